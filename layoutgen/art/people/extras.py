"""What is worn over the shirt: coats, aprons, belts, ties and scarves, and what hangs on the back."""

from __future__ import annotations

from dataclasses import replace

from layoutgen.art.people.garments import Outfit, Piece
from layoutgen.art.people.outline import outline
from layoutgen.art.people.sheet import Frame, Sheet, distance, frame, pattern_ink, shade
from layoutgen.art.people.skeleton import Build, Joints

_USUAL = "#d9503a"  # of a backpack
_LONG = {"coat": 0.62, "robe": 1.7}  # how far below the pelvis, in thighs


def draw_belt(sheet: Sheet, body: Joints, belt: Piece) -> None:
    """A belt with a buckle."""
    t, w = body.trunk, body.half[2]
    sheet.line([t.at(1.2 - w, -5.0), t.at(w - 1.2, -5.0)], 2.6, belt.colour)
    sheet.line([t.at(-0.8, -5.0), t.at(0.8, -5.0)], 2.2, "#e8c050")


def draw_apron(sheet: Sheet, build: Build, body: Joints, apron: Piece) -> None:
    """Bib and skirt of an apron, or the bib of overalls."""
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


def draw_outer(sheet: Sheet, build: Build, body: Joints, outer: Piece) -> None:
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
            (
                f"M{-wide} {-torso + 1.6}L{1.6 - wide} {-torso - 2.4}"
                f"L0 {-torso + 0.6}L{wide - 1.6} {-torso - 2.4}L{wide} {-torso + 1.6}"
                f"L0 {-torso + 4}Z"
            ),
            dark,
            t,
        )
        return
    low = build.leg[0] * _LONG.get(outer.kind, 0.0) + 2.0
    gap = {"vest": 0.16, "safety": 0.1, "robe": 0.1}.get(outer.kind, 0.2) * s
    inset = s * (0.12 if outer.kind in ("vest", "safety") else 0.0)
    flare = low * 0.16
    turn = body.lean
    for sign in (-1.0, 1.0):
        panel = frame((t.ox, t.oy), turn, wide=sign)
        x = s + 0.7 - inset
        sheet.path(
            f"M{s * 0.3} {-torso - 0.6}L{x * 0.6} {-torso - 0.3}C{x * 0.9} {-torso} {x} {-torso + 2} {x} {-torso + 5.5}"
            f"C{x} {-torso * 0.66} {w + 0.9} {-torso * 0.62} {w + 0.9} {-torso * 0.46}"
            f"C{w + 0.9} {-torso * 0.3} {h + 0.9} {-torso * 0.24} {h + 0.9 + flare} {low}"
            f"L{gap * 0.8} {low}L{gap} {-torso * 0.5}Z",
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


def draw_straps(sheet: Sheet, body: Joints, torso: float, colour: str) -> None:
    """The straps of a pack with their buckles, seen from the front."""
    edge = shade(colour, 0.3)
    for sign in (-1, 1):
        x = sign * body.half[0] * 0.62
        sheet.line([body.trunk.at(x, -torso + 1.0), body.trunk.at(x * 1.08, -torso * 0.34)], 3.4, colour)
        sheet.line(
            [body.trunk.at(x * 1.04 - 1.5, -torso * 0.46), body.trunk.at(x * 1.04 + 1.5, -torso * 0.46)], 1.3, edge
        )
    across = body.half[0] * 0.62
    sheet.line([body.trunk.at(-across, -torso * 0.66), body.trunk.at(across, -torso * 0.66)], 1.5, edge)
    sheet.line([body.trunk.at(-1.4, -torso * 0.66), body.trunk.at(1.4, -torso * 0.66)], 2.8, "#343a46")


def _tie_pattern(sheet: Sheet, t: Frame, n: float, piece: Piece) -> None:
    """Slanting stripes on a tie, which checks have both ways; dots."""
    levels = [n + 5.6 - (n * 0.58 + 5.6) * share for share in (0.16, 0.42, 0.68, 0.94)]
    if piece.pattern == "dots":
        for y in levels:
            sheet.circle(t.at(0.0, y), 0.6, pattern_ink(piece.colour))
    elif piece.pattern:
        slants = (1, -1) if piece.pattern == "checks" else (1,)
        marks = "".join(f"M-1.2 {y + 0.6 * way:.2f}L1.2 {y - 0.6 * way:.2f}" for y in levels for way in slants)
        sheet.path(marks, "", t, stroke=pattern_ink(piece.colour), width=0.8)


def draw_neckwear(sheet: Sheet, body: Joints, torso: float, piece: Piece) -> None:
    """Tie, bow tie, stethoscope, necklace or medal."""
    t, c, n = body.front, piece.colour, -torso
    if piece.kind == "tie":
        sheet.path(
            (
                f"M-1.7 {n + 2.2}L1.7 {n + 2.2}L1 {n + 4.8}L2.2 {n * 0.42}"
                f"L0 {n * 0.42 + 2.6}L-2.2 {n * 0.42}L-1 {n + 4.8}Z"
            ),
            c,
            t,
        )
        _tie_pattern(sheet, t, n, piece)
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
            wing = frame((t.ox, t.oy), body.lean, wide=sign)
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
            (
                f"M{-s - 8} {-torso + 4}Q{-s - 8} {-torso + 1} {-s} {-torso + 1}"
                f"L0 {-torso + 1}L0 -5L{-s - 6} -5Q{-s - 8.5} -5 {-s - 8} {-torso + 4}"
                "Z"
            ),
            back.colour,
            t,
        )
        sheet.path(f"M{-s - 7} -12L{-s - 1} -12", "", t, stroke=shade(back.colour, 0.2), width=1.2)
    else:
        sheet.path(
            (
                f"M{-s - 5} {-torso + 5}Q{-s - 4} {-torso - 3} 0 {-torso - 3}"
                f"Q{s + 4} {-torso - 3} {s + 5} {-torso + 5}L{s + 6} -3"
                f"L{-s - 6} -3Z"
            ),
            back.colour,
            t,
            stroke=back.colour,
            width=1.5,
        )


def set_apart(worn: Outfit) -> Outfit:
    """A pack of the usual colour is darker on cloth on which it would vanish."""
    pack, cloth = worn.back, worn.outer or worn.top
    if pack is None or cloth is None or pack.colour != _USUAL or distance(_USUAL, cloth.colour) > 0.2:
        return worn
    return replace(worn, back=replace(pack, colour=shade(pack.colour, 0.45)))
