"""What people have in their hands for what they do, said or not: who knits has needles, who sweeps a broom.

A deed is a verb of the text, with what it is done to where that matters: teeth are brushed with another brush than a
horse. It gives a prop of the figure (`people.PROPS`), the pose of the arms that use it, and at times a face.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from layoutgen import vocab
from layoutgen.layout import Item, Layout


class Deed(NamedTuple):
    """prop: a key of `people.PROPS`, "" for none. pose: of who stands. alone: one of a group has it, as a ball.

    face: an expression, "" for the usual one. tools: nouns of the things that the prop stands for. aloft: they are in
    the air where the text names them, and not in the hands.
    """

    prop: str
    pose: str = ""
    face: str = ""
    alone: bool = False
    tools: tuple[str, ...] = ()
    aloft: bool = False


class _Row(NamedTuple):
    verbs: str
    objects: str  # words, nouns and groups; "" for anything and nothing
    deed: Deed


_EATEN = "food fruit vegetable bread cake pizza"
_GREENS = "giraffe elephant goat sheep cow deer zebra llama camel antelope rhinoceros panda koala cattle lamb"
_ROWS = (
    _Row("brush clean floss", "tooth", Deed("toothbrush", "brushing", tools=("toothbrush",))),
    _Row("brush comb style straighten curl", "hair", Deed("hairbrush", "combing", tools=("hairbrush", "comb"))),
    _Row("dry", "hair", Deed("hair dryer", "combing", tools=("hair dryer",))),
    _Row("brush groom", "animal", Deed("hairbrush", "offering", tools=("brush",))),
    _Row("shave", "", Deed("razor", "brushing", tools=("razor",))),
    _Row("apply put", "makeup lipstick mascara", Deed("lipstick", "brushing", tools=("makeup", "lipstick", "mascara"))),
    _Row("knit crochet sew", "", Deed("knitting", "carrying", tools=("yarn", "knitting needle", "wool"))),
    _Row("spray", "water plant flower garden lawn fire car", Deed("hose", "offering", tools=("hose", "water"))),
    _Row("spray", "", Deed("spray can", "offering", tools=("spray can", "spray paint"))),
    _Row("paint polish file", "nail fingernail toenail", Deed("", "carrying")),
    _Row("paint", "wall fence house room door ceiling building boat bench curb hydrant barn shed bridge",
         Deed("paintbrush", "offering", tools=("paintbrush", "brush"))),
    _Row("paint", "", Deed("easel", "offering", tools=("easel", "paintbrush", "canvas"))),
    _Row("draw sketch write doodle scribble", "blackboard chalkboard whiteboard board wall window",
         Deed("", "offering")),
    _Row("draw sketch write doodle", "", Deed("pencil", "carrying", tools=("pencil", "pen", "notepad"))),
    _Row("fish", "", Deed("fishing rod", "holding", tools=("fishing rod", "fishing pole"))),
    _Row("sweep", "", Deed("broom", "sweeping", tools=("broom",))),
    _Row("mop", "", Deed("mop", "sweeping", tools=("mop",))),
    _Row("rake", "", Deed("rake", "sweeping", tools=("rake",))),
    _Row("vacuum hoover", "", Deed("vacuum cleaner", "sweeping", tools=("vacuum cleaner", "vacuum"))),
    _Row("mow", "", Deed("lawn mower", "steering", tools=("lawn mower", "mower", "lawnmower"))),
    _Row("cut push", "grass lawn mower", Deed("lawn mower", "steering", tools=("lawn mower", "mower", "lawnmower"))),
    _Row("shovel plow clear", "snow driveway", Deed("snow shovel", "sweeping", tools=("shovel", "snow shovel"))),
    _Row("dig shovel", "", Deed("shovel", "sweeping", tools=("shovel", "spade"))),
    _Row("hoe till weed", "", Deed("hoe", "sweeping", tools=("hoe",))),
    _Row("water", "hose", Deed("hose", "offering", tools=("hose", "garden hose"))),
    _Row("water", "", Deed("watering can", "working", tools=("watering can",))),
    _Row("pour", "", Deed("jug", "working", tools=("jug", "pitcher"))),
    _Row("iron", "", Deed("iron", "working", tools=("iron", "ironing board"))),
    _Row("grill barbecue bbq", "", Deed("grill", "working", tools=("grill", "barbecue"))),
    _Row("stir", "pot pan soup stew sauce cauldron", Deed("spoon", "working", tools=("spoon", "ladle"))),
    _Row("stir mix knead whisk beat bake", "food bowl dough batter cake bread cookie",
         Deed("mixing bowl", "carrying", tools=("mixing bowl", "whisk", "dough", "batter"))),
    _Row("cook fry flip", f"{_EATEN} egg pancake meal dinner breakfast pan stove bacon",
         Deed("frying pan", "working", tools=("pan", "frying pan", "skillet"))),
    _Row("cook fry", "", Deed("frying pan", "working", tools=("pan", "frying pan", "skillet"))),
    _Row("cut slice chop carve peel dice", f"{_EATEN} dessert", Deed("knife", "working", tools=())),
    _Row("chop split cut", "wood log tree firewood", Deed("axe", "chopping", tools=("axe", "ax", "hatchet"))),
    _Row("build make", "snowman sandcastle snow igloo", Deed("", "working")),
    _Row("hammer", "", Deed("hammer", "offering", tools=("hammer",))),
    _Row("saw", "wood log tree board branch", Deed("saw", "working", tools=("saw",))),
    _Row("cut trim", "hair paper ribbon fabric", Deed("scissors", "offering", tools=("scissors",))),
    _Row("shear", "", Deed("scissors", "offering", tools=("scissors", "shears"))),
    _Row("fix repair work adjust",
         "vehicle bicycle motorcycle car engine sink toilet pipe appliance machine bike traffic aircraft train tire",
         Deed("wrench", "working", tools=("wrench",))),
    _Row("wash scrub rinse wipe polish clean", "", Deed("sponge", "working", tools=("sponge",))),
    _Row("play use", "wii nintendo wiimote", Deed("remote", "offering", tools=("wii", "remote", "nintendo wii"))),
    _Row("play", "video videogame game xbox playstation console",
         Deed("game controller", "carrying", tools=("game controller", "video game", "controller"))),
    _Row("play", "golf", Deed("golf club", "swinging", tools=("golf club",))),
    _Row("golf", "", Deed("golf club", "swinging", tools=("golf club",))),
    _Row("shoot hit pass chase", "puck", Deed("hockey stick", "sweeping", tools=("hockey stick",))),
    _Row("play", "hockey", Deed("hockey stick", "sweeping", tools=("hockey stick",))),
    _Row("dunk", "", Deed("basketball", "", alone=True, tools=("basketball", "ball"))),
    _Row("play", "volleyball", Deed("volleyball", "reaching_up", alone=True, tools=("volleyball",))),
    _Row("play dribble dunk shoot", "basketball", Deed("basketball", "", alone=True, tools=("basketball", "ball"))),
    _Row("play", "drum", Deed("drum kit", "drumming", tools=("drum", "drum set", "drum kit"))),
    _Row("play", "piano", Deed("piano", "at_piano", tools=("piano", "upright piano"))),
    _Row("play", "violin fiddle viola", Deed("violin", "fiddling", tools=("violin", "fiddle", "viola"))),
    _Row("play blow", "trumpet cornet bugle", Deed("trumpet", "blowing_horn", tools=("trumpet", "cornet", "bugle"))),
    _Row("play", "saxophone sax", Deed("saxophone", "fingering", tools=("saxophone", "sax"))),
    _Row("play", "flute clarinet recorder", Deed("flute", "blowing_horn", tools=("flute", "clarinet", "recorder"))),
    _Row("do practice", "yoga", Deed("", "yoga")),
    _Row("juggle", "", Deed("juggling balls", "holding_two", tools=("ball",), aloft=True)),
    _Row("sing", "", Deed("microphone", "brushing", tools=("microphone",))),
    _Row("row paddle kayak canoe", "", Deed("paddle", "holding_two", tools=("paddle", "oar"))),
    _Row("jump skip play use", "rope", Deed("skipping rope", "skipping", tools=("rope", "jump rope", "skipping rope"))),
    _Row("hula", "", Deed("hula hoop", "cheering", tools=("hula hoop",))),
    _Row("spin twirl", "hoop", Deed("hula hoop", "cheering", tools=("hula hoop", "hoop"))),
    _Row("lift", "weight barbell dumbbell", Deed("barbell", "lifting", tools=("weight", "barbell", "dumbbell"))),
    _Row("blow", "bubble", Deed("bubble wand", "brushing", tools=("bubble wand",))),
    _Row("blow", "candle cake dandelion", Deed("breath", "blowing", "surprised")),
    _Row("push", "stroller carriage cart trolley wheelchair pram buggy wheelbarrow walker", Deed("", "wheeling")),
    _Row("pull tug haul", "rope", Deed("", "pulling")),
    _Row("pull drag haul tow", "", Deed("", "hauling")),
    _Row("lead", "animal", Deed("", "hauling")),
    _Row("lean", "", Deed("", "leaning")),
    _Row("feed", _GREENS, Deed("leaves", "offering")),
    _Row("feed", "horse rabbit donkey pony pig", Deed("carrot", "offering", tools=("carrot",))),
    _Row("feed", "dog puppy wolf", Deed("bone", "offering", tools=("bone",))),
    _Row("feed", "cat kitten seal dolphin penguin bear pelican shark whale fish", Deed("fish", "offering")),
    _Row("feed", "baby infant lamb calf", Deed("baby bottle", "offering", tools=("bottle", "baby bottle"))),
    _Row("feed", "person", Deed("spoon", "offering", tools=("spoon",))),
    _Row("feed", "animal bird insect", Deed("bread", "offering", tools=("bread",))),
)  # fmt: skip
_IDLE = frozenset(
    {"standing", "holding", "pointing", "eating", "pushing", "pulling", "throwing", "reaching_up", "carrying"}
    | {"swinging", "jumping", "catching", "bending", "talking_phone", "drinking", "crouching", "taking_photo"}
)
_WORD = re.compile(r"[a-z]+")
# words of what somebody swings rather than is swung by
_SWUNG = frozenset(
    {"bat", "bats", "racket", "rackets", "racquet", "racquets", "tennis", "baseball", "ball", "golf", "club", "batter"}
    | {"player", "game", "swing", "axe", "sword", "hammer", "umpire", "plate", "wii", "remote", "controller", "hook"}
    | {"tree", "vine", "rope"}
)
_GAMES = frozenset({"soccer", "football", "tennis", "baseball", "basketball", "volleyball", "golf", "hockey", "rugby"}
                   | {"cricket", "badminton", "catch", "fetch", "frisbee"})  # fmt: skip
_ON_A_SWING = Deed("swing", "swinging_seated", tools=("swing", "swing set"))
_SELFIE = Deed("phone", "selfie", tools=("cell phone", "phone", "selfie stick"))
# What those do of whom the text says nothing else that shows.
_TRADES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("violinist", "fiddler"), ("playing", "violin")),
    **dict.fromkeys(("flutist", "flautist", "flute player"), ("playing", "flute")),
    "drummer": ("playing", "drum"),
    "pianist": ("playing", "piano"),
    "trumpeter": ("playing", "trumpet"),
    "saxophonist": ("playing", "saxophone"),
    "juggler": ("juggling",),
}
_NO_LEAN = frozenset({"over", "down", "forward", "in", "into", "out", "back", "towards", "toward"})


def _forms(verb: str) -> Iterator[str]:
    """A verb and its forms, with some that do not exist."""
    stem = verb.removesuffix("e")
    yield from (verb, f"{verb}s", f"{verb}es", f"{stem}ing", f"{stem}ed", f"{verb}{verb[-1]}ing", f"{verb}{verb[-1]}ed")
    if verb.endswith("y"):
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied")


def _verbs_of_forms() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for verb in {verb for row in _ROWS for verb in row.verbs.split()}:
        for form in _forms(verb):
            found.setdefault(form, set()).add(verb)
    return found


_LEMMAS: Mapping[str, set[str]] = _verbs_of_forms()


@lru_cache(maxsize=4096)
def _about(label: str) -> frozenset[str]:
    """What an object may be called in the table: its words, its noun, its family."""
    known = vocab.noun(label)
    family = {known.group} | ({"person"} if vocab.person(label) is not None else set())
    return frozenset({*label.split(), label, known.name, *family})


def _deed(word: str, about: frozenset[str], named: frozenset[str] = frozenset()) -> Deed | None:
    """The first deed of the table for a form of a verb and what it is done to, or with a tool that is named."""
    lemmas = _LEMMAS.get(word, set())
    for verbs, objects, deed in _ROWS if lemmas else ():
        other = about & _GAMES - set(objects.split())  # the ball of those who play soccer is no basketball
        if objects and lemmas & set(verbs.split()) and named & set(deed.tools) and not other:
            return deed
    for verbs, objects, deed in _ROWS if lemmas else ():
        if lemmas & set(verbs.split()) and (not objects or about & set(objects.split())):
            return deed
    return None


def deed_of(layout: Layout, item: Item) -> Deed | None:
    """What a person of the layout does that shows in its hands; None when nothing of the kind is said of it."""
    deed = _said(layout, item)
    return None if deed is None or (deed.alone and not is_foremost(layout, item)) else deed


def is_foremost(layout: Layout, item: Item) -> bool:
    """Whether it is the nearest of its group, whose feet and hands nobody hides."""
    group = [other for other in layout.items if other.node == item.node]
    return max(group, key=lambda other: other.box.y1, default=item).id == item.id


def _of_a_word(layout: Layout, item: Item) -> Deed | None:
    """The deed that an attribute and the other words of the text tell together."""
    words = frozenset(_WORD.findall(layout.scene.text.lower()))
    if "spray" in item.attributes:
        return _deed("spraying", frozenset())
    if "swinging" in item.attributes and _SWUNG.isdisjoint(words):
        return _ON_A_SWING
    grown = {word for other in layout.items if vocab.noun(other.label).group == "plant" for word in other.attributes}
    if "watering" in grown:  # "a woman watering plants" may be read as plants that water
        return _deed("watering", frozenset({"plant"}))
    return _SELFIE if "taking photo" in item.attributes and "selfie" in words else None


def _said(layout: Layout, item: Item) -> Deed | None:
    if (alone := _of_a_word(layout, item)) is not None:
        return alone
    named = frozenset(name for other in layout.items for name in (other.label, vocab.noun(other.label).name))
    for phrase in item.attributes:
        word, _, rest = phrase.lower().partition(" ")
        if word.endswith("ing") and word in _LEMMAS:
            found = _deed(word, frozenset().union(*map(_about, (rest, *rest.split()))), named)
            if found is not None:
                return found
    if "yoga" in _WORD.findall(layout.scene.text.lower()):
        return _deed("doing", frozenset({"yoga"}))
    labels = {thing.id: thing.label for thing in layout.scene.objects}
    for relation in layout.scene.relations:
        words = relation.words.lower().split()
        if relation.subject != item.node or not words or words[0] not in _LEMMAS:
            continue
        found = _deed(words[0], _about(labels[relation.object]), named)
        if found is not None and not (found.pose == "leaning" and _NO_LEAN & set(words)):
            return found
    trade = _TRADES.get(item.label)
    return None if trade is None else _deed(trade[0], frozenset(trade[1:]))


def tools_of(layout: Layout, deed: Deed) -> list[int]:
    """The things of the picture that the prop of a deed stands for."""
    nouns = [{item.label, vocab.noun(item.label).name} for item in layout.items]
    return [number for number, names in enumerate(nouns) if deed.prop and names & set(deed.tools)]


def posed(deed: Deed | None, pose: str) -> str:
    """The pose of who does this: that of the deed for those who stand, else the legs decide."""
    return deed.pose if deed is not None and deed.pose and pose in _IDLE else pose
