"""Calling a stranger's code: whatever it raises names the stage and plugin, and what it prints spoils no result."""

from __future__ import annotations

import io
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from layoutgen.errors import FailedPluginError, LayoutgenError, PluginError, TextError

SHOWN = 1000  # characters of one call that are passed on
printed: Counter[str] = Counter()  # characters by plugin, since the program began

_lock = threading.Lock()
_depth = 0
_real: TextIO | None = None  # None where a program has no standard output (pythonw)


def guarded(who: str, what: str, function: Callable[..., Any], /, *args: Any, **options: Any) -> Any:
    """Calls a plugin. A failure of its own becomes a FailedPluginError; errors of the input pass as they are.

    Standard output belongs to results: what the plugin prints goes to standard error, and not by the megabyte.
    """
    try:
        with hushed(who):
            return function(*args, **options)
    except PluginError as error:
        raise FailedPluginError(f"{who} {what}: {error}") from error
    except LayoutgenError:
        raise
    except (Exception, SystemExit) as error:  # a plugin is a stranger's code: anything may come out of it
        raise FailedPluginError(f"{who} {what}: {said(error)}") from error


def going_on(made: Iterable[Any]) -> Iterator[Any]:
    """What a plugin gives one by one; in the place of what it refuses, its TextError. It may end there, or go on."""
    stream = iter(made)
    ended = object()
    one: Any = None
    while one is not ended:
        try:
            one = next(stream, ended)
        except TextError as error:
            one = error
        if one is not ended:
            yield one


def said(error: BaseException) -> str:
    """An exception as one line, with what to do where that is known."""
    if isinstance(error, PluginError):
        return str(error)
    if isinstance(error, ModuleNotFoundError) and error.name:
        missing = error.name.partition(".")[0]
        return f"it needs the module {missing!r}, which is not installed (pip install {missing}?)"
    return f"{type(error).__name__}: {' '.join(str(error).split()) or 'no message'}"


@contextmanager
def hushed(who: str) -> Iterator[None]:
    """While the block runs, standard output is a sink that passes the first characters on to standard error."""
    global _depth, _real
    sink = _Sink()
    with _lock:
        if _depth == 0:
            _real = sys.stdout
        _depth += 1
        sys.stdout = sink
    try:
        yield
    finally:
        with _lock:
            _depth -= 1
            if _depth == 0:
                sys.stdout = _real
        if sink.count:
            printed[who] += sink.count
        if sink.count > SHOWN and sys.stderr is not None:
            sys.stderr.write(f"\nlayoutgen: {who} printed {sink.count:,} characters; all but {SHOWN:,} are left out\n")


class _Sink(io.TextIOBase):
    def __init__(self) -> None:
        self.count = 0

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self.count < SHOWN and sys.stderr is not None:
            sys.stderr.write(text[: SHOWN - self.count])
        self.count += len(text)
        return len(text)
