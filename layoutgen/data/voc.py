"""Pascal VOC annotations (host.robots.ox.ac.uk/pascal/VOC): an XML file a picture, boxes in pixels from 1 on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from layoutgen.data.example import Example, Seen, clipped, layout_of
from layoutgen.data.folder import numbers, picture, stems
from layoutgen.data.markup import parsed
from layoutgen.data.outlines import seen_box
from layoutgen.errors import FormatError
from layoutgen.layout import Box, Layout

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SIDES = ("xmin", "ymin", "xmax", "ymax")


def export_voc(layouts: Mapping[str, Layout]) -> Mapping[str, bytes]:
    """NAME.xml for each layout. What reaches off the canvas is marked as truncated; attributes stand in <pose>."""
    return {f"{name}.xml": _document(name, layout) for name, layout in layouts.items()}


def _document(name: str, layout: Layout) -> bytes:
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    width, height = layout.canvas.width, layout.canvas.height
    root = Element("annotation")
    SubElement(root, "folder").text = "images"
    SubElement(root, "filename").text = f"{name}.png"
    size = SubElement(root, "size")
    for tag, value in (("width", width), ("height", height), ("depth", 3)):
        SubElement(size, tag).text = str(value)
    SubElement(root, "segmented").text = "0"
    for item in layout.items:
        whole = seen_box(item)
        box = clipped(whole)
        if box is None:
            continue
        thing = SubElement(root, "object")
        truncated = "01"[box != whole]
        for tag, text in (("name", item.label), ("pose", item.pose or "Unspecified"), ("truncated", truncated)):
            SubElement(thing, tag).text = text
        SubElement(thing, "difficult").text = "0"
        corners = SubElement(thing, "bndbox")
        pixels = (box.x0 * width + 1, box.y0 * height + 1, box.x1 * width, box.y1 * height)
        for tag, corner in zip(_SIDES, pixels, strict=True):
            SubElement(corners, tag).text = f"{corner:.6g}"
    indent(root)
    return f"{tostring(root, encoding='unicode')}\n".encode()


def read_voc(path: Path) -> Iterator[Example]:
    """The annotations of one XML file, or of all in a folder or its Annotations/. Raises FormatError."""
    folder = path if path.is_dir() else path.parent
    files = stems(folder, ".xml", ("Annotations", ".")) if path.is_dir() else iter([(path.stem, path)])
    for stem, file in files:
        root = parsed(file, "annotation")
        width, height = (_number(root, f"size/{side}", file) for side in ("width", "height"))
        if min(width, height) < 1:
            raise FormatError(f"{file}: a picture of {width:g} x {height:g} pixels has no boxes")
        seen = [_seen(thing, file, width, height) for thing in root.iterfind("object")]
        layout = layout_of(seen, captions=(), size=(round(width), round(height)))
        yield Example(stem, (), layout, picture(folder, stem))


def _seen(thing: Element, file: Path, width: float, height: float) -> Seen:
    label = (thing.findtext("name") or "").strip()
    if not label:
        raise FormatError(f"{file}: an object has no name")
    x0, y0, x1, y1 = (_number(thing, f"bndbox/{side}", file) for side in _SIDES)
    pose = (thing.findtext("pose") or "Unspecified").strip()
    box = Box((x0 - 1) / width, (y0 - 1) / height, x1 / width, y1 / height)
    return Seen(label, box, pose=None if pose == "Unspecified" else pose)


def _number(element: Element, tag: str, file: Path) -> float:
    text = element.findtext(tag)
    if text is None:
        raise FormatError(f"{file}: {element.tag}/{tag} is missing")
    return numbers([text], f"{file}, {tag}")[0]
