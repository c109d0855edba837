"""Statements instead of commands: "the dog should be left of the car", "there are three dogs", "I want ..."."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from layoutgen.edit.names import Edited
from layoutgen.edit.number import count
from layoutgen.edit.words.adding import add_words
from layoutgen.edit.words.amount import Size
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.bits import Bits
from layoutgen.edit.words.command import Command, exists, idle, is_picture, thing, whole
from layoutgen.edit.words.copying import amount_of
from layoutgen.edit.words.counting import counted, delete
from layoutgen.edit.words.kinds import instead_of
from layoutgen.edit.words.lexicon import COMPARATIVES, VERBS
from layoutgen.edit.words.making import make
from layoutgen.edit.words.moving import move
from layoutgen.edit.words.ordering import (
    align_words,
    lock_words,
    spread_words,
    swap_words,
)
from layoutgen.edit.words.setting_words import is_setting, setting_of, stop_weather, weather_verb
from layoutgen.edit.words.turning import flip_words

Handler = Callable[[Command], "Edited | None"]
MODALS = frozenset({
    "go", "come", "should", "must", "shall", "ought", "needs", "need", "has", "have", "is", "are", "'s", "can",
    "could", "gets", "becomes", "was", "be", "stands", "sits", "goes", "belongs", "looks", "wears", "holds", "will",
    "'ll",
})  # fmt: skip


def stated(command: Command) -> Edited | None:  # noqa: C901 - one case after the other
    """ "the dog should be left of the car", "there are three dogs", "it is raining", "I want ..."."""
    words = command.words
    lower = [word.lower for word in words]
    if lower[:1] == ["there"]:
        at = 1
        while at < len(lower) and lower[at] in (*MODALS, "to", "be", "n't", "not"):
            at += 1
        if lower[at : at + 2] in (["too", "many"], ["too", "much"]):
            return _too_many(command, at + 2)
        if "n't" in lower[:at] or "not" in lower[:at]:
            return without(command, at)
        return there_is(command, at)
    if lower[:1] in (["i"], ["we"], ["you"]):
        wish = next((k for k, w in enumerate(lower) if w in ("want", "need", "like", "prefer", "see", "have")), None)
        if wish is None:
            return None
        if any(w in ("n't", "not", "never") for w in lower[:wish]):
            return without(command, wish + 1)
        wish += 2 if lower[wish + 1 : wish + 3] in (["to", "see"], ["to", "have"]) else 0
        return want(command.sub("want", "want", command.reader.read(wish + 1)))
    if lower[:1] == ["it"] and lower[1:2] and lower[1] in MODALS:
        done = weather_verb(command) or setting_of(command, command.said(2))
        if done is not None:
            return done
    cut = next((k for k, w in enumerate(lower) if w in MODALS and k > 0), None)
    if cut is None:
        return None
    end = cut
    while end < len(lower) and (
        lower[end]
        in (
            "should",
            "must",
            "shall",
            "ought",
            "needs",
            "need",
            "to",
            "be",
            "has",
            "have",
            "is",
            "are",
            "'s",
            "can",
            "could",
            "gets",
            "get",
            "becomes",
            "become",
            "was",
            "been",
            "also",
            "stands",
            "sits",
            "goes",
            "belongs",
            "will",
            "'ll",
            "move",
            "go",
            "stand",
            "looks",
            "look",
        )
    ):
        if lower[end] in ("has", "have") and end + 1 < len(lower) and lower[end + 1] != "to":
            break
        if (
            lower[end] == "to"
            and end + 1 < len(lower)
            and lower[end + 1] not in ("be", "have", "become", "get", "go", "stand", "look", "move")
        ):
            break
        if lower[end] in ("look", "looks") and end + 1 < len(lower) and lower[end + 1] in ("left", "right", "at", "to"):
            break
        end += 1
    subject = Bits(words[:cut], command.context.labels).read(0)
    rest = command.reader.read(end)
    if lower[end : end + 1] in (["have"], ["has"]) and subject and is_picture(command, subject[0].refs):
        return there_is(command, end + 1)  # "the picture should have six birds"
    return statement(command, [*subject, *rest])


def there_is(command: Command, start: int) -> Edited | None:
    """ "there should be three dogs", "let there be rain": a number where there are some, else new things."""
    bits = command.reader.read(start)
    first, rest = thing(bits)
    step = command.sub("make", "make", bits)
    if command.words[start : start + 1] and command.words[start].lower in ("no", "any"):
        return without(step, start + 1)
    if first is None:
        return setting_of(step, command.said(start), places=False)
    ref = first.refs[0]
    if ref.label is not None and exists(command, ref.label) and not ref.more and not ref.indefinite and not rest:
        return counted(step)
    return add_words(step.sub("", "add", bits))


def _too_many(command: Command, start: int) -> Edited | None:
    """ "there are too many birds": a third of them goes."""
    first, _ = thing(command.reader.read(start))
    if first is None or first.refs[0].label is None:
        return None
    asked = replace(first.refs[0], plural=True, quantity="all", definite=True)
    ids, _ = whole(command, [replace(first, refs=(asked,))])
    return count(command.layout, ids, max(1, round(len(ids) * 0.67 - 0.01)))


def without(command: Command, start: int) -> Edited | None:
    """ "no clouds", "without the hat", "no more rain"."""
    while start < len(command.words) and command.words[start].lower in ("more", "longer", "any"):
        start += 1
    bits = command.reader.read(start)
    first, _ = thing(bits)
    done = stop_weather(command, command.said(start)) if start < len(command.words) else None
    if done is not None:
        return done
    if first is None:
        return None
    refs = tuple(replace(ref, plural=True, quantity="all") if not ref.definite else ref for ref in first.refs)
    return delete(command.sub("delete", "delete", [replace(first, refs=refs), *bits[1:]]))


def want(command: Command) -> Edited | None:
    """ "I want three dogs", "we need a tree behind the house", "I want the dog bigger"."""
    done = instead_of(command)
    first, rest = thing(command.bits)
    if first is None or done is not None:
        return done
    ref = first.refs[0]
    if is_setting(command, first) and not ref.pronoun:
        return statement(command, list(command.bits)) or setting_of(command, command.said(first.end))
    if ref.indefinite and exists(command, ref.label) and any(a in COMPARATIVES for a in ref.attributes):
        return _compared(command, first)
    if ref.more or ref.indefinite or (ref.label is not None and not exists(command, ref.label)):
        return add_words(command)
    if ref.number is not None and not ref.definite and not rest:
        return counted(command)
    if not rest and not is_setting(command, first):
        return None
    return statement(command, list(command.bits)) or setting_of(command, command.said(first.end))


def _compared(command: Command, first: Bit) -> Edited | None:
    """ "I would like a smaller chair": the one that is there, smaller."""
    ref = first.refs[0]
    sizes = [a for a in ref.attributes if a in COMPARATIVES]
    asked = replace(
        ref, indefinite=False, definite=True, number=None, attributes=tuple(a for a in ref.attributes if a not in sizes)
    )
    size = Bit("size", first.start, first.end, size=Size(*COMPARATIVES[sizes[0]]), words=sizes[0])
    return make(command.sub("make", "make", [replace(first, refs=(asked,)), size]))


def statement(command: Command, bits: list[Bit]) -> Edited | None:
    """A thing and what it shall be."""
    first, rest = thing(bits)
    if first is None or not rest:
        return None
    done = _passive(command, bits, rest)
    if done is None and is_setting(command, first) and not first.refs[0].pronoun:
        done = setting_of(command, command.said(rest[0].start))
    if done is not None:
        return done
    return make(command.sub("make", "make", bits)) if not _only_place(rest) else move(command.sub("put", "want", bits))


_PASSIVES: Mapping[str, Handler] = {
    "delete": delete, "align": align_words, "spread": spread_words, "swap": swap_words, "lock": lock_words,
    "unlock": lock_words, "flip": flip_words, "copy": amount_of,
}  # fmt: skip


def _passive(command: Command, bits: list[Bit], rest: Sequence[Bit]) -> Edited | None:
    """ "the tree should be removed", "the dogs should swap", "the birds should form a line"."""
    start = rest[0].start
    later = command.words[start:]
    lower = [word.lower for word in later]
    things = [bit for bit in bits if bit.start < start]
    for word in later:
        bases = (word.lemma, word.lower, word.lower.removesuffix("d"), word.lower.removesuffix("ed"))
        frame = next((VERBS[base] for base in bases if base in VERBS), "")
        if frame in _PASSIVES and (word.tag in ("VBN", "VBD", "JJ") or word.lower in ("swap", "switch", "trade")):
            return _PASSIVES[frame](command.sub(word.lemma, frame, things))
    if any(w in ("row", "line", "queue") for w in lower) and any(w in ("form", "in", "stand") for w in lower):
        return align_words(command.sub("arrange", "align", things))
    return None


def _only_place(bits: Sequence[Bit]) -> bool:
    return all(
        bit.kind in ("prep", "place", "side", "way", "amount", "depth", "adverb") or idle([bit]) for bit in bits
    ) and not any(bit.kind == "prep" and bit.value in ("wearing", "holding", "carrying", "has") for bit in bits)
