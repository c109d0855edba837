"""Every plugin that is registered keeps to the contracts of its kind: the engine's own and whatever is installed."""

from __future__ import annotations

import os

import pytest

from layoutgen.plugins import Plugin, Plugins, plugins
from layoutgen.testing import examine

EVERY = [p for p in plugins() if not any(option.required for option in p.options)]


@pytest.mark.parametrize("plugin", EVERY, ids=[f"{p.kind}-{p.distribution}-{p.name}" for p in EVERY])
def test_contracts(plugin: Plugin) -> None:
    report = examine(plugin)
    assert report.ok, str(report)
    left = [result for result in report.results if result.state == "left out"]
    assert len(left) <= 4, str(report)


def test_the_engines_own_are_among_them() -> None:
    own = {(p.kind, p.name) for p in EVERY if p.distribution == "layoutgen"}
    assert own >= {(p.kind, p.name) for p in Plugins(installed=False)}
    assert len(own) >= 30
    assert os.environ.get("LAYOUTGEN_DISABLE_PLUGINS") is None
