"""What the head leaves alone is tied to the rest, where anything is likely; words either name or tell."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from layoutgen.parse import head
from layoutgen.parse.head.connect import connect
from layoutgen.parse.head.decode import decode
from layoutgen.parse.head.targets import ARCS, Labels
from layoutgen.parse.head.tokens import TokenGraph
from layoutgen.parse.pipeline import load

WORDS = ["jacket", "with", "board", "on", "hook"]
LABELS = Labels(["have", "on top of"], {"object": ["="], "attribute": ["="], "predicate": ["="]},
                {"object": {}, "attribute": {}, "predicate": {}, "predicate alone": {}})  # fmt: skip


def graph(*things: int) -> TokenGraph:
    return TokenGraph(objects=dict.fromkeys(things, ()))


def scores(**likely: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Roles and arcs of five words, all unlikely but arcs named like `subject_1_0` and the roles `role_1`."""
    roles, arcs = np.zeros((5, 3), np.float32), np.zeros((len(ARCS) + 2, 5, 5), np.float32)
    names = [name.replace(" ", "") for name in (*ARCS, *LABELS.implied)]
    for name, value in likely.items():
        kind, *at = name.split("_")
        if kind == "role":
            roles[int(at[0]), 2] = value
        else:
            arcs[names.index(kind), int(at[0]), int(at[1])] = value
    return roles, arcs


def tied(found: TokenGraph, *words: str, **likely: float) -> TokenGraph:
    connect(found, words or WORDS, *scores(**likely), LABELS)
    return found


def test_the_likeliest_tie_is_taken() -> None:
    found = tied(graph(0, 2), ontopof_2_0=0.3, have_0_2=0.2)
    assert found.implied == {(2, "on top of", 0)}
    assert found.certainty["implied", 2, "on top of", 0] == pytest.approx(0.3)


def test_a_word_may_be_a_predicate_after_all() -> None:
    found = tied(graph(0, 2), role_1=0.4, subject_1_0=0.9, target_1_2=0.9, have_0_2=0.2)
    assert found.predicates == {1: ()}
    assert (found.subjects, found.objects_of) == ({(1, 0)}, {(1, 2)})


def test_a_predicate_takes_another_end() -> None:
    found = graph(0, 2, 4)
    found.predicates[3] = ()
    found.subjects, found.objects_of = {(3, 2)}, {(3, 4)}
    assert tied(found, subject_3_0=0.4).subjects == {(3, 0), (3, 2)}


def test_a_thing_may_be_part_of_a_name_or_tell_of_another() -> None:
    assert tied(graph(0, 2), objectpart_2_0=0.4, have_0_2=0.2).objects == {2: (0,)}
    found = tied(graph(0, 2), attribute_2_0=0.4, have_0_2=0.2)
    assert (found.objects, found.attributes) == ({2: ()}, {(2, 0): ()})


def test_a_thing_that_something_is_told_of_stays_a_thing() -> None:
    found = graph(0, 2)
    found.attributes[0, 4] = ()
    assert tied(found, objectpart_2_0=0.4, have_0_2=0.2).implied == {(0, "have", 2)}


def test_what_nothing_speaks_for_stays_alone() -> None:
    assert tied(graph(0, 2), have_0_2=0.04) == graph(0, 2)
    assert tied(graph(0, 1, 2, 3, 4), have_0_2=0.4) == graph(0, 1, 2, 3, 4)  # a list
    assert tied(graph(0, 2), "jacket", "without", "board", "on", "hook", have_0_2=0.4) == graph(0, 2)


@pytest.mark.parametrize(("part", "tells"), [(0.7, 0.6), (0.6, 0.7)])
def test_a_word_names_or_tells(part: float, tells: float) -> None:
    roles, arcs = scores(objectpart_2_0=part, attribute_2_0=tells)
    roles[2, 0] = 0.9
    (found,) = decode([WORDS], roles[None], arcs[None], [np.zeros((1, 5, 3), np.float32)] * 3, LABELS)
    assert (found.objects, set(found.attributes)) == (({2: (0,)}, set()) if part > tells else ({2: ()}, {(2, 0)}))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("gray jacket with board on top", ("board", "on top of", "jacket")),
        ("the sand in the area where the people are .", ("people", "in", "area")),
        ("orange juice is inside the glass", ("orange juice", "inside", "glass")),
    ],
)
def test_captions_hang_together(text: str, fact: tuple[str, ...]) -> None:
    facts = head.facts(load()(text))
    assert fact in facts
    assert ("orange juice", "is", "orange") not in facts
    assert all(len(found) == 3 for found in facts)
