"""The measures of layouts, on layouts whose figures can be worked out by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layoutgen.layout import Box
from layoutgen.metrics import (
    Means,
    Sums,
    add_pairs,
    add_singles,
    count,
    direction,
    matches,
    matches_in_order,
    mean_pairs,
    mean_singles,
    nearness,
    pairs,
    spread,
    stands,
)

A, B, FAR = Box(0.1, 0.1, 0.3, 0.3), Box(0.2, 0.1, 0.4, 0.3), Box(0.7, 0.7, 0.9, 0.9)


def test_nearness_is_a_gaussian_of_the_centres() -> None:
    assert nearness(A, A) == 1
    assert nearness(A, B) == pytest.approx(math.exp(-0.5 * 0.25))
    assert nearness(A, Box(0, 0, 0.4, 0.4)) == pytest.approx(1)  # the size does not matter


def test_nearest_pairs_of_a_label_match_first() -> None:
    truth = [("dog", A), ("dog", FAR), ("cat", A)]
    made = [("dog", FAR), ("dog", B), ("bird", A)]
    found = matches(truth, made)
    assert [(m.truth, m.made) for m in found] == [(0, 1), (1, 0)]
    assert found[1].nearness == 1


def test_sums_of_singles() -> None:
    sums = Sums()
    assert sums.precision is None and sums.recall is None and sums.coordinate is None and sums.iou is None
    add_singles(sums, [("dog", A), ("cat", FAR)], [("dog", B)])
    assert (sums.precision, sums.recall) == (1, 0.5)
    assert sums.coordinate == pytest.approx(nearness(A, B))
    assert sums.iou == pytest.approx(1 / 3)
    assert sums.recalled_at == (1, 0)
    add_singles(sums, [("cup", A)], [("cup", A), ("cup", FAR)])
    assert (sums.precision, sums.recall) == (pytest.approx(2 / 3), pytest.approx(2 / 3))


def test_nearness_in_the_square_around_a_picture() -> None:
    a, across, down = Box(0.4, 0.4, 0.6, 0.6), Box(0.5, 0.4, 0.7, 0.6), Box(0.4, 0.5, 0.6, 0.7)
    assert nearness(a, across, 2.0) == nearness(a, across) < nearness(a, down, 2.0)
    assert nearness(a, down, 0.5) == nearness(a, down) < nearness(a, across, 0.5)


def test_in_order_the_first_takes_the_nearest() -> None:
    truth, made = [("dog", A)], [("dog", FAR), ("dog", A), ("cat", A)]
    assert [(m.truth, m.made) for m in matches_in_order(truth, made)] == [(0, 0)]
    assert [(m.truth, m.made) for m in matches(truth, made)] == [(0, 1)]


def test_means_over_pictures_count_what_matches_nothing_as_zero() -> None:
    means = Means()
    assert means.precision is None and means.recalled_at is None
    mean_singles(means, [("dog", A), ("cat", FAR)], [("dog", A)])
    mean_singles(means, [("dog", A)], [("cat", A)])
    mean_singles(means, [("dog", A)], [])
    assert (means.precision, means.recall) == (pytest.approx(1 / 3), pytest.approx(0.5 / 3))
    assert means.coordinate == means.iou == pytest.approx(1 / 3)
    assert means.recalled_at == (pytest.approx(1 / 3), pytest.approx(1 / 3))
    both = Means()
    mean_pairs(both, [("dog", A), ("cat", FAR)], [("dog", A), ("cat", B)])
    assert both.recall is None, "no true pair, nothing to find"
    mean_pairs(both, [("dog", A), ("cat", B)], [("cat", B), ("dog", A), ("bird", A)])
    assert (both.precision, both.recall) == (pytest.approx(1 / 3), 1)


def test_pairs_overlap_and_match_by_both_labels() -> None:
    assert pairs([("dog", A), ("cat", B), ("dog", FAR)]) == [(("cat", B), ("dog", A))]
    sums = Sums()
    add_pairs(sums, [("dog", A), ("cat", B)], [("cat", B), ("dog", A), ("bird", A)])
    assert (sums.truth, sums.made, sums.matched) == (1, 3, 1)
    assert sums.coordinate == 1


def test_spread() -> None:
    assert spread([]) == 0
    assert spread([{"a": A}, {"a": A}]) == 0
    assert spread([{"a": A, "b": A}, {"a": B}]) == pytest.approx(0.05 / 2)  # half of the sides move by .1


def test_counting() -> None:
    assert count({"dog": 2, "cat": 1}, ["dog", "dog", "cat", "tree"]) == (1, 1, True)
    assert count({"dog": 2}, ["dog"]) == (1, 0.5, False)
    assert count({"dog": 1}, ["dog", "dog"]) == (0.5, 1, False)
    assert count({"dog": 1}, []) == (0, 0, False)


@given(st.floats(-180, 180))
def test_directions_are_sectors_of_ninety_degrees(degrees: float) -> None:
    angle = math.radians(degrees)
    a = Box.around(0.5 + 0.3 * math.cos(angle), 0.5 + 0.3 * math.sin(angle), 0.1, 0.1)
    b = Box.around(0.5, 0.5, 0.1, 0.1)
    said = direction(a, b)
    if abs(abs(degrees) % 90 - 45) > 1e-6:
        wanted = {"right of": 0, "below": 90, "left of": 180, "above": -90}[said]
        assert min(abs(degrees - wanted), 360 - abs(degrees - wanted)) <= 45
    assert stands("next to", a, b) == (said in ("left of", "right of"))


def test_equal_centres_stand_in_no_direction() -> None:
    assert not any(stands(relation, A, A) for relation in ("left of", "right of", "above", "below"))
    with pytest.raises(ValueError, match="not 'on'"):
        stands("on", A, B)
