"""Training of the layout model: what it computes is what the plain model computes, and it learns."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="the model needs torch")

from layoutgen_text2scene.layout import Bins, newly  # noqa: E402
from layoutgen_text2scene.model import END, START, Config  # noqa: E402
from layoutgen_text2scene.train import Learner, Pace, place_losses, placing_order  # noqa: E402

from layoutgen.nn.batch import SceneBatch  # noqa: E402

SIZES = Config(
    words=30, classes=9, word_size=8, hidden=6, canvas_first=6, canvas_hidden=5, grid=(6, 5), scales=7, ratios=5
)
BINS = Bins(SIZES.grid, SIZES.scales, SIZES.ratios, 12)


def learner(longest: int = 4) -> Learner:
    torch.manual_seed(3)
    return Learner(SIZES, BINS, longest, Pace(1e-2, 100, 5))


def scenes() -> SceneBatch:
    torch.manual_seed(5)
    corner = torch.rand(6, 2) * 0.6
    return SceneBatch(
        words=torch.tensor([[5, 6, 7, 8], [9, 10, 0, 0], [11, 12, 13, 0]]),
        lengths=torch.tensor([4, 2, 3]),
        labels=torch.tensor([4, 3, 4, 8, 5, 5]),
        boxes=torch.cat([corner, corner + 0.1 + torch.rand(6, 2) * 0.3], 1),
        owner=torch.tensor([0, 0, 0, 1, 2, 2]),
        triples=torch.zeros(0, 3, dtype=torch.int64),
    )


@pytest.mark.parametrize("longest", [3, 4])
def test_losses_are_those_of_the_plain_model(longest: int) -> None:
    """The fast way (canvases as sums, vectors by taps, all steps at once) gives what forward gives on canvases."""
    model, batch = learner(longest).eval(), scenes()
    labels, boxes, counts = batch.padded(batch.labels), batch.padded(batch.boxes), batch.counts
    order = placing_order(labels, boxes, torch.zeros_like(counts), shuffled=False)
    labels, boxes = labels.gather(1, order), boxes.gather(1, order[..., None].expand_as(boxes))
    canvases = torch.zeros(3, 4, SIZES.classes, 12, 12)
    shapes = BINS.shapes(boxes)
    for scene in range(3):
        for step in range(int(counts[scene])):
            for later in range(step + 1, 4):
                drawn = canvases[scene, later, labels[scene, step]]
                canvases[scene, later, labels[scene, step]] = torch.maximum(drawn, shapes[scene, step])
    steps = min(4, longest)
    objects = torch.cat([torch.full((3, 1), START), labels, torch.zeros(3, 1, dtype=torch.int64)], 1)[:, : steps + 1]
    with torch.no_grad():
        named, placed = model(batch.words, batch.lengths, canvases[:, :steps], objects)
        wanted = {"object": [], "place": [], "scale": [], "ratio": []}
        for scene in range(3):
            for step in range(min(int(counts[scene]) + 1, steps)):
                target = labels[scene, step] if step < counts[scene] else torch.tensor(END)
                wanted["object"].append(-named[step].logits[scene].log_softmax(-1)[target])
                if step < counts[scene]:
                    maps = placed[step]
                    said = BINS.said(boxes[scene, step][None])
                    own = (t[scene][None] for t in (maps.place, maps.scale, maps.ratio))
                    for name, value in place_losses(*own, said, SIZES.grid[0]).items():
                        wanted[name].append(value)
        got = model.losses(batch)
    for name, values in wanted.items():
        weight = 8.0 if name == "object" else 2.0
        assert torch.allclose(got[name], weight * torch.stack(values).mean(), atol=1e-4), name


def test_it_learns_by_heart() -> None:
    model, batch = learner(), scenes()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    torch.manual_seed(0)
    first = sum(model.eval().losses(batch).values()).item()
    model.train()
    for _ in range(60):
        optimizer.zero_grad()
        sum(model.losses(batch).values()).backward()
        optimizer.step()
    assert sum(model.eval().losses(batch).values()).item() < 0.5 * first
    assert all(p.grad is not None and torch.isfinite(p.grad).all() for p in model.parameters())


def test_order_is_class_after_class_from_below() -> None:
    labels = torch.tensor([[5, 3, 5, 0]])
    boxes = torch.tensor([[[0, 0, 1, 0.5], [0, 0, 1, 1], [0, 0, 1, 0.9], [0, 0, 0, 0]]])
    none = torch.tensor([0])
    assert placing_order(labels, boxes, none, shuffled=False).tolist() == [[1, 2, 0, 3]]
    torch.manual_seed(1)
    drawn = [placing_order(labels, boxes, none + 1, shuffled=True)[0].tolist() for _ in range(20)]
    assert {order[0] for order in drawn} == {0, 1, 2}  # any of the three may be given
    assert all(order[3] == 3 for order in drawn)


def test_a_box_is_shared_between_bins_and_comes_back() -> None:
    boxes = torch.tensor([[0.2, 0.3, 0.5, 0.9], [0.0, 0.0, 1.0, 1.0], [0.4, 0.4, 0.45, 0.43]])
    said = BINS.said(boxes)
    scale = torch.tensor([BINS.scale_of(float(v)) for v in said.scale.low + said.scale.high])
    ratio = torch.tensor([BINS.ratio_of(float(v)) for v in said.ratio.low + said.ratio.high])
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    assert torch.allclose(scale, (wide * high).sqrt(), atol=1e-5)
    assert torch.allclose(ratio, wide / high, atol=1e-4)
    assert ((said.across.low + said.across.high + 0.5) / 6 - (boxes[:, 0] + boxes[:, 2]) / 2).abs().max() < 1e-6


def test_every_box_is_drawn_on_the_canvas_once_in_its_class() -> None:
    boxes = torch.tensor([[[0.0, 0.0, 0.5, 0.5], [0.2, 0.2, 0.9, 0.9], [0.001, 0.5, 0.002, 0.501]]])
    shapes = BINS.shapes(boxes)
    assert shapes[0, 0].sum() == 36 and shapes[0, 2].sum() == 1
    labels = torch.tensor([[4, 4, 5]])
    fresh = newly(shapes, labels)
    assert torch.equal(fresh[0, :2].sum(0), torch.maximum(shapes[0, 0], shapes[0, 1]))
    assert torch.equal(fresh[0, 2], shapes[0, 2])
