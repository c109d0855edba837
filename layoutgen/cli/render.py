"""`layoutgen render`: layout to picture."""

from __future__ import annotations

from typing import Annotated

import typer

from layoutgen.cli import options, output
from layoutgen.cli.streams import read_input


def command(
    source: Annotated[
        str,
        typer.Argument(
            metavar="LAYOUT",
            help="layout.json, a PNG that carries its layout, or - for JSON or PNG from standard input.",
        ),
    ],
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="FILE", help="The PNG file to write; - for standard output.")
    ] = "out.png",
    renderer: options.Renderer = "clipart",
    shaper: options.Shaper = "silhouette",
    size: options.Size = None,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="N", help="Another seed than the layout's own.", show_default=False)
    ] = None,
) -> None:
    """Draw a layout; the masks that it lacks are filled in first."""
    from layoutgen.engine import Engine
    from layoutgen.files import layout_from_bytes, read_layout
    from layoutgen.layout import seed_of

    layout = read_layout(source) if source != "-" else layout_from_bytes(read_input(), "standard input")
    output.check_picture(out)
    engine = Engine(shaper=shaper, renderer=renderer, fallback=True)
    used = seed_of(layout) if seed is None else seed
    picture = engine.render([engine.shape(layout, seed=used)], seeds=[used], size=options.size_of(size))[0]
    output.remark(dict.fromkeys((*engine.fallbacks, *picture.report)))
    output.emit_picture(picture, out)
    output.exit_after(engine)
