"""From a clause to what it does: its verb's command, a statement ("the dog should be bigger"), or a bare phrase."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from layoutgen.boxes import hull
from layoutgen.edit.look import lock
from layoutgen.edit.move import put_at, shift
from layoutgen.edit.names import Edited
from layoutgen.edit.number import remove
from layoutgen.edit.words.adding import add_words, amount_of, give_words
from layoutgen.edit.words.bits import Bit, Bits
from layoutgen.edit.words.command import Command, Tools, exists, idle, is_picture, readings, thing, whole
from layoutgen.edit.words.counting import counted, delete, fewer_or_more
from layoutgen.edit.words.lexicon import NOUNY, VERBS
from layoutgen.edit.words.making import (
    face_words,
    flip_words,
    make,
    paint_words,
    rename_words,
    replace_words,
    scale_words,
    turn,
)
from layoutgen.edit.words.moving import move
from layoutgen.edit.words.ordering import (
    align_words,
    gather_words,
    keep_words,
    lock_words,
    row_words,
    spread_words,
    swap_words,
)
from layoutgen.edit.words.phrase import Ref
from layoutgen.edit.words.resolve import Context, named
from layoutgen.edit.words.sentence import Word, verb_at
from layoutgen.edit.words.setting_words import canvas_of_words, is_setting, setting_of, stop_weather, weather_verb
from layoutgen.errors import EditError

Handler = Callable[[Command], "Edited | None"]
_EXAMPLES: Mapping[str, str] = {
    "move": "move the dog left of the car", "put": "put the lamp behind the sofa", "lift": "lift the kite a bit",
    "lower": "lower the picture by 10 px", "size": "scale the dog by 20 %", "grow": "enlarge the dog a bit",
    "shrink": "shrink the dog to half its size", "double": "double the size of the dog", "widen": "widen the sofa",
    "narrow": "narrow the table", "heighten": "make the tree taller", "shorten": "shorten the tree",
    "delete": "delete the second tree", "add": "add a red balloon above the house", "give": "give the man a hat",
    "replace": "replace the cat with a rabbit", "swap": "swap the two chairs", "turn": "turn the cat into a rabbit",
    "make": "make the car blue", "become": "make the cat a rabbit", "flip": "flip the dog",
    "rotate": "turn the dog around",
    "face": "make the dog face left", "lock": "lock the sofa", "unlock": "unlock the sofa",
    "paint": "paint the car blue",
    "rename": "rename the car to taxi", "copy": "duplicate the dog", "align": "align the chairs at the bottom",
    "spread": "distribute the trees evenly", "keep": "keep only the dog", "centre": "centre the dog",
    "want": "I want three dogs", "stop": "stop the rain", "rain": "let it rain", "crop": "make the canvas 800x600",
    "start": "let it snow", "swim": "give the man a hat", "undo": "undo the last two steps", "redo": "redo",
}  # fmt: skip
_TAKING = frozenset({"take", "get", "grab", "pick up", "select", "pick", "choose"})
_MODALS = frozenset(
    {
        "go",
        "come",
        "should",
        "must",
        "shall",
        "ought",
        "needs",
        "need",
        "has",
        "have",
        "is",
        "are",
        "'s",
        "can",
        "could",
        "gets",
        "becomes",
        "was",
        "be",
        "stands",
        "sits",
        "goes",
        "belongs",
        "looks",
        "wears",
        "holds",
        "will",
        "'ll",
    }
)


def understood(words: Sequence[Word], context: Context, tools: Tools, seed: int) -> Edited:
    """What a clause asks for, done. Raises EditError when it is not understood or cannot be done."""
    text = " ".join(word.text for word in words)
    for plugin in tools.plugged:
        said = " ".join(word.ids[0] if word.ids else word.text for word in words)
        made = plugin(context.layout, said)
        if made is not None:
            return Edited(made, (f"done by a plugin: {said}",))
    command = _command(list(words), context, tools, seed)
    done = _by_verb(command) if command.frame else None
    if done is None and (not command.frame or command.verb in NOUNY):
        try:
            done = _stated(command) or _verbless(command)
        except EditError:
            if not command.frame:
                raise
    if done is None:
        raise EditError(_puzzled(command, text))
    return done


def labels_of(context: Context) -> frozenset[str]:
    """The labels in the layout."""
    return frozenset(item.label for item in context.layout.items)


def _command(words: list[Word], context: Context, tools: Tools, seed: int) -> Command:
    reader = Bits(words, labels_of(context))
    verb = verb_at(words, 0)
    if verb and _is_noun_here(words, verb):
        verb = ""
    start = len(verb.split()) if verb else 0
    frame = VERBS.get(verb, "")
    if frame in ("make", "want") and start < len(words) and words[start].lower == "sure":
        start += 1
    bits = reader.read(start)
    return Command(verb, frame, words, bits, reader, context, tools, seed)


def _is_noun_here(words: Sequence[Word], verb: str) -> bool:
    """ "lock" before "should be", "scale left of the lamp": a noun that looks like a verb."""
    after = words[len(verb.split())] if len(words) > len(verb.split()) else None
    if verb not in NOUNY or after is None:
        return False
    return after.lower in _MODALS or (after.lower == "of")


def _by_verb(command: Command) -> Edited | None:
    handler = _HANDLERS.get(command.frame)
    return handler(command) if handler is not None else None


def _put(command: Command) -> Edited | None:  # noqa: C901 - one case after the other
    """Put, place, set: what is there is moved, what is new is added, the setting is set."""
    first, rest = thing(command.bits)
    if first is None:
        return setting_of(command, command.said(1)) or _particle(command)
    words = [word.lower for word in command.words]
    if is_setting(command, first) and not (
        first.refs[0].pronoun and command.context.focus and not _setting_only(command, first)
    ):
        done = canvas_of_words(command, rest) or (
            setting_of(command, command.said(first.end)) if rest or first.end < len(words) else None
        )
        if done is not None and not (first.refs[0].pronoun and _aims(command, rest)):
            return done
    ref = first.refs[0]
    new = ref.indefinite or (ref.number is not None and not ref.definite) or ref.more or not _known_thing(command, ref)
    if new and not ref.pronoun and not ref.ids:
        return add_words(command)
    if any(w in ("row", "line", "column", "queue") for w in words):
        return align_words(command)
    if "evenly" in words:
        return spread_words(command)
    if "together" in words:
        return gather_words(command)
    if "side by side" in " ".join(words):
        return row_words(command)
    if any(bit.kind in ("size", "look") for bit in rest) and not any(
        bit.kind in ("prep", "way", "place", "side", "depth") for bit in rest
    ):
        return make(command)
    from layoutgen.edit.words.command import property_of

    if property_of(first.refs) is not None:
        return turn(command)
    if command.verb == "drop" and not rest:
        return remove(command.layout, whole(command, command.bits)[0])
    return move(command)


def _particle(command: Command) -> Edited | None:
    """ "put on a hat": nothing that is understood without a thing."""
    things = [bit for bit in command.bits if bit.kind == "prep"]
    return None if not things else move(command)


def _setting_only(command: Command, first: Bit) -> bool:
    """Whether "put it ..." can only mean the whole scene: a place that is not there follows, and "instead"."""
    return any(w.lower == "instead" for w in command.words) and first.refs[0].pronoun != ""


def _aims(command: Command, rest: Sequence[Bit]) -> bool:
    """Whether a thing that is there is named as the aim: "put everything on the table"."""
    return any(bit.kind == "prep" and bit.refs and exists(command, bit.refs[0].label) for bit in rest)


def _known_thing(command: Command, ref: Ref) -> bool:
    if ref.plural and not ref.definite and ref.number is None and ref.label is not None:
        return (
            len(named(ref.label, command.layout)) > 1
        )  # "put flowers on the table" means new ones, "put birds ..." these
    return ref.label is None or exists(command, ref.label) or ref.definite


def _moved(command: Command) -> Edited | None:  # noqa: C901 - one case after the other
    """Move, bring, take: also "take the cup away", "bring a chair" (which adds one)."""
    first, rest = thing(command.bits)
    words = [word.lower for word in command.words]
    if (
        first is not None
        and command.verb in ("bring", "get", "send")
        and first.refs[0].indefinite
        and not exists(command, first.refs[0].label)
    ):
        return add_words(command)
    if first is not None and command.verb in _TAKING and not [b for b in rest if b.kind not in ("prep", "place")]:
        if not (done := move(command)) if rest else True:
            whole(command, command.bits)
            return Edited(command.layout)
        return done
    if words[-1] == "away" or "out" in words[-1:]:
        return remove(command.layout, whole(command, [b for b in command.bits if b.kind != "word"])[0])
    if any(w in ("row", "line", "column") for w in words):
        return align_words(command)
    if any(w == "apart" for w in words):
        return spread_words(command)
    if "together" in words:
        return gather_words(command)
    if command.verb == "get" and any(bit.kind in ("size", "look") for bit in rest):
        return make(command)
    if first is not None and is_setting(command, first) and first.refs[0].pronoun != "it":
        done = setting_of(command, command.said(first.end)) if first.end < len(words) else None
        if done is not None and not _aims(command, rest):
            return done
    return move(command)


def _made(command: Command) -> Edited | None:  # noqa: C901 - one case after the other
    """Make, let, have: "let there be a tree", "make a copy", "make room", and all that `make` knows."""
    first, rest = thing(command.bits)
    words = [word.lower for word in command.words]
    if words[-2:] in (["sun", "shine"], ["sun", "shining"]):
        return setting_of(command, "sunny")
    if len(words) > 2 and words[1] == "there":
        return _there_is(command, 2 + (words[2] == "be"))
    if (
        first is not None
        and first.refs[0].indefinite
        and not is_picture(command, first.refs)
        and command.verb in ("make", "render", "have")
    ):
        ref = first.refs[0]
        if (
            ref.label is not None
            and not exists(command, ref.label)
            and not rest
            and ref.label not in ("copy", "duplicate", "clone")
        ):
            return setting_of(command, command.said(first.start)) or add_words(command)
    if first is not None and first.refs[0].more and not first.refs[0].definite:
        return add_words(command)
    if (
        first is not None
        and command.verb in ("have", "get")
        and first.refs[0].indefinite
        and not exists(command, first.refs[0].label)
    ):
        return add_words(command)
    if (
        any(w in ("row", "line", "column") for w in words)
        and any(w in ("stand", "in", "form") for w in words)
        and not any(b.kind == "size" for b in rest)
    ):
        return align_words(command)
    if command.verb in ("let", "have", "make") and any(w in ("swap", "switch", "trade") for w in words):
        return swap_words(command)
    if first is not None and any(
        w in ("move", "go", "come", "float", "fly", "stay", "run", "walk", "jump") for w in words[2:]
    ):
        verbs = {"move", "go", "come", "float", "fly", "run", "walk", "jump"}
        bits = [b for b in command.bits if not (b.kind in ("word", "look") and (b.value in verbs or b.words in verbs))]
        if ("away" in words and len(bits) == 1) or any(b.value == "away" and b.kind == "word" for b in bits):
            return remove(command.layout, whole(command, bits[:1])[0])
        done = move(command.sub("move", "move", bits)) if len(bits) > 1 else None
        if done is not None:
            return done
    if (
        first is not None
        and any(w == "same" for w in words)
        and any(w in ("size", "height", "width", "big", "large", "tall") for w in words)
        and not any(b.kind == "size" for b in rest)
    ):
        return _equal(command)
    return make(command)


def _equal(command: Command) -> Edited | None:
    """ "make all dogs the same size": the mean of them."""
    from layoutgen.edit.size import scale

    first, _ = thing(command.bits)
    if first is None:
        return None
    ids, _ = whole(command, [first])
    words = [word.lower for word in command.words]
    if len(ids) < 2:
        return None
    layout = command.layout
    height = "height" in words or "tall" in words
    values = [layout[e].box.height if height else layout[e].box.area ** 0.5 for e in ids]
    mean = sum(values) / len(values)
    told: list[str] = []
    for each, value in zip(ids, values, strict=True):
        if abs(mean / value - 1) > 1e-6:
            done = scale(layout, [each], mean / value)
            layout, told = done.layout, [*told, *done.told]
    return Edited(layout, tuple(told) or ("they are of one size already",))


def _there_is(command: Command, start: int) -> Edited | None:
    """ "there should be three dogs", "let there be rain": a number where there are some, else new things."""
    bits = command.reader.read(start)
    first, rest = thing(bits)
    step = command.sub("make", "make", bits)
    if command.words[start : start + 1] and command.words[start].lower in ("no", "any"):
        return _without(step, start + 1)
    if first is None:
        return setting_of(step, command.said(start), places=False)
    ref = first.refs[0]
    if ref.label is not None and exists(command, ref.label) and not ref.more and not ref.indefinite and not rest:
        return counted(step)
    return add_words(step.sub("", "add", bits))


def _without(command: Command, start: int) -> Edited | None:
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


def _want(command: Command) -> Edited | None:
    """ "I want three dogs", "we need a tree behind the house", "I want the dog bigger"."""
    first, rest = thing(command.bits)
    if first is None:
        return None
    ref = first.refs[0]
    if is_setting(command, first) and not ref.pronoun:
        return _statement(command, list(command.bits)) or setting_of(command, command.said(first.end))
    if ref.more or ref.indefinite or (ref.label is not None and not exists(command, ref.label)):
        return add_words(command)
    if ref.number is not None and not ref.definite and not rest:
        return counted(command)
    if not rest and not is_setting(command, first):
        return None
    return _statement(command, list(command.bits)) or setting_of(command, command.said(first.end))


def _stated(command: Command) -> Edited | None:  # noqa: C901 - one case after the other
    """ "the dog should be left of the car", "there are three dogs", "it is raining", "I want ..."."""
    words = command.words
    lower = [word.lower for word in words]
    if lower[:1] == ["there"]:
        at = 1
        while at < len(lower) and lower[at] in (*_MODALS, "to", "be", "n't", "not"):
            at += 1
        if "n't" in lower[:at] or "not" in lower[:at]:
            return _without(command, at)
        return _there_is(command, at)
    if lower[:1] in (["i"], ["we"], ["you"]):
        wish = next((k for k, w in enumerate(lower) if w in ("want", "need", "like", "prefer", "see", "have")), None)
        if wish is None:
            return None
        if any(w in ("n't", "not", "never") for w in lower[:wish]):
            return _without(command, wish + 1)
        wish += 2 if lower[wish + 1 : wish + 3] in (["to", "see"], ["to", "have"]) else 0
        return _want(command.sub("want", "want", command.reader.read(wish + 1)))
    if lower[:1] == ["it"] and lower[1:2] and lower[1] in _MODALS:
        done = weather_verb(command) or setting_of(command, command.said(2))
        if done is not None:
            return done
    cut = next((k for k, w in enumerate(lower) if w in _MODALS and k > 0), None)
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
    subject = Bits(words[:cut], labels_of(command.context)).read(0)
    rest = command.reader.read(end)
    if lower[end : end + 1] in (["have"], ["has"]) and subject and is_picture(command, subject[0].refs):
        return _there_is(command, end + 1)  # "the picture should have six birds"
    return _statement(command, [*subject, *rest])


def _statement(command: Command, bits: list[Bit]) -> Edited | None:
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


_PASSIVES = frozenset({"delete", "align", "spread", "swap", "lock", "unlock", "flip", "copy"})


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
            return _HANDLERS[frame](command.sub(word.lemma, frame, things))
    if any(w in ("row", "line", "queue") for w in lower) and any(w in ("form", "in", "stand") for w in lower):
        return align_words(command.sub("arrange", "align", things))
    return None


def _only_place(bits: Sequence[Bit]) -> bool:
    return all(
        bit.kind in ("prep", "place", "side", "way", "amount", "depth", "adverb") or idle([bit]) for bit in bits
    ) and not any(bit.kind == "prep" and bit.value in ("wearing", "holding", "carrying", "has") for bit in bits)


_SPACES = frozenset({"spacing", "gap", "space", "distance"})


def _verbless(command: Command) -> Edited | None:  # noqa: C901 - one case after the other
    """Bare phrases: "bigger", "one more dog", "no clouds", "on a beach instead", "the dog to the left"."""
    lower = [word.lower for word in command.words]
    bits = command.reader.read(0) if command.frame else command.bits
    step = command.sub("", "", bits)
    if lower[0] in ("no", "without"):
        return _without(step, 1)
    if lower[0] in ("not", "don't", "do", "never"):
        return _forbidden(step)
    if lower[0] == "only":
        first, _ = thing(command.reader.read(1))
        if first is not None and first.refs[0].number is not None:
            return counted(step.sub("", "", command.reader.read(1)))
        if lower[1:2] in (["keep"], ["leave"]):
            words = [command.words[1], command.words[0], *command.words[2:]]
            return understood(words, command.context, command.tools, command.seed)
        return keep_words(step)
    if "as" in lower and "many" in lower:
        start = len(lower) - next((k for k, w in enumerate(reversed(lower)) if w == "many"), 0)
        things = command.reader.read(start)
        return counted(step.sub("", "", things))
    if any(w in ("spacing", "gaps", "evenly") for w in lower):
        return spread_words(
            step.sub("", "", [b for b in bits if b.kind == "prep" or not _SPACES & {r.label for r in b.refs}])
        )
    done = fewer_or_more(step, lower)
    if done is not None:
        return done
    if "instead" in lower or not thing(bits)[0]:
        done = setting_of(step, command.text)
        if done is not None:
            return done
    if "instead" in lower:
        done = counted(step) or (replace_words(step) if lower[0] != "instead" else None)
        if done is not None:
            return done
    if bits and all(bit.kind in ("size", "amount", "look", "way", "side", "depth") for bit in bits):
        subject = Bit("thing", 0, 0, refs=(Ref(0, 0, "it", pronoun="it"),))
        return _statement(step, [subject, *bits])
    first, rest = thing(bits)
    if first is not None and rest and not first.refs[0].indefinite:
        return _statement(step, bits)
    return setting_of(step, command.text)


def _forbidden(command: Command) -> Edited | None:
    """ "don't move the dog", "never touch the sofa": it is locked."""
    lower = [word.lower for word in command.words]
    verbs = ("move", "touch", "change", "shift", "alter", "edit")
    at = next((k for k, w in enumerate(lower) if w in verbs), None)
    if at is None:
        return None
    ids, _ = whole(command, command.reader.read(at + 1))
    return lock(command.layout, ids)


def _centre(command: Command) -> Edited | None:
    """ "centre the dog", "centre the lamp above the table"."""
    first, rest = thing(command.bits)
    if first is None:
        return None
    if any(bit.kind == "prep" for bit in rest):
        return move(command)
    ids, _ = next(readings(command, [first], keep=False))
    command.context.mention(ids)
    axis = next((bit.value for bit in rest if bit.kind == "axis"), "")
    if axis:
        box = hull(command.layout[each].box for each in ids)
        return shift(
            command.layout, ids, 0.5 - box.cx if axis == "across" else 0.0, 0.5 - box.cy if axis == "down" else 0.0
        )
    return put_at(command.layout, ids, "center")


def _swapped(command: Command) -> Edited | None:
    """Swap two things, or one that is there for one that is not."""
    first, rest = thing(command.bits)
    if is_setting(command, first) and any(word.lower in ("to", "into") for word in command.words):
        return turn(command)
    by = next((bit for bit in rest if bit.kind == "prep" and bit.value in ("for", "with")), None)
    if by is not None and (by.refs[0].indefinite or (by.refs[0].label and not exists(command, by.refs[0].label))):
        return replace_words(command)
    return swap_words(command)


def _painted(command: Command) -> Edited | None:
    """Paint what is there; "paint a tree behind the house" adds one."""
    first, rest = thing(command.bits)
    looks = any(bit.kind == "look" for bit in rest)
    if (
        first is not None
        and not looks
        and (first.refs[0].indefinite or not (first.refs[0].definite or exists(command, first.refs[0].label)))
        and not first.refs[0].pronoun
        and not first.refs[0].ids
    ):
        return add_words(command)
    return paint_words(command)


def _stop(command: Command) -> Edited | None:
    return stop_weather(command, command.said(1))


def _start(command: Command) -> Edited | None:
    return setting_of(command, command.said(1), places=False) or weather_verb(command)


def _weather(command: Command) -> Edited | None:
    return weather_verb(command) if len(command.words) == 1 else None


_HANDLERS: Mapping[str, Handler] = {
    "move": _moved, "put": _put, "lift": move, "lower": move, "size": scale_words, "grow": scale_words,
    "shrink": scale_words, "double": scale_words, "widen": scale_words, "narrow": scale_words,
    "heighten": scale_words, "shorten": scale_words, "delete": delete, "add": add_words, "give": give_words,
    "replace": replace_words, "swap": _swapped, "turn": turn, "make": _made, "become": turn, "flip": flip_words,
    "rotate": flip_words, "face": face_words, "lock": lock_words, "unlock": lock_words, "paint": _painted,
    "rename": rename_words, "copy": amount_of, "align": align_words, "spread": spread_words, "keep": keep_words,
    "centre": _centre, "want": _want, "stop": _stop, "start": _start, "rain": _weather, "swim": _stated,
}  # fmt: skip


def _puzzled(command: Command, text: str) -> str:
    """Why a clause was not understood, with the nearest thing that would be."""
    if command.frame in _EXAMPLES:
        return f"{text!r} is not understood; an example of what is: {_EXAMPLES[command.frame]!r}"
    first = command.words[0].lower
    near = difflib.get_close_matches(first, [v for v in VERBS if " " not in v], 1, 0.6)
    if near:
        example = _EXAMPLES.get(VERBS[near[0]], "")
        return f"{text!r} is not understood; did you mean {near[0]!r}, as in {example!r}?"
    return f"{text!r} is not understood; commands begin with a verb such as move, make, delete, add, turn, swap or put"
