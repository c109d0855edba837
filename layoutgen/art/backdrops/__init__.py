"""Backgrounds drawn by our own code, as resolution-independent SVG: places, stuff, weather and light from words.

All drawing is in user units on a canvas of `width` x `height`; there are no pixel sizes, so a picture is the same at
every size. The same seed and words give the same string. Words nobody knows are passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from layoutgen.art.backdrops import skies
from layoutgen.art.backdrops.compose import WATER, Placed, compose, horizon, moved
from layoutgen.art.backdrops.palette import TIMES, WEATHERS, Light
from layoutgen.art.backdrops.places import ALIASES, PLACES
from layoutgen.art.backdrops.regions import REGIONS, RegionKind
from layoutgen.art.backdrops.sketch import Box4, Sketch
from layoutgen.art.backdrops.weather import light, overlay
from layoutgen.art.backdrops.words import is_indoors, place_of, region_of, setting
from layoutgen.errors import LayoutError

__all__ = [
    "ALIASES",
    "PLACES",
    "REGIONS",
    "TIMES",
    "WEATHERS",
    "Backdrop",
    "Box4",
    "RegionKind",
    "backdrop",
    "default_regions",
    "draw_region",
    "is_room",
    "light",
    "overlay",
    "place_of",
    "region_of",
]


@dataclass(frozen=True)
class Backdrop:
    """A background that was drawn.

    svg: elements without an outer <svg>; the ids in it follow from what they name, so they never clash.
    horizon: where the ground begins, as a fraction of the height.
    regions: the stuff drawn, back to front: label and box x0 y0 x1 y1 in the unit square.
    """

    svg: str
    horizon: float
    regions: tuple[tuple[str, Box4], ...]


def backdrop(
    words: Sequence[str], *, width: float, height: float, seed: int, stuff: Sequence[tuple[str, Box4]] = ()
) -> Backdrop:
    """Draw the background that `words` (place, time, weather) say.

    width, height: the canvas in user units, any positive numbers. stuff: regions with boxes in the unit square that
    override where the place would put them; the rest closes up with them. Raises LayoutError for a canvas without area.
    """
    _check(width, height)
    said = setting(words, [label for label, _ in stuff])
    regions = _painted_order(moved(compose(said), stuff))
    parts = [_underlay(width, height, said.light)]
    parts += [_paint(region, width, height, seed, said.light) for region in _backing(regions)]
    for index, region in enumerate(regions):
        parts.append(_paint(region, width, height, seed, said.light, index))
        if said.moon and region.role == "sky":
            parts.append(_moon(region, width, height, seed, said.light))
    return Backdrop("".join(parts), horizon(regions), tuple((r.label, r.box) for r in regions))


def is_room(word: str) -> bool:
    """Whether a word of the background is a place with a wall instead of a sky."""
    place = place_of(word)
    return place is not None and place in PLACES and is_indoors(place)


def default_regions(words: Sequence[str]) -> tuple[tuple[str, Box4], ...]:
    """The stuff the place consists of, back to front, with boxes in the unit square. Nothing is drawn."""
    return tuple((r.label, r.box) for r in _painted_order(compose(setting(words))))


def draw_region(
    label: str,
    box: Box4,
    *,
    width: float,
    height: float,
    seed: int,
    time: str = "day",
    weather: Sequence[str] | str = (),
) -> str | None:
    """One region of stuff ("grass", "red brick wall") as SVG in its box of the unit square; None when not known."""
    _check(width, height)
    found = region_of(label)
    if found is None:
        return None
    lit = Light.of(time, weather, indoors=REGIONS[found.name].indoors)
    return _paint(Placed(found.name, box, found.colour), width, height, seed, lit)


def _check(width: float, height: float) -> None:
    if not (0 < width < float("inf") and 0 < height < float("inf")):
        raise LayoutError(f"a background needs a canvas with area, not {width} x {height}: give two positive numbers")


def _painted_order(regions: list[Placed]) -> list[Placed]:
    """Back to front. Far things whose foot is well below the horizon (a fence, a worktop) stand on the ground."""
    edge = horizon(regions) + 0.03
    paved = any(r.name == "sidewalk" and r.box[3] >= 1 for r in regions)  # to the lower edge, with the water on it

    def layer(region: Placed) -> tuple[float, float]:
        if region.role in ("sky", "wall"):
            return 0, 0.0
        if region.role == "far":
            return (1, 0.0) if region.box[3] <= edge else (4, 0.0)
        if region.role == "patch" or (paved and region.name in WATER and region.fixed):
            return 5, region.box[1]
        # water runs up a shore, but under the boards of a pier
        return (3.5 if region.name == "pier" else 3 if region.name in WATER else 2), region.box[1]

    return sorted(regions, key=layer)


def _backing(regions: list[Placed]) -> list[Placed]:
    """What lies under regions that leave a part of the canvas bare because somebody moved them."""
    if not any(region.fixed for region in regions):
        return []
    edge, under = horizon(regions), []
    backs = [r for r in regions if r.role in ("sky", "wall")]
    if backs and edge > 0 and not any(_spans(r, 0.0, edge) for r in backs):
        under.append(Placed(backs[0].name, (0.0, 0.0, 1.0, edge), backs[0].colour))
    grounds = [r for r in regions if r.role in ("ground", "patch")]
    if grounds and edge < 1 and not any(_spans(r, edge, 1.0) for r in grounds):
        shores = {"sea": "sand", "lake": "grass"}
        last = max(grounds, key=lambda r: r.box[3])
        name = shores.get(last.name, last.name) if last.box[3] < 0.97 else last.name
        plain = [r for r in grounds if r.role == "ground"]
        if REGIONS[name].role == "patch" and plain:
            name = max(plain, key=lambda r: r.box[3]).name  # a platform by its tracks
        elif REGIONS[name].role == "patch":
            name = "wooden floor" if REGIONS[name].indoors else "grass"
        under.append(Placed(name, (0.0, edge, 1.0, 1.0), last.colour if name == last.name else None))
    return under


def _spans(region: Placed, top: float, bottom: float) -> bool:
    """Whether the region alone covers the band from `top` to `bottom`; river and pond have soft sides and never do."""
    x0, y0, x1, y1 = region.box
    return region.role != "patch" and x0 <= 0 and x1 >= 1 and y0 <= top and y1 >= bottom


def _underlay(width: float, height: float, lit: Light) -> str:
    """One colour under everything, so that no hairline of the page shows where two bands meet within a pixel."""
    sheet = Sketch((0.0, 0.0, 1.0, 1.0), width=width, height=height, seed="", light=lit)
    sheet.rect(0, 0, width, height, lit.tone("#a39a8e") if lit.indoors else lit.sky[2], glow=True)
    return sheet.svg()


def _paint(region: Placed, width: float, height: float, seed: int, lit: Light, index: int = 0) -> str:
    kind = REGIONS[region.name]
    sketch = _sketch(region, width, height, f"{seed}:{region.name}:{index}", lit)
    kind.paint(sketch)
    return sketch.svg()


def _moon(region: Placed, width: float, height: float, seed: int, lit: Light) -> str:
    sketch = _sketch(region, width, height, f"{seed}:moon", lit)
    skies.moon(sketch)
    return sketch.svg()


def _sketch(region: Placed, width: float, height: float, seed: str, lit: Light) -> Sketch:
    return Sketch(region.box, width=width, height=height, seed=seed, light=lit, colour=region.colour)
