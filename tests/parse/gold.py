"""How the gold cases are written: a scene as short readable lines, and the same lines made of a parsed scene."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from layoutgen.scene import SceneGraph, SceneObject

CASES = Path(__file__).with_name("cases")


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of one file, one JSON object a line; lines that begin with // are headings."""
    lines = (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip() and not line.startswith("//")]


def written(scene: SceneGraph) -> dict[str, Any]:
    """ "dog.1 x2 [small, brown] @left" for objects, "dog.1 > on > sofa.1" for relations; empty fields are left out."""
    whole: dict[str, Any] = {
        "objects": [_object(thing) for thing in scene.objects],
        "relations": sorted(f"{r.subject} > {r.predicate} > {r.object}" for r in scene.relations),
        "background": list(scene.background),
        "time": scene.time,
        "weather": list(scene.weather),
        "absent": [a.label + (f" of {a.of}" if a.of else "") for a in scene.absent],
        "style": list(scene.style),
    }
    return {name: value for name, value in whole.items() if value or name == "objects"}


def _object(thing: SceneObject) -> str:
    text = thing.id
    if thing.count != 1:
        text += f" x{thing.count}"
    if thing.attributes:
        text += f" [{', '.join(thing.attributes)}]"
    if thing.position:
        text += f" @{' @'.join(thing.position)}"
    return text + (" (stuff)" if thing.kind == "stuff" else "")
