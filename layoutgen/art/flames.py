"""Fire on a drawing: "a burning building", "a house on fire" have flames out of their windows and roofs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from layoutgen import vocab
from layoutgen.art.drawing import Drawing

BURNING = frozenset({"burning", "flaming", "on fire", "in flames", "ablaze", "blazing"})
_LIT = frozenset({"candle", "torch", "campfire", "fire", "fireplace", "match", "lamp", "lantern", "stove", "flame"})
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
