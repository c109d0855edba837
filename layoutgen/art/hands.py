"""What people and animals hold: in the higher free hand, in both, above the head, at the side, in a bunch."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.art import anatomy
from layoutgen.art.drawing import Drawing
from layoutgen.art.place import Point, fit, mirror
from layoutgen.art.placing import Placing

_SEATED_AT = frozenset({"at", "on", "around"})
_HOLDERS = frozenset({"person", "animal", "bird", "toy", "fish", "insect"})
_CASES = frozenset({"suitcase", "luggage", "duffel bag", "briefcase"})
_BUSY = frozenset({"taking_photo", "talking_phone", "drinking", "reading", "using_laptop"})
_UPRIGHT = frozenset({"standing", "holding", "holding_up", "carrying", "walking", "waving", "pointing", "reaching_up"})


class Hands:
    """All hands of a picture, and what is in them already."""

    def __init__(self, placing: Placing) -> None:
        self.placing = placing
        self.stage, self.layout, self.cast = placing.stage, placing.layout, placing.cast
        self._used: dict[int, list[str]] = {}
        self._grips: dict[tuple[int, str | None], list[Point]] = {}  # holder, node of the things -> where they are held

    def hold(self, n: int, h: int, drawing: Drawing) -> None:
        """Puts item n, drawn so, into a hand of item h; leaves it where it is when no hand is free."""
        holder, item = self.cast.parts[h], self.layout.items[n]
        assert holder.drawing is not None
        bunch = self._grips.setdefault((h, item.node), [])
        if bunch and self._full_hands(h):
            self._bunch(n, h, drawing, bunch)
            return
        used = self._used.setdefault(h, [])
        limbs = holder.how == "person" or "right_hand" in holder.drawing.keypoints
        if not limbs and vocab.noun(self.layout.items[h].label).group not in _HOLDERS:
            self._tied(n, h, drawing)
            return
        name, spot = anatomy.hand(holder.drawing, used, both=anatomy.needs_both(item.label))
        if spot is None:
            return
        used.append(name)
        goal = self._above_table(h, self.placing.point(h, spot))
        bunch.append(goal)
        hx0, _, hx1, _ = self.placing.frame(h)
        self.stage.lifted.add(n)
        if h in self.stage.pane:
            self._behind_glass(n, h, drawing)
            return
        if self._elsewhere(n, h, drawing, goal):
            return
        grip = anatomy.grip(drawing, item.label)
        held = self.placing.point(n, grip)
        x0, _, x1, _ = self.placing.frame(n)
        outwards = goal[0] - (hx0 + hx1) / 2
        if abs((x0 + x1) / 2 - held[0]) > 0.15 * (x1 - x0) and ((x0 + x1) / 2 - held[0]) * outwards < 0:
            self.stage.at[n] = mirror(drawing, self.stage.at[n])
        self.placing.move(n, self.placing.point(n, grip), goal)
        if anatomy.lies(drawing):
            up = 78.0 if self.stage.at[n].a > 0 else -78.0  # the head of a spoon is at its left end
            self.stage.at[n] = self.stage.at[n].turned(goal, up)
        elif holder.drawing.facing == "front" and anatomy.is_long(drawing, grip):
            away = 1 if goal[0] >= (hx0 + hx1) / 2 else -1
            self.stage.at[n] = self.stage.at[n].turned(goal, 38.0 * away)  # past the face, not across it
        self.stage.host[n] = (h, "front")

    def _elsewhere(self, n: int, h: int, drawing: Drawing, goal: Point) -> bool:
        """Puts what is not in the hand itself where it belongs: above the head, at the side, on the lap; else False."""
        label, pose = self.layout.items[n].label, self.placing.pose(h)
        if pose == "swinging_seated":
            self._on_lap(n, h)
        elif vocab.noun(label).name in _CASES and pose in _BUSY:
            self._at_foot(n, h)
        elif anatomy.overhead(label):
            self._overhead(n, h, drawing, goal)
        elif anatomy.stands_beside(label) and pose in _UPRIGHT:
            self._beside(n, h)
        else:
            return False
        return True

    def _above_table(self, h: int, goal: Point) -> Point:
        """What somebody behind a table holds is seen above its top, not hidden by it."""
        holder = self.layout.items[h]
        at = {r.object for r in self.layout.scene.relations if r.subject == holder.node and r.predicate in _SEATED_AT}
        for number, item in enumerate(self.layout.items):
            if item.node in at and item.z > holder.z and number in self.stage.at:
                x0, y0, x1, _ = self.placing.frame(number)
                if x0 <= goal[0] <= x1 and goal[1] > y0:
                    return goal[0], y0 - 0.01 * self.placing.height
        return goal

    def _tied(self, n: int, h: int, drawing: Drawing) -> None:
        """A balloon is tied to a chair, a kite to a fence: the string leads to its upper edge."""
        holder = self.cast.parts[h].drawing
        if holder is None or not anatomy.overhead(self.layout.items[n].label):
            return
        x0, y0, x1, y1 = self.placing.frame(h)
        end = self.placing.point(n, anatomy.grip(drawing, self.layout.items[n].label))
        goal = (min(x1 - 0.1 * (x1 - x0), max(x0 + 0.1 * (x1 - x0), end[0])), y0 + 0.06 * (y1 - y0))
        self.stage.string[n] = (end, goal)
        self.stage.lifted.add(n)

    def _full_hands(self, h: int) -> bool:
        """Whether somebody holds more than two hands can, one thing in each."""
        mine = [n for n, link in self.placing.bond.items() if link.kind == "hold" and link.subject == h]
        return len(mine) > 2 and not any(anatomy.overhead(self.layout.items[n].label) for n in mine)

    def _bunch(self, n: int, h: int, drawing: Drawing, bunch: list[Point]) -> None:
        """The further ones of a bunch are in the hand that has the first, spread like a fan."""
        grip = anatomy.grip(drawing, self.layout.items[n].label)
        self.placing.move(n, self.placing.point(n, grip), bunch[0])
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
        hx0, _, hx1, hy1 = self.placing.frame(h)
        x0, y0, x1, y1 = self.placing.frame(n)
        if y1 - y0 < x1 - x0:
            return
        hy0 = self.placing.frame(h)[1]
        factor = min(1.6, max(1.0, 0.94 * (hy1 - hy0) / (y1 - y0)))
        self.stage.at[n] = self.stage.at[n].about(((x0 + x1) / 2, y1), factor)
        x0, y0, x1, y1 = self.placing.frame(n)
        right = (x0 + x1) >= (hx0 + hx1)
        middle = hx1 + 0.1 * (x1 - x0) if right else hx0 - 0.1 * (x1 - x0)
        self.placing.move(n, ((x0 + x1) / 2, y1), (middle, hy1))
        self.stage.host[n] = (h, "behind")

    def _on_lap(self, n: int, h: int) -> None:
        """What somebody on a swing has lies on the lap, below the face: the hands are at the ropes."""
        holder = self.cast.parts[h].drawing
        assert holder is not None
        points = [
            self.placing.point(h, holder.keypoints[k]) for k in ("left_shoulder", "left_hip") if k in holder.keypoints
        ]
        if len(points) < 2:
            return
        chest, lap = points[0][1], points[1][1]
        x0, y0, x1, y1 = self.placing.frame(n)
        middle = self.placing.point(h, holder.keypoints["nose"])[0]
        factor = min(1.0, 1.05 * (lap - chest) / (y1 - y0))
        self.stage.at[n] = self.stage.at[n].about(((x0 + x1) / 2, y1), factor)
        self.placing.move(n, ((x0 + x1) / 2, y1), (middle, lap + 0.1 * (lap - chest)))
        self.stage.host[n] = (h, "front")

    def _at_foot(self, n: int, h: int) -> None:
        """A suitcase stands beside who has both hands full."""
        hx0, _, hx1, hy1 = self.placing.frame(h)
        x0, _, x1, y1 = self.placing.frame(n)
        right = (x0 + x1) >= (hx0 + hx1)
        middle = hx1 - 0.1 * (x1 - x0) if right else hx0 + 0.1 * (x1 - x0)
        self.placing.move(n, ((x0 + x1) / 2, y1), (middle, hy1))
        self.stage.host[n] = (h, "front")

    def _overhead(self, n: int, h: int, drawing: Drawing, hand: Point) -> None:
        """An umbrella is in the hand and above the head; a kite stays where it is and its string leads to the hand."""
        holder = self.cast.parts[h].drawing
        assert holder is not None
        grip = anatomy.grip(drawing, self.layout.items[n].label)
        end = self.placing.point(n, grip)
        if not anatomy.is_umbrella(self.layout.items[n].label):
            self.stage.string[n] = (end, hand)
            self.stage.host[n] = (h, "behind")
            return
        head = self.placing.point(h, holder.keypoints.get("head_top", (0.0, 0.0)))
        if hand[0] > head[0]:  # the crook of the handle points away from the face
            self.stage.at[n] = mirror(drawing, self.stage.at[n])
            end = self.placing.point(n, grip)
        _, y0, _, y1 = self.placing.frame(n)
        canopy = end[1] - (y0 + anatomy.CANOPY * (y1 - y0))  # from its lower edge down to the hand
        raised = hand[1] - canopy <= head[1] + 0.02 * self.placing.height
        self.placing.move(n, end, hand if raised else (self._past_the_face(h, hand), head[1] + canopy))
        if not raised:
            self.stage.string[n] = (self.placing.point(n, grip), hand)
        self.stage.host[n] = (h, "front")

    def _past_the_face(self, h: int, hand: Point) -> float:
        """Where the shaft of an umbrella is that the hand does not hold up: at the hand, but not before the face."""
        drawing = self.cast.parts[h].drawing
        assert drawing is not None
        ears = [
            self.placing.point(h, drawing.keypoints[e])[0] for e in ("left_ear", "right_ear") if e in drawing.keypoints
        ]
        if not ears or not min(ears) < hand[0] < max(ears):
            return hand[0]
        aside = 0.35 * (max(ears) - min(ears))
        return max(ears) + aside if hand[0] >= sum(ears) / len(ears) else min(ears) - aside
