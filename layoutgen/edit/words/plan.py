"""Where things shall go, gathered from the bits behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from dataclasses import replace as dataclass_replace

from layoutgen import vocab
from layoutgen.boxes import hull
from layoutgen.edit.place import Goal
from layoutgen.edit.words.aims import predicate_of
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import (
    Command,
    attached,
    idle,
    is_picture,
    is_place,
    modifiers,
    way_amount,
)
from layoutgen.edit.words.lexicon import DIRECTIONS, VERBS
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.resolve import resolve
from layoutgen.errors import AmbiguousError, EditError


@dataclass(slots=True)
class Plan:
    """Where things shall go, gathered from the bits."""

    dx: float = 0.0
    dy: float = 0.0
    exact: bool = False
    goals: list[Goal] = field(default_factory=list)
    gap: Bit | None = None
    position: str = ""
    edge: bool = False
    depth: str = ""
    steps: int = 1
    nearer: tuple[tuple[str, ...], float] | None = None
    farther: tuple[tuple[str, ...], float] | None = None
    level: tuple[str, ...] = ()
    end: tuple[str, tuple[str, ...]] | None = None  # "left", "right", "top" or "bottom" of these, on or in them
    sides: tuple[str, ...] = ()
    facing: str = ""
    spot: tuple[str, ...] = ()
    inset: tuple[str, float] | None = None  # so far from that edge of the picture
    until: tuple[int, int] = (0, 0)  # which way it goes until the goal is reached
    place: Ref | None = None
    gone: bool = False

    @property
    def empty(self) -> bool:
        return self == Plan(gap=self.gap)


SIDE_PREDICATES = {"left of": (-1, 0), "right of": (1, 0), "above": (0, -1), "below": (0, 1)}
_BACKDROPS = {"ground": "bottom", "floor": "bottom", "wall": "top", "ceiling": "top", "sky": "top", "air": "top"}
_COMPANY = frozenset({"with", "wearing", "holding", "carrying", "riding", "has"})


def planned(command: Command, ids: Sequence[str], bits: Sequence[Bit]) -> Plan | None:  # noqa: C901 - one case after the other
    """The bits behind the thing as a plan; none when one of them says nothing of where."""
    plan = Plan()
    bits = _without_start(_onto(absorbed(command, bits)))
    amount: Bit | None = None
    if sum(bit.kind in ("prep", "place", "side", "way", "depth") for bit in bits) > 1 and bits[0].value in _COMPANY:
        return None
    put = command.frame in ("put", "make", "want")
    for number, bit in enumerate(bits):
        if bit.kind == "amount":
            if bit.measure is not None and bit.measure.unit == "steps":
                plan.steps = max(1, int(bit.measure.value))
                continue
            if amount is None or (bit.measure is not None and bit.measure.word != "some"):
                amount = bit
        elif bit.kind == "way" or (bit.kind == "side" and not put):
            later = next((b for b in bits[number + 1 : number + 2] if b.kind == "amount"), None)
            _shifted(command, plan, bit.value, amount if amount is not None else later)
            amount = None if later is None else amount
        elif bit.kind == "place" and bit.value in DIRECTIONS and _more(amount):  # "more to the left"
            _shifted(command, plan, bit.value, None)
            amount = None
        elif bit.kind in ("place", "side"):
            plan.position, plan.edge = bit.value, bit.edge or _is_all(amount)
        elif bit.kind == "depth":
            plan.depth = bit.value
        elif bit.kind == "prep":
            later = next((b for b in bits[number + 1 : number + 2] if b.kind == "amount"), None)
            if not _related(command, plan, ids, bit, amount or later):
                return None
            amount = None
        elif bit.kind == "adverb" and any(b.kind == "prep" for b in bits[number + 1 :]):
            continue_with = next(b for b in bits[number + 1 :] if b.kind == "prep")  # "above and left of the car"
            if not _related(
                command, plan, ids, dataclass_replace(continue_with, value=bit.value, words=bit.words), None
            ):
                return None
        elif bit.kind == "adverb":
            if not _adverb(plan, bit.value):
                return None
        elif bit.kind == "look" and bit.looks[0].startswith("facing"):
            plan.facing = bit.looks[0].split()[-1]
        elif (bit.kind == "look" and all(look.endswith("ing") for look in bit.looks)) or (
            bit.kind == "thing" and bit.refs[0].pronoun == "it" and bit.words == "itself"
        ):
            continue
        elif bit.kind == "word" and _is_put(command, bit):
            continue  # "should be parked behind the house"
        elif not (idle([bit]) or bit.kind == "axis" or (number and bits[number - 1].kind == "way" and _is_path(bit))):
            return None
    if plan.goals and any(word.lower in ("until", "till") for word in command.words):
        plan.until = (plan.dx > 0) - (plan.dx < 0), (plan.dy > 0) - (plan.dy < 0)
        plan.dx = plan.dy = 0.0
    if amount is not None and _is_all(amount) and (plan.dx or plan.dy):
        plan.dx, plan.dy = plan.dx * 20, plan.dy * 20
    return plan


def _onto(bits: list[Bit]) -> list[Bit]:
    """ "onto the right one", which is no place of the picture, as "onto the right desk", where it comes off one."""
    start = next((b for b in bits if b.value in ("off", "from") and b.refs and b.refs[0].label), None)
    for k, bit in enumerate(bits[:-1]):
        one = bits[k + 1].kind == "word" and bits[k + 1].value == "one" and bit.kind in ("place", "side")
        if (
            one
            and start is not None
            and bit.value in ("left", "right")
            and bit.words in ("on", "onto", "to", "in", "into")
        ):
            ref = dataclass_replace(start.refs[0], text="the one", position=bit.value, attributes=())
            to = Bit("prep", bit.start, bits[k + 1].end, "in" if bit.words.startswith("in") else "on", refs=(ref,))
            return [*bits[:k], to, *bits[k + 2 :]]
    return bits


def _without_start(bits: list[Bit]) -> list[Bit]:
    """Without "from under the table" where something else says where to."""
    starts = [bit for bit in bits if bit.kind == "prep" and bit.value in ("off", "from")]
    aims = [bit for bit in bits if bit.kind in ("prep", "place", "side", "way", "depth") and bit not in starts]
    if not (starts and aims):
        return bits
    kind = starts[0].refs[0].label if starts[0].refs else None
    return [_of_kind(bit, kind) for bit in bits if bit not in starts]


def _of_kind(bit: Bit, kind: str | None) -> Bit:
    """ "off the left desk onto the right one": the right desk."""
    if bit.kind != "prep" or len(bit.refs) != 1 or bit.refs[0].label or bit.refs[0].pronoun or bit.refs[0].ids:
        return bit
    return dataclass_replace(bit, refs=(dataclass_replace(bit.refs[0], label=kind),))


def _is_put(command: Command, bit: Bit) -> bool:
    word = command.words[bit.start] if bit.end > bit.start else None
    return word is not None and word.tag in ("VBN", "VBD", "VBG") and VERBS.get(word.lemma) in ("put", "move")


def _is_path(bit: Bit) -> bool:
    """Whether a thing behind a direction only says along what: "down the hill", "up the stairs"."""
    return (
        bit.kind == "thing" and len(bit.refs) == 1 and bit.refs[0].definite and vocab.is_stuff(bit.refs[0].label or "")
    )


def _more(amount: Bit | None) -> bool:
    return amount is not None and amount.measure is not None and amount.measure.word == "some"


def _is_all(amount: Bit | None) -> bool:
    return amount is not None and amount.measure is not None and amount.measure.word == "all"


def _shifted(command: Command, plan: Plan, word: str, amount: Bit | None) -> None:
    canvas = command.layout.canvas
    x, y = DIRECTIONS[word]
    plan.dx += x * way_amount(amount, canvas.width)
    plan.dy += y * way_amount(amount, canvas.height)
    measure = amount.measure if amount is not None else None
    plan.exact = measure is not None and measure.unit != "fuzzy"


def _related(command: Command, plan: Plan, ids: Sequence[str], bit: Bit, amount: Bit | None) -> bool:
    """A relation to other things added to the plan; whether it was understood."""
    value, refs = bit.value, bit.refs
    if value == "to" and amount is not None and amount.measure is not None and amount.measure.unit == "share":
        plan.nearer = resolve(refs, command.context), amount.measure.value  # "a third of the way to the car"
        return True
    backdrop = _BACKDROPS.get(refs[0].label or "", "")
    hung = value == "from" and backdrop == "top"
    if (value in ("on", "at", "in", "to") or hung) and backdrop and not _there(command, refs[0]):
        plan.position = backdrop  # where the picture has no floor or wall of its own
        return True
    side = next((s for s in (*refs[0].attributes, refs[0].position) if s in _OFF), "") if refs[0].label in _RIMS else ""
    if side and value in ("from", "above", "below", "off", "left of", "right of"):
        plan.inset = side, _inset(command, amount, side)
        return True
    if value in ("from", "as", "for", "like", "than", "instead of"):
        return value == "from"
    if value in ("off", "away", "from") and is_picture(command, refs):
        plan.gone = True
        return True
    if (
        len(refs) == 1
        and is_place(refs[0])
        and value in ("on", "in", "at", "to", "inside")
        and not _there(command, refs[0])
    ):
        plan.place = refs[0]
        return True
    if len(refs) == 1 and refs[0].label in command.layout.background and value == "middle of":
        plan.position = "center"  # "to the middle of the lake" where the whole picture is one
        return True
    if refs[0].pronoun == "everything":
        plan.depth = {"in front of": "front", "on": "front", "behind": "back", "under": "back", "above": "front"}.get(
            value, ""
        )
        return bool(plan.depth)
    return _marked(command, plan, ids, bit, _landmarks(command, ids, refs), amount)


_RIMS = frozenset({"edge", "border", "side", "margin", "rim"})
_OFF = frozenset({"left", "right", "top", "bottom", "upper", "lower"})


def _inset(command: Command, amount: Bit | None, side: str) -> float:
    """How far from an edge of the picture, as a share of its side; a little where nothing is said."""
    canvas = command.layout.canvas
    return way_amount(amount, canvas.width if side in ("left", "right") else canvas.height, 0.05)


def _landmarks(command: Command, ids: Sequence[str], refs: Sequence[Ref]) -> tuple[str, ...]:
    """What phrases mean that say where things go; "it" is none of these things themselves."""
    context = command.context
    saved = context.focus, context.several
    if refs[0].pronoun not in ("", "him") and set(context.focus) == set(ids) and context.several == ():
        context.focus = tuple(e for e in context.earlier if any(i.id == e for i in context.layout.items))
        if not context.focus:
            context.focus = saved[0]
            raise EditError(f"what is {refs[0].text!r}? Say its name")
    if refs[0].label is None and not refs[0].pronoun:
        context.focus = tuple(ids)  # "next to the left one": of the same kind
    found = resolve(refs, context)
    if set(found) <= set(ids) and refs[0].label is None and refs[0].ordinal:  # "put the new one left of the first"
        found = resolve([dataclass_replace(refs[0], ordinal=None, other=True)], context)
    marks = tuple(each for each in found if each not in ids) or found
    context.focus, context.several = saved
    context.note_person(marks)
    return marks


def _marked(  # noqa: C901 - one case after the other
    command: Command, plan: Plan, ids: Sequence[str], bit: Bit, marks: tuple[str, ...], amount: Bit | None
) -> bool:
    """What a preposition and what it names, found, ask for; whether it was understood."""
    value = bit.value
    if value in ("facing", "looking at"):
        old = [item.box for item in command.layout.items if item.id in ids]  # none of new ones
        there = hull(command.layout[e].box for e in marks)
        plan.facing = ("left" if there.cx < hull(old).cx else "right") if old else ""
        plan.goals.append(Goal("looking at", marks, bit.words))
    elif value == "as close to":
        plan.nearer = marks, 1.0
    elif value == "as far from":
        plan.farther = marks, 9.0
    elif value in ("nearest", "farthest"):
        return False
    elif value == "closer":
        plan.nearer = marks, _nearness(amount)
    elif value == "away":
        plan.farther = marks, way_amount(amount, command.layout.canvas.width)
    elif value == "both sides of":
        plan.sides = marks
    elif value == "where":
        plan.spot = marks
    elif value == "level with":
        plan.level = marks
    elif value.endswith(" end of"):
        plan.end = value.split()[0], marks
    else:
        context = command.context
        focus, context.focus = context.focus, tuple(ids)
        predicate = predicate_of(command, value, bit.words, bit.refs, marks)
        context.focus = focus
        measure = amount.measure if amount is not None else None
        plan.goals.append(Goal(predicate, marks, bit.words))
        if predicate in SIDE_PREDICATES and measure is not None and measure.unit != "fuzzy":
            plan.gap = amount
    return True


def _nearness(amount: Bit | None) -> float:
    """Which share of the way "closer to" goes."""
    measure = amount.measure if amount is not None else None
    if measure is not None and measure.unit in ("share", ""):
        return measure.value
    return _CLOSER[measure.word] if measure is not None and measure.unit == "fuzzy" else 0.5


_CLOSER = {"little": 0.3, "some": 0.5, "lot": 0.8, "all": 1.0}


def _adverb(plan: Plan, value: str) -> bool:
    """ "put it behind", "move it above": without saying of what."""
    if value == "behind":
        plan.depth = "backward"
    elif value == "in front of":
        plan.depth = "front"
    elif value in ("above", "below"):
        plan.dy += -0.15 if value == "above" else 0.15
    else:
        return value in ("near", "around", "in", "on")
    return True


def absorbed(command: Command, bits: Sequence[Bit]) -> list[Bit]:
    """The bits, with what tells a landmark from others made a part of it: "under the chair on the right"."""
    made: list[Bit] = []
    waiting = list(bits)
    while waiting:
        bit = waiting.pop(0)
        while (
            bit.kind == "prep"
            and bit.refs
            and not bit.refs[0].pronoun
            and waiting
            and modifiers(waiting[:1])
            and not _clear(command, bit.refs)
        ):
            bit = dataclass_replace(bit, refs=attached(bit.refs, waiting.pop(0)))
        made.append(bit)
    return made


def _clear(command: Command, refs: Sequence[Ref]) -> bool:
    try:
        resolve(refs, command.context)
    except AmbiguousError:
        return False
    except EditError:
        return True
    return True


def _there(command: Command, ref: Ref) -> bool:
    from layoutgen.edit.words.naming import named

    return bool(named(ref.label or "", command.layout))
