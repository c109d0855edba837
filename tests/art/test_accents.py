"""A red door is red on the house that has it, and soup is seen in its bowl."""

from __future__ import annotations

import re

import pytest

from layoutgen.art.cast import cast
from layoutgen.art.oklab import oklch
from layoutgen.layout import Box, Item, Layout
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import Relation, SceneData, SceneGraph, SceneObject

predict = PriorPredictor()


def svg(scene: SceneGraph, node: str) -> str:
    layout = predict(scene)
    parts = cast(layout, seed=0).parts
    (drawn,) = [part.drawing for item, part in zip(layout.items, parts, strict=True) if item.node == node]
    assert drawn is not None
    return drawn.svg


def fill_of(text: str, start: str) -> str:
    found = re.search(r'fill="(#[0-9A-Fa-f]{6})" d="' + re.escape(start), text)
    assert found is not None
    return found.group(1)


def test_a_house_has_the_roof_and_the_door_of_the_text() -> None:
    scene = SceneGraph()
    house = scene.put("house", attributes=("white",))
    scene.relate(house, "has", scene.put("roof", attributes=("green",)), "with")
    scene.relate(house, "has", scene.put("door", attributes=("blue",)), "with")
    text = svg(scene, house)
    assert 120 < oklch(fill_of(text, "M36 0 72 31H0z"))[2] < 160
    assert 240 < oklch(fill_of(text, "M29 40h14v24H29z"))[2] < 280


def test_a_door_without_a_colour_stays_as_it_is_drawn() -> None:
    plain, scene = SceneGraph(), SceneGraph()
    plain.put("house")
    scene.relate(scene.put("house"), "has", scene.put("door"), "with")
    assert fill_of(svg(scene, "house.1"), "M29 40h14v24H29z") == fill_of(svg(plain, "house.1"), "M29 40h14v24H29z")


def test_soup_is_seen_in_its_bowl_in_its_colour() -> None:
    def bowl(content: str | None) -> str:
        scene = SceneGraph()
        vessel = scene.put("bowl")
        if content:
            scene.relate(scene.put(content), "in", vessel, "of")
        return svg(scene, vessel)

    assert len({bowl(None), bowl("soup"), bowl("tomato soup")}) == 3
    assert "#D9432F" in bowl("tomato soup")


def _with(label: str, *attributes: str, of: str = "", words: str = "of") -> Layout:
    box = Box(x0=0.3, y0=0.4, x1=0.6, y1=0.8)
    item = Item(id=f"{label}.1.1", node=f"{label}.1", label=label, attributes=attributes, box=box)
    things = [SceneObject(id=f"{label}.1", label=label, attributes=attributes)]
    if not of:
        return Layout(items=(item,), scene=SceneData(objects=tuple(things)))
    things.append(SceneObject(id=f"{of}.1", label=of))
    inside = Relation(subject=f"{of}.1", predicate="in", object=f"{label}.1", words=words)
    return Layout(items=(item,), scene=SceneData(objects=tuple(things), relations=(inside,)))


def _svg(layout: Layout) -> str:
    drawing = cast(layout, seed=0).parts[0].drawing
    assert drawing is not None
    return drawing.svg


def test_a_glass_shows_its_drink() -> None:
    looks = [_svg(_with("glass", of=drink)) for drink in ("milk", "orange juice", "water")]
    looks += [_svg(_with("glass", "empty"))]
    assert len(set(looks)) == 4
    assert looks[2] == _svg(_with("glass"))


def test_a_cake_with_candles_is_drawn_without_those_of_its_own() -> None:
    box = Box(x0=0.3, y0=0.5, x1=0.6, y1=0.8)
    cake = Item(id="cake.1.1", node="cake.1", label="cake", box=box)
    above = Box(x0=0.44, y0=0.4, x1=0.46, y1=0.52)
    candle = Item(id="candle.1.1", node="candle.1", label="candle", box=above)
    on = Relation(subject="candle.1", predicate="on", object="cake.1", words="with")
    things = (SceneObject(id="cake.1", label="cake"), SceneObject(id="candle.1", label="candle"))
    layout = Layout(items=(cake, candle), scene=SceneData(objects=things, relations=(on,)))
    drawings = [part.drawing for part in cast(layout, seed=0).parts]
    for drawing, art in zip(drawings, ("own/plain-cake", "own/birthday-candle"), strict=True):
        assert drawing is not None and f'data-art="{art}"' in drawing.svg


@pytest.mark.parametrize(
    ("vessel", "what"), [("cup", "coffee"), ("pan", "sauce"), ("pot", "soup"), ("jar", "honey"), ("bucket", "paint")]
)
def test_vessels_show_what_is_in_them(vessel: str, what: str) -> None:
    assert _svg(_with(vessel, of=what)) != _svg(_with(vessel))
    assert _svg(_with(vessel, of="spoon")) == _svg(_with(vessel))


def _parts(label: str, part: str, *looks: str) -> list[str]:
    """How the thing and its part are drawn, where the thing has a part with these looks."""
    boxes = Box(x0=0.2, y0=0.4, x1=0.6, y1=0.8), Box(x0=0.5, y0=0.4, x1=0.6, y1=0.5)
    names = f"{label}.1", f"{part}.1"
    items = tuple(
        Item(id=f"{node}.1", node=node, label=what, attributes=said, box=box)
        for node, what, said, box in zip(names, (label, part), ((), looks), boxes, strict=True)
    )
    things = SceneObject(id=names[0], label=label), SceneObject(id=names[1], label=part, attributes=looks)
    has = Relation(subject=names[0], predicate="with", object=names[1], words="with")
    drawn = cast(Layout(items=items, scene=SceneData(objects=things, relations=(has,))), seed=0).parts
    return [part.drawing.svg if part.drawing else part.how for part in drawn]


@pytest.mark.parametrize(
    ("label", "part"),
    [
        ("train", "door"), ("bus", "door"), ("car", "roof"), ("plane", "tail"), ("kite", "tail"), ("boat", "sail"),
        ("fire hydrant", "cap"), ("toilet", "lid"), ("clock", "face"), ("sheep", "face"), ("train", "front"),
    ],
)  # fmt: skip
def test_a_part_of_a_drawing_has_its_own_colour_and_is_no_thing_beside_it(label: str, part: str) -> None:
    green, pink = (_parts(label, part, colour) for colour in ("green", "pink"))
    assert green[1] == pink[1] == "part"
    changed = [(a, b) for a, b in zip(green[0].split("<"), pink[0].split("<"), strict=True) if a != b]
    assert 1 <= len(changed) <= 4
    fill = re.search(r'(?:fill|stroke)="(#[0-9A-Fa-f]{6})"', changed[0][0])
    assert fill is not None and 120 < oklch(fill.group(1))[2] < 160


def test_a_part_may_be_named_by_its_material() -> None:
    assert _parts("toilet", "seat", "wooden")[0] != _parts("toilet", "seat")[0]


def test_hands_are_seen_on_a_dark_dial() -> None:
    hands = re.search(r'stroke="(#[0-9A-Fa-f]{6})"[^>]*M28 28 19 18', _parts("clock", "face", "black")[0])
    assert hands is not None and oklch(hands.group(1))[0] > 0.9


def test_words_for_a_part_that_is_no_thing_of_the_scene_colour_it_up_to_the_next_thing() -> None:
    text = "A yellow hydrant with a purple top next to a green top"
    box = Box(x0=0.2, y0=0.4, x1=0.6, y1=0.8)
    item = Item(id="hydrant.1.1", node="hydrant.1", label="hydrant", attributes=("yellow",), box=box)
    hydrant = SceneObject(id="hydrant.1", label="hydrant", attributes=("yellow",), span=(0, 16))
    other = SceneObject(id="top.1", label="top", attributes=("green",), span=(text.index("a green"), len(text)))

    def drawn(said: str) -> str:
        return _svg(Layout(items=(item,), scene=SceneData(text=said, objects=(hydrant, other))))

    assert drawn(text) == drawn(text.replace("green", "red")) != drawn(text.replace("purple", "red"))


@pytest.mark.parametrize("part", ["head", "belly", "wing", "tail", "beak"])
def test_birds_have_parts_in_colours_of_their_own(part: str) -> None:
    assert len({_parts("bird", part, colour)[0] for colour in ("green", "white")}) == 2


@pytest.mark.parametrize(("seat", "start"), [("chair", "M5 40h34l4 7H1z"), ("stool", "M4 2h28")])
def test_a_seat_is_of_the_colour_of_the_text(seat: str, start: str) -> None:
    scene = SceneGraph()
    scene.relate(scene.put(seat), "has", scene.put("seat", attributes=("blue",)), "with")
    text = svg(scene, f"{seat}.1")
    assert 240 < oklch(re.findall(r'fill="(#[0-9A-Fa-f]{6})"[^>]* d="' + re.escape(start), text)[0])[2] < 280
