"""A sheet to draw on: shapes in, SVG text and the exact bounds of the ink out."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import mul
from typing import NamedTuple

Point = tuple[float, float]

UNIT = 2.0  # SVG units in one unit of the drawing: one decimal in the file is then a twentieth of a unit
_TOKEN = re.compile(r"[MLCQZ]|-?\d*\.?\d+(?:e-?\d+)?")
_STEPS = tuple(i / 12 for i in range(1, 12))
_WEIGHTS = {  # Bernstein weights of a curve's points at each step
    "Q": tuple(((1 - t) ** 2, 2 * t * (1 - t), t * t) for t in _STEPS),
    "C": tuple(((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in _STEPS),
}
_CIRCLE = 0.5523  # control points that make four cubic curves a circle


class _Tenths(dict[int, str]):
    """Tenths of an SVG unit as text with one decimal at most. A figure has thousands of numbers, most of them known."""

    def __missing__(self, tenths: int) -> str:
        text = self[tenths] = f"{tenths / 10.0:g}"
        return text


_TENTHS = _Tenths()


class Frame(NamedTuple):
    """An affine frame: local (x, y) lies at origin + x * a + y * b."""

    ox: float = 0.0
    oy: float = 0.0
    ax: float = 1.0
    ay: float = 0.0
    bx: float = 0.0
    by: float = 1.0

    def at(self, x: float, y: float) -> Point:
        return (self.ox + x * self.ax + y * self.bx, self.oy + x * self.ay + y * self.by)


FLAT = Frame()


def frame(origin: Point, degrees: float = 0.0, scale: float = 1.0, *, wide: float = 1.0) -> Frame:
    """A frame turned clockwise by `degrees`, scaled, and stretched along its own x axis by `wide`"
    " (negative: flipped)."""
    cos, sin = math.cos(math.radians(degrees)) * scale, math.sin(math.radians(degrees)) * scale
    return Frame(origin[0], origin[1], cos * wide, sin * wide, -sin, cos)


def towards(start: Point, degrees: float, length: float) -> Point:
    """The point `length` away from `start`; 0 degrees is down, 90 to the right, 180 up."""
    angle = math.radians(degrees)
    return (start[0] + math.sin(angle) * length, start[1] + math.cos(angle) * length)


def direction(start: Point, end: Point) -> float:
    """The inverse of `towards`: degrees from straight down."""
    return math.degrees(math.atan2(end[0] - start[0], end[1] - start[1]))


def between(a: Point, b: Point, t: float) -> Point:
    """The point at the share t, 0..1, of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


@lru_cache(maxsize=4096)
def _parse(d: str) -> tuple[tuple[str, tuple[Point, ...]], ...]:
    """Absolute M, L, C, Q, Z with their points; any other letter is ignored by the pattern and must not be used."""
    steps: list[tuple[str, tuple[Point, ...]]] = []
    letter = ""
    numbers: list[float] = []
    for token in [*_TOKEN.findall(d), "end"]:
        if token == "end" or token.isalpha():
            if letter:
                steps.append((letter, tuple(zip(numbers[::2], numbers[1::2], strict=True))))
            letter, numbers = token, []
        else:
            numbers.append(float(token))
    return tuple(steps)


def hull(points: Iterable[Point]) -> list[Point]:
    """The convex hull, clockwise on screen (Andrew's monotone chain)."""
    ordered = sorted(set(points))

    def half(chain: Iterable[Point]) -> list[Point]:
        out: list[Point] = []
        for p in chain:
            while len(out) > 1 and _cross(out[-2], out[-1], p) <= 0:
                out.pop()
            out.append(p)
        return out[:-1]

    return half(ordered) + half(reversed(ordered)) if len(ordered) > 2 else ordered


def _cross(o: Point, a: Point, b: Point) -> float:
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


class Sheet:
    """Collects shapes. `mirror` flips every x, so that a figure facing right is drawn facing left."""

    def __init__(self, *, mirror: bool = False) -> None:
        self._sign = -UNIT if mirror else UNIT
        self._parts: list[str] = []
        self._x0 = self._y0 = math.inf
        self._x1 = self._y1 = -math.inf

    @property
    def svg(self) -> str:
        return '<g stroke-linecap="round" stroke-linejoin="round">' + "".join(self._parts) + "</g>"

    @property
    def view(self) -> tuple[float, float, float, float]:
        """x, y, width, height of the ink in SVG units."""
        return (
            round(self._x0, 2),
            round(self._y0, 2),
            round(self._x1 - self._x0, 2),
            round(self._y1 - self._y0, 2),
        )

    def put(self, point: Point) -> Point:
        """A point of the drawing in SVG units."""
        return (round(point[0] * self._sign, 2), round(point[1] * UNIT, 2))

    def path(self, d: str, fill: str, at: Frame = FLAT, *, stroke: str = "", width: float = 0.0) -> None:
        """A path of absolute M L C Q Z in the frame `at`; `fill` "" leaves it open; `width` in units of the drawing."""
        pad = width * UNIT / 2 if stroke else 0.0
        ox, oy = at.ox * self._sign, at.oy * UNIT
        ax, ay, bx, by = at.ax * self._sign, at.ay * UNIT, at.bx * self._sign, at.by * UNIT
        out: list[str] = []
        last: Point = (0.0, 0.0)
        for letter, points in _parse(d):
            placed = [(ox + x * ax + y * bx, oy + x * ay + y * by) for x, y in points]
            out.append(letter + " ".join([_xy(x, y) for x, y in placed]))
            if placed:
                self._cover(letter, last, placed, pad)
                last = placed[-1]
        paint = f' fill="{fill or "none"}"'
        if stroke:
            paint += f' stroke="{stroke}" stroke-width="{_text(width * UNIT)}"'
        self._parts.append(f'<path d="{"".join(out)}"{paint}/>')

    def line(self, points: Sequence[Point], width: float, colour: str) -> None:
        """A line with round ends and joints."""
        self.path("M" + "L".join(f"{x:.3f} {y:.3f}" for x, y in points), "", stroke=colour, width=width)

    def polygon(self, points: Sequence[Point], fill: str, rounding: float = 0.0) -> None:
        """A closed polygon whose corners are rounded by a stroke of its own colour, which also grows it."""
        d = "M" + "L".join(f"{x:.3f} {y:.3f}" for x, y in points) + "Z"
        self.path(d, fill, stroke=fill if rounding else "", width=rounding * 2)

    def circle(self, centre: Point, radius: float, fill: str) -> None:
        x, y, r = centre[0] * self._sign, centre[1] * UNIT, radius * UNIT
        self._grow(x, y, r)
        self._parts.append(f'<circle cx="{_text(x)}" cy="{_text(y)}" r="{_text(r)}" fill="{fill}"/>')

    def ellipse(self, cx: float, cy: float, rx: float, ry: float, fill: str, at: Frame = FLAT) -> None:
        if abs(at.ay) < 1e-9:  # upright: the shorter element
            x, y, rx, ry = at.ox + cx * at.ax, at.oy + cy * at.by, rx * abs(at.ax) * UNIT, ry * at.by * UNIT
            x, y = x * self._sign, y * UNIT
            self._grow(x - rx, y, 0.0)
            self._grow(x + rx, y, 0.0)
            self._grow(x, y - ry, 0.0)
            self._grow(x, y + ry, 0.0)
            size = f'rx="{_text(rx)}" ry="{_text(ry)}"'
            self._parts.append(f'<ellipse cx="{_text(x)}" cy="{_text(y)}" {size} fill="{fill}"/>')
            return
        kx, ky = rx * _CIRCLE, ry * _CIRCLE
        x0, x1, y0, y1 = cx - rx, cx + rx, cy - ry, cy + ry
        d = (
            f"M{x0:.4f} {cy:.4f}C{x0:.4f} {cy - ky:.4f} {cx - kx:.4f} {y0:.4f} {cx:.4f} {y0:.4f}"
            f"C{cx + kx:.4f} {y0:.4f} {x1:.4f} {cy - ky:.4f} {x1:.4f} {cy:.4f}"
            f"C{x1:.4f} {cy + ky:.4f} {cx + kx:.4f} {y1:.4f} {cx:.4f} {y1:.4f}"
            f"C{cx - kx:.4f} {y1:.4f} {x0:.4f} {cy + ky:.4f} {x0:.4f} {cy:.4f}Z"
        )
        self.path(d, fill, at)

    def limb(self, points: Sequence[Point], radii: Sequence[float], fill: str) -> None:
        """A chain of capsules, each end with its own radius: an arm, a leg, a sleeve."""
        sweep = int(self._sign > 0)
        scaled = [(p[0] * self._sign, p[1] * UNIT, r * UNIT) for p, r in zip(points, radii, strict=True)]
        out: list[str] = []
        for (x0, y0, r0), (x1, y1, r1) in pairwise(scaled):
            length = math.hypot(x1 - x0, y1 - y0) or 1.0
            nx, ny = (y1 - y0) / length * (1 if sweep else -1), (x0 - x1) / length * (1 if sweep else -1)
            first, second = _text(r0), _text(r1)
            out.append(
                f"M{_xy(x0 + nx * r0, y0 + ny * r0)}L{_xy(x1 + nx * r1, y1 + ny * r1)}"
                f"A{second} {second} 0 0 {sweep} {_xy(x1 - nx * r1, y1 - ny * r1)}L{_xy(x0 - nx * r0, y0 - ny * r0)}"
                f"A{first} {first} 0 0 {sweep} {_xy(x0 + nx * r0, y0 + ny * r0)}Z"
            )
        for x, y, radius in scaled:
            self._grow(x, y, radius)
        self._parts.append(f'<path d="{"".join(out)}" fill="{fill}"/>')

    def _grow(self, x: float, y: float, r: float) -> None:
        # Comparisons, since calls of min and max take thrice as long, and there are hundreds of points.
        if x - r < self._x0:
            self._x0 = x - r
        if x + r > self._x1:
            self._x1 = x + r
        if y - r < self._y0:
            self._y0 = y - r
        if y + r > self._y1:
            self._y1 = y + r

    def _cover(self, letter: str, last: Point, points: Sequence[Point], pad: float) -> None:
        if letter not in "CQ":
            for x, y in points:
                self._grow(x, y, pad)
            return
        self._grow(*points[-1], pad)
        for x, y in points:  # a curve stays inside its control points: look closer only where those lie outside
            if x - pad < self._x0 or x + pad > self._x1 or y - pad < self._y0 or y + pad > self._y1:
                xs, ys = zip(last, *points, strict=True)
                for weights in _WEIGHTS[letter]:
                    self._grow(sum(map(mul, weights, xs)), sum(map(mul, weights, ys)), pad)
                return


def _text(value: float) -> str:
    """A number with one decimal at most."""
    return _TENTHS[round(value * 10.0)]


def _xy(x: float, y: float) -> str:
    first, second = _TENTHS[round(x * 10.0)], _TENTHS[round(y * 10.0)]
    return f"{first}{second}" if second[0] == "-" else f"{first} {second}"


def mix(colour: str, other: str, amount: float) -> str:
    """`colour` moved towards `other` (both "#rrggbb") by `amount` in 0..1."""
    a, b = (tuple(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in (colour, other))
    return "#" + "".join(f"{round(p + (q - p) * amount):02x}" for p, q in zip(a, b, strict=True))


@lru_cache(maxsize=1024)
def shade(colour: str, amount: float = 0.14) -> str:
    """A neighbour of a colour that stands out from it: darker and slightly cool, lighter where it is nearly black."""
    if luminance(colour) < 0.2:
        return mix(colour, "#8a94b0", amount)
    return mix(colour, "#1a1430", amount)


@lru_cache(maxsize=1024)
def skin_shade(skin: str, amount: float = 0.14) -> str:
    """A darker, warmer neighbour of a skin tone."""
    return mix(skin, "#7a2a14", amount)


def pattern_ink(colour: str) -> str:
    """The colour of dots and stripes on cloth of `colour`."""
    return "#ffffff" if luminance(colour) < 0.8 else "#5a6a80"


def distance(colour: str, other: str) -> float:
    """How far two "#rrggbb" are apart, 0..1: the mean difference of their channels."""
    a, b = (tuple(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in (colour, other))
    return sum(abs(p - q) for p, q in zip(a, b, strict=True)) / 765


def luminance(colour: str) -> float:
    """Rough brightness of "#rrggbb" in 0..1."""
    r, g, b = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.299 * r + 0.587 * g + 0.114 * b
