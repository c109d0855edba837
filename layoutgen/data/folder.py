"""Folders of labels and pictures: what belongs together by its name."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from layoutgen.errors import FormatError

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".bmp")


def read_text(path: Path) -> str:
    """The file's text. Raises FormatError when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise FormatError(f"cannot read {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise FormatError(f"{path} is no text file") from None


def stems(folder: Path, suffix: str, places: Sequence[str], without: Sequence[str] = ()) -> Iterator[tuple[str, Path]]:
    """Names and files with this suffix in the first of the places that has any, in order of the names.

    Raises FormatError when there is none at all.
    """
    for place in places:
        found = sorted(f for f in (folder / place).rglob(f"*{suffix}") if f.is_file() and f.name not in without)
        if found:
            yield from ((file.name.removesuffix(suffix), file) for file in found)
            return
    raise FormatError(f"{folder} has no *{suffix} files")


def picture(folder: Path, stem: str) -> Path | None:
    """The picture of this name in the folder, its images/ or its JPEGImages/."""
    for place in ("images", "JPEGImages", "."):
        for suffix in PICTURES:
            if (folder / place / f"{stem}{suffix}").is_file():
                return folder / place / f"{stem}{suffix}"
    return None


def picture_size(path: Path | None) -> tuple[int, int] | None:
    """Width and height in pixels, read from the picture's head; none when there is no readable picture."""
    from PIL import Image, UnidentifiedImageError

    if path is None:
        return None
    try:
        with Image.open(path) as image:
            width, height = image.size
            return width, height
    except (OSError, UnidentifiedImageError):
        return None


def numbers(words: Sequence[str], where: str) -> list[float]:
    """The words as finite numbers. Raises FormatError that says where one is none."""
    made = []
    for word in words:
        try:
            value = float(word)
        except ValueError:
            raise FormatError(f"{where}: {word!r} is no number") from None
        if not math.isfinite(value):
            raise FormatError(f"{where}: {word!r} is no finite number")
        made.append(value)
    return made
