"""From weights on disk to GAWWN's networks that are ready to draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import NamedTuple

from pydantic import JsonValue

from layoutgen.errors import WeightsError
from layoutgen.nn.gan import Artist
from layoutgen.nn.text import CharCnnRnn, digest
from layoutgen.nn.weights import Config as Described
from layoutgen.nn.weights import find
from layoutgen_dcgan import gawwn_text as captions
from layoutgen_dcgan.gawwn import Config
from layoutgen_dcgan.gawwn_keypoints import PointsConfig
from layoutgen_dcgan.gawwn_training import BoxArtist, KeypointArtist

SYSTEMS = {False: "gawwn", True: "gawwn_keypoints"}


class Ready(NamedTuple):
    """An artist in evaluation mode, the encoder of its captions, and what the weights say of themselves."""

    artist: Artist
    encoder: CharCnnRnn | captions.WordCodes
    described: Described


def load(weights: str, encoder: str, *, keypoints: bool) -> Ready:
    """The weights of this name or at this path, and the caption encoder that they were trained with.

    encoder: another name of it; "" for the one that stands in the weights. Raises WeightsError where they are of
    another system, damaged, or learned from other vectors of captions.
    """
    found = find(weights)
    options = found.config.options
    artist = drawer(config_of(options), framed=bool(options.get("framed")))
    found.load(artist, SYSTEMS[keypoints])
    name = encoder or str(options.get("encoder", ""))
    if not name:
        raise WeightsError(f"{found.folder} does not say which caption encoder it draws from: name it, encoder=WEIGHTS")
    read = captions.encoder(name)
    told = options.get("digest")
    if told is not None and told != digest(read):
        raise WeightsError(
            f"{found.folder} was trained with another caption encoder than {name!r}, as its weights tell"
        )
    size = config_of(options).text
    if read.size != size:
        raise WeightsError(f"{found.folder} draws from captions of {size} numbers, and {name!r} gives {read.size}")
    return Ready(artist.eval(), read, found.config)


def drawer(config: Config, *, framed: bool) -> Artist:
    """The networks that draw, of either version, with weights to begin with."""
    if not config.keypoints:
        return BoxArtist(config)
    return KeypointArtist(config, points_of(config), framed=framed)


def points_of(config: Config) -> PointsConfig:
    """The third network's sizes beside those of the others."""
    return PointsConfig(config.keypoints, config.text, config.noise, config.made_up, config.made_up, rate=config.rate)


def options_of(config: Config, *, framed: bool) -> dict[str, JsonValue]:
    """The sizes as config.json keeps them."""
    return {**asdict(config), "framed": framed}


def config_of(options: Mapping[str, JsonValue]) -> Config:
    """What `options_of` wrote. Raises WeightsError that names a size that is missing or wrong."""
    names = [f.name for f in fields(Config)]
    missing = [name for name in names if name not in options]
    if missing:
        raise WeightsError(f"the weights' options lack {missing[0]!r}")
    try:
        return Config(**{name: options[name] for name in names})  # type: ignore[arg-type]
    except ValueError as error:
        raise WeightsError(f"the weights' options will not do: {error}") from None
