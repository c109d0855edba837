"""Files are written whole or not at all, and pictures carry their layouts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from layoutgen import files
from layoutgen.errors import FormatError, OutputError
from layoutgen.layout import Box, Item, Layout

LAYOUT = Layout(items=(Item(id="ö.1", label="ö", box=Box(0.1, 0.2, 0.30000000000000004, 0.4)),))


def test_layout_in_png(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    files.write(path, files.png_bytes(Image.new("RGB", (4, 4)), LAYOUT))
    assert files.read_layout(path) == LAYOUT
    assert files.png_bytes(Image.new("RGB", (4, 4)), LAYOUT) == path.read_bytes()


def test_layout_in_json(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    files.write(path, LAYOUT.to_json())
    assert files.read_layout(path) == LAYOUT


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("plain.png", files.png_bytes(Image.new("RGB", (4, 4))), "PNG without a layout"),
        ("cut.png", files.png_bytes(Image.new("RGB", (40, 40)), LAYOUT)[:80], "damaged"),
        ("photo.jpg", b"\xff\xd8\xff\xe0", "picture without a layout"),
        ("a.json", b'{"items": 3}', "items"),
        ("b.json", b"\xff\xfe", "JSON"),
        ("c.json", b"", "JSON"),
    ],
)
def test_unreadable(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FormatError, match=says) as error:
        files.read_layout(path)
    assert str(path) in str(error.value)


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="cannot read"):
        files.read_layout(tmp_path / "none.json")


def test_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def fails(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OutputError, match="No space left"):
        files.write(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_unwritable(tmp_path: Path) -> None:
    for path, says in ((tmp_path / "none" / "a.png", "does not exist"), (tmp_path, "is a folder")):
        with pytest.raises(OutputError, match=says):
            files.check_writable(path)
    with pytest.raises(OutputError, match="cannot write"):
        files.write(tmp_path / "none" / "a.png", b"")
    for name in ("x" * 300, "a\0b"):
        with pytest.raises(OutputError, match="cannot write"):
            files.write(tmp_path / name, b"")
        with pytest.raises(FormatError, match="cannot read"):
            files.read(tmp_path / name)
    with pytest.raises(OutputError, match="too long"):
        files.check_writable(tmp_path / ("x" * 300))


def test_links_stay_and_pipes_are_written_to(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("real")
    files.write(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    files.write(pipe, "through")
    assert os.read(end, 100) == b"through"
    os.close(end)
    assert pipe.is_fifo()


def test_nothing_is_left_when_somebody_stops_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        files.write(tmp_path / "a.png", b"new")
    assert not list(tmp_path.iterdir())


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(LAYOUT.to_json(), encoding="utf-8-sig")
    assert files.read_layout(tmp_path / "a.json") == LAYOUT
