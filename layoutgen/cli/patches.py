"""`layoutgen patches`: banks of photo cut-outs, from which the renderer `patches` puts pictures together."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from layoutgen.cli import options, output

app = typer.Typer(help="Build and describe banks of photo cut-outs.", no_args_is_help=True)


@app.command()
def build(
    coco: Annotated[
        Path, typer.Argument(metavar="COCO_DIR", help="A COCO folder: annotations/instances_*.json and the pictures.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="BANK", help="The folder to write, a new one.")],
    limit: Annotated[int | None, typer.Option(min=1, help="How many pictures to look at; all if not given.")] = None,
    most: Annotated[int, typer.Option(min=1, help="How many cut-outs of one label to keep.")] = 500,
    backdrops: Annotated[int, typer.Option(min=0, help="How many empty places to keep.")] = 400,
    steps: Annotated[int, typer.Option(min=0, help="How long to learn which cut-out fits where.")] = 1500,
    seed: options.Seed = 0,
) -> None:
    """Cut the things out of a COCO folder's pictures. A build that was stopped goes on: type the same command again."""
    from layoutgen_text2scene.patches_build import Plan, build
    from rich.console import Console

    plan = Plan(limit=limit, most=most, places=backdrops, steps=steps, seed=seed)
    try:
        bank = build(coco, out, plan, Console(stderr=True))
    except KeyboardInterrupt:
        output.remark([f"stopped; the same command goes on in {out}.part"])
        raise
    head = bank.head
    things = f"{head.patches} cut-outs of {len(head.labels)} kinds of things"
    output.remark(
        [
            f"wrote {out}: {things} and {head.backdrops} places from {head.pictures} pictures",
            f'draw with it: layoutgen generate "..." --renderer patches,bank={out} -o picture.png',
        ]
    )


@app.command()
def show(
    bank: Annotated[Path, typer.Argument(metavar="BANK", help="The folder of a bank.")],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """What a bank holds: cut-outs of each label, places, licences of the photos."""
    from layoutgen_text2scene.patches import Bank

    found = Bank(bank)
    labels = Counter(patch.label for patch in found.patches)
    sources = dict.fromkeys([*(p.source for p in found.patches), *(b.source for b in found.backdrops)])
    licences = Counter(source.licence or "not stated" for source in sources)
    if as_json:
        record = found.head.model_dump(mode="json", by_alias=True) | {
            "labels": dict(labels.most_common()),
            "licences": dict(licences.most_common()),
        }
        sys.stdout.write(json.dumps(record, indent=2) + "\n")
        return
    head = found.head
    sys.stdout.write(f"{head.patches} cut-outs, {head.backdrops} places, from {head.pictures} pictures\n")
    sys.stdout.write("labels: " + ", ".join(f"{name} {count}" for name, count in labels.most_common()) + "\n")
    sys.stdout.write("licences: " + ", ".join(f"{name} {count}" for name, count in licences.most_common()) + "\n")
