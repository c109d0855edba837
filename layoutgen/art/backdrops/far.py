"""What stands on the horizon: mountains, hills, woods, town, stands. All of it pale with distance."""

from __future__ import annotations

from layoutgen.art.backdrops.palette import darker, lighter, mix
from layoutgen.art.backdrops.sketch import Pen, Point, Sketch

_FACADES = ("#d9c3a8", "#c9a79a", "#b7bfc4", "#cfc6b4", "#a9b4bb", "#d4b79b", "#b9a9a3", "#c7cbc2")
_BLOSSOM = ("#f0cdd8", "#e9b4c6")  # of a line of trees in spring


def _haze(colour: str, share: float) -> str:
    """`colour` as far away as `share` says; the air takes the colour of the horizon by daylight."""
    return mix(colour, "#d5e6ec", share)


def _ridge(s: Sketch, points: list[Point], top: str, bottom: str) -> None:
    """Soft land under `points`, down to the foot of the frame."""
    s.below(points, top, bottom)


def mountains(s: Sketch) -> None:
    """Two ranges of peaks, snow on the nearer one."""
    for count, low, high, colour in ((5, 0.3, 0.62, "#a9bac9"), (4, 0.0, 0.4, "#8496a6")):
        body = s.dyed(colour, 0.6)
        caps, shade, outline = Pen(), Pen(), [(s.x0 - s.w * 0.02, s.y1)]
        phase = s.rng.uniform(-0.35, 0.1)
        for index in range(count + 1):
            peak = (s.x((index + phase + 0.5) / count), s.y(s.rng.uniform(low, high)))
            valley = (s.x((index + phase + 1) / count), s.y(s.rng.uniform(0.66, 0.82)))
            before = outline[-1]
            outline += [peak, valley]
            shade.polygon([peak, valley, (valley[0], s.y1), (peak[0] - s.w * 0.03, s.y1)])
            if high < 0.5:
                _snow_cap(s, caps, peak, before, valley)
        outline.append((s.x1 + s.w * 0.02, s.y1))
        s.path(Pen().polygon(outline), body)
        s.path(shade, darker(body, 0.35), opacity=0.3)
        s.path(caps, "#f4f7f9", opacity=0.95)


def _snow_cap(s: Sketch, caps: Pen, peak: Point, before: Point, after: Point) -> None:
    """Snow down to a third of both slopes, with a jagged lower edge."""

    def along(end: Point, share: float) -> Point:
        return peak[0] + (end[0] - peak[0]) * share, peak[1] + (end[1] - peak[1]) * share

    left, right = along(before, 0.36 if before[1] < s.y1 else 0.2), along(after, 0.36)
    span, drop = right[0] - left[0], (left[1] - peak[1]) * 0.3
    jag = [(right[0] - span * 0.25, right[1] - drop), (right[0] - span * 0.45, right[1] + drop * 0.4)]
    caps.polygon([peak, right, *jag, (left[0] + span * 0.28, left[1] - drop * 0.8), left])


def hills(s: Sketch) -> None:
    """Three soft lines of hills, paler the farther they are."""
    for index, colour in enumerate(("#b5cdbb", "#a4c3a0", "#97b98a")):
        base = s.dyed(colour)
        level = 0.12 + 0.27 * index
        points = [(s.x(i / 5), s.y(level + s.rng.uniform(-0.1, 0.24))) for i in range(6)]
        _ridge(s, points, _haze(base, 0.3 - 0.1 * index), base)


def dunes(s: Sketch) -> None:
    """Bare sand hills with a lee side in shade."""
    for index, colour in enumerate(("#e6cfa4", "#dcbf8e")):
        level = 0.2 + 0.35 * index
        points = [(s.x(i / 4), s.y(level + s.rng.uniform(-0.15, 0.3))) for i in range(5)]
        _ridge(s, points, lighter(colour, 0.15), colour)


def woods(s: Sketch) -> None:
    """A wood: three rows of firs behind one another, the nearest the darkest."""
    for index, colour in enumerate(("#afcbb2", "#8fb394", "#749e7b")):
        base = s.dyed(colour, 0.6)
        count = max(3, round(s.w / ((6.2 + 1.6 * index) * s.u)))
        pen, wide = Pen().rect(s.x0, s.y(0.62 + 0.1 * index), s.w, s.h * (0.38 - 0.1 * index)), s.w / count
        for i in range(count + 1):
            x = s.x((i + s.rng.uniform(-0.2, 0.2) + 0.25 * index) / count)
            top, foot = s.y(0.2 * index + s.rng.uniform(0.0, 0.26)), s.y(0.72 + 0.1 * index)
            for share, half in ((0.0, 0.36), (0.26, 0.5), (0.52, 0.64)):
                tip, low = top + (foot - top) * share, top + (foot - top) * min(1.0, share + 0.46)
                pen.polygon([(x, tip), (x + wide * half, low), (x - wide * half, low)])
        s.path(pen, base)


def tree_line(s: Sketch) -> None:
    """Round leafy crowns in the distance."""
    for index, colour in enumerate(("#b2cdab", "#9abf93")):
        level, radius = 0.3 + 0.22 * index, (4.6 - 0.8 * index) * s.u
        _crowns(s, s.dyed(_BLOSSOM[index] if "spring" in s.light.weather else colour, 0.6), level, radius)


def _crowns(s: Sketch, base: str, level: float, radius: float) -> None:
    """A row of round crowns around `level` of the frame, closed downwards; no crown leaves the frame's top."""
    radius = min(radius, s.h * 0.42)
    pen, x = Pen().rect(s.x0, s.y(level), s.w, s.h * (1 - level)), s.x0 - radius * s.rng.random()
    while x < s.x1 + radius:
        r = radius * s.rng.uniform(0.7, 1.15)
        y = max(s.y0 + r * 0.9, s.y(level) + r * s.rng.uniform(-0.35, 0.45))
        pen.ellipse(x, y, r, r * 0.9)
        x += r * s.rng.uniform(1.0, 1.5)
    s.path(pen, base)


def jungle(s: Sketch) -> None:
    """Dense layers of crowns in the damp, with slender trunks between them."""
    s.wash("#c6dfbf", "#a3c9a0")
    for index, colour in enumerate(("#a9cca2", "#8ab88c", "#6fa278", "#5b9068")):
        trunks = Pen()
        for _ in range(4):
            x, wide = s.x(s.rng.random()), (0.5 + 0.3 * index) * s.u
            trunks.polygon([(x, s.y0), (x + wide, s.y0), (x + wide * 1.6, s.y1), (x - wide * 0.6, s.y1)])
        s.path(trunks, darker(colour, 0.22), opacity=0.5)
        _crowns(s, colour, 0.3 + 0.17 * index, (7 + index) * s.u)


def skyline(s: Sketch) -> None:
    """A far town of towers, and a nearer row of them with windows."""
    base = s.dyed("#b9c8d3", 0.5)
    pen, x = Pen(), s.x0
    while x < s.x1:
        wide = s.rng.uniform(5, 10) * s.u
        top = s.y(s.rng.uniform(0.0, 0.45))
        pen.rect(x, top, wide, s.y1 - top)
        x += wide
    s.path(pen, _haze(base, 0.15))
    _row(s, 0.28, 0.72, (9, 15), 0.25)


def facades(s: Sketch) -> None:
    """The house fronts of a street, side by side."""
    _row(s, 0.0, 0.5, (15, 25), 0.05)


_ROOFS = ("#b5564a", "#9c6a4e", "#a8493f", "#8a6f5c")


def cottages(s: Sketch) -> None:
    """The houses of a village with gabled roofs, a little apart, before low trees."""
    _crowns(s, s.dyed("#a4c3a0", 0.6), 0.62, 4.0 * s.u)
    snowy = "snow" in s.light.weather
    panes, doors, x = Pen(), Pen(), s.x0 - s.rng.uniform(0, 8) * s.u
    while x < s.x1:
        wide, high = s.rng.uniform(13, 18) * s.u, s.rng.uniform(0.32, 0.42) * s.h
        eaves, ridge = s.y1 - high, s.y1 - high - s.rng.uniform(0.32, 0.42) * s.h
        s.rect(x, eaves, wide, high, _haze(s.dyed(s.rng.choice(_FACADES), 0.6), 0.05))
        roof = "#eef3f6" if snowy else _haze(s.dyed(s.rng.choice(_ROOFS), 0.6), 0.15)
        s.path(Pen().polygon([(x - 0.08 * wide, eaves), (x + 0.5 * wide, ridge), (x + 1.08 * wide, eaves)]), roof)
        side, middle = 0.17 * wide, eaves + 0.3 * high
        for share in (0.14, 0.69):
            panes.rect(x + share * wide, middle, side, 0.34 * high)
        doors.rect(x + 0.42 * wide, eaves + 0.4 * high, 0.17 * wide, 0.6 * high)
        x += wide + s.rng.uniform(3, 8) * s.u
    s.path(doors, "#7a5a48", opacity=0.9)
    s.path(panes, "#ffd98a" if s.light.night else "#a9c3d3", opacity=0.9, glow=s.light.night)


def _row(s: Sketch, low: float, high: float, widths: tuple[float, float], haze: float) -> None:
    """Houses from side to side with tops between `low` and `high`; some windows are lit at night."""
    panes, lit, x = Pen(), Pen(), s.x0 - s.rng.uniform(0, 6) * s.u
    previous = ""
    while x < s.x1:
        wide = s.rng.uniform(*widths) * s.u
        top = s.y(s.rng.uniform(low, high))
        colour = s.rng.choice([c for c in _FACADES if c != previous])
        previous = colour
        s.rect(x, top, wide * 1.005, s.y1 - top, _haze(s.dyed(colour, 0.6), haze))
        s.rect(x, top, wide, 0.9 * s.u, darker(colour, 0.12), opacity=0.6)
        _windows(s, panes, lit, (x, top, wide))
        x += wide
    s.path(panes, "#8ea3b3", opacity=0.55)
    s.path(lit, "#ffd98a" if s.light.night else "#b9cbd6", opacity=0.9 if s.light.night else 0.55, glow=s.light.night)


def _windows(s: Sketch, panes: Pen, lit: Pen, front: tuple[float, float, float]) -> None:
    x, top, wide = front
    columns = max(2, round(wide / (5.2 * s.u)))
    step, rise = wide / columns, 6.2 * s.u
    y = top + 3 * s.u
    while y + rise * 0.9 < s.y1 - 2 * s.u:
        for column in range(columns):
            pen = lit if s.rng.random() < 0.3 else panes
            pen.rect(x + step * (column + 0.28), y, step * 0.44, rise * 0.52)
        y += rise


def stands(s: Sketch) -> None:
    """Empty tiers of a stadium under a roof line."""
    s.wash("#c3ccd4", "#aab7c2")
    tiers = 6
    for tier in range(tiers):
        top = s.y(0.12 + 0.88 * tier / tiers)
        s.rect(s.x0, top, s.w, s.h * 0.088, s.dyed("#8fa5bb" if tier % 2 else "#9fb2c5", 0.6))
    aisles = Pen()
    for index in range(9):
        x = s.x((index + 0.5) / 9)
        lean = (x - s.x(0.5)) * 0.06
        wide = 0.55 * s.u
        aisles.polygon([(x - wide, s.y(0.12)), (x + wide, s.y(0.12)), (x + lean + wide, s.y1), (x + lean - wide, s.y1)])
    s.path(aisles, "#d5dce2", opacity=0.8)
    s.rect(s.x0, s.y0, s.w, s.h * 0.1, "#e3e8ec")
    s.rect(s.x0, s.y(0.93), s.w, s.h * 0.07, s.dyed("#7d93a8", 0.6))


def hedge(s: Sketch) -> None:
    """A clipped hedge."""
    base = s.dyed("#86ac7c", 0.6)
    count = max(4, round(s.w / (5 * s.u)))
    points = [(s.x(i / count), s.y(s.rng.uniform(0.02, 0.14))) for i in range(count + 1)]
    _ridge(s, points, base, darker(base, 0.14))
    leaves = Pen()
    for _ in range(36):
        x, y = s.x(s.rng.random()), s.y(s.rng.uniform(0.2, 0.95))
        leaves.move(x, y).curve(x + 0.6 * s.u, y - 0.8 * s.u, x + 1.2 * s.u, y)
    s.stroke(leaves, lighter(base, 0.25), 0.35 * s.u, opacity=0.6)


def fence(s: Sketch) -> None:
    """A board fence."""
    base = s.dyed("#cbb394")
    boards, gaps = max(6, round(s.w / (4.4 * s.u))), Pen()
    s.wash(base, darker(base, 0.08))
    for index in range(boards + 1):
        x = s.x(index / boards)
        gaps.move(x, s.y0).line((x, s.y1))
    s.stroke(gaps, darker(base, 0.25), 0.28 * s.u, opacity=0.6)
    for level in (0.22, 0.78):
        s.rect(s.x0, s.y(level) - 0.7 * s.u, s.w, 1.4 * s.u, darker(base, 0.14), opacity=0.6)


def rail_fence(s: Sketch) -> None:
    """An open fence of posts and two rails; what is behind shows through."""
    base, pen = s.dyed("#c2aa8a"), Pen()
    for index in range(max(4, round(s.w / (13 * s.u))) + 1):
        x = s.x0 + index * 13 * s.u
        pen.rect(x - 0.6 * s.u, s.y0, 1.2 * s.u, s.h)
    for level in (0.24, 0.6):
        pen.rect(s.x0, s.y(level), s.w, 0.13 * s.h)
    s.path(pen, base)


def bridge(s: Sketch) -> None:
    """A stone bridge across: a deck and three arches one can look through."""
    base = s.dyed("#bcb3a8")
    deck, pen = s.y(0.3), Pen()
    pen.move(s.x0, s.y1).line((s.x0, deck)).curve(s.x(0.5), s.y(-0.02), s.x1, deck).line((s.x1, s.y1))
    for index in (2, 1, 0):
        left, right = s.x((index + 0.12) / 3), s.x((index + 0.88) / 3)
        pen.line((right, s.y1)).curve((left + right) / 2, s.y(-0.02), left, s.y1)
    s.path(pen.close(), base)
    s.stroke(Pen().move(s.x0, deck).curve(s.x(0.5), s.y(-0.02), s.x1, deck), darker(base, 0.2), 1.1 * s.u, opacity=0.8)
