"""Words that are written in the picture name nothing in it: "a sign that says no parking", "a shirt reading I love"."""

from __future__ import annotations

import re

from layoutgen.parse.reading import Reading, group_of

_SAYS = frozenset({"say", "state"})
_READS = frozenset({"read", "spell"})
_FARTHEST = 4  # words between the verb and a noun that it still writes
_ENDS = ("DT", "IN", "CC", ",", ".", "WDT", "VBZ")
_READERS = frozenset({"person", "animal", "toy"})
_QUOTED = re.compile(
    r"\b(?:say(?:s|ing)?|said|reads?|reading|signs?|nam(?:e|ed)|call(?:ed)?|titled|label(?:l)?ed|marked|words?|"
    r"spell(?:s|ing)|text|phrase|message|writing|logo|shirt|brand)(?:,|:| of)? "
    r"(?P<text>\"[^\"]{1,80}\"(?:(?:,? and|,| or) \"[^\"]{1,80}\")*)",
    re.IGNORECASE,
)


def unquoted(text: str) -> str:
    """The text with blanks for what stands in quotation marks after "says", "a sign" and the like."""
    return _QUOTED.sub(lambda m: m[0][: m.start("text") - m.start()] + " " * len(m["text"]), text)


def is_inscription(reading: Reading, number: int) -> bool:
    """Whether a bare noun comes soon after "says", or after "reads" that no reader stands before."""
    tree, start = reading.tree, reading.chunks[number].start
    if tree.tags[start] in ("DT", "PRP$", "CD") and tree.lemmas[start - 1 : start] != ["say"]:
        return False
    for i in range(start - 1, max(-1, start - 2 - _FARTHEST), -1):
        if reading.is_verb(i) and tree.lemmas[i] in _SAYS | _READS:
            return tree.lemmas[i] in _SAYS or not _has_reader(reading, i)
        if tree.tags[i].startswith(_ENDS) and tree.lower[i] not in ("no", "i"):
            return False
    return False


def _has_reader(reading: Reading, verb: int) -> bool:
    """Whether somebody who can read is named before the verb."""
    named = (reading.mentions[n] for n, chunk in enumerate(reading.chunks) if chunk.end <= verb)
    return any(mention is not None and group_of(mention.label) in _READERS for mention in named)
