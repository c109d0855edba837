"""NSR-1K: both forms of its prompts, and what layouts are told to have."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from layoutgen.errors import FormatError
from layoutgen.evaluation.nsr1k import Prompt, is_nsr1k, judge, judge_things, read_nsr1k
from layoutgen.layout import Box, Item, Layout

LEFT, RIGHT = Box(0.1, 0.4, 0.3, 0.6), Box(0.7, 0.4, 0.9, 0.6)
SPATIAL = {
    "id": 1,
    "prompt": "a cat to the left of a dog",
    "obj1": ["cat", [0.1, 0.4, 0.2, 0.2]],
    "obj2": ["dog", [0.7, 0.4, 0.2, 0.2]],
    "relation": "left",
}
COUNTING = {"prompt": "two cats and a dog", "num_object": [["cat", 2], ["dog", 1]]}


def written(folder: Path, *records: Any) -> Path:
    file = folder / "nsr1k.json.gz"
    file.write_bytes(gzip.compress(json.dumps(list(records)).encode()))
    return file


def test_both_kinds_are_read(tmp_path: Path) -> None:
    file = written(tmp_path, SPATIAL, COUNTING | {"obj_list": [["cat", [0, 0, 0.5, 0.5]]]})
    assert is_nsr1k(file)
    spatial, counting = read_nsr1k(file)
    assert spatial.direction == ("cat", "left of", "dog")
    assert [name for name, _ in spatial.own] == ["cat", "dog"]
    assert spatial.own[0][1] == pytest.approx(LEFT)
    assert counting.numbers == {"cat": 2, "dog": 1} and counting.direction is None
    assert counting.own == (("cat", Box(0, 0, 0.5, 0.5)),)
    assert judge_things([spatial], {spatial.id: spatial.own}).placed == 1


@pytest.mark.parametrize(
    ("word", "relation"), [("top", "above"), ("bottom", "below"), ("next to", "next to"), ("right of", "right of")]
)
def test_relations_have_several_names(tmp_path: Path, word: str, relation: str) -> None:
    prompt = read_nsr1k(written(tmp_path, SPATIAL | {"relation": word}))[0]
    assert prompt.direction == ("cat", relation, "dog")


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (SPATIAL | {"relation": "inside"}, "entry 0: the relation is 'inside'"),
        ({"prompt": "a cat"}, "entry 0: 'num_object' is missing"),
        (COUNTING | {"num_object": [["cat", "two"]]}, "entry 0: invalid literal"),
        ([], "entry 0"),
    ],
)
def test_a_bad_entry_is_named(tmp_path: Path, record: Any, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        read_nsr1k(written(tmp_path, record))


def test_other_files_are_not_taken_for_it(tmp_path: Path) -> None:
    file = tmp_path / "instances.json"
    file.write_text('{"images": []}')
    assert not is_nsr1k(file)
    with pytest.raises(FormatError, match="no list of prompts"):
        read_nsr1k(file)


def test_counts_are_judged_over_prompts() -> None:
    prompts = [Prompt("a", "", {"cat": 2}, None), Prompt("b", "", {"dog": 1}, None)]
    made = {"a": [("cat", LEFT)], "b": [("dog", LEFT), ("person", RIGHT)]}
    assert judge_things(prompts, made) == (1.0, 0.75, 0.5, None)


def test_what_is_mentioned_is_judged_before_what_is_implied() -> None:
    prompt = Prompt("a", "", {}, ("person", "left of", "dog"))
    items = (
        Item(id="person.9.1", label="person", box=Box(0.95, 0.4, 1, 0.6)),
        Item(id="man.1.1", node="man.1", label="man", box=LEFT),
        Item(id="dog.1.1", node="dog.1", label="dog", box=RIGHT),
    )
    assert judge([prompt], {"a": Layout(items=items)}).placed == 1
    assert judge([prompt], {"a": Layout(items=items[:2])}).placed == 0  # no dog
    assert judge([prompt], {}).placed == 0
