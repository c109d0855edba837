"""A page of the studio in a real browser: Chromium, driven by playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.studio.serving import serving

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
TEXT = "two dogs left of a red car on a beach"


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with serving() as made:
        yield made


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright drives the browser (extra test)")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium is installed")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def empty(browser: Any, address: str) -> Iterator[Any]:
    """The page as a newcomer finds it; a mistake in its scripts, and every dialog of the browser, fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(30_000)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.goto(address)
    page.wait_for_selector("html[data-ready=yes]")
    yield page
    assert wrong == []
    context.close()


@pytest.fixture
def page(empty: Any) -> Any:
    """The page with two dogs left of a red car on a beach."""
    empty.fill("#text", TEXT)
    empty.press("#text", "Enter")
    empty.wait_for_selector('[data-id="dog.1.1"]')
    empty.wait_for_selector("html[data-drawn]")
    empty.wait_for_selector("#asked li:nth-child(5)")
    return empty
