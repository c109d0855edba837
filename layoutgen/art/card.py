"""A card with words on it: what stands for a noun that no pack can draw."""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Sequence
from functools import lru_cache

from layoutgen import vocab
from layoutgen.art.drawing import Drawing
from layoutgen.art.lettering import line

PACK = "card"
_PAPERS = ("#fde8c8", "#dcefd9", "#d8e9f7", "#f8dbe2", "#e6def5", "#d6efee", "#f3ecc4")
_LONGEST = 60  # characters; a longer label is cut with dots
_HEIGHT = 100.0


def card(label: str, attributes: Sequence[str] = (), *, aspect: float = 1.25) -> Drawing:
    """A rounded card of this aspect (width / height, held within 0.4..3) with the label on it.

    A colour among the attributes colours the paper, other attributes stand above the label. The label is written as
    outlines, so markup in it is only letters. Control characters are left out.
    """
    colours = [vocab.colour(word) for word in attributes]
    paper = next((colour for colour in colours if colour), None)
    said = [word for word, colour in zip(attributes, colours, strict=True) if not colour][:2]
    rounded = round(min(3.0, max(0.4, aspect)), 1)
    return _card(_printable(label) or "?", _printable(" ".join(said)), paper, rounded)


def _printable(text: str) -> str:
    kept = "".join(c if not unicodedata.category(c).startswith(("C", "Z")) else " " for c in text)
    words = " ".join(kept.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 3].rstrip() + "..."


@lru_cache(maxsize=512)
def _card(label: str, said: str, paper: str | None, aspect: float) -> Drawing:
    width = _HEIGHT * aspect
    sheet = paper or _PAPERS[zlib.crc32(label.encode()) % len(_PAPERS)]
    dark = _luminance(sheet) < 0.45
    ink, edge = ("#ffffff", "#ffffff") if dark else ("#3b3a4a", "#ffffff")
    frame = f'<rect x="1" y="1" width="{width - 2:.4g}" height="{_HEIGHT - 2:.4g}" rx="11" fill="#8b8797"/>'
    frame += f'<rect x="2.2" y="2.2" width="{width - 4.4:.4g}" height="{_HEIGHT - 4.4:.4g}" rx="10" fill="{edge}"/>'
    frame += f'<rect x="6" y="6" width="{width - 12:.4g}" height="{_HEIGHT - 12:.4g}" rx="7" fill="{sheet}"/>'
    return Drawing(label, frame + _text(label, said, width, ink), (1, 1, width - 2, _HEIGHT - 2), PACK)


def _text(label: str, said: str, width: float, ink: str) -> str:
    """The label in as many lines as let it be largest, and the attributes in smaller letters above it."""
    room_x, room_y = width - 22, _HEIGHT - 22
    lines, size = max((fit_text(label, count, room_x, room_y) for count in range(1, 6)), key=lambda fit: fit[1])
    rows = [(text, size) for text in lines]
    if said:
        small = min(size * 0.6, room_x / max(line(said).width, 0.1))
        rows = [(said, small), *((text, min(size, (room_y - small * 1.15) / (1.15 * len(lines)))) for text in lines)]
    y = _HEIGHT / 2 - sum(height * 1.15 for _, height in rows) / 2
    out = []
    for text, height in rows:
        drawn = line(text)
        y += height * 1.15
        x = (width - drawn.width * height) / 2
        base = y - height * 0.35
        out.append(
            f'<path transform="translate({x:.5g} {base:.5g}) scale({height:.5g})" fill="{ink}" d="{drawn.path}"/>'
        )
    return "".join(out)


def fit_text(label: str, count: int, room_x: float, room_y: float) -> tuple[list[str], float]:
    """The label broken into at most `count` lines of similar length, and the size at which they fill the room."""
    words = label.split()
    if len(words) == 1 and len(label) > 12 and count > 1:  # one long word: break it anywhere
        step = -(-len(label) // count)
        words = [label[k : k + step] for k in range(0, len(label), step)]
        lines = words
    else:
        lines = _wrapped(words, count)
    widest = max(line(text).width for text in lines)
    return lines, min(34.0, room_x / max(widest, 0.1), room_y / (1.15 * len(lines)))


def _wrapped(words: Sequence[str], count: int) -> list[str]:
    target = sum(len(word) + 1 for word in words) / count
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + len(word) / 2 < target or len(lines) == count:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue
