"""`layoutgen convert`: layouts from and to other formats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from layoutgen.cli import output

if TYPE_CHECKING:
    from layoutgen.data.exporter import Appender
    from layoutgen.layout import Layout


def command(
    source: Annotated[
        list[str],
        typer.Argument(metavar="IN... OUT", help="What to read (layouts as JSON or PNG), then what to write."),
    ],
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="json, coco, svg, yolo, ... or a plugin's.")] = "",
    origin: Annotated[
        str,
        typer.Option("--from", metavar="FORMAT", help="What IN is, when no layout: coco, yolo, voc, ... (a data set)."),
    ] = "",
    append: Annotated[bool, typer.Option("--append", help="Add to OUT, a COCO file, instead of replacing it.")] = False,
) -> None:
    """Convert layouts: `convert scene.png scene.svg`, `convert a.png b.png set.json --to coco`,
    `convert labels/ out/ --from yolo --to voc`.
    """
    from layoutgen.border import files_from
    from layoutgen.plugins import guarded, plugins

    if len(source) < 2:
        raise typer.BadParameter("give at least one layout to read and where to write, in this order")
    *inputs, out = source
    target = Path(out)
    name = to or target.suffix.lstrip(".")
    if not name:
        raise typer.BadParameter(f"say which format {out} shall have: --to {', '.join(plugins().names('exporter'))}")
    plugin, exporter = plugins().make("exporter", name)
    layouts = _read(inputs, origin)
    if append and target.exists():
        made = guarded(plugin.who, "failed", _appender(exporter, name).append, target.read_bytes(), layouts)
    else:
        made = guarded(plugin.who, "failed", exporter, layouts)
    _write(files_from(plugin.who, made), target)


def _appender(exporter: object, name: str) -> Appender:
    from layoutgen.data.exporter import Appender
    from layoutgen.errors import OutputError

    if not isinstance(exporter, Appender):
        raise OutputError(f"--append goes with coco, whose files hold many pictures; {name} files are written anew")
    return exporter


def _read(inputs: list[str], origin: str) -> dict[str, Layout]:
    """The layouts by name: of files, or of data sets of the form `origin`."""
    from layoutgen.errors import FormatError
    from layoutgen.files import read_layout
    from layoutgen.plugins import guarded, plugins

    layouts: dict[str, Layout] = {}
    for path in inputs:
        if origin:
            plugin, dataset = plugins().make("dataset", origin)
            entries = guarded(plugin.who, "failed", lambda d, p: [(e.id, e.layout) for e in d(p)], dataset, Path(path))
        else:
            entries = [(Path(path).stem, read_layout(path))]
        for name, layout in entries:
            plain = name.replace("/", "-").replace("\\", "-")
            if plain in layouts:
                raise FormatError(f"two inputs are called {plain!r}; their results would overwrite one another")
            layouts[plain] = layout
    if not layouts:
        raise FormatError(f"there is nothing to convert in {', '.join(inputs)}")
    return layouts


def _write(made: dict[str, bytes], target: Path) -> None:
    from layoutgen.errors import OutputError
    from layoutgen.files import check_writable, write

    if len(made) == 1 and not target.is_dir():
        check_writable(target)
        write(target, next(iter(made.values())))
        output.remark([f"wrote {target}"])
        return
    for file, content in made.items():
        place = target / file
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"cannot write {place}: {error.strerror}") from None
        write(place, content)
    output.remark([f"wrote {len(made)} files into {target}"])
