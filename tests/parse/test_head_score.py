"""The measures, on answers whose score is known by hand."""

from __future__ import annotations

import pytest

from layoutgen.parse.head.factual import parse_facts
from layoutgen.parse.score import names_for, scene_facts, score
from layoutgen.scene import SceneGraph

GOLD = parse_facts("( dogs , is , 2 ) , ( dogs , sit on , sofa ) , ( sofa , is , red )")


def test_the_same_graph_is_perfect() -> None:
    result = score([reversed(GOLD)], [GOLD])
    assert (result.set_match, result.spice, result.tuples.f1) == (1, 1, 1)
    assert {kind: tally.wanted for kind, tally in result.kinds.items()} == {
        "objects": 2, "attributes": 1, "counts": 1, "relations": 1,
    }  # fmt: skip


def test_each_error_counts_once() -> None:
    answer = parse_facts("( dogs , is , 2 ) , ( dogs , on , sofa ) , ( sofa , is , red )")
    result = score([answer, GOLD], [GOLD, GOLD])
    assert result.set_match == 0.5
    assert result.tuples.precision == result.tuples.recall == pytest.approx(5 / 6)
    assert result.spice == pytest.approx((4 / 5 + 1) / 2)
    assert result.kinds["relations"].f1 == 0.5
    assert result.kinds["objects"].f1 == 1


def test_base_forms_and_synonyms_match_in_spice_only() -> None:
    answer = parse_facts("( dog , is , 2 ) , ( dog , sits on , couch ) , ( couch , is , red )")
    plain = score([answer], [GOLD])
    assert plain.set_match == 0
    assert plain.spice == pytest.approx(2 / 5)
    couch = names_for(lambda phrase: frozenset({"sofa"}) if phrase == "couch" else frozenset())
    assert score([answer], [GOLD], couch).spice == 1


def test_an_empty_answer_scores_nothing() -> None:
    assert score([[]], [GOLD]).spice == 0


def test_unequal_lists_are_refused() -> None:
    with pytest.raises(ValueError, match="1 answers for 2"):
        score([GOLD], [GOLD, GOLD])


def test_a_scene_in_the_words_of_factual() -> None:
    scene = SceneGraph(text="two dogs sitting on a red sofa")
    dogs = scene.put("dog", count=2, span=(0, 8))
    sofa = scene.put("sofa", attributes=["red"], span=(22, 30))
    scene.relate(dogs, "on", sofa, "sitting on")
    assert set(scene_facts(scene)) == set(GOLD)
