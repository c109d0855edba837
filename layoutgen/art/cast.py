"""Who plays what: the drawing of every item, before anything is placed.

A person is drawn in the clothes that the scene gives it; things that a person wears, or rides as a board, are part of
the person's figure. A thing is drawn by the art packs in its colours. What nobody can draw gets a card.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from layoutgen import vocab
from layoutgen.art import packs, people
from layoutgen.art.anatomy import is_umbrella
from layoutgen.art.card import card
from layoutgen.art.drawing import Drawing, Facing
from layoutgen.art.gaze import Gaze, gazes
from layoutgen.art.links import Link, links
from layoutgen.art.tint import recolour
from layoutgen.layout import Item, Layout

How = Literal["person", "art", "card", "stuff", "figure", "part"]

_BOARDS = {
    "skateboard": ("skateboard", "skateboarding"),
    "surfboard": ("surfboard", "surfing"),
    "paddleboard": ("surfboard", "surfing"),
    "snowboard": ("snowboard", "snowboarding"),
    "ski": ("skis", "skiing"),
}
_EXPRESSIONS = {
    **dict.fromkeys(("sad", "crying", "unhappy", "upset", "lonely", "weeping"), "sad"),
    **dict.fromkeys(("angry", "mad", "furious", "shouting", "yelling"), "angry"),
    **dict.fromkeys(("surprised", "shocked", "scared", "amazed", "frightened"), "surprised"),
    **dict.fromkeys(("serious", "bored", "tired"), "neutral"),
    **dict.fromkeys(("sleeping", "asleep"), "sleeping"),
}
_SKINS = ("skinned", "african", "asian", "caucasian", "tanned")
_HAIRY = ("hair", "blonde", "blond", "bald", "brunette", "redhead", "beard", "ponytail", "braid", "curly", "ginger")
_PATTERNS = frozenset({"striped", "stripes", "stripe", "dotted", "spotted", "polka", "plaid", "checked", "tartan"})


@dataclass(frozen=True, slots=True)
class Figure:
    """The arguments of `draw_person`, so that a figure is drawn once."""

    gender: str | None
    age: str
    role: str | None
    pose: str
    facing: Facing
    outfit: tuple[tuple[str, str], ...]
    hair: str | None
    skin: str | None
    expression: str
    variant: int


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
        held = {layout.items[link.object].label for link in found if link.kind == "hold" and link.subject == number}
        parts[number] = _person(layout, number, owned, gaze, held, seed)
    return Cast(tuple(parts[number] for number in range(len(layout.items))), found)


def _faces(part: Part) -> Literal["left", "right"] | None:
    """Where a part looks in the picture, None for a front view."""
    if part.drawing is None or part.drawing.facing == "front":
        return None
    return "left" if (part.drawing.facing == "left") != part.flip else "right"


def _is_stuff(layout: Layout, item: Item) -> bool:
    for thing in layout.scene.objects:
        if thing.id == item.node:
            return thing.kind == "stuff"
    return vocab.is_stuff(item.label)


def _is_person(item: Item) -> bool:
    """Persons of fable are rather a kind of art than a man in clothes."""
    return vocab.person(item.label) is not None and vocab.noun(item.label).name not in _FABLED


_FABLED = frozenset(
    {"mermaid", "merman", "genie", "vampire", "zombie", "troll", "ogre", "yeti", "centaur", "elf", "fairy", "ghost"}
)


def _owned(layout: Layout, found: Sequence[Link], sources: Sequence[packs.AssetPack] | None) -> dict[int, Part]:
    """Items that are drawn with somebody else's drawing."""
    owned: dict[int, Part] = {}
    for link in found:
        if link.object in owned:
            continue
        owner, thing = layout.items[link.subject], layout.items[link.object]
        person = _is_person(owner)
        if link.kind == "wear" and person and people.garment(thing.label):
            owned[link.object] = Part("figure", owner=link.subject, prop=people.garment(thing.label) or "")
        elif link.kind == "part" or (link.kind == "wear" and vocab.noun(thing.label).group in ("body", "part")):
            owned[link.object] = Part("part", owner=link.subject)
        elif link.kind == "wear" and _art(layout, thing, sources) is None:
            owned[link.object] = Part("part", owner=link.subject)  # a cuff, a pocket: better unseen than on a card
        elif link.kind in ("ride", "wear") and person and vocab.noun(thing.label).name in _BOARDS:
            owned[link.object] = Part("figure", owner=link.subject, prop=_BOARDS[vocab.noun(thing.label).name][0])
    return owned


# things ---------------------------------------------------------------------------------------------------------------


def _thing(layout: Layout, item: Item, gaze: Gaze, sources: Sequence[packs.AssetPack] | None) -> Part:
    drawing = _art(layout, item, sources)
    if drawing is None:
        box = item.box
        aspect = box.width / box.height * layout.canvas.aspect
        return Part("card", card(item.label, item.attributes, aspect=aspect))
    side = gaze.side or (gaze.inward if gaze.edge and not gaze.camera else None)
    turned = side is not None and drawing.facing not in ("front", side)
    return Part("art", drawing, flip=turned != item.flip)


_OFFICE = frozenset(
    {"computer", "laptop", "keyboard", "monitor", "desk", "printer", "screen"}
)  # where a mouse is no animal


@lru_cache(maxsize=1024)
def _built_in(label: str, attributes: tuple[str, ...]) -> Drawing | None:
    found = packs.find(label, attributes)
    return recolour(found, attributes) if found is not None and attributes else found


def _art(layout: Layout, item: Item, sources: Sequence[packs.AssetPack] | None) -> Drawing | None:
    label = item.label
    if label == "mouse" and not any(vocab.noun(i.label).name in _OFFICE for i in layout.items):
        label = "mouse animal"
    if sources is None:
        return _built_in(label, item.attributes)
    found = packs.find(label, item.attributes, packs=sources)
    return recolour(found, item.attributes) if found is not None and item.attributes else found


# persons --------------------------------------------------------------------------------------------------------------


def _person(
    layout: Layout, number: int, owned: Mapping[int, Part], gaze: Gaze, held: Collection[str], seed: int
) -> Part:
    item = layout.items[number]
    who = vocab.person(item.label, item.attributes)
    assert who is not None
    outfit: dict[str, str] = {}
    hair = [word for word in item.attributes if any(part in word for part in _HAIRY)]
    board = ""
    for other, part in owned.items():
        if part.owner != number:
            continue
        worn = layout.items[other]
        if part.how == "figure":
            outfit[part.prop] = _dye(worn.attributes)
            board = board or next((pose for prop, pose in _BOARDS.values() if prop == part.prop), "")
        elif any(word in worn.label for word in _HAIRY) or "mustache" in worn.label:
            hair.append(" ".join((*worn.attributes, worn.label)))
    shirt = next((c for word in item.attributes if (c := vocab.colour(word)) and word not in _SKIN_COLOURS), None)
    if shirt and not outfit and not hair:
        outfit["t-shirt"] = shirt
    pose = item.pose or board or people.pose_for(_verbs(layout, item))
    if pose in ("standing", "holding", "carrying") and any(is_umbrella(label) for label in held):
        pose = "waving"  # the raised hand that a shaft needs
    variant = zlib.crc32(f"{seed}:{item.id}".encode())
    expression = next((_EXPRESSIONS[word] for word in item.attributes if word in _EXPRESSIONS), "smile")
    skin = next((word for word in item.attributes if any(part in word for part in _SKINS)), None)
    facing = gaze.side or ("front" if gaze.camera or pose in people.POSES else "right")
    for prop in people.PROPS:
        if prop not in outfit and _named(layout, item, prop):
            outfit[prop] = "none"
    wanted = Figure(
        who.gender, who.age, who.role, pose, facing, tuple(sorted(outfit.items())), " ".join(hair) or None, skin,
        expression, variant,
    )  # fmt: skip
    drawing = draw(wanted)
    if facing == "front" and drawing.facing == "right" and gaze.inward == "left":
        wanted = replace(wanted, facing="left")
        drawing = draw(wanted)
    turned = gaze.side is not None and drawing.facing not in ("front", gaze.side)
    return Part("person", drawing, flip=turned != item.flip, figure=wanted)


_SKIN_COLOURS = frozenset({"black", "white", "brown", "pale", "dark", "light", "tan"})


def _dye(attributes: Sequence[str]) -> str:
    """What `people` takes as the look of a garment: a colour, a pattern word."""
    colour = next((c for word in attributes if (c := vocab.colour(word))), "")
    pattern = next((word for each in attributes for word in each.lower().split() if word in _PATTERNS), "")
    return f"{colour} {pattern}".strip()


def _verbs(layout: Layout, item: Item) -> list[str]:
    """What the scene says that the person does, for a layout whose predictor chose no pose."""
    said = [word for r in layout.scene.relations if r.subject == item.node for word in (r.words, r.predicate)]
    return [*item.attributes, *said]


def _named(layout: Layout, item: Item, prop: str) -> bool:
    """Whether the scene has this prop as an item of its own, so that the figure must not bring a second one."""
    held = {r.object for r in layout.scene.relations if r.subject == item.node}
    return any(other.node in held and prop in _ALSO.get(other.label, other.label) for other in layout.items)


_ALSO = {
    "baseball bat": "bat", "tennis racket": "racket", "cell phone": "phone", "newspaper": "book", "magazine": "book",
    "coffee": "cup", "mug": "cup", "glass": "cup", "pizza": "sandwich", "hot dog": "sandwich", "donut": "sandwich",
    "apple": "sandwich", "banana": "sandwich", "burger": "sandwich", "cake": "sandwich", "walking stick": "cane",
    "flower": "bouquet", "parasol": "umbrella", "tablet": "phone", "smartphone": "phone", "bottle": "cup",
    "wine glass": "cup", "wine": "cup", "ice cream": "sandwich", "soccer ball": "ball", "computer": "laptop",
}  # fmt: skip


@lru_cache(maxsize=256)
def draw(figure: Figure) -> Drawing:
    """The person as a drawing; the same figure is drawn once."""
    return people.draw_person(
        gender=figure.gender,
        age=figure.age,
        role=figure.role,
        pose=figure.pose,
        facing=figure.facing,
        outfit=dict(figure.outfit),
        hair=figure.hair,
        skin=figure.skin,
        expression=figure.expression,
        variant=figure.variant,
    )
