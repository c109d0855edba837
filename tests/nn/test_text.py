"""Caption encoders: what they read, the authors' numbers, and what is said when weights do not fit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="caption encoders need torch")
pytest.importorskip("lightning_fabric", reason="training needs lightning-fabric")

from layoutgen.data.pack import MASK_SIZE, Head, PackWriter, Pair  # noqa: E402
from layoutgen.errors import TrainingError, WeightsError  # noqa: E402
from layoutgen.nn import weights  # noqa: E402
from layoutgen.nn.batch import SceneBatch  # noqa: E402
from layoutgen.nn.packed import Packed  # noqa: E402
from layoutgen.nn.text import (  # noqa: E402
    ALPHABET,
    PUBLISHED,
    SYSTEM,
    CharCnnRnn,
    CharConfig,
    Reader,
    WordConfig,
    WordEncoder,
    digest,
    load_char,
    load_words,
)
from layoutgen.nn.text_training import CharCnnRnnSystem, JointEmbedding, joint, packs, recall  # noqa: E402
from layoutgen.nn.train import Recipe, fit  # noqa: E402
from layoutgen.nn.words import Vocabulary  # noqa: E402
from layoutgen.testing import check_system  # noqa: E402
from tests import parity  # noqa: E402

SMALL = CharConfig(channels=(12, 16, 24), embedding=16, pool_last=True)
COLOURS = {"red": (220, 40, 40), "green": (40, 200, 60), "blue": (40, 60, 230), "grey": (128, 128, 128)}


@pytest.fixture
def encoder() -> CharCnnRnn:
    torch.manual_seed(0)
    return CharCnnRnn(SMALL).eval()


def pack_at(folder: Path, name: str, things: tuple[str, ...] = ("ball", "box")) -> Path:
    """A pack of pictures of one colour, with the colour's name in the caption; every fourth is kept aside."""
    head = Head(name=name, size=16, labels=("scene", *things), licence="CC0-1.0", credit=f"{name}'s makers")
    said = [(colour, label) for colour in COLOURS for label in (1, 2)] * 5
    with PackWriter(folder, head) as writer:
        for number, (colour, label) in enumerate(said):
            writer.add(
                Pair(
                    id=f"{name}-{number}",
                    captions=(f"a {colour} {things[label - 1]}", f"the {things[label - 1]} is {colour}"),
                    image=np.broadcast_to(np.array(COLOURS[colour], np.uint8), (16, 16, 3)),
                    seen=np.full((16, 16), label + 1, np.uint8),
                    labels=(1, label + 1),
                    boxes=np.array([(0, 0, 1, 1)] * 2),
                    masks=np.full((2, MASK_SIZE, MASK_SIZE), 255, np.uint8),
                    keypoints=np.zeros((2, 0, 3)),
                    held_out=number >= 32,
                )
            )
    return folder


def scene(texts: tuple[str, ...], labels: tuple[int, ...] = (), owner: tuple[int, ...] = ()) -> SceneBatch:
    words = torch.zeros(len(texts), 1, dtype=torch.int64)
    return SceneBatch(
        words=words, lengths=words[:, 0] + 1, labels=torch.tensor(labels, dtype=torch.int64),
        boxes=torch.zeros(len(labels), 4), owner=torch.tensor(owner, dtype=torch.int64),
        triples=torch.zeros(0, 3, dtype=torch.int64), texts=texts,
    )  # fmt: skip


# letters --------------------------------------------------------------------------------------------------------------


def test_letters_are_places_in_the_published_alphabet(encoder: CharCnnRnn) -> None:
    assert len(ALPHABET) == 70  # with a second "-", the 60th sign
    found = encoder.letters(["Ab-z \u00e9!", "x" * 300])
    assert found.shape == (2, 201)
    assert found[0, :8].tolist() == [0, 1, 59, 25, 69, -1, ALPHABET.index("!"), -1]
    assert (found[1] == ALPHABET.index("x")).all()


def test_the_published_sizes_give_1024_numbers_from_18_steps() -> None:
    made = CharCnnRnn(PUBLISHED).eval()
    shapes = [tuple(layer.weight.shape) for layer in made.convolutions if hasattr(layer, "weight")]
    assert shapes == [(384, 70, 4), (512, 384, 4), (256, 512, 4)]
    assert made.convolutions(torch.zeros(1, 70, 201)).shape == (1, 256, 18)
    assert made.read(["this bird is red"]).shape == (1, 1024)
    assert CharCnnRnn(SMALL).convolutions(torch.zeros(1, 70, 201)).shape[2] == 8


def test_a_caption_has_one_vector_whatever_is_read_beside_it(encoder: CharCnnRnn) -> None:
    alone, beside = encoder.read(["A dog."]), encoder.read(["a cat", "a dog.", ""])
    assert torch.allclose(alone[0], beside[1], atol=1e-6)
    assert not torch.allclose(beside[0], beside[1], atol=1e-3)


def test_the_same_text_later_in_the_sentence_is_seen(encoder: CharCnnRnn) -> None:
    first, second = encoder.read(["a dog and a red car", "a dog and a blue car"])
    assert (first - second).abs().max() > 1e-3


def test_a_scene_without_a_text_is_read_as_its_labels(encoder: CharCnnRnn) -> None:
    read = Reader(encoder, Vocabulary(["dog", "car"]).entries)
    batch = scene(("a cat", " "), (2, 3, 2), (0, 1, 1))
    assert read.texts(batch) == ["a cat", "car, dog"]
    assert torch.allclose(read(batch).sentence, encoder.read(["a cat", "car, dog"]))


# words ----------------------------------------------------------------------------------------------------------------


def test_words_have_the_numbers_of_attngans_encoder() -> None:
    wanted = parity.fixture("attngan")
    made = WordEncoder(WordConfig(words=23, embedding=11, size=16)).eval()
    weights.fill(made, wanted.state["RNN"], "the fixture")
    words, sentence = made(wanted.inputs["captions"], wanted.inputs["cap_lens"])
    longest = wanted.outputs["words"].shape[2]
    assert parity.same(words[:, :, :longest], wanted.outputs["words"])
    assert parity.same(sentence, wanted.outputs["sent"])


def test_words_behind_the_end_of_a_caption_change_nothing() -> None:
    torch.manual_seed(0)
    made = WordEncoder(WordConfig(words=9, embedding=5, size=6)).eval()
    words, lengths = torch.tensor([[3, 4, 0, 0], [2, 3, 4, 5]]), torch.tensor([2, 4])
    each, whole = made(words, lengths)
    assert each.shape == (2, 6, 4) and not each[0, :, 2:].any()
    alone = made(words[:1, :2], lengths[:1])
    assert torch.allclose(alone[0][0], each[0, :, :2], atol=1e-6) and torch.allclose(alone[1][0], whole[0], atol=1e-6)


def test_word_encoders_come_with_their_vocabulary(tmp_path: Path) -> None:
    made = WordEncoder(WordConfig(words=4, embedding=5, size=6))
    options = {"embedding": 5, "size": 6, "dropout": 0.5}
    told = weights.Config(system="damsm", data="small", options=options, vocabulary={"words": ("dog", "cat")})
    weights.save(tmp_path / "w", made, told, half=False)
    again, vocabulary = load_words(tmp_path / "w", "damsm")
    assert vocabulary.ids("cat dog") == [3, 2] and digest(again) == digest(made)
    weights.save(tmp_path / "bare", made, told.model_copy(update={"vocabulary": {}}))
    with pytest.raises(WeightsError, match="has no vocabulary of words"):
        load_words(tmp_path / "bare", "damsm")


# on disk --------------------------------------------------------------------------------------------------------------


def test_weights_say_what_they_read(tmp_path: Path, encoder: CharCnnRnn) -> None:
    told = weights.Config(system=SYSTEM, data="small", options=weights.options_of(SMALL))
    weights.save(tmp_path / "w", encoder, told)
    again = load_char(tmp_path / "w")
    assert again.config == SMALL and digest(again) == digest(encoder)
    assert not any(parameter.requires_grad for parameter in again.parameters())
    weights.save(tmp_path / "other", encoder, told.model_copy(update={"system": "sg2im"}))
    with pytest.raises(WeightsError, match="holds weights of 'sg2im'"):
        load_char(tmp_path / "other")
    weights.save(tmp_path / "bare", encoder, told.model_copy(update={"options": {"length": 201}}))
    with pytest.raises(WeightsError, match="does not describe a char-CNN-RNN"):
        load_char(tmp_path / "bare")


def test_the_digest_knows_other_weights(encoder: CharCnnRnn) -> None:
    before = digest(encoder)
    with torch.no_grad():
        encoder.projection.bias[3] += 0.1
    assert digest(encoder) != before


# training -------------------------------------------------------------------------------------------------------------


def test_the_joint_embedding_asks_for_a_margin() -> None:
    scores = torch.tensor([[3.0, 2.5], [0.0, 1.0]])
    nothing, own = torch.zeros(2, 2, dtype=torch.bool), torch.eye(2, dtype=torch.bool)
    # captions of picture 0: 2.5 is .5 too near; pictures of caption 1: 2.5 is 2.5 too much; the others are far enough
    assert joint(scores, own).item() == pytest.approx((0.5 + 2.5) / 2)
    assert joint(scores, ~nothing).item() == 0


def test_captions_find_their_pictures_after_some_steps(tmp_path: Path) -> None:
    packed = Packed(pack_at(tmp_path / "pack", "colours"))
    torch.manual_seed(0)
    model = JointEmbedding(SMALL, len(packed.labels), steps=1000)
    groups = [packed.batch(list(packed.test)[k : k + 8 : 2]) for k in range(0, len(packed.test), 8)]
    model.eval()
    before = recall(model, groups)
    some = [packed.batch(range(k, k + 8), captions=k) for k in range(0, 32, 8)]
    trained = fit(model, lambda step: some[step % 4], Recipe(steps=40, accelerator="cpu"), tmp_path / "run")
    assert isinstance(trained, JointEmbedding)
    assert recall(trained, groups) == 1.0 > before


def test_the_system_keeps_its_contract_and_keeps_the_captions_part(tmp_path: Path) -> None:
    pack = pack_at(tmp_path / "pack", "colours")
    report = check_system("char_cnn_rnn", data=pack)
    assert not report.broken, report
    prepared = CharCnnRnnSystem().prepare(pack, tmp_path, steps=2, seed=0, console=None)
    assert isinstance(prepared.model, JointEmbedding) and isinstance(prepared.model.kept(), CharCnnRnn)
    assert (prepared.config.name, prepared.config.options["alphabet"]) == ("char_cnn_rnn.colours", ALPHABET)


def test_a_folder_of_packs_is_trained_on_in_turn(tmp_path: Path) -> None:
    pack_at(tmp_path / "both" / "a", "first")
    pack_at(tmp_path / "both" / "b", "second", ("ball", "cup"))
    assert [packed.pack.head.name for packed in packs(tmp_path / "both")] == ["first", "second"]
    prepared = CharCnnRnnSystem().prepare(tmp_path / "both", tmp_path, steps=2, seed=0, console=None)
    assert prepared.config.name == "char_cnn_rnn.both"
    assert prepared.config.credit == "first's makers; second's makers"
    first, second = prepared.batches(0), prepared.batches(1)
    assert set(first.labels.tolist()) == {2, 3, 4} and set(second.labels.tolist()) == {2, 3, 5}  # 4: box, 5: cup
    assert replace(prepared.batches(0), images=None).texts == first.texts


def test_a_pack_without_captions_is_refused(tmp_path: Path) -> None:
    pack = pack_at(tmp_path / "pack", "mute")
    lines = (pack / "captions.jsonl").read_text().splitlines()
    (pack / "captions.jsonl").write_text("".join(f'{{"id": "{k}", "captions": []}}\n' for k, _ in enumerate(lines)))
    with pytest.raises(TrainingError, match="no pictures with captions"):
        CharCnnRnnSystem().prepare(pack, tmp_path, steps=2, seed=0, console=None)


def test_the_shipped_encoder_tells_captions_apart() -> None:
    try:
        read = load_char("char_cnn_rnn.clipart64")
    except WeightsError as error:
        pytest.skip(f"the encoder is not installed: {error}")
    said = (
        "a red car on the street", "cars and buses in the city", "a pizza on a table", "a plate with some pizza",
        "a zebra in the grass", "giraffes and zebras in a zoo", "a man rides a wave", "a surfer in the sea",
    )  # fmt: skip
    vectors = read.read(said)
    near = torch.nn.functional.normalize(vectors - vectors.mean(0), dim=1)
    alike = (near @ near.T).reshape(4, 2, 4, 2)
    own = alike[range(4), 0, range(4), 1].mean()
    others = (alike.sum() - 8 - 8 * own) / (64 - 16)
    assert own > others + 0.2
    assert load_char("char_cnn_rnn.clipart64").config.alphabet == ALPHABET
