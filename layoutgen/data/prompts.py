"""What a layout says to a text-to-image system: words for each item."""

from __future__ import annotations

from layoutgen.layout import Item, Layout


def phrase(item: Item) -> str:
    """ "red car", "dog running": adjectives before the noun, participles behind it."""
    behind = [a for a in item.attributes if a.partition(" ")[0].endswith("ing")]
    return " ".join([*(a for a in item.attributes if a not in behind), item.label, *behind])


def whole(layout: Layout) -> str:
    """The text of the scene, or the phrases and the background when it has none."""
    return layout.scene.text or ", ".join([*dict.fromkeys(map(phrase, layout.items)), *layout.background])
