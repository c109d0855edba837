"""The drawings of scene graphs show every object and relation, and none in a place of another."""

from __future__ import annotations

from xml.etree import ElementTree

from docs.make.graphs import columns, drawn
from layoutgen.scene import SceneGraph

SVG = "{http://www.w3.org/2000/svg}"


def circle() -> SceneGraph:
    scene = SceneGraph()
    a, b, c = scene.put("cat", count=2), scene.put("dog", attributes=["brown"]), scene.put("sky", kind="stuff")
    for subject, target in ((a, b), (b, c), (c, a)):
        scene.relate(subject, "near", target)
    return scene


def test_everything_is_there() -> None:
    root = ElementTree.fromstring(drawn(circle()))
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert {"cat.1 x 2", "dog.1", "brown", "sky.1", "region"} <= set(words)
    assert words.count("near") == 3
    places = [(box.get("x"), box.get("y")) for box in list(root.iter(f"{SVG}rect"))[1:]]
    assert len(places) == len(set(places)) == 3


def test_arrows_go_on_where_there_is_no_circle(dogs_and_car: SceneGraph) -> None:
    assert columns(dogs_and_car) == {"dog.1": 0, "car.1": 1}
