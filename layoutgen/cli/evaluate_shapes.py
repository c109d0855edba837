"""`layoutgen evaluate shapes`: masks of shapers against true ones, given the true boxes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from layoutgen.cli import evaluate_layouts, options, output
from layoutgen.cli.measuring import share, show_table, write_figures

if TYPE_CHECKING:
    from collections.abc import Callable

    from layoutgen.evaluation.shapes import Shapes
    from layoutgen.layout import Layout

COLUMNS = ("IoU", "by class", "large", "masks/s")


def command(
    data: evaluate_layouts.Data,
    shaper: Annotated[
        list[str] | None,
        typer.Option("--shaper", metavar="NAME", help="A shaper; may be given several times. Default: all."),
    ] = None,
    part: evaluate_layouts.Part = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many pictures.")] = None,
    seed: options.Seed = 0,
    json: Annotated[str | None, typer.Option(metavar="FILE", help="Also write the figures to a file.")] = None,
) -> None:
    """Mean IoU of masks with the true ones, beside the box itself and the ellipse that fills it."""
    from layoutgen.engine import Engine
    from layoutgen.evaluation.shapes import boxes, ellipses, outlined, shaper_of, shapes
    from layoutgen.files import check_writable
    from layoutgen.plugins import plugins

    if json is not None:
        check_writable(json)
    chosen = evaluate_layouts.choose(data, part, captioned=False)
    examples = outlined(chosen.examples)[:limit]

    def measured(name: str, shape: Callable[[Layout], Layout]) -> Shapes:
        return shapes(output.progress(examples, len(examples), name), shape)

    found = {"whole box": measured("boxes", boxes), "ellipse": measured("ellipses", ellipses)}
    for name in shaper or plugins().names("shaper"):
        with nullcontext() if shaper else _told(name):
            found[name] = measured(name, shaper_of(Engine(shaper=name), seed))
    floors = ("whole box", "ellipse")
    rows = {
        name: [share(r.iou), share(r.by_class), share(r.large), "" if name in floors else f"{r.speed or 0:.0f}"]
        for name, r in found.items()
    }
    number = found["ellipse"].number
    show_table(f"{chosen.words}, {number} masks in {len(examples)} pictures", COLUMNS, (rows,))
    told = {name: {"IoU": r.iou, "by class": r.by_class, "large": r.large} for name, r in found.items()}
    write_figures({data.name: {"masks": number, "rows": told}}, json)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """A shaper that nobody named and that fails is left out with a remark."""
    from layoutgen.errors import LayoutgenError

    try:
        yield
    except LayoutgenError as error:
        output.remark([f"{name} is left out: {error}"])
