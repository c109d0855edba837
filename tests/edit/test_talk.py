"""What goes on from call to call and from clause to clause: "it", the last command, slips of the pen, things turned."""

from __future__ import annotations

from pathlib import Path

import pytest

from layoutgen.edit import History, diff, tilt, upright
from layoutgen.edit.history import load, save
from layoutgen.edit.words.spelling import mended
from layoutgen.engine import Engine
from layoutgen.errors import AmbiguousError, EditError
from tests.edit.scenes import park, room, street


def test_it_is_what_the_call_before_spoke_of(engine: Engine, tmp_path: Path) -> None:
    history, _ = engine.edit_history(History.of(park()), "move the orange kite up")
    file = tmp_path / "park.history.jsonl"
    save(history, file)
    again, _ = engine.edit_history(load(file), "paint it blue")
    assert again.layout["kite.1.1"].attributes == ("blue",)
    undone, _ = engine.edit_history(again, "undo")
    assert engine.edit_history(undone, "make it red")[0].layout["kite.1.1"].attributes == ("red",)
    with pytest.raises(AmbiguousError, match="which one is 'it'"):
        engine.edit_history(History.of(park()), "paint it blue")


def test_who_is_given_something_is_still_him(engine: Engine) -> None:
    before = street()
    after, _ = engine.edit(before, "give the man a bag; make it red; make him taller")
    bag = next(item for item in after.items if item.label == "bag")
    assert bag.attributes == ("red",)
    assert after["man.1.1"].box.height > before["man.1.1"].box.height


def test_a_slip_is_mended_and_told_only_where_the_text_is_not_understood(engine: Engine) -> None:
    after, told = engine.edit(room(), "delete the picure")
    assert told[0] == "read 'picure' as 'picture'"
    assert not after.of("picture.1")
    assert engine.edit(room(), "delete the picture").told == told[1:]
    with pytest.raises(EditError, match="there is no pyramid"):
        engine.edit(room(), "delete the pyramid")
    assert mended("move the womn.1 to the lamp", {"woman", "lamp"})[1] == ()


def test_a_turned_thing_takes_along_what_is_attached(engine: Engine) -> None:
    before = street()
    after, told = tilt(before, ["man.1.1"], 90)
    assert [after[each].angle for each in ("man.1.1", "hat.1.1", "umbrella.1.1", "dog.1.1")] == [90, 90, 90, 0]
    assert after["hat.1.1"].box.cx > after["man.1.1"].box.cx  # what was above is now on the right
    assert told[0] == "man.1 is turned by 90 degrees clockwise"
    assert any(line.startswith("man.1.1") and "is turned by 90 degrees" in line for line in diff(before, after))
    back = upright(after, ["man.1.1"]).layout
    assert back["man.1.1"].angle == 0
    assert back["man.1.1"].box.height == pytest.approx(before["man.1.1"].box.height, abs=1e-6)


@pytest.mark.parametrize("words", ["rotate the car by 0 degrees", "tilt the house by 400 degrees"])
def test_degrees_have_bounds(engine: Engine, words: str) -> None:
    with pytest.raises(EditError, match="360"):
        engine.edit(street(), words)


def test_a_turn_and_another_kind_are_told_apart(engine: Engine) -> None:
    after, _ = engine.edit(street(), "turn the cat into a rabbit; turn the car upside down; turn the dog to the left")
    assert after["cat.1.1"].label == "rabbit"
    assert abs(after["car.1.1"].angle) == 180
    assert after["dog.1.1"].angle == 0 and "facing left" in after["dog.1.1"].attributes


def test_what_takes_the_place_of_the_last_command_undoes_it(engine: Engine) -> None:
    first, _ = engine.edit_history(History.of(street()), "paint the cat black")
    second, told = engine.edit_history(first, "no, the dog")
    assert told[0].startswith("undone")
    assert second.layout["cat.1.1"].attributes == () and "black" in second.layout["dog.1.1"].attributes
