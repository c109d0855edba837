"""People whom a text names and nobody sees: the name of "Sam the postman", those of "fruit for people to buy", the kid
of "a kid's bike", the chef as whom somebody is dressed."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.mentions import Mention
from layoutgen.parse.reading import Reading, group_of, kind_of

_KIN = frozenset(
    {
        "mother",
        "father",
        "mom",
        "mommy",
        "dad",
        "daddy",
        "parent",
        "child",
        "baby",
        "adult",
        "son",
        "daughter",
        "family",
    }
)
_USERS = frozenset({"child", "kid", "baby", "toddler"})
_AWAITS = frozenset({"wait", "look", "hold", "throw", "stop", "pose", "prepare", "open", "line"})


def is_called(reading: Reading, number: int, mention: Mention) -> bool:
    """The name of "Sam the postman delivers a letter"."""
    tree, end = reading.tree, mention.chunk.end
    if tree.tags[mention.chunk.head] != "NNP" or tree.lower[end : end + 1] != ["the"] or mention.chunk.start + 1 < end:
        return False
    who = reading.mentions[number + 1] if number + 1 < len(reading.mentions) else None
    return who is not None and who.chunk.start == end and group_of(who.label) in ("person", "animal", "bird")


def is_for_others(reading: Reading, number: int, mention: Mention) -> bool:
    """ "fruit for people to buy", "a sign for visitors to read": nobody who is in the picture."""
    phrase, tree, end = reading.landmark_of.get(number), reading.tree, mention.chunk.end
    if phrase is None or not mention.plural:
        return False
    before = reading.phrases[phrase].start
    if tree.lower[before - 1 : before + 1] in (["ready", "for"], ["prepared", "for"], ["reserved", "for"]):
        return group_of(mention.label) == "person"  # "a table ready for guests"
    if tree.lower[end : end + 1] != ["to"]:
        return False
    if tree.lower[end + 1 : end + 2] == ["board"] or mention.chunk.start + 1 < end:
        return False
    start = reading.phrases[phrase].start
    waits = any(lemma in _AWAITS for lemma in tree.lemmas[max(0, start - 3) : start])
    return tree.lower[start] == "for" and not waits and group_of(mention.label) == "person"


def is_meant_user(reading: Reading, number: int, mention: Mention) -> bool:
    """The child of "a child's table", "a kids' bike": for whom it is made, and nobody in the picture."""
    owned = reading.mentions[number + 1] if number + 1 < len(reading.chunks) else None
    if owned is None or owned.chunk.owner != number or mention.label not in _USERS or mention.definite:
        return False
    return (
        group_of(owned.label) in ("furniture", "toy", "vehicle", "music", "clothing", "stationery")
        or kind_of(owned.label) == "stuff"
    )


def is_costume(reading: Reading, number: int, mention: Mention) -> bool:
    """The chef of "a person dressed up as a chef": the person is drawn as one, or told to be dressed so."""
    tree, start = reading.tree, mention.chunk.start
    said = tree.lower[max(0, start - 3) : start]
    if said[-1:] not in (["as"], ["like"]) or not {"dressed", "disguised"} & set(said) or not number:
        return False
    wearers = reading.refers[number - 1]
    reading.used.update(range(start - len(said), start))
    for entity in wearers:
        if entity.group == "person" and group_of(mention.label) == "person":
            who = vocab.person(entity.label, entity.attributes)
            entity.describe([who.age] if who is not None and who.age in ("child", "baby") else [])
            costume = vocab.person(mention.label)
            entity.describe([who.gender or ""] if who and costume and costume.gender is None else [])
            entity.label = mention.label
        else:
            entity.describe([f"dressed as {reading.words(start, mention.chunk.end)}"])
    return bool(wearers)


def is_kin(reading: Reading, number: int, mention: Mention) -> bool:
    """Mother and child of "two zebras, a mother and child": said of the animals just before, and nobody else."""
    if mention.label not in _KIN or number in reading.landmark_of:
        return False
    at = number
    while at and reading.mentions[at] is not None and reading.mentions[at].label in _KIN:  # type: ignore[union-attr]
        between = reading.tree.lower[reading.chunks[at - 1].end : reading.chunks[at].start]
        if between not in ([], [","], ["and"]):
            return False
        at -= 1
    if at == number:  # nothing was named before
        return False
    herd = reading.refers[at]
    first = reading.tree.lower[reading.chunks[at].end : reading.chunks[at + 1].start]
    return first != ["and"] and len(herd) == 1 and group_of(herd[0].label) in ("animal", "bird") and herd[0].count != 1
