"""Exports, files dropped on the page, the gallery, and renderers of which some are slow, in a real browser."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from layoutgen.layout import Layout
from layoutgen.plugins import plugins
from tests.studio.hand import box, choose, drag, drawn, item, layout, status

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
DROP = """([name, type, content]) => {
    const bytes = Uint8Array.from(atob(content), (each) => each.charCodeAt(0)), data = new DataTransfer();
    data.items.add(new File([bytes], name, { type }));
    document.querySelector("#canvas").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
}"""


def drop(page: Any, name: str, content: bytes) -> None:
    page.evaluate(DROP, [name, "", base64.b64encode(content).decode()])


def test_every_format_is_saved(page: Any, tmp_path: Path) -> None:
    formats = [option.get_attribute("value") for option in page.locator("#format option").all()]
    assert sorted(formats) == sorted(plugin.name for plugin in plugins() if plugin.kind == "exporter")
    assert {"coco", "yolo", "voc", "svg", "sg2im", "gligen", "ideogram"} <= set(formats)
    for number, name in enumerate(formats):
        if number % 8 == 7:  # a page may save ten files in a row, then the browser asks
            page.reload()
            page.wait_for_selector("[data-id]")
        page.select_option("#format", name)
        with page.expect_download() as waiting:
            page.click("#export")
        target = tmp_path / f"{name}-{waiting.value.suggested_filename}"
        waiting.value.save_as(target)
        assert target.stat().st_size > 50, name
        status(page, f"saved {waiting.value.suggested_filename}")


def test_files_are_saved_and_dropped(page: Any, tmp_path: Path) -> None:
    choose(page, "car.1.1")
    page.keyboard.press("r")
    page.keyboard.press("o")
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("o")
    page.wait_for_timeout(300)
    before = layout(page)
    for name in ("json", "png"):
        with page.expect_download() as waiting:
            page.click(f"#{name}")
        waiting.value.save_as(tmp_path / f"scene.{name}")
    assert Layout.from_json((tmp_path / "scene.json").read_text()) == Layout.model_validate(before)
    for name in ("scene.json", "scene.png"):
        choose(page, "dog.1.1")
        page.keyboard.press("Delete")
        page.wait_for_selector('[data-id="dog.1.1"]', state="detached")
        drop(page, name, (tmp_path / name).read_bytes())
        status(page, f"opened {name}")
        page.wait_for_timeout(300)
        assert layout(page) == before, "the angle and the outline made by hand too"
    drop(page, "holiday.png", b"\x89PNG\r\n\x1a\nxx")
    page.wait_for_selector("#status.is-bad")
    assert layout(page) == before and page.locator('[data-id="dog.1.1"]').count() == 1


def test_as_many_variants_as_asked_for(page: Any) -> None:
    choose(page, "car.1.1")
    page.keyboard.press("l")
    car = item(page, "car.1.1")["box"]
    page.fill("#many", "3")
    page.click("#variants")
    page.wait_for_function("() => document.querySelectorAll('#gallery img').length === 3", timeout=60_000)
    status(page, "choose a variant")
    assert page.locator("#gallery img").nth(2).get_attribute("alt") == "variant with seed 3"
    page.click("#gallery button:nth-child(2)")
    status(page, "variant with seed 2")
    assert item(page, "car.1.1")["box"] == car and item(page, "car.1.1")["locked"]
    assert page.input_value("#seed") == "2"
    page.click("#gallery .shut")
    assert not page.is_visible("#gallery")


def test_several_are_chosen_moved_copied_and_deleted(page: Any) -> None:
    dogs = [box(page, f"dog.1.{k}") for k in (1, 2)]
    low = max(dog.y + dog.height for dog in dogs)
    page.mouse.move(dogs[0].x - 6, dogs[0].y - 6)
    sheet = page.locator(".lg-sheet").bounding_box()
    page.mouse.move(sheet["x"] + 2, min(dog.y for dog in dogs) - 8)
    page.mouse.down()
    page.mouse.move(dogs[1].x + dogs[1].width + 8, low + 8, steps=4)
    page.mouse.up()
    assert page.locator(".lg-item.is-on").count() == 2
    page.keyboard.down("Alt")
    drag(page, "dog.1.2", 10, -30)
    page.keyboard.up("Alt")
    for k in (1, 2):
        assert box(page, f"dog.1.{k}").y == pytest.approx(dogs[k - 1].y - 30, abs=1.5)
    page.click("[data-do=duplicate]")
    page.wait_for_selector('[data-id="dog.1.4"]')
    page.click("[data-do=remove]")
    page.wait_for_selector('[data-id="dog.1.4"]', state="detached")
    page.mouse.click(*box(page, "dog.1.1").middle)
    page.keyboard.down("Shift")
    page.mouse.click(*box(page, "car.1.1").middle)
    page.keyboard.up("Shift")
    assert page.locator(".lg-item.is-on").count() == 2
    page.click("[data-do=back]")
    status(page, "sent back")


def test_a_slow_renderer_draws_on_release_alone(page: Any) -> None:
    page.route(
        "**/api/renderer?*", lambda route: route.fulfill(content_type="application/json", body='{"live": false}')
    )
    page.reload()
    page.wait_for_selector('html[data-ready=yes][data-drawn="1"]')
    x, y = box(page, "dog.1.1").middle
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y - 20, steps=6)
    page.wait_for_timeout(400)
    assert drawn(page) == 1
    page.mouse.up()
    page.wait_for_selector('html[data-drawn="2"]')
    assert json.loads(page.evaluate("() => localStorage.getItem('layoutgen-studio')"))["steps"][-1]["said"].endswith(
        "moved"
    )
