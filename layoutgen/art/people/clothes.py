"""Clothes on trunk and limbs: the shapes of shirts, coats, trousers, skirts, shoes and sleeves."""

from __future__ import annotations

import math

from layoutgen.art.people.garments import Outfit, Piece
from layoutgen.art.people.sheet import (
    Point,
    Sheet,
    between,
    direction,
    frame,
    hull,
    luminance,
    mix,
    pattern_ink,
    shade,
    skin_shade,
    towards,
)
from layoutgen.art.people.skeleton import Arm, Build, Joints, Leg

FAR = 0.13  # how much darker the far limbs are
BESIDE = 0.06  # and the arms beside the trunk, so that they stand out from it
_SLEEVES = {"tshirt": 0.62, "shirt": 2.0, "sweater": 2.0, "hoodie": 2.0, "spacesuit": 2.0, "armor": 2.0}
_OUTER_SLEEVES = {"jacket": 2.0, "coat": 2.0, "blazer": 2.0, "robe": 1.9}
_LEGS = {"pants": 2.0, "leggings": 2.0, "shorts": 0.78, "briefs": 0.0, "skirt": 0.0, "gown": 0.0, "tutu": 0.0}
_SKIRTS = {"skirt": 0.95, "gown": 1.9, "tutu": 0.5}


def draw_arm(sheet: Sheet, build: Build, arm: Arm, outfit: Outfit, skin: str, *, dark: float, edge: bool) -> None:
    """One arm with sleeve and hand. dark: amount of shade on it; edge: a thin dark rim sets it off from the trunk."""
    r = build.arm_radii
    sleeved = outfit.outer if outfit.outer and outfit.outer.kind in _OUTER_SLEEVES else outfit.top
    kind = sleeved.kind if sleeved else ""
    length = _OUTER_SLEEVES.get(kind, _SLEEVES.get(kind, 0.0))
    wide = {"robe": 1.7, "spacesuit": 1.3, "coat": 0.9, "jacket": 0.9}.get(kind, 0.5)
    tone = skin_shade(skin, dark) if dark else skin
    cloth = "" if sleeved is None else shade(sleeved.colour, dark) if dark else sleeved.colour
    joint = (arm.shoulder, arm.elbow, arm.wrist)
    if edge:
        bare = skin_shade(tone, 0.22) if length < 1.5 else shade(cloth, 0.22)
        grow = 0.6 if length < 1.5 else wide + 0.6
        sheet.limb(joint, (r[0] + 0.3, r[1] + grow, r[2] + grow), bare)
    glove = outfit.hands
    if length < 1.5:
        sheet.limb(joint, r, tone)
    _hand(sheet, build, arm, glove, tone, dark)
    if length > 1:
        cuff = between(arm.elbow, arm.wrist, 0.92)
        sheet.limb((arm.shoulder, arm.elbow, cuff), (r[0] + 0.3, r[1] + wide, r[2] + wide + 0.2), cloth)
    elif length:
        sheet.limb((arm.shoulder, between(arm.shoulder, arm.elbow, length)), (r[0] + 0.4, r[1] + 1.0), cloth)
    if sleeved and sleeved.pattern in ("stripes", "checks") and length:
        low = arm.elbow if length > 1 else between(arm.shoulder, arm.elbow, length)
        _bands(sheet, arm.shoulder, low, (r[0] + 0.3, r[1] + wide), sleeved)
        if length > 1:
            _bands(sheet, arm.elbow, arm.wrist, (r[1] + wide, r[2] + wide), sleeved)
    if sleeved and sleeved.kind == "shirt" and length > 1:
        sheet.limb(
            (between(arm.elbow, arm.wrist, 0.86), between(arm.elbow, arm.wrist, 0.97)),
            (r[2] + 0.8,) * 2,
            shade(cloth, 0.12),
        )


def _hand(sheet: Sheet, build: Build, arm: Arm, glove: Piece | None, tone: str, dark: float) -> None:
    r = build.arm_radii[2]
    if glove is None:
        sheet.limb((arm.wrist, towards(arm.wrist, arm.angle, r * 0.9)), (r * 0.95, r * 1.12), tone)
        return
    size = {"mitt": 2.0, "boxing gloves": 1.9}.get(glove.kind, 1.2)
    colour = shade(glove.colour, dark) if dark > BESIDE else glove.colour
    sheet.limb((between(arm.elbow, arm.wrist, 0.8), arm.hand), (r * 1.1, r * size), colour)
    if glove.kind == "mitt":
        sheet.circle(arm.hand, r * 1.1, shade(colour, 0.2))


def draw_leg(sheet: Sheet, build: Build, leg: Leg, outfit: Outfit, skin: str, *, dark: float, side: bool) -> None:
    """One leg with trousers and shoe."""
    r = build.leg_radii
    bottom = outfit.bottom
    kind = bottom.kind if bottom else "briefs"
    length = _LEGS.get(kind, 0.0)
    tone = skin_shade(skin, dark) if dark else skin
    cloth = shade(bottom.colour, dark) if bottom and dark else bottom.colour if bottom else tone
    shoe = outfit.shoes
    if length < 1.5:
        sheet.limb((leg.hip, leg.knee, leg.ankle), (r[0], r[1] * 0.92, r[2] * 0.85), tone)
    _shoe(sheet, build, leg, shoe, tone, dark, side)
    if length > 1:
        grow = 0.0 if kind == "leggings" else 0.6
        low = between(leg.knee, leg.ankle, 0.98 if kind == "leggings" else 0.94)
        radii = (r[0], r[1] + grow * 0.5, (r[2] + grow) * (0.9 if kind == "leggings" else 1.0))
        sheet.limb((leg.hip, leg.knee, low), radii, cloth)
        if shoe and shoe.kind == "boots":
            _boot_shaft(sheet, build, leg, shoe, dark)
    elif length:
        sheet.limb((leg.hip, between(leg.hip, leg.knee, length)), (r[0] + 0.1, r[1] + 1.3), cloth)
    elif kind == "briefs":
        sheet.circle(leg.hip, r[0], cloth)


def _boot_shaft(sheet: Sheet, build: Build, leg: Leg, shoe: Piece, dark: float) -> None:
    r = build.leg_radii[2] + 0.9
    colour = shade(shoe.colour, dark) if dark else shoe.colour
    sheet.limb((between(leg.knee, leg.ankle, 0.5), leg.ankle), (r + 0.3, r - 0.4), colour)


_SHOE_SIDE = "M-3.9 -1.6C-3.9 -3.2 3.2 -3.2 3.4 -1.4C4.6 0.6 9 0 9.2 3.8L-4.2 3.8C-4.6 1.6 -4.2 0 -3.9 -1.6Z"
_SOLE_SIDE = "M-4.3 3L9.1 3C9.4 4.6 9 4.8 8.4 4.8L-3.6 4.8C-4.3 4.8 -4.4 4 -4.3 3Z"
_SHOE_FRONT = "M-3.8 -1.6C-3.6 -3 3.4 -3 3.6 -1.6C4 0.4 6.4 0.6 6.4 3.8L-4.2 3.8C-4.6 1.6 -4.2 0 -3.8 -1.6Z"
_SOLE_FRONT = "M-4.3 3L6.4 3C6.7 4.6 6.2 4.8 5.6 4.8L-3.6 4.8C-4.3 4.8 -4.4 4 -4.3 3Z"
_BARE = "M-3.2 -1C-3 -2.6 3 -2.6 3.2 -0.8C4 1 8 0.8 8.2 3.2C8.2 4.6 7 4.8 6 4.8L-2.6 4.8C-4.6 4.6 -4 1 -3.2 -1Z"


def _shoe(sheet: Sheet, build: Build, leg: Leg, shoe: Piece | None, tone: str, dark: float, side: bool) -> None:
    flip = leg.foot < 0
    degrees = -(leg.foot + 90.0) if flip else 90.0 - leg.foot
    place = frame(leg.ankle, degrees, build.foot, wide=(-1.0 if flip else 1.0) * (1.0 if side else 0.9))
    kind = shoe.kind if shoe else "bare"
    if kind == "bare" or shoe is None:
        sheet.path(_BARE, tone, place)
        return
    colour = shade(shoe.colour, dark) if dark else shoe.colour
    if kind == "sandals":
        sheet.path(_BARE, tone, place)
        sheet.path("M-3.6 4.2L7.8 4.2M2.4 -0.6L4.6 3.8", "", place, stroke=colour, width=1.4 * build.foot)
        return
    if kind == "socks":
        sheet.path(_BARE, colour, place)
        return
    if kind == "boots":
        _boot_shaft(sheet, build, leg, shoe, dark)
    sheet.path(_SHOE_SIDE if side else _SHOE_FRONT, colour, place)
    if kind == "heels":
        if side:
            sheet.path("M-3.9 2L-3.4 4.8L-2.2 4.8L-1.2 3.4Z", shade(colour, 0.2), place)
        return
    light = kind == "sneakers" and luminance(colour) < 0.85
    sole = "#ffffff" if light else shade(colour, 0.3)
    sheet.path(_SOLE_SIDE if side else _SOLE_FRONT, sole, place)
    if kind == "skates":
        sheet.path("M-3.4 6.4L8 6.4M-2 5L-2 6M6 5L6 6", "", place, stroke="#9aa4b2", width=1.1 * build.foot)


def draw_hips(sheet: Sheet, build: Build, body: Joints, outfit: Outfit, skin: str) -> None:
    """The seat of the trousers, between the legs and under the shirt."""
    colour = outfit.bottom.colour if outfit.bottom else skin
    hip, r = body.half[2], build.leg_radii[0]
    t, top = body.trunk, -build.torso * 0.26
    narrow = min(hip, body.half[1] + 1.0) - 2.4
    sheet.polygon([t.at(3.0 - hip, 0.0), t.at(hip - 3.0, 0.0), t.at(narrow, top), t.at(-narrow, top)], colour, 2.4)
    sheet.limb((t.at(-hip + r, 0), t.at(hip - r, 0)), (r, r), colour)


def _skirt_pattern(sheet: Sheet, outline: list[Point], piece: Piece) -> None:
    """Dots or level stripes inside the convex outline of a skirt."""
    top, low = min(y for _, y in outline), max(y for _, y in outline)
    edges = list(zip(outline, [*outline[1:], outline[0]], strict=True))
    marks: list[str] = []
    for row in range(int((low - top) / 4.4)):
        y = round(top + 3.0 + row * 4.4, 2)
        cuts = [a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) for a, b in edges if (a[1] > y) != (b[1] > y)]
        if len(cuts) < 2:
            continue
        left, right = min(cuts), max(cuts)
        if piece.pattern == "dots":
            places = [left + (1.0 if row % 2 else 3.2) + 4.4 * n for n in range(int((right - left) / 4.4) + 1)]
            marks += [f"M{x:.2f} {y}L{x:.2f} {y}" for x in places if x < right - 0.8]
        else:
            marks.append(f"M{left:.2f} {y}L{right:.2f} {y}")
    width = {"dots": 1.9, "stripes": 1.8}.get(piece.pattern, 0.8)
    sheet.path("".join(marks), "", stroke=pattern_ink(piece.colour), width=width)


def _bands(sheet: Sheet, start: Point, end: Point, radii: tuple[float, float], piece: Piece) -> None:
    """Stripes across a sleeve."""
    across, length = direction(start, end) + 90.0, math.hypot(end[0] - start[0], end[1] - start[1])
    marks: list[str] = []
    for step in range(int(length / 4.4)):
        t = (step * 4.4 + 3.2) / length
        middle, half = between(start, end, t), (radii[0] + (radii[1] - radii[0]) * t) - 0.8
        (x0, y0), (x1, y1) = towards(middle, across, half), towards(middle, across, -half)
        marks.append(f"M{x0:.2f} {y0:.2f}L{x1:.2f} {y1:.2f}")
    sheet.path("".join(marks), "", stroke=pattern_ink(piece.colour), width=1.6)


def draw_skirt(sheet: Sheet, build: Build, body: Joints, outfit: Outfit) -> None:
    """Cloth that hangs from the waist over both thighs: the hull of waist and legs."""
    piece = outfit.bottom
    if piece is None or piece.kind not in _SKIRTS:
        return
    length, flare = _SKIRTS[piece.kind], {"tutu": 4.0, "gown": 5.5}.get(piece.kind, 3.2)
    waist, hip, r = body.half[1], body.half[2], build.leg_radii[1]
    ring: list[Point] = [body.trunk.at(x, -build.torso * 0.36) for x in (1.5 - waist, waist - 1.5)]
    ring += [body.trunk.at(x, -1.0) for x in (1.0 - hip, hip - 1.0)]
    for leg, out in ((body.leg_a, -flare), (body.leg_b, flare)):
        angle = direction(leg.hip, leg.knee)
        tip = between(leg.hip, leg.knee, min(length, 1.0))
        across = frame(tip, 90.0 - angle)
        ring += [across.at(0.0, r * 0.6), across.at(0.0, -r * 0.6)]
        if abs(angle) < 40:
            ring.append((tip[0] + out, tip[1]))
        if length > 1:
            low = between(leg.knee, leg.ankle, length - 1)
            ring += [(low[0] + out, low[1]), (low[0] - r * 0.5, low[1]), (low[0] + r * 0.5, low[1])]
    outline = hull(ring)
    sheet.polygon(outline, piece.colour, 1.5)
    if piece.pattern:
        _skirt_pattern(sheet, outline, piece)
    if piece.kind == "tutu":
        y = -build.torso * 0.2
        sheet.ellipse(0.0, y + 4.6, waist * 2.0, 4.4, piece.colour, body.trunk)
        sheet.ellipse(0.0, y + 2.8, waist * 1.8, 3.4, mix(piece.colour, "#ffffff", 0.4), body.trunk)
