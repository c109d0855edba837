"""The stuff a background is made of: each label, its role, where it lies in a picture of its own, and who paints it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from layoutgen.art.backdrops import (
    courts,
    far,
    fittings,
    floors,
    ground,
    halls,
    hangars,
    indoor,
    patches,
    paving,
    skies,
    walls,
)
from layoutgen.art.backdrops.sketch import Box4, Sketch

Role = Literal["sky", "far", "ground", "wall", "patch"]


@dataclass(frozen=True, slots=True)
class RegionKind:
    """A kind of stuff.

    name: its canonical label ("sea" for "ocean").
    role: sky; far (a band standing on the horizon); ground (a band one stands on); wall; patch (a shape on the ground).
    box: where it goes when nobody says, x0 y0 x1 y1 in the unit square, for a horizon at its usual height.
    indoors: it belongs under a roof and is lit by lamps at night.
    paint: draws it on a sketch.
    """

    name: str
    role: Role
    box: Box4
    indoors: bool
    paint: Callable[[Sketch], None]


_SKY = (0.0, 0.0, 1.0, 0.46)
_GROUND = (0.0, 0.46, 1.0, 1.0)
_WALL = (0.0, 0.0, 1.0, 0.6)
_FLOOR = (0.0, 0.6, 1.0, 1.0)
_ACROSS = (0.0, 0.62, 1.0, 0.9)
_LYING = (0.16, 0.64, 0.84, 0.88)


def _band(height: float) -> Box4:
    return (0.0, round(0.46 - height, 4), 1.0, 0.46)


_OPEN_AIR: tuple[tuple[str, Role, Box4, Callable[[Sketch], None], str], ...] = (
    ("sky", "sky", _SKY, skies.sky, "blue sky|cloudy sky|air|clouds|cloud"),
    ("night sky", "sky", _SKY, skies.night_sky, "starry sky|stars"),
    ("space", "sky", (0.0, 0.0, 1.0, 1.0), skies.space, "outer space|galaxy|universe"),
    ("water column", "sky", (0.0, 0.0, 1.0, 0.86), skies.water_column, ""),
    ("mountain", "far", _band(0.28), far.mountains, "mountain range|mountainside|alps|cliff"),
    ("hill", "far", _band(0.14), far.hills, "hillside|valley|landscape"),
    ("dune", "far", _band(0.12), far.dunes, "sand dune"),
    ("woods", "far", _band(0.28), far.woods, "forest|wood|pine trees|rainforest"),
    ("trees", "far", _band(0.13), far.tree_line, "tree line|treeline|bushes|foliage|leaves|orchard"),
    ("jungle trees", "far", (0.0, 0.0, 1.0, 0.5), far.jungle, ""),
    ("skyline", "far", _band(0.32), far.skyline, "city skyline|skyscrapers|towers"),
    ("buildings", "far", _band(0.38), far.facades, "houses|storefronts|town"),
    ("cottages", "far", _band(0.26), far.cottages, "village|hamlet"),
    ("stands", "far", _band(0.26), far.stands, "bleachers|grandstand|tribune|seats"),
    ("terminal building", "far", _band(0.25), hangars.terminal, "airport terminal building|control tower building"),
    ("hedge", "far", _band(0.1), far.hedge, "hedges|shrubs|shrubbery"),
    ("board fence", "far", _band(0.16), far.fence, "wooden fence|fence|fencing"),
    ("rail fence", "far", (0.0, 0.4, 1.0, 0.52), far.rail_fence, "railing|corral"),
    ("bridge", "far", _band(0.14), far.bridge, "overpass"),
    ("market stalls", "far", (0.0, 0.08, 1.0, 0.56), halls.stalls, "stalls"),
    ("grass", "ground", _GROUND, ground.grass, "lawn|turf|green grass|ground|land|hay|terrain"),
    ("graves", "ground", _GROUND, ground.graves, "graveyard|cemetery|churchyard"),
    ("meadow", "ground", _GROUND, ground.meadow, "flower field|flowers|pasture|prairie"),
    ("field", "ground", _GROUND, ground.field, "farmland|plain|savanna|grassland|paddock"),
    ("dry grass", "ground", _GROUND, ground.dry_grass, "savanna grass|tall grass|dead grass|brown grass"),
    ("crops", "ground", _GROUND, ground.crops, "corn field|vineyard|plowed field"),
    ("sand", "ground", _GROUND, ground.sand, "sandbox|shore|seashore"),
    ("moon ground", "ground", _GROUND, ground.moon_dust, "moon|moon surface|lunar surface|moonscape"),
    ("planet ground", "ground", _GROUND, ground.planet_dust, "planet|planet surface|mars|martian surface"),
    ("desert sand", "ground", _GROUND, ground.desert, ""),
    ("dirt", "ground", _GROUND, ground.dirt, "earth|soil|mud ground|dust"),
    ("gravel", "ground", _GROUND, ground.gravel, "pebbles|ballast"),
    ("rock", "ground", _GROUND, ground.rocks, "rocky ground|stones|rocks"),
    ("forest floor", "ground", _GROUND, ground.forest_floor, "moss"),
    ("jungle floor", "ground", _GROUND, ground.jungle_floor, ""),
    ("snow", "ground", _GROUND, ground.snow, "snowbank|powder"),
    ("ski slope", "ground", _GROUND, ground.slope, "slope|ski run|ski hill|piste"),
    ("ice", "ground", _GROUND, ground.ice, "frozen lake|ice floe"),
    ("sea", "ground", (0.0, 0.4, 1.0, 1.0), ground.water, "ocean|water|wave|waves|surf|waters"),
    ("lake", "ground", (0.0, 0.46, 1.0, 0.8), ground.water, "bay|lagoon|reservoir"),
    ("seabed", "ground", (0.0, 0.82, 1.0, 1.0), ground.seabed, "sea floor|ocean floor|coral reef"),
    ("pavement", "ground", _GROUND, ground.pavement, "plaza|square|courtyard|patio|cobblestone|paving"),
    ("asphalt", "ground", _GROUND, ground.asphalt, "tarmac|driveway|blacktop|concrete|cement"),
    ("pier", "ground", _GROUND, ground.planks, "dock|boardwalk|deck|terrace|jetty|wharf"),
    ("parking lot", "ground", _GROUND, patches.parking, "car park|parking|parking space"),
    ("cave floor", "ground", _GROUND, ground.cave_floor, ""),
    ("road", "patch", _ACROSS, patches.road, "street|lane|roadway|avenue|alley|intersection|street corner"),
    ("highway", "patch", (0.0, 0.58, 1.0, 0.96), patches.highway, "freeway|motorway|expressway"),
    ("runway", "patch", (0.0, 0.6, 1.0, 0.92), patches.runway, "airstrip|landing strip"),
    ("crosswalk", "patch", (0.3, 0.62, 0.7, 0.92), patches.crosswalk, "zebra crossing|crossing"),
    ("sidewalk", "patch", (0.0, 0.52, 1.0, 0.64), patches.sidewalk, "footpath|curb|kerb|pavement edge"),
    ("brick paving", "patch", (0.0, 0.52, 1.0, 0.88), paving.bricks, "brick ground|brick pavement"),
    ("cobbles", "patch", _ACROSS, paving.cobbles, "cobblestones|cobble stones"),
    ("steep hill", "far", (0.0, 0.2, 1.0, 1.0), paving.steep_hill, "steep slope|steep hillside"),
    ("path", "patch", (0.0, 0.7, 1.0, 0.84), patches.path, "trail|dirt road|dirt path|walkway|dirt trail|track road"),
    ("river", "patch", (0.0, 0.58, 1.0, 0.8), patches.river, "stream|creek|canal|brook|waterway"),
    ("pond", "patch", _LYING, patches.pond, "watering hole"),
    ("puddle", "patch", (0.3, 0.72, 0.7, 0.84), patches.puddle, ""),
    ("mud", "patch", _LYING, patches.mud, ""),
    ("pool", "patch", (0.06, 0.6, 0.94, 0.94), patches.pool, "swimming pool"),
    (
        "tracks", "patch", (0.0, 0.64, 1.0, 0.86), patches.rails,
        "train tracks|railroad tracks|railroad|railway|rails|railroad track|train track|railway track|tram track|rail",
    ),
    ("stairs", "patch", (0.2, 0.56, 0.8, 0.9), patches.stairs, "steps|staircase|stairway|stair"),
    ("blanket", "patch", _LYING, patches.mat, "picnic blanket|towel on ground"),
    ("tennis court", "ground", _GROUND, courts.tennis_court, "tennis field|court"),
    ("soccer field", "ground", _GROUND, courts.soccer_field, "soccer pitch|football pitch|pitch|playing field"),
    ("football field", "ground", _GROUND, courts.football_field, "rugby field"),
    ("baseball field", "ground", _GROUND, courts.baseball_field, "baseball diamond|ball field|baseball pitch|infield"),
    ("running track", "ground", _GROUND, courts.running_track, "race track|racetrack|track"),
    ("skate ground", "ground", _GROUND, courts.skate_park, "skate ramp|half pipe|halfpipe"),
    ("play ground", "ground", _GROUND, courts.playground, ""),
)  # fmt: skip

_UNDER_A_ROOF: tuple[tuple[str, Role, Box4, Callable[[Sketch], None], str], ...] = (
    ("studio", "wall", _WALL, skies.backdrop_paper, "backdrop|background|studio background"),
    ("studio floor", "ground", _FLOOR, ground.studio_floor, ""),
    ("wall", "wall", _WALL, walls.wall, "plain wall"),
    ("living room wall", "wall", _WALL, indoor.living_wall, "panelled wall"),
    ("bedroom wall", "wall", _WALL, indoor.bedroom_wall, "wallpaper"),
    ("kitchen wall", "wall", _WALL, indoor.kitchen_wall, "backsplash"),
    ("bathroom wall", "wall", _WALL, indoor.bathroom_wall, ""),
    ("tile wall", "wall", _WALL, walls.tile_wall, "tiled wall"),
    ("brick wall", "wall", _WALL, walls.brick_wall, "bricks|brick building"),
    ("stone wall", "wall", _WALL, walls.stone_wall, "rock wall"),
    ("wooden wall", "wall", _WALL, walls.wood_wall, "wood wall|wood panel|wood paneling"),
    ("office wall", "wall", _WALL, indoor.office_wall, ""),
    ("classroom wall", "wall", _WALL, indoor.class_wall, ""),
    ("bookshelves", "wall", _WALL, halls.book_wall, "book shelves"),
    ("store shelves", "wall", _WALL, halls.shop_wall, "shelves|aisle"),
    ("cafe wall", "wall", _WALL, halls.cafe_wall, ""),
    ("gallery wall", "wall", _WALL, halls.gallery_wall, ""),
    ("garage wall", "wall", _WALL, halls.garage_wall, "garage door"),
    ("hallway wall", "wall", _WALL, halls.hall_wall, ""),
    ("station wall", "wall", _WALL, halls.station_wall, ""),
    ("terminal wall", "wall", _WALL, halls.terminal_wall, ""),
    ("gym wall", "wall", _WALL, halls.gym_wall, ""),
    ("cave wall", "wall", _WALL, halls.cave_wall, ""),
    ("curtain", "wall", _WALL, walls.curtain, "curtains|drape|drapes|shower curtain|stage curtain"),
    ("ceiling", "far", (0.0, 0.0, 1.0, 0.08), walls.ceiling, ""),
    ("counter", "far", (0.0, 0.44, 1.0, 0.74), floors.counter, "countertop|worktop|kitchen counter|counter top"),
    ("wall shelf", "far", (0.1, 0.26, 0.9, 0.3), floors.shelf, ""),
    ("wooden floor", "ground", _FLOOR, floors.wood_floor, "wood floor|hardwood floor|floor|parquet|floorboards"),
    ("tile floor", "ground", _FLOOR, floors.tile_floor, "tiled floor|tiles|tile|linoleum|bathroom floor|kitchen floor"),
    ("checkered floor", "ground", _FLOOR, floors.checker_floor, "checkerboard floor|chequered floor|checkered tiles"),
    ("carpet", "ground", _FLOOR, floors.carpet, "carpeted floor|carpeting|carpet floor"),
    ("concrete floor", "ground", _FLOOR, floors.concrete_floor, "cement floor|garage floor"),
    ("polished floor", "ground", _FLOOR, floors.polished_floor, "marble floor|stone floor|shiny floor"),
    ("hallway floor", "ground", _FLOOR, floors.hall_floor, ""),
    ("table top", "ground", (0.0, 0.4, 1.0, 1.0), floors.table_top, "tabletop|wooden table top|wooden surface|surface"),
    ("tablecloth", "ground", (0.0, 0.4, 1.0, 1.0), floors.table_cloth, "table cloth"),
    ("platform", "ground", _FLOOR, floors.platform, "train platform|railway platform"),
    ("stage floor", "ground", _FLOOR, floors.stage, ""),
    ("basketball court", "ground", _FLOOR, courts.basketball_court, "gym floor"),
    ("ice rink", "ground", _FLOOR, courts.hockey_rink, "rink|skating rink|hockey rink"),
    ("bathroom fittings", "far", (0.0, 0.14, 1.0, 0.72), fittings.bathroom, ""),
    ("bedroom fittings", "far", (0.0, 0.16, 1.0, 0.74), fittings.bedroom, ""),
    ("living room fittings", "far", (0.0, 0.14, 1.0, 0.72), fittings.living_room, ""),
    ("dining room fittings", "far", (0.0, 0.14, 1.0, 0.72), fittings.dining_room, ""),
    ("office fittings", "far", (0.0, 0.14, 1.0, 0.72), fittings.office, ""),
    ("kitchen fittings", "far", (0.0, 0.0, 1.0, 0.48), fittings.kitchen, ""),
    ("kitchen cooker", "far", (0.0, 0.45, 1.0, 0.72), fittings.cooker, ""),
    ("rug", "patch", (0.2, 0.72, 0.8, 0.92), patches.rug, "area rug|throw rug"),
    ("mat", "patch", (0.25, 0.74, 0.75, 0.9), patches.mat, "bath mat|yoga mat"),
)  # fmt: skip


def _table() -> dict[str, RegionKind]:
    found: dict[str, RegionKind] = {}
    for rows, indoors in ((_OPEN_AIR, False), (_UNDER_A_ROOF, True)):
        for name, role, box, paint, others in rows:
            kind = RegionKind(name, role, box, indoors, paint)
            for label in (name, *filter(None, others.split("|"))):
                if label in found:
                    raise ValueError(f"the region label {label!r} stands in the table twice")
                found[label] = kind
    return found


REGIONS: Mapping[str, RegionKind] = MappingProxyType(_table())
