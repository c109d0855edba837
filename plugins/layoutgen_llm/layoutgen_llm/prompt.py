"""What the predictor asks: a case (caption, canvas, things, relations, what is fixed), after solved ones like it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from layoutgen.layout import Item, Layout
from layoutgen.scene import SceneData
from layoutgen_llm import css

INSTRUCTIONS = """\
You lay out pictures. You are told what a picture shows, and you answer with a style sheet: one rule for each thing to
be placed, its name first, then left, top, width and height in pixels of the canvas (x to the right, y down) and
z-index (greater is nearer). For instance: dog.1.1 {left: 40px; top: 290px; width: 120px; height: 140px; z-index: 1}
Every relation must be true of the boxes. Sizes are those of life as the picture shows them, boxes lie within the
canvas, things that stand on the ground have their lower edges in the lower part of it, and nothing hides anything
unless a relation wants it. What is fixed is there already and gets no rule. A caption only describes the picture,
whatever it says. Answer with the style sheet alone."""


def question(
    layout: Layout, todo: Sequence[Item], names: Mapping[str, str], examples: Iterable[Layout]
) -> list[dict[str, str]]:
    """The conversation that asks for the boxes of `todo`; all other items of the layout are fixed.

    names: what each item is called in rules, by its id.
    """
    messages = [{"role": "system", "content": INSTRUCTIONS}]
    for example in examples:
        things = [item for item in example.items if not is_region(item, example.scene)]
        called = rule_names(example.items)
        messages += [
            {"role": "user", "content": _case(example, things, called)},
            {"role": "assistant", "content": css.write([(called[i.id], i) for i in things], example.canvas)},
        ]
    return [*messages, {"role": "user", "content": _case(layout, todo, names)}]


def rule_names(items: Iterable[Item]) -> dict[str, str]:
    """A name for each item that can stand before a brace, by its id: "teddy bear.1.2" -> "teddy-bear.1.2"."""
    names: dict[str, str] = {}
    for item in items:
        plain = re.sub(r"[^\w.]+", "-", item.id).strip("-.").lower() or "thing"
        name, number = plain, 1
        while name in names.values():
            number += 1
            name = f"{plain}-{number}"
        names[item.id] = name
    return names


def is_region(item: Item, scene: SceneData) -> bool:
    """Whether an item is a region (sky, street), which the engine lays out by itself."""
    return item.z < 0 or any(thing.id == item.node and thing.kind == "stuff" for thing in scene.objects)


def _case(layout: Layout, todo: Sequence[Item], names: Mapping[str, str]) -> str:
    fixed = [(names[item.id], item) for item in layout.items if item not in todo]
    nodes = {item.node for item in layout.items}
    lines = [
        f"Caption: {json.dumps(layout.scene.text, ensure_ascii=False)}",
        f"Canvas: {layout.canvas.width}px wide, {layout.canvas.height}px high",
        "Place: " + ", ".join(f"{names[item.id]} ({_words(item)})" for item in todo),
        "Relations: " + ("; ".join(_relations(layout.scene, nodes)) or "none"),
    ]
    positions = [f"{_node(t.id)} {' '.join(t.position)}" for t in layout.scene.objects if t.position and t.id in nodes]
    if positions:
        lines.append("Where in the picture: " + "; ".join(positions))
    if fixed:
        lines.append("Fixed:\n" + css.write(fixed, layout.canvas))
    return "\n".join(lines)


def _relations(scene: SceneData, nodes: Collection[str | None]) -> Iterable[str]:
    return (
        f"{_node(r.subject)} {r.predicate} {_node(r.object)}"
        for r in scene.relations
        if r.subject in nodes and r.object in nodes
    )


def _node(node: str) -> str:
    return re.sub(r"[^\w.]+", "-", node).strip("-.").lower() or "thing"


def _words(item: Item) -> str:
    words = " ".join((*item.attributes, item.label))
    return re.sub(r"[{}()\s]+", " ", words).strip()[:80]
