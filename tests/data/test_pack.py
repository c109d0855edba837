"""Packs on disk: what is written is read back, and what is not a finished pack is said to be none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from layoutgen.data.pack import Head, Pack, PackWriter, Pair
from layoutgen.data.pairs import Packer
from layoutgen.errors import FormatError, OutputError
from layoutgen.layout import Box, Item, Keypoint, Layout
from layoutgen.scene import Relation, SceneData, SceneObject

HEAD = Head(
    name="little", size=8, labels=("scene", "grass", "night", "dog", "cat"), keypoints=("left_eye", "nose"),
    predicates=("left of",), seed=3,
)  # fmt: skip


def pair(id: str = "a", *, held_out: bool = False, background: tuple[str, ...] = ("grass", "night")) -> Pair:
    """A dog left of a cat on 8 x 8 pixels; the dog is a triangle with one point."""
    dog = Item(
        id="dog.1.1", node="dog.1", label="dog", box=Box(0, 0.5, 0.5, 1), mask=((0.0, 0.5, 0.5, 0.5, 0.0, 1.0),),
        keypoints=(Keypoint(name="nose", x=0.25, y=0.5), Keypoint(name="left_eye", x=1.5, y=0.5)),
    )  # fmt: skip
    cat = Item(id="cat.1.1", node="cat.1", label="cat", box=Box(0.5, 0.5, 1, 1))
    scene = SceneData(
        objects=(SceneObject(id="dog.1", label="dog"), SceneObject(id="cat.1", label="cat")),
        relations=(
            Relation(subject="dog.1", predicate="left of", object="cat.1"),
            Relation(subject="cat.1", predicate="near", object="dog.1"),  # which the pack does not know
        ),
    )
    layout = Layout(items=(dog, cat), scene=scene, background=background)
    image = np.arange(192, dtype=np.uint8).reshape(8, 8, 3)
    seen = np.zeros((8, 8), dtype=np.int64)
    seen[4:, :4], seen[4:, 4:] = 1, 2
    return Packer(HEAD).pair(id, ("a dog left of a cat",), layout, image, seen, held_out=held_out, ground=True)


def written(folder: Path) -> Pack:
    with PackWriter(folder, HEAD) as writer:
        writer.add(pair("a"))
        writer.add(pair("b", background=()))
        writer.add(pair("c", held_out=True))
    return Pack(folder)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    pack = written(tmp_path)
    assert len(pack) == 3 and list(pack.train) == [0, 1] and list(pack.test) == [2]
    assert pack.head.objects == {"scene": 1, "grass": 2, "night": 2, "dog": 3, "cat": 3}
    assert pack.starts.tolist() == [0, 4, 7, 11] and pack.links.tolist() == [0, 1, 2, 3]
    assert pack.labels.tolist() == [2, 3, 4, 5, 1, 4, 5, 2, 3, 4, 5]  # the background first
    assert pack.boxes[:3].tolist() == [[0, 0, 1, 1], [0, 0, 1, 1], [0, 0.5, 0.5, 1]]
    assert pack.triples.tolist() == [[2, 0, 3], [1, 0, 2], [2, 0, 3]]
    assert (pack.images[1] == np.arange(192).reshape(8, 8, 3)).all()
    assert pack.maps[0].tolist() == [[2] * 8] * 4 + [[4] * 4 + [5] * 4] * 4
    assert pack.said[2] == ("c", ("a dog left of a cat",))
    (layout,) = pack.layouts()
    assert [item.label for item in layout.items] == ["dog", "cat"]


def test_masks_lie_over_their_boxes(tmp_path: Path) -> None:
    pack = written(tmp_path)
    assert (pack.masks[0] == 255).all() and (pack.masks[3] == 255).all()
    triangle = pack.masks[2].astype(int)
    assert triangle[0, 0] == 255 and triangle[-1, -1] == 0
    assert triangle.mean() == pytest.approx(127.5, rel=0.05)


def test_points_outside_the_picture_are_unknown(tmp_path: Path) -> None:
    pack = written(tmp_path)
    assert pack.keypoints is not None
    assert pack.keypoints[2].tolist() == [[0, 0, 0], [0.25, 0.5, 1]] and not pack.keypoints[3].any()


def test_a_pack_that_was_not_finished(tmp_path: Path) -> None:
    def stopped() -> None:
        with PackWriter(tmp_path, HEAD) as writer:
            writer.add(pair())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    with pytest.raises(FormatError, match="no finished pack"):
        Pack(tmp_path)
    assert len(written(tmp_path)) == 3  # written again, over what was left


def test_parts_come_one_behind_the_other(tmp_path: Path) -> None:
    def mixed() -> None:
        with PackWriter(tmp_path, HEAD) as writer:
            writer.add(pair(held_out=True))
            writer.add(pair("b"))

    with pytest.raises(ValueError, match="b is of the part that is trained on"):
        mixed()


def test_other_things_are_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(OutputError, match="holds something else than a pack"):
        PackWriter(tmp_path, HEAD)


@pytest.mark.parametrize(("name", "rows"), [("images", 2), ("labels", 9), ("triples", 0)])
def test_damaged_packs(tmp_path: Path, name: str, rows: int) -> None:
    pack = written(tmp_path)
    np.save(tmp_path / f"{name}.npy", np.array(getattr(pack, name))[:rows])
    with pytest.raises(FormatError, match=rf"{name}\.npy has {rows} rows"):
        Pack(tmp_path)
    (tmp_path / f"{name}.npy").write_bytes(b"no array")
    with pytest.raises(FormatError, match=rf"cannot read .*{name}\.npy"):
        Pack(tmp_path)


def test_a_pack_without_objects_or_points(tmp_path: Path) -> None:
    head = Head(name="empty", size=8, labels=("scene",))
    with PackWriter(tmp_path, head):
        pass
    pack = Pack(tmp_path)
    assert len(pack) == 0 and pack.keypoints is None and list(pack.layouts()) == []
