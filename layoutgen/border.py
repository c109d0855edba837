"""What a stage returned, checked before the next one sees it: nonsense is named where it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any, NoReturn

from layoutgen.errors import FailedPluginError
from layoutgen.layout import Canvas, Item, Layout, checked_box
from layoutgen.scene import SceneGraph, explain

if TYPE_CHECKING:
    from PIL.Image import Image

MODES = ("RGB", "RGBA", "L")


def scene_from(who: str, made: Any, ours: bool = False) -> SceneGraph:
    """The scene graph that a parser returned. Raises FailedPluginError when it is none, or not a valid one.

    ours: the engine's own parser made it, of objects and relations that were checked one by one.
    """
    from pydantic import ValidationError

    if not isinstance(made, SceneGraph):
        _wrong_type(who, made, "a SceneGraph")
    if ours:
        return made
    try:
        made.data()
    except ValidationError as error:
        _nonsense(who, f"a scene graph that is not valid: {explain(error)}")
    except (KeyError, TypeError) as error:
        _nonsense(who, f"a scene graph that lacks {error}: build it with scene.put() and scene.relate()")
    return made


def layout_from(who: str, made: Any, canvas: Canvas) -> Layout:
    """The layout that a predictor or shaper returned. Raises FailedPluginError when it is none, or not a valid one."""
    if not isinstance(made, Layout):
        _wrong_type(who, made, "a Layout")
    if made.canvas != canvas:
        sizes = f"{made.canvas.width}x{made.canvas.height} px where {canvas.width}x{canvas.height}"
        _nonsense(who, f"a canvas of {sizes} was asked for")
    for item in made.items:
        if not isinstance(item, Item):
            _nonsense(who, f"a layout with a {type(item).__name__} among its items")
        try:
            checked_box(item.box)
        except (TypeError, ValueError) as error:  # records made with model_copy() are not checked by themselves
            _nonsense(who, f"a layout where {item.id} is impossible: {error}")
    if len({item.id for item in made.items}) != len(made.items):
        _nonsense(who, "a layout that uses an item id twice")
    return made


def shaped_from(who: str, made: Any, before: Layout) -> Layout:
    """The layout with masks that a shaper returned. Raises FailedPluginError when its items are not those of before."""
    layout = layout_from(who, made, before.canvas)
    if [(item.id, item.box) for item in layout.items] != [(item.id, item.box) for item in before.items]:
        _nonsense(who, "a layout with other items or boxes than before; a shaper fills masks")
    return layout


def pictures_from(who: str, made: Any, sizes: Sequence[tuple[int, int]]) -> list[Image]:
    """The pictures that a renderer returned, of these sizes. Raises FailedPluginError when they are something else."""
    from PIL.Image import Image

    if not isinstance(made, list | tuple):
        _wrong_type(who, made, "a list of pictures")
    if len(made) != len(sizes):
        _nonsense(who, f"{len(made)} pictures for {len(sizes)} layouts")
    for image, size in zip(made, sizes, strict=True):
        if not isinstance(image, Image):
            _wrong_type(who, image, "a PIL.Image.Image")
        if image.size != size:
            _nonsense(who, f"a picture of {image.width}x{image.height} px where {size[0]}x{size[1]} was asked for")
        if image.mode not in MODES:
            _nonsense(who, f"a picture of mode {image.mode!r} where 'RGB' was expected")
    return list(made)


def files_from(who: str, made: Any) -> dict[str, bytes]:
    """The files that an exporter returned, by name. Raises FailedPluginError when they are something else."""
    if not isinstance(made, Mapping):
        _wrong_type(who, made, "a mapping of file names to bytes")
    if not made:
        _nonsense(who, "no file")
    for name, content in made.items():
        if not isinstance(name, str) or not isinstance(content, bytes):
            _nonsense(who, f"{type(content).__name__} for the file {name!r} where bytes were expected")
        path = PurePosixPath(name)
        if not path.name or ".." in path.parts or path.is_absolute() or PureWindowsPath(name).drive or "\\" in name:
            _nonsense(who, f"the file name {name!r}; names are relative and stay in their folder")
    return dict(made)


def _wrong_type(who: str, made: Any, expected: str) -> NoReturn:
    _nonsense(who, f"{'None' if made is None else type(made).__name__} where {expected} was expected")


def _nonsense(who: str, what: str) -> NoReturn:
    raise FailedPluginError(f"{who} returned {what}")
