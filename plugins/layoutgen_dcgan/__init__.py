"""The plain convolutional GANs: GAN-INT-CLS (arXiv:1605.05396) with an object pathway, and GAWWN (arXiv:1610.02454)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import layoutgen

if TYPE_CHECKING:
    from layoutgen.hookspecs import Register
    from layoutgen.nn.renderer import GanRenderer
    from layoutgen_dcgan.gan_int_cls_system import GanIntClsSystem
    from layoutgen_dcgan.gawwn_system import GawwnSystem


@layoutgen.hookimpl
def register_renderers(register: Register) -> None:
    @register
    def gan_int_cls(
        weights: str = "gan_int_cls.clipart64",
        encoder: str = "",
        device: str = "auto",
        precision: Literal["exact", "fast"] = "exact",
        compiled: bool = False,
    ) -> GanRenderer:
        """Draws the caption, each object in its box, at 64 px (Reed et al. 2016, with Hinz et al.'s object pathway).

        weights: name or folder. encoder: weights of the caption encoder; the one of the training if not given. device:
        auto takes a GPU when there is one. precision: exact, or fast with bfloat16. compiled: by torch.compile, which
        costs a minute at first.
        """
        from layoutgen_dcgan.gan_int_cls_system import load

        return load(weights, encoder, device=device, precision=precision, compiled=compiled)

    @register
    def gawwn(
        weights: str = "gawwn.single64",
        encoder: str = "",
        device: str = "auto",
        precision: Literal["exact", "fast"] = "exact",
        compiled: bool = False,
    ) -> GanRenderer:
        """One thing in its box, from a sentence, by a network (Reed et al. 2016).

        weights: name or folder. encoder: weights of the caption encoder; the one of the training if not given. device:
        auto takes a GPU when there is one. precision: exact, or fast with bfloat16. compiled: by torch.compile, which
        costs a minute at first.
        """
        from layoutgen_dcgan.gawwn_renderer import of

        return of(weights, encoder, keypoints=False, device=device, precision=precision, compiled=compiled)

    @register
    def gawwn_keypoints(
        weights: str = "gawwn_keypoints.single64",
        encoder: str = "",
        device: str = "auto",
        precision: Literal["exact", "fast"] = "exact",
        compiled: bool = False,
    ) -> GanRenderer:
        """One person from keypoints and a sentence, by a network that makes up missing keypoints (Reed et al. 2016).

        weights: name or folder. encoder: weights of the caption encoder; the one of the training if not given. device:
        auto takes a GPU when there is one. precision: exact, or fast with bfloat16. compiled: by torch.compile, which
        costs a minute at first.
        """
        from layoutgen_dcgan.gawwn_renderer import of

        return of(weights, encoder, keypoints=True, device=device, precision=precision, compiled=compiled)


@layoutgen.hookimpl
def register_systems(register: Register) -> None:
    @register
    def gan_int_cls(encoder: str = "char_cnn_rnn.clipart64", pathway: bool = True) -> GanIntClsSystem:
        """GAN-INT-CLS on a pack of 64 px (`layoutgen pack`).

        encoder: of the captions, name or folder of weights. pathway: whether its pictures obey boxes.
        """
        from layoutgen_dcgan.gan_int_cls_system import GanIntClsSystem

        return GanIntClsSystem(encoder, pathway)

    @register
    def gawwn(encoder: str = "codes", published: bool = False) -> GawwnSystem:
        """GAWWN with a box, on a pack of pictures; reads the authors' .t7 files.

        encoder: of the captions; weights of a char-CNN-RNN as published, or codes, which needs no weights. published:
        with the sizes of the paper, for 128 px.
        """
        from layoutgen_dcgan.gawwn_system import GawwnSystem

        return GawwnSystem(encoder, keypoints=False, published=published)

    @register
    def gawwn_keypoints(encoder: str = "codes", published: bool = False) -> GawwnSystem:
        """GAWWN with keypoints, on the pictures of a pack that have them; reads the authors' .t7 files.

        encoder: of the captions; weights of a char-CNN-RNN as published, or codes, which needs no weights. published:
        with the sizes of the paper, for 128 px.
        """
        from layoutgen_dcgan.gawwn_system import GawwnSystem

        return GawwnSystem(encoder, keypoints=True, published=published)
