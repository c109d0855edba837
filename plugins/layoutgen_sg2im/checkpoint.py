"""The authors' checkpoints (coco64, vg64, vg128 and their ablations): dictionaries that say their own sizes and words.

Only tensors and plain values are read from them, nothing is run.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from layoutgen.errors import WeightsError
from layoutgen.nn.weights import Config as Described
from layoutgen.nn.weights import fill, options_of
from layoutgen_sg2im.model import Config, Sg2Im
from layoutgen_sg2im.reading import SYSTEM
from layoutgen_sg2im.sentence import IMAGE

CREDIT = "Image Generation from Scene Graphs (Johnson, Gupta, Fei-Fei; arXiv:1804.01622), the authors' weights"


def read(file: Path) -> tuple[Sg2Im, Described]:
    """The network with the weights of a checkpoint, and its description. Raises WeightsError for another file."""
    record = _record(file)
    told, state = record["model_kwargs"], record["model_state"]
    try:
        objects, predicates = (_listed(told["vocab"][f"{kind}_idx_to_name"]) for kind in ("object", "pred"))
        config = _config(told, len(objects), len(predicates))
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise WeightsError(f"{file}: its model_kwargs are not sg2im's ({type(error).__name__} {error})") from None
    net = Sg2Im(config).eval()
    fill(net, _renamed(state, net), file)
    described = Described(
        system=SYSTEM,
        data=file.stem.replace("_with_model", ""),
        options=options_of(config) | {"beside": False},
        vocabulary={"objects": objects, "predicates": predicates, "classes": tuple(o for o in objects if _drawn(o))},
        recipe=f"layoutgen weights import sg2im {file.name}",
        licence="Apache-2.0",
        credit=CREDIT,
    )
    return net, described


def _record(file: Path) -> Mapping[str, Any]:
    try:
        record = torch.load(file, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, EOFError, pickle.UnpicklingError) as error:
        raise WeightsError(
            f"{file} is no checkpoint of tensors and plain values: {str(error).splitlines()[0]}"
        ) from None
    if not isinstance(record, dict) or not {"model_kwargs", "model_state"} <= record.keys():
        raise WeightsError(f"{file} is not one of sg2im's checkpoints: it has no model_kwargs and model_state")
    if record["model_state"] is None:
        raise WeightsError(f"{file} holds no model: use the file that ends in _with_model.pt")
    return record


def _listed(names: Any) -> tuple[str, ...]:
    """The names by id, from a list or a dictionary with ids as keys."""
    ordered = [names[k] for k in sorted(names)] if isinstance(names, dict) else names
    return tuple(str(name) for name in ordered)


def _config(told: Mapping[str, Any], objects: int, predicates: int) -> Config:
    usual = {"gconv_pooling": "avg", "normalization": "batch", "mlp_normalization": "none"}
    for name, value in usual.items():
        if told.get(name, value) != value:
            raise ValueError(f"{name} = {told[name]!r} is not supported, only {value!r}")
    kind, _, slope = str(told.get("activation", "leakyrelu-0.2")).partition("-")
    if kind != "leakyrelu":
        raise ValueError(f"activation {kind!r} is not supported")
    height, width = told.get("image_size", (64, 64))
    mask = told.get("mask_size")
    return Config(
        objects=objects,
        predicates=predicates,
        image_size=(int(height), int(width)),
        embedding=int(told.get("embedding_dim", 64)),
        gconv=int(told.get("gconv_dim", 128)),
        gconv_hidden=int(told.get("gconv_hidden_dim", 512)),
        gconv_layers=int(told.get("gconv_num_layers", 5)),
        refinement=tuple(int(size) for size in told.get("refinement_dims", (1024, 512, 256, 128, 64))),
        mask_size=int(mask) if mask else None,
        layout_noise=int(told.get("layout_noise_dim", 0)),
        slope=float(slope or 0.2),
    )


def _renamed(state: Mapping[str, Tensor], net: Sg2Im) -> dict[str, Tensor]:
    """Without the prefix of several GPUs; the counters that torch 0.4 did not write are 0."""
    plain = {name.removeprefix("module."): value for name, value in state.items()}
    counters = {k: v for k, v in net.state_dict().items() if k.endswith("num_batches_tracked")}
    return {**counters, **plain}


def _drawn(name: str) -> bool:
    return name != IMAGE and not name.startswith("__")
