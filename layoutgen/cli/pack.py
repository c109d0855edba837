"""`layoutgen pack`: training data in one folder, read at memory's speed; drawn by the engine or made of photos."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from layoutgen.cli import options, output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layoutgen.data.pack import Head
    from layoutgen.drawn.orders import Order

app = typer.Typer(help="Pack pictures with their boxes, masks and captions for training.", no_args_is_help=True)
Out = Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help="The folder to write.")]
Side = Annotated[int, typer.Option(metavar="PIXELS", min=16, max=256, help="Width and height of the pictures.")]
Count = Annotated[int, typer.Option(metavar="N", min=1, help="How many pictures.")]
Jobs = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="Processes that draw; as many as cores are free if not given.")
]


@app.command()
def clipart(
    data: Annotated[
        Path, typer.Option(metavar="PATH", help="Captions and boxes: COCO's instances, or JSON lines with its labels.")
    ],
    out: Out,
    size: Side = 64,
    count: Count = 30_000,
    seed: options.Seed = 0,
    jobs: Jobs = None,
) -> None:
    """Captions and boxes of photos, drawn as clip-art: exact masks, label maps and persons' key points."""
    from layoutgen.drawn.clipart import coco_like, plan
    from layoutgen.engine import Engine

    examples = coco_like(data)
    read = Engine().parse_many
    head, orders = plan(examples, read, name=out.name, size=size, count=count, seed=seed, show=output.progress)
    _draw(head, orders, out, jobs)


@app.command()
def single(
    out: Out,
    size: Side = 64,
    count: Count = 20_000,
    kind: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="person, animal, vehicle or flower; all if not given.")
    ] = None,
    seed: options.Seed = 0,
    jobs: Jobs = None,
) -> None:
    """One thing a picture on a simple ground, with sentences by a grammar; persons with key points."""
    from layoutgen.drawn.sentences import KINDS
    from layoutgen.drawn.single import plan
    from layoutgen.errors import FormatError

    unknown = [each for each in kind or () if each not in KINDS]
    if unknown:
        raise FormatError(f"there is no kind {unknown[0]!r}: {', '.join(KINDS)} are known")
    head, orders = plan(name=out.name, size=size, count=count, seed=seed, kinds=tuple(kind or KINDS))
    _draw(head, orders, out, jobs)


def _draw(head: Head, orders: Sequence[Order], out: Path, jobs: int | None) -> None:
    from layoutgen.data.pack import PackWriter
    from layoutgen.drawn.orders import drawn, free_cores

    with PackWriter(out, head) as writer:
        pairs = drawn(head, orders, jobs or free_cores())
        for pair in output.progress(pairs, len(orders), "drawing"):
            if pair is not None:
                writer.add(pair)
    _tell(out)


def _tell(out: Path) -> None:
    from layoutgen.data.pack import Pack

    head = Pack(out).head
    parts = " and ".join(
        f"{number:,} to {'train' if part == 'train' else 'test'}" for part, number in head.parts.items()
    )
    output.remark([f"wrote {out}: {parts}, {sum(head.objects.values()):,} objects of {len(head.labels)} labels"])
