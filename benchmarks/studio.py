"""The studio under the hand and under load: how soon a drag is a picture, whether 60 edits a second keep their order,
and fifty clients at once. One table; it exits with 1 when an answer was an error.

    python benchmarks/studio.py --seconds 60              (needs playwright and Chromium; without them the API alone)
    python benchmarks/studio.py --picture studio.png      only takes the picture of the page that the docs show
"""

from __future__ import annotations

import argparse
import http.client
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
        order, rate = stream(address, layout)
        table.add_row(
            "edits a second through the API, every answer is of its edit",
            f"{rate:.0f}, {'yes' if order else 'NO'}",
            ">= 60",
        )
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
    """Rows measured in Chromium: a drag's first picture, and edits in a second."""
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
        page.evaluate(WATCH)
        delays = [_delay(page, 12 * (-1) ** k) for k in range(25)]
        order, rate = _burst(page)
        there, spent = _person(page)
        window.close()
    return [
        ("drag to the new picture in the browser (ms, median)", f"{median(delays):.0f}", "<= 100"),
        (
            "edits a second in the page, all in order, the last is what is kept and drawn",
            f"{rate:.0f}, {'yes' if order else 'NO'}",
            ">= 60",
        ),
        (
            "a sentence and five edits as a person makes them (s), the wished picture is there",
            f"{spent:.0f}, {'yes' if there else 'NO'}",
            "< 60",
        ),
    ]


def photograph(address: str, path: Path) -> None:
    """The page after a drag that broke a statement; beside it, with "-dark", an outline under the brush by night."""
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
        _pull(page, _middle(page, '[data-id="dog.1.1"] .lg-box'), (330, 0))
        page.keyboard.press("}")
        page.mouse.click(*_middle(page, '[data-id="kite.1.1"] .lg-box'))
        _pull(page, _middle(page, ".lg-turn"), (60, 30))
        page.mouse.click(*_middle(page, '[data-id="dog.1.1"] .lg-box'))
        page.wait_for_timeout(1500)
        small(page.screenshot(), path)
        page.emulate_media(color_scheme="dark")
        page.mouse.click(*_middle(page, '[data-id="dog.1.1"] .lg-box'))
        page.keyboard.press("b")
        x, y = _middle(page, '[data-id="dog.1.1"] .lg-box')
        page.mouse.move(x, y)
        page.mouse.down()
        for k in range(12):
            page.mouse.move(x - 5 * k, y - 6 * k + 0.3 * k * k)
        small(page.screenshot(), path.with_stem(f"{path.stem}-dark"))
        window.close()


def small(png: bytes, path: Path) -> None:
    """Writes a picture of the page with 240 colours, which are enough for it and take a fifth of the room."""
    from PIL import Image

    with Image.open(io.BytesIO(png)) as image:
        image.convert("RGB").quantize(240, dither=Image.Dither.NONE).save(path, optimize=True)


WATCH = """() => {
    const { dataset } = document.documentElement;
    addEventListener("pointermove", () => (window.moved ??= performance.now()), true);
    new MutationObserver(() => window.moved && (window.spent ??= performance.now() - window.moved))
        .observe(document.documentElement, { attributeFilter: ["data-drawn"] });
}"""


def _delay(page: Any, dx: float) -> float:
    """Milliseconds from a move of the mouse, the button held, until the picture of it is in the page, by its clock."""
    at = page.locator('[data-id="dog.1.1"] .lg-box').bounding_box()
    x, y = at["x"] + at["width"] / 2, at["y"] + at["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("() => { window.moved = window.spent = undefined; }")
    page.mouse.move(x + dx, y + dx / 2)
    page.wait_for_function("() => window.spent", timeout=20_000)
    spent: float = page.evaluate("() => window.spent")
    page.mouse.up()
    page.wait_for_timeout(250)
    return spent


THINK = 1.5  # seconds before each edit of a person who knows the page
WISH = "a dog left of a red car on a street, a kite in the sky"


def _person(page: Any) -> tuple[bool, float]:
    """A person's way from a sentence to a wished picture in five edits: whether it is there, and the seconds it took.

    The keys are typed and the mouse is moved as fast as a person does, with a pause before every edit. Wished is a
    brown dog to the right of a blue truck, twice as large as it was, a kite that leans, and night.
    """
    page.fill("#text", "")
    started = time.perf_counter()
    page.click("#text")
    page.keyboard.type(WISH, delay=80)
    page.keyboard.press("Enter")
    page.wait_for_selector('[data-id="kite.1.1"]')
    before = _held(page)
    _pull(page, _middle(page, '[data-id="dog.1.1"] .lg-box'), (400, 10))  # 1: the dog is dragged to the other side
    page.mouse.dblclick(*_middle(page, '[data-id="car.1.1"] .lg-box', think=True))  # 2: the car is named otherwise
    page.keyboard.type("blue truck", delay=80)
    page.keyboard.press("Enter")
    page.mouse.click(*_middle(page, '[data-id="kite.1.1"] .lg-box', think=True))  # 3: the kite is turned by its handle
    _pull(page, _middle(page, ".lg-turn"), (50, 30))
    page.click('[data-node="dog.1"]', delay=1000 * THINK)  # 4: the dog becomes brown in the graph
    page.click("#node-attributes")
    page.keyboard.type("brown", delay=80)
    page.keyboard.press("Enter")
    time.sleep(THINK)
    page.click("#words")  # 5: in words
    page.keyboard.type("make the dog twice as big; make it night", delay=80)
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('#words').value === ''", timeout=20_000)
    page.wait_for_timeout(300)
    spent = time.perf_counter() - started
    after = _held(page)
    dog, car, kite = (after[f"{name}.1.1"] for name in ("dog", "car", "kite"))
    tall = [each["dog.1.1"]["box"][3] - each["dog.1.1"]["box"][1] for each in (before, after)]
    there = (
        dog["box"][0] + dog["box"][2] > car["box"][0] + car["box"][2]
        and (car["label"], car["attributes"], dog["attributes"]) == ("truck", ["blue"], ["brown"])
        and abs(kite.get("angle", 0)) > 20
        and tall[1] > 1.6 * tall[0]
        and after["night"]
    )
    return there, spent


def _held(page: Any) -> dict[str, Any]:
    """The items of the last step by id, and whether it is night there."""
    kept = json.loads(page.evaluate("() => localStorage.getItem('layoutgen-studio')"))
    layout = kept["steps"][kept["at"]]["layout"]
    return {**{item["id"]: item for item in layout["items"]}, "night": "night" in json.dumps(layout["background"])}


def _middle(page: Any, selector: str, think: bool = False) -> tuple[float, float]:
    if think:
        time.sleep(THINK)
    at = page.locator(selector).bounding_box()
    return at["x"] + at["width"] / 2, at["y"] + at["height"] / 2


def _pull(page: Any, start: tuple[float, float], by: tuple[float, float]) -> None:
    """The mouse pressed, moved in half a second or so, and let go."""
    page.mouse.move(*start)
    page.mouse.down()
    for k in range(1, 26):
        page.mouse.move(start[0] + by[0] * k / 25, start[1] + by[1] * k / 25)
        time.sleep(0.02)
    page.mouse.up()


MOVES = """async ([id, many]) => {
    const svg = document.querySelector(".lg-canvas"), box = document.querySelector(`[data-id="${id}"] .lg-box`);
    const at = box.getBoundingClientRect(), x = at.x + at.width / 2, y = at.y + at.height / 2, seen = [];
    const send = (type, dx, node = svg) => node.dispatchEvent(
        new PointerEvent(type, { bubbles: true, pointerId: 1, clientX: x + dx, clientY: y, altKey: true }));
    svg.setPointerCapture = () => {};  // there is no such pointer
    const left = () => document.querySelector(`[data-id="${id}"] .lg-box`).getBoundingClientRect().x;
    send("pointerdown", 0, box);
    const started = performance.now();
    for (let k = 1; k <= many; k += 1) {
        send("pointermove", k);
        seen.push(left());
        if (k % 4 === 0) await new Promise((done) => requestAnimationFrame(done));
    }
    const spent = performance.now() - started;
    send("pointerup", many);
    return { rate: (1000 * many) / spent, ordered: seen.every((v, k) => !k || v > seen[k - 1]), moved: left() - at.x };
}"""


def _burst(page: Any) -> tuple[bool, float]:
    """Moves made in the page itself, four a frame: whether all were taken in order and the last is what is kept and
    drawn, and moves a second."""
    many = 240
    told = page.evaluate(MOVES, ["dog.1.1", many])
    page.wait_for_timeout(1500)
    with page.expect_download() as waiting:
        page.click("#png")
    drawn = _layout_of(Path(waiting.value.path()).read_bytes())
    box = next(item["box"] for item in drawn["items"] if item["id"] == "dog.1.1")
    held = json.loads(page.evaluate("() => localStorage.getItem('layoutgen-studio')"))
    kept = next(i["box"] for i in held["steps"][-1]["layout"]["items"] if i["id"] == "dog.1.1")
    return told["ordered"] and abs(told["moved"] - many) < 2 and box == kept, told["rate"]


def stream(address: str, layout: dict[str, Any]) -> tuple[bool, float]:
    """Edits sent on one connection, one after the other: whether each answer is of its edit, and edits a second.

    An edit is a layout whose statements are checked, which is what the page asks the server for at every move.
    """
    host = address.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=60)
    many, ordered, started = 200, True, time.perf_counter()
    for k in range(many):
        away = k % 2 == 1  # far right and back: the answer must be that of this very edit
        body = json.dumps({"layout": moved(layout, 0.7 if away else 0.0)})
        connection.request("POST", "/api/check", body, {"content-type": "application/json"})
        statements = json.loads(connection.getresponse().read())["statements"]
        ordered &= all(statement["holds"] for statement in statements) != away
    rate = many / (time.perf_counter() - started)
    connection.close()
    return ordered, rate


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
