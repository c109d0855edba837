"""The command line. Each command is thin: read the arguments, call the engine, print."""

from __future__ import annotations

import sys
import warnings
from typing import TextIO

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
    studio,
    train,
    weights,
)
from layoutgen.errors import LayoutgenError

app = typer.Typer(
    name="layoutgen",
    help="From a sentence to a scene graph, a layout and a picture, each of which you may change on the way.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (generate, parse, layout, render, edit, history, studio, convert, compare, pack, train):
    app.command(module.__name__.rpartition(".")[2])(module.command)
app.add_typer(plugins.app, name="plugins")
app.add_typer(weights.app, name="weights")
app.add_typer(evaluate.app, name="evaluate")
app.add_typer(patches.app, name="patches")
options.add_plugin_option(app)


def main() -> None:
    """The command's entry point: a mistake is one sentence on standard error and exit status 2."""
    warnings.showwarning = _remark
    try:
        app()
    except LayoutgenError as error:
        sys.stderr.write(f"layoutgen: {error}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


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
