"""Batches: lines of JSON in, lines of JSON out, in order; a line that fails becomes an error and the others go on."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from layoutgen.cli import output
from layoutgen.cli.streams import read_input
from layoutgen.errors import FormatError, LayoutgenError, TextError

T = TypeVar("T")
_SURROGATES = re.compile("[\ud800-\udfff]")  # halves of characters, which UTF-8 cannot hold


@dataclass(frozen=True, slots=True)
class Record:
    """One input: its id, and a text, a scene graph as JSON, or the error that the line itself is."""

    id: Any
    text: str | None = None
    scene: str | None = None
    error: str | None = None


def read_records(source: str) -> tuple[list[Record], bool]:
    """The records of a file (or "-", standard input), and whether they are a batch rather than one single thing.

    A line is {"id": ..., "text": ...} or {"id": ..., "scene": {...}}, a scene graph itself, or plain text. Standard
    input that is one scene graph, or one line of plain text, is a single thing.
    """
    content = content_of(source)
    if source == "-":
        single = _single(content)
        if single is not None:
            return [single], False
    lines = [line for line in content.split("\n") if line.strip()]  # a text may hold other ends of lines
    if not lines:
        raise TextError(f"{'standard input' if source == '-' else source} is empty: a line for each text is expected")
    return [_record(number, line) for number, line in enumerate(lines, 1)], True


def write_records(records: list[Record], results: Iterable[str | LayoutgenError], key: str, out: str | None) -> int:
    """Writes {"id": ..., key: result} or {"id": ..., "error": ...} a line; returns the exit status, 1 if any failed."""
    failed = False

    def lines() -> Iterator[str]:
        nonlocal failed
        for record, result in zip(records, results, strict=True):
            name = _json(record.id)
            if isinstance(result, LayoutgenError):
                failed = True
                yield f'{{"id": {name}, "error": {_json(str(result))}}}\n'
            else:
                yield f'{{"id": {name}, "{key}": {result}}}\n'

    shown = output.progress(lines(), len(records), key)
    if out is None or out == "-":
        for line in shown:
            sys.stdout.write(line)
        sys.stdout.flush()
    else:
        output.emit("".join(shown), out)
    return 1 if failed else 0


def attempt(function: Callable[[], T]) -> T | LayoutgenError:
    """The result, or the error instead of raising it."""
    try:
        return function()
    except LayoutgenError as error:
        return error


def content_of(source: str) -> str:
    """The text of a file, or of standard input for "-". Raises FormatError when it cannot be read or is not UTF-8."""
    from layoutgen.files import read

    try:
        data = read_input() if source == "-" else read(source)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError(
            f"{'standard input' if source == '-' else source} is not UTF-8 text: "
            f"byte {error.start} is {error.object[error.start]:#04x}"
        ) from None


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() or not _SURROGATES.search(text) else json.dumps(value)


def _single(content: str) -> Record | None:
    stripped = content.strip()
    if stripped.startswith("{"):
        try:
            value = json.loads(stripped)
        except (ValueError, RecursionError):
            return None
        if isinstance(value, dict) and "text" in value and "schema" not in value and "objects" not in value:
            return None
        return _record(1, json.dumps(value))
    return Record(1, text=stripped) if stripped and "\n" not in stripped else None


def _record(number: int, line: str) -> Record:
    if not line.lstrip().startswith("{"):
        return Record(number, text=line.strip())
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Record(number, error=f"line {number} is not JSON: {error}")
    name = value.get("id", number)
    if "error" in value:
        return Record(name, error=str(value["error"]))
    if isinstance(value.get("scene"), dict):
        return Record(name, scene=json.dumps(value["scene"]))
    if "objects" in value:
        return Record(name, scene=line)
    if isinstance(value.get("text"), str):
        return Record(name, text=value["text"])
    return Record(name, error=f'line {number} has no "text" (a string) and no "scene" (a scene graph)')
