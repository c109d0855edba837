"""Words, labels and predicates as numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

PAD, UNKNOWN = "<pad>", "<unknown>"
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|[^\sa-z0-9]")


def split(text: str) -> list[str]:
    """Lower-case words, numbers and single signs: "A dog's tail, 2 cats." -> a dog's tail , 2 cats ."""
    return _WORD.findall(text.lower())


class Vocabulary:
    """An ordered list of entries with their ids: 0 is the padding, 1 stands for everything unknown."""

    def __init__(self, entries: Sequence[str]) -> None:
        """`entries`: without the two special ones. Raises ValueError when one stands twice."""
        self.entries = (PAD, UNKNOWN, *(e for e in entries if e not in (PAD, UNKNOWN)))
        if len(set(self.entries)) != len(self.entries):
            twice = [e for e, n in Counter(self.entries).items() if n > 1]
            raise ValueError(f"a vocabulary holds {twice[0]!r} twice")

    @classmethod
    def of_texts(cls, texts: Iterable[str], *, at_least: int = 1) -> Vocabulary:
        """All words met `at_least` times, the most frequent first; equally frequent ones in the alphabet's order."""
        counts = Counter(word for text in texts for word in split(text))
        return cls([w for w, n in sorted(counts.items(), key=lambda e: (-e[1], e[0])) if n >= at_least])

    @cached_property
    def _ids(self) -> dict[str, int]:
        return {entry: k for k, entry in enumerate(self.entries)}

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, entry: str) -> bool:
        return entry in self._ids

    def id(self, entry: str) -> int:
        """The entry's number, 1 when it is unknown."""
        return self._ids.get(entry, 1)

    def ids(self, text: str) -> list[int]:
        """The numbers of a text's words."""
        return [self.id(word) for word in split(text)]
