"""`layoutgen plugins`: what is installed, and what each plugin takes."""

from __future__ import annotations

import inspect
import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from layoutgen.plugins import Plugin, Source

app = typer.Typer(help="List and describe plugins.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """All plugins by kind; broken ones with their traceback. The exit status is 0 even when some are broken."""
    from layoutgen.plugins import plugins

    sources = plugins().sources
    if as_json:
        record = {"plugins": [_record(p) for p in plugins()], "broken": [_broken(s) for s in sources if s.error]}
        sys.stdout.write(json.dumps(record, indent=2) + "\n")
        return
    rows = [(p.kind, p.name, f"{p.distribution} {p.version}", p.description) for p in plugins()]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in sorted(rows, key=lambda row: row[0]):
        sys.stdout.write(
            "  ".join((*(cell.ljust(w) for cell, w in zip(row, widths, strict=False)), row[3])).rstrip() + "\n"
        )
    for source in sources:
        if source.error:
            sys.stdout.write(
                f"\nbroken: {source.distribution} {source.version}, entry point {source.entry}: {source.error}\n"
            )
            sys.stdout.write(source.traceback or "")


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="A plugin's name, or distribution:name.")],
    as_json: AsJson = False,
) -> None:
    """A plugin's kind, distribution, description and options; all kinds that have the name."""
    from layoutgen.errors import PluginError
    from layoutgen.plugins import plugins

    distribution, _, short = name.rpartition(":")
    found = [p for p in plugins() if p.name == short and distribution in ("", p.distribution)]
    if not found:
        there = ", ".join(dict.fromkeys(p.name for p in plugins()))
        raise PluginError(f"there is no plugin {name!r}; there is {there}")
    if as_json:
        sys.stdout.write(json.dumps([_record(p) for p in found], indent=2) + "\n")
        return
    for plugin in found:
        sys.stdout.write(f"{plugin.kind} {plugin.name}, from {plugin.distribution} {plugin.version}\n")
        sys.stdout.write((inspect.getdoc(plugin.factory) or "no description") + "\n")
        for option in plugin.options:
            sys.stdout.write(f"  {option}\n")


def _record(plugin: Plugin) -> dict[str, Any]:
    options = [
        {"name": o.name, "type": o.type, "required": o.default is inspect.Parameter.empty}
        | ({} if o.default is inspect.Parameter.empty else {"default": o.default})
        for o in plugin.options
    ]
    return {
        "kind": plugin.kind,
        "name": plugin.name,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "description": plugin.description,
        "options": options,
    }


def _broken(source: Source) -> dict[str, Any]:
    return {
        "distribution": source.distribution,
        "version": source.version,
        "entry": source.entry,
        "error": source.error,
        "traceback": source.traceback,
    }
