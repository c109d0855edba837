"""Looks in a clause: "dark blue", "sad", "facing left"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from layoutgen import vocab
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.lexicon import COMPARATIVES, DIRECTIONS, VERBS
from layoutgen.edit.words.nouns import NAMED
from layoutgen.edit.words.sentence import Word
from layoutgen.edit.words.spelling import meant_look

if TYPE_CHECKING:
    from layoutgen.edit.words.bits import Bits


def facing_at(bits: Bits, i: int) -> Bit | None:
    """ "facing left", "look right": before a noun phrase could take the side for one."""
    if bits.words[i].lemma in ("face", "look", "point") or bits.lower[i] in ("facing", "looking", "pointing"):
        at = i + 1
        while bits.lower[at : at + 1] in (["to"], ["the"], ["toward"], ["towards"], ["at"], ["on"], ["in"]):
            at += 1
        if bits.lower[at : at + 1] in (["left"], ["right"]):
            return Bit("look", i, at + 1, looks=(f"facing {bits.lower[at]}",))
        if (
            bits.at(at, "other", "way")
            or bits.at(at, "other", "direction")
            or bits.at(at, "opposite", "way")
            or bits.at(at, "opposite", "direction")
        ):
            return Bit("look", i, at + 2, looks=("turned",))
        if bits.at(at, "each", "other") or bits.at(at, "one", "another"):
            return Bit("look", i, at + 2, looks=("facing each other",))
    if i and i + 1 < len(bits.words) and _shaded(bits, i):
        return Bit("look", i, i + 2, looks=(bits.lower[i + 1],), words=bits.said(i, i + 2))
    for length in (3, 2):
        words = bits.words[i : i + length]
        if (
            len(words) == length
            and vocab.colour(" ".join(w.lower for w in words))
            and not bits.phrases.noun_follows(i + length)
        ):
            return look_at(bits, i)
    return None


def _shaded(bits: Bits, i: int) -> bool:
    """Whether a noun grades the colour behind it, which ends the clause: "blood red"."""
    known = (
        bits.lower[i] in bits.phrases.labels or vocab.colour(bits.lower[i]) or not bits.words[i].tag.startswith("NN")
    )
    last = i + 2 == len(bits.words) and vocab.colour(bits.lower[i + 1]) is not None
    thing = (
        bits.words[i - 1].ids or bits.words[i - 1].tag.startswith(("NN", "PRP")) or bits.lower[i - 1] in ("be", "is")
    )
    return last and not known and bool(thing) and vocab.colour(f"{bits.lower[i]} {bits.lower[i + 1]}") is None


_PATTERNS = {"stripe": "striped", "dot": "dotted", "spot": "spotted", "check": "checked", "flower": "floral",
             "polka dot": "dotted", "square": "checked", "zigzag": "zigzag"}  # fmt: skip


_BEFORE = frozenset({"a", "an", "one", "small", "big", "some", "many", "and"})


def patterned_at(bits: Bits, i: int) -> Bit | None:
    """ "with white stripes", "made of wood", "out of gold": a look said with a noun."""
    lower = bits.lower
    if lower[i] == "with":
        end = i + 1
        while end < len(lower) and (
            lower[end] in ("a", "an", "one", "small", "big", "some", "many", "and") or vocab.colour(lower[end])
        ):
            end += 1
        noun = vocab.singular(" ".join(lower[end : end + 1 + (lower[end : end + 1] == ["polka"])]))
        plural = lower[end : end + 1] and (
            noun != lower[end] or (noun == "stripe" and lower[i + 1] in ("a", "an", "one"))
        )
        if noun in _PATTERNS and plural and noun != "flower":
            return Bit("look", i, end + len(noun.split()), looks=(_PATTERNS[noun],), words=bits.said(i, end + 1))
        inner = look_at(bits, i + 1 + (lower[i + 1 : i + 2] in (["a"], ["some"])))
        if inner is not None and lower[inner.end : inner.end + 1] in _DESIGNS and all(map(known_look, inner.looks)):
            return Bit("look", i, inner.end + 1, looks=inner.looks, words=bits.said(i, inner.end + 1))
    if (coloured := _in_colour(lower, i)) is not None:
        return Bit("look", i, coloured[1], looks=(coloured[0],), words=bits.said(i, coloured[1]))
    if lower[i] == "in" and i and i + 1 < len(lower):
        inner = look_at(bits, i + 1)
        if (
            inner is not None
            and vocab.colour(inner.looks[0])
            and not bits.phrases.noun_follows(inner.end)
            and inner.end >= len(lower)
        ):
            return Bit("look", i, inner.end, looks=inner.looks, words=inner.words)
    if lower[i] in ("made", "out", "from") and lower[i + 1 : i + 2] in (["of"], ["from"], ["out"]):
        end = i + 2 + (lower[i + 2 : i + 3] == ["of"])
        material = lower[end] if end < len(lower) else ""
        if material in vocab.MATERIALS:
            look = {"wood": "wooden", "gold": "golden"}.get(material, material)
            return Bit("look", i, end + 1, looks=(look,), words=bits.said(i, end + 1))
    return None


_DESIGNS = (["pattern"], ["print"], ["design"], ["motif"], ["texture"], ["patterns"])


def _in_colour(lower: Sequence[str], i: int) -> tuple[str, int] | None:
    """ "of blue colour", "in the colour red", "blue in colour": the colour and where it ends."""
    at = i + (lower[i] in ("of", "in", "with", "has", "have"))
    at += at > i and lower[at : at + 1] in (["a"], ["the"])
    named = lower[at : at + 1] in (["color"], ["colour"]) and at > i
    at += named
    for length in (3, 2, 1):
        phrase, end = " ".join(lower[at : at + length]), at + length
        if end > len(lower) or vocab.colour(phrase) is None:
            continue
        if named:
            return phrase, end
        if lower[end : end + 1] in (["color"], ["colour"]) and (at > i or end + 1 == len(lower)):
            return phrase, end + 1
        return (phrase, end + 2) if lower[end : end + 2] in (["in", "color"], ["in", "colour"]) else None
    return None


def coloured_as_at(bits: Bits, i: int) -> Bit | None:
    """ "the same colour as the car", "in the colour of the car": a relation to what it is to look like."""
    at = i + (bits.lower[i] in ("in", "have", "has", "to", "with"))
    at += bits.at(at, "the")
    same = bits.at(at, "same")
    at += same
    if bits.lower[at : at + 1] not in (["color"], ["colour"]) or not (same or at > i):
        return None
    if bits.lower[at + 1 : at + 2] not in (["as"], ["of"], ["like"]):
        return None
    things = bits.things(at + 2)
    return (
        Bit("prep", i, things[1], "coloured as", things[0], "coloured as") if things and (same or i < at - 1) else None
    )


def look_at(bits: Bits, i: int) -> Bit | None:
    """ "dark blue", "red and white", "sad", "sleeping"."""
    looks: list[str] = []
    at = i
    while at < len(bits.words):
        length = next((n for n in (3, 2, 1) if at + n <= len(bits.words) and _describes(bits.words[at : at + n])), 0)
        if length:
            looks.append(_canonical(" ".join(bits.lower[at : at + length]).replace(" - ", "-")))
            at += length
        elif (
            looks
            and bits.lower[at] in ("and", ",")
            and at + 1 < len(bits.words)
            and _describes(bits.words[at + 1 : at + 2])
        ) or (
            bits.lower[at] in ("very", "really", "completely", "more", "all", "bright")
            and at + 1 < len(bits.words)
            and _describes(bits.words[at + 1 : at + 2])
        ):
            at += 1
        else:
            break
    return Bit("look", i, at, looks=tuple(looks), words=bits.said(i, at)) if looks else None


_COLOURED = re.compile(r"[ -](?:colou?red|patterned|print)$")


def _canonical(phrase: str) -> str:
    """ "rainbow coloured" as "rainbow"; a slip of one letter in a colour as the colour."""
    stem = _COLOURED.sub("", phrase)
    if stem != phrase and (vocab.colour(stem) or stem in vocab.PATTERNS):
        return stem
    return phrase if known_look(phrase) else NAMED.get(phrase) or meant_look(phrase) or phrase


def known_look(phrase: str) -> bool:
    """Whether a word for looks is one that pictures can show."""
    tables = (vocab.PATTERNS, vocab.MATERIALS, vocab.STATES, vocab.SHAPES, vocab.SIZES)
    return vocab.colour(phrase) is not None or any(phrase in table for table in tables)


def _describes(words: Sequence[Word]) -> bool:
    phrase = " ".join(word.lower for word in words).replace(" - ", "-")
    if len(words) > 1 and _COLOURED.search(phrase):
        return _describes(words[:1]) and known_look(_canonical(phrase))
    if vocab.colour(phrase) is not None or phrase in NAMED or phrase in (*vocab.PATTERNS, *vocab.MATERIALS):
        return True
    if len(words) > 1:
        return False
    if phrase in ("on", "off", "in", "up", "down", "out", "over", "versa", "possible", "sure"):
        return False
    if phrase in DIRECTIONS or phrase in COMPARATIVES:
        return False
    if words[0].tag in ("VBN", "VBD") and VERBS.get(words[0].lemma) in ("move", "put", "delete", "add", "undo"):
        return False  # "must not be moved" says nothing of looks
    return phrase in vocab.STATES or phrase in vocab.SHAPES or words[0].tag in ("JJ", "VBN", "VBG", "JJR")
