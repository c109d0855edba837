"""The parser `spacy`: English text -> scene graph, one at a time or in batches."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from layoutgen.errors import PluginError, TextError
from layoutgen.parse.clean import Clean, clean
from layoutgen.parse.english import check_length, check_text, check_whole
from layoutgen.scene import SceneGraph

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from layoutgen.parse.head.tokens import TokenGraph
    from layoutgen.parse.jobs import Jobs

P = ParamSpec("P")
T = TypeVar("T")

_ALONE = 65  # fewer texts are read before other processes have got them
_BATCH = 1024  # texts that are read together; the head is faster on many of one length
_PIPED = 256  # of these, how many go through the pipeline together: more do not fit into the processor's cache


class SpacyParser:
    """Callable text -> SceneGraph. `pipeline` names an installed spaCy pipeline; none is the shipped one.

    Labels may be those of Universal Dependencies or of ClearNLP. head: whether the learned head is asked too; it was
    trained with the shipped pipeline and is never asked with another one. `scene.graph["said"]` then holds what the
    text says in words, as FACTUAL's tuples (see `fuse`), unless `literal` is false: pictures need the scene alone.

    jobs: how many processes read when there are many texts; they start with the first such batch. More than one pays
    for some thousand texts. The main module of a program that asks for it must be importable, as for all of Python's
    processes (`if __name__ == "__main__":`).
    """

    def __init__(self, pipeline: str | None = None, head: bool = True, jobs: int = 1, literal: bool = True) -> None:
        from layoutgen.parse.pipeline import load

        if jobs < 1:
            raise PluginError(f"the parser spacy cannot read with {jobs} processes: give 1 or more jobs")
        self.nlp = load(pipeline)
        self.head = head and pipeline is None
        self.jobs = jobs
        self.literal = literal
        self._pipeline = pipeline
        self._others: Jobs | None = None

    def __call__(self, text: str | Doc) -> SceneGraph:
        """The scene of a text, or of an already parsed Doc. Raises TextError when there is nothing to read or draw."""
        if isinstance(text, str):
            source = prepare(text)
            doc = self.nlp(source.text)
            return scene_of(doc, source, text, self._graphs([doc])[0], self.literal)
        source = Clean(text.text, tuple((i, i + 1) for i in range(len(text.text))), ())
        graph = self._graphs([text])[0] if len(text.tensor) == len(text) else None
        return scene_of(text, source, text.text, graph, self.literal)

    def many(self, texts: Iterable[str]) -> Iterator[SceneGraph]:
        """The scenes of many texts, in order, batched. Raises TextError at a text that cannot be read, and goes on with
        the one after it when it is asked again."""
        return _Scenes(self.each(texts))

    def each(self, texts: Iterable[str]) -> Iterator[SceneGraph | TextError]:
        """The scenes of many texts, in order, batched; the error of a text that cannot be read in its place."""
        stream = iter(texts)
        if self.jobs > 1:
            first = list(islice(stream, _ALONE))
            stream = chain(first, stream)
            if len(first) == _ALONE:
                yield from self._processes().each(stream)
                return
        while batch := list(islice(stream, _BATCH)):
            with _uncollected():
                found = self._batch(batch)
            yield from found

    def _batch(self, texts: Sequence[str]) -> list[SceneGraph | TextError]:
        sources = [_or_error(prepare, text) for text in texts]
        sound = [source.text for source in sources if isinstance(source, Clean)]
        docs = list(self.nlp.pipe(sound, batch_size=_PIPED))
        read = iter(zip(docs, self._graphs(docs), strict=True))
        found: list[SceneGraph | TextError] = []
        for source, text in zip(sources, texts, strict=True):
            if isinstance(source, TextError):
                found.append(source)
            else:
                doc, graph = next(read)
                found.append(_or_error(scene_of, doc, source, text, graph, self.literal))
        return found

    def _processes(self) -> Jobs:
        if self._others is None:
            from layoutgen.parse.jobs import Jobs

            self._others = Jobs(self.jobs, self._pipeline, self.head, self.literal)
        return self._others

    def _graphs(self, docs: list[Doc]) -> Sequence[TokenGraph | None]:
        """What the head says of each text; nothing without a head."""
        if not self.head:
            return [None] * len(docs)
        from layoutgen.parse.fuse.sentences import predict

        return predict(docs)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage while a batch is read: it makes thousands of objects that are all still in use, and looking
    through them again and again takes a twentieth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Scenes:
    """Scenes of which some are errors; an error is raised in its turn, and the next scene is there nevertheless."""

    def __init__(self, each: Iterator[SceneGraph | TextError]) -> None:
        self._each = each

    def __iter__(self) -> Iterator[SceneGraph]:
        return self

    def __next__(self) -> SceneGraph:
        found = next(self._each)
        if isinstance(found, TextError):
            raise found
        return found


def _or_error(read: Callable[P, T], *args: P.args, **options: P.kwargs) -> T | TextError:
    try:
        return read(*args, **options)
    except TextError as error:
        return error


def prepare(text: str) -> Clean:
    """The cleaned text. Raises TextError when it is empty, too long or not English."""
    if not text.strip():
        raise TextError("The text is empty: say what the picture should show, such as 'a red car on a street'.")
    check_length(text)
    check_whole(text)
    source = clean(text)
    check_text(source.text, text)
    return source


def scene_of(
    doc: Doc, source: Clean, original: str, graph: TokenGraph | None = None, literal: bool = True
) -> SceneGraph:
    """The scene of a parsed text. Raises TextError when it names nothing that can be drawn or left out."""
    from layoutgen.parse.extract import extract

    scene = extract(doc, source, original, graph, literal)
    scene.graph["background"] = tuple(dict.fromkeys((*scene.background, *source.places)))
    if not len(scene) and not scene.absent and not scene.background and scene.time is None and not scene.weather:
        raise TextError(
            f"There is nothing to draw in {_short(original)!r}: name at least one thing, such as 'a red car'."
        )
    return scene


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
