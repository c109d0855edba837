"""Where a child lies on its host: on the seat, in the bowl, at the hand, on the head. One function a mode."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

from layoutgen.predict.bearers import BACKED, DISHES, OPEN, SEATS, SOFT, STALLS, VESSELS
from layoutgen.predict.below import canopy, cover, hang, under
from layoutgen.predict.beside import arch, draw, hedge, lean, plume, prop, tow
from layoutgen.predict.body import Body, Node
from layoutgen.predict.faces import EATEN, fill, without_flat
from layoutgen.predict.jars import lie_within, seen_through
from layoutgen.predict.loads import load, rides_behind
from layoutgen.predict.perches import embrace, peculiar, perch, ride_together
from layoutgen.predict.rounds import about, ring, table
from layoutgen.predict.rows import bunch, fan, heap, pile, row, shrink, stacked, tower
from layoutgen.predict.shelves import SHELVES, shelved
from layoutgen.predict.sizes import BOARDS
from layoutgen.predict.spreads import carry
from layoutgen.predict.tabletop import STACK, across, before_each, clear, columns, heaps
from layoutgen.sorts import SPREAD, UPRIGHT
from layoutgen.vocab import part_place

Place = Callable[[list[Body], Body, random.Random], None]


def seat(host: Body, children: Sequence[Body], mode: str, rng: random.Random) -> None:
    """Places children of one mode on, in or about their host, in the order given (left to right where in a row)."""
    _MODES[mode](list(children), host, rng)


def _on(children: list[Body], host: Body, rng: random.Random) -> None:
    carry(children, host)
    for child in children:
        limit = _room_on(child, host)
        child.w, child.h = child.w * limit, child.h * limit
    if len(children) == 1 and _is_narrow_chair(host) and children[0].node.noun.group == "person":
        grow = min(1.3, max(1.0, 1.2 * children[0].w / host.w))  # something of the chair is seen behind its sitter
        host.w, host.h = host.w * grow, host.h * grow
    children = without_flat(peculiar(children, host), host, rng)
    if not children:
        return
    bundled = _row(children, host, rng)
    for child in children:
        if child.node in bundled:
            continue
        child.y = host.y0 + _depth(child, host, rng) * host.h
        # Something low keeps its middle above its host's.
        child.y = min(child.y, host.cy + child.h / 2 - 0.004)
        child.y = max(child.y, host.y0)
        if len(children) == 1 and "top" in child.node.words:
            _atop(child, host)
        perch(child, host)
    if len({child.node.id for child in children}) == 1 < len(children) <= STACK and stacked(children[0].node):
        tower(children, host.x, max(child.y for child in children), host.w)
    before_each(children, host)
    clear(children, host)


def _row(children: list[Body], host: Body, rng: random.Random) -> set[Node]:
    """Places children side by side, heaps and stacks as one each; returns the nodes of these, which lie as they do."""
    piles, stacks = heaps(children), columns(children)
    bundled = {whole.node for whole in (*piles, *stacks)}
    row([*piles, *stacks, *(c for c in children if c.node not in bundled)], *across(host), rng, tight=True)
    for whole in piles:
        fit = min(1.0, 0.9 * host.w / whole.w)
        whole.w, whole.h = whole.w * fit, whole.h * fit
        members = [child for child in children if child.node is whole.node]
        wide = whole.w / math.ceil((len(members) + 1) / 2)
        for child in members:
            child.w, child.h = wide, child.h * wide / child.w
        heap(members, whole.x0, whole.x1, host.y0 + _depth(members[0], host, rng) * host.h)
    for whole in stacks:
        members = [child for child in children if child.node is whole.node]
        tower(members, whole.x, host.y0 + _depth(members[0], host, rng) * host.h, whole.w)
    return bundled


def _is_narrow_chair(host: Body) -> bool:
    return host.node.noun.name in ("chair", "office chair", "rocking chair", "throne") and not host.locked


def _atop(child: Body, host: Body) -> None:
    """ "On top of": over the middle of its host rather than at one side of it."""
    child.y = max(host.y0, min(child.y, host.cy + child.h / 2 - 0.04))
    reach = 0.7 * max(0.0, host.cy - child.cy)
    child.x = min(max(child.x, host.x - reach), host.x + reach)


def _room_on(child: Body, host: Body) -> float:
    """By how much a thing is made smaller so that it looks right on its host."""
    if host.node.noun.name in DISHES and child.node.noun.group == "food" and child.w > child.h:
        return min(1.0, 0.86 * host.w / child.w)
    low = host.node.noun.name == "high chair"
    limit = min(1.0, 1.3 * host.w / child.w, 0.66 * host.h / child.h if low else 1.0)
    if child.node.pose in ("lying", "sleeping") and child.node.noun.group == "person":
        limit = min(limit, 0.84 * host.w / child.w)
    several = child.node.number > 1 or "folded" in child.node.thing.attributes
    if child.node.noun.name == "blanket" and several and "bed" in host.node.noun.name:  # folded
        limit = min(limit, 0.3 * host.w / child.w)
    if child.node.noun.group in EATEN and host.node.noun.group == "food":  # the cheese on a sandwich
        limit = min(limit, 0.5 * host.w / child.w, 0.5 * host.h / child.h)
    return limit


def _stands(child: Body) -> bool:
    """Whether it is said to stand there, on its feet."""
    return not {"standing", "stands", "stand"}.isdisjoint(child.node.words.split())


def _depth(child: Body, host: Body, rng: random.Random) -> float:
    """How far down from its host's upper edge a thing on it has its lower edge, as a share of the host's height."""
    name, group = host.node.noun.name, host.node.noun.group
    if name in SEATS and child.node.noun.group == "person" and child.node.pose not in UPRIGHT and not _stands(child):
        return 0.7 if name == "high chair" else 0.93
    if name in _DEPTHS:
        return _DEPTHS[name]
    if name in SOFT or name in BACKED:
        return 0.55  # on the seat, before the back
    flat = host.w / host.h
    if child.node.noun.support in ("wall", "body") and flat < 3 and group not in ("furniture", "person"):
        return 0.45 + 0.5 * min(1.0, child.h / host.h)
    if group in ("person", "animal"):
        return 0.22
    if group in ("food", "kitchenware", "toy", "nature") or flat >= 3.5:
        return 0.45
    if group == "furniture":
        return 0.1 if host.node.near else min(0.3, 0.16 + rng.uniform(0.0, 0.1))
    return 0.1


_DEPTHS: dict[str, float] = {
    **dict.fromkeys(SPREAD, 0.62),
    **dict.fromkeys(STALLS, 0.67),  # on its counter, below the awning
    "branch": 0.66,  # on the wood, among the leaves
    "leash": 0.98,  # on the ground
}


def _sill(children: list[Body], host: Body, rng: random.Random) -> None:
    """Before a window, at its lower edge."""
    for child in children:
        shrink(child, 0.8 * host.w, 0.62 * host.h)
    row(children, host.x0 + 0.06 * host.w, host.x1 - 0.06 * host.w, rng, tight=True)
    for child in children:
        child.y = host.y + 0.004


def _ride(children: list[Body], host: Body, rng: random.Random) -> None:
    if len(children) > 1 and host.node.noun.name in BOARDS and host.node.thing.count == 1:
        ride_together(children, host)
        return
    if len(children) > 1 and host.node.noun.name in BOARDS:  # "two men on skis": one on this pair, the others beside
        for k, child in enumerate(children):
            side = (k + 1) // 2 * (1 if k % 2 else -1)
            child.x, child.y, child.front = host.x + 1.15 * side * max(child.w, host.w), host.y0 + 0.45 * host.h, 1
        return
    tallest = max(child.h for child in children)
    if host.node.noun.group == "toy" and host.h < 0.55 * tallest and not host.locked:  # a toy that carries a child
        grow = 0.55 * tallest / host.h
        host.w, host.h = host.w * grow, host.h * grow
    row(children, host.x0 + 0.1 * host.w, host.x1 - 0.1 * host.w, rng, tight=True)
    board = host.w / host.h > 2.6 and host.h < 0.4 * children[0].h
    for child in children:
        child.y = host.y0 + (0.45 if board else 0.62 if host.node.noun.group == "animal" else 0.7) * host.h
        if host.node.noun.name in _HIGH_BACKED:
            child.y = min(child.y, host.y0 + 0.22 * host.h + 0.42 * child.h)
        child.y = max(host.y0, min(child.y, host.cy + child.h / 2 - 0.004))
        child.front = 1


_HIGH_BACKED = frozenset({"elephant", "mammoth", "rhino", "hippo", "bear", "turtle", "tortoise", "pig"})  # no necks


def _drive(children: list[Body], host: Body, rng: random.Random) -> None:
    if host.node.noun.name in ("bicycle", "motorcycle", "scooter", "moped", "tricycle", "unicycle"):
        _ride(children, host, rng)
        return
    _in(children, host, rng)


def is_open(host: Body) -> bool:
    """Whether what is in the host stands out at its top (a vase) rather than being seen within (a cage)."""
    noun = host.node.noun
    return noun.name in OPEN or noun.group in VESSELS


def _in_its_own_way(children: list[Body], host: Body, rng: random.Random) -> bool:
    """Shelves, bunches of flowers, the open back of a truck."""
    if host.node.noun.name in SHELVES:
        shelved(children, host)
    elif seen_through(children, host):
        lie_within(children, host, rng)
    elif is_open(host) and all(c.node.noun.group == "plant" for c in children) and len(children) <= 10:
        bunch(children, host)
    elif rides_behind(children, host):
        load(children, host, rng)
    else:
        return False
    return True


def _about_bathers(children: list[Body], host: Body, rng: random.Random) -> list[Body]:
    """Places those who are in a bath of bubbles, and returns the bubbles; all where it is not so."""
    beings = [c for c in children if c.node.noun.group in ("person", "animal")]
    if not beings or len(beings) == len(children) or not is_open(host):
        return children
    apart = host.node.noun.name not in ("bathtub", "bath", "sink", "tub", "boat")
    for being in beings if apart else ():
        shrink(being, 0.5 * host.w)
    _in(beings, host, rng)
    for being in beings if apart else ():  # at one side, and the rest at the other
        being.x = host.x - 0.2 * host.w
    rest = [c for c in children if c not in beings]
    for child in rest:
        shrink(child, 0.2 * host.w, 0.4 * host.h)
    if not apart:
        return rest
    _in(rest, host, rng)
    for child in rest:
        child.x = host.x + 0.22 * host.w + 0.5 * (child.x - host.x)
    return []


def _in(children: list[Body], host: Body, rng: random.Random) -> None:
    if _in_its_own_way(children, host, rng):
        return
    children = _about_bathers(children, host, rng)
    if not children:
        return
    many = is_open(host) and len(children) > 3
    wide, high = (0.32 * host.w, max(0.32 * host.w, 0.5 * host.h)) if many else (0.85 * host.w, math.inf)
    for child in children:
        shrink(child, wide, high)
    inside = any(c.node.words in ("inside", "through") for c in children)
    if is_open(host) and not inside and len(children) <= 3:
        row(children, host.x0 + 0.12 * host.w, host.x1 - 0.12 * host.w, rng, tight=True)
        for child in children:
            within = "inside" in child.node.words.split()  # by more than half
            depth = min(0.6 * host.h, (0.62 if within else 0.4) * child.h)
            child.y, child.front = host.y0 + depth, -1
            if depth < 0.14 * child.h or depth < 0.12 * host.h:
                child.y, child.front = host.y0 + 0.4 * host.h, 1
        return
    if is_open(host) and not inside:
        pile(
            children,
            host.x0 + 0.08 * host.w,
            host.x1 - 0.08 * host.w,
            host.y0 + 0.27 * host.h,
            min(host.y0 + max(0.05 * host.h, 0.12 * max(c.h for c in children)), _rim(children, host)),
        )
        return
    group = host.node.noun.group
    if group == "person":
        top, bottom = host.y0, host.y0 + 0.3 * host.h
    elif group in ("vehicle", "aircraft"):
        top, bottom = host.y0 + 0.14 * host.h, host.y0 + 0.62 * host.h
    else:
        top, bottom = host.y0 + 0.12 * host.h, host.y - 0.08 * host.h
    fill(children, host.x0 + 0.12 * host.w, top, host.x1 - 0.12 * host.w, bottom, rng)


def _rim(children: list[Body], host: Body) -> float:
    """How high the heap in a basket reaches, so that each of many apples is seen."""
    counted = len(children) <= 12 and host.node.noun.name in ("basket", "wagon", "wheelbarrow", "crate")
    return host.y0 - 0.03 if counted else host.y


def _part(children: list[Body], host: Body, _: random.Random) -> None:
    for k, child in enumerate(children):
        place = part_place(child.node.thing.label, host.node.thing.label) or (0.32, 0.35, 0.68, 0.65)
        cell = (place[2] - place[0]) / len(children)
        left = host.x0 + (place[0] + k * cell) * host.w
        child.w = min(child.w, cell * host.w)
        child.x = left + cell * host.w / 2
        child.y = host.y0 + place[3] * host.h


def _hand(children: list[Body], host: Body, rng: random.Random) -> None:
    side = rng.choice((-1, 1))
    animal = host.node.noun.group != "person"
    flown = [child for child in children if child.node.noun.name == "balloon"]
    if len(flown) > 1:
        fan(flown, host)
        children = [child for child in children if child not in flown]
    if embrace(children, host, rng):
        return
    for k, child in enumerate(children):
        place = side if k % 2 == 0 else -side
        if child.node.noun.name in ("umbrella", "parasol", "balloon", "kite"):
            child.x = host.x + place * (host.w * 0.3)
            child.y = host.y0 + (0.3 if child.node.noun.name in ("umbrella", "parasol") else -0.0) * host.h
            child.front = -1
            continue
        out = 0.35 if child.h > 0.4 * host.h else 0.12
        column, line = k // 2 % 3, k // 6  # many of them: a handful in rows
        child.x = host.x + place * (host.w * (0.44 if not animal else 0.5) + child.w * (out + 0.95 * column))
        grip = host.y0 + (0.38 if animal else 0.5) * host.h
        child.y = min(host.y, grip + child.h * (0.5 - 0.95 * line))
        if host.host is not None and host.front < 0:  # above the table at which its holder sits
            child.y = min(child.y, host.host.y0 + 0.03 * host.host.h)


def _toss(children: list[Body], host: Body, rng: random.Random) -> None:
    side = rng.choice((-1, 1))
    if len(children) > 2 and len({child.node.id for child in children}) == 1:  # juggled: in an arch above the head
        for k, child in enumerate(children):
            turn = math.pi * (k + 0.5) / len(children)
            reach = max(0.55 * host.w, 0.75 * child.w * len(children) / 2)
            child.x = host.x - reach * math.cos(turn)
            child.y = host.y0 + 0.04 * host.h - 0.9 * child.h * math.sin(turn)
        return
    for k, child in enumerate(children):
        child.x = host.x + side * (host.w / 2 + child.w / 2 + 0.1 * host.h + 1.1 * child.w * k)
        child.y = host.y0 + rng.uniform(0.16, 0.36) * host.h + child.h / 2


def _foot(children: list[Body], host: Body, rng: random.Random) -> None:
    side = rng.choice((-1, 1))
    for k, child in enumerate(children):
        upon = "on" in child.node.words.split()  # one shoe, so that the other is seen
        child.x = host.x + side * (0.4 * child.w if upon else host.w / 2 + child.w * (0.6 + 1.1 * k))
        child.y = host.y


_MODES: dict[str, Place] = {
    "plume": plume,
    "prop": prop,
    "hedge": hedge,
    "on": _on,
    "in": _in,
    "sill": _sill,
    "ride": _ride,
    "drive": _drive,
    "part": _part,
    "hand": _hand,
    "toss": _toss,
    "foot": _foot,
    "hang": hang,
    "under": under,
    "canopy": canopy,
    "lean": lean,
    "cover": cover,
    "tow": tow,
    "draw": draw,
    "arch": arch,
    "ring": ring,
    "table": table,
    "about": about,
}
