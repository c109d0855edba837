"""The parser `spacy`: English text -> scene graph, one at a time or in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from layoutgen.errors import TextError
from layoutgen.parse.clean import Clean, clean
from layoutgen.parse.english import check_text
from layoutgen.scene import SceneGraph

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from layoutgen.parse.head.tokens import TokenGraph

_BATCH = 256  # texts that are read together; the head is faster on many of one length


class SpacyParser:
    """Callable text -> SceneGraph. `pipeline` names an installed spaCy pipeline; none is the shipped one.

    Labels may be those of Universal Dependencies or of ClearNLP. head: whether the learned head is asked too; it was
    trained with the shipped pipeline and is never asked with another one. `scene.graph["said"]` then holds what the
    text says in words, as FACTUAL's tuples (see `fuse`).
    """

    def __init__(self, pipeline: str | None = None, head: bool = True) -> None:
        from layoutgen.parse.pipeline import load

        self.nlp = load(pipeline)
        self.head = head and pipeline is None

    def __call__(self, text: str | Doc) -> SceneGraph:
        """The scene of a text, or of an already parsed Doc. Raises TextError when there is nothing to read or draw."""
        if isinstance(text, str):
            source = prepare(text)
            doc = self.nlp(source.text)
            return scene_of(doc, source, text, self._graphs([doc])[0])
        source = Clean(text.text, tuple((i, i + 1) for i in range(len(text.text))), ())
        graph = self._graphs([text])[0] if len(text.tensor) == len(text) else None
        return scene_of(text, source, text.text, graph)

    def many(self, texts: Iterable[str]) -> Iterator[SceneGraph]:
        """The scenes of many texts, in order, batched. Raises TextError at the text that cannot be read."""
        prepared = ((prepare(text), text) for text in texts)
        pairs = ((source.text, (source, text)) for source, text in prepared)
        stream = self.nlp.pipe(pairs, as_tuples=True, batch_size=_BATCH)
        while batch := list(islice(stream, _BATCH)):
            graphs = self._graphs([doc for doc, _ in batch])
            for (doc, (source, text)), graph in zip(batch, graphs, strict=True):
                yield scene_of(doc, source, text, graph)

    def _graphs(self, docs: list[Doc]) -> Sequence[TokenGraph | None]:
        """What the head says of each text; nothing without a head."""
        if not self.head:
            return [None] * len(docs)
        from layoutgen.parse.fuse.sentences import predict

        return predict(docs)


def prepare(text: str) -> Clean:
    """The cleaned text. Raises TextError when it is empty, too long or not English."""
    if not text.strip():
        raise TextError("The text is empty: say what the picture should show, such as 'a red car on a street'.")
    source = clean(text)
    check_text(source.text, text)
    return source


def scene_of(doc: Doc, source: Clean, original: str, graph: TokenGraph | None = None) -> SceneGraph:
    """The scene of a parsed text. Raises TextError when it names nothing that can be drawn or left out."""
    from layoutgen.parse.extract import extract

    scene = extract(doc, source, original, graph)
    scene.graph["background"] = tuple(dict.fromkeys((*scene.background, *source.places)))
    if not len(scene) and not scene.absent and not scene.background and scene.time is None and not scene.weather:
        raise TextError(
            f"There is nothing to draw in {_short(original)!r}: name at least one thing, such as 'a red car'."
        )
    return scene


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
