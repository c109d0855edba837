"""Trains the shipped pipeline.

`python -m layoutgen.parse.pipeline.train --ewt DIR [--out DIR] [--seed N] [--minutes N]`

`--ewt` is the folder with `en_ewt-ud-{train,dev,test}.conllu[.gz]` of Universal Dependencies English EWT.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layoutgen.errors import FormatError
from layoutgen.parse.pipeline import SHIPPED
from layoutgen.parse.pipeline.build import RULES, build
from layoutgen.parse.pipeline.conllu import Sentence, read_conllu
from layoutgen.parse.pipeline.grammar import captions
from layoutgen.parse.pipeline.save import save
from layoutgen.parse.pipeline.score import examples, score

if TYPE_CHECKING:
    from rich.console import Console
    from spacy.language import Language
    from spacy.training import Example

RATE = 1e-3  # Adam's step; falls linearly to a twentieth over the second half
WARM_UP = 100  # steps
LONGEST = 40  # words; longer web sentences cost time and look like no caption
CAPTIONS = 28_000  # synthetic sentences in the mix, about twice as many words as the treebank gives


def together(sentences: Iterable[Sentence], rng: random.Random, share: float) -> Iterator[list[Sentence]]:
    """Documents of one to three sentences: `share` of those that end in a full stop are followed by the next one."""
    group: list[Sentence] = []
    for item in sentences:
        group.append(item)
        if len(group) == 3 or item.words[-1] not in (".", "!", "?") or rng.random() >= share:
            yield group
            group = []
    if group:
        yield group


def batches(data: Sequence[Example], words: int) -> Iterator[list[Example]]:
    """Consecutive examples with about `words` words together."""
    batch: list[Example] = []
    size = 0
    for example in data:
        batch.append(example)
        size += len(example.predicted)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def fit(
    nlp: Language, data: list[Example], *, minutes: float, seed: int, steps: int | None, console: Console
) -> Language:
    """Train `nlp` for `minutes` of wall clock, or for exactly `steps` updates, and give the averaged weights.

    Runs of the same `steps` and `seed` give the same weights; a run limited by minutes depends on the machine's speed.
    """
    from rich.progress import Progress
    from thinc.api import Adam, fix_random_seed

    fix_random_seed(seed)
    rng = random.Random(seed)
    nlp.initialize(lambda: data)
    optimizer = Adam(learn_rate=RATE, L2=0.01, grad_clip=1.0, use_averages=True)
    begin, step = time.monotonic(), 0
    with Progress(console=console) as progress:
        bar = progress.add_task("training", total=1.0)
        while True:
            rng.shuffle(data)
            for batch in batches(data, 300 + min(900, step)):
                done = step / steps if steps else (time.monotonic() - begin) / (60 * minutes)
                if done >= 1:
                    progress.update(bar, completed=1.0)
                    return _averaged(nlp, optimizer.averages)
                optimizer.learn_rate = RATE * min(1.0, (step + 1) / WARM_UP) * min(1.0, max(0.05, 2 * (1 - done)))
                losses: dict[str, float] = {}
                nlp.update(batch, sgd=optimizer, drop=0.1, losses=losses, exclude=RULES)
                step += 1
                progress.update(
                    bar, completed=done, description=f"step {step}, loss {sum(losses.values()) / len(batch):.1f}"
                )


def _averaged(nlp: Language, averages: dict[Any, Any] | None) -> Language:
    """A fresh pipeline with the averaged weights."""
    with nlp.use_params(averages):
        weights = nlp.to_bytes(exclude=["tokenizer"])
    return build().from_bytes(weights, exclude=["tokenizer"])


def load_ewt(folder: Path, part: str) -> list[Sentence]:
    """One part of the treebank; raises FormatError when the folder does not hold it."""
    for name in (f"en_ewt-ud-{part}.conllu.gz", f"en_ewt-ud-{part}.conllu"):
        if (folder / name).is_file():
            return list(read_conllu(folder / name))
    raise FormatError(
        f"{folder} has no en_ewt-ud-{part}.conllu.gz: give the folder of Universal Dependencies English EWT."
    )


def train(ewt: Path, *, seed: int, minutes: float, steps: int | None, count: int, console: Console) -> Language:
    """Train on EWT and `count` synthetic captions."""
    nlp = build()
    rng = random.Random(seed)
    web = [sentence for sentence in load_ewt(ewt, "train") if len(sentence.words) <= LONGEST]
    documents = [*together(web, rng, 0.6), *together(captions(count, seed=seed), rng, 0.4)]
    console.print(f"{len(web)} sentences of EWT and {count} synthetic ones in {len(documents)} documents")
    return fit(nlp, examples(nlp, documents), minutes=minutes, seed=seed, steps=steps, console=console)


def report(nlp: Language, ewt: Path, checked: int) -> str:
    """The table of scores, as text, with `checked` synthetic captions a row."""
    parts = {f"EWT {part}": load_ewt(ewt, part) for part in ("dev", "test")}
    parts["captions, new words"] = list(captions(checked, seed=10_001, unseen=True))
    parts["captions, known words"] = list(captions(checked, seed=10_002))
    rows = [f"{'':<24}{'TAG':>8}{'UAS':>8}{'LAS':>8}"]
    for name, sentences in parts.items():
        result = score(nlp, sentences)
        rows.append(f"{name:<24}" + "".join(f"{100 * value:8.2f}" for value in result))
    return "\n".join(rows)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line; prints the table of scores to standard output and progress to standard error."""
    from rich.console import Console

    parser = argparse.ArgumentParser(
        prog="python -m layoutgen.parse.pipeline.train", description="Train the English pipeline."
    )
    parser.add_argument("--ewt", type=Path, required=True, help="folder of UD English EWT")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="folder to write (default: the shipped one)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=25.0, help="wall-clock training time")
    parser.add_argument("--steps", type=int, help="train for so many updates instead of minutes (reproducible)")
    parser.add_argument("--captions", type=int, default=CAPTIONS, help="synthetic sentences in the mix")
    parser.add_argument("--checked", type=int, default=1000, help="synthetic sentences in each check")
    given = parser.parse_args(arguments)
    console = Console(stderr=True)
    nlp = train(
        given.ewt, seed=given.seed, minutes=given.minutes, steps=given.steps, count=given.captions, console=console
    )
    save(nlp, given.out)
    sys.stdout.write(report(nlp, given.ewt, given.checked) + "\n")


if __name__ == "__main__":
    main()
