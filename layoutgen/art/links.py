"""Which item belongs to which: the scene's relations between single items, as far as the boxes still bear them out.

A person who drags the rider off the horse takes the two apart: a link is made only where the boxes could be one composite.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from layoutgen import vocab
from layoutgen.layout import Box, Item, Layout
from layoutgen.scene import Relation

Kind = Literal["ride", "sit", "inside", "on", "hold", "wear", "part"]

_HOLD = frozenset({"holding", "carrying", "using", "playing", "reading", "eating", "drinking", "flying", "has"})
_SEATED = frozenset({"sit", "sitting", "sat", "seated", "sits"})
_MOUNTS = frozenset(
    """bicycle|motorcycle|scooter|moped|skateboard|surfboard|snowboard|ski|sled|horse|donkey|camel|elephant|unicycle
    |tricycle|wheelchair|tractor|atv|paddleboard|ostrich|zebra|cow|bull|llama|reindeer|jet ski|dolphin|swing|segway
    |roller skate|ice skate|kiteboard|boogie board|rocking horse|carousel horse|broom|giraffe|bear|dragon|unicorn
    """.replace("\n    ", "").split("|")
)
_LAID = frozenset({"bed", "hospital bed", "bunk bed", "mattress", "hammock"})
_TUBS = frozenset({"bath", "sink", "crib", "hot tub", "drawer", "kiddie pool"})
_STRINGS = frozenset({"kite", "balloon", "parachute"})  # held from afar
_HELD_GROUPS = frozenset(
    {"accessory", "food", "fruit", "drink", "kitchenware", "electronics", "stationery", "tool", "toy", "sport", "music"}
    | {"container", "weapon", "textile", "medical", "plant", "clothing", "vegetable"}
)


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
    return tuple(dict.fromkeys(found))


def _directed(relation: Relation) -> Iterator[Relation]:
    """The relation with the part, the held or the contained thing in its usual place."""
    turned = {"part of": "has", "containing": "in", "full of": "in", "covered with": "on"}.get(relation.predicate)
    if turned:
        yield relation.model_copy(
            update={"subject": relation.object, "object": relation.subject, "predicate": turned}
        )
    else:
        yield relation


def _paired(layout: Layout, relation: Relation, subjects: list[int], targets: list[int]) -> Iterator[Link]:
    """Nearest pairs first; an object serves twice only when there are fewer objects than subjects."""
    items = layout.items
    pairs: list[tuple[float, int, int, Kind]] = []
    for s in subjects:
        for t in targets:
            kind = _kind(relation, items[s], items[t])
            far = kind == "hold" and vocab.noun(items[t].label).name in _STRINGS
            if kind and (far or _bears(kind, items[s].box, items[t].box, layout.canvas.aspect)):
                pairs.append((_distance(items[s].box, items[t].box), s, t, kind))
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


def _kind(relation: Relation, subject: Item, target: Item) -> Kind | None:
    """What sort of companionship the relation means for these two, if any."""
    predicate, words = relation.predicate, set(relation.words.lower().split())
    here, there = vocab.noun(subject.label), vocab.noun(target.label)
    being = here.group in ("person", "animal", "toy", "bird")
    if vocab.is_stuff(target.label) or vocab.is_stuff(subject.label):
        return None
    if predicate == "wearing":
        return "wear"
    if predicate in ("has", "with") and there.group in ("body", "part"):
        return "part"
    if predicate == "has" and there.group in ("clothing", "accessory"):
        return "wear"
    if predicate == "riding" or (predicate == "driving" and there.name in _MOUNTS):
        return "ride" if there.group != "place" else None
    if predicate == "driving":
        return "inside"
    if predicate in ("on", "in", "inside", "across", "over", "at"):
        return _resting(predicate, words, being, here, there)
    if predicate in _HOLD and being and there.group in _HELD_GROUPS | {"aircraft", "boat", "animal", "bird", "furniture"}:
        large = predicate in ("has", "with") and there.group in ("aircraft", "boat", "animal", "furniture")
        return None if large else "hold"
    if predicate == "covering":
        return "on"
    return None


def _resting(predicate: str, words: set[str], being: bool, here: vocab.Noun, there: vocab.Noun) -> Kind | None:
    if predicate == "at" or (predicate == "over" and not being):
        return None
    if here.group == "person" and there.name in _MOUNTS:
        return "ride"
    if there.name in _TUBS and predicate in ("in", "inside", "on"):
        return "inside"
    seat = there.group == "furniture" and there.name not in _LAID and "table" not in there.name and "desk" not in there.name
    if here.group == "person" and (seat or there.name == "bench") and (words & _SEATED or predicate in ("on", "in")):
        return "sit" if not words & {"standing", "lying", "sleeping"} else "on"
    if predicate in ("in", "inside"):
        return "on" if there.group == "furniture" and there.name not in ("cabinet", "closet") else "inside"
    return "on" if predicate in ("on", "across") else None


def _bears(kind: Kind, a: Box, b: Box, aspect: float) -> bool:
    """Whether the boxes still allow the composite. a: subject, b: object."""
    if kind in ("ride", "sit", "on"):
        beside = 0.05 * b.width
        return b.x0 - beside <= a.cx <= b.x1 + beside and b.y0 - 0.2 * a.height <= a.y1 <= b.y1 + 0.3 * a.height
    if kind == "inside":
        return _holds_point(b.scale(1.4, 1.8), a.center)
    reach = 0.2 * a.height
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


def _distance(a: Box, b: Box) -> float:
    return (a.cx - b.cx) ** 2 + (a.cy - b.cy) ** 2


def linked(found: Iterable[Link], *kinds: Kind) -> dict[int, list[Link]]:
    """Links of these kinds by the dependent item: the rider, the sitter, the content; the held, worn or owned thing."""
    out: dict[int, list[Link]] = {}
    for link in found:
        if link.kind in kinds:
            dependent = link.object if link.kind in ("hold", "wear", "part") else link.subject
            out.setdefault(dependent, []).append(link)
    return out
