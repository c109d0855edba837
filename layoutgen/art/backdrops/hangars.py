"""What is seen across a runway: the long terminal of an airport, its tower, the tails of parked planes."""

from __future__ import annotations

from layoutgen.art.backdrops.palette import darker, lighter, mix
from layoutgen.art.backdrops.sketch import Pen, Sketch

_GLASS, _LIT = "#b7d3e2", "#ffe2a0"


def terminal(s: Sketch) -> None:
    """A low hall of glass under a curved roof, a control tower beside it, three tails before it."""
    base = s.dyed("#d7dde0", 0.6)
    glass = mix(_GLASS, _LIT, 0.7) if s.light.night else _GLASS
    _tower(s, s.x(s.shared.choice((0.16, 0.84))), base, glass)
    roof = Pen().move(s.x0, s.y(0.62)).curve(s.x(0.5), s.y(0.3), s.x1, s.y(0.62)).line((s.x1, s.y1), (s.x0, s.y1))
    s.path(roof.close(), base)
    eaves = Pen().move(s.x0, s.y(0.62)).curve(s.x(0.5), s.y(0.3), s.x1, s.y(0.62))
    s.stroke(eaves, darker(base, 0.16), 1.2 * s.u)
    s.rect(s.x0, s.y(0.68), s.w, s.y1 - s.y(0.68), glass, glow=s.light.night)
    bars, count = Pen(), max(8, round(s.w / (7 * s.u)))
    for index in range(count + 1):
        bars.rect(s.x(index / count) - 0.25 * s.u, s.y(0.68), 0.5 * s.u, s.y1 - s.y(0.68))
    bars.rect(s.x0, s.y(0.83), s.w, 0.5 * s.u)
    s.path(bars, lighter(base, 0.4))
    for across, colour in ((0.36, "#7f9cc0"), (0.52, "#c08f8a"), (0.68, "#8fb09a")):
        _plane(s, s.x(across), 0.27 * s.h, colour)


def _tower(s: Sketch, x: float, base: str, glass: str) -> None:
    """A slim shaft with a glazed room on top that is wider above."""
    wide, top, sill = 2.2 * s.u, s.y(0.08), s.y(0.22)
    s.path(
        Pen().polygon([(x - wide, s.y1), (x - 0.8 * wide, sill), (x + 0.8 * wide, sill), (x + wide, s.y1)]),
        darker(base, 0.1),
    )
    room = [(x - 1.6 * wide, sill), (x - 2.1 * wide, top), (x + 2.1 * wide, top), (x + 1.6 * wide, sill)]
    s.path(Pen().polygon(room), glass, glow=s.light.night)
    s.rect(x - 2.2 * wide, s.y(0.05), 4.4 * wide, s.h * 0.04, darker(base, 0.25))
    s.rect(x - 1.7 * wide, s.y(0.21), 3.4 * wide, s.h * 0.03, darker(base, 0.25))
    s.stroke(Pen().move(x, s.y(0.05)).line((x, s.y(-0.06))), darker(base, 0.3), 0.5 * s.u)


def _plane(s: Sketch, x: float, tall: float, colour: str) -> None:
    """A plane that is parked far away, with its tail of a `colour`."""
    low = s.y1 - 0.1 * tall
    body = Pen().move(x - 1.6 * tall, low - 0.2 * tall).curve(x - 1.3 * tall, low - 0.42 * tall, x, low - 0.4 * tall)
    body.line(
        (x + 0.62 * tall, low - 0.38 * tall), (x + 0.3 * tall, low - 0.12 * tall), (x - 1.3 * tall, low - 0.08 * tall)
    )
    s.path(body.close(), "#eef2f4")
    tail, top = x + 0.1 * tall, low - tall
    fin = [
        (tail, low - 0.4 * tall),
        (tail + 0.4 * tall, top),
        (tail + 0.62 * tall, top),
        (tail + 0.5 * tall, low - 0.38 * tall),
    ]
    s.path(Pen().polygon(fin), colour)
