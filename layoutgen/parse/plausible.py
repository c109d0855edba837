"""What cannot be said of a thing gives way to what can: no bathroom is next to its shower, the sink is.

Rules and head find what a phrase tells about by grammar. Where that would be absurd in a picture, the thing in the
place, the vessel of the food, the wearer of the shirt or the driven car is meant.
"""

from __future__ import annotations

from layoutgen.parse.clauses import verb_subjects
from layoutgen.parse.company import HOLDABLE
from layoutgen.parse.coordination import first_member, members
from layoutgen.parse.inventories import hangs
from layoutgen.parse.lexicon import ALIVE, INTO, SEATS, TRANSITIVE, WATERS, WITH_PREPOSITION
from layoutgen.parse.lexicon import members as words_of
from layoutgen.parse.looked_upon import looked_upon
from layoutgen.parse.misfits import ashore, by_water, holder, within
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.pronouns import pronoun
from layoutgen.parse.reading import Entity, Reading
from layoutgen.parse.verbs import POSTURES

_BESIDE = frozenset({"under", "below", "next to", "against", "opposite", "left of", "right of", "above", "over", "at"})
_BESIDE_TOO = frozenset({"near", "behind", "in front of", "facing", "looking at", "on", "along", "around"})
_ABOUT = frozenset({"with", "of", "without", ""})
_LIMBS = words_of("own parts") | {"face", "tongue", "foot", "leg", "tail", "neck", "nose"}
_NEXT_TO = frozenset({"next to", "near", "behind", "in front of", "left of", "right of", "looking at"})
_FLOORS = frozenset({"floor", "ground", "carpet", "wall"})
_SMALL = frozenset({"kitchenware", "food", "fruit", "stationery", "tool"})
_BOARDS = ("board", "ski", "bike", "bicycle", "motorcycle")
_PRONGED = frozenset({"fork", "spoon", "chopstick", "chopsticks", "toothpick", "skewer"})
_BLADES = frozenset({"knife", "scissors", "saw", "axe", "ax", "chainsaw", "cutter", "blade", "slicer", "cleaver"})
_BATS = frozenset({"racket", "racquet", "bat", "club", "stick", "paddle", "mallet"})
_SHOWN_ON = frozenset({"wall", "screen", "ceiling", "monitor"})
_POLES = frozenset({"pole", "oar", "paddle"})
_BIG = frozenset({"person", "vehicle", "boat", "aircraft"})
_TAKING = frozenset(
    {"take", "pull", "remove", "get", "lift", "bring", "slide", "grab", "pick", "unload", "pour", "drag"}
)
_FIXTURES = words_of("fixtures")


def sensible(reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """`subjects`, or what is meant instead of them by a phrase that relates them to `objects`."""
    if not subjects or not objects:
        return subjects
    if phrase.predicate == "with":
        bearers = (
            _wielder(reading, phrase, subjects, objects)
            or _owner(reading, phrase, subjects)
            or _sitter(reading, subjects, objects)
            or _flier(reading, subjects, objects)
            or _playmate(reading, phrase, subjects, objects)
            or holder(reading, subjects, objects)
            or by_water(reading, phrase, subjects, objects)
        )
        return bearers or _fixed(reading, phrase, subjects, objects)
    if phrase.predicate in _ABOUT or phrase.predicate.startswith("~"):
        return subjects
    if phrase.predicate == "in" and subjects[0].group == objects[0].group == "person" and objects[0].count == 1:
        return []  # "a man in a women" is a slip
    if objects[0].label == "sky" and phrase.predicate == "in" and all(e.group == "person" for e in subjects):
        nearest = next(iter(_before(reading, phrase)), None)
        flown = (
            []
            if nearest is None
            else [e for e in reading.refers[nearest] if e.group in ("toy", "aircraft", "bird") or e.label == "kite"]
        )
        return flown or subjects
    if len(subjects) > 1 and phrase.predicate == "on" and objects[0].kind == "thing":
        subjects = [e for e in subjects if e.group not in ("water", "place")] or subjects  # no river is on a bridge
    limbed = _limb_owner(reading, phrase, subjects) or ashore(reading, phrase, subjects, objects)
    if limbed:
        return limbed
    if _is_settled(reading, phrase, subjects, objects):
        return reading.refers[reading.chunk_at[phrase.start - 1] or 0]
    subjects = _who_sits(reading, phrase, subjects, objects)
    subjects = _shown(reading, phrase, within(reading, phrase, subjects, objects), objects)
    subjects = _whole(reading, phrase, _perched(phrase, subjects, objects))
    subjects = looked_upon(reading, phrase, subjects, objects)
    if not _is_done(reading, phrase):
        subjects = _too_large(reading, phrase, subjects, objects)
    return _not_places(reading, phrase, _alike(reading, phrase, subjects, objects), objects)


def _shown(reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """The graffiti of "a toilet with graffiti on the lid", the dot of "a cat staring at a dot on the screen"."""
    near = reading.chunk_at[phrase.start - 1] if phrase.start else None
    things = reading.refers[near] if near is not None else []
    if near is None or not things or phrase.predicate not in INTO:
        return subjects
    alive = [e for e in subjects if e.group in ALIVE]
    label = objects[0].label.rsplit(" ", 1)[-1]
    if phrase.predicate == "on" and label in _SHOWN_ON and len(alive) == len(subjects):
        return things if all(e.kind == "thing" and e.group != "clothing" for e in things) else subjects
    outer = reading.landmark_of.get(near)
    own = outer is not None and reading.phrases[outer].predicate == "with" and not alive
    return things if own and (objects[0].group == "part" or label in ("lid", "seat", "cover")) else subjects


def _who_sits(reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """ "cars, buildings and a policeman on a horse": the policeman; "two balls and people sitting at tables"."""
    living = [e for e in subjects if e.group in ALIVE]
    if phrase.predicate == "at" and living and objects[0].group == "furniture":
        return living
    if phrase.predicate != "on" or objects[0].group != "animal" or len(subjects) < 2:
        return subjects
    near = reading.chunk_at[phrase.start - 1] if phrase.start else None
    rider = [e for e in (reading.refers[near] if near is not None else []) if e in subjects and e.group == "person"]
    return rider if rider and any(e.group != "person" for e in subjects) else subjects


def _whole(reading: Reading, phrase: Phrase, subjects: list[Entity]) -> list[Entity]:
    """ "a house with a blue door between two trees": the house is."""
    if phrase.predicate not in _AMID or len(subjects) != 1 or subjects[0].label not in _HOUSE_PARTS:
        return subjects
    owners = [f.subjects for f in reading.facts if f.predicate == "has" and subjects[0] in f.objects]
    return owners[0] if owners and owners[0][0].group in ("building", "structure", "vehicle") else subjects


_AMID = frozenset({"between", "next to", "near", "behind", "in front of", "left of", "right of", "among"})
_HOUSE_PARTS = frozenset({"door", "window", "roof", "chimney", "wheel", "porch"})


def _perched(phrase: Phrase, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """ "a lighthouse, a boat and a seagull on a rock": the seagull is on it."""
    if phrase.predicate != "on" or objects[0].label not in _PERCHES or len(subjects) < 2:
        return subjects
    return [e for e in subjects if e.group not in ("building", "structure", "boat", "vehicle", "aircraft")] or subjects


_PERCHES = frozenset({"rock", "stone", "branch", "tree branch", "log", "stump", "post", "pole", "wire", "fence post"})


def _limb_owner(reading: Reading, phrase: Phrase, subjects: list[Entity]) -> list[Entity]:
    """ "a dog in a car with its head out of the window": the dog is there, and not the car."""
    near = reading.chunk_at[phrase.start - 1] if phrase.start else None
    mention = reading.mentions[near] if near is not None and near in reading.dropped else None
    if mention is None or mention.label not in _LIMBS or any(e.group in ALIVE for e in subjects):
        return []
    alive = (reading.refers[n] for n in _before(reading, phrase) if reading.refers[n][0].group in ALIVE)
    return next(alive, [])


def _is_settled(reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity]) -> bool:
    """Whether `subjects` lie on something else already, and the noun before is beside them: "a cat on a chair next to
    another cat on the floor", or with them: "a man standing in a kitchen with a pot on the stove"."""
    near = reading.chunk_at[phrase.start - 1] if phrase.start else None
    outer = reading.landmark_of.get(near) if near is not None else None
    if near is None or outer is None:
        return False
    company = reading.phrases[outer].predicate == "with"
    if phrase.predicate != "on" and not (company and phrase.predicate in INTO):
        return False
    if not company and reading.phrases[outer].predicate not in _NEXT_TO:
        return False
    beside = reading.refers[near]
    abroad = company and bool(beside) and beside[0].group == "vehicle"  # "on a sidewalk with cars on the street"
    if objects[0].kind == "stuff" and objects[0].label.rsplit(" ", 1)[-1] not in _FLOORS and not abroad:
        return False
    if not beside or beside[0] in subjects or beside[0].kind == "stuff":
        return False
    if company and beside[0].group in ("body", "clothing", "accessory", "part"):
        return False
    on = {
        e
        for f in reading.facts
        if (f.predicate == "on" and f.objects[0].kind == "thing")
        or (company and f.predicate in INTO and all(o.end <= beside[0].start for o in f.objects))
        for e in f.subjects
    }
    return on.issuperset(subjects)


def taken_out(reading: Reading, phrase: Phrase) -> bool:
    """ "a woman taking a pizza out of an oven": neither is in there."""
    near = reading.chunk_at[phrase.start - 1] if phrase.start else None
    if near is None or reading.tree.lower[phrase.start : phrase.end] not in (["out", "of"], ["from"]):
        return False
    verb = reading.chunks[near].start - 1
    return verb >= 0 and (reading.tree.lemmas[verb] in _TAKING or bool(rescued(reading, phrase)))


def rescued(reading: Reading, phrase: Phrase) -> list[Entity]:
    """The kitten of "rescuing a kitten from a tree", which is in the tree; nothing for other verbs."""
    near = reading.chunk_at[phrase.start - 1] if phrase.start else None
    if near is None or reading.tree.lower[phrase.start : phrase.end] != ["from"]:
        return []
    verb = reading.chunks[near].start - 1
    saves = verb >= 0 and reading.tree.lemmas[verb] in ("rescue", "save", "free")
    return reading.refers[near] if saves else []


def _is_done(reading: Reading, phrase: Phrase) -> bool:
    """Whether the verb just before makes the phrase a deed: "biting into a pizza" puts nobody into it."""
    verb = phrase.start - 1
    if verb < 0 or not reading.is_verb(verb):
        return False
    return (reading.tree.lemmas[verb], reading.words(phrase.start, phrase.end)) in WITH_PREPOSITION


def seen(objects: list[Entity]) -> list[Entity]:
    """`objects`, of which the sky leaves only regions: "in the sky and a building and windows"."""
    sky = any(e.label == "sky" for e in objects)
    return [e for e in objects if e.kind == "stuff"] if sky else objects


def _too_large(reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """ "people behind a pizza on a tray": the pizza; "a boy in shorts and a lamp": nobody is in a lamp."""
    forked = objects[0].label in _PRONGED and subjects[0].group == "kitchenware"  # a bowl is on no fork, its pasta is
    if phrase.predicate not in INTO or objects[0].group not in _SMALL or not (subjects[0].group in _BIG or forked):
        return subjects
    if phrase.predicate == "on" and objects[0].group == "electronics":
        return subjects  # who is on the phone uses it
    nearest = next(iter(_before(reading, phrase)), None)
    things = reading.refers[nearest] if nearest is not None else []
    return [] if not things or things[0].group in _BIG or things[0] in objects else things


def _alike(reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """ "a plate on a table next to other plates": the plate is next to them."""
    chunk = reading.chunks[phrase.landmark or 0]
    if reading.tree.lower[chunk.start] not in ("other", "another") or phrase.landmark is None:
        return subjects
    if phrase.start and reading.tree.lemmas[phrase.start - 1] in POSTURES and any(e.group in ALIVE for e in subjects):
        return subjects  # "a woman holding an umbrella standing behind another umbrella"
    alike = [e for e in reading.entities if e.label == objects[0].label and e.end <= objects[0].start]
    return subjects if not alike or any(e.label == objects[0].label for e in subjects) else alike[-1:]


def _not_places(reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """ "a bathroom with a toilet next to a shower", "a clock on a wall over a door": the nearest thing before."""
    inner = (
        phrase.predicate == "on" and objects[0].label.rsplit(" ", 1)[-1] in _FLOORS
    )  # "a room with a TV on the wall"
    if any(e.kind != "stuff" for e in subjects) or (objects[0].kind == "stuff" and not inner):
        return subjects
    if phrase.predicate in INTO and all(e.group == "indoor" for e in subjects) and objects[0].kind == "thing":
        near = reading.chunk_at[phrase.start - 1] if phrase.start else None
        if near is not None and reading.refers[near] != subjects:  # "a bathroom with a chair in the tub"
            return [e for e in reading.refers[near] if e.kind == "thing" and e not in objects]
    near = phrase.predicate in _BESIDE_TOO
    if not near and phrase.predicate not in _BESIDE:
        return subjects
    between = [n for n in _before(reading, phrase) if n not in reading.dropped]
    if not between:
        return subjects
    last = between[0]
    if reading.refers[last] == subjects:
        # The place stands just before: what is in it is meant, if that was said first.
        outer = reading.landmark_of.get(last)
        does = reading.tree.lemmas[phrase.start - 1] in POSTURES  # "in a living room sitting on a couch"
        if outer is None or (near and not does) or reading.phrases[outer].predicate in _ABOUT:
            return subjects
        said = [f.subjects for f in reading.facts if f.tokens and subjects[0] in f.objects]
        return next((s for s in reversed(said) if s[0].kind == "thing" and s[0] not in objects), subjects)
    things = [e for e in reading.refers[last] if e.kind == "thing" and e not in objects]
    if not things or any(e.group in ("body", "clothing", "part") for e in things):
        return subjects
    listed = members(reading, first_member(reading, last))
    listed_things = list(dict.fromkeys(e for n in listed if n <= last for e in reading.refers[n])) if near else things
    hung = [e for e in listed_things if objects[0].label == "wall" and hangs(e.label)]
    return hung or listed_things


def _before(reading: Reading, phrase: Phrase) -> list[int]:
    """The noun chunks before the phrase in its sentence that refer to something, the nearest first."""
    sentence = reading.tree.sentence
    return [
        n
        for n in range(len(reading.chunks) - 1, -1, -1)
        if reading.chunks[n].end <= phrase.start
        and sentence[reading.head(n)] == sentence[phrase.start]
        and reading.chunks[n].kind == "noun"
        and reading.refers[n]
    ]


def _owner(reading: Reading, phrase: Phrase, subjects: list[Entity]) -> list[Entity]:
    """ "a girl in front of some ivy with her doll": the girl has it."""
    word = reading.chunks[phrase.landmark or 0].owner_word
    near = reading.chunk_at[phrase.start - 1] if phrase.start else None
    him = near is not None and reading.chunks[near].kind == "pronoun"  # "crouches behind him with his mitt out"
    if phrase.landmark is None or word is None or (all(e.group in ALIVE for e in subjects) and not him):
        return []
    owners = pronoun(reading, reading.tree.lower[word], phrase.landmark)
    return [e for e in owners if e.group in ALIVE]


def _wielder(reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """ "a man cuts a cake with a knife", "hits a ball with a bat": the man has it, and not the cake or the ball."""
    tool = objects[0].label.rsplit(" ", 1)[-1]
    deed = "cutting" if tool in _BLADES else "hitting" if tool in _BATS else None
    rows = tool in _POLES and subjects[0].group == "boat"
    if (deed is None and not rows) or any(e.group in ALIVE for e in subjects):
        return []
    tree = reading.tree
    verb = next((k for k in range(phrase.start - 1, -1, -1) if reading.is_verb(k)), None)
    if verb is None or not (rows or TRANSITIVE.get(tree.lemmas[verb]) == deed):
        return []
    return [e for n in verb_subjects(reading, verb) for e in reading.refers[n] if e.group in ALIVE]


def _playmate(reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """ "men playing frisbee with a dog": the men play with it."""
    if (
        not all(e.group in ("sport", "toy") or e.label.endswith("kite") for e in subjects)
        or objects[0].group not in ALIVE
    ):
        return []
    verb = next((k for k in range(phrase.start - 1, -1, -1) if reading.is_verb(k)), None)
    if verb is None or reading.tree.lemmas[verb] not in ("play", "throw", "fly", "toss", "catch"):
        return []
    return [e for n in verb_subjects(reading, verb) for e in reading.refers[n] if e.group in ALIVE]


def _flier(reading: Reading, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """ "a jet in the sky with four engines": the jet has them."""
    if subjects[0].label.rsplit(" ", 1)[-1] not in WATERS | {"sky"} or any(e.group != "part" for e in objects):
        return []
    return [f.subjects[0] for f in reading.facts if subjects[0] in f.objects and f.subjects[0].kind == "thing"][:1]


def _sitter(reading: Reading, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """ "a boy on a bed with a hat", "a man on a chair with a laptop": who is on it has it."""
    worn = all(e.group == "clothing" or e.group in HOLDABLE for e in objects)
    boards = subjects[0].label.endswith(_BOARDS) and all(e.group == "clothing" for e in objects)
    seat = subjects[0].label.rsplit(" ", 1)[-1] in SEATS
    if not worn or subjects[0].group in ALIVE or not (seat or boards):
        return []
    return [
        e
        for f in reading.facts
        if f.predicate in ("on", "in", "riding") and subjects[0] in f.objects
        for e in f.subjects
        if e.group in ALIVE
    ]


def _fixed(reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """ "a living room with a chair with windows", "a cat in a living room with a fireplace": the room has them."""
    fixtures = all(e.label.rsplit(" ", 1)[-1] in _FIXTURES for e in objects)
    if fixtures and all(e.group in ALIVE | {"furniture", "appliance"} for e in subjects):
        start = reading.tree.starts[phrase.start]
        return [e for e in reading.entities if e.kind == "stuff" and e.end <= start][:1] or subjects
    return subjects
