"""Arguments and options that several commands share."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from layoutgen.errors import LayoutError

Parser = Annotated[str, typer.Option("--parser", metavar="NAME", help="Parser plugin, as NAME or NAME,option=value.")]
Predictor = Annotated[str, typer.Option("--predictor", metavar="NAME", help="Layout predictor plugin.")]
Shaper = Annotated[str, typer.Option("--shaper", metavar="NAME", help="Shaper plugin, which fills the masks.")]
Renderer = Annotated[str, typer.Option("--renderer", metavar="NAME", help="Renderer plugin.")]
Size = Annotated[
    str | None, typer.Option("--size", metavar="WxH", help="Size in pixels, as 512x512; each side from 16 to 4096.")
]
Seed = Annotated[int, typer.Option("--seed", metavar="N", help="The same seed gives the same result.")]
Out = Annotated[
    str | None, typer.Option("--out", "-o", metavar="FILE", help="Where to write; standard output if not given.")
]
Input = Annotated[
    str | None,
    typer.Option("--input", metavar="FILE", help='Many at once: a file with a {"id": ..., "text": ...} on each line.'),
]
PluginFiles = Annotated[
    list[Path],
    typer.Option("--plugin", metavar="FILE.py", help="A plugin that is one Python file; may be given several times."),
]
_LONGEST_NAME = 250  # characters: no file has a longer one
EYES = "eyes.clipart64"  # weights of the network that looks at pictures, unless others are named


def add_plugin_option(app: typer.Typer) -> None:
    """Gives every command of the app, and of the apps in it, the option --plugin FILE.py."""
    for command in app.registered_commands:
        if command.callback is not None:
            command.callback = _with_plugin_option(command.callback)
    for group in app.registered_groups:
        if group.typer_instance is not None:
            add_plugin_option(group.typer_instance)


def _with_plugin_option(command: Callable[..., Any]) -> Callable[..., Any]:
    signature = inspect.signature(command, eval_str=True)
    files = inspect.Parameter("plugin_files", inspect.Parameter.KEYWORD_ONLY, default=(), annotation=PluginFiles)
    parameters = [*signature.parameters.values(), files]

    @functools.wraps(command)
    def wrapped(*args: Any, plugin_files: list[Path] = [], **options: Any) -> Any:  # noqa: B006 - never changed
        if not plugin_files:
            return command(*args, **options)
        from layoutgen.plugins import plugin_files as with_files

        with with_files(plugin_files):
            return command(*args, **options)

    wrapped.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    wrapped.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    return wrapped


def check_text(text: str | None, parser: str) -> None:
    """Raises TextError when `text` is the name of a file, which the parser of English would take for a noun."""
    from layoutgen.errors import TextError

    if text is None or len(text) > _LONGEST_NAME or parser.partition(",")[0].rpartition(":")[2] != "spacy":
        return
    if Path(text).suffix and "\0" not in text and Path(text).is_file():
        raise TextError(
            f"{text} is a file, and a text was expected: `parse` and `layout` read texts with --input {text}, "
            "`render` draws layouts"
        )


def size_of(text: str | None) -> tuple[int, int] | None:
    """ "640x480" as (640, 480). Raises LayoutError when it is not of that form; the range is the layout's to check."""
    if text is None:
        return None
    width, times, height = text.lower().partition("x")
    if not (times and width.strip().isdecimal() and height.strip().isdecimal()):
        raise LayoutError(f"a size is written WIDTHxHEIGHT in pixels, as 512x512; got {text!r}")
    return int(width), int(height)
