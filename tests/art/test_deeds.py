"""Deeds that show: who knits has needles, who sweeps the broom of the text, one ball for all who play."""

from __future__ import annotations

import numpy as np
import pytest
from test_people import person, pixels

from layoutgen.art import deeds, packs
from layoutgen.art.cast import Cast, cast
from layoutgen.art.deeds import Deed, deed_of
from layoutgen.art.drawing import Facing
from layoutgen.art.people import POSES, PROPS
from layoutgen.art.people.care import CARE
from layoutgen.art.people.chores import CHORES
from layoutgen.art.people.crafts import CRAFTS
from layoutgen.art.people.tools import TOOLS
from layoutgen.layout import Box, Item, Layout
from layoutgen.scene import Relation, SceneData, SceneObject


def _layout(*items: Item, relations: tuple[Relation, ...] = ()) -> Layout:
    nodes = {item.node: item.label for item in items if item.node}
    things = tuple(SceneObject(id=node, label=label) for node, label in nodes.items())
    return Layout(items=items, scene=SceneData(objects=things, relations=relations))


def _item(label: str, *said: str, number: int = 1, pose: str | None = None, x: float = 0.2, low: float = 0.9) -> Item:
    box = Box(x0=x, y0=low - 0.6, x1=x + 0.2, y1=low)
    return Item(id=f"{label}.1.{number}", node=f"{label}.1", label=label, attributes=said, box=box, pose=pose)


def _does(words: str, label: str, predicate: str = "interacting with") -> Relation:
    return Relation(subject="man.1", predicate=predicate, object=f"{label}.1", words=words)


def _deed(*said: str, words: str = "", to: str = "") -> Deed | None:
    man = _item("man", *said)
    if not to:
        return deed_of(_layout(man), man)
    return deed_of(_layout(man, _item(to, x=0.6), relations=(_does(words, to),)), man)


def _outfit(acting: Cast, number: int = 0) -> dict[str, str]:
    figure = acting.parts[number].figure
    assert figure is not None
    return dict(figure.outfit)


@pytest.mark.parametrize(
    ("said", "prop"),
    [
        (("brushing tooth",), "toothbrush"),
        (("brushing hair",), "hairbrush"),
        (("painting picture",), "easel"),
        (("playing video game",), "game controller"),
        (("shaving",), "razor"),
        (("tall",), None),
        (("water",), None),
    ],
)
def test_attributes_tell_deeds(said: tuple[str, ...], prop: str | None) -> None:
    deed = _deed(*said)
    assert (deed.prop if deed else None) == prop


@pytest.mark.parametrize(
    ("words", "to", "prop"),
    [
        ("knitting on", "couch", "knitting"),
        ("painting", "wall", "paintbrush"),
        ("brushing", "horse", "hairbrush"),
        ("waters", "flower", "watering can"),
        ("cut", "cake", "knife"),
        ("chopping", "wood", "axe"),
        ("feeding", "giraffe", "leaves"),
        ("feeding", "duck", "bread"),
        ("blowing out", "candle", "breath"),
        ("cutting", "ribbon", "scissors"),
        ("standing on", "table", None),
    ],
)
def test_relations_tell_deeds(words: str, to: str, prop: str | None) -> None:
    deed = _deed(words=words, to=to)
    assert (deed.prop if deed else None) == prop


def test_who_leans_on_a_wall_stands_askew_but_not_who_leans_over_a_table() -> None:
    leaning = _deed(words="leaning against", to="wall")
    assert leaning is not None and leaning.pose == "leaning"
    assert _deed(words="leaning over", to="table") is None


def test_a_broom_that_is_named_is_the_one_in_the_hands() -> None:
    layout = _layout(
        _item("man", pose="pushing"),
        _item("floor", x=0.6),
        _item("broom", x=0.4),
        relations=(_does("sweeping", "floor"),),
    )
    acting = cast(layout, seed=0)
    assert (acting.parts[2].how, acting.parts[2].owner, acting.parts[2].prop) == ("figure", 0, "broom")
    assert acting.parts[0].figure is not None and acting.parts[0].figure.pose == "sweeping"


def test_a_tool_on_a_table_stays_there_and_no_other_is_brought() -> None:
    layout = _layout(
        _item("man"),
        _item("hair", x=0.3),
        _item("razor", x=0.6, low=0.5),
        _item("table", x=0.6),
        relations=(
            _does("shaving", "hair"),
            Relation(subject="razor.1", predicate="on", object="table.1", words="on"),
        ),
    )
    acting = cast(layout, seed=0)
    assert acting.parts[2].how == "art"
    assert "razor" not in _outfit(acting)


def test_only_the_foremost_has_the_ball() -> None:
    players = [_item("man", "playing volleyball", number=n, low=0.6 + 0.1 * n, x=0.2 * n) for n in (1, 2, 3)]
    acting = cast(_layout(*players), seed=0)
    assert ["volleyball" in _outfit(acting, n) for n in range(3)] == [False, False, True]


def test_who_sits_keeps_sitting() -> None:
    figure = cast(_layout(_item("man", "knitting", pose="sitting")), seed=0).parts[0].figure
    assert figure is not None and figure.pose == "sitting"
    assert ("knitting", "") in figure.outfit


def test_the_table_names_props_and_poses_that_can_be_drawn() -> None:
    for row in deeds._ROWS:
        assert row.deed.prop in ("", *PROPS), row
        assert row.deed.pose in ("", *POSES), row


@pytest.mark.parametrize("prop", [*CARE, *CHORES, *CRAFTS, *TOOLS])
def test_every_prop_is_drawn_in_its_colour_within_the_view(prop: str) -> None:
    for facing in ("front", "left"):
        bare = person(facing=facing, outfit={prop: "none"}, variant=2)
        with_prop = person(facing=facing, outfit={prop: "#13d7c1"}, variant=2)
        picture = pixels(with_prop, 400)
        rgb = picture[..., :3].astype(int) - np.array([0x13, 0xD7, 0xC1])
        assert int(((np.abs(rgb).max(-1) <= 1) & (picture[..., 3] == 255)).sum()) > 8
        assert with_prop.svg != bare.svg
        wide = pixels(with_prop, 400, margin=0.1)[..., 3] > 100
        rows, columns = np.nonzero(wide)
        pad = 0.1 * max(wide.shape) / 1.2
        assert rows.min() > 0.8 * pad and columns.min() > 0.6 * pad


def test_a_child_that_swings_is_on_a_swing_unless_it_swings_something() -> None:
    deed = _deed("swinging")
    assert deed is not None and deed.prop == "swing"
    man = _item("man", "swinging")
    layout = _layout(man)
    batting = layout.model_copy(update={"scene": layout.scene.model_copy(update={"text": "a man swinging a bat."})})
    assert deed_of(batting, man) is None


def test_the_seat_of_a_motorcycle_is_its_own_unless_something_is_on_it() -> None:
    motorcycle, seat = _item("motorcycle"), _item("seat", "leather", x=0.3)
    with_seat = Relation(subject="motorcycle.1", predicate="with", object="seat.1", words="with")
    assert cast(_layout(motorcycle, seat, relations=(with_seat,)), seed=0).parts[1].how == "part"
    sits = Relation(subject="dog.1", predicate="on", object="seat.1", words="on")
    assert cast(_layout(motorcycle, seat, _item("dog", x=0.3), relations=(sits,)), seed=0).parts[1].how == "art"


def test_who_reaches_for_a_ball_in_tennis_has_a_racket() -> None:
    layout = _layout(_item("man", pose="reaching_up"))
    playing = layout.model_copy(
        update={"scene": layout.scene.model_copy(update={"text": "He reaches in a tennis game."})}
    )
    assert "racket" in _outfit(cast(playing, seed=0)) and "racket" not in _outfit(cast(layout, seed=0))


def test_a_tool_that_is_named_decides_between_two() -> None:
    layout = _layout(_item("man"), _item("lawn", x=0.6), _item("hose", x=0.3), relations=(_does("watering", "lawn"),))
    with_hose = deed_of(layout, layout.items[0])
    assert with_hose is not None and with_hose.prop == "hose"
    without = _deed(words="watering", to="lawn")
    assert without is not None and without.prop == "watering can"


def test_the_piano_that_is_played_is_before_who_plays_it() -> None:
    playing = Relation(subject="man.1", predicate="playing", object="piano.1", words="playing")
    acting = cast(_layout(_item("man"), _item("piano", x=0.5), relations=(playing,)), seed=0)
    assert (acting.parts[1].how, acting.parts[1].prop) == ("figure", "piano")
    assert acting.parts[0].figure is not None and acting.parts[0].figure.pose == "at_piano"


def test_yoga_is_told_by_the_sentence() -> None:
    layout = _layout(_item("man"))
    yoga = layout.model_copy(update={"scene": layout.scene.model_copy(update={"text": "A man doing yoga."})})
    deed = deed_of(yoga, yoga.items[0])
    assert deed is not None and deed.pose == "yoga" and deed_of(layout, layout.items[0]) is None


def test_typed_deeds_have_their_tools() -> None:
    shot = _deed(words="shooting", to="puck")
    assert shot is not None and shot.prop == "hockey stick"
    chalk = _deed(words="writing on", to="blackboard")
    assert chalk is not None and chalk.prop == "" and chalk.pose == "offering"
    rope = _deed(words="playing", to="jump rope")
    assert rope is not None and rope.pose == "skipping"
    dunk = _deed("dunking")
    assert dunk is not None and dunk.prop == "basketball"


@pytest.mark.parametrize(
    ("words", "to", "predicate", "arms"),
    [
        ("eats", "burrito", "eating", "eating"),
        ("sips", "lemonade", "drinking", "drinking"),
        ("talks on", "cell phone", "using", "talking_phone"),
        ("reads", "newspaper", "reading", "reading"),
        ("beside", "lamp", "next to", ""),
    ],
)
def test_who_sits_has_hands_for_what_is_done(words: str, to: str, predicate: str, arms: str) -> None:
    man = _item("man", pose="sitting")
    figure = cast(_layout(man, _item(to, x=0.6), relations=(_does(words, to, predicate),)), seed=1).parts[0].figure
    assert figure is not None
    assert (figure.pose, figure.arms) == ("sitting", arms)


@pytest.mark.parametrize("facing", ["front", "left", "right"])
def test_a_seated_caller_has_one_hand_at_the_ear_and_one_in_the_lap(facing: Facing) -> None:
    points = person(pose="sitting", facing=facing, arms="talking_phone").keypoints
    ear = points["left_ear"][1]
    high, low = sorted(points[name][1] for name in ("left_hand", "right_hand"))
    assert abs(high - ear) < 16 and low > points["left_shoulder"][1] + 20


@pytest.mark.parametrize(
    ("words", "text", "pose"),
    [
        ("in", "A man with a straw in the mouth", "eating"),
        ("holding up", "A man holding up a straw", "waving"),
        ("holding", "A man holding a straw", "holding"),
        ("picking up", "A man picking up a straw", "holding"),
    ],
)
def test_what_is_in_the_mouth_or_held_up_is_not_at_the_belly(words: str, text: str, pose: str) -> None:
    layout = _layout(
        _item("man", pose="holding"), _item("straw", x=0.25), relations=(_does(words, "straw", "holding"),)
    )
    said = layout.model_copy(update={"scene": layout.scene.model_copy(update={"text": text})})
    figure = cast(said, seed=1).parts[0].figure
    assert figure is not None and figure.pose == pose


def test_who_sits_on_a_laptop_sits_on_its_keys() -> None:
    laptop = packs.find("laptop")
    assert laptop is not None
    assert laptop.keypoints["surface"][1] > laptop.view[1] + 0.75 * laptop.view[3]


def test_musicians_have_their_instruments_unless_they_do_something_else() -> None:
    for trade, pose in (("violinist", "fiddling"), ("drummer", "drumming"), ("pianist", "at_piano")):
        deed = deed_of(_layout(_item(trade)), _item(trade))
        assert deed is not None and deed.pose == pose
    busy = _item("pianist", "washing dish")
    deed = deed_of(_layout(busy), busy)
    assert deed is not None and deed.prop == "sponge"


def test_the_ball_of_those_who_play_soccer_is_no_basketball() -> None:
    for game, prop in (("soccer", None), ("basketball", "basketball")):
        player, ball = _item("child", f"playing {game}", pose="kicking"), _item("ball", low=0.95)
        deed = deed_of(_layout(player, ball), player)
        assert (None if deed is None else deed.prop) == prop
