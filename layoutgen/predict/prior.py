"""The predictor `prior`: real sizes, measured places, stated relations; no torch."""

from __future__ import annotations

from layoutgen.layout import Canvas, Item, Layout
from layoutgen.predict.compose import compose
from layoutgen.predict.setting import backdrop, suggested
from layoutgen.scene import SceneGraph

VERSION = "1"


class PriorPredictor:
    """Lays a scene out from what is known of its nouns and relations; the same seed gives the same layout."""

    def __call__(
        self, scene: SceneGraph, *, seed: int = 0, keep: Layout | None = None, canvas: Canvas | None = None
    ) -> Layout:
        """The layout of a scene. `keep`: its locked items stay exactly; its canvas is used when none is named.

        Contradictions and statements that could not be met stand in the notes of the provenance.
        """
        canvas = canvas or (keep.canvas if keep is not None else Canvas())
        locked: dict[str, Item] = {} if keep is None else {i.id: i for i in keep.items if i.locked}
        made = compose(scene, canvas, seed, locked)
        ids = {item.id for item in made.items}
        told = [f"background: {word}, suggested by what is in it" for word in suggested(scene)]
        extra = tuple(item for item in locked.values() if item.id not in ids)
        return Layout(
            canvas=canvas, background=background(scene), items=(*made.items, *extra), scene=scene.data()
        ).note("predict", "prior", VERSION, seed, (*told, *made.notes, *(f"not met: {b}" for b in made.broken)))


def background(scene: SceneGraph) -> tuple[str, ...]:
    """The words for the backdrop: places (those that the things suggest when the text names none), time, weather."""
    return backdrop(scene) + ((scene.time,) if scene.time else ()) + scene.weather
