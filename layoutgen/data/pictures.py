"""What readers of photos share: sizes of pictures without reading them, captions a line each."""

from __future__ import annotations

from pathlib import Path

from layoutgen.errors import FormatError

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp"})


def size_of(path: Path) -> tuple[int, int]:
    """Width and height of a picture in pixels. Raises FormatError when it cannot be read."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as image:
            width, height = image.size
            return width, height
    except (OSError, UnidentifiedImageError) as error:
        raise FormatError(f"cannot read the picture {path}: {error}") from None


def captions_of(path: Path) -> tuple[str, ...]:
    """The lines of a text file that are not empty; none when there is no such file."""
    if not path.is_file():
        return ()
    text = path.read_text(encoding="utf-8", errors="replace")
    return tuple(line.strip() for line in text.splitlines() if line.strip())
