"""OKLab: a colour space in which equal steps look equal (B. Ottosson, 2020, bottosson.github.io/posts/oklab)."""

from __future__ import annotations

import math


def _root(value: float) -> float:
    return float(value ** (1 / 3))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _gamma(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else float(1.055 * channel ** (1 / 2.4) - 0.055)


def oklch(colour: str) -> tuple[float, float, float]:
    """Lightness 0..1, chroma 0..0.33 and hue 0..360 degrees of `#RRGGBB`."""
    r, g, b = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long = _root(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = _root(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = _root(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    light = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b2 = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return light, math.hypot(a, b2), math.degrees(math.atan2(b2, a)) % 360


def to_hex(lightness: float, chroma: float, hue: float) -> str:
    """`#RRGGBB` of an OKLCh colour; chroma shrinks until the colour exists on a screen."""
    while True:
        r, g, b = _rgb(lightness, chroma, hue)
        if chroma < 0.002 or all(-0.002 <= c <= 1.002 for c in (r, g, b)):
            return "#" + "".join(f"{round(255 * _gamma(min(1.0, max(0.0, c)))):02X}" for c in (r, g, b))
        chroma *= 0.96


def _rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
