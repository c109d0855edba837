"""The page of the JSON forms, from the pydantic models."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from docs.make.docstrings import doc, meanings
from layoutgen import layout, scene

MODELS: dict[str, tuple[type[BaseModel], ...]] = {
    "layoutgen/scene@1": (scene.SceneData, scene.SceneObject, scene.Relation, scene.Absent),
    "layoutgen/layout@1": (layout.Layout, layout.Canvas, layout.Item, layout.Keypoint, layout.RLE, layout.Provenance),
}


def fields(model: type[BaseModel]) -> list[tuple[str, str, str]]:
    """(name in JSON, type, default or "required") of every field of a model."""
    schema = model.model_json_schema(by_alias=True)
    needed = schema.get("required", [])
    return [
        (name, _type(of), "required" if name in needed else _default(of.get("default")))
        for name, of in schema["properties"].items()
    ]


def page() -> str:
    """A section a schema, a table a record."""
    parts: list[str] = []
    for name, models in MODELS.items():
        parts.append(f"## {name}\n")
        for model in models:
            said = meanings(doc(model))
            parts.append(f"### {model.__name__}\n\n{doc(model).partition(chr(10))[0]}\n")
            parts.append(
                "| field | type | default | |\n|---|---|---|---|"
                if said
                else "| field | type | default |\n|---|---|---|"
            )
            for field, kind, default in fields(model):
                parts.append(f"| `{field}` | {kind} | {default} |" + (f" {said.get(field, '')} |" if said else ""))
            parts.append("")
    return "\n".join(parts)


def _default(value: Any) -> str:
    if value in (None, [], {}) or isinstance(value, dict):
        return {"None": "none", "[]": "empty"}.get(str(value), "its defaults")
    return f"`{json.dumps(value)}`"


def _type(of: dict[str, Any]) -> str:
    if "const" in of:
        return f"`{of['const']}`"
    if "enum" in of:
        return ", ".join(f"`{value}`" for value in of["enum"])
    if "$ref" in of:
        name = of["$ref"].rpartition("/")[2]
        if name == "Box":
            return "4 numbers, `x0 y0 x1 y1`"
        return f"[{name}](#{name.lower()})"
    if "anyOf" in of:
        return " or ".join("none" if part.get("type") == "null" else _type(part) for part in of["anyOf"])
    if "prefixItems" in of:
        return f"{len(of['prefixItems'])} numbers" if _numbers(of["prefixItems"]) else "tuple"
    if of.get("type") == "array":
        return f"list of {_type(of['items'])}"
    words = {"integer": "integer", "number": "number", "string": "text", "boolean": "true or false"}
    ends = [f"{of[key]}" for key in ("minimum", "maximum") if key in of]
    return words.get(of.get("type", ""), "any") + (f" from {ends[0]} to {ends[1]}" if len(ends) == 2 else "")


def _numbers(items: list[dict[str, Any]]) -> bool:
    return all(item.get("type") in ("number", "integer") for item in items)
