"""What grounds a drawing: contact shadows, ripples on water, an outline for what is near white."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layoutgen.art.outline import outline, path
from layoutgen.art.place import Affine, Rect

if TYPE_CHECKING:
    from layoutgen.art.drawing import Drawing

_RINGS = ((1.0, 0.2), (0.88, 0.22), (0.74, 0.26), (0.56, 0.3))  # radius and share of the opacity: soft without a filter


def shadow(frame: Rect, *, lean: float, strength: float, height: float) -> str:
    """A soft ellipse below what stands on the lower edge of `frame`. lean: -1..1, to the right; strength: opacity."""
    x0, y0, x1, y1 = frame
    if strength <= 0:
        return ""
    rx = 0.49 * (x1 - x0)
    ry = min(0.13 * rx + 0.004 * height, 0.024 * height)
    cx = (x0 + x1) / 2 + min(abs(lean) * 0.16 * (y1 - y0), 0.3 * rx) * (1 if lean >= 0 else -1)
    at = f'cx="{cx:.5g}" cy="{y1 - 0.3 * ry:.5g}"'
    rings = "".join(
        f'<ellipse {at} rx="{rx * r:.4g}" ry="{ry * r:.4g}" opacity="{strength * o:.3g}"/>' for r, o in _RINGS
    )
    return f'<g fill="#161a2e">{rings}</g>'


def ripples(frame: Rect, height: float) -> str:
    """Light rings on the water around what swims or floats at the lower edge of `frame`."""
    x0, _, x1, y1 = frame
    cx, cy, rx = (x0 + x1) / 2, y1 - 0.004 * height, 0.5 * (x1 - x0)
    ry = min(0.13 * rx + 0.004 * height, 0.03 * height)
    return "".join(
        f'<ellipse cx="{cx:.5g}" cy="{cy:.5g}" rx="{rx * r:.4g}" ry="{ry * r:.4g}" fill="#ffffff" opacity="{o}"/>'
        for r, o in ((1.16, 0.2), (0.98, 0.28))
    )


def rim(drawing: Drawing, at: Affine, height: float) -> str:
    """A thin grey outline behind near-white art, 0.4 % of the picture's height wide."""
    shape = path(outline(drawing, 256))
    scale = max(1e-6, abs(at.a * at.d - at.b * at.c) ** 0.5)
    return (
        f'<path transform="{at.svg}" d="{shape}" fill="none" stroke="#7d8794" '
        f'stroke-width="{0.008 * height / scale:.4g}" stroke-linejoin="round"/>'
    )


def string(start: tuple[float, float], end: tuple[float, float], *, thick: float, colour: str) -> str:
    """A shaft or a string between two points."""
    return (
        f'<path d="M{start[0]:.5g} {start[1]:.5g}L{end[0]:.5g} {end[1]:.5g}" fill="none" stroke="{colour}" '
        f'stroke-width="{thick:.4g}" stroke-linecap="round"/>'
    )
