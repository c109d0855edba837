"""What a speaker takes back in the same breath: "move the dog, no, the cat, left", "make it red, I mean blue"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.bits import Bits
from layoutgen.edit.words.lexicon import NUMBERS, VERBS
from layoutgen.edit.words.sentence import Word, begins, verb_at

_SIGNS = tuple(tuple(line.split()) for line in (
    "no wait", "no , wait", "wait , no", "wait no", "i mean", "i meant", "or rather", "scratch that", "correction",
    "no sorry", "no , sorry", "no i mean", "no , i mean", "no , i meant", "sorry , i mean", "sorry i mean",
    "sorry , i meant", "sorry i meant", "no actually", "no , actually", "oops , i mean", "wait , i mean", "make that",
    "er , i mean", "uh , i mean", "no no", "no , no", "oh no", "or better", "or no", "sorry , no", "better yet",
))  # fmt: skip
_WEAK = frozenset({"no", "sorry", "actually", "wait", "oops", "er", "uh", "um", "hmm", "rather", "pardon"})  # in commas
_PAUSES = frozenset({",", "...", "-", "--", "…", "\N{EN DASH}", "\N{EM DASH}"})
_STOPS = frozenset({";", ".", "!", "?", ":"})
_WHERE = frozenset({"way", "side", "place", "depth"})


def repaired(words: Sequence[Word], labels: Collection[str]) -> list[Word]:
    """The words with what was taken back replaced by what was meant; as they are where nothing was taken back."""
    made = list(words)
    at = 1
    while at < len(made):
        length = _sign(made, at)
        if not length:
            at += 1
            continue
        start = max((k + 1 for k in range(at) if made[k].lower in _STOPS), default=0)
        end = next((k for k in range(at + length, len(made)) if made[k].lower in _STOPS), len(made))
        meant = _mended(made[start:at], made[at + length : end], labels)
        if meant is not None:
            made[start:end] = meant
        at += 1
    return made


def _sign(words: Sequence[Word], i: int) -> int:
    """How many words from i on say that what went before is taken back; 0 for none."""
    lower = [word.lower for word in words]
    pause = lower[i] in _PAUSES
    if lower[i - 1] in _STOPS or (not pause and lower[i - 1] in _PAUSES):
        return 0
    at = i + pause
    strong = max((len(s) for s in _SIGNS if tuple(lower[at : at + len(s)]) == s), default=0)
    weak = not strong and pause and lower[at : at + 1] and lower[at] in _WEAK
    after = lower[at + 1] if at + 1 < len(lower) else ""
    bare_no = not strong and lower[at : at + 1] == ["no"] and _number(after) and _number(lower[at - 1])
    if weak and lower[at] == "no" and after not in _PAUSES and after not in ("the", "not", "make", "a"):
        weak = bool(_number(after))
    if not (strong or weak or bare_no):
        return 0
    at += strong or 1
    while lower[at : at + 1] and lower[at] in _PAUSES:
        at += 1
    return at - i


def _number(word: str) -> bool:
    return word.isdigit() or word in NUMBERS


def _mended(said: list[Word], meant: list[Word], labels: Collection[str]) -> list[Word] | None:
    """The command with what was meant in the place of what was said; none when it is no such thing."""
    if not said or not meant or VERBS.get(verb_at(meant, 0)) in ("undo", "redo"):
        return None
    if begins(meant, 0):  # a whole command, in place of the last one
        cut = max(
            (k + 1 for k, w in enumerate(said) if w.lower in (",", "and", "then") and begins(said, k + 1)), default=0
        )
        bidden = verb_at(said, cut) or begins(said, cut) or not said[cut].tag.startswith(("DT", "PRP", "EX"))
        return [*said[:cut], *_of_it(said[cut:], meant, labels)] if bidden else None
    if _number(meant[0].lower) and _number(said[-1].lower):
        return [*said[:-1], *meant]
    length = len(verb_at(said, 0).split()) if verb_at(said, 0) else 0
    before, after = Bits(said, labels).read(length), Bits(meant, labels).read(0)
    if not after:
        return None
    new = after[0]
    if new.kind == "thing":
        return _renamed(said, meant, before, new)
    old = next((bit for bit in reversed(before) if _alike(bit, new)), None)
    return [*said[: old.start], *meant[: new.end], *said[old.end :], *meant[new.end :]] if old is not None else None


def _of_it(said: Sequence[Word], meant: list[Word], labels: Collection[str]) -> list[Word]:
    """ "make it blue" behind "delete the dog, or rather": the dog."""
    at = len(verb_at(meant, 0).split())
    things = Bits(said, labels).things(len(verb_at(said, 0).split()))
    it = things is not None and [word.lower for word in meant[at : at + 1]] in (["it"], ["them"])
    return [*meant[:at], *said[things[0][0].start : things[1]], *meant[at + 1 :]] if it and things else meant


def _alike(old: Bit, new: Bit) -> bool:
    return old.kind == new.kind or {old.kind, new.kind} <= _WHERE or {old.kind, new.kind} <= {*_WHERE, "prep"}


def _renamed(said: list[Word], meant: list[Word], before: Sequence[Bit], new: Bit) -> list[Word] | None:
    """Another thing than the last that was named; "the one on the left" is one of its kind."""
    old = next((bit for bit in reversed(before) if bit.refs), None)
    if old is None:
        return None
    last, first = old.refs[-1], new.refs[0]
    words = meant[: new.end]
    if first.label is None and last.label is not None:
        head = next((w for w in reversed(said[last.start : last.end]) if w.tag.startswith("NN")), None)
        words = [replace(head, tag=head.tag) if head and w.lower == "one" else w for w in words]
        if (
            head is not None and (first.quantity or first.number) and len(words) == 1 and head not in words
        ):  # "no, both"
            many = head.lower if head.tag == "NNS" else f"{head.lower}s"
            words = [*words, replace(head, text=many, lower=many, tag="NNS")]
    return [*said[: last.start], *words, *said[last.end :], *meant[new.end :]]
