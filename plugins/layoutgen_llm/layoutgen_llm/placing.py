"""A model's rules held against what was to be placed: which box is whose, and which box can be one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from layoutgen.layout import Box, Item
from layoutgen.meanings import PREDICATES
from layoutgen.scene import SceneData
from layoutgen.vocab import singular
from layoutgen_llm.css import Rule

_TOGETHER = frozenset({"support", "containment", "attachment", "part"})
_SMALLEST = 0.004  # of the canvas: two pixels of 512
_LARGEST = 3.0  # beyond that a box is no oversight any more
_SEEN = 0.1  # share of a box that has to lie within the canvas for it to be moved in rather than dropped


def placed(
    rules: Sequence[Rule], todo: Sequence[Item], names: Mapping[str, str]
) -> tuple[dict[str, tuple[Box, float | None]], list[str]]:
    """The box and z-index of each item that has got one, by its id, and a sentence on everything that was not right."""
    notes: list[str] = []
    found: dict[str, tuple[Box, float | None]] = {}
    owners = _owners(rules, todo, names)
    for rule, owner in zip(rules, owners, strict=True):
        if owner is None:
            notes.append(f"{rule.name[:40]!r} is nothing that was to be placed, or one too many: left out")
            continue
        box, said = (None, rule.problem) if rule.box is None else into_canvas(rule.box)
        if said:
            notes.append(f"{owner}: {said}")
        if box is not None:
            found[owner] = (box, rule.z)
    given = {owner for owner in owners if owner is not None}
    notes += [f"{item.id}: the model gives it no box" for item in todo if item.id not in given]
    return found, notes


def into_canvas(box: Box) -> tuple[Box | None, str]:
    """The box within the canvas, or none, and what was wrong with it ("" for a good one)."""
    if box.width < _SMALLEST or box.height < _SMALLEST:
        return None, "its box is too small to be seen"
    if box.width > _LARGEST or box.height > _LARGEST:
        return None, "its box is far larger than the canvas"
    seen = Box(max(box.x0, 0.0), max(box.y0, 0.0), min(box.x1, 1.0), min(box.y1, 1.0))
    if seen == box:
        return box, ""
    if seen.width <= 0 or seen.height <= 0 or seen.area < _SEEN * box.area:
        return None, "its box lies outside the canvas"
    (x0, x1), (y0, y1) = _moved_in(box.x0, box.x1), _moved_in(box.y0, box.y1)
    return Box(x0, y0, x1, y1), "" if _slight(seen, box) else "its box reached beyond the canvas and was moved into it"


def _moved_in(low: float, high: float) -> tuple[float, float]:
    if high - low >= 1:
        return 0.0, 1.0
    shift = max(0.0, -low) - max(0.0, high - 1)
    return low + shift, high + shift


def _slight(a: Box, b: Box) -> bool:
    return all(abs(x - y) < 0.01 for x, y in zip(a, b, strict=True))


def _owners(rules: Sequence[Rule], todo: Sequence[Item], names: Mapping[str, str]) -> list[str | None]:
    """For each rule the id of the item it is about: by name, or else the next item of that label without a rule."""
    by_name = {_plain(names[item.id]): item.id for item in todo}
    owners: list[str | None] = [None] * len(rules)
    taken: set[str] = set()
    for n, rule in enumerate(rules):
        owner = by_name.get(_plain(rule.name))
        if owner is not None and owner not in taken:
            owners[n] = owner
            taken.add(owner)
    for n, rule in enumerate(rules):
        if owners[n] is None and _plain(rule.name) not in by_name:
            owners[n] = next((item.id for item in todo if item.id not in taken and _called(rule.name, item)), None)
            taken.add(owners[n] or "")
    return owners


def _called(name: str, item: Item) -> bool:
    """Whether "red car", "cars", "car 2" or "dog-1" can mean the item."""
    words = re.sub(r"[\W_]*\d*$", "", re.sub(r"[\W_]*\d+$", "", name))
    spoken = " ".join(re.split(r"[\W_]+", words)).strip()
    label = item.label.lower()
    full = " ".join((*item.attributes, item.label)).lower()
    return spoken in (label, full) or singular(spoken) == label or spoken.endswith(f" {label}")


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name.lower()).strip("-")


def depths(items: Iterable[Item], before: Mapping[str, int], scene: SceneData) -> list[Item]:
    """The items with z from 0 on: in the order they are given in, but what is worn, carried or held as `before` has it.

    A hat is in front of its wearer and a vase in front of its table, whatever the model says. before: z by item id.
    """
    order = list(items)
    families = {name: predicate.family for name, predicate in PREDICATES.items()}
    pairs = {(r.subject, r.object) for r in scene.relations if families.get(r.predicate) in _TOGETHER}
    pairs |= {(b, a) for a, b in pairs}
    for _ in order:  # every round puts at least one item where it belongs, if there is one
        wrong = next(
            (
                (low, high)
                for high, a in enumerate(order)
                for low, b in enumerate(order[:high])
                if (a.node or "", b.node or "") in pairs and before[b.id] > before[a.id]
            ),
            None,
        )
        if wrong is None:
            break
        order.insert(wrong[1], order.pop(wrong[0]))
    return [item.model_copy(update={"z": z}) for z, item in enumerate(order)]
