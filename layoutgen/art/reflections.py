"""Who looks into a mirror is seen in it: the upper half of the looker, turned to us, within the glass."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from layoutgen import vocab
from layoutgen.art.cast import Cast
from layoutgen.art.drawing import Drawing
from layoutgen.art.persons import draw
from layoutgen.art.place import Affine, Point, fit, mirror
from layoutgen.art.placed import Stage
from layoutgen.art.windows import seated
from layoutgen.layout import Layout

_ART = re.compile(r'data-art="([^"]*)"')
_LOOKS = frozenset({"looking at", "facing", "in front of", "using", "next to", "near", "at"})
_BEINGS = frozenset({"person", "animal", "bird", "toy"})
_OVAL = tuple((0.5 + 0.5 * math.cos(k * math.pi / 12), 0.5 + 0.5 * math.sin(k * math.pi / 12)) for k in range(24))
# art of mirrors -> the outline of the glass in shares of its view
_GLASS: dict[str, tuple[Point, ...]] = {
    "twemoji/1fa9e": ((0.125, 0.236), (0.875, 0.236), (0.875, 0.823), (0.125, 0.823)),
    "own/oval-mirror": tuple((0.5 + (x - 0.5) * 0.73, 0.5 + (y - 0.5) * 0.8) for x, y in _OVAL),
    "own/round-mirror": tuple((0.5 + (x - 0.5) * 0.75, 0.5 + (y - 0.5) * 0.75) for x, y in _OVAL),
}


def reflection(layout: Layout, cast: Cast, placed: Stage, number: int, own: Callable[[str, int], str]) -> str:
    """The SVG that a mirror shows of who looks into it, in units of the picture; "" for all that is no mirror.

    own: makes the ids of a drawing those of an item.
    """
    if not layout.items[number].label.endswith("mirror"):
        return ""
    mirror_art = cast.parts[number].drawing
    found = _ART.search(mirror_art.svg[:200]) if mirror_art is not None else None
    glass = _GLASS.get(found.group(1)) if found is not None else None
    looker = _looker(layout, cast, number) if glass else None
    if glass is None or looker is None or mirror_art is None:
        return ""
    seen = _front_of(cast, looker)
    x, y, wide, high = mirror_art.view
    pane = tuple(placed.at[number].at((x + u * wide, y + v * high)) for u, v in glass)
    at = _within(seen, pane)
    outline = "L".join(f"{px:.5g} {py:.5g}" for px, py in pane)
    return (
        f'<clipPath id="glass{number}"><path d="M{outline}Z"/></clipPath>'
        f'<g clip-path="url(#glass{number})"><g transform="{at.svg}" opacity="0.9">'
        f"{own(seen.svg, len(layout.items) + number)}</g></g>"
    )


def _looker(layout: Layout, cast: Cast, number: int) -> int | None:
    """The first being that the scene puts before the mirror."""
    node = layout.items[number].node
    lookers = {r.subject for r in layout.scene.relations if r.object == node and r.predicate in _LOOKS}
    for other, item in enumerate(layout.items):
        being = vocab.noun(item.label).group in _BEINGS
        if being and item.node in lookers and cast.parts[other].drawing is not None:
            return other
    return None


def _front_of(cast: Cast, number: int) -> Drawing:
    """The drawing of a looker as the mirror shows it: people from the front."""
    part = cast.parts[number]
    assert part.drawing is not None
    if part.figure is None:
        return part.drawing
    return draw(replace(part.figure, facing="front", pose="standing", chair=False))


def _within(seen: Drawing, pane: Sequence[Point]) -> Affine:
    x0, x1 = min(x for x, _ in pane), max(x for x, _ in pane)
    y0, y1 = min(y for _, y in pane), max(y for _, y in pane)
    at = fit(seen, (x0, y0, x1, y1), flip=False, stretch=1.0, anchor=(0.5, 1.0))
    if "left_shoulder" not in seen.keypoints:
        return mirror(seen, at)
    return seated(seen, mirror(seen, at), ((x0, y1), (x0, y0), (x1, y0), (x1, y1)))
