"""Hong's box generator against the numbers of its successor's code."""

from __future__ import annotations

import math

import pytest

torch = pytest.importorskip("torch", reason="the model needs torch")

from layoutgen_hong.boxes import PAD, BoxGenerator, Config, Draws, Mixture  # noqa: E402

from tests.parity import Fixture, fixture, same  # noqa: E402

SMALL = Config(words=23, labels=10, word_size=11, hidden=8, means=(0.5, 0.45, 0.3, 1.1), stale_y=True, soft_labels=True)


@pytest.fixture(scope="module")
def numbers() -> Fixture:
    return fixture("objgan_box")


def generator(numbers: Fixture) -> BoxGenerator:
    model = BoxGenerator(SMALL).eval()
    model.enc.load_state_dict(numbers.state["enc"])
    model.dec.load_state_dict(numbers.state["dec"])
    return model


def table(mixture: Mixture) -> torch.Tensor:
    sigmas = (mixture.log_sigma1.exp(), mixture.log_sigma2.exp())
    return torch.stack([mixture.log_pi.exp(), mixture.mean1, mixture.mean2, *sigmas, mixture.rho], 2)


@torch.no_grad()
def test_told_what_came_before(numbers: Fixture) -> None:
    model, given, wanted = generator(numbers), numbers.inputs, numbers.outputs
    hidden, cell = model.enc(given["captions"], given["cap_lens"])
    assert same(hidden[0], wanted["h0"]) and same(cell[0], wanted["c0"])
    boxes = given["target_xywh"].clone()
    boxes[:, 0] = torch.tensor(SMALL.means)
    written = model(given["captions"], given["cap_lens"], given["target_l"], boxes)
    assert same(written.labels.softmax(-1).clamp(1e-5, 1), wanted["tf.label"])
    assert same(table(written.centres), wanted["tf.xy"])
    assert same(table(written.sizes), wanted["tf.wh"])


def test_sampling(numbers: Fixture) -> None:
    given, wanted = numbers.inputs, numbers.outputs
    draws = Draws(None, given["u"].float(), given["e"].float())
    drawn = generator(numbers).generate(given["captions"], given["cap_lens"], draws, temperature=0.4)
    for row, steps in enumerate(wanted["gen.len"].tolist()):
        assert same(drawn.boxes[row, :steps], wanted["gen.sample"][row, :steps])
        assert same(drawn.odds[row, :steps].clamp(1e-5, 1), wanted["gen.label"][row, :steps])
        assert (drawn.labels[row, steps:] == PAD).all()


def test_density_is_that_of_the_distribution() -> None:
    one = Mixture.of(torch.tensor([[0.0, 0.3, -0.2, math.log(0.5), math.log(2.0), 0.6]]))
    sigma = torch.tensor([[0.25, math.tanh(0.6)], [math.tanh(0.6), 4.0]])
    exact = torch.distributions.MultivariateNormal(torch.tensor([0.3, -0.2]), sigma)
    points = torch.randn(5, 2)
    assert torch.allclose(one.log_density(points[:, None])[:, 0], exact.log_prob(points), atol=1e-5)


def test_samples_have_the_moments_of_the_mixture() -> None:
    torch.manual_seed(0)
    raw = torch.tensor([0.0, 1.0, 0.0, 3.0, 0.0, -1.0, -1.0, -1.0, -0.5, -0.5, 0.5, -0.5])
    mixture = Mixture.of(raw.expand(20000, 12))
    points = mixture.sample(torch.rand(20000), torch.randn(20000, 2))
    share = torch.sigmoid(torch.tensor(1.0))
    assert torch.allclose(points.mean(0), torch.stack([3 * share, -share]), atol=0.05)


def test_learns_and_every_part_does() -> None:
    torch.manual_seed(0)
    model = BoxGenerator(Config(words=9, labels=7, word_size=8, hidden=16))
    words, lengths = torch.tensor([[3, 4, 5], [6, 7, 0]]), torch.tensor([3, 2])
    labels = torch.tensor([[1, 3, 4, 2], [1, 5, 2, 0]])
    boxes = torch.rand(2, 4, 4)
    boxes[:, 0] = torch.tensor(model.config.means)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    first = None
    for _ in range(150):
        optimizer.zero_grad()
        terms = model.loss(words, lengths, labels, boxes)
        total = sum(terms.values())
        total.backward()
        first = float(total.detach()) if first is None else first
        optimizer.step()
    assert all(p.grad is not None and torch.isfinite(p.grad).all() for p in model.parameters())
    assert float(total.detach()) < first - 3
    zeros = Draws(None, torch.full((2, 4, 2), 0.5), torch.zeros(2, 4, 2, 2))
    drawn = model.generate(words, lengths, zeros)
    assert drawn.labels.tolist() == [[3, 4, 2], [5, 2, 0]]
    assert torch.isfinite(drawn.boxes).all()
