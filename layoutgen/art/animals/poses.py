"""How an animal holds trunk, neck and legs in a pose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Leg = tuple[float, float]  # directions of its upper and lower half: 0 straight down, 90 ahead


@dataclass(frozen=True, slots=True)
class Stance:
    """pitch: how far the trunk is raised in front, in degrees. fore, hind: the legs, near then far.

    neck: how far it is turned forwards and down from where it is when standing. head: direction of the muzzle.
    tail: turned up by so much. closed: the eyes. ground: the muzzle reaches the ground. rests: "" on its legs,
    "lying", "sitting" or "afloat". planted: the feet are on the ground.
    """

    fore: tuple[Leg, Leg] = ((0.0, 0.0), (4.0, 4.0))
    hind: tuple[Leg, Leg] = ((14.0, -14.0), (20.0, -8.0))
    pitch: float = 0.0
    neck: float = 0.0
    head: float = 76.0
    tail: float = 0.0
    closed: bool = False
    ground: bool = False
    rests: str = ""
    planted: bool = True


STANCES: Mapping[str, Stance] = {
    "standing": Stance(),
    "walking": Stance(((14.0, 10.0), (-14.0, -24.0)), ((-8.0, -26.0), (30.0, 4.0))),
    "running": Stance(
        ((56.0, 30.0), (26.0, -66.0)), ((-40.0, -58.0), (26.0, -44.0)), 4.0, 14.0, 84.0, 20.0, planted=False
    ),
    "jumping": Stance(
        ((66.0, 10.0), (78.0, -6.0)), ((-34.0, -52.0), (-20.0, -44.0)), 24.0, 0.0, 88.0, 10.0, planted=False
    ),
    "eating": Stance(((6.0, 6.0), (-10.0, -12.0)), ((10.0, -14.0), (24.0, -6.0)), -3.0, 70.0, 22.0, -6.0, ground=True),
    "lying": Stance(neck=0.0, head=80.0, tail=-30.0, rests="lying"),
    "sleeping": Stance(neck=46.0, head=80.0, tail=-40.0, closed=True, rests="lying"),
    "sitting": Stance(((0.0, 0.0), (7.0, 7.0)), pitch=52.0, neck=-22.0, head=82.0, tail=-30.0, rests="sitting"),
    "swimming": Stance(neck=6.0, head=80.0, rests="afloat"),
}
