"""Small networks and scenes for the tests of GAWWN."""

from __future__ import annotations

from pathlib import Path

import torch
from layoutgen_dcgan.gawwn import Config
from layoutgen_dcgan.gawwn_reading import SYSTEMS, drawer, options_of
from torch import nn

from layoutgen.data.sample_pack import LABELS, POINTS
from layoutgen.layout import Box, Item, Keypoint, Layout
from layoutgen.nn import weights
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.text import CharCnnRnn, CharConfig, digest
from layoutgen.scene import SceneData

TEXT, NOISE = 8, 6
BOX = Config(size=64, text=TEXT, noise=NOISE, told=8, n=4, d=4, exact=True, batch=4, captions=1, pixels=1.0)
KEYPOINTS = Config(
    size=64, text=TEXT, noise=NOISE, told=8, n=4, d=4, exact=True, batch=4, captions=1, keypoints=len(POINTS), made_up=8
)
POINT = torch.tensor([[0.5, 0.1], [0.6, 0.5], [0.4, 0.5], [0.7, 0.9], [0.3, 0.9]])


def scenes(count: int = 4) -> SceneBatch:
    """Scenes of a backdrop and a person each, with pictures and captions' vectors."""
    chance = torch.Generator().manual_seed(3)
    corner = torch.rand(count, 2, generator=chance) * 0.4
    boxes = torch.cat([torch.tensor([[0.0, 0.0, 1.0, 1.0]]).expand(count, 4), torch.cat([corner, corner + 0.5], 1)], 1)
    points = torch.zeros(count, 2, len(POINTS), 3)
    points[:, 1] = torch.cat([corner[:, None] + 0.5 * POINT, torch.ones(count, len(POINTS), 1)], 2)
    return SceneBatch(
        words=torch.zeros(count, 1, dtype=torch.int64),
        lengths=torch.ones(count, dtype=torch.int64),
        labels=torch.tensor([2, 3]).repeat(count),
        boxes=boxes.reshape(-1, 4),
        owner=torch.arange(count).repeat_interleave(2),
        triples=torch.zeros(0, 3, dtype=torch.int64),
        images=torch.rand(count, 3, 64, 64, generator=chance) * 2 - 1,
        keypoints=points.flatten(0, 1),
        sentence=torch.randn(count, TEXT, generator=chance),
        texts=("a person",) * count,
    )


def encoder_at(folder: Path) -> CharCnnRnn:
    """Weights of a small caption encoder, untrained, in this folder."""
    torch.manual_seed(5)
    made = CharCnnRnn(CharConfig(channels=(4, 5, 6), embedding=TEXT))
    told = weights.Config(system="char_cnn_rnn", data="small", options=weights.options_of(made.config))
    weights.save(folder, made, told)
    return weights_of(folder)


def weights_of(folder: Path) -> CharCnnRnn:
    """The encoder as it is read again, with 16 bits."""
    from layoutgen.nn.text import load_char

    return load_char(folder)


def artist_at(folder: Path, encoder: Path, config: Config) -> Path:
    """Weights of an untrained artist in this folder."""
    torch.manual_seed(7)
    made = drawer(config, framed=True)
    for layer in made.modules():  # or an untrained picture is grey
        if isinstance(layer, nn.Conv2d | nn.ConvTranspose2d):
            nn.init.kaiming_normal_(layer.weight)
    told = weights.Config(
        system=SYSTEMS[config.keypoints > 0],
        data="small",
        options=options_of(config, framed=True) | {"encoder": str(encoder), "digest": digest(weights_of(encoder))},
        vocabulary={"labels": LABELS, "keypoints": POINTS if config.keypoints else ()},
    )
    weights.save(folder, made, told)
    return folder


def person(box: Box, *, points: bool = False, number: int = 1) -> Item:
    """A person, with or without keypoints."""
    at = [(box.x0 + float(x) * box.width, box.y0 + float(y) * box.height) for x, y in POINT]
    named = tuple(Keypoint(name=name, x=x, y=y) for name, (x, y) in zip(POINTS, at, strict=True))
    return Item(id=f"person.1.{number}", node="person.1", label="person", box=box, keypoints=named if points else None)


def layout(*items: Item, text: str = "a person on grass") -> Layout:
    """A layout of these items."""
    return Layout(items=items, background=("grass",), scene=SceneData(text=text))
