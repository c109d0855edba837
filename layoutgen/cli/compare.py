"""`layoutgen compare`: several renderers on the same layouts, as one sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from layoutgen.cli import options, output

if TYPE_CHECKING:
    from layoutgen.layout import Layout
    from layoutgen.nn.eyes_system import Sight


def command(
    source: Annotated[
        list[str],
        typer.Argument(metavar="LAYOUTS...", help="Layouts as JSON, pictures that carry theirs, or folders of these."),
    ],
    renderers: Annotated[str, typer.Option(metavar="A,B,...", help="The renderers, one column each.")] = "clipart",
    out: Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="The PNG file to write.")] = "compare.png",
    shaper: options.Shaper = "silhouette",
    seed: options.Seed = 0,
    side: Annotated[int, typer.Option(min=32, max=1024, metavar="PIXELS", help="The longer side of a picture.")] = 192,
    eyes: Annotated[
        str, typer.Option(metavar="NAME", help="Weights of the network that measures, or none without measures.")
    ] = options.EYES,
) -> None:
    """Draw every layout with every renderer: layouts in rows, renderers in columns, figures below.

    The figures: pictures a second; IoU of what the eyes see with the layouts' masks; how many boxes they name right.
    """
    import time

    from layoutgen.engine import Engine
    from layoutgen.evaluation import comparison
    from layoutgen.files import check_writable, png_bytes, write

    check_writable(out)
    names = _names(renderers)
    found = _layouts(source)
    engine = Engine(shaper=shaper)
    layouts = [engine.shape(layout, seed=seed) for layout in output.progress(found, len(found), "shaping")]
    sight = _sight(eyes)
    plans = [comparison.plan(layout, side) for layout in layouts]
    columns, figures = [("layout", plans)], [f"{len(layouts)} layouts, seed {seed}"]
    for name in names:
        drawing = Engine(renderer=name)
        pictures, spent = [], 0.0
        for layout in output.progress(layouts, len(layouts), name):
            begin = time.perf_counter()
            made = drawing.render([layout], seeds=[seed], size=comparison.fitted(layout, side))[0]
            spent += time.perf_counter() - begin
            pictures.append(made.image)
        told = [f"{len(layouts) / spent:.1f} a second"]
        if sight is not None:
            iou, right = comparison.kept_to(layouts, pictures, sight)
            told += [f"IoU {iou:.2f}, objects {100 * right:.0f}%"]
        columns.append((name, pictures))
        figures.append("\n".join(told))
        output.remark([f"{name}: {', '.join(told)}"])
    write(out, png_bytes(comparison.sheet(layouts, columns, figures, side)))
    output.remark([f"wrote {out}"])


def _names(renderers: str) -> list[str]:
    """The renderers' specifications; options follow a name as in "hong,precision=fast,clipart"."""
    names: list[str] = []
    for part in filter(None, map(str.strip, renderers.split(","))):
        if "=" in part and names:
            names[-1] += f",{part}"
        else:
            names.append(part)
    if not names:
        raise typer.BadParameter("name at least one renderer: --renderers clipart,sg2im")
    return names


def _layouts(source: list[str]) -> list[Layout]:
    """All layouts, those of a folder by name. Raises FormatError for a folder without any."""
    from layoutgen.errors import FormatError
    from layoutgen.files import read_layout

    paths: list[Path] = []
    for each in map(Path, source):
        inside = sorted(p for p in each.rglob("*") if p.suffix in (".json", ".png")) if each.is_dir() else [each]
        inside = [p for p in inside if p.name != "graph.json"] if each.is_dir() else inside
        if not inside:
            raise FormatError(f"{each} holds no layouts: JSON files or pictures that carry them are wanted")
        paths += inside
    return [read_layout(path) for path in paths]


def _sight(eyes: str) -> Sight | None:
    """The eyes, or none when nobody named any and none are installed."""
    from layoutgen.errors import WeightsError
    from layoutgen.nn.eyes_system import Sight
    from layoutgen.nn.weights import find

    if eyes == "none":
        return None
    try:
        return Sight(find(eyes))
    except WeightsError:
        if eyes != options.EYES:
            raise
        return None
