"""`layoutgen edit` and `layoutgen history` as a person uses them, across calls."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from layoutgen.files import read_layout
from layoutgen.layout import Layout
from tests.edit.scenes import street

PLUGIN = '''
import layoutgen


@layoutgen.hookimpl
def register_edit_commands(register):
    @register
    def party():
        """Adds balloons when somebody says party."""

        def command(layout, words):
            if "party" not in words:
                return None
            return layout.add("balloon", (0.4, 0.1, 0.5, 0.2))

        return command

    @register
    def broken():
        """Fails when somebody says fail."""

        def command(layout, words):
            if "fail" in words:
                raise ValueError("no")
            return "nonsense" if "nonsense" in words else None

        return command
'''


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "layoutgen", *arguments],
        capture_output=True, text=True, check=False, cwd=cwd, env=os.environ | {"COLUMNS": "200"},
    )  # fmt: skip


def start(folder: Path) -> None:
    (folder / "a.json").write_text(street().to_json())


def test_json_to_standard_output(tmp_path: Path) -> None:
    start(tmp_path)
    done = run("edit", "a.json", "move the dog left of the car", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    after = Layout.from_json(done.stdout)
    assert after["dog.1.1"].box.x1 < after["car.1.1"].box.x0
    assert "dog.1 is now left of car.1; no longer right of car.1" in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


def test_pictures_and_undo_across_calls(tmp_path: Path) -> None:
    start(tmp_path)
    first = run("edit", "a.json", "make the car blue", "-o", "b.png", "--size", "128x128", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert read_layout(tmp_path / "b.png")["car.1.1"].attributes == ("blue",)
    second = run("edit", "b.png", "delete the cat; make it night", "-o", "b.png", cwd=tmp_path)
    assert second.returncode == 0, second.stderr
    third = run("edit", "b.png", "undo twice", "-o", "b.png", cwd=tmp_path)
    assert third.returncode == 0, third.stderr
    back = read_layout(tmp_path / "b.png")
    assert back["cat.1.1"].box == street()["cat.1.1"].box and back["car.1.1"].attributes == ("blue",)
    assert run("edit", "b.png", "redo", "-o", "c.json", cwd=tmp_path).returncode == 0
    assert "cat.1.1" not in {item.id for item in read_layout(tmp_path / "c.json").items}
    assert run("edit", "c.json", "undo; undo", "-o", "c.json", cwd=tmp_path).returncode == 0  # the session went along
    assert read_layout(tmp_path / "c.json")["car.1.1"].attributes == ("red",)


def test_history_lists_goes_exports_compares(tmp_path: Path) -> None:
    start(tmp_path)
    assert run("edit", "a.json", "make the car blue; delete the cat", "-o", "b.json", cwd=tmp_path).returncode == 0
    assert run("history", "b.json", "--go", "1", cwd=tmp_path).returncode == 0
    assert run("edit", "b.json", "delete the dog", "-o", "b.json", cwd=tmp_path).returncode == 0
    listed = run("history", "b.json", "--branch", "no dog", cwd=tmp_path)
    assert listed.stdout.splitlines() == [
        "    0 start: a.json",
        "    1 make the car blue: car.1 is now blue",
        "    2 delete the cat: removed cat.1",
        "*   3 | [no dog] delete the dog: removed dog.1",
    ]
    assert run("history", "b.json", "--diff", "2:no dog", cwd=tmp_path).stdout.splitlines()[:2] == [
        "cat.1.1 is new: cat",
        "dog.1.1 is gone: brown dog",
    ]
    exported = run("history", "b.json", "--export", "0", cwd=tmp_path)
    assert Layout.from_json(exported.stdout) == street()
    assert run("history", "b.json", "--undo", "2", cwd=tmp_path).returncode == 0
    assert read_layout(tmp_path / "b.json") == street()
    assert run("history", "b.json", "--redo", "1", cwd=tmp_path).returncode == 0
    assert read_layout(tmp_path / "b.json")["car.1.1"].attributes == ("blue",)


def test_mistakes_are_one_sentence_and_change_nothing(tmp_path: Path) -> None:
    start(tmp_path)
    before = sorted(p.name for p in tmp_path.iterdir())
    for words, said in (
        ("delete the tree", "which one is 'the tree': tree.1.1 (leftmost), tree.1.2 (rightmost) or tree.1.3"),
        ("make the car blue; frobnicate the dog", "'frobnicate the dog' is not understood"),
        ("delete the giraffe", "there is no giraffe"),
    ):
        done = run("edit", "a.json", words, "-o", "b.png", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr and len(done.stderr.strip().splitlines()) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == before
    assert run("history", "a.json", cwd=tmp_path).returncode == 2


def test_a_layout_changed_by_other_means_is_a_step(tmp_path: Path) -> None:
    start(tmp_path)
    assert run("edit", "a.json", "make the car blue", "-o", "b.json", cwd=tmp_path).returncode == 0
    other = read_layout(tmp_path / "b.json").move("cat.1.1", 0.1, 0.0)
    (tmp_path / "b.json").write_text(other.to_json())
    assert run("edit", "b.json", "delete the dog", "-o", "b.json", cwd=tmp_path).returncode == 0
    assert run("edit", "b.json", "undo", "-o", "b.json", cwd=tmp_path).returncode == 0
    assert read_layout(tmp_path / "b.json") == other


def test_commands_of_plugins_are_asked_first(tmp_path: Path) -> None:
    start(tmp_path)
    (tmp_path / "party.py").write_text(PLUGIN)
    (tmp_path / "failing.py").write_text(PLUGIN.replace('if "fail" in words', "if words").replace('"no"', '"never"'))
    done = run("edit", "a.json", "party; make the car blue", "--plugin", "party.py", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    after = Layout.from_json(done.stdout)
    assert after["car.1.1"].attributes == ("blue",) and "balloon" in {item.label for item in after.items}
    for words, said in (("fail", "ValueError: no"), ("nonsense", "str where a Layout was expected")):
        done = run("edit", "a.json", words, "--plugin", "party.py", cwd=tmp_path)
        assert done.returncode in (2, 3) and "edit command 'broken' of party.py" in done.stderr and said in done.stderr
    done = run("edit", "a.json", "make the car blue", "--plugin", "failing.py", cwd=tmp_path)
    assert done.returncode == 3 and "ValueError: never" in done.stderr
    assert "blue" in Layout.from_json(done.stdout)["car.1.1"].attributes
