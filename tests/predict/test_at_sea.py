"""Who lives in the sea does there what others do in a room, and an island lies in it."""

from __future__ import annotations

import pytest

from layoutgen.predict.setting import setting
from layoutgen.scene import SceneGraph


@pytest.mark.parametrize(("who", "doing"), [("mermaid", "combing hair"), ("mermaid", "brushing hair")])
def test_a_mermaid_is_at_sea_whatever_she_does(who: str, doing: str) -> None:
    scene = SceneGraph()
    scene.put(who, attributes=(doing,))
    assert "sea" in setting(scene.data())


def test_an_island_lies_in_the_sea_also_where_somebody_digs() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("pirate", attributes=("digging",)), "on", scene.put("island"), "on")
    assert "sea" in setting(scene.data())
