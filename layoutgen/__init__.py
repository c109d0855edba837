"""layoutgen: a sentence becomes a scene graph, a layout and a picture, and each of them can be changed on the way.

>>> import layoutgen
>>> layoutgen.generate("two dogs left of a red car").save("scene.png")
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from layoutgen.engine import Engine, Picture
    from layoutgen.errors import LayoutgenError
    from layoutgen.hookspecs import hookimpl
    from layoutgen.layout import Box, Canvas, Item, Layout
    from layoutgen.scene import Relation, SceneGraph, SceneObject

__all__ = [
    "Box", "Canvas", "Engine", "Item", "Layout", "LayoutgenError", "Picture", "Relation", "SceneGraph", "SceneObject",
    "generate", "hookimpl",
]  # fmt: skip

_HOME = {
    "Box": "layout", "Canvas": "layout", "Item": "layout", "Layout": "layout", "Engine": "engine", "Picture": "engine",
    "LayoutgenError": "errors", "Relation": "scene", "SceneGraph": "scene", "SceneObject": "scene",
    "hookimpl": "hookspecs",
}  # fmt: skip


def generate(text: str, *, seed: int = 0, size: tuple[int, int] | None = None) -> Picture:
    """A picture of an English sentence with the default stages. size: (width, height) in pixels, 512 x 512 by default.

    Raises TextError when the text names nothing that can be drawn. For many pictures, keep one `Engine`.
    """
    from layoutgen.engine import Engine

    return Engine().generate(text, seed=seed, size=size)


def __getattr__(
    name: str,
) -> Any:  # the public names load on first use: the command line starts without numpy or pydantic
    if name in _HOME:
        return getattr(importlib.import_module(f"layoutgen.{_HOME[name]}"), name)
    raise AttributeError(f"module 'layoutgen' has no attribute {name!r}")
