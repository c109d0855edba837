"""Text as outlines, from the small TrueType font that is part of Pillow: the same letters on a machine without fonts.

The tables read here are those of the TrueType specification: cmap (format 4), loca, glyf, head and hmtx.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

Point = tuple[float, float]


class Text(NamedTuple):
    """A line of text as path data in units of its font size, base line at y = 0, y down; `width` of its advance."""

    path: str
    width: float


class _Font(NamedTuple):
    data: bytes
    tables: dict[str, int]  # name -> offset
    units: int  # in an em
    long_offsets: bool
    advances: tuple[int, ...]
    glyphs: dict[str, int]  # character -> glyph


@lru_cache(maxsize=1)
def _font() -> _Font:
    from PIL import ImageFont

    loaded = ImageFont.load_default(10)
    if not isinstance(loaded, ImageFont.FreeTypeFont):
        raise RuntimeError("this Pillow was built without FreeType; install a regular Pillow wheel")
    source = loaded.path
    data = source.getvalue() if hasattr(source, "getvalue") else loaded.font_bytes
    count = struct.unpack_from(">H", data, 4)[0]
    tables: dict[str, int] = {}
    for number in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        tables[tag.decode()] = offset
    units = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    long_offsets = struct.unpack_from(">h", data, tables["head"] + 50)[0] == 1
    measured = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    advances = tuple(struct.unpack_from(">H", data, tables["hmtx"] + 4 * k)[0] for k in range(measured))
    return _Font(data, tables, units, long_offsets, advances, _characters(data, tables["cmap"]))


def _characters(data: bytes, cmap: int) -> dict[str, int]:
    """Character -> glyph, from the first subtable of format 4."""
    for number in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        at = cmap + struct.unpack_from(">I", data, cmap + 8 + 8 * number)[0]
        if struct.unpack_from(">H", data, at)[0] == 4:
            break
    else:
        return {}
    segments = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", data, at + 14)
    starts = struct.unpack_from(f">{segments}H", data, at + 16 + 2 * segments)
    deltas = struct.unpack_from(f">{segments}h", data, at + 16 + 4 * segments)
    ranges_at = at + 16 + 6 * segments
    ranges = struct.unpack_from(f">{segments}H", data, ranges_at)
    found: dict[str, int] = {}
    for k, (start, end, delta, shift) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if shift:
                glyph = struct.unpack_from(">H", data, ranges_at + 2 * k + shift + 2 * (code - start))[0]
            if glyph or not shift:
                found[chr(code)] = (glyph + delta) & 0xFFFF
    return found


def _offset(font: _Font, glyph: int) -> tuple[int, int]:
    form, step, factor = (">2I", 4, 1) if font.long_offsets else (">2H", 2, 2)
    first, last = struct.unpack_from(form, font.data, font.tables["loca"] + step * glyph)
    return font.tables["glyf"] + first * factor, font.tables["glyf"] + last * factor


def _contours(font: _Font, glyph: int) -> list[list[tuple[int, int, bool]]]:
    """The closed contours of a glyph, a compound one's included: points with whether they lie on the curve."""
    at, end = _offset(font, glyph)
    if at == end:
        return []
    count = struct.unpack_from(">h", font.data, at)[0]
    at += 10
    if count < 0:
        return _compound(font, at)
    ends = struct.unpack_from(f">{count}H", font.data, at)
    at += 2 * count
    at += 2 + struct.unpack_from(">H", font.data, at)[0]
    flags: list[int] = []
    while len(flags) <= ends[-1]:
        flag, at = font.data[at], at + 1
        repeat = 1
        if flag & 8:
            repeat, at = font.data[at] + 1, at + 1
        flags += [flag] * repeat
    xs, at = _coordinates(font.data, at, flags, 2, 16)
    ys, at = _coordinates(font.data, at, flags, 4, 32)
    points = [(x, y, bool(flag & 1)) for x, y, flag in zip(xs, ys, flags, strict=True)]
    starts = (0, *(last + 1 for last in ends[:-1]))
    return [points[first : last + 1] for first, last in zip(starts, ends, strict=True)]


def _coordinates(data: bytes, at: int, flags: list[int], short: int, same: int) -> tuple[list[int], int]:
    value, out = 0, []
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            value += struct.unpack_from(">h", data, at)[0]
            at += 2
        out.append(value)
    return out, at


def _compound(font: _Font, at: int) -> list[list[tuple[int, int, bool]]]:
    out: list[list[tuple[int, int, bool]]] = []
    more = True
    while more:
        flags, glyph = struct.unpack_from(">HH", font.data, at)
        at += 4
        dx, dy = struct.unpack_from(">hh" if flags & 1 else ">bb", font.data, at)
        at += 4 if flags & 1 else 2
        at += 2 if flags & 8 else 4 if flags & 64 else 8 if flags & 128 else 0
        out += [[(x + dx, y + dy, on) for x, y, on in contour] for contour in _contours(font, glyph)]
        more = bool(flags & 32)
    return out


@lru_cache(maxsize=512)
def _outline(glyph: int) -> tuple[tuple[str, tuple[Point, ...]], ...]:
    """Strokes of a glyph in units of the font size: M and L with one point, Q with two."""
    font = _font()
    out: list[tuple[str, tuple[Point, ...]]] = []
    for contour in _contours(font, glyph):
        points = [(x / font.units, -y / font.units, on) for x, y, on in contour]
        if not points[0][2]:  # begin on the curve: at the last point, or half way to it
            last = points[-1]
            first = last if last[2] else ((points[0][0] + last[0]) / 2, (points[0][1] + last[1]) / 2, True)
            points.insert(0, first)
        out.append(("M", (points[0][:2],)))
        control: Point | None = None
        for x, y, on in (*points[1:], points[0]):
            if control is not None:
                stop = (x, y) if on else ((control[0] + x) / 2, (control[1] + y) / 2)
                out.append(("Q", (control, stop)))
                control = None if on else (x, y)
            elif on:
                out.append(("L", ((x, y),)))
            else:
                control = (x, y)
    return tuple(out)


def _glyph(character: str) -> int:
    """The glyph, of the plain letter where the font lacks the accented one; 0 is the box for what cannot be written."""
    glyphs = _font().glyphs
    if character in glyphs:
        return glyphs[character]
    return glyphs.get(unicodedata.normalize("NFKD", character)[:1], 0)


def line(text: str) -> Text:
    """One line of text; characters without a glyph (another script, an emoji) are written as a box."""
    font, x, parts = _font(), 0.0, []
    for character in text:
        if unicodedata.combining(character):
            continue
        glyph = _glyph(character)
        for letter, points in _outline(glyph):
            parts.append(letter + " ".join(f"{px + x:.4g} {py:.4g}" for px, py in points))
        x += font.advances[min(glyph, len(font.advances) - 1)] / font.units
    return Text("".join(parts), x)


def block(rows: Sequence[str], size: float, middle: tuple[float, float], paint: str) -> str:
    """Rows of text one below another, centred about `middle` (x, y), as SVG paths with these attributes of paint."""
    made = []
    for row, text in enumerate(rows):
        drawn = line(text)
        x = middle[0] - drawn.width * size / 2
        y = middle[1] + (row - (len(rows) - 1) / 2) * 1.15 * size + 0.35 * size
        made.append(f'<path transform="translate({x:.4g} {y:.4g}) scale({size:.4g})" {paint} d="{drawn.path}"/>')
    return "".join(made)


def can_write(text: str) -> bool:
    """Whether the font has a letter for every character of `text`."""
    return all(unicodedata.combining(character) or _glyph(character) for character in text)
