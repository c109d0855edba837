"""What a trained head says, as something to learn from: for FACTUAL's captions and for captions without a graph.

A small network that learns from a larger one's probabilities keeps more of its accuracy than one that learns from the
graphs alone ("Distilling the Knowledge in a Neural Network", Hinton et al. 2015, arXiv 1503.02531).
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from layoutgen.errors import FormatError
from layoutgen.parse.head.examples import Example
from layoutgen.parse.head.factual import Caption
from layoutgen.parse.head.model import Head

if TYPE_CHECKING:
    from spacy.language import Language

SHORTEST, LONGEST = 3, 30  # tokens; longer texts cost much and are few
TOGETHER = 2048  # captions that the teacher reads at once


def unlabelled(path: Path, count: int, seed: int) -> list[str]:
    """`count` captions of a file of JSON lines with "captions" (gzip or not), or of a text file with one a line.

    Which ones depends on `seed` alone. Raises FormatError when the file has none.
    """
    found = list(dict.fromkeys(text for text in _captions(path) if text))
    if not found:
        raise FormatError(f"{path} has no captions: give JSON lines with a list 'captions', or one caption a line.")
    random.Random(seed).shuffle(found)
    return found[:count]


def _captions(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            texts = json.loads(line).get("captions", ()) if line.startswith("{") else (line,)
            yield from (" ".join(text.split()) for text in texts)


def taught(nlp: Language, teacher: Head, texts: Sequence[str]) -> Iterator[list[Example]]:
    """The captions with the teacher's graphs as theirs, in parts, for a progress bar; too short or long ones left out.

    The parts hold fewer examples than TOGETHER where captions were left out.
    """
    for start in range(0, len(texts), TOGETHER):
        part = texts[start : start + TOGETHER]
        docs = [doc for doc in nlp.pipe(part, batch_size=256) if SHORTEST <= len(doc) <= LONGEST]
        graphs = teacher.predict(docs)
        yield [Example(doc, graph, 0, Caption(doc.text, ()), True) for doc, graph in zip(docs, graphs, strict=True)]
