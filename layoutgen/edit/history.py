"""History: every step a whole layout, kept as a tree, so that undo, redo and branches are exact."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from layoutgen.edit.names import Edited
from layoutgen.errors import EditError, FormatError, OutputError
from layoutgen.files import write
from layoutgen.layout import Layout
from layoutgen.scene import Record, checked

SCHEMA = "layoutgen/history@1"
SUFFIX = ".history.jsonl"


class Step(Record):
    """One state of a layout. number: from 0. parent: the step it was made from, none for a beginning.

    words: what was asked for; told: what came of it; branch: the name of the branch that begins here, if it has one.
    focus: the items that were spoken of last, which "it" and "them" then mean; several: the last group of several.
    """

    number: int
    parent: int | None = None
    words: str
    told: tuple[str, ...] = ()
    branch: str = ""
    focus: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    layout: Layout


class History(Record):
    """All steps, and the one that is current. Immutable: every method returns a new history.

    way: the steps that were undone, the next to be done again last; any new step forgets them, but not the tree.
    """

    steps: tuple[Step, ...]
    at: int = 0
    way: tuple[int, ...] = ()

    @classmethod
    def of(cls, layout: Layout, words: str = "start") -> History:
        """A history that begins with a layout."""
        return cls(steps=(Step(number=0, words=words, layout=layout),))

    @property
    def layout(self) -> Layout:
        """The current layout."""
        return self.steps[self.at].layout

    @property
    def spoken(self) -> Step:
        """The step whose words were said last: the one that was just undone, else the current one."""
        return self.steps[self.way[-1] if self.way else self.at]

    def step(self, number: int) -> Step:
        """A step by its number. Raises EditError when there is none."""
        if not 0 <= number < len(self.steps):
            raise EditError(f"there is no step {number}; the history has steps 0 to {len(self.steps) - 1}")
        return self.steps[number]

    def add(self, edited: Edited, words: str, branch: str = "") -> History:
        """The history with one more step, made from the current one, which it then is."""
        made = Step(
            number=len(self.steps), parent=self.at, words=words, told=edited.told, branch=branch, layout=edited.layout
        )
        return History(steps=(*self.steps, made), at=made.number)

    def about(self, focus: Sequence[str], several: Sequence[str] = ()) -> History:
        """The history whose current step notes what was spoken of in it."""
        noted = {"focus": tuple(focus), "several": tuple(several)}
        return self._with(self.steps[self.at].model_copy(update=noted))

    def with_layout(self, layout: Layout) -> History:
        """The history whose current step has another layout: the same one with its masks filled in."""
        step = self.steps[self.at].model_copy(update={"layout": layout})
        return self._with(step)

    def named(self, branch: str) -> History:
        """The history in which a branch of this name begins at the current step. Raises EditError for a taken name."""
        if any(step.branch == branch and step.number != self.at for step in self.steps):
            raise EditError(f"there is a branch {branch!r} already")
        return self._with(self.steps[self.at].model_copy(update={"branch": branch.strip()}))

    def _with(self, step: Step) -> History:
        steps = (*self.steps[: step.number], step, *self.steps[step.number + 1 :])
        return History(steps=steps, at=self.at, way=self.way)

    def undo(self, steps: int = 1) -> History:
        """So many steps back; 0 for the beginning. Raises EditError when there are not so many."""
        at, way = self.at, list(self.way)
        done = 0
        while (parent := self.steps[at].parent) is not None and (not steps or done < steps):
            way.append(at)
            at, done = parent, done + 1
        if done < max(steps, 1):
            raise EditError(f"{_many(done)} can be undone" + (f", not {steps}" if done else ""))
        return History(steps=self.steps, at=at, way=tuple(way))

    def redo(self, steps: int = 1) -> History:
        """So many undone steps done again; 0 for all. Raises EditError when there are not so many."""
        way = list(self.way)
        if not way:  # another process undid them: the newest step that came from here
            at: int | None = self.at
            while (at := self._newest(at)) is not None:
                way.insert(0, at)
        number = steps or len(way)
        if not way or number > len(way):
            raise EditError(f"{_many(len(way))} can be done again" + (f", not {steps}" if way else ""))
        return History(steps=self.steps, at=way[-number], way=tuple(way[:-number]))

    def _newest(self, at: int | None) -> int | None:
        return max((step.number for step in self.steps if step.parent == at), default=None)

    def go(self, number: int) -> History:
        """The history at another step. Raises EditError when there is none."""
        return History(steps=self.steps, at=self.step(number).number)

    def number_of(self, name: str) -> int:
        """The number of a step said as a number or as the name of a branch, whose newest step it then is."""
        if name.isdigit():
            return self.step(int(name)).number
        begin = next((step.number for step in self.steps if step.branch == name), None)
        if begin is None:
            known = [step.branch for step in self.steps if step.branch]
            raise EditError(f"there is no step or branch {name!r}; the branches are {', '.join(known) or 'none'}")
        at: int | None = begin
        while (after := self._newest(at)) is not None:
            at = after
        return at if at is not None else begin

    def find(self, layout: Layout) -> int | None:
        """The step with this layout: the current one if it is, else the newest; none when there is none."""
        if self.layout == layout:
            return self.at
        return max((step.number for step in self.steps if step.layout == layout), default=None)

    def tree(self) -> Iterator[str]:
        """A line for each step, later ones below the one they were made from; "*" marks the current one."""
        children: dict[int | None, list[Step]] = {}
        for step in self.steps:
            children.setdefault(step.parent, []).append(step)
        waiting = [(step, "") for step in reversed(children.get(None, []))]
        while waiting:
            step, indent = waiting.pop()
            yield f"{'*' if step.number == self.at else ' '} {step.number:>3} {indent}{_line(step)}"
            after = children.get(step.number, [])
            for k, child in enumerate(reversed(after)):
                last = k == len(after) - 1  # the first made goes on straight below
                waiting.append((child, indent if last else indent + "| "))


def _many(number: int) -> str:
    return "nothing" if not number else f"only {number} step" + ("s" if number > 1 else "")


def _line(step: Step) -> str:
    told = f": {'; '.join(step.told)}" if step.told else ""
    name = f"[{step.branch}] " if step.branch else ""
    return f"{name}{step.words}{told}"


# the session file -------------------------------------------------------------------------------------------------


def session_of(path: str | Path) -> Path:
    """The session file that belongs to a layout or picture: `new.history.jsonl` beside `new.png`."""
    target = Path(path)
    return target if target.name.endswith(SUFFIX) else target.with_name(target.stem + SUFFIX)


def save(history: History, path: str | Path, before: History | None = None) -> None:
    """Writes a session file: a line for the format, a line for each step, a line for where it stands.

    before: what the file holds already; then only what is new is added at its end. Otherwise the whole file is written
    beside and renamed. Either way a crash loses at most the last line. Raises OutputError.
    """
    target = Path(path)
    if before is not None and target.exists():
        history, before = _rebased(history, before, load(target))
    known = len(before.steps) if before is not None else 0
    same = before is not None and history.steps[:known] == before.steps
    lines = [_dumped(step) for step in history.steps[known if same else 0 :]]
    lines.append(json.dumps({"at": history.at, "way": list(history.way)}))
    if not same or not target.exists():
        write(target, "\n".join([json.dumps({"schema": SCHEMA}), *lines]) + "\n")
        return
    try:
        data = target.read_bytes()
        whole = data.rfind(b"\n") + 1
        with target.open("r+b") as file:
            file.truncate(whole)  # what a crash has left of a line
            file.seek(whole)
            file.write(("\n".join(lines) + "\n").encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror}") from None


def _rebased(history: History, before: History, there: History) -> tuple[History, History]:
    """The history behind what another program has written since it was read, and what the file holds now."""
    known = len(before.steps)
    if len(there.steps) <= known or there.steps[:known] != before.steps or history.steps[:known] != before.steps:
        return history, before
    by = len(there.steps) - known

    def new(number: int) -> int:
        return number if number < known else number + by

    fresh = [
        step.model_copy(
            update={"number": new(step.number), "parent": None if step.parent is None else new(step.parent)}
        )
        for step in history.steps[known:]
    ]
    steps = (*there.steps, *fresh)
    return History(steps=steps, at=new(history.at), way=tuple(map(new, history.way))), there


def _dumped(step: Step) -> str:
    return json.dumps({"step": json.loads(step.model_dump_json(by_alias=True))}, ensure_ascii=False)


def load(path: str | Path) -> History:
    """The history in a session file; a last line that a crash has cut off is left out. Raises FormatError."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise FormatError(f"cannot read {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise FormatError(f"{path} is no session file: it is not UTF-8 text") from None
    steps: list[Step] = []
    at, way = 0, tuple[int, ...]()
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        try:
            record: Any = json.loads(line)
        except json.JSONDecodeError:
            if number == len(lines) and number > 1:
                break
            raise FormatError(f"{path}, line {number}: it is no JSON") from None
        if not isinstance(record, dict) or (number == 1 and record.get("schema") != SCHEMA):
            raise FormatError(f'{path} is no session file: its first line must be {{"schema": "{SCHEMA}"}}')
        if "step" in record:
            steps.append(_read(path, number, record["step"]))
        elif "at" in record:
            at, way = record["at"], tuple(record.get("way", ()))
    return _whole(path, steps, at, way)


def _read(path: str | Path, number: int, record: Any) -> Step:
    try:
        return checked(Step, record)
    except FormatError as error:
        raise FormatError(f"{path}, line {number}: {error}") from None


def _whole(path: str | Path, steps: list[Step], at: Any, way: tuple[Any, ...]) -> History:
    numbers = [step.number for step in steps]
    if not steps or numbers != list(range(len(steps))):
        raise FormatError(f"{path} is damaged: its steps must be numbered 0, 1, 2, ... and there must be one")
    if any(step.parent is not None and not 0 <= step.parent < step.number for step in steps):
        raise FormatError(f"{path} is damaged: a step must come from an earlier one")
    known = isinstance(at, int) and 0 <= at < len(steps)
    ways = all(isinstance(each, int) and 0 <= each < len(steps) for each in way)
    return History(steps=tuple(steps), at=at if known else len(steps) - 1, way=way if ways and known else ())
