"""COCO export: official ids, absolute boxes, polygons, key points."""

from __future__ import annotations

import json
from typing import Any

import pytest

from layoutgen import Engine
from layoutgen.data.coco import export_coco, official_name, polygon_area
from layoutgen.layout import RLE, Box, Canvas, Item, Keypoint, Layout


def exported(*items: Item, canvas: Canvas | None = None) -> dict[str, Any]:
    layout = Layout(canvas=canvas or Canvas(width=200, height=100), items=items)
    return json.loads(export_coco({"a": layout, "b": layout})["instances.json"])


def test_boxes_are_pixels_and_cut_at_the_canvas() -> None:
    coco = exported(Item(id="dog.1", label="dog", box=Box(-0.5, 0.5, 0.25, 1.0)))
    assert coco["annotations"][0]["bbox"] == [0, 50, 50, 50]
    assert coco["annotations"][0]["area"] == 2500
    assert [i["file_name"] for i in coco["images"]] == ["a.png", "b.png"]
    assert [(a["id"], a["image_id"]) for a in coco["annotations"]] == [(1, 1), (2, 2)]


def test_categories() -> None:
    labels = ("dog", "sofa", "woman", "unicorn", "dragon", "unicorn")
    coco = exported(*(Item(id=str(n), label=label, box=Box(0, 0, 1, 1)) for n, label in enumerate(labels)))
    ids = [a["category_id"] for a in coco["annotations"][: len(labels)]]
    assert ids == [18, 63, 1, 1001, 1002, 1001]
    names = {c["id"]: c["name"] for c in coco["categories"]}
    assert names == {18: "dog", 63: "couch", 1: "person", 1001: "unicorn", 1002: "dragon"}


def test_official_names_are_synonyms_not_neighbours() -> None:
    assert [official_name(n) for n in ("tv", "television", "wolf")] == ["tv", "tv", None]


def test_masks_and_keypoints() -> None:
    triangle = (0.0, 0.0, 0.5, 0.0, 0.5, 1.0)
    points = (Keypoint(name="nose", x=0.25, y=0.5), Keypoint(name="left_eye", x=0.5, y=0.5, visible=False))
    coco = exported(
        Item(id="a", label="man", box=Box(0, 0, 0.5, 1), mask=(triangle,), keypoints=points),
        Item(id="b", label="cat", box=Box(0, 0, 0.5, 1), mask=RLE(size=(2, 2), counts=(1, 3))),
    )
    man, cat = coco["annotations"][:2]
    assert man["segmentation"] == [[0, 0, 100, 0, 100, 100]]
    assert man["area"] == 5000
    assert man["keypoints"][:6] == [50, 50, 2, 100, 50, 1]
    assert man["num_keypoints"] == 2
    assert cat["segmentation"] == {"size": [2, 2], "counts": [1, 3]}
    assert cat["area"] == 3


def test_a_generated_picture(engine: Engine) -> None:
    layout = engine.layout("a woman holding a red umbrella", seed=2)
    coco = json.loads(export_coco({"x": layout})["instances.json"])
    person = next(a for a in coco["annotations"] if a["category_id"] == 1)
    assert person["num_keypoints"] >= 15
    assert coco["captions"][0]["caption"] == "a woman holding a red umbrella"


def test_boxes_enclose_their_outlines(engine: Engine) -> None:
    made = export_coco({"a": engine.layout("a man riding a brown horse and a woman sitting on a bench", seed=3)})
    for annotation in json.loads(made["instances.json"])["annotations"]:
        x, y, width, height = annotation["bbox"]
        points = [polygon[k : k + 2] for polygon in annotation["segmentation"] for k in range(0, len(polygon), 2)]
        xs, ys = ([min(max(point[axis], 0), 512) for point in points] for axis in (0, 1))
        assert (min(xs), max(xs)) == (pytest.approx(x, abs=0.02), pytest.approx(x + width, abs=0.02))
        assert (min(ys), max(ys)) == (pytest.approx(y, abs=0.02), pytest.approx(y + height, abs=0.02))


def test_polygon_area() -> None:
    assert polygon_area([0, 0, 2, 0, 2, 3, 0, 3]) == pytest.approx(6)
