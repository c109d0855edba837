"""A rule lemmatizer for English nouns, verbs, comparatives and pronouns: an irregular table, then endings.

A trained lemmatizer invents words ("sitt"); this one can only strip endings, and asks a list of known verbs and
nouns which way to strip them. Works behind any tagger with Penn tags, or with universal tags and morphology.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language

from layoutgen.parse.pipeline.lexicon import adjectives, nouns, verbs
from layoutgen.parse.pipeline.wordlists import lines, listed
from layoutgen.vocabulary.plurals import plural_stays

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PLURAL_ONLY = frozenset(listed("plural_only"))
_SINGULAR_S = frozenset(listed("singular_s"))
_DRINKS = frozenset(listed("vessels"))
_AUXILIARIES = {"am": "be", "'m": "be", "is": "be", "are": "be", "'re": "be", "was": "be", "were": "be", "been": "be",
    "being": "be", "be": "be", "'s": "be", "has": "have", "had": "have", "'ve": "have", "having": "have", "does": "do",
    "did": "do", "ca": "can", "wo": "will", "'ll": "will", "'d": "would", "s": "be", "re": "be", "m": "be"}  # fmt: skip
_PRONOUNS = {"me": "I", "i": "I", "him": "he", "her": "she", "them": "they", "us": "we", "'em": "they"}
_POSSESSIVES = {"my": "my", "his": "his", "her": "her"}
_WORDS = {"n't": "not", "an": "a", "’s": "'s"}
_COMPARED = {"better": "good", "best": "good", "worse": "bad", "worst": "bad", "further": "far", "furthest": "far",
    "farther": "far", "less": "little", "least": "least", "more": "more", "most": "most", "elder": "old",
    "other": "other", "nearest": "near", "near": "near"}  # fmt: skip
_READ: list[int | str] = ["ORTH", "TAG", "POS"]
_VOWELS = frozenset("aeiou")
# Positives of one syllable that keep no silent e although their ends look like it ("large", "wide" have one).
_SOUND_ENDS = frozenset({"great", "neat", "sweet", "fair", "odd", "quiet"})


@lru_cache(maxsize=1)
def _irregular() -> tuple[dict[str, str], dict[str, str]]:
    """Irregular noun and verb forms, from the word lists and from words/irregular.txt."""
    of_nouns = {noun.plural: noun.singular for noun in nouns() if not noun.plural_only}
    of_verbs: dict[str, str] = {}
    for verb in verbs():
        of_verbs |= {verb.past: verb.base, verb.participle: verb.base, verb.gerund: verb.base, verb.third: verb.base}
    for line in lines("irregular.txt"):
        kind, base, *forms = line.split()
        (of_nouns if kind == "noun" else of_verbs).update(dict.fromkeys(forms, base))
    return of_nouns, of_verbs


@lru_cache(maxsize=1)
def _bases() -> frozenset[str]:
    """Base forms of verbs that are known; they decide between "rid" and "ride"."""
    return frozenset(lines("bases.txt")) | {verb.base for verb in verbs()}


def singular(word: str) -> str:
    """The singular of a plural noun in lower case; words that have no singular stay as they are."""
    if word in PLURAL_ONLY:
        return word
    known = _irregular()[0].get(word)
    if known:
        return known
    if word.endswith("men") and len(word) > 4:
        return word if plural_stays(word) else word[:-2] + "an"
    if len(word) < 3 or not word.endswith("s") or word in _SINGULAR_S or word.endswith(("ss", "is")):
        return word
    return _without_s(word)


def _without_s(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "xes", "shes", "zzes", "'s")):
        return word[:-2]
    if word.endswith("ches"):
        return word[:-1] if word.endswith("aches") and not word.endswith(("eaches", "oaches")) else word[:-2]
    if word.endswith("ses") and word[:-2] in _SINGULAR_S:
        return word[:-2]
    return word[:-1]


def base_form(word: str, tag: str) -> str:
    """The base of a verb form in lower case; `tag` is its Penn tag (VBZ, VBG, VBD, VBN, VB, VBP)."""
    known = _irregular()[1].get(word)
    if tag in ("VB", "VBP", "MD"):
        return word
    if known:
        return known
    ending = {"VBZ": "s", "VBG": "ing", "VBD": "ed", "VBN": "ed"}.get(tag, "")
    if tag == "VBG" and word.endswith("in'"):
        word = word[:-1] + "g"
    if not ending or not word.endswith(ending) or len(word) <= len(ending) + 1:
        return word
    options = list(_third(word) if tag == "VBZ" else _stems(word[: -len(ending)]))
    return next((option for option in options if option in _bases()), options[0])


def _third(word: str) -> Iterator[str]:
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        yield word[:-2]
    yield word[:-1]


def _stems(stem: str) -> Iterator[str]:
    """Bases that could give `stem` before -ing or -ed, the likeliest for an unknown verb first."""
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lszef":
        yield stem[:-1]
    if _short(stem):
        yield stem + "e"  # "striped" is of "stripe": that of "strip" would be written with two p
        return
    long_e = stem.endswith(listed("silent_long_verbs")) and stem[-3:-2] not in _VOWELS
    if long_e or stem.endswith(("u", *listed("silent_verbs"))):
        yield stem + "e"
    yield stem
    yield stem + "e"
    if stem[-1:] == stem[-2:-1]:
        yield stem[:-1]


def _short(stem: str) -> bool:
    """Whether the stem is one syllable of consonants, one vowel and a consonant that would have been doubled."""
    vowels = [letter in _VOWELS for letter in stem]
    return len(stem) > 2 and sum(vowels) == 1 and vowels[-2] and stem[-1] not in "wxy"


@lru_cache(maxsize=1)
def _pale() -> frozenset[str]:
    """Known adjectives that end in e: "whiter" is of "white"."""
    return frozenset(word for word in adjectives() if word.endswith("e"))


def positive(word: str) -> str:
    """The positive of a comparative or superlative in lower case: smaller -> small, happiest -> happy."""
    if word in _COMPARED:
        return _COMPARED[word]
    for ending in ("est", "er"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            if stem.endswith("i"):
                return stem[:-1] + "y"
            if stem[-1] == stem[-2] and stem[-1] not in "ls":
                return stem[:-1]
            silent = stem + "e" in _pale() or (stem.endswith(listed("silent_adjectives")) and stem not in _SOUND_ENDS)
            return stem + "e" if silent else stem
    return word


@lru_cache(maxsize=20_000)
def lemma_of(word: str, tag: str) -> str:
    """The lemma of a word with its Penn tag; proper nouns keep their capitals."""
    lower = word.lower().replace("’", "'")
    if tag in ("NNS", "NN"):
        return singular(lower) if tag == "NNS" else lower
    if tag == "NNPS":
        return singular(lower).capitalize()
    if tag.startswith("NNP") or tag == "FW":
        return word
    if tag.startswith("VB") or tag == "MD":
        return _AUXILIARIES.get(lower) or base_form(lower, tag)
    if tag in ("JJR", "JJS", "RBR", "RBS"):
        return positive(lower)
    if tag == "PRP":
        return _PRONOUNS.get(lower, lower)
    return _POSSESSIVES.get(lower, lower) if tag == "PRP$" else _WORDS.get(lower, lower)


_PENN = {"NOUN": "NN", "PROPN": "NNP", "VERB": "VB", "AUX": "VB", "ADJ": "JJ", "ADV": "RB", "PRON": "PRP"}


def _penn(token: Token) -> str:
    """The token's Penn tag, or the nearest to its universal tag and morphology."""
    if token.tag_ and token.tag_ != token.pos_:
        return token.tag_
    tag, morph = _PENN.get(token.pos_, ""), token.morph
    if tag in ("NN", "NNP"):
        return tag + "S" if "Plur" in morph.get("Number", []) else tag
    if tag == "VB":
        if "Part" in morph.get("VerbForm", []) or "Ger" in morph.get("VerbForm", []):
            return "VBG" if token.lower_.endswith("ing") else "VBN"
        return "VBD" if "Past" in morph.get("Tense", []) else "VBZ" if "3" in morph.get("Person", []) else "VB"
    degree = {"Cmp": "R", "Sup": "S"}.get("".join(morph.get("Degree", [])), "")
    return tag + degree if tag in ("JJ", "RB") else tag


@Language.factory("scene_lemmatizer", assigns=["token.lemma"], requires=["token.tag"])
def create_lemmatizer(nlp: Language, name: str) -> SceneLemmatizer:  # noqa: ARG001 - the signature spaCy calls
    """Make the component that sets `token.lemma_`; put it last in a pipeline."""
    return SceneLemmatizer()


class SceneLemmatizer:
    """Sets `lemma_` on every token. Drinking glasses become "glass", spectacles stay "glasses"."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], int] = {}  # what was read before, by its numbers in spaCy's list of strings

    def __call__(self, doc: Doc) -> Doc:
        known, strings = self._known, doc.vocab.strings
        found = []
        for i, key in enumerate(map(tuple, doc.to_array(_READ).tolist())):  # a Token for each word takes longer
            if key not in known:
                word, tag, pos = (strings[part] for part in key)
                alone = tag and tag != pos and word.lower() != "glasses"
                known[key] = strings.add(lemma_of(word, tag)) if alone else 0
            found.append(known[key] or strings.add(_lemma(doc[i])))
        lemmas: Any = np.array(found, np.uint64)
        return doc.from_array(["LEMMA"], lemmas)


def _lemma(token: Token) -> str:
    """The lemma of a token that is not known by its word and tag alone."""
    return "glass" if token.lower_ == "glasses" and _are_vessels(token) else lemma_of(token.text, _penn(token))


def _are_vessels(token: Token) -> bool:
    return any(
        child.lower_ in _DRINKS
        or child.dep_ == "nummod"
        or (child.dep_ in ("nmod", "prep") and "of" in {child.lower_, *(c.lower_ for c in child.children)})
        for child in token.children
    )
