"""The table of NSR-1K in `layoutgen evaluate layouts`: do the layouts have the numbers and directions asked for?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from layoutgen.cli import output
from layoutgen.cli.measuring import percent, runs_of, show_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from layoutgen.engine import Engine
    from layoutgen.evaluation.nsr1k import Result

COLUMNS = ("counting P", "R", "right", "spatial right", "/s")


def prompts_table(
    file: Path, engines: Mapping[str, Engine], *, limit: int | None, repair: bool, seed: int, asked: bool
) -> dict[str, Any]:
    """Prints the table of one file; its figures, for JSON."""
    from layoutgen.evaluation.nsr1k import PUBLISHED, judge, judge_things, read_nsr1k
    from layoutgen.evaluation.runs import scenes_of

    prompts = read_nsr1k(file)[:limit]
    scenes = scenes_of(next(iter(engines.values())), {p.id: p.text for p in prompts}, output.progress)
    results: dict[str, tuple[Result, float | None]] = {}
    for made in runs_of(engines, scenes, seed=seed, repair=repair, seeds=1, asked=asked):
        if repair:
            results[made.name] = judge(prompts, made.repaired), made.speed
        results[f"  {made.name} alone" if repair else made.name] = judge(prompts, made.raw), made.speed
    if all(prompt.own for prompt in prompts):
        results["boxes of the file"] = judge_things(prompts, {p.id: p.own for p in prompts}), None
    rows = {
        name: [*map(percent, result), "" if speed is None else f"{speed:.0f}"]
        for name, (result, speed) in results.items()
    }
    published = {
        f"  {name}": ("", "", "" if numbers is None else f"{numbers:.1f}", f"{directions:.1f}", "")
        for name, (numbers, directions) in PUBLISHED.items()
    }
    title = f"{file.name}, {len(prompts)} prompts, percent"
    heading = {"published, validation part:": ("",) * len(COLUMNS)}
    show_table(title, COLUMNS, (rows, {**heading, **published}))
    told = {name: dict(zip(COLUMNS, (*result, speed), strict=True)) for name, (result, speed) in results.items()}
    return {file.name: {"prompts": len(prompts), "rows": told}}
