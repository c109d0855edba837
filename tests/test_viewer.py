"""The camera of "smiling at the camera" is the viewer, and is not drawn."""

from __future__ import annotations

import pytest

from layoutgen.checks import check
from layoutgen.engine import Engine
from layoutgen.scene import SceneGraph
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
def test_who_looks_into_the_camera_faces_the_viewer(engine: Engine, text: str) -> None:
    scene = engine.parse(text)
    assert not any(thing.label == "camera" for thing in scene.objects)
    assert any("facing camera" in thing.attributes for thing in scene.objects)
    layout = engine.layout(scene)
    assert len(layout.items) >= 1
    assert not check(layout)


@pytest.mark.parametrize("predicate", ["looking at", "facing"])
def test_the_viewer_is_in_the_scene_and_not_in_the_picture(engine: Engine, predicate: str) -> None:
    scene = SceneGraph()
    dog, eye = scene.put("dog"), scene.put("camera")
    scene.relate(dog, predicate, eye)
    assert viewers(scene.data()) == {eye}
    layout = engine.layout(scene)
    assert not layout.of(eye)
    assert len(layout.items) == 1
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
