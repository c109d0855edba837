"""What the pages leave to the program: `<!-- generated: NAME ARGUMENT -->` and `<!-- picture: FILE WORDS -->` lines."""

from __future__ import annotations

import importlib
import re
import shutil
from pathlib import Path

# Each name is a module beside this one whose `page` writes the part. Those that draw take the folder for their files.
PARTS = ("commands", "contracts", "hooks", "licences", "plugins", "reference", "schemas")
DRAWN = ("graphs", "predicates")
_LINE = re.compile(r"^<!-- (generated|picture): (\S+)(?: (.+))? -->$", re.MULTILINE)

_MARKED = re.compile(
    r"^<!-- (output|error|file: \S+|installed: .+|not run: .+|read: .+) -->\n(`{3,})(\w+)$", re.MULTILINE
)


def expand(text: str, page: Path, source: Path, run: Path) -> str:
    """The page with its parts written and its pictures taken from what its own code left in `run`.

    page: its path below the folder `source`, where pictures go. Raises KeyError for an unknown part and
    FileNotFoundError for a picture that the page's code did not write.
    """

    def written(match: re.Match[str]) -> str:
        kind, name, words = match.groups()
        if kind == "picture":
            return _picture(name, words or "", page, source, run)
        if name not in (*PARTS, *DRAWN):
            raise KeyError(f"{page}: there is no part {name!r}")
        module = importlib.import_module(f"docs.make.{name}")
        arguments = ([source / "images" / name] if name in DRAWN else []) + ([words] if words else [])
        return str(module.page(*arguments))

    return _MARKED.sub(_dressed, _LINE.sub(written, text))


def _dressed(match: re.Match[str]) -> str:
    """A marked block as Sphinx is to show it: a file with its name, what is printed in another dress than code."""
    mark, ticks, language = match.groups()
    kind, _, name = mark.partition(": ")
    if kind == "file":
        return f"{ticks}{{code-block}} {language}\n:caption: `{name}`\n"
    return (
        f"{ticks}{{code-block}} {language}\n:class: {kind}\n" if kind in ("output", "error") else f"{ticks}{language}"
    )


def _picture(name: str, words: str, page: Path, source: Path, run: Path) -> str:
    made = run / name
    if not made.is_file():
        raise FileNotFoundError(f"{page}: no block of the page writes {name}, which it wants to show")
    target = source / "images" / page.with_suffix("") / name
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(made, target)
    return f"![{words}](/{target.relative_to(source).as_posix()}){{.drawn}}"
