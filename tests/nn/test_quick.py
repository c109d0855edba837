"""Networks folded together for drawing."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="networks are torch modules")

from torch import Tensor, nn  # noqa: E402

from layoutgen.nn.quick import Apart, Convolution, Doubling, Rows, quick  # noqa: E402


class Shrinking(nn.Module):
    """Calls its layers by number, one of them twice."""

    def __init__(self) -> None:
        super().__init__()
        self.row = nn.Sequential(
            nn.Conv2d(3, 8, 4, 2, 1, bias=False), nn.BatchNorm2d(8), nn.LeakyReLU(0.2),
            nn.ConvTranspose2d(8, 6, 4, 2, 1), nn.BatchNorm2d(6), nn.ReLU(),
            nn.Upsample(scale_factor=2), nn.Conv2d(6, 6, 3, padding=1), nn.Tanh(), nn.Conv2d(6, 2, 1),
        )  # fmt: skip
        self.alone = nn.Conv2d(2, 2, 3, padding=1, groups=2)

    def forward(self, x: Tensor) -> Tensor:
        made: Tensor = self.alone(self.row[6:](self.row[3:6](self.row[:3](x))))
        return made


@pytest.fixture
def trained() -> Shrinking:
    """With statistics that are not those of a new network."""
    torch.manual_seed(0)
    net = Shrinking()
    for _ in range(5):
        net(2 * torch.randn(4, 3, 12, 10) + 1)
    return net.eval()


@pytest.mark.parametrize(("kind", "apart"), [(torch.float32, 1e-6), (torch.bfloat16, 1e-2)])
@torch.inference_mode()
def test_a_folded_network_computes_the_same(trained: Shrinking, kind: torch.dtype, apart: float) -> None:
    made = quick(trained, kind)
    sorts = [type(layer) for layer in made.row]
    assert sorts[:4] == [Convolution, nn.Identity, nn.Identity, Doubling] and sorts[6] is Doubling
    assert isinstance(made.alone, nn.Conv2d)  # of groups: not folded
    if kind != torch.float32:
        made.alone.to(kind)
    for count in (1, 3):  # the weights are packed for the first and fit the others
        x = torch.randn(count, 3, 12, 10)
        wanted = trained(x)
        assert (made(x) - wanted).abs().max() < apart * wanted.abs().max()
    assert made(x[:0]).shape == (0, 2, 24, 20)
    assert isinstance(trained.row[1], nn.BatchNorm2d)  # a copy was folded


@torch.inference_mode()
def test_what_is_added_to_a_doubled_map_comes_before_the_activation() -> None:
    torch.manual_seed(0)
    net = nn.Sequential(nn.Upsample(scale_factor=2), nn.Conv2d(4, 3, 3, padding=1), nn.LeakyReLU(0.2))
    doubling = quick(net, torch.float32)[0]
    x, onto = torch.randn(2, 4, 5, 3), torch.randn(2, 3, 10, 6)
    wanted = net[2](net[1](net[0](x)) + onto)
    assert (doubling(x, onto.clone()) - wanted).abs().max() < 1e-6


@torch.inference_mode()
def test_a_transposed_convolution_that_keeps_the_size_is_a_plain_one() -> None:
    torch.manual_seed(0)
    net = nn.Sequential(nn.ConvTranspose2d(5, 3, 3, 1, 1), nn.ReLU()).eval()
    made, x = quick(net, torch.float32), torch.randn(2, 5, 7, 4)
    assert isinstance(made[0], Convolution)
    assert (made(x) - net(x)).abs().max() < 1e-6


@torch.inference_mode()
@pytest.mark.parametrize("count", [1, 5, 16, 37])
def test_rows_do_not_depend_on_how_many_there_are(count: int) -> None:
    torch.manual_seed(0)
    layer, x = nn.Linear(70, 33), torch.randn(count, 2, 70)
    made = quick(nn.Sequential(layer), torch.float32)
    assert isinstance(made[0], Rows)
    assert (made(x) - layer(x)).abs().max() < 1e-5
    assert torch.equal(made(x), torch.cat([made(row) for row in x.split(1)]))
    assert made(x[:0]).shape == (0, 2, 33)
    assert type(quick(nn.Sequential(layer), torch.bfloat16)[0]) is nn.Linear


@torch.inference_mode()
def test_a_part_is_computed_one_picture_after_the_other() -> None:
    seen: list[int] = []

    class Two(nn.Module):
        def forward(self, x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
            seen.append(len(x))
            return x + y, x.sum(1)

    x, y = torch.randn(3, 5), torch.randn(3, 1)
    both, sums = Apart(Two())(x, y)
    assert seen == [1, 1, 1]
    assert torch.equal(both, x + y) and sums.shape == (3,)
    assert torch.equal(Apart(nn.ReLU())(x), x.relu())


@torch.inference_mode()
def test_other_processors_compute_it_in_steps(trained: Shrinking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layoutgen.nn.quick.has_fused", lambda x: False)
    x = torch.randn(2, 3, 12, 10)
    assert (quick(trained, torch.float32)(x) - trained(x)).abs().max() < 1e-6
