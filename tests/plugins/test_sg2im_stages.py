"""sg2im as predictor, shaper and system, with a small network: what does not depend on how well it is trained."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="the model needs torch")

import numpy as np  # noqa: E402
from layoutgen_sg2im.counting import company  # noqa: E402
from layoutgen_sg2im.examples import bare, names_of  # noqa: E402
from layoutgen_sg2im.model import Config  # noqa: E402
from layoutgen_sg2im.predictor import Predictor, one_sided  # noqa: E402
from layoutgen_sg2im.reading import Ready, Whole, load  # noqa: E402
from layoutgen_sg2im.sampling import apart  # noqa: E402
from layoutgen_sg2im.shaper import Shaper, outlined  # noqa: E402
from layoutgen_sg2im.system import Sg2ImSystem  # noqa: E402

from layoutgen import vocab  # noqa: E402
from layoutgen.errors import FormatError, WeightsError  # noqa: E402
from layoutgen.layout import Box, Canvas, Item, Layout  # noqa: E402
from layoutgen.nn import weights  # noqa: E402
from layoutgen.predict.learned import Wish  # noqa: E402
from layoutgen.scene import SceneGraph  # noqa: E402

KITCHEN = {
    "id": "k", "captions": ["Two dogs sit left of a red bicycle.", "A man cooks in a kitchen with several cups."],
    "objects": [
        {"label": "dog", "box": [0.1, 0.5, 0.2, 0.8]}, {"label": "dog", "box": [0.3, 0.5, 0.4, 0.8]},
        {"label": "bicycle", "box": [0.6, 0.3, 0.9, 0.9]}, {"label": "person", "box": [0.4, 0.1, 0.6, 0.9]},
        {"label": "cup", "box": [0.0, 0.1, 0.1, 0.2]}, {"label": "cup", "box": [0.8, 0.1, 0.9, 0.2]},
        {"label": "oven", "box": [0.2, 0.2, 0.5, 0.7]},
    ],
}  # fmt: skip
SHAPED = {
    "id": "s", "captions": ["a dog"],
    "objects": [{"label": "dog", "box": [0.1, 0.1, 0.9, 0.9], "mask_polygons": [[0.1, 0.9, 0.5, 0.1, 0.9, 0.9]]}],
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Weights of a small network, as they were drawn."""
    torch.manual_seed(3)
    names = names_of([scene().data()] * 30)
    config = Config(
        len(names.objects), len(names.predicates), embedding=8, gconv=8, gconv_hidden=16, gconv_layers=2,
        refinement=None, auxiliary=False,
    )  # fmt: skip
    whole = Whole(config, len(names.classes))
    torch.nn.init.normal_(whole.beside.counts.out.bias)
    told = {"objects": names.objects, "predicates": names.predicates, "classes": names.classes}
    place = tmp_path_factory.mktemp("weights") / "sg2im.small"
    described = weights.Config(
        system="sg2im", data="small", options=weights.options_of(config) | {"beside": True}, vocabulary=told
    )
    weights.save(place, whole, described)
    return place


@pytest.fixture(scope="module")
def ready(folder: Path) -> Ready:
    return load(str(folder))


def scene() -> SceneGraph:
    graph = SceneGraph(text="three dogs beside a man on a sofa, and cups")
    dogs, man, sofa = graph.put("dog", count=3), graph.put("man"), graph.put("sofa")
    graph.put("cup", count="many")
    graph.relate(dogs, "next to", man)
    graph.relate(man, "on", sofa)
    return graph


def test_numbers_that_are_said_are_kept(ready: Ready) -> None:
    layout = Predictor(ready, temperature=0.5, confidence=0.5, implied=True)(scene(), seed=1)
    assert [len(layout.of(node)) for node in ("dog.1", "man.1", "sofa.1")] == [3, 1, 1]
    assert len(layout.of("cup.1")) >= 2
    assert any(item.node is None for item in layout.items)  # the drawn weights imply something
    assert all(0 <= side <= 1 for item in layout.items for side in item.box)


def test_implied_things_can_be_left_out(ready: Ready) -> None:
    layout = Predictor(ready, temperature=0.5, confidence=0.5, implied=False)(scene(), seed=1)
    assert all(item.node is not None for item in layout.items)


def test_seeds_and_batches(ready: Ready, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layoutgen_sg2im.predictor.AT_ONCE", 2)
    predictor, one = Predictor(ready, temperature=0.5, confidence=0.5, implied=True), scene()
    other = SceneGraph(text="a cat")
    other.put("cat")
    singles = [predictor(one, seed=1), predictor(other, seed=2), predictor(SceneGraph(text=""), seed=3)]
    assert list(predictor.many([one, other, SceneGraph(text="")], seeds=[1, 2, 3])) == singles
    assert predictor(one, seed=1) == singles[0]
    assert predictor(one, seed=5).items != singles[0].items


def test_without_temperature_seeds_differ_by_a_mirror_alone(ready: Ready) -> None:
    predictor = Predictor(ready, temperature=0.0, confidence=0.5, implied=True)
    first, *others = [predictor.guesses([scene()], [seed])[0][1] for seed in range(8)]
    kept = [[g.box for g in other] == [g.box for g in first] for other in others]
    assert any(kept) and not all(kept)
    mirror = others[kept.index(False)]
    for a, b in zip(first, mirror, strict=True):
        assert (a.box.cx, a.box.cy) == pytest.approx((1 - b.box.cx, b.box.cy), abs=1e-6)


def test_instances_on_one_spot_move_apart() -> None:
    centers, sizes = np.full((4, 2), 0.5), np.full((4, 2), 0.2)
    apart(centers, sizes, ["dog", "dog", "dog", "cat"])
    assert centers[:, 0] == pytest.approx([0.41, 0.5, 0.59, 0.5])
    assert centers[:, 1] == pytest.approx(0.5)


def test_a_scene_with_sides_is_not_mirrored() -> None:
    assert not one_sided(scene().data())
    beside = scene()
    beside.relate("dog.1", "left of", "man.1")
    assert one_sided(beside.data())
    placed = SceneGraph(text="")
    placed.put("dog", position=["bottom left"])
    assert one_sided(placed.data())


def test_locked_items_and_the_canvas_stay(ready: Ready) -> None:
    mine = Item(id="man.1.1", node="man.1", label="man", box=(0.1, 0.2, 0.3, 0.9), locked=True)
    keep = Layout(items=(mine,), scene=scene().data())
    layout = Predictor(ready, temperature=0.5, confidence=0.5, implied=True)(
        scene(), seed=1, keep=keep, canvas=Canvas(width=300, height=200)
    )
    assert layout["man.1.1"].box == mine.box and layout["man.1.1"].locked
    assert layout.canvas == Canvas(width=300, height=200)


def test_nouns_without_a_class_are_placed_and_said(ready: Ready) -> None:
    graph = SceneGraph(text="a crocodile")
    graph.put("crocodile")
    layout = Predictor(ready, temperature=0.5, confidence=0.5, implied=True)(graph)
    assert len(layout.of("crocodile.1")) == 1
    assert any("crocodile: placed as" in note for told in layout.provenance for note in told.notes)


def test_company() -> None:
    odds = torch.full((3, 8), -9.0)
    odds[0, :3], odds[1, :2], odds[2, :1] = 2.0, 2.0, 2.0
    dogs = Wish("dog.1", "dog", "dog", True, 2, True)
    people = Wish("people.1", "people", "person", True, 6, False)
    made = company(odds, ("person", "dog", "oven"), [dogs, people], (), confidence=0.5, implied=True)
    assert made.numbers == [2, 5] and made.implied == [("dog", 2), ("oven", 1)]
    assert company(odds, ("person", "dog", "oven"), [dogs, people], {"oven"}, confidence=0.5, implied=True).implied == [
        ("dog", 2)
    ]
    assert company(odds, ("person", "dog", "oven"), [dogs, people], (), confidence=0.5, implied=False).implied == []


def test_masks_lie_in_their_boxes(ready: Ready) -> None:
    shaper = Shaper(ready)
    layout = Predictor(ready, temperature=0.5, confidence=0.5, implied=True)(scene(), seed=1)
    shaped = shaper(layout, seed=0)
    assert shaped == shaper(layout, seed=0) and shaper(shaped, seed=0) == shaped
    for before, after in zip(layout.items, shaped.items, strict=True):
        assert after.model_copy(update={"mask": None}) == before
        assert isinstance(after.mask, tuple)
        for polygon in after.mask:
            assert all(before.box.x0 <= x <= before.box.x1 for x in polygon[::2])
            assert all(before.box.y0 <= y <= before.box.y1 for y in polygon[1::2])


def test_an_outline_follows_its_mask() -> None:
    shape = np.zeros((16, 16), np.float32)
    shape[:, :8] = 1
    (polygon,) = outlined(shape, Box(0.2, 0.4, 0.6, 0.8))
    assert min(polygon[::2]) == pytest.approx(0.2) and max(polygon[::2]) == pytest.approx(0.4, abs=0.01)
    assert min(polygon[1::2]) == pytest.approx(0.4) and max(polygon[1::2]) == pytest.approx(0.8)
    shape[:, :] = 0
    assert outlined(shape, Box(0.2, 0.4, 0.6, 0.8))  # never nothing


def test_other_weights_are_refused(folder: Path, tmp_path: Path) -> None:
    described = weights.Weights(folder).config
    weights.save(tmp_path / "odd", torch.nn.Linear(2, 2), described.model_copy(update={"system": "hong"}))
    with pytest.raises(WeightsError, match="hong"):
        load(str(tmp_path / "odd"))
    lacking = {name: value for name, value in described.options.items() if name != "gconv"}
    weights.save(tmp_path / "less", torch.nn.Linear(2, 2), described.model_copy(update={"options": lacking}))
    with pytest.raises(WeightsError, match="gconv"):
        load(str(tmp_path / "less"))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("data")
    files = {
        "coco_train.jsonl.gz": [KITCHEN | {"id": f"coco-{k}"} for k in range(30)],
        "coco_masks_train.jsonl.gz": [SHAPED],
        "coco_boxes_nocaption_train.jsonl.gz": [[9, ["bowl", 0.1, 0.4, 0.9, 0.9], ["orange", 0.5, 0.6, 0.7, 0.8]]],
        "vsr_train.jsonl.gz": [KITCHEN | {"captions": ["The oven is behind the person."]}],
    }
    for name, rows in files.items():
        with gzip.open(made / name, "wt") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    return made


def test_training(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layoutgen_sg2im.outlines.default_packs", lambda: ())
    prepared = Sg2ImSystem().prepare(data, tmp_path, steps=4, seed=0, console=None)
    names = prepared.config.vocabulary
    assert names["classes"] == vocab.COCO_80 and "kitchen" in names["objects"]
    once, again = prepared.batches(3), prepared.batches(3)
    assert torch.equal(once.labels, again.labels) and torch.equal(once.triples, again.triples)
    for step in (0, 3):  # without masks, and with them
        made = prepared.batches(step)
        for turn in prepared.model.turns():  # type: ignore[operator]
            prepared.model.zero_grad()
            sum(turn.loss(made).values()).backward()  # type: ignore[union-attr]
            assert all(p.grad is None or torch.isfinite(p.grad).all() for p in prepared.model.parameters())
            assert any(p.grad is not None for p in turn.module.parameters())
    assert prepared.validate is not None
    found = prepared.validate(prepared.model)
    assert set(found) == {"near", "overlap", "counts"} and all(value > 0 for value in found.values())
    kept = {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    later = Sg2ImSystem().prepare(data, tmp_path, steps=4, seed=0, console=None)
    assert {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == kept  # nothing is parsed twice
    assert torch.equal(later.batches(3).labels, once.labels)


def test_mirrored_pictures_say_so(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layoutgen_sg2im.outlines.default_packs", lambda: ())
    drawing = Sg2ImSystem().prepare(data, tmp_path, steps=4, seed=0, console=None).batches
    corpus = drawing.corpus  # type: ignore[attr-defined]
    seen = set()
    left, right = (corpus.names.predicate_ids[side] for side in ("left of", "right of"))
    only = replace(corpus, bare=[], stated=[])
    drawing.corpus = only  # type: ignore[attr-defined]
    for step in range(3):
        made = drawing(step)
        for s, p, o in made.triples.tolist():
            if p in (left, right) and made.open[s] == 1 and made.open[o] == 1:
                seen.add(p)
                ahead = made.boxes[s, 0] + made.boxes[s, 2] < made.boxes[o, 0] + made.boxes[o, 2]
                assert bool(ahead) == (p == left)
    assert seen == {left, right}


def test_damaged_lists_are_refused(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "boxes.jsonl.gz", "wt") as file:
        file.write('[1, ["dog", 0, 0, "x", 1]]\n')
    with pytest.raises(FormatError, match="line 1"):
        list(bare(tmp_path / "boxes.jsonl.gz", names_of([])))
