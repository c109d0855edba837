"""How a training of GAWWN begins: with looks of things, or with a person of paper, from the pack itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor, nn

from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.packed import Packed
from layoutgen.nn.text import CaptionEncoder
from layoutgen.warp import other_side
from layoutgen_dcgan.gawwn import BoxGenerator, Config
from layoutgen_dcgan.gawwn_keypoints import KeypointGenerator
from layoutgen_dcgan.gawwn_looks import Chosen
from layoutgen_dcgan.gawwn_puppet import Puppet
from layoutgen_dcgan.gawwn_rehearsal import Rehearsal
from layoutgen_dcgan.gawwn_training import Gawwn, KeypointGawwn
from layoutgen_dcgan.gawwn_wardrobe import begin, cutouts, grounds, point, sorted_out

TURNS = 6  # passes in which poses are turned to face alike


class Dresser:
    """What looks begin as. config: the sizes, with as many looks as there are."""

    def __init__(self, packed: Packed, rows: Sequence[int], encoder: CaptionEncoder, config: Config, seed: int) -> None:
        self.packed, self.encoder, self.seed = packed, encoder, seed
        self.cut = cutouts(packed, rows, config.side)
        self.which = sorted_out(self.cut, max(config.looks, config.poses))
        found, places = int(self.which.max()) + 1, len(self.cut.backdrops)
        self.config = replace(
            config, looks=config.looks if config.poses else found, poses=found if config.poses else 0, places=places
        )
        self.backdrops = torch.zeros(len(packed.labels), *self.cut.backdrops.shape[1:])
        self.backdrops[self.cut.grounds] = self.cut.backdrops

    @torch.no_grad()
    def dress(self, model: Gawwn) -> None:
        """Lets the model begin with the pack's things, or with its people."""
        drawer, text = model.generator, self.encoder.read(self.cut.texts)
        named = torch.cat([text, self.encoder.read(self.named())])
        assert isinstance(drawer, BoxGenerator | KeypointGenerator) and drawer.backdrops is not None
        point(drawer.backdrops.keys, text, self.cut.behind)
        drawer.backdrops.bank.copy_(self.cut.backdrops)
        quiet(drawer.picture[-1])
        if isinstance(model, KeypointGawwn):
            assert isinstance(drawer.looks, Puppet) and model.maker.poses is not None
            point(model.maker.poses.keys, named, self.which.repeat(2))
            pose(model.maker.poses, self.cut.points, self.which, self.packed.pack.head.keypoints)
            quiet(model.maker.body[-1])
            with torch.enable_grad():
                Rehearsal(self.packed, self.cut.rows, self.encoder, drawer.looks, self.seed)()
        else:
            assert drawer.looks is not None
            point(drawer.looks.keys, named, self.which.repeat(2))
            with torch.enable_grad():
                begin(drawer.looks, self.cut, self.which, text)

    def named(self) -> list[str]:
        """The captions with what the thing is called before them: of "a girl" nobody says that she is a person."""
        names = [self.packed.labels.entries[label] for label in self.cut.labels.tolist()]
        return [f"{name} {text}" for name, text in zip(names, self.cut.texts, strict=True)]

    def behind(self, batch: SceneBatch) -> Tensor:
        """A picture of each scene's backdrop: (B, 3, size, size)."""
        return self.backdrops[batch.labels[grounds(batch)]]


def quiet(layer: nn.Module) -> None:
    """Lets a last layer change nothing at first."""
    assert isinstance(layer.weight, Tensor)
    nn.init.zeros_(layer.weight)


def pose(poses: Chosen, points: Tensor | None, which: Tensor, names: Sequence[str]) -> None:
    """Lets poses begin as the mean ones of what is said, and mirrored. points: (N, K, 3) in boxes; which: (N,)."""
    assert points is not None
    other = [other_side(name) for name in names]
    swapped = [names.index(name) if name in names else k for k, name in enumerate(other)]
    mirrored = points[:, swapped] * points.new_tensor([-1, 1, 1]) + points.new_tensor([1, 0, 0])
    for number in range(len(poses.bank)):
        one, two = points[which == number], mirrored[which == number]
        mean = one[0]
        for _ in range(TURNS):
            nearer = ((two - mean).square().sum((1, 2)) < (one - mean).square().sum((1, 2)))[:, None, None]
            mean, back = torch.where(nearer, two, one).mean(0), torch.where(nearer, one, two).mean(0)
        poses.bank[number] = torch.stack([mean, back]).clamp(0.01, 0.99).logit()
