"""How fast and how large is the engine? One table: cold start, text to picture and its stages, rates, memory.

    python benchmarks/engine.py --data coco_train.jsonl.gz

Everything runs on one core, but for the captions that several processes read. Captions come from the development part
of --data, from scenes/ without it.

A core of a cloud machine does more or less work from minute to minute, with what its other tenants do. So the pace of
this one is measured beside every row (see `pace`; 1 is an ordinary machine, 2 takes twice as long), and the column
"at pace 1" is what was measured, divided or multiplied by it. Targets are for that column.
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
from itertools import cycle, islice
from pathlib import Path
from statistics import mean, median
from typing import Any, NamedTuple

from captions import captions
from pace import pace
from rich.console import Console
from rich.progress import track
from rich.table import Table

from layoutgen.engine import Engine
from layoutgen.errors import LayoutgenError
from layoutgen.scene import SceneGraph

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")
RUNS = 5
BATCH = 1000  # captions between two looks at the pace
EVERY = 10  # pictures between two
# The peak of the process itself: on Linux ru_maxrss begins with what the process that started it had.
_MEMORY = """
import json, re, resource, sys
from pathlib import Path
from layoutgen.engine import Engine
from layoutgen.errors import LayoutgenError
engine = Engine()
for text in json.loads(sys.stdin.read()):
    try:
        engine.generate(text).png()
    except LayoutgenError:
        pass
status = Path("/proc/self/status")
own = re.search(r"VmHWM:\\s*(\\d+)", status.read_text()) if status.exists() else None
peak = int(own[1]) if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([peak / 1024, "torch" in sys.modules]))
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, help="JSON lines with id and captions, gzip or not")
    options.add_argument("--count", type=int, default=100, help="captions drawn one at a time")
    options.add_argument("--batch", type=int, default=2000, help="captions parsed in batches, and laid out")
    options.add_argument("--seed", type=int, default=0)
    asked = options.parse_args()
    os.environ.update(dict.fromkeys(THREADS, "1"))  # numpy, which reads it, is imported later, and by other processes
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_setaffinity") else set()
    _stay_on(set(sorted(cores)[-1:]))
    texts = captions(asked.data, asked.batch, asked.seed)
    some = texts[: asked.count]
    engine = Engine()
    title = f"The engine on one core, {len(some)} captions, 512 x 512 px"
    table = Table("what", "measured", "pace", "at pace 1", "target", title=title)
    many = list(islice(cycle(texts), asked.batch))  # the few of scenes/ come again and again
    parsed, scenes = _parsed(engine, many)
    rows = [_cold(some[0]), *_warm(engine, some, texts[-20:]), parsed, _laid(engine, scenes)]
    _stay_on(cores)
    rows.insert(-1, _together(many, max(2, len(cores))))
    for row in rows:
        table.add_row(*row.cells())
    megabytes, torch = _memory(some)
    drawn = f"peak memory of a process that draws {len(some)} pictures (MB)"
    table.add_row(drawn, f"{megabytes:.0f}", "", "", "<= 700")
    table.add_row("torch imported", "yes" if torch else "no", "", "", "no")
    Console().print(table)
    if torch:
        raise SystemExit("torch was imported by a process that only draws clip-art")


class Row(NamedTuple):
    """A line of the table. measured: at `pace`; a rate is the higher, the faster the machine, a time the lower."""

    what: str
    measured: float
    pace: float
    target: str = ""
    rate: bool = False

    def cells(self) -> tuple[str, ...]:
        """What the table shows."""
        ordinary = self.measured * self.pace if self.rate else self.measured / self.pace
        digits = 0 if self.rate else 2 if ordinary < 10 else 1
        return self.what, f"{self.measured:.{digits}f}", f"{self.pace:.2f}", f"{ordinary:.{digits}f}", self.target


def _stay_on(cores: set[int]) -> None:
    if cores:
        os.sched_setaffinity(0, cores)


def _cold(text: str) -> Row:
    """Median seconds of the command in a fresh process."""
    seconds, paces = [], []
    with tempfile.TemporaryDirectory() as folder:
        for _ in track(range(RUNS), "cold starts", console=Console(stderr=True)):
            paces.append(pace())
            started = time.perf_counter()
            command = [sys.executable, "-m", "layoutgen", "generate", text, "-o", str(Path(folder, "a.png"))]
            subprocess.run(command, check=True, capture_output=True)
            seconds.append(time.perf_counter() - started)
    return Row("cold start: layoutgen generate (s, median of 5)", median(seconds), mean(paces))


def _warm(engine: Engine, texts: list[str], before: list[str]) -> list[Row]:
    """Text to picture and its stages, in milliseconds, after the pictures of `before`."""
    stages: dict[str, list[float]] = {"parse": [], "predict and satisfy": [], "shape": [], "render": []}
    whole: list[float] = []
    paces: list[float] = []
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
            if number % EVERY == 0:
                paces.append(pace())
    now = mean(paces)
    rows = [Row("warm: text to picture (ms, median)", median(whole), now, "<= 60"),
            Row("warm: text to picture (ms, 90 % are faster)", _p90(whole), now)]  # fmt: skip
    return rows + [Row(f"    {name} (ms, median)", median(all_), now) for name, all_ in stages.items()]


def _timed(spent: list[float], call: Callable[..., Any], *arguments: Any) -> Any:
    started = time.perf_counter()
    value = call(*arguments)
    spent.append(1000 * (time.perf_counter() - started))
    return value


def _p90(values: list[float]) -> float:
    return sorted(values)[int(0.9 * (len(values) - 1))]


def _parsed(engine: Engine, texts: list[str]) -> tuple[Row, list[SceneGraph]]:
    """How many captions are read a second in batches, and their scenes."""
    paces, scenes, seconds = [pace()], [], 0.0
    for start in range(0, len(texts), BATCH):
        started = time.perf_counter()
        scenes += engine.parse_many(texts[start : start + BATCH])
        seconds += time.perf_counter() - started
        paces.append(pace())
    what = f"captions parsed a second ({len(texts)} in batches, {len(set(texts))} different)"
    row = Row(what, len(texts) / seconds, mean(paces), ">= 500", rate=True)
    return row, [scene for scene in scenes if not isinstance(scene, LayoutgenError)]


def _laid(engine: Engine, scenes: list[SceneGraph]) -> Row:
    paces, seconds = [pace()], 0.0
    for number, scene in enumerate(track(scenes, "layouts", console=Console(stderr=True))):
        started = time.perf_counter()
        engine.predict(scene)
        seconds += time.perf_counter() - started
        if number % (20 * EVERY) == 0:
            paces.append(pace())
    what = f"layouts a second ({len(scenes)}, predict and satisfy)"
    return Row(what, len(scenes) / seconds, mean(paces), ">= 300", rate=True)


def _together(texts: list[str], jobs: int) -> Row:
    """Captions read by several processes, which have begun before the clock does."""
    engine = Engine(parser=f"spacy,jobs={jobs}")
    for _ in engine.parse_many(texts[:1] * BATCH):  # enough that the processes are asked
        pass
    first, started = pace(), time.perf_counter()
    count = sum(1 for _ in engine.parse_many(texts))
    seconds = time.perf_counter() - started
    what = f"the same by {jobs} processes (--parser spacy,jobs={jobs})"
    return Row(what, count / seconds, (first + pace()) / 2, rate=True)


def _memory(texts: list[str]) -> tuple[float, bool]:
    """Peak resident megabytes of a fresh process that draws the texts, and whether torch was imported."""
    command = [sys.executable, "-c", _MEMORY]
    made = subprocess.run(command, check=True, capture_output=True, input=json.dumps(texts), text=True)
    megabytes, torch = json.loads(made.stdout)
    return float(megabytes), bool(torch)


if __name__ == "__main__":
    main()
