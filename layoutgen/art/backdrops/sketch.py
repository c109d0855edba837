"""A sketch: the sheet a region of the background is drawn on. It knows its frame, its light and its own dice."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from itertools import pairwise
from random import Random

from layoutgen.art.backdrops.palette import COLOURS, Light, mix, rgb

Box4 = tuple[float, float, float, float]
Point = tuple[float, float]


def number(value: float) -> str:
    """A coordinate in five significant digits: exact to a pixel at 4096 px whatever the units, and short."""
    return f"{value:.5g}" if value else "0"


def _see_through(kind: str, opacity: float) -> str:
    """The attribute for paint one can see through. Not `opacity`: that makes resvg compose a layer of its own."""
    return f' {kind}-opacity="{number(opacity)}"' if opacity < 1 else ""


class Pen:
    """Path data, written by strokes; every method returns the pen."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def _add(self, letter: str, *values: float) -> Pen:
        self._parts.append(letter + " ".join(number(value) for value in values))
        return self

    def move(self, x: float, y: float) -> Pen:
        """Lift the pen to x, y."""
        return self._add("M", x, y)

    def line(self, *points: Point) -> Pen:
        """Straight strokes to each of `points`."""
        for x, y in points:
            self._add("L", x, y)
        return self

    def curve(self, cx: float, cy: float, x: float, y: float) -> Pen:
        """A quadratic curve to x, y that leans towards cx, cy."""
        return self._add("Q", cx, cy, x, y)

    def smooth(self, points: Sequence[Point]) -> Pen:
        """A soft line to the first of `points`, along the others, ending at the last one."""
        self.line(points[0])
        for here, after in pairwise(points[1:]):
            self.curve(*here, (here[0] + after[0]) / 2, (here[1] + after[1]) / 2)
        return self.line(points[-1])

    def polygon(self, points: Sequence[Point]) -> Pen:
        """A closed polygon."""
        return self.move(*points[0]).line(*points[1:]).close()

    def rect(self, x: float, y: float, width: float, height: float) -> Pen:
        """A closed rectangle."""
        self._add("M", x, y)
        self._parts.append(f"h{number(width)}v{number(height)}h{number(-width)}z")
        return self

    def ellipse(self, cx: float, cy: float, rx: float, ry: float) -> Pen:
        """A closed ellipse."""
        self._add("M", cx - rx, cy)
        radii = f"{number(rx)} {number(ry)} 0 1"
        self._parts.append(f"a{radii} 1 {number(2 * rx)} 0a{radii} 1 {number(-2 * rx)} 0z")
        return self

    def dot(self, x: float, y: float) -> Pen:
        """A dot as wide as the stroke it is drawn with."""
        self._add("M", x, y)
        self._parts.append("h0")
        return self

    def close(self) -> Pen:
        """Back to where the pen was last lifted."""
        self._parts.append("Z")
        return self

    def __str__(self) -> str:
        return "".join(self._parts)


class Sketch:
    """One region while it is being drawn.

    `x0 y0 x1 y1` is its frame in user units, `u` a hundredth of the canvas's shorter side (the unit of all details),
    `rng` its own dice. Colours are daylight colours: they are turned into the colours of `light` on the way, except for
    what glows by itself.
    """

    def __init__(
        self, box: Box4, *, width: float, height: float, seed: str, light: Light, colour: str | None = None
    ) -> None:
        self.box = box
        self.width, self.height = width, height
        self.x0, self.y0, self.x1, self.y1 = box[0] * width, box[1] * height, box[2] * width, box[3] * height
        self.w, self.h = self.x1 - self.x0, self.y1 - self.y0
        self.u = min(width, height) / 100
        self.light = light
        self.colour = COLOURS[colour] if colour else None
        self.rng = Random(seed)
        # dice that all regions of one picture share, for what they must agree on
        self.shared = Random(seed.partition(":")[0])
        self._parts: list[str] = []

    def x(self, share: float) -> float:
        """User x at `share` of the frame's width."""
        return self.x0 + share * self.w

    def y(self, share: float) -> float:
        """User y at `share` of the frame's height."""
        return self.y0 + share * self.h

    def dyed(self, colour: str, share: float = 0.85) -> str:
        """`colour`, or the colour the text asked for in its place (with a little of `colour` left)."""
        return colour if self.colour is None else mix(colour, self.colour, share)

    def ground(self, across: float, depth: float, narrow: float) -> Point:
        """The point of a flat floor seen in perspective.

        across: 0 (left edge) to 1 (right edge); depth: 0 (far edge) to 1 (near edge), even steps on the floor;
        narrow: width of the far edge relative to the near edge, 0 < narrow < 1.
        """
        scale = 1 / (1 / narrow + depth * (1 - 1 / narrow))
        return self.x0 + self.w * (0.5 + (across - 0.5) * scale), self.y0 + self.h * (scale - narrow) / (1 - narrow)

    def tone(self, colour: str, *, glow: bool = False) -> str:
        """`colour` in this sketch's light; what glows keeps its own."""
        return colour if glow or not colour.startswith("#") else self.light.tone(colour)

    def gradient(self, *stops: tuple[float, str, float], glow: bool = False, radial: bool = False) -> str:
        """A paint from top to bottom (or from the middle outwards) of (offset, colour, opacity) stops."""
        tag = "radialGradient" if radial else "linearGradient"
        frame = "" if radial else ' x2="0" y2="1"'
        body = "".join(
            f'<stop offset="{number(at)}" stop-color="{self.tone(colour, glow=glow)}"'
            + (f' stop-opacity="{number(opacity)}"/>' if opacity < 1 else "/>")
            for at, colour, opacity in stops
        )
        # The name follows from the content: two sketches with the same name have the same paint, so none can clash.
        name = f"bd{zlib.crc32((tag + body).encode()):08x}"
        definition = f'<{tag} id="{name}"{frame}>{body}</{tag}>'
        if definition not in self._parts:
            self._parts.append(definition)
        return f"url(#{name})"

    def path(self, pen: Pen, fill: str, *, opacity: float = 1.0, glow: bool = False) -> None:
        """Fill what the pen drew."""
        self._parts.append(f'<path d="{pen}" fill="{self.tone(fill, glow=glow)}"{_see_through("fill", opacity)}/>')

    def stroke(self, pen: Pen, colour: str, width: float, *, opacity: float = 1.0, glow: bool = False) -> None:
        """Draw the pen's line `width` user units wide with round ends."""
        paint = f'stroke="{self.tone(colour, glow=glow)}" stroke-width="{number(width)}" stroke-linecap="round"'
        self._parts.append(f'<path d="{pen}" fill="none" {paint}{_see_through("stroke", opacity)}/>')

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, *, opacity: float = 1.0, glow: bool = False
    ) -> None:
        """Fill a rectangle."""
        at = f'x="{number(x)}" ' if x else ""
        frame = f'{at}y="{number(y)}" width="{number(width)}" height="{number(height)}"'
        self._parts.append(f'<rect {frame} fill="{self.tone(fill, glow=glow)}"{_see_through("fill", opacity)}/>')

    def fade(
        self, frame: tuple[float, float, float, float], *colours: str, opacity: float = 1.0, glow: bool = False
    ) -> None:
        """Fill a frame (x, y, width, height) with `colours` that blend into one another from top to bottom.

        It is laid in flat strips: the steps are too small to see, and resvg fills flat rectangles ten times as fast as
        gradients.
        """
        x, y, width, height = frame
        toned = [self.tone(colour, glow=glow) for colour in colours]
        part = height / max(1, len(toned) - 1)
        for index, (first, last) in enumerate(zip(toned, toned[1:] or toned, strict=False)):
            difference = max(abs(a - b) for a, b in zip(rgb(first), rgb(last), strict=True))
            strips = max(1, min(20, round(difference * 255)))
            for strip in range(strips):
                top = y + part * (index + strip / strips)
                # Each strip reaches a little under the next, so that nothing shines through between them.
                low = min(y + height, top + part / strips + (0.5 * self.u if opacity >= 1 else 0.0))
                colour = mix(first, last, strip / max(1, strips - 1) if strips > 1 else 0.5)
                self.rect(x, top, width, low - top, colour, opacity=opacity, glow=True)

    def wash(self, *colours: str, glow: bool = False) -> None:
        """Fill the whole frame with `colours` from top to bottom."""
        self.fade((self.x0, self.y0, self.w, self.h), *colours, glow=glow)

    def below(self, points: Sequence[Point], *colours: str) -> None:
        """Fill the frame below a soft line through `points`, which run from side to side."""
        foot = min(self.y1, max(y for _, y in points))
        pen = Pen().move(points[0][0], foot).smooth(points).line((points[-1][0], foot)).close()
        self.path(pen, colours[0])
        if foot < self.y1:
            top = max(self.y0, foot - 0.3 * self.u)
            self.fade((self.x0, top, self.w, self.y1 - top), *colours)

    def svg(self) -> str:
        """All that was drawn; cut at the frame's sides where the frame is narrower than the canvas."""
        body = "".join(self._parts)
        if self.box[0] <= 0 and self.box[2] >= 1:
            return body
        over = 4 * self.u  # tufts may stand out above their ground
        frame = f'x="{number(self.x0)}" y="{number(self.y0 - over)}"'
        frame += f' width="{number(self.w)}" height="{number(self.h + over)}"'
        name = f"bd{zlib.crc32(frame.encode()):08x}c"
        return f'<clipPath id="{name}"><rect {frame}/></clipPath><g clip-path="url(#{name})">{body}</g>'
