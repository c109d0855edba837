"""A GLIGEN pipeline with random weights, small enough to be made and run in a test; nothing is downloaded."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch

WIDTH = 32  # of the text encoder's vectors


def tokenizer(folder: Path) -> Any:
    """A CLIP tokenizer whose vocabulary is letters and digits: any text is spelt, by bytes where it must be."""
    from transformers import CLIPTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    units = [*_bytes(), *(f"{unit}</w>" for unit in _bytes()), "<|startoftext|>", "<|endoftext|>"]
    (folder / "vocab.json").write_text(json.dumps({unit: n for n, unit in enumerate(units)}), encoding="utf-8")
    (folder / "merges.txt").write_text("#version: 0.2\n", encoding="utf-8")
    return CLIPTokenizer.from_pretrained(str(folder), model_max_length=77)


def _bytes() -> list[str]:
    """The 256 bytes as printable characters, as byte-level encodings write them."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    rest = [b for b in range(256) if b not in plain]
    return [chr(b) for b in plain] + [chr(256 + n) for n, _ in enumerate(rest)]


def unet(attention: str, seed: int) -> Any:
    """A denoising network; "gated" has GLIGEN's layers, "default" is a plain Stable Diffusion."""
    from diffusers import UNet2DConditionModel

    torch.manual_seed(seed)
    made = UNet2DConditionModel(
        block_out_channels=(8, 16),
        norm_num_groups=4,
        layers_per_block=1,
        sample_size=16,
        in_channels=4,
        out_channels=4,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=WIDTH,
        attention_head_dim=4,
        attention_type=attention,
    )
    for name, weight in made.named_parameters():
        if name.endswith(("alpha_attn", "alpha_dense")):
            torch.nn.init.ones_(weight)  # trained gates are open; at 0 nothing would listen to boxes
    _louder([w for n, w in made.named_parameters() if "position_net" in n and n.endswith("weight")], 3)
    _louder(made.conv_out.parameters(), 4)
    return made


def _louder(weights: Iterable[Any], factor: float) -> None:
    """Random weights say little: without this, what is heard would drown in the rounding to 255 levels."""
    with torch.no_grad():
        for weight in weights:
            weight.mul_(factor)


def parts(folder: Path, seed: int) -> dict[str, Any]:
    """What a GLIGEN pipeline shares with a plain one."""
    from diffusers import AutoencoderKL, DDIMScheduler
    from transformers import CLIPTextConfig, CLIPTextModel

    words = tokenizer(folder)
    torch.manual_seed(seed)
    config = CLIPTextConfig(
        vocab_size=len(words), hidden_size=WIDTH, intermediate_size=37, num_hidden_layers=2, num_attention_heads=4,
        max_position_embeddings=77, bos_token_id=words.bos_token_id, eos_token_id=words.eos_token_id,
        pad_token_id=words.pad_token_id,
    )  # fmt: skip
    vae = AutoencoderKL(
        block_out_channels=(8, 8, 8, 8),
        norm_num_groups=4,
        in_channels=3,
        out_channels=3,
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        latent_channels=4,
    )
    _louder([vae.decoder.conv_out.weight], 5)
    scheduler = DDIMScheduler(beta_schedule="scaled_linear", clip_sample=False, set_alpha_to_one=False, steps_offset=1)
    return {
        "vae": vae, "text_encoder": CLIPTextModel(config), "tokenizer": words, "scheduler": scheduler,
        "safety_checker": None, "feature_extractor": None, "requires_safety_checker": False,
    }  # fmt: skip


def gligen(folder: Path, seed: int = 0) -> Any:
    """A StableDiffusionGLIGENPipeline."""
    from diffusers import StableDiffusionGLIGENPipeline

    return StableDiffusionGLIGENPipeline(unet=unet("gated", seed), **parts(folder, seed))


def plain(folder: Path, seed: int = 1) -> Any:
    """A StableDiffusionPipeline of the same form without GLIGEN's layers."""
    from diffusers import StableDiffusionPipeline

    return StableDiffusionPipeline(unet=unet("default", seed), **parts(folder, seed))
