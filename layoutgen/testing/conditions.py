"""Honest `conditions`: what a renderer says it listens to changes its picture, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layoutgen.layout import Box, Item, Layout
from layoutgen.testing.contract import Contract, LeftOut, broken
from layoutgen.testing.samples import diamond

if TYPE_CHECKING:
    from layoutgen.testing.renderers import Case

KNOWN = ("attributes", "boxes", "caption", "keypoints", "labels", "masks", "words")


def declared(renderer: Any) -> None:
    """Ends the contract when `conditions` or `labels` is missing or of another form."""
    conditions = getattr(renderer, "conditions", None)
    if conditions is None or isinstance(conditions, str) or not isinstance(conditions, Iterable):
        broken(f"conditions is {conditions!r}; it must be a set of what changes the picture, of {', '.join(KNOWN)}")
    unknown = sorted(set(conditions) - set(KNOWN))
    if unknown:
        broken(f"conditions has {unknown[0]!r}, which is none of {', '.join(KNOWN)}")
    labels = getattr(renderer, "labels", "missing")
    if labels is not None and (isinstance(labels, str) or not all(isinstance(label, str) for label in labels)):
        broken(f"labels is {labels!r}; it must be None (it draws any noun) or the nouns that it knows")


@dataclass(frozen=True, slots=True)
class Change:
    """Two layouts that differ in one thing, and how to say it."""

    said: str
    before: Layout
    after: Layout


def _each(layout: Layout, change: Callable[[Item], Item]) -> Layout:
    return layout.with_items(change(item) for item in layout.items)


def _moved_boxes(case: Case) -> Iterator[Change]:
    layout = case.layout()
    first, second = (item.id for item in layout.items)
    yield Change(f"{first} moves", layout, layout.move(first, 0.2, -0.3))
    yield Change(f"{second} grows", layout, layout.put(second, Box(0.35, 0.05, 0.95, 0.9)))


def _other_masks(case: Case) -> Iterator[Change]:
    layout = case.layout()
    rhombs = _each(layout, lambda item: item.model_copy(update={"mask": (diamond(item.box),)}))
    yield Change("the masks become rhombs", layout, rhombs)


def _other_keypoints(case: Case) -> Iterator[Change]:
    def moved(item: Item) -> Item:
        points = [p.model_copy(update={"x": item.box.cx, "y": item.box.cy}) for p in item.keypoints or ()]
        return item.model_copy(update={"keypoints": tuple(points)})

    layout = case.layout()
    yield Change("the key points move", layout, _each(layout, moved))


def _other_labels(case: Case) -> Iterator[Change]:
    first, second = case.labels
    if first == second:
        raise LeftOut("it knows a single label")
    swapped = {first: second, second: first}
    for layout in (case.layout(), _each(case.layout(), lambda item: item.model_copy(update={"attributes": ()}))):
        other = _each(layout, lambda item: item.model_copy(update={"label": swapped[item.label]}))
        yield Change("the labels change places", layout, other)


def _other_attributes(case: Case) -> Iterator[Change]:
    layout = case.layout()
    for colour in ("blue", "yellow"):
        items = (item.model_copy(update={"attributes": (colour,)}) for item in layout.items)
        yield Change(f"everything becomes {colour}", layout, layout.with_items(items))


def _other_texts(case: Case) -> Iterator[Change]:
    layout = case.layout()
    for text in ("a purple house under water at night", "snow"):
        scene = layout.scene.model_copy(update={"text": text})
        yield Change(f"the text becomes {text!r}", layout, layout.model_copy(update={"scene": scene}))


_CHANGES: dict[str, Callable[[Case], Iterator[Change]]] = {
    "boxes": _moved_boxes,
    "masks": _other_masks,
    "keypoints": _other_keypoints,
    "labels": _other_labels,
    "attributes": _other_attributes,
    "caption": _other_texts,
}
_SAME = {"caption": ("caption", "words")}  # both are heard through the text


def _honest(condition: str) -> Contract[Case]:
    names = _SAME.get(condition, (condition,))
    said = " or ".join(names)

    def contract(case: Case) -> None:
        claims = bool(set(getattr(case.subject.stage, "conditions", ())) & set(names))
        changes = list(_CHANGES[condition](case))
        heard = [change for change in changes if _hears(case, change)]
        if heard and not claims:
            broken(f"it does not claim to hear {said}, but the picture changes when {heard[0].said}")
        silent = [change.said for change in changes if change not in heard]
        if claims and silent and (not heard or (condition == "boxes" and not _says_why(case))):
            tried = " or ".join(dict.fromkeys(silent))
            broken(f"it claims to hear {said}, but the picture stays the same when {tried}")

    return f"hears {said} if it says so", contract


def _says_why(case: Case) -> bool:
    """Whether the renderer has something to tell of the layout, as that it draws one of its items alone."""
    report = getattr(case.subject.stage, "report", None)
    return report is not None and bool(tuple(report(case.layout())))


def _hears(case: Case, change: Change) -> bool:
    from layoutgen.testing.renderers import difference

    before = case.one("two items", change.before)
    return difference(before, case.one(f"two items, where {change.said}", change.after)) > 0


CONTRACTS: tuple[Contract[Case], ...] = tuple(_honest(condition) for condition in _CHANGES)
