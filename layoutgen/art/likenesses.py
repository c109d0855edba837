"""Things in the shape of others or with them on top: an octopus kite, a dog cake, an elephant balloon."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from layoutgen import vocab
from layoutgen.art.damage import inked
from layoutgen.art.drawing import Drawing

_SHAPED = frozenset({"animal", "bird", "fish", "insect", "vehicle", "boat", "aircraft", "sport", "toy"})
_METAL = frozenset({"robot", "robotic", "mechanical", "cyborg"})
_ALIVE = frozenset({"animal", "bird", "fish", "insect"})
_FILL = re.compile(r"#[0-9A-Fa-f]{6}")
_RIBBON = ("#9266CC", "#F4900C", "#5C913B")


def likeness(label: str) -> tuple[str, str] | None:
    """(subject, head) of "octopus kite": what is drawn and what it is; None for other labels."""
    subject, _, head = label.rpartition(" ")
    made, _, animal = label.partition(" ")
    if made in _METAL and (beast := vocab.lookup(animal)) is not None and beast.group in _ALIVE:
        return animal, "robot"
    known = vocab.lookup(subject) if subject and head in SHAPERS else None
    return (subject, head) if known is not None and known.group in _SHAPED else None


_FLAVOURS: Mapping[str, str] = {
    "chocolate": "brown", "strawberry": "pink", "vanilla": "cream", "lemon": "yellow", "mint": "light green",
    "red velvet": "dark red", "blueberry": "blue", "cheese": "yellow", "butter": "pale yellow", "sugar": "white",
    "tofu": "cream", "caramel": "tan", "coconut": "white", "raspberry": "pink", "pumpkin": "orange",
}  # fmt: skip
_FLAVOURED = frozenset({"cake", "cupcake", "donut", "doughnut", "cream", "icing", "milkshake", "smoothie", "cookie",
                        "muffin", "cube", "frosting", "pudding", "yogurt"})  # fmt: skip


def flavour(label: str, drawn: str) -> tuple[str, ...]:
    """The colour word of what tastes of something and is drawn without it: "brown" for a chocolate cake."""
    for taste, colour in _FLAVOURS.items():
        if label.startswith(f"{taste} ") and not drawn.startswith(taste):
            return (colour,) if taste == "chocolate" or label.split()[-1] in _FLAVOURED else ()
    return ()


def shaped(subject: Drawing, head: str, base: Drawing | None) -> Drawing:
    """The thing called `head` in the shape of `subject`. base: the usual drawing of such a thing."""
    return SHAPERS[head](subject, base)


def _kite(subject: Drawing, _base: Drawing | None) -> Drawing:
    """With ribbons below it."""
    x, y, width, height = subject.view
    size = max(width, height)
    foot = y + height
    tails = ""
    for rank, share in enumerate((0.3, 0.5, 0.7)):
        start, wave = x + share * width, 0.07 * size
        data = f"M{start:.2f} {foot - 0.2 * height:.2f}"
        for step in range(3):
            low = foot + (step + 1) * 0.2 * size - 0.05 * size
            sway = wave if (step + rank) % 2 else -wave
            data += f"Q{start + 2 * sway:.2f} {low - 0.1 * size:.2f} {start:.2f} {low:.2f}"
        tails += f'<path fill="none" stroke="{_RIBBON[rank]}" stroke-width="{0.035 * size:.2f}" d="{data}"/>'
    margin = max(0.0, 0.1 * size - 0.3 * width)
    view = (x - margin, y, width + 2 * margin, height + 0.56 * size)
    return replace(subject, svg=f"<g>{tails}{subject.svg}</g>", view=view, keypoints={})


def _balloon(subject: Drawing, _base: Drawing | None) -> Drawing:
    """On a string."""
    x, y, width, height = subject.view
    foot, middle = y + height, x + width / 2
    data = (
        f"M{middle:.2f} {foot - 0.1 * height:.2f}Q{middle + 0.1 * width:.2f} {foot + 0.2 * height:.2f} {middle:.2f} "
        f"{foot + 0.5 * height:.2f}"
    )
    string = f'<path fill="none" stroke="#66757F" stroke-width="{0.015 * height:.2f}" d="{data}"/>'
    return replace(subject, svg=f"<g>{string}{subject.svg}</g>", view=(x, y, width, 1.5 * height), keypoints={})


def _cake(subject: Drawing, base: Drawing | None) -> Drawing:
    """A cake on which it stands."""
    if base is None:
        return subject
    x, y, width, _ = base.view
    top = base.keypoints.get("surface", (x + width / 2, y))
    scale = 0.62 * width / max(subject.view[2], subject.view[3])
    sx, sy, wide, high = subject.view
    left, upper = top[0] - scale * (sx + wide / 2), top[1] - scale * (sy + high)
    figure = f'<g transform="translate({left:.2f} {upper:.2f}) scale({scale:.4f})">{subject.svg}</g>'
    rise = max(0.0, scale * high - (top[1] - y))
    view = (x, y - rise, width, base.view[3] + rise)
    return replace(base, name=f"{subject.name} cake", svg=f"<g>{base.svg}{figure}</g>", view=view)


def plush(drawing: Drawing) -> Drawing:
    """A soft toy: a patch is sewn on whatever it is."""
    x, y, width, height = drawing.view
    size, px, py = 0.15 * min(width, height), x + 0.58 * width, y + 0.56 * height
    thread = f'fill="none" stroke="#F5F8FA" stroke-width="{0.16 * size:.2f}" stroke-dasharray="{0.34 * size:.2f}"'
    patch = (
        f'<g transform="rotate(-12 {px:.2f} {py:.2f})"><rect x="{px - size:.2f}" y="{py - size:.2f}" '
        f'width="{2 * size:.2f}" height="{2 * size:.2f}" rx="{0.3 * size:.2f}" fill="#EA596E"/>'
        f'<rect x="{px - 0.75 * size:.2f}" y="{py - 0.75 * size:.2f}" width="{1.5 * size:.2f}" '
        f'height="{1.5 * size:.2f}" {thread}/></g>'
    )
    return inked(drawing, patch)


def _robot(subject: Drawing, _base: Drawing | None) -> Drawing:
    """Of metal, with an antenna, bolts and a lamp."""
    x, y, width, height = subject.view
    r = 0.05 * max(width, height)
    svg = _FILL.sub(lambda fill: _steel(fill[0]), subject.svg)
    rise = 4 * r
    px, py = x + 0.62 * width, y + 0.5 * height
    parts = (
        f'<path fill="none" stroke="#66757F" stroke-width="{0.5 * r:.2f}" d="M{px:.2f} {py:.2f}V{y - rise + r:.2f}"/>'
        f'<circle cx="{px:.2f}" cy="{y - rise + r:.2f}" r="{r:.2f}" fill="#DD2E44"/>'
    )
    bolts = "".join(
        f'<circle cx="{x + u * width:.2f}" cy="{y + v * height:.2f}" r="{0.45 * r:.2f}" fill="#55ACEE"/>'
        for u, v in ((0.45, 0.52), (0.55, 0.52), (0.65, 0.52))
    )
    view = (x, y - rise, width, height + rise)
    return replace(subject, svg=f"<g>{parts}{svg}{bolts}</g>", view=view)


def _steel(fill: str) -> str:
    red, green, blue = (int(fill[k : k + 2], 16) for k in (1, 3, 5))
    light = round(70 + 0.62 * (0.3 * red + 0.59 * green + 0.11 * blue))
    return f"#{light - 8:02X}{light:02X}{min(255, light + 10):02X}"


def _toy(subject: Drawing, _base: Drawing | None) -> Drawing:
    return subject


SHAPERS: Mapping[str, Callable[[Drawing, Drawing | None], Drawing]] = {
    "kite": _kite,
    "balloon": _balloon,
    "cake": _cake,
    "toy": _toy,
    "robot": _robot,
}
BASES: Mapping[str, str] = {"cake": "plain cake"}
