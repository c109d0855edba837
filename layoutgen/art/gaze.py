"""Where everything looks: towards what it chases or watches, away from what it pulls, or into the picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from layoutgen import vocab
from layoutgen.art.links import Link
from layoutgen.layout import Item, Layout
from layoutgen.pose import leads, trails
from layoutgen.scene import Relation
from layoutgen.sorts import CARRIAGES, DRAUGHT
from layoutgen.viewer import viewers

Side = Literal["left", "right"]

_TOWARDS = frozenset(
    {"looking at", "facing", "chasing", "following", "talking to", "interacting with", "feeding", "kicking", "throwing"}
    | {"hitting", "catching", "pushing", "eating", "drinking", "touching", "playing with", "cutting", "opposite"}
    | {"leaning on", "playing", "using"}
)
_BOTH = frozenset({"talking to", "interacting with", "facing", "opposite"})
_AHEAD = frozenset({"chasing", "following", "pushing"})  # the other one looks away
_AWAY = frozenset({"pulling", "leading"})  # and so does the one behind
_TURNED = re.compile(r"\b(away|back|backs|from)\b")
# What two do with one another, though the text has no word for "each other".
_MUTUAL = frozenset(
    """shaking hand|touching nose|rubbing nose|touching trunk|leaning head|touching head|rubbing head|bumping head
    |butting head|locking horn|nuzzling|touching|interacting|kissing|hugging|embracing|cuddling|fighting|wrestling
    |sparring|boxing|talking|chatting|conversing|holding conversation""".replace("\n    ", "").split("|")
)
_NEAR = 0.03  # less than this apart, left and right mean nothing


class Gaze(NamedTuple):
    """side: where the item must look, if anything says so; camera: it faces us; inward: the side the picture lies on.

    edge: whether it stands so near an edge that it should look inward unless something says otherwise.
    """

    side: Side | None
    camera: bool
    inward: Side
    edge: bool


def gazes(layout: Layout, links: Sequence[Link]) -> tuple[Gaze, ...]:
    """The gaze of every item, in the order of the layout."""
    said = [_said(item) for item in layout.items]
    wanted: list[Side | None] = [side if side != "front" else None for side in said]
    camera = [side == "front" for side in said]
    _each_other(layout, wanted, camera)
    _by_relations(layout, wanted, camera)
    for link in links:
        if link.kind in ("ride", "inside"):
            _agree(wanted, link.subject, link.object)
    result = []
    for side, front, middle in zip(wanted, camera, _middles(layout), strict=True):
        inward: Side = "left" if middle > 0.5 else "right"
        result.append(Gaze(side, front, inward, middle < 0.3 or middle > 0.7))
    return tuple(result)


def _middles(layout: Layout) -> list[float]:
    """The x that decides which way is inward: that of the whole group for the instances of one node, which look alike.

    Riders have that of their mounts.
    """
    of: dict[str, list[float]] = {}
    for item in layout.items:
        of.setdefault(item.node or item.id, []).append(item.box.cx)
    for relation in layout.scene.relations:
        mount, rider = of.get(relation.object), of.get(relation.subject)
        if relation.predicate in ("riding", "driving") and mount and rider and len(mount) == len(rider) > 1:
            of[relation.subject] = mount
    return [sum(of[name]) / len(of[name]) for name in (item.node or item.id for item in layout.items)]


def _said(item: Item) -> Literal["left", "right", "front"] | None:
    for attribute in item.attributes:
        words = attribute.lower().split()
        if len(words) > 1 and words[0] in ("facing", "looking", "turned", "pointing", "heading", "going", "moving"):
            if words[-1] in ("left", "right"):
                return "left" if words[-1] == "left" else "right"
            if words[-1] in ("camera", "viewer", "forward", "front", "us"):
                return "front"
    return None


def _each_other(layout: Layout, wanted: list[Side | None], camera: list[bool]) -> None:
    """Those of one mention who face each other look at the middle of their group."""
    kissing = {r.subject for r in layout.scene.relations if r.words.partition(" ")[0] in _MUTUAL}
    for number, item in enumerate(layout.items):
        group = [other.box.cx for other in layout.items if other.node == item.node]
        if item.node in kissing and len(group) == 1:
            group = [other.box.cx for other in layout.items if other.node in kissing]
        mutual = bool(_MUTUAL & set(item.attributes)) or item.node in kissing
        if item.pose == "hugging" and not mutual:  # the one whom it hugs
            near = [o.box.cx for o in layout.items if o.pose == "hugging" and o is not item]
            group = [item.box.cx, *sorted(near, key=lambda x: abs(x - item.box.cx))[:1]]
            mutual = True
        if "shaking hand" in item.attributes and len(group) == 1:  # with somebody of another name
            shakers = [
                other.box.cx for other in layout.items if "shaking hand" in other.attributes and other is not item
            ]
            group = [item.box.cx, *sorted(shakers, key=lambda x: abs(x - item.box.cx))[:1]]
            mutual = len(group) == 2
        if "facing each other" in item.attributes or (len(group) == 2 and mutual):
            _set(wanted, camera, number, "right" if item.box.cx < sum(group) / len(group) else "left")


def _by_relations(layout: Layout, wanted: list[Side | None], camera: list[bool]) -> None:
    at: dict[str, list[int]] = {}
    for number, item in enumerate(layout.items):
        if item.node is not None:
            at.setdefault(item.node, []).append(number)
    _at_us(layout, at, wanted, camera)
    _past_screens(layout, at, wanted)
    for relation in layout.scene.relations:
        predicate = _on_the_way(layout, relation)
        if predicate not in _TOWARDS | _AWAY:
            continue
        targets = at.get(relation.object, [])
        for s in at.get(relation.subject, []) if targets else []:
            here = layout.items[s].box.cx
            apart, t = min(((layout.items[n].box.cx - here, n) for n in targets), key=lambda found: abs(found[0]))
            if abs(apart) >= _NEAR:
                for number, side in ((s, _subject(predicate, apart)), (t, _object(predicate, apart))):
                    if side is not None:
                        _set(wanted, camera, number, side)


def _on_the_way(layout: Layout, relation: Relation) -> str:
    """The predicate, or what it means of two who move along one way."""
    if _draws(layout, relation):
        return "pulling"
    ends = _label(relation.subject), _label(relation.object)
    if _is_towed(relation) or trails(relation.predicate, relation.words, ends):
        return "following"
    flees = relation.predicate == "far from" and "away" in relation.words.split()
    return "leading" if flees or leads(relation.predicate, relation.words, ends) else relation.predicate


def _label(node: str) -> str:
    return node.rpartition(".")[0]


def _draws(layout: Layout, relation: Relation) -> bool:
    """Whether it says that horses are in front of their carriage, or that an engine carries its cars."""
    names = {thing.id: vocab.generic(thing.label).name for thing in layout.scene.objects}
    if relation.predicate == "carrying" and vocab.noun(names[relation.subject]).coco == "train":
        return vocab.noun(names[relation.object]).group == "vehicle"
    if relation.predicate not in ("in front of", "attached to") or names[relation.object] not in CARRIAGES:
        return False
    return names[relation.subject] in DRAUGHT


def _is_towed(relation: Relation) -> bool:
    """Whether it says that a trailer is attached to what goes before it."""
    vehicles = all(vocab.noun(_label(name)).group == "vehicle" for name in (relation.subject, relation.object))
    return vehicles and relation.predicate == "attached to"


def _past_screens(layout: Layout, at: dict[str, list[int]], wanted: list[Side | None]) -> None:
    """Who is half behind something shows the head beside it, not the tail."""
    for relation in layout.scene.relations:
        if relation.predicate != "behind":
            continue
        for s in at.get(relation.subject, []):
            here = layout.items[s].box
            for t in at.get(relation.object, []):
                there = layout.items[t].box
                hidden = min(here.x1, there.x1) - max(here.x0, there.x0) > 0.3 * here.width
                if hidden and there.height > 0.8 * here.height and wanted[s] is None and here.cx != there.cx:
                    wanted[s] = "right" if here.cx > there.cx else "left"


def _at_us(layout: Layout, at: dict[str, list[int]], wanted: list[Side | None], camera: list[bool]) -> None:
    """Who looks at the camera that the picture is seen through."""
    eyes = viewers(layout.scene) - at.keys()
    for relation in layout.scene.relations:
        if relation.object in eyes and not _TURNED.search(relation.words):
            for number in at.get(relation.subject, []):
                camera[number] = wanted[number] is None


def _subject(predicate: str, apart: float) -> Side:
    """Where the subject looks when the object lies `apart` to its right."""
    return "right" if (apart > 0) != (predicate in _AWAY) else "left"


def _object(predicate: str, apart: float) -> Side | None:
    """Where the object looks, if the relation says so: back, or the way that both go."""
    if predicate in _AHEAD:
        return "right" if apart > 0 else "left"
    return ("left" if apart > 0 else "right") if predicate in _BOTH | _AWAY else None


def _set(wanted: list[Side | None], camera: list[bool], number: int, side: Side) -> None:
    if wanted[number] is None and not camera[number]:
        wanted[number] = side


def _agree(wanted: list[Side | None], one: int, other: int) -> None:
    side = wanted[one] or wanted[other]
    wanted[one], wanted[other] = wanted[one] or side, wanted[other] or side
