"""`layoutgen history`: the steps of an edited layout, to look at, to go back to, to export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from layoutgen.cli import options, output

if TYPE_CHECKING:
    from layoutgen.edit.history import History
    from layoutgen.layout import Layout


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The edited layout or picture, or its .history.jsonl.")],
    go: Annotated[
        str | None, typer.Option("--go", metavar="STEP", help="Go to a step (number or branch) and write FILE anew.")
    ] = None,
    undo: Annotated[int, typer.Option("--undo", metavar="N", min=0, help="Undo N steps and write FILE anew.")] = 0,
    redo: Annotated[int, typer.Option("--redo", metavar="N", min=0, help="Do N steps again and write FILE anew.")] = 0,
    branch: Annotated[
        str | None, typer.Option("--branch", metavar="NAME", help="Name the branch that begins at the current step.")
    ] = None,
    export: Annotated[
        str | None, typer.Option("--export", metavar="STEP", help="Write a step to -o, and leave FILE as it is.")
    ] = None,
    diff: Annotated[
        str | None, typer.Option("--diff", metavar="A:B", help="Say what is different between two steps.")
    ] = None,
    out: options.Out = None,
    renderer: options.Renderer = "clipart",
) -> None:
    """List the steps of an edited layout as a tree; go to one of them, undo, redo, name a branch, export a step."""
    from layoutgen.edit.history import load, save, session_of
    from layoutgen.errors import EditError

    session = session_of(file)
    if not session.is_file():
        raise EditError(f"{file} has no history: {session.name} is written beside it by `layoutgen edit ... -o {file}`")
    before = load(session)
    if diff is not None:
        output.emit("".join(f"{line}\n" for line in _different(before, diff)), out)
        return
    if export is not None:
        _write(before.go(before.number_of(export)).layout, out, renderer)
        return
    after = before.go(before.number_of(go)) if go is not None else before
    after = after.undo(undo) if undo else after
    after = after.redo(redo) if redo else after
    after = after.named(branch) if branch is not None else after
    if after != before:
        if after.at != before.at and Path(file) != session:
            _write(after.layout, file, renderer)
        save(after, session, before)
    output.emit("".join(f"{line}\n" for line in after.tree()), None)


def _different(history: History, steps: str) -> tuple[str, ...]:
    from layoutgen.edit.diff import diff
    from layoutgen.errors import EditError

    first, colon, second = steps.partition(":")
    if not colon:
        raise EditError(f"two steps are compared as A:B, as in --diff 0:3; got {steps!r}")
    old, new = (history.go(history.number_of(name.strip())).layout for name in (first, second))
    return diff(old, new) or ("they are equal",)


def _write(layout: Layout, out: str | None, renderer: str) -> None:
    """The layout as JSON, or as a picture where the file's name says so."""
    from layoutgen.engine import Engine
    from layoutgen.files import check_writable
    from layoutgen.layout import seed_of

    if out is not None and out != "-":
        check_writable(out)
        if Path(out).suffix.lower() == ".png":
            engine = Engine(renderer=renderer, fallback=True)
            seed = seed_of(layout)
            picture = engine.render([engine.shape(layout, seed=seed)], seeds=[seed])[0]
            picture.save(out)
            output.remark(dict.fromkeys((*picture.report, *engine.fallbacks, f"wrote {out}")))
            return
        output.remark([f"wrote {out}"])
    output.emit(layout.to_json(indent=2) + "\n", out)


def opened(source: str, layout: Layout) -> tuple[History, History | None]:
    """The history of a layout that was read from a file, and what its session file holds (none without one).

    A layout that the session does not know was changed by other means: that is a step of its own.
    """
    from layoutgen.edit.history import History, load, session_of
    from layoutgen.edit.names import Edited

    session = session_of(source)
    if not session.is_file():
        return History.of(layout, f"start: {Path(source).name}"), None
    stored = load(session)
    known = stored.find(layout)
    if known is None:
        return stored.add(Edited(layout), f"changed by other means: {Path(source).name}"), stored
    return (stored if known == stored.at else stored.go(known)), stored
