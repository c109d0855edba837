"""Packs of photos, and the command that makes packs of every sort."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

from layoutgen.cli import app
from layoutgen.data.coco_reader import read_coco
from layoutgen.data.example import Example
from layoutgen.data.pack import Pack
from layoutgen.engine import Engine
from layoutgen.errors import FormatError, LayoutgenError
from layoutgen.packing.photos import Read, plan
from layoutgen.packing.plans import Asked, planned
from layoutgen.packing.pool import made
from tests.data.miniatures import cub, nlvr

RUNNER = CliRunner()


def photos(folder: Path, number: int = 3) -> list[Example]:
    """Photos of 40 x 20 pixels, left half red, with a large outlined dog on the left and a small cat on it."""
    image = Image.new("RGB", (40, 20), "blue")
    image.paste("red", (0, 0, 20, 20))
    things = [
        {"category_id": 1, "bbox": [2, 5, 4, 8], "segmentation": [[2, 5, 6, 5, 6, 13, 2, 13]]},
        {"category_id": 2, "bbox": [0, 0, 20, 20], "segmentation": [[0, 0, 20, 0, 20, 20, 0, 20]]},
    ]
    record = {
        "images": [{"id": k, "file_name": f"{k}.png", "width": 40, "height": 20} for k in range(number)],
        "categories": [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}],
        "annotations": [thing | {"image_id": k} for k in range(number) for thing in things],
        "captions": [{"image_id": k, "caption": f"photo {k}"} for k in range(number)],
    }
    for k in range(number):
        image.save(folder / f"{k}.png")
    (folder / "instances.json").write_text(json.dumps(record))
    return list(read_coco(folder / "instances.json"))


def test_photos(tmp_path: Path) -> None:
    head, found = plan(photos(tmp_path), name="x", size=16, count=None, labels=9, seed=0, source="a test")
    assert head.labels == ("scene", "cat", "dog") and head.maps == "outlines" and head.keypoints == ()
    pair = Read(head)(found[0])
    assert pair.labels == [1, 3, 2] and pair.boxes[1].tolist() == [0, 0, 0.5, 1]
    assert pair.image[8].tolist() == [[255, 0, 0]] * 8 + [[0, 0, 255]] * 8  # stretched to a square
    assert pair.seen[8].tolist() == [3] + [2] * 1 + [3] * 6 + [0] * 8  # the smaller thing is before the larger
    assert (pair.masks == 255).all()


def test_labels_and_photos_are_limited(tmp_path: Path) -> None:
    head, found = plan(photos(tmp_path, 30), name="x", size=16, count=20, labels=1, seed=0, source="")
    assert head.labels == ("scene", "cat") and len(found) == 20
    assert all(len(photo.layout.items) == 1 for photo in found)


def test_no_photos(tmp_path: Path) -> None:
    bare = [Example(e.id, e.captions, e.layout) for e in photos(tmp_path)]
    with pytest.raises(FormatError, match="no entry of the data has a picture"):
        plan(bare, name="x", size=16, count=None, labels=9, seed=0, source="")


def test_a_photo_that_cannot_be_read(tmp_path: Path) -> None:
    head, found = plan(photos(tmp_path), name="x", size=16, count=None, labels=9, seed=0, source="")
    (tmp_path / "1.png").write_bytes(b"no picture")
    with pytest.raises(FormatError, match=r"cannot read the picture .*1\.png"):
        list(made(Read, head, found, 1))


def test_any_number_of_processes_makes_the_same_pack(tmp_path: Path) -> None:
    head, found = plan(photos(tmp_path, 70), name="x", size=16, count=None, labels=9, seed=0, source="")
    alone, together = list(made(Read, head, found, 1)), list(made(Read, head, found, 2))
    assert len(alone) == len(together) == 70
    for one, other in zip(alone, together, strict=True):
        assert one is not None and other is not None and one.id == other.id
        assert np.array_equal(one.image, other.image) and np.array_equal(one.masks, other.masks)


@pytest.mark.parametrize(
    ("what", "data", "said"),
    [
        ("clipart", None, "give its file or folder with --data"),
        ("nlvr", "nowhere", "there is no data at .*nowhere"),
        ("holodeck", ".", "there is no dataset 'holodeck'"),
        ("clipart_single", None, "there is no kind 'fish': person, animal"),
    ],
)
def test_what_cannot_be_packed(tmp_path: Path, what: str, data: str | None, said: str) -> None:
    path = None if data is None else tmp_path / data
    with pytest.raises(LayoutgenError, match=said):
        planned(Asked(what, path, "x", kinds=("fish",)), lambda items, total, words: iter(items))


def packed(tmp_path: Path, *arguments: str) -> Pack:
    out = tmp_path / "pack"
    done = RUNNER.invoke(app, ["pack", *arguments, "-o", str(out), "--size", "16", "--jobs", "1"])
    assert done.exit_code == 0, done.output + str(done.exception)
    return Pack(out)


def test_the_command_with_photos(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    pack = packed(tmp_path, "nlvr", "--data", str(nlvr(tmp_path / "data")))
    assert pack.head.name == "pack" and len(pack) == 1  # the only true sentence with a picture
    assert set(pack.head.labels) == {"scene", "box", "square", "circle"}
    assert pack.said[0][1] == ("There is a yellow block.",)


def test_the_command_with_parts_of_birds(tmp_path: Path) -> None:
    pack = packed(tmp_path, "cub", "--data", str(cub(tmp_path)))
    assert pack.head.keypoints == ("back", "left_eye") and pack.keypoints is not None
    assert pack.keypoints[1].tolist() == [[0.5, 0.5, 1], [0, 0, 0]]


def test_the_command_draws_single_things(tmp_path: Path) -> None:
    pack = packed(tmp_path, "clipart_single", "--count", "4", "--kind", "flower", "--seed", "3")
    assert len(pack) == 4 and pack.head.maps == "exact" and pack.head.seed == 3
    assert all(len(captions) == 5 for _, captions in pack.said)


def test_the_command_draws_clipart(tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layoutgen.engine.Engine", lambda: engine)  # whose parser is loaded already
    entry = {"captions": ["A dog beside a car on the street."]}
    things = [{"label": "dog", "box": [0.1, 0.5, 0.4, 0.9]}, {"label": "car", "box": [0.5, 0.3, 0.95, 0.8]}]
    path = tmp_path / "boxes.jsonl"
    path.write_text("".join(json.dumps(entry | {"id": str(k), "objects": things}) + "\n" for k in range(2)))
    pack = packed(tmp_path, "clipart", "--data", str(path), "--count", "3")
    assert len(pack) == 3 and pack.head.labels == ("street", "car", "dog")
    assert pack.head.objects == {"street": 3, "car": 3, "dog": 3}
