"""The shaper `hong`: masks from the shape generator for the items that have none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from layoutgen import vocab
from layoutgen.layout import Box, Item, Layout
from layoutgen.nn.weights import Weights, fill, find
from layoutgen.nn.words import Vocabulary
from layoutgen_hong.shape_frames import Boxes, FrameConfig, FrameShapes
from layoutgen_hong.shape_outlines import outlined

VERSION = "1"
SYSTEM, PART = "hong_shapes", "generator."  # whose weights, and where the network stands among them
AT_ONCE = 48  # items that are seen together; of a larger layout the first so many, then the next


class HongShaper:
    """Masks as the outlines of COCO's photographs have them; what is there stays."""

    def __init__(self, model: FrameShapes, labels: Vocabulary, poses: Vocabulary, *, noise: float) -> None:
        """noise: 0 for the likeliest shapes, 1 for shapes as various as the network knows them."""
        self.model, self.labels, self.poses, self.noise = model.eval(), labels, poses, noise

    def __call__(self, layout: Layout, *, seed: int = 0) -> Layout:
        """The layout with a mask on every item, polygons in the unit square that lie within the item's box.

        A noun that COCO has no class for gets the shape of the class that is near to it, or, where none is, that of a
        thing of any kind. Regions such as sky and grass have their boxes.
        """
        missing = [k for k, item in enumerate(layout.items) if item.mask is None]
        if not missing:
            return layout
        regions = {thing.id for thing in layout.scene.objects if thing.kind == "stuff"}
        things = [k for k, item in enumerate(layout.items) if not _is_region(item, regions)]
        asked = set(missing)
        masks = {k: _whole(layout.items[k].box) for k in asked.difference(things)}
        rng = np.random.default_rng(seed)
        for start in range(0, len(things), AT_ONCE):
            part = things[start : start + AT_ONCE]
            noise = rng.standard_normal((len(part), self.model.config.noise)).astype(np.float32) * self.noise
            shapes = self._shapes([layout.items[k] for k in part], layout.canvas.width / layout.canvas.height, noise)
            for k, shape in zip(part, shapes, strict=True):
                if k in asked:
                    masks[k] = outlined(shape, layout.items[k].box)
        items = (i.model_copy(update={"mask": masks[k]}) if k in masks else i for k, i in enumerate(layout.items))
        told = [_said(layout.items[k].label, self.known(layout.items[k].label)) for k in missing if k in set(things)]
        notes = [note for note in dict.fromkeys(told) if note]
        return layout.with_items(items).note("shape", "hong", VERSION, seed, notes)

    def known(self, label: str) -> str | None:
        """The class that a noun is shaped as, none for the shape of a thing of any kind."""
        if label in self.labels:
            return label
        near = vocab.noun(label).coco
        return near if near is not None and near in self.labels else None

    @torch.inference_mode()
    def _shapes(self, items: Sequence[Item], aspect: float, noise: NDArray[np.float32]) -> NDArray[np.float32]:
        """Logits (N, M, M) of the items of one layout."""
        given = Boxes(
            labels=torch.tensor([self.labels.id(self.known(item.label) or "") for item in items]),
            poses=torch.tensor([self._pose(item) for item in items]),
            boxes=torch.tensor([tuple(item.box) for item in items], dtype=torch.float32),
            owner=torch.zeros(len(items), dtype=torch.int64),
            aspects=torch.tensor([aspect]),
        )
        made: Tensor = self.model(given, torch.from_numpy(noise))
        return made.numpy()

    def _pose(self, item: Item) -> int:
        return self.poses.id(item.pose) if item.pose is not None and item.pose in self.poses else 0


def load(weights: str | Path, *, noise: float) -> HongShaper:
    """The shaper with weights of this name or folder. Raises WeightsError when they are missing or another system's."""
    found: Weights = find(weights)
    config = found.config
    if config.system != SYSTEM:
        found.load(torch.nn.Module(), SYSTEM)
    options: dict[str, object] = dict(config.options)
    model = FrameShapes(FrameConfig(**options))  # type: ignore[arg-type]
    own = {name[len(PART) :]: value for name, value in found.tensors().items() if name.startswith(PART)}
    fill(model, own, found.folder)
    labels, poses = (Vocabulary(config.vocabulary[name]) for name in ("labels", "poses"))
    return HongShaper(model, labels, poses, noise=noise)


def _is_region(item: Item, regions: set[str]) -> bool:
    known = vocab.lookup(item.label)
    return item.node in regions or (item.node is None and known is not None and known.kind == "stuff")


def _whole(box: Box) -> tuple[tuple[float, ...], ...]:
    return ((box.x0, box.y0, box.x1, box.y0, box.x1, box.y1, box.x0, box.y1),)


def _said(label: str, known: str | None) -> str | None:
    """The sentence on what stands for a noun, none where it is a class."""
    if known == label:
        return None
    return f"{label}: shaped as {known}" if known is not None else f"{label}: shaped as a thing of any kind"
