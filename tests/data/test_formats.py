"""Other tools' formats: what goes out comes in again, and what is odd is one sentence."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from layoutgen.data import gligen, ideogram, instance_diffusion, maps, sg2im_json, svg, voc, yolo
from layoutgen.data.coco import append_coco, export_coco
from layoutgen.data.coco_reader import read_coco
from layoutgen.data.example import Example
from layoutgen.data.instances import of_phrase
from layoutgen.data.outlines import joined, polygons
from layoutgen.errors import FormatError
from layoutgen.layout import Box, Canvas, Item, Layout
from layoutgen.parse.json_parser import JsonParser
from layoutgen.raster import item_mask, polygon_mask, rle_encode
from layoutgen.scene import SceneGraph

Export = Callable[[Mapping[str, Layout]], Mapping[str, bytes]]
Read = Callable[[Path], Iterable[Example]]

# name: exporter, reader, what of a layout it keeps, and how exactly it keeps a box
FORMATS: dict[str, tuple[Export, Read, str, float]] = {
    "coco": (export_coco, lambda path: read_coco(path / "instances.json"), "text size masks", 1e-4),
    "yolo": (yolo.export_boxes, yolo.read_yolo, "", 1e-5),
    "yolo_segments": (yolo.export_segments, yolo.read_yolo, "masks", 0.2),
    "voc": (voc.export_voc, voc.read_voc, "size", 1e-4),
    "gligen": (gligen.export_gligen, gligen.read_gligen, "text attributes", 1e-5),
    "instance_diffusion": (
        instance_diffusion.export_instance_diffusion,
        instance_diffusion.read_instance_diffusion,
        "text size masks attributes",
        1e-4,
    ),
    "ideogram": (ideogram.export_ideogram, ideogram.read_ideogram, "text attributes", 6e-4),
    "maps": (maps.export_maps, maps.read_maps, "text size attributes", 0.02),
}


def layout() -> Layout:
    graph = SceneGraph(text="a red car left of two dogs")
    graph.put("car", attributes=["red"])
    graph.put("dog", count=2)
    graph.relate("car.1", "left of", "dog.1")
    triangle = (0.62, 0.9, 0.7, 0.5, 0.78, 0.9)
    pair = ((0.8, 0.5, 0.98, 0.5, 0.98, 0.6), (0.8, 0.9, 0.98, 0.9, 0.98, 0.7))
    items = (
        Item(id="car.1.1", node="car.1", label="car", attributes=("red",), box=Box(0.1, 0.5, 0.5, 0.9), z=1),
        Item(id="dog.1.1", node="dog.1", label="dog", box=Box(0.62, 0.5, 0.78, 0.9), mask=(triangle,), z=2),
        Item(id="dog.1.2", node="dog.1", label="dog", box=Box(0.8, 0.5, 0.98, 0.9), mask=pair, z=3),
    )
    return Layout(canvas=Canvas(width=200, height=100), items=items, scene=graph.data())


def written(files: Mapping[str, bytes], folder: Path) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def near(a: Box, b: Box, within: float) -> bool:
    return all(abs(u - v) <= within for u, v in zip(a, b, strict=True))


@pytest.mark.parametrize("name", FORMATS)
def test_what_goes_out_comes_in_again(name: str, tmp_path: Path) -> None:
    export, read, keeps, within = FORMATS[name]
    one = layout()
    folder = written(export({"one": one, "two": one.remove("car.1.1")}), tmp_path)
    first, second = sorted(read(folder), key=lambda e: len(e.layout.items), reverse=True)
    assert (len(first.layout.items), len(second.layout.items)) == (3, 2)
    for item, found in zip(one.items, first.layout.items, strict=True):
        assert found.label == item.label and near(found.box, item.box, within), found
        if "attributes" in keeps:
            assert found.attributes == item.attributes
        if "masks" in keeps:
            size = (200, 100)
            assert (item_mask(found, size) ^ item_mask(item, size)).sum() <= 6, "but for pixels on the edge"
    assert first.captions == (("a red car left of two dogs",) if "text" in keeps else ())
    if "size" in keeps:
        assert first.layout.canvas == one.canvas


@pytest.mark.parametrize("name", ["coco", "yolo", "voc"])
def test_boxes_are_where_the_outlines_are(name: str, tmp_path: Path) -> None:
    """A rider is drawn on the saddle, wherever the box is: whoever learns from labels looks at the picture."""
    export, read, _, within = FORMATS[name]
    parts = ((0.1, 0.2, 0.2, 0.2, 0.2, 0.5), (0.3, 0.4, 0.4, 0.4, 0.4, 0.6))
    rider = Item(id="man.1.1", label="person", box=Box(0.3, 0.3, 0.8, 0.9), mask=parts)
    made = Layout(canvas=Canvas(width=200, height=100), items=(rider,))
    (found,) = read(written(export({"one": made}), tmp_path))
    assert near(found.layout.items[0].box, Box(0.1, 0.2, 0.4, 0.6), within)


@pytest.mark.parametrize("name", [n for n in FORMATS if n not in ("yolo", "yolo_segments", "maps")])
def test_an_odd_file_is_one_sentence(name: str, tmp_path: Path) -> None:
    export, read, _, _ = FORMATS[name]
    for file, content in export({"one": layout()}).items():
        for broken in (content[: len(content) // 2], b"[1]", b"{}", b"\xff\xfe"):
            (tmp_path / file).write_bytes(broken)
            with pytest.raises(FormatError, match=file.partition(".")[0]) as caught:
                list(read(tmp_path))
            assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("7 0.5 0.5 0.1 0.1", "class 7 is none of the 2"),
        ("0 0.5 x 0.1 0.1", "'x' is no number"),
        ("0 0.5 nan 0.1 0.1", "no finite number"),
        ("0 0.1 0.2 0.3", "neither a box nor an outline"),
    ],
)
def test_an_odd_line_is_named(lines: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "classes.txt").write_text("cat\ndog\n")
    (tmp_path / "a.txt").write_text(f"1 0.5 0.5 0.2 0.2\n{lines}\n")
    with pytest.raises(FormatError, match=f"line 2: .*{said}"):
        list(yolo.read_yolo(tmp_path))


def test_classes_are_listed_in_several_ways(tmp_path: Path) -> None:
    (tmp_path / "data.yaml").write_text("nc: 2\nnames: ['cat', \"hot dog\"]\n")
    assert yolo.read_classes(tmp_path) == ["cat", "hot dog"]
    (tmp_path / "data.yaml").write_text("names:\n  1: dog\n  0: 'cat'\ntrain: x\n")
    assert yolo.read_classes(tmp_path) == ["cat", "dog"]
    (tmp_path / "data.yaml").write_text("names:\n  - cat\n  - dog\n")
    assert yolo.read_classes(tmp_path) == ["cat", "dog"]


def test_several_parts_are_one_outline_of_the_same_pixels() -> None:
    two = layout()["dog.1.2"]
    size = (200, 100)
    assert (polygon_mask(joined(polygons(two)), size) == item_mask(two, size)).all()


def test_pixels_have_their_exact_outline() -> None:
    item = layout()["dog.1.2"]
    size = (50, 40)
    pixels = item_mask(item, size)
    traced = item.model_copy(update={"mask": rle_encode(pixels)})
    again = item.model_copy(update={"mask": polygons(traced)})
    assert (item_mask(again, size) == pixels).all()


def test_graphs_go_to_sg2im_and_back() -> None:
    (content,) = sg2im_json.export_sg2im({"one": layout()}).values()
    graph = JsonParser()(json.dumps(json.loads(content)[0]))
    assert sorted(graph.nodes[n]["label"] for n in graph) == ["car", "dog", "dog"]
    assert {d["predicate"] for *_, d in graph.edges(data=True)} == {"left of"} and graph.number_of_edges() == 2


def test_an_svg_carries_its_layout(tmp_path: Path) -> None:
    one = layout().relabel("car.1.1", "</metadata><script>alert(1)</script>")
    made = svg.with_layout('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><g/></svg>', one)
    assert b"<script>" not in made
    (tmp_path / "a.svg").write_bytes(made)
    (found,) = svg.read_svg(tmp_path)
    assert found.layout == one


def test_an_svg_of_another_program_is_its_named_shapes(tmp_path: Path) -> None:
    (tmp_path / "b.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 0 200 100"><rect id="dog-1" x="30" y="20" width="40" '
        'height="50"/><ellipse cx="160" cy="50" rx="20" ry="10"><title>red ball</title></ellipse>'
        '<polygon id="roof" points="10,50 60,0 110,50"/><path id="x" d="M0 0"/></svg>'
    )
    (found,) = svg.read_svg(tmp_path / "b.svg")
    assert [(i.label, tuple(round(v, 3) for v in i.box)) for i in found.layout.items] == [
        ("dog", (0.1, 0.2, 0.3, 0.7)),
        ("red ball", (0.65, 0.4, 0.85, 0.6)),
        ("roof", (0.0, 0.0, 0.5, 0.5)),
    ]


def test_entities_are_refused(tmp_path: Path) -> None:
    (tmp_path / "c.svg").write_text('<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>')
    with pytest.raises(FormatError, match="entities"):
        list(svg.read_svg(tmp_path / "c.svg"))


@pytest.mark.parametrize(
    ("words", "label", "attributes"),
    [
        ("a red car", "car", ("red",)),
        ("an orange traffic light", "traffic light", ("orange",)),
        ("Dog running on the grass.", "dog", ("running",)),
        ("glass of water", "glass of water", ()),
        ("the quizzle", "quizzle", ()),
        ("a small green table with flowers", "table", ("small", "green")),
    ],
)
def test_phrases_are_read(words: str, label: str, attributes: tuple[str, ...]) -> None:
    assert of_phrase(words) == (label, attributes)


def test_appending_keeps_what_is_there() -> None:
    one, two = layout(), layout().relabel("car.1.1", "dragon")
    first = json.loads(export_coco({"a": one, "b": one})["instances.json"])
    first["categories"].append({"id": 1001, "name": "troll", "supercategory": "thing"})
    made = json.loads(append_coco(json.dumps(first).encode(), {"b": two, "c": two})["instances.json"])
    assert [image["file_name"] for image in made["images"]] == ["a.png", "b.png", "c.png"]
    for key in ("images", "annotations", "captions", "categories"):
        ids = [entry["id"] for entry in made[key]]
        assert len(set(ids)) == len(ids), key
    names = {c["id"]: c["name"] for c in made["categories"]}
    of = {image["id"]: image["file_name"] for image in made["images"]}
    labels: dict[str, list[str]] = {}
    for annotation in made["annotations"]:
        labels.setdefault(of[annotation["image_id"]], []).append(names[annotation["category_id"]])
    assert labels == {"a.png": ["car", "dog", "dog"], **{f"{n}.png": ["dragon", "dog", "dog"] for n in "bc"}}
    assert len(made["captions"]) == 3
    with pytest.raises(FormatError, match="COCO"):
        append_coco(b"[]", {"a": one})
