"""Where on its owner a part or a garment lies, as fractions of the owner's box.

The table is `parts.tsv`. People stand and face us; animals and vehicles face right; a fraction below 0 or above 1
lies outside the owner's box (a hat above the head).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from layoutgen.vocabulary.nouns import aliases, lookup, noun, singular
from layoutgen.vocabulary.words import members

Place = tuple[float, float, float, float]

_NOTICE_BOARDS = frozenset({"refrigerator", "door", "bulletin board", "oven", "cabinet"})
_POSTED = frozenset(
    {
        "picture",
        "photograph",
        "photo",
        "drawing",
        "note",
        "poster",
        "paper",
        "calendar",
        "painting",
        "menu",
        "card",
        "sign",
    }
)
STUCK = members("stuck")  # what lies flat on the face of a sign, a door or a case
PORTIONS = members("portions")  # said in the singular of any amount: food, of which there is some in every bowl
_OWNERS = {
    "person": "person",
    "toy": "person",  # a snowman, a doll or a teddy bear wears its hat as a person does
    "animal": "animal",
    "bird": "animal",
    "fish": "animal",
    "insect": "animal",
    "vehicle": "vehicle",
    "aircraft": "vehicle",
    "boat": "vehicle",
    "building": "building",
    "structure": "building",
    "place": "building",
    "plant": "plant",
}
_ORDER = ("person", "animal", "vehicle", "building", "plant", "any")


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], Place]:
    table: dict[tuple[str, str], Place] = {}
    for line in Path(__file__).with_name("parts.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        owner, names, x0, y0, x1, y1 = line.split("\t")
        for name in names.split(", "):
            table[owner, name] = (float(x0), float(y0), float(x1), float(y1))
    return table


def part_place(label: str, owner: str | None = None) -> Place | None:
    """x0 y0 x1 y1 of the part in its owner's box (0..1 across and down); None when it is not known as a part.

    `owner` is the label of what it belongs to; without it, the owner is taken to be a person for clothes and the
    body, then an animal, a vehicle, a building, a plant. Right and left are the picture's.
    """
    names = _names(label)
    kinds: tuple[str, ...]
    if owner is None:
        kinds = _ORDER
    else:
        kind = _OWNERS.get(noun(owner).group, "any")
        kinds = (kind, "any") if kind != "person" else ("person", "animal", "any")
    table = _table()
    for kind in kinds:
        for name in names:
            if (kind, name) in table:
                return table[kind, name]
    return None


def _names(label: str) -> tuple[str, ...]:
    """The names to try, nearest first: the label, its other names, then its head noun and that one's names."""
    text = singular(label)
    names = [text, *aliases(text)]
    known = lookup(text)
    if known is not None:
        names.append(known.name)
    elif " " in text:
        head = text.rsplit(" ", 1)[1]
        names += [head, *aliases(head)]
    return tuple(names)


def sticks(label: str, host: str) -> bool:
    """Whether things called `label` lie flat on the face of a `host` (both main names): a note on a fridge."""
    return label in STUCK or (host in _NOTICE_BOARDS and label in _POSTED)
