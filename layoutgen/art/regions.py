"""SVG shapes as polygons and back: the commands of a path, its curves cut into chords, its rings joined."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_TOKEN = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_ARC_FLAGS = re.compile(r"[01]")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_CHORDS = 10  # of a curve
_QUARTER = 6  # chords of a quarter turn of an arc: a dot on a shirt still looks round on a poster

Ring = list[complex]


def region(name: str, attributes: Mapping[str, str]) -> BaseGeometry:
    """What the SVG element `name` (path, circle, ellipse, rect, polygon) fills in its own units."""
    import shapely

    if name == "path":
        return path_region(attributes.get("d", ""))
    if name == "polygon":
        numbers = [float(n) for n in re.split(r"[\s,]+", attributes["points"].strip())]
        return _joined([[complex(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]])
    number = {key: float(value) for key, value in attributes.items() if key in ("x", "y", "cx", "cy", "r", "rx", "ry")}
    if name == "rect":
        x, y = number.get("x", 0.0), number.get("y", 0.0)
        box = shapely.box(x, y, x + float(attributes["width"]), y + float(attributes["height"]))
        corner = number.get("rx", number.get("ry", 0.0))
        return box.buffer(-corner, join_style="mitre").buffer(corner) if corner > 0 else box
    rx, ry = number.get("rx", number.get("r", 0.0)), number.get("ry", number.get("r", 0.0))
    centre = complex(number.get("cx", 0.0), number.get("cy", 0.0))
    turns = (2 * math.pi * n / (4 * _CHORDS) for n in range(4 * _CHORDS))
    return _joined([[centre + complex(rx * math.cos(t), ry * math.sin(t)) for t in turns]])


def path_region(d: str) -> BaseGeometry:
    """What the path data `d` fills."""
    return _joined(list(rings(d)))


def _joined(found: list[Ring]) -> BaseGeometry:
    """Rings that turn as the largest does are filled, the others are holes, as in drawings by the nonzero rule."""
    import shapely

    solid: list[BaseGeometry] = []
    holes: list[BaseGeometry] = []
    areas = [_area(ring) for ring in found]
    largest = max(areas, key=abs, default=0.0)
    for ring, area in zip(found, areas, strict=True):
        if len(ring) < 3 or area == 0:
            continue
        polygon = shapely.make_valid(shapely.Polygon([(point.real, point.imag) for point in ring]))
        (solid if area * largest > 0 else holes).append(polygon)
    filled = shapely.union_all(solid)
    return _areal(filled.difference(shapely.union_all(holes)) if holes else filled)


def _areal(shape: BaseGeometry) -> BaseGeometry:
    """The polygons of a shape alone: outlines that cross themselves leave lines and points beside them."""
    import shapely

    if shape.geom_type in ("Polygon", "MultiPolygon"):
        return shape
    return shapely.union_all([part for part in shapely.get_parts(shape) if part.area > 0])


def _area(ring: Ring) -> float:
    return sum((a.conjugate() * b).imag for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True)) / 2


def path_data(shape: BaseGeometry) -> str:
    """The path data of polygons, to a hundredth of a unit; "" for an empty shape or one of lines and points."""
    import shapely

    data = ""
    for part in shapely.get_parts(shape):
        if part.geom_type not in ("Polygon", "MultiPolygon", "GeometryCollection"):
            continue
        if part.geom_type != "Polygon":
            data += path_data(part)
            continue
        for ring in (part.exterior, *part.interiors):
            data += "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in list(ring.coords)[:-1]) + "z"
    return data


def rings(d: str) -> Iterator[Ring]:
    """The subpaths of the path data `d` as points, complex numbers, curves cut into chords."""
    ring: Ring = []
    at = start = handle = 0j
    before = ""
    for command, numbers in _commands(d):
        kind, origin = command.upper(), at if command.islower() else 0j
        if kind == "M":
            if ring:
                yield ring
            at = start = origin + complex(*numbers)
            ring = [at]
        elif kind == "Z":
            yield ring
            at, ring = start, [start]
        elif kind in "LHV":
            x = numbers[0] + origin.real if kind != "V" else at.real
            y = numbers[-1] + origin.imag if kind != "H" else at.imag
            at = complex(x, y)
            ring.append(at)
        elif kind == "A":
            end = origin + complex(*numbers[5:])
            ring += _arc(at, end, *numbers[:5])
            at = end
        else:
            points = [origin + complex(*numbers[i : i + 2]) for i in range(0, len(numbers), 2)]
            if kind in "ST":  # the first handle is the mirror of the last curve's second
                points.insert(0, 2 * at - handle if before in ("CS" if kind == "S" else "QT") else at)
            handle = points[-2]
            ring += _curve([at, *points])
            at = points[-1]
        before = kind
    if len(ring) > 1:
        yield ring


def _commands(d: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """(command, its numbers), repeated commands written out."""
    command, place = "", 0
    numbers: list[float] = []
    while found := (_ARC_FLAGS if command in "Aa" and command and len(numbers) in (3, 4) else _TOKEN).search(d, place):
        place = found.end()
        text = found.group(0)
        if text.isalpha():
            command, numbers = text, []
        else:
            numbers.append(float(text))
        if command and len(numbers) == _ARITY[command.upper()]:
            yield command, tuple(numbers)
            numbers = []
            command = {"M": "L", "m": "l", "Z": "", "z": ""}.get(command, command)


def _curve(points: list[complex]) -> Ring:
    """Points along a Bezier curve of the second or third degree, without its start."""
    line = []
    for n in range(1, _CHORDS + 1):
        t, row = n / _CHORDS, points
        while len(row) > 1:
            row = [a + (b - a) * t for a, b in pairwise(row)]
        line.append(row[0])
    return line


def _arc(start: complex, end: complex, rx: float, ry: float, turn: float, large: float, sweep: float) -> Ring:
    """Points along an elliptical arc, without its start (SVG 1.1, appendix F.6.5)."""
    if rx == 0 or ry == 0 or start == end:
        return [end]
    rx, ry = abs(rx), abs(ry)
    axis = complex(math.cos(math.radians(turn)), math.sin(math.radians(turn)))
    half = (start - end) / 2 / axis
    reach = (half.real / rx) ** 2 + (half.imag / ry) ** 2
    if reach > 1:
        rx, ry, reach = rx * math.sqrt(reach), ry * math.sqrt(reach), 1.0
    factor = math.sqrt(max(0.0, 1 / reach - 1)) * (-1 if bool(large) == bool(sweep) else 1)
    middle = factor * complex(rx * half.imag / ry, -ry * half.real / rx)
    centre = middle * axis + (start + end) / 2
    first = math.atan2((half.imag - middle.imag) / ry, (half.real - middle.real) / rx)
    last = math.atan2((-half.imag - middle.imag) / ry, (-half.real - middle.real) / rx)
    span = (last - first) % (2 * math.pi)
    span = span if sweep else span - 2 * math.pi
    count = max(2, math.ceil(abs(span) / (math.pi / 2) * _QUARTER))
    angles = (first + span * n / count for n in range(1, count + 1))
    return [centre + axis * complex(rx * math.cos(angle), ry * math.sin(angle)) for angle in angles]
