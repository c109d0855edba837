"""Whose mother and father are meant: "A doctor looks at a small boy. His mother stands behind him."."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.reading import Entity, Reading

_PARENTS = frozenset(
    {"mother", "father", "mom", "mum", "mommy", "dad", "daddy", "parent", "grandmother", "grandfather"}
)
_OF = {"him": "his", "her": "her", "his": "his", "she": "her", "he": "his"}


def child_of(reading: Reading, number: int, people: list[Entity]) -> list[Entity]:
    """The boy of "A doctor looks at a small boy. His mother ...": of two people, whom one has a mother of."""
    chunk = reading.chunks[number]
    if chunk.owner_word is None or reading.tree.lemmas[chunk.head] not in _PARENTS or len(people) < 2:
        return []
    young = [e for e in people if (who := vocab.person(e.label, e.attributes)) and who.age in ("child", "baby")]
    return young if len(young) == 1 and young[0].sentence < reading.tree.sentence[chunk.head] else []


def said_just_now(reading: Reading, word: str, number: int) -> list[Entity]:
    """The boy of "His mother stands behind him", whose mother was just spoken of."""
    tree, chunk = reading.tree, reading.chunks[number]
    if chunk.kind != "pronoun" or not number or number not in reading.landmark_of:
        return []
    before = reading.chunks[number - 1]
    if before.owner_word is None or tree.lower[before.owner_word] != _OF.get(word):
        return []
    kin = reading.refers[number - 1]
    if not kin or kin[0].group != "person" or tree.sentence[before.head] != tree.sentence[chunk.head]:
        return []
    return next((f.subjects for f in reading.facts if f.predicate == "has" and f.objects == kin), [])
