"""What a layout says to GLIGEN: a prompt, a negative prompt, and a phrase with a box for every object."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from layoutgen.layout import Box, Item, Layout
from layoutgen.vocab import is_stuff

MOST = 30  # boxes that a GLIGEN model takes (arXiv 2301.07093; fixed in its position network)
_PHRASE_WORDS = 10
_SMALLEST = 1e-4  # side of a box in the unit square, below which nothing of it is in the picture


@dataclass(frozen=True, slots=True)
class Grounding:
    """The words and boxes of one layout.

    prompt, negative: texts. phrases, boxes: as many of each, at most 30, x0 y0 x1 y1 in the unit square, y down.
    left_out: the objects that could not be given a box, each with the reason.
    """

    prompt: str
    negative: str
    phrases: tuple[str, ...]
    boxes: tuple[Box, ...]
    left_out: tuple[str, ...]


def ground(layout: Layout, negative: str = "") -> Grounding:
    """The grounding of a layout. negative: what the caller wants to keep out besides what the scene rules out.

    Things come before regions such as the sky, large before small, so that what is cut off beyond 30 matters least.
    """
    shown = [(item, box) for item in layout.items if (box := clipped(item.box)) is not None]
    shown.sort(key=lambda pair: (_is_region(pair[0]), -pair[1].area))
    hidden = [i for i in layout.items if clipped(i.box) is None]
    left_out = [f"{item.id}: lies outside the picture, so nothing of it is drawn" for item in hidden]
    if len(shown) > MOST:
        cut = Counter(phrase(item) for item, _ in shown[MOST:])
        named = ", ".join(f"{count} {words}" for words, count in cut.items())
        left_out.append(f"GLIGEN takes {MOST} boxes and the layout has {len(shown)}: {named} left to chance")
    absent = (_named(a.attributes, a.label) for a in layout.scene.absent)
    return Grounding(
        prompt=prompt(layout),
        negative=", ".join(filter(None, (negative.strip(), *absent))),
        phrases=tuple(phrase(item) for item, _ in shown[:MOST]),
        boxes=tuple(box for _, box in shown[:MOST]),
        left_out=tuple(left_out),
    )


def phrase(item: Item) -> str:
    """ "red car", "dog running": attributes and label, in words that a text encoder has seen beside each other."""
    return _named(item.attributes, item.label)


def prompt(layout: Layout) -> str:
    """The text, if the layout still shows what it says; otherwise the phrases. Then what neither of them names.

    A text that rules something out is not used: an encoder hears the cars of "no cars".
    """
    scene = layout.scene
    told = bool(scene.text.strip()) and not scene.absent and _still_told(layout)
    start = " ".join(scene.text.split()).rstrip(".") if told else ", ".join(_counted(layout.items))
    extra = [phrase(item) for item in layout.items if told and item.node is None]
    said = start.lower()
    for words in (*extra, *layout.background, *scene.style):
        if not re.search(rf"(?<!\w){re.escape(words.lower())}(?!\w)", said):
            start = f"{start}, {words}" if start else words
            said = start.lower()
    return start


def clipped(box: Box) -> Box | None:
    """The part of a box within the unit square; none when there is none."""
    x0, y0, x1, y1 = (min(max(v, 0.0), 1.0) for v in box)
    return Box(x0, y0, x1, y1) if x1 - x0 > _SMALLEST and y1 - y0 > _SMALLEST else None


def _still_told(layout: Layout) -> bool:
    """Whether all objects of the scene are there as the text has them: none removed, renamed or recoloured."""
    for thing in layout.scene.objects:
        items = layout.of(thing.id)
        if not items or any((item.label, item.attributes) != (thing.label, thing.attributes) for item in items):
            return False
        if isinstance(thing.count, int) and len(items) != thing.count:
            return False
    return True


def _counted(items: Iterable[Item]) -> list[str]:
    return [words if n == 1 else f"{n} {words}" for words, n in Counter(phrase(item) for item in items).items()]


def _named(attributes: Iterable[str], label: str) -> str:
    """Adjectives before the noun, participles ("running", "facing left") after it; at most ten words."""
    before = [a for a in attributes if not a.partition(" ")[0].endswith("ing")]
    after = [a for a in attributes if a not in before]
    return " ".join(" ".join((*before, label, *after)).split()[:_PHRASE_WORDS])


def _is_region(item: Item) -> bool:
    return item.z < 0 or is_stuff(item.label)
