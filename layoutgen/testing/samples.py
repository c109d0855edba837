"""The scenes, layouts and texts that plugins are checked with: the usual one, and what usually goes wrong."""

from __future__ import annotations

import math
from collections.abc import Iterable

from layoutgen.layout import RLE, Box, Canvas, Item, Keypoint, Layout
from layoutgen.scene import SceneGraph

ODD = {
    "an unknown label": ("flurbo", "quandle machine"),
    "unicode": ("chien à lunettes", "猫", "🐶", "كلب", "e\u0301toile"),
    "markup": ("<b>&amp;\"'</b>", "]]>", "%s {0} \\n"),
}
"""Labels that trip a stage up, by what is odd about them."""


def texts() -> dict[str, str]:
    """English texts by what is special about them."""
    return {
        "two objects": "two dogs left of a red car",
        "a place": "a kite in the sky above a beach at sunset",
        "a negation": "a street without cars",
        "forty objects": "forty chairs and a table",
        "a long text": " ".join(f"There is a cat on the sofa number {n}." for n in range(1, 9)),
        "an unknown label": "a flurbo next to a quandle machine",
        "unicode": "a 🐶 next to a café “chair” — and a naïve cat\u200b",
        "markup": 'a <b>dog</b> & a "cat" {0} %s \\n',
    }


def refused_texts() -> dict[str, str]:
    """Texts that a parser may refuse with a TextError or answer with an empty scene."""
    return {
        "an empty text": "",
        "white space": " \n\t",
        "a greeting": "hello",
        "control characters": "\x00\x07\x1b[31m",
    }


def scenes() -> dict[str, SceneGraph]:
    """Scene graphs by what is special about them; new ones at each call."""
    made = {
        "an empty scene": SceneGraph(),
        "two objects": _two_dogs_and_a_car(),
        "a place": _kite_on_the_beach(),
        "forty items": _graph(("chair", 25), ("person", 10), ("dining table", 5)),
        "vague counts": _graph(("bird", "many"), ("tree", "several"), ("cow", "few")),
        "a contradiction": _graph(("dog", 1), ("cat", 1)),
    }
    made["a contradiction"].relate("dog.1", "left of", "cat.1")
    made["a contradiction"].relate("cat.1", "left of", "dog.1")
    for name, labels in ODD.items():
        made[name] = _graph(*((label, 1) for label in labels))
    return made


def layouts() -> dict[str, Layout]:
    """Layouts by what is special about them."""
    row = tuple(_item("chair", n, Box.around(0.06 + n % 8 * 0.125, 0.2 + n // 8 * 0.15, 0.1, 0.12)) for n in range(40))
    heap = tuple(
        _item(label, 0, Box(0.3, 0.3, 0.7, 0.8)).model_copy(update={"z": n})
        for n, label in enumerate(("dog", "car", "tree", "person"))
    )
    off = (
        _item("dog", 0, Box(-0.3, 0.2, 0.1, 0.6)),
        _item("car", 0, Box(0.8, 0.7, 1.6, 1.5)),
        _item("bird", 0, Box(-0.9, -0.9, -0.5, -0.5)),
        _item("tree", 0, Box(-1, -1, 2, 2)),
    )
    two = two_items()
    made = {
        "an empty layout": Layout(),
        "two items": two,
        "forty items": Layout(items=row),
        "overlap": Layout(items=heap),
        "a box off the canvas": Layout(items=off),
        "a tiny box": Layout(items=(_item("dog", 0, Box(0.5, 0.5, 0.5005, 0.5005)),)),
        "no masks": bare(two),
        "a run-length mask": Layout(items=(two.items[0].model_copy(update={"mask": _block()}),)),
        "a wide canvas": two.model_copy(update={"canvas": Canvas(width=160, height=48)}),
        "a tall canvas": two.model_copy(update={"canvas": Canvas(width=40, height=150)}),
    }
    for name, labels in ODD.items():
        items = (_item(label, n, Box(0.1 + n * 0.15, 0.4, 0.25 + n * 0.15, 0.7)) for n, label in enumerate(labels))
        made[name] = Layout(items=tuple(items), background=("beach",))
    return made


def two_items(labels: tuple[str, str] = ("dog", "car")) -> Layout:
    """Two items with attributes, masks and key points, and the scene they come from."""
    scene = SceneGraph(text=f"a brown {labels[0]} left of a red {labels[1]}")
    first, second = scene.put(labels[0], attributes=["brown"]), scene.put(labels[1], attributes=["red"])
    scene.relate(first, "left of", second)
    boxes = (Box(0.1, 0.45, 0.4, 0.85), Box(0.55, 0.4, 0.95, 0.8))
    items = (
        _item(label, 0, box).model_copy(update={"id": f"{node}.1", "node": node, "attributes": (colour,), "z": z})
        for z, (label, box, node, colour) in enumerate(
            zip(labels, boxes, (first, second), ("brown", "red"), strict=True)
        )
    )
    return Layout(canvas=Canvas(width=128, height=96), items=tuple(items), scene=scene.data())


def bare(layout: Layout) -> Layout:
    """The layout without masks and key points."""
    return layout.with_items(item.model_copy(update={"mask": None, "keypoints": None}) for item in layout.items)


def ellipse(box: Box) -> tuple[float, ...]:
    """A polygon: the ellipse in the box, flat x y pairs."""
    turns = (2 * math.pi * n / 24 for n in range(24))
    return tuple(
        v for t in turns for v in (box.cx + box.width / 2 * math.cos(t), box.cy + box.height / 2 * math.sin(t))
    )


def diamond(box: Box) -> tuple[float, ...]:
    """A polygon: the rhomb in the box, flat x y pairs."""
    return (box.cx, box.y0, box.x1, box.cy, box.cx, box.y1, box.x0, box.cy)


def _item(label: str, number: int, box: Box) -> Item:
    points = (Keypoint(name="nose", x=box.cx, y=box.y0), Keypoint(name="left_ankle", x=box.x0, y=box.y1))
    return Item(id=f"{label}.{number + 1}", label=label, box=box, mask=(ellipse(box),), keypoints=points, z=number)


def _block() -> RLE:
    """A square in the middle of 16 x 16 pixels."""
    counts = [4 * 16 + 4]
    for _ in range(8):
        counts += [8, 8]
    counts[-1] += 16 * 16 - sum(counts)
    return RLE(size=(16, 16), counts=tuple(counts))


def _graph(*things: tuple[str, int | str]) -> SceneGraph:
    scene = SceneGraph(text=" and ".join(f"{count} {label}" for label, count in things))
    for label, count in things:
        scene.put(label, count=count)  # type: ignore[arg-type] # vague words are given as they are
    return scene


def _two_dogs_and_a_car() -> SceneGraph:
    scene = SceneGraph(text="two dogs left of a red car")
    scene.relate(scene.put("dog", count=2, span=(0, 8)), "left of", scene.put("car", attributes=["red"], span=(17, 26)))
    return scene


def _kite_on_the_beach() -> SceneGraph:
    scene = SceneGraph(text="a kite in the sky above a beach", background=("beach",), time="sunset")
    kite, sky, beach = scene.put("kite"), scene.put("sky", kind="stuff"), scene.put("beach", kind="stuff")
    for subject, predicate, target in ((kite, "in", sky), (sky, "above", beach)):
        scene.relate(subject, predicate, target)
    return scene


def chosen(names: Iterable[str], wanted: int) -> list[str]:
    """At most `wanted` of the names, evenly spread and always the same ones."""
    every = list(names)
    step = max(1, len(every) // wanted)
    return every[::step][:wanted]
