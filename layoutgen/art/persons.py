"""How a person is drawn: age, pose, clothes and hair from the item, what it wears, what it holds and what it rides."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from layoutgen import vocab
from layoutgen.art import backdrops, people
from layoutgen.art.anatomy import is_umbrella, needs_both, overhead, stands_beside
from layoutgen.art.deeds import Deed, deed_of, is_foremost, posed, tools_of
from layoutgen.art.drawing import Drawing, Facing
from layoutgen.art.gaze import Gaze
from layoutgen.layout import Item, Layout
from layoutgen.pose import hands_of, pose_of
from layoutgen.scene import Relation

BOARDS = {
    "skateboard": ("skateboard", "skateboarding"),
    "surfboard": ("surfboard", "surfing"),
    "paddleboard": ("surfboard", "surfing"),
    "snowboard": ("snowboard", "snowboarding"),
    "ski": ("skis", "skiing"),
}
_EXPRESSIONS = {
    **dict.fromkeys(("sad", "unhappy", "upset", "lonely"), "sad"),
    **dict.fromkeys(("crying", "weeping", "sobbing", "tearful"), "crying"),
    **dict.fromkeys(("angry", "mad", "furious", "shouting", "yelling"), "angry"),
    **dict.fromkeys(("surprised", "shocked", "scared", "amazed", "frightened"), "surprised"),
    **dict.fromkeys(("serious", "bored", "tired"), "neutral"),
    **dict.fromkeys(("sleeping", "asleep"), "sleeping"),
}
_WORD = re.compile(r"[a-z]+")
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
    raised: bool = False
    chair: bool = False
    arms: str = ""


class Attached(NamedTuple):
    """What belongs to a person.

    worn: garments and boards as (how the figure calls it, item); features: its hair, its beard.
    mount: the label of what it rides, if anything; held: the labels of what it holds.
    seated: whether it is on or in something of the picture.
    """

    worn: Sequence[tuple[str, Item]]
    features: Sequence[Item]
    mount: str | None
    held: Sequence[str]
    seated: bool = False


_RIDING = {"animal": "riding_astride", "bird": "riding_astride", "vehicle": "riding_bike"}  # group of the mount -> pose
_BUSY_LEGS = ("walking", "running", "sitting", "sitting_ground", "riding_bike", "riding_astride")
_IN_GAMES = ("swinging", "reaching_up", "jumping", "running")
_SPORTS = ("skiing", "snowboarding", "skating", "skateboarding", "surfing", "running", "riding_bike")
_ON_CHAIRS = ("sitting", "using_laptop")
_BROUGHT = ("skateboarding", "snowboarding", "surfing")
_PLAIN = ("standing", "sitting", "holding", "riding_astride", "riding_bike")  # poses that say little about legs


def figure_of(layout: Layout, item: Item, attached: Attached, gaze: Gaze, *, seed: int) -> Figure:
    """The figure of a person; the seed and the item's id choose what the layout leaves open."""
    who = vocab.person(item.label, item.attributes)
    gender, age, role = who if who is not None else (None, "adult", None)
    role = role or _disguise(layout, item, attached)
    deed = deed_of(layout, item)
    pose = posed(deed, _pose(layout, item, attached))
    if pose == "swimming" and _is_dry(layout):
        pose = "bending"  # who dives into a meal
    arms = _arms(layout, item, pose, deed)
    skin = next((word for word in item.attributes if any(part in word for part in _SKINS)), None) or _skin(layout, item)
    return _looking_in(
        Figure(
            gender=gender,
            age=age,
            role=role,
            pose=pose,
            facing=gaze.side or "front",
            outfit=tuple(sorted(_outfit(layout, item, attached, deed, arms or pose).items())),
            hair=_hair(item, attached),
            skin=skin,
            expression=next(
                (_EXPRESSIONS[word] for word in item.attributes if word in _EXPRESSIONS),
                (deed.face if deed else "") or "smile",
            ),
            variant=zlib.crc32(f"{seed}:{item.id}".encode()),
            raised=pose in _BUSY_LEGS and any(is_umbrella(label) for label in attached.held),
            chair=pose in _ON_CHAIRS and not attached.seated and age != "baby" and not _is_on_stuff(layout, item),
            arms=arms,
        ),
        gaze,
    )


def _arms(layout: Layout, item: Item, pose: str, deed: Deed | None) -> str:
    """The pose that lends its arms to somebody who sits and does something; "" for idle hands."""
    if pose not in _SEATED:
        return ""
    if deed is not None and deed.pose:
        return deed.pose if deed.pose in _LENT else ""
    return hands_of(item.attributes, stated(layout, item)) or _raised(layout, item)


_SEATED = ("sitting", "sitting_ground")
_LENT = ("brushing", "combing", "offering", "working")
_DISGUISES = ("witch", "pirate", "superhero", "princess", "clown", "wizard")


def _disguise(layout: Layout, item: Item, attached: Attached) -> str | None:
    """As whom somebody in a costume goes of which no more is said; each of a group as somebody else."""
    if not any(garment.label == "costume" and not garment.attributes for _, garment in attached.worn):
        return None
    group = [other.id for other in layout.items if other.node == item.node]
    return _DISGUISES[group.index(item.id) % len(_DISGUISES)]


def _is_dry(layout: Layout) -> bool:
    """Whether the picture is of a room without any water in it."""
    rooms = [word for word in layout.background if backdrops.is_room(word)]
    wet = {word for thing in layout.scene.objects for word in (*thing.label.split(), vocab.noun(thing.label).name)}
    return bool(rooms) and _WET.isdisjoint(wet)


_WET = frozenset({"water", "pool", "bath", "bathtub", "tub", "tank", "aquarium", "sea", "lake", "river", "pond"})


def _is_on_stuff(layout: Layout, item: Item) -> bool:
    """Whether a region or a thing is said to be what the person sits on."""
    return any(r.subject == item.node and r.predicate in ("on", "riding", "driving") for r in layout.scene.relations)


def _looking_in(figure: Figure, gaze: Gaze) -> Figure:
    """A pose that exists from the side only, turned into the picture when nothing says where it looks."""
    sideways = figure.facing == "front" and draw(figure).facing == "right"
    return replace(figure, facing="left") if sideways and gaze.inward == "left" else figure


def _pose(layout: Layout, item: Item, attached: Attached) -> str:
    pose = item.pose or pose_of(item.label, item.attributes, stated(layout, item)) or "standing"
    boards = [BOARDS[name] for name in BOARDS if any(prop == BOARDS[name][0] for prop, _ in attached.worn)]
    if boards and pose in _PLAIN:
        return boards[0][1]
    if attached.mount is not None and vocab.noun(attached.mount).name == "wheelchair":
        return "sitting" if pose in _PLAIN else pose
    if pose == "pointing" and any(_is_up(layout, r) for r in layout.scene.relations if r.subject == item.node):
        return "pointing_up"
    if attached.mount is not None and pose in _PLAIN:
        return _RIDING.get(vocab.noun(attached.mount).group, pose)
    if pose in ("standing", "holding", "carrying") and any(is_umbrella(label) for label in attached.held):
        return "waving"  # the raised hand that a shaft needs
    if pose in ("standing", "holding") and len({label for label in attached.held if _in_one_hand(label)}) > 1:
        return "holding_two"
    if pose in ("standing", "holding") and (raised := _raised(layout, item)):
        return raised
    return pose


_ALOFT = frozenset({"celestial", "aircraft", "weather", "bird"})


def _is_up(layout: Layout, relation: Relation) -> bool:
    """Whether it says that somebody points up: at the sky, the moon, a plane."""
    words = relation.words.lower().split()
    label = next((thing.label for thing in layout.scene.objects if thing.id == relation.object), "")
    known = vocab.noun(label)
    return words[:1] == ["pointing"] and ("up" in words or known.name == "sky" or known.group in _ALOFT)


_HELD_UP = [[verb, "up"] for verb in ("holding", "holds", "held", "hold", "raising", "lifting", "putting")]


def _raised(layout: Layout, item: Item) -> str:
    """The pose of who has something in the mouth or holds it up; "" for others."""
    for r in layout.scene.relations:
        if r.subject == item.node and r.predicate == "holding":
            if r.words == "in" and "mouth" in layout.scene.text:
                return "eating"
            if r.words.split()[:2] in _HELD_UP:
                return "waving"
    return ""


def _in_one_hand(label: str) -> bool:
    """Whether a hand holds it up by itself: no board that stands beside its owner, nothing on a string."""
    return not (stands_beside(label) or overhead(label) or needs_both(label))


def _hair(item: Item, attached: Attached) -> str | None:
    words = [word for word in item.attributes if any(part in word for part in _HAIRY)]
    told = [(f, " ".join((f.label, *f.attributes))) for f in attached.features]
    hairy = [f for f, phrase in told if any(word in phrase for word in (*_HAIRY, "mustache"))]
    words += [" ".join((*feature.attributes, feature.label)) for feature in hairy]
    return " ".join(words) or None


def _outfit(layout: Layout, item: Item, attached: Attached, deed: Deed | None, doing: str) -> dict[str, str]:
    worn = [(prop, garment) for prop, garment in attached.worn if garment.label != "costume" or garment.attributes]
    outfit = {prop: _dye(garment.attributes) for prop, garment in worn}
    if "coat" in outfit and item.pose in _SPORTS:
        outfit["jacket"] = outfit.pop("coat")  # a long coat that hangs open would fly about
    skin = _skin(layout, item)
    said = [word for word in item.attributes if word != skin and not any(part in word for part in _HAIRY)]
    shirt = next((colour for word in said if (colour := vocab.colour(word))), None)
    if shirt and not outfit:
        outfit["t-shirt"] = shirt  # "a woman in red"
    if item.pose in _IN_GAMES and not {"racket", "bat"} & set(outfit):
        outfit |= dict.fromkeys(_game(layout, item), "")
    if item.pose == "kicking" and is_foremost(layout, item) and not any(_is_ball(other) for other in layout.items):
        outfit["soccer ball"] = ""  # those who play have one ball, said or not
    if item.pose == "kicking" and not is_foremost(layout, item):
        outfit["soccer ball"] = "none"
    board = next((prop for prop, pose in BOARDS.values() if pose == item.pose and pose in _BROUGHT), None)
    if board is not None and not _has_board(layout, item):
        outfit.setdefault(board, "")  # who skateboards has a skateboard, said or not
    if deed is not None and deed.prop and not tools_of(layout, deed):
        outfit.setdefault(deed.prop, "")
    for prop in _unbrought(layout, item, attached, doing):
        outfit.setdefault(prop, "none")
    return outfit


def _unbrought(layout: Layout, item: Item, attached: Attached, doing: str) -> set[str]:
    """The props that a figure must not bring, because the picture has them as things of their own."""
    held = {r.object for r in layout.scene.relations if r.subject == item.node}
    brought = {_prop(other.label) for other in layout.items if other.node in held}
    props = {prop for prop in people.PROPS if any(prop in name for name in brought)} if brought else set()
    served = doing != item.pose in _SEATED and any(vocab.noun(other.label).group in _SERVED for other in layout.items)
    if (doing == "eating" and attached.held) or served:
        props |= {"sandwich", "cup"}  # it bites what it holds, or has the meal before it
    if _has_board(layout, item):
        props |= {prop for prop, _ in BOARDS.values()}
    return props


def _has_board(layout: Layout, item: Item) -> bool:
    """Whether the picture has a board or skis that may be this person's: not if all are said to be somebody else's."""
    boards = {other.node for other in layout.items if vocab.noun(other.label).name in BOARDS}
    owners = {board: {r.subject for r in layout.scene.relations if r.object == board} for board in boards}
    return any(not whose or item.node in whose for whose in owners.values())


_SERVED = frozenset({"food", "fruit", "vegetable", "drink", "kitchenware"})


def _is_ball(item: Item) -> bool:
    return vocab.noun(item.label).coco == "sports ball"


def _game(layout: Layout, item: Item) -> list[str]:
    """What is swung in the game that the scene tells of: a racket, a bat, or nothing known."""
    labels = (word for item in layout.items for word in (item.label, vocab.noun(item.label).name))
    said = set(" ".join((*labels, *layout.background)).split())
    if {"racket", "bat"} & said:
        return []  # it has an item of its own
    said |= set(_WORD.findall(layout.scene.text.lower()))
    if "tennis" in said:
        return ["racket"]
    return ["bat"] if item.pose == "swinging" and {"baseball", "batting", "bat"} & said else []


_SKIN_COLOURS = frozenset({"black", "white", "brown", "pale", "dark", "light", "tan"})
_CLAD = frozenset(
    {"knight", "ninja", "wizard", "witch", "ghost", "samurai", "angel", "robot", "sheik", "mime", "mummy"}
)


def _skin(layout: Layout, item: Item) -> str | None:
    """The colour of the skin that is said right before a person ("a black woman"), not that of what it wears
    ("a woman in black") nor that of a role which goes by its clothes ("a black knight")."""
    said = next((thing for thing in layout.scene.objects if thing.id == item.node), None)
    if said is None or said.span is None or not _CLAD.isdisjoint(said.label.split()):
        return None
    phrase = layout.scene.text[slice(*said.span)].lower().split()
    return next((word for word in item.attributes if word in _SKIN_COLOURS and word in phrase), None)


def _dye(attributes: Sequence[str]) -> str:
    """What `people` takes as the look of a garment: a colour, a pattern word."""
    colour = next((c for word in attributes if (c := vocab.colour(word))), "")
    pattern = next((word for each in attributes for word in each.lower().split() if word in _PATTERNS), "")
    return f"{colour} {pattern}".strip()


def stated(layout: Layout, item: Item) -> list[tuple[str, str, str]]:
    """What the scene says that the person does, for a layout whose predictor chose no pose."""
    labels = {thing.id: thing.label for thing in layout.scene.objects}
    mine = [r for r in layout.scene.relations if r.subject == item.node]
    return [(r.predicate, r.words, labels[r.object]) for r in mine]


def _prop(label: str) -> str:
    """What a figure calls the thing that it brings: its "racket" for a racquet."""
    name = vocab.noun(label).name
    return _ALSO.get(label) or _ALSO.get(name) or label


_ALSO = {
    "baseball bat": "bat", "tennis racket": "racket", "cell phone": "phone", "newspaper": "book", "magazine": "book",
    "coffee": "cup", "mug": "cup", "glass": "cup", "pizza": "sandwich", "hot dog": "sandwich", "donut": "sandwich",
    "apple": "sandwich", "banana": "sandwich", "burger": "sandwich", "cake": "sandwich", "walking stick": "cane",
    "flower": "bouquet", "parasol": "umbrella", "tablet": "phone", "smartphone": "phone", "bottle": "cup",
    "wine glass": "cup", "wine": "cup", "ice cream": "sandwich", "soccer ball": "ball", "computer": "laptop",
    "bag": "sack",
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
        raised=figure.raised,
        chair=figure.chair,
        arms=figure.arms,
    )
