"""A pair of shoes: the drawing of one, twice."""

from __future__ import annotations

from dataclasses import replace

from layoutgen.art.drawing import Drawing

PAIR_OF = "pair of "
_ASIDE, _BELOW = 0.5, 0.12  # of the drawing's width and height, from the farther one to the nearer


def paired(drawing: Drawing) -> Drawing:
    """Two of a drawing, the nearer one lower and to the right."""
    x, y, width, height = drawing.view
    dx, dy = round(_ASIDE * width, 3), round(_BELOW * height, 3)
    svg = f'<g>{drawing.svg}</g><g transform="translate({dx} {dy})">{drawing.svg}</g>'
    return replace(drawing, name=f"pair of {drawing.name}", svg=svg, view=(x, y, width + dx, height + dy))
