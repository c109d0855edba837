"""Words for how a thing looks: colours, materials, patterns, shapes and sizes."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping, Sequence
from types import MappingProxyType

_COLOURS = """
red e53935 scarlet e02a1f crimson c2183a ruby b3123f maroon 800f2f burgundy 7b1530 cherry c4202f brick_red a5402d
orange fb8c00 tangerine f58220 amber ffb300 peach ffcba4 apricot fbceb1 coral ff7f50 salmon fa8072 rust b7410e
copper b87333 bronze a9713a yellow fdd835 lemon fff04a mustard d9a520 gold e0b02c golden e0b02c blond f0d98c blonde f0d98c
green 43a047 lime a4d51f olive 808000 mint 98e2b6 emerald 1fa66a jade 00a36c teal 00897b turquoise 30d5c8 khaki c3b07a
chartreuse b4e61e sage 9caf88 forest_green 22702c lime_green 7ed321 sea_green 2e8b57 olive_green 6b7a2a
blue 1e6fd9 navy 1b2a5c navy_blue 1b2a5c sky_blue 81c7f5 baby_blue a7d3f5 royal_blue 2b4fc7 cobalt 1446a8 indigo 3f3fa8
azure 2f8df5 aqua 4dd7e6 cyan 22c7dc aquamarine 7fe8cf purple 8e3cb0 violet 7f46d6 lavender c3aef0 lilac c8a2d8 plum 8b3a7e
mauve c89bc0 magenta d81b9a fuchsia e02aa8 pink f48fb1 hot_pink ff4fa0 rose f0628a brown 795036 chocolate 5a3825
tan d2b48c beige eadfc4 cream fff4d6 ivory fffbea khaki_brown a38f5e chestnut 8a4a2c auburn 8c3b24 caramel c27b3a
coffee 5e4230 sand d9c28f black 1e1e1e charcoal 3a3f44 ebony 2a2522 white fafafa snow_white ffffff off-white f5f1e6
grey 8e9499 gray 8e9499 slate 64707c silver c0c5ca ash b2b6b3 platinum dcdedb transparent e8f3f8 clear e8f3f8
multicolored e53935 multi-colored e53935 colorful e53935 colourful e53935 rainbow e53935
""".replace("multicolored e53935 multi-colored e53935 colorful e53935 colourful e53935 rainbow e53935", "")

COLOURS: Mapping[str, str] = MappingProxyType(
    {
        name.replace("_", " "): f"#{value}"
        for name, value in zip(_COLOURS.split()[::2], _COLOURS.split()[1::2], strict=True)
        if name not in ("transparent", "clear")
    }
)

# How much a word lightens (to white) or darkens (to black), and what it does to the saturation.
_SHADES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "light": (0.45, 0.9),
        "pale": (0.55, 0.7),
        "pastel": (0.5, 0.75),
        "soft": (0.35, 0.75),
        "faded": (0.35, 0.55),
        "dark": (-0.42, 1.0),
        "deep": (-0.3, 1.1),
        "bright": (0.04, 1.35),
        "vivid": (0.0, 1.4),
        "neon": (0.1, 1.6),
        "hot": (0.05, 1.4),
        "dull": (-0.05, 0.55),
        "muted": (0.05, 0.55),
        "dusty": (0.1, 0.5),
        "medium": (0.0, 1.0),
        "solid": (0.0, 1.0),
        "rich": (-0.12, 1.15),
        "shiny": (0.08, 1.1),
    }
)

MATERIALS: frozenset[str] = frozenset(
    """wooden wood metal metallic steel stainless iron brass copper bronze aluminum aluminium tin silver gold golden chrome
    brick stone rock marble granite concrete cement clay ceramic porcelain glass crystal plastic rubber leather suede
    cloth fabric cotton wool woolen woollen silk velvet denim lace linen canvas nylon fur furry fuzzy fluffy knit knitted
    wicker bamboo straw paper cardboard tile tiled tin adobe mud ice snow sand wire mesh foam wax gingerbread chocolate
    felt satin straw thatched shingled grassy sandy stony rocky""".split()
)

PATTERNS: frozenset[str] = frozenset(
    """striped stripy stripe stripes dotted spotted spotty speckled polka-dot polka-dotted checkered checked chequered plaid
    tartan floral flowered flowery patterned zigzag camouflage camo paisley houndstooth argyle tie-dye tie-dyed rainbow
    multicolored multi-colored multicoloured colorful colourful printed decorated calico tabby""".split()
) | {"polka dot", "polka dots", "polka dotted", "tie dye", "zebra print", "leopard print", "animal print"}

SHAPES: frozenset[str] = frozenset(
    """round circular square rectangular triangular oval elliptical spherical cubic cylindrical conical curved curvy straight
    flat pointed pointy sharp crooked spiral heart-shaped star-shaped diamond-shaped hexagonal octagonal domed arched
    l-shaped bent""".split()
)

STATES: frozenset[str] = frozenset(
    """open opened closed shut empty full broken cracked wet dry clean dirty muddy dusty rusty old new lit unlit on off hot cold
    frozen melted burnt burning cooked raw sliced cut whole half-eaten peeled ripe fresh rotten wilted blooming leafless
    bare naked shirtless barefoot asleep awake sleeping smiling happy sad angry crying laughing surprised scared tired
    bald bearded pregnant parked moving flying standing sitting lying running walking jumping folded unfolded framed
    stacked piled upside-down tilted leaning abandoned ruined decorated snowy snow-covered icy grassy sandy rocky""".split()
)

SIZES: Mapping[str, float] = MappingProxyType(
    {
        "microscopic": 0.3,
        "teeny": 0.4,
        "tiny": 0.4,
        "miniature": 0.45,
        "mini": 0.5,
        "minuscule": 0.35,
        "baby": 0.55,
        "small": 0.65,
        "smaller": 0.65,
        "little": 0.7,
        "short": 0.8,
        "compact": 0.75,
        "medium": 1.0,
        "medium-sized": 1.0,
        "normal": 1.0,
        "tall": 1.3,
        "big": 1.4,
        "bigger": 1.4,
        "large": 1.45,
        "larger": 1.45,
        "oversized": 1.6,
        "enormous": 2.1,
        "huge": 1.9,
        "massive": 2.0,
        "gigantic": 2.3,
        "giant": 2.2,
        "colossal": 2.4,
        "immense": 2.1,
        "great": 1.5,
        "life-size": 1.0,
    }
)

# Words that change one dimension more than the other: (width, height).
_STRETCHES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "tall": (1.0, 1.4),
        "high": (1.0, 1.3),
        "short": (1.0, 0.7),
        "low": (1.0, 0.7),
        "long": (1.5, 1.0),
        "wide": (1.45, 1.0),
        "broad": (1.4, 1.0),
        "narrow": (0.65, 1.0),
        "thin": (0.7, 1.0),
        "skinny": (0.7, 1.0),
        "slim": (0.78, 1.0),
        "slender": (0.75, 1.0),
        "lean": (0.85, 1.0),
        "fat": (1.35, 1.0),
        "thick": (1.3, 1.0),
        "plump": (1.25, 1.0),
        "chubby": (1.25, 1.0),
        "overweight": (1.35, 1.0),
        "stout": (1.25, 0.92),
        "heavy": (1.15, 1.05),
        "flat": (1.1, 0.6),
    }
)
_DEGREES: Mapping[str, float] = MappingProxyType(
    {"very": 1.5, "extremely": 1.9, "really": 1.5, "super": 1.6, "quite": 1.1, "rather": 0.8, "fairly": 0.8}
    | {"slightly": 0.4, "somewhat": 0.5}
)


def colour(phrase: str) -> str | None:
    """The "#rrggbb" of a colour phrase: "dark green", "light-blue", "reddish", "navy blue"; None for other words."""
    text = " ".join(phrase.lower().replace("-colored", "").replace("-coloured", "").split())
    for spelling in (text, text.replace("-", " "), text.replace(" colored", "").replace(" coloured", "")):
        if spelling in COLOURS:
            return COLOURS[spelling]
    words = text.replace("-", " ").split()
    if len(words) == 1:
        return _from_suffix(words[0])
    if len(words) < 2:
        return None
    if words[0] in _SHADES:
        base = colour(" ".join(words[1:]))
        return None if base is None else _shade(base, *_SHADES[words[0]])
    if words[0] in ("very", "mostly", "all", "mainly", "plain"):
        return colour(" ".join(words[1:]))
    first, last = _from_suffix(words[0]) or COLOURS.get(words[0]), COLOURS.get(" ".join(words[1:]))
    if first is None or last is None:
        return None
    return _mix(first, last, 0.35 if words[0].endswith("ish") else 0.5)


def _from_suffix(word: str) -> str | None:
    """ "reddish" and "bluish" to their colour, a little greyed, as the ending says "not quite"."""
    if word in COLOURS:
        return COLOURS[word]
    if not word.endswith("ish"):
        return None
    stem = word[:-3]
    for base in (stem, stem[:-1], f"{stem}e"):
        if base in COLOURS:
            return _mix("#8e8a86", COLOURS[base], 0.7)
    return None


def _channels(value: str) -> tuple[float, float, float]:
    return int(value[1:3], 16) / 255, int(value[3:5], 16) / 255, int(value[5:7], 16) / 255


def _hex(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, c))):02x}" for c in (red, green, blue))


def _mix(first: str, second: str, share: float) -> str:
    """`share` of the second colour in the first."""
    a, b = _channels(first), _channels(second)
    return _hex(*(x + (y - x) * share for x, y in zip(a, b, strict=True)))


def _shade(value: str, lighten: float, saturate: float) -> str:
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(value))
    light = light + (1 - light) * lighten if lighten >= 0 else light * (1 + lighten)
    return _hex(*colorsys.hls_to_rgb(hue, light, min(1.0, saturation * saturate)))


def size_factor(attributes: Sequence[str]) -> tuple[float, float]:
    """How much wider and taller than usual a thing with these attributes is: ("huge",) -> (1.9, 1.9).

    "tall", "long", "thin" and the like change one side only; "very" and "slightly" change the degree. The product
    of several words is kept within 0.25 and 3.
    """
    width = height = 1.0
    for phrase in attributes:
        degree = 1.0
        for word in phrase.lower().split():
            if word in _DEGREES:
                degree = _DEGREES[word]
                continue
            across, up = _STRETCHES.get(word) or (SIZES.get(word, 1.0), SIZES.get(word, 1.0))
            width, height, degree = width * across**degree, height * up**degree, 1.0
    return min(3.0, max(0.25, width)), min(3.0, max(0.25, height))
