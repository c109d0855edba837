"""Which fills of a drawing carry its colour: the shades that "red" changes, leaving tyres, glass and skin alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from layoutgen.art.oklab import oklch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILL = re.compile(r'\b(?:fill|stroke)="(#[0-9A-Fa-f]{3,6})"')
_UNFILLED = re.compile(r"<(path|circle|ellipse|rect|polygon)(?![^>]*\bfill=)[^>]*>")  # black, by the standard
GLASS = frozenset({"#BBDDF5", "#88C9F9", "#BDDDF4", "#5DADEC", "#55ACEE", "#B0DBF7", "#A5D5F7", "#8CCAF7"})
HUE = 38.0  # degrees: shades of one family differ less


def full(colour: str) -> str:
    """`#abc` as `#AABBCC`, upper case."""
    digits = colour.lstrip("#").upper()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits[:3]))


def fills(body: str) -> list[str]:
    """The fill and stroke colours of `body` in order of appearance, each once, as `#RRGGBB`."""
    found = [full(colour) for colour in FILL.findall(body)]
    if _UNFILLED.search(body) and "fill=" not in body.partition(">")[0]:
        found.append("#000000")
    return list(dict.fromkeys(found))


def areas(colours: Sequence[str], pixels: NDArray[np.uint8]) -> dict[str, float]:
    """The share of the ink of `pixels`, (H, W, 4) uint8, that each colour covers, within 8 levels."""
    import numpy as np  # only the recipe needs it; `tint` imports this file on the way to a first picture

    small = pixels[::3, ::3].reshape(-1, 4)
    inked = small[small[:, 3] > 200][:, :3].astype(np.int16)
    shares = {}
    for colour in colours:
        rgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], dtype=np.int16)
        shares[colour] = float((np.abs(inked - rgb).max(axis=1) <= 8).mean()) if len(inked) else 0.0
    return shares


def families(body: str, pixels: NDArray[np.uint8]) -> tuple[list[str], bool]:
    """(main family, near white) of a drawing; the family lists its fills, greatest area first."""
    share = {colour: area for colour, area in areas(fills(body), pixels).items() if area > 0.002}
    if not share:
        return [], False
    lch = {colour: oklch(colour) for colour in share}
    pale = sum(area for colour, area in share.items() if lch[colour][0] > 0.85 and lch[colour][1] < 0.04) > 0.55
    usable = {colour: area for colour, area in share.items() if not _fixed(lch[colour])} or share
    if len(usable) > 1 and sum(usable[c] for c in usable if c not in GLASS) > 0.15:
        usable = {colour: area for colour, area in usable.items() if colour not in GLASS}
    main = _groups(usable, lch)[0]
    dark = [colour for colour in sorted(share, key=lambda c: -share[c]) if _fixed(lch[colour])]
    if sum(share[c] for c in main) < 0.2 and sum(share[c] for c in dark) > 0.5:
        main = dark  # a thing that is black by nature: a top hat, an ant
    return main, pale


def _fixed(lch: tuple[float, float, float]) -> bool:
    """Near black: eyes, tyres, outlines."""
    lightness, chroma, _ = lch
    return lightness < 0.36 and chroma < 0.035


def _groups(share: dict[str, float], lch: dict[str, tuple[float, float, float]]) -> list[list[str]]:
    """The fills by hue, the family that is its colour first: greyish areas weigh less."""
    rest = sorted(share, key=lambda colour: -share[colour])
    groups = []
    while rest:
        seed = rest[0]
        group = [colour for colour in rest if _alike(lch[seed], lch[colour])]
        groups.append(group)
        rest = [colour for colour in rest if colour not in group]
    return sorted(groups, key=lambda group: -sum(share[c] * (1.0 if lch[c][1] > 0.045 else 0.55) for c in group))


def _alike(a: tuple[float, float, float], b: tuple[float, float, float]) -> bool:
    grey_a, grey_b = a[1] <= 0.045, b[1] <= 0.045
    if grey_a or grey_b:
        return grey_a and grey_b
    return abs((a[2] - b[2] + 180) % 360 - 180) < HUE
