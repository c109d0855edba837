"""The same editor in a notebook: `Editor(layout)` shows a layout that is dragged there and read here.

Needs anywidget (`pip install 'layoutgen[notebook]'`); the page's own modules run in the notebook, bundled as one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from layoutgen.errors import LayoutgenError
from layoutgen.layout import Layout
from layoutgen.studio.asks import BrushAsk
from layoutgen.studio.brush import paint
from layoutgen.studio.bundle import bundle
from layoutgen.studio.company import company

_STATIC = Path(__file__).with_name("static")


class Editor(anywidget.AnyWidget):
    """A layout under the hand. `value` is the layout as it is now; setting it changes what is shown.

    `editor.observe(function, "layout")` is called after every edit, as with all widgets.
    """

    _esm = bundle(_STATIC / "widget.js")
    _css = (_STATIC / "editor.css").read_text(encoding="utf-8")
    layout = traitlets.Dict().tag(sync=True)
    company = traitlets.Dict().tag(sync=True)

    def __init__(self, layout: Layout) -> None:
        super().__init__(layout=_record(layout), company=company(layout))
        self.on_msg(lambda _, content, __: self._told(content))

    @traitlets.validate("layout")
    def _checked(self, proposal: Any) -> Any:
        """Refuses what is no layout, from either side."""
        try:
            Layout.model_validate(proposal["value"])
        except ValueError as error:
            raise traitlets.TraitError(f"this is no layout: {error}") from None
        return proposal["value"]

    @traitlets.observe("layout")
    def _follow(self, change: Any) -> None:
        self.company = company(Layout.model_validate(change["new"]))

    def _told(self, content: dict[str, Any]) -> None:
        """A stroke of the brush; one that cannot be painted changes nothing."""
        if "paint" not in content:
            return
        try:
            ask = BrushAsk.model_validate({**content["paint"], "layout": self.layout})
            self.value = paint(ask.layout, ask.item, ask.points, radius=ask.radius, erase=ask.erase)
        except (LayoutgenError, ValueError):
            self.send_state("layout")  # what the page shows is again what is here

    @property
    def value(self) -> Layout:
        """The layout, edits included."""
        return Layout.model_validate(self.layout)

    @value.setter
    def value(self, layout: Layout) -> None:
        self.layout = _record(layout)


def _record(layout: Layout) -> dict[str, Any]:
    return layout.model_dump(mode="json", by_alias=True)
