"""Measures of pictures, and the eyes that they see with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="pictures are measured as tensors")
pytest.importorskip("torchmetrics", reason="FID and IS are torchmetrics'")

from layoutgen.data.sample_pack import sample_pack  # noqa: E402
from layoutgen.errors import FormatError, TrainingError, WeightsError  # noqa: E402
from layoutgen.evaluation import images  # noqa: E402
from layoutgen.nn import metrics, weights  # noqa: E402
from layoutgen.nn.eyes import Eyes, Learner, Sizes, balanced, crops, one_each  # noqa: E402
from layoutgen.nn.eyes_system import EyesSystem, Sight  # noqa: E402
from layoutgen.nn.packed import Packed  # noqa: E402
from layoutgen.nn.system import prepared  # noqa: E402
from layoutgen.nn.train import fit  # noqa: E402


def test_confusion_counts_asked_pixels_only() -> None:
    table = metrics.Confusion(4)
    table.add(torch.tensor([[0, 2, 2, 3]]), torch.tensor([[3, 2, 3, 3]]))
    assert table.accuracy() == pytest.approx(2 / 3)
    assert table.ious()[2:].tolist() == pytest.approx([0.5, 0.5])
    assert table.ious()[0].isnan()


def test_r_precision_is_the_share_whose_own_caption_is_nearest() -> None:
    unit = torch.eye(4)
    assert metrics.precision(unit, unit) == 1.0
    assert metrics.precision(unit, unit.roll(1, 0)) == 0.0
    half = unit.clone()
    half[:2] = unit[[1, 0]]
    assert metrics.precision(half, unit) == 0.5


def test_frechet_distance_of_two_normal_clouds_is_the_formula() -> None:
    torch.manual_seed(0)
    real, drawn = (torch.zeros(4000, 3, 8, 8) for _ in range(2))
    real[:, 0, 0, :2] = torch.randn(4000, 2) * 0.1
    drawn[:, 0, 0, :2] = torch.randn(4000, 2) * 0.2 + torch.tensor([0.3, 0.0])

    def see(pictures: torch.Tensor) -> torch.Tensor:
        return pictures[:, 0, 0, :2] * 10

    found = metrics.likeness(real, drawn, see, see)
    assert found.frechet == pytest.approx(3.0**2 + 2 * (2.0 - 1.0) ** 2, rel=0.06)
    assert found.inception > 1
    assert metrics.likeness(real, real, see, see).frechet == pytest.approx(0, abs=1e-3)
    with pytest.raises(TrainingError, match="at least two"):
        metrics.likeness(real[:1], drawn, see, see)


def test_crops_show_their_box_with_a_margin() -> None:
    picture = torch.zeros(1, 3, 40, 40)
    picture[:, :, 10:20, 20:30] = 1
    shown = crops(picture, torch.tensor([[0.5, 0.25, 0.75, 0.5]]), torch.tensor([0]), 24)[0, 0]
    assert shown[4:20, 4:20].min() == 1
    assert shown[0].max() < 0.5


def test_one_object_of_each_picture_is_taken() -> None:
    wanted, owner = torch.tensor([True, True, False, True, False]), torch.tensor([0, 0, 0, 2, 3])
    taken = {tuple(sorted(one_each(wanted, owner, 4).tolist())) for _ in range(40)}
    assert taken == {(0, 3), (1, 3)}


def test_rare_labels_weigh_more_and_those_never_met_nothing() -> None:
    weights = balanced(torch.tensor([0.0, 90.0, 10.0]))
    assert weights[0] == 0 and weights[2] == pytest.approx(3 * weights[1]) and weights.sum() == pytest.approx(2.0)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Sight]:
    folder = tmp_path_factory.mktemp("eyes")
    pack = sample_pack(folder / "pack", 64)
    ready = prepared(EyesSystem(width=8), pack, folder, steps=60, seed=0, console=None)
    learner = fit(ready.model, ready.batches, replace(ready.recipe, average=0.0), folder / "run")
    assert isinstance(learner, Learner)
    weights.save(folder / "weights", learner.kept(), ready.config)
    return pack, Sight(weights.Weights(folder / "weights"))


def test_trained_eyes_see_what_a_picture_shows(trained: tuple[Path, Sight]) -> None:
    pack, sight = trained
    real = images.real_of(Packed(pack), sight)
    whole, other = images.floors(real, sight)
    assert whole.pixels > 0.8 and whole.fidelity > other.fidelity
    assert whole.frechet == pytest.approx(0, abs=1e-3)
    assert [real.labels[k] for k in real.counted] == ["grass", "person", "car"]
    assert images.protocol(real, sight, 3)["pictures"] == 8


def test_renderers_are_drawn_and_measured_at_one_size(trained: tuple[Path, Sight]) -> None:
    from PIL.Image import fromarray

    pack, sight = trained
    real = images.real_of(Packed(pack), sight, limit=4)
    levels = ((real.images + 1) * 127.5).round().to(torch.uint8).permute(0, 2, 3, 1).numpy()
    large = [fromarray(np.repeat(np.repeat(one, 2, 0), 2, 1)) for one in levels]
    drawn, speed = images.drawn(lambda some, seeds: large[: len(some)], real.layouts, 0, lambda x, n, t: iter(x), "")
    assert torch.allclose(drawn, real.images, atol=1e-6) and speed > 0
    row = images.measured("same", drawn, real, sight, likeness=False, other=drawn)
    assert row.diversity == 0 and row.frechet is None
    assert row.fidelity == next(images.floors(real, sight, likeness=False)).fidelity


def test_eyes_of_other_labels_are_refused(trained: tuple[Path, Sight], tmp_path: Path) -> None:
    pack, _ = trained
    config = weights.Config(
        system="eyes",
        data="other",
        options={"labels": 3, "words": 2, "width": 8, "vector": 8},
        vocabulary={"words": (), "labels": ("dog",)},
    )
    weights.save(tmp_path / "w", Eyes(Sizes(3, 2, 8, 8)), config)
    with pytest.raises(FormatError, match=r"eyes.other sees other labels than sample has"):
        images.real_of(Packed(pack), Sight(weights.Weights(tmp_path / "w")))


def test_inception_is_read_from_a_file_of_torchvisions(tmp_path: Path) -> None:
    from torchvision.models import inception_v3

    torch.manual_seed(0)
    net = inception_v3(weights=None, transform_input=False, init_weights=False).eval()
    torch.save(net.state_dict(), tmp_path / "inception.pth")
    see, name = metrics.inception(tmp_path / "inception.pth")
    pictures = torch.rand(2, 3, 64, 64) * 2 - 1
    with torch.inference_mode():
        assert see(pictures).shape == (2, 2048)
        large = torch.nn.functional.interpolate(pictures, (299, 299), mode="bilinear", align_corners=False)
        assert torch.allclose(name(pictures), net(large), atol=1e-5)
    torch.save({"fc.weight": torch.zeros(1)}, tmp_path / "other.pth")
    with pytest.raises(WeightsError, match="does not fit Inception3"):
        metrics.inception(tmp_path / "other.pth")
