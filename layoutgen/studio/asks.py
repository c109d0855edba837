"""What the API is asked, as pydantic models; unknown fields are refused with their place."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from layoutgen.layout import CANVAS_MAX, CANVAS_MIN, Layout
from layoutgen.scene import SceneData

Seed = Annotated[int, Field(ge=0, le=2**31 - 1)]
Side = Annotated[int, Field(ge=CANVAS_MIN, le=CANVAS_MAX)]
Value = Annotated[float, Field(ge=-1, le=2)]
Point = tuple[Value, Value]


class Ask(BaseModel):
    """A request's body."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)


class ParseAsk(Ask):
    """A text, and the parser by name ("spacy")."""

    text: str = Field(max_length=20_000)
    parser: str = "spacy"


class LayoutAsk(Ask):
    """A text or a scene, and how it is laid out. keep: its locked items stay where they are."""

    text: str | None = Field(default=None, max_length=20_000)
    scene: SceneData | None = None
    keep: Layout | None = None
    parser: str = "spacy"
    predictor: str = "prior"
    shaper: str = "silhouette"
    seed: Seed = 0
    width: Side = 512
    height: Side = 512


class RenderAsk(Ask):
    """A layout and the renderer by name. width, height: of the picture; the canvas when none is given."""

    layout: Layout
    renderer: str = "clipart"
    seed: Seed | None = None
    width: Side | None = None
    height: Side | None = None


class EditAsk(Ask):
    """A layout and what shall be done to it, in words."""

    layout: Layout
    words: str = Field(max_length=4_000)
    seed: Seed = 0


class ShapeAsk(Ask):
    """A layout in which masks are missing. before: the layout that it was edited from.

    With `before`, outlines that were the drawing's own follow the drawing where it is another now.
    """

    layout: Layout
    before: Layout | None = None
    shaper: str = "silhouette"
    seed: Seed = 0


class BrushAsk(Ask):
    """A stroke on an item's outline. points: in the unit square. radius: in heights of the canvas. erase: take away."""

    layout: Layout
    item: str
    points: list[Point] = Field(min_length=1, max_length=5_000)
    radius: float = Field(default=0.03, gt=0, le=0.5)
    erase: bool = False


class LayoutOnly(Ask):
    """A layout."""

    layout: Layout


class ConvertAsk(Ask):
    """A layout and an exporter by name ("coco"). name: of the files."""

    layout: Layout
    to: str
    name: str = Field(default="scene", pattern=r"^[A-Za-z0-9_-]{1,60}$")
