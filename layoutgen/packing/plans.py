"""What a pack is made of, by name: "clipart", "clipart_single", or any data set that has pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from layoutgen.data.pack import Head
from layoutgen.errors import FormatError
from layoutgen.packing.pool import Begin

T = TypeVar("T")
Show = Callable[[Iterable[Any], int, str], Iterator[Any]]
CLIPART, SINGLE = "clipart", "clipart_single"
_COUNTS = {CLIPART: 30_000, SINGLE: 20_000}


@dataclass(frozen=True)
class Asked:
    """What a person asks for. count: of pictures, none for what is usual. labels: of photos, at most so many."""

    what: str
    data: Path | None
    name: str
    size: int = 64
    count: int | None = None
    kinds: Sequence[str] = ()
    labels: int = 180
    seed: int = 0


class Work(NamedTuple):
    """The head of the pack, what makes its pictures, and the order of each."""

    head: Head
    begin: Begin[Any]
    orders: Sequence[Any]


def planned(asked: Asked, show: Show) -> Work:
    """The work to be done. show: items, their number and words -> the items, with progress.

    Raises FormatError for data that is missing or of another form, PluginError for an unknown data set.
    """
    if asked.what == SINGLE:
        return _single(asked)
    if asked.data is None:
        raise FormatError(f"{asked.what} is made of data: give its file or folder with --data")
    if not asked.data.exists():
        raise FormatError(f"there is no data at {asked.data}: --data takes a file or folder")
    return _clipart(asked, asked.data, show) if asked.what == CLIPART else _photos(asked, asked.data)


def _single(asked: Asked) -> Work:
    from layoutgen.packing.orders import Draw
    from layoutgen.packing.sentences import KINDS
    from layoutgen.packing.single import plan

    unknown = [kind for kind in asked.kinds if kind not in KINDS]
    if unknown:
        raise FormatError(f"there is no kind {unknown[0]!r}: {', '.join(KINDS)} are known")
    count, kinds = asked.count or _COUNTS[SINGLE], tuple(asked.kinds) or tuple(KINDS)
    head, orders = plan(name=asked.name, size=asked.size, count=count, seed=asked.seed, kinds=kinds)
    return Work(head, Draw, orders)


def _clipart(asked: Asked, data: Path, show: Show) -> Work:
    from layoutgen.engine import Engine
    from layoutgen.packing.clipart import coco_like, plan
    from layoutgen.packing.orders import Draw

    count, read = asked.count or _COUNTS[CLIPART], Engine().parse_many
    head, orders = plan(
        coco_like(data), read, name=asked.name, size=asked.size, count=count, seed=asked.seed, show=show
    )
    return Work(head, Draw, orders)


def _photos(asked: Asked, data: Path) -> Work:
    from layoutgen.packing.photos import Read, plan
    from layoutgen.plugins import guarded, parse_spec, plugins

    name, options = parse_spec("dataset", asked.what)
    plugin = plugins().find("dataset", name)
    examples = guarded(plugin.who, f"failed on {data}", lambda: list(plugin.make(options)(data)))
    head, photos = plan(
        examples,
        name=asked.name,
        size=asked.size,
        count=asked.count,
        labels=asked.labels,
        seed=asked.seed,
        source=f"photos of the data set {plugin.name!r}",
    )
    return Work(head, Read, photos)
