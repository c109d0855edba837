"""What a relation says of belongings: what is worn or a part, what is had, held, used, thrown or kicked."""

from __future__ import annotations

from layoutgen.predict.bearers import STALLS
from layoutgen.predict.body import Node, living
from layoutgen.predict.sizes import BOARDS
from layoutgen.sorts import CYCLES, MUNCHED
from layoutgen.vocab import part_place

Found = tuple[Node, Node, str] | None  # child, host, mode
HANDY = {"eating", "drinking", "reading", "using", "cutting", "playing", "feeding", "playing with", "touching"}
AFAR = {"throwing", "catching", "hitting"}
EDIBLE = {"food", "fruit", "vegetable"}
_PLATES = {"plate", "bowl", "tray", "dish", "platter", "basket", "pan", "frying pan", "saucer", "cutting board", "pot"}
_LOADS = {"electronics", "structure", "sport", "container", "furniture", "tool", "accessory"}
_PLAYTHINGS = {"toy", "sport", "clothing", "accessory", "container", "textile", "tool"}  # of animals, on the floor
_ON_ROPES = {"person", "animal", "boat"}
_CARRIERS = {"basket", "box", "crate", "bag", "backpack"}
_BUILT_IN = {("church", "steeple"), ("fire truck", "ladder"), ("castle", "tower")}  # which the drawing has


def owned(predicate: str, a: Node, b: Node) -> Found:
    """Clothes, parts and what somebody or something has: the child that sits on its host, and how; None if no such."""
    if predicate in ("has", "with", "holding") and (a.noun.name, b.noun.name) in _BUILT_IN:
        return b, a, "part"
    if predicate in ("has", "with") and _bears(a, b):
        return b, a, "on"
    worn = part_place(b.thing.label, a.thing.label) is not None
    slung = predicate == "carrying" and b.noun.name == "backpack" and a.noun.group == "person"
    if predicate == "wearing" or slung or (predicate == "touching" and worn and b.noun.group == "clothing"):
        return b, a, "part"
    if predicate in ("has", "with") and a.noun.name in _PLATES and b.noun.group in EDIBLE:
        return b, a, "on" if a.noun.aspect > 2.2 else "in"
    if predicate == "with" and worn and a.noun.group == "building":
        return b, a, "part"  # its windows
    if predicate == "has" and (worn or (b.noun.support == "body" and smaller(b, a))):
        return b, a, "part"
    if predicate == "with" and living(a) and not living(b):
        if worn:
            return b, a, "part"
        if smaller(b, a) and b.noun.support in ("surface", "any", "body"):
            return b, a, "hand"
    return (a, b, "part") if predicate == "attached to" and not tethered(a, b) else None


def tethered(a: Node, b: Node) -> bool:
    """Whether it stands by what it is attached to: a dog tied to a bench, a bicycle chained to a rack, no clock."""
    return (a.noun.group in _ON_ROPES or a.noun.name in CYCLES | {"leash"}) and b.noun.support not in ("body", "sky")


def _bears(a: Node, b: Node) -> bool:
    """Whether what it has is on it: the dial of a tower, the signs of a pole, the basket of a bicycle, a load."""
    if b.noun.name == "clock" and a.noun.group in ("structure", "building"):
        return True
    if (a.noun.name == "pole" and "sign" in b.noun.name) or (a.noun.name in CYCLES and b.noun.name in _CARRIERS):
        return True
    if a.noun.group == "animal" and a.noun.height >= 1.4 and b.noun.group == "furniture":
        return smaller(b, a)  # the seat of an elephant
    return a.noun.group == "vehicle" and a.noun.height >= 1.4 and _is_load(b, a)


def handled(predicate: str, a: Node, b: Node) -> Found:
    """The same of what is held, used, thrown or kicked."""
    if b.noun.name == "picnic" and a.noun.group == "person":
        return (a, b, "ring") if a.number > 1 else None
    if predicate in ("holding", "carrying"):
        if a.pose == "jumping" and b.noun.name in BOARDS:  # a jump with a snowboard, whose edge is held
            return a, b, "ride"
        if living(b) and not living(a):  # "a frisbee holding a person": who can hold, holds
            a, b = b, a
        large = b.noun.height > (0.5 if a.noun.group != "toy" else 1.5) * a.noun.height
        if b.noun.group == "animal" and living(a) and large:
            return b, a, "lean"  # whoever holds a horse stands beside it
        if a.noun.group == "animal" and a.noun.height >= 1.2 and b.noun.group == "person":
            return b, a, "ride"  # an elephant that carries people
        top = a.noun.group in ("furniture", "vehicle", "textile") or a.noun.name in STALLS
        return b, a, "hand" if living(a) else "on" if top else "in"
    prey = predicate == "eating" and a.noun.group == "animal" and b.noun.group in ("fish", "insect")
    rooted = b.noun.group == "plant" and b.noun.height > 2 and b.noun.name not in MUNCHED  # nobody lifts a tree
    light = smaller(b, a) and (prey or not living(b) or b.noun.group == "toy") and not rooted
    light = light or (predicate == "eating" and b.noun.name in MUNCHED)
    if predicate == "playing with" and a.noun.group == "animal" and light and b.noun.group in _PLAYTHINGS:
        return b, a, "foot"
    if predicate in HANDY and living(a) and light:
        return b, a, "hand"
    if predicate in AFAR and light and b.noun.support != "sky":  # a kite that is launched is up in the air
        return b, a, "toss"
    return (b, a, "foot") if predicate == "kicking" and smaller(b, a) else None


def _is_load(node: Node, vehicle: Node) -> bool:
    """Whether it is on the roof or the back of a vehicle that is said to have it: surfboards, a satellite dish."""
    light = node.noun.height <= 1.2 and node.noun.support in ("any", "surface", "ground")
    return smaller(node, vehicle) and (node.noun.name in BOARDS or (light and node.noun.group in _LOADS))


def smaller(a: Node, b: Node) -> bool:
    """Whether a is no larger than b, by their areas, or not by much."""
    one, two = (float(node.noun.height * node.noun.aspect**0.5) for node in (a, b))
    return one <= 1.4 * two
