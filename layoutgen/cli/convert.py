"""`layoutgen convert`: layouts to other formats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from layoutgen.cli import output


def command(
    source: Annotated[
        list[str], typer.Argument(metavar="IN... OUT", help="Layouts (JSON or PNG), then the file or folder to write.")
    ],
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="json, coco, svg, or any exporter plugin.")] = "",
) -> None:
    """Convert layouts: `convert scene.png scene.svg`, or `convert a.png b.png set.json --to coco`."""
    from layoutgen.border import files_from
    from layoutgen.errors import FormatError, OutputError
    from layoutgen.files import check_writable, read_layout, write
    from layoutgen.plugins import guarded, plugins

    if len(source) < 2:
        raise typer.BadParameter("give at least one layout to read and where to write, in this order")
    *inputs, out = source
    target = Path(out)
    name = to or target.suffix.lstrip(".")
    if not name:
        raise typer.BadParameter(f"say which format {out} shall have: --to {', '.join(plugins().names('exporter'))}")
    layouts = {}
    for path in inputs:
        stem = Path(path).stem
        if stem in layouts:
            raise FormatError(f"two inputs are called {stem!r}; their results would overwrite one another")
        layouts[stem] = read_layout(path)
    plugin, exporter = plugins().make("exporter", name)
    made = files_from(plugin.who, guarded(plugin.who, "failed", exporter, dict(layouts)))
    if len(made) == 1 and not target.is_dir():
        check_writable(target)
        write(target, next(iter(made.values())))
    else:
        if not target.is_dir():
            raise OutputError(f"{len(made)} files are to be written, so {out} must be a folder that exists")
        for file, content in made.items():
            write(target / file, content)
    output.remark([f"wrote {out}" if len(made) == 1 else f"wrote {len(made)} files into {out}"])
