"""`layoutgen evaluate layouts`: layouts of predictors against real ones, and against what needs no learning."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from layoutgen.cli import options, output
from layoutgen.cli.measuring import runs_of, share, show_table, write_figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from layoutgen.data.example import Example
    from layoutgen.engine import Engine
    from layoutgen.evaluation.protocol import Protocol
    from layoutgen.evaluation.score import Scores
    from layoutgen.scene import SceneGraph

COLUMNS = ("U-P", "U-R", "coord", "IoU", "R@.3", "R@.5", "B-P", "B-R", "held", "std", "/s")
Figures = dict[str, float | None]

Data = Annotated[
    Path, typer.Option(help="JSON lines of captions and boxes, COCO's instances.json, NSR-1K's JSON, or a folder.")
]
Predictors = Annotated[
    list[str] | None,
    typer.Option("--predictor", metavar="NAME", help="A predictor; may be given several times. Default: all."),
]
Part = Annotated[
    str | None,
    typer.Option(metavar="development|all", help="Default: the development part of a training file, all of others."),
]
Objects = Annotated[str | None, typer.Option(metavar="LOW-HIGH", help="Only pictures with so many boxes, as 3-8.")]
How = Annotated[
    str,
    typer.Option(metavar="every|text2scene", help="All boxes alike, or as Text2Scene measures."),
]
Train = Annotated[Path | None, typer.Option(help="Data of the floors; what is not measured of --data if not given.")]


class Chosen(NamedTuple):
    """What is measured on, the words that tell it, and what the floors may see (none without floors)."""

    examples: list[Example]
    words: str
    train: list[Example] | None
    protocol: Protocol


def command(
    data: Data,
    predictor: Predictors = None,
    parser: options.Parser = "spacy",
    part: Part = None,
    objects: Objects = None,
    protocol: How = "every",
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many captions or prompts.")] = None,
    repair: Annotated[bool, typer.Option(help="Also measure what `satisfy` makes of every layout.")] = True,
    floors: Annotated[bool, typer.Option("--floors", help="Also measure what needs no learning.")] = False,
    train: Train = None,
    seed: options.Seed = 0,
    json: Annotated[str | None, typer.Option(metavar="FILE", help="Also write the figures to a file.")] = None,
) -> None:
    """Layouts of predictors beside real ones: objects found, places, pairs, statements held, spread, speed."""
    from layoutgen.cli.evaluate_prompts import prompts_table
    from layoutgen.engine import Engine
    from layoutgen.evaluation.nsr1k import is_nsr1k
    from layoutgen.files import check_writable
    from layoutgen.plugins import plugins

    if json is not None:
        check_writable(json)
    engines = {name: Engine(parser, name, repair=False) for name in predictor or plugins().names("predictor")}
    told: dict[str, Any] = {}
    for file in files_in(data):
        if is_nsr1k(file):
            told |= prompts_table(file, engines, limit=limit, repair=repair, seed=seed, asked=bool(predictor))
        else:
            chosen = choose(file, part, objects, limit, floors, train, protocol)
            told |= captions_table(file, engines, chosen, repair=repair, seed=seed, asked=bool(predictor))
    write_figures(told, json)


def files_in(data: Path) -> list[Path]:
    """The file, or the files of a folder that are measured on: captions with boxes, then NSR-1K. Raises FormatError."""
    from layoutgen.errors import FormatError

    if not data.is_dir():
        return [data]
    names = [f"coco_{part}.{ending}" for part in ("val", "train") for ending in ("jsonl", "jsonl.gz")]
    found = [data / name for name in names if (data / name).is_file()][:1]
    found += sorted(path for path in data.glob("nsr1k*") if path.name.endswith((".json", ".json.gz")))
    if not found:
        raise FormatError(f"{data} has no coco_val.jsonl, coco_train.jsonl or nsr1k*.json, gzip or not; name a file")
    return found


def choose(
    file: Path,
    part: str | None = None,
    objects: str | None = None,
    limit: int | None = None,
    floors: bool = False,
    train: Path | None = None,
    protocol: str = "every",
    *,
    captioned: bool = True,
) -> Chosen:
    """The examples to measure on and those of the floors. Raises FormatError when nothing is left."""
    from layoutgen.data.part import held_out
    from layoutgen.errors import FormatError
    from layoutgen.evaluation.protocol import PROTOCOLS
    from layoutgen.evaluation.runs import development, read_examples

    if protocol not in PROTOCOLS:
        raise FormatError(f"--protocol is {' or '.join(PROTOCOLS)}, not {protocol!r}")
    how = PROTOCOLS[protocol]
    if part not in (None, "development", "all"):
        raise FormatError(f"--part is development or all, not {part!r}")
    part = part or ("development" if "train" in file.name else "all")
    every = read_examples(file, captioned=captioned)
    examples = development(every) if part == "development" else every
    words = f"{file.name}, {part}"
    low, high = _range(objects) if objects is not None else (0, sys.maxsize)
    examples = [example for example in examples if low <= len(example.layout.items) <= high]
    words += f", {objects} boxes" if objects is not None else ""
    words += f", {protocol}" if protocol != "every" else ""
    examples = how.kept(examples)
    if not examples:
        raise FormatError(f"nothing is left to measure on of {words}; try --part all")
    if not floors:
        return Chosen(examples[:limit], words, None, how)
    measured = {example.id for example in examples}
    seen = every if train is None else read_examples(train)
    others = [e for e in seen if not held_out(e.id) and e.id not in measured]
    others = how.kept(e for e in others if low <= len(e.layout.items) <= high)
    return Chosen(examples[:limit], words, others, how)


def _range(text: str) -> tuple[int, int]:
    from layoutgen.errors import FormatError

    low, dash, high = text.partition("-")
    if not (dash and low.strip().isdecimal() and high.strip().isdecimal()):
        raise FormatError(f"a range of boxes is written LOW-HIGH, as 3-8; got {text!r}")
    return int(low), int(high)


def captions_table(
    file: Path, engines: Mapping[str, Engine], chosen: Chosen, *, repair: bool, seed: int, asked: bool
) -> dict[str, Any]:
    """Prints the table of one file; its figures, for JSON."""
    from layoutgen.evaluation.runs import SEEDS, caption_of, scenes_of
    from layoutgen.evaluation.score import score, spread_over

    texts = {example.id: caption_of(example) for example in chosen.examples}
    scenes = scenes_of(next(iter(engines.values())), texts, output.progress)
    rows = dict(_floors(chosen, scenes)) if chosen.train is not None else {}
    for made in runs_of(engines, scenes, seed=seed, repair=repair, seeds=SEEDS, asked=asked):
        more: Figures = {"std": spread_over(made.again), "/s": made.speed}
        if repair:
            rows[made.name] = figures(score(made.repaired, chosen.examples, chosen.protocol))
        rows[f"  {made.name} alone" if repair else made.name] = (
            figures(score(made.raw, chosen.examples, chosen.protocol)) | more
        )
    cells = {name: [_cell(column, row.get(column)) for column in COLUMNS] for name, row in rows.items()}
    show_table(f"{chosen.words}, {len(texts)} captions", COLUMNS, (cells,))
    if len(scenes) < len(texts):
        output.remark([f"{len(texts) - len(scenes)} captions could not be read; their layouts count as empty"])
    return {file.name: {"captions": len(texts), "rows": rows}}


def _floors(chosen: Chosen, scenes: Mapping[str, SceneGraph]) -> Iterator[tuple[str, Figures]]:
    """The rows of the two floors."""
    from layoutgen.evaluation.floors import MedianBox, NearestCaption
    from layoutgen.evaluation.runs import caption_of
    from layoutgen.evaluation.score import score_things

    train = chosen.train or []
    nearest, usual = NearestCaption(train, chosen.protocol), MedianBox(train, chosen.protocol)
    shown = output.progress(chosen.examples, len(chosen.examples), "nearest captions")
    near = {example.id: nearest(caption_of(example)) for example in shown}
    yield "nearest caption", figures(score_things(near, chosen.examples, chosen.protocol))
    median = {name: usual(scene.data()) for name, scene in scenes.items()}
    yield "median box", figures(score_things(median, chosen.examples, chosen.protocol))


def figures(scores: Scores) -> Figures:
    """The columns that come from one set of layouts."""
    singles, pairs = scores.singles, scores.pairs
    low, high = singles.recalled_at or (None, None)
    first = (singles.precision, singles.recall, singles.coordinate, singles.iou, low, high)
    return dict(zip(COLUMNS, (*first, pairs.precision, pairs.recall, scores.held_share), strict=False))


def _cell(column: str, value: float | None) -> str:
    if column == "/s" and value is not None:
        return f"{value:.0f}"
    return share(value)
