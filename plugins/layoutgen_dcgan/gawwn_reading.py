"""From weights on disk to GAWWN's networks that are ready to draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import NamedTuple

from pydantic import JsonValue

from layoutgen.errors import WeightsError
from layoutgen.nn.gan import Artist
from layoutgen.nn.text import CaptionEncoder, encoder_of
from layoutgen.nn.weights import Config as Described
from layoutgen.nn.weights import find
from layoutgen.nn.weights import options_of as described
from layoutgen_dcgan import gawwn_text as captions
from layoutgen_dcgan.gawwn import Config
from layoutgen_dcgan.gawwn_keypoints import PointsConfig
from layoutgen_dcgan.gawwn_training import BoxArtist, KeypointArtist

SYSTEMS = {False: "gawwn", True: "gawwn_keypoints"}


class Ready(NamedTuple):
    """An artist in evaluation mode, the encoder of its captions, and what the weights say of themselves."""

    artist: Artist
    encoder: CaptionEncoder
    described: Described


def load(weights: str, encoder: str, *, keypoints: bool) -> Ready:
    """The weights of this name or at this path, and the caption encoder that they were trained with.

    encoder: another name of it; "" for the one that stands in the weights. Raises WeightsError where they are of
    another system, damaged, or learned from other vectors of captions.
    """
    found = find(weights)
    config, names = config_of(found.config.options), found.config.vocabulary.get("keypoints", ())
    artist = drawer(config, framed=bool(found.config.options.get("framed")), names=names)
    found.load(artist, SYSTEMS[keypoints])
    return Ready(artist.eval(), encoder_of(found, config.text, encoder, captions.encoder), found.config)


def drawer(config: Config, *, framed: bool, names: Sequence[str] = ()) -> Artist:
    """The networks that draw, of either version, with weights to begin with. names: of the keypoints."""
    if not config.keypoints:
        return BoxArtist(config)
    return KeypointArtist(config, points_of(config), framed=framed, names=names)


def points_of(config: Config) -> PointsConfig:
    """The third network's sizes beside those of the others."""
    wide, rate = config.made_up, config.rate
    return PointsConfig(config.keypoints, config.text, config.noise, wide, wide, rate=rate, poses=config.poses)


def options_of(config: Config, *, framed: bool) -> dict[str, JsonValue]:
    """The sizes as config.json keeps them."""
    return {**described(config), "framed": framed}


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
