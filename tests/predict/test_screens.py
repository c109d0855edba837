"""Fences reach past all who stand behind them."""

from __future__ import annotations

import pytest

from layoutgen.engine import Engine


@pytest.mark.parametrize("text", ["two cows and three goats behind a fence", "six people behind a chain link fence"])
@pytest.mark.parametrize("seed", [0, 3])
def test_nobody_stands_beside_the_fence(engine: Engine, text: str, seed: int) -> None:
    layout = engine.layout(engine.parse(text), seed=seed)
    fence = next(item for item in layout.items if item.label.endswith("fence"))
    for item in layout.items:
        if item is not fence:
            assert fence.box.x0 - 0.03 <= item.box.x0
            assert item.box.x1 <= fence.box.x1 + 0.03


def test_a_fence_for_one_is_one_section(engine: Engine) -> None:
    layout = engine.layout(engine.parse("a cow behind a fence"), seed=0)
    fence = next(item for item in layout.items if item.label == "fence")
    assert fence.box.width / fence.box.height * layout.canvas.aspect < 3
