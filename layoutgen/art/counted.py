"""Parts of a drawing in the number that the text gives: three eyes of a monster, four tiers of a cake, two scoops."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from layoutgen import vocab
from layoutgen.art.drawing import Drawing
from layoutgen.layout import Item, Layout

_ART = re.compile(r'data-art="([^"]*)"')
_SAID = re.compile(r"(one|two|three|four|five|six|[1-6])[- ](eyed?|layer(?:ed)?|tier(?:ed)?|scoops?)\b")
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_HAS = frozenset({"has", "with", "part of", "on"})
_WHITE, _BLACK = "#F5F8FA", "#31373D"
_FLAVOURS = ("#F4ABBA", "#FFE8B6", "#8A4B38", "#C6E5B3", "#A6D388", "#FFD983")
_MOST = 8


def counted(layout: Layout, item: Item, drawing: Drawing) -> Drawing:
    """`drawing` of an item with as many of such parts as the scene says, in their colours; else as it is."""
    found = _ART.search(drawing.svg[:200])
    known = _DRAWN.get(found.group(1) if found else "")
    if known is None:
        return drawing
    part, draw = known
    for label, number, colour in _parts(layout, item):
        if label == part and 0 < number <= _MOST:
            return draw(drawing, number, colour)
    return drawing


def _parts(layout: Layout, item: Item) -> Iterator[tuple[str, int, str | None]]:
    """Sort, number and colour of the parts that the scene says an item has."""
    for attribute in item.attributes:
        for number, part in _SAID.findall(attribute):
            yield _SORTS[part[:3]], _NUMBERS.get(number) or int(number), None
    nodes = {r.object for r in layout.scene.relations if r.subject == item.node and r.predicate in _HAS}
    nodes |= {r.subject for r in layout.scene.relations if r.object == item.node and r.predicate in _HAS}
    for thing in layout.scene.objects:
        sort = _SORTS.get(vocab.singular(thing.label).split()[-1][:3])
        if thing.id in nodes and sort is not None and isinstance(thing.count, int):
            yield sort, thing.count, next((colour for word in thing.attributes if (colour := vocab.colour(word))), None)


_SORTS = {"eye": "eye", "lay": "tier", "tie": "tier", "sco": "scoop"}


def _rows(number: int) -> list[int]:
    """How many eyes are in each row, the upper first."""
    return [number] if number <= 3 else [number // 2, number - number // 2]


def _eyes(drawing: Drawing, number: int, colour: str | None, place: tuple[float, float, float, float]) -> Drawing:
    """Round eyes in rows within `place` (x0 y0 x1 y1, units of the drawing), instead of those that are there."""
    x0, y0, x1, y1 = place
    rows = _rows(number)
    radius = min(0.46 * (x1 - x0) / max(rows), 0.5 * (y1 - y0) / len(rows), 0.5 * (y1 - y0))
    shapes = []
    for row, count in enumerate(rows):
        y = (y0 + y1) / 2 + (row - (len(rows) - 1) / 2) * 2 * radius
        for k in range(count):
            x = (x0 + x1) / 2 + (k - (count - 1) / 2) * (x1 - x0) / max(rows)
            shapes.append(f'<circle cx="{x:.4g}" cy="{y:.4g}" r="{radius:.4g}" fill="{_WHITE}"/>')
            if colour is not None:
                shapes.append(f'<circle cx="{x:.4g}" cy="{y:.4g}" r="{0.68 * radius:.4g}" fill="{colour}"/>')
            shapes.append(f'<circle cx="{x:.4g}" cy="{y:.4g}" r="{0.42 * radius:.4g}" fill="{_BLACK}"/>')
    return _instead(drawing, "".join(shapes))


def _instead(drawing: Drawing, eyes: str) -> Drawing:
    """The drawing with other eyes: what it has of them are circles above its middle in one of their fills."""
    middle = drawing.view[1] + 0.5 * drawing.view[3]
    kept = re.sub(
        r'<circle cx="[\d.]+" cy="([\d.]+)" r="[\d.]+" fill="(#F5F8FA|#31373D|#55ACEE)"/>',
        lambda m: "" if float(m.group(1)) < middle else m.group(0),
        drawing.svg,
    )
    return replace(drawing, svg=f"{kept.removesuffix('</g>')}{eyes}</g>")


def _of_monster(drawing: Drawing, number: int, colour: str | None) -> Drawing:
    return _eyes(drawing, number, colour, (10.0, 16.0, 54.0, 40.0))


def _of_robot(drawing: Drawing, number: int, colour: str | None) -> Drawing:
    return _eyes(drawing, number, colour or "#55ACEE", (15.5, 10.5, 40.5, 20.5))


def _cake(drawing: Drawing, tiers: int, _: str | None) -> Drawing:
    """A cake of so many tiers, each narrower than the one below, on its board."""
    high, shapes = 18.0, ['<path fill="#CCD6DD" d="M0 0h64v4H0z"/>']
    for k in range(tiers):
        wide = 56.0 - k * min(16.0, 40.0 / tiers)
        x, y = 32.0 - wide / 2, -high * (k + 1)
        drops = max(2, round(wide / 9))
        step = wide / drops
        drip = "".join(f"q{step / 2:.4g} 7 {step:.4g} 0 " for _ in range(drops))
        shapes.append(
            f'<path fill="{("#FDE7EC", _WHITE)[k % 2]}" d="M{x:.4g} {y:.4g}h{wide:.4g}v{high:.4g}h-{wide:.4g}z"/>'
            f'<path fill="#F4ABBA" d="M{x:.4g} {y + 2:.4g}{drip}v-3h-{wide:.4g}z"/>'
        )
    top = -high * tiers
    shapes.append(f'<circle cx="32" cy="{top - 3:.4g}" r="4" fill="#DD2E44"/>')
    svg = f'<g data-art="own/tiers" data-main="{_WHITE} #FDE7EC" data-second="#F4ABBA">{"".join(shapes)}</g>'
    return replace(drawing, svg=svg, view=(0.0, top - 7, 64.0, 11 - top), keypoints={}, pale=False)


def _cone(drawing: Drawing, scoops: int, _: str | None) -> Drawing:
    """A cone with so many scoops: one on another, from the fourth on in rows of two and one."""
    shapes = ['<path fill="#FFAC33" d="M4 40h28L20 78q-2 5-4 0z"/><path fill="#F4900C" d="M2 36h32v7H2z"/>']
    layers = [2] * ((scoops - 1) // 2) + [2 - scoops % 2] if scoops > 3 else [1] * scoops
    number, y = 0, 30.0
    for count in layers:
        for k in range(count):
            x = 18.0 + (k - (count - 1) / 2) * 20
            shapes.append(f'<circle cx="{x:.4g}" cy="{y:.4g}" r="13" fill="{_FLAVOURS[number % len(_FLAVOURS)]}"/>')
            number += 1
        y -= 17.0
    wide = 18 + 10 * (max(layers) - 1) + 13.0
    svg = f'<g data-art="own/cone" data-main="" data-second="">{"".join(reversed(shapes))}</g>'
    left = min(2.0, 36 - wide - 0.0)
    top = y + 17 - 13
    return replace(drawing, svg=svg, view=(left, top, 2 * (18 - left), math.ceil(80 - top)), keypoints={}, pale=False)


_DRAWN: Mapping[str, tuple[str, Callable[[Drawing, int, str | None], Drawing]]] = {
    "own/monster": ("eye", _of_monster),
    "own/robot": ("eye", _of_robot),
    "own/wedding-cake": ("tier", _cake),
    "twemoji/1f382": ("tier", _cake),
    "own/plain-cake": ("tier", _cake),
    "twemoji/1f366": ("scoop", _cone),
    "twemoji/1f368": ("scoop", _cone),
}
