"""What is only looked at or looks alike: the camera that somebody smiles at, the keyboard that a rug looks like."""

from __future__ import annotations

from layoutgen.parse.coordination import first_member, members
from layoutgen.parse.lexicon import LIFELIKE
from layoutgen.parse.mentions import Mention
from layoutgen.parse.reading import Entity, Reading

VIEWERS = frozenset({"camera", "lens", "camera lens", "viewer", "screen"})
_TOWARDS = frozenset({"at", "to", "toward", "towards", "into", "for", "onto"})
_RESEMBLES = frozenset({"resemble", "mimic", "imitate"})
_FACING = frozenset({"face", "approach", "watch", "meet", "near", "greet"})
_SCREENS = frozenset(
    {"tv", "television", "computer", "laptop", "monitor", "game", "movie", "theater", "phone", "projector"}
)


def is_viewer(reading: Reading, number: int, mention: Mention) -> bool:
    """Whether a chunk with one of the VIEWERS is only looked into: "smiling at the camera", "approaches the camera"."""
    tree, chunk = reading.tree, mention.chunk
    if tree.lower[chunk.start] != "the" or mention.plural or any(e.label == mention.label for e in reading.entities):
        return False
    phrase = reading.landmark_of.get(number)
    if mention.label == "screen":
        going = phrase is not None and tree.lower[reading.phrases[phrase].end - 1] in ("toward", "towards", "to")
        seen = going and _SCREENS.isdisjoint(tree.lower)
    elif phrase is None:
        seen = chunk.start > 0 and tree.lemmas[chunk.start - 1] in _FACING
    else:
        said = reading.phrases[phrase]
        seen = tree.lower[said.end - 1] in _TOWARDS or said.predicate == "in front of"
    if seen and mention.label != "screen":
        for entity in _who(reading, number):
            entity.describe(["facing camera"])
    return seen


def _who(reading: Reading, number: int) -> list[Entity]:
    """The nearest living before chunk `number`, with those that are listed with them."""
    living = (n for n in range(number - 1, -1, -1) if any(e.group in LIFELIKE for e in reading.refers[n]))
    last = next(living, None)
    of = reading.landmark_of.get(last) if last else None
    if last is not None and of is not None and reading.phrases[of].predicate == "of" and reading.refers[last - 1]:
        last -= 1  # "one of them is looking at the camera"
    listed = members(reading, first_member(reading, last)) if last is not None else []
    return [e for n in listed if n < number for e in reading.refers[n] if e.group in LIFELIKE]


def _is_role(reading: Reading, number: int) -> bool:
    """The cargo of "three cars on a train as cargo", the table of "a trunk used as a table": named before already."""
    tree, head, end = reading.tree, reading.head(number), reading.chunks[number].end
    phrase = reading.phrases[reading.landmark_of[number]]
    if (
        phrase.end - phrase.start > 1
        or tree.deps[head] not in ("obl", "nmod")
        or tree.lower[phrase.end] in ("the", "his", "her")
    ):
        return False
    acts = end < len(tree) and tree.tags[end].startswith(("VB", "MD"))
    dressed = {"dressed", "disguised", "as", "such", "same", "well"} & set(
        tree.lower[max(0, phrase.start - 3) : phrase.start]
    )
    return not acts and not dressed and phrase.start > 0


def is_likeness(reading: Reading, number: int) -> bool:
    """The keyboard of "a rug that looks like a keyboard"."""
    tree, phrase = reading.tree, reading.landmark_of.get(number)
    if phrase is None:  # "a cake that resembles a castle"
        head = reading.head(number)
        return tree.deps[head] == "obj" and tree.lemmas[tree.heads[head]] in _RESEMBLES
    if tree.lower[reading.phrases[phrase].start - 1 : reading.phrases[phrase].end] == ["size", "of"]:
        return True  # "a dog the size of a horse"
    if tree.lower[reading.phrases[phrase].end - 1] == "as":
        return _is_role(reading, number)
    if tree.lower[reading.phrases[phrase].end - 1] != "like":
        return False
    before = reading.phrases[phrase].start - 1
    if before >= 0 and not tree.tags[before].startswith("NN") and tree.tags[before] != "VBZ":
        return True  # "jets flying close together like ducks"
    return before >= 0 and tree.lemmas[before] in ("look", "shape", "dress", "seem", "decorate", "paint", "design")
