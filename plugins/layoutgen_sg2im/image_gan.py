"""sg2im's pictures (arXiv:1804.01622, section 3): the painter, its two judges, and their losses.

Boxes and masks of the layout are drawn, as in the paper's training; the vectors come from the graph. The networks' own
pictures are normalised as ImageNet's; here they come and go as -1..1.
"""

from __future__ import annotations

import torch
from torch import Generator, Tensor
from torch.nn import functional

from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.gan import GAN, Artist, Noise, Turn
from layoutgen.nn.losses import deceived, judged
from layoutgen_sg2im.discriminators import ObjectDiscriminator, PatchDiscriminator
from layoutgen_sg2im.image_config import ImageConfig
from layoutgen_sg2im.image_graph import Graph, Grapher, whole
from layoutgen_sg2im.model import Imagined, Sg2Im
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
        missing = (
            None if batch.masks is None else graph.spread((batch.masks == 1).all(2).all(1), 0) & ~whole(graph.boxes)
        )
        return self.coloured(self.painted(batch, graph, vectors, noise, missing))

    def painted(
        self,
        batch: SceneBatch,
        graph: Graph,
        vectors: Tensor,
        noise: Noise,
        own: Tensor | None,
        shapes: Tensor | None = None,
    ) -> Tensor:
        """Normalised pictures (B, 3, H, W) with the batch's boxes and masks.

        own: (O,) bool, which nodes have the network's own masks instead; shapes: these, if they are there already.
        """
        if shapes is None and (own is None or own.any()):
            shapes = self.net.shapes(vectors)
        masks = shapes
        if batch.masks is not None and own is not None:
            masks = graph.spread(batch.masks, 1)
            if shapes is not None:
                size, corners = masks.shape[1:], self.net.config.align_corners
                finer = functional.interpolate(shapes[:, None], size, mode="bilinear", align_corners=corners)[:, 0]
                masks = torch.where(own[:, None, None], finer.to(masks.dtype), masks)
        return self.net.draw(vectors, graph.boxes, masks, graph.owner, noise["layout"])

    def coloured(self, normal: Tensor) -> Tensor:
        """Normalised pictures as -1..1."""
        return (normal * self.deviation + self.mean) * 2 - 1

    def normal(self, images: Tensor) -> Tensor:
        """Pictures in -1..1, normalised."""
        return ((images + 1) / 2 - self.mean) / self.deviation


class Sg2ImGan(GAN):
    """Painter, object discriminator and image discriminator, trained in this order as the authors do."""

    conditions = Painter.conditions

    def __init__(self, config: ImageConfig, names: Names) -> None:
        super().__init__()
        c = self.config = config
        self.painter = Painter(Sg2Im(c.net(len(names.objects), len(names.predicates))), names)
        self.size = c.size
        self.objects = ObjectDiscriminator(len(names.objects), c.judges, wide=c.judge_wide, crop_size=c.crop)
        self.image = PatchDiscriminator(c.judges)
        self.to(memory_format=torch.channels_last)  # convolutions are quicker so, on CPUs too
        self._last: tuple[SceneBatch, Tensor] | None = None

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
            Turn("painter", self.painter, self._paint, c.rate),
            Turn("objects", self.objects, self._judge_objects, c.judge_rate),
            Turn("image", self.image, self._judge_image, c.judge_rate),
        ]

    # losses -----------------------------------------------------------------------------------------------------------

    def _paint(self, batch: SceneBatch) -> dict[str, Tensor]:
        graph = self.painter.grapher(batch, chance=True)
        seen = self.painter.net.imagine(graph.objects, graph.triples)
        made = self._drawn(batch, graph, seen)
        self._last = (batch, made.detach())
        return self.terms(batch, graph, seen, made)

    def _drawn(self, batch: SceneBatch, graph: Graph, seen: Imagined) -> Tensor:
        noise = {name: value.to(batch.device) for name, value in self.noise(len(batch)).items()}
        own = (torch.rand(len(batch), device=batch.device) < self.config.own_masks)[graph.owner]
        return self.painter.painted(batch, graph, seen.vectors, noise, own, seen.masks)

    def terms(self, batch: SceneBatch, graph: Graph, seen: Imagined, made: Tensor) -> dict[str, Tensor]:
        """The painter's losses, weighted. made: normalised pictures."""
        c = self.config
        real, classes = self.objects(made, batch.boxes, batch.owner)
        terms = {
            "pixel": c.pixel * functional.l1_loss(made, self.painter.normal(pictures(batch))),
            "box": c.box * functional.mse_loss(seen.boxes, graph.boxes),
            "image": c.image * deceived(self.image(made)),
            "objects": c.objects * deceived(real),
            "auxiliary": c.auxiliary * functional.cross_entropy(classes, graph.objects[graph.things]),
        }
        if c.mask and batch.masks is not None and seen.masks is not None:
            truth = functional.adaptive_avg_pool2d(graph.spread(batch.masks, 1), seen.masks.shape[1:])
            odds = seen.masks.float().logit(1e-6)  # cross-entropy of shares is refused in mixed precision
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
        if self._last is None or self._last[0] is not batch:
            with torch.no_grad():
                graph = self.painter.grapher(batch, chance=True)
                seen = self.painter.net.imagine(graph.objects, graph.triples)
                self._last = (batch, self._drawn(batch, graph, seen))
        return self._last[1]


def pictures(batch: SceneBatch) -> Tensor:
    """The batch's pictures. Raises ValueError where it has none."""
    if batch.images is None:
        raise ValueError("pictures are learned from batches with images, and this one has none")
    return batch.images
