"""How the abstract-scene variant is trained: `layoutgen train text2scene_abstract --data DATA`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import torch
from torch import nn

from layoutgen.errors import TrainingError
from layoutgen.nn.system import Prepared
from layoutgen.nn.train import Recipe
from layoutgen.nn.weights import Config as Described
from layoutgen.nn.weights import Weights
from layoutgen_text2scene.abstract import AbstractText2Scene, Config
from layoutgen_text2scene.abstract_data import Kinds, batches, kinds_of, read_scenes, sizes_of

if TYPE_CHECKING:
    from rich.console import Console

SYSTEM = "text2scene_abstract"
Size = Literal["small", "published"]
_SMALL = Config(words=0, word_size=64, hidden=32, canvas_first=16, canvas_hidden=32, grid=(10, 10), canvas=20, lr=2e-3)
_MEASURED = 24  # batches of the part that is kept aside


class AbstractSystem:
    """Trains on a file of abstract scenes with poses and expressions (CoDraw as JSON lines).

    size: "published" has the sizes and the schedule of the paper and needs a GPU; "small" is for a CPU. batch: scenes
    of a step.
    """

    def __init__(self, size: Size = "small", batch: int = 8) -> None:
        if size not in ("small", "published"):
            raise TrainingError(f"size={size!r} is not possible: small or published")
        if batch < 1:
            raise TrainingError(f"batch={batch} is not possible: at least one scene a step")
        self.size, self.batch = size, batch

    def prepare(self, data: Path, folder: Path, *, steps: int | None, seed: int, console: Console | None) -> Prepared:  # noqa: ARG002
        """The training on the scenes at `data`; one of sixteen of them is kept aside and measured at checkpoints."""
        examples = read_scenes(data)
        aside, training = examples[::16], [e for k, e in enumerate(examples) if k % 16]
        if not training:
            raise TrainingError(f"{data} has {len(examples)} scenes; at least two are needed")
        kinds = kinds_of(training)
        config = self._config(kinds, steps or self._steps(len(training)), rounds=len(training) // self.batch)
        torch.manual_seed(seed)
        model = AbstractText2Scene(config)
        described = Described(
            system=SYSTEM,
            data="codraw",
            options={**asdict(config), "grid": list(config.grid), "sizes": sizes_of(training)},
            vocabulary={"words": kinds.words.entries[2:], "labels": kinds.clip_art},
            seed=seed,
            licence="CC-BY-NC-4.0",
            data_licence="CC-BY-NC-4.0 (CoDraw, Abstract Scenes)",
            credit="Text2Scene, arXiv:1809.01110; CoDraw, arXiv:1712.05558; Abstract Scenes, Zitnick and Parikh 2013",
        )
        number = steps or self._steps(len(training))
        average = max(0.0, min(0.995, 1 - 20 / number))  # over a twentieth of the run, 200 steps at the most
        recipe = Recipe(number, seed=seed, average=average, log_every=50, save_every=500)
        measured = batches(aside, kinds, min(self.batch, len(aside)), seed)
        held = [measured(k) for k in range(min(_MEASURED, max(1, len(aside) // self.batch)))]

        def validate(module: nn.Module) -> Mapping[str, float]:
            assert isinstance(module, AbstractText2Scene)
            with torch.no_grad():
                found = [module.eval().loss(batch) for batch in held]
            return {name: float(sum(terms[name] for terms in found)) / len(found) for name in found[0]}

        return Prepared(model, batches(training, kinds, self.batch, seed), recipe, described, validate)

    def _steps(self, scenes: int) -> int:
        """50 rounds as published; three for the small size, half an hour of one core."""
        return (50 if self.size == "published" else 3) * max(1, scenes // self.batch)

    def _config(self, kinds: Kinds, steps: int, rounds: int) -> Config:
        sized = {"words": len(kinds.words), "classes": len(kinds.labels)}
        if self.size == "published":
            return replace(Config(words=0), decay=3 * max(1, rounds), **sized)  # type: ignore[arg-type]
        return replace(_SMALL, steps=steps, **sized)  # type: ignore[arg-type]


def restored(weights: Weights) -> tuple[AbstractText2Scene, Kinds]:
    """The network and its vocabularies. Raises WeightsError when the folder holds another system's weights."""
    options = {k: v for k, v in weights.config.options.items() if k != "sizes"}
    grid = options.pop("grid", (28, 28))
    kinds = Kinds.of(weights.config.vocabulary["words"], weights.config.vocabulary["labels"])
    model = AbstractText2Scene(Config(**options, grid=tuple(grid)))  # type: ignore[arg-type]
    weights.load(model, SYSTEM)
    return model.eval(), kinds
