"""Looks of GAWWN: what the caption chooses and colours, and what they begin as."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest
import torch
from layoutgen_dcgan import gawwn_wardrobe
from layoutgen_dcgan.gawwn import BoxGenerator, dressed
from layoutgen_dcgan.gawwn_dresser import Dresser
from layoutgen_dcgan.gawwn_jitter import around, staged
from layoutgen_dcgan.gawwn_looks import EASED, Chosen, Looks, facing, turned
from layoutgen_dcgan.gawwn_text import WordCodes
from layoutgen_dcgan.gawwn_training import BoxGawwn, Staged, mains
from layoutgen_dcgan.gawwn_wardrobe import Cutouts, begin, cutouts, point, sorted_out
from torch import Tensor

from layoutgen.data.sample_pack import sample_pack
from layoutgen.nn.packed import Packed
from tests.plugins.dcgan.gawwn_small import BOX, NOISE, TEXT, scenes

SIDE = 8
DRESSED = replace(BOX, looks=2, places=1, side=SIDE, parts=2)


def chosen() -> Chosen:
    """Two pictures, of which the sign of a caption's first number chooses one."""
    made = Chosen(TEXT, 2, 3, 4)
    with torch.no_grad():
        made.bank[0], made.bank[1] = -1, 1
        made.keys.weight.zero_()
        made.keys.bias.zero_()
        made.keys.weight[1, 0] = EASED
    return made


def test_a_caption_chooses_a_picture_and_takes_of_several_in_training_alone() -> None:
    made, text = chosen(), torch.zeros(2, TEXT)
    text[:, 0] = torch.tensor([-1.0, 1.0])
    assert made.train()(text)[:, 0, 0, 0].tolist() == pytest.approx([-0.462, 0.462], abs=1e-3)  # 2 sigmoid(1) - 1
    assert made.eval()(text)[:, 0, 0, 0].tolist() == [-1, 1]


def test_captions_colour_the_parts_of_a_look() -> None:
    looks = Looks(TEXT, 1, 2, 4).eval()
    with torch.no_grad():
        for layer in (looks.keys, looks.palette):
            layer.weight.zero_()
            layer.bias.zero_()
        looks.bank[0, 3] = 20  # all of it is opaque
        looks.parts[0, 0, :2] = 1  # the upper half is the first part
        looks.palette.weight[0, 0] = EASED / 2  # which the first number of a caption makes red
    text = torch.zeros(2, TEXT)
    text[1, 0] = 1
    plain, red = looks(text)
    assert plain[:3].abs().max() < 1e-6 and torch.allclose(plain[3], torch.ones(4, 4))
    assert torch.allclose(red[0, :2], torch.full((2, 4), 0.5)) and red[0, 2:].abs().max() < 1e-6
    assert red[1:3].abs().max() < 1e-6


def sided() -> Tensor:
    """A look whose left half is white: (1, 4, SIDE, SIDE)."""
    made = torch.ones(1, 4, SIDE, SIDE)
    made[:, :3, :, SIDE // 2 :] = -1
    return made


@pytest.mark.parametrize("mirrored", [False, True])
def test_in_training_things_face_as_in_the_real_picture(mirrored: bool) -> None:
    look, box = sided(), torch.tensor([[0.25, 0.25, 0.75, 0.75]])
    image = torch.zeros(1, 3, 64, 64)
    image[:, :, 16:48, 16:32], image[:, :, 16:48, 32:48] = (-1, 1) if mirrored else (1, -1)
    for seed in range(3):
        noise = torch.randn(1, NOISE, generator=torch.Generator().manual_seed(seed))
        found = facing(look, noise, box, image)
        assert (found[0, 0] > 0) == mirrored and torch.equal(found.abs(), noise.abs())
        assert torch.equal(turned(look, found), look.flip(3) if mirrored else look)


def test_changed_things_stand_before_backdrops() -> None:
    changes = torch.full((1, 3, 2, 2), 0.25)
    look = torch.zeros(1, 4, 2, 2)
    look[:, :, 0] = torch.tensor([0.5, 0.5, 0.5, 1.0])[:, None]  # the upper row is covered
    made = dressed(changes, torch.full((1, 3, 2, 2), -0.5), look)
    assert torch.equal(made[0, 0], torch.tensor([[0.75, 0.75], [-0.5, -0.5]]))


def test_a_box_is_where_its_look_is() -> None:
    torch.manual_seed(0)
    net = BoxGenerator(DRESSED).eval()
    assert net.looks is not None
    with torch.no_grad():
        net.picture[-1].weight.zero_()
        net.picture[-1].bias.zero_()
        net.looks.bank[:, :3], net.looks.bank[:, 3] = 1, 20
    boxes = torch.tensor([[0.0, 0.0, 0.25, 0.5], [0.5, 0.25, 1.0, 1.0]])
    bright = net(torch.randn(2, NOISE), torch.zeros(2, TEXT), boxes)[:, 0] > 0.5
    want = torch.zeros(2, 64, 64, dtype=torch.bool)
    want[0, :32, :16], want[1, 16:, 32:] = True, True
    assert torch.equal(bright, want)


# what they begin as ---------------------------------------------------------------------------------------------------


def animals(count: int = 200) -> tuple[Cutouts, Tensor]:
    """Cats: sleeping ones lie low; red and blue ones, which is told; half of all face the other way. And captions."""
    chance = torch.Generator().manual_seed(0)
    sleeping, red, other = (torch.rand(3, count, generator=chance) < 0.5).unbind(0)
    things = torch.zeros(count, 4, SIDE, SIDE)
    for thing, asleep, ruddy, back in zip(things, sleeping, red, other, strict=True):
        thing[3, SIDE // 2 if asleep else 0 :] = 1
        thing[0], thing[2] = (1, -1) if ruddy else (-1, 1)
        thing[:3, :, :2] = -1  # the head is black
        thing[:3] *= thing[3:]
        if back:
            thing.copy_(thing.flip(2))
    texts = tuple(
        f"a {'red' if ruddy else 'blue'} cat{' sleeping' * asleep}"
        for asleep, ruddy in zip(sleeping.tolist(), red.tolist(), strict=True)
    )
    none = torch.zeros(count, dtype=torch.int64)
    backdrops = torch.zeros(1, 3, 64, 64)
    cut = Cutouts(
        range(count), things.half(), None, none, tuple(map(frozenset, map(str.split, texts))), texts, none,
        torch.tensor([2]), backdrops,
    )  # fmt: skip
    return cut, WordCodes().read(texts)


def test_things_are_divided_by_the_word_that_tells_their_shape() -> None:
    cut, _ = animals()
    which = sorted_out(cut, 10)
    asleep = torch.tensor(["sleeping" in text for text in cut.texts])
    assert which.unique().tolist() == [0, 1]  # and not by colour, which is no matter of shape
    assert torch.equal(which == which[asleep][0], asleep)
    assert sorted_out(cut, 1).unique().tolist() == [0]


def test_looks_begin_as_what_is_told_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gawwn_wardrobe, "PASSES", 30)
    cut, text = animals()
    which = sorted_out(cut, 10)
    torch.manual_seed(0)
    looks = Looks(text.shape[1], 2, 3, SIDE)
    begin(looks, cut, which, text)
    point(looks.keys, text, which)
    codes = WordCodes().read(["a red cat", "a blue cat sleeping"])
    red, blue = looks.eval()(codes)
    assert red[3].mean() > 0.9 and blue[3, : SIDE // 2].mean() < 0.1 < 0.9 < blue[3, SIDE // 2 :].mean()
    middle = slice(3, 5)  # where a cat is coloured whichever way it faces
    assert red[0, 5, middle].min() > 0.6 and red[2, 5, middle].max() < -0.6
    assert blue[2, 5, middle].min() > 0.6 and blue[0, 5, middle].max() < -0.6
    ends = red[0, 5, [0, 7]].sort().values  # one end is the head
    assert ends[0] < -0.6 and ends[1] > 0.6


def test_keys_tell_which_picture_a_caption_means() -> None:
    said = [f"a {colour} {noun}" for colour in ("red", "blue", "green") for noun in ("cat", "dog")]
    text, which = WordCodes().read(said * 5), torch.tensor([0, 1] * 15)
    keys = torch.nn.Linear(text.shape[1], 2)
    point(keys, text, which)
    unknown = WordCodes().read(["the pink cat", "one dog on the grass"])
    assert (keys(unknown) / EASED).argmax(1).tolist() == [0, 1]


def test_backdrops_are_what_is_seen_behind_things(tmp_path: Path) -> None:
    packed = Packed(sample_pack(tmp_path, 64))
    cut = cutouts(packed, packed.train, SIDE)
    assert cut.grounds.tolist() == [packed.labels.id("grass")] and cut.behind.unique().tolist() == [0]
    grass = torch.tensor([20.0, 90.0, 20.0]) / 127.5 - 1
    assert torch.allclose(cut.backdrops[0], grass[:, None, None].expand(3, 64, 64), atol=0.01)
    assert cut.things.shape == (len(packed.train), 4, SIDE, SIDE) and cut.points is not None
    assert (cut.labels == packed.labels.id("person")).all() and "red" in frozenset[str]().union(*cut.words)


def test_a_training_begins_with_the_things_of_its_pack(tmp_path: Path) -> None:
    packed, codes = Packed(sample_pack(tmp_path, 64)), WordCodes()
    config = replace(DRESSED, text=codes.size, looks=5)
    dresser = Dresser(packed, packed.train, codes, config, 0)
    assert (dresser.config.looks, dresser.config.places, dresser.config.poses) == (1, 1, 0)
    torch.manual_seed(0)
    model = BoxGawwn(dresser.config, 10)
    dresser.dress(model)
    batch = packed.batch(packed.train[:4])
    batch = replace(batch, sentence=codes.read(batch.texts))
    drawn = model.eval()(batch, model.noise(4, torch.Generator().manual_seed(0)))
    assert batch.images is not None and batch.maps is not None
    seen = (batch.maps != packed.labels.id("car"))[:, None]  # of two things one is drawn
    assert ((drawn - batch.images).abs() * seen).mean() < 0.1
    assert torch.allclose(dresser.behind(batch)[0], dresser.cut.backdrops[0])


def test_things_move_without_their_backdrops() -> None:
    batch = scenes()
    assert batch.images is not None and batch.keypoints is not None
    maps = torch.zeros(len(batch), 64, 64, dtype=torch.int64)
    images = torch.full_like(batch.images, -1)
    for seen, picture, box in zip(maps, images, (batch.boxes[mains(batch)] * 64).round().long().tolist(), strict=True):
        x0, y0, x1, y1 = box
        seen[y0:y1, x0:x1], picture[:, y0:y1, x0:x1] = 3, 1
    backdrops = torch.full_like(images, -0.5)
    made = staged(replace(batch, images=images, maps=maps), torch.Generator().manual_seed(4), 0.5, 1.0, backdrops)
    assert made.images is not None and not torch.equal(made.boxes, batch.boxes)
    for picture, behind, new, old in zip(
        made.images, made.behind, made.boxes[mains(made)], batch.boxes[mains(batch)], strict=True
    ):
        area = ((new[2] - new[0]) * (new[3] - new[1])).item()
        assert (picture[0] > 0.5).float().mean().item() == pytest.approx(area, abs=0.03)
        assert (behind[:, around(old[None], 64)[0, 0]] == -0.5).all()  # mended
        assert behind.max() < 0 and (behind == -1).any()
        away = ~around(new[None], 64)[0, 0]
        assert torch.equal(picture[:, away], behind[:, away])


def test_drawn_things_stand_before_the_backdrops_of_real_ones() -> None:
    model, batch = BoxGawwn(DRESSED, 10), scenes()
    held = {f.name: getattr(batch, f.name) for f in fields(batch)}
    behind = torch.rand(len(batch), 3, 64, 64)
    with torch.no_grad():
        drawn = model.drawn(Staged(**held | {"behind": behind}))
        own = model.eval().drawn(batch)
    outside = ~around(batch.boxes[mains(batch)], 64).expand_as(drawn)
    assert torch.allclose(drawn[outside], behind[outside]) and own[outside].abs().max() < 1e-6
