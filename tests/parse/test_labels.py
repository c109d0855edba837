"""Universal Dependencies and ClearNLP labels give the same scene: Docs built by hand, without a pipeline."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from layoutgen.parse.parser import SpacyParser
from layoutgen.parse.tree import Tree

# word/tag/lemma/head/UD label/head/ClearNLP label
SENTENCES = {
    "a dog sits on the table": (
        ("a/DT/a/1/det/1/det dog/NN/dog/2/nsubj/2/nsubj sits/VBZ/sit/2/ROOT/2/ROOT on/IN/on/5/case/2/prep "
        "the/DT/the/5/det/5/det table/NN/table/2/obl/3/pobj"),
        {("dog", "on", "table")},
        {},
    ),
    "the car is red": (
        "the/DT/the/1/det/1/det car/NN/car/3/nsubj/2/nsubj is/VBZ/be/3/cop/2/ROOT red/JJ/red/3/ROOT/2/acomp",
        set(),
        {"car": ("red",)},
    ),
    "a cat held by a girl": (
        ("a/DT/a/1/det/1/det cat/NN/cat/1/ROOT/1/ROOT held/VBN/hold/1/acl/1/acl by/IN/by/5/case/2/agent "
        "a/DT/a/5/det/5/det girl/NN/girl/2/obl:agent/3/pobj"),
        {("girl", "holding", "cat")},
        {},
    ),
    "a man in front of a house": (
        ("a/DT/a/1/det/1/det man/NN/man/1/ROOT/1/ROOT in/IN/in/3/case/1/prep front/NN/front/1/nmod/2/pobj "
        "of/IN/of/6/case/3/prep a/DT/a/6/det/6/det house/NN/house/3/nmod/4/pobj"),
        {("man", "in front of", "house")},
        {},
    ),
    "a boy who is riding a horse": (
        ("a/DT/a/1/det/1/det boy/NN/boy/1/ROOT/1/ROOT who/WP/who/4/nsubj/4/nsubj is/VBZ/be/4/aux/4/aux "
        "riding/VBG/ride/1/acl:relcl/1/relcl a/DT/a/6/det/6/det horse/NN/horse/4/obj/4/dobj"),
        {("boy", "riding", "horse")},
        {},
    ),
    "there is a cup on a desk": (
        ("there/EX/there/1/expl/1/expl is/VBZ/be/1/ROOT/1/ROOT a/DT/a/3/det/3/det cup/NN/cup/1/nsubj/1/attr "
        "on/IN/on/6/case/3/prep a/DT/a/6/det/6/det desk/NN/desk/3/nmod/4/pobj"),
        {("cup", "on", "desk")},
        {},
    ),
    "the dog's ear is white": (
        ("the/DT/the/1/det/1/det dog/NN/dog/3/nmod:poss/3/poss 's/POS/'s/1/case/1/case ear/NN/ear/5/nsubj/4/nsubj "
        "is/VBZ/be/5/cop/4/ROOT white/JJ/white/5/ROOT/4/acomp"),
        {("dog", "has", "ear")},
        {"ear": ("white",)},
    ),
    "the cat is on the sofa": (
        ("the/DT/the/1/det/1/det cat/NN/cat/5/nsubj/2/nsubj is/VBZ/be/5/cop/2/ROOT on/IN/on/5/case/2/prep "
        "the/DT/the/5/det/5/det sofa/NN/sofa/5/ROOT/3/pobj"),
        {("cat", "on", "sofa")},
        {},
    ),
}  # fmt: skip


def doc(rows: str, scheme: int) -> Doc:
    parts = [row.split("/") for row in rows.split()]
    words = [p[0] for p in parts]
    spaces = [i + 1 < len(words) and words[i + 1] != "'s" for i in range(len(words))]
    return Doc(
        Vocab(), words=words, spaces=spaces, tags=[p[1] for p in parts], lemmas=[p[2] for p in parts],
        heads=[int(p[3 + scheme]) for p in parts], deps=[p[4 + scheme] for p in parts],
    )  # fmt: skip


@pytest.mark.parametrize("scheme", [0, 2], ids=["universal", "clearnlp"])
@pytest.mark.parametrize("name", SENTENCES)
def test_scene_of_a_doc(parser: SpacyParser, name: str, scheme: int) -> None:
    rows, relations, attributes = SENTENCES[name]
    scene = parser(doc(rows, scheme))
    labels = {o.id: o.label for o in scene.objects}
    assert {(labels[r.subject], r.predicate, labels[r.object]) for r in scene.relations} == relations
    assert {o.label: o.attributes for o in scene.objects if o.attributes} == attributes


@pytest.mark.parametrize("name", SENTENCES)
def test_both_schemes_are_one_tree(name: str) -> None:
    rows = SENTENCES[name][0]
    first, second = Tree.of(doc(rows, 0)), Tree.of(doc(rows, 2))
    assert first.heads == second.heads
    assert [d for d in first.deps if d != "nmod"] == [d for d in second.deps if d != "nmod"]


def test_attaching_never_makes_a_circle() -> None:
    tree = Tree.of(doc(SENTENCES["a dog sits on the table"][0], 0))
    tree.attach(2, 5, "obl")
    assert tree.heads[2] == 2
    tree.attach(5, 1, "nmod")
    assert tree.heads[5] == 1
    assert 5 in tree.kids[1]
