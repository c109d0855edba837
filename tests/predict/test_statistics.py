"""The measured priors: read from the shipped file, and measured by the same code on pictures made here."""

from __future__ import annotations

import pytest

from layoutgen.predict.statistics import PATH, Statistics, measure, statistics


def test_the_shipped_file_knows_the_eighty_classes_and_is_small() -> None:
    from layoutgen.vocab import COCO_80

    assert PATH.stat().st_size < 1_000_000
    for name in COCO_80:
        low, high = (statistics().place(name, "foot", share) for share in (0.1, 0.9))
        assert low is not None
        assert high is not None
        assert 0 <= low < high <= 1


def test_what_it_says_is_true_of_the_world() -> None:
    known = statistics()
    assert (known.place("kite", "cy", 0.5) or 1) < (known.place("couch", "cy", 0.5) or 0)
    assert (known.ratio("person", "skateboard") or 0) > 2 > 1 > (known.ratio("cup", "dining table") or 2)
    assert known.ratio("dining table", "cup") == pytest.approx(1 / (known.ratio("cup", "dining table") or 1))
    assert known.place("wombat", "cy", 0.5) is None
    assert known.ratio("wombat", "cup") is None


def test_measuring() -> None:
    boxes = [("dog", (0.1, 0.5, 0.5, 0.9)), ("cup", (0.4, 0.6, 0.6, 0.8))]
    table = measure(iter([(boxes, 2.0)] * 120))
    made = Statistics(table)
    assert made.place("dog", "height", 0.5) == 0.4
    assert made.place("dog", "aspect", 0.5) == 2.0
    assert made.ratio("dog", "cup") == pytest.approx(2.0)
