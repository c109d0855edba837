"""`layoutgen plugins new`: a distribution with a plugin that works."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from layoutgen.cli import output


def command(
    name: Annotated[str, typer.Argument(help="The plugin's name: lower-case letters, digits and _.")],
    kind: Annotated[
        str,
        typer.Option(
            "--kind", metavar="KIND", help="renderer, parser, predictor, shaper, assets, exporter, dataset, system."
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="DIR", help="The folder to write; layoutgen-NAME if not given."),
    ] = None,
) -> None:
    """Write a complete distribution: code that works, its entry point, a test, a README. Nothing is overwritten."""
    from layoutgen import scaffold
    from layoutgen.plugins import plugins

    folder = out or Path(scaffold.distribution_name(name))
    written = scaffold.create(kind, name, folder, plugins())
    for path in written:
        sys.stdout.write(f"{path}\n")
    output.remark([f"wrote {folder}; {folder / 'README.md'} says how to install, use and check it"])
