"""The renderer `patches`: Text2Scene's composite variant (arXiv:1809.01110, section 4.2), photographs in pieces.

For every item of a layout a cut-out of its class is retrieved from a bank that its user built, and pasted where the
item lies. The paper joins the pieces by a network that paints over them; here their edges are feathered, no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from layoutgen import vocab
from layoutgen.errors import LayoutError, PluginError
from layoutgen.layout import Item, Layout, seed_of
from layoutgen.raster import item_mask, picture_size
from layoutgen_text2scene.composite_choose import choose
from layoutgen_text2scene.composite_ground import choose_backdrop, drawn, ground, is_region, lacking, wanted
from layoutgen_text2scene.composite_paste import clipped_to, fitted, over, stamp
from layoutgen_text2scene.patches import Bank, Source
from layoutgen_text2scene.patches_colour import asked, has, recoloured
from layoutgen_text2scene.patches_cut import name_of

if TYPE_CHECKING:
    from PIL.Image import Image

_ENOUGH = 0.3  # share of a cut-out that has the colour asked for, or it is recoloured
_WORN = {"wearing": "object", "has": "object", "part of": "subject", "attached to": "subject"}


class Part(NamedTuple):
    """How an item is shown: by a cut-out of the bank, as clip-art, or not by itself (owner: who shows it)."""

    item: Item
    patch: int | None = None
    owner: str | None = None
    region: bool = False


class PatchRenderer:
    """Pastes photo cut-outs. The same seed and layout give the same picture, with the same cut-outs at every size.

    conditions: masks only if cut-outs are clipped to them. labels: none, for what the bank lacks is drawn as clip-art.
    """

    labels: tuple[str, ...] | None = None

    def __init__(self, bank: Bank, clip: bool = False) -> None:
        """clip: whether what reaches beyond an item's mask is cut away."""
        self.bank, self.clip = bank, clip
        self.conditions = frozenset({"labels", "boxes", "attributes"} | ({"masks"} if clip else set()))

    def __call__(
        self, layouts: Sequence[Layout], *, seeds: Sequence[int], size: tuple[int, int] | None = None
    ) -> list[Image]:
        """One RGB picture a layout. size: (width, height) in pixels, each layout's canvas when none is given.

        Raises LayoutError for a size out of 16..4096 px and for a different number of seeds and layouts.
        """
        if len(seeds) != len(layouts):
            raise LayoutError(f"{len(layouts)} layouts need as many seeds, got {len(seeds)}")
        return [self._draw(layout, seed, size) for layout, seed in zip(layouts, seeds, strict=True)]

    def parts(self, layout: Layout, seed: int) -> list[Part]:
        """How each item is shown, in the order of the layout's items."""
        owners = _owners(layout)
        made: list[Part] = []
        taken: set[int] = set()
        for number, item in enumerate(layout.items):
            owner = owners.get(item.node or "")
            if is_region(item):
                made.append(Part(item, region=True))
            elif owner is not None and name_of(owner) in self.bank.of and not _lies_apart(item):
                made.append(Part(item, owner=owner))
            else:
                patch = choose(self.bank, layout, number, seed=seed, taken=taken)
                taken |= {patch} if patch is not None else set()
                made.append(Part(item, patch))
        return made

    def report(self, layout: Layout) -> tuple[str, ...]:
        """To know: what is drawn, recoloured or left out, what the backdrop lacks, and whose photos they are."""
        seed = seed_of(layout)
        backdrop = choose_backdrop(self.bank, layout, seed)
        parts = self.parts(layout, seed)
        missing = lacking(backdrop, wanted(layout))
        notes = [f"background: the photo shows no {word}" for word in missing if backdrop is not None]
        if backdrop is None and missing:
            notes.append(f"background: the bank has no place with {', '.join(missing)}, so it is drawn")
        sources = [backdrop.source] if backdrop is not None else []
        for part in parts:
            notes += self._notes(part)
            sources += [self.bank.patches[part.patch].source] if part.patch is not None else []
        return (*dict.fromkeys(notes), *dict.fromkeys(map(_credit, sources)))

    def _notes(self, part: Part) -> Iterator[str]:
        item = part.item
        if part.owner is not None:
            yield f"{item.label}: left to the photo of the {part.owner}"
        elif part.patch is None and not part.region:
            yield f"{item.label}: the bank has no cut-out of it, so it is drawn"
        elif part.patch is not None:
            patch, colour = self.bank.patches[part.patch], asked(item.attributes)
            if patch.label != item.label and patch.label not in (
                vocab.noun(item.label).name,
                *vocab.aliases(item.label),
            ):
                yield f"{item.label}: shown by a photo of a {patch.label}"
            if colour and _paintable(patch.label) and has(patch.colours, colour) < _ENOUGH:
                yield f"{item.label}: a photo in another colour was recoloured"

    def _draw(self, layout: Layout, seed: int, size: tuple[int, int] | None) -> Image:
        pixels = picture_size(layout, size)
        made = ground(self.bank, layout, seed, pixels)
        for part in sorted(self.parts(layout, seed), key=lambda part: part.item.z):
            if part.region or part.owner is not None:
                continue
            if part.patch is None:
                over(made, drawn(layout, part.item, seed, pixels), 0, 0)
            else:
                self._paste(made, part.item, part.patch)
        return made

    def _paste(self, made: Image, item: Item, number: int) -> None:
        patch, pixels = self.bank.patches[number], self.bank.pixels(number)
        at = fitted(item.box, patch.aspect, made.size)
        if at[2] <= 0 or at[3] <= 0 or at[0] >= made.width or at[1] >= made.height:
            return
        colour = asked(item.attributes)
        if colour and _paintable(patch.label) and has(patch.colours, colour) < _ENOUGH:
            pixels = recoloured(pixels, colour)
        shown = stamp(pixels, at, flip=item.flip)
        if self.clip and item.mask is not None:
            shown = clipped_to(shown, item_mask(item, made.size), at[0], at[1])
        over(made, shown, at[0], at[1])


def _owners(layout: Layout) -> dict[str, str]:
    """The label of who wears or has each node, by the node."""
    labels = {thing.id: thing.label for thing in layout.scene.objects}
    return {
        (r.object if _WORN[r.predicate] == "object" else r.subject): labels[
            r.subject if _WORN[r.predicate] == "object" else r.object
        ]
        for r in layout.scene.relations
        if r.predicate in _WORN
    }


def _lies_apart(item: Item) -> bool:
    """Whether a photo of its owner would not show it: a bag or a hat is put on, a shirt is in the picture already."""
    noun = vocab.noun(item.label)
    return noun.coco is not None and noun.group != "clothing" and vocab.part_place(item.label) is None


def _paintable(label: str) -> bool:
    """People keep their colours."""
    return vocab.noun(label).group != "person"


def _credit(source: Source) -> str:
    said = ", ".join(filter(None, (source.licence, source.credit)))
    return f"photo {source.picture} ({said})" if said else f"photo {source.picture}"


def load(bank: str, clip: bool) -> PatchRenderer:
    """The renderer. Raises PluginError without a bank, with the command that builds one, and FormatError for another
    folder."""
    if not bank:
        raise PluginError(
            "patches needs a bank of photo cut-outs: build one with `layoutgen patches build COCO_DIR -o BANK` and say "
            "--renderer patches,bank=BANK"
        )
    return PatchRenderer(Bank(Path(bank).expanduser()), clip)
