"""Scene graphs as input: ours, sg2im's, files, and what is wrong with a wrong one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layoutgen.errors import FormatError
from layoutgen.geometry import PREDICATES
from layoutgen.parse.json_parser import JsonParser, canonical
from layoutgen.parse.parser import SpacyParser

SG2IM = {
    "objects": ["sky", "Sheep", "sheep"],
    "relationships": [[0, "above", 1], [2, "surrounding", 1], [1, "standing on", 2]],
}


def test_own_json_round_trip(parser: SpacyParser) -> None:
    scene = parser("two dogs left of a red car at night, no cats")
    assert JsonParser()(scene.to_json()).data() == scene.data()


def test_sg2im() -> None:
    scene = JsonParser()(json.dumps(SG2IM))
    assert [(o.id, o.kind) for o in scene.objects] == [("sky.1", "stuff"), ("sheep.1", "thing"), ("sheep.2", "thing")]
    assert [(r.subject, r.predicate, r.object, r.words) for r in scene.relations] == [
        ("sky.1", "above", "sheep.1", "above"),
        ("sheep.1", "on", "sheep.2", "standing on"),
        ("sheep.2", "around", "sheep.1", "surrounding"),
    ]


def test_list_and_file(tmp_path: Path) -> None:
    path = tmp_path / "scenes.json"
    path.write_text(json.dumps([SG2IM, {"objects": ["dog"]}]), encoding="utf-8")
    assert [len(scene) for scene in JsonParser().many([str(path)])] == [3, 1]
    assert len(JsonParser()(json.dumps([SG2IM]))) == 3


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a red car", "neither JSON"),
        ("{", "not valid JSON"),
        ("[]", "list of 0 scenes"),
        ("[1]", "JSON object"),
        ('{"objects": []}', "at least one name"),
        ('{"objects": ["dog"], "relationships": [[0, "on"]]}', r"relationships\[0\]"),
        ('{"objects": ["dog"], "relationships": [[0, "on", 1]]}', "1 is not the number of an object"),
        ('{"objects": ["dog", "cat"], "relationships": [[0, "frobs", 1]]}', "'frobs' is not known"),
        ('{"objects": ["dog"], "colour": 1}', "colour: this field is not known"),
        ('{"schema": "layoutgen/scene@1", "objects": [{"id": "dog.1"}]}', "label"),
        ('{"schema": "layoutgen/scene@1", "weird": 1}', "weird"),
    ],
)
def test_what_is_wrong(text: str, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        JsonParser()(text)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("left of", "left of"),
        ("inside", "inside"),
        ("to the right of", "right of"),
        ("riding", "riding"),
        ("eats", "eating"),
        ("parked next to", "near"),
        ("surrounding", "around"),
    ],
)
def test_canonical(words: str, name: str) -> None:
    assert canonical(words) == name
    assert name in PREDICATES
