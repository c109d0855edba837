"""The untrained pipeline: one shared token encoder, a tagger and a dependency parser, and the rule components.

Sizes are chosen for captions: short texts, a small vocabulary, one CPU core.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

WIDTH = 96  # floats a token
DEPTH = 4  # convolutions of three tokens each, so a token sees four neighbours on either side
ROWS = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 1000}  # hash table rows an attribute

RULES = ["scene_upos", "scene_lemmatizer"]  # components without weights

META: dict[str, Any] = {
    "name": "scene",
    "version": "0.1.0",
    "description": "Small English pipeline for captions and drawing prompts: Penn tags, UD dependencies, lemmas.",
    "author": "The layoutgen authors",
    "license": "CC BY-SA 4.0",
    "sources": [
        {
            "name": "Universal Dependencies English Web Treebank",
            "url": "https://github.com/UniversalDependencies/UD_English-EWT",
            "license": "CC BY-SA 4.0",
            "author": "The UD English EWT contributors",
        }
    ],
}


def build() -> Language:
    """A blank English pipeline: tok2vec, tagger, parser, scene_upos, scene_lemmatizer."""
    from spacy.util import load_model_from_config

    from layoutgen.parse.pipeline import lemma, upos  # noqa: F401 - importing them registers the components

    nlp = load_model_from_config(_config(), auto_fill=True)
    nlp.meta.update(META)
    use_numpy(nlp)
    return nlp


def use_numpy(nlp: Language) -> None:
    """Multiply matrices with numpy's BLAS, which is about three times as fast as the one spaCy brings along."""
    from spacy.pipeline import TrainablePipe
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        if isinstance(component, TrainablePipe):
            for layer in component.model.walk():
                layer.ops = ops


def _config() -> dict[str, Any]:
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
    encoder = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": list(ROWS),
            "rows": list(ROWS.values()),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": DEPTH,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }
    transitions = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": listener,
    }
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": listener}
    return {
        "nlp": {
            "lang": "en",
            "pipeline": ["tok2vec", "tagger", "parser", *RULES],
            "batch_size": 256,
        },
        "components": {
            "tok2vec": {"factory": "tok2vec", "model": encoder},
            "tagger": {"factory": "tagger", "model": tagger},
            "parser": {"factory": "parser", "min_action_freq": 10, "model": transitions},
            "scene_upos": {"factory": "scene_upos"},
            "scene_lemmatizer": {"factory": "scene_lemmatizer"},
        },
    }
