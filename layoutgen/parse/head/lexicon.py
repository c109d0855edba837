"""What the head knows of words before it reads them in context: rows of its tables, by the word's own form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from layoutgen.parse.head.forms import base
from layoutgen.parse.pipeline.lemma import lemma_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

REACH = 6  # farther heads count as this far


@dataclass
class Lexicon:
    """The lists behind the rows of the tables; row 0 of each table is for what is not in its list.

    words: trained words. vectors: words with a fixed vector. prefixes, suffixes: of three letters. tags, deps: labels
    of the pipeline.
    """

    words: Sequence[str]
    vectors: Sequence[str]
    prefixes: Sequence[str]
    suffixes: Sequence[str]
    tags: Sequence[str]
    deps: Sequence[str]
    _rows: dict[int, tuple[int, int, int, int]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        self._word, self._vector = _numbered(self.words), _numbered(self.vectors)
        self._prefix, self._suffix = _numbered(self.prefixes), _numbered(self.suffixes)
        self._tag, self._dep = _numbered(self.tags), _numbered(self.deps)

    @classmethod
    def of(cls, docs: Iterable[Doc], vectors: Sequence[str], twice: int = 2, often: int = 6) -> Lexicon:
        """The lexicon of training texts: words met `twice`, beginnings and endings met `often`."""
        words: Counter[str] = Counter()
        tags: set[str] = set()
        deps: set[str] = set()
        for doc in docs:
            words.update(word_of(t.lower_) for t in doc)
            tags.update(t.tag_ for t in doc)
            deps.update(t.dep_ for t in doc)
        prefixes = Counter(w[:3] for w in words.elements())
        suffixes = Counter(w[-3:] for w in words.elements())
        return cls(
            sorted(w for w, n in words.items() if n >= twice),
            list(vectors),
            sorted(w for w, n in prefixes.items() if n >= often),
            sorted(w for w, n in suffixes.items() if n >= often),
            sorted(tags),
            sorted(deps),
        )

    def row(self, word: str) -> tuple[int, int, int, int]:
        """Rows of a lower-case word: trained, fixed, beginning, ending."""
        fixed = next((r for w in (word, lemma_of(word, "NNS"), base(word)) if (r := self._vector.get(w, 0))), 0)
        return self._word.get(word, 0), fixed, self._prefix.get(word[:3], 0), self._suffix.get(word[-3:], 0)

    def features(self, docs: Sequence[Doc]) -> dict[str, NDArray[Any]]:
        """Arrays for `docs` of one length L: "word", "fixed", "prefix", "suffix", "tag", "dep", "near": (B, L) int64;
        "head": (B, L) int64, the token that each token depends on; "tensor": (B, L, 96) float32, the pipeline's own."""
        rows, heads = [], []
        for doc in docs:
            for token, key in zip(doc, doc.to_array(["LOWER"]).tolist(), strict=True):
                if key not in self._rows:
                    self._rows[key] = self.row(word_of(token.lower_))
                rows.append((*self._rows[key], self._tag.get(token.tag_, 0), self._dep.get(token.dep_, 0)))
                heads.append(token.head.i)
        shape = (len(docs), len(docs[0]))
        table = np.array(rows, dtype=np.int64).reshape(*shape, 6)
        head = np.array(heads, dtype=np.int64).reshape(shape)
        near = np.clip(head - np.arange(shape[1]), -REACH, REACH) + REACH
        names = ("word", "fixed", "prefix", "suffix", "tag", "dep")
        found: dict[str, NDArray[Any]] = {name: table[..., i] for i, name in enumerate(names)}
        return {**found, "near": near, "head": head, "tensor": np.stack([doc.tensor for doc in docs])}

    def to_json(self) -> dict[str, list[str]]:
        """The lists, for a file; `Lexicon(**lists)` is the inverse."""
        return {
            name: list(getattr(self, name)) for name in ("words", "vectors", "prefixes", "suffixes", "tags", "deps")
        }


def word_of(lower: str) -> str:
    """A lower-case token as the tables know it: plain apostrophes, one sign for every number with digits."""
    plain = lower.replace("’", "'")
    return "0" if len(plain) > 2 and plain.isdigit() else plain


def _numbered(names: Sequence[str]) -> Mapping[str, int]:
    return {name: i + 1 for i, name in enumerate(names)}
