"""Colours of the backgrounds: flat and slightly muted, and how time of day and weather change them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

TIMES = ("day", "dawn", "sunset", "night")
WEATHERS = ("rain", "snow", "fog", "storm", "cloudy", "sunny", "windy", "autumn", "spring")

# Colour words as a background wears them: softer than on an object, so that a red ball shows before a red wall.
COLOURS = {
    "red": "#c9736b",
    "terracotta": "#c98f6e",
    "orange": "#e0a06a",
    "yellow": "#ead48a",
    "green": "#9cc48a",
    "blue": "#86a9cc",
    "light blue": "#b3d3e8",
    "purple": "#a893c2",
    "pink": "#e6b5bf",
    "brown": "#a5846a",
    "tan": "#d3b993",
    "beige": "#e6d8bf",
    "cream": "#f3ead6",
    "white": "#f3f2ee",
    "gray": "#b4b8bb",
    "grey": "#b4b8bb",
    "black": "#4a4b50",
    "dark": "#6b6660",
    "golden": "#dcc07a",
    "teal": "#7fb3b0",
    "turquoise": "#8fcac6",
    "maroon": "#96605f",
    "silver": "#c6cacd",
}

_MULTIPLY = {
    "day": (1.0, 1.0, 1.0),
    "dawn": (1.0, 0.94, 0.94),
    "sunset": (1.0, 0.88, 0.81),
    "night": (0.42, 0.5, 0.7),
}
_INDOORS = {"day": (1.0, 1.0, 1.0), "dawn": (1.0, 0.97, 0.95), "sunset": (1.0, 0.93, 0.86), "night": (0.8, 0.73, 0.7)}
# weather: how much colour is taken out, and how much brightness is left
_WEATHER = {"rain": (0.3, 0.86), "storm": (0.4, 0.7), "cloudy": (0.18, 0.95), "fog": (0.3, 1.0), "snow": (0.12, 1.0)}

# top, middle and horizon of the sky
_SKY = {
    "day": ("#93cbee", "#b9dff4", "#e6f3f6"),
    "dawn": ("#93b1da", "#d9c4dc", "#fbdcc6"),
    "sunset": ("#6a74a8", "#cf93a4", "#fad3a0"),
    "night": ("#1a2550", "#2b3d72", "#4c639b"),
}
_GREY_SKY = {
    "cloudy": ("#a9bac8", "#c3cfd8", "#dde4e8"),
    "rain": ("#8a9bab", "#a7b5c0", "#c6d0d6"),
    "storm": ("#56626f", "#75828f", "#9aa6af"),
    "fog": ("#c4cfd5", "#d7dfe2", "#e8edee"),
    "snow": ("#b4c6d6", "#cddae4", "#e6edf2"),
}


def rgb(colour: str) -> tuple[float, float, float]:
    """`#rrggbb` as three numbers in 0..1."""
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def hexed(red: float, green: float, blue: float) -> str:
    """Three numbers in 0..1 (clipped) as `#rrggbb`."""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, value))):02x}" for value in (red, green, blue))


def mix(first: str, second: str, share: float) -> str:
    """`first` with `share` (0..1) of `second` in it."""
    (a, b, c), (d, e, f) = rgb(first), rgb(second)
    return hexed(a + (d - a) * share, b + (e - b) * share, c + (f - c) * share)


def turned_leaf(red: float, green: float, blue: float) -> tuple[float, float, float]:
    """The green of leaves and grass (0..1 each) in autumn: the greener, the nearer to orange."""
    share = min(1.0, (green - max(red, blue)) / 0.07)
    turned = (min(1.0, 1.12 * green), 0.76 * green, 0.6 * min(red, blue))
    mixed = [plain + (other - plain) * share for plain, other in zip((red, green, blue), turned, strict=True)]
    return mixed[0], mixed[1], mixed[2]


def darker(colour: str, share: float) -> str:
    """`colour` with `share` (0..1) of a warm near-black in it."""
    return mix(colour, "#2a2622", share)


def lighter(colour: str, share: float) -> str:
    """`colour` with `share` (0..1) of white in it."""
    return mix(colour, "#ffffff", share)


@dataclass(frozen=True, slots=True)
class Light:
    """The light a background stands in: time of day, weather, and whether there is a roof over it."""

    time: str = "day"
    weather: tuple[str, ...] = ()
    indoors: bool = False

    @classmethod
    def of(cls, time: str, weather: Sequence[str] | str, *, indoors: bool = False) -> Light:
        """The light of these words; a time or weather that is not known counts as plain day."""
        named = (weather,) if isinstance(weather, str) else tuple(weather)
        return cls(time if time in TIMES else "day", tuple(w for w in WEATHERS if w in named), indoors)

    @property
    def night(self) -> bool:
        """Whether lamps and windows are lit."""
        return self.time == "night"

    def tone(self, colour: str) -> str:
        """The daylight colour `#rrggbb` as it looks in this light."""
        red, green, blue = rgb(colour)
        scale = (_INDOORS if self.indoors else _MULTIPLY)[self.time]
        red, green, blue = red * scale[0], green * scale[1], blue * scale[2]
        if self.indoors:
            return hexed(red, green, blue)
        if "autumn" in self.weather and red < green > blue:
            red, green, blue = turned_leaf(red, green, blue)
        for weather in self.weather:
            fade, keep = _WEATHER.get(weather, (0.0, 1.0))
            grey = 0.3 * red + 0.59 * green + 0.11 * blue
            red, green, blue = (keep * (value + (grey - value) * fade) for value in (red, green, blue))
        toned = hexed(red, green, blue)
        return mix(toned, self.sky[2], 0.3) if "fog" in self.weather else toned

    @property
    def sky(self) -> tuple[str, str, str]:
        """Colours of the sky at its top, in its middle and at the horizon."""
        clear = _SKY[self.time]
        for weather in ("storm", "rain", "fog", "snow", "cloudy"):
            if weather in self.weather:
                share = 0.8 if self.time == "day" else 0.35
                top, middle, low = (mix(c, g, share) for c, g in zip(clear, _grey(weather, self.time), strict=True))
                return top, middle, low
        return clear


def _grey(weather: str, time: str) -> tuple[str, str, str]:
    top, middle, low = _GREY_SKY[weather]
    return (darker(top, 0.6), darker(middle, 0.6), darker(low, 0.6)) if time == "night" else (top, middle, low)
