"""Occasions that stand for those who are at them: a wedding for bride and groom, a party for its guests.

A text that names somebody has its own people; one that only names the occasion would be an empty place. A fight with
things (snowballs, pillows) is between those who are said to have it, each with such a thing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from layoutgen import vocab
from layoutgen.parse.clauses import verb_subjects
from layoutgen.parse.counts import Count
from layoutgen.parse.mentions import Mention
from layoutgen.parse.reading import Entity, Fact, Reading, group_of

_Guests = tuple[tuple[str, Count], ...]
_MATCHES = ("game", "match")
_PEOPLE: Mapping[str, _Guests] = {
    "wedding": (("bride", 1), ("groom", 1)),
    "wedding ceremony": (("bride", 1), ("groom", 1)),
    "party": (("person", 4),),
    "birthday party": (("child", 3),),
    "birthday": (("child", 3),),
    "concert": (("singer", 1), ("guitarist", 1)),
    "parade": (("person", 6),),
    "festival": (("person", 6),),
    "race": (("runner", 3),),
    "marathon": (("runner", 6),),
    "yoga class": (("person", 4),),
    "dance class": (("dancer", 4),),
    "ballet class": (("ballerina", 3),),
    "boxing match": (("boxer", 2),),
    "car race": (("race car", 3),),
    "horse race": (("jockey", 3), ("horse", 3)),
    "tennis match": (("tennis player", 2),),
    "tennis game": (("tennis player", 2),),
    **{f"{sport} {kind}": ((f"{sport} player", 4),) for kind in _MATCHES
       for sport in ("soccer", "football", "baseball", "basketball", "hockey", "volleyball")},
}  # fmt: skip
_PLACES = {"concert": "stage", "parade": "street", "car race": "road"}
_ROOMS = frozenset({"birthday party", "birthday", "christmas party", "dinner party", "tea party", "office party"})
_MISSILES = frozenset({"snowball", "pillow", "water balloon", "food", "sword", "water gun"})
_OCCASIONS = frozenset(name.rsplit(" ", 1)[-1] for name in _PEOPLE)
MEALS = frozenset({"dinner", "lunch", "breakfast", "supper", "brunch", "meal", "feast"})
_CAKES = frozenset({"cake", "birthday cake", "layer cake"})
EATEN_AT_TABLE = MEALS | {"party", "birthday"}
_HELD = frozenset({"hold", "carry", "hand", "give", "bring", "offer", "present", "lift"})
_DAYS = frozenset({"christmas eve", "christmas day", "christmas", "christmas night", "christmas time"})
_MERRY = frozenset({"birthday", "party"})
_PLACED = frozenset({"on", "in", "at", "inside", "under", "near", "next to", "around", "riding", "driving"})
_HALLS = frozenset({"restaurant", "kitchen", "dining room", "living room", "house", "garden", "yard", "room", "cafe"})
_SEEN = _OCCASIONS | {"fight", "band", "system"}
_BEINGS = frozenset({"person", "animal", "bird", "toy", "fish"})


def gathered(reading: Reading, number: int, mention: Mention) -> bool:
    """Whether chunk `number` is an occasion that is seen by who is there; they are then what it refers to."""
    last = mention.label.rsplit(" ", 1)[-1]
    if last not in _SEEN:
        return False
    own = _OWN_WAYS.get(mention.label if last == "party" else last)
    if own is not None:
        return own(reading, number, mention)
    label = mention.label
    if label in _MATCHES and mention.chunk.head > mention.chunk.start:  # the "match" of "a tennis match"
        label = f"{reading.tree.lower[mention.chunk.head - 1]} {label}"
    if last not in _OCCASIONS or number in reading.landmark_of or _has_people(reading, mention):
        if label in _PEOPLE and label.endswith(_MATCHES):
            reading.matches.append(label.split()[0])
        return False
    guests = _PEOPLE.get(label) or (_PEOPLE["party"] if last == "party" else None)
    if guests is None or reading.tree.lower[mention.chunk.end : mention.chunk.end + 1] == ["of"]:
        return False
    made = [_bring(reading, mention, label, count) for label, count in guests]
    at = (mention.chunk.head,)
    made[0].describe(_deeds(label))
    if len(made) == 2 and made[0].label == "jockey":
        reading.relate(made[:1], "riding", made[1:], at)
    place = _PLACES.get(label, "living room" if mention.label in _ROOMS and not _has_place(reading) else "")
    if place and place not in reading.place_words:
        reading.place_words.append(place)
    reading.refers[number] = made
    return True


def _deeds(label: str) -> list[str]:
    """What those who are at an occasion do."""
    if label == "yoga class":
        return ["doing yoga"]
    return [f"playing {label.split()[0]}"] if label.endswith(_MATCHES) and label != "boxing match" else []


def celebrate(reading: Reading) -> None:
    """Christmas is seen by its tree, where the text has none and no place outside."""
    tree = reading.tree
    at = next((i for i, word in enumerate(tree.lower) if word in ("christmas", "xmas")), None)
    days = [e for e in reading.entities if e.label in _DAYS]
    for day in days:
        reading.facts[:] = [f for f in reading.facts if day not in f.objects and day not in f.subjects]
        reading.entities.remove(day)
    if at is None or any("tree" in e.label or e.label.startswith("christmas") for e in reading.entities):
        return
    number = reading.chunk_at[at]
    if number is not None and reading.head(number) != at and any(e not in days for e in reading.refers[number]):
        return  # "a christmas hat" is worn in any room
    if any(e.kind == "stuff" and vocab.place(e.label) not in _HALLS for e in reading.entities):
        return
    reading.bring("christmas tree", 1, at)
    if not reading.place_words:
        reading.place_words.append("living room")


def _fight(reading: Reading, _: int, mention: Mention) -> bool:
    """Two children with a snowball each, or those who are said to have a snowball fight."""
    if mention.label.removesuffix(" fight") not in _MISSILES:
        return False
    verb = mention.chunk.start - 1
    while verb >= 0 and reading.tree.tags[verb] in ("DT", "JJ"):
        verb -= 1
    named = verb_subjects(reading, verb) if verb >= 0 and reading.is_verb(verb) else []
    fighters = [e for n in named for e in reading.refers[n]] or [_bring(reading, mention, "child", 2)]
    many: Count = sum(e.count for e in fighters if isinstance(e.count, int)) or "many"
    missile = _bring(reading, mention, mention.label.removesuffix(" fight"), many)
    reading.relate(fighters, "holding", [missile], (mention.chunk.head,))
    reading.used.update({verb} if named else ())
    return True


def _band(reading: Reading, number: int, mention: Mention) -> bool:
    """A band is a singer, a guitarist and a drummer; not a band of something, nor one for the hair."""
    of = reading.tree.lower[mention.chunk.end : mention.chunk.end + 1] == ["of"]
    if mention.label not in _BANDS or mention.plural or of:
        return False
    singer, guitarist, drummer = (_bring(reading, mention, who, 1) for who in ("singer", "guitarist", "drummer"))
    singer.describe(["singing"])
    drummer.describe(["playing drum"])
    reading.refers[number] = [singer, guitarist, drummer]
    return True


_BANDS = frozenset({"band", "rock band", "music band", "pop band", "jazz band", "live band"})


def _tea(reading: Reading, number: int, mention: Mention) -> bool:
    """A table with a teapot and cups, at which those are who have it."""
    table, pot, cups = (_bring(reading, mention, *what) for what in (("table", 1), ("teapot", 1), ("cup", 3)))
    reading.relate([pot, cups], "on", [table], (mention.chunk.head,))
    reading.refers[number] = [table]
    reading.tables.append(table)
    return True


def _solar_system(reading: Reading, number: int, mention: Mention) -> bool:
    """The sun and its planets in space, of which the text may name some; the whole is no thing of its own."""
    solar = reading.tree.lower[max(0, mention.chunk.head - 1)] == "solar"
    if mention.label not in ("solar system", "system") or mention.plural or not solar:
        return False
    named = {m.label for m in reading.mentions if m is not None}
    if "space" not in reading.place_words:
        reading.place_words.append("space")
    told = any(group_of(label) == "celestial" for label in named)
    reading.refers[number] = [] if told else [_bring(reading, mention, *what) for what in (("sun", 1), ("planet", 8))]
    return True


_OWN_WAYS: Mapping[str, Callable[[Reading, int, Mention], bool]] = {
    "tea party": _tea,
    "band": _band,
    "fight": _fight,
    "system": _solar_system,
}


def play_matches(reading: Reading) -> None:
    """Those whom a text names with a tennis match play it; the match is no ball."""
    told = {e for f in reading.facts for e in (*f.subjects, *f.objects)}
    for ball in [e for e in reading.entities if e.label in reading.matches and e not in told]:
        reading.entities.remove(ball)
    for game in reading.matches:
        for entity in reading.entities:
            busy = any(said.endswith("ing") or "ing " in said for said in entity.attributes)
            if entity.group == "person" and not busy:
                entity.describe([f"playing {game}"])


def seat_guests(reading: Reading) -> None:
    """Puts those who eat a meal at a table, also where the text names none, and the cake of a party onto one."""
    for entity in list(reading.entities):
        if entity.label in MEALS or (entity.label in _CAKES and not _MERRY.isdisjoint(reading.tree.lower)):
            _lay_table(reading, entity)
    for fact in reading.facts:
        one, other = fact.subjects[0], fact.objects[0]
        if other in reading.tables and one.group in _BEINGS:
            fact.predicate = "at"
        elif one in reading.tables and other.group in _BEINGS:
            fact.subjects, fact.predicate, fact.objects = fact.objects, "at", fact.subjects


def _lay_table(reading: Reading, food: Entity) -> None:
    """A table for those who eat it, unless they or it are said to be somewhere: on a blanket, in bed, at a counter."""
    eaten = [f for f in reading.facts if food in f.objects and f.predicate in ("eating", "holding", "with", "has")]
    if len(eaten) != 1 or eaten[0].subjects[0].group not in _BEINGS or _in_hand(reading, eaten[0]):
        return
    eaters, tokens = eaten[0].subjects, eaten[0].tokens
    where = [
        e for f in reading.facts if {food, *eaters} & set(f.subjects) and f.predicate in _PLACED for e in f.objects
    ]
    if any(e.group in ("furniture", "textile") or vocab.place(e.label) not in _HALLS for e in where):
        return
    table = reading.add(Entity("table", [], 1, food.start, food.end, food.sentence, group="furniture"))
    reading.tables.append(table)
    if not (len(eaters) == 1 and eaters[0].count == "many" and food.label not in MEALS):
        reading.relate(eaters, "at", [table], tokens)
    if food.label not in MEALS:
        reading.facts.remove(eaten[0])
    reading.relate([food], "on", [table], tokens)


def _in_hand(reading: Reading, fact: Fact) -> bool:
    """Whether it says in so many words that somebody has it in his hands."""
    return any(reading.tree.lemmas[i] in _HELD for i in fact.tokens)


def _has_people(reading: Reading, but: Mention) -> bool:
    """Whether anybody else is named in the text, an animal or a doll among them."""
    named = (m.label for m in reading.mentions if m is not None and m is not but and not m.label.endswith("ball"))
    return any(group_of(label) in _BEINGS or vocab.collective(label) is not None for label in named)


def _has_place(reading: Reading) -> bool:
    return any(m is not None and vocab.place(m.label) is not None for m in reading.mentions)


def _bring(reading: Reading, mention: Mention, label: str, count: Count) -> Entity:
    """Somebody or something that the words of a chunk mean without naming it."""
    return reading.bring(label, count, mention.chunk.start, mention.chunk.end)
