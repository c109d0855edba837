"""Tables of edit sentences: a scene, what is said, and what must hold afterwards, in short words.

A line is ``scene | words | checks``. Calls of one session are separated by ``||`` in the words, checks by ``;``, and
alternatives, of which one must hold, by ``//``. Items are called by the start of their id: ``dog`` is dog.1.1,
``tree.2`` is tree.1.2, ``car.2.1`` is itself; ``_`` stands for a blank in a label. What no check names must be
as it was. A line ``## style`` says in whose style the sentences below it were written, before they were tried. A line
``# not yet: ...`` is a sentence that is still answered wrongly; it waits there for the one who makes it right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from layoutgen.edit import History
from layoutgen.engine import Engine
from layoutgen.errors import AmbiguousError, EditError
from layoutgen.layout import Box, Canvas, Item, Layout
from layoutgen.scene import Relation, SceneData, SceneObject
from tests.edit.table_checks import LONGEST_FIRST, failures, full, same

TABLES = Path(__file__).parent / "tables"
NOT_YET = "# not yet: "
ASIDE = Path(__file__).parent / "aside"  # by people who knew neither the code nor the tables; how many were right then


class Case(NamedTuple):
    """One line of a table; `ways` are the alternatives, each a tuple of checks, of which one must hold."""

    table: str
    style: str
    scene: str
    words: str
    ways: tuple[tuple[str, ...], ...]


def scenes() -> dict[str, Layout]:
    """The layouts of the table of scenes, by name."""
    text = (TABLES / "scenes.txt").read_text(encoding="utf-8")
    by_hand = {block.split("]")[0]: _scene(block.split("]", 1)[1]) for block in text.split("\n[")[1:]}
    made = [folder / "made.jsonl" for folder in (TABLES, ASIDE)]  # as the engine once made them of their sentences
    lines = [line for path in made for line in path.read_text(encoding="utf-8").splitlines()]
    return by_hand | {
        record["name"]: Layout.from_json(json.dumps(record["layout"])) for record in map(json.loads, lines)
    }


def _scene(block: str) -> Layout:
    place, *lines = [line.strip() for line in block.strip().splitlines()]
    objects, items, relations = [], [], []
    for line in filter(None, lines):
        if line.startswith(">"):
            m = re.fullmatch(r"> (.+?\.\d) (.+) (\S.*\.\d)", line)
            assert m is not None, line
            a, p, b = m.groups()
            p, b = next((q, f"{p} {b}"[len(q) + 1 :]) for q in LONGEST_FIRST if f"{p} {b}".startswith(q + " "))
            relations.append(Relation(subject=a, predicate=p, object=b, words=p))
            continue
        head, _, boxes = line.partition(" : ")
        m = re.fullmatch(r"(.+?\.\d+)(~?)(.*)", head)
        assert m is not None, line
        node, label, attributes = m[1], m[1].rpartition(".")[0], tuple(m[3].split())
        each = [[float(v) / 100 for v in box.split()] for box in boxes.split(" / ")]
        objects.append(
            SceneObject(id=node, label=label, attributes=attributes, count=len(each), kind="stuff" if m[2] else "thing")
        )
        for number, box in enumerate(each, 1):
            z = len(items) - (30 if m[2] else 0)
            items.append(Item(id=f"{node}.{number}", node=node, label=label, attributes=attributes, box=Box(*box), z=z))
    scene = SceneData(objects=tuple(objects), relations=tuple(relations), background=(place,))
    return Layout(canvas=Canvas(width=500, height=500), background=(place,), items=tuple(items), scene=scene)


def cases(folder: Path = TABLES, *, waiting: bool = False) -> Iterator[Case]:
    """Every line of every table of a folder. waiting: also those that are not yet answered well."""
    for path in sorted(folder.glob("*.txt")):
        style = ""
        for line in path.read_text(encoding="utf-8").splitlines() if path.name != "scenes.txt" else ():
            line = line.removeprefix(NOT_YET) if waiting else line
            if line.startswith("## "):
                style = line[3:]
            elif line.strip() and not line.startswith("#"):
                scene, words, checks = (part.strip() for part in line.split(" | "))
                ways = tuple(tuple(c.strip() for c in way.split(";")) for way in checks.split(" // "))
                yield Case(path.stem, style, scene, words, ways)


def judge(engine: Engine, before: Layout, case: Case) -> str:
    """Empty if one of the alternatives of a case holds, or what went otherwise."""
    history = History.of(before)
    problem: EditError | None = None
    told: tuple[str, ...] = ()
    for call in case.words.split(" || "):
        try:
            history, told = engine.edit_history(history, call)
        except EditError as error:  # noqa: PERF203 - a few calls
            problem = error
            break
    found = []
    for way in case.ways:
        word, _, rest = way[0].partition(" ")
        if word in ("ask", "refuse", "keep"):
            found.append(_unanswered(problem, history.layout, before, word, rest.split()))
        else:
            found.append([str(problem)] if problem else failures(before, history.layout, way))
    return "" if not all(found) else f"{found[0]} told {told}"


def _unanswered(problem: EditError | None, after: Layout, before: Layout, word: str, rest: list[str]) -> list[str]:
    """A question that names the candidates, a refusal that names what is wrong, or nothing changed at all."""
    if word == "keep":
        return [] if problem or all(same(item, after) for item in before.items) else ["changed"]
    if problem is None:
        return [f"no {word}"]
    asked = isinstance(problem, AmbiguousError)
    if word == "ask":
        return [] if asked and set(map(full, rest)) <= set(problem.candidates) else [f"no question: {problem}"]
    return [] if not asked and " ".join(rest) in str(problem) else [f"said {problem}"]
