"""How good a pipeline is: share of right tags, heads and labelled heads against gold trees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from layoutgen.parse.pipeline.conllu import Sentence, to_doc

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example


class Score(NamedTuple):
    """Shares in 0..1 over the words that the runtime tokenizer and the gold tree agree on; punctuation is left out of
    UAS and LAS, as is usual."""

    tag: float
    uas: float
    las: float


def examples(nlp: Language, documents: Iterable[Sequence[Sentence]]) -> list[Example]:
    """Pair gold documents with what the runtime tokenizer makes of their text."""
    from spacy.training import Example

    out = []
    for sentences in documents:
        gold = to_doc(nlp.vocab, sentences)
        out.append(Example(nlp.make_doc(gold.text), gold))
    return out


def score(nlp: Language, sentences: Iterable[Sentence]) -> Score:
    """Tag and parse each sentence by itself and compare with its gold tree."""
    values = nlp.evaluate(examples(nlp, ([sentence] for sentence in sentences)))
    return Score(values["tag_acc"], values["dep_uas"], values["dep_las"])
