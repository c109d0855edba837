"""What lies behind the cut-outs, and what stands in for those that the bank lacks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from layoutgen import vocab
from layoutgen.art.rasterise import picture, pixels
from layoutgen.art.renderer import ClipartRenderer
from layoutgen.art.stuff import background_words
from layoutgen.layout import Item, Layout
from layoutgen_text2scene.composite_paste import covering, gradient
from layoutgen_text2scene.patches import Backdrop, Bank
from layoutgen_text2scene.patches import picture as read
from layoutgen_text2scene.patches_cut import name_of

if TYPE_CHECKING:
    from PIL.Image import Image

# In units of a word that was asked for: things that two pictures have in common, what had to be filled in, chance.
_ALIKE, _COVERED, _CHANCE = 0.25, 0.8, 0.2
_ROOMS = {"kitchen", "bathroom", "bedroom", "living room", "dining room", "office", "restaurant", "classroom"}
_OPEN = {"sky", "grass", "street", "road", "park", "beach", "sea", "field", "forest", "mountain", "snow", "city"}
_KINDS = {"outdoors": _OPEN, "room": _ROOMS}  # words that any place of their kind answers
_SKY, _GROUND = (196.0, 208.0, 220.0), (150.0, 148.0, 140.0)


def is_region(item: Item) -> bool:
    """Whether an item is part of the background: sky, grass, a room."""
    return vocab.is_stuff(item.label) or item.z < 0


def wanted(layout: Layout) -> tuple[str, ...]:
    """The places and regions that a layout asks for, as the vocabulary calls them, each once."""
    words = [vocab.place(word) or word for word in background_words(layout)]
    words += [vocab.place(item.label) or vocab.noun(item.label).name for item in layout.items if is_region(item)]
    return tuple(dict.fromkeys(words))


def choose_backdrop(bank: Bank, layout: Layout, seed: int) -> Backdrop | None:
    """The empty place that shows most of what is asked for, then among like things; none when it shows none of it."""
    asked = wanted(layout)
    things = {name_of(item.label) for item in layout.items if not is_region(item)}
    rng = Random(f"{seed}/background")
    best: Backdrop | None = None
    most = -math.inf
    for backdrop in bank.backdrops:
        shown = len(asked) - len(lacking(backdrop, asked))
        labels = set(backdrop.labels)
        alike = len(things & labels) / max(1, len(things | labels))
        value = shown + _ALIKE * alike - _COVERED * backdrop.covered + _CHANCE * rng.random()
        if (shown or not asked) and value > most:
            best, most = backdrop, value
    return best


def ground(bank: Bank, layout: Layout, seed: int, size: tuple[int, int]) -> Image:
    """The picture behind everything: an empty place, a drawn one where the bank has none such, or a plain gradient."""
    backdrop = choose_backdrop(bank, layout, seed)
    if backdrop is not None:
        return covering(read(bank.folder / backdrop.file, "RGB"), size)
    if wanted(layout):
        scene = ClipartRenderer().scene(
            layout.with_items(item for item in layout.items if is_region(item)), seed=seed, size=size
        )
        return picture(scene.ground, scene.frame, size)
    return gradient(np.array(_SKY, dtype=np.float32), np.array(_GROUND, dtype=np.float32), size)


def drawn(layout: Layout, item: Item, seed: int, size: tuple[int, int]) -> Image:
    """One item as clip-art, alone on a clear ground: RGBA of the picture's size."""
    from PIL import Image

    alone = layout.model_copy(update={"background": (), "items": (item,)})
    scene = ClipartRenderer().scene(alone, seed=seed, size=size)
    body = "".join(layer.under + layer.body for layer in scene.layers)
    return Image.fromarray(pixels(body, scene.frame, size))


def lacking(backdrop: Backdrop | None, asked: Sequence[str]) -> tuple[str, ...]:
    """What is asked for and not in the backdrop."""
    if backdrop is None:
        return tuple(asked)
    shown = set(backdrop.words)
    return tuple(word for word in asked if not shown & ({word} | _KINDS.get(word, set())))
