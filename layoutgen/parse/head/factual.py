"""FACTUAL's files: captions of image regions with their scene graphs as text (Li et al. 2023, arXiv 2305.17497)."""

from __future__ import annotations

import csv
import gzip
import io
from dataclasses import dataclass
from pathlib import Path

from layoutgen.errors import FormatError
from layoutgen.parse.head.tokens import Fact


@dataclass(frozen=True)
class Caption:
    """One row: the caption and the tuples of its graph, sorted and without repetition."""

    text: str
    facts: tuple[Fact, ...]


def parse_facts(text: str) -> tuple[Fact, ...]:
    """The tuples of "( dog , sit on , sofa ) , ( cats , is , 2 )"."""
    spaced = " ".join(text.replace("(", " ( ").replace(")", " ) ").replace(",", " , ").split())
    facts = set()
    for piece in spaced.split(") , ("):
        fields = tuple(" ".join(part.split()) for part in piece.strip("() ").split(" , "))
        if any(fields):
            facts.add(fields if len(fields) <= 3 else (fields[0], " ".join(fields[1:-1]), fields[-1]))
    return tuple(sorted(facts))


def read_factual(path: Path) -> list[Caption]:
    """All rows of a CSV file (may be gzipped) with the columns caption and scene_graph. Raises FormatError."""
    try:
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8"))))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise FormatError(f"{path} cannot be read as a CSV file: {error}") from error
    if not rows or not {"caption", "scene_graph"} <= rows[0].keys():
        raise FormatError(f"{path} has no columns caption and scene_graph: give a file of FACTUAL.")
    return [Caption(row["caption"], parse_facts(row["scene_graph"])) for row in rows]
