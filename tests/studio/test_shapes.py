"""Turning, outlines, the brush and key points, in a real browser, by mouse and by keyboard."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.studio.hand import Place, box, choose, drag, item, place, pull, status

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def area(polygons: list[list[float]]) -> float:
    """The area of polygons that do not overlap, in the unit square."""
    total = 0.0
    for polygon in polygons:
        points = list(zip(polygon[::2], polygon[1::2], strict=True))
        total += abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))) / 2
    return total


def test_a_handle_turns_and_the_box_is_that_of_what_is_seen(page: Any) -> None:
    choose(page, "car.1.1")
    before = box(page, "car.1.1")
    x, y = place(page, ".lg-turn").middle
    cx, cy = before.middle
    pull(page, (x, y), (cx + (cy - y), cy + 3))  # a quarter to the right, caught there
    status(page, "red car: turned")
    after = box(page, "car.1.1")
    assert item(page, "car.1.1")["angle"] == 90
    assert after.middle == pytest.approx(before.middle, abs=1) and after.height > after.width
    assert (after.width, after.height) == pytest.approx((before.height, before.width), rel=0.06)
    assert "turned 90 degrees" in str(page.get_attribute('[data-id="car.1.1"]', "aria-label"))
    page.keyboard.press("Control+z")
    status(page, "undone")
    assert "angle" not in item(page, "car.1.1") and box(page, "car.1.1") == pytest.approx(before, abs=0.5)


def test_keys_turn_and_flip_mirrors_the_lean(page: Any) -> None:
    choose(page, "dog.1.1")
    before = box(page, "dog.1.1")
    for key in ("r", "r", "."):
        page.keyboard.press(key)
    assert item(page, "dog.1.1")["angle"] == 31
    page.keyboard.press("f")
    assert item(page, "dog.1.1")["angle"] == -31 and item(page, "dog.1.1")["flip"]
    page.keyboard.press("f")
    for key in ("R", "Shift+R", ","):
        page.keyboard.press(key)
    assert "angle" not in item(page, "dog.1.1")
    assert box(page, "dog.1.1").middle == pytest.approx(before.middle, abs=1)
    page.keyboard.press("h")
    for _ in range(8):
        page.keyboard.press("h")
    assert page.evaluate("() => document.activeElement.dataset.handle") == "turn"
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate("() => document.activeElement.getAttribute('aria-valuetext')") == "15 degrees"


def test_handles_by_keyboard_and_for_several(page: Any) -> None:
    choose(page, "car.1.1")
    before = box(page, "car.1.1")
    page.keyboard.press("h")
    for _ in range(3):
        page.keyboard.press("h")  # nw, n, ne, e
    page.keyboard.press("ArrowLeft")
    after = box(page, "car.1.1")
    assert after.x == pytest.approx(before.x, abs=0.5) and after.width < before.width - 3
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.dataset.id") == "car.1.1"
    page.keyboard.press("Control+a")
    assert page.locator(".lg-item.is-on").count() == 3
    dogs = [box(page, f"dog.1.{k}") for k in (1, 2)]
    corner = place(page, ".lg-se").middle
    page.keyboard.down("Alt")
    pull(page, corner, (corner[0] - 60, corner[1] - 40))
    page.keyboard.up("Alt")
    for k, old in zip((1, 2), dogs, strict=True):
        new = box(page, f"dog.1.{k}")
        assert new.width < old.width and new.height < old.height


def test_snapping_shows_guides(page: Any) -> None:
    choose(page, "dog.1.1")
    dog, car = box(page, "dog.1.1"), box(page, "car.1.1")
    x, y = dog.middle
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 5)
    page.mouse.move(x, y + car.y + car.height - dog.y - dog.height + 3)
    assert page.locator(".lg-guide").count() >= 1
    page.mouse.up()
    assert page.locator(".lg-guide").count() == 0
    dog = box(page, "dog.1.1")
    assert dog.y + dog.height == pytest.approx(car.y + car.height, abs=0.6)
    page.uncheck("#snap")
    drag(page, "dog.1.1", 0, -4)
    assert box(page, "dog.1.1").y == pytest.approx(dog.y - 4, abs=0.6)


def test_outline_by_mouse_and_keyboard(page: Any) -> None:
    choose(page, "car.1.1")
    page.keyboard.press("o")
    corners = page.locator(".lg-corner").count()
    assert corners > 3 and page.get_attribute("[data-do=outline]", "aria-pressed") == "true"
    page.keyboard.press("Insert")
    assert page.locator(".lg-corner").count() == corners + 1
    assert page.evaluate("() => document.activeElement.dataset.corner") == "0,2", "the new one has the focus"
    was = item(page, "car.1.1")["mask"][0][2:4]
    page.keyboard.press("Shift+ArrowUp")
    now = item(page, "car.1.1")["mask"][0][2:4]
    assert now == pytest.approx([was[0], was[1] - 0.025], abs=1e-4)
    page.keyboard.press("Delete")
    assert page.locator(".lg-corner").count() == corners
    corner = place(page, '[data-corner="0,0"]').middle
    pull(page, corner, (corner[0] - 40, corner[1] - 30))
    status(page, "outline changed")
    left = place(page, '[data-corner="0,0"]')
    assert left.middle == pytest.approx((corner[0] - 40, corner[1] - 30), abs=1.5)
    middle = Place(*left[:2], 0, 0)
    page.mouse.dblclick(middle.x + 2, middle.y - 25)
    assert page.locator(".lg-corner").count() == corners + 1
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator(".lg-corner").count() == 0


def test_the_brush_adds_and_erases(page: Any) -> None:
    choose(page, "car.1.1")
    page.keyboard.press("b")
    assert page.is_visible("#radius")
    before, place_ = item(page, "car.1.1"), box(page, "car.1.1")
    start = (place_.x + place_.width / 2, place_.y)
    pull(page, start, (start[0], start[1] - 50))
    status(page, "outline painted")
    painted = item(page, "car.1.1")
    assert area(painted["mask"]) > area(before["mask"]) * 1.03
    assert painted["box"][1] < before["box"][1] - 0.08, "the box follows the outline"
    page.check("#erase")
    pull(page, start, (start[0], start[1] - 90))
    page.keyboard.press("b")  # at once, while the server still paints
    status(page, "outline erased")
    page.wait_for_timeout(300)
    assert area(item(page, "car.1.1")["mask"]) < area(painted["mask"])
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    status(page, "undone: car: outline painted")
    assert item(page, "car.1.1") == before


def test_the_brush_by_keyboard_alone(page: Any) -> None:
    choose(page, "car.1.1")
    before = item(page, "car.1.1")
    page.keyboard.press("b")
    assert page.evaluate("() => document.activeElement.dataset.brush") == "ring"
    assert "arrows move, Space paints" in str(page.get_attribute(".lg-ring", "aria-label"))
    small = place(page, ".lg-ring").width
    page.keyboard.press("+")
    assert place(page, ".lg-ring").width == pytest.approx(small * 1.25, abs=1)
    assert float(page.input_value("#radius")) == pytest.approx(0.04, abs=0.003), "the slider follows"
    top = before["box"][1]
    while float(page.get_attribute(".lg-ring", "cy")) / 1000 > top:  # a square canvas
        page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")
    status(page, "outline painted")
    dabbed = item(page, "car.1.1")
    assert area(dabbed["mask"]) > area(before["mask"]) and dabbed["box"][1] < top - 0.01
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+ArrowUp")
    assert page.locator(".lg-stroke").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_function("() => !document.querySelector('.lg-stroke')")
    page.wait_for_function(
        """(top) => {
            const kept = JSON.parse(localStorage.getItem("layoutgen-studio")), { layout } = kept.steps[kept.at];
            return layout.items.find((each) => each.id === "car.1.1").box[1] < top - 0.03;
        }""",
        arg=dabbed["box"][1],
    )
    drawn = item(page, "car.1.1")
    page.keyboard.press("x")
    status(page, "outline erased")
    assert area(item(page, "car.1.1")["mask"]) < area(drawn["mask"])
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.dataset.id") == "car.1.1"
    assert page.locator(".lg-ring").count() == 0 and not page.is_visible("#brush")


def test_key_points(page: Any) -> None:
    page.fill("#text", "a man on a beach")
    page.press("#text", "Enter")
    page.wait_for_selector('[data-id="man.1.1"]')
    choose(page, "man.1.1")
    page.keyboard.press("k")
    assert page.locator(".lg-joint").count() == 17
    was = next(p for p in item(page, "man.1.1")["keypoints"] if p["name"] == "nose")
    assert page.evaluate("() => document.activeElement.dataset.joint") == "nose"
    page.keyboard.press("ArrowRight")
    now = next(p for p in item(page, "man.1.1")["keypoints"] if p["name"] == "nose")
    assert now["x"] == pytest.approx(was["x"] + 0.005, abs=1e-4)
    page.keyboard.press("v")
    assert not next(p for p in item(page, "man.1.1")["keypoints"] if p["name"] == "nose")["visible"]
    page.keyboard.press("Delete")
    assert page.locator(".lg-joint").count() == 16 and page.input_value("#joint-name") == "nose"
    page.mouse.dblclick(*[v + 9 for v in box(page, "man.1.1").middle])
    assert page.locator('[data-joint="nose"]').count() == 1
    page.fill("#joint-name", "tail tip")
    page.click("#joint-add")
    status(page, "tail tip put")
    wrist = place(page, '[data-joint="left_wrist"] circle').middle
    pull(page, wrist, (wrist[0] + 30, wrist[1] - 20))
    status(page, "point moved")
    assert place(page, '[data-joint="left_wrist"] circle').middle == pytest.approx(
        (wrist[0] + 30, wrist[1] - 20), abs=1
    )
    page.keyboard.press("Escape")
    assert page.locator(".lg-joint").count() == 0 and not page.is_visible("#joint")


def test_what_is_worn_comes_along(page: Any) -> None:
    page.fill("#text", "a man wearing a red hat on a street")
    page.press("#text", "Enter")
    page.wait_for_selector('[data-id="hat.1.1"]')
    page.wait_for_function("() => document.querySelectorAll('#asked li').length > 3")
    hat, man = box(page, "hat.1.1"), box(page, "man.1.1")
    page.keyboard.down("Alt")
    drag(page, "man.1.1", 60, -10)
    assert box(page, "hat.1.1").x == pytest.approx(hat.x + 60, abs=1.5)
    page.uncheck("#together")
    drag(page, "man.1.1", -60, 10)
    page.keyboard.up("Alt")
    assert box(page, "hat.1.1").x == pytest.approx(hat.x + 60, abs=1.5)
    assert box(page, "man.1.1").x == pytest.approx(man.x, abs=1.5)


def test_zoom_and_pan(page: Any) -> None:
    before = box(page, "car.1.1")
    page.click("#in")
    assert page.inner_text("#all") == "150 %" and box(page, "car.1.1").width == pytest.approx(
        before.width * 1.5, rel=0.01
    )
    at = box(page, "car.1.1")
    page.mouse.move(*place(page, ".lg-sheet").middle)
    page.mouse.wheel(0, 40)
    assert box(page, "car.1.1").y == pytest.approx(at.y - 40, abs=1)
    page.focus('[data-id="car.1.1"]')
    page.keyboard.press("Alt+ArrowRight")
    assert box(page, "car.1.1").x == pytest.approx(at.x - 40, abs=1)
    drag(page, "car.1.1", -30)
    assert box(page, "car.1.1").x == pytest.approx(at.x - 70, abs=9), "a drag is the same on the screen"
    page.keyboard.press("0")
    assert box(page, "car.1.1").width == pytest.approx(before.width, abs=1)


def test_outlines_follow_what_is_drawn(page: Any) -> None:
    choose(page, "dog.1.1")
    before = item(page, "dog.1.2")["mask"][0]
    page.keyboard.down("Alt")
    drag(page, "dog.1.1", 330)
    page.keyboard.up("Alt")
    page.keyboard.press("}")  # at once, while the outlines of the drag are on their way
    status(page, "brought forward")
    page.wait_for_function(
        """(before) => {
            const kept = JSON.parse(localStorage.getItem("layoutgen-studio")), { layout } = kept.steps[kept.at];
            const [one, two] = ["dog.1.1", "dog.1.2"].map((id) => layout.items.find((each) => each.id === id));
            const heads = [one, two].map((each) => each.mask[0].length);
            return JSON.stringify(two.mask[0]) !== before && heads[0] === heads[1];
        }""",
        arg=json.dumps(before, separators=(",", ":")),
    )
    heads = [item(page, f"dog.1.{k}")["mask"][0] for k in (1, 2)]
    assert heads[1] != before, "the outline is that of the new picture"
    assert len(heads[0]) == len(heads[1])
