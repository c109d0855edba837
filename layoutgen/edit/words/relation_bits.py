"""Relations in a clause: "left of the car", "from behind the tree", "holding an umbrella"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layoutgen import vocab
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.lexicon import PICTURE, PREPOSITIONS
from layoutgen.edit.words.look_bits import known_look, look_at
from layoutgen.edit.words.postures import is_posture
from layoutgen.meanings import PREDICATES

if TYPE_CHECKING:
    from layoutgen.edit.words.bits import Bits

_LONGEST = 7
_ADVERBS = frozenset(
    {"above", "below", "behind", "under", "in front of", "near", "inside", "around", "opposite", "in", "on", "off"}
)
VERBAL = {
    "wear": "wearing", "hold": "holding", "carry": "carrying", "ride": "riding", "chase": "chasing", "eat": "eating",
    "pull": "pulling", "push": "pushing", "face": "facing", "follow": "following", "read": "reading", "have": "has",
    "drive": "driving", "touch": "touching", "kick": "kicking", "feed": "feeding", "surround": "surrounded by",
    "cover": "covering", "contain": "containing", "throw": "throwing", "catch": "catching", "drink": "drinking",
    "own": "has", "reach": "touching", "hit": "touching", "meet": "touching",
    "walk": "leading", "watch": "looking at", "lead": "leading",
}  # fmt: skip


def where_at(bits: Bits, i: int) -> Bit | None:
    """ "where the dog is": at its place."""
    things = bits.things(i + 1) if bits.lower[i] == "where" else None
    if (
        things is None
        or things[0][0].pronoun
        or bits.lower[things[1] : things[1] + 1] not in (["is"], ["was"], ["are"], ["were"], ["stands"])
    ):
        return None
    return Bit("prep", i, things[1] + 1, "where", things[0], "where")


def preposition_at(bits: Bits, i: int) -> tuple[str, int] | None:
    """The predicate that a preposition at word `i` means, and where it ends, or none."""
    for length in range(_LONGEST, 0, -1):
        phrase = " ".join(bits.lower[i : i + length])
        if length <= len(bits.lower) - i and phrase in PREPOSITIONS:
            return PREPOSITIONS[phrase], i + length
    return None


_ENDS = {
    "left": "left", "right": "right", "front": "bottom", "near": "bottom", "back": "top", "far": "top", "rear": "top",
    "upper": "top", "lower": "bottom", "top": "top", "bottom": "bottom", "leftmost": "left", "rightmost": "right",
}  # fmt: skip


def end_at(bits: Bits, i: int) -> Bit | None:
    """ "to the right end of the table", "on the left half of the bed": a part of a thing that is no side beside it."""
    lower = bits.lower
    at = i + (lower[i] in ("over", "right", "back", "more"))
    if lower[at : at + 1] not in (["to"], ["on"], ["onto"], ["at"], ["in"], ["toward"], ["towards"]):
        return None
    at += 1 + (lower[at + 1 : at + 2] in (["the"], ["its"]))
    at += lower[at : at + 1] in (["far"], ["very"]) and lower[at + 1 : at + 2] != ["end"]
    way = _ENDS.get(lower[at], "") if at < len(lower) else ""
    at += lower[at + 1 : at + 2] == ["hand"]
    if not way or lower[at + 1 : at + 2] not in _END_NOUNS or lower[at + 2 : at + 3] != ["of"]:
        return None
    things = bits.things(at + 3)
    if things is None or things[0][0].label in PICTURE:
        return None
    return Bit("prep", i, things[1], f"{way} end of", things[0], "on")


_END_NOUNS = (["end"], ["edge"], ["half"], ["part"], ["corner"], ["third"])


# what may stand before a preposition: "right next to", "out from under", "standing behind"
_BEFORE = frozenset({
    "directly", "right", "just", "immediately", "exactly", "somewhere", "straight", "back", "out", "up", "down", "over",
    "partly", "partially", "standing", "placed", "located", "positioned",
})  # fmt: skip


def prep_at(bits: Bits, i: int) -> Bit | None:  # noqa: C901 - one case after the other
    """A preposition that begins at word `i`, with the words that may stand before it ("right next to"), or none."""
    at = i
    while bits.lower[at] in _BEFORE and preposition_at(bits, at + 1) and preposition_at(bits, at) is None:
        at += 1
    found = preposition_at(bits, at)
    if found is None and bits.lower[at] == "over" and preposition_at(bits, at + 1):
        found = preposition_at(bits, at + 1)
    longer = preposition_at(bits, at + 1) if bits.lower[at] in ("up", "over", "down") else None
    if found is not None and longer is not None and longer[1] > found[1]:
        found = longer  # "up to the right of"
    if found is None:
        return None
    value, end = found
    if value == "from" and "down" in bits.lower[i:at]:
        value = "off"
    if value == "away" and bits.lower[at] == "away" and bits.lower[at + 1 : at + 2] != ["from"]:
        return None
    second = preposition_at(bits, end)  # "from behind the tree", "out from under the table"
    if second and value in ("off", "from", "over"):
        value, end = ("off", second[1])
    if value == "to" and (bits.lower[end : end + 1] in (["face"], ["look"]) or _does(bits, end)):
        return Bit("filler", i, end)
    things = bits.things(end, value)
    said = bits.said(at, end)
    if things is None:
        if value == "to" and bits.lower[end : end + 1] in (["be"], ["have"], ["become"], ["look"]):
            return Bit("filler", i, end + (bits.lower[end] == "be"))
        look = look_at(bits, end) if value == "to" and end < len(bits.words) else None
        if look is not None and all(known_look(each) or vocab.weather(each) for each in look.looks):
            return Bit("filler", i, end)  # "set the weather to cloudy"
        if said in vocab.SHAPES:  # "round and green"
            return None
        return Bit("adverb", i, end, value, words=said) if value in _ADVERBS or value in ("with", "as") else None
    refs, end = things
    if value in ("in", "at", "on", "near", "to") and len(refs) == 1 and refs[0].label in PICTURE and refs[0].definite:
        return Bit("filler", i, end)
    if value == "between" and len(refs) == 1 and bits.lower[end : end + 1] == ["and"]:
        other = bits.phrases.take(end + 1)
        if other is not None:
            refs, end = (*refs, other), other.end
    return Bit("prep", i, end, value, refs=refs, words=said)


def _does(bits: Bits, i: int) -> bool:
    """Whether a verb of posture stands at i, and no name of a thing that is there: "to stand on the left"."""
    return i < len(bits.words) and is_posture(bits.words, i) and bits.lower[i] not in bits.phrases.labels


def verbal_at(bits: Bits, i: int) -> Bit | None:
    """ "wearing a hat", "holding the umbrella", "that rides the horse": a relation said with a verb."""
    word = bits.words[i]
    bare = i > 0 and word.lower in ("wear", "hold", "ride", "carry")  # "let her wear glasses"
    value = VERBAL.get(word.lemma, "") if word.tag.startswith("VB") or bare else ""
    if word.lower in PREDICATES and word.lower.endswith("ing"):
        value = word.lower
    if word.lower in ("face", "facing"):
        value = "facing"
    if word.lower in ("looking", "look", "looks") and bits.lower[i + 1 : i + 2] in (
        ["at"],
        ["toward"],
        ["towards"],
    ):
        things = bits.things(i + 2, "looking at")
        return Bit("prep", i, things[1], "looking at", things[0], "looking at") if things else None
    pair = f"{word.lower} {bits.lower[i + 1]}" if i + 1 < len(bits.lower) else ""
    if pair in PREDICATES and word.tag.startswith("V"):
        things = bits.things(i + 2, pair)
        return Bit("prep", i, things[1], pair, things[0], pair) if things else None
    if not value:
        return None
    things = bits.things(i + 1, value)
    return Bit("prep", i, things[1], value, things[0], word.lower) if things else None
