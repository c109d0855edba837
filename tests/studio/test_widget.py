"""The editor as a notebook widget, in Python and in a browser without a server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from layoutgen.errors import LayoutgenError
from layoutgen.layout import Box, Item, Layout
from layoutgen.studio.app import STATIC
from layoutgen.studio.bundle import bundle
from tests.studio.hand import box, drag

LAYOUT = Layout(items=(Item(id="dog.1.1", label="dog", box=Box(0.1, 0.1, 0.4, 0.4)),))
MODEL = """window.model = {
    data: { layout: %s, company: {} }, saved: 0, sent: [], heard: {},
    get(name) { return this.data[name]; },
    set(name, value) { this.data[name] = value; },
    save_changes() { this.saved += 1; },
    send(message) { this.sent.push(message); },
    on(name, task) { this.heard[name] = task; },
    off(name) { delete this.heard[name]; },
};"""


def test_the_value_goes_both_ways() -> None:
    pytest.importorskip("anywidget", reason="the widget needs the extra notebook")
    import traitlets

    from layoutgen.studio.widget import Editor

    editor = Editor(LAYOUT)
    assert editor.value == LAYOUT
    seen = []
    editor.observe(lambda change: seen.append(change.new["items"][0]["box"]), "layout")
    moved = LAYOUT.move("dog.1.1", 0.1, 0.0)
    editor.set_state({"layout": moved.model_dump(mode="json", by_alias=True)})  # as the notebook's side does
    assert editor.value == moved and seen == [list(moved["dog.1.1"].box)]
    editor.value = LAYOUT
    assert editor.get_state()["layout"]["items"][0]["box"] == [0.1, 0.1, 0.4, 0.4]
    with pytest.raises(traitlets.TraitError, match="no layout"):
        editor.layout = {"items": [{"id": "x"}]}
    assert "export default" in editor.get_state()["_esm"] and ".lg-box" in editor.get_state()["_css"]


def test_strokes_and_company_come_from_python() -> None:
    pytest.importorskip("anywidget", reason="the widget needs the extra notebook")
    from layoutgen.studio.widget import Editor

    editor = Editor(LAYOUT)
    message = {"item": "dog.1.1", "points": [[0.4, 0.2], [0.5, 0.2]], "radius": 0.05, "erase": False}
    editor._handle_custom_msg({"paint": message}, [])
    assert editor.value["dog.1.1"].box.x1 == pytest.approx(0.55, abs=0.002)
    painted = editor.value
    for wrong in ({"paint": {**message, "item": "cat"}}, {"paint": {**message, "radius": -1}}, {"other": 1}):
        editor._handle_custom_msg(wrong, [])
        assert editor.value == painted
    assert editor.company == {}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_bundle_runs_without_a_server(browser: Any) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 760})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda request: None if request.url.startswith(("about:", "blob:", "data:")) else wrong.append(request.url),
    )
    page.set_content("<div id='here'></div>")
    page.add_style_tag(content=(STATIC / "editor.css").read_text())
    page.evaluate(MODEL % json.dumps(LAYOUT.model_dump(mode="json", by_alias=True)))
    page.evaluate(
        """async (text) => {
            const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
            const { default: widget } = await import(url);
            window.close_ = widget.render({ model, el: document.querySelector("#here") });
        }""",
        bundle(STATIC / "widget.js"),
    )
    before = box(page, "dog.1.1")
    drag(page, "dog.1.1", 60, 30)
    assert box(page, "dog.1.1").x == pytest.approx(before.x + 60, abs=8) and page.evaluate("() => model.saved") == 1
    page.get_by_role("button", name="Turn by 15 degrees").click()
    assert page.evaluate("() => model.data.layout.items[0].angle") == 15
    page.get_by_role("button", name="Paint the outline").click()
    x, y = box(page, "dog.1.1").middle
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y, steps=2)
    page.mouse.up()
    assert page.evaluate("() => model.sent[0].paint.item") == "dog.1.1"
    page.evaluate("() => { model.data.layout = { ...model.data.layout, items: [] }; model.heard['change:layout'](); }")
    assert page.locator(".lg-item").count() == 0
    page.evaluate("() => close_()")
    assert page.evaluate("() => Object.keys(model.heard)") == [] and wrong == []
    page.close()


def test_modules_are_bundled_once_and_in_order(tmp_path: Path) -> None:
    for name, text in {
        "a": 'import { b } from "./b.js";\nimport { c } from "./c.js";\nexport default b + c;\n',
        "b": 'import { c } from "./c.js";\nconst own = 1;\nexport const b = c + own;\n',
        "c": "const own = 2;\nexport function c() {}\nexport class D {}\n",
    }.items():
        (tmp_path / f"{name}.js").write_text(text)
    made = bundle(tmp_path / "a.js")
    assert made.index("const module_c") < made.index("const module_b") < made.index("export default")
    assert made.count("const module_c") == 1 and "return { c, D };" in made and "import" not in made
    (tmp_path / "c.js").write_text('import { b } from "./b.js";\n')
    with pytest.raises(LayoutgenError, match="itself"):
        bundle(tmp_path / "a.js")
    (tmp_path / "c.js").write_text('import x from "elsewhere";\n')
    with pytest.raises(LayoutgenError, match=r"c\.js has an import"):
        bundle(tmp_path / "a.js")
