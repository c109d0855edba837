"""What `layoutgen train sg2im` trains, and whose checkpoints `layoutgen weights import sg2im` reads."""

from __future__ import annotations

import gzip
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from layoutgen.data.example import Example
from layoutgen.data.part import held_out
from layoutgen.errors import LayoutgenError, TrainingError
from layoutgen.nn.system import Prepared
from layoutgen.nn.train import Recipe
from layoutgen.nn.weights import Config as Described
from layoutgen.nn.weights import options_of
from layoutgen.scene import SceneData
from layoutgen.vocab import COCO_80
from layoutgen_sg2im import checkpoint
from layoutgen_sg2im.drawing import CHOICES, Drawing, counted, draw
from layoutgen_sg2im.examples import (
    BOXES,
    CAPTIONS,
    VSR,
    Corpus,
    Picture,
    bare,
    keep,
    kept,
    names_of,
    picture,
    read_examples,
)  # fmt: skip
from layoutgen_sg2im.graphs import GraphBatch, batch
from layoutgen_sg2im.model import Config, Sg2Im
from layoutgen_sg2im.outlines import outlined, silhouettes
from layoutgen_sg2im.reading import SYSTEM
from layoutgen_sg2im.sentence import Names
from layoutgen_sg2im.trainer import Planner, mask_start, measured

if TYPE_CHECKING:
    from rich.console import Console

    from layoutgen.parse.parser import SpacyParser

STEPS = 5500
MASKS = "coco_masks_train.jsonl.gz"
_ASIDE = 800  # pictures of the development part that are measured at every checkpoint
_NAMES, _TOLD, _STATED, _ASIDE_FILE = "names.json", "told.jsonl.gz", "stated.jsonl.gz", "aside.jsonl.gz"


class Sg2ImSystem:
    """The layout part of sg2im."""

    def prepare(self, data: Path, folder: Path, *, steps: int | None, seed: int, console: Console | None) -> Prepared:
        """The training on a folder with coco_train.jsonl.gz and, if they are there, the other files; or on one file.

        Captions are parsed once, some minutes for COCO's, and kept in the run's folder. Raises FormatError and
        TrainingError.
        """
        captions = data / CAPTIONS if data.is_dir() else data
        names = _understood(captions, folder, console)
        told, aside = kept(folder / _TOLD), kept(folder / _ASIDE_FILE)[:_ASIDE]
        others = data if data.is_dir() else data.parent / ".none"
        stated = _stated(others / VSR, folder, names, console)
        boxes = list(bare(others / BOXES, names)) if (others / BOXES).is_file() else []
        number = steps or STEPS
        config = Config(objects=len(names.objects), predicates=len(names.predicates), refinement=None, auxiliary=False)
        torch.manual_seed(seed)
        planner = Planner(config, len(COCO_80), number)
        planner.net.initialise()
        masked = (e for e in read_examples(others / MASKS) if not held_out(e.id)) if (others / MASKS).is_file() else ()
        shapes = outlined(masked, names), silhouettes(names)
        judged = _judged(aside, names)
        return Prepared(
            planner,
            Drawing(Corpus(names, told, stated, boxes), seed, shapes, mask_start(number)),
            Recipe(steps=number, seed=seed, average=0.999, precision="bf16-mixed", save_every=250),
            _described(config, names),
            lambda trained: measured(_planner(trained), judged) if judged is not None else {},
        )

    def sample(self, folder: Path) -> Path:
        """Writes a little data that can be trained on, and returns where."""
        things = [{"label": "dog", "box": [0.1, 0.5, 0.4, 0.8]}, {"label": "bicycle", "box": [0.6, 0.3, 0.9, 0.9]}]
        rows = [{"id": f"{k}", "captions": ["a dog beside a bicycle"], "objects": things} for k in range(12)]
        with gzip.open(folder / CAPTIONS, "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
        return folder

    def read(self, file: Path) -> tuple[Sg2Im, Described]:
        """One of the authors' checkpoints. Raises WeightsError for another file."""
        return checkpoint.read(file)


def _planner(trained: nn.Module) -> Planner:
    assert isinstance(trained, Planner)
    return trained


def _judged(aside: list[Picture], names: Names) -> GraphBatch | None:
    """What is said of the pictures of the development part, always the same graphs."""
    rng = np.random.default_rng(7)
    if not aside:
        return None
    sketches = [draw(p, p.captions[0], names, rng, unsaid=False) for p in aside]
    return counted(batch(sketches, CHOICES), aside, [p.captions[0] for p in aside], len(names.classes))


def _described(config: Config, names: Names) -> Described:
    return Described(
        system=SYSTEM,
        data="coco",
        options=options_of(config) | {"beside": True},
        vocabulary={"objects": names.objects, "predicates": names.predicates, "classes": names.classes},
        recipe="layoutgen train sg2im --data DIR",
        licence="Apache-2.0",
        data_licence="CC BY 4.0 (COCO's captions, boxes and outlines), Apache-2.0 (VSR, the silhouettes)",
        credit="COCO train2017 (Lin et al., arXiv:1405.0312), VSR (Liu et al., arXiv:2205.00363)",
    )


# parsing, once ------------------------------------------------------------------------------------------------------


def _understood(captions: Path, folder: Path, console: Console | None) -> Names:
    """The vocabulary of the captions; `told` and `aside` of the run's folder are written where they are not there."""
    if not (folder / _ASIDE_FILE).is_file():
        examples = list(read_examples(captions))
        scenes = _parsed(examples, "parsing captions", console)
        names = names_of(s for e, found in zip(examples, scenes, strict=True) if not held_out(e.id) for s in found)
        (folder / _NAMES).write_text(json.dumps([names.objects, names.predicates]) + "\n", encoding="utf-8")
        pairs = [(e, picture(e.layout, found, names)) for e, found in zip(examples, scenes, strict=True)]
        keep((p for e, p in pairs if p.captions and not held_out(e.id)), folder / _TOLD)
        keep((p for e, p in pairs if p.captions and held_out(e.id)), folder / _ASIDE_FILE)
        if all(held_out(e.id) for e in examples):
            raise TrainingError(f"{captions} holds no pictures with boxes to learn from")
    objects, predicates = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
    return Names(objects, predicates, COCO_80)


def _stated(path: Path, folder: Path, names: Names, console: Console | None) -> list[Picture]:
    if not path.is_file():
        return []
    if not (folder / _STATED).is_file():
        examples = list(read_examples(path))
        scenes = _parsed(examples, "parsing sentences", console)
        keep(
            (picture(e.layout, found, names) for e, found in zip(examples, scenes, strict=True) if found),
            folder / _STATED,
        )
    return kept(folder / _STATED)


def _parsed(examples: list[Example], title: str, console: Console | None) -> list[list[SceneData]]:
    """The scenes of every example's captions; captions with nothing to draw have none."""
    from rich.progress import track

    texts = [caption for example in examples for caption in example.captions]
    scenes = iter(list(track(_scenes(texts), title, len(texts), console=console, disable=console is None)))
    return [
        [scene for scene in itertools.islice(scenes, len(example.captions)) if scene is not None]
        for example in examples
    ]


def _scenes(texts: list[str]) -> Iterator[SceneData | None]:
    """A scene for each text, in batches; a batch that holds a text without a scene is read one by one."""
    from layoutgen.parse.parser import SpacyParser

    parser = SpacyParser(None, True)
    for start in range(0, len(texts), 256):
        some = texts[start : start + 256]
        try:
            yield from [scene.data() for scene in parser.many(some)]
        except LayoutgenError:
            yield from (_scene(parser, text) for text in some)


def _scene(parser: SpacyParser, text: str) -> SceneData | None:
    try:
        return parser(text).data()
    except LayoutgenError:
        return None
