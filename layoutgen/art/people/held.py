"""What a prop needs to know of the body that carries it."""

from __future__ import annotations

from dataclasses import dataclass

from layoutgen.art.people.sheet import Frame, Point, between, direction, frame, towards
from layoutgen.art.people.skeleton import Build, Joints


@dataclass(frozen=True, slots=True)
class Held:
    """What a prop needs to know: the body, the pose's name and the colour asked for ("" when none)."""

    build: Build
    body: Joints
    pose: str
    colour: str

    @property
    def hand(self) -> Point:
        return self.body.a.hand

    @property
    def size(self) -> float:
        return self.build.torso / 29.0

    def ground(self) -> float:
        """The height of the soles."""
        sole = 4.8 * self.build.foot
        return max(self.body.leg_a.ankle[1], self.body.leg_b.ankle[1]) + sole


def mid(held: Held) -> Point:
    """Half way between the hands."""
    return between(held.body.a.hand, held.body.b.hand, 0.5)


def under_feet(held: Held, front: float, back: float) -> tuple[Point, Point]:
    """A line along both soles, drawn out beyond them."""
    a, b = held.body.leg_a.ankle, held.body.leg_b.ankle
    left, right = (a, b) if a[0] < b[0] else (b, a)
    sole = 4.8 * held.build.foot
    start, end = (left[0], left[1] + sole), (right[0], right[1] + sole)
    if end[0] - start[0] < 15.0:  # feet together, or one raised: the ground decides
        low = max(start[1], end[1])
        return (start[0] - back, low), (end[0] + front, low)
    turn = direction(start, end)
    return towards(start, turn + 180.0, back), towards(end, turn, front)


def mouth_of(held: Held) -> Point:
    """The mouth of who holds it."""
    return held.body.head.at(4.2 if held.body.side else 0.0, 6.6)


def ahead_of(held: Held) -> float:
    """Which way is away from the body for the hand that holds: 1 to the right, -1 to the left."""
    return 1.0 if held.body.side or held.hand[0] > held.body.trunk.ox else -1.0


def out_of(held: Held) -> Frame:
    """A frame at the hand whose +x points away from the body."""
    return frame(held.hand, 0.0, held.size, wide=ahead_of(held))
