"""Facts and attributes from verbs ("riding a horse", "sleeping", "facing left") and from predicate adjectives."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.bearers import move_to_bearers
from layoutgen.parse.clauses import verb_objects, verb_subjects
from layoutgen.parse.coordination import first_member, members
from layoutgen.parse.lexicon import ANIMATE_VERBS, LIFELIKE, LIGHT_VERBS, NOT_ATTRIBUTES
from layoutgen.parse.lexicon import members as words_of
from layoutgen.parse.reading import Entity, Reading, group_of
from layoutgen.parse.sets import wholes
from layoutgen.parse.transitive import mutual_facts, transitive_facts
from layoutgen.parse.verbs import POSTURES

_SIDES = frozenset(
    {"left", "right", "away", "forward", "up", "down", "sideways", "upward", "downward", "backwards", "upwards"}
)
_FACING = frozenset(
    {"face", "look", "point", "turn", "stare", "gaze", "head", "lean", "move", "walk", "run", "go", "fly"}
)
_SILENT = words_of("silent verbs")  # without an object they say nothing to draw
_BECOMES = frozenset({"turn", "go", "become", "get", "grow"})
_UPSIDE_DOWN = frozenset({"fly", "hang", "lie", "lay", "ride", "turn", "flip", "float"})


def verb_facts(reading: Reading) -> None:
    """Direct objects become relations, other verbs attributes; verbs that `relations` used already say no more."""
    for verb in range(len(reading.tree)):
        if reading.is_verb(verb):
            _verb(reading, verb)
    move_to_bearers(reading)


def _verb(reading: Reading, verb: int) -> None:
    tree = reading.tree
    lemma = tree.lemmas[verb]
    if lemma == "be" or negated_verb(reading, verb) or _supposed(reading, verb):
        return
    chunks = verb_subjects(reading, verb)
    if tree.lower[verb - 1 : verb] == ["which"] and tree.tags[verb - 2 : verb - 1] == ["IN"]:
        chunks = [n for n in chunks if reading.head(n) > verb]  # "a table on top of which sits a vase"
    subjects = wholes(reading, verb, _entities(reading, chunks))
    if tree.lower[verb + 1 : verb + 3] == ["upside", "down"] and lemma in _UPSIDE_DOWN:
        _describe(subjects, "upside down")
        reading.used.add(verb)
    passive = tree.tags[verb] == "VBN" or tree.kid(verb, "aux:pass") is not None
    chunks = [] if passive and tree.kid(verb, "obj") is None else verb_objects(reading, verb)
    objects = [e for e in _entities(reading, chunks) if e not in subjects]
    if lemma in POSTURES:
        _seated(reading, verb, subjects, objects)
        objects = []
    if mutual_facts(reading, verb, subjects):
        return
    if objects and subjects:
        transitive_facts(reading, verb, subjects, objects, chunks)
    elif verb not in reading.used and subjects and lemma not in LIGHT_VERBS:
        _intransitive(reading, verb, subjects, chunks)


def _seated(reading: Reading, verb: int, subjects: list[Entity], objects: list[Entity]) -> None:
    """ "a man sitting a carriage", "a woman sitting the table": a preposition was left out."""
    if reading.tree.lemmas[verb] != "sit" or reading.tree.tags[verb + 1 : verb + 2] != ["DT"]:
        return
    for entity in objects:
        table = entity.label.rsplit(" ", 1)[-1] in ("table", "desk", "counter", "bar", "computer")
        if entity.group in ("furniture", "vehicle", "boat", "electronics", "animal"):
            reading.relate(subjects, "at" if table else "on", [entity], (verb,))
            reading.used.add(verb)


def _intransitive(reading: Reading, verb: int, subjects: list[Entity], chunks: list[int]) -> None:
    tree = reading.tree
    lemma = tree.lemmas[verb]
    if chunks and chunks[0] in reading.dropped:
        if lemma not in ("have", "take", "make", "do", "get", "show", "open", "close") and _plain(
            reading, chunks[0]
        ) not in ("side", "thing", "something", "way", "place", "time"):
            _describe(subjects, f"{participle(reading, verb)} {_plain(reading, chunks[0])}")
        return
    side = next((tree.lower[k] for k in tree.kids[verb] if tree.lower[k] in _SIDES), None)
    if side is None and verb + 1 < len(tree) and tree.lower[verb + 1] in _SIDES and reading.phrase_at[verb + 1] is None:
        side = tree.lower[verb + 1]
    if side is not None and lemma in _FACING:
        _describe(subjects, f"{participle(reading, verb)} {side}")
    elif lemma in _BECOMES and tree.tags[verb + 1 : verb + 2] == ["JJ"]:
        return  # "the leaves have turned red"
    elif lemma not in _SILENT and not (lemma in ANIMATE_VERBS and subjects[0].kind == "stuff"):
        lies = tree.tags[verb] == "VBD" and tree.lower[verb].endswith("ed") and subjects[0].group not in LIFELIKE
        _describe(subjects, tree.lower[verb] if lies else participle(reading, verb))  # "bags lumped together"


def _plain(reading: Reading, chunk: int) -> str:
    mention = reading.mentions[chunk]
    return mention.label if mention is not None else ""


def negated_verb(reading: Reading, verb: int) -> bool:
    """Whether "not" or "never" belongs to the verb, or nobody does it: "neither of the women is wearing"."""
    tree = reading.tree
    return any(
        tree.lower[k] in ("not", "n't", "never", "nt")
        or (tree.lower[k] in ("neither", "none") and tree.deps[k].startswith("nsubj"))
        for k in tree.kids[verb]
    )


def _supposed(reading: Reading, verb: int) -> bool:
    """ "looking at a screen as if browsing", "as though it were asleep": nobody does it."""
    words = reading.tree.lower[max(0, verb - 4) : verb]
    return ("if" in words or "though" in words) and "as" in words


def participle(reading: Reading, verb: int) -> str:
    """The verb as an attribute: "sleeping", "parked"; "sleeps" -> "sleeping"."""
    tree = reading.tree
    word, tag, lemma = tree.lower[verb], tree.tags[verb], tree.lemmas[verb]
    if tag in ("VBG", "VBN") or word.endswith("ing"):
        return word
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")):
        return lemma[:-1] + "ing"
    short = len(lemma) > 2 and lemma[-1] not in "aeiouwxy" and lemma[-2] in "aeiou" and lemma[-3] not in "aeiou"
    return lemma + lemma[-1] + "ing" if short and len(lemma) <= 4 else lemma + "ing"


def _describe(entities: list[Entity], attribute: str) -> None:
    for entity in entities:
        entity.describe([attribute])


def _entities(reading: Reading, chunks: list[int]) -> list[Entity]:
    return list(dict.fromkeys(e for n in chunks for e in reading.refers[n]))


def adjective_facts(reading: Reading) -> None:
    """ "the car is red", "one black and one white", "a plate full", "looks happy"."""
    tree = reading.tree
    for i in range(len(tree)):
        inside = reading.chunk_at[i]
        if inside is not None:
            if not (inside in reading.dropped and _is_colour_chunk(reading, inside)) or i != reading.head(inside):
                continue
        elif reading.phrase_at[i] is not None or not tree.tags[i].startswith("JJ"):
            continue
        if i and tree.heads[i] == i - 1 and vocab.colour(f"{tree.lower[i - 1]} {tree.lower[i]}") is not None:
            continue  # said with the word before
        if i in reading.used or (tree.lower[i] == "high" and tree.tags[i + 1 : i + 2] == ["IN"]):
            continue  # "flying a kite high in the air"
        if tree.lower[i] in NOT_ATTRIBUTES:
            continue
        denied = _is_denied(reading, i)
        if denied and tree.lower[i] not in _OPPOSITES:
            continue
        subjects = _described(reading, i)
        phrase = _OPPOSITES[tree.lower[i]] if denied else _full(reading, i)
        for entity in subjects:
            entity.describe([phrase])


def _is_denied(reading: Reading, i: int) -> bool:
    """ "is not happy", "doesn't look very happy"."""
    tree, head = reading.tree, reading.tree.heads[i]
    looks = head < i and tree.lemmas[head] in ("look", "seem", "appear", "feel") and tree.deps[i] != "conj"
    kids = (*tree.kids[i], *(tree.kids[head] if looks else ()))
    return any(tree.lower[k] in ("not", "n't", "never", "nt") for k in kids)


_OPPOSITES = {
    **dict.fromkeys(("happy", "pleased", "glad", "amused", "cheerful", "thrilled", "excited", "impressed"), "sad"),
    **dict.fromkeys(("open", "opened"), "closed"),
    **dict.fromkeys(("closed", "shut"), "open"),
    "full": "half empty",
}


def _is_colour_chunk(reading: Reading, number: int) -> bool:
    mention = reading.mentions[number]
    return mention is not None and vocab.colour(mention.label) is not None


def _full(reading: Reading, i: int) -> str:
    tree = reading.tree
    if tree.tags[i + 1 : i + 2] == ["JJ"] and vocab.colour(f"{tree.lower[i]} {tree.lower[i + 1]}") is not None:
        return f"{tree.lower[i]} {tree.lower[i + 1]}"  # "the door is navy blue"
    start = i
    while (
        start
        and tree.tags[start - 1] in ("RB", "JJ", "HYPH")
        and tree.heads[start - 1] in (i, start)
        and tree.lower[start - 1] not in NOT_ATTRIBUTES | {"also", "both", "not", "all", "now"}
    ):
        start -= 1
    if tree.lower[i - 1 : i] == ["-"] and i >= 2:
        return f"{tree.lower[i - 2]}-{tree.lower[i]}"
    words = [w for w in tree.lower[start : i + 1] if w != "-"]
    graded = tree.tags[i] == "JJR" and len(words) == 1 and vocab.colour(words[0]) is None  # "ginger" is no more "ging"
    return tree.lemmas[i] if graded else " ".join(words)


def _wearers(reading: Reading, number: int) -> list[Entity]:
    """Who is "wearing all white", for the chunk "all"."""
    worn = reading.chunks[number].start - 1
    wears = worn > 0 and reading.tree.lemmas[worn] == "wear"
    return _entities(reading, verb_subjects(reading, worn)) if wears else []


def _told_before(reading: Reading, number: int, close: bool) -> list[Entity] | None:
    """What an adjective after chunk `number` tells about where the tree does not matter: "one black", and the eye of "a
    cat on a couch with one eye open"; else None. close: whether it comes right after."""
    if reading.chunks[number].kind == "anaphor":
        return reading.refers[number] or _wearers(reading, number)
    mention, outer = reading.mentions[number], reading.landmark_of.get(number)
    verb = reading.chunks[number].start - 1
    if close and outer is None and verb > 0 and reading.tree.lemmas[verb] in ("hold", "keep", "leave", "push"):
        return reading.refers[number]  # "holds a door open"
    limb = close and outer is not None and mention is not None and group_of(mention.label) in ("body", "clothing")
    return reading.refers[number] if limb and reading.phrases[outer or 0].predicate == "with" else None


def _described(reading: Reading, i: int, depth: int = 0) -> list[Entity]:
    """What the adjective at i tells about."""
    tree = reading.tree
    left = i - 1
    while left >= 0 and reading.chunk_at[left] is None and tree.tags[left] in ("JJ", "CC", "RB", "VBN"):
        left -= 1  # "the nearest one striped red and white"
    before = reading.chunk_at[left] if left >= 0 and depth == 0 else None
    told = _told_before(reading, before, left == i - 1) if before is not None else None
    if told is not None:
        return told
    subject = tree.kid(i, "nsubj", "nsubj:pass")
    if subject is not None and reading.chunk_at[subject] is not None:
        number = reading.chunk_at[subject]
        assert number is not None
        if reading.chunks[number].kind == "relative":
            return reading.refers[number]
        if number + 1 in reading.coordinated and tree.lower[reading.head(number)] == "one":
            return _entities(reading, [number])
        return _entities(reading, members(reading, first_member(reading, number)))
    head, dep = tree.heads[i], tree.deps[i]
    if head == i or depth > 5:
        return []
    number = reading.chunk_at[head]
    if dep == "conj" and (number is None or tree.tags[head].startswith("JJ") or number in reading.dropped):
        return _described(reading, head, depth + 1)
    if number is not None:
        return (
            _entities(reading, [number])
            if dep in ("amod", "acl", "acl:relcl", "appos", "dep", "conj", "xcomp", "nmod", "parataxis") and head < i
            else []
        )
    if tree.tags[head].startswith("VB") and dep in ("xcomp", "acomp", "advmod", "obj", "advcl"):
        return _entities(reading, verb_subjects(reading, head))
    return []
