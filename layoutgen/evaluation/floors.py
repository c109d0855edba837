"""Two layouts without any learning that a predictor has to be better than: another picture's, and the usual boxes."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

import numpy as np

from layoutgen.data.example import Example
from layoutgen.errors import FormatError
from layoutgen.evaluation.classes import class_in
from layoutgen.evaluation.protocol import EVERY, Protocol
from layoutgen.judging import instances
from layoutgen.layout import Box
from layoutgen.metrics import Thing
from layoutgen.predict.meaning import meaning
from layoutgen.scene import SceneData, SceneObject
from layoutgen.vocab import nearest_coco

_WORD = re.compile(r"\w\w+")


class NearestCaption:
    """The boxes of the training picture that has the caption most like this one: the cosine of TF-IDF vectors.

    Words of two letters or more, lower case; weight: count * (ln((1 + N) / (1 + captions with the word)) + 1).
    """

    def __init__(self, train: Sequence[Example], protocol: Protocol = EVERY) -> None:
        """By picture, first captions alone are compared. Raises FormatError when no example has a caption."""
        last = 1 if protocol.by_picture else None
        owners = [k for k, example in enumerate(train) for _ in example.captions[:last]]
        said = [_words(caption) for example in train for caption in example.captions[:last]]
        if not said:
            raise FormatError("no example of the training data has a caption, so none can be the nearest")
        seen = Counter(word for words in said for word in words)
        self._weights = {word: math.log((1 + len(said)) / (1 + number)) + 1 for word, number in seen.items()}
        places: dict[str, list[int]] = defaultdict(list)
        values: dict[str, list[float]] = defaultdict(list)
        for k, words in enumerate(said):
            vector = {word: number * self._weights[word] for word, number in words.items()}
            length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
            for word, value in vector.items():
                places[word].append(k)
                values[word].append(value / length)
        self._postings = {word: (np.array(places[word]), np.array(values[word])) for word in places}
        self._train, self._owners, self._protocol = train, owners, protocol

    def __call__(self, text: str) -> list[Thing]:
        """Classes and boxes; of equally near captions the first one's."""
        likeness = np.zeros(len(self._owners))
        for word, number in _words(text).items():
            if word in self._postings:
                where, value = self._postings[word]
                likeness[where] += number * self._weights[word] * value
        return self._protocol.truth(self._train[self._owners[int(likeness.argmax())]])


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


class MedianBox:
    """Every mentioned class at the median of the box that it usually has: of the largest one of each picture.

    As many times as the text says, a vague plural as often as the engine draws it (`checks.instances`); all instances
    lie at the same place. Of a protocol by picture each class once, and a noun's class is the one most like it.
    """

    def __init__(self, train: Iterable[Example], protocol: Protocol = EVERY) -> None:
        self._protocol = protocol
        largest: dict[str, list[Box]] = defaultdict(list)
        for example in train:
            best: dict[str, Box] = {}
            for name, box in protocol.truth(example):
                if name not in best or box.area > best[name].area:
                    best[name] = box
            for name, box in best.items():
                largest[name].append(box)
        self._boxes = {
            name: Box(*(median(box[side] for box in boxes) for side in range(4))) for name, boxes in largest.items()
        }

    def __call__(self, scene: SceneData) -> list[Thing]:
        """Classes and boxes of what a scene mentions."""
        made: list[Thing] = []
        for thing in scene.objects:
            name = self._class_of(thing, scene) if thing.kind == "thing" else None
            if name is None or name not in self._boxes:
                continue
            if not self._protocol.by_picture:
                made += [(name, self._boxes[name])] * instances(thing.count)
            elif all(name != other for other, _ in made):
                made.append((name, self._boxes[name]))
        return made

    def _class_of(self, thing: SceneObject, scene: SceneData) -> str | None:
        return nearest_coco(meaning(thing, scene)) if self._protocol.by_picture else class_in(thing, scene)
