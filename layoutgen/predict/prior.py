"""The predictor `prior`: real sizes, measured places, stated relations; no torch."""

from __future__ import annotations

from layoutgen.layout import Canvas, Item, Layout
from layoutgen.predict.compose import compose
from layoutgen.predict.hours import hour, snowfall
from layoutgen.predict.setting import backdrop
from layoutgen.scene import SceneData, SceneGraph

VERSION = "1"


class PriorPredictor:
    """Lays a scene out from what is known of its nouns and relations; the same seed gives the same layout.

    suggest: whether the things of a text that names no place suggest one (baseball players a baseball field).
    """

    def __init__(self, suggest: bool = True) -> None:
        self.suggest = suggest

    def __call__(
        self, scene: SceneGraph, *, seed: int = 0, keep: Layout | None = None, canvas: Canvas | None = None
    ) -> Layout:
        """The layout of a scene. `keep`: its locked items stay exactly; its canvas is used when none is named.

        Contradictions and statements that could not be met stand in the notes of the provenance.
        """
        canvas = canvas or (keep.canvas if keep is not None else Canvas())
        locked: dict[str, Item] = {} if keep is None else {i.id: i for i in keep.items if i.locked}
        data = scene.data()
        places = backdrop(data, self.suggest)
        made = compose(data, canvas, seed, locked, places)
        ids = {item.id for item in made.items}
        time = hour(data) if self.suggest else data.time
        weather = snowfall(data, places) if self.suggest else data.weather
        told = [f"background: {word}, suggested by what is in it" for word in places if word not in data.background]
        told += [f"time: {time}, suggested by what is in it"] if time != data.time else []
        extra = tuple(item for item in locked.values() if item.id not in ids)
        return Layout(
            canvas=canvas, background=(*places, *_air(time, weather)), items=(*made.items, *extra), scene=data
        ).note("predict", "prior", VERSION, seed, (*told, *made.notes, *(f"not met: {b}" for b in made.broken)))


def background(data: SceneData) -> tuple[str, ...]:
    """The words for the backdrop: places, time, weather."""
    return (*data.background, *_air(data.time, data.weather))


def _air(time: str | None, weather: tuple[str, ...]) -> tuple[str, ...]:
    return ((time,) if time else ()) + weather
