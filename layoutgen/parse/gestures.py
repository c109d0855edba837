"""What people do with their hands: "taking a photo of two giraffes", "with his arms raised", "up to bat"."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.clauses import verb_subjects
from layoutgen.parse.coordination import members
from layoutgen.parse.mentions import Mention
from layoutgen.parse.pronouns import pronoun
from layoutgen.parse.reading import Entity, Reading

_PICTURES = frozenset({"photo", "picture", "photograph", "selfie", "pic"})
_TAKES = frozenset({"take", "snap", "shoot", "get"})
_LIMBS = frozenset({"hand", "arm", "fist"})
_UP = frozenset({"up", "raised", "air", "overhead", "upraised", "upward", "upwards"})
_INTO = frozenset({"the", "mid", "-", "in", "is", "are", "up", "high", "still"})
_AIRS = frozenset({"air", "midair", "mid-air", "airborne"})
_TRICKS = frozenset({"trick", "tricks", "stunt", "stunts"})
_ON = frozenset({"on", "riding", "with"})
_BOARDS = ("board", "ski", "bike", "bicycle", "motorcycle")
_BOARDERS = frozenset({"skateboarder", "snowboarder", "skier", "skater", "biker", "motocross rider", "boarder"})
_RAISES = frozenset({"raise", "lift", "throw", "wave"})


def gesture_facts(reading: Reading) -> None:
    """Attributes of the people who take photos or raise their arms; whom a photo is of is looked at."""
    for number, mention in enumerate(reading.mentions):
        if mention is None:
            continue
        if mention.label in _PICTURES:
            _photo(reading, number)
        elif mention.label.endswith(_MIENS):
            _mien(reading, number, mention)
        elif mention.label == "head" and _is_over_head(reading, number):
            _hold_high(reading, number)
        elif mention.label in _LIMBS and _is_raised(reading, number):
            for entity in _owners(reading, number):
                entity.describe(["raising arms"])

    _stunts(reading)
    _leaps(reading)
    if not _GREETINGS.isdisjoint(reading.tree.lower):
        _greet(reading)
    if not _RAISED.isdisjoint(reading.tree.lower):
        _hold_bats(reading)


_GREETINGS = frozenset({"hello", "hi", "goodbye", "bye", "welcome"})


def _greet(reading: Reading) -> None:
    """Who says hello to somebody waves and looks there."""
    tree = reading.tree
    for verb in range(len(tree) - 1):
        if tree.lemmas[verb] != "say" or tree.lower[verb + 1] not in _GREETINGS:
            continue
        greeters = [e for n in verb_subjects(reading, verb) for e in reading.refers[n] if e.group in _BEINGS]
        for entity in greeters:
            entity.describe(["waving"])
        for fact in reading.facts:
            if fact.predicate == "near" and fact.tokens[:1] == (verb,) and fact.subjects == greeters:
                fact.predicate = "facing"


_RAISED = frozenset({"raised", "ready", "poised", "cocked", "held", "lifted", "extended"})
_BATS = ("bat", "racket", "racquet", "club", "hockey stick", "paddle")


def _hold_bats(reading: Reading) -> None:
    """The bat of "a boy watches the ball with his bat raised" is his: no ball has one."""
    people = [e for e in reading.entities if e.group == "person"]
    for fact in reading.facts:
        bats = fact.subjects if fact.subjects[0].label.endswith(_BATS) else fact.objects
        rest = fact.objects if bats is fact.subjects else fact.subjects
        raised = all(e.label.endswith(_BATS) and not _RAISED.isdisjoint(e.attributes) for e in bats)
        if fact.predicate == "with" and raised and people and rest[0].group in ("sport", "toy"):
            fact.subjects, fact.predicate, fact.objects = people[:1], "holding", list(bats)


_BEINGS = frozenset({"person", "animal", "bird", "toy", "electronics"})
_LIFTS = frozenset({"lift", "hold", "raise", "carry", "hoist"})


def _mien(reading: Reading, number: int, mention: Mention) -> None:
    """The sad look of "a woman with a sad look on her face" is how she is."""
    first = reading.chunks[number].start
    moods = [word for word in (*mention.attributes, *mention.label.split()[:-1]) if word in _MOODS]
    before = [e for e in reading.entities if e.end <= reading.tree.starts[first] and e.group in _BEINGS]
    if mention.label.endswith(_SMILES):
        moods = ["smiling"]
    if not moods or not before:
        return
    before[-1].describe(moods)
    own = reading.refers[number]
    if mention.label != "face" and own:  # and no face of its own
        reading.facts[:] = [f for f in reading.facts if not set(own) & {*f.subjects, *f.objects}]
        reading.forget(number)


_MIENS = ("look", "expression", "face", "smile", "grin")
_SMILES = ("smile", "grin")
_MOODS = frozenset(
    {"angry", "annoyed", "bored", "confused", "excited", "frightened", "frowning", "grumpy", "happy", "joyful", "mad",
     "puzzled", "sad", "scared", "serious", "shocked", "sleepy", "smiling", "surprised", "tired", "unhappy", "upset",
     "worried"}
)  # fmt: skip


def _is_over_head(reading: Reading, number: int) -> bool:
    """ "lifts a trophy above his head": not what is up there by itself."""
    phrase = reading.landmark_of.get(number)
    owned = reading.chunks[number].owner_word is not None
    return owned and phrase is not None and reading.phrases[phrase].predicate in ("above", "over")


def _hold_high(reading: Reading, number: int) -> None:
    """Who lifts something above the head holds it up."""
    tree, start = reading.tree, reading.chunks[number].start
    for fact in reading.facts:
        lifts = bool(fact.tokens) and tree.lemmas[fact.tokens[0]] in _LIFTS and 0 < start - fact.tokens[0] < 9
        if lifts and fact.predicate in ("holding", "carrying"):
            for entity in fact.subjects:
                entity.describe(["holding up"])


def _stunts(reading: Reading) -> None:
    """Who does "a skateboard trick", however it is said, is on the board."""
    tree = reading.tree
    tricks = [i for i, word in enumerate(tree.lower) if word in _TRICKS]
    about = {e for f in reading.facts for e in (*f.subjects, *f.objects)}
    for board in reading.entities:
        if not tricks or not board.label.endswith("board") or board.group != "sport" or board in about:
            continue
        people = [e for e in reading.entities if e.group == "person" and e.end <= board.start]
        reading.relate(people[:1], "riding", [board], (tricks[0],))


def _leaps(reading: Reading) -> None:
    """Who is on a board "in the air", "in mid air", is above the ground."""
    tree = reading.tree
    if not any(
        word in _AIRS and not _LIMBS & set(map(vocab.singular, tree.lower[max(0, i - 4) : i]))
        for i, word in enumerate(tree.lower)
    ):
        return
    for entity in reading.entities:
        boards = [e for f in reading.facts if entity in f.subjects and f.predicate in _ON for e in f.objects]
        if entity.group == "person" and (entity.label in _BOARDERS or any(e.label.endswith(_BOARDS) for e in boards)):
            entity.describe(["airborne"])
    for at in (i for i, word in enumerate(tree.lower) if word in _AIRS):
        last = next((i for i in range(at - 1, -1, -1) if tree.lower[i] not in _INTO), 0)
        number = reading.chunk_at[last]
        for entity in reading.refers[number] if number is not None else ():
            if entity.group in ("sport", "toy") and not entity.label.endswith(_BOARDS):  # "a baseball in the air"
                entity.describe(["airborne"])


def _photo(reading: Reading, number: int) -> None:
    tree, chunk = reading.tree, reading.chunks[number]
    verb = next((i for i in range(chunk.start - 1, max(-1, chunk.start - 4), -1) if reading.is_verb(i)), None)
    if verb is None or tree.lemmas[verb] not in _TAKES:
        return
    people = [e for n in verb_subjects(reading, verb) for e in reading.refers[n] if e.group == "person"]
    if not people:
        return
    for entity in people:
        entity.describe(["taking photo"])
    after = reading.phrase_at[chunk.end] if chunk.end < len(tree) else None
    if after is not None and reading.phrases[after].predicate == "of":
        landmark = reading.phrases[after].landmark
        seen = [] if landmark is None else [e for n in members(reading, landmark) for e in reading.refers[n]]
        reading.relate(
            people, "looking at", [e for e in seen if e not in people], (verb, *range(chunk.start, chunk.end))
        )


def _is_raised(reading: Reading, number: int) -> bool:
    """ "his hands up", "arms in the air", "raises his hand"; not "holds up a phone in his hand"."""
    tree, chunk = reading.tree, reading.chunks[number]
    if number in reading.landmark_of and reading.phrases[reading.landmark_of[number]].predicate != "with":
        return False
    after = tree.lower[chunk.end : chunk.end + 3]
    if after[:1] and (after[0] in _UP or (after[0] in ("in", "into", "held", "high") and _UP & set(after))):
        return after[0] != "up" or after[1:2] != ["to"]
    verb = next((i for i in range(chunk.start - 1, max(-1, chunk.start - 3), -1) if reading.is_verb(i)), None)
    return verb is not None and tree.lemmas[verb] in _RAISES


def _owners(reading: Reading, number: int) -> list[Entity]:
    chunk = reading.chunks[number]
    if chunk.owner_word is not None:
        owners = pronoun(reading, reading.tree.lower[chunk.owner_word], number)
    else:
        before = [e for e in reading.entities if e.end <= reading.tree.starts[chunk.start]]
        owners = [e for e in reversed(before) if e.group == "person"][:1]
    return [e for e in owners if e.group == "person"]


def bat_facts(reading: Reading) -> None:
    """The bat of "a man up to bat", "a boy at bat" is what they do, and no thing."""
    for number, mention in enumerate(reading.mentions):
        phrase = reading.landmark_of.get(number)
        if mention is None or phrase is None or mention.label != "bat":
            continue
        chunk, said = reading.chunks[number], reading.tree.lower[reading.phrases[phrase].end - 1]
        if chunk.start == chunk.head and said in ("at", "to"):
            for entity in _owners(reading, number):
                entity.describe(["batting"])
            reading.forget(number)
            reading.dropped.add(number)
