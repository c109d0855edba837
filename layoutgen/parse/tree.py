"""One view of a parsed text for all pipelines: plain lists, Universal Dependencies whatever the labels were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layoutgen.parse.clearnlp import to_universal

if TYPE_CHECKING:
    from spacy.tokens import Doc

_READ: list[int | str] = [
    "ORTH",
    "TAG",
    "LEMMA",
    "DEP",
    "HEAD",
    "IDX",
]  # all words in one array: a Token for each takes longer
_SIGNED = 2**63  # from here on a number of the array is negative
_ROOT = {"ROOT": "root"}


class Tree:
    """Words with Penn tags, lemmas, heads and UD labels; `heads[i] == i` marks a root. Lists may be repaired."""

    def __init__(
        self, words: list[str], tags: list[str], lemmas: list[str], heads: list[int], deps: list[str], starts: list[int]
    ) -> None:
        self.words = words
        self.lower = [word.lower() for word in words]
        self.tags = tags
        self.lemmas = lemmas
        self.heads = heads
        self.deps = deps
        self.starts = starts
        self.ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
        self.sentence = self._sentences()
        self._kids: list[list[int]] | None = None

    def __len__(self) -> int:
        return len(self.words)

    @classmethod
    def of(cls, doc: Doc) -> Tree:
        """The view of a parsed spaCy Doc, with UD or ClearNLP labels."""
        strings = doc.vocab.strings
        word, tag, lemma, dep, up, starts = doc.to_array(_READ).T.tolist()
        words = [strings[number] for number in word]
        tags = [strings[number] for number in tag]
        lemmas = [strings[number].lower() for number in lemma]
        deps = [_ROOT.get(label, label) for label in (strings[number] for number in dep)]
        heads = [i + (steps if steps < _SIGNED else steps - 2 * _SIGNED) for i, steps in enumerate(up)]
        if to_universal(heads, deps, lemmas, tags):
            deps = [("root" if i == h else d) for i, (h, d) in enumerate(zip(heads, deps, strict=True))]
        return cls(words, tags, lemmas, heads, deps, starts)

    @property
    def kids(self) -> list[list[int]]:
        """Dependents of every word, left to right."""
        if self._kids is None:
            kids: list[list[int]] = [[] for _ in self.words]
            for i, head in enumerate(self.heads):
                if head != i:
                    kids[head].append(i)
            self._kids = kids
        return self._kids

    def modify(self, i: int, noun: int) -> None:
        """Hangs word i below a noun, which takes its place when it hung below i."""
        if self.heads[noun] == i:
            self._rise(i, noun)
        self._hang_all(i, noun, "nummod")

    def swap(self, i: int, noun: int) -> None:
        """Noun i, which `noun` hung below, becomes the first half of its name: all else hangs below the noun."""
        self._rise(i, noun)
        self._hang_all(i, noun, "compound")

    def _rise(self, i: int, noun: int) -> None:
        """Puts a noun where word i hangs."""
        root = self.heads[i] == i
        self.heads[noun], self.deps[noun] = (noun, "root") if root else (self.heads[i], self.deps[i])

    def _hang_all(self, i: int, noun: int, dep: str) -> None:
        """Hangs word i, and all that hung below it, below a noun."""
        for k, head in enumerate(self.heads):
            if head == i and k != noun:
                self.heads[k] = noun
        self.heads[i], self.deps[i] = noun, dep
        self.forget()

    def take_apart(self, i: int, lemma: str) -> None:
        """Makes a verb of the last word of a name: "people watch" is no watch, the people do it."""
        self.tags[i], self.lemmas[i] = ("VBZ" if self.lower[i].endswith("s") else "VBP"), lemma
        who = i - 1
        for k, head in enumerate(self.heads):
            if head == i and k < who:
                self.heads[k] = who
        self.heads[who], self.deps[who] = i, "nsubj"
        self.forget()

    def forget(self) -> None:
        """After a change of `heads` in place."""
        self._kids = None

    def attach(self, i: int, head: int, dep: str) -> None:
        """Hangs word i below `head`, unless that would make a circle."""
        up, steps = head, 0
        while self.heads[up] != up and steps < len(self.words):
            if up == i:
                return
            up, steps = self.heads[up], steps + 1
        if up != i:
            self.heads[i], self.deps[i] = head, dep
            self._kids = None

    def kid(self, i: int, *deps: str) -> int | None:
        """The first dependent of i with one of these labels."""
        return next((k for k in self.kids[i] if self.deps[k] in deps), None)

    def _sentences(self) -> list[int]:
        number, result = 0, []
        for i, word in enumerate(self.words):
            result.append(number)
            if word in (".", "!", "?", "\n") or (word == ";" and i):
                number += 1
        return result
