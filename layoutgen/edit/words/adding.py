"""Commands that bring new things: add, give, copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen import vocab
from layoutgen.edit.add import New, add
from layoutgen.edit.names import Edited
from layoutgen.edit.number import duplicate
from layoutgen.edit.place import Goal
from layoutgen.edit.setting import set_place
from layoutgen.edit.words.bits import Bit
from layoutgen.edit.words.command import (
    Command,
    exists,
    idle,
    is_place,
    merged,
    property_of,
    readings,
    thing,
    whole,
)
from layoutgen.edit.words.moving import absorbed, carried_out, planned, predicate_of
from layoutgen.edit.words.phrase import Ref
from layoutgen.edit.words.resolve import Context, named, resolve
from layoutgen.edit.words.setting_words import setting_of
from layoutgen.errors import EditError, TextError
from layoutgen.layout import Layout

_WORN = frozenset({"clothing"})
_WORN_WORDS = frozenset(
    {"glasses", "sunglasses", "necklace", "bracelet", "watch", "crown", "mask", "helmet", "backpack", "earring", "ring"}
)
_INTO_NEW = frozenset(
    {
        "with",
        "wearing",
        "holding",
        "carrying",
        "riding",
        "has",
        "eating",
        "reading",
        "using",
        "playing",
        "full of",
        "looking at",
        "playing with",
        "pulling",
        "pushing",
        "driving",
        "in",
        "without",
        "like",
        "as",
        "kicking",
        "throwing",
        "chasing",
    }
)


# new things -------------------------------------------------------------------------------------------------------


def add_words(command: Command) -> Edited | None:
    """ "add a red balloon above the house", "two more dogs", "add a hat to the man", "add rain"."""
    first, rest = thing(command.bits)
    if first is None:
        return setting_of(command, command.said(_after_verb(command)), places=False)
    ref = first.refs[0]
    if ref.label is not None and not exists(command, ref.label) and len(first.refs) == 1:
        only = [bit for bit in rest if not (bit.kind == "prep" and bit.value in ("to", "in", "on"))]
        weather = (
            setting_of(command, command.said(first.start, first.end), places=False)
            if not only and not vocab.lookup(ref.label or "")
            else None
        )
        if weather is None and not only and (vocab.weather(ref.label) or ref.label in ("rain", "snow", "fog")):
            weather = setting_of(command, ref.label, places=False)
        if weather is not None:
            return weather
    if ref.label in ("copy", "duplicate", "clone", "one") and ref.of:
        return amount_of(command.sub("copy", "copy", [replace(first, refs=_copies(ref)), *rest]))
    if (
        ref.more
        and len(first.refs) == 1
        and (ref.label is None or exists(command, ref.label))
        and not _told_apart(command, ref)
    ):
        return _more(command, first, rest)
    if ref.pronoun or (ref.label is None and not ref.ids):
        return None
    if (
        len(first.refs) == 1
        and vocab.is_stuff(ref.label or "")
        and is_place(ref)
        and not rest
        and not ref.attributes
        and not command.layout.scene.background
    ):
        return set_place(command.layout, ref.label or "", command.tools.predict, command.seed)
    return _added(command, first, rest)


def _after_verb(command: Command) -> int:
    return len(command.verb.split()) if command.verb else 0


def _copies(ref: Ref) -> tuple[Ref, ...]:
    return tuple(replace(each, more=True) for each in ref.of) if ref.of else ()


def _told_apart(command: Command, ref: Ref) -> bool:
    """Whether the new thing looks otherwise than those that are there: "another red dog" beside a brown one."""
    return bool(ref.attributes) and not any(
        set(ref.attributes) <= set(item.attributes) for item in named(ref.label or "", command.layout)
    )


def _more(command: Command, first: Bit, rest: Sequence[Bit]) -> Edited | None:
    """ "one more dog", "another tree behind the house": copies of one that is there."""
    ref = first.refs[0]
    if ref.label is None:
        models = [command.layout[each] for each in resolve([Ref(0, 0, "it", pronoun="it")], command.context)]
    else:
        models = [i for i in named(ref.label, command.layout) if set(ref.attributes) <= set(i.attributes)]
    number = ref.number or (1 if not ref.plural else 2)
    done = duplicate(command.layout, [models[-1].id], number)
    fresh = [item.id for item in done.layout.items if not any(i.id == item.id for i in command.layout.items)]
    mine = [each for each in fresh if done.layout[each].label == models[-1].label]
    command.context.mention(mine)
    return _placed(command, done, mine, rest)


def _placed(command: Command, done: Edited, ids: Sequence[str], rest: Sequence[Bit]) -> Edited | None:
    """Copies where the rest of the clause says."""
    bits = [bit for bit in rest if not idle([bit])]
    if not bits:
        return done
    before = command.context.layout
    plan = planned(command.sub("put", "put", []), ids, bits)  # what is named is what was there before
    if plan is None or plan.empty:
        return None
    command.context.layout = done.layout
    try:
        moved = carried_out(command.sub("put", "put", []), ids, plan)
    finally:
        command.context.layout = before
    return merged(done, moved)


def _added(command: Command, first: Bit, rest: Sequence[Bit]) -> Edited | None:  # noqa: C901 - one case after the other
    """New things read by the parser; the phrases behind them that name what is there are where they go."""
    end = first.end
    goals: list[Goal] = []
    hosts: list[Bit] = []
    position = ""
    others: list[Bit] = []
    for bit in absorbed(command, rest):
        if bit.kind == "prep" and (bit.value in _INTO_NEW and not _places_there(command, bit)) and bit.start == end:
            end = bit.end
        elif bit.kind == "prep" and bit.start == end > first.end and bit.refs[0].pronoun == "it":
            end = bit.end  # "a table with a lamp on it"
        elif (bit.kind == "prep" and bit.value in ("to", "for", "with") and _known(command, bit.refs)) or (
            bit.kind == "prep" and bit.value == "on" and _wears(command, first.refs, bit.refs)
        ):
            hosts.append(bit)
        elif bit.kind == "prep" and _known(command, bit.refs):
            marks = _marks(command, bit)
            goals.append(Goal(predicate_of(command, bit.value, bit.words, bit.refs, marks), marks, bit.words))
        elif bit.kind in ("place", "side"):
            position = bit.value
        elif (bit.kind == "prep" and bit.value not in ("from", "than", "closer", "away") and bit.start == end) or (
            bit.kind == "look" and bit.start == end and len(rest) > 1 and bit.looks[0].endswith("ing")
        ):
            end = bit.end
        elif bit.kind == "look":
            end = max(end, bit.end) if bit.start == end else end
        elif bit.kind == "amount" and bit.measure is not None and bit.measure.unit == "fuzzy":
            continue
        elif not idle([bit]):
            others.append(bit)
    if hosts:
        return give(command, hosts[0].refs, first.refs, first, goals)
    if others and not all(bit.kind in ("amount", "depth", "size") for bit in others):
        return None
    if len(first.refs) > 1 and (goals or position) and end == first.end:
        return _each(command, first.refs, tuple(goals), position)
    done = _described(command, command.said(first.start, end), first.refs[0], tuple(goals), position)
    fresh = [i.id for i in done.layout.items if not any(o.id == i.id for o in command.layout.items)]
    mine = [each for each in fresh if done.layout[each].label == (first.refs[0].label or "")] or fresh[:1]
    command.context.mention(mine)
    return (
        _placed(command, done, mine, [b for b in others if b.kind in ("depth", "amount")])
        if others and any(b.kind == "depth" for b in others)
        else done
    )


def _wears(command: Command, new: Sequence[Ref], hosts: Sequence[Ref]) -> bool:
    """Whether "a hat on the man" is what he wears."""
    if not _known(command, hosts):
        return False
    host = resolve(hosts, command.context)[0]
    return all(_held_as(command, host, ref.label or "", Bit("thing", 0, 0))[0] == "wearing" for ref in new)


def _each(command: Command, refs: Sequence[Ref], goals: tuple[Goal, ...], position: str) -> Edited:
    """ "a dog and a cat left of the house": both are there."""
    done = Edited(command.layout)
    for ref in refs:
        step = command.sub("add", "add", [])
        step.context = Context(done.layout, command.context.focus, command.context.several)
        done = merged(done, _described(step, command.said(ref.start, ref.end), ref, goals, position))
    return done


def _known(command: Command, refs: Sequence[Ref]) -> bool:
    """Whether the phrases mean things that are in the picture."""
    return all(_is_there(command, ref) and not ref.more for ref in refs)


def _is_there(command: Command, ref: Ref) -> bool:
    if ref.pronoun or ref.ids or ref.label is None or exists(command, ref.label):
        return True
    whole = (ref.owner,) if ref.owner is not None else ref.of
    return bool(whole) and all(_is_there(command, each) for each in whole)


def _places_there(command: Command, bit: Bit) -> bool:
    """Whether "in the basket" is where it goes, not what it wears or holds."""
    if bit.value != "in":
        return (
            bit.value in ("riding", "with", "playing with", "looking at", "eating", "chasing")
            and _known(command, bit.refs)
            and all(ref.definite for ref in bit.refs)
            and bit.value != "with"
        )
    return _known(command, bit.refs)


def _marks(command: Command, bit: Bit) -> tuple[str, ...]:
    saved = command.context.focus, command.context.several
    marks = resolve(bit.refs, command.context)
    command.context.focus, command.context.several = saved
    return marks


def _described(
    command: Command, text: str, ref: Ref, goals: tuple[Goal, ...], position: str = "", inverse: tuple[Goal, ...] = ()
) -> Edited:
    """Things that a phrase describes, added."""
    words = text.split()
    while words and words[0].lower() in ("another", "more", "second", "the", "my", "other"):
        words = words[1:]
    plain = " ".join(w for w in words if w.lower() not in ("more", "second", "additional", "extra", "new"))
    count_ = ref.number or 1
    lead = (
        ""
        if (words and words[0].lower() in ("a", "an", "some", "two", "several", "many")) or count_ > 1 or ref.plural
        else "a "
    )
    try:
        scene = command.tools.parse(f"{lead}{plain}")
    except TextError:
        raise EditError(f"{text!r} names nothing that can be drawn") from None
    node = next((t.id for t in scene.objects if t.label == ref.label), next(iter(scene), None))
    if node is None:
        raise EditError(f"{text!r} names nothing that can be drawn")
    scene.graph["time"], scene.graph["weather"] = None, ()
    if scene.nodes[node]["kind"] != "stuff":
        scene.graph["background"] = ()
    return add(command.layout, New(scene, node, goals, inverse, position or None), command.tools.predict, command.seed)  # type: ignore[arg-type]


def give(
    command: Command, hosts: Sequence[Ref], new: Sequence[Ref], bit: Bit, goals: Sequence[Goal] = ()
) -> Edited | None:
    """ "give the man a hat", "add flowers to the vase", "make the woman hold an umbrella"."""
    new = [_meant(command, ref) for ref in new]  # before "it" means who is given it
    ids = resolve(hosts, command.context)
    command.context.mention(ids)
    layout, told = command.layout, list[str]()
    for ref in new:
        for hosts_ in _alike(layout, ids) if not ref.definite else [(each,) for each in ids]:
            step = command.sub("give", "give", [])
            step.context = Context(layout, command.context.focus, command.context.several)
            if ref.ids or ((ref.definite and exists(command, ref.label)) and ref.number is None and not ref.plural):
                made = _handed(step, hosts_[0], ref, bit)
            else:
                each = replace(ref, one_each=True, number=len(hosts_)) if len(ids) > 1 else ref
                made = _given(step, hosts_, each, bit, goals)
            layout, told = made.layout, [*told, *made.told]
    return Edited(layout, tuple(told))


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


def _held_as(command: Command, host: str, label: str, bit: Bit) -> tuple[str, bool]:
    """The predicate, and whether the host is its subject: wearing and holding by people, on tables, in vases."""
    item = command.layout[host]
    owner, noun = vocab.noun(item.label), vocab.noun(label)
    if bit.kind == "prep" and bit.value in ("wearing", "holding", "carrying", "riding"):
        return bit.value, True
    if owner.group in ("person", "animal", "bird") or item.label in (
        "snowman",
        "robot",
        "scarecrow",
        "teddy bear",
        "doll",
    ):
        worn = noun.group in _WORN or noun.support == "body" or label.split()[-1] in _WORN_WORDS
        if worn:
            return ("wearing" if noun.group in _WORN or label.split()[-1] in _WORN_WORDS else "has"), True
        return ("holding", True) if owner.group == "person" else ("next to", False)
    if item.z < 0:
        return "on" if noun.support != "sky" else "in", False
    if vocab.part_place(label) is not None and noun.group == "part":
        return "has", True
    predicate = predicate_of(command, "to", "to", [Ref(0, 0, "", ids=(host,))], (host,))
    return predicate, False


def _given(command: Command, hosts: tuple[str, ...], ref: Ref, bit: Bit, goals: Sequence[Goal]) -> Edited:
    predicate, inverse = _held_as(command, hosts[0], ref.label or "", bit)
    goal = Goal(predicate, hosts, predicate)
    text = "" if ref.one_each else command.said(ref.start, ref.end)
    text = text or f"{ref.number or 'a'} {' '.join((*ref.attributes, ref.label or ''))}"
    if inverse:
        return _described(command, text, ref, tuple(goals), inverse=(goal,))
    return _described(command, text, ref, (goal, *goals))


def _handed(command: Command, host: str, ref: Ref, bit: Bit) -> Edited:
    """Something that is there already, given to somebody."""
    from layoutgen.edit.follow import Stated, settled
    from layoutgen.edit.place import place

    thing_ids = resolve([ref], command.context)
    predicate, inverse = _held_as(command, host, ref.label or "", bit)
    if not inverse:
        return place(command.layout, thing_ids, predicate, [host])
    made = place(command.layout, thing_ids, "touching" if predicate == "holding" else "on", [host])
    plain = made.layout.scene.relations
    kept = tuple(
        r for r in plain if not (r.predicate in ("touching", "on") and r not in command.layout.scene.relations)
    )
    bare = made.layout.model_copy(update={"scene": made.layout.scene.model_copy(update={"relations": kept})})
    return settled(bare, bare, thing_ids, [Stated((host,), predicate, thing_ids)])


def give_words(command: Command) -> Edited | None:
    """ "give the man a hat", "hand the woman an umbrella", "give the red car to the boy"."""
    things = [bit for bit in command.bits if bit.kind == "thing"]
    if not things:
        return None
    to = next((bit for bit in command.bits if bit.kind == "prep" and bit.value == "to"), None)
    if to is not None:
        return give(command, to.refs, things[0].refs, things[0])
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
        from layoutgen.edit.words.making import looked

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


def amount_of(command: Command) -> Edited | None:
    """ "duplicate the dog", "copy it twice", "make two copies of the tree", "three copies of the car"."""
    first, rest = thing(command.bits)
    refs = first.refs if first is not None else (Ref(0, 0, "it", pronoun="it"),)
    prop = property_of(refs)
    number = 1
    if prop is not None and prop[0] == "copy":
        number = refs[0].number or 1
        refs = prop[1]
    measure = next((b.measure for b in rest if b.kind == "amount" and b.measure and b.measure.unit == "times"), None)
    words = [word.lower for word in command.words]
    if measure is not None:
        number = int(measure.value)
    elif "twice" in words or "double" in words:
        number = 2
    elif "thrice" in words:
        number = 3
    left = [b for b in rest if b.kind != "amount" and not (b.kind in ("word", "size") and b.words in ("", "twice"))]
    for ids, after in readings(
        command, [Bit("thing", 0, 0, refs=tuple(replace(r, more=False, definite=True) for r in refs)), *left], keep=True
    ):
        done = duplicate(command.layout, ids, max(1, number))
        old = {item.id for item in command.layout.items}
        labels = {command.layout[each].label for each in ids}
        fresh = [i.id for i in done.layout.items if i.id not in old and i.label in labels]
        command.context.mention(fresh)
        return _placed(command, done, fresh, after)
    return None
