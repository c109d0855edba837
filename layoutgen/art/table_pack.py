"""A pack whose nouns, frames and colours stand in the measured tables; it only finds the elements of a drawing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from layoutgen.art import names
from layoutgen.art.drawing import Drawing

_OUTER = re.compile(r"^.*?<svg[^>]*>|</svg>\s*$", re.DOTALL)
_IDENT = re.compile(r'(\bid="|url\(#|href="#)')


def inner(document: str, prefix: str) -> str:
    """The elements of an SVG document without its outer `<svg>`, their ids made unique by a prefix."""
    elements = _OUTER.sub("", document).strip()
    return _IDENT.sub(rf"\g<1>{prefix}-", elements) if "id=" in elements else elements


class TablePack:
    """An asset pack over the tables. body: from the record of a piece of art to its elements."""

    def __init__(self, name: str, licence: str, credit: str, body: Callable[[names.Art], str]) -> None:
        self.name = name
        self.licence = licence
        self.credit = credit
        self._draw = lru_cache(maxsize=1024)(lambda noun, key: _drawn(name, noun, key, body))

    def names(self) -> Iterable[str]:
        """Every noun this pack draws."""
        return names.nouns(self.name)

    def find(self, label: str, attributes: Sequence[str] = ()) -> Drawing | None:
        """The drawing of `label`, or of "attribute label" where that has its own ("crescent moon"), else None."""
        table = names.nouns(self.name)
        noun = names.variant(label, attributes, table)
        return None if noun is None else self._draw(noun, table[noun])


def _drawn(pack: str, noun: str, key: str, body: Callable[[names.Art], str]) -> Drawing:
    record = names.art(f"{pack}/{key}")
    return record.drawing(noun, body(record), pack)
