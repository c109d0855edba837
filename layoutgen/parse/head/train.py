"""Trains the scene-graph head on FACTUAL.

`python -m layoutgen.parse.head.train --factual DIR --out DIR --vectors FILE [--networks N] [--epochs N] [--seed N]`
`python -m layoutgen.parse.head.train --factual DIR --out DIR --teacher DIR [--captions FILE] [--hidden N] ...`

`--factual` holds `factual_train.csv[.gz]`. One caption in forty is kept out of training and measured after every fifth
epoch. Annotators differ and err, so a network after the first learns from the graphs mixed with what the ones before it
say. With `--teacher`, a trained head, the first one does so too, and from what the teacher says of `--captions`, which
have no graphs; words, labels and fixed vectors are then the teacher's. A run that was stopped goes on where it was.
Needs torch; the trained head does not.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from rich.console import Console
from torch import Tensor
from torch.nn import functional

from layoutgen.errors import FormatError
from layoutgen.parse.head.distil import TOGETHER, taught, unlabelled
from layoutgen.parse.head.examples import Example, joined, make, pipeline_mark, read, words_of
from layoutgen.parse.head.factual import read_factual
from layoutgen.parse.head.inference import Weights, mean_scores
from layoutgen.parse.head.lexicon import REACH, Lexicon
from layoutgen.parse.head.model import Head
from layoutgen.parse.head.network import Network
from layoutgen.parse.head.targets import Labels, encode
from layoutgen.parse.pipeline import load

RATE = 2e-3  # AdamW's step, rises over WARM_UP updates and then falls along a cosine
WARM_UP = 300
BATCH = 64  # captions of one length
KEPT_OUT = 40  # one caption in so many
JOINED = 15  # for so many captions one text made of two is added
SHARE = 0.5  # of the earlier networks' probabilities in the targets of the later ones
COMMON = 7_000  # words not met twice in training that keep their fixed vector
AVERAGE = 0.999  # the share of the old value in the moving average of the weights
TAUGHT = 0.5  # the weight of a caption whose graph is the teacher's alone


@dataclass
class Batch:
    """Captions of one length as tensors; weight: (B,), less for captions whose graph is not all in their words."""

    x: dict[str, Tensor]
    roles: Tensor
    arcs: Tensor
    forms: Tensor
    weight: Tensor


def batches(examples: Sequence[Example], lexicon: Lexicon, labels: Labels, teachers: Sequence[Weights]) -> list[Batch]:
    """Everything once, in batches of one length; made once, so the parts of a batch stay together."""
    by_length: dict[int, list[Example]] = defaultdict(list)
    for example in examples:
        by_length[len(example.doc)].append(example)
    found = []
    for length, members in sorted(by_length.items()):
        random.Random(length).shuffle(members)  # a batch holds captions of every source
        for start in range(0, len(members), BATCH):
            chosen = members[start : start + BATCH]
            x = lexicon.features([example.doc for example in chosen])
            each = [encode(example.graph, length, labels) for example in chosen]
            y = {name: np.stack([target[name] for target in each]) for name in ("roles", "arcs", "forms")}
            if teachers:
                roles, arcs, _ = mean_scores(teachers, x)
                share = np.array([1.0 if example.taught else SHARE for example in chosen], np.float32)
                y["roles"] += share[:, None, None] * (roles - y["roles"])
                y["arcs"] += share[:, None, None, None] * (arcs - y["arcs"])
            weight = torch.tensor([TAUGHT if e.taught else 0.4 if e.lost else 1.0 for e in chosen])
            tensors = {name: torch.from_numpy(value) for name, value in {**x, **y}.items()}
            found.append(Batch(tensors, tensors["roles"], tensors["arcs"], tensors["forms"], weight))
    return found


def loss_of(network: torch.nn.Module, batch: Batch) -> Tensor:
    """Cross entropy of every role, arc and form, summed over a caption, averaged over the batch."""
    roles, arcs, forms = network(batch.x)
    bits = functional.binary_cross_entropy_with_logits
    each = bits(roles, batch.roles, reduction="none").sum((1, 2)) + bits(arcs, batch.arcs, reduction="none").sum(
        (1, 2, 3)
    )
    for k, logits in enumerate(forms):
        wrong = functional.cross_entropy(logits.transpose(1, 2), batch.forms[..., k], ignore_index=-1, reduction="none")
        each = each + wrong.sum(1)
    return (each * batch.weight).mean()


def fit(
    network: Network, data: list[Batch], *, epochs: int, seed: int, state: Path, console: Console, short: bool = False
) -> Iterator[tuple[int, dict[str, Tensor]]]:
    """Train; yields the epochs done and the averaged weights. Goes on from the file `state` if it is there.

    short: whether the products are made of bfloat16 numbers.
    """
    from rich.progress import Progress

    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, betas=(0.9, 0.95), weight_decay=0.01, fused=True)
    mean = {name: value.detach().clone() for name, value in network.state_dict().items()}
    begin = 0
    if state.is_file():
        saved = torch.load(state, weights_only=True)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        mean, begin = saved["mean"], saved["epoch"]
        if begin >= epochs:
            yield begin, mean
    steps = epochs * len(data)
    with Progress(console=console, refresh_per_second=1) as progress:
        bar = progress.add_task("training", total=steps, completed=begin * len(data))
        for epoch in range(begin, epochs):
            torch.manual_seed(seed * 1000 + epoch)
            order = random.Random(seed * 1000 + epoch).sample(range(len(data)), len(data))
            total = 0.0
            network.train()
            for number, i in enumerate(order):
                step = epoch * len(data) + number
                rate = min(1.0, (step + 1) / WARM_UP) * (0.5 + 0.5 * math.cos(math.pi * step / steps))
                optimizer.param_groups[0]["lr"] = RATE * rate
                with torch.autocast("cpu", torch.bfloat16, enabled=short):
                    loss = loss_of(network, data[i])
                optimizer.zero_grad()
                torch.autograd.backward(loss)
                torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
                optimizer.step()
                total += loss.item()
                keep = min(AVERAGE, (step + 1) / (step + 10))
                with torch.no_grad():
                    for name, value in network.state_dict().items():
                        mean[name].lerp_(value, 1 - keep)
                progress.update(bar, advance=1, description=f"epoch {epoch + 1}, loss {total / (number + 1):.3f}")
            saved = {
                "network": network.state_dict(),
                "optimizer": optimizer.state_dict(),
                "mean": mean,
                "epoch": epoch + 1,
            }
            torch.save(saved, state)
            yield epoch + 1, mean


def accuracy(head: Head, examples: Sequence[Example]) -> float:
    """Set Match of the head on examples, 0 to 1."""
    graphs = head.predict([e.doc for e in examples])
    same = (set(head.facts(e.doc, g)) == set(e.caption.facts) for g, e in zip(graphs, examples, strict=True))
    return sum(same) / len(examples)


def describe(given: argparse.Namespace, networks: int, captions: int, steps: int, match: float) -> None:
    """Write config.json: what the weights were made of and under which licences."""
    names = ("hidden", "pair", "epochs", "seed", "bfloat16")
    recipe = {"networks": networks, **{name: getattr(given, name) for name in names}, "captions": captions}
    recipe |= {
        "steps": steps,
        "rate": RATE,
        "batch": BATCH,
        "joined": f"1 for {JOINED}",
        "kept_out": f"1 in {KEPT_OUT}",
    }
    config = {
        "data": "FACTUAL, random split, train (zhuang-li/FactualSceneGraph)",
        "data_licence": "MIT",
        "vectors": "input table of sentence-transformers/all-MiniLM-L6-v2, 96 principal components",
        "vectors_licence": "Apache-2.0",
        "pipeline": pipeline_mark(),
        "recipe": recipe,
        "set_match_kept_out": match,
    }
    if given.teacher:
        config["teacher"] = json.loads((given.teacher / "config.json").read_text(encoding="utf-8"))
    if given.captions:
        config["captions"] = given.captions.name
    (given.out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def arrays(tensors: dict[str, Tensor]) -> dict[str, NDArray[Any]]:
    """A network's tensors for numpy."""
    return {name: value.numpy().copy() for name, value in tensors.items()}


def shrink(head: Head) -> Head:
    """The head with the fixed vectors of trained words and of the COMMON first ones of the list alone."""
    lexicon, trained = head.lexicon, set(head.lexicon.words)
    kept = [i for i, word in enumerate(lexicon.vectors) if i < COMMON or word in trained]
    fixed = head.networks[0]["fixed"][[0, *(i + 1 for i in kept)]]
    words = [lexicon.vectors[i] for i in kept]
    return Head(
        Lexicon(**{**lexicon.to_json(), "vectors": words}),
        head.labels,
        [{**network.all, "fixed": fixed} for network in head.networks],
    )


def load_factual(folder: Path) -> tuple[list[Example], Lexicon, Labels]:
    """FACTUAL's training part as examples, with the lists of words and labels it gives (no fixed vectors yet)."""
    path = next((p for p in sorted(folder.glob("factual_train.csv*"))), None)
    if path is None:
        raise FormatError(f"{folder} has no factual_train.csv.gz: give the folder of FACTUAL's random split.")
    captions = [c for c in read_factual(path) if c.text.strip()]
    examples = make(read(load(), captions), captions)
    labels = Labels.of((words_of(e.doc), e.graph) for i, e in enumerate(examples) if i % KEPT_OUT)
    return examples, Lexicon.of((e.doc for e in examples), [], []), labels


def with_vectors(lexicon: Lexicon, file: Path) -> tuple[Lexicon, NDArray[Any]]:
    """The lexicon with the words of a file of `head.vectors`, and their vectors (V + 1, D), row 0 zero."""
    stored = np.load(file)
    lists = {**lexicon.to_json(), "vectors": stored["words"].tolist(), "english": stored["english"].tolist()}
    return Lexicon(**lists), np.pad(stored["vectors"], ((1, 0), (0, 0))).astype(np.float32)


def training_examples(examples: Sequence[Example], given: argparse.Namespace, teacher: Head | None) -> list[Example]:
    """What is trained on: FACTUAL less what is kept out, some of it joined, and what the teacher says of captions."""
    from rich.progress import track

    chosen = [e for i, e in enumerate(examples) if i % KEPT_OUT]
    chosen += joined(load(), chosen, len(chosen) // JOINED, given.seed)
    if teacher is None or given.captions is None:
        return chosen
    texts = unlabelled(given.captions, given.count, given.seed)
    parts = taught(load(), teacher, texts)
    told = Console(stderr=True)
    for part in track(parts, "captions without graphs", math.ceil(len(texts) / TOGETHER), console=told):
        chosen += part
    return chosen


def new_network(
    lexicon: Lexicon, labels: Labels, fixed: NDArray[Any], given: argparse.Namespace, teacher: Head | None
) -> Network:
    """An untrained network for the lists of words and labels, of the widths that were asked for; its tables, which have
    the same widths in every head, begin as the teacher's."""
    lists = {"word": lexicon.words, "next": lexicon.pairs, "prefix": lexicon.prefixes, "suffix": lexicon.suffixes}
    rows = {name: len(names) + 1 for name, names in {**lists, "tag": lexicon.tags, "dep": lexicon.deps}.items()}
    counts = [len(forms) for forms in labels.forms.values()]
    rows["near"] = 2 * REACH + 1
    network = Network(rows, torch.from_numpy(fixed), 96, len(labels.arcs), counts, given.hidden, given.pair)
    if teacher:
        known = {name: torch.from_numpy(value) for name, value in teacher.networks[0].all.items() if "tables." in name}
        network.load_state_dict(known, strict=False)
    return network


def options() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m layoutgen.parse.head.train", description="Train the graph head.")
    parser.add_argument("--factual", type=Path, required=True, help="folder with factual_train.csv.gz")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--vectors", type=Path, help="file of `layoutgen.parse.head.vectors`")
    source.add_argument("--teacher", type=Path, help="folder of a trained head to learn from")
    parser.add_argument("--captions", type=Path, help="captions without graphs, which the teacher reads")
    parser.add_argument("--count", type=int, default=40_000, help="how many of --captions")
    parser.add_argument("--networks", type=int, default=1, help="how many, whose probabilities are averaged")
    parser.add_argument("--hidden", type=int, default=160, help="width of one direction of an LSTM layer")
    parser.add_argument("--pair", type=int, default=96, help="width of the vectors that arcs are scored from")
    parser.add_argument("--epochs", type=int, default=16, help="passes over the captions, for each network")
    parser.add_argument("--bfloat16", action="store_true", help="a third faster on processors that have it")
    parser.add_argument("--seed", type=int, default=0)
    return parser


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line; progress goes to standard error."""
    given = options().parse_args(arguments)
    console = Console(stderr=True)
    given.out.mkdir(parents=True, exist_ok=True)
    examples, lexicon, labels = load_factual(given.factual)
    teacher = Head.from_disk(given.teacher) if given.teacher else None
    if teacher:
        lexicon, labels, fixed = teacher.lexicon, teacher.labels, teacher.networks[0]["fixed"]
    else:
        lexicon, fixed = with_vectors(lexicon, given.vectors)
    kept = [e for i, e in enumerate(examples) if i % KEPT_OUT == 0]
    chosen = training_examples(examples, given, teacher)
    console.print(f"{len(chosen)} captions, {len(labels.arcs)} arcs, {len(lexicon.words)} words")
    done: list[dict[str, NDArray[Any]]] = []
    for number in range(given.networks):
        torch.manual_seed(given.seed + number)
        network = new_network(lexicon, labels, fixed, given, teacher)
        teachers = [*(teacher.networks if teacher else ()), *Head(lexicon, labels, done).networks]
        data = batches(chosen, lexicon, labels, teachers)
        state = given.out / f"state{number}.pt"
        mean: dict[str, Tensor] = {}
        how = {"epochs": given.epochs, "seed": given.seed + number, "short": given.bfloat16}
        for epoch, mean in fit(network, data, state=state, console=console, **how):
            if epoch % 5 == 0:
                alone = Head(lexicon, labels, [arrays(mean)])
                console.print(f"epoch {epoch}: Set Match {100 * accuracy(alone, kept):.2f} of {len(kept)} kept out")
        done.append(arrays(mean))
        together = shrink(Head(lexicon, labels, done))
        match = accuracy(together, kept)
        console.print(f"{number + 1} networks: Set Match {100 * match:.2f}")
        together.to_disk(given.out)
        describe(given, number + 1, len(chosen), given.epochs * len(data), round(100 * match, 2))
    sys.stdout.write(f"{given.out}\n")


if __name__ == "__main__":
    main()
