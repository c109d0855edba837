"""The page of the hooks, from `layoutgen.hookspecs`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from layoutgen import hookspecs


def hooks() -> dict[str, Callable[..., Any]]:
    """Name -> specification of every hook, in the order of the file."""
    return {
        name: value
        for name, value in vars(hookspecs).items()
        if inspect.isfunction(value) and value.__module__ == hookspecs.__name__
    }


def page() -> str:
    """A section a hook: its signature and what it says of itself."""
    parts = [f"The version of the hooks is {hookspecs.API_VERSION}.\n"]
    for name, hook in hooks().items():
        parts.append(f"## {name}\n")
        parts.append(f"```python\ndef {name}({', '.join(inspect.signature(hook).parameters)}): ...\n```\n")
        parts.append(inspect.getdoc(hook) or "")
        parts.append("")
    return "\n".join(parts)
