"""Renderers measured on the test part of a pack: pictures against real ones, layouts and captions."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from layoutgen.errors import FormatError
from layoutgen.layout import Layout
from layoutgen.nn import metrics
from layoutgen.nn.batch import SceneBatch, numbered
from layoutgen.nn.eyes import things
from layoutgen.nn.packed import Packed

if TYPE_CHECKING:
    from layoutgen.nn.eyes_system import Sight

Render = Callable[[Sequence[Layout], Sequence[int]], Iterable[Any]]
Looks = tuple[metrics.Look, metrics.Look]
Show = Callable[[Iterable[Layout], int, str], Iterator[Layout]]
LEAST = 100  # objects of a label, from which on it counts for the fidelity
SIDE = 64  # pixels: every picture is measured at this size
RESIZE = "Pillow's box filter"


@dataclass(frozen=True)
class Real:
    """The test part of a pack as tensors. layouts: row by row. images: (N, 3, 64, 64) in -1..1."""

    pack: str
    layouts: tuple[Layout, ...]
    batch: SceneBatch
    images: Tensor
    maps: Tensor
    labels: tuple[str, ...]
    counted: tuple[int, ...]
    captions: Tensor


@dataclass(frozen=True)
class Measured:
    """One row of the table. fidelity: mean IoU over the counted labels. objects: share of boxes named right; by_label.

    frechet and inception: none where they were not asked for. diversity: between two seeds. speed: pictures a second.
    """

    name: str
    fidelity: float
    pixels: float
    objects: float
    precision: float
    frechet: float | None = None
    inception: float | None = None
    diversity: float | None = None
    speed: float | None = None
    by_label: dict[str, dict[str, float]] = field(default_factory=dict)


def real_of(packed: Packed, sight: Sight, limit: int | None = None) -> Real:
    """The pictures of the test part, the first `limit` of them.

    Raises FormatError when the pack has no test part with layouts, or the eyes know other labels.
    """
    rows = list(packed.test)[:limit]
    layouts = tuple(islice(packed.pack.layouts(), len(rows)))
    if not rows or len(layouts) != len(rows):
        raise FormatError(f"{packed.pack.folder} has no test part with layouts to draw")
    if packed.labels.entries != sight.labels.entries:
        raise FormatError(
            f"{sight.config.name} sees other labels than {packed.pack.head.name} has: train eyes on this pack, or "
            "measure with the pack that they were trained on"
        )
    batch = packed.batch(rows)
    assert batch.images is not None and batch.maps is not None
    if batch.images.shape[-1] != SIDE:
        raise FormatError(f"pictures are measured at {SIDE} px, and this pack has {batch.images.shape[-1]}")
    numbers = torch.bincount(batch.labels, minlength=len(packed.labels))
    least = min(LEAST, int(numbers.max()))
    return Real(
        pack=packed.pack.head.name,
        layouts=layouts,
        batch=batch,
        images=batch.images,
        maps=batch.maps,
        labels=packed.labels.entries,
        counted=tuple(k for k, number in enumerate(numbers.tolist()) if number >= least and k > 1),
        captions=sight.eyes.captions(numbered(sight.words, batch.texts)[0]),
    )


def drawn(render: Render, layouts: Sequence[Layout], seed: int, show: Show, title: str) -> tuple[Tensor, float]:
    """Pictures of the layouts, (N, 3, 64, 64) in -1..1, and how many a second; seeds count on from `seed`."""
    made, spent = [], 0.0
    shown = iter(show(layouts, len(layouts), title))
    for start in range(0, len(layouts), 16):
        some = list(islice(shown, 16))
        begin = time.perf_counter()
        pictures = list(render(some, range(seed + start, seed + start + len(some))))
        spent += time.perf_counter() - begin
        made += [as_tensor(picture) for picture in pictures]
    return torch.stack(made), len(layouts) / spent if spent else math.inf


def measured(
    name: str, images: Tensor, real: Real, sight: Sight, *, likeness: bool = True, looks: Looks | None = None,
    other: Tensor | None = None, speed: float | None = None,
) -> Measured:  # fmt: skip
    """All measures of some pictures of these layouts.

    likeness: whether FID and IS are among them; looks: what they see with, the eyes if not given. other: the same
    layouts with other seeds, for the diversity.
    """
    eyes = sight.eyes
    table = metrics.Confusion(len(real.labels))
    table.add(real.maps, metrics.segmented(eyes, images))
    ious = table.ious().nan_to_num(0.0)
    kept = things(real.batch)
    boxes, owner, labels = real.batch.boxes[kept], real.batch.owner[kept], real.batch.labels[kept]
    right = metrics.named(eyes, images, boxes, owner) == labels
    seen = metrics.features(eyes, images)
    alike = metrics.likeness(real.images, images, *(looks or _sights(sight))) if likeness else None
    return Measured(
        name,
        fidelity=float(ious[list(real.counted)].mean()),
        pixels=table.accuracy(),
        objects=float(right.double().mean()) if len(right) else 0.0,
        precision=metrics.precision(eyes.pictures(seen), real.captions),
        frechet=alike.frechet if alike else None,
        inception=alike.inception if alike else None,
        diversity=None if other is None else metrics.diversity(eyes, images, other),
        speed=speed,
        by_label={
            real.labels[k]: {"iou": float(ious[k]), "objects": float(right[labels == k].double().mean().nan_to_num(0))}
            for k in real.counted
        },
    )


def floors(real: Real, sight: Sight, *, likeness: bool = True, looks: Looks | None = None) -> Iterator[Measured]:
    """The real pictures' own figures, and those of real pictures of other layouts: what no renderer should miss."""
    yield measured("real pictures", real.images, real, sight, likeness=likeness, looks=looks)
    shifted = real.images.roll(len(real.images) // 2, 0)
    yield measured("other layouts", shifted, real, sight, likeness=likeness, looks=looks)


def protocol(real: Real, sight: Sight, seed: int, inception: str | None = None) -> dict[str, Any]:
    """Everything that the figures depend on, for the record."""
    return {
        "pack": real.pack,
        "part": "test",
        "pictures": len(real.layouts),
        "labels counted": [real.labels[k] for k in real.counted],
        "at least so many objects of a counted label": LEAST,
        "size": SIDE,
        "resized by": RESIZE,
        "seen with": f"{sight.config.name}, {sight.config.steps} steps, seed {sight.config.seed}",
        "FID and IS seen with": inception or f"{sight.config.name}, not Inception",
        "seed": seed,
        "R-precision among": 100,
    }


def _sights(sight: Sight) -> Looks:
    """What FID and IS see with: the pictures' features, and the name of the whole picture."""
    eyes = sight.eyes

    def see(images: Tensor) -> Tensor:
        return eyes.see(images).features

    def name(images: Tensor) -> Tensor:
        made: Tensor = eyes.crop(eyes.see(images).features)
        return made

    return see, name


def as_tensor(picture: Any) -> Tensor:
    """A picture at 64 x 64 in -1..1."""
    from PIL.Image import Resampling

    small = picture if picture.size == (SIDE, SIDE) else picture.resize((SIDE, SIDE), Resampling.BOX)
    return torch.from_numpy(np.array(small.convert("RGB"))).permute(2, 0, 1).float() / 127.5 - 1
