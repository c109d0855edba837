"""How many prompts of known meaning become right layouts? One table by family; the wrong ones are listed after it.

    python benchmarks/prompts.py --each 40 --seed 0

The prompts are those of tests/prompts.py (LMD-style, GenEval-style and reworded), the judges those of
tests/prompt_judge.py: other people's formulas, not layoutgen's own predicates. A prompt is right when both its scene
graph and its layout are.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from layoutgen.engine import Engine
from layoutgen.errors import LayoutgenError
from tests.prompt_judge import graph_faults, layout_faults
from tests.prompts import Prompt, prompts


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--each", type=int, default=40, help="prompts of each family")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--family", help="only families whose names contain this")
    asked = options.parse_args()
    engine = Engine()
    drawn = [p for p in prompts(asked.each, asked.seed) if (asked.family or "") in p.family]
    total = Counter(p.family for p in drawn)
    parsed, placed, right = Counter[str](), Counter[str](), Counter[str]()
    wrong: list[tuple[Prompt, list[str], list[str]]] = []
    for prompt in track(drawn, "prompts", console=Console(stderr=True)):
        graph, layout = judged(engine, prompt, asked.seed)
        parsed[prompt.family] += not graph
        placed[prompt.family] += not layout
        right[prompt.family] += not graph and not layout
        if graph or layout:
            wrong.append((prompt, graph, layout))
    table = Table("family", "graph right", "layout right", "both", "of", "%", title="Prompts of known meaning")
    for family, number in total.items():
        share = f"{100 * right[family] / number:.1f}"
        table.add_row(family, str(parsed[family]), str(placed[family]), str(right[family]), str(number), share)
    share = f"{100 * right.total() / total.total():.1f}"
    table.add_row("all", str(parsed.total()), str(placed.total()), str(right.total()), str(total.total()), share)
    Console().print(table)
    for prompt, graph, layout in wrong:
        print(f"{prompt.family}: {prompt.text!r}")
        for stage, faults in (("graph", graph), ("layout", layout)):
            if faults:
                print(f"    {stage}: {'; '.join(faults)}")


def judged(engine: Engine, prompt: Prompt, seed: int) -> tuple[list[str], list[str]]:
    """Faults of the graph and of the layout."""
    try:
        scene = engine.parse(prompt.text)
        graph = graph_faults(prompt, scene.data())
        return graph, layout_faults(prompt, engine.predict(scene, seed=seed))
    except LayoutgenError as error:
        return [f"error: {error}"], [f"error: {error}"]


if __name__ == "__main__":
    main()
