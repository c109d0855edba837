"""The distributions under plugins/ besides the main one: whole, documented, none importing another."""

from __future__ import annotations

import ast
import importlib
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from layoutgen.plugins import Plugin, Plugins

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[2]
DISTRIBUTIONS = sorted(path.parent for path in (ROOT / "plugins").glob("*/pyproject.toml"))
each = pytest.mark.parametrize("folder", DISTRIBUTIONS, ids=lambda folder: folder.name)


def project(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def package(folder: Path) -> Path:
    return next(path.parent for path in folder.glob("*/__init__.py") if path.parent.name != "tests")


def plugins_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Plugin]:
    """What the distribution registers, from its folder."""
    monkeypatch.syspath_prepend(str(folder))
    (name,) = project(folder)["entry-points"]["layoutgen"].values()
    source = Plugins(installed=False, modules=[importlib.import_module(name)]).sources[-1]
    assert source.error is None
    return source.plugins


@each
def test_it_is_a_whole_distribution(folder: Path) -> None:
    said = project(folder)
    assert said["license"] == "Apache-2.0"
    assert "layoutgen>=0.1" in said["dependencies"]
    assert said["requires-python"] == ">=3.10"
    assert (folder / said["readme"]).read_text(encoding="utf-8").startswith(f"# {said['name']}\n")
    assert list((folder / "tests").glob("test_*.py"))


def test_every_real_one_is_an_extra_of_the_main_distribution() -> None:
    extras = project(ROOT)["optional-dependencies"]
    for folder in DISTRIBUTIONS:
        if folder.name != "example":  # the template as it is written, which nobody else needs
            said = project(folder)
            assert extras[said["name"].removeprefix("layoutgen-")] == [f"{said['name']}>=0.1"]


@each
def test_it_imports_no_other_plugin(folder: Path) -> None:
    others = {package(other).name for other in DISTRIBUTIONS if other != folder}
    for path in package(folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.partition(".")[0] for name in names} & others, path


@each
def test_its_readme_tells_of_every_plugin_and_option(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = (folder / "README.md").read_text(encoding="utf-8")
    found = plugins_of(folder, monkeypatch)
    assert found
    for plugin in found:
        assert re.search(rf"--{plugin.kind} {plugin.name}\b", readme), plugin.name
        for option in plugin.options:
            assert re.search(rf"^\| `{option.name}` \||,{option.name}=", readme, re.MULTILINE), option.name
