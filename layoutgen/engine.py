"""The engine: text -> scene graph -> layout -> layout with masks -> picture, with a plugin at every stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from layoutgen import files
from layoutgen.errors import LayoutgenError, PluginError
from layoutgen.layout import Canvas, Layout, canvas_of, seed_of
from layoutgen.plugins import Plugins, guarded
from layoutgen.plugins import plugins as installed_plugins
from layoutgen.scene import SceneGraph

if TYPE_CHECKING:
    from PIL.Image import Image

T = TypeVar("T")
DEFAULTS = {"parser": "spacy", "predictor": "prior", "shaper": "silhouette", "renderer": "clipart"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, the layout it was drawn from (with masks), and what a person should know about it."""

    image: Image
    layout: Layout
    report: tuple[str, ...] = ()

    def png(self) -> bytes:
        """PNG bytes that carry the layout in a text chunk."""
        return files.png_bytes(self.image, self.layout)

    def save(self, path: str | Path) -> None:
        """Writes the PNG, whole or not at all. Raises OutputError."""
        files.write(path, self.png())

    def _repr_png_(self) -> bytes:
        return self.png()


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage in use: its kind, name, where it comes from, and the callable."""

    kind: str
    name: str
    version: str
    call: Any

    def __call__(self, *args: Any, **options: Any) -> Any:
        return guarded(f"{self.kind} {self.name!r}", "failed", self.call, *args, **options)

    def returned(self, value: Any, expected: type[T]) -> T:
        """`value`, if it is of the type that this kind of stage has to return; raises PluginError otherwise."""
        if not isinstance(value, expected):
            raise PluginError(
                f"{self.kind} {self.name!r} returned {type(value).__name__} where a {expected.__name__} was expected"
            )
        return value


class Engine:
    """Four stages and what lies between them. Each stage is a plugin's name ("spacy", "dist:name", "name,option=value")
    or any callable of the stage's form; stages are made when they are first used.

    repair: whether `satisfy` repairs what the predictor returns, so that every stated count and relation holds.
    """

    def __init__(
        self,
        parser: str | Callable[..., Any] = DEFAULTS["parser"],
        predictor: str | Callable[..., Any] = DEFAULTS["predictor"],
        shaper: str | Callable[..., Any] = DEFAULTS["shaper"],
        renderer: str | Callable[..., Any] = DEFAULTS["renderer"],
        *,
        repair: bool = True,
        plugins: Plugins | None = None,
    ) -> None:
        self._asked = {"parser": parser, "predictor": predictor, "shaper": shaper, "renderer": renderer}
        self._made: dict[str, Stage] = {}
        self._plugins = plugins
        self.repair = repair

    def stage(self, kind: str) -> Stage:
        """The stage of a kind, made on first use. Raises PluginError when there is none or it cannot be made."""
        if kind not in self._made:
            asked = self._asked[kind]
            if isinstance(asked, str):
                plugin, call = (self._plugins or installed_plugins()).make(kind, asked)
                self._made[kind] = Stage(kind, plugin.name, f"{plugin.distribution} {plugin.version}", call)
            else:
                name = getattr(asked, "__name__", type(asked).__name__)
                self._made[kind] = Stage(kind, name, "given", asked)
        return self._made[kind]

    # the stages, one by one --------------------------------------------------------------------------------------

    def parse(self, text: str) -> SceneGraph:
        """The scene graph of a text. Raises TextError when there is nothing to draw."""
        parser = self.stage("parser")
        return parser.returned(parser(text), SceneGraph)

    def parse_many(self, texts: Sequence[str]) -> Iterator[SceneGraph | LayoutgenError]:
        """The scene graphs of many texts, in order; a text that cannot be read gives its error instead."""
        parser = self.stage("parser")
        many = getattr(parser.call, "many", None)
        for start in range(0, len(texts), _BATCH):
            batch = texts[start : start + _BATCH]
            try:
                if many is None:
                    raise _OneByOne
                made = list(many(batch))
                if len(made) != len(batch):
                    raise PluginError(f"parser {parser.name!r} returned {len(made)} scenes for {len(batch)} texts")
                yield from (parser.returned(scene, SceneGraph) for scene in made)
            except Exception:  # a single bad text must not cost the batch; alone, each gives its own error
                yield from (_or_error(self.parse, text) for text in batch)

    def predict(
        self, scene: SceneGraph, *, seed: int = 0, keep: Layout | None = None, size: tuple[int, int] | None = None
    ) -> Layout:
        """The layout of a scene on a canvas of `size` pixels (of `keep`, or 512 x 512); repaired if `repair` is on."""
        from layoutgen.predict.satisfy import satisfy

        predictor = self.stage("predictor")
        canvas = canvas_of(*size) if size else keep.canvas if keep is not None else Canvas()
        layout = predictor.returned(predictor(scene, seed=seed, keep=keep, canvas=canvas), Layout)
        if not any(p.stage == "predict" for p in layout.provenance):
            layout = layout.note("predict", predictor.name, predictor.version, seed)
        return satisfy(layout, scene, seed=seed) if self.repair else layout

    def shape(self, layout: Layout, *, seed: int = 0) -> Layout:
        """The layout with the masks that were missing."""
        shaper = self.stage("shaper")
        return shaper.returned(shaper(layout, seed=seed), Layout)

    def render(
        self, layouts: Sequence[Layout], *, seeds: Sequence[int] | None = None, size: tuple[int, int] | None = None
    ) -> list[Picture]:
        """One picture a layout. size: (width, height) in pixels, each layout's canvas when none is given."""
        from PIL.Image import Image

        if size is not None:
            canvas_of(*size)
        renderer = self.stage("renderer")
        wanted = list(seeds) if seeds is not None else [seed_of(layout) for layout in layouts]
        images = renderer.returned(renderer(list(layouts), seeds=wanted, size=size), list)
        if len(images) != len(layouts):
            raise PluginError(f"renderer {renderer.name!r} returned {len(images)} pictures for {len(layouts)} layouts")
        return [
            Picture(renderer.returned(image, Image), layout, (*_told(layout), *self._report(renderer, layout)))
            for image, layout in zip(images, layouts, strict=True)
        ]

    # the whole way -----------------------------------------------------------------------------------------------

    def layout(self, text: str | SceneGraph, *, seed: int = 0, size: tuple[int, int] | None = None) -> Layout:
        """Text or scene graph to layout with masks."""
        scene = self.parse(text) if isinstance(text, str) else text
        return self.shape(self.predict(scene, seed=seed, size=size), seed=seed)

    def generate(self, text: str | SceneGraph, *, seed: int = 0, size: tuple[int, int] | None = None) -> Picture:
        """Text or scene graph to picture: `image = render(shape(predict(parse(text))))`."""
        return self.render([self.layout(text, seed=seed, size=size)], seeds=[seed])[0]

    def variants(
        self, text: str | SceneGraph, count: int, *, seed: int = 0, size: tuple[int, int] | None = None
    ) -> Iterator[Picture]:
        """`count` pictures of one text, with the seeds `seed`, `seed` + 1, and so on."""
        scene = self.parse(text) if isinstance(text, str) else text
        for number in range(seed, seed + count):
            yield self.generate(scene, seed=number, size=size)

    def _report(self, renderer: Stage, layout: Layout) -> Iterable[str]:
        conditions = getattr(renderer.call, "conditions", None)
        if conditions is not None and "boxes" not in conditions:
            listens = ", ".join(sorted(conditions)) or "nothing"
            yield f"{renderer.name} does not listen to boxes (only to {listens}): moving an object changes nothing"
        report = getattr(renderer.call, "report", None)
        if report is not None:
            yield from guarded(f"renderer {renderer.name!r}", "failed in its report", report, layout)


_BATCH = 256


class _OneByOne(Exception):  # noqa: N818 - not an error: the parser simply has no batches
    """The parser reads single texts only."""


def _or_error(parse: Callable[[str], SceneGraph], text: str) -> SceneGraph | LayoutgenError:
    try:
        return parse(text)
    except LayoutgenError as error:
        return error


def _told(layout: Layout) -> Iterator[str]:
    """What the predictor and `satisfy` could not make true, each once."""
    notes = (note for record in layout.provenance for note in record.notes)
    yield from dict.fromkeys(note for note in notes if note.startswith(("contradiction", "not met", "cannot")))
