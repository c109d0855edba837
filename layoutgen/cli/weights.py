"""`layoutgen weights`: which weights are there, what is known of them, and the authors' checkpoints brought in."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from layoutgen.cli import output

if TYPE_CHECKING:
    from layoutgen.nn.weights import Weights

app = typer.Typer(help="List, describe and import the weights of learned systems.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]
_ENTRIES_SHOWN = 8


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """All weights that are found by name: your own, then the shipped ones."""
    from layoutgen.nn.weights import folders, home

    rows = [_row_or_fault(folder) for folder in folders()]
    if as_json:
        sys.stdout.write(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")
        return
    if not rows:
        output.remark(
            [f"there are no weights: `layoutgen train` and `weights import` write some to {home() / 'weights'}"]
        )
        return
    cells = [_cells(row) for row in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    for line in cells:
        sys.stdout.write("  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() + "\n")


@app.command()
def show(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The weights' name, as `weights list` says it, or their folder.")
    ],
    as_json: AsJson = False,
) -> None:
    """Configuration, figures, licences and recipe of some weights, and their tensors with type and shape."""
    from layoutgen.nn.weights import find

    found = find(name)
    tensors = found.shapes()
    record = _row(found) | found.config.model_dump(mode="json", by_alias=True) | {"tensors": tensors}
    if as_json:
        sys.stdout.write(json.dumps(record, indent=2, ensure_ascii=False) + "\n")
        return
    sys.stdout.write(f"{found.folder.name}, {_size(record['bytes'])}, {record['parameters']:,} parameters\n")
    for key in ("folder", "system", "data", "steps", "seed", "recipe", "licence", "data_licence", "credit"):
        if record[key] not in ("", None):
            sys.stdout.write(f"  {key.replace('_', ' ')}: {record[key]}\n")
    for key in ("versions", "options", "figures"):
        for entry, value in record[key].items():
            sys.stdout.write(f"  {key.removesuffix('s')} {entry}: {_plain(value)}\n")
    for entry, words in found.config.vocabulary.items():
        more = f" and {len(words) - _ENTRIES_SHOWN} more" if len(words) > _ENTRIES_SHOWN else ""
        sys.stdout.write(f"  vocabulary {entry}: {', '.join(words[:_ENTRIES_SHOWN])}{more}\n")
    for tensor, (kind, shape) in tensors.items():
        sys.stdout.write(f"  tensor {tensor}: {kind} {'x'.join(map(str, shape)) or 'a number'}\n")


@app.command("import")
def import_(
    system: Annotated[
        str, typer.Argument(metavar="SYSTEM", help="The system that the weights are of: see `plugins list`.")
    ],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The authors' checkpoint.")],
    name: Annotated[str, typer.Option(metavar="NAME", help="What to call them; SYSTEM.DATA if not given.")] = "",
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FOLDER", help="Where to; $LAYOUTGEN_HOME/weights/NAME if not given."),
    ] = None,
) -> None:
    """Bring in the weights that a system's authors have published; nothing in the file is run."""
    from layoutgen.errors import PluginError, WeightsError
    from layoutgen.plugins import guarded, plugins

    if name and out is not None:
        raise typer.BadParameter("give --name or --out, not both: a folder's own name is what its weights are called")
    if name in (".", "..") or Path(name).name != name:
        raise typer.BadParameter(f"{name!r} cannot be a name of weights: it is a folder's name, as sg2im.vg128")
    plugin, trainer = plugins().make("system", system)
    read = getattr(trainer, "read", None)
    if not callable(read):
        raise PluginError(f"{plugin.who} reads no checkpoints of others: it has no read()")
    if not file.is_file():
        raise WeightsError(f"there is no file {file}")
    module, config = guarded(plugin.who, f"could not read {file}", read, file)
    from layoutgen.nn import weights

    target = out or weights.home() / "weights" / (name or config.name)
    weights.save(target, module, config, half=False)
    output.remark([f"wrote {target}; `layoutgen weights show {target if out else target.name}` describes it"])


def _row_or_fault(folder: Path) -> dict[str, Any]:
    from layoutgen.errors import WeightsError
    from layoutgen.nn.weights import Weights

    try:
        return _row(Weights(folder))
    except WeightsError as error:
        return {"name": folder.name, "folder": str(folder), "broken": str(error)}


def _row(found: Weights) -> dict[str, Any]:
    config = found.config
    return {
        "name": found.folder.name,
        "system": config.system,
        "data": config.data,
        "bytes": found.size,
        "parameters": found.parameters(),
        "steps": config.steps,
        "licence": config.licence,
        "folder": str(found.folder),
    }


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    if "broken" in row:
        return (row["name"], "broken", "", "", row["broken"])
    steps = f"{row['steps']:,} steps" if row["steps"] else ""
    return (row["name"], _size(row["bytes"]), steps, row["licence"], row["folder"])


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{count / 1e3:.1f} kB"


def _plain(value: object) -> str:
    """A value for a person: figures with four digits, lists and records as JSON."""
    if isinstance(value, float):
        return f"{value:.4g}"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
