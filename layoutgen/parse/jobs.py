"""Parsing in several processes: each has a parser of its own, and texts go to them in parts."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from layoutgen.errors import TextError

if TYPE_CHECKING:
    from layoutgen.parse.parser import SpacyParser
    from layoutgen.scene import SceneGraph

PART = 256  # texts that a process reads at once; the head is faster on many of one length
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

_parser: SpacyParser | None = None  # of a process that reads for another one


class Jobs:
    """`count` processes with parsers of one kind; they take a second or two to load, and end with the program."""

    def __init__(self, count: int, pipeline: str | None, head: bool, literal: bool) -> None:
        self.count = count
        # Threads of spaCy's and numpy's libraries do not survive a fork.
        self._pool = ProcessPoolExecutor(count, get_context("spawn"), _begin, (pipeline, head, literal))
        with _one_thread_each():  # a process begins with a task for which no other one is idle
            for _ in range(count):
                self._pool.submit(_read, ())

    def each(self, texts: Iterable[str]) -> Iterator[SceneGraph | TextError]:
        """The scenes of texts, in order; the error of a text that cannot be read in its place.

        Raises BrokenProcessPool when a process ended, for want of memory, say.
        """
        waiting: deque[Future[list[SceneGraph | TextError]]] = deque()
        for part in self._parts(texts):
            waiting.append(self._pool.submit(_read, part))
            if len(waiting) > 2 * self.count:  # what nobody has fetched yet does not pile up
                yield from waiting.popleft().result()
        for last in waiting:
            yield from last.result()

    def _parts(self, texts: Iterable[str]) -> Iterator[Sequence[str]]:
        """Equal shares for all processes, so that none waits for the others."""
        stream = iter(texts)
        while some := list(islice(stream, PART * self.count)):
            share = -(-len(some) // self.count)
            yield from (some[start : start + share] for start in range(0, len(some), share))


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Processes that begin in here use one thread for matrices, so that together they have a core each."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _begin(pipeline: str | None, head: bool, literal: bool) -> None:
    from layoutgen.parse.parser import SpacyParser

    global _parser
    _parser = SpacyParser(pipeline, head, literal=literal)
    list(_parser.each(["a dog on a sofa"]))  # what is only slow the first time


def _read(texts: Sequence[str]) -> list[SceneGraph | TextError]:
    assert _parser is not None, "a process reads after it has begun"
    return list(_parser.each(texts))
