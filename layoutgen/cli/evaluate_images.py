"""`layoutgen evaluate images`: renderers on the layouts of a pack that were kept aside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from layoutgen.cli import options, output
from layoutgen.cli.measuring import share, show_table, write_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PIL.Image import Image

    from layoutgen.evaluation.images import Measured, Render
    from layoutgen.layout import Layout

COLUMNS = ("IoU", "pixels", "objects", "R-prec", "FID", "IS", "differ", "per s")


def command(
    data: Annotated[Path, typer.Option(metavar="PACK", help="A pack with layouts: see `layoutgen pack`.")],
    renderer: Annotated[
        list[str] | None,
        typer.Option("--renderer", metavar="NAME", help="A renderer; may be given several times. Default: clipart."),
    ] = None,
    eyes: Annotated[
        str, typer.Option(metavar="NAME", help="Weights of the network that sees: name or folder.")
    ] = options.EYES,
    limit: Annotated[int | None, typer.Option(min=2, help="Only the first so many layouts.")] = None,
    fid: Annotated[bool, typer.Option("--fid/--no-fid", help="Whether to work out FID and IS as well.")] = True,
    inception: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="torchvision's inception_v3 weights: FID and IS are seen with them, then."),
    ] = None,
    seed: options.Seed = 0,
    json: Annotated[str | None, typer.Option(metavar="FILE", help="Also write the figures to a file.")] = None,
) -> None:
    """How well renderers keep to layouts and captions, and how like real pictures theirs are.

    IoU and pixels: of what the eyes see in the picture with the layout's label map, over labels met a hundred times.
    objects: boxes whose content is named right. differ: between two seeds. Real pictures and those of other layouts are
    measured as well. The eyes are a network trained on the pack's real pictures: FID and IS seen with other eyes are
    other figures.
    """
    from dataclasses import asdict

    from layoutgen.evaluation import images
    from layoutgen.files import check_writable
    from layoutgen.nn import metrics
    from layoutgen.nn.eyes_system import Sight
    from layoutgen.nn.packed import Packed
    from layoutgen.nn.weights import find

    if json is not None:
        check_writable(json)
    sight = Sight(find(eyes))
    real = images.real_of(Packed(data), sight, limit)
    looks = None if inception is None else metrics.inception(inception)
    rows = list(images.floors(real, sight, likeness=fid, looks=looks))
    for name in renderer or ["clipart"]:
        render = render_of(name)
        first, speed = images.drawn(render, real.layouts, seed, output.progress, name)
        other, _ = images.drawn(render, real.layouts, seed + 1_000_003, output.progress, f"{name}, other seeds")
        rows.append(images.measured(name, first, real, sight, likeness=fid, looks=looks, other=other, speed=speed))
    title = (
        f"{real.pack}, {len(real.layouts)} layouts kept aside, {len(real.counted)} labels; seen by {sight.config.name}"
    )
    show_table(title, COLUMNS, ({row.name: _cells(row) for row in rows[:2]}, {r.name: _cells(r) for r in rows[2:]}))
    told = {row.name: {k: v for k, v in asdict(row).items() if k != "name"} for row in rows}
    write_figures(
        {"protocol": images.protocol(real, sight, seed, None if inception is None else inception.name), "rows": told},
        json,
    )


def render_of(name: str) -> Render:
    """A renderer by its specification, drawing at the size that measures are taken at, without its reports."""
    from layoutgen.border import pictures_from
    from layoutgen.engine import Engine
    from layoutgen.evaluation.images import SIDE

    stage = Engine(renderer=name).stage("renderer")

    def render(layouts: Sequence[Layout], seeds: Sequence[int]) -> Iterable[Image]:
        made = stage(list(layouts), seeds=list(seeds), size=(SIDE, SIDE))
        return pictures_from(stage.who, made, [(SIDE, SIDE)] * len(layouts))

    return render


def _cells(row: Measured) -> Sequence[str]:
    return [
        share(row.fidelity),
        share(row.pixels),
        share(row.objects),
        share(row.precision),
        "" if row.frechet is None else f"{row.frechet:.2f}",
        "" if row.inception is None else f"{row.inception:.2f}",
        share(row.diversity),
        "" if row.speed is None else f"{row.speed:.0f}",
    ]
