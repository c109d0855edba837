"""Beside which noun another one stands after "and": "a pizza on a plate and a man", "a plate of rice and a cup"."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.lexicon import SEATS, VAGUE
from layoutgen.parse.mentions import Mention
from layoutgen.parse.reading import Reading, group_of, kind_of

_FREE = frozenset({"person", "animal", "bird", "vehicle"})
_PARTS = frozenset({"door", "roof", "window", "chimney", "porch", "balcony", "tower", "shutter", "wall", "steeple"})
_NO_CONTENT = frozenset({"kitchenware", "container", "furniture", "person", "vehicle", "appliance"})
_HOLDING = frozenset({"container", "kitchenware"})
_BEARING = frozenset({"furniture", "vehicle", "structure", "appliance", "surface"})  # no people among them
VESSELS = frozenset({"kitchenware", "container", "food"})
_FOR_DRINKS = frozenset({"bottle", "glass", "cup", "mug", "jug", "carton", "pitcher", "can"})
_PENS = frozenset({"pen", "cage", "enclosure", "stall", "corral", "paddock"})
_FLOORS = frozenset({"floor", "ground", "carpet", "wall", "ceiling"})
_UNBORNE = frozenset({"person", "animal", "bird", "vehicle", "appliance"})  # seldom a second place
_GROUNDS = frozenset({"structure", "surface", "nature", "building"})
_IN_HANDS = frozenset({"hold", "carry", "wear", "use", "eat", "drink", "throw", "swing", "fly", "read", "cut", "play"})
_CARRIED = frozenset({"baby", "child", "kid", "toddler", "infant", "girl", "boy", "son", "daughter", "doll"})


def is_eaten(mention: Mention | None) -> bool:
    """Whether the mention is of something to eat."""
    return mention is not None and group_of(mention.label) in ("food", "fruit", "vegetable", "plant")


def opens_clause(reading: Reading, number: int) -> bool:
    """Whether a finite verb follows: "on the tracks and a woman is waiting", "on a mat, a dog sleeps"."""
    tree, chunk = reading.tree, reading.chunks[number]
    after = tree.tags[chunk.end] if chunk.end < len(tree) else ""
    if tree.lower[chunk.start - 1] == ",":
        return after in ("VBZ", "VBP", "VBD", "MD")
    return tree.tags[chunk.start] == "DT" and after in ("VBZ", "VBP", "VBD")


def is_object(reading: Reading, number: int) -> bool:
    """Whether a verb is done to the chunk."""
    head = reading.head(number)
    if reading.tree.deps[head] in ("obj", "iobj", "xcomp"):
        return True
    before = reading.chunks[number].start - 1
    return (
        before >= 0
        and reading.is_verb(before)
        and reading.tree.lemmas[before] != "be"
        and reading.tree.tags[before] in ("VBG", "VBZ", "VBP", "VBD")
    )


def beside_host(reading: Reading, number: int, first: int) -> int | None:
    """The pizza of "a pizza on a plate and a man", the boy of "a boy in a jacket and a white table": beside them
    is what cannot be where the first landmark is."""
    here, before = reading.mentions[number], reading.mentions[number - 1]
    outer = reading.landmark_of.get(first)
    if here is None or before is None or outer is None:
        return None
    said = reading.phrases[outer].predicate
    had = said == "with" and group_of(before.label) == "body" and group_of(here.label) == "person"
    if said not in ("on", "in") and not had:  # "a bride with blue hair and a groom"
        return None
    at = reading.phrases[outer].start - 1
    while at > 0 and reading.chunk_at[at] is None and reading.is_verb(at):
        at -= 1  # "a woman lying in bed"
    host = reading.chunk_at[at] if at >= 0 else None
    if host is None or host in reading.landmark_of or reading.tree.tags[here.chunk.start] not in ("DT", "CD", "PRP$"):
        return None
    group, place = group_of(here.label), group_of(before.label)
    worn = place == "clothing" and group not in ("clothing", "accessory", "body")
    carries = group == "person" and (place in VESSELS or (said == "on" and place in _BEARING))
    served = reading.mentions[host]
    full = reading.tree.lower[here.chunk.end : here.chunk.end + 1] == ["of"] and said == "in"
    vessels = full and place in _HOLDING and group in _HOLDING  # "a plant in a pot and a vase of roses"
    vessels = vessels or (place == "kitchenware" and group in _HOLDING and before.label != here.label)
    vessels = vessels or (place == "food" and here.label in _FOR_DRINKS)  # "a sandwich on toast and a glass of juice"
    vessels = vessels and served is not None and (full or group_of(served.label) == "food")  # "a pie on a plate and"
    apart = here.chunk.start == before.chunk.end and served is not None  # "a woman in bed a laptop and a window"
    apart = apart and place == "furniture" and group_of(served.label if served else "") in ("person", "animal")
    return host if (worn or carries or vessels or had or apart) and not opens_clause(reading, number) else None


def beside_content(reading: Reading, number: int) -> int | None:
    """The plate or the rice of "a plate of rice and ...", whichever `number` stands beside; None where both may be."""
    tree, before = reading.tree, number - 1
    container = before - 1
    start = reading.chunks[number].start
    mention = reading.mentions[number]
    if mention is not None and group_of(mention.label) in _NO_CONTENT:
        return container if container >= 0 else None
    bare = tree.tags[start].startswith(("NN", "JJ")) and tree.lower[start] not in VAGUE
    general = reading.mentions[before]
    bare = bare and (general is None or general.label != "food")  # "a bowl of food, sandwich and cup"
    within = reading.mentions[container] if container >= 0 else None
    served = mention is not None and group_of(mention.label) in ("fish", "animal", "bird")  # "rice and chicken"
    meal = is_eaten(general) and (is_eaten(mention) or served)  # "a plate of rice and vegetables"
    odd = tree.tags[reading.head(before)] == "NN" and tree.tags[reading.head(number)] == "NNS"
    if bare and meal and within is not None and group_of(within.label) in ("kitchenware", "container"):
        return before
    bare = bare and (meal or not odd)
    if within is not None and kind_of(within.label) == "stuff":
        return before  # "a field of grass and trees"
    if within is not None and within.label.rsplit(" ", 1)[-1] in _FOR_DRINKS and not meal and is_eaten(mention):
        bare = False  # "filled with bottles of milk and food"
    if not bare and container >= 0 and container not in reading.landmark_of and not is_object(reading, container):
        return container if tree.heads[reading.head(number)] != reading.head(before) or not bare else before
    if not bare and container >= 0:
        return container
    return None


def is_elsewhere(reading: Reading, number: int, first: int) -> bool:
    """Whether what comes after "and" cannot be a second place: "a man on the beach and a dog". first: the first chunk
    of the list that the place before it stands in."""
    here, place = reading.mentions[number], reading.mentions[number - 1]
    outer = reading.landmark_of.get(first)
    if here is None or place is None or outer is None:
        return False
    if reading.phrases[outer].predicate == "with":
        return _is_furniture_too(reading, number, first)
    if reading.phrases[outer].predicate not in ("on", "in", "at"):
        return False
    if kind_of(here.label) == "stuff" or first != number - 1:
        return False
    group, other = group_of(here.label), group_of(place.label)
    if place.label == "corner" or (place.label in _PENS and group in ("plant", "nature")):
        return True  # "giraffes in their pen and some trees"
    if kind_of(place.label) == "stuff" or place.label.rsplit(" ", 1)[-1] in _FLOORS:
        posted = here.label.endswith(
            ("traffic light", "sign", "hydrant", "meter")
        )  # "on a street and some traffic lights"
        started = reading.tree.tags[here.chunk.start] in ("DT", "CD") and (posted or group not in _GROUNDS)
        return started or group in _UNBORNE
    seat = place.label.rsplit(" ", 1)[-1] in SEATS
    planted = seat and group in ("plant", "building", "nature")  # "on a bench and some flowers"
    return planted or (group in _UNBORNE and other != group)


def is_served_too(reading: Reading, number: int, first: int) -> bool:
    """ "a plate with eggs, two slices of bacon": food goes on with the food of a plate, whatever measures it.

    first: the first chunk of the list that the food before it stands in.
    """
    outer = reading.landmark_of.get(first)
    if outer is None or reading.phrases[outer].predicate != "with" or not reading.phrases[outer].start:
        return False
    of = reading.tree.lower[reading.chunks[number].end : reading.chunks[number].end + 1] == ["of"]
    vessel = reading.chunk_at[reading.phrases[outer].start - 1]
    named = [reading.mentions[n] if n is not None and n < len(reading.mentions) else None
             for n in (vessel, first, number + of)]  # fmt: skip
    if any(mention is None for mention in named):
        return False
    host, before, here = (mention for mention in named if mention is not None)
    return group_of(host.label) in VESSELS and is_eaten(before) and is_eaten(here)


def place_of_another(reading: Reading, number: int) -> int | None:
    """The people of "people on a street some cars": no second place, but what stands beside them; else None."""
    here, place = reading.mentions[number], reading.mentions[number - 1]
    outer = reading.landmark_of.get(number - 1)
    if here is None or place is None or outer is None or reading.phrases[outer].predicate not in ("on", "in", "at"):
        return None
    if kind_of(place.label) != "stuff" or kind_of(here.label) == "stuff":
        return None
    host = host_of_place(reading, number - 1)
    return None if host is None or host in reading.landmark_of else host


def beside_landmark(reading: Reading, number: int, first: int) -> int | None:
    """Beside which noun chunk `number` stands if not beside the place before it; None when it may stand there."""
    beside = beside_host(reading, number, first)
    beside = _apart_from_it(reading, number) if beside is None else beside
    beside = _another_vessel(reading, number, first) if beside is None else beside
    return _of_room(reading, number) if beside is None else beside


def _another_vessel(reading: Reading, number: int, first: int) -> int | None:
    """The bowl of "a bowl of soap and shells and a cup of brushes": the cup stands beside it; else None."""
    here, outer = reading.mentions[number], reading.landmark_of.get(first)
    if here is None or outer is None or not first or reading.phrases[outer].predicate != "of":
        return None
    full = reading.tree.lower[here.chunk.end : here.chunk.end + 1] == ["of"]
    vessel = reading.mentions[first - 1]
    both = vessel is not None and group_of(vessel.label) in _HOLDING and group_of(here.label) in _HOLDING
    return first - 1 if full and both and first != number - 1 else None


def _apart_from_it(reading: Reading, number: int) -> int | None:
    """The towels of "towels under a sink and a mirror above it": the mirror is no second place; else None."""
    end = reading.chunks[number].end
    after = reading.phrase_at[end] if end < len(reading.tree) else None
    outer = reading.landmark_of.get(number - 1)
    if after is None or outer is None or reading.phrases[outer].predicate in ("with", "of", ""):
        return None
    landmark = reading.phrases[after].landmark
    it = landmark is not None and reading.tree.lower[reading.chunks[landmark].start] == "it"
    if not it or reading.phrases[after].start != end or reading.phrases[after].predicate in ("with", "of", ""):
        return None
    return host_of_place(reading, number - 1)


def _of_room(reading: Reading, number: int) -> int | None:
    """The mirror of "a bathroom with a mirror on the wall, and a toilet": the toilet is listed with it; else None."""
    tree, chunk = reading.tree, reading.chunks[number]
    room = reading.chunk_at[tree.heads[chunk.head]] if tree.deps[chunk.head] == "conj" else None
    mention = reading.mentions[room] if room is not None else None
    if (
        room is None
        or mention is None
        or kind_of(mention.label) != "stuff"
        or tree.tags[chunk.start] not in ("DT", "CD")
    ):
        return None
    listed = tree.lower[reading.chunks[room].end : reading.chunks[room].end + 1] == ["with"]
    return room + 1 if listed and room + 1 < number and room + 1 in reading.landmark_of else None


def _is_furniture_too(reading: Reading, number: int, first: int) -> bool:
    """ "a desk with a computer and a chair": beside the desk is a chair, and not on it."""
    host = host_of_place(reading, first)
    mentions = (
        reading.mentions[number],
        reading.mentions[number - 1],
        reading.mentions[host] if host is not None else None,
    )
    if host is None or any(m is None for m in mentions):
        return False
    here, before, bearer = (group_of(m.label) if m is not None else "" for m in mentions)
    label = mentions[0].label if mentions[0] is not None else ""
    stands = vocab.noun(label).support == "ground"  # and no lamp beside the computers
    return (
        stands
        and here == bearer == "furniture" != before
        and reading.tree.tags[reading.chunks[number].start] in ("DT", "CD")
    )


def host_of_place(reading: Reading, first: int) -> int | None:
    """What stands just before the place that a list begins with: the man of "a man on the beach"; None for a clause."""
    start = reading.phrases[reading.landmark_of[first]].start
    host = reading.chunk_at[start - 1] if start else None
    while host and host in reading.landmark_of and reading.phrases[reading.landmark_of[host]].predicate == "of":
        host -= 1  # "a portrait of a lady on the wall and a clock"
    return host


def is_no_part_too(reading: Reading, number: int, first: int) -> bool:
    """The cows of "a farmhouse with a red door, two cows in a meadow": no house has them as it has a door."""
    here, before, outer = reading.mentions[number], reading.mentions[first], reading.landmark_of.get(first)
    if here is None or before is None or outer is None or reading.phrases[outer].predicate != "with":
        return False
    host = host_of_place(reading, first)
    whole = reading.mentions[host] if host is not None else None
    built = whole is not None and group_of(whole.label) == "building"
    return built and before.label.rsplit(" ", 1)[-1] in _PARTS and group_of(here.label) in _FREE


def takes_no_more(reading: Reading, number: int) -> bool:
    """Whether the verb of the object before cannot be done to what comes after "and": "holding a cup and a woman"."""
    here, verb = reading.mentions[number], reading.chunks[number - 1].start - 1
    if here is None or verb < 0 or not reading.is_verb(verb) or reading.tree.lemmas[verb] not in _IN_HANDS:
        return False
    group = group_of(here.label)
    if reading.tree.tags[here.chunk.start] not in ("DT", "CD") or here.label in _CARRIED:
        return False
    large = group in ("person", "vehicle", "building", "structure", "appliance")
    if reading.tree.lemmas[verb] == "wear":
        return large or group in ("animal", "furniture")
    of = reading.tree.lower[here.chunk.end : here.chunk.end + 1] == ["of"]
    after = reading.chunk_at[here.chunk.end + 1] if of and here.chunk.end + 1 < len(reading.tree) else None
    inner = reading.mentions[after] if after is not None else None
    return large or (inner is not None and group_of(inner.label) == "person")


def ends_fronted(reading: Reading, number: int) -> bool:
    """Whether a chunk ends a phrase with which its sentence begins."""
    phrase = reading.landmark_of.get(number)
    start = reading.phrases[phrase].start if phrase is not None else -1
    return start == 0 or (start > 0 and reading.tree.sentence[start - 1] != reading.tree.sentence[start])


def after_its_place(reading: Reading, number: int) -> int | None:
    """Beside which chunk stands what comes after "on it": "a mirror on it and a phone on it"."""
    held = reading.chunk_at[reading.phrases[reading.landmark_of[number - 1]].start - 1]
    outer = reading.landmark_of.get(held) if held is not None else None
    start = reading.phrases[outer].start if outer is not None else 0
    bearer = reading.chunk_at[start - 1] if start and reading.tree.lower[start] == "with" else None
    listed = bearer in reading.landmark_of or bearer in reading.coordinated
    return bearer if listed and _beside_bearer(reading, bearer, number) else _out_of_place(reading, held)


def _out_of_place(reading: Reading, number: int | None) -> int | None:
    """The tile of "tile on the wall near it and paint": no paint is where the tile is."""
    outer = reading.landmark_of.get(number) if number is not None else None
    if outer is None or reading.phrases[outer].predicate not in ("on", "in", "at") or not reading.phrases[outer].start:
        return number
    host = reading.chunk_at[reading.phrases[outer].start - 1]
    return number if host is None else host


def _beside_bearer(reading: Reading, bearer: int | None, number: int) -> bool:
    """Whether it is furniture too: the wardrobe of "with two tables with lamps on them and a wardrobe"."""
    one, other = (reading.mentions[n] if n is not None else None for n in (bearer, number))
    if one is None or other is None:
        return False
    return group_of(one.label) == "furniture" and group_of(other.label) in ("furniture", "appliance")
