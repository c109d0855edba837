"""The trained head: what it says of captions, that it is quick to load, and that it needs no torch."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from layoutgen.errors import FormatError, PluginError
from layoutgen.parse import head
from layoutgen.parse.head import component
from layoutgen.parse.head.examples import pipeline_mark
from layoutgen.parse.head.factual import parse_facts, read_factual
from layoutgen.parse.head.inference import scores
from layoutgen.parse.head.model import Head
from layoutgen.parse.pipeline import SHIPPED, load
from layoutgen.parse.score import score

CAPTIONS = {
    "a dog sitting on a red sofa": "( dog , sit on , sofa ) , ( sofa , is , red )",
    "two black cats next to a white car": "( cats , is , 2 ) , ( cats , is , black ) , ( cats , next to , car ) , "
    "( car , is , white )",
    "the man is wearing a blue shirt and a hat": "( man , wear , shirt ) , ( shirt , is , blue ) , "
    "( man , wear , hat )",
    "a traffic light above the street": "( traffic light , above , street )",
    "the leg of the woman": "( woman , have , leg )",
    "a man on a horse holding a flag": "( man , on , horse ) , ( man , hold , flag )",
    "a green tree": "( tree , is , green )",
}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


@pytest.mark.parametrize("text", CAPTIONS)
def test_captions(text: str, nlp: Language) -> None:
    assert set(head.facts(nlp(text))) == set(parse_facts(CAPTIONS[text]))


def test_a_batch_says_what_single_texts_say(nlp: Language) -> None:
    docs = [nlp(text) for text in CAPTIONS]
    singles = [head.predict([doc])[0].facts([t.lower_ for t in doc]) for doc in docs]
    batch = [graph.facts([t.lower_ for t in doc]) for doc, graph in zip(docs, head.predict(docs), strict=True)]
    assert batch == singles


def test_relations_know_their_tokens(nlp: Language) -> None:
    doc = nlp("two dogs are sitting on top of a car")
    relations = head.graph(doc).relations(head.words(doc))
    assert [(r.subject, r.words, r.target, r.tokens) for r in relations] == [(1, "sit on top of", 8, (3, 4, 5, 6))]
    assert relations[0].certainty > 0.5


def test_every_predicate_has_its_ends(nlp: Language, shared_data: Path) -> None:
    captions = read_factual(shared_data / "parse" / "factual_dev.csv.gz")[:200]
    docs = list(nlp.pipe(c.text for c in captions))
    for doc, graph in zip(docs, head.predict(docs), strict=True):
        assert all(0 <= r.certainty <= 1 for r in graph.relations(head.words(doc)))
        for p in graph.predicates:
            assert any(q == p for q, _ in graph.subjects) and any(q == p for q, _ in graph.objects_of)
        assert {i for _, i in graph.subjects | graph.objects_of} <= graph.objects.keys()
        assert all(0 <= sure <= 1 for sure in graph.certainty.values())


def test_real_captions(nlp: Language, shared_data: Path) -> None:
    """The development part of FACTUAL, which the head was not trained on."""
    captions = [c for c in read_factual(shared_data / "parse" / "factual_dev.csv.gz") if c.text.strip()]
    shipped = head.load()
    pairs = shipped.read(nlp, (" ".join(c.text.split()) for c in captions))
    result = score([shipped.facts(doc, graph) for doc, graph in pairs], [c.facts for c in captions])
    assert result.set_match > 0.72
    assert result.spice > 0.9


def test_empty_and_odd_texts(nlp: Language) -> None:
    graphs = head.predict([nlp(""), nlp("  "), nlp("!!"), nlp("zxqv flurb")])
    assert len(graphs) == 4
    assert not graphs[0].objects


def test_component(nlp: Language, tmp_path: Path) -> None:
    texts = list(CAPTIONS)
    part = component.SceneGraphHead()
    docs = list(part.pipe(nlp.pipe(texts), batch_size=3))
    said = [doc._.scene_tuples for doc in docs]
    assert said == [head.facts(nlp(text)) for text in texts]
    part.to_disk(tmp_path)
    for copy in (
        component.SceneGraphHead().from_disk(tmp_path),
        component.SceneGraphHead().from_bytes(part.to_bytes()),
    ):
        assert [copy(nlp(text))._.scene_tuples for text in texts] == said


def test_what_was_found_goes_into_bytes_and_back(nlp: Language) -> None:
    doc = component.SceneGraphHead()(nlp("two dogs on a red sofa"))
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert copy._.scene_graph == doc._.scene_graph
    assert copy._.scene_tuples == doc._.scene_tuples == head.facts(doc)
    assert Doc(nlp.vocab, ["a", "dog"])._.scene_graph is None


def test_long_texts_are_read_sentence_by_sentence(nlp: Language) -> None:
    text = "A man rides a brown horse on the beach. " * 10
    doc = nlp(text)
    graph = head.predict([nlp("a dog"), doc])[1]
    assert len([i for i in graph.objects if doc[i].lower_ == "horse"]) == 10
    assert ("horse", "is", "brown") in head.facts(doc)
    relations = graph.relations(head.words(doc))
    assert max(r.subject for r in relations) > 80 and all(0 < r.certainty <= 1 for r in relations)


@pytest.mark.parametrize("text", ["a man without a hat", "a table without chairs", "a dog without a collar"])
def test_what_is_absent_is_not_related(text: str, nlp: Language) -> None:
    assert not [fact for fact in head.facts(nlp(text)) if len(fact) == 3]


def test_component_in_a_pipeline() -> None:
    import spacy

    pipeline = spacy.load(SHIPPED, exclude=["tokenizer"])
    pipeline.add_pipe("scene_graph_head")
    assert ("dog", "on", "sofa") in pipeline("a dog on a sofa")._.scene_tuples


def test_component_wants_the_shipped_pipeline() -> None:
    blank = Language()
    with pytest.raises(PluginError, match="tok2vec"):
        component.SceneGraphHead()(Doc(blank.vocab, ["a", "dog"]))


def test_weights_that_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="no scene-graph head"):
        Head.from_disk(tmp_path)
    with pytest.raises(FormatError, match="no scene-graph head"):
        Head.from_bytes(b"nonsense")


def test_the_head_was_trained_with_the_shipped_pipeline() -> None:
    config = json.loads((head.SHIPPED / "config.json").read_text(encoding="utf-8"))
    assert config["pipeline"] == pipeline_mark(), "the pipeline was trained anew: train the head again"


def test_weights_are_small() -> None:
    assert sum(path.stat().st_size for path in head.SHIPPED.iterdir()) <= 10_000_000


def test_no_torch_is_loaded() -> None:
    code = (
        "import sys\nfrom layoutgen.parse import head\nfrom layoutgen.parse.pipeline import load\n"
        "print(head.facts(load()('a dog on a sofa')), 'torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[('dog', 'on', 'sofa')] False"


def test_numpy_computes_what_torch_computes(nlp: Language) -> None:
    torch = pytest.importorskip("torch", reason="torch, which only training needs, is not installed")
    from layoutgen.parse.head.network import Network

    shipped = head.load()
    tensors = shipped.networks[0].all
    rows = {
        name: len(tensors[f"tables.{name}.weight"])
        for name in ("word", "next", "prefix", "suffix", "tag", "dep", "near")
    }
    forms = tuple(len(tensors[f"forms.{k}.bias"]) for k in range(3))
    pair, width = tensors["out.weight"].shape
    fixed = torch.zeros(tensors["fixed"].shape)
    network = Network(rows, fixed, 96, len(shipped.labels.arcs), forms, width // 2, pair)
    network.load_state_dict({name: torch.from_numpy(value) for name, value in tensors.items()})
    network.eval()
    x = shipped.lexicon.features([nlp("two dogs on a red sofa"), nlp("a man riding his brown horse")])
    with torch.no_grad():
        roles, arcs, logits = network({name: torch.from_numpy(value) for name, value in x.items()})
    ours = scores(shipped.networks[0], x)
    assert np.abs(ours[0] - torch.sigmoid(roles).numpy()).max() < 1e-4
    assert np.abs(ours[1] - torch.sigmoid(arcs).numpy()).max() < 1e-4
    assert max(np.abs(a - b.numpy()).max() for a, b in zip(ours[2], logits, strict=True)) < 1e-3
