"""What a shaper must keep to."""

from __future__ import annotations

from layoutgen.layout import Layout
from layoutgen.testing.contract import Contract, Subject, broken, chance, unchanged
from layoutgen.testing.predictors import sound
from layoutgen.testing.samples import bare, layouts


def shape(subject: Subject, on: str, layout: Layout, *, seed: int = 7) -> Layout:
    """The layout with masks. Ends the contract with a sentence when it is none or not valid."""
    return sound(subject.use(on, layout, seed=seed), on)


def masks_are_filled(subject: Subject) -> None:
    """Every item has a mask afterwards, and it lies where its box does."""
    made = shape(subject, "no masks", layouts()["no masks"])
    for item in made.items:
        if item.mask is None:
            broken(f"the item {item.id} has no mask after it")
        if isinstance(item.mask, tuple):
            xs = [x for polygon in item.mask for x in polygon[::2]]
            ys = [y for polygon in item.mask for y in polygon[1::2]]
            x0, y0, x1, y1 = item.box
            if not xs or max(xs) <= x0 or min(xs) >= x1 or max(ys) <= y0 or min(ys) >= y1:
                broken(f"the mask of {item.id} lies outside its box; polygons are x y pairs in the unit square")


def the_rest_stays(subject: Subject) -> None:
    """Items, their order, labels, boxes and the masks that were there stay as they are."""
    for on, layout in layouts().items():
        made = shape(subject, on, layout)
        if [item.id for item in made.items] != [item.id for item in layout.items]:
            broken(f"{on}: the items are others than before, or in another order")
        for old, new in zip(layout.items, made.items, strict=True):
            for field in ("node", "label", "attributes", "box", "z", "flip", "locked"):
                if getattr(old, field) != getattr(new, field):
                    broken(f"{on}: it changes the {field} of {old.id}; a shaper fills masks that are missing")
            if old.mask is not None and new.mask != old.mask:
                broken(f"{on}: it changes the mask that {old.id} had already")
        if made.canvas != layout.canvas or made.scene != layout.scene:
            broken(f"{on}: it changes the canvas or the scene")


def same_seed(subject: Subject) -> None:
    """The same seed gives the same masks, twice, by another instance, whatever the global random state is."""
    layout = layouts()["no masks"]
    with chance(0):
        first = shape(subject, "no masks", layout)
    with chance(1):
        again = shape(subject, "no masks", layout)
    if again.items != first.items:
        broken("the same seed gives two sets of masks; draw all chance from random.Random(seed)")
    other = Subject(subject.kind, subject.name, subject.fresh(), subject.fresh)
    if shape(other, "no masks", layout).items != first.items:
        broken("a second instance gives other masks for the same seed")


def input_unchanged(subject: Subject) -> None:
    """The layout is as it was."""
    for on, layout in layouts().items():
        with unchanged("the layout", layout.to_json):
            shape(subject, on, bare(layout))
            shape(subject, on, layout)


def _shapes(on: str) -> Contract[Subject]:
    def contract(subject: Subject) -> None:
        shape(subject, on, bare(layouts()[on]))

    return on, contract


CONTRACTS: tuple[Contract[Subject], ...] = (
    *(_shapes(on) for on in layouts()),
    ("missing masks are filled", masks_are_filled),
    ("the rest stays as it is", the_rest_stays),
    ("same seed, same masks", same_seed),
    ("its input is not changed", input_unchanged),
)
