"""Draws layouts as paper cut-outs that cast soft shadows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layoutgen import hookimpl
from layoutgen.hookspecs import Register

if TYPE_CHECKING:
    from layoutgen_papercut.renderer import PaperCuts

layoutgen_api = 1  # the version of the hooks that this is written for


@hookimpl
def register_renderers(register: Register) -> None:
    """Called when layoutgen looks for plugins; what is heavy to import is imported in the function below."""

    @register
    def papercut(shadow: float = 0.015) -> PaperCuts:
        """Draws layouts as paper cut-outs that cast soft shadows.

        shadow: softness and length of the shadows, in parts of the picture's shorter side.
        """
        from layoutgen_papercut.renderer import PaperCuts

        return PaperCuts(shadow)
