"""The nodes of a scene with their bodies: counts, hosts, sizes, and what is given and must stay."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence

from layoutgen.layout import Item
from layoutgen.predict.body import Body, Node, living
from layoutgen.predict.comparisons import compare
from layoutgen.predict.nodes import nodes_of
from layoutgen.predict.roles import assign
from layoutgen.predict.rows import stacked
from layoutgen.predict.rules import TOPS
from layoutgen.predict.seats import seat
from layoutgen.predict.sizes import scale_child, scale_roots
from layoutgen.predict.statistics import Statistics
from layoutgen.predict.variety import members
from layoutgen.scene import Relation, SceneData

_DISHES = {"tray", "plate", "platter", "bowl", "basket", "cutting board"}


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
        for node in things:
            _tell_apart(node, data)
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
            if node.mode == "ride" or (node.mode == "on" and living(node)):  # "a man and a woman riding bikes"
                body.host = min(hosts, key=lambda h: sum(c.node.mode == node.mode for c in h.children))
            if node.mode == "on" and len(hosts) > 1 and stacked(node.host):
                body.host = hosts[-1]  # on the topmost of a stack
            body.host.children.append(body)
            body.w, body.h = scale_child(node, body.host, statistics)
            if node.mode == "on" and node.noun.name in _DISHES:
                self._widen(body, node)

    def _widen(self, dish: Body, node: Node) -> None:
        """A tray or a plate on a table is larger when many things are on it."""
        load = sum(n.number for n in self.nodes.values() if n.host is node and n.mode in ("on", "in")) / node.number
        if load > 2 and dish.host is not None:
            most = 1.2 if dish.node.noun.aspect < 2 else 1.5
            factor = max(1.0, min(most, 0.55 * dish.host.w / node.number / dish.w))
            dish.w, dish.h = factor * dish.w, factor * dish.h

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


def _tell_apart(node: Node, data: SceneData) -> None:
    """Gives the instances of a mention their own looks and sizes, where the text tells them apart."""
    for body, member in zip(node.bodies, members(node.thing, node.number, data), strict=False):
        body.told = member.told
        if not body.locked:
            body.w, body.h = body.w * member.size, body.h * member.size


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
