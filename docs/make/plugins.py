"""The page of the installed plugins: what the engine brings along, with every option."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from layoutgen.plugins import KINDS, Plugin, Plugins


def own() -> Iterator[Plugin]:
    """The engine's own plugins, kind by kind."""
    found = Plugins(installed=False)
    for kind in KINDS:
        yield from (plugin for plugin in found if plugin.kind == kind)


def page() -> str:
    """A section a kind, a paragraph a plugin, a table of its options where it has any."""
    parts: list[str] = []
    kind = ""
    for plugin in own():
        if plugin.kind != kind:
            kind = plugin.kind
            parts.append(f"## {kind.replace('_', ' ').capitalize()}s\n")
        parts.append(f"### {kind.replace('_', ' ')} `{plugin.name}`\n\n{inspect.getdoc(plugin.factory) or ''}\n")
        if plugin.options:
            parts += ["| option | type | default |", "|---|---|---|"]
            for option in plugin.options:
                default = "required" if option.default is inspect.Parameter.empty else f"`{option.default!r}`"
                parts.append(f"| `{option.name}` | `{option.type}` | {default} |")
            parts.append("")
    return "\n".join(parts)
