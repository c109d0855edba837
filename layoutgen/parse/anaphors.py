""" "one", "another", "the other", "two", "both", "the red one": parts of a set, or another thing of the same name."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.chunks import Chunk
from layoutgen.parse.counts import Count
from layoutgen.parse.counts import number as said
from layoutgen.parse.entities import another, new_entity
from layoutgen.parse.lexicon import ALIVE, members
from layoutgen.parse.mentions import Mention
from layoutgen.parse.pronouns import pronoun, several
from layoutgen.parse.reading import Entity, Reading
from layoutgen.parse.recalled import told_so
from layoutgen.parse.sets import part_of, remainder, rest_of

_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_BACK = frozenset({"this", "that", "these", "those", "it"})
_PARTS = frozenset({"body", "part", "clothing"})
_DEEDS = (
    members("deeds of the living")
    | members("acting verbs")
    | members("verbs of persons")
    | {"pass", "sit", "stand", "lie"}
) - {"fly", "drive", "wait"}
_OF_MACHINES = frozenset(
    {"drive", "fly", "park", "travel", "sail", "tow", "land", "go", "come", "hang", "fall", "take"}
)


def anaphor(reading: Reading, number: int, mention: Mention) -> list[Entity]:
    """What "one", "another", "the others", "both" at chunk `number` stand for; nothing when they name no thing."""
    tree, chunk = reading.tree, mention.chunk
    word = tree.lower[chunk.head]
    following = reading.chunks[number + 1] if number + 1 < len(reading.chunks) else None
    if (word == "other" and tree.lower[chunk.start] == "each") or (word == "another" and chunk.end - chunk.start == 2):
        return []
    if (
        tree.tags[chunk.head].startswith(("JJ", "VB"))
        and word != "other"
        and following is not None
        and tree.lower[chunk.end : following.start] == ["and"]
    ):
        after = reading.mentions[number + 1]
        if after is not None and after.chunk.kind == "noun":
            mention.label, mention.attributes = after.label, list(dict.fromkeys([*mention.attributes, word]))
            return [new_entity(reading, mention)]
    phrase = reading.landmark_of.get(number)
    called = "number" in (tree.lower[chunk.head - 1], tree.lower[chunk.start - 1])  # "with the number 7 on it"
    if tree.tags[chunk.head] == "CD" and (called or (word[0].isdigit() and (said(word) or 1000) > 100)):
        return []  # "the time of 3:25", "in 1950"
    counted = tree.tags[chunk.head] == "CD" and phrase is not None
    if counted and (
        reading.phrases[phrase or 0].predicate == "" or (tree.lower[chunk.start - 1] == "at" and word != "one")
    ):
        return []  # "a table set for two", "showing the time at three twenty-seven"
    if word in ("this", "that", "these", "those", "it"):
        return pronoun(reading, word, number)
    if word in ("both", "each", "all"):
        white = word == "all" and vocab.colour(" ".join(tree.lower[chunk.end : chunk.end + 1])) is not None
        return [] if white else several(reading, number)  # "wearing all white"
    if not reading.entities or (word == "other" and _is_hand(reading, chunk)):
        return []
    first = None
    if word == "one":
        first = _the_other(reading, chunk) if mention.definite else _one_beyond(reading, chunk)
    return _one(reading, mention) if first is None else [first]


def _one(reading: Reading, mention: Mention) -> list[Entity]:
    """ "one", "another", "the other", "two", "the red one": a part of a set, or another thing of the same name."""
    tree, chunk = reading.tree, mention.chunk
    words = tree.lower[chunk.start : chunk.end]
    attributes = [a for a in mention.attributes if a not in ("other", "another")]
    count: Count = (
        mention.count if mention.count is not None else ("several" if words[-1] in ("ones", "others", "some") else 1)
    )
    known = _so_described(reading, mention, attributes) if mention.definite and attributes else None
    known = known or _another_too(reading, chunk, count, attributes)
    if known is not None:
        return [known]
    sets = [e for e in reading.entities if e.count != 1 and (e.kind == "thing") and not e.whole]
    if _does_as_the_living(reading, chunk) and any(e.group in ALIVE for e in reading.entities):
        sets = [e for e in sets if e.group in ALIVE] or (
            sets if mention.definite else []
        )  # "tables with people and some are looking at laptops"
    if words == ["another"] and any(e.group in ALIVE for e in reading.entities):
        had = {e for n in reading.landmark_of for e in reading.refers[n] if e.group not in ALIVE}
        sets = [e for e in sets if e not in had]  # "a man with water bottles watching while another leaves"
    recent = tree.sentence[chunk.head] - 1
    spoken = {e for n, c in enumerate(reading.chunks) if tree.sentence[c.head] >= recent for e in reading.refers[n]}
    subject_sets = [e for e in sets if e.sentence >= recent or e in spoken or (e.parts and (remainder(e) or 0) > 0)]
    anew = mention.indefinite and attributes and words[-1] == "one" and words[0] in ("a", "an")
    unfinished = any(e.parts and (remainder(e) or 0) > 0 for e in subject_sets)  # "three cups: one full, ..."
    whole_told = bool(subject_sets) and tree.lower[chunk.start :].count("one") == subject_sets[0].count  # one by one
    if subject_sets and (unfinished or whole_told or not anew):
        whole = next((e for e in reversed(subject_sets) if e.parts), subject_sets[0])
        more = words == ["one"] and not whole.parts and _is_one_more(reading, chunk, whole)
        if more or (words[-1] == "others" and not mention.definite and not whole.parts and whole.group in ALIVE):
            return [another(reading, chunk, whole, 1 if more else count, attributes)]
        if "other" in words or "others" in words or "rest" in words:
            return [rest_of(whole, attributes, count if words[-1] != "others" else None)]
        return [part_of(whole, count, attributes)]
    alive = [e for e in reading.entities if e.group in ALIVE]
    if words[-1] == "others" and alive:
        return [another(reading, chunk, alive[-1], count, attributes)]
    things = [e for e in reading.entities if e.kind == "thing" and e.group not in _PARTS] or reading.entities
    if alive and words == ["another"] and _does_as_the_living(reading, chunk):
        return [another(reading, chunk, alive[-1], count, attributes)]
    return [another(reading, chunk, _model(reading, chunk, things), count, attributes)]


def _another_too(reading: Reading, chunk: Chunk, count: Count, attributes: list[str]) -> Entity | None:
    """A second kite for "One kite is red and another is blue", if the first is no share of any; else None."""
    tree, here = reading.tree, reading.tree.sentence[chunk.head]
    if tree.lower[chunk.start : chunk.end] != ["another"]:
        return None
    told = [n for n, c in enumerate(reading.chunks) if c.end <= chunk.start and tree.lower[c.start] == "one"]
    found = [reading.refers[n][0] for n in told if tree.sentence[reading.head(n)] == here and reading.refers[n]]
    return another(reading, chunk, found[-1], count, attributes) if found and found[-1].whole is None else None


def _so_described(reading: Reading, mention: Mention, attributes: list[str]) -> Entity | None:
    """ "The red one": the last that is said to be red, be it before its name or after."""
    named = [e for e in reading.entities if set(attributes) <= set(e.attributes)]
    return named[-1] if named else told_so(reading, mention)


def _is_hand(reading: Reading, chunk: Chunk) -> bool:
    """ "a spoon in one hand and bread in the other"."""
    before = reading.tree.lower[: chunk.start]
    return before[-1:] in (["in"], ["with"]) and any(limb in before for limb in ("hand", "paw", "arm", "claw"))


def _one_beyond(reading: Reading, chunk: Chunk) -> Entity | None:
    """ "A third one", after two: one more than were named; else None."""
    words = reading.tree.lower[chunk.start : chunk.end]
    nth = _ORDINALS.get(words[1], 0) if len(words) > 1 else 0
    sets = [e for e in reading.entities if e.count != 1 and e.kind == "thing"]
    beyond = bool(nth and sets) and isinstance(sets[-1].count, int) and nth > sets[-1].count
    return another(reading, chunk, sets[-1], 1, []) if beyond else None


def _the_other(reading: Reading, chunk: Chunk) -> Entity | None:
    """The first cat of "one cat is on a bed and another is below the other one", where the text has two; else None."""
    if "other" not in reading.tree.lower[chunk.start : chunk.end]:
        return None
    told = [e for n, c in enumerate(reading.chunks) if c.end <= chunk.start for e in reading.refers[n]]
    subject = next((e for e in reversed(told) if sum(o.label == e.label for o in reading.entities) == 2), None)
    alike = [e for e in reading.entities if subject is not None and e.label == subject.label and e is not subject]
    return alike[0] if len(alike) == 1 and subject is not None and subject.count == alike[0].count == 1 else None


def _does_as_the_living(reading: Reading, chunk: Chunk) -> bool:
    """Whether a deed of people or animals follows: "some are looking", "others pass"."""
    tree, at = reading.tree, chunk.end
    if chunk.start and tree.lower[chunk.start - 1] == "for" and tree.lower[at : at + 1] == ["to"]:
        return True  # "throws a ball for another to catch"
    if tree.lower[at : at + 2] == ["of", "them"]:
        at += 2
    while at < len(tree) and tree.lower[at] in ("are", "is", "were", "was", "also"):
        at += 1
    if at >= len(tree) or not reading.is_verb(at) or tree.tags[at] == "VBN":
        return False
    going = at > chunk.end and tree.tags[at] == "VBG" and tree.lemmas[at] not in _OF_MACHINES
    return going or tree.lemmas[at] in _DEEDS


def _is_one_more(reading: Reading, chunk: Chunk, whole: Entity) -> bool:
    """ "five birds sitting on a wire and one flying away": of the five it is told already what they do."""
    tree = reading.tree
    end = next((i for i in range(len(tree)) if tree.starts[i] >= whole.end), len(tree))
    told = end < chunk.start - 1 and (reading.is_verb(end) or reading.phrase_at[end] is not None)
    after = tree.tags[chunk.end] if chunk.end < len(tree) else ""
    return told and tree.lower[chunk.start - 1] == "and" and after in ("VBG", "IN") and tree.lower[chunk.end] != "of"


def _done_before(reading: Reading, chunk: Chunk) -> Entity | None:
    """The tie of "a cat wearing a tie and a dog wearing one": what the same verb was said of."""
    verb = chunk.start - 1
    if verb < 0 or not reading.is_verb(verb):
        return None
    for i in range(verb - 1, -1, -1):
        number = reading.chunk_at[i + 1]
        if reading.tree.lemmas[i] == reading.tree.lemmas[verb] and number is not None and reading.refers[number]:
            return reading.refers[number][0]
    return None


def _model(reading: Reading, chunk: Chunk, things: list[Entity]) -> Entity:
    """Which of `things` has the name of "one": the cup of "the cup left of a plate is bigger than the other one"."""
    number = reading.chunk_at[chunk.head]
    phrase = reading.landmark_of.get(number) if number is not None else None
    predicate = reading.phrases[phrase].predicate if phrase is not None else ""
    alike = [e for n, p in reading.landmark_of.items() if number is not None and n < number
             for e in reading.refers[n] if reading.phrases[p].predicate == predicate]  # fmt: skip
    if alike:  # "a man on a red bike and a woman on a blue one"
        return alike[-1]
    done = _done_before(reading, chunk)
    if done is not None:
        return done
    placed = {e for n in reading.landmark_of for e in reading.refers[n]}  # "a mug on a table and another on a shelf"
    free = [e for e in things if e not in placed]
    apart = reading.tree.lower[chunk.start] == "another" or predicate.endswith("than")
    return free[-1] if apart and free else things[-1]
