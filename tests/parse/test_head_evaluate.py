"""`layoutgen evaluate parse`, and training on a handful of captions."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from layoutgen.cli.evaluate import app
from layoutgen.parse.head.model import Head
from layoutgen.parse.head.vectors import pieces, reduce
from layoutgen.parse.pipeline import load

ROWS = [
    ("a dog on a red sofa", "( dog , on , sofa ) , ( sofa , is , red )"),
    ("a black cat under the table", "( cat , under , table ) , ( cat , is , black )"),
    ("the man is riding a horse", "( man , ride , horse )"),
    ("two boats in the water", "( boats , in , water ) , ( boats , is , 2 )"),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A file in FACTUAL's format."""
    lines = ["caption,scene_graph", *(f'{text},"{graph}"' for text, graph in ROWS * 10)]
    (tmp_path / "factual_train.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path / "factual_train.csv"


def test_the_command_prints_the_table(data: Path) -> None:
    done = CliRunner().invoke(app, ["parse", "--data", str(data), "--limit", "8"], env={"COLUMNS": "80"})
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    assert max(len(line) for line in lines) <= 80
    assert "8 texts" in done.output
    for name in ("rules and head", "head alone"):
        row = next(line for line in lines if line.strip().startswith(name))
        assert float(row.strip().removeprefix(name).split()[0]) >= 75, row
    assert "Flan-T5-base" in done.output


def test_cases_are_scored_by_phenomenon(tmp_path: Path) -> None:
    cases = [
        {
            "text": "a red ball under a table",
            "objects": [
                {"id": 0, "name": "ball", "count": 1, "attributes": ["red"]},
                {"id": 1, "name": "table", "count": 1, "attributes": []},
            ],
            "relations": [[0, "under", 1]],
            "phenomena": ["spatial"],
        },
        {"text": "A dog sleeps. It is black.", "facts": [["dog", "is", "sleeping"], ["dog", "is", "black"]]},
    ]
    (tmp_path / "cases.json").write_text(json.dumps(cases), encoding="utf-8")
    done = CliRunner().invoke(app, ["parse", "--data", str(tmp_path / "cases.json")], env={"COLUMNS": "80"})
    assert done.exit_code == 0, done.output
    row = next(line for line in done.output.splitlines() if "spatial" in line)
    assert row.split() == ["spatial", "1", "100.0", "100.0", "1/1"]
    assert "rules and head" in done.output


def test_words_in_pieces() -> None:
    known = {"sun": 0, "##flower": 1, "##s": 2}
    assert pieces("sunflowers", known) == [0, 1, 2]
    assert pieces("moon", known) == []


def test_principal_components_keep_what_varies() -> None:
    table = np.random.default_rng(0).normal(size=(50, 8)) * np.array([9, 5, 1, 1, 1, 1, 1, 1])
    short = reduce(table, 2).astype(float)
    assert short.shape == (50, 2)
    assert abs(np.corrcoef(short[:, 0], table[:, 0])[0, 1]) > 0.95


def test_a_few_captions_can_be_learned(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("torch", reason="torch, which only training needs, is not installed")
    from layoutgen.parse.head import train

    words = ["dog", "cat", "horse"]
    np.savez(
        tmp_path / "vectors.npz", words=np.array(words), vectors=np.zeros((3, 96), np.float16), english=np.array(words)
    )
    given = ["--factual", str(data.parent), "--vectors", str(tmp_path / "vectors.npz"), "--out", str(tmp_path / "out")]
    train.main([*given, "--epochs", "150"])
    train.main([*given, "--epochs", "150"])  # goes on from the end: nothing to do
    head, doc = Head.from_disk(tmp_path / "out"), load()("the man is riding a horse")
    assert head.facts(doc, head.predict([doc])[0]) == [("man", "ride", "horse")]
