"""The renderer `gligen`: Stable Diffusion that listens to boxes, through diffusers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from layoutgen.hookspecs import Register, hookimpl

if TYPE_CHECKING:
    from layoutgen_diffusers.renderer import GligenRenderer

__version__ = "0.1.0"


@hookimpl
def register_renderers(register: Register) -> None:
    """GLIGEN."""

    @register
    def gligen(
        model: str = "masterful/gligen-1-4-generation-text-box",
        base: str = "",
        device: str = "auto",
        dtype: Literal["auto", "float32", "float16", "bfloat16"] = "auto",
        steps: int = 50,
        guidance: float = 7.5,
        beta: float = 0.3,
        negative: str = "",
        longest: int = 1024,
        variant: str = "",
        download: bool = False,
    ) -> GligenRenderer:
        """Photographs by Stable Diffusion with GLIGEN: every object in its box. Downloads nothing unless told to.

        model: folder or hub id of a GLIGEN model. base: another Stable Diffusion 1.x, folder or id, whose weights take
        the place of the model's own. device, dtype: "auto" takes the GPU in half precision when there is one. steps:
        of denoising. guidance: how closely the words are followed. beta: share of the steps, 0 to 1, that listen to
        the boxes. negative: what to keep out of every picture. longest: pixels of the longer side that the model
        draws at most; larger pictures are scaled up. variant: of the weight files, such as fp16. download: whether
        what is not on this machine may be fetched from the hub.
        """
        from layoutgen_diffusers.model import load
        from layoutgen_diffusers.renderer import GligenRenderer

        pipeline = load(model, base=base, device=device, dtype=dtype, variant=variant, download=download)
        return GligenRenderer(
            pipeline, steps=steps, guidance=guidance, beta=beta, negative=negative, longest=longest, network=download
        )
