"""Commands that give something to somebody: "give the man a hat", "make the woman hold an umbrella"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen import vocab
from layoutgen.edit.names import Edited
from layoutgen.edit.place import Goal
from layoutgen.edit.words.aims import predicate_of
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import Command, exists, is_picture, merged, property_of, readings, whole
from layoutgen.edit.words.describing import described
from layoutgen.edit.words.possessions import had_otherwise
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.resolve import Context, resolve
from layoutgen.edit.words.setting_words import setting_of
from layoutgen.layout import Layout
from layoutgen.meanings import PREDICATES

_HANDS = frozenset({"robot", "snowman", "scarecrow", "doll", "monkey", "teddy bear"})
_WORN = frozenset({"clothing"})
_WORN_WORDS = frozenset({
    "uniform", "costume", "outfit", "robe", "armor", "armour", "glasses", "sunglasses", "necklace", "bracelet",
    "watch", "crown", "mask", "helmet", "backpack", "earring", "ring",
})  # fmt: skip


def give(
    command: Command, hosts: Sequence[Ref], new: Sequence[Ref], bit: Bit, goals: Sequence[Goal] = ()
) -> Edited | None:
    """ "give the man a hat", "add flowers to the vase", "make the woman hold an umbrella"."""
    new = [_meant(command, ref) for ref in new]  # before "it" means who is given it
    ids = resolve(hosts, command.context)
    command.context.mention(ids)
    if command.frame != "give" and bit.kind == "prep" and not goals:
        had = had_otherwise(command.layout, ids, new)
        if had is not None:
            return had
    layout, told = command.layout, list[str]()
    for ref in new:
        for hosts_ in _alike(layout, ids) if not ref.definite else [(each,) for each in ids]:
            step = command.sub("give", "give", [])
            step.context = Context(layout, command.context.focus, command.context.several)
            if ref.ids or (exists(command, ref.label) and _means_one_there(ref)):
                made = _handed(step, hosts_[0], ref, bit)
            else:
                each = replace(ref, one_each=True, number=len(hosts_)) if len(ids) > 1 else ref
                made = _given(step, hosts_, each, bit, goals)
            layout, told = made.layout, [*told, *made.told]
    command.context.landmarks = ids
    old = {item.id for item in command.layout.items}
    fresh = [i.id for i in layout.items if i.id not in old and i.label in {ref.label for ref in new}]
    handed = [each for ref in new if ref.definite and not fresh for each in resolve([ref], command.context)]
    command.context.mention(
        fresh or handed or [each for ref in new for each in ref.ids if layout.of(ref.label or "") or each] or ids
    )
    return Edited(layout, tuple(told))


def _means_one_there(ref: Ref) -> bool:
    """ "the balloon", "one of the balloons"."""
    some = ref.quantity == "part" and ref.number == 1
    return some or (ref.definite and ref.number is None and not ref.plural)


def in_hand(command: Command, first: Bit, rest: Sequence[Bit]) -> Edited | None:
    """ "put the hose in his hand": he holds it."""
    ref = rest[0].refs[0] if len(rest) == 1 and rest[0].refs and rest[0].value == "in" else None
    if ref is None or ref.label != "hand" or exists(command, "hand"):
        return None
    hosts = (ref.owner,) if ref.owner is not None else ref.of
    held = [replace(r, definite=True) if exists(command, r.label) and not r.more else r for r in first.refs]
    return give(command, hosts, held, replace(first, kind="prep", value="holding")) if hosts else None


def _meant(command: Command, ref: Ref) -> Ref:
    """A pronoun as what it means."""
    if not ref.pronoun:
        return ref
    ids = resolve([ref], command.context)
    return replace(ref, pronoun="", ids=ids, label=command.layout[ids[0]].label, definite=True)


def _alike(layout: Layout, ids: Sequence[str]) -> list[tuple[str, ...]]:
    """The ids in groups of one node each."""
    groups: dict[str | None, list[str]] = {}
    for each in ids:
        groups.setdefault(layout[each].node, []).append(each)
    return [tuple(group) for group in groups.values()]


def is_action(bit: Bit) -> bool:
    """ "reading a book", "flying a flag": something that is done with a thing."""
    return bit.value in PREDICATES and PREDICATES[bit.value].family == "action"


def held_as(command: Command, host: str, label: str, bit: Bit) -> tuple[str, bool]:
    """The predicate, and whether the host is its subject: wearing and holding by people, on tables, in vases."""
    item = command.layout[host]
    owner, noun = vocab.noun(item.label), vocab.noun(label)
    if bit.kind == "prep" and (bit.value in ("wearing", "holding", "carrying", "riding") or is_action(bit)):
        return bit.value, True
    if (
        owner.group in ("person", "animal", "bird")
        or vocab.person(item.label) is not None
        or item.label
        in (
            "snowman",
            "robot",
            "scarecrow",
            "teddy bear",
            "doll",
        )
    ):
        if any(word.lower == "neck" for word in command.words):  # "give the goat a bell round its neck"
            return "wearing", True
        worn = noun.group in _WORN or noun.support == "body" or label.split()[-1] in _WORN_WORDS
        if worn:
            return ("wearing" if noun.group in _WORN or label.split()[-1] in _WORN_WORDS else "has"), True
        hands = owner.group == "person" or vocab.person(item.label) is not None or item.label in _HANDS
        return ("holding", True) if hands else ("next to", False)
    if item.z < 0:
        return "on" if noun.support != "sky" else "in", False
    if vocab.part_place(label) is not None and noun.group == "part":
        return "has", True
    predicate = predicate_of(command, "to", "to", [Ref(0, 0, "", ids=(host,))], (host,))
    return predicate, False


def _given(command: Command, hosts: tuple[str, ...], ref: Ref, bit: Bit, goals: Sequence[Goal]) -> Edited:
    predicate, inverse = held_as(command, hosts[0], ref.label or "", bit)
    goal = Goal(predicate, hosts, predicate)
    text = "" if ref.one_each else command.said(ref.start, ref.end)
    text = text or f"{ref.number or 'a'} {' '.join((*ref.attributes, ref.label or ''))}"
    if inverse:
        return described(command, text, ref, tuple(goals), inverse=(goal,))
    return described(command, text, ref, (goal, *goals))


def _handed(command: Command, host: str, ref: Ref, bit: Bit) -> Edited:
    """Something that is there already, given to somebody."""
    from layoutgen.edit.follow import Stated, settled
    from layoutgen.edit.place import place

    thing_ids = resolve([ref], command.context)
    predicate, inverse = held_as(command, host, ref.label or "", bit)
    if not inverse:
        return place(command.layout, thing_ids, predicate, [host])
    made = place(command.layout, thing_ids, "touching" if predicate == "holding" else "on", [host])
    plain = made.layout.scene.relations
    kept = tuple(
        r for r in plain if not (r.predicate in ("touching", "on") and r not in command.layout.scene.relations)
    )
    bare = made.layout.model_copy(update={"scene": made.layout.scene.model_copy(update={"relations": kept})})
    return settled(bare, bare, thing_ids, [Stated((host,), predicate, thing_ids)])


def both_have(command: Command, bits: Sequence[Bit]) -> Edited | None:
    """ "the man wears a black coat and the woman a red dress"."""
    if [bit.kind for bit in bits] != ["thing", "prep", "thing"]:
        return None
    new = bits[1].refs
    if len(new) != 2 or not new[1].definite or not bits[2].refs[0].indefinite:
        return None
    done = give(command, bits[0].refs, new[:1], bits[1])
    step = command.sub("", "", [])
    step.context = replace(command.context, layout=done.layout) if done is not None else command.context
    step.context.focus = command.context.landmarks  # "and the other one a red dress"
    also = give(step, new[1:], bits[2].refs, replace(bits[1], refs=bits[2].refs))
    return merged(done, also) if done is not None and also is not None else None


def give_words(command: Command) -> Edited | None:
    """ "give the man a hat", "hand the woman an umbrella", "give the red car to the boy"."""
    things = [bit for bit in command.bits if bit.kind == "thing"]
    if not things:
        return None
    if is_picture(command, things[0].refs) and len(things) > 1:
        return setting_of(command, command.said(things[1].start))
    to = next((bit for bit in command.bits if bit.kind == "prep" and bit.value == "to"), None)
    if to is not None:
        return give(command, to.refs, things[0].refs, things[0])
    worn = next((bit for bit in command.bits if bit.kind == "prep" and bit.value in ("in", "with")), None)
    if worn is not None and command.verb in ("dress", "equip") and len(things) == 1:  # "dress the snowman in a hat"
        return give(command, things[0].refs, worn.refs, replace(worn, value="wearing" if worn.value == "in" else ""))
    if len(things) == 3 and len(things[1].refs) == 2:  # "give the man the bag and the woman the hat"
        done = give(command, things[0].refs, things[1].refs[:1], things[1])
        step = command.sub("give", "give", [])
        step.context = replace(command.context, layout=done.layout) if done is not None else command.context
        step.context.focus = command.context.landmarks  # "and another one a scarf"
        also = give(step, things[1].refs[1:], things[2].refs, things[2])
        return merged(done, also) if done is not None and also is not None else None
    looks = next((bit for bit in command.bits if bit.kind == "look"), None)
    if len(things) < 2 or (
        things[0].refs[-1].label is None and not (things[0].refs[0].pronoun or things[0].refs[0].ids)
    ):
        return None
    if looks is not None and len(things) < 2:
        return None
    prop = (
        property_of([replace(things[1].refs[0], owner=things[0].refs[0])])
        if things[1].refs[0].label in ("color", "colour", "look")
        else None
    )
    if prop is not None:
        from layoutgen.edit.words.looking import looked

        return looked(command.layout, whole(command, things[:1])[0], things[1].refs[0].attributes)
    index = command.bits.index(things[1])
    between = command.bits[:index]
    ids, _ = next(readings(command, between, keep=False))
    text_end = (
        command.bits[-1].end
        if all(b.kind in ("prep", "thing", "look") for b in command.bits[index:])
        else things[1].end
    )
    ref = replace(things[1].refs[0], end=text_end) if len(things[1].refs) == 1 else things[1].refs[0]
    new = (ref, *things[1].refs[1:])
    return give(command, [Ref(0, 0, "", ids=ids)], new, things[1])
