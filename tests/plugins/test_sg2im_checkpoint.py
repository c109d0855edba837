"""The authors' checkpoints: read, kept and asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="the model needs torch")

from layoutgen_sg2im.checkpoint import read  # noqa: E402
from layoutgen_sg2im.predictor import Predictor  # noqa: E402
from layoutgen_sg2im.reading import load  # noqa: E402
from layoutgen_sg2im.shaper import Shaper  # noqa: E402

from layoutgen.errors import WeightsError  # noqa: E402
from layoutgen.nn import weights  # noqa: E402
from layoutgen.scene import SceneGraph  # noqa: E402
from tests.parity import Fixture, fixture, same  # noqa: E402

OBJECTS = ["__image__", "dog", "person", "grass", "sky", "car", "boat"]
PREDICATES = ["__in_image__", "left of", "above", "inside", "riding"]


@pytest.fixture(scope="module")
def numbers() -> Fixture:
    return fixture("sg2im")


def record(numbers: Fixture, net: str = "model", **changes: Any) -> dict[str, Any]:
    """A checkpoint of the authors' form, with their small random weights."""
    vocabulary = {
        "object_idx_to_name": OBJECTS,
        "object_name_to_idx": {name: k for k, name in enumerate(OBJECTS)},
        "pred_idx_to_name": PREDICATES,
        "pred_name_to_idx": {name: k for k, name in enumerate(PREDICATES)},
    }
    told = {
        "vocab": vocabulary, "image_size": (32, 48), "embedding_dim": 16, "gconv_dim": 20, "gconv_hidden_dim": 24,
        "gconv_num_layers": 3, "refinement_dims": (32, 16, 8), "normalization": "batch", "mask_size": 8,
        "activation": "leakyrelu-0.2", "mlp_normalization": "none", "layout_noise_dim": 5,
    } | changes  # fmt: skip
    return {"args": {"batch_size": 32}, "model_kwargs": told, "model_state": dict(numbers.state[net])}


@torch.no_grad()
def test_kept_weights_give_the_authors_numbers(numbers: Fixture, tmp_path: Path) -> None:
    torch.save(record(numbers), tmp_path / "vg64.pt")
    net, described = read(tmp_path / "vg64.pt")
    assert described.name == "sg2im.vg64" and described.vocabulary["classes"] == tuple(OBJECTS[1:])
    weights.save(tmp_path / "kept", net, described, half=False)
    ready = load(str(tmp_path / "kept"))
    seen = ready.net.imagine(numbers.inputs["objs"], numbers.inputs["triples"])
    assert same(seen.boxes, numbers.outputs["pred.boxes"])
    assert seen.masks is not None and same(seen.masks, numbers.outputs["pred.masks"])
    given = numbers.inputs
    picture, _ = ready.net(given["objs"], given["triples"], given["obj_to_img"], given["layout_noise"])
    assert same(picture, numbers.outputs["legacy.pred.img"])


def test_files_of_old_torch_and_of_several_gpus(numbers: Fixture, tmp_path: Path) -> None:
    old = record(numbers)
    state = {k: v for k, v in old["model_state"].items() if not k.endswith("num_batches_tracked")}
    old["model_state"] = {f"module.{name}": value for name, value in state.items()}
    torch.save(old, tmp_path / "coco64.pt")
    net, _ = read(tmp_path / "coco64.pt")
    assert torch.equal(net.obj_embeddings.weight, numbers.state["model"]["obj_embeddings.weight"])


def test_imported_weights_predict_and_shape(numbers: Fixture, tmp_path: Path) -> None:
    torch.save(record(numbers), tmp_path / "vg64.pt")
    weights.save(tmp_path / "kept", *read(tmp_path / "vg64.pt"), half=False)
    ready = load(str(tmp_path / "kept"))
    scene = SceneGraph(text="two dogs beside a man riding a boat")
    dogs, man, boat = scene.put("dog", count=2), scene.put("man"), scene.put("boat")
    scene.relate(dogs, "next to", man)
    scene.relate(man, "riding", boat)
    layout = Predictor(ready, temperature=0.3, confidence=0.5, implied=True)(scene, seed=3)
    assert [item.node for item in layout.items] == [dogs, dogs, man, boat]
    assert all(item.mask is not None for item in Shaper(ready)(layout).items)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"gconv_pooling": "sum"}, "gconv_pooling = 'sum' is not supported"),
        ({"activation": "prelu"}, "activation 'prelu' is not supported"),
        ({"vocab": {}}, "object_idx_to_name"),
        ({"embedding_dim": 17}, "does not fit Sg2Im"),
    ],
)
def test_other_networks_are_refused(numbers: Fixture, tmp_path: Path, change: dict[str, Any], said: str) -> None:
    torch.save(record(numbers, **change), tmp_path / "odd.pt")
    with pytest.raises(WeightsError, match=said):
        read(tmp_path / "odd.pt")


def test_other_files_are_refused(numbers: Fixture, tmp_path: Path) -> None:
    file = tmp_path / "odd.pt"
    file.write_text("no checkpoint")
    with pytest.raises(WeightsError, match="no checkpoint of tensors"):
        read(file)
    torch.save({"netG": {}}, file)
    with pytest.raises(WeightsError, match="not one of sg2im's checkpoints"):
        read(file)
    torch.save(record(numbers) | {"model_state": None}, file)
    with pytest.raises(WeightsError, match="_with_model"):
        read(file)
