"""Words for how a thing looks: colours, materials, patterns, shapes and sizes."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping, Sequence
from functools import lru_cache

from layoutgen.vocabulary.words import meanings, members, numbers

COLOURS: Mapping[str, str] = meanings("colours")  # word -> "#rrggbb"
MATERIALS: frozenset[str] = members("materials")
PATTERNS: frozenset[str] = members("patterns")
SHAPES: frozenset[str] = members("shapes")
STATES: frozenset[str] = members("states")
SIZES: Mapping[str, float] = {word: factor for word, (factor,) in numbers("sizes").items()}

_SHADES = numbers("shades")  # how much lighter (> 0, to white) or darker (< 0, to black); factor of the saturation
_STRETCHES = numbers("stretches")  # factors of the width and the height
_DEGREES = numbers("degrees")  # the power to which the next word's factors are raised


@lru_cache(maxsize=8192)
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
                (degree,) = _DEGREES[word]
                continue
            across, up = _STRETCHES.get(word) or (SIZES.get(word, 1.0), SIZES.get(word, 1.0))
            width, height, degree = width * across**degree, height * up**degree, 1.0
    return min(3.0, max(0.25, width)), min(3.0, max(0.25, height))
