"""How many edit sentences do what a person means? One line for each table; the wrong ones are listed after it.

    python benchmarks/edits.py [--table NAME]

The sentences are those of tests/edit/tables, which are tests but for the lines that wait there as not yet right, and
those of tests/edit/aside, which people wrote who knew neither the code nor the tables; there the head of a table says
how many were right when they were first tried. Since then what was behind the wrong ones has been mended, with other
words. The judge is tests/edit/table_checks.py: it asks boxes and records, and that nothing else has changed.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from layoutgen.engine import Engine
from layoutgen.errors import LayoutgenError
from layoutgen.layout import Layout
from tests.edit.tables import ASIDE, TABLES, Case, cases, judge, scenes


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument(
        "--table", default="", help="only tables whose names contain this; `aside` for those kept aside"
    )
    asked = options.parse_args()
    engine, layouts = Engine(), scenes()
    said = [(folder, case) for folder in (ASIDE, TABLES) for case in cases(folder, waiting=True)]
    said = [(folder, case) for folder, case in said if asked.table in f"{folder.name}/{case.table}"]
    if not said:
        raise SystemExit(f"no table has {asked.table!r} in its name")
    engine.edit(layouts[said[0][1].scene], "make it night")  # the parser is read
    results: dict[str, list[str]] = {}
    begin = time.perf_counter()
    for folder, case in track(said, "sentences", console=Console(stderr=True)):
        results.setdefault(f"{folder.name}/{case.table}", []).append(answer(engine, layouts[case.scene], case))
    spent = time.perf_counter() - begin
    styles = {f"{folder.name}/{case.table}": case.style for folder, case in said if folder == ASIDE}
    table = Table("table", "right", "of", "%", "whose", title=f"Edit sentences, {1000 * spent / len(said):.0f} ms each")
    for name, found in results.items():
        table.add_row(name, *shares(found), styles.get(name, ""))
    table.add_row("all", *shares([each for found in results.values() for each in found]))
    Console().print(table)
    for name, found in results.items():
        print("".join(f"{name}: {each}\n" for each in found if each), end="")


def answer(engine: Engine, before: Layout, case: Case) -> str:
    """Empty for a right one, else the sentence and what it came to."""
    try:
        wrong = judge(engine, before, case)
    except LayoutgenError as error:
        wrong = f"error: {error}"
    return wrong and f"{case.scene}: {case.words!r}\n    {wrong}"


def shares(found: list[str]) -> tuple[str, str, str]:
    """Right ones, all, and per cent."""
    right = sum(not each for each in found)
    return str(right), str(len(found)), f"{100 * right / len(found):.1f}"


if __name__ == "__main__":
    main()
