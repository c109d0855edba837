"""`layoutgen render`: layout to picture."""

from __future__ import annotations

from typing import Annotated

import typer

from layoutgen.cli import options, output


def command(
    source: Annotated[str, typer.Argument(metavar="LAYOUT", help="layout.json, or a PNG that carries its layout.")],
    out: Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="The PNG file to write.")] = "out.png",
    renderer: options.Renderer = "clipart",
    shaper: options.Shaper = "silhouette",
    size: options.Size = None,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="N", help="Another seed than the layout's own.", show_default=False)
    ] = None,
) -> None:
    """Draw a layout; the masks that it lacks are filled in first."""
    from layoutgen.engine import Engine
    from layoutgen.files import check_writable, read_layout
    from layoutgen.layout import seed_of

    layout = read_layout(source)
    check_writable(out)
    engine = Engine(shaper=shaper, renderer=renderer, fallback=True)
    used = seed_of(layout) if seed is None else seed
    picture = engine.render([engine.shape(layout, seed=used)], seeds=[used], size=options.size_of(size))[0]
    picture.save(out)
    output.remark(dict.fromkeys((*engine.fallbacks, *picture.report)))
    output.remark([f"wrote {out}"])
    output.exit_after(engine)
