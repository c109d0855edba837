"""Shapes that lie on the ground: roads, rivers, tracks, courts, ponds, rugs.

Wide frames are drawn from side to side, as seen from the pavement; narrow tall ones lead away from the viewer.
"""

from __future__ import annotations

from layoutgen.art.backdrops.palette import darker, lighter, mix
from layoutgen.art.backdrops.sketch import Pen, Point, Sketch


def _leads_away(s: Sketch) -> bool:
    # a frame from side to side is seen from the pavement, however tall it is
    return s.h > 0.75 * s.w and s.w < 0.85 * s.width


def _snowed(s: Sketch, colour: str, share: float) -> str:
    return mix(colour, "#e9eff4", share) if "snow" in s.light.weather else colour


def _quad(s: Sketch, left: float, right: float, far: float, near: float, narrow: float) -> list[Point]:
    """A rectangle lying on the floor, corners in order."""
    corners = ((left, far), (right, far), (right, near), (left, near))
    return [s.ground(across, depth, narrow) for across, depth in corners]


def _lines(
    s: Sketch, segments: list[tuple[float, float, float, float]], colour: str, narrow: float, opacity: float = 0.9
) -> None:
    """White lines painted on the floor: (across, depth) to (across, depth)."""
    pen = Pen()
    for a, b, c, d in segments:
        pen.move(*s.ground(a, b, narrow)).line(s.ground(c, d, narrow))
    s.stroke(pen, colour, 0.55 * s.u, opacity=opacity)


def road(s: Sketch) -> None:
    """A road with a dashed middle line and pale edges."""
    _carriageway(s, 1)


def highway(s: Sketch) -> None:
    """A wide road of three lanes."""
    _carriageway(s, 2)


def runway(s: Sketch) -> None:
    """A runway with a dashed centre line and threshold bars."""
    _carriageway(s, 1)
    if not _leads_away(s):
        bars = Pen()
        for index in range(6):
            bars.rect(s.x(0.03), s.y(0.16 + 0.12 * index), s.w * 0.08, s.h * 0.05)
        s.path(bars, "#eceae2", opacity=0.7)


def _carriageway(s: Sketch, dividers: int) -> None:
    tar, edge = s.dyed(_snowed(s, "#8e9298", 0.3)), "#eceae2"
    if _leads_away(s):
        narrow = 0.14
        s.path(Pen().polygon(_quad(s, 0, 1, 0, 1, narrow)), tar)
        for across in (0.05, 0.95):
            s.path(Pen().polygon(_quad(s, across - 0.012, across + 0.012, 0, 1, narrow)), edge, opacity=0.7)
        dashes = Pen()
        for lane in range(1, dividers + 1):
            for index in range(7):
                middle, start = lane / (dividers + 1), index / 7
                dashes.polygon(_quad(s, middle - 0.012, middle + 0.012, start, start + 0.08, narrow))
        s.path(dashes, edge, opacity=0.85)
        return
    s.wash(lighter(tar, 0.12), tar)
    kerb = min(1.1 * s.u, s.h * 0.06)
    s.rect(s.x0, s.y0, s.w, kerb, _snowed(s, "#d6d3cc", 0.4))
    s.rect(s.x0, s.y0 + kerb, s.w, kerb * 0.5, darker(tar, 0.25), opacity=0.5)
    dashes, count = Pen(), max(3, round(s.w / (20 * s.u)))
    shift = s.rng.uniform(0, 0.5)
    for lane in range(1, dividers + 1):
        level = s.y(lane / (dividers + 1) * 0.96)
        for index in range(-1, count + 1):
            x, lean = s.x((index + shift + 0.3 * lane) / count), 0.4 * s.u
            long, thick = s.w / count * 0.5, min(1.1 * s.u, s.h * 0.05)
            dashes.polygon([(x, level), (x + long, level), (x + long - lean, level + thick), (x - lean, level + thick)])
    s.path(dashes, edge, opacity=0.75)


def crosswalk(s: Sketch) -> None:
    """Broad white bars across a road."""
    pen = Pen()
    for index in range(7):
        pen.polygon(_quad(s, (index + 0.2) / 7, (index + 0.75) / 7, 0.05, 0.95, 0.7))
    s.path(pen, "#f0eee8", opacity=0.85)


def sidewalk(s: Sketch) -> None:
    """A strip of paving slabs with a kerb along its lower edge."""
    base = s.dyed(_snowed(s, "#d2cec7", 0.6))
    s.wash(lighter(base, 0.15), base)
    pen, count = Pen(), max(4, round(s.w / (11 * s.u)))
    for index in range(count + 1):
        x = s.x(index / count)
        pen.move(x + (x - s.x(0.5)) * -0.015, s.y0).line((x, s.y1 - s.h * 0.1))
    s.stroke(pen, darker(base, 0.2), 0.3 * s.u, opacity=0.5)
    s.rect(s.x0, s.y(0.9), s.w, s.h * 0.1, darker(base, 0.14))


def parking(s: Sketch) -> None:
    """Asphalt with the lines of parking bays."""
    tar = s.dyed(_snowed(s, "#9a9da2", 0.3))
    s.wash(lighter(tar, 0.15), tar)
    bays = max(4, round(s.w / (20 * s.u)))
    segments = [(i / bays, 0.03, i / bays, 0.42) for i in range(-bays, 2 * bays + 1)]
    segments += [(i / bays, 0.72, i / bays, 1.0) for i in range(-bays, 2 * bays + 1)]
    _lines(s, segments, "#eceae2", 0.6, 0.7)


def path(s: Sketch) -> None:
    """A trodden path."""
    _ribbon(s, s.dyed(_snowed(s, "#dcc8a2", 0.5)), None)


def river(s: Sketch) -> None:
    """A river: across the frame or winding away from the viewer."""
    colour = s.dyed("#82bdd2")
    _ribbon(s, colour, lighter(colour, 0.5))


def _ribbon(s: Sketch, colour: str, ripple: str | None) -> None:
    """A winding band with a soft bank; with ripples when it flows."""
    bank = darker(colour, 0.18)
    if _leads_away(s):
        middle = [0.5 + s.rng.uniform(-0.1, 0.1), 0.72, 0.3, 0.5]
        half = [0.05, 0.1, 0.2, 0.45]
        depth = [0.0, 0.22, 0.5, 1.0]
        left = [(s.x(max(0.0, m - h)), s.y(d)) for m, h, d in zip(middle, half, depth, strict=True)]
        right = [(s.x(min(1.0, m + h)), s.y(d)) for m, h, d in zip(middle, half, depth, strict=True)]
        outline = Pen().move(*left[0]).smooth(left).smooth(right[::-1]).close()
    else:
        swing = 0.1
        top = [(s.x(i / 6), s.y(swing + s.rng.uniform(-swing, swing))) for i in range(7)]
        low = [(s.x(1 - i / 6), s.y(1 - swing + s.rng.uniform(-swing, swing))) for i in range(7)]
        outline = Pen().move(*top[0]).smooth(top).smooth(low).close()
    s.path(outline, lighter(colour, 0.1))
    s.stroke(outline, bank, 0.5 * s.u, opacity=0.45)
    if ripple:
        _ripples(s, ripple)


def _ripples(s: Sketch, colour: str, inset: float = 0.2) -> None:
    pen = Pen()
    for index in range(9):
        y = s.y(inset + (1 - 2 * inset) * (index + 0.5) / 9)
        reach = 0.12 if _leads_away(s) else 0.42
        x, long = s.x(0.5 + s.rng.uniform(-reach, reach)), s.rng.uniform(2, 5) * s.u
        pen.move(x - long / 2, y).curve(x, y - 0.7 * s.u, x + long / 2, y)
    s.stroke(pen, colour, 0.4 * s.u, opacity=0.7)


def pond(s: Sketch) -> None:
    """A pond with a bank."""
    colour = s.dyed("#86bfd0")
    _blob(s, "#b39f7a", 1.0)
    _blob(s, lighter(colour, 0.12), 0.95)
    _ripples(s, lighter(colour, 0.5), 0.25)


def puddle(s: Sketch) -> None:
    """A shallow puddle that mirrors the sky."""
    _blob(s, "#b4cbd9", 1.0)
    s.stroke(
        Pen().move(s.x(0.28), s.y(0.4)).curve(s.x(0.45), s.y(0.3), s.x(0.6), s.y(0.36)),
        "#ffffff",
        0.6 * s.u,
        opacity=0.6,
    )


def mud(s: Sketch) -> None:
    """A patch of mud."""
    _blob(s, s.dyed("#a3835f"), 1.0)
    _blob(s, s.dyed("#93744f"), 0.6)


def _blob(s: Sketch, paint: str, size: float) -> None:
    """A soft oval that touches the sides of the frame at `size` 1."""
    rx, ry, cx, cy = s.w / 2 * size, s.h / 2 * size, s.x(0.5), s.y(0.5)
    k = 0.62
    pen = Pen().move(cx - rx, cy).curve(cx - rx, cy - ry * k, cx - rx * 0.5, cy - ry * 0.86)
    pen.curve(cx, cy - ry * 1.14, cx + rx * 0.55, cy - ry * 0.84).curve(cx + rx, cy - ry * k, cx + rx, cy)
    pen.curve(cx + rx * 0.98, cy + ry * k, cx + rx * 0.5, cy + ry * 0.86).curve(
        cx, cy + ry * 1.14, cx - rx * 0.55, cy + ry * 0.84
    )
    s.path(pen.curve(cx - rx, cy + ry * k, cx - rx, cy).close(), paint)


def pool(s: Sketch) -> None:
    """A swimming pool with a stone rim and lanes of light."""
    s.path(Pen().polygon(_quad(s, 0, 1, 0, 1, 0.72)), "#efeae0")
    blue = s.dyed("#8fd0dc")
    inner = _quad(s, 0.04, 0.96, 0.07, 0.93, 0.72)
    s.path(Pen().polygon(inner), lighter(blue, 0.1))
    _ripples(s, "#ffffff", 0.2)


def rails(s: Sketch) -> None:
    """Railway tracks on ballast: sleepers and two rails."""
    ballast, wood, steel = "#bfb7ab", "#8d7661", "#6f767d"
    if _leads_away(s):
        narrow = 0.16
        s.path(Pen().polygon(_quad(s, 0, 1, 0, 1, narrow)), ballast)
        sleepers = Pen()
        for index in range(14):
            sleepers.polygon(_quad(s, 0.14, 0.86, index / 14 + 0.01, index / 14 + 0.035, narrow))
        s.path(sleepers, wood, opacity=0.8)
        for across in (0.27, 0.7):
            s.path(Pen().polygon(_quad(s, across, across + 0.03, 0, 1, narrow)), steel)
        return
    s.wash(lighter(ballast, 0.15), ballast)
    sleepers, count = Pen(), max(8, round(s.w / (5 * s.u)))
    for index in range(count + 1):
        x, wide, lean = s.x((index + 0.2) / count), s.w / count * 0.4, 0.6 * s.u
        sleepers.polygon([(x, s.y(0.3)), (x + wide, s.y(0.3)), (x + wide - lean, s.y(0.8)), (x - lean, s.y(0.8))])
    s.rect(s.x0, s.y(0.26), s.w, s.h * 0.58, darker(ballast, 0.1))
    s.path(sleepers, wood, opacity=0.45)
    for level, thick in ((0.38, 0.045), (0.64, 0.065)):
        s.rect(s.x0, s.y(level), s.w, s.h * thick, steel)
        s.rect(s.x0, s.y(level), s.w, s.h * thick * 0.35, lighter(steel, 0.5))


def stairs(s: Sketch) -> None:
    """Broad steps that narrow upwards, lighter where they catch the light."""
    base = s.dyed("#cfc9bf")
    for index in range(6):
        far, edge, near = index / 6, (index + 0.42) / 6, (index + 1) / 6
        s.path(Pen().polygon(_quad(s, 0, 1, far, near, 0.7)), darker(base, 0.08 + 0.02 * index))
        s.path(Pen().polygon(_quad(s, 0, 1, far, edge, 0.7)), lighter(base, 0.3))


def rug(s: Sketch) -> None:
    """A woven rug with a border."""
    colour = s.dyed(s.rng.choice(("#c79a8b", "#8fa3b8", "#a8b08e", "#b79bb0")))
    for inset, paint in ((0.0, colour), (0.06, lighter(colour, 0.45)), (0.1, lighter(colour, 0.12))):
        s.path(Pen().polygon(_quad(s, inset * 0.6, 1 - inset * 0.6, inset, 1 - inset, 0.78)), paint)


def mat(s: Sketch) -> None:
    """A plain oval mat or blanket."""
    colour = s.dyed("#c9b8d0")
    s.path(Pen().ellipse(s.x(0.5), s.y(0.5), s.w / 2, s.h / 2), colour)
    s.path(Pen().ellipse(s.x(0.5), s.y(0.5), s.w * 0.44, s.h * 0.42), lighter(colour, 0.25))
