"""Whose deed a verb is where a small word says so: "as a bus passes", "gets his kite to fly", "for people to sit"."""

from __future__ import annotations

from layoutgen.parse.coordination import first_member, members
from layoutgen.parse.reading import Reading

_WHILE = frozenset({"as", "while", "when", "because"})
_FINITE = ("VBZ", "VBP", "VBD")
_MADE_TO = frozenset(
    {"teach", "get", "help", "train", "allow", "ask", "instruct", "encourage", "want", "tell", "force", "cause", "lead",
     "invite", "need", "show", "coax", "urge"}
)  # fmt: skip


def told_subjects(reading: Reading, verb: int) -> list[int]:
    """Who does it by the word before the clause or by the verb that makes somebody do it; else nothing."""
    tag = reading.tree.tags[verb]
    if tag == "VB" or tag == "VBN":
        return _made_to(reading, verb) or _in_clause(reading, verb)
    return _in_clause(reading, verb)


def _in_clause(reading: Reading, verb: int) -> list[int]:
    """ "people walk across the street as a bus passes by": the bus does."""
    tree = reading.tree
    start = next((i for i in range(verb - 1, max(-1, verb - 9), -1) if tree.lower[i] in _WHILE), None)
    if start is None or tree.sentence[start] != tree.sentence[verb]:
        return []
    subject = reading.chunk_at[start + 1]
    if subject is None or reading.chunks[subject].kind != "noun" or reading.chunks[subject].start != start + 1:
        return []
    listed = members(reading, subject)
    if not reading.refers[subject]:  # "a man dressed as a woman is lying on a bed"
        return []
    between = range(reading.chunks[subject].end, verb)
    finite = [i for i in (*between, verb) if tree.tags[i] in _FINITE]
    if len(finite) != 1 or tree.tags[verb] not in (*_FINITE, "VBG", "VBN"):
        return []
    own = finite[0] == verb or tree.deps[finite[0]].startswith(("aux", "cop"))
    return [n for n in listed if reading.chunks[n].end <= verb] if own else []


def _made_to(reading: Reading, verb: int) -> list[int]:
    """ "teaching a child to ride", "waits for his ball to be pitched": the child rides, the ball is pitched."""
    tree = reading.tree
    to = verb - 1 - (tree.lower[verb - 1] == "be")
    before = reading.chunk_at[to - 1] if to > 0 and tree.lower[to] == "to" else None
    if before is None:
        return []
    first = first_member(reading, before)
    start = reading.chunks[first].start - 1
    if start < 0:
        return []
    phrase = reading.landmark_of.get(first)
    if phrase is not None:
        told = tree.lower[reading.phrases[phrase].end - 1] == "for"
    else:
        told = tree.lemmas[start] in _MADE_TO and tree.tags[start].startswith("VB")
    return members(reading, first) if told and reading.chunks[first].kind != "relative" else []
