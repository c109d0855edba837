"""Trains the scene-graph head on FACTUAL.

`python -m layoutgen.parse.head.train --factual DIR --out DIR --vectors FILE [--networks N] [--epochs N] [--seed N]`

`--factual` holds `factual_train.csv[.gz]`. One caption in forty is kept out of training and measured after every fifth
epoch. Annotators differ and err, so a network after the first learns from the graphs mixed with what the ones before it
say. A run that was stopped goes on where it was. Needs torch; the trained head does not.
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
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from layoutgen.errors import FormatError
from layoutgen.parse.head.examples import Example, joined, make, pipeline_mark, read, words_of
from layoutgen.parse.head.factual import read_factual
from layoutgen.parse.head.inference import Weights, mean_scores
from layoutgen.parse.head.lexicon import REACH, Lexicon
from layoutgen.parse.head.model import Head
from layoutgen.parse.head.network import Network
from layoutgen.parse.head.targets import Labels, encode
from layoutgen.parse.pipeline import load

if TYPE_CHECKING:
    from rich.console import Console

RATE = 2e-3  # AdamW's step, rises over WARM_UP updates and then falls along a cosine
WARM_UP = 300
BATCH = 64  # captions of one length
KEPT_OUT = 40  # one caption in so many
JOINED = 15  # for so many captions one text made of two is added
SHARE = 0.5  # of the earlier networks' probabilities in the targets of the later ones
COMMON = 7_000  # words not met twice in training that keep their fixed vector
AVERAGE = 0.999  # the share of the old value in the moving average of the weights


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
        for start in range(0, len(members), BATCH):
            chosen = members[start : start + BATCH]
            x = lexicon.features([example.doc for example in chosen])
            each = [encode(example.graph, length, labels) for example in chosen]
            y = {name: np.stack([target[name] for target in each]) for name in ("roles", "arcs", "forms")}
            if teachers:
                roles, arcs, _ = mean_scores(teachers, x)
                y["roles"] = (1 - SHARE) * y["roles"] + SHARE * roles
                y["arcs"] = (1 - SHARE) * y["arcs"] + SHARE * arcs
            weight = torch.tensor([1.0 if not example.lost else 0.4 for example in chosen])
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
    network: Network, data: list[Batch], *, epochs: int, seed: int, state: Path, console: Console
) -> Iterator[tuple[int, dict[str, Tensor]]]:
    """Train; yields the epochs done and the averaged weights. Goes on from the file `state` if it is there."""
    from rich.progress import Progress

    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, betas=(0.9, 0.95), weight_decay=0.01)
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


def describe(folder: Path, recipe: dict[str, int], match: float) -> None:
    """Write config.json: what the weights were made of and under which licences."""
    config = {
        "data": "FACTUAL, random split, train (zhuang-li/FactualSceneGraph)",
        "data_licence": "MIT",
        "vectors": "input table of sentence-transformers/all-MiniLM-L6-v2, 96 principal components",
        "vectors_licence": "Apache-2.0",
        "pipeline": pipeline_mark(),
        "recipe": {**recipe, "rate": RATE, "batch": BATCH, "joined": f"1 for {JOINED}", "kept_out": f"1 in {KEPT_OUT}"},
        "set_match_kept_out": match,
    }
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


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
    labels = Labels.of((words_of(e.doc), e.graph) for e in examples)
    return examples, Lexicon.of((e.doc for e in examples), [], []), labels


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line; progress goes to standard error."""
    from rich.console import Console

    parser = argparse.ArgumentParser(prog="python -m layoutgen.parse.head.train", description="Train the graph head.")
    parser.add_argument("--factual", type=Path, required=True, help="folder with factual_train.csv.gz")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--vectors", type=Path, required=True, help="file of `layoutgen.parse.head.vectors`")
    parser.add_argument("--networks", type=int, default=1, help="how many, whose probabilities are averaged")
    parser.add_argument("--epochs", type=int, default=16, help="passes over the captions, for each network")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args(arguments)
    console = Console(stderr=True)
    given.out.mkdir(parents=True, exist_ok=True)
    examples, lexicon, labels = load_factual(given.factual)
    stored = np.load(given.vectors)
    lexicon = Lexicon(
        **{**lexicon.to_json(), "vectors": stored["words"].tolist(), "english": stored["english"].tolist()}
    )
    fixed = torch.from_numpy(np.pad(stored["vectors"], ((1, 0), (0, 0))).astype(np.float32))
    lists = {"word": lexicon.words, "next": lexicon.pairs, "prefix": lexicon.prefixes, "suffix": lexicon.suffixes}
    sizes = {name: len(names) + 1 for name, names in {**lists, "tag": lexicon.tags, "dep": lexicon.deps}.items()}
    counts = [len(forms) for forms in labels.forms.values()]
    console.print(f"{len(examples)} captions, {len(labels.arcs)} arcs, {counts} forms, {len(lexicon.words)} words")
    kept = [e for i, e in enumerate(examples) if i % KEPT_OUT == 0]
    chosen = [e for i, e in enumerate(examples) if i % KEPT_OUT]
    chosen += joined(load(), chosen, len(chosen) // JOINED, given.seed)
    done: list[dict[str, NDArray[Any]]] = []
    for number in range(given.networks):
        torch.manual_seed(given.seed + number)
        network = Network({**sizes, "near": 2 * REACH + 1}, fixed, 96, len(labels.arcs), counts)
        data = batches(chosen, lexicon, labels, Head(lexicon, labels, done).networks)
        state = given.out / f"state{number}.pt"
        mean: dict[str, Tensor] = {}
        for epoch, mean in fit(
            network, data, epochs=given.epochs, seed=given.seed + number, state=state, console=console
        ):
            if epoch % 5 == 0:
                alone = Head(lexicon, labels, [arrays(mean)])
                console.print(f"epoch {epoch}: Set Match {100 * accuracy(alone, kept):.2f} of {len(kept)} kept out")
        done.append(arrays(mean))
        together = shrink(Head(lexicon, labels, done))
        match = accuracy(together, kept)
        console.print(f"{number + 1} networks: Set Match {100 * match:.2f}")
        together.to_disk(given.out)
        recipe = {"networks": number + 1, "epochs": given.epochs, "steps": given.epochs * len(data), "seed": given.seed}
        describe(given.out, recipe, round(100 * match, 2))
    sys.stdout.write(f"{given.out}\n")


if __name__ == "__main__":
    main()
