"""Where a thing stands by what it is and does: in the air, on the water, at the kerb, on rails."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen import vocab
from layoutgen.predict.body import Node
from layoutgen.predict.regions import BAND, SEA
from layoutgen.predict.sizes import BOARDS
from layoutgen.scene import Relation
from layoutgen.sorts import SERVED

_SWIMMERS = {"duck", "swan", "whale", "dolphin", "surfboard"}
RAILED = {"train", "locomotive", "steam train", "tram", "trolley", "subway"}
_ALOFT = {"airborne", "jumping", "leaping"}
ROADSIDE = {
    "fire hydrant", "stop sign", "traffic light", "parking meter", "street sign", "street light", "mailbox", "sign",
    "traffic sign", "telephone pole", "bus stop", "phone booth", "trash can", "lamppost", "pole", "light pole",
}  # fmt: skip
_WET = {"river", "stream", "pond", "swimming pool", "puddle"}


def airborne(node: Node) -> bool:
    """Whether it is in the air by nature or because the text has it fly."""
    return node.noun.support == "sky" or node.pose == "flying"


def walks_over(predicate: str, node: Node) -> bool:
    """Whether somebody is said to go over a hill, and not to fly or to jump over it."""
    alive = node.noun.group in ("person", "animal") and not airborne(node) and node.pose != "jumping"
    return predicate == "over" and alive and _ALOFT.isdisjoint(node.thing.attributes)


def surfed(node: Node) -> bool:
    """Whether it is somebody who surfs or swims, or his board."""
    return node.pose in ("surfing", "swimming") or any(rider.pose == "surfing" for rider in node.riders)


def is_served(node: Node) -> bool:
    """Whether it stands on a table or a counter."""
    return node.noun.support == "surface" and node.noun.group in SERVED


def is_fed(node: Node, relations: Sequence[Relation], nodes: dict[str, Node]) -> bool:
    """Whether one person feeds it."""
    return any(r.predicate == "feeding" and r.object == node.id and nodes[r.subject].number == 1 for r in relations)


def leaps(node: Node) -> bool:
    """Whether it is somebody in the air, who does not fly."""
    return node.noun.group == "person" and not _ALOFT.isdisjoint(node.thing.attributes)


def backed(node: Node) -> bool:
    """Whether it is trees in the background, which are seen past whatever stands before them."""
    return node.rear


def by_road(node: Node) -> bool:
    """Whether it stands at the kerb: signs, hydrants, trees."""
    return node.noun.name in ROADSIDE or (node.noun.group == "plant" and node.noun.height > 2)


def is_ashore(node: Node, region: Node, predicate: str, words: str) -> bool:
    """Whether it is a boat that is said to be on a beach rather than off it."""
    beached = predicate == "on" and words != "with" and vocab.place(region.noun.name) == "beach"
    return beached and node.noun.group == "boat" and node.noun.name not in BOARDS


def floats(node: Node) -> bool:
    """Whether it lies on the water by nature: ships and swans."""
    boat = node.noun.group == "boat" and node.noun.name not in BOARDS
    return node.noun.support == "water" or boat or node.noun.name in _SWIMMERS


def is_water(region: Node) -> bool:
    """Whether a region is the sea, a river or a pond."""
    return region.noun.name in SEA or region.noun.name in BAND & _WET
