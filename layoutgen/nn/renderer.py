"""A GAN as a renderer: layouts of any size in, pictures out, the same for the same seed in any batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt
import torch

from layoutgen import likeness, vocab
from layoutgen.errors import LayoutError
from layoutgen.layout import Box, Layout
from layoutgen.nn.batch import SCENE, WHOLE, Encoder, SceneBatch
from layoutgen.nn.gan import Artist, Noise, joined, moved
from layoutgen.raster import picture_size

if TYPE_CHECKING:
    from PIL.Image import Image
    from torch import Tensor

Precision = Literal["exact", "fast"]
AT_ONCE = 16  # pictures in one pass: more gain little, and take more memory


class GanRenderer:
    """Draws layouts with a trained network.

    conditions: what of a layout changes the picture. labels: the nouns that the network was trained on; others are
    drawn as the nearest one, which `report` says. live: whether it is quick enough to follow a dragging hand.
    """

    live = False

    def __init__(
        self,
        artist: Artist,
        encoder: Encoder,
        *,
        prepare: Callable[[SceneBatch], SceneBatch] | None = None,
        device: str = "auto",
        precision: Precision = "exact",
        compiled: bool = False,
    ) -> None:
        """The encoder's vocabularies are those of the training.

        prepare: what the batch still needs, as vectors of its captions. device: "auto" takes a GPU when there is one.
        precision: "exact" computes with 32 bits, and a picture does not depend on what is drawn beside it; "fast" with
        bfloat16 where that loses little, and then the batch may change a level here and there. compiled: by
        torch.compile, which costs a minute at first.
        """
        self.device = torch.device(device if device != "auto" else "cuda" if torch.cuda.is_available() else "cpu")
        self.conditions = artist.conditions
        self.labels = tuple(entry for entry in encoder.labels.entries[2:] if entry != SCENE)
        self.encoder, self.prepare, self.precision = encoder, prepare, precision
        self.artist, self.compiled = artist.to(self.device).eval().requires_grad_(False), compiled
        self._steady: dict[int, bool] = {}  # pictures in a batch -> whether each is as when it is drawn alone

    @cached_property
    def draw(self) -> Callable[[SceneBatch, Noise], Tensor]:
        """The artist as it is quickest here; made when it first draws."""
        fast, on_cpu = self.precision == "fast", self.device.type == "cpu"
        if on_cpu and not self.compiled:
            return self.artist.quick(torch.bfloat16 if fast else torch.float32).requires_grad_(False)
        artist = self.artist.to(memory_format=torch.channels_last) if fast or on_cpu else self.artist
        return torch.compile(artist) if self.compiled else artist

    def __call__(
        self, layouts: Sequence[Layout], *, seeds: Sequence[int], size: tuple[int, int] | None = None
    ) -> list[Image]:
        """One RGB picture a layout. size: (width, height) in pixels, each layout's canvas when none is given.

        The network draws squares of its own size, which are stretched to the size asked for. Raises LayoutError for a
        size out of 16..4096 px and for a different number of seeds and layouts.
        """
        from PIL.Image import Resampling, fromarray

        if len(seeds) != len(layouts):
            raise LayoutError(f"{len(layouts)} layouts need as many seeds, got {len(seeds)}")
        sizes = [picture_size(layout, size) for layout in layouts]
        made: list[Image] = []
        for start in range(0, len(layouts), AT_ONCE):
            some = slice(start, start + AT_ONCE)
            for square, wanted in zip(self.squares(layouts[some], seeds[some]), sizes[some], strict=True):
                picture = fromarray(square)
                made.append(picture if picture.size == wanted else picture.resize(wanted, Resampling.BICUBIC))
        return made

    def squares(self, layouts: Sequence[Layout], seeds: Sequence[int]) -> npt.NDArray[np.uint8]:
        """The pictures as the network draws them: (B, H, W, 3) uint8."""
        if self.precision == "exact" and self.device.type == "cpu":
            return pixels(self._apart(layouts, seeds))
        # sums of floats depend on a batch's shape: elsewhere exact pictures come in one shape only
        spare = AT_ONCE - len(layouts) if self.precision == "exact" and layouts else 0
        rows = [*range(len(layouts)), *[len(layouts) - 1] * spare]
        return pixels(self.drawn([layouts[k] for k in rows], [seeds[k] for k in rows])[: len(layouts)])

    def _apart(self, layouts: Sequence[Layout], seeds: Sequence[int]) -> Tensor:
        """Pictures that are to the last bit as when they are drawn alone.

        Networks that are folded with `layoutgen.nn.quick` draw them so in a batch. Whether this one does, here and in
        batches of this size, is tried the first time; if not, one picture is drawn after the other.
        """
        count = len(layouts)
        if count < 2 or self._steady.get(count):
            return self.drawn(layouts, seeds)
        alone = torch.cat([self.drawn(layouts[k : k + 1], seeds[k : k + 1]) for k in range(count)])
        if count not in self._steady:
            self._steady[count] = torch.equal(alone, self.drawn(layouts, seeds))
        return alone

    def drawn(self, layouts: Sequence[Layout], seeds: Sequence[int]) -> Tensor:
        """The pictures of one pass: (B, 3, H, W) in -1..1."""
        noise = joined([self.artist.noise(1, torch.Generator().manual_seed(seed % 2**63)) for seed in seeds])
        batch = self.encoder(layouts)
        with (
            torch.inference_mode(),
            torch.autocast(self.device.type, torch.bfloat16, enabled=self.precision == "fast"),
        ):
            batch = batch.to(self.device)
            batch = batch if self.prepare is None else self.prepare(batch)
            return self.draw(batch, moved(noise, self.device)).float()

    def report(self, layout: Layout) -> tuple[str, ...]:
        """To know: nouns that are drawn as another, and a background that is not known."""
        if "labels" not in self.conditions:
            return ()
        things, backdrops = sorts(self.labels)
        regions = [item.label for item in layout.items if _is_behind(item.label)]
        lost = dict.fromkeys(name for name in (*layout.background, *regions) if name not in backdrops)
        named = (item.label for item in layout.items if not _is_behind(item.label))
        drawn = likeness.stand_ins(named, things, "drawn") if things else ()
        return (*drawn, *(f"{name}: not known as a background, so it is left out" for name in lost))


@lru_cache(maxsize=64)
def sorts(labels: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The labels that are things, and those that are backgrounds ("grass", "kitchen")."""
    behind = tuple(name for name in labels if _is_behind(name))
    return tuple(name for name in labels if name not in behind and name != SCENE), behind


def naming(labels: tuple[str, ...]) -> Callable[[str], str]:
    """noun -> the entry of `labels` that it is drawn as: itself, or the thing that is most like it.

    A background that is not known becomes "scene".
    """
    things, backdrops = sorts(labels)

    def name(label: str) -> str:
        if label == SCENE or label in things or label in backdrops:
            return label
        if not things or _is_behind(label):
            return SCENE
        return likeness.nearest(vocab.noun(label), things)[0]

    return name


@dataclass(frozen=True)
class Spread(Encoder):
    """An encoder to which regions ("grass", "street") are as large as the picture, with a mask where they are seen.

    So a network knows them from a pack: what lies in a part of the picture is that part of the backdrop. Without masks
    one backdrop hides all others: the layout's background, or else the nearest region.
    """

    def __call__(self, layouts: Sequence[Layout], images: Tensor | None = None) -> SceneBatch:
        """As an encoder."""
        return super().__call__([self._spread(layout) for layout in layouts], images)

    def _spread(self, layout: Layout) -> Layout:
        behind = {SCENE, *sorts(self.labels.entries[2:])[1]}
        regions = {item.id for item in layout.items if self.naming(item.label) in behind}
        hidden = regions if self.mask_size is None and layout.background else frozenset[str]()
        return layout.with_items(
            item.model_copy(update={"box": WHOLE, "mask": item.mask or (_corners(item.box),)})
            if item.id in regions
            else item
            for item in layout.items
            if item.id not in hidden
        )


def _corners(box: Box) -> tuple[float, ...]:
    return (box.x0, box.y0, box.x1, box.y0, box.x1, box.y1, box.x0, box.y1)


def _is_behind(label: str) -> bool:
    return vocab.is_stuff(label) or vocab.place(label) is not None


def pixels(drawn: Tensor) -> npt.NDArray[np.uint8]:
    """(B, 3, H, W) in -1..1 -> (B, H, W, 3) uint8."""
    levels = ((drawn.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8)
    found: npt.NDArray[np.uint8] = levels.permute(0, 2, 3, 1).contiguous().cpu().numpy()
    return found
