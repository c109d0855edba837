"""Shapes drawn over their boxes: what they depend on, and what they do not."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="the model needs torch")

from layoutgen_hong.shape_frames import Boxes, FrameConfig, FrameShapes  # noqa: E402

CONFIG = FrameConfig(labels=6, poses=4, embedded=4, channels=2, overlay=3, hidden=12, noise=2)


@pytest.fixture
def model() -> FrameShapes:
    torch.manual_seed(0)
    return FrameShapes(CONFIG).eval()


def boxes(*rows: tuple[int, int, tuple[float, float, float, float], int], aspects: tuple[float, ...]) -> Boxes:
    labels, poses, corners, owner = zip(*rows, strict=True)
    return Boxes(*(torch.tensor(part) for part in (labels, poses, corners, owner, aspects)))


SCENE = boxes(
    (2, 0, (0.1, 0.1, 0.6, 0.9), 0),
    (3, 0, (0.4, 0.5, 0.9, 0.95), 0),
    (4, 1, (0.0, 0.0, 1.0, 0.3), 1),
    aspects=(1.5, 0.7),
)
NO_NOISE = torch.zeros(3, CONFIG.noise)


@torch.no_grad()
def test_a_mask_each_and_pictures_do_not_meet(model: FrameShapes) -> None:
    made = model(SCENE, NO_NOISE)
    assert made.shape == (3, CONFIG.size, CONFIG.size)
    alone = Boxes(SCENE.labels[2:], SCENE.poses[2:], SCENE.boxes[2:], torch.tensor([0]), SCENE.aspects[1:])
    assert torch.allclose(model(alone, NO_NOISE[2:])[0], made[2], atol=1e-5)


@torch.no_grad()
@pytest.mark.parametrize(
    ("field", "row", "value"),
    [("labels", 0, 5), ("labels", 1, 5), ("poses", 0, 2), ("boxes", 0, 0.3), ("boxes", 1, 0.2), ("aspects", 0, 3.0)],
)
def test_hears_of(model: FrameShapes, field: str, row: int, value: float) -> None:
    changed = getattr(SCENE, field).clone()
    changed[row] = changed[row] + value if field == "boxes" else value
    before, after = model(SCENE, NO_NOISE), model(SCENE._replace(**{field: changed}), NO_NOISE)
    assert not torch.allclose(before[0], after[0], atol=1e-6)
    assert torch.allclose(before[2], after[2], atol=1e-6)


@torch.no_grad()
def test_noise_changes_the_shape(model: FrameShapes) -> None:
    assert not torch.allclose(model(SCENE, NO_NOISE), model(SCENE, torch.ones_like(NO_NOISE)), atol=1e-4)


@torch.no_grad()
def test_a_far_neighbour_is_not_laid_over_the_frame(model: FrameShapes) -> None:
    near = boxes((2, 0, (0.0, 0.0, 0.2, 0.2), 0), (3, 0, (0.1, 0.1, 0.3, 0.3), 0), aspects=(1.0,))
    far = near._replace(boxes=torch.tensor([[0.0, 0.0, 0.2, 0.2], [0.7, 0.7, 0.9, 0.9]]))
    assert model.see(near).frame[0].abs().sum() > 0
    assert not model.see(far).frame[0].any()


@torch.no_grad()
def test_a_neighbour_lies_where_it_is(model: FrameShapes) -> None:
    """It covers the right half of the box and all that the frame shows beyond."""
    given = boxes((2, 0, (0.2, 0.2, 0.4, 0.4), 0), (3, 0, (0.3, 0.0, 1.0, 1.0), 0), aspects=(1.0,))
    covered = model.see(given).frame[0].abs().sum(0) > 0
    assert not covered[:, : model.cells // 2].any() and covered[:, model.cells // 2 :].all()


def test_every_part_learns(model: FrameShapes) -> None:
    model.train()
    model(SCENE, torch.randn(3, CONFIG.noise)).square().sum().backward()
    for name, parameter in model.named_parameters():
        assert parameter.grad is not None and torch.isfinite(parameter.grad).all(), name
