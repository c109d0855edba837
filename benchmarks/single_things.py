"""Is the thing in its box what the sentence names? Renderers of one thing (`gawwn`) on a pack of single things.

    python benchmarks/single_things.py --data single64 --renderer gawwn --renderer gawwn_keypoints

The layouts that the pack keeps aside are drawn. named: share of boxes whose content the eyes, trained on other
clip-art, name right, of the labels that they know. box, picture: mean difference from the real picture, of a colour's
range, in the box and everywhere; a thing that faces the other way counts in full. The real pictures, and those of the
next layout with a thing of the same label, are measured as well. A renderer whose name ends in "keypoints" gets layouts
of people alone, with the key points of their pictures.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from rich.console import Console
from rich.table import Table
from torch import Tensor

from layoutgen.layout import Keypoint, Layout
from layoutgen.nn.eyes_system import Sight
from layoutgen.nn.packed import Packed
from layoutgen.nn.weights import find
from layoutgen.plugins import parse_spec, plugins


class Things(NamedTuple):
    """The main things of some pictures. images: (N, 3, S, S) in -1..1; boxes: (N, 4); labels: their names."""

    layouts: list[Layout]
    images: Tensor
    boxes: Tensor
    labels: list[str]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="a pack of single things")
    options.add_argument("--renderer", action="append", required=True)
    options.add_argument("--eyes", default="eyes.clipart64")
    options.add_argument("--limit", type=int, default=400)
    asked = options.parse_args()
    sight, table = Sight(find(asked.eyes)), Table("", "things", "named", "box", "picture", title=asked.data.name)
    for name in asked.renderer:
        kind, given = parse_spec("renderer", name)
        draw: Callable[..., list[object]] = plugins().find("renderer", kind).make(given)
        found = things(Packed(asked.data), asked.limit, posed=kind.endswith("keypoints"))
        other = found.images[same_label(found.labels)]
        for title, images in (
            ("real", found.images),
            ("another of its label", other),
            (name, drawn(draw, found)),
        ):
            table.add_row(title, str(len(found.labels)), *figures(images, found, sight))
    Console().print(table)


def things(packed: Packed, limit: int, *, posed: bool) -> Things:
    """The first things of the test part; the first item of a layout is the thing."""
    rows, layouts = list(packed.test)[:limit], list(packed.pack.layouts())[:limit]
    batch = packed.batch(rows)
    assert batch.images is not None and batch.keypoints is not None
    main = batch.counts.cumsum(0) - 1  # behind the backdrop
    known = batch.keypoints[main]
    kept = [k for k in range(len(rows)) if not posed or (known[k, :, 2] > 0).all()]
    chosen = []
    for k in kept:
        item, names = layouts[k].items[0], packed.pack.head.keypoints
        points = [Keypoint(name=n, x=float(x), y=float(y)) for n, (x, y, _) in zip(names, known[k], strict=True)]
        item = item.model_copy(update={"box": type(item.box)(*batch.boxes[main[k]].tolist())})
        item = item.model_copy(update={"keypoints": tuple(points)}) if posed else item
        chosen.append(layouts[k].model_copy(update={"items": (item, *layouts[k].items[1:])}))
    labels = [packed.labels.entries[int(batch.labels[main[k]])] for k in kept]
    return Things(chosen, batch.images[kept], batch.boxes[main[kept]], labels)


def same_label(labels: list[str]) -> list[int]:
    """For each thing the next one of its label, from the first again behind the last."""
    rows = {label: [k for k, other in enumerate(labels) if other == label] for label in labels}
    return [rows[label][(rows[label].index(k) + 1) % len(rows[label])] for k, label in enumerate(labels)]


def drawn(draw: Callable[..., list[object]], found: Things) -> Tensor:
    """(N, 3, S, S) in -1..1."""
    side = found.images.shape[-1]
    pictures = draw(found.layouts, seeds=range(len(found.layouts)), size=(side, side))
    return torch.from_numpy(np.stack([np.asarray(p) for p in pictures])).permute(0, 3, 1, 2).float() / 127.5 - 1


@torch.no_grad()
def figures(images: Tensor, found: Things, sight: Sight) -> tuple[str, ...]:
    """named, box, picture."""
    seen = sight.eyes.name(images, found.boxes, torch.arange(len(images))).argmax(1)
    right = [sight.labels.entries[int(k)] == label for k, label in zip(seen, found.labels, strict=True)]
    judged = [r for r, label in zip(right, found.labels, strict=True) if label in sight.labels]
    off = (images - found.images).abs().mean(1) / 2  # (N, S, S)
    at = (torch.arange(off.shape[-1]) + 0.5) / off.shape[-1]
    x0, y0, x1, y1 = found.boxes.T[:, :, None]
    inside = ((at > y0) & (at < y1))[:, :, None] & ((at > x0) & (at < x1))[:, None]
    return f"{np.mean(judged):.3f}", f"{float(off[inside].mean()):.4f}", f"{float(off.mean()):.4f}"


if __name__ == "__main__":
    main()
