"""`layoutgen evaluate`: how good the stages are, measured on data with known answers."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from layoutgen.parse.score import Fact, Score

app = typer.Typer(help="Measure the stages on data with known answers.", no_args_is_help=True)

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


@app.callback()
def evaluate() -> None:
    """Measure the stages on data with known answers."""


@app.command("parse")
def command(
    data: Annotated[Path, typer.Option(help="A CSV file of FACTUAL: columns caption and scene_graph.")],
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many captions.")] = None,
    wrong: Annotated[int, typer.Option(min=0, help="Also print so many captions that the head gets wrong.")] = 0,
) -> None:
    """Set Match, tuple scores, SPICE F1 and speed of the learned head and of the rules alone."""
    import os
    import time

    # The matrices are small: a second thread gains a fifth on an idle machine and loses most on a busy one.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy is first imported

    from rich.console import Console
    from rich.table import Table

    from layoutgen.parse.head import load
    from layoutgen.parse.head.factual import read_factual
    from layoutgen.parse.pipeline import load as pipeline
    from layoutgen.parse.score import names_for, score, wordnet

    captions = [c for c in read_factual(data) if c.text.strip()][:limit]
    texts = [" ".join(c.text.split()) for c in captions]
    gold = [c.facts for c in captions]
    head, nlp, console = load(), pipeline(), Console()
    synonyms = wordnet()
    names = names_for(synonyms)
    table = Table(title=f"{data.name}, {len(captions)} captions, percent")
    for column in (
        "",
        "Set Match",
        "SPICE F1",
        "P",
        "R",
        "F1",
        "objects",
        "attributes",
        "counts",
        "relations",
        "a second",
    ):
        table.add_column(column, justify="left" if not column else "right")
    head.predict(list(nlp.pipe(texts[:100])))  # what is only slow the first time
    begin = time.perf_counter()
    graphs = [head.facts(doc, graph) for doc, graph in head.read(nlp, texts)]
    speed = len(texts) / (time.perf_counter() - begin)
    table.add_row("learned head", *_row(score(graphs, gold, names)), f"{speed:.0f}")
    begin = time.perf_counter()
    rules = _by_rules(texts)
    speed = len(texts) / (time.perf_counter() - begin)
    table.add_row("rules alone", *_row(score(rules, gold, names)), f"{speed:.0f}", end_section=True)
    for name, (match, spice) in PUBLISHED.items():
        table.add_row(name, f"{match:.1f}", f"{spice:.1f}")
    console.print(table)
    console.print(
        "SPICE F1 with " + ("WordNet's synonyms." if synonyms else "base forms only (nltk's WordNet is absent).")
    )
    shown = [(c, g) for c, g in zip(captions, graphs, strict=True) if set(g) != set(c.facts)][:wrong]
    for caption, answer in shown:
        missing, added = sorted(set(caption.facts) - set(answer)), sorted(set(answer) - set(caption.facts))
        console.print(f"{caption.text}\n  - {missing}\n  + {added}", markup=False, highlight=False)


def _row(result: Score) -> list[str]:
    tallies = [result.tuples.precision, result.tuples.recall, result.tuples.f1]
    kinds = [result.kinds[kind].f1 for kind in ("objects", "attributes", "counts", "relations")]
    return [f"{100 * value:.1f}" for value in (result.set_match, result.spice, *tallies, *kinds)]


def _by_rules(texts: list[str]) -> list[list[Fact]]:
    """The graphs of the parser without the head; a text it refuses gives none."""
    from layoutgen.errors import LayoutgenError
    from layoutgen.parse.parser import SpacyParser
    from layoutgen.parse.score import scene_facts

    parser = SpacyParser()
    found: list[list[Fact]] = []
    for text in texts:
        with suppress(LayoutgenError):
            found.append(scene_facts(parser(text)))
            continue
        found.append([])
    return found
