"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from layoutgen.errors import LayoutError

Parser = Annotated[str, typer.Option("--parser", metavar="NAME", help="Parser plugin, as NAME or NAME,option=value.")]
Predictor = Annotated[str, typer.Option("--predictor", metavar="NAME", help="Layout predictor plugin.")]
Shaper = Annotated[str, typer.Option("--shaper", metavar="NAME", help="Shaper plugin, which fills the masks.")]
Renderer = Annotated[str, typer.Option("--renderer", metavar="NAME", help="Renderer plugin.")]
Size = Annotated[
    str | None, typer.Option("--size", metavar="WxH", help="Size in pixels, as 512x512; each side from 16 to 4096.")
]
Seed = Annotated[int, typer.Option("--seed", metavar="N", help="The same seed gives the same result.")]
Out = Annotated[
    str | None, typer.Option("--out", "-o", metavar="FILE", help="Where to write; standard output if not given.")
]
Input = Annotated[
    str | None,
    typer.Option("--input", metavar="FILE", help='Many at once: a file with a {"id": ..., "text": ...} on each line.'),
]


def size_of(text: str | None) -> tuple[int, int] | None:
    """ "640x480" as (640, 480). Raises LayoutError when it is not of that form; the range is the layout's to check."""
    if text is None:
        return None
    width, times, height = text.lower().partition("x")
    if not (times and width.strip().isdecimal() and height.strip().isdecimal()):
        raise LayoutError(f"a size is written WIDTHxHEIGHT in pixels, as 512x512; got {text!r}")
    return int(width), int(height)
