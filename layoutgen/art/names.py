"""The noun table: which noun is drawn by which piece of art, and what is known of that art without rendering it.

Two generated files are read, both written by `python -m layoutgen.art.measure`:
`data/nouns.tsv` (noun, art id) and `data/art.tsv` (art id, frame, facing, pale, colours, key points). An art id is
`pack/key`, as `twemoji/1f415`. The reviewed inputs of both are `data/review.tsv`, `data/skip.txt` and `data/mdi.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

from layoutgen.art.drawing import Drawing, Facing

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Art:
    """What is known of a piece of art: frame and points in its own units, colours as `#RRGGBB`, greatest area first."""

    key: str
    view: tuple[float, float, float, float]
    facing: Facing
    pale: bool
    main: tuple[str, ...]
    second: tuple[str, ...]
    keypoints: Mapping[str, tuple[float, float]]

    def drawing(self, noun: str, body: str, pack: str) -> Drawing:
        """The drawing of this art called `noun`; its colour families travel with it as data attributes for `tint`."""
        svg = (
            f'<g data-art="{pack}/{self.key}" data-main="{" ".join(self.main)}" '
            f'data-second="{" ".join(self.second)}">{body}</g>'
        )
        return Drawing(noun, svg, self.view, pack, self.facing, dict(self.keypoints), self.pale)


def _points(text: str) -> dict[str, tuple[float, float]]:
    points = {}
    for part in text.split():
        name, _, xy = part.partition("=")
        x, _, y = xy.partition(",")
        points[name] = (float(x), float(y))
    return points


@lru_cache(maxsize=1)
def _art_lines() -> Mapping[str, str]:
    """Art id -> its line, unparsed: parsing all of them would cost more than any picture needs."""
    lines = (DATA / "art.tsv").read_text("utf-8").splitlines()
    return {line.partition("\t")[0]: line for line in lines}


@lru_cache(maxsize=4096)
def art(ident: str) -> Art:
    """The record of art `ident` (`pack/key`). Raises KeyError when there is none."""
    _, view, facing, pale, main, second, points = _art_lines()[ident].split("\t")
    x, y, width, height = (float(n) for n in view.split())
    box, families = (x, y, width, height), (tuple(main.split()), tuple(second.split()))
    return Art(ident.partition("/")[2], box, cast("Facing", facing), pale == "1", *families, _points(points))


@lru_cache(maxsize=1)
def _nouns() -> Mapping[str, Mapping[str, str]]:
    table: dict[str, dict[str, str]] = {}
    for line in (DATA / "nouns.tsv").read_text("utf-8").splitlines():
        noun, _, ident = line.partition("\t")
        pack, _, key = ident.partition("/")
        table.setdefault(pack, {})[noun] = key
    return table


def nouns(pack: str) -> Mapping[str, str]:
    """Noun -> key of the art in `pack` that draws it; empty for a pack without a table."""
    return _nouns().get(pack, {})


def all_nouns() -> Iterable[str]:
    """Every noun of the three tables, sorted, each once."""
    return sorted({noun for table in _nouns().values() for noun in table})


# "a hot dog that is a dog on a hot day": these pairs of adjective and noun name another thing than the noun does
_OTHER_THING = frozenset({("hot", "dog"), ("french", "press"), ("running", "shirt")})


def variant(label: str, attributes: Sequence[str], table: Mapping[str, str]) -> str | None:
    """The noun of `table` for `label`: with one of its attributes in front where the table has that, else alone."""
    for attribute in attributes:
        noun = f"{attribute} {label}"
        if noun in table and (attribute, label) not in _OTHER_THING:
            return noun
    return label if label in table else None
