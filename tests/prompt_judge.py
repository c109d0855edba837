"""Judges layouts of prompts with known meaning by other people's formulas; nothing here asks layoutgen's predicates."""

from __future__ import annotations

import math
from collections.abc import Sequence

from layoutgen.layout import Item, Layout
from layoutgen.scene import SceneData
from tests.prompts import COLOURS, Prompt, Want

Pixels = tuple[float, float, float, float]
_OTHER_NAMES = {"skis": {"ski"}, "scissors": {"scissor"}}
_COLOURS = {*COLOURS, "grey"}


def graph_faults(prompt: Prompt, scene: SceneData) -> list[str]:
    """What the scene graph says otherwise than the prompt: objects, counts, colours, positions, relations, absences."""
    faults: list[str] = []
    left = [thing for thing in scene.objects if thing.kind == "thing"]
    found: list[str] = []
    for want in prompt.things:
        fits = [t for t in left if _is(t.label, t.attributes, want)]
        if want.side:
            fits = [t for t in fits if want.side in t.position] or fits
        if not fits:
            faults.append(f"no node {_said(want)}")
            found.append("")
            continue
        node = fits[0]
        left.remove(node)
        found.append(node.id)
        if node.count != want.count:
            faults.append(f"{node.id} counts {node.count}, not {want.count}")
        if (
            want.side
            and want.side not in node.position
            and not any(node.id in (r.subject, r.object) for r in scene.relations)
        ):
            faults.append(f"{node.id} has no position {want.side}")
    faults += [f"extra node {t.id} {list(t.attributes)}" for t in left]
    said = {(r.subject, r.predicate, r.object) for r in scene.relations}
    for i, predicate, j in prompt.relations:
        if found[i] and found[j] and not _stated(found[i], predicate, found[j], said, scene):
            faults.append(f"no edge {found[i]} {predicate} {found[j]}; edges: {sorted(said)}")
    ruled_out = {gone.label for gone in scene.absent}
    faults += [f"{noun} is not absent, but {sorted(ruled_out)}" for noun in prompt.absent if noun not in ruled_out]
    return faults


def _stated(a: str, predicate: str, b: str, said: set[tuple[str, str, str]], scene: SceneData) -> bool:
    inverse = {"left of": "right of", "right of": "left of", "above": "below", "below": "above",
               "behind": "in front of", "in front of": "behind", "near": "near"}.get(predicate)  # fmt: skip
    same = {"near": ("near", "next to", "at", "with"), "under": ("under", "below"), "above": ("above", "over")}
    same["below"] = ("below", "under")
    names = same.get(predicate, (predicate,))
    if any((a, name, b) in said for name in names):
        return True
    if inverse and any((b, name, a) in said for name in same.get(inverse, (inverse,))):
        return True
    where = {thing.id: thing.position for thing in scene.objects}
    side = predicate.split()[0]
    other = {"left": "right", "right": "left"}.get(side)
    return other is not None and side in where[a] and other in where[b]


def layout_faults(prompt: Prompt, layout: Layout) -> list[str]:
    """What the layout shows otherwise than the prompt says."""
    kinds = {thing.id: thing.kind for thing in layout.scene.objects}
    left = [item for item in layout.items if item.node is None or kinds.get(item.node) != "stuff"]
    w, h = layout.canvas.width, layout.canvas.height
    faults: list[str] = []
    found: list[list[Item]] = []
    for want in prompt.things:
        fits = [item for item in left if _is(item.label, item.attributes, want)]
        if want.colour is None and len({i.node for i in fits}) > 1:
            fits = [i for i in fits if i.node == fits[0].node]
        left = [item for item in left if item not in fits]
        found.append(fits)
        if len(fits) != want.count:
            faults.append(f"{len(fits)} times {_said(want)} instead of {want.count}")
        faults += [
            f"{item.id} is not on the {want.side}" for item in fits if want.side and not lmd(item.box, want.side)
        ]
        faults += [f"{item.id} cannot be seen whole" for item in fits if not _fits(item)]
    faults += [f"extra {item.id}" for item in left]
    faults += [f"{item.id} should be absent" for item in layout.items if item.label in prompt.absent]
    for i, predicate, j in prompt.relations:
        for one in found[i]:
            for other in found[j]:
                if not related(one, predicate, other, w, h):
                    faults.append(f"{one.id} is not {predicate} {other.id}")
    return faults


def related(one: Item, predicate: str, other: Item, width: int, height: int) -> bool:
    """Directions by GenEval and NSR-1K at once; support, nearness and depth by plain rules on boxes."""
    a, b = _pixels(one, width, height), _pixels(other, width, height)
    shared = max(0.0, min(a[2], b[2]) - max(a[0], b[0])) / min(a[2] - a[0], b[2] - b[0])
    if predicate in ("left of", "right of", "above", "below"):
        return predicate in geneval(a, b) and predicate == nsr1k(a, b)
    if predicate == "on":
        return shared >= 0.5 and a[1] + a[3] < b[1] + b[3] and b[1] - 0.05 * height <= a[3] <= b[3] + 0.02 * height
    if predicate == "under":
        return shared >= 0.5 and a[1] + a[3] > b[1] + b[3]
    if predicate == "behind":
        return one.z < other.z and a[3] <= b[3] + 0.03 * height
    if predicate == "in front of":
        return related(other, "behind", one, width, height)
    gap = math.hypot(*(max(0.0, a[k] - b[k + 2], b[k] - a[k + 2]) for k in (0, 1)))
    return gap <= 0.5 * max(a[2] - a[0], a[3] - a[1], b[2] - b[0], b[3] - b[1])


def geneval(a: Pixels, b: Pixels) -> set[str]:
    """GenEval's evaluation: the offset of centres, shortened by a tenth of both sizes, over its length, beyond 0.5."""
    offset = [(a[k] + a[k + 2] - b[k] - b[k + 2]) / 2 for k in (0, 1)]
    spread = [0.1 * (a[k + 2] - a[k] + b[k + 2] - b[k]) for k in (0, 1)]
    short = [math.copysign(max(abs(o) - s, 0.0), o) for o, s in zip(offset, spread, strict=True)]
    if max(abs(s) for s in short) < 1e-3:
        return set()
    x, y = (s / math.hypot(*offset) for s in short)
    return {
        name
        for name, true in (("left of", x < -0.5), ("right of", x > 0.5), ("above", y < -0.5), ("below", y > 0.5))
        if true
    }


def nsr1k(a: Pixels, b: Pixels) -> str:
    """NSR-1K's evaluation: the 90-degree sector of the difference of centres."""
    dx, dy = a[0] + a[2] - b[0] - b[2], a[1] + a[3] - b[1] - b[3]
    if abs(dx) > abs(dy):
        return "left of" if dx < 0 else "right of"
    return "above" if dy < 0 else "below"


def lmd(box: Sequence[float], side: str) -> bool:
    """LMD's evaluation: on which half of the picture the centre lies; a corner is two halves."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    halves = {"left": x < 0.5, "right": x > 0.5, "top": y < 0.5, "bottom": y > 0.5}
    return all(halves[half] for half in side.split())


def _pixels(item: Item, width: int, height: int) -> Pixels:
    return item.box.x0 * width, item.box.y0 * height, item.box.x1 * width, item.box.y1 * height


def _fits(item: Item) -> bool:
    box = item.box
    return min(box.x0, box.y0) >= -0.03 and max(box.x1, box.y1) <= 1.03 and box.area >= 0.0008


def _is(label: str, attributes: Sequence[str], want: Want) -> bool:
    colours = {"gray" if word == "grey" else word for word in attributes if word in _COLOURS}
    if colours != ({want.colour} if want.colour else set()):
        return False
    names = {label, " ".join((*(w for w in attributes if w not in _COLOURS), label))}
    return bool(names & {want.label, *_OTHER_NAMES.get(want.label, ())})


def _said(want: Want) -> str:
    return f"{want.colour} {want.label}" if want.colour else want.label
