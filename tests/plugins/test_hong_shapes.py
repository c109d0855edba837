"""Hong's shape generator against the numbers of its successor's code."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="the model needs torch")

from layoutgen_hong.shapes import ConvLSTM, ShapeDiscriminator, ShapeGenerator, greatest  # noqa: E402

from tests.parity import Fixture, fixture, same  # noqa: E402

OURS = {
    "downsample1": "context.downsample1",
    "downsample2": "context.downsample2",
    "fwd_convlstm.Gates": "context.ahead.gates",
    "bwd_convlstm.Gates": "context.back.gates",
    "jointConv": "joint",
    "img_net.img.0": "image",
    "get_logits.outlogits.0": "verdict",
} | {f"downsample{k + 1}": f"stages.{k}" for k in range(2, 4)}
JUDGES = OURS | {f"downsample{k + 1}": f"stages.{k}" for k in range(4)}


@pytest.fixture(scope="module")
def numbers() -> Fixture:
    return fixture("objgan_shape")


def renamed(state: dict[str, torch.Tensor], names: dict[str, str]) -> dict[str, torch.Tensor]:
    def name(key: str) -> str:
        start = next((s for s in names if key.startswith(f"{s}.")), None)
        return key if start is None else names[start] + key[len(start) :]

    return {name(key): value for key, value in state.items()}


def maps_of(boxes: torch.Tensor, classes: torch.Tensor, number: int, size: int) -> torch.Tensor:
    made = torch.zeros(classes.numel(), number, size, size)
    for row, (box, label) in enumerate(zip(boxes.reshape(-1, 4).tolist(), classes.flatten().tolist(), strict=True)):
        made[row, label, box[1] : box[3], box[0] : box[2]] = 1
    return made


@torch.no_grad()
def test_masks(numbers: Fixture) -> None:
    model = ShapeGenerator(6).eval()
    model.load_state_dict(renamed(numbers.state["G"], OURS))
    given = numbers.inputs
    maps = maps_of(given["boxes"], given["cls"], 6, 16)
    made = model(maps, torch.tensor([2, 2, 2]), given["z"].flatten(0, 1), given["fmap"].flatten(0, 1))
    assert same(made.reshape(3, 2, 1, 16, 16), numbers.outputs["hmaps"])


@torch.no_grad()
def test_verdicts_and_losses(numbers: Fixture) -> None:
    given, wanted = numbers.inputs, numbers.outputs
    maps = maps_of(given["d_boxes"], given["d_cls"], 16, 64)
    owner = torch.arange(3).repeat_interleave(2)
    for name, pooled in (("ins", False), ("glb", True)):
        judge = ShapeDiscriminator(16).eval()
        judge.load_state_dict(renamed(numbers.state[f"{name.upper()}_D"], JUDGES))
        verdicts = {}
        for kind in ("real", "fake"):
            seen = given[f"d_{kind}"].flatten(0, 1), maps
            verdicts[kind] = judge(*(greatest(part, owner, 3) for part in seen) if pooled else seen)
            assert same(verdicts[kind], wanted[f"{name}.{kind}"])
        truth = torch.nn.functional.binary_cross_entropy
        one, zero = torch.ones_like(verdicts["real"]), torch.zeros_like(verdicts["real"])
        assert same(truth(verdicts["real"], one) + truth(verdicts["fake"], zero), wanted[f"loss.{name}.d"])
        assert same(truth(verdicts["fake"], one), wanted[f"loss.{name}.g"])


@torch.no_grad()
def test_pictures_of_any_number_of_boxes_do_not_meet() -> None:
    torch.manual_seed(0)
    model = ShapeGenerator(3).eval()
    maps, noise, inside = torch.rand(6, 3, 16, 16), torch.randn(6, 12), torch.ones(6, 4, 4)
    together = model(maps, torch.tensor([2, 0, 3, 1]), noise, inside)
    apart = [model(maps[a:b], torch.tensor([b - a]), noise[a:b], inside[a:b]) for a, b in ((0, 2), (2, 5), (5, 6))]
    assert torch.allclose(together, torch.cat(apart), atol=1e-6)
    changed = maps.clone()
    changed[1] = 0
    other = model(changed, torch.tensor([2, 0, 3, 1]), noise, inside)
    assert not torch.allclose(other[0], together[0], atol=1e-4)  # the first hears of the second
    assert torch.equal(other[2:], together[2:])


def test_gates_forget_and_show() -> None:
    lstm = ConvLSTM(1, 1)
    torch.nn.init.zeros_(lstm.gates.weight)
    with torch.no_grad():
        lstm.gates.bias.copy_(torch.tensor([50.0, -50.0, 50.0, 0.5]))  # take all, forget all, show all
    x = torch.zeros(2, 1, 3, 3)
    made = lstm(x, [torch.tensor([0]), torch.tensor([1])])
    assert torch.allclose(made, torch.full_like(made, torch.tanh(torch.tanh(torch.tensor(0.5))).item()))


def test_every_part_learns() -> None:
    torch.manual_seed(0)
    model, judge = ShapeGenerator(4), ShapeDiscriminator(16, 32)
    masks = model(torch.rand(3, 4, 32, 32), torch.tensor([2, 1]), torch.randn(3, 16), torch.ones(3, 8, 8))
    judge(masks, torch.rand(3, 16, 32, 32)).sum().backward()
    for parameter in (*model.parameters(), *judge.parameters()):
        assert parameter.grad is not None and torch.isfinite(parameter.grad).all()
