"""Language models for tests: they answer from the engine's own stages, so that their answers are right."""

from __future__ import annotations

import functools
import json
import re
from typing import Any

from serving import Reply, completion

from layoutgen.engine import Engine
from layoutgen.errors import TextError
from layoutgen.scene import SceneData


@functools.cache
def _engine() -> Engine:
    return Engine()


def reader(body: dict[str, Any]) -> Reply:
    """Reads the caption of a question as the parser `spacy` does."""
    return completion(json.dumps(answer_of(caption(body))))


def caption(body: dict[str, Any]) -> str:
    """The text that a question is about."""
    text = json.loads(body["messages"][1]["content"])["text"]
    assert isinstance(text, str)
    return text


@functools.cache
def answer_of(text: str) -> dict[str, Any]:
    """The answer to a caption, in the form that is asked for."""
    try:
        scene = _engine().parse(text).data()
    except TextError:
        scene = SceneData(text=text)
    keys = {thing.id: f"k{n}" for n, thing in enumerate(scene.objects)}
    return {
        "objects": [
            {"key": keys[o.id], "words": text[slice(*o.span)] if o.span else o.label, "label": o.label,
             "attributes": o.attributes, "count": o.count, "kind": o.kind, "position": o.position}
            for o in scene.objects
        ],
        "relations": [
            {"subject": keys[r.subject], "predicate": r.predicate, "object": keys[r.object], "words": r.words}
            for r in scene.relations
        ],
        "background": scene.background, "time": scene.time, "weather": scene.weather,
        "absent": [{"label": a.label, "attributes": a.attributes, "of": keys.get(a.of or "")} for a in scene.absent],
        "style": scene.style,
    }  # fmt: skip


def thing(key: str, words: str, label: str, **more: Any) -> dict[str, Any]:
    """An object of an answer."""
    return {
        "key": key,
        "words": words,
        "label": label,
        "attributes": [],
        "count": 1,
        "kind": "thing",
        "position": [],
    } | more


def scene(*things: dict[str, Any], **more: Any) -> str:
    """An answer as JSON text."""
    usual: dict[str, Any] = {"relations": [], "background": [], "time": None, "weather": [], "absent": [], "style": []}
    return json.dumps({"objects": list(things), **usual, **more})


def planner(body: dict[str, Any]) -> Reply:
    """Writes a style sheet for a case: things side by side, moved a little by the seed."""
    lines = body["messages"][-1]["content"].splitlines()
    width, height = (int(size) for size in re.findall(r"\d+", lines[1]))
    names = re.findall(r"(?:, |: )([\w.-]+) \(", lines[2])
    step = width / max(1, len(names))
    return completion("\n".join(
        f"{name} {{left: {n * step + body['seed'] % 5:.0f}px; top: {height * 0.5:.0f}px; "
        f"width: {max(3, step * 0.8):.0f}px; height: {height * 0.3:.0f}px; z-index: {n}}}"
        for n, name in enumerate(names)
    ))  # fmt: skip
