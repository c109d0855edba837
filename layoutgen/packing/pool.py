"""Work shared out to several processes, whose outcome is the same for any number of them."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any, TypeVar

from layoutgen.data.pack import Head, Pair

T = TypeVar("T")
Make = Callable[[T], Pair | None]  # an order -> its picture, none when there is nothing to see
Begin = Callable[[Head], Make[T]]
_CHUNK = 32  # orders that a process takes at once


def free_cores() -> int:
    """How many cores are idle, at least one."""
    cores = os.cpu_count() or 1
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return max(1, round(cores - busy))


def made(begin: Begin[T], head: Head, orders: Sequence[T], jobs: int) -> Iterator[Pair | None]:
    """The pictures of the orders, in order, made in `jobs` processes.

    begin: a function of a module, called once in each process. What an order gives may depend on the head and the
    order alone.
    """
    if jobs == 1:
        yield from map(begin(head), orders)
        return
    context = multiprocessing.get_context("spawn")  # threads of the parser's libraries do not survive a fork
    with ProcessPoolExecutor(jobs, context, _start, (begin, head)) as pool:
        waiting: deque[Future[list[Pair | None]]] = deque()
        for start in range(0, len(orders), _CHUNK):
            waiting.append(pool.submit(_make_all, orders[start : start + _CHUNK]))
            if len(waiting) > 2 * jobs:  # what nobody has fetched yet does not pile up
                yield from waiting.popleft().result()
        for last in waiting:
            yield from last.result()


_HERE: dict[str, Make[Any]] = {}  # what this process makes pictures with


def _start(begin: Begin[Any], head: Head) -> None:
    _HERE["make"] = begin(head)


def _make_all(orders: Sequence[Any]) -> list[Pair | None]:
    return [_HERE["make"](order) for order in orders]
