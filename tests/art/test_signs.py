"""Words on signs: which quotes a sign takes, and how they look."""

from __future__ import annotations

import pytest

from layoutgen.art import packs
from layoutgen.art.cast import cast
from layoutgen.art.signs import lettered, words_on
from layoutgen.layout import Box, Item, Layout
from layoutgen.scene import SceneData, SceneObject


def _layout(text: str, label: str = "sign") -> Layout:
    start = text.index(label)
    thing = SceneObject(id="sign.1", label=label, span=(start, start + len(label)))
    item = Item(id="sign.1.1", node="sign.1", label=label, box=Box(x0=0.2, y0=0.2, x1=0.6, y1=0.9))
    return Layout(items=(item,), scene=SceneData(text=text, objects=(thing,)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('a sign that says "Main Street" on a pole', "Main Street"),
        ("a sign saying ‘No Parking’ by a car", "No Parking"),
        ("a sign reading 'Don't walk'", "Don't walk"),
        ('a "Yield" sign', "Yield"),
        ("the dog's sign and the cat's bed", None),
        ("a sign", None),
        ("Flowers are all around the sign that says Water Street.", "Water Street"),
        ("a sign that says something", None),
        ("A sign that reads keep out.", "KEEP OUT"),
        ("a sign saying slow down", "SLOW DOWN"),
        ("a sign that says what the town is called", None),
        ('a sign on a wall. A man says "hello"', None),
        ('a sign that says "продажа"', None),
    ],
)
def test_the_quote_near_a_sign_is_written_on_it(text: str, words: str | None) -> None:
    layout = _layout(text)
    assert words_on(layout, layout.items[0]) == words


def test_other_things_take_no_words() -> None:
    layout = _layout('a table with "Broadway" on it', "table")
    assert words_on(layout, layout.items[0]) is None


def test_longer_words_make_a_wider_board() -> None:
    sign = packs.find("street sign")
    assert sign is not None
    short, long = lettered(sign, "street sign", "Elm"), lettered(sign, "street sign", "Martin Luther King Boulevard")
    assert long.view[2] > short.view[2]
    assert short.name == sign.name


def test_the_picture_has_the_words() -> None:
    layout = _layout('a sign that says "Main Street" on a pole')
    drawing = cast(layout, seed=0).parts[0].drawing
    assert drawing is not None
    assert 'data-art="own/lettered"' in drawing.svg
