"""Banks of cut-outs, and pictures put together from them."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the embedding needs torch")

from layoutgen_text2scene import patches_build, patches_cut, patches_network  # noqa: E402
from layoutgen_text2scene.composite import PatchRenderer, load  # noqa: E402
from layoutgen_text2scene.composite_paste import fitted  # noqa: E402
from layoutgen_text2scene.patches import BANK, Bank  # noqa: E402
from layoutgen_text2scene.patches_build import Plan, build  # noqa: E402
from layoutgen_text2scene.patches_colour import asked, basic_name, has, oklab, recoloured, shares, to_rgb  # noqa: E402
from PIL import Image  # noqa: E402
from typer.testing import CliRunner  # noqa: E402

from layoutgen.cli import app  # noqa: E402
from layoutgen.data.example import Seen, layout_of, lines  # noqa: E402
from layoutgen.errors import FormatError, LayoutError, OutputError, PluginError  # noqa: E402
from layoutgen.layout import Box, Canvas, Item, Layout  # noqa: E402
from layoutgen.scene import Relation, SceneData, SceneObject  # noqa: E402
from layoutgen.testing import check_renderer  # noqa: E402
from tests.plugins.coco_folder import coco_folder  # noqa: E402

QUICK = Plan(steps=20, seed=1)


@pytest.fixture(scope="module")
def coco(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return coco_folder(tmp_path_factory.mktemp("coco") / "mini")


@pytest.fixture(scope="module")
def bank(coco: Path) -> Bank:
    return build(coco, coco.parent / "bank", QUICK)


@pytest.fixture(scope="module")
def renderer(bank: Bank) -> PatchRenderer:
    return PatchRenderer(bank)


def one(label: str, box: tuple[float, ...] = (0.25, 0.25, 0.75, 0.75), **change: Any) -> Layout:
    item = Item(id=f"{label}.1.1", label=label, box=Box(*box), **change)
    return Layout(canvas=Canvas(width=200, height=160), items=(item,))


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


# the bank ---------------------------------------------------------------------------------------------------------


def test_a_bank_holds_every_thing_with_its_outline_and_source(bank: Bank) -> None:
    assert {label: len(numbers) for label, numbers in bank.of.items()} == {"boat": 2, "car": 3, "cat": 2, "dog": 3}
    assert len(bank.backdrops) == 6
    for number, patch in enumerate(bank.patches):
        pixels = bank.pixels(number)
        assert pixels.shape == (patch.height, patch.width, 4)
        assert 0.2 < (pixels[..., 3] > 127).mean() < 0.98
        assert patch.source.licence == "Attribution License"
        assert patch.source.credit == f"https://example.org/{patch.source.picture}"
        assert patch.things[patch.number].label == patch.label
    assert np.linalg.norm(bank.embeddings, axis=1) == pytest.approx(1, abs=2e-3)
    assert set(bank.backdrops[0].words) == {"beach"} and set(bank.backdrops[0].labels) == {"car", "dog"}
    assert bank.head.figures == {}  # of six pictures none is kept aside


def test_a_cut_out_has_the_colours_of_its_thing(bank: Bank) -> None:
    reds = [has(bank.patches[k].colours, "#e02020") for k in bank.of["car"]]
    assert max(reds) > 0.3
    blues = [has(bank.patches[k].colours, "#2040e0") for k in bank.of["boat"]]
    assert max(blues) > max(has(bank.patches[k].colours, "#2040e0") for k in bank.of["dog"])


def test_a_build_that_was_stopped_goes_on_to_the_same_bank(
    coco: Path, bank: Bank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    take = patches_build._State.take

    def stopped(self: Any, example: Any, source: Any) -> None:
        if len(taken) == 3:
            with (self.part / "patches.jsonl").open("a") as file:
                file.write('{"half of a li')
            raise KeyboardInterrupt
        taken.append(example.id)
        take(self, example, source)

    monkeypatch.setattr(patches_build._State, "take", stopped)
    out = tmp_path / "bank"
    with pytest.raises(KeyboardInterrupt):
        build(coco, out, QUICK)
    assert not out.exists()
    with pytest.raises(FormatError, match=r"no bank of cut-outs .its building was not finished"):
        Bank(tmp_path / "bank.part")
    with pytest.raises(OutputError, match="with other options"):
        build(coco, out, Plan(steps=21, seed=1))
    monkeypatch.setattr(patches_build._State, "take", take)
    again: list[str] = []
    monkeypatch.setattr(patches_build._State, "take", lambda self, e, s: (again.append(e.id), take(self, e, s))[0])
    build(coco, out, QUICK)
    assert len(again) == 3 and not set(again) & set(taken)
    assert files(out) == files(bank.folder)
    assert not (tmp_path / "bank.part").exists()


def test_what_is_no_coco_folder_is_refused(coco: Path, tmp_path: Path, bank: Bank) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(FormatError, match="is no COCO folder"):
        build(tmp_path / "empty", tmp_path / "b", QUICK)
    with pytest.raises(OutputError, match="is there already"):
        build(coco, bank.folder, QUICK)
    with pytest.raises(OutputError, match="limit=0"):
        Plan(limit=0)
    bare = tmp_path / "bare"
    (bare / "annotations").mkdir(parents=True)
    name = "annotations/instances_tiny.json"
    (bare / name).write_bytes((coco / name).read_bytes())
    with pytest.raises(FormatError, match=r"no picture of instances_tiny.json is in"):
        build(bare, tmp_path / "b", QUICK)
    assert not (tmp_path / "b").exists()


def test_a_damaged_bank_is_refused(bank: Bank, tmp_path: Path) -> None:
    for name, said in (("embeddings.npy", "missing or damaged"), ("patches.jsonl", "line 1"), (BANK, "is damaged")):
        folder = tmp_path / name
        for file, content in files(bank.folder).items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(b"{}" if file == name else content)
        with pytest.raises(FormatError, match=said):
            Bank(folder)


def test_limits_are_kept(coco: Path, tmp_path: Path) -> None:
    small = build(coco, tmp_path / "bank", Plan(limit=4, most=1, places=2, steps=0))
    assert small.head.pictures == 4 and len(small.backdrops) == 2
    assert {label: len(numbers) for label, numbers in small.of.items()} == {"boat": 1, "car": 1, "cat": 1, "dog": 1}


# its parts --------------------------------------------------------------------------------------------------------


def test_unknown_pixels_are_worked_out_from_those_around() -> None:
    picture = np.zeros((40, 60, 3), dtype=np.uint8)
    picture[:, :30], picture[:, 30:] = (200, 0, 0), (0, 0, 200)
    known = np.ones((40, 60), dtype=np.bool_)
    known[10:30, 5:20] = known[15:25, 40:55] = False
    made = patches_cut.filled(np.where(known[..., None], picture, 255).astype(np.uint8), known)
    assert np.array_equal(made[known], picture[known])
    assert made[10:30, 5:20, 0].mean() > 150 and made[15:25, 40:55, 2].mean() > 150
    assert made[..., 1].max() == 0


def test_oklab_there_and_back_and_recolouring() -> None:
    colours = np.random.default_rng(0).integers(0, 256, (50, 3), dtype=np.uint8)
    assert np.abs(to_rgb(oklab(colours)).astype(int) - colours).max() <= 1
    assert basic_name("#d01010") == "red" and asked(("big", "dark green")) is not None and asked(("big",)) is None
    cutout = np.zeros((20, 20, 4), dtype=np.uint8)
    cutout[..., 3], cutout[..., 0] = 255, np.arange(20) * 10 + 40
    blue = recoloured(cutout, "#2040e0")
    assert has(shares(cutout), "#2040e0") < 0.1 and has(shares(blue), "#2040e0") > 0.5
    light = oklab(blue[..., :3])[0, :, 0]
    assert (np.diff(light) >= -1e-3).all() and light[-1] - light[0] > 0.1  # light and shade stay
    assert np.array_equal(blue[..., 3], cutout[..., 3])


def test_a_cut_out_fills_its_box_or_stands_in_it() -> None:
    box = Box(0.2, 0.2, 0.6, 0.8)
    assert fitted(box, 80 / 60, (200, 100)) == (40, 20, 120, 80)
    x0, y0, x1, y1 = fitted(box, 0.5, (200, 100))  # too narrow: it keeps its shape, on the box's lower edge
    assert (y0, y1) == (20, 80) and (x0 + x1) / 2 == pytest.approx(80, abs=1) and x1 - x0 == pytest.approx(39, abs=1)
    x0, y0, x1, y1 = fitted(box, 4.0, (200, 100))
    assert (x0, x1, y1) == (40, 120, 80) and y1 - y0 == pytest.approx(26, abs=1)


def test_the_embedding_learns_whose_place_it_is() -> None:
    rng = np.random.default_rng(0)
    places = []
    for k in range(24):  # one class beside another thing, which tells where in the picture it is
        left = Box(0.1, 0.4, 0.3, 0.6)
        beside = Box(0.32, 0.4, 0.42, 0.6) if k % 2 else Box(0.12, 0.15, 0.3, 0.36)
        places.append(patches_network.Place((0, 1 + k % 2), (left, beside), 0))
    thumbs = rng.integers(0, 255, (24, 4, 16, 16), dtype=np.uint8)
    data = patches_network.Training(("dog", "cat", "car"), thumbs, places, [str(k) for k in range(24)])
    every = list(range(24))
    raw = patches_network.train(data, every, steps=0, seed=0)
    learned = patches_network.train(data, every, steps=60, seed=0)
    before = patches_network.mean_rank(raw, data, patches_network.embed(raw, data), every)
    after = patches_network.mean_rank(learned, data, patches_network.embed(learned, data), every)
    assert after < 0.4 < before + 0.15


# the renderer -----------------------------------------------------------------------------------------------------


def test_contracts(renderer: PatchRenderer) -> None:
    check_renderer(renderer)


def test_contracts_with_masks(bank: Bank) -> None:
    clipping = PatchRenderer(bank, clip=True)
    assert "masks" in clipping.conditions
    check_renderer(clipping)


@pytest.mark.parametrize("label", ["dog", "car", "boat", "cat"])
def test_an_item_shows_pixels_of_its_label(renderer: PatchRenderer, bank: Bank, label: str) -> None:
    layout = one(label)
    picture = np.asarray(renderer([layout], seeds=[5])[0]).astype(int)
    (part,) = renderer.parts(layout, 5)
    assert part.patch is not None and bank.patches[part.patch].label == label
    x0, y0, x1, y1 = fitted(layout.items[0].box, bank.patches[part.patch].aspect, (200, 160))
    own = patches_cut.resized(Image.fromarray(bank.pixels(part.patch)), (x1 - x0, y1 - y0))
    inside = own[..., 3] == 255
    assert np.abs(picture[y0:y1, x0:x1][inside] - own[inside][:, :3]).mean() < 12


def test_flip_mirrors_the_cut_out(renderer: PatchRenderer) -> None:
    plain, mirrored = (
        np.asarray(renderer([one("car", flip=flip)], seeds=[2])[0]).astype(int)[40:120, 50:150]
        for flip in (False, True)
    )
    assert np.abs(plain - mirrored[:, ::-1]).mean() < 0.6 * np.abs(plain - mirrored).mean()


def test_what_is_nearer_hides_what_is_farther(renderer: PatchRenderer) -> None:
    box = Box(0.25, 0.25, 0.75, 0.75)
    both = one("dog").with_items([*one("dog", z=1).items, Item(id="boat.1.1", label="boat", box=box, z=0)])
    front = np.asarray(renderer([both], seeds=[1])[0])
    back = np.asarray(renderer([both.reorder("boat.1.1", 5)], seeds=[1])[0])
    assert np.abs(front.astype(int) - back).max() > 60


def test_a_colour_is_found_or_made(renderer: PatchRenderer, bank: Bank) -> None:
    layout = one("car", attributes=("red",))
    for seed in range(4):
        (part,) = renderer.parts(layout, seed)
        assert part.patch is not None and has(bank.patches[part.patch].colours, "#e02020") > 0.3
    picture = np.asarray(renderer([one("car", attributes=("purple",))], seeds=[0])[0])[50:110, 60:140]
    assert any("recoloured" in line for line in renderer.report(one("car", attributes=("purple",))))
    assert has(shares(np.dstack([picture, np.full(picture.shape[:2], 255, np.uint8)])), "#8000a0") > 0.2


def test_several_of_a_kind_are_several_cut_outs(renderer: PatchRenderer) -> None:
    items = [
        Item(id=f"dog.1.{k}", node="dog.1", label="dog", box=Box(0.3 * k, 0.4, 0.3 * k + 0.25, 0.8)) for k in range(3)
    ]
    parts = renderer.parts(Layout(items=tuple(items)), 0)
    assert len({part.patch for part in parts}) == 3


def test_backgrounds_are_places_of_the_bank_or_drawn(renderer: PatchRenderer) -> None:
    beach = one("dog").model_copy(update={"background": ("beach",)})
    kitchen = one("dog").model_copy(update={"background": ("kitchen",)})
    assert not any("background" in line for line in renderer.report(beach))
    assert "background: the bank has no place with kitchen, so it is drawn" in renderer.report(kitchen)
    assert renderer([beach], seeds=[0]) != renderer([kitchen], seeds=[0])


def test_what_the_bank_lacks_is_drawn_and_clothes_stay_with_their_owner(renderer: PatchRenderer) -> None:
    assert "giraffe: the bank has no cut-out of it, so it is drawn" in renderer.report(one("giraffe"))
    giraffe = np.asarray(renderer([one("giraffe")], seeds=[0])[0]).astype(int)
    empty = np.asarray(renderer([one("giraffe").with_items(())], seeds=[0])[0]).astype(int)
    assert (np.abs(giraffe - empty).max(-1) > 30).mean() > 0.03
    scene = SceneData(
        objects=(SceneObject(id="dog.1", label="dog"), SceneObject(id="collar.1", label="collar")),
        relations=(Relation(subject="dog.1", predicate="wearing", object="collar.1", words="with"),),
    )
    collar = Item(id="collar.1.1", node="collar.1", label="collar", box=Box(0.4, 0.3, 0.5, 0.35), z=1)
    dressed = one("dog").model_copy(update={"scene": scene})
    assert "collar: left to the photo of the dog" in renderer.report(dressed.with_items([*dressed.items, collar]))


def test_whose_photos_they_are_is_said(renderer: PatchRenderer) -> None:
    said = [line for line in renderer.report(one("dog")) if line.startswith("photo")]
    assert len(said) >= 1
    assert all("Attribution License, https://example.org/" in line for line in said)


def test_the_size_changes_no_choice(renderer: PatchRenderer) -> None:
    layout = one("boat", attributes=("blue",))
    small = renderer([layout], seeds=[3], size=(100, 80))[0].resize((200, 160), Image.Resampling.BICUBIC)
    large = renderer([layout], seeds=[3], size=(400, 320))[0].resize((200, 160), Image.Resampling.BOX)
    assert np.abs(np.asarray(small).astype(int) - np.asarray(large)).mean() < 12


def test_mistakes_are_said(renderer: PatchRenderer, tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="layoutgen patches build COCO_DIR -o BANK"):
        load("", False)
    with pytest.raises(FormatError, match="is no bank of cut-outs"):
        load(str(tmp_path), False)
    with pytest.raises(LayoutError, match="as many seeds"):
        renderer([one("dog")], seeds=[])
    with pytest.raises(LayoutError, match="5 x 5 px"):
        renderer([one("dog")], seeds=[0], size=(5, 5))


# the command ------------------------------------------------------------------------------------------------------


def invoke(*arguments: str) -> Any:
    done = CliRunner().invoke(app, ["patches", *arguments])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def test_the_command_builds_and_describes(coco: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "bank")
    done = invoke("build", str(coco), "-o", out, "--limit", "2", "--steps", "2")
    assert "4 cut-outs of 3 kinds of things and 2 places from 2 pictures" in " ".join(done.stderr.split())
    assert done.stdout == ""
    assert invoke("show", out).stdout.splitlines() == [
        "4 cut-outs, 2 places, from 2 pictures",
        "labels: dog 2, car 1, cat 1",
        "licences: Attribution License 2",
    ]
    assert json.loads(invoke("show", out, "--json").stdout)["labels"] == {"dog": 2, "car": 1, "cat": 1}


def test_photographs(shared_data: Path) -> None:
    """Real photographs with people's outlines."""
    folder = shared_data / "images" / "coco_permissive"
    cuts = 0
    for _, record in islice(lines(folder / "index.jsonl"), 8):
        seen = [Seen(thing["label"], Box(*thing["box"]), _outline(thing)) for thing in record["objects"]]
        layout = layout_of(seen, captions=record["captions"], size=None)
        image = Image.open(folder / record["file"]).convert("RGB")
        masks = patches_cut.masks_of(layout, image.size)
        for number, item in enumerate(layout.items):
            cut = patches_cut.cut_out(image, masks, number, item)
            if cut is not None:
                cuts += 1
                assert cut.box.area == pytest.approx(item.box.area, rel=0.35)
                assert sum(shares(cut.pixels).values()) > 0.7
        place = patches_cut.empty_place(image, masks, layout.items)
        assert place is None or place[0].shape == (image.height, image.width, 3)
    assert cuts > 5


def _outline(thing: Any) -> tuple[tuple[float, ...], ...] | None:
    return tuple(tuple(polygon) for polygon in thing.get("mask", ()) if len(polygon) >= 6) or None
