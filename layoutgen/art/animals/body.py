"""An animal put together: joints from the stance, then tail, legs, trunk, neck, markings and head."""

from __future__ import annotations

import math
from dataclasses import dataclass

from layoutgen.art.animals import heads
from layoutgen.art.animals.marks import draw_marks
from layoutgen.art.animals.poses import Leg, Stance
from layoutgen.art.animals.species import Species
from layoutgen.art.people.sheet import Point, Sheet, between, frame, towards

_WATER = ("#bfe4f5", "#ffffff")
_KNEE = 0.52  # where along the leg the knee is


@dataclass(frozen=True, slots=True)
class Joints:
    """Hip, belly and shoulder on the line of the trunk; the neck's ends; the skull's middle and the muzzle's turn."""

    hip: Point
    belly: Point
    shoulder: Point
    neck: Point
    skull: Point
    turn: float


def joints(kind: Species, stance: Stance) -> Joints:
    """Where everything is, the ground at y = 0, the animal looking right."""
    height = kind.height
    if stance.rests == "lying":
        height = max(kind.rump, kind.waist, kind.chest) * 0.94
    elif stance.rests == "sitting":
        height = kind.rump * 1.02
    elif stance.rests == "afloat":
        height = kind.rump * 0.3
    hip = (-kind.length / 2, -height)
    shoulder = towards(hip, 90.0 + stance.pitch, kind.length)
    belly = towards(between(hip, shoulder, 0.5), stance.pitch, (kind.rump + kind.chest) * 0.02)
    base = towards(shoulder, 150.0 + stance.pitch, kind.chest * 0.34)
    long, _, _, standing = kind.neck
    angle = standing + stance.pitch - stance.neck
    turn = stance.head
    if stance.ground:
        angle, long, turn = _grazing(kind, base, stance.head)
    elif stance.rests == "lying" and stance.neck:
        angle = max(angle, 74.0)
    neck = towards(base, angle, long)
    skull = towards(neck, turn + 20.0, kind.skull * 0.3)
    if stance.rests == "lying" and stance.neck:  # the chin lies on the ground or the paws
        lift = -kind.skull * 1.04 - skull[1]
        neck, skull = (neck[0], neck[1] + lift), (skull[0], skull[1] + lift)
    return Joints(hip, belly, shoulder, neck, skull, turn)


def _grazing(kind: Species, base: Point, head: float) -> tuple[float, float, float]:
    """Direction and length of the neck and direction of the muzzle when the mouth is on the ground."""
    long = kind.neck[0]
    if kind.head == "giraffe":
        return 118.0, long, 92.0  # it browses
    if kind.head == "elephant":
        return kind.neck[3] - 8.0, long, 70.0  # only its trunk reaches down
    ahead, _ = heads.MOUTHS[kind.head]
    drop = -base[1] - ahead * kind.skull * math.cos(math.radians(head)) - kind.skull * 0.4
    angle = 52.0
    return angle, max(long, drop / math.cos(math.radians(angle)) * 0.96), head


def draw_body(sheet: Sheet, kind: Species, stance: Stance) -> Joints:
    """Draws the animal and returns its joints."""
    body = joints(kind, stance)
    if stance.rests == "afloat":
        _afloat(sheet, kind, stance, body)
        return body
    _tail(sheet, kind, stance, body)
    coat = kind.coat
    if stance.rests != "lying":
        _standing_leg(sheet, kind, body.shoulder, stance.fore[1], stance, far=True)
        if not stance.rests:
            _standing_leg(sheet, kind, body.hip, stance.hind[1], stance, far=True, hind=True)
    else:
        _lying_legs(sheet, kind, body, far=True)
    if kind.marked == "wool":
        _wool(sheet, kind, body)
    sheet.limb((body.hip, body.belly, body.shoulder), (kind.rump, kind.waist, kind.chest), coat.main)
    base = towards(body.shoulder, 150.0 + stance.pitch, kind.chest * 0.34)
    _, thick, thin, _ = kind.neck
    sheet.limb((base, body.neck), (thick, thin), coat.main)
    if kind.head in ("horse", "giraffe", "unicorn"):
        _mane(sheet, kind, base, body.neck)
    draw_marks(sheet, kind, (body.hip, body.belly, body.shoulder), (base, body.neck))
    if stance.rests == "lying":
        _lying_legs(sheet, kind, body, far=False)
    elif stance.rests == "sitting":
        _haunch(sheet, kind, body)
        _standing_leg(sheet, kind, body.shoulder, stance.fore[0], stance)
        x, y = body.shoulder
        back = x - kind.leg[1] - 0.4
        sheet.line([(back, y * 0.5), (back, -kind.leg[2] * 2.0)], max(0.9, kind.rump * 0.08), coat.dark)
    else:
        _standing_leg(sheet, kind, body.hip, stance.hind[0], stance, hind=True)
        _standing_leg(sheet, kind, body.shoulder, stance.fore[0], stance)
    at = frame(body.skull, 90.0 - body.turn, kind.skull)
    if kind.head == "elephant":
        _trunk(sheet, kind, stance, body)
    heads.HEADS[kind.head](sheet, at, kind.skull, coat, stance.closed)
    return body


def _afloat(sheet: Sheet, kind: Species, stance: Stance, body: Joints) -> None:
    """The back and the head of one that swims, with the water about them."""
    coat = kind.coat
    x0, x1 = body.hip[0] - kind.rump * 0.8, body.shoulder[0] + kind.chest * 0.8
    middle, wide = (x0 + x1) / 2 + kind.skull * 0.3, (x1 - x0) / 2
    sheet.ellipse(middle, 0.6, wide * 1.34, kind.waist * 0.42, _WATER[0])
    sheet.ellipse(middle, 0.2, wide * 1.2, kind.waist * 0.27, _WATER[1])
    high = kind.waist * 1.5
    sheet.path(f"M{x0} 0.6C{x0 + 2} {-high} {x1 - 4} {-high} {x1} 0.6Q{(x0 + x1) / 2} 3 {x0} 0.6Z", coat.main)
    base = towards(body.shoulder, 150.0, kind.chest * 0.34)
    _, thick, thin, _ = kind.neck
    root = (base[0], min(base[1], -thick * 0.4))
    sheet.limb((root, body.neck), (thick * 0.8, thin), coat.main)
    if kind.head in ("horse", "giraffe", "unicorn"):
        _mane(sheet, kind, root, body.neck)
    sheet.path(f"M{x0 - 3} 1.2Q{x0 + wide * 0.5} 3.6 {x0 + wide} 1.4Q{x1 - wide * 0.4} 3.6 {x1 + 4} 1.2"
               f"L{x1 + 2} {kind.waist * 0.3}L{x0} {kind.waist * 0.3}Z", _WATER[0])  # fmt: skip
    if kind.head == "elephant":
        _trunk(sheet, kind, stance, body)
    heads.HEADS[kind.head](sheet, frame(body.skull, 90.0 - body.turn, kind.skull), kind.skull, coat, stance.closed)


def _standing_leg(
    sheet: Sheet, kind: Species, joint: Point, leg: Leg, stance: Stance, *, far: bool = False, hind: bool = False
) -> None:
    """A leg from its joint to the ground, or as long as that when the feet are in the air."""
    upper, lower = leg
    coat = kind.coat
    fill = coat.dark if far or kind.marked == "panda" else coat.main
    thigh, knee, ankle = kind.leg
    reach = kind.height if not stance.planted else -joint[1]
    span = _KNEE * math.cos(math.radians(upper)) + (1 - _KNEE) * math.cos(math.radians(lower))
    long = (reach - ankle) / (span if stance.planted else 1.0)
    start = (joint[0] + (1.5 if far else 0.0), joint[1])
    bend = towards(start, upper, long * _KNEE)
    end = towards(bend, lower, long * (1 - _KNEE))
    if kind.marked == "wool":
        fill = "#414D57" if far else "#31373D"
        start = between(start, bend, 0.8 if stance.planted else 0.5)
        thigh = knee
    top = thigh * (1.25 if hind else 1.0)
    sheet.limb((start, bend, end), (top, knee, ankle), fill)
    if kind.marked == "zebra":
        for t in (0.2, 0.5, 0.8):
            x, y = between(bend, end, t)
            sheet.line([(x - knee * 0.8, y), (x + knee * 0.8, y)], 1.3, coat.marks)
    flat = lower if not stance.planted else 0.0
    if kind.paws:
        toes = towards(end, 90.0 + flat, ankle * (0.24 if kind.head == "elephant" else 1.2))
        sheet.limb((end, toes), (ankle, ankle * 0.9), fill)
        if kind.head == "elephant":
            for turn in (20.0, 48.0, 76.0):
                sheet.circle(towards(toes, turn + flat, ankle * 0.82), ankle * 0.16, coat.foot)
    else:
        hoof = towards(end, flat, ankle * 0.2)
        sheet.limb((hoof, towards(hoof, flat + 20.0, ankle * 0.8)), (ankle * 1.02, ankle * 1.05), coat.foot)


def _lying_legs(sheet: Sheet, kind: Species, body: Joints, *, far: bool) -> None:
    """Folded under the trunk: forelegs stretched ahead, the haunch with its foot."""
    coat = kind.coat
    wool = kind.marked == "wool"
    fill = coat.dark if far or kind.marked == "panda" else coat.main
    if wool:
        fill = "#414D57" if far else "#31373D"
    _, knee, ankle = kind.leg
    out = kind.height * (0.5 if kind.paws else 0.34)
    shift = kind.height * 0.12 if far else 0.0
    x, y = body.shoulder
    elbow, toe = (x - kind.chest * 0.2, -knee), (x + out + shift, -ankle)
    sheet.limb((elbow, toe), (knee, ankle), fill)
    if not kind.paws:
        back = (x + out * 0.2 + shift, -ankle)
        sheet.limb((toe, back), (ankle, ankle), fill)
        sheet.limb((back, (back[0] - ankle * 0.6, back[1])), (ankle, ankle), coat.foot)
    if far:
        return
    hx = body.hip[0]
    foot = (hx + kind.rump * 1.6, -ankle)
    sheet.limb(((hx + kind.rump * 0.3, -ankle), foot), (ankle, ankle), fill)
    if not kind.paws:
        sheet.limb((foot, (foot[0] + ankle * 0.5, -ankle)), (ankle, ankle), coat.foot)
    if not wool:
        thigh = (hx + kind.rump * 0.3, -kind.rump * 0.72)
        sheet.ellipse(*thigh, kind.rump * 0.86, kind.rump * 0.72, coat.main)
        arc = (
            f"M{thigh[0] - kind.rump * 0.3} {thigh[1] - kind.rump * 0.66}"
            f"C{thigh[0] + kind.rump * 0.7} {thigh[1] - kind.rump * 0.8} "
            f"{thigh[0] + kind.rump} {thigh[1] + kind.rump * 0.2} {thigh[0] + kind.rump * 0.5} {-ankle * 1.6}"
        )
        sheet.path(arc, "", stroke=coat.dark, width=max(0.9, kind.rump * 0.1))
        sheet.path(
            f"M{x - kind.chest * 0.5} {y}Q{x - kind.chest * 0.6} {-knee * 2} {x - kind.chest * 0.1} {-knee * 1.9}",
            "", stroke=coat.dark, width=max(0.9, kind.rump * 0.1),
        )  # fmt: skip


def _haunch(sheet: Sheet, kind: Species, body: Joints) -> None:
    """The hind leg of one that sits: a round thigh and the foot flat ahead of it."""
    coat = kind.coat
    _, _, ankle = kind.leg
    x, _ = body.hip
    size = kind.rump * 0.9
    sheet.limb(((x, -ankle * 1.1), (x + size * 2.0, -ankle)), (ankle * 1.1, ankle), coat.main)
    sheet.ellipse(x + size * 0.45, -size * 0.98, size * 0.95, size * 0.98, coat.main)
    sheet.path(
        f"M{x - size * 0.1} {-size * 1.8}C{x + size} {-size * 2} {x + size * 1.7} {-size * 0.9} "
        f"{x + size * 1.2} {-ankle * 1.8}",
        "", stroke=coat.dark, width=max(0.9, size * 0.11),
    )  # fmt: skip


def _wool(sheet: Sheet, kind: Species, body: Joints) -> None:
    """The curls that stick out along the back and the belly."""
    for t in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, y = between(body.hip, body.shoulder, t)
        for up in (-1.0, 1.0):
            fill = kind.coat.main if up < 0 else kind.coat.dark
            sheet.circle((x, y + up * kind.waist * 0.62), kind.waist * 0.52, fill)
    sheet.circle((body.hip[0] - kind.rump * 0.7, body.hip[1]), kind.rump * 0.5, kind.coat.main)


def _mane(sheet: Sheet, kind: Species, base: Point, top: Point) -> None:
    """Along the upper side of the neck."""
    _, thick, thin, _ = kind.neck
    dx, dy = top[0] - base[0], top[1] - base[1]
    long = math.hypot(dx, dy) or 1.0
    nx, ny = dy / long, -dx / long  # to the upper, rear side
    points = [(between(base, top, t), (thick + (thin - thick) * t) * 0.92) for t in (0.15, 0.4, 0.65, 0.9, 1.05)]
    line = [(p[0] + nx * r, p[1] + ny * r) for p, r in points]
    fill = kind.coat.foot if kind.head == "giraffe" else kind.coat.marks
    width = (0.34 if kind.head == "giraffe" else 0.5) * thick
    sheet.limb(line, [width * k for k in (0.5, 0.8, 0.8, 0.7, 0.5)], fill)


def _tail(sheet: Sheet, kind: Species, stance: Stance, body: Joints) -> None:
    coat = kind.coat
    root = towards(body.hip, 225.0 + stance.pitch * 0.4, kind.rump * 0.86)
    if kind.tail == "brush":
        low = stance.rests != ""
        end = (root[0] - kind.height * 0.7, -3.4) if low else towards(root, 296.0 - stance.tail, kind.height * 0.75)
        sheet.limb((root, between(root, end, 0.55), end), (2.2, 4.6, 1.6), coat.main)
        sheet.limb((between(root, end, 0.85), end), (2.9, 1.6), coat.light)
        return
    if kind.tail == "stub":
        sheet.circle(towards(body.hip, 255.0, kind.rump), kind.rump * 0.26, coat.dark)
        return
    low = stance.rests != ""
    if kind.tail in ("up", "curl"):
        if low:
            x = body.hip[0] - kind.rump * 0.9
            sheet.limb(
                ((x + kind.rump * 0.6, -kind.rump * 0.6), (x - kind.rump * 0.5, -2.6), (x - kind.rump * 1.5, -2.4)),
                (2.6, 2.5, 2.0), coat.dark if kind.tail == "curl" else coat.main,
            )  # fmt: skip
            return
        reach = kind.height * (0.36 if kind.tail == "up" else 0.48)
        first = towards(root, 248.0 + stance.tail, reach * 0.55)
        second = towards(first, 190.0 + stance.tail, reach * 0.6)
        third = towards(second, (140.0 if kind.tail == "up" else 160.0) + stance.tail, reach * 0.4)
        sheet.limb((root, first, second, third), (3.0, 2.6, 2.3, 1.9), coat.main)
        return
    long = kind.height * (0.5 if kind.tail == "tuft" else 0.56)
    if stance.rests == "lying":
        end = (root[0] - kind.rump * 0.35, -2.2)
    else:
        end = towards(root, 350.0 - stance.tail * 2.0, long)
    knee = towards(between(root, end, 0.4), 270.0, kind.rump * 0.22)
    if kind.tail == "hair":
        sheet.limb((root, knee, end), (2.6, 3.9, 1.6), coat.marks)
        return
    sheet.line([root, knee, end], 2.0 if kind.head != "elephant" else 2.6, coat.dark)
    tip = towards(end, 0.0, kind.rump * 0.16)
    sheet.limb((between(knee, end, 0.86), tip), (1.2, 2.3), coat.foot if kind.head == "giraffe" else coat.marks)


def _trunk(sheet: Sheet, kind: Species, stance: Stance, body: Joints) -> None:
    """The elephant's trunk and tusk: down to the ground when it eats."""
    size, (x, y) = kind.skull, body.skull
    root = (x + size * 0.66, y + size * 0.32)
    low = min(-3.2, y + size * 2.5) if not stance.ground else -3.4
    if stance.closed or stance.rests:
        low = -3.4
    knee = (root[0] + size * 0.36, root[1] + (low - root[1]) * 0.45)
    end = (root[0] + size * (0.16 if not stance.ground else 0.5), low)
    curl = (end[0] + size * 0.36, low - size * 0.06)
    sheet.limb((root, knee, end, curl), (size * 0.5, size * 0.36, size * 0.22, size * 0.18), kind.coat.main)
    sheet.path(
        f"M{x + size * 0.46} {y + size * 0.72}Q{x + size * 0.9} {y + size * 1.3} {x + size * 1.34} {y + size * 1.06}"
        f"Q{x + size} {y + size * 1.08} {x + size * 0.74} {y + size * 0.6}Z",
        "#F5F8FA",
    )
