"""Standard input, output and error, whatever the shell has closed or filled: results are UTF-8, and a loss is told."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import NoReturn

from layoutgen.errors import FormatError, OutputError

_ACCESS = {"stdin": os.O_RDONLY, "stdout": os.O_RDONLY, "stderr": os.O_WRONLY}  # of what was closed: see prepare()


def prepare() -> None:
    """Makes results UTF-8, and a result that cannot be written one sentence.

    What the shell has closed (`>&-`) is opened again, so that no other file takes its number: input is then empty,
    remarks go nowhere, and a result is refused when it is written.
    """
    for number, (name, access) in enumerate(_ACCESS.items()):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, access)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", errors="backslashreplace", closefd=False))
    if sys.stdout is sys.__stdout__ or sys.__stdout__ is None:  # else a program has put its own there
        results = os.fdopen(sys.stdout.fileno(), "wb", closefd=False)
        sys.stdout = _Results(results, encoding="utf-8", line_buffering=sys.stdout.isatty())
    if sys.stderr is sys.__stderr__ or sys.__stderr__ is None:
        remarks = os.fdopen(sys.stderr.fileno(), "wb", closefd=False)
        sys.stderr = _Remarks(remarks, encoding=sys.stderr.encoding, errors="backslashreplace", line_buffering=True)


def read_input() -> bytes:
    """All of standard input. Raises FormatError when it is empty."""
    data = sys.stdin.buffer.read()
    if not data:
        raise FormatError("standard input is empty: pipe into it what the command shall read")
    return data


def write_bytes(data: bytes) -> None:
    """Writes to standard output what is no text. Raises OutputError when it cannot."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        _refuse(error)


class _Results(io.TextIOWrapper):
    """Standard output, whose failure is the person's to mend: a full disk, a closed descriptor."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError as error:
            _refuse(error)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            _refuse(error)


class _Remarks(io.TextIOWrapper):
    """Standard error: that nobody can hear a remark is no reason to give no result."""

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError):
            super().write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            super().flush()


def _refuse(error: OSError) -> NoReturn:
    """Raises OutputError; a reader that has gone away (`| head`) is no mistake, and passes as it is."""
    if isinstance(error, BrokenPipeError):
        raise error
    with contextlib.suppress(OSError):  # what is left goes nowhere, or it would be tried again as the program ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    raise OutputError(f"cannot write to standard output: {error.strerror}") from None
