"""How many layouts a second do the predictors make, one at a time and in batches, and what does their code gain?

    python benchmarks/layouts.py --data coco_train.jsonl.gz

One core. The first table has the networks alone, beside the same networks written naively (`naive.py`), whose numbers
are asserted to be the same. Shipped weights where they are found, random ones of the shipped sizes otherwise. The
second has whole predictors, from scene to layout. Captions come from the development part of --data, else from scenes/.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from captions import captions
from rich.console import Console
from rich.progress import track
from rich.table import Table

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import naive
import numpy as np
import torch
from layoutgen_hong import boxes as hong
from layoutgen_sg2im.model import Config as GraphConfig
from layoutgen_sg2im.model import Sg2Im
from layoutgen_text2scene.model import END, Text2Scene
from layoutgen_text2scene.predictor_steps import Steps
from layoutgen_text2scene.train_system import restored, sized
from torch import Tensor

from layoutgen.engine import Engine
from layoutgen.errors import LayoutgenError, PluginError, WeightsError
from layoutgen.nn.weights import find
from layoutgen.nn.words import Vocabulary
from layoutgen.plugins import plugins
from layoutgen.scene import SceneGraph

RUNS = 3  # the best of so many counts
OBJECTS = 8  # that each network places in a scene
Make = Callable[[Sequence[int]], list[Any]]  # numbers of scenes -> what the network says of each


class Contest(NamedTuple):
    """A network, ours and naive. Both answer for the scenes of these numbers; `same` raises where answers differ."""

    ours: Make
    naive: Make
    same: Callable[[Any, Any], None]
    weights: str


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, help="JSON lines with id and captions, gzip or not")
    options.add_argument("--count", type=int, default=128, help="captions in a batch")
    options.add_argument("--single", type=int, default=24, help="captions one at a time")
    options.add_argument("--seed", type=int, default=0)
    asked = options.parse_args()
    torch.set_num_threads(1)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    texts = captions(asked.data, asked.count, asked.seed)
    scenes = [scene for scene in Engine().parse_many(texts) if isinstance(scene, SceneGraph)]
    texts = [scene.data().text for scene in scenes]
    console = Console()
    networks = Table("network", "naive", "single", "gain", "in a batch", "gain", "weights", title="networks: layouts/s")
    contests = {"text2scene": text2scene(texts), "hong": boxes_of_hong(texts, asked.seed), "sg2im": sg2im(scenes)}
    for name, contest in track(contests.items(), "networks", console=Console(stderr=True), transient=True):
        networks.add_row(name, *compared(contest, len(scenes), min(asked.single, len(scenes))), contest.weights)
    console.print(networks)
    console.print(predictors(scenes, asked.single))


def compared(contest: Contest, count: int, single: int) -> list[str]:
    """The cells of one network, after its answers have been compared."""
    some = range(single)
    every = contest.ours(range(count))
    for number, alone in enumerate(contest.naive(some)):
        contest.same(every[number], alone)
        contest.same(contest.ours([number])[0], alone)
    slow = single / best(lambda: contest.naive(some))
    one = single / best(lambda: [contest.ours([k]) for k in some])
    batch = count / best(lambda: contest.ours(range(count)))
    return [f"{slow:.1f}", f"{one:.1f}", f"{one / slow:.1f} x", f"{batch:.1f}", f"{batch / slow:.1f} x"]


def best(do: Callable[[], Any]) -> float:
    """Seconds of the processor that it takes, on its one core; others at work on the machine do not count."""
    times = []
    for _ in range(RUNS):
        begin = time.process_time()
        do()
        times.append(time.process_time() - begin)
    return min(times)


def text2scene(texts: Sequence[str]) -> Contest:
    """Eight objects each: the likeliest class, at the place and of the size that is expected."""
    try:
        weights = find("text2scene.coco")
        model, bins = restored(weights)
        words, told = Vocabulary(weights.config.vocabulary["words"]), "text2scene.coco"
    except WeightsError:
        torch.manual_seed(0)
        words, told = Vocabulary.of_texts(texts), "random"
        sizes, bins = sized(len(words), 80, 32, 10)
        model = Text2Scene(sizes)
    steps = Steps(model, bins)
    heard = [words.ids(text)[:24] or [1] for text in texts]
    xs, ys = bins.centers()

    def named(chances: Tensor) -> int:
        return int(chances[END + 1 :].argmax()) + END + 1

    def placed(place: Tensor, scale: Tensor, ratio: Tensor) -> naive.Sides:
        cx, cy = float((place.view(len(ys), -1) * xs).sum()), float((place.view(len(ys), -1).T * ys).sum())
        expected = [float((part @ place) @ torch.arange(len(part)).double()) for part in (scale, ratio)]
        size, shape = bins.scale_of(expected[0]), bins.ratio_of(expected[1]) ** 0.5
        return cx - size * shape / 2, cy - size / shape / 2, cx + size * shape / 2, cy + size / shape / 2

    @torch.no_grad()
    def ours(numbers: Sequence[int]) -> list[naive.Objects]:
        made: list[Any] = []
        sight = steps.begin([heard[k] for k in numbers])
        for _ in range(OBJECTS):
            sight, what = steps.what(sight)
            labels = [named(torch.from_numpy(chances)) for chances in what.chances]
            where = steps.where(sight, torch.tensor(labels), what.context)
            maps = [
                tuple(map(torch.from_numpy, part)) for part in zip(where.place, where.scale, where.ratio, strict=True)
            ]
            boxes = [placed(*part) for part in maps]
            sight = steps.paint(sight, torch.tensor(labels), boxes)
            made.append((labels, boxes, [part[0] for part in maps]))
        return [
            naive.Objects([m[0][k] for m in made], [m[1][k] for m in made], torch.stack([m[2][k] for m in made]))
            for k in range(len(numbers))
        ]

    def same(a: naive.Objects, b: naive.Objects) -> None:
        assert a.labels == b.labels
        assert np.allclose(a.boxes, b.boxes, atol=1e-9)
        assert torch.allclose(a.places, b.places, atol=1e-9)

    alone = lambda k: naive.text2scene(steps.model, bins, heard[k], OBJECTS, named, placed)  # noqa: E731
    return Contest(ours, lambda numbers: [alone(k) for k in numbers], same, told)


def boxes_of_hong(texts: Sequence[str], seed: int) -> Contest:
    """Up to eight boxes each: the likeliest labels, places and sizes drawn."""
    try:
        weights = find("hong.coco")
        model, told = hong.BoxGenerator(hong.Config.read(weights.config.options)), "hong.coco"
        weights.load(model, "hong")
        words = Vocabulary(weights.config.vocabulary["words"])
    except WeightsError:
        torch.manual_seed(0)
        words, told = Vocabulary.of_texts(texts), "random"
        model = hong.BoxGenerator(hong.Config(words=len(words)))
    model.double().eval()  # so that no label hangs on the order of a sum
    heard = [words.ids(text)[:24] or [1] for text in texts]
    draw = torch.Generator().manual_seed(seed)
    pick = torch.rand(len(texts), OBJECTS, 2, generator=draw).double()
    normal = torch.randn(len(texts), OBJECTS, 2, 2, generator=draw).double()
    slow = naive.Hong(model)

    def ours(numbers: Sequence[int]) -> list[naive.Written]:
        rows = list(numbers)
        lengths = torch.tensor([len(heard[k]) for k in rows])
        ids = torch.zeros(len(rows), int(lengths.max()), dtype=torch.int64)
        for row, k in zip(ids, rows, strict=True):
            row[: len(heard[k])] = torch.tensor(heard[k])
        drawn = model.generate(ids, lengths, hong.Draws(None, pick[rows], normal[rows]))
        ends = [row.tolist().index(hong.END) + 1 if hong.END in row else len(row) for row in drawn.labels]
        return [naive.Written(a[:n], b[:n]) for a, b, n in zip(drawn.labels, drawn.boxes, ends, strict=True)]

    def same(a: naive.Written, b: naive.Written) -> None:
        assert torch.equal(a.labels, b.labels)
        assert torch.allclose(a.boxes, b.boxes, atol=1e-9)

    return Contest(ours, lambda numbers: [slow(heard[k], pick[k], normal[k]) for k in numbers], same, told)


def sg2im(scenes: Sequence[SceneGraph]) -> Contest:
    """The boxes of graphs: a node a thing and one for the image, the text's relations and one to the image each."""
    torch.manual_seed(0)
    told = "random"
    try:
        from layoutgen_sg2im.reading import load

        net, told = load("sg2im.coco").net, "sg2im.coco"
    except WeightsError:
        net = Sg2Im(GraphConfig(objects=180, predicates=50, refinement=None, mask_size=None, auxiliary=False)).eval()
    graphs = [_graph(scene, net) for scene in scenes]

    @torch.no_grad()
    def ours(numbers: Sequence[int]) -> list[Tensor]:
        objects, triples, sizes = [], [], []
        for k in numbers:
            first = len(objects)
            objects += graphs[k][0]
            triples += [(s + first, p, o + first) for s, p, o in graphs[k][1]]
            sizes.append(len(graphs[k][0]))
        boxes = net.box_net(net.look(torch.tensor(objects), torch.tensor(triples)))
        return list(boxes.split(sizes))

    def same(a: Tensor, b: Tensor) -> None:
        assert torch.allclose(a, b, atol=1e-4)

    return Contest(ours, lambda numbers: [naive.sg2im(net, *graphs[k]) for k in numbers], same, told)


def _graph(scene: SceneGraph, net: Sg2Im) -> tuple[list[int], list[tuple[int, int, int]]]:
    data = scene.data()
    rows = {thing.id: k for k, thing in enumerate(data.objects, 1)}
    objects = [0, *(1 + 7 * k % (net.config.objects - 1) for k in rows.values())]
    said = [
        (rows[r.subject], 1 + k % (net.config.predicates - 1), rows[r.object]) for k, r in enumerate(data.relations)
    ]
    return objects, [*said, *((row, 0, 0) for row in range(len(objects)))]


def predictors(scenes: Sequence[SceneGraph], single: int) -> Table:
    """Whole predictors, repaired and not."""
    table = Table(
        "predictor", "single", "in a batch", "single, repaired", title="predictors, scene to layout: layouts/s"
    )
    for name in plugins().names("predictor"):
        with left_out(name):
            table.add_row(name, *of_predictor(name, scenes, single))
    return table


@contextmanager
def left_out(name: str) -> Iterator[None]:
    """What cannot be used is told of, and the others go on."""
    try:
        yield
    except LayoutgenError as error:
        Console(stderr=True).print(f"{name} is left out: {error}", markup=False, highlight=False)


def of_predictor(name: str, scenes: Sequence[SceneGraph], single: int) -> list[str]:
    """The cells of one predictor. Raises LayoutgenError when it cannot be used."""
    engine, repairing = Engine(predictor=name, repair=False), Engine(predictor=name)
    stage = engine.stage("predictor").call
    if getattr(stage, "network", False):
        raise PluginError("it needs the network")
    some = scenes[:single]
    engine.predict(some[0])  # what is only slow the first time
    alone = len(some) / best(lambda: [engine.predict(scene) for scene in some])
    repaired = len(some) / best(lambda: [repairing.predict(scene) for scene in some])
    many = getattr(stage, "many", None)
    batch = f"{len(scenes) / best(lambda: list(many(scenes))):.0f}" if many else ""
    return [f"{alone:.0f}", batch, f"{repaired:.0f}"]


if __name__ == "__main__":
    main()
