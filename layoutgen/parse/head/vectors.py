"""Fixed word vectors for the head, from the input table of a small BERT-like model, by principal components.

`python -m layoutgen.parse.head.vectors --model DIR --factual DIR --out FILE`

`--model` is a folder with model.safetensors and tokenizer.json; the shipped weights used all-MiniLM-L6-v2 (Apache-2.0).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layoutgen.parse.head.factual import read_factual

COMMON = 14_000  # words of the model's own list, which is ordered by frequency
WIDTH = 96


def pieces(word: str, known: dict[str, int]) -> list[int]:
    """The word's longest pieces from the left, as WordPiece splits it; empty when a letter is unknown."""
    found: list[int] = []
    start = 0
    while start < len(word):
        for end in range(len(word), start, -1):
            number = known.get(("##" if start else "") + word[start:end])
            if number is not None:
                found.append(number)
                start = end
                break
        else:
            return []
    return found


def reduce(table: NDArray[Any], width: int) -> NDArray[np.float16]:
    """(V, n) vectors -> (V, width): the first principal components, scaled to unit variance on the whole."""
    centred = table - table.mean(0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    short = centred @ axes[:, ::-1][:, :width]
    scaled: NDArray[np.float16] = (short / short.std() * 0.5).astype(np.float16)
    return scaled


def main(arguments: Sequence[str] | None = None) -> None:
    """Write "words", "vectors" (V, 96) float16 and "english", words that are no slips, to the NPZ file `--out`."""
    from safetensors.numpy import load_file

    parser = argparse.ArgumentParser(prog="python -m layoutgen.parse.head.vectors", description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--factual", type=Path, required=True, help="folder with factual_train.csv[.gz]")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    table = load_file(given.model / "model.safetensors")["embeddings.word_embeddings.weight"]
    known = json.loads((given.model / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    english = [w for w, _ in sorted(known.items(), key=lambda x: int(x[1])) if w.isalpha() and w.isascii()]
    words = english[:COMMON]
    path = next(p for p in sorted(given.factual.glob("factual_train.csv*")))
    met = sorted({w for c in read_factual(path) for w in c.text.lower().split()} - set(words))
    split = {w: p for w in [*words, *met] if (p := pieces(w, known))}
    short = reduce(np.stack([table[p].mean(0) for p in split.values()]), WIDTH)
    np.savez(given.out, words=np.array(list(split)), vectors=short, english=np.array(english))


if __name__ == "__main__":
    main()
