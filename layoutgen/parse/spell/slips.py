"""What a slip of the finger makes of a word: all strings that are one or two slips away."""

from __future__ import annotations

from collections.abc import Iterator

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def one_slip(word: str) -> Iterator[str]:
    """All strings with one letter dropped, swapped with the next, replaced or added; some come more than once."""
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in _LETTERS)


def without_letters(word: str, most: int) -> set[str]:
    """The word and all strings with up to `most` letters dropped: words that share one are at most 2 * `most` apart."""
    found = {word}
    edge = {word}
    for _ in range(most):
        edge = {w[:i] + w[i + 1 :] for w in edge for i in range(len(w))}
        found |= edge
    return found


def distance(one: str, other: str) -> int:
    """How many slips (a letter dropped, added, replaced, or two neighbours swapped) lie between two words."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one):
        last, row = row, [i + 1]
        for j, b in enumerate(other):
            cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (a != b))
            if i and j and a == other[j - 1] and one[i - 1] == b:
                cost = min(cost, before[j - 1] + 1)
            row.append(cost)
        before = last
    return row[-1]
