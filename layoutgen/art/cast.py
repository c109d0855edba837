"""Who plays what: the drawing of every item, before anything is placed.

A person is drawn in the clothes that the scene gives it; things that a person wears, or rides as a board, are part of
the person's figure. A thing is drawn by the art packs in its colours. What nobody can draw gets a card.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from layoutgen import vocab
from layoutgen.art import animals, packs, people
from layoutgen.art.card import card
from layoutgen.art.drawing import Drawing
from layoutgen.art.gaze import Gaze, gazes
from layoutgen.art.links import Kind, Link, links
from layoutgen.art.persons import BOARDS, Attached, Figure, draw, figure_of, stated
from layoutgen.art.signs import lettered, words_on
from layoutgen.art.tint import recolour
from layoutgen.layout import Item, Layout
from layoutgen.pose import pose_of

How = Literal["person", "art", "card", "stuff", "figure", "part"]


@dataclass(frozen=True, slots=True)
class Part:
    """What one item is in the picture.

    how: person, art or card have a `drawing`; "stuff" is a region of the background; "figure" is drawn as part of the
    person `owner` (a garment, a board), "part" is a piece of `owner`'s drawing that no art changes (a tail, a wheel).
    flip: the drawing is mirrored. prop: how the figure calls a garment or board ("" otherwise). figure: how a person is
    drawn, so that it can be drawn again in other clothes.
    """

    how: How
    drawing: Drawing | None = None
    owner: int | None = None
    flip: bool = False
    prop: str = ""
    figure: Figure | None = None


FIRST: tuple[Kind, ...] = ("wear", "ride", "sit", "hold", "inside", "on")  # of two links the earlier decides


@dataclass(frozen=True, slots=True)
class Cast:
    """All parts of a layout, by item, with the links that its boxes bear out."""

    parts: tuple[Part, ...]
    links: tuple[Link, ...]


def cast(layout: Layout, *, seed: int, sources: Sequence[packs.AssetPack] | None = None) -> Cast:
    """The drawing of every item. sources: asset packs to look in, the built-in ones when none are given."""
    found = links(layout)
    where = gazes(layout, found)
    owned = _owned(layout, found, sources)
    parts: dict[int, Part] = dict(owned)
    people_in = [n for n, item in enumerate(layout.items) if n not in owned and _is_person(item)]
    for number, item in enumerate(layout.items):
        if number not in parts and number not in people_in:
            parts[number] = Part("stuff") if _is_stuff(layout, item) else _thing(layout, item, where[number], sources)
    mounts = {link.subject: link.object for link in found if link.kind in ("ride", "inside")}
    for number in people_in:
        gaze = where[number]
        mount = parts.get(mounts.get(number, -1))
        if gaze.side is None and not gaze.camera and mount is not None and mount.drawing is not None:
            gaze = gaze._replace(side=_faces(mount))  # a rider looks where the mount goes
        figure = figure_of(layout, layout.items[number], _attached(layout, number, owned, found), gaze, seed=seed)
        drawing = draw(figure)
        turned = gaze.side is not None and drawing.facing not in ("front", gaze.side)
        parts[number] = Part("person", drawing, flip=turned != layout.items[number].flip, figure=figure)
    return Cast(tuple(parts[number] for number in range(len(layout.items))), found)


def _faces(part: Part) -> Literal["left", "right"] | None:
    """Where a part looks in the picture, None for a front view."""
    if part.drawing is None or part.drawing.facing == "front":
        return None
    return "left" if (part.drawing.facing == "left") != part.flip else "right"


def _attached(layout: Layout, number: int, owned: Mapping[int, Part], found: Sequence[Link]) -> Attached:
    """What belongs to person `number`."""
    own = [(layout.items[other], part) for other, part in sorted(owned.items()) if part.owner == number]
    mine = [(link.kind, layout.items[link.object].label) for link in found if link.subject == number]
    return Attached(
        worn=[(part.prop, item) for item, part in own if part.how == "figure"],
        features=[item for item, part in own if part.how == "part"],
        mount=next((label for kind, label in mine if kind == "ride"), None),
        held=[label for kind, label in mine if kind == "hold"],
        seated=any(kind in ("ride", "sit", "inside", "on") for kind, _ in mine),
    )


def _is_stuff(layout: Layout, item: Item) -> bool:
    for thing in layout.scene.objects:
        if thing.id == item.node:
            return thing.kind == "stuff"
    return vocab.is_stuff(item.label)


def _is_person(item: Item) -> bool:
    """Persons of fable are rather a kind of art than a man in clothes."""
    return vocab.person(item.label) is not None and vocab.noun(item.label).name not in _FABLED


_ONE_COLOUR = frozenset({"fruit", "vegetable", "plant", "food"})
_LANDED = 0.7  # an aircraft whose lower edge is below this share of the canvas is on the ground
_FABLED = frozenset(
    {"mermaid", "merman", "genie", "vampire", "zombie", "troll", "ogre", "yeti", "centaur", "elf", "fairy", "ghost"}
)


def _owned(layout: Layout, found: Sequence[Link], sources: Sequence[packs.AssetPack] | None) -> dict[int, Part]:
    """Items that are drawn with somebody else's drawing."""
    owned = {**_anatomy(layout), **_fittings(layout), **_glaze(layout), **_swung(layout, found)}
    skiers = {link.subject for link in found if vocab.noun(layout.items[link.object].label).name == "ski"}
    for link in found:
        if link.object in owned:
            continue
        owner, thing = layout.items[link.subject], layout.items[link.object]
        person = _is_person(owner)
        if person and vocab.noun(thing.label).name == "ski pole" and (owner.pose == "skiing" or link.subject in skiers):
            owned[link.object] = Part("part", owner=link.subject)  # a figure on skis has poles in its hands
            continue
        if link.kind == "wear" and person and people.garment(thing.label):
            owned[link.object] = Part("figure", owner=link.subject, prop=_garment(thing))
        elif link.kind == "part" or (link.kind == "wear" and vocab.noun(thing.label).group in ("body", "part")):
            owned[link.object] = Part("part", owner=link.subject)
        elif link.kind == "wear" and (thing.label.endswith(_GEAR) or _art(layout, thing, sources) is None):
            owned[link.object] = Part("part", owner=link.subject)  # a cuff, a pocket: better unseen than on a card
        elif link.kind in ("ride", "wear") and person and vocab.noun(thing.label).name in BOARDS:
            owned[link.object] = Part("figure", owner=link.subject, prop=BOARDS[vocab.noun(thing.label).name][0])
    return owned


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


_HOUSES = {"window": "building", "door": "building", "chimney": "building", "headboard": "bed"}


def _fittings(layout: Layout) -> dict[int, Part]:
    """Windows that are only named beside a building are the building's own, a headboard is its bed's."""
    related = {r.subject for r in layout.scene.relations} | {r.object for r in layout.scene.relations}
    owned = {}
    for number, item in enumerate(layout.items):
        host = _HOUSES.get(vocab.noun(item.label).name)
        if host is None or (host == "building" and item.node in related):
            continue
        hosts = [n for n, other in enumerate(layout.items) if host in (vocab.noun(other.label)[i] for i in (0, 2))]
        if hosts:
            owned[number] = Part("part", owner=min(hosts, key=lambda n: abs(layout.items[n].box.cx - item.box.cx)))
    return owned


def _glaze(layout: Layout) -> dict[int, Part]:
    """Frosting and toppings are on the food beside them, whose drawing has them."""
    dishes = [n for n, item in enumerate(layout.items) if vocab.noun(item.label).group == "food"]
    return {
        n: Part("part", owner=next(dish for dish in dishes if dish != n))
        for n, item in enumerate(layout.items)
        if item.label.split()[-1:] and item.label.split()[-1] in _GLAZES and set(dishes) - {n}
    }


def _swung(layout: Layout, found: Sequence[Link]) -> dict[int, Part]:
    """Rackets and bats that nobody is said to hold are in the hands of somebody who swings."""
    holders = {link.subject for link in found if link.kind == "hold"}
    held = {link.object for link in found if link.kind == "hold"}
    free = {
        n: _SWUNG[name]
        for n, item in enumerate(layout.items)
        for name in [vocab.noun(_meant(layout, item)).name]
        if n not in held and name in _SWUNG
    }
    swinging = [
        n
        for n, item in enumerate(layout.items)
        if free and item.pose == "swinging" and _is_person(item) and n not in holders
    ]
    return {n: Part("figure", owner=owner, prop=free[n]) for n, owner in zip(free, swinging, strict=False)}


def _garment(item: Item) -> str:
    """How the figure calls a garment: with an attribute in front where that makes another one ("wet suit")."""
    for attribute in item.attributes:
        found = people.garment(f"{attribute} {item.label}")
        if found is not None and found.startswith(f"{attribute} "):
            return found
    return people.garment(item.label) or ""


# things ---------------------------------------------------------------------------------------------------------------


def _thing(layout: Layout, item: Item, gaze: Gaze, sources: Sequence[packs.AssetPack] | None) -> Part:
    drawing = _art(layout, item, sources)
    if drawing is None:
        box = item.box
        aspect = box.width / box.height * layout.canvas.aspect
        return Part("card", card(item.label, item.attributes, aspect=aspect))
    said = words_on(layout, item)
    if said is not None:
        drawing = recolour(lettered(drawing, item.label, said), item.attributes)
    side = gaze.side or (gaze.inward if gaze.edge and not gaze.camera else None)
    turned = side is not None and drawing.facing not in ("front", side)
    return Part("art", drawing, flip=turned != item.flip)


@lru_cache(maxsize=1024)
def _built_in(label: str, attributes: tuple[str, ...], pose: str | None) -> Drawing | None:
    return _drawn(label, attributes, pose, None)


def _drawn(
    label: str, attributes: tuple[str, ...], pose: str | None, sources: Sequence[packs.AssetPack] | None
) -> Drawing | None:
    """The art of `label` in its pose ("flying" may have art of its own in a pack) and its colours."""
    found = packs.find(label, (*attributes, pose) if pose else attributes, packs=sources)
    if found is None:
        return None
    found = animals.posed(found, pose)
    if label.startswith("chocolate ") and not found.name.startswith("chocolate"):
        attributes = (*attributes, "brown")  # a chocolate cake is drawn as a cake
    return recolour(found, attributes) if attributes else found


def _art(layout: Layout, item: Item, sources: Sequence[packs.AssetPack] | None) -> Drawing | None:
    label, attributes = _meant(layout, item), _own_colours(layout, item)
    pose = item.pose or pose_of(item.label, item.attributes, stated(layout, item)) or _state(layout, item)
    if sources is None:
        return _built_in(label, attributes, pose)
    return _drawn(label, attributes, pose, sources)


def _own_colours(layout: Layout, item: Item) -> tuple[str, ...]:
    """The attributes; of several colours of fruit or flowers each instance has one: "red and green apples"."""
    if vocab.noun(item.label).group not in _ONE_COLOUR:
        return item.attributes
    colours = [word for word in item.attributes if vocab.colour(word)]
    if len(colours) < 2:
        return item.attributes
    group = [other.id for other in layout.items if other.node == item.node]
    mine = colours[group.index(item.id) % len(colours)]
    return tuple(word for word in item.attributes if word == mine or word not in colours)


def _state(layout: Layout, item: Item) -> str | None:
    """ "parked" for an aircraft on the ground, which stands on its wheels."""
    if vocab.noun(item.label).group != "aircraft":
        return None
    said = " ".join((*item.attributes, *(words for _, words, _ in stated(layout, item)))).split()
    if {"parked", "landed", "grounded", "taxiing"} & set(said):
        return "parked"
    return (
        None
        if {"flying", "flies", "fly", "sky", "air", "over", "above", "through"} & set(said) or item.box.y1 < _LANDED
        else "parked"
    )


_WILD = frozenset(
    {"elephant", "giraffe", "zebra", "lion", "rhinoceros", "antelope", "gazelle", "hippopotamus", "ostrich"}
)
_FARM = frozenset({"cow", "sheep", "horse", "goat", "pig", "donkey", "bull", "chicken"})


def _animal(layout: Layout, item: Item) -> str:
    """What "an animal" is in the company of others; stuffed ones stay."""
    if {"stuffed", "toy", "plush"} & set(item.attributes):
        return item.label
    beside = {vocab.noun(other.label).name for other in layout.items}
    return "gazelle" if beside & _WILD else "goat" if beside & _FARM else item.label


def _loads(layout: Layout, item: Item) -> set[str]:
    """Nodes of what is in or on an item, and stands in its open part: who drives or rides in a cab does not."""
    within = {r.subject: r.words for r in layout.scene.relations if r.object == item.node and r.predicate in _WITHIN}
    within |= {r.object: r.words for r in layout.scene.relations if r.subject == item.node and r.predicate in _HOLDS}
    people = {other.node for other in layout.items if other.node in within and _is_person(other)}
    return {node for node, words in within.items() if node not in people or set(words.split()) & {"back", "bed"}}


_WITHIN = frozenset({"in", "inside"})
_HOLDS = frozenset({"containing", "full of"})
_CASES = frozenset({"suitcase", "luggage"})


def _meant(layout: Layout, item: Item) -> str:
    """The label, or what it means beside the other things of the picture."""
    if item.label == "animal":
        return _animal(layout, item)
    name = vocab.noun(item.label).name
    if name == "truck" and _loads(layout, item):
        return "pickup truck"  # whose load is seen
    if name in _CASES and _loads(layout, item):
        return "open suitcase"
    if name == "horse carriage" and any(vocab.noun(other.label).name == "horse" for other in layout.items):
        return "carriage"  # whose horse is a thing of its own
    if not vocab.ambiguous(item.label):
        return item.label
    said = [r.words for r in layout.scene.relations if item.node in (r.subject, r.object)]
    others = [i.label for i in layout.items if i.node != item.node]
    return vocab.meant(item.label, others, (*said, *item.attributes, *layout.scene.background))


def bonds(cast: Cast) -> dict[int, Link]:
    """The one link that decides where an item is, by the dependent item."""
    bonds: dict[int, Link] = {}
    for link in cast.links:
        if link.kind == "part":
            continue
        guest = link.object if link.kind in ("hold", "wear") else link.subject
        known = bonds.get(guest)
        eaten = known is not None and known.kind == "hold" and "eating" in known.words
        if eaten and link.kind == "inside" and cast.parts[link.object].how == "art":
            bonds[guest] = link  # what people eat out of a box is in it
        elif known is None or FIRST.index(link.kind) < FIRST.index(known.kind):
            bonds[guest] = link
    return bonds
