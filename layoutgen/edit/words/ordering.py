"""Commands about several things: swap, align, line up, space evenly, keep, lock, undo's number of steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen import vocab
from layoutgen.edit.look import lock, paint
from layoutgen.edit.move import put_at
from layoutgen.edit.names import Edited, names
from layoutgen.edit.number import remove
from layoutgen.edit.rows import Edge, align, distribute, gather, part, row, swap
from layoutgen.edit.words.adding import add_words
from layoutgen.edit.words.amount import number_at
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import (
    Command,
    attached,
    exists,
    merged,
    modifiers,
    property_of,
    readings,
    thing,
    whole,
)
from layoutgen.edit.words.moving import move
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.resolve import resolve
from layoutgen.errors import EditError

_SWAPPING = frozenset({"place", "position", "spot", "location", "switch", "swap", "trade", "exchange"})
_BESIDE = frozenset({"left of", "right of", "above", "below", "behind", "in front of", "next to", "between"})
_PUSHING = frozenset({"move", "push", "pull", "take", "put", "bring", "set", "place", "drag", "slide", "shift"})
_ROWS = frozenset({"row", "rows", "line", "queue"})


def swap_words(command: Command) -> Edited | None:
    """ "swap the dog and the cat", "switch the positions of the two chairs", "exchange A with B"."""
    refs: list[Ref] = []
    for bit in command.bits:
        if bit.kind == "thing" or (bit.kind == "prep" and bit.value in ("with", "for", "to")):
            refs += bit.refs
        elif (
            refs
            and not (refs[-1].pronoun or refs[-1].ids)
            and modifiers([bit])
            and bit.kind in ("place", "depth", "prep")
        ):
            refs = list(attached(refs, bit))  # "the dog and the kid on the left"
    nameless = [ref.label is None and not (ref.pronoun or ref.ids or ref.other) for ref in refs]
    refs = [replace(ref, label=refs[0].label) if no else ref for ref, no in zip(refs, nameless, strict=True)]
    refs = [ref for ref in refs if not _SWAPPING & set((ref.label or "").split()) or ref.of or ref.owner]
    if not refs:
        refs = [Ref(0, 0, "them", pronoun="them", plural=True)]
    prop = property_of(refs)
    if prop is not None:
        refs = list(prop[1])
    if len(refs) == 1 and refs[0].pronoun == "them":
        refs = [replace(refs[0], number=2)]  # "make one red and the other one blue, then swap them"
    groups = [resolve([ref], command.context) for ref in refs]
    if len(groups) == 1 and len(groups[0]) == 2:
        groups = [groups[0][:1], groups[0][1:]]
    if prop is not None and prop[0] == "colour" and len(groups) == 2:
        return _colours(command, *groups)
    if len(groups) != 2:
        ids = [each for group in groups for each in group]
        raise EditError(f"two things (or two groups) can be swapped, not {len(ids)}: say which two")
    command.context.mention([*groups[0], *groups[1]])
    return swap(command.layout, *groups)


def exchanged(command: Command) -> Edited | None:
    """ "the dog and the cat vice versa", "put the dog where the cat is and vice versa": they change places."""
    bits = [bit for bit in command.bits if bit.refs]
    to = all(bit.kind == "thing" or bit.value in ("where", "to", "with", "for", "at") for bit in bits)
    refs = [ref for bit in bits for ref in bit.refs]
    if not to or len(refs) != 2 or any(bit.kind in ("size", "look", "way", "amount") for bit in command.bits):
        return None
    return swap_words(command.sub("swap", "swap", [Bit("thing", 0, 0, refs=tuple(refs))]))


def _colours(command: Command, first: Sequence[str], second: Sequence[str]) -> Edited:
    """ "exchange the colours of the car and the umbrella"."""
    layout = command.layout
    looks = [[a for a in layout[ids[0]].attributes if vocab.colour(a)] for ids in (first, second)]
    if not all(looks):
        raise EditError(f"{names(layout, first)} and {names(layout, second)} have no two colours to exchange")
    done = paint(layout, first, looks[1])
    return merged(done, paint(done.layout, second, looks[0]))


def align_words(command: Command) -> Edited | None:
    """ "align the dogs at the bottom", "line up the chairs", "align the dog with the car", "in a row"."""
    words = [word.lower for word in command.words]
    first, rest = thing(command.bits)
    beside = [b for b in rest if b.kind == "prep" and b.value in _BESIDE and not _is_row(b) and not _is_edge(b)]
    free = [word for k, word in enumerate(words) if not any(bit.start <= k < bit.end for bit in beside)]
    if beside and first is not None and not {"column", "stack", "tower"} & set(words) and _edge(free, "") is None:
        return _row_at(command, first, rest, beside)
    to: tuple[str, ...] = ()
    refs: Sequence[Ref] = first.refs if first is not None else (Ref(0, 0, "them", pronoun="them", plural=True),)
    prop = property_of(refs)
    refs = prop[1] if prop is not None else refs
    for bit in rest:
        if (
            bit.kind == "prep"
            and bit.value in ("with", "to", "level with")
            and bit.refs
            and bit.refs[0].pronoun != "it"
        ):
            marks = property_of(bit.refs)
            if bit.refs[0].label in ("edge", "other", "side") and marks is None:
                continue
            to = resolve(marks[1] if marks else bit.refs, command.context)
    where = [
        bit
        for bit in rest
        if bit.kind in ("place", "prep")
        and bit.value not in ("with", "to", "level with")
        and not _is_row(bit)
        and not _is_edge(bit)
    ]
    ids, _ = next(readings(command, [Bit("thing", 0, 0, refs=tuple(refs)), *where], keep=False))
    command.context.mention(ids)
    edge = _edge(words, prop[0] if prop else "")
    if any(w in ("column", "stack", "tower") for w in words):
        return row(command.layout, ids, "down")
    if (
        edge is None
        and not to
        and (any(w in _ROWS for w in words) or command.verb in ("line up", "line", "arrange", "order"))
    ):
        return row(command.layout, ids)
    if len(ids) == 1 and not to:
        return _to_side(command, ids, edge)
    return align(command.layout, ids, edge or "bottom", to)


def _row_at(command: Command, first: Bit, rest: Sequence[Bit], beside: Sequence[Bit]) -> Edited | None:
    """ "line the sheep up in front of the fence": there, and in a row; "line the taxi up next to the girl"."""
    asked = [first, *(bit for bit in rest if bit.kind == "prep" and bit.value in ("on", "in"))]
    ids = resolve(first.refs, command.context)
    if len(ids) < 2:
        return move(command)
    asked = [bit for bit in asked if not _is_row(bit)]
    ids, _ = next(readings(command, asked, keep=False))
    subject = Bit("thing", 0, 0, refs=(Ref(0, 0, "", ids=ids, plural=True),))
    done = move(command.sub("put", "put", [subject, *beside]))
    return merged(done, row(done.layout, ids)) if done is not None else None


def _to_side(command: Command, ids: Sequence[str], edge: Edge | None) -> Edited:
    """One thing aligned with the picture's edge."""
    places = {
        "left": "left", "right": "right", "top": "top", "bottom": "bottom", "centre": "center", "middle": "center",
    }  # fmt: skip
    if edge is None:
        raise EditError("one thing cannot be aligned by itself; name another one, as in 'align the dog with the car'")
    return put_at(command.layout, ids, places[edge], edge=True)  # type: ignore[arg-type]


def _is_row(bit: Bit) -> bool:
    return bool(bit.refs) and bit.refs[0].label in (*_ROWS, "column", "baseline", "level", "height", "ground", "circle")


def _is_edge(bit: Bit) -> bool:
    edges = (
        "edge",
        "side",
        "top",
        "bottom",
        "foot",
        "base",
        "center",
        "centre",
        "middle",
        "left",
        "right",
        "feet",
        "axis",
        "border",
    )
    return bit.kind == "place" or (bool(bit.refs) and bit.refs[0].label in edges)


def _edge(words: Sequence[str], prop: str) -> Edge | None:
    """The edge that is named, none when none is."""
    named = [
        w
        for w in words
        if w
        in ("left", "right", "top", "bottom", "tops", "bottoms", "feet", "foot", "base", "bases", "baseline", "heads")
    ]
    if named:
        word = named[0]
        plain: dict[str, Edge] = {"tops": "top", "heads": "top", "left": "left", "right": "right", "top": "top"}
        return plain.get(word, "bottom")
    if prop in ("top", "bottom", "left", "right"):
        return prop  # type: ignore[return-value]
    if any(w in ("center", "centre", "centers", "centres", "middle", "middles", "centered", "centred") for w in words):
        return "centre" if "vertically" in words or "vertical" in words else "middle"
    if "vertically" in words or "vertical" in words:
        return "centre"
    return "bottom" if "horizontally" in words or "horizontal" in words else None


def spread_words(command: Command) -> Edited | None:
    """ "distribute the trees evenly", "space them out vertically", "put equal gaps between them"."""
    first, _ = thing(command.bits)
    if first is not None and command.verb in ("scatter", "spread", "distribute") and _is_new(command, first.refs[0]):
        return add_words(command)  # "scatter some petals on the floor"
    single = first is not None and not first.refs[0].plural and len(first.refs) == 1 and first.refs[0].pronoun != "them"
    if single and command.verb == "spread" and any(bit.kind == "prep" for bit in command.bits):
        return move(command.sub("put", "put", command.bits))  # "spread the towel on the sand"
    bits = [
        bit
        for bit in command.bits
        if bit.kind in ("thing", "place")
        or (bit.kind == "prep" and bit.refs and not _is_row(bit) and bit.value != "along")
    ]
    axis = next((bit.value for bit in command.bits if bit.kind == "axis"), None)
    if bits and bits[0].kind == "prep":
        bits = [Bit("thing", 0, 0, refs=bits[0].refs), *bits[1:]]
    ids, _ = whole(command, bits or [Bit("thing", 0, 0, refs=(Ref(0, 0, "them", pronoun="them", plural=True),))])
    if axis is None and command.verb in _PUSHING and "evenly" not in [word.lower for word in command.words]:
        return part(command.layout, ids)  # "move the giraffes apart"
    lower = {word.lower for word in command.words}
    if axis is None and command.frame == "spread" and _WIDER & lower and len(ids) > 1:  # "spread them out more"
        wider = part(command.layout, ids)
        return merged(wider, distribute(wider.layout, ids, axis)) if _EVEN & lower else wider
    return distribute(command.layout, ids, axis)  # type: ignore[arg-type]


_WIDER = frozenset({"more", "farther", "further", "wider", "apart"})
_EVEN = frozenset({"equal", "equally", "even", "evenly", "same", "regular"})


def _is_new(command: Command, ref: Ref) -> bool:
    known = ref.definite or ref.pronoun or ref.ids or ref.quantity or exists(command, ref.label)
    return ref.label is not None and not known


def gather_words(command: Command) -> Edited | None:
    """ "move the chairs closer together", "bring the dogs together"."""
    ids, _ = whole(command, [bit for bit in command.bits if bit.kind in ("thing", "place")])
    return gather(command.layout, ids, 0.75)


def row_words(command: Command) -> Edited | None:
    """ "put the cups side by side"."""
    ids, _ = whole(command, [bit for bit in command.bits if bit.kind == "thing"])
    return row(command.layout, ids)


def lock_words(command: Command) -> Edited | None:
    """ "lock the sofa", "pin it in place", "unlock everything"."""
    command.context.locked_too = True
    try:
        ids, _ = whole(command, _plain(command))
    finally:
        command.context.locked_too = False
    first, _ = thing(command.bits)
    locked = tuple(item.id for item in command.layout.items if item.locked)
    if command.frame == "unlock" and first is not None and first.refs[0].pronoun == "it" and not set(ids) & set(locked):
        ids = locked or ids
        command.context.mention(ids)
    return lock(command.layout, ids, command.frame != "unlock")


def _plain(command: Command) -> list[Bit]:
    """The bits without "in place", "where it is"."""
    return [
        bit
        for bit in command.bits
        if not (bit.kind == "prep" and bit.refs and bit.refs[0].label in ("place", "position", "spot"))
    ]


def keep_words(command: Command) -> Edited | None:
    """ "keep only the dog" removes the others; "keep the dog where it is" locks it."""
    words = [word.lower for word in command.words]
    only = [bit for bit in command.bits if bit.value != "only"]
    ids, _ = whole(command, _plain(command.sub(command.verb, command.frame, only)))
    first, _ = thing(command.bits)
    some = first is not None and first.refs[0].quantity == "part"  # "keep three of them"
    if (
        not some
        and "only" not in words
        and "just" not in words
        and not any(w in ("where", "there", "place", "still", "alone", "put", "is", "are") for w in words)
    ):
        return Edited(command.layout, (f"{names(command.layout, ids)} stay" + ("s" if len(ids) == 1 else ""),))
    if "only" not in words and "just" not in words and not some:
        return lock(command.layout, ids)
    kept = set(ids)
    if all(command.layout[each].label == command.layout[ids[0]].label for each in ids) and _counts(command):
        others = [i.id for i in command.layout.items if i.label == command.layout[ids[0]].label and i.id not in kept]
    else:
        others = [
            i.id for i in command.layout.items if i.z >= 0 and i.id not in kept and not _worn(command, i.id, kept)
        ]
    if not others:
        return Edited(command.layout, ("there is nothing else",))
    return remove(command.layout, others)


def _counts(command: Command) -> bool:
    """Whether a number of one kind is kept ("keep only two dogs"), so that other kinds stay."""
    first, _ = thing(command.bits)
    return first is not None and (
        first.refs[0].number is not None or first.refs[0].ordinal is not None or bool(first.refs[0].superlative)
    )


def _worn(command: Command, item: str, kept: set[str]) -> bool:
    from layoutgen.edit.company import company

    return item in company(command.layout, kept)


def steps_of(command: Command) -> int:
    """How many steps "undo the last two changes" takes back; 0 for all."""
    words = [word.lower for word in command.words]
    if any(w in ("everything", "all") for w in words):
        return 0
    if "twice" in words or "both" in words:
        return 2
    if "thrice" in words:
        return 3
    for i in range(1, len(words)):
        found = number_at(command.reader, i)
        if found is not None and words[i] != "one":
            return max(1, int(found[0]))
    return 1
