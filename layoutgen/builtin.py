"""What the engine brings along, registered through the same hooks as everybody's plugins. Heavy imports stay inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layoutgen.hookspecs import Register, hookimpl

if TYPE_CHECKING:
    from layoutgen.art.packs import AssetPack
    from layoutgen.art.renderer import ClipartRenderer
    from layoutgen.art.silhouette import SilhouetteShaper
    from layoutgen.nn.eyes_system import EyesSystem
    from layoutgen.nn.text_training import CharCnnRnnSystem
    from layoutgen.parse.json_parser import JsonParser
    from layoutgen.parse.parser import SpacyParser
    from layoutgen.predict.prior import PriorPredictor


@hookimpl
def register_parsers(register: Register) -> None:
    """The engine's own parsers."""

    @register
    def spacy(pipeline: str = "", head: bool = True, jobs: int = 1) -> SpacyParser:
        """English text through a spaCy pipeline: the one shipped with the engine, or any installed one by name.

        head: whether the learned scene-graph head helps the rules; it goes with the shipped pipeline only.
        jobs: how many processes read large batches.
        """
        from layoutgen.parse.parser import SpacyParser

        return SpacyParser(pipeline or None, head, jobs, literal=False)

    @register
    def json() -> JsonParser:
        """Scene graphs as input: this engine's JSON and sg2im's, as text or as the path of a file."""
        from layoutgen.parse.json_parser import JsonParser

        return JsonParser()


@hookimpl
def register_predictors(register: Register) -> None:
    """The engine's own predictors."""

    @register
    def prior(suggest: bool = True) -> PriorPredictor:
        """Places objects by sizes, places and pair offsets measured on COCO boxes; needs no torch.

        suggest: whether the things of a text that names no place suggest a background (a batter a baseball field).
        """
        from layoutgen.predict.prior import PriorPredictor

        return PriorPredictor(suggest)


@hookimpl
def register_shapers(register: Register) -> None:
    """The engine's own shapers."""

    @register
    def silhouette() -> SilhouetteShaper:
        """Fills missing masks with the outlines of the clip-art, fitted to the boxes."""
        from layoutgen.art.silhouette import SilhouetteShaper
        from layoutgen.guests import all_packs

        return SilhouetteShaper(all_packs())


@hookimpl
def register_renderers(register: Register) -> None:
    """The engine's own renderers."""

    @register
    def clipart() -> ClipartRenderer:
        """Composes clip-art at once, at any size from 64 to 4096 px, with exact instance masks."""
        from layoutgen.art.renderer import ClipartRenderer
        from layoutgen.guests import all_packs

        return ClipartRenderer(all_packs())


@hookimpl
def register_asset_packs(register: Register) -> None:
    """The engine's own asset packs."""
    from layoutgen.art import packs

    @register
    def objects() -> AssetPack:
        """The engine's own drawings: street furniture, household things, animals in full."""
        return packs.pack("objects")

    @register
    def twemoji() -> AssetPack:
        """Twemoji, CC BY 4.0."""
        return packs.pack("twemoji")

    @register
    def mdi() -> AssetPack:
        """Material Design Icons, Apache-2.0, tinted, for what the others lack."""
        return packs.pack("mdi")


@hookimpl
def register_exporters(register: Register) -> None:
    """The engine's own exporters."""
    from layoutgen.exporters import FACTORIES

    for factory in FACTORIES:
        register(factory)


@hookimpl
def register_datasets(register: Register) -> None:
    """The engine's own data sets."""
    from layoutgen.datasets import FACTORIES

    for factory in FACTORIES:
        register(factory)


@hookimpl
def register_systems(register: Register) -> None:
    """The engine's own systems: what measures pictures, and what reads captions for several GANs."""

    @register
    def eyes(width: int = 32) -> EyesSystem:
        """The network that our measures of pictures see with, on a pack (`layoutgen pack`).

        width: channels of its first level; the deeper ones double.
        """
        from layoutgen.nn.eyes_system import EyesSystem

        return EyesSystem(width)

    @register
    def char_cnn_rnn() -> CharCnnRnnSystem:
        """The caption encoder of GAN-INT-CLS and GAWWN (Reed et al. 2016), on a pack or a folder of packs."""
        from layoutgen.nn.text_training import CharCnnRnnSystem

        return CharCnnRnnSystem()
