"""How the layout part is trained: the boxes' medians, the numbers of what is not said, the spread, and the masks."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from layoutgen.metrics import SIGMA
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.gan import Turn
from layoutgen_sg2im.beside import count_loss, spread_loss
from layoutgen_sg2im.graphs import GraphBatch
from layoutgen_sg2im.model import Config
from layoutgen_sg2im.reading import Whole

RATE, COUNT_RATE, MASK_RATE, WARM = 1e-3, 3e-3, 3e-3, 300


class Planner(Whole):
    """sg2im without its picture, and the heads beside it; `turns` is what `fit` asks for."""

    def __init__(self, config: Config, classes: int, steps: int) -> None:
        super().__init__(config, classes)
        self.steps = steps

    def turns(self) -> list[Turn]:
        """What graphs teach, and what bags of words teach."""
        net = self.net
        parts = [net.obj_embeddings, net.pred_embeddings, net.gconv, net.gconv_net, net.box_net, self.beside.spread]
        return [
            Turn("layout", nn.ModuleList(parts), self._layout, RATE, clip=5.0, schedule=self._rate),
            Turn("counts", self.beside.counts, self._counts, COUNT_RATE, schedule=self._rate),
            Turn("masks", net.mask_net, self._masks, MASK_RATE, schedule=self._mask_rate),
        ]

    def _rate(self, step: int) -> float:
        """A short rise, then half a cosine down to almost nothing."""
        if step < WARM:
            return (step + 1) / WARM
        return 0.5 + 0.5 * math.cos(math.pi * min(1.0, (step - WARM) / max(1, self.steps - WARM)))

    def _mask_rate(self, step: int) -> float:
        """Falling from where the masks join to the end."""
        late = mask_start(self.steps)
        return max(0.0, min(1.0, (self.steps - step) / max(1, self.steps - late)))

    def _layout(self, batch: SceneBatch) -> dict[str, Tensor]:
        assert isinstance(batch, GraphBatch)
        vectors = self.net.look(batch.labels, batch.triples)
        asked = batch.open > 0
        boxes = self.net.box_net(vectors[asked]).float()
        truth = nearest_choice(boxes, batch.choices[asked], batch.open[asked])
        strays = self.beside.strays(vectors[asked].detach()).float()
        return {
            "box": 0.5 * (boxes - truth).abs().sum(1).mean(),
            "overlap": (1 - overlap(boxes, truth)).mean(),
            "place": (1 - near(boxes, truth)).mean(),
            "spread": 0.1 * spread_loss(strays, boxes, truth),
        }

    def _counts(self, batch: SceneBatch) -> dict[str, Tensor]:
        assert isinstance(batch, GraphBatch)
        return {"unsaid": count_loss(self.beside.counts(batch.bags, batch.starts).float(), batch.more)}

    def _masks(self, batch: SceneBatch) -> dict[str, Tensor]:
        assert isinstance(batch, GraphBatch) and self.net.mask_net is not None
        given = batch.outlined
        if given is None or given.masks is None:  # not yet
            return {"cells": torch.stack([p.sum() for p in self.net.mask_net.parameters()]).sum() * 0}
        asked = given.open > 0
        with torch.no_grad():
            vectors = self.net.look(given.labels, given.triples)[asked]
        odds = self.net.mask_net(vectors[:, :, None, None])[:, 0].float()  # (O, M, M)
        return {"cells": functional.binary_cross_entropy_with_logits(odds, given.masks[asked])}


def mask_start(steps: int) -> int:
    """The step from which the mask net learns: in the second half the vectors change less and less."""
    return steps // 2


def nearest_choice(boxes: Tensor, choices: Tensor, number: Tensor) -> Tensor:
    """The one of its choices that each box comes nearest to: (O, 4). choices: (O, M, 4), the first `number` of them."""
    with torch.no_grad():
        far = (boxes[:, None] - choices).abs().sum(2) + (1 - near(boxes[:, None], choices))  # (O, M)
        closed = torch.arange(choices.shape[1], device=boxes.device) >= number[:, None]
        best = far.masked_fill(closed, torch.inf).argmin(1)
    return choices[torch.arange(len(choices), device=boxes.device), best]


def near(a: Tensor, b: Tensor) -> Tensor:
    """Text2Scene's measure of how near the centres are, 0..1."""
    off = (a[..., :2] + a[..., 2:] - b[..., :2] - b[..., 2:]) / 2
    return torch.exp(-off.square().sum(-1) / (2 * SIGMA * SIGMA))


def overlap(a: Tensor, b: Tensor) -> Tensor:
    """Intersection over union of boxes, (..., 4) each."""
    both = (torch.minimum(a[..., 2:], b[..., 2:]) - torch.maximum(a[..., :2], b[..., :2])).clamp(min=0).prod(-1)
    each = functional.relu(a[..., 2:] - a[..., :2]).prod(-1) + (b[..., 2:] - b[..., :2]).prod(-1)
    return both / (each - both).clamp(min=1e-6)


@torch.no_grad()
def measured(planner: Planner, batch: GraphBatch) -> dict[str, float]:
    """How near the boxes of some graphs come to the true ones, and the loss of the numbers of what is not said."""
    planner.eval()
    vectors = planner.net.look(batch.labels, batch.triples)
    asked = batch.open > 0
    boxes = planner.net.box_net(vectors[asked])
    truth = nearest_choice(boxes, batch.choices[asked], batch.open[asked])
    return {
        "near": float(near(boxes, truth).mean()),
        "overlap": float(overlap(boxes, truth).mean()),
        "counts": float(count_loss(planner.beside.counts(batch.bags, batch.starts), batch.more)),
    }
