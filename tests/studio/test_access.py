"""The studio without a mouse and without eyes: names, roles, focus, contrast."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.studio.hand import choose, item, status

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
INTERACTIVE = (
    "button|textbox|combobox|listbox|option|checkbox|slider|spinbutton|searchbox|link|menuitem|tab|switch|radio"
)
NAMELESS = re.compile(rf"^\s*- (?:{INTERACTIVE})(?!\s*\")(?=[\s:\[]|$)", re.MULTILINE)
CONTRAST = """() => {
    const channel = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const rgba = (colour) => {
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data].map((v) => v / 255);
    };
    const over = ([r, g, b, a], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1];
    const behind = (node) => {
        const layers = [];
        for (let each = node; each; each = each.parentElement)
            layers.unshift(rgba(getComputedStyle(each).backgroundColor));
        return layers.reduce((below, layer) => over(layer, below), [1, 1, 1, 1]);
    };
    const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
    const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    const found = [];
    for (const node of document.querySelectorAll("body *")) {
        const said = [...node.childNodes].some((each) => each.nodeType === 3 && each.data.trim()) || node.placeholder;
        if (!said || !node.getClientRects().length || node.matches(":disabled, option, .hidden")) continue;
        const svg = node instanceof SVGElement, style = getComputedStyle(node), ground = behind(node);
        const paper = svg ? rgba(style.paintOrder.startsWith("stroke") ? style.stroke : "transparent") : null;
        const pill = svg ? node.parentNode.querySelector("rect") : null;
        const below = paper?.[3] ? paper : pill ? over(rgba(getComputedStyle(pill).fill), ground) : ground;
        const name = `${node.tagName}#${node.id}.${node.getAttribute("class") ?? ""} ${node.textContent.trim()}`;
        const add = (name, colour) => found.push([name, ratio(over(rgba(colour), below), below)]);
        add(name, svg ? style.fill : style.color);
        if (node.placeholder) add(`placeholder of #${node.id}`, getComputedStyle(node, "::placeholder").color);
    }
    return found;
}"""

HEARD = """() => {
    window.heard = [];
    const status = document.querySelector("#status");
    new MutationObserver(() => window.heard.push(status.textContent)).observe(status, { childList: true });
}"""
NAMED = [
    ("textbox", "Sentence"),
    ("application", "Layout."),
    ("toolbar", "Edit"),
    ("listbox", "Objects"),
    ("button", "red car, "),
    ("button", "upper left handle of red car"),
    ("slider", "angle of red car"),
    ("button", "dog left of car: holds"),
    ("button", "forget: 2 × dog left of red car"),
]
ORDER = [
    "go",
    "seed",
    "theme",
    "car.1.1",
    "label",
    "dog.1",
    "subject",
    "undo",
    "item:car.1.1",
    "out",
    "words",
    "many",
    "export",
]


def open_everything(page: Any) -> None:
    """Every part of the page that can be shown at once is shown."""
    page.wait_for_function("() => document.querySelectorAll('#relations li').length > 0")
    choose(page, "car.1.1")
    page.eval_on_selector_all("#brush, #joint", "(nodes) => nodes.forEach((node) => (node.hidden = false))")


def test_whatever_can_be_used_has_a_name(page: Any) -> None:
    open_everything(page)
    tree = page.locator("body").aria_snapshot()
    assert NAMELESS.findall(tree) == []
    for role, name in NAMED:
        assert page.get_by_role(role, name=name).count() >= 1, f"{role} {name} is missing in\n{tree}"
    assert page.locator("[role=status][aria-live=polite]").count() == 1
    for mode, name in (("o", "corner 1 of"), ("b", "Size"), ("k", "Next point")):
        page.focus('[data-id="car.1.1"]')
        page.keyboard.press(mode)
        tree = page.locator("body").aria_snapshot()
        assert name in tree and NAMELESS.findall(tree) == []
        page.focus('[data-id="car.1.1"]')
        page.keyboard.press(mode)
    page.eval_on_selector("#undo", "(node) => { node.textContent = ''; node.title = ''; }")
    assert len(NAMELESS.findall(page.locator("body").aria_snapshot())) == 1, "the test sees what has no name"


@pytest.mark.parametrize("dialog", ["naming", "noding", "relating"])
def test_dialogs_have_names(page: Any, dialog: str) -> None:
    page.eval_on_selector(f"#{dialog}", "(node) => node.showModal()")
    tree = page.locator(f"#{dialog}").aria_snapshot()
    assert re.match(r"- dialog \"", tree) and NAMELESS.findall(tree) == []
    page.keyboard.press("Escape")
    assert not page.is_visible(f"#{dialog}")


def test_tab_goes_through_the_page_in_the_order_of_sight(page: Any) -> None:
    page.focus("#text")
    seen: list[str] = ["text"]
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "() => { const node = document.activeElement;"
                "return node.dataset.key ?? node.dataset.node ?? node.dataset.item ?? (node.id || node.textContent); }"
            )
        )
        shown = page.evaluate(
            "() => { const style = getComputedStyle(document.activeElement), ring = style.outlineStyle !== 'none';"
            "return ring || document.activeElement.matches('.lg-item, .node, .hidden, body'); }"
        )
        assert shown, f"nobody sees that {seen[-1]} has the focus"
        if seen[-1] == "export":
            break
    order = [seen.index(name) for name in ORDER if name in seen]
    assert order == sorted(order) and len(order) >= 11, seen


def test_a_picture_is_made_without_a_mouse(empty: Any) -> None:
    page = empty
    page.keyboard.type("a cat left of a red car")
    page.keyboard.press("Enter")
    page.wait_for_selector('[data-id="cat.1.1"]')
    status(page, "drawn: a cat left of a red car")
    page.focus('#objects [data-item="cat.1.1"]')
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute('[data-item="cat.1.1"]', "aria-selected") == "true"
    page.evaluate(HEARD)
    page.focus('[data-id="cat.1.1"]')
    for _ in range(13):
        page.keyboard.press("Shift+ArrowRight")
    page.wait_for_function("() => window.heard.some((each) => each === 'cat: moved; no longer cat left of car')")
    page.focus("#undo")
    for _ in range(13):
        page.keyboard.press("Enter")
    page.wait_for_function("() => window.heard.some((each) => each.endsWith('; now cat left of car'))")
    page.focus('[data-node="cat.1"]')
    page.keyboard.press("Enter")
    page.fill("#node-attributes", "black")
    page.press("#node-attributes", "Enter")
    status(page, "cat is now black cat")
    assert item(page, "cat.1.1")["attributes"] == ["black"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_legible(page: Any, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    open_everything(page)
    page.fill("#words", "paint the elephant")
    page.press("#words", "Enter")
    page.wait_for_selector("#status.is-bad")
    found = page.evaluate(CONTRAST)
    assert len(found) > 50
    assert [each for each in found if each[1] < 4.5] == []


def test_everything_is_seen_at_1280_by_720(page: Any) -> None:
    open_everything(page)
    for name in ("text", "tools", "canvas", "image", "words", "files", "status"):
        at = page.locator(f"#{name}").bounding_box()
        assert at["x"] >= 0 and at["y"] >= 0 and at["x"] + at["width"] <= 1280 and at["y"] + at["height"] <= 720, name
    assert page.evaluate("() => document.documentElement.scrollHeight") <= 720
    canvas = page.locator(".lg-sheet").bounding_box()
    assert canvas["height"] > 380
