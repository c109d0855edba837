"""What has been done to a thing: food that somebody bit or cut, things broken in two, cracked panes, torn paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace

from layoutgen import vocab
from layoutgen.art.drawing import Drawing
from layoutgen.layout import Item, Layout

_BITTEN = frozenset({"half eaten", "half-eaten", "partially eaten", "partly eaten", "bitten", "eaten", "nibbled"})
_SLICED = frozenset({"sliced", "chopped", "diced", "cut up", "cut"})
_HALVED = frozenset({"halved", "cut in half", "split"})
_BROKEN = frozenset({"broken", "smashed", "damaged", "shattered", "cracked"})
_TORN = frozenset({"torn", "ripped", "tattered"})
_MOLTEN = frozenset({"melting", "melted"})
_FOOD = frozenset({"food", "fruit", "vegetable"})
_ROUND = frozenset({"pizza", "cake", "pie", "soup", "salad", "meal", "rice", "noodle"})  # slices are seen on them
_BRITTLE = frozenset({"window", "mirror", "egg", "screen", "tv", "laptop", "cell phone", "glass", "plate", "vase",
                      "pot", "bowl", "cup", "bottle", "windshield", "monitor", "tablet", "pumpkin", "clock", "sidewalk",
                      "wall"})  # fmt: skip
_SPARED = frozenset({"person", "animal", "bird", "insect", "fish", "body", "place", "region", "nature", "celestial"})
_BITE = re.compile(
    r"\s*(?:that |which )?(?:with|has|had|having|missing) (?:a|an|one|two|three|some|several|few|its)?\s*(?:\w+ )?"
    r"(?:bites?\b|(?:slices?|pieces?) (?:missing|gone|eaten|(?:taken|cut|bitten|eaten) (?:out|off|away)|removed)\b)",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?:one |the |the other )?half (?:of )?(?:an?|the|this|that)\b", re.IGNORECASE)
_ONE_HALF = "one half of it"
_HEAD = re.compile(r"<g data-art=[^>]*>")


def done_to(drawing: Drawing, label: str, attributes: Collection[str]) -> Drawing:
    """`drawing` after what the attributes say was done to it; itself when they say nothing that shows."""
    change = _change(label, set(attributes))
    return drawing if change is None else change(drawing)


def told_after(layout: Layout, item: Item) -> tuple[str, ...]:
    """ "bitten" for a sandwich "with a bite out of it", which is no thing of its own."""
    span = next((thing.span for thing in layout.scene.objects if thing.id == item.node), None)
    if span is None:
        return ()
    if vocab.noun(item.label).group in _FOOD and _HALF.match(layout.scene.text, span[0]):
        return (_ONE_HALF,)
    return ("bitten",) if _BITE.match(layout.scene.text, span[1]) else ()


def _change(label: str, said: set[str]) -> Callable[[Drawing], Drawing] | None:
    noun = vocab.noun(label)
    if not said & _WORDS or noun.group in _SPARED:
        return None
    if noun.group in _FOOD and noun.name != "egg":
        if _ONE_HALF in said:
            return _half
        flat = noun.name in _ROUND or label.split()[-1] in _ROUND
        if said & _BITTEN:
            return _bitten
        if said & (_SLICED | _HALVED):
            return None if flat else _halved if said & _HALVED or "sandwich" in label else _sliced
        return _melting if said & _MOLTEN else None
    if said & _BROKEN:
        return _cracked if noun.name in _BRITTLE or label in _BRITTLE else _snapped
    if said & _TORN:
        return _torn
    return _melting if said & _MOLTEN else None


_WORDS = {_ONE_HALF} | _BITTEN | _SLICED | _HALVED | _BROKEN | _TORN | _MOLTEN


def _opened(drawing: Drawing) -> tuple[str, str, str]:
    """The first tag of a drawing, which says where it comes from, what is in it, and its end."""
    head = _HEAD.match(drawing.svg)
    return (head.group(), drawing.svg[head.end() : -len("</g>")], "</g>") if head else ("<g>", drawing.svg, "</g>")


def _without(drawing: Drawing, holes: str) -> Drawing:
    """The drawing without what `holes`, black shapes and strokes, cover."""
    x, y, width, height = drawing.view
    room = f'x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}"'
    start, body, end = _opened(drawing)
    mask = f'<mask id="hole" maskUnits="userSpaceOnUse" {room}><rect {room} fill="#fff"/>{holes}</mask>'
    return replace(drawing, svg=f'{start}{mask}<g mask="url(#hole)">{body}</g>{end}')


def _bitten(drawing: Drawing) -> Drawing:
    x, y, width, height = drawing.view
    r = 0.17 * min(width, height)
    bites = ((0.99, 0.2, 1.5), (0.82, 0.06, 1.2), (1.0, 0.47, 1.1), (0.84, 0.3, 0.9))
    return _without(
        drawing,
        "".join(f'<circle cx="{x + u * width:.2f}" cy="{y + v * height:.2f}" r="{k * r:.2f}"/>' for u, v, k in bites),
    )


def _slits(drawing: Drawing, shares: Collection[float]) -> Drawing:
    x, y, width, height = drawing.view
    lean = 0.06 * width
    lines = "".join(f"M{x + u * width + lean:.2f} {y:.2f}L{x + u * width - lean:.2f} {y + height:.2f}" for u in shares)
    return _without(drawing, f'<path d="{lines}" stroke="#000" stroke-width="{0.032 * max(width, height):.2f}"/>')


def _sliced(drawing: Drawing) -> Drawing:
    return _slits(drawing, (0.2, 0.4, 0.6, 0.8))


def _halved(drawing: Drawing) -> Drawing:
    return _slits(drawing, (0.5,))


def _half(drawing: Drawing) -> Drawing:
    """What is left of it when the right half is gone."""
    x, y, width, height = drawing.view
    gone = f'<rect x="{x + width / 2:.2f}" y="{y - height:.2f}" width="{width:.2f}" height="{3 * height:.2f}"/>'
    return replace(_without(drawing, gone), view=(x, y, width / 2, height), keypoints={})


def _zigzag(drawing: Drawing) -> list[tuple[float, float]]:
    """The line along which it breaks, from left to right at two fifths of its height."""
    x, y, width, height = drawing.view
    return [(x + u * width, y + v * height)
            for u, v in ((-0.1, 0.36), (0.16, 0.46), (0.3, 0.34), (0.5, 0.48), (0.66, 0.35), (0.84, 0.45),
                         (1.1, 0.37))]  # fmt: skip


def _snapped(drawing: Drawing) -> Drawing:
    """In two: the upper part has slipped and leans."""
    x, y, width, height = drawing.view
    line = "L".join(f"{px:.2f} {py:.2f}" for px, py in _zigzag(drawing))
    left, right, foot, far = x - 0.1 * width, x + 1.1 * width, y + height, 0.1 * height
    start, body, end = _opened(drawing)
    clips = (
        f'<clipPath id="above"><path d="M{line}L{right:.2f} {y - far:.2f}L{left:.2f} {y - far:.2f}Z"/></clipPath>'
        f'<clipPath id="below"><path d="M{line}L{right:.2f} {foot + far:.2f}L{left:.2f} {foot + far:.2f}Z"/>'
        "</clipPath>"
    )
    pivot = f"{x + width:.2f} {y + 0.42 * height:.2f}"
    move = f"translate({0.05 * width:.2f} {0.015 * height:.2f}) rotate(11 {pivot})"
    parts = f'<g clip-path="url(#below)">{body}</g><g transform="{move}"><g clip-path="url(#above)">{body}</g></g>'
    return replace(drawing, svg=f"{start}{clips}{parts}{end}")


def _cracked(drawing: Drawing) -> Drawing:
    """Cracks that run from one point."""
    x, y, width, height = drawing.view
    rays = (
        ((0.56, 0.4), (0.4, 0.3), (0.34, 0.14), (0.2, 0.06)),
        ((0.56, 0.4), (0.7, 0.26), (0.68, 0.14), (0.8, 0.05)),
        ((0.56, 0.4), (0.76, 0.46), (0.86, 0.4), (0.96, 0.5)),
        ((0.56, 0.4), (0.6, 0.6), (0.52, 0.72), (0.6, 0.93)),
        ((0.56, 0.4), (0.38, 0.5), (0.3, 0.46), (0.08, 0.6)),
        ((0.4, 0.3), (0.38, 0.5), (0.6, 0.6), (0.76, 0.46)),
    )
    data = "".join("M" + "L".join(f"{x + u * width:.2f} {y + v * height:.2f}" for u, v in ray) for ray in rays)
    wide = 0.014 * max(width, height)
    lines = "".join(
        f'<path d="{data}" fill="none" stroke="{ink}" stroke-width="{size:.2f}" stroke-linejoin="round"/>'
        for ink, size in (("#FFFFFF", 2.6 * wide), ("#292F33", 1.2 * wide))
    )
    start, body, end = _opened(drawing)
    return inked(replace(drawing, svg=f"{start}{body}{end}"), lines)


def inked(drawing: Drawing, over: str) -> Drawing:
    """The drawing with `over` on it, as far as it has ink."""
    x, y, width, height = drawing.view
    start, body, end = _opened(drawing)
    room = f'x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}"'
    mask = f'<mask id="ink" mask-type="alpha" maskUnits="userSpaceOnUse" {room}>{body}</mask>'
    return replace(drawing, svg=f'{start}{body}{mask}<g mask="url(#ink)">{over}</g>{end}')


def _torn(drawing: Drawing) -> Drawing:
    """A corner is gone, and a tear runs into it."""
    x, y, width, height = drawing.view

    def shape(points: Collection[tuple[float, float]]) -> str:
        return "M" + "L".join(f"{x + u * width:.2f} {y + v * height:.2f}" for u, v in points) + "Z"

    corner = shape(((0.66, 0.0), (0.72, 0.1), (0.78, 0.08), (0.8, 0.22), (0.9, 0.24), (0.92, 0.36), (1.0, 0.4), (1, 0)))
    tear = shape(((0.2, 1.0), (0.26, 0.86), (0.23, 0.8), (0.31, 0.62), (0.3, 0.82), (0.33, 0.88), (0.32, 1.0)))
    return _without(drawing, f'<path d="{corner}{tear}"/>')


def _melting(drawing: Drawing) -> Drawing:
    """A puddle below, into which it sinks a little; drops on their way down."""
    x, y, width, height = drawing.view
    foot = y + height
    pool = (
        f'<ellipse cx="{x + width / 2:.2f}" cy="{foot - 0.05 * height:.2f}" rx="{0.5 * width:.2f}" '
        f'ry="{0.055 * height:.2f}" fill="#BFE0F2"/>'
    )
    drops = "".join(
        f'<ellipse cx="{x + u * width:.2f}" cy="{y + v * height:.2f}" rx="{0.018 * height:.2f}" '
        f'ry="{0.03 * height:.2f}" fill="#8FC8E8"/>'
        for u, v in ((0.3, 0.62), (0.7, 0.7), (0.5, 0.84))
    )
    start, body, end = _opened(drawing)
    return replace(drawing, svg=f"{start}{pool}{body}{drops}{end}")
