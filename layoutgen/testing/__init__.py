"""The conformance kit: what a plugin must keep to, each contract in one sentence when it is broken.

    from layoutgen.testing import check_renderer

    def test_contracts() -> None:
        check_renderer("dots")  # a plugin's name, the module it is written in, or a stage made by hand

Each `check_*` returns a `Report` when every contract is kept and raises `ContractError` otherwise. `layoutgen plugins
check` prints the same as a table. The fixtures stand in `layoutgen.pytest_plugin`. Nothing is imported before it is
used, and pytest is not needed.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from layoutgen.testing.checks import (
        check_assets,
        check_dataset,
        check_exporter,
        check_parser,
        check_plugin,
        check_predictor,
        check_renderer,
        check_shaper,
        check_system,
        examine,
    )
    from layoutgen.testing.contract import ContractError, Report, Result
    from layoutgen.testing.samples import layouts, scenes, texts

__all__ = [
    "ContractError", "Report", "Result", "check_assets", "check_dataset", "check_exporter", "check_parser",
    "check_plugin", "check_predictor", "check_renderer", "check_shaper", "check_system", "examine", "layouts",
    "scenes", "texts",
]  # fmt: skip

_HOME = {
    **dict.fromkeys(("ContractError", "Report", "Result"), "contract"),
    **dict.fromkeys(("layouts", "scenes", "texts"), "samples"),
}


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(importlib.import_module(f"layoutgen.testing.{_HOME.get(name, 'checks')}"), name)
    raise AttributeError(f"module 'layoutgen.testing' has no attribute {name!r}")
