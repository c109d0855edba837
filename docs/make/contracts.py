"""The contracts that a plugin of each kind has to keep, from the conformance kit."""

from __future__ import annotations

import inspect
import itertools
import re
from typing import Any

from layoutgen.testing import (
    assets,
    datasets,
    exporters,
    factories,
    parsers,
    predictors,
    renderers,
    shapers,
    systems,
)

KINDS: dict[str, Any] = {
    "every plugin": factories,
    "renderer": renderers,
    "parser": parsers,
    "predictor": predictors,
    "shaper": shapers,
    "asset pack": assets,
    "exporter": exporters,
    "dataset": datasets,
    "system": systems,
}


def page() -> str:
    """A section a kind: its contracts and what each asks; those that only name an input share a line."""
    parts: list[str] = []
    for kind, module in KINDS.items():
        parts.append(f"## {kind.capitalize()}{'' if kind == 'every plugin' else 's'}\n")
        parts.append("| contract | asks |\n|---|---|")
        for asks, names in itertools.groupby(module.CONTRACTS, lambda row: _asks(*row)):
            parts.append(f"| {', '.join(name for name, _ in names)} | {asks} |")
        parts.append("")
    return "\n".join(parts)


def _asks(name: str, contract: Any) -> str:
    heard = re.fullmatch(r"hears (.+) if it says so", name)
    if heard:
        return f"The picture changes with {heard[1]} when `conditions` says so, and only then."
    said = " ".join(inspect.cleandoc(getattr(contract, "__doc__", None) or "").split()).replace("|", "\\|")
    return (
        said
        if inspect.isfunction(contract) and said
        else "Each of these as input: it does not fail, and what it gives is valid."
    )
