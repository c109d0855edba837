"""What lies on a table: heaps of fruit, cutlery at the near rim, one thing before each guest, no faces hidden."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence

from layoutgen.company import table_between
from layoutgen.predict.body import Body, Node
from layoutgen.predict.rows import row, stacked
from layoutgen.scene import Relation, SceneData
from layoutgen.sorts import SPREAD
from layoutgen.vocab import noun

STACK = 8  # things one on another that are still told apart
CUTLERY = {"fork", "knife", "spoon", "chopsticks", "spatula"}


def front_row(cutlery: list[Body], host: Body, rng: random.Random) -> None:
    """Knife and fork lie on the near rim of a plate."""
    for child in cutlery:
        fit = min(1.0, 0.3 * host.w / max(child.w, child.h))
        child.w, child.h = child.w * fit, child.h * fit
    row(cutlery, *across(host), rng, tight=True)
    for child in cutlery:
        child.y = min(host.y, max(host.y0 + 0.9 * host.h, host.cy + child.h / 2))


def before_each(children: list[Body], host: Body) -> None:
    """Where there is one of a sort for everybody at a table, each has his before him."""
    guests = sorted((b for b in host.children if b.node.mode in ("table", "about")), key=lambda b: b.x)
    sorts = [[c for c in children if c.node is node] for node in dict.fromkeys(child.node for child in children)]
    sorts = [sorted(members, key=lambda b: b.x) for members in sorts if len(members) == len(guests) > 1]
    if not sorts:
        return
    if len(sorts) > 1:
        _places(sorts, host)
        return
    for child, guest in zip(sorts[0], guests, strict=True):
        half = min(child.w, host.w) / 2
        child.x = min(host.x1 - half, max(host.x0 + half, guest.x + 0.2 * guest.w))


def _places(sorts: Sequence[Sequence[Body]], host: Body) -> None:
    """Several sorts before each guest, side by side: plate and glass, the next plate and glass."""
    place = host.w / len(sorts[0])
    widths = [max(c.w for c in members) for members in sorts]
    fit = min(1.0, 0.94 * place / sum(widths))
    start = -fit * sum(widths) / 2
    for members, wide in zip(sorts, widths, strict=True):
        for k, child in enumerate(members):
            child.w, child.h = child.w * fit, child.h * fit
            child.x = host.x0 + (k + 0.5) * place + start + fit * wide / 2
        start += fit * wide


def clear(children: list[Body], host: Body) -> None:
    """What is tall on a table stands beside the faces of those who sit at it; what is lower may stand before them."""
    sitters = [b for b in host.children if b.node.mode in ("table", "about", "ring") and b.front < 0]
    if len(sitters) == 1 and _part(children, sitters[0], host):
        return
    for child in children:
        for face in sitters:
            chin = face.y0 + 0.42 * face.h + (0.1 * host.h if len(sitters) > 1 else 0.0)
            if child.y0 >= chin or min(child.x1, face.x1) - max(child.x0, face.x0) < 0.12 * face.w:
                continue
            if len(sitters) > 1:
                fit = max(0.5, min(1.0, (child.y - chin) / child.h))
                child.w, child.h = child.w * fit, child.h * fit
                continue
            side = 1 if child.x >= host.x else -1
            edge = host.x + side * (host.w - child.w) / 2
            aside = face.x + side * (0.86 * face.w + child.w) / 2
            child.x = min(edge, aside) if side > 0 else max(edge, aside)
            if min(child.x1, face.x1) > max(child.x0, face.x0):
                beside = child.x - side * (child.w + face.w) / 2
                face.x = min(host.x1 - 0.1 * host.w, max(host.x0 + 0.1 * host.w, beside))


def _part(children: list[Body], face: Body, host: Body) -> bool:
    """Shares several things out to the left and right of the only face at a table; False when that is not needed.

    What is too low to hide the face and lies before it stays there.
    """
    chin = face.y0 + 0.42 * face.h + 0.18 * host.h  # the art stands things at the far edge of the top
    low = [c for c in children if c.y0 >= chin and abs(c.x - face.x) < (c.w + face.w) / 2]
    rest = sorted((c for c in children if c not in low), key=lambda c: c.x)
    hiding = any(abs(c.x - face.x) < (c.w + 0.76 * face.w) / 2 and c.y0 < chin for c in rest)
    x0, x1 = across(host)
    left, right = face.x - 0.43 * face.w - x0, x1 - face.x - 0.43 * face.w
    if len(rest) < 2 or not hiding or min(left, right) < 0.1 * host.w:
        return False
    number = min(len(rest) - 1, max(1, round(len(rest) * left / (left + right))))
    halves = ((rest[:number], x0, left), (rest[number:], x1 - right, right))
    fit = min(1.0, *(0.97 * span / sum(c.w for c in group) for group, _, span in halves))
    for group, start, span in halves:
        whole = sum(c.w for c in group)
        for child in group:
            wide = span * child.w / whole
            child.x, start = start + wide / 2, start + wide
            child.w, child.h = child.w * fit, child.h * fit
    return True


def across(host: Body) -> tuple[float, float]:
    """From where to where things may stand on a table's top, on a rug, or on a cake, which is on a plate."""
    name = host.node.noun.name
    rim = (0.17 if name == "plain cake" else 0.12 if name in SPREAD else 0.02) * host.w
    return host.x0 + rim, host.x1 - rim


def served(relation: Relation, data: SceneData) -> Relation:
    """A relation as it is arranged: what somebody at a table is in front of, or behind, is on that table."""
    table = table_between(relation, data)
    people = {thing.id for thing in data.objects if noun(thing.label).group == "person"}
    if table is None or relation.subject not in people or relation.predicate not in ("in front of", "behind"):
        return relation
    return relation.model_copy(update={"subject": relation.object, "predicate": "on", "object": table, "words": "on"})


def rows_of_depth(relation: Relation, nodes: Mapping[str, Node], host: Body, rng: random.Random) -> bool:
    """Lays what is said to be in front of other things on the same table into a row before theirs, if it says that."""
    pair = nodes[relation.subject], nodes[relation.object]
    if relation.predicate not in ("behind", "in front of") or any(node.mode != "on" for node in pair):
        return False
    if max(node.number for node in pair) < 2 or host.node.noun.group != "furniture":
        return False
    near, far = pair if relation.predicate == "in front of" else pair[::-1]
    members = [[child for child in host.children if child.node is node] for node in (near, far)]
    for bodies in members:
        row(bodies, *across(host), rng, tight=True)
    line = max(body.y for body in members[1])
    for body in members[0]:
        body.y = min(host.y, line + max(0.02, 0.1 * host.h))
    return True


def heaps(children: Sequence[Body]) -> list[Body]:
    """For each sort of food of which there are many, a body as wide as two layers of it."""
    found = []
    for node in dict.fromkeys(child.node for child in children):
        members = [child for child in children if child.node is node]
        if len(members) >= 4 and node.noun.group in ("fruit", "vegetable") and 0.7 <= node.noun.aspect <= 1.4:
            below = math.ceil((len(members) + 1) / 2)
            found.append(Body(node.id, node, below * max(m.w for m in members), 1.74 * max(m.h for m in members)))
    return found


def columns(children: Sequence[Body]) -> list[Body]:
    """For each sort that is said to be stacked, beside others, a body as wide as the stack."""
    found = []
    for node in dict.fromkeys(child.node for child in children):
        members = [child for child in children if child.node is node]
        if 1 < len(members) < len(children) and len(members) <= STACK and stacked(node):
            tall = sum(m.h for m in members)
            found.append(Body(node.id, node, 1.04 * max(m.w for m in members), tall))
    return found


def strew(toppings: Sequence[Body], host: Body, rng: random.Random) -> None:
    """Toppings all over a pizza, no two in one place: along a spiral from its middle, as seeds stand in a sunflower."""
    mixed = list(toppings)
    rng.shuffle(mixed)
    for k, child in enumerate(mixed):
        fit = min(1.0, 0.15 * host.w / max(child.w, child.h))
        child.w, child.h = child.w * fit, child.h * fit
        reach = 0.36 * math.sqrt((k + 0.5) / len(mixed))
        angle = k * 2.39996  # the golden angle
        child.x = host.x + reach * math.cos(angle) * host.w
        child.y = host.y0 + (0.45 + reach * math.sin(angle)) * host.h + child.h / 2
        child.y = min(child.y, host.y - 0.06 * host.h)
