"""GAWWN as it is used: its training, its renderers, and its authors' files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from layoutgen_dcgan import gawwn_t7
from layoutgen_dcgan.gawwn import Config
from layoutgen_dcgan.gawwn_reading import drawer, load
from layoutgen_dcgan.gawwn_renderer import OneThing, main, others, sentence
from layoutgen_dcgan.gawwn_system import GawwnSystem
from layoutgen_dcgan.gawwn_text import WordCodes
from layoutgen_dcgan.gawwn_training import BoxArtist, KeypointArtist
from torch import nn

from layoutgen.data.sample_pack import sample_pack
from layoutgen.errors import TrainingError, WeightsError
from layoutgen.layout import Box, Item
from layoutgen.nn import weights
from layoutgen.nn.renderer import GanRenderer
from layoutgen.nn.system import prepared
from layoutgen.nn.t7_layers import fillable
from layoutgen.nn.train import fit
from layoutgen.nn.words import Vocabulary
from layoutgen.plugins import plugins
from layoutgen.scene import Relation, SceneData, SceneObject
from tests.nn.t7_files import network_of, written
from tests.plugins.dcgan.gawwn_small import BOX, KEYPOINTS, artist_at, encoder_at, layout, person

DOG = (1, -1, 1, -1, -1, 1)  # the code of a word depends on nothing but its letters
LEFT, RIGHT = Box(0.0, 0.2, 0.4, 0.9), Box(0.6, 0.2, 1.0, 0.9)
BOTH = pytest.mark.parametrize("config", [BOX, KEYPOINTS], ids=["box", "keypoints"])


@pytest.fixture
def encoder(tmp_path: Path) -> Path:
    encoder_at(tmp_path / "encoder")
    return tmp_path / "encoder"


def renderer(folder: Path, encoder: Path, config: Config) -> GanRenderer:
    artist_at(folder, encoder, config)
    made = plugins().find("renderer", "gawwn_keypoints" if config.keypoints else "gawwn").make({"weights": str(folder)})
    assert isinstance(made, GanRenderer)
    return made


# drawing --------------------------------------------------------------------------------------------------------------


@BOTH
def test_a_batch_gives_what_single_layouts_give(tmp_path: Path, encoder: Path, config: Config) -> None:
    draw = renderer(tmp_path / "w", encoder, config)
    some = [layout(person(LEFT)), layout(person(RIGHT, points=True)), layout(text="nothing"), layout(person(LEFT))]
    seeds = [1, 2, 3, 1]
    at_once = [np.asarray(p) for p in draw(some, seeds=seeds, size=(64, 64))]
    alone = [np.asarray(draw([one], seeds=[seed], size=(64, 64))[0]) for one, seed in zip(some, seeds, strict=True)]
    assert all(np.array_equal(a, b) for a, b in zip(at_once, alone, strict=True))
    assert np.array_equal(at_once[0], at_once[3]) and at_once[0].std() > 1


@BOTH
def test_a_moved_box_another_caption_and_another_seed_change_the_picture(
    tmp_path: Path, encoder: Path, config: Config
) -> None:
    draw = renderer(tmp_path / "w", encoder, config)
    some = [layout(person(LEFT)), layout(person(RIGHT)), layout(person(LEFT), text="a red dog on the beach")]
    pictures = [np.asarray(p, dtype=float) for p in draw([*some, some[0]], seeds=[1, 1, 1, 2], size=(64, 64))]
    assert all(np.abs(pictures[0] - other).max() > 0 for other in pictures[1:])
    assert draw.conditions >= {"caption", "boxes"}


def test_keypoints_change_the_picture_and_all_of_them_leave_nothing_to_the_box(tmp_path: Path, encoder: Path) -> None:
    draw = renderer(tmp_path / "w", encoder, KEYPOINTS)
    bare, posed = person(LEFT), person(LEFT, points=True)
    wider = posed.model_copy(update={"box": Box(0.0, 0.1, 0.5, 0.9)})
    some = [layout(bare), layout(posed), layout(wider)]
    drawn = [np.asarray(p, dtype=float) for p in draw(some, seeds=[1] * 3, size=(64, 64))]
    assert np.abs(drawn[0] - drawn[1]).max() > 0
    assert np.array_equal(drawn[1], drawn[2])


def test_of_several_things_one_is_drawn_and_it_is_said_which(tmp_path: Path, encoder: Path) -> None:
    draw = renderer(tmp_path / "w", encoder, BOX)
    small, large = person(Box(0, 0, 0.2, 0.3)), person(Box(0.3, 0.1, 1, 1), number=2)
    assert draw.report(layout(small, large)) == ("person.1.2 alone is drawn: GAWWN hears one box",)
    assert draw.report(layout(small)) == ()
    assert "nothing" in draw.report(layout())[0]
    pair, alone = layout(small, large, text="two persons on grass"), layout(large, text="a person on the grass")
    drawn = [np.asarray(p) for p in draw([pair, alone], seeds=[1, 1])]
    assert np.array_equal(*drawn)


def test_what_the_sentence_is_about_comes_before_what_is_larger() -> None:
    dog = person(Box(0, 0, 0.2, 0.3)).model_copy(update={"id": "dog.1.1", "node": "dog.1", "label": "dog"})
    asked = layout(dog, person(Box(0.3, 0.1, 1, 1)))
    assert main(asked).id == "person.1.1"
    street = Item(id="street.1.1", label="street", box=Box(0, 0.4, 1, 1))
    assert main(layout(dog, street)) == dog
    beside = Relation(subject="dog.1", predicate="next to", object="person.1", words="beside")
    things = tuple(SceneObject(id=node, label=node[:-2]) for node in ("dog.1", "person.1"))
    told = SceneData(text="a dog beside a person", objects=things, relations=(beside,))
    about = asked.model_copy(update={"scene": told})
    assert main(about).id == "dog.1.1"


def test_a_noun_that_is_not_known_is_named_as_the_nearest_one(tmp_path: Path, encoder: Path) -> None:
    draw = renderer(tmp_path / "w", encoder, BOX)
    assert isinstance(draw.encoder, OneThing)
    woman, truck = (person(LEFT).model_copy(update={"label": name}) for name in ("woman", "truck"))
    said = [draw.encoder.alone(layout(one, text="what I typed")).scene.text for one in (woman, truck)]
    assert said == ["what I typed", "a car on the grass"]
    assert draw.report(layout(woman)) == () and draw.report(layout(truck)) == ("truck: drawn as car",)


def test_who_draws_people_draws_the_person_among_other_things(tmp_path: Path, encoder: Path) -> None:
    draw = renderer(tmp_path / "w", encoder, KEYPOINTS)
    assert isinstance(draw.encoder, OneThing)
    draw.encoder = replace(draw.encoder, labels=Vocabulary(["grass", "person"]))
    car = person(Box(0, 0, 1, 1)).model_copy(update={"id": "car.1.1", "node": "car.1", "label": "car"})
    beside = layout(car, person(Box(0.4, 0.4, 0.6, 0.9)))
    chosen = draw.encoder.main(beside)
    assert chosen is not None and chosen.label == "person"
    assert draw.report(beside) == ("person.1.1 alone is drawn: GAWWN hears one box",)
    assert draw.encoder.alone(layout(car)).items[0].label == "car"


def test_a_noun_that_captions_never_used_is_said_in_a_word_that_they_did(tmp_path: Path, encoder: Path) -> None:
    draw = renderer(tmp_path / "w", encoder, BOX)
    assert isinstance(draw.encoder, OneThing)
    heard = replace(draw.encoder, words=Vocabulary(["a", "girl", "car", "is", "running", "on", "grass"]))
    assert [heard.said(noun) for noun in ("girl", "child", "person", "automobile", "truck")] == [
        "girl", "girl", "girl", "car", "car"
    ]  # fmt: skip
    asked = layout(person(LEFT).model_copy(update={"attributes": ("running",)}), text="Somebody runs.")
    assert heard.alone(asked).scene.text == "a girl running on the grass"
    assert draw.encoder.alone(asked).scene.text == "Somebody runs."


def test_clothes_are_drawn_with_who_wears_them() -> None:
    girl = person(LEFT).model_copy(update={"attributes": ("old", "running")})
    dress = Item(id="dress.1.1", node="dress.1", label="dress", box=LEFT)
    things = (SceneObject(id="person.1", label="person"), SceneObject(id="dress.1", label="dress", attributes=("red",)))
    wears = Relation(subject="person.1", predicate="wearing", object="dress.1", words="wearing")
    asked = layout(girl, dress).model_copy(update={"scene": SceneData(objects=things, relations=(wears,))})
    ground = Item(id="grass.1.1", node="grass.1", label="grass", box=Box(0, 0.5, 1, 1))
    asked = asked.model_copy(update={"items": (ground, *asked.items)})
    assert main(asked) == girl and others(asked, girl) == []
    assert sentence(girl, "person", asked) == "an old person running in a red dress on the grass"


# weights --------------------------------------------------------------------------------------------------------------


def test_another_caption_encoder_than_that_of_the_training_is_refused(tmp_path: Path, encoder: Path) -> None:
    artist_at(tmp_path / "w", encoder, BOX)
    other = tmp_path / "other"
    made = encoder_at(other)
    weights.save(other, made.apply(lambda m: m.bias.data.add_(1) if isinstance(m, nn.Linear) else None),
                 weights.Weights(encoder).config)  # fmt: skip
    with pytest.raises(WeightsError, match="trained with another caption encoder"):
        load(str(tmp_path / "w"), str(other), keypoints=False)


def test_weights_that_name_no_encoder_ask_for_one_of_their_size(tmp_path: Path, encoder: Path) -> None:
    artist_at(tmp_path / "w", encoder, BOX)
    told = weights.Weights(tmp_path / "w").config
    plain = {k: v for k, v in told.options.items() if k not in ("encoder", "digest")}
    weights.save(tmp_path / "w", drawer(BOX, framed=True), told.model_copy(update={"options": plain}))
    with pytest.raises(WeightsError, match="names no caption encoder"):
        load(str(tmp_path / "w"), "", keypoints=False)
    with pytest.raises(WeightsError, match="8 numbers, and 'codes' gives 1024"):
        load(str(tmp_path / "w"), "codes", keypoints=False)
    assert load(str(tmp_path / "w"), str(encoder), keypoints=False).encoder.size == 8


def test_weights_of_the_other_version_are_refused(tmp_path: Path, encoder: Path) -> None:
    artist_at(tmp_path / "w", encoder, BOX)
    with pytest.raises(WeightsError, match="'gawwn', not of 'gawwn_keypoints'"):
        load(str(tmp_path / "w"), "", keypoints=True)


@BOTH
def test_the_authors_files_are_read(tmp_path: Path, config: Config) -> None:
    torch.manual_seed(2)
    theirs = drawer(replace(config, size=128, exact=False, made_up=128), framed=False).eval()
    assert isinstance(theirs, BoxArtist | KeypointArtist)
    file = tmp_path / "cub_ours_net_G.t7"
    file.write_bytes(written(network_of(fillable(theirs.generator))))
    if isinstance(theirs, KeypointArtist):
        with pytest.raises(WeightsError, match="beside it"):
            gawwn_t7.read(file, keypoints=True)
        beside = tmp_path / "cub_nh1_kptxt2kp_net_G.t7"
        beside.write_bytes(written(network_of(fillable(theirs.points))))
    found, told = GawwnSystem("", keypoints=config.keypoints > 0, published=True).read(file)
    assert told.system == ("gawwn_keypoints" if config.keypoints else "gawwn")
    assert told.options["size"] == 128 and told.options["n"] == config.n and told.options["exact"] is False
    for name, value in theirs.state_dict().items():
        assert torch.equal(found.state_dict()[name], value), name
    with pytest.raises(WeightsError, match="no generator of GAWWN"):
        gawwn_t7.read(file, keypoints=not config.keypoints)


# training -------------------------------------------------------------------------------------------------------------


@BOTH
def test_training_writes_a_sheet_and_weights_that_draw(
    tmp_path: Path, encoder: Path, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layoutgen_dcgan.gawwn_system.CLIPART64", config)
    monkeypatch.setattr("layoutgen_dcgan.gawwn_system.CLIPART64_KEYPOINTS", config)
    system = GawwnSystem(str(encoder), keypoints=config.keypoints > 0, published=False)
    pack, run = system.sample(tmp_path / "pack"), tmp_path / "run"
    run.mkdir()
    ready = prepared(system, pack, run, steps=2, seed=0, console=None)
    model = fit(ready.model, ready.batches, ready.recipe, run, validate=ready.validate)
    assert (run / "samples.png").is_file() and "validate.pixels" in (run / "losses.csv").read_text()
    weights.save(tmp_path / "w", model.kept(), ready.config)
    artist = load(str(tmp_path / "w"), "", keypoints=config.keypoints > 0).artist
    assert artist.conditions == model.conditions and artist.size == 64


def test_codes_of_words_tell_them_apart_and_are_always_the_same() -> None:
    codes = WordCodes()
    said = [
        "A man in a red shirt and blue pants.",
        "The man is in a red shirt, blue pants",
        "a man in a blue shirt and red pants",
    ]
    first, alike, other = codes.read(said)
    assert torch.equal(first, alike) and first.shape == (codes.size,)
    assert (first - other).norm() > 0.3 * first.norm()  # the same words, whose colours change places
    assert torch.equal(codes.read(["the"]), torch.zeros(1, codes.size))
    assert codes.read(["dog"])[0, :6].tolist() == pytest.approx([0.25 * sign for sign in DOG])


def test_several_captions_are_averaged(tmp_path: Path, encoder: Path) -> None:
    from layoutgen_dcgan.gawwn_system import Captions

    from layoutgen.nn.packed import Packed
    from layoutgen.nn.text import load_char

    packed, read = Packed(sample_pack(tmp_path / "pack", 64)), load_char(encoder)
    batch = packed.batch([0, 1])
    both = Captions(packed, read, 2)(batch).sentence
    want = torch.stack([read.read([packed.caption(row, k) for row in (0, 1)]) for k in (0, 1)]).mean(0)
    assert torch.allclose(both, want, atol=1e-6)


def test_pictures_of_another_size_are_refused(tmp_path: Path, encoder: Path) -> None:
    system = GawwnSystem(str(encoder), keypoints=False, published=True)
    with pytest.raises(TrainingError, match="64 px, and 128 px"):
        system.prepare(sample_pack(tmp_path / "pack", 64), tmp_path, steps=1, seed=0, console=None)
