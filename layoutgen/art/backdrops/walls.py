"""Walls by what they are made of, with the paint, tiles, skirting and light that the rooms share."""

from __future__ import annotations

from layoutgen.art.backdrops.palette import darker, lighter, mix
from layoutgen.art.backdrops.sketch import Pen, Sketch


def painted(s: Sketch, colours: tuple[str, ...]) -> str:
    """Fill the wall with one of `colours`, or the colour asked for, lit by lamps at night; the colour is returned."""
    base = s.dyed(s.rng.choice(colours))
    if s.light.night:
        s.wash(darker(base, 0.12), mix(base, "#ffe3a6", 0.55), darker(base, 0.06))
    else:
        s.wash(lighter(base, 0.14), base)
    return base


def skirting(s: Sketch, base: str) -> None:
    """A board along the foot of a wall."""
    tall = min(2.6 * s.u, s.h * 0.1)
    s.rect(s.x0, s.y1 - tall, s.w, tall, lighter(base, 0.5))
    s.rect(s.x0, s.y1 - tall, s.w, tall * 0.14, darker(base, 0.15), opacity=0.5)


def daylight(s: Sketch) -> None:
    """Light that falls on the wall by day, slanting from an unseen window."""
    if s.light.night:
        return
    left, lean = s.rng.uniform(0.1, 0.5), 0.14
    pen = Pen()
    for start in (left, left + 0.17):
        for top in (0.14, 0.47):
            shift = left - lean * (top - 0.14)
            x = shift + start - left
            pen.polygon(
                [
                    (s.x(x), s.y(top)),
                    (s.x(x + 0.14), s.y(top)),
                    (s.x(x + 0.14 - lean * 0.28), s.y(top + 0.28)),
                    (s.x(x - lean * 0.28), s.y(top + 0.28)),
                ]
            )
    s.path(pen, "#fffbe9", opacity=0.22)


def tiles(s: Sketch, colour: str, top: float, low: float, size: float) -> None:
    """The joints of square tiles from `top` to `low`, shares of the wall; size: of one, in units of the sketch."""
    pen, rows = Pen(), max(2, round((low - top) * s.h / (size * s.u)))
    columns = max(3, round(s.w / (size * s.u)))
    for index in range(rows + 1):
        y = s.y(top + (low - top) * index / rows)
        pen.move(s.x0, y).line((s.x1, y))
    for index in range(columns + 1):
        x = s.x(index / columns)
        pen.move(x, s.y(top)).line((x, s.y(low)))
    s.stroke(pen, colour, 0.3 * s.u, opacity=0.55)


def wall(s: Sketch) -> None:
    """A painted wall with light on it."""
    base = painted(s, ("#e6dccb", "#dbe2dc", "#dde3e8", "#e8dcd6"))
    daylight(s)
    skirting(s, base)


def tile_wall(s: Sketch) -> None:
    """A wall of square tiles."""
    base = painted(s, ("#dde6e8", "#e8e4da"))
    tiles(s, darker(base, 0.14), 0.0, 1.0, 7.0)


def brick_wall(s: Sketch) -> None:
    """Bricks in running bond, a few of them darker."""
    base = s.dyed("#c79a86", 0.8)
    s.wash(lighter(base, 0.08), base)
    rows = max(4, round(s.h / (4.6 * s.u)))
    columns = max(4, round(s.w / (11 * s.u)))
    joints, odd = Pen(), Pen()
    for row in range(rows):
        y, shift = s.y(row / rows), 0.5 * (row % 2)
        joints.move(s.x0, y).line((s.x1, y))
        for column in range(columns + 1):
            x = s.x((column + shift) / columns)
            if x < s.x1:
                joints.move(x, y).line((x, s.y((row + 1) / rows)))
                if s.rng.random() < 0.16:
                    odd.rect(x, y, min(s.w / columns, s.x1 - x), s.h / rows)
    s.path(odd, darker(base, 0.3), opacity=0.35)
    s.stroke(joints, lighter(base, 0.5), 0.4 * s.u, opacity=0.7)


def stone_wall(s: Sketch) -> None:
    """Rough blocks of stone."""
    base = s.dyed("#b9b3aa", 0.8)
    s.wash(lighter(base, 0.1), base)
    rows, joints = max(3, round(s.h / (8 * s.u))), Pen()
    for row in range(rows):
        y, x = s.y(row / rows), s.x0 + s.rng.uniform(2, 8) * s.u
        joints.move(s.x0, y).line((s.x1, y))
        while x < s.x1:
            joints.move(x, y).line((x + s.rng.uniform(-0.6, 0.6) * s.u, s.y((row + 1) / rows)))
            x += s.rng.uniform(8, 18) * s.u
    s.stroke(joints, darker(base, 0.25), 0.5 * s.u, opacity=0.5)


def wood_wall(s: Sketch) -> None:
    """Upright boards."""
    base = s.dyed("#cdab82", 0.8)
    s.wash(lighter(base, 0.1), base)
    pen, count = Pen(), max(5, round(s.w / (8 * s.u)))
    for index in range(count + 1):
        pen.move(s.x(index / count), s.y0).line((s.x(index / count), s.y1))
    s.stroke(pen, darker(base, 0.28), 0.32 * s.u, opacity=0.55)


def curtain(s: Sketch) -> None:
    """A curtain in folds from side to side."""
    base = s.dyed("#c9a3a0")
    s.wash(lighter(base, 0.08), darker(base, 0.06))
    folds, count = Pen(), max(5, round(s.w / (7 * s.u)))
    for index in range(count):
        x, wide = s.x((index + 0.1) / count), s.w / count * 0.45
        folds.polygon([(x, s.y0), (x + wide * 0.7, s.y0), (x + wide, s.y1), (x - wide * 0.1, s.y1)])
    s.path(folds, darker(base, 0.35), opacity=0.28)


def ceiling(s: Sketch) -> None:
    """A white ceiling."""
    base = s.dyed("#f1efe9", 0.6)
    s.wash(base, darker(base, 0.07))
