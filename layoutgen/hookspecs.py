"""The hooks, all of them: what a plugin can add. A plugin is a module with functions marked `@layoutgen.hookimpl`.

Every hook takes `register` and calls it with factory functions. The factory's name is the plugin's name, the first line
of its docstring the description, its typed parameters the options (strings from the command line are converted and
checked). The factory returns the stage, a plain callable. Import heavy things inside the factory, not at the top of the
module.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pluggy

API_VERSION = 1
Factory = Callable[..., Any]
Register = Callable[[Factory], Factory]

hookspec = pluggy.HookspecMarker("layoutgen")
hookimpl = pluggy.HookimplMarker("layoutgen")


@hookspec
def register_parsers(register: Register) -> None:
    """Parsers: `parser(text: str) -> SceneGraph`; `parser.many(texts) -> Iterable[SceneGraph]` for batches."""


@hookspec
def register_predictors(register: Register) -> None:
    """Predictors: `predictor(scene, *, seed: int, keep: Layout | None, canvas: Canvas) -> Layout`.

    Locked items of `keep` stay exactly where they are.
    """


@hookspec
def register_shapers(register: Register) -> None:
    """Shapers: `shaper(layout, *, seed: int) -> Layout`, which fills the masks that are missing."""


@hookspec
def register_renderers(register: Register) -> None:
    """Renderers: `renderer(layouts, *, seeds, size) -> list[PIL.Image.Image]`, with `conditions` and `labels`."""


@hookspec
def register_asset_packs(register: Register) -> None:
    """Asset packs of the clip-art: `names()`, `find(label, attributes) -> Drawing | None`, `licence`, `credit`."""


@hookspec
def register_datasets(register: Register) -> None:
    """Data sets: `dataset(path) -> Iterable[Layout]`, layouts with their captions, for training and evaluation."""


@hookspec
def register_exporters(register: Register) -> None:
    """Exporters: `exporter(layouts: Mapping[str, Layout]) -> Mapping[str, bytes]`, file names and their contents."""


@hookspec
def register_edit_commands(register: Register) -> None:
    """Edit commands: `command(layout, words: str) -> Layout | None`, or none when the words are not its own."""
