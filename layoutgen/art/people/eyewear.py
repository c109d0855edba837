"""Glasses, goggles and masks. Drawn in the frame of the head (radius 10, crown at y = -10)."""

from __future__ import annotations

from layoutgen.art.people.face import features, head_scale
from layoutgen.art.people.garments import Piece
from layoutgen.art.people.sheet import Frame, Sheet, shade


def ring(r: float) -> str:
    """The path of a circle of radius `r` about the origin."""
    k = r * 0.5523
    return f"M{-r} 0C{-r} {-k} {-k} {-r} 0 {-r}C{k} {-r} {r} {-k} {r} 0C{r} {k} {k} {r} 0 {r}C{-k} {r} {-r} {k} {-r} 0Z"


def draw_eyewear(sheet: Sheet, head: Frame, piece: Piece, side: bool) -> None:
    """Glasses, goggles or an eye patch, before the eyes."""
    left, right, _, _ = features(side)
    size = head_scale(head)
    if piece.kind == "eye patch":
        x, y = left if not side else right
        sheet.path(f"M{x - 5} -5.6L{x + 6} 3", "", head, stroke=piece.colour, width=0.8 * size)
        sheet.ellipse(x, y + 0.2, 2.6, 2.6, piece.colour, head)
        return
    if piece.kind == "goggles":
        x0, x1 = left[0] - 3.4, min(right[0] + 3.4, 10.6)
        sheet.path(
            f"M{-10.4 if not side else -9.8} -0.6L{x0 + 2} -0.6M{x1 - 2} -0.6L10.2 -0.6",
            "",
            head,
            stroke="#2b2f3a",
            width=2.2 * size,
        )
        d = f"M{x0} -2.6Q{(x0 + x1) / 2} -4 {x1} -2.6L{x1} 2.4Q{(x0 + x1) / 2} 4 {x0} 2.4Z"
        sheet.path(d, piece.colour, head, stroke="#2b2f3a", width=1.1 * size)
        return
    dark = piece.kind == "sunglasses"
    arm = f"M-4.4 0.4L{left[0] - 2.6} 0.2" if side else f"M-9.6 0L{left[0] - 2.6} 0.2M9.6 0L{right[0] + 2.6} 0.2"
    bridge = f"M{left[0] + 2.4} 0Q{(left[0] + right[0]) / 2} -0.9 {right[0] - 2.4} 0"
    sheet.path(arm + bridge, "", head, stroke=piece.colour, width=0.8 * size)
    for x, y in (left, right):
        if dark:
            sheet.path(
                (
                    f"M{x - 3.1} {y - 1.9}L{x + 3.1} {y - 1.9}Q{x + 3} {y + 2.7} {x} {y + 2.7}"
                    f"Q{x - 3} {y + 2.7} {x - 3.1} {y - 1.9}Z"
                ),
                piece.colour,
                head,
            )
        else:
            at = Frame(*head.at(x, y), head.ax, head.ay, head.bx, head.by)
            sheet.path(ring(2.7), "", at, stroke=piece.colour, width=0.75 * size)


def draw_mask(sheet: Sheet, head: Frame, piece: Piece, side: bool) -> None:
    """A mask before mouth and nose, or a catcher's cage."""
    x = features(side)[3][0]
    size = head_scale(head)
    if piece.kind == "cage":
        sheet.path(
            (
                f"M{x - 6.4} -3L{x + 5.6} -3M{x - 6.6} 1.4L{x + 5.8} 1.4"
                f"M{x - 6} 5.6L{x + 5.4} 5.6M{x - 3} -4L{x - 3} 9M{x + 2.4} -4"
                f"L{x + 2.4} 9"
            ),
            "",
            head,
            stroke=piece.colour,
            width=1.0 * size,
        )
        return
    sheet.path(f"M-9.6 0.6L{x - 5} 4M9.4 0.6L{x + 5} 4", "", head, stroke=shade(piece.colour, 0.1), width=0.6 * size)
    sheet.path(f"M{x - 6} 3.2Q{x} 1 {x + 5.6} 3.2L{x + 4.6} 8.2Q{x} 11.4 {x - 5} 8.2Z", piece.colour, head)
    sheet.path(
        f"M{x - 4} 5.2L{x + 4} 5.2M{x - 3.8} 7.2L{x + 3.8} 7.2",
        "",
        head,
        stroke=shade(piece.colour, 0.14),
        width=0.5 * size,
    )
