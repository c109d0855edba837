"""Words joined by hyphens: "half-empty", "black-and-white"."""

from __future__ import annotations

from layoutgen.parse.lexicon import NUMBERS
from layoutgen.parse.tree import Tree


def hyphenated(tree: Tree, at: int, end: int) -> tuple[str, int]:
    """ "half-empty", "black-and-white" as one word and where it ends; the word itself without a hyphen."""
    i = at
    while (
        i + 2 < end + 1
        and i + 2 <= end
        and i + 1 < end
        and tree.lower[i + 1] == "-"
        and tree.ends[i] == tree.starts[i + 1]
    ):
        i += 2
    if i == at or i >= end:
        return tree.lower[at], at + 1
    return "-".join(tree.lower[at : i + 1 : 2]), i + 1


def of_hyphenated(piece: str) -> list[str]:
    """ "red-and-white" -> red, white; "half-empty" as it is; "twenty-five" and "20-25" count and do not describe."""
    parts = piece.split("-")
    if all(p in NUMBERS or p.isdigit() for p in parts):
        return []
    return [p for p in parts if p != "and"] if "and" in parts else [piece]
