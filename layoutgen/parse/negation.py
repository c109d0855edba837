"""What the text rules out: "no", "without", "not any", "nor", "free of", "doesn't have"."""

from __future__ import annotations

from layoutgen.parse.actions import negated_verb
from layoutgen.parse.attach import anchor
from layoutgen.parse.clauses import verb_objects, verb_subjects
from layoutgen.parse.reading import Entity, Missing, Reading

_RATHER = frozenset({"only", "just", "instead", "simply"})  # "no birds, only two cups"
_LACKING = frozenset({"lack", "miss", "exclude", "omit", "lose", "avoid"})
_HAVING = frozenset(
    {"have", "contain", "include", "feature", "wear", "hold", "carry", "show", "be", "see", "own", "use"}
)


def find_negated(reading: Reading) -> None:
    """Marks the chunks that are ruled out, before entities are made of the others."""
    tree = reading.tree
    for number, mention in enumerate(reading.mentions):
        if mention is None:
            continue
        if (
            mention.negative
            or _said_without(reading, number)
            or _after_not(reading, number)
            or _denied(reading, number)
        ):
            reading.negated.add(number)
    for number in range(1, len(reading.chunks)):
        if number in reading.negated or number - 1 not in reading.negated:
            continue
        between = tree.lower[reading.chunks[number - 1].end : reading.chunks[number].start]
        if not _RATHER.isdisjoint(tree.lower[reading.chunks[number].start : reading.head(number)]):
            continue
        if between == [","] and tree.lower[reading.chunks[number - 1].start] == "no" and _is_counted(reading, number):
            continue  # "no cats, two dogs"
        if number in reading.landmark_of or not between or not {",", "or", "nor", "and"}.issuperset(between):
            continue
        bare = tree.tags[reading.chunks[number].start] not in ("DT", "CD") or "and" not in between
        if (bare or _said_without(reading, _first(reading, number)) or "nor" in between) and (
            tree.lower[reading.chunks[number].start] not in ("the", "a", "an", "this", "that", "these", "those")
            or "or" in between
            or "nor" in between
            or _said_without(reading, _first(reading, number))
        ):
            reading.negated.add(number)


def _is_counted(reading: Reading, number: int) -> bool:
    return reading.tree.tags[reading.chunks[number].start] == "CD"


def _first(reading: Reading, number: int) -> int:
    while (number in reading.negated and number - 1 in reading.negated) or (number not in reading.negated and number):
        number -= 1
    return number


def _said_without(reading: Reading, number: int) -> bool:
    phrase = reading.landmark_of.get(number)
    return phrase is not None and reading.phrases[phrase].predicate == "without"


def _after_not(reading: Reading, number: int) -> bool:
    """ "but not a dog", "neither a dog nor a cat", "not a single car", "nor a cat"."""
    tree, start = reading.tree, reading.chunks[number].start
    before = tree.lower[start - 1] if start else ""
    if before in ("nor", "neither"):
        return True
    if before == "not":
        return start < 2 or tree.lower[start - 2] in ("but", ",", "and") or tree.lemmas[start - 2] == "be"
    return tree.lower[start] == "neither" and number + 1 < len(reading.chunks)


def _denied(reading: Reading, number: int) -> bool:
    """The object of "doesn't have", "isn't wearing", "is lacking", and what "there isn't"."""
    tree, chunk = reading.tree, reading.chunks[number]
    for verb in range(chunk.start - 1, -1, -1):
        if tree.sentence[verb] != tree.sentence[chunk.head] or (
            reading.chunk_at[verb] is not None and reading.chunk_at[verb] != number
        ):
            return False
        if not tree.tags[verb].startswith("VB") or reading.phrase_at[verb] is not None:
            continue
        if tree.lemmas[verb] in _LACKING and tree.tags[verb] != "VBN":
            return number in verb_objects(reading, verb) or tree.heads[chunk.head] == verb
        denied = negated_verb(reading, verb) or any(
            w in ("not", "n't", "never") for w in tree.lower[verb + 1 : chunk.start]
        )
        if not denied or tree.lemmas[verb] not in _HAVING or number in reading.landmark_of:
            return False
        if tree.lemmas[verb] == "be":
            return any(tree.tags[i] == "EX" for i in range(max(0, verb - 2), verb + 1))
        return True
    return False


def negation_facts(reading: Reading) -> None:
    """Turns the marked chunks into what is missing, with its owner."""
    for number in sorted(reading.negated):
        mention = reading.mentions[number]
        if mention is None or mention.label in ("one", "of"):
            continue
        label = "person" if mention.label in ("nobody", "noone", "no-one") else mention.label
        if mention.chunk.kind == "anaphor":
            continue
        owners = [] if label in ("sight", "one") else _owner(reading, number)
        if not any(m.label == label and m.attributes == tuple(mention.attributes) for m in reading.missing):
            reading.missing.append(Missing(label, tuple(mention.attributes), owners))


def _owner(reading: Reading, number: int) -> list[Entity]:
    while number - 1 in reading.negated and number not in reading.landmark_of:
        number -= 1
    tree = reading.tree
    phrase = reading.landmark_of.get(number)
    if phrase is not None:
        chunks, _ = anchor(reading, reading.phrases[phrase])
        return [e for n in chunks for e in reading.refers[n]]
    for verb in range(reading.chunks[number].start - 1, -1, -1):
        if tree.sentence[verb] != tree.sentence[reading.head(number)]:
            break
        if tree.tags[verb] == "EX":
            return []
        if tree.tags[verb].startswith("VB") and reading.is_verb(verb) and tree.lemmas[verb] != "be":
            return [e for n in verb_subjects(reading, verb) for e in reading.refers[n]]
    return []
