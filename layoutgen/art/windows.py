"""The windows of vehicles, in which those show who drive or ride inside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from layoutgen.art.drawing import Drawing
from layoutgen.art.place import Affine, Point, frame

Pane = tuple[Point, ...]

_ART = re.compile(r'data-art="([^"]*)"')


def _pane(x0: float, y0: float, x1: float, y1: float, slant: float = 0.0) -> Pane:
    """A window whose front edge leans back by `slant` on its way up."""
    return (x0, y1), (x0 + slant, y0), (x1, y0), (x1, y1)


# art -> polygons in shares of its view, front first
_PANES: dict[str, tuple[Pane, ...]] = {
    "twemoji/1f697": (  # car
        ((0.28, 0.37), (0.44, 0.1), (0.54, 0.08), (0.55, 0.36)),
        ((0.62, 0.35), (0.61, 0.08), (0.74, 0.12), (0.86, 0.34)),
    ),
    "twemoji/1f69c": (_pane(0.5, 0.1, 0.78, 0.42),),  # tractor
    "own/truck": (_pane(0.07, 0.2, 0.22, 0.47, 0.04),),
    "own/pickup-truck": (_pane(0.27, 0.13, 0.45, 0.42, 0.07),),
    "own/bus": tuple(_pane(x, 0.1, x + 0.13, 0.43) for x in (0.31, 0.465, 0.63, 0.79)),
    "twemoji/1f690": (_pane(0.06, 0.24, 0.3, 0.48, 0.06), _pane(0.36, 0.24, 0.58, 0.48), _pane(0.64, 0.24, 0.92, 0.48)),
    "twemoji/1f695": (_pane(0.36, 0.18, 0.6, 0.38, 0.05), _pane(0.67, 0.18, 0.81, 0.38)),  # taxi
    "twemoji/1f693": (_pane(0.34, 0.17, 0.6, 0.38, 0.06), _pane(0.67, 0.17, 0.8, 0.38)),  # police car
    "twemoji/1f692": (_pane(0.07, 0.23, 0.18, 0.44, 0.03), _pane(0.25, 0.23, 0.33, 0.44)),  # fire truck
    "twemoji/1f691": (_pane(0.11, 0.18, 0.36, 0.45, 0.1),),  # ambulance
    "twemoji/1f6fb": (_pane(0.28, 0.1, 0.47, 0.35, 0.04),),  # pickup truck
    "twemoji/1f699": (_pane(0.36, 0.1, 0.6, 0.3, 0.05), _pane(0.67, 0.1, 0.83, 0.3)),  # jeep
    "own/train": tuple(_pane(x, 0.18, x + 0.1, 0.43) for x in (0.07, 0.2, 0.4, 0.61, 0.71)),
    "own/double-decker": tuple(_pane(x, 0.1, x + 0.16, 0.35) for x in (0.19, 0.38, 0.57, 0.77)),
    "twemoji/1f6f8": (((0.4, 0.25), (0.42, 0.03), (0.66, 0.06), (0.7, 0.3)),),  # flying saucer
    "twemoji/1f681": (_pane(0.06, 0.26, 0.38, 0.58, 0.08), _pane(0.44, 0.26, 0.6, 0.56)),  # helicopter
}


def panes(vehicle: Drawing) -> tuple[Pane, ...]:
    """The windows of a vehicle's drawing in its own units, front first; empty when its art has none of use."""
    found = _ART.search(vehicle.svg[:200])
    x, y, width, height = vehicle.view
    shares = _PANES.get(found.group(1), ()) if found else ()
    return tuple(tuple((x + u * width, y + v * height) for u, v in pane) for pane in shares)


def enough(found: Sequence[Pane], guests: int) -> tuple[Pane, ...]:
    """The windows, the first of them divided in two or more where there are fewer than guests."""
    each, more = divmod(guests, len(found))
    parts = [max(1, each + (k < more)) for k in range(len(found))]
    return tuple(part for pane, number in zip(found, parts, strict=True) for part in _divided(pane, number))


def _divided(pane: Pane, number: int) -> Iterator[Pane]:
    """Strips of a window from left to right; a window of four corners, beginning at the lower left."""
    if number == 1:
        yield pane
        return
    low_left, high_left, high_right, low_right = pane
    for k in range(number):
        (a, b), (c, d) = [
            tuple((p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])) for t in (k / number, (k + 1) / number))
            for p, q in ((low_left, low_right), (high_left, high_right))
        ]
        yield a, c, d, b


def seated(guest: Drawing, at: Affine, pane: Pane) -> Affine:
    """The guest's map changed so that its head and shoulders fill the window `pane` (units of the picture)."""
    top, bottom = min(y for _, y in pane), max(y for _, y in pane)
    points = guest.keypoints
    if "left_shoulder" in points and "head_top" in points:
        crown, below, middle = points["head_top"], points["left_shoulder"], points["nose"]
        share = (crown[0] + middle[0]) / 2
        hat = max(guest.view[1], crown[1] - 0.4 * (below[1] - crown[1]))
        high, low = at.at((share, hat)), at.at((share, below[1]))
        tall = (low[1] - high[1]) * 1.15
    else:
        x0, y0, x1, y1 = frame(guest, at)
        high, tall = ((x0 + x1) / 2, y0), (y1 - y0) * 0.7
    wide = max(x for x, _ in pane) - min(x for x, _ in pane)
    factor = 0.94 * min(bottom - top, 1.6 * wide) / max(tall, 1e-6)
    scaled = at.about(high, factor)
    centre = sum(x for x, _ in pane) / len(pane)
    return scaled.shift(centre - high[0], top + 0.05 * (bottom - top) - high[1])
