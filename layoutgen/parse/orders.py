"""Things told in their order: "from left to right: a crow, a pear and a drum", "a kite, a tree, a dog (top to bottom)".

The words are taken off before the text is read, as its introduction is, and the list that they tell about is related
one by one afterwards.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from layoutgen.parse.coordination import first_member, members
from layoutgen.parse.reading import Entity, Reading

_PREDICATES = {
    ("left", "right"): ("left of", False),
    ("right", "left"): ("left of", True),
    ("top", "bottom"): ("above", False),
    ("bottom", "top"): ("above", True),
}
_ARRANGED = (
    r"(?:(?:all |are |is |and |neatly )*"
    r"(?:(?:in )?the (?:order|sequence)|listed|arranged|ordered|sorted|lined up|placed|shown|laid out|in order|"
    r"in (?:this|the following|that) order|in a (?:row|line)|next to each other|side by side|going|reading|read|"
    r"appearing)\b[ ,]*)*"
)
_WORDS = re.compile(
    rf"(?:[,;] )?(?<![\w-]){_ARRANGED}[(\[]?(?:(?:starting |going |reading )?from )?(?:the )?"
    r"(?P<one>left|right|top|bottom)(?: side)?[ -](?:to|through)[ -](?:the )?(?P<other>left|right|bottom|top)\b"
    r"(?! of\b)(?: side)?(?:,? (?:in (?:this|that|the following) order|in a (?:row|line)))?[)\]]?"
    r"(?P<tail>\s*(?:[:,-](?=\s)|\b(?:there (?:is|are)|(?:we|you|one) (?:can )?see|(?:we|you) have|are|is)\b))*",
    re.IGNORECASE,
)
_HINT = re.compile(r"(?:left|right|top|bottom)(?: side)?[ -](?:to|through)[ -]")
_OPEN = re.compile(r"(?:^|[.;:(]|,|\b(?:with|of|showing|shows|see|contains|has|have|are|is|and))\s*$", re.IGNORECASE)


class Order(NamedTuple):
    """The predicate between one thing and the next. at: the character of the clean text where the words stood.

    turned: the list runs from the right or from below. before: the list stands before `at`, not after it. words, span:
    what was taken off, and where it stood in the original.
    """

    at: int
    predicate: str
    turned: bool
    before: bool
    words: str
    span: tuple[int, int]


def taken_off(text: str, sources: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]], Order | None]:
    """The text without such words, and the order they say; `sources` is shortened with the text."""
    lower = text.lower()
    if not _HINT.search(lower):
        return text, sources, None
    found = _WORDS.search(text)
    said = _PREDICATES.get((found["one"].lower(), found["other"].lower())) if found else None
    if found is None or said is None:
        return text, sources, None
    start, end = found.span()
    rest = text[end:].strip(" .,;")
    fronted = bool(rest) and (":" in found.group() or _OPEN.search(text[:start]) is not None)
    if not any(mark in (text[end:] if fronted else text[:start]) for mark in (",", " and ", ";")):
        return text, sources, None
    lead = text[:start].rstrip()
    joint = ": " if fronted and lead and lead[-1].isalnum() and ":" in found.group() else " "
    while end < len(text) and text[end] == " ":
        end += 1
    kept = len(lead)
    own = text.index(found["one"], start), found.end("other")
    span = sources[own[0]][0], sources[own[1] - 1][1]
    order = Order(kept + len(joint), said[0], said[1], not fronted, text[slice(*own)].lower(), span)
    stand_in = [sources[max(0, kept - 1)]] * len(joint)
    return f"{lead}{joint}{text[end:]}", [*sources[:kept], *stand_in, *sources[end:]], order


def put_in_order(reading: Reading, order: Order) -> None:
    """Relates the things of the list that an order is about, each to the one after it."""
    chunks = [n for n, chunk in enumerate(reading.chunks) if reading.refers[n] and chunk.kind == "noun"]
    if order.before:
        chunks = [n for n in chunks if reading.tree.starts[reading.chunks[n].start] < order.at]
        at = reading.tree.sentence[reading.head(chunks[-1])] if chunks else 0
    else:
        chunks = [n for n in chunks if reading.tree.starts[reading.chunks[n].start] >= order.at - 1]
        at = reading.tree.sentence[reading.head(chunks[0])] if chunks else 0
    chunks = [n for n in chunks if reading.tree.sentence[reading.head(n)] == at]
    listed = _listed(reading, chunks)
    listed = listed[::-1] if order.turned else listed
    own = set(listed)
    reading.facts[:] = [
        f for f in reading.facts
        if not (f.predicate in ("next to", "with", "near") and own.issuperset((*f.subjects, *f.objects)))
    ]  # fmt: skip
    for one, other in pairwise(listed):
        one.position.clear()
        other.position.clear()
        reading.relate([one], order.predicate, [other], ())


def _listed(reading: Reading, chunks: list[int]) -> list[Entity]:
    """The things of the longest list among the chunks, else all that are placed at nothing else."""
    lists = [[k for k in members(reading, first_member(reading, n)) if k in chunks] for n in chunks]
    longest = max(lists, key=len, default=[])
    if len(longest) < 2:
        longest = [n for n in chunks if n not in reading.landmark_of]
    found = [e for n in longest for e in reading.refers[n]]
    if len(found) == 1 and found[0].parts:
        found = found[0].parts
    return [e for e in dict.fromkeys(found) if e.kind == "thing"]
