"""`layoutgen plugins new`: a distribution with a plugin that works, to be changed into another one."""

from __future__ import annotations

import builtins
import importlib.util
import keyword
import re
import shutil
import tempfile
from collections.abc import Mapping
from importlib import metadata, resources
from pathlib import Path
from string import Template

from layoutgen.errors import OutputError, PluginError
from layoutgen.plugins import Plugins
from layoutgen.scaffold.kinds import KINDS, Kind

__all__ = ["KINDS", "check_name", "create", "distribution_files"]


def distribution_files(kind: str, name: str) -> dict[str, str]:
    """The files of a new distribution, text by relative path. Raises PluginError for a kind or name that cannot be."""
    if kind not in KINDS:
        raise PluginError(f"there is no kind {kind!r} of plugin that can be made new; there is {', '.join(KINDS)}")
    _check_form(name)
    about = KINDS[kind]
    words = _words(about, name)
    made = {
        "README.md": "README.md",
        "pyproject.toml": "pyproject.toml",
        f"{words['module']}/__init__.py": "init.py",
        f"{words['module']}/{about.file}.py": f"{about.file}.py",
        f"tests/test_{name}.py": "test.py",
    }
    return {path: _filled(template, words) for path, template in made.items()}


def check_name(kind: str, name: str, found: Plugins) -> None:
    """Raises PluginError when a new plugin cannot have this name: its form, or something else has it already."""
    _check_form(name)
    hook_kind = KINDS[kind].plugin_kind if kind in KINDS else kind
    taken = [p for p in found if p.kind == hook_kind and p.name == name]
    if taken:
        words = hook_kind.replace("_", " ")
        article = "an" if words[0] in "aeiou" else "a"
        raise PluginError(f"{taken[0].distribution} has {article} {words} {name!r} already; choose another name")
    made = _words(KINDS[kind], name) if kind in KINDS else {}
    for distribution in metadata.distributions():
        if re.sub(r"[-_.]+", "-", distribution.name or "").lower() == made.get("distribution"):
            raise PluginError(f"a distribution {made['distribution']} is installed already; choose another name")
    if made and importlib.util.find_spec(made["module"]) is not None:
        raise PluginError(f"a module {made['module']} is there already; choose another name")


def create(kind: str, name: str, folder: Path, found: Plugins) -> list[Path]:
    """Writes the distribution into `folder`, whole or not at all, and returns its files.

    Raises PluginError when kind or name cannot be, OutputError when the folder holds something or cannot be written.
    """
    files = distribution_files(kind, name)
    check_name(kind, name, found)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(f"{folder} is there already and is not empty; choose another folder with -o")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    except OSError as error:
        raise OutputError(f"cannot write {folder}: {error.strerror}") from None
    try:
        for path, text in files.items():
            target = work / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        work.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        work.rename(folder)
    except OSError as error:
        shutil.rmtree(work, ignore_errors=True)
        raise OutputError(f"cannot write {folder}: {error.strerror}") from None
    return [folder / path for path in files]


def distribution_name(name: str) -> str:
    """What the distribution of a plugin is called."""
    return f"layoutgen-{name.replace('_', '-')}"


def _check_form(name: str) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name) or len(name) > 40:
        near = "_".join(re.findall(r"[a-z0-9]+", name.lower())).lstrip("0123456789_")[:40].rstrip("_")
        hint = f", as in {near!r}" if near else ""
        raise PluginError(
            f"{name!r} cannot be a plugin's name: it starts with a letter and has lower-case letters, digits and _ only"
            f"{hint}"
        )
    if keyword.iskeyword(name) or keyword.issoftkeyword(name) or hasattr(builtins, name):
        raise PluginError(f"{name!r} cannot be a plugin's name: it is a word of Python; choose another, as {name}_art")


def _words(about: Kind, name: str) -> Mapping[str, str]:
    return {
        "name": name,
        "module": f"layoutgen_{name}",
        "distribution": distribution_name(name),
        "cls": about.cls,
        "file": about.file,
        "hook": f"register_{about.plugin_kind}s",
        "check": f"check_{about.file}",
        "kind_words": about.plugin_kind.replace("_", " "),
        "article": "an" if about.plugin_kind[0] in "aeiou" else "a",
        "summary": about.summary,
        "signature": about.signature,
        "arguments": about.arguments.replace("$name", name),
        "option_doc": about.option_doc,
        "option_example": f"{name},{about.option_example}",
        "command": about.command.replace("$name", name),
        "dependency": about.dependency,
    }


def _filled(template: str, words: Mapping[str, str]) -> str:
    file = resources.files("layoutgen.scaffold") / "templates" / f"{template}.txt"
    return Template(file.read_text(encoding="utf-8")).substitute(words)
