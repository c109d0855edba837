"""The parser `llm`: a language model reads the text, and the text has the last word."""

from __future__ import annotations

import itertools
import json
import warnings
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from layoutgen.errors import FormatError, PluginError, TextError
from layoutgen.scene import SceneData, SceneGraph
from layoutgen_llm.answer import question, read, schema
from layoutgen_llm.endpoint import AnswerError, Endpoint, EndpointError
from layoutgen_llm.reading import scene_of

LONGEST = 20_000  # characters of a text
_REMEMBERED = 1024  # texts whose scene is kept, so that a batch that is read again is not paid for again
_PATIENCE = 3  # failures in a row after which the rest of a batch is not asked for
_SEED = 0  # the same text has the same scene, as far as the server keeps to it


Understood = tuple[SceneData, tuple[str, ...]]  # a scene, and what in the answer was set right


@dataclass
class _Told:
    """What a call has to warn of, in one warning."""

    notes: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    asked: int = 0

    def warn(self, fallback: str) -> None:
        if self.failed:
            some = f"{len(self.failed)} of {self.asked} texts" if self.asked > 1 else "the text"
            more = f" (and {others} other reasons)" if (others := len(set(self.failed)) - 1) else ""
            self.notes.insert(0, f"{some} read by the parser {fallback!r} instead: {self.failed[0]}{more}")
        if self.notes:
            warnings.warn(f"parser 'llm': {'; '.join(dict.fromkeys(self.notes))}", stacklevel=3)


class LlmParser:
    """Callable text -> SceneGraph. What could not be read is read by the fallback, with one warning a call."""

    network = True

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        temperature: float = 0.0,
        parallel: int = 4,
        fallback: Literal["spacy", "none"] = "spacy",
    ) -> None:
        """parallel: texts asked for at once by `many`. Raises PluginError for a number that makes no sense."""
        if not 0 <= temperature <= 2:
            raise PluginError(f"temperature={temperature} is not possible: 0 to 2")
        if not 1 <= parallel <= 64:
            raise PluginError(f"parallel={parallel} is not possible: 1 to 64")
        self.endpoint, self.temperature, self.parallel, self.fallback = endpoint, temperature, parallel, fallback
        self._read = lru_cache(_REMEMBERED)(self._ask)
        self._other: Callable[[str], SceneGraph] | None = None

    def __call__(self, text: str) -> SceneGraph:
        """The scene of a text. Raises TextError when there is nothing to draw, EndpointError without a fallback."""
        told = _Told(asked=1)
        try:
            return self._scene(_checked(text), self._attempt(text), told)
        finally:
            told.warn(self.fallback)

    def many(self, texts: Iterable[str]) -> Iterator[SceneGraph]:
        """The scenes of many texts, in order, `parallel` of them asked for at once.

        An endpoint that cannot be reached, or fails three times in a row, is not asked for the rest. Raises TextError
        at the text that cannot be read, EndpointError where there is no fallback.
        """
        told = _Told()
        source = iter(texts)
        dead: EndpointError | None = None
        failures = 0
        try:
            with ThreadPoolExecutor(self.parallel, "llm") as pool:
                while batch := list(itertools.islice(source, self.parallel)):
                    results = list(pool.map(self._attempt, batch)) if dead is None else [dead] * len(batch)
                    for text, result in zip(batch, results, strict=True):
                        told.asked += 1
                        failed = isinstance(result, EndpointError) and not isinstance(result, AnswerError)
                        failures = failures + 1 if failed else 0
                        if isinstance(result, EndpointError) and (result.lasting or failures >= _PATIENCE):
                            dead = result
                        yield self._scene(_checked(text), result, told)
        finally:
            told.warn(self.fallback)

    def _attempt(self, text: str) -> Understood | EndpointError | None:
        """What the model makes of a text, or why there is nothing; none when there is no text to ask about."""
        if not text.strip() or len(text) > LONGEST:
            return None
        try:
            return self._read(text)
        except EndpointError as error:
            return error

    def _scene(self, text: str, result: Understood | EndpointError | None, told: _Told) -> SceneGraph:
        if isinstance(result, tuple):
            told.notes += result[1]
            return SceneGraph.of(result[0])
        assert result is not None  # `_checked` has refused such a text
        if self.fallback == "none":
            raise result
        if self._other is None:
            from layoutgen.plugins import plugins

            self._other = plugins().make("parser", f"layoutgen:{self.fallback}")[1]
        scene = self._other(text)
        told.failed.append(str(result))
        return scene

    def _ask(self, text: str) -> Understood:
        """Asks, and once more with what was wrong when the answer cannot be used."""
        messages = question(text)
        content = self._answer(messages)
        try:
            return _understood(content, text)
        except FormatError as error:
            content = self._answer([*messages, *_again(content, error)])
        try:
            return _understood(content, text)
        except FormatError as error:
            raise AnswerError(f"the model {self.endpoint.model!r} does not answer as asked: {error}") from None

    def _answer(self, messages: list[dict[str, str]]) -> str:
        return self.endpoint.ask(messages, temperature=self.temperature, seed=_SEED, schema=schema(), name="scene")


def _again(content: str, error: FormatError) -> list[dict[str, str]]:
    said: dict[str, Any] = {"error": str(error), "do": "answer again, with the JSON alone"}
    return [
        {"role": "assistant", "content": content[:4000]},
        {"role": "user", "content": json.dumps(said, ensure_ascii=False)},
    ]


def _understood(content: str, text: str) -> Understood:
    """The scene of an answer. Raises FormatError when it cannot be read, AnswerError when it finds nothing to draw."""
    scene, notes = scene_of(read(content), text)
    if not (len(scene) or scene.absent or scene.background or scene.time or scene.weather):
        raise AnswerError(f"the model finds nothing to draw in {text[:60]!r}")
    return scene.data(), notes


def _checked(text: str) -> str:
    if not text.strip():
        raise TextError("The text is empty: say what the picture should show, such as 'a red car on a street'.")
    if len(text) > LONGEST:
        raise TextError(f"The text has {len(text):,} characters, but at most {LONGEST:,} are read at once: divide it.")
    return text
