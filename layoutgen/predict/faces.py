"""What lies on a face or all over a crown: stickers on signs, clocks on towers, toppings on pizzas, fruit on trees."""

from __future__ import annotations

import math
import random

from layoutgen.predict.body import Body
from layoutgen.predict.rows import row, shrink
from layoutgen.predict.tabletop import CUTLERY, front_row, strew
from layoutgen.sorts import FACADES, FACES, PEAKED, SHOWN
from layoutgen.vocab import sticks

EATEN = {"food", "fruit", "vegetable", "plant"}
_ROUNDED = {"rock", "boulder", "hill", "haystack", "hay bale", "mound"}
POSTS = {"pole", "street light", "telephone pole"}
_RISEN = 0.54  # how far down the middle of a ramp is
_ON_FEET = (None, "standing", "sitting", "holding", "waving", "pointing")
_TALL = 1.5  # metres: what has a face for a clock, and is no bench
_SEEN = 1.5  # so much larger than they are may signs on a pole be
_UPPER = 0.7  # of a pole, on which signs and lights are
_SCREENS = {"tv", "monitor", "computer monitor", "laptop", "screen", "projector screen", "tablet"}
_PICTURES = {"picture", "photo", "photograph", "image", "painting", "cartoon", "video", "movie", "film"}
_RISING = {"stairs", "staircase", "step", "steps", "ramp"}
_ROUND = {"pizza", "pie", "flatbread", "tortilla", "pancake", "omelet", "quiche", "tart"}


def without_flat(children: list[Body], host: Body, rng: random.Random) -> list[Body]:
    """Lays what lies flat: stickers on a sign, toppings on a pizza, cutlery on a plate. Returns the others."""
    name, group = host.node.noun.name, host.node.noun.group
    if not children:
        return children
    if _by_form(children, host, rng):
        return []
    shown = [child for child in children if name in _SCREENS and _is_shown(child)]
    for child in shown:  # all over the screen
        child.w, child.h = 0.8 * host.w, 0.7 * host.h
        child.x, child.y = host.x, host.y0 + 0.8 * host.h
    children = [child for child in children if child not in shown]
    stuck = [
        child
        for child in children
        if sticks(child.node.noun.name, name)
        or _is_dial(child, host)
        or _is_ad(child, host)
        or _is_on_facade(child, host)
    ]
    if stuck and group in FACES:
        _stick(stuck, host, rng)
        children = [child for child in children if child not in stuck]
    toppings = [child for child in children if name in _ROUND and child.node.noun.group in EATEN]
    garnish = [c for c in children if group in EATEN and name not in _ROUND and c.node.noun.group in EATEN]
    garnish = [c for c in garnish if not c.node.noun.name.endswith("candle")]  # which stand side by side
    if len(toppings) > 2:
        strew(toppings, host, rng)
        children = [child for child in children if child not in toppings]
    elif len(garnish) > 2 and host.node.noun.height < 1:  # all over a roast
        wide, high = 0.32 * host.w, 0.3 * host.h
        fill(garnish, host.x - wide, host.cy - high, host.x + wide, host.cy + high, rng)
        children = [child for child in children if child not in garnish]
    laid = [child for child in children if child.node.noun.name in CUTLERY and group == "kitchenware"]
    if laid and len(laid) < len(children):
        front_row(laid, host, rng)
        children = [child for child in children if child not in laid]
    return children


def _by_form(children: list[Body], host: Body, rng: random.Random) -> bool:
    """Puts children where the form of their host bears them, if that is a peculiar one."""
    name, group = host.node.noun.name, host.node.noun.group
    if name in PEAKED and len(children) == 1:
        (child,) = children
        child.x, child.y = host.x + 0.2 * (child.x - host.x), host.y0 + 0.1 * host.h
    elif name in PEAKED or (name in _ROUNDED and len(children) > 1):
        _spread_down(children, host, 0.66 if name in PEAKED else 0.3)
    elif (name == "pole" and children[0].node.noun.group not in ("bird", "animal", "person")) or (
        name in POSTS and len(children) > 1
    ):
        stack(children, host)
    elif name == "power line":  # which sags in the middle
        row(children, host.x0 + 0.12 * host.w, host.x1 - 0.12 * host.w, rng, tight=True)
        for child in children:
            child.y = host.y0 + (0.92 - 1.9 * ((child.x - host.x) / host.w) ** 2) * host.h
    elif name in _RISING:
        return _climb(children, host, rng)
    elif group == "plant" and all(child.node.noun.group == "insect" for child in children):
        wide, middle = 0.3 * host.w, host.y0 + (0.5 if host.w > 0.8 * host.h else 0.3) * host.h
        fill(children, host.x - wide, middle - 0.6 * wide, host.x + wide, middle + 0.6 * wide, rng)
    elif is_tree(host) and (len(children) > 1 or children[0].node.noun.group in EATEN):
        over_crown(children, host, rng)
    else:
        return False
    return True


def _spread_down(children: list[Body], host: Body, slope: float) -> None:
    """Side by side over a peak, the outer ones farther down, by so much of its height at its edge."""
    fit = min(1.0, 0.8 * host.w / sum(child.w for child in children))
    x = host.x - 0.5 * fit * sum(child.w for child in children)
    for child in children:
        child.w, child.h = child.w * fit, child.h * fit
        child.x, x = x + child.w / 2, x + child.w
        child.y = host.y0 + slope * (0.4 + 2 * abs(child.x - host.x) / host.w) * host.h


def stack(children: list[Body], host: Body) -> None:
    """Lights and signs on a pole, one below another from its upper end."""
    lamp = host.node.noun.name == "street light"  # whose post is at one side of it, the lamp above the other
    x, y = host.x + (0.3 * host.w if lamp else 0.0), host.y0 + (0.12 if lamp else 0.0) * host.h
    room = _UPPER * host.h / sum(child.h for child in children)
    for child in sorted(children, key=lambda c: -c.h):
        if room > 1 and not lamp:
            child.grow(min(room, _SEEN, 0.4 * host.h / child.h))
        shrink(child, high=min(min(1.0, room) * child.h, 0.4 * host.h))
        y += child.h
        child.x, child.y = x, min(y, host.y)
        y += 0.02 * host.h


def _climb(children: list[Body], host: Body, rng: random.Random) -> bool:
    """On the steps of stairs that rise to the right, the last on the highest; who stands on a ramp, in its middle."""
    if host.node.noun.name == "ramp":
        if any(child.node.pose not in _ON_FEET for child in children):
            return False  # who skates
        row(children, host.x0 + 0.44 * host.w, host.x0 + 0.8 * host.w, rng, tight=True)
        for child in children:
            child.y = host.y0 + _RISEN * host.h
        return True
    for k, child in enumerate(children):
        step = 0.32 + 0.4 * (k / (len(children) - 1) if len(children) > 1 else 0.25)
        child.x, child.y = host.x0 + step * host.w, host.y0 + (0.98 - 0.96 * step) * host.h
    return True


def is_tree(host: Body) -> bool:
    """Whether things on it are all over its crown."""
    return host.node.noun.group == "plant" and host.node.noun.height > 2 and host.h > 0.8 * host.w


def over_crown(children: list[Body], host: Body, rng: random.Random) -> None:
    """All over the crown of a tree, the lower part of which is its trunk."""
    wide, high = 0.34 * host.w, 0.1 * host.h
    fill(children, host.x - wide, host.y0 + high, host.x + wide, host.cy + high, rng)


def _is_dial(child: Body, host: Body) -> bool:
    """Whether it is the clock of a tower or a house, which is on its face."""
    built = host.node.noun.group in ("structure", "building") and host.node.noun.height >= _TALL
    return child.node.noun.name == "clock" and built and host.h > child.h


def _is_ad(child: Body, host: Body) -> bool:
    """Whether it is on the side of a bus."""
    return child.node.noun.name in ("billboard", "poster", "banner") and host.node.noun.group == "vehicle"


def _is_shown(child: Body) -> bool:
    """Whether it is what is seen on its screen."""
    return child.node.noun.name in _PICTURES or child.node.words.split(" ", 1)[0].startswith(SHOWN)


def _is_on_facade(child: Body, host: Body) -> bool:
    """Whether it is a sign that the text says to be on the front or the side of a house."""
    sign = child.node.noun.name.endswith(("sign", "banner", "flag")) and host.node.noun.group == "building"
    return sign and host.h > child.h and not FACADES.isdisjoint(child.node.words.split())


def _stick(children: list[Body], host: Body, rng: random.Random) -> None:
    """Stickers and magnets within the face of a sign, a door, a case; a sign's pole is below its face."""
    sign = "sign" in host.node.noun.name
    tower = host.h > 1.8 * host.w and host.node.noun.group in ("structure", "building")
    if tower and not sign:  # at its upper end
        wide = 0.62 * host.w
        for k, child in enumerate(children):
            child.w, child.h = wide, wide * child.h / child.w
            child.x, child.y = host.x, host.y0 + 0.3 * host.h + (k + 1) * 1.05 * child.h
        return
    low = host.y0 + 0.9 * (min(host.h, 1.06 * host.w) if sign else host.h)
    for child in children:
        fit = max(1.0, 0.2 * host.w / max(child.w, child.h))
        child.w, child.h = child.w * fit, child.h * fit
    fill(children, host.x0 + 0.12 * host.w, host.y0 + 0.1 * (low - host.y0), host.x1 - 0.12 * host.w, low, rng)


def fill(children: list[Body], x0: float, y0: float, x1: float, y1: float, rng: random.Random) -> None:
    """A grid within a rectangle; children are made smaller when they do not fit."""
    columns = max(1, min(len(children), math.ceil(math.sqrt(len(children) * (x1 - x0) / (y1 - y0)))))
    rows = math.ceil(len(children) / columns)
    cw, ch = (x1 - x0) / columns, (y1 - y0) / rows
    for k, child in enumerate(children):
        fit = min(1.0, 0.92 * cw / child.w, 0.92 * ch / child.h)
        child.w, child.h = child.w * fit, child.h * fit
        r = k // columns
        in_row = min(columns, len(children) - r * columns)
        left = (x0 + x1) / 2 - in_row * cw / 2
        child.x = left + (k - r * columns + 0.5) * cw + rng.uniform(-0.5, 0.5) * (cw - child.w)
        child.y = min(y1, y0 + (r + 1) * ch - (ch - child.h) * 0.3)
