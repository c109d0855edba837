"""Examples to measure on, their scenes, and the layouts that a predictor makes of them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from layoutgen.data.coco_reader import read_coco
from layoutgen.data.example import Example
from layoutgen.data.jsonl import read_jsonl
from layoutgen.data.part import held_out
from layoutgen.errors import FormatError, LayoutgenError
from layoutgen.layout import Layout
from layoutgen.scene import SceneGraph

if TYPE_CHECKING:
    from layoutgen.engine import Engine

T = TypeVar("T")


class Show(Protocol):
    """Gives the items on, one by one, and may show a person how many of `total` are done."""

    def __call__(self, items: Iterable[T], total: int, words: str) -> Iterable[T]:
        """The same items."""
        ...


SEEDS = 3  # over which the spread is measured
SPREAD_OVER = 300  # layouts, at most


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


def read_examples(path: Path) -> list[Example]:
    """The entries of a JSON-lines file or of COCO's instances that have a caption. Raises FormatError."""
    if not path.is_file():
        raise FormatError(f"there is no file {path}")
    read = read_coco if path.suffix == ".json" else read_jsonl
    found = [example for example in read(path) if any(caption.strip() for caption in example.captions)]
    if not found:
        raise FormatError(f"{path} has no entry with a caption")
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


def run(
    name: str,
    engine: Engine,
    scenes: Mapping[str, SceneGraph],
    *,
    seed: int = 0,
    repair: bool = True,
    show: Show,
) -> Run:
    """The layouts of all scenes; the n-th scene has the seed `seed` + n.

    engine: has `repair=False`; what `satisfy` makes of a layout is kept beside what the predictor made. A scene that
    the predictor fails at is left out and told of; when it fails at all of them the first error is raised.
    """
    from layoutgen.predict.satisfy import satisfy

    raw: dict[str, Layout] = {}
    repaired: dict[str, Layout] = {}
    failures: list[LayoutgenError] = []
    engine.stage("predictor")
    spent = 0.0
    for number, (key, scene) in enumerate(show(scenes.items(), len(scenes), name)):
        begin = time.perf_counter()
        try:
            raw[key] = engine.predict(scene, seed=seed + number)
        except LayoutgenError as error:
            failures.append(error)
            continue
        finally:
            spent += time.perf_counter() - begin
        if repair:
            repaired[key] = satisfy(raw[key], scene, seed=seed + number)
    if failures and not raw:
        raise failures[0]
    again: list[dict[str, Layout]] = [{key: raw[key] for key in list(raw)[:SPREAD_OVER]}]
    numbered = [(n, key, scene) for n, (key, scene) in enumerate(scenes.items()) if key in again[0]]
    for more in range(1, SEEDS):
        shown = show(numbered, len(numbered), f"{name}, seed {seed + more}")
        again.append({key: engine.predict(scene, seed=seed + n + more) for n, key, scene in shown})
    return Run(name, raw, repaired, again, len(raw) / spent if spent else 0.0, tuple(map(str, failures)))


def silently(items: Iterable[T], total: int, words: str) -> Iterator[T]:
    """A `show` that shows nothing."""
    del total, words
    return iter(items)
