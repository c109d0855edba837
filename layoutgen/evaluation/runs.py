"""Examples to measure on, their scenes, and the layouts that a predictor makes of them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from layoutgen.data.coco_reader import read_coco
from layoutgen.data.example import Example
from layoutgen.data.jsonl import read_jsonl
from layoutgen.data.part import held_out
from layoutgen.errors import FormatError, LayoutgenError
from layoutgen.guard import guarded
from layoutgen.layout import Canvas, Layout
from layoutgen.scene import SceneGraph

if TYPE_CHECKING:
    from layoutgen.engine import Engine

T = TypeVar("T")


class Show(Protocol):
    """Gives the items on, one by one, and may show a person how many of `total` are done."""

    def __call__(self, items: Iterable[T], total: int, words: str) -> Iterable[T]:
        """The same items."""
        ...


SEEDS = 3  # over which the spread is measured, unless told otherwise
SPREAD_OVER = 300  # layouts, at most
BATCH = 64  # scenes that a predictor is given at once


@dataclass(frozen=True)
class Run:
    """What one predictor made.

    raw, repaired: id -> layout for the first seed; repaired is empty when it was not asked for.
    again: raw layouts of the first examples, one mapping for each of the seeds. speed: raw layouts a second.
    failures: sentences on the layouts that could not be made.
    """

    name: str
    raw: Mapping[str, Layout]
    repaired: Mapping[str, Layout]
    again: Sequence[Mapping[str, Layout]]
    speed: float
    failures: tuple[str, ...]


def read_examples(path: Path, *, captioned: bool = True) -> list[Example]:
    """The entries of a JSON-lines file or of COCO's instances; those with a caption only, if `captioned`.

    Raises FormatError when there is none.
    """
    if not path.is_file():
        raise FormatError(f"there is no file {path}")
    read = read_coco if path.suffix == ".json" else read_jsonl
    found = [e for e in read(path) if not captioned or any(caption.strip() for caption in e.captions)]
    if not found:
        raise FormatError(f"{path} has no entry{' with a caption' if captioned else ''}")
    return found


def development(examples: Iterable[Example]) -> list[Example]:
    """Those that are never trained on."""
    return [example for example in examples if held_out(example.id)]


def training(examples: Iterable[Example]) -> list[Example]:
    """Those that may be trained on."""
    return [example for example in examples if not held_out(example.id)]


def caption_of(example: Example) -> str:
    """The first caption that says something."""
    return next(" ".join(caption.split()) for caption in example.captions if caption.strip())


def scenes_of(engine: Engine, texts: Mapping[str, str], show: Show) -> dict[str, SceneGraph]:
    """Id -> scene of the texts that can be read."""
    parsed = show(engine.parse_many(list(texts.values())), len(texts), "parsing")
    return {name: scene for name, scene in zip(texts, parsed, strict=True) if isinstance(scene, SceneGraph)}


def layouts_of(engine: Engine, scenes: Iterable[SceneGraph], seeds: Iterable[int]) -> Iterator[Layout | LayoutgenError]:
    """The predictor's layouts, in order, as batches where it has `many`; an error where it fails at a scene."""
    waiting = zip(scenes, seeds, strict=False)
    while some := list(islice(waiting, BATCH)):
        yield from _batch(engine, some) or (_or_error(engine, scene, seed) for scene, seed in some)


def _batch(engine: Engine, some: Sequence[tuple[SceneGraph, int]]) -> list[Layout] | None:
    """The layouts in one go; none when the predictor has no batches or a scene fails: alone, each has its own error."""
    from layoutgen.border import layout_from

    predictor = engine.stage("predictor")
    many = getattr(predictor.call, "many", None)
    if many is None:
        return None
    scenes, seeds = [predictor.own(scene, scene.copy) for scene, _ in some], [seed for _, seed in some]
    try:
        found = guarded(predictor.who, "failed", lambda: list(many(scenes, seeds=seeds)))
        made = [layout_from(predictor.who, layout, Canvas()) for layout in found]
    except LayoutgenError:
        return None
    return made if len(made) == len(some) else None


def _or_error(engine: Engine, scene: SceneGraph, seed: int) -> Layout | LayoutgenError:
    try:
        return engine.predict(scene, seed=seed)
    except LayoutgenError as error:
        return error


def run(
    name: str,
    engine: Engine,
    scenes: Mapping[str, SceneGraph],
    *,
    seed: int = 0,
    repair: bool = True,
    seeds: int = SEEDS,
    show: Show,
) -> Run:
    """The layouts of all scenes; the n-th scene has the seed `seed` + n.

    seeds: how many, for the spread. engine: has `repair=False`; what `satisfy` makes of a layout is kept beside what
    the predictor made. A scene that the predictor fails at is left out and told of; when it fails at all of them the
    first error is raised.
    """
    from layoutgen.predict.satisfy import satisfy

    engine.stage("predictor")  # whose making is no part of its speed
    begin = time.perf_counter()
    made = dict(zip(scenes, show(layouts_of(engine, scenes.values(), count(seed)), len(scenes), name), strict=True))
    spent = time.perf_counter() - begin
    failures = [error for error in made.values() if isinstance(error, LayoutgenError)]
    if len(failures) == len(made) > 0:
        raise failures[0]
    raw = {key: layout for key, layout in made.items() if isinstance(layout, Layout)}
    numbered = {key: number for number, key in enumerate(scenes)}
    repaired: dict[str, Layout] = {}
    if repair:
        for key, layout in show(raw.items(), len(raw), f"{name}, repairing"):
            repaired[key] = satisfy(layout, scenes[key], seed=seed + numbered[key])
    some = list(raw)[:SPREAD_OVER]
    again: list[dict[str, Layout]] = [{key: raw[key] for key in some}]
    for more in range(1, seeds):
        others = layouts_of(engine, [scenes[key] for key in some], [seed + numbered[key] + more for key in some])
        shown = show(zip(some, others, strict=True), len(some), f"{name}, seed {seed + more}")
        again.append({key: layout for key, layout in shown if isinstance(layout, Layout)})
    return Run(name, raw, repaired, again, len(raw) / spent if spent else 0.0, tuple(map(str, failures)))


def silently(items: Iterable[T], total: int, words: str) -> Iterator[T]:
    """A `show` that shows nothing."""
    del total, words
    return iter(items)
