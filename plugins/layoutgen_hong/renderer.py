"""The renderer `hong`: pictures from the image generator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from layoutgen.errors import WeightsError
from layoutgen.layout import Layout
from layoutgen.nn.batch import Encoder, SceneBatch
from layoutgen.nn.renderer import GanRenderer, Precision, Spread, naming
from layoutgen.nn.text import DIGEST, ENCODER, Reader, encoder_of
from layoutgen.nn.weights import CONFIG, Weights, find
from layoutgen.nn.words import Vocabulary
from layoutgen_hong.images import ImageConfig, ImageGenerator

SYSTEM = "hong_image"
MASK_SIZE = 32  # of the packs' masks
LEVEL = 1 / 255  # of a channel: the least difference that a picture can show


def load(weights: str | Path, *, device: str, precision: Precision, compiled: bool) -> GanRenderer:
    """The renderer with weights of this name or folder. Raises WeightsError when they are missing or unfit."""
    found: Weights = find(weights)
    if found.config.system != SYSTEM:
        found.load(torch.nn.Module(), SYSTEM)
    lists = found.config.vocabulary
    if "words" not in lists or "labels" not in lists:
        raise WeightsError(f"{found.folder / CONFIG} lacks a vocabulary: the words and the labels of the training")
    words, labels = Vocabulary(lists["words"]), Vocabulary(lists["labels"])
    model = ImageGenerator(_sizes(found))
    found.load(model, SYSTEM)
    longest = 0 if deaf(found) else Encoder.longest
    encoder = Spread(
        words, labels, Vocabulary(()), mask_size=MASK_SIZE, longest=longest, backdrop=True,
        naming=naming(labels.entries[2:]),
    )  # fmt: skip
    prepare: Callable[[SceneBatch], SceneBatch] | None = None
    if model.config.frozen:
        prepare = Reader(encoder_of(found, model.config.sentence), labels.entries, apart=precision == "exact")
    if deaf(found):
        empty = encoder([Layout()])
        prepare = silent(model, empty if prepare is None else prepare(empty))
    renderer = GanRenderer(model, encoder, prepare=prepare, device=device, precision=precision, compiled=compiled)
    if deaf(found):
        renderer.conditions = model.conditions - {"caption", "words"}
    return renderer


def silent(model: ImageGenerator, empty: SceneBatch) -> Callable[[SceneBatch], SceneBatch]:
    """Gives every scene the vector of a caption, the one of this batch, which is read once."""
    with torch.inference_mode():
        sentence = model.eval().sentence(empty)
    return lambda batch: replace(batch, sentence=sentence.to(batch.device).expand(len(batch), -1))


def deaf(found: Weights) -> bool:
    """Whether these weights draw the same whatever the caption, as measured at the end of their training.

    Then they are given none: a changed text changes no pixel.
    """
    heard = found.config.figures.get("caption")
    return isinstance(heard, float) and heard < LEVEL


def _sizes(found: Weights) -> ImageConfig:
    given = {name: value for name, value in found.config.options.items() if name not in (ENCODER, DIGEST)}
    options: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in given.items()}
    try:
        return ImageConfig(**options)
    except TypeError as error:
        raise WeightsError(f"{found.folder / CONFIG}: its options do not fit {SYSTEM}: {error}") from None
