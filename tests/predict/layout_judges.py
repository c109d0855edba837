"""The formulas by which others judge positions, written from their papers and not from layoutgen's own predicates."""

from __future__ import annotations

import math
from collections.abc import Sequence

Pixels = tuple[float, float, float, float]


def pixels(box: Sequence[float], width: int, height: int) -> Pixels:
    return box[0] * width, box[1] * height, box[2] * width, box[3] * height


def geneval(a: Pixels, b: Pixels) -> set[str]:
    """GenEval (arXiv 2310.11513): offset of centres, shortened by 0.1 of both sizes, over the offset's length."""
    offset = [(a[k] + a[k + 2] - b[k] - b[k + 2]) / 2 for k in (0, 1)]
    sizes = [(a[k + 2] - a[k]) + (b[k + 2] - b[k]) for k in (0, 1)]
    short = [math.copysign(max(abs(o) - 0.1 * s, 0), o) for o, s in zip(offset, sizes, strict=True)]
    if all(abs(s) < 1e-3 for s in short):
        return set()
    x, y = (s / math.hypot(*offset) for s in short)
    said = {"left of": x < -0.5, "right of": x > 0.5, "above": y < -0.5, "below": y > 0.5}
    return {name for name, true in said.items() if true}


def nsr1k(a: Pixels, b: Pixels) -> str:
    """LayoutGPT's NSR-1K (arXiv 2305.15393): the 90-degree sector in which a's centre lies, seen from b's."""
    dx, dy = (a[0] + a[2] - b[0] - b[2]) / 2, (b[1] + b[3] - a[1] - a[3]) / 2  # y up
    cosine = dx / math.hypot(dx, dy)
    if cosine > math.sqrt(2) / 2:
        return "right"
    if cosine < -math.sqrt(2) / 2:
        return "left"
    return "top" if dy > 0 else "bottom"


def lmd_side(box: Pixels, width: int, height: int) -> set[str]:
    """LLM-grounded Diffusion (arXiv 2305.13655), stage 1: on which halves of the picture the centre lies."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return {"left" if x < width / 2 else "right", "top" if y < height / 2 else "bottom"}
