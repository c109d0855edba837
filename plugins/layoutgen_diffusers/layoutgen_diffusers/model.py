"""Loading a GLIGEN pipeline: from this machine, on the device that it has, with another base's weights if asked."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layoutgen.errors import PluginError

if TYPE_CHECKING:
    import torch

_ADDED = ("position_net.", ".fuser.")  # in the names of the weights that GLIGEN adds to Stable Diffusion


def load(model: str, *, base: str, device: str, dtype: str, variant: str, download: bool) -> Any:
    """A StableDiffusionGLIGENPipeline, ready on its device. `factory gligen` says what the options mean.

    Raises PluginError when diffusers is not installed, the model is not on this machine (and may not be fetched), it
    has no GLIGEN layers, the base does not fit, or the device does not exist.
    """
    try:
        import torch
        from diffusers import StableDiffusionGLIGENPipeline, StableDiffusionPipeline
    except (ImportError, RuntimeError) as error:  # diffusers wraps what its own imports raise
        raise PluginError(
            f"gligen needs diffusers and transformers: pip install diffusers transformers ({error})"
        ) from None
    place = device if device != "auto" else best_device()
    kind = _dtype(dtype, place)
    with _quiet():
        pipeline = _loaded(StableDiffusionGLIGENPipeline.from_pretrained, model, kind, variant, download)
        check(pipeline, model)
        if base:
            other = _loaded(StableDiffusionPipeline.from_pretrained, base, kind, variant, download)
            transplant(pipeline, other, base)
    try:
        return pipeline.to(torch.device(place))
    except (RuntimeError, AssertionError) as error:
        said = str(error).partition("\n")[0]
        raise PluginError(f"the device {place!r} cannot be used ({said}): take device=cpu, cuda or auto") from None


def check(pipeline: Any, model: str) -> None:
    """Raises PluginError when the pipeline's network has no layers that listen to boxes."""
    if pipeline.unet.config.get("attention_type") != "gated" or not hasattr(pipeline.unet, "position_net"):
        raise PluginError(
            f"{model!r} has no GLIGEN layers that take phrases and boxes: give model= a text-and-box GLIGEN model, "
            f"and a plain Stable Diffusion as base="
        )


def transplant(pipeline: Any, other: Any, base: str) -> None:
    """Puts the weights of another Stable Diffusion into a GLIGEN pipeline, whose added layers stay.

    GLIGEN leaves the network it is added to as it was trained (arXiv 2301.07093, figure 3), so that its layers work in
    every network fine-tuned from the same one. Raises PluginError when the shapes differ.
    """
    ours = pipeline.unet.state_dict()
    theirs = other.unet.state_dict()
    wanted = {name for name in ours if not any(mark in name for mark in _ADDED)}
    if wanted != set(theirs) or any(ours[name].shape != theirs[name].shape for name in wanted):
        raise PluginError(
            f"the network of {base!r} is of another form than the GLIGEN model's: both must be Stable Diffusion 1.x"
        )
    pipeline.unet.load_state_dict(theirs, strict=False)
    if pipeline.text_encoder.config.hidden_size != other.text_encoder.config.hidden_size:
        raise PluginError(f"the text encoder of {base!r} is of another size than the GLIGEN model's")
    pipeline.register_modules(
        vae=other.vae, text_encoder=other.text_encoder, tokenizer=other.tokenizer, scheduler=other.scheduler
    )


def best_device() -> str:
    """ "cuda" or "mps" when this machine has it, otherwise "cpu"."""
    import torch

    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def _dtype(name: str, device: str) -> torch.dtype:
    """Half precision on CUDA, single elsewhere, where half is slow or not exact enough."""
    import torch

    chosen = name if name != "auto" else "float16" if device.startswith("cuda") else "float32"
    kind = getattr(torch, chosen)
    assert isinstance(kind, torch.dtype)
    return kind


def _loaded(from_pretrained: Callable[..., Any], model: str, dtype: torch.dtype, variant: str, download: bool) -> Any:
    path = Path(model).expanduser()
    try:
        return from_pretrained(
            str(path) if path.exists() else model,
            torch_dtype=dtype,
            variant=variant or None,
            local_files_only=not download,
        )
    except (OSError, ValueError) as error:
        said = " ".join(str(error).split())[:200]
        what = "fetched" if download else "found on this machine"
        raise PluginError(
            f"the model {model!r} cannot be {what} ({type(error).__name__}: {said}); give model=FOLDER of a diffusers "
            "model" + ("" if download else ", or download=yes to fetch it from the hub")
        ) from None


@contextmanager
def _quiet() -> Iterator[None]:
    """Without progress bars, notes (one: the pipeline is no longer developed) and news for the authors of models."""
    import diffusers.utils.logging
    import transformers.utils.logging

    loggers = (diffusers.utils.logging, transformers.utils.logging)
    before = [(log.get_verbosity(), log.is_progress_bar_enabled()) for log in loggers]
    for log in loggers:
        log.set_verbosity_error()
        log.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            yield
    finally:
        for log, (verbosity, bars) in zip(loggers, before, strict=True):
            log.set_verbosity(verbosity)
            if bars:
                log.enable_progress_bar()
