"""Nouns that only measure the noun after "of": "a group of people", "three slices of pizza", "four of the chairs"."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.abstractions import is_abstract
from layoutgen.parse.background import is_part_word
from layoutgen.parse.counts import Count
from layoutgen.parse.counts import number as said
from layoutgen.parse.lexicon import DEPICTIONS, MASS_HEADS, SINGLE_PAIRS, VAGUE, WATERS, members
from layoutgen.parse.mentions import Mention
from layoutgen.parse.reading import Entity, Reading, group_of
from layoutgen.parse.sets import part_of

_MANY_GROUPS = members("many groups")
_HERDS = frozenset({"herd", "flock", "pack", "school", "swarm", "pride", "group", "caravan"})
_LARGE = frozenset({"large", "big", "huge", "massive", "enormous", "giant", "great"})
_COMPANIES = frozenset({"family", "group", "party", "team", "crew", "band", "crowd"})
_GROWN = frozenset({"food", "vegetable", "fruit", "plant"})
_PORTIONS = frozenset({"part", "portion", "section", "component", "feature"})  # of one thing, however many they are
_FACES = frozenset({"ear", "cheek", "face", "head", "nose", "neck", "snout", "body", "profile"})
_CONTAINERS = frozenset({"container", "kitchenware"})


def measured(reading: Reading, mention: Mention) -> int | None:
    """The chunk that is really meant: the people of "a group of people", the chairs of "four of the chairs"."""
    phrase = reading.phrase_at[mention.chunk.end] if mention.chunk.end < len(reading.tree) else None
    if phrase is None or reading.phrases[phrase].predicate != "of":
        return None
    landmark = reading.phrases[phrase].landmark
    if landmark is None or reading.chunks[landmark].kind == "relative":
        return None
    label, word = mention.label, reading.tree.lower[mention.chunk.head]
    inner = reading.mentions[landmark]
    people = _people(reading, mention, inner)
    if people is not None:
        mention.label, mention.count = "person", people
        reading.dropped.add(landmark)
        return None
    if mention.chunk.kind == "anaphor":
        return landmark
    if label in ("shape", "form"):  # "kites in the shape of aliens" are kites
        reading.dropped.add(landmark)
        return None
    if label in MASS_HEADS or word in VAGUE or label in VAGUE or word in ("couple", "pair", "pairs", "dozen", "trio"):
        return landmark
    said = word if word == "branches" else label
    bedded = (inner is not None and _is_of_same(said, inner)) or (
        label in ("bed", "ear") and inner is not None and group_of(inner.label) in _GROWN
    )  # "a bed of lettuce", "an ear of corn"
    if bedded or (
        inner is not None
        and vocab.collective(f"{label} of {inner.label}") is not None
        and group_of(label) not in _CONTAINERS
    ):
        return landmark
    gathers = label == "tower" or _is_gathering(label) or _one_of_same(mention, inner)
    if inner is not None and inner.plural and not mention.plural and gathers:
        return landmark
    if label in (
        "group",
        "bunch",
        "crowd",
        "herd",
        "caravan",
        "flock",
        "row",
        "line",
        "stack",
        "pile",
        "set",
        "collection",
        "cluster",
        "total",
    ):
        return landmark
    return landmark if is_part_word(label) or (is_abstract(label) and label not in DEPICTIONS) else None


def _one_of_same(outer: Mention, inner: Mention | None) -> bool:
    """ "the middle bell of three bells": one of them."""
    return inner is not None and outer.label == inner.label and inner.plural and not outer.plural


def _is_of_same(label: str, inner: Mention) -> bool:
    """ "the water of a lake" is the lake, "the face of a zebra" is seen with the zebra."""
    if label in ("water", "waters"):
        return inner.label in WATERS
    if label == "branches":
        return inner.label.endswith("tree")
    return label in _FACES and group_of(inner.label) in ("animal", "bird")


def _people(reading: Reading, mention: Mention, inner: Mention | None) -> Count | None:
    """How many are "a family of four", "a group of business"; None for what is no such group of people."""
    if inner is None or mention.label not in _COMPANIES:
        return None
    if inner.chunk.end < len(reading.tree) and reading.tree.lower[inner.chunk.end] == "of":
        return None  # "a group of several types of birds"
    if inner.chunk.kind == "anaphor" and isinstance(inner.count, int):
        return inner.count
    return "several" if is_abstract(inner.label) else None


def _is_gathering(label: str) -> bool:
    """Whether a word that the vocabulary lacks can only say how the things after it come: "a squadron of jets"."""
    return vocab.lookup(label) is None and vocab.place(label) is None and " " not in label and label not in DEPICTIONS


def apply_measure(reading: Reading, alias: int, number: int, mention: Mention) -> None:
    """Gives the noun after "of" the number that the words before "of" say."""
    outer = reading.mentions[alias]
    assert outer is not None
    entity = reading.refers[number][0]
    entity.start = min(entity.start, reading.tree.starts[outer.chunk.start])
    reading.refers[alias] = reading.refers[number]
    word = outer.label
    if outer.chunk.kind == "anaphor" or _one_of_same(outer, mention):
        _subset(reading, alias, outer, entity)
        return
    entity.describe(
        [a for a in outer.attributes if a not in _LARGE | {"small"}] if word not in MASS_HEADS else outer.attributes
    )
    if (is_part_word(word) and word not in MASS_HEADS) or (word in _PORTIONS and not mention.plural):
        return
    entity.count = _measure(reading, outer, mention)
    if entity.kind == "stuff" and not isinstance(entity.count, int):
        entity.count = 1


def apply_share(reading: Reading, number: int) -> None:
    """ "one of them": a part of what the pronoun at chunk `number` stands for."""
    sets = [e for e in reading.refers[number] if e.count != 1]
    for alias in (alias for alias, target in reading.alias.items() if target == number):
        outer = reading.mentions[alias]
        reading.refers[alias] = list(reading.refers[number])
        if outer is not None and _counts_all(reading, outer) and len(sets) == 1:
            sets[0].count = outer.count or sets[0].count
            continue
        if outer is not None and outer.chunk.kind == "anaphor" and len(sets) == len(reading.refers[number]) == 1:
            _subset(reading, alias, outer, sets[0].whole or sets[0])


def _counts_all(reading: Reading, outer: Mention) -> bool:
    """ "There are ten of them": all that there are."""
    before = reading.tree.lower[max(0, outer.chunk.start - 2) : outer.chunk.start]
    return before in (["there", "are"], ["there", "were"]) and isinstance(outer.count, int)


def _is_herd(word: str, label: str) -> bool:
    """ "a herd of zebra": several, whatever the number of the noun."""
    return label in ("sheep", "cattle", "deer") or (word in _HERDS and group_of(label) == "animal")


def _measure(reading: Reading, outer: Mention, mention: Mention) -> Count:
    word, plain = outer.label, reading.tree.lower[outer.chunk.head]
    times = outer.count if isinstance(outer.count, int) else None
    if word in ("pair", "couple"):
        each = 1 if reading.tree.lower[mention.chunk.head] in SINGLE_PAIRS else 2
        return "many" if times is None and outer.plural else each * (times or 1)
    if word in ("trio", "quartet", "duo"):
        return {"trio": 3, "quartet": 4, "duo": 2}[word] * (times or 1)
    if word == "dozen" and plain != "dozens":
        return 12 * (times or 1)
    if word in MASS_HEADS and word not in ("variety", "head"):
        if word in ("type", "kind", "sort", "style", "brand", "model") and mention.plural:
            return outer.count or "several"
        return outer.count or ("many" if outer.plural else 1)
    if isinstance(mention.count, int) and mention.count > 1 and not outer.plural:
        return mention.count
    if not mention.plural and plain not in VAGUE and not _is_herd(word, mention.label):
        return 1
    return _vague_measure(outer, word, plain)


def _vague_measure(outer: Mention, word: str, plain: str) -> Count:
    """How many a word for a gathering means: "a large herd" are many, "a group" several."""
    if not _LARGE.isdisjoint(outer.attributes):
        return "many"
    if plain in VAGUE:
        vague = VAGUE[plain]
        return vague if vague in ("many", "several", "few") else "several"  # type: ignore[return-value]
    if word in _MANY_GROUPS or plain in _MANY_GROUPS or outer.plural:
        return "many"
    return "several"


def _subset(reading: Reading, alias: int, outer: Mention, entity: Entity) -> None:
    """ "four of the six chairs": a part of the six; "all of them": the whole."""
    word = reading.tree.lower[outer.chunk.head]
    if word in ("all", "both", "each", "either", "any"):
        return
    if word == "none":
        reading.negated.add(alias)
        reading.refers[alias] = []
        return
    single: Count = 1 if outer.chunk.kind == "noun" else "several"
    count: Count = outer.count if outer.count is not None else said(word) or single
    if entity.count == "many":
        entity.count = "several"
    reading.refers[alias] = [part_of(entity, count, outer.attributes)]
