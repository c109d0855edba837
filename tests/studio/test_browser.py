"""The studio in a real browser: from a sentence to a picture, edited by hand and in words, found again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.studio.conftest import TEXT
from tests.studio.hand import box, choose, drag, drawn, status

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_a_drag_changes_the_picture_and_a_tick_goes_out(page: Any) -> None:
    before, pictures = box(page, "dog.1.1"), drawn(page)
    assert page.locator("#asked li.is-off").count() == 0
    page.keyboard.down("Alt")  # no snapping
    drag(page, "dog.1.1", 330)
    page.keyboard.up("Alt")
    page.wait_for_selector("#asked li.is-off")
    assert page.inner_text("#asked li.is-off") == "dog left of car"
    assert abs(box(page, "dog.1.1").x - before.x - 330) < 3
    page.click("#undo")
    page.wait_for_selector("#asked li.is-off", state="detached")
    assert abs(box(page, "dog.1.1").x - before.x) < 1
    assert drawn(page) > pictures
    page.click("#redo")
    page.wait_for_selector("#asked li.is-off")


def test_everything_by_keyboard(page: Any) -> None:
    choose(page, "car.1.1")
    before = box(page, "car.1.1")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowLeft")
    moved = box(page, "car.1.1")
    assert moved.x < before.x - 40 and abs(moved.width - before.width) < 1
    page.keyboard.press("+")
    assert box(page, "car.1.1").width > moved.width * 1.05
    page.keyboard.press("l")
    page.keyboard.press("ArrowRight")
    locked = box(page, "car.1.1")
    page.keyboard.press("Delete")
    assert box(page, "car.1.1") == locked, "a locked object stays"
    page.keyboard.press("l")
    page.keyboard.press("Control+d")
    page.wait_for_selector('[data-id="car.1.2"]')
    page.keyboard.press("Delete")
    page.wait_for_selector('[data-id="car.1.2"]', state="detached")
    label = page.get_attribute('[data-id="car.1.1"]', "aria-label")
    assert label.startswith("red car, ") and "% from the left" in label


def test_relabel_with_suggestions(page: Any) -> None:
    page.dblclick('[data-id="car.1.1"] .lg-box')
    page.fill("#name", "blue tru")
    page.wait_for_selector('#nouns option[value="truck"]', state="attached")
    page.fill("#name", "blue truck")
    page.wait_for_selector('#nouns option[value="truck"]', state="attached")
    page.press("#name", "Enter")
    page.wait_for_selector('[data-id="car.1.1"][aria-label^="blue truck"]')
    page.get_by_role("option", name="blue truck").wait_for()
    assert status(page, "renamed") == "red car: renamed to truck"


def test_markup_in_a_label_is_text(page: Any) -> None:
    page.dblclick('[data-id="car.1.1"] .lg-box')
    page.fill("#name", "<img/src=x/onerror=alert(1)>")
    page.press("#name", "Enter")
    page.wait_for_selector('[data-id="car.1.1"][aria-label^="<img"]')
    assert page.locator("svg img").count() == 0 and page.locator("#objects img").count() == 0


def test_a_reload_finds_everything(page: Any) -> None:
    drag(page, "dog.1.2", 0, 60)
    at = box(page, "dog.1.2")
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    page.wait_for_selector('[data-id="dog.1.2"]')
    assert box(page, "dog.1.2") == pytest.approx(at, abs=1)
    assert page.input_value("#text") == TEXT
    page.click("#undo")
    assert box(page, "dog.1.2").y < at.y - 20


def test_export_and_open(page: Any, tmp_path: Path) -> None:
    page.select_option("#format", "coco")
    with page.expect_download() as waiting:
        page.click("#export")
    waiting.value.save_as(tmp_path / "a.json")
    assert len(json.loads((tmp_path / "a.json").read_text())["annotations"]) == 4
    with page.expect_download() as waiting:
        page.click("#png")
    waiting.value.save_as(tmp_path / "scene.png")
    choose(page, "car.1.1")
    page.keyboard.press("Delete")
    page.wait_for_selector('[data-id="car.1.1"]', state="detached")
    page.set_input_files("#open", tmp_path / "scene.png")
    page.wait_for_selector('[data-id="car.1.1"]')
    (tmp_path / "bad.json").write_text("{")
    page.set_input_files("#open", tmp_path / "bad.json")
    page.wait_for_selector("#status.is-bad")
    assert page.locator('[data-id="car.1.1"]').count() == 1, "nothing is lost"


def test_the_graph_can_be_added_to(page: Any) -> None:
    place = box(page, "car.1.1")
    page.fill("#label", "a yellow bird")
    page.press("#label", "Enter")
    page.wait_for_selector('[data-id="bird.1.1"]')
    assert box(page, "car.1.1") == pytest.approx(place, abs=1)
    page.select_option("#subject", "bird.1")
    page.select_option("#predicate", "above")
    page.select_option("#object", "car.1")
    page.click("#relation button")
    page.wait_for_selector("#relations li:nth-child(3)")
    page.wait_for_selector("#asked li.is-off", state="detached")
    bird, car = box(page, "bird.1.1"), box(page, "car.1.1")
    assert car == pytest.approx(place, abs=1) and bird.y + bird.height / 2 < car.y + car.height / 2


def test_outlines_and_variants(page: Any) -> None:
    choose(page, "car.1.1")
    page.keyboard.press("o")
    corners = page.locator(".lg-corner").count()
    assert corners > 3
    page.keyboard.press("o")
    page.click("#variants")
    page.wait_for_selector("#gallery button:nth-child(6)", timeout=60_000)
    page.click("#gallery button:nth-child(3)")
    page.wait_for_selector("text=variant with seed 3")


def test_edits_in_words(page: Any) -> None:
    page.fill("#words", "move the car to the left of the dogs")
    page.press("#words", "Enter")
    page.wait_for_function("() => document.querySelector('#words').value === ''")
    assert box(page, "car.1.1").x < min(box(page, f"dog.1.{k}").x for k in (1, 2))
    page.fill("#words", "make the elephant bigger")
    page.press("#words", "Enter")
    page.wait_for_selector("#status.is-bad")
    assert "elephant" in page.inner_text("#status")
    page.fill("#words", "undo")
    page.press("#words", "Enter")
    page.wait_for_selector("#status:not(.is-bad)")
    assert box(page, "car.1.1").x > max(box(page, f"dog.1.{k}").x for k in (1, 2))
