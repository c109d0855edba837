"""GAN-INT-CLS: its networks and losses, against the numbers of another implementation and against its paper."""

from __future__ import annotations

import pytest
import torch
from layoutgen_dcgan.gan_int_cls import (
    BIRDS,
    COCO,
    Config,
    Discriminator,
    Generator,
    PathwayGenerator,
    artist,
    clipart64,
)
from layoutgen_dcgan.gan_int_cls_training import GanIntCls, halfway, swapped
from torch import Tensor

from layoutgen.errors import TrainingError
from layoutgen.nn import weights
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.gan import GAN, Turn
from layoutgen.nn.losses import deceived, taken_for
from tests import parity
from tests.plugins.dcgan.gan_int_cls_small import BARE, PATHWAY, TEMPLATES, one_of, scenes

EACH = pytest.mark.parametrize("config", [BARE, PATHWAY, TEMPLATES], ids=["caption", "pathway", "templates"])


# numbers --------------------------------------------------------------------------------------------------------------

PORT = Config(text=20, noise=10, projected=6, ngf=4, ndf=4, plain=True)


def folded(state: dict[str, Tensor], linear: str, norm: str) -> tuple[Tensor, Tensor]:
    """A projection and the normalisation behind it as one projection: ours has none in the generator."""
    gain = state[f"{norm}.weight"] / (state[f"{norm}.running_var"] + 1e-5).sqrt()
    shift = state[f"{norm}.bias"] + gain * (state[f"{linear}.bias"] - state[f"{norm}.running_mean"])
    return gain[:, None] * state[f"{linear}.weight"], shift


def renamed(state: dict[str, Tensor], names: dict[str, str]) -> dict[str, Tensor]:
    """The tensors of these layers, named as ours."""
    return {
        f"{ours}.{key[len(theirs) + 1 :]}": value
        for theirs, ours in names.items()
        for key, value in state.items()
        if key.startswith(f"{theirs}.")
    }


def test_the_generator_gives_the_ports_pictures() -> None:
    wanted = parity.fixture("reed_gancls_port")
    given = wanted.state["G"]
    places = {0: "coarse.0", 1: "coarse.1", 3: "coarse.4", 4: "coarse.5", 6: "coarse.8", 7: "coarse.9"}
    places |= {9: "fine.0", 10: "fine.1", 12: "fine.3"}
    state = renamed(given, {f"netG.{k}": ours for k, ours in places.items()})
    state["text.0.weight"], state["text.0.bias"] = folded(given, "projection.0", "projection.1")
    seed = state["coarse.0.weight"]  # there the text comes first, here and in the authors' program the noise
    state["coarse.0.weight"] = torch.cat([seed[PORT.projected :], seed[: PORT.projected]])
    made = Generator(PORT).eval()
    weights.fill(made, state, "the port")
    batch = SceneBatch(*[torch.zeros(3, 1, dtype=torch.int64)] * 6, sentence=wanted.inputs["txt"])
    assert parity.same(made.text(wanted.inputs["txt"]), wanted.outputs["txt_proj"])
    assert parity.same(made(batch, {"z": wanted.inputs["z"].flatten(1)}), wanted.outputs["img"])


def test_the_discriminator_and_the_losses_give_the_ports_numbers() -> None:
    wanted = parity.fixture("reed_gancls_port")
    places = {
        "netD_1.0": "near.0",
        "netD_1.2": "near.2",
        "netD_1.3": "near.3",
        "netD_1.5": "far.0",
        "netD_1.6": "far.1",
    }
    places |= {"netD_1.8": "far.3", "netD_1.9": "far.4", "netD_2.0": "verdict.0"}
    places |= {"projector.projection.0": "text.0", "projector.projection.1": "text.1"}
    made = Discriminator(PORT).eval()
    weights.fill(made, renamed(wanted.state["D"], places), "the port")
    batch = SceneBatch(*[torch.zeros(3, 1, dtype=torch.int64)] * 6)
    shown = {
        "real": wanted.inputs["real64_u8"].float() / 127.5 - 1,
        "wrong": wanted.inputs["wrong64_u8"].float() / 127.5 - 1,
        "fake": wanted.outputs["img"],
    }
    logits = {}
    for name, pictures in shown.items():
        seen = made.look(pictures, batch)
        logits[name] = made.judge(seen, wanted.inputs["txt"])
        assert parity.same(seen, wanted.outputs[f"D.feat_{name}"])
        assert parity.same(logits[name].sigmoid(), wanted.outputs[f"D.prob_{name}"])
    smooth = taken_for(logits["real"], 0.9) + taken_for(logits["fake"], 0.0)  # as the port has it, not the paper
    assert parity.same(smooth, wanted.outputs["loss.d_nocls"])
    assert parity.same(smooth + taken_for(logits["wrong"], 0.0), wanted.outputs["loss.d"])
    assert parity.same(deceived(logits["fake"]), wanted.outputs["loss.g_adv"])


def test_the_published_sizes() -> None:
    assert (BIRDS.ngf, BIRDS.ndf, BIRDS.wrong, BIRDS.interpolation, BIRDS.halve_every) == (128, 64, 0.5, 1.0, 100)
    assert (COCO.ngf, COCO.ndf, COCO.interpolation, COCO.halve_every) == (196, 196, 0.0, 40)
    birds, judge = Generator(BIRDS), Discriminator(BIRDS)
    assert birds.coarse[0].weight.shape == (228, 1024, 4, 4)
    assert judge.verdict[0].weight.shape == (512, 640, 1, 1) and judge.verdict[3].weight.shape == (1, 512, 4, 4)
    assert [tuple(m.weight.shape[:2]) for m in (birds.fine[0], birds.fine[3])] == [(256, 128), (128, 3)]


# drawing --------------------------------------------------------------------------------------------------------------


@EACH
def test_a_picture_does_not_depend_on_those_beside_it(config: Config) -> None:
    torch.manual_seed(0)
    made, batch = artist(config).eval(), scenes()
    noise = made.noise(4, torch.Generator().manual_seed(1))
    drawn = made(batch, noise)
    assert drawn.shape == (4, 3, 64, 64) and drawn.abs().max() <= 1
    alone = made(one_of(batch, 2), {"z": noise["z"][2:3]})
    assert torch.allclose(alone[0], drawn[2], atol=1e-5)


def test_boxes_matter_with_the_pathway_alone() -> None:
    torch.manual_seed(0)
    batch = scenes(1)
    moved = SceneBatch(**{**vars(batch), "boxes": batch.boxes + torch.tensor([[0.0] * 4, [0.1] * 4, [0.0] * 4])})
    for config, matters in ((BARE, False), (PATHWAY, True), (TEMPLATES, True)):
        made = artist(config).eval()
        noise = made.noise(1, torch.Generator().manual_seed(1))
        assert bool((made(batch, noise) != made(moved, noise)).any()) == matters == ("boxes" in made.conditions)


def test_captions_must_have_vectors() -> None:
    batch = scenes(2)
    with pytest.raises(TrainingError, match="this batch has none"):
        artist(BARE)(SceneBatch(**{**vars(batch), "sentence": None}), {"z": torch.zeros(2, 6)})
    with pytest.raises(TrainingError, match="needs the pathway's sizes"):
        PathwayGenerator(BARE)


# training -------------------------------------------------------------------------------------------------------------


def losses(config: Config, turn: str) -> dict[str, Tensor]:
    torch.manual_seed(0)
    model = GanIntCls(config, halve_every=10).train()
    by_name: dict[str, Turn] = {t.name: t for t in model.turns()}
    assert isinstance(model, GAN) and list(by_name) == ["judge", "draw"]
    made = by_name[turn].loss(scenes())
    assert all(value.ndim == 0 and value.isfinite() for value in made.values())
    return made


@EACH
def test_every_turn_moves_its_own_network(config: Config) -> None:
    torch.manual_seed(0)
    model = GanIntCls(config, halve_every=10).train()
    for turn in model.turns():
        model.zero_grad()
        torch.stack(list(turn.loss(scenes()).values())).sum().backward()
        assert all(p.grad is not None and p.grad.isfinite().all() for p in turn.module.parameters())


def test_a_discriminator_that_is_not_normalised_has_no_normalisation() -> None:
    bare = Discriminator(Config(**{**vars(PATHWAY), "normed": False}))
    kinds = {type(layer).__name__ for layer in bare.modules()}
    assert not [kind for kind in kinds if "Norm" in kind]
    seen = bare.look(torch.randn(8, 3, 64, 64), scenes(8))
    assert 0.1 < seen.std() < 10  # what passes keeps its size


def test_wrong_texts_weigh_as_the_paper_has_it() -> None:
    whole = losses(Config(**{**vars(BARE), "wrong": 1.0}), "judge")
    half = losses(BARE, "judge")
    assert whole["wrong"].item() == pytest.approx(2 * half["wrong"].item()) and whole["fake"].item() == 0
    assert half["real"].item() == pytest.approx(whole["real"].item())


def test_captions_between_two_are_asked_for_at_half_the_number() -> None:
    assert set(losses(BARE, "draw")) == {"deceived", "between"}
    assert set(losses(Config(**{**vars(BARE), "interpolation": 0.0}), "draw")) == {"deceived"}
    batch = scenes(5)
    asked = halfway(batch)
    assert len(asked) == 7 and batch.sentence is not None and asked.sentence is not None
    assert torch.allclose(asked.sentence[6], (batch.sentence[1] + batch.sentence[3]) / 2)
    assert asked.owner.tolist() == sorted(asked.owner.tolist())
    assert torch.equal(asked.boxes[asked.owner == 6], batch.boxes[batch.owner == 1])


def test_swapped_scenes_have_the_next_ones_objects() -> None:
    batch = scenes(3)
    other = swapped(batch)
    assert other.owner.tolist() == batch.owner.tolist()
    for scene in range(3):
        mine, theirs = other.owner == scene, batch.owner == (scene + 1) % 3
        assert torch.equal(other.boxes[mine], batch.boxes[theirs])
        assert torch.equal(other.labels[mine], batch.labels[theirs])


def test_pixels_come_first_where_the_recipe_says_so() -> None:
    config = Config(**{**vars(PATHWAY), "alone": 5})
    model = GanIntCls(config, halve_every=10).train()
    judge, draw = (turn.loss for turn in model.turns())
    model.begin(4)
    assert set(draw(scenes())) == {"pixels"} and set(judge(scenes())) == {"real", "wrong", "fake"}
    model.begin(5)
    assert set(draw(scenes())) == {"deceived", "between", "pixels"}


def test_the_rate_halves_and_the_judges_are_not_kept() -> None:
    model = GanIntCls(BARE, halve_every=10)
    assert [model.schedule(step) for step in (0, 9, 10, 25)] == [1.0, 1.0, 0.5, 0.25]
    assert GanIntCls(Config(**{**vars(BARE), "alone": 5}), halve_every=10).schedule(4) == 2.0
    assert all(turn.lr == 2e-4 and turn.betas == (0.5, 0.999) for turn in model.turns())
    assert model.kept() is model.generator


def test_the_small_configuration_is_small() -> None:
    made = artist(clipart64(127))
    assert sum(p.numel() for p in made.parameters()) * 2 < 10e6  # bytes, with 16 bits
