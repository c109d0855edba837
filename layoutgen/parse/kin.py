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


def mother(reading: Reading, parent: Entity) -> None:
    """The mother of "five ducks following their mother" is a duck."""
    tree = reading.tree
    at = next(i for i in range(len(tree)) if tree.starts[i] >= parent.start)
    own = tree.lower[at] in ("its", "their") or (at > 0 and tree.lower[at - 1] in ("its", "their"))
    young = [e for e in reading.entities if e.end <= parent.start and e.group in ("animal", "bird", "person", "fish")]
    if own and young and young[-1].group != "person":
        child = young[-1].label.removeprefix("baby ")
        parent.label, parent.group = GROWN.get(child, child), young[-1].group
        parent.attributes = [*parent.attributes, *(a for a in young[-1].attributes if a not in ("little", "small"))]


GROWN = {
    "duckling": "duck", "kitten": "cat", "puppy": "dog", "chick": "hen", "calf": "cow", "lamb": "sheep",
    "piglet": "pig", "foal": "horse", "cub": "bear", "bear cub": "bear", "gosling": "goose", "cygnet": "swan",
}  # fmt: skip
