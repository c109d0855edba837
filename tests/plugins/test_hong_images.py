"""The image generator of Hong et al. 2018: its layout, its network, its losses and its renderer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the networks need torch")
pytest.importorskip("lightning_fabric", reason="training needs lightning-fabric")

from layoutgen_hong import image_system  # noqa: E402
from layoutgen_hong.image_layout import Painter, Pictures, see, smaller  # noqa: E402
from layoutgen_hong.image_means import mean_pictures  # noqa: E402
from layoutgen_hong.image_system import SHEET, ImageSystem  # noqa: E402
from layoutgen_hong.image_training import HongImages  # noqa: E402
from layoutgen_hong.images import COCO128, ImageConfig, ImageGenerator  # noqa: E402
from layoutgen_hong.renderer import load  # noqa: E402
from PIL import Image  # noqa: E402

from layoutgen.data.sample_pack import sample_pack  # noqa: E402
from layoutgen.errors import FormatError, LayoutError, TrainingError, WeightsError  # noqa: E402
from layoutgen.layout import Box, Canvas, Item, Layout  # noqa: E402
from layoutgen.nn import weights  # noqa: E402
from layoutgen.nn.batch import SceneBatch  # noqa: E402
from layoutgen.nn.renderer import GanRenderer  # noqa: E402
from layoutgen.nn.text import CharCnnRnn, CharConfig  # noqa: E402
from layoutgen.nn.train import fit  # noqa: E402
from layoutgen.scene import SceneData  # noqa: E402
from layoutgen.testing import check_renderer, check_system  # noqa: E402

LABELS, WORDS = ("grass", "sky", "dog", "car"), ("a", "dog", "red", "car")
SMALL = ImageConfig(
    size=16, colours=4, layout=(8, 12), text=4, noise=3, blocks=1, decoder=(8, 6), judge=(8, 12), shown=3, pictures=5,
    grid=3, sentence=6, frozen=False, labels=len(LABELS) + 2, words=len(WORDS) + 2,
)  # fmt: skip
WHOLE = [0.0, 0.0, 1.0, 1.0]


def batch_of(
    boxes: list[list[list[float]]], labels: list[list[int]], masks: torch.Tensor | None = None, **more: torch.Tensor
) -> SceneBatch:
    count = [len(some) for some in boxes]
    return SceneBatch(
        words=torch.tensor([[2, 3, 0], [2, 4, 5]])[: len(boxes)],
        lengths=torch.tensor([2, 3])[: len(boxes)],
        labels=torch.tensor([label for some in labels for label in some], dtype=torch.int64),
        boxes=torch.tensor([box for some in boxes for box in some]).reshape(-1, 4),
        owner=torch.repeat_interleave(torch.arange(len(boxes)), torch.tensor(count)),
        triples=torch.zeros(0, 3, dtype=torch.int64),
        masks=masks,
        **more,
    )


def two(size: int = 16) -> SceneBatch:
    left, right = [0.0, 0.25, 0.5, 0.75], [0.5, 0.25, 1.0, 0.75]
    made = batch_of([[WHOLE, left], [WHOLE, right, left]], [[2, 4], [3, 4, 5]])
    return replace(made, images=torch.rand(2, 3, size, size, generator=torch.Generator().manual_seed(1)) * 2 - 1)


def test_the_layout_shows_what_is_nearest_and_both_backdrops() -> None:
    back, front = [0.0, 0.0, 0.5, 1.0], [0.25, 0.0, 0.75, 1.0]
    seen = see(batch_of([[WHOLE, WHOLE, back, front]], [[2, 3, 4, 5]]), 4)
    maps = seen.maps(6)[0, :, 0]  # a row of each class
    assert maps[4].tolist() == [1, 0, 0, 0] and maps[5].tolist() == [0, 1, 1, 0]
    assert maps[2].tolist() == maps[3].tolist() == [0, 0, 0, 0.5]  # grass and sky share what is left
    assert seen.across[0, 3].tolist() == [-1, -0.5, 0.5, 1] and seen.down[0, 0].tolist() == [-0.75, -0.25, 0.25, 0.75]


def test_masks_have_their_shape_in_the_box() -> None:
    masks = torch.ones(2, 4, 4)
    masks[1, :2] = 0
    maps = see(batch_of([[WHOLE, [0.5, 0.0, 1.0, 1.0]]], [[2, 4]], masks), 8).maps(6)[0]
    assert maps[4, 5:, 4:].eq(1).all() and maps[4, :3].eq(0).all() and maps[4, :, :4].eq(0).all()
    assert torch.allclose(maps[2] + maps[4], torch.ones(8, 8))


def test_a_scene_without_objects_has_an_empty_layout() -> None:
    batch = two()
    none = replace(batch, labels=batch.labels[:0], boxes=batch.boxes[:0], owner=batch.owner[:0])
    assert see(none, 4).maps(6).shape == (2, 6, 4, 4) and not see(none, 4).maps(6).any()


def test_painting_is_a_convolution_of_the_maps() -> None:
    torch.manual_seed(0)
    seen, painter = see(two(), 8), Painter(6, 3)
    wanted = torch.einsum("bchw,cd->bdhw", seen.maps(6), painter.colours.weight)
    assert torch.allclose(painter(seen), wanted, atol=1e-6)
    assert smaller(wanted, 2).shape == (2, 3, 2, 2)


def test_a_classes_picture_lies_over_the_objects_box() -> None:
    pictures = Pictures(6, 5, 2)
    begin = torch.zeros(6, 2, 2, 3)
    begin[4, :, 1] = 1.0  # the right side of label 4
    pictures.begin(begin)
    laid = pictures(see(batch_of([[WHOLE, [0.5, 0.0, 1.0, 1.0]]], [[2, 4]]), 8))[0]
    assert laid[:3, :, :4].eq(0).all()
    assert torch.allclose(laid[0, 3, 4:], torch.tensor([0.125, 0.375, 0.625, 0.875]))
    assert torch.allclose(laid[3, 3, 4:], torch.tensor([-0.75, -0.25, 0.25, 0.75]))  # where it is in its box


def test_the_mean_picture_of_a_class_is_what_was_seen_of_it() -> None:
    batch = batch_of([[WHOLE, [0.5, 0.0, 1.0, 1.0]]], [[2, 4]])
    images = torch.full((1, 3, 16, 16), -0.5)
    images[:, :, :8, 8:], images[:, :, 8:, 8:] = 0.8, 0.2
    means = mean_pictures([replace(batch, images=images)], 6, 5).tanh()
    assert means.shape == (6, 5, 5, 3) and means[3].eq(0).all()
    assert torch.allclose(means[2, :, 0], torch.tensor(-0.5), atol=0.05)
    assert torch.allclose(means[2, :, -1], torch.tensor(-0.5), atol=0.05)  # hidden there, so the class's mean
    assert means[4, 0].min() > 0.6 and means[4, -1].max() < 0.4


def artist() -> ImageGenerator:
    torch.manual_seed(3)
    made = ImageGenerator(SMALL)
    with torch.no_grad():
        made.image.weight.normal_()  # which begins with nothing, so that the classes' mean pictures are drawn
        made(two(), made.noise(2))  # statistics of the normalisation
    return made.eval()


def test_a_picture_follows_its_box_its_text_and_its_noise() -> None:
    network, batch = artist(), two()
    noise = network.noise(2, torch.Generator().manual_seed(0))
    drawn = network(batch, noise)
    assert drawn.shape == (2, 3, 16, 16) and drawn.abs().max() <= 1
    assert torch.equal(drawn, network(batch, noise))
    boxes = batch.boxes.clone()
    boxes[1] = torch.tensor([0.5, 0.25, 1.0, 0.75])
    for other in (
        replace(batch, boxes=boxes), replace(batch, words=batch.words.flip(0), lengths=batch.lengths.flip(0)),
        replace(batch, labels=batch.labels.flip(0)),
    ):  # fmt: skip
        assert not torch.allclose(network(other, noise)[0], drawn[0], atol=1e-5)
    assert not torch.allclose(network(batch, network.noise(2, torch.Generator().manual_seed(1))), drawn, atol=1e-5)


def test_the_published_sizes_need_the_captions_vectors() -> None:
    config = replace(COCO128, labels=6, words=6)
    with torch.device("meta"):
        network = HongImages(config)
    assert network.size == 128 and network.generator.text is network.generator.pictures is None
    with pytest.raises(LayoutError, match="captions' vectors"):
        network.generator.sentence(two())
    frozen = replace(SMALL, frozen=True)
    batch = replace(two(), sentence=torch.randn(2, SMALL.sentence))
    drawn = ImageGenerator(frozen)
    assert drawn(batch, drawn.noise(2)).shape == (2, 3, 16, 16)


def test_both_turns_learn_and_the_pictures_are_drawn_once() -> None:
    torch.manual_seed(0)
    gan, batch = HongImages(SMALL, steps=10), two()
    drawing, judging = gan.turns()
    calls: list[int] = []
    gan.generator.image.register_forward_hook(lambda *_: calls.append(1))
    for turn, terms in ((drawing, {"adversarial", "pixels", "features"}), (judging, {"judged", "wrong"})):
        gan.zero_grad(set_to_none=True)
        losses = turn.loss(batch)
        assert set(losses) == terms and all(torch.isfinite(value) for value in losses.values())
        sum(losses.values()).backward()
        grads = [p.grad for p in turn.module.parameters()]
        assert all(g is None or torch.isfinite(g).all() for g in grads) and sum(g is not None for g in grads) > 5
    assert len(calls) == 1
    judging.loss(batch)
    assert len(calls) == 2  # without the generator's turn before it, they are drawn again
    assert drawing.schedule(0) == drawing.schedule(5) == 1 and drawing.schedule(9) < 0.5
    with pytest.raises(TrainingError, match="pictures"):
        drawing.loss(replace(batch, images=None))


def test_the_discriminator_learns_which_text_is_whose() -> None:
    torch.manual_seed(0)
    gan, batch = HongImages(SMALL), two()
    gan.generator.eval()
    adam = torch.optim.Adam(gan.judge.parameters(), lr=1e-2, betas=(0.5, 0.999))
    for _ in range(160):
        adam.zero_grad()
        sum(gan.judging(batch).values()).backward()
        adam.step()
    with torch.no_grad():
        seen, sentence = see(batch, 16), gan.generator.sentence(batch)
        features = gan.judge.features(batch.images, gan.judge.painter(seen))
        right, wrong = (gan.judge.judged(features, text).mean() for text in (sentence, sentence.flip(0)))
    assert right > 0.5 and wrong < -0.5


# training and rendering -----------------------------------------------------------------------------------------------


def trained(folder: Path, steps: int) -> Path:
    ready = ImageSystem(4).prepare(sample_pack(folder / "pack", 64), folder, steps=steps, seed=0, console=None)
    ready = ready._replace(recipe=replace(ready.recipe, save_every=50, average=0.0, accelerator="cpu"))
    model = fit(ready.model, ready.batches, ready.recipe, folder / "run", validate=ready.validate)
    assert isinstance(model, HongImages)
    made = folder / "hong_image.sample"
    weights.save(made, model.artist(), ready.config)
    return made


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return trained(tmp_path_factory.mktemp("hong"), 30)


def scene_of(label: str, *boxes: Box, text: str = "a red person left of a car on grass") -> Layout:
    items = tuple(Item(id=f"{label}.1.{k}", label=label, box=box) for k, box in enumerate(boxes, 1))
    scene = SceneData(text=text)
    return Layout(canvas=Canvas(width=64, height=64), background=("grass",), items=items, scene=scene)


def renderer(made: Path) -> GanRenderer:
    return load(made, device="cpu", precision="exact", compiled=False)


def test_the_system_keeps_its_contract() -> None:
    check_system("hong_image")


def test_the_run_has_a_sheet_and_weights_small_enough_to_ship(made: Path) -> None:
    with Image.open(made.parent / SHEET) as sheet:
        assert sheet.width > 192 and sheet.height >= 64
    assert weights.Weights(made).size < 10e6
    assert weights.Weights(made).config.credit == "" and weights.Weights(made).config.data == "sample"


def test_the_renderer_keeps_its_contract(made: Path) -> None:
    check_renderer("hong", options={"weights": str(made)})


LEFT, RIGHT = Box(0.0, 0.25, 0.5, 0.75), Box(0.5, 0.25, 1.0, 0.75)


def middle(picture: Image.Image, box: Box) -> np.ndarray:
    """The mean colour of the inner part of a box."""
    pixels = np.asarray(picture, dtype=float)
    x0, y0, x1, y1 = (round(64 * side) for side in box)
    return pixels[y0 + 4 : y1 - 4, x0 + 4 : x1 - 4].mean((0, 1))


def test_moving_a_box_moves_the_object(made: Path) -> None:
    at_left, at_right = renderer(made)([scene_of("car", LEFT), scene_of("car", RIGHT)], seeds=[1, 1])
    for picture, here, there in ((at_left, LEFT, RIGHT), (at_right, RIGHT, LEFT)):
        assert middle(picture, here).mean() > middle(picture, there).mean() + 60  # cars are bright, grass is dark


def test_colours_are_those_of_the_labels(made: Path) -> None:
    car, grass = (
        middle(picture, LEFT) for picture in renderer(made)([scene_of("car", LEFT), scene_of("car")], seeds=[1, 1])
    )
    assert car[0] > car[1] > car[2] and car[0] > 150  # (210, 180, 60)
    assert grass[1] > grass[0] + 20 and grass[1] > grass[2] + 20  # (20, 90, 20)


def test_a_region_is_a_part_of_the_backdrop(made: Path) -> None:
    draw = renderer(made)
    low = Item(id="grass.1.1", label="grass", box=Box(0.0, 0.5, 1.0, 1.0), z=-5)
    plain = scene_of("car", LEFT).model_copy(update={"background": ()})
    batch = draw.encoder([plain.with_items([*plain.items, low])])
    assert batch.boxes[1].tolist() == WHOLE and draw.encoder.labels.entries[int(batch.labels[1])] == "grass"
    assert batch.masks is not None and batch.masks[1, :16].eq(0).all() and batch.masks[1, 16:].eq(1).all()
    assert batch.boxes[2].tolist() == list(LEFT)


def test_a_pictures_bytes_depend_on_its_seed_alone(made: Path) -> None:
    draw, layouts = renderer(made), [scene_of("person", LEFT), scene_of("car", LEFT, RIGHT), scene_of("car")]
    together = [picture.tobytes() for picture in draw(layouts, seeds=[1, 2, 3])]
    alone = [draw([layout], seeds=[seed])[0].tobytes() for layout, seed in zip(layouts, [1, 2, 3], strict=True)]
    assert together == alone
    assert draw(layouts[:1], seeds=[9])[0].tobytes() != together[0]


def test_what_is_drawn_as_something_else_is_said(made: Path) -> None:
    said = renderer(made).report(scene_of("taxi", LEFT))
    assert len(said) == 1 and "taxi" in said[0] and "car" in said[0]


def test_weights_that_will_not_do(made: Path, tmp_path: Path) -> None:
    config = weights.Weights(made).config
    model = ImageGenerator(replace(SMALL, labels=5, words=9))
    for name, changed, sentence in (
        ("other", config.model_copy(update={"system": "sg2im_image"}), "not of 'hong_image'"),
        ("sizes", config.model_copy(update={"options": {"size": 64}}), "do not fit"),
        ("words", config.model_copy(update={"vocabulary": {"labels": ("dog",)}}), "vocabulary"),
        ("small", config, "does not fit"),
    ):
        weights.save(tmp_path / name, model, changed)
        with pytest.raises(WeightsError, match=sentence):
            renderer(tmp_path / name)


def encoder(folder: Path) -> Path:
    torch.manual_seed(0)
    config = CharConfig(channels=(4, 5, 6), embedding=SMALL.sentence)
    said = weights.Config(system="char_cnn_rnn", data=folder.name, options=weights.options_of(config))
    weights.save(folder, CharCnnRnn(config), said)
    return folder


def test_the_published_form_learns_and_draws_with_encoded_captions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = replace(SMALL, frozen=True, pictures=0, grid=0)
    monkeypatch.setattr(image_system, "COCO128", published)
    reads, pack = encoder(tmp_path / "reads"), sample_pack(tmp_path / "pack", SMALL.size)
    system = ImageSystem(2, published=True, encoder=str(reads))
    ready = system.prepare(pack, tmp_path, steps=2, seed=0, console=None)
    model = fit(ready.model, ready.batches, replace(ready.recipe, accelerator="cpu"), tmp_path / "run")
    made = tmp_path / "hong_image.encoded"
    weights.save(made, model.artist(), ready.config)
    pictures = renderer(made)([scene_of("car", LEFT), scene_of("car", LEFT, text="a dog")], seeds=[1, 1])
    assert np.asarray(pictures[0]).shape == (64, 64, 3) and pictures[0].tobytes() != pictures[1].tobytes()
    other = {name: value + 1 for name, value in weights.Weights(reads).tensors().items()}
    changed = CharCnnRnn(CharConfig(channels=(4, 5, 6), embedding=SMALL.sentence))
    changed.load_state_dict(other)
    weights.save(reads, changed, weights.Weights(reads).config)
    with pytest.raises(WeightsError, match="another caption encoder"):
        renderer(made)


def test_packs_that_will_not_do(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="no finished pack"):
        ImageSystem().prepare(tmp_path, tmp_path, steps=1, seed=0, console=None)
    small = sample_pack(tmp_path / "small", 16)
    with pytest.raises(TrainingError, match="16 px"):
        ImageSystem().prepare(small, tmp_path, steps=1, seed=0, console=None)
    with pytest.raises(TrainingError, match="two pictures"):
        ImageSystem(1)
