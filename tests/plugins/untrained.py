"""An untrained network of a small size, as weights on disk, and scenes for it."""

from __future__ import annotations

from pathlib import Path

import torch
from layoutgen_text2scene.model import Text2Scene
from layoutgen_text2scene.train_system import sized

from layoutgen import vocab
from layoutgen.nn import weights
from layoutgen.scene import SceneGraph

WORDS = ("a", "two", "dog", "dogs", "on", "sofa", "cat", "person", "left", "right")


def untrained(folder: Path) -> Path:
    """Writes untrained weights of a small size into a folder of this folder, which is returned."""
    torch.manual_seed(2)
    config, _ = sized(len(WORDS) + 2, len(vocab.COCO_80), 4, 6)
    made = folder / "text2scene.small"
    written = weights.Config(
        system="text2scene",
        data="small",
        options={"hidden": 4, "grid": 6, "longest": 10},
        vocabulary={"words": WORDS, "labels": vocab.COCO_80},
    )
    model = Text2Scene(config)
    with torch.no_grad():
        for value in model.parameters():
            value *= 2.5  # so that what it sees matters
    weights.save(made, model, written)
    return made


def scene(*things: tuple[str, int | str], text: str = "") -> SceneGraph:
    made = SceneGraph(text=text)
    for label, count in things:
        made.put(label, count=count)  # type: ignore[arg-type]
    return made
