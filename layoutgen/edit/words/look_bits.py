"""Looks in a clause: "dark blue", "sad", "facing left"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from layoutgen import vocab
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.sentence import Word

if TYPE_CHECKING:
    from layoutgen.edit.words.bits import Bits


def facing_at(bits: Bits, i: int) -> Bit | None:
    """ "facing left", "look right": before a noun phrase could take the side for one."""
    if bits.words[i].lemma in ("face", "look", "point") or bits.lower[i] in ("facing", "looking", "pointing"):
        at = i + 1
        while bits.lower[at : at + 1] in (["to"], ["the"], ["toward"], ["towards"]):
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
    for length in (3, 2):
        words = bits.words[i : i + length]
        if (
            len(words) == length
            and vocab.colour(" ".join(w.lower for w in words))
            and not bits.phrases.noun_follows(i + length)
        ):
            return look_at(bits, i)
    return None


def look_at(bits: Bits, i: int) -> Bit | None:
    """ "dark blue", "red and white", "sad", "sleeping"."""
    looks: list[str] = []
    at = i
    while at < len(bits.words):
        length = next((n for n in (3, 2, 1) if at + n <= len(bits.words) and _describes(bits.words[at : at + n])), 0)
        if length:
            looks.append(" ".join(bits.lower[at : at + length]).replace(" - ", "-"))
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


def _describes(words: Sequence[Word]) -> bool:
    phrase = " ".join(word.lower for word in words).replace(" - ", "-")
    if vocab.colour(phrase) is not None or phrase in vocab.PATTERNS or phrase in vocab.MATERIALS:
        return True
    if len(words) > 1:
        return False
    if phrase in ("on", "off", "in", "up", "down", "out", "over"):
        return False
    return phrase in vocab.STATES or words[0].tag in ("JJ", "VBN", "VBG", "JJR")
