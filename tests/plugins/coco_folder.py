"""A COCO folder in miniature: clip-art scenes with exact masks, exported as COCO, and their pictures."""

from __future__ import annotations

import json
from pathlib import Path

from layoutgen.art.renderer import ClipartRenderer
from layoutgen.data.coco import export_coco
from layoutgen.layout import Box, Canvas, Item, Layout
from layoutgen.raster import rle_encode
from layoutgen.scene import SceneData

SCENES = {
    "a brown dog and a red car on a beach": {"dog": (0.1, 0.45, 0.4, 0.85), "car": (0.5, 0.4, 0.95, 0.8)},
    "a cat left of a dog on a beach": {"cat": (0.1, 0.5, 0.4, 0.85), "dog": (0.55, 0.4, 0.95, 0.9)},
    "a boat at sea": {"boat": (0.2, 0.3, 0.8, 0.7)},
    "a green car and a cat in a street": {"car": (0.05, 0.4, 0.5, 0.75), "cat": (0.6, 0.5, 0.9, 0.9)},
    "a boat and a dog at sea": {"boat": (0.05, 0.2, 0.5, 0.6), "dog": (0.6, 0.5, 0.9, 0.9)},
    "a car in a street": {"car": (0.25, 0.35, 0.8, 0.8)},
}
COLOURS = {"dog": "brown", "car": "red", "cat": "gray", "boat": "blue"}
SIZE = (192, 144)


def layout_of(text: str, boxes: dict[str, tuple[float, float, float, float]]) -> Layout:
    place = next(word for word in ("beach", "sea", "street") if word in text)
    items = tuple(
        Item(id=f"{label}.1.1", label=label, attributes=(COLOURS[label],), box=Box(*box), z=z)
        for z, (label, box) in enumerate(boxes.items())
    )
    canvas = Canvas(width=SIZE[0], height=SIZE[1])
    return Layout(canvas=canvas, background=(place,), items=items, scene=SceneData(text=text))


def coco_folder(folder: Path) -> Path:
    """Writes annotations/instances_tiny.json and tiny/*.png, with licences; returns the folder."""
    renderer = ClipartRenderer()
    layouts = {}
    (folder / "tiny").mkdir(parents=True)
    (folder / "annotations").mkdir()
    for number, (text, boxes) in enumerate(SCENES.items()):
        layout = layout_of(text, boxes)
        renderer([layout], seeds=[number])[0].save(folder / "tiny" / f"{number}.png")
        masks = renderer.masks(layout, SIZE, seed=number)
        layouts[str(number)] = layout.with_items(
            item.model_copy(update={"mask": rle_encode(mask)}) for item, mask in zip(layout.items, masks, strict=True)
        )
    record = json.loads(export_coco(layouts)["instances.json"])
    record["licenses"] = [{"id": 4, "name": "Attribution License", "url": ""}]
    for image in record["images"]:
        image |= {"license": 4, "flickr_url": f"https://example.org/{image['file_name']}"}
    (folder / "annotations" / "instances_tiny.json").write_text(json.dumps(record))
    return folder
