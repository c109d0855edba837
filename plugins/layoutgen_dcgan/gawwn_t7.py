"""The authors' generators from their .t7 files: a network without names, whose layers are ours in the same order.

Channels, numbers of a caption's vector and keypoints are told by the layers' shapes. The network that makes up
keypoints lies in a file of its own, which is looked for beside that of the generator.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import torch

from layoutgen.errors import WeightsError
from layoutgen.nn import t7
from layoutgen.nn.gan import Artist
from layoutgen.nn.t7_layers import fill_in_order, fillable, shapes
from layoutgen.nn.weights import Config as Described
from layoutgen_dcgan.gawwn import BoxGenerator, Config
from layoutgen_dcgan.gawwn_keypoints import KeypointGenerator
from layoutgen_dcgan.gawwn_reading import SYSTEMS, drawer, options_of
from layoutgen_dcgan.gawwn_training import BoxArtist, KeypointArtist

POINTS = "kptxt2kp"  # in the name of the authors' files of the network that makes up keypoints
CREDIT = "Learning What and Where to Draw (Reed et al., arXiv:1610.02454), the authors' weights"
CUB = (
    "back", "beak", "belly", "breast", "crown", "forehead", "left_eye", "left_leg", "left_wing", "nape", "right_eye",
    "right_leg", "right_wing", "tail", "throat",
)  # fmt: skip


def read(file: Path, *, keypoints: bool) -> tuple[Artist, Described]:
    """The artist with the authors' weights, and their description, which names no caption encoder.

    Raises WeightsError for another file, and when a keypoint version has no third network beside it.
    """
    root = t7.read(file)
    config = told(root, file, keypoints=keypoints)
    artist = drawer(config, framed=False)
    assert isinstance(artist, BoxArtist | KeypointArtist)
    fill_in_order(root, fillable(artist.generator), file)
    if isinstance(artist, KeypointArtist):
        beside = third(file)
        fill_in_order(t7.read(beside), fillable(artist.points), beside)
    names = CUB if config.keypoints == len(CUB) else tuple(f"point_{k}" for k in range(1, config.keypoints + 1))
    described = Described(
        system=SYSTEMS[keypoints],
        data=file.stem,
        options=options_of(config, framed=False),
        vocabulary={"labels": ("person",) if config.keypoints not in (0, len(CUB)) else ("bird",), "keypoints": names},
        recipe=f"layoutgen weights import {SYSTEMS[keypoints]} {file.name}",
        licence="MIT",
        credit=CREDIT,
    )
    return artist.eval(), described


def third(file: Path) -> Path:
    """The file of the network that makes up the keypoints of this generator."""
    kind = file.name.partition("_")[0]  # "cub" or "mhp"
    found = [path for path in sorted(file.parent.glob("*.t7")) if POINTS in path.name and path.name.startswith(kind)]
    found = [path for path in found if not path.name.endswith("net_D.t7")]
    if not found:
        raise WeightsError(
            f"{file} draws from keypoints, and the network that makes up missing ones is not beside it: put the file "
            f"whose name begins with {kind!r} and has {POINTS!r} in it into the same folder"
        )
    return found[0]


def told(root: object, file: Path, *, keypoints: bool) -> Config:
    """The sizes of a generator, by the shapes of its layers."""
    found = shapes(root)
    maps = [shape for shape in found if len(shape) == 4]
    if len(found) < 2 or len(found[0]) != 2 or len(found[1]) != 2 or not maps or found[0][0] % 4:
        raise WeightsError(f"{file} is no generator of GAWWN: it does not begin with noise and text")
    (wide, noise), (_, text) = found[:2]
    points = maps[0][1] if keypoints else 0
    sizes = [math.prod(shape) for shape in found]
    for config in _possible(wide // 4, noise, text, points, maps[-1][0]):
        with torch.device("meta"):
            layers = fillable(KeypointGenerator(config) if points else BoxGenerator(config))
        if [layer.weight.numel() for layer in layers if isinstance(layer.weight, torch.Tensor)] == sizes:
            return config
    what = "keypoints" if keypoints else "a box"
    raise WeightsError(f"{file} is no generator of GAWWN with {what}: its {len(found)} layers are of other sizes")


def _possible(n: int, noise: int, text: int, points: int, last: int) -> Iterator[Config]:
    for size in (128, 64):
        for residual in (False, True) if points else (False,):
            yield Config(
                size=size, text=text, noise=noise, n=n, fine=last, keypoints=points, residual=residual, exact=False
            )
