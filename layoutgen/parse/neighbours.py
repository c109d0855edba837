"""Phrases that can only tell about the noun just before them: "a boy on a skateboard", "a pan full of donuts"."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.company import HOLDABLE, is_small
from layoutgen.parse.lexicon import ALIVE, INTO
from layoutgen.parse.lexicon import members as words_of
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.pronouns import host
from layoutgen.parse.reading import Reading
from layoutgen.sorts import HEIGHTS

_BESIDE = frozenset(
    {"next to", "near", "behind", "in front of", "left of", "right of", "opposite", "among", "with", "between"}
)
_VESSELS = frozenset({"container", "kitchenware"})
_LARGE = frozenset({"furniture", "vehicle", "building", "clothing", "body", "container", "kitchenware", "structure"})
_RIDDEN = frozenset({"sport", "vehicle", "animal", "boat"})
_FLOORS = frozenset(
    {"ground", "floor", "grass", "sand", "snow", "water", "street", "road", "sidewalk", "field", "beach"}
)
_PERCHES = frozenset(
    {
        "branch",
        "limb",
        "twig",
        "tree",
        "roof",
        "wire",
        "plate",
        "shelf",
        "screen",
        "wall",
        "cage",
        "bowl",
        "plant",
        "flower",
        "leaf",
        "bush",
        "rock",
        "post",
        "pole",
        "fence",
        "sill",
        "windowsill",
        "ledge",
        "tv",
        "television",
        "monitor",
    }
)
_UPRIGHT = frozenset(
    {"wall", "door", "refrigerator", "fridge", "building", "post", "pole", "fence", "tv", "television", "screen",
     "monitor"}
)  # fmt: skip
_BUILT = frozenset({"building", "structure", "plant"})
_HEIGHTS = HEIGHTS | {"island", "rock"}
_DRESSINGS = words_of("dressings")


def about_neighbour(reading: Reading, phrase: Phrase, near: int) -> bool:
    """Whether the phrase tells about chunk `near`, which ends where the phrase begins, whatever the tree says."""
    landmark = phrase.landmark
    if landmark is None:
        return False
    if reading.chunks[landmark].kind == "pronoun" and phrase.predicate not in ("with", "of"):
        if phrase.predicate in _BESIDE and _is_floor(reading, near):
            return False  # "a horse lying on the ground next to it"
        return near in reading.landmark_of or near in reading.coordinated or host(reading, near) is not None
    return (
        phrase.predicate == "~in"
        or _is_worn(reading, phrase, near, landmark)
        or _is_ridden(reading, phrase, near, landmark)
        or _is_under_vessel(reading, phrase, near, landmark)
        or is_put_in(reading, phrase, near)
        or _is_hung(reading, phrase, near, landmark)
        or _is_seen_there(reading, phrase, near)
        or _is_candle(reading, phrase, near, landmark)
        or _is_on_table(reading, phrase, near, landmark)
        or _is_back_at(reading, near, landmark)
        or (phrase.predicate in ("over", "on") and any(e.label == "junk" for e in reading.refers[near]))
        or decoration(reading, near, landmark) is not None
    )


def _is_floor(reading: Reading, near: int) -> bool:
    """Whether a chunk is the ground that what the phrase tells about is on, or what somebody sits or leans on."""
    outer = reading.landmark_of.get(near)
    if outer is not None and reading.phrases[outer].predicate in ("on", "in", "at", "against", "under"):
        verb = reading.phrases[outer].start - 1
        if verb > 0 and reading.is_verb(verb):
            return True
    ground = any(e.kind == "stuff" and e.label.rsplit(" ", 1)[-1] in _FLOORS for e in reading.refers[near])
    return ground and outer is not None and reading.phrases[outer].predicate in ("on", "in")


def _is_worn(reading: Reading, phrase: Phrase, near: int, landmark: int) -> bool:
    """ "a cat and a man in a red shirt", "next to a man with a hat"."""
    worn = reading.refers[landmark]
    wearable = phrase.predicate in ("in", "with") and any(e.group in ("clothing", "body") for e in worn)
    alive = any(e.group in ALIVE for e in reading.refers[near])
    return wearable and alive and (near not in reading.coordinated or worn[0].count == 1)


def _is_ridden(reading: Reading, phrase: Phrase, near: int, landmark: int) -> bool:
    """ "near a boy on a skateboard", "next to a woman with an umbrella": the second person has it."""
    outer = reading.landmark_of.get(near)
    if outer is None or reading.phrases[outer].predicate not in _BESIDE or reading.chunks[near].kind == "pronoun":
        return False
    things = reading.refers[landmark]
    persons = any(e.group == "person" for e in reading.refers[near])
    if not persons or not things:
        return False
    if phrase.predicate == "on":
        return things[0].group in _RIDDEN
    return phrase.predicate == "with" and things[0].group in HOLDABLE


def _is_seen_there(reading: Reading, phrase: Phrase, near: int) -> bool:
    """ "looking at a bird on a branch": the bird is there, and who looks at it is elsewhere."""
    outer = reading.landmark_of.get(near)
    if (
        outer is None
        or phrase.predicate not in ("on", "in")
        or reading.tree.lower[reading.phrases[outer].start] != "at"
    ):
        return False
    place = reading.refers[phrase.landmark] if phrase.landmark is not None else []
    seen, verb = reading.refers[near], reading.tree.lemmas[reading.phrases[outer].start - 1]
    lofty = any(e.label.rsplit(" ", 1)[-1] in _PERCHES for e in place)
    return verb in ("look", "stare", "gaze", "bark", "point") and lofty and any(e.kind == "thing" for e in seen)


def _is_candle(reading: Reading, phrase: Phrase, near: int, landmark: int) -> bool:
    """ "blowing out the candles on a cake"."""
    candles = phrase.predicate == "on" and any(e.label.endswith("candle") for e in reading.refers[near])
    return candles and any(e.group == "food" for e in reading.refers[landmark])


def _is_on_table(reading: Reading, phrase: Phrase, near: int, landmark: int) -> bool:
    """ "a table with a plate next to a cup": both are on the table."""
    outer = reading.landmark_of.get(near)
    if outer is None or reading.phrases[outer].predicate != "with" or phrase.predicate not in _BESIDE - {"with"}:
        return False
    start = reading.phrases[outer].start
    table = reading.chunk_at[start - 1] if start else None
    small = all(is_small(e) for n in (near, landmark) for e in reading.refers[n])
    return small and table is not None and any(e.group == "furniture" for e in reading.refers[table])


def _is_back_at(reading: Reading, near: int, landmark: int) -> bool:
    """ "two cows behind a fence with a hydrant in front of the fence": only the hydrant is told anew."""
    outer = reading.landmark_of.get(near)
    if outer is None or reading.phrases[outer].predicate != "with" or not reading.phrases[outer].start:
        return False
    host = reading.chunk_at[reading.phrases[outer].start - 1]
    return host is not None and bool(reading.refers[host]) and reading.refers[host] == reading.refers[landmark]


def _is_hung(reading: Reading, phrase: Phrase, near: int, landmark: int) -> bool:
    """ "a man pointing to a picture on a door": nobody is on the door."""
    hung, place = reading.refers[near], reading.refers[landmark]
    if phrase.predicate != "on" or not hung or not place or near not in reading.landmark_of:
        return False
    return vocab.noun(hung[0].label).support == "wall" and place[0].label.rsplit(" ", 1)[-1] in _UPRIGHT


def is_put_in(reading: Reading, phrase: Phrase, near: int) -> bool:
    """ "people looking at bananas and apples in a bowl": no people in the bowl."""
    landmark = phrase.landmark
    if landmark is None or phrase.predicate not in ("in", "inside"):
        return False
    vessel, content = reading.refers[landmark], reading.refers[near]
    tub = bool(vessel) and vessel[0].label.endswith(("tub", "sink", "pool"))
    if not vessel or not content or (vessel[0].group not in _VESSELS and not tub):
        return False
    small = content[0].group not in ALIVE | _LARGE and (content[0].kind == "thing" or content[0].label == "water")
    return small and (near in reading.landmark_of or near > 0) and vessel[0] is not content[0]


def _is_under_vessel(reading: Reading, phrase: Phrase, near: int, landmark: int) -> bool:
    """ "apples in a bowl on a table": the bowl is on the table."""
    outer = reading.landmark_of.get(near)
    beside = outer is None and _is_passed(reading, near)
    beside = beside or (outer is not None and reading.phrases[outer].predicate in _BESIDE)
    if beside and phrase.predicate == "on":
        ground = [e.label.rsplit(" ", 1)[-1] for e in reading.refers[landmark]]
        if ground and ground[0] in _HEIGHTS and reading.refers[near] and reading.refers[near][0].group in _BUILT:
            return True  # "a boat near a lighthouse on an island"
    if outer is not None and reading.phrases[outer].predicate in ("over", "above") and phrase.predicate in ("on", "in"):
        return any(e.group in ("boat", "vehicle", "furniture", "person") for e in reading.refers[near])
    if outer is None or reading.phrases[outer].predicate not in INTO or phrase.predicate in ("with", "of", "without"):
        return False
    vessel, under = reading.refers[near], reading.refers[landmark]
    if not vessel or not under or vessel[0].group not in _VESSELS or under[0].kind == "stuff":
        return False
    start = reading.phrases[outer].start
    content = reading.chunk_at[start - 1] if start else None
    return content is not None and not any(e.group in ALIVE for e in reading.refers[content])


def _is_passed(reading: Reading, near: int) -> bool:
    """ "a boat passing a lighthouse on an island"."""
    verb = reading.chunks[near].start - 1
    return verb >= 0 and reading.is_verb(verb) and reading.tree.lemmas[verb] in ("pass", "approach", "face", "watch")


def decoration(reading: Reading, near: int, landmark: int) -> str | None:
    """The attribute that "with polka dots", "with blue icing" gives to chunk `near`; None for other nouns."""
    mention, entities = reading.mentions[landmark], reading.refers[near]
    if mention is None or not entities:
        return None
    if mention.label in _DRESSINGS and entities[0].group in ("food", "fruit"):
        return " ".join([*mention.attributes, mention.label])
    pattern = _PATTERNS.get(mention.label) if mention.plural and entities[0].group not in ("person", "body") else None
    return " ".join([*(a for a in mention.attributes if vocab.colour(a)), pattern]) if pattern else None


def part_state(reading: Reading, landmark: int) -> str | None:
    """ "lid up" of "a toilet with the lid up", "cap off" of "a hydrant with its cap off"."""
    mention, tree = reading.mentions[landmark], reading.tree
    if mention is None or mention.label not in _LIDS:
        return None
    end = mention.chunk.end
    own = mention.chunk.owner_word is not None or tree.lower[mention.chunk.start] == "the"
    said = tree.lower[end] if end < len(tree) else ""
    return f"{mention.label} {said}" if own and said in _STATES else None


_LIDS = frozenset({"lid", "seat", "cap", "hood", "trunk", "door", "top", "cover", "tailgate", "flap"})
_STATES = frozenset({"up", "down", "open", "opened", "closed", "shut", "off", "raised", "lowered", "missing"})
_PATTERNS = {"polka dot": "polka dot", "stripe": "striped", "spot": "spotted", "dot": "polka dot"}
