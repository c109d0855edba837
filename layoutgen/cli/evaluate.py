"""`layoutgen evaluate`: how good the stages are, measured on data with known answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from layoutgen.cli import evaluate_images, evaluate_layouts, evaluate_shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from layoutgen.cli.evaluate_parse import Answers
    from layoutgen.parse.score import Fact

app = typer.Typer(help="Measure the stages on data with known answers.", no_args_is_help=True)
app.command("layouts")(evaluate_layouts.command)
app.command("shapes")(evaluate_shapes.command)
app.command("images")(evaluate_images.command)

# Set Match and SPICE F1 on FACTUAL's random test part, in percent.
PUBLISHED = {
    "SPICE parser": (31.96, 69.67),
    "sng_parser": (37.0, 70.0),
    "UD parse and rules": (53.0, 77.0),
    "transition parser on trees": (74.1, 89.4),
    "Flan-T5-small": (78.2, 92.3),
    "Flan-T5-base": (81.4, 93.3),
    "Flan-T5-large": (81.6, 93.2),
}

_NARROW = (0, 1, 0, 0)  # of table cells, so that 80 columns are enough


@app.callback()
def evaluate() -> None:
    """Measure the stages on data with known answers."""


@app.command("parse")
def command(
    data: Annotated[Path, typer.Option(help="FACTUAL's CSV file, or a JSON file of cases with their gold scenes.")],
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many captions.")] = None,
    wrong: Annotated[int, typer.Option(min=0, help="Also print so many captions that the parser gets wrong.")] = 0,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Also measure the speed of so many processes; all cores unless given.")
    ] = None,
) -> None:
    """Scores and speed of the parser, of the rules alone and of the learned head alone."""
    import os

    # The matrices are small: a second thread gains a fifth on an idle machine and loses most on a busy one.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy is first imported

    from rich.console import Console

    from layoutgen.parse.head.factual import read_factual
    from layoutgen.parse.score_scenes import read_cases

    console = Console()
    if data.suffix != ".json":
        captions = [c for c in read_factual(data) if c.text.strip()][:limit]
        texts = [" ".join(c.text.split()) for c in captions]
        _tuples(console, data.name, texts, [c.facts for c in captions], wrong, published=True)
        _speed(console, texts, jobs or _cores())
        return
    cases = read_cases(data)[:limit]
    scenes = [case for case in cases if "facts" not in case]
    if scenes:
        _scenes(console, data.name, scenes, wrong)
    long = [case for case in cases if "facts" in case]
    if long:
        _tuples(console, data.name, [c["text"] for c in long], [c["facts"] for c in long], wrong, published=False)


def _tuples(
    console: Console,
    name: str,
    texts: Sequence[str],
    gold: Sequence[Sequence[Fact]],
    wrong: int,
    *,
    published: bool,
) -> None:
    """Two tables of tuple scores: the whole beside what others report, and kind by kind."""
    from rich import box
    from rich.table import Table

    from layoutgen.cli.evaluate_parse import all_answers
    from layoutgen.parse.score import KINDS, names_for, score, wordnet

    found: list[Answers] = all_answers(texts)
    synonyms = wordnet()
    names = names_for(synonyms)
    results = [(answers, score(answers.facts, gold, names)) for answers in found]
    whole = Table(title=f"{name}, {len(texts)} texts, percent", box=box.SIMPLE_HEAD, padding=_NARROW)
    whole.add_column(no_wrap=True)
    for column in ("Set Match", "SPICE F1", "texts a second"):
        whole.add_column(column, justify="right")
    for answers, result in results:
        speed = f"{answers.speed:.0f}" if answers.speed else ""
        whole.add_row(answers.name, f"{100 * result.set_match:.1f}", f"{100 * result.spice:.1f}", speed)
    if published:
        whole.add_section()
        whole.add_row("published:")
        for other, (match, spice) in PUBLISHED.items():
            whole.add_row(f"  {other}", f"{match:.1f}", f"{spice:.1f}")
    console.print(whole)
    parts = Table(title="tuples: precision, recall and F1, then F1 by kind", box=box.SIMPLE_HEAD, padding=_NARROW)
    parts.add_column(no_wrap=True)
    for column in ("P", "R", "F1", *KINDS):
        parts.add_column(column, justify="right")
    for answers, result in results:
        tallies = [result.tuples.precision, result.tuples.recall, result.tuples.f1]
        kinds = [result.kinds[kind].f1 for kind in KINDS]
        parts.add_row(answers.name, *(f"{100 * value:.1f}" for value in (*tallies, *kinds)))
    console.print(parts)
    console.print(
        "SPICE F1 with " + ("WordNet's synonyms." if synonyms else "base forms only (nltk's WordNet is absent).")
    )
    faults = [(t, a, g) for t, a, g in zip(texts, found[0].facts, gold, strict=True) if set(a) != set(g)][:wrong]
    for text, answer, facts in faults:
        missing, added = sorted(set(facts) - set(answer)), sorted(set(answer) - set(facts))
        console.print(f"{text}\n  - {missing}\n  + {added}", markup=False, highlight=False)


def _cores() -> int:
    """How many cores this process may use."""
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _speed(console: Console, texts: Sequence[str], jobs: int) -> None:
    """One sentence: the speed of several processes together."""
    from layoutgen.cli.evaluate_parse import speed_of

    if jobs > 1:
        console.print(
            f"Rules and head in {jobs} processes: {speed_of(jobs, texts):.0f} texts a second.", highlight=False
        )


def _scenes(console: Console, name: str, cases: list[dict[str, Any]], wrong: int) -> None:
    """One table: objects, relations and what is absent, by phenomenon, of the parser; and of the rules alone."""
    from rich import box
    from rich.table import Table

    from layoutgen.cli.evaluate_parse import parsed
    from layoutgen.parse.parser import SpacyParser
    from layoutgen.parse.score_scenes import by_phenomenon, compare

    table = Table(title=f"{name}, {len(cases)} texts", box=box.SIMPLE_HEAD, padding=_NARROW)
    table.add_column(no_wrap=True)
    for column in ("texts", "objects F1", "relations F1", "absent right"):
        table.add_column(column, justify="right")
    scenes = parsed(SpacyParser(), [case["text"] for case in cases])
    results = [compare(scene, case) for scene, case in zip(scenes, cases, strict=True)]
    plain = parsed(SpacyParser(head=False), [case["text"] for case in cases])
    rules = [compare(scene, case) for scene, case in zip(plain, cases, strict=True)]
    rows = by_phenomenon(results, cases)
    rows["rules alone"] = by_phenomenon(rules, cases)["all"]
    for label, row in rows.items():
        if label == "all":
            table.add_section()
        score = [f"{100 * part.f1:.1f}" for part in (row.objects, row.relations)]
        table.add_row(label, f"{row.scenes}", *score, f"{row.absent}/{row.scenes}")
    console.print(table)
    faults = [
        (scene, case)
        for scene, case, result in zip(scenes, cases, results, strict=True)
        if min(result.objects.f1, result.relations.f1, result.absent) < 1
    ]
    for scene, case in faults[:wrong]:
        things = [(o.id, o.count, o.attributes) for o in scene.objects]
        related = [(r.subject, r.predicate, r.object) for r in scene.relations]
        gold = [(o["id"], o["name"], o["count"], o["attributes"]) for o in case["objects"]]
        console.print(
            f"{case['text']}\n  gold {gold} {case['relations']}\n  have {things} {related}",
            markup=False,
            highlight=False,
        )
