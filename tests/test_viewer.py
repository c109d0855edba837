"""The camera of "smiling at the camera" is the viewer, and is not drawn."""

from __future__ import annotations

import pytest

from layoutgen.checks import check
from layoutgen.engine import Engine
from layoutgen.viewer import viewers


@pytest.mark.parametrize(
    "text",
    [
        "a boy in a shirt and tie smiling at the camera",
        "A dog looks into the camera.",
        "a woman and a man are looking at the camera",
        "a cow faces the camera in a field",
    ],
)
def test_the_viewer_is_in_the_scene_and_not_in_the_picture(engine: Engine, text: str) -> None:
    scene = engine.parse(text)
    (eye,) = viewers(scene.data())
    assert scene.object(eye).label == "camera"
    layout = engine.layout(scene)
    assert not layout.of(eye) and len(layout.items) >= 1
    assert not check(layout)
    assert any("seen through it" in note for record in layout.provenance for note in record.notes)


@pytest.mark.parametrize(
    "text",
    ["a man holding a camera", "a camera on a table", "a man looking at two cameras", "a dog looks at a red camera"],
)
def test_a_camera_that_is_a_thing_is_drawn(engine: Engine, text: str) -> None:
    scene = engine.parse(text)
    assert not viewers(scene.data())
    layout = engine.layout(scene)
    assert any(item.label == "camera" for item in layout.items) and not check(layout)
