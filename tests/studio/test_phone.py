"""The studio on a phone: one column, nothing cut off, fingers instead of a mouse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.studio.conftest import TEXT
from tests.studio.hand import box, place

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
WIDE, HIGH = 375, 667


@pytest.fixture
def phone(browser: Any, address: str) -> Iterator[Any]:
    """The page with a scene; whatever the browser complains of fails the test."""
    context = browser.new_context(viewport={"width": WIDE, "height": HIGH}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.set_default_timeout(30_000)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.goto(address)
    page.wait_for_selector("html[data-ready=yes]")
    page.fill("#text", TEXT)
    page.press("#text", "Enter")
    page.wait_for_selector('[data-id="dog.1.1"]')
    page.wait_for_selector("html[data-drawn]")
    yield page
    assert wrong == []
    context.close()


def test_everything_is_in_one_column(phone: Any) -> None:
    assert phone.evaluate("() => document.documentElement.scrollWidth") == WIDE
    sheet, picture = place(phone, ".lg-sheet"), phone.locator("#image").bounding_box()
    assert sheet.width > 0.85 * WIDE and picture["width"] > 0.85 * WIDE
    assert sheet.x >= 0 and sheet.y + sheet.height < picture["y"]
    assert phone.locator("#asked").bounding_box()["y"] > picture["y"] + picture["height"]
    low = "(all) => all.filter((each) => each.offsetParent && each.offsetHeight < 40).map((each) => each.id)"
    assert phone.eval_on_selector_all("button:not(.plain), #text, #words, select", low) == []


def test_a_finger_moves_a_dog(phone: Any) -> None:
    before = box(phone, "dog.1.1")
    (x, y), touch = before.middle, phone.context.new_cdp_session(phone)
    for k in range(9):
        touches = [{"x": x + 6 * k, "y": y - 3 * k}]
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove" if k else "touchStart", "touchPoints": touches})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    phone.wait_for_selector("#undo:not(:disabled)")
    after = box(phone, "dog.1.1")
    assert (after.x - before.x, after.y - before.y) == (pytest.approx(48, abs=4), pytest.approx(-24, abs=4))
    assert phone.evaluate("() => scrollY") == 0, "the page stays where it is"


def test_what_is_wrong_is_seen_where_one_types(phone: Any) -> None:
    phone.fill("#text", "")
    phone.press("#text", "Enter")
    phone.wait_for_selector("#status.is-bad")
    said = phone.locator("#status").bounding_box()
    assert said["y"] > 0 and said["y"] + said["height"] <= HIGH
