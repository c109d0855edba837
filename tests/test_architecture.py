"""The rules that keep the code what it is: who imports whom, types, lint, and what a start may load."""

from __future__ import annotations

import ast
import subprocess
import sys

import layoutgen
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
