"""Layouts as sg2im's graphs for pictures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the model needs torch")

from layoutgen_sg2im import graphs  # noqa: E402
from layoutgen_sg2im.image_graph import Grapher, derived  # noqa: E402
from layoutgen_sg2im.sentence import IMAGE, IN_IMAGE, Names  # noqa: E402

from layoutgen.layout import Box, Item, Layout  # noqa: E402
from layoutgen.nn.batch import Encoder, SceneBatch  # noqa: E402
from layoutgen.nn.words import Vocabulary  # noqa: E402
from layoutgen.scene import SceneGraph  # noqa: E402

NAMES = Names((IMAGE, "grass", "dog", "car"), ("on", IN_IMAGE, *graphs.DERIVED), ("grass", "dog", "car"))
GRAPHER = Grapher(NAMES)
ENCODER = Encoder(Vocabulary([]), GRAPHER.labels, GRAPHER.predicates, mask_size=4, backdrop=True)


def layout(*labels: str) -> Layout:
    """Things in a row on grass; the first stands on the second, as is said."""
    scene = SceneGraph(text="")
    nodes = [scene.put(label) for label in labels]
    if len(nodes) > 1:
        scene.relate(nodes[0], "on", nodes[1])
    boxes = [Box(0.1 + 0.3 * k, 0.4, 0.3 + 0.3 * k, 0.6) for k in range(len(labels))]
    items = [
        Item(id=f"{node}.1", node=node, label=label, box=box)
        for node, label, box in zip(nodes, labels, boxes, strict=True)
    ]
    return Layout(items=tuple(items), background=("grass",), scene=scene.data())


def told(batch: SceneBatch) -> list[tuple[str, str, str]]:
    graph = GRAPHER(batch, chance=False)
    names = [NAMES.objects[k] for k in graph.objects]
    return [(names[s], NAMES.predicates[p], names[o]) for s, p, o in graph.triples.tolist()]


def test_relations_are_derived_from_boxes_as_for_the_layout_part() -> None:
    rng = np.random.default_rng(0)
    low = rng.random((300, 2, 2)) * 0.5
    boxes = np.concatenate([low, low + 0.02 + rng.random((300, 2, 2)) * 0.45], 2)
    found = derived(*torch.tensor(boxes).unbind(1))
    names = [graphs.derived(a, b) for a, b in boxes.tolist()]
    assert [graphs.DERIVED[k] for k in found] == names
    assert set(names) == set(graphs.DERIVED)


def test_every_object_is_in_the_image_and_related_to_the_nearest_one() -> None:
    assert told(ENCODER([layout("dog", "car")])) == [
        ("dog", "left of", "car"), ("car", "right of", "dog"), ("dog", "on", "car"),
        ("grass", IN_IMAGE, IMAGE), ("dog", IN_IMAGE, IMAGE), ("car", IN_IMAGE, IMAGE),
    ]  # fmt: skip
    assert told(ENCODER([layout("dog")])) == [("grass", IN_IMAGE, IMAGE), ("dog", IN_IMAGE, IMAGE)]


def test_what_the_vocabulary_lacks_is_drawn_as_the_image_and_relations_are_left_out() -> None:
    grapher = Grapher(Names((IMAGE, "dog"), ("left of",), ("dog",)))
    encoder = Encoder(Vocabulary([]), grapher.labels, grapher.predicates)
    graph = grapher(encoder([layout("dog", "car")]), chance=False)
    assert graph.objects.tolist() == [1, 0, 0]
    assert graph.triples.tolist() == [[0, 0, 1]]


def test_a_batch_holds_the_graphs_of_its_scenes() -> None:
    some = [layout("dog", "car", "dog"), Layout(), layout("car")]
    whole = GRAPHER(ENCODER(some), chance=False)
    alone = [GRAPHER(ENCODER([one]), chance=False) for one in some]
    assert whole.owner.tolist() == [k for k, one in enumerate(alone) for _ in one.objects]
    for name in ("objects", "boxes"):
        assert torch.equal(getattr(whole, name), torch.cat([getattr(one, name) for one in alone]))
    first = 0
    rows = []
    for one in alone:
        rows += [(s + first, p, o + first) for s, p, o in one.triples.tolist()]
        first += len(one.objects)
    assert sorted(map(tuple, whole.triples.tolist())) == sorted(rows)
    assert whole.spread(torch.arange(len(whole.things)), -1)[whole.things].tolist() == list(range(len(whole.things)))


def test_training_relates_other_objects_each_time() -> None:
    batch = ENCODER([layout("dog", "car", "dog", "car")])
    batch = replace(batch, triples=batch.triples[:0])
    torch.manual_seed(0)
    found = {tuple(map(tuple, GRAPHER(batch, chance=True).triples.tolist())) for _ in range(10)}
    assert len(found) > 5
