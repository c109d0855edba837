"""The engine's own exporters as factories: the name is the format's, the docstring's first line its description."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layoutgen.data.exporter import Exporter


def json() -> Exporter:
    """The engine's own layout JSON, one file a layout."""
    from layoutgen.data.native import export_json

    return export_json


def coco() -> Exporter:
    """COCO instances and captions in one file: boxes, polygons, person keypoints."""
    from layoutgen.data.coco import CocoExporter

    return CocoExporter()


def svg() -> Exporter:
    """The clip-art picture as one SVG file a layout, which it carries in its metadata."""
    from layoutgen.art.compose import scene_svg
    from layoutgen.data.native import one_file_each
    from layoutgen.data.svg import with_layout
    from layoutgen.guests import all_packs
    from layoutgen.layout import Layout, seed_of

    sources = all_packs()

    def drawn(layout: Layout) -> bytes:
        return with_layout(scene_svg(layout, seed=seed_of(layout), sources=sources), layout)

    return one_file_each(".svg", drawn)


def yolo() -> Exporter:
    """YOLO labels: a text file of boxes a layout, and data.yaml with the classes."""
    from layoutgen.data.yolo import export_boxes

    return export_boxes


def yolo_segments() -> Exporter:
    """YOLO labels with outlines instead of boxes."""
    from layoutgen.data.yolo import export_segments

    return export_segments


def voc() -> Exporter:
    """Pascal VOC annotations: an XML file of boxes a layout."""
    from layoutgen.data.voc import export_voc

    return export_voc


def maps() -> Exporter:
    """Label maps and instance maps: two PNG files a layout, and labels.json with what their values mean."""
    from layoutgen.data.maps import export_maps

    return export_maps


def gligen() -> Exporter:
    """GLIGEN's prompt, phrases and boxes: a JSON file a layout."""
    from layoutgen.data.gligen import export_gligen

    return export_gligen


def instance_diffusion() -> Exporter:
    """InstanceDiffusion's captions, boxes and masks: a JSON file a layout."""
    from layoutgen.data.instance_diffusion import export_instance_diffusion

    return export_instance_diffusion


def ideogram() -> Exporter:
    """Ideogram's JSON prompt: a description, the background, and elements with boxes."""
    from layoutgen.data.ideogram import export_ideogram

    return export_ideogram


def sg2im() -> Exporter:
    """sg2im's scene graphs, all in one JSON file: objects, relationships and boxes."""
    from layoutgen.data.sg2im_json import export_sg2im

    return export_sg2im


FACTORIES = (json, coco, svg, yolo, yolo_segments, voc, maps, gligen, instance_diffusion, ideogram, sg2im)
