"""`layoutgen generate`: text to picture."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from layoutgen.cli import options, output


def command(
    text: Annotated[str, typer.Argument(help='What the picture shows, in English: "two dogs left of a red car".')],
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="FILE", help="The PNG file to write; - for standard output.")
    ] = "out.png",
    parser: options.Parser = "spacy",
    predictor: options.Predictor = "prior",
    shaper: options.Shaper = "silhouette",
    renderer: options.Renderer = "clipart",
    size: options.Size = None,
    seed: options.Seed = 0,
    count: Annotated[int, typer.Option(min=1, max=256, help="Variants, with a contact sheet of them at -o.")] = 1,
) -> None:
    """Draw a picture of a text. With --count N: out-1.png ... out-N.png, and a contact sheet in out.png."""
    from layoutgen.engine import Engine
    from layoutgen.files import png_bytes, write
    from layoutgen.sheet import contact_sheet

    if count > 1 and out == "-":
        raise typer.BadParameter("several pictures cannot go to standard output: give -o FILE")
    options.check_text(text, parser)
    output.check_picture(out)
    engine = Engine(parser, predictor, shaper, renderer, fallback=True)
    made = engine.variants(text, count, seed=seed, size=options.size_of(size))
    target = Path(out)
    pictures = []
    for number, picture in enumerate(output.progress(made, count, "drawing"), 1):
        if count > 1:
            picture.save(target.with_name(f"{target.stem}-{number}{target.suffix or '.png'}"))
        pictures.append(picture)
    output.remark(dict.fromkeys((*engine.fallbacks, *(line for picture in pictures for line in picture.report))))
    if count > 1:
        write(target, png_bytes(contact_sheet([p.image for p in pictures])))
        output.remark([f"wrote {count} pictures and {out}"])
    else:
        output.emit_picture(pictures[0], out)
    output.exit_after(engine)
