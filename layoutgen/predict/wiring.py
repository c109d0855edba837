"""From statements to forces: which bodies a relation grips, on which level, and what it asks of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from layoutgen import vocab
from layoutgen.pose import leads, trails
from layoutgen.predict import forces
from layoutgen.predict.belongings import tethered
from layoutgen.predict.body import Body, Entity, Node
from layoutgen.predict.confines import bounds
from layoutgen.predict.footing import airborne, walks_over
from layoutgen.predict.forces import Force, Grip
from layoutgen.predict.postures import joins_hands
from layoutgen.predict.regions import SEA, THROUGH
from layoutgen.predict.rules import RAILS
from layoutgen.scene import Relation

_CLOSE = {
    "near": 0.06, "at": 0.05, "with": 0.08, "along": 0.06, "against": 0.0, "leaning on": 0.0, "touching": 0.0,
    "attached to": 0.0, "holding": 0.0, "carrying": 0.0, "has": 0.0, "part of": 0.0, "eating": 0.04,
    "drinking": 0.04, "reading": 0.04, "using": 0.05, "playing": 0.05, "playing with": 0.05, "cutting": 0.03,
    "feeding": 0.05, "throwing": 0.2, "catching": 0.2, "flying": 0.9, "looking at": 0.8,
    "around": 0.05,
}  # fmt: skip
_LINE = {
    "next to": 0.05, "opposite": 0.3, "facing": 0.2, "pulling": 0.1, "pushing": 0.02, "kicking": 0.08,
    "hitting": 0.12, "chasing": 0.2, "following": 0.15, "leading": 0.12, "talking to": 0.1,
    "interacting with": 0.06, "trailing": 0.1, "hand in hand": -0.012, "tied": 0.025,
}  # fmt: skip
_BESIDE = ("next to", "opposite")
_FULL = 0.95  # of the width of the picture
_UPON = {"on": 0.5, "riding": 0.6, "in": 0.8, "inside": 0.9, "driving": 0.8, "across": 0.5, "through": 0.8}
_INVERSE = {"right of": "left of", "below": "above", "in front of": "behind", "containing": "in", "full of": "in"}
_TALL = {"left of", "above"}
GripOf = Callable[[Node, "Entity | None"], list[Grip]]


class Wiring:
    """The forces of one level. `entities` are what moves on it; `aspect` is the canvas's."""

    def __init__(self, entities: Sequence[Entity], aspect: float) -> None:
        self.entities = list(entities)
        self.aspect = aspect
        self.owner: dict[int, Entity] = {}
        for entity in entities:
            for body in entity.bodies:
                for each in body.tree():
                    self.owner[id(each)] = entity
        self.forces: list[Force] = []
        self.related: set[tuple[int, int]] = set()  # may overlap as they like
        self.deep: set[tuple[int, int]] = set()  # one behind the other: may cover half of it
        self.ordered: list[tuple[Entity, Entity, str]] = []
        self.apart: list[tuple[Grip, Grip]] = []  # what must be far from one another

    def grips(self, node: Node) -> list[Grip]:
        """The node's bodies by the entity they belong to."""
        by: dict[int, tuple[Entity, list[Body]]] = {}
        for body in node.bodies:
            entity = self.owner.get(id(body))
            if entity is not None:
                by.setdefault(id(entity), (entity, []))[1].append(body)
        return [Grip(entity, bodies) for entity, bodies in by.values()]

    def connect(self, relations: Sequence[Relation], nodes: dict[str, Node]) -> None:
        """Adds the forces of all relations that have two ends on this level."""
        between: dict[tuple[str, str], list[str]] = {}
        pairs: dict[tuple[str, str], set[str]] = {}
        for r in relations:
            key = (r.subject, r.object) if r.predicate not in _INVERSE else (r.object, r.subject)
            pairs.setdefault(key, set()).add(_INVERSE.get(r.predicate, r.predicate))
        for r in relations:
            if r.predicate in ("between", "among"):
                between.setdefault((r.subject, r.predicate), []).append(r.object)
                continue
            a, b, predicate = _turned(r, nodes)
            across = pairs.get((a, b), set()) | pairs.get((b, a), set())
            diagonal = across >= _TALL
            for ga in self.grips(nodes[a]):
                for gb in self.grips(nodes[b]):
                    if ga.entity is not gb.entity:
                        self._pair(_come_to(predicate, ga, gb), ga, gb, diagonal)
        for (subject, _), objects in between.items():
            ends = [g for name in objects for g in self.grips(nodes[name])]
            for ga in self.grips(nodes[subject]):
                self._between(ga, [g for g in ends if g.entity is not ga.entity])

    def _between(self, a: Grip, ends: list[Grip]) -> None:
        ends.sort(key=lambda g: g.cx0 + g.entity.dx)
        if len(ends) < 2:
            if ends:
                self._pair("near", a, ends[0], False)
            return
        first, last = ends[0], ends[-1]
        self.forces.append(forces.between(a, first, last))
        self.ordered += [(first.entity, a.entity, "x"), (a.entity, last.entity, "x")]

    def _pair(self, predicate: str, a: Grip, b: Grip, diagonal: bool) -> None:
        lit = predicate == "under" and _node(a).noun.group == "vehicle" and _node(b).number > 2
        if predicate in _SIZES or lit:
            return
        slopes = (0.8, 0.8) if diagonal else (max(1.0, self.aspect), max(1.0, 1 / self.aspect))
        if predicate in ("left of", "above"):
            axis = 0 if predicate == "left of" else 1
            self.forces.append((forces.left_of, forces.above)[axis](a, b, slopes[axis]))
            self.ordered.append((a.entity, b.entity, ("diagonal " if diagonal else "") + "xy"[axis]))
        elif predicate == "under" and _is_shelter(b.entity.bodies[0].node):
            self.forces += [forces.over(b, a, -3.0), forces.near(a, b, 0.0)]  # before a tent is under it
            self.ordered.append((a.entity, b.entity, "near"))
            self.deep.add(_key(a.entity, b.entity))
        elif predicate in ("over", "under", "hanging from"):
            top, low = (a, b) if predicate == "over" else (b, a)
            self.forces.append(forces.over(top, low, 0.9 if predicate == "over" else 0.6))
            self.ordered.append((top.entity, low.entity, "y"))
            if predicate == "under":
                self.forces.append(forces.near(a, b, 0.15))
            elif predicate == "over" and _node(top).noun.support == "ground" and _node(low).noun.support != "sky":
                self.forces.append(forces.near(top, low, 0.03))  # who jumps over a log is just above it
        elif predicate in _LINE and predicate not in _BESIDE and airborne(_node(a)) != airborne(_node(b)):
            self._meet("flying", a, b)  # what is done to a kite is done from below
        elif predicate in _LINE:
            side = -1 if a.cx0 + a.cx1 + 2 * a.entity.dx <= b.cx0 + b.cx1 + 2 * b.entity.dx else 1
            slope = slopes[0] if predicate in ("next to", "opposite") else 0.5
            self.forces.append(_beside(predicate, a, b, slope, side))
            self.ordered.append((a.entity, b.entity, "line"))
        elif predicate == "far from":
            self.forces.append(forces.far(a, b, 0.22))
            self.apart.append((a, b))
        else:
            self._meet(predicate, a, b)

    def _meet(self, predicate: str, a: Grip, b: Grip) -> None:
        """Relations that bring two together."""
        key = _key(a.entity, b.entity)
        self.ordered.append((a.entity, b.entity, "near"))
        if predicate == "behind":
            self.forces.append(forces.behind(a, b))
            self.deep.add(key)
        elif predicate in _UPON:
            self.forces.append(forces.upon(a, b, _UPON[predicate]))
            self.related.add(key)
        else:
            company = predicate == "has" and _living(a) and _living(b)
            people = company and _node(a).noun.group == _node(b).noun.group == "person"
            gap = 0.06 if people else 0.04 if company else _CLOSE.get(predicate, 0.0)
            self.forces.append(forces.near(a, b, gap))
            if _CLOSE.get(predicate, 0.0) == 0.0 and not company:
                self.related.add(key)

    def keep_apart(self, width: float, allowed: float) -> None:
        """Bounds for all, and no two unrelated entities in one place."""
        for k, a in enumerate(self.entities):
            for b in self.entities[k + 1 :]:
                key = _key(a, b)
                if not (a.fixed and b.fixed) and key not in self.related:
                    share = 0.55 if key in self.deep else allowed
                    self.forces.append(forces.separate(a, b, max(share, _before(a, b))))
        self.forces += [bounds(e, width) for e in self.entities]


def _node(grip: Grip) -> Node:
    return grip.entity.bodies[0].node


def _turned(relation: Relation, nodes: Mapping[str, Node]) -> tuple[str, str, str]:
    """Subject, object and predicate of a relation, each inverse turned round; "trailing" for a car that drives behind a
    bus or is behind one ahead of it, which stands after it in a line."""
    ends = (nodes[relation.subject].thing.label, nodes[relation.object].thing.label)
    if leads(relation.predicate, relation.words, ends):
        return relation.object, relation.subject, "trailing"
    if trails(relation.predicate, relation.words, ends):
        return relation.subject, relation.object, "trailing"
    if relation.predicate in _INVERSE:
        return relation.object, relation.subject, _INVERSE[relation.predicate]
    return relation.subject, relation.object, relation.predicate


def _beside(predicate: str, a: Grip, b: Grip, slope: float, side: int) -> Force:
    level = predicate != "next to" or not (_is_mounted(a) or _is_mounted(b))
    line = forces.beside(a, b, _LINE[predicate], slope, side, level)
    if predicate != "trailing":
        return line
    depth = forces.farther(a, b)
    return lambda: line() + depth()


def _is_mounted(grip: Grip) -> bool:
    """Whether it is up on a wall, where nothing usually is: a television, a telephone."""
    noun = _node(grip).noun
    return noun.support == "wall" and vocab.generic(noun.name).support != "wall"


def _come_to(predicate: str, a: Grip, b: Grip) -> str:
    """What a predicate asks for these two, where that is not what it usually asks."""
    if predicate in _BESIDE and (_is_through(a) or _is_through(b)):
        return "near"  # beside a road, which goes right through the picture
    if predicate == "next to" and all(joins_hands(n.pose, n.thing.attributes) for n in (_node(a), _node(b))):
        return "hand in hand"
    if predicate == "attached to" and tethered(_node(a), _node(b)):
        return "tied"
    if _node(b).region and walks_over(predicate, _node(a)):
        return "on"  # who walks over a hill
    low = _is_low(_node(b)) or (_node(b).noun.support == "surface" and _node(b).noun.height < 0.6)
    if predicate == "through" and _node(b).noun.name in RAILS and _living(a):
        return "behind"
    still = not airborne(_node(a)) and _node(a).pose != "jumping"
    if predicate in ("over", "across") and _living(a) and low and still and a.h > b.h:
        return "behind"  # who kisses a giraffe over a fence stands behind it, who talks over a glass behind that
    return predicate


def _is_through(grip: Grip) -> bool:
    """Whether it is a region from one side of the picture to the other: a road, the sea behind who is ashore."""
    node = _node(grip)
    return node.region and (node.noun.name in THROUGH or (node.noun.name in SEA and grip.w > _FULL))


def _living(grip: Grip) -> bool:
    return _node(grip).noun.group in ("person", "animal")


def _is_low(node: Node) -> bool:
    return node.noun.name in _BARRIERS or (node.noun.group == "structure" and node.noun.height <= 1.6)


_BARRIERS = {"fence", "railing", "wall", "gate", "counter", "hedge", "table"}


def _is_shelter(node: Node) -> bool:
    return node.noun.support == "ground" and node.noun.group in ("structure", "building") and node.noun.height >= 1.5


def _before(a: Entity, b: Entity) -> float:
    """How much of the smaller may lie over the other when one of the two stands at the far end of the ground."""
    if a.far == b.far:
        return 0.0
    far, near = (a, b) if a.far else (b, a)
    areas = [(e.hull[2] - e.hull[0]) * (e.hull[3] - e.hull[1]) for e in (far, near)]
    return 0.4 * areas[0] / min(areas)


_SIZES = {"larger than", "smaller than", "taller than", "shorter than", "same as"}


def _key(a: Entity, b: Entity) -> tuple[int, int]:
    return (id(a), id(b)) if id(a) < id(b) else (id(b), id(a))
