"""What the backdrop of a place is like to stand on: where its ground begins, where its water, road or track lies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layoutgen import vocab

Span = tuple[float, float]


class Terrain(NamedTuple):
    """Heights on the picture (0 its upper edge, 1 its lower), as the backdrops of this name are drawn.

    horizon: where the ground or the floor begins. land: how far up feet may stand (None: from the horizon). edge: how
    far down they may stand. water, road, track: where the lower edges of boats, vehicles and trains may be. curb: the
    pavement beyond the road, where signs and hydrants stand. band: what of the ground the road, river or pool that
    gives the place its name covers. counter: where small things stand along the wall. indoor: a room. surface: a table
    seen near, on which small things stand.
    """

    horizon: float
    land: float | None = None
    water: Span | None = None
    road: Span | None = None
    track: Span | None = None
    curb: Span | None = None
    band: Span | None = None
    counter: Span | None = None
    edge: float = 0.95
    indoor: bool = False
    surface: bool = False


OUTDOORS = Terrain(0.46)
ROOM = Terrain(0.6, indoor=True)
PLAIN = Terrain(0.56)  # no place at all: a backdrop of paper, whose bend is hardly seen
INDOORS = frozenset(
    {"room", "living room", "bedroom", "kitchen", "dining room", "bathroom", "office", "classroom", "library", "museum"}
    | {"garage", "hallway", "store", "restaurant", "gym", "ice rink", "stage", "hospital", "barn"}
    | {"terminal", "indoor skate park"}
)
_STREET = Terrain(0.48, land=0.57, road=(0.66, 0.95), curb=(0.535, 0.59), band=(0.6, 1.0))
_TERRAINS: dict[str, Terrain] = {
    "sky": Terrain(0.82),
    "night sky": Terrain(0.82),
    "space": Terrain(0.6),
    "underwater": Terrain(0.5),
    "beach": Terrain(0.44, land=0.66, water=(0.47, 0.6)),
    "sea": Terrain(0.4, water=(0.52, 0.95)),
    "lake": Terrain(0.45, land=0.82, water=(0.54, 0.76)),
    "river": Terrain(0.46, land=0.82, water=(0.62, 0.78), band=(0.58, 0.8)),
    "pond": Terrain(0.46, land=0.86, water=(0.66, 0.82), band=(0.6, 0.84)),
    "harbour": Terrain(0.42, land=0.84, water=(0.5, 0.78)),
    "pier": Terrain(0.4, land=0.74, water=(0.46, 0.68)),
    "swimming pool": Terrain(0.46, water=(0.62, 0.9), band=(0.56, 0.84)),
    "island": Terrain(0.4, land=0.76, water=(0.46, 0.7)),
    "forest": Terrain(0.5),
    "jungle": Terrain(0.56),
    "road": Terrain(0.46, road=(0.66, 0.92), band=(0.58, 0.94)),
    "highway": Terrain(0.44, road=(0.6, 0.94), band=(0.52, 0.96)),
    "path": Terrain(0.46, band=(0.64, 0.84)),
    "street": _STREET,
    "city": _STREET,
    "village": Terrain(0.48),
    "porch": Terrain(0.54),
    "suburb": Terrain(0.44, land=0.56, road=(0.66, 0.92), curb=(0.535, 0.59)),
    "sidewalk": Terrain(0.5, road=(0.9, 0.97), band=(0.5, 0.88)),
    "airport": Terrain(0.46, road=(0.72, 0.92)),
    "railway": Terrain(0.44, track=(0.76, 0.84), band=(0.64, 0.86)),
    "train station": Terrain(0.54, track=(0.86, 0.94), edge=0.77),
    "market": Terrain(0.54),
    "mountain": Terrain(0.48),
    "baseball field": Terrain(0.42),
    "tennis court": Terrain(0.42),
    "soccer field": Terrain(0.44),
    "football field": Terrain(0.44),
    "ski slope": Terrain(0.44),
    "cave": Terrain(0.6),
    "kitchen": Terrain(0.7, counter=(0.47, 0.5), indoor=True),
    "hallway": Terrain(0.62, indoor=True),
    "ice rink": Terrain(0.5, indoor=True),
    "stage": Terrain(0.64, indoor=True),
    "barn": Terrain(0.6, indoor=True),
    "train": Terrain(0.6, indoor=True),
    "table": Terrain(0.4, surface=True),
    "desk": Terrain(0.4, surface=True),
}


def terrain(words: Sequence[str]) -> Terrain:
    """The terrain of the first place among background words; `PLAIN` when there is none."""
    for word in sorted(words, key=lambda word: word == "room"):  # which any other place says more of
        name = word if word in _TERRAINS else vocab.place(word)
        if name in _TERRAINS:
            return _TERRAINS[name]
        if name in INDOORS:
            return ROOM
        noun = vocab.lookup(word)
        if noun is not None and noun.group == "indoor":
            return ROOM
        if name is not None or word == "outdoors" or (noun is not None and noun.group in ("place", "region")):
            return OUTDOORS
    return PLAIN
