"""Packs as batches: numbers as the vocabularies', mirrored pictures with all that belongs to them, rows by step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from layoutgen.data.pack import PackWriter
from layoutgen.nn.packed import Packed, batches
from layoutgen.nn.words import Vocabulary
from tests.data.test_pack import HEAD, pair, written


@pytest.fixture
def packed(tmp_path: Path) -> Packed:
    written(tmp_path)
    return Packed(tmp_path, Vocabulary(["a", "dog", "cat"]))


def test_a_batch(packed: Packed) -> None:
    batch = packed.batch([1, 0])
    assert [packed.labels.entries[k] for k in batch.labels.tolist()] == [
        "scene", "dog", "cat", "grass", "night", "dog", "cat",
    ]  # fmt: skip
    assert batch.owner.tolist() == [0, 0, 0, 1, 1, 1, 1] and batch.counts.tolist() == [3, 4]
    assert batch.boxes[1].tolist() == [0, 0.5, 0.5, 1]
    assert batch.triples.tolist() == [[1, 2, 2], [5, 2, 6]]  # rows of the whole batch
    assert packed.predicates.entries[2] == "left of"
    assert batch.texts == ("a dog left of a cat",) * 2
    assert batch.words.tolist() == [[2, 3, 1, 1, 2, 4]] * 2 and batch.lengths.tolist() == [6, 6]
    assert batch.images is not None and batch.maps is not None and batch.masks is not None
    assert batch.images.shape == (2, 3, 8, 8) and batch.masks.shape == (7, 32, 32)
    assert batch.images[0, :, 0, 1].tolist() == pytest.approx([v / 127.5 - 1 for v in (3, 4, 5)])
    assert packed.labels.entries[int(batch.maps[1, 0, 0])] == "grass"
    assert packed.labels.entries[int(batch.maps[1, 7, 7])] == "cat"
    assert float(batch.masks[0].min()) == 1 and batch.masks.dtype == torch.float32


def test_a_mirrored_row_and_its_neighbour(tmp_path: Path) -> None:
    plain = pair()
    with PackWriter(tmp_path, HEAD) as writer:
        for text in ("a dog and a cat", "a dog left of a cat", "a dog and a cat"):
            writer.add(replace(plain, captions=(text,)))
    packed = Packed(tmp_path)
    old, new = packed.batch([0, 1, 2]), packed.batch([0, 1, 2], mirror=[True, True, False])
    assert old.keypoints is not None and new.keypoints is not None
    for field in ("images", "maps"):
        assert torch.equal(getattr(new, field)[0], getattr(old, field)[0].flip(-1)), field
        assert torch.equal(getattr(new, field)[1:], getattr(old, field)[1:]), field  # it says "left"
    assert torch.equal(new.masks[:4], old.masks[:4].flip(-1)) and torch.equal(new.masks[4:], old.masks[4:])
    assert new.boxes[2].tolist() == [0.5, 0.5, 1, 1] and new.boxes[6].tolist() == [0, 0.5, 0.5, 1]
    assert new.keypoints[2].tolist() == [[0, 0, 0], [0.75, 0.5, 1]]
    assert torch.equal(packed.batch([0, 1, 2]).images, old.images)  # the pack itself stays as it was


def test_left_and_right_points_change_places(tmp_path: Path) -> None:
    head = HEAD.model_copy(update={"keypoints": ("left_eye", "right_eye")})
    plain = pair(background=())
    plain.keypoints[1] = [[0.25, 0.5, 1], [0, 0, 0]]
    with PackWriter(tmp_path, head) as writer:
        writer.add(replace(plain, captions=()))
    batch = Packed(tmp_path).batch([0], mirror=[True])
    assert batch.keypoints is not None and batch.keypoints[1].tolist() == [[0, 0, 0], [0.75, 0.5, 1]]
    assert batch.texts == ("",) and batch.words.tolist() == [[0]] and batch.lengths.tolist() == [1]


def test_captions_are_chosen_by_number(tmp_path: Path) -> None:
    plain = pair()
    with PackWriter(tmp_path, HEAD) as writer:
        writer.add(replace(plain, captions=("a dog", "a cat", "cat")))
    packed = Packed(tmp_path, Vocabulary(["a", "dog", "cat"]))
    assert [packed.caption(0, k) for k in range(4)] == ["a dog", "a cat", "cat", "a dog"]
    batch = packed.batch([0, 0, 0], [1, 5, 3])
    assert batch.texts == ("a cat", "cat", "a dog")
    assert batch.words.tolist() == [[2, 4], [4, 0], [2, 3]] and batch.lengths.tolist() == [2, 1, 2]


def test_batches_go_through_the_training_part(packed: Packed) -> None:
    step = batches(packed, 2, seed=5)
    first = step(0)
    assert sorted(first.counts.tolist()) == [3, 4]  # both rows once an epoch, the test row never
    for k in range(4):
        one, again = step(k), batches(packed, 2, seed=5)(k)
        assert torch.equal(one.images, again.images) and torch.equal(one.boxes, again.boxes)


def test_batches_of_nothing(tmp_path: Path) -> None:
    with PackWriter(tmp_path, HEAD) as writer:
        writer.add(pair(held_out=True))
    with pytest.raises(ValueError, match="no pictures to train on"):
        batches(Packed(tmp_path), 2)
