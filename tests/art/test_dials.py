"""Clocks show the time that the text says, by their hands or in figures."""

from __future__ import annotations

import re

import pytest
from drawn import found

from layoutgen.art.dials import set_to, time_in, time_on
from layoutgen.layout import Box, Item, Layout
from layoutgen.scene import SceneData, SceneObject


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("a clock that reads 11:43", (11, 43)),
        ("the tower shows 12:05", (0, 5)),
        ("a clock at 17:30", (5, 30)),
        ("it is seven o'clock", (7, 0)),
        ("a watch says 4 o clock", (4, 0)),
        ("the hands are at quarter past nine", (9, 15)),
        ("ten minutes to six", (5, 50)),
        ("half past one", (1, 30)),
        ("a score of 3:99", None),
        ("a bus at stop 12", None),
    ],
)
def test_times_in_figures_and_words(text: str, time: tuple[int, int] | None) -> None:
    assert time_in(text) == time


def _hands(svg: str) -> list[tuple[float, float]]:
    made = re.findall(r'd="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)"', svg)
    return [(float(x1) - float(x0), float(y1) - float(y0)) for x0, y0, x1, y1 in made]


@pytest.mark.parametrize("label", ["clock", "street clock", "clock tower", "grandfather clock"])
def test_the_hands_point_where_they_should(label: str) -> None:
    short, long = _hands(set_to(found(label), (3, 0)).svg)
    assert short[0] > 0 and abs(short[1]) < 0.01  # to the right
    assert long[1] < 0 and abs(long[0]) < 0.01  # straight up
    assert abs(long[1]) > short[0]


def test_a_digital_clock_shows_figures() -> None:
    clock = found("digital clock")
    assert set_to(clock, (9, 11)).svg != set_to(clock, (9, 12)).svg != clock.svg


def test_only_clocks_tell_the_time() -> None:
    objects = (SceneObject(id="clock.1", label="clock"), SceneObject(id="dog.1", label="dog"))
    items = tuple(Item(id=f"{t.id}.1", node=t.id, label=t.label, box=Box(0.2, 0.2, 0.4, 0.4)) for t in objects)
    layout = Layout(items=items, scene=SceneData(text="a dog under a clock at 2:10", objects=objects))
    assert [time_on(layout, item) for item in items] == [(2, 10), None]
