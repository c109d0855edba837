"""Adversarial losses against numbers worked out by hand."""

from __future__ import annotations

import math

import pytest

torch = pytest.importorskip("torch", reason="losses are functions of tensors")

from layoutgen.nn import losses  # noqa: E402

REAL, WRONG, FAKE = torch.tensor([2.0, 0.0]), torch.tensor([0.5, -3.0]), torch.tensor([-1.0, 1.0])


def sure(odds: float, truth: float) -> float:
    """The cross-entropy of one logit."""
    chance = 1 / (1 + math.exp(-odds))
    return -(truth * math.log(chance) + (1 - truth) * math.log(1 - chance))


def mean(values: torch.Tensor, truth: float) -> float:
    return sum(sure(v, truth) for v in values.tolist()) / len(values)


def test_cross_entropies() -> None:
    assert float(losses.taken_for(REAL, 0.9)) == pytest.approx(mean(REAL, 0.9), rel=1e-5)
    assert float(losses.judged(REAL, FAKE)) == pytest.approx(mean(REAL, 1) + mean(FAKE, 0), rel=1e-5)
    assert float(losses.deceived(FAKE)) == pytest.approx(mean(FAKE, 1), rel=1e-5)
    half = mean(REAL, 1) + 0.5 * (mean(WRONG, 0) + mean(FAKE, 0))
    assert float(losses.matched(REAL, WRONG, FAKE)) == pytest.approx(half, rel=1e-5)
    assert float(losses.matched(REAL, WRONG, FAKE, share=0.0)) == pytest.approx(mean(REAL, 1) + mean(FAKE, 0), rel=1e-5)


def test_hinges() -> None:
    assert float(losses.hinge_judged(REAL, FAKE)) == pytest.approx(0.5 + 1.0)
    assert float(losses.hinge_matched(REAL, WRONG, FAKE)) == pytest.approx(0.5 + 0.5 * (0.75 + 1.0))
    assert float(losses.hinge_deceived(FAKE)) == pytest.approx(0.0)


def test_divergence_from_the_standard_normal() -> None:
    assert float(losses.divergence(torch.zeros(2, 3), torch.zeros(2, 3))) == 0
    variance = 4.0
    expected = 0.5 * (variance + 1.5**2 - 1 - math.log(variance))
    found = losses.divergence(torch.full((2, 3), 1.5), torch.full((2, 3), math.log(variance)))
    assert float(found) == pytest.approx(expected, rel=1e-5)
