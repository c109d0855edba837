"""The reference of the command line, from the program itself: every command, argument and option."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import typer

from layoutgen.cli import app

PROGRAM = "layoutgen"
_WORDS = {"int": "N", "float": "X"}


def walk() -> Iterator[tuple[str, Any, Any]]:
    """(path, command, its context) of the program and all commands below it, in the order of the help."""
    root = typer.main.get_command(app)
    yield from _walk(root, root.context_class(root, info_name=PROGRAM))


def _walk(command: Any, context: Any) -> Iterator[tuple[str, Any, Any]]:
    yield context.command_path, command, context
    for name in command.list_commands(context) if hasattr(command, "list_commands") else ():
        below = command.get_command(context, name)
        if not below.hidden:
            yield from _walk(below, below.context_class(below, info_name=name, parent=context))


def parameters(command: Any, context: Any) -> list[tuple[str, str, str]]:
    """(kind, how it is written, help with default and range) of the arguments and options, --help left out."""
    rows = []
    for parameter in command.get_params(context):
        if parameter.name == "help" or getattr(parameter, "hidden", False):
            continue
        written, said = parameter.get_help_record(context)
        if parameter.param_type_name == "argument":
            written = re.sub(r" <[^>]*>$", "", written)
        written = re.sub(r"<(\w+)(?: range)?>", lambda match: _WORDS.get(match[1], match[1].upper()), written)
        rows.append((parameter.param_type_name, written, said))
    return rows


def usage(command: Any, context: Any) -> str:
    """The usage line, as "layoutgen render [OPTIONS] LAYOUT"."""
    pieces = (re.sub(r"\{([^}]*)\}(\.\.\.)?", r"\1", piece) for piece in command.collect_usage_pieces(context))
    return " ".join([context.command_path, *pieces])


def page() -> str:
    """The reference as Markdown: a section a command."""
    parts = []
    for path, command, context in walk():
        parts.append(f"{'##' if path.count(' ') < 2 else '###'} {path}\n\n{_help(command)}\n")
        parts.append(f"```console\n$ {usage(command, context)}\n```\n")
        parts.append(_table(parameters(command, context)))
    return "\n".join(parts)


def _help(command: Any) -> str:
    text = re.sub(r"(?<![`\w-])--(\w[\w-]*)", r"`--\1`", inspect.cleandoc(command.help or ""))
    return re.sub(r"(?<!`)(\{[^}]*\})", r"`\1`", text)


def _table(rows: list[tuple[str, str, str]]) -> str:
    """The parameters as a list of definitions: it reads well on a narrow screen too."""
    lines = []
    for _, written, said in rows:
        words, facts = re.fullmatch(r"(.*?)(?:  \[(.*)\])?", said, re.DOTALL).groups()  # type: ignore[union-attr]
        found = dict.fromkeys((facts or "").split("; ")) if facts else {}
        defaults = [f"default `{fact.removeprefix('default: ')}`" for fact in found if fact.startswith("default: ")]
        others = [_range(fact) for fact in found if fact and not fact.startswith("default: ")]
        more = f" ({', '.join((*others, *defaults))})" if found else ""
        lines.append(f"`{written}`\n: {_braces(words)}{more}\n")
    return "\n".join(lines) + "\n"


def _range(fact: str) -> str:
    """ "1<=x<=256" as "1 to 256", "x>=1" as "at least 1", all else as it is."""
    ends = re.fullmatch(r"(-?[\d.]+)<=x<=(-?[\d.]+)", fact)
    least = re.fullmatch(r"x>=(-?[\d.]+)", fact)
    return f"{ends[1]} to {ends[2]}" if ends else f"at least {least[1]}" if least else fact


def _braces(text: str) -> str:
    """Words with braces as code, so that Markdown leaves them alone."""
    return re.sub(r"(?<!`)(\{[^}]*\})", r"`\1`", " ".join(text.split()))
