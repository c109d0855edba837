"""Hands, heads and feet in phrases: "a phone in his hand", "its head on another zebra", "with skis on his feet"."""

from __future__ import annotations

from layoutgen.parse.background import is_part_word
from layoutgen.parse.coordination import first_member
from layoutgen.parse.lexicon import LIFELIKE, OWN_PARTS
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.pronouns import pronoun
from layoutgen.parse.reading import Entity, Reading, group_of

_SLUNG = frozenset({"hanging", "slung", "draped", "strapped", "hung", "dangling"})
_BEARS = frozenset({"chest", "neck", "shoulder", "back", "waist", "arm", "body", "belt", "hip"})
_BORNE_ON = frozenset({"head", "back", "shoulder", "nose", "lap"})
_SUPPOSED = frozenset({"with", "holding", "on", "in", "has"})
_LIFTS = frozenset({"carry", "hold", "balance", "lift"})
_GRASPS = frozenset({"hand", "mouth", "beak", "trunk", "arm"})
_RESTED = OWN_PARTS | {"chin", "neck", "nose", "snout", "elbow", "foot", "leg", "face"}  # "its chin on a gate"


def slung(reading: Reading, phrase: Phrase, landmark: int, objects: list[Entity]) -> bool:
    """ "with a camera hanging off his chest": he wears the camera, whatever stands just before "with"."""
    verb = reading.chunks[landmark].end
    after = reading.phrase_at[verb + 1] if verb + 1 < len(reading.tree) else None
    if phrase.predicate != "with" or after is None or reading.tree.lower[verb] not in _SLUNG:
        return False
    part = reading.phrases[after].landmark
    mention = reading.mentions[part] if part is not None else None
    word = reading.chunks[part].owner_word if part is not None else None
    if part is None or word is None or mention is None or mention.label not in _BEARS:
        return False
    owners = [e for e in pronoun(reading, reading.tree.lower[word], part) if e not in objects and e.group in LIFELIKE]
    reading.relate(owners, "wearing", objects, tuple(range(phrase.start, phrase.end)))
    reading.used.add(verb)
    return bool(owners)


def head_on_another(reading: Reading, phrase: Phrase, objects: list[Entity], tokens: tuple[int, ...]) -> bool:
    """ "a zebra putting its head on another zebra": the one touches the other; who has it over a fence is behind."""
    at = phrase.start - 1
    while at > 0 and reading.chunk_at[at] is None and reading.tree.tags[at] in ("VBN", "VBG", "RP", "JJ"):
        at -= 1  # "with its head buried in a shoe"
    near = reading.chunk_at[at] if at >= 0 else None
    first = first_member(reading, near) if near is not None else 0  # "its neck and head on another zebra"
    word = reading.chunks[first].owner_word if near is not None and near in reading.dropped else None
    if near is None or word is None or phrase.predicate not in ("on", "over", "against", "around", "in"):
        return False
    mention = reading.mentions[near]
    firm = phrase.predicate == "over" or any(e.kind == "thing" for e in objects)
    if mention is None or mention.label not in _RESTED or not firm:
        return False
    said = {"it": "its"}.get(reading.tree.lower[word], reading.tree.lower[word])  # "resting it's head"
    owners = [e for e in pronoun(reading, said, near) if e not in objects]
    if at < phrase.start - 1:
        reading.used.update(range(at + 1, phrase.start))
    beyond = phrase.predicate == "over" and not any(e.group in LIFELIKE for e in objects)
    reading.relate(owners, "behind" if beyond else "touching", objects, tokens)
    return bool(owners)


def is_foot(reading: Reading, phrase: Phrase) -> bool:
    """ "with a skateboard under her feet", "with skis on his feet"."""
    mention = reading.mentions[phrase.landmark or 0] if phrase.predicate in ("under", "below", "on") else None
    return mention is not None and mention.label == "foot" and mention.chunk.owner_word is not None


def in_own_hand(reading: Reading, phrase: Phrase) -> bool:
    """ "with a racket in his other hand"."""
    mention = reading.mentions[phrase.landmark or 0] if phrase.predicate == "in" else None
    return mention is not None and mention.label in _GRASPS and mention.chunk.owner_word is not None


def part_instead(reading: Reading, phrase: Phrase, subjects: list[Entity], landmark: int) -> None:
    """ "a phone in his hand": the owner of the hand holds it; other dropped landmarks say nothing."""
    mention = reading.mentions[landmark]
    if mention is None or mention.label not in OWN_PARTS | {"ear", "foot", "nose"}:
        return
    chunk = mention.chunk
    if chunk.owner is not None:
        _of_named(reading, phrase, subjects, landmark)
    elif chunk.owner_word is None:
        _of_nearest(reading, phrase, subjects, mention.label)
    else:
        _of_pronoun(reading, phrase, subjects, landmark)


def _of_named(reading: Reading, phrase: Phrase, subjects: list[Entity], landmark: int) -> None:
    """ "on a man's shoulder", "a phone in a man's hand"."""
    mention, owner = reading.mentions[landmark], reading.chunks[landmark].owner
    held = phrase.predicate == "in" and mention is not None and mention.label in _GRASPS
    near = reading.chunk_at[phrase.start - 1] if held and phrase.start else None
    subjects = reading.refers[near] if near is not None and reading.refers[near] else subjects
    owners = [e for e in reading.refers[owner or 0] if e not in subjects]
    predicate = "~holding" if held else phrase.predicate
    reading.relate(subjects, predicate, owners, tuple(range(phrase.start, phrase.end)))


def _of_pronoun(reading: Reading, phrase: Phrase, subjects: list[Entity], landmark: int) -> None:
    """ "in his hand", "with its paw", "at her side"."""
    chunk, mention = reading.chunks[landmark], reading.mentions[landmark]
    part = mention.label if mention is not None else ""
    near = reading.chunk_at[phrase.start - 1] if phrase.start else None
    if near is not None and in_own_hand(reading, phrase) and near in reading.landmark_of and reading.refers[near]:
        subjects = reading.refers[near]
    named = _named(reading, subjects, landmark, part)
    if part in _BORNE_ON and _bears(reading, phrase, subjects, named, landmark):
        return
    owners = [e for e in named if e not in subjects]
    owners = [e for e in owners if e.group in LIFELIKE] or owners
    if part in _GRASPS and named and not any(e.group in LIFELIKE for e in named):  # "a kid with a cup in its hand"
        owners = [e for e in reading.entities if e.group in LIFELIKE and e.end <= reading.tree.starts[phrase.start]][:1]
    elif named and not owners:  # "a dog holding a duck in its mouth": the verb has said it
        return
    if phrase.predicate == "with" and chunk.end < len(reading.tree) and reading.phrase_at[chunk.end] is not None:
        return  # "next to a laptop with his paw on the keys"
    tokens = tuple(range(phrase.start, phrase.end))
    if part == "foot" and reading.tree.lower[phrase.end - 1] != "at":
        worn = phrase.predicate == "on" and bool(subjects) and subjects[0].group == "clothing"
        reading.relate(owners, "wearing" if worn else "on", subjects if is_foot(reading, phrase) else [], tokens)
    elif (
        part in ("side", "ankle", "foot")
        and not (part == "foot" and _comes_later(reading, phrase, owners))
        and phrase.predicate in ("at", "near", "on", "around")
    ):
        reading.relate(subjects, "near", owners, tokens)
    else:
        others = [e for e in reading.entities if e not in subjects and e.group in LIFELIKE | {"thing"}]
        if phrase.predicate == "with":  # "a kid with her hand on a snowman": what is named later holds nothing
            others = [e for e in others if e.end <= reading.tree.starts[phrase.start]]
            owners = [e for e in owners if e.end <= reading.tree.starts[phrase.start]]
        _at_part(reading, phrase, subjects, owners or others[:1], part)


def _comes_later(reading: Reading, phrase: Phrase, owners: list[Entity]) -> bool:
    """ "at her feet next to a woman": the woman is named yet."""
    return any(e.end > reading.tree.starts[phrase.start] for e in owners)


def _named(reading: Reading, subjects: list[Entity], landmark: int, part: str) -> list[Entity]:
    """Whose part it is: nobody lies at his own feet ("They sit on a bench. A dog lies at their feet.")."""
    named = pronoun(reading, reading.tree.lower[reading.chunks[landmark].owner_word or 0], landmark)
    if part != "foot" or not subjects or not all(e in subjects for e in named):
        return named
    return [e for e in reading.entities if e.sentence < subjects[0].sentence and e.group in LIFELIKE]


def _bears(reading: Reading, phrase: Phrase, subjects: list[Entity], named: list[Entity], landmark: int) -> bool:
    """Puts on the owner of a head or a back what is there: "a hedgehog with an apple on its back"."""
    near = reading.chunk_at[phrase.start - 1] if phrase.start else None
    if near is not None and subjects and _is_had_there(reading, phrase, near, all(e in named for e in subjects)):
        subjects = reading.refers[near]
    if subjects and all(e in subjects for e in named):  # "There is a snowman. A bird sits on its head."
        earlier = [e for e in reading.entities if e.sentence < subjects[0].sentence and e.group in LIFELIKE]
        named = earlier[-1:] or named
    owners = [e for e in named if e not in subjects]
    mention = reading.mentions[landmark]
    lap = mention is not None and mention.label == "lap" and not all(e.group in LIFELIKE for e in subjects)
    if phrase.predicate != "on" or lap or not _is_borne(subjects, owners):
        return False  # a laptop on a lap is used
    told = {*subjects, *owners}
    supposed = [f for f in reading.facts if f.predicate in _SUPPOSED and told >= {*f.subjects, *f.objects}]
    reading.facts[:] = [f for f in reading.facts if f not in supposed]
    reading.relate(subjects, "on", owners, tuple(range(phrase.start, reading.chunks[landmark].end)))
    return True


def _is_had_there(reading: Reading, phrase: Phrase, near: int, own: bool) -> bool:
    """Whether the noun just before is what somebody has there: "a hedgehog with an apple on its back". own: whether the
    head or back is that of those of whom the phrase tells; if not, only what comes after "with" is there."""
    first = first_member(reading, near)
    outer = reading.landmark_of.get(first)
    verb = reading.chunks[first].start - 1
    if own and outer is None and verb >= 0 and reading.is_verb(verb) and reading.tree.lemmas[verb] in _LIFTS:
        reading.used.add(verb)
        return reading.chunks[near].end == phrase.start and bool(reading.refers[near])
    had = outer is not None and reading.phrases[outer].predicate == "with"
    return had and reading.chunks[near].end == phrase.start and bool(reading.refers[near])


def _is_borne(subjects: list[Entity], owners: list[Entity]) -> bool:
    """Whether one living thing bears what is said to be on its head or its back, and does not wear it."""
    worn = ("clothing", "accessory", "body", "part", "container", "sport")
    alive = len(owners) == 1 and owners[0].group in ("person", "animal", "bird", "fish", "toy")
    return alive and bool(subjects) and not any(e.group in worn or e.kind == "stuff" for e in subjects)


def _of_nearest(reading: Reading, phrase: Phrase, subjects: list[Entity], part: str) -> None:
    """ "a boy with a bat in hand": the boy holds it."""
    if phrase.predicate not in ("in", "on") or part not in _GRASPS or len(subjects) != 1:
        return
    before = (e for e in reversed(reading.entities) if e.end <= subjects[0].start and e.group in LIFELIKE)
    owner = next(before, None)
    if owner is not None:
        reading.relate([owner], "holding", subjects, tuple(range(phrase.start, phrase.end)))


def _at_part(reading: Reading, phrase: Phrase, subjects: list[Entity], owners: list[Entity], part: str) -> None:
    """ "a hat on his head", "a phone to his ear", "a bag in her hand"."""
    tokens = tuple(range(phrase.start, phrase.end))
    if part == "head" and phrase.predicate == "on" and subjects and subjects[0].group == "clothing":
        reading.relate(owners, "wearing", subjects, tokens)
    elif reading.tree.lower[phrase.end - 1] == "to" and part in ("ear", "mouth", "face", "lip") and owners:
        phone = any(e.group == "electronics" for e in subjects)
        held = [e for e in subjects if e not in owners and e.group not in LIFELIKE]
        reading.relate(owners, "using" if phone else "holding", held, tokens)
    elif phrase.predicate in ("in", "on", "over", "with") and owners and part != "head":
        reading.relate(owners, "holding", subjects, tokens)


def tells_looks(reading: Reading, phrase: Phrase, landmark: int) -> bool:
    """Whether "with its mouth open" says how the owner looks, and not what it holds."""
    chunk = reading.chunks[landmark]
    described = reading.tree.tags[chunk.end : chunk.end + 1] in (["JJ"], ["RB"], ["RP"], ["VBN"])
    return phrase.predicate == "with" and chunk.owner_word is not None and described


def whole_of_part(reading: Reading, phrase: Phrase, landmark: int) -> list[Entity]:
    """The man of "a cat on the lap of a man", the tower of "a clock in the face of a tower"."""
    end, mention = reading.chunks[landmark].end, reading.mentions[landmark]
    after = reading.phrase_at[end] if end < len(reading.tree) else None
    if after is None or mention is None or reading.phrases[after].predicate != "of":
        return []
    part = is_part_word(mention.label) or mention.label.endswith("seat") or group_of(mention.label) in ("body", "part")
    inner = reading.phrases[after].landmark
    local = phrase.predicate in ("on", "in", "at", "against", "near", "over")
    return list(reading.refers[inner]) if part and local and inner is not None else []
