"""Animals in poses, drawn by our own code: what the packs show in one pose only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from layoutgen.art.animals import heads
from layoutgen.art.animals.body import draw_body
from layoutgen.art.animals.poses import STANCES
from layoutgen.art.animals.species import SPECIES
from layoutgen.art.drawing import Drawing
from layoutgen.art.people.sheet import Sheet, between, frame, towards

__all__ = ["POSES", "draw_animal", "posed"]

POSES: tuple[str, ...] = tuple(STANCES)
PACK = "animals"
# the drawing that a pack has -> the animal of ours that it shows
_SHOWN: Mapping[str, str] = {
    "twemoji/1f415": "dog",
    "twemoji/1f408": "cat",
    "twemoji/1f408-200d-2b1b": "black cat",
    "twemoji/1f40e": "horse",
    "twemoji/1f404": "cow",
    "twemoji/1f402": "bull",
    "twemoji/1f418": "elephant",
    "twemoji/1f992": "giraffe",
    "own/zebra": "zebra",
    "own/sheep": "sheep",
    "own/bear": "bear",
    "own/black-bear": "black bear",
    "own/polar-bear": "polar bear",
    "own/panda": "panda",
    "own/lion": "lion",
    "own/fox": "fox",
    "own/wolf": "wolf",
    "own/unicorn": "unicorn",
    "own/deer": "deer",
    "twemoji/1f405": "tiger",
    "twemoji/1f406": "leopard",
    "twemoji/1f416": "pig",
    "twemoji/1f410": "goat",
    "twemoji/1facf": "donkey",
}
_SITTERS = frozenset({"dog", "cat", "black cat", "bear", "black bear", "polar bear", "panda", "tiger", "lion"})
_SITTERS |= {"leopard", "fox", "wolf"}
_PONIES = frozenset({"pony", "foal", "colt", "shetland pony", "miniature horse", "baby horse"})
_OURS = frozenset(
    {"cow", "bull", "goat", "elephant", "tiger", "leopard"}
)  # in every pose, so that a herd is of one kind
_ART = re.compile(r'data-art="([^"]*)"')


def posed(found: Drawing, pose: str | None) -> Drawing:
    """The animal of `found` in `pose`; `found` itself where it shows that pose already or nobody can draw it.

    Hoofed animals do not sit, they lie. The horse of the packs gallops, so that a horse that stands is ours.
    """
    art = _ART.search(found.svg[:200])
    species = _SHOWN.get(art.group(1)) if art else None
    if species is None:
        return found
    if pose == "sitting" and species not in _SITTERS:
        pose = "lying"
    if species == "horse" and found.name in _PONIES:
        return draw_animal("pony", pose if pose in STANCES else "standing", found.name)
    if species == "horse":
        pose = pose if pose in STANCES else "standing"
        return found if pose == "running" else draw_animal(species, pose, found.name)
    if species in _OURS and pose not in STANCES:
        pose = "standing"
    if pose not in STANCES or (pose in ("standing", "walking") and species not in _OURS):
        return found
    return draw_animal(species, pose, found.name)


@lru_cache(maxsize=256)
def draw_animal(species: str, pose: str, name: str = "") -> Drawing:
    """An animal of `species` in a pose, looking left, called `name`. Raises KeyError for unknown species or pose."""
    kind, stance = SPECIES[species], STANCES[pose]
    sheet = Sheet(mirror=True)
    body = draw_body(sheet, kind, stance)
    coat = kind.coat
    furred = (coat.muzzle,) if species in ("horse", "pony") else (coat.marks,) if kind.marked == "patches" else ()
    main = " ".join(dict.fromkeys((coat.main, coat.dark, coat.light, *furred)))
    svg = f'<g data-art="{PACK}/{species}-{pose}" data-main="{main}" data-second="">{sheet.svg}</g>'
    head = frame(body.skull, 90.0 - body.turn, kind.skull)
    middle = towards(body.belly, 180.0, kind.waist * 0.86)
    points: Mapping[str, tuple[float, float]] = {
        "seat": sheet.put(middle),
        "mouth": sheet.put(head.at(*heads.MOUTHS[kind.head])),
        "crown": sheet.put(head.at(0.0, -1.0)),
        "eyes": sheet.put(head.at(0.5, -0.15)),
        "neck": sheet.put(between(body.shoulder, body.neck, 0.4)),
    }
    return Drawing(
        name or species,
        svg,
        sheet.view,
        PACK,
        "left",
        points,
        species in ("sheep", "zebra", "polar bear", "panda", "goat", "unicorn"),
    )
