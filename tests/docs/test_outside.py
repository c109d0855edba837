"""The READMEs of the plugins outside, which are pages of the site, name every option."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from docs.make.outside import PLUGINS, pages
from layoutgen.plugins import Plugins

PROJECTS = sorted(path.parent for path in PLUGINS.glob("*/pyproject.toml"))


def module_of(project: Path) -> str:
    (package,) = (path.parent.name for path in project.glob("layoutgen_*/__init__.py"))
    return package


@pytest.mark.parametrize("project", PROJECTS, ids=lambda path: path.name)
def test_every_option_is_in_the_readme(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(project))
    source = Plugins(installed=False, modules=[importlib.import_module(module_of(project))]).sources[-1]
    assert source.error is None
    assert source.plugins
    readme = (project / "README.md").read_text(encoding="utf-8")
    for plugin in source.plugins:
        assert plugin.name in readme
        for option in plugin.options:
            assert f"`{option.name}`" in readme or f"{plugin.name},{option.name}=" in readme, option


def test_links_into_the_checkout_become_links_of_the_site() -> None:
    assert len(pages()) == len(PROJECTS)
    assert not any("](.." in page for page in pages().values())
