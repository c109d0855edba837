"""Readers of data sets, each on a miniature, and on the real files where they are."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from layoutgen.data.coco import export_coco
from layoutgen.data.coco_reader import read_coco
from layoutgen.data.jsonl import read_jsonl
from layoutgen.data.visual_genome import read_visual_genome
from layoutgen.errors import FormatError
from layoutgen.layout import RLE, Box, Item, Layout
from layoutgen.raster import item_mask
from layoutgen.scene import SceneData

DOG = {"label": "dog", "box": [0.1, 0.2, 0.5, 0.9], "mask_polygons": [[0.1, 0.2, 0.5, 0.2, 0.5, 0.9]]}


def written(path: Path, *records: object) -> Path:
    text = "\n".join(json.dumps(record) for record in records)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_jsonl(tmp_path: Path, name: str) -> None:
    record = {
        "id": 7,
        "captions": ["A dog by a cat.", "pets"],
        "width": 640,
        "height": 480,
        "file": "7.png",
        "objects": [DOG, {"label": "cat", "box": [0.6, 0.5, 1.2, 0.9]}, {"label": "dog", "box": [0.5, 0, 0.6, 0.1]}],
        "relations": [["dog", "left of", "cat"], ["bird", "on", "cat"]],
    }
    (example,) = read_jsonl(written(tmp_path / name, record))
    assert (example.id, example.captions, example.image) == ("7", ("A dog by a cat.", "pets"), tmp_path / "7.png")
    layout = example.layout
    assert [item.id for item in layout.items] == ["dog.1.1", "cat.1.1", "dog.2.1"]
    assert [item.node for item in layout.items] == ["dog.1", "cat.1", None]
    assert layout.items[1].box == Box(0.6, 0.5, 1.0, 0.9)  # cut at the picture
    assert layout.items[0].mask == ((0.1, 0.2, 0.5, 0.2, 0.5, 0.9),)
    assert (layout.canvas.width, layout.canvas.height) == (640, 480)
    (relation,) = layout.scene.relations
    assert (relation.subject, relation.predicate, relation.object) == ("dog.1", "left of", "cat.1")
    assert layout.scene.text == "A dog by a cat."


def test_abstract_scenes(tmp_path: Path) -> None:
    girl = {"label": "girl", "box": [0.1, 0.2, 0.3, 0.8], "depth": 2, "flip": 1, "expr": "wide_smile", "pose": "wave"}
    (example,) = read_jsonl(written(tmp_path / "a.jsonl", {"id": "x", "caption": "a girl waves", "objects": [girl]}))
    (item,) = example.layout.items
    assert (item.pose, item.flip, item.z, item.attributes) == ("wave", True, -2, ("wide smile",))
    assert example.captions == ("a girl waves",)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"id": 1, "captions": []}, "'objects' is missing"),
        ({"id": 1, "captions": [], "objects": [{"label": "dog", "box": [0.5, 0, 0.1, 1]}]}, "inverted"),
        ([1], "an object is expected"),
    ],
)
def test_bad_lines_are_named(tmp_path: Path, record: object, said: str) -> None:
    path = written(tmp_path / "a.jsonl", {"id": 0, "captions": [], "objects": []}, record)
    with pytest.raises(FormatError, match=f"line 2: .*{said}"):
        list(read_jsonl(path))


def test_broken_files(tmp_path: Path) -> None:
    whole = written(tmp_path / "a.jsonl.gz", *({"id": k, "captions": [], "objects": []} for k in range(999)))
    whole.write_bytes(whole.read_bytes()[:-20])
    for path in (whole, tmp_path / "none.jsonl"):
        with pytest.raises(FormatError, match="cannot read"):
            list(read_jsonl(path))
    (tmp_path / "b.jsonl").write_text("{")
    with pytest.raises(FormatError, match="line 1: no JSON"):
        list(read_jsonl(tmp_path / "b.jsonl"))


def test_coco_with_captions_and_pictures_beside(tmp_path: Path) -> None:
    folder = tmp_path / "annotations"
    folder.mkdir()
    (tmp_path / "val2017").mkdir()
    (tmp_path / "val2017" / "1.jpg").touch()
    rle = {"size": [4, 4], "counts": [5, 2, 2, 2, 5]}
    things = [
        {"image_id": 1, "category_id": 18, "bbox": [1, 1, 2, 2], "segmentation": rle, "iscrowd": 0},
        {"image_id": 1, "category_id": 18, "bbox": [0, 0, 4, 2], "segmentation": [[0, 0, 4, 0, 4, 2]], "iscrowd": 0},
        {"image_id": 1, "category_id": 18, "bbox": [0, 0, 4, 4], "segmentation": rle, "iscrowd": 1},
    ]
    images = [{"id": 1, "file_name": "1.jpg", "width": 4, "height": 4}]
    record = {"images": images, "categories": [{"id": 18, "name": "dog"}], "annotations": things}
    path = written(folder / "instances_val2017.json", record)
    written(folder / "captions_val2017.json", {"annotations": [{"image_id": 1, "caption": "Two dogs. "}]})
    (example,) = read_coco(path)
    assert example.captions == ("Two dogs.",) and example.image == tmp_path / "val2017" / "1.jpg"
    first, second = example.layout.items
    assert first.box == Box(0.25, 0.25, 0.75, 0.75) and first.mask == RLE(size=(4, 4), counts=(5, 2, 2, 2, 5))
    assert second.mask == ((0, 0, 1, 0, 1, 0.5),)


def test_coco_reads_what_the_engine_writes(tmp_path: Path) -> None:
    items = (
        Item(id="sofa.1.1", label="couch", box=Box(0.1, 0.2, 0.5, 0.9), mask=((0.1, 0.2, 0.5, 0.2, 0.5, 0.9),)),
        Item(id="dragon.1.1", label="dragon", box=Box(0.5, 0.5, 1, 1)),
    )
    layout = Layout(items=items, scene=SceneData(text="a dragon by a sofa"))
    (content,) = export_coco({"scene": layout}).values()
    (tmp_path / "instances.json").write_bytes(content)
    (example,) = read_coco(tmp_path / "instances.json")
    assert example.captions == ("a dragon by a sofa",)
    assert [item.label for item in example.layout.items] == ["couch", "dragon"]
    for got, put in zip(example.layout.items, items, strict=True):
        assert got.box == pytest.approx(put.box, abs=1e-4)
    assert (item_mask(example.layout.items[0], (64, 64)) == item_mask(items[0], (64, 64))).all()


def test_visual_genome(tmp_path: Path) -> None:
    man = {"object_id": 10, "names": ["Man "], "x": 10, "y": 20, "w": 30, "h": 60, "attributes": ["tall"]}
    horse = {"object_id": 11, "names": ["horse"], "x": 0, "y": 50, "w": 200, "h": 50}
    empty = {"object_id": 12, "names": ["fly"], "x": 0, "y": 0, "w": 0, "h": 0}
    on = {"predicate": "ON", "subject": {"object_id": 10}, "object": {"object_id": 11}}
    lost = {"predicate": "on", "subject": {"object_id": 12}, "object": {"object_id": 11}}
    files = {
        "image_data": [{"image_id": 1, "width": 100, "height": 100}],
        "objects": [{"image_id": 1, "objects": [man, horse, empty]}],
        "relationships": [{"image_id": 1, "relationships": [on, lost]}],
        "region_descriptions": [{"id": 1, "regions": [{"phrase": "a man"}, {"phrase": "a man rides a horse"}]}],
    }
    for name, content in files.items():
        written(tmp_path / f"{name}.json", content)
    (example,) = read_visual_genome(tmp_path)
    assert example.captions == ("a man rides a horse", "a man")
    assert [(item.label, item.node) for item in example.layout.items] == [("man", "man.1"), ("horse", "horse.1")]
    assert example.layout.items[1].box == Box(0, 0.5, 1, 1)
    assert [r.predicate for r in example.layout.scene.relations] == ["on"]
    (tmp_path / "objects.json").write_text("[{}]")
    with pytest.raises(FormatError, match="Visual Genome"):
        list(read_visual_genome(tmp_path))
    (tmp_path / "objects.json").unlink()
    with pytest.raises(FormatError, match=r"objects\.json"):
        list(read_visual_genome(tmp_path))


@pytest.mark.parametrize(
    ("name", "entries"),
    [("coco_masks_train", 314), ("vsr_train", 3686), ("codraw_val", 1002)],
)
def test_real_files(shared_data: Path, name: str, entries: int) -> None:
    examples = list(read_jsonl(shared_data / "layout" / f"{name}.jsonl.gz"))
    assert len(examples) == entries
    assert all(example.layout.items for example in examples)
    if name == "coco_masks_train":
        assert all(item.mask for example in examples for item in example.layout.items)
    if name == "vsr_train":
        assert sum(bool(example.layout.scene.relations) for example in examples) > 3000
