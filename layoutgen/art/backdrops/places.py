"""Places: the stuff each is made of and where it lies. Pure data."""

from __future__ import annotations

from layoutgen.art.backdrops.sketch import Box4

Regions = tuple[tuple[str, Box4], ...]


def _stack(*rows: tuple[str, float, float]) -> Regions:
    """Bands from side to side: (label, top, bottom), back to front."""
    return tuple((label, (0.0, top, 1.0, bottom)) for label, top, bottom in rows)


def _outside(ground: str, *far: tuple[str, float, float], horizon: float = 0.46) -> Regions:
    """Sky, what stands on the horizon, and one ground."""
    return _stack(("sky", 0.0, horizon), *far, (ground, horizon, 1.0))


def _room(wall: str, floor: str, edge: float = 0.6) -> Regions:
    return _stack((wall, 0.0, edge), (floor, edge, 1.0))


# label of the default when nothing is known, and when only time or weather is
STUDIO, OUTDOORS = "studio", "outdoors"

_TOWN = (("asphalt", 0.48, 1.0), ("sidewalk", 0.48, 0.6), ("road", 0.6, 1.0))
_STREET = _stack(("sky", 0, 0.44), ("buildings", 0.06, 0.5), *_TOWN)
_SUBURB = _stack(
    ("sky", 0, 0.44), ("trees", 0.32, 0.48), ("grass", 0.44, 1.0), ("sidewalk", 0.52, 0.6), ("road", 0.6, 0.94)
)

PLACES: dict[str, Regions] = {
    STUDIO: _room("studio", "studio floor"),
    OUTDOORS: _outside("grass", ("hill", 0.36, 0.48)),
    "sky": _outside("field", ("hill", 0.72, 0.84), horizon=0.82),
    "night sky": _stack(("night sky", 0, 0.82), ("hill", 0.72, 0.84), ("field", 0.82, 1.0)),
    "space": _stack(("space", 0, 1.0)),
    "moon surface": _stack(("space", 0, 0.5), ("moon ground", 0.46, 1.0)),
    "planet surface": _stack(("space", 0, 0.5), ("planet ground", 0.46, 1.0)),
    "underwater": _stack(("water column", 0, 0.86), ("seabed", 0.82, 1.0)),
    "grass": _outside("grass", ("trees", 0.36, 0.48)),
    "park": (*_outside("grass", ("skyline", 0.2, 0.44), ("trees", 0.3, 0.48)), ("path", (0.0, 0.74, 1.0, 0.85))),
    "graveyard": _outside("graves", ("trees", 0.3, 0.48)),
    "field": _outside("field", ("hill", 0.38, 0.48)),
    "meadow": _outside("meadow", ("hill", 0.36, 0.48)),
    "farm": _outside("crops", ("hill", 0.34, 0.48), ("rail fence", 0.42, 0.52)),
    "ranch": _outside("field", ("hill", 0.34, 0.48), ("rail fence", 0.42, 0.54)),
    "garden": _outside("meadow", ("trees", 0.26, 0.44), ("hedge", 0.38, 0.48)),
    "yard": _outside("grass", ("trees", 0.22, 0.4), ("board fence", 0.3, 0.48)),
    "zoo": _outside("dirt", ("trees", 0.26, 0.47), ("rail fence", 0.38, 0.5)),
    "beach": _stack(("sky", 0, 0.4), ("sand", 0.58, 1.0), ("sea", 0.4, 0.62)),
    "sea": _stack(("sky", 0, 0.4), ("sea", 0.4, 1.0)),
    "lake": _stack(("sky", 0, 0.44), ("mountain", 0.2, 0.46), ("grass", 0.76, 1.0), ("lake", 0.45, 0.8)),
    "river": _stack(("sky", 0, 0.46), ("trees", 0.34, 0.48), ("grass", 0.46, 1.0), ("river", 0.58, 0.8)),
    "pond": (*_outside("grass", ("trees", 0.34, 0.48)), ("pond", (0.12, 0.6, 0.88, 0.84))),
    "harbour": _stack(("sky", 0, 0.42), ("skyline", 0.18, 0.44), ("pier", 0.78, 1.0), ("lake", 0.42, 0.82)),
    "pier": _stack(("sky", 0, 0.4), ("sea", 0.4, 0.74), ("pier", 0.68, 1.0)),
    "swimming pool": (*_outside("pavement", ("hedge", 0.36, 0.48)), ("pool", (0.04, 0.56, 0.96, 0.94))),
    "island": _stack(("sky", 0, 0.4), ("sea", 0.4, 0.76), ("sand", 0.7, 1.0)),
    "desert": _outside("desert sand", ("dune", 0.34, 0.48)),
    "savanna": _outside("dry grass", ("hill", 0.4, 0.48)),
    "mountain": _outside("grass", ("mountain", 0.12, 0.46), ("hill", 0.4, 0.5), horizon=0.48),
    "hill": _outside("grass", ("hill", 0.28, 0.48)),
    "forest": _outside("forest floor", ("woods", 0.08, 0.52), horizon=0.5),
    "jungle": _stack(("jungle trees", 0, 0.58), ("jungle floor", 0.56, 1.0)),
    "snow": _outside("snow", ("woods", 0.3, 0.48)),
    "ski slope": _outside("ski slope", ("mountain", 0.14, 0.46), horizon=0.42),
    "ice": _outside("ice", ("mountain", 0.28, 0.46)),
    "cave": _room("cave wall", "cave floor"),
    "road": _stack(("sky", 0, 0.46), ("hill", 0.36, 0.48), ("grass", 0.46, 1.0), ("road", 0.58, 0.94)),
    "highway": _stack(("sky", 0, 0.44), ("hill", 0.34, 0.46), ("grass", 0.44, 1.0), ("highway", 0.52, 0.96)),
    "path": _stack(("sky", 0, 0.46), ("trees", 0.34, 0.48), ("grass", 0.46, 1.0), ("path", 0.64, 0.84)),
    "street": _STREET,
    "suburb": _SUBURB,
    "village": (*_outside("grass", ("hill", 0.3, 0.48), ("cottages", 0.22, 0.5)), ("path", (0.0, 0.74, 1.0, 0.85))),
    "sidewalk": _stack(("sky", 0, 0.4), ("buildings", 0.04, 0.52), ("pavement", 0.5, 0.88), ("road", 0.86, 1.0)),
    "city": _stack(("sky", 0, 0.46), ("skyline", 0.06, 0.5), *_TOWN),
    "plaza": _outside("pavement", ("buildings", 0.1, 0.5), horizon=0.48),
    "parking lot": _outside("parking lot", ("skyline", 0.24, 0.46)),
    "bridge": _stack(
        ("sky", 0, 0.46), ("hill", 0.26, 0.46), ("bridge", 0.3, 0.5), ("river", 0.46, 0.84), ("grass", 0.46, 1.0)
    ),
    "airport": _outside("grass", ("terminal building", 0.22, 0.47)) + _stack(("runway", 0.56, 0.94)),
    "indoor skate park": _room("garage wall", "concrete floor"),
    "terminal": _room("terminal wall", "polished floor"),
    "railway": _stack(("sky", 0, 0.44), ("trees", 0.32, 0.46), ("gravel", 0.44, 1.0), ("tracks", 0.64, 0.86)),
    "train station": _stack(("station wall", 0, 0.56), ("platform", 0.54, 0.78), ("tracks", 0.76, 1.0)),
    "market": _stack(("sky", 0, 0.3), ("market stalls", 0.06, 0.56), ("pavement", 0.54, 1.0)),
    "stadium": _outside("soccer field", ("stands", 0.12, 0.48), horizon=0.46),
    "soccer field": _outside("soccer field", ("trees", 0.32, 0.46), horizon=0.44),
    "football field": _outside("football field", ("stands", 0.2, 0.46), horizon=0.44),
    "baseball field": _outside("baseball field", ("stands", 0.18, 0.44), horizon=0.42),
    "tennis court": _outside("tennis court", ("hedge", 0.3, 0.44), horizon=0.42),
    "running track": _outside("running track", ("stands", 0.2, 0.46), horizon=0.44),
    "skate park": _outside("skate ground", ("skyline", 0.22, 0.46)),
    "playground": _outside("play ground", ("trees", 0.3, 0.48)),
    "room": _room("wall", "wooden floor"),
    "living room": _room("living room wall", "wooden floor"),
    "bedroom": _room("bedroom wall", "carpet"),
    "kitchen": _stack(("kitchen wall", 0, 0.48), ("counter", 0.44, 0.72), ("tile floor", 0.7, 1.0)),
    "dining room": _room("living room wall", "wooden floor"),
    "bathroom": _room("bathroom wall", "tile floor"),
    "office": _room("office wall", "carpet"),
    "classroom": _room("classroom wall", "wooden floor"),
    "library": _room("bookshelves", "carpet"),
    "museum": _room("gallery wall", "polished floor"),
    "garage": _room("garage wall", "concrete floor"),
    "hallway": _room("hallway wall", "hallway floor", 0.62),
    "store": _room("store shelves", "tile floor"),
    "restaurant": _room("cafe wall", "checkered floor"),
    "gym": _room("gym wall", "basketball court"),
    "ice rink": _room("gym wall", "ice rink", 0.5),
    "stage": _room("curtain", "stage floor", 0.64),
    "hospital": _room("tile wall", "tile floor"),
    "barn": _room("wooden wall", "dirt"),
    "table": _room("wall", "table top", 0.4),
    "desk": _room("office wall", "table top", 0.4),
    "porch": _outside(
        "wooden floor", ("trees", 0.24, 0.46), ("grass", 0.44, 0.54), ("rail fence", 0.4, 0.56), horizon=0.52
    ),
    "brick wall": _room("brick wall", "pavement", 0.66),
}

# other words for a place
ALIASES: dict[str, str] = {
    alias: place
    for place, aliases in {
        STUDIO: "background|backdrop|white background|plain background|neutral",
        OUTDOORS: "outside|outdoor|nature|scenery|landscape|countryside|country|sun|moonlight|ground|rural area",
        "sky": "air|clouds|cloud|blue sky|cloudy sky",
        "night sky": "starry sky|starry night|stars",
        "space": "outer space|galaxy|universe|cosmos",
        "underwater": "under water|undersea|deep sea|coral reef|sea floor|aquarium|seabed",
        "grass": "lawn|turf|grassy area|green",
        "graveyard": "cemetery|churchyard|tombs",
        "field": "grassland|farmland|plain|prairie|grass field|grassy field|open field|hay|pasture land",
        "meadow": "pasture|flower field|flowers|field of flowers",
        "farm": "farmyard|crops|corn field|vineyard|orchard|barnyard",
        "ranch": "corral|paddock|stable yard|pen|enclosure|pasture fence",
        "garden": "backyard garden|flower garden|hedge|botanical garden",
        "yard": "backyard|back yard|front yard|fence|board fence",
        "beach": "coast|seaside|shore|seashore|sand|sandy beach|shoreline|sandbox",
        "sea": "ocean|water|wave|waves|surf|open water|waters",
        "lake": "bay|lagoon|lakeside|fjord|waterfront",
        "river": "stream|creek|canal|riverbank|brook|river bank|waterfall",
        "pond": "watering hole",
        "harbour": "harbor|port|marina",
        "pier": "dock|boardwalk|jetty|wharf|deck|terrace",
        "swimming pool": "pool|poolside",
        "desert": "dune|sand dunes|dunes",
        "savanna": "savannah|safari|plains|africa",
        "mountain": "mountainside|mountain range|cliff|alps|valley|canyon|mountain top|volcano",
        "hill": "hillside|hilltop|grassy hill",
        "forest": "woods|wood|woodland|trees|forest floor",
        "jungle": "rainforest|rain forest",
        "snow": "winter|snowfield|snowbank|snowy field",
        "ski slope": "slope|ski resort|ski run|ski hill|piste|snowy hill|snowy mountain|snowy slope|ski area|ski lift",
        "ice": "frozen lake|arctic|antarctica|north pole|south pole|iceberg|glacier",
        "cave": "cavern|mine|tunnel",
        "road": "country road|roadside|racetrack|race track|asphalt|roadway",
        "highway": "freeway|motorway|expressway",
        "path": "trail|dirt road|dirt path|dirt trail|dirt|walkway|dirt field",
        "street": "lane|avenue|alley|street corner|intersection|crosswalk|town|buildings|traffic|crossing",
        "suburb": "neighborhood|neighbourhood|residential street|residential area|driveway|curb",
        "sidewalk": "pavement|footpath|bus stop",
        "city": "downtown|skyline|city street|metropolis|urban area|urban setting|skyscrapers",
        "plaza": "square|town square|courtyard|patio|city square|cobblestone",
        "parking lot": "car park|parking|parking space|parking garage",
        "airport": "runway|tarmac|airstrip|airfield",
        "railway": "train tracks|tracks|railroad|railroad tracks|railroad track|railway track|rails|rail yard",
        "train station": "station|railway station|subway|subway station|platform|train platform|metro",
        "market": "marketplace|farmers market|fair|bazaar|flea market",
        "stadium": "arena|sports field|playing field|pitch|field game",
        "soccer field": "soccer pitch|football pitch",
        "football field": "rugby field",
        "baseball field": "baseball diamond|ball field|baseball game|baseball stadium|ballpark|infield",
        "tennis court": "court|tennis match|tennis game",
        "running track": "track",
        "skate park": "skatepark|skateboard park|ramp|skate ramp|half pipe",
        "room": "house|home|indoors|inside|apartment|indoor|wall|floor|hotel room|waiting room|wooden floor|wood floor",
        "living room": "lounge|den|family room|sitting room|livingroom",
        "bedroom": "hotel bedroom|nursery|bed room|dorm room",
        "kitchen": "kitchenette|counter|countertop|kitchen counter",
        "dining room": "dinner table",
        "bathroom": "restroom|toilet room|washroom|shower|bath room|public restroom",
        "office": "cubicle|meeting room|conference room|workplace|lab|laboratory",
        "classroom": "school|class|lecture hall|schoolroom",
        "library": "bookstore|book shop|bookshelves|study",
        "museum": "gallery|art gallery|exhibition|display room",
        "garage": "workshop|warehouse|factory|shed",
        "hallway": "hall|corridor|lobby|entrance|foyer|elevator",
        "store": "shop|supermarket|grocery store|grocery|mall|shopping mall|bakery|pharmacy|store shelves|shelves",
        "restaurant": "food court|cafe|café|coffee shop|diner|bar|pub|cafeteria|pizzeria|bistro",
        "gym": "basketball court|gymnasium|sports hall|fitness center",
        "ice rink": "rink|skating rink|hockey rink",
        "stage": "theater|theatre|concert|concert hall|curtain|cinema|circus|auditorium",
        "hospital": "clinic|hospital room|doctor's office",
        "barn": "stable|hayloft|wooden wall",
        "table": "table top|tabletop|wooden table|dining table|tablecloth|cutting board|picnic table|surface",
        "desk": "desktop|desk top|computer desk|work desk",
    }.items()
    for alias in aliases.split("|")
}
