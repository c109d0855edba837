"""From words to regions: what the place consists of, what the text adds to it, and what a person has moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from layoutgen.art.backdrops.places import PLACES, STUDIO
from layoutgen.art.backdrops.regions import REGIONS
from layoutgen.art.backdrops.sketch import Box4
from layoutgen.art.backdrops.words import Setting, Stuff, is_indoors, region_of

WATER = frozenset({"sea", "lake"})
_WET = WATER | {"river", "pond", "pool"}
# grounds that another ground may take the place of; the others are what makes the place that place
_YIELDING = frozenset(
    {
        "grass",
        "field",
        "meadow",
        "crops",
        "dirt",
        "gravel",
        "pavement",
        "asphalt",
        "carpet",
        "tile floor",
        "wooden floor",
    }
    | {"table top", "studio floor", "concrete floor", "polished floor", "checkered floor", "forest floor", "snow"}
)
_RELAID = {"brick paving": ("sidewalk", "path"), "cobbles": ("sidewalk", "path")}  # what is there with other stones
_ALL_AROUND = frozenset({"space", "water column"})  # nothing is above or beside them
_SCENERY = frozenset({"hill", "trees", "skyline", "hedge"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A region in its place: canonical name, box, the colour it was given, and whether somebody put it there."""

    name: str
    box: Box4
    colour: str | None = None
    fixed: bool = False

    @property
    def role(self) -> str:
        """The role of its kind."""
        return REGIONS[self.name].role

    @property
    def label(self) -> str:
        """The label that draws it again: "red brick wall"."""
        return f"{self.colour} {self.name}" if self.colour else self.name


def compose(said: Setting) -> list[Placed]:
    """The regions of a setting, back to front."""
    place = said.place or STUDIO
    regions = [Placed(name, box) for name, box in PLACES[place]]
    indoors = is_indoors(place)
    for stuff in said.stuff:
        regions = _with(regions, stuff, indoors=indoors, named={s.name for s in said.stuff})
    relaid = {name for region in regions for name in _RELAID.get(region.name, ())}
    regions = [region for region in regions if region.name not in relaid]
    if said.place_colour:
        regions = _dyed(regions, place, said.place_colour)
    return regions


def _dyed(regions: list[Placed], place: str, colour: str) -> list[Placed]:
    """The colour of the place goes to its wall indoors, else to the region of its name or to its largest ground."""
    if any(region.colour for region in regions):
        return regions
    named = [i for i, r in enumerate(regions) if r.name == place]
    walls = [i for i, r in enumerate(regions) if r.role == "wall"]
    grounds = [i for i, r in enumerate(regions) if r.role in ("ground", "patch")]
    target = (named or walls or grounds or [0])[0]
    return [replace(r, colour=colour) if i == target else r for i, r in enumerate(regions)]


def _with(regions: list[Placed], stuff: Stuff, *, indoors: bool, named: set[str]) -> list[Placed]:
    """The regions with one more kind of stuff, put where it belongs among them; unchanged where it has no place."""
    kind = REGIONS[stuff.name]
    same = [i for i, r in enumerate(regions) if r.name == stuff.name]
    if stuff.generic and not same:
        kin = _WET if stuff.name in WATER else frozenset(r.name for r in regions if r.role == kind.role)
        same = [i for i, r in enumerate(regions) if r.name in kin]
    if same:
        return [replace(r, colour=stuff.colour or r.colour) if i == same[0] else r for i, r in enumerate(regions)]
    new = Placed(stuff.name, kind.box, stuff.colour)
    top = horizon(regions)
    if kind.role in ("sky", "wall"):
        return _backed(regions, new, indoors)
    if kind.indoors != indoors and not (kind.role == "ground" and not kind.indoors):
        return regions
    if kind.role == "far":
        return _behind(regions, new, top, indoors, named)
    if kind.role == "patch":
        low = max(new.box[1], top)
        regions = [r for r in regions if r.name != "path" or "path" in named]
        return [*regions, replace(new, box=(new.box[0], low, new.box[2], max(new.box[3], min(1.0, low + 0.1))))]
    return _grounded(regions, new, top, named)


def _backed(regions: list[Placed], new: Placed, indoors: bool) -> list[Placed]:
    """Another sky or wall at the back. A wall outdoors hides sky and scenery."""
    backs = [i for i, r in enumerate(regions) if r.role in ("sky", "wall")]
    if not backs:
        return regions
    if new.role == "sky":
        return regions if indoors else [replace(new, box=r.box) if i == backs[0] else r for i, r in enumerate(regions)]
    if indoors:
        return [replace(new, box=r.box) if i == backs[0] else r for i, r in enumerate(regions)]
    wall = replace(new, box=(0.0, 0.0, 1.0, horizon(regions)))
    return [wall, *(r for r in regions if r.role not in ("sky", "far"))]


def _behind(regions: list[Placed], new: Placed, top: float, indoors: bool, named: set[str]) -> list[Placed]:
    """Something more on the horizon; scenery that nobody named makes way for it."""
    if not indoors:
        tall = new.box[3] - new.box[1]
        foot = min(1.0, top + 0.02)
        new = replace(new, box=(0.0, max(0.0, foot - tall), 1.0, foot))
    kept = [r for r in regions if r.name not in _SCENERY or r.name in named]
    backs = [r for r in kept if r.role in ("sky", "wall")]
    far = sorted([new, *(r for r in kept if r.role == "far")], key=lambda r: r.box[1])
    return [*backs, *far, *(r for r in kept if r.role in ("ground", "patch"))]


def _grounded(regions: list[Placed], new: Placed, top: float, named: set[str]) -> list[Placed]:
    """Another ground: water lies behind, a ground nobody named is replaced, else the near part is the new one's."""
    if new.name in WATER:
        if any(r.name in _WET for r in regions):
            return regions
        return [*regions, replace(new, box=(0.0, top, 1.0, min(1.0, round(top + 0.2, 4))))]
    yielding = [i for i, r in enumerate(regions) if r.role == "ground" and r.name in _YIELDING and r.name not in named]
    if yielding:
        return [replace(new, box=r.box) if i == yielding[0] else r for i, r in enumerate(regions)]
    grounds = [r for r in regions if r.role == "ground" and r.name in _YIELDING]
    return [*regions, replace(new, box=(0.0, 0.76, 1.0, 1.0))] if grounds else regions


def horizon(regions: Sequence[Placed]) -> float:
    """Where the ground begins, 0..1 of the height; 1 where there is none."""
    tops = [r.box[1] for r in regions if r.role == "ground"] or [r.box[1] for r in regions if r.role == "patch"]
    return min([1.0, *tops])


def moved(regions: list[Placed], stuff: Sequence[tuple[str, Box4]]) -> list[Placed]:
    """The regions with the boxes of `stuff`; what was not moved follows: the sky ends where the ground begins."""
    before, placed = horizon(regions), list(regions)
    for label, box in stuff:
        found = region_of(label)
        if found is None:
            continue
        clipped = _clipped(box)
        if clipped is None:
            continue
        index = _counterpart(placed, found)
        if found.name in _ALL_AROUND:
            clipped = (0.0, 0.0, 1.0, max(clipped[3], *(r.box[3] for r in placed if r.name == found.name)))
        new = Placed(found.name, clipped, found.colour, fixed=True)
        if index is None:
            placed.append(new)
        else:
            name = placed[index].name if found.generic else found.name
            placed[index] = replace(new, name=name, colour=found.colour or placed[index].colour)
    return _reflowed(_quay(placed), before)


def _quay(placed: list[Placed]) -> list[Placed]:
    """A town by the water that somebody asked for has a pavement there, not a road between its houses and the shore."""
    shore = [r for r in placed if r.fixed and r.name in _WET]
    road = next((r for r in placed if r.name == "road" and not r.fixed), None)
    if road is None or not any(r.box[3] > road.box[1] - 0.12 for r in shore):
        return placed
    left = [r for r in placed if r is not road]
    return [
        replace(r, box=(r.box[0], r.box[1], r.box[2], 1.0)) if r.name == "sidewalk" and not r.fixed else r for r in left
    ]


def _clipped(box: Box4) -> Box4 | None:
    x0, y0, x1, y1 = (min(1.0, max(0.0, float(value))) for value in box)
    return (x0, y0, x1, y1) if x1 - x0 > 1e-3 and y1 - y0 > 1e-3 else None


def _counterpart(placed: list[Placed], found: Stuff) -> int | None:
    """The region that was not yet moved and that `found` speaks of; sky and wall have any of their role for one."""
    free = [i for i, r in enumerate(placed) if not r.fixed]
    same = [i for i in free if placed[i].name == found.name]
    role = REGIONS[found.name].role
    if not same and (found.generic or role in ("sky", "wall")):
        same = [i for i in free if placed[i].role == role]
    return same[0] if same else None


def _reflowed(placed: list[Placed], before: float) -> list[Placed]:
    """Bands that nobody moved close up with those that somebody did."""
    fixed_ground = [r for r in placed if r.fixed and r.role == "ground"]
    fixed_back = [r for r in placed if r.fixed and r.role in ("sky", "wall")]
    if not fixed_ground and not fixed_back:
        return placed
    top = horizon(placed)
    if fixed_back and not fixed_ground:
        top = min(0.98, max(r.box[3] for r in fixed_back))
    shift, low, result = top - before, top, []
    for region in sorted(placed, key=lambda r: r.box[1] if r.role == "ground" else -1.0):
        x0, y0, x1, y1 = region.box
        if not region.fixed and region.role in ("sky", "wall"):
            y1 = top
        elif not region.fixed and region.role == "far":
            y0, y1 = max(0.0, y0 + shift), min(1.0, max(0.02, y1 + shift))
        elif not region.fixed and region.role == "ground":
            y0 = low if y0 <= before else min(y0, low) if y0 > low else y0
            y1 = max(y1, min(1.0, y0 + 0.05))
        if region.role == "ground":
            low = y1
        if y1 > y0:
            result.append(replace(region, box=(x0, y0, x1, y1)))
    return result
