"""What is drawn with somebody else's drawing: clothes, boards, beaks, the windows of a house, frosting."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen import vocab
from layoutgen.art import packs, people
from layoutgen.art.accents import is_part, sets_apart
from layoutgen.art.bedding import bedding_of
from layoutgen.art.deeds import deed_of, tools_of
from layoutgen.art.leashes import leash_parts
from layoutgen.art.links import Link
from layoutgen.art.parts import Part, is_person
from layoutgen.art.persons import BOARDS
from layoutgen.art.things import art_of, meant
from layoutgen.layout import Item, Layout


def owned_parts(layout: Layout, found: Sequence[Link], sources: Sequence[packs.AssetPack] | None) -> dict[int, Part]:
    """Items that are drawn with somebody else's drawing."""
    owned = {
        **_anatomy(layout),
        **_fittings(layout),
        **_glaze(layout),
        **_set_apart(layout, sources),
        **_swung(layout, found),
        **_wielded(layout, found),
        **leash_parts(layout),
        **_ski_poles(layout),
        **{n: Part("part", owner=bed) for n, bed in bedding_of(layout).items()},
    }
    skiers = {link.subject for link in found if vocab.noun(layout.items[link.object].label).name == "ski"}
    for link in found:
        if link.object in owned:
            continue
        owner, thing = layout.items[link.subject], layout.items[link.object]
        person = is_person(owner)
        if person and vocab.noun(thing.label).name == "ski pole" and (owner.pose == "skiing" or link.subject in skiers):
            owned[link.object] = Part("part", owner=link.subject)  # a figure on skis has poles in its hands
            continue
        if link.kind == "wear" and person and people.garment(thing.label):
            owned[link.object] = Part("figure", owner=link.subject, prop=_garment(thing, owner))
        elif link.kind == "part" or (link.kind == "wear" and vocab.noun(thing.label).group in ("body", "part")):
            owned[link.object] = Part("part", owner=link.subject)
        elif link.kind == "wear" and (thing.label.endswith(_GEAR) or art_of(layout, thing, sources) is None):
            owned[link.object] = Part("part", owner=link.subject)  # a cuff, a pocket: better unseen than on a card
        elif link.kind in ("ride", "wear") and person and vocab.noun(thing.label).name in BOARDS:
            owned[link.object] = Part("figure", owner=link.subject, prop=BOARDS[vocab.noun(thing.label).name][0])
    return owned


_HAS = frozenset({"holding", "carrying", "with", "using", "has"})
_GEAR = ("gear", "equipment", "attire", "outfit")  # worn, it is whatever the figure wears
_OF_ANIMALS = frozenset({"beak", "paw", "claw", "snout", "fur", "feather", "mane", "hoof", "tusk"})
_BEINGS = frozenset({"person", "animal", "bird"})
_GLAZES = frozenset({"frosting", "icing", "glaze", "topping", "drizzle", "seasoning", "filling", "sprinkle"})
_SWUNG = {"tennis racket": "racket", "badminton racket": "racket", "baseball bat": "bat"}


def _anatomy(layout: Layout) -> dict[int, Part]:
    """Eyes and beaks that the text only mentions belong to the nearest being, whose drawing has them.

    A hand that holds something, or on which something sits, is a thing of its own.
    """
    beings = [n for n, item in enumerate(layout.items) if vocab.noun(item.label).group in _BEINGS]
    acting = {r.object for r in layout.scene.relations} | {
        r.subject for r in layout.scene.relations if r.predicate not in ("part of", "with", "of")
    }
    owned = {}
    for number, item in enumerate(layout.items):
        known = vocab.noun(item.label)
        if beings and (known.group == "body" or known.name in _OF_ANIMALS) and item.node not in acting:
            owner = min(beings, key=lambda n: abs(layout.items[n].box.cx - item.box.cx))
            owned[number] = Part("part", owner=owner)
    return owned


_HOUSES = {
    "window": "building",
    "door": "building",
    "chimney": "building",
    "steeple": "church",
    "ladder": "fire truck",
    "headboard": "bed",
    "sheet": "bed",
    "freezer": "refrigerator",
    "wheel": "vehicle",
    **dict.fromkeys(("seat", "headlight", "windshield", "hood", "tire", "license plate", "bumper"), "vehicle"),
    **dict.fromkeys(("handlebar", "exhaust pipe", "tail light", "taillight", "fender"), "vehicle"),
    "streamer": "kite",
    "palm tree": "island",
    "palm": "island",
    "string": "kite",
}


def _fittings(layout: Layout) -> dict[int, Part]:
    """Windows that are only named beside a building are the building's own, a headboard is its bed's."""
    related = {r.subject for r in layout.scene.relations} | {r.object for r in layout.scene.relations}
    used = {r.object for r in layout.scene.relations if r.predicate not in ("has", "with")}
    used |= {r.subject for r in layout.scene.relations if r.predicate not in ("part of", "on", "with", "of")}
    mere = _merely_had(layout)
    related -= {node for node in mere if sum(item.node == node for item in layout.items) <= 2}
    walls = {r.subject for r in layout.scene.relations if r.predicate == "part of"}
    owned = {}
    for number, item in enumerate(layout.items):
        host = _HOUSES.get(item.label) or _HOUSES.get(vocab.noun(item.label).name)
        car = _car_of(layout, number) if host == "building" else None
        if car is not None:
            owned[number] = Part("part", owner=car)
        plain = vocab.noun(item.label).name in ("window", "chimney") and not any(
            map(vocab.colour, item.attributes)
        )  # it has such ones
        busy = used if host != "building" or plain else related
        if vocab.noun(item.label).name == "wall" and item.node in walls:
            host, busy = "building", set()
        if host is None or (host in ("building", "vehicle", "refrigerator") and item.node in busy):
            continue
        if host == "island" and sum(other.node == item.node for other in layout.items) > 1:
            continue  # its drawing has one palm
        hosts = [n for n, other in enumerate(layout.items) if n != number and host in vocab.noun(other.label)[0:3:2]]
        if hosts:
            owned[number] = Part("part", owner=min(hosts, key=lambda n: abs(layout.items[n].box.cx - item.box.cx)))
    return owned


def _car_of(layout: Layout, number: int) -> int | None:
    """The vehicle within whose box a window is, out of which somebody in it looks."""
    x, y = layout.items[number].box.center
    for n, other in enumerate(layout.items):
        box = other.box
        if vocab.noun(other.label).group == "vehicle" and box.x0 < x < box.x1 and box.y0 < y < box.y1:
            return n
    return None


def _merely_had(layout: Layout) -> set[str]:
    """Windows of which the text says nothing but that a house has them."""
    told = {r.subject for r in layout.scene.relations if r.predicate not in ("part of", "on")}
    told |= {r.object for r in layout.scene.relations if r.predicate not in ("has", "with")}
    plain = (thing for thing in layout.scene.objects if vocab.noun(thing.label).name == "window")
    return {thing.id for thing in plain if not thing.attributes and thing.id not in told}


def _set_apart(layout: Layout, sources: Sequence[packs.AssetPack] | None) -> dict[int, Part]:
    """The cap of a hydrant, the seat of a toilet: parts that the drawing of what has them sets apart."""
    owned = {}
    for number, item in enumerate(layout.items):
        if not is_part(item.label):
            continue
        mine = [r for r in layout.scene.relations if item.node in (r.subject, r.object)]
        wholes = {r.subject for r in mine if r.predicate in ("has", "with") and r.object == item.node}
        wholes |= {r.object for r in mine if r.predicate == "part of" and r.subject == item.node}
        hosts = [n for n, other in enumerate(layout.items) if other.node in wholes]
        drawing = art_of(layout, layout.items[hosts[0]], sources) if hosts and len(mine) == 1 else None
        if drawing is not None and sets_apart(drawing, item.label):
            owned[number] = Part("part", owner=hosts[0])
    return owned


def _glaze(layout: Layout) -> dict[int, Part]:
    """Frosting and toppings are on the food beside them, whose drawing has them."""
    dishes = [n for n, item in enumerate(layout.items) if vocab.noun(item.label).group == "food"]
    scooped = {r.object for r in layout.scene.relations if r.predicate == "has"}
    return {
        n: Part("part", owner=next(dish for dish in dishes if dish != n))
        for n, item in enumerate(layout.items)
        if (item.label.split()[-1] in _GLAZES or (item.label == "scoop" and item.node in scooped)) and set(dishes) - {n}
    }


def _swung(layout: Layout, found: Sequence[Link]) -> dict[int, Part]:
    """Rackets and bats that nobody is said to hold are in the hands of somebody who swings."""
    holders = {link.subject for link in found if link.kind == "hold"}
    held = {link.object for link in found if link.kind == "hold"}
    free = {
        n: _SWUNG[name]
        for n, item in enumerate(layout.items)
        for name in [vocab.noun(meant(layout, item)).name]
        if n not in held and name in _SWUNG
    }
    swinging = [
        n
        for n, item in enumerate(layout.items)
        if free and item.pose == "swinging" and is_person(item) and n not in holders
    ]
    return {n: Part("figure", owner=owner, prop=free[n]) for n, owner in zip(free, swinging, strict=False)}


def _wielded(layout: Layout, found: Sequence[Link]) -> dict[int, Part]:
    """The tools of what people do, in the hands that use them: the broom of who sweeps, the rope of who skips."""
    deeds = {n: deed for n, item in enumerate(layout.items) if is_person(item) and (deed := deed_of(layout, item))}
    placed = {link.subject for link in found if link.kind in ("on", "inside")}
    placed |= {link.object for link in found if link.kind == "on"}  # a piano on which somebody lies
    held = {link.object: link.subject for link in found if link.kind == "hold"}
    owned: dict[int, Part] = {}
    for owner, deed in deeds.items():
        if deed.aloft:
            continue
        fellows = [n for n, other in deeds.items() if other == deed]
        free = [n for n in tools_of(layout, deed) if n not in placed and held.get(n, owner) in fellows]
        for rank, number in enumerate(free):
            if fellows[rank % len(fellows)] == owner:
                owned[number] = Part("figure", owner=owner, prop=deed.prop)
    return owned


def _ski_poles(layout: Layout) -> dict[int, Part]:
    """The poles that somebody who skis has are in the drawn skier's hands."""
    skiers = {item.node: n for n, item in enumerate(layout.items) if item.pose == "skiing" and is_person(item)}
    holders = {
        r.object: skiers[r.subject] for r in layout.scene.relations if r.subject in skiers and r.predicate in _HAS
    }
    return {
        n: Part("part", owner=holders[item.node])
        for n, item in enumerate(layout.items)
        if item.node in holders and vocab.noun(item.label).name in ("pole", "ski pole", "stick")
    }


_TALL_HATS = frozenset({"chef", "cook", "baker"})


def _garment(item: Item, wearer: Item) -> str:
    """How the figure calls a garment: with an attribute in front where that makes another one ("wet suit")."""
    if item.label == "hat" and vocab.noun(wearer.label).name in _TALL_HATS and {"tall", "white"} & set(item.attributes):
        return "chef hat"
    for attribute in item.attributes:
        found = people.garment(f"{attribute} {item.label}")
        if found is not None and found.startswith(f"{attribute} "):
            return found
    return people.garment(item.label) or ""
