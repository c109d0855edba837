"""What a noun means by what is said of it: the staff that a wizard holds is a stick, a pile of leaves one heap."""

from __future__ import annotations

from collections.abc import Callable

from layoutgen import vocab
from layoutgen.parse.helpings import top
from layoutgen.parse.mentions import Mention
from layoutgen.parse.reading import Entity, Reading, group_of

_HELD = frozenset({"holding", "carrying", "leaning on", "with", "has", "using"})
_SAT_ON = frozenset({"on", "in"})
_SEATS = frozenset({"throne", "chair", "stool", "armchair", "swing", "wheelchair", "sled"})
_HEAVY = frozenset({"person", "animal", "bird", "vehicle", "building"})
_DRIVEN = frozenset(
    {"window", "windows", "wheel", "wheels", "parked", "parking", "truck", "car", "cars", "road", "highway", "van",
     "vans", "rv", "trailer", "drives", "driving", "door", "doors", "roof", "towing", "pulling", "lot", "driveway",
     "street"}
)  # fmt: skip  # what tells of a camper that it is no person
_LEAVES = ("leaf", "leaves")
_HEAPS = frozenset({"pile", "heap", "mound"})
_BUNCHES = frozenset({"bouquet", "posy"})


def understand(reading: Reading) -> None:
    """Gives such things the names under which they are known."""
    for words, rule in _RULES:
        if not words.isdisjoint(reading.tree.lower):
            rule(reading)
    for entity in reading.entities:
        name = _name(reading, entity)
        if name == "jack-o-lantern":
            entity.label = name
        elif name is not None:
            entity.label, entity.count = name, 1
            entity.group = group_of(name)
        elif entity.label == "ice" and entity.kind == "thing" and _is_trodden(reading, entity):
            entity.label, entity.kind = "ice sheet", "stuff"
        elif entity.count == "many" and entity.label.rsplit(" ", 1)[-1] in _SEATS:
            _one_each(reading, entity)


def tell_apart(reading: Reading, mention: Mention) -> None:
    """Names a camper of which the text tells what no person has a van, diners guests, stuff that lies about junk."""
    after = reading.tree.lower[mention.chunk.end : mention.chunk.end + 2]
    if mention.label == "camper" and not _DRIVEN.isdisjoint(reading.tree.lower):
        mention.label = "camper van"
    elif mention.label == "diner" and mention.plural:
        mention.label = "customer"
    elif mention.label == "camel caravan":
        mention.label, mention.count = "camel", "several"
    elif mention.label.endswith(_SEEN_WITH):
        _whole_animal(reading, mention)
    elif mention.label in ("stuff", "mess") and (after[:1] in _ABOUT or after in (["on", "the"], ["in", "the"])):
        mention.label, mention.count = "junk", "several"


_SEEN_WITH = (" face", " head", " snout", " muzzle")
_TROPHIES = frozenset({"wall", "mounted", "trophy", "stuffed", "hanging", "hung", "hangs", "statue", "plaque", "mask"})


def _whole_animal(reading: Reading, mention: Mention) -> None:
    """A zebra face is seen with its zebra; a moose head on a wall is not."""
    animal, _, part = mention.label.rpartition(" ")
    known = vocab.lookup(animal)
    if known is None or known.group not in ("animal", "bird") or vocab.lookup(mention.label) is not None:
        return
    if part == "face" or _TROPHIES.isdisjoint(reading.tree.lower):
        mention.label = animal


_ABOUT = (["all"], ["everywhere"], ["scattered"], ["strewn"], ["spread"], ["piled"], ["lying"], ["laying"])


def _name(reading: Reading, entity: Entity) -> str | None:
    """What one such thing is called; None for nearly all things, which are called by their own name."""
    if entity.label == "pumpkin" and not _FACES.isdisjoint(entity.attributes):
        return "jack-o-lantern"
    if entity.label in _SKI_GEAR and any(entity in f.objects and f.predicate == "wearing" for f in reading.facts):
        return "ski"
    if entity.label == "staff" and entity.count == 1 and _is_held(reading, entity):
        return "walking staff"
    if entity.label.endswith(_LEAVES) and _is_heap(reading, entity, _HEAPS):
        return "leaf pile"
    if entity.count == "several" and entity.group == "plant" and _is_heap(reading, entity, _BUNCHES):
        return "bouquet"
    if entity.label == "pitcher" and _is_jug(reading, entity):
        return "jug"
    if entity.label == "drum" and entity.count == "many" and _is_played(reading, entity):
        return "drum set"
    return None


_SKI_GEAR = frozenset({"ski equipment", "ski gear", "skiing gear", "skiing equipment"})
_FACES = frozenset({"scary", "spooky", "carved", "smiling", "laughing", "grinning", "creepy", "glowing", "evil"})


_SHAPABLE = frozenset({"kite", "balloon", "cake", "cookie", "pillow", "toy", "lamp", "boat", "pinata", "cloud"})


def _shape(reading: Reading) -> None:
    """The fish kite of "a kite shaped like a fish" and of "a kite in the shape of a fish"."""
    lower = reading.tree.lower
    at = lower.index("shaped") if "shaped" in lower else lower.index("shape") - 2
    after = at + 2 if "shaped" in lower else at + 4
    said = lower[at:after] in (["shaped", "like"], ["in", "the", "shape", "of"], ["in", "a", "shape", "of"])
    before = at - 2 if lower[max(0, at - 1)] in ("is", "are") else at - 1
    thing = reading.chunk_at[before] if before >= 0 else None
    like = reading.chunk_at[after] if said and after < len(lower) else None
    mention = reading.mentions[like] if like is not None else None
    for entity in reading.refers[thing] if thing is not None and mention is not None else ():
        if mention is not None and entity.label.rsplit(" ", 1)[-1] in _SHAPABLE:
            entity.label = f"{mention.label} {entity.label.rsplit(' ', 1)[-1]}"
            entity.attributes = [word for word in entity.attributes if word != "shaped"]


def _strew(reading: Reading) -> None:
    """There is more than one piece of what is scattered."""
    lower = reading.tree.lower
    at = next(i for i, word in enumerate(lower) if word in ("scattered", "strewn"))
    before = at - 2 if lower[max(0, at - 1)] in ("is", "are", "lies", "lie") else at - 1
    number = reading.chunk_at[before] if before >= 0 else None
    for entity in reading.refers[number] if number is not None else ():
        if entity.count == 1 and entity.kind == "thing":
            entity.count = "several"
            entity.describe(["scattered"])


_COVERING = frozenset({"covered", "covers", "covering", "littered"})
_LITTER = frozenset({"garbage", "trash", "litter", "rubbish"})


def _litter(reading: Reading) -> None:
    """There is more than one heap of the rubbish that a place is covered with."""
    for fact in reading.facts:
        for heap in fact.objects if fact.predicate == "covered with" else ():
            if heap.label in _LITTER and heap.count == 1:
                heap.count = "several"


def _leave_over(reading: Reading) -> None:
    """Of "a half eaten plate of pasta" the pasta is."""
    for fact in reading.facts:
        served = fact.predicate in ("in", "on") and fact.tokens and reading.tree.lower[fact.tokens[-1]] == "of"
        dish = fact.objects[0]
        eaten = [word for word in dish.attributes if word.endswith("eaten")]
        if served and eaten and dish.group in ("kitchenware", "container"):
            dish.attributes = [word for word in dish.attributes if word not in eaten]
            for food in fact.subjects:
                food.describe(eaten)


def _drive(reading: Reading) -> None:
    """The cars of "a street full of traffic", where no others are named; who is in traffic is among them."""
    vehicles = [e for e in reading.entities if e.group == "vehicle" and e.kind == "thing" and "traffic" not in e.label]
    about = [e for e in reading.entities if e.label in _TRAFFIC]
    named = {e for f in reading.facts for e in (*f.subjects, *f.objects)}
    jams = [e for e in about if e.label == "traffic jam" and e not in named]
    if jams and vehicles:  # "a traffic jam: ten cars and a bus"
        reading.entities.remove(jams[0])
        if not reading.place_words:
            reading.place_words.append("street")
    if not about or any(e.count != 1 or e.label == "car" for e in vehicles):
        return
    if not reading.place_words and all(e.kind == "thing" or e in about for e in reading.entities):
        reading.place_words.append("street")
    for entity in about:
        entity.label, entity.kind, entity.count, entity.group = "car", "thing", "many", "vehicle"
        entity.attributes = [word for word in entity.attributes if word not in _DENSE]
        for fact in reading.facts:
            if entity in fact.objects and fact.predicate in ("in", "through", "inside", "on"):
                fact.predicate = "among"


_TRAFFIC = frozenset({"traffic", "car traffic", "street traffic", "road traffic", "city traffic", "traffic jam"})
_DENSE = frozenset({"heavy", "light", "busy", "dense", "slow", "rush hour", "fast", "thick", "congested", "oncoming"})


def _one_each(reading: Reading, seats: Entity) -> None:
    """Two thrones for a queen and a king who sit on thrones."""
    sitters = {e: e.count for f in reading.facts if seats in f.objects and f.predicate in _SAT_ON for e in f.subjects}
    numbers = [count for count in sitters.values() if isinstance(count, int)]
    if len(numbers) == len(sitters) and sum(numbers) > 1 and all(e.group in ("person", "animal") for e in sitters):
        seats.count = sum(numbers)


def _is_held(reading: Reading, staff: Entity) -> bool:
    return any(staff in f.objects and f.predicate in _HELD and f.subjects[0].group == "person" for f in reading.facts)


def _is_heap(reading: Reading, entity: Entity, names: frozenset[str]) -> bool:
    """Whether the text calls it a pile or a heap of them."""
    tree = reading.tree
    said = [tree.lower[i] for i in range(len(tree)) if entity.start <= tree.starts[i] < entity.end]
    return bool(names & set(said))


def _is_jug(reading: Reading, pitcher: Entity) -> bool:
    """Whether it is one of lemonade."""
    for fact in reading.facts:
        drink = fact.objects[0].group in ("drink", "nature", "food")
        if drink and pitcher in fact.subjects and fact.predicate == "with":
            fact.subjects, fact.predicate, fact.objects = fact.objects, "in", fact.subjects
            return True
    return False


def _is_played(reading: Reading, drums: Entity) -> bool:
    return any(drums in f.objects and f.predicate == "playing" for f in reading.facts)


def _is_trodden(reading: Reading, ice: Entity) -> bool:
    """ "penguins standing on the ice": it is the ground."""
    on = [f for f in reading.facts if ice in f.objects]
    return bool(on) and all(
        f.predicate in ("on", "across", "over", "through") and all(e.group in _HEAVY for e in f.subjects) for f in on
    )


def _shore(reading: Reading) -> None:
    """The lake of "the moon over a lake surrounded by trees" is, and so is that of a boat or a house by it."""
    for fact in reading.facts:
        if fact.predicate != "surrounded by" or not fact.tokens or fact.objects[0].group not in _ON_SHORES:
            continue
        before = reading.tree.starts[fact.tokens[0]]
        waters = [e for e in reading.entities if e.kind == "stuff" and e.label in _WATERS and e.end < before]
        if waters and before - waters[-1].end <= len(" surrounded "):
            fact.subjects = waters[-1:]


_WATERS = frozenset({"lake", "pond", "pool", "lagoon", "bay"})
_ON_SHORES = frozenset({"plant", "building", "nature"})


def _look_through(reading: Reading) -> None:
    """What somebody looks through is before the eyes: a telescope, binoculars."""
    tree = reading.tree
    for fact in reading.facts:
        through = any(tree.lower[i] == "through" for i in fact.tokens)
        if through and fact.predicate in ("looking at", "through") and fact.objects[0].label in _GLASSES:
            fact.predicate = "using"


_GLASSES = frozenset({"telescope", "spyglass", "binoculars", "magnifying glass", "microscope", "camera"})


def _seat_owner(reading: Reading) -> None:
    """Who is said to have a wheelchair sits in it: "pushes his grandmother's wheelchair"."""
    for fact in reading.facts:
        if fact.predicate == "has" and fact.objects[0].label == "wheelchair" and fact.subjects[0].group == "person":
            placed = any(f.predicate in _SAT_ON and fact.subjects[0] in f.subjects for f in reading.facts)
            fact.predicate = fact.predicate if placed else "in"


_RULES: tuple[tuple[frozenset[str], Callable[[Reading], None]], ...] = (
    (frozenset({"shaped", "shape"}), _shape),
    (frozenset({"traffic"}), _drive),
    (frozenset({"scattered", "strewn"}), _strew),
    (frozenset({"eaten"}), _leave_over),
    (_COVERING, _litter),
    (frozenset({"through"}), _look_through),
    (frozenset({"surrounded"}), _shore),
    (frozenset({"wheelchair", "wheelchairs"}), _seat_owner),
    (frozenset({"over", "atop"}), top),
)
