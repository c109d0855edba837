"""The parser `spacy`: English text -> scene graph, one at a time or in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from layoutgen.errors import TextError
from layoutgen.parse.clean import Clean, clean
from layoutgen.parse.english import check_text
from layoutgen.scene import SceneGraph

if TYPE_CHECKING:
    from spacy.tokens import Doc


class SpacyParser:
    """Callable text -> SceneGraph. `pipeline` names an installed spaCy pipeline; none is the shipped one.

    Labels may be those of Universal Dependencies or of ClearNLP. A trained graph head, when there is one, is a
    component of the pipeline; what it says of a Doc is for `extract` to weigh.
    """

    def __init__(self, pipeline: str | None = None) -> None:
        from layoutgen.parse.pipeline import load

        self.nlp = load(pipeline)

    def __call__(self, text: str | Doc) -> SceneGraph:
        """The scene of a text, or of an already parsed Doc. Raises TextError when there is nothing to read or draw."""
        if isinstance(text, str):
            source = prepare(text)
            return scene_of(self.nlp(source.text), source, text)
        source = Clean(text.text, tuple((i, i + 1) for i in range(len(text.text))), ())
        return scene_of(text, source, text.text)

    def many(self, texts: Iterable[str]) -> Iterator[SceneGraph]:
        """The scenes of many texts, in order, batched. Raises TextError at the text that cannot be read."""
        prepared = ((prepare(text), text) for text in texts)
        pairs = ((source.text, (source, text)) for source, text in prepared)
        for doc, (source, text) in self.nlp.pipe(pairs, as_tuples=True, batch_size=128):
            yield scene_of(doc, source, text)


def prepare(text: str) -> Clean:
    """The cleaned text. Raises TextError when it is empty, too long or not English."""
    if not text.strip():
        raise TextError("The text is empty: say what the picture should show, such as 'a red car on a street'.")
    source = clean(text)
    check_text(source.text, text)
    return source


def scene_of(doc: Doc, source: Clean, original: str) -> SceneGraph:
    """The scene of a parsed text. Raises TextError when it names nothing that can be drawn or left out."""
    from layoutgen.parse.extract import extract

    scene = extract(doc, source, original)
    scene.graph["background"] = tuple(dict.fromkeys((*scene.background, *source.places)))
    if not len(scene) and not scene.absent and not scene.background and scene.time is None and not scene.weather:
        raise TextError(
            f"There is nothing to draw in {_short(original)!r}: name at least one thing, such as 'a red car'."
        )
    return scene


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
