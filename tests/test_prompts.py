"""Prompts of known meaning: at least 99 % of every family become right graphs and right layouts."""

from __future__ import annotations

from collections import defaultdict

import pytest

from layoutgen.engine import Engine
from layoutgen.layout import Box, Item, Layout
from layoutgen.scene import SceneGraph
from tests.prompt_judge import geneval, graph_faults, layout_faults, lmd, nsr1k, related
from tests.prompts import FAMILIES, Prompt, Want, a, plural, prompts

EACH, SEED = 100, 11
SAMPLE: dict[str, list[Prompt]] = defaultdict(list)
for _prompt in prompts(EACH, SEED):
    SAMPLE[_prompt.family].append(_prompt)


@pytest.mark.parametrize("family", SAMPLE)
def test_family(family: str, engine: Engine) -> None:
    wrong = []
    for prompt in SAMPLE[family]:
        scene = engine.parse(prompt.text)
        faults = graph_faults(prompt, scene.data()) + layout_faults(prompt, engine.predict(scene, seed=SEED))
        if faults:
            wrong.append(f"{prompt.text!r}: {'; '.join(faults)}")
    assert len(wrong) <= 0.01 * len(SAMPLE[family]), "\n".join(wrong)


def test_every_family_has_its_prompts() -> None:
    assert len(SAMPLE) == len(FAMILIES)
    assert all(len(drawn) >= 80 for drawn in SAMPLE.values())
    assert [p.text for p in prompts(3, 1)] == [p.text for p in prompts(3, 1)]


def test_words() -> None:
    assert [a("orange pizza"), a("dog"), a("umbrella")] == ["an orange pizza", "a dog", "an umbrella"]
    assert [plural(noun) for noun in ("bus", "bench", "toothbrush", "knife", "person", "apple")] == [
        "buses", "benches", "toothbrushes", "knives", "people", "apples",
    ]  # fmt: skip


def test_the_outside_formulas() -> None:
    left, right, upper = (0.0, 100.0, 50.0, 150.0), (200.0, 100.0, 260.0, 180.0), (200.0, 0.0, 260.0, 40.0)
    assert geneval(left, right) == {"left of"}
    assert geneval(upper, right) == {"above"}
    assert geneval((0.0, 0.0, 100.0, 100.0), (5.0, 0.0, 105.0, 100.0)) == set()
    assert [nsr1k(left, right), nsr1k(right, left), nsr1k(upper, right)] == ["left of", "right of", "above"]
    assert lmd((0.1, 0.1, 0.3, 0.9), "left")
    assert not lmd((0.1, 0.1, 0.3, 0.9), "right")


def test_the_judge_finds_what_is_wrong() -> None:
    """A missing dog, a blue car, a car on the wrong side and an apple that was ruled out are four faults."""
    prompt = Prompt("", "", (Want("dog", 2), Want("car", 1, "red")), ((0, "left of", 1),), ("apple",))
    scene = SceneGraph()
    for label in ("dog", "car", "apple"):
        scene.put(label)
    items = [
        Item(id="dog.1.1", node="dog.1", label="dog", box=Box(0.6, 0.5, 0.8, 0.7)),
        Item(id="car.1.1", node="car.1", label="car", attributes=("red",), box=Box(0.1, 0.5, 0.4, 0.7)),
        Item(id="apple.1.1", node="apple.1", label="apple", box=Box(0.1, 0.1, 0.2, 0.2)),
    ]
    faults = layout_faults(prompt, Layout(items=tuple(items), scene=scene.data()))
    assert faults == [
        "1 times dog instead of 2", "extra apple.1.1", "apple.1.1 should be absent", "dog.1.1 is not left of car.1.1",
    ]  # fmt: skip
    assert {fault.split()[-1] for fault in graph_faults(prompt, scene.data())} >= {"2", "car"}
    assert related(items[1], "left of", items[0], 512, 512)
