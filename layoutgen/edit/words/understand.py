"""From a clause to what it does: a plugin's command, its verb's, a statement, or a bare phrase."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from layoutgen.edit.names import Edited
from layoutgen.edit.words.active import active
from layoutgen.edit.words.adding import add_words
from layoutgen.edit.words.afterthoughts import amount_first
from layoutgen.edit.words.bare import forbidden, verbless
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.bits import Bits
from layoutgen.edit.words.command import Command, PartError, Tools, attached, modifiers
from layoutgen.edit.words.complaints import mending
from layoutgen.edit.words.copying import amount_of
from layoutgen.edit.words.counting import delete
from layoutgen.edit.words.distances import distanced
from layoutgen.edit.words.doing import deed
from layoutgen.edit.words.giving import give_words
from layoutgen.edit.words.instead import instead_of
from layoutgen.edit.words.kinds import rename_words, replace_words
from layoutgen.edit.words.lexicon import NOUNY, VERBS
from layoutgen.edit.words.looking import in_state, switched
from layoutgen.edit.words.modals import MODALS
from layoutgen.edit.words.moving import move
from layoutgen.edit.words.ordering import (
    exchanged,
    keep_words,
    lock_words,
    spread_words,
)
from layoutgen.edit.words.parting import of_part
from layoutgen.edit.words.possessions import without_limbs
from layoutgen.edit.words.properties import scale_words
from layoutgen.edit.words.resolve import Context
from layoutgen.edit.words.rewording import reworded
from layoutgen.edit.words.sentence import Word, verb_at
from layoutgen.edit.words.setting_words import known_place, setting_of, stop_weather, weather_verb
from layoutgen.edit.words.sizing import match_words
from layoutgen.edit.words.statements import Handler, stated, want
from layoutgen.edit.words.turning import face_words, flip_words, turn
from layoutgen.edit.words.verbs import (
    centre_words,
    cover_words,
    lined_words,
    made_words,
    moved_words,
    painted_words,
    put_words,
    swapped_words,
)
from layoutgen.errors import EditError

_EXAMPLES: Mapping[str, str] = {
    "move": "move the dog left of the car", "put": "put the lamp behind the sofa", "lift": "lift the kite a bit",
    "lower": "lower the picture by 10 px", "size": "scale the dog by 20 %", "grow": "enlarge the dog a bit",
    "shrink": "shrink the dog to half its size", "double": "double the size of the dog", "widen": "widen the sofa",
    "narrow": "narrow the table", "heighten": "make the tree taller", "shorten": "shorten the tree",
    "delete": "delete the second tree", "add": "add a red balloon above the house", "give": "give the man a hat",
    "replace": "replace the cat with a rabbit", "swap": "swap the two chairs", "turn": "turn the cat into a rabbit",
    "make": "make the car blue", "become": "make the cat a rabbit", "flip": "flip the dog",
    "rotate": "rotate the dog by 30 degrees", "tilt": "tilt the tree a bit to the left",
    "face": "make the dog face left", "lock": "lock the sofa", "unlock": "unlock the sofa",
    "paint": "paint the car blue",
    "rename": "rename the car to taxi", "copy": "duplicate the dog", "align": "align the chairs at the bottom",
    "spread": "distribute the trees evenly", "keep": "keep only the dog", "centre": "centre the dog",
    "want": "I want three dogs", "stop": "stop the rain", "rain": "let it rain", "crop": "make the canvas 800x600",
    "start": "let it snow", "swim": "give the man a hat", "state": "open the window",
    "undo": "undo the last two steps", "redo": "redo",
}  # fmt: skip


def understood(words: Sequence[Word], context: Context, tools: Tools, seed: int) -> Edited:
    """What a clause asks for, done. Raises EditError when it is not understood or cannot be done."""
    text = " ".join(word.text for word in words)
    for plugin in tools.plugged:
        said = " ".join(word.ids[0] if word.ids else word.text for word in words)
        made = plugin(context.layout, said)
        if made is not None:
            return Edited(made, (f"done by a plugin: {said}",))
    if [word.lower for word in words[:2]] == ["no", ","]:
        words = words[2:]
    if words[0].lower in ("which", "who") and len(words) > 2 and words[1].lower in MODALS and context.left_out:
        words = [replace(words[0], tag="NN", ids=context.left_out), *words[1:]]
    if [word.lower for word in words[-2:]] == ["vice", "versa"]:
        return _both_ways(_command(list(words[:-2]), context, tools, seed), text)
    words = amount_first(_imperative(active(mending(reworded(distanced(_gathered(words)))))), context.labels)
    command = _command(list(words), context, tools, seed)
    try:
        done = _done(command)
    except PartError as part:
        done = of_part(command, part)
    done = done or deed(command)
    if done is None:
        raise EditError(_puzzled(command, text))
    return done


def _done(command: Command) -> Edited | None:
    """What a command does; none when it is not understood."""
    known_place(command)
    done = forbidden(command) or (instead_of(command) if command.frame else None)
    if done is None:
        done = _by_verb(command) if command.frame else None
    if done is None and (not command.frame or command.verb in NOUNY):
        try:
            done = stated(command) or verbless(command)
        except EditError:
            if not command.frame:
                raise
    return done


def _both_ways(command: Command, text: str) -> Edited:
    done = exchanged(command)
    if done is None:
        raise EditError(f"{text!r} goes two ways; say each of them")
    return done


def _command(words: list[Word], context: Context, tools: Tools, seed: int) -> Command:
    reader = Bits(words, context.labels)
    verb = verb_at(words, 0)
    if verb and (_is_noun_here(words, verb) or _names_what_is_there(words, verb, context)):
        verb = ""
    start = len(verb.split()) if verb else 0
    frame = VERBS.get(verb, "")
    if frame in ("make", "want") and start < len(words) and words[start].lower == "sure":
        start += 1
    bits = _with_exceptions(reader.read(start))
    bits = _in_company(_thing_first(without_limbs(bits)))
    return Command(verb, frame, words, bits, reader, context, tools, seed)


def _with_exceptions(bits: list[Bit]) -> list[Bit]:
    """ "everything smaller except the ball": said of the thing; "the cart red but not the pumpkins" of nothing."""
    out = [bit for bit in bits if bit.kind == "prep" and bit.value == "except"]
    but = bits[0].refs[-1].but if bits and bits[0].refs else ()
    if but and but[-1].pronoun == "everything" and bits[1:2] and bits[1].kind == "prep":  # "and what is on it"
        last = replace(bits[0].refs[-1], but=attached(but, bits[1]))
        return [replace(bits[0], refs=(*bits[0].refs[:-1], last)), *bits[2:]]
    inner = next(
        (b for b in bits[1:] if b.kind == "prep" and b.refs and b.refs[-1].but and not b.refs[-1].plural), None
    )
    if inner is not None and bits[0].kind == "thing" and bits[0].refs[-1].plural:  # "everything on the street except"
        first = replace(bits[0], refs=(*bits[0].refs[:-1], replace(bits[0].refs[-1], but=inner.refs[-1].but)))
        place = replace(inner, refs=(*inner.refs[:-1], replace(inner.refs[-1], but=())))
        return [first, *(place if bit is inner else bit for bit in bits[1:])]
    rest = [bit for bit in bits if bit not in out]
    if out and rest and rest[0].kind == "thing" and (rest[0].refs[0].plural or rest[0].refs[0].pronoun == "everything"):
        told = [bit for bit in rest if bit.start >= out[0].end][:1]
        told = told if modifiers(told) and out[0].refs[-1].label is None else []  # "the one on the left"
        but = attached(out[0].refs, told[0]) if told else out[0].refs
        rest = [bit for bit in rest if bit not in told]
        refs = (*rest[0].refs[:-1], replace(rest[0].refs[-1], but=but))
        rest[0] = replace(rest[0], refs=refs)
    return rest


def _in_company(bits: list[Bit]) -> list[Bit]:
    """ "the man together with the dog" as the man and the dog."""
    also = [bit for bit in bits[1:] if bit.value == "together with" and bit.refs]
    if not also or bits[0].kind != "thing":
        return bits
    refs = (*bits[0].refs, *(ref for bit in also for ref in bit.refs))
    return [replace(bits[0], refs=refs), *(bit for bit in bits[1:] if bit not in also)]


_PARTICLES = frozenset({"up", "down", "away", "out", "off", "over"})
_DOES = frozenset({"turn", "rotate", "spin", "flip", "grow", "shrink", "tilt"})


def _gathered(words: Sequence[Word]) -> Sequence[Word]:
    """ "blow the lamp up" as "blow up the lamp", where the verb means nothing without its particle."""
    if verb_at(words, 0) or not words:
        return words
    for k, word in enumerate(words[1:], 1):
        if word.lower in _PARTICLES and verb_at([words[0], word], 0):
            return [words[0], word, *words[1:k], *words[k + 1 :]]
    return words


_ORDERS = frozenset({"delete", "remove", "flip", "mirror", "duplicate", "lock", "unlock", "erase"})
_DOING = {
    "sleep": "sleeping", "play": "playing", "run": "running", "walk": "walking", "swim": "swimming", "jump": "jumping",
    "dance": "dancing", "climb": "climbing", "fly": "flying", "rest": "resting", "crawl": "crawling",
}  # fmt: skip
_WISHES = frozenset({
    ("i", "want"), ("we", "want"), ("i", "would", "like"), ("i", "'d", "like"), ("i", "need"), ("we", "need"),
    ("i", "prefer"),
})  # fmt: skip


def _imperative(words: Sequence[Word]) -> Sequence[Word]:
    """ "the dog should turn around" as "turn the dog around"."""
    lower = [word.lower for word in words]
    for k in range(1, len(words) - 2):  # "the bridge I want smaller"
        if lower[k] in ("i", "we") and words[k - 1].tag.startswith(("NN", "PRP")):
            wish = next((n for n in (3, 2) if tuple(lower[k : k + n]) in _WISHES), 0)
            if wish and lower[k + wish :]:
                return [*words[k : k + wish], *words[:k], *words[k + wish :]]
    named = len(words) > 1 and words[-2].tag not in ("DT", "JJ", "IN", "PRP$")  # "the wardrobe needs a mirror"
    if named and not verb_at(words, 0) and lower[-1] in _ORDERS:  # "left player: flip"
        return [words[-1], *words[:-1]]
    does = next((k for k, word in enumerate(words[:6]) if k and word.lemma in _DOING and word.tag in ("VBZ", "VBP")), 0)
    if does and not verb_at(words, 0) and words[0].lower not in ("a", "an", "some"):  # "the cat sleeps on the rug"
        is_ = replace(words[does], text="is", lower="is", lemma="be", tag="VBZ")
        doing = _DOING[words[does].lemma]
        return [*words[:does], is_, replace(words[does], text=doing, lower=doing, tag="VBG"), *words[does + 1 :]]
    cut = next((k for k, word in enumerate(words) if word.lower in ("should", "must", "shall", "can") and k), 0)
    if cut and not verb_at(words, 0) and verb_at(words, cut + 1) in _DOES and words[cut + 1].tag == "VB":
        length = len(verb_at(words, cut + 1).split())
        return [*words[cut + 1 : cut + 1 + length], *words[:cut], *words[cut + 1 + length :]]
    return words


def _thing_first(bits: list[Bit]) -> list[Bit]:
    """ "move up the lamp", "bring forward the man": the direction behind the thing."""
    kinds = [bit.kind for bit in bits[:2]]
    if kinds == ["amount", "thing"]:  # "duplicate two times the parrot"
        return [bits[1], bits[0], *bits[2:]]
    ways = kinds in (["way", "thing"], ["depth", "thing"]) and bits[1].refs[0].pronoun != "everything"
    ways = ways or (kinds == ["word", "thing"] and bits[0].value == "away")
    to = kinds == ["prep", "thing"] and (
        bits[1].refs[0].indefinite or bits[0].value == "to"
    )  # "put on the table a vase"
    return [bits[1], bits[0], *bits[2:]] if ways or to else bits


def _names_what_is_there(words: Sequence[Word], verb: str, context: Context) -> bool:
    """ "mirror above the sink" where there is a mirror: nothing follows that could be mirrored; "trash can"."""
    if Bits(words, context.labels).phrases.long_label(0):
        return True
    if verb not in context.labels or len(words) < 2:
        return False
    after = Bits(words, context.labels).read(1)
    return bool(after) and after[0].kind != "thing"


def _is_noun_here(words: Sequence[Word], verb: str) -> bool:
    """ "lock" before "should be", "scale left of the lamp": a noun that looks like a verb."""
    after = words[len(verb.split())] if len(words) > len(verb.split()) else None
    if verb not in NOUNY or after is None:
        return False
    return after.lower in MODALS or (after.lower == "of")


def _by_verb(command: Command) -> Edited | None:
    handler = _HANDLERS.get(command.frame)
    return handler(command) if handler is not None else None


def _stop(command: Command) -> Edited | None:
    return stop_weather(command, command.said(1))


def _start(command: Command) -> Edited | None:
    return setting_of(command, command.said(1), places=False) or weather_verb(command)


def _weather(command: Command) -> Edited | None:
    return weather_verb(command) if len(command.words) == 1 else None


_HANDLERS: Mapping[str, Handler] = {
    "move": moved_words, "put": put_words, "lift": move, "lower": move, "size": scale_words,
    "grow": scale_words, "shrink": scale_words, "double": scale_words, "widen": scale_words,
    "narrow": scale_words, "heighten": scale_words, "shorten": scale_words, "delete": delete, "add": add_words,
    "give": give_words, "replace": replace_words, "swap": swapped_words, "turn": turn, "make": made_words,
    "become": turn, "flip": flip_words, "switch on": switched, "switch off": switched, "rotate": flip_words,
    "tilt": flip_words, "face": face_words, "lock": lock_words, "unlock": lock_words, "paint": painted_words,
    "rename": rename_words, "copy": amount_of, "align": lined_words, "spread": spread_words, "keep": keep_words,
    "centre": centre_words, "want": want, "stop": _stop, "start": _start, "rain": _weather, "swim": stated,
    "state": in_state, "crop": scale_words, "match": match_words, "cover": cover_words,
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
