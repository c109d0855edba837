"""How much smaller things must be drawn so that chains and crowds of them find room."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.predict.body import Entity
from layoutgen.predict.footing import airborne
from layoutgen.predict.furnish import ALONG_WALL
from layoutgen.predict.ground import Ground
from layoutgen.predict.starts import chain_width
from layoutgen.predict.wiring import Wiring


def room(entities: Sequence[Entity], wiring: Wiring, ground: Ground, shrink: float) -> float:
    """The factor, 1 at most, by which free entities must shrink. shrink: how hard this attempt tries, 1 the least."""
    free = [e for e in entities if not e.fixed]
    if not free:
        return 1.0
    aspect = ground.aspect
    wide, high = chain_width(free, wiring.ordered, "x"), chain_width(free, wiring.ordered, "y")
    tall = max(e.hull[3] - e.hull[1] for e in free)
    gaps = [(0.95 * aspect - 0.24) / (a.w + b.w) for a, b in wiring.apart]
    factor: float = min(
        1.0,
        max(0.2, min(gaps, default=1.0)),
        0.94 * aspect * shrink**0.5 / wide,
        0.9 / high,
        max(0.3, _standing(free, wiring, ground)),
        _along(free, ground),
        0.86 / tall,
        0.95 * aspect / max(e.hull[2] - e.hull[0] for e in free),
    )
    return factor


def _along(free: Sequence[Entity], ground: Ground) -> float:
    """What the wall of a room leaves to the furniture that stands along it."""
    lined = [e for e in free if e.far and ground.indoor and e.bodies[0].node.noun.name in ALONG_WALL]
    return 0.96 * ground.aspect / sum(e.hull[2] - e.hull[0] for e in lined) if lined else 1.0


def _standing(free: Sequence[Entity], wiring: Wiring, ground: Ground) -> float:
    """What the breadth of the ground leaves to those who stand on it; a few stand side by side, more also in depth."""
    aloft = {id(a) for a, _, kind in wiring.ordered if kind == "y"}
    wide = {id(e): e.hull[2] - e.hull[0] for e in free}
    hindmost = {min(pair, key=lambda one: wide[one]) for pair in wiring.deep if all(one in wide for one in pair)}
    hung = {id(e) for e in free if ground.indoor and e.bodies[0].node.noun.support == "wall"}
    elsewhere = aloft | hindmost | hung  # of two one behind the other the wider counts; a wall is above a bed
    level = [e for e in free if id(e) not in elsewhere and not e.far and not airborne(e.bodies[0].node)]
    if not level:
        return 1.0
    share = 0.98 if len(level) < 3 else 1.1 if len(level) == 3 else 1.2 if ground.indoor else 1.35
    return share * ground.aspect / sum(wide[id(e)] for e in level)
