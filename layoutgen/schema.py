"""The published JSON Schemas of scenes and layouts, made from the pydantic models.

`python -m layoutgen.schema` writes them to scenes/schema/ (or to the folder named); with --check it writes nothing and
exits with status 1 when a file there is not current.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from layoutgen.files import write
from layoutgen.layout import Layout
from layoutgen.scene import SceneData

FOLDER = Path(__file__).resolve().parent.parent / "scenes" / "schema"


def schemas() -> dict[str, str]:
    """File name -> JSON Schema (draft 2020-12) as text, for `scene.schema.json` and `layout.schema.json`."""
    made = {}
    for name, model in (("scene", SceneData), ("layout", Layout)):
        schema = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"layoutgen/{name}@1",
            **model.model_json_schema(by_alias=True),
        }
        made[f"{name}.schema.json"] = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    return made


def outdated(folder: Path) -> list[str]:
    """The names of the schema files in a folder that are missing or not current."""
    return [
        name
        for name, text in schemas().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]


def main(arguments: list[str]) -> int:
    """Writes the files, or checks them; returns the exit status."""
    named = [Path(argument) for argument in arguments if argument != "--check"]
    folder = named[0] if named else FOLDER
    if "--check" in arguments:
        old = outdated(folder)
        sys.stderr.write("".join(f"{folder / name} is not current: run python -m layoutgen.schema\n" for name in old))
        return 1 if old else 0
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        write(folder / name, text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
