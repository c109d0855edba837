"""Results to standard output or a file, progress and remarks to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import typer

from layoutgen.cli.streams import write_bytes

if TYPE_CHECKING:
    from rich.progress import Progress

    from layoutgen.engine import Engine, Picture

T = TypeVar("T")
FELL_BACK = 3  # exit status: the result is there, but a plugin failed and the engine's own stage stood in for it
_NO_PNG = frozenset({"bmp", "gif", "jpeg", "jpg", "json", "pdf", "svg", "tif", "tiff", "webp"})
_LONGEST = 2000  # characters of a remark
_PATIENCE = 2.0  # seconds without a sign of life that a person accepts


def emit(text: str, out: str | None) -> None:
    """The text to `out` (whole or not at all), or to standard output."""
    if out is None or out == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        from layoutgen.files import write

        write(out, text)


def check_picture(out: str) -> None:
    """Raises OutputError now if no PNG can be written to `out` later; "-" is standard output."""
    from layoutgen.errors import OutputError
    from layoutgen.files import check_writable

    suffix = out.lower().rpartition(".")[2]
    if suffix in _NO_PNG:
        raise OutputError(
            f"cannot write {out}: pictures are PNG files, so give a name that ends in .png"
            + ("; `layoutgen convert` makes SVG of one" if suffix == "svg" else "")
        )
    if out != "-":
        check_writable(out)


def check_layout(out: str) -> None:
    """Raises OutputError now if neither JSON nor a PNG can be written to `out` later."""
    from layoutgen.errors import OutputError
    from layoutgen.files import check_writable

    if out.lower().rpartition(".")[2] in _NO_PNG - {"json"}:
        raise OutputError(f"cannot write {out}: what is edited is kept as .json, or as a .png with its picture")
    check_writable(out)


def emit_picture(picture: Picture, out: str) -> None:
    """The PNG to `out` (whole or not at all), or to standard output for "-"."""
    if out == "-":
        write_bytes(picture.png())
    else:
        picture.save(out)
        remark([f"wrote {out}"])


def remark(lines: Iterable[str]) -> None:
    """Remarks for the person, a line each, on standard error."""
    for line in lines:
        said = line if len(line) <= _LONGEST else f"{line[: _LONGEST // 2]} ... {line[-_LONGEST // 2 :]}"
        sys.stderr.write(f"layoutgen: {said}\n")


def exit_after(engine: Engine, status: int = 0) -> None:
    """Ends the command: with `status`, or with 3 when all went well but another stage stood in for a plugin."""
    if engine.fallbacks or status:
        raise typer.Exit(status or FELL_BACK)


def progress(items: Iterable[T], total: int, words: str) -> Iterator[T]:
    """The items one by one, with a progress bar on standard error once it has taken longer than two seconds."""
    import time

    started = time.monotonic()
    bar: Progress | None = None
    done = 0
    try:
        for item in items:
            yield item
            done += 1
            if bar is None and time.monotonic() - started > _PATIENCE and done < total:
                bar = _bar()
                bar.start()
                task = bar.add_task(words, total=total)
            if bar is not None:
                bar.update(task, completed=done)
    finally:
        if bar is not None:
            bar.stop()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns: Sequence[object] = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True)  # type: ignore[arg-type]
