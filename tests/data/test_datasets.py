"""Every data set of the engine keeps to the contracts, and two forms are read as their authors mean them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layoutgen.data.abstract_scenes import read_abstract_scenes
from layoutgen.data.coco_reader import read_coco
from layoutgen.data.vsr import read_vsr
from layoutgen.errors import FormatError, LayoutgenError
from layoutgen.layout import Box
from layoutgen.plugins import Plugins
from layoutgen.testing import examine
from tests.data.miniatures import MINIATURES, abstract_scenes, vsr

OWN = {plugin.name: plugin for plugin in Plugins(installed=False) if plugin.kind == "dataset"}


def test_there_is_a_miniature_of_every_form() -> None:
    assert set(OWN) == set(MINIATURES)


@pytest.mark.parametrize("name", OWN)
def test_contracts(name: str, tmp_path: Path) -> None:
    report = examine(OWN[name], data=MINIATURES[name](tmp_path))
    assert report.ok, str(report)
    assert not [result for result in report.results if result.state == "left out"], str(report)


def test_vsr_without_boxes(tmp_path: Path) -> None:
    first, second = read_vsr(vsr(tmp_path))
    assert (first.id, first.captions, first.layout.items) == ("vsr-1", ("The dog is on the sofa.",), ())
    (relation,) = first.layout.scene.relations
    assert (relation.subject, relation.predicate, relation.object) == ("dog.1", "on", "sofa.1")
    assert [o.id for o in second.layout.scene.objects] == ["dog.1", "dog.2"]


def test_vsr_with_the_boxes_of_coco(tmp_path: Path) -> None:
    things = [
        {"image_id": 42, "category_id": category, "bbox": box, "iscrowd": 0}
        for category, box in ((1, [0, 0, 10, 10]), (2, [20, 40, 40, 40]), (2, [0, 90, 50, 10]))
    ]
    record = {
        "images": [{"id": 42, "file_name": "000000000042.jpg", "width": 100, "height": 100}],
        "categories": [{"id": 1, "name": "sofa"}, {"id": 2, "name": "dog"}],
        "annotations": things,
    }
    (tmp_path / "annotations").mkdir()
    (tmp_path / "annotations" / "instances_train2017.json").write_text(json.dumps(record))
    (example,) = read_vsr(vsr(tmp_path), tmp_path)  # the other picture is not there
    assert [(item.label, item.node) for item in example.layout.items] == [
        ("sofa", "sofa.1"), ("dog", "dog.1"), ("dog", None),
    ]  # fmt: skip
    (relation,) = example.layout.scene.relations
    assert (relation.subject, relation.object) == ("dog.1", "sofa.1")
    assert example.layout.items[1].box == Box(0.2, 0.4, 0.6, 0.8)


def test_vsr_of_another_form(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"label": 0}\n{"label": 1, "image": "1.jpg", "caption": "A dog."}\n')
    with pytest.raises(FormatError, match=r"a\.jsonl, line 2: .*'subj'"):
        list(read_vsr(path))


def test_abstract_scenes(tmp_path: Path) -> None:
    first, second = read_abstract_scenes(abstract_scenes(tmp_path))
    assert (first.id, first.captions) == ("0", ("Jenny is running. The sun shines.", "A girl runs."))
    girl, sun = first.layout.items
    assert (girl.label, girl.pose, girl.attributes, girl.flip, girl.z) == ("girl", "running", ("smile",), True, -1)
    assert girl.box == pytest.approx((0.13, 0.325, 0.27, 0.675))  # 70 x 140 of 500 x 400 pixels, around (100, 200)
    assert (sun.label, sun.pose, sun.flip) == ("sun", None, False)
    assert sun.box == pytest.approx((0.8, 0.0, 1.0, 0.3))  # cut at the picture
    (dog,) = second.layout.items
    assert (second.id, dog.label) == ("1", "dog")
    assert (dog.box.width, dog.box.height) == pytest.approx((0.098, 0.245))  # 0.49 as large
    assert (first.layout.canvas.width, first.layout.canvas.height) == (500, 400)


@pytest.mark.parametrize(
    ("scenes", "said"),
    [
        ("2\n0\t2\ns_3s.png\t0\t3\t450\t20\t0\t0\n", "ends in the middle of a scene"),
        ("1\n0\t1\ns_3s.png\t0\t3\t450\n", "line 3"),
        ("1\n0\t1\ns_99s.png\t0\t3\t450\t20\t0\t0\n", "line 3"),
        ("1\n0\t1\ns_4s.png\t0\t3\t450\t20\t0\t0\n", "s_4s.png: objects are as large as their clip-art"),
        ("dog\n", "line 1"),
    ],
)
def test_abstract_scenes_that_are_damaged(tmp_path: Path, scenes: str, said: str) -> None:
    (abstract_scenes(tmp_path) / "Scenes_10020.txt").write_text(scenes)
    with pytest.raises(LayoutgenError, match=said):
        list(read_abstract_scenes(tmp_path))


def test_abstract_scenes_are_where_codraw_has_them(shared_data: Path) -> None:
    """CoDraw's boxes, which come from the same scenes, are those that middle, depth and size give."""
    file = shared_data / "layout" / "codraw_val.jsonl.gz"
    example = next(iter(read_abstract_scenes(file)))
    boy = next(item for item in example.layout.items if item.label == "boy")
    assert boy.pose == "kicking" and boy.attributes == ("wide smile",)
    assert boy.box.cy == pytest.approx(265 / 400, abs=0.01)


def test_a_folder_of_coco(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"has no instances\*\.json"):
        list(read_coco(tmp_path))
    folder = tmp_path / "annotations"
    folder.mkdir()
    for name, number in (("train", 1), ("val", 2)):
        record = {"images": [{"id": number, "file_name": "a.jpg", "width": 9, "height": 9}], "categories": []}
        (folder / f"instances_{name}2017.json").write_text(json.dumps(record | {"annotations": []}))
    assert [example.id for example in read_coco(tmp_path)] == ["1", "2"]
    assert [example.id for example in read_coco(folder)] == ["1", "2"]
