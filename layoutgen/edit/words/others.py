"""One and the other: two of a kind of which a sentence speaks in two places, and the rest of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from layoutgen.edit.words.bits import Bits
from layoutgen.edit.words.lexicon import NUMBERS, ORDINALS, VERBS
from layoutgen.edit.words.naming import named
from layoutgen.edit.words.resolve import Context
from layoutgen.edit.words.sentence import Word, spoken, verb_at

_OTHERS = frozenset({"other", "others", "rest", "remaining"})


def lead(clause: Sequence[Word]) -> int:
    """How many words say what is done with the things behind them: the verb, "I want"; none in "dog bigger"."""
    verb = verb_at(clause, 0)
    lower = [word.lower for word in clause[:4]]
    wish = next((k + 1 for k, w in enumerate(lower) if k and w in ("want", "need", "like", "prefer")), 0)
    return len(verb.split()) if verb else wish if lower[:1] in (["i"], ["we"]) else 0


def one_of_them(clause: list[Word], after: Sequence[Word], context: Context) -> list[Word]:
    """ "put one cup on the left", where "the other one" is spoken of later: one of those that are there."""
    at = lead(clause)
    at += [word.lower for word in clause[at : at + 1]] in (["could"], ["can"], ["should"], ["shall"])
    behind = [word.lower for word in (*clause[at + 1 :], *after[:5])]
    other = any(behind[k : k + 2] == ["the", "other"] for k in range(len(behind)))
    if not other or [word.lower for word in clause[at : at + 1]] != ["one"] or clause[at + 1 : at + 2] == []:
        return clause
    things = Bits(clause, context.labels).things(at)
    if things is None or things[0][0].quantity or things[0][0].label is None:
        return clause
    there = [item.id for item in named(things[0][0].label, context.layout)]
    if not there:
        return clause
    lower = [word.lower for word in clause]
    own = next((k for k in range(things[1], len(lower)) if lower[k : k + 2] == ["the", "other"]), 0)
    if own and lower[own + 2 : own + 3] and lower[own + 2] in NUMBERS and lower[own + 2] != "one":
        return clause
    if own and len(there) > 1:  # "one speaker on top of the other one"
        end = own + 2 + (lower[own + 2 : own + 3] in (["one"], lower[things[1] - 1 : things[1]]))
        one, another = (replace(clause[at], text="it", tag="NN", ids=(each,)) for each in (there[-1], there[0]))
        return [*clause[:at], one, *clause[things[1] : own], another, *clause[end:]]
    if own:
        return clause
    of_the = (spoken(text, tag) for text, tag in (("of", "IN"), ("the", "DT")))
    return [*clause[: at + 1], *of_the, *clause[at + 1 :]]


def another_of_them(
    first: list[Word], rest: list[Word], length: int, context: Context
) -> tuple[list[Word], list[Word]]:
    """ "make one person bigger and another one smaller": two of those that are there."""
    things = Bits(first, context.labels).things(length)
    one = [word.lower for word in first[length : length + 1]] == ["one"] and things is not None
    there = named(things[0][0].label or "", context.layout) if one and things is not None else []
    if things is None or len(there) < 2 or rest[0].lower != "another" or VERBS.get(verb_at(first, 0)) in ("add", "put"):
        return first, rest
    end = 1 + (rest[1:2] != [] and rest[1].lower in ("one", first[things[1] - 1].lower))
    mine, other = (replace(rest[0], text="it", tag="NN", ids=(item.id,)) for item in (there[-1], there[-2]))
    return [*first[:length], mine, *first[things[1] :]], [other, *rest[end:]]


_HELD = frozenset({"holding", "wearing", "carrying", "has", "riding"})


def holding_again(first: Sequence[Word], rest: list[Word], length: int, context: Context) -> list[Word]:
    """ "the girl on the left should hold a book and the one on the right a ball": should hold a ball."""
    bits = Bits(first, context.labels).read(length)
    held = next((k for k, bit in enumerate(bits) if bit.kind == "prep" and bit.value in _HELD and bit.refs), 0)
    told = Bits(rest, context.labels).read(0)
    new = told[-1].refs[0] if len(told) > 1 and told[-1].kind == "thing" else None
    if not held or new is None or not new.indefinite or any(bit.value in _HELD for bit in told):
        return rest
    start = next((bit.start for bit in bits[1:held] if bit.kind == "word"), bits[held].start)
    return [*rest[: told[-1].start], *first[start : bits[held].refs[0].start], *rest[told[-1].start :]]


_SIDES = {"left": "left of", "right": "right of", "front": "in front of", "behind": "behind", "back": "behind",
          "above": "above", "below": "below", "over": "above", "underneath": "below"}  # fmt: skip
_ACROSS = frozenset({"left of", "right of", "in front of", "behind", "above", "below", "under"})


def other_side(first: Sequence[Word], rest: list[Word], length: int, context: Context) -> list[Word]:
    """ "one chair left of the table and the other one to the right": to the right of the table."""
    bits = Bits(first, context.labels).read(length)
    last = bits[-1] if bits else None
    named = len(rest) > 1 and rest[-1].lower == "side"
    side = _SIDES.get(rest[-1 - named].lower, "")
    if last is None or last.value not in _ACROSS or len(last.refs) != 1 or not side or side == last.value:
        return rest
    start = len(rest) - 1 - named
    while start and rest[start - 1].lower in ("the", "to", "on", "at", "in"):
        start -= 1
    if start in (0, len(rest) - 1 - named) and side not in ("behind", "above", "below"):  # "the cat right": a way to go
        return rest
    own = "side" in last.words.split() and side in ("left of", "right of")  # of the table, for what is on it
    way = [spoken(text, "IN") for text in (f"to the {side[:-3]} side of" if own else side).split()]
    return [*rest[:start], *way, *first[last.refs[0].start : last.refs[0].end]]


_SUFFICES = frozenset({"enough", "do", "suffice", "suffices", "plenty", "sufficient", "fine"})
_WISHED = frozenset({"need", "want", "like", "prefer", "only", "just"})


_AWAY = frozenset({"away", "off", "out", "of", "them", "these", "those"})


def says_which(first: Sequence[Word], second: Sequence[Word]) -> bool:
    """Whether the second clause says which go of those that are too many: "one is enough, take the black one away"."""
    if VERBS.get(verb_at(second, 0)) not in ("delete", "move") or first[-1].lower not in _SUFFICES:
        return False
    kinds = {word.lemma for word in first if word.tag.startswith("NN")}
    one = any(b.lower in ("one", "ones") and a.tag in ("JJ", "JJR", "JJS", "NN", "RB") for a, b in pairwise(second))
    same = one or any(word.lemma in kinds for word in second[1:])
    alone = not any(word.tag.startswith("NN") for word in second[1:]) and bool(
        ORDINALS.keys() & {w.lower for w in second}
    )
    return (same or alone) and not _OTHERS & {word.lower for word in second}


def says_it_again(first: Sequence[Word], second: Sequence[Word]) -> bool:
    """Whether the second clause only says what the first asks for: "one boat is enough, remove the other two"."""
    lower = [word.lower for word in first]
    number = [word.lower for word in second[1:] if word.lower not in _AWAY]
    bare = len(number) == 1 and number[0] in NUMBERS  # "take one away"
    delete = VERBS.get(verb_at(second, 0)) == "delete" or second[-1].lower in _AWAY
    if not delete or lower[0] == "because" or not (bare or _OTHERS & {word.lower for word in second[1:4]}):
        return False
    wished = lower[0] in ("i", "we") and len(_WISHED & set(lower[1:5])) > 0
    return any(word.tag == "CD" for word in first) and (lower[-1] in _SUFFICES or wished)


_OFF = frozenset({"off", "from", "out", "away"})
_UPON = frozenset({"on", "in", "into", "onto", "upon", "there"})


def off_and_on(first: Sequence[Word], second: Sequence[Word]) -> list[list[Word]]:
    """ "take the candle off the cake and put a rose on it": on the cake; "and put it on the table": only moved.

    With "instead" the candle goes for good. Empty where the two clauses are nothing of the sort.
    """
    verb, then = verb_at(first, 0), verb_at(second, 0)
    lower, length = [word.lower for word in second], len(then.split())
    if verb in ("take", "pick") and first[-1].lower in ("off", "away", "out", "up"):  # "take the candle off"
        verb, first = "take", first[:-1]
    taken = VERBS.get(verb) in ("delete", "move", "lift")
    if not taken or VERBS.get(then) not in ("put", "add", "move") or len(second) < length + 2:
        return []
    off = next((k for k in range(2, len(first)) if first[k].lower in _OFF), 0)
    off_of = off + (first[off + 1 : off + 2] != [] and first[off + 1].lower in ("of", "from"))
    if lower[length] in ("it", "them") and (VERBS.get(verb) == "delete" or verb == "take") and VERBS.get(then) != "add":
        thing = first[len(verb.split()) : off or len(first)]
        return [[*second[:length], *thing, *second[length + 1 :]]] if lower[length + 1 :] != [] else []
    instead = lower[-1] == "instead"
    end = len(second) - instead
    new = lower[length] in ("a", "an", "some", "another") or lower[length] in NUMBERS
    if (
        not off
        or first[off].lower == "away"
        or not new
        or not (lower[end - 2 : end] in [[p, "it"] for p in _UPON] or lower[end - 1] == "there")
    ):
        return []
    on = [] if lower[end - 1] == "it" else [spoken("on", "IN")]
    there = [*second[: end - 1], *on, *first[off_of + 1 :]]
    gone = [spoken("remove", "VB"), *first[len(verb.split()) : off]] if instead else [*first]
    return [gone, there]
