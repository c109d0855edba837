"""Playing fields in perspective: the ground and its painted lines."""

from __future__ import annotations

from layoutgen.art.backdrops.palette import darker, lighter
from layoutgen.art.backdrops.sketch import Pen, Sketch

_NARROW = 0.62
_Segment = tuple[float, float, float, float]


def _sheet(s: Sketch, colour: str, box: _Segment = (0, 0, 1, 1)) -> None:
    """A flat rectangle of one colour on the floor: left, far, right, near."""
    left, far, right, near = box
    corners = [s.ground(a, d, _NARROW) for a, d in ((left, far), (right, far), (right, near), (left, near))]
    s.path(Pen().polygon(corners), lighter(colour, 0.06))


def _paint(s: Sketch, segments: list[_Segment], loops: list[_Segment] | None = None, colour: str = "#f6f5ef") -> None:
    """Lines (across, depth, across, depth) and ovals (across, depth, radius across, radius deep) on the floor."""
    pen = Pen()
    for a, b, c, d in segments:
        pen.move(*s.ground(a, b, _NARROW)).line(s.ground(c, d, _NARROW))
    for across, depth, wide, deep in loops or []:
        x, y = s.ground(across, depth, _NARROW)
        rx = abs(s.ground(across + wide, depth, _NARROW)[0] - x)
        ry = abs(s.ground(across, depth + deep, _NARROW)[1] - y)
        pen.ellipse(x, y, rx, ry)
    s.stroke(pen, colour, 0.6 * s.u, opacity=0.85)


def _frame(left: float, far: float, right: float, near: float) -> list[_Segment]:
    return [(left, far, right, far), (right, far, right, near), (right, near, left, near), (left, near, left, far)]


def tennis_court(s: Sketch) -> None:
    """A court seen from its long side: outer lines, tramlines, service boxes, a low net."""
    s.wash(*_pair(s.dyed("#8fb39b")))
    _sheet(s, s.dyed("#86a8c4"), (0.06, 0.1, 0.94, 0.92))
    lines = [*_frame(0.06, 0.1, 0.94, 0.92), (0.06, 0.2, 0.94, 0.2), (0.06, 0.82, 0.94, 0.82)]
    lines += [(0.28, 0.2, 0.28, 0.82), (0.72, 0.2, 0.72, 0.82), (0.28, 0.51, 0.72, 0.51)]
    _paint(s, lines)


def _pair(colour: str) -> tuple[str, str]:
    return lighter(colour, 0.2), colour


def soccer_field(s: Sketch) -> None:
    """Mown stripes, touch lines, halfway line and circle."""
    base = s.dyed("#9bc583")
    s.wash(*_pair(base))
    for index in range(0, 8, 2):
        _sheet(s, darker(base, 0.07), (-0.3 + index * 0.2, 0, -0.3 + (index + 1) * 0.2, 1))
    lines = [(-0.3, 0.07, 1.3, 0.07), (0.5, 0.07, 0.5, 1.0)]
    _paint(s, lines, [(0.5, 0.5, 0.16, 0.2)])


def football_field(s: Sketch) -> None:
    """Mown stripes and yard lines."""
    base = s.dyed("#95bf7c")
    s.wash(*_pair(base))
    _paint(s, [(i / 8, 0.06, i / 8, 1.0) for i in range(-6, 15)] + [(-0.5, 0.06, 1.5, 0.06)])


def baseball_field(s: Sketch) -> None:
    """Outfield grass, the infield's dirt with a grass square in it, foul lines and bases."""
    base, earth = s.dyed("#9dc687"), "#d5b48a"
    s.wash(*_pair(base))
    for index in range(0, 9, 2):
        _sheet(s, darker(base, 0.06), (-0.4 + index * 0.2, 0, -0.2 + index * 0.2, 1))
    s.path(
        Pen().ellipse(s.x(0.5), s.y(0.66), s.w * 0.46, s.h * 0.38),
        lighter(earth, 0.06),
    )
    home, first, second, third = (0.5, 0.94), (0.78, 0.64), (0.5, 0.42), (0.22, 0.64)
    corners = [(s.x(x), s.y(y)) for x, y in (home, first, second, third)]
    middle = (s.x(0.5), s.y(0.66))
    inner = [(middle[0] + (x - middle[0]) * 0.78, middle[1] + (y - middle[1]) * 0.78) for x, y in corners]
    s.path(Pen().polygon(inner), lighter(base, 0.08))
    s.path(Pen().ellipse(*middle, s.w * 0.045, s.h * 0.03), earth)
    foul = Pen().move(*corners[0]).line((s.x(1.02), s.y(0.4))).move(*corners[0]).line((s.x(-0.02), s.y(0.4)))
    s.stroke(foul, "#f6f5ef", 0.5 * s.u, opacity=0.8)
    bases = Pen()
    for x, y in corners:
        bases.polygon([(x - 1.3 * s.u, y), (x, y - 0.7 * s.u), (x + 1.3 * s.u, y), (x, y + 0.7 * s.u)])
    s.path(bases, "#fbfaf5")


def basketball_court(s: Sketch) -> None:
    """A wooden floor with the middle circle and the keys on both sides."""
    base = s.dyed("#dcb98a")
    s.wash(*_pair(base))
    boards = Pen()
    for index in range(1, 12):
        y = s.ground(0, index / 12, _NARROW)[1]
        boards.move(s.x0, y).line((s.x1, y))
    s.stroke(boards, darker(base, 0.2), 0.22 * s.u, opacity=0.35)
    key = "#c48f7c"
    _sheet(s, key, (0.02, 0.33, 0.2, 0.67))
    _sheet(s, key, (0.8, 0.33, 0.98, 0.67))
    lines = [*_frame(0.02, 0.06, 0.98, 0.95), (0.5, 0.06, 0.5, 0.95), *_frame(0.02, 0.33, 0.2, 0.67)]
    _paint(s, [*lines, *_frame(0.8, 0.33, 0.98, 0.67)], [(0.5, 0.5, 0.09, 0.13)])
    for across in (0.07, 0.93):
        _hoop(s, *s.ground(across, 0.12, _NARROW), 0.3 * s.w)


def _hoop(s: Sketch, x: float, foot: float, tall: float) -> None:
    """A basket on its post, `tall` high with the board."""
    s.rect(x - 0.022 * tall, foot - 0.75 * tall, 0.044 * tall, 0.75 * tall, "#7d8794")
    s.rect(x - 0.24 * tall, foot - tall, 0.48 * tall, 0.32 * tall, "#f6f5ef")
    edge = Pen().rect(x - 0.24 * tall, foot - tall, 0.48 * tall, 0.32 * tall)
    s.stroke(edge.rect(x - 0.09 * tall, foot - 0.87 * tall, 0.18 * tall, 0.13 * tall), "#c0453c", 0.02 * tall)
    low = foot - 0.68 * tall
    net = Pen()
    for share in (-1.0, -0.33, 0.33, 1.0):
        net.move(x + 0.12 * share * tall, low).line((x + 0.07 * share * tall, low + 0.17 * tall))
    s.stroke(
        net.move(x - 0.09 * tall, low + 0.09 * tall).line((x + 0.09 * tall, low + 0.09 * tall)), "#f6f5ef", 0.012 * tall
    )
    s.stroke(Pen().move(x - 0.13 * tall, low).line((x + 0.13 * tall, low)), "#e8782a", 0.03 * tall)


def hockey_rink(s: Sketch) -> None:
    """Ice with boards, a red middle line and blue lines."""
    s.wash("#f2f8fb", "#dcebf3")
    s.rect(s.x0, s.y0, s.w, 1.2 * s.u, "#d9b7ae")
    for across, colour in ((0.25, "#9dbcdb"), (0.5, "#dba39c"), (0.75, "#9dbcdb")):
        _sheet(s, colour, (across - 0.008, 0.03, across + 0.008, 1))
    _paint(s, [], [(0.5, 0.5, 0.1, 0.13)], "#9dbcdb")


def running_track(s: Sketch) -> None:
    """Red lanes."""
    base = s.dyed("#cf9581")
    s.wash(*_pair(base))
    pen = Pen()
    for index in range(1, 6):
        y = s.ground(0, index / 6, 0.5)[1]
        pen.move(s.x0, y).line((s.x1, y))
    s.stroke(pen, "#f6efe8", 0.5 * s.u, opacity=0.8)


def skate_park(s: Sketch) -> None:
    """Smooth concrete with a ramp on each side."""
    s.wash("#cfd1d1", "#b9bcbd")
    left = Pen().move(s.x0, s.y(-0.12)).line((s.x(0.06), s.y(-0.12))).curve(s.x(0.1), s.y(0.4), s.x(0.34), s.y(0.42))
    right = Pen().move(s.x1, s.y(-0.12)).line((s.x(0.94), s.y(-0.12))).curve(s.x(0.9), s.y(0.4), s.x(0.66), s.y(0.42))
    for pen, end in ((left, s.x0), (right, s.x1)):
        s.path(pen.line((end, s.y(0.42))).close(), "#a9aeb1")
    pen = Pen()
    for index in (0.55, 0.78):
        pen.move(s.x0, s.y(index)).line((s.x1, s.y(index)))
    s.stroke(pen, "#9fa3a5", 0.3 * s.u, opacity=0.5)


def playground(s: Sketch) -> None:
    """Grass with a round field of soft coloured ground."""
    base = s.dyed("#a5cc8c")
    s.wash(*_pair(base))
    for rx, ry, colour in ((0.46, 0.4, "#dfb79a"), (0.3, 0.25, "#a9c6d8"), (0.14, 0.11, "#e8d9a8")):
        s.path(Pen().ellipse(s.x(0.5), s.y(0.54), s.w * rx, s.h * ry), colour)
