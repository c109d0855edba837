"""What the head knows of words before it reads them in context: rows of its tables, by the word's own form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from layoutgen.parse.head.forms import base
from layoutgen.parse.head.spelling import Spelling
from layoutgen.parse.pipeline.lemma import lemma_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

LISTS = ("words", "pairs", "vectors", "prefixes", "suffixes", "tags", "deps", "english", "common")
OFTEN = 5  # pairs and parts of words met less often have no row
COMMON = 30  # words met so often may be what a misspelt one was meant to be
_READ: list[int | str] = ["LOWER", "TAG", "DEP", "HEAD"]
REACH = 6  # farther heads count as this far


@dataclass
class Lexicon:
    """The lists behind the rows of the tables; row 0 of each table is for what is not in its list.

    words: trained words. pairs: neighbouring trained words, "bed spread". vectors: words with a fixed vector, the most
    common ones first. prefixes, suffixes: of three letters. tags, deps: labels of the pipeline. english,
    common: see `Spelling`.
    """

    words: Sequence[str]
    pairs: Sequence[str]
    vectors: Sequence[str]
    prefixes: Sequence[str]
    suffixes: Sequence[str]
    tags: Sequence[str]
    deps: Sequence[str]
    english: Sequence[str] = ()
    common: Sequence[str] = ()
    _rows: dict[int, tuple[int, int, int, int]] = field(default_factory=dict, init=False, repr=False)
    _words: dict[int, str] = field(default_factory=dict, init=False, repr=False)
    _labels: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        self._spelling = Spelling((*self.english, *self.words) if self.english else (), self.common)
        self._word, self._vector = _numbered(self.words), _numbered(self.vectors)
        self._prefix, self._suffix = _numbered(self.prefixes), _numbered(self.suffixes)
        self._tag, self._dep = _numbered(self.tags), _numbered(self.deps)
        coded = [self._code(*(self._word[word] for word in pair.split())) for pair in self.pairs]
        order = np.argsort(np.array(coded, dtype=np.int64))
        self._codes = np.array([-1, *coded], dtype=np.int64)[np.array([0, *(order + 1)])]  # ascending
        self._code_rows = np.array([0, *(order + 1)], dtype=np.int64)

    @classmethod
    def of(cls, docs: Iterable[Doc], vectors: Sequence[str], english: Sequence[str]) -> Lexicon:
        """The lexicon of training texts: words met twice, pairs, beginnings and endings met OFTEN, common words."""
        words: Counter[str] = Counter()
        pairs: Counter[str] = Counter()
        tags: set[str] = set()
        deps: set[str] = set()
        for doc in docs:
            text = [word_of(t.lower_) for t in doc]
            words.update(text)
            pairs.update(f"{a} {b}" for a, b in pairwise(text) if a.strip() and b.strip())
            tags.update(t.tag_ for t in doc)
            deps.update(t.dep_ for t in doc)
        prefixes = Counter(w[:3] for w in words.elements())
        suffixes = Counter(w[-3:] for w in words.elements())
        return cls(
            sorted(w for w, n in words.items() if n >= 2),
            sorted(p for p, n in pairs.items() if n >= OFTEN),
            list(vectors),
            sorted(w for w, n in prefixes.items() if n >= OFTEN),
            sorted(w for w, n in suffixes.items() if n >= OFTEN),
            sorted(tags),
            sorted(deps),
            list(english),
            [w for w, n in sorted(words.items(), key=lambda item: (-item[1], item[0])) if n >= COMMON],
        )

    def text(self, doc: Doc) -> list[str]:
        """The lower-case words of a text, misspelt ones set right: what its graph is written in."""
        strings, known = doc.vocab.strings, self._words
        lowers = doc.to_array("LOWER").tolist()
        for lower in lowers:
            if lower not in known:
                known[lower] = self._spelling(word_of(strings[lower]))
        return [known[lower] for lower in lowers]

    def row(self, word: str) -> tuple[int, int, int, int]:
        """Rows of a lower-case word: trained, fixed, beginning, ending."""
        fixed = next((r for w in (word, lemma_of(word, "NNS"), base(word)) if (r := self._vector.get(w, 0))), 0)
        return self._word.get(word, 0), fixed, self._prefix.get(word[:3], 0), self._suffix.get(word[-3:], 0)

    @staticmethod
    def _code(a: int, b: int) -> int:
        return a * 65_536 + b

    def _pair_rows(self, word: NDArray[np.int64]) -> NDArray[np.int64]:
        """(B, L) rows of words -> (B, L) rows of the pairs of each with the next one; 0 at the end."""
        codes = word[:, :-1] * 65_536 + word[:, 1:]
        at = np.searchsorted(self._codes, codes).clip(0, len(self._codes) - 1)
        rows = np.where(self._codes[at] == codes, self._code_rows[at], 0)
        return np.pad(rows, ((0, 0), (0, 1)))

    def features(self, docs: Sequence[Doc]) -> dict[str, NDArray[Any]]:
        """Arrays for `docs` of one length L, (B, L) int64 each but the last.

        "word", "fixed", "prefix", "suffix", "tag", "dep": rows of the tables. "near": how far away the token's head is.
        "next": the pair of a token and the next one. "head": the token that each token depends on. "tensor":
        (B, L, 96) float32, the pipeline's own vectors.
        """
        rows = []
        read = np.stack([doc.to_array(_READ) for doc in docs])  # (B, L, 4)
        for doc, columns in zip(docs, read[..., :3].tolist(), strict=True):
            strings = doc.vocab.strings
            for lower, tag, dep in columns:
                if lower not in self._rows:
                    self._rows[lower] = self.row(self._spelling(word_of(strings[lower])))
                if (tag, dep) not in self._labels:
                    self._labels[tag, dep] = self._tag.get(strings[tag], 0), self._dep.get(strings[dep], 0)
                rows.append(self._rows[lower] + self._labels[tag, dep])
        shape = (len(docs), len(docs[0]))
        table = np.array(rows, dtype=np.int64).reshape(*shape, 6)
        head = read[..., 3].astype(np.int64) + np.arange(shape[1])  # stored as steps from the token
        near = np.clip(head - np.arange(shape[1]), -REACH, REACH) + REACH
        names = ("word", "fixed", "prefix", "suffix", "tag", "dep")
        found: dict[str, NDArray[Any]] = {name: table[..., i] for i, name in enumerate(names)}
        found["next"] = self._pair_rows(found["word"])
        return {**found, "near": near, "head": head, "tensor": np.stack([doc.tensor for doc in docs])}

    def to_json(self) -> dict[str, list[str]]:
        """The lists, for a file; `Lexicon(**lists)` is the inverse."""
        return {name: list(getattr(self, name)) for name in LISTS}


def word_of(lower: str) -> str:
    """A lower-case token as the tables know it: plain apostrophes, one sign for every number with digits."""
    plain = lower.replace("’", "'")
    return "0" if len(plain) > 2 and plain.isdigit() else plain


def _numbered(names: Sequence[str]) -> Mapping[str, int]:
    return {name: i + 1 for i, name in enumerate(names)}
