"""Facts from a verb with a preposition: "sitting on", "looking at", "covered with", "held by", "made of"."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.company import in_predicate, with_predicate
from layoutgen.parse.coordination import members as coordinated
from layoutgen.parse.lexicon import (
    LIFELIKE,
    LIGHT_VERBS,
    MATERIAL_VERBS,
    OVER_CLOTHES,
    TRANSITIVE,
    WATERS,
    WITH_PREPOSITION,
    members,
)
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.reading import Entity, Reading
from layoutgen.parse.tails import is_put_on
from layoutgen.sorts import CYCLES, HEIGHTS

_WORN = members("worn accessories")
_BY_TOOL = frozenset(
    {"cut", "slice", "chop", "carve", "eat", "hold", "lift", "pull", "wash", "brush", "dig", "feed", "hit"}
)
_STILL = frozenset({"sit", "stand", "lie", "lay", "park", "rest", "perch", "pose", "walk", "play"})
_NOT_AGENTS = members("not agents")  # "parked by a man" is a place
_WITH_SIDES = frozenset(
    {"building", "vehicle", "structure", "boat", "aircraft", "container", "kitchenware", "appliance"}
)
_BESIDE = frozenset({"person", "animal", "vehicle", "building", "plant"})  # they stand beside it
_FLAT = frozenset({"table", "desk", "counter", "countertop", "bed", "couch", "sofa"})
_TOPPED = frozenset({"pizza", "cake", "waffle", "toast", "pancake"})
_MIDDLES = ("in the middle of", "in the center of", "in the centre of", "at the center of", "in the corner of")
_READABLE = members("readable")  # who is on a phone does not stand on it
_BEFORE_SCREENS = {
    **dict.fromkeys(("laptop", "computer", "pc", "keyboard", "monitor", "macbook"), "using"),
    **dict.fromkeys(("television", "tv"), "looking at"),
}
_MADE_OF = frozenset({"of", "from", "out", "with"})
_LOOKS = frozenset({"look", "peek", "stare", "gaze", "peer", "glance"})
_WITH_OBJECT = frozenset(
    {"looking at", "feeding", "attached to", "hanging from", "hitting"}
)  # hold although the verb has an object


_GROUNDS = ("hill", "hillside", "field", "mountain", "slope", "meadow", "plain", "farm", "ground", "road", "bank")
_DESKS = frozenset({"table", "desk", "counter"})
_GROUNDED = frozenset({"furniture", "structure", "building", "plant"})
_SHORES = ("on the edge", "on side", "on the side", "on the shore", "on the bank", "at the edge", "on a side")


def verb_phrase_facts(
    reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity], verb: int
) -> None:
    """Relates `subjects` and `objects` by what `verb` and `phrase` say together."""
    tree = reading.tree
    tokens = tuple(range(phrase.start, phrase.end))
    particle = tree.kid(verb, "compound:prt")
    spoken = (verb, *([particle] if particle is not None and particle < phrase.start else []), *tokens)
    if tree.lower[phrase.end - 1] == "by" and _agent(reading, verb, subjects, objects, spoken):
        return
    has_object = tree.lemmas[verb] not in ("sit", "stand", "lie") and any(
        tree.deps[k] == "obj" and reading.chunk_at[k] is not None for k in tree.kids[verb]
    )
    predicate = _listed(reading, verb, phrase, particle)
    if tree.lemmas[verb] in LIGHT_VERBS and not predicate:
        spoken = tokens
    if not predicate and phrase.predicate == "with":
        alive = any(e.group in LIFELIKE for e in objects)
        far = phrase.start > verb + 1 and (particle is None or phrase.start > particle + 1)  # "parked at a house with"
        if (
            has_object
            or alive
            or far
            or tree.tags[verb] != "VBN"
            or tree.lemmas[verb] in _STILL | _BY_TOOL | LIGHT_VERBS
        ):
            worn = phrase.landmark is not None and is_put_on(reading, phrase.landmark)
            _company(reading, subjects, objects, tokens if has_object else spoken, worn)
            if not has_object:
                reading.used.add(verb)
            return
        predicate = "covered with"
    if has_object and (predicate not in _WITH_OBJECT or tree.lemmas[verb] == "hit"):
        if not predicate and reading.words(phrase.start, phrase.end) == "to" and phrase.predicate == "near":
            return
        predicate, spoken = "", tokens
    predicate = predicate or place_predicate(reading, phrase, subjects[0], objects[0])
    if (
        predicate == "wearing"
        and subjects[0].group == "animal"
        and tree.lemmas[verb] in _STILL | {"sleep", "nap", "curl"}
    ):
        predicate = "in"  # "a kitten sitting in a slipper"
    predicate = _meant(reading, verb, predicate, subjects[0], objects[0])
    reading.relate(subjects, fitting(predicate, subjects, objects), objects, spoken)
    if not has_object:
        reading.used.add(verb)


def _meant(reading: Reading, verb: int, predicate: str, subject: Entity, other: Entity) -> str:
    """Who sits in front of a computer uses it; luggage "waiting to be loaded onto a train" is beside it."""
    tree = reading.tree
    if predicate == "in front of" and tree.lemmas[verb] in ("sit", "seat") and subject.group == "person":
        return _BEFORE_SCREENS.get(other.label.rsplit(" ", 1)[-1], predicate)
    if predicate == "in" and tree.lemmas[verb] == "come" and other.group == "appliance":
        return "near"  # "bread that came out of the oven"
    if predicate == "on" and tree.lemmas[verb] in ("knock", "bang"):
        return "touching"
    waits = tree.lemmas[verb] == "load" and verb > 0 and tree.lower[verb - 1] == "be"
    return "near" if predicate == "on" and waits else predicate


_SHAFTS = frozenset({"post", "pole", "lamppost"})
_DOCKS = frozenset({"dock", "pier", "jetty", "wharf"})
_LEANT_ON = frozenset({"fence", "railing", "gate", "wall", "brick wall", "stone wall", "chain link fence"})


def fitting(predicate: str, subjects: list[Entity], objects: list[Entity]) -> str:
    """A sandwich wrapped in paper does not wear it; who grazes on a hillside is on it."""
    if predicate == "wearing" and not any(e.group in LIFELIKE for e in subjects):
        return "in"
    if predicate == "using" and (objects[0].kind == "stuff" or objects[0].group in ("furniture", "structure")):
        return "at" if objects[0].label.rsplit(" ", 1)[-1] in _DESKS else "on"  # "chatting on a bench"
    indoor = subjects[0].group == "indoor" and subjects[0].kind == "stuff"
    if predicate in ("~on", "covered with") and indoor and objects[0].kind == "thing":
        return "~in"  # "a dining room set with tables", "a bedroom decorated with a quilt"
    if predicate == "~in" and subjects[0].label.rsplit(" ", 1)[-1] in _FLAT | _TOPPED:
        return "~on"
    worn = (objects[0].group == "clothing" and objects[0].label not in OVER_CLOTHES) or objects[0].label in _WORN
    if predicate == "riding" and objects[0].kind == "stuff":
        return "on"  # "travelling on a street"
    if predicate == "eating" and objects[0].kind == "stuff" and objects[0].label.endswith(_GROUNDS):
        return "on"  # "grazing on a hillside"
    if predicate == "~along" and subjects[0].kind == "thing":
        return "~in" if subjects[0].group in ("appliance", "container", "kitchenware") else "~on"
    if predicate in ("on", "covered with") and worn and subjects[0].group == "person":
        return "wearing"  # "putting on a tie"
    if predicate == "using" and objects[0].group in ("plant", "nature", "structure"):
        return "on"  # "talking on a leaf"
    return _upright(predicate, subjects[0], objects[0])


def _moors(one: Entity, other: Entity) -> bool:
    """Whether one is a boat and the other what boats lie at."""
    docks = {e.label.rsplit(" ", 1)[-1] for e in (one, other)} & _DOCKS
    return bool(docks) and "boat" in (one.group, other.group)


def _upright(predicate: str, subject: Entity, support: Entity) -> str:
    """ "bikes parked on a fence" lean on it, what hangs from a wall is on it."""
    if predicate in ("~in", "in") and _moors(subject, support):
        return "near"  # "a dock filled with boats"
    if predicate == "on" and support.label in _LEANT_ON and vocab.noun(subject.label).name in CYCLES:
        return "leaning on"
    mounted = subject.label.endswith("sign") and support.label.rsplit(" ", 1)[-1] in _SHAFTS
    return "on" if predicate == "hanging from" and (support.kind == "stuff" or mounted) else predicate


def _listed(reading: Reading, verb: int, phrase: Phrase, particle: int | None) -> str:
    """What the lexicon has for verb and preposition; "looking at a cat through a window" looks at the cat only."""
    tree, said = reading.tree, reading.words(phrase.start, phrase.end)
    if tree.lower[verb + 1 : verb + 2] == ["like"] or tree.lower[phrase.start - 1] == "while":
        return ""  # "a car that looks like a bus on rails", "looking at something while on a seat"
    if tree.lemmas[verb] in _LOOKS and "from" in tree.lower[phrase.start - 1 : phrase.end]:
        return ""  # "peeking out from inside a purse"
    if verb in reading.used and phrase.predicate != "with" and not _looks_at_last(reading, verb, phrase):
        return ""
    both = said if particle is None else f"{tree.lower[particle]} {said}"
    found = (WITH_PREPOSITION.get((tree.lemmas[verb], words)) for words in (both, said, tree.lower[phrase.end - 1]))
    predicate = next((predicate for predicate in found if predicate), "")
    if not predicate and said in ("in", "into") and tree.lemmas[verb] in _LOOKS and _is_opened(reading, phrase):
        return "looking at"  # "looking in a refrigerator": nobody is in there
    if predicate == "looking at" and said == "out of" and not _is_opening(reading, phrase):
        return ""  # "a horse looking out of a stable" is in there
    if predicate == "looking at" and said != "at" and _looks_further(reading, phrase):
        return "behind" if said == "over" else "near"
    return predicate


def _is_opening(reading: Reading, phrase: Phrase) -> bool:
    things = reading.refers[phrase.landmark] if phrase.landmark is not None else []
    return any(e.label.endswith(("window", "door", "doorway")) for e in things)


def _is_opened(reading: Reading, phrase: Phrase) -> bool:
    things = reading.refers[phrase.landmark] if phrase.landmark is not None else []
    return any(e.group in ("appliance", "container", "kitchenware") or e.label == "mirror" for e in things)


def _looks_at_last(reading: Reading, verb: int, phrase: Phrase) -> bool:
    """Whether "at" says what is looked at through a fence before it; not "looks at the grass at a zoo"."""
    tree = reading.tree
    if tree.lower[phrase.start] == "at" and "out" in tree.lower[verb : phrase.start] and tree.lemmas[verb] in _LOOKS:
        return True
    if tree.lower[phrase.start] != "at" or tree.lemmas[verb] not in _LOOKS or "at" in tree.lower[verb : phrase.start]:
        return False
    return all(e.kind == "thing" for e in (reading.refers[phrase.landmark] if phrase.landmark is not None else []))


def _looks_further(reading: Reading, phrase: Phrase) -> bool:
    """ "looks through a fence at a bear": whether what is looked at comes next."""
    end = reading.chunks[phrase.landmark].end if phrase.landmark is not None else len(reading.tree)
    after = reading.phrase_at[end] if end < len(reading.tree) else None
    return after is not None and reading.words(reading.phrases[after].start, reading.phrases[after].end) == "at"


def _company(
    reading: Reading, subjects: list[Entity], objects: list[Entity], spoken: tuple[int, ...], worn: bool
) -> None:
    """Relates those that are with each other. worn: whether "on" follows, as in "walking with skis on"."""
    for entity in objects:
        for subject in subjects:
            predicate = with_predicate(subject, entity)
            reading.relate([subject], "wearing" if worn and predicate == "holding" else predicate, [entity], spoken)


def place_predicate(reading: Reading, phrase: Phrase, subject: Entity, other: Entity) -> str:
    """The predicate of the phrase alone between these two; "parked by a man" is only near him."""
    by_person = reading.tree.lower[phrase.end - 1] == "by" and other.group == "person"
    if by_person and phrase.start and reading.tree.tags[phrase.start - 1] == "VBN":
        return "near"
    if subject.group == "person" and phrase.predicate == "on" and other.label in _READABLE:
        return "using"
    if subject.group == "person" and phrase.predicate == "on" and _BEFORE_SCREENS.get(other.label) == "looking at":
        return "looking at"  # "playing a game on the television"
    words = reading.words(phrase.start, phrase.end)
    if words.startswith(_SHORES) and other.label.rsplit(" ", 1)[-1] in WATERS:
        return "near"
    if phrase.predicate == "on" and subject.group in _GROUNDED and other.label.rsplit(" ", 1)[-1] in WATERS:
        return "near"
    if words.startswith(_MIDDLES[:3]) and other.kind == "thing" and isinstance(other.count, int) and other.count > 1:
        return "between"  # "a badger in the middle of two otters"
    if words.startswith(_MIDDLES) and other.label.rsplit(" ", 1)[-1] in _FLAT:
        return "on"  # "a pan in the middle of a table"
    if words == "on the corner of" and other.group in _WITH_SIDES:
        return "near" if subject.group in _BESIDE else "on"
    if (
        words in ("on the side of", "on the sides of", "to the side of")
        and other.group in _WITH_SIDES
        and subject.group not in _BESIDE
        and vocab.noun(subject.label).support != "ground"
    ):
        return "on"  # "a clock on the side of a building"
    return _of_place(words, other) or in_predicate(subject, phrase.predicate, other)


def _of_place(words: str, other: Entity) -> str:
    """What the words of a phrase say beside such a thing; nothing for others."""
    if words == "at" and other.group in ("animal", "vehicle", "toy"):
        return "near"  # "at a motorcycle show"
    if words == "all over" and other.kind == "stuff":
        return "on"
    return "on" if words == "on the side of" and other.label.rsplit(" ", 1)[-1] in HEIGHTS else ""


def _agent(reading: Reading, verb: int, subjects: list[Entity], objects: list[Entity], spoken: tuple[int, ...]) -> bool:
    """The passive: "a cat held by a girl" -> the girl holds it."""
    lemma = reading.tree.lemmas[verb]
    if reading.tree.tags[verb] not in ("VBN", "VBD") or lemma in _NOT_AGENTS or (lemma, "by") in WITH_PREPOSITION:
        return False
    predicate = TRANSITIVE.get(lemma) if lemma != "hand" else None  # who hands a plate does not hold who gets it
    if lemma == "draw" and all(e.group in ("animal", "vehicle") for e in objects):
        predicate = "pulling"  # "a cart drawn by a horse"
    if all(e.kind == "stuff" for e in objects):  # "pulled up by a platform"
        return False
    if predicate is None and not any(e.group in LIFELIKE for e in objects):
        return False
    reading.relate(objects, predicate or "interacting with", subjects, spoken)
    reading.used.add(verb)
    return True


def take_material(reading: Reading, phrase: Phrase, subjects: list[Entity], verb: int, landmark: int) -> bool:
    """ "made of wood", "built from bricks": an attribute of the subjects, and no object; False for other verbs, and for
    where the thing is ("made of wood beside a lake")."""
    mention, tree = reading.mentions[landmark], reading.tree
    if mention is None or tree.lemmas[verb] not in MATERIAL_VERBS or tree.tags[verb] not in ("VBN", "VBD"):
        return False
    if tree.lower[phrase.start] not in _MADE_OF or _MADE_OF & set(tree.lower[verb + 1 : phrase.start]):
        return False  # "made of bricks with a tree in the background"
    reading.used.add(verb)
    if not mention.definite:
        for number in coordinated(reading, landmark):  # "made of limbs and logs"
            reading.forget(number)
    other = [e for e in subjects if not _is_made(reading, e, verb)]  # "a cube made of brick and a ball made of glass"
    for entity in other or subjects:
        entity.describe([" ".join([*mention.attributes, mention.label])])
    return True


def _is_made(reading: Reading, entity: Entity, verb: int) -> bool:
    """Whether another verb, right after its name, tells what it is made of."""
    tree = reading.tree
    after = next((i for i, start in enumerate(tree.starts) if start >= entity.end), verb)
    return after != verb and tree.lemmas[after] in MATERIAL_VERBS and tree.tags[after] == "VBN"
