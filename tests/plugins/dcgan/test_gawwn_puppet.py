"""A person of paper: pieces lie where the joints are, and are learned from people."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from layoutgen_dcgan import gawwn_rehearsal
from layoutgen_dcgan.gawwn_dresser import Dresser
from layoutgen_dcgan.gawwn_puppet import (
    HAND,
    JOINTS,
    PIECES,
    SIDE,
    TRUNK,
    Puppet,
    around_head,
    aside,
    between,
    seen_by,
)
from layoutgen_dcgan.gawwn_reading import points_of
from layoutgen_dcgan.gawwn_text import WordCodes
from layoutgen_dcgan.gawwn_training import KeypointArtist, KeypointGawwn, known
from torch import Tensor

from layoutgen.data.coco import KEYPOINTS as COCO
from layoutgen.data.pack import MASK_SIZE, Head, PackWriter, Pair
from layoutgen.nn.packed import Packed
from tests.plugins.dcgan.gawwn_small import KEYPOINTS, NOISE, TEXT

FRONT = {
    "nose": (0.5, 0.2), "left_eye": (0.54, 0.17), "right_eye": (0.46, 0.17), "left_ear": (0.58, 0.18),
    "right_ear": (0.42, 0.18), "left_shoulder": (0.6, 0.35), "right_shoulder": (0.4, 0.35), "left_elbow": (0.66, 0.45),
    "right_elbow": (0.34, 0.45), "left_wrist": (0.7, 0.55), "right_wrist": (0.3, 0.55), "left_hip": (0.56, 0.58),
    "right_hip": (0.44, 0.58), "left_knee": (0.57, 0.75), "right_knee": (0.43, 0.75), "left_ankle": (0.58, 0.92),
    "right_ankle": (0.42, 0.92),
}  # fmt: skip
SMALL = replace(KEYPOINTS, keypoints=len(COCO), looks=2, poses=3, places=1, parts=8, manners=2)


def standing() -> Tensor:
    """Someone seen from the front: (1, 17, 3)."""
    return torch.tensor([[(*FRONT[name], 1.0) for name in COCO]])


def at(name: str) -> int:
    return COCO.index(name)


def puppet(only: int | None = None, *, parts: int = 1, manners: int = 0) -> Puppet:
    """White pieces, or one of them, that fill their pictures."""
    made = Puppet(TEXT, parts, COCO, manners=manners).eval()
    with torch.no_grad():
        for layer in (made.keys, made.palette):
            layer.weight.zero_()
            layer.bias.zero_()
        made.bank[:, :3], made.bank[:, 3] = 1, -20
        here = slice(None) if only is None else slice(only * SIDE, (only + 1) * SIDE)
        made.bank[:, 3, :, here] = 20
    return made


def middle_of(opaque: Tensor) -> list[float]:
    """Where a picture (S, S) is opaque: x, y in the unit square."""
    ticks = (torch.arange(len(opaque)) + 0.5) / len(opaque)
    return [float((opaque.sum(axis) * ticks).sum() / opaque.sum()) for axis in (0, 1)]


def test_a_hand_goes_where_the_wrist_goes_and_nothing_else_moves() -> None:
    low, high = standing(), standing()
    high[0, at("left_wrist"), :2] = torch.tensor([0.75, 0.2])
    text = torch.zeros(1, TEXT)
    hands = puppet(HAND)
    before, after = (hands.drawn(text, points, 64)[0, 3].detach() for points in (low, high))
    there = torch.arange(64) < 32  # where the right hand is, on the picture's left
    assert middle_of(before * there) == pytest.approx(middle_of(after * there), abs=0.01)
    assert middle_of(before * ~there)[1] > 0.45 and middle_of(after * ~there)[1] < 0.38
    trunk = puppet(TRUNK)
    assert torch.allclose(trunk.drawn(text, low, 64), trunk.drawn(text, high, 64), atol=1e-6)


def test_someone_moved_and_made_smaller_is_the_same_picture_elsewhere() -> None:
    text, points = torch.zeros(1, TEXT), standing()
    less = points.clone()
    less[:, :, :2] = points[:, :, :2] / 2 + 0.25
    whole = puppet().drawn(text, points, 128)
    half = puppet().drawn(text, less, 256)
    assert (half[:, :, 64:192, 64:192] - whole).abs().mean() < 1e-4
    assert half[:, :, :32].abs().max() == 0


def test_someone_mirrored_is_drawn_mirrored() -> None:
    made, text = Puppet(TEXT, 1, COCO).eval(), torch.zeros(1, TEXT)
    chance = torch.Generator().manual_seed(0)
    with torch.no_grad():
        made.bank.copy_(torch.randn(made.bank.shape, generator=chance))
        made.bank[:, :, :, :SIDE] = -20  # a head and a trunk need not be alike on both sides
        made.bank[:, :, :, TRUNK * SIDE : (TRUNK + 1) * SIDE] = -20
        made.palette.weight.zero_()
    points = standing()
    points[0, at("nose"), 0] += 0.01
    points[0, at("left_wrist"), :2] = torch.tensor([0.8, 0.3])
    swapped = [COCO.index(n.replace("left", "*").replace("right", "left").replace("*", "right")) for n in COCO]
    other = points[:, swapped] * torch.tensor([-1.0, 1, 1]) + torch.tensor([1.0, 0, 0])
    assert torch.allclose(made.drawn(text, other, 64), made.drawn(text, points, 64).flip(3), atol=1e-4)


def test_narrow_shoulders_are_seen_from_the_side() -> None:
    points = standing().repeat(2, 1, 1)
    points[1, at("left_shoulder"), 0] = 0.46
    side = aside(puppet().joints(points))
    assert side[0] < 0.01 and side[1] > 0.99
    made = puppet(TRUNK)
    with torch.no_grad():
        made.bank[1, 0] = -1  # from the side they are of another colour
    front, profile = made.drawn(torch.zeros(2, TEXT), points, 64)[:, :, 30, 31]
    assert front[0] > 0.9 and profile[0] < -0.9 and front[3] > 0.9


def test_a_piece_lies_between_its_joints() -> None:
    first, last = torch.tensor([[0.25, 0.25]]), torch.tensor([[0.25, 0.75]])
    shape = PIECES[HAND]
    placed = between(HAND, first, last, torch.tensor([0.25]), torch.ones(1, 1))
    places = seen_by(placed, 64)[0]  # of the middle of pixels
    assert places[15:17, 15:17, 0].mean().item() == pytest.approx(0, abs=0.02)
    assert places[15:17, 15:17, 1].mean().item() == pytest.approx(2 * shape.low - 1, abs=0.02)
    assert places[47:49, 15:17, 1].mean().item() == pytest.approx(2 * shape.high - 1, abs=0.02)
    assert abs(places[32, 25, 0].item()) == pytest.approx((25.5 / 64 - 0.25) / (0.25 * shape.wide), abs=0.02)


def test_a_head_has_ears_and_hair_around_it() -> None:
    box = around_head(puppet().joints(standing()))[0]
    assert box[0] < 0.42 and box[2] > 0.58 and box[1] < 0.1 and 0.25 < box[3] < 0.35


def test_manners_are_told_by_noise() -> None:
    made, text, points = puppet(TRUNK, manners=2), torch.zeros(2, TEXT), standing().repeat(2, 1, 1)
    with torch.no_grad():
        made.parts.fill_(1)
        made.manners[0, 1] = -1  # the first number tells the only part to be less green
    drawn = made.drawn(text, points, 64, torch.tensor([[0.0, 3.0], [1.0, 3.0]]))[:, :, 30, 31]
    assert drawn[0].tolist() == pytest.approx([1, 1, 1, 1], abs=1e-3)
    assert drawn[1].tolist() == pytest.approx([1, 0, 1, 1], abs=1e-3)


def test_a_joint_that_is_missing_is_named() -> None:
    with pytest.raises(ValueError, match="'left_hip'"):
        Puppet(TEXT, 1, [name for name in JOINTS if name != "left_hip"])


# learning -------------------------------------------------------------------------------------------------------------


def people(folder: Path, count: int = 24) -> Packed:
    """People in red or blue, of rectangles on grass, some with an arm in the air, which is told."""
    chance = np.random.default_rng(0)
    head = Head(name="people", size=64, labels=("grass", "person"), keypoints=COCO, predicates=(), licence="CC0-1.0")
    with PackWriter(folder, head) as writer:
        for number in range(count):
            colour, waving, x = ("red", "blue")[number % 2], number % 4 < 2, chance.uniform(-0.2, 0.2)
            points = np.array([(px + x, py, 1.0) for px, py in (FRONT[name] for name in COCO)])
            if waving:
                points[at("left_wrist"), :2] = 0.72 + x, 0.2
            image, seen = np.full((64, 64, 3), (20, 90, 20), np.uint8), np.ones((64, 64), np.uint8)
            for (x0, y0, x1, y1), paint in (
                ((0.38 + x, 0.35, 0.62 + x, 0.92), {"red": (220, 40, 40), "blue": (40, 60, 230)}[colour]),
                ((0.38 + x, 0.06, 0.62 + x, 0.34), (240, 200, 160)),
            ):
                rows, columns = slice(round(y0 * 64), round(y1 * 64)), slice(round(x0 * 64), round(x1 * 64))
                image[rows, columns], seen[rows, columns] = paint, 2
            said = f"a person {'waving ' * waving}in {colour} on grass"
            writer.add(
                Pair(
                    id=f"people-{number}", captions=(said,), image=image, seen=seen, labels=(1, 2),
                    boxes=np.array([(0, 0, 1, 1), (0.25 + x, 0.06, 0.75 + x, 0.92)]),
                    masks=np.full((2, MASK_SIZE, MASK_SIZE), 255, np.uint8),
                    keypoints=np.stack([np.zeros_like(points), points]), held_out=number >= count - 4,
                )
            )  # fmt: skip
    return Packed(folder)


def test_people_are_learned_from_a_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gawwn_rehearsal, "PASSES", 3)
    monkeypatch.setattr(gawwn_rehearsal, "PEOPLE", 2)
    packed, codes = people(tmp_path), WordCodes()
    config = replace(SMALL, text=codes.size)
    torch.manual_seed(0)
    dresser = Dresser(packed, packed.train, codes, config, 0)
    model = KeypointGawwn(dresser.config, points_of(dresser.config), 10, framed=True, names=COCO)
    dresser.dress(model)
    batch = packed.batch(packed.test)
    batch = replace(batch, sentence=codes.read(batch.texts))
    noise = {name: torch.zeros(4, NOISE) for name in ("z", "points")}
    with torch.no_grad():
        drawn = model.eval()(batch, noise)
    assert batch.images is not None and (drawn - batch.images).abs().mean() < 0.15
    points, boxes = known(batch)
    middles = (32 * (boxes[:, 0] + boxes[:, 2])).long()
    found = {}
    for picture, text, x in zip(drawn, batch.texts, middles, strict=True):
        found[text] = float((picture[0] - picture[2])[28:34, x].mean())
    assert min(v for text, v in found.items() if "red" in text) > 0.2 + max(
        v for text, v in found.items() if "blue" in text
    )
    nobody = replace(batch, keypoints=torch.zeros_like(batch.keypoints))  # type: ignore[arg-type]
    assert isinstance(model.drawer, KeypointArtist)
    with torch.no_grad():
        made = model.drawer.completed(nobody, noise)
    middle = (made[:, at("left_hip"), 0] + made[:, at("right_hip"), 0]) / 2
    assert torch.allclose(middle, (boxes[:, 0] + boxes[:, 2]) / 2, atol=0.03)
    assert torch.allclose(made[:, at("nose"), 1], points[:, at("nose"), 1], atol=0.03)
