"""Where animals and toys wear things: the top of the head, the eyes and the neck of art that has no key points there.

All in shares of the drawing's view, as drawn: (x, y, width) of the crown, of the eyes and of the neck.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from layoutgen.art.drawing import Drawing

Spot = tuple[float, float, float]  # middle x, y, width


class Head(NamedTuple):
    """Crown: where a hat's brim lies. Eyes: the middle between them. Neck: the middle of a collar."""

    crown: Spot
    eyes: Spot
    neck: Spot


_ART = re.compile(r'data-art="([^"]*)"')
_SIDE = Head((0.24, 0.08, 0.3), (0.2, 0.24, 0.2), (0.32, 0.48, 0.26))
_FRONT = Head((0.5, 0.04, 0.5), (0.5, 0.24, 0.4), (0.5, 0.48, 0.4))
_HEADS: dict[str, Head] = {
    "twemoji/1f415": Head((0.25, 0.05, 0.34), (0.2, 0.12, 0.22), (0.4, 0.4, 0.3)),  # dog
    "twemoji/1f408": Head((0.2, 0.2, 0.26), (0.12, 0.32, 0.2), (0.29, 0.46, 0.2)),  # cat
    "twemoji/1f40e": Head((0.17, 0.07, 0.2), (0.12, 0.16, 0.14), (0.3, 0.28, 0.18)),  # horse
    "twemoji/1f404": Head((0.28, 0.06, 0.34), (0.2, 0.22, 0.2), (0.4, 0.42, 0.24)),  # cow
    "own/sheep": Head((0.21, 0.2, 0.28), (0.13, 0.37, 0.2), (0.29, 0.62, 0.28)),
    "twemoji/1f418": Head((0.3, 0.05, 0.44), (0.18, 0.33, 0.2), (0.5, 0.52, 0.4)),  # elephant
    "twemoji/1f992": Head((0.24, 0.06, 0.2), (0.2, 0.1, 0.16), (0.34, 0.3, 0.17)),  # giraffe
    "own/zebra": Head((0.22, 0.1, 0.2), (0.17, 0.24, 0.14), (0.36, 0.4, 0.22)),
    "own/bear": Head((0.2, 0.1, 0.28), (0.13, 0.28, 0.18), (0.33, 0.5, 0.26)),
    "own/polar-bear": Head((0.2, 0.1, 0.28), (0.13, 0.28, 0.18), (0.33, 0.5, 0.26)),
    "twemoji/1f407": Head((0.2, 0.38, 0.26), (0.15, 0.5, 0.2), (0.28, 0.72, 0.28)),  # rabbit
    "twemoji/1f416": Head((0.28, 0.12, 0.3), (0.24, 0.28, 0.22), (0.4, 0.66, 0.36)),  # pig
    "twemoji/1f410": Head((0.22, 0.12, 0.22), (0.18, 0.26, 0.16), (0.3, 0.42, 0.2)),  # goat
    "twemoji/1f986": Head((0.28, 0.02, 0.28), (0.24, 0.12, 0.2), (0.28, 0.42, 0.18)),  # duck
    "twemoji/1f426": Head((0.32, 0.06, 0.34), (0.28, 0.2, 0.24), (0.36, 0.44, 0.36)),  # bird
    "twemoji/1f427": Head((0.52, 0.03, 0.34), (0.5, 0.12, 0.24), (0.5, 0.24, 0.36)),  # penguin
    "twemoji/1f412": Head((0.28, 0.03, 0.36), (0.18, 0.2, 0.22), (0.36, 0.46, 0.3)),  # monkey
    "own/lion": Head((0.26, 0.06, 0.4), (0.26, 0.34, 0.22), (0.28, 0.68, 0.34)),
    "twemoji/1f405": Head((0.17, 0.1, 0.24), (0.13, 0.22, 0.16), (0.28, 0.46, 0.22)),  # tiger
    "twemoji/1f9f8": Head((0.5, 0.08, 0.5), (0.5, 0.23, 0.36), (0.5, 0.53, 0.4)),  # teddy bear
    "own/fox": Head((0.18, 0.18, 0.22), (0.14, 0.32, 0.16), (0.32, 0.56, 0.2)),
    "own/deer": Head((0.33, 0.27, 0.18), (0.2, 0.32, 0.14), (0.42, 0.48, 0.2)),
    "twemoji/1facf": Head((0.22, 0.12, 0.2), (0.17, 0.25, 0.14), (0.34, 0.4, 0.2)),  # donkey
    "twemoji/1f42a": Head((0.17, 0.04, 0.2), (0.18, 0.08, 0.14), (0.16, 0.34, 0.16)),  # camel
    "twemoji/26c4": Head((0.5, 0.16, 0.32), (0.5, 0.27, 0.26), (0.5, 0.46, 0.34)),  # snowman
    "own/snowman": Head((0.5, 0.05, 0.46), (0.5, 0.155, 0.3), (0.5, 0.335, 0.4)),
}
_HATS = frozenset(
    """hat|cap|cowboy hat|top hat|sun hat|beanie|beret|santa hat|party hat|witch hat|chef hat|graduation cap|bonnet
    |sombrero|helmet|crown|tiara|wig|hard hat|baseball cap|bow|flower|headband|turban|visor""".replace(
        "\n    ", ""
    ).split("|")
)
_EYEWEAR = frozenset({"glasses", "sunglasses", "goggles", "eyepatch", "mask", "monocle"})
_NECKWEAR = frozenset(
    {"collar", "scarf", "tie", "bow tie", "necklace", "bandana", "bell", "ribbon", "medal", "leash", "garland", "tag"}
)
_TOPS = frozenset(
    {"shirt", "t-shirt", "sweater", "jacket", "coat", "vest", "hoodie", "jersey", "sweatshirt", "cardigan", "blouse"}
)


def worn_at(drawing: Drawing, garment: str) -> tuple[float, float, float, float] | None:
    """The box where a hat, glasses or a collar goes, in shares of the view as drawn; None for other clothes.

    A shirt or a sweater has such a box on what is seen from the front.
    """
    found = _ART.search(drawing.svg[:200])
    head = _pointed(drawing) or (_HEADS.get(found.group(1)) if found else None)
    head = head or (_FRONT if drawing.facing == "front" else _turned(_SIDE, drawing.facing == "right"))
    aspect = drawing.aspect
    if garment in _HATS:
        x, y, width = head.crown
        return x - width / 2, y - width * aspect, x + width / 2, y + 0.04
    if garment in _EYEWEAR:
        x, y, width = head.eyes
        return x - width / 2, y - width * aspect / 4, x + width / 2, y + width * aspect / 4
    if garment in _NECKWEAR:
        x, y, width = head.neck
        return x - width / 2, y - width * aspect * 0.4, x + width / 2, y + width * aspect * 0.6
    if garment in _TOPS and drawing.facing == "front":  # sits up, as teddy bears do
        x, y, _ = head.neck
        return x - 0.38, y - 0.06, x + 0.38, y + 0.3
    return None


def _pointed(drawing: Drawing) -> Head | None:
    """The head of art that has key points for it: crown and eyes are about a skull's radius apart."""
    points = drawing.keypoints
    if not {"crown", "eyes", "neck"} <= set(points):
        return None
    x, y, width, height = drawing.view
    radius = math.dist(points["crown"], points["eyes"]) / width
    spots = [((points[name][0] - x) / width, (points[name][1] - y) / height) for name in ("crown", "eyes", "neck")]
    return Head(*((u, v, k * radius) for (u, v), k in zip(spots, (1.7, 1.5, 1.4), strict=True)))


def _turned(head: Head, right: bool) -> Head:
    return Head(*((1 - x, y, width) for x, y, width in head)) if right else head
