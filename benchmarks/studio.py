"""The studio under the hand and under load: how soon a drag is a picture, whether 60 edits a second keep their order,
and fifty clients at once. One table; it exits with 1 when an answer was an error.

    python benchmarks/studio.py --seconds 60              (needs playwright and Chromium; without them the API alone)
    python benchmarks/studio.py --picture studio.png      only takes the picture of the page that the docs show
"""

from __future__ import annotations

import argparse
import io
import json
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

TEXT = "two dogs left of a red car on a beach, a kite in the sky"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60, help="how long the fifty clients ask")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--picture", type=Path, help="write a picture of the page here, and measure nothing")
    options = parser.parse_args()
    if options.picture:
        with server() as (address, _):
            photograph(address, options.picture)
        return
    table = Table("measure", "value", "target", title="layoutgen studio")
    with server() as (address, pid):
        layout = post(address, "layout", {"text": TEXT})
        table.add_row("edit to clip-art picture, 512 px, the API alone (ms, median)", f"{api(address, layout):.0f}", "")
        for row in browser(address):
            table.add_row(*row)
        rows, errors = load(address, pid, layout, options.clients, options.seconds)
        for row in rows:
            table.add_row(*row)
    Console().print(table)
    if errors:
        raise SystemExit(f"{errors} requests failed")


@contextmanager
def server() -> Iterator[tuple[str, int]]:
    """Address and process of a studio in a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "layoutgen", "studio", "--no-browser", "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(400):
            try:
                urllib.request.urlopen(f"{address}/api/opened", timeout=1).read()
                break
            except OSError:
                time.sleep(0.05)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(10)


def post(address: str, path: str, body: Any) -> Any:
    """The JSON answer, or the bytes of another kind."""
    request = urllib.request.Request(
        f"{address}/api/{path}", json.dumps(body).encode(), {"content-type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        content = answer.read()
        return json.loads(content) if "json" in answer.headers["content-type"] else content


def moved(layout: dict[str, Any], dx: float) -> dict[str, Any]:
    """The layout with its first thing a little to the right."""
    items = list(layout["items"])
    x0, y0, x1, y1 = items[0]["box"]
    items[0] = {**items[0], "box": [x0 + dx, y0, x1 + dx, y1]}
    return {**layout, "items": items}


def api(address: str, layout: dict[str, Any]) -> float:
    """Median milliseconds of a render after a move."""
    spent = []
    for k in range(30):
        started = time.perf_counter()
        post(address, "render", {"layout": moved(layout, 0.004 * k)})
        spent.append(1000 * (time.perf_counter() - started))
    return median(spent[5:])


def browser(address: str) -> list[tuple[str, str, str]]:
    """Rows measured in Chromium: a drag's first picture, and 60 edits in a second."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        chromium = None
    if chromium is None:
        return [("drag to picture in the browser", "playwright or Chromium is missing", "<= 100")]
    with sync_playwright() as playwright:
        window = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = window.new_page(viewport={"width": 1280, "height": 720})
        page.goto(address)
        page.wait_for_selector("html[data-ready=yes]")
        page.fill("#text", TEXT)
        page.press("#text", "Enter")
        page.wait_for_selector("html[data-drawn]")
        page.wait_for_timeout(500)
        delays = [_delay(page, 12 * (-1) ** k) for k in range(25)]
        order, rate = _burst(page)
        window.close()
    return [
        ("drag to the new picture in the browser (ms, median)", f"{median(delays):.0f}", "<= 100"),
        (
            "edits accepted in a second, the last one is what is drawn",
            f"{rate:.0f}, {'yes' if order else 'NO'}",
            ">= 60, yes",
        ),
    ]


def photograph(address: str, path: Path) -> None:
    """The page after a drag that broke a statement."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        window = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = window.new_page(viewport={"width": 1280, "height": 720})
        page.goto(address)
        page.wait_for_selector("html[data-ready=yes]")
        page.fill("#text", TEXT)
        page.press("#text", "Enter")
        page.wait_for_selector("html[data-drawn]")
        page.wait_for_timeout(800)
        _delay(page, 330)
        page.keyboard.press("}")
        page.wait_for_timeout(1500)
        page.screenshot(path=path)
        window.close()


def _delay(page: Any, dx: float) -> float:
    """Milliseconds from a move of the mouse, the button held, until the picture of it is in the page."""
    at = page.locator('[data-id="dog.1.1"] .lg-box').bounding_box()
    x, y = at["x"] + at["width"] / 2, at["y"] + at["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    before = int(page.get_attribute("html", "data-drawn"))
    started = time.perf_counter()
    page.mouse.move(x + dx, y + 8)
    while int(page.get_attribute("html", "data-drawn")) == before:
        pass
    spent = 1000 * (time.perf_counter() - started)
    page.mouse.up()
    page.wait_for_timeout(250)
    return spent


def _burst(page: Any) -> tuple[bool, float]:
    """Sixty moves as fast as they go: whether the last is what the page holds and draws, and moves a second."""
    at = page.locator('[data-id="dog.1.1"] .lg-box').bounding_box()
    x, y = at["x"] + at["width"] / 2, at["y"] + at["height"] / 2
    page.keyboard.down("Alt")
    page.mouse.move(x, y)
    page.mouse.down()
    started = time.perf_counter()
    for k in range(1, 61):
        page.mouse.move(x + 2 * k, y)
    spent = time.perf_counter() - started
    page.mouse.up()
    page.keyboard.up("Alt")
    page.wait_for_timeout(1500)
    now = page.locator('[data-id="dog.1.1"] .lg-box').bounding_box()
    with page.expect_download() as waiting:
        page.click("#png")
    drawn = _layout_of(Path(waiting.value.path()).read_bytes())
    box = next(item["box"] for item in drawn["items"] if item["id"] == "dog.1.1")
    held = json.loads(page.evaluate("() => localStorage.getItem('layoutgen-studio')"))
    kept = next(i["box"] for i in held["steps"][-1]["layout"]["items"] if i["id"] == "dog.1.1")
    return abs(now["x"] - at["x"] - 120) < 2 and box == kept, 60 / spent


def _layout_of(png: bytes) -> Any:
    from PIL import Image

    with Image.open(io.BytesIO(png)) as image:
        image.load()
        return json.loads(image.text["layoutgen"])  # type: ignore[attr-defined]


def load(
    address: str, pid: int, layout: dict[str, Any], clients: int, seconds: float
) -> tuple[list[tuple[str, str, str]], int]:
    """Rows, and the number of errors, of many clients that edit, check and draw small pictures at once."""
    spent: list[float] = []
    errors: list[str] = []
    before = memory(pid)
    end = time.perf_counter() + seconds

    def client() -> None:
        k = 0
        while time.perf_counter() < end:
            k += 1
            body = moved(layout, 0.001 * (k % 100))
            started = time.perf_counter()
            try:
                post(address, "check", {"layout": body})
                post(address, "render", {"layout": body, "width": 128, "height": 128})
            except OSError as error:
                errors.append(str(error))
            spent.append(1000 * (time.perf_counter() - started))

    threads = [threading.Thread(target=client) for _ in range(clients)]
    half: list[float] = []
    timer = threading.Timer(seconds / 2, lambda: half.append(memory(pid)))
    timer.start()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    grown = memory(pid) - (half[0] if half else before)
    return [
        (f"{clients} clients for {seconds:g} s: edits, errors", f"{len(spent)}, {len(errors)}", "0 errors"),
        ("    edit and picture, everybody waiting for a turn (ms, median)", f"{median(spent):.0f}", ""),
        ("    memory of the server before; growth in the second half (MB)", f"{before:.0f}; {grown:+.1f}", "none"),
    ], len(errors)


def memory(pid: int) -> float:
    """Resident megabytes of a process."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1024  # type: ignore[index]


if __name__ == "__main__":
    main()
