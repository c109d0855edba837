"""From weights on disk, the project's own or the authors', to a network that is ready to be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pydantic import JsonValue
from torch import nn

from layoutgen.errors import WeightsError
from layoutgen.nn.weights import Config as Described
from layoutgen.nn.weights import Weights, find
from layoutgen_sg2im.beside import Beside
from layoutgen_sg2im.model import Config, Sg2Im
from layoutgen_sg2im.sentence import Names

SYSTEM = "sg2im"


class Ready(NamedTuple):
    """A network in evaluation mode. beside: the project's heads, which the authors' weights have not."""

    net: Sg2Im
    beside: Beside | None
    names: Names
    described: Described


class Whole(nn.Module):
    """The network and the heads beside it, as they are trained and kept."""

    def __init__(self, config: Config, classes: int) -> None:
        super().__init__()
        self.net = Sg2Im(config)
        self.beside = Beside(config.gconv, config.objects, classes)


def load(weights: str) -> Ready:
    """The weights of this name or at this path. Raises WeightsError where they are of another system or damaged."""
    return _loaded(find(weights).folder)


@lru_cache(maxsize=2)
def _loaded(folder: Path) -> Ready:
    found = Weights(folder)
    try:
        names = Names(*(found.config.vocabulary[name] for name in ("objects", "predicates", "classes")))
    except KeyError as missing:
        raise WeightsError(f"{folder} is not of {SYSTEM!r}: its vocabulary has no {missing}") from None
    config = config_of(found.config.options)
    if found.config.options.get("beside"):
        whole = Whole(config, len(names.classes))
        found.load(whole, SYSTEM)
        whole.eval()
        return Ready(whole.net, whole.beside, names, found.config)
    net = Sg2Im(config)
    found.load(net, SYSTEM)
    return Ready(net.eval(), None, names, found.config)


def config_of(options: Mapping[str, JsonValue]) -> Config:
    """The sizes that the options tell. Raises WeightsError that names a size that is missing."""
    names = [f.name for f in fields(Config)]
    missing = [name for name in names if name not in options]
    if missing:
        raise WeightsError(f"the weights' options lack {missing[0]!r}")
    return Config(**{k: tuple(v) if isinstance(v := options[k], list) else v for k in names})  # type: ignore[arg-type]
