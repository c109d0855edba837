"""The commands: results on standard output, remarks on standard error, one sentence and exit status 2 for a mistake."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.pace import pace
from layoutgen.files import layout_from_bytes, read_layout
from layoutgen.layout import Layout
from layoutgen.meanings import PREDICATES
from layoutgen.scene import SceneGraph

SENTENCE = "two dogs left of a red car"


def run(*arguments: str, stdin: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "layoutgen", *arguments],
        input=stdin, capture_output=True, text=True, check=False, cwd=cwd, env=os.environ | {"COLUMNS": "200"},
    )  # fmt: skip


def test_generate_render_convert(tmp_path: Path) -> None:
    done = run("generate", SENTENCE, "-o", "a.png", "--size", "128x96", "--seed", "4", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "wrote a.png" in done.stderr
    layout = read_layout(tmp_path / "a.png")
    assert (layout.canvas.width, layout.canvas.height) == (128, 96)
    assert run("render", "a.png", "-o", "b.png", cwd=tmp_path).returncode == 0
    assert (tmp_path / "b.png").read_bytes() == (tmp_path / "a.png").read_bytes()
    assert run("convert", "a.png", "a.svg", cwd=tmp_path).returncode == 0
    assert (tmp_path / "a.svg").read_text().startswith("<svg")
    assert run("convert", "a.png", "coco.json", "--to", "coco", cwd=tmp_path).returncode == 0
    coco = json.loads((tmp_path / "coco.json").read_text())
    things = [a for a in coco["annotations"] if a["category_id"] in (3, 18)]
    assert sorted(a["category_id"] for a in things) == [3, 18, 18]
    assert all(a["segmentation"] and a["area"] > 0 for a in things)
    assert run("convert", "a.png", "l.json", "--to", "json", cwd=tmp_path).returncode == 0
    assert read_layout(tmp_path / "l.json") == layout


def test_variants(tmp_path: Path) -> None:
    done = run("generate", "a cat", "-o", "v.png", "--count", "3", "--size", "64x64", cwd=tmp_path)
    assert done.returncode == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["v-1.png", "v-2.png", "v-3.png", "v.png"]
    assert len({p.read_bytes() for p in tmp_path.iterdir()}) == 4


def test_parse_and_layout_pipe(tmp_path: Path) -> None:
    parsed = run("parse", SENTENCE)
    scene = SceneGraph.from_json(parsed.stdout)
    assert list(scene) == ["dog.1", "car.1"]
    laid = run("layout", "-", "--seed", "2", stdin=parsed.stdout)
    assert laid.returncode == 0, laid.stderr
    layout = Layout.from_json(laid.stdout)
    assert layout.scene == scene.data()
    (tmp_path / "graph.json").write_text(parsed.stdout)
    assert run("layout", str(tmp_path / "graph.json"), "--seed", "2").stdout == laid.stdout
    assert run("layout", SENTENCE, "--seed", "2").stdout == laid.stdout


def test_batches_go_on_and_keep_ids(tmp_path: Path) -> None:
    lines = [
        '{"id": "a", "text": "a dog"}',
        "not json {",
        '{"id": 7, "text": "hello"}',
        '{"id": "z"}',
        "two cats",
        "{oops",
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines) + "\n")
    done = run("parse", "--input", "in.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert records[0]["id"] == "a"
    assert [r["id"] for r in records][2:4] == [7, "z"]
    assert ["error" in r for r in records] == [False, "error" in records[1], True, True, False, True]
    assert records[4]["scene"]["objects"][0]["count"] == 2
    laid = run("layout", "-", stdin=done.stdout)
    assert laid.returncode == 1
    again = [json.loads(line) for line in laid.stdout.splitlines()]
    assert [r["id"] for r in again] == [r["id"] for r in records]
    assert again[0]["layout"]["items"][0]["label"] == "dog"
    good = run("layout", "--input", "in.jsonl", "-o", "out.jsonl", cwd=tmp_path)
    assert good.returncode == 1
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == len(lines)


def _two(predicate: str) -> str:
    objects = [{"id": "a", "label": "dog"}, {"id": "b", "label": "cat"}]
    return json.dumps({"objects": objects, "relations": [{"subject": "a", "predicate": predicate, "object": "b"}]})


def test_a_graph_says_it_in_other_words_and_contradicts_itself(tmp_path: Path) -> None:
    (tmp_path / "hug.json").write_text(_two("hugging"))
    done = run("layout", "hug.json", cwd=tmp_path)
    assert Layout.from_json(done.stdout).scene.relations[0].predicate in PREDICATES
    both = json.loads(_two("left of"))
    both["relations"].append(both["relations"][0] | {"predicate": "right of"})
    (tmp_path / "both.json").write_text(json.dumps(both))
    assert "contradiction: a left of b, a right of b" in run("layout", "both.json", cwd=tmp_path).stderr


def test_pictures_are_piped() -> None:
    laid = run("layout", "a dog", "--size", "64x64")
    drawn = subprocess.run(
        [sys.executable, "-m", "layoutgen", "render", "-", "-o", "-"],
        input=laid.stdout.encode(), capture_output=True, check=True,
    )  # fmt: skip
    assert layout_from_bytes(drawn.stdout, "it") == Layout.from_json(laid.stdout)
    assert run("--version").stdout.startswith("layoutgen ")


def test_a_line_ends_where_json_says_it_does() -> None:
    stdin = '{"id": 1, "text": "a cat\u2028on a mat"}\n{"id": 2, "text": "a dog"}\n'
    assert [json.loads(line)["id"] for line in run("parse", "-", stdin=stdin).stdout.strip().split("\n")] == [1, 2]
    nested = run("parse", "-", stdin='{"a":' * 5000)
    assert "is not JSON" in json.loads(nested.stdout)["error"]
    assert nested.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["generate", "", "-o", "x.png"], "empty"),
        (["generate", "hello", "-o", "x.png"], "nothing to draw"),
        (["generate", "a dog", "-o", "none/x.png"], "does not exist"),
        (["generate", "a dog", "-o", "x.png", "--size", "1x1"], "canvas of 1 x 1"),
        (["generate", "a dog", "-o", "x.png", "--size", "100000x100000"], "canvas of 100000"),
        (["generate", "a dog", "-o", "x.png", "--size", "big"], "WIDTHxHEIGHT"),
        (["generate", "a dog", "-o", "x.png", "--renderer", "nope"], "there is no renderer 'nope'"),
        (["generate", "a dog", "-o", "x.png", "--parser", "spacy,pipeline=xx_none"], "xx_none"),
        (["generate", "a dog", "-o", "x.png", "--parser", "spacy,speed=3"], "no option 'speed'"),
        (["render", "none.json", "-o", "x.png"], "cannot read none.json"),
        (["render", "bad.json", "-o", "x.png"], "items[0].box"),
        (["render", "field.json", "-o", "x.png"], "colour"),
        (["layout", "none.json"], "cannot read none.json"),
        (["parse", "--input", "none.jsonl"], "cannot read none.jsonl"),
        (["parse"], "give a text"),
        (["convert", "bad.json", "x.json", "--to", "coco"], "items[0].box"),
        (["plugins", "show", "nope"], "there is no plugin 'nope'"),
        (["generate", "a dog", "-o", "x.jpg"], "a name that ends in .png"),
        (["generate", "a dog", "-o", "-", "--count", "2"], "give -o FILE"),
        (
            ["generate", "a dog", "-o", "x.png", "--seed", "1.5"],
            "'--seed': Input should be a valid integer",
        ),
        (["layout", "deep.json"], "not JSON that can be read"),
        (["layout", "utf16.json"], "is not UTF-8 text"),
        (["layout", "odd.json"], "the predicate 'zorping' is not known"),
        (["generate", "a dog", "--frobnicate"], "frobnicate"),
        (["generate", "texts.txt", "-o", "x.png"], "texts.txt is a file, and a text was expected"),
        (["parse", "texts.txt"], "--input texts.txt"),
        (["layout", "texts.txt"], "--input texts.txt"),
        (["edit", "field.json", "undo", "-o", "x.jpg"], "kept as .json, or as a .png with its picture"),
    ],
)
def test_mistakes(tmp_path: Path, arguments: list[str], says: str) -> None:
    (tmp_path / "bad.json").write_text('{"items": [{"id": "a", "label": "a", "box": [1, 0, 0, 1]}]}')
    (tmp_path / "field.json").write_text('{"colour": 1}')
    (tmp_path / "texts.txt").write_text("a dog\n")
    (tmp_path / "deep.json").write_text("[" * 100_000)
    (tmp_path / "utf16.json").write_text("{}", encoding="utf-16")
    (tmp_path / "odd.json").write_text(_two("zorping"))
    before = sorted(p.name for p in tmp_path.iterdir())
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_plugins(tmp_path: Path) -> None:
    listed = json.loads(run("plugins", "list", "--json").stdout)
    assert {"kind", "name", "distribution", "version", "description", "options"} <= set(listed["plugins"][0])
    shown = run("plugins", "show", "spacy").stdout
    assert "pipeline: str" in shown
    assert json.loads(run("plugins", "show", "json", "--json").stdout)[0]["kind"] == "parser"
    assert "clipart" in run("plugins", "list").stdout


def test_start_is_quick() -> None:
    """Processor time of the process, so that a busy machine does not count."""

    def seconds(*arguments: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert run(*arguments).returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds("--help") for _ in range(5)) < 0.5 * pace()
    assert min(seconds("plugins", "list") for _ in range(5)) < 0.5 * pace()
