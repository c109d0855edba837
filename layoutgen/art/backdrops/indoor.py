"""Rooms: walls, floors and what is built into them. Nothing that stands in a room: that is the text's to say."""

from __future__ import annotations

from layoutgen.art.backdrops.palette import darker, lighter
from layoutgen.art.backdrops.sketch import Pen, Sketch
from layoutgen.art.backdrops.walls import daylight, painted, skirting, tiles


def living_wall(s: Sketch) -> None:
    """A warm wall with panels below."""
    base = painted(s, ("#d9ddce", "#e3d5c3", "#d3dce2", "#e2cfc6"))
    daylight(s)
    panel, low = Pen(), s.y(0.66)
    s.rect(s.x0, low, s.w, s.y1 - low, lighter(base, 0.4))
    s.rect(s.x0, low, s.w, 0.9 * s.u, lighter(base, 0.65))
    count = max(3, round(s.w / (17 * s.u)))
    for index in range(count):
        panel.rect(s.x((index + 0.12) / count), low + s.h * 0.07, s.w / count * 0.76, s.h * 0.16)
    s.stroke(panel, darker(base, 0.12), 0.3 * s.u, opacity=0.5)
    skirting(s, lighter(base, 0.3))


def bedroom_wall(s: Sketch) -> None:
    """A quiet wallpaper of soft stripes."""
    base = painted(s, ("#dcd9e8", "#e9dcd8", "#d6e0e4", "#e6e0d0"))
    pen, count = Pen(), max(6, round(s.w / (8 * s.u)))
    for index in range(count):
        pen.rect(s.x((index + 0.3) / count), s.y0, s.w / count * 0.4, s.h)
    s.path(pen, lighter(base, 0.45), opacity=0.45)
    daylight(s)
    skirting(s, base)


def kitchen_wall(s: Sketch) -> None:
    """A plain wall with a band of tiles above the worktop."""
    base = painted(s, ("#efe6d3", "#e3e9e4", "#ece0d4"))
    s.rect(s.x0, s.y(0.42), s.w, s.h * 0.58, lighter(base, 0.35))
    tiles(s, darker(base, 0.14), 0.42, 1.0, 5.4)


def bathroom_wall(s: Sketch) -> None:
    """Tiles up to shoulder height with a border."""
    base = painted(s, ("#dfe9ea", "#e2e8ee", "#e8e6df"))
    tile = s.dyed("#c3dde0", 0.5)
    s.rect(s.x0, s.y(0.26), s.w, s.h * 0.74, tile)
    tiles(s, lighter(tile, 0.55), 0.26, 1.0, 7.0)
    s.rect(s.x0, s.y(0.26), s.w, 1.8 * s.u, darker(base, 0.22), opacity=0.7)


def office_wall(s: Sketch) -> None:
    """A cool wall with the shadow lines of panels."""
    base = painted(s, ("#dde3e7", "#e3e5e2"))
    pen, count = Pen(), max(3, round(s.w / (30 * s.u)))
    for index in range(1, count):
        pen.move(s.x(index / count), s.y0).line((s.x(index / count), s.y1))
    s.stroke(pen, darker(base, 0.18), 0.3 * s.u, opacity=0.5)
    daylight(s)
    skirting(s, darker(base, 0.25))


def class_wall(s: Sketch) -> None:
    """A school wall with a long green board."""
    base = painted(s, ("#efe6cf", "#e2e9e0"))
    s.rect(s.x(0.12), s.y(0.16), s.w * 0.76, s.h * 0.5, "#c9ab82")
    s.rect(s.x(0.135), s.y(0.185), s.w * 0.73, s.h * 0.45, "#76967f")
    chalk = Pen().move(s.x(0.2), s.y(0.52)).curve(s.x(0.4), s.y(0.42), s.x(0.62), s.y(0.5))
    s.stroke(chalk, "#dfe9e2", 5 * s.u, opacity=0.08)
    skirting(s, base)
