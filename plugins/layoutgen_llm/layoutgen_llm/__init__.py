"""The parser `llm` and the predictor `layoutgpt`: a language model reads the text, or says where things lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from layoutgen.hookspecs import Register, hookimpl

if TYPE_CHECKING:
    from layoutgen_llm.parser import LlmParser
    from layoutgen_llm.predictor import LayoutGptPredictor

__version__ = "0.1.0"


@hookimpl
def register_parsers(register: Register) -> None:
    """The parser."""

    @register
    def llm(
        url: str = "",
        model: str = "",
        key_from: str = "LAYOUTGEN_LLM_KEY",
        timeout: float = 60.0,
        retries: int = 2,
        temperature: float = 0.0,
        parallel: int = 4,
        fallback: Literal["spacy", "none"] = "spacy",
    ) -> LlmParser:
        """Text read by a language model behind an OpenAI-compatible endpoint, counts checked against the text.

        url: base of the endpoint, such as http://localhost:11434/v1; $LAYOUTGEN_LLM_URL when it is not given. model:
        the model's name there; $LAYOUTGEN_LLM_MODEL when it is not given. key_from: environment variable that holds
        the key; without it no key is sent. timeout: seconds for a text, all tries together. retries: further tries
        after a failure that may pass. temperature: 0 for the likeliest reading. parallel: texts asked for at once in
        a batch. fallback: who reads a text that the model could not.
        """
        from layoutgen_llm.endpoint import endpoint
        from layoutgen_llm.parser import LlmParser

        asked = endpoint(url, model, key_from=key_from, timeout=timeout, retries=retries)
        return LlmParser(asked, temperature=temperature, parallel=parallel, fallback=fallback)


@hookimpl
def register_predictors(register: Register) -> None:
    """The predictor."""

    @register
    def layoutgpt(
        url: str = "",
        model: str = "",
        key_from: str = "LAYOUTGEN_LLM_KEY",
        timeout: float = 60.0,
        retries: int = 2,
        temperature: float = 0.7,
        examples: int = 6,
        fallback: Literal["prior", "none"] = "prior",
    ) -> LayoutGptPredictor:
        """Boxes by a language model in the manner of LayoutGPT: style sheets, shown by the most similar examples.

        url: base of the endpoint, such as http://localhost:11434/v1; $LAYOUTGEN_LLM_URL when it is not given. model:
        the model's name there; $LAYOUTGEN_LLM_MODEL when it is not given. key_from: environment variable that holds
        the key; without it no key is sent. timeout: seconds for a layout, all tries together. retries: further tries
        after a failure that may pass. temperature: 0 gives every seed the same layout. examples: how many are shown,
        0 to 40. fallback: who lays out a scene that the model could not.
        """
        from layoutgen_llm.endpoint import endpoint
        from layoutgen_llm.predictor import LayoutGptPredictor

        asked = endpoint(url, model, key_from=key_from, timeout=timeout, retries=retries)
        return LayoutGptPredictor(asked, temperature=temperature, examples=examples, fallback=fallback)
