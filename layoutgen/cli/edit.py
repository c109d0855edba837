"""`layoutgen edit`: a layout changed by commands in English."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from layoutgen.cli import options, output


def command(
    source: Annotated[str, typer.Argument(metavar="LAYOUT", help="layout.json, or a PNG that carries its layout.")],
    words: Annotated[str, typer.Argument(help='What to change: "move the dog left of the car; make it bigger; undo".')],
    out: Annotated[
        str | None,
        typer.Option(
            "--out", "-o", metavar="FILE", help="Where to write, .png or .json; JSON on standard output if not given."
        ),
    ] = None,
    predictor: options.Predictor = "prior",
    shaper: options.Shaper = "silhouette",
    renderer: options.Renderer = "clipart",
    size: options.Size = None,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="N", help="Another seed than the layout's own.", show_default=False)
    ] = None,
    history: Annotated[
        bool,
        typer.Option("--history/--no-history", help="Whether NAME.history.jsonl beside the output keeps every step."),
    ] = True,
) -> None:
    """Change a layout by words; what changed is told a line each. "undo" and "redo" also reach earlier calls."""
    from layoutgen.cli.history import opened
    from layoutgen.edit.history import save, session_of
    from layoutgen.engine import Engine
    from layoutgen.errors import LayoutgenError
    from layoutgen.files import read_layout, write
    from layoutgen.layout import seed_of

    if out is not None and out != "-":
        output.check_layout(out)
    layout = read_layout(source)
    engine = Engine(predictor=predictor, shaper=shaper, renderer=renderer, fallback=True)
    used = seed_of(layout) if seed is None else seed
    before, stored = opened(source, layout)
    try:
        after, told = engine.edit_history(before, words, seed=used)
    except LayoutgenError:
        output.remark(engine.fallbacks)  # a plugin that failed may have been the one that was meant
        raise
    if out is None or out == "-":
        output.emit(after.layout.to_json(indent=2) + "\n", None)
    elif Path(out).suffix.lower() == ".png":
        picture = engine.render([engine.shape(after.layout, seed=used)], seeds=[used], size=options.size_of(size))[0]
        after = after.with_layout(picture.layout)
        picture.save(out)
        told = (*told, *picture.report)
    else:
        write(out, after.layout.to_json(indent=2) + "\n")
    if history and out is not None and out != "-":
        save(after, session_of(out), stored if session_of(out) == session_of(source) else None)
    output.remark(dict.fromkeys((*told, *engine.fallbacks)))
    if out is not None and out != "-":
        output.remark([f"wrote {out}"])
    output.exit_after(engine)
