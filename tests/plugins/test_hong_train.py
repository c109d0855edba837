"""The training of the box generator: what the batches hold, and that two steps of it give weights that load."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="the model needs torch")
pytest.importorskip("lightning_fabric", reason="training needs lightning-fabric")

from layoutgen_hong.box_data import Batches, batch_of, rows  # noqa: E402
from layoutgen_hong.box_numbers import LABELS, to_boxes  # noqa: E402
from layoutgen_hong.box_training import BoxSystem, Sequences  # noqa: E402
from layoutgen_hong.boxes import END, START  # noqa: E402
from layoutgen_hong.predictor import load  # noqa: E402

from layoutgen.data.jsonl import read_jsonl  # noqa: E402
from layoutgen.data.part import held_out  # noqa: E402
from layoutgen.errors import FormatError  # noqa: E402
from layoutgen.nn.train import fit  # noqa: E402
from layoutgen.nn.weights import save  # noqa: E402
from layoutgen.nn.words import Vocabulary  # noqa: E402
from layoutgen.scene import SceneGraph  # noqa: E402

DOG, CAR = {"label": "dog", "box": [0.1, 0.5, 0.3, 0.8]}, {"label": "car", "box": [0.4, 0.2, 0.9, 0.8]}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    lines = [
        {"id": f"x-{k}", "captions": ["a dog and a car", "a dog left of a car"], "objects": [DOG, CAR]}
        for k in range(60)
    ]
    (tmp_path / "coco_train.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return tmp_path / "coco_train.jsonl"


def words() -> Vocabulary:
    return Vocabulary(("a", "dog", "car"))


def test_the_largest_box_is_first_and_only_captions_without_sides_are_mirrored(data: Path) -> None:
    made = rows(list(read_jsonl(data))[:1], words(), 20)
    assert [LABELS.entries[k] for k in made[0].labels] == ["car", "dog"]
    batch = batch_of(made, [True, True])
    assert torch.allclose(batch.boxes[0], torch.tensor([0.1, 0.2, 0.6, 0.8]))  # "a dog and a car"
    assert torch.allclose(batch.boxes[2], torch.tensor([0.4, 0.2, 0.9, 0.8]))  # "... left of ..."
    assert len(rows(list(read_jsonl(data))[:1], words(), 1, first=True)[0].labels) == 1


def test_sequences(data: Path) -> None:
    batch = batch_of(rows(list(read_jsonl(data))[:1], words(), 20), [False, False])
    told = Sequences(batch, torch.tensor([False, False, False, True]))
    car, dog = LABELS.id("car"), LABELS.id("dog")
    assert told.labels.tolist() == [[START, car, dog, END], [START, dog, car, END]]
    assert told.scored.tolist() == [[True, True, True], [False, True, True]]
    assert torch.allclose(to_boxes(told.boxes[1, 1]), torch.tensor(DOG["box"]), atol=1e-5)


def test_batches_follow_from_their_number(data: Path) -> None:
    made = rows(read_jsonl(data), words(), 20)
    first, second = Batches(made, 7, 1), Batches(made, 7, 1)
    wanted = first(40)
    first(3)
    assert all(torch.equal(a, b) for a, b in ((first(40).boxes, wanted.boxes), (second(40).words, wanted.words)))
    epoch = -(-len(made) // 7)
    assert sum(len(first(step)) for step in range(epoch)) == len(made)


def test_two_steps_give_weights_that_predict(data: Path, tmp_path: Path) -> None:
    prepared = BoxSystem().prepare(data, tmp_path / "run", steps=2, seed=1, console=None)
    aside = sum(held_out(example.id) for example in read_jsonl(data))
    assert 0 < aside < 60
    model = fit(prepared.model, prepared.batches, prepared.recipe, tmp_path / "run", validate=prepared.validate)
    assert "validate.label" in (tmp_path / "run" / "losses.csv").read_text()
    save(tmp_path / "weights", model, prepared.config)
    predictor = load(str(tmp_path / "weights"), temperature=0.5, confidence=0.5, samples=2, votes=2)
    scene = SceneGraph(text="a dog")
    scene.put("dog")
    assert len(predictor(scene).of("dog.1")) == 1


def test_without_data(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="coco_train"):
        BoxSystem().prepare(tmp_path, tmp_path, steps=2, seed=1, console=None)
