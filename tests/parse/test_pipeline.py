"""The shipped English pipeline: what it is, what it says of captions, and that one command trains another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import layoutgen
from layoutgen.errors import FormatError, LayoutgenError
from layoutgen.parse.pipeline import SHIPPED, load
from layoutgen.parse.pipeline.conllu import read_conllu
from layoutgen.parse.pipeline.train import main
from layoutgen.parse.pipeline.upos import upos_of

Parse = Callable[[str], Doc]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def arcs(doc: Doc) -> set[str]:
    """`child>head:label` for every word, heads by their text."""
    return {f"{t.text}>{t.head.text if t.head is not t else '*'}:{t.dep_}" for t in doc}


def test_shipped_folder_is_small_and_attributed() -> None:
    size = sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file())
    assert size <= 8_000_000
    meta = json.loads((SHIPPED / "meta.json").read_text())
    assert meta["license"] == "CC BY-SA 4.0"
    assert "English" in meta["sources"][0]["name"]
    assert "CC BY-SA 4.0" in (SHIPPED / "ATTRIBUTION.md").read_text()


def test_components_and_labels(nlp: Language) -> None:
    assert nlp.pipe_names == ["tok2vec", "tagger", "parser", "scene_upos", "scene_lemmatizer"]
    assert {"NN", "NNS", "VBG", "VBN", "JJ", "CD", "PRP$", "HYPH"} <= set(nlp.pipe_labels["tagger"])
    assert {"nsubj", "obj", "obl", "nmod", "acl", "acl:relcl", "case", "amod"} <= set(nlp.pipe_labels["parser"])


def test_loaded_once() -> None:
    assert load() is load()


def test_unknown_name_says_what_to_do() -> None:
    with pytest.raises(LayoutgenError, match="no spaCy pipeline called 'en_nothing_sm': install it"):
        load("en_nothing_sm")


def test_a_path_is_a_name(nlp: Language) -> None:
    assert load(str(SHIPPED)).pipe_names == nlp.pipe_names


def test_loading_leaves_an_installed_torch_alone(tmp_path: Path) -> None:
    (tmp_path / "torch.py").write_text("raise RuntimeError('torch was imported')")
    code = (
        "import sys; from layoutgen.parse.pipeline import load; nlp = load(); "
        "print('torch' in sys.modules, nlp('a dog')[1].pos_)"
    )
    paths = os.pathsep.join([str(tmp_path), str(Path(layoutgen.__file__).parents[1])])
    environment = {**os.environ, "PYTHONPATH": paths}
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    assert done.stdout.split() == ["False", "NOUN"]


def test_loading_leaves_the_command_line_of_spacy_alone() -> None:
    code = (
        "import sys; from layoutgen.parse.pipeline import load; load(); import spacy; "
        "print('spacy.cli' in sys.modules, 'spacy.cli.info' in sys.modules); "
        "print(spacy.info(silent=True)['spacy_version'] == spacy.__version__); "
        "import spacy.cli; print(spacy.cli.info.__module__)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(layoutgen.__file__).parents[1])}
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    assert done.stdout.split() == ["False", "False", "True", "spacy.cli.info"]


CAPTIONS = {
    "a photo of a dog right of a teddy bear": {"right>dog:advmod", "bear>right:obl", "teddy>bear:compound"},
    "a photo of two clocks": {"clocks>photo:nmod", "two>clocks:nummod"},
    "a photo of a green stop sign and a red dog left of it": {"green>sign:amod", "stop>sign:compound", "red>dog:amod"},
    "a man riding a horse down the road": {"riding>man:acl", "horse>riding:obj", "road>riding:obl"},
    "dog in car": {"car>dog:nmod", "in>car:case"},
    "a small brown dog sitting on a red sofa next to two cats": {
        "sitting>dog:acl",
        "sofa>sitting:obl",
        "next>cats:case",
    },
    "There are two red cars parked in front of the house.": {"cars>are:nsubj", "front>parked:obl", "house>front:nmod"},
    "The dog's left ear is white and its right ear is black": {
        "dog>ear:nmod:poss",
        "its>ear:nmod:poss",
        "ear>white:nsubj",
    },
    "two dogs, one black and one white": {"one>dogs:appos", "black>one:amod", "white>one:amod"},
    "a kitchen with a stove, a refrigerator and no microwave": {"no>microwave:det", "microwave>stove:conj"},
    "a woman whose dress is yellow": {"whose>dress:nmod:poss", "dress>yellow:nsubj", "yellow>woman:acl:relcl"},
    "move the dog left of the car; make it bigger": {"left>move:advmod", "car>left:obl", "bigger>make:xcomp"},
    "turn the cat into a rabbit": {"cat>turn:obj", "rabbit>turn:obl"},
    "The car is red": {"car>red:nsubj", "is>red:cop"},
    "a table covered with a white cloth": {"covered>table:acl", "cloth>covered:obl"},
    "a cat and a dog on the left side of a tree": {"dog>cat:conj", "left>side:amod", "tree>side:nmod"},
    "people sitting on benches under trees": {"sitting>people:acl", "benches>sitting:obl"},
    "four of the six chairs are empty": {"chairs>four:nmod", "six>chairs:nummod", "four>empty:nsubj"},
}


@pytest.mark.parametrize("text", CAPTIONS)
def test_trees_of_captions(nlp: Language, text: str) -> None:
    assert CAPTIONS[text] <= arcs(nlp(text))


def test_tags_lemmas_and_sentences(nlp: Language) -> None:
    doc = nlp("A man in a blue shirt is holding two knives. He sits near a woman.")
    assert [sent.root.lemma_ for sent in doc.sents] == ["hold", "sit"]
    words = {token.text: (token.tag_, token.pos_, token.lemma_) for token in doc}
    assert words["knives"] == ("NNS", "NOUN", "knife")
    assert words["is"] == ("VBZ", "AUX", "be")
    assert words["blue"] == ("JJ", "ADJ", "blue")
    assert words["He"] == ("PRP", "PRON", "he")


def test_batch_gives_what_single_texts_give(nlp: Language) -> None:
    texts = list(CAPTIONS)
    assert [arcs(doc) for doc in nlp.pipe(texts)] == [arcs(nlp(text)) for text in texts]


@pytest.mark.parametrize(
    ("word", "tag", "dep", "expected"),
    [
        ("is", "VBZ", "cop", "AUX"),
        ("is", "VBZ", "ROOT", "VERB"),
        ("while", "IN", "mark", "SCONJ"),
        ("to", "TO", "case", "ADP"),
        ("that", "WDT", "nsubj", "PRON"),
        ("not", "RB", "advmod", "PART"),
        (",", ",", "punct", "PUNCT"),
    ],
)
def test_universal_tags(word: str, tag: str, dep: str, expected: str) -> None:
    assert upos_of(word, tag, dep) == expected


SENTENCE = """1\tI\tI\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tsee\tsee\tVERB\tVB\t_\t0\troot\t_\t_
5\tdogs\tdog\tNOUN\tNNS\t_\t4\tobj\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_
"""


def test_reader_keeps_the_written_text(tmp_path: Path) -> None:
    path = tmp_path / "one.conllu"
    path.write_text(f"# text = x\n{SENTENCE}\n")
    (sentence,) = read_conllu(path)
    assert sentence.text == "I don't see dogs."
    assert sentence.heads == [1, 3, 3, 3, 3, 3]


def test_reader_refuses_other_files(tmp_path: Path) -> None:
    path = tmp_path / "bad.conllu"
    path.write_text("1\tdog\n\n")
    with pytest.raises(FormatError, match="ten columns"):
        list(read_conllu(path))


def test_one_command_trains(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for part in ("train", "dev", "test"):
        (tmp_path / f"en_ewt-ud-{part}.conllu").write_text(f"{SENTENCE}\n" * 10)
    out = tmp_path / "model"
    main(["--ewt", str(tmp_path), "--out", str(out), "--steps", "3", "--captions", "60", "--checked", "20"])
    assert "LAS" in capsys.readouterr().out
    doc = load(str(out))("a dog on a sofa")
    assert all(token.tag_ and token.dep_ and token.lemma_ for token in doc)


def test_training_names_a_missing_treebank(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="has no en_ewt-ud-train"):
        main(["--ewt", str(tmp_path), "--steps", "1", "--out", str(tmp_path / "out")])
