"""Where people are for what they do: who brushes teeth is in a bathroom, who plays tennis on a court."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from layoutgen import vocab
from layoutgen.scene import SceneData

# place: deeds as "verb", or "verb object" where the object matters
_DEEDS: Mapping[str, str] = {
    deed: place
    for place, deeds in {
        "bathroom": "brushing tooth, shaving, flossing tooth, bathing, showering, applying makeup",
        "kitchen": "cooking, baking, frying, washing dish, cutting vegetable, chopping vegetable, stirring, kneading",
        "bedroom": "brushing hair, combing hair, drying hair",
        "living room": "knitting, ironing, vacuuming, playing wii, playing video game, playing nintendo, playing game "
        "console, watching tv, playing piano, playing drum",
        "room": "sweeping, mopping, dancing ballet",
        "yard": "grilling, barbecuing, mowing, raking, digging, chopping wood",
        "garden": "watering flower, watering plant, gardening, planting flower, weeding",
        "sea": "surfing, sailing",
        "snow": "sledding",
        "ski slope": "skiing, snowboarding",
        "beach": "sunbathing",
        "forest": "camping",
        "underwater": "snorkeling, scuba diving",
        "lake": "fishing, rowing, canoeing, kayaking",
        "stage": "singing",
        "gym": "lifting weight, lifting barbell, boxing, playing basketball, playing volleyball, dunking",
        "tennis court": "playing tennis",
        "soccer field": "playing soccer",
        "football field": "playing football, playing rugby",
        "baseball field": "playing baseball, batting",
        "park": "playing frisbee, flying kite, jogging",
        "ice rink": "playing hockey, ice skating",
        "field": "playing golf, golfing",
    }.items()
    for deed in deeds.split(", ")
}  # fmt: skip
_GAME = re.compile(
    r"\b(?:game of (tennis|soccer|baseball|football|rugby)|(tennis|soccer|baseball|football|rugby) (?:game|match))\b",
    re.IGNORECASE,
)
_BY_ANYBODY = frozenset({"cooking", "baking", "frying"})  # a bear that bakes is in a kitchen, too
_TUBS = frozenset({"bathtub", "bath", "tub", "sink", "bucket", "aquarium", "fishbowl", "bowl", "kiddie pool"})
_WET = frozenset({"swimming", "swims", "swim", "wading", "bathing", "floating"})


def pastime(data: SceneData) -> str | None:
    """The place of what somebody does in a scene that names no place; None when it may be done anywhere."""
    labels = {thing.id: thing.label for thing in data.objects}
    played = _GAME.search(data.text)
    if played is not None and any(map(vocab.person, labels.values())):
        return _DEEDS[f"playing {(played.group(1) or played.group(2)).lower()}"]
    people = {thing.id for thing in data.objects if vocab.person(thing.label, thing.attributes) is not None}
    for node, word, rest in _done(data, labels):
        if word in _WET:
            name = vocab.noun(labels[node]).name
            swimmer = node in people or vocab.noun(name).group in ("animal", "bird")
            if swimmer and not _is_in_tub(node, data, labels):
                return "sea" if node not in people else "swimming pool"
        elif node in people or word in _BY_ANYBODY:
            place = next((_DEEDS[said] for said in (f"{word} {rest}", word) if said in _DEEDS), None)
            if place is not None and not (place == "park" and _elsewhere(labels)):
                return place
    return None


_BOARDED = frozenset({"surfboard", "paddleboard", "ski", "skier", "snowboard", "snowboarder", "surfer", "boat"})


def _elsewhere(labels: Mapping[str, str]) -> bool:
    """Whether something is named that is in no park: a kite is flown off a beach and on snow too."""
    return not _BOARDED.isdisjoint(vocab.noun(label).name for label in labels.values())


def _is_in_tub(node: str, data: SceneData, labels: Mapping[str, str]) -> bool:
    """Whether the water in which somebody swims is that of a bathtub or a bowl."""
    within = (r.object for r in data.relations if r.subject == node and r.predicate in ("in", "inside"))
    return any(vocab.noun(labels[name]).name in _TUBS for name in within)


def _done(data: SceneData, labels: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Who does what to what: (node, verb, noun or "")."""
    for thing in data.objects:
        for phrase in thing.attributes:
            word, _, rest = phrase.lower().partition(" ")
            yield thing.id, word, rest
    for relation in data.relations:
        words = relation.words.lower().split()
        if words:
            yield relation.subject, words[0], vocab.noun(labels[relation.object]).name
