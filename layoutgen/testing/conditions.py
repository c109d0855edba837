"""Honest `conditions`: what a renderer says it listens to changes its picture, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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


def _each(layout: Layout, change: Callable[[Item], Item]) -> Layout:
    return layout.with_items(change(item) for item in layout.items)


def _moved_boxes(case: Case) -> Iterator[tuple[str, Layout]]:
    layout = case.layout()
    first, second = (item.id for item in layout.items)
    yield f"{first} moves", layout.move(first, 0.2, -0.3)
    yield f"{second} grows", layout.put(second, Box(0.35, 0.05, 0.95, 0.9))


def _other_masks(case: Case) -> Iterator[tuple[str, Layout]]:
    yield (
        "the masks become rhombs",
        _each(case.layout(), lambda item: item.model_copy(update={"mask": (diamond(item.box),)})),
    )


def _other_keypoints(case: Case) -> Iterator[tuple[str, Layout]]:
    def change(item: Item) -> Item:
        points = [p.model_copy(update={"x": item.box.cx, "y": item.box.cy}) for p in item.keypoints or ()]
        return item.model_copy(update={"keypoints": tuple(points)})

    yield "the key points move", _each(case.layout(), change)


def _other_labels(case: Case) -> Iterator[tuple[str, Layout]]:
    first, second = case.labels
    if first == second:
        raise LeftOut("it knows a single label")
    layout = case.layout()
    swapped = {first: second, second: first}
    yield "the labels change places", _each(layout, lambda i: i.model_copy(update={"label": swapped[i.label]}))


def _other_attributes(case: Case) -> Iterator[tuple[str, Layout]]:
    layout = case.layout()
    for colour in ("blue", "yellow"):
        items = (item.model_copy(update={"attributes": (colour,)}) for item in layout.items)
        yield f"everything becomes {colour}", layout.with_items(items)


def _other_texts(case: Case) -> Iterator[tuple[str, Layout]]:
    layout = case.layout()
    for text in ("a purple house under water at night", "snow"):
        yield (
            f"the text becomes {text!r}",
            layout.model_copy(update={"scene": layout.scene.model_copy(update={"text": text})}),
        )


_CHANGES: dict[str, Callable[[Case], Iterator[tuple[str, Layout]]]] = {
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
        from layoutgen.testing.renderers import difference

        claims = bool(set(getattr(case.subject.stage, "conditions", ())) & set(names))
        before = case.one("two items", case.layout())
        heard = []
        for change, layout in _CHANGES[condition](case):
            if difference(before, case.one(f"two items, where {change}", layout)) > 0:
                heard.append(change)
            elif claims and condition == "boxes":
                broken(f"it claims to hear boxes, but the picture stays the same when {change}")
        if claims and not heard:
            tried = " or ".join(change for change, _ in _CHANGES[condition](case))
            broken(f"it claims to hear {said}, but the picture stays the same when {tried}")
        if heard and not claims:
            broken(f"it does not claim to hear {said}, but the picture changes when {heard[0]}")

    return f"hears {said} if it says so", contract


CONTRACTS: tuple[Contract[Case], ...] = tuple(_honest(condition) for condition in _CHANGES)
