"""A batch of layouts as sg2im's graphs: the image is a node too, and relations are derived from boxes as on COCO."""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
from torch import Tensor, nn

from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.words import Vocabulary
from layoutgen_sg2im.graphs import DERIVED
from layoutgen_sg2im.sentence import IMAGE, IN_IMAGE, Names


class Graph(NamedTuple):
    """O nodes, those of a scene together and its image last.

    objects: (O,) ids of the network. triples: (T, 3). owner: (O,), ascending. boxes: (O, 4). things: (N,) where the
    batch's own objects stand among the nodes.
    """

    objects: Tensor
    triples: Tensor
    owner: Tensor
    boxes: Tensor
    things: Tensor

    def spread(self, values: Tensor, image: float) -> Tensor:
        """What is said of the batch's objects, (N, ...), as (O, ...), `image` for the images."""
        made = values.new_full((len(self.objects), *values.shape[1:]), image)
        return made.index_copy(0, self.things, values)


class Grapher(nn.Module):
    """Batch -> graphs, with the ids of a network's vocabulary. Its buffers move with the network and are not kept."""

    ids: Tensor
    known: Tensor
    derived: Tensor

    def __init__(self, names: Names) -> None:
        super().__init__()
        self.names = names
        self.in_image = names.predicate_ids.get(IN_IMAGE, -1)
        # by the ids of an encoder's vocabularies; the padding and what is unknown are drawn as the image is
        image = names.object_ids.get(IMAGE, 0)
        ids = [image, image, *(names.object_ids[name] for name in names.classes)]
        known = [-1, -1, *range(len(names.predicates))]
        derived = [names.predicate_ids.get(name, -1) for name in DERIVED]
        for name, values in (("ids", ids), ("known", known), ("derived", derived)):
            self.register_buffer(name, torch.tensor(values), persistent=False)

    @property
    def labels(self) -> Vocabulary:
        """The vocabulary that gives an encoder's label ids."""
        return Vocabulary(self.names.classes)

    @property
    def predicates(self) -> Vocabulary:
        """The vocabulary that gives an encoder's predicate ids."""
        return Vocabulary(self.names.predicates)

    def forward(self, batch: SceneBatch, chance: bool) -> Graph:
        """The graphs. chance: as in training, each object is related to another one at random, else to the nearest."""
        scenes, device = len(batch), batch.device
        owner = torch.cat([batch.owner, torch.arange(scenes, device=device)])
        order = owner.argsort(stable=True)
        place = torch.empty_like(order)
        place[order] = torch.arange(len(order), device=device)
        things, images = place[: len(batch.labels)], place[len(batch.labels) :]
        whole = batch.boxes.new_tensor((0.0, 0.0, 1.0, 1.0))
        boxes = torch.cat([batch.boxes, whole.expand(scenes, 4)])[order]
        objects = torch.cat([self.ids[batch.labels], self.ids[:1].expand(scenes)])[order]
        found = [self._shown(batch, chance), self._stated(batch)]
        related = torch.cat(found)
        related = torch.stack([things[related[:, 0]], related[:, 1], things[related[:, 2]]], 1)
        inside = torch.stack([things, torch.full_like(things, self.in_image), images[batch.owner]], 1)
        triples = torch.cat([related, inside]) if self.in_image >= 0 else related
        return Graph(objects, triples, owner[order], boxes, things)

    def _shown(self, batch: SceneBatch, chance: bool) -> Tensor:
        """A relation for each object that has company; what fills the picture has none."""
        boxes = batch.boxes
        small = ~whole(boxes)
        other = (batch.owner[:, None] == batch.owner) & small[:, None] & small
        other = other & ~torch.eye(len(boxes), dtype=torch.bool, device=boxes.device)
        middle = (boxes[:, :2] + boxes[:, 2:]) / 2
        rank = torch.rand(other.shape, device=boxes.device) if chance else (middle[:, None] - middle).square().sum(2)
        subject = other.any(1).nonzero()[:, 0]
        target = rank.masked_fill(~other, torch.inf)[subject].argmin(1)
        if chance:
            turned = torch.rand(len(subject), device=boxes.device) < 0.5
            subject, target = torch.where(turned, target, subject), torch.where(turned, subject, target)
        said = self.derived[derived(boxes[subject], boxes[target])]
        return torch.stack([subject, said, target], 1)[said >= 0]

    def _stated(self, batch: SceneBatch) -> Tensor:
        """The relations that the scenes state, as far as the network knows their predicates."""
        subject, predicate, target = batch.triples.unbind(1)
        said = self.known[predicate]
        return torch.stack([subject, said, target], 1)[said >= 0]


def whole(boxes: Tensor) -> Tensor:
    """Which boxes (N, 4) are the whole picture: (N,) bool."""
    return (boxes == boxes.new_tensor((0.0, 0.0, 1.0, 1.0))).all(1)


def derived(a: Tensor, b: Tensor) -> Tensor:
    """How boxes a lie to boxes b, (N, 4) each, as places in DERIVED: (N,) int64. See `graphs.derived`."""
    inside = (a[:, :2] > b[:, :2]).all(1) & (a[:, 2:] < b[:, 2:]).all(1)
    around = (a[:, :2] < b[:, :2]).all(1) & (a[:, 2:] > b[:, 2:]).all(1)
    across, down = (a[:, :2] + a[:, 2:] - b[:, :2] - b[:, 2:]).unbind(1)
    angle = torch.atan2(down, across)
    left, right = angle.abs() >= math.pi * 3 / 4, angle.abs() < math.pi / 4
    place = [DERIVED.index(name) for name in ("below", "above", "right of", "left of", "surrounding", "inside")]
    found = torch.full_like(angle, place[0], dtype=torch.int64)
    for true, index in zip((angle < 0, right, left, around, inside), place[1:], strict=True):
        found = found.masked_fill(true, index)
    return found
