"""Data sets of pictures, each on a miniature: NLVR, CUB-200, flowers, lists of pictures, COCO's and VG's own photos."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from layoutgen.data.coco_reader import read_coco
from layoutgen.data.cub import read_cub
from layoutgen.data.flowers import read_flowers
from layoutgen.data.jsonl import read_jsonl
from layoutgen.data.nlvr import read_nlvr
from layoutgen.data.visual_genome import read_visual_genome
from layoutgen.errors import FormatError
from layoutgen.layout import Box, Keypoint
from tests.data.miniatures import cub, flowers, nlvr, visual_genome


def test_nlvr_reads_true_sentences(tmp_path: Path) -> None:
    first, second = read_nlvr(nlvr(tmp_path))
    assert (first.id, first.captions) == ("nlvr-dev-12-0", ("There is a yellow block.",))
    assert first.image == tmp_path / "images" / "7" / "dev-12-0-0.png" and second.image is None
    assert [item.label for item in first.layout.items] == ["box", "square", "box", "box", "circle"]
    square, circle = first.layout.items[1], first.layout.items[4]
    assert square.attributes == ("yellow", "medium") and square.box == Box(0.1, 0.8, 0.15, 1.0)
    assert circle.attributes == ("blue", "small") and circle.box == Box(0.75, 0.1, 0.775, 0.2)
    assert square.z > first.layout.items[0].z  # shapes lie in front of their boxes
    assert len(list(read_nlvr(tmp_path / "dev.json"))) == 2


def test_nlvr_as_a_list_of_pictures(tmp_path: Path) -> None:
    entry = {"id": "a", "file": "a.png", "captions": ["A box."], "objects": [{"label": "box", "box": [0, 0, 0.25, 1]}]}
    lines = [entry | {"label": "true"}, entry | {"id": "b", "label": "false"}]
    (tmp_path / "index.jsonl").write_text("\n".join(map(json.dumps, lines)))
    (example,) = read_nlvr(tmp_path)
    assert (example.id, example.image, len(example.layout.items)) == ("a", tmp_path / "a.png", 1)


def test_nlvr_of_another_form(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"no index\.jsonl and no train\.json"):
        list(read_nlvr(tmp_path))
    (tmp_path / "dev.json").write_text('{"label": "true", "sentence": "A.", "structured_rep": [[{}]]}')
    with pytest.raises(FormatError, match=r"dev\.json, line 1: .*'size'"):
        list(read_nlvr(tmp_path))


def test_cub(tmp_path: Path) -> None:
    first, second = read_cub(cub(tmp_path))
    assert first.captions == ("a large black bird.", "this bird has a long bill")
    assert second.captions == ("a laysan albatross",)
    (bird,) = first.layout.items
    assert (bird.label, bird.attributes) == ("bird", ("black footed albatross",))
    assert bird.box == Box(0.25, 0.2, 0.75, 0.6)
    assert bird.keypoints == (Keypoint(name="back", x=0.5, y=0.5),)  # a part that cannot be seen has no point
    assert [point.name for point in second.layout.items[0].keypoints or ()] == ["back", "left_eye"]
    assert first.image is not None and first.image.is_file()


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("bounding_boxes.txt", "1 0 0 5\n", r"bounding_boxes\.txt, line 1: a number and 4 values"),
        ("bounding_boxes.txt", "1 0 0 5 5\n", "has no box of picture 2"),
        ("images.txt", "1 a/none.jpg\n", r"cannot read the picture .*none\.jpg"),
        ("parts/parts.txt", None, r"cannot read .*parts\.txt"),
    ],
)
def test_cub_that_is_damaged(tmp_path: Path, file: str, text: str | None, said: str) -> None:
    root = cub(tmp_path)
    if text is None:
        (root / file).unlink()
    else:
        (root / file).write_text(text)
    with pytest.raises(FormatError, match=said):
        list(read_cub(root))


def test_flowers_of_oxford(tmp_path: Path) -> None:
    first, second = read_flowers(flowers(tmp_path))
    assert first.captions == ("this flower has pink petals", "it has five of them") and second.captions == ()
    (flower,) = first.layout.items
    assert (flower.label, flower.attributes, flower.box) == ("flower", ("class 00077",), Box(0, 0, 1, 1))
    assert (first.layout.canvas.width, first.layout.canvas.height) == (30, 20)


def test_flowers_in_a_folder_for_each_kind(tmp_path: Path) -> None:
    for kind in ("daisy", "iris_blue"):
        (tmp_path / kind).mkdir()
        Image.new("RGB", (30, 20)).save(tmp_path / kind / "1.PNG")
    first, second = read_flowers(tmp_path)
    assert (first.id, first.captions, first.layout.items[0].label) == ("daisy/1", ("a daisy",), "daisy")
    assert second.captions == ("an iris blue",)
    with pytest.raises(FormatError, match="nor a folder of pictures"):
        list(read_flowers(tmp_path / "daisy"))


def test_a_list_of_pictures(tmp_path: Path) -> None:
    points = [0.5, 0.25, 2, 0.6, 0.2, 1] + [0, 0, 0] * 15
    person = {"label": "person", "box": [0, 0, 1, 1], "mask": [[0, 0, 1, 0, 1, 1]], "keypoints": points}
    entries = (
        {"id": "a", "file": "img/a.png", "captions": [], "objects": [person]},
        {"id": "b", "file": "img/b.png", "captions": [], "objects": [], "label": "daisy"},
    )
    (tmp_path / "index.jsonl").write_text("\n".join(map(json.dumps, entries)))
    first, second = read_jsonl(tmp_path)
    (item,) = first.layout.items
    assert item.mask == ((0, 0, 1, 0, 1, 1),) and first.image == tmp_path / "img" / "a.png"
    assert item.keypoints == (
        Keypoint(name="nose", x=0.5, y=0.25),
        Keypoint(name="left_eye", x=0.6, y=0.2, visible=False),
    )
    assert second.layout.items[0].label == "daisy" and second.layout.items[0].box == Box(0, 0, 1, 1)


def test_key_points_of_coco(tmp_path: Path) -> None:
    record = {
        "images": [{"id": 1, "file_name": "1.png", "width": 10, "height": 20}],
        "categories": [{"id": 1, "name": "person", "keypoints": ["nose", "left_eye", "right_eye"]}],
        "annotations": [
            {"image_id": 1, "category_id": 1, "bbox": [0, 0, 5, 5], "keypoints": [1, 2, 2, 0, 0, 0, 5, 5, 1]},
            {"image_id": 1, "category_id": 1, "bbox": [0, 0, 5, 5]},
        ],
    }
    (tmp_path / "instances.json").write_text(json.dumps(record))
    (example,) = read_coco(tmp_path / "instances.json")
    first, second = example.layout.items
    assert first.keypoints == (
        Keypoint(name="nose", x=0.1, y=0.1), Keypoint(name="right_eye", x=0.5, y=0.25, visible=False),
    )  # fmt: skip
    assert second.keypoints is None


@pytest.mark.parametrize("place", ["images", "VG_100K", "VG_100K_2"])
def test_pictures_of_visual_genome(tmp_path: Path, place: str) -> None:
    (tmp_path / place).mkdir()
    (tmp_path / place / "1.jpg").touch()
    (example,) = read_visual_genome(visual_genome(tmp_path))
    assert example.image == tmp_path / place / "1.jpg"
