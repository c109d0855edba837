"""Skies: by day, at dawn, sunset and night, in every weather; and what has no ground at all, space and the deep sea."""

from __future__ import annotations

from layoutgen.art.backdrops.palette import darker, lighter, mix
from layoutgen.art.backdrops.sketch import Pen, Sketch


def sky(s: Sketch) -> None:
    """The sky over a place: three bands of light, then stars or clouds."""
    top, middle, low = (mix(c, s.light.tone(s.colour), 0.45) if s.colour else c for c in s.light.sky)
    s.wash(top, middle, low, glow=True)
    if "sunny" in s.light.weather and not s.light.night:
        sun(s)
    if s.light.night and not set(s.light.weather) & {"rain", "storm", "fog", "snow", "cloudy"}:
        stars(s, 46)
        return
    clouds(s)


def night_sky(s: Sketch) -> None:
    """A sky full of stars with the band of the Milky Way, whatever the time."""
    s.wash("#10173a", "#1d2a56", "#3d5088", glow=True)
    _star_band(s)
    stars(s, 80)


def space(s: Sketch) -> None:
    """Black-blue space with stars and a soft nebula."""
    s.wash("#0e1230", "#1b1a44", glow=True)
    for colour in ("#3f7fa8", "#a35a92"):
        radius = s.rng.uniform(0.2, 0.3) * max(s.w, s.h)
        paint = s.gradient((0, colour, 0.34), (1, colour, 0), glow=True, radial=True)
        s.path(Pen().ellipse(s.x(s.rng.random()), s.y(s.rng.random()), radius, radius * 0.6), paint, glow=True)
    stars(s, 110)


def moon(s: Sketch) -> None:
    """A moon with a halo, high in the sky."""
    x, y, r = s.x(s.rng.choice((0.16, 0.84))), s.y0 + min(0.24 * s.h, 18 * s.u), 5.5 * s.u
    s.path(
        Pen().ellipse(x, y, 3 * r, 3 * r), s.gradient((0.2, "#f4efd2", 0.45), (1, "#f4efd2", 0), radial=True, glow=True)
    )
    s.path(Pen().ellipse(x, y, r, r), "#f3edd0", glow=True)
    s.path(
        Pen().ellipse(x - r * 0.3, y - r * 0.2, r * 0.2, r * 0.2).ellipse(x + r * 0.3, y + r * 0.3, r * 0.28, r * 0.28),
        "#e0d8b8",
        glow=True,
    )


def sun(s: Sketch) -> None:
    """A plain sun with a halo; low when it sets or rises."""
    low = s.light.time in ("sunset", "dawn")
    x, r = s.x(s.rng.choice((0.15, 0.85))), 5.5 * s.u
    y = s.y0 + (0.8 * s.h if low else min(0.24 * s.h, 17 * s.u))
    colour = "#ffd9a0" if low else "#fff0a8"
    s.path(
        Pen().ellipse(x, y, 3.6 * r, 3.6 * r), s.gradient((0.15, colour, 0.75), (1, colour, 0), radial=True, glow=True)
    )
    s.path(Pen().ellipse(x, y, r, r), "#ffc98a" if low else "#ffe27a", glow=True)


def stars(s: Sketch, count: int) -> None:
    """`count` stars in two sizes, denser towards the top."""
    for share, size, opacity in ((0.8, 0.4, 0.65), (0.2, 0.7, 0.95)):
        pen = Pen()
        for _ in range(round(count * share)):
            pen.dot(s.x(s.rng.random()), s.y(s.rng.random() ** 1.4 * 0.95))
        s.stroke(pen, "#fdf7dc", size * s.u, opacity=opacity, glow=True)


def clouds(s: Sketch) -> None:
    """A few flat clouds, pale by day, warm at sunset, a lid of grey in bad weather."""
    if "fog" in s.light.weather:
        return
    heavy = bool(set(s.light.weather) & {"rain", "storm", "cloudy", "snow"})
    colour = {"day": "#ffffff", "dawn": "#ffe9e0", "sunset": "#f6c2a4", "night": "#5a6a96"}[s.light.time]
    if heavy:
        colour = lighter(s.light.sky[1], 0.25) if "storm" not in s.light.weather else darker(s.light.sky[0], 0.15)
        if s.light.night:
            colour = lighter(s.light.sky[1], 0.1)
    count = 2 if "sunny" in s.light.weather else 5 if heavy else 4
    order = list(range(count))
    s.rng.shuffle(order)
    for index, level in enumerate(order):
        x = s.x((index + s.rng.uniform(0.1, 0.9)) / count)
        span = 0.34 if heavy else 0.52
        y = s.y(0.16 + span * (level + s.rng.random()) / count)
        # what is nearer to the horizon is farther away and smaller
        wide = s.rng.uniform(20, 27) * s.u * (1.5 if heavy else 1.1 - 0.6 * (y - s.y0) / s.h)
        _cloud(s, x, y, wide, min(wide * 0.2, s.h * 0.13), colour)
    if "windy" in s.light.weather:
        _wind(s)


def _cloud(s: Sketch, x: float, y: float, wide: float, tall: float, colour: str) -> None:
    """One flat cloud: a long low body with two or three round heads."""
    pen = Pen().ellipse(x, y, wide / 2, tall * 0.42)
    heads = s.rng.choice(((-0.14, 0.16), (-0.2, 0.02, 0.22), (-0.06, 0.2)))
    for index, shift in enumerate(heads):
        size = s.rng.uniform(0.85, 1.1) * (0.75 if index != len(heads) // 2 else 1.05)
        pen.ellipse(x + shift * wide, y - tall * 0.3 * size, tall * 0.95 * size, tall * 0.62 * size)
    s.path(pen, colour, opacity=0.6, glow=True)


def _wind(s: Sketch) -> None:
    pen = Pen()
    for index in range(5):
        x, y, long = s.x(s.rng.uniform(-0.05, 0.75)), s.y(0.1 + 0.16 * index), s.rng.uniform(18, 34) * s.u
        pen.move(x, y).curve(x + long * 0.3, y - 2 * s.u, x + long * 0.6, y).curve(
            x + long * 0.8, y + 1.3 * s.u, x + long, y
        )
    s.stroke(pen, "#ffffff", 0.45 * s.u, opacity=0.5, glow=True)


def _star_band(s: Sketch) -> None:
    """The Milky Way: faint stars close together on a slanting band."""
    pen = Pen()
    for _ in range(150):
        across = s.rng.random()
        pen.dot(s.x(across), s.y(0.8 - 0.62 * across + s.rng.gauss(0, 0.07)))
    s.stroke(pen, "#9fb0e6", 0.42 * s.u, opacity=0.6, glow=True)


def water_column(s: Sketch) -> None:
    """Water all around: light from above, slanting beams, rising bubbles."""
    s.wash("#8fd3dc", "#56a9c4", "#2f6f9c")
    pen = Pen()
    for index in range(5):
        x, wide, lean = s.x(0.06 + 0.22 * index + s.rng.uniform(-0.05, 0.05)), s.rng.uniform(3, 8) * s.u, 12 * s.u
        pen.polygon([(x, s.y0), (x + wide, s.y0), (x + wide * 2.4 - lean, s.y1), (x - wide - lean, s.y1)])
    s.path(pen, "#ffffff", opacity=0.12)
    bubbles = Pen()
    for _ in range(16):
        r = s.rng.uniform(0.3, 0.9) * s.u
        bubbles.ellipse(s.x(s.rng.random()), s.y(s.rng.uniform(0.1, 0.9)), r, r)
    s.path(bubbles, "#ffffff", opacity=0.28)


def paper_tint(s: Sketch) -> str:
    """The colour of the paper, which the upper and the lower part of the sweep share."""
    return s.dyed(s.shared.choice(("#d3dde4", "#dadde2", "#d6ddd9", "#dedad6")), 0.6)


def backdrop_paper(s: Sketch) -> None:
    """The upper part of a photographer's paper sweep: a calm light ground for anything."""
    base = paper_tint(s)
    s.wash(lighter(base, 0.35), lighter(base, 0.3), base)
