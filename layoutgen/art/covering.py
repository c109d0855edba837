"""Patterns laid over those shapes of a drawing that have certain fills, as stripes lie on the cloth of an umbrella."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from layoutgen.art.families import full
from layoutgen.art.patterns import Marks
from layoutgen.art.regions import path_data, region

_TAG = re.compile(r"<(/?)([a-zA-Z]+)\b([^>]*?)(/?)>")
_FILL = re.compile(r'\bfill="([^"]*)"')
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_SHAPES = frozenset({"path", "circle", "ellipse", "rect", "polygon"})
_UNSEEN = frozenset({"defs", "clipPath", "mask"})


@dataclass(frozen=True, slots=True)
class Shape:
    """An SVG element that is filled: its name, its attributes and its fill (`#RRGGBB`)."""

    name: str
    attributes: Mapping[str, str]
    fill: str

    def under(self, marks: Sequence[Marks], mark: str) -> str:
        """The parts of `marks` that lie on the shape, as paths to be drawn right behind it; `mark` is their colour."""
        lie = region(self.name, self.attributes)
        move = f' transform="{self.attributes["transform"]}"' if "transform" in self.attributes else ""
        paths = ""
        for each in marks:
            data = path_data(each.region().intersection(lie))
            faint = f' fill-opacity="{each.opacity}"' if each.opacity < 1 else ""
            paths += f'<path fill="{each.fill or mark}"{faint}{move} d="{data}"/>' if data else ""
        return paths


def pieces(svg: str, fills: Collection[str]) -> Iterator[tuple[str, Shape | None]]:
    """`svg` cut behind every shape with one of `fills` (`#RRGGBB`); the texts joined are `svg`, the last has no shape.

    A fill may be inherited from a group.
    """
    start, hidden = 0, 0
    inherited = [""]
    for tag in _TAG.finditer(svg):
        closing, name, attributes, alone = tag.groups()
        if closing:
            inherited.pop()
            hidden -= name in _UNSEEN
            continue
        found = _FILL.search(attributes)
        fill = found.group(1) if found else inherited[-1]
        if not alone:
            inherited.append(fill)
            hidden += name in _UNSEEN
        colour = full(fill) if fill.startswith("#") else ""
        if alone and not hidden and name in _SHAPES and colour in fills:
            yield svg[start : tag.end()], Shape(name, dict(_ATTRIBUTE.findall(attributes)), colour)
            start = tag.end()
    yield svg[start:], None
