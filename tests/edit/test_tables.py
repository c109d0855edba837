"""The tables of edit sentences: each does what stands beside it, and nothing else."""

from __future__ import annotations

import pytest

from layoutgen.engine import Engine
from layoutgen.layout import Layout
from tests.edit.tables import ASIDE, Case, cases, judge, scenes

ALL = list(cases())


@pytest.fixture(scope="module")
def layouts() -> dict[str, Layout]:
    return scenes()


@pytest.mark.parametrize("case", ALL, ids=[f"{case.scene}: {case.words}" for case in ALL])
def test_sentence(engine: Engine, layouts: dict[str, Layout], case: Case) -> None:
    assert not judge(engine, layouts[case.scene], case)


def test_the_tables_are_whole(layouts: dict[str, Layout]) -> None:
    assert len(layouts) >= 25
    assert len(ALL) > 1000
    assert {case.scene for case in ALL} <= set(layouts)
    twice = [(case.scene, case.words) for case in ALL]
    assert len(set(twice)) == len(twice), sorted({each for each in twice if twice.count(each) > 1})


def test_sentences_kept_aside(engine: Engine, layouts: dict[str, Layout]) -> None:
    """Not one by one: what is behind a wrong one may be mended, and is tested with other words."""
    aside = list(cases(ASIDE))
    right = sum(not judge(engine, layouts[case.scene], case) for case in aside)
    assert len(aside) >= 400
    assert right >= 0.95 * len(aside)
