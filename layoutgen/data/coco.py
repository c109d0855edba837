"""COCO instances and captions (https://cocodataset.org/#format-data): absolute pixels, boxes as x y width height."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from layoutgen import vocab
from layoutgen.data.outlines import seen_box
from layoutgen.errors import FormatError
from layoutgen.layout import RLE, Item, Layout

_LISTS = ("images", "annotations", "captions")
_FIRST_OWN_ID = 1001  # COCO's own ids end at 200 (stuff included)
KEYPOINTS = (
    "nose", "left_eye", "right_eye", "left_ear", "right_ear", "left_shoulder", "right_shoulder", "left_elbow",
    "right_elbow", "left_wrist", "right_wrist", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle",
    "right_ankle",
)  # fmt: skip


def export_coco(layouts: Mapping[str, Layout]) -> Mapping[str, bytes]:
    """One file: images, annotations (box, polygons or RLE, area, keypoints of persons), categories, captions.

    A label that is a COCO class or a synonym of one has COCO's id; others get ids from 1001 in the order in which
    they appear.
    """
    categories = _categories(item.label for layout in layouts.values() for item in layout.items)
    images: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    captions: list[dict[str, Any]] = []
    for number, (name, layout) in enumerate(layouts.items(), 1):
        canvas = layout.canvas
        images.append({"id": number, "file_name": f"{name}.png", "width": canvas.width, "height": canvas.height})
        if layout.scene.text:
            captions.append({"id": len(captions) + 1, "image_id": number, "caption": layout.scene.text})
        for item in layout.items:
            category = categories[item.label]["id"]
            annotations.append(
                {"id": len(annotations) + 1, "image_id": number, "category_id": category} | _shape(item, layout)
            )
    record = {
        "info": {"description": "made by layoutgen", "version": "1.0"},
        "images": images,
        "annotations": annotations,
        "captions": captions,
        "categories": list({c["id"]: c for c in categories.values()}.values()),
    }
    return {"instances.json": (json.dumps(record, indent=1) + "\n").encode()}


class CocoExporter:
    """`export_coco`, and `append_coco` for files that are there already."""

    def __call__(self, layouts: Mapping[str, Layout]) -> Mapping[str, bytes]:
        return export_coco(layouts)

    def append(self, record: bytes, layouts: Mapping[str, Layout]) -> Mapping[str, bytes]:
        """The file with these layouts behind its own."""
        return append_coco(record, layouts)


def append_coco(record: bytes, layouts: Mapping[str, Layout]) -> Mapping[str, bytes]:
    """instances.json with these layouts behind those of a COCO file, whose ids and categories stay as they are.

    Layouts named as a picture that is there replace it. Raises FormatError when the file is not in COCO's form.
    """
    try:
        old = json.loads(record)
        return {"instances.json": (json.dumps(_merged(old, layouts), indent=1) + "\n").encode()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise FormatError(f"the file to append to is not in COCO's form: {type(error).__name__} {error}") from None


def _merged(old: dict[str, Any], layouts: Mapping[str, Layout]) -> dict[str, Any]:
    new = json.loads(export_coco(layouts)["instances.json"])
    files = {image["file_name"] for image in new["images"]}
    gone = {image["id"] for image in old["images"] if image["file_name"] in files}
    images = [image for image in old["images"] if image["id"] not in gone]
    known = {category["name"]: category["id"] for category in old["categories"]}
    category = {c["id"]: known.get(c["name"]) for c in new["categories"]}
    free = max([_FIRST_OWN_ID - 1, *known.values()]) + 1
    added = []
    for each in new["categories"]:
        if category[each["id"]] is None:
            taken = each["id"] in known.values()
            category[each["id"]] = free if taken else each["id"]
            free += taken
            added.append(each | {"id": category[each["id"]]})
    first = {key: max((entry["id"] for entry in old.get(key, ())), default=0) for key in _LISTS}
    images += [image | {"id": image["id"] + first["images"]} for image in new["images"]]
    made: dict[str, Any] = {**old, "images": images, "categories": [*old["categories"], *added]}
    for key in ("annotations", "captions"):
        kept = [entry for entry in old.get(key, ()) if entry["image_id"] not in gone]
        for entry in new[key]:
            change = {"id": entry["id"] + first[key], "image_id": entry["image_id"] + first["images"]}
            if "category_id" in entry:
                change["category_id"] = category[entry["category_id"]]
            kept.append(entry | change)
        made[key] = kept
    return made


def _categories(labels: Iterable[str]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    free = _FIRST_OWN_ID
    for label in labels:
        if label in found:
            continue
        name = official_name(label)
        if name is None:
            found[label] = {"id": free, "name": label, "supercategory": vocab.noun(label).group}
            free += 1
        else:
            found[label] = {"id": vocab.coco_id(name), "name": name, "supercategory": vocab.noun(name).group}
            if name == "person":
                found[label]["keypoints"] = list(KEYPOINTS)
    return found


def official_name(label: str) -> str | None:
    """The COCO-171 class that `label` names itself or by a synonym ("sofa" -> "couch"); none when it is only akin."""
    for name in (label, *vocab.aliases(label)):
        if name in vocab.COCO_171:
            return name
    return "person" if vocab.person(label) else None


def _shape(item: Item, layout: Layout) -> dict[str, Any]:
    width, height = layout.canvas.width, layout.canvas.height
    box = seen_box(item)
    x0, y0 = max(box.x0, 0.0) * width, max(box.y0, 0.0) * height
    x1, y1 = min(box.x1, 1.0) * width, min(box.y1, 1.0) * height
    shape: dict[str, Any] = {
        "bbox": [round(v, 2) for v in (x0, y0, max(x1 - x0, 0.0), max(y1 - y0, 0.0))],
        "area": round(max(x1 - x0, 0.0) * max(y1 - y0, 0.0), 2),
        "iscrowd": 0,
        "segmentation": [],
    }
    if isinstance(item.mask, RLE):
        shape["segmentation"] = {"size": list(item.mask.size), "counts": list(item.mask.counts)}
        shape["area"] = sum(item.mask.counts[1::2])
    elif item.mask is not None:
        scaled = [[v * (width if k % 2 == 0 else height) for k, v in enumerate(polygon)] for polygon in item.mask]
        shape["segmentation"] = [[round(v, 2) for v in polygon] for polygon in scaled]
        shape["area"] = round(sum(polygon_area(polygon) for polygon in scaled), 2)
    if item.keypoints and official_name(item.label) == "person":
        shape |= _keypoints(item, width, height)
    return shape


def _keypoints(item: Item, width: int, height: int) -> dict[str, Any]:
    by_name = {point.name: point for point in item.keypoints or ()}
    flat: list[float] = []
    for name in KEYPOINTS:
        point = by_name.get(name)
        flat += (
            [round(point.x * width, 2), round(point.y * height, 2), 2 if point.visible else 1] if point else [0, 0, 0]
        )
    return {"keypoints": flat, "num_keypoints": sum(v > 0 for v in flat[2::3])}


def polygon_area(points: list[float]) -> float:
    """The area of a flat x y list by the shoelace formula."""
    xs, ys = points[0::2], points[1::2]
    return abs(sum(x * ys[k - 1] - xs[k - 1] * y for k, (x, y) in enumerate(zip(xs, ys, strict=True)))) / 2
