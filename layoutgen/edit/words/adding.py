"""Commands that bring new things: "add a red balloon above the house", "two more dogs", "add rain"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen import vocab
from layoutgen.edit.look import paint
from layoutgen.edit.names import Edited
from layoutgen.edit.place import Goal
from layoutgen.edit.setting import set_place
from layoutgen.edit.words.aims import predicate_of
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import Command, exists, idle, is_place, merged, thing
from layoutgen.edit.words.copying import amount_of, more, of_kind, placed
from layoutgen.edit.words.describing import described, known
from layoutgen.edit.words.giving import give, held_as
from layoutgen.edit.words.moving import move
from layoutgen.edit.words.naming import named
from layoutgen.edit.words.plan import absorbed
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.resolve import Context, resolve
from layoutgen.edit.words.setting_words import setting_of
from layoutgen.meanings import PREDICATES

_INTO_NEW = frozenset({
    "with", "wearing", "holding", "carrying", "riding", "has", "eating", "reading", "using", "playing", "full of",
    "looking at", "playing with", "pulling", "pushing", "driving", "in", "without", "like", "as", "kicking",
    "throwing", "chasing",
})  # fmt: skip


def add_words(command: Command) -> Edited | None:
    """ "add a red balloon above the house", "two more dogs", "add a hat to the man", "add rain"."""
    first, rest = thing(command.bits)
    listed = first.refs[1:] if first is not None else ()
    so = all(ref.label is None and ref.attributes for ref in listed)
    if first is not None and listed and so and first.refs[0].number == len(listed):
        return _each_so(command, first, rest)
    return _new(command, first, rest)


def _new(command: Command, first: Bit | None, rest: list[Bit]) -> Edited | None:
    if first is None:
        return setting_of(command, command.said(_after_verb(command)), places=False)
    ref = first.refs[0]
    rest = of_kind(command, ref.label, rest) if ref.label is not None else rest
    weather_too = ref.more and vocab.weather(ref.label or "") is not None  # "more snow" where snow lies
    if ref.label is not None and (weather_too or not exists(command, ref.label)) and len(first.refs) == 1:
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
        return more(command, first, rest)
    if ref.pronoun and rest and command.verb in ("add", "place", "put", "draw", "insert"):
        return move(command.sub("put", "put", command.bits))  # "it needs a farmer. Add him near the well"
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
    return _for_each(command, first, rest) or _added(command, first, rest)


def _each_so(command: Command, first: Bit, rest: Sequence[Bit]) -> Edited | None:
    """ "two more ducks, a green one and a pink one"."""
    done = _new(command, replace(first, refs=first.refs[:1], end=first.refs[0].end), list(rest))
    if done is None or len(command.context.focus) != len(first.refs) - 1:
        return done
    for each, ref in zip(command.context.focus, first.refs[1:], strict=True):
        done = merged(done, paint(done.layout, [each], ref.attributes))
    return done


def _for_each(command: Command, first: Bit, rest: Sequence[Bit]) -> Edited | None:
    """ "a lamp over each table", "a chair on either side of it": one for each of several places; none for one place."""
    bit = next((b for b in rest if b.kind == "prep" and (b.value == "both sides of" or _names_each(b))), None)
    if bit is None or bit.value in ("with", "to", "for") or not known(command, bit.refs):
        return None
    marks = _marks(command, bit)
    if bit.value == "on" and _wears(command, first.refs, bit.refs):
        return None
    asides = [replace(bit, value=side, words=side) for side in ("left of", "right of")]
    each = [(b, marks) for b in asides] if bit.value == "both sides of" else [(bit, (mark,)) for mark in marks]
    one = first
    if bit.value == "both sides of" and first.refs[0].plural and first.refs[0].number in (None, 2):
        start = first.start + (first.refs[0].number == 2)  # "two chairs on either side", "chairs on either side"
        one = replace(first, start=start, refs=(replace(first.refs[0], number=1, plural=False),))
    done = Edited(command.layout)
    for place, ids in each:
        step = command.sub("add", "add", [])
        step.context = Context(done.layout, command.context.focus, command.context.several)
        there = replace(place, refs=(Ref(0, 0, bit.words, ids=ids, definite=True),))
        made = _added(step, one, [there if b is bit else b for b in rest if b.value != "one"])
        if made is None:
            return None
        done = merged(done, made)
    old = {item.id for item in command.layout.items}
    command.context.mention([item.id for item in done.layout.items if item.id not in old])
    return done


def _names_each(bit: Bit) -> bool:
    return bool(bit.refs) and bit.refs[0].text.lower().startswith(("each ", "every ")) and bit.refs[0].quantity == "all"


def _after_verb(command: Command) -> int:
    return len(command.verb.split()) if command.verb else 0


def _copies(ref: Ref) -> tuple[Ref, ...]:
    return tuple(replace(each, more=True) for each in ref.of) if ref.of else ()


def _told_apart(command: Command, ref: Ref) -> bool:
    """Whether the new thing looks otherwise than those that are there: "another red dog" beside a brown one."""
    return bool(ref.attributes) and not any(
        set(ref.attributes) <= set(item.attributes) for item in named(ref.label or "", command.layout)
    )


def _added(command: Command, first: Bit, rest: Sequence[Bit]) -> Edited | None:  # noqa: C901 - one case after the other
    """New things read by the parser; the phrases behind them that name what is there are where they go."""
    end = first.end
    goals: list[Goal] = []
    hosts: list[Bit] = []
    position = ""
    others: list[Bit] = []
    later: list[Bit] = []
    tail = ""
    for bit in absorbed(command, rest):
        if bit.kind == "prep" and bit.value in ("on", "in", "at", "from") and _is_backdrop(command, bit):
            position = {"wall": "top", "ceiling": "top", "sky": "top"}.get(bit.refs[0].label or "", "bottom")
            continue
        if (
            bit.kind == "prep"
            and bit.start > end
            and (_wears_or_has(command, bit) or (tail and bit.refs[0].pronoun == "it"))
            and bit.refs[0].definite is False
        ):
            tail += f" {command.said(bit.start, bit.end)}"  # "a table in front of the sofa with a cup on it"
        elif bit.kind == "prep" and (bit.value in _INTO_NEW and not _places_there(command, bit)) and bit.start == end:
            end = bit.end
        elif bit.kind == "prep" and bit.start == end and bit.refs[0].pronoun == "it" and _tells_more(rest, bit):
            end = bit.end  # "a table with a lamp on it"
        elif (bit.kind == "prep" and bit.value in ("to", "for", "with") and known(command, bit.refs)) or (
            bit.kind == "prep" and bit.value == "on" and _wears(command, first.refs, bit.refs)
        ):
            hosts.append(bit)
        elif bit.kind == "prep" and known(command, bit.refs):
            marks = _marks(command, bit)
            if predicate_of(command, bit.value, bit.words, bit.refs, marks) not in PREDICATES:
                later.append(bit)  # "level with the lamp", "where the cat is"
                continue
            goals.append(Goal(predicate_of(command, bit.value, bit.words, bit.refs, marks), marks, bit.words))
        elif (
            bit.kind == "thing" and bit.start == end and end > first.end
        ):  # what it does with that: "crossing the road"
            if known(command, bit.refs):
                marks = _marks(command, bit)
                goals.append(Goal(predicate_of(command, "to", "to", bit.refs, marks), marks))
                end = first.end
            else:
                end = bit.end
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
    done = described(command, command.said(first.start, end) + tail, first.refs[0], tuple(goals), position)
    fresh = [i.id for i in done.layout.items if not any(o.id == i.id for o in command.layout.items)]
    mine = [each for each in fresh if done.layout[each].label == (first.refs[0].label or "")] or fresh[:1]
    command.context.mention(mine)
    if any(b.kind == "depth" for b in others):
        later += [b for b in others if b.kind in ("depth", "amount")]
    return placed(command, done, mine, later) if later else done


def _wears_or_has(command: Command, bit: Bit) -> bool:
    """ "with a cup", "in a blue shirt" behind the place: of the new thing still."""
    return bit.value == "with" or (bit.value in ("in", "wearing", "holding") and not known(command, bit.refs))


def _tells_more(rest: Sequence[Bit], bit: Bit) -> bool:
    """Whether another thing was named before, so that "it" is the new thing: not in "a boy sitting on it"."""
    return any(other.kind == "prep" and other.start < bit.start for other in rest)


def _is_backdrop(command: Command, bit: Bit) -> bool:
    """Whether "on the wall", "on the floor" means what every room has, without a thing of its own in the picture."""
    label = bit.refs[0].label
    indoors = any(
        vocab.place(place) and place.endswith(("room", "kitchen", "office")) for place in command.layout.background
    )
    walled = label in ("wall", "ceiling", "floor") and indoors
    return len(bit.refs) == 1 and (walled or label == "sky") and not exists(command, label)


def _wears(command: Command, new: Sequence[Ref], hosts: Sequence[Ref]) -> bool:
    """Whether "a hat on the man" is what he wears."""
    if not known(command, hosts):
        return False
    host = resolve(hosts, command.context)[0]
    return all(held_as(command, host, ref.label or "", Bit("thing", 0, 0))[0] == "wearing" for ref in new)


def _each(command: Command, refs: Sequence[Ref], goals: tuple[Goal, ...], position: str) -> Edited:
    """ "a dog and a cat left of the house": both are there."""
    done = Edited(command.layout)
    for ref in refs:
        step = command.sub("add", "add", [])
        step.context = Context(done.layout, command.context.focus, command.context.several)
        done = merged(done, described(step, command.said(ref.start, ref.end), ref, goals, position))
    return done


def _places_there(command: Command, bit: Bit) -> bool:
    """Whether "in the basket" is where it goes, not what it wears or holds."""
    if bit.value != "in":
        return (
            bit.value in ("riding", "with", "playing with", "looking at", "eating", "chasing")
            and known(command, bit.refs)
            and all(ref.definite for ref in bit.refs)
            and bit.value != "with"
        )
    return known(command, bit.refs)


def _marks(command: Command, bit: Bit) -> tuple[str, ...]:
    saved = command.context.focus, command.context.several
    marks = resolve(bit.refs, command.context)
    command.context.focus, command.context.several = saved
    return marks
