"""From chunks to entities: new things, second mentions, pronouns, "one", "another", "the other", "both"."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.background import is_abstract, is_part_word, note_attributes, take_time_and_weather
from layoutgen.parse.clauses import verb_subjects
from layoutgen.parse.coordination import first_member, members
from layoutgen.parse.counts import Count, number
from layoutgen.parse.lexicon import DEPICTIONS, MASS_HEADS, SINGLE_PAIRS, VAGUE, members as words_of
from layoutgen.parse.mentions import Mention
from layoutgen.parse.reading import Entity, Reading, group_of, kind_of
from layoutgen.parse.sets import part_of, rest_of

_THEY = frozenset({"they", "them", "these", "those", "themselves", "their"})
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "herself", "hers"})
_IT = frozenset({"it", "its", "itself", "this", "that"})
_MANY_GROUPS = frozenset(
    {
        "crowd",
        "lot",
        "swarm",
        "ton",
        "plenty",
        "dozens",
        "hundreds",
        "thousands",
        "sea",
        "horde",
        "army",
        "mass",
        "lots",
        "abundance",
    }
)
_GENERAL = {
    "animal": ("animal", "bird", "insect", "fish"),
    "vehicle": ("vehicle",),
    "person": ("person",),
    "creature": ("animal", "bird"),
}
_GAMES = words_of("games")
_CONTAINERS = frozenset({"container", "kitchenware"})


def resolve(reading: Reading) -> None:
    """Fills `reading.refers` and `reading.entities`, from left to right."""
    for number_, chunk in enumerate(reading.chunks):
        mention = reading.mentions[number_]
        if chunk.kind == "relative":
            reading.refers[number_] = _relative(reading, number_)
        elif chunk.kind == "pronoun":
            reading.refers[number_] = pronoun(reading, reading.tree.lower[chunk.head], number_)
        elif mention is not None:
            _nominal(reading, number_, mention)


def _nominal(reading: Reading, number_: int, mention: Mention) -> None:
    if number_ in reading.negated or (mention.negative and mention.label != "one"):
        reading.negated.add(number_)
        return
    measure = _measured(reading, number_, mention)
    if measure is not None:
        reading.alias[number_] = measure
        return
    if mention.chunk.kind == "anaphor":
        reading.refers[number_] = _anaphor(reading, number_, mention)
        return
    if _names_nothing(reading, number_, mention):
        reading.dropped.add(number_)
        return
    before = [alias for alias, target in reading.alias.items() if target == number_]
    owner = _owners(reading, number_)
    known = None if before and not mention.definite else _second_mention(reading, mention, owner)
    if known is not None:
        known.describe([a for a in mention.attributes if not known.parts])
        reading.refers[number_] = [known]
    else:
        reading.refers[number_] = [_new(reading, mention)]
    for alias in before:
        _apply_measure(reading, alias, number_, mention)
    entity = reading.refers[number_][0]
    note_attributes(reading, mention.attributes, mention.label)
    if owner and owner[0] is not entity:
        predicate = "wearing" if entity.group == "clothing" and owner[0].group == "person" else "has"
        reading.relate(owner, predicate, [entity], tuple(_owner_tokens(reading, number_)), weak=True)


def _owner_tokens(reading: Reading, number_: int) -> list[int]:
    chunk = reading.chunks[number_]
    if chunk.owner_word is not None:
        return [chunk.owner_word]
    return [chunk.start - 1]


def _owners(reading: Reading, number_: int) -> list[Entity]:
    chunk = reading.chunks[number_]
    if chunk.owner is not None:
        return reading.refers[chunk.owner]
    if chunk.owner_word is not None:
        word = reading.tree.lower[chunk.owner_word]
        if word == "whose":
            return reading.refers[number_ - 1] if number_ else []
        return pronoun(reading, word, number_)
    return []


def _new(reading: Reading, mention: Mention) -> Entity:
    tree, chunk = reading.tree, mention.chunk
    label, count = mention.label, mention.count
    kind = kind_of(label)
    crowd = vocab.collective(label) if not mention.plural else None
    if (crowd is not None and vocab.lookup(label) is None) or (
        crowd is not None and label in ("couple", "crowd", "family", "group", "pair", "team", "audience", "trio", "duo")
    ):
        assert crowd is not None
        label, kind = crowd.member or "person", "thing"
        count = (
            "many"
            if mention.label in ("crowd", "audience")
            else "several"
            if mention.label == "group"
            else crowd.number
        )
    if count is None:
        count = "many" if mention.plural else 1
    if kind == "stuff":
        count = 1 if not isinstance(count, int) or not mention.plural else count
    entity = Entity(
        label, list(mention.attributes), count, tree.starts[chunk.start], tree.ends[chunk.end - 1],
        tree.sentence[chunk.head], kind, definite=mention.definite, group=group_of(label),
    )  # fmt: skip
    return reading.add(entity)


def _measured(reading: Reading, number_: int, mention: Mention) -> int | None:
    """The chunk that is really meant: of "a group of people", "three slices of pizza", "four of the chairs", "the side of a road"."""
    phrase = reading.phrase_at[mention.chunk.end] if mention.chunk.end < len(reading.tree) else None
    if phrase is None or reading.phrases[phrase].predicate != "of":
        return None
    landmark = reading.phrases[phrase].landmark
    if landmark is None or reading.chunks[landmark].kind == "relative":
        return None
    label, word = mention.label, reading.tree.lower[mention.chunk.head]
    if mention.chunk.kind == "anaphor":
        return landmark
    if label in MASS_HEADS or word in VAGUE or label in VAGUE or word in ("couple", "pair", "pairs", "dozen", "trio"):
        return landmark
    inner = reading.mentions[landmark]
    if (
        inner is not None
        and vocab.collective(f"{label} of {inner.label}") is not None
        and group_of(label) not in _CONTAINERS
    ):
        return landmark
    if label in (
        "group",
        "bunch",
        "crowd",
        "herd",
        "flock",
        "row",
        "line",
        "stack",
        "pile",
        "set",
        "collection",
        "cluster",
    ):
        return landmark
    return landmark if is_part_word(label) or (is_abstract(label) and label not in DEPICTIONS) else None


def _apply_measure(reading: Reading, alias: int, number_: int, mention: Mention) -> None:
    """Gives the noun after "of" the number that the words before "of" say."""
    outer = reading.mentions[alias]
    assert outer is not None
    entity = reading.refers[number_][0]
    entity.start = min(entity.start, reading.tree.starts[outer.chunk.start])
    reading.refers[alias] = reading.refers[number_]
    word = outer.label
    if outer.chunk.kind == "anaphor":
        _subset(reading, alias, number_, outer, entity)
        return
    entity.describe(
        [a for a in outer.attributes if a not in ("large", "small", "big", "huge")]
        if word not in MASS_HEADS
        else outer.attributes
    )
    if is_part_word(word) and word not in MASS_HEADS:
        return
    entity.count = _measure(reading, outer, mention)
    if entity.kind == "stuff" and not isinstance(entity.count, int):
        entity.count = 1


def _measure(reading: Reading, outer: Mention, mention: Mention) -> Count:
    word, plain = outer.label, reading.tree.lower[outer.chunk.head]
    times = outer.count if isinstance(outer.count, int) else None
    if word in ("pair", "couple"):
        each = 1 if reading.tree.lower[mention.chunk.head] in SINGLE_PAIRS else 2
        return "many" if times is None and outer.plural else each * (times or 1)
    if word in ("trio", "quartet", "duo"):
        return {"trio": 3, "quartet": 4, "duo": 2}[word]
    if word == "dozen" and plain != "dozens":
        return 12 * (times or 1)
    if word in MASS_HEADS and word not in ("variety", "head"):
        if word in ("type", "kind", "sort", "style", "brand", "model") and mention.plural:
            return outer.count or "several"
        return outer.count or ("many" if outer.plural else 1)
    if isinstance(mention.count, int) and mention.count > 1 and not outer.plural:
        return mention.count
    if not mention.plural and plain not in VAGUE and mention.label not in ("sheep", "cattle", "deer"):
        return 1
    if plain in VAGUE:
        vague = VAGUE[plain]
        return vague if vague in ("many", "several", "few") else "several"  # type: ignore[return-value]
    if word in _MANY_GROUPS or plain in _MANY_GROUPS or outer.plural:
        return "many"
    return "several"


def _subset(reading: Reading, alias: int, number_: int, outer: Mention, entity: Entity) -> None:
    """ "four of the six chairs": a part of the six; "all of them": the whole."""
    word = reading.tree.lower[outer.chunk.head]
    if word in ("all", "both", "each", "either", "any"):
        return
    if word == "none":
        reading.negated.add(alias)
        return
    count: Count = outer.count if outer.count is not None else number(word) or "several"
    if entity.count == "many":
        entity.count = "several"
    if True:
        reading.refers[alias] = [part_of(entity, count, outer.attributes)]


def _names_nothing(reading: Reading, number_: int, mention: Mention) -> bool:
    if take_time_and_weather(reading, number_, mention):
        return True
    tree, chunk = reading.tree, mention.chunk
    label = mention.label
    if (
        vocab.colour(label) is not None
        and (vocab.lookup(label) is None or tree.tags[chunk.start] not in ("DT", "CD"))
        and (
            tree.kid(chunk.head, "cop") is not None
            or label not in ("orange", "rose", "peach", "gold", "silver", "chocolate", "lime", "olive", "violet")
        )
    ):
        return vocab.lookup(label) is None or tree.kid(chunk.head, "cop") is not None
    if is_abstract(label) or (is_part_word(label) and number_ in reading.landmark_of):
        return True
    if " " in label and is_abstract(label.rsplit(" ", 1)[1]) and vocab.lookup(label) is None:
        return True
    if (
        tree.tags[chunk.head].startswith("NNP")
        and vocab.lookup(label) is None
        and number_ in reading.landmark_of
        and reading.phrases[reading.landmark_of[number_]].predicate in ("in", "at", "near", "of")
    ):
        return True
    if label in _GAMES and tree.lemmas[tree.heads[chunk.head]] in ("play", "watch", "enjoy"):
        return True
    phrase = reading.landmark_of.get(number_)
    if (
        phrase is not None
        and reading.phrases[phrase].predicate == "of"
        and number_
        and _is_depiction(reading, number_ - 1)
    ):
        return True
    group = group_of(label)
    if group == "body" and not mention.attributes and vocab.lookup(label) is not None:
        loose = chunk.owner is None and (
            chunk.owner_word is not None
            or chunk.start == chunk.head
            or (tree.lower[chunk.start] == "the" and chunk.head == chunk.start + 1)
        )
        verb = tree.heads[chunk.head]
        return loose and (
            phrase is not None
            or tree.deps[chunk.head] == "obj"
            or (chunk.owner_word is not None and tree.tags[verb].startswith("VB"))
        )
    return group == "symbol" and vocab.lookup(label) is not None and label in ("letter", "word", "number") and False


def _is_depiction(reading: Reading, number_: int) -> bool:
    mention = reading.mentions[number_]
    if mention is None or mention.label not in DEPICTIONS or number_ in reading.alias:
        return False
    entities = reading.refers[number_]
    if entities:
        after = reading.chunks[number_ + 1]
        entities[0].describe([f"of {reading.words(after.start, after.end)}"])
    return bool(entities)


def _second_mention(reading: Reading, mention: Mention, owner: list[Entity]) -> Entity | None:
    """The entity that "the dog" means, when a dog was there before."""
    if not mention.definite or mention.chunk.owner_word is not None or mention.chunk.owner is not None:
        return None
    if _placed(reading, mention.chunk.end):
        return None
    labels = _GENERAL.get(mention.label)
    fitting = [
        e for e in reading.entities
        if (e.label == mention.label or (labels and e.group in labels and vocab.lookup(mention.label) is not None))
        and (isinstance(e.count, int) and e.count == 1) != mention.plural
        and set(mention.attributes) <= set(e.attributes)
    ]  # fmt: skip
    if fitting:
        same = [e for e in fitting if e.label == mention.label]
        return (same or fitting)[-1] if True else None
    same = [
        e
        for e in reading.entities
        if e.label == mention.label and not e.attributes and (e.count == 1) != mention.plural
    ]
    later = reading.tree.sentence[mention.chunk.head]
    return (
        same[0]
        if len(same) == 1
        and same[0].sentence < later
        and len([e for e in reading.entities if e.label == mention.label]) == 1
        else None
    )


def _placed(reading: Reading, end: int) -> bool:
    """Whether "on the left" follows: it tells this one from the others of its name."""
    phrase = reading.phrase_at[end] if end < len(reading.tree) else None
    return phrase is not None and bool(reading.phrases[phrase].position)


def _relative(reading: Reading, number_: int) -> list[Entity]:
    tree, chunk = reading.tree, reading.chunks[number_]
    phrase = reading.landmark_of.get(number_)
    if phrase is not None:
        start = reading.phrases[phrase].start
        comma = start > 0 and tree.lower[start - 1] == ","
        candidates = [
            n
            for n in range(number_)
            if reading.refers[n] and tree.sentence[reading.head(n)] == tree.sentence[chunk.head]
        ]
        if comma and candidates:
            return reading.refers[first_member(reading, candidates[0])]
        return reading.refers[candidates[-1]] if candidates else []
    for earlier in range(number_ - 1, -1, -1):
        if reading.refers[earlier]:
            return reading.refers[earlier]
    return []


def pronoun(reading: Reading, word: str, number_: int) -> list[Entity]:
    """What a pronoun that stands at chunk `number_` refers to."""
    if word in _HE or word in _SHE:
        gender = "male" if word in _HE else "female"
        people = [e for e in reading.entities if e.group == "person"]
        fitting = [e for e in people if (_gender(e) or gender) == gender] or [
            e for e in reading.entities if e.group in ("animal", "toy")
        ]
        return _salient(reading, fitting, number_) or _stranger(reading, gender, number_)
    if word in _THEY:
        return _several(reading, number_)
    if word in _IT:
        things = [e for e in reading.entities if e.group != "person" and e.count == 1]
        return _salient(reading, things, number_) or _several(reading, number_)
    return []


def _stranger(reading: Reading, gender: str, number_: int) -> list[Entity]:
    """ "She is holding an umbrella", with nobody named before: a woman."""
    chunk, tree = reading.chunks[number_], reading.tree
    if chunk.kind != "pronoun":
        return []
    label = "man" if gender == "male" else "woman"
    start, end = tree.starts[chunk.start], tree.ends[chunk.end - 1]
    return [reading.add(Entity(label, [], 1, start, end, tree.sentence[chunk.head], group="person"))]


def _gender(entity: Entity) -> str | None:
    who = vocab.person(entity.label, entity.attributes)
    return who.gender if who is not None else None


def _salient(reading: Reading, entities: list[Entity], number_: int) -> list[Entity]:
    """The subject of the last sentence with a fitting entity, else of this one; subjects before others."""
    if not entities:
        return []
    sentence = reading.tree.sentence[reading.head(number_)]
    here = [e for e in entities if e.sentence == sentence]
    owner_word = reading.chunks[number_].owner_word is not None
    phrase = reading.landmark_of.get(number_)
    if here:
        # "a table with a dog sitting on it": not the subject of the verb before, so the earliest other one.
        verb = next(
            (
                i
                for i in range(reading.chunks[number_].start - 1, -1, -1)
                if reading.is_verb(i) and reading.tree.sentence[i] == sentence
            ),
            None,
        )
        busy: list[Entity] = []
        start = reading.phrases[phrase].start if phrase is not None else 0
        before = reading.chunk_at[start - 1] if start else None
        if phrase is None or owner_word:
            pass
        elif before is not None:
            host = _host(reading, before)
            if host is not None and any(e in here for e in reading.refers[host]):
                return reading.refers[host]
            busy = reading.refers[before]
        elif verb is not None:
            busy = [e for n in verb_subjects(reading, verb) for e in reading.refers[n]]
        elif number_:
            busy = reading.refers[number_ - 1]
        free = [e for e in here if e not in busy and e.kind == "thing"] or [e for e in here if e not in busy]
        if owner_word:
            alive = [e for e in free if e.group in ("person", "animal", "bird", "fish", "toy")]
            whole = [e for e in free if e.group not in ("body", "part", "clothing")]
            return [(alive or whole[::-1] or free)[0]] if free else []
        if free:
            return [free[-1] if phrase is not None else free[0]]
        if len(entities) == len(here):
            return [here[0]]
    earlier = [e for e in entities if e.sentence < sentence]
    if not earlier:
        return [entities[-1]]
    last = max(e.sentence for e in earlier)
    return [
        next(
            (e for e in earlier if e.sentence == last and e.kind == "thing"),
            next(e for e in earlier if e.sentence == last),
        )
    ]


def _host(reading: Reading, before: int | None) -> int | None:
    """The table of "a table with a vase on it" and "a table that has a vase on it": what has or is with chunk `before`."""
    if before is None:
        return None
    first = first_member(reading, before)
    phrase = reading.landmark_of.get(first)
    if phrase is not None and reading.phrases[phrase].predicate == "with":
        number_ = reading.chunk_at[reading.phrases[phrase].start - 1]
        return number_ if number_ is not None else None
    verb = reading.chunks[first].start - 1
    if verb >= 0 and reading.is_verb(verb) and reading.tree.lemmas[verb] in ("have", "hold", "contain", "show"):
        subjects = verb_subjects(reading, verb)
        return subjects[0] if subjects else None
    return None


def _several(reading: Reading, number_: int) -> list[Entity]:
    """What "they", "both" refer to: a set, or all members of a list."""
    for earlier in range(number_ - 1, -1, -1):
        first = first_member(reading, earlier)
        listed = members(reading, first)
        if len(listed) > 1 and listed[-1] < number_ and first not in reading.landmark_of:
            return [e for n in listed for e in reading.refers[n]]
        found = [e for e in reading.refers[earlier] if e.count != 1]
        if found and earlier not in reading.landmark_of:
            return found
    sets = [e for e in reading.entities if e.count != 1]
    if sets:
        return [sets[-1]]
    alive = [e for e in reading.entities if e.group in ("person", "animal")]
    return alive if len(alive) > 1 else reading.entities[-1:]


def _anaphor(reading: Reading, number_: int, mention: Mention) -> list[Entity]:
    tree, chunk = reading.tree, mention.chunk
    word = tree.lower[chunk.head]
    following = reading.chunks[number_ + 1] if number_ + 1 < len(reading.chunks) else None
    if (word == "other" and tree.lower[chunk.start] == "each") or (word == "another" and chunk.end - chunk.start == 2):
        return []
    if (
        tree.tags[chunk.head].startswith(("JJ", "VB"))
        and word != "other"
        and following is not None
        and tree.lower[chunk.end : following.start] == ["and"]
    ):
        after = reading.mentions[number_ + 1]
        if after is not None and after.chunk.kind == "noun":
            mention.label, mention.attributes = after.label, list(dict.fromkeys([*mention.attributes, word]))
            return [_new(reading, mention)]
    if word in ("this", "that", "these", "those", "it"):
        return pronoun(reading, word if word in _IT | _THEY else "it", number_)
    if word in ("both", "each", "all"):
        return _several(reading, number_)
    if not reading.entities:
        return []
    return _one(reading, number_, mention)


def _one(reading: Reading, number_: int, mention: Mention) -> list[Entity]:
    """ "one", "another", "the other", "two", "the red one": a part of a set, or another thing of the same name."""
    tree, chunk = reading.tree, mention.chunk
    words = tree.lower[chunk.start : chunk.end]
    attributes = [a for a in mention.attributes if a not in ("other", "another")]
    count: Count = (
        mention.count if mention.count is not None else ("several" if words[-1] in ("ones", "others", "some") else 1)
    )
    if mention.definite and attributes:
        named = [e for e in reading.entities if set(attributes) <= set(e.attributes)]
        if named:
            return [named[-1]]
    sets = [e for e in reading.entities if e.count != 1 and (e.kind == "thing") and not e.whole]
    subject_sets = [e for e in sets if e.sentence >= tree.sentence[chunk.head] - 1]
    if subject_sets and not (mention.indefinite and attributes and words[-1] == "one" and words[0] in ("a", "an")):
        whole = next((e for e in reversed(subject_sets) if e.parts), subject_sets[0])
        if words == ["others"] and not whole.parts:
            fresh = Entity(
                whole.label,
                attributes,
                "several",
                tree.starts[chunk.start],
                tree.ends[chunk.end - 1],
                tree.sentence[chunk.head],
                whole.kind,
                group=whole.group,
            )
            return [reading.add(fresh)]
        if "other" in words or "others" in words or "rest" in words:
            return [rest_of(whole, attributes, count if words[-1] != "others" else None)]
        return [part_of(whole, count, attributes)]
    model = next(
        (e for e in reversed(reading.entities) if e.kind == "thing" and e.group not in ("body", "part", "clothing")),
        reading.entities[-1],
    )
    if "other" in words or "others" in words:
        twins = [e for e in reading.entities if e.label == model.label]
        model = twins[0]
    fresh = Entity(
        model.label, attributes, count if count != "several" else "several", tree.starts[chunk.start], tree.ends[chunk.end - 1],
        tree.sentence[chunk.head], model.kind, group=model.group,
    )  # fmt: skip
    return [reading.add(fresh)]
