"""Finds relation phrases ("to the left of", "on top of", "near") and places in the picture ("on the left")."""

from __future__ import annotations

from dataclasses import dataclass, field

from layoutgen.parse.lexicon import (
    ADVERBS,
    FIRST_WORDS,
    PHRASES,
    PICTURE_WORDS,
    POSITION_TAILS,
    POSITIONS,
    PREPOSITIONS,
)
from layoutgen.parse.tree import Tree

_BEFORE_POSITIONS = frozenset({"the", "a", "far", "very", "extreme", "distant", "immediate"})
_DEPTHS = (["background"], ["foreground"], ["distance"])
_LEADS = ("in", "on", "at", "to", "towards", "along", "near", "toward", "from", "by", "off")
_OPENINGS = frozenset({"window", "windows", "door"})
_BEGINNINGS = frozenset((*FIRST_WORDS, *PREPOSITIONS, *ADVERBS, *_LEADS, "next"))  # of a phrase
_NOUN_STARTS = ("DT", "NN", "JJ", "CD", "PRP", "PDT", "WDT", "WP", "VBG", "VBN", "RB", "$")


@dataclass(slots=True)
class Phrase:
    """Words start..end (end excluded) that say a relation or, without a landmark, a place in the picture."""

    start: int
    end: int
    predicate: str  # canonical; "of", "without", "" for prepositions that say nothing to draw
    position: tuple[str, ...] = ()
    landmark: int | None = None  # index of the chunk that follows
    of_possessor: bool = False  # "to its left": the landmark is the owner inside the phrase
    first: int = field(default=-1)  # first word that matters for the attachment


def find_phrases(tree: Tree) -> list[Phrase]:
    """All phrases of the text, left to right, not overlapping; chunks come later and fill in `landmark`."""
    found: list[Phrase] = []
    at, size = 0, len(tree)
    while at < size:
        if tree.lower[at] not in _BEGINNINGS:
            at += 1
            continue
        phrase = _position(tree, at) or _several_words(tree, at) or _owner_side(tree, at)
        phrase = phrase or _in_front(tree, at) or _out(tree, at) or _one_word(tree, at)
        if phrase is None:
            at += 1
            continue
        found.append(phrase)
        at = phrase.end
    return found


def _several_words(tree: Tree, at: int) -> Phrase | None:
    for length in FIRST_WORDS.get(tree.lower[at], ()):
        words = tuple(tree.lower[at : at + length])
        predicate = PHRASES.get(words)
        if predicate is None or at + length >= len(tree):
            continue
        bare_noun = words[0] in ("front", "top", "side", "back") or (
            words[0] in ("left", "right") and words[-1] != "of"
        )
        before = tree.tags[at - 1] if at else ""
        if bare_noun and before in ("DT", "JJ", "PRP$", "POS"):
            continue
        if words[0] in ("left", "right") and words[-1] in ("to", "from") and before.startswith(("VB", "MD")):
            continue
        if (
            length == 2
            and words[-1] in ("to", "in", "on")
            and tree.tags[at + 2].startswith("VB")
            and tree.tags[at + 2] != "VBG"
        ):
            continue
        return Phrase(at, at + length, predicate)
    return None


def _position(tree: Tree, at: int) -> Phrase | None:
    """ "in the top left corner (of the picture)", "on the left", "in the background"; not "on the left of the car"."""
    lower = tree.lower
    if lower[at] not in _LEADS:
        return None
    begin = at + 1
    while begin < len(lower) and lower[begin] in _BEFORE_POSITIONS:
        begin += 1
    i, places = begin, list[str]()
    while i < len(lower) and (lower[i] in POSITIONS or (lower[i] in POSITION_TAILS and places)):
        if lower[i] in POSITIONS:
            places.append(POSITIONS[lower[i]])
        i += 1
    bare = begin == at + 1 and begin < len(lower) and lower[begin] in ("left", "right", "center", "centre")
    bare = bare or (begin == at + 1 and lower[at] == "in" and lower[begin : begin + 1] in _DEPTHS)
    if not places or (lower[at + 1] not in ("the", "far") and not bare):
        return None
    end = _position_end(tree, i)
    return None if end is None else Phrase(at, end, "", position=_joined(places))


def _position_end(tree: Tree, i: int) -> int | None:
    """Where the phrase ends that has its last place word before i; None when a landmark follows."""
    if i >= len(tree):
        return i
    if tree.lower[i] in ("of", "from", "to"):
        return _picture(tree, i + 1)
    if tree.tags[i].startswith("NN") or (tree.lower[i] == "and" and _is_landmark_tail(tree, i)):
        return None
    return i


def _is_landmark_tail(tree: Tree, i: int) -> bool:
    return i + 2 < len(tree) and tree.lower[i + 1] in POSITIONS and tree.lower[i + 2] == "of"


_HUNG = frozenset({"painting", "frame", "screen", "canvas", "photo", "photograph", "picture"})  # "below a painting"


def _picture(tree: Tree, i: int) -> int | None:
    """The end of "the picture" at i, or None when something else follows."""
    article = tree.lower[i] if i < len(tree) else ""
    if article in ("the", "this", "a"):
        i += 1
    if (
        i < len(tree)
        and not (article == "a" and tree.lower[i] in _HUNG)
        and tree.lower[i] in PICTURE_WORDS
        and not (i + 1 < len(tree) and tree.tags[i + 1].startswith("NN"))
    ):
        return i + 1
    return None


def _joined(places: list[str]) -> tuple[str, ...]:
    vertical = next((p for p in places if p in ("top", "bottom")), None)
    side = next((p for p in places if p in ("left", "right")), None)
    if vertical and side:
        return (f"{vertical} {side}",)
    return tuple(dict.fromkeys(p for p in places if p))[:1]


def _owner_side(tree: Tree, at: int) -> Phrase | None:
    """ "to its left", "on his right side", "behind it" is ordinary."""
    lower = tree.lower
    if lower[at] not in ("to", "on", "at") or at + 2 >= len(tree) or tree.tags[at + 1] != "PRP$":
        return None
    side = lower[at + 2]
    if side not in ("left", "right"):
        return None
    end = at + 3 + (at + 3 < len(tree) and lower[at + 3] == "side")
    if end < len(tree) and tree.tags[end].startswith("NN"):
        return None
    return Phrase(at, end, f"{side} of", of_possessor=True)


def _is_other_word(tree: Tree, at: int) -> bool:
    """Whether a word is no preposition here: "the inside", "about ten", "'s"."""
    word, before = tree.lower[at], tree.tags[at - 1] if at else ""
    if tree.tags[at] == "POS" or (tree.tags[at] == "JJ" and tree.deps[at] == "amod"):
        return True  # "up" of "two rolled up newspapers"
    if (
        tree.tags[at] == "RP"
        and tree.deps[at] == "compound:prt"
        and tree.heads[at] == at - 1
        and word in ("up", "down")
        and not tree.tags[at - 1].startswith("NN")
    ):
        return True  # "picks up a box"
    if word in ("round", "opposite", "past", "inside", "outside", "like") and before in ("DT", "PRP$", "JJ"):
        return True
    return word in ("at", "about", "over", "up", "around", "more", "as") and _grades_number(tree, at)


def _in_front(tree: Tree, at: int) -> Phrase | None:
    """ "a house with a car in front"; not "in front of the house", "in front yards"."""
    if tree.lower[at : at + 2] != ["in", "front"]:
        return None
    follows = tree.tags[at + 2] if at + 2 < len(tree) else ""
    bare = not follows.startswith(("DT", "NN", "JJ", "CD", "PRP", "VBG", "IN"))
    return Phrase(at, at + 2, "in front of") if bare else None


def _out(tree: Tree, at: int) -> Phrase | None:
    """ "looks out a window"; "out of" is ordinary."""
    if tree.lower[at] != "out" or tree.tags[at + 1 : at + 2] == ["IN"]:
        return None
    return None if _OPENINGS.isdisjoint(tree.lower[at + 1 : at + 5]) else Phrase(at, at + 1, "in")


def _one_word(tree: Tree, at: int) -> Phrase | None:
    word, tag = tree.lower[at], tree.tags[at]
    predicate = PREPOSITIONS.get(word)
    following = tree.tags[at + 1] if at + 1 < len(tree) else ""
    if _is_other_word(tree, at):
        return None
    if word == "next" and following == "DT" and at and tree.tags[at - 1] not in ("DT", "PRP$"):
        return Phrase(at, at + 1, "next to")  # "a bench next a tree"
    if predicate is not None and following.startswith(_NOUN_STARTS) and tag not in ("NN", "NNS", "VB", "VBG", "VBN"):
        if word == "to" and following.startswith("VB"):
            return None
        particle = tag == "RP" and word in ("up", "out", "off", "down", "over") and tree.deps[at] == "compound:prt"
        if particle and not tree.tags[tree.heads[at]].startswith("NN"):  # "ride a lift up the mountain"
            return None
        if tree.deps[at] in ("mark", "advcl", "cc") and word in (
            "as",
            "like",
            "for",
            "before",
            "after",
            "since",
            "than",
        ):
            return None
        if word == "that":
            return None
        return Phrase(at, at + 1, predicate)
    if (
        word in ("opposite", "surrounding", "facing", "lacking", "excluding", "minus")
        and predicate
        and following.startswith(("DT", "PRP$", "CD", "NN", "JJ"))
    ):
        return None if word == "facing" else Phrase(at, at + 1, predicate)
    if (
        word in ADVERBS
        and tag in ("RB", "IN", "RP", "JJ", "NN")
        and not following.startswith(("DT", "NN", "JJ", "CD", "PRP", "VBG"))
    ):
        return Phrase(at, at + 1, ADVERBS[word])
    return None


def _grades_number(tree: Tree, at: int) -> bool:
    """ "at least ten", "over twenty", "up to five", "about a dozen": no place."""
    rest = tree.lower[at + 1 : at + 4]
    if tree.lower[at] == "at":
        return bool(rest) and rest[0] in ("least", "most")
    if tree.lower[at] in ("up", "as"):
        return rest[:1] in (["to"], ["many"]) and len(rest) > 1 and tree.tags[at + 2] in ("CD", "IN", "DT")
    return (len(rest) > 0 and tree.tags[at + 1] == "CD" and tree.lower[at] in ("about", "over")) or rest[:2] == [
        "a",
        "dozen",
    ]
