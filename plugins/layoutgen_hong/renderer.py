"""The renderer `hong`: pictures from the image generator."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from layoutgen.errors import WeightsError
from layoutgen.nn.batch import Encoder
from layoutgen.nn.renderer import GanRenderer, Precision, naming
from layoutgen.nn.weights import CONFIG, Weights, find
from layoutgen.nn.words import Vocabulary
from layoutgen_hong.images import ImageConfig, ImageGenerator

SYSTEM = "hong_image"
MASK_SIZE = 32  # of the packs' masks


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
    encoder = Encoder(
        words, labels, Vocabulary(()), mask_size=MASK_SIZE, backdrop=True, naming=naming(labels.entries[2:])
    )
    return GanRenderer(model, encoder, device=device, precision=precision, compiled=compiled)


def _sizes(found: Weights) -> ImageConfig:
    options: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in found.config.options.items()}
    try:
        return ImageConfig(**options)
    except TypeError as error:
        raise WeightsError(f"{found.folder / CONFIG}: its options do not fit {SYSTEM}: {error}") from None
