"""The same editor in a notebook: `Editor(layout)` shows a layout that is dragged there and read here.

Needs anywidget (`pip install 'layoutgen[notebook]'`); the page's own module, editor.js, runs in the notebook.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from layoutgen.layout import Layout

_STATIC = Path(__file__).with_name("static")


class Editor(anywidget.AnyWidget):
    """A layout under the hand. `value` is the layout as it is now; setting it changes what is shown.

    `editor.observe(function, "layout")` is called after every edit, as with all widgets.
    """

    _esm = _STATIC / "editor.js"
    _css = _STATIC / "editor.css"
    layout = traitlets.Dict().tag(sync=True)

    def __init__(self, layout: Layout) -> None:
        super().__init__(layout=_record(layout))

    @traitlets.validate("layout")
    def _checked(self, proposal: Any) -> Any:
        """Refuses what is no layout, from either side."""
        try:
            Layout.model_validate(proposal["value"])
        except ValueError as error:
            raise traitlets.TraitError(f"this is no layout: {error}") from None
        return proposal["value"]

    @property
    def value(self) -> Layout:
        """The layout, edits included."""
        return Layout.model_validate(self.layout)

    @value.setter
    def value(self, layout: Layout) -> None:
        self.layout = _record(layout)


def _record(layout: Layout) -> dict[str, Any]:
    return layout.model_dump(mode="json", by_alias=True)
