"""What the shape generator learns from, and how."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs torch")
pytest.importorskip("lightning_fabric", reason="training needs lightning-fabric")

from layoutgen_hong.shape_data import LABELS, STANCES, Picture, Silhouette, batch_of, silhouettes  # noqa: E402
from layoutgen_hong.shape_frames import FrameConfig  # noqa: E402
from layoutgen_hong.shape_system import FILE, ShapeSystem  # noqa: E402
from layoutgen_hong.shape_training import ShapeTrainee, pasted  # noqa: E402

from layoutgen.errors import TrainingError  # noqa: E402
from layoutgen.nn.gan import Trainable  # noqa: E402
from layoutgen.testing import check_system  # noqa: E402

SMALL = FrameConfig(labels=len(LABELS), poses=len(STANCES), embedded=4, channels=2, overlay=3, hidden=16, noise=2)


def picture(*labels: str) -> Picture:
    number = len(labels)
    boxes = torch.tensor([[0.1 * k, 0.2, 0.1 * k + 0.3, 0.8] for k in range(number)])
    masks = torch.zeros(number, 32, 32, dtype=torch.uint8)
    masks[:, 8:, :16] = 255
    return Picture(torch.tensor([LABELS.id(label) for label in labels]), boxes, masks, 1.5)


def test_silhouettes_show_every_class_and_many_poses() -> None:
    made = silhouettes(16)
    assert {shape.label for shape in made} == set(range(2, len(LABELS)))
    person = {STANCES.entries[s.pose] for s in made if s.label == LABELS.id("person")}
    assert {"running", "sitting"} <= person
    dog = [s for s in made if s.label == LABELS.id("dog")]
    assert any(STANCES.entries[s.pose] == "lying" for s in dog)
    for shape in made:
        covered = float(shape.mask.float().mean()) / 255
        assert 0.02 < covered <= 1 and 0.05 < shape.aspect < 20
        filled = shape.mask > 0
        assert filled.any(0)[[0, -1]].all() and filled.any(1)[[0, -1]].all()  # the frame is tight


def test_a_batch_of_pictures_and_silhouettes() -> None:
    mask = torch.zeros(32, 32, dtype=torch.uint8)
    mask[:, :10] = 255
    alone = Silhouette(LABELS.id("dog"), STANCES.id("running"), mask, 1.0)
    box = torch.tensor([0.2, 0.2, 0.5, 0.5])
    batch = batch_of([(picture("cat", "dog"), True)], [(alone, box, True)])
    assert batch.owner.tolist() == [0, 0, 1] and batch.poses.tolist() == [0, 0, STANCES.id("running")]
    assert torch.allclose(batch.boxes[0], torch.tensor([0.7, 0.2, 1.0, 0.8]))
    assert batch.masks is not None
    assert batch.masks[0, 20].tolist() == [0.0] * 16 + [1.0] * 16  # mirrored as its box is
    assert batch.masks[2, 0].tolist() == [0.0] * 22 + [1.0] * 10
    assert batch.aspects.tolist() == [1.5, 1.0]


def test_shapes_lie_on_the_canvas_where_their_boxes_do() -> None:
    masks = torch.ones(1, 8, 8)
    masks[:, :, 4:] = 0
    laid = pasted(masks, torch.tensor([[0.25, 0.5, 0.75, 1.0]]), 16)[0]
    assert laid[:8].abs().sum() == 0 and laid[:, :4].abs().sum() == 0
    assert (laid[9:15, 5:7] > 0.99).all() and (laid[:, 9:] < 0.01).all()


def test_two_turns_and_both_have_gradients() -> None:
    torch.manual_seed(0)
    model = ShapeTrainee(SMALL, 10).train()
    assert isinstance(model, Trainable)
    batch = batch_of([(picture("cat", "person"), False), (picture("dog", "cat"), True)])
    for turn in model.turns():
        model.zero_grad()
        sum(turn.loss(batch).values()).backward()
        for name, parameter in turn.module.named_parameters():
            assert parameter.grad is not None and torch.isfinite(parameter.grad).all(), (turn.name, name)


def test_learns_an_outline() -> None:
    torch.manual_seed(0)
    model = ShapeTrainee(SMALL, 1000)
    batch = batch_of([(picture("cat"), False), (picture("cat", "cat"), False)])
    _, shapes = model.turns()
    optimizer = torch.optim.Adam(model.generator.parameters(), lr=5e-3)
    for _ in range(60):
        optimizer.zero_grad()
        sum(shapes.loss(batch).values()).backward()
        optimizer.step()
    model.eval()
    made = model.generator(batch.given, torch.zeros(3, SMALL.noise)) > 0
    assert batch.masks is not None
    assert (made == (batch.masks > 0.5)).float().mean() > 0.95


def test_system_on_its_sample(tmp_path: Path) -> None:
    system = ShapeSystem(fold=1)
    data = system.sample(tmp_path)
    prepared = system.prepare(data, tmp_path / "run", steps=2, seed=3, console=None)
    assert prepared.validate is not None
    measured = prepared.validate(prepared.model)
    assert not measured or 0 <= measured["iou"] <= 1
    whole = system.prepare(data / FILE, tmp_path / "run", steps=2, seed=3, console=None)
    assert torch.equal(whole.batches(4).boxes, prepared.batches(4).boxes)
    with pytest.raises(TrainingError, match="folds 0 to 4, not 7"):
        ShapeSystem(fold=7)
    with (data / "none.jsonl").open("w") as file:
        file.write('{"id": "a", "captions": ["a cat"], "objects": [{"label": "cat", "box": [0, 0, 1, 1]}]}\n')
    with pytest.raises(TrainingError, match="no outlines"):
        system.prepare(data / "none.jsonl", tmp_path / "run", steps=2, seed=3, console=None)


def test_system_keeps_the_contract() -> None:
    check_system("hong_shapes")
