"""The predictor text2scene, with untrained weights: every wish is met, what is locked stays, seeds and batches."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the model needs torch")

from layoutgen_text2scene.layout import Bins  # noqa: E402
from layoutgen_text2scene.model import END  # noqa: E402
from layoutgen_text2scene.predictor import Text2ScenePredictor, load  # noqa: E402
from layoutgen_text2scene.predictor_choice import Chooser, Quota  # noqa: E402

from layoutgen.errors import PluginError, WeightsError  # noqa: E402
from layoutgen.layout import Box, Canvas, Item, Layout  # noqa: E402
from layoutgen.nn import weights  # noqa: E402
from layoutgen.scene import SceneGraph  # noqa: E402
from tests.plugins.untrained import WORDS, scene, untrained  # noqa: E402


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return untrained(tmp_path_factory.mktemp("weights"))


@pytest.fixture(scope="module")
def predictor(folder: Path) -> Text2ScenePredictor:
    return load(str(folder), temperature=1.0, implied=0.9)


def test_every_wish_gets_its_number(predictor: Text2ScenePredictor) -> None:
    layout = predictor(scene(("dog", 3), ("sofa", 1), ("sheep", 12), ("person", "many")), seed=4)
    assert len(layout.of("dog.1")) == 3 and len(layout.of("sofa.1")) == 1 and len(layout.of("sheep.1")) == 12
    assert len(layout.of("person.1")) >= 2
    assert all(0 <= side <= 1 for item in layout.items for side in item.box)


def test_two_mentions_of_one_class_get_their_own(predictor: Text2ScenePredictor) -> None:
    layout = predictor(scene(("man", 2), ("woman", 1), ("dog", 1)))
    assert [len(layout.of(node)) for node in ("man.1", "woman.1", "dog.1")] == [2, 1, 1]
    assert {item.label for item in layout.of("woman.1")} == {"woman"}


def test_a_class_of_a_given_number_gets_no_others(folder: Path) -> None:
    eager = load(str(folder), temperature=1.0, implied=0.001)
    layout = eager(scene(("dog", 2), ("person", 1)))
    assert sum(item.label == "dog" for item in layout.items) == 2
    assert sum(item.label == "person" for item in layout.items) == 1
    implied = [item for item in layout.items if item.node is None]
    assert implied and any("implied by the text" in note for note in layout.provenance[-1].notes)
    assert len([item for item in layout.items if item.z >= 0]) <= 10
    shy = load(str(folder), temperature=1.0, implied=1.0)
    assert not [item for item in shy(scene(("dog", 2))).items if item.node is None]


def test_an_unknown_noun_is_placed_as_another_class_and_said_so(predictor: Text2ScenePredictor) -> None:
    made = scene(("wolf", 2), text="two wolves")
    layout, steps = predictor.watched(made)
    assert len(layout.of("wolf.1")) == 2
    assert steps[-1].words == ("two", "dog")  # a word never met is heard as its class
    assert any(note.startswith("wolf: placed as ") for note in layout.provenance[-1].notes)


def test_seeds_and_batches(predictor: Text2ScenePredictor) -> None:
    scenes = [scene(("dog", 2), ("sofa", 1)), scene(("cat", 1)), scene(("person", 4), ("dog", 1), ("bicycle", 2))]
    alone = [predictor(one, seed=seed) for seed, one in enumerate(scenes)]
    assert list(predictor.many(scenes, seeds=range(3))) == alone
    assert predictor(scenes[0], seed=0) == alone[0] != predictor(scenes[0], seed=1)
    assert list(predictor.many([])) == []


def test_temperature_nought_gives_every_seed_the_same_boxes(folder: Path) -> None:
    still = load(str(folder), temperature=0.0, implied=0.9)
    made = [still(scene(("dog", 2), ("cat", 1)), seed=seed) for seed in (0, 1)]
    assert [item.box for item in made[0].items] == [item.box for item in made[1].items]


def test_locked_items_come_first_and_stay(predictor: Text2ScenePredictor) -> None:
    made = scene(("dog", 2), ("cat", 1))
    locked = Item(id="dog.1.2", node="dog.1", label="dog", box=Box(0.1, 0.2, 0.3, 0.5), z=3, locked=True)
    own = Item(id="lamp.9.1", label="lamp", box=Box(0.6, 0.1, 0.7, 0.4), z=1, locked=True)
    keep = Layout(items=(locked, own), canvas=Canvas(width=200, height=100))
    layout, steps = predictor.watched(made, keep=keep)
    assert layout["dog.1.2"] == locked and layout["lamp.9.1"] == own and layout.canvas == keep.canvas
    assert len(layout.of("dog.1")) == 2 and len(layout.of("cat.1")) == 1
    assert [step.locked for step in steps] == [True] * 2 + [False] * (len(steps) - 2)
    moved = keep.with_items([locked.model_copy(update={"box": Box(0.6, 0.5, 0.99, 0.99)}), own])
    assert predictor(made, keep=moved)["cat.1.1"].box != layout["cat.1.1"].box  # it is seen


def test_empty_scene(predictor: Text2ScenePredictor) -> None:
    assert predictor(SceneGraph(text="nothing at all")).canvas == Canvas()


def test_mistakes(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="temperature >= 0"):
        load(str(folder), temperature=-1.0, implied=0.5)
    with pytest.raises(WeightsError, match="no weights"):
        load("text2scene.nowhere", temperature=1.0, implied=0.5)
    other = weights.Config(system="text2scene", data="odd", vocabulary={"words": WORDS})
    weights.save(tmp_path / "odd", torch.nn.Linear(1, 1), other)
    with pytest.raises(WeightsError, match="hidden"):
        load(str(tmp_path / "odd"), temperature=1.0, implied=0.5)


def test_quota_decides_by_the_chance_of_another_one() -> None:
    classes = END + 1 + 3
    quota = Quota(np.zeros(classes, int), np.full(classes, 9), np.full(classes, 0.5), room=9)
    quota.least[END + 3] = 1
    chances = np.zeros(classes)
    chances[END + 1 :] = [0.3, 0.4, 0.1]
    chances[END] = 0.2
    assert quota.next(chances) == END + 2  # .3 of all, then .4 of what is left when the first does not come
    quota.take(END + 2)
    quota.room = 0
    assert quota.next(chances) == END + 3  # nothing more that is only likely, but what is needed
    quota.take(END + 3)
    assert quota.next(chances) == END


def test_chooser_finds_the_middle_of_what_is_likely() -> None:
    bins = Bins((8, 8), 17, 17, 16)
    place, scale, ratio = np.full(64, 1e-6), np.zeros((17, 64)), np.zeros((17, 64))
    place[8 * 5 + 2] = place[8 * 5 + 3] = 0.5
    scale[7], ratio[8] = 1.0, 1.0
    chooser = Chooser(bins, 0.0, 0.15, 0.9)
    box = chooser.box(place, scale, ratio, np.random.default_rng(0))
    assert box.center == pytest.approx((3 / 8, 5.5 / 8), abs=0.02)
    assert box.width == pytest.approx(box.height) == pytest.approx((8 / 17) ** 2, abs=0.02)
    place[8 * 1 + 6] = 0.3
    assert chooser.box(place, scale, ratio, np.random.default_rng(0)).center == pytest.approx(box.center, abs=0.01)
    beside = chooser.box(place, scale, ratio, np.random.default_rng(0), [box])
    assert beside.center == pytest.approx((6.5 / 8, 1.5 / 8), abs=0.02)  # one of its class is already there
