"""The whole picture as one SVG: background, every drawing from the farthest to the nearest, and the weather over all.

Everything is in units of the canvas, so the picture is the same at every size. A size whose aspect is not the canvas's
is a canvas of its own: the boxes, being relative, are laid out in it anew, and no drawing is stretched by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from layoutgen import vocab
from layoutgen.art import backdrops, shade
from layoutgen.art.cast import Cast, cast
from layoutgen.art.drawing import Drawing
from layoutgen.art.flames import wildfire
from layoutgen.art.inscribed import inscription
from layoutgen.art.leashes import cord
from layoutgen.art.order import order
from layoutgen.art.parts import Part
from layoutgen.art.place import Affine, Rect, frame
from layoutgen.art.placed import Stage
from layoutgen.art.rasterise import document
from layoutgen.art.reflections import reflection
from layoutgen.art.stage import stage
from layoutgen.art.stuff import WATERS, backdrop_words, stuff_regions
from layoutgen.art.tables import tables
from layoutgen.art.things import named
from layoutgen.art.tone import toned
from layoutgen.art.turning import ink_frame
from layoutgen.art.wading import wade
from layoutgen.layout import Canvas, Item, Layout

if TYPE_CHECKING:
    from layoutgen.art.packs import AssetPack

_IDENT = re.compile(r'(\bid="|url\(#|href="#)')
_LEAPING = frozenset({"airborne", "jump", "jumping", "jumps", "leaping", "leaps"})
_LEAP = 0.13  # so far above the ground is who jumps, in heights of the picture
_AFLOAT = frozenset(
    {
        "flying",
        "hovering",
        "floating",
        "soaring",
        "jumping",
        "falling",
        "leaping",
        "airborne",
        "midair",
        "hanging",
        "gliding",
    }
)


_BARE = frozenset({"room", "living room", "bedroom", "office", "dining room", "restaurant", "hospital", "classroom"})


class Layer(NamedTuple):
    """One drawn piece. number: its item. body: the SVG of the item alone. under: shadow or outline beneath it."""

    number: int
    body: str
    under: str
    frame: Rect


@dataclass(frozen=True, slots=True)
class Scene:
    """A composed picture: `svg` is the whole of it; layers and maps serve masks and outlines."""

    layout: Layout
    width: float
    height: float
    cast: Cast
    stage: Stage
    ground: str
    layers: tuple[Layer, ...]
    weather: str

    @property
    def frame(self) -> Rect:
        """x, y, width, height of the canvas in units."""
        return 0.0, 0.0, self.width, self.height

    @property
    def body(self) -> str:
        """All elements of the picture."""
        made = self.ground + "".join(layer.under + layer.body for layer in self.layers) + self.weather
        return toned(made, self.layout.scene.style, self.frame)

    @property
    def svg(self) -> str:
        """The SVG document."""
        return document(self.body, self.frame)

    def drawn_box(self, number: int) -> Rect | None:
        """Where an item's drawing lies in the unit square (x0 y0 x1 y1); none when it has no drawing of its own."""
        part = self.cast.parts[number]
        if part.drawing is None:
            return None
        x0, y0, x1, y1 = _seen(self.layout.items[number], part.drawing, self.stage.at[number])
        return x0 / self.width, y0 / self.height, x1 / self.width, y1 / self.height


def _seen(item: Item, drawing: Drawing, at: Affine) -> Rect:
    """The box of a placed drawing in units; a turned one has less than its turned frame."""
    return ink_frame(drawing, at) if item.angle else frame(drawing, at)


def scene_svg(layout: Layout, *, seed: int, sources: Sequence[AssetPack] | None = None) -> str:
    """The clip-art picture of a layout as an SVG document in units of its canvas."""
    return compose(layout, seed=seed, sources=sources).svg


def units(canvas: Canvas, size: tuple[int, int] | None) -> tuple[float, float]:
    """The canvas in user units: its pixels; for a size of another aspect, its height and a width of that aspect."""
    if size is None or abs(size[0] - size[1] * canvas.aspect) <= 1:
        return float(canvas.width), float(canvas.height)
    return canvas.height * size[0] / size[1], float(canvas.height)


def compose(
    layout: Layout, *, seed: int, size: tuple[int, int] | None = None, sources: Sequence[AssetPack] | None = None
) -> Scene:
    """Composes the picture. size: (width, height) in pixels, for its aspect. sources: asset packs, or the built-in."""
    width, height = units(layout.canvas, size)
    if size is not None and width != layout.canvas.width:
        layout = layout.model_copy(update={"canvas": Canvas.model_construct(width=round(width), height=round(height))})
    layout = named(layout)
    acting = cast(layout, seed=seed, sources=sources)
    placed = stage(layout, acting, width, height)
    words = backdrop_words(layout)
    back = _backdrop(words, width, height, seed, stuff_regions(layout, acting))
    lean, strength = backdrops.light(words)
    light = _Light(lean, strength, back.horizon, back.regions)
    levels = wade(layout, acting, placed, (width, height), lambda x, y: _water_at(light, x, y))
    under = tables(layout, acting, placed, (width, height), light.horizon * height) if _is_bare_room(words) else {}
    layers = [
        _front(number, acting.parts[number], placed)
        if front
        else _layer(layout, acting, placed, number, light, width, height, levels.get(number))
        for number, front in order(layout, placed)
    ]
    layers = [layer._replace(under=under.pop(layer.number, "") + layer.under) for layer in layers]
    fire = wildfire(layout, back.regions, width, height)
    over = backdrops.overlay(words, width=width, height=height, seed=seed)
    return Scene(layout, width, height, acting, placed, back.svg + fire, tuple(layers), over)


def _is_bare_room(words: Sequence[str]) -> bool:
    """Whether the backdrop is a room that shows no worktop, table or shelf of its own."""
    places = [place for word in words[:1] for place in [vocab.place(word) or word]]
    return bool(places) and places[0] in _BARE


class _Light(NamedTuple):
    lean: float
    strength: float
    horizon: float
    regions: tuple[tuple[str, Rect], ...]


@lru_cache(maxsize=64)
def _backdrop(
    words: tuple[str, ...], width: float, height: float, seed: int, stuff: tuple[tuple[str, Rect], ...]
) -> backdrops.Backdrop:
    return backdrops.backdrop(words, width=width, height=height, seed=seed, stuff=stuff)


# layers ---------------------------------------------------------------------------------------------------------------


def _own_ids(svg: str, number: int) -> str:
    return _IDENT.sub(rf"\g<1>i{number}-", svg) if "id=" in svg else svg


def _layer(
    layout: Layout,
    acting: Cast,
    placed: Stage,
    number: int,
    light: _Light,
    width: float,
    height: float,
    level: float | None,
) -> Layer:
    """level: of the water in which it stands, in units."""
    part = acting.parts[number]
    assert part.drawing is not None
    at = placed.at[number]
    box = _seen(layout.items[number], part.drawing, at)
    body = f'<g transform="{at.svg}">{_own_ids(part.drawing.svg, number)}</g>'
    if number in placed.pane:
        pane = "L".join(f"{x:.5g} {y:.5g}" for x, y in placed.pane[number])
        clip = f'<clipPath id="pane{number}"><path d="M{pane}Z"/></clipPath>'
        body = f'{clip}<g clip-path="url(#pane{number})">{body}</g>'
    reach: Rect | None = None
    if number in placed.string:
        start, end = placed.string[number]
        thick, colour = cord(layout.items[number].label)
        body = shade.string(start, end, thick=thick * height, colour=colour) + body
        reach = (min(box[0], end[0]), min(box[1], end[1]), max(box[2], end[0]), max(box[3], end[1]))
    body += reflection(layout, acting, placed, number, _own_ids)
    body += inscription(layout, acting, placed, number)
    if level is not None:
        box = (*box[:3], level)
    under = _contact(layout, number, part, placed, box, light, width, height)
    box = reach if reach is not None else box
    if part.drawing.pale and part.how == "art":
        rim = shade.rim(part.drawing, at, height)
        under += rim if level is None else f'<g clip-path="url(#pane{number})">{rim}</g>'
    return Layer(number, body, under, box)


def _contact(
    layout: Layout, number: int, part: Part, placed: Stage, box: Rect, light: _Light, width: float, height: float
) -> str:
    """The shadow below what stands, ripples around what floats, nothing below what flies, hangs or is held."""
    support = vocab.noun(layout.items[number].label).support
    hosted = number in placed.host
    tilted = layout.items[number].angle and not hosted
    leap = not tilted and not hosted and _leaps(layout, number)
    if leap:  # on the ground that it left
        x0, y0, x1, y1 = box
        low, rim = y1 + _LEAP * height, 0.15 * (x1 - x0)
        if not light.horizon < low / height < 0.99 or _water_at(light, (x0 + x1) / 2 / width, low / height):
            return ""
        ground = (x0 + rim, y0 + low - y1, x1 - rim, low)
        return shade.shadow(ground, lean=0.0, strength=0.7 * light.strength, height=height)
    if vocab.noun(layout.items[number].label).name == "branch" and _bears(layout, number):
        return ""  # it grows on a tree that is not seen
    if tilted or number in placed.lifted or support == "sky" or (not hosted and _in_the_air(layout, number)):
        return ""
    bottom = box[3] / height
    if not hosted and (bottom < light.horizon - 0.01 or (support == "wall" and bottom < light.horizon + 0.1)):
        return ""
    middle = (box[0] + box[2]) / 2 / width
    if not hosted and _water_at(light, middle, bottom - 0.005):
        return shade.ripples(box, height)
    x0, y0, x1, y1 = box
    if part.how == "person" and part.drawing is not None and "feet" in part.drawing.keypoints and x1 - x0 < y1 - y0:
        foot = placed.at[number].at(part.drawing.keypoints["feet"])[0]
        half = min(0.5 * (x1 - x0), 0.2 * (y1 - y0))
        x0, x1 = foot - half, foot + half
    return shade.shadow((x0, y0, x1, y1), lean=light.lean, strength=light.strength, height=height)


def _bears(layout: Layout, number: int) -> bool:
    """Whether something sits on it or hangs from it."""
    return any(r.object == layout.items[number].node and r.predicate in _BORNE for r in layout.scene.relations)


_BORNE = frozenset({"on", "hanging from", "in"})


def _leaps(layout: Layout, number: int) -> bool:
    """Whether it is somebody who jumps over nothing but the ground."""
    item = layout.items[number]
    things = {thing.id for thing in layout.scene.objects if thing.kind == "thing"}
    mine = [r for r in layout.scene.relations if r.subject == item.node and r.object in things]
    said = [r.words for r in layout.scene.relations if r.subject == item.node and r.object not in things]
    aloft = {word for phrase in (*item.attributes, *said) for word in phrase.split()} & _LEAPING
    beyond = any(r.predicate in ("over", "above", "on", "off") for r in mine)
    return vocab.noun(item.label).group in ("person", "animal") and bool(aloft) and not beyond


def _in_the_air(layout: Layout, number: int) -> bool:
    """Whether the text says that it flies, jumps, hangs or is over something."""
    item = layout.items[number]
    if item.pose == "flying" or any(word in _AFLOAT for attribute in item.attributes for word in attribute.split()):
        return True
    return any(
        r.subject == item.node
        and (r.predicate in ("over", "above", "hanging from") or bool(_AFLOAT & set(r.words.split())))
        for r in layout.scene.relations
    )


def _water_at(light: _Light, x: float, y: float) -> bool:
    """Whether the topmost region at this point of the unit square is water."""
    found = [label for label, (x0, y0, x1, y1) in light.regions if x0 <= x <= x1 and y0 <= y <= y1]
    return bool(found) and found[-1] in WATERS


def _front(number: int, part: Part, placed: Stage) -> Layer:
    """The part of a container below its rim, drawn again over what is inside."""
    assert part.drawing is not None
    at = placed.at[number]
    x0, _, x1, y1 = frame(part.drawing, at)
    rim, _ = placed.rim[number]
    line = "L".join(f"{x:.5g} {y:.5g}" for x, y in placed.front(number, (x0 - 2, x1 + 2), y1 + 2))
    clip = f'<clipPath id="rim{number}"><path d="M{line}Z"/></clipPath>'
    art = f'<g transform="{at.svg}">{_own_ids(part.drawing.svg, number)}</g>'
    return Layer(number, f'{clip}<g clip-path="url(#rim{number})">{art}</g>', "", (x0, rim, x1, y1))


def unit_map(scene: Scene, at: Affine) -> Affine:
    """A map into units of the picture, as a map into the unit square."""
    return at.then(Affine(1 / scene.width, 0, 0, 1 / scene.height, 0, 0))
