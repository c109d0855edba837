"""GAN-INT-CLS as it is used: its training on a pack, its renderer, and its authors' files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from layoutgen_dcgan.gan_int_cls import Config, Generator, clipart64
from layoutgen_dcgan.gan_int_cls_system import GanIntClsSystem, Told, configured, load
from layoutgen_dcgan.gan_int_cls_training import GanIntCls

from layoutgen.data.sample_pack import sample_pack as write
from layoutgen.errors import TrainingError, WeightsError
from layoutgen.layout import Box
from layoutgen.nn import weights
from layoutgen.nn.packed import Packed
from layoutgen.nn.system import prepared
from layoutgen.nn.t7_layers import fillable
from layoutgen.nn.text import CharCnnRnn, CharConfig, load_char
from layoutgen.plugins import plugins
from layoutgen.testing import check_renderer, check_system
from tests.nn.t7_files import network_of, written
from tests.plugins.dcgan.gan_int_cls_small import BARE, PATHWAY, TEMPLATES, layout, scenes, weights_at
from tests.plugins.dcgan.gawwn_small import encoder_at

LEFT, RIGHT = Box(0.0, 0.2, 0.4, 0.9), Box(0.6, 0.2, 1.0, 0.9)


@pytest.fixture
def encoder(tmp_path: Path) -> Path:
    encoder_at(tmp_path / "encoder")
    return tmp_path / "encoder"


# the renderer ---------------------------------------------------------------------------------------------------------


def test_the_renderer_keeps_its_contract(tmp_path: Path, encoder: Path) -> None:
    weights_at(tmp_path / "w", encoder, PATHWAY)
    report = check_renderer("gan_int_cls", options={"weights": str(tmp_path / "w")}, size=(64, 64))
    assert not report.broken, report


def test_boxes_labels_captions_and_seeds_change_the_picture(tmp_path: Path, encoder: Path) -> None:
    draw = load(weights_at(tmp_path / "w", encoder, PATHWAY))
    assert draw.conditions == {"boxes", "caption", "labels"} and draw.labels == ("grass", "dog", "car")
    some = [layout("dog", LEFT), layout("dog", RIGHT), layout("car", LEFT), layout("dog", LEFT, "a cat in the snow")]
    drawn = [np.asarray(p, dtype=float) for p in draw([*some, some[0]], seeds=[1, 1, 1, 1, 2], size=(64, 64))]
    assert all(np.abs(drawn[0] - other).max() > 0 for other in drawn[1:])


def test_a_moved_box_moves_the_thing(tmp_path: Path, encoder: Path) -> None:
    draw = load(weights_at(tmp_path / "w", encoder, TEMPLATES, white=True))
    left, right = draw([layout("dog", LEFT), layout("dog", RIGHT)], seeds=[1, 1], size=(64, 64))
    brighter = np.asarray(left, dtype=float).sum(2) - np.asarray(right, dtype=float).sum(2)
    assert brighter[20:50, :20].mean() > 100 and brighter[20:50, 44:].mean() < -100


def test_without_a_pathway_it_listens_to_the_caption_alone(tmp_path: Path, encoder: Path) -> None:
    draw = load(weights_at(tmp_path / "w", encoder, BARE))
    assert draw.conditions == {"caption"}
    one, other = draw([layout("dog", LEFT), layout("dog", RIGHT)], seeds=[1, 1], size=(64, 64))
    assert np.array_equal(np.asarray(one), np.asarray(other))


def test_a_scene_without_words_is_drawn_from_its_labels(tmp_path: Path, encoder: Path) -> None:
    draw = load(weights_at(tmp_path / "w", encoder, BARE))
    silent, told = layout("dog", LEFT, ""), layout("dog", LEFT, "grass, dog")
    one, other = draw([silent, told], seeds=[1, 1], size=(64, 64))
    assert np.array_equal(np.asarray(one), np.asarray(other))


def test_another_encoder_than_that_of_the_training_is_refused(tmp_path: Path, encoder: Path) -> None:
    weights_at(tmp_path / "w", encoder, PATHWAY)
    other = load_char(encoder)
    other.projection.bias[0] += 1
    weights.save(encoder, other, weights.find(encoder).config)
    with pytest.raises(WeightsError, match="was trained with another caption encoder"):
        load(tmp_path / "w")


def test_weights_that_will_not_do_are_refused(tmp_path: Path, encoder: Path) -> None:
    found = weights.find(weights_at(tmp_path / "w", encoder, PATHWAY)).config
    for change, said in (
        ({"vocabulary": {}}, "has no vocabulary of labels"),
        ({"system": "gawwn"}, "holds weights of 'gawwn'"),
        ({"options": {"ngf": 4}}, "does not describe a GAN-INT-CLS"),
        ({"options": {**found.options, "ngf": 8}}, "does not fit PathwayGenerator"),
    ):
        text = found.model_copy(update=change).model_dump_json(by_alias=True)
        (tmp_path / "w" / "config.json").write_text(text)
        with pytest.raises(WeightsError, match=said):
            load(tmp_path / "w")


@pytest.mark.parametrize("config", [BARE, PATHWAY, TEMPLATES, clipart64(9)])
def test_the_sizes_come_back_from_the_options(config: Config) -> None:
    assert configured(weights.options_of(config) | {"encoder": "x", "digest": "y"}) == config


# training -------------------------------------------------------------------------------------------------------------


def test_the_system_keeps_its_contract(encoder: Path) -> None:
    report = check_system("gan_int_cls", options={"encoder": str(encoder)})
    assert not report.broken, report


def test_what_is_trained_is_drawn_with(tmp_path: Path, encoder: Path) -> None:
    pack = write(tmp_path / "pack", 64)
    system = GanIntClsSystem(str(encoder), pathway=True)
    ready = prepared(system, pack, tmp_path, steps=2, seed=0, console=None)
    assert isinstance(ready.model, GanIntCls) and ready.config.name == "gan_int_cls.sample"
    assert ready.validate is not None
    figures = ready.validate(ready.model.eval())
    assert 0 < figures["pixels"] < 2 and (tmp_path / "samples.png").stat().st_size > 1000
    weights.save(tmp_path / "w", ready.model.kept(), ready.config)
    draw = plugins().find("renderer", "gan_int_cls").make({"weights": str(tmp_path / "w")})
    assert draw([layout("dog", LEFT)], seeds=[1], size=(80, 60))[0].size == (80, 60)


def test_captions_are_read_once_for_all_batches(tmp_path: Path, encoder: Path) -> None:
    packed, reader = Packed(write(tmp_path / "pack", 64)), load_char(encoder)
    told = Told(packed, reader, tmp_path)
    batch = told(packed.batch(range(3), captions=1))
    assert len(told.vectors) == 4  # two colours, two captions each
    assert batch.sentence is not None and torch.allclose(batch.sentence, reader.read(batch.texts), atol=1e-6)
    assert torch.equal(Told(packed, reader, tmp_path).vectors, told.vectors)  # as they are kept
    silent = told(packed.batch(range(1)).__class__(**{**vars(batch), "texts": ("", "", "")}))
    assert silent.sentence is not None and not torch.allclose(silent.sentence, batch.sentence)


def test_captions_begin_with_the_same_weight_as_noise(tmp_path: Path, encoder: Path) -> None:
    told = Told(Packed(write(tmp_path / "pack", 64)), load_char(encoder), tmp_path)
    torch.manual_seed(0)
    made = Generator(BARE)
    plain = made.text[0](told.vectors)
    made.standardise(told.vectors.mean(0), told.vectors.std(0))
    begun = made.text[0](told.vectors)
    assert plain.std(0).mean() < 0.1 < begun.std(0).mean() and begun.mean(0).abs().max() < 1


def test_pictures_of_another_size_are_refused(tmp_path: Path, encoder: Path) -> None:
    with pytest.raises(TrainingError, match="pictures of 32 px; GAN-INT-CLS draws 64 px"):
        GanIntClsSystem(str(encoder), pathway=True).prepare(
            write(tmp_path / "pack", 32), tmp_path, steps=2, seed=0, console=None
        )


# the authors' files ---------------------------------------------------------------------------------------------------


def test_the_authors_generator_draws_what_it_drew(tmp_path: Path, encoder: Path) -> None:
    torch.manual_seed(0)
    theirs = Generator(Config(text=12, noise=5, projected=6, ngf=8, biased=True)).eval()
    (tmp_path / "cub_net_G.t7").write_bytes(written(network_of(fillable(theirs))))
    system = plugins().find("system", "gan_int_cls").make({})
    ours, told = system.read(tmp_path / "cub_net_G.t7")
    batch = scenes(2)
    batch = batch.__class__(**{**vars(batch), "sentence": torch.randn(2, 12)})
    noise = theirs.noise(2)
    assert torch.equal(ours(batch, noise), theirs(batch, noise))
    weights.save(tmp_path / "w", ours, told, half=False)
    with pytest.raises(WeightsError, match="names no caption encoder"):
        load(tmp_path / "w")
    with pytest.raises(WeightsError, match="draws from captions of 12 numbers"):
        load(tmp_path / "w", str(encoder))
    fitting = CharCnnRnn(CharConfig(channels=(4, 5, 6), embedding=12))
    described = weights.find(encoder).config.model_copy(update={"options": weights.options_of(fitting.config)})
    weights.save(tmp_path / "twelve", fitting, described)
    drawn = load(tmp_path / "w", str(tmp_path / "twelve"))([layout("bird", LEFT)], seeds=[1], size=(64, 64))
    assert np.asarray(drawn[0]).std() > 0
    assert told.name == "gan_int_cls.cub_net_G" and configured(dict(told.options)) == theirs.config


def test_other_files_of_torch7_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.t7").write_bytes(written(network_of([torch.nn.Linear(3, 4), torch.nn.Linear(4, 5)])))
    with pytest.raises(WeightsError, match="no generator of GAN-INT-CLS"):
        GanIntClsSystem("", pathway=False).read(tmp_path / "x.t7")


# the shipped weights --------------------------------------------------------------------------------------------------

SHIPPED = "gan_int_cls.clipart64"


@pytest.mark.parametrize(("label", "background"), [("person", "beach"), ("car", "street"), ("dog", "grass")])
def test_moving_a_box_moves_the_object(label: str, background: str) -> None:
    draw, text = load(SHIPPED), f"a {label}"
    with_thing = [
        layout(label, box, text).model_copy(update={"background": (background,)}) for box in (LEFT, RIGHT, LEFT)
    ]
    empty = with_thing[2].with_items(())
    left, right, without = (
        np.asarray(picture, dtype=float) for picture in draw([*with_thing[:2], empty], seeds=[3] * 3, size=(64, 64))
    )
    here, there = np.s_[18:52, 4:22], np.s_[18:52, 42:60]  # well within the boxes
    for picture, inside, outside in ((left, here, there), (right, there, here)):
        off = np.abs(picture - without).mean(2)
        assert off[inside].mean() > 20 and off[inside].mean() > 2 * off[outside].mean()


def test_the_shipped_weights_are_small_and_say_where_they_come_from() -> None:
    found = weights.find(SHIPPED)
    assert found.size <= 10e6 and found.config.data_licence and found.config.recipe.startswith("layoutgen train ")
    assert {"person", "dog", "car"} <= set(load(SHIPPED).labels or ())
