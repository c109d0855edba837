"""Pictures as SVG that carry their layout, and any other SVG as boxes of its named shapes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from layoutgen.data.example import Example, Seen, layout_of
from layoutgen.data.folder import numbers
from layoutgen.data.markup import parsed
from layoutgen.data.outlines import box_of
from layoutgen.errors import FormatError
from layoutgen.layout import Box, Layout, Mask

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ID = "layoutgen"


def with_layout(svg: str, layout: Layout) -> bytes:
    """The SVG with the layout's JSON in its <metadata>, where drawing programs leave it alone."""
    end = svg.index(">", svg.index("<svg")) + 1
    return f'{svg[:end]}<metadata id="{ID}">{escape(layout.to_json())}</metadata>{svg[end:]}'.encode()


def read_svg(path: Path) -> Iterator[Example]:
    """The layout that the picture carries, else the rectangles, ellipses and polygons that have a title or an id.

    One file, or all *.svg of a folder. Raises FormatError that names the file. Transformed shapes are not read.
    """
    for file in sorted(path.glob("*.svg")) if path.is_dir() else [path]:
        root = parsed(file, "svg")
        carried = next((e.text for e in root.iter("metadata") if e.get("id") == ID), None)
        layout = Layout.from_json(carried) if carried else _drawn(root, file)
        text = layout.scene.text
        yield Example(file.stem, (text,) if text else (), layout)


def _drawn(root: Element, file: Path) -> Layout:
    said = root.get("viewBox") or f"0 0 {_length(root, 'width')} {_length(root, 'height')}"
    x, y, width, height = numbers(said.replace(",", " ").split(), f"{file}, viewBox")
    if min(width, height) <= 0:
        raise FormatError(f"{file}: a picture of {width:g} x {height:g} has no boxes")

    def unit(points: list[float]) -> list[float]:
        return [(v - y) / height if k % 2 else (v - x) / width for k, v in enumerate(points)]

    seen = []
    for shape in root.iter():
        name = shape.findtext("title") or shape.get("id")
        points = _corners(shape, file) if name else None
        if name and points:
            polygon = tuple(unit(points))
            mask: Mask | None = (polygon,) if shape.tag == "polygon" else None
            box = box_of(polygon)
            if box.width > 0 and box.height > 0:
                seen.append(Seen(name.strip().rstrip("0123456789.-_ ") or name, Box(*box), mask))
    return layout_of(seen, captions=(), size=(round(width), round(height)))


def _length(root: Element, side: str) -> str:
    return (root.get(side) or "0").removesuffix("px")


def _corners(shape: Element, file: Path) -> list[float] | None:
    """Flat x y list of a shape's corners, or of its box; none for other elements."""

    def values(*names: str) -> list[float]:
        return numbers([shape.get(name, "0").removesuffix("px") for name in names], f"{file}, <{shape.tag}>")

    if shape.tag == "rect":
        x, y, w, h = values("x", "y", "width", "height")
        return [x, y, x + w, y + h]
    if shape.tag in ("circle", "ellipse"):
        x, y, *radii = values("cx", "cy", *(("r", "r") if shape.tag == "circle" else ("rx", "ry")))
        return [x - radii[0], y - radii[1], x + radii[0], y + radii[1]]
    if shape.tag == "polygon":
        points = numbers(shape.get("points", "").replace(",", " ").split(), f"{file}, <polygon>")
        return points if len(points) >= 6 and len(points) % 2 == 0 else None
    return None
