"""A system of four numbers a label, as a plugin in one file: the median box of each label of a JSON-lines file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import layoutgen

if TYPE_CHECKING:
    from rich.console import Console

    from layoutgen.nn.system import Prepared
    from layoutgen.nn.weights import Config


class Medians:
    """The system. lr: of the one turn."""

    def __init__(self, lr: float) -> None:
        self.lr = lr

    def prepare(self, data: Path, folder: Path, *, steps: int | None, seed: int, console: Console | None) -> Prepared:
        from layoutgen.data.jsonl import read_jsonl
        from layoutgen.nn.batch import Encoder, SceneBatch
        from layoutgen.nn.system import Prepared
        from layoutgen.nn.train import Recipe
        from layoutgen.nn.weights import Config
        from layoutgen.nn.words import Vocabulary

        layouts = [example.layout for example in read_jsonl(data / "boxes.jsonl")]
        labels = sorted({item.label for layout in layouts for item in layout.items})
        encode = Encoder(Vocabulary([]), Vocabulary(labels), Vocabulary([]))
        model = medians(len(labels) + 2, self.lr)

        def batch(step: int) -> SceneBatch:
            return encode([layouts[step % len(layouts)]])

        def validate(network: Any) -> dict[str, float]:
            return {"box": float(network.loss(encode(layouts))["box"])}

        recipe = Recipe(steps or 60, seed=seed, log_every=10, save_every=20)
        config = Config(
            system="medians", data="boxes", options={"lr": self.lr}, vocabulary={"labels": tuple(labels)},
            licence="CC0-1.0",
        )  # fmt: skip
        return Prepared(model, batch, recipe, config, validate)

    def read(self, file: Path) -> tuple[Any, Config]:
        from layoutgen.nn.weights import Config, fill, read_checkpoint

        tensors = read_checkpoint(file)
        model = medians(len(tensors["table.weight"]), self.lr)
        fill(model, tensors, file)
        return model, Config(system="medians", data="theirs")


def medians(labels: int, lr: float) -> Any:
    """The network: a row of four numbers for each label."""
    import torch
    from torch import nn

    from layoutgen.nn.gan import Turn

    class Median(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.table = nn.Embedding(labels, 4)
            nn.init.constant_(self.table.weight, 0.5)

        def loss(self, batch: Any) -> dict[str, Any]:
            noise = 0.01 * torch.randn(len(batch.labels), 4)
            return {"box": (self.table(batch.labels) + noise - batch.boxes).abs().mean()}

        def turns(self) -> list[Turn]:
            return [Turn("median", self, self.loss, lr=lr)]

    return Median()


@layoutgen.hookimpl
def register_systems(register: Any) -> None:
    @register
    def medians(lr: float = 0.05) -> Medians:
        """The median box of each label.

        lr: the learning rate.
        """
        return Medians(lr)
