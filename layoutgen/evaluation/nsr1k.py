"""NSR-1K: prompts that ask for numbers and for directions, and whether layouts obey them (LayoutGPT, arXiv:2305.15393).

A file is a JSON list. Counting: {"prompt", "num_object": [["cat", 2], ...], "obj_list": [["cat", [x, y, w, h]], ..]}.
Spatial: {"prompt", "obj1": ["cat", [x, y, w, h]], "obj2": [...], "relation": "left"}. The boxes are those of the
picture that the prompt was made from, padded to a square; nothing but their directions is measured.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from layoutgen.errors import FormatError
from layoutgen.evaluation.classes import item_class
from layoutgen.layout import Box, Layout
from layoutgen.metrics import Thing, count, stands

# Counting precision, recall and accuracy, and spatial accuracy of layouts, in percent, as their authors report them.
PUBLISHED: dict[str, tuple[float | None, float]] = {
    "GPT-4": (78.1, 91.6),
    "GPT-4o-mini": (77.5, 92.0),
    "Llama-3.1": (71.7, 75.4),
    "LayouSyn, COCO": (95.1, 87.5),
    "LayouSyn, more data": (95.1, 92.6),
    "people's own boxes": (99.1, 93.3),
}

_RELATIONS = {
    "left": "left of",
    "right": "right of",
    "top": "above",
    "on top": "above",
    "above": "above",
    "bottom": "below",
    "below": "below",
    "under": "below",
    "next": "next to",
    "next to": "next to",
    "side": "next to",
}


@dataclass(frozen=True)
class Prompt:
    """numbers: class -> how many, {} of spatial prompts. direction: (subject, relation, object), none of counting ones.

    own: classes and boxes of the picture that the prompt was made from, () when the file has none.
    """

    id: str
    text: str
    numbers: Mapping[str, int]
    direction: tuple[str, str, str] | None
    own: tuple[Thing, ...] = ()


class Result(NamedTuple):
    """Means over prompts, none without such prompts: counting precision, recall and accuracy; spatial accuracy."""

    precision: float | None
    recall: float | None
    counted: float | None
    placed: float | None


def is_nsr1k(path: Path) -> bool:
    """Whether a file is a JSON list, gzip or not. Raises FormatError when it cannot be read."""
    return path.name.endswith((".json", ".json.gz")) and _content(path)[:64].lstrip()[:1] == b"["


def read_nsr1k(path: Path) -> list[Prompt]:
    """The prompts of a file. Raises FormatError that names the entry and what is wrong with it."""
    try:
        records = json.loads(_content(path))
    except ValueError as error:
        raise FormatError(f"{path} is no JSON: {error}") from None
    if not isinstance(records, list) or not records:
        raise FormatError(f"{path} is no list of prompts, as NSR-1K's files are")
    return [_checked(record, number, path) for number, record in enumerate(records)]


def _content(path: Path) -> bytes:
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if path.suffix == ".gz" else data
    except (OSError, EOFError) as error:
        raise FormatError(f"cannot read {path}: {error}") from None


def _checked(record: Any, number: int, path: Path) -> Prompt:
    try:
        return _prompt(record, f"{path.name.partition('.')[0]}-{number}")
    except (KeyError, TypeError, ValueError, IndexError) as error:
        said = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
        raise FormatError(f"{path}, entry {number}: {said}") from None


def _prompt(record: Mapping[str, Any], id: str) -> Prompt:
    text = str(record["prompt"]).strip()
    if "obj1" in record:
        (a, box_a), (b, box_b) = record["obj1"], record["obj2"]
        both = ((str(a), _box(box_a)), (str(b), _box(box_b)))
        return Prompt(id, text, {}, (str(a), _relation(str(record["relation"])), str(b)), both)
    numbers: dict[str, int] = {}
    for name, number in record["num_object"]:
        numbers[str(name)] = numbers.get(str(name), 0) + int(number)
    own = tuple((str(name), _box(box)) for name, box in record.get("obj_list") or ())
    return Prompt(id, text, numbers, None, own)


def _relation(word: str) -> str:
    said = word.strip().lower().removesuffix(" of")
    if said not in _RELATIONS:
        raise ValueError(f"the relation is {word!r}, not one of {', '.join(_RELATIONS)}")
    return _RELATIONS[said]


def _box(values: Sequence[float]) -> Box:
    x, y, w, h = map(float, values)
    return Box(x, y, x + w, y + h)


def judge(prompts: Iterable[Prompt], layouts: Mapping[str, Layout]) -> Result:
    """The layouts of the prompts, by id; a prompt without a layout got nothing."""
    found = {name: _mentioned_first(layout) for name, layout in layouts.items()}
    return judge_things(prompts, found)


def judge_things(prompts: Iterable[Prompt], made: Mapping[str, Sequence[Thing]]) -> Result:
    """`judge` of classes and boxes. Of several things of a class the first is the one whose direction counts."""
    asked = list(prompts)
    counted = [count(p.numbers, (name for name, _ in made.get(p.id, ()))) for p in asked if p.direction is None]
    placed = [_obeys(p.direction, made.get(p.id, ())) for p in asked if p.direction is not None]
    return Result(
        _mean([c.precision for c in counted]),
        _mean([c.recall for c in counted]),
        _mean([c.right for c in counted]),
        _mean(placed),
    )


def _mentioned_first(layout: Layout) -> list[Thing]:
    """Classes and boxes, those that the text mentions before those that it only implies."""
    ordered = sorted(layout.items, key=lambda item: item.node is None)
    named = ((item_class(item, layout), item.box) for item in ordered)
    return [(name, box) for name, box in named if name is not None]


def _obeys(direction: tuple[str, str, str], things: Sequence[Thing]) -> bool:
    subject, relation, other = direction
    first = next((k for k, (name, _) in enumerate(things) if name == subject), None)
    second = next((k for k, (name, _) in enumerate(things) if name == other and k != first), None)
    return first is not None and second is not None and stands(relation, things[first][1], things[second][1])


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
