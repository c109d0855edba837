"""Where newcomers' sentences put things: the one ahead, stacks of books that lie, pirates of nine."""

from __future__ import annotations

from layoutgen.art.cast import cast
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

predict = PriorPredictor()


def test_who_is_ahead_goes_before_the_other_on_one_line() -> None:
    for seed in range(4):
        scene = SceneGraph()
        scene.relate(scene.put("bicycle"), "in front of", scene.put("bus"), "ahead of")
        layout = predict(scene, seed=seed)
        first, last = layout["bicycle.1.1"].box, layout["bus.1.1"].box
        assert first.x1 <= last.x0 + 0.05 or last.x1 <= first.x0 + 0.05


def test_stacked_books_lie() -> None:
    scene, upright = SceneGraph(), SceneGraph()
    scene.put("book", attributes=("stacked",), count=3)
    upright.put("book", count=3)
    assert all(item.box.width > 2 * item.box.height for item in predict(scene).items)
    assert all(item.box.width < 2 * item.box.height for item in predict(upright).items)


def test_a_pirate_who_is_a_child_has_no_beard() -> None:
    figures = []
    for attributes in (("child",), ()):
        scene = SceneGraph()
        scene.put("pirate", attributes=attributes)
        figures += [part.figure for part in cast(predict(scene), seed=0).parts if part.figure is not None]
    assert [figure.age for figure in figures] == ["child", "adult"]


def test_what_somebody_puts_under_a_tree_is_not_only_in_his_hands() -> None:
    scene, held = SceneGraph(), SceneGraph()
    for one, words in ((scene, "putting"), (held, "holding")):
        box = one.put("gift", count=3)
        one.relate(one.put("grandfather"), "holding", box, words)
        one.relate(box, "under", one.put("christmas tree"), "under")
    for seed in range(3):
        layout = predict(scene, seed=seed)
        tree = layout["christmas tree.1.1"].box
        assert all(tree.x0 - 0.05 < item.box.cx < tree.x1 + 0.05 for item in layout.of("gift.1"))


def test_those_around_a_tree_stand_on_the_ground_and_not_in_its_crown() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("child", count=6), "around", scene.put("tree"), "around")
    for seed in range(3):
        layout = predict(scene, seed=seed)
        tree = layout["tree.1.1"].box
        assert all(item.box.y1 > tree.y1 - 0.25 * tree.height for item in layout.of("child.1"))
        assert not any(item.box.y1 < tree.y1 and abs(item.box.cx - tree.cx) < 0.02 for item in layout.of("child.1"))
