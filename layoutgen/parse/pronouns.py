"""What "it", "they", "she", "which" stand for."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.antecedents import (
    acting,
    borne_by,
    fellows,
    is_only_had,
    itself,
    leaky,
    of_something,
    of_the_living,
    of_weather,
    one_of_set,
    own_alone,
    paired,
    told_about,
    told_as_one,
    told_meanwhile,
    told_of,
    two_before,
    two_or_pair,
    whole_of,
)
from layoutgen.parse.clauses import verb_subjects
from layoutgen.parse.coordination import first_member, is_free, members
from layoutgen.parse.kin import child_of, said_just_now
from layoutgen.parse.lexicon import OPEN_GROUND
from layoutgen.parse.reading import Entity, Reading

_BESIDE = frozenset({"behind", "in front of", "next to", "near", "around", "above", "under", "below", "over"})
_BEARING = frozenset({"boat", "vehicle", "aircraft", "furniture"})
_OUT = (["out", "of"], ["from"], ["out"])
_FIXED = frozenset({"appliance", "furniture", "structure"})  # none of them is in a tub or a sink
_LIVING = frozenset({"person", "animal", "bird", "toy"})
_THEY = frozenset({"they", "them", "these", "those", "themselves", "their"})
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "herself", "hers"})
_SMALL = frozenset({"baby", "child", "infant", "toddler", "kid"})
_IT = frozenset({"it", "its", "itself", "this", "that"})


def pronoun(reading: Reading, word: str, number: int) -> list[Entity]:
    """What a pronoun that stands at chunk `number` refers to."""
    if word == "it" and of_weather(reading, number):
        return []
    if word not in _THEY:
        share = one_of_set(reading, number)
        if share and (share[0].group != "person" if word in _IT else _is_meant_by(reading, word, share[0])):
            return share
    if word in _HE or word in _SHE:
        gender = "male" if word in _HE else "female"
        people = [e for e in reading.entities if e.group == "person"]
        fitting = [e for e in people if (_gender(e) or gender) == gender] or [
            e for e in reading.entities if e.group in _LIVING - {"person"}
        ]
        fitting = [e for e in fitting if e.count == 1] or fitting  # "two couples ... while a man ... his surfboard"
        kin = child_of(reading, number, fitting) or said_just_now(reading, word, number)
        return kin or _salient(reading, fitting, number) or _stranger(reading, gender, number)
    if word in _THEY:
        return several(reading, number)
    if word in _IT:
        each = told_as_one(reading, number)
        small = _SMALL if word == "its" else frozenset[str]()  # "a baby with a hat on its head"
        named = [e for e in reading.entities if e.group != "person" or e.label in small]
        things = [e for e in named if e.count == 1 or e in each]
        return _salient(reading, things, number) or several(reading, number)
    return []


def _is_meant_by(reading: Reading, word: str, share: Entity) -> bool:
    """Whether "he" or "she" can be one of a set: of pigeons only where nobody else is told of."""
    if share.group == "person":
        return True
    gender = "male" if word in _HE else "female"
    others = any(e.group == "person" and (_gender(e) or gender) == gender for e in reading.entities)
    return share.group in _LIVING and not others


def _stranger(reading: Reading, gender: str, number: int) -> list[Entity]:
    """ "She is holding an umbrella", with nobody named before: a woman."""
    chunk, tree = reading.chunks[number], reading.tree
    if chunk.kind != "pronoun":
        return []
    label = "man" if gender == "male" else "woman"
    start, end = tree.starts[chunk.start], tree.ends[chunk.end - 1]
    return [reading.add(Entity(label, [], 1, start, end, tree.sentence[chunk.head], group="person"))]


def _gender(entity: Entity) -> str | None:
    who = vocab.person(entity.label, entity.attributes)
    return who.gender if who is not None else None


def _salient(reading: Reading, entities: list[Entity], number: int) -> list[Entity]:
    """The subject of the last sentence with a fitting entity, else of this one; subjects before others."""
    if not entities:
        return []
    sentence = reading.tree.sentence[reading.head(number)]
    latest = _latest(reading, number)
    here = [e for e in latest if e in entities and latest[e] == sentence]
    if here:
        found = _in_sentence(reading, here, number)
        if found or reading.chunks[number].owner_word is not None:
            return found
        if len(entities) == len(here):
            return here[:1]
    earlier = [e for e in latest if e in entities and latest[e] < sentence]
    if not earlier:
        return entities[-1:]
    earlier = list(dict.fromkeys(whole_of(reading, e, entities) for e in earlier))
    if number in reading.landmark_of:  # "The landing gear is down. Below it are trees": below the aeroplane
        earlier = [e for e in earlier if not of_something(reading, e)] or earlier
    last = max(latest[e] for e in earlier)
    said = [e for e in earlier if latest[e] == last]
    told = told_about(reading, last)
    free = [e for e in said if e in told and e.kind == "thing"]  # what a sentence tells about, not where that is
    return free[:1] or [e for e in said if e.kind == "thing"][:1] or said[:1]


def _latest(reading: Reading, number: int) -> dict[Entity, int]:
    """In which sentence each thing was last spoken of before chunk `number`; those of a sentence in its order."""
    found: dict[Entity, int] = {}
    for earlier in range(number):
        sentence = reading.tree.sentence[reading.head(earlier)]
        for entity in reading.refers[earlier]:
            whole = entity.whole or entity
            if found.get(whole) != sentence:
                found.pop(whole, None)
                found[whole] = sentence
    return {**found, **{e: e.sentence for e in reading.entities if e not in found}}


def _in_sentence(reading: Reading, here: list[Entity], number: int) -> list[Entity]:
    """What a pronoun means among the entities of its own sentence."""
    phrase = reading.landmark_of.get(number)
    if reading.chunks[number].owner_word is not None:
        alive = [e for e in here if e.group in ("person", "animal", "bird", "fish", "toy")]
        whole = [e for e in here if e.group not in ("body", "part", "clothing")]
        things = [e for e in whole if e.kind == "thing"]  # "a hydrant on a sidewalk with its cap off"
        return (alive or things[::-1] or whole[::-1] or here)[:1]
    acts = [e for n in acting(reading, number) for e in reading.refers[n]]
    if phrase is None:
        here = [e for e in here if e not in acts]
        return ([e for e in here if e.kind == "thing"] or here)[:1]
    if acts:
        here = [e for e in here if e not in borne_by(reading, number)]  # "a man on a motorcycle waits in front of it"
    start = reading.phrases[phrase].start
    part = reading.landmark_of.get(reading.chunk_at[start - 1] or 0) if start else None
    if part is not None and reading.phrases[phrase].predicate == "of" and reading.chunks[number].kind == "pronoun":
        start = reading.phrases[part].start  # "a flag near the top of it"
    at = start - 1
    while at > 0 and reading.chunk_at[at] is None and reading.tree.tags[at] in ("VBG", "VBN", "RP", "RB"):
        at -= 1  # "flowers sticking out of it"
    before = reading.chunk_at[at] if at >= 0 else None
    vessel = _vessel_beside(reading, phrase, before)
    if vessel is not None:
        return reading.refers[vessel]
    if before is not None and _beside_place(reading, before):
        return reading.refers[before - 1]
    owner = leaky(reading, phrase, host(reading, before))
    if owner is not None and any(e in here for e in reading.refers[owner]):
        thing = _thing_in(reading, owner) if reading.phrases[phrase].predicate in _BESIDE else []
        return thing or reading.refers[owner]
    told = told_meanwhile(reading, number, here)
    if told:
        return told
    busy = [*acts, *_told_about(reading, number, before), *fellows(reading, before)]
    free = [e for e in here if e not in busy]
    return ([e for e in free if e.kind == "thing"] or free)[-1:]


def _beside_place(reading: Reading, number: int) -> bool:
    """Whether a chunk is listed with something before the place it follows: "towels under a sink and a mirror"."""
    place = number - 1
    apart = reading.coordinated.get(number, place) != place and place in reading.landmark_of
    return apart and reading.phrases[reading.landmark_of[place]].predicate in _BESIDE and bool(reading.refers[place])


def _vessel_beside(reading: Reading, phrase: int, before: int | None) -> int | None:
    """The tub of "a bathroom with a bathtub and three ducks in it": in the room is everything."""
    tub = reading.coordinated.get(before) if before is not None else None
    said = reading.phrases[phrase].predicate
    if tub is None or not reading.refers[tub] or said not in ("in", "inside", "on", *_BESIDE):
        return None
    owner, thing = host(reading, before), reading.refers[tub][0]
    whole = reading.refers[owner][0] if owner is not None and reading.refers[owner] else None
    content = reading.refers[before][0] if before is not None and reading.refers[before] else None
    if whole is None or whole.kind != "stuff":
        return None
    if said not in _BESIDE and content is not None and content.group in _FIXED:
        return None
    if said in _BESIDE:  # "a street with a lamp post and a cat under it"
        return tub if thing.kind == "thing" and thing.count == 1 else None
    name = thing.label.rsplit(" ", 1)[-1]
    holds = thing.group in ("container", "kitchenware") or name in (
        "bathtub",
        "tub",
        "bath",
        "sink",
        "pool",
        "aquarium",
    )
    bears = said == "on" and name in ("table", "desk", "bed", "sofa", "couch", "bench", "counter", "shelf", "chair")
    return tub if holds or bears else None


def _thing_in(reading: Reading, place: int) -> list[Entity]:
    """The giraffe of "a giraffe at a zoo with trees behind it"."""
    outer = reading.landmark_of.get(place)
    if outer is None or not place or reading.refers[place][0].kind != "stuff":
        return []
    within = reading.phrases[outer].predicate in ("in", "at", "on", "under")
    return [
        e for e in reading.refers[place - 1] if within and e.kind == "thing" and e.group not in ("body", "clothing")
    ]


def _told_about(reading: Reading, number: int, before: int | None) -> list[Entity]:
    """What stands in the relation to the pronoun and so is not meant by it: the dog of "a dog sitting on it"."""
    if before is not None:
        return [*reading.refers[before], *(reading.refers[before - 1] if _is_content(reading, before) else [])]
    sentence = reading.tree.sentence
    for verb in range(reading.chunks[number].start - 1, -1, -1):
        if sentence[verb] != sentence[reading.head(number)]:
            break
        if reading.is_verb(verb):
            return [e for n in verb_subjects(reading, verb) for e in reading.refers[n]]
    return reading.refers[number - 1] if number else []


def _is_content(reading: Reading, number: int) -> bool:
    """The milk of "a glass of milk"."""
    outer = reading.landmark_of.get(number)
    return bool(number) and outer is not None and reading.phrases[outer].predicate == "of"


def host(reading: Reading, before: int | None) -> int | None:
    """The table of "a table with a vase on it", "a table that has a vase on it": what has or is with chunk `before`."""
    if before is None:
        return None
    first = first_member(reading, before)
    phrase = reading.landmark_of.get(first)
    if first - 1 in reading.alias:
        return host(reading, first - 1)  # "has a slice of cake on it"
    if phrase is not None and reading.phrases[phrase].predicate == "with":
        verb = reading.phrases[phrase].start - 1
        if verb > 0 and reading.is_verb(verb):
            return next(iter(verb_subjects(reading, verb)), None)  # "a desk is shown with a computer on it"
        comma = reading.tree.lower[verb] == "," and verb > 0  # "a trophy, with a ring on its left"
        return _whole_of(reading, reading.chunk_at[verb - comma])
    verb = reading.chunks[first].start - 1
    if verb > 0 and first and phrase is None and reading.tree.lower[verb] == "and" and _told_where(reading, before):
        return host(reading, first - 1)  # "has a clock and a flag near the top of it"
    if verb >= 0 and reading.is_verb(verb) and reading.tree.lemmas[verb] in ("have", "hold", "contain", "show"):
        subjects = verb_subjects(reading, verb)
        return subjects[0] if subjects else None
    return None


def _told_where(reading: Reading, before: int) -> bool:
    end = reading.chunks[before].end
    after = reading.phrase_at[end] if end < len(reading.tree) else None
    return after is not None and reading.phrases[after].landmark is not None


def _whole_of(reading: Reading, number: int | None) -> int | None:
    """The bowl of "a bowl of soup with a spoon in it", the vase of "a vase on a floor with flowers in it"."""
    outer = reading.landmark_of.get(number) if number is not None else None
    if number is None or outer is None or not number or not reading.refers[number]:
        return number
    predicate, entity = reading.phrases[outer].predicate, reading.refers[number][0]
    left = reading.tree.lower[reading.phrases[outer].start : reading.phrases[outer].end] in _OUT
    if left and reading.refers[number - 1]:
        return number - 1  # "bread that came out of the toaster with a cup next to it"
    ground = predicate == "on" and entity.kind == "stuff" and entity.label.rsplit(" ", 1)[-1] in OPEN_GROUND
    held = predicate == "of" and entity.kind == "thing" and reading.refers[number - 1]
    around = entity.kind == "stuff" or entity.group == "furniture"
    there = predicate in ("in", "at", "on")
    at = reading.phrases[outer].start - 1
    while at > 0 and reading.is_verb(at):
        at -= 1
    beside = reading.chunk_at[at] == number - 1  # not in "drinks from a glass while sitting at a table"
    vessel = there and around and beside and _holds(reading.refers[number - 1])
    borne = there and entity.kind == "stuff" and bool(reading.refers[number - 1])  # "a boat in the sea with men on it"
    if borne and reading.refers[number - 1][0].group in _BEARING:
        return number - 1
    return number - 1 if ground or held or vessel else number


def _holds(entities: list[Entity]) -> bool:
    return bool(entities) and entities[0].group in ("container", "kitchenware")


def several(reading: Reading, number: int) -> list[Entity]:
    """What "they", "both" refer to: a set, or all members of a list."""
    doer = acting(reading, number)
    plain = of_the_living(reading, number) or two_or_pair(reading, number)
    if plain:
        return plain
    for earlier in (n for n in range(number - 1, -1, -1) if n not in doer and not is_only_had(reading, n, number)):
        first = first_member(reading, earlier)
        listed = members(reading, first)
        if len(listed) > 1 and listed[-1] < number and is_free(reading, first):
            told = told_of(reading, number)
            fellows = [n for n in listed if n != told] if len(listed) > 2 else listed
            other = [e for n in listed if n != told for e in reading.refers[n]]
            if len(listed) == 2 and told in listed and other and other[0].count != 1:
                return other  # "three owls and a lamp above them"
            return [e for n in fellows for e in reading.refers[n]]
        found = list(dict.fromkeys(e.whole or e for e in reading.refers[earlier] if e.count != 1))
        if found and earlier not in reading.landmark_of and not itself(reading, number, earlier):
            return found
    told = told_of(reading, number)
    apart = reading.refers[told] if told is not None else []
    acts = [e for n in doer for e in reading.refers[n]]
    sets = [e for e in reading.entities if e.count != 1 and e not in acts]
    alive = [e for e in reading.entities if e.group in ("person", "animal") and e not in acts and e.label != "bat"]
    if (sets and sets == apart and len(alive) == 1) or (len(alive) > 1 and own_alone(reading, sets, number)):
        return alive  # "a person with pigeons around them"
    both = two_before(reading, number)
    if both:
        return both
    if sets:
        return [sets[-1]]
    sentence = reading.tree.sentence[reading.head(number)]
    alive = [e for e in alive if e not in apart] if len(alive) > 2 else alive
    phrase = reading.landmark_of.get(number)
    between = phrase is not None and reading.phrases[phrase].predicate == "between"
    if len(alive) < 2 and between:  # "a green car on the left, a red car on the right and a light between them"
        things = [e for e in reading.entities if e.kind == "thing" and e not in apart and e.sentence == sentence]
        alive = things if len(things) == 2 else alive
    return paired(reading, number, acts) if len(alive) < 2 else alive
