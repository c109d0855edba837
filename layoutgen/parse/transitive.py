"""Facts from verbs with a direct object: "holding a cup", "has drawers beneath it", "takes a bite of a hot dog"."""

from __future__ import annotations

import itertools

from layoutgen.parse.company import HOLDABLE, with_predicate
from layoutgen.parse.lexicon import LIFELIKE, LIGHT_VERBS, SPOUTS, TRANSITIVE
from layoutgen.parse.reading import Entity, Reading

_MOUTHFULS = {"bite": "eating", "bites": "eating", "lick": "eating", "sip": "drinking", "drink": "drinking"}
_STUNTS = frozenset({"trick", "tricks", "stunt", "stunts"})
_FOODS = frozenset({"food", "fruit", "plant", "drink"})
_WHEELED = frozenset({"bike", "bicycle", "motorcycle", "stroller"})  # they are walked like dogs
_BOARDS = ("board", "ski", "bike", "bicycle", "motorcycle", "scooter")
_GIVING = frozenset({"feed", "give", "hand", "offer", "bring", "serve", "pass"})
_DEPARTING = frozenset({"leave", "exit", "depart"})
_DRESSING = frozenset({"tie", "adjust", "fix", "straighten", "button", "zip", "fasten", "lace"})
_PUTTING = frozenset({"pick", "put", "place", "set", "lay", "arrange", "add", "hang"})
_COOKS = frozenset({"make", "prepare", "cook", "bake", "fry", "grill", "roast", "decorate", "peel", "season", "mix"})
_SHOWING = frozenset({"show", "depict", "see", "display", "capture"})
_RIDERS = frozenset({"jockey", "equestrian", "rider", "cowboy", "cowgirl", "horseman", "knight"})
_TAKING = frozenset({"take", "remove"})
_HAVING = frozenset({"show", "display", "have", "contain", "include", "feature", "get", "hold"})
_MEALS = frozenset({"dinner", "lunch", "breakfast", "meal", "supper", "brunch"})
_TO_BEINGS = {"lick": "touching", "race": "chasing", "kiss": "holding"}  # who race run the same way
_PICKED_UP = frozenset({"frog", "toad", "fish", "kitten", "puppy", "hamster", "teddy bear", "doll", "bunny", "baby"})
_LARGE = frozenset({"vehicle", "boat", "aircraft"})
_SHELTERING = frozenset({"protect", "shield", "shelter", "shade"})
_ROOFS = ("umbrella", "parasol", "canopy", "tent", "awning", "tarp")
_MOVING = _DEPARTING | {"approach", "enter"}
_ROWING = frozenset({"row", "paddle", "sail", "canoe", "steer"})
_FIGURES = frozenset({"statue", "sculpture", "gargoyle"})
_HOLDERS = frozenset({"furniture", "container", "kitchenware", "structure"})  # what they hold is on or in them


EACH_OTHER = "facing each other"


def transitive_facts(
    reading: Reading, verb: int, subjects: list[Entity], objects: list[Entity], chunks: list[int]
) -> None:
    """Relates `subjects` to `objects`, the entities of `chunks`, by what the verb says."""
    tree, lemma = reading.tree, reading.tree.lemmas[verb]
    particle = tree.kid(verb, "compound:prt")
    tokens = (verb,) if particle is None else tuple(sorted((verb, particle)))
    mouthful = tree.lower[reading.head(chunks[0])]
    if mouthful in _STUNTS:
        boards = [e for e in objects if e.group in ("sport", "vehicle", "boat")]
        reading.relate(subjects, "riding", boards, tokens)  # "doing skateboard tricks"
        reading.used.add(verb)
    elif lemma in LIGHT_VERBS and mouthful in _MOUTHFULS:
        reading.relate(subjects, _MOUTHFULS[mouthful], objects, (verb,))
    elif lemma == "have" or (lemma in _HAVING and subjects[0].kind == "stuff"):
        _possession(reading, subjects, [e for e in objects if not _placed_after(reading, chunks, e)], tokens)
    elif lemma in _GIVING and chunks and _given_too(reading, chunks):
        reading.relate(subjects, "feeding" if lemma == "feed" else "interacting with", objects, tokens)
        reading.relate(subjects, "holding", _given_too(reading, chunks), tokens)
        reading.used.add(verb)
    elif lemma in ("hold", "contain") and subjects[0].group in _HOLDERS and not _is_figure(subjects[0]):
        for entity in objects:
            reading.relate(subjects, with_predicate(subjects[0], entity), [entity], tokens)
        reading.used.add(verb)
    elif (
        not (lemma in _PUTTING and _is_over(reading, verb, subjects))
        and not (lemma in _SHOWING and subjects[0].group != "person")
        and not _is_light(reading, verb, objects)
    ):
        for entity in objects:
            along = lemma == "take" and entity.group == "animal"
            predicate = _taken_along(subjects[0]) if along else _meant(lemma, entity, subjects[0])
            if lemma != "walk" or entity.group in ("animal", "bird", "person") or entity.label in _WHEELED:
                reading.relate(subjects, _fitting(predicate, entity), [entity], tokens)
        reading.used.add(verb)


def _taken_along(subject: Entity) -> str:
    """ "a jockey taking a horse through a gate" rides it, "a man taking a dog to the park" leads it."""
    return "riding" if subject.label in _RIDERS else "leading" if subject.group == "person" else ""


def _is_over(reading: Reading, verb: int, subjects: list[Entity]) -> bool:
    """Whether it was done before, by whom nobody knows: "somebody has put a sticker on a box"."""
    unknown = subjects[0].label in ("someone", "somebody")
    return unknown and any(reading.tree.lower[k] in ("has", "have", "had") for k in reading.tree.kids[verb])


def _is_figure(entity: Entity) -> bool:
    """Whether it is a statue, which has hands."""
    return entity.label.rsplit(" ", 1)[-1] in _FIGURES


def _given_too(reading: Reading, chunks: list[int]) -> list[Entity]:
    """The banana of "feeding a horse a banana"."""
    after = chunks[-1] + 1
    if after >= len(reading.chunks) or reading.chunks[after].start != reading.chunks[chunks[-1]].end:
        return []
    bare = reading.chunks[after].kind == "noun" and after not in reading.coordinated
    return reading.refers[after] if bare else []


def mutual_facts(reading: Reading, verb: int, subjects: list[Entity]) -> bool:
    """ "a cat and a dog facing each other": whether the verb was of that kind."""
    if reading.words(verb + 1, verb + 3) not in ("each other", "one another"):
        return False
    if len(subjects) == 1 and subjects[0].count != 1 and reading.tree.lemmas[verb] == "face":
        subjects[0].describe([EACH_OTHER])
        return True
    if len(subjects) < 2:
        return False
    predicate = TRANSITIVE.get(reading.tree.lemmas[verb], "")
    for first, second in itertools.pairwise(subjects):
        reading.relate([first], predicate, [second], (verb,))
    return True


def _is_light(reading: Reading, verb: int, objects: list[Entity]) -> bool:
    lemma = reading.tree.lemmas[verb]
    if lemma == "take" and all(e.group == "animal" for e in objects):
        return False  # "takes her horse through a gate"
    if lemma in _TAKING and all(e.group in HOLDABLE for e in objects):
        return False  # "takes a cup", and not "takes a shower"
    return lemma in LIGHT_VERBS and (lemma not in TRANSITIVE or reading.tree.lower[verb] == "including")


def _possession(reading: Reading, subjects: list[Entity], objects: list[Entity], tokens: tuple[int, ...]) -> None:
    for subject in subjects:
        for entity in objects:
            predicate = with_predicate(subject, entity)
            if entity.label in _MEALS and predicate == "holding":
                predicate = "eating"  # "having dinner"
            reading.relate([subject], "has" if predicate == "with" else predicate, [entity], tokens)


def _meant(lemma: str, entity: Entity, subject: Entity) -> str:
    """What a verb says of this object: food is shared by eating it, an umbrella by holding it."""
    if lemma == "pick" and entity.group == "person" and subject.group in _LARGE:
        return "near"  # "a train stopping to pick up people"
    if entity.group in LIFELIKE and subject.group in LIFELIKE and lemma in _TO_BEINGS:
        kissed = lemma == "kiss" and (subject.group != "person" or entity.label not in _PICKED_UP)
        return "touching" if kissed else _TO_BEINGS[lemma]
    if lemma == "serve":
        return "hitting" if entity.group in ("sport", "toy") else "holding"
    if lemma == "share":
        return "eating" if entity.group in _FOODS else "on" if entity.group == "furniture" else "holding"
    if lemma in SPOUTS and (entity.kind == "stuff" or entity.label in ("water", "smoke", "steam")):
        return "with"
    if lemma in _ROWING or lemma in _MOVING or lemma in _SHELTERING:
        return _moved(lemma, entity, subject)
    if lemma in _DRESSING and entity.group == "clothing":
        return "wearing"
    if lemma in _COOKS and entity.group in _FOODS:
        return "holding"  # what is made is in the hands
    if lemma == "display" and subject.group in LIFELIKE:
        return "holding" if entity.group in HOLDABLE else "near"  # "two guys displaying a table"
    return "holding" if lemma in _PUTTING | _TAKING else _by_sort(lemma, entity, subject)


def _by_sort(lemma: str, entity: Entity, subject: Entity) -> str:
    """What a verb says; of one that is not known, only that a place is around what it is told of."""
    if lemma not in TRANSITIVE and entity.kind == "stuff" and subject.group in LIFELIKE:
        return "in"  # "sheep roaming a pasture"
    if lemma not in TRANSITIVE and subject.kind == "stuff" and entity.kind == "thing":
        return "~in"  # "a dining area featuring a salad"
    return TRANSITIVE.get(lemma, "interacting with")


def _moved(lemma: str, entity: Entity, subject: Entity) -> str:
    """What is meant by verbs that say how one thing moves or shelters another."""
    if lemma in _SHELTERING:
        return "over" if entity.group in LIFELIKE and subject.label.endswith(_ROOFS) else "near"
    if lemma in _ROWING and entity.group == "boat":
        return "riding"
    if lemma == "approach" and entity.group not in LIFELIKE:
        return "near"
    if lemma == "enter":
        return "in" if entity.kind == "stuff" else "near"
    leaves = lemma in _DEPARTING and entity.kind == "stuff"
    return "at" if leaves else _by_sort(lemma, entity, subject)


def _fitting(predicate: str, entity: Entity) -> str:
    """ "wearing" only of clothes, "playing" only of games and instruments."""
    if predicate == "wearing" and entity.group in ("animal", "furniture", "vehicle"):
        return "with"
    if predicate == "riding" and entity.group == "electronics":
        return "using"  # "surfs his computer"
    if predicate == "throwing" and entity.label == "kite":
        return "flying"
    if predicate == "over" and entity.label.endswith(_BOARDS):
        return "riding"  # "jumping a snowboard"
    if predicate == "feeding" and entity.group in _FOODS:
        return "holding"  # "feeding a banana to a horse"
    if predicate == "playing" and entity.group not in ("music", "sport", "electronics"):
        return "playing with"
    return predicate


def _placed_after(reading: Reading, chunks: list[int], entity: Entity) -> bool:
    """ "has drawers beneath it and a mirror above": the phrase says where, so "has" says no more."""
    for number in chunks:
        end = reading.chunks[number].end
        after = reading.phrase_at[end] if end < len(reading.tree) else None
        if entity in reading.refers[number] and after is not None:
            phrase = reading.phrases[after]
            pronoun = phrase.landmark is not None and reading.chunks[phrase.landmark].kind == "pronoun"
            return pronoun or phrase.of_possessor or (phrase.landmark is None and not phrase.position)
    return False
