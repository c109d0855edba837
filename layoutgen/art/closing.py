"""Who pushes a cart has the hands at it; those who hug are in one another's arms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layoutgen.art.parts import is_person
from layoutgen.sorts import HUGS

if TYPE_CHECKING:
    from layoutgen.art.placing import Placing

_PUSHING = frozenset({"pushing", "steering", "wheeling"})
_FARTHEST = 0.14  # of the width of the picture that somebody steps up to a load
_INTO_ARMS = 0.45  # the same, to be hugged


def step_up(placing: Placing) -> None:
    """Moves everybody who pushes a thing beside them so far that the farther hand touches it."""
    layout = placing.layout
    pushed = {(r.subject, r.object) for r in layout.scene.relations if r.predicate == "pushing"}
    for number, item in enumerate(layout.items) if pushed else ():
        if placing.pose(number) not in _PUSHING or not _is_free(placing, number):
            continue
        loads = [n for n, other in enumerate(layout.items) if (item.node, other.node) in pushed]
        load = _nearest(placing, number, loads)
        if load is None:
            continue
        x0, _, x1, _ = placing.frame(load)
        low, high = _hands(placing, number)
        left, _, right, _ = placing.frame(number)
        _step(placing, number, x1 - low if left + right > x0 + x1 else x0 - high, _FARTHEST)


def embrace(placing: Placing) -> None:
    """Brings those together who hug: the hands of each are behind the middle of the other."""
    layout = placing.layout
    mine = [
        n
        for n, item in enumerate(layout.items)
        if (item.pose == "hugging" or _says_so(placing, n)) and _is_free(placing, n)
    ]
    for number in mine:
        others = [n for n, other in enumerate(layout.items) if n != number and _is_hugged(placing, number, n)]
        other = _nearest(placing, number, others)
        if other is None:
            continue
        x0, _, x1, _ = placing.frame(other)
        middle = _middle(placing, other)
        low, high = _hands(placing, number)
        left, _, right, _ = placing.frame(number)
        step = middle - low if left + right > x0 + x1 else middle - high
        _step(placing, number, step / 2 if other in mine else step, _INTO_ARMS)


def _says_so(placing: Placing, number: int) -> bool:
    node = placing.layout.items[number].node
    return any(r.subject == node and HUGS & set(r.words.split()) for r in placing.layout.scene.relations)


def _is_hugged(placing: Placing, number: int, other: int) -> bool:
    """Whether the one item hugs the other: it is said, or both are of a pair that hugs."""
    one, two = placing.layout.items[number], placing.layout.items[other]
    said = {r.object for r in placing.layout.scene.relations if r.subject == one.node and HUGS & set(r.words.split())}
    return two.node in said if said else two.pose == "hugging"


def _is_free(placing: Placing, number: int) -> bool:
    """Whether it is a drawn person that may take a step."""
    item, drawing = placing.layout.items[number], placing.cast.parts[number].drawing
    stands = number in placing.stage.at and number not in placing.stage.host and not item.locked
    return stands and is_person(item) and drawing is not None and "right_hand" in drawing.keypoints


def _nearest(placing: Placing, number: int, others: list[int]) -> int | None:
    items = placing.layout.items
    there = [n for n in others if n in placing.stage.at]
    return min(there, key=lambda n: abs(items[n].box.cx - items[number].box.cx), default=None)


def _hands(placing: Placing, number: int) -> tuple[float, float]:
    """The lower and the higher x of a person's hands in the picture."""
    drawing = placing.cast.parts[number].drawing
    assert drawing is not None
    found = [placing.point(number, drawing.keypoints[name])[0] for name in ("left_hand", "right_hand")]
    return min(found), max(found)


def _middle(placing: Placing, number: int) -> float:
    """The x of a person's trunk, or of a thing's frame."""
    drawing = placing.cast.parts[number].drawing
    assert drawing is not None
    names = [name for name in ("left_shoulder", "right_shoulder") if name in drawing.keypoints]
    if names:
        return sum(placing.point(number, drawing.keypoints[name])[0] for name in names) / len(names)
    x0, _, x1, _ = placing.frame(number)
    return (x0 + x1) / 2


def _step(placing: Placing, number: int, step: float, farthest: float) -> None:
    left, _, right, _ = placing.frame(number)
    if abs(step) <= farthest * placing.width and left + step >= 0 and right + step <= placing.width:
        placing.stage.at[number] = placing.stage.at[number].shift(step, 0.0)
