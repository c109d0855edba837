"""Small networks and scenes for the tests of GAN-INT-CLS."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import torch
from layoutgen_dcgan.gan_int_cls import Config, artist
from layoutgen_dcgan.gan_int_cls_system import SYSTEM
from layoutgen_dcgan.pathway import PathwayConfig

from layoutgen.layout import Box, Item, Layout
from layoutgen.nn import weights
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.text import digest, load_char
from layoutgen.scene import SceneData

LABELS = ("scene", "grass", "dog", "car")
TEXT = 8
BARE = Config(text=TEXT, noise=6, projected=6, ngf=4, ndf=4)
PATHWAY = Config(
    text=TEXT, noise=6, projected=6, ngf=4, ndf=4, pixels=2.0, swapped=True,
    pathway=PathwayConfig(labels=len(LABELS) + 2, named=8, patch=8, features=8, layout=6, crop=8),
)  # fmt: skip

TEMPLATES = replace(
    PATHWAY, pathway=PathwayConfig(len(LABELS) + 2, 8, patch=8, features=8, canvas=32, layout=6, crop=8, templates=True)
)


def scenes(count: int = 4, things: int = 2) -> SceneBatch:
    """Scenes of a backdrop and some things each, with pictures and captions' vectors."""
    chance = torch.Generator().manual_seed(3)
    each = things + 1
    corner = torch.rand(count, each, 2, generator=chance) * 0.5
    boxes = torch.cat([corner, corner + 0.4], 2)
    boxes[:, 0] = torch.tensor([0.0, 0.0, 1.0, 1.0])
    labels = torch.randint(4, 6, (count, each), generator=chance)
    labels[:, 0] = 3
    return SceneBatch(
        words=torch.zeros(count, 1, dtype=torch.int64),
        lengths=torch.ones(count, dtype=torch.int64),
        labels=labels.flatten(),
        boxes=boxes.reshape(-1, 4),
        owner=torch.arange(count).repeat_interleave(each),
        triples=torch.zeros(0, 3, dtype=torch.int64),
        images=torch.rand(count, 3, 64, 64, generator=chance) * 2 - 1,
        sentence=torch.randn(count, TEXT, generator=chance),
        texts=("a dog beside a car",) * count,
    )


def one_of(batch: SceneBatch, scene: int) -> SceneBatch:
    """A scene by itself."""
    mine = batch.owner == scene
    assert batch.images is not None and batch.sentence is not None
    return SceneBatch(
        words=batch.words[scene : scene + 1],
        lengths=batch.lengths[scene : scene + 1],
        labels=batch.labels[mine],
        boxes=batch.boxes[mine],
        owner=torch.zeros(int(mine.sum()), dtype=torch.int64),
        triples=batch.triples,
        images=batch.images[scene : scene + 1],
        sentence=batch.sentence[scene : scene + 1],
    )


def weights_at(folder: Path, encoder: Path, config: Config, *, white: bool = False) -> Path:
    """Weights of an untrained generator in this folder, with the encoder that they ask for. white: dogs are."""
    torch.manual_seed(7)
    made = artist(config)
    for parameter in () if white else made.fine.parameters():  # or an untrained picture is grey
        parameter.data.mul_(20)
    if white:
        colours = torch.full((len(LABELS) + 2, 3, 8, 8), -0.9)
        colours[LABELS.index("dog") + 2] = 0.9
        made.objects.templates.begin(colours, torch.full((len(LABELS) + 2, 1, 8, 8), 0.95))
    told = weights.Config(
        system=SYSTEM,
        data="small",
        options=weights.options_of(config) | {"encoder": str(encoder), "digest": digest(load_char(encoder))},
        vocabulary={"labels": LABELS},
    )
    weights.save(folder, made, told)
    return folder


def layout(label: str, box: Box, text: str = "a dog on the grass") -> Layout:
    """A layout of one thing on grass."""
    item = Item(id=f"{label}.1.1", node=f"{label}.1", label=label, box=box)
    return Layout(items=(item,), background=("grass",), scene=SceneData(text=text))
