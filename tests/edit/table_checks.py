"""The checks of the tables of edit sentences, asked of boxes and records alone.

Checks: ``dog left of car`` (holds and is stated; ``near|next to car`` either), ``dog go left 5`` (hundredths),
``dog bigger 1.2-2``, ``dog x 2`` or ``dog x 1 2`` (across, down), ``dog at top left``, ``dog is wolf``,
``dog looks red !blue``, ``dog flip``, ``dog tilt 90``, ``dog lock``, ``dog front cat``, ``gone dog cat``,
``count dog 3``, ``new tree x2 green above house`` (x0: some), ``by man holding umbrella`` (a new one), ``swap a b``,
``row`` / ``tops`` / ``lefts`` / ``column a b``, ``even a b c``, ``closer`` / ``farther a b``, ``alike a b`` (in size),
``time``, ``weather``, ``place``, ``canvas``; ``free a`` may change (``*``: all), ``same`` is an unchanged layout,
``ask a b`` a question with these candidates, ``refuse word`` an error that says the word, ``keep`` either or no change.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from typing import NamedTuple

from layoutgen.errors import LayoutError
from layoutgen.geometry import PREDICATES, holds, position_holds
from layoutgen.layout import Box, Item, Layout

LONGEST_FIRST = sorted(PREDICATES, key=len, reverse=True)
WAYS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
SIDES = {
    "bigger": ("area", 1), "smaller": ("area", -1), "taller": ("height", 1), "shorter": ("height", -1),
    "wider": ("width", 1), "narrower": ("width", -1),
}  # fmt: skip


def full(name: str) -> str:
    """The id of an item from its short form."""
    name = name.replace("_", " ")
    parts = re.fullmatch(r"(.*?)((?:\.\d+)*)", name)
    assert parts is not None
    numbers = parts[2].split(".")[1:]
    return name if len(numbers) == 2 else f"{parts[1]}.1.{numbers[0] if numbers else 1}"


class Said(NamedTuple):
    """What a check found: the ids that it expects to change, and whether it holds."""

    changed: tuple[str, ...]
    right: bool


def failures(before: Layout, after: Layout, checks: tuple[str, ...]) -> list[str]:
    """The checks that do not hold, and what changed although no check names it."""
    wrong, changed = [], set()
    for check in checks:
        said = _check(before, after, check)
        changed |= set(said.changed)
        if not said.right or (" go " in check and not _may_grow(checks, check.split()[0], before, after)):
            wrong.append(check)
    if "*" not in changed:
        wrong += [f"changed {i.id}" for i in before.items if i.id not in changed and not same(i, after)]
        named = {_made(c) for c in checks if c.startswith(("new ", "count ", "by "))}
        old = {i.id for i in before.items}
        wrong += [f"made {i.id}" for i in after.items if i.id not in old and i.label not in named]
    return wrong


def _made(check: str) -> str:
    """The kind of thing that a check expects to be new."""
    return check.split()[-1 if check.startswith("by ") else 1].replace("_", " ")


def same(item: Item, after: Layout) -> bool:
    there = {i.id: i for i in after.items}.get(item.id)
    return there is not None and (there.box, there.label, there.attributes, there.flip) == (
        item.box,
        item.label,
        item.attributes,
        item.flip,
    )


def _check(before: Layout, after: Layout, check: str) -> Said:
    word, _, rest = check.partition(" ")
    if word in VERBS:
        return VERBS[word](before, after, rest.split())
    try:
        return _of_item(before, after, full(word), rest)
    except LayoutError:
        return Said((full(word),), False)


def _of_item(before: Layout, after: Layout, a: str, rest: str) -> Said:  # noqa: C901 - one check after the other
    words = rest.split()
    for option in re.split(r"(?<=\w)\|(?=\w)", rest) if "|" in rest else ():
        tail = rest.rsplit("|", 1)[1].split()[-1]
        got = _of_item(before, after, a, option if option.endswith(tail) else f"{option} {tail}")
        if got.right:
            return got
    if "|" in rest:
        return Said((a,), False)
    predicate = next((p for p in LONGEST_FIRST if rest.startswith(p + " ")), None)
    if words[0] == "go":
        return Said((a,), _went(before[a].box, after[a].box, words[1:]))
    if words[0] in SIDES:
        side, sign = SIDES[words[0]]
        ratio = getattr(after[a].box, side) / getattr(before[a].box, side)
        low, high = (float(v) for v in words[1].split("-")) if len(words) > 1 else (1.03, 9.0)
        return Said((a,), low <= (ratio if sign > 0 else 1 / ratio) <= high)
    if words[0] == "x":
        wide, high = after[a].box.width / before[a].box.width, after[a].box.height / before[a].box.height
        return Said((a,), abs(wide - float(words[1])) < 0.03 and abs(high - float(words[-1])) < 0.03)
    if words[0] == "at":
        return Said((a,), position_holds(" ".join(words[1:]), after[a].box))
    if words[0] == "is":
        label = " ".join(words[1:]).replace("_", " ")
        node = next(t for t in after.scene.objects if t.id == after[a].node)
        kept = abs(after[a].box.cx - before[a].box.cx) < 0.06 and abs(after[a].box.y1 - before[a].box.y1) < 0.06
        kept |= after[a].box.x0 < 0.001 or after[a].box.x1 > 0.999  # wider than before, it has been kept on the canvas
        return Said((a,), after[a].label == node.label == label and kept)
    if words[0] == "looks":
        has = after[a].attributes
        return Said(
            (a,),
            all(
                (w[1:] not in has) if w[0] == "!" else (w in has)
                for w in (word.replace("_", " ") for word in words[1:])
            ),
        )
    if words[0] == "flip":
        return Said((a,), after[a].flip != before[a].flip and _near(before[a].box.cx, after[a].box.cx))
    if words[0] in ("lock", "unlock"):
        return Said((a,), after[a].locked == (words[0] == "lock"))
    if words[0] == "tilt":
        return Said((a,), abs((getattr(after[a], "angle", 0.0) - float(words[1]) + 180) % 360 - 180) < 1)
    if words[0] == "front":
        return Said((a,), all(after[a].z > after[full(b)].z for b in words[1:]))
    if words[0] == "back":
        return Said((a,), all(after[a].z < after[full(b)].z for b in words[1:]))
    assert predicate is not None, f"unknown check {rest}"
    return Said((a,), _related(after, a, predicate, rest[len(predicate) + 1 :].split()))


def _related(after: Layout, a: str, predicate: str, others: list[str]) -> bool:
    """Between boxes, and stated in the scene."""
    ids = [full(b) for b in others]
    stated = {(r.subject, r.predicate, r.object) for r in after.scene.relations}
    told = all((after[a].node, predicate, after[b].node) in stated for b in ids)
    if predicate == "between" and len(ids) == 2:
        xs = sorted(after[b].box.cx for b in ids)
        return told and (xs[0] < after[a].box.cx < xs[1])
    return told and all(holds(predicate, after[a], after[b], aspect=after.canvas.aspect) for b in ids)


def _may_grow(checks: tuple[str, ...], name: str, before: Layout, after: Layout) -> bool:
    """Whether an item that is to go somewhere has its size still, or another check is about its size."""
    told = {c.split()[1] for c in checks if c.startswith(f"{name} ")} & {*SIDES, "x"}
    return bool(told) or _as_large(before[full(name)].box, after[full(name)].box)


def _as_large(a: Box, b: Box) -> bool:
    return abs(a.width - b.width) < 1e-4 and abs(a.height - b.height) < 1e-4


def _went(a: Box, b: Box, words: list[str]) -> bool:
    """Moved the ways that are named, by so many hundredths where a number is said."""
    amount = float(words[-1]) / 100 if words[-1].replace(".", "").isdigit() else None
    dx, dy = b.cx - a.cx, b.cy - a.cy
    right, aside = True, 0.011
    if not _as_large(a, b):  # things grow from where they stand
        dy, aside = b.y1 - a.y1, 0.03
    ways = [WAYS[w] for w in words if w in WAYS]
    for x, y in ways:
        along = dx * x + dy * y
        right &= along > 0.01 if amount is None else abs(along - amount) < 0.011
    if len(ways) == 1:
        right &= abs(dy if ways[0][0] else dx) < aside
    return right


def _near(a: float, b: float, by: float = 0.011) -> bool:
    return abs(a - b) <= by


def _gone(before: Layout, after: Layout, words: list[str]) -> Said:
    ids = tuple(map(full, words))
    nodes = {before[i].node for i in ids if not after.of(before[i].node or "")}
    return Said(ids, not {i.id for i in after.items} & set(ids) and not nodes & {t.id for t in after.scene.objects})


def _count(before: Layout, after: Layout, words: list[str]) -> Said:
    label, wanted = words[0].replace("_", " "), int(words[1])
    said = [t.count for t in after.scene.objects if t.label == label]
    there = sum(i.label == label for i in after.items)
    lost = tuple(i.id for i in before.items if i.label == label and i.id not in {j.id for j in after.items})
    return Said(lost, there == wanted == sum(c for c in said if isinstance(c, int)))


def _options(text: str) -> list[str]:
    """ "cat near|next to dog" -> "cat near dog", "cat next to dog"; nothing without a bar."""
    first, bar, rest = text.partition("|")
    if not bar:
        return []
    predicate = next(p for p in LONGEST_FIRST if first.endswith(f" {p}"))
    start, last = first.removesuffix(predicate), rest.rsplit("|", 1)[-1]
    tail = last[len(next(p for p in LONGEST_FIRST if last.startswith(f"{p} "))) :]
    others = [*rest.split("|")[:-1], last.removesuffix(tail)]
    return [f"{start}{p}{tail}" for p in (predicate, *others)]


def _new(before: Layout, after: Layout, words: list[str]) -> Said:
    """new LABEL [xN] [attributes] [PREDICATE ITEMS], or several predicates between bars, of which one must hold."""
    for option in _options(" ".join(words)):
        got = _new(before, after, option.split())
        if got.right:
            return got
    label, rest = words[0].replace("_", " "), words[1:]
    made = [i for i in after.items if i.id not in {j.id for j in before.items} and i.label == label]
    count = int(rest.pop(0)[1:]) if rest and re.fullmatch(r"x\d+", rest[0]) else 1
    right = (
        (len(made) == count or not count)
        and bool(made)
        and all(min(i.box.x1, i.box.y1) > 0 and max(i.box.x0, i.box.y0) < 1 for i in made)
    )
    text = " ".join(rest)
    hit = [(m.start(), p) for p in PREDICATES for m in re.finditer(rf"(^|(?<= )){re.escape(p)} ", text)]
    if (" at " in f" {text} " and not hit) or (text.startswith("at ") or " at " in text):
        attributes, _, place = f" {text}".partition(" at ")
        right &= all(position_holds(place.strip(), i.box) for i in made)
    elif hit:
        start, predicate = min(hit, key=lambda h: (h[0], -len(h[1])))
        attributes, others = text[:start], text[start + len(predicate) :].split()
        ids = [(o, next((i for i in after.items if i.id == full(o)), None)) for o in others]
        pool = [
            b
            if b is not None
            else next((i for i in after.items if i.label == o and i.id not in {j.id for j in before.items}), None)
            for o, b in ids
        ]
        right &= all(b is not None for b in pool) and bool(made)
        if right and predicate == "between" and len(pool) == 2:
            xs = sorted(b.box.cx for b in pool)
            right &= all(xs[0] < i.box.cx < xs[1] for i in made)
        elif right:
            right &= all(holds(predicate, i, b, aspect=after.canvas.aspect) for i in made for b in pool)
    else:
        attributes = text
    right &= all(set(attributes.split()) <= set(i.attributes) for i in made)
    return Said(("new",), bool(right))


def _holder(before: Layout, after: Layout, words: list[str]) -> Said:
    """by ITEM PREDICATE LABEL: the old item lies so to a new one."""
    made = [
        i for i in after.items if i.id not in {j.id for j in before.items} and i.label == words[-1].replace("_", " ")
    ]
    predicate = " ".join(words[1:-1])
    owner = after[full(words[0])]
    return Said(("new",), any(holds(predicate, owner, i, aspect=after.canvas.aspect) for i in made))


def _swap(before: Layout, after: Layout, words: list[str]) -> Said:
    a, b = map(full, words)
    right = _near(after[a].box.cx, before[b].box.cx, 0.06) and _near(after[b].box.cx, before[a].box.cx, 0.06)
    return Said((a, b), right)


def _line(before: Layout, after: Layout, words: list[str]) -> Said:
    """row / column / tops / lefts / rights / middles: one coordinate is shared."""
    key = {"row": lambda b: b.y1, "tops": lambda b: b.y0, "lefts": lambda b: b.x0, "rights": lambda b: b.x1,
           "column": lambda b: b.cx, "middles": lambda b: b.cy}[words[0]]  # fmt: skip
    ids = tuple(map(full, words[1:]))
    values = [key(after[i].box) for i in ids]
    return Said(ids, max(values) - min(values) < 0.011)


def _even(before: Layout, after: Layout, words: list[str]) -> Said:
    ids = tuple(map(full, words))
    boxes = sorted((after[i].box for i in ids), key=lambda b: b.cx)
    centres = [b.cx - a.cx for a, b in itertools.pairwise(boxes)]
    gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(boxes)]
    return Said(ids, min(max(v) - min(v) for v in (centres, gaps)) < 0.02 and min(centres) > 0.02)


def _setting(field: str) -> Callable[[Layout, Layout, list[str]], Said]:
    def check(before: Layout, after: Layout, words: list[str]) -> Said:
        word, scene = " ".join(words).replace("_", " "), after.scene
        said = {
            "time": (scene.time,),
            "weather": scene.weather,
            "place": scene.background[:1],
            "style": scene.style,
        }[field]
        lost = [i.id for i in before.items if i.z < 0] if field == "place" else ()
        return Said(
            (*lost, "*") if field == "place" else (), word in said and (word in after.background or field == "style")
        )

    return check


def _lined(way: str) -> Callable[[Layout, Layout, list[str]], Said]:
    return lambda before, after, words: _line(before, after, [way, *words])


def _times(layout: Layout, words: list[str]) -> float:
    """How many times as large, along a side, the first is as the second."""
    a, b = (layout[full(w)].box.area for w in words)
    return (a / b) ** 0.5


VERBS: dict[str, Callable[[Layout, Layout, list[str]], Said]] = {
    "gone": _gone,
    "count": _count,
    "new": _new,
    "by": _holder,
    "swap": _swap,
    "even": _even,
    **{way: _lined(way) for way in ("row", "tops", "lefts", "rights", "column", "middles")},
    **{field: _setting(field) for field in ("time", "weather", "place", "style")},
    "free": lambda b, a, w: Said(tuple("*" if i == "*" else full(i) for i in w), True),
    "same": lambda b, a, w: Said((), a.items == b.items and a.scene == b.scene),
    "canvas": lambda b, a, w: Said((), f"{a.canvas.width}x{a.canvas.height}" == w[0]),
    "without": lambda b, a, w: Said((), not any(" ".join(w) in said for said in (a.background, a.scene.weather))),
    "closer": lambda b, a, w: Said(_pair(w), _gap(a, w) < _gap(b, w) - 0.02),
    "farther": lambda b, a, w: Said(_pair(w), _gap(a, w) > _gap(b, w) + 0.02),
    "alike": lambda b, a, w: Said(_pair(w), abs(_times(a, w) - 1) < 0.15),
}  # fmt: skip


def _pair(words: list[str]) -> tuple[str, ...]:
    """Two of one kind may both change, of different kinds only the first."""
    a, b = (full(word) for word in words)
    return (a, b) if a.rsplit(".", 1)[0] == b.rsplit(".", 1)[0] else (a,)


def _gap(layout: Layout, words: list[str]) -> float:
    a, b = (layout[full(w)].box for w in words)
    return ((a.cx - b.cx) ** 2 + (a.cy - b.cy) ** 2) ** 0.5
