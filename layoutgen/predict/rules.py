"""What a relation says of who sits where: riders on mounts, food on plates, clothes on bodies; a function a family."""

from __future__ import annotations

from typing import NamedTuple

from layoutgen.pose import RIDDEN_OVER, aboard
from layoutgen.predict.bearers import SEATS
from layoutgen.predict.belongings import Found, handled, owned, smaller
from layoutgen.predict.body import Node, living
from layoutgen.predict.sizes import BOARDS
from layoutgen.scene import Relation
from layoutgen.sorts import BEDDING, CARRIAGES, CYCLES, DRAUGHT, GIVING, ROWING, SMALL_BOATS
from layoutgen.vocab import sticks

DESKWORK = {"laptop", "computer", "keyboard", "typewriter", "sewing machine"}
_TRICKS = {
    "flipping",
    "flips",
    "flip",
    "spinning",
    "kicking",
    "turning",
    "grinding",
    "jumping",
    "balancing",
}  # of boards
TOPS = {
    "table", "desk", "counter", "coffee table", "round table", "end table", "nightstand", "picnic table",
    "workbench", "dining table", "kitchen table", "bar counter", "tv stand", "dresser", "tray",
}  # fmt: skip


class Role(NamedTuple):
    """`child` is placed with respect to `host`, as `mode` says."""

    child: Node
    host: Node
    mode: str
    relation: Relation


def propose(relation: Relation, a: Node, b: Node) -> Role | None:
    """The role that a relation gives to one of its nodes, if any; regions (stuff) are no hosts here."""
    if a.region or b.region:
        return None
    if relation.predicate == "at" and b.noun.name in DESKWORK and a.noun.group == "person":
        return Role(b, a, "hand", relation)
    if hugs(relation, a, b):
        return None
    within = rows(relation, b) or aboard(relation.predicate, relation.words, (a.thing.label, b.thing.label))
    tricks = relation.predicate == "interacting with" and b.noun.name in BOARDS and a.noun.group == "person"
    if tricks and relation.words.split()[0] in _TRICKS:
        return Role(a, b, "ride", relation)
    predicate = "holding" if gives(relation) and not living(b) else "in" if within else relation.predicate
    if predicate == "touching" and "on top" in relation.words:
        predicate = "on"  # a head or a paw on top of it
    if predicate == "on" and is_spread(a, b):
        predicate = "covering"
    if predicate == "over" and a.number > 1 and sticks(a.noun.name, b.noun.name):
        predicate = "on"  # stickers all over a sign
    for rule in (_aloft, _pulled, _at_work, _transported, _aboard, _simple, owned, handled, _placed):
        found = rule(predicate, a, b)
        if found is not None:
            return Role(*found, relation)
    return None


def is_spread(cloth: Node, bed: Node) -> bool:
    """Whether it is all over the bed that it is on: the blanket, the sheets."""
    if cloth.noun.name not in BEDDING or "bed" not in bed.noun.name.split() or "folded" in cloth.thing.attributes:
        return False
    return cloth.number == 1 or cloth.noun.name == "sheet"


def gives(relation: Relation) -> bool:
    """Whether it says what somebody has in hand for somebody else: flowers that are given, a carrot that is offered."""
    return relation.predicate == "interacting with" and relation.words.split()[0] in GIVING


def hugs(relation: Relation, a: Node, b: Node) -> bool:
    """Whether two hug one another, neither of them a child in the other's arms: two people, a girl and a large dog."""
    told = relation.words.split()[:1]
    mutual = bool(told) and told[0].startswith(("hug", "embrac", "cuddl", "kiss"))
    if mutual and a.noun.group == "person" and b.noun.group == "animal":
        return told[0].startswith("hug") and b.noun.height > 0.3 * a.noun.height
    return mutual and a.noun.group == b.noun.group == "person" and b.noun.height > 0.7 * a.noun.height


def rows(relation: Relation, boat: Node) -> bool:
    """Whether it says that somebody rows or steers a boat, in which he then sits."""
    return (
        relation.predicate == "interacting with" and boat.noun.group == "boat" and relation.words.split()[0] in ROWING
    )


_SUBJECT_SITS = {
    "riding": "ride", "driving": "drive", "on": "on", "across": "on", "in": "in", "inside": "in",
    "covering": "cover", "hanging from": "hang", "leaning on": "lean", "against": "lean", "around": "ring",
    "part of": "part",
}  # fmt: skip
_OBJECT_SITS = {"containing": "in", "full of": "in", "covered with": "cover", "surrounded by": "ring"}
_ON_TOP = {
    "standing",
    "sitting",
    "lying",
    "sleeping",
    "kneeling",
    "crouching",
    "crawling",
    "dancing",
    "jumping",
    "climbing",
    "skateboarding",
    "snowboarding",
    "skating",
}
_SOLID = {"music", "tool", "container", "kitchenware", "toy", "symbol", "electronics", "food", "fruit", "sport",
          "insect", "fish", "accessory", "stationery", "drink", "clothing"}  # fmt: skip
_AT_WINDOW = {"in front of", "on", "at", "against", "in"}
_FUMES = {"smoke", "steam"}
_FIRES = {"fire", "campfire", "bonfire", "sky", "field"}
_TIED = {"balloon", "kite", "hot air balloon"}
_BELTS = {
    "conveyor belt",
    "conveyor",
    "baggage carousel",
    "luggage carousel",
    "carousel",
    "branch",
    "shelf",
    "power line",
}
_STRADDLED = {"jet ski", "paddleboard", "wakeboard", "boogie board", "kiteboard", "banana boat"}
RAILS = {"fence", "chain link fence", "wire fence", "railing", "gate", "rail fence"}
_COVERS = {"blanket", "sheet", "towel", "tarp", "cover"}
_ON_POSTS = {"traffic light", "street light", "street sign", "stop sign", "sign", "bridge", "arch", "banner"}
_CANOPIES = {"umbrella", "parasol", "beach umbrella", "canopy", "halo"}


def _aloft(predicate: str, a: Node, b: Node) -> Found:
    """Smoke rises from a chimney, a balloon from what it is tied to."""
    if living(b) or b.noun.name in _FIRES:
        return None
    if a.noun.name in _FUMES and predicate in ("near", "on", "over", "above", "in", "attached to"):
        return a, b, "plume"
    if b.noun.name in _FUMES and predicate in ("has", "with"):
        return b, a, "plume"
    return (a, b, "hand") if predicate == "attached to" and a.noun.name in _TIED and b.noun.support != "sky" else None


def _at_work(predicate: str, a: Node, b: Node) -> Found:
    """People at tables and stoves, also where the text says "on"."""
    if predicate in ("around", "along") and a.noun.group == "person" and b.noun.name in TOPS and a.number > 2:
        return a, b, "about"
    if predicate == "on" and a.noun.group == "person" and b.noun.name in TOPS and a.pose not in _ON_TOP:
        return a, b, "table"  # who is said to work on a desk is not up there
    if predicate == "on" and a.noun.group == "person" and b.noun.group == "appliance" and a.pose not in _ON_TOP:
        return a, b, "lean"  # who cooks on the stove stands at it
    return None


def _penned(a: Node, b: Node) -> bool:
    """Whether it is an animal in a pen, whose fence is before its legs."""
    fence = b.noun.name in RAILS | {"zoo"} and b.number == 1
    return a.noun.group == "animal" and a.number == 1 and fence and a.noun.height > 0.5


def _overgrown(a: Node, b: Node) -> bool:
    """Whether it is somebody in plants that do not hide him."""
    return living(a) and b.noun.group == "plant" and a.noun.height > 0.6 * b.noun.height


def _transported(predicate: str, a: Node, b: Node) -> Found:
    """A ferry that carries people has them in it; vans that go over a bridge are on it, who rides a ramp too."""
    if predicate == "carrying" and b.noun.group == "person" and a.noun.group in ("boat", "vehicle", "aircraft"):
        return b, a, "in"
    if predicate in ("holding", "carrying") and a.noun.group == "furniture" and living(b):
        return b, a, "on"  # a quilt that holds a baby
    if predicate == "riding" and living(a) and b.noun.name in RIDDEN_OVER:
        return a, b, "on"
    crossed = {"over": "bridge", "along": "ramp"}.get(predicate)
    return (a, b, "on") if a.noun.group in ("vehicle", "person", "animal") and b.noun.name == crossed else None


def _simple(predicate: str, a: Node, b: Node) -> Found:
    """Predicates that always say who sits where."""
    if predicate == "on" and b.number > 1 and not living(a) and a.number == 1 and _length(a) > 2.5 * _length(b):
        return b, a, "prop"  # a boat up on blocks
    if predicate == "on" and b.noun.name == "broom" and living(a) and a.pose not in ("standing", "lying"):
        return a, b, "ride"
    toy = b.noun.group == "toy" and a.pose == "sitting" and b.noun.height < a.noun.height
    if predicate == "on" and a.noun.group == "person" and (a.pose in ("riding_bike", "riding_astride") or toy):
        return a, b, "ride"
    if predicate in ("in", "inside") and a.noun.group == b.noun.group == "person":
        return None
    if predicate == "across" and living(a) and b.noun.name in RAILS:
        return None  # who reaches over a fence stands behind it
    if predicate in ("in", "inside") and (_overgrown(a, b) or _penned(a, b)):
        return b, a, "hedge"  # a zebra in the vegetation, which is about its feet
    if predicate in _AT_WINDOW and b.noun.name in ("window", "windowsill") and _fits_sill(a):
        return a, b, "sill"
    if predicate in _SUBJECT_SITS:
        return a, b, _SUBJECT_SITS[predicate]
    if predicate == "covered with" and a.noun.name in TOPS and b.noun.group != "textile":
        return b, a, "on"  # a table full of dishes
    return (b, a, _OBJECT_SITS[predicate]) if predicate in _OBJECT_SITS else None


def _aboard(predicate: str, a: Node, b: Node) -> Found:
    """Who is on a boat sits in it; whose head is through a fence stands behind it; chairs bear who uses them."""
    if not living(a):
        return None
    if predicate == "through" and b.noun.name in RAILS:
        return (b, a, "hedge") if a.number == 1 else None
    if predicate == "through" and b.noun.group == "plant" and b.noun.height < a.noun.height:
        return b, a, "hedge"
    if predicate == "on" and b.noun.name in SMALL_BOATS and a.pose not in _ON_TOP - {"sitting"}:
        return a, b, "in"
    if predicate == "riding" and b.noun.group == "boat" and b.noun.name not in BOARDS | _STRADDLED:
        return a, b, "in"
    if predicate == "using" and a.noun.group == "person" and b.noun.name in SEATS:
        return a, b, "on"
    return (a, b, "on") if predicate == "in" and a.noun.height <= 2 and b.noun.name in SEATS | {"dog bed"} else None


def _fits_sill(node: Node) -> bool:
    return node.noun.height < 0.6 and node.noun.support != "wall" and node.noun.group not in ("person", "furniture")


def _pulled(predicate: str, a: Node, b: Node) -> Found:
    """An engine or an animal goes before what it pulls: cars, a carriage that it is in front of; out of a tunnel."""
    if predicate == "attached to" and a.noun.group == b.noun.group == "vehicle" and a.number == b.number == 1:
        return None if {a.noun.name, b.noun.name} & CYCLES else (a, b, "tow")  # a trailer and its truck
    if predicate == "through" and b.noun.name == "tunnel" and a.noun.group == "vehicle":
        return b, a, "arch"
    drawn = predicate in ("in front of", "attached to") and b.noun.name in CARRIAGES and a.noun.name in DRAUGHT
    pulls = predicate == "pulling" or (predicate == "carrying" and a.noun.coco == "train")
    if b.noun.group != "vehicle" and b.noun.name != "plow":
        return None
    if not (drawn or (pulls and a.noun.group in ("vehicle", "animal"))):
        return None
    return (b, a, "tow") if a.number == 1 else (a, b, "draw") if b.number == 1 else None


def _placed(predicate: str, a: Node, b: Node) -> Found:
    """Predicates whose meaning depends on what the two are."""
    served = predicate == "at" and b.noun.name in TOPS and a.noun.support == "surface" and a.noun.height < 0.6
    if served or (predicate == "along" and b.noun.name in _BELTS and smaller(a, b)):
        return a, b, "on"
    if predicate == "at" and a.noun.group in ("toy", "animal") and b.noun.name in TOPS and a.noun.height < 1.3:
        return a, b, "table"
    if predicate in ("at", "over") and a.noun.group == "person" and b.noun.name in TOPS and a.pose != "jumping":
        return a, b, "table"
    if predicate == "through":
        behind = (b.noun.name in RAILS and living(a)) or b.noun.group == "weather"  # clouds are about a plane
        return None if behind else (b, a, "in") if smaller(b, a) else (a, b, "in")
    if predicate in ("over", "above") and a.noun.name in _CANOPIES and b.noun.group == "person":
        return a, b, "hand"
    lit = a.noun.group == "vehicle" and b.number > 2  # a car under the lights of a street
    if predicate == "under" and (lit or {"sky", "wall"} & {a.noun.support, b.noun.support}):
        return None
    if predicate == "under" and b.noun.name in _COVERS and living(a):
        return b, a, "cover"
    if predicate == "under" and not _shelters(b, a):
        return None
    if predicate == "under":
        return (b, a, "canopy") if b.noun.name in _CANOPIES else (a, b, "under")
    between = predicate in ("between", "among") and b.number > 1 and a.number == 1
    return (a, b, "mid") if between else None


def _length(node: Node) -> float:
    return float(node.noun.height * max(1.0, node.noun.aspect))


def _shelters(b: Node, a: Node) -> bool:
    """Whether there is room below b: neither a remote shelters a phone nor a drum an anvil."""
    if a.noun.support == b.noun.support == "surface":
        return False
    if b.noun.name in _CANOPIES:
        return True
    if b.noun.group == "boat" and a.noun.group in ("boat", "fish"):
        return False  # what swims below it
    if b.noun.group in ("animal", "bird"):
        return a.noun.height < 0.8 * b.noun.height
    high = b.noun.name in _ON_POSTS or a.noun.group == "person"
    if a.noun.height > b.noun.height and not high:
        return False  # a bus below a cactus
    return b.noun.group not in _SOLID or a.noun.height < 0.3 * b.noun.height
