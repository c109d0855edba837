"""Paper cut-outs: every item is its mask cut from coloured paper, lying on what is farther away."""

from __future__ import annotations

import random
from collections.abc import Sequence

from layoutgen import Item, Layout, vocab
from layoutgen.raster import item_mask
from PIL import Image, ImageFilter

PAPERS = ("#e76f51", "#f4a261", "#e9c46a", "#2a9d8f", "#577590", "#9b5de5", "#c1666b", "#6a994e")
NATURE = {"sky": "#cfe3ee", "grass": "#b5c99a", "water": "#9ec5d8", "tree": "#7c9a6b", "sun": "#f2b84b"}


class PaperCuts:
    conditions = frozenset({"attributes", "boxes", "labels", "masks"})  # what changes the picture
    labels = None  # the nouns that it can draw; None: all of them

    def __init__(self, shadow: float) -> None:
        self.shadow = shadow

    def __call__(
        self, layouts: Sequence[Layout], *, seeds: Sequence[int], size: tuple[int, int] | None = None
    ) -> list[Image.Image]:
        return [self.draw(layout, seed, size) for layout, seed in zip(layouts, seeds, strict=True)]

    def draw(self, layout: Layout, seed: int, size: tuple[int, int] | None) -> Image.Image:
        pixels = size or (layout.canvas.width, layout.canvas.height)
        image, soft = Image.new("RGB", pixels, "#f7f1e3"), self.shadow * min(pixels)
        for item in layout.sorted():
            shape = Image.fromarray(item_mask(item, pixels)).convert("L").filter(ImageFilter.GaussianBlur(0.7))
            shade = shape.filter(ImageFilter.GaussianBlur(soft)).point([level * 0.4 for level in range(256)])
            image.paste("#3d2b1f", (round(soft), round(soft)), shade)
            image.paste(self.paper(item, seed), mask=shape)
        return image

    def paper(self, item: Item, seed: int) -> str:
        named = next((colour for word in item.attributes if (colour := vocab.colour(word))), None)
        return named or NATURE.get(item.label) or random.Random(f"{seed} {item.label}").choice(PAPERS)
