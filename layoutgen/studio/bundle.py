"""Several ES modules as one, for a notebook: it takes a single text and can ask no server for the others."""

from __future__ import annotations

import re
from pathlib import Path

from layoutgen.errors import LayoutgenError

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let) (\w+))", re.MULTILINE)


def bundle(entry: Path) -> str:
    """The module with everything that it imports from its folder; its own exports stay.

    Every imported module becomes a function that is called once and returns its exports, so that names which are not
    exported may be the same in two of them. Understood are `import { a, b } from "./x.js";` on a line of its own and
    `export` before a declaration. Raises LayoutgenError for other imports, and for modules that import in a circle.
    """
    parts: list[str] = []
    _gather(entry, parts, [])
    return "\n".join((*parts, _linked(entry)))


def _gather(path: Path, parts: list[str], above: list[str]) -> None:
    """Appends what `path` imports, deepest first, each once."""
    for _, name in _IMPORT.findall(path.read_text(encoding="utf-8")):
        if name in above:
            raise LayoutgenError(f"{name}.js imports itself by way of {path.name}")
        made = path.with_name(f"{name}.js")
        _gather(made, parts, [*above, name])
        part = f"const {_variable(name)} = (() => {{\n{_body(made)}}})();\n"
        if part not in parts:
            parts.append(part)


def _body(path: Path) -> str:
    text = _linked(path)
    names = [match[1] for match in _EXPORT.finditer(text)]
    return f"{_EXPORT.sub('', text)}return {{ {', '.join(names)} }};\n"


def _linked(path: Path) -> str:
    """The module's text, its imports taken from the modules before it."""
    text = _IMPORT.sub(lambda match: f"const {{{match[1]}}} = {_variable(match[2])};", path.read_text(encoding="utf-8"))
    if re.search(r"^import\b", text, re.MULTILINE):
        raise LayoutgenError(f'{path.name} has an import that is not of the form import {{ a }} from "./x.js";')
    return text


def _variable(name: str) -> str:
    return f"module_{name.replace('-', '_')}"
