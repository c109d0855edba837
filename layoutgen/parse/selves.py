"""Who tells the text is in it: "me riding a unicorn", "my brother and I"."""

from __future__ import annotations

from layoutgen.parse.reading import Entity, Reading

_ONE = frozenset({"i", "me", "myself"})
_SOME = frozenset({"we", "us", "ourselves"})
SELVES = _ONE | _SOME
_IN_MIND = frozenset(
    {"want", "need", "see", "like", "love", "think", "wish", "imagine", "hope", "remember", "dream", "know", "guess"}
    | {"mean", "prefer", "try", "use", "get", "say", "read", "spell", "write", "show", "let", "give", "tell"}
)


def oneself(reading: Reading, number: int) -> list[Entity]:
    """Who chunk `number`, "I" or "we", means: somebody of whom no more is known; nobody of "I want"."""
    tree, chunk = reading.tree, reading.chunks[number]
    word = tree.lower[chunk.head]
    for earlier in range(number):
        same = reading.chunks[earlier].kind == "pronoun" and tree.lower[reading.head(earlier)] in SELVES
        if same and reading.refers[earlier]:
            return reading.refers[earlier]
    around = tree.lemmas[max(0, chunk.start - 3) : chunk.end + 3]
    country = word == "us" and (number not in reading.landmark_of or "the" in around)  # "a US flag"
    if country or not _IN_MIND.isdisjoint(around):
        return []
    if number and tree.lower[reading.chunks[number - 1].end : chunk.start] == ["and"]:
        reading.coordinated.setdefault(number, number - 1)
    start, end = tree.starts[chunk.start], tree.ends[chunk.end - 1]
    count = 1 if word in _ONE else 3
    return [reading.add(Entity("person", [], count, start, end, tree.sentence[chunk.head], group="person"))]
