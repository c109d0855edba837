"""What the tables of `layoutgen evaluate layouts` and `shapes` share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from layoutgen.cli import output

if TYPE_CHECKING:
    from layoutgen.engine import Engine
    from layoutgen.evaluation.runs import Run
    from layoutgen.scene import SceneGraph

Rows = Mapping[str, Sequence[str]]
WIDTH = 80  # columns of the terminal that a table is made for


def runs_of(
    engines: Mapping[str, Engine], scenes: Mapping[str, SceneGraph], *, seed: int, repair: bool, seeds: int, asked: bool
) -> Iterable[Run]:
    """One run a predictor. asked: whether a person named them; if not, those that fail are left out."""
    from layoutgen.errors import LayoutgenError
    from layoutgen.evaluation.runs import run

    for name, engine in engines.items():
        try:
            if not asked and getattr(engine.stage("predictor").call, "network", False):
                output.remark([f"{name} needs the network and is left out; --predictor {name} measures it"])
                continue
            made = run(name, engine, scenes, seed=seed, repair=repair, seeds=seeds, show=output.progress)
        except LayoutgenError as error:
            if asked:
                raise
            output.remark([f"{name} is left out: {error}"])
            continue
        output.remark(dict.fromkeys(made.failures))
        yield made


def show_table(title: str, columns: Sequence[str], sections: Sequence[Rows]) -> None:
    """Prints a table of 80 columns; the first cell of a row is its name."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, box=box.SIMPLE_HEAD, padding=0, min_width=min(WIDTH, len(title)))
    columnwise = [[column, *(row[k] for rows in sections for row in rows.values())] for k, column in enumerate(columns)]
    widths = [max(map(len, each)) for each in columnwise]
    left = WIDTH - sum(widths) - len(columns) - 2  # for a name, which may be a predictor's with all its options
    table.add_column(no_wrap=True, overflow="ellipsis", max_width=left)
    for column, width in zip(columns, widths, strict=True):
        table.add_column(column, justify="right", no_wrap=True, min_width=width)
    for rows in sections:
        for name, cells in rows.items():
            table.add_row(name, *cells)
        table.add_section()
    Console().print(table)


def share(value: float | None) -> str:
    """A figure from 0 to 1 with three digits; an empty cell for none."""
    return "" if value is None else f"{value:.3f}".removeprefix("0")


def percent(value: float | None) -> str:
    """A share as percent; an empty cell for none."""
    return "" if value is None else f"{100 * value:.1f}"


def write_figures(told: Mapping[str, Any], file: str | None) -> None:
    """The figures as JSON, if a file is named."""
    import json

    if file is not None:
        output.emit(json.dumps(told, indent=2) + "\n", file)
