"""The page of the hooks, from `layoutgen.hookspecs`; the examples are what `layoutgen plugins new` writes."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from docs.make.plugins import own
from layoutgen import hookspecs
from layoutgen.scaffold import KINDS, distribution_files

NAMES = {
    "renderer": "papercut", "parser": "lists", "predictor": "grid", "shaper": "rounded", "assets": "cones",
    "dataset": "table", "system": "places",
}  # fmt: skip

USED = ("system",)  # of the kinds of which the engine has none of its own


def hooks() -> dict[str, Callable[..., Any]]:
    """Name -> specification of every hook, in the order of the file."""
    return {
        name: value
        for name, value in vars(hookspecs).items()
        if inspect.isfunction(value) and value.__module__ == hookspecs.__name__
    }


def page() -> str:
    """A section a hook: what it says of itself, who uses it, and a whole example where there is a template."""
    parts = [f"The version of the hooks is {hookspecs.API_VERSION}.\n"]
    for name, hook in hooks().items():
        parts.append(f"## {name}\n\n{inspect.cleandoc(hook.__doc__ or '')}\n")
        kind = name.removeprefix("register_").removesuffix("s")
        used = [f"`{plugin.name}`" for plugin in own() if plugin.kind == kind]
        own_ones = f"The engine's own: {', '.join(used)} ([options](builtin.md)).\n"
        unused = (
            "Reserved: no command of this version uses it yet.\n"
            if kind not in USED
            else "The engine itself has none; packages that come with it do.\n"
        )
        parts.append(own_ones if used else unused)
        parts += (part for new, about in KINDS.items() if about.plugin_kind == kind for part in _example(new))
    return "\n".join(parts)


def _example(kind: str) -> Iterator[str]:
    """The two files of a template: the one that registers and the one that works."""
    name = NAMES.get(kind, "items")
    anchor = {"assets": "asset-packs"}.get(kind, f"{kind}s")
    command = f"layoutgen plugins new --kind {kind} {name}"
    yield f"Its [contracts](contracts.md#{anchor}). Begin with `{command}`, which writes:\n"
    for path, text in distribution_files(kind, name).items():
        if path.endswith(".py") and not path.startswith("tests/"):
            yield f"```{{code-block}} python\n:caption: `{path}`\n\n{text}```\n"
