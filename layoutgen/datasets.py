"""The engine's own data sets as factories: the name is the form's, the docstring's first line its description."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layoutgen.data.example import Dataset


def coco() -> Dataset:
    """COCO instances with the captions beside them: a file, or a folder with annotations/instances_*.json."""
    from layoutgen.data.coco_reader import read_coco

    return read_coco


def jsonl() -> Dataset:
    """JSON lines of captions and boxes, gzip or not: {"id", "captions", "objects": [{"label", "box"}]}."""
    from layoutgen.data.jsonl import read_jsonl

    return read_jsonl


def visual_genome() -> Dataset:
    """Visual Genome: a folder with image_data.json, objects.json, relationships.json, region_descriptions.json."""
    from layoutgen.data.visual_genome import read_visual_genome

    return read_visual_genome


def nlvr() -> Dataset:
    """NLVR: true sentences on small pictures of shapes, its train.json with images/, or a folder with index.jsonl."""
    from layoutgen.data.nlvr import read_nlvr

    return read_nlvr


def cub(captions: Path | None = None) -> Dataset:
    """CUB-200-2011: birds with boxes and parts; the folder CUB_200_2011.

    captions: the folder of Reed et al.'s text files; text_c10 in the folder or beside it if none is given.
    """
    from layoutgen.data.cub import read_cub

    return partial(read_cub, captions=captions)


def flowers(captions: Path | None = None) -> Dataset:
    """Flowers: Oxford-102 (jpg/), or a folder with a folder of pictures for each kind.

    captions: the folder of Reed et al.'s text files; text_c10 in the folder or beside it if none is given.
    """
    from layoutgen.data.flowers import read_flowers

    return partial(read_flowers, captions=captions)


def vsr(instances: Path | None = None) -> Dataset:
    """Visual Spatial Reasoning: JSON lines of true and false sentences on pictures of COCO; the true ones.

    instances: COCO's instances file or folder, which has the boxes; without it there are relations alone.
    """
    from layoutgen.data.vsr import read_vsr

    return partial(read_vsr, instances=instances)


def abstract_scenes() -> Dataset:
    """Abstract Scenes: the folder of version 1.1, or CoDraw's JSON lines."""
    from layoutgen.data.abstract_scenes import read_abstract_scenes

    return read_abstract_scenes


def yolo() -> Dataset:
    """YOLO labels, boxes or outlines: a folder with data.yaml or classes.txt."""
    from layoutgen.data.yolo import read_yolo

    return read_yolo


def voc() -> Dataset:
    """Pascal VOC annotations: an XML file, or a folder of them."""
    from layoutgen.data.voc import read_voc

    return read_voc


def maps() -> Dataset:
    """Instance maps: a folder of PNG files with labels.json, as the exporter of this name writes."""
    from layoutgen.data.maps import read_maps

    return read_maps


def svg() -> Dataset:
    """SVG pictures: the layout that they carry, else their shapes that have a title or an id."""
    from layoutgen.data.svg import read_svg

    return read_svg


def gligen() -> Dataset:
    """GLIGEN's prompts, phrases and boxes: a JSON file, or a folder of them."""
    from layoutgen.data.gligen import read_gligen

    return read_gligen


def instance_diffusion() -> Dataset:
    """InstanceDiffusion's captions, boxes and masks: a JSON file, or a folder of them."""
    from layoutgen.data.instance_diffusion import read_instance_diffusion

    return read_instance_diffusion


def ideogram() -> Dataset:
    """Ideogram's JSON prompts: a file, or a folder of them."""
    from layoutgen.data.ideogram import read_ideogram

    return read_ideogram


FACTORIES = (
    coco,
    jsonl,
    visual_genome,
    nlvr,
    cub,
    flowers,
    vsr,
    abstract_scenes,
    yolo,
    voc,
    maps,
    svg,
    gligen,
    instance_diffusion,
    ideogram,
)
