"""Our own drawings of objects, for what the packs lack or draw badly: one SVG file each, in flat colours.

The outer `<svg>` says what cannot be measured: `data-nouns` (comma separated, the first is the name), `data-facing`,
`data-main` and `data-second` (fills that a colour word changes), `data-points` (`seat=12,30 surface=0,8`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from layoutgen.art import names
from layoutgen.art.drawing import Drawing

FOLDER = Path(__file__).parent
_OUTER = re.compile(r"^.*?<svg[^>]*>|</svg>\s*$", re.DOTALL)
_IDENT = re.compile(r'(\bid="|url\(#|href="#)')


def body(key: str) -> str:
    """The elements of the drawing `key` in its own units, ids made unique."""
    inner = _OUTER.sub("", (FOLDER / f"{key}.svg").read_text("utf-8")).strip()
    return _IDENT.sub(rf"\g<1>own-{key}-", inner) if "id=" in inner else inner


class OwnObjects:
    """Flat drawings of objects made for this project."""

    name = "own"
    licence = "Apache-2.0"
    credit = "Object drawings of layoutgen, Apache License 2.0"

    def names(self) -> Iterable[str]:
        """Every noun this pack draws."""
        return names.nouns(self.name)

    def find(self, label: str, attributes: Sequence[str] = ()) -> Drawing | None:
        """The drawing of `label`, or of "attribute label" where there is one of its own ("open book"), else None."""
        table = names.nouns(self.name)
        noun = names.variant(label, attributes, table)
        return None if noun is None else _draw(noun, table[noun])


@lru_cache(maxsize=512)
def _draw(noun: str, key: str) -> Drawing:
    return names.art(f"{OwnObjects.name}/{key}").drawing(noun, body(key), OwnObjects.name)
