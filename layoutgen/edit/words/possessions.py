"""What somebody has already: "the man is holding a red umbrella" said of one who holds an umbrella."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen import vocab
from layoutgen.edit.look import paint, relabel
from layoutgen.edit.names import Edited
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.narrowing import belonging
from layoutgen.edit.words.ref import Ref
from layoutgen.layout import Item, Layout

HELD = frozenset({"holding", "wearing", "has", "carrying", "with"})


def held_by(layout: Layout, ids: Sequence[str], ways: frozenset[str] = HELD) -> list[Item]:
    """What the scene says that these hold, wear or have with them."""
    nodes = {layout[each].node for each in ids}
    owned = {r.object for r in layout.scene.relations if r.subject in nodes and r.predicate in ways}
    return [item for item in layout.items if item.node in owned]


def had_otherwise(layout: Layout, ids: Sequence[str], new: Sequence[Ref]) -> Edited | None:
    """The umbrella that he holds already, now red; none where he holds no umbrella, or where one more is asked for.

    "A straw hat" makes one of the hat that he wears: a name that ends with the name of what is there.
    """
    ref = new[0]
    one_each = ref.number in (None, 1, len(ids)) and not (ref.definite or ref.more or ref.pronoun or ref.ids)
    if len(new) > 1 or not ref.label or not one_each:
        return None
    alike = [i for i in held_by(layout, ids) if i.label == ref.label or ref.label.endswith(f" {i.label}")]
    mine = [item.id for item in belonging(alike, ids, layout)] if alike else []
    if len(mine) != len(ids):
        return None
    if any(layout[each].label != ref.label for each in mine):
        return relabel(layout, mine, ref.label, ref.attributes)
    return paint(layout, mine, ref.attributes) if ref.attributes else Edited(layout, ("that is so already",))


_IN_HAND = frozenset({"holding", "carrying", "has", "wearing"})


def without_limbs(bits: list[Bit]) -> list[Bit]:
    """ "holding a candle in his hand": said already."""
    if len(bits) > 1 and bits[-1].kind == "prep" and all(map(_is_limb, bits[-1].refs)) and bits[-2].value == "with":
        bits = [*bits[:-2], replace(bits[-2], value="holding")]  # "with a book in her hands"
    held = next((k for k, bit in enumerate(bits) if bit.value in _IN_HAND), len(bits))
    return [bit for k, bit in enumerate(bits) if k <= held or bit.kind != "prep" or not all(map(_is_limb, bit.refs))]


def _is_limb(ref: Ref) -> bool:
    owned = ref.owner is not None and bool(ref.owner.pronoun)
    return owned and vocab.part_place(ref.label or "", "man") is not None
