"""People: bodies that hold together, clothes in the colours asked for, poses and roles that one can tell apart."""

from __future__ import annotations

import io
import re
from itertools import combinations
from typing import Any

import numpy as np
import pytest
import resvg_py
from PIL import Image

from layoutgen.art.cast import cast
from layoutgen.art.drawing import Drawing
from layoutgen.art.people import EXPRESSIONS, GARMENTS, POSES, PROPS, ROLES, draw_person, garment, role_named
from layoutgen.pose import POSES_OF_VERBS
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

COCO = (
    "nose",
    *(
        f"{side}_{part}"
        for part in ("eye", "ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle")
        for side in ("left", "right")
    ),
)
AGES = ("baby", "child", "teen", "adult", "old")
PLAIN = {"shirt": "#3060c0", "pants": "#707070", "shoes": "#402010"}


def person(**changes: Any) -> Drawing:
    wanted: dict[str, Any] = {
        "gender": None,
        "age": "adult",
        "role": None,
        "pose": "standing",
        "facing": "front",
        "outfit": {},
    }
    wanted |= {"hair": None, "skin": None, "expression": "smile", "variant": 0}
    return draw_person(**(wanted | changes))


def pixels(drawing: Drawing, height: int = 200, margin: float = 0.0) -> np.ndarray:
    """(H, W, 4) uint8, straight alpha; `margin` around the view as a part of its greater side."""
    x, y, w, h = drawing.view
    pad = margin * max(w, h)
    box = f"{x - pad} {y - pad} {w + 2 * pad} {h + 2 * pad}"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{drawing.svg}</svg>'
    return np.asarray(
        Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, height=height)))).convert("RGBA")
    )


def thumbnail(drawing: Drawing, size: int = 48) -> np.ndarray:
    """(size, size, 3) in 0..1 on light ground, the figure centred in a square."""
    tall = pixels(drawing, 96)
    picture = Image.fromarray(tall).convert("RGBA")
    side = max(picture.size)
    ground = Image.new("RGBA", (side, side), "#dfe9dc")
    ground.alpha_composite(picture, ((side - picture.width) // 2, side - picture.height))
    return np.asarray(ground.convert("RGB").resize((size, size)), dtype=float) / 255


def has_colour(picture: np.ndarray, colour: str) -> int:
    """How many opaque pixels have exactly this colour."""
    rgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])
    return int(((np.abs(picture[..., :3].astype(int) - rgb).max(-1) <= 1) & (picture[..., 3] == 255)).sum())


@pytest.mark.parametrize("facing", ["left", "right", "front"])
@pytest.mark.parametrize("pose", POSES)
def test_view_is_the_ink(pose: str, facing: str) -> None:
    """Nothing lies outside of the view, and the ink touches each of its edges within 1.5 %."""
    for age, gender in (("adult", "female"), ("child", "male"), ("old", None)):
        drawing = person(pose=pose, facing=facing, age=age, gender=gender, variant=3)
        picture = pixels(drawing, 400, margin=0.1)
        _, _, w, h = drawing.view
        scale = 400 / (h + 0.2 * max(w, h))
        pad = 0.1 * max(w, h) * scale
        rows, columns = np.nonzero(picture[..., 3] > 100)
        got = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
        want = (pad, pad, pad + w * scale, pad + h * scale)
        assert np.abs(np.subtract(got, want)).max() <= 0.015 * max(w, h) * scale + 1.0


@pytest.mark.parametrize("role", [*ROLES])
def test_roles_fit_their_view(role: str) -> None:
    for pose in ("standing", *ROLES[role].poses):
        drawing = person(role=role, pose=pose, facing="right", variant=1)
        picture = pixels(drawing, 300, margin=0.1)
        _, _, w, h = drawing.view
        scale = 300 / (h + 0.2 * max(w, h))
        rows, columns = np.nonzero(picture[..., 3] > 100)
        pad = 0.1 * max(w, h) * scale
        got = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
        assert (
            np.abs(np.subtract(got, (pad, pad, pad + w * scale, pad + h * scale))).max()
            <= 0.015 * max(w, h) * scale + 1.0
        )


@pytest.mark.parametrize("pose", POSES)
def test_keypoints_lie_in_the_view(pose: str) -> None:
    for facing in ("front", "right", "left"):
        for age in AGES:
            drawing = person(pose=pose, facing=facing, age=age)
            x, y, w, h = drawing.view
            for name, (px, py) in drawing.keypoints.items():
                assert x - 0.3 <= px <= x + w + 0.3, (name, facing, age)
                assert y - 0.3 <= py <= y + h + 0.3, (name, facing, age)
            assert {"head_top", "mouth", "left_hand", "right_hand", "seat", "feet"} <= drawing.keypoints.keys()
            if pose != "swimming":
                assert set(COCO) <= drawing.keypoints.keys()


@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("facing", ["left", "right", "front"])
def test_who_stands_is_in_order_from_head_to_feet(age: str, facing: str) -> None:
    points = person(age=age, facing=facing).keypoints
    order = ["head_top", "left_eye", "mouth", "left_shoulder", "left_hip", "left_knee", "left_ankle", "feet"]
    heights = [points[name][1] for name in order]
    assert heights == sorted(heights)
    if facing == "front":
        assert points["left_eye"][0] > points["right_eye"][0]
        assert points["left_wrist"][0] > points["right_wrist"][0]


def test_a_figure_is_in_one_piece() -> None:
    """Limbs, trunk and head are connected in every pose: flooding the ink from one pixel reaches all of it."""
    for pose in POSES:
        for facing in ("front", "right"):
            worn = dict.fromkeys(PROPS, "none")
            alpha = pixels(person(pose=pose, facing=facing, outfit=worn, variant=2), 120)[..., 3] > 40
            seen = np.zeros_like(alpha)
            seen.flat[np.flatnonzero(alpha)[0]] = True
            while True:
                grown = seen.copy()
                for shift, axis in ((1, 0), (-1, 0), (1, 1), (-1, 1)):
                    moved = np.roll(seen, shift, axis)
                    grown |= moved & alpha
                if (grown == seen).all():
                    break
                seen = grown
            assert (seen == alpha).all(), (pose, facing)


def test_garments_take_their_colour_and_only_they_change() -> None:
    base = pixels(person(outfit=PLAIN))
    for noun, colour in (("shirt", "#dd2222"), ("pants", "#22aa33"), ("shoes", "#aa22aa")):
        other = pixels(person(outfit=PLAIN | {noun: colour}))
        assert has_colour(base, colour) == 0
        assert has_colour(other, colour) > 12
        assert has_colour(other, PLAIN[noun]) == 0
        for kept in PLAIN.keys() - {noun}:
            assert has_colour(other, PLAIN[kept]) == has_colour(base, PLAIN[kept])


@pytest.mark.parametrize("noun", [*GARMENTS])
def test_every_garment_is_drawn_in_its_colour(noun: str) -> None:
    colour = "#13d7c1"
    for gender, facing in (("male", "front"), ("female", "right")):
        drawing = person(gender=gender, facing=facing, outfit={noun: colour}, variant=4)
        picture = pixels(drawing, 400)
        assert has_colour(picture, colour) > 8, (noun, facing)


def test_none_takes_a_garment_or_prop_off() -> None:
    assert person(role="police officer", outfit={"police hat": "none"}).svg != person(role="police officer").svg
    with_board = person(role="surfer", pose="surfing")
    without = person(role="surfer", pose="surfing", outfit={"surfboard": "none"})
    assert without.view[3] < with_board.view[3]
    assert without.svg.count("<") < with_board.svg.count("<")


def test_patterns_show() -> None:
    plain = person(outfit={"shirt": "#2244aa"})
    patterned = {p: person(outfit={"shirt": f"#2244aa {p}"}) for p in ("striped", "polka dots", "plaid")}
    assert len({plain.svg, *(drawing.svg for drawing in patterned.values())}) == 4
    for drawing in patterned.values():
        assert has_colour(pixels(drawing, 400), "#ffffff") > has_colour(pixels(plain, 400), "#ffffff")


def test_poses_are_distinct() -> None:
    """Two poses of one person in the same clothes never look the same at 48 px."""
    shown = {pose: thumbnail(person(pose=pose, facing="right", outfit=PLAIN)) for pose in POSES}
    for a, b in combinations(POSES, 2):
        difference = float(np.abs(shown[a] - shown[b]).mean())
        assert difference > 0.006, (a, b, difference)


def test_roles_are_distinct() -> None:
    shown = {
        role: thumbnail(person(role=role, hair=ROLES[role].hair or "short brown", skin="medium")) for role in ROLES
    }
    plain = thumbnail(person(hair="short brown", skin="medium"))
    for role, picture in shown.items():
        assert np.abs(picture - plain).mean() > 0.02, role
    for a, b in combinations(shown, 2):
        assert np.abs(shown[a] - shown[b]).mean() > 0.01, (a, b)


@pytest.mark.parametrize("pose", POSES)
def test_left_mirrors_right(pose: str) -> None:
    right, left = person(pose=pose, facing="right"), person(pose=pose, facing="left")
    if right.facing == "front":
        assert left.svg == right.svg
        return
    assert (right.facing, left.facing) == ("right", "left")
    other = {"left": "right", "right": "left"}
    for name, (x, y) in right.keypoints.items():
        side, _, part = name.partition("_")
        twin = f"{other[side]}_{part}" if side in other else name
        assert left.keypoints[twin] == pytest.approx((-x, y), abs=0.02)
    flipped = pixels(left, 400)[:, ::-1].astype(int)  # a part of a pixel may be lost at the edges
    assert np.abs(flipped - pixels(right, 400).astype(int)).mean() < 3.0


def test_same_arguments_same_drawing_and_variants_differ() -> None:
    assert person(variant=11) == person(variant=11)
    assert len({person(variant=v).svg for v in range(20)}) >= 18


def test_age_changes_proportions() -> None:
    heights = {age: person(age=age, hair="bald").view[3] for age in AGES}
    assert heights["baby"] < heights["child"] < heights["teen"] < heights["adult"]
    assert heights["old"] < heights["adult"]
    share = {}
    for age in AGES:
        points = person(age=age).keypoints
        share[age] = (points["mouth"][1] - points["head_top"][1]) / (points["feet"][1] - points["head_top"][1])
    assert share["baby"] > share["child"] > share["teen"] > share["adult"]


def test_small_light_svg_without_transforms_or_ids() -> None:
    sizes = []
    for role in (None, *ROLES):
        for pose in POSES:
            svg = person(role=role, pose=pose, facing="right", gender="female").svg
            sizes.append(len(svg))
            assert "transform" not in svg
            assert "id=" not in svg
            assert not re.search(r"nan|inf|e-\d", svg)
    assert np.percentile(sizes, 99) < 6144
    assert max(sizes) < 6700


def test_expressions_hair_and_skin_change_the_face() -> None:
    assert len({person(expression=e).svg for e in EXPRESSIONS}) == len(EXPRESSIONS)
    assert has_colour(pixels(person(skin="#c08050"), 300), "#c08050") > 100
    assert has_colour(pixels(person(hair="long #3355ff"), 300), "#3355ff") > 50
    assert person(hair="bald").svg != person(hair="curly black").svg
    assert person(hair="beard", gender="male", variant=1).svg != person(gender="male", variant=1).svg


def test_every_pose_that_a_verb_asks_of_a_person_can_be_drawn() -> None:
    assert set(POSES_OF_VERBS) - {"flying"} <= set(POSES)  # people fly in no picture


def test_nouns_become_garments_and_roles() -> None:
    assert garment("red baseball cap") == "baseball cap"
    assert garment("boot") == "boot"
    assert garment("sunglass") == "sunglass"
    assert garment("wet suit") == "wet suit"
    assert garment("dog") is None
    assert garment("surfboard") is None
    assert role_named("policeman") == "police officer"
    assert role_named("stranger") is None
    assert person(role="stranger").svg == person().svg


def test_who_skis_has_skis_unless_they_are_drawn_for_themselves() -> None:
    skiing = person(pose="skiing").svg
    assert skiing == person(pose="skiing", outfit={"skis": ""}).svg
    assert skiing != person(pose="skiing", outfit={"skis": "none"}).svg


@pytest.mark.parametrize("pattern", ["striped", "dotted", "plaid"])
def test_the_pattern_of_a_tie_is_seen(pattern: str) -> None:
    plain, said = (person(gender="male", outfit={"suit": "", "tie": f"#c0303a{look}"}) for look in ("", f" {pattern}"))
    assert (pixels(plain, 400) != pixels(said, 400)).any(axis=2).sum() > 40


def test_skiers_have_skis_when_somebody_else_is_said_to_be_on_skis() -> None:
    scene = SceneGraph()
    man, skis, others = scene.put("man"), scene.put("ski"), scene.put("skier", count=2)
    scene.relate(man, "on", skis, "on")
    scene.relate(man, "in front of", others, "in front of")
    layout = PriorPredictor()(scene)
    figures = [part.figure for part in cast(layout, seed=0).parts if part.figure is not None and part.how == "person"]
    assert sum(dict(figure.outfit).get("skis") == "none" for figure in figures) == 0
