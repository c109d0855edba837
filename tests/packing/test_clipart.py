"""The data set `clipart`: captions and boxes become drawings whose boxes, masks, maps and points are true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from layoutgen.data.example import Example, Seen, layout_of
from layoutgen.data.pack import Head, Pack, PackWriter, Pair
from layoutgen.data.part import held_out
from layoutgen.errors import FormatError, LayoutgenError, TextError
from layoutgen.layout import Box
from layoutgen.packing.clipart import plan
from layoutgen.packing.orders import Draw, Order, with_labels
from layoutgen.packing.staging import staged
from layoutgen.scene import SceneGraph


def example(id: str, *captions: str, small: bool = False) -> Example:
    """A photo of a person before a car, a second person far away, and a dog that is a speck."""
    near = Box(0.1, 0.2, 0.15, 0.3) if small else Box(0.1, 0.2, 0.4, 0.95)
    seen = [
        Seen("car", Box(0.3, 0.4, 0.4, 0.44) if small else Box(0.3, 0.4, 0.95, 0.8)),
        Seen("person", near),
        Seen("person", Box(0.8, 0.3, 0.87, 0.5)),
        Seen("dog", Box(0.5, 0.9, 0.53, 0.93)),
    ]
    return Example(id, captions, layout_of(seen, captions=captions, size=(640, 480)))


def read(captions: Sequence[str]) -> list[SceneGraph | LayoutgenError]:
    """A woman in a red dress waves by a car on the street; "nothing" cannot be read, "a kite" has no box."""
    made: list[SceneGraph | LayoutgenError] = []
    for text in captions:
        scene = SceneGraph(text=text, background=("street",))
        if text == "nothing":
            made.append(TextError("there is nothing to draw"))
            continue
        if text == "a kite":
            scene.put("kite")
        else:
            woman = scene.put("woman", attributes=["waving"])
            scene.relate(woman, "wearing", scene.put("dress", attributes=["red"]))
            scene.relate(woman, "next to", scene.put("car", attributes=["blue"]))
        made.append(scene)
    return made


def planned(examples: Sequence[Example], count: int, seed: int = 0) -> tuple[Draw, list[Order]]:
    head, orders = plan(
        examples, read, name="little", size=64, count=count, seed=seed, show=lambda items, total, words: iter(items)
    )
    return Draw(head), orders


def drawn() -> tuple[Draw, Pair]:
    draw, (order,) = planned([example("a", "A woman.")], 1)
    pair = draw(order)
    assert pair is not None
    return draw, pair


def test_what_the_text_says_is_drawn() -> None:
    scene = read(["A woman."])[0]
    assert isinstance(scene, SceneGraph)
    found = staged(scene.data(), example("a").layout)
    assert found is not None
    layout, labels = found
    assert [item.label for item in layout.items] == ["car", "woman", "person", "dress"]  # the speck is left out
    assert labels == ("car", "person", "person", None)
    car, woman, other, dress = layout.items
    assert car.attributes == ("blue",) and woman.pose == "waving" and other.node is None
    assert dress.attributes == ("red",) and woman.box.y0 < dress.box.cy < woman.box.y1
    assert [item.z for item in layout.items] == [0, 1, 2, 1] and layout.background == ("street",)


@pytest.mark.parametrize(("text", "small"), [("a kite", False), ("A woman.", True)])
def test_what_is_not_worth_a_picture(text: str, small: bool) -> None:
    scene = read([text])[0]
    assert isinstance(scene, SceneGraph)
    assert staged(scene.data(), example("a", small=small).layout) is None


def test_boxes_are_tight_and_maps_exact() -> None:
    draw, pair = drawn()
    names = [draw.packer.head.labels[k - 1] for k in pair.labels]
    assert names == ["street", "car", "person", "person"]
    assert set(np.unique(pair.seen)) == set(pair.labels)
    blue = pair.image[pair.seen == pair.labels[1]].astype(int)
    assert (blue[:, 2] > blue[:, 0] + 30).mean() > 0.4  # the car is blue
    red = pair.image[pair.seen == pair.labels[2]].astype(int)
    assert (red[:, 0] > red[:, 2] + 60).mean() > 0.2  # the dress is red
    for k in (1, 2, 3):
        assert pair.masks[k].max(1).min() > 0 and pair.masks[k].max(0).min() > 0  # ink at every side of the box
        x0, y0, x1, y1 = pair.boxes[k]
        ys, xs = np.nonzero(pair.seen == pair.labels[k])
        inside = (xs / 64 > x0 - 0.03) & (xs / 64 < x1 + 0.03) & (ys / 64 > y0 - 0.03) & (ys / 64 < y1 + 0.03)
        assert inside.mean() > (0.9 if k == 1 else 0.05)
    assert pair.triples == ((2, draw.packer.predicates["next to"], 1),)


def test_persons_have_their_points() -> None:
    draw, pair = drawn()
    points = dict(zip(draw.packer.head.keypoints, pair.keypoints[2].tolist(), strict=True))
    assert all(visible == 1 for _, _, visible in points.values())
    assert points["nose"][1] < points["left_hip"][1] < points["left_knee"][1] < points["left_ankle"][1]
    assert not pair.keypoints[:2].any()  # streets and cars have none


def test_variants_and_parts() -> None:
    photos = [example(str(k), "A woman.", "nothing", "A lady.") for k in range(40)]
    draw, orders = planned(photos, 60)
    assert len({order.id for order in orders}) == 60 and len({order.seed for order in orders}) == 60
    assert [order.held_out for order in orders] == sorted(order.held_out for order in orders)
    assert all(order.held_out == held_out(order.id.rpartition(".")[0]) for order in orders)
    assert {order.captions for order in orders} == {("A woman.",), ("A lady.",)}
    assert draw.packer.head.labels == ("street", "person", "car")
    assert planned(photos, 60)[1] == orders and planned(photos, 60, seed=1)[1] != orders


def test_nothing_to_draw() -> None:
    with pytest.raises(FormatError, match="no caption names anything that has a box"):
        planned([example("a", "nothing", "a kite")], 1)


def test_rare_backgrounds_are_left_out() -> None:
    (order,) = planned([example("a", "A woman.")], 1)[1]
    rare = replace(order, layout=order.layout.model_copy(update={"background": ("street", "beach")}))
    head, kept = with_labels(Head(name="x", size=64, labels=()), [rare, *[order] * 700], ("car",))
    assert head.labels == ("street", "car") and kept[0].layout.background == ("street",)


def test_a_whole_pack(tmp_path: Path) -> None:
    draw, orders = planned([example(str(k), "A woman.") for k in (27, 28)], 2)  # the second one is kept aside
    with PackWriter(tmp_path, draw.packer.head) as writer:
        for order in orders:
            pair = draw(order)
            assert pair is not None
            writer.add(pair)
    pack = Pack(tmp_path)
    layouts = list(pack.layouts())
    assert len(layouts) == len(pack.test) == 1
    row = pack.test[0]
    boxes = pack.boxes[pack.starts[row] + 1 : pack.starts[row + 1]]
    assert np.allclose([tuple(item.box) for item in layouts[0].items], boxes, atol=1e-4)
    assert {item.label for item in layouts[0].items} == {"car", "person"}
