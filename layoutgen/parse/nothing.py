"""Noun chunks that name nothing to draw: times, games, a colour as a predicate, "his hand", what a picture is of."""

from __future__ import annotations

from functools import lru_cache

from layoutgen import vocab
from layoutgen.parse.abstractions import ground_of, in_halves, is_abstract, is_picture_on_show, is_vague_unknown
from layoutgen.parse.background import is_part_word, take_time_and_weather
from layoutgen.parse.contexts import TAKEN, named_by_context
from layoutgen.parse.inscriptions import is_inscription
from layoutgen.parse.lexicon import DEPICTIONS, members
from layoutgen.parse.loose_parts import is_loose_part
from layoutgen.parse.mentions import Mention
from layoutgen.parse.nobody import is_called, is_costume, is_for_others, is_kin, is_meant_user
from layoutgen.parse.outcomes import is_outcome
from layoutgen.parse.reading import Reading, group_of, kind_of
from layoutgen.parse.viewers import VIEWERS, is_likeness, is_viewer

_GAMES = members("games")
_OCCASIONS = members("occasions")
_GATHERINGS = members("gatherings")
_NEGATIONS = frozenset({"no", "not", "n't", "without", "never", "neither", "nor", "nothing", "none", "any"})
_MEALS = frozenset({"dinner", "lunch", "breakfast", "supper", "brunch", "meal", "feast", "picnic", "snack", "party"})
_SHOWS = frozenset({"festival", "show", "rally", "convention", "expo", "fair"})
_ARRANGEMENTS = members("arrangements")
_PITCHED = frozenset(
    {"pitcher", "throw", "throws", "throwing", "baseball", "batter", "swing", "swinging", "hit", "ball"}
)
_BROWSES = frozenset({"surf", "browse", "search"})
_DISHES = frozenset({"sandwich", "pizza", "salad", "sub", "omelet", "omelette", "soup", "burger", "pie", "burrito"})
_EATEN = frozenset({"food", "fruit", "vegetable", "plant", "drink"})
_WRITTEN = frozenset({"word", "words", "text", "phrase", "writing", "initials"})
_GEAR = frozenset({"gear", "equipment", "outfit", "attire", "apparel", "clothing", "clothes", "garb", "uniform"})
_WHOLES = frozenset({"vehicle", "furniture", "appliance", "sport", "boat", "aircraft", "electronics", "kitchenware"})
_PARTS = members("parts in names")
_COLOURED_THINGS = frozenset({"orange", "rose", "peach", "gold", "silver", "chocolate", "lime", "olive", "violet"})


def names_nothing(reading: Reading, number: int, mention: Mention) -> bool:
    """Whether chunk `number` is no object; time and weather that it tells are noted."""
    if take_time_and_weather(reading, number, mention):
        return True
    label = mention.label
    if (
        label in ("driver seat", "passenger seat", "paint job")
        or (label == "stage" and mention.plural)
        or (label in VIEWERS and is_viewer(reading, number, mention))
        or _is_stroke(reading, mention)
        or is_for_others(reading, number, mention)
    ):
        return True
    if _is_colour(reading, mention) or is_called(reading, number, mention):
        return True
    if _named_otherwise(reading, number, mention):
        return False
    half = _by_halves(reading, number, mention) if in_halves(mention) else None
    if half is not None:
        return half
    if label == "space" and (mention.plural or mention.definite or mention.count is not None or mention.attributes):
        return True  # room, not the cosmos
    if is_abstract(label) or (is_part_word(label) and number in reading.landmark_of):
        return True
    return (
        is_kin(reading, number, mention)
        or is_meant_user(reading, number, mention)
        or _is_gear(reading, number, mention)
        or _is_of_dish(reading, number, mention)
        or is_costume(reading, number, mention)
        or is_likeness(reading, number)
        or _is_other_choice(reading, number)
        or is_outcome(reading, number, mention)
        or is_inscription(reading, number)
        or _is_somewhere_named(reading, number, mention)
        or _is_game(reading, mention)
        or _is_posed_for(reading, number, mention)
        or _is_arrangement(reading, number, mention)
        or is_vague_unknown(reading, number, mention)
        or _is_depicted(reading, number)
        or is_loose_part(reading, number, mention)
    )


def _is_stroke(reading: Reading, mention: Mention) -> bool:
    """ "throwing a pitch", "intercept a toss", "making a face", "5 o clock": deeds and hours, and no things."""
    lower, chunk = reading.tree.lower, mention.chunk
    if mention.label == "pitch":
        return not _PITCHED.isdisjoint(lower)
    if mention.label in ("shade", "shades"):
        return lower[chunk.end : chunk.end + 1] == ["of"]  # "decorated in shades of white"
    if mention.label == "web":
        return not _BROWSES.isdisjoint(reading.tree.lemmas[max(0, chunk.start - 2) : chunk.start])  # "surfs the web"
    if mention.label == "face":
        return chunk.start > 0 and reading.tree.lemmas[chunk.start - 1] in ("make", "pull")
    return mention.label == "clock" and lower[chunk.head - 1] == "o"


def _by_halves(reading: Reading, number: int, mention: Mention) -> bool | None:
    """What the words of an unknown name of several say; None when they leave it a thing of its own."""
    first, _, last = mention.label.rpartition(" ")
    if _is_part_of_named(first, last):  # "a car hood" is seen with its car, "couch cushions" with their couch
        mention.label, mention.plural, mention.count = first, False, 1
        return any(e.label == first for e in reading.entities)
    if last == "party" and first in _MEALS:
        return True  # "at a dinner party"
    if last in _SHOWS and vocab.lookup(first) is not None:
        mention.label, mention.plural, mention.count = first, True, None  # at "a kite festival" are kites
        return any(e.label.endswith(first) for e in reading.entities)
    if not is_abstract(last):
        return True if first.split(" ")[0] in _WRITTEN else None  # "the word Tolkien"
    phrase = reading.landmark_of.get(number)
    if phrase is not None and reading.tree.lower[reading.phrases[phrase].end - 1] == "for":
        return True  # "gathering for a bike race"
    if vocab.place(mention.label) is not None or (last in _OCCASIONS and number in reading.landmark_of):
        return _note_occasion(reading, mention.label)
    if mention.plural and kind_of(first) == "stuff":
        return True  # "office supplies"
    named = vocab.lookup(first) or vocab.lookup(first.rsplit(" ", 1)[-1]) or vocab.place(first.rsplit(" ", 1)[-1])
    if not named or is_abstract(first):
        return True
    if any(e.label == first for e in reading.entities) or group_of(first) == "person":
        return True  # "a man on skis doing a ski jump", "in a tourist area"
    mention.label, mention.plural = first, False  # "a train scene" shows a train
    return False


@lru_cache(maxsize=1024)
def _is_part_of_named(whole: str, part: str) -> bool:
    noun = vocab.lookup(whole)
    return noun is not None and noun.group in _WHOLES and part in _PARTS


def _note_occasion(reading: Reading, label: str) -> bool:
    """ "during a baseball game": its place, where there is one, is the background."""
    place = vocab.place(label)
    if place is not None and place not in reading.place_words:
        reading.place_words.append(place)
    return True


def _named_otherwise(reading: Reading, number: int, mention: Mention) -> bool:
    """Whether the chunk is a thing, if under a general name, which is made plain: grass for "a grassy area"."""
    ground = ground_of(mention)
    if ground is not None:
        mention.label = ground
        return True
    tree = reading.tree
    if mention.label == "top" and tree.lemmas[tree.heads[mention.chunk.head]] in ("wear", "in"):
        mention.label = "shirt"
        return True
    if named_by_context(reading, number, mention):
        return True
    return is_picture_on_show(reading, number, mention)


def _is_other_choice(reading: Reading, number: int) -> bool:
    """The bus of "a train or a bus": one of the two is drawn. Of "no trains or buses" both are absent."""
    words = reading.tree.lower
    before = reading.chunks[number - 1].end if number else 0
    if words[before : reading.chunks[number].start] != ["or"] or number - 1 in reading.dropped:
        return False
    if reading.chunks[number - 1].kind != "noun" or words[before - 1] in _GATHERINGS:
        return False  # "two or three people", "a pile or oranges"
    return _NEGATIONS.isdisjoint(words[:before])


def _is_gear(reading: Reading, number: int, mention: Mention) -> bool:
    """ "in full gear", "in ski clothes": whoever does such a thing is drawn so."""
    phrase = reading.landmark_of.get(number)
    worn = phrase is not None and reading.phrases[phrase].predicate == "in"
    coloured = any(vocab.colour(a) for a in mention.attributes)
    return worn and not coloured and mention.label.rsplit(" ", 1)[-1] in _GEAR


def _is_of_dish(reading: Reading, number: int, mention: Mention) -> bool:
    """The ham of "a ham and cheese sandwich", which tells what is in it."""
    words, end = reading.tree.lower, mention.chunk.end
    dish = (
        reading.mentions[number + 1] if words[end : end + 1] == ["and"] and number + 1 < len(reading.mentions) else None
    )
    if dish is None or words[mention.chunk.start] not in ("a", "an") or dish.chunk.start != end + 1:
        return False
    filling, _, last = dish.label.rpartition(" ")
    if last not in _DISHES or not filling or reading.tree.tags[dish.chunk.start] != "NN":
        return False
    if mention.plural or group_of(mention.label) not in _EATEN or group_of(filling) not in _EATEN:
        return False
    dish.attributes[:0] = [*mention.attributes, mention.label]
    return True


def _is_posed_for(reading: Reading, number: int, mention: Mention) -> bool:
    """ "posing for a photo", "smiling for the camera", "taking a photo"."""
    tree = reading.tree
    verb = tree.heads[mention.chunk.head]
    if mention.label in TAKEN and tree.lemmas[verb] == "take":
        return number not in reading.landmark_of  # "takes a bow"
    if mention.label in ("photo", "picture", "photograph", "selfie") and tree.lemmas[verb] in ("take", "snap", "shoot"):
        return number not in reading.landmark_of
    phrase = reading.landmark_of.get(number)
    word = reading.tree.lower[reading.phrases[phrase].end - 1] if phrase is not None else ""
    said = word == "for"
    if word == "in" and mention.label in ("photo", "picture", "photograph", "shot") and not mention.plural:
        return True  # "smiles in an old photo"
    if said and mention.label in _MEALS:
        return True  # "vegetables cooking for a dinner"
    return said and mention.label in ("photo", "picture", "photograph", "camera", "selfie", "portrait", "shot", "image")


def _is_arrangement(reading: Reading, number: int, mention: Mention) -> bool:
    """ "in a row", "in a circle": how things stand."""
    phrase = reading.landmark_of.get(number)
    if mention.label not in _ARRANGEMENTS or phrase is None or reading.phrases[phrase].predicate not in ("in", ""):
        return False
    after = mention.chunk.end
    return after >= len(reading.tree) or reading.tree.lower[after] != "of"


def _is_colour(reading: Reading, mention: Mention) -> bool:
    """ "the car is orange", "the red"; not "an orange"."""
    tree, chunk = reading.tree, mention.chunk
    if vocab.colour(mention.label) is None:
        return False
    thing = vocab.lookup(mention.label) is not None
    predicate = tree.kid(chunk.head, "cop") is not None
    if thing and tree.tags[chunk.start] in ("DT", "CD"):
        return False
    return predicate or (not thing and mention.label not in _COLOURED_THINGS)


def _is_somewhere_named(reading: Reading, number: int, mention: Mention) -> bool:
    """ "in Seattle"."""
    phrase = reading.landmark_of.get(number)
    if phrase is None or not reading.tree.tags[mention.chunk.head].startswith("NNP"):
        return False
    return vocab.lookup(mention.label) is None and reading.phrases[phrase].predicate in (
        "in",
        "at",
        "near",
        "of",
        "following",
        "",
    )


def _is_game(reading: Reading, mention: Mention) -> bool:
    """ "playing tennis"."""
    tree = reading.tree
    return mention.label in _GAMES and tree.lemmas[tree.heads[mention.chunk.head]] in ("play", "watch", "enjoy")


_DRAWS = frozenset({"paint", "draw", "sketch"})  # somebody who sits for it


def _is_depicted(reading: Reading, number: int) -> bool:
    """The man of "a statue of a man": the statue gets him as an attribute."""
    phrase = reading.landmark_of.get(number)
    if phrase is None and number and number - 1 in reading.dropped and number in reading.coordinated:
        outer = reading.mentions[number - 2] if number > 1 else None
        start = reading.tree.tags[reading.chunks[number].start]
        more = start.startswith(("CD", "NN", "JJ")) and number - 1 in reading.landmark_of
        return more and outer is not None and outer.label in DEPICTIONS  # "statues of 2 zebras and 1 giraffe"
    if phrase is None or number == 0 or reading.phrases[phrase].predicate != "of":
        return False
    outer = reading.mentions[number - 1]
    if outer is not None and reading.tree.tags[outer.chunk.end] == "VBN":
        return False  # "a statue made of stone"
    if (
        outer is None
        or outer.label.rsplit(" ", 1)[-1] not in DEPICTIONS
        or number - 1 in reading.alias
        or not reading.refers[number - 1]
    ):
        return False
    chunk = reading.chunks[number]
    reading.refers[number - 1][0].describe([f"of {reading.words(chunk.start, chunk.end)}"])
    lemmas = reading.tree.lemmas
    return lemmas[chunk.end : chunk.end + 1] != ["who"] or _DRAWS.isdisjoint(lemmas[: outer.chunk.start])
