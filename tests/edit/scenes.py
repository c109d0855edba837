"""Two scenes with boxes set by hand, so that what an edit has to change is known beforehand."""

from __future__ import annotations

from layoutgen.layout import Box, Canvas, Item, Layout
from layoutgen.scene import Relation, SceneData, SceneObject


def _layout(things: list[SceneObject], relations: list[tuple[str, str, str]], items: list[Item], place: str) -> Layout:
    scene = SceneData(
        objects=tuple(things),
        relations=tuple(Relation(subject=a, predicate=p, object=b, words=p) for a, p, b in relations),
        background=(place,),
    )
    return Layout(canvas=Canvas(width=500, height=500), background=(place,), items=tuple(items), scene=scene)


def _thing(node: str, *attributes: str, count: int = 1, stuff: bool = False) -> SceneObject:
    label = node.rpartition(".")[0]
    return SceneObject(id=node, label=label, attributes=attributes, count=count, kind="stuff" if stuff else "thing")


def _item(name: str, box: tuple[float, float, float, float], z: int, *attributes: str, label: str = "") -> Item:
    node = name.rpartition(".")[0]
    return Item(id=name, node=node, label=label or node.rpartition(".")[0], attributes=attributes, box=Box(*box), z=z)


def street() -> Layout:
    """A dog right of a red car on a street, three trees, a house, a man with hat and umbrella, a cat, four birds."""
    things = [
        _thing("dog.1", "brown"), _thing("car.1", "red"), _thing("street.1", stuff=True), _thing("tree.1", count=3),
        _thing("house.1"), _thing("man.1"), _thing("hat.1", "black"), _thing("umbrella.1", "yellow"), _thing("cat.1"),
        _thing("bird.1", count=4),
    ]  # fmt: skip
    relations = [
        ("dog.1", "right of", "car.1"), ("car.1", "on", "street.1"), ("dog.1", "on", "street.1"),
        ("man.1", "wearing", "hat.1"), ("man.1", "holding", "umbrella.1"),
    ]  # fmt: skip
    items = [
        _item("dog.1.1", (0.62, 0.72, 0.74, 0.84), 7, "brown"),
        _item("car.1.1", (0.30, 0.66, 0.56, 0.80), 6, "red"),
        _item("street.1.1", (0.0, 0.58, 1.0, 1.0), -10),
        _item("tree.1.1", (0.04, 0.34, 0.16, 0.60), 1),
        _item("tree.1.2", (0.80, 0.36, 0.92, 0.61), 3),
        _item("tree.1.3", (0.46, 0.35, 0.57, 0.60), 2),
        _item("house.1.1", (0.18, 0.30, 0.44, 0.59), 0),
        _item("man.1.1", (0.80, 0.56, 0.88, 0.82), 5),
        _item("hat.1.1", (0.815, 0.55, 0.865, 0.59), 6, "black"),
        _item("umbrella.1.1", (0.86, 0.50, 0.98, 0.64), 4, "yellow"),
        _item("cat.1.1", (0.12, 0.84, 0.22, 0.93), 9),
        _item("bird.1.1", (0.10, 0.08, 0.15, 0.12), 10),
        _item("bird.1.2", (0.30, 0.12, 0.35, 0.16), 10),
        _item("bird.1.3", (0.60, 0.06, 0.65, 0.10), 10),
        _item("bird.1.4", (0.84, 0.14, 0.89, 0.18), 10),
    ]
    return _layout(things, relations, items, "street")


def room() -> Layout:
    """A room: sofa, table with two cups and a vase of flowers, two chairs, a lamp, a dog on a rug, another dog."""
    things = [
        _thing("living room.1", stuff=True), _thing("sofa.1", "blue"), _thing("table.1"), _thing("cup.1", "white"),
        _thing("cup.2", "green"), _thing("vase.1"), _thing("flower.1"), _thing("chair.1", count=2), _thing("lamp.1"),
        _thing("rug.1"), _thing("dog.1", "white"), _thing("dog.2", "black"), _thing("picture.1"), _thing("woman.1"),
    ]  # fmt: skip
    relations = [
        ("cup.1", "on", "table.1"), ("vase.1", "on", "table.1"), ("flower.1", "in", "vase.1"),
        ("dog.1", "on", "rug.1"), ("lamp.1", "next to", "sofa.1"),
    ]  # fmt: skip
    items = [
        _item("living room.1.1", (0.0, 0.0, 1.0, 1.0), -10),
        _item("sofa.1.1", (0.08, 0.50, 0.38, 0.70), 2, "blue"),
        _item("table.1.1", (0.52, 0.60, 0.80, 0.78), 3),
        _item("cup.1.1", (0.56, 0.58, 0.60, 0.63), 4, "white"),
        _item("cup.2.1", (0.90, 0.90, 0.94, 0.95), 12, "green"),
        _item("vase.1.1", (0.70, 0.52, 0.75, 0.63), 5),
        _item("flower.1.1", (0.70, 0.46, 0.75, 0.58), 6),
        _item("chair.1.1", (0.44, 0.62, 0.52, 0.80), 7),
        _item("chair.1.2", (0.82, 0.64, 0.92, 0.84), 8),
        _item("lamp.1.1", (0.40, 0.40, 0.46, 0.70), 1),
        _item("rug.1.1", (0.16, 0.78, 0.50, 0.90), 2),
        _item("dog.1.1", (0.24, 0.74, 0.34, 0.84), 9, "white"),
        _item("dog.2.1", (0.60, 0.82, 0.74, 0.96), 10, "black"),
        _item("picture.1.1", (0.60, 0.18, 0.76, 0.32), 0),
        _item("woman.1.1", (0.02, 0.56, 0.10, 0.86), 11),
    ]
    return _layout(things, relations, items, "living room")


def park() -> Layout:
    """A park: a boy on a bicycle, a girl, a kite, two benches, a fountain, ducks on a pond, balls, a box."""
    things = [
        _thing("park.1", stuff=True), _thing("pond.1", stuff=True), _thing("boy.1"), _thing("bicycle.1", "green"),
        _thing("girl.1"), _thing("dress.1", "pink"), _thing("kite.1", "orange"), _thing("bench.1", count=2),
        _thing("fountain.1"), _thing("duck.1", count=3), _thing("ball.1", "red"), _thing("ball.2", "blue"),
        _thing("box.1", "brown"), _thing("cloud.1", count=2),
    ]  # fmt: skip
    relations = [
        ("boy.1", "riding", "bicycle.1"), ("girl.1", "wearing", "dress.1"), ("duck.1", "on", "pond.1"),
        ("ball.1", "next to", "fountain.1"), ("kite.1", "above", "fountain.1"),
    ]  # fmt: skip
    items = [
        _item("park.1.1", (0.0, 0.45, 1.0, 1.0), -20),
        _item("pond.1.1", (0.02, 0.72, 0.34, 0.98), -10),
        _item("bicycle.1.1", (0.62, 0.70, 0.80, 0.86), 6, "green"),
        _item("boy.1.1", (0.66, 0.54, 0.75, 0.82), 7),
        _item("girl.1.1", (0.86, 0.60, 0.94, 0.88), 8),
        _item("dress.1.1", (0.865, 0.67, 0.935, 0.80), 9, "pink"),
        _item("kite.1.1", (0.44, 0.10, 0.56, 0.24), 2, "orange"),
        _item("bench.1.1", (0.06, 0.52, 0.22, 0.62), 1),
        _item("bench.1.2", (0.74, 0.46, 0.90, 0.55), 0),
        _item("fountain.1.1", (0.40, 0.44, 0.58, 0.66), 3),
        _item("duck.1.1", (0.05, 0.76, 0.10, 0.81), 4),
        _item("duck.1.2", (0.14, 0.80, 0.20, 0.86), 5),
        _item("duck.1.3", (0.24, 0.84, 0.31, 0.91), 6),
        _item("ball.1.1", (0.34, 0.62, 0.38, 0.66), 4, "red"),
        _item("ball.2.1", (0.50, 0.88, 0.55, 0.93), 11, "blue"),
        _item("box.1.1", (0.38, 0.78, 0.46, 0.86), 10, "brown"),
        _item("cloud.1.1", (0.08, 0.06, 0.26, 0.16), 0),
        _item("cloud.1.2", (0.68, 0.04, 0.90, 0.15), 0),
    ]
    return _layout(things, relations, items, "park")
