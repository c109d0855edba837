"""sg2im's pictures: the painter, its judges and losses, their training, and the renderer of both kinds of weights."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the model needs torch")
pytest.importorskip("lightning_fabric", reason="training needs lightning-fabric")

from layoutgen_sg2im import image_system  # noqa: E402
from layoutgen_sg2im.checkpoint import read  # noqa: E402
from layoutgen_sg2im.image_config import COCO64, CONFIGS, VG128, ImageConfig  # noqa: E402
from layoutgen_sg2im.image_gan import Painted, Painter, Sg2ImGan  # noqa: E402
from layoutgen_sg2im.image_graph import Graph  # noqa: E402
from layoutgen_sg2im.image_quick import QuickSg2Im  # noqa: E402
from layoutgen_sg2im.image_reading import load, plain  # noqa: E402
from layoutgen_sg2im.image_system import SHEET, Sg2ImImageSystem  # noqa: E402
from layoutgen_sg2im.sentence import IMAGE, IN_IMAGE, Names  # noqa: E402
from PIL import Image  # noqa: E402

from layoutgen.errors import FormatError, TrainingError, WeightsError  # noqa: E402
from layoutgen.layout import Box, Canvas, Item, Layout  # noqa: E402
from layoutgen.nn import weights  # noqa: E402
from layoutgen.nn.batch import SceneBatch  # noqa: E402
from layoutgen.nn.renderer import GanRenderer  # noqa: E402
from layoutgen.nn.train import fit  # noqa: E402
from layoutgen.testing import check_renderer, check_system  # noqa: E402
from tests.parity import Fixture, fixture, same  # noqa: E402
from tests.plugins.test_sg2im_checkpoint import OBJECTS, record  # noqa: E402

SMALL = ImageConfig(
    size=16, embedding=6, gconv=8, gconv_hidden=12, gconv_layers=2, refinement=(12, 10, 8), mask_size=4, layout_noise=2,
    judges=(8, 12), judge_wide=16, own_masks=0.5, batch=6, rate=3e-3, steps=20, settled=16, average=0.9,
)  # fmt: skip
LEFT, RIGHT = Box(0.0, 0.5, 0.5, 1.0), Box(0.5, 0.5, 1.0, 1.0)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Weights of a small network after a short training."""
    torch.manual_seed(0)
    folder = tmp_path_factory.mktemp("sg2im")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(image_system, "CONFIGS", {"small": SMALL})
        system = Sg2ImImageSystem("small")
    ready = system.prepare(system.sample(folder), folder, steps=None, seed=0, console=None)
    assert (ready.recipe.steps, ready.recipe.average) == (20, 0.9)
    trained = fit(ready.model, ready.batches, replace(ready.recipe, log_every=10, save_every=20), folder / "run",
                  validate=ready.validate)  # fmt: skip
    assert isinstance(trained, Sg2ImGan)
    weights.save(folder / "sg2im_image.sample", trained.artist(), ready.config)
    return folder / "sg2im_image.sample"


def scene_of(label: str, *boxes: Box, **more: object) -> Layout:
    items = tuple(Item(id=f"{label}.1.{k}", label=label, box=box) for k, box in enumerate(boxes))
    return Layout(items=items, canvas=Canvas(width=64, height=64)).model_copy(update=more)


# against the authors' numbers ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def numbers() -> Fixture:
    return fixture("sg2im")


@pytest.mark.parametrize(("kind", "corners"), [("legacy", True), ("modern", False)])
@torch.no_grad()
def test_losses(numbers: Fixture, tmp_path: Path, kind: str, corners: bool) -> None:
    given, wanted = numbers.inputs, numbers.outputs
    torch.save(record(numbers), tmp_path / "vg64.pt")
    net, _ = read(tmp_path / "vg64.pt")
    net.config = replace(net.config, align_corners=corners)
    gan = Sg2ImGan(replace(COCO64, judges=(8, 16, 32)), Names(OBJECTS, (IN_IMAGE,), OBJECTS[1:])).eval()
    gan.painter = Painter(net, gan.painter.grapher.names)
    gan.objects.load_state_dict(numbers.state["d_obj"])
    gan.objects.align_corners = corners
    gan.image.load_state_dict(numbers.state["d_img"])
    objects, boxes, owner = given["objs"], given["boxes_gt"], given["obj_to_img"]
    batch = SceneBatch(
        words=torch.zeros(3, 1, dtype=torch.int64), lengths=torch.ones(3, dtype=torch.int64), labels=objects + 1,
        boxes=boxes, owner=owner, triples=given["triples"], masks=given["masks_gt"].float(),
        images=gan.painter.coloured(given["imgs_real"]),
    )  # fmt: skip
    graph = Graph(objects, given["triples"], owner, boxes, torch.arange(len(objects)))
    seen = net.imagine(objects, given["triples"])
    none = torch.zeros_like(objects, dtype=torch.bool)
    masks = gan.painter.masks(batch, graph, none, None)
    images = net.draw(seen.vectors, boxes, masks, owner, given["layout_noise"])
    assert same(images, wanted[f"{kind}.gtbox_gtmask.img"])
    terms = gan.terms(batch, graph, Painted(images, seen.boxes, ~none, seen.masks))
    names = {"pixel": "l1_pixel", "box": "bbox", "image": "g_gan_img", "objects": "g_gan_obj", "auxiliary": "ac"}
    for name, theirs in names.items():
        assert same(terms[name], wanted[f"{kind}.loss.{theirs}"]), name
    assert same(terms["mask"], 0.1 * wanted["legacy.loss.mask_bce"])
    gan.seen = (batch, images)
    _, of_objects, of_image = gan.turns()
    for turn, theirs in ((of_objects, "d_obj"), (of_image, "d_img")):
        assert same(sum(turn.loss(batch).values(), torch.zeros(())), wanted[f"{kind}.loss.{theirs}"])


def test_the_renderer_draws_with_the_authors_weights(numbers: Fixture, tmp_path: Path) -> None:
    torch.save(record(numbers), tmp_path / "vg64.pt")
    weights.save(tmp_path / "kept", *read(tmp_path / "vg64.pt"), half=False)
    draw = load(str(tmp_path / "kept"))
    assert draw.labels == tuple(OBJECTS[1:]) and draw.conditions == {"labels", "boxes", "masks"}
    square = ((0.25, 0.55, 0.45, 0.55, 0.45, 0.95, 0.25, 0.95),)
    layout = Layout(
        items=(
            Item(id="sky.1.1", label="sky", box=(0, 0, 1, 0.5)),
            Item(id="puppy.1.1", label="puppy", box=(0.1, 0.5, 0.6, 1), mask=square, z=1),
        )
    )
    picture = np.asarray(draw([layout], seeds=[4], size=(48, 32))[0]).astype(int)
    boxes = torch.tensor([[0, 0, 1, 0.5], [0.1, 0.5, 0.6, 1], [0, 0, 1, 1]])
    triples = torch.tensor([[0, 2, 1], [0, 0, 2], [1, 0, 2]])  # sky above dog; both in the image
    noise = torch.randn(1, 5, 32, 48, generator=torch.Generator().manual_seed(4))
    net, _ = read(tmp_path / "vg64.pt")
    with torch.no_grad():
        seen = net.imagine(torch.tensor([4, 1, 0]), triples)
        assert seen.masks is not None
        masks = torch.nn.functional.interpolate(seen.masks[:, None], (32, 32), mode="bilinear", align_corners=True)[
            :, 0
        ]
        masks[1:] = 1  # the image's is full, and the dog's is given: a cell of it is an eightieth
        masks[1] = torch.tensor([[float(9.6 <= x < 22.4 and 3.2 <= y < 28.8) for x in range(32)] for y in range(32)])
        drawn = net.draw(seen.vectors, boxes, masks, torch.tensor([0, 0, 0]), noise)[0]
    mean, deviation = torch.tensor([[0.485, 0.456, 0.406], [0.229, 0.224, 0.225]])[:, :, None, None]
    wanted = ((drawn * deviation + mean).clamp(0, 1) * 255).permute(1, 2, 0).numpy()
    assert np.abs(picture - wanted).mean() < 2  # cells at the mask's border are shares


@torch.inference_mode()
def test_the_short_way_to_a_picture_leads_to_the_same(numbers: Fixture, tmp_path: Path) -> None:
    torch.save(record(numbers), tmp_path / "vg64.pt")
    net, _ = read(tmp_path / "vg64.pt")
    given = numbers.inputs
    graph, noise = (given["objs"], given["triples"]), given["layout_noise"]
    placed = (given["boxes_gt"], given["masks_gt"].float(), given["obj_to_img"])
    short = QuickSg2Im(net, torch.float32)
    assert same(short.draw(short.look(*graph), *placed, noise), numbers.outputs["legacy.gtbox_gtmask.img"])
    coarse = QuickSg2Im(net, torch.bfloat16)
    drawn, wanted = coarse.draw(coarse.look(*graph), *placed, noise).float(), net.draw(net.look(*graph), *placed, noise)
    assert (drawn - wanted).square().mean() < 1e-4 * wanted.square().mean()
    assert same(short.shapes(net.look(*graph)), net.shapes(net.look(*graph)))


def test_cocos_names_become_nouns() -> None:
    names = Names(
        (IMAGE, "sky-other", "NONE", "dog", "sky", "NONE"), ("above",), ("sky-other", "NONE", "dog", "sky", "NONE")
    )
    assert plain(names).classes == ("sky", "dog")
    assert plain(names).object_ids["sky"] == 1 and plain(names).object_ids["dog"] == 3


# our own training -----------------------------------------------------------------------------------------------------


def test_published_configurations() -> None:
    assert set(CONFIGS) == {"clipart64", "coco64", "vg64", "vg128"}
    assert (COCO64.pixel, COCO64.box, COCO64.mask, COCO64.image, COCO64.objects, COCO64.auxiliary) == (
        1, 10, 0.1, 0.01, 0.01, 0.1,
    )  # fmt: skip
    assert (COCO64.rate, COCO64.batch, COCO64.settled) == (1e-4, 32, 100_000)
    with torch.device("meta"):
        gan = Sg2ImGan(VG128, Names((IMAGE, "dog"), (IN_IMAGE,), ("dog",)))
    assert gan.painter.net.state_dict()["refinement_net.refinement_modules.5.net.0.weight"].shape == (32, 224, 3, 3)


def test_late_in_training_the_statistics_stay() -> None:
    gan = Sg2ImGan(SMALL, Names((IMAGE, "dog"), (IN_IMAGE,), ("dog",))).train()
    gan.begin(15)
    assert gan.painter.training
    gan.begin(16)
    assert not gan.painter.training and gan.objects.training


def test_the_system_keeps_its_contract() -> None:
    check_system("sg2im_image")


def test_pictures_of_another_size_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="draws 128"):
        Sg2ImImageSystem("vg128").prepare(
            Sg2ImImageSystem("coco64").sample(tmp_path), tmp_path, steps=2, seed=0, console=None
        )
    with pytest.raises(FormatError):
        Sg2ImImageSystem("coco64").prepare(tmp_path, tmp_path, steps=2, seed=0, console=None)


def test_the_run_has_a_sheet(made: Path) -> None:
    with Image.open(made.parent / SHEET) as sheet:
        assert sheet.height >= 16 and sheet.width > 4 * 4 * 16


def test_the_renderer_keeps_its_contract(made: Path) -> None:
    check_renderer("sg2im", options={"weights": str(made)})


def test_a_batch_draws_what_singles_draw(made: Path) -> None:
    draw = load(str(made))
    some = [scene_of("dog", LEFT), scene_of("cat", LEFT, RIGHT), Layout(canvas=Canvas(width=64, height=64))]
    together = [picture.tobytes() for picture in draw(some, seeds=[1, 2, 3])]
    assert together == [draw([one], seeds=[seed])[0].tobytes() for one, seed in zip(some, (1, 2, 3), strict=True)]


def test_boxes_labels_and_masks_are_heard(made: Path) -> None:
    draw = load(str(made))
    corner = ((0.0, 0.5, 0.2, 0.5, 0.0, 0.7),)
    shaped = scene_of("dog", LEFT).with_items([Item(id="dog.1.1", label="dog", box=LEFT, mask=corner)])
    drawn = [
        draw([one], seeds=[1])[0].tobytes()
        for one in (scene_of("dog", LEFT), scene_of("dog", RIGHT), scene_of("cat", LEFT), shaped)
    ]
    assert len(set(drawn)) == 4


def test_its_own_masks_are_drawn_when_they_are_asked_for(made: Path) -> None:
    given, own = load(str(made)), load(str(made), masks="own")
    first, second = (
        scene_of("dog", LEFT).with_items([Item(id="dog.1.1", label="dog", box=LEFT, mask=mask)])
        for mask in (((0.0, 0.5, 0.2, 0.5, 0.0, 0.7),), ((0.2, 0.7, 0.4, 0.9, 0.2, 0.9),))
    )
    assert (given.squares([first], [1]) != given.squares([second], [1])).any()
    assert (own.squares([first], [1]) == own.squares([second], [1])).all()
    assert given.conditions - own.conditions == {"masks"}


def test_weights_that_do_not_draw_are_refused(made: Path, tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="makes layouts only"):
        load("sg2im.coco")
    told = weights.Weights(made)
    bare = told.config.model_copy(update={"vocabulary": {}})
    weights.save(tmp_path / "bare", torch.nn.Linear(1, 1), bare)
    with pytest.raises(WeightsError, match="its vocabulary has no 'objects'"):
        load(str(tmp_path / "bare"))


# the shipped weights --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped() -> GanRenderer:
    try:
        return load("sg2im_image.clipart64")
    except WeightsError as error:
        pytest.skip(f"not in this checkout: {error}")


@pytest.mark.parametrize(("label", "background"), [("person", "beach"), ("car", "street"), ("sheep", "field")])
def test_moving_a_box_moves_the_object(shipped: GanRenderer, label: str, background: str) -> None:
    empty, left, right = (
        np.asarray(picture, dtype=float)
        for picture in shipped(
            [scene_of(label, *some, background=(background,)) for some in ((), (LEFT,), (RIGHT,))], seeds=[3] * 3
        )
    )
    here, there = np.s_[36:60, 4:28], np.s_[36:60, 36:60]  # well within the boxes
    for picture, inside, outside in ((left, here, there), (right, there, here)):
        off = np.abs(picture - empty).mean(2)
        assert off[inside].mean() > 8 and off[inside].mean() > 4 * off[outside].mean()


def test_the_shipped_weights_are_small(shipped: GanRenderer) -> None:
    found = weights.find("sg2im_image.clipart64")
    assert found.size <= 10e6 and found.config.data_licence
    assert {"person", "dog", "car"} <= set(shipped.labels or ())
