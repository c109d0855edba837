"""A smaller head learns from what a trained one says."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest

from layoutgen.errors import FormatError
from layoutgen.parse import head
from layoutgen.parse.head.distil import LONGEST, taught, unlabelled
from layoutgen.parse.head.model import Head
from layoutgen.parse.pipeline import load

CAPTIONS = ["a dog on a sofa", "two cats  under a table", "a man riding a brown horse", "a red car"]
GRAPHS = {
    "a dog on a sofa": "( dog , on , sofa )",
    "two cats under a table": "( cats , under , table ) , ( cats , is , 2 )",
    "a man riding a brown horse": "( man , ride , horse ) , ( horse , is , brown )",
    "a red car": "( car , is , red )",
}


def test_captions_are_read_from_both_kinds_of_files(tmp_path: Path) -> None:
    plain, lines = tmp_path / "a.txt", tmp_path / "b.jsonl.gz"
    plain.write_text("\n".join([*CAPTIONS, "", CAPTIONS[0]]), encoding="utf-8")
    records = ({"id": str(i), "captions": CAPTIONS[i : i + 2]} for i in (0, 2))
    lines.write_bytes(gzip.compress("\n".join(map(json.dumps, records)).encode()))
    wanted = sorted(" ".join(text.split()) for text in CAPTIONS)
    for path in (plain, lines):
        assert sorted(unlabelled(path, 10, seed=0)) == wanted
        assert unlabelled(path, 2, seed=1) == unlabelled(path, 10, seed=1)[:2]
    plain.write_text("\n", encoding="utf-8")
    with pytest.raises(FormatError, match="no captions"):
        unlabelled(plain, 2, seed=0)


def test_the_teachers_graphs_are_what_is_learned() -> None:
    nlp, teacher = load(), head.load()
    long = " and ".join(["a dog"] * LONGEST)
    (examples,) = taught(nlp, teacher, ["a dog on a sofa", "dog", long])
    (example,) = examples
    assert example.taught
    assert teacher.facts(example.doc, example.graph) == [("dog", "on", "sofa")]


def test_a_small_head_is_trained_by_one_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("torch", reason="torch, which only training needs, is not installed")
    from layoutgen.parse.head import train

    with (tmp_path / "factual_train.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerows([("caption", "scene_graph"), *list(GRAPHS.items()) * 3])
    more = tmp_path / "more.txt"
    more.write_text("a bird above a tree\na cup beside a plate\n", encoding="utf-8")
    out = tmp_path / "out"
    given = ["--factual", tmp_path, "--out", out, "--teacher", head.SHIPPED, "--captions", more, "--hidden", 16]
    for _ in range(2):  # the second run finds the work done
        train.main([*map(str, given), "--epochs", "1"])
    assert capsys.readouterr().out == f"{out}\n" * 2
    small = Head.from_disk(out)
    assert small.networks[0]["lstm0.weight_hh_l0"].shape == (64, 16)
    assert small.lexicon.words == head.load().lexicon.words
    config = json.loads((out / "config.json").read_text(encoding="utf-8"))
    assert config["recipe"]["hidden"] == 16
    assert config["captions"] == "more.txt"
    assert config["teacher"] == json.loads((head.SHIPPED / "config.json").read_text(encoding="utf-8"))
