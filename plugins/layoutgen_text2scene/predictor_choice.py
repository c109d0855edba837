"""What to take of what the network says: which object comes next, and where.

Classes come in their order, so the share of a class in what is left of the probabilities, from itself on and with the
end, is how likely another one of it is. That is all that is decided here: a wish is met before its class is passed, a
class that the text only implies comes when it is likely enough.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layoutgen.layout import Box
from layoutgen_text2scene.layout import Bins
from layoutgen_text2scene.model import END

Floats = NDArray[np.float64]
SHARP = 24.0  # one over the temperature of places at temperature 1
LARGE = 0.62  # the quantile of sizes: what a text mentions is rather larger than what pictures show of its class


@dataclass
class Quota:
    """How many of each class a scene still needs, and may have, by class id; `first`: classes before it are passed."""

    least: NDArray[np.int64]
    most: NDArray[np.int64]
    likely: Floats  # the chance from which on one more than needed comes
    room: int  # for objects beyond those that are needed
    first: int = END + 1

    def next(self, chances: Floats) -> int:
        """The class to place now, or END. chances: of every class id."""
        left = chances[END + 1 :][::-1].cumsum()[::-1] + chances[END]  # of a class or a later one
        for label in range(self.first, len(chances)):
            tail = left[label - END - 1]
            chance = chances[label] / tail if tail > 1e-12 else 0.0
            if self.least[label] > 0 or (self.most[label] > 0 and self.room > 0 and chance >= self.likely[label]):
                self.first = label
                return label
        return END

    def take(self, label: int) -> None:
        """Counts an object that was placed."""
        self.room -= int(self.least[label] <= 0)
        self.least[label] -= 1
        self.most[label] -= 1


class Chooser:
    """Boxes from the maps of places, scales and aspects.

    A place is judged by what lies around it within `near` canvas widths, and drawn among the judged ones at a
    temperature; sizes are what the network says thereabouts, at quantiles that the temperature spreads.
    Objects of one class keep apart: a place near one of them counts for less, by `apart` of its nearness.
    """

    def __init__(self, bins: Bins, temperature: float, near: float, apart: float) -> None:
        self.bins, self.temperature, self.near, self.apart = bins, temperature, near, apart
        xs, ys = (line.numpy().astype(np.float64) for line in bins.centers())
        self.x, self.y = np.tile(xs, len(ys)), np.repeat(ys, len(xs))  # of each place
        self.nearness = self._nearness(self.x[:, None], self.y[:, None])

    def _nearness(self, x: Floats | float, y: Floats | float) -> Floats:
        """Of every place to points, 1 where they agree."""
        near: Floats = np.exp(-((self.x - x) ** 2 + (self.y - y) ** 2) / (2 * self.near**2))
        return near

    def box(
        self, place: Floats, scale: Floats, ratio: Floats, random: np.random.Generator, alike: Iterable[Box] = ()
    ) -> Box:
        """place: (P,), scale: (S, P), ratio: (R, P), probabilities. alike: boxes of the same class that are there.

        Three numbers of `random` are drawn.
        """
        draw = random.random(3)
        judged = self.nearness @ place
        for box in alike:
            judged = judged * (1 - self.apart * self._nearness(box.cx, box.cy))
        there = self.nearness[self._drawn(judged, draw[0])] * place
        there /= there.sum()
        cx, cy = float(there @ self.x), float(there @ self.y)
        size = float(self.bins.scale_of(self._quantile(scale @ there, LARGE, draw[1])))
        aspect = float(self.bins.ratio_of(self._quantile(ratio @ there, 0.5, draw[2])))
        return Box.around(cx, cy, size * math.sqrt(aspect), size / math.sqrt(aspect))

    def _drawn(self, judged: Floats, draw: float) -> int:
        if self.temperature == 0:
            return int(judged.argmax())
        power = np.exp(np.log(judged / judged.max()) * SHARP / self.temperature).cumsum()
        return int(min(np.searchsorted(power, draw * power[-1]), len(power) - 1))

    def _quantile(self, share: Floats, middle: float, draw: float) -> float:
        """The bin, a real number, below which about so much of the probability lies, as the draw has it."""
        level = min(max(middle + (draw - 0.5) * self.temperature * 0.5, 0.02), 0.98)
        below = np.concatenate([[0.0], share.cumsum() / share.sum()])
        return float(np.interp(level, below, np.arange(len(below)) - 0.5).clip(0, len(share) - 1))
