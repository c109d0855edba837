"""How quick is our sg2im beside its authors' code on this machine, with the same weights, and does it draw the same?

    git clone https://github.com/google/sg2im
    python benchmarks/authors.py sg2im [--cores 1]

Their network is made in the sizes that they published for COCO and in those of our shipped weights. Its weights are
random, its statistics those of a few batches; their checkpoint is read as `layoutgen weights import sg2im` reads it.
Both sides are given the same tensors: graph, boxes, masks and noise. "exact" is the same picture to the last bit in any
batch, which is checked; "fast" is bfloat16. The calls alternate, and the figures are
medians, so that a busy machine slows both down.
"""

from __future__ import annotations

import argparse
import functools
import math
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import torch
from rich.console import Console
from rich.table import Table
from torch import Tensor, nn

OBJECTS, BATCH, ROUNDS, LEAST = 8, 16, 5, 0.4  # objects of a scene; pictures; turns of each side, and their seconds
SIZES: Mapping[str, Mapping[str, Any]] = {
    "COCO, 64 px": {"embedding_dim": 128, "layout_noise_dim": 32},
    "clip-art, 64 px": {
        "embedding_dim": 64, "gconv_dim": 32, "gconv_hidden_dim": 128, "gconv_num_layers": 3,
        "refinement_dims": (192, 128, 64, 32, 16), "layout_noise_dim": 4,
    },
}  # fmt: skip


class Scenes(NamedTuple):
    """A batch as both sides take it; the picture itself is the last object of each scene."""

    objects: Tensor
    triples: Tensor
    owner: Tensor
    boxes: Tensor
    masks: Tensor


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("checkout", type=Path, help="a clone of the authors' repository, google/sg2im")
    options.add_argument("--cores", type=int, default=1)
    given = options.parse_args()
    torch.set_num_threads(given.cores)
    sys.path.insert(0, str(given.checkout))
    # torch up to 1.2, for which they wrote, aligned corners without being told
    nn.functional.grid_sample = functools.partial(nn.functional.grid_sample, align_corners=True)
    table = Table(title=f"pictures a second on {given.cores} cores, and how many times the authors'")
    for column in ("sizes", "batch", "authors", "exact", "fast", "largest difference", "fast, dB"):
        table.add_column(column, justify="left" if column == "sizes" else "right", no_wrap=True)
    for name, sizes in SIZES.items():
        for count in (1, BATCH):
            table.add_row(name, str(count), *row(sizes, scenes(count)))
    Console(width=110).print(table)


def row(sizes: Mapping[str, Any], batch: Scenes) -> list[str]:
    """The cells of one size and batch."""
    from layoutgen_sg2im.checkpoint import read
    from layoutgen_sg2im.image_quick import QuickSg2Im

    theirs, told = authors(sizes)
    with tempfile.TemporaryDirectory() as folder:
        torch.save({"model_kwargs": told, "model_state": theirs.state_dict()}, Path(folder, "coco64.pt"))
        net, _ = read(Path(folder, "coco64.pt"))
    exact, fast = (QuickSg2Im(net, kind) for kind in (torch.float32, torch.bfloat16))
    count = int(batch.owner[-1]) + 1
    noise = torch.randn(count, sizes["layout_noise_dim"], 64, 64, generator=torch.Generator().manual_seed(0))

    def wanted() -> Tensor:
        torch.manual_seed(0)  # their noise is drawn inside
        made: Tensor = theirs(*batch[:3], boxes_gt=batch.boxes, masks_gt=batch.masks)[0]
        return made

    with torch.inference_mode():
        first, ours, coarse = wanted(), draw(exact, batch, noise), draw(fast, batch, noise)
        alone = torch.cat([draw(exact, one(batch, k), noise[k : k + 1]) for k in range(count)])
        if not torch.equal(ours, alone):
            raise SystemExit("a picture is another one in a batch: do not believe the column 'exact'")
        off = 0.226 * (coarse - ours)  # the mean deviation of ImageNet's colours: as shares of a channel's range
        times = turns(
            {
                "authors": wanted,
                "exact": lambda: draw(exact, batch, noise),
                "fast": lambda: draw(fast, batch, noise),
            }
        )
    speeds = {name: count / seconds for name, seconds in times.items()}
    cells = [f"{speeds[name]:.1f} ({speeds[name] / speeds['authors']:.2f}x)" for name in ("exact", "fast")]
    loss = -10 * math.log10(float(off.square().mean()))
    return [f"{speeds['authors']:.1f}", *cells, f"{float((ours - first).abs().max()):.0e}", f"{loss:.1f}"]


def authors(sizes: Mapping[str, Any]) -> tuple[nn.Module, dict[str, Any]]:
    """Their network, and how their checkpoints describe it."""
    from sg2im.model import Sg2ImModel

    objects = ["__image__", *(f"thing{k}" for k in range(1, 184))]
    predicates = ["__in_image__", "left of", "right of", "above", "below", "inside", "surrounding"]
    vocab = {"object_idx_to_name": objects, "pred_idx_to_name": predicates}
    told = {"vocab": vocab, "image_size": (64, 64), "mask_size": 16, **sizes}
    torch.manual_seed(1)
    net = Sg2ImModel(**told)
    with torch.no_grad():
        for seed in range(8):
            batch = scenes(4, 100 + seed)
            net(*batch[:3], boxes_gt=batch.boxes, masks_gt=batch.masks)
    return net.eval(), told


def scenes(count: int, seed: int = 0) -> Scenes:
    """Scenes of random objects, each related to the next one and all to the picture."""
    chance, each = torch.Generator().manual_seed(seed), OBJECTS + 1
    corner, side = (torch.rand(count, OBJECTS, 2, generator=chance) for _ in range(2))
    boxes = torch.cat([corner / 2, corner / 2 + 0.1 + 0.4 * side], 2)
    whole = torch.tensor([0.0, 0.0, 1.0, 1.0]).expand(count, 1, 4)
    objects = torch.randint(1, 184, (count, each), generator=chance)
    objects[:, -1] = 0
    masks = (torch.rand(count, each, 16, 16, generator=chance) > 0.3).long()
    masks[:, -1] = 1
    at = torch.arange(OBJECTS)
    said = torch.stack([at, torch.randint(1, 7, (OBJECTS,), generator=chance), at.roll(-1)], 1)
    inside = torch.stack([at, torch.zeros_like(at), torch.full_like(at, OBJECTS)], 1)
    start = torch.arange(count)[:, None, None] * each * torch.tensor([1, 0, 1])
    triples = (torch.cat([said, inside]) + start).flatten(0, 1)
    owner = torch.arange(count).repeat_interleave(each)
    return Scenes(objects.flatten(), triples, owner, torch.cat([boxes, whole], 1).flatten(0, 1), masks.flatten(0, 1))


def one(batch: Scenes, k: int) -> Scenes:
    """The k-th scene of a batch."""
    mine = batch.owner == k
    first = int(mine.nonzero()[0])
    triples = batch.triples[mine[batch.triples[:, 0]]] - first * torch.tensor([1, 0, 1])
    return Scenes(batch.objects[mine], triples, batch.owner[mine] - k, batch.boxes[mine], batch.masks[mine])


def draw(net: Any, batch: Scenes, noise: Tensor) -> Tensor:
    """Our picture of a batch."""
    vectors = net.look(batch.objects, batch.triples)
    made: Tensor = net.draw(vectors, batch.boxes, batch.masks.float(), batch.owner, noise).float()
    return made


def turns(sides: Mapping[str, Callable[[], Tensor]]) -> dict[str, float]:
    """Seconds of a call of each side: the median of many, taken in turns."""
    spent: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(ROUNDS):
        for name, call in sides.items():
            call()  # what another side has pushed out of the caches comes back
            end = time.perf_counter() + LEAST
            while (begin := time.perf_counter()) < end:
                call()
                spent[name].append(time.perf_counter() - begin)
    return {name: statistics.median(times) for name, times in spent.items()}


if __name__ == "__main__":
    main()
