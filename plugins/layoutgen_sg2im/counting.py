"""How many things a picture has that its text does not number: the rest of a crowd, and what is only implied."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from torch import Tensor

from layoutgen.predict.learned import Wish

LEAST = 2  # instances of "dogs"
UNSAID = 0.7  # what the text does not mention comes when it is surer than that, as the rest of a crowd need not be


class Company(NamedTuple):
    """numbers: instances of each wish; implied: class and number of what joins them."""

    numbers: list[int]
    implied: list[tuple[str, int]]


def least(wish: Wish) -> int:
    """The instances that a wish has in any case."""
    return wish.number if wish.exactly else LEAST


def company(
    odds: Tensor,
    classes: Sequence[str],
    asked: Sequence[Wish],
    ruled_out: Collection[str],
    *,
    confidence: float,
    implied: bool,
) -> Company:
    """The numbers that are probable enough. odds: (classes, MOST), beside the least of every wish.

    More of a class go to the first vague mention of it ("people"), where there is one. implied: whether others come.
    """
    chances = odds.sigmoid().cummin(1).values
    numbers = [least(wish) for wish in asked]
    vague: dict[str, int] = {}
    for k, wish in enumerate(asked):
        if not wish.exactly:
            vague.setdefault(wish.known, k)
    joined = []
    for row, name in enumerate(classes):
        if name in vague:
            numbers[vague[name]] += int((chances[row] >= confidence).sum())
        elif implied and name not in ruled_out:
            number = int((chances[row] >= max(confidence, UNSAID)).sum())
            if number:
                joined.append((name, number))
    return Company(numbers, joined)


def alone(asked: Sequence[Wish]) -> Company:
    """What a network without the head for counts is asked for: a vague number is three."""
    return Company([wish.number if wish.exactly else LEAST + 1 for wish in asked], [])
