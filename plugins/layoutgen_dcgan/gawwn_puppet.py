"""A person of paper on keypoints: what the keypoint version of GAWWN draws from. Not in the paper.

Six pieces, head, trunk, upper and lower arm, thigh and shank, are small pictures with opacity. Each is laid where its
two joints are, turned and stretched with them, so a hand goes where the wrist goes. The pieces are learned as looks are
(`gawwn_looks.py`): one set of them seen from the front, one from the side, coloured by the caption.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import grid_sample

from layoutgen_dcgan.gawwn_looks import Looks

JOINTS = (
    "nose", "left_ear", "right_ear", "left_shoulder", "right_shoulder", "left_elbow", "right_elbow", "left_wrist",
    "right_wrist", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle",
)  # fmt: skip
SIDE = 32  # cells a side of a piece
SETS = 2  # seen from the front, and from the side
NARROW, SURE = 0.53, 30.0  # shoulders of so much of the trunk's length are seen from the side; how suddenly
LEAST = 1e-3  # of a length, in the unit square


Joints = Mapping[str, Tensor]  # where each is: (B, 2), x y in the unit square


class Piece(NamedTuple):
    """Where a piece lies in its own picture. first, last: its joints, at the marks `low` and `high` of its height, in
    0..1, along the middle. wide: of half its width, in units of the figure."""

    name: str
    low: float
    high: float
    wide: float


HEAD, TRUNK, ARM, HAND, THIGH, SHANK = range(6)
PIECES = (
    Piece("head", 0.6, 0.6, 2.0),  # on the middle of the ears, in units of their distance; not turned by a neck
    Piece("trunk", 0.15, 0.6, 1.3),
    Piece("upper arm", 0.25, 0.75, 0.6),
    Piece("lower arm", 0.25, 0.7, 0.6),
    Piece("thigh", 0.25, 0.75, 0.6),
    Piece("shank", 0.2, 0.65, 0.7),
)


class Placed(NamedTuple):
    """One piece on a picture. origin: of its picture's upper edge's middle; down, across: of its picture's height and
    half its width, as vectors; (B, 2) each, in the unit square."""

    piece: int
    origin: Tensor
    down: Tensor
    across: Tensor


class Puppet(Looks):
    """Pieces beside one another on one sheet: bank (SETS, 4, SIDE, 6 SIDE)."""

    def __init__(self, text: int, parts: int, names: Sequence[str], *, manners: int = 0) -> None:
        """names: of the keypoints. Raises ValueError when a joint is not among them."""
        missing = [joint for joint in JOINTS if joint not in names]
        if missing:
            raise ValueError(f"a person of paper needs the keypoint {missing[0]!r}")
        super().__init__(text, SETS, parts, SIDE, wide=SIDE * len(PIECES), manners=manners)
        self.rows = [list(names).index(joint) for joint in JOINTS]

    def joints(self, points: Tensor) -> Joints:
        """points: (B, K, 3) in the unit square."""
        return dict(zip(JOINTS, points[:, self.rows, :2].unbind(1), strict=True))

    def taken(self, which: Tensor, bank: Tensor) -> Tensor:
        """As of all looks; a sum a picture, where a product would sum each in another order when it is drawn alone."""
        shares = which.view(*which.shape, *[1] * (bank.dim() - 1))
        return (shares * bank).sum(1)

    def drawn(self, text: Tensor, points: Tensor, size: int, manner: Tensor | None = None) -> Tensor:
        """points: (B, K, 3); manner: (B, manners) -> (B, 4, size, size): colours times opacity, and opacity."""
        at = self.joints(points)
        side = aside(at)  # (B,)
        sheet = self.coloured(text, torch.stack([1 - side, side], 1), manner)  # (B, 4, SIDE, 6 SIDE)
        pieces = torch.split(sheet, SIDE, 3)
        made = sheet.new_zeros(len(text), 4, size, size)
        for placed in order(at, side):
            laid = grid_sample(pieces[placed.piece], seen_by(placed, size), align_corners=False)
            made = made * (1 - laid[:, 3:]) + laid
        return made


def aside(at: Joints) -> Tensor:
    """How much a person is seen from the side: (B,) in 0..1."""
    trunk = length(middle(at, "shoulder") - middle(at, "hip"))
    narrow = (NARROW - length(at["left_shoulder"] - at["right_shoulder"]) / trunk) * SURE
    return narrow.double().sigmoid().to(narrow.dtype)  # with single precision the last bit depends on the batch


def order(at: Joints, side: Tensor) -> list[Placed]:
    """The pieces, the farthest first. at: joints, (B, 2) each; side: (B,)."""
    looks_right = (at["nose"] - middle(at, "ear"))[:, :1] >= 0  # (B, 1)
    profile = side[:, None] > 0.5
    # seen from the side all feet show one way; from the front the two halves mirror each other
    way = torch.where(looks_right, 1.0, -1.0)
    unit = figure(at)

    def limb(piece: int, nearer: bool, first: str, last: str) -> Placed:
        """The arm or leg on the near side, that is the right one of a person who looks to the right, or the far one."""
        right = looks_right if nearer else ~looks_right
        a, b = (torch.where(right, at[f"right_{name}"], at[f"left_{name}"]) for name in (first, last))
        half = torch.where(right, -1.0, 1.0)  # on the picture's left when seen from the front
        return between(piece, a, b, unit, torch.where(profile, way, half))

    def arm(nearer: bool) -> list[Placed]:
        return [limb(ARM, nearer, "shoulder", "elbow"), limb(HAND, nearer, "elbow", "wrist")]

    def leg(nearer: bool) -> list[Placed]:
        return [limb(SHANK, nearer, "knee", "ankle"), limb(THIGH, nearer, "hip", "knee")]

    hips = middle(at, "hip")
    upright = torch.where(profile, way, torch.ones_like(way))
    trunk = between(TRUNK, middle(at, "shoulder"), hips, length(middle(at, "shoulder") - hips), upright)
    return [*arm(False), *leg(False), *leg(True), trunk, head(at, upright), *arm(True)]


def around_head(at: Joints) -> Tensor:
    """A box of face and hair: (B, 4) in the unit square."""
    ears, unit = middle(at, "ear"), length(at["left_ear"] - at["right_ear"])[:, None]
    return torch.cat([ears - 1.3 * unit, ears + 0.9 * unit], 1).clamp(0, 1)


def between(piece: int, first: Tensor, last: Tensor, unit: Tensor, way: Tensor) -> Placed:
    """A piece from joint to joint. unit: (B,) of its width; way: (B, 1), -1 mirrors it."""
    shape = PIECES[piece]
    bone = last - first
    down = bone / (shape.high - shape.low)
    across = torch.stack([bone[:, 1], -bone[:, 0]], 1) / length(bone)[:, None]  # to the right of one who hangs down
    return Placed(piece, first - shape.low * down, down, across * (shape.wide * unit)[:, None] * way)


def head(at: Joints, way: Tensor) -> Placed:
    """The head stands on the line through both ears, whichever of them is on the picture's left."""
    shape = PIECES[HEAD]
    ears = at["left_ear"] - at["right_ear"]
    across = ears * torch.where(ears[:, :1] < 0, -1.0, 1.0) * shape.wide / 2
    down = 2 * torch.stack([-across[:, 1], across[:, 0]], 1)  # as high as wide
    return Placed(HEAD, middle(at, "ear") - shape.low * down, down, across * way)


def seen_by(placed: Placed, size: int) -> Tensor:
    """Where each pixel of a picture lies in the piece's own, for `grid_sample`: (B, size, size, 2)."""
    ticks = (torch.arange(size, device=placed.origin.device) + 0.5) / size
    y, x = torch.meshgrid(ticks, ticks, indexing="ij")
    away = torch.stack([x, y], 2) - placed.origin[:, None, None]  # (B, size, size, 2)
    flat = torch.stack([placed.across, placed.down], 2)  # (B, 2, 2), columns
    inverse = torch.linalg.inv(flat)
    inside = away @ inverse.transpose(1, 2)[:, None]
    return torch.stack([inside[..., 0], 2 * inside[..., 1] - 1], 3)


def figure(at: Joints) -> Tensor:
    """The mean length of arms and legs above and below their joints, by which widths are measured: (B,)."""
    bones = [
        length(at[f"{side}_{first}"] - at[f"{side}_{last}"])
        for side in ("left", "right")
        for first, last in (("shoulder", "elbow"), ("elbow", "wrist"), ("hip", "knee"), ("knee", "ankle"))
    ]
    return sum(bones[1:], bones[0]) / len(bones)  # one after the other, for each picture in the same order


def middle(at: Joints, name: str) -> Tensor:
    """Between the left and the right joint of a name: (B, 2)."""
    return (at[f"left_{name}"] + at[f"right_{name}"]) / 2


def length(vectors: Tensor) -> Tensor:
    """(B, 2) -> (B,), never quite nothing."""
    found: Tensor = torch.linalg.vector_norm(vectors, dim=1)
    return found.clamp(min=LEAST)
