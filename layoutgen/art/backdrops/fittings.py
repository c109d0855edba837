"""What tells a bare room from another: a bath and a basin, a bed, a hearth and a sofa, pale along the wall.

They are drawn where the text names no furniture of its own, as pale as all that lies far away, and are nobody's items.
"""

from __future__ import annotations

from layoutgen.art.backdrops.palette import darker, lighter
from layoutgen.art.backdrops.sketch import Pen, Sketch

_WOOD, _WHITE, _CLOTH = "#c4a688", "#eef3f4", "#a9b8c4"


class _Piece:
    """A piece of furniture on a sketch: x from its middle and y from the frame's top, both in heights of the frame."""

    def __init__(self, sketch: Sketch, middle: float, wide: float) -> None:
        self.s = sketch
        half = 0.5 * wide * sketch.h
        self.x0 = min(max(sketch.x(middle), sketch.x0 + half), max(sketch.x0 + half, sketch.x1 - half))

    def x(self, across: float) -> float:
        """User x at `across` frame heights right of the middle."""
        return self.x0 + across * self.s.h

    def rect(self, x0: float, y0: float, x1: float, y1: float, fill: str, edge: str | None = None) -> None:
        """A filled rectangle with an outline in `edge`."""
        pen = Pen().rect(self.x(x0), self.s.y(y0), (x1 - x0) * self.s.h, (y1 - y0) * self.s.h)
        self._lay(pen, fill, edge)

    def shape(self, *points: tuple[float, float], fill: str, edge: str | None = None) -> None:
        """A filled polygon with an outline in `edge`."""
        self._lay(Pen().polygon([(self.x(x), self.s.y(y)) for x, y in points]), fill, edge)

    def round(self, x: float, y: float, rx: float, ry: float, fill: str, edge: str | None = None) -> None:
        """A filled ellipse with an outline in `edge`."""
        self._lay(Pen().ellipse(self.x(x), self.s.y(y), rx * self.s.h, ry * self.s.h), fill, edge)

    def line(self, *points: tuple[float, float], colour: str, width: float = 0.01) -> None:
        """A stroke through the points."""
        (x, y), *others = points
        pen = Pen().move(self.x(x), self.s.y(y)).line(*((self.x(u), self.s.y(v)) for u, v in others))
        self.s.stroke(pen, colour, width * self.s.h)

    def _lay(self, pen: Pen, fill: str, edge: str | None) -> None:
        self.s.path(pen, fill)
        if edge is not None:
            self.s.stroke(pen, edge, 0.006 * self.s.h)


def bathroom(s: Sketch) -> None:
    """A bath below its shower, a basin below a mirror, and a toilet."""
    edge, metal = "#aebfc6", "#9fb0b8"
    bath = _Piece(s, 0.2, 0.64)
    bath.line((-0.28, 0.06), (0.28, 0.06), colour=metal, width=0.014)
    bath.line((-0.22, 0.2), (-0.22, 0.12), (-0.16, 0.12), colour=metal, width=0.014)
    bath.shape((-0.19, 0.12), (-0.13, 0.12), (-0.1, 0.16), (-0.22, 0.16), fill=metal)
    bath.shape((-0.29, 0.68), (0.29, 0.68), (0.25, 0.95), (-0.25, 0.95), fill=_WHITE, edge=edge)
    bath.rect(-0.31, 0.65, 0.31, 0.7, "#fafcfc", edge)
    for fold in range(5):
        x = 0.06 + 0.042 * fold
        bath.shape(
            (x, 0.06), (x + 0.042, 0.06), (x + 0.046, 0.8), (x - 0.002, 0.8), fill=("#9cc3c9", "#b2d3d6")[fold % 2]
        )
    basin = _Piece(s, 0.58, 0.3)
    basin.rect(-0.11, 0.12, 0.11, 0.44, "#cfe6ee", "#b59a80")
    basin.shape((-0.06, 0.4), (0.08, 0.16), (0.1, 0.16), (-0.02, 0.42), fill="#e6f4f8")
    basin.rect(-0.12, 0.7, 0.12, 0.93, lighter(_WOOD, 0.3), darker(_WOOD, 0.1))
    basin.line((0, 0.72), (0, 0.91), colour=darker(_WOOD, 0.1), width=0.006)
    basin.line((0, 0.62), (0, 0.55), (0.05, 0.55), (0.05, 0.58), colour=metal, width=0.016)
    basin.shape((-0.15, 0.62), (0.15, 0.62), (0.1, 0.71), (-0.1, 0.71), fill="#fafcfc", edge=edge)
    toilet = _Piece(s, 0.85, 0.24)
    toilet.rect(-0.1, 0.52, 0.1, 0.72, _WHITE, edge)
    toilet.round(0.06, 0.57, 0.018, 0.012, metal)
    toilet.shape((-0.09, 0.8), (0.09, 0.8), (0.055, 0.97), (-0.055, 0.97), fill=_WHITE, edge=edge)
    toilet.round(0, 0.79, 0.11, 0.055, "#fafcfc", edge)
    toilet.round(0, 0.79, 0.07, 0.03, "#c4dde2", edge)


def bedroom(s: Sketch) -> None:
    """A bed with its head to the wall, between two tables with lamps."""
    cover = s.rng.choice(("#a8b8cf", "#b9abc9", "#c9b0a8", "#a9c0b4"))
    bed = _Piece(s, 0.5, 1.1)
    for side in (-1, 1):
        x = 0.46 * side
        bed.rect(x - 0.09, 0.74, x + 0.09, 0.94, lighter(_WOOD, 0.2), darker(_WOOD, 0.12))
        bed.line((x - 0.03, 0.81), (x + 0.03, 0.81), colour=darker(_WOOD, 0.25), width=0.01)
        bed.rect(x - 0.012, 0.62, x + 0.012, 0.74, "#b7a58e")
        bed.shape(
            (x - 0.045, 0.5), (x + 0.045, 0.5), (x + 0.075, 0.63), (x - 0.075, 0.63), fill="#f4e2b4", edge="#d9c391"
        )
    bed.rect(-0.34, 0.44, 0.34, 0.8, lighter(_WOOD, 0.1), darker(_WOOD, 0.12))
    bed.rect(-0.29, 0.49, 0.29, 0.74, lighter(_WOOD, 0.3))
    bed.shape((-0.31, 0.7), (0.31, 0.7), (0.36, 0.98), (-0.36, 0.98), fill="#f1f0ee", edge="#cfcac4")
    for side in (-1, 1):
        bed.round(0.15 * side, 0.69, 0.13, 0.06, "#fcfbf8", "#cfcac4")
    bed.shape((-0.325, 0.78), (0.325, 0.78), (0.37, 1.0), (-0.37, 1.0), fill=cover)
    bed.shape((-0.325, 0.78), (0.325, 0.78), (0.335, 0.83), (-0.335, 0.83), fill=lighter(cover, 0.45))


def living_room(s: Sketch) -> None:
    """A sofa below a picture, a lamp on one side and a shelf of books on the other."""
    cloth = s.rng.choice(("#9fb3bd", "#b5a7a0", "#a7b69d", "#bfa5a5"))
    sofa = _Piece(s, 0.46, 0.8)
    sofa.rect(-0.2, 0.08, 0.2, 0.36, "#fbf8f0", "#b59a80")
    sofa.shape((-0.17, 0.33), (-0.06, 0.19), (0.02, 0.28), (0.09, 0.21), (0.17, 0.33), fill="#b7cdb6")
    sofa.round(0.1, 0.15, 0.025, 0.025, "#f0d79a")
    for x in (-0.33, 0.31):
        sofa.rect(x, 0.93, x + 0.03, 0.98, darker(_WOOD, 0.3))
    sofa.rect(-0.34, 0.54, 0.34, 0.86, cloth, darker(cloth, 0.15))
    sofa.rect(-0.31, 0.75, 0, 0.86, lighter(cloth, 0.2), darker(cloth, 0.15))
    sofa.rect(0, 0.75, 0.31, 0.86, lighter(cloth, 0.2), darker(cloth, 0.15))
    sofa.rect(-0.36, 0.86, 0.36, 0.94, darker(cloth, 0.08), darker(cloth, 0.15))
    for x in (-0.4, 0.31):
        sofa.rect(x, 0.68, x + 0.09, 0.94, cloth, darker(cloth, 0.15))
    lamp = _Piece(s, 0.06, 0.2)
    lamp.line((0, 0.4), (0, 0.96), colour="#a99a88", width=0.014)
    lamp.round(0, 0.96, 0.07, 0.014, "#a99a88")
    lamp.shape((-0.055, 0.26), (0.055, 0.26), (0.095, 0.42), (-0.095, 0.42), fill="#f6e6bd", edge="#dcc79a")
    _books(_Piece(s, 0.93, 0.26), s)


def dining_room(s: Sketch) -> None:
    """A laid table with a chair at each end, under a lamp."""
    wood, dark = lighter(_WOOD, 0.1), darker(_WOOD, 0.12)
    table = _Piece(s, 0.5, 1.1)
    table.shape((-0.58, 0.87), (0.58, 0.87), (0.72, 1.0), (-0.72, 1.0), fill="#cdb3ae", edge="#bb9f9a")
    table.line((0, -0.1), (0, 0.16), colour="#a99a88", width=0.01)
    table.shape((-0.04, 0.14), (0.04, 0.14), (0.13, 0.27), (-0.13, 0.27), fill="#f4e2b4", edge="#d9c391")
    for side in (-1, 1):
        x = 0.45 * side
        table.line((x, 0.5), (x - 0.02 * side, 0.8), (x - 0.02 * side, 0.98), colour=dark, width=0.03)
        table.line((x - 0.02 * side, 0.8), (x - 0.17 * side, 0.8), colour=dark, width=0.036)
        table.line((x - 0.16 * side, 0.8), (x - 0.16 * side, 0.98), colour=dark, width=0.024)
        table.rect(0.27 * side - 0.02, 0.74, 0.27 * side + 0.02, 0.99, wood, dark)
        table.round(0.2 * side, 0.685, 0.075, 0.018, "#fdfcfa", "#c9c2b8")
    table.rect(-0.35, 0.7, 0.35, 0.75, wood, dark)
    table.shape((-0.31, 0.7), (0.31, 0.7), (0.32, 0.86), (-0.32, 0.86), fill="#f3efe9", edge="#d8d0c6")
    table.shape((-0.035, 0.56), (0.035, 0.56), (0.05, 0.7), (-0.05, 0.7), fill="#bcd0d6", edge="#9fb4bb")
    for x, y in ((-0.05, 0.49), (0.0, 0.46), (0.05, 0.49)):
        table.line((0, 0.56), (x, y), colour="#a3b893", width=0.01)
        table.round(x, y, 0.03, 0.03, "#e0a9a4")


def kitchen(s: Sketch) -> None:
    """Cupboards on the wall, and a cooker below its hood."""
    edge, steel, dark = "#b9c2ba", "#c3cacc", "#848d92"
    front = s.rng.choice(("#dfe6dc", "#e6dfd2", "#d6e0e2"))
    for middle in (0.14, 0.86):
        cupboard = _Piece(s, middle, 0.5)
        for x in (-0.25, 0.0):
            cupboard.rect(x, 0.06, x + 0.25, 0.36, front, edge)
            cupboard.rect(x + 0.03, 0.09, x + 0.22, 0.33, lighter(front, 0.35), edge)
            cupboard.rect(x + (0.215 if x < 0 else 0.02), 0.28, x + (0.23 if x < 0 else 0.035), 0.34, dark)
    cooker = _Piece(s, 0.5, 0.36)
    cooker.rect(-0.06, -0.1, 0.06, 0.22, steel, dark)
    cooker.shape((-0.06, 0.2), (0.06, 0.2), (0.17, 0.34), (-0.17, 0.34), fill=steel, edge=dark)
    cooker.rect(-0.17, 0.34, 0.17, 0.37, lighter(steel, 0.3), dark)


def cooker(s: Sketch) -> None:
    """The cooker and the sink that are set into a worktop."""
    steel, dark = "#ccd3d5", "#848d92"
    stove = _Piece(s, 0.5, 0.9)
    stove.rect(-0.44, 0.03, 0.44, 0.1, "#6f777b")
    stove.rect(-0.44, 0.1, 0.44, 1.0, steel, dark)
    for knob in range(4):
        stove.round(-0.27 + 0.18 * knob, 0.2, 0.045, 0.045, dark)
    stove.rect(-0.34, 0.36, 0.34, 0.86, "#7d878c", dark)
    stove.shape((-0.2, 0.8), (0.06, 0.4), (0.16, 0.4), (-0.1, 0.8), fill="#98a2a7")
    stove.line((-0.3, 0.31), (0.3, 0.31), colour="#f2f4f4", width=0.035)
    tap = _Piece(s, 0.16, 0.5)
    tap.line((0, 0.06), (0, -0.24), (0.14, -0.24), (0.14, -0.14), colour="#98a3a8", width=0.04)
    tap.rect(-0.2, 0.02, 0.26, 0.1, "#b4bec2", dark)


def office(s: Sketch) -> None:
    """A desk with a screen and its chair, and a shelf of files."""
    wood, dark, plastic = lighter(_WOOD, 0.2), darker(_WOOD, 0.12), "#8a949c"
    board = _Piece(s, 0.36, 0.5)
    board.rect(-0.2, 0.06, 0.2, 0.34, "#dcc8a6", "#b59a80")
    for x, y, paper in (
        (-0.15, 0.1, "#fbf6cf"),
        (-0.03, 0.12, "#fdfdfd"),
        (0.08, 0.1, "#cfe3f0"),
        (-0.09, 0.23, "#f3cfcf"),
    ):
        board.rect(x, y, x + 0.08, y + 0.085, paper)
    desk = _Piece(s, 0.36, 0.84)
    desk.rect(-0.12, 0.42, 0.12, 0.6, plastic, darker(plastic, 0.2))
    desk.rect(-0.105, 0.435, 0.105, 0.575, "#b9d6e6")
    desk.rect(-0.015, 0.6, 0.015, 0.66, plastic)
    desk.rect(-0.06, 0.655, 0.06, 0.675, plastic)
    desk.rect(-0.4, 0.67, 0.4, 0.715, wood, dark)
    desk.rect(-0.37, 0.715, -0.34, 0.98, wood, dark)
    desk.rect(0.16, 0.715, 0.38, 0.97, wood, dark)
    for y in (0.76, 0.85):
        desk.line((0.24, y), (0.3, y), colour=dark, width=0.014)
    desk.line((-0.1, 0.86), (-0.1, 0.95), colour=plastic, width=0.02)
    desk.line((-0.19, 0.98), (-0.1, 0.95), (-0.01, 0.98), colour=plastic, width=0.02)
    desk.rect(-0.19, 0.8, -0.01, 0.86, "#9fb0c0", plastic)
    desk.rect(-0.18, 0.54, -0.02, 0.77, "#9fb0c0", plastic)
    _books(_Piece(s, 0.9, 0.28), s)


def _books(shelf: _Piece, s: Sketch) -> None:
    """A narrow shelf with four boards of books or files."""
    wood, dark = lighter(_WOOD, 0.2), darker(_WOOD, 0.12)
    shelf.rect(-0.13, 0.1, 0.13, 0.96, wood, dark)
    spines = ("#c9a9a0", "#a9bcc9", "#b9c4a4", "#d8c79d", "#b7a9c4")
    for board in range(4):
        low = 0.3 + 0.205 * board
        shelf.rect(-0.11, low - 0.17, 0.11, low, darker(wood, 0.16))
        x = -0.1
        while x < 0.06:
            wide, tall = s.rng.uniform(0.022, 0.04), s.rng.uniform(0.1, 0.15)
            shelf.rect(x, low - tall, x + wide, low, s.rng.choice(spines))
            x += wide
