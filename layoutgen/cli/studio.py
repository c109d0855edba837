"""`layoutgen studio`: the editor in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    source: Annotated[
        Path | None, typer.Argument(metavar="[LAYOUT]", help="A layout (JSON or PNG) to begin with.")
    ] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8765,
    host: Annotated[
        str, typer.Option(help="Beyond loopback every request needs the token that is printed.")
    ] = "127.0.0.1",
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")] = True,
) -> None:
    """Edit layouts in the browser: type a sentence, drag what stands wrong, see the picture at once."""
    from layoutgen.files import read_layout
    from layoutgen.studio.serve import serve

    serve(None if source is None else read_layout(source), host=host, port=port, browser=browser)
