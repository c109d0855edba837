"""The Material Design Icons pack: silhouettes that fill gaps, in a natural colour with a second tone."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

from layoutgen.art.table_pack import TablePack
from layoutgen.errors import LayoutgenError

_PATH = re.compile(r'\bd="([^"]+)"')


@lru_cache(maxsize=1)
def _archive() -> ZipFile:
    spec = find_spec("justmyresource_mdi")
    if spec is None or spec.origin is None:
        raise LayoutgenError("The Material Design Icons are not installed; run `pip install justmyresource-mdi`.")
    return ZipFile(Path(spec.origin).parent / "icons.zip")


def _darker(colour: str) -> str:
    channels = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(c * 0.82):02X}" for c in channels)


def body(key: str, colour: str) -> str:
    """Icon `key` in its 24 x 24 units: filled with `colour` (#RRGGBB), its lower right half a shade darker."""
    found = _PATH.search(_archive().read(f"{key}.svg").decode("utf-8"))
    if found is None:
        raise LayoutgenError(f"The icon {key!r} has no path; reinstall justmyresource-mdi.")
    path, clip = found.group(1), f"mdi-{key}-clip"
    return (
        f'<clipPath id="{clip}"><path d="{path}"/></clipPath><path fill="{colour}" d="{path}"/>'
        f'<path fill="{_darker(colour)}" clip-path="url(#{clip})" d="M24 4v20H6z"/>'
    )


PACK = TablePack(
    "mdi",
    "Apache-2.0",
    "Material Design Icons, copyright Pictogrammers (pictogrammers.com), Apache License 2.0",
    lambda record: body(record.key, record.main[0]),
)
