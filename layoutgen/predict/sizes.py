"""How large things are drawn: real heights, compressed so that a mouse beside an elephant is still seen."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence

from layoutgen import vocab
from layoutgen.predict.body import Body, Node
from layoutgen.predict.giants import swell
from layoutgen.predict.statistics import Statistics
from layoutgen.predict.terrain import INDOORS
from layoutgen.sorts import SMALL_BOATS, SPREAD
from layoutgen.vocab import part_place, size_factor

BOARDS = {"surfboard", "paddleboard", "snowboard", "ski", "skis", "skateboard"}
LEAST = 0.085  # the longer side of any thing, in canvas heights
LEAST_OF_FEW = 0.12  # the same where there are three things at most
LEAST_BALL = 0.055
_IN_FLIGHT = 0.4  # the share of a ball or a frisbee up there
_STARS = 0.07  # the stars of a night, which nobody coloured
_DISC = 0.26  # sun, moon and planets beside other things
_ON_WALL = 0.42  # the tallest that something is on the wall behind furniture, in canvas heights
_NEAR = 1.4  # by how much things on a table that fills the picture are enlarged
_CUTLERY = {"fork", "knife", "spoon", "chopsticks"}
_SET = {"plate", "bowl", "platter", "tray", "pizza"}
_LONG = {"surfboard", "paddleboard"}
_SMALLEST = 0.85
_LONG_BOARD = 1.15  # of a board on which somebody lies or sits: its length over his height
_BOARD = 0.16  # height of a board under a rider, as a share of his
_PRINTED = {"food", "kitchenware", "clothing", "textile", "appliance"}  # a picture on it is a small one
_BORNE = {
    "food",
    "fruit",
    "vegetable",
    "toy",
    "sport",
    "kitchenware",
    "bird",
    "plant",
    "building",
}  # on an animal's back
_FLAT = 2.5  # what is so much wider than high is as large as it is long: a knife
_TIGHTEST = 0.72  # by no more do things become smaller for the sake of a wide one
_FAR_END = 0.75  # buildings that stand at the far end of the ground are drawn so much smaller
_SIDES = {"left", "right", "center"}
_PLACE = {"background": 0.62, "foreground": 1.2}
# Drawn height over real height by mode: what is held or contained must be recognised, whoever stands on something small
# must not look like a giant.
_BOOST = {"hand": 1.15, "in": 1.3, "toss": 1.1, "foot": 1.05}


def seen(height: float) -> float:
    """Drawn height of what is so many metres tall, in units of what is 2 m tall.

    True proportions between a person and a pet, a table and a chair; compressed for what is very small (a mouse beside
    an elephant is still seen) and very large (a man before a house is no ant).
    """
    share, below = 1.0, 2.0
    if height >= below:
        return float((height / below) ** 0.38)
    for low, power in ((0.4, 0.85), (0.15, 0.7), (0.01, 0.35)):
        share *= (max(height, low) / below) ** power
        below = low
        if height >= low:
            break
    return share


def shape(node: Node, statistics: Statistics) -> tuple[float, float]:
    """Relative width and height of one instance, before the scene is scaled."""
    across, up = size_factor(node.thing.attributes)
    if node.noun.group == "person":  # "a small child" is as small as children are
        across, up = max(_SMALLEST, across), max(_SMALLEST, up)
    height = seen(node.height) * (statistics.prominence(node.noun.coco) if node.noun.coco else 1.0)
    if node.noun.group == "person" and node.noun.support == "sky":
        height *= 0.7  # who flies is up there
    for position in node.thing.position or (("background",) if node.rear else ()):
        height *= _PLACE.get(position, 1.0)
    aspect = min(6.0, max(0.16, node.aspect))
    if node.noun.name in BOARDS and node.riders:
        aspect, height = 4.5, max(_drawn(rider) for rider in node.riders) * _BOARD
        if _bears_animals(node):
            height = _feet(node) / aspect
        if _is_low(node.riders[0]):  # as long as they are tall
            aspect = 7.0
            height = _LONG_BOARD * max(seen(rider.noun.height) for rider in node.riders) / aspect
        across = up = 1.0
    # Long flat things (trains, benches) are made lower rather than wider than everything else.
    flat = 1.0 if aspect <= 1.6 or node.riders else (1.6 / aspect) ** 0.5
    return height * flat * aspect * across, height * flat * up


def _is_low(rider: Node) -> bool:
    """Whether somebody sits, kneels or lies on a board."""
    return rider.pose in ("lying", "sitting_ground", "kneeling")


def _bears_animals(board: Node) -> bool:
    """Whether animals alone stand on a long board."""
    return board.noun.name in _LONG and all(rider.noun.group == "animal" for rider in board.riders)


def _feet(board: Node) -> float:
    """How long a board is on which all of them stand."""
    return 1.1 * sum(rider.number * rider.aspect * _drawn(rider) for rider in board.riders)


def _is_far(node: Node) -> bool:
    return node.rear or ("background" in node.thing.position and node.noun.support in ("ground", "any", "water"))


def _drawn(rider: Node) -> float:
    return seen(rider.height)


def distant(node: Node) -> bool:
    """Whether it belongs at the far end of the ground: buildings and towers."""
    house = node.noun.group == "building" or vocab.place(node.noun.name) in INDOORS
    mount = node.noun.group == "nature" and node.noun.height >= 20
    return house or mount or (node.noun.group == "structure" and node.noun.height >= 8)


def scale_roots(
    roots: Sequence[Node], aspect: float, shrink: float, rng: random.Random, statistics: Statistics
) -> None:
    """Gives the bodies of the root nodes their sizes: the largest takes about half of the picture's height."""
    shapes = {node.id: shape(node, statistics) for node in roots}
    if sum(node.number for node in roots) > 1:
        for node in filter(distant, roots):
            w, h = shapes[node.id]
            shapes[node.id] = w * _FAR_END, h * _FAR_END
    _lay_beside(roots, shapes)
    swell(roots, shapes)
    far = [node for node in roots if _is_far(node)]
    near = [node for node in roots if node not in far] or far
    scale = _scale_together(near, shapes, aspect, shrink, rng)
    if near is not far and far:  # what is near may have a scale of its own: a keyboard before people
        _scale_together(far, shapes, aspect, 0.72 * shrink, rng, most=scale)


def _lay_beside(roots: Sequence[Node], shapes: dict[str, tuple[float, float]]) -> None:
    """Makes knives and forks beside a plate no longer than it is wide."""
    dishes = [shapes[node.id][0] for node in roots if node.noun.name in _SET]
    for node in roots:
        w, h = shapes[node.id]
        if dishes and node.noun.name in _CUTLERY:
            fit = min(1.0, 0.72 * max(dishes) / w)
            shapes[node.id] = w * fit, h * fit


def _scale_together(
    roots: Sequence[Node],
    shapes: Mapping[str, tuple[float, float]],
    aspect: float,
    shrink: float,
    rng: random.Random,
    most: float = math.inf,
) -> float:
    """Scales nodes by one factor, `most` at most, and returns it."""
    if not roots:
        return most
    alone = sum(node.number for node in roots)
    hung = [node for node in roots if _is_hung(node, roots)]
    tallest = max((0.7 if n in hung else 1.0) * _full(n, shapes[n.id], alone) for n in roots)
    tallest = max([tallest, *(_drawn(rider) * 0.95 for node in roots for rider in (*node.riders, *node.about))])
    target = (0.6 if alone == 1 else 0.55 if alone == 2 else 0.5 if alone <= 4 else 0.42) * rng.uniform(0.94, 1.06)
    target *= _lone(roots[0]) if alone == 1 else 1.0
    scale = min(most, target * min(1.0, 0.35 + 0.65 * aspect) * shrink / tallest)
    for node in roots:
        node.near = node.laden and alone == 1
    limits = {node.id: _limit(node, shapes[node.id], scale, alone, aspect) for node in roots}
    if alone <= 4:  # a suitcase beside a bed for which there is no room becomes smaller too
        tight = max(_TIGHTEST, min(limits.values()))
        scale *= tight
        limits = {name: min(1.0, limit / tight) for name, limit in limits.items()}
    for node in roots:
        w, h = (side * scale for side in shapes[node.id])
        limit = limits[node.id]
        if node in hung:
            limit = min(limit, _ON_WALL / h, 0.9 * aspect / node.number / w)
        if node.noun.name == "star" and node.number > 2 and not any(map(vocab.colour, node.thing.attributes)):
            limit = min(limit, _STARS / h)
        if node.noun.group == "celestial" and alone > 1:
            limit = min(limit, _DISC * min(1.4, max(size_factor(node.thing.attributes))) / h)
        least = LEAST_BALL if node.noun.coco == "sports ball" else LEAST if alone > 3 else LEAST_OF_FEW
        least = 0.42 if node.noun.name in SPREAD else _STARS if node.noun.name == "star" else least
        enough = max(1.0, least * min(1.0, aspect) / max(w, h))
        node.scale = scale * limit
        for body in node.bodies:
            jitter = rng.uniform(0.93, 1.07) if node.number > 1 else 1.0
            factor = limit * (1.0 if node.riders else enough) * jitter
            body.w, body.h = w * factor, h * factor
    return scale


def _lone(node: Node) -> float:
    """By how much what is alone in the picture is smaller: on a wall, of which more is seen, or up in the air."""
    if "airborne" in node.thing.attributes and node.noun.group in ("sport", "toy"):
        return _IN_FLIGHT
    return 0.72 if node.noun.support == "wall" else 1.0


def _full(node: Node, size: tuple[float, float], alone: int) -> float:
    """By how much it tells how near the scene is seen: what is called small among others, as much as if it were not."""
    small = min(1.0, *size_factor(node.thing.attributes)) if alone > 1 else 1.0
    return max(size[1], 0.62 * size[0]) / small


def _is_hung(node: Node, roots: Sequence[Node]) -> bool:
    """Whether it is on the wall behind a bed or the like, which tells how near the room is seen."""
    large = ("furniture", "appliance")
    below = any(n.noun.group in large and n.noun.support == "ground" and n.noun.height >= 0.4 for n in roots)
    return below and node.noun.support == "wall" and node.noun.height < 1.6


def _limit(node: Node, size: tuple[float, float], scale: float, alone: int, aspect: float) -> float:
    """By how much a root must be smaller than its scale makes it, to leave room on the canvas; 1 at most."""
    wide = 0.76 if node.noun.name in SMALL_BOATS else 0.71 if alone == 1 else 0.62
    if alone > 1 and _SIDES & set(node.thing.position):
        wide = min(wide, 0.46 if node.number == 1 else 0.3)  # as much as there is on that side
    return min(1.0, (0.92 if node.near else wide) * aspect / (size[0] * scale), 0.8 / (size[1] * scale))


def scale_child(child: Node, host: Body, statistics: Statistics) -> tuple[float, float]:
    """Width and height of one child on a host whose size is known."""
    across, up = size_factor(child.thing.attributes)
    if child.mode == "part":
        place = part_place(child.thing.label, host.node.thing.label)
        if place is None:
            return host.w * 0.35 * min(1.5, across), host.h * 0.3 * min(1.5, up)
        return host.w * (place[2] - place[0]), host.h * (place[3] - place[1])
    child.scale = host.node.scale
    aspect = min(8.0, max(0.12, child.aspect))
    if child.noun.name in BOARDS and (child.riders or child.mode == "lean"):
        return _board(child, host, statistics)
    height = _child_height(child, host, statistics)
    w, h = height * aspect * across, height * up
    if child.mode == "in" and child.noun.group in ("food", "fruit", "vegetable"):  # what a bowl is full of is seen
        fill = (0.3 if child.number > 3 else 0.38) * host.w / max(w, h)
        w, h = w * max(1.0, fill), h * max(1.0, fill)
    if child.mode == "hand":
        most = 0.5 if child.noun.group == "person" and host.node.noun.group == "person" else 0.95
        limit = min(1.0, most * host.h / max(w, h), _handy(child, host) / max(w, h))
    elif child.mode in ("toss", "foot"):
        limit = min(1.0, _handy(child, host) / max(w, h))
    elif child.mode == "cover":
        return (host.w * 1.02, host.h * 0.55) if child.number == 1 else (host.w * 0.2, host.w * 0.2 / aspect)
    elif child.mode == "on" and _is_small_on(child, host.node):
        limit = min(1.0, 0.5 * host.h / h, 0.5 * host.w / w)
    elif child.mode in ("ride", "on") and child.noun.group == "person":
        limit = min(1.0, 0.62 / h)
    else:
        limit = min(1.0, 0.6 / h)
    least = max(1.0, _enough(child, host) / max(w, h))
    return w * limit * least, h * limit * least


def _board(child: Node, host: Body, statistics: Statistics) -> tuple[float, float]:
    """A board that lies on its host, a wave, or on the ground beside it."""
    w, h = shape(child, statistics)
    lies = child.mode == "lean"
    return (w * host.node.scale, h * host.node.scale) if lies else (host.w * 0.7, host.w * 0.7 / 4.5)


def _enough(child: Node, host: Body) -> float:
    """The longer side that a child is drawn with at least; a mouse is still seen behind its cheese."""
    enough = LEAST_BALL if child.noun.coco == "sports ball" else LEAST * (1.2 if host.node.near else 0.8)
    eaten = child.mode == "hand" and host.node.noun.group == "animal"
    return min(enough, 0.6 * max(host.w, host.h)) if eaten else enough


def _is_small_on(child: Node, host: Node) -> bool:
    """Whether it is a picture on a plate or a shirt, or something that an animal has on its back."""
    printed = child.noun.support in ("wall", "body") and host.noun.group in _PRINTED
    return printed or (host.noun.group == "animal" and child.noun.group in _BORNE)


def _handy(child: Node, host: Body) -> float:
    """The longest that what somebody holds, throws or kicks is drawn: its real size, or enough to be recognised."""
    if child.noun.group == "plant" and host.node.noun.group == "animal":
        return 0.45 * host.h  # bamboo before a panda
    if child.noun.group == "toy" and host.node.noun.group == "animal":
        return 0.42 * host.h
    grown = min(1.4, max(size_factor(child.thing.attributes)))  # what is giant in hands leaves the face free
    real = child.height * max(1.0, child.aspect) / host.node.height * grown
    return max(1.1 * real, 0.28) * host.h


def _child_height(child: Node, host: Body, statistics: Statistics) -> float:
    """The height that a child has by its noun, its host and how it is attached."""
    if host.node.noun.name in BOARDS and _is_low(child):
        return host.w / _LONG_BOARD * seen(child.height) / seen(child.noun.height)
    if host.node.riders and child in host.node.riders and _bears_animals(host.node):
        return host.w / _feet(host.node) * seen(child.height)
    if host.node.noun.name in BOARDS and child.noun.group in ("person", "animal"):
        rider = max((_drawn(other) for other in host.node.riders), default=seen(child.height))
        return host.h / _BOARD * seen(child.height) / rider
    if host.node.noun.name in SMALL_BOATS and child.noun.group == "person" and child.mode in ("in", "on"):
        return host.w / (1.6 + 0.3 * child.number)  # whoever rows a boat is seen, whatever else that word may mean
    flat = child.aspect if child.aspect > _FLAT and child.noun.group in ("kitchenware", "tool", "stationery") else 1.0
    ratio = seen(child.height * flat) / flat / seen(host.node.height) * _BOOST.get(child.mode, 1.0)
    pair = statistics.ratio(child.noun.coco, host.node.noun.coco)
    if pair is not None:
        ratio *= min(1.25, max(0.8, (pair / ratio) ** 0.5))
    if host.node.noun.name == "branch" and host.host is not None and child.mode == "hang":
        return max(host.h * ratio, 0.22 * host.host.h)  # a bicycle in a tree is seen
    return host.h * ratio * (_NEAR if host.node.near else 1.0)
