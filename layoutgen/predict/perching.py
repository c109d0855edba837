"""Where a bird sits on a person, and pillows lie on a bed."""

from __future__ import annotations

from layoutgen.predict.body import Body


def perch(child: Body, host: Body) -> None:
    """What sits on a person sits on a shoulder, beside the face, or on the head; pillows lie at the head of a bed."""
    upright = host.node.noun.group == "person" and host.h > 1.4 * host.w
    if upright and child.h < 0.6 * host.h and child.node.noun.group in ("animal", "bird", "toy", "insect"):
        if "head" in child.node.words:
            child.x, child.y = host.x, host.y0 + 0.05 * host.h
            return
        side = -1 if child.x < host.x else 1
        fit = min(1.0, 0.3 * host.h / child.h)
        child.w, child.h = child.w * fit, child.h * fit
        child.x, child.y = host.x + side * (0.34 * host.w + 0.2 * child.w), host.y0 + 0.4 * host.h
    elif child.node.noun.name == "pillow" and "bed" in host.node.noun.name and child.node.number <= 3:
        fit = min(1.0, 0.24 * host.w / child.w)
        child.w, child.h = child.w * fit, child.h * fit
        rank = [c for c in host.children if c.node is child.node].index(child)
        child.x = host.x0 + (0.2 + 0.13 * rank) * host.w
