"""How a char-CNN-RNN is trained: captions and pictures of a pack into one space (arXiv:1605.05395, section 3).

The inner product of a picture's and a caption's vector shall be larger than with the other captions of the batch, and
with the other pictures, by a margin: the structured joint embedding, symmetric. The picture's network is small and
trained along; it is thrown away. Not in the paper: both vectors also say which labels the picture has, which tells a
caption's objects from little data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from layoutgen.errors import TrainingError
from layoutgen.nn import weights
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.gan import Turn
from layoutgen.nn.packed import Packed, batches
from layoutgen.nn.system import Prepared
from layoutgen.nn.text import CLIPART64, SYSTEM, CharCnnRnn, CharConfig
from layoutgen.nn.train import Recipe

if TYPE_CHECKING:
    from rich.console import Console

STEPS, BATCH = 1200, 64
CHOICE = 32  # captions among which the right one is looked for
_JUDGED = 20  # such choices at every checkpoint


class PictureEncoder(nn.Module):
    """A picture's vector, by five strided convolutions."""

    def __init__(self, size: int, width: int = 24) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        before = 3
        for channels in (width, 2 * width, 4 * width, 6 * width):
            layers += [nn.Conv2d(before, channels, 4, 2, 1, bias=False), nn.BatchNorm2d(channels), nn.ReLU()]
            before = channels
        self.net = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(4), nn.Flatten(), nn.Linear(before * 16, size))

    def forward(self, pictures: Tensor) -> Tensor:
        """pictures: (B, 3, H, W) in -1..1 -> (B, size)."""
        made: Tensor = self.net(pictures)
        return made


class JointEmbedding(nn.Module):
    """Both encoders, and the heads that name labels."""

    def __init__(self, config: CharConfig, labels: int, steps: int, label_weight: float = 2.0) -> None:
        super().__init__()
        self.text, self.picture = CharCnnRnn(config), PictureEncoder(config.embedding)
        self.text_labels, self.picture_labels = (nn.Linear(config.embedding, labels) for _ in range(2))
        self.labels, self.steps, self.label_weight = labels, steps, label_weight

    def turns(self) -> list[Turn]:
        return [Turn("embedding", self, self.losses, lr=7e-4, clip=5.0, schedule=self.schedule)]

    def schedule(self, step: int) -> float:
        """Falls to a twentieth."""
        return float(0.05 ** (step / self.steps))

    def losses(self, batch: SceneBatch) -> dict[str, Tensor]:
        """The joint embedding's loss, and what the labels cost."""
        assert batch.images is not None
        said, seen = self.text.read(batch.texts), self.picture(batch.images)  # (B, size) each
        there = label_sets(batch, self.labels)
        named = [head(v) for head, v in ((self.text_labels, said), (self.picture_labels, seen))]
        costs = torch.stack([functional.binary_cross_entropy_with_logits(logits, there) for logits in named])
        return {"joint": joint(seen @ said.T, alike(batch)), "labels": self.label_weight * costs.sum()}

    def kept(self) -> CharCnnRnn:
        """The part that is used after training."""
        return self.text


def joint(scores: Tensor, same: Tensor) -> Tensor:
    """The structured joint embedding's loss, the mean over all mistakes that can be made.

    scores: (B, B), pictures in rows and captions in columns, each with its own on the diagonal. same: (B, B) bool,
    pairs that are no mistake.
    """
    right = scores.diagonal()
    captions = (1 + scores - right[:, None]).relu()  # another caption for this picture
    pictures = (1 + scores - right[None]).relu()  # another picture for this caption
    return (captions + pictures).masked_fill(same, 0).sum() / (~same).sum().clamp(min=1)


def alike(batch: SceneBatch) -> Tensor:
    """Which pairs of scenes have the same caption: (B, B) bool."""
    texts = np.asarray(batch.texts)
    return torch.from_numpy(texts[:, None] == texts[None]).to(batch.device)


def label_sets(batch: SceneBatch, labels: int) -> Tensor:
    """Which labels each scene has: (B, labels) float, 0 or 1."""
    there = torch.zeros(len(batch), labels, device=batch.device)
    there[batch.owner, batch.labels] = 1
    return there


@torch.no_grad()
def recall(model: JointEmbedding, groups: Sequence[SceneBatch]) -> float:
    """How often a picture's own caption scores best of all captions of its group."""
    right = [
        (model.picture(batch.images) @ model.text.read(batch.texts).T).argmax(1) == torch.arange(len(batch))
        for batch in groups
    ]
    return float(torch.cat(right).double().mean())


# the system -----------------------------------------------------------------------------------------------------------


class CharCnnRnnSystem:
    """Trains on a pack, or on all packs of a folder in turn; weights are named "char_cnn_rnn.<pack or folder>"."""

    def prepare(self, data: Path, folder: Path, *, steps: int | None, seed: int, console: Console | None) -> Prepared:  # noqa: ARG002
        """The training. Raises FormatError for no pack, TrainingError for one without captions or pictures."""
        found = packs(data)
        for packed in found:
            if not packed.train or not any(captions for _, captions in packed.pack.said):
                raise TrainingError(f"{packed.pack.folder} has no pictures with captions to train on")
        names = tuple(dict.fromkeys(name for packed in found for name in packed.labels.entries))
        number = steps or STEPS
        head = found[0].pack.head
        groups = [group for packed in found for group in _groups(packed, names)]
        return Prepared(
            JointEmbedding(CLIPART64, len(names), number),
            _alternating(found, names, seed),
            Recipe(steps=number, seed=seed, average=0.99, save_every=250),
            weights.Config(
                system=SYSTEM,
                data=head.name if len(found) == 1 else data.resolve().name,
                options=weights.options_of(CLIPART64),
                recipe=f"layoutgen train {SYSTEM} --data {data.resolve().name}",
                licence="Apache-2.0",
                data_licence=_all(packed.pack.head.licence for packed in found),
                credit=_all(packed.pack.head.credit for packed in found),
            ),
            lambda trained: _measured(trained, groups),
        )


def packs(data: Path) -> list[Packed]:
    """The pack at this path, or those in this folder, in the order of their names."""
    inside = sorted(path.parent for path in data.glob("*/pack.json")) if data.is_dir() else []
    return [Packed(path) for path in (inside if inside and not (data / "pack.json").is_file() else [data])]


def _renumbered(packed: Packed, names: Sequence[str]) -> Callable[[SceneBatch], SceneBatch]:
    """The pack's numbers of labels as places in `names`."""
    table = torch.tensor([names.index(name) for name in packed.labels.entries])
    return lambda batch: replace(batch, labels=table[batch.labels])


def _alternating(found: Sequence[Packed], names: Sequence[str], seed: int) -> Callable[[int], SceneBatch]:
    """Step -> batch of one pack, the packs in turn."""
    made = [batches(packed, min(BATCH, len(packed.train)), seed) for packed in found]
    numbered = [_renumbered(packed, names) for packed in found]

    def batch(step: int) -> SceneBatch:
        turn, which = divmod(step, len(found))
        return numbered[which](made[which](turn))

    return batch


def _groups(packed: Packed, names: Sequence[str]) -> list[SceneBatch]:
    """Pictures of the test part with different captions, CHOICE in each group."""
    different = list({packed.caption(row): row for row in reversed(packed.test)}.values())[::-1]
    numbered = _renumbered(packed, names)
    starts = range(0, min(len(different) - CHOICE + 1, _JUDGED * CHOICE), CHOICE)
    return [numbered(packed.batch(different[k : k + CHOICE])) for k in starts]


def _measured(trained: nn.Module, groups: Sequence[SceneBatch]) -> dict[str, float]:
    assert isinstance(trained, JointEmbedding)
    return {f"right of {CHOICE}": recall(trained, groups)} if groups else {}


def _all(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(text for text in texts if text))
