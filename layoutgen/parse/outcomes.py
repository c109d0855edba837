"""What became of a thing is no other thing: "an ottoman turned into a table", "a pizza with two slices missing"."""

from __future__ import annotations

from layoutgen.parse.background import is_part_word
from layoutgen.parse.mentions import Mention
from layoutgen.parse.reading import Reading

_SHARES = frozenset(
    {"slice", "strip", "wedge", "cube", "triangle", "square", "quarter", "chunk", "stick", "ring", "half"}
)
_CUTTING = frozenset({"cut", "slice", "sliced", "chop", "divide", "split", "break", "tear", "carve"})
_TURNING = frozenset({"turn", "convert", "transform", "make"})
_GONE = frozenset({"missing", "removed", "gone", "taken", "cut", "eaten", "out"})


def is_outcome(reading: Reading, number: int, mention: Mention) -> bool:
    """Whether chunk `number` is what another thing was cut or turned into, or the part of it that is gone."""
    if "missing" in mention.attributes:
        return True
    share = mention.label in _SHARES
    return _is_made(reading, number, share) or ((share or is_part_word(mention.label)) and _is_gone(reading, mention))


def _is_made(reading: Reading, number: int, share: bool) -> bool:
    """The table of "an ottoman turned into a table", the slices of "a pizza cut into slices"."""
    phrase = reading.landmark_of.get(number)
    if phrase is None or reading.tree.lower[reading.phrases[phrase].end - 1] != "into":
        return False
    tree, start = reading.tree, reading.phrases[phrase].start
    if share and not _CUTTING.isdisjoint(tree.lemmas[max(0, start - 6) : start]):
        return True
    return start > 0 and tree.tags[start - 1] in ("VBN", "VBD") and tree.lemmas[start - 1] in _TURNING


def _is_gone(reading: Reading, mention: Mention) -> bool:
    """The slices of "a pizza with two slices missing", "with a piece cut out of it"."""
    after = reading.tree.lower[mention.chunk.end : mention.chunk.end + 4]
    gone = next((k for k, word in enumerate(after) if word in _GONE), None)
    if gone is None or gone > 1:
        return False
    return after[gone] not in ("taken", "cut") or "out" in after or "from" in after
