"""sg2im's networks against its authors' numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

torch = pytest.importorskip("torch", reason="the model needs torch")

from layoutgen_sg2im.discriminators import ObjectDiscriminator, PatchDiscriminator  # noqa: E402
from layoutgen_sg2im.graph import Edges  # noqa: E402
from layoutgen_sg2im.layout import crop  # noqa: E402
from layoutgen_sg2im.model import Config, Sg2Im  # noqa: E402
from torch.nn import functional  # noqa: E402

from tests.parity import Fixture, fixture, same  # noqa: E402

SMALL = Config(
    objects=7, predicates=5, image_size=(32, 48), embedding=16, gconv=20, gconv_hidden=24, gconv_layers=3,
    refinement=(32, 16, 8), mask_size=8, layout_noise=5,
)  # fmt: skip
CORNERS = pytest.mark.parametrize(("kind", "corners"), [("legacy", True), ("modern", False)])


@pytest.fixture(scope="module")
def numbers() -> Fixture:
    return fixture("sg2im")


def generator(numbers: Fixture, config: Config, net: str = "model") -> Sg2Im:
    model = Sg2Im(config).eval()
    model.load_state_dict(numbers.state[net])
    return model


@torch.no_grad()
def test_graph_boxes_masks_and_relations(numbers: Fixture) -> None:
    model = generator(numbers, SMALL)
    objects, triples = numbers.inputs["objs"], numbers.inputs["triples"]
    edges = Edges.of(triples[:, 0], triples[:, 2], len(objects))
    first = model.gconv(model.obj_embeddings(objects), model.pred_embeddings(triples[:, 1]), edges)
    last = model.gconv_net(*first, edges)
    for made, name in ((first, "gconv"), (last, "gconv_net")):
        assert same(made[0], numbers.outputs[f"pred.{name}.obj"])
        assert same(made[1], numbers.outputs[f"pred.{name}.pred"])
    seen = model.imagine(objects, triples)
    assert same(seen.boxes, numbers.outputs["pred.boxes"])
    assert seen.masks is not None and same(seen.masks, numbers.outputs["pred.masks"])
    assert same(model.relations(seen.boxes, objects, triples), numbers.outputs["pred.rel"])


@CORNERS
@torch.no_grad()
def test_pictures(numbers: Fixture, kind: str, corners: bool) -> None:
    given = numbers.inputs
    model = generator(numbers, replace(SMALL, align_corners=corners))
    graph = (given["objs"], given["triples"], given["obj_to_img"], given["layout_noise"])
    boxes, masks = given["boxes_gt"], given["masks_gt"].float()
    for name, more in (("pred", {}), ("gtbox", {"boxes": boxes}), ("gtbox_gtmask", {"boxes": boxes, "masks": masks})):
        assert same(model(*graph, **more)[0], numbers.outputs[f"{kind}.{name}.img"]), name
    bare = generator(numbers, replace(SMALL, align_corners=corners, mask_size=None), "model_nomask")
    picture, seen = bare(*graph)
    assert same(seen.boxes, numbers.outputs["nomask.boxes"])
    assert same(picture, numbers.outputs[f"{kind}.nomask.img"])


@CORNERS
@torch.no_grad()
def test_discriminators(numbers: Fixture, kind: str, corners: bool) -> None:
    given, wanted = numbers.inputs, numbers.outputs
    patch, objects = PatchDiscriminator((8, 16, 32)), ObjectDiscriminator(7, (8, 16, 32), align_corners=corners)
    patch.eval().load_state_dict(numbers.state["d_img"])
    objects.eval().load_state_dict(numbers.state["d_obj"])
    boxes, owner = given["boxes_gt"], given["obj_to_img"]
    for name, images in (("real", given["imgs_real"]), ("fake", wanted[f"{kind}.gtbox_gtmask.img"])):
        assert same(patch(images), wanted[f"{kind}.d_img.{name}"])
        real, classes = objects(images, boxes, owner)
        assert same(real, wanted[f"{kind}.d_obj.{name}"])
        assert same(functional.cross_entropy(classes, given["objs"]), wanted[f"{kind}.d_obj.ac_{name}"])
    crops = crop(given["imgs_real"], boxes, owner, 32, align_corners=corners)
    assert same(crops[:, :, ::5, ::5], wanted[f"{kind}.crops_real.s5"])


def test_published_sizes() -> None:
    with torch.device("meta"):
        state = Sg2Im(Config(objects=179, predicates=46)).state_dict()
    assert len(state) == 154
    assert state["gconv_net.gconvs.3.net1.2.weight"].shape == (1152, 512)
    assert state["mask_net.16.weight"].shape == (1, 128, 1, 1)
