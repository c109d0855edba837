"""Flat things in the shape that the text gives them: a triangular cookie, a heart-shaped pillow, a hexagonal clock.

A thing is cut to the shape and gets a rim; one with a dial stands on a board of that shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import cos, pi, sin

from layoutgen import vocab
from layoutgen.art.drawing import Drawing

_CUT = frozenset(
    {"cookie", "pizza", "pillow", "button", "coin", "mirror", "window", "picture frame", "painting", "pendant", "rug",
     "mat", "cracker", "badge", "medal", "sticker", "photograph", "sandwich", "bread", "pancake", "waffle", "kite"}
)  # fmt: skip
_FRAMED = frozenset({"window", "picture frame", "painting", "photograph"})
_BACKED = frozenset({"clock", "dartboard", "sign"})
_BLOWN = frozenset({"balloon"})
_SOFT = frozenset({"pillow", "rug", "mat", "kite"})
_NATURAL = {
    "round": _BACKED | {"cookie", "pizza", "button", "coin", "pancake", "medal", "badge"},
    "square": _FRAMED | {"pillow", "mat", "mirror"},
    "rectangular": _FRAMED | {"mirror", "rug", "mat", "sign"},
}
_SAME = {"circular": "round", "elliptical": "oval", "triangle": "triangular", "hexagon": "hexagonal",
         "octagon": "octagonal", "pentagon": "pentagonal", "teardrop": "teardrop-shaped",
         "crescent": "crescent-shaped"}  # fmt: skip
_MAIN = re.compile(r'data-main="(#[0-9A-Fa-f]{6})')
_OPEN = re.compile(r"^<g [^>]*>")
_RIM = 0.045  # of the smaller side
_DIAL = 0.56  # of the board, what stands on it
_LONG = 1.5  # width by height of what is rectangular or oval

Point = tuple[float, float]


def _regular(sides: int) -> list[Point]:
    turn = pi / sides if sides % 2 == 0 else 0.0
    return [(sin(2 * pi * k / sides + turn), -cos(2 * pi * k / sides + turn)) for k in range(sides)]


def _star() -> list[Point]:
    return [
        ((1.0 if k % 2 == 0 else 0.46) * sin(pi * k / 5), -(1.0 if k % 2 == 0 else 0.46) * cos(pi * k / 5))
        for k in range(10)
    ]


def _heart() -> list[Point]:
    turns = [2 * pi * k / 60 for k in range(60)]
    return [(16 * sin(t) ** 3, -(13 * cos(t) - 5 * cos(2 * t) - 2 * cos(3 * t) - cos(4 * t))) for t in turns]


def _crescent() -> list[Point]:
    """The disc without a lesser one that lies to its right."""
    outer = [(cos(t), sin(t)) for t in (pi * (0.28 + 1.44 * k / 40) for k in range(41))]
    inner = [(0.42 + 0.8 * cos(t), 0.8 * sin(t)) for t in (pi * (1.57 - 1.14 * k / 30) for k in range(31))]
    return outer + inner


def _drop() -> list[Point]:
    return [(0.72 * sin(t) * sin(t / 2) ** 1.2, -cos(t)) for t in (2 * pi * k / 60 for k in range(60))]


def _ellipse(ratio: float) -> list[Point]:
    return [(ratio * cos(2 * pi * k / 48), sin(2 * pi * k / 48)) for k in range(48)]


_SHAPES: dict[str, Callable[[], list[Point]]] = {
    "triangular": lambda: _regular(3),
    "pentagonal": lambda: _regular(5),
    "hexagonal": lambda: _regular(6),
    "octagonal": lambda: _regular(8),
    "diamond-shaped": lambda: [(0, -1), (0.8, 0), (0, 1), (-0.8, 0)],
    "square": lambda: [(-1, -1), (1, -1), (1, 1), (-1, 1)],
    "rectangular": lambda: [(-_LONG, -1), (_LONG, -1), (_LONG, 1), (-_LONG, 1)],
    "round": lambda: _ellipse(1.0),
    "oval": lambda: _ellipse(_LONG),
    "star-shaped": _star,
    "heart-shaped": _heart,
    "crescent-shaped": _crescent,
    "teardrop-shaped": _drop,
}


def formed(drawing: Drawing, label: str, attributes: Sequence[str]) -> Drawing:
    """The drawing in the shape that one of the attributes names; as it is where it has that shape or can have none."""
    shape = next((name for word in attributes if (name := _SAME.get(word, word)) in _SHAPES), None)
    if shape is None:
        return drawing
    kind = vocab.noun(label).name
    known = kind in _CUT or kind in _BACKED or kind in _BLOWN
    if not known or kind in _NATURAL.get(shape, ()) or shape.split("-")[0] in drawing.name.split():
        return drawing
    if kind == "sign":
        return _posted(drawing, shape)
    if kind in _BACKED:
        return _backed(drawing, shape)
    return _blown(drawing, shape) if kind in _BLOWN else _cut(drawing, shape, 0.4 if kind in _SOFT else 1.0)


def _fitted(shape: str, view: tuple[float, float, float, float]) -> list[Point]:
    """The corners of the shape, as large as fits into a frame and in the middle of it."""
    points = _SHAPES[shape]()
    x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
    y0, y1 = min(y for _, y in points), max(y for _, y in points)
    x, y, width, height = view
    scale = min(width / (x1 - x0), height / (y1 - y0))
    return [
        (x + width / 2 + scale * (px - (x0 + x1) / 2), y + height / 2 + scale * (py - (y0 + y1) / 2))
        for px, py in points
    ]


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points) + "Z"


def _frame(points: Sequence[Point], margin: float) -> tuple[float, float, float, float]:
    x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
    y0, y1 = min(y for _, y in points), max(y for _, y in points)
    return x0 - margin, y0 - margin, x1 - x0 + 2 * margin, y1 - y0 + 2 * margin


def _colour(drawing: Drawing) -> str:
    found = _MAIN.search(drawing.svg)
    return found[1] if found else "#C1694F"


def _darker(colour: str) -> str:
    return "#" + "".join(f"{round(0.72 * int(colour[k : k + 2], 16)):02X}" for k in (1, 3, 5))


def _within(drawing: Drawing, svg: str, view: tuple[float, float, float, float]) -> Drawing:
    """The elements in the group of the drawing, so that a colour word changes them as it changes the rest."""
    opened = _OPEN.match(drawing.svg)
    whole = f"{opened[0]}{svg}</g>" if opened else f"<g>{svg}</g>"
    return replace(drawing, svg=whole, view=view, keypoints={})


def _cut(drawing: Drawing, shape: str, thickness: float) -> Drawing:
    x, y, width, height = drawing.view
    inset = 0.06 * min(width, height)
    room = (x + inset, y + inset, width - 2 * inset, height - 2 * inset)
    points = _fitted(shape, room)
    rim = thickness * _RIM * min(width, height)
    data, name = _path(points), f"form-{drawing.name.replace(' ', '-')}-{shape}"
    svg = (
        f'<clipPath id="{name}"><path d="{data}"/></clipPath><path fill="{_colour(drawing)}" d="{data}"/>'
        f'<g clip-path="url(#{name})">{drawing.svg}</g><path fill="none" stroke="{_darker(_colour(drawing))}" '
        f'stroke-width="{2 * rim:.2f}" stroke-linejoin="round" d="{data}"/>'
    )
    return _within(drawing, svg, _frame(points, rim))


def _backed(drawing: Drawing, shape: str) -> Drawing:
    """On a board of the shape, which the drawing is a part of."""
    x, y, width, height = drawing.view
    size = min(width, height) / _DIAL
    points = _fitted(shape, (x + (width - size) / 2, y + (height - size) / 2, size, size))
    if shape == "triangular":  # there is more room in its lower half
        points = [(px, py - 0.14 * size) for px, py in points]
    rim = _RIM * size
    svg = (
        f'<path fill="{_colour(drawing)}" stroke="{_darker(_colour(drawing))}" stroke-width="{2 * rim:.2f}" '
        f'stroke-linejoin="round" d="{_path(points)}"/>{drawing.svg}'
    )
    return _within(drawing, svg, _frame(points, rim))


def _posted(drawing: Drawing, shape: str) -> Drawing:
    """An empty board of the shape on a post."""
    x, y, width, height = drawing.view
    size = 0.55 * height
    points = _fitted(shape, (x + (width - size) / 2, y, size, size))
    inner = _fitted(shape, (x + (width - 0.78 * size) / 2, y + 0.11 * size, 0.78 * size, 0.78 * size))
    _, top, _, high = _frame(points, 0.0)
    post = 0.07 * size
    svg = (
        f'<rect x="{x + width / 2 - post / 2:.2f}" y="{top + high / 2:.2f}" width="{post:.2f}" '
        f'height="{height - high / 2:.2f}" fill="#66757F"/><path fill="{_colour(drawing)}" d="{_path(points)}"/>'
        f'<path fill="none" stroke="#F5F8FA" stroke-width="{0.04 * size:.2f}" d="{_path(inner)}"/>'
    )
    left, _, wide, _ = _frame(points, 0.0)
    return _within(drawing, svg, (left, top, wide, height))


def _blown(drawing: Drawing, shape: str) -> Drawing:
    """Of one colour, with a light spot and a string."""
    x, y, width, height = drawing.view
    size = min(width, 0.7 * height)
    points = _fitted(shape, (x + (width - size) / 2, y, size, size))
    left, top, wide, high = _frame(points, 0.0)
    middle, foot, thick = left + wide / 2, top + high, 0.03 * size
    light = (
        f'<ellipse cx="{middle - 0.14 * wide:.2f}" cy="{top + 0.38 * high:.2f}" rx="{0.07 * wide:.2f}" '
        f'ry="{0.1 * high:.2f}" fill="#FFFFFF" fill-opacity=".45"/>'
    )
    string = (
        f'<path fill="none" stroke="#66757F" stroke-width="{thick:.2f}" d="M{middle:.2f} {foot - 0.1 * high:.2f}'
        f'q{0.1 * wide:.2f} {0.25 * high:.2f} 0 {0.5 * high:.2f}"/>'
    )
    svg = (
        f'{string}<path fill="{_colour(drawing)}" stroke="{_colour(drawing)}" stroke-width="{3 * thick:.2f}" '
        f'stroke-linejoin="round" d="{_path(points)}"/>{light}'
    )
    rim = 1.5 * thick
    return _within(drawing, svg, (left - rim, top - rim, wide + 2 * rim, 1.4 * high + 2 * rim))
