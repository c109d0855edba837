"""The object pathway's generator, folded together for drawing."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="the model needs torch")

from layoutgen_dcgan.gan_int_cls import artist, clipart64  # noqa: E402

from layoutgen.nn.batch import SceneBatch  # noqa: E402


@torch.inference_mode()
def test_a_folded_generator_draws_the_same() -> None:
    torch.manual_seed(0)
    config = clipart64(20)
    made = artist(config).eval()
    for layer in made.modules():
        if isinstance(layer, (torch.nn.BatchNorm2d, torch.nn.BatchNorm1d)):
            layer.running_mean.normal_(0, 0.1)
            layer.running_var.uniform_(0.5, 1.5)
    torch.nn.init.normal_(made.fine[3].weight, 0, 0.05)
    batch = SceneBatch(
        words=torch.zeros(2, 1, dtype=torch.int64), lengths=torch.ones(2, dtype=torch.int64),
        labels=torch.tensor([2, 5, 7]), boxes=torch.tensor([[0.1, 0.1, 0.6, 0.7]] * 3), owner=torch.tensor([0, 0, 1]),
        triples=torch.zeros(0, 3, dtype=torch.int64), sentence=torch.randn(2, config.text),
    )  # fmt: skip
    noise = made.noise(2)
    wanted = made(batch, noise)
    assert wanted.std() > 0.02
    assert (made.quick(torch.float32)(batch, noise) - wanted).abs().max() < 1e-6
    with torch.autocast("cpu", torch.bfloat16):
        coarse = made.quick(torch.bfloat16)(batch, noise).float()
    assert (coarse - wanted).square().mean() < 4e-4  # 40 dB of a range of 2
