"""`layoutgen plugins`: what is installed, what each plugin takes and hears, and which ones are broken or disabled."""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated, Any

import typer

from layoutgen.cli import plugins_check, plugins_new

if TYPE_CHECKING:
    from layoutgen.plugins import Plugin, Plugins, Source

app = typer.Typer(help="List, describe, check and begin plugins.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]
_LABELS_SHOWN = 12


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """All plugins by kind; broken ones with their traceback. The exit status is 0 even when some are broken."""
    from layoutgen.plugins import KINDS, plugins

    found = plugins()
    if as_json:
        record = {
            "plugins": [_record(p, found) for p in found],
            "disabled": [_source(s) for s in found.sources if s.state == "disabled"],
            "broken": [_source(s) for s in found.sources if s.state == "broken"],
        }
        sys.stdout.write(json.dumps(record, indent=2, default=str) + "\n")
        return
    rows = [(p.kind, _shown(p, found), f"{p.distribution} {p.version}", p.description) for p in found]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in sorted(rows, key=lambda row: KINDS.index(row[0])):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        sys.stdout.write("  ".join((*cells, row[3])).rstrip() + "\n")
    for line in found.remarks:
        sys.stdout.write(f"\nslow: {line}\n")
    for source in found.sources:
        if source.state != "active":
            whence = f"{source.distribution} {source.version}, entry point {source.entry}"
            sys.stdout.write(f"\n{source.state}: {whence}: {source.error}\n{source.traceback or ''}")


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="A plugin's name, distribution:name, or a distribution.")],
    as_json: AsJson = False,
) -> None:
    """Kind, distribution, licence, description, options, and what a stage hears and knows; all kinds with the name."""
    from layoutgen.errors import PluginError
    from layoutgen.plugins import normalised, plugins

    found = plugins()
    distribution, _, short = name.rpartition(":")
    named = [p for p in found if p.name == short and distribution in ("", p.distribution)]
    named = named or [p for p in found if normalised(p.distribution) == normalised(name)]
    idle = [
        s for s in found.sources if s.error and normalised(name) in (normalised(s.distribution), normalised(s.entry))
    ]
    if not named and not idle:
        there = ", ".join(dict.fromkeys(p.name for p in found))
        raise PluginError(f"there is no plugin {name!r}; there is {there}")
    if as_json:
        records = [_record(p, found) | _made(p) for p in named] + [_source(s) for s in idle]
        sys.stdout.write(json.dumps(records, indent=2, default=str) + "\n")
        return
    for plugin in named:
        _describe(plugin, found)
    for source in idle:
        sys.stdout.write(f"{source.distribution} {source.version} is {source.state}: {source.error}\n")
        sys.stdout.write(source.traceback or "")


app.command("check")(plugins_check.command)
app.command("new")(plugins_new.command)


def _describe(plugin: Plugin, found: Plugins) -> None:
    licence = _licence(plugin, found)
    sys.stdout.write(f"{plugin.kind} {_shown(plugin, found)}, from {plugin.distribution} {plugin.version}")
    sys.stdout.write(f" ({licence})\n" if licence else "\n")
    sys.stdout.write((inspect.getdoc(plugin.factory) or "no description") + "\n")
    for option in plugin.options:
        sys.stdout.write(f"  option {option}\n")
    for key, value in _made(plugin).items():
        if isinstance(value, list):
            value = ", ".join(value[:_LABELS_SHOWN]) + (f" and {len(value) - 12} more" if len(value) > 12 else "")
        sys.stdout.write(f"  {key}: {'any noun' if key == 'labels' and value is None else value}\n")


def _shown(plugin: Plugin, found: Plugins) -> str:
    """The name that finds the plugin."""
    return f"{plugin.distribution}:{plugin.name}" if found.shadowed(plugin) else plugin.name


def _record(plugin: Plugin, found: Plugins) -> dict[str, Any]:
    options = [
        {"name": o.name, "type": o.type, "required": o.required} | ({} if o.required else {"default": o.default})
        for o in plugin.options
    ]
    return {
        "kind": plugin.kind,
        "name": plugin.name,
        "ask_for": _shown(plugin, found),
        "distribution": plugin.distribution,
        "version": plugin.version,
        "licence": _licence(plugin, found),
        "state": "active",
        "description": plugin.description,
        "options": options,
    }


def _made(plugin: Plugin) -> dict[str, Any]:
    """What only the stage itself can say: what it hears, which labels it knows, the licence of its art."""
    from layoutgen.errors import LayoutgenError

    if any(option.required for option in plugin.options):
        return {}
    try:
        stage = plugin.make()
    except LayoutgenError as error:
        return {"state": f"broken: {error}"}
    made: dict[str, Any] = {}
    for name in ("conditions", "labels", "licence", "credit", "network"):
        if hasattr(stage, name):
            value = getattr(stage, name)
            many = isinstance(value, Collection) and not isinstance(value, str)
            made[name] = (sorted(map(str, value)) if name == "conditions" else list(map(str, value))) if many else value
    return made


def _licence(plugin: Plugin, found: Plugins) -> str:
    return next((s.licence for s in found.sources if plugin in s.plugins), "")


def _source(source: Source) -> dict[str, Any]:
    return {
        "distribution": source.distribution,
        "version": source.version,
        "entry": source.entry,
        "licence": source.licence,
        "state": source.state,
        "error": source.error,
        "traceback": source.traceback,
    }
