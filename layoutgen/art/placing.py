"""The ground on which drawings are put together: where each one stands, its points and frame in the picture."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.art import anatomy
from layoutgen.art.cast import Cast, bonds
from layoutgen.art.fitting import anchor_of, stretch_of
from layoutgen.art.link_kinds import Kind
from layoutgen.art.place import Affine, Point, Rect, fit, frame
from layoutgen.art.placed import Stage
from layoutgen.art.turning import turned_fit
from layoutgen.layout import Layout

LONG_BOARDS = frozenset({"surfboard", "paddleboard", "snowboard", "ski"})  # drawn upright

_CYCLES = frozenset({"bicycle", "tricycle", "scooter", "moped"})
_SADDLED = frozenset({"animal", "bird", "toy"})


class Placing:
    """A stage that is being filled: `stage.at` has the maps of the drawings placed so far."""

    def __init__(self, layout: Layout, cast: Cast, width: float, height: float) -> None:
        self.layout, self.cast = layout, cast
        self.width, self.height = width, height
        self.stage = Stage()
        self.bond = bonds(cast)

    def box(self, number: int) -> Rect:
        """An item's box in units; a person on a board gets the board's room too."""
        boxes = [self.layout.items[number].box]
        for other, part in enumerate(self.cast.parts):
            if part.how == "figure" and part.owner == number and part.prop in anatomy.BOARDS:
                boxes.append(self.layout.items[other].box)
        x0, x1 = min(b.x0 for b in boxes) * self.width, max(b.x1 for b in boxes) * self.width
        y0, y1 = min(b.y0 for b in boxes) * self.height, max(b.y1 for b in boxes) * self.height
        part = self.cast.parts[number]
        if part.how == "person" and part.drawing is not None:  # a racket in the hand makes nobody smaller
            more = min(0.8 * part.drawing.aspect * (y1 - y0), 1.6 * (x1 - x0)) - (x1 - x0)
            x0, x1 = (x0 - more / 2, x1 + more / 2) if more > 0 else (x0, x1)
        return x0, y0, x1, y1

    def fitted(self, number: int, angle: float) -> Affine:
        """The drawing in its item's box, turned by so many degrees."""
        item, part = self.layout.items[number], self.cast.parts[number]
        assert part.drawing is not None
        box, stretch, anchor = self.box(number), stretch_of(item, part), anchor_of(item)
        if not angle and vocab.noun(item.label).name in LONG_BOARDS and _is_flat(box) and part.drawing.aspect < 1:
            angle = 90.0  # somebody sits or lies on it
        if angle:
            return turned_fit(part.drawing, box, angle, flip=part.flip, stretch=stretch, anchor=anchor)
        return fit(part.drawing, box, flip=part.flip, stretch=stretch, anchor=anchor)

    def point(self, number: int, point: Point) -> Point:
        """A point of an item's drawing, in the picture."""
        return self.stage.at[number].at(point)

    def frame(self, number: int) -> Rect:
        """The box of an item's placed ink."""
        drawing = self.cast.parts[number].drawing
        assert drawing is not None
        return frame(drawing, self.stage.at[number])

    def pose(self, number: int) -> str | None:
        """The pose of a person's figure, None for others."""
        figure = self.cast.parts[number].figure
        return figure.pose if figure is not None else None

    def guests(self, kind: Kind, host: int) -> list[int]:
        """All items that a host carries in this way, from left to right."""
        found = [guest for guest, link in self.bond.items() if link.kind == kind and link.object == host]
        return sorted(found, key=lambda guest: (self.layout.items[guest].box.cx, guest))

    def next_lower(self, number: int) -> int | None:
        """The next lower of a stack of like things in which an item lies; None for the lowest and for others."""
        item = self.layout.items[number]
        for other, below in enumerate(self.layout.items):
            gap = abs(below.box.y0 - item.box.y1) < 0.3 * item.box.height
            in_line = abs(below.box.cx - item.box.cx) < 0.06 * item.box.width
            if other != number and below.node == item.node and gap and in_line:
                return other
        return None

    def on_wheels(self, number: int, host: int) -> Point | None:
        """Where something is on a bicycle or a scooter: an animal on the saddle, a basket before the handlebars."""
        part, (x0, y0, x1, y1) = self.cast.parts[host], self.frame(host)
        if vocab.noun(self.layout.items[host].label).name not in _CYCLES or part.drawing is None:
            return None
        if vocab.noun(self.layout.items[number].label).group in _SADDLED:
            return self.point(host, anatomy.seat(part.drawing, "vehicle"))
        front = -1 if anatomy.looks_left(part.drawing, part.flip) else 1
        before = (x0 + x1) / 2 + 0.36 * front * (x1 - x0), y0 + 0.42 * (y1 - y0)
        return None if part.drawing.facing == "front" else before

    def keep_on_canvas(self, number: int) -> None:
        """Makes a figure smaller that reaches beyond its box and the picture: with a bat above the head."""
        x0, y0, x1, y1 = self.frame(number)
        box = self.layout.items[number].box
        margin = 0.012 * self.height
        if box.y0 * self.height > margin > y0:
            self.stage.at[number] = self.stage.at[number].about(((x0 + x1) / 2, y1), (y1 - margin) / (y1 - y0))
            x0, _, x1, _ = self.frame(number)
        if box.x0 >= 0 and box.x1 <= 1 and x1 - x0 < self.width:
            aside = max(0.0, margin - x0) - max(0.0, x1 - self.width + margin)
            self.stage.at[number] = self.stage.at[number].shift(aside, 0.0)

    def lower(self) -> None:
        """Brings who holds something up beyond the picture down, or makes both smaller: a racket, a sign."""
        margin = 0.012 * self.height
        for number, (h, slot) in list(self.stage.host.items()):
            link = self.bond.get(number)
            if link is None or link.kind != "hold" or slot != "front" or h in self.stage.host:
                continue
            top = self.frame(number)[1]
            x0, y0, x1, y1 = self.frame(h)
            if top >= margin or min(y0, self.layout.items[number].box.y0 * self.height) < 0 or y1 <= top:
                continue
            factor, middle = (y1 - margin) / (y1 - top), ((x0 + x1) / 2, y1)
            for each in (h, *(n for n, (host, _) in self.stage.host.items() if host == h)):
                self.stage.at[each] = self.stage.at[each].about(middle, factor)

    def move(self, number: int, start: Point, goal: Point) -> None:
        """Shifts an item so that what was at `start` is at `goal`."""
        self.stage.at[number] = self.stage.at[number].shift(goal[0] - start[0], goal[1] - start[1])


def _is_flat(box: Rect) -> bool:
    return box[2] - box[0] > 2.5 * (box[3] - box[1])
