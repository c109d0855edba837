"""The nodes of a scene with their bodies: counts, hosts, sizes, and what is given and must stay."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence

from layoutgen import vocab
from layoutgen.checks import instances
from layoutgen.layout import Item
from layoutgen.pose import pose_of
from layoutgen.predict.body import Body, Node
from layoutgen.predict.meaning import meaning, seen_as
from layoutgen.predict.number import fewer
from layoutgen.predict.regions import is_body
from layoutgen.predict.roles import HANDY, TOPS, assign, living
from layoutgen.predict.seats import seat
from layoutgen.predict.sizes import compare, scale_child, scale_roots
from layoutgen.predict.statistics import Statistics
from layoutgen.predict.tabletop import CUTLERY
from layoutgen.scene import Relation, SceneData


def nodes_of(data: SceneData, relations: Sequence[Relation]) -> dict[str, Node]:
    """A node for every object; stuff that acts as a thing here is no region."""
    nodes = {
        t.id: Node(t, seen_as(meaning(t, data)), instances(t.count), region=t.kind == "stuff") for t in data.objects
    }
    for r in relations:
        _match(nodes[r.subject], nodes[r.object], r.predicate)
    _share_out(nodes, relations)
    for node in nodes.values():
        pair = node.noun.name in _PAIRS or node.noun.name.endswith("fence")
        if (pair or node.noun.name in _PORTIONS) and not isinstance(node.thing.count, int):
            node.number = min(node.number, 2)  # fries are one helping or two, curtains a pair
    _lay_places(nodes, relations)
    _thin_out(nodes, relations)
    fewer(nodes, relations)
    _land(nodes, relations)
    _launch(nodes, relations)
    for node in nodes.values():
        node.pose = _pose(node, relations, nodes)
        if node.region and is_body(node, relations, nodes):
            node.region = False
    return nodes


def _pose(node: Node, relations: Sequence[Relation], nodes: Mapping[str, Node]) -> str | None:
    mine = [(r.predicate, r.words, nodes[r.object].thing.label) for r in relations if r.subject == node.id]
    found = pose_of(node.thing.label, node.thing.attributes, mine)
    if node.noun.group == "person" and node.noun.support == "sky" and found != "riding_astride":
        return "jumping"  # off the ground
    return _TRADES.get(node.noun.name) if found is None else found


def _match(a: Node, b: Node, predicate: str) -> None:
    """Two people ride on horses: as many horses as people; a man holds flowers: a handful of them."""
    if predicate in ("in", "inside") and a.noun.group == "plant" and not isinstance(a.thing.count, int):
        a.number = min(a.number, 5)  # a bunch in which every flower is seen
    if isinstance(b.thing.count, int) or a is b:
        return
    mounted = predicate == "on" and a.noun.group == "person" and b.noun.group == "animal" and b.noun.height > 1
    own = mounted or predicate in _OWN or (predicate == "on" and b.noun.height < a.noun.height and living(a))
    if own and living(a) and a.number > 1:
        b.number = a.number
    elif predicate in ("holding", "carrying") and a.number == 1:
        b.number = min(b.number, 3)


def _share_out(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """ "A girl and a guy on their laptops": as many laptops as there are people who use them."""
    users: dict[str, list[Node]] = {}
    for r in relations:
        if r.predicate in ("using", "holding", "riding", "carrying") and living(nodes[r.subject]):
            users.setdefault(r.object, []).append(nodes[r.subject])
    for name, people in users.items():
        if len(people) > 1 and not isinstance(nodes[name].thing.count, int):
            nodes[name].number = sum(node.number for node in people)


def _land(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """Planes in an airport stand there, unless they are said to fly, to land or to take off."""
    for r in relations:
        plane, place = nodes[r.subject], nodes[r.object]
        airport = r.predicate in ("in", "at", "inside") and vocab.place(place.thing.label) == "airport"
        landed = airport or (r.predicate in ("in", "on", "at") and place.noun.name in _LANDS)
        said = {word for phrase in (r.words, *plane.thing.attributes) for word in phrase.split()}
        if plane.noun.group == "aircraft" and landed and not said & _ALOFT:
            plane.noun = plane.noun._replace(support="ground")


def _launch(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """Who flies, on a broom or without, is in the sky, and so is the ball that somebody looks up at."""
    winged = {node.id for node in nodes.values() if node.noun.name in _WINGED or node.noun.group != "person"}
    flown = {node.id for node in nodes.values() if _FLYING & set(" ".join(node.thing.attributes).split())} & winged
    for r in relations:
        rider, mount = nodes[r.subject], nodes[r.object]
        said = set(r.words.split())
        if said & _FLYING and r.predicate in ("on", "riding") and mount.noun.group in ("tool", "animal", "textile"):
            flown |= {rider.id, mount.id}
        elif said & _FLYING and r.predicate != "flying" and rider.id in winged:
            flown.add(rider.id)
        if r.predicate == "looking at" and "up" in said and mount.noun.group in ("sport", "toy"):
            mount.noun = mount.noun._replace(support="sky")
    for name in flown:
        if nodes[name].noun.group in ("person", "tool", "textile"):
            nodes[name].noun = nodes[name].noun._replace(support="sky")


def _lay_places(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """As many plates and glasses on a table as people sit at it, when the text says only that there are some."""
    for at in relations:
        guests, table = nodes[at.subject], at.object
        if at.predicate not in ("at", "around") or guests.noun.group != "person" or guests.number < 2:
            continue
        for r in relations:
            dish = nodes[r.subject]
            if r.object == table and r.predicate == "on" and dish.noun.group in ("kitchenware", "drink", "food"):
                dish.number = dish.number if isinstance(dish.thing.count, int) else min(guests.number, dish.number)


def _thin_out(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """Fewer of what there is an indefinite number of, where too many things would be specks on one table or mount."""
    loads: dict[tuple[str, str], list[Node]] = {}
    for r in relations:
        child, host = (r.subject, r.object) if r.predicate not in ("containing", "full of") else (r.object, r.subject)
        predicate = {"containing": "in", "full of": "in"}.get(r.predicate, r.predicate)
        if predicate in ("on", "in", "riding") and not nodes[host].region and nodes[host].number == 1:
            loads.setdefault((host, predicate), []).append(nodes[child])
    for (_, predicate), load in loads.items():
        cutlery = [node for node in load if node.noun.name in CUTLERY and not isinstance(node.thing.count, int)]
        for node in cutlery:
            node.number = min(2, node.number)
        most, least = (2, 2) if predicate == "riding" else (8, 3)
        if predicate == "in" and len(load) < 2:
            continue
        vague = [node for node in load if not isinstance(node.thing.count, int)]
        while sum(node.number for node in load) > most and any(node.number > least for node in vague):
            largest = max(vague, key=lambda node: node.number)
            largest.number -= 1


_PORTIONS = {"french fry", "fry", "french fries", "fries", "chip", "noodle", "rice", "popcorn", "spaghetti", "nacho"}
_PAIRS = {"curtain", "drape", "blind", "shutter", "railing"}
_TRADES = {
    "skier": "skiing",
    "snowboarder": "snowboarding",
    "skateboarder": "skateboarding",
    "swimmer": "swimming",
    "runner": "running",
    "jogger": "running",
    "dancer": "dancing",
    "ballerina": "dancing",
}
_LANDS = {
    "field",
    "grass",
    "lawn",
    "ground",
    "parking lot",
    "snow",
    "dirt",
    "sand",
    "beach",
    "road",
    "street",
    "concrete",
}
_WINGED = {
    "witch",
    "wizard",
    "fairy",
    "angel",
    "superhero",
    "ghost",
    "santa claus",
    "genie",
    "vampire",
    "cupid",
    "dragon",
}
_FLYING = {"flying", "flies", "fly", "flew", "soaring", "hovering"}
_ALOFT = {"fly", "flying", "flies", "flown", "landing", "taking", "takes", "lifting", "over", "air", "descending"}
_OWN = {"riding", "wearing", "holding", "carrying", "with", "has", "using", "driving", *HANDY}


class Cast:
    """All nodes with bodies and sizes, their hosts settled; `relations` are those that still have to be arranged."""

    def __init__(
        self,
        data: SceneData,
        relations: Sequence[Relation],
        given: Mapping[str, Item],
        aspect: float,
        statistics: Statistics,
        rng: random.Random,
        shrink: float,
        held: Collection[str] = (),
    ) -> None:
        """held: ids of given items that stay where they are, though they are not locked."""
        self.nodes = nodes_of(data, relations)
        self.aspect = aspect
        self.rng = rng
        for node in self.nodes.values():
            ids = _ids(node, given, held)
            node.bodies = [Body(name, node, 0.1, 0.1, given=given.get(name)) for name in ids]
            for body in node.bodies:
                body.locked = body.given is not None and (body.given.locked or body.id in held)
        self.stated = list(relations)
        self.relations = assign(self.nodes, relations)
        self.pins: list[tuple[Node, Node, str]] = []
        self.stacked: list[tuple[Body, Body]] = []  # the first is drawn before the second
        self._unseat_locked()
        things = [n for n in self.nodes.values() if not n.region]
        _introduce(things)
        roots = [n for n in things if n.host is None]
        scale_roots(roots, aspect, shrink, rng, statistics)
        self._take_given(roots)
        for node in _hosts_first(things):
            self._size_children(node, statistics)
        compare(relations, self.nodes)
        for child, host, mode in self.pins:
            self._pin(child, host, mode)

    @property
    def roots(self) -> list[Node]:
        """The things that stand by themselves, in the order of the text."""
        return [n for n in self.nodes.values() if n.host is None and not n.region]

    @property
    def regions(self) -> list[Node]:
        """The stuff that is drawn as regions."""
        return [n for n in self.nodes.values() if n.region]

    def _unseat_locked(self) -> None:
        """A locked thing is put nowhere: its host is brought to it instead."""
        pinned = [n for n in self.nodes.values() if any(b.locked for b in n.bodies)]
        while pinned:
            node = pinned.pop()
            if node.host is None or node.mode == "mid":
                node.host = None
                continue
            host, mode = node.host, node.mode
            node.host = None
            if any(b.locked for b in host.bodies):
                self.stacked += _pairs(host.bodies, node.bodies)
            else:
                self.pins.append((node, host, mode))
                pinned.append(host)

    def _take_given(self, roots: Sequence[Node]) -> None:
        for node in roots:
            for body in node.bodies:
                if body.given is None:
                    continue
                x0, y0, x1, y1 = body.given.box
                w, h = (x1 - x0) * self.aspect, y1 - y0
                plausible = 0.6 <= (w * h / (body.w * body.h)) ** 0.5 <= 1.7 and 0.5 <= (w / h) / (body.w / body.h) <= 2
                if body.locked or plausible:
                    body.w, body.h = w, h
                body.x, body.y = (x0 + x1) / 2 * self.aspect, y1 if body.locked else min(y1, 1.0)

    def _size_children(self, node: Node, statistics: Statistics) -> None:
        if node.host is None or node.mode == "mid":
            return
        hosts = node.host.bodies
        if node.words.startswith("each"):  # "one bowl each of rice and beans": a sort in each
            sorts = [n for n in self.nodes.values() if n.host is node.host and n.words.startswith("each")]
            hosts = hosts[sorts.index(node) % len(hosts) :: len(sorts)] or hosts
        for number, body in enumerate(node.bodies):
            body.host = hosts[number % len(hosts)]
            if node.mode == "ride":  # "a man and a woman riding bikes": each on one
                body.host = min(hosts, key=lambda h: sum(c.node.mode == "ride" for c in h.children))
            body.host.children.append(body)
            body.w, body.h = scale_child(node, body.host, statistics)

    def _pin(self, child: Node, host: Node, mode: str) -> None:
        """Brings a host under its locked child: the child is seated as usual, then the host moved by the difference."""
        for number, body in enumerate(b for b in child.bodies if b.locked):
            if number >= len(host.bodies):
                break
            under = host.bodies[number]
            grow = max(1.0, 1.05 * body.w / under.w, body.h * 0.7 / under.h) if mode in ("on", "in", "cover") else 1.0
            under.w, under.h = under.w * grow, under.h * grow
            ghost = Body(body.id, child, body.w, body.h)
            under.x = under.y = 0.0
            seat(under, [ghost], mode, self.rng)
            under.x, under.y, under.locked = body.x - ghost.x, body.y - ghost.y, True
            self.stacked.append((under, body) if ghost.front > 0 else (body, under))


def _pairs(hosts: Sequence[Body], guests: Sequence[Body]) -> list[tuple[Body, Body]]:
    """Each guest that stays where it is, behind the fixed host that is nearest to it."""
    there = [(host, host.given.box) for host in hosts if host.given is not None]
    made = []
    for guest in guests:
        if there and guest.given is not None:
            x, y = guest.given.box.center
            near = min(there, key=lambda pair: (pair[1].cx - x) ** 2 + (pair[1].cy - y) ** 2)[0]
            made.append((near, guest))
    return made


def _introduce(things: Sequence[Node]) -> None:
    """Tells every host who rides it, who stands around it, and whether things alone are on it."""
    for node in things:
        if node.host is not None and (node.mode == "ride" or (node.mode == "on" and living(node))):
            node.host.riders.append(node)
        elif node.host is not None and node.mode == "ring":
            node.host.about.append(node)
        elif node.host is not None and node.mode == "on" and node.host.noun.name in TOPS:
            node.host.laden = True
    for node in things:
        if node.host is not None and node.noun.group == "person":
            node.host.laden = False


def _ids(node: Node, given: Mapping[str, Item], held: Collection[str]) -> list[str]:
    """The ids of a node's instances: those given (the fixed ones first), then the free numbers.

    Where the text only says "some" and some are held, these are all there are.
    """
    mine = [i for i in given.values() if i.node == node.id]
    fixed = {item.id for item in mine if item.locked or item.id in held}
    mine.sort(key=lambda item: item.id not in fixed)
    enough = len(fixed) > 1 and not isinstance(node.thing.count, int) and any(name in held for name in fixed)
    wanted = len(fixed) if enough else max(node.number, len(fixed))
    names = [item.id for item in mine][:wanted]
    number = 1
    while len(names) < wanted:
        if f"{node.id}.{number}" not in names:
            names.append(f"{node.id}.{number}")
        number += 1
    return sorted(names, key=_natural)


def _natural(name: str) -> tuple[str, int, str]:
    stem, _, number = name.rpartition(".")
    return stem, int(number) if number.isdigit() else 0, name


def _hosts_first(nodes: Sequence[Node]) -> list[Node]:
    done: list[Node] = []
    waiting = list(nodes)
    while waiting:
        ready = [n for n in waiting if n.host is None or n.host not in waiting]
        if not ready:
            raise AssertionError(f"hosts form a circle: {', '.join(n.id for n in waiting)}")
        done += ready
        waiting = [n for n in waiting if n not in ready]
    return done
