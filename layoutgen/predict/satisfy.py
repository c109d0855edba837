"""`satisfy`: repairs the layout of any predictor until it says what the scene says."""

from __future__ import annotations

from layoutgen.checks import check, ruled_out
from layoutgen.layout import Item, Layout
from layoutgen.predict.compose import compose
from layoutgen.predict.conflicts import consistent
from layoutgen.predict.homeward import homeward
from layoutgen.predict.mend import mended
from layoutgen.predict.prior import VERSION, background
from layoutgen.scene import SceneData, SceneGraph


def satisfy(layout: Layout, scene: SceneGraph | None = None, *, seed: int = 0) -> Layout:
    """The layout with right counts, every stated relation and position true, nothing ruled out, cut off or hidden.

    A layout that is right already comes back with only a provenance record. Locked items stay as they are; items that
    the scene does not mention stay when they do no harm. What contradicts itself is named in the notes; the rest holds.
    """
    graph = layout.graph if scene is None else scene
    data = graph.data()
    layout = layout.model_copy(update={"scene": data, "background": layout.background or background(data)})
    kept, notes = consistent(data.relations)
    wanted = data.model_copy(update={"relations": tuple(kept)})
    broken = check(layout, wanted)
    if not broken:
        return layout.note("satisfy", "satisfy", VERSION, seed, notes)
    items = tuple(item for item in layout.items if item.locked or not ruled_out(item, data))
    known = {thing.id for thing in data.objects}
    others = tuple(item for item in items if item.node not in known)
    fixed = mended(layout.with_items(items), wanted, seed)
    if fixed is None:
        given = {item.id: item for item in items if item.node in known}
        made = compose(data, layout.canvas, seed, given, layout.background)
        notes = [*made.notes]
        fixed = layout.with_items((*made.items, *_harmless(layout, others, made.items, wanted)))
    fixed = homeward(layout, fixed, wanted)
    changes = [f"repaired: {statement}" for statement in broken]
    left = [f"not met: {statement}" for statement in check(fixed, wanted)]
    return fixed.note("satisfy", "satisfy", VERSION, seed, (*notes, *changes, *left))


def _harmless(layout: Layout, others: tuple[Item, ...], made: tuple[Item, ...], data: SceneData) -> tuple[Item, ...]:
    """The items that the scene does not mention; those that hide what it does mention go behind it, or away."""
    kept: tuple[Item, ...] = tuple(item for item in others if item.locked)
    first = check(layout.with_items((*made, *kept)), data)
    for item in others:
        if item.locked:
            continue
        for candidate in (item, item.model_copy(update={"z": min(i.z for i in (*made, item)) - 1})):
            if len(check(layout.with_items((*made, *kept, candidate)), data)) <= len(first):
                kept = (*kept, candidate)
                break
    return kept
