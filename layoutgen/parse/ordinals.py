"""Members of a set that the text counts off: "three birds; the second one is blue", "the third mug from the left".

An ordinal that stands alone gets the "one" that it lacks before the text is read; afterwards the set is divided where
its counted members stand, and the pieces follow one another.
"""

from __future__ import annotations

import re
from itertools import pairwise

from layoutgen import vocab
from layoutgen.parse.reading import Entity, Reading
from layoutgen.parse.sets import part_of
from layoutgen.parse.tree import Tree

_NUMBERS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ENDS = {"leftmost": "left", "rightmost": "right", "topmost": "top", "uppermost": "top", "lowermost": "bottom",
         "bottommost": "bottom"}  # fmt: skip
_WORDS = frozenset({*_NUMBERS, *_ENDS, "last"})
_FROM = ("left", "right", "top", "bottom")
_SIDES = frozenset({*_FROM, "middle", "center", "centre"})
_COUNTING = _WORDS | _SIDES
_MOST = 12  # members; a set of more is not divided
_ALONE = re.compile(
    rf"(?<= the )(?P<word>{'|'.join(_WORDS)})(?P<gap> from the (?:{'|'.join(_FROM)}))?"
    r"(?= (?P<next>[a-z]+)|[,.;:]|$)",
    re.IGNORECASE,
)
_HINT = re.compile(rf" the (?:{'|'.join(_WORDS)})")
_AFTER = frozenset({"is", "are", "has", "wears", "holds", "being", "in", "of", "was", "sits", "stands", "looks"})


def with_ones(text: str, sources: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The text with "one" after an ordinal that has no noun: "the third is red", "the first blue, the second green"."""
    lower = text.lower()
    if " the " not in lower or not _HINT.search(lower):
        return text, sources
    for found in reversed(list(_ALONE.finditer(text))):
        following = (found["next"] or "").lower()
        end = found.end("word")
        if following and following not in _AFTER and vocab.colour(following) is None:
            continue
        if vocab.colour(following) is not None and re.match(r" [a-z]+ [a-z]", lower[found.end() :]):
            after = lower[found.end() :].split()
            if after[1] not in _AFTER | {"and", "the", "with", "on", "at"}:
                continue  # "the first red car"
        text = f"{text[:end]} one{text[end:]}"
        sources = [*sources[:end], *[sources[end - 1]] * len(" one"), *sources[end:]]
    return text, sources


def retag_ordinals(tree: Tree) -> None:
    """ "the rightmost one" is one, and no rightmost."""
    for i in range(1, len(tree)):
        if tree.lower[i] == "one" and tree.lower[i - 1] in _WORDS and tree.tags[i - 1].startswith("NN"):
            tree.tags[i - 1] = "JJ"
            tree.attach(i - 1, i, "amod")


def ordinal_of(reading: Reading, chunk: int) -> str:
    """The ordinal word of a chunk; "" without one."""
    found = reading.chunks[chunk]
    return next((w for w in reading.tree.lower[found.start : found.head] if w in _WORDS), "")


def counted_again(reading: Reading, chunk: int, whole: Entity) -> Entity | None:
    """The member of `whole` that a chunk before counted off with the same word: "the first plane" once more."""
    word = ordinal_of(reading, chunk)
    said = (n for n in range(chunk) if ordinal_of(reading, n) == word)
    return next((e for n in said for e in reading.refers[n] if e.whole is whole and e.count == 1), None)


def count_off(reading: Reading) -> None:
    """Divides the sets whose members the text counts off, and puts the pieces in their order."""
    if _COUNTING.isdisjoint(reading.tree.lower):
        return
    for whole in list(reading.entities):
        if isinstance(whole.count, int) and 1 < whole.count <= _MOST and whole.parts:
            _count_off(reading, whole, whole.count)


def _count_off(reading: Reading, whole: Entity, number: int) -> None:
    places: dict[int, Entity] = {}
    at = 0
    upright = False
    for chunk, told in enumerate(reading.refers):
        word = _said(reading, chunk, number) if len(told) == 1 and told[0].whole is whole else ""
        if not word or told[0].count != 1:
            continue
        side = _ENDS.get(word) or (word if word in _FROM else _side(reading, chunk))
        upright = upright or side in ("top", "bottom")
        rank = _NUMBERS.index(word) + 1 if word in _NUMBERS else number if word == "last" else 1
        rank = number + 1 - rank if side in ("right", "bottom") else rank
        rank = (number + 1) // 2 if word in _SIDES and word not in _FROM else rank
        told[0].position[:] = []
        told[0].attributes[:] = [a for a in told[0].attributes if a not in _SIDES]
        _tell_of(reading, whole, told[0], chunk)
        if 1 <= rank <= number:
            places[rank] = told[0]
            at = reading.tree.lower.index(word, reading.chunks[chunk].start)
    if not places or len(set(places.values())) != len(places):
        return
    others = [part for part in whole.parts if part not in places.values()]
    if len(others) > 1:
        return
    row = _row(reading, whole, number, places, others[0] if others else None)
    own = {whole, *row}
    reading.facts[:] = [f for f in reading.facts if not own.issuperset((*f.subjects, *f.objects))]
    for one, other in pairwise(row):
        reading.relate([one], "above" if upright else "left of", [other], (at,))


def _said(reading: Reading, chunk: int, number: int) -> str:
    """The word that counts a member: an ordinal, or the side of "the left one", "the one in the middle" of three."""
    found = reading.chunks[chunk]
    sided = chunk in reading.alias or (found.kind == "anaphor" and reading.tree.lower[found.head] == "one")
    side = [w for w in reading.tree.lower[found.start + 1 : found.head] if w in _SIDES] if sided else []
    member = reading.refers[chunk][0]
    if sided and not side and member.position == ["center"] and number % 2:
        side = ["center"]
    return ordinal_of(reading, chunk) or next(iter(side), "")


def _tell_of(reading: Reading, whole: Entity, member: Entity, chunk: int) -> None:
    """What is said after the member only is said of it and not of the set."""
    lower, end = reading.tree.lower, reading.chunks[chunk].end
    later = [a for a in whole.attributes if a in lower[end:] and a not in lower[:end]]
    if not later:
        return
    sentence = reading.tree.sentence
    whole.attributes[:] = [a for a in whole.attributes if a not in later]
    member.describe([a for a in later if sentence[lower.index(a, end)] == sentence[end - 1]][:1])


def _side(reading: Reading, chunk: int) -> str:
    """The side of "the third one from the right", "the first mug on the left"; "left" when none is said."""
    end = reading.chunks[chunk].end
    words = reading.tree.lower[end : end + 3]
    return words[2] if words[:2] in (["from", "the"], ["on", "the"]) and words[2:] and words[2] in _FROM else "left"


def _row(
    reading: Reading, whole: Entity, number: int, places: dict[int, Entity], others: Entity | None
) -> list[Entity]:
    """The counted members and what is between them, in order; `others` is what the text says of the rest."""
    row: list[Entity] = []
    rest: list[Entity] = []
    rank = 1
    while rank <= number:
        if rank in places:
            row.append(places[rank])
            rank += 1
            continue
        end = next((k for k in range(rank, number + 1) if k in places), number + 1)
        gap = part_of(whole, end - rank, list(others.attributes) if others else [])
        rest.append(gap)
        row.append(gap)
        rank = end
    if others is not None:
        whole.parts.remove(others)
        for fact in reading.facts:
            for side in (fact.subjects, fact.objects):
                if others in side:
                    side[:] = [e for entity in side for e in (rest if entity is others else [entity])]
    whole.parts[:] = row
    return row
