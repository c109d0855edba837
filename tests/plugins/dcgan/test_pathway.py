"""The object pathway: what stands where, exactly, and who knows of whom."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from layoutgen_dcgan.pathway import (
    LayoutCode,
    ObjectNames,
    ObjectPathway,
    ObjectReading,
    PathwayConfig,
    cover,
    crop,
    place,
    shared,
    spread,
)
from layoutgen_dcgan.pathway_means import means
from torch import Tensor

from layoutgen.data.sample_pack import sample_pack
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.packed import Packed

CONFIG = PathwayConfig(labels=6, named=8, patch=8, features=8, layout=5, crop=8)
WHOLE = [0.0, 0.0, 1.0, 1.0]


def scenes(boxes: list[list[float]], owner: list[int], labels: list[int] | None = None) -> SceneBatch:
    count = max(owner) + 1
    return SceneBatch(
        words=torch.zeros(count, 1, dtype=torch.int64),
        lengths=torch.ones(count, dtype=torch.int64),
        labels=torch.tensor(labels or [2 + k % 4 for k in range(len(boxes))]),
        boxes=torch.tensor(boxes),
        owner=torch.tensor(owner),
        triples=torch.zeros(0, 3, dtype=torch.int64),
    )


def one(value: float = 1.0, side: int = 4) -> Tensor:
    return torch.full((1, 1, side, side), value)


def test_cells_share_what_they_cover() -> None:
    found = shared(torch.tensor([0.25]), torch.tensor([0.75]), 2, 4)[0]
    assert found.tolist() == [[0, 0], [1, 0], [0, 1], [0, 0]]
    half = shared(torch.tensor([0.125]), torch.tensor([0.625]), 1, 4)[0, :, 0]
    assert half.tolist() == [0.5, 1.0, 0.5, 0.0]


def test_a_patch_lies_in_its_box_and_nowhere_else() -> None:
    made = place(one(3.0), torch.tensor([[0.5, 0.25, 1.0, 0.5]]), torch.tensor([0]), 1, 8)[0, 0]
    wanted = torch.zeros(8, 8)
    wanted[2:4, 4:] = 3.0
    assert torch.allclose(made, wanted, atol=1e-5)


def test_a_patch_of_the_whole_picture_stays_what_it_is() -> None:
    patch = torch.rand(1, 2, 8, 8, generator=torch.Generator().manual_seed(0))
    assert torch.allclose(place(patch, torch.tensor([WHOLE]), torch.tensor([0]), 1, 8), patch, atol=1e-5)
    assert torch.allclose(crop(patch, torch.tensor([WHOLE]), torch.tensor([0]), 8), patch, atol=1e-5)


@pytest.mark.parametrize("box", [[0.1, 0.2, 0.47, 0.9], [0.5, 0.5, 0.51, 0.52], [0.0, 0.0, 1.0, 1.0]])
def test_however_small_an_object_its_area_is_there(box: list[float]) -> None:
    made = place(one(), torch.tensor([box]), torch.tensor([0]), 1, 16)
    assert made.sum().item() == pytest.approx((box[2] - box[0]) * (box[3] - box[1]) * 256, rel=1e-3)


def test_objects_of_a_scene_are_summed_and_scenes_kept_apart() -> None:
    boxes = torch.tensor([WHOLE, [0.0, 0.0, 0.5, 1.0], WHOLE])
    made = place(torch.cat([one(1.0), one(2.0), one(5.0)]), boxes, torch.tensor([0, 0, 1]), 2, 4)
    assert torch.allclose(made[0, 0, 0], torch.tensor([3.0, 3.0, 1.0, 1.0]))
    assert torch.allclose(made[1], torch.full((1, 4, 4), 5.0))


def test_flat_objects_are_spread_as_patches_of_one_cell_are_placed() -> None:
    batch = scenes([WHOLE, [0.1, 0.2, 0.47, 0.9], [0.5, 0.5, 0.51, 0.52]], [0, 0, 1])
    vectors = torch.randn(3, 5, generator=torch.Generator().manual_seed(0))
    patches = place(vectors[:, :, None, None], batch.boxes, batch.owner, 2, 16)
    assert torch.allclose(spread(vectors, batch, 16), patches, atol=1e-6)


def test_what_is_cropped_is_what_the_box_shows() -> None:
    picture = torch.zeros(2, 1, 8, 8)
    picture[1, :, 4:, :4] = 7.0
    boxes = torch.tensor([[0.0, 0.5, 0.5, 1.0], [0.25, 0.25, 0.75, 0.75]])
    seen = crop(picture, boxes, torch.tensor([1, 1]), 4)[:, 0]
    assert torch.allclose(seen[0], torch.full((4, 4), 7.0), atol=1e-5)
    assert torch.allclose(seen[1], torch.tensor([0, 0, 7.0, 7.0])[:, None] * torch.tensor([1.0, 1, 0, 0]), atol=1e-5)
    assert crop(picture, torch.tensor([[0.3, 0.3, 0.3, 0.3]]), torch.tensor([0]), 4).isfinite().all()


def test_an_object_changes_the_features_of_its_box_alone() -> None:
    torch.manual_seed(0)
    names, path = ObjectNames(CONFIG, 3).eval(), ObjectPathway(CONFIG).eval()
    told = torch.randn(1, 3)
    boxes = [WHOLE, [0.5, 0.5, 1.0, 1.0]]
    dog, cat = (scenes(boxes, [0, 0], [2, label]) for label in (3, 4))
    change = (path(dog, names(dog, told)) - path(cat, names(cat, told))).abs().sum((0, 1))
    assert change[8:, 8:].min() > 0 and not change[:8].any() and not change[:, :8].any()


def test_nearer_things_cover_those_behind_them() -> None:
    batch = scenes([WHOLE, [0.5, 0.0, 1.0, 1.0], WHOLE], [0, 0, 1])
    patches, opaque = torch.cat([one(1.0), one(5.0), one(7.0)]), torch.cat([one(0.9), one(0.5), one(0.2)])
    made = cover(patches, opaque, batch, 4)[:, 0]
    assert torch.allclose(made[0, :, :2], torch.tensor(0.9), atol=1e-5)
    assert torch.allclose(made[0, :, 2:], torch.tensor(0.9 * 0.5 + 5 * 0.5), atol=1e-5)
    assert torch.allclose(made[1], torch.tensor(7 * 0.2), atol=1e-5)


def test_templates_begin_as_the_mean_look_of_their_label() -> None:
    config = replace(CONFIG, templates=True, canvas=32)
    torch.manual_seed(0)
    path = ObjectPathway(config).eval()
    assert path.templates is not None
    pictures, shapes = torch.full((6, 3, 8, 8), -0.5), torch.full((6, 1, 8, 8), 0.9)
    pictures[3] = 0.8
    path.templates.begin(pictures, shapes)
    made = path(scenes([[0.0, 0.0, 0.5, 1.0], [0.5, 0.0, 1.0, 1.0]], [0, 0], [2, 3]), torch.zeros(2, 8))
    assert made.shape == (1, 11, 32, 32)
    colours = (made[0, :3] / 0.9).tanh() / 0.95
    assert torch.allclose(colours[..., :16], torch.tensor(-0.5), atol=1e-3)
    assert torch.allclose(colours[..., 16:], torch.tensor(0.8), atol=1e-3)


def test_the_means_of_a_pack(tmp_path: Path) -> None:
    packed = Packed(sample_pack(tmp_path / "pack", 64))
    colours, shapes = means(packed, 32, 8)
    grass, person, car = (packed.labels.id(name) for name in ("grass", "person", "car"))
    assert shapes.shape == (5, 1, 8, 8) and colours.shape == (5, 3, 8, 8) and colours.abs().max() <= 1
    assert shapes[[grass, person, car]].min() > 0.85 and abs(shapes[0].mean() - 0.5) < 0.01  # of nothing: unknown
    assert (colours[grass].mean((1, 2)) < torch.tensor([-0.6, -0.1, -0.6])).all()  # green
    assert colours[car, 0].mean() > 0.4 > 0.0 > colours[car, 2].mean()  # yellow


def test_the_caption_reaches_every_object_of_its_own_scene() -> None:
    torch.manual_seed(0)
    names = ObjectNames(CONFIG, 3).eval()
    batch = scenes([WHOLE] * 4, [0, 0, 1, 1])
    first, second = torch.zeros(2, 3), torch.tensor([[0.0] * 3, [1.0] * 3])
    assert (names(batch, first) != names(batch, second)).any(1).tolist() == [False, False, True, True]


def test_the_layouts_code_tells_places_and_labels() -> None:
    torch.manual_seed(0)
    names, code = ObjectNames(CONFIG, 3).eval(), LayoutCode(CONFIG).eval()
    layouts = [([0.0, 0.0, 0.5, 0.5], 2), ([0.5, 0.0, 1.0, 0.5], 2), ([0.0, 0.0, 0.5, 0.5], 3)]
    codes = [code(b, names(b, torch.zeros(1, 3))) for b in (scenes([box], [0], [label]) for box, label in layouts)]
    assert codes[0].shape == (1, 5)
    assert not torch.allclose(codes[0], codes[1]) and not torch.allclose(codes[0], codes[2])


@pytest.mark.parametrize("canvas", [8, 16])
def test_the_discriminator_reads_boxes_with_their_labels(canvas: int) -> None:
    torch.manual_seed(0)
    read = ObjectReading(CONFIG, canvas).eval()
    pictures = torch.rand(1, 3, 32, 32)
    boxes = [[0.0, 0.0, 0.5, 1.0]]
    dog, cat = (read(pictures, scenes(boxes, [0], [label])) for label in (2, 3))
    assert dog.shape == (1, 8, canvas, canvas)
    assert (dog - cat)[..., : canvas // 2].any() and not (dog - cat)[..., canvas // 2 :].any()
    elsewhere = pictures.clone()
    elsewhere[..., 16:] = 0
    assert torch.allclose(read(elsewhere, scenes(boxes, [0], [2])), dog, atol=1e-5)
