"""How a drawing may be fitted into its item's box."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.art.parts import Part
from layoutgen.art.place import STRETCH, STRETCH_OF_BEINGS, Point
from layoutgen.layout import Item


def stretch_of(item: Item, part: Part) -> float:
    """How much wider or narrower than drawn it may become: a being less than a thing, a card as it likes."""
    being = part.how == "person" or vocab.noun(item.label).group in (
        "animal",
        "bird",
        "person",
        "toy",
        "insect",
        "fish",
    )
    return 3.0 if part.how == "card" else STRETCH_OF_BEINGS if being else STRETCH


def anchor_of(item: Item) -> Point:
    """Where in its box the drawing stays: what hangs or is worn in the middle, the rest on the lower edge."""
    return (0.5, 0.5) if vocab.noun(item.label).support in ("sky", "wall", "body") else (0.5, 1.0)
