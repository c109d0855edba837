"""The outline of the trunk, which shirts, jackets and patterns share."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=256)
def outline(half: tuple[float, float, float], torso: float, hem: float, grow: float) -> str:
    """The trunk as a path in its own frame, from the shoulders to `hem` (positive: below the pelvis)."""
    s, w, h = (value + grow for value in half)
    t, g = torso + grow * 0.4, h if hem > -torso * 0.3 else w
    right = (
        f"M0 {-t}L{s * 0.42} {-t}C{s * 0.8} {-t} {s} {-t + 1.6} {s} {-t + 5.5}"
        f"C{s} {-t * 0.66} {w} {-t * 0.62} {w} {-t * 0.46}C{w} {-t * 0.3} {h} {-t * 0.24} {g} {hem - 1.2}"
        f"C{g} {hem} {g - 0.6} {hem} {g - 1.4} {hem}L0 {hem}"
    )
    left = (
        f"L{1.4 - g} {hem}C{0.6 - g} {hem} {-g} {hem} {-g} {hem - 1.2}"
        f"C{-h} {-t * 0.24} {-w} {-t * 0.3} {-w} {-t * 0.46}C{-w} {-t * 0.62} {-s} {-t * 0.66} {-s} {-t + 5.5}"
        f"C{-s} {-t + 1.6} {-s * 0.8} {-t} {-s * 0.42} {-t}Z"
    )
    return right + left


def half_at(half: tuple[float, float, float], torso: float, y: float) -> float:
    """Half the width of the trunk at height y of its frame, a little less than the outline."""
    s, w, h = half
    up = -y / torso
    if up > 0.8:
        return s * (1.0 - max(up - 0.88, 0.0) * 2.2) - 0.2
    if up > 0.46:
        return w + (s - w) * max((up - 0.6) / 0.2, 0.0) - 0.2
    return w + (h - w) * min((0.46 - up) / 0.3, 1.0) - 0.4
