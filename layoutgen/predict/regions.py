"""Where stuff lies: sky at the top, ground from the horizon down, water and roads as bands, walls behind everything."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Sequence

from layoutgen import vocab
from layoutgen.layout import Box
from layoutgen.predict.body import Node
from layoutgen.predict.terrain import INDOORS, Span
from layoutgen.scene import Relation

SKYLINE = {
    "hill", "mountain", "forest", "jungle", "city", "cityscape", "orchard", "cliff", "volcano", "tree",
    "building", "skyline", "valley", "bush", "glacier", "stadium", "stands", "house",
}  # fmt: skip
SEA = {"sea", "lake", "bay", "water", "tide", "surf", "swamp"}
BAND = {
    "river", "stream", "pond", "road", "street", "highway", "sidewalk", "path", "trail", "railroad",
    "dirt road", "crosswalk", "driveway", "bike lane", "runway", "swimming pool", "riverbank", "curb", "median",
    "puddle",
}  # fmt: skip
THROUGH = {"railroad", "road", "street", "highway", "dirt road", "path", "trail"}  # bands from one side to the other
FLOOR = {"floor", "carpet", "rug", "tile", "mat"}
_OUTSIDE = {"in front of", "behind", "next to", "across"}
Band = tuple[frozenset[str], Span | None]
_GROUNDS = {
    "sky", "ceiling", "sand", "dirt", "mud", "gravel", "snow", "ice", "rock", "hay", "ground", "land", "wave", "earth",
    "grass", "stone", "pavement", "leaf",
}  # fmt: skip
_SIDES = {"left of", "right of", "next to", "opposite"}


def is_body(node: Node, relations: Iterable[Relation], nodes: dict[str, Node]) -> bool:
    """Whether stuff is drawn as a thing here: snow on a roof, water in a glass, grass that somebody stands behind."""
    for r in relations:
        a, b = nodes[r.subject], nodes[r.object]
        if node is b and from_outside(r, b.thing.label):
            return True
        if a is b or (r.predicate == "around" and node.noun.group in ("place", "region", "indoor")):
            continue
        if (
            a is node
            and b.thing.kind == "thing"
            and r.predicate in ("on", "in", "inside", "covering", "hanging from", "part of")
        ):
            return True
        if b is node and r.predicate in ("eating", "drinking") and a.noun.group != "person":
            continue  # what animals graze on and drink from is the ground and the water about them
        if b is node and a.thing.kind == "thing" and r.predicate in (
            "wearing", "holding", "carrying", "has", "eating", "drinking", "covered with", "full of", "containing",
            "behind", "around", "cutting", "larger than", "smaller than", "taller than", "shorter than", "same as",
        ):  # fmt: skip
            return True
        before = ("in front of",) if node.noun.name not in BAND | _GROUNDS else ()
        if a is node and b.thing.kind == "thing" and r.predicate in (
            *before, "around", "larger than", "smaller than", "taller than", "shorter than", "same as",
        ):  # fmt: skip
            return True
    return False


def from_outside(relation: Relation, place: str) -> bool:
    """Whether the relation says that something is outside the place (its object), a house: in front of a store."""
    return relation.predicate in _OUTSIDE and vocab.place(place) in INDOORS and vocab.noun(place).group != "indoor"


def covers(label: str) -> bool:
    """Whether stuff of this name is a background by itself: grass and walls are, a tide or a home plate is not."""
    name = vocab.noun(label).name
    known = (SKYLINE | SEA | BAND | FLOOR | _GROUNDS) - {"tide", "surf"}
    return name in known or vocab.place(label) is not None or "wall" in name


def is_indoor(regions: Iterable[Node], things: Iterable[Node]) -> bool:
    """Whether the regions are those of a room; a wall alone is none beside a zebra or a house."""
    rooms = any(n.noun.group == "indoor" or n.noun.name in ("floor", "carpet", "ceiling") for n in regions)
    return rooms or (any(n.noun.name == "wall" for n in regions) and not any(_wild(n) for n in things))


def _wild(node: Node) -> bool:
    house = node.noun.group in ("building", "vehicle", "boat", "aircraft")
    return house or (node.noun.group == "animal" and node.noun.height > 0.8)


def own_regions(regions: Sequence[Node], places: Sequence[str]) -> frozenset[str]:
    """The ids of the regions that the backdrop shows already, being of the place that it shows: a park, a street."""
    shown = {vocab.place(word) or word for word in places[:1]}
    within = {"indoor", "building"} if shown & INDOORS else {"indoor"}  # in a room a house is seen from within
    return frozenset(n.id for n in regions if vocab.place(n.thing.label) in shown or n.noun.group in within)


def place_regions(
    regions: Sequence[Node], relations: Sequence[Relation], horizon: float, own: Band, rng: random.Random
) -> dict[str, Box]:
    """A box in the unit square for every region, by node id.

    own: ids of the regions that the backdrop of the place shows, and the band that it shows them in.
    """
    boxes: dict[str, Box] = {}
    ids, far = {node.id for node in regions}, frozenset(node.id for node in regions if _kind(node) == "skyline")
    kinds = {_kind(node) for node in regions}
    if any(_kind(node) == "sea" and _has_shore(node, relations) for node in regions):
        kinds.add("shore")
    for node in regions:
        kind = "room" if node.id in own[0] and node.noun.group == "building" else _kind(node)
        if kind in ("sea", "band", "ground"):
            box = _ground_box(node, kind, kinds, relations, (horizon, own), rng)
        elif kind == "skyline":
            box = Box(0, max(0.06, horizon - rng.uniform(0.28, 0.36)), 1, horizon + 0.06)
        else:
            box = Box(0, 0, 1, {"sky": horizon + 0.03, "wall": horizon, "ceiling": 0.14}.get(kind, 1.0))
            box = Box(0, horizon, 1, 1) if kind == "floor" else box
        beside = [r for r in relations if node.id in (r.subject, r.object) and not _is_ashore(node, kind, r, ids, far)]
        boxes[node.id] = _side(node, box, beside, boxes, rng)
    _stack(relations, boxes, far)
    return boxes


def _ground_box(
    node: Node,
    kind: str,
    kinds: Collection[str],
    relations: Sequence[Relation],
    ground: tuple[float, Band],
    rng: random.Random,
) -> Box:
    """The box of water, of a road or of a ground; `ground`: the horizon, and what the backdrop shows already."""
    horizon, (own, band) = ground
    if node.id in own and vocab.place(node.thing.label) in INDOORS:
        return Box(0, 0, 1, 1)
    shared = bool({"ground", "floor"} & set(kinds))
    if kind == "sea":
        return Box(0, horizon, 1, horizon + 0.24 if shared or "shore" in kinds else 1)
    if kind == "band" and node.id in own and band is not None:
        return Box(0, band[0], 1, band[1])
    if kind == "band":
        top = horizon + rng.uniform(0.12, 0.18)
        shore = node.noun.name in _NARROW and _has_shore(node, relations)
        return Box(0, top, 1, top + 0.24 if shared or shore or node.noun.name in ("sidewalk", "curb") else 1)
    return Box(0, horizon + (0.2 if "sea" in kinds else 0.0), 1, 1)


_NARROW = {"river", "stream", "pond", "swimming pool"}  # waters with a shore on this side too
_FROM_SHORE = {"in front of", "near", "at", "next to", "against", "looking at", "facing", "following", "along"}


def _has_shore(node: Node, relations: Sequence[Relation]) -> bool:
    """Whether somebody stands beside this water."""
    return any(r.object == node.id and r.predicate in _FROM_SHORE for r in relations)


def _is_ashore(node: Node, kind: str, r: Relation, regions: Collection[str], far: Collection[str]) -> bool:
    """Whether a thing is said to be next to the sea, on its near shore and not on one side of it, or mountains are."""
    other = r.subject if r.object == node.id else r.object
    level = other in regions and other not in far
    return kind == "sea" and r.predicate == "next to" and not level


def _kind(node: Node) -> str:
    name, group = node.noun.name, node.noun.group
    if node.noun.support == "sky":
        return "ground" if group == "celestial" else "sky"  # whoever is on the moon stands on it
    if group == "indoor":
        return "room"
    for kind, names in (("skyline", SKYLINE), ("sea", SEA), ("band", BAND), ("floor", FLOOR)):
        if name in names:
            return kind
    if vocab.place(node.thing.label) in ("street", "road", "highway"):
        return "band"  # a street corner, an intersection
    if "wall" in name or name in ("curtain", "window", "backdrop"):
        return "wall"
    if "ceiling" in name:
        return "ceiling"
    return "ground"


def _side(node: Node, box: Box, relations: Sequence[Relation], boxes: dict[str, Box], rng: random.Random) -> Box:
    """Narrows a region to one side when the text puts it left or right, or something beside it."""
    words = [word for position in node.thing.position for word in position.split()]
    side = next((word for word in words if word in ("left", "right")), "")
    for r in relations:
        far = r.predicate in ("next to", "opposite") and (_kind(node) == "skyline" or node.noun.name in THROUGH)
        if not side and not far and r.predicate in _SIDES and node.id in (r.subject, r.object):
            side = _half(node, r, boxes, rng)
    if side:
        width = 0.5 if any(b.width < 1 for b in boxes.values()) else rng.uniform(0.4, 0.48)
        box = box._replace(x1=width) if side == "left" else box._replace(x0=1 - width)
    if "top" in words and box.cy > 0.42:
        box = box._replace(y0=0.0, y1=0.4)
    elif "bottom" in words and box.cy < 0.58:
        box = box._replace(y0=0.62, y1=1.0)
    elif "background" in words:
        box = box._replace(y1=min(box.y1, 0.8))
    elif "foreground" in words:
        box = box._replace(y0=max(box.y0, 0.7), y1=1.0)
    return box


def _half(node: Node, r: Relation, boxes: dict[str, Box], rng: random.Random) -> str:
    """The side that a relation gives a region."""
    other = r.object if r.subject == node.id else r.subject
    if other in boxes and boxes[other].width < 1:
        return "right" if boxes[other].x0 == 0 else "left"
    if r.predicate in ("next to", "opposite"):
        return rng.choice(("left", "right"))
    return "left" if (r.predicate == "left of") == (r.subject == node.id) else "right"


def _stack(relations: Sequence[Relation], boxes: dict[str, Box], far: frozenset[str]) -> None:
    """Makes above, below, over and on true between two regions. far: ids of mountains and the like, which stay."""
    for r in relations:
        if r.subject not in boxes or r.object not in boxes:
            continue
        a, b = boxes[r.subject], boxes[r.object]
        if r.predicate in ("above", "over") and a.cy >= b.cy - 0.2:
            boxes[r.subject] = a._replace(y0=max(0.0, b.y0 - 0.3), y1=max(0.12, b.y0 + 0.01))
        elif r.predicate in ("below", "under") and a.cy <= b.cy + 0.2:
            boxes[r.subject] = a._replace(y0=min(0.85, b.y1 - 0.01), y1=1.0)
        elif r.predicate in ("on", "in", "inside", "covering", "covered with", "across", "through"):
            child, host = (r.subject, r.object) if r.predicate != "covered with" else (r.object, r.subject)
            box = boxes[host]
            if child != host and child not in far and not _within(boxes[child], box):
                h = box.height
                boxes[child] = Box(box.x0, box.y0 + 0.3 * h, box.x1, box.y1 - 0.05 * h)


def _within(a: Box, b: Box) -> bool:
    return a.x0 >= b.x0 and a.x1 <= b.x1 and a.y0 >= b.y0 and a.y1 <= b.y1


_DEPTH = {
    "sky": -12,
    "room": -12,
    "wall": -11,
    "ceiling": -11,
    "skyline": -9,
    "floor": -8,
    "ground": -7,
    "sea": -6,
    "band": -5,
}


def region_depths(regions: Sequence[Node], relations: Sequence[Relation]) -> dict[str, int]:
    """A negative z for every region; stated depth relations between regions come true."""
    depth = {node.id: 4 * _DEPTH[_kind(node)] for node in regions}
    for _ in regions:
        for r in relations:
            if r.subject in depth and r.object in depth and r.predicate in ("behind", "in front of", "on", "covering"):
                far, near = (r.subject, r.object) if r.predicate == "behind" else (r.object, r.subject)
                if depth[far] >= depth[near]:
                    depth[far] = depth[near] - 1
    return depth
