"""GAWWN's networks: sizes, places and losses."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from layoutgen_dcgan import gawwn
from layoutgen_dcgan.gawwn import CLIPART64, CUB_BOX, CUB_KEYPOINTS, MPII, BoxDiscriminator, BoxGenerator, Config
from layoutgen_dcgan.gawwn_jitter import jittered
from layoutgen_dcgan.gawwn_keypoints import (
    CLIPART64_KEYPOINTS,
    KeypointDiscriminator,
    KeypointGenerator,
    PointsConfig,
    PointsGenerator,
    gate,
    lit,
)
from layoutgen_dcgan.gawwn_reading import points_of
from layoutgen_dcgan.gawwn_training import BoxGawwn, Gawwn, KeypointArtist, KeypointGawwn, inside, mains, outside
from torch import nn

from layoutgen.data.coco import KEYPOINTS as COCO
from layoutgen.nn.batch import SceneBatch
from tests.plugins.dcgan.gawwn_small import BOX, KEYPOINTS, NOISE, TEXT, scenes


def trained(config: Config) -> Gawwn:
    torch.manual_seed(0)
    if config.keypoints:
        return KeypointGawwn(config, points_of(config), 10, framed=True, names=COCO)
    return BoxGawwn(config, 10)


@pytest.mark.parametrize("config", [CUB_BOX, CUB_KEYPOINTS, MPII, CLIPART64, CLIPART64_KEYPOINTS])
def test_pictures_and_features_have_the_published_sizes(config: Config) -> None:
    """Shapes alone: nothing is computed."""
    with torch.device("meta"):
        noise, text, images = (
            torch.empty(2, 100),
            torch.empty(2, config.text),
            torch.empty(2, 3, config.size, config.size),
        )
        config = replace(config, places=3 if config.looks else 0)
        if config.keypoints:
            place, drawn, judge = (
                torch.empty(2, config.keypoints, 16, 16),
                KeypointGenerator(config, COCO),
                KeypointDiscriminator(config),
            )
            made = drawn(noise, text, place, torch.empty(2, config.keypoints, 3))
        else:
            place, drawn, judge = torch.empty(2, 4), BoxGenerator(config), BoxDiscriminator(config)
            made = drawn(noise, text, place)
        assert made.shape == images.shape
        look = judge.look(images)
        assert look.seen.shape == (2, 2 * config.d, 16, 16) and look.whole.shape == (2, 8 * config.d, 4, 4)
        assert judge(look, text, place).shape == (2,)


def test_the_published_box_version_has_the_authors_layers() -> None:
    with torch.device("meta"):
        made = BoxGenerator(CUB_BOX)
    wide = [tuple(layer.weight.shape) for layer in made.modules() if isinstance(layer, nn.Linear | nn.ConvTranspose2d)]
    assert wide == [
        (512, 100), (512, 1024), (1024, 1024, 4, 4), (1024, 512, 4, 4), (512, 256, 4, 4), (512, 100),
        (1024, 1024, 4, 4), (1024, 512, 4, 4), (512, 256, 4, 4), (512, 256, 3, 3), (256, 128, 4, 4), (128, 32, 4, 4),
        (32, 3, 4, 4),
    ]  # fmt: skip


@pytest.mark.parametrize("config", [CLIPART64, CLIPART64_KEYPOINTS])
def test_small_weights_stay_below_ten_megabytes(config: Config) -> None:
    with torch.device("meta"):
        artist = trained(replace(config, places=17)).artist()
    assert 2 * sum(p.numel() for p in artist.parameters()) < 10e6


@pytest.mark.parametrize("exact", [True, False])
def test_what_is_pasted_into_a_box_is_cut_out_of_it_again(exact: bool) -> None:
    maps = torch.rand(2, 3, 4, 4, generator=torch.Generator().manual_seed(0))
    maps = nn.functional.interpolate(maps, size=(16, 16), mode="bicubic", align_corners=True)  # smooth
    boxes = torch.tensor([[0.25, 0.125, 0.75, 0.875], [0.0, 0.0, 1.0, 1.0]])
    pasted = gawwn.pasted(maps, boxes, exact=exact)
    assert pasted[0, :, :, :3].abs().max() == 0  # nothing left of the box
    back = gawwn.cut(pasted, boxes, exact=exact)
    assert (back - maps)[:, :, 2:-2, 2:-2].abs().max() < 0.12


def test_exact_boxes_have_the_edges_of_their_cells() -> None:
    ones = torch.ones(1, 1, 16, 16)
    pasted = gawwn.pasted(ones, torch.tensor([[0.25, 0.5, 0.75, 1.0]]), exact=True)[0, 0]
    want = torch.zeros(16, 16)
    want[8:, 4:12] = 1
    assert ((pasted > 0.49) == (want > 0)).all()


def test_points_light_the_cell_they_lie_in_and_open_a_gate() -> None:
    points = torch.tensor([[[0.99, 0.0, 1.0], [0.5, 0.51, 1.0], [0.5, 0.51, 1.0], [0.3, 0.3, 0.0], [1.2, 0.3, 1.0]]])
    maps = lit(points, exact=True)
    assert maps.shape == (1, 5, 16, 16)
    assert [maps[0, k].nonzero().tolist() for k in range(5)] == [[[0, 15]], [[8, 8]], [[8, 8]], [], []]
    opened = gate(maps)
    assert opened.max() == 1 and opened.sum() == 2


def test_no_keypoints_leave_the_region_path_empty() -> None:
    torch.manual_seed(0)
    net = KeypointGenerator(KEYPOINTS).eval()
    maps = torch.zeros(1, KEYPOINTS.keypoints, 16, 16)
    seen: list[torch.Tensor] = []
    net.region.register_forward_pre_hook(lambda module, given: seen.append(given[0]))
    net(torch.randn(1, NOISE), torch.randn(1, TEXT), maps, torch.zeros(1, KEYPOINTS.keypoints, 3))
    assert seen[0].abs().max() == 0


def test_given_keypoints_pass_the_third_network_as_they_are() -> None:
    torch.manual_seed(0)
    net = PointsGenerator(PointsConfig(5, TEXT, NOISE, 4, 4)).eval()
    points = torch.rand(3, 5, 3)
    points[:, :, 2] = torch.tensor([1.0, 0.0, 1.0, 0.0, 0.0])
    made = net(torch.randn(3, NOISE), torch.randn(3, TEXT), points)
    assert torch.equal(made[:, [0, 2]], points[:, [0, 2]])
    assert ((made >= 0) & (made <= 1)).all() and (made[:, [1, 3, 4]] != points[:, [1, 3, 4]]).any()


def test_points_of_the_picture_are_points_of_the_box_and_back() -> None:
    batch = scenes()
    assert batch.keypoints is not None
    points, boxes = batch.keypoints[mains(batch)], batch.boxes[mains(batch)]
    assert torch.allclose(outside(inside(points, boxes), boxes), points, atol=1e-6)


def test_the_one_thing_is_no_background() -> None:
    batch = scenes()
    assert mains(batch).tolist() == [1, 3, 5, 7]
    assert mains(replace(batch, keypoints=None)).tolist() == [1, 3, 5, 7]
    alone = replace(batch, labels=batch.labels[:1], boxes=batch.boxes[:1], owner=batch.owner[:1], keypoints=None)
    assert mains(replace(alone, words=batch.words[:1])).tolist() == [0]


def test_made_up_keypoints_follow_the_box() -> None:
    torch.manual_seed(0)
    artist = KeypointArtist(KEYPOINTS, points_of(KEYPOINTS), framed=True).eval()
    batch = scenes()
    assert batch.keypoints is not None
    batch = replace(batch, keypoints=torch.zeros_like(batch.keypoints))
    noise = artist.noise(len(batch), torch.Generator().manual_seed(1))
    made, moved = (artist.completed(replace(batch, boxes=batch.boxes + by), noise) for by in (0.0, 0.05))
    assert torch.allclose(moved[:, :, :2], made[:, :, :2] + 0.05, atol=1e-5)


def test_zoomed_pictures_keep_their_things_in_their_boxes() -> None:
    batch = smooth(scenes())
    made = jittered(batch, torch.Generator().manual_seed(4), 0.5, 1.1)
    assert made.images is not None and made.keypoints is not None and batch.keypoints is not None
    assert not torch.equal(made.boxes, batch.boxes) and torch.equal(made.boxes[0::2], batch.boxes[0::2])
    assert ((made.boxes > -1e-5) & (made.boxes < 1 + 1e-5)).all()
    again = smooth(made).images
    assert again is not None and (made.images - again).abs().mean() < 0.08  # what is bright is in the new box
    rows = mains(batch)
    old, new = ((b.keypoints[rows], b.boxes[rows]) for b in (batch, made) if b.keypoints is not None)
    assert torch.allclose(inside(*old), inside(*new), atol=1e-4)


@pytest.mark.parametrize("config", [BOX, KEYPOINTS])
def test_every_turn_gives_finite_gradients_to_its_own_module(config: Config) -> None:
    model, batch = trained(config), scenes()
    for turn in model.turns():
        model.zero_grad()
        torch.stack(list(turn.loss(batch).values())).sum().backward()
        found = [p.grad for p in turn.module.parameters()]
        assert all(g is not None and g.isfinite().all() for g in found), turn.name
        assert sum(float(g.abs().sum()) for g in found if g is not None) > 0, turn.name


def test_wrong_and_drawn_pictures_are_half_of_what_is_rejected() -> None:
    model, batch = trained(BOX), scenes()
    with torch.no_grad():
        for layer in (model.judge.judgement.body[-1],):
            layer.weight.zero_()
            layer.bias.zero_()
    losses = {name: float(value.detach()) for name, value in model.judging(batch).items()}
    assert losses == pytest.approx({"real": 0.6931, "wrong": 0.3466, "fake": 0.3466}, abs=1e-3)


def test_the_first_steps_are_of_pixels_alone() -> None:
    model, batch = trained(replace(BOX, alone=3)), scenes()
    found = []
    for step in (2, 3):
        model.begin(step)
        found.append([sorted(turn.loss(batch)) for turn in model.turns()])
    assert found == [[["waits"], ["pixels"]], [["fake", "real", "wrong"], ["deceived", "pixels"]]]


def test_the_rate_is_halved() -> None:
    turn = trained(BOX).turns()[0]
    assert [turn.schedule(step) for step in (0, 9, 10, 20)] == [1, 1, 0.5, 0.25]


@pytest.mark.parametrize("config", [BOX, KEYPOINTS])
def test_learning_the_same_pictures_brings_them_nearer(config: Config) -> None:
    model, batch = trained(replace(config, pixels=10.0, rate=5e-3)), scenes()
    draw = model.turns()[1]
    optimiser = torch.optim.Adam(draw.module.parameters(), draw.lr, draw.betas)
    found = []
    for _ in range(25):
        optimiser.zero_grad()
        loss = draw.loss(smooth(batch))["pixels"]
        loss.backward()
        optimiser.step()
        found.append(float(loss.detach()))
    assert found[-1] < 0.8 * found[0]


def smooth(batch: SceneBatch) -> SceneBatch:
    """Pictures of one colour, brighter in the box."""
    images = torch.full_like(batch.images, -0.5)  # type: ignore[arg-type]
    for picture, (x0, y0, x1, y1) in zip(images, (batch.boxes[mains(batch)] * 64).long().tolist(), strict=True):
        picture[:, y0:y1, x0:x1] = 0.5
    return replace(batch, images=images)
