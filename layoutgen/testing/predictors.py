"""What a predictor must keep to."""

from __future__ import annotations

from layoutgen.layout import Canvas, Layout
from layoutgen.scene import SceneGraph
from layoutgen.testing.contract import Contract, Subject, broken, chance, unchanged
from layoutgen.testing.samples import scenes

WIDE = Canvas(width=320, height=180)


def predict(
    subject: Subject, on: str, scene: SceneGraph, *, seed: int = 7, keep: Layout | None = None, canvas: Canvas = WIDE
) -> Layout:
    """The layout. Ends the contract with a sentence when it is none or not valid."""
    return sound(subject.use(on, scene, seed=seed, keep=keep, canvas=canvas), on)


def sound(made: object, on: str) -> Layout:
    """What a predictor or shaper returned, if it is a valid layout; ends the contract otherwise."""
    if not isinstance(made, Layout):
        broken(f"it returns {'None' if made is None else type(made).__name__} for {on}; a Layout is wanted")
    from layoutgen.errors import FormatError

    try:
        Layout.from_json(made.to_json())
    except (FormatError, ValueError, TypeError) as error:
        broken(f"its layout for {on} is not valid: {error}")
    return made


def same_seed(subject: Subject) -> None:
    """The same seed gives the same layout, twice, by another instance, whatever the global random state is."""
    for on in ("two objects", "vague counts"):
        with chance(0):
            first = predict(subject, on, scenes()[on])
        with chance(1):
            again = predict(subject, on, scenes()[on])
        if again.items != first.items:
            broken(
                f"{on}: the same seed gives two layouts; draw all chance from random.Random(seed) or "
                "numpy.random.default_rng(seed)"
            )
        other = Subject(subject.kind, subject.name, subject.fresh(), subject.fresh)
        if predict(other, on, scenes()[on]).items != first.items:
            broken(f"{on}: a second instance makes another layout for the same seed")


def locked_items_stay(subject: Subject) -> None:
    """What is locked in `keep` is in the layout, as it was."""
    scene = scenes()["two objects"]
    first = predict(subject, "two objects", scene)
    if not first.items:
        broken("its layout of two objects has no items")
    chosen = first.items[-1]
    kept = first.put(chosen.id, chosen.box.scale(0.5)).lock(chosen.id)
    again = predict(subject, "two objects with a locked item", scene, seed=8, keep=kept)
    found = {item.id: item for item in again.items}
    if chosen.id not in found:
        broken(f"{chosen.id}, locked in `keep`, is not in its layout")
    if found[chosen.id].box != kept[chosen.id].box:
        broken(f"{chosen.id} is locked in `keep`, but its box moves")


def canvas_is_kept(subject: Subject) -> None:
    """The layout has the canvas that is asked for."""
    for canvas in (WIDE, Canvas(width=100, height=300)):
        made = predict(subject, "two objects", scenes()["two objects"], canvas=canvas)
        if made.canvas != canvas:
            broken(
                f"its canvas is {made.canvas.width}x{made.canvas.height} where {canvas.width}x{canvas.height} "
                "was asked for"
            )


def items_belong_to_the_scene(subject: Subject) -> None:
    """An item's node is an object of the scene, its label is the node's, and every object has an item."""
    scene = scenes()["two objects"]
    made = predict(subject, "two objects", scene)
    for item in made.items:
        if item.node is not None and item.node not in scene:
            broken(f"the item {item.id} belongs to {item.node!r}, which is no object of the scene")
        if item.node is not None and item.label != scene.nodes[item.node]["label"]:
            broken(f"the item {item.id} is called {item.label!r}, but its object {scene.nodes[item.node]['label']!r}")
    for node in scene:
        if not made.of(node):
            broken(f"the object {node} of the scene has no item")


def input_unchanged(subject: Subject) -> None:
    """The scene and `keep` are as they were."""
    for on, scene in scenes().items():
        with unchanged("the scene", lambda scene=scene: scene.to_json()):  # type: ignore[misc]
            keep = predict(subject, on, scene)
    with unchanged("the layout it is given as `keep`", keep.to_json):
        predict(subject, on, scene, keep=keep)


def _lays_out(on: str) -> Contract[Subject]:
    def contract(subject: Subject) -> None:
        predict(subject, on, scenes()[on])

    return on, contract


CONTRACTS: tuple[Contract[Subject], ...] = (
    *(_lays_out(on) for on in scenes()),
    ("items belong to the scene", items_belong_to_the_scene),
    ("same seed, same layout", same_seed),
    ("locked items stay", locked_items_stay),
    ("the canvas is kept", canvas_is_kept),
    ("its input is not changed", input_unchanged),
)
