"""Relations in words that no training graph has are written in the likeliest that one has."""

from __future__ import annotations

import numpy as np
import pytest

from layoutgen.parse import head
from layoutgen.parse.head.targets import Labels
from layoutgen.parse.head.tokens import TokenGraph
from layoutgen.parse.head.wording import reword
from layoutgen.parse.pipeline import load

WORDS = ["goose", "coming", "on", "side", "of", "water"]


def reworded(phrases: list[str], **likely: float) -> str:
    """The words of a relation "on of" with these probabilities of its other words, once `phrases` are known."""
    forms = {"object": ["="], "attribute": ["="], "predicate": ["=", "v", "n"]}
    labels = Labels([], forms, {role: {} for role in (*forms, "predicate alone")}, phrases)
    graph = TokenGraph(objects={0: (), 5: ()}, predicates={4: (2,)}, subjects={(4, 0)}, objects_of={(4, 5)})
    graph.forms = {("predicate", 2): "=", ("predicate", 4): "="}
    arcs = np.zeros((6, 6), np.float32)
    for word, value in {"on": 0.6, **likely}.items():
        arcs[4, WORDS.index(word)] = value
    logits = np.tile(np.array([6, 0, 0], np.float32), (6, 1))  # words as they are
    logits[1] = [2, 1, 0]  # "coming", or less likely "come"
    reword(graph, WORDS, arcs, logits, labels)
    return graph.relations(WORDS)[0].words


def test_a_word_is_taken_in_or_left_out() -> None:
    assert reworded(["on side of", "of"], side=0.45) == "on side of"
    assert reworded(["on side of", "of"], side=0.05) == "of"  # hardly a part of it


def test_words_are_written_otherwise() -> None:
    assert reworded(["come on side of"], side=0.6, coming=0.6) == "come on side of"


def test_what_is_known_stays() -> None:
    assert reworded(["on of", "on side of"], side=0.45) == "on of"


def test_what_the_head_is_sure_of_stays() -> None:
    assert reworded(["of", "side of"], on=0.9, side=0.4) == "on of"
    assert reworded([], side=0.45) == "on of"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a doorway is at the end of the hall", "in end of"),
        ("building at the corner of the road", "in corner of"),
        ("roses climbing over the wall .", "climb over"),  # no training graph has it, and yet it is right
    ],
)
def test_captions(text: str, words: str) -> None:
    doc = load()(text)
    assert [relation.words for relation in head.graph(doc).relations(head.words(doc))] == [words]
    assert head.load().labels.is_phrase("in end of") and not head.load().labels.is_phrase("climb over")
