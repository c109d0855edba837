"""Leashes: from an animal's neck to the hand of who leads it or to what it is tied to; no things that lie about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from layoutgen import vocab
from layoutgen.art import anatomy
from layoutgen.art.heads import worn_at
from layoutgen.art.parts import Part, is_person
from layoutgen.art.place import Point
from layoutgen.layout import Layout
from layoutgen.sorts import CARRIAGES

if TYPE_CHECKING:
    from layoutgen.art.placing import Placing

_LEASHES = frozenset({"leash", "lead", "dog leash", "reins", "rein"})


def _nodes(layout: Layout, node: str | None) -> set[str]:
    """The nodes that a node is related to."""
    pairs = [(r.subject, r.object) for r in layout.scene.relations]
    return {other for pair in pairs if node in pair for other in pair if other != node}


def leads(layout: Layout) -> Iterator[tuple[list[int], int, int]]:
    """(leashes, animal, person) of every animal that somebody leads, or that is on a leash with somebody about."""
    led = {r.object: r.subject for r in layout.scene.relations if r.predicate == "leading"}
    leashes = [n for n, item in enumerate(layout.items) if item.label in _LEASHES]
    for number, item in enumerate(layout.items) if leashes or led else ():
        if vocab.noun(item.label).group != "animal":
            continue
        near = _nodes(layout, item.node)
        mine = [n for n in leashes if layout.items[n].node in near]
        near |= {node for n in mine for node in _nodes(layout, layout.items[n].node)}
        people = [n for n, other in enumerate(layout.items) if is_person(other) and other.node in near]
        if people and (mine or item.node in led):
            yield mine, number, min(people, key=lambda n: abs(layout.items[n].box.cx - item.box.cx))


def tethers(layout: Layout) -> Iterator[tuple[list[int], int, int]]:
    """(leashes, animal, post) of every animal that is tied to something: a dog to a bench, a horse to a fence."""
    relations = [r for r in layout.scene.relations if r.predicate == "attached to"]
    for number, item in enumerate(layout.items) if relations else ():
        if vocab.noun(item.label).group != "animal":
            continue
        near = _nodes(layout, item.node)
        mine = [n for n, other in enumerate(layout.items) if other.label in _LEASHES and other.node in near]
        ends = {item.node} | {layout.items[n].node for n in mine}
        posts = {r.object for r in relations if r.subject in ends} - ends
        found = [n for n, other in enumerate(layout.items) if other.node in posts and not is_person(other)]
        found = [n for n in found if _is_post(vocab.generic(layout.items[n].label))]
        if found:
            yield mine, number, min(found, key=lambda n: abs(layout.items[n].box.cx - item.box.cx))


def _is_post(noun: vocab.Noun) -> bool:
    """Whether an animal can be tied to it so that a leash is seen, and no cart that it draws."""
    return noun.support not in ("body", "sky") and noun.name not in CARRIAGES


def cord(label: str) -> tuple[float, str]:
    """How thick, in heights of the picture, and of what colour a string is: a shaft, a leash, that of a kite."""
    if anatomy.is_umbrella(label):
        return 0.009, "#66757f"
    if vocab.noun(label).name in _CASES:
        return 0.008, "#414d57"
    return (0.005, "#be1931") if vocab.noun(label).group == "animal" else (0.003, "#5b4a3f")


def leash_parts(layout: Layout) -> dict[int, Part]:
    """Leashes that are drawn from hand or post to neck, so that they are no things of their own."""
    both = (*leads(layout), *tethers(layout))
    return {n: Part("part", owner=animal) for mine, animal, _ in both for n in mine}


def tie(placing: Placing) -> None:
    """Draws them: the string of an animal begins at its neck and ends in the nearer hand, or at its post."""
    for _, animal, person in leads(placing.layout):
        pet, holder = placing.cast.parts[animal], placing.cast.parts[person].drawing
        placed = {animal, person} <= placing.stage.at.keys() and animal not in placing.stage.string
        if pet.drawing is None or holder is None or not placed or "right_hand" not in holder.keypoints:
            continue
        neck = _neck(placing, animal)
        hands = [placing.point(person, holder.keypoints[name]) for name in ("left_hand", "right_hand")]
        placing.stage.string[animal] = (neck, min(hands, key=lambda hand: abs(hand[0] - neck[0])))

    for _, animal, post in tethers(placing.layout):
        if placing.cast.parts[animal].drawing is None or not {animal, post} <= placing.stage.at.keys():
            continue
        if animal not in placing.stage.string:
            neck = _neck(placing, animal)
            placing.stage.string[animal] = (neck, _knot(placing, post, neck))


def _knot(placing: Placing, post: int, neck: Point) -> Point:
    """Where a leash is tied to what stands there: at the side of the animal, about the trunk of a tree or a pole."""
    x0, y0, x1, y1 = placing.frame(post)
    tall = y1 - y0 > 1.15 * (x1 - x0)
    rim = (x1 - x0) / 2 if tall else min((x1 - x0) / 2, 0.02 * placing.height)
    low = y0 + (0.84 if tall else 0.5) * (y1 - y0)
    return min(x1 - rim, max(x0 + rim, neck[0])), max(neck[1], low)


def tow(placing: Placing) -> None:
    """Draws the handles of suitcases that somebody pulls: from the top of the case to the nearer hand."""
    layout = placing.layout
    pulled = {(r.subject, r.object) for r in layout.scene.relations if r.predicate == "pulling"}
    for number, item in enumerate(layout.items) if pulled else ():
        if vocab.noun(item.label).name not in _CASES or number not in placing.stage.at or number in placing.stage.host:
            continue
        people = [n for n, other in enumerate(layout.items) if is_person(other) and (other.node, item.node) in pulled]
        holder = min(people, key=lambda n: abs(layout.items[n].box.cx - item.box.cx), default=number)
        drawing = placing.cast.parts[holder].drawing
        if drawing is None or holder not in placing.stage.at or "right_hand" not in drawing.keypoints:
            continue
        x0, y0, x1, y1 = placing.frame(number)
        top = (x0 + x1) / 2, y0 + 0.1 * (y1 - y0)
        hands = [placing.point(holder, drawing.keypoints[name]) for name in ("left_hand", "right_hand")]
        placing.stage.string[number] = (top, min(hands, key=lambda hand: abs(hand[0] - top[0])))


_CASES = frozenset({"suitcase", "luggage", "rolling suitcase", "duffel bag", "briefcase"})


def _neck(placing: Placing, animal: int) -> Point:
    """Where a collar is, in the picture."""
    drawing = placing.cast.parts[animal].drawing
    assert drawing is not None
    x0, y0, x1, y1 = worn_at(drawing, "collar") or (0.25, 0.3, 0.35, 0.4)
    x, y, width, height = drawing.view
    return placing.point(animal, (x + (x0 + x1) / 2 * width, y + (y0 + y1) / 2 * height))
