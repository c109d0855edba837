"""Layouts against true ones, the floors, and what is read to measure on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from layoutgen.data.example import Example
from layoutgen.data.part import held_out
from layoutgen.engine import Engine
from layoutgen.errors import FormatError, LayoutError
from layoutgen.evaluation.floors import MedianBox, NearestCaption
from layoutgen.evaluation.protocol import EVERY, TEXT2SCENE
from layoutgen.evaluation.runs import caption_of, development, read_examples, run, scenes_of, silently, training
from layoutgen.evaluation.score import score, score_things, spread_over
from layoutgen.layout import Box, Canvas, Item, Layout
from layoutgen.scene import SceneGraph

LEFT, RIGHT, LOW = Box(0.1, 0.1, 0.3, 0.3), Box(0.6, 0.1, 0.9, 0.5), Box(0.2, 0.6, 0.8, 1.0)


def example(id: str, caption: str, *objects: tuple[str, Box]) -> Example:
    items = tuple(Item(id=f"{label}.{k}.1", label=label, box=box) for k, (label, box) in enumerate(objects))
    return Example(id, (caption,), Layout(items=items))


def layout(*objects: tuple[str, Box]) -> Layout:
    return example("", "", *objects).layout


def test_kinds_match_their_class_and_what_is_missing_costs_recall() -> None:
    examples = [example("a", "", ("dog", LEFT), ("couch", RIGHT)), example("b", "", ("cat", LEFT))]
    scores = score({"a": layout(("puppy", LEFT), ("lion", LOW))}, examples)
    assert (scores.singles.truth, scores.singles.made, scores.singles.matched) == (3, 1, 1)
    assert scores.singles.iou == 1
    assert (scores.layouts, scores.checked) == (2, 1)


def test_statements_that_a_layout_breaks_are_counted() -> None:
    scene = SceneGraph(text="two dogs")
    node = scene.put("dog", count=2)
    one = Item(id="dog.1.1", node=node, label="dog", box=LEFT)
    both = (one, one.model_copy(update={"id": "dog.1.2", "box": RIGHT}))
    layouts = {"a": Layout(items=(one,), scene=scene.data()), "b": Layout(items=both, scene=scene.data())}
    scores = score(layouts, [example("a", ""), example("b", "")])
    assert scores.held_share == 0.5
    assert score_things({}, [example("a", "")]).held_share is None


def test_spread_counts_what_all_seeds_made() -> None:
    runs = [{"a": layout(("dog", LEFT)), "b": layout(("dog", LEFT))}, {"a": layout(("dog", LEFT.shift(0.2, 0)))}]
    assert spread_over(runs) == pytest.approx(0.05)  # a tenth in two of four coordinates
    assert spread_over([]) == 0


def test_nearest_caption_has_the_rare_words() -> None:
    train = [
        example("a", "a dog on a couch", ("dog", LEFT)),
        example("b", "a cat on a couch", ("cat", RIGHT)),
        example("c", "a zebra", ("zebra", LOW)),
    ]
    floor = NearestCaption(train)
    assert floor("one cat sits on the couch") == [("cat", RIGHT)]
    assert floor("the ZEBRA") == [("zebra", LOW)]
    with pytest.raises(FormatError, match="has a caption"):
        NearestCaption([Example("a", (), Layout())])


def test_median_box_is_of_the_largest_of_each_picture() -> None:
    boxes = [Box(0, 0, 0.5, 0.5), Box(0.1, 0.1, 0.7, 0.7), Box(0.3, 0.3, 1, 1)]
    floor = MedianBox([example(f"{k}", "", ("dog", box), ("dog", LEFT)) for k, box in enumerate(boxes)])
    scene = SceneGraph(text="two puppies and a lion")
    scene.put("puppy", count=2)
    scene.put("lion")
    scene.put("cat")  # a class that the training data lacks
    assert floor(scene.data()) == [("dog", Box(0.1, 0.1, 0.7, 0.7))] * 2


def test_parts_share_nothing(tmp_path: Path) -> None:
    lines = [{"id": f"p{k}", "captions": [" ", "a  dog "], "objects": []} for k in range(200)]
    lines.append({"id": "silent", "captions": [""], "objects": []})
    file = tmp_path / "coco_train.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)))
    every = read_examples(file)
    kept, aside = training(every), development(every)
    assert len(every) == 200 == len(kept) + len(aside)
    assert aside and all(held_out(e.id) for e in aside)
    assert caption_of(every[0]) == "a dog"
    assert len(read_examples(file, captioned=False)) == 201
    with pytest.raises(FormatError, match="there is no file"):
        read_examples(tmp_path / "absent.jsonl")


def by_seed(scene: SceneGraph, *, seed: int, keep: Layout | None = None, canvas: Canvas | None = None) -> Layout:
    """Everything at one place, a little further right with every seed; it cannot do zebras."""
    if any(thing.label == "zebra" for thing in scene.objects):
        raise LayoutError("no zebras")
    items = (Item(id=f"{t.id}.1", node=t.id, label=t.label, box=LEFT.shift(seed / 100, 0)) for t in scene.objects)
    return Layout(canvas=canvas or Canvas(), items=tuple(items), scene=scene.data())


def test_a_run_has_both_layouts_and_other_seeds() -> None:
    engine = Engine(predictor=by_seed, repair=False)
    scenes = scenes_of(engine, {"a": "two dogs", "b": "a zebra", "c": "a cat", "d": "   "}, silently)
    assert list(scenes) == ["a", "b", "c"]
    made = run("by_seed", engine, scenes, seed=5, show=silently)
    assert list(made.raw) == list(made.repaired) == ["a", "c"]
    assert len(made.raw["a"].items) == 1 and len(made.repaired["a"].items) == 2
    assert made.raw["c"].items[0].box == LEFT.shift(0.07, 0)  # the third scene has the third seed
    assert [other["c"].items[0].box.x0 for other in made.again] == pytest.approx([0.17, 0.18, 0.19])
    assert len(made.failures) == 1 and "no zebras" in made.failures[0]
    with pytest.raises(LayoutError, match="no zebras"):
        run("by_seed", engine, {"b": scenes["b"]}, show=silently)


def boxes_of(layouts: Mapping[str, Layout]) -> dict[str, list[Box]]:
    return {key: [item.box for item in made.items] for key, made in layouts.items()}


class InBatches:
    """`by_seed` with `many`, which keeps the sizes of its batches."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def __call__(
        self, scene: SceneGraph, *, seed: int, keep: Layout | None = None, canvas: Canvas | None = None
    ) -> Layout:
        return by_seed(scene, seed=seed, canvas=canvas)

    def many(self, scenes: Sequence[SceneGraph], *, seeds: Sequence[int]) -> Iterator[Layout]:
        self.sizes.append(len(scenes))
        return (by_seed(scene, seed=seed) for scene, seed in zip(scenes, seeds, strict=True))


def test_batches_give_what_singles_give() -> None:
    predictor = InBatches()
    texts = {f"{k}": "a zebra" if k == 100 else "a cat" for k in range(130)}
    engine = Engine(predictor=predictor, repair=False)
    scenes = scenes_of(engine, texts, silently)
    made = run("in batches", engine, scenes, repair=False, show=silently)
    alone = run("by_seed", Engine(predictor=by_seed, repair=False), scenes, repair=False, show=silently)
    assert predictor.sizes[:3] == [64, 64, 2]
    assert len(made.raw) == 129
    assert boxes_of(made.raw) == boxes_of(alone.raw)
    assert list(map(boxes_of, made.again)) == list(map(boxes_of, alone.again))
    assert len(made.failures) == 1 and not made.repaired


def test_text2scene_counts_large_boxes_of_pictures_that_have_three() -> None:
    tiny = Box(0.5, 0.5, 0.55, 0.55)
    three = example("a", "a dog and dogs", ("dog", LEFT), ("cat", RIGHT), ("cup", LOW), ("cup", tiny))
    two = example("b", "two", ("dog", LEFT), ("cat", RIGHT), ("cup", tiny))
    assert [e.id for e in TEXT2SCENE.kept([three, two])] == ["a"]
    assert EVERY.kept([three, two]) == [three, two]
    assert [label for label, _ in TEXT2SCENE.truth(three)] == ["dog", "cat", "cup"]
    scores = score({"a": layout(("dog", LEFT), ("bus", LOW))}, [three], TEXT2SCENE)
    assert (scores.singles.precision, scores.singles.recall) == (0.5, pytest.approx(1 / 3))
    assert scores.pairs.recall is None or scores.pairs.recall == 0


def test_a_picture_of_unknown_size_counts_as_a_photograph() -> None:
    box = Box(0.0, 0.0, 0.11, 0.11)  # more than a hundredth of a square picture, less of the square around a wide one
    known = example("a", "", ("dog", box))
    assert TEXT2SCENE.truth(known)
    assert not TEXT2SCENE.truth(replace(known, sized=False))
    assert not TEXT2SCENE.truth(replace(known, layout=known.layout.model_copy(update={"canvas": Canvas(width=800)})))


def test_the_floors_of_text2scene_are_of_large_boxes() -> None:
    tiny = Box(0.5, 0.5, 0.55, 0.55)
    train = [
        Example("a", ("a dog", "a lion"), layout(("dog", LEFT), ("dog", tiny))),
        example("b", "a cat", ("cat", LOW)),
    ]
    assert NearestCaption(train, TEXT2SCENE)("a lion and a dog") == [("dog", LEFT)], "first captions, large boxes"
    graph = SceneGraph()
    graph.put("dog", count=3)
    graph.put("puppy")
    assert MedianBox(train, TEXT2SCENE)(graph.data()) == [("dog", LEFT)], "each class once"
    assert len(MedianBox(train)(graph.data())) == 4
