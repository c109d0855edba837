"""What a program gives the engine, checked first: a slip of the caller's is not a plugin's failure."""

from __future__ import annotations

from collections.abc import Sequence
from operator import index
from typing import Any

from layoutgen.errors import LayoutError, TextError
from layoutgen.layout import Canvas, Layout, canvas_of
from layoutgen.scene import SceneGraph


def text_from(given: Any) -> str:
    """A text. Raises TextError for anything else."""
    if not isinstance(given, str):
        raise TextError(f"a text is expected, got a value of type {type(given).__name__}")
    return given


def scene_from(given: Any) -> SceneGraph:
    """A scene graph. Raises TextError for anything else."""
    if not isinstance(given, SceneGraph):
        raise TextError(f"a text or a SceneGraph is expected, got a value of type {type(given).__name__}")
    return given


def texts_from(given: Any) -> list[Any]:
    """Many texts, each checked when its turn comes. Raises TextError for a single one."""
    if isinstance(given, str):
        raise TextError("a list of texts is expected, got one text: use parse() for it")
    return list(given)


def layouts_from(given: Any) -> Sequence[Layout]:
    """Layouts. Raises LayoutError for a single one, and for what is none."""
    if isinstance(given, Layout):
        raise LayoutError("a list of layouts is expected, got one layout: write engine.render([layout])[0]")
    layouts = list(given)
    for layout in layouts:
        if not isinstance(layout, Layout):
            raise LayoutError(f"layouts are expected, got a value of type {type(layout).__name__}")
    return layouts


def canvas_from(given: Any) -> Canvas:
    """The canvas of a size (width, height). Raises LayoutError for anything else, and for sides out of range."""
    if not isinstance(given, Sequence) or isinstance(given, str) or len(given) != 2:
        raise LayoutError(f"a size is (width, height) in pixels, as (640, 480), got {given!r}")
    return canvas_of(*given)


def seed_from(given: Any) -> int:
    """A seed. Raises LayoutError for what is no whole number."""
    try:
        return index(given)
    except TypeError:
        raise LayoutError(f"a seed is a whole number, got {given!r}") from None
