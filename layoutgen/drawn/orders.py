"""What is to be drawn for a pack, picture by picture, before anything is drawn; and the drawing, in several processes.

All labels of a pack are known before its first picture: a background that hardly ever occurs is left out, so that
no network has to learn a label of a handful of pictures.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from typing import NamedTuple
from zlib import crc32

from layoutgen.data.pack import Head, Pair
from layoutgen.data.pairs import SCENE, Packer
from layoutgen.drawn.painting import Painter
from layoutgen.layout import Layout

_CHUNK = 32  # pictures that a process draws before it hands them over
_RARE = 600  # a background stays that is behind at least one picture in so many


@dataclass(frozen=True)
class Order:
    """A picture to be drawn. labels: the pack's label of each item, none for what is drawn but is no object there."""

    id: str
    captions: tuple[str, ...]
    layout: Layout
    labels: tuple[str | None, ...]
    seed: int
    held_out: bool


def picture_seed(seed: int, id: str) -> int:
    """The seed of one picture's art."""
    return crc32(f"{seed}/{id}".encode())


def with_labels(head: Head, orders: Iterable[Order], things: Sequence[str]) -> tuple[Head, list[Order]]:
    """The head with its labels, and the orders, those that are trained on first, without rare backgrounds.

    things: all labels that items may have, in the pack's order; those that no picture has are left out.
    """
    found = sorted(orders, key=lambda order: order.held_out)
    counts = Counter(word for order in found for word in order.layout.background)
    kept = {word for word, number in counts.items() if number * _RARE >= len(found)}
    plain = any(not kept & set(order.layout.background) for order in found)
    met = {label for order in found for label in order.labels}
    words = sorted(kept - set(things), key=lambda word: (-counts[word], word))
    labels = (*((SCENE,) if plain else ()), *words, *(label for label in things if label in met or label in kept))
    return head.model_copy(update={"labels": labels}), [_without(order, kept) for order in found]


def _without(order: Order, kept: set[str]) -> Order:
    words = tuple(word for word in order.layout.background if word in kept)
    if words == order.layout.background:
        return order
    scene = order.layout.scene
    told = {
        "background": tuple(w for w in scene.background if w in kept),
        "time": scene.time if scene.time in kept else None,
        "weather": tuple(w for w in scene.weather if w in kept),
    }
    layout = order.layout.model_copy(update={"background": words, "scene": scene.model_copy(update=told)})
    return replace(order, layout=layout)


def free_cores() -> int:
    """How many cores are idle, at least one."""
    cores = os.cpu_count() or 1
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return max(1, round(cores - busy))


def drawn(head: Head, orders: Sequence[Order], jobs: int) -> Iterator[Pair | None]:
    """The pictures in order, drawn in `jobs` processes; none where nothing of a picture could be seen.

    Every picture depends on its order alone, so any number of processes gives the same pack.
    """
    if jobs == 1:
        _begin(head)
        yield from map(_draw, orders)
        return
    context = multiprocessing.get_context("spawn")  # threads of the parser's libraries do not survive a fork
    chunks = iter([orders[k : k + _CHUNK] for k in range(0, len(orders), _CHUNK)])
    with ProcessPoolExecutor(jobs, context, _begin, (head,)) as pool:
        waiting: deque[Future[list[Pair | None]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(_draw_all, chunk))
            if len(waiting) > 2 * jobs:  # what nobody has fetched yet does not pile up
                yield from waiting.popleft().result()
        for last in waiting:
            yield from last.result()


class _Workplace(NamedTuple):
    painter: Painter
    packer: Packer


_HERE: dict[str, _Workplace] = {}  # what this process draws with


def _begin(head: Head) -> None:
    from layoutgen.guests import all_packs

    _HERE["pack"] = _Workplace(Painter(head.size, all_packs()), Packer(head))


def _draw(order: Order) -> Pair | None:
    here = _HERE["pack"]
    found = here.painter(order.layout, order.labels, order.seed)
    if found is None:
        return None
    layout, image, seen = found
    return here.packer.pair(order.id, order.captions, layout, image, seen, held_out=order.held_out, ground=True)


def _draw_all(orders: Sequence[Order]) -> list[Pair | None]:
    return [_draw(order) for order in orders]
