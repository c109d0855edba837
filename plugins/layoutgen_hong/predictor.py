"""The predictor `hong`: a caption's things and what it implies, sampled from the box generator and put to the vote.

First the network writes whole layouts freely, except that everything the text asks for must come. How many of each
class these samples agree on is what the scene shows. Then it is asked where just these things lie, several times, and
each thing takes the box that is nearest to all its others. Half of all seeds see the layout in a mirror.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import torch

from layoutgen.errors import PluginError
from layoutgen.layout import Box, Canvas, Layout
from layoutgen.nn.weights import find
from layoutgen.nn.words import Vocabulary
from layoutgen.predict.learned import Guess, Wish, settle, stand_ins
from layoutgen.scene import SceneGraph
from layoutgen_hong.box_choice import elected, numbers
from layoutgen_hong.box_numbers import LABELS, to_boxes
from layoutgen_hong.box_request import Request, owed, request
from layoutgen_hong.box_sampler import Samples, sample
from layoutgen_hong.box_words import resized
from layoutgen_hong.boxes import BoxGenerator, Config

VERSION = "1"
AT_ONCE = 16  # scenes that are sampled side by side


class HongPredictor:
    """Layouts from the box generator; the same seed gives the same layout, alone or among others."""

    def __init__(
        self, model: BoxGenerator, words: Vocabulary, *, temperature: float, confidence: float, samples: int, votes: int
    ) -> None:
        """samples, votes: how often numbers are sampled, and boxes. Raises PluginError for options out of range."""
        if temperature <= 0 or not 0 < confidence <= 1 or min(samples, votes) < 1:
            raise PluginError(
                "hong needs temperature above 0, confidence above 0 and up to 1, samples and votes of at least 1; "
                f"got {temperature:g}, {confidence:g}, {samples}, {votes}"
            )
        self.model, self.words = model.eval(), words
        self.temperature, self.confidence, self.samples, self.votes = temperature, confidence, samples, votes

    def __call__(
        self, scene: SceneGraph, *, seed: int = 0, keep: Layout | None = None, canvas: Canvas | None = None
    ) -> Layout:
        """The layout of a scene. Locked items of `keep` stay, and the network sees them before it writes the others."""
        canvas = canvas or (keep.canvas if keep is not None else Canvas())
        asked = request(scene, keep, self.words)
        return _layout(asked, self.guesses([asked], [seed])[0], canvas, seed)

    def many(
        self, scenes: Iterable[SceneGraph], *, seeds: Sequence[int] | None = None, canvas: Canvas | None = None
    ) -> Iterable[Layout]:
        """The layouts of many scenes, as one by one. seeds: of each scene, 0 when none are given."""
        scenes = list(scenes)
        seeds = [0] * len(scenes) if seeds is None else seeds
        for start in range(0, len(scenes), AT_ONCE):
            part = [request(scene, None, self.words) for scene in scenes[start : start + AT_ONCE]]
            sown = seeds[start : start + AT_ONCE]
            for asked, guesses, seed in zip(part, self.guesses(part, sown), sown, strict=True):
                yield _layout(asked, guesses, canvas or Canvas(), seed)

    def guesses(self, asked: Sequence[Request], seeds: Sequence[int]) -> list[list[Guess]]:
        """What the network places in each scene, the locked items aside."""
        tasks = [each.task for each in asked]
        free = sample(self.model, [t.without_last() for t in tasks], self.samples, [(seed, 1) for seed in seeds])
        exact = [t.exactly(numbers(drawn, t.least, self.confidence)) for t, drawn in zip(tasks, free, strict=True)]
        placed = sample(self.model, exact, self.votes, [(seed, 2) for seed in seeds], temperature=self.temperature)
        return [
            _guessed(each, drawn, each.mirrors and np.random.default_rng((seed, 3)).random() < 0.5)
            for each, drawn, seed in zip(asked, placed, seeds, strict=True)
        ]


def load(weights: str, *, temperature: float, confidence: float, samples: int, votes: int) -> HongPredictor:
    """The predictor with weights of this name or in this folder. Raises WeightsError, PluginError."""
    found = find(weights)
    model = BoxGenerator(Config.read(found.config.options))
    found.load(model, "hong")
    words = Vocabulary(found.config.vocabulary["words"])
    return HongPredictor(model, words, temperature=temperature, confidence=confidence, samples=samples, votes=votes)


def _layout(asked: Request, guesses: Sequence[Guess], canvas: Canvas, seed: int) -> Layout:
    told = stand_ins((*asked.wishes, *asked.late))
    return settle(
        asked.scene, guesses, canvas=canvas, seed=seed, keep=asked.keep, plugin="hong", version=VERSION, notes=told
    )


def _guessed(asked: Request, drawn: Samples, mirrored: bool) -> list[Guess]:
    """The boxes that the samples elect, each handed to the mention that asked for it."""
    labels = drawn.labels[:, len(asked.given) :].copy()
    boxes = to_boxes(torch.from_numpy(drawn.boxes[:, len(asked.given) :])).clamp(0, 1).numpy()
    late = int(asked.task.last.sum())
    labels[:, labels.shape[1] - late :] += len(LABELS)  # stand-ins, to be told from what the class itself asks for
    # Within a class from left to right, so that the samples' things can be told from one another.
    order = np.lexsort((boxes[..., 0] + boxes[..., 2], labels))
    kinds = np.take_along_axis(labels, order, 1)[0]
    chosen = elected(np.take_along_axis(boxes, order[..., None], 1), kinds)
    if mirrored:
        chosen[:, [0, 2]] = 1 - chosen[:, [2, 0]]
    things: tuple[dict[str, list[Box]], dict[str, list[Box]]] = {}, {}
    for kind, box in sorted(zip(kinds.tolist(), chosen.tolist(), strict=True), key=lambda e: -Box(*e[1]).area):
        is_late, label = divmod(kind, len(LABELS))
        things[is_late].setdefault(LABELS.entries[label], []).append(Box(*box))
    return _handed_out(asked, asked.wishes, things[0]) + _handed_out(asked, asked.late, things[1])


def _handed_out(asked: Request, wishes: Sequence[Wish], things: dict[str, list[Box]]) -> list[Guess]:
    """The largest first; mentions with a number choose first, "some" share the rest; what is over is implied."""
    taken = {item.id for item, _ in asked.given}
    made: list[Guess] = []
    for wish in sorted(wishes, key=lambda w: not w.exactly):
        left = things.get(wish.known, [])
        number = owed(wish, asked.given)
        if not wish.exactly:
            sharing = [w for w in wishes if w.known == wish.known and not w.exactly]
            number = max(number, len(left) // (len(sharing) - sharing.index(wish)))
        free = (k for k in range(1, len(taken) + number + 1) if f"{wish.node}.{k}" not in taken)
        fit = left[:number] if wish.exact else [resized(box, wish.label, wish.known) for box in left[:number]]
        made += [Guess(wish.node, k, wish.known, box) for k, box in zip(free, fit, strict=False)]
        things[wish.known] = left[number:]
    return made + [Guess(None, 0, known, box) for known, boxes in things.items() for box in boxes]
