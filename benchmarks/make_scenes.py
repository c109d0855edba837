"""Makes the stored files of scenes/ again: layout.json from graph.json, and graph.json from prompt.txt if missing.

    python benchmarks/make_scenes.py [NAME ...] [--graphs] [--pictures DIR]

A graph is what a person has read and found right; --graphs replaces it by what the parser says now, so read the
difference before committing it. --pictures draws each scene, to be looked at.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console
from rich.table import Table

from layoutgen.checks import check
from layoutgen.engine import Engine
from layoutgen.files import read_scene, write

SCENES = Path(__file__).resolve().parent.parent / "scenes"
SEED = 0


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("names", nargs="*", help="folders of scenes/, all when none is named")
    options.add_argument("--graphs", action="store_true", help="parse the prompts again and replace the graphs")
    options.add_argument("--pictures", type=Path, help="folder for a PNG of each scene")
    asked = options.parse_args()
    engine = Engine()
    names = asked.names or sorted(path.parent.name for path in SCENES.glob("*/prompt.txt"))
    table = Table("scene", "graph", "layout breaks", "notes", title="scenes/")
    for name in names:
        folder = SCENES / name
        text = (folder / "prompt.txt").read_text(encoding="utf-8").strip()
        stored, parsed = folder / "graph.json", engine.parse(text)
        if asked.graphs or not stored.is_file():
            write(stored, parsed.to_json(indent=1) + "\n")
        scene = read_scene(stored)
        layout = engine.predict(scene, seed=SEED)
        write(folder / "layout.json", layout.to_json(indent=1) + "\n")
        picture = engine.render([engine.shape(layout, seed=SEED)], seeds=[SEED])[0]
        if asked.pictures:
            asked.pictures.mkdir(parents=True, exist_ok=True)
            picture.save(asked.pictures / f"{name}.png")
        same = "as parsed" if scene.data() == parsed.data() else "differs from the parser's"
        notes = "; ".join(note for note in picture.report if not any(w in note for w in ("copyright", "License")))
        table.add_row(name, same, "; ".join(check(layout)) or "nothing", notes)
    Console().print(table)


if __name__ == "__main__":
    main()
