"""Hong et al. 2018 (arXiv:1801.05091): boxes from an LSTM, shapes from another, a picture from the layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import layoutgen

if TYPE_CHECKING:
    from layoutgen.hookspecs import Register
    from layoutgen.nn.renderer import GanRenderer
    from layoutgen_hong.box_training import BoxSystem
    from layoutgen_hong.image_system import ImageSystem
    from layoutgen_hong.predictor import HongPredictor
    from layoutgen_hong.shape_system import ShapeSystem
    from layoutgen_hong.shaper import HongShaper


@layoutgen.hookimpl
def register_predictors(register: Register) -> None:
    @register
    def hong(
        weights: str = "hong.coco",
        temperature: float = 0.5,
        confidence: float = 0.55,
        samples: int = 32,
        votes: int = 24,
    ) -> HongPredictor:
        """An LSTM's boxes (Hong et al. 2018), with what the text implies, by the vote of several samples.

        weights: name or folder. temperature: of places and sizes, above 0; 1 is as varied as photographs. confidence:
        share of the samples that must show a thing for it to be there. samples: of what is there. votes: samples of
        where it is; 1 is a single sample, more are nearer to what is usual.
        """
        from layoutgen_hong.predictor import load

        return load(weights, temperature=temperature, confidence=confidence, samples=samples, votes=votes)


@layoutgen.hookimpl
def register_shapers(register: Register) -> None:
    @register
    def hong(weights: str = "hong_shapes.coco", noise: float = 0.2) -> HongShaper:
        """Outlines as COCO's photographs have them, from boxes and labels (Hong et al. 2018).

        weights: name or folder. noise: 0 for the likeliest shapes whatever the seed, 1 for the most various ones.
        """
        from layoutgen_hong.shaper import load

        return load(weights, noise=noise)


@layoutgen.hookimpl
def register_renderers(register: Register) -> None:
    @register
    def hong(
        weights: str = "hong_image.clipart64",
        device: str = "auto",
        precision: Literal["exact", "fast"] = "exact",
        compiled: bool = False,
    ) -> GanRenderer:
        """Pictures from boxes, outlines and the caption by a network (Hong et al. 2018).

        weights: name or folder. device: auto takes a GPU when there is one. precision: exact, or fast with bfloat16.
        compiled: by torch.compile, which costs a minute at first.
        """
        from layoutgen_hong.renderer import load

        return load(weights, device=device, precision=precision, compiled=compiled)


@layoutgen.hookimpl
def register_systems(register: Register) -> None:
    @register
    def hong() -> BoxSystem:
        """The box generator of Hong et al. 2018, from captions and boxes as COCO has them."""
        from layoutgen_hong.box_training import BoxSystem

        return BoxSystem()

    @register
    def hong_shapes(fold: int | None = None) -> ShapeSystem:
        """The shape generator of Hong et al. 2018, from outlines in COCO and the silhouettes of the clip-art.

        fold: 0 to 4 keeps that fifth of the pictures aside, for measuring; none keeps the usual development part.
        """
        from layoutgen_hong.shape_system import ShapeSystem

        return ShapeSystem(fold)

    @register
    def hong_image(batch: int = 8, published: bool = False, encoder: str = "char_cnn_rnn.clipart64") -> ImageSystem:
        """The image generator of Hong et al. 2018, from a pack of pictures with their layouts and captions.

        batch: pictures of a step. published: with sizes for 128 px, for a GPU, and captions as `encoder` reads them, a
        name or folder of weights; otherwise 64 px.
        """
        from layoutgen_hong.image_system import ImageSystem

        return ImageSystem(batch, published=published, encoder=encoder)
