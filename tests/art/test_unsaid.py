"""What the pictures have without a word: tables under food, bicycles under cyclists, pedestals, clothes for all."""

from __future__ import annotations

import re

import pytest
from drawn import found

from layoutgen.art.cast import cast
from layoutgen.art.compose import compose
from layoutgen.art.people.extras import set_apart
from layoutgen.art.people.garments import Outfit, Piece
from layoutgen.art.people.sheet import distance
from layoutgen.art.statues import carved, in_stone
from layoutgen.layout import Box, Item, Layout
from layoutgen.scene import Relation, SceneData, SceneObject


def _layout(*items: Item, relations: tuple[Relation, ...] = (), place: str = "living room") -> Layout:
    nodes = {item.node: item.label for item in items if item.node}
    things = tuple(SceneObject(id=node, label=label) for node, label in nodes.items())
    return Layout(items=items, background=(place,), scene=SceneData(objects=things, relations=relations))


def _item(label: str, box: tuple[float, float, float, float], number: int = 1, pose: str | None = None) -> Item:
    return Item(id=f"{label}.1.{number}", node=f"{label}.1", label=label, box=Box(*box), pose=pose)


def _under(layout: Layout) -> list[str]:
    return [layer.under for layer in compose(layout, seed=0).layers]


def test_a_cake_in_a_room_has_a_table_below_it_and_one_on_a_table_has_not() -> None:
    cake = _item("cake", (0.4, 0.55, 0.6, 0.75))
    assert "<path" in _under(_layout(cake))[0]
    assert "<path" not in _under(_layout(cake, place="park"))[0]
    on_floor = Relation(subject="cake.1", predicate="on", object="floor.1", words="on")
    floor = _item("floor", (0.0, 0.6, 1.0, 1.0))
    assert all("<path" not in under for under in _under(_layout(cake, floor, relations=(on_floor,))))


def test_cakes_side_by_side_share_a_table() -> None:
    layout = _layout(_item("cake", (0.2, 0.55, 0.35, 0.75)), _item("cake", (0.4, 0.55, 0.55, 0.75), 2))
    assert sum("<path" in under for under in _under(layout)) == 1


def test_a_cyclist_has_a_bicycle_unless_the_picture_has_one() -> None:
    alone = cast(_layout(_item("cyclist", (0.3, 0.3, 0.6, 0.9)), place="road"), seed=0).parts[0].drawing
    beside = (
        cast(
            _layout(_item("cyclist", (0.3, 0.3, 0.5, 0.9)), _item("bicycle", (0.6, 0.5, 0.9, 0.9)), place="road"),
            seed=0,
        )
        .parts[0]
        .drawing
    )
    assert alone is not None and beside is not None
    assert found("bicycle").svg in alone.svg and found("bicycle").svg not in beside.svg
    assert alone.aspect > beside.aspect


@pytest.mark.parametrize(("label", "subject"), [("elephant statue", "elephant"), ("horse figurine", "horse")])
def test_statues_of_animals_are_grey(label: str, subject: str) -> None:
    assert carved(label) == subject
    statue = in_stone(found(subject), label)
    assert statue.svg != found(subject).svg
    assert (statue.view[3] > found(subject).view[3]) == label.endswith("statue")


@pytest.mark.parametrize("label", ["statue", "bronze statue", "statue of liberty"])
def test_other_statues_are_as_they_were(label: str) -> None:
    assert carved(label) is None


def test_shorts_of_which_there_is_one_word_are_worn_by_both() -> None:
    wears = Relation(subject="man.1", predicate="wearing", object="shorts.1", words="wearing")
    men = [_item("man", (0.1 + 0.4 * k, 0.2, 0.3 + 0.4 * k, 0.9), k + 1, "standing") for k in (0, 1)]
    parts = cast(_layout(*men, _item("shorts", (0.12, 0.5, 0.28, 0.65)), relations=(wears,)), seed=0).parts
    outfits = [dict(part.figure.outfit) for part in parts if part.figure is not None]
    assert all("shorts" in outfit for outfit in outfits) and len(outfits) == 2


def test_appliances_are_of_several_kinds() -> None:
    items = [_item("appliance", (0.1 * k, 0.5, 0.1 * k + 0.1, 0.8), k + 1) for k in range(4)]
    names = {part.drawing.name for part in cast(_layout(*items), seed=0).parts if part.drawing is not None}
    assert len(names) == 4


def test_a_slice_of_pizza_is_drawn_as_a_slice() -> None:
    text = "a slice of pizza on a plate"
    said = SceneObject(id="pizza.1", label="pizza", span=(0, 16))
    scene = SceneData(text=text, objects=(said,))
    layout = Layout(items=(_item("pizza", (0.3, 0.3, 0.6, 0.6)),), scene=scene)
    drawing = cast(layout, seed=0).parts[0].drawing
    assert drawing is not None and "slice" in drawing.name


def test_what_is_on_a_tray_goes_into_the_hands_with_it() -> None:
    holds = Relation(subject="man.1", predicate="holding", object="tray.1", words="holding")
    lies = Relation(subject="hot dog.1", predicate="on", object="tray.1", words="of")
    man = _item("man", (0.39, 0.19, 0.68, 0.91), pose="holding")
    dogs = [_item("hot dog", (0.28 + 0.05 * k, 0.51, 0.32 + 0.05 * k, 0.55), k + 1) for k in range(3)]
    scene = compose(_layout(man, _item("tray", (0.28, 0.52, 0.44, 0.57)), *dogs, relations=(holds, lies)), seed=0)
    tray, boxes = scene.drawn_box(1), [scene.drawn_box(number) for number in (2, 3, 4)]
    assert tray is not None and tray[0] > 0.35
    left = [box[0] for box in boxes if box is not None]
    assert min(left) > tray[0] - 0.03 and max(left) - min(left) > 0.08


def test_what_has_the_pose_of_flying_casts_no_shadow() -> None:
    box = (0.3, 0.5, 0.7, 0.9)
    assert "<ellipse" in _under(_layout(_item("bird", box), place="field"))[0]
    assert "<ellipse" not in _under(_layout(_item("bird", box, pose="flying"), place="field"))[0]


@pytest.mark.parametrize(("text", "end", "two"), [("some shoes", 10, True), ("a shoe", 6, False)])
def test_some_shoes_are_a_pair(text: str, end: int, two: bool) -> None:
    said = SceneObject(id="shoe.1", label="shoe", span=(0, end))
    layout = Layout(items=(_item("shoe", (0.3, 0.3, 0.6, 0.6)),), scene=SceneData(text=text, objects=(said,)))
    drawing = cast(layout, seed=0).parts[0].drawing
    assert drawing is not None and drawing.name.startswith("pair of") == two


def test_a_pack_is_seen_on_a_shirt_of_its_colour() -> None:
    shirt = Piece("tshirt", "#d9453a")
    alike, apart = (Outfit(top=shirt, back=Piece("backpack", colour)) for colour in ("#d9503a", "#d9443a"))
    assert set_apart(apart) is apart
    pack = set_apart(alike).back
    assert pack is not None and distance(pack.colour, shirt.colour) > 0.1


@pytest.mark.parametrize(("place", "pose"), [("living room", "bending"), ("sea", "swimming")])
def test_nobody_swims_on_the_floor_of_a_room(place: str, pose: str) -> None:
    figure = cast(_layout(_item("woman", (0.3, 0.3, 0.5, 0.9), pose="swimming"), place=place), seed=0).parts[0].figure
    assert figure is not None and figure.pose == pose


def test_no_part_of_a_stone_cat_keeps_its_colour() -> None:
    for colour in re.findall(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b", in_stone(found("cat"), "cat statue").svg):
        red, green, blue = (int(colour[k : k + 2], 16) for k in (1, 3, 5))
        assert max(red, green, blue) - min(red, green, blue) < 40
