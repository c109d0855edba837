"""A layout and its picture as one entry of a pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import numpy as np

from layoutgen.data.pack import MASK_SIZE, Array, Head, Pair
from layoutgen.layout import Item, Layout
from layoutgen.raster import mask_in_box

SCENE = "scene"  # the label of what is behind all things where nothing is said of it


class Packer:
    """Makes the entries of one pack."""

    def __init__(self, head: Head) -> None:
        self.head = head

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each label."""
        return {label: k for k, label in enumerate(self.head.labels, 1)}

    @cached_property
    def predicates(self) -> Mapping[str, int]:
        """The place of each predicate."""
        return {predicate: k for k, predicate in enumerate(self.head.predicates)}

    def pair(
        self,
        id: str,
        captions: tuple[str, ...],
        layout: Layout,
        image: Array,
        seen: Array,
        *,
        held_out: bool,
        ground: bool,
    ) -> Pair:
        """The entry of a layout whose labels the pack knows.

        Words of the background come first, as objects that fill the picture, "scene" where there is none. image:
        (S, S, 3) uint8. seen: (S, S) int, k + 1 where `layout.items[k]` is seen and 0 for none of them. ground:
        whether the rest of the picture is known to be the background, so that the map says so.
        """
        behind = [self.numbers[word] for word in layout.background if word in self.numbers] or [self.numbers[SCENE]]
        things = [self.numbers[item.label] for item in layout.items]
        masks = np.full((len(behind) + len(things), MASK_SIZE, MASK_SIZE), 255, dtype=np.uint8)
        boxes = np.tile(np.asarray([0, 0, 1, 1], dtype=np.float32), (len(masks), 1))
        points = np.zeros((len(masks), len(self.head.keypoints), 3), dtype=np.float16)
        for k, item in enumerate(layout.items, len(behind)):
            boxes[k] = np.clip(item.box, 0, 1)
            masks[k] = np.rint(mask_in_box(item, MASK_SIZE) * 255)
            points[k] = self._points(item)
        table = np.asarray([behind[0] if ground else 0, *things], dtype=np.uint8)
        return Pair(
            id, captions, image, table[seen], [*behind, *things], boxes, masks, points,
            tuple(self._triples(layout, len(behind))), layout, held_out,
        )  # fmt: skip

    def _points(self, item: Item) -> Array:
        found = {point.name: point for point in item.keypoints or ()}
        rows = np.zeros((len(self.head.keypoints), 3))
        for row, name in zip(rows, self.head.keypoints, strict=True):
            point = found.get(name)
            if point is not None and 0 <= point.x <= 1 and 0 <= point.y <= 1:
                row[:] = point.x, point.y, 1
        return rows

    def _triples(self, layout: Layout, first: int) -> Iterable[tuple[int, int, int]]:
        of: dict[str | None, list[int]] = {}
        for k, item in enumerate(layout.items, first):
            of.setdefault(item.node, []).append(k)
        for relation in layout.scene.relations:
            predicate = self.predicates.get(relation.predicate)
            if predicate is not None:
                for subject in of.get(relation.subject, ()):
                    yield from ((subject, predicate, other) for other in of.get(relation.object, ()))
