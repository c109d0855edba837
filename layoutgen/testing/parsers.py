"""What a parser must keep to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from layoutgen.errors import LayoutgenError, PluginError
from layoutgen.meanings import PREDICATES
from layoutgen.scene import SceneData, SceneGraph
from layoutgen.testing.contract import Contract, LeftOut, Subject, broken
from layoutgen.testing.samples import refused_texts, texts


@dataclass(frozen=True, slots=True)
class Case:
    """A parser and the texts that it reads besides the kit's own."""

    subject: Subject
    given: tuple[str, ...] = ()
    seen: dict[str, SceneData | None] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, str]:
        """Texts by what is special about them: the kit's, the parser's `examples`, and those of the test."""
        own = (*getattr(self.subject.stage, "examples", ()), *self.given)
        return texts() | {f"its example {number}": text for number, text in enumerate(own, 1)}

    def read(self, on: str, text: str) -> SceneData | None:
        """The scene as a record, none when the parser refuses the text with one of the engine's errors."""
        try:
            scene = self.subject.use(on, text)
        except PluginError:
            raise
        except LayoutgenError:
            return None
        return record(scene, on)

    def first(self, on: str, text: str) -> SceneData | None:
        """What it read the first time."""
        if text not in self.seen:
            self.seen[text] = self.read(on, text)
        return self.seen[text]

    def readable(self) -> dict[str, str]:
        """The texts that it does not refuse. Ends the contract when it refuses them all."""
        found = {on: text for on, text in self.texts.items() if self.first(on, text) is not None}
        if not found:
            broken("it refuses every text; give it an attribute `examples` with texts that it reads")
        return found


def record(scene: object, on: str) -> SceneData:
    """The scene graph as a record; ends the contract when it is none or not valid."""
    if not isinstance(scene, SceneGraph):
        broken(f"it returns {type(scene).__name__} for {on}; a SceneGraph is wanted")
    try:
        return scene.data()
    except (KeyError, ValueError, TypeError) as error:
        broken(f"its scene graph for {on} is not valid: {error}; build it with scene.put() and scene.relate()")


def _reads(on: str, text: str) -> Contract[Case]:
    def contract(case: Case) -> None:
        if case.first(on, text) is None and on == "two objects":
            raise LeftOut("it does not read English sentences")

    return on, contract


def refusals(case: Case) -> None:
    """Where there is nothing to draw: an empty scene or one of the engine's errors, nothing else."""
    for on, text in refused_texts().items():
        case.read(on, text)


def same_text(case: Case) -> None:
    """The same text gives the same scene, whatever was read before, and from another instance."""
    found = case.readable()
    fresh: Callable[[str], object] = case.subject.fresh()
    for on, text in reversed(found.items()):
        if case.read(on, text) != case.first(on, text):
            broken(f"{on}: the same text gives another scene the second time")
        if record(fresh(text), on) != case.first(on, text):
            broken(f"{on}: a second instance reads the same text as another scene")


def batch_equals_singles(case: Case) -> None:
    """`many` gives what reading one by one gives, in the order of the texts."""
    many = getattr(case.subject.stage, "many", None)
    if many is None:
        raise LeftOut("it has no many(texts)")
    found = case.readable()
    scenes = list(many(list(found.values())))
    if len(scenes) != len(found):
        broken(f"many() returns {len(scenes)} scenes for {len(found)} texts")
    for scene, (on, text) in zip(scenes, found.items(), strict=True):
        if record(scene, on) != case.first(on, text):
            broken(f"{on}: many() reads another scene than the parser alone does")


def spans_lie_in_the_text(case: Case) -> None:
    """A span is first and one-past-last character of the mention in `scene.text`."""
    for on, text in case.readable().items():
        scene = case.first(on, text)
        for thing in scene.objects if scene else ():
            if thing.span is not None and not 0 <= thing.span[0] < thing.span[1] <= len(scene.text if scene else ""):
                broken(f"{on}: the span {list(thing.span)} of {thing.id} does not lie in the scene's text")


def predicates_are_known(case: Case) -> None:
    """Relations have the names that predictors and `satisfy` know."""
    for on, text in case.readable().items():
        scene = case.first(on, text)
        for edge in scene.relations if scene else ():
            if edge.predicate not in PREDICATES:
                broken(
                    f"{on}: the predicate {edge.predicate!r} is not known, so nothing makes it true; "
                    "see layoutgen.meanings.PREDICATES, and keep the text's own words in `words`"
                )


def can_be_laid_out(case: Case) -> None:
    """The engine makes a layout of what is read."""
    from layoutgen.engine import Engine

    engine = Engine()
    for on, text in case.readable().items():
        scene = case.first(on, text)
        if scene is not None:
            try:
                engine.predict(SceneGraph.of(scene))
            except LayoutgenError as error:
                broken(f"{on}: the engine cannot lay its scene out: {error}")


CONTRACTS: tuple[Contract[Case], ...] = (
    *(_reads(on, text) for on, text in texts().items()),
    ("nothing to draw", refusals),
    ("same text, same scene", same_text),
    ("batch equals singles", batch_equals_singles),
    ("spans lie in the text", spans_lie_in_the_text),
    ("predicates are known", predicates_are_known),
    ("its scenes can be laid out", can_be_laid_out),
)
