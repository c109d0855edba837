"""Fences of several sections."""

from __future__ import annotations

import pytest

from layoutgen.art import packs
from layoutgen.art.sections import in_sections


@pytest.mark.parametrize("name", ["fence", "chain link fence", "railing"])
def test_a_wide_fence_has_more_sections_and_is_not_stretched(name: str) -> None:
    one = packs.find(name, ())
    assert one is not None
    three = in_sections(one, 3.1 * one.aspect)
    assert three.aspect == pytest.approx(3 * one.aspect)
    assert three.svg.count(one.svg) == 3
    assert in_sections(one, 1.2 * one.aspect) is one


def test_nothing_else_is_repeated() -> None:
    bench = packs.find("bench", ())
    assert bench is not None
    assert in_sections(bench, 5 * bench.aspect) is bench
