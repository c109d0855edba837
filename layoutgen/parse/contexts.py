"""Nouns whose meaning other words tell: "a court" with rackets, a pitcher of water, a bank by the sea, "its baby"."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.kin import GROWN
from layoutgen.parse.lexicon import WATERS, meanings
from layoutgen.parse.mentions import Mention
from layoutgen.parse.reading import Reading, group_of

TAKEN = frozenset({"bow", "nap", "break", "seat", "step", "stand", "dip", "sip", "leap", "dive"})  # "takes a bow"
_COURTS = meanings("court words")
_ROOMS = {"living area": "living room", "dining area": "dining room", "living space": "living room"}
_TAKES = frozenset({"take", "make", "finish", "practice", "complete", "have", "get"})
_BATS = frozenset(
    {"bat", "batter", "baseball", "golf", "golfer", "club", "racket", "racquet", "tennis", "ball", "player", "hitter"}
)
_SWINGS = frozenset(
    {"on", "near", "next to", "under", "behind", "in front of", "left of", "right of", "above", "below"}
)
_CASED = frozenset({"sitting", "displayed", "sit", "sits", "placed", "arranged", "resting", "lying", "are", "is"})
_POURED = frozenset(
    {"glass", "glasses", "liquid", "water", "juice", "beer", "lemonade", "tea", "milk", "wine", "table"}
)
_PLAYED = frozenset({"baseball", "mound", "ball", "throws", "throwing", "batter", "game", "field", "player", "pitch"})
_SHORES = WATERS | {"sea", "ocean", "water", "lake", "river", "boat", "boats", "stream"}
_YOUNG = frozenset({"baby", "child", "kid", "youngster", "young", "little one"})
_GROWN = frozenset({"adult", "mother", "mom", "parent", "father", "mama"})


def named_by_context(reading: Reading, number: int, mention: Mention) -> bool:
    """Whether other words tell which thing or place is meant; the mention is then called so."""
    words = reading.tree.lower
    if mention.label in _ROOMS:
        mention.label = _ROOMS[mention.label]
        return True
    if mention.label == "pitcher" and not _POURED.isdisjoint(words) and _PLAYED.isdisjoint(words):
        mention.label = "jug"
        return True
    if mention.label == "bank" and not _SHORES.isdisjoint(words):
        mention.label = "shore"
        return True
    if mention.label == "pole" and mention.plural and not {"ski", "skis", "skier", "skiers"}.isdisjoint(words):
        mention.label = "ski pole"
        return True
    if mention.label in _HOARDS and _is_hoard(reading, number):
        mention.label = "gold pile"
        return True
    if mention.label == "lab" and words[max(0, mention.chunk.start - 1)] in ("in", "inside"):
        mention.label = "laboratory"
        return True
    if mention.label in _YOUNG:
        return _of_animal(reading, mention)
    if mention.label in _GROWN and mention.chunk.owner_word is not None:
        return _of_young(reading, mention)
    if mention.label in _GROWN:
        return _beside_young(reading, number, mention)
    return _place(reading, number, mention)


_HOARDS = frozenset({"gold", "gold coin", "treasure", "golden coin"})


def _is_hoard(reading: Reading, number: int) -> bool:
    """Whether it is the gold of "a pile of gold", "a pot of gold"."""
    phrase = reading.landmark_of.get(number)
    if phrase is None or reading.phrases[phrase].predicate != "of" or not reading.phrases[phrase].start:
        return False
    return reading.tree.lemmas[reading.phrases[phrase].start - 1] in ("pile", "pot", "heap", "mountain", "mound")


def _of_animal(reading: Reading, mention: Mention) -> bool:
    """The baby of "an elephant with her baby" is one of them."""
    owner = mention.chunk.owner_word
    beings = [e for e in reading.entities if e.group in ("person", "animal", "bird")]
    if owner is None or not beings or beings[-1].group == "person" or any(e.group == "person" for e in beings):
        return False
    name = beings[-1].label
    if vocab.lookup(f"baby {name}") is not None:
        mention.label = f"baby {name}"
    else:
        mention.label = name
        mention.attributes.append("baby")
    return True


def _of_young(reading: Reading, mention: Mention) -> bool:
    """The mother of "a calf drinking milk from its mother" is an animal too."""
    beings = [e for e in reading.entities if e.group in ("person", "animal", "bird")]
    if len(beings) != 1 or beings[0].group == "person":
        return False
    name = beings[0].label.removeprefix("baby ")
    mention.label = GROWN.get(name, name)
    if mention.label == beings[0].label and beings[0].count == 1 and "baby" not in beings[0].attributes:
        mention.attributes.append("adult")  # of a calf
    return True


def _beside_young(reading: Reading, number: int, mention: Mention) -> bool:
    """The mother of "a mother and baby elephant", the adult of "an adult and a baby elephant"."""
    tree, end = reading.tree, mention.chunk.end
    young = (
        reading.mentions[number + 1]
        if tree.lower[end : end + 1] == ["and"] and number + 1 < len(reading.mentions)
        else None
    )
    if young is None or young.chunk.start != end + 1:
        return False
    name = young.label.removeprefix("baby ")
    if (name == young.label and "baby" not in young.attributes) or group_of(name) != "animal":
        return False
    mention.attributes.append("adult")
    mention.label = name
    return True


def _place(reading: Reading, number: int, mention: Mention) -> bool:
    """Whether other words tell which place is meant: "a court" with rackets, "parked in a lot"."""
    tree = reading.tree
    if mention.label in TAKEN and number not in reading.landmark_of:
        return False
    if mention.label == "swing" and number in reading.landmark_of:  # and not "in full swing", "takes a swing"
        return reading.phrases[reading.landmark_of[number]].predicate in _SWINGS
    if mention.label == "swing":  # nobody swings a bat, a club or a racket
        before = tree.lemmas[mention.chunk.start - 1] if mention.chunk.start else ""
        return (
            tree.lower[mention.chunk.start] in ("a", "the") and before not in _TAKES and _BATS.isdisjoint(tree.lemmas)
        )
    if mention.label == "case" and tree.lower[mention.chunk.start] in ("a", "an", "the", "two", "several"):
        after = tree.lower[mention.chunk.end : mention.chunk.end + 1]
        inside = number in reading.landmark_of and mention.chunk.start + 1 < mention.chunk.end
        inside = inside or (number in reading.landmark_of and reading.tree.lower[mention.chunk.start - 2] in _CASED)
        return after in (["with"], ["full"], ["filled"], ["containing"], ["holding"]) or (inside and after != ["of"])
    if mention.label == "horseback":
        mention.label = "horse"
        return True
    if mention.label == "court":
        mention.label = next((_COURTS[w] for w in tree.lower if w in _COURTS), mention.label)
        return True
    if (
        mention.label == "lot"
        and number in reading.landmark_of
        and tree.lower[mention.chunk.end : mention.chunk.end + 1] != ["of"]
    ):
        mention.label = "parking lot"
        return True
    return False
