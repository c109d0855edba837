"""Commands that move: "move the dog a bit to the left", "put the lamp behind the sofa", "bring it to the front"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from dataclasses import replace as dataclass_replace

from layoutgen import vocab
from layoutgen.boxes import hull
from layoutgen.edit.depth import backward, forward, to_back, to_front
from layoutgen.edit.look import face
from layoutgen.edit.move import away, put_at, shift, towards
from layoutgen.edit.names import Edited
from layoutgen.edit.number import remove
from layoutgen.edit.place import Goal, place_all
from layoutgen.edit.rows import align
from layoutgen.edit.setting import set_place
from layoutgen.edit.words.bits import Bit
from layoutgen.edit.words.command import (
    Command,
    attached,
    idle,
    is_picture,
    is_place,
    merged,
    modifiers,
    readings,
    thing,
    way_amount,
)
from layoutgen.edit.words.lexicon import DIRECTIONS
from layoutgen.edit.words.phrase import Ref
from layoutgen.edit.words.resolve import resolve
from layoutgen.errors import AmbiguousError, EditError

_SURFACES = frozenset({"furniture", "appliance"})
_VESSELS = frozenset(
    {
        "box",
        "basket",
        "bowl",
        "vase",
        "bag",
        "suitcase",
        "cup",
        "glass",
        "bucket",
        "crate",
        "pot",
        "boat",
        "cage",
        "bin",
    }
)
_SIDE_PREDICATES = {"left of": (-1, 0), "right of": (1, 0), "above": (0, -1), "below": (0, 1)}
_COMPANY = frozenset({"with", "wearing", "holding", "carrying", "riding", "has"})
_DEPTHS = {"front": to_front, "back": to_back, "forward": forward, "backward": backward}


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
    sides: tuple[str, ...] = ()
    facing: str = ""
    place: Ref | None = None
    gone: bool = False

    @property
    def empty(self) -> bool:
        return self == Plan(gap=self.gap)


def move(command: Command) -> Edited | None:
    """Things moved to where the rest of the clause says; none when it says nothing of the sort."""
    first, rest = thing(command.bits)
    if first is None:
        scene = _scene_moved(command, rest) if not command.context.focus else None
        if scene is not None:
            return scene
        bits = [Bit("thing", 0, 0, refs=(Ref(0, 0, "it", pronoun="it"),)), *command.bits]
    else:
        bits = command.bits
        if is_picture(command, first.refs):
            return _scene_moved(command, rest)
    if (not rest and command.frame in ("lift", "lower")) or (
        command.frame in ("lift", "lower") and not any(b.kind in ("way", "prep", "place", "depth") for b in rest)
    ):
        bits = [*bits, Bit("way", 0, 0, "up" if command.frame == "lift" else "down")]
    error: EditError | None = None
    for ids, left in readings(command, bits, keep=True):
        try:
            plan = planned(command, ids, left)
            if plan is None or plan.empty:
                continue
            done = carried_out(command, ids, plan)
        except EditError as wrong:
            error = error or wrong
            continue
        command.context.mention([each for each in ids if any(i.id == each for i in done.layout.items)])
        return done
    if error is not None:
        raise error
    return None


def _scene_moved(command: Command, rest: Sequence[Bit]) -> Edited | None:
    """ "put the scene on a beach": another place for all."""
    for bit in rest:
        if bit.kind == "prep" and bit.value in ("on", "in", "to", "at", "inside") and is_place(bit.refs[0]):
            return set_place(command.layout, bit.refs[0].label or "", command.tools.predict, command.seed)
    return None


def planned(command: Command, ids: Sequence[str], bits: Sequence[Bit]) -> Plan | None:  # noqa: C901 - one case after the other
    """The bits behind the thing as a plan; none when one of them says nothing of where."""
    plan = Plan()
    bits = absorbed(command, bits)
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
        elif bit.kind in ("place", "side"):
            plan.position, plan.edge = bit.value, bit.edge or _is_all(amount)
        elif bit.kind == "depth":
            plan.depth = bit.value
        elif bit.kind == "prep":
            later = next((b for b in bits[number + 1 : number + 2] if b.kind == "amount"), None)
            if not _related(command, plan, ids, bit, amount or later):
                return None
            amount = None
        elif bit.kind == "adverb":
            if not _adverb(plan, bit.value):
                return None
        elif bit.kind == "look" and bit.looks[0].startswith("facing"):
            plan.facing = bit.looks[0].split()[-1]
        elif bit.kind == "look" and all(look.endswith("ing") for look in bit.looks):
            continue
        elif False:
            return None
        elif bit.kind == "thing" and bit.refs[0].pronoun == "it" and bit.words == "itself":
            continue
        elif not (idle([bit]) or bit.kind == "axis"):
            return None
    if plan.goals and any(word.lower == "until" for word in command.words):
        plan.dx = plan.dy = 0.0
    if amount is not None and _is_all(amount) and (plan.dx or plan.dy):
        plan.dx, plan.dy = plan.dx * 20, plan.dy * 20
    return plan


def _is_all(amount: Bit | None) -> bool:
    return amount is not None and amount.measure is not None and amount.measure.word == "all"


def _shifted(command: Command, plan: Plan, word: str, amount: Bit | None) -> None:
    canvas = command.layout.canvas
    x, y = DIRECTIONS[word]
    plan.dx += x * way_amount(amount, canvas.width)
    plan.dy += y * way_amount(amount, canvas.height)
    measure = amount.measure if amount is not None else None
    plan.exact = measure is not None and measure.unit != "fuzzy"


def _related(command: Command, plan: Plan, ids: Sequence[str], bit: Bit, amount: Bit | None) -> bool:  # noqa: C901 - one case after the other
    """A relation to other things added to the plan; whether it was understood."""
    value, refs = bit.value, bit.refs
    if value == "to" and amount is not None and amount.measure is not None and amount.measure.unit == "share":
        plan.nearer = resolve(refs, command.context), amount.measure.value  # "a third of the way to the car"
        return True
    if value in ("from", "as", "for", "like", "with", "than") and value != "with":
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
    if refs[0].pronoun == "everything":
        plan.depth = {"in front of": "front", "on": "front", "behind": "back", "under": "back", "above": "front"}.get(
            value, ""
        )
        return bool(plan.depth)
    context = command.context
    saved = context.focus, context.several
    if refs[0].pronoun and set(context.focus) == set(ids) and context.several == ():
        raise EditError(f"what is {refs[0].text!r}? Say its name")
    if refs[0].label is None and not refs[0].pronoun:
        context.focus = tuple(ids)  # "next to the left one": of the same kind
    marks = tuple(each for each in resolve(refs, context) if each not in ids) or resolve(refs, context)
    context.focus, context.several = saved
    measure = amount.measure if amount is not None else None
    if value in ("facing", "looking at"):
        mine, there = hull(command.layout[e].box for e in ids), hull(command.layout[e].box for e in marks)
        plan.facing = "left" if there.cx < mine.cx else "right"
        plan.goals.append(Goal("looking at", marks, bit.words))
    elif value == "as close to":
        plan.nearer = marks, 1.0
    elif value == "as far from":
        plan.farther = marks, 9.0
    elif value in ("nearest", "farthest"):
        return False
    elif value == "closer":
        share = (
            {"little": 0.3, "some": 0.5, "lot": 0.8, "all": 1.0}[measure.word]
            if measure and measure.unit == "fuzzy"
            else 0.5
        )
        if measure and measure.unit in ("share", ""):
            share = measure.value
        plan.nearer = marks, share
    elif value == "away":
        plan.farther = marks, way_amount(amount, command.layout.canvas.width)
    elif value == "both sides of":
        plan.sides = marks
    elif value == "level with":
        plan.level = marks
    else:
        context.focus = tuple(ids)
        predicate = predicate_of(command, value, bit.words, refs, marks)
        context.focus = saved[0]
        plan.goals.append(Goal(predicate, marks, bit.words))
        if predicate in _SIDE_PREDICATES and measure is not None and measure.unit != "fuzzy":
            plan.gap = amount
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
    from layoutgen.edit.words.resolve import named

    return bool(named(ref.label or "", command.layout))


def predicate_of(command: Command, value: str, words: str, refs: Sequence[Ref], marks: Sequence[str]) -> str:
    """The canonical predicate of what was said: "to the table" is on it, "to the car" next to it."""
    layout = command.layout
    mark = layout[marks[0]]
    known = vocab.noun(mark.label)
    region = mark.z < 0 or known.kind == "stuff"
    holds_things = known.name in _VESSELS
    if value in ("to", "at", "middle of", "with"):
        if value == "middle of" and len(marks) > 1:
            return "between"
        if region or (known.group in _SURFACES and value != "with"):
            return "at" if value == "at" and not region else "on"
        return "in" if holds_things and value != "at" else "in" if value == "middle of" else "next to"
    if value == "off":
        return "next to"
    if value == "other side of":
        mine = [
            layout[each].box.cx
            for each in command.context.focus
            if each not in marks and any(i.id == each for i in layout.items)
        ]
        return "right of" if mine and mine[0] < mark.box.cx else "left of"
    if (
        value == "in"
        and known.group == "furniture"
        and not holds_things
        and known.name not in ("crib", "cabinet", "drawer")
    ):
        return "on"
    if value == "between" and len(marks) == 1:
        return "between"
    if words == "around" and len(marks) == 1 and len(refs) == 1:
        return "near"
    return value


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


def carried_out(command: Command, ids: Sequence[str], plan: Plan) -> Edited:  # noqa: C901 - one case after the other
    """The plan done, step by step."""
    layout = command.layout
    done = Edited(layout)
    if plan.gone:
        return remove(layout, ids)
    if plan.place is not None:
        done = set_place(layout, plan.place.label or "", command.tools.predict, command.seed)
        if not set(ids) >= {i.id for i in layout.items if i.z >= 0}:
            mark = [i.id for i in done.layout.items if i.z < 0 and i.label == vocab.singular(plan.place.label or "")]
            if mark:
                done = merged(done, place_all(done.layout, ids, [Goal("on", tuple(mark))]))
    if plan.goals:
        done = merged(done, place_all(done.layout, ids, plan.goals))
        if plan.gap is not None:
            done = merged(done, _spaced(done, ids, plan))
    for k, each in enumerate(sorted(ids, key=lambda e: layout[e].box.cx) if plan.sides else ()):
        side = "left of" if k < (len(ids) + 1) // 2 else "right of"
        done = merged(done, place_all(done.layout, [each], [Goal(side, plan.sides)]))
    if plan.level:
        done = merged(done, align(done.layout, list(ids), "bottom", plan.level))
    if plan.position:
        done = merged(done, put_at(done.layout, ids, plan.position, edge=plan.edge))  # type: ignore[arg-type]
    if plan.dx or plan.dy:
        done = merged(done, shift(done.layout, ids, plan.dx, plan.dy, exact=plan.exact))
    if plan.nearer is not None:
        done = merged(done, towards(done.layout, ids, *plan.nearer))
    if plan.farther is not None:
        done = merged(done, away(done.layout, ids, *plan.farther))
    if plan.depth:
        for _ in range(plan.steps if plan.depth in ("forward", "backward") else 1):
            done = merged(done, _DEPTHS[plan.depth](done.layout, ids))
    if plan.facing:
        done = merged(done, face(done.layout, ids, plan.facing))
    return done


def _spaced(done: Edited, ids: Sequence[str], plan: Plan) -> Edited:
    """Exactly so far from the landmark as was said: "20 px left of the car"."""
    layout, goal = done.layout, plan.goals[-1]
    mine = hull(layout[each].box for each in ids)
    mark = hull(layout[each].box for each in goal.landmarks)
    x, y = _SIDE_PREDICATES[goal.predicate]
    far = way_amount(plan.gap, layout.canvas.width if x else layout.canvas.height)
    dx = (mark.x0 - far - mine.x1) if x < 0 else (mark.x1 + far - mine.x0) if x > 0 else 0.0
    dy = (mark.y0 - far - mine.y1) if y < 0 else (mark.y1 + far - mine.y0) if y > 0 else 0.0
    if abs(dx) < 1e-9 and abs(dy) < 1e-9:
        return Edited(layout)
    return shift(layout, ids, dx, dy, exact=True)
