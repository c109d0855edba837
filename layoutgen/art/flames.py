"""Fire on a drawing: "a burning building", "a house on fire" have flames out of their windows and roofs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from layoutgen import vocab
from layoutgen.art.drawing import Drawing
from layoutgen.art.place import Rect
from layoutgen.layout import Layout

BURNING = frozenset({"burning", "flaming", "on fire", "in flames", "ablaze", "blazing"})
_LIT = frozenset({"candle", "torch", "campfire", "fire", "fireplace", "match", "lamp", "lantern", "stove", "flame"})
# regions of the backdrop that burn, woods and houses before the ground
_BURNT = frozenset({"woods", "trees", "jungle trees", "buildings", "skyline", "hedge"})
_FIELDS = frozenset({"hill", "grass", "field", "meadow", "crops", "dry grass", "forest floor"})
_TONGUES = ((0.2, 0.5, 0.3), (0.8, 0.44, 0.28), (0.5, 0.3, 0.4), (0.34, 0.98, 0.34), (0.72, 0.94, 0.3))


def burns(label: str, attributes: Collection[str]) -> bool:
    """Whether the words set it on fire; a burning candle has its flame already, and the living are spared."""
    noun = vocab.noun(label)
    if noun.name in _LIT or noun.group in ("person", "animal", "bird", "food", "nature", "part"):
        return False
    return not BURNING.isdisjoint(attributes)


def ablaze(drawing: Drawing) -> Drawing:
    """The drawing with five tongues of fire, all within its frame."""
    x, y, width, height = drawing.view
    tongues = "".join(_tongue(x + u * width, y + v * height, k * height, width) for u, v, k in _TONGUES)
    return replace(drawing, svg=drawing.svg + tongues)


def wildfire(layout: Layout, regions: Collection[tuple[str, Rect]], width: float, height: float) -> str:
    """Flames and smoke on the woods, fields or houses of the backdrop when the text says that its place burns."""
    said = [thing.attributes for thing in layout.scene.objects if thing.kind == "stuff"]
    if not any(BURNING & set(words) for words in said):
        return ""
    lands = [box for label, box in regions if label in _BURNT] or [box for label, box in regions if label in _FIELDS]
    if not lands:
        return ""
    _, top, _, bottom = lands[0]
    tall = max(0.14, 0.8 * (bottom - top)) * height
    smoke = "".join(
        f'<circle cx="{u * width:.2f}" cy="{bottom * height - (0.9 + 0.2 * k) * tall:.2f}" '
        f'r="{(0.09 - 0.012 * k) * width:.2f}" fill="#5F6670" fill-opacity="0.4"/>'
        for u in (0.12, 0.36, 0.64, 0.9)
        for k in range(3)
    )
    fire = "".join(
        _tongue(
            (0.04 + 0.092 * k) * width, (bottom + 0.012 * (k % 3)) * height, tall * (0.7, 1.0, 0.82)[k % 3], 0.6 * width
        )
        for k in range(11)
    )
    return smoke + fire


def _tongue(x: float, foot: float, tall: float, widest: float) -> str:
    """One tongue of fire on the point (x, foot): orange, with a yellow heart."""
    half = min(0.32 * tall, 0.2 * widest)
    return "".join(
        f'<path fill="{colour}" d="M{x:.2f} {foot - share * tall:.2f}'
        f"C{x + 0.3 * w:.2f} {foot - 0.6 * share * tall:.2f} {x + w:.2f} {foot - 0.5 * share * tall:.2f} {x + w:.2f}"
        f" {foot - 0.25 * share * tall:.2f}C{x + w:.2f} {foot:.2f} {x - w:.2f} {foot:.2f} {x - w:.2f}"
        f" {foot - 0.28 * share * tall:.2f}C{x - w:.2f} {foot - 0.5 * share * tall:.2f} {x - 0.4 * w:.2f}"
        f' {foot - 0.5 * share * tall:.2f} {x:.2f} {foot - share * tall:.2f}Z"/>'
        for colour, share, w in (("#F4900C", 1.0, half), ("#FFCC4D", 0.55, 0.55 * half))
    )
