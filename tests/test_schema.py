"""The published JSON Schemas are current, and say what the models say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layoutgen import schema
from layoutgen.layout import Layout
from layoutgen.scene import SceneData

SCENES = Path(__file__).resolve().parent.parent / "scenes"
FILES = sorted(SCENES.glob("*/graph.json")) + sorted(SCENES.glob("*/layout.json"))


def test_the_published_schemas_are_current() -> None:
    assert schema.outdated(SCENES / "schema") == [], "run python -m layoutgen.schema"


def test_every_record_refuses_unknown_fields() -> None:
    for text in schema.schemas().values():
        whole = json.loads(text)
        records = [whole, *(part for part in whole["$defs"].values() if part["type"] == "object")]
        assert all(record["additionalProperties"] is False for record in records)


def test_check_names_what_is_old(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert schema.main([str(tmp_path)]) == 0
    assert schema.main(["--check", str(tmp_path)]) == 0
    (tmp_path / "scene.schema.json").write_text("{}", encoding="utf-8")
    assert schema.main(["--check", str(tmp_path)]) == 1
    assert "scene.schema.json is not current" in capsys.readouterr().err


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_scene_files_are_valid_and_complete(path: Path) -> None:
    """The file reads as its model and is written again word for word; its fields are those of the schema."""
    text = path.read_text(encoding="utf-8")
    model = SceneData if path.stem == "graph" else Layout
    record = model.model_validate_json(text)
    assert record.model_dump_json(by_alias=True, indent=1) + "\n" == text
    name = "scene" if path.stem == "graph" else "layout"
    published = json.loads((SCENES / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert list(json.loads(text)) == list(published["properties"])
    assert json.loads(text)["schema"] == published["properties"]["schema"]["const"]
