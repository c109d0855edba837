"""A few entries of every form of data set that the engine reads."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from layoutgen.plugins import Plugins
from layoutgen.testing.samples import bare, layouts
from tests.nn.boxes import boxes_file

VSR = (
    {"image": "000000000042.jpg", "caption": "The dog is on the sofa. ", "label": 1, "subj": "dog", "obj": "sofa"},
    {"image": "000000000042.jpg", "caption": "The sofa is on the dog.", "label": 0, "subj": "sofa", "obj": "dog"},
    {"image": "000000000007.jpg", "caption": "A dog faces a dog.", "label": 1, "subj": "dog", "obj": "dog"},
)
SCENES = (
    "2\n0\t2\nhb1_17s.png\t2\t17\t100\t200\t1\t1\ns_3s.png\t0\t3\t450\t20\t0\t0\n0\t1\na_2s.png\t4\t2\t250\t300\t2\t0\n"
)
SENTENCES = "0\t0\tJenny is running.\n0\t1\tThe sun shines.\n\n1\t0\tA dog.\n"


def vsr(folder: Path) -> Path:
    """VSR's lines: two true sentences and a false one."""
    path = folder / "train.jsonl"
    path.write_text("".join(json.dumps(line | {"relation": "on"}) + "\n" for line in VSR))
    return path


def abstract_scenes(folder: Path) -> Path:
    """Two scenes with clip-art of 100 x 200 pixels; the sentences of two persons on the first one."""
    (folder / "Pngs").mkdir()
    for name in ("hb1_17s", "s_3s", "a_2s"):
        Image.new("RGBA", (100, 200)).save(folder / "Pngs" / f"{name}.png")
    (folder / "Scenes_10020.txt").write_text(SCENES)
    (folder / "SimpleSentences").mkdir()
    (folder / "SimpleSentences" / "SimpleSentences1_10020.txt").write_text(SENTENCES)
    (folder / "SimpleSentences" / "SimpleSentences2_10020.txt").write_text("0\t0\tA girl runs.\n")
    return folder


def visual_genome(folder: Path) -> Path:
    """One picture with two related objects."""
    man = {"object_id": 10, "names": ["man"], "x": 10, "y": 20, "w": 30, "h": 60}
    horse = {"object_id": 11, "names": ["horse"], "x": 0, "y": 50, "w": 200, "h": 50}
    on = {"predicate": "on", "subject": {"object_id": 10}, "object": {"object_id": 11}}
    files = {
        "image_data": [{"image_id": 1, "width": 100, "height": 100}],
        "objects": [{"image_id": 1, "objects": [man, horse]}],
        "relationships": [{"image_id": 1, "relationships": [on]}],
        "region_descriptions": [{"id": 1, "regions": [{"phrase": "a man rides a horse"}]}],
    }
    for name, content in files.items():
        (folder / f"{name}.json").write_text(json.dumps(content))
    return folder


SHAPES = [
    [{"y_loc": 80, "type": "square", "color": "Yellow", "x_loc": 40, "size": 20}],
    [],
    [{"y_loc": 10, "type": "circle", "color": "#0099ff", "x_loc": 0, "size": 10}],
]


def nlvr(folder: Path) -> Path:
    """The authors' form: a true sentence with its picture, a false one, and a true one without a picture."""
    entry = {"sentence": "There is a yellow block. ", "label": "true", "structured_rep": SHAPES, "directory": "7"}
    entries = (
        entry | {"identifier": "12-0"},
        entry | {"identifier": "12-1", "label": "false"},
        entry | {"identifier": "13-0"},
    )
    (folder / "dev.json").write_text("".join(json.dumps(each) + "\n" for each in entries))
    pictures = folder / "images" / "7"
    pictures.mkdir(parents=True)
    Image.new("RGB", (400, 100), "gray").save(pictures / "dev-12-0-0.png")
    return folder


CUB = {
    "images.txt": "1 001.Black_footed_Albatross/a_1.jpg\n2 002.Laysan_Albatross/b_1.jpg\n",
    "bounding_boxes.txt": "1 20.0 10.0 40.0 20.0\n2 0.0 0.0 80.0 50.0\n",
    "parts/parts.txt": "1 back\n2 left eye\n",
    "parts/part_locs.txt": "1 1 40.0 25.0 1\n1 2 0.0 0.0 0\n2 1 8.0 5.0 1\n2 2 16.0 10.0 1\n",
}


def cub(folder: Path) -> Path:
    """Two birds of 80 x 50 pixels; captions of the first one lie beside the folder."""
    root = folder / "CUB_200_2011"
    for name, text in CUB.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    for name in ("001.Black_footed_Albatross/a_1.jpg", "002.Laysan_Albatross/b_1.jpg"):
        (root / "images" / name).parent.mkdir(parents=True)
        Image.new("RGB", (80, 50), "navy").save(root / "images" / name)
    said = folder / "text_c10" / "001.Black_footed_Albatross"
    said.mkdir(parents=True)
    (said / "a_1.txt").write_text("a large black bird.\n\nthis bird has a long bill\n")
    return root


def flowers(folder: Path) -> Path:
    """Two photos in the form of Oxford-102; the second one has no captions."""
    (folder / "jpg").mkdir()
    for number in (1, 2):
        Image.new("RGB", (30, 20), "pink").save(folder / "jpg" / f"image_0000{number}.jpg")
    said = folder / "text_c10" / "class_00077"
    said.mkdir(parents=True)
    (said / "image_00001.txt").write_text("this flower has pink petals\nit has five of them\n")
    return folder


def _exported(name: str) -> Callable[[Path], Path]:
    """What the engine's exporter of the same name writes."""

    def write(folder: Path) -> Path:
        _, exporter = Plugins(installed=False).make("exporter", name)
        given = {"two": layouts()["two items"], "forty": bare(layouts()["forty items"])}
        for file, content in exporter(given).items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(content)
        return folder

    return write


MINIATURES: dict[str, Callable[[Path], Path]] = {
    "jsonl": lambda folder: boxes_file(folder / "boxes.jsonl"),
    "visual_genome": visual_genome,
    "nlvr": nlvr,
    "cub": cub,
    "flowers": flowers,
    "vsr": vsr,
    "abstract_scenes": abstract_scenes,
    **{n: _exported(n) for n in ("coco", "yolo", "voc", "maps", "svg", "gligen", "instance_diffusion", "ideogram")},
}
