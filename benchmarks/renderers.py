"""How many pictures a second do the renderers draw, one at a time and in batches, and what does less precision cost?

    python benchmarks/renderers.py [--renderers sg2im,hong] [--cores 2]

The layouts are those of scenes/, each drawn at the network's own size (clip-art at 64 px). "plain" is the network in
torch's usual memory format, batch by batch, as authors publish their code; "exact" and "fast" are our renderer's two
precisions. dB: peak signal-to-noise ratio of the fast pictures against the exact ones. A GPU is measured where there is
one.
"""

from __future__ import annotations

import argparse
import itertools
import math
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

ROOT = Path(__file__).parents[1]
SIZE, BATCH = 64, 16
LEAST = 1.5  # seconds that a count takes at least
Draw = Callable[[Sequence[int]], Any]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--renderers", default="", help="names, with commas; all that are installed if not given")
    options.add_argument("--cores", type=int, default=os.cpu_count() or 1)
    given = options.parse_args()
    os.environ["OMP_NUM_THREADS"] = str(given.cores)

    import torch

    from layoutgen.engine import Engine
    from layoutgen.files import read_layout
    from layoutgen.plugins import plugins

    torch.set_num_threads(given.cores)
    engine = Engine()
    found = sorted((ROOT / "scenes").glob("*/layout.json"))
    layouts = [engine.shape(read_layout(path)) for path in itertools.islice(itertools.cycle(found), BATCH)]
    names = [name for name in given.renderers.split(",") if name] or plugins().names("renderer")
    devices = ["cpu", "cuda"] if torch.cuda.is_available() else ["cpu"]
    table = Table(title=f"pictures a second, {SIZE} px, {given.cores} cores; batches of 1 and of {BATCH}")
    for column in (
        "renderer",
        "device",
        "plain",
        f"plain x{BATCH}",
        "exact",
        f"exact x{BATCH}",
        "fast",
        f"fast x{BATCH}",
        "dB",
    ):
        table.add_column(column, justify="left" if column in ("renderer", "device") else "right", no_wrap=True)
    console = Console(stderr=True)
    for name, device in track(list(itertools.product(names, devices)), "drawing", console=console):
        with telling(name, console):
            table.add_row(name, device, *row(name, device, layouts))
    Console(width=100).print(table)


@contextmanager
def telling(name: str, console: Console) -> Iterator[None]:
    """A renderer that cannot draw here is left out with its reason."""
    from layoutgen.errors import LayoutgenError

    try:
        yield
    except LayoutgenError as error:
        console.print(f"{name} is left out: {error}", highlight=False)


def row(name: str, device: str, layouts: Sequence[Any]) -> list[str]:
    """The cells of one renderer."""
    import numpy as np

    from layoutgen.engine import Engine
    from layoutgen.errors import PluginError
    from layoutgen.nn.renderer import GanRenderer

    exact = Engine(renderer=name).stage("renderer").call
    if not isinstance(exact, GanRenderer):
        if device != "cpu":
            raise PluginError("it draws on the CPU alone")

        def draw(rows: Sequence[int]) -> Any:
            return exact([layouts[k] for k in rows], seeds=list(rows), size=(SIZE, SIZE))

        return ["", "", *speeds(draw), "", "", ""]
    exact = Engine(renderer=f"{name},device={device}").stage("renderer").call
    fast = Engine(renderer=f"{name},device={device},precision=fast").stage("renderer").call
    first = np.concatenate([exact.squares(layouts[k : k + 1], [k]) for k in range(len(layouts))]).astype(float)
    noise = np.square(first - fast.squares(layouts, range(len(layouts)))).mean()
    loss = 10 * math.log10(255**2 / noise) if noise else math.inf
    cells = [cell for renderer in (exact, fast) for cell in speeds(drawing(renderer, layouts))]
    return [*speeds(plain(exact, layouts)), *cells, f"{loss:.1f}"]


def drawing(renderer: Any, layouts: Sequence[Any]) -> Draw:
    """The renderer as it is used: from layouts to pictures of the network's own size."""

    def draw(rows: Sequence[int]) -> Any:
        size = (renderer.artist.size, renderer.artist.size)
        return renderer([layouts[k] for k in rows], seeds=list(rows), size=size)

    return draw


def plain(renderer: Any, layouts: Sequence[Any]) -> Draw:
    """The same network and the same layouts, in torch's usual memory format and batch by batch."""
    import copy

    import torch

    from layoutgen.nn.renderer import GanRenderer

    other = GanRenderer(
        copy.deepcopy(renderer.artist), renderer.encoder, prepare=renderer.prepare, device=str(renderer.device)
    )
    other.artist = other.draw = other.artist.to(memory_format=torch.contiguous_format)

    def draw(rows: Sequence[int]) -> Any:
        return other.drawn([layouts[k] for k in rows], list(rows))

    return draw


def speeds(draw: Draw) -> list[str]:
    """Pictures a second: alone, and in a batch."""
    return [f"{speed(draw, count):.1f}" for count in (1, BATCH)]


def speed(draw: Draw, count: int) -> float:
    """`count` pictures a call: how many a second, the best of three times."""
    draw(range(count))
    best = 0.0
    for _ in range(3):
        begin, calls = time.perf_counter(), 0
        while (spent := time.perf_counter() - begin) < LEAST / 3:
            draw(range(count))
            calls += 1
        best = max(best, calls * count / spent)
    return best


if __name__ == "__main__":
    main()
