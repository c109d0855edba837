"""What a training run says of itself: `losses.csv`, TensorBoard's event files, and a bar or lines for the person."""

from __future__ import annotations

import csv
import math
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from torch import Tensor

CHECKPOINT, LOSSES = "last.ckpt", "losses.csv"
MEASURED = "validate."  # what the names of measured values begin with
_LINE_EVERY, _BAR_EVERY = 30.0, 0.25  # seconds between two lines in a file, between two states of the bar
Advance = Callable[[Mapping[str, "Tensor"]], None]


class Log:
    """The rows (step, name, value) of a run; TensorBoard gets them too when it is installed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._events: Any = None

    def add(self, step: int, rows: Mapping[str, float]) -> None:
        """Appends the values of a step, a line each."""
        path = self.folder / LOSSES
        new = not path.is_file()
        with path.open("a", newline="") as file:
            writer = csv.writer(file)
            if new:
                writer.writerow(("step", "name", "value"))
            writer.writerows((step, name, repr(value)) for name, value in rows.items())
        events = self._writer(step)
        if events is not None:
            for name, value in rows.items():
                events.add_scalar(name, value, step)
            events.flush()

    def cut(self, step: int) -> None:
        """Forgets what was said of later steps than this one."""
        path = self.folder / LOSSES
        if not step:
            path.unlink(missing_ok=True)
        elif path.is_file():
            with path.open(newline="") as file:
                head, *rows = csv.reader(file)
            kept = [row for row in rows if len(row) == len(head) and int(row[0]) <= step]
            with path.open("w", newline="") as file:
                csv.writer(file).writerows([head, *kept])

    def close(self) -> None:
        """Ends TensorBoard's file."""
        if self._events is not None:
            self._events.close()

    def _writer(self, step: int) -> Any:
        if self._events is None:
            try:
                from torch.utils.tensorboard import SummaryWriter
            except ImportError:
                return None
            self._events = SummaryWriter(str(self.folder), purge_step=step)
        return self._events


def last_measured(folder: Path) -> dict[str, float]:
    """What `validate` said at the last checkpoint of a run, finite values only; empty when nothing was measured."""
    path = folder / LOSSES
    if not path.is_file():
        return {}
    with path.open(newline="") as file:
        rows = [row for row in csv.reader(file) if len(row) == 3 and row[1].startswith(MEASURED)]
    last = [row for row in rows if row[0] == rows[-1][0]]
    return {name.removeprefix(MEASURED): float(value) for _, name, value in last if math.isfinite(float(value))}


@contextmanager
def progress(console: Console | None, steps: int, done: int, shown: bool) -> Iterator[Advance]:
    """A bar with the time left and the losses; a line twice a minute where there is no terminal to draw a bar in.

    steps, done: of the whole run, and those that are behind it already. Nothing is drawn unless `shown`.
    """
    from rich.console import Console as RichConsole

    to = console or RichConsole(stderr=True)
    if not shown:
        yield lambda losses: None  # noqa: ARG005
    elif to.is_terminal:
        with _bar(to, steps, done) as advance:
            yield advance
    else:
        yield _lines(to, steps, done)


@contextmanager
def _bar(console: Console, steps: int, done: int) -> Iterator[Advance]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.fields[losses]}"))
    with Progress(*columns, console=console, refresh_per_second=4) as bar:
        task = bar.add_task("training", total=steps, completed=done, losses="")
        last = -math.inf

        def advance(losses: Mapping[str, Tensor]) -> None:
            nonlocal last
            bar.advance(task)
            if time.monotonic() - last > _BAR_EVERY:
                last = time.monotonic()
                bar.update(task, losses=_said(losses))

        yield advance


def _lines(console: Console, steps: int, done: int) -> Advance:
    begin = last = time.monotonic()
    step = done

    def advance(losses: Mapping[str, Tensor]) -> None:
        nonlocal step, last
        step += 1
        now = time.monotonic()
        if now - last > _LINE_EVERY or step == steps:
            last = now
            left = (now - begin) / (step - done) * (steps - step)
            text = f"step {step:,} of {steps:,}, {duration(left)} left, {_said(losses)}"
            console.print(text, highlight=False, soft_wrap=True)

    return advance


def duration(seconds: float) -> str:
    """ "45 s", "12 min", "1 h 05 min"."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"


def _said(losses: Mapping[str, Tensor]) -> str:
    return "  ".join(f"{name} {float(value):.4g}" for name, value in losses.items())
