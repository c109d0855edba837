"""The predictor `text2scene`: object after object, each placed on the canvas that the ones before it made.

Locked items are placed first; then every wish of the scene is met, and what the text implies comes where the network is
sure enough of it; at the end come things that no class of the network means, as the class that stands for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import torch

from layoutgen.errors import PluginError
from layoutgen.layout import Box, Canvas, Layout
from layoutgen.nn.weights import find
from layoutgen.nn.words import Vocabulary
from layoutgen.predict.learned import settle, stand_ins
from layoutgen.scene import SceneGraph
from layoutgen_text2scene.model import END
from layoutgen_text2scene.predictor_choice import Chooser
from layoutgen_text2scene.predictor_steps import Steps, What, Where
from layoutgen_text2scene.predictor_work import Desk, Next, Step, Work
from layoutgen_text2scene.train_system import restored

VERSION = "1"
AT_ONCE = 64  # scenes that are drawn side by side
BESIDE = 5  # classes of which a step tells the chances


class Text2ScenePredictor:
    """Layouts step by step; the same seed gives the same layout, alone or among others."""

    def __init__(self, steps: Steps, desk: Desk, chooser: Chooser) -> None:
        self.steps, self.desk, self.chooser = steps, desk, chooser

    def __call__(
        self, scene: SceneGraph, *, seed: int = 0, keep: Layout | None = None, canvas: Canvas | None = None
    ) -> Layout:
        """The layout of a scene. Locked items of `keep` stay, and the network sees them before it places the others."""
        return self.watched(scene, seed=seed, keep=keep, canvas=canvas)[0]

    def watched(
        self, scene: SceneGraph, *, seed: int = 0, keep: Layout | None = None, canvas: Canvas | None = None
    ) -> tuple[Layout, list[Step]]:
        """The layout, and every object as it came."""
        work = self.desk.begin(scene, seed, keep)
        self._draw([work])
        return self._settled(work, canvas or (keep.canvas if keep is not None else Canvas()), seed), work.steps

    def traced(
        self,
        scene: SceneGraph,
        folder: Path,
        *,
        seed: int = 0,
        keep: Layout | None = None,
        canvas: Canvas | None = None,
    ) -> Layout:
        """The same layout; pictures of every step are written into the folder. Raises OutputError."""
        from layoutgen_text2scene.trace import write_trace

        layout, steps = self.watched(scene, seed=seed, keep=keep, canvas=canvas)
        write_trace(folder, scene.text, steps)
        return layout

    def many(
        self, scenes: Iterable[SceneGraph], *, seeds: Sequence[int] | None = None, canvas: Canvas | None = None
    ) -> Iterator[Layout]:
        """The layouts of many scenes, as one by one. seeds: of each scene, 0 when none are given."""
        scenes = list(scenes)
        seeds = [0] * len(scenes) if seeds is None else list(seeds)
        for start in range(0, len(scenes), AT_ONCE):
            some = slice(start, start + AT_ONCE)
            works = [self.desk.begin(scene, seed, None) for scene, seed in zip(scenes[some], seeds[some], strict=True)]
            self._draw(works)
            for work, seed in zip(works, seeds[some], strict=True):
                yield self._settled(work, canvas or Canvas(), seed)

    @torch.no_grad()
    def _draw(self, works: Sequence[Work]) -> None:
        """Places all objects of these scenes, one of each at a time; a scene that is done steps out."""
        if not works:
            return
        known, ids = self.desk.words, self.desk.ids
        sight = self.steps.begin([[known.id(word) for word in work.heard] for work in works])
        going = list(works)
        while True:
            sight, what = self.steps.what(sight)
            coming = [work.next(chances, ids) for work, chances in zip(going, what.chances, strict=True)]
            rows = [k for k, one in enumerate(coming) if one.label != END]
            if not rows:
                return
            sight, what = sight.only(rows), what.only(rows)
            going, coming = [going[k] for k in rows], [coming[k] for k in rows]
            labels = torch.tensor([one.label for one in coming])
            where = self.steps.where(sight, labels, what.context)
            boxes = []
            for k, (work, one) in enumerate(zip(going, coming, strict=True)):
                alike = work.boxes.setdefault(one.label, [])
                maps = where.place[k], where.scale[k], where.ratio[k]
                boxes.append(one.box or self.chooser.box(*maps, work.draw, alike))
                alike.append(boxes[-1])
                self._note(work, one, boxes[-1], what, where, k)
            sight = self.steps.paint(sight, labels, boxes)

    def _note(self, work: Work, one: Next, box: Box, what: What, where: Where, row: int) -> None:
        label = self.desk.labels[one.label - END - 1]
        names = {wish.node: wish.label for wish in work.asked}
        if one.box is None:
            work.guess(one.node, label, box)
        read = len(work.heard)
        chances = {self._name(k): float(what.chances[row, k]) for k in what.chances[row].argsort()[::-1][:BESIDE]}
        work.steps.append(
            Step(
                label=names.get(one.node or "", label),
                box=box,
                node=one.node,
                locked=one.box is not None,
                words=tuple(work.heard),
                what=tuple(map(float, what.attention[row, :read])),
                where=tuple(map(float, where.attention[row, :read])),
                chances=tuple(chances.items()),
            )
        )

    def _name(self, label: int) -> str:
        return self.desk.labels[label - END - 1] if label > END else "end"

    def _settled(self, work: Work, canvas: Canvas, seed: int) -> Layout:
        return settle(
            work.scene,
            work.guesses,
            canvas=canvas,
            seed=seed,
            keep=work.keep,
            plugin="text2scene",
            version=VERSION,
            notes=stand_ins(work.asked),
        )


def load(
    weights: str, *, temperature: float, implied: float, more: float = 0.5, near: float = 0.15, apart: float = 0.9
) -> Text2ScenePredictor:
    """The predictor with weights of this name or in this folder. Raises WeightsError, PluginError.

    implied: the chance from which on an object that the text does not mention comes; more: another one of "some".
    near: canvas widths within which places speak for one another. apart: how much objects of one class keep apart.
    """
    if temperature < 0 or not 0 < implied <= 1:
        raise PluginError(
            f"text2scene needs temperature >= 0 and implied above 0 and up to 1, got {temperature:g} and {implied:g}"
        )
    found = find(weights)
    model, bins = restored(found)
    desk = Desk(Vocabulary(found.config.vocabulary["words"]), found.config.vocabulary["labels"], implied, more)
    return Text2ScenePredictor(Steps(model, bins), desk, Chooser(bins, temperature, near, apart))
