"""What is drawn before what: lower on the picture is nearer, stated depth comes first, children go with their hosts."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence

from layoutgen.predict.body import Body, Node
from layoutgen.scene import Relation

_LATE = {"hand": 2, "toss": 2, "foot": 2}


def order(
    roots: Sequence[Body],
    relations: Sequence[Relation],
    nodes: dict[str, Node],
    stacked: Sequence[tuple[Body, Body]] = (),
) -> list[Body]:
    """All bodies from the farthest to the nearest; of each stacked pair the first comes first."""
    plain: list[Body] = []
    for root in sorted(roots, key=lambda b: (round(b.y, 4), b.h)):
        _walk(root, plain)
    place = {id(b): k for k, b in enumerate(plain)}
    before: dict[int, set[int]] = {id(b): set() for b in plain}
    for body in plain:
        if body.host is not None and id(body.host) in place:
            first, second = (body, body.host) if body.front < 0 else (body.host, body)
            before[id(second)].add(id(first))
    for a, b in (*stacked, *_stated(relations, nodes)):
        if id(a) in place and id(b) in place:
            before[id(b)].add(id(a))
    return _sorted(plain, place, before)


def _stated(relations: Sequence[Relation], nodes: dict[str, Node]) -> Iterator[tuple[Body, Body]]:
    """Pairs of bodies, the farther first, of which the text says so."""
    for r in relations:
        if r.predicate in ("behind", "in front of"):
            far, near = (r.subject, r.object) if r.predicate == "behind" else (r.object, r.subject)
            yield from ((a, b) for a in nodes[far].bodies for b in nodes[near].bodies)


def number(bodies: Sequence[Body]) -> None:
    """Gives the bodies, farthest first, increasing z from 0; locked ones keep theirs and the others go round them."""
    z = 0
    for k, body in enumerate(bodies):
        if not _is_locked(body):
            body.z = z
            z += 1
            continue
        assert body.given is not None
        body.z = body.given.z
        for step, farther in enumerate(reversed(bodies[:k]), start=1):
            if not _is_locked(farther):
                farther.z = max(0, min(farther.z, body.z - step))
        z = max(z, body.z + 1)


def _is_locked(body: Body) -> bool:
    return body.given is not None and body.given.locked


def _walk(body: Body, out: list[Body]) -> None:
    ranked = sorted(body.children, key=_rank)
    for child in ranked:
        if child.front < 0:
            _walk(child, out)
    out.append(body)
    for child in ranked:
        if child.front >= 0:
            _walk(child, out)


def _rank(child: Body) -> tuple[int, float]:
    """Garments and covers first, then by the lower edge, what is held last."""
    mode = child.node.mode
    early = mode == "part" or (mode == "cover" and child.node.number == 1)
    return _LATE.get(mode, 0 if early else 1), child.y


def _sorted(plain: list[Body], place: dict[int, int], before: dict[int, set[int]]) -> list[Body]:
    """Topological order nearest to the plain one; where statements form a circle, the plain one goes on."""
    after: dict[int, list[int]] = {}
    for b, firsts in before.items():
        for a in firsts:
            after.setdefault(a, []).append(b)
    open_ = {key: len(firsts) for key, firsts in before.items()}
    heap = [place[key] for key, count in open_.items() if count == 0]
    heapq.heapify(heap)
    done: list[Body] = []
    taken: set[int] = set()
    while len(done) < len(plain):
        k = heapq.heappop(heap) if heap else next(k for k, b in enumerate(plain) if id(b) not in taken)
        body = plain[k]
        if id(body) in taken:
            continue
        taken.add(id(body))
        done.append(body)
        for key in after.get(id(body), ()):
            open_[key] -= 1
            if open_[key] == 0 and key not in taken:
                heapq.heappush(heap, place[key])
    return done
