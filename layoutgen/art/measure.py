"""The recipe of the art tables: `python -m layoutgen.art.measure` writes data/nouns.tsv and data/art.tsv.

Reads the reviewed tables (data/review.tsv, data/mdi.tsv, data/skip.txt), the names of the `emoji` distribution and the
outer `<svg>` of our own drawings; renders every piece of art once to find its ink box and its families of colour.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from layoutgen.art import mdi, objects, twemoji
from layoutgen.art.families import families
from layoutgen.art.names import DATA

SIDE = 720  # pixels of the sheet: a box is then right to 0.2 %
_SKIN_TONES = {chr(code) for code in range(0x1F3FB, 0x1F400)}
_FLAG = re.compile("1f1..-1f1|1f3f4-e0067")
_ATTRIBUTE = re.compile(r'data-([a-z]+)="([^"]*)"')


@dataclass
class Entry:
    """A piece of art before it is measured; `nouns` are in order of preference, options as in data/review.tsv."""

    pack: str
    key: str
    body: str
    size: tuple[float, float]
    nouns: list[str]
    facing: str = "front"
    options: dict[str, str] = field(default_factory=dict)


def _options(text: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in text.split())


def _own() -> Iterator[Entry]:
    for path in sorted(objects.FOLDER.glob("*.svg")):
        head = path.read_text("utf-8").partition(">")[0]
        found = dict(_ATTRIBUTE.findall(head))
        box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', head)
        if box is None:
            sys.exit(f"{path.name}: the viewBox must be '0 0 width height'")
        options = {key: found[key] for key in ("main", "second", "pale") if key in found}
        options |= _options(found.get("points", ""))
        names = [noun.strip() for noun in found["nouns"].split(",")]
        size = float(box[1]), float(box[2])
        yield Entry("own", path.stem, objects.body(path.stem), size, names, found.get("facing", "front"), options)


def _mdi() -> Iterator[Entry]:
    for line in (DATA / "mdi.tsv").read_text("utf-8").splitlines():
        key, colour, nouns = line.split("\t")
        names = [noun.strip() for noun in nouns.split(",")]
        yield Entry("mdi", key, mdi.body(key, colour), (24, 24), names, "front", {"main": colour})


def _stems() -> dict[str, tuple[str, list[str]]]:
    """CLDR name -> (file, aliases) of every emoji without skin tone that has a file."""
    import emoji  # only the recipe needs it: a heavy import

    have = {path.stem for path in twemoji.folder().glob("*.svg")}
    stems: dict[str, tuple[str, list[str]]] = {}
    for text, data in emoji.EMOJI_DATA.items():
        if int(data["status"]) > 2 or _SKIN_TONES & set(text):
            continue
        points = [f"{ord(char):x}" for char in text]
        for stem in ("-".join(points), "-".join(point for point in points if point != "fe0f")):
            if stem in have:
                stems.setdefault(data["en"].strip(":"), (stem, [name.strip(":") for name in data.get("alias", [])]))
    return stems


def _noun(name: str) -> str:
    return re.sub(r"[_’'-]+", " ", name).replace(" s ", " ").lower().strip()


def _twemoji() -> Iterator[Entry]:
    """Reviewed rows first: their nouns win over the names that come by themselves."""
    stems = _stems()
    skip = re.compile("|".join(line for line in (DATA / "skip.txt").read_text("utf-8").splitlines() if line[:1] != "#"))
    reviewed: dict[str, tuple[str, list[str], dict[str, str]]] = {}
    for line in (DATA / "review.tsv").read_text("utf-8").splitlines():
        name, facing, given, rest = line.split("\t")
        reviewed[name] = (facing, [noun.strip() for noun in given.split(",") if noun != "-"], _options(rest))
    if unknown := reviewed.keys() - stems.keys():
        sys.exit(f"data/review.tsv names emoji that do not exist: {sorted(unknown)}")
    order = [*reviewed, *sorted(stems.keys() - reviewed.keys())]
    for name in order:
        stem, aliases = stems[name]
        facing, nouns, options = reviewed.get(name, ("front", [], {}))
        if _FLAG.match(stem):
            country = _noun(name).replace(" & ", " and ")
            nouns = [f"flag of {country}", f"{country} flag"]
        elif name not in reviewed and not skip.fullmatch(name):
            usable = [alias for alias in aliases if not re.search(r"\d", alias) and not skip.fullmatch(alias)]
            nouns = [_noun(each) for each in (name, *usable)]
        if nouns:
            yield Entry("twemoji", stem, twemoji.body(stem), (36, 36), nouns, facing, options)


def ink(body: str, size: tuple[float, float]) -> tuple[tuple[float, float, float, float], NDArray[np.uint8]]:
    """The tight box (x, y, width, height) of the ink of `body` on a sheet of `size`, and the pixels: (H, W, 4) uint8.

    The sheet is drawn with a margin of a quarter, because some drawings overlap their own frame.
    """
    import resvg_py
    from PIL import Image

    width, height = size
    margin = max(size) / 4
    scale = SIDE / (max(size) + 2 * margin)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="{-margin} {-margin} {width + 2 * margin} {height + 2 * margin}">{body}</svg>'
    )
    png = resvg_py.svg_to_bytes(svg_string=svg, width=round((width + 2 * margin) * scale), skip_system_fonts=True)
    pixels = np.asarray(Image.open(io.BytesIO(bytes(png))).convert("RGBA"))
    rows, columns = np.nonzero(pixels[..., 3] > 127)
    scale = pixels.shape[1] / (width + 2 * margin)
    x0, y0 = columns.min() / scale - margin, rows.min() / scale - margin
    x1, y1 = (columns.max() + 1) / scale - margin, (rows.max() + 1) / scale - margin
    return (x0, y0, x1 - x0, y1 - y0), pixels


def _row(entry: Entry) -> str:
    view, pixels = ink(entry.body, entry.size)
    main, pale = families(entry.body, pixels)
    options = entry.options
    points = " ".join(f"{key}={value}" for key, value in options.items() if key not in ("main", "second", "pale"))
    fields = [
        f"{entry.pack}/{entry.key}",
        " ".join(f"{value:.2f}" for value in view),
        entry.facing,
        options.get("pale", "1" if pale else "0"),
        options["main"].replace(",", " ") if "main" in options else " ".join(main),
        options.get("second", "").replace(",", " "),
        points,
    ]
    return "\t".join(fields)


def main(folder: Path = DATA) -> None:
    """Writes both tables into `folder`."""
    rows: dict[str, str] = {}
    nouns: dict[tuple[str, str], str] = {}
    for source in (_own, _twemoji, _mdi):
        for entry in source():
            fresh = [noun for noun in dict.fromkeys(entry.nouns) if (entry.pack, noun) not in nouns]
            if not fresh:
                continue
            nouns |= {(entry.pack, noun): entry.key for noun in fresh}
            rows.setdefault(f"{entry.pack}/{entry.key}", _row(entry))
    (folder / "art.tsv").write_text("\n".join(rows[key] for key in sorted(rows)) + "\n", "utf-8")
    lines = [f"{noun}\t{pack}/{key}" for (pack, noun), key in sorted(nouns.items())]
    (folder / "nouns.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    sys.stdout.write(f"{len({noun for _, noun in nouns})} nouns, {len(rows)} pieces of art\n")


if __name__ == "__main__":
    main()
