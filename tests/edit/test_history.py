"""History: exact undo, redo and branches; session files that survive a crash; differences in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from layoutgen.edit import Edited, History, diff, lock, paint, scale, shift
from layoutgen.edit.history import load, save, session_of
from layoutgen.errors import EditError, FormatError
from tests.edit.scenes import street


def three() -> History:
    """Three steps, of which the last two are branches from the first."""
    first = History.of(street()).add(shift(street(), ["dog.1.1"], 0.1, 0.0), "move the dog right")
    left = first.add(scale(first.layout, ["dog.1.1"], 1.2), "make it bigger")
    return left.undo().add(paint(first.layout, ["car.1.1"], ["blue"]), "paint the car blue")


def test_undo_and_redo_are_exact() -> None:
    history = three()
    assert history.undo(2).layout == street()
    assert history.undo(2).redo(2) == history
    assert history.undo(0).layout == street()
    assert history.undo().redo().layout == history.layout
    assert history.go(2).layout["dog.1.1"].box.width == pytest.approx(0.12 * 1.2)
    assert history.layout["dog.1.1"].box.width == pytest.approx(0.12)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda h: h.undo(3), "only 2 steps can be undone, not 3"),
        (lambda h: h.redo(), "nothing can be done again"),
        (lambda h: h.go(9), "there is no step 9; the history has steps 0 to 3"),
        (lambda h: h.number_of("blue"), "there is no step or branch 'blue'; the branches are none"),
        (lambda h: History.of(street()).undo(), "nothing can be undone"),
    ],
)
def test_what_cannot_be_done_is_said(call, said: str) -> None:
    with pytest.raises(EditError) as caught:
        call(three())
    assert str(caught.value) == said


def test_the_tree_shows_branches_and_where_one_is() -> None:
    history = three().go(2).named("large dog").go(3)
    assert list(history.tree()) == [
        "    0 start",
        "    1 move the dog right: dog.1 moved 0.10 right",
        "    2 [large dog] make it bigger: dog.1 is 20 % larger",
        "*   3 | paint the car blue: car.1 is now blue",
    ]
    assert history.number_of("large dog") == 2
    with pytest.raises(EditError, match="there is a branch 'large dog' already"):
        history.named("large dog")


def test_a_session_file_gives_the_same_history(tmp_path: Path) -> None:
    path = session_of(tmp_path / "new.png")
    assert path.name == "new.history.jsonl"
    history = three()
    save(history, path)
    assert load(path) == history
    size = path.stat().st_size
    more = history.add(lock(history.layout, ["dog.1.1"]), "lock the dog")
    save(more, path, history)  # only what is new is written
    assert load(path) == more
    assert path.stat().st_size < 2 * size
    save(more.undo(2), path, more)
    assert load(path) == more.undo(2)
    assert load(path).redo(2) == more


def test_a_crash_costs_at_most_the_last_line(tmp_path: Path) -> None:
    path = tmp_path / "new.history.jsonl"
    history = three()
    save(history, path)
    whole = path.read_bytes()
    for cut in (whole[:-3], whole + b'{"step": {"num'):
        path.write_bytes(cut)
        found = load(path)
        assert found.steps == history.steps
        more = found.add(Edited(street()), "again")
        save(more, path, found)
        assert load(path).layout == street()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is damaged"),
        ("hello\n", "line 1: it is no JSON"),
        ('{"schema": "other"}\n', "is no session file"),
        ('{"schema": "layoutgen/history@1"}\n{"step": {"number": 0}}\n{"at": 0}\n', "line 2: words"),
        ('{"schema": "layoutgen/history@1"}\n{"at": 0}\n', "is damaged"),
    ],
)
def test_other_files_are_refused_with_the_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "new.history.jsonl"
    path.write_text(text)
    with pytest.raises(FormatError, match=said):
        load(path)


def test_differences_in_words() -> None:
    before = street()
    after = scale(shift(before, ["dog.1.1"], 0.21, 0.03).layout, ["dog.1.1"], 1.2).layout
    after = paint(after, ["car.1.1"], ["blue"]).layout.remove("cat.1.1").resized(800, 600)
    assert diff(before, before) == ()
    assert diff(before, after)[:4] == (
        "dog.1.1 moved 0.21 right, 0.03 down; grew by 20 %",
        "car.1.1 is blue instead of red",
        "cat.1.1 is gone: cat",
        "the canvas is 800 x 600 px instead of 500 x 500",
    )


def test_two_programs_may_write_one_session(tmp_path: Path) -> None:
    path = tmp_path / "new.history.jsonl"
    first = History.of(street())
    save(first, path)
    one = first.add(paint(street(), ["car.1.1"], ["blue"]), "paint the car blue")
    other = first.add(paint(street(), ["dog.1.1"], ["white"]), "paint the dog white")
    save(one, path, first)
    save(other, path, first)
    both = load(path)
    assert [step.words for step in both.steps] == ["start", "paint the car blue", "paint the dog white"]
    assert [step.parent for step in both.steps] == [None, 0, 0]
    assert both.layout == other.layout
