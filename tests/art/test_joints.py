"""Joints of composites: birds on shoulders, strings of balloons, heaps in bowls, baskets of bicycles, held rackets."""

from __future__ import annotations

import itertools

import pytest
from test_compose import box_of, composed, made, point

MAN = ("man.1", "man", (), (0.3, 0.1, 0.6, 0.95), 0)


@pytest.mark.parametrize(("x", "side"), [(0.28, "right_shoulder"), (0.52, "left_shoulder")])
def test_a_bird_sits_on_the_shoulder_that_is_nearer(x: float, side: str) -> None:
    bird = ("bird.1", "bird", (), (x, 0.2, x + 0.12, 0.4), 1)
    scene = composed(made([MAN, bird], [("bird.1", "on", "man.1")]))
    shoulder = point(scene, 0, side)
    x0, _, x1, y1 = box_of(scene, 1)
    assert y1 == pytest.approx(shoulder[1], abs=2)
    assert x0 < shoulder[0] < x1


def test_a_balloon_has_a_string_to_the_chair_it_is_tied_to() -> None:
    chair, balloon = ("chair.1", "chair", (), (0.3, 0.5, 0.6, 0.95), 0), ("b.1", "balloon", (), (0.4, 0.1, 0.5, 0.3), 1)
    scene = composed(made([chair, balloon], [("b.1", "attached to", "chair.1")]))
    _, end = scene.stage.string[1]
    x0, y0, x1, y1 = box_of(scene, 0)
    assert x0 <= end[0] <= x1 and y0 <= end[1] <= y0 + 0.2 * (y1 - y0)


def test_many_apples_lie_in_a_bowl_in_rows() -> None:
    bowl = ("bowl.1", "bowl", (), (0.1, 0.4, 0.9, 0.9), 0)
    spots = [(0.12 + 0.19 * (k % 4) + 0.05 * (k // 4), 0.42 + 0.06 * (k // 4)) for k in range(8)]
    apples = [(f"a{k}.1", "apple", (), (x, y - 0.2, x + 0.2, y), k + 1) for k, (x, y) in enumerate(spots)]
    scene = composed(made([bowl, *apples], [(name, "in", "bowl.1") for name, *_ in apples]))
    feet = {round(box_of(scene, n)[3]) for n in range(1, 9)}
    assert len(feet) == 2
    assert max(feet) - min(feet) > 5


@pytest.mark.parametrize("predicate", ["on", "with"])
def test_the_basket_of_a_bicycle_is_before_its_handlebars(predicate: str) -> None:
    bicycle, basket = ("x.1", "bicycle", (), (0.1, 0.3, 0.9, 0.9), 0), ("y.1", "basket", (), (0.45, 0.2, 0.6, 0.35), 1)
    said = ("y.1", "on", "x.1") if predicate == "on" else ("x.1", "with", "y.1")
    scene = composed(made([bicycle, basket], [said]))
    x0, _, x1, _ = box_of(scene, 0)
    left, _, right, _ = box_of(scene, 1)
    assert abs((left + right) / 2 - (x0 + x1) / 2) > 0.3 * (x1 - x0)


def test_a_racket_that_is_held_high_stays_within_the_picture() -> None:
    girl, racket = (
        ("g.1", "girl", (), (0.3, 0.02, 0.7, 0.9), 0),
        ("r.1", "tennis racket", (), (0.6, 0.02, 0.75, 0.4), 1),
    )
    scene = composed(made([girl, racket], [("g.1", "holding", "r.1")], poses={"g.1": "swinging"}))
    drawn = [n for n in (0, 1) if scene.cast.parts[n].drawing is not None]
    assert all(box_of(scene, n)[1] >= 0 for n in drawn)
    assert box_of(scene, 0)[3] == pytest.approx(0.9 * 400, abs=3)


def test_who_lies_on_a_surfboard_lies_on_a_board_that_lies() -> None:
    man, board = ("m.1", "man", (), (0.2, 0.4, 0.8, 0.6), 1), ("s.1", "surfboard", (), (0.1, 0.56, 0.9, 0.66), 0)
    scene = composed(made([man, board], [("m.1", "on", "s.1")], poses={"m.1": "lying"}))
    x0, y0, x1, y1 = box_of(scene, 1)
    assert x1 - x0 > 2 * (y1 - y0)
    assert y0 < box_of(scene, 0)[3] < y1


def test_all_four_on_a_cart_are_seen_side_by_side() -> None:
    cart = ("c.1", "cart", (), (0.2, 0.5, 0.8, 0.95), 0)
    people = [(f"p{k}.1", "man", (), (0.25 + 0.12 * k, 0.2, 0.37 + 0.12 * k, 0.55), k + 1) for k in range(4)]
    scene = composed(made([cart, *people], [(name, "on", "c.1") for name, *_ in people]))
    middles = sorted((box_of(scene, n)[0] + box_of(scene, n)[2]) / 2 for n in range(1, 5))
    assert min(b - a for a, b in itertools.pairwise(middles)) > 15


def test_a_wall_of_a_building_is_the_buildings_own() -> None:
    wall, house = ("w.1", "wall", (), (0.2, 0.4, 0.6, 0.9), 1), ("b.1", "building", (), (0.2, 0.2, 0.6, 0.9), 0)
    scene = composed(made([wall, house], [("w.1", "part of", "b.1")]))
    assert scene.cast.parts[0].how == "part"


def test_stickers_go_with_the_laptop_that_somebody_holds() -> None:
    laptop, sticker = (
        ("l.1", "laptop", (), (0.6, 0.4, 0.8, 0.55), 1),
        ("s.1", "sticker", (), (0.66, 0.43, 0.72, 0.48), 2),
    )
    scene = composed(made([MAN, laptop, sticker], [("man.1", "using", "l.1"), ("s.1", "on", "l.1")]))
    x0, y0, x1, y1 = box_of(scene, 1)
    left, top, right, bottom = box_of(scene, 2)
    assert x0 < (left + right) / 2 < x1 and y0 < (top + bottom) / 2 < y1
