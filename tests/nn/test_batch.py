"""Layouts as tensors."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="batches are made of tensors")

from layoutgen.errors import LayoutError  # noqa: E402
from layoutgen.layout import Box, Item, Layout  # noqa: E402
from layoutgen.nn.batch import Encoder  # noqa: E402
from layoutgen.nn.words import Vocabulary, split  # noqa: E402
from layoutgen.raster import item_mask, mask_in_box, rle_encode  # noqa: E402
from layoutgen.scene import Relation, SceneData, SceneObject  # noqa: E402

WORDS = Vocabulary.of_texts(["two dogs left of a cat"])
ENCODER = Encoder(WORDS, Vocabulary(["dog", "cat"]), Vocabulary(["left of"]), mask_size=8)
TRIANGLE = (0.5, 0.5, 0.9, 0.9, 0.5, 0.9)


def item(name: str, box: tuple[float, ...], mask: object = None) -> Item:
    return Item(id=name, node=name.rpartition(".")[0], label=name.partition(".")[0], box=Box(*box), mask=mask)


def pair() -> Layout:
    scene = SceneData(
        text="Two dogs left of a CAT",
        objects=(SceneObject(id="dog.1", label="dog", count=2), SceneObject(id="cat.1", label="cat")),
        relations=(Relation(subject="dog.1", predicate="left of", object="cat.1", words="left of"),),
    )
    items = (item("dog.1.1", (0, 0.5, 0.2, 0.9)), item("dog.1.2", (0.2, 0.5, 0.4, 0.9)))
    return Layout(items=(*items, item("cat.1.1", (0.5, 0.5, 0.9, 0.9), (TRIANGLE,))), scene=scene)


def test_objects_of_all_scenes_stand_in_one_list() -> None:
    batch = ENCODER([pair(), Layout(), Layout(items=(item("zebra.1.1", (0, 0, 1, 1)),))])
    assert len(batch) == 3
    assert batch.labels.tolist() == [2, 2, 3, 1]
    assert batch.owner.tolist() == [0, 0, 0, 2]
    assert batch.counts.tolist() == [3, 0, 1]
    assert batch.ranks.tolist() == [0, 1, 2, 0]
    assert batch.boxes[2].tolist() == pytest.approx([0.5, 0.5, 0.9, 0.9])
    assert batch.triples.tolist() == [[0, 2, 2], [1, 2, 2]]
    assert batch.lengths.tolist() == [6, 1, 1]
    assert batch.words[0].tolist() == WORDS.ids("two dogs left of a cat")


def test_triples_count_objects_of_the_scenes_before() -> None:
    batch = ENCODER([pair(), pair()])
    assert batch.triples.tolist() == [[0, 2, 2], [1, 2, 2], [3, 2, 5], [4, 2, 5]]


def test_padded_and_present() -> None:
    batch = ENCODER([pair(), Layout(), Layout(items=(item("cat.1.1", (0, 0, 1, 1)),))])
    assert batch.padded(batch.labels).tolist() == [[2, 2, 3], [0, 0, 0], [3, 0, 0]]
    assert batch.present.tolist() == [[True] * 3, [False] * 3, [True, False, False]]
    assert batch.padded(batch.boxes).shape == (3, 3, 4)


def test_masks_lie_over_their_boxes() -> None:
    masks = ENCODER([pair()]).masks
    assert masks is not None and masks.shape == (3, 8, 8)
    assert masks[0].min() == 1  # no mask: the box
    assert float(masks[2].mean()) == pytest.approx(0.5, abs=0.05)
    assert masks[2][7, 0] == 1 and masks[2][0, 7] == 0


def test_a_run_length_mask_is_the_same_as_its_polygon() -> None:
    shape = item("cat.1.1", (0.5, 0.5, 0.9, 0.9), (TRIANGLE,))
    coded = shape.model_copy(update={"mask": rle_encode(item_mask(shape, (320, 320)))})
    assert np.allclose(mask_in_box(coded, 16), mask_in_box(shape, 16), atol=0.26)
    assert np.abs(mask_in_box(coded, 16) - mask_in_box(shape, 16)).mean() < 0.02


def test_to_keeps_everything() -> None:
    batch = ENCODER([pair()])
    moved = batch.to("meta")
    assert moved.labels.device.type == "meta" and moved.masks is not None and moved.images is None


def test_regions_of_the_background_are_the_backdrop_and_no_things() -> None:
    labels = Vocabulary(["scene", "park", "dog"])
    encode = Encoder(Vocabulary([]), labels, Vocabulary([]), backdrop=True)
    park = Item(id="park.1.1", node="park.1", label="park", box=Box(0, 0.5, 1, 1), z=-20)
    dog = Item(id="dog.1.1", node="dog.1", label="dog", box=Box(0.2, 0.5, 0.4, 0.7))
    batch = encode([Layout(items=(park, dog), background=("park",)), Layout(items=(park,))])
    assert [labels.entries[k] for k in batch.labels.tolist()] == ["park", "dog", "scene", "park"]
    assert batch.boxes[0].tolist() == [0, 0, 1, 1] and batch.owner.tolist() == [0, 0, 1, 1]


def test_an_empty_list_is_refused() -> None:
    with pytest.raises(LayoutError, match="at least one"):
        ENCODER([])


def test_words() -> None:
    assert split("A dog's tail, 2 cats.") == ["a", "dog's", "tail", ",", "2", "cats", "."]
    vocabulary = Vocabulary.of_texts(["b a b", "c b"], at_least=1)
    assert vocabulary.entries == ("<pad>", "<unknown>", "b", "a", "c")
    assert vocabulary.ids("a z") == [3, 1] and "z" not in vocabulary
    assert Vocabulary.of_texts(["b a b"], at_least=2).entries[2:] == ("b",)
    with pytest.raises(ValueError, match="'a' twice"):
        Vocabulary(["a", "a"])
