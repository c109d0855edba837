"""`layoutgen train`: a learned system on a person's own data."""

from __future__ import annotations

import shlex
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from layoutgen.cli import options, output

if TYPE_CHECKING:
    from layoutgen.nn.system import Prepared, System
    from layoutgen.plugins import Plugin

Accelerator = Literal["auto", "cpu", "gpu"]
Precision = Literal["32-true", "bf16-mixed"]


def command(
    system: Annotated[
        str, typer.Argument(metavar="SYSTEM", help="What to train, as NAME or NAME,option=value: see `plugins list`.")
    ],
    data: Annotated[Path, typer.Option(metavar="DIR", help="The folder or file to learn from.")],
    steps: Annotated[int | None, typer.Option(min=1, help="How long; the system's own number if not given.")] = None,
    seed: options.Seed = 0,
    accelerator: Annotated[Accelerator, typer.Option(help="Where to compute.")] = "auto",
    precision: Annotated[
        Precision | None, typer.Option(help="Of the arithmetic; the system's own if not given.", show_default=False)
    ] = None,
    run: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Checkpoints and logs; $LAYOUTGEN_HOME/runs/SYSTEM.DATA if not given."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="FOLDER", help="The weights; $LAYOUTGEN_HOME/weights/SYSTEM.DATA if not given."
        ),
    ] = None,
) -> None:
    """Train a system and write its weights. A run that was stopped goes on: type the same command again."""
    from rich.console import Console

    from layoutgen.errors import FormatError
    from layoutgen.nn.log import CHECKPOINT
    from layoutgen.nn.runs import claim, run_folder
    from layoutgen.plugins import guarded, parse_spec, plugins

    name, given = parse_spec("system", system)
    plugin = plugins().find("system", name)
    plugin.checked(given)
    if not data.exists():
        raise FormatError(f"there is no data at {data}: --data takes the folder or file to learn from")
    _check_target(out)
    _check_fabric()
    trainer: System = plugin.make(given)
    folder = run or run_folder(plugin.name, data)
    claim(folder, plugin.name, given, data)
    console = Console(stderr=True)
    from layoutgen.nn.system import prepared

    ready: Prepared = guarded(
        plugin.who, "could not be prepared", prepared, trainer, data, folder, steps=steps, seed=seed, console=console
    )
    recipe = replace(ready.recipe, accelerator=accelerator, precision=precision or ready.recipe.precision)
    again = ["layoutgen", "train", system, "--data", data.resolve().name, "--steps", str(recipe.steps)]
    again += ["--seed", str(seed)] + (["--precision", precision] if precision else [])
    try:
        target = _trained(plugin, ready._replace(recipe=recipe), folder, out, shlex.join(again), console)
    except KeyboardInterrupt:
        kept = "from the last checkpoint in" if (folder / CHECKPOINT).is_file() else "from the beginning in"
        output.remark([f"stopped; the same command goes on {kept} {folder}"])
        raise
    output.remark([f"wrote {target}; `layoutgen weights show {target if out else target.name}` describes it"])


def _trained(plugin: Plugin, ready: Prepared, run: Path, out: Path | None, again: str, console: Any) -> Path:
    """Trains, writes the weights and returns their folder."""
    from layoutgen.nn import weights
    from layoutgen.nn.gan import Kept
    from layoutgen.nn.runs import finished
    from layoutgen.nn.train import fit

    recipe = ready.recipe
    model = fit(ready.model, ready.batches, recipe, run, validate=ready.validate, console=console)
    config = finished(
        ready.config, steps=recipe.steps, seed=recipe.seed, versions=_versions(plugin), recipe=again, run=run
    )
    target = out or weights.home() / "weights" / config.name
    weights.save(target, model.kept() if isinstance(model, Kept) else model, config)
    return target


def _check_fabric() -> None:
    """Raises TrainingError now rather than after the data has been read."""
    from importlib.util import find_spec

    from layoutgen.errors import TrainingError

    for module in ("torch", "lightning_fabric"):
        if find_spec(module) is None:
            raise TrainingError(f"training needs {module.replace('_', '-')}: pip install 'layoutgen[train]'")


def _check_target(out: Path | None) -> None:
    """Raises OutputError when the weights could not be written to this folder, or would lie among other things."""
    from layoutgen.errors import OutputError

    if out is None:
        return
    if out.exists() and not out.is_dir():
        raise OutputError(f"cannot write {out}: it is a file, and weights are a folder")
    if out.is_dir() and any(out.iterdir()) and not (out / "config.json").is_file():
        raise OutputError(f"cannot write {out}: it holds something else than weights; name another folder")


def _versions(plugin: Plugin) -> dict[str, str]:
    names = dict.fromkeys(("layoutgen", "torch", plugin.distribution))
    found = {name: _version(name) for name in names}
    return {name: version for name, version in found.items() if version}


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""
