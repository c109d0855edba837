"""Blocks that several systems share."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="blocks are torch modules")

from torch import nn  # noqa: E402

from layoutgen.nn.blocks import after, down, tiled  # noqa: E402


@pytest.mark.parametrize("norm", [True, False])
def test_half_the_size_with_what_follows(norm: bool) -> None:
    layers = down(3, 8, norm=norm, slope=0.1, bias=not norm)
    assert nn.Sequential(*layers)(torch.randn(2, 3, 16, 10)).shape == (2, 8, 8, 5)
    assert [type(layer) for layer in layers[1:-1]] == ([nn.BatchNorm2d] if norm else [])
    assert layers[-1].negative_slope == 0.1 and (layers[0].bias is None) is norm


def test_no_slope_is_a_plain_rectifier() -> None:
    assert torch.equal(
        nn.Sequential(*after(2, norm=False, slope=0.0))(torch.tensor([-1.0, 2.0])), torch.tensor([0.0, 2])
    )
    assert torch.allclose(
        nn.Sequential(*after(2, norm=False))(torch.tensor([-1.0, 2.0])), torch.tensor([-0.2, 2.0]), atol=1e-6
    )


def test_a_caption_stands_at_every_place() -> None:
    vectors = torch.randn(2, 5)
    made = tiled(vectors, 3, 4)
    assert made.shape == (2, 5, 3, 4)
    assert (made == vectors[:, :, None, None]).all()
