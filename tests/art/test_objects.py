"""Our own drawings: complete heads, declared colours that occur, and tables that are up to date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layoutgen.art import families, measure, names, objects

FILES = sorted(objects.FOLDER.glob("*.svg"))
HEAD = re.compile(
    r'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 [\d.]+ [\d.]+" '
    r'data-nouns="[^"]+" data-facing="(left|right|front)"'
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_head_is_complete(path: Path) -> None:
    text = path.read_text("utf-8")
    assert HEAD.match(text)
    record = names.art(f"own/{path.stem}")
    body = objects.body(path.stem)
    assert set(record.main) | set(record.second) <= set(families.fills(body))
    assert not re.search(r"<(image|text|style|script|linearGradient|radialGradient)\b", body)
    nouns = re.search('data-nouns="([^"]+)"', text)
    assert nouns
    table = names.nouns("own")
    assert table[nouns[1].split(",")[0].strip()] == path.stem


def test_the_table_matches_a_fresh_measurement() -> None:
    for path in FILES[::12]:
        size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', path.read_text("utf-8"))
        assert size
        view, _ = measure.ink(objects.body(path.stem), (float(size[1]), float(size[2])))
        assert view == pytest.approx(names.art(f"own/{path.stem}").view, abs=0.006)


def test_no_noun_twice() -> None:
    owners: dict[str, str] = {}
    for path in FILES:
        found = re.search('data-nouns="([^"]+)"', path.read_text("utf-8"))
        assert found
        for noun in found[1].split(","):
            assert owners.setdefault(noun.strip(), path.stem) == path.stem
