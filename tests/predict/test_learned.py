"""What a network is asked for, and what its answer becomes."""

from __future__ import annotations

import pytest

from layoutgen.checks import check
from layoutgen.layout import Box, Canvas, Item, Layout
from layoutgen.likeness import nearest
from layoutgen.predict.learned import Guess, caption, settle, stand_ins, wishes
from layoutgen.scene import SceneGraph
from layoutgen.vocab import COCO_80, noun

CANVAS = Canvas(width=400, height=300)


def street() -> SceneGraph:
    graph = SceneGraph(text="three dogs and a lion beside a man in a red hat on a street")
    for label, count in (("dog", 3), ("lion", 1), ("man", 1), ("hat", 1)):
        graph.put(label, count=count)
    graph.put("street", kind="stuff")
    graph.relate("man.1", "wearing", "hat.1")
    graph.relate("man.1", "on", "street.1")
    return graph


def settled(guesses: list[Guess], keep: Layout | None = None, graph: SceneGraph | None = None) -> Layout:
    return settle(graph or street(), guesses, canvas=CANVAS, seed=3, keep=keep, plugin="net", version="1", notes=("a",))


def test_things_are_asked_for_and_clothes_and_regions_are_not() -> None:
    asked = wishes(street().data(), COCO_80)
    assert [(w.node, w.known, w.exact, w.number) for w in asked] == [
        ("dog.1", "dog", True, 3),
        ("lion.1", "cat", False, 1),
        ("man.1", "person", True, 1),
    ]
    assert stand_ins(asked) == ("lion: placed as cat",)


def test_some_is_a_number_that_the_text_does_not_say() -> None:
    graph = SceneGraph()
    graph.put("dog", count="many")
    (wish,) = wishes(graph.data(), COCO_80)
    assert wish.number > 2 and not wish.exactly


@pytest.mark.parametrize(
    ("label", "known", "exact"), [("sofa", "couch", True), ("woman", "person", True), ("taxi", "car", False)]
)
def test_the_nearest_class(label: str, known: str, exact: bool) -> None:
    assert nearest(noun(label), COCO_80) == (known, exact)


@pytest.mark.parametrize("label", ["piano", "dolphin", "tent", "quizzle", "moon", "guitar", "crown"])
def test_every_noun_has_one(label: str) -> None:
    assert nearest(noun(label), COCO_80)[0] in COCO_80
    assert nearest(noun(label), ("zebra",)) == ("zebra", False)


def test_guesses_stay_and_the_rest_is_filled_in() -> None:
    boxes = [Box(x0, 0.6, x0 + 0.125, 0.8) for x0 in (0.125, 0.25, 0.5)]
    man = Box(0.7, 0.2, 0.9, 0.9)
    made = settled([*(Guess("dog.1", k + 1, "dog", b) for k, b in enumerate(boxes)), Guess("man.1", 1, "person", man)])
    assert [made[f"dog.1.{k}"].box for k in (1, 2, 3)] == boxes and made["man.1.1"].box == man
    assert {i.node for i in made.items} == {"dog.1", "lion.1", "man.1", "hat.1", "street.1"}
    hat = made["hat.1.1"].box
    assert man.x0 - 0.05 < hat.cx < man.x1 + 0.05 and abs(hat.y1 - man.y0) < 0.2, "on the man's head"
    assert made["hat.1.1"].z > made["man.1.1"].z > made["street.1.1"].z
    assert (made.provenance[-1].plugin, made.provenance[-1].notes[0]) == ("net", "a")
    assert made.canvas == CANVAS and made.scene == street().data()


def test_implied_things_have_no_node_and_a_name_of_their_own() -> None:
    made = settled([Guess(None, 1, "person", Box(0, 0, 0.1, 0.1)), Guess(None, 1, "oven", Box(0.5, 0.5, 0.7, 0.8))])
    implied = [i for i in made.items if i.node is None]
    assert [i.label for i in implied] == ["person", "oven"] and implied[0].id == "person.1.1"
    assert "oven: implied by the text" in made.provenance[-1].notes


def test_what_the_text_counts_gets_no_company() -> None:
    made = settled([Guess(None, 1, label, Box(0.5, 0.5, 0.7, 0.8)) for label in ("dog", "cat", "bench")])
    assert [i.label for i in made.items if i.node is None] == ["bench"], "three dogs are three; the lion is a cat here"


def test_locked_items_stay_exactly() -> None:
    locked = Item(id="man.1.1", node="man.1", label="man", box=Box(0.0, 0.1, 0.2, 0.7), z=9, locked=True)
    strange = Item(id="lamp.9", label="lamp", box=Box(0.8, 0.0, 0.9, 0.1), locked=True)
    keep = Layout(canvas=CANVAS, items=(locked, strange), scene=street().data())
    made = settled([Guess("man.1", 1, "person", Box(0.5, 0.5, 0.9, 0.9))], keep)
    assert made["man.1.1"] == locked and made["lamp.9"] == strange


@pytest.mark.parametrize("box", [Box(-0.5, -0.2, 1.5, 1.2), Box(0.5, 0.5, 0.5, 0.5), Box(1.2, 1.2, 1.4, 1.5)])
def test_boxes_are_brought_onto_the_canvas(box: Box) -> None:
    made = settled([Guess("man.1", 1, "person", box)])["man.1.1"].box
    assert 0 <= made.x0 < made.x1 <= 1 and 0 <= made.y0 < made.y1 <= 1


def test_nothing_guessed_is_a_layout_all_the_same() -> None:
    made = settled([])
    assert not [fault for fault in check(made) if "instead of" in fault]


def test_a_scene_without_text_is_said() -> None:
    graph = street()
    assert caption(graph.data()) == "three dogs and a lion beside a man in a red hat on a street"
    graph.graph["text"] = ""
    assert caption(graph.data()) == "a man wearing a hat, a man on a street, 3 dog, a lion"
