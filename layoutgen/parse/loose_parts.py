"""Parts of the body that are no things of their own: "in his hand", "its neck and head", "on its hind legs"."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.lexicon import OWN_PARTS
from layoutgen.parse.mentions import Mention
from layoutgen.parse.reading import Reading, group_of

_FEET = frozenset({"leg", "paw", "foot", "hoof"})
_SIDES = frozenset({"left of", "right of", "above", "below"})
_BEARERS = frozenset({"person", "animal", "bird", "toy", "fish", "insect"})
_GRIPS = frozenset({"claw", "talon", "beak", "bill", "jaw", "fang", "trunk", "paw", "pincer", "teeth", "tooth"})
_HIND = frozenset({"hind", "back", "rear"})


def is_loose_part(reading: Reading, number: int, mention: Mention) -> bool:
    """ "in his hand", "with mouth open": parts of the body that are not described are drawn with their owner."""
    tree, chunk = reading.tree, mention.chunk
    owned = chunk.owner_word is not None and number in reading.landmark_of
    if owned and tree.lower[reading.phrases[reading.landmark_of[number]].end - 1] == "by":
        return group_of(mention.label) in ("body", "part")  # "hanging by its tail"
    gripped = owned and mention.label in _GRIPS and reading.phrases[reading.landmark_of[number]].predicate == "in"
    if gripped or _is_limb_too(reading, number, mention) or _is_stood_on(reading, number, mention):
        return True
    acted_on = chunk.owner_word is not None and tree.tags[tree.heads[chunk.head]].startswith("VB")
    if acted_on and group_of(mention.label) == "part" and number not in reading.landmark_of:
        return True  # "flapping its wings"
    if (
        (group_of(mention.label) != "body" and mention.label not in OWN_PARTS)
        or mention.attributes
        or vocab.lookup(mention.label) is None
    ):
        return False
    bare = chunk.start == chunk.head or (tree.lower[chunk.start] == "the" and chunk.head == chunk.start + 1)
    if chunk.owner is not None and number in reading.landmark_of and mention.label in OWN_PARTS:
        return reading.phrases[reading.landmark_of[number]].predicate in ("on", "in", "around", "over")
    with_one = mention.count in (1, 2) and number in reading.landmark_of
    if with_one and mention.label in ("hand", "arm", "mouth") and tree.lower[chunk.start] in ("one", "both", "each"):
        return True  # "a racket in one hand"
    bearer = reading.mentions[number - 1] if number else None
    if with_one and bearer is not None and reading.phrases[reading.landmark_of[number]].predicate == "with":
        own = group_of(bearer.label) in ("person", "animal", "bird", "nature")
        return own and mention.label in OWN_PARTS  # "a surfer with one hand in the water"
    if chunk.owner is not None or not (bare or chunk.owner_word is not None):
        return False
    if number in reading.landmark_of:
        predicate = reading.phrases[reading.landmark_of[number]].predicate
        return predicate not in _SIDES or any(m is not None and group_of(m.label) in _BEARERS for m in reading.mentions)
    return tree.deps[chunk.head] == "obj" or acted_on


def _is_limb_too(reading: Reading, number: int, mention: Mention) -> bool:
    """The head of "its neck and head", "leaning neck and head"."""
    before = reading.coordinated.get(number)
    bare = mention.chunk.start == mention.chunk.head and not mention.attributes
    return bare and before in reading.dropped and group_of(mention.label) == "body"


def _is_stood_on(reading: Reading, number: int, mention: Mention) -> bool:
    """The legs of "a dog standing on its hind legs", "up on two paws", "a flamingo on one leg": how it stands."""
    words, phrase = mention.label.split(), reading.landmark_of.get(number)
    if words[-1] not in _FEET or phrase is None or reading.phrases[phrase].predicate != "on":
        return False
    if not mention.plural:
        alone = reading.tree.lower[mention.chunk.start] == "one"
        if alone:
            start = reading.phrases[phrase].start
            reading.used.update(range(max(0, start - 1), start))
        return alone
    hind = not _HIND.isdisjoint([*words, *mention.attributes]) or mention.count == 2
    animal = next((e for e in reading.entities if e.group in ("animal", "bird", "toy")), None)
    if not hind or animal is None:
        return False
    animal.describe(["standing on hind legs"])
    reading.used.update(range(max(0, reading.phrases[phrase].start - 2), reading.phrases[phrase].start))
    return True
