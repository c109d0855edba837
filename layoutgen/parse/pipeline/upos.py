"""Universal part-of-speech tags from Penn tags and dependency labels, as the EWT treebank pairs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BY_TAG = {
    "ADD": "X", "AFX": "X", "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "GW": "X", "IN": "ADP",
    "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "LS": "X", "MD": "AUX", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN",
    "NNPS": "PROPN", "PDT": "DET", "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RBR": "ADV",
    "RBS": "ADV", "RP": "ADP", "SYM": "SYM", "$": "SYM", "TO": "PART", "UH": "INTJ", "VB": "VERB", "VBD": "VERB",
    "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "WDT": "PRON", "WP": "PRON", "WP$": "PRON",
    "WRB": "ADV", "XX": "X",
}  # fmt: skip
_NEGATIONS = frozenset({"not", "n't", "n’t", "'t"})


def upos_of(word: str, tag: str, dep: str) -> str:
    """The universal tag of one word: `tag` is its Penn tag, `dep` its UD label. Unknown tags are punctuation."""
    if tag.startswith("VB") and dep in ("aux", "aux:pass", "cop"):
        return "AUX"
    if tag == "IN" and dep in ("mark", "advcl"):
        return "SCONJ"
    if tag == "TO" and dep == "case":
        return "ADP"
    if tag in ("DT", "WDT"):
        return "DET" if dep in ("det", "det:predet") else ("CCONJ" if dep == "cc:preconj" else "PRON")
    if tag == "RB" and word.lower() in _NEGATIONS:
        return "PART"
    return _BY_TAG.get(tag, "PUNCT")


@Language.factory("scene_upos", assigns=["token.pos"], requires=["token.tag", "token.dep"])
def create_upos(nlp: Language, name: str) -> UposMapper:  # noqa: ARG001 - the signature spaCy calls
    """Make the component that sets `token.pos_` from `token.tag_` and `token.dep_`."""
    return UposMapper()


class UposMapper:
    """Sets `pos_` on every token of a document that is tagged and parsed."""

    def __call__(self, doc: Doc) -> Doc:
        for token in doc:
            token.pos_ = "SPACE" if token.is_space else upos_of(token.text, token.tag_, token.dep_)
        return doc
