"""The predictor `hong` with small random weights: what it promises whatever it has learned."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="the model needs torch")

from layoutgen_hong.box_choice import elected, numbers  # noqa: E402
from layoutgen_hong.box_numbers import LABELS, to_boxes, to_numbers  # noqa: E402
from layoutgen_hong.box_request import request  # noqa: E402
from layoutgen_hong.box_sampler import Samples, Task, sample  # noqa: E402
from layoutgen_hong.box_words import resized, spoken, unheard  # noqa: E402
from layoutgen_hong.boxes import BoxGenerator, Config  # noqa: E402
from layoutgen_hong.predictor import HongPredictor, load  # noqa: E402

from layoutgen.errors import LayoutgenError  # noqa: E402
from layoutgen.layout import Box, Item, Layout  # noqa: E402
from layoutgen.nn.words import Vocabulary  # noqa: E402
from layoutgen.predict.learned import wishes  # noqa: E402
from layoutgen.scene import Absent, SceneGraph  # noqa: E402

np = pytest.importorskip("numpy")
WORDS = ("a", "dog", "dogs", "two", "three", "man", "and", "of", "left", "horse", "bench", "person", "ball")


def network() -> BoxGenerator:
    torch.manual_seed(3)
    config = Config(words=len(WORDS) + 2, labels=len(LABELS), word_size=12, hidden=16, deep=8, means=(0.0,) * 4)
    return BoxGenerator(config).eval()


@pytest.fixture(scope="module")
def predictor() -> HongPredictor:
    return HongPredictor(network(), Vocabulary(WORDS), temperature=0.5, confidence=0.5, samples=6, votes=4)


def scene(text: str, **things: int | str) -> SceneGraph:
    made = SceneGraph(text=text)
    for label, count in things.items():
        made.put(label, count=count)  # type: ignore[arg-type]
    return made


def task(least: dict[str, int], most: dict[str, int] | None = None, given: tuple[str, ...] = ()) -> Task:
    low = np.zeros(len(LABELS), np.int64)
    high = np.full(len(LABELS), 20)
    for label, number in least.items():
        low[LABELS.id(label)] = number
    for label, number in (most or {}).items():
        high[LABELS.id(label)] = number
    labels = np.array([LABELS.id(label) for label in given], np.int64)
    return Task((2, 3), low, np.maximum(low, high), labels, np.zeros((len(given), 4), np.float32), 0 * low)


def counted(drawn: Samples) -> list[Counter[str]]:
    return [Counter(LABELS.entries[k] for k in row if k > 2) for row in drawn.labels.tolist()]


def test_numbers_are_boxes_again() -> None:
    boxes = torch.tensor([[0.1, 0.2, 0.4, 0.9], [0.0, 0.0, 1.0, 1.0], [0.5, 0.5, 0.51, 0.52]])
    assert torch.allclose(to_boxes(to_numbers(boxes)), boxes, atol=1e-5)


def test_limits_hold_in_every_sample() -> None:
    asked = task({"dog": 3, "horse": 1}, {"dog": 3, "person": 0})
    [drawn] = sample(network(), [asked], 20, [(0, 1)])
    for found in counted(drawn):
        assert found["dog"] == 3 and found["horse"] >= 1 and found["person"] == 0 and sum(found.values()) <= 20


def test_more_than_it_was_trained_on() -> None:
    [drawn] = sample(network(), [task({"sheep": 30})], 3, [(0, 1)])
    assert all(found["sheep"] == 30 and sum(found.values()) == 30 for found in counted(drawn))


def test_given_boxes_come_first_and_count() -> None:
    asked = task({"dog": 1}, {"dog": 1}, given=("dog",))
    [drawn] = sample(network(), [asked], 5, [(0, 1)])
    assert (drawn.labels[:, 0] == LABELS.id("dog")).all() and not drawn.boxes[:, 0].any()
    assert all(found["dog"] == 1 for found in counted(drawn))


def test_exactly_these() -> None:
    wanted = np.zeros(len(LABELS), np.int64)
    wanted[[LABELS.id("cat"), LABELS.id("bed")]] = 2, 1
    [drawn] = sample(network(), [task({}).exactly(wanted)], 4, [(0, 1)])
    assert all(found == {"cat": 2, "bed": 1} for found in counted(drawn))


def test_a_thing_is_there_when_enough_samples_have_it() -> None:
    dog, cat = LABELS.id("dog"), LABELS.id("cat")
    labels = np.array([[dog, dog, 2], [dog, cat, 2], [dog, dog, cat], [cat, 2, 0]])
    drawn = Samples(labels, np.zeros((4, 3, 4), np.float32))
    least = np.zeros(len(LABELS), np.int64)
    half, more = numbers(drawn, least, 0.5), numbers(drawn, least, 0.75)
    assert (half[dog], half[cat], half.sum()) == (2, 1, 3)
    assert (more[dog], more[cat]) == (1, 1)
    assert numbers(drawn, least, 1.0).sum() == 0


def test_each_class_takes_its_middle_boxes() -> None:
    first, second = [0.1, 0.45, 0.5, 0.52, 0.9], [0.9, 0.3, 0.7, 0.28, 0.26]
    boxes = np.array([[[x - 0.05, 0.4, x + 0.05, 0.6] for x in pair] for pair in zip(first, second, strict=True)])
    assert elected(boxes, np.array([3, 4]))[:, 0].tolist() == pytest.approx([0.45, 0.23])
    assert elected(boxes, np.array([3, 3]))[:, 0].tolist() == pytest.approx([0.47, 0.23])
    assert elected(boxes[:1], np.array([3, 4])).tolist() == boxes[0].tolist()
    assert elected(boxes[:, :0], np.array([], np.int64)).shape == (0, 4)


def test_every_wish_gets_its_number(predictor: HongPredictor) -> None:
    layout = predictor(scene("two dogs, a man and three benches", dog=2, man=1, bench=3), seed=4)
    assert [len(layout.of(node)) for node in ("dog.1", "man.1", "bench.1")] == [2, 1, 3]
    assert len(predictor(scene("dogs", dog="many"), seed=4).of("dog.1")) >= 2


def test_two_mentions_of_one_class(predictor: HongPredictor) -> None:
    layout = predictor(scene("a man and two boys", man=1, boy=2))
    assert len(layout.of("man.1")) == 1 and len(layout.of("boy.1")) == 2


def test_same_seed_same_layout_another_another(predictor: HongPredictor) -> None:
    given = scene("a dog and a horse", dog=1, horse=1)
    assert predictor(given, seed=1) == predictor(given, seed=1) != predictor(given, seed=2)


def test_many_as_one_by_one(predictor: HongPredictor) -> None:
    scenes = [scene("a dog", dog=1), scene("three dogs and a horse", dog=3, horse=1), SceneGraph(text="nothing")]
    together = list(predictor.many(scenes, seeds=[5, 6, 7]))
    assert together == [predictor(given, seed=seed) for given, seed in zip(scenes, (5, 6, 7), strict=True)]


def test_locked_items_stay_and_count(predictor: HongPredictor) -> None:
    box = Box(0.1, 0.1, 0.3, 0.4)
    kept = Layout(items=(Item(id="dog.1.2", node="dog.1", label="dog", box=box, locked=True),))
    layout = predictor(scene("two dogs", dog=2), keep=kept)
    assert layout["dog.1.2"].box == box and len(layout.of("dog.1")) == 2


def test_what_is_absent_is_not_implied(predictor: HongPredictor) -> None:
    given = scene("a bench, no people", bench=1)
    given.graph["absent"] = (Absent(label="person"),)
    eager = HongPredictor(predictor.model, predictor.words, temperature=1, confidence=0.01, samples=12, votes=1)
    labels = {item.label for item in eager(given).items}
    assert "person" not in labels and len(labels) > 3


def test_sides_that_are_told_are_not_mirrored(predictor: HongPredictor) -> None:
    told = [request(scene(text, dog=1), None, predictor.words).mirrors for text in ("a dog", "a dog on the left")]
    assert told == [True, False]


def test_nouns_that_it_never_read_are_said_otherwise() -> None:
    given = scene("three wolves and a ball and a dog")
    given.put("wolf", count=3, span=(0, 12))
    given.put("ball", span=(17, 23))
    given.put("dog", span=(28, 33))
    asked = wishes(given.data(), ("dog", "car"))
    strange = unheard(asked, Vocabulary(WORDS))
    assert [wish.label for wish in strange] == ["wolf"]
    assert spoken(given.data(), strange, given.text) == "three dogs and a ball and a dog"


def test_a_stand_in_takes_the_size_of_what_it_stands_for() -> None:
    tower = resized(Box(0.4, 0.5, 0.5, 0.7), "tower", "person")
    assert tower.y0 == 0 and tower.height == pytest.approx(0.8) and tower.width == pytest.approx(0.3)
    assert resized(Box(0.4, 0.5, 0.5, 0.7), "dog", "dog") == pytest.approx((0.4, 0.5, 0.5, 0.7))


def test_samples_in_which_things_cover_one_another_lose() -> None:
    apart = [[0.3, 0.4, 0.5, 0.6], [0.5, 0.4, 0.7, 0.6]]
    covering = [[0.4, 0.4, 0.6, 0.6], [0.41, 0.4, 0.61, 0.6]]
    boxes = np.array([covering, covering, covering, apart])
    assert np.allclose(elected(boxes, np.array([3, 3])), apart)
    assert np.allclose(elected(boxes, np.array([3, 4])), covering)


def test_stand_ins_come_last(predictor: HongPredictor) -> None:
    given = scene("a dog and two balls", dog=1, ball=2)
    asked = request(given, None, predictor.words)
    assert [wish.label for wish in asked.late] == ["ball"] and asked.task.last.sum() == 2
    one = np.zeros(len(LABELS), np.int64)
    one[LABELS.id("dog")] = 1
    [drawn] = sample(predictor.model, [asked.task.exactly(one)], 5, [(0, 1)])
    stand_in = LABELS.id(asked.late[0].known)
    assert drawn.labels.tolist() == [[LABELS.id("dog"), stand_in, stand_in]] * 5
    layout = predictor(given)
    assert len(layout.of("dog.1")) == 1 and len(layout.of("ball.1")) == 2


def test_weights_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(LayoutgenError, match="no weights"):
        load(str(tmp_path), temperature=1, confidence=0.5, samples=4, votes=4)
    with pytest.raises(LayoutgenError, match="confidence above 0"):
        HongPredictor(network(), Vocabulary(WORDS), temperature=1, confidence=0, samples=4, votes=4)
