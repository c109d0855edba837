"""Image Generation from Scene Graphs (Johnson, Gupta, Fei-Fei; arXiv:1804.01622), figure 2.

Embeddings of objects and predicates -> graph convolutions -> a box and a mask for each object -> their vectors warped
into a layout -> cascaded refinement. The activations called ReLU outside the MLPs are leaky in the authors' code, and
so they are here. Parameters have the authors' names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn

from layoutgen.errors import WeightsError
from layoutgen_sg2im.graph import Edges, GraphTripleConv, GraphTripleConvNet, mlp
from layoutgen_sg2im.layout import compose
from layoutgen_sg2im.refinement import RefinementNetwork


@dataclass(frozen=True)
class Config:
    """Sizes, as published. objects, predicates: entries of the vocabularies, object 0 being the whole picture.

    refinement: channels of the picture's modules, none for a network that makes layouts only. auxiliary: whether it
    has the head that tells predicates from boxes, which the published weights carry.
    """

    objects: int
    predicates: int
    image_size: tuple[int, int] = (64, 64)  # H, W
    embedding: int = 128
    gconv: int = 128
    gconv_hidden: int = 512
    gconv_layers: int = 5
    refinement: tuple[int, ...] | None = (1024, 512, 256, 128, 64)
    mask_size: int | None = 16
    layout_noise: int = 32
    slope: float = 0.2
    align_corners: bool = True
    auxiliary: bool = True


class Imagined(NamedTuple):
    """What the graph says. vectors: (O, gconv); boxes: (O, 4), never negative; masks: (O, M, M) in 0..1, or none."""

    vectors: Tensor
    boxes: Tensor
    masks: Tensor | None


class Sg2Im(nn.Module):
    """The generator: `imagine` for the layout, `draw` for the picture, `forward` for both."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = c = config
        self.obj_embeddings = nn.Embedding(c.objects + 1, c.embedding)
        self.pred_embeddings = nn.Embedding(c.predicates, c.embedding)
        self.gconv = GraphTripleConv(c.embedding, c.gconv, c.gconv_hidden)
        self.gconv_net = GraphTripleConvNet(c.gconv, c.gconv_hidden, c.gconv_layers - 1)
        self.box_net = mlp([c.gconv, c.gconv_hidden, 4])
        self.mask_net = None if c.mask_size is None else mask_network(c.gconv, c.mask_size)
        self.rel_aux_net = mlp([2 * 4 + 2 * c.embedding, c.gconv_hidden, c.predicates]) if c.auxiliary else None
        self.refinement_net = (
            None if c.refinement is None else RefinementNetwork(c.gconv + c.layout_noise, c.refinement, c.slope)
        )

    def initialise(self) -> None:
        """Weights to start from: those of graph and picture as the authors', boxes about the middle of the picture."""
        for module in (self.gconv, self.gconv_net, self.box_net):
            for layer in module.modules():
                if isinstance(layer, nn.Linear):
                    nn.init.kaiming_normal_(layer.weight)
        for layer in () if self.refinement_net is None else self.refinement_net.modules():
            if isinstance(layer, nn.Conv2d):
                nn.init.kaiming_normal_(layer.weight)
        last = self.box_net[-2]
        assert isinstance(last, nn.Linear)
        with torch.no_grad():  # a ReLU follows it, which must not begin shut
            last.weight.mul_(0.1)
            last.bias.copy_(torch.tensor([0.3, 0.3, 0.7, 0.7]))

    def imagine(self, objects: Tensor, triples: Tensor) -> Imagined:
        """objects: (O,) classes; triples: (T, 3) subject row, predicate, object row."""
        vectors = self.look(objects, triples)
        return Imagined(vectors, self.box_net(vectors), self.shapes(vectors))

    def look(self, objects: Tensor, triples: Tensor) -> Tensor:
        """What each object's vector says after it has heard of its relations: (O, gconv)."""
        subject, predicate, target = triples.unbind(1)
        edges = Edges.of(subject, target, len(objects))
        vectors, predicates = self.gconv(self.obj_embeddings(objects), self.pred_embeddings(predicate), edges)
        seen: Tensor = self.gconv_net(vectors, predicates, edges)[0]
        return seen

    def shapes(self, vectors: Tensor) -> Tensor | None:
        """Masks of vectors, (O, M, M) in 0..1; none where the network has no mask net."""
        if self.mask_net is None:
            return None
        shapes: Tensor = self.mask_net(vectors[:, :, None, None])[:, 0].sigmoid()
        return shapes

    def relations(self, boxes: Tensor, objects: Tensor, triples: Tensor) -> Tensor:
        """Scores of the predicates for each triple, (T, predicates), from boxes and labels alone."""
        if self.rel_aux_net is None:
            raise WeightsError("this network has no head that tells predicates from boxes")
        subject, _, target = triples.unbind(1)
        named = self.obj_embeddings(objects)
        scores: Tensor = self.rel_aux_net(torch.cat([boxes[subject], boxes[target], named[subject], named[target]], 1))
        return scores

    def draw(self, vectors: Tensor, boxes: Tensor, masks: Tensor | None, owner: Tensor, noise: Tensor) -> Tensor:
        """Pictures (B, 3, H, W), normalised by mean and deviation. noise: (B, layout_noise, H, W), standard normal."""
        if self.refinement_net is None:
            raise WeightsError("this network makes layouts only: it has no refinement network to draw them with")
        size = (noise.shape[2], noise.shape[3])
        layout = compose(
            vectors, boxes, masks, owner, len(noise), size, align_corners=self.config.align_corners
        )  # (B, gconv, H, W)
        made: Tensor = self.refinement_net(torch.cat([layout, noise.contiguous(memory_format=torch.channels_last)], 1))
        return made

    def forward(
        self,
        objects: Tensor,
        triples: Tensor,
        owner: Tensor,
        noise: Tensor,
        boxes: Tensor | None = None,
        masks: Tensor | None = None,
    ) -> tuple[Tensor, Imagined]:
        """The pictures, and what was imagined; boxes and masks that are given are drawn in its stead."""
        seen = self.imagine(objects, triples)
        shapes = seen.masks if masks is None else masks
        return self.draw(seen.vectors, seen.boxes if boxes is None else boxes, shapes, owner, noise), seen


def mask_network(inner: int, size: int) -> nn.Sequential:
    """A vector grows to `size` x `size`, a power of two, doubling each time."""
    layers: list[nn.Module] = []
    for _ in range(size.bit_length() - 1):
        layers += [nn.Upsample(scale_factor=2), nn.BatchNorm2d(inner), nn.Conv2d(inner, inner, 3, padding=1), nn.ReLU()]
    return nn.Sequential(*layers, nn.Conv2d(inner, 1, 1))
