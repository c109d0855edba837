"""Reads Universal Dependencies treebanks (CoNLL-U, plain or gzipped) and makes spaCy documents of them.

Format: https://universaldependencies.org/format.html
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from layoutgen.errors import FormatError

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


class Sentence(NamedTuple):
    """One gold tree. All sequences have one entry a word; the root's head is its own index."""

    words: list[str]
    spaces: list[bool]  # whether a space follows the word
    tags: list[str]  # Penn Treebank tags
    heads: list[int]  # index of the head inside the sentence
    deps: list[str]
    lemmas: list[str]
    upos: list[str]

    @property
    def text(self) -> str:
        """The sentence as it is written."""
        return "".join(w + " " * s for w, s in zip(self.words, self.spaces, strict=True)).strip()


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of `path`; raises FormatError when the file is not CoNLL-U."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        block: list[list[str]] = []
        for line in lines:
            if line.strip():
                if not line.startswith("#"):
                    block.append(line.rstrip("\n").split("\t"))
            elif block:
                yield _sentence(block, path)
                block = []
        if block:
            yield _sentence(block, path)


def _sentence(block: Sequence[list[str]], path: Path) -> Sentence:
    if any(len(row) != 10 for row in block):
        raise FormatError(f"{path} is not CoNLL-U: a line has not ten columns separated by tabs.")
    # Rows with ids such as 3-4 (a surface token of several words) or 5.1 (an empty node) are not words of the tree.
    rows = [row for row in block if row[0].isdigit()]
    words, spaces = [row[1] for row in rows], ["SpaceAfter=No" not in row[9] for row in rows]
    for row in block:
        if "-" in row[0]:
            first, last = (int(part) - 1 for part in row[0].split("-"))
            _join(words, spaces, first, last, row)
    heads = [int(row[6]) - 1 if row[6] != "0" else index for index, row in enumerate(rows)]
    return Sentence(
        words, spaces, [r[4] for r in rows], heads, [r[7] for r in rows], [r[2] for r in rows], [r[3] for r in rows]
    )


def _join(words: list[str], spaces: list[bool], first: int, last: int, row: list[str]) -> None:
    """Write the parts of a surface token ("don't" = do + n't) without spaces between them, where they spell it."""
    spelled = "".join(words[first : last + 1]) == row[1]
    for index in range(first, last):
        spaces[index] = not spelled
    spaces[last] = "SpaceAfter=No" not in row[9]


def to_doc(vocab: Vocab, sentences: Iterable[Sentence]) -> Doc:
    """One gold spaCy document of one or more sentences, with tags, heads, labels, lemmas and sentence starts."""
    from spacy.tokens import Doc

    columns: dict[str, list[str]] = {"words": [], "tags": [], "deps": [], "lemmas": [], "pos": []}
    spaces: list[bool] = []
    heads: list[int] = []
    starts: list[bool | int | None] = []
    for sentence in sentences:
        offset = len(heads)
        if spaces:
            spaces[-1] = True
        columns["words"] += sentence.words
        columns["tags"] += sentence.tags
        columns["deps"] += ["ROOT" if dep == "root" else dep for dep in sentence.deps]
        columns["lemmas"] += sentence.lemmas
        columns["pos"] += sentence.upos
        spaces += sentence.spaces
        heads += [offset + head for head in sentence.heads]
        starts += [index == 0 for index in range(len(sentence.words))]
    return Doc(
        vocab,
        words=columns["words"],
        spaces=spaces,
        tags=columns["tags"],
        heads=heads,
        deps=columns["deps"],
        lemmas=columns["lemmas"],
        pos=columns["pos"],
        sent_starts=starts,
    )
