"""Colours of cut-outs in OKLab (B. Ottosson 2020): which ones they have, and how to give them another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from layoutgen import vocab

Pixels = npt.NDArray[np.uint8]  # (H, W, 4): red, green, blue, alpha
Floats = npt.NDArray[np.float32]

BASIC = ("black", "white", "gray", "red", "orange", "yellow", "green", "blue", "purple", "pink", "brown")
_TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    dtype=np.float32,
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ],
    dtype=np.float32,
)
_STRONG = 0.85  # share of the new colour's hue in what is recoloured; the rest keeps the photo's own play of colours
_LIGHTER = 0.6  # share of the way that the mean lightness goes to the new colour's


def oklab(rgb: npt.NDArray[np.uint8]) -> Floats:
    """(..., 3) bytes -> (..., 3) lightness 0..1, a, b."""
    value = rgb.astype(np.float32) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4).astype(np.float32)
    lab = np.cbrt(linear @ _TO_CONES.T) @ _TO_LAB.T
    return np.asarray(lab, dtype=np.float32)


def to_rgb(lab: Floats) -> npt.NDArray[np.uint8]:
    """The inverse of `oklab`; colours that no screen has are cut."""
    linear = np.clip(((lab @ np.linalg.inv(_TO_LAB).T) ** 3) @ np.linalg.inv(_TO_CONES).T, 0, 1)
    value = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    made: npt.NDArray[np.uint8] = np.rint(255 * np.clip(value, 0, 1)).astype(np.uint8)
    return made


@lru_cache(maxsize=1)
def _basic() -> Floats:
    return np.stack([_lab_of(vocab.colour(name) or "#808080") for name in BASIC])


def _lab_of(colour: str) -> Floats:
    return oklab(np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)], dtype=np.uint8))


def shares(cutout: Pixels) -> dict[str, float]:
    """Which share of a cut-out's pixels is nearest to each of the eleven basic colours; those of 2 % and more."""
    inside = cutout[..., 3] >= 128
    if not inside.any():
        return {}
    distance = np.linalg.norm(oklab(cutout[inside][:, :3])[:, None] - _basic()[None], axis=-1)
    found = np.bincount(distance.argmin(1), minlength=len(BASIC)) / int(inside.sum())
    return {name: round(float(share), 3) for name, share in zip(BASIC, found, strict=True) if share >= 0.02}


@lru_cache(maxsize=256)
def basic_name(colour: str) -> str:
    """The basic colour nearest to a "#rrggbb"."""
    return BASIC[int(np.linalg.norm(_basic() - _lab_of(colour), axis=-1).argmin())]


def asked(attributes: tuple[str, ...]) -> str | None:
    """The "#rrggbb" of the first attribute that is a colour."""
    return next((colour for word in attributes if (colour := vocab.colour(word))), None)


def has(found: Mapping[str, float], colour: str) -> float:
    """How much of a cut-out with these shares is of a colour, 0 to 1."""
    return found.get(basic_name(colour), 0.0)


def recoloured(cutout: Pixels, colour: str) -> Pixels:
    """The cut-out in another colour: its light and shade stay, its hue and its mean lightness become the colour's."""
    target, lab = _lab_of(colour), oklab(cutout[..., :3])
    weight = cutout[..., 3:].astype(np.float32)
    mean = (lab * weight).sum((0, 1)) / max(1.0, float(weight.sum()))
    light = lab[..., :1] + _LIGHTER * (target[0] - mean[0])
    bright = np.clip(light / max(float(target[0]), 0.05), 0.3, 1.4)  # shade is less colourful than light
    hue = _STRONG * bright * target[1:] + (1 - _STRONG) * lab[..., 1:]
    made: Pixels = cutout.copy()
    made[..., :3] = to_rgb(np.concatenate([light, hue], -1).astype(np.float32))
    return made
