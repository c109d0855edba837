"""Statements that say a command: "the tree should be removed", "the dogs should swap"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from layoutgen.edit.names import Edited
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import Command, merged
from layoutgen.edit.words.copying import amount_of
from layoutgen.edit.words.counting import delete
from layoutgen.edit.words.lexicon import VERBS
from layoutgen.edit.words.look_bits import known_look
from layoutgen.edit.words.looking import looked
from layoutgen.edit.words.ordering import align_words, lock_words, row_words, spread_words, swap_words
from layoutgen.edit.words.turning import flip_words

_PLACES = frozenset({"place", "places", "position", "positions", "spot", "spots", "seats"})
_PASSIVES: Mapping[str, Callable[[Command], Edited | None]] = {
    "delete": delete, "align": align_words, "spread": spread_words, "swap": swap_words, "lock": lock_words,
    "unlock": lock_words, "flip": flip_words, "copy": amount_of,
}  # fmt: skip


def passive(command: Command, bits: list[Bit], rest: Sequence[Bit]) -> Edited | None:
    """ "the tree should be removed", "the dogs should swap", "the birds should form a line"."""
    start = rest[0].start
    later = command.words[start:]
    lower = [word.lower for word in later]
    for place, word in enumerate(later, start):
        things = [bit for bit in bits if bit.start < place and not (bit.kind == "word" and bit.start >= start)]
        bases = (word.lemma, word.lower, word.lower.removesuffix("d"), word.lower.removesuffix("ed"))
        frame = next((VERBS[base] for base in bases if base in VERBS), "")
        after = command.words[place + 1].lower if place + 1 < len(command.words) else ""
        if known_look(word.lower) or after in ("on", "off"):
            continue  # "striped" is no order to strip it
        if frame in _PASSIVES and (word.tag in ("VBN", "VBD", "JJ") or word.lower in ("swap", "switch", "trade")):
            return _PASSIVES[frame](command.sub(word.lemma, frame, things))
    things = [bit for bit in bits if bit.start < start]
    if _PLACES & set(lower) and {"change", "swap", "switch", "exchange", "trade"} & {word.lemma for word in later}:
        return swap_words(command.sub("swap", "swap", things))
    if {"distance", "distances", "gap", "gaps", "spacing"} & set(lower) and {"same", "equal", "even"} & set(lower):
        return spread_words(command.sub("space", "spread", things))
    if "side by side" in " ".join(lower) and things:
        done = row_words(command.sub("arrange", "align", things))
        looks = [look for bit in rest for look in bit.looks if known_look(look)]
        return merged(done, looked(done.layout, command.about(things[0].refs), looks)) if done and looks else done
    if any(w in ("row", "line", "queue") for w in lower) and any(w in ("form", "in", "stand") for w in lower):
        return align_words(command.sub("arrange", "align", things))
    return None
