"""What a hand does on the page, and what an eye sees there."""

from __future__ import annotations

import json
from typing import Any, NamedTuple


class Place(NamedTuple):
    """A box on the screen, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


def box(page: Any, item: str) -> Place:
    """Where an item's box is on the screen, its line not counted."""
    return place(page, f'[data-id="{item}"] .lg-box')


def place(page: Any, selector: str) -> Place:
    """Where an SVG element is on the screen, its line not counted."""
    return Place(
        *page.eval_on_selector(
            selector,
            """(node) => {
                const { x, y, width, height } = node.getBBox(), to = node.getScreenCTM();
                const at = (x, y) => new DOMPoint(x, y).matrixTransform(to);
                const a = at(x, y), b = at(x + width, y + height);
                return [a.x, a.y, b.x - a.x, b.y - a.y];
            }""",
        )
    )


def pull(page: Any, start: tuple[float, float], end: tuple[float, float]) -> None:
    """The mouse pressed at one point, moved in eight steps, and let go at another."""
    page.mouse.move(*start)
    page.mouse.down()
    for k in range(1, 9):
        page.mouse.move(start[0] + (end[0] - start[0]) * k / 8, start[1] + (end[1] - start[1]) * k / 8)
    page.mouse.up()


def drag(page: Any, item: str, dx: float, dy: float = 0.0) -> None:
    x, y = box(page, item).middle
    pull(page, (x, y), (x + dx, y + dy))


def choose(page: Any, item: str) -> None:
    """Selects an item as the keyboard does."""
    page.focus(f'[data-id="{item}"]')
    page.keyboard.press("Enter")


def drawn(page: Any) -> int:
    """How many pictures have been shown."""
    return int(page.get_attribute("html", "data-drawn") or 0)


def layout(page: Any) -> dict[str, Any]:
    """The layout that the page keeps, as the last step has it."""
    kept = json.loads(page.evaluate("() => localStorage.getItem('layoutgen-studio')"))
    found: dict[str, Any] = kept["steps"][kept["at"]]["layout"]
    return found


def item(page: Any, name: str) -> dict[str, Any]:
    """An item of that layout."""
    return next(each for each in layout(page)["items"] if each["id"] == name)


def status(page: Any, words: str) -> str:
    """What the status line says once it says these words."""
    page.wait_for_function("(words) => document.querySelector('#status').textContent.includes(words)", arg=words)
    said: str = page.inner_text("#status")
    return said
