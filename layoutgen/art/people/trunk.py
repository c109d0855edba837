"""Clothes on the trunk: shirts with collar and pattern, coats, aprons, ties, scarves, belts, and what hangs on the back."""

from __future__ import annotations

from functools import lru_cache

from layoutgen.art.people.garments import Outfit, Piece
from layoutgen.art.people.sheet import Sheet, direction, frame, luminance, mix, shade
from layoutgen.art.people.skeleton import Build, Joints

_LONG = {"coat": 0.62, "robe": 1.7}


@lru_cache(maxsize=256)
def outline(half: tuple[float, float, float], torso: float, hem: float, grow: float) -> str:
    """The trunk as a path in its own frame, from the shoulders to `hem` (positive: below the pelvis)."""
    s, w, h = (value + grow for value in half)
    t, g = torso + grow * 0.4, h if hem > -torso * 0.3 else w
    right = (
        f"M0 {-t}L{s * 0.42} {-t}C{s * 0.8} {-t} {s} {-t + 1.6} {s} {-t + 5.5}"
        f"C{s} {-t * 0.66} {w} {-t * 0.62} {w} {-t * 0.46}C{w} {-t * 0.3} {h} {-t * 0.24} {g} {hem - 1.2}"
        f"C{g} {hem} {g - 0.6} {hem} {g - 1.4} {hem}L0 {hem}"
    )
    left = (
        f"L{1.4 - g} {hem}C{0.6 - g} {hem} {-g} {hem} {-g} {hem - 1.2}"
        f"C{-h} {-t * 0.24} {-w} {-t * 0.3} {-w} {-t * 0.46}C{-w} {-t * 0.62} {-s} {-t * 0.66} {-s} {-t + 5.5}"
        f"C{-s} {-t + 1.6} {-s * 0.8} {-t} {-s * 0.42} {-t}Z"
    )
    return right + left


def _half_at(half: tuple[float, float, float], torso: float, y: float) -> float:
    """Half the width of the trunk at height y of its frame, a little less than the outline."""
    s, w, h = half
    up = -y / torso
    if up > 0.8:
        return s * (1.0 - max(up - 0.88, 0.0) * 2.2) - 0.2
    if up > 0.46:
        return w + (s - w) * max((up - 0.6) / 0.2, 0.0) - 0.2
    return w + (h - w) * min((0.46 - up) / 0.3, 1.0) - 0.4


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
        _belt(sheet, body, outfit.belt)
    if outfit.apron:
        _apron(sheet, build, body, outfit.apron)
    if outfit.outer:
        _outer(sheet, build, body, outfit.outer)
    if outfit.back and outfit.back.kind == "backpack" and not body.side:
        _straps(sheet, body, torso, outfit.back.colour)
    if outfit.neck and outfit.neck.kind != "scarf":
        _neckwear(sheet, body, torso, outfit.neck)


def _hem(outfit: Outfit) -> float:
    tucked = outfit.bottom and outfit.bottom.kind in ("skirt", "gown", "tutu", "briefs") or outfit.belt
    return -5.5 if tucked else 1.5


def _bare_chest(sheet: Sheet, body: Joints, torso: float, top: Piece | None, skin: str) -> None:
    t, s = body.trunk, body.half[0]
    if top is None:
        sheet.path(
            f"M{-s * 0.5} {-torso * 0.7}Q{-s * 0.25} {-torso * 0.64} {-s * 0.05} {-torso * 0.7}",
            "",
            t,
            stroke=shade(skin, 0.16),
            width=0.7,
        )
        sheet.path(
            f"M{s * 0.05} {-torso * 0.7}Q{s * 0.25} {-torso * 0.64} {s * 0.5} {-torso * 0.7}",
            "",
            t,
            stroke=shade(skin, 0.16),
            width=0.7,
        )
        sheet.circle(t.at(0.0, -torso * 0.26), 0.5, shade(skin, 0.2))
        return
    sheet.path(
        f"M{-s * 0.86} {-torso * 0.72}Q0 {-torso * 0.62} {s * 0.86} {-torso * 0.72}L{s * 0.7} {-torso * 0.56}L{-s * 0.7} {-torso * 0.56}Z",
        top.colour,
        t,
    )
    for sign in (-1, 1):
        sheet.line([t.at(sign * s * 0.5, -torso * 0.7), t.at(sign * s * 0.55, -torso * 0.96)], 1.0, top.colour)


def _neck(sheet: Sheet, build: Build, body: Joints, top: Piece | None, skin: str) -> None:
    """The neck with its shadow, and the neckline of the top."""
    t, torso = body.trunk, build.torso
    wide = build.head * 0.3
    tone = shade(skin, 0.1)
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
        sheet.path(collar, light, frame((t.ox, t.oy), body_angle(body), wide=-1.0))
        sheet.path(f"M0 {-torso + 5}L0 -7", "", t, stroke=dark, width=0.6)
    elif kind == "hoodie":
        sheet.path(
            f"M{-wide - 2.5} {-torso - 0.6}Q0 {-torso + 5} {wide + 2.5} {-torso - 0.6}L{wide} {-torso - 2.4}Q0 {-torso + 1.5} {-wide} {-torso - 2.4}Z",
            dark,
            t,
        )
        sheet.path(f"M-5 -4L-3.6 -10L3.6 -10L5 -4Z", dark, t)
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


def body_angle(body: Joints) -> float:
    """The lean of the trunk in degrees, clockwise."""
    return 180.0 - direction(body.trunk.at(0, 0), body.trunk.at(0, -1))


def _pattern(sheet: Sheet, body: Joints, torso: float, top: Piece, hem: float) -> None:
    if not top.pattern:
        return
    t = body.trunk
    ink = "#ffffff" if luminance(top.colour) < 0.8 else "#5a6a80"
    lines = [y / 10 for y in range(int(-torso * 8.6), int(hem * 10) - 15, 44)]
    if top.pattern == "dots":
        for row, y in enumerate(lines):
            x = -8.8 if row % 2 else -6.6
            while x < 9:
                if abs(x) + 1.2 < _half_at(body.half, torso, y):
                    sheet.circle(t.at(x, y), 0.95, ink)
                x += 4.4
        return
    d = "".join(f"M{-_half_at(body.half, torso, y) + 0.9} {y}L{_half_at(body.half, torso, y) - 0.9} {y}" for y in lines)
    sheet.path(d, "", t, stroke=ink, width=1.8 if top.pattern == "stripes" else 0.8)
    if top.pattern == "checks":
        reach = min(body.half[0], body.half[1]) - 1.6
        down = "".join(f"M{x} {-torso * 0.86}L{x} {hem - 1.4}" for x in (-reach, -reach / 3, reach / 3, reach))
        sheet.path(down, "", t, stroke=ink, width=0.8)


def _belt(sheet: Sheet, body: Joints, belt: Piece) -> None:
    t, w = body.trunk, body.half[2]
    sheet.line([t.at(1.2 - w, -5.0), t.at(w - 1.2, -5.0)], 2.6, belt.colour)
    sheet.line([t.at(-0.8, -5.0), t.at(0.8, -5.0)], 2.2, "#e8c050")


def _apron(sheet: Sheet, build: Build, body: Joints, apron: Piece) -> None:
    t, torso, s, w = body.trunk, build.torso, body.half[0], body.half[2]
    sheet.line([t.at(-s * 0.45, -torso * 0.72), t.at(-s * 0.4, -torso + 0.4)], 1.5, apron.colour)
    sheet.line([t.at(s * 0.45, -torso * 0.72), t.at(s * 0.4, -torso + 0.4)], 1.5, apron.colour)
    low, wide = (torso * 0.3, w - 0.4) if apron.kind == "apron" else (-2.0, w)
    sheet.path(
        f"M{-s * 0.55} {-torso * 0.74}L{s * 0.55} {-torso * 0.74}L{s * 0.6} {-torso * 0.42}L{wide} {-torso * 0.36}"
        f"L{wide} {low}L{-wide} {low}L{-wide} {-torso * 0.36}L{-s * 0.6} {-torso * 0.42}Z",
        apron.colour,
        t,
        stroke=apron.colour,
        width=1.0,
    )
    sheet.path(f"M-3.6 {-torso * 0.3}L3.6 {-torso * 0.3}L3.2 -3L-3.2 -3Z", shade(apron.colour, 0.12), t)


def _outer(sheet: Sheet, build: Build, body: Joints, outer: Piece) -> None:
    """Two front panels that leave a strip of the top in view; a jacket is closed."""
    t, torso, (s, w, h) = body.trunk, build.torso, body.half
    dark = shade(outer.colour, 0.18)
    if outer.kind == "jacket":
        sheet.path(outline(body.half, torso, 2.0, 0.9), outer.colour, t)
        sheet.path(
            f"M0 {-torso + 2}L0 1.4M{-w * 0.75} -7L{-w * 0.4} -6M{w * 0.75} -7L{w * 0.4} -6",
            "",
            t,
            stroke=dark,
            width=0.8,
        )
        wide = build.head * 0.3 + 2.4
        sheet.path(
            f"M{-wide} {-torso + 1.6}L{1.6 - wide} {-torso - 2.4}L0 {-torso + 0.6}L{wide - 1.6} {-torso - 2.4}L{wide} {-torso + 1.6}L0 {-torso + 4}Z",
            dark,
            t,
        )
        return
    low = build.leg[0] * _LONG.get(outer.kind, 0.0) + 2.0
    gap = {"vest": 0.16, "safety": 0.1, "robe": 0.22}.get(outer.kind, 0.2) * s
    inset = s * (0.12 if outer.kind in ("vest", "safety") else 0.0)
    flare = low * 0.16
    turn = body_angle(body)
    for sign in (-1.0, 1.0):
        panel = frame((t.ox, t.oy), turn, wide=sign)
        x = s + 0.7 - inset
        sheet.path(
            f"M{s * 0.3} {-torso - 0.6}L{x * 0.6} {-torso - 0.3}C{x * 0.9} {-torso} {x} {-torso + 2} {x} {-torso + 5.5}"
            f"C{x} {-torso * 0.66} {w + 0.9} {-torso * 0.62} {w + 0.9} {-torso * 0.46}"
            f"C{w + 0.9} {-torso * 0.3} {h + 0.9} {-torso * 0.24} {h + 0.9 + flare} {low}L{gap * 0.8} {low}L{gap} {-torso * 0.5}Z",
            outer.colour,
            panel,
        )
        if outer.kind in ("blazer", "coat"):
            sheet.path(f"M{s * 0.3} {-torso - 0.6}L{s * 0.56} {-torso * 0.78}L{gap} {-torso * 0.5}Z", dark, panel)
        if outer.kind == "safety":
            sheet.path(
                f"M{gap + 1} {-torso * 0.42}L{w - 0.4} {-torso * 0.42}M{x * 0.5} {-torso * 0.9}L{x * 0.5} -0.6",
                "",
                panel,
                stroke="#f4f06a",
                width=1.7,
            )
    if outer.kind == "robe":
        sheet.line([t.at(-w, -torso * 0.4), t.at(w, -torso * 0.4)], 2.0, dark)


def _straps(sheet: Sheet, body: Joints, torso: float, colour: str) -> None:
    for sign in (-1, 1):
        x = sign * body.half[0] * 0.62
        sheet.line([body.trunk.at(x, -torso + 1.0), body.trunk.at(x * 1.05, -torso * 0.42)], 2.2, shade(colour, 0.1))


def _neckwear(sheet: Sheet, body: Joints, torso: float, piece: Piece) -> None:
    t, c, n = body.trunk, piece.colour, -torso
    if piece.kind == "tie":
        sheet.path(
            f"M-1.7 {n + 2.2}L1.7 {n + 2.2}L1 {n + 4.8}L2.2 {n * 0.42}L0 {n * 0.42 + 2.6}L-2.2 {n * 0.42}L-1 {n + 4.8}Z",
            c,
            t,
        )
    elif piece.kind == "bow tie":
        sheet.path(
            f"M0 {n + 3.2}L-4 {n + 1}L-4 {n + 5.4}Z M0 {n + 3.2}L4 {n + 1}L4 {n + 5.4}Z", c, t, stroke=c, width=0.6
        )
        sheet.circle(t.at(0.0, n + 3.2), 1.1, shade(c, 0.25))
    elif piece.kind == "stethoscope":
        sheet.path(
            f"M-4 {n}C-4.4 {n + 9} -1 {n + 10} 0 {n + 10}C1 {n + 10} 4.4 {n + 9} 4 {n}M0 {n + 10}L0 {n + 14}",
            "",
            t,
            stroke=c,
            width=0.9,
        )
        sheet.circle(t.at(0.0, n + 14.8), 1.6, "#c8d0da")
    else:
        sheet.path(f"M-4 {n + 0.4}C-3.4 {n + 6} 3.4 {n + 6} 4 {n + 0.4}", "", t, stroke=c, width=1.1)
        if piece.kind == "medal":
            sheet.line([t.at(0.0, n + 4.6), t.at(0.0, n + 8.0)], 1.2, "#3f6fd0")
            sheet.circle(t.at(0.0, n + 10.0), 2.4, c)


def draw_scarf(sheet: Sheet, build: Build, body: Joints, scarf: Piece) -> None:
    """Wound round the neck, one end hanging; it lies over the collar and under the chin."""
    t, torso, wide = body.trunk, build.torso, build.head * 0.46
    sheet.limb((t.at(2.6, -torso + 1), t.at(4.2, -torso * 0.5)), (2.0, 2.4), shade(scarf.colour, 0.12))
    sheet.limb((t.at(-wide, -torso), t.at(wide, -torso)), (2.5, 2.5), scarf.colour)


def draw_back(sheet: Sheet, build: Build, body: Joints, back: Piece) -> None:
    """What is worn behind the trunk: cape, backpack, wings."""
    t, torso, s = body.trunk, build.torso, body.half[0]
    low = build.leg[0] * 1.15
    if back.kind == "cape":
        sway = -12.0 if body.side else 0.0
        sheet.path(
            f"M{-s * 0.7} {-torso}L{s * 0.7} {-torso}L{s + 4.5 + sway} {low}Q{sway} {low + 3} {-s - 5 + sway} {low}Z",
            back.colour,
            t,
            stroke=back.colour,
            width=1.6,
        )
    elif back.kind == "wings":
        for sign in (-1.0, 1.0):
            wing = frame((t.ox, t.oy), body_angle(body), wide=sign)
            n = -torso
            sheet.path(
                f"M2 {n + 6}C12 {n - 12} 28 {n - 8} 27 {n + 2}C27 {n + 12} 18 {n + 18} 3 {n + 16}Z", back.colour, wing
            )
            sheet.path(
                f"M8 {n + 7}Q16 {n - 1} 23 {n}M8 {n + 11}Q16 {n + 8} 22 {n + 6}",
                "",
                wing,
                stroke=shade(back.colour, 0.16),
                width=0.8,
            )
    elif body.side:
        sheet.path(
            f"M{-s - 8} {-torso + 4}Q{-s - 8} {-torso + 1} {-s} {-torso + 1}L0 {-torso + 1}L0 -5L{-s - 6} -5Q{-s - 8.5} -5 {-s - 8} {-torso + 4}Z",
            back.colour,
            t,
        )
        sheet.path(f"M{-s - 7} -12L{-s - 1} -12", "", t, stroke=shade(back.colour, 0.2), width=1.2)
    else:
        sheet.path(
            f"M{-s - 2} {-torso + 5}Q{-s - 2} {-torso - 1.5} 0 {-torso - 1.5}Q{s + 2} {-torso - 1.5} {s + 2} {-torso + 5}L{s + 2.4} -4L{-s - 2.4} -4Z",
            back.colour,
            t,
            stroke=back.colour,
            width=1.5,
        )
