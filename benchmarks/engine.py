"""How fast and how large is the engine? One table: cold start, text to picture and its stages, rates, memory.

    python benchmarks/engine.py --data coco_train.jsonl.gz

Everything runs on one core. Captions come from the development part of --data, from scenes/ without it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from captions import captions
from rich.console import Console
from rich.progress import track
from rich.table import Table

from layoutgen.engine import Engine
from layoutgen.errors import LayoutgenError

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")
RUNS = 5
_MEMORY = """
import json, resource, sys
from layoutgen.engine import Engine
from layoutgen.errors import LayoutgenError
engine = Engine()
for text in json.loads(sys.stdin.read()):
    try:
        engine.generate(text).png()
    except LayoutgenError:
        pass
print(json.dumps([resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "torch" in sys.modules]))
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, help="JSON lines with id and captions, gzip or not")
    options.add_argument("--count", type=int, default=100, help="captions drawn one at a time")
    options.add_argument("--batch", type=int, default=2000, help="captions parsed in batches, and laid out")
    options.add_argument("--seed", type=int, default=0)
    asked = options.parse_args()
    os.environ.update(dict.fromkeys(THREADS, "1"))  # numpy, which reads it, is imported later, and by other processes
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    texts = captions(asked.data, asked.batch, asked.seed)
    some = texts[: asked.count]
    engine = Engine()
    table = Table("what", "measured", "target", title=f"The engine on one core, {len(some)} captions, 512 x 512 px")
    cold = _cold(some[0])
    table.add_row("cold start: layoutgen generate (s, median of 5)", f"{cold:.2f}", "")
    for row in _warm(engine, some, texts[-20:]):
        table.add_row(*row)
    for row in _rates(engine, texts):
        table.add_row(*row)
    megabytes, torch = _memory(some)
    table.add_row(f"peak memory of a process that draws {len(some)} pictures (MB)", f"{megabytes:.0f}", "<= 700")
    table.add_row("torch imported", "yes" if torch else "no", "no")
    Console().print(table)
    if torch:
        raise SystemExit("torch was imported by a process that only draws clip-art")


def _cold(text: str) -> float:
    """Median seconds of the command in a fresh process."""
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in track(range(RUNS), "cold starts", console=Console(stderr=True)):
            started = time.perf_counter()
            command = [sys.executable, "-m", "layoutgen", "generate", text, "-o", str(Path(folder, "a.png"))]
            subprocess.run(command, check=True, capture_output=True)
            seconds.append(time.perf_counter() - started)
    return median(seconds)


def _warm(engine: Engine, texts: list[str], before: list[str]) -> list[tuple[str, str, str]]:
    """Rows: text to picture and its stages, in milliseconds, after the pictures of `before`."""
    stages: dict[str, list[float]] = {"parse": [], "predict and satisfy": [], "shape": [], "render": []}
    whole: list[float] = []
    for number, text in enumerate(track([*before, *texts], "pictures", console=Console(stderr=True))):
        spent: list[float] = []
        try:
            scene = _timed(spent, engine.parse, text)
            layout = _timed(spent, engine.predict, scene)
            shaped = _timed(spent, engine.shape, layout)
            _timed(spent, engine.render, [shaped])
        except LayoutgenError:
            continue
        if number >= len(before):
            whole.append(sum(spent))
            for name, milliseconds in zip(stages, spent, strict=True):
                stages[name].append(milliseconds)
    rows = [("warm: text to picture (ms, median)", f"{median(whole):.1f}", "<= 60"),
            ("warm: text to picture (ms, 90 % are faster)", f"{_p90(whole):.1f}", "")]  # fmt: skip
    return rows + [
        (f"    {name} (ms, median and 90 %)", f"{median(all_):.1f}, {_p90(all_):.1f}", "")
        for name, all_ in stages.items()
    ]


def _timed(spent: list[float], call: Callable[..., Any], *arguments: Any) -> Any:
    started = time.perf_counter()
    value = call(*arguments)
    spent.append(1000 * (time.perf_counter() - started))
    return value


def _p90(values: list[float]) -> float:
    return sorted(values)[int(0.9 * (len(values) - 1))]


def _rates(engine: Engine, texts: list[str]) -> list[tuple[str, str, str]]:
    started = time.perf_counter()
    scenes = [scene for scene in engine.parse_many(texts) if not isinstance(scene, LayoutgenError)]
    parsed = len(texts) / (time.perf_counter() - started)
    started = time.perf_counter()
    for scene in track(scenes, "layouts", console=Console(stderr=True)):
        engine.predict(scene)
    laid = len(scenes) / (time.perf_counter() - started)
    return [(f"captions parsed a second ({len(texts)} in batches)", f"{parsed:.0f}", ">= 500"),
            (f"layouts a second ({len(scenes)}, predict and satisfy)", f"{laid:.0f}", ">= 300")]  # fmt: skip


def _memory(texts: list[str]) -> tuple[float, bool]:
    """Peak resident megabytes of a fresh process that draws the texts, and whether torch was imported."""
    command = [sys.executable, "-c", _MEMORY]
    made = subprocess.run(command, check=True, capture_output=True, input=json.dumps(texts), text=True)
    megabytes, torch = json.loads(made.stdout)
    return float(megabytes), bool(torch)


if __name__ == "__main__":
    main()
