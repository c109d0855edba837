"""The contracts that a plugin of each kind has to keep, from the conformance kit."""

from __future__ import annotations

import inspect
from typing import Any

from layoutgen.testing import assets, exporters, factories, parsers, predictors, renderers, shapers

KINDS: dict[str, Any] = {
    "every plugin": factories,
    "renderer": renderers,
    "parser": parsers,
    "predictor": predictors,
    "shaper": shapers,
    "asset pack": assets,
    "exporter": exporters,
}


def page() -> str:
    """A section a kind: its contracts and what each asks."""
    parts: list[str] = []
    for kind, module in KINDS.items():
        parts.append(f"## {kind.capitalize()}{'' if kind == 'every plugin' else 's'}\n")
        parts.append("| contract | asks |\n|---|---|")
        for name, contract in module.CONTRACTS:
            parts.append(f"| {name} | {_asks(contract)} |")
        parts.append("")
    return "\n".join(parts)


def _asks(contract: Any) -> str:
    return " ".join((inspect.getdoc(getattr(contract, "func", contract)) or "").split()).replace("|", "\\|")
