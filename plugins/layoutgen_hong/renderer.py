"""The renderer `hong`: pictures from the image generator."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from layoutgen.errors import WeightsError
from layoutgen.nn.batch import Encoder
from layoutgen.nn.renderer import GanRenderer, Precision, naming
from layoutgen.nn.text import CharCnnRnn, Reader, digest, load_char
from layoutgen.nn.weights import CONFIG, Weights, find
from layoutgen.nn.words import Vocabulary
from layoutgen_hong.images import DIGEST, ENCODER, ImageConfig, ImageGenerator

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
    prepare = Reader(_reader(found, model.config.sentence), labels.entries) if model.config.frozen else None
    return GanRenderer(model, encoder, prepare=prepare, device=device, precision=precision, compiled=compiled)


def _sizes(found: Weights) -> ImageConfig:
    given = {name: value for name, value in found.config.options.items() if name not in (ENCODER, DIGEST)}
    options: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in given.items()}
    try:
        return ImageConfig(**options)
    except TypeError as error:
        raise WeightsError(f"{found.folder / CONFIG}: its options do not fit {SYSTEM}: {error}") from None


def _reader(found: Weights, numbers: int) -> CharCnnRnn:
    """The captions' encoder that the weights were trained with."""
    name = str(found.config.options.get(ENCODER, ""))
    reader = load_char(name)
    if reader.size != numbers or digest(reader) != found.config.options.get(DIGEST):
        raise WeightsError(
            f"{found.folder} was trained with another captions' encoder than the {name!r} that is installed: install "
            "the one of its training, or train it again with this one"
        )
    return reader
