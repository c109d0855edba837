"""The map of the four large folders: `python -m docs.make.modules` writes it into docs/modules.md.

Both come from the code: what a module does is the first sentence of its docstring, and the order of the rules is the
order of the calls in the functions that the page names.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "modules.md"
FOLDERS = ("parse", "predict", "art", "edit")
_PART = re.compile(r"(<!-- (modules|order) (\S+)((?: \S+)*) -->\n).*?(<!-- end -->)", re.DOTALL)


def modules(folder: str) -> list[str]:
    """The modules of a folder and of the folders in it, as paths below layoutgen/; empty package files are left out."""
    paths = sorted((ROOT / "layoutgen" / folder).rglob("*.py"))
    return [str(path.relative_to(ROOT / "layoutgen")) for path in paths if path.read_text().strip()]


def sentence(module: str) -> str:
    """The first paragraph of a module's docstring."""
    text = ast.get_docstring(ast.parse((ROOT / "layoutgen" / module).read_text())) or "(says nothing of itself)"
    return " ".join(text.split("\n\n")[0].split()).replace("|", r"\|")


def order(module: str, functions: tuple[str, ...]) -> list[tuple[str, str]]:
    """(function, its module) for the calls into other modules of the folder, in the order in which they are made.

    Calls of the module's own functions are followed; what is called in several places stands where it is called first.
    """
    tree = ast.parse((ROOT / "layoutgen" / module).read_text())
    home = _imported(tree, module.partition("/")[0])
    own = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    starts = {node.name: own["__init__"] for node in tree.body if isinstance(node, ast.ClassDef) and "__init__" in own}
    followed: set[str] = set()

    def called(node: ast.AST) -> Iterator[str]:
        parts = list(ast.iter_child_nodes(node))
        if isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp):
            parts.reverse()  # what is gone through comes before what is made of it
        for part in parts:
            yield from called(part)
        if not isinstance(node, ast.Call):
            return
        name = ast.unparse(node.func).removeprefix("self.")
        if name in home:
            yield name
        elif (target := own.get(name) or starts.get(name)) and name not in followed:
            followed.add(name)
            yield from called(target)

    names = (name for function in functions for statement in own[function].body for name in called(statement))
    return [(name, home[name]) for name in dict.fromkeys(names)]


def _imported(tree: ast.Module, folder: str) -> dict[str, str]:
    """Where the functions come from that a module imports out of its folder: {"cast": "art/cast.py"}."""
    home: dict[str, str] = {}
    for node in tree.body:
        source = (getattr(node, "module", None) or "").split(".")
        if not isinstance(node, ast.ImportFrom) or source[:2] != ["layoutgen", folder]:
            continue
        for alias in node.names:
            name = alias.asname or alias.name
            if len(source) > 2:
                home[name] = "/".join(source[1:]) + ".py"
                continue
            package = ROOT / "layoutgen" / folder / alias.name / "__init__.py"  # a module: its functions are meant
            place = package if package.exists() else package.parent.with_suffix(".py")
            defined = [*_imported(ast.parse(place.read_text()), folder), *_defined(place)]
            home |= {f"{name}.{each}": str(place.relative_to(ROOT / "layoutgen")) for each in defined}
    return {name: where for name, where in home.items() if not name.rpartition(".")[2].isupper()}


def _defined(place: Path) -> list[str]:
    return [node.name for node in ast.parse(place.read_text()).body if isinstance(node, ast.FunctionDef)]


def written(page: str) -> str:
    """The page with its tables and orders written anew."""
    return _PART.sub(lambda part: part[1] + "\n".join(_lines(part[2], part[3], part[4])) + "\n" + part[5], page)


def _lines(kind: str, about: str, words: str) -> Iterator[str]:
    if kind == "order":
        for number, (name, module) in enumerate(order(about, tuple(words.split())), 1):
            yield f"{number}. `{name}` of `{module}`"
        return
    yield "| module | what it does |"
    yield "|---|---|"
    for module in modules(about):
        yield f"| `{module}` | {sentence(module)} |"


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text()))
    sys.stdout.write(f"{PAGE.relative_to(ROOT)}\n")
