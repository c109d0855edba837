"""What is made of like sections: a fence in a wide box has more of them, and is not stretched."""

from __future__ import annotations

from dataclasses import replace

from layoutgen.art.drawing import Drawing

# their art begins and ends with what the next one goes on with
_IN_SECTIONS = ("fence", "fencing", "railing", "balustrade", "guardrail")


def in_sections(drawing: Drawing, aspect: float) -> Drawing:
    """The drawing as many times side by side as come nearest to `aspect`, width over height in pixels."""
    count = round(aspect / drawing.aspect)
    if count < 2 or not drawing.name.endswith(_IN_SECTIONS):
        return drawing
    x, y, width, height = drawing.view
    parts = (f'<g transform="translate({k * width:.4g} 0)">{drawing.svg}</g>' for k in range(count))
    return replace(drawing, svg="".join(parts), view=(x, y, count * width, height))
