"""What usually hangs on a wall and is said to be on the ground, out of doors or on a floor: it stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layoutgen import vocab
from layoutgen.predict.body import Node
from layoutgen.predict.terrain import INDOORS
from layoutgen.scene import Relation

_STOOD = frozenset({"furniture", "appliance", "part", "electronics"})
_BESIDE = frozenset(
    {"next to", "near", "left of", "right of", "with", "against", "leaning on", "in front of", "behind"}
)
_UPPER = ("wall", "ceiling", "sky")


def stand(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """Gives cupboards, mirrors and doors on the ground, and those beside what is there, the ground to stand on."""
    hung = {node.id for node in nodes.values() if node.noun.support == "wall" and node.noun.group in _STOOD}
    if not hung:
        return
    grounded = {r.subject for r in relations if r.predicate in ("on", "in", "lying on") and _is_ground(nodes[r.object])}
    for r in relations:
        if r.predicate in _BESIDE and not nodes[r.subject].region and not nodes[r.object].region:
            for one, other in ((r.subject, r.object), (r.object, r.subject)):
                if one in hung and other in grounded and nodes[other].noun.group == "furniture":
                    grounded.add(one)
    furnished = any(nodes[name].noun.group == "furniture" for name in grounded)
    told = {name for r in relations for name in (r.subject, r.object)}
    walls = any("wall" in node.noun.name or node.noun.group == "building" for node in nodes.values())
    if furnished and not walls:  # some cupboards beside a couch on the ground
        grounded |= {name for name in hung if name not in told and nodes[name].noun.height * nodes[name].aspect > 0.5}
    for name in hung & grounded:
        nodes[name].noun = nodes[name].noun._replace(support="ground")


def _is_ground(node: Node) -> bool:
    """Whether it is a ground or a floor, and neither a wall nor a room as a whole."""
    if not node.region or node.noun.group == "indoor" or node.noun.support == "sky":
        return False
    name = node.noun.name
    return not any(word in name for word in _UPPER) and vocab.place(node.thing.label) not in INDOORS
