"""The body: proportions by age and gender, and where the joints are in a pose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from layoutgen.art.people.poses import Pose
from layoutgen.art.people.sheet import Frame, Point, frame, towards

AGES = ("baby", "child", "teen", "adult", "old")
_AGE_WORDS = {
    "infant": "baby",
    "toddler": "baby",
    "newborn": "baby",
    "kid": "child",
    "little": "child",
    "boy": "child",
    "girl": "child",
    "children": "child",
    "young": "adult",
    "teenager": "teen",
    "teenage": "teen",
    "adolescent": "teen",
    "elderly": "old",
    "senior": "old",
    "aged": "old",
    "elder": "old",
}


def age_group(age: str) -> str:
    """One of AGES; a word that is not known means an adult."""
    word = age.strip().lower()
    return word if word in AGES else _AGE_WORDS.get(word, "adult")


@dataclass(frozen=True, slots=True)
class Build:
    """Lengths of the body in drawing units (an adult is about 100 tall); radii from body to extremity."""

    head: float = 11.4
    neck: float = 1.8
    torso: float = 29.0
    shoulder: float = 11.6
    waist: float = 8.8
    hip: float = 9.2
    arm: tuple[float, float] = (14.0, 12.5)
    leg: tuple[float, float] = (19.0, 18.5)
    arm_radii: tuple[float, float, float] = (4.2, 3.6, 3.0)
    leg_radii: tuple[float, float, float] = (5.8, 4.9, 4.0)
    foot: float = 1.0  # scale of the shoe


_ADULT = Build()
_BUILDS: dict[str, Build] = {
    "adult": _ADULT,
    "teen": replace(_ADULT, head=11.1, torso=26.0, shoulder=10.4, waist=8.0, hip=8.4, arm=(12.8, 11.6), leg=(17, 16.5)),
    "old": replace(_ADULT, torso=28.0, waist=9.8, hip=9.6, leg=(17.5, 17.0), arm=(13.5, 12.0)),
    "child": Build(
        *(11.0, 1.0, 20.0, 8.8, 7.8, 7.9, (10.0, 9.0), (11.8, 11.2)),
        *((3.6, 3.2, 2.8), (4.9, 4.3, 3.7), 0.86),
    ),
    "baby": Build(
        *(11.4, 0.2, 15.0, 7.4, 8.0, 8.0, (6.6, 6.0), (6.2, 5.6)),
        *((3.5, 3.2, 2.9), (4.8, 4.3, 3.8), 0.72),
    ),
}


@lru_cache(maxsize=32)
def build_for(age: str, gender: str | None) -> Build:
    """The proportions of an age and gender."""
    build = _BUILDS[age]
    if age in ("baby", "child") or gender is None:
        return build
    if gender == "male":
        return replace(build, shoulder=build.shoulder * 1.1, waist=build.waist * 1.12)
    slim = tuple(r * 0.92 for r in build.arm_radii)
    return replace(
        build,
        shoulder=build.shoulder * 0.92,
        waist=build.waist * 0.86,
        hip=build.hip * 1.04,
        arm_radii=(slim[0], slim[1], slim[2]),
    )


@dataclass(frozen=True, slots=True)
class Arm:
    """The joints of an arm, in SVG units."""

    shoulder: Point
    elbow: Point
    wrist: Point
    hand: Point
    angle: float  # of the forearm


@dataclass(frozen=True, slots=True)
class Leg:
    """The joints of a leg, in SVG units."""

    hip: Point
    knee: Point
    ankle: Point
    foot: float  # direction of the toes


@dataclass(frozen=True, slots=True)
class Joints:
    """Joints in drawing units, the pelvis at the origin. a: the person's right limbs (near when"
    " facing right), b: left."""

    side: bool
    trunk: Frame  # origin at the pelvis, up is -y
    head: Frame  # origin in the middle of the head, whose radius is 10 in this frame
    chest: Point
    a: Arm
    b: Arm
    leg_a: Leg
    leg_b: Leg
    half: tuple[float, float, float]  # half widths of the trunk: shoulder, waist, hip
    lean: float  # of the trunk, in degrees clockwise

    @property
    def front(self) -> Frame:
        """The frame of the trunk moved to where its front middle is seen: forward in a side view."""
        return Frame(*self.trunk.at(self.half[0] * 0.2, 0.0), *self.trunk[2:]) if self.side else self.trunk


def joints(build: Build, pose: Pose, stoop: float = 0.0) -> Joints:
    """Where everything is; `stoop` bends trunk and head forward by some degrees (old age)."""
    side = pose.side
    lean = pose.lean + (stoop if side else 0.0)
    wide = 0.8 if side else 1.0
    half = (build.shoulder * wide, build.waist * (0.9 if side else 1.0), build.hip * (0.9 if side else 1.0))
    trunk = frame((0.0, 0.0), lean)
    chest = trunk.at(0.0, -build.torso)
    turn = lean + pose.nod + (stoop * 0.5 if side else 0.0)
    away = build.neck + build.head * 0.9
    middle = towards(chest, 180.0 - turn, away)
    head_frame = frame((middle[0], middle[1]), turn, build.head / 10.0)
    if side:
        middle = head_frame.at(1.0, 0.0)
        head_frame = frame(middle, turn, build.head / 10.0)
    inset = build.arm_radii[0] * 0.82
    shoulder_y = -build.torso + build.arm_radii[0] * 0.95
    reach = half[0] - inset if not side else half[0] * 0.42
    spread = max(half[2] - build.leg_radii[0] * 0.92, 1.0) if not side else half[2] * 0.2
    return Joints(
        side,
        trunk,
        head_frame,
        chest,
        _arm(build, trunk.at(-reach, shoulder_y), pose.a, pose.reach),
        _arm(build, trunk.at(reach, shoulder_y), pose.b, pose.reach),
        _leg(build, trunk.at(-spread, 0.0), pose.leg_a, pose.thigh),
        _leg(build, trunk.at(spread, 0.0), pose.leg_b, pose.thigh),
        half,
        lean,
    )


def _arm(build: Build, shoulder: Point, angles: tuple[float, float], reach: float) -> Arm:
    elbow = towards(shoulder, angles[0], build.arm[0] * reach)
    wrist = towards(elbow, angles[1], build.arm[1] * reach)
    return Arm(shoulder, elbow, wrist, towards(wrist, angles[1], build.arm_radii[2] * 0.7), angles[1])


def _leg(build: Build, hip: Point, angles: tuple[float, float, float], thigh: float) -> Leg:
    knee = towards(hip, angles[0], build.leg[0] * thigh)
    return Leg(hip, knee, towards(knee, angles[1], build.leg[1]), angles[2])
