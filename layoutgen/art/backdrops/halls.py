"""Shops, stations, halls and caves: walls, floors and what is built into them. Nothing that stands there."""

from __future__ import annotations

from layoutgen.art.backdrops.palette import darker, lighter
from layoutgen.art.backdrops.sketch import Pen, Sketch
from layoutgen.art.backdrops.walls import painted, skirting, tiles


def book_wall(s: Sketch) -> None:
    """Shelves full of books, pale enough to stay behind."""
    wood = "#c9aa84"
    s.wash(lighter(wood, 0.1), wood)
    shelves = max(3, round(s.h / (14 * s.u)))
    spines = {c: Pen() for c in ("#c79c8e", "#a9b8bd", "#b3bb9a", "#d6c498", "#b5a3b2")}
    names = list(spines)
    for shelf in range(shelves):
        foot, tall = s.y((shelf + 0.9) / shelves), s.h / shelves
        s.rect(s.x0, s.y((shelf + 0.08) / shelves), s.w, tall * 0.82, darker(wood, 0.32), opacity=0.55)
        x = s.x0
        while x < s.x1:
            wide = s.rng.uniform(1.4, 2.9) * s.u
            high = tall * s.rng.uniform(0.55, 0.76)
            spines[s.rng.choice(names)].rect(x, foot - high, wide * 0.92, high)
            x += wide if s.rng.random() < 0.92 else wide * 2
    for colour, pen in spines.items():
        s.path(pen, colour, opacity=0.9)


def shop_wall(s: Sketch) -> None:
    """Long shelves with blank goods."""
    s.wash("#e9e8e2", "#dcdcd6")
    shelves = 4
    goods = {c: Pen() for c in ("#d9b3a0", "#b4c6cc", "#c3cba6", "#e2d2a2")}
    names = list(goods)
    for shelf in range(shelves):
        foot, tall = s.y(0.16 + 0.84 * (shelf + 0.88) / shelves), s.h * 0.84 / shelves
        x = s.x0
        while x < s.x1:
            wide, high, colour = s.rng.uniform(3, 6) * s.u, tall * s.rng.uniform(0.4, 0.68), s.rng.choice(names)
            for _ in range(s.rng.randint(2, 4)):
                goods[colour].rect(x, foot - high, wide * 0.9, high)
                x += wide
        s.rect(s.x0, foot, s.w, tall * 0.12, "#c9ccce")
    for colour, pen in goods.items():
        s.path(pen, colour, opacity=0.75)
    s.rect(s.x0, s.y0, s.w, s.h * 0.1, s.dyed("#b9c9cf"))


def stalls(s: Sketch) -> None:
    """The striped awnings of a market over dim stalls."""
    s.wash("#d8cdbd", "#bfae98")
    for index, colour in enumerate(("#cf9a8c", "#9fb6a4", "#a5b3c9")):
        left, wide = s.x0 + s.w * index / 3, s.w / 3
        stripes = Pen()
        s.rect(left, s.y(0.08), wide, s.h * 0.26, "#f1eadd")
        for stripe in range(0, 8, 2):
            stripes.rect(left + wide * stripe / 8, s.y(0.08), wide / 8, s.h * 0.26)
        s.path(stripes, colour)
        edge = Pen()
        for scallop in range(8):
            edge.ellipse(left + wide * (scallop + 0.5) / 8, s.y(0.34), wide / 16, s.h * 0.05)
        s.path(edge, lighter(colour, 0.3))
        s.rect(left, s.y(0.74), wide * 0.985, s.h * 0.26, "#b3977a")
        s.rect(left, s.y(0.72), wide * 0.985, s.h * 0.05, "#cbb290")


def cafe_wall(s: Sketch) -> None:
    """A warm wall over dark panelling, with pools of lamp light."""
    painted(s, ("#e8cfae", "#dcc4b4", "#d3cdb4"))
    for reach, opacity in ((0.14, 0.14), (0.1, 0.16), (0.06, 0.18)):
        pools = Pen()
        for share in (0.2, 0.5, 0.8):
            pools.ellipse(s.x(share), s.y(0.18), s.w * reach, s.w * reach)
        s.path(pools, "#fff2cf", opacity=opacity, glow=True)
    wood, low = "#ab8a70", s.y(0.58)
    s.rect(s.x0, low, s.w, s.y1 - low, wood)
    s.rect(s.x0, low, s.w, 1.3 * s.u, lighter(wood, 0.3))
    pen, count = Pen(), max(6, round(s.w / (7 * s.u)))
    for index in range(1, count):
        pen.move(s.x(index / count), low + 1.6 * s.u).line((s.x(index / count), s.y1))
    s.stroke(pen, darker(wood, 0.25), 0.3 * s.u, opacity=0.6)
    skirting(s, darker(wood, 0.3))


def gallery_wall(s: Sketch) -> None:
    """A white wall in cones of light."""
    base = painted(s, ("#ecebe6", "#e5e3e0"))
    pen = Pen()
    for share in (0.2, 0.5, 0.8):
        x = s.x(share)
        pen.polygon(
            [(x - 1.5 * s.u, s.y0), (x + 1.5 * s.u, s.y0), (x + s.w * 0.14, s.y(0.86)), (x - s.w * 0.14, s.y(0.86))]
        )
    s.path(pen, "#fffdf0", opacity=0.6)
    s.rect(s.x0, s.y0, s.w, s.h * 0.035, darker(base, 0.3))
    skirting(s, darker(base, 0.1))


def garage_wall(s: Sketch) -> None:
    """A wide roller door in a concrete wall."""
    base = painted(s, ("#c9cac8", "#cfcac3"))
    s.rect(s.x(0.08), s.y(0.18), s.w * 0.84, s.h * 0.82, s.dyed("#dfe0dd", 0.6))
    pen = Pen()
    for index in range(9):
        y = s.y(0.18 + 0.82 * index / 9)
        pen.move(s.x(0.08), y).line((s.x(0.92), y))
    s.stroke(pen, darker(base, 0.15), 0.45 * s.u, opacity=0.55)


def hall_wall(s: Sketch) -> None:
    """A corridor that runs away from the viewer, closed by a far wall."""
    base = s.dyed(s.shared.choice(("#e3dccd", "#d9e0e0", "#e4dad6")))
    s.wash(base, base)
    left, right, top, low = s.x(0.34), s.x(0.66), s.y(0.3), s.y1
    s.path(Pen().polygon([(s.x0, s.y0), (s.x1, s.y0), (right, top), (left, top)]), lighter(base, 0.5))
    for outer, inner in ((s.x0, left), (s.x1, right)):
        side = Pen().polygon([(outer, s.y0), (inner, top), (inner, low), (outer, low)])
        s.path(side, darker(base, 0.08 if outer == s.x0 else 0.14))
    s.rect(left, top, right - left, low - top, lighter(base, 0.25))
    s.rect(left, low - 1.2 * s.u, right - left, 1.2 * s.u, lighter(base, 0.6))


def station_wall(s: Sketch) -> None:
    """The iron and glass of a station hall."""
    s.wash("#dbe4e8", "#cfd6d8")
    pen = Pen()
    for index in range(6):
        x = s.x(index / 5)
        pen.move(x, s.y1).line((x, s.y(0.36))).curve(x, s.y(0.12), s.x(index / 5 + 0.1), s.y(0.1))
        pen.move(x, s.y(0.36)).curve(x, s.y(0.12), s.x(index / 5 - 0.1), s.y(0.1))
    s.stroke(pen, "#9fb0b8", 0.9 * s.u, opacity=0.7)
    s.rect(s.x0, s.y0, s.w, s.h * 0.12, "#b3c2c9")
    s.rect(s.x0, s.y(0.8), s.w, s.h * 0.2, "#c4b9aa")


def terminal_wall(s: Sketch) -> None:
    """A hall with panes from wall to wall, through which the sky is seen."""
    base = painted(s, ("#dfe5ea", "#e4e4e0"))
    top, low = s.y(0.2), s.y(0.86)
    s.fade((s.x0, top, s.w, low - top), "#a9d0ea" if not s.light.night else "#33475f", "#e3f0f6")
    s.rect(s.x0, s.y(0.74), s.w, low - s.y(0.74), "#b9c4a8")
    bars, count = Pen(), max(3, round(s.w / (20 * s.u)))
    for index in range(count + 1):
        bars.rect(s.x(index / count) - 0.7 * s.u, top, 1.4 * s.u, low - top)
    bars.rect(s.x0, s.y(0.5) - 0.5 * s.u, s.w, s.u)
    s.path(bars, darker(base, 0.28))
    s.rect(s.x0, top - 1.2 * s.u, s.w, 1.2 * s.u, darker(base, 0.2))
    skirting(s, base)


def gym_wall(s: Sketch) -> None:
    """A sports hall: light wall over wooden boards."""
    base = painted(s, ("#e4e7e3", "#e8e3d8"))
    s.rect(s.x0, s.y(0.55), s.w, s.h * 0.45, "#d9bd94")
    s.rect(s.x0, s.y(0.55), s.w, 1.0 * s.u, darker(base, 0.25), opacity=0.5)
    tiles(s, "#b99a70", 0.55, 1.0, 14)


def cave_wall(s: Sketch) -> None:
    """Rock all around, light in the middle, stone hanging from above."""
    s.wash("#5c534d", "#7d7168")
    for reach, colour in ((0.44, "#82756a"), (0.36, "#93857a"), (0.26, "#a6978a")):
        s.path(Pen().ellipse(s.x(0.5), s.y(0.8), s.w * reach, s.h * reach * 1.35), colour)
    for colour, reach, count in (("#6b6059", 0.5, 9), ("#4f4741", 0.3, 7)):
        pen = Pen().move(s.x0, s.y0)
        for index in range(count):
            x = s.x((index + s.rng.uniform(0.3, 0.7)) / count)
            edge = 0.06 + 0.22 * abs(2 * (index + 0.5) / count - 1)
            pen.line(
                (x, s.y(edge + reach * s.rng.uniform(0.3, 1.0) * 0.6)), (s.x((index + 1) / count), s.y(edge * 0.8))
            )
        s.path(pen.line((s.x1, s.y0)).close(), colour)
