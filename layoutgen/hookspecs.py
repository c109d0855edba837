"""The hooks, all of them: what a plugin can add. A plugin is a module with functions marked `@layoutgen.hookimpl`.

Every hook takes `register` and calls it with factory functions. The factory's name is the plugin's name, the first line
of its docstring the description, its typed parameters the options (strings from the command line are converted and
checked). The factory returns the stage, a plain callable. Import heavy things inside the factory, not at the top of the
module. A module may say `layoutgen_api = 1`, the version of the hooks that it is written for; another version than
`API_VERSION` is refused with a sentence.

What all stages keep to: the same input and seed give the same result; the input is not changed; nothing is printed to
standard output; no network is used, or the stage has the attribute `network = True`. `layoutgen plugins check` tells.
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
    """Parsers: `parser(text: str) -> SceneGraph`; `parser.many(texts) -> Iterable[SceneGraph]` for batches.

    A text with nothing to draw raises TextError or gives an empty scene; the iterator that `many` returns may do so and
    go on with the next text when it is asked again, which spares reading the batch once more. A parser that does not
    read English has texts that it does read as its attribute `examples`.
    """


@hookspec
def register_predictors(register: Register) -> None:
    """Predictors: `predictor(scene, *, seed: int, keep: Layout | None, canvas: Canvas) -> Layout`.

    Locked items of `keep` stay exactly where they are, and the layout has this canvas. The engine repairs counts and
    relations afterwards. `predictor.traced(scene, folder, *, seed, keep, canvas) -> Layout`, if it is there, gives the
    same layout and writes a picture of every step into the folder (`layoutgen layout --trace`).
    """


@hookspec
def register_shapers(register: Register) -> None:
    """Shapers: `shaper(layout, *, seed: int) -> Layout`, which fills missing masks and changes nothing else.

    A mask is polygons (flat x y lists in the unit square of the canvas) that lie where the item's box does.
    """


@hookspec
def register_renderers(register: Register) -> None:
    """Renderers: `renderer(layouts, *, seeds, size) -> list[PIL.Image.Image]`, with `conditions` and `labels`.

    One RGB picture a layout, of `size` (width, height) or of the layout's canvas when size is None. A picture does not
    depend on what else is in the batch. conditions: what of a layout changes the picture, any of attributes, boxes,
    caption, keypoints, labels, masks, words. labels: the nouns it knows, None for any. `renderer.report(layout)`, if it
    is there, gives sentences that a person should read.
    """


@hookspec
def register_asset_packs(register: Register) -> None:
    """Asset packs of the clip-art: `names()`, `find(label, attributes) -> Drawing | None`, `licence`, `credit`."""


@hookspec
def register_datasets(register: Register) -> None:
    """Data sets: `dataset(path: Path) -> Iterable[Example]`, for training and evaluation.

    An Example (`layoutgen.data.example`) is an id, its captions, a layout and the picture's file if there is one. Ids
    are unique, boxes lie in the unit square, and the same path gives the same again. Raises FormatError for a path
    that is missing or of another form.
    """


@hookspec
def register_exporters(register: Register) -> None:
    """Exporters: `exporter(layouts: Mapping[str, Layout]) -> Mapping[str, bytes]`, file names and their contents.

    The names are relative and stay in their folder.
    """


@hookspec
def register_edit_commands(register: Register) -> None:
    """Edit commands: `command(layout, words: str) -> Layout | None`, or none when the words are not its own.

    They are asked before the engine's own commands, in the order of discovery, with one clause of the text at a time.
    """


@hookspec
def register_systems(register: Register) -> None:
    """Systems that `layoutgen train` trains: `system.prepare(data, folder, *, steps, seed, console) -> Prepared`.

    data: the path that a person gave. folder: of the run, to keep what is worked out from the data. Prepared
    (`layoutgen.nn.system`) is the model with its turns, the batches by number, the recipe and the configuration.
    `system.read(file) -> (module, Config)`, if it is there, reads the authors' checkpoints for `weights import`.
    """
