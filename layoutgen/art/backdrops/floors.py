"""Floors, worktops and table tops."""

from __future__ import annotations

from layoutgen.art.backdrops.palette import darker, lighter
from layoutgen.art.backdrops.sketch import Pen, Sketch

_NARROW = 0.5


def _boards(s: Sketch, colour: str, across: int, opacity: float = 0.45) -> None:
    """Long boards that run away from the viewer, with staggered ends."""
    pen = Pen()
    for index in range(-across // 2, across + across // 2 + 1):
        pen.move(*s.ground(index / across, 0, _NARROW)).line(s.ground(index / across, 1, _NARROW))
        if -across // 3 <= index <= across + across // 3:
            depth = s.rng.uniform(0.08, 0.92)
            pen.move(*s.ground(index / across, depth, _NARROW)).line(s.ground((index + 1) / across, depth, _NARROW))
    s.stroke(pen, colour, 0.28 * s.u, opacity=opacity)


def _shade(s: Sketch) -> None:
    """The soft shadow where floor and wall meet."""
    tall = min(s.h * 0.3, 6 * s.u)
    for share in (1.0, 0.8, 0.6, 0.4, 0.2):
        s.rect(s.x0, s.y0, s.w, tall * share, "#3a2f28", opacity=0.04)


def wood_floor(s: Sketch) -> None:
    """Floorboards."""
    base = s.dyed(s.rng.choice(("#d2ae82", "#c9a57c", "#d8b98f")), 0.7)
    s.wash(base, lighter(base, 0.14))
    _boards(s, darker(base, 0.3), 7)
    _shade(s)


def tile_floor(s: Sketch) -> None:
    """Square tiles with pale joints."""
    _checks(s, s.dyed("#d9d5cc"), None)


def checker_floor(s: Sketch) -> None:
    """Tiles in two colours."""
    base = s.dyed("#e6dfd2", 0.6)
    _checks(s, base, darker(base, 0.26))


def _checks(s: Sketch, light: str, dark: str | None) -> None:
    s.wash(darker(light, 0.04), lighter(light, 0.15))
    across, deep = 8, 6
    squares, joints = Pen(), Pen()
    for column in range(-across // 2, across + across // 2):
        joints.move(*s.ground(column / across, 0, _NARROW)).line(s.ground(column / across, 1, _NARROW))
        for row in range(deep):
            if dark and (row + column) % 2 == 0:
                near, far, left, right = (row + 1) / deep, row / deep, column / across, (column + 1) / across
                corners = ((left, far), (right, far), (right, near), (left, near))
                squares.polygon([s.ground(a, d, _NARROW) for a, d in corners])
    for row in range(deep + 1):
        y = s.ground(0, row / deep, _NARROW)[1]
        joints.move(s.x0, y).line((s.x1, y))
    if dark:
        s.path(squares, dark, opacity=0.75)
    else:
        s.stroke(joints, darker(light, 0.2), 0.3 * s.u, opacity=0.55)
    _shade(s)


def carpet(s: Sketch) -> None:
    """A fitted carpet with a fine nap."""
    base = s.dyed(s.rng.choice(("#b9b4c0", "#b8bfc0", "#c4b7a9")))
    s.wash(base, lighter(base, 0.14))
    pen = Pen()
    for _ in range(90):
        x, y = s.x(s.rng.random()), s.y(s.rng.uniform(0.04, 0.98))
        pen.move(x, y).line((x + 0.8 * s.u, y))
    s.stroke(pen, darker(base, 0.2), 0.28 * s.u, opacity=0.35)
    _shade(s)


def concrete_floor(s: Sketch) -> None:
    """Smooth concrete with two joints."""
    base = s.dyed("#bfbfbc")
    s.wash(base, lighter(base, 0.16))
    pen = Pen()
    for across in (0.0, 0.5, 1.0):
        pen.move(*s.ground(across, 0, _NARROW)).line(s.ground(across, 1, _NARROW))
    pen.move(s.x0, s.y(0.42)).line((s.x1, s.y(0.42)))
    s.stroke(pen, darker(base, 0.2), 0.35 * s.u, opacity=0.5)
    _shade(s)


def polished_floor(s: Sketch) -> None:
    """A polished stone floor that mirrors the light of the wall."""
    base = s.dyed("#cbc4ba")
    s.wash(lighter(base, 0.1), base)
    pen = Pen()
    for share in (0.2, 0.5, 0.8):
        x = s.x(share)
        pen.polygon(
            [(x - s.w * 0.1, s.y0), (x + s.w * 0.1, s.y0), (x + s.w * 0.05, s.y(0.8)), (x - s.w * 0.05, s.y(0.8))]
        )
    s.path(pen, "#ffffff", opacity=0.2)
    _shade(s)


def hall_floor(s: Sketch) -> None:
    """The floor of a corridor that narrows to the far wall."""
    base = s.dyed("#cdb08a", 0.7)
    s.wash(darker(base, 0.1), darker(base, 0.04))
    narrow = 0.32
    corners = [s.ground(a, d, narrow) for a, d in ((0, 0), (1, 0), (1, 1), (0, 1))]
    wall = "#d5cdbf"
    s.wash(darker(wall, 0.16), darker(wall, 0.1))
    s.path(Pen().polygon(corners), lighter(base, 0.06))
    pen = Pen()
    for index in range(1, 8):
        pen.move(*s.ground(index / 8, 0, narrow)).line(s.ground(index / 8, 1, narrow))
    s.stroke(pen, darker(base, 0.28), 0.28 * s.u, opacity=0.4)


def table_top(s: Sketch) -> None:
    """A wooden table seen from where one sits: the grain, and the edge at the far side."""
    base = s.dyed(s.rng.choice(("#d9b88c", "#cfa97c", "#dcc09a")), 0.8)
    s.wash(darker(base, 0.04), lighter(base, 0.1))
    pen = Pen()
    for index in range(1, 6):
        y = s.ground(0, index / 6, 0.45)[1]
        pen.move(s.x0, y).line((s.x1, y))
    s.stroke(pen, darker(base, 0.25), 0.35 * s.u, opacity=0.45)
    grain = Pen()
    for _ in range(12):
        x, y, long = s.x(s.rng.random()), s.y(s.rng.uniform(0.06, 0.96)), s.rng.uniform(8, 20) * s.u
        grain.move(x, y).curve(x + long / 2, y + 0.7 * s.u, x + long, y)
    s.stroke(grain, darker(base, 0.2), 0.28 * s.u, opacity=0.35)
    s.rect(s.x0, s.y0, s.w, min(0.9 * s.u, s.h * 0.05), lighter(base, 0.4))


def table_cloth(s: Sketch) -> None:
    """A table covered with a cloth."""
    base = s.dyed("#efe9dd")
    s.wash(darker(base, 0.05), base)
    pen = Pen()
    for index in range(-10, 21):
        pen.polygon(
            [
                s.ground(a, d, _NARROW)
                for a, d in ((index / 10, 0), ((index + 0.5) / 10, 0), ((index + 0.5) / 10, 1), (index / 10, 1))
            ]
        )
    s.path(pen, darker(base, 0.2), opacity=0.16)
    s.rect(s.x0, s.y0, s.w, min(0.9 * s.u, s.h * 0.05), lighter(base, 0.5))


def counter(s: Sketch) -> None:
    """A worktop over plain cupboard doors."""
    doors = s.dyed("#b7c4bd", 0.7)
    top = s.h * 0.2
    s.rect(s.x0, s.y0 + top, s.w, s.h - top, doors)
    s.rect(s.x0, s.y0 + top, s.w, s.h * 0.05, darker(doors, 0.2))
    pen, count = Pen(), max(3, round(s.w / (22 * s.u)))
    for index in range(count):
        pen.rect(s.x((index + 0.06) / count), s.y0 + top + s.h * 0.09, s.w / count * 0.88, (s.h - top) * 0.72)
    s.stroke(pen, darker(doors, 0.22), 0.32 * s.u, opacity=0.6)
    s.rect(s.x0, s.y(0.94), s.w, s.h * 0.06, darker(doors, 0.35))
    s.fade((s.x0, s.y0, s.w, top), "#ded3c2", "#c8baa5")


def shelf(s: Sketch) -> None:
    """A plain board on the wall."""
    base = s.dyed("#c9a982")
    s.rect(s.x0, s.y0, s.w, s.h * 0.6, lighter(base, 0.12))
    s.rect(s.x0, s.y(0.6), s.w, s.h * 0.4, darker(base, 0.18))


def platform(s: Sketch) -> None:
    """A railway platform: paving with a pale safety line at its near edge."""
    base = s.dyed(s.rng.choice(("#cfcac2", "#c9cbcb", "#d3cabd")))
    s.wash(base, lighter(base, 0.1))
    s.rect(s.x0, s.y(0.74), s.w, s.h * 0.06, "#e6d08c")
    s.rect(s.x0, s.y(0.86), s.w, s.h * 0.14, darker(base, 0.25))
    pen, count = Pen(), max(4, round(s.w / (12 * s.u)))
    for index in range(count + 1):
        pen.move(s.x(index / count), s.y0).line((s.x(index / count), s.y(0.74)))
    s.stroke(pen, darker(base, 0.18), 0.3 * s.u, opacity=0.4)


def stage(s: Sketch) -> None:
    """The boards of a stage with a pool of light."""
    base = s.dyed("#b08a66", 0.7)
    s.wash(base, lighter(base, 0.1))
    _boards(s, darker(base, 0.3), 8)
    for reach in (0.36, 0.28):
        s.path(Pen().ellipse(s.x(0.5), s.y(0.5), s.w * reach, s.h * reach), "#fff3d0", opacity=0.16)
