"""Words for where and when a scene is, the weather, and what sort of picture it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from layoutgen.vocabulary.nouns import singular


def _table(text: str) -> Mapping[str, str]:
    """Lines of "canonical: word, word"; the canonical name stands for itself unless the line begins with "-"."""
    table: dict[str, str] = {}
    for line in text.strip().splitlines():
        name, _, words = line.strip().partition(":")
        alone = name.startswith("-")
        name = name.lstrip("-").strip()
        table.update(
            dict.fromkeys(([] if alone else [name]) + [w.strip() for w in words.split(",") if w.strip()], name)
        )
    return MappingProxyType(table)


TIMES: Mapping[str, str] = _table("""
    night: at night, nighttime, night time, night-time, dark, in the dark, darkness, midnight, late at night, moonlight, by moonlight, moonlit, starry night, starlit, during the night
    sunset: at sunset, dusk, at dusk, evening, in the evening, twilight, sundown, sun set, golden hour, at twilight, sunsets, late afternoon
    dawn: at dawn, sunrise, at sunrise, daybreak, early morning, morning, in the morning, sun rise
    day: daytime, at day, noon, at noon, midday, daylight, afternoon, in the afternoon, during the day, in daylight, broad daylight
""")

WEATHERS: Mapping[str, str] = _table("""
    rain: rainy, raining, in the rain, drizzle, drizzling, rainstorm, pouring, pouring rain, downpour, rainy day, wet weather, showers
    -snow: snowy, snowing, in the snow, snowfall, snowstorm, blizzard, snow storm, snowflakes, snowy day, wintry, winter, falling snow
    fog: foggy, mist, misty, haze, hazy, in the fog, smoggy, smog
    storm: stormy, lightning, thunder, thunderstorm, hurricane, tempest, stormy weather, thunderstorms
    cloudy: overcast, clouded, grey sky, gray sky, cloudy day, cloudy sky, gloomy, overcast day, overcast sky
    clear: sunny, sunshine, clear sky, blue sky, sunny day, clear day, bright day, sunlit, cloudless, sun-drenched, clear blue sky
    wind: windy, breezy, gusty, blustery, windy day, in the wind
    rainbow: with a rainbow
""")

# Words that say what sort of picture it is; "" for those that only introduce ("a picture of two dogs").
STYLES: Mapping[str, str] = MappingProxyType(
    {
        **_table("""
    photo: photograph, photography, snapshot, photorealistic, realistic photo, polaroid, color photo, colour photo
    painting: acrylic painting, canvas painting, painted
    oil painting: oil on canvas, oil paint
    watercolour: watercolor, watercolour painting, watercolor painting, water color, aquarelle
    sketch: pencil sketch, pencil drawing, charcoal drawing, pen drawing, doodle, line drawing, line art, hand drawn, hand-drawn
    drawing: crayon drawing, child's drawing, ink drawing, chalk drawing
    cartoon: comic, comic strip, anime, animation, animated, manga, clipart, clip art, clip-art
    black and white: black-and-white, b&w, monochrome, grayscale, greyscale, black & white, black and white photo, black and white photograph, black and white picture, black and white image
    sepia: sepia tone, sepia toned, sepia photo, vintage photo
    close-up: close up, closeup, close up view, close-up view, close shot, macro, close up shot, extreme close-up, close-up shot, close up photo
    aerial view: aerial, bird's eye view, birds eye view, bird's-eye view, from above, overhead view, top view, top-down view, overhead shot
    panorama: panoramic, panoramic view, wide shot, wide angle, wide view, wide-angle
    portrait: selfie, headshot, self-portrait
    illustration: digital art, vector art, vector illustration, poster art, graphic, 3d render, rendering, digital illustration
    pixel art: 8-bit, pixelated, 8 bit
    silhouette: silhouettes, silhouetted
    blurry: blurred, blurry photo, out of focus, blurry picture, blurry image
    collage: montage, photo collage
    night vision: infrared
"""),
        **dict.fromkeys(
            ("picture", "image", "view", "shot", "scene", "depiction", "pic", "photo of", "picture of"), ""
        ),
        **dict.fromkeys(
            ("image of", "view of", "shot of", "scene of", "rendition", "pictures", "images", "scenery"), ""
        ),
    }
)

PLACES: Mapping[str, str] = _table("""
    beach: seashore, shore, seaside, sandy beach, coast, shoreline, coastline, tropical beach, sand, waterfront, sea shore, ocean shore
    park: city park, public park, grassy park, picnic area, national park, dog park, grounds
    kitchen: kitchenette, galley, kitchen counter, pantry
    living room: livingroom, lounge, family room, sitting room, den, parlor, tv room, game room, waiting room, sunroom
    bedroom: bed room, hotel room, dorm room, nursery, motel room, guest room, child's room, dorm
    bathroom: restroom, washroom, public restroom, powder room, lavatory, shower stall, public bathroom, rest room
    dining room: dining area, dinning room, banquet hall
    office: office space, cubicle, conference room, workspace, study, meeting room, home office, computer lab, workplace
    classroom: school room, lecture hall, schoolroom, class room
    library: bookstore, book store
    hospital: hospital room, doctor's office, clinic, dentist office
    room: indoors, interior, house interior, apartment, attic, basement, laundry room, studio, inside, floor, garage, carpet, closet, wall, museum, gallery, art gallery, loft
    hallway: hall, corridor, lobby, foyer, doorway
    table top: tabletop, table, desk, counter, countertop, dining table, kitchen table, placemat, tablecloth, wooden table
    street: city street, sidewalk, avenue, alley, lane, street corner, intersection, crosswalk, side of the road, curb, pavement, roadside, corner, bus stop, driveway, side street, crossroads, town street, cobblestone street
    city: downtown, town, cityscape, skyline, city center, urban area, village, town square, plaza, square, neighborhood, suburb, courtyard, city square, new york, new york city, london, paris
    road: country road, dirt road, roadway, rural road, path, trail, gravel road, walkway, dirt path, lane road
    highway: freeway, motorway, expressway, interstate, busy highway
    parking lot: car park, parking garage, parking space, parking area, lot, parking spot
    forest: woods, woodland, wooded area, trees, pine forest, forested area, grove, orchard, wood, thicket
    jungle: rainforest, rain forest, tropical forest
    desert: dunes, sand dune, sand dunes, sahara
    mountains: mountain, mountain range, mountainside, mountaintop, peak, cliff, valley, canyon, alps, mountain top, hill country, rocky hillside
    hills: hill, hillside, rolling hills, grassy hill, hilltop, knoll
    field: grassy field, grass, grass field, lawn, green field, grassy area, open field, plain, savanna, savannah, prairie, grassland, dirt field, wheat field, countryside, corn field, dry grass, wilderness, grassy hillside, tall grass, dirt, ground, outdoors, safari, outside
    meadow: pasture, flower field, field of flowers, wildflowers, grassy meadow
    farm: barnyard, farmyard, ranch, corral, farmland, paddock, pen, stable, barn
    lake: pond, lagoon, lakeside, lakeshore, reservoir, pool of water, watering hole, swamp, marsh
    river: stream, creek, riverbank, river bank, canal, brook, riverside
    sea: ocean, open sea, open ocean, waves, surf, water, bay, body of water, wave, ocean waves, high seas
    underwater: under water, under the sea, seabed, ocean floor, coral reef, deep sea, aquarium, sea floor, bottom of the sea, fish tank
    waterfall: waterfalls
    island: tropical island, desert island
    snow: snowy field, snowy ground, snow covered ground, snow-covered ground, tundra, arctic, antarctica, north pole, south pole, snowy area, snow field, snow covered field, snowy landscape, glacier, ice, iceberg
    ski slope: slope, ski resort, snowy slope, snowy hill, snowy mountain, slopes, ski hill, ski run, snowy hillside, ski area, snow covered slope, snow covered hill, snow covered mountain, snow-covered slope, ski lift
    stadium: arena, sports arena, stands, ball game, grandstand
    court: basketball court, gym, gymnasium, volleyball court
    baseball field: ballpark, baseball diamond, ball field, baseball stadium, baseball game, infield, outfield, dugout, home plate, baseball park, diamond
    tennis court: tennis courts, tennis match
    soccer field: football field, playing field, pitch, sports field, soccer pitch, rugby field
    golf course: golf green, putting green, fairway
    skate park: skatepark, skateboard park, half pipe, halfpipe, skating park, skate ramp, skateboard ramp, ramp
    race track: racetrack, running track, speedway
    ice rink: skating rink, rink, hockey rink, frozen lake, frozen pond
    swimming pool: pool, poolside, water park
    zoo: animal enclosure, enclosure, zoo enclosure, petting zoo, zoo exhibit
    airport: tarmac, airport terminal, terminal, airfield, hangar, air port, airport tarmac
    runway: airstrip, landing strip, airport runway
    train station: station, railway station, platform, train platform, subway, subway station, metro station, train yard, depot, railway platform
    railway: railroad, train tracks, tracks, railroad tracks, railway tracks, train track, railway track, railroad track, rail yard
    harbour: harbor, marina, port, dock, pier, wharf, docks, boat dock, boardwalk, boatyard
    restaurant: cafe, diner, cafeteria, coffee shop, bar, pub, pizzeria, bistro, fast food restaurant, tavern, cafeteria table
    store: shop, supermarket, grocery store, mall, shopping mall, bakery, department store, convenience store, storefront, shop window, deli
    market: farmers market, marketplace, bazaar, outdoor market, fruit stand, food market, farmer's market, street market, fair
    garden: flower garden, vegetable garden, flower bed, greenhouse, flowerbed, gardens, botanical garden
    yard: backyard, back yard, front yard, front lawn, patio, porch, deck, terrace, balcony
    playground: play ground, amusement park, carnival, fairground, theme park, sandbox, circus
    campsite: campground, camp, camping site, camp site
    cemetery: graveyard, churchyard
    church: cathedral, chapel, temple
    castle: palace, throne room, dungeon
    stage: theater, theatre, concert, concert hall, auditorium, stage show
    construction site: construction zone, junkyard
    cave: cavern
    bridge: on a bridge
    rooftop: roof
    factory: warehouse, workshop
    space: outer space, galaxy, the stars, universe, solar system
    moon: lunar surface, surface of the moon
    sky: blue sky, skies, cloudy sky, air, mid air, mid-air, midair, clouds, the air, clear sky, clear blue sky
    night sky: starry sky, starry night sky, stars, night skies
    car interior: inside of a car, back seat, backseat, passenger seat, front seat, cockpit
    train interior: bus interior, plane interior, airplane interior, cabin, airplane cabin
""")

# Words that captions use for a part or side of the picture or for an event: mentioned, never drawn.
NOT_THINGS: frozenset[str] = frozenset(
    """background foreground backdrop front back rear top bottom side left right middle center centre corner edge end area spot
    section part piece portion half distance direction way place location position setting surrounding surroundings scenery
    view scene picture image shot sight thing things object objects item items something anything everything nothing
    stuff kind type sort variety bit lot number amount day time moment afternoon season summer spring fall winter event
    game match competition contest tournament race ride trip vacation holiday party wedding ceremony celebration parade
    festival concert show performance practice lesson sport tennis baseball_game soccer_game tennis_match tennis_game
    video_game_play activity trick stunt jump turn swing throw catch pitch hit serve fun play work job use service display
    exhibit demonstration pose position motion action movement attempt preparation look gaze attention care help conversation
    discussion meeting conference interview style fashion design color colour shape size length height weight shade_of
    sound noise music smell taste feeling idea reason problem accident language name brand company air_time foot_ground
    inside outside indoors outdoors interior exterior base trim material shot_glass_view""".split()
) - {
    "shot_glass_view",
    "foot_ground",
    "video_game_play",
    "shade_of",
    "air_time",
    "outdoors",
    "indoors",
    "pitch",
    "shade",
}


def place(label: str) -> str | None:
    """The background for a word of place: "seashore" -> "beach", "living rooms" -> "living room"; None for others."""
    text = " ".join(label.lower().split())
    for article in ("the ", "a ", "an "):
        text = text.removeprefix(article)
    return PLACES.get(text) or PLACES.get(singular(text))


def time_of_day(phrase: str) -> str | None:
    """ "night", "sunset", "dawn" or "day" for a word or phrase of time; None for others."""
    return TIMES.get(" ".join(phrase.lower().split()))


def weather(phrase: str) -> str | None:
    """The weather a word or phrase names ("pouring rain" -> "rain"); None for others, and for lying snow."""
    return WEATHERS.get(" ".join(phrase.lower().split()))
