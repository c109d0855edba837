"""Which item belongs to which: the scene's relations between single items, as far as the boxes still bear them out.

A person who drags the rider off the horse takes the two apart: a link is made only where the boxes could be one thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layoutgen import vocab
from layoutgen.art.link_kinds import BOARDS, FLAT, Kind, is_filling, is_table, kind_of, turned_round
from layoutgen.layout import Box, Item, Layout
from layoutgen.scene import Relation

_OVERHEAD = frozenset({"umbrella", "parasol", "cell phone"})
_STRINGS = frozenset({"kite", "balloon", "parachute"})  # held from afar


_GUESTS = frozenset({"ride", "sit", "inside", "on"})  # links in which the subject is put on the object


class Link(NamedTuple):
    """Item `subject` (index into `layout.items`) is a `kind` of companion of item `object`."""

    kind: Kind
    subject: int
    object: int
    words: str


def links(layout: Layout) -> tuple[Link, ...]:
    """All links between items, in the order of the scene's relations; each subject has one object a relation."""
    at: dict[str, list[int]] = {}
    for number, item in enumerate(layout.items):
        if item.node is not None:
            at.setdefault(item.node, []).append(number)
    found: list[Link] = []
    for relation in layout.scene.relations:
        for direct in _directed(relation):
            subjects, targets = at.get(direct.subject, []), at.get(direct.object, [])
            if subjects and targets and direct.subject != direct.object:
                found += _paired(layout, direct, subjects, targets)
    borne = {link.object for link in found if link.kind in ("on", "ride") and _is_heavy(layout.items[link.subject])}
    found = [
        link
        for link in dict.fromkeys(found)
        if not _is_on_desk(layout, link) and (link.kind != "hold" or link.object not in borne)
    ]
    return (*_shared(layout, at, found), *_laid(layout, found))


def _shared(layout: Layout, at: dict[str, list[int]], found: Sequence[Link]) -> Iterator[Link]:
    """The links, where those who ride one board together stand on it: it is no part of the figure of either."""
    crews: dict[int, list[Link]] = {}
    for r in layout.scene.relations:
        boards = [n for n in at.get(r.object, ()) if r.predicate in ("riding", "on") and _is_board(layout.items[n])]
        for number in at.get(r.subject, ()) if len(boards) == 1 else ():
            near = _bears("ride", layout.items[number], layout.items[boards[0]], layout.canvas.aspect)
            if near and vocab.generic(layout.items[number].label).group in ("person", "animal"):
                crews.setdefault(boards[0], []).append(Link("on", number, boards[0], r.words))
    shared = [link for crew in crews.values() if len(crew) > 1 for link in crew]
    aboard = {(link.subject, link.object) for link in shared}
    yield from (link for link in found if (link.subject, link.object) not in aboard)
    yield from shared


def _is_board(item: Item) -> bool:
    return vocab.generic(item.label).name in BOARDS - {"ski"}


def _laid(layout: Layout, found: Sequence[Link]) -> Iterator[Link]:
    """Small things that lie on a table by their boxes alone: the text has them beside the plates that are said to."""
    busy = {n for link in found for n in ((link.subject,) if link.kind in _GUESTS else (link.object,))}
    nouns = [vocab.generic(item.label) for item in layout.items]
    tables = [n for n, noun in enumerate(nouns) if noun.group == "furniture" and is_table(noun.name)]
    for number, (item, noun) in enumerate(zip(layout.items, nouns, strict=True)):
        if number in busy or not (noun.support == "surface" or _is_trinket(noun)) or noun.height > 0.6:
            continue
        for table in tables:
            box, top = item.box, layout.items[table].box
            beyond = box.x0 >= top.x0 - 0.01 and box.x1 <= top.x1 + 0.01 and item.z > layout.items[table].z
            if beyond and top.y0 - 0.02 <= box.y1 <= top.y0 + 0.34 * top.height:
                yield Link("on", number, table, "on")
                break


def _is_heavy(item: Item) -> bool:
    """Whether nobody lifts what it stands on: a surfboard with a dog on it is on the ground, whoever holds it."""
    noun = vocab.generic(item.label)
    return noun.group in ("person", "animal") and noun.height >= 0.3


def _is_on_desk(layout: Layout, link: Link) -> bool:
    """Whether what somebody at a desk uses stands on it, and not in the hands below it: a laptop, a glass of wine."""
    user, thing = layout.items[link.subject], layout.items[link.object]
    if link.kind != "hold" or vocab.generic(thing.label).name in _STRINGS | _OVERHEAD:
        return False
    at = {r.object for r in layout.scene.relations if r.subject == user.node and r.predicate in ("at", "on", "around")}
    desks = [item.box for item in layout.items if item.node in at and is_table(vocab.generic(item.label).name)]
    seen = [box for box in desks if box.x0 <= thing.box.cx <= box.x1 and thing.z > user.z]
    return any(box.y0 - 0.03 <= thing.box.y1 <= box.y0 + 0.35 * box.height for box in seen)


def _is_trinket(noun: vocab.Noun) -> bool:
    """Whether people wear it or put it down on a table: glasses, a watch, a hat."""
    return noun.support == "body" and noun.group in ("accessory", "clothing") and noun.height < 0.3


def _directed(relation: Relation) -> Iterator[Relation]:
    """The relation with the part, the held or the contained thing in its usual place."""
    turned = {"part of": "has", "containing": "in", "full of": "in", "covered with": "on"}.get(relation.predicate)
    if turned:
        yield relation.model_copy(update={"subject": relation.object, "object": relation.subject, "predicate": turned})
    else:
        yield relation


def _paired(layout: Layout, relation: Relation, subjects: list[int], targets: list[int]) -> Iterator[Link]:
    """Nearest pairs first; an object serves twice only when there are fewer objects than subjects."""
    items = layout.items
    if relation.predicate == "attached to" and vocab.generic(items[subjects[0]].label).name in _STRINGS:
        yield from (Link("hold", targets[k % len(targets)], s, relation.words) for k, s in enumerate(subjects))
        return
    turned = turned_round(relation.predicate, items[subjects[0]], items[targets[0]])
    if turned:
        relation, subjects, targets = relation.model_copy(update={"predicate": turned}), targets, subjects
    if is_filling(relation, items[subjects[0]], items[targets[0]]):
        yield from (Link("part", targets[k % len(targets)], s, relation.words) for k, s in enumerate(subjects))
        return
    pairs: list[tuple[float, int, int, Kind]] = []
    for s in subjects:
        for t in targets:
            kind = kind_of(relation, items[s], items[t])
            if kind and _bears(kind, items[s], items[t], layout.canvas.aspect):
                pairs.append((_distance(kind, items[s].box, items[t].box), s, t, kind))
    if len(subjects) == len(targets) > 1 and all(
        kind_of(relation, items[s], items[t]) == "hold" and _bears("hold", items[s], items[t], layout.canvas.aspect)
        for s, t in zip(subjects, targets, strict=True)
    ):  # the first umbrella is the first woman's
        yield from (Link("hold", s, t, relation.words) for s, t in zip(subjects, targets, strict=True))
        return
    shared = -(-len(subjects) // len(targets))
    one_to_many = {"hold", "wear", "part"}
    taken: set[int] = set()
    uses: dict[int, int] = {}
    for _, s, t, kind in sorted(pairs):
        key = t if kind in one_to_many else s
        owner = s if kind in one_to_many else t
        room = -(-len(targets) // len(subjects)) if kind in one_to_many else shared
        if key in taken or uses.get(owner, 0) >= max(1, room):
            continue
        taken.add(key)
        uses[owner] = uses.get(owner, 0) + 1
        yield Link(kind, s, t, relation.words)


def _bears(kind: Kind, subject: Item, target: Item, aspect: float) -> bool:
    """Whether the boxes still allow the composite."""
    a, b, name = subject.box, target.box, vocab.generic(target.label).name
    if kind == "hold" and name in _STRINGS:
        return True
    if kind == "ride" and name in BOARDS:
        return _gap(a, b, aspect) <= 0.25 * a.height
    if kind == "on" and subject.z < target.z and name not in FLAT:
        return False  # who works on a desk stands behind it
    if kind in ("ride", "sit", "on"):
        beside = 0.05 * b.width
        return b.x0 - beside <= a.cx <= b.x1 + beside and b.y0 - 0.2 * a.height <= a.y1 <= b.y1 + 0.3 * a.height
    if kind == "inside":
        return _holds_point(b.scale(1.4, 1.8), a.center)
    reach = (0.35 if kind == "hold" else 0.2) * a.height
    if kind == "hold":
        reach = max(reach, 0.06) if b.y1 < a.y1 else reach
    return _gap(a, b, aspect) <= reach


def _holds_point(box: Box, point: tuple[float, float]) -> bool:
    return box.x0 <= point[0] <= box.x1 and box.y0 <= point[1] <= box.y1


def _gap(a: Box, b: Box, aspect: float) -> float:
    """Distance between two boxes in heights of the canvas; 0 when they touch."""
    dx = max(0.0, a.x0 - b.x1, b.x0 - a.x1) * aspect
    dy = max(0.0, a.y0 - b.y1, b.y0 - a.y1)
    return max(dx, dy)


def _distance(kind: Kind, a: Box, b: Box) -> float:
    """Between middles; who is on something is as near to it as his feet are."""
    y = a.y1 if kind in ("ride", "sit", "on") else a.cy
    return (a.cx - b.cx) ** 2 + (y - b.cy) ** 2
