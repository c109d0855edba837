"""The place of a scene that names none: baseball players stand on a baseball field, a stove in a kitchen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from layoutgen import vocab
from layoutgen.predict.homes import home
from layoutgen.predict.meaning import meaning
from layoutgen.predict.pastimes import pastime
from layoutgen.predict.regions import covers, from_outside
from layoutgen.scene import Relation, SceneData, SceneObject
from layoutgen.sorts import HEIGHTS

_INDOORS = frozenset({"kitchen", "bathroom", "bedroom", "living room", "office", "room"})
_ON_LAND = frozenset(
    {"holding", "carrying", "looking at", "next to", "near", "with", "behind", "in front of", "leaning on"}
)
_HANDLED = ("holding", "carrying", "eating")
_WINDY = frozenset({"sea", "beach", "lake", "snow", "ski slope"})
_ASHORE = frozenset({"plant", "building"})
_POTS = frozenset(
    {"vase", "jar", "flowerpot", "pot", "glass", "cup", "planter", "bowl", "plate", "basket", "tray", "pan"}
)
_MEAL = frozenset({"food", "fruit", "vegetable", "kitchenware", "drink"})
_AIRFIELDS = frozenset({"runway", "tarmac", "airfield", "airstrip", "strip", "field", "grass", "sky", "pavement"})
_ON_WHEELS = frozenset({"aircraft", "vehicle", "boat", "animal"})
_GREEN = frozenset({"field", "grass", "meadow", "hill", "outdoors", "savanna"})  # what snow covers
_HEIGHTS = HEIGHTS | {"ski slope"}
_SKIING = frozenset({"skiing", "skis", "snowboarding", "sledding", "tobogganing"})
_UPRIGHT = frozenset({"building", "structure", "plant", "vehicle"})
_OUTSIDE = frozenset({"outside", "outdoors", "outdoor"})
# What follows where "outside" is said of all, and not of a house that somebody is outside of.
_AFTERWARDS = frozenset(
    {".", ",", ";", "!", "in", "on", "at", "with", "and", "near", "under", "by", "while", "surrounded"}
)
_GARDEN = ("park bench", "garden bench", "street ", "lawn ", "patio ", "picnic table")  # furniture of the open air
_LOOKED = ("look", "star", "gaz", "peer", "peek", "view", "watch", "go", "window", "the", "from")  # out of a room
_MARINE = frozenset({"fish", "animal"})
_SEABED = frozenset({"coral", "seaweed", "clam", "sea anemone"})
_COSMIC = frozenset({"planet", "saturn", "mars", "jupiter", "earth", "comet", "galaxy", "asteroid", "space station"})
_WINGED = frozenset({"flying", "soaring", "gliding", "hovering", "flapping", "airborne", "swooping"})


def setting(data: SceneData) -> tuple[str, ...]:
    """The background word that the scene's things suggest, when the text names no place; () when they suggest none.

    Things of one place give that place, things of several "outdoors" or "room". What belongs outdoors beside what
    belongs indoors gives nothing: a plain ground offends neither. What people carry about says nothing.
    """
    facades = {r.object for r in data.relations for t in data.objects if t.id == r.object and from_outside(r, t.label)}
    facades |= {r.subject for r in data.relations if r.predicate in ("in", "inside") and _is_vessel(r.object, data)}
    stuff = [t.label for t in data.objects if t.kind == "stuff" and t.id not in facades and covers(t.label)]
    if data.background or any("wall" not in label for label in stuff):
        return ()
    outside = is_outside(data) or any(t.label.startswith(_GARDEN) for t in data.objects if t.kind == "thing")
    nouns = [vocab.noun(thing.label) for thing in data.objects]
    lofty = [
        noun.support == "sky" or (noun.group in ("bird", "insect") and _is_flying(thing.attributes))
        for thing, noun in zip(data.objects, nouns, strict=True)
    ]
    if any(lofty) and all(up or noun.group == "bird" for up, noun in zip(lofty, nouns, strict=True)):
        return ("space",) if any(noun.name in _COSMIC for noun in nouns) else ("sky",)
    potted = any(noun.name in _POTS for noun in nouns)
    house = any(noun.group in ("building", "vehicle") for noun in nouns)  # whose windows are seen from outside
    seen = [t for t, noun in zip(data.objects, nouns, strict=True) if not (house and noun.name in ("window", "door"))]
    kept = {r.subject for r in data.relations if r.predicate in ("in", "inside") and _is_tank(r.object, data)}
    fish = {t.id for t, noun in zip(data.objects, nouns, strict=True) if noun.group == "fish"}
    kept |= {r.object for r in data.relations if r.predicate in _HANDLED and r.object in fish}
    seen = [t for t in _bearers(seen, data) if t.id not in kept and not t.label.startswith("toy ")]
    named = [meaning(t, data) for t in seen if not (potted and _is_plant(t.label))]
    places = list(dict.fromkeys(place for place in map(home, named) if place is not None))
    if any(noun.group in ("kitchenware", "food", "bird") for noun in nouns):
        places = [place for place in places if place != "underwater"]  # the fish is on the table, or in a bird's claws
    if outside or any(noun.name == "picnic" for noun in nouns):  # whose blanket lies on the grass
        places = [place for place in places if place not in _INDOORS] or ["outdoors"]
    open_air = set(places) != {"outdoors"} or any(noun.group in ("building", "structure") for noun in nouns)
    if "wall" in stuff and set(places) == {"outdoors"} and all(noun.height < 3 for noun in nouns):
        return ("room",)  # a plain wall, and nothing that is only seen in the open
    if stuff and (not places or set(places) & _INDOORS or not open_air):
        return ()  # a wall, of which nothing says that it stands in the open
    if not places:
        return _unplaced(data)
    specific = _agreed([place for place in places if place not in ("outdoors", "room")], nouns)
    inside = {place in _INDOORS for place in places}
    if len(inside) == 2:
        return ()
    if len(specific) == 1:
        return (_nearer(specific[0], data),)
    return ("room",) if inside == {True} else ("outdoors",)


def _bearers(things: list[SceneObject], data: SceneData) -> list[SceneObject]:
    """The things without those that are on or in another which tells more of the place: a parrot aboard a ship.

    An island is told of by the sea alone, whatever lives there.
    """
    labels = {t.id: t.label for t in data.objects if t.kind == "thing"}
    bearer = {r.subject: r.object for r in data.relations if r.predicate in _ABOARD and r.object in labels}
    if any(vocab.noun(label).name in _ISLES for label in labels.values()):
        return [t for t in things if vocab.noun(t.label).name in _ISLES]

    def is_carried(node: str) -> bool:
        passed = {node}
        while node in bearer and bearer[node] not in passed:
            node = bearer[node]
            passed.add(node)
            if vocab.noun(labels[node]).group in _CARRYING and home(labels[node]) not in _SAYS_LITTLE:
                return True
        return False

    return [t for t in things if not is_carried(t.id)]


_ABOARD = frozenset({"on", "in", "inside", "riding", "driving"})
_CARRYING = frozenset({"boat", "vehicle"})
_SAYS_LITTLE = (None, "outdoors", "room")
_ISLES = frozenset({"island", "desert island"})


def is_outside(data: SceneData) -> bool:
    """Whether the text says that it is out of doors: of a thing, or of the whole at its end."""
    if any(word in _OUTSIDE for thing in data.objects for word in thing.attributes):
        return True
    if "outdoor" not in data.text.lower() and "outside" not in data.text.lower():
        return False
    words = re.findall(r"[a-z]+|[.,;!]", data.text.lower())
    told = zip(["", *words], words, [*words[1:], "."], strict=False)
    return any(
        word in _OUTSIDE and not before.startswith(_LOOKED) and (word != "outside" or after in _AFTERWARDS)
        for before, word, after in told
    )


def _agreed(places: list[str], nouns: Sequence[vocab.Noun]) -> list[str]:
    """The one place for two that lie together: penguins on an iceberg are at sea, and so is a surfer before a shark.

    What swims above a reef is below the sea, as the reef is.
    """
    if "underwater" in places and all(n.group in _MARINE for n in nouns) and any(n.name in _SEABED for n in nouns):
        return ["underwater"]
    others = [place for place in places if place != "park"]
    if len(others) == 1 and others[0] in _WINDY:
        return others  # a kite is flown there too
    return ["sea"] if set(places) in ({"sea", "snow"}, {"sea", "underwater"}, {"sea", "lake"}) else places


def _is_flying(attributes: Sequence[str]) -> bool:
    return not _WINGED.isdisjoint(word for phrase in attributes for word in phrase.split())


def _is_tank(node: str, data: SceneData) -> bool:
    """Whether it is a tank of fish or a tub, in which nothing tells of the place around it."""
    return any(t.id == node and vocab.noun(meaning(t, data)).name in _TANKS for t in data.objects)


_TANKS = frozenset({"aquarium", "fishbowl", "glass tank", "bathtub", "bath", "sink", "tub", "kiddie pool"})


def _is_vessel(node: str, data: SceneData) -> bool:
    return any(t.id == node and t.kind == "thing" for t in data.objects)


def _nearer(place: str, data: SceneData) -> str:
    """The desk, for an office of which only things on a desk are named; a lake with its shore, for trees by a boat."""
    nouns = [vocab.noun(meaning(thing, data)) for thing in data.objects]
    if place == "office" and all(_on_desks(noun) for noun in nouns):
        return "desk"
    if place == "sea" and any(noun.group in _ASHORE and noun.height > 2 for noun in nouns):
        return "lake"
    if place == "sea" and any(r.predicate in _ON_LAND and _is_board(r, data) for r in data.relations):
        return "beach"
    if place == "sea" and any(_waits(r, data) for r in data.relations):
        return "lake"
    return place


def _waits(relation: Relation, data: SceneData) -> bool:
    """Whether it says that somebody who is in nothing stands by a boat."""
    nouns = {t.id: vocab.noun(t.label) for t in data.objects}
    aboard = {r.subject for r in data.relations if r.predicate in ("in", "on", "inside", "riding", "driving")}
    for one, other in ((relation.subject, relation.object), (relation.object, relation.subject)):
        person = nouns[one].group == "person" and nouns[other].group == "boat" and one not in aboard
        if (
            person
            and nouns[other].name != "surfboard"
            and relation.predicate in ("near", "next to", "with", "in front of")
        ):
            return True
    return False


def _is_board(relation: Relation, data: SceneData) -> bool:
    """Whether it says what is done to a surfboard."""
    return any(t.id == relation.object and vocab.noun(t.label).name == "surfboard" for t in data.objects)


def _on_desks(noun: vocab.Noun) -> bool:
    """Whether it may lie or sit on a desk that fills the picture."""
    return noun.support == "surface" or noun.name in ("cat", "kitten", "hand", "toy")


def _unplaced(data: SceneData) -> tuple[str, ...]:
    """For things that may be anywhere: a table top for a meal, a room for people who eat, else the open air."""
    groups = {vocab.noun(meaning(thing, data)).group for thing in data.objects}
    if groups & {"kitchenware", "food"}:
        groups -= {"plant", "fish"}  # mushrooms in a bowl, a trout on a plate
    if not groups:
        return ("outdoors",)
    alive = any(vocab.person(t.label) or vocab.noun(t.label).name == "dog" for t in data.objects)
    if groups <= _MEAL:
        return ("table",)
    hung = any(vocab.noun(meaning(thing, data)).support == "wall" for thing in data.objects)
    if (groups & _MEAL or hung) and alive and not data.weather:
        return ("room",)
    return ("outdoors",) if alive or data.time or data.weather else ()


def _is_plant(label: str) -> bool:
    return vocab.noun(label).group == "plant"


def backdrop(data: SceneData, suggest: bool = True) -> tuple[str, ...]:
    """The words of place for the backdrop: those of the text, or what its things suggest; snow where there is snow.

    suggest: False for the words of the text alone.
    """
    if not suggest:
        return data.background
    words = _outside(_in_the_stands(data) or _nearest(data) or _busy(data) or setting(data) or _halt(data), data)
    if tuple(words) == ("sky",):
        below = [thing for thing in data.objects if vocab.noun(thing.label).name != "sky"]
        words = setting(data.model_copy(update={"background": (), "objects": tuple(below), "relations": ()})) or words
    if tuple(words) == ("sky",) and any(_stands(vocab.noun(thing.label)) for thing in data.objects):
        words = ("outdoors",)
    if {"sea", "city"} <= set(words):  # a town that is seen from the water
        words = ("harbour", *(word for word in words if word not in ("sea", "city")))
    mountainous = any(vocab.noun(t.label).name in _HEIGHTS for t in data.objects) or bool(set(words) & _HEIGHTS)
    snowy = any("snow" in word for t in data.objects if t.kind == "stuff" for word in (t.label, *t.attributes))
    snowy = snowy or any(_lies_in_snow(t.attributes) and _stands(vocab.noun(t.label)) for t in data.objects)
    skied = any(home(t.label) == "ski slope" for t in data.objects) or not _SKIING.isdisjoint(_deeds(data))
    if mountainous and (snowy or skied) and not set(words) & {"ski slope", "snow"}:
        return ("ski slope", *(word for word in words if word not in _HEIGHTS))
    sandy = any(t.kind == "stuff" and t.label.split()[-1] in ("sand", "shore") for t in data.objects)
    if sandy and tuple(words) in (("sea",), ()) and not data.background:
        return ("beach",)
    if words[:1] == ("sea",) and any(_sunken(r, data) for r in data.relations):
        return ("underwater", *words[1:])
    beached = any("ashore" in phrase.split() for thing in data.objects for phrase in thing.attributes)
    if words[:1] == ("sea",) and (beached or any(_ashore(r, data) for r in data.relations)):
        return ("beach", *words[1:])
    if snowy and not words[1:] and set(words) <= _GREEN:
        return ("snow",)
    return words


def _in_the_stands(data: SceneData) -> tuple[str, ...]:
    """The baseball field of a stadium where baseball is played, which has stands, too."""
    return ("baseball field",) if data.background == ("stadium",) and pastime(data) == "baseball field" else ()


def _in_the_hall(data: SceneData) -> bool:
    """Whether an airport is seen from within: people, luggage and seats, and nothing that flies or drives."""
    named = {name for t in data.objects if t.kind == "stuff" for name in (vocab.noun(t.label).name, *t.label.split())}
    groups = {vocab.noun(t.label).group for t in data.objects if t.kind == "thing"}
    fields = named & _AIRFIELDS or any("tarmac" in word or "runway" in word for word in _deeds(data))
    return bool(groups & {"person", "furniture", "container", "accessory"}) and not fields and not groups & _ON_WHEELS


def _outside(words: tuple[str, ...], data: SceneData) -> tuple[str, ...]:
    """The yard for a porch whose house is seen whole."""
    if "porch" in words and any(vocab.noun(t.label).group == "building" and t.kind == "thing" for t in data.objects):
        return tuple("yard" if word == "porch" else word for word in words)
    return words


def _deeds(data: SceneData) -> set[str]:
    """All words of what is done and how things are."""
    phrases = [*(r.words for r in data.relations), *(word for thing in data.objects for word in thing.attributes)]
    return {word for phrase in phrases for word in phrase.split()}


def _dwells(label: str) -> bool:
    """Whether somebody of this name lives at sea, or something of it lies in it: no boat is meant."""
    return vocab.person(label) is not None or vocab.noun(label).group == "nature"


def _busy(data: SceneData) -> tuple[str, ...]:
    """Where people are for what they do, unless there is other ground or the text says that it is outside."""
    ground = any(t.kind == "stuff" and covers(t.label) for t in data.objects)
    outside = is_outside(data)
    wet = any(home(t.label) == "sea" and _dwells(t.label) for t in data.objects)  # a mermaid combs her hair at sea
    wet = wet or any(vocab.noun(t.label).name in _SEABED for t in data.objects)
    place = None if ground or outside or wet else pastime(data)
    return () if place is None else (place,)


def _nearest(data: SceneData) -> tuple[str, ...]:
    """The places of the text without those that are in the distance, which are no ground to stand on."""
    distant = {vocab.place(t.label) for t in data.objects if t.kind == "stuff" and "background" in t.position}
    near = tuple(word for word in data.background if word not in distant or word in _HEIGHTS)
    if near == ("skate park",) and any("indoor" in t.attributes for t in data.objects if t.kind == "stuff"):
        return ("indoor skate park",)
    if near == ("airport",) and _in_the_hall(data):
        return ("terminal",)
    return near or data.background


def _lies_in_snow(attributes: tuple[str, ...]) -> bool:
    """Whether the text says of a thing that snow covers it: a cabin, a fir tree."""
    return not {"snowy", "snow covered", "snow-covered"}.isdisjoint(attributes)


def _stands(noun: vocab.Noun) -> bool:
    """Whether it is tall and belongs on the ground, so that a picture of it shows more than the sky."""
    return noun.support in ("ground", "any") and noun.group in _UPRIGHT and noun.height > 0.7


def _halt(data: SceneData) -> tuple[str, ...]:
    """A train and a platform are in a station."""
    stuff = {vocab.noun(t.label).name for t in data.objects if t.kind == "stuff"}
    trains = any(home(t.label) == "railway" for t in data.objects)
    return ("train station",) if trains and "platform" in stuff else ()


def _sunken(relation: Relation, data: SceneData) -> bool:
    """Whether something is said to be below the sea, or at its bottom."""
    wet = any(t.id == relation.object and vocab.place(t.label) == "sea" for t in data.objects)
    return wet and (relation.predicate in ("under", "below") or "bottom" in relation.words.split())


def _ashore(relation: Relation, data: SceneData) -> bool:
    """Whether something that stands is said to be beside the water."""
    nouns = {thing.id: vocab.noun(thing.label) for thing in data.objects}
    stands = nouns[relation.subject].support == "ground" and nouns[relation.subject].group != "boat"
    wet = any(t.id == relation.object and t.kind == "stuff" and vocab.place(t.label) == "sea" for t in data.objects)
    return stands and wet and relation.predicate in ("near", "next to", "at", "against")
