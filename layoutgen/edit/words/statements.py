"""Statements instead of commands: "the dog should be left of the car", "there are three dogs", "I want ..."."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from layoutgen.edit.names import Edited
from layoutgen.edit.words.adding import add_words
from layoutgen.edit.words.amount import number_at
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.bits import Bits
from layoutgen.edit.words.command import Command, exists, idle, is_picture, thing, whole
from layoutgen.edit.words.counting import counted, delete
from layoutgen.edit.words.denying import denied, not_so, without_own
from layoutgen.edit.words.giving import both_have, give, in_hand
from layoutgen.edit.words.instead import instead_of
from layoutgen.edit.words.lexicon import COMPARATIVES, PICTURE
from layoutgen.edit.words.looking import looked
from layoutgen.edit.words.making import is_had, make, with_company
from layoutgen.edit.words.modals import GOOD, MODALS, NOT, end_of_verbs
from layoutgen.edit.words.moving import move
from layoutgen.edit.words.passives import passive
from layoutgen.edit.words.possessions import without_limbs
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.sentence import Word
from layoutgen.edit.words.setting_words import canvas_of_words, is_setting, of_sun, setting_of, weather_verb
from layoutgen.edit.words.wishes import compared, not_enough, there_is, too_few, too_many, without, without_motion
from layoutgen.errors import EditError

Handler = Callable[[Command], "Edited | None"]


def stated(command: Command) -> Edited | None:
    """ "the dog should be left of the car", "there are three dogs", "it is raining", "I want ..."."""
    lower = [word.lower for word in command.words]
    if lower[:1] == ["there"]:
        return _there(command, lower)
    if lower[:2] == ["the", "sun"] and lower[-1] in ("setting", "rising") and len(lower) < 6:
        return of_sun(command, ["sun", lower[-1]])
    if lower[:1] in (["i"], ["we"], ["you"]):
        return _wished(command, lower)
    if lower[:1] == ["it"] and lower[1:2] and lower[1] in MODALS:
        step = command.sub("", "", command.reader.read(2))
        company = step.bits[-1] if step.bits and step.bits[-1].value == "with" and step.bits[-1].refs else None
        done = weather_verb(command) or setting_of(command, command.said(2))
        done = with_company(step, 2, company) if done is None and company is not None else done
        if done is not None:
            return done
    labels = command.context.labels  # of which one may be a trash can
    cut = next((k for k, w in enumerate(lower) if k and w in MODALS and f"{lower[k - 1]} {w}" not in labels), None)
    if cut is None:
        return None
    subject = Bits(command.words[:cut], command.context.labels).read(0)
    number = number_at(command.reader, 0)
    if number is not None and number[1] == cut and command.context.kind and lower[-1] in _ENOUGH:  # "two are enough"
        some = Ref(0, cut, lower[0], label=command.context.kind, number=int(number[0]), plural=True)
        return counted(command.sub("", "", [Bit("thing", 0, cut, refs=(some,))]))
    if NOT & set(lower[cut : cut + 3]):
        return _elsewhere(command, subject, lower, cut) or denied(command, subject, cut)
    end = end_of_verbs(lower, cut)
    return _of_subject(command, subject, lower, cut, end) or statement(
        command, without_limbs([*subject, *command.reader.read(end)])
    )


def _elsewhere(command: Command, subject: list[Bit], lower: list[str], cut: int) -> Edited | None:
    """ "should not be on the sofa but under it"."""
    bits = command.reader.read(lower.index("but", cut) + 1) if "but" in lower[cut:] else []
    if not bits or not _only_place(bits):
        return None
    before = [b for b in command.reader.read(cut) if b.refs and b.end <= lower.index("but", cut)]
    if before and bits[0].refs and bits[0].refs[0].pronoun == "it":
        bits = [replace(bits[0], refs=before[-1].refs), *bits[1:]]
    return statement(command, [*subject, *bits])


def _of_subject(command: Command, subject: list[Bit], lower: list[str], cut: int, end: int) -> Edited | None:
    """Statements that say something else than where a thing shall be and what it shall be like."""
    first, _ = thing(subject)
    if first is not None and first.refs[0].indefinite and not exists(command, first.refs[0].label):
        return add_words(command.sub("", "add", [*subject, *command.reader.read(end)]))
    if first is not None and "wrong" in lower[cut:]:  # "the lamp is in the wrong place": what is spoken of
        whole(command, subject)
        return Edited(command.layout)
    if set(lower[cut:end]) & _OWNING or lower[end : end + 1] in (["have"], ["has"]):
        done = _owns(command, subject, end + (lower[end : end + 1] in (["have"], ["has"])))
        if done is not None:
            return done
    if lower[end:] and lower[end] in GOOD and first is not None and first.refs[0].number:  # "five would be better"
        return counted(command.sub("", "", [replace(first, refs=(replace(first.refs[0], indefinite=False),))]))
    if first is not None and (done := _numbered(command, first, lower, end)) is not None:
        return done
    if end == len(lower) and lower[-1] == "go":  # "the tree can go"
        return delete(command.sub("delete", "delete", subject))
    if "same" in lower[cut:] and {"stay", "remain", "keep"} & set(lower[cut:]):
        whole(command, subject)
        return Edited(command.layout, ("that stays as it is",))
    if lower[end:] and all(word in _PRAISE for word in lower[end:]):
        raise EditError(f"{command.text!r} asks for no change")
    return None


def _numbered(command: Command, first: Bit, lower: list[str], end: int) -> Edited | None:
    """ "one star is enough", "two will do", "the dolphins should be two": as many as are said."""
    number = number_at(command.reader, end) if end < len(lower) else None
    only = number is not None and idle(command.reader.read(number[1]))
    ref = first.refs[0]
    if number is not None and only and (ref.plural or ref.of):
        ref = ref.of[0] if ref.label in ("number", "amount") and ref.of else ref
        return counted(
            command.sub("", "", [replace(first, refs=(replace(ref, number=int(number[0]), definite=False),))])
        )
    suffices = lower[-1] in _ENOUGH and lower[end:] == lower[-1:]
    suffices = suffices or (end == len(lower) and lower[-1] == "do")
    suffices = suffices or lower[end:] in (["left"], ["stay"], ["remain"])  # "only one candle should stay"
    if not suffices or not ref.number:
        return None
    if ref.more:  # "two more ducks are needed"
        return add_words(command.sub("", "add", [first]))
    return counted(command.sub("", "", [replace(first, refs=(replace(ref, indefinite=False),))]))


_PRAISE = frozenset(
    {"great", "nice", "good", "fine", "perfect", "ok", "okay", "cool", "beautiful", "lovely", "very", "so"}
)
_ENOUGH = frozenset(
    {"enough", "needed", "required", "necessary", "wanted", "sufficient", "plenty", "suffice", "fine"}
)  # "one star is enough"
_OWNING = frozenset({"needs", "need", "wants", "want", "gets", "get"})


def _owns(command: Command, subject: list[Bit], start: int) -> Edited | None:
    """ "the picture should have six birds", "it needs a house", "the dog needs a ball"."""
    first, _ = thing(subject)
    lower = [word.lower for word in command.words[start : start + 2]]
    if first is not None and lower[:1] == ["no"] and lower[1:] != ["more"]:
        return without_own(command, first, start + 1)
    new, _ = thing(command.reader.read(start))
    if first is None or new is None:
        return None
    if is_picture(command, first.refs) or (first.refs[0].pronoun == "it" and not command.context.focus):
        return there_is(command, start)
    ref = new.refs[0]
    if ref.label is None or ref.definite or not (ref.indefinite or ref.number or not exists(command, ref.label)):
        return None
    ids, _ = whole(command, subject)
    place = command.reader.read(start)[1:]
    if place and place[0].kind == "prep" and place[0].refs[0].pronoun in ("it", "them"):  # "needs candles on it"
        mine = replace(place[0], refs=(Ref(0, 0, "", ids=ids, definite=True),))
        return add_words(command.sub("", "add", [new, mine, *place[1:]]))
    return give(command, (Ref(0, 0, "", ids=ids),), new.refs, new)


def _there(command: Command, lower: list[str]) -> Edited | None:
    """ "there should be three dogs", "there are too many birds", "there is no tree"."""
    at = 1
    while at < len(lower) and lower[at] in (*MODALS, *NOT, "to", "only", "just", "exactly"):
        at += 1
    if lower[at : at + 2] in (["too", "many"], ["too", "much"]):
        return too_many(command, at + 2)
    few = lower[at : at + 2] in (["too", "few"], ["too", "little"])
    if few or (NOT & set(lower[:at]) and lower[at : at + 1] == ["enough"]):
        return not_enough(command, at + 1 + few)
    if lower[at : at + 1] == ["something"]:  # "there is something wrong with the plates": what is spoken of
        about = next((bit for bit in command.reader.read(at + 1) if bit.refs), None)
        return Edited(command.layout) if about is not None and command.about(about.refs) else None
    if {"only", "just", "exactly"} & set(lower[:at]):
        first, rest = thing(command.reader.read(at))
        if first is not None and first.refs[0].number and exists(command, first.refs[0].label) and not rest:
            return counted(command.sub("", "", [replace(first, refs=(replace(first.refs[0], indefinite=False),))]))
    if NOT & set(lower[:at]) and lower[at : at + 2] == ["more", "than"]:  # "there should not be more than one"
        most, _ = thing(command.reader.read(at + 2))
        return counted(command.sub("", "", [most])) if most is not None and most.refs[0].number else None
    first, _ = thing(command.reader.read(at))
    if (
        NOT & set(lower[:at]) and first is not None and (first.refs[0].number or 0) > 1
    ):  # "not four": how many is not said
        whole(command, [first])
        return Edited(command.layout)
    return without(command, at) if NOT & set(lower[:at]) else there_is(command, at)


def _wished(command: Command, lower: list[str]) -> Edited | None:
    """ "I want ...", "I do not like the tree", "we are on the beach"."""
    if lower[1:2] in (["are"], ["'re"]) and lower[0] == "we":
        return setting_of(command, command.said(2))
    if "without" in lower[1:4]:
        return without(command, lower.index("without") + 1)
    wishes = ("want", "need", "like", "prefer", "see", "have", "love", "fancy")
    wish = next((k for k, word in enumerate(command.words) if wishes_for(word, wishes)), None)
    if wish is None:
        return None
    if NOT & set(lower[:wish]):
        first, rest = thing(command.reader.read(wish + 1))
        if first is not None and lower[first.end :] in (["being", "there"], ["where", "it", "is"], ["there"]):
            whole(command, [first])
            return Edited(command.layout)  # what is spoken of
        told = first is not None and (rest or lower[first.end :]) and lower[first.end] in ("to", "being")
        return not_so(command, [first], first.end) if first is not None and told else without(command, wish + 1)
    if lower[wish + 1 : wish + 4] == ["there", "to", "be"]:
        return there_is(command, wish + 4)
    number = number_at(command.reader, wish + 1)
    if number is not None and number[1] == len(lower) and command.context.kind:  # "I only want two"
        some = Ref(wish + 1, len(lower), lower[-1], label=command.context.kind, number=int(number[0]), plural=True)
        return counted(command.sub("", "", [Bit("thing", wish + 1, len(lower), refs=(some,))]))
    wish += 2 if lower[wish + 1 : wish + 3] in (["to", "see"], ["to", "have"]) else 0
    return want(command.sub("want", "want", command.reader.read(wish + 1)))


def wishes_for(word: Word, wishes: Sequence[str]) -> bool:
    """Whether a word is one of the verbs that wish for something, in any of its forms."""
    return word.lower in wishes or (word.lemma in wishes and word.tag.startswith("VB"))


def want(command: Command) -> Edited | None:
    """ "I want three dogs", "we need a tree behind the house", "I want the dog bigger"."""
    done = instead_of(command)
    first, rest = thing(command.bits)
    if first is None or done is not None:
        return done
    ref = first.refs[0]
    if ref.label in PICTURE or {"format", "shape", "aspect"} & {word.lower for word in command.words}:
        done = canvas_of_words(command, rest)
        if done is not None:
            return done
    done = _so_many(command, first, rest) or _rather(command, first, rest) or _all_of_it(command, first, rest)
    if done is not None:
        return done
    if is_setting(command, first) and not ref.pronoun:
        return statement(command, list(command.bits)) or setting_of(command, command.said(first.end))
    if ref.indefinite and exists(command, ref.label) and any(a in COMPARATIVES for a in ref.attributes):
        return compared(command, first)
    if ref.more or ref.indefinite or (ref.label is not None and not exists(command, ref.label)):
        return add_words(command.sub(command.verb, command.frame, without_motion(command.bits)))
    if ref.number is not None and not ref.definite and (idle(rest) or too_few(command, ref, rest)):
        return counted(command.sub("", "", [first]))
    if not rest and not is_setting(command, first):
        return None
    return statement(command, list(command.bits)) or setting_of(command, command.said(first.end))


def _rather(command: Command, first: Bit, rest: Sequence[Bit]) -> Edited | None:
    """ "I'd prefer a square table": the table that is there, looking so."""
    ref, words = first.refs[0], {word.lower for word in command.words}
    if (
        rest
        or not {"prefer", "rather"} & words
        or not (ref.indefinite and ref.attributes and exists(command, ref.label))
    ):
        return None
    model = replace(ref, attributes=(), indefinite=False, definite=True, number=None)
    return looked(command.layout, command.about((model,)), ref.attributes)


def _so_many(command: Command, first: Bit, rest: Sequence[Bit]) -> Edited | None:
    """ "I need one cow less", "I only need one boat", "I want the number of boats doubled"."""
    ref, words = first.refs[0], {word.lower for word in command.words}
    if ref.label in ("number", "amount") and ref.of:
        return counted(command)
    only = {"only", "just"} & words and not ref.more and exists(command, ref.label) and idle(rest)
    if only and ref.number:
        return counted(command.sub("", "", [replace(first, refs=(replace(ref, indefinite=False),))]))
    fewer = "fewer" in words or ("less" in words and ref.number)
    return counted(command.sub("", "", [first])) if fewer and exists(command, ref.label) else None


def _all_of_it(command: Command, first: Bit, rest: Sequence[Bit]) -> Edited | None:
    """ "could we see it at dawn", where nothing was spoken of that "it" could be."""
    if not is_setting(command, first) or not first.refs[0].pronoun or command.context.focus:
        return None
    company = rest[-1] if rest and rest[-1].kind == "prep" and rest[-1].value == "with" else None
    return with_company(command, first.end, company) if company else setting_of(command, command.said(first.end))


_SWITCHED = frozenset({"turned", "switched", "put", "be"})


def statement(command: Command, bits: list[Bit]) -> Edited | None:
    """A thing and what it shall be."""
    first, rest = thing(bits)
    if first is None or not rest:
        return None
    if (
        rest[-1].kind == "adverb"
        and rest[-1].words in ("on", "off")
        and all((b.words or b.value) in _SWITCHED for b in rest[:-1])
    ):
        return looked(command.layout, whole(command, [first])[0], [rest[-1].words])
    step = command.sub("", "", bits)
    if (done := instead_of(step)) is not None:
        return done
    bits = step.bits
    first, rest = bits[0], bits[1:]
    done = in_hand(command, first, rest) or passive(command, bits, rest)
    if done is None and is_setting(command, first) and not first.refs[0].pronoun:
        done = setting_of(command, command.said(rest[0].start))
    if done is not None:
        return done
    had = bits[1].kind == "prep" and bool(bits[1].refs) and is_had(command, bits[1])
    if had and (done := both_have(command, bits)) is not None:
        return done
    had = any(
        bit.value == "coloured as" or (bit.kind == "prep" and is_had(command, bit)) for bit in rest
    )  # "the waiter with a black apron"
    return (
        make(command.sub("make", "make", bits))
        if had or not _only_place(rest)
        else move(command.sub("put", "want", bits))
    )


def _only_place(bits: Sequence[Bit]) -> bool:
    if all(bit.kind == "amount" and bit.measure is not None and bit.measure.unit == "times" for bit in bits):
        return False  # "the bus x2"
    return all(
        bit.kind in ("prep", "place", "side", "way", "amount", "depth", "adverb") or idle([bit]) for bit in bits
    ) and not any(bit.kind == "prep" and bit.value in ("wearing", "holding", "carrying", "has") for bit in bits)
