"""What `layoutgen train hong_shapes` trains, and on what."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import torch
from torch import Tensor, nn

from layoutgen.data.example import Example
from layoutgen.data.jsonl import read_jsonl
from layoutgen.data.part import held_out
from layoutgen.errors import TrainingError
from layoutgen.nn.system import Prepared
from layoutgen.nn.train import Recipe
from layoutgen.nn.weights import Config as WeightsConfig
from layoutgen.nn.weights import options_of
from layoutgen_hong.shape_data import LABELS, STANCES, Batches, Picture, batch_of, pictures, silhouettes
from layoutgen_hong.shape_frames import FrameConfig
from layoutgen_hong.shape_outlines import level, probabilities
from layoutgen_hong.shape_training import ShapeTrainee

if TYPE_CHECKING:
    from rich.console import Console

FILE = "coco_masks_train.jsonl.gz"
STEPS, PICTURES, DRAWINGS = 600, 8, 16
FOLDS = 5


class ShapeSystem:
    """The shape generator's training. fold: 0..4 keeps a fifth of the pictures aside, none the development part."""

    def __init__(self, fold: int | None = None) -> None:
        if fold is not None and fold not in range(FOLDS):
            raise TrainingError(f"there are the folds 0 to {FOLDS - 1}, not {fold}")
        self.fold = fold

    def prepare(
        self,
        data: Path,
        folder: Path,  # noqa: ARG002 - nothing that is worked out takes long enough to keep
        *,
        steps: int | None,
        seed: int,
        console: Console | None,  # noqa: ARG002
    ) -> Prepared:
        """The training on a folder with coco_masks_train.jsonl.gz, or on such a file.

        Raises FormatError when it cannot be read and TrainingError when no picture is left to learn from.
        """
        file = data / FILE if data.is_dir() else data
        examples = list(read_jsonl(file))
        config = FrameConfig(labels=len(LABELS), poses=len(STANCES))
        learned = pictures((e for e in examples if not self._aside(e)), config.size)
        if not learned:
            raise TrainingError(f"{file} holds no outlines to learn from: no object has polygons")
        aside = pictures((e for e in examples if self._aside(e)), config.size)
        number = steps or STEPS
        torch.manual_seed(seed)
        recipe = Recipe(steps=number, seed=seed, average=0.99, log_every=50, save_every=100)
        batches = Batches(learned, silhouettes(config.size), (PICTURES, DRAWINGS), seed)
        return Prepared(ShapeTrainee(config, number), batches, recipe, _described(config), _Aside(aside))

    def sample(self, folder: Path) -> Path:
        """Writes a little data of the form it reads."""
        lines = []
        for number in range(6):
            side = 0.1 * number
            diamond = [side, 0.5, 0.5 * (side + 0.9), 0.2, 0.9, 0.5, 0.5 * (side + 0.9), 0.8]
            thing = {"label": "person", "box": [side, 0.2, 0.9, 0.8], "mask_polygons": [diamond]}
            lines.append(json.dumps({"id": f"sample-{number}", "captions": ["a person"], "objects": [thing]}))
        with gzip.open(folder / FILE, "wt", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        return folder

    def _aside(self, example: Example) -> bool:
        return held_out(example.id) if self.fold is None else crc32(example.id.encode()) % FOLDS == self.fold


def cut(logits: Tensor) -> Tensor:
    """The cells (M, M) that the shaper would take of a field of logits."""
    field = probabilities(logits.double().numpy())
    return torch.from_numpy(field > level(field))


class _Aside:
    """Mean IoU with the true outlines of pictures that are not learned, at the masks' own size; also by class."""

    def __init__(self, aside: list[Picture]) -> None:
        self._batches = [batch_of([(p, False) for p in aside[k : k + 16]]) for k in range(0, len(aside), 16)]

    @torch.no_grad()
    def __call__(self, model: nn.Module) -> Mapping[str, float]:
        assert isinstance(model, ShapeTrainee)
        model.eval()
        found, labels = [], []
        for batch in self._batches:
            assert batch.masks is not None
            noise = torch.zeros(len(batch.labels), model.generator.config.noise)
            logits = model.generator(batch.given, noise)
            made, true = torch.stack([cut(field) for field in logits]), batch.masks >= 0.5
            either = (made | true).sum((1, 2)).clamp(min=1)
            found.append((made & true).sum((1, 2)) / either)
            labels.append(batch.labels)
        if not found:
            return {}
        every, of = torch.cat(found), torch.cat(labels)
        by_class = torch.stack([every[of == label].mean() for label in of.unique()]).mean()
        return {"iou": float(every.mean()), "iou_by_class": float(by_class)}


def _described(config: FrameConfig) -> WeightsConfig:
    return WeightsConfig(
        system="hong_shapes",
        data="coco",
        options=options_of(config),
        vocabulary={"labels": LABELS.entries[2:], "poses": STANCES.entries[2:]},
        licence="Apache-2.0",
        data_licence="CC BY 4.0 (outlines of COCO), CC BY 4.0 and Apache-2.0 (silhouettes of Twemoji, of Material "
        "Design Icons and of layoutgen's drawings)",
        credit="Outlines of 314 pictures of COCO train2017 (Lin et al., arXiv:1405.0312); silhouettes of Twemoji, "
        "Material Design Icons and layoutgen",
        recipe="layoutgen train hong_shapes --data DIR",
    )
