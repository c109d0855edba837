"""The compositor: composites touch, things follow their boxes, colours stay with their own; one vector picture."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image

from layoutgen.art.compose import Scene, compose, scene_svg
from layoutgen.art.place import frame
from layoutgen.art.renderer import ClipartRenderer
from layoutgen.layout import Box, Canvas, Item, Layout
from layoutgen.scene import Relation, SceneData, SceneObject

Thing = tuple[str, str, tuple[str, ...], tuple[float, float, float, float], int]


def made(
    things: Sequence[Thing],
    relations: Sequence[tuple[str, str, str]] = (),
    background: tuple[str, ...] = ("grass",),
    poses: dict[str, str] | None = None,
) -> Layout:
    """A layout of (node, label, attributes, box, z); every node has one instance."""
    items = [
        Item(id=f"{n}.1", node=n, label=label, attributes=a, box=Box(*box), z=z, pose=(poses or {}).get(n))
        for n, label, a, box, z in things
    ]
    objects = [
        SceneObject(id=n, label=label, attributes=a, kind="stuff" if z < 0 else "thing") for n, label, a, _, z in things
    ]
    said = [Relation(subject=s, predicate=p, object=o, words=p) for s, p, o in relations]
    return Layout(
        canvas=Canvas(width=400, height=400),
        background=background,
        items=tuple(items),
        scene=SceneData(objects=tuple(objects), relations=tuple(said)),
    )


def composed(layout: Layout) -> Scene:
    return compose(layout, seed=0)


def point(scene: Scene, number: int, name: str) -> tuple[float, float]:
    drawing = scene.cast.parts[number].drawing
    assert drawing is not None
    return scene.stage.at[number].at(drawing.keypoints[name])


def box_of(scene: Scene, number: int) -> tuple[float, float, float, float]:
    drawing = scene.cast.parts[number].drawing
    assert drawing is not None
    return frame(drawing, scene.stage.at[number])


RIDING = made(
    [("man.1", "man", (), (0.3, 0.2, 0.6, 0.75), 2), ("horse.1", "horse", (), (0.15, 0.35, 0.75, 0.9), 1)],
    [("man.1", "riding", "horse.1")],
    poses={"man.1": "riding_astride"},
)


def test_a_rider_sits_in_the_saddle_and_looks_ahead() -> None:
    scene = composed(RIDING)
    assert point(scene, 0, "seat") == pytest.approx(point(scene, 1, "seat"), abs=1)
    assert scene.cast.parts[0].drawing is not None
    assert scene.cast.parts[0].drawing.facing == "left"  # the horse does, as it is drawn
    assert [layer.number for layer in scene.layers] == [1, 0]


def test_a_rider_dragged_off_lets_go() -> None:
    scene = composed(RIDING.put("man.1.1", (0.0, 0.0, 0.2, 0.3)))
    x0, y0, x1, y1 = box_of(scene, 0)
    assert x0 >= -1
    assert y0 >= -1
    assert x1 <= 0.2 * 400 + 1
    assert y1 <= 0.3 * 400 + 1
    assert not scene.cast.links


def test_a_sitter_sits_on_the_seat() -> None:
    scene = composed(
        made(
            [
                ("girl.1", "girl", (), (0.35, 0.3, 0.6, 0.9), 1),
                ("chair.1", "chair", ("red",), (0.3, 0.4, 0.65, 0.92), 2),
            ],
            [("girl.1", "on", "chair.1")],
            poses={"girl.1": "sitting"},
        )
    )
    assert point(scene, 0, "seat") == pytest.approx(point(scene, 1, "seat"), abs=1)
    assert scene.layers[-1].number == 0  # although the chair's z is greater


@pytest.mark.parametrize(
    ("label", "pose"), [("tennis racket", "swinging"), ("handbag", "walking"), ("umbrella", "holding")]
)
def test_what_is_held_is_in_a_hand(label: str, pose: str) -> None:
    scene = composed(
        made(
            [("woman.1", "woman", (), (0.35, 0.3, 0.6, 0.95), 1), ("a.1", label, (), (0.3, 0.4, 0.5, 0.6), 2)],
            [("woman.1", "holding", "a.1")],
            poses={"woman.1": pose},
        )
    )
    handle = point(scene, 1, "handle")
    assert any(point(scene, 0, f"{side}_hand") == pytest.approx(handle, abs=1) for side in ("left", "right"))


def test_an_umbrella_is_above_the_head() -> None:
    scene = composed(
        made(
            [("man.1", "man", (), (0.35, 0.3, 0.6, 0.95), 1), ("u.1", "umbrella", ("red",), (0.25, 0.1, 0.7, 0.5), 2)],
            [("man.1", "holding", "u.1")],
        )
    )
    x0, y0, x1, y1 = box_of(scene, 1)
    assert y0 + 0.5 * (y1 - y0) <= point(scene, 0, "head_top")[1] + 0.03 * 400
    assert x0 < point(scene, 0, "head_top")[0] < x1


def test_a_content_shows_above_its_container_and_sinks_behind_its_front() -> None:
    layout = made(
        [("cat.1", "cat", (), (0.35, 0.2, 0.6, 0.5), 2), ("box.1", "box", (), (0.25, 0.5, 0.65, 0.9), 1)],
        [("cat.1", "in", "box.1")],
    )
    scene = composed(layout)
    cat, box = box_of(scene, 0), box_of(scene, 1)
    assert cat[1] < box[1] < cat[3] < box[3]
    assert [layer.number for layer in scene.layers] == [1, 0, 1]
    alone = made([("cat.1", "cat", (), (0.35, 0.2, 0.6, 0.5), 2)])
    whole = ClipartRenderer().masks(alone)[0].sum()
    assert 0.5 * whole < ClipartRenderer().masks(layout)[0].sum() < 0.95 * whole


def test_things_stand_on_the_table() -> None:
    scene = composed(
        made(
            [("vase.1", "vase", (), (0.4, 0.3, 0.55, 0.6), 2), ("table.1", "table", (), (0.15, 0.55, 0.85, 0.95), 1)],
            [("vase.1", "on", "table.1")],
        )
    )
    assert box_of(scene, 0)[3] == pytest.approx(point(scene, 1, "seat")[1], abs=1)


def test_a_person_wears_the_garment_and_a_dog_the_hat() -> None:
    scene = composed(
        made(
            [
                ("man.1", "man", (), (0.1, 0.3, 0.3, 0.95), 1),
                ("shirt.1", "shirt", ("red",), (0.1, 0.4, 0.3, 0.6), 2),
                ("dog.1", "dog", (), (0.5, 0.5, 0.9, 0.9), 1),
                ("hat.1", "hat", ("blue",), (0.5, 0.4, 0.65, 0.55), 2),
            ],
            [("man.1", "wearing", "shirt.1"), ("dog.1", "wearing", "hat.1")],
        )
    )
    assert scene.cast.parts[1].how == "figure"
    dog, hat = box_of(scene, 2), box_of(scene, 3)
    assert hat[1] < dog[1] + 0.1 * (dog[3] - dog[1])
    assert dog[1] - 3 <= hat[3] < dog[1] + 0.3 * (dog[3] - dog[1])


def test_the_nearest_pairs_belong_together() -> None:
    people = [(f"p{k}.1", "woman", (), (0.05 + 0.32 * k, 0.3, 0.25 + 0.32 * k, 0.7), 2) for k in range(2)]
    layout = made(
        [
            *people,
            ("horse.1", "horse", (), (0.02, 0.45, 0.34, 0.85), 1),
            ("horse.2", "horse", (), (0.34, 0.45, 0.66, 0.85), 1),
        ]
    )
    same = [item.model_copy(update={"node": item.label + ".1"}) for item in layout.items]
    objects = (SceneObject(id="woman.1", label="woman", count=2), SceneObject(id="horse.1", label="horse", count=2))
    scene = SceneData(objects=objects, relations=(Relation(subject="woman.1", predicate="riding", object="horse.1"),))
    layout = layout.model_copy(update={"items": tuple(same), "scene": scene})
    assert {(link.subject, link.object) for link in composed(layout).cast.links} == {(0, 2), (1, 3)}


def test_who_chases_looks_at_the_chased() -> None:
    things: list[Thing] = [
        ("dog.1", "dog", (), (0.35, 0.6, 0.5, 0.8), 1),
        ("cat.1", "cat", (), (0.55, 0.6, 0.68, 0.8), 1),
    ]
    for chased, flips in (("cat.1", (True, True)), ("dog.1", (False, False))):
        chaser = "dog.1" if chased == "cat.1" else "cat.1"
        scene = composed(made(things, [(chaser, "chasing", chased)]))
        assert tuple(part.flip for part in scene.cast.parts) == flips  # both are drawn looking left


def test_flip_mirrors_the_picture_of_the_item() -> None:
    layout = made([("dog.1", "dog", (), (0.3, 0.4, 0.7, 0.9), 1)], background=())
    one = ClipartRenderer().masks(layout)[0]
    other = ClipartRenderer().masks(layout.flip("dog.1.1"))[0]
    assert (one[:, ::-1] == other).mean() > 0.995


def test_a_colour_changes_only_its_own_object() -> None:
    things: list[Thing] = [
        ("dog.1", "dog", (), (0.1, 0.5, 0.45, 0.9), 1),
        ("car.1", "car", (), (0.5, 0.5, 0.95, 0.9), 2),
    ]
    plain = made(things)
    red = plain.relabel("car.1.1", "car", ("red",))
    one, other = (np.asarray(image, dtype=int) for image in ClipartRenderer()([plain, red], seeds=[0, 0]))
    changed = np.abs(one - other).max(axis=2) > 0
    _, car = ClipartRenderer().masks(red)
    assert changed[car].mean() > 0.3 or one[car].mean(axis=0)[0] > 150
    grown = np.asarray(Image.fromarray(car).resize((400, 400)))
    for shift in (-2, -1, 1, 2):
        grown = grown | np.roll(car, shift, 0) | np.roll(car, shift, 1)
    assert not changed[~grown].any()


def test_a_moved_box_moves_the_pixels() -> None:
    layout = made([("dog.1", "dog", (), (0.4, 0.5, 0.6, 0.8), 1)])
    moved = layout.move("dog.1.1", 0.05, 0.1)
    before, after = ClipartRenderer().masks(layout)[0], ClipartRenderer().masks(moved)[0]
    assert (np.roll(before, (40, 20), (0, 1)) == after).mean() > 0.998


def test_the_svg_is_one_document_with_unique_ids() -> None:
    import re
    from xml.dom.minidom import parseString

    layout = made(
        [
            ("a.1", "car", ("striped", "red"), (0, 0.5, 0.4, 0.9), 1),
            ("b.1", "car", ("striped", "blue"), (0.5, 0.5, 0.9, 0.9), 1),
            ("c.1", "<b>&x", (), (0.3, 0.1, 0.6, 0.3), 1),
        ]
    )
    svg = scene_svg(layout, seed=3)
    root = parseString(svg).documentElement
    assert root is not None
    assert (root.getAttribute("width"), root.getAttribute("viewBox")) == ("400", "0 0 400 400")
    ids = re.findall(r'\bid="(i\d[^"]*)"', svg)
    assert len(ids) == len(set(ids))
    assert svg == scene_svg(layout, seed=3)


def test_stuff_becomes_background_and_not_a_sprite() -> None:
    layout = made(
        [("sea.1", "sea", (), (0, 0.4, 1, 1), -1), ("dog.1", "dog", (), (0.3, 0.5, 0.6, 0.8), 1)], background=()
    )
    scene = composed(layout)
    assert scene.cast.parts[0].how == "stuff"
    assert [layer.number for layer in scene.layers] == [1]


def test_a_driver_shows_in_the_window() -> None:
    layout = made(
        [("man.1", "man", (), (0.4, 0.4, 0.5, 0.7), 2), ("truck.1", "truck", ("red",), (0.1, 0.4, 0.9, 0.9), 1)],
        [("man.1", "driving", "truck.1")],
    )
    scene = composed(layout)
    pane = scene.stage.pane[0]
    mask = ClipartRenderer().masks(layout)[0]
    rows, columns = np.nonzero(mask)
    assert mask.sum() > 150
    assert min(x for x, _ in pane) - 1 <= columns.min() <= columns.max() <= max(x for x, _ in pane) + 1
    assert min(y for _, y in pane) - 1 <= rows.min() <= rows.max() <= max(y for _, y in pane) + 1


def test_two_riders_share_a_mount_without_hiding_one_another() -> None:
    things: list[Thing] = [
        ("man.1", "man", (), (0.3, 0.3, 0.5, 0.7), 2),
        ("woman.1", "woman", (), (0.5, 0.3, 0.7, 0.7), 2),
        ("motorcycle.1", "motorcycle", (), (0.2, 0.45, 0.8, 0.9), 1),
    ]
    poses = {"man.1": "riding_bike", "woman.1": "riding_bike"}
    scene = composed(made(things, [("man.1", "on", "motorcycle.1"), ("woman.1", "on", "motorcycle.1")], poses=poses))
    man, woman = point(scene, 0, "seat"), point(scene, 1, "seat")
    assert woman[0] - man[0] > 0.1 * 0.6 * 400
    assert man[1] == pytest.approx(woman[1], abs=1)


def test_nothing_flying_casts_a_shadow_and_what_stands_does() -> None:
    box = (0.3, 0.6, 0.5, 0.8)
    for attributes, shadows in ((("flying",), 0), ((), 1)):
        scene = composed(made([("bird.1", "bird", attributes, box, 1)]))
        assert sum("ellipse" in layer.under for layer in scene.layers) == shadows


def test_children_and_adults_ride_alike() -> None:
    things: list[Thing] = [
        ("boy.1", "boy", (), (0.35, 0.1, 0.5, 0.5), 2),
        ("man.1", "man", (), (0.5, 0.1, 0.65, 0.5), 2),
        ("elephant.1", "elephant", (), (0.2, 0.3, 0.9, 0.9), 1),
    ]
    scene = composed(made(things, [("boy.1", "on", "elephant.1"), ("man.1", "on", "elephant.1")]))
    saddle = point(scene, 2, "seat")[1]
    assert point(scene, 0, "seat")[1] == pytest.approx(saddle, abs=1)
    assert point(scene, 1, "seat")[1] == pytest.approx(saddle, abs=1)


def test_a_person_in_a_colour_wears_it_and_hair_keeps_its_own() -> None:
    things: list[Thing] = [("woman.1", "woman", ("red", "blonde-haired"), (0.3, 0.2, 0.6, 0.9), 1)]
    figure = composed(made(things)).cast.parts[0].figure
    assert figure is not None
    assert dict(figure.outfit)["t-shirt"].startswith("#")
    assert figure.hair == "blonde-haired"


def test_a_rider_of_what_has_no_saddle_sits_in_it() -> None:
    layout = made(
        [("person", "person", (), (0.3, 0.3, 0.5, 0.7), 1), ("atv", "atv", (), (0.2, 0.5, 0.7, 0.8), 0)],
        [("person", "riding", "atv")],
    )
    assert compose(layout, seed=0).drawn_box(0) is not None


@pytest.mark.parametrize(("predicate", "shown"), [("holding", "baseball bat"), ("looking at", "bat")])
def test_a_bat_that_is_held_is_no_animal(predicate: str, shown: str) -> None:
    layout = made(
        [("man", "man", (), (0.3, 0.3, 0.5, 0.9), 0), ("bat", "bat", (), (0.5, 0.3, 0.6, 0.6), 1)],
        [("man", predicate, "bat")],
    )
    drawing = compose(layout, seed=0).cast.parts[1].drawing
    assert drawing is not None
    assert drawing.name == shown


def test_what_stands_on_something_is_not_pushed_out_of_the_picture() -> None:
    things: list[Thing] = [
        ("box.1", "box", (), (0.3, 0.4, 0.75, 0.75), 0),
        ("cat.1", "cat", (), (0.25, 0.05, 0.8, 0.56), 1),
    ]
    scene = composed(made(things, [("cat.1", "on", "box.1")]))
    assert box_of(scene, 1)[1] >= -0.5


def test_what_lies_on_a_table_by_its_box_stands_on_its_top() -> None:
    table = Item(id="table.1.1", node="table.1", label="table", box=Box(0.1, 0.4, 0.9, 0.9))
    jar = Item(id="cup.1.1", node="cup.1", label="cup", box=Box(0.4, 0.35, 0.5, 0.5), z=1)
    things = tuple(SceneObject(id=item.node, label=item.label) for item in (table, jar))
    scene = compose(Layout(items=(table, jar), scene=SceneData(objects=things)), seed=0)
    assert [(link.kind, link.subject, link.object) for link in scene.cast.links] == [("on", 1, 0)]
    below = jar.model_copy(update={"box": Box(0.4, 0.75, 0.5, 0.89)})  # before its legs, on the floor
    assert compose(Layout(items=(table, below), scene=SceneData(objects=things)), seed=0).cast.links == ()


def test_who_jumps_has_a_shadow_on_the_ground_below() -> None:
    box = (0.3, 0.2, 0.6, 0.65)
    jumps = compose(made([("a", "girl", ("jumping",), box, 0)], poses={"a": "jumping"}), seed=0)
    (leap,) = [layer.under for layer in jumps.layers if layer.number == 0]
    middle = re.search(r'cy="([0-9.]+)"', leap)
    assert middle is not None
    assert 0.7 * 400 < float(middle.group(1)) < 0.85 * 400
    dives = made([("a", "girl", ("jumping",), box, 0), ("b", "box", (), (0.3, 0.7, 0.6, 0.9), 1)], [("a", "over", "b")])
    assert [layer.under for layer in compose(dives, seed=0).layers if layer.number == 0] == [""]


def test_a_laptop_beside_a_cat_on_a_bed_needs_no_table() -> None:
    bed, laptop = ("a", "bed", (), (0.1, 0.5, 0.9, 0.8), 0), ("b", "laptop", (), (0.5, 0.5, 0.7, 0.68), 2)
    alone = scene_svg(made([laptop], background=("room",)), seed=0)
    there = scene_svg(made([bed, laptop], background=("room",)), seed=0)
    assert alone.count("#A0522D") > there.count("#A0522D")  # the legs of a table that nobody mentions


def test_the_board_of_a_surfer_is_below_the_feet_and_there_once() -> None:
    things = [("a", "surfer", (), (0.3, 0.2, 0.6, 0.7), 1), ("b", "board", (), (0.25, 0.66, 0.65, 0.74), 0)]
    layout = made(things, [("a", "riding", "b")], background=("sea",), poses={"a": "surfing"})
    assert compose(layout, seed=0).cast.parts[1].how == "figure"
