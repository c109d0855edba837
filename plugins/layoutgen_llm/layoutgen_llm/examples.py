"""Layouts to learn from: our own, and how the ones most like a scene are chosen.

`python -m layoutgen_llm.examples` lays the captions out again with the engine's own stages and writes `examples.jsonl`.
"""

from __future__ import annotations

import functools
import sys
from collections import Counter
from importlib import resources

from layoutgen.layout import Box, Layout
from layoutgen.scene import SceneData

_FILE = "examples.jsonl"
_WEIGHTS = {"label": 2.0, "predicate": 1.5, "pair": 2.0, "place": 1.0, "number": 1.0}


@functools.cache
def examples() -> tuple[Layout, ...]:
    """The layouts that ship with the plugin, without masks."""
    text = resources.files("layoutgen_llm").joinpath(_FILE).read_text(encoding="utf-8")
    return tuple(Layout.from_json(line) for line in text.splitlines())


def nearest(scene: SceneData, count: int) -> list[Layout]:
    """The `count` examples most like a scene, the likest last, where a model heeds it most.

    Likeness is shared features over all features (weighted Jaccard); LayoutGPT compares CLIP embeddings of the texts.
    """
    wanted = _features(scene)
    ranked = sorted(enumerate(examples()), key=lambda pair: (-_likeness(wanted, _features(pair[1].scene)), pair[0]))
    return [layout for _, layout in reversed(ranked[:count])]


def _features(scene: SceneData) -> Counter[tuple[str, str]]:
    """What a scene is about: its nouns, how many there are, its relations, its place."""
    found: Counter[tuple[str, str]] = Counter()
    labels = {thing.id: thing.label for thing in scene.objects}
    for thing in scene.objects:
        found["label", thing.label] += 1
        found["number", str(thing.count)] += 1
        found.update(("place", position) for position in thing.position)
    for edge in scene.relations:
        found["predicate", edge.predicate] += 1
        found["pair", f"{edge.predicate} {labels[edge.object]}"] += 1
    found.update(("place", word) for word in scene.background)
    return found


def _likeness(a: Counter[tuple[str, str]], b: Counter[tuple[str, str]]) -> float:
    shared = sum(_WEIGHTS[kind] * count for (kind, _), count in (a & b).items())
    every = sum(_WEIGHTS[kind] * count for (kind, _), count in (a | b).items())
    return shared / every if every else 0.0


def _made() -> str:
    """The file's text: every caption of captions.txt, laid out with the number of its line as seed."""
    from layoutgen.engine import Engine

    engine = Engine()
    captions = resources.files("layoutgen_llm").joinpath("captions.txt").read_text(encoding="utf-8").splitlines()
    made = []
    for n, text in enumerate(captions):
        layout = engine.predict(engine.parse(text), seed=n, size=_SIZES[n % len(_SIZES)])
        items = (item.model_copy(update={"box": Box(*(round(v, 3) for v in item.box))}) for item in layout.items)
        made.append(layout.with_items(items).model_copy(update={"provenance": ()}))
    return "".join(f"{layout.to_json()}\n" for layout in made)


_SIZES = ((512, 512), (512, 512), (640, 480), (512, 768))

if __name__ == "__main__":
    sys.stdout.write(_made())
