"""Clauses that belong together: "move the dog left and the cat right", "delete the car and put a bus there"."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen import vocab
from layoutgen.edit.words.asides import is_reason
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.bits import Bits
from layoutgen.edit.words.lexicon import VERBS
from layoutgen.edit.words.others import (
    another_of_them,
    holding_again,
    lead,
    off_and_on,
    one_of_them,
    other_side,
    says_it_again,
    says_which,
)
from layoutgen.edit.words.postures import POSTURES
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.resolve import Context
from layoutgen.edit.words.sentence import Word, verb_at


def said(clause: Sequence[Word]) -> str:
    """A clause as text, with the ids that it names."""
    return " ".join(word.ids[0] if word.ids else word.text for word in clause).replace(" 's", "'s").replace(" %", "%")


def gapped(found: list[list[Word]], context: Context) -> list[list[Word]]:
    """ "move the dog left and the cat right" as two commands with one verb."""
    made: list[list[Word]] = []
    waiting = list(found)
    while waiting:
        clause = waiting.pop(0)
        length = lead(clause)
        cut = None if is_reason(clause) else _gap(clause, length, context)
        if cut is None:
            made.append(clause)
            continue
        rest = clause[cut + 1 :]
        rest = rest[1:] if rest[0].lower in ("and", ",", "then") else rest
        rest = holding_again(clause[:cut], rest, length, context)
        head, rest = another_of_them(clause[:cut], rest, length, context)
        made.append(head)
        rest = other_side(clause[:cut], _landmark_named(clause[:cut], rest, length, context), length, context)
        alone = Bits(rest, context.labels).read(0)
        if len(alone) == 1:  # "make the dog bigger and the cat": the same of it
            made_of = Bits(clause[:cut], context.labels).read(length)
            rest = [*rest, *clause[made_of[0].end : cut]]
        waiting.insert(0, [*clause[:length], *rest])
    return [one_of_them(clause, after, context) for clause, after in zip(made, [*made[1:], []], strict=False)]


def _landmark_named(first: Sequence[Word], rest: list[Word], length: int, context: Context) -> list[Word]:
    """ "the knife right of the plate and the glass left of it": left of the plate."""
    last = Bits(first, context.labels).read(length)[-1]
    bit = Bits(rest, context.labels).read(0)[-1]
    both = last.kind == bit.kind == "prep" and len(last.refs) == len(bit.refs) == 1
    if (
        rest[0].lower == "another"
        or not both
        or bit.refs[0].pronoun != "it"
        or last.refs[0].pronoun
        or _bears(first, last, bit, length, context)
    ):
        return rest
    return [*rest[: bit.refs[0].start], *first[last.refs[0].start : last.refs[0].end], *rest[bit.refs[0].end :]]


_SUPPORTS = frozenset({"on", "in", "at", "inside"})
_LATERAL = frozenset({"next to", "near", "left of", "right of", "behind", "in front of", "around", "above"})


def _bears(first: Sequence[Word], last: Bit, bit: Bit, length: int, context: Context) -> bool:
    """Whether "it" is the new thing itself: "a table next to the fountain and a vase on it" (not "a cat ... on it").

    So too "a house on the hill and a tree beside it"; beside the table is "a vase on the table and a chair beside it".
    """
    new = Bits(first, context.labels).read(length)[0]
    ref = new.refs[0] if new.refs else None
    bearing = bit.value.split()[-1] in ("on", "in", "inside")
    lateral = last.value in _SUPPORTS and bit.value in _LATERAL and vocab.is_stuff(last.refs[0].label or "")
    if ref is None or not (bearing or lateral) or ref.definite or ref.pronoun or ref.label is None:
        return False
    return vocab.noun(ref.label).group not in ("animal", "bird", "fish", "person")


_CLOCK = frozenset({"clockwise", "anticlockwise", "counterclockwise", "cw", "ccw"})
_SAYING = frozenset({"way", "side", "place", "size", "look", "prep", "amount", "depth", "adverb"})


def _gap(clause: list[Word], start: int, context: Context) -> int | None:
    """The "and" behind which another thing and what becomes of it follow, as before it; none when there is none."""
    bits = [bit for bit in Bits(clause, context.labels).read(start) if bit.value != "be"]
    kinds = [bit.kind for bit in bits]
    for k, bit in enumerate(bits):
        step = 1 + (kinds[k + 1 : k + 2] == ["joint"])
        before, after = kinds[:k], kinds[k + step :]
        if (
            bit.kind == "joint"
            and before[:1] == ["thing"]
            and before[-1] in ("size", "look", "way", "side", "adverb")
            and after == ["thing"]
            and bits[k + step].refs[0].definite
        ):
            return bit.start
        if (
            bit.kind == "joint"
            and before[:1] == ["thing"]
            and len(before) > 1
            and after[:1] == ["thing"]
            and len(after) > 1
        ) and (
            (after[1] in _SAYING or bits[k + step + 1].value in POSTURES)
            and (before[-1] in _SAYING or bits[k - 1].value in _CLOCK)
            and (
                bits[k + step].refs[0].definite
                or bits[k + step].refs[0].pronoun
                or _another(bits[k + step].refs[0])
                or VERBS.get(verb_at(clause, 0), "") in ("put", "add", "")
            )
        ):
            return bit.start
    return None


def _another(ref: Ref) -> bool:
    return ref.more


_PLACES = frozenset({"place", "places", "spot", "position", "location", "stead", "spots", "positions"})
_WAS = frozenset({"was", "were", "is", "are", "stood", "sat", "lay", "hung", "be"})


def _there_at(words: Sequence[Word]) -> int:
    """Where "there", "in its place", "where the car was" or "instead of it" begins; the clause's length for nowhere."""
    lower = [word.lower for word in words]
    end = len(lower) - (lower[-1:] == ["instead"] and lower[-2:-1] in (["there"], ["place"], ["spot"]))
    if lower[end - 1 : end] in (["there"], ["instead"]):
        return end - 1
    for start in range(end - 2, 0, -1):
        tail = lower[start:end]
        of_it = any(w in _PLACES for w in tail) and tail[0] in ("in", "at", "on", "into", "to")
        own = tail[-1] in _PLACES or (tail[1:2] in (["place"], ["lieu"], ["the"]) and "of" in tail)
        was = tail[0] == "where" and (
            tail[-1] in _WAS or tail[-3:] in (["used", "to", "be"], ["had", "been", "before"])
        )
        if (of_it and own) or was or tail[:2] == ["instead", "of"]:
            return start
    return len(lower)


_TOPICS = (("i", "do", "n't", "like"), ("i", "do", "not", "like"), ("i", "do", "n't", "want"), ("i", "hate"))


def _of_topic(first: Sequence[Word], second: Sequence[Word]) -> list[Word] | None:
    """ "I don't like the tree, take it away": the second with its pronoun named; none when the first names nothing."""
    lead = next((len(t) for t in _TOPICS if tuple(w.lower for w in first[: len(t)]) == t), 0)
    at = next((k for k, word in enumerate(second) if word.lower in ("it", "them") and k), 0)
    return [*second[:at], *first[lead:], *second[at + 1 :]] if lead and at and verb_at(second, 0) else None


def joined(found: list[list[Word]]) -> list[list[Word]]:
    """ "delete the car and put a bus in its place" as one command: replace the car with a bus."""
    made: list[list[Word]] = []
    for clause in found:
        if made and says_it_again(made[-1], clause):
            continue
        if made and says_which(made[-1], clause):
            made[-1] = clause
            continue
        if made:
            made[-1] = _gathered(made[-1], clause)
        if made and (two := off_and_on(made[-1], clause) or _in_its_place(made[-1], clause)):
            made[-1:] = two
            continue
        one = (_replacing(made[-1], clause) or _of_topic(made[-1], clause)) if made else None
        made[-1:] = [one] if one is not None else [*made[-1:], clause]
    return made


def _gathered(first: list[Word], second: Sequence[Word]) -> list[Word]:
    """ "take one bottle away" as "take away one bottle", where something is brought in its place."""
    verb = f"{verb_at(first, 0)} {first[-1].lower}"
    if VERBS.get(verb) != "delete" or VERBS.get(verb_at(second, 0)) not in ("put", "add") or len(first) < 3:
        return first
    return [Word("remove", "remove", "remove", "VB", 0, 0), *first[1:-1]]


def _in_its_place(first: list[Word], second: list[Word]) -> list[list[Word]]:
    """ "remove the gift and put the left balloon there": what is moved there first; nothing for anything else."""
    gone, brought = verb_at(first, 0), verb_at(second, 0)
    length, end = len(brought.split()), _there_at(second)
    the = second[length : length + 1] and second[length].lower in ("the", "this", "that", "my", "their", "your")
    if VERBS.get(gone) != "delete" or VERBS.get(brought) not in ("put", "move") or not the or end == len(second):
        return []
    if second[end:] and second[end].lower == "where" and len(second) - end > 3:  # another thing than the one that goes
        return []
    where, is_ = (Word(text, text, text, tag, 0, 0) for text, tag in (("where", "WRB"), ("is", "VBZ")))
    return [[*second[:end], where, *first[len(gone.split()) :], is_], first]


def _replacing(first: Sequence[Word], second: Sequence[Word]) -> list[Word] | None:
    """The two commands as one with "replace"; none when the second does not bring something in place of the first."""
    gone, brought = verb_at(first, 0), verb_at(second, 0)
    if VERBS.get(gone) != "delete" or VERBS.get(brought) not in ("put", "add"):
        return None
    length, end = len(brought.split()), _there_at(second)
    named = second[end + 1 : -1] if second[end:] and second[end].lower == "where" else second[end:]
    other = any(
        w.tag.startswith("NN") and w.lower not in _PLACES and w.lemma not in {g.lemma for g in first} for w in named
    )
    definite = second[length : length + 1] and second[length].lower in ("the", "this", "that", "my", "their", "your")
    if definite or end == len(second) or other or second[length : length + 1] == [] or second[length].lower == "it":
        return None
    replace_, with_ = (Word(text, text, text, tag, 0, 0) for text, tag in (("replace", "VB"), ("with", "IN")))
    return [replace_, *first[len(gone.split()) :], with_, *second[length:end]]
