"""Text2Scene (arXiv:1809.01110): object after object, each placed on the canvas that the ones before it made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import layoutgen

if TYPE_CHECKING:
    from layoutgen.hookspecs import Register
    from layoutgen_text2scene.abstract_predictor import AbstractPredictor
    from layoutgen_text2scene.abstract_system import AbstractSystem
    from layoutgen_text2scene.composite import PatchRenderer
    from layoutgen_text2scene.predictor import Text2ScenePredictor
    from layoutgen_text2scene.train_system import System


@layoutgen.hookimpl
def register_predictors(register: Register) -> None:
    @register
    def text2scene(
        weights: str = "text2scene.coco", temperature: float = 0.8, implied: float = 0.7
    ) -> Text2ScenePredictor:
        """Object after object, each where the text and the canvas so far suggest it (Tan et al. 2019).

        weights: name or folder. temperature: of places and sizes; 0 gives every seed the same ones, 1 varies them.
        implied: how likely an object must be that the text does not mention, 0 to 1; 1 leaves them out.
        """
        from layoutgen_text2scene.predictor import load

        return load(weights, temperature=temperature, implied=implied)

    @register
    def abstract(weights: str, temperature: float = 0.5, implied: float = 0.6) -> AbstractPredictor:
        """Text2Scene's abstract scenes: children, animals and toys with poses, faces, depth and direction.

        weights: a folder that `layoutgen train text2scene_abstract --data codraw_train.jsonl.gz -o FOLDER` wrote; none
        are shipped, for the data is CC BY-NC. temperature: of every choice; 0 gives all seeds the likeliest scene.
        implied: how sure the network must be of something that the text does not mention, 0 to 1.
        """
        from layoutgen_text2scene.abstract_predictor import load

        return load(weights, temperature, implied)


@layoutgen.hookimpl
def register_renderers(register: Register) -> None:
    @register
    def patches(bank: str, clip: bool = False) -> PatchRenderer:
        """Photo cut-outs, retrieved from a bank of yours and pasted: Text2Scene's composites without their repainting.

        bank: a folder that `layoutgen patches build COCO_DIR -o BANK` wrote. clip: whether what reaches beyond an
        item's mask is cut away.
        """
        from layoutgen_text2scene.composite import load

        return load(bank, clip)


@layoutgen.hookimpl
def register_systems(register: Register) -> None:
    @register
    def text2scene(hidden: int = 32, grid: int = 10, longest: int = 10) -> System:
        """The layout model of Text2Scene, from captions and boxes as COCO has them.

        hidden: half the channels of the network's state; published 256. grid: places across and down; published 28.
        longest: objects of a scene, the largest ones; published 8.
        """
        from layoutgen_text2scene.train_system import System

        return System(hidden, grid, longest)

    @register
    def text2scene_abstract(size: Literal["small", "published"] = "small", batch: int = 8) -> AbstractSystem:
        """The abstract-scene variant, from scenes with poses and expressions (CoDraw); its weights are CC BY-NC.

        size: "published" has the sizes and the schedule of the paper and needs a GPU; "small" is for a CPU. batch:
        scenes of a step.
        """
        from layoutgen_text2scene.abstract_system import AbstractSystem

        return AbstractSystem(size, batch)
