"""sg2im (arXiv:1804.01622): a scene graph through graph convolutions to boxes, masks and a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import layoutgen

if TYPE_CHECKING:
    from layoutgen.hookspecs import Register
    from layoutgen.nn.renderer import GanRenderer
    from layoutgen_sg2im.image_system import Sg2ImImageSystem
    from layoutgen_sg2im.predictor import Predictor
    from layoutgen_sg2im.shaper import Shaper
    from layoutgen_sg2im.system import Sg2ImSystem


@layoutgen.hookimpl
def register_predictors(register: Register) -> None:
    @register
    def sg2im(
        weights: str = "sg2im.coco", temperature: float = 0.2, confidence: float = 0.38, implied: bool = True
    ) -> Predictor:
        """Boxes from the scene's graph (Johnson et al. 2018), with what the text implies.

        weights: name or folder, the authors' imported ones too. temperature: how far boxes stray from the usual ones;
        0 leaves the seed to choose which way the picture faces, 1 is as varied as photographs. confidence: how
        probable a thing must be to come that the text does not number. implied: whether any come that it does not
        mention.
        """
        from layoutgen_sg2im.predictor import Predictor
        from layoutgen_sg2im.reading import load

        return Predictor(load(weights), temperature=temperature, confidence=confidence, implied=implied)


@layoutgen.hookimpl
def register_shapers(register: Register) -> None:
    @register
    def sg2im(weights: str = "sg2im.coco") -> Shaper:
        """Masks of 16 x 16 cells from the graph of a layout's items (Johnson et al. 2018), as smooth outlines.

        weights: name or folder, the authors' imported ones too.
        """
        from layoutgen_sg2im.reading import load
        from layoutgen_sg2im.shaper import Shaper

        return Shaper(load(weights))


@layoutgen.hookimpl
def register_renderers(register: Register) -> None:
    @register
    def sg2im(
        weights: str = "sg2im_image.clipart64",
        masks: Literal["given", "own"] = "given",
        device: str = "auto",
        precision: Literal["exact", "fast"] = "exact",
        compiled: bool = False,
    ) -> GanRenderer:
        """Pictures from boxes, masks and relations by cascaded refinement (Johnson et al. 2018).

        weights: name or folder, the authors' imported ones too. masks: given by the layout where it has them, or always
        the network's own, from boxes alone. device: auto takes a GPU when there is one. precision: exact, or fast with
        bfloat16. compiled: by torch.compile, which costs a minute at first.
        """
        from layoutgen_sg2im.image_reading import load

        return load(weights, masks=masks, device=device, precision=precision, compiled=compiled)


@layoutgen.hookimpl
def register_systems(register: Register) -> None:
    @register
    def sg2im() -> Sg2ImSystem:
        """The layout part of sg2im, on captions and boxes as COCO has them; reads the authors' checkpoints."""
        from layoutgen_sg2im.system import Sg2ImSystem

        return Sg2ImSystem()

    @register
    def sg2im_image(config: Literal["clipart64", "coco64", "vg64", "vg128"] = "clipart64") -> Sg2ImImageSystem:
        """The picture part of sg2im with its two discriminators, from a pack of pictures with their layouts.

        config: the sizes and the schedule, of the paper for COCO or Visual Genome, or small for clip-art on a CPU.
        """
        from layoutgen_sg2im.image_system import Sg2ImImageSystem

        return Sg2ImImageSystem(config)
