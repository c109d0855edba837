"""The editor as a notebook widget."""

from __future__ import annotations

import pytest

from layoutgen.layout import Box, Item, Layout

pytest.importorskip("anywidget", reason="the widget needs the extra notebook")


def test_the_value_goes_both_ways() -> None:
    import traitlets

    from layoutgen.studio.widget import Editor

    layout = Layout(items=(Item(id="dog.1.1", label="dog", box=Box(0.1, 0.1, 0.4, 0.4)),))
    editor = Editor(layout)
    assert editor.value == layout
    seen = []
    editor.observe(lambda change: seen.append(change.new["items"][0]["box"]), "layout")
    moved = layout.move("dog.1.1", 0.1, 0.0)
    editor.set_state({"layout": moved.model_dump(mode="json", by_alias=True)})  # as the notebook's side does
    assert editor.value == moved and seen == [list(moved["dog.1.1"].box)]
    editor.value = layout
    assert editor.get_state()["layout"]["items"][0]["box"] == [0.1, 0.1, 0.4, 0.4]
    with pytest.raises(traitlets.TraitError, match="no layout"):
        editor.layout = {"items": [{"id": "x"}]}
    assert "export default" in editor.get_state()["_esm"] and ".lg-box" in editor.get_state()["_css"]
