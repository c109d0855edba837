"""What lies over the whole picture, objects included: rain, snow, fog, the veil of night. And where shadows fall."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.art.backdrops.palette import Light
from layoutgen.art.backdrops.sketch import Pen, Sketch
from layoutgen.art.backdrops.words import setting

_FALLING = {"snowing": 90, "snowfall": 90, "blizzard": 130, "snowstorm": 130, "snow": 45}
# colour and strength of the veil over everything; weak enough that a red car stays red
_VEILS = {"night": ("#101c48", 0.16), "sunset": ("#ff9a4d", 0.09), "dawn": ("#ffb9a0", 0.06)}


def overlay(words: Sequence[str], *, width: float, height: float, seed: int) -> str:
    """SVG to be drawn over everything for the time and weather that `words` say; "" by plain day.

    width, height: the canvas in user units. Objects under it stay clearly visible and keep their colours.
    """
    said = setting(words)
    if said.light.indoors or said.place in ("space", "underwater"):
        return ""
    s = Sketch((0, 0, 1, 1), width=width, height=height, seed=f"{seed}:overlay", light=Light())
    if said.light.time in _VEILS:
        colour, opacity = _VEILS[said.light.time]
        s.rect(0, 0, width, height, colour, opacity=opacity)
    if "storm" in said.light.weather:
        s.rect(0, 0, width, height, "#2c3644", opacity=0.12)
    if "fog" in said.light.weather:
        for top, low in ((0.0, 0.75), (0.2, 0.62), (0.34, 0.54)):
            s.rect(0, top * height, width, (low - top) * height, "#e8edef", opacity=0.13)
    if {"rain", "storm"} & set(said.light.weather):
        _rain(s, 80 if "storm" in said.light.weather else 55)
    flakes = max([0, *(_FALLING.get(word.lower().strip(), 0) for word in words)])
    if flakes:
        _snowflakes(s, flakes)
    return s.svg()


def _rain(s: Sketch, count: int) -> None:
    for colour, share, opacity in (("#ffffff", 0.5, 0.42), ("#7d95ab", 0.5, 0.38)):
        pen = Pen()
        for _ in range(round(count * share)):
            x, y, long = s.x(s.rng.uniform(0, 1.08)), s.y(s.rng.uniform(-0.04, 0.98)), s.rng.uniform(3.0, 6.0) * s.u
            pen.move(x, y).line((x - 0.28 * long, y + long))
        s.stroke(pen, colour, 0.3 * s.u, opacity=opacity)


def _snowflakes(s: Sketch, count: int) -> None:
    for share, size in ((0.6, 0.9), (0.4, 1.5)):
        pen = Pen()
        for _ in range(round(count * share)):
            pen.dot(s.x(s.rng.random()), s.y(s.rng.random()))
        s.stroke(pen, "#ffffff", size * s.u, opacity=0.85)


def light(words: Sequence[str]) -> tuple[float, float]:
    """Direction and strength of the contact shadows.

    Direction is -1..1: how far a shadow leans to the right (negative: to the left) in heights of its object.
    Strength is 0..1: the shadow's opacity.
    """
    said = setting(words)
    if said.place in ("space", "underwater"):
        return 0.0, 0.0
    if said.place is None or said.light.indoors:
        return 0.0, 0.2
    if {"rain", "storm", "fog", "cloudy", "snow"} & set(said.light.weather):
        return 0.0, 0.16
    if "sunny" in said.light.weather and not said.light.night:
        return 0.3, 0.34
    return {"day": (0.18, 0.26), "dawn": (0.4, 0.2), "sunset": (0.45, 0.26), "night": (0.0, 0.3)}[said.light.time]
