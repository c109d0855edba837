"""A plan carried out, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen import vocab
from layoutgen.boxes import hull
from layoutgen.edit.depth import backward, forward, to_back, to_front
from layoutgen.edit.ground import lain_on, to_ground
from layoutgen.edit.look import face
from layoutgen.edit.move import away, put_at, shift, towards
from layoutgen.edit.names import Edited, names
from layoutgen.edit.number import remove
from layoutgen.edit.place import Goal, already, place_all
from layoutgen.edit.rows import align
from layoutgen.edit.setting import set_place
from layoutgen.edit.words.command import (
    Command,
    merged,
    way_amount,
)
from layoutgen.edit.words.plan import SIDE_PREDICATES, Plan
from layoutgen.errors import EditError
from layoutgen.layout import Item, Layout

_DEPTHS = {"front": to_front, "back": to_back, "forward": forward, "backward": backward}


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
    if plan.goals and plan.goals[-1].predicate == "touching" and sum(map(abs, plan.until)) == 1:
        done = merged(done, _up_to(done.layout, ids, plan.until, plan.goals[-1].landmarks))
    elif (own := _own_side(layout, ids, plan)) is not None:
        done = merged(done, _at_end(done.layout, ids, *own))
    elif len(plan.goals) == 1 and (below := _floor_below(done.layout, ids, plan.goals[0])):
        done = merged(done, to_ground(done.layout, ids, below, plan.goals[0].landmarks))
    elif plan.goals:
        done = merged(done, place_all(done.layout, ids, plan.goals))
        if plan.gap is not None:
            done = merged(done, _spaced(done, ids, plan))
    for k, each in enumerate(sorted(ids, key=lambda e: layout[e].box.cx) if plan.sides else ()):
        side = "left of" if k < (len(ids) + 1) // 2 else "right of"
        done = merged(done, place_all(done.layout, [each], [Goal(side, plan.sides)]))
    if plan.spot:
        done = merged(done, _at_spot(done.layout, ids, plan.spot, command.context.before))
    if plan.level:
        done = merged(done, align(done.layout, list(ids), "bottom", plan.level))
    if plan.end is not None:
        done = merged(done, _at_end(done.layout, ids, *plan.end))
    if plan.inset is not None:
        done = merged(done, _off_edge(done.layout, ids, *plan.inset))
    if plan.position == "bottom" and (hosts := lain_on(done.layout, ids)):
        done = merged(done, to_ground(done.layout, ids, hosts))
    elif plan.position:
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


def _floor_below(layout: Layout, ids: Sequence[str], goal: Goal) -> list[Item]:
    """What things lie on that shall lie on the floor, which is a region of the picture under all of it."""
    floors = [layout[each] for each in goal.landmarks]
    wide = all(f.z < 0 and f.box.y1 > _FLOOR and f.box.width > _FLOOR for f in floors)
    return lain_on(layout, ids) if goal.predicate == "on" and wide else []


_FLOOR = 0.9  # of the canvas


def _up_to(layout: Layout, ids: Sequence[str], way: tuple[int, int], marks: Sequence[str]) -> Edited:
    """ "lower the painting until it touches the bed": edge to edge."""
    mine, there = hull(layout[each].box for each in ids), hull(layout[each].box for each in marks)
    dx = {-1: there.x1 - mine.x0, 1: there.x0 - mine.x1}.get(way[0], 0.0)
    dy = {-1: there.y1 - mine.y0, 1: there.y0 - mine.y1}.get(way[1], 0.0)
    if dx * way[0] + dy * way[1] <= 0:
        raise EditError(f"{names(layout, ids)} cannot reach {names(layout, marks)} that way")
    return shift(layout, ids, dx, dy, exact=True)


def _off_edge(layout: Layout, ids: Sequence[str], side: str, far: float) -> Edited:
    """ "20 px from the left edge"."""
    mine = hull(layout[each].box for each in ids)
    dx = {"left": far - mine.x0, "right": 1 - far - mine.x1}.get(side, 0.0)
    dy = {"top": far - mine.y0, "upper": far - mine.y0}.get(side, 0.0)
    dy = {"bottom": 1 - far - mine.y1, "lower": 1 - far - mine.y1}.get(side, dy)
    return shift(layout, ids, dx, dy, exact=True)


def _at_spot(layout: Layout, ids: Sequence[str], marks: Sequence[str], before: Layout | None) -> Edited:
    """Exactly where another thing stands, foot on foot; where it stood, if it came to this very place just now."""
    mine, there = hull(layout[each].box for each in ids), hull(layout[each].box for each in marks)
    if abs(mine.cx - there.cx) + abs(mine.y1 - there.y1) < 1e-6 and before is not None:
        old = {item.id: item.box for item in before.items}
        there = hull(old.get(each, layout[each].box) for each in marks)
    return shift(layout, ids, there.cx - mine.cx, there.y1 - mine.y1, exact=True)


def _own_side(layout: Layout, ids: Sequence[str], plan: Plan) -> tuple[str, tuple[str, ...]] | None:
    """The side of what things are on or in already, "to the right side of the table": they stay on it."""
    goal = plan.goals[-1] if len(plan.goals) == 1 and plan.gap is None else None
    if goal is None or goal.predicate not in ("left of", "right of") or "side" not in goal.words.split():
        return None
    marks = tuple(goal.landmarks)
    upon = any(already(layout, ids, p, marks) for p in ("on", "in", "inside"))
    return (goal.predicate.split()[0], marks) if upon else None


def _at_end(layout: Layout, ids: Sequence[str], way: str, marks: Sequence[str]) -> Edited:
    """On or in a thing as before, or now on it, and there at one of its ends."""
    predicate = next((p for p in ("on", "in", "inside") if already(layout, ids, p, marks)), "")
    done = Edited(layout) if predicate else place_all(layout, ids, [Goal("on", tuple(marks))])
    mine, there = (hull(done.layout[each].box for each in group) for group in (ids, marks))
    wide, high = 0.04 * there.width, 0.04 * there.height
    dx = {"left": there.x0 + wide - mine.x0, "right": there.x1 - wide - mine.x1}.get(way, 0.0)
    dy = {"top": there.y0 + high - mine.y1, "bottom": there.y1 - high - mine.y1}.get(way, 0.0)
    return merged(done, shift(done.layout, ids, dx, dy, exact=True))


def _spaced(done: Edited, ids: Sequence[str], plan: Plan) -> Edited:
    """Exactly so far from the landmark as was said: "20 px left of the car"."""
    layout, goal = done.layout, plan.goals[-1]
    mine = hull(layout[each].box for each in ids)
    mark = hull(layout[each].box for each in goal.landmarks)
    x, y = SIDE_PREDICATES[goal.predicate]
    far = way_amount(plan.gap, layout.canvas.width if x else layout.canvas.height)
    dx = (mark.x0 - far - mine.x1) if x < 0 else (mark.x1 + far - mine.x0) if x > 0 else 0.0
    dy = (mark.y0 - far - mine.y1) if y < 0 else (mark.y1 + far - mine.y0) if y > 0 else 0.0
    if abs(dx) < 1e-9 and abs(dy) < 1e-9:
        return Edited(layout)
    return shift(layout, ids, dx, dy, exact=True)
