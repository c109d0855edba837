"""The graph in a real browser: objects added, changed, counted and removed, relations drawn and forgotten."""

from __future__ import annotations

from typing import Any

import pytest

from tests.studio.hand import box, item, layout, place, pull, status

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def relations(page: Any) -> list[str]:
    return [f"{r['subject']} {r['predicate']} {r['object']}" for r in layout(page)["scene"]["relations"]]


def test_an_object_is_added_and_a_relation_drawn(page: Any) -> None:
    car = box(page, "car.1.1")
    page.fill("#label", "a yellow bird")
    page.press("#label", "Enter")
    page.wait_for_selector('[data-id="bird.1.1"]')
    page.get_by_role("button", name="a yellow bird: holds").wait_for()  # the list above the graph has grown
    assert box(page, "car.1.1") == pytest.approx(car, abs=1)
    bird, target = (place(page, f'[data-node="{node}"] rect').middle for node in ("bird.1", "car.1"))
    pull(page, bird, target)
    page.wait_for_selector("#relating[open]")
    assert page.inner_text("#relating-what") == "yellow bird … red car"
    page.select_option("#relating-predicate", "above")
    page.click("#relating button.main")
    status(page, "yellow bird above red car")
    assert "bird.1 above car.1" in relations(page)
    assert box(page, "car.1.1") == pytest.approx(car, abs=1), "only the subject gives way"
    assert box(page, "bird.1.1").middle[1] < car.y
    page.get_by_role("button", name="bird above car: holds").wait_for()
    page.get_by_role("button", name="forget: yellow bird above red car").click()
    assert "bird.1 above car.1" not in relations(page)
    page.click("#undo")
    status(page, "undone")
    assert "bird.1 above car.1" in relations(page)


def test_an_attribute_is_changed(page: Any) -> None:
    page.click('[data-node="car.1"]')
    page.wait_for_selector("#noding[open]")
    assert page.input_value("#node-label") == "car" and page.input_value("#node-attributes") == "red"
    page.fill("#node-attributes", "Blue")
    page.click("#noding button.main")
    assert status(page, "is now") == "red car is now blue car"
    assert item(page, "car.1.1")["attributes"] == ["blue"] and item(page, "car.1.1")["mask"]
    page.get_by_role("button", name="a blue car: holds").wait_for()


def test_a_label_and_a_number_are_changed(page: Any) -> None:
    page.focus('[data-node="dog.1"]')
    page.keyboard.press("Enter")
    page.fill("#node-label", "sheep")
    page.fill("#node-count", "3")
    page.click("#noding button.main")
    status(page, "2 × dog is now 3 × sheep")
    assert sorted(each["label"] for each in layout(page)["items"]) == ["beach", "car", "sheep", "sheep", "sheep"]
    page.wait_for_function(
        "() => JSON.parse(localStorage.getItem('layoutgen-studio')).steps.at(-1).layout.items.every((i) => i.mask)"
    )
    page.get_by_role("button", name="3 × sheep: holds").wait_for()
    page.focus('[data-node="dog.1"]')
    page.keyboard.press("Enter")
    page.fill("#node-count", "1")
    page.click("#noding button.main")
    status(page, "3 × sheep is now sheep")
    assert [each["label"] for each in layout(page)["items"]].count("sheep") == 1


def test_an_object_is_removed_with_its_relations(page: Any) -> None:
    page.click('[data-node="dog.1"]')
    page.click("#noding button[value=remove]")
    status(page, "removed: 2 × dog")
    assert {each["label"] for each in layout(page)["items"]} == {"car", "beach"}
    assert not any("dog.1" in each for each in relations(page)) and page.locator('[data-node="dog.1"]').count() == 0
    page.click('[data-node="car.1"]')
    page.keyboard.press("Escape")
    assert page.inner_text("#status") == "removed: 2 × dog", "a dialog that is left changes nothing"
