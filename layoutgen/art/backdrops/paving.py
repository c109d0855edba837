"""Ground laid with small stones: bricks in running bond, cobbles in rows; and the slope of a steep hill."""

from __future__ import annotations

from itertools import pairwise

from layoutgen.art.backdrops.palette import darker, lighter, mix
from layoutgen.art.backdrops.sketch import Pen, Sketch

_ROWS = 9
_FLATTER = 0.62  # the depth of a row over the one before it, away from the viewer
STEEP = (0.72, 0.24)  # heights of a steep hill's edge at the left and right of its frame


def _rows(s: Sketch) -> list[float]:
    """The heights of the joints between rows, from the far edge to the near one: nearer rows are deeper."""
    steps = [1 + 0.22 * index for index in range(_ROWS)]
    heights, total = [0.0], sum(steps)
    for step in steps:
        heights.append(heights[-1] + step / total)
    return [s.y(height) for height in heights]


def bricks(s: Sketch) -> None:
    """Red bricks seen from above, in running bond, a few of them darker."""
    base = s.dyed("#c08a74", 0.8)
    if "snow" in s.light.weather:
        base = mix(base, "#e9eff4", 0.6)
    s.wash(lighter(base, 0.14), base)
    levels, joints, odd = _rows(s), Pen(), Pen()
    columns = max(6, round(s.w / (9 * s.u)))
    for row, (top, low) in enumerate(pairwise(levels)):
        joints.move(s.x0, top).line((s.x1, top))
        for column in range(-columns, 2 * columns):
            across = (column + 0.5 * (row % 2)) / columns
            far, near = _at(s, across, top), _at(s, across, low)
            joints.move(far, top).line((near, low))
            if s.rng.random() < 0.16:
                beyond = across + 1 / columns
                odd.polygon([(far, top), (_at(s, beyond, top), top), (_at(s, beyond, low), low), (near, low)])
    s.path(odd, darker(base, 0.3), opacity=0.35)
    s.stroke(joints, lighter(base, 0.45), 0.34 * s.u, opacity=0.7)


def cobbles(s: Sketch) -> None:
    """Rounded stones in rows."""
    base = s.dyed("#b3aea6", 0.8)
    s.wash(lighter(base, 0.06), darker(base, 0.06))
    levels, light, dark = _rows(s), Pen(), Pen()
    columns = max(8, round(s.w / (7 * s.u)))
    for row, (top, low) in enumerate(pairwise(levels)):
        for column in range(-columns, 2 * columns):
            middle = _at(s, (column + 0.5 + 0.5 * (row % 2)) / columns, (top + low) / 2)
            if not s.x0 < middle < s.x1:
                continue
            wide = (_at(s, 1 / columns, low) - _at(s, 0.0, low)) * s.rng.uniform(0.4, 0.46)
            pen = dark if s.rng.random() < 0.3 else light
            pen.ellipse(middle, (top + low) / 2, wide, 0.42 * (low - top))
    s.path(light, lighter(base, 0.3), opacity=0.75)
    s.path(dark, darker(base, 0.12), opacity=0.6)


def _at(s: Sketch, across: float, y: float) -> float:
    """The x of a line that runs away from the viewer, where it is at height y: the far edge is drawn narrower."""
    depth = (y - s.y0) / max(s.h, 1e-9)
    return s.x(0.5 + (across - 0.5) * (_FLATTER + (1 - _FLATTER) * depth))


def steep_hill(s: Sketch) -> None:
    """A grassy slope that climbs from the left to the right edge of its frame."""
    far, near = s.dyed("#a3c588"), s.dyed("#86b56e")
    if "snow" in s.light.weather:
        far, near = mix(far, "#e9eff4", 0.86), mix(near, "#e9eff4", 0.78)
    left, right = STEEP
    rise = [
        (s.x0, s.y(left)),
        (s.x(0.3), s.y(left + 0.3 * (right - left))),
        (s.x(0.7), s.y(left + 0.7 * (right - left))),
    ]
    s.below([*rise, (s.x1, s.y(right))], far)
    for drop in (0.22, 0.5, 0.8):
        low = [(x, min(s.y1, y + drop * s.h * 0.6)) for x, y in (*rise, (s.x1, s.y(right)))]
        s.path(Pen().move(s.x0, s.y1).smooth(low).line((s.x1, s.y1)).close(), near, opacity=0.35)
