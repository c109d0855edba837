"""Where everything stands: every drawing fitted to its item's box, and composites put together joint by joint.

A rider's seat meets the mount's, a sitter's the chair's, a handle the hand; contents sink behind the rim of their
container; things on a table stand on its top. What a composite moves, it moves by a little: the boxes stay true.
"""

from __future__ import annotations

from collections.abc import Callable

from layoutgen import vocab
from layoutgen.art import anatomy
from layoutgen.art.cast import Cast
from layoutgen.art.closing import embrace, step_up
from layoutgen.art.drawing import Drawing
from layoutgen.art.hands import Hands
from layoutgen.art.heads import worn_at
from layoutgen.art.leashes import tie, tow
from layoutgen.art.link_kinds import Kind
from layoutgen.art.place import Point, Rect, fit, frame, middle_of
from layoutgen.art.placed import Stage
from layoutgen.art.placing import LONG_BOARDS, Placing
from layoutgen.art.windows import enough, panes, seated
from layoutgen.layout import Layout

_PERCHING = frozenset({"bird", "animal", "toy", "insect"})
_SINK = 0.3  # share of a content's height below its container's rim
_SINK_OF_BOXES = 0.66  # a small box in a large one
_SINK_OF_PERSONS = 0.42


def stage(layout: Layout, cast: Cast, width: float, height: float) -> Stage:
    """Places every drawing of the cast on a canvas of width x height units."""
    builder = _Builder(layout, cast, width, height)
    for number in range(len(layout.items)):
        builder.place(number)
    builder.lower()
    embrace(builder)
    step_up(builder)
    tie(builder)
    tow(builder)
    return builder.stage


class _Builder(Placing):
    """Places hosts before their guests."""

    def __init__(self, layout: Layout, cast: Cast, width: float, height: float) -> None:
        super().__init__(layout, cast, width, height)
        self._busy: set[int] = set()
        self._join: dict[Kind, Callable[[int, int, Drawing], None]] = {
            "ride": self._ride,
            "sit": self._sit,
            "on": self._on,
            "inside": self._inside,
            "hold": Hands(self).hold,
            "wear": self._wear,
        }

    def place(self, number: int) -> None:
        """Places an item's drawing, its host first; does nothing when there is none or it stands already."""
        part = self.cast.parts[number]
        if part.drawing is None or number in self.stage.at or number in self._busy:
            return
        self._busy.add(number)
        self.stage.at[number] = self.fitted(number, self.layout.items[number].angle)
        link = self.bond.get(number)
        if (link is None or link.kind == "on") and self._stacked(number, part.drawing):
            return
        if link is None:
            if part.how == "person" and not self.layout.items[number].locked:
                self.keep_on_canvas(number)
            self._stay_stuck(number)
            return
        host = link.subject if link.kind in ("hold", "wear") else link.object
        self.place(host)
        if host in self.stage.at and not self._hosted_by(host, number):
            self._follow(number, host)
            self._join[link.kind](number, host, part.drawing)

    def _stacked(self, number: int, drawing: Drawing) -> bool:
        """Lays an item of a stack on the next lower one; False for all others."""
        below = self.next_lower(number)
        if below is None or vocab.noun(self.layout.items[number].label).support not in ("surface", "any"):
            return False
        self.place(below)
        if below not in self.stage.host:
            return False
        _, y0, _, y1 = self.frame(below)
        overlap = 0.12 if drawing.aspect < 2 else 0.3
        foot = self.point(number, anatomy.foot(drawing))
        self.move(number, foot, (foot[0], y0 + overlap * (y1 - y0)))
        self.stage.host[number] = (below, "front")
        return True

    def _stay_stuck(self, number: int) -> None:
        """Stickers on what somebody holds go with it, a parrot on a shoulder with the pirate who stands on deck."""
        item = self.layout.items[number]
        perches = vocab.noun(item.label).group in _PERCHING
        for r in self.layout.scene.relations:
            known = vocab.noun(item.label)
            stays = perches or known.name in vocab.STUCK or known.group == "fruit"
            if r.subject != item.node or r.predicate != "on" or not stays:
                continue
            for h, other in enumerate(self.layout.items):
                held = h in self.bond and self.bond[h].kind == "hold" and not perches
                bears = h in self.bond and perches and vocab.noun(other.label).group == "person"
                if other.node == r.object and (held or bears):
                    self.place(h)
                    self._follow(number, h)
                    if h in self.stage.host:
                        self.stage.host[number] = (h, "front")
                        self.stage.lifted.add(number)

    def _follow(self, number: int, host: int) -> None:
        """Moves a guest as its host was moved: the food on a tray goes into the hands with the tray."""
        drawing = self.cast.parts[host].drawing
        if host not in self.stage.host or drawing is None:
            return
        start = middle_of(frame(drawing, self.fitted(host, self.layout.items[host].angle)))
        self.move(number, start, middle_of(self.frame(host)))

    def _hosted_by(self, number: int, guest: int) -> bool:
        """Whether `number` already hangs on `guest`, so that the other way round would be a circle."""
        while number in self.stage.host:
            number = self.stage.host[number][0]
            if number == guest:
                return True
        return False

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
        saddle = self.point(h, anatomy.seat(host, label.group))
        bottom = anatomy.sitting_point(drawing, self.pose(n))
        hx0, _, hx1, _ = self.frame(h)
        together = self.guests("ride", h)
        apart = min(0.2, 0.5 / len(together)) * (hx1 - hx0)
        along = (together.index(n) - (len(together) - 1) / 2) * apart
        self.move(n, self.point(n, bottom), (saddle[0] + along, saddle[1]))
        self.stage.host[n] = (h, "front")
        self.stage.lifted.add(n)

    def _sit(self, n: int, h: int, drawing: Drawing) -> None:
        host = self.cast.parts[h].drawing
        assert host is not None
        seat = self.point(h, anatomy.seat(host, "furniture"))
        own = self.point(n, anatomy.sitting_point(drawing, self.pose(n)))
        x0, _, x1, _ = self.frame(h)
        room = max(0.0, (x1 - x0) * 0.84 - (self.frame(n)[2] - self.frame(n)[0])) / 2
        middle = (x0 + x1) / 2
        wide = room > 0.25 * (x1 - x0) or len(self.guests("sit", h)) > 1
        x = min(middle + room, max(middle - room, own[0])) if wide else seat[0]
        self.move(n, own, (x, seat[1]))
        self.stage.host[n] = (h, "front")
        self.stage.lifted.add(n)

    def _on_head(self, n: int, h: int, drawing: Drawing) -> bool:
        """Puts what an animal has on its head there; False where nothing says so."""
        owner = self.cast.parts[h]
        spot = worn_at(owner.drawing, "hat") if owner.drawing is not None else None
        animal = vocab.noun(self.layout.items[h].label).group in ("animal", "bird", "toy")
        if spot is None or not animal or not {"head", "nose"} & set(self.bond[n].words.split()):
            return False
        x0, y0, x1, y1 = self.frame(h)
        across = (spot[0] + spot[2]) / 2
        across = 1 - across if owner.flip else across
        crown = (x0 + across * (x1 - x0), y0 + spot[3] * (y1 - y0))
        self.move(n, self.point(n, anatomy.foot(drawing)), crown)
        self.stage.host[n] = (h, "front")
        return True

    def _on(self, n: int, h: int, drawing: Drawing) -> None:
        host = self.cast.parts[h].drawing
        assert host is not None
        if self._on_head(n, h, drawing):
            return
        hx0, hy0, hx1, hy1 = self.frame(h)
        group = vocab.noun(self.layout.items[h].label).group
        top = self.point(h, anatomy.surface(host, group))[1]
        if group == "vehicle" and {"top", "roof"} & set(self.bond[n].words.split()):
            top = min(top, hy0 + 0.08 * (hy1 - hy0))
        if vocab.noun(self.layout.items[h].label).name in LONG_BOARDS:
            top = hy0 + 0.45 * (hy1 - hy0)
        if anatomy.is_dish(self.layout.items[h].label) and drawing.aspect > 1.4:
            top += 0.16 * (self.frame(h)[3] - self.frame(h)[1])  # what lies flat reaches forward on the plate
        x0, y0, x1, _ = self.frame(n)
        own = self.point(n, anatomy.foot(drawing))
        top = max(top, own[1] - max(0.0, y0))  # no higher than the picture goes
        if group == "nature" and 2 * (hy1 - hy0) > hx1 - hx0 and len(self.guests("on", h)) > 1:
            top = max(top, own[1])  # several on a rock: some stand on its slopes
        middle = (x0 + x1) / 2
        roofed = group == "vehicle" and not {"inside", "seat"} & set(host.keypoints)
        top_width = (0.4 if roofed else 1.0) * (hx1 - hx0)  # a roof is narrower than the car
        reach = max(0.0, top_width - 0.7 * (x1 - x0)) / 2
        centre = (hx0 + hx1) / 2
        if "back" in self.bond[n].words.split() and "inside" in host.keypoints:
            centre, top_width = self.point(h, host.keypoints["inside"])[0], 0.4 * (hx1 - hx0)
            reach = max(0.0, top_width - 0.7 * (x1 - x0)) / 2
        elif group == "vehicle" and host.facing != "front":
            centre += (0.08 if anatomy.looks_left(host, self.cast.parts[h].flip) else -0.08) * (hx1 - hx0)
        x = min(centre + reach, max(centre - reach, middle))
        on_wheels = self.on_wheels(n, h)
        if on_wheels is not None:
            x, top = on_wheels
        shoulder = self._shoulder(n, h)
        if shoulder is not None:
            x, top = shoulder
            self.stage.lifted.add(n)
        self.move(n, own, (own[0] + x - middle, top))
        self.stage.host[n] = (h, "front")

    def _shoulder(self, n: int, h: int) -> Point | None:
        """Where a bird sits on a person who is upright: the head, or the shoulder that is nearer to its box."""
        host = self.cast.parts[h]
        x0, y0, x1, y1 = self.frame(h)
        if host.how != "person" or host.drawing is None or y1 - y0 < 1.4 * (x1 - x0):
            return None
        points = {name: self.point(h, spot) for name, spot in host.drawing.keypoints.items()}
        said = {*self.bond[n].words.split(), *self.layout.scene.text.lower().split()}
        if "head" in said and "shoulder" not in said:
            return points.get("head_top")
        sides = [points[name] for name in ("left_shoulder", "right_shoulder") if name in points]
        cx = self.layout.items[n].box.cx * self.width
        x, y = min(sides, key=lambda spot: abs(spot[0] - cx), default=(0.0, 0.0))
        wide = 0.3 * (self.frame(n)[2] - self.frame(n)[0])
        return (x + (wide if x > (x0 + x1) / 2 else -wide), y) if sides else None

    def _inside(self, n: int, h: int, drawing: Drawing) -> None:
        host = self.cast.parts[h].drawing
        assert host is not None
        group = vocab.noun(self.layout.items[h].label).group
        if self._at_window(n, h, drawing):
            return
        if not anatomy.opens(self.layout.items[h].label, host):
            return
        hx0, _, hx1, hy1 = self.frame(h)
        mouth, width, dip = anatomy.opening(host, self.layout.items[h].label, group)
        rim_x, rim_y = self.point(h, mouth)
        room = (hx1 - hx0) * width
        x0, y0, x1, y1 = self.frame(n)
        if x1 - x0 > room:
            stems = vocab.noun(self.layout.items[n].label).group == "plant"  # thin below, whatever their blossoms
            factor = max(0.85 if stems else 0.45, room / (x1 - x0))
            self.stage.at[n] = self.stage.at[n].about(((x0 + x1) / 2, y1), factor)
            x0, y0, x1, y1 = self.frame(n)
        person = "left_hip" in drawing.keypoints
        boxed = vocab.noun(self.layout.items[n].label).group == group == "container"
        sink = min(
            (y1 - y0) * (_SINK_OF_PERSONS if person else _SINK_OF_BOXES if boxed else _SINK), (hy1 - rim_y) * 0.92
        )
        middle = (x0 + x1) / 2
        slack = max(0.0, room - (x1 - x0)) / 2
        aside = rim_x - (hx0 + hx1) / 2
        mirrored = abs(aside) > 0.15 * room and aside * (middle - (hx0 + hx1) / 2) < 0  # a truck that looks that way
        x = min(rim_x + slack, max(rim_x - slack, hx0 + hx1 - middle if mirrored else middle))
        together = self.guests(self.bond[n].kind, h)
        rank = together.index(n) - (len(together) - 1) / 2
        rise = 0.0
        if len(together) > 3 and not person:
            if (x1 - x0) * len(together) > 1.5 * room:  # in rows, one higher than the other
                if abs(aside) > 0.15 * room:  # all over the bed of a truck, which is not in its middle
                    far = (hx0 + hx1) / 2 - middle if mirrored else middle - (hx0 + hx1) / 2
                    x = rim_x + slack * min(1.0, max(-1.0, far / (0.26 * (hx1 - hx0))))
                back = max(self.layout.items[g].box.y1 for g in together) - self.layout.items[n].box.y1
                rise = min(0.5 * (y1 - y0), back * self.height) - 0.7 * dip * host.view[3] * abs(self.stage.at[h].d)
            else:
                x = rim_x + 2 * slack * rank / (len(together) - 1)
        elif len(together) > 2:  # side by side, though the opening is narrow; a second row looks over the first
            x = rim_x + 1.7 * slack * rank / (len(together) - 1)
            nearest = max(self.layout.items[g].box.y1 for g in together)
            rise = min(0.35 * (y1 - y0), (nearest - self.layout.items[n].box.y1) * self.height)
        self.move(n, (middle, y1), (x, rim_y + sink - rise))
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
        in_bed = bool({"back", "bed", "full"} & set(self.bond[n].words.split())) and "inside" in host.keypoints
        being = person or vocab.noun(self.layout.items[n].label).group in ("animal", "bird", "toy")
        if not being or not found or in_bed or not (person or not {"seat", "inside"} & set(host.keypoints)):
            return False
        together = self.guests("inside", h) + self.guests("ride", h)
        drivers = [g for g in together if "driv" in self.bond[g].words]
        found = enough(found, len(together))
        rank = [*drivers, *(g for g in together if g not in drivers)].index(n)
        pane = tuple(self.point(h, corner) for corner in found[rank])
        self.stage.at[n] = seated(drawing, self.fitted(n, 0.0), pane)
        self.stage.host[n] = (h, "inside")
        self.stage.pane[n] = pane
        self.stage.lifted.add(n)
        return True

    def _body(self, h: int) -> Rect:
        """Where on a person or an animal that lies a blanket is: on all but the head, as shares of the frame."""
        owner = self.cast.parts[h]
        assert owner.drawing is not None
        x0, _, x1, _ = self.frame(h)
        head = self.point(h, owner.drawing.keypoints["head_top"])[0] if "head_top" in owner.drawing.keypoints else None
        left = anatomy.looks_left(owner.drawing, owner.flip) if head is None else head < (x0 + x1) / 2
        if x1 - x0 < self.frame(h)[3] - self.frame(h)[1]:
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
        middle = middle_of(self.frame(h))
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
