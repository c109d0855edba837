"""How the shape generator is trained: outlines held to the true ones, and two discriminators that judge them.

The paper's terms: an instance-wise and a global adversarial loss, and a reconstruction loss in features. The features
are those of the instance-wise discriminator, for nothing trained elsewhere is at hand; the masks themselves are
compared as well, as cross-entropy and as one minus their soft IoU.

`layoutgen train hong_shapes --data DIR`, where DIR holds coco_masks_train.jsonl.gz: boxes and polygons, a picture a
line.
"""

from __future__ import annotations

import math
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.gan import Turn
from layoutgen_hong.shape_data import ShapeBatch
from layoutgen_hong.shape_frames import FrameConfig, FrameShapes
from layoutgen_hong.shapes import ShapeDiscriminator, greatest

RATE, WARM = 2e-3, 50
SEEN = 32  # channels of the discriminators' maps
UNNAMED = 0.1  # share of the objects that are learned without their class, for the nouns that have none
WEIGHTS = {"pixels": 1.0, "overlap": 2.0, "features": 0.2, "instance": 0.02, "global": 0.02}


class Judge(nn.Module):
    """A discriminator and the colours in which it sees the classes."""

    def __init__(self, labels: int, size: int) -> None:
        super().__init__()
        self.colours = nn.Embedding(labels, SEEN)
        self.verdict = ShapeDiscriminator(SEEN, size)

    def painted(self, labels: Tensor, where: Tensor) -> Tensor:
        """where: (N, M, M), what of its map each box covers -> (N, SEEN, M, M)."""
        return torch.sigmoid(self.colours(labels))[..., None, None] * where[:, None]


class Judges(nn.Module):
    """One for each shape over its own box, one for all shapes of a canvas together."""

    def __init__(self, config: FrameConfig) -> None:
        super().__init__()
        self.instance = Judge(config.labels, config.size)
        self.whole = Judge(config.labels, config.canvas)
        self._canvas = config.canvas

    def of_instances(self, batch: ShapeBatch, masks: Tensor) -> list[Tensor]:
        """The features of shapes, (N, M, M) over their boxes."""
        maps = self.instance.painted(batch.labels, torch.ones_like(masks))
        return self.instance.verdict.features(masks[:, None], maps)

    def of_pictures(self, batch: ShapeBatch, masks: Tensor) -> Tensor:
        """Probabilities (B,) of the canvases on which the shapes lie."""
        laid = pasted(masks, batch.boxes, self._canvas)
        maps = self.whole.painted(batch.labels, pasted(torch.ones_like(masks), batch.boxes, self._canvas))
        seen = greatest(laid[:, None], batch.owner, len(batch)), greatest(maps, batch.owner, len(batch))
        return cast("Tensor", self.whole.verdict(*seen))


class ShapeTrainee(nn.Module):
    """The generator with its discriminators, and their two turns."""

    def __init__(self, config: FrameConfig, steps: int) -> None:
        super().__init__()
        self.generator = FrameShapes(config)
        self.judges = Judges(config)
        self._steps = steps

    def turns(self) -> list[Turn]:
        """The discriminators' turn comes every fourth step."""
        plan = self._schedule
        judged = Turn("judges", self.judges, self.judging, RATE / 4, (0.5, 0.999), every=4, clip=1.0, schedule=plan)
        return [judged, Turn("shapes", self.generator, self.shaping, RATE, clip=1.0, schedule=plan)]

    def judging(self, batch: SceneBatch) -> dict[str, Tensor]:
        """True shapes are real, the generator's are not."""
        assert isinstance(batch, ShapeBatch)
        with torch.no_grad():
            made = self.generator(batch.given, self._noise(batch)).sigmoid()
        true = _masks(batch)
        judge = self.judges.instance.verdict
        real, fake = (judge.judged(self.judges.of_instances(batch, m)) for m in (true, made))
        pictures = (self.judges.of_pictures(batch, m) for m in (true, made))
        return {"instance": _truth(real, 1) + _truth(fake, 0), "global": sum(map(_truth, pictures, (1, 0)))}

    def shaping(self, batch: SceneBatch) -> dict[str, Tensor]:
        """Half of the pictures are drawn without noise and held to the truth; of the others each shape is drawn twice,
        and the draw that is nearer is held to it, so that noise means another shape and none the likeliest."""
        assert isinstance(batch, ShapeBatch)
        true = _masks(batch)
        given = batch.given
        if self.training:
            unnamed = torch.rand(len(true), device=true.device) < UNNAMED
            given = given._replace(labels=given.labels.masked_fill(unnamed, 1))
        plain = batch.owner % 2 == 0
        seen = self.generator.see(given)
        noise = self._noise(batch).masked_fill(plain[:, None], 0)
        logits = self.generator.draw(seen, noise)
        if self.training and not bool(plain.all()):
            free = ~plain
            again = self.generator.draw(type(seen)(*(part[free] for part in seen)), self._noise(batch)[free])
            nearer = (_overlap(again, true[free]) > _overlap(logits[free], true[free]))[:, None, None]
            logits = logits.masked_scatter(free[:, None, None], torch.where(nearer, again, logits[free]))
        terms = {
            "pixels": functional.binary_cross_entropy_with_logits(logits, true),
            "overlap": (1 - _overlap(logits, true)).mean(),
        }
        made = logits.sigmoid()
        features = self.judges.of_instances(batch, made)
        with torch.no_grad():
            wanted = self.judges.of_instances(batch, true)
        terms["features"] = sum(functional.l1_loss(f, w) for f, w in zip(features, wanted, strict=True))
        terms["instance"] = _truth(self.judges.instance.verdict.judged(features), 1)
        terms["global"] = _truth(self.judges.of_pictures(batch, made), 1)
        return {name: WEIGHTS[name] * term for name, term in terms.items()}

    def _noise(self, batch: ShapeBatch) -> Tensor:
        return torch.randn(len(batch.labels), self.generator.config.noise, device=batch.device)

    def _schedule(self, step: int) -> float:
        return min(1.0, (step + 1) / WARM) * (0.5 + 0.5 * math.cos(math.pi * min(1.0, step / self._steps)))


def pasted(masks: Tensor, boxes: Tensor, size: int) -> Tensor:
    """Shapes over their boxes, (N, M, M), as seen on the whole canvas: (N, size, size)."""
    at = (torch.arange(size, device=boxes.device) + 0.5) / size
    sides = (boxes[:, 2:] - boxes[:, :2]).clamp(min=1 / size)
    columns = 2 * (at - boxes[:, :1]) / sides[:, :1] - 1  # (N, size)
    rows = 2 * (at - boxes[:, 1:2]) / sides[:, 1:] - 1
    grid = torch.stack([columns[:, None].expand(-1, size, -1), rows[:, :, None].expand(-1, -1, size)], -1)
    return functional.grid_sample(masks[:, None], grid, align_corners=False)[:, 0]


def _masks(batch: ShapeBatch) -> Tensor:
    assert batch.masks is not None
    return batch.masks


def _overlap(logits: Tensor, true: Tensor) -> Tensor:
    """Soft IoU of each shape: (N,)."""
    made = logits.sigmoid()
    both = (made * true).sum((1, 2))
    return cast("Tensor", both / (made + true - made * true).sum((1, 2)).clamp(min=1e-3))


def _truth(verdicts: Tensor, real: float) -> Tensor:
    """Cross-entropy of probabilities."""
    return functional.binary_cross_entropy(verdicts.clamp(1e-6, 1 - 1e-6), torch.full_like(verdicts, real))
