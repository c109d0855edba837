"""The rules that keep the code what it is: who imports whom, types, lint, and what a start may load."""

from __future__ import annotations

import ast
import subprocess
import sys

import layoutgen
from docs.make import modules
from tests.conftest import ROOT

HEAVY = ("torch", "torchvision", "spacy", "thinc", "resvg_py", "shapely", "networkx", "numpy", "PIL", "pydantic")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)


def loaded_by(code: str) -> set[str]:
    probe = f"import sys\n{code}\nprint(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_import_contracts_hold() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "0 broken" in done.stdout, done.stdout[-3000:] + done.stderr


def test_types_are_strict() -> None:
    done = run("mypy")
    assert done.returncode == 0, done.stdout[-3000:]


def test_lint_and_format() -> None:
    for command in (("ruff", "check", "."), ("ruff", "format", "--check", ".")):
        done = run(*command)
        assert done.returncode == 0, done.stdout[-3000:]


def test_public_names() -> None:
    assert sorted(layoutgen.__all__, key=str.lower) == sorted(layoutgen._HOME.keys() | {"generate"}, key=str.lower)
    for name in layoutgen.__all__:
        assert getattr(layoutgen, name).__doc__


def test_import_is_light() -> None:
    assert not loaded_by("import layoutgen") & set(HEAVY)


def test_help_and_list_load_neither_torch_nor_spacy() -> None:
    for arguments in ("['--help']", "['plugins', 'list']"):
        code = f"import layoutgen.cli as c\ntry:\n    c.app({arguments})\nexcept SystemExit:\n    pass"
        assert not loaded_by(code) & {"torch", "torchvision", "spacy", "thinc", "resvg_py", "shapely"}


def test_a_picture_needs_no_torch() -> None:
    modules = loaded_by("import layoutgen\nlayoutgen.generate('a red car')")
    assert "spacy" in modules
    assert not modules & {"torch", "torchvision"}


def test_every_public_function_is_documented() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in sorted((ROOT / "layoutgen").rglob("*.py"))
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and ast.get_docstring(node) is None
    ]
    assert not bare, bare


def test_every_module_and_rule_is_on_the_map() -> None:
    """What a module does may be worded anew without the map; what there is, and what comes after what, may not."""

    def names(page: str) -> list[str]:
        return [line.rsplit(" |", 2)[0] if line.startswith("|") else line for line in page.splitlines()]

    page = modules.PAGE.read_text()
    assert names(page) == names(modules.written(page)), "write the map anew: python -m docs.make.modules"
    assert all(f"<!-- modules {folder} -->" in page for folder in modules.FOLDERS)
    assert all(f"| `{module}` |" in page for folder in modules.FOLDERS for module in modules.modules(folder))


def test_the_map_has_the_order_of_the_calls() -> None:
    steps = [name for name, _ in modules.order("parse/extract.py", ("read_scene",))]
    assert [steps.index(name) for name in ("repair", "resolve", "verb_facts", "dive")] == sorted(
        steps.index(name) for name in ("repair", "resolve", "verb_facts", "dive")
    )
    assert dict(modules.order("predict/compose.py", ("compose",)))["relax"] == "predict/forces.py"  # of a class
    assert dict(modules.order("art/compose.py", ("compose",)))["shade.shadow"] == "art/shade.py"  # of a module


def test_defaults_of_fields_are_seen_without_a_plugin() -> None:
    """Type checkers know a field's default by the name `default` alone (PEP 681): without it, `Item(...)` in a user's
    script lacks arguments for them. Our own mypy has pydantic's plugin and would not notice."""
    unnamed = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "layoutgen").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Field" and node.args
    ]
    assert not unnamed, unnamed
