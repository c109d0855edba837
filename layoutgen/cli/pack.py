"""`layoutgen pack`: training data in one folder, read at memory's speed; drawn by the engine or made of photos."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from layoutgen.cli import options, output

Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Of clipart_single: person, animal, vehicle or flower; all if none."),
]


def command(
    what: Annotated[
        str, typer.Argument(metavar="WHAT", help="clipart, clipart_single, or a data set with pictures, as nlvr.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help="The folder to write.")],
    data: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="The data set. Of clipart: COCO, or JSON lines of captions and its boxes."),
    ] = None,
    size: Annotated[int, typer.Option(metavar="PIXELS", min=16, max=256, help="Width and height.")] = 64,
    count: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, help="How many pictures: 30,000 of clipart, 20,000 of clipart_single, else all."
        ),
    ] = None,
    kind: Kinds = None,
    labels: Annotated[
        int, typer.Option(min=1, max=250, help="Of photos: how many labels, the most frequent ones.")
    ] = 180,
    seed: options.Seed = 0,
    jobs: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Processes; as many as cores are idle if not given.")
    ] = None,
) -> None:
    """Pack pictures with their boxes, masks, label maps and captions into arrays that a training reads."""
    from layoutgen.data.pack import Pack, PackWriter
    from layoutgen.packing.plans import Asked, planned
    from layoutgen.packing.pool import free_cores, made

    asked = Asked(what, data, out.resolve().name, size, count, kind or (), labels, seed)
    head, begin, orders = planned(asked, output.progress)
    with PackWriter(out, head) as writer:
        for pair in output.progress(made(begin, head, orders, jobs or free_cores()), len(orders), "making pictures"):
            if pair is not None:
                writer.add(pair)
    head = Pack(out).head
    parts = f"{head.parts['train']:,} pictures to train on, {head.parts['test']:,} kept aside"
    output.remark([f"wrote {out}: {parts}, {sum(head.objects.values()):,} objects of {len(head.labels)} labels"])
