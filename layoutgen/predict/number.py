"""How many are drawn of what there is an indefinite number of, where six would be specks: buses, people on a chair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layoutgen.predict.bearers import SEATS
from layoutgen.predict.body import Node
from layoutgen.predict.faces import POSTS
from layoutgen.scene import Relation
from layoutgen.sorts import WIRES

_LARGE = {"vehicle", "aircraft", "boat"}
_LONG = 4.5  # metres of the longer side from which a vehicle is large
_TOGETHER = 4  # large vehicles that fit into a picture and are still seen well
_SEATED = {"in", "on", "inside", "using"}
_WIDE_SEATS = {"couch": 4, "bench": 4, "pew": 5, "sofa bed": 4, "swing": 2}
_WIDE = {
    "couch", "bed", "hospital bed", "bunk bed", "sofa bed", "grand piano", "bathtub", "refrigerator", "oven",
    "door", "glass door", "cabinet", "shelf", "bookshelf", "wardrobe", "dresser", "desk", "counter",
}  # fmt: skip
_CROWD = 13  # of several sorts together, of each of which there are many
_IN_TOW = 3  # cars of a train, all in one line
_AT_WINDOWS = 4  # people in a bus or a train, who look out of its windows
_ON_POLE = 3  # signs and lights one below another
_PILLOWS = 3  # at the head of a bed
_ON_ONE = 2  # people on a seat for one: "the people in the armchair"


def fewer(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """Lowers the numbers of the nodes in place; what the text counts stays, and two are always left."""
    fleet = [n for n in nodes.values() if _is_large(n) and not isinstance(n.thing.count, int) and not n.region]
    _lower(fleet, _TOGETHER)
    _lower([n for n in nodes.values() if n.noun.name in _WIDE and not isinstance(n.thing.count, int)], _TOGETHER)
    _lower([n for n in nodes.values() if n.noun.name in WIRES and not isinstance(n.thing.count, int)], 2)
    said = [(r.subject, r.object) for r in relations]
    tied = {name for pair in said if not any(nodes[end].region for end in pair) for name in pair}
    crowd = [n for n in nodes.values() if not n.region and n.id not in tied and not isinstance(n.thing.count, int)]
    if len(crowd) > 2:
        _lower(crowd, _CROWD, least=3)
    for r in relations:
        guests, seat = nodes[r.subject], nodes[r.object]
        if r.predicate == "pulling" and seat.noun.group == "vehicle" and not isinstance(seat.thing.count, int):
            seat.number = min(seat.number, _IN_TOW)
        if r.predicate == "under" and guests.noun.group == "vehicle" and not isinstance(guests.thing.count, int):
            guests.number = min(guests.number, _TOGETHER)  # cars under a traffic light
        if r.predicate == "on" and seat.noun.name in POSTS and not isinstance(guests.thing.count, int):
            guests.number = min(guests.number, _ON_POLE)
        strewn = guests.noun.name in ("pillow", "blanket") and not isinstance(guests.thing.count, int)
        if strewn and r.predicate in _SEATED and "bed" in seat.noun.name.split() and seat.number == 1:
            guests.number = min(guests.number, _PILLOWS)
        vague = guests.noun.group == "person" and not isinstance(guests.thing.count, int)
        if vague and r.predicate in _SEATED and seat.noun.coco in ("bus", "train") and seat.number == 1:
            guests.number = min(guests.number, _AT_WINDOWS)
        if vague and r.predicate in _SEATED and _is_seat(seat) and seat.number == 1:
            guests.number = min(guests.number, _WIDE_SEATS.get(seat.noun.name, _ON_ONE))


def _is_seat(node: Node) -> bool:
    return node.noun.name in SEATS or node.noun.name.endswith("chair")


def _is_large(node: Node) -> bool:
    longest = node.noun.height * max(1.0, node.noun.aspect)
    return node.noun.group in _LARGE and longest >= _LONG


def _lower(nodes: Sequence[Node], most: int, least: int = 2) -> None:
    while sum(node.number for node in nodes) > most and any(node.number > least for node in nodes):
        max(nodes, key=lambda node: node.number).number -= 1
