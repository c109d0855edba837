"""Commands that make another thing of a thing: "replace the cat with a rabbit", "rename the car to taxi"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen import vocab
from layoutgen.edit.look import relabel, rename
from layoutgen.edit.names import Edited
from layoutgen.edit.number import count
from layoutgen.edit.words.amount import Size
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import (
    Command,
    exists,
    idle,
    is_picture,
    merged,
    property_of,
    thing,
    whole,
)
from layoutgen.edit.words.giving import give
from layoutgen.edit.words.lexicon import COMPARATIVES
from layoutgen.edit.words.looking import looked
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.resolve import Context
from layoutgen.edit.words.setting_words import is_setting, setting_of
from layoutgen.edit.words.sizing import sized


def become(command: Command, new: Sequence[Ref], bit: Bit) -> Edited | None:
    """The thing as another thing; a place as another place."""
    ref = new[0]
    bits = [b for b in command.bits if b is not bit]
    end = next((k for k, b in enumerate(bits) if b.start >= bit.start > 0), len(bits))
    command.context.former = True
    try:
        ids, left = whole(command, bits[:end])
    finally:
        command.context.former = False
    if [b for b in left if not idle([b])]:
        return None
    if ref.label is None and ref.attributes:
        return _otherwise(command, ids, ref)
    if ref.label is None or ref.label.split()[-1] in ("colour", "color", "size", "shape", "look"):
        return None  # "a different colour" is no kind of thing
    several = ref.plural and not (ref.number or ref.definite)
    a_thing = (ref.indefinite or several) and vocab.lookup(ref.label) is not None  # "a lime", "oranges"
    if vocab.colour(ref.label) is not None and not a_thing and not exists(command, ref.label):
        return looked(command.layout, ids, [" ".join((*ref.attributes, ref.label))])
    if ref.attributes and all(command.layout[each].label == ref.label for each in ids):
        return _otherwise(command, ids, ref)
    if all(command.layout[each].z < 0 for each in ids) and vocab.is_stuff(ref.label):
        done = setting_of(command, ref.label)
        if done is not None:
            return done
    if ref.number == 1 < len(ids) and command.verb in _EXCHANGES and not _each(command):
        fewer = count(command.layout, ids, 1)  # "replace the books with a plant"
        kept = [each for each in ids if any(item.id == each for item in fewer.layout.items)]
        return merged(fewer, relabel(fewer.layout, kept, ref.label, ref.attributes))
    return _told_more(command, relabel(command.layout, ids, ref.label, ref.attributes), ids, ref, bit)


def _told_more(command: Command, done: Edited, ids: Sequence[str], ref: Ref, bit: Bit) -> Edited:
    """What else is said of the new kind: "with a horse twice its size", "into three birds", "a fox in a coat"."""
    behind = [b for b in command.bits if b.start >= bit.end]
    for size in (b.size for b in behind if b.size is not None):
        if size.factor is not None and not (size.other or size.absolute):  # of what it was
            was, now = (max(each[ids[0]].box.width, each[ids[0]].box.height) for each in (command.layout, done.layout))
            factor = size.factor * was / now
            if abs(factor - 1) < 0.01:
                continue
            size = replace(size, factor=factor)
        done = merged(done, sized(command, done.layout, ids, size))
    if ref.number and ref.number > 1 and ref.number != len(ids):
        done = merged(done, count(done.layout, ids, ref.number))
    had = next((b for b in behind if b.kind == "prep" and b.value in ("wearing", "with", "holding", "in")), None)
    if had is None:
        return done
    later = command.sub("give", "give", [])
    later.context = Context(done.layout, tuple(ids))
    given = give(later, (Ref(0, 0, "it", ids=tuple(ids)),), had.refs, had)
    return merged(done, given) if given is not None else done


_EXCHANGES = frozenset({"replace", "substitute", "exchange"})


def _each(command: Command) -> bool:
    return bool({"each", "every", "all", "both"} & {word.lower for word in command.words})


def _otherwise(command: Command, ids: Sequence[str], ref: Ref) -> Edited:
    """ "with a red one", "with a smaller one": the same thing, looking so or of such a size."""
    sizes = [a for a in ref.attributes if a in COMPARATIVES]
    if sizes:
        return sized(command, command.layout, ids, Size(*COMPARATIVES[sizes[0]]))
    return looked(command.layout, ids, ref.attributes)


def replace_words(command: Command) -> Edited | None:
    """ "replace the cat with a rabbit", "substitute a rabbit for the cat", "swap the cat for a rabbit"."""
    first, rest = thing(command.bits)
    if first is None:
        return None
    aims = [b for b in rest if b.kind == "prep" and b.value in ("with", "for", "to", "next to", "in", "against")]
    by = next((b for b in aims if b.value in ("with", "for")), aims[0] if aims else None)
    if by is None:
        return None
    if by.value == "for" and first.refs[0].indefinite:
        swapped = replace(first, refs=by.refs)
        return become(command.sub("replace", "replace", [swapped]), first.refs, first)
    prop = property_of(first.refs)
    if prop is not None and prop[0] == "colour":
        ref = by.refs[0]
        ids, _ = whole(command, [replace(first, refs=prop[1])])
        return looked(command.layout, ids, [" ".join((*ref.attributes, ref.label or "")).strip()])
    if is_setting(command, first):
        done = setting_of(command, command.said(by.start + len(by.words.split())))
        if done is not None:
            return done
    return become(command, by.refs, by)


def rename_words(command: Command) -> Edited | None:
    """ "rename the car to taxi", "call it a bus"."""
    first, rest = thing(command.bits)
    if first is None:
        return None
    new = next(
        (bit for bit in rest if bit.kind in ("prep", "thing", "look", "word") and bit.value not in ("the", "as", "to")),
        None,
    )
    start = new.start if new is not None else first.end
    while start < len(command.words) and command.words[start].lower in ("to", "as", "into", "a", "an", "the", '"', "'"):
        start += 1
    name = command.said(start).strip("\"' ")
    ids, _ = whole(command, [first])
    return rename(command.layout, ids, name) if name and not is_picture(command, first.refs) else None
