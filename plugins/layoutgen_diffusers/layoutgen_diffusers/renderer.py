"""The renderer `gligen`: a layout becomes a photograph.

GLIGEN: Open-Set Grounded Text-to-Image Generation, arXiv 2301.07093: gated attention layers between those of a frozen
Stable Diffusion attend to (phrase, box) pairs during the first `beta` of the steps ("scheduled sampling", section 4).
"""

from __future__ import annotations

import math
import threading
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from layoutgen.errors import LayoutError, PluginError
from layoutgen.layout import Layout
from layoutgen.raster import SIZE_MAX, picture_size
from layoutgen_diffusers.grounding import Grounding, ground
from layoutgen_diffusers.model import check

if TYPE_CHECKING:
    from PIL.Image import Image

_STEP = 8  # pixels: the model's pictures have sides that are multiples of it
_SHORTEST = 64  # pixels of the shorter side that the model draws at least
_SEEDS = 2**63


class GligenRenderer:
    """Draws layouts one by one, each with a random generator of its own: a batch gives what singles give.

    conditions: what of a layout changes the picture; boxes only while some steps listen to them. labels: none, for any
    noun will do. network: whether the model may be fetched.
    """

    labels: tuple[str, ...] | None = None

    def __init__(
        self,
        pipeline: Any,
        *,
        steps: int = 50,
        guidance: float = 7.5,
        beta: float = 0.3,
        negative: str = "",
        longest: int = 1024,
        network: bool = False,
    ) -> None:
        """pipeline: a diffusers StableDiffusionGLIGENPipeline. Raises PluginError for a number that makes no sense."""
        if not 1 <= steps <= 1000:
            raise PluginError(f"steps={steps} is not possible: between 1 and 1000 steps of denoising")
        if not (math.isfinite(guidance) and guidance >= 0):
            raise PluginError(f"guidance={guidance} is not possible: 0 or more, 7.5 is usual")
        if not 0 <= beta <= 1:
            raise PluginError(f"beta={beta} is not possible: it is a share of the steps, 0 to 1")
        if not _SHORTEST <= longest <= SIZE_MAX:
            raise PluginError(f"longest={longest} is not possible: between {_SHORTEST} and {SIZE_MAX} pixels")
        check(pipeline, "the pipeline")
        pipeline.set_progress_bar_config(disable=True)
        self.pipeline, self.network = pipeline, network
        self.steps, self.guidance, self.beta, self.negative, self.longest = steps, guidance, beta, negative, longest
        grounded = {"boxes"} if int(beta * steps) >= 1 else set()
        self.conditions = frozenset({"caption", "labels", "attributes"} | grounded)
        self._one_at_a_time = threading.Lock()  # a pipeline's scheduler counts its steps

    def __call__(
        self, layouts: Sequence[Layout], *, seeds: Sequence[int], size: tuple[int, int] | None = None
    ) -> list[Image]:
        """One RGB picture a layout. size: (width, height) in pixels, each layout's canvas when none is given.

        The same seed gives the same picture on the same device. Raises LayoutError for a size out of 16..4096 px and
        for a different number of seeds and layouts.
        """
        if len(seeds) != len(layouts):
            raise LayoutError(f"{len(layouts)} layouts need as many seeds, got {len(seeds)}")
        return [self._draw(layout, seed, size) for layout, seed in zip(layouts, seeds, strict=True)]

    def report(self, layout: Layout) -> tuple[str, ...]:
        """To know: objects without a box, a text too long for the encoder, a picture that is scaled up."""
        notes = list(ground(layout, self.negative).left_out)
        prompt = ground(layout, self.negative).prompt
        tokens = len(self.pipeline.tokenizer(prompt).input_ids)
        most = self.pipeline.tokenizer.model_max_length
        if tokens > most:
            notes.append(f"the text has {tokens} tokens and the model reads {most}: its end is not heard")
        asked = (layout.canvas.width, layout.canvas.height)
        drawn = self.drawn_size(*asked)
        if max(asked) > self.longest:
            notes.append(f"drawn at {drawn[0]} x {drawn[1]} px and scaled up: longest={max(asked)} draws it in full")
        return tuple(notes)

    def drawn_size(self, width: int, height: int) -> tuple[int, int]:
        """The size that the model draws for a picture of this size: multiples of 8 near it, not too small or large."""
        factor = min(max(1.0, _SHORTEST / min(width, height)), self.longest / max(width, height))
        return _multiple(width * factor), _multiple(height * factor)

    def _draw(self, layout: Layout, seed: int, size: tuple[int, int] | None) -> Image:
        import torch
        from PIL import Image

        width, height = picture_size(layout, size)
        words = ground(layout, self.negative)
        # noise drawn on the CPU is the same whatever device the network runs on
        generator = torch.Generator("cpu").manual_seed(seed % _SEEDS)
        with self._one_at_a_time:
            image: Image.Image = self._ask(words, generator, self.drawn_size(width, height)).convert("RGB")
        return image if image.size == (width, height) else image.resize((width, height), Image.Resampling.LANCZOS)

    def _ask(self, words: Grounding, generator: Any, drawn: tuple[int, int]) -> Any:
        grounded = bool(words.boxes)
        made = self.pipeline(
            prompt=words.prompt,
            negative_prompt=words.negative or None,
            # without boxes it is plain text to picture: the pipeline wants a phrase, and at beta=0 nothing hears it
            gligen_phrases=list(words.phrases) if grounded else [""],
            gligen_boxes=[list(box) for box in words.boxes] if grounded else [[0.0, 0.0, 0.0, 0.0]],
            gligen_scheduled_sampling_beta=self.beta if grounded else 0.0,
            num_inference_steps=self.steps,
            guidance_scale=self.guidance,
            width=drawn[0],
            height=drawn[1],
            generator=generator,
            output_type="pil",
        )
        if made.nsfw_content_detected and made.nsfw_content_detected[0]:
            warnings.warn(
                f"the model's safety checker has blackened the picture of {words.prompt[:60]!r}: take another seed",
                stacklevel=4,
            )
        return made.images[0]


def _multiple(pixels: float) -> int:
    return max(_SHORTEST, round(pixels / _STEP) * _STEP)
