"""Clothes on the trunk: shirts with collar and pattern, coats, aprons, ties, scarves, belts,"
" and what hangs on the back."""

from __future__ import annotations

from layoutgen.art.people import extras
from layoutgen.art.people.garments import Outfit, Piece
from layoutgen.art.people.outline import half_at, outline
from layoutgen.art.people.sheet import Sheet, frame, mix, pattern_ink, shade, skin_shade
from layoutgen.art.people.skeleton import Build, Joints


def draw_trunk(sheet: Sheet, build: Build, body: Joints, outfit: Outfit, skin: str) -> None:
    """Skin, then the top with its neckline and pattern, then belt and neck pieces, then the outer layer."""
    t, half, torso = body.trunk, body.half, build.torso
    top = outfit.top
    hem = _hem(outfit)
    if top is None or top.kind == "bikini":
        sheet.path(outline(half, torso, 0.5, 0.0), skin, t)
        _bare_chest(sheet, body, torso, top, skin)
    else:
        sheet.path(outline(half, torso, hem, 0.3), top.colour, t)
        _pattern(sheet, body, torso, top, hem)
    _neck(sheet, build, body, top, skin)
    if outfit.belt:
        extras.draw_belt(sheet, body, outfit.belt)
    if outfit.apron:
        extras.draw_apron(sheet, build, body, outfit.apron)
    if outfit.outer:
        extras.draw_outer(sheet, build, body, outfit.outer)
    if outfit.back and outfit.back.kind == "backpack" and not body.side:
        extras.draw_straps(sheet, body, torso, outfit.back.colour)
    if outfit.neck and outfit.neck.kind != "scarf":
        extras.draw_neckwear(sheet, body, torso, outfit.neck)


def _hem(outfit: Outfit) -> float:
    tucked = (outfit.bottom and outfit.bottom.kind in ("skirt", "gown", "tutu", "briefs")) or outfit.belt
    return -5.5 if tucked else 1.5


def _bare_chest(sheet: Sheet, body: Joints, torso: float, top: Piece | None, skin: str) -> None:
    t, s = body.trunk, body.half[0]
    if top is None:
        sheet.path(
            f"M{-s * 0.5} {-torso * 0.7}Q{-s * 0.25} {-torso * 0.64} {-s * 0.05} {-torso * 0.7}",
            "",
            t,
            stroke=skin_shade(skin, 0.16),
            width=0.7,
        )
        sheet.path(
            f"M{s * 0.05} {-torso * 0.7}Q{s * 0.25} {-torso * 0.64} {s * 0.5} {-torso * 0.7}",
            "",
            t,
            stroke=skin_shade(skin, 0.16),
            width=0.7,
        )
        sheet.circle(t.at(0.0, -torso * 0.26), 0.5, skin_shade(skin, 0.2))
        return
    sheet.path(
        (
            f"M{-s * 0.86} {-torso * 0.72}Q0 {-torso * 0.62} {s * 0.86} {-torso * 0.72}"
            f"L{s * 0.7} {-torso * 0.56}L{-s * 0.7} {-torso * 0.56}"
            "Z"
        ),
        top.colour,
        t,
    )
    for sign in (-1, 1):
        sheet.line([t.at(sign * s * 0.5, -torso * 0.7), t.at(sign * s * 0.55, -torso * 0.96)], 1.0, top.colour)


def _neck(sheet: Sheet, build: Build, body: Joints, top: Piece | None, skin: str) -> None:
    """The neck with its shadow, and the neckline of the top."""
    t, torso = body.front, build.torso
    wide = build.head * 0.3
    tone = skin_shade(skin, 0.1)
    kind = top.kind if top else ""
    if kind in ("tank", "tshirt"):
        dip = 5.0 if kind == "tank" else 3.0
        sheet.path(f"M{-wide - 1.6} {-torso - 0.3}Q0 {-torso + dip * 1.9} {wide + 1.6} {-torso - 0.3}Z", tone, t)
    middle = body.head.at(0.0, 3.0)
    base = t.at(0.0, -torso + 0.8)
    sheet.limb((middle, base), (wide, wide), tone)
    if top is None or kind in ("tank", "tshirt", "bikini"):
        return
    dark = shade(top.colour, 0.16)
    if kind == "shirt":
        light = mix(top.colour, "#ffffff", 0.45)
        collar = f"M0 {-torso + 4.6}L{-wide - 0.6} {-torso - 1.6}L{-wide - 2.2} {-torso + 1}L{-wide} {-torso + 4.8}Z"
        sheet.path(collar, light, t)
        sheet.path(collar, light, frame((t.ox, t.oy), body.lean, wide=-1.0))
        sheet.path(f"M0 {-torso + 5}L0 -7", "", t, stroke=dark, width=0.6)
    elif kind == "hoodie":
        sheet.path(
            (
                f"M{-wide - 2.5} {-torso - 0.6}Q0 {-torso + 5} {wide + 2.5} {-torso - 0.6}"
                f"L{wide} {-torso - 2.4}Q0 {-torso + 1.5} {-wide} {-torso - 2.4}"
                "Z"
            ),
            dark,
            t,
        )
        sheet.path("M-5 -4L-3.6 -10L3.6 -10L5 -4Z", dark, t)
    elif kind == "spacesuit":
        sheet.path(f"M-4.5 {-torso * 0.5}L4.5 {-torso * 0.5}L4.5 {-torso * 0.75}L-4.5 {-torso * 0.75}Z", "#b8c2d0", t)
        for i, colour in enumerate(("#e0473f", "#3f8fe0", "#f2c431")):
            sheet.circle(t.at(-2.8 + 2.8 * i, -torso * 0.62), 0.9, colour)
    elif kind == "armor":
        sheet.path(
            f"M0 {-torso + 5}L0 -4M-7 {-torso * 0.5}Q0 {-torso * 0.4} 7 {-torso * 0.5}", "", t, stroke=dark, width=0.8
        )
    else:
        sheet.limb((t.at(-wide * 0.8, -torso + 0.4), t.at(wide * 0.8, -torso + 0.4)), (1.5, 1.5), dark)


def _pattern(sheet: Sheet, body: Joints, torso: float, top: Piece, hem: float) -> None:
    if not top.pattern:
        return
    t = body.trunk
    ink = pattern_ink(top.colour)
    lines = [y / 10 for y in range(int(-torso * 8.6), int(hem * 10) - 15, 44)]
    if top.pattern == "dots":
        spots = [((column + row % 2 / 2) * 4.4, y) for row, y in enumerate(lines) for column in range(-3, 4)]
        inside = [(x, y) for x, y in spots if abs(x) + 1.2 < half_at(body.half, torso, y)]
        sheet.path("".join(f"M{x} {y}L{x} {y}" for x, y in inside), "", t, stroke=ink, width=1.9)
        return
    d = "".join(f"M{-half_at(body.half, torso, y) + 0.9} {y}L{half_at(body.half, torso, y) - 0.9} {y}" for y in lines)
    sheet.path(d, "", t, stroke=ink, width=1.8 if top.pattern == "stripes" else 0.8)
    if top.pattern == "checks":
        reach = min(body.half[0], body.half[1]) - 1.6
        down = "".join(f"M{x} {-torso * 0.86}L{x} {hem - 1.4}" for x in (-reach, -reach / 3, reach / 3, reach))
        sheet.path(down, "", t, stroke=ink, width=0.8)
