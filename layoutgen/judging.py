"""Does what a scene states hold in a layout? Counts, positions and relations, one by one."""

from __future__ import annotations

import math
from collections.abc import Sequence

from layoutgen.company import table_between
from layoutgen.layout import Layout
from layoutgen.meanings import known
from layoutgen.predicates import TESTS, Solid, Test, deeper, leans_left, leans_up
from layoutgen.scene import Position, Relation, SceneData, Vague
from layoutgen.vocab import Noun, noun

VAGUE: dict[str, int] = {"many": 6, "several": 4, "few": 3}
MOST = 100  # instances drawn of one node, whatever number the text says

# Far scenery: who is on a mountain or in a forest stands at its foot, not in the middle of the picture of it.
SCENERY = frozenset(
    {"hill", "mountain", "forest", "jungle", "city", "cityscape", "orchard", "cliff", "volcano", "skyline", "valley"}
    | {"glacier", "stadium", "stands"}
)

# Families in which every subject needs some object, not every pair.
_SOME = {"support", "containment", "proximity", "attachment", "part", "action"}
_LOOSELY = {"near", "at", "along", "with"}
_CROSS = {
    "left of": ("above", "below"),
    "right of": ("above", "below"),
    "above": ("left of", "right of"),
    "below": ("left of", "right of"),
}


def instances(count: int | Vague) -> int:
    """How many items a node's count asks for: many 6, several 4, few 3; numbers as they are, up to 100."""
    return min(count, MOST) if isinstance(count, int) else VAGUE[count]


def right_number(count: int | Vague, number: int) -> bool:
    """Whether so many items are right for a node's count: exactly a number, at least two for a vague word."""
    return number == instances(count) if isinstance(count, int) else 2 <= number <= MOST


def position_holds(position: Position, box: Sequence[float]) -> bool:
    """Whether a box (unit square) is where the text puts it.

    left, right, top, bottom: the centre lies in the outer 42 % on that side; center: within 0.16 of the middle across
    and 0.25 down; corners: both sides; foreground: the lower edge is below 0.7; background: it is above 0.82.
    """
    cx, cy = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    if position == "center":
        return abs(cx - 0.5) <= 0.16 and abs(cy - 0.5) <= 0.25
    if position == "foreground":
        return box[3] >= 0.7
    if position == "background":
        return box[3] <= 0.82
    sides = {"left": cx <= 0.42, "right": cx >= 0.58, "top": cy <= 0.42, "bottom": cy >= 0.58}
    return all(sides[side] for side in position.split())


class Reader:
    """A layout read for judging: its items as solids by node, its scene's relations by pair."""

    def __init__(self, layout: Layout, scene: SceneData) -> None:
        aspect = layout.canvas.aspect
        self.layout, self.scene = layout, scene
        kinds = {thing.id: thing.kind for thing in scene.objects}
        self.far = {t.id for t in scene.objects if t.kind == "stuff" and noun(t.label).name in SCENERY}
        self.tables = {t.id for t in scene.objects if "table" in noun(t.label).name.split()}
        self.flying = {t.id for t in scene.objects if noun(t.label).support == "sky"}
        self.flying |= {item.node for item in layout.items if item.pose == "flying" and item.node}
        self.solids: dict[str, list[Solid]] = {thing.id: [] for thing in scene.objects}
        for item in layout.items:
            if item.node in self.solids:
                x0, y0, x1, y1 = item.box
                region = kinds[item.node] == "stuff" or item.z < 0
                self.solids[item.node].append(Solid(x0 * aspect, y0, x1 * aspect, y1, item.z, region))
        labels = {t.id: t.label for t in scene.objects}
        self.people = {t.id for t in scene.objects if noun(t.label).group == "person"}
        self.growth = {
            t.id for t in scene.objects if t.count != 1 and t.kind == "thing" and _is_low_plant(noun(t.label))
        }
        self.kerbside = {r.subject for r in scene.relations if at_kerb(noun(labels[r.subject]), r.words)}
        self.pairs: dict[tuple[str, str], set[str]] = {}
        for r in scene.relations:
            self.pairs.setdefault((r.subject, r.object), set()).add(r.predicate)
            inverse = known(r.predicate).inverse
            if inverse:
                self.pairs.setdefault((r.object, r.subject), set()).add(inverse)

    def holds(self, relation: Relation) -> bool:
        """Whether a stated relation holds between the items of its two nodes; False when either has none."""
        subjects, objects = self.solids.get(relation.subject, []), self.solids.get(relation.object, [])
        if not subjects or not objects:
            known(relation.predicate)
            return False
        relation = self._in_company(relation)
        family = known(relation.predicate).family
        if family == "between":
            return self._between(relation, subjects)
        if relation.predicate == "around" and len(subjects) > 1 and not objects[0].region:
            return _rings(subjects, objects)
        if relation.predicate == "surrounded by" and len(objects) > 1 and not subjects[0].region:
            return _rings(objects, subjects)
        if self._carried(relation, subjects, objects):
            return True
        test = self._test(relation, family)
        if family == "depth" and table_between(relation, self.scene) is not None:
            return _some(TESTS["near"], subjects, objects)
        if family == "depth":
            back, front = (subjects, objects) if relation.predicate == "behind" else (objects, subjects)
            return all(deeper(a, b) for a in back for b in front) and _some(test, subjects, objects)
        fewest = min(len(subjects), len(objects))
        if (relation.predicate in _LOOSELY and fewest > 1) or (relation.predicate == "next to" and fewest > 2):
            return _one_group(test, subjects, objects)
        if family in _SOME or relation.predicate == "over":
            return _some(test, subjects, objects)
        return all(test(a, b) for a in subjects for b in objects)

    def _in_company(self, relation: Relation) -> Relation:
        """Students who have friends are with them, and need not touch them."""
        owned = relation.predicate == "has" and {relation.subject, relation.object} <= self.people
        return relation.model_copy(update={"predicate": "with"}) if owned else relation

    def _test(self, relation: Relation, family: str) -> Test:
        """The test of the predicate, weaker for far scenery, for what flies and for diagonals."""
        test = TESTS[relation.predicate]
        if relation.predicate == "covered with" and len(self.solids[relation.object]) > 1:
            return lambda a, b: test(a, b) or TESTS["on"](b, a)  # a table full of books
        if relation.object in self.far and family in ("support", "containment"):
            return lambda a, b: test(a, b) or _at_its_foot(a, b)
        if relation.object in self.growth and family == "containment":
            return lambda a, b: test(a, b) or _is_amid(a, b)
        if relation.subject in self.kerbside and family in ("support", "containment"):
            return lambda a, b: test(a, b) or _at_its_edge(a, b)
        if relation.subject in self.flying and family in ("support", "containment"):
            return lambda a, b: test(a, b) or _over_its_ground(a, b)
        if relation.predicate in _CROSS:
            said = self.pairs.get((relation.subject, relation.object), set())
            if any(other in said for other in _CROSS[relation.predicate]):
                return _DIAGONAL[relation.predicate]
        return test

    def _carried(self, relation: Relation, subjects: list[Solid], objects: list[Solid]) -> bool:
        """Whether the subject is on the object by something that it is in or on: flowers in a vase, a cup on a book.

        A cake in front of a table at which somebody sits is on it.
        """
        if relation.predicate == "in front of":
            return relation.object in self.tables and _some(TESTS["on"], subjects, objects)
        if relation.predicate == "over" and all(other.region for other in objects):  # who walks over a hill is on it
            return _some(lambda a, b: TESTS["on"](a, b) or _at_its_foot(a, b), subjects, objects)
        if relation.predicate != "on":
            return False
        vessels = [
            r.object
            for r in self.scene.relations
            if r.subject == relation.subject and r.predicate in ("in", "inside", "on") and r.object != relation.object
        ]
        return any(self.solids.get(v) and _some(TESTS["on"], self.solids[v], objects) for v in vessels)

    def _between(self, relation: Relation, subjects: list[Solid]) -> bool:
        """Between all objects that the subject is said to be between."""
        names = [
            r.object for r in self.scene.relations if (r.subject, r.predicate) == (relation.subject, relation.predicate)
        ]
        objects = [solid for name in dict.fromkeys(names) for solid in self.solids.get(name, [])]
        if len(objects) < 2:
            return all(TESTS[relation.predicate](a, b) for a in subjects for b in objects)
        if relation.predicate == "among":
            margin = 0.1
            x0, x1 = min(b.x0 for b in objects) - margin, max(b.x1 for b in objects) + margin
            y0, y1 = min(b.y0 for b in objects) - margin, max(b.y1 for b in objects) + margin
            return all(x0 <= (a.x0 + a.x1) / 2 <= x1 and y0 <= (a.y0 + a.y1) / 2 <= y1 for a in subjects)
        return all(_is_between(a, objects) for a in subjects)


def at_kerb(thing: Noun, words: str) -> bool:
    """Whether what is said to be on the corner of a street is a thing that stands beside it: a hydrant, no car."""
    return thing.group in ("structure", "building") and not _AT_KERB.isdisjoint(words.split())


_AT_KERB = frozenset({"corner", "side", "edge", "curb", "kerb"})


def _at_its_edge(a: Solid, b: Solid) -> bool:
    """a stands at the far or the near edge of the region b."""
    return b.region and b.x0 <= (a.x0 + a.x1) / 2 <= b.x1 and min(abs(a.y1 - b.y0), abs(a.y1 - b.y1)) <= 0.08


def _at_its_foot(a: Solid, b: Solid) -> bool:
    """a stands on the ground before the scenery b."""
    return b.region and b.x0 <= (a.x0 + a.x1) / 2 <= b.x1 and a.y1 >= (b.y0 + b.y1) / 2


def _is_low_plant(known_as: Noun) -> bool:
    """Whether who is in several of it stands among them: bushes and flowers, no trees."""
    return known_as.group == "plant" and known_as.height <= 2


def _is_amid(a: Solid, b: Solid) -> bool:
    """The plant b stands before the legs of a."""
    return (
        (b.z or 0) > (a.z or 0) and b.x0 < a.x1 and b.x1 > a.x0 and b.y0 < a.y1 and b.y1 >= a.y1 - 0.1 * (a.y1 - a.y0)
    )


def _over_its_ground(a: Solid, b: Solid) -> bool:
    """a flies in the air above the region b: a kite in a park."""
    return b.region and b.x0 <= (a.x0 + a.x1) / 2 <= b.x1 and a.y1 <= b.y1


def _some(test: Test, subjects: list[Solid], objects: list[Solid]) -> bool:
    """Every subject has an object; with fewer objects, every object has a subject and nobody stands far off."""
    alone = [a for a in subjects if not any(test(a, b) for b in objects)]
    if not alone:
        return True
    if len(objects) >= len(subjects) or not all(any(test(a, b) for a in subjects) for b in objects):
        return False
    near = TESTS["talking to"]
    return all(any(near(a, b) for b in (*objects, *(s for s in subjects if s not in alone))) for a in alone)


def _one_group(test: Test, subjects: list[Solid], objects: list[Solid]) -> bool:
    """A herd is near trees when some of it is, and the others stand by those."""
    there = [a for a in subjects if any(test(a, b) for b in objects)]
    by = TESTS["talking to"]
    return bool(there) and all(a in there or any(by(a, b) for b in there) for a in subjects)


def _is_between(a: Solid, objects: list[Solid]) -> bool:
    x, y = (a.x0 + a.x1) / 2, (a.y0 + a.y1) / 2
    rays = [((b.x0 + b.x1) / 2 - x, (b.y0 + b.y1) / 2 - y) for b in objects]
    for i, (ux, uy) in enumerate(rays):
        for vx, vy in rays[i + 1 :]:
            norm = ((ux * ux + uy * uy) * (vx * vx + vy * vy)) ** 0.5
            if norm and (ux * vx + uy * vy) / norm <= -0.342:  # cos 110 degrees
                return True
    return False


def _rings(around: list[Solid], inner: list[Solid]) -> bool:
    """Several things around one: all near some of it, and on at least two sides (no empty arc over 270 degrees)."""
    if not all(any(TESTS["talking to"](a, b) for b in inner) for a in around):
        return False
    cx = sum(b.x0 + b.x1 for b in inner) / 2 / len(inner)
    cy = sum(0.25 * b.y0 + 0.75 * b.y1 for b in inner) / len(inner)  # tall things are surrounded at their foot
    angles = sorted(math.atan2((a.y0 + a.y1) / 2 - cy, (a.x0 + a.x1) / 2 - cx) for a in around)
    arcs = [later - sooner for sooner, later in zip(angles, [*angles[1:], angles[0] + 2 * math.pi], strict=True)]
    return max(arcs) <= math.radians(270)


_DIAGONAL = {
    "left of": leans_left,
    "right of": lambda a, b: leans_left(b, a),
    "above": leans_up,
    "below": lambda a, b: leans_up(b, a),
}


def relation_holds(layout: Layout, relation: Relation, scene: SceneData | None = None) -> bool:
    """Whether a stated relation holds in a layout, with the counts of its two nodes.

    Directions and comparisons hold between every pair of instances; support, containment, proximity, attachment and
    action when every subject has some object; of depth, the order holds between every pair and the company with some.
    What flies is in a place when it is in the air above its ground. Two directions said of one pair ("left of and
    above") make a diagonal, for which GenEval's test of each suffices. Raises LayoutgenError for an unknown predicate.
    """
    return Reader(layout, layout.scene if scene is None else scene).holds(relation)
