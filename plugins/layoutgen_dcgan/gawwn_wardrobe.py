"""What looks begin as: the things of a pack, cut out, sorted by what is said of them, and averaged.

Things of one label are divided by words, as in a regression tree: by the word that tells most of their shapes, as
"sleeping" or "girl", and the halves again. Those of one leaf share a look. They are turned to face the same way,
averaged, and the colours that the captions tell their parts are fitted by gradient descent on the cut-out things alone,
without the networks around: a minute or so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import adaptive_avg_pool2d, cross_entropy, one_hot

from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.packed import Packed
from layoutgen.nn.words import split
from layoutgen_dcgan.gawwn_jitter import around
from layoutgen_dcgan.gawwn_looks import EASED, Looks
from layoutgen_dcgan.gawwn_text import EMPTY
from layoutgen_dcgan.gawwn_training import inside, mains
from layoutgen_dcgan.pathway import crop

AT_ONCE = 32
SHAPE = 16  # cells a side in which shapes are compared
FEWEST = 40  # things of one look
TRIED = 30  # pictures of which a backdrop is put together
GAIN = 20.0  # of the sum of squares in which shapes differ, by which a division must lessen it
TURNS = 6  # passes in which things are turned to face alike
SHARP = 20.0  # logits between a caption's own look and others, to begin with
POINTED, CAPTIONS = 300, 256  # steps of the fit of keys, and captions of a step
STEPS, PASSES, THINGS, RATE = 1500, 10, 64, 1e-2  # of the fit of colours: at most so many, of so many things each


@dataclass(frozen=True)
class Cutouts:
    """The main things of some pictures of a pack, and what stands behind them.

    rows: of the pack. things: (N, 4, side, side) half, colours in -1..1 where they are seen, and where that is. points:
    (N, K, 3) in their boxes, if there are any. labels: (N,). words: of
    all captions of each picture. texts: a caption of each. behind: (N,) numbers of backdrops. grounds: their labels,
    (K,). backdrops: pictures of them without a thing, (K, 3, size, size).
    """

    rows: Sequence[int]
    things: Tensor
    points: Tensor | None
    labels: Tensor
    words: tuple[frozenset[str], ...]
    texts: tuple[str, ...]
    behind: Tensor
    grounds: Tensor
    backdrops: Tensor


def cutouts(packed: Packed, rows: Sequence[int], side: int) -> Cutouts:
    """Those of these rows."""
    things, named, behind, points, sizes = [], [], [], [], []
    texts: list[str] = []
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        batch = packed.batch(some, list(range(start, start + len(some))))
        assert batch.images is not None and batch.maps is not None
        main = mains(batch)
        own = (batch.maps == batch.labels[main][:, None, None])[:, None].float()
        each, boxes = torch.arange(len(main)), batch.boxes[main]
        things.append(crop(torch.cat([batch.images * own, own], 1), boxes, each, side).half())
        named.append(batch.labels[main])
        points += [] if batch.keypoints is None else [inside(batch.keypoints[main], boxes)]
        behind.append(batch.labels[grounds(batch)])
        sizes.append((boxes[:, 2:] - boxes[:, :2]).prod(1))
        texts += batch.texts
    found, places = torch.unique(torch.cat(behind), return_inverse=True)
    words = tuple(frozenset(word for said in packed.pack.said[row][1] for word in split(said)) - EMPTY for row in rows)
    bare = torch.cat(sizes).argsort(stable=True)
    backdrops = [
        backdrop(packed, [rows[k] for k in bare[places[bare] == n][:TRIED].tolist()]) for n in range(len(found))
    ]
    pointed = torch.cat(points) if points else None
    return Cutouts(
        rows, torch.cat(things), pointed, torch.cat(named), words, tuple(texts), places, found, torch.stack(backdrops)
    )


def backdrop(packed: Packed, rows: Sequence[int]) -> Tensor:
    """A picture of a place without a thing: the first of these, mended with those most like it. (3, size, size)."""
    batch = packed.batch(rows)
    assert batch.images is not None and batch.maps is not None
    ground = (batch.maps == batch.labels[grounds(batch)][:, None, None])[:, None]
    free = ground & ~around(batch.boxes[mains(batch)], packed.size)  # (B, 1, size, size)
    both = free & free[:1]
    unlike = ((batch.images - batch.images[:1]).abs() * both).sum((1, 2, 3)) / both.sum((1, 2, 3)).clamp(min=1)
    made, seen = batch.images.new_zeros(3, packed.size, packed.size), torch.zeros_like(free[0])
    for k in unlike.argsort(stable=True).tolist():
        made = torch.where(free[k] & ~seen, batch.images[k], made)
        seen = seen | free[k]
    row = (made * seen).sum(2, keepdim=True) / seen.sum(2, keepdim=True).clamp(min=1)
    return torch.where(seen, made, row)  # what was never seen is as the rest of its row


def grounds(batch: SceneBatch) -> Tensor:
    """The row of each scene's backdrop, which is its first object: (B,)."""
    return batch.counts.cumsum(0) - batch.counts


# which things share a look --------------------------------------------------------------------------------------------


class Leaf(NamedTuple):
    """Things, and how they are best divided: the word, and by how much their shapes would differ less."""

    members: Tensor
    gain: float
    word: int


def sorted_out(cut: Cutouts, most: int) -> Tensor:
    """The look of each thing, (N,), of at most so many beside one for each label."""
    shapes = adaptive_avg_pool2d(cut.things[:, 3:].float(), SHAPE)
    shapes = (shapes + shapes.flip(3)).flatten(1) / 2  # the same whichever way a thing faces
    names = {word: k for k, word in enumerate(sorted(frozenset[str]().union(*cut.words)))}
    has = torch.zeros(len(cut.words), len(names))
    for row, words in zip(has, cut.words, strict=True):
        row[[names[word] for word in words]] = 1
    leaves = [_leaf(torch.where(cut.labels == label)[0], shapes, has) for label in torch.unique(cut.labels).tolist()]
    while len(leaves) < most:
        best = max(range(len(leaves)), key=lambda k: leaves[k].gain)
        members, gain, word = leaves[best]
        if gain < GAIN:
            break
        yes = has[members, word] > 0
        leaves[best] = _leaf(members[yes], shapes, has)
        leaves.append(_leaf(members[~yes], shapes, has))
    which = torch.zeros(len(shapes), dtype=torch.int64)
    for number, leaf in enumerate(leaves):
        which[leaf.members] = number
    return which


def _leaf(members: Tensor, shapes: Tensor, has: Tensor) -> Leaf:
    mine = shapes[members] - shapes[members].mean(0)
    yes = has[members].sum(0)
    no = len(members) - yes
    moved = (has[members].T @ mine).square().sum(1)  # of those with the word; the others move as far the other way
    gain = moved * (1 / yes.clamp(min=1) + 1 / no.clamp(min=1))
    gain = torch.where((yes < FEWEST) | (no < FEWEST), torch.zeros_like(gain), gain)
    word = int(gain.argmax()) if len(gain) else 0
    return Leaf(members, float(gain[word]) if len(gain) else 0.0, word)


# what they begin as ---------------------------------------------------------------------------------------------------


def begin(looks: Looks, cut: Cutouts, which: Tensor, text: Tensor) -> None:
    """Lets looks begin as what was cut out. which: (N,) of `sorted_out`; text: (N, T) the captions."""
    with torch.no_grad():
        looks.palette.weight.zero_()
        looks.palette.bias.zero_()
        for number in range(len(looks.bank)):
            mine = torch.where(which == number)[0]
            things = _facing_alike(cut.things[mine].float())
            seen = things[:, 3:]
            colours = things[:, :3].sum(0) / (seen.sum(0) + 0.5)
            looks.bank[number] = torch.cat([colours, seen.mean(0).clamp(0.02, 0.98).logit()])
            looks.parts[number] = _parts(things[:, :3] - colours * seen, looks.parts.shape[1])
    _fit(looks, cut, which, text)


@torch.enable_grad()
def point(keys: nn.Linear, text: Tensor, which: Tensor) -> None:
    """Fits keys to tell which picture a caption means: by least squares, then by cross-entropy from there."""
    wanted = one_hot(which, len(keys.weight)).to(text.dtype)
    middle, share = text.mean(0), wanted.mean(0)
    around = text - middle
    spread = around.T @ around
    ridge = 1e-2 * spread.diagonal().mean() + 1e-6
    found = torch.linalg.solve(spread + ridge * torch.eye(len(spread)), around.T @ (wanted - share))  # (T, K)
    with torch.no_grad():
        keys.weight.copy_(SHARP * EASED * found.T)
        keys.bias.copy_(SHARP * EASED * (share - middle @ found))
    chance = torch.Generator().manual_seed(0)
    optimizer = torch.optim.Adam(keys.parameters(), RATE)
    for _ in range(min(POINTED, PASSES * len(which) // CAPTIONS + 1)):
        some = torch.randint(len(which), (CAPTIONS,), generator=chance)
        optimizer.zero_grad()
        torch.autograd.backward(cross_entropy(keys(text[some]) / EASED, which[some]))
        optimizer.step()
    keys.zero_grad()


def _facing_alike(things: Tensor) -> Tensor:
    """Things mirrored where that brings them nearer the mean of all."""
    other, mean = things.flip(3), things[0]
    for _ in range(TURNS):
        nearer = (other - mean).square().flatten(1).sum(1) < (things - mean).square().flatten(1).sum(1)
        alike = torch.where(nearer[:, None, None, None], other, things)
        mean = alike.mean(0)
    return alike


def _parts(rest: Tensor, count: int) -> Tensor:
    """Where things differ from their mean together: (N, 3, S, S) -> (count, S, S), the first singular vectors."""
    side = rest.shape[-1]
    torch.manual_seed(0)
    _, _, found = torch.svd_lowrank(rest.reshape(-1, side * side), q=min(count, rest.shape[0] * 3))
    made = torch.zeros(count, side * side)
    made[: found.shape[1]] = found.T * side / 2
    made *= torch.where(made.sum(1, keepdim=True) < 0, -1.0, 1.0)  # or told colours would mean opposite things
    return made.reshape(count, side, side)


def colouring(looks: Looks, rate: float) -> torch.optim.Adam:
    """What fits looks, parts and told colours."""
    pictures: dict[str, Any] = {"params": [looks.bank, looks.parts]}
    told: dict[str, Any] = {"params": looks.palette.parameters(), "lr": 2 * rate}
    return torch.optim.Adam([pictures, told], rate, (0.8, 0.99))


def _fit(looks: Looks, cut: Cutouts, which: Tensor, text: Tensor) -> None:
    """Looks, parts and told colours, by the mean absolute difference from things that face either way."""
    chance = torch.Generator().manual_seed(0)
    optimizer = colouring(looks, RATE)
    steps = min(STEPS, PASSES * len(which) // THINGS + 1)
    falls = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.01, steps)
    for _ in range(steps):
        some = torch.randint(len(which), (THINGS,), generator=chance)
        real = cut.things[some].float()
        chosen = one_hot(which[some], len(looks.bank)).to(text.dtype)
        made = looks.coloured(text[some], chosen)
        ways = torch.stack([(made - way).abs().flatten(1).mean(1) for way in (real, real.flip(3))])
        optimizer.zero_grad()
        torch.autograd.backward(ways.amin(0).mean())
        optimizer.step()
        falls.step()
    looks.zero_grad()
