"""What is to be drawn for a pack, picture by picture, before anything is drawn; and how an order is carried out.

All labels of a pack are known before its first picture: a background that hardly ever occurs is left out, so that
no network has to learn a label of a handful of pictures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

from layoutgen.data.pack import Head, Pair
from layoutgen.data.pairs import SCENE, Packer
from layoutgen.layout import Layout
from layoutgen.packing.painting import Painter

_RARE = 600  # a background stays that is behind at least one picture in so many


@dataclass(frozen=True)
class Order:
    """A picture to be drawn. labels: the pack's label of each item, none for what is drawn but is no object there."""

    id: str
    captions: tuple[str, ...]
    layout: Layout
    labels: tuple[str | None, ...]
    seed: int
    held_out: bool


def picture_seed(seed: int, id: str) -> int:
    """The seed of one picture's art."""
    return crc32(f"{seed}/{id}".encode())


def with_labels(head: Head, orders: Iterable[Order], things: Sequence[str]) -> tuple[Head, list[Order]]:
    """The head with its labels, and the orders, those that are trained on first, without rare backgrounds.

    things: all labels that items may have, in the pack's order; those that no picture has are left out.
    """
    found = sorted(orders, key=lambda order: order.held_out)
    counts = Counter(word for order in found for word in order.layout.background)
    kept = {word for word, number in counts.items() if number * _RARE >= len(found)}
    plain = any(not kept & set(order.layout.background) for order in found)
    met = {label for order in found for label in order.labels}
    words = sorted(kept - set(things), key=lambda word: (-counts[word], word))
    labels = (*((SCENE,) if plain else ()), *words, *(label for label in things if label in met or label in kept))
    return head.model_copy(update={"labels": labels}), [_without(order, kept) for order in found]


def _without(order: Order, kept: set[str]) -> Order:
    """The order with those words of the background that are kept."""
    words = tuple(word for word in order.layout.background if word in kept)
    if words == order.layout.background:
        return order
    scene = order.layout.scene
    told = {
        "background": tuple(w for w in scene.background if w in kept),
        "time": scene.time if scene.time in kept else None,
        "weather": tuple(w for w in scene.weather if w in kept),
    }
    layout = order.layout.model_copy(update={"background": words, "scene": scene.model_copy(update=told)})
    return replace(order, layout=layout)


class Draw:
    """Carries out the orders of one pack."""

    def __init__(self, head: Head) -> None:
        from layoutgen.guests import all_packs

        self.painter, self.packer = Painter(head.size, all_packs()), Packer(head)

    def __call__(self, order: Order) -> Pair | None:
        """The picture, none where nothing of it could be seen."""
        found = self.painter(order.layout, order.labels, order.seed)
        if found is None:
            return None
        layout, image, seen = found
        return self.packer.pair(order.id, order.captions, layout, image, seen, held_out=order.held_out, ground=True)
