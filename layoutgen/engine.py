"""The engine: text -> scene graph -> layout -> layout with masks -> picture, with a plugin at every stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from layoutgen import files, given
from layoutgen.border import layout_from, pictures_from, scene_from, shaped_from
from layoutgen.errors import FailedPluginError, LayoutgenError, PluginError, TextError
from layoutgen.guard import going_on
from layoutgen.layout import Canvas, Layout, seed_of
from layoutgen.meanings import known
from layoutgen.plugins import OWN, Plugins, guarded, parse_spec
from layoutgen.plugins import plugins as installed_plugins
from layoutgen.scene import SceneGraph
from layoutgen.stages import Stage, report
from layoutgen.stages import unmet as unmet

if TYPE_CHECKING:
    from PIL.Image import Image

    from layoutgen.edit import Edited, History
    from layoutgen.edit.words.command import Tools

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


class Engine:
    """Four stages and what lies between them. Each stage is a plugin's name ("spacy", "dist:name", "name,option=value")
    or any callable of the stage's form; stages are made when they are first used.

    repair: whether `satisfy` repairs what the predictor returns, so that every stated count and relation holds.
    fallback: whether the engine's own stage takes over where a plugin fails; `fallbacks` and the reports say so.
    """

    def __init__(
        self,
        parser: str | Callable[..., Any] = DEFAULTS["parser"],
        predictor: str | Callable[..., Any] = DEFAULTS["predictor"],
        shaper: str | Callable[..., Any] = DEFAULTS["shaper"],
        renderer: str | Callable[..., Any] = DEFAULTS["renderer"],
        *,
        repair: bool = True,
        fallback: bool = False,
        plugins: Plugins | None = None,
    ) -> None:
        self._asked = {"parser": parser, "predictor": predictor, "shaper": shaper, "renderer": renderer}
        self._made: dict[str, Stage] = {}
        self._stand_ins: dict[str, Stage] = {}
        self._found = plugins
        self._told: list[str] = []
        self._tools: Tools | None = None
        self.repair = repair
        self.fallback = fallback

    @property
    def plugins(self) -> Plugins:
        """The plugins that names are looked up in."""
        return self._found or installed_plugins()

    @property
    def fallbacks(self) -> tuple[str, ...]:
        """A sentence on each failure that the engine's own stage stood in for, each once."""
        return tuple(dict.fromkeys(self._told))

    def stage(self, kind: str) -> Stage:
        """The stage of a kind, made on first use. Raises PluginError when there is none or it cannot be made."""
        if kind not in self._made:
            asked = self._asked[kind]
            if isinstance(asked, str):
                plugin, call = self.plugins.make(kind, asked)
                version = f"{plugin.distribution} {plugin.version}"
                self._made[kind] = Stage(kind, plugin.name, plugin.distribution, version, call)
            else:
                name = getattr(asked, "__name__", type(asked).__name__)
                self._made[kind] = Stage(kind, name, "", "given", asked)
        return self._made[kind]

    def _use(self, kind: str, use: Callable[[Stage], T]) -> T:
        """`use(stage)`; where the plugin fails and `fallback` is on, the same with the engine's own stage."""
        try:
            return use(self.stage(kind))
        except FailedPluginError as error:
            if not self.fallback or self._is_own(kind):
                raise
            stand_in = self._stand_in(kind)
            self._told.append(f"{error}; the {kind} {stand_in.name!r} did it instead")
            self._made.setdefault(kind, stand_in)  # what cannot be made will not be made the next time either
            return use(stand_in)

    def _stand_in(self, kind: str) -> Stage:
        """The engine's own stage of a kind, made once."""
        if kind not in self._stand_ins:
            plugin, call = self.plugins.make(kind, f"{OWN}:{DEFAULTS[kind]}")
            self._stand_ins[kind] = Stage(kind, plugin.name, OWN, f"{OWN} {plugin.version}", call)
        return self._stand_ins[kind]

    def _is_own(self, kind: str) -> bool:
        """Whether the stage asked for is the engine's own: where that fails, nothing better can take over."""
        asked = self._asked[kind]
        if not isinstance(asked, str):
            return False
        try:
            return self.plugins.find(kind, parse_spec(kind, asked)[0]).distribution == OWN
        except PluginError:
            return False

    # the stages, one by one --------------------------------------------------------------------------------------

    def parse(self, text: str) -> SceneGraph:
        """The scene graph of a text. Raises TextError when there is nothing to draw."""
        words = given.text_from(text)
        return self._use("parser", lambda parser: scene_from(parser.who, parser(words), parser.origin == OWN))

    def parse_many(self, texts: Sequence[str]) -> Iterator[SceneGraph | LayoutgenError]:
        """The scene graphs of many texts, in order; a text that cannot be read gives its error instead."""
        texts = given.texts_from(texts)
        self._use("parser", lambda parser: parser)  # a wrong name is one error, not one a text
        for start in range(0, len(texts), _BATCH):
            batch = texts[start : start + _BATCH]
            yield from self._batch(batch) or (_or_error(self.parse, text) for text in batch)

    def _batch(self, texts: Sequence[str]) -> list[SceneGraph | LayoutgenError] | None:
        """The scenes in one go, and the errors of texts that the parser's batch goes on after. None when the parser has
        no batches, or the batch ended at an error: alone, each text has its own."""
        try:
            parser = self.stage("parser")
            ours = parser.origin == OWN
            many = getattr(parser.call, "many", None)
            if many is None:
                return None
            made = guarded(parser.who, "failed", lambda: list(islice(going_on(many(texts)), len(texts) + 1)))
            scenes: list[SceneGraph | LayoutgenError]
            scenes = [one if isinstance(one, TextError) else scene_from(parser.who, one, ours) for one in made]
        except LayoutgenError:
            return None
        return scenes if len(scenes) == len(texts) else None

    def predict(
        self, scene: SceneGraph, *, seed: int = 0, keep: Layout | None = None, size: tuple[int, int] | None = None
    ) -> Layout:
        """The layout of a scene on a canvas of `size` pixels (of `keep`, or 512 x 512); repaired if `repair` is on.

        Raises LayoutgenError for a relation whose predicate has no meaning in a picture.
        """
        from layoutgen.predict.satisfy import satisfy

        canvas = given.canvas_from(size) if size else keep.canvas if keep is not None else Canvas()
        seed = given.seed_from(seed)
        for relation in given.scene_from(scene).relations:
            known(relation.predicate)

        def use(predictor: Stage) -> Layout:
            own = predictor.own(scene, scene.copy)
            kept = keep and predictor.own(keep, lambda: keep.model_copy(deep=True))
            layout = layout_from(predictor.who, predictor(own, seed=seed, keep=kept, canvas=canvas), canvas)
            if not any(p.stage == "predict" for p in layout.provenance):
                layout = layout.note("predict", predictor.name, predictor.version, seed)
            return layout

        layout = self._use("predictor", use)
        return satisfy(layout, scene, seed=seed) if self.repair else layout

    def shape(self, layout: Layout, *, seed: int = 0) -> Layout:
        """The layout with the masks that were missing."""

        def use(shaper: Stage) -> Layout:
            own = shaper.own(layout, lambda: layout.model_copy(deep=True))
            return shaped_from(shaper.who, shaper(own, seed=seed), layout)

        return self._use("shaper", use)

    def render(
        self, layouts: Sequence[Layout], *, seeds: Sequence[int] | None = None, size: tuple[int, int] | None = None
    ) -> list[Picture]:
        """One picture a layout. size: (width, height) in pixels, each layout's canvas when none is given."""
        return self._render(layouts, seeds, size, len(self._told))

    def _render(
        self, layouts: Sequence[Layout], seeds: Sequence[int] | None, size: tuple[int, int] | None, told: int
    ) -> list[Picture]:
        """told: how many fallbacks had been told of before this picture was begun."""
        layouts = given.layouts_from(layouts)
        if size is not None:
            given.canvas_from(size)
        wanted = [given.seed_from(seed) for seed in (seeds if seeds is not None else map(seed_of, layouts))]
        sizes = [size or (layout.canvas.width, layout.canvas.height) for layout in layouts]

        def use(renderer: Stage) -> list[Picture]:
            own = renderer.own(list(layouts), lambda: [layout.model_copy(deep=True) for layout in layouts])
            images = pictures_from(renderer.who, renderer(own, seeds=list(wanted), size=size), sizes)
            return [
                Picture(image, layout, (*unmet(layout), *report(renderer, layout)))
                for image, layout in zip(images, layouts, strict=True)
            ]

        made = self._use("renderer", use)
        said = dict.fromkeys((*self._told[told:], *self.plugins.remarks))
        return [replace(picture, report=(*picture.report, *said)) for picture in made] if said else made

    # the whole way -----------------------------------------------------------------------------------------------

    def layout(self, text: str | SceneGraph, *, seed: int = 0, size: tuple[int, int] | None = None) -> Layout:
        """Text or scene graph to layout with masks."""
        scene = self.parse(text) if isinstance(text, str) else text
        return self.shape(self.predict(scene, seed=seed, size=size), seed=seed)

    def generate(self, text: str | SceneGraph, *, seed: int = 0, size: tuple[int, int] | None = None) -> Picture:
        """Text or scene graph to picture: `image = render(shape(predict(parse(text))))`."""
        told = len(self._told)
        return self._render([self.layout(text, seed=seed, size=size)], [seed], None, told)[0]

    # changing a layout by words ----------------------------------------------------------------------------------

    def edit(self, layout: Layout, words: str, *, seed: int = 0) -> Edited:
        """The layout after commands in English ("move the dog left of the car; make it bigger"), and what to tell.

        All commands are carried out or none. "undo" takes back commands of this text; `edit_history` remembers more.
        Raises EditError when something is not understood or cannot be done, and AmbiguousError, a question that names
        the candidates, when several things could be meant.
        """
        from layoutgen.edit import Edited, History

        history, told = self.edit_history(History.of(layout), words, seed=seed)
        return Edited(history.layout, told)

    def edit_history(self, history: History, words: str, *, seed: int = 0) -> tuple[History, tuple[str, ...]]:
        """The history with a step for each command of the text, and what to tell; raises as `edit` does.

        Masks that an edit made stale are filled in again where the layout had masks.
        """
        from layoutgen.edit.words.session import edited

        return edited(history, words, self._edit_tools(), seed)

    def _edit_tools(self) -> Tools:
        """What edits need of other stages: the shipped pipeline reads the words, the predictor places what is new."""
        from layoutgen.edit.words.command import Tools

        if self._tools is None:
            own = self.plugins.make("parser", f"{OWN}:spacy")[1]
            self._tools = Tools(own.nlp, own, self._placed, self._shaped_again, tuple(self._edit_commands()))
        return self._tools

    def _placed(self, scene: SceneGraph, keep: Layout, seed: int) -> Layout:
        """The layout of a scene with locked items kept, as the predictor makes it: edits repair what they must."""

        def use(predictor: Stage) -> Layout:
            own = predictor.own(scene, scene.copy)
            made = predictor(own, seed=seed, keep=keep, canvas=keep.canvas)
            return layout_from(predictor.who, made, keep.canvas)

        return self._use("predictor", use)

    def _shaped_again(self, layout: Layout, before: Layout, seed: int) -> Layout:
        """The layout with the masks that an edit made stale, where it had masks before."""
        stale = any(item.mask is None for item in layout.items)
        return self.shape(layout, seed=seed) if stale and any(item.mask for item in before.items) else layout

    def _edit_commands(self) -> Iterator[Callable[[Layout, str], Layout | None]]:
        """The edit commands of plugins, each checked: what it returns has to be a layout or None.

        One that fails is no command where `fallback` is on: the words are then read by the others.
        """
        for plugin in self.plugins:
            if plugin.kind == "edit_command" and (command := self._or_none(plugin.make)) is not None:
                yield partial(self._or_none, partial(_plugged, plugin.who, command))

    def _or_none(self, call: Callable[..., T], *args: Any) -> T | None:
        """What the call of an edit command gives; None where it fails and `fallback` is on."""
        try:
            return call(*args)
        except FailedPluginError as error:
            if not self.fallback:
                raise
            self._told.append(f"{error}; the words were read without it")
            return None

    def variants(
        self, text: str | SceneGraph, count: int, *, seed: int = 0, size: tuple[int, int] | None = None
    ) -> Iterator[Picture]:
        """`count` pictures of one text, with the seeds `seed`, `seed` + 1, and so on."""
        scene = self.parse(text) if isinstance(text, str) else text
        for number in range(seed, seed + count):
            yield self.generate(scene, seed=number, size=size)


_BATCH = 1024  # texts that a parser is given together; ours is faster on many of one length


def _plugged(who: str, command: Callable[..., Any], layout: Layout, words: str) -> Layout | None:
    """A plugin's edit command used. Raises FailedPluginError when it fails or returns something else than a layout."""
    made = guarded(who, "failed", command, layout.model_copy(deep=True), words)
    return None if made is None else layout_from(who, made, made.canvas if isinstance(made, Layout) else layout.canvas)


def _or_error(parse: Callable[[str], SceneGraph], text: str) -> SceneGraph | LayoutgenError:
    try:
        return parse(text)
    except LayoutgenError as error:
        return error
