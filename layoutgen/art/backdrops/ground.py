"""What one stands on outdoors, and the open water: bands that run from side to side."""

from __future__ import annotations

from layoutgen.art.backdrops.palette import darker, lighter, mix, rgb
from layoutgen.art.backdrops.sketch import Pen, Sketch
from layoutgen.art.backdrops.skies import paper_tint

_SNOWY = "#e9eff4"
_LEAVES = ("#c8602f", "#e0962f", "#a5482c")
_FLOWERS = ("#f2a7c3", "#fbe27a", "#ffffff")


def _soil(s: Sketch, far: str, near: str, share: float = 0.85, folds: int = 0) -> str:
    """Fill the frame with open ground, under snow when it snows; the near colour is returned.

    folds: how many soft crests run across it, each a flat sheet a little nearer in colour than the one behind.
    """
    far, near = s.dyed(far, share), s.dyed(near, share)
    if "snow" in s.light.weather:
        far, near = mix(far, _SNOWY, 0.86), mix(near, _SNOWY, 0.78)
    if not folds:
        s.wash(far, near)
        return near
    s.rect(s.x0, s.y0, s.w, s.h, far)
    _folds(s, far, near, folds)
    _strewn(s, near)
    return near


def _strewn(s: Sketch, near: str) -> None:
    """What the season lays on a green ground: fallen leaves in autumn, flowers in spring."""
    red, green, blue = rgb(near)
    if not red < green > blue:
        return
    lying = _LEAVES if "autumn" in s.light.weather else _FLOWERS if "spring" in s.light.weather else ()
    for colour in lying:
        _specks(s, colour, 22, 0.75, 0.9)


def _folds(s: Sketch, far: str, near: str, count: int) -> None:
    """Crests of land, flat sheet upon flat sheet; all of them below the frame's top."""
    for index in range(1, count + 1):
        level = (index - 0.25) / (count + 0.6)
        swing, phase = 0.3 / (count + 0.6), s.rng.uniform(0.2, 0.8)
        heights = [s.rng.uniform(-1, 1) for _ in range(3)]
        shares = (
            (0.0, heights[0]),
            (phase * 0.5, 0.8),
            (phase, heights[1]),
            (0.5 + phase * 0.5, -0.8),
            (1.0, heights[2]),
        )
        points = [(s.x(across), s.y(level + swing * up)) for across, up in shares]
        s.below(points, mix(far, near, index / count))


def _size(s: Sketch, y: float) -> float:
    """Details grow towards the viewer: the unit of a detail at height y."""
    return s.u * (0.45 + 0.75 * (y - s.y0) / max(s.h, 30 * s.u))


def _tufts(s: Sketch, colour: str, count: int, tall: float = 2.0, opacity: float = 0.55) -> None:
    """Tufts of three blades each."""
    pen = Pen()
    for _ in range(count):
        x, y = s.x(s.rng.random()), s.y(s.rng.uniform(0.06, 0.97))
        size = _size(s, y)
        for lean in (-0.8, 0.1, 0.9):
            pen.move(x + lean * 0.5 * size, y).line((x + lean * size, y - tall * size * (1.15 - abs(lean) * 0.4)))
    s.stroke(pen, colour, 0.32 * s.u, opacity=opacity)


def _specks(s: Sketch, colour: str, count: int, size: float = 0.35, opacity: float = 0.5) -> None:
    """Pebbles, flowers, grains: dots, larger in the nearer half."""
    for near in (0.0, 0.5):
        pen = Pen()
        for _ in range(count // 2):
            pen.dot(s.x(s.rng.random()), s.y(near + s.rng.uniform(0.05, 0.48)))
        s.stroke(pen, colour, 2 * size * _size(s, s.y(near + 0.3)), opacity=opacity)


def grass(s: Sketch) -> None:
    """A lawn with a few tufts."""
    near = _soil(s, "#b4d39a", "#93c07c", folds=3)
    _tufts(s, darker(near, 0.22), 16)


def meadow(s: Sketch) -> None:
    """Higher grass with small flowers."""
    near = _soil(s, "#bcd69c", "#97c17a", folds=3)
    _tufts(s, darker(near, 0.2), 24, 2.8)
    for colour in ("#f7f4e4", "#f0d98a", "#d9aecb"):
        _specks(s, colour, 14, 0.5, 0.9)


def field(s: Sketch) -> None:
    """A field with faint furrows that run towards the horizon."""
    near = _soil(s, "#cfd79b", "#abc27c")
    _furrows(s, darker(near, 0.14), 8, 0.24)
    _tufts(s, darker(near, 0.2), 16, 1.7)


def crops(s: Sketch) -> None:
    """Rows of young plants on brown soil."""
    _soil(s, "#d0ba94", "#bca07a")
    _furrows(s, "#9dbb78", 8, 0.6)


def _furrows(s: Sketch, colour: str, count: int, opacity: float) -> None:
    pen = Pen()
    for index in range(-count // 2, count + count // 2 + 1):
        (left, top), (right, bottom) = s.ground(index / count, 0, 0.35), s.ground((index + 0.42) / count, 1, 0.35)
        far = s.ground((index + 0.42) / count, 0, 0.35)[0]
        foot = s.ground(index / count, 1, 0.35)[0]
        pen.polygon([(left, top), (far, top), (right, bottom), (foot, bottom)])
    s.path(pen, colour, opacity=opacity)


def sand(s: Sketch) -> None:
    """Sand with ripples and grains."""
    near = _soil(s, "#f0e0ba", "#e3cb9b", folds=3)
    _specks(s, darker(near, 0.25), 34, 0.22, 0.5)


def moon_dust(s: Sketch) -> None:
    """The grey ground of the moon, with craters."""
    _craters(s, _soil(s, "#c9cbcf", "#a9acb3", folds=3))


def planet_dust(s: Sketch) -> None:
    """The ground of another planet, rusty where no colour is named, with craters."""
    _craters(s, _soil(s, "#d99a6c", "#bd7148", folds=3))


def _craters(s: Sketch, near: str) -> None:
    """Round hollows, larger in front, each with a lit rim."""
    for index in range(7):
        y = s.y(0.1 + 0.8 * (index + s.rng.random()) / 7)
        size = _size(s, y) * s.rng.uniform(3.0, 5.5)
        x = s.x(s.rng.random())
        s.path(Pen().ellipse(x, y, size, size * 0.34), lighter(near, 0.3))
        s.path(Pen().ellipse(x, y + 0.06 * size, size * 0.88, size * 0.26), darker(near, 0.22))


def dry_grass(s: Sketch) -> None:
    """The yellow grass of a savanna."""
    near = _soil(s, "#e3d3a0", "#d3bd7f", folds=3)
    _tufts(s, darker(near, 0.25), 22, 2.6)


def desert(s: Sketch) -> None:
    """Warm sand in long waves."""
    _soil(s, "#ecd5a5", "#dfba82", folds=3)


def dirt(s: Sketch) -> None:
    """Bare earth with pebbles."""
    near = _soil(s, "#d2bb98", "#bea27c", folds=3)
    _specks(s, darker(near, 0.25), 30, 0.35, 0.4)


def gravel(s: Sketch) -> None:
    """Grey gravel."""
    near = _soil(s, "#cfccc4", "#b9b5ac")
    _specks(s, darker(near, 0.3), 70, 0.4, 0.32)
    _specks(s, lighter(near, 0.5), 50, 0.4, 0.5)


def rocks(s: Sketch) -> None:
    """Bare rock with cracks."""
    near = _soil(s, "#bcb8b0", "#a19c94", folds=3)
    pen = Pen()
    for _ in range(7):
        x, y = s.x(s.rng.random()), s.y(s.rng.uniform(0.1, 0.9))
        size = _size(s, y) * 3
        pen.move(x, y).line(
            (x + size, y + size * 0.3), (x + 1.6 * size, y + size * 0.1), (x + 2.8 * size, y + size * 0.5)
        )
    s.stroke(pen, darker(near, 0.3), 0.35 * s.u, opacity=0.4)


def forest_floor(s: Sketch) -> None:
    """Moss and fallen leaves."""
    near = _soil(s, "#a9bd8c", "#8ca36f", folds=3)
    _tufts(s, darker(near, 0.25), 20, 1.8)
    _specks(s, "#b58f5f", 22, 0.5, 0.5)


def jungle_floor(s: Sketch) -> None:
    """Dark lush ground with broad leaves of grass."""
    near = _soil(s, "#8fb47f", "#6f9a68")
    _tufts(s, darker(near, 0.25), 20, 3.4, 0.6)
    _tufts(s, lighter(near, 0.3), 18, 2.6, 0.5)


def snow(s: Sketch) -> None:
    """Snow with soft blue hollows."""
    far, near = s.dyed("#f6f9fb", 0.4), s.dyed("#e4edf4", 0.4)
    s.rect(s.x0, s.y0, s.w, s.h, far)
    _folds(s, mix(near, "#cddcea", 0.4), far, 4)


def slope(s: Sketch) -> None:
    """A snowy slope that falls from left to right, with a second one behind it."""
    s.rect(s.x0, s.y0, s.w, s.h, "#e4edf4")
    left, right = s.rng.uniform(0.0, 0.05), s.rng.uniform(0.3, 0.42)
    fall = [(s.x0, s.y(left)), (s.x(0.35), s.y(left + 0.1)), (s.x(0.7), s.y(right - 0.06)), (s.x1, s.y(right))]
    s.below(fall, "#f6f9fb", "#eaf1f7")
    pen = Pen()
    for index in range(4):
        y = 0.34 + 0.17 * index
        pen.move(s.x(0.05 * index), s.y(y)).curve(s.x(0.4), s.y(y + 0.02), s.x(0.75 + 0.04 * index), s.y(y + 0.18))
    s.stroke(pen, "#b9cfe2", 0.4 * s.u, opacity=0.4)


def ice(s: Sketch) -> None:
    """A sheet of ice with scratches."""
    s.wash(s.dyed("#d8ebf3"), s.dyed("#bddcea"))
    pen = Pen()
    for _ in range(12):
        x, y, long = s.x(s.rng.random()), s.y(s.rng.uniform(0.1, 0.95)), s.rng.uniform(6, 16) * s.u
        pen.move(x, y).curve(x + long / 2, y + s.rng.uniform(-2, 2) * s.u, x + long, y + s.rng.uniform(-1, 1) * s.u)
    s.stroke(pen, "#ffffff", 0.4 * s.u, opacity=0.75)


def water(s: Sketch) -> None:
    """Open water: light at the horizon, wavelets that grow towards the viewer, a shore at the foot of its frame."""
    far, near = s.dyed("#a9d3df"), s.dyed("#6fb0cb")
    if s.y1 > s.height * 0.97:
        s.wash(far, near)
    else:
        _shore(s, far, near)
    _wavelets(s, lighter(far, 0.5), 20)
    _wavelets(s, darker(near, 0.2), 10, 0.3)


def _shore(s: Sketch, far: str, near: str) -> None:
    """Water with a winding lower edge and a line of foam along it."""
    swing = min(1.6 * s.u, s.h * 0.08)
    edge = [(s.x(1 - i / 7), s.y1 - swing + s.rng.uniform(-1, 1) * swing) for i in range(8)]
    top = s.y1 - 2.2 * swing
    for drop, colour, opacity in ((swing * 1.3, "#d9c08f", 0.35), (swing * 0.6, "#f7fbfb", 0.9), (0.0, near, 1.0)):
        low = [(x, y + drop) for x, y in edge]
        s.path(Pen().move(s.x0, top).line((s.x1, top)).smooth(low).close(), colour, opacity=opacity)
    s.fade((s.x0, s.y0, s.w, top - s.y0 + 0.2 * s.u), far, near)


def _wavelets(s: Sketch, colour: str, count: int, opacity: float = 0.65) -> None:
    pen = Pen()
    for index in range(count):
        y = s.y(0.05 + 0.85 * (index + s.rng.random()) / count)
        size = _size(s, y)
        x = s.x(s.rng.uniform(0.0, 0.96))
        for _ in range(s.rng.choice((1, 2, 2, 3))):
            pen.move(x, y).curve(x + 1.7 * size, y - 1.1 * size, x + 3.4 * size, y)
            x += 3.4 * size
    s.stroke(pen, colour, 0.34 * s.u, opacity=opacity)


def seabed(s: Sketch) -> None:
    """The sandy bottom of the sea."""
    points = [(s.x(i / 5), s.y(s.rng.uniform(0.0, 0.3))) for i in range(6)]
    s.below(points, "#a9c3b4", "#cdbf96")
    _specks(s, "#8fa08c", 18, 0.4, 0.5)


def pavement(s: Sketch) -> None:
    """Paving stones in perspective."""
    near = _soil(s, "#d3d0ca", "#c0bcb5")
    _joints(s, darker(near, 0.2), 6, 5, 0.5)


def asphalt(s: Sketch) -> None:
    """Plain asphalt."""
    near = _soil(s, "#a8abb0", "#8f9298")
    _specks(s, lighter(near, 0.3), 40, 0.2, 0.35)


def planks(s: Sketch) -> None:
    """The boards of a pier or terrace, running across."""
    near = _soil(s, "#d3b990", "#c0a37a")
    s.rect(s.x0, s.y0, s.w, 0.9 * s.u, lighter(near, 0.3))
    pen = Pen()
    for index in range(1, 8):
        y = s.ground(0, index / 8, 0.4)[1]
        pen.move(s.x0, y).line((s.x1, y))
    s.stroke(pen, darker(near, 0.25), 0.35 * s.u, opacity=0.5)


def _joints(s: Sketch, colour: str, across: int, deep: int, narrow: float, opacity: float = 0.4) -> None:
    """The joints of a floor of squares."""
    pen = Pen()
    for index in range(-across // 2, across + across // 2 + 2):
        (x0, y0), (x1, y1) = s.ground(index / across, 0, narrow), s.ground(index / across, 1, narrow)
        pen.move(x0, y0).line((x1, y1))
    for index in range(deep + 1):
        y = s.ground(0, index / deep, narrow)[1]
        pen.move(s.x0, y).line((s.x1, y))
    s.stroke(pen, colour, 0.28 * s.u, opacity=opacity)


def studio_floor(s: Sketch) -> None:
    """The lower part of a paper sweep: it goes on from the wall without an edge and grows lighter in front."""
    base = paper_tint(s)
    s.wash(base, lighter(base, 0.22), lighter(base, 0.1))


def cave_floor(s: Sketch) -> None:
    """Dark stone."""
    s.rect(s.x0, s.y0, s.w, s.h, "#94897f")
    _folds(s, "#8c8178", "#6d635c", 4)
    _specks(s, "#554c46", 24, 0.5, 0.4)


def graves(s: Sketch) -> None:
    """Grass with rows of gravestones, each on its little mound."""
    grass(s)
    stones, mounds, marks = Pen(), Pen(), Pen()
    for row, level in enumerate((0.26, 0.6)):
        wide = (3.4 + 2.2 * row) * s.u
        count = max(3, round(s.w / (4.2 * wide)))
        for index in range(count + row):
            x, tall = (
                s.x((index + 0.5 - 0.5 * row + s.rng.uniform(-0.12, 0.12)) / count),
                wide * s.rng.uniform(1.1, 1.5),
            )
            foot = s.y(level)
            mounds.ellipse(x, foot, wide * 0.95, wide * 0.22)
            stones.move(x - wide / 2, foot).line((x - wide / 2, foot - tall))
            stones.curve(x, foot - tall - wide * 0.8, x + wide / 2, foot - tall).line((x + wide / 2, foot)).close()
            for line in (0.55, 0.85):
                marks.move(x - wide * 0.26, foot - tall * line).line((x + wide * 0.26, foot - tall * line))
    base = s.dyed("#a9b0b4", 0.5)
    s.path(mounds, s.dyed("#8ea983"))
    s.path(stones, base)
    s.stroke(marks, darker(base, 0.25), 0.3 * s.u, opacity=0.7)
