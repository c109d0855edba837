"""The grammar of synthetic captions: every tree is a tree, and the runtime tokenizer sees the same words."""

from __future__ import annotations

import pytest
import spacy

from layoutgen.parse.pipeline.conllu import Sentence
from layoutgen.parse.pipeline.grammar import captions
from layoutgen.parse.pipeline.lexicon import Lexicon, held_out, nouns, verbs
from layoutgen.parse.pipeline.tree import Node, sentence


@pytest.fixture(scope="module")
def made() -> list[Sentence]:
    return list(captions(2000, seed=5))


def test_one_root_and_no_cycle(made: list[Sentence]) -> None:
    for item in made:
        assert [index for index, head in enumerate(item.heads) if head == index] == [item.deps.index("root")]
        for start in range(len(item.heads)):
            seen, at = set(), start
            while item.heads[at] != at:
                assert at not in seen, item.text
                seen.add(at)
                at = item.heads[at]


def test_trees_are_projective(made: list[Sentence]) -> None:
    for item in made:
        arcs = [tuple(sorted(pair)) for pair in enumerate(item.heads)]
        assert not any(a < c < b < d for a, b in arcs for c, d in arcs), item.text


def test_tokenizer_sees_the_same_words(made: list[Sentence]) -> None:
    tokenizer = spacy.blank("en").tokenizer
    assert [[token.text for token in tokenizer(item.text)] for item in made] == [item.words for item in made]


def test_seeded(made: list[Sentence]) -> None:
    assert list(captions(2000, seed=5)) == made
    assert list(captions(50, seed=6)) != made[:50]


def test_covers_what_captions_have(made: list[Sentence]) -> None:
    labels = {dep for item in made for dep in item.deps}
    wanted = "acl acl:relcl advcl amod appos aux:pass case cc compound compound:prt conj cop det expl fixed mark nmod"
    assert (
        set(wanted.split()) | {"nmod:poss", "nsubj:pass", "nummod", "obj", "obl:agent", "parataxis", "xcomp"} <= labels
    )
    texts = " ".join(item.text.lower() for item in made)
    for words in (
        "there are",
        "left of",
        "next to",
        "in front of",
        "without",
        "but no",
        "whose",
        "one of",
        "'s",
        "each other",
    ):
        assert words in texts, words


def test_new_words_are_new() -> None:
    seen = {noun.singular for group in Lexicon().nouns.values() for noun in group}
    new = {noun.singular for kind in ("animal", "food", "person") for noun in Lexicon(unseen=True).nouns[kind]}
    assert new
    assert not new & {word for word in seen if held_out(word)}


def test_vocabulary_is_wide() -> None:
    assert len(set(nouns())) >= 800
    assert len({verb.base for verb in verbs()}) >= 150
    adjectives = {word for group in Lexicon().adjectives.values() for word in group}
    assert len(adjectives) >= 120


def test_sentence_of_a_hand_made_tree() -> None:
    root = (
        Node("dog", "NN")
        .before(Node("a", "DT"), "det")
        .after(Node("left", "RB"), "advmod")
        .after(Node(".", "."), "punct")
    )
    made = sentence(root)
    assert (made.text, made.heads, made.deps) == ("a dog left.", [1, 1, 1, 1], ["det", "root", "advmod", "punct"])
