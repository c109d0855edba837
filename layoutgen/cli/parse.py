"""`layoutgen parse`: text to scene graph."""

from __future__ import annotations

from typing import Annotated

import typer

from layoutgen.cli import options, output
from layoutgen.cli.records import Record, read_records, write_records


def command(
    text: Annotated[str | None, typer.Argument(help="The text, or - for standard input.", show_default=False)] = None,
    source: options.Input = None,
    out: options.Out = None,
    parser: options.Parser = "spacy",
) -> None:
    """Print the scene graph of a text as JSON; with --input, {"id": ..., "scene": ...} for each line, in order."""
    from layoutgen.engine import Engine
    from layoutgen.errors import FormatError, LayoutgenError, TextError
    from layoutgen.files import check_writable

    if (text is None) == (source is None):
        raise typer.BadParameter("give a text, - for standard input, or --input FILE")
    options.check_text(text, parser)
    if out is not None:
        check_writable(out)
    engine = Engine(parser, fallback=True)
    records, batch = read_records(source or "-") if text in (None, "-") else ([Record(1, text=text)], False)
    if not batch:
        single = records[0].text if records[0].text is not None else records[0].scene
        if single is None:
            raise FormatError(records[0].error or "there is nothing to read")
        output.emit(engine.parse(single).to_json(indent=2) + "\n", out)
        output.remark(engine.fallbacks)
        output.exit_after(engine)
        return
    sound = [r for r in records if r.text is not None]
    parsed = iter(engine.parse_many([r.text or "" for r in sound]))

    def result(record: Record) -> str | LayoutgenError:
        if record.text is None:
            return TextError(record.error or 'the line has a "scene", which is parsed already')
        scene = next(parsed)
        return scene if isinstance(scene, LayoutgenError) else scene.to_json()

    status = write_records(records, map(result, records), "scene", out)
    output.remark(engine.fallbacks)
    output.exit_after(engine, status)
