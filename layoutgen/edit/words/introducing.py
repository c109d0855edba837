"""What is said of a new thing behind its name: what it is like, where it goes, who is given it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from layoutgen import vocab
from layoutgen.edit.place import Goal
from layoutgen.edit.words.aims import predicate_of
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.bits import is_nameless
from layoutgen.edit.words.command import Command, exists, idle
from layoutgen.edit.words.describing import known
from layoutgen.edit.words.giving import held_as
from layoutgen.edit.words.plan import absorbed
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.resolve import resolve
from layoutgen.meanings import PREDICATES

_INTO_NEW = frozenset({
    "with", "wearing", "holding", "carrying", "riding", "has", "eating", "reading", "using", "playing", "full of",
    "looking at", "playing with", "pulling", "pushing", "driving", "in", "without", "like", "as", "kicking",
    "throwing", "chasing",
})  # fmt: skip
_DOING = frozenset({
    "riding", "playing with", "looking at", "eating", "chasing", "pulling", "pushing", "kicking", "driving", "feeding",
})  # fmt: skip
_POSITIONS = {"wall": "top", "ceiling": "top", "sky": "top"}


@dataclass(slots=True)
class Introduced:
    """What is said of new things. end: where the words that describe them end; tail: more such words, further on.

    hosts: who is given them. later: what is done with them once they are there. looks: those said apart from the name.
    others: what was not understood.
    """

    first: Bit
    end: int
    goals: list[Goal] = field(default_factory=list)
    hosts: list[Bit] = field(default_factory=list)
    position: str = ""
    later: list[Bit] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)
    tail: str = ""
    others: list[Bit] = field(default_factory=list)


def introduced(command: Command, first: Bit, rest: Sequence[Bit]) -> Introduced:
    """The bits behind a new thing's name, each as what it says of it."""
    new = Introduced(first, first.end)
    for bit in absorbed(command, rest):
        if bit.kind == "prep":
            understood = _of_itself(command, new, bit, rest) or _of_others(command, new, bit)
        elif bit.kind == "thing":
            understood = _done_with(command, new, bit)
        elif bit.kind in ("place", "side"):
            new.position, understood = bit.value, True
        elif bit.kind == "look":
            understood = _looks(new, bit)
        else:
            understood = bit.kind == "amount" and bit.measure is not None and bit.measure.unit == "fuzzy"
        if not (understood or idle([bit])):
            new.others.append(bit)
    return new


def _of_itself(command: Command, new: Introduced, bit: Bit, rest: Sequence[Bit]) -> bool:
    """Whether a phrase is a part of the description: "with a hat", "in a blue shirt", "on the wall"."""
    if bit.value in ("on", "in", "at", "from") and _is_backdrop(command, bit):
        new.position = _POSITIONS.get(bit.refs[0].label or "", "bottom")
        return True
    it = bit.refs[0].pronoun == "it"
    if bit.start > new.end and (_wears_or_has(command, bit) or (new.tail and it)) and not bit.refs[0].definite:
        new.tail += f" {command.said(bit.start, bit.end)}"  # "a table in front of the sofa with a cup on it"
        return True
    own = bit.value in _INTO_NEW and not _places_there(command, bit)
    if bit.start == new.end and (own or (it and _tells_more(rest, bit))):  # "a table with a lamp on it"
        new.end = bit.end
        return True
    return False


def _of_others(command: Command, new: Introduced, bit: Bit) -> bool:
    """Whether a phrase says who is given the new thing, or where it goes; what is not there describes it still."""
    if not known(command, bit.refs):
        if bit.value in ("from", "than", "closer", "away") or bit.start != new.end:
            return False
        new.end = bit.end
        return True
    if bit.value in ("to", "for", "with") or (bit.value == "on" and wears(command, new.first.refs, bit.refs)):
        new.hosts.append(bit)
        return True
    marks = marks_of(command, bit)
    predicate = predicate_of(command, bit.value, bit.words, bit.refs, marks)
    if bit.words in _OVER and is_cloth(new.first.refs) and all(command.layout[each].z >= 0 for each in marks):
        predicate = "covering"
    if predicate in PREDICATES:
        new.goals.append(Goal(predicate, marks, bit.words))
    else:
        new.later.append(bit)  # "level with the lamp", "where the cat is"
    return True


_OVER = frozenset({"over", "over the top of", "across"})
_CLOTHS = frozenset({"blanket", "quilt", "sheet", "tablecloth", "cloth", "towel", "duvet", "tarp", "bedspread", "net"})


def is_cloth(refs: Sequence[Ref]) -> bool:
    """Whether what goes over a thing lies on it: "a blanket over the woman"; a lamp hangs above it."""
    return all((ref.label or "").split()[-1:] != [] and (ref.label or "").split()[-1] in _CLOTHS for ref in refs)


def _done_with(command: Command, new: Introduced, bit: Bit) -> bool:
    """Whether a thing is what the new one does something with: "crossing the road"."""
    if is_nameless(bit.refs[0]):  # "a rug under the bed, a dark red one"
        new.looks += bit.refs[0].attributes
        return True
    if bit.start != new.end or new.end == new.first.end:
        return False
    if not known(command, bit.refs):
        new.end = bit.end
        return True
    marks = marks_of(command, bit)
    new.goals.append(Goal(predicate_of(command, "to", "to", bit.refs, marks), marks))
    new.end = new.first.end
    return True


def _looks(new: Introduced, bit: Bit) -> bool:
    """A look right behind the name is read with it; another is painted later: "a rug under the bed, dark red"."""
    if bit.start != new.end:
        new.looks += [look for look in bit.looks if not look.endswith("ing")]
    else:
        new.end = bit.end
    return True


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


def wears(command: Command, new: Sequence[Ref], hosts: Sequence[Ref]) -> bool:
    """Whether "a hat on the man" is what he wears."""
    if not known(command, hosts):
        return False
    host = resolve(hosts, command.context)[0]
    return all(held_as(command, host, ref.label or "", Bit("thing", 0, 0))[0] == "wearing" for ref in new)


def _places_there(command: Command, bit: Bit) -> bool:
    """Whether "in the basket" is where it goes, not what it wears or holds."""
    if bit.value == "in":
        return known(command, bit.refs)
    return bit.value in _DOING and known(command, bit.refs) and all(ref.definite for ref in bit.refs)


def marks_of(command: Command, bit: Bit) -> tuple[str, ...]:
    """What is there that a phrase names, without a change to what "it" means."""
    saved = command.context.focus, command.context.several
    marks = resolve(bit.refs, command.context)
    command.context.focus, command.context.several = saved
    return marks
