"""The command line. Each command is thin: read the arguments, call the engine, print."""

from __future__ import annotations

import sys
import warnings
from typing import Annotated, Any, TextIO

import typer

from layoutgen.cli import (
    compare,
    convert,
    edit,
    evaluate,
    generate,
    history,
    layout,
    options,
    output,
    pack,
    parse,
    patches,
    plugins,
    render,
    streams,
    studio,
    train,
    weights,
)
from layoutgen.errors import LayoutgenError

app = typer.Typer(
    name="layoutgen",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
# What typer raises for wrong arguments; it has this class from click, of which some versions of typer have their own.
_USAGE: type[Any] = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")

for module in (generate, parse, layout, render, edit, history, studio, convert, compare, pack, train):
    app.command(module.__name__.rpartition(".")[2])(module.command)
app.add_typer(plugins.app, name="plugins")
app.add_typer(weights.app, name="weights")
app.add_typer(evaluate.app, name="evaluate")
app.add_typer(patches.app, name="patches")
options.add_plugin_option(app)


def _show_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        sys.stdout.write(f"layoutgen {version('layoutgen')}\n")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """From a sentence to a scene graph, a layout and a picture, each of which you may change on the way."""


def main() -> None:
    """The command's entry point: a mistake is one sentence on standard error and exit status 2."""
    streams.prepare()
    warnings.showwarning = _remark
    try:
        status = app(standalone_mode=False) or 0
        sys.stdout.flush()
        sys.exit(status)
    except LayoutgenError as error:
        sys.stderr.write(f"layoutgen: {error}\n")
        sys.exit(2)
    except _USAGE as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            error.show()
        else:
            sys.stderr.write(f"layoutgen: {_sentence(error)}\n")
        sys.exit(2)
    except typer.Abort:
        sys.exit(130)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


def _sentence(error: Any) -> str:
    """What was wrong with the arguments, and where their meaning stands."""
    said = " ".join(error.format_message().split()).partition(", unable to parse")[0].rstrip(".")
    said = said.removeprefix("Invalid value: ")
    command = error.ctx.command_path if error.ctx is not None else "layoutgen"
    return f"{said[:1].lower()}{said[1:]}; `{command} --help` says what there is"


def _remark(
    message: Warning | str,
    category: type[Warning],  # noqa: ARG001 - the form that `warnings.showwarning` has
    filename: str,  # noqa: ARG001
    lineno: int,  # noqa: ARG001
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    """A warning is a line like the other remarks; the place in the code would say nothing to a person."""
    output.remark([" ".join(str(message).split())])
