"""Patterns and surfaces as SVG pattern tiles: stripes, dots, checks, patches of fur, wood grain, brick, a metal sheen.

A tile is painted in two colours of one shade, so that a striped shirt keeps its folds: every fill of the colour family
gets the same pattern in its own shade.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

View = tuple[float, float, float, float]
Tile = Callable[[str, str, float], tuple[float, float, str]]  # base, mark, unit -> width, height, elements

RAINBOW = ("#E53935", "#FB8C00", "#FDD835", "#43A047", "#1E6FD9", "#8E3CB0")


def _rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{fill}"/>'


def _circle(x: float, y: float, radius: float, fill: str) -> str:
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" fill="{fill}"/>'


def _upright(base: str, mark: str, unit: float) -> tuple[float, float, str]:
    return 2 * unit, unit, _rect(0, 0, 2 * unit, unit, base) + _rect(unit, 0, unit, unit, mark)


def _level(base: str, mark: str, unit: float) -> tuple[float, float, str]:
    return unit, 2 * unit, _rect(0, 0, unit, 2 * unit, base) + _rect(0, unit, unit, unit, mark)


def _dots(base: str, mark: str, unit: float) -> tuple[float, float, str]:
    side = 2.6 * unit
    spots = _circle(side / 4, side / 4, unit * 0.55, mark) + _circle(side * 3 / 4, side * 3 / 4, unit * 0.55, mark)
    return side, side, _rect(0, 0, side, side, base) + spots


def _checks(base: str, mark: str, unit: float) -> tuple[float, float, str]:
    squares = _rect(0, 0, unit, unit, mark) + _rect(unit, unit, unit, unit, mark)
    return 2 * unit, 2 * unit, _rect(0, 0, 2 * unit, 2 * unit, base) + squares


def _plaid(base: str, mark: str, unit: float) -> tuple[float, float, str]:
    side = 3 * unit
    bands = f'<g fill-opacity=".55">{_rect(0, 0, unit, side, mark)}{_rect(0, 0, side, unit, mark)}</g>'
    lines = _rect(2 * unit, 0, unit * 0.2, side, mark) + _rect(0, 2 * unit, side, unit * 0.2, mark)
    return side, side, _rect(0, 0, side, side, base) + bands + lines


def _flowers(base: str, mark: str, unit: float) -> tuple[float, float, str]:
    side = 3.2 * unit
    petals = ""
    for x, y in ((side / 4, side / 4), (side * 3 / 4, side * 3 / 4)):
        for dx, dy in ((0.42, 0), (-0.42, 0), (0, 0.42), (0, -0.42)):
            petals += _circle(x + dx * unit, y + dy * unit, unit * 0.36, mark)
        petals += _circle(x, y, unit * 0.3, "#FFCC4D")
    return side, side, _rect(0, 0, side, side, base) + petals


def _rainbow(base: str, _mark: str, unit: float) -> tuple[float, float, str]:
    bands = "".join(_rect(i * unit, 0, unit, unit, colour) for i, colour in enumerate(RAINBOW))
    return 6 * unit, unit, _rect(0, 0, 6 * unit, unit, base) + bands


def _zigzag(base: str, mark: str, unit: float) -> tuple[float, float, str]:
    line = f"M0 {unit}L{unit} {unit * 0.3}L{2 * unit} {unit}"
    path = f'<path fill="none" stroke="{mark}" stroke-width="{unit * 0.5:.2f}" d="{line}"/>'
    return 2 * unit, 1.7 * unit, _rect(0, 0, 2 * unit, 1.7 * unit, base) + path


def _blotches(base: str, mark: str, unit: float) -> tuple[float, float, str]:
    side = 5 * unit
    shapes = "".join(
        f'<ellipse cx="{x * unit:.2f}" cy="{y * unit:.2f}" rx="{w * unit:.2f}" ry="{h * unit:.2f}" fill="{mark}"/>'
        for x, y, w, h in ((1.1, 1, 1.1, 0.6), (3.6, 1.7, 0.9, 0.7), (1.7, 3.2, 0.8, 0.55), (3.9, 4.1, 0.9, 0.5))
    )
    return side, side, _rect(0, 0, side, side, base) + shapes


def _grain(base: str, mark: str, unit: float) -> tuple[float, float, str]:
    width, height = 9 * unit, 3 * unit
    lines = _rect(0, 0.4 * unit, 6 * unit, 0.22 * unit, mark) + _rect(3 * unit, 1.4 * unit, 6 * unit, 0.22 * unit, mark)
    knots = _rect(unit, 2.4 * unit, 4 * unit, 0.22 * unit, mark)
    return width, height, _rect(0, 0, width, height, base) + lines + knots


def _bricks(base: str, mark: str, unit: float) -> tuple[float, float, str]:
    width, height, joint = 2.6 * unit, 2.4 * unit, 0.2 * unit
    joints = _rect(0, 0, width, joint, mark) + _rect(0, height / 2, width, joint, mark)
    joints += _rect(0, 0, joint, height / 2, mark) + _rect(width / 2, height / 2, joint, height / 2, mark)
    return width, height, _rect(0, 0, width, height, base) + joints


def _speckles(base: str, mark: str, unit: float) -> tuple[float, float, str]:
    side = 4 * unit
    points = ((0.5, 0.6, 0.22), (2.1, 0.4, 0.15), (3.3, 1.3, 0.25), (1.2, 2, 0.18), (2.6, 2.7, 0.24), (0.6, 3.4, 0.16))
    grit = "".join(_circle(x * unit, y * unit, r * unit, mark) for x, y, r in points)
    return side, side, _rect(0, 0, side, side, base) + grit


def _weave(base: str, mark: str, unit: float) -> tuple[float, float, str]:
    side = 1.4 * unit
    strands = _rect(0, 0, side / 2, side * 0.35, mark) + _rect(side / 2, side / 2, side / 2, side * 0.35, mark)
    return side, side, _rect(0, 0, side, side, base) + strands


REPEATED: Mapping[str, Tile] = {
    "upright": _upright,
    "level": _level,
    "dots": _dots,
    "checks": _checks,
    "plaid": _plaid,
    "flowers": _flowers,
    "rainbow": _rainbow,
    "zigzag": _zigzag,
    "blotches": _blotches,
    "grain": _grain,
    "bricks": _bricks,
    "speckles": _speckles,
    "weave": _weave,
}
# centre and radii of the patches on an animal, in shares of its width and height
_SPOTS = (
    (0.42, 0.32, 0.13, 0.16),
    (0.72, 0.5, 0.17, 0.2),
    (0.1, 0.2, 0.12, 0.12),
    (0.4, 0.88, 0.12, 0.14),
    (0.93, 0.24, 0.1, 0.16),
)
WHOLE = ("patches", "halves", "sheen")  # one tile over the whole drawing


def _whole(kind: str, base: str, mark: str, view: View) -> str:
    """The single tile of `kind` over `view`, in the units of the view from its upper left corner."""
    _, _, width, height = view
    ground = _rect(0, 0, width, height, base)
    if kind == "halves":
        return ground + _rect(0, height * 0.5, width, height * 0.5, mark)
    if kind == "sheen":
        lean = 0.35 * width
        rays = "".join(
            f"M{foot * width:.2f} {height:.2f}l{lean:.2f} {-height:.2f}h{wide * width:.2f}l{-lean:.2f} {height:.2f}z"
            for foot, wide in ((0.2, 0.16), (0.46, 0.05))
        )
        return ground + f'<path fill="{mark}" d="{rays}"/>'
    return ground + "".join(
        f'<ellipse fill="{mark}" cx="{x * width:.2f}" cy="{y * height:.2f}" rx="{a * width:.2f}" '
        f'ry="{b * height:.2f}"/>'
        for x, y, a, b in _SPOTS
    )


def pattern(kind: str, ident: str, base: str, mark: str, view: View) -> str:
    """The `<pattern id=ident>` element of `kind` in colours `base` and `mark`, sized for a drawing with this `view`."""
    x, y, width, height = view
    if kind in WHOLE:
        body, across, down = _whole(kind, base, mark, view), width, height
    else:
        across, down, body = REPEATED[kind](base, mark, max(width, height) / 15)
    return (
        f'<pattern id="{ident}" patternUnits="userSpaceOnUse" x="{x:.2f}" y="{y:.2f}" width="{across:.2f}" '
        f'height="{down:.2f}">{body}</pattern>'
    )
