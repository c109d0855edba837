"""Our own drawings of objects, for what the packs lack or draw badly: one SVG file each, in flat colours.

The outer `<svg>` says what cannot be measured: `data-nouns` (comma separated, the first is the name), `data-facing`,
`data-main` and `data-second` (fills that a colour word changes), `data-points` (`seat=12,30 surface=0,8`).
"""

from __future__ import annotations

from pathlib import Path

from layoutgen.art.table_pack import TablePack, inner

FOLDER = Path(__file__).parent


def body(key: str) -> str:
    """The elements of the drawing `key` in its own units, ids made unique."""
    return inner((FOLDER / f"{key}.svg").read_text("utf-8"), f"own-{key}")


PACK = TablePack(
    "own", "Apache-2.0", "Object drawings of layoutgen, Apache License 2.0", lambda record: body(record.key)
)
