"""Things that were bitten, cut, broken, torn, that melt or are soft toys, and things in the shape of others."""

from __future__ import annotations

import numpy as np
import pytest
from drawn import found

from layoutgen.art.damage import done_to, told_after
from layoutgen.art.drawing import Drawing
from layoutgen.art.likenesses import flavour, likeness, plush
from layoutgen.art.measure import ink
from layoutgen.art.things import _drawn
from layoutgen.layout import Box, Item, Layout
from layoutgen.scene import SceneData, SceneObject


def _pixels(drawing: Drawing) -> np.ndarray:
    x, y, width, height = drawing.view
    _, pixels = ink(f'<g transform="translate({-x} {-y})">{drawing.svg}</g>', (width, height))
    return pixels.astype(int)


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("sandwich", "half eaten"),
        ("apple", "sliced"),
        ("sandwich", "cut in half"),
        ("chair", "broken"),
        ("window", "broken"),
        ("painting", "torn"),
        ("snowman", "melting"),
    ],
)
def test_what_was_done_to_it_is_seen_and_stays_in_its_frame(label: str, said: str) -> None:
    whole = found(label)
    done = done_to(whole, label, (said,))
    assert done.view == whole.view
    before, after = _pixels(whole), _pixels(done)
    assert np.abs(before - after).max(-1).mean() > 1.0
    rows, columns = np.nonzero(after[..., 3] > 127)
    side = after.shape[1] / 1.5
    assert columns.min() > side * 0.2 and columns.max() < after.shape[1] - side * 0.2
    assert rows.min() > side * 0.1


@pytest.mark.parametrize(
    ("label", "said"), [("dog", "broken"), ("chair", "sliced"), ("pizza", "sliced"), ("cup", "red")]
)
def test_other_words_change_nothing(label: str, said: str) -> None:
    drawing = found(label)
    assert done_to(drawing, label, (said,)) is drawing


@pytest.mark.parametrize(
    ("label", "parts"),
    [("octopus kite", ("octopus", "kite")), ("dog cake", ("dog", "cake")), ("carrot cake", None), ("red kite", None)],
)
def test_what_has_the_shape_of_something_else(label: str, parts: tuple[str, str] | None) -> None:
    assert likeness(label) == parts


def test_an_octopus_kite_is_an_octopus_with_ribbons() -> None:
    drawing, octopus = _drawn("octopus kite", (), None, None), found("octopus")
    assert drawing is not None and octopus.svg in drawing.svg
    assert drawing.view[3] > octopus.view[3]
    cake = _drawn("dog cake", (), None, None)
    assert cake is not None and cake.name == "dog cake" and cake.view[3] > found("plain cake").view[3]


def test_a_stuffed_lion_has_a_patch() -> None:
    assert _drawn("lion", ("stuffed",), None, None) == plush(found("lion"))
    assert _drawn("lion", (), None, None) == found("lion")


@pytest.mark.parametrize("word", ["rusty", "dirty"])
def test_rust_and_dirt_leave_the_colour(word: str) -> None:
    plain, marked = _drawn("truck", ("blue",), None, None), _drawn("truck", ("blue", word), None, None)
    assert plain is not None and marked is not None
    changed = np.abs(_pixels(plain) - _pixels(marked)).max(-1) > 40
    assert 0.01 < changed.mean() < 0.3


@pytest.mark.parametrize(
    ("text", "bitten"),
    [
        ("a donut with a bite out of it", True),
        ("a donut that has bites taken", True),
        ("a donut with a dog", False),
        ("a donut with three pieces cut out", True),
        ("a donut with three pieces of fruit", False),
    ],
)
def test_a_bite_is_told_behind_the_noun(text: str, bitten: bool) -> None:
    donut = SceneObject(id="donut.1", label="donut", span=(0, 7))
    item = Item(id="donut.1.1", node="donut.1", label="donut", box=Box(x0=0.3, y0=0.3, x1=0.6, y1=0.6))
    layout = Layout(items=(item,), scene=SceneData(text=text, objects=(donut,)))
    assert told_after(layout, item) == (("bitten",) if bitten else ())


@pytest.mark.parametrize(
    ("label", "colours"),
    [("strawberry cake", ("pink",)), ("cheese cube", ("yellow",)), ("chocolate bunny", ("brown",)), ("lemon tree", ())],
)
def test_flavours_have_colours(label: str, colours: tuple[str, ...]) -> None:
    assert flavour(label, "cake") == colours


def test_of_half_a_pizza_one_half_is_seen() -> None:
    text = "half of a pizza beside a whole pie"
    things = (
        SceneObject(id="pizza.1", label="pizza", span=(0, 15)),
        SceneObject(id="pie.1", label="pie", span=(23, 34)),
    )
    items = tuple(Item(id=f"{t.id}.1", label=t.label, box=Box(0.1, 0.1, 0.5, 0.5), node=t.id, z=0) for t in things)
    layout = Layout(items=items, scene=SceneData(text=text, objects=things))
    pizza, pie = (done_to(found(item.label), item.label, told_after(layout, item)) for item in items)
    assert pizza.view[2] == found("pizza").view[2] / 2
    assert pie.view == found("pie").view
    assert (_pixels(pizza)[..., 3] > 127).sum() > 0
