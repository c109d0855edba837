"""FACTUAL's graphs as graphs over tokens, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from layoutgen.errors import FormatError
from layoutgen.parse.head.align import Table, align, learn
from layoutgen.parse.head.factual import parse_facts, read_factual
from layoutgen.parse.head.forms import form_of, written
from layoutgen.parse.head.spelling import Spelling

ROUND_TRIPS = {
    "white stove in a kitchen": "( stove , is , white ) , ( stove , in , kitchen )",
    "trees and bushes growing on green lawn": (
        "( bushes , grow on , lawn ) , ( trees , grow on , lawn ) , ( lawn , is , green )"
    ),
    "five boats tied to a dock": "( boats , tie to , dock ) , ( boats , is , 5 )",
    "two men wearing safety vests": (
        "( men , is , 2 ) , ( vests , is , 2 ) , ( vests , is , safety ) , ( men , wear , vests )"
    ),
    "a white trash can on the right side of a car": (
        "( trash can , is , white ) , ( trash can , on right side of , car )"
    ),
    "cups sitting on other cups": "( cups , sit on , cups )",
    "the table that the man is sitting at": "( man , sit at , table )",
    "a clock": "( clock )",
}


def round_trip(text: str, graph: str, table: Table | None = None, implied: frozenset[str] = frozenset()) -> set[object]:
    words = text.split()
    return set(align(words, parse_facts(graph), table, implied).graph.facts(words))


@pytest.mark.parametrize("text", ROUND_TRIPS)
def test_graph_comes_back(text: str) -> None:
    assert round_trip(text, ROUND_TRIPS[text]) == set(parse_facts(ROUND_TRIPS[text]))


def test_an_object_may_take_part_in_many_relations() -> None:
    words = ["a", "man", "on", "a", "horse", "holding", "a", "flag"]
    graph = align(words, parse_facts("( man , on , horse ) , ( man , hold , flag )"), None, frozenset()).graph
    assert graph.subjects == {(2, 1), (5, 1)}
    assert graph.objects_of == {(2, 4), (5, 7)}


def test_rewritings_are_learned() -> None:
    gold = parse_facts("( man , have , leg )")
    pairs = [(f"{a} of the man".split(), gold) for a in ["leg"] * 5]
    table = learn(pairs)
    assert table.fit("predicate", "have", "of") > 0
    assert round_trip("leg of the man", "( man , have , leg )", table) == set(gold)
    assert round_trip("leg of the man", "( man , have , leg )") != set(gold)


def test_a_relation_may_have_no_word() -> None:
    gold = "( clock , have , face )"
    assert round_trip("a clock face", gold, None, frozenset({"have"})) == set(parse_facts(gold))


def test_what_is_not_in_the_text_is_reported_as_lost() -> None:
    result = align(["a", "dog"], parse_facts("( dog , is , angry )"), None, frozenset())
    assert result.lost == [("dog", "is", "angry")]


@pytest.mark.parametrize(
    ("word", "target", "form"),
    [("sitting", "sit", "v"), ("geese", "goose", "n"), ("on", "on", "="), ("guy", "person", "=person")],
)
def test_forms(word: str, target: str, form: str) -> None:
    assert form_of(word, target) == form
    assert written(word, form) == target


def test_a_file_without_graphs_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("caption\nx\n", encoding="utf-8")
    with pytest.raises(FormatError, match="scene_graph"):
        read_factual(tmp_path / "a.csv")


def test_ceiling_on_real_captions(shared_data: Path) -> None:
    """How much of FACTUAL a perfect head could say: over 90 % of the graphs come back whole."""
    captions = read_factual(shared_data / "parse" / "factual_dev.csv.gz")
    texts = [(c.text.lower().split(), c.facts) for c in captions]
    table = learn(texts)
    implied = frozenset({"have", "wear", "on", "in"})
    whole = sum(set(align(words, facts, table, implied).graph.facts(words)) == set(facts) for words, facts in texts)
    assert whole / len(texts) > 0.9


def test_misspelt_words_are_read_as_common_ones() -> None:
    spelling = Spelling(["chart", "blow", "lamb"], ["chair", "blue", "lamp", "dogs"])
    assert [spelling(word) for word in ("chiar", "bluee", "lampp")] == ["chair", "blue", "lamp"]
    assert [spelling(word) for word in ("chart", "lamb", "zxqvk", "dgo", "lambs")] == [
        "chart",
        "lamb",
        "zxqvk",
        "dgo",
        "lambs",
    ]
