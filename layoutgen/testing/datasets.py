"""What a data set must keep to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from layoutgen.border import layout_from
from layoutgen.data.example import Example
from layoutgen.errors import FormatError, LayoutgenError
from layoutgen.plugins import guarded
from layoutgen.testing.contract import Contract, LeftOut, Subject, broken

_MOST = 200  # entries that are looked at
_NO_DATA = "it needs data: give --data PATH, or the stage a method sample(folder: Path) -> Path that writes a little"


@dataclass(frozen=True, slots=True)
class Case:
    """A data set or a system, and the data that it is checked with: a path, or none for the stage's own sample."""

    subject: Subject
    data: Path | None = None

    @contextmanager
    def path(self) -> Iterator[Path]:
        """What is read. Leaves the contract out when there is nothing."""
        if self.data is not None:
            yield self.data
            return
        sample = getattr(self.subject.stage, "sample", None)
        if not callable(sample):
            raise LeftOut(_NO_DATA)
        with TemporaryDirectory() as folder:
            yield Path(guarded(self.subject.who, "failed in sample()", sample, Path(folder)))


def refuses_nothing(
    subject: Subject, use: Callable[[Path], Any], wanted: tuple[type[LayoutgenError], ...] = (FormatError,)
) -> None:
    """Ends the contract unless `use(path)` refuses a path where nothing is, in a sentence that names it."""
    kinds = " or ".join(kind.__name__ for kind in wanted)
    with TemporaryDirectory() as folder:
        try:
            guarded(subject.who, "failed on a missing path", use, Path(folder) / "nowhere")
        except LayoutgenError as error:
            if "nowhere" not in str(error) or not isinstance(error, wanted):
                broken(f"a missing path is not refused with a {kinds} that names it, but with: {error}")
        else:
            broken(f"a path where nothing is gives no error; raise a {kinds} that names it")


def read(subject: Subject, path: Path) -> list[Example]:
    """The first entries. Ends the contract when one is no Example."""
    made: list[Any] = guarded(subject.who, f"failed on {path}", lambda: _first(subject.stage(path)))
    for number, entry in enumerate(made, 1):
        if not isinstance(entry, Example):
            broken(f"entry {number} is {type(entry).__name__}; layoutgen.data.example.Example is wanted")
    if not made:
        broken(f"it reads nothing from {path}")
    return made


def _first(entries: Any) -> list[Any]:
    return [entry for _, entry in zip(range(_MOST), entries, strict=False)]


def missing_path(case: Case) -> None:
    """FormatError in a sentence that names the path, when its entries are asked for."""
    refuses_nothing(case.subject, lambda path: _first(case.subject.stage(path)))


def valid_entries(case: Case) -> None:
    """Ids and captions are texts, layouts are valid, and no box leaves the unit square."""
    with case.path() as path:
        for entry in read(case.subject, path):
            if not isinstance(entry.id, str) or not entry.id:
                broken(f"the id {entry.id!r} is no text")
            if not isinstance(entry.captions, tuple) or not all(isinstance(c, str) for c in entry.captions):
                broken(f"{entry.id}: its captions are {entry.captions!r}, not a tuple of texts")
            layout = layout_from("it", entry.layout, entry.layout.canvas)
            for item in layout.items:
                if min(item.box) < 0 or max(item.box) > 1:
                    broken(f"{entry.id}: the box of {item.id} leaves the unit square: {tuple(item.box)}")


def own_ids(case: Case) -> None:
    """No id stands twice: a part of the data is set aside by ids."""
    with case.path() as path:
        seen: set[str] = set()
        for entry in read(case.subject, path):
            if entry.id in seen:
                broken(f"the id {entry.id!r} stands twice")
            seen.add(entry.id)


def says_its_captions(case: Case) -> None:
    """The first caption is the text of the layout's scene."""
    with case.path() as path:
        for entry in read(case.subject, path):
            if entry.captions and entry.layout.scene.text != entry.captions[0]:
                broken(f"{entry.id}: its scene's text is {entry.layout.scene.text!r}, not {entry.captions[0]!r}")


def same_again(case: Case) -> None:
    """The same path gives the same entries in the same order, also from another instance."""
    with case.path() as path:
        first = list(map(_written, read(case.subject, path)))
        other = Subject(case.subject.kind, case.subject.name, case.subject.fresh(), case.subject.fresh)
        for again in (case.subject, other):
            if list(map(_written, read(again, path))) != first:
                broken("reading the same path twice gives other entries or another order")


def _written(entry: Example) -> Mapping[str, Any]:
    return {"id": entry.id, "captions": entry.captions, "layout": entry.layout.to_json(), "image": entry.image}


CONTRACTS: tuple[Contract[Case], ...] = (
    ("a missing path is refused", missing_path),
    ("its entries are valid", valid_entries),
    ("ids are its own", own_ids),
    ("the first caption is the text", says_its_captions),
    ("same path, same entries", same_again),
)
