"""Rooms: walls, floors and what is built into them. Nothing that stands in a room: that is the text's to say."""

from __future__ import annotations

from layoutgen.art.backdrops.palette import darker, lighter, mix
from layoutgen.art.backdrops.sketch import Pen, Sketch


def _plain(s: Sketch, colours: tuple[str, ...]) -> str:
    """Fill the wall with one of `colours`, or the colour asked for, lit by lamps at night; the colour is returned."""
    base = s.dyed(s.rng.choice(colours))
    if s.light.night:
        s.wash(darker(base, 0.12), mix(base, "#ffe3a6", 0.55), darker(base, 0.06))
    else:
        s.wash(lighter(base, 0.14), base)
    return base


def _skirting(s: Sketch, base: str) -> None:
    tall = min(2.6 * s.u, s.h * 0.1)
    s.rect(s.x0, s.y1 - tall, s.w, tall, lighter(base, 0.5))
    s.rect(s.x0, s.y1 - tall, s.w, tall * 0.14, darker(base, 0.15), opacity=0.5)


def _daylight(s: Sketch) -> None:
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


def wall(s: Sketch) -> None:
    """A painted wall with light on it."""
    base = _plain(s, ("#e6dccb", "#dbe2dc", "#dde3e8", "#e8dcd6"))
    _daylight(s)
    _skirting(s, base)


def living_wall(s: Sketch) -> None:
    """A warm wall with panels below."""
    base = _plain(s, ("#d9ddce", "#e3d5c3", "#d3dce2", "#e2cfc6"))
    _daylight(s)
    panel, low = Pen(), s.y(0.66)
    s.rect(s.x0, low, s.w, s.y1 - low, lighter(base, 0.4))
    s.rect(s.x0, low, s.w, 0.9 * s.u, lighter(base, 0.65))
    count = max(3, round(s.w / (17 * s.u)))
    for index in range(count):
        panel.rect(s.x((index + 0.12) / count), low + s.h * 0.07, s.w / count * 0.76, s.h * 0.16)
    s.stroke(panel, darker(base, 0.12), 0.3 * s.u, opacity=0.5)
    _skirting(s, lighter(base, 0.3))


def bedroom_wall(s: Sketch) -> None:
    """A quiet wallpaper of soft stripes."""
    base = _plain(s, ("#dcd9e8", "#e9dcd8", "#d6e0e4", "#e6e0d0"))
    pen, count = Pen(), max(6, round(s.w / (8 * s.u)))
    for index in range(count):
        pen.rect(s.x((index + 0.3) / count), s.y0, s.w / count * 0.4, s.h)
    s.path(pen, lighter(base, 0.45), opacity=0.45)
    _daylight(s)
    _skirting(s, base)


def kitchen_wall(s: Sketch) -> None:
    """A plain wall with a band of tiles above the worktop."""
    base = _plain(s, ("#efe6d3", "#e3e9e4", "#ece0d4"))
    s.rect(s.x0, s.y(0.42), s.w, s.h * 0.58, lighter(base, 0.35))
    _tiles(s, darker(base, 0.14), 0.42, 1.0, 5.4)


def bathroom_wall(s: Sketch) -> None:
    """Tiles up to shoulder height with a border."""
    base = _plain(s, ("#dfe9ea", "#e2e8ee", "#e8e6df"))
    tile = s.dyed("#c3dde0", 0.5)
    s.rect(s.x0, s.y(0.26), s.w, s.h * 0.74, tile)
    _tiles(s, lighter(tile, 0.55), 0.26, 1.0, 7.0)
    s.rect(s.x0, s.y(0.26), s.w, 1.8 * s.u, darker(base, 0.22), opacity=0.7)


def tile_wall(s: Sketch) -> None:
    """A wall of square tiles."""
    base = _plain(s, ("#dde6e8", "#e8e4da"))
    _tiles(s, darker(base, 0.14), 0.0, 1.0, 7.0)


def _tiles(s: Sketch, colour: str, top: float, low: float, size: float) -> None:
    pen, rows = Pen(), max(2, round((low - top) * s.h / (size * s.u)))
    columns = max(3, round(s.w / (size * s.u)))
    for index in range(rows + 1):
        y = s.y(top + (low - top) * index / rows)
        pen.move(s.x0, y).line((s.x1, y))
    for index in range(columns + 1):
        x = s.x(index / columns)
        pen.move(x, s.y(top)).line((x, s.y(low)))
    s.stroke(pen, colour, 0.3 * s.u, opacity=0.55)


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


def office_wall(s: Sketch) -> None:
    """A cool wall with the shadow lines of panels."""
    base = _plain(s, ("#dde3e7", "#e3e5e2"))
    pen, count = Pen(), max(3, round(s.w / (30 * s.u)))
    for index in range(1, count):
        pen.move(s.x(index / count), s.y0).line((s.x(index / count), s.y1))
    s.stroke(pen, darker(base, 0.18), 0.3 * s.u, opacity=0.5)
    _daylight(s)
    _skirting(s, darker(base, 0.25))


def class_wall(s: Sketch) -> None:
    """A school wall with a long green board."""
    base = _plain(s, ("#efe6cf", "#e2e9e0"))
    s.rect(s.x(0.12), s.y(0.16), s.w * 0.76, s.h * 0.5, "#c9ab82")
    s.rect(s.x(0.135), s.y(0.185), s.w * 0.73, s.h * 0.45, "#76967f")
    chalk = Pen().move(s.x(0.2), s.y(0.52)).curve(s.x(0.4), s.y(0.42), s.x(0.62), s.y(0.5))
    s.stroke(chalk, "#dfe9e2", 5 * s.u, opacity=0.08)
    _skirting(s, base)


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
    _plain(s, ("#e8cfae", "#dcc4b4", "#d3cdb4"))
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
    _skirting(s, darker(wood, 0.3))


def gallery_wall(s: Sketch) -> None:
    """A white wall in cones of light."""
    base = _plain(s, ("#ecebe6", "#e5e3e0"))
    pen = Pen()
    for share in (0.2, 0.5, 0.8):
        x = s.x(share)
        pen.polygon(
            [(x - 1.5 * s.u, s.y0), (x + 1.5 * s.u, s.y0), (x + s.w * 0.14, s.y(0.86)), (x - s.w * 0.14, s.y(0.86))]
        )
    s.path(pen, "#fffdf0", opacity=0.6)
    s.rect(s.x0, s.y0, s.w, s.h * 0.035, darker(base, 0.3))
    _skirting(s, darker(base, 0.1))


def garage_wall(s: Sketch) -> None:
    """A wide roller door in a concrete wall."""
    base = _plain(s, ("#c9cac8", "#cfcac3"))
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
    base = _plain(s, ("#dfe5ea", "#e4e4e0"))
    top, low = s.y(0.2), s.y(0.86)
    s.fade((s.x0, top, s.w, low - top), "#a9d0ea" if not s.light.night else "#33475f", "#e3f0f6")
    s.rect(s.x0, s.y(0.74), s.w, low - s.y(0.74), "#b9c4a8")
    bars, count = Pen(), max(3, round(s.w / (20 * s.u)))
    for index in range(count + 1):
        bars.rect(s.x(index / count) - 0.7 * s.u, top, 1.4 * s.u, low - top)
    bars.rect(s.x0, s.y(0.5) - 0.5 * s.u, s.w, s.u)
    s.path(bars, darker(base, 0.28))
    s.rect(s.x0, top - 1.2 * s.u, s.w, 1.2 * s.u, darker(base, 0.2))
    _skirting(s, base)


def gym_wall(s: Sketch) -> None:
    """A sports hall: light wall over wooden boards."""
    base = _plain(s, ("#e4e7e3", "#e8e3d8"))
    s.rect(s.x0, s.y(0.55), s.w, s.h * 0.45, "#d9bd94")
    s.rect(s.x0, s.y(0.55), s.w, 1.0 * s.u, darker(base, 0.25), opacity=0.5)
    _tiles(s, "#b99a70", 0.55, 1.0, 14)


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
