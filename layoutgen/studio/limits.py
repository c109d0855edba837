"""What the server takes at most."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """body: bytes of a request. seconds: for an answer. at_once: requests that are worked on at the same time.

    waiting: requests that may wait for their turn; one more is told to come again. side: pixels of a picture.
    """

    body: int = 8 * 1024 * 1024
    seconds: float = 60.0
    at_once: int = 2
    waiting: int = 200
    side: int = 2048
