"""The plugin, installed and found by its name, keeps to the contracts of its kind."""

from __future__ import annotations

from layoutgen.testing import check_renderer


def test_contracts() -> None:
    report = check_renderer("papercut")
    assert report.distribution == "layoutgen-papercut"
