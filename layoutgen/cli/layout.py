"""`layoutgen layout`: text or scene graph to layout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from layoutgen.cli import options, output
from layoutgen.cli.records import Record, attempt, content_of, read_records, write_records

if TYPE_CHECKING:
    from layoutgen.engine import Engine
    from layoutgen.layout import Layout
    from layoutgen.scene import SceneGraph


def command(
    text: Annotated[
        str | None,
        typer.Argument(help="A text, a scene graph file (graph.json), or - for standard input.", show_default=False),
    ] = None,
    source: options.Input = None,
    out: options.Out = None,
    parser: options.Parser = "spacy",
    predictor: options.Predictor = "prior",
    shaper: options.Shaper = "silhouette",
    size: options.Size = None,
    seed: options.Seed = 0,
    trace: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Also write a picture of every step there; for predictors that go by steps."),
    ] = None,
) -> None:
    """Print the layout of a text or scene graph as JSON; with --input, {"id": ..., "layout": ...} for each line."""
    from layoutgen.engine import Engine
    from layoutgen.errors import LayoutgenError
    from layoutgen.files import check_writable

    if (text is None) == (source is None):
        raise typer.BadParameter("give a text, a scene graph file, - for standard input, or --input FILE")
    if out is not None:
        check_writable(out)
    engine = Engine(parser, predictor if trace is None else _watched(predictor, trace), shaper, fallback=True)
    pixels = options.size_of(size)
    graphs = Engine("json")

    if text not in (None, "-"):
        assert text is not None
        if not _is_file(text):
            options.check_text(text, parser)
        given = graphs.parse(content_of(text)) if _is_file(text) else text
        _emit(engine, engine.layout(given, seed=seed, size=pixels), out)
        return
    records, batch = read_records(source or "-")
    if batch and trace is not None:
        raise typer.BadParameter("--trace is for one text, not for many")

    if not batch:
        first = records[0]
        given = first.text if first.text is not None else _scene(first, graphs)
        _emit(engine, engine.layout(given, seed=seed, size=pixels), out)
        return
    parsed = iter(engine.parse_many([r.text for r in records if r.text is not None]))

    def result(record: Record) -> str | LayoutgenError:
        graph = next(parsed) if record.text is not None else None
        if isinstance(graph, LayoutgenError):
            return graph
        given = graph if graph is not None else attempt(lambda: _scene(record, graphs))
        if isinstance(given, LayoutgenError):
            return given
        return attempt(lambda: engine.layout(given, seed=seed, size=pixels).to_json())

    status = write_records(records, map(result, records), "layout", out)
    output.remark(engine.fallbacks)
    output.exit_after(engine, status)


def _emit(engine: Engine, layout: Layout, out: str | None) -> None:
    """One layout, what could not be met and what failed, and the end of the command."""
    from layoutgen.engine import unmet

    output.emit(layout.to_json(indent=2) + "\n", out)
    output.remark((*engine.fallbacks, *unmet(layout)))
    output.exit_after(engine)


def _scene(record: Record, graphs: Engine) -> SceneGraph:
    from layoutgen.errors import FormatError

    if record.scene is None:
        raise FormatError(record.error or "there is nothing to read")
    return graphs.parse(record.scene)


def _watched(predictor: str, folder: Path) -> Callable[..., Layout]:
    """The predictor, with a picture of every step written into the folder."""
    from layoutgen.errors import PluginError
    from layoutgen.plugins import plugins

    plugin, call = plugins().make("predictor", predictor)
    traced = getattr(call, "traced", None)
    if traced is None:
        raise PluginError(
            f"predictor {plugin.name!r} does not go by steps: --trace is for those that do, as text2scene"
        )

    def watched(scene: SceneGraph, **options: Any) -> Layout:
        layout: Layout = traced(scene, folder, **options)
        return layout

    return watched


def _is_file(text: str) -> bool:
    return text.endswith(".json") and "\n" not in text and Path(text).suffix == ".json"
