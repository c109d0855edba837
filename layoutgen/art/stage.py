"""Where everything stands: every drawing fitted to its item's box, and composites put together joint by joint.

A rider's seat meets the mount's, a sitter's the chair's, a handle the hand; contents sink behind the rim of their
container; things on a table stand on its top. What a composite moves, it moves by a little: the boxes stay true.
"""

from __future__ import annotations

from collections.abc import Callable

from layoutgen import vocab
from layoutgen.art import anatomy
from layoutgen.art.cast import Cast, bonds
from layoutgen.art.drawing import Drawing
from layoutgen.art.fitting import anchor_of, stretch_of
from layoutgen.art.heads import worn_at
from layoutgen.art.links import Kind
from layoutgen.art.place import Affine, Point, Rect, fit, frame, middle_of, mirror
from layoutgen.art.placed import Stage
from layoutgen.art.turning import turned_fit
from layoutgen.art.windows import panes, seated
from layoutgen.layout import Layout

_SINK = 0.3  # share of a content's height below its container's rim
_SINK_OF_PERSONS = 0.42
_UPRIGHT = frozenset({"standing", "holding", "carrying", "walking", "waving", "pointing", "reaching_up"})


def stage(layout: Layout, cast: Cast, width: float, height: float) -> Stage:
    """Places every drawing of the cast on a canvas of width x height units."""
    builder = _Builder(layout, cast, width, height)
    for number in range(len(layout.items)):
        builder.place(number)
    return builder.stage


class _Builder:
    """Places hosts before their guests."""

    def __init__(self, layout: Layout, cast: Cast, width: float, height: float) -> None:
        self.layout, self.cast = layout, cast
        self.width, self.height = width, height
        self.stage = Stage()
        self.bond = bonds(cast)
        self._busy: set[int] = set()
        self._join: dict[Kind, Callable[[int, int, Drawing], None]] = {
            "ride": self._ride,
            "sit": self._sit,
            "on": self._on,
            "inside": self._inside,
            "hold": self._hold,
            "wear": self._wear,
        }
        self._hands: dict[int, list[str]] = {}
        self._grips: dict[
            tuple[int, str | None], list[Point]
        ] = {}  # holder and node of the things -> where they are held

    def box(self, number: int) -> Rect:
        """An item's box in units; a person on a board gets the board's room too."""
        boxes = [self.layout.items[number].box]
        for other, part in enumerate(self.cast.parts):
            if part.how == "figure" and part.owner == number and part.prop in anatomy.BOARDS:
                boxes.append(self.layout.items[other].box)
        return (
            min(b.x0 for b in boxes) * self.width,
            min(b.y0 for b in boxes) * self.height,
            max(b.x1 for b in boxes) * self.width,
            max(b.y1 for b in boxes) * self.height,
        )

    def place(self, number: int) -> None:
        """Places an item's drawing, its host first; does nothing when there is none or it stands already."""
        part = self.cast.parts[number]
        if part.drawing is None or number in self.stage.at or number in self._busy:
            return
        self._busy.add(number)
        self.stage.at[number] = self._fitted(number, self.layout.items[number].angle)
        link = self.bond.get(number)
        if link is None:
            return
        host = link.subject if link.kind in ("hold", "wear") else link.object
        self.place(host)
        if host in self.stage.at and not self._hosted_by(host, number):
            self._join[link.kind](number, host, part.drawing)

    def _fitted(self, number: int, angle: float) -> Affine:
        """The drawing in its item's box, turned by so many degrees."""
        item, part = self.layout.items[number], self.cast.parts[number]
        assert part.drawing is not None
        box, stretch, anchor = self.box(number), stretch_of(item, part), anchor_of(item)
        if angle:
            return turned_fit(part.drawing, box, angle, flip=part.flip, stretch=stretch, anchor=anchor)
        return fit(part.drawing, box, flip=part.flip, stretch=stretch, anchor=anchor)

    def _hosted_by(self, number: int, guest: int) -> bool:
        """Whether `number` already hangs on `guest`, so that the other way round would be a circle."""
        while number in self.stage.host:
            number = self.stage.host[number][0]
            if number == guest:
                return True
        return False

    def _point(self, number: int, point: Point) -> Point:
        return self.stage.at[number].at(point)

    def _frame(self, number: int) -> Rect:
        drawing = self.cast.parts[number].drawing
        assert drawing is not None
        return frame(drawing, self.stage.at[number])

    def _pose(self, number: int) -> str | None:
        figure = self.cast.parts[number].figure
        return figure.pose if figure is not None else None

    def _guests(self, kind: Kind, host: int) -> list[int]:
        """All items that a host carries in this way, from left to right."""
        found = [guest for guest, link in self.bond.items() if link.kind == kind and link.object == host]
        return sorted(found, key=lambda guest: (self.layout.items[guest].box.cx, guest))

    def _move(self, number: int, start: Point, goal: Point) -> None:
        self.stage.at[number] = self.stage.at[number].shift(goal[0] - start[0], goal[1] - start[1])

    # one method a kind of link: guest `n` joins host `h` ------------------------------------------------------------

    def _ride(self, n: int, h: int, drawing: Drawing) -> None:
        host = self.cast.parts[h].drawing
        assert host is not None
        label = vocab.noun(self.layout.items[h].label)
        if self._at_window(n, h, drawing):
            return
        if "seat" not in host.keypoints and label.group in ("vehicle", "boat", "aircraft"):
            self._inside(n, h, drawing)
            return
        saddle = self._point(h, anatomy.seat(host, label.group))
        bottom = anatomy.sitting_point(drawing, self._pose(n))
        hx0, _, hx1, _ = self._frame(h)
        together = self._guests("ride", h)
        apart = min(0.2, 0.5 / len(together)) * (hx1 - hx0)
        along = (together.index(n) - (len(together) - 1) / 2) * apart
        self._move(n, self._point(n, bottom), (saddle[0] + along, saddle[1]))
        self.stage.host[n] = (h, "front")
        self.stage.lifted.add(n)

    def _sit(self, n: int, h: int, drawing: Drawing) -> None:
        host = self.cast.parts[h].drawing
        assert host is not None
        seat = self._point(h, anatomy.seat(host, "furniture"))
        own = self._point(n, anatomy.sitting_point(drawing, self._pose(n)))
        x0, _, x1, _ = self._frame(h)
        room = max(0.0, (x1 - x0) * 0.84 - (self._frame(n)[2] - self._frame(n)[0])) / 2
        middle = (x0 + x1) / 2
        wide = room > 0.25 * (x1 - x0)
        x = min(middle + room, max(middle - room, own[0])) if wide else seat[0]
        self._move(n, own, (x, seat[1]))
        self.stage.host[n] = (h, "front")
        self.stage.lifted.add(n)

    def _on(self, n: int, h: int, drawing: Drawing) -> None:
        host = self.cast.parts[h].drawing
        assert host is not None
        hx0, _, hx1, _ = self._frame(h)
        group = vocab.noun(self.layout.items[h].label).group
        top = self._point(h, anatomy.surface(host, group))[1]
        if anatomy.is_dish(self.layout.items[h].label) and drawing.aspect > 1.4:
            top += 0.16 * (self._frame(h)[3] - self._frame(h)[1])  # what lies flat reaches forward on the plate
        x0, y0, x1, _ = self._frame(n)
        own = self._point(n, anatomy.foot(drawing))
        top = max(top, own[1] - max(0.0, y0))  # no higher than the picture goes
        middle = (x0 + x1) / 2
        top_width = (0.4 if group == "vehicle" else 1.0) * (hx1 - hx0)  # a roof is narrower than the car
        reach = max(0.0, top_width - 0.7 * (x1 - x0)) / 2
        centre = (hx0 + hx1) / 2
        if group == "vehicle" and host.facing != "front":
            centre += (0.08 if anatomy.looks_left(host, self.cast.parts[h].flip) else -0.08) * (hx1 - hx0)
        x = min(centre + reach, max(centre - reach, middle))
        self._move(n, own, (own[0] + x - middle, top))
        self.stage.host[n] = (h, "front")

    def _inside(self, n: int, h: int, drawing: Drawing) -> None:
        host = self.cast.parts[h].drawing
        assert host is not None
        group = vocab.noun(self.layout.items[h].label).group
        if self._at_window(n, h, drawing):
            return
        if not anatomy.opens(self.layout.items[h].label, host):
            return
        hx0, _, hx1, hy1 = self._frame(h)
        mouth, width, dip = anatomy.opening(host, self.layout.items[h].label, group)
        rim_x, rim_y = self._point(h, mouth)
        room = (hx1 - hx0) * width
        x0, y0, x1, y1 = self._frame(n)
        if x1 - x0 > room:
            stems = vocab.noun(self.layout.items[n].label).group == "plant"  # thin below, whatever their blossoms
            factor = max(0.85 if stems else 0.45, room / (x1 - x0))
            self.stage.at[n] = self.stage.at[n].about(((x0 + x1) / 2, y1), factor)
            x0, y0, x1, y1 = self._frame(n)
        person = "left_hip" in drawing.keypoints
        sink = min((y1 - y0) * (_SINK_OF_PERSONS if person else _SINK), (hy1 - rim_y) * 0.92)
        middle = (x0 + x1) / 2
        slack = max(0.0, room - (x1 - x0)) / 2
        x = min(rim_x + slack, max(rim_x - slack, middle))
        together = self._guests(self.bond[n].kind, h)
        rank = together.index(n) - (len(together) - 1) / 2
        self._move(n, (middle, y1), (x, rim_y + sink))
        if slack < 0.2 * (x1 - x0) and rank:  # a bunch in a narrow mouth spreads like a fan
            reach = min(26.0, 96.0 / len(together))
            self.stage.at[n] = self.stage.at[n].turned((rim_x, rim_y + sink), rank * reach)
        self.stage.host[n] = (h, "inside")
        self.stage.rim[h] = (rim_y, dip * host.view[3] * abs(self.stage.at[h].d))
        self.stage.lifted.add(n)

    def _at_window(self, n: int, h: int, drawing: Drawing) -> bool:
        """Seats a person, or an animal in a vehicle without open places, at a window; False when there is none."""
        host = self.cast.parts[h].drawing
        assert host is not None
        found = panes(host)
        person = "left_hip" in drawing.keypoints
        in_bed = bool({"back", "bed"} & set(self.bond[n].words.split())) and "inside" in host.keypoints
        if not found or in_bed or not (person or not {"seat", "inside"} & set(host.keypoints)):
            return False
        together = self._guests("inside", h) + self._guests("ride", h)
        drivers = [g for g in together if "driv" in self.bond[g].words]
        rank = [*drivers, *(g for g in together if g not in drivers)].index(n) % len(found)
        pane = tuple(self._point(h, corner) for corner in found[rank])
        self.stage.at[n] = seated(drawing, self._fitted(n, 0.0), pane)
        self.stage.host[n] = (h, "inside")
        self.stage.pane[n] = pane
        self.stage.lifted.add(n)
        return True

    def _hold(self, n: int, h: int, drawing: Drawing) -> None:
        holder, item = self.cast.parts[h], self.layout.items[n]
        assert holder.drawing is not None
        bunch = self._grips.setdefault((h, item.node), [])
        if bunch and self._full_hands(h):
            self._bunch(n, h, drawing, bunch)
            return
        used = self._hands.setdefault(h, [])
        name, spot = anatomy.hand(holder.drawing, used, both=anatomy.needs_both(item.label))
        if spot is None:
            return
        used.append(name)
        goal = self._point(h, spot)
        bunch.append(goal)
        hx0, _, hx1, _ = self._frame(h)
        self.stage.lifted.add(n)
        if h in self.stage.pane:
            self._behind_glass(n, h, drawing)
            return
        if anatomy.overhead(item.label):
            self._overhead(n, h, drawing, goal)
            return
        if anatomy.stands_beside(item.label) and self._pose(h) in _UPRIGHT:
            self._beside(n, h)
            return
        grip = anatomy.grip(drawing, item.label)
        held = self._point(n, grip)
        x0, _, x1, _ = self._frame(n)
        outwards = goal[0] - (hx0 + hx1) / 2
        if abs((x0 + x1) / 2 - held[0]) > 0.15 * (x1 - x0) and ((x0 + x1) / 2 - held[0]) * outwards < 0:
            self.stage.at[n] = mirror(drawing, self.stage.at[n])
        self._move(n, self._point(n, grip), goal)
        if anatomy.lies(drawing):
            up = 78.0 if self.stage.at[n].a > 0 else -78.0  # the head of a spoon is at its left end
            self.stage.at[n] = self.stage.at[n].turned(goal, up)
        elif holder.drawing.facing == "front" and anatomy.is_long(drawing, grip):
            away = 1 if goal[0] >= (hx0 + hx1) / 2 else -1
            self.stage.at[n] = self.stage.at[n].turned(goal, 38.0 * away)  # past the face, not across it
        self.stage.host[n] = (h, "front")

    def _full_hands(self, h: int) -> bool:
        """Whether somebody holds more than two hands can, one thing in each."""
        mine = [n for n, link in self.bond.items() if link.kind == "hold" and link.subject == h]
        return len(mine) > 2 and not any(anatomy.overhead(self.layout.items[n].label) for n in mine)

    def _bunch(self, n: int, h: int, drawing: Drawing, bunch: list[Point]) -> None:
        """The further ones of a bunch are in the hand that has the first, spread like a fan."""
        grip = anatomy.grip(drawing, self.layout.items[n].label)
        self._move(n, self._point(n, grip), bunch[0])
        turn = 24.0 * ((len(bunch) + 1) // 2) * (1 if len(bunch) % 2 else -1)
        self.stage.at[n] = self.stage.at[n].turned(bunch[0], turn)
        self.stage.lifted.add(n)
        self.stage.host[n] = (h, "front")
        bunch.append(bunch[0])

    def _behind_glass(self, n: int, h: int, drawing: Drawing) -> None:
        """What somebody at a window holds is seen in the lower part of that window, before the chest."""
        pane = self.stage.pane[h]
        x0, x1 = min(x for x, _ in pane), max(x for x, _ in pane)
        y0, y1 = min(y for _, y in pane), max(y for _, y in pane)
        box = (x0 + 0.08 * (x1 - x0), y0 + 0.5 * (y1 - y0), x0 + 0.6 * (x1 - x0), y1)
        self.stage.at[n] = fit(drawing, box, flip=self.cast.parts[n].flip, stretch=1.0, anchor=(0.5, 1.0))
        self.stage.host[n] = (h, "front")
        self.stage.pane[n] = pane

    def _beside(self, n: int, h: int) -> None:
        """A long board stands on the ground at its holder's side, where its box is, as tall as boards are."""
        hx0, _, hx1, hy1 = self._frame(h)
        x0, y0, x1, y1 = self._frame(n)
        if y1 - y0 < x1 - x0:
            return
        hy0 = self._frame(h)[1]
        factor = min(1.6, max(1.0, 0.94 * (hy1 - hy0) / (y1 - y0)))
        self.stage.at[n] = self.stage.at[n].about(((x0 + x1) / 2, y1), factor)
        x0, y0, x1, y1 = self._frame(n)
        right = (x0 + x1) >= (hx0 + hx1)
        middle = hx1 + 0.1 * (x1 - x0) if right else hx0 - 0.1 * (x1 - x0)
        self._move(n, ((x0 + x1) / 2, y1), (middle, hy1))
        self.stage.host[n] = (h, "behind")

    def _overhead(self, n: int, h: int, drawing: Drawing, hand: Point) -> None:
        """An umbrella is in the hand and above the head; a kite stays where it is and its string leads to the hand."""
        holder = self.cast.parts[h].drawing
        assert holder is not None
        grip = anatomy.grip(drawing, self.layout.items[n].label)
        end = self._point(n, grip)
        if not anatomy.is_umbrella(self.layout.items[n].label):
            self.stage.string[n] = (end, hand)
            self.stage.host[n] = (h, "behind")
            return
        head = self._point(h, holder.keypoints.get("head_top", (0.0, 0.0)))
        if hand[0] > head[0]:  # the crook of the handle points away from the face
            self.stage.at[n] = mirror(drawing, self.stage.at[n])
            end = self._point(n, grip)
        _, y0, _, y1 = self._frame(n)
        canopy = end[1] - (y0 + anatomy.CANOPY * (y1 - y0))  # from its lower edge down to the hand
        raised = hand[1] - canopy <= head[1] + 0.02 * self.height
        self._move(n, end, hand if raised else (hand[0], head[1] + canopy))
        if not raised:
            self.stage.string[n] = (self._point(n, grip), hand)
        self.stage.host[n] = (h, "front" if raised else "behind")

    def _body(self, h: int) -> Rect:
        """Where on a person or an animal that lies a blanket is: on all but the head, as shares of the frame."""
        owner = self.cast.parts[h]
        assert owner.drawing is not None
        x0, _, x1, _ = self._frame(h)
        head = self._point(h, owner.drawing.keypoints["head_top"])[0] if "head_top" in owner.drawing.keypoints else None
        left = anatomy.looks_left(owner.drawing, owner.flip) if head is None else head < (x0 + x1) / 2
        if x1 - x0 < self._frame(h)[3] - self._frame(h)[1]:
            return (-0.05, 0.45, 1.05, 1.03)
        return (0.28, 0.4, 1.05, 1.03) if left else (-0.05, 0.4, 0.72, 1.03)

    def _wear(self, n: int, h: int, drawing: Drawing) -> None:
        owner, item = self.cast.parts[h], self.layout.items[n]
        assert owner.drawing is not None
        garment = vocab.noun(item.label).name
        spot = None if owner.how == "person" else worn_at(owner.drawing, garment)
        place = vocab.part_place(item.label, self.layout.items[h].label) if spot is None else spot
        under = "under" in self.bond[n].words.split()
        if under:
            place = self._body(h)
        if place is None:
            self.stage.host[n] = (h, "front")
            self.stage.lifted.add(n)
            return
        angle = self.layout.items[h].angle
        middle = middle_of(self._frame(h))
        x0, y0, x1, y1 = frame(owner.drawing, self.stage.at[h].turned(middle, -angle))
        u0, v0, u1, v1 = place
        mirrored = owner.flip if spot is not None else anatomy.looks_left(owner.drawing, owner.flip)
        if mirrored and not under:  # the table of parts shows animals that look right
            u0, u1 = 1 - u1, 1 - u0
        box = (x0 + u0 * (x1 - x0), y0 + v0 * (y1 - y0), x0 + u1 * (x1 - x0), y0 + v1 * (y1 - y0))
        anchor = (0.5, 1.0) if v0 <= 0 else (0.5, 0.5)
        at = fit(drawing, box, flip=self.cast.parts[n].flip, stretch=1.6, anchor=anchor)
        self.stage.at[n] = at.turned(middle_of(frame(drawing, at)), item.angle).turned(middle, angle)
        self.stage.host[n] = (h, "front")
        self.stage.lifted.add(n)
