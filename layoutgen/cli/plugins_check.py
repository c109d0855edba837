"""`layoutgen plugins check`: the contracts of a plugin, a tick or a sentence each."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from layoutgen.plugins import Source
    from layoutgen.testing import Report

_COLOURS = {"kept": "green", "broken": "red", "left out": "bright_black"}


def command(
    target: Annotated[
        str,
        typer.Argument(metavar="PLUGIN", help="A distribution, a folder with a pyproject.toml, FILE.py, or a name."),
    ],
    data: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="What data sets read and systems learn from; a little is enough."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Check plugins against the contracts of their kind; the exit status is 1 when one is broken.

    A plugin whose factory needs options is checked as NAME,option=value.
    """
    from layoutgen.testing import examine
    from layoutgen.testing.targets import resolve

    found = resolve(target)
    reports = []
    for plugin, options in found.plugins:
        report = examine(plugin, options=options, data=data)
        reports.append(report)
        if not as_json:
            _print(report)
    if as_json:
        record = {"plugins": [_record(r) for r in reports], "broken": [_broken(s) for s in found.broken]}
        sys.stdout.write(json.dumps(record, indent=2, ensure_ascii=False) + "\n")
    else:
        for source in found.broken:
            typer.secho(f"✗ {source.distribution} {source.version} is broken: {source.error}", fg="red")
            sys.stderr.write(source.traceback or "")
    if found.broken or not all(report.ok for report in reports):
        raise typer.Exit(1)


def _print(report: Report) -> None:
    typer.echo(f"{report.title}, {report.version}")
    for result in report.results:
        typer.secho(f"  {result}", fg=_COLOURS[result.state])
    count = len(report.broken)
    typer.echo(f"{len(report.results)} contracts, {f'{count} broken' if count else 'none broken'}\n")


def _record(report: Report) -> dict[str, Any]:
    return {**asdict(report), "ok": report.ok}


def _broken(source: Source) -> dict[str, Any]:
    return {"distribution": source.distribution, "version": source.version, "error": source.error}
