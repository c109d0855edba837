"""How fast this machine is now: limits of time, in tests and tables, are those of an ordinary one."""

from __future__ import annotations

import json
import time

_ORDINARY = 0.02  # seconds that the work below takes on an ordinary machine with nothing else to do


def pace() -> float:
    """By how much this machine, as busy as it is, is slower than an ordinary one; 1 at least."""
    return max(1.0, min(_work() for _ in range(3)) / _ORDINARY)


def _work() -> float:
    begin, sums = time.thread_time(), dict[int, int]()
    for i in range(200_000):
        sums[i % 997] = sums.get(i % 991, 0) + i
    json.loads(json.dumps({str(key): [value, value / 2] for key, value in sums.items()}))
    return time.thread_time() - begin
