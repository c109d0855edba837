"""sg2im's pictures (arXiv:1804.01622, section 3): the painter, its two judges, and their losses.

Boxes and masks of the layout are drawn, as in the paper's training; the vectors come from the graph. The networks' own
pictures are normalised as ImageNet's; here they come and go as -1..1.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Generator, Tensor
from torch.nn import functional

from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.gan import GAN, Artist, Noise, Turn
from layoutgen.nn.losses import deceived, judged
from layoutgen_sg2im.discriminators import ObjectDiscriminator, PatchDiscriminator
from layoutgen_sg2im.image_config import ImageConfig
from layoutgen_sg2im.image_graph import Graph, Grapher, whole
from layoutgen_sg2im.image_quick import QuickSg2Im
from layoutgen_sg2im.model import Sg2Im
from layoutgen_sg2im.sentence import Names

MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)  # of ImageNet's colours in 0..1


class Painter(Artist):
    """The generator with its vocabulary. An object without a mask is drawn with the network's own."""

    conditions = frozenset({"labels", "boxes", "masks"})
    mean: Tensor
    deviation: Tensor

    def __init__(self, net: Sg2Im, names: Names) -> None:
        super().__init__()
        self.net, self.grapher = net, Grapher(names)
        self.size = net.config.image_size[0]
        self.register_buffer("mean", torch.tensor(MEAN)[:, None, None], persistent=False)
        self.register_buffer("deviation", torch.tensor(DEVIATION)[:, None, None], persistent=False)

    def noise(self, count: int, generator: Generator | None = None) -> Noise:
        """Channels beside the layout: "layout" (count, layout_noise, H, W), standard normal."""
        c = self.net.config
        return {"layout": torch.randn(count, c.layout_noise, *c.image_size, generator=generator)}

    def forward(self, batch: SceneBatch, noise: Noise) -> Tensor:
        graph = self.grapher(batch, chance=False)
        vectors = self.net.look(graph.objects, graph.triples)
        own = unmasked(batch, graph)
        masks = self.masks(batch, graph, own, self.net.shapes(vectors[own]) if own.any() else None)
        return self.coloured(self.net.draw(vectors, graph.boxes, masks, graph.owner, noise["layout"]))

    def quick(self, kind: torch.dtype) -> Painter:
        """As an artist's; see `image_quick`."""
        return Painter(QuickSg2Im(self.net, kind), self.grapher.names).eval()

    def masks(self, batch: SceneBatch, graph: Graph, own: Tensor, shapes: Tensor | None) -> Tensor | None:
        """The nodes' masks (O, M, M): the given ones, but `shapes` for those in `own`, (O,) bool.

        shapes: the network's own for these, where it makes masks.
        """
        if batch.masks is None:
            return shapes
        masks = graph.spread(batch.masks, 1)
        if shapes is not None and len(shapes):
            size, corners = masks.shape[1:], self.net.config.align_corners
            finer = functional.interpolate(shapes[:, None], size, mode="bilinear", align_corners=corners)[:, 0]
            masks[own] = finer.to(masks.dtype)
        return masks

    def coloured(self, normal: Tensor) -> Tensor:
        """Normalised pictures as -1..1."""
        return (normal * self.deviation + self.mean) * 2 - 1

    def normal(self, images: Tensor) -> Tensor:
        """Pictures in -1..1, normalised."""
        return ((images + 1) / 2 - self.mean) / self.deviation


class Painted(NamedTuple):
    """What a turn has drawn. images: (B, 3, H, W), normalised. boxes: (O, 4) as the network guesses them.

    shapes: (K, M, M), its masks of the nodes `learned`, (O,) bool, where it makes masks.
    """

    images: Tensor
    boxes: Tensor
    learned: Tensor
    shapes: Tensor | None


class Sg2ImGan(GAN):
    """Painter, object discriminator and image discriminator, trained in this order as the authors do."""

    conditions = Painter.conditions

    def __init__(self, config: ImageConfig, names: Names) -> None:
        super().__init__()
        c = self.config = config
        self.painter = Painter(Sg2Im(c.net(len(names.objects), len(names.predicates))), names)
        self.painter.net.initialise()
        self.size = c.size
        self.objects = ObjectDiscriminator(len(names.objects), c.judges, wide=c.judge_wide, crop_size=c.crop)
        self.image = PatchDiscriminator(c.judges)
        self.to(memory_format=torch.channels_last)  # convolutions are quicker so, on CPUs too
        self.seen: tuple[SceneBatch, Tensor] | None = None

    def artist(self) -> Painter:
        return self.painter

    def noise(self, count: int, generator: Generator | None = None) -> Noise:
        return self.painter.noise(count, generator)

    def forward(self, batch: SceneBatch, noise: Noise) -> Tensor:
        made: Tensor = self.painter(batch, noise)
        return made

    def begin(self, step: int) -> None:
        """Late in the training the painter's batch normalisation keeps its statistics."""
        if step >= self.config.settled:
            self.painter.eval()

    def turns(self) -> list[Turn]:
        c = self.config
        return [
            Turn("painter", self.painter, self._paint, c.rate, schedule=self._falling),
            Turn("objects", self.objects, self._judge_objects, c.judge_rate, schedule=self._falling),
            Turn("image", self.image, self._judge_image, c.judge_rate, schedule=self._falling),
        ]

    def _falling(self, step: int) -> float:
        c = self.config
        late = min(1.0, max(0.0, (step - c.settled) / max(1, c.steps - c.settled)))
        return 1 - late * (1 - c.last)

    # losses -----------------------------------------------------------------------------------------------------------

    def _paint(self, batch: SceneBatch) -> dict[str, Tensor]:
        graph, painted = self._painted(batch)
        return self.terms(batch, graph, painted)

    def _painted(self, batch: SceneBatch) -> tuple[Graph, Painted]:
        """Pictures, some with the network's own masks; these masks learn, or all where there are none of them."""
        net = self.painter.net
        graph = self.painter.grapher(batch, chance=True)
        vectors = net.look(graph.objects, graph.triples)
        own = (torch.rand(len(batch), device=batch.device) < self.config.own_masks)[graph.owner]
        own = own if batch.masks is not None else torch.ones_like(own)
        learned = own if own.any() else torch.ones_like(own)
        shapes = net.shapes(vectors[learned])
        masks = self.painter.masks(batch, graph, own, None if shapes is None else shapes[own[learned]])
        noise = self.noise(len(batch))["layout"].to(batch.device)
        images = net.draw(vectors, graph.boxes, masks, graph.owner, noise)
        self.seen = (batch, images.detach())
        return graph, Painted(images, net.box_net(vectors), learned, shapes)

    def terms(self, batch: SceneBatch, graph: Graph, painted: Painted) -> dict[str, Tensor]:
        """The painter's losses, weighted."""
        c, made = self.config, painted.images
        real, classes = self.objects(made, batch.boxes, batch.owner)
        terms = {
            "pixel": c.pixel * functional.l1_loss(made, self._normal(batch)),
            "box": c.box * functional.mse_loss(painted.boxes, graph.boxes),
            "image": c.image * deceived(self.image(made)),
            "objects": c.objects * deceived(real),
            "auxiliary": c.auxiliary * functional.cross_entropy(classes, graph.objects[graph.things]),
        }
        if c.mask and batch.masks is not None and painted.shapes is not None:
            truth = graph.spread(batch.masks, 1)[painted.learned]
            truth = functional.adaptive_avg_pool2d(truth, painted.shapes.shape[-1])
            odds = painted.shapes.float().logit(1e-6)  # cross-entropy of shares is refused in mixed precision
            terms["mask"] = c.mask * functional.binary_cross_entropy_with_logits(odds, truth)
        return terms

    def _judge_objects(self, batch: SceneBatch) -> dict[str, Tensor]:
        truth = self.painter.grapher.ids[batch.labels]
        (real, named), (fake, taken) = (
            self.objects(images, batch.boxes, batch.owner) for images in (self._normal(batch), self._fakes(batch))
        )
        return {
            "real": judged(real, fake),
            "named": functional.cross_entropy(named, truth) + functional.cross_entropy(taken, truth),
        }

    def _judge_image(self, batch: SceneBatch) -> dict[str, Tensor]:
        return {"real": judged(self.image(self._normal(batch)), self.image(self._fakes(batch)))}

    def _normal(self, batch: SceneBatch) -> Tensor:
        return self.painter.normal(pictures(batch))

    def _fakes(self, batch: SceneBatch) -> Tensor:
        """The normalised pictures that the painter's turn has drawn of this batch; drawn anew where it had none."""
        if self.seen is None or self.seen[0] is not batch:
            with torch.no_grad():
                return self._painted(batch)[1].images
        return self.seen[1]


def unmasked(batch: SceneBatch, graph: Graph) -> Tensor:
    """Which nodes came without a mask, (O,) bool: as an encoder says it, their masks are full; but not regions'."""
    if batch.masks is None:
        return torch.ones_like(graph.owner, dtype=torch.bool)
    return graph.spread((batch.masks == 1).all(2).all(1), False) & ~whole(graph.boxes)


def pictures(batch: SceneBatch) -> Tensor:
    """The batch's pictures. Raises ValueError where it has none."""
    if batch.images is None:
        raise ValueError("pictures are learned from batches with images, and this one has none")
    return batch.images
