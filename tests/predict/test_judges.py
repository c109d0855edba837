"""Prompts in the manner of GenEval, NSR-1K and LLM-grounded Diffusion, as graphs, under those judges' own formulas."""

from __future__ import annotations

import random

import pytest
from layout_judges import geneval, lmd_side, nsr1k, pixels
from layout_scenes import NOUNS, pair

from layoutgen.layout import Canvas, Layout
from layoutgen.predict.prior import PriorPredictor
from layoutgen.predict.satisfy import satisfy
from layoutgen.scene import Absent, SceneGraph
from layoutgen.vocab import COCO_80

CANVASES = (Canvas(), Canvas(width=768, height=512), Canvas(width=512, height=704))
SECTOR = {"left of": "left", "right of": "right", "above": "top", "below": "bottom"}


def laid_out(scene: SceneGraph, seed: int, canvas: Canvas) -> Layout:
    return satisfy(PriorPredictor()(scene, seed=seed, canvas=canvas), seed=seed)


@pytest.mark.parametrize("canvas", CANVASES, ids=str)
def test_positions_of_two_objects(canvas: Canvas) -> None:
    rng = random.Random(7)
    for number in range(200):
        a, b = rng.sample(COCO_80, 2)
        predicate = rng.choice(sorted(SECTOR))
        layout = laid_out(pair(a, predicate, b), number, canvas)
        one, two = (pixels(item.box, canvas.width, canvas.height) for item in layout.items)
        assert predicate in geneval(one, two), (a, predicate, b)
        assert nsr1k(one, two) == SECTOR[predicate], (a, predicate, b)


def test_next_to_means_left_or_right() -> None:
    rng = random.Random(8)
    for number in range(200):
        a, b = rng.sample(COCO_80, 2)
        layout = laid_out(pair(a, "next to", b), number, CANVASES[0])
        one, two = (pixels(item.box, 512, 512) for item in layout.items)
        assert nsr1k(one, two) in ("left", "right"), (a, b)


def test_counting() -> None:
    for name in COCO_80:
        for count in (2, 3, 4):
            scene = SceneGraph()
            scene.put(name, count=count)
            assert len(laid_out(scene, count, CANVASES[0]).items) == count


@pytest.mark.parametrize(
    ("first", "second"), [("left", "right"), ("top", "bottom"), ("right", "left"), ("bottom", "top")]
)
def test_one_on_each_side_of_the_picture(first: str, second: str) -> None:
    rng = random.Random(9)
    for number in range(60):
        a, b = rng.sample(NOUNS, 2)
        scene = SceneGraph()
        scene.put(a, position=[first])  # type: ignore[list-item]
        scene.put(b, position=[second])  # type: ignore[list-item]
        layout = laid_out(scene, number, CANVASES[0])
        one, two = (pixels(item.box, 512, 512) for item in layout.items)
        assert first in lmd_side(one, 512, 512) and second in lmd_side(two, 512, 512), (a, b)


def test_numeracy_attribution_and_negation() -> None:
    rng = random.Random(10)
    for number in range(100):
        a, b, gone = rng.sample(NOUNS, 3)
        scene = SceneGraph()
        count = rng.randint(1, 10)
        scene.put(a, count=count, attributes=["red"])
        scene.put(b, attributes=["blue"])
        scene.graph["absent"] = (Absent(label=gone),)
        layout = laid_out(scene, number, CANVASES[0])
        seen = [(item.label, *item.attributes) for item in layout.items]
        assert seen.count((a, "red")) == count
        assert seen.count((b, "blue")) == 1
        assert gone not in {item.label for item in layout.items}
        assert len(seen) == count + 1
