"""Text2Scene's layout model against its authors' numbers."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="the model needs torch")

from layoutgen_text2scene.model import Config, Text2Scene  # noqa: E402

from tests.parity import fixture, same  # noqa: E402

SMALL = Config(
    words=23, classes=11, word_size=9, hidden=6, canvas_first=8, canvas_hidden=16, grid=(7, 6), scales=5, ratios=4
)


def test_numbers_of_the_authors() -> None:
    numbers = fixture("text2scene_layout")
    model = Text2Scene(SMALL).eval()
    model.load_state_dict(numbers.state["model"])
    words, lengths, volumes, objects = (numbers.inputs[k] for k in ("input_inds", "input_lens", "vols_u8", "fg"))
    wanted = numbers.outputs
    with torch.no_grad():
        text = model.text_encoder(words, lengths)
        named, placed = model(words, lengths, volumes.float(), objects)
    assert same(text.memory, torch.cat([wanted["text.rfts"], wanted["text.embs"]], -1))
    assert same(text.state, torch.cat(list(wanted["text.hids"]), -1))
    assert same(torch.stack([n.logits.softmax(-1) for n in named], 1), wanted["obj"])
    assert same(torch.stack([n.weights for n in named], 1), wanted["what_wei"])
    assert same(torch.stack([p.place.softmax(-1) for p in placed], 1), wanted["coord"])
    sizes = [torch.cat([p.scale.softmax(1), p.ratio.softmax(1)], 1) for p in placed]
    assert same(torch.stack(sizes, 1), wanted["attri"])
    assert same(torch.stack([p.weights for p in placed], 1), wanted["where_wei"])


def test_published_size_has_the_authors_shapes() -> None:
    with torch.device("meta"):
        state = Text2Scene(Config(words=9908)).state_dict()
    assert len(state) == 43
    assert state["what_decoder.rnn.cell00.conv1.weight"].shape == (1024, 768, 3, 3)
    assert state["what_decoder.attention.linear_in.weight"].shape == (595, 812)
    assert state["where_decoder.decoder.0.weight"].shape == (512, 1407, 3, 3)
    assert state["where_decoder.decoder.6.weight"].shape == (35, 256, 3, 3)


def test_every_part_learns() -> None:
    torch.manual_seed(0)
    model = Text2Scene(SMALL)
    canvases = torch.rand(2, 3, 11, 16, 16)
    named, placed = model(
        torch.tensor([[3, 4, 5], [6, 7, 0]]), torch.tensor([3, 2]), canvases, torch.randint(11, (2, 4))
    )
    total = sum(n.logits.square().mean() for n in named)
    total = total + sum(p.place.square().mean() + p.scale.square().mean() + p.ratio.square().mean() for p in placed)
    total.backward()
    assert all(p.grad is not None and torch.isfinite(p.grad).all() for p in model.parameters())
    assert all(p.grad.abs().max() > 0 for n, p in model.named_parameters() if not n.endswith("spatial_attn.2.bias"))
