"""Which of the things before a pronoun is meant where other words tell: "a bear in a cage while a boy looks at it"."""

from __future__ import annotations

from layoutgen.parse.belongings import is_in_hand
from layoutgen.parse.coordination import first_member, is_free, members
from layoutgen.parse.lexicon import ALIVE, PUT_VERBS, SEATS
from layoutgen.parse.lexicon import members as words_of
from layoutgen.parse.reading import Entity, Reading

_BESIDE = frozenset({"next to", "near", "behind", "in front of", "left of", "right of"})
_PUTS = PUT_VERBS | {"load", "pour", "throw", "spray", "push", "drop", "aim", "kick", "toss"}
_FALLING = frozenset({"raining", "snowing", "hailing", "drizzling", "pouring", "rains", "snows"})
_PARTS = frozenset({"body", "part", "clothing"})
_LIVING = frozenset({"person", "animal", "bird", "toy"})


def told_meanwhile(reading: Reading, number: int, here: list[Entity]) -> list[Entity]:
    """The bear of "a bear in a cage while a woman looks at it": what the sentence was about before "while"."""
    sentence = reading.tree.sentence
    told = (n for n in range(number) if sentence[reading.head(n)] == sentence[reading.head(number)])
    first = next((n for n in told if any(e in here for e in reading.refers[n])), number)
    end, start = reading.chunks[first].end, reading.chunks[number].start
    doers = acting(reading, number)
    anew = bool(doers) and doers[0] > first and reading.tree.lower[reading.chunks[doers[0]].start - 1] == "and"
    there = "there" in reading.tree.lower[end:start] and "and" in reading.tree.lower[end:start]
    if not ("while" in reading.tree.lower[end:start] or anew or there) or first in reading.landmark_of:
        return []
    return [e for e in reading.refers[first] if e in here and e.kind == "thing"]


def told_about(reading: Reading, sentence: int) -> set[Entity]:
    """What a sentence names other than as the landmark of something."""
    here = (n for n in range(len(reading.chunks)) if reading.tree.sentence[reading.head(n)] == sentence)
    return {e for n in here if n not in reading.landmark_of for e in reading.refers[n]}


def whole_of(reading: Reading, entity: Entity, others: list[Entity]) -> Entity:
    """The truck of "Its hood is open. Weeds grow around it", when it is one of `others`; else `entity` itself."""
    owners = [f.subjects for f in reading.facts if f.predicate == "has" and entity in f.objects]
    owner = owners[0][0] if owners else entity
    return owner if owner in others and (entity.group in _PARTS or owner.group not in _LIVING) else entity


def of_something(reading: Reading, entity: Entity) -> bool:
    """Whether it is a part that is named as such: "the landing gear", of an aeroplane."""
    said = next((m for n, m in enumerate(reading.mentions) if m is not None and entity in reading.refers[n]), None)
    return entity.group == "part" and said is not None and said.definite


def is_only_had(reading: Reading, number: int, place: int) -> bool:
    """Whether chunk `number` is only what somebody has or holds, and so is not where anything is: "The cake has three
    tiers. Guests stand behind them".

    place: the chunk of the pronoun.
    """
    verb = reading.chunks[first_member(reading, number)].start - 1
    if place not in reading.landmark_of or verb < 1 or not reading.is_verb(verb):
        return False
    return reading.tree.lemmas[verb] in ("have", "hold", "wear", "carry")


def own_alone(reading: Reading, things: list[Entity], place: int) -> bool:
    """Whether all of `things` are only what somebody has: "Her calf has long ears. A river is behind them"."""
    named = (n for e in things for n, found in enumerate(reading.refers) if e in found)
    return bool(things) and all(is_only_had(reading, number, place) for number in named)


def leaky(reading: Reading, phrase: int, owner: int | None) -> int | None:
    """The radio of "a radio on a bench with a cord coming out of it": nothing comes out of a bench."""
    outer = reading.landmark_of.get(owner) if owner is not None else None
    start = reading.phrases[phrase].start
    if owner is None or outer is None or not owner or reading.tree.lower[start : start + 1] != ["out"]:
        return owner
    place, thing = reading.refers[owner][:1], reading.refers[owner - 1][:1]
    open_ground = place and (place[0].kind == "stuff" or place[0].label.rsplit(" ", 1)[-1] in SEATS)
    on = reading.phrases[outer].predicate == "on"
    return owner - 1 if open_ground and on and thing and thing[0].kind == "thing" else owner


def fellows(reading: Reading, before: int | None) -> list[Entity]:
    """Those who are listed after "with" together with the last before a pronoun: "with a cat and a dog behind him"."""
    first = first_member(reading, before) if before is not None else before
    if before is None or first is None or first == before or is_free(reading, first):
        return []
    return [e for n in members(reading, first) if n < before for e in reading.refers[n]]


def beside_one_before(reading: Reading, verb: int, last: int) -> bool:
    """ "a cup on a table and a man standing next to it": only the last of a list is beside what was named before it."""
    if last not in reading.coordinated:
        return False
    after = (reading.phrase_at[i] for i in range(verb + 1, min(verb + 3, len(reading.tree))))
    phrase = next((number for number in after if number is not None), None)
    landmark = None if phrase is None else reading.phrases[phrase].landmark
    return landmark is not None and reading.tree.lower[reading.head(landmark)] in ("it", "him", "her")


def one_of_set(reading: Reading, number: int) -> list[Entity]:
    """The one of "two dogs, one of them has a stick in its mouth": a share of which the text has just told; else none.

    number: the chunk of the pronoun, or that it owns.
    """
    if not any(e.parts for e in reading.entities):
        return []
    sentence, here = reading.tree.sentence, reading.tree.sentence[reading.head(number)]
    said = [n for n in range(number) if here - 1 <= sentence[reading.head(n)] and reading.refers[n]]
    shares = [n for n in said if n not in reading.landmark_of and _is_share(reading.refers[n])]
    if not shares:
        return []
    last = shares[-1]
    owned = reading.chunks[number].owner_word is not None
    if sentence[reading.head(last)] == here:
        return reading.refers[last] if owned else []
    first = next(n for n in said if sentence[reading.head(n)] == sentence[reading.head(last)])
    opens = reading.refers[first] == reading.refers[last]
    doers = acting(reading, number)
    begun = any(sentence[reading.head(n)] == here and n not in doers and _is_one(reading.refers[n]) for n in said)
    return reading.refers[last] if opens and not begun else []


def _is_one(entities: list[Entity]) -> bool:
    return len(entities) == 1 and entities[0].count == 1 and entities[0].kind == "thing"


def _is_share(entities: list[Entity]) -> bool:
    return len(entities) == 1 and entities[0].whole is not None and entities[0].count == 1


def acting(reading: Reading, number: int) -> list[int]:
    """The chunks that do what the verb before the pronoun at chunk `number` says: none of them is meant by it, as they
    would be "itself". Nothing for what a pronoun owns, nor for a subject."""
    chunk, tree = reading.chunks[number], reading.tree
    if (chunk.kind == "noun" and chunk.owner_word is None) or tree.lower[chunk.head].endswith(("self", "selves")):
        return []
    phrase = reading.landmark_of.get(number)
    at = (reading.phrases[phrase].start if phrase is not None else chunk.start) - 1
    of = reading.chunk_at[at] if at >= 0 and phrase is not None and reading.phrases[phrase].predicate == "of" else None
    if of is not None and reading.chunks[of].kind == "anaphor":
        return acting(reading, of)  # "behind both of them"
    place = reading.chunk_at[at] if at >= 0 and phrase is not None else None
    outer = reading.landmark_of.get(place) if place is not None else None
    beside = phrase is not None and reading.phrases[phrase].predicate in _BESIDE
    there = outer is not None and reading.phrases[outer].predicate in ("on", "in", "at", "against", "under")
    if beside and there and chunk.kind == "pronoun":
        at = reading.phrases[outer or 0].start - 1  # "lying on the ground next to it"
    elif place is not None and outer is None and reading.tree.lemmas[reading.chunks[place].start - 1] in _PUTS:
        at = reading.chunks[place].start - 1  # "a crane is loading boxes onto it"
    while at > 0 and reading.chunk_at[at] is None and tree.tags[at] in ("RP", "RB"):
        at -= 1
    if at < 1 or not reading.is_verb(at) or (chunk.kind == "noun" and phrase is None):
        return []
    doer = _doer(reading, at)
    return [n for n in members(reading, doer) if reading.chunks[n].end <= at] if doer is not None else []


def _doer(reading: Reading, verb: int) -> int | None:
    """The first chunk that does what a verb says: its subject, else what stands before it, else what it tells about."""
    tree, at = reading.tree, verb - 1
    subject = tree.kid(verb, "nsubj", "nsubj:pass")
    number = reading.chunk_at[subject] if subject is not None and subject < verb else None
    if number is None:
        while at > 0 and reading.chunk_at[at] is None and tree.tags[at] in ("RB", "VBZ", "VBP", "VBD", "MD"):
            at -= 1
        number = reading.chunk_at[at] if at >= 0 else None
    if number is None:
        number = reading.chunk_at[tree.heads[verb]] if tree.heads[verb] < verb else None
    if number is None or tree.sentence[reading.head(number)] != tree.sentence[verb]:
        return None
    return first_member(reading, number)


def borne_by(reading: Reading, number: int) -> list[Entity]:
    """What stands between the doer of a verb and the verb, and so tells of the doer alone: its motorcycle, its hat."""
    doers = acting(reading, number)
    start = reading.chunks[number].start
    between = range(doers[-1] + 1, number) if doers else range(0)
    return [e for n in between if reading.chunks[n].end < start and n in reading.landmark_of for e in reading.refers[n]]


def two_before(reading: Reading, number: int) -> list[Entity]:
    """The stove and the fridge of "a stove on the left and a fridge on the right. Between them ...": the two things
    that the sentence before tells about, or each of the two before, where "between" asks for two; else nothing."""
    phrase = reading.landmark_of.get(number)
    if phrase is None or reading.phrases[phrase].predicate != "between":
        return []
    here = reading.tree.sentence[reading.head(number)]
    last, before = _told_in(reading, here - 1), _told_in(reading, here - 2)
    if len(last) == 1 and len(before) == 1 and _has_position(reading, here - 1) and _has_position(reading, here - 2):
        return [*before, *last]
    alive = sum(e.group in _LIVING for e in last)
    return last if len(last) == 2 and alive in (0, 2) else []


def _told_in(reading: Reading, sentence: int) -> list[Entity]:
    """The single things that a sentence names first and not as the landmark of another."""
    named = (n for n in range(len(reading.chunks)) if reading.refers[n] and n not in reading.landmark_of)
    told = [e for n in named if reading.tree.sentence[reading.head(n)] == sentence for e in reading.refers[n]]
    return [e for e in dict.fromkeys(told) if e.count == 1]


def _has_position(reading: Reading, sentence: int) -> bool:
    return any(p.position and reading.tree.sentence[p.start] == sentence for p in reading.phrases)


def two_or_pair(reading: Reading, number: int) -> list[Entity]:
    """What "both" means of two people, and "they" of one pair of boots; none where more are named."""
    alive = [e for e in reading.entities if e.group in _LIVING and e.count == 1 and e.label != "bat"]
    if reading.tree.lower[reading.chunks[number].start] == "both" and len(alive) == 2:
        return alive
    return _lone_pair(reading, number)


def _lone_pair(reading: Reading, number: int) -> list[Entity]:
    """The boots of "A man wears rubber boots. They are green", all else of the sentence before being one; else none."""
    sentence, here = reading.tree.sentence, reading.tree.sentence[reading.head(number)]
    if number and sentence[reading.head(number - 1)] == here:
        return []
    told = [n for n in range(number) if sentence[reading.head(n)] == here - 1 and reading.refers[n]]
    if len(told) < 2 or any(e.count != 1 for n in told for e in reading.refers[n]):
        return []
    alive = {e for n in told for e in reading.refers[n] if e.group in _LIVING}
    pair = reading.tree.tags[reading.head(told[-1])] == "NNS" and not alive & set(reading.refers[told[-1]])
    return reading.refers[told[-1]] if pair and len(alive) < 2 else []


def paired(reading: Reading, number: int, acts: list[Entity]) -> list[Entity]:
    """What "they" means where nothing is many: boots and skis, which are one pair, or the living, or what came last.

    acts: who does it, and is not meant.
    """
    tree, alive = reading.tree, [e for e in reading.entities if e.group in ("person", "animal") and e not in acts]
    pairs = [
        n
        for n in range(number)
        if tree.tags[reading.head(n)] == "NNS" and len(reading.refers[n]) == 1 and reading.refers[n][0].count == 1
    ]
    opens = (
        number and tree.sentence[reading.head(number)] == tree.sentence[reading.head(pairs[-1])] + 1 if pairs else False
    )
    if opens:
        return reading.refers[pairs[-1]]
    told = told_of(reading, number)
    apart = reading.refers[told] if told is not None else []
    here, both = reading.tree.sentence[reading.head(number)], reading.tree.lower[reading.head(number)] == "both"
    apart = [*apart, *acts]
    things = [e for e in reading.entities if e.kind == "thing" and e not in apart and (e.sentence < here or both)]
    beside = number in reading.landmark_of and reading.phrases[reading.landmark_of[number]].predicate in _BESIDE | {
        "above",
        "below",
        "over",
        "under",
        "on",
    }
    if len(alive) == 1:  # what he has in his hands is no place of its own
        things = [e for e in things if not is_in_hand(reading, e)]
    if beside and len(alive) < 2 and len(things) > 1:
        return things  # "A cup is here. A pot is next to it. A kite is above them."
    return alive or reading.entities[-1:]


def of_weather(reading: Reading, number: int) -> bool:
    """ "It is raining": nothing that was named before does."""
    end = reading.chunks[number].end
    return bool(_FALLING.intersection(reading.tree.lower[end : end + 2]))


def told_as_one(reading: Reading, number: int) -> list[Entity]:
    """What is many and yet "it": the plates of "each plate has a cake on it", a stack of books."""
    return [*_each(reading, number), *_heaps(reading)]


def _each(reading: Reading, number: int) -> list[Entity]:
    """The plates of "each plate has a cake on it"."""
    sentence = reading.tree.sentence[reading.head(number)]
    return [
        entity
        for earlier in range(number)
        if reading.tree.sentence[reading.head(earlier)] == sentence
        and reading.tree.lower[reading.chunks[earlier].start] in ("each", "every")
        for entity in reading.refers[earlier]
    ]


def _heaps(reading: Reading) -> list[Entity]:
    """The books of "a stack of books with a cat beside it": one heap of many."""
    alone = [n for n in reading.alias if (m := reading.mentions[n]) is not None and not m.plural]
    return [e for n in alone for e in reading.refers[n] if e.kind == "thing" and e.group not in ("person", "animal")]


def itself(reading: Reading, number: int, earlier: int) -> bool:
    """The bats of "three owls on a branch and two bats above them": not above themselves, when others are there."""
    told = told_of(reading, number)
    rivals = (n for n in range(earlier) if n not in reading.landmark_of)
    return told == earlier and any(e.count != 1 for n in rivals for e in reading.refers[n])


def told_of(reading: Reading, number: int) -> int | None:
    """The dog of "a man, a woman and a dog between them", which stands between the other two."""
    phrase = reading.landmark_of.get(number)
    start = reading.phrases[phrase].start if phrase is not None else 0
    told = reading.chunk_at[start - 1] if start else None
    share = (
        told is not None and reading.chunks[told].kind == "anaphor" and reading.phrases[phrase or 0].predicate == "of"
    )
    return told_of(reading, told) if share and told is not None else told  # "a lamp behind both of them"


def relative(reading: Reading, number: int) -> list[Entity]:
    """What "which", "who", "that" at chunk `number` stand for."""
    tree, chunk = reading.tree, reading.chunks[number]
    phrase = reading.landmark_of.get(number)
    if phrase is not None:
        start = reading.phrases[phrase].start
        comma = start > 0 and tree.lower[start - 1] == ","
        candidates = [
            n
            for n in range(number)
            if reading.refers[n] and tree.sentence[reading.head(n)] == tree.sentence[chunk.head]
        ]
        if comma and candidates:
            return reading.refers[first_member(reading, candidates[0])]
        return reading.refers[candidates[-1]] if candidates else []
    for earlier in range(number - 1, -1, -1):
        if reading.refers[earlier]:
            first = first_member(reading, earlier)
            plural = tree.lower[chunk.end : chunk.end + 1] in (["are"], ["were"], ["have"])
            bare = earlier in reading.coordinated and reading.chunks[earlier].start == reading.chunks[earlier].head
            plural = plural or (bare and tree.tags[reading.head(earlier)] == "NN")  # "a zebra and giraffe that is"
            if plural and is_free(reading, first):
                return [e for n in members(reading, first) if n < number for e in reading.refers[n]]
            return reading.refers[earlier]
    return []


def of_the_living(reading: Reading, number: int) -> list[Entity]:
    """The friends of "Three friends toast nuts. One of them plays the guitar": no nut plays."""
    tree, chunk = reading.tree, reading.chunks[number]
    if chunk.kind != "pronoun" or not chunk.start or tree.lower[chunk.start - 1] != "of":
        return []
    verb = next((i for i in range(chunk.end, min(chunk.end + 2, len(tree))) if reading.is_verb(i)), None)
    if verb is None or tree.lemmas[verb] not in _DEEDS or tree.tags[verb] == "VBN":
        return []
    sets = [e for e in reading.entities if e.count != 1]
    alive = [e for e in sets if e.group in ALIVE and e.whole is None]
    return alive if len(alive) == 1 and len(sets) > 1 else []


_DEEDS = words_of("deeds of the living") | words_of("acting verbs") | words_of("verbs of persons")
