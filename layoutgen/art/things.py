"""How things are drawn: by the asset packs, in their colours and states; what nobody can draw gets a card."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from layoutgen import vocab
from layoutgen.art import animals, packs
from layoutgen.art.accents import accented
from layoutgen.art.card import card
from layoutgen.art.counted import counted
from layoutgen.art.damage import done_to, told_after
from layoutgen.art.dials import set_to, time_on
from layoutgen.art.drawing import Drawing
from layoutgen.art.flames import ablaze, burns
from layoutgen.art.forms import formed
from layoutgen.art.framed import framed
from layoutgen.art.gaze import Gaze
from layoutgen.art.likenesses import BASES, flavour, likeness, plush, shaped
from layoutgen.art.pairs import PAIR_OF, is_pair, paired
from layoutgen.art.parts import Part, is_person
from layoutgen.art.persons import stated
from layoutgen.art.sections import in_sections
from layoutgen.art.signs import is_sign, lettered, words_on
from layoutgen.art.statues import carved, in_stone
from layoutgen.art.tint import recolour
from layoutgen.company import likewise
from layoutgen.layout import Item, Layout
from layoutgen.pose import pose_of
from layoutgen.scene import Relation
from layoutgen.sorts import OPENED, STOOD_OPEN

_ONE_COLOUR = frozenset({"fruit", "vegetable", "plant", "food"})
_LEAVES = {"autumn": "orange", "spring": "pink"}  # the season, a word of the backdrop, and how leafy trees look then
_IN_BLOOM = frozenset({"blooming", "blossoming", "flowering"})
_LEAFY = frozenset({"tree", "bush", "hedge", "oak", "birch", "maple", "beech", "linden"})
_FOLIAGE = frozenset({"leaf", "leaves", "foliage", "blossom", "needle"})
_EVERGREEN = frozenset({"fir", "pine", "palm", "christmas", "spruce", "cypress", "coconut", "leafless", "bare", "dead"})
_GAY = frozenset(
    {"colorful", "colourful", "multicolored", "multicoloured", "multi-colored", "different colored", "colored"}
    | {"coloured", "differently colored", "different-colored", "rainbow colored", "bright colored", "brightly colored"}
)
_SORTED = frozenset({"different", "different flavored", "assorted", "various", "flavored", "different flavor"})
_ICED = frozenset({"donut", "cupcake", "ice cream", "macaron"})
_ICINGS = ("brown", "pink", "white", "yellow")
_PALETTE = ("red", "yellow", "blue", "green", "orange", "purple", "pink", "turquoise")
_READIED = frozenset(
    {"parked", "landed", "grounded", "taxiing", "sitting", "sits", "standing", "docked", "boarding"}
    | {"readied", "ready", "preparing", "prepares", "loading", "unloading", "refueling", "waiting"}
)
_SCRIBBLES = re.compile(r'<path fill="none" stroke="#E1E8ED"[^>]*/>')  # of a blackboard
_LANDED = 0.7  # an aircraft whose lower edge is below this share of the canvas is on the ground


def thing(layout: Layout, item: Item, gaze: Gaze, sources: Sequence[packs.AssetPack] | None) -> Part:
    """How a thing is drawn: by the packs in its colours, turned to where it looks, or as a card."""
    drawing = art_of(layout, item, sources)
    if drawing is None:
        box = item.box
        aspect = box.width / box.height * layout.canvas.aspect
        return Part("card", card(item.label, item.attributes, aspect=aspect))
    drawing = counted(layout, item, accented(layout, item, drawing))
    said = words_on(layout, item)
    if said is not None and is_sign(item.label):
        drawing = recolour(lettered(drawing, item.label, said), item.attributes)
    elif said is not None:
        drawing = replace(drawing, svg=_SCRIBBLES.sub("", drawing.svg))
    shown = time_on(layout, item)
    if shown is not None:
        drawing = set_to(drawing, shown)
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
    like = likeness(label) or (likeness(f"robot {label}") if _MADE & set(attributes) else None)
    if like is not None and (like[1] == "robot" or not _has_art(label, sources)):
        return _in_shape(like, attributes, sources)
    subject = carved(label)
    found = packs.find(subject or label, (*attributes, pose) if pose else attributes, packs=sources)
    if found is None:
        return None
    if subject is not None:
        return recolour(in_stone(found, label), attributes)
    found = animals.posed(found, pose)
    if label.startswith(PAIR_OF) and vocab.portion(one := vocab.singular(label.removeprefix(PAIR_OF)), "pair") != one:
        return paired(recolour(found, attributes))
    attributes = (*attributes, *flavour(label, found.name))
    found = recolour(formed(found, label, attributes), attributes) if attributes else found
    found = done_to(found, label, attributes)
    found = framed(found, label, attributes, lambda noun: packs.find(noun, packs=sources))
    if _SOFT & {*attributes, *label.split()} and vocab.noun(label.removeprefix("stuffed ")).group in _TOYS:
        found = plush(found)
    return ablaze(found) if burns(label, attributes) else found


def _has_art(label: str, sources: Sequence[packs.AssetPack] | None) -> bool:
    """Whether a pack draws exactly this noun."""
    return any(pack.find(label) is not None for pack in (packs.default_packs() if sources is None else sources))


def _in_shape(
    like: tuple[str, str], attributes: tuple[str, ...], sources: Sequence[packs.AssetPack] | None
) -> Drawing | None:
    subject = packs.find(like[0], attributes, packs=sources)
    base = packs.find(BASES[like[1]], packs=sources) if like[1] in BASES else None
    return None if subject is None else shaped(recolour(subject, attributes), like[1], base)


_MADE = frozenset({"mechanical", "robotic", "robot"})
_SOFT = frozenset({"stuffed", "plush"})
_TOYS = frozenset({"animal", "bird", "fish", "insect"})  # what is made as a soft toy
_VARIETY = {
    "appliance": ("refrigerator", "stove", "microwave", "dishwasher", "toaster", "coffee maker"),
    "utensil": ("spoon", "fork", "spatula", "knife", "ladle", "whisk"),
    "vehicle": ("car", "truck", "bus", "van", "motorcycle", "taxi"),
    "toy": ("teddy bear", "toy car", "ball", "doll", "train", "kite"),
    "tool": ("hammer", "wrench", "screwdriver", "saw", "drill", "axe"),
    "pastry": ("donut", "croissant", "cupcake", "cookie", "pie", "pretzel"),
    "dessert": ("cake", "cupcake", "ice cream", "pie", "cookie", "donut"),
    "furniture": ("couch", "chair", "table", "lamp", "bookshelf", "bed"),
    "stuffed animal": ("teddy bear", "rabbit", "stuffed dog", "elephant", "panda", "monkey"),
}
_ALSO = {"kitchen appliance": "appliance", "cooking utensil": "utensil", "kitchen utensil": "utensil"}


def _one_of_a_kind(layout: Layout, item: Item) -> str | None:
    """What the instance is, of several things for which there is only a general word: "appliances"."""
    kinds = _VARIETY.get(_ALSO.get(item.label, item.label))
    if kinds is None or any(vocab.colour(word) for word in item.attributes):
        return None
    group = [other.id for other in layout.items if other.node == item.node]
    return kinds[group.index(item.id) % len(kinds)] if len(group) > 1 else None


def art_of(layout: Layout, item: Item, sources: Sequence[packs.AssetPack] | None) -> Drawing | None:
    """The drawing of a thing among the others of the picture; None when no pack has one."""
    label, attributes = _one_of_a_kind(layout, item) or meant(layout, item), _own_colours(layout, item)
    attributes = (*attributes, *told_after(layout, item))
    pose = item.pose or pose_of(item.label, item.attributes, stated(layout, item)) or _state(layout, item)
    if "wings spread" in item.attributes and vocab.noun(item.label).group == "bird":
        pose = "flying"  # as it looks, wherever it is
    if not label.startswith(PAIR_OF) and is_pair(layout, item):
        label = f"{PAIR_OF}{label}"
    found = _built_in(label, attributes, pose) if sources is None else _drawn(label, attributes, pose, sources)
    return found and in_sections(found, item.box.width / item.box.height * layout.canvas.aspect)


def _own_colours(layout: Layout, item: Item) -> tuple[str, ...]:
    """The attributes; of several colours of fruit or flowers each instance has one: "red and green apples". Leafy
    trees without a colour have that of the season."""
    if _SORTED.intersection(item.attributes) and vocab.noun(item.label).name in _ICED:
        group = [other.id for other in layout.items if other.node == item.node]
        return (*item.attributes, _ICINGS[group.index(item.id) % len(_ICINGS)])
    if _GAY.intersection(item.attributes):
        group = [other.id for other in layout.items if other.node == item.node]
        if len(group) > 1:  # each in a colour of its own
            kept = tuple(word for word in item.attributes if word not in _GAY)
            return (*kept, _PALETTE[group.index(item.id) % len(_PALETTE)])
    if vocab.noun(item.label).group not in _ONE_COLOUR:
        return item.attributes
    colours = [word for word in item.attributes if vocab.colour(word)]
    if not colours and item.label.split()[-1] in _LEAFY and (leaves := _leaves_of(layout, item)):
        return (*item.attributes, leaves)
    if not colours and set(item.attributes) & _IN_BLOOM and item.label.split()[-1] in _LEAFY:
        return (*item.attributes, "pink")
    if not colours and item.label.split()[-1] in _LEAFY and not set(item.label.split()) & _EVERGREEN:
        return (*item.attributes, *(_LEAVES[word] for word in layout.background if word in _LEAVES))
    if len(colours) < 2:
        return item.attributes
    group = [other.id for other in layout.items if other.node == item.node]
    mine = colours[group.index(item.id) % len(colours)]
    return tuple(word for word in item.attributes if word == mine or word not in colours)


def _leaves_of(layout: Layout, item: Item) -> str | None:
    """The colour of a tree's leaves or blossoms, where the text gives one: "a tree with red leaves"."""
    parts = {
        name for r in layout.scene.relations if item.node in (r.subject, r.object) for name in (r.subject, r.object)
    }
    said = (thing.attributes for thing in layout.scene.objects if thing.id in parts and thing.label in _FOLIAGE)
    return next((word for words in said for word in words if vocab.colour(word)), None)


def _state(layout: Layout, item: Item) -> str | None:
    """ "parked" for an aircraft on the ground, which stands on its wheels."""
    if vocab.noun(item.label).group != "aircraft":
        return None
    said = " ".join((*item.attributes, *(words for _, words, _ in stated(layout, item)))).split()
    if _READIED & set(said):
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
    people = {other.node for other in layout.items if other.node in within and is_person(other)}
    return {node for node, words in within.items() if node not in people or set(words.split()) & _AT_THE_BACK}


def _is_sat_in(layout: Layout, item: Item) -> bool:
    """Whether somebody is in it."""
    return any(r.object == item.node and r.predicate in _WITHIN for r in layout.scene.relations)


_AT_THE_BACK = {"back", "bed", "full"}


def _portion(layout: Layout, item: Item) -> str | None:
    """The slice that the text has of a food, if that is what it says."""
    said = next((thing for thing in layout.scene.objects if thing.id == item.node and thing.label == item.label), None)
    if said is None or said.span is None:
        return None
    cut = vocab.portion(item.label, layout.scene.text[slice(*said.span)])
    return cut if cut != item.label else None


def _said_on(layout: Layout, item: Item) -> list[Relation]:
    return [r for r in layout.scene.relations if r.subject == item.node and r.predicate == "on"]


def _on(layout: Layout, item: Item) -> list[int]:
    """What is said to be on or in an item."""
    there = {r.subject for r in layout.scene.relations if r.object == item.node and r.predicate in ("on", "in")}
    return [number for number, other in enumerate(layout.items) if other.node in there]


_WITHIN = frozenset({"in", "inside"})
_HOLDS = frozenset({"containing", "full of", "holding"})
_CASES = frozenset({"suitcase", "luggage"})


def _in_use(layout: Layout, item: Item, name: str) -> str | None:
    """An open refrigerator or oven, on whose shelves things are; the toilet of a seat that somebody is on."""
    if name == "blanket" and _lies_folded(layout, item):
        return "folded blanket"
    if name == "book" and any(r.object == item.node and r.predicate == "reading" for r in layout.scene.relations):
        return "book being read"
    if name == "book" and item.box.width * layout.canvas.aspect > 2.5 * item.box.height:
        return "lying book"
    if name == "truck" and _loads(layout, item):
        return "pickup truck"  # whose load is seen
    if name in OPENED and (_loads(layout, item) or STOOD_OPEN & set(item.attributes)):
        return f"open {name}"
    return "toilet" if name == "toilet seat" and _belongs_to_a_toilet(layout, item) else None


def _belongs_to_a_toilet(layout: Layout, item: Item) -> bool:
    """Whether a toilet seat shows its toilet: somebody is on it, or it is the only one and nobody carries it."""
    if _on(layout, item):
        return True
    carried = any(r.object == item.node and r.predicate in _CARRIED for r in layout.scene.relations)
    return not carried and not any(vocab.noun(other.label).name == "toilet" for other in layout.items)


_CARRIED = frozenset({"holding", "carrying", "wearing"})


def _lies_folded(layout: Layout, item: Item) -> bool:
    """Whether it is one of several blankets on a bed, side by side."""
    beds = {r.object for r in _said_on(layout, item)}
    several = sum(other.node == item.node for other in layout.items) > 1
    return several and any(i.node in beds and "bed" in vocab.noun(i.label).name for i in layout.items)


def named(layout: Layout) -> Layout:
    """The layout with the boards of surfers and skaters called what they are, so that feet are on them."""
    boards = {}
    for item in layout.items:
        if item.label.endswith("board") and vocab.ambiguous(item.label):
            boards[item.id] = item.model_copy(update={"label": meant(layout, item)})
    if not boards:
        return layout
    return layout.model_copy(update={"items": tuple(boards.get(item.id, item) for item in layout.items)})


def meant(layout: Layout, item: Item) -> str:
    """The label, or what it means beside the other things of the picture."""
    cut = _portion(layout, item) or likewise(item.label, item.node or "", layout.scene)
    if cut is not None:
        return cut
    if item.label == "animal":
        return _animal(layout, item)
    name = vocab.noun(item.label).name
    opened = _in_use(layout, item, name)
    if opened is not None:
        return opened
    if name == "pan" and any(layout.items[n].label.endswith("pizza") for n in _on(layout, item)):
        return "pizza pan"
    if name in _CASES and (_loads(layout, item) or _is_sat_in(layout, item)):
        return "open suitcase"
    if name == "horse carriage" and any(vocab.noun(other.label).name == "horse" for other in layout.items):
        return "carriage"  # whose horse is a thing of its own
    if not vocab.ambiguous(item.label):
        return item.label
    said = [r.words for r in layout.scene.relations if item.node in (r.subject, r.object)]
    others = [i.label for i in layout.items if i.node != item.node]
    told = vocab.told(item.label, layout.scene.text)
    return vocab.meant(item.label, others, (*said, *item.attributes, *layout.scene.background, *told))
