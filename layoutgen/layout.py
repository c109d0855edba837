"""The layout: which object lies where, as immutable records that a person, a command or a program edits.

Boxes are x0 y0 x1 y1 in the unit square with y down; every edit returns a new layout and leaves the old one as it was.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterable, Sequence
from numbers import Real
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from layoutgen.box import Box as Box
from layoutgen.box import checked_box as checked_box
from layoutgen.box import sound_box
from layoutgen.errors import LayoutError
from layoutgen.scene import Record, SceneData, SceneGraph, checked, listed
from layoutgen.warp import mirrored as mirrored
from layoutgen.warp import moved as moved
from layoutgen.warp import turned as turned

CANVAS_MIN, CANVAS_MAX = 16, 4096


class RLE(Record):
    """COCO run-length encoding of a mask over the whole canvas: uncompressed counts, column by column, zeros first."""

    size: tuple[int, int]  # height, width
    counts: tuple[int, ...]

    @model_validator(mode="after")
    def _counts_fill_the_size(self) -> RLE:
        if not all(0 < side <= CANVAS_MAX for side in self.size):
            raise ValueError(f"the mask's size is {list(self.size)}, but each side must be 1..{CANVAS_MAX}")
        if min(self.counts, default=0) < 0 or sum(self.counts) != self.size[0] * self.size[1]:
            raise ValueError(f"the mask's counts must be 0 or more and add up to {self.size[0]} x {self.size[1]}")
        return self


def _checked_polygon(points: tuple[float, ...]) -> tuple[float, ...]:
    if len(points) < 6 or len(points) % 2:
        raise ValueError(f"a polygon needs x y pairs of at least three points, got {len(points)} numbers")
    return points


Polygon = Annotated[tuple[float, ...], AfterValidator(_checked_polygon)]
Mask = tuple[Polygon, ...] | RLE


class Keypoint(Record):
    """A named point of an item, x y in the unit square of the canvas, y down."""

    name: str
    x: float
    y: float
    visible: bool = True


class Item(Record):
    """One object instance in the layout.

    id: "sheep.1.2" is the second sheep of scene node "sheep.1". node: the scene node, or none for an object that the
    scene does not mention. mask: outline polygons (flat x y lists in the unit square, y down) or COCO RLE.
    z: greater is nearer. flip: mirrored left to right. angle: degrees clockwise by which it is turned after that; the
    box is the upright box of what is seen. locked: predictors and `satisfy` leave it where it is.
    """

    id: str = Field(min_length=1)
    node: str | None = None
    label: str = Field(min_length=1)
    attributes: tuple[str, ...] = ()
    box: Annotated[Box, AfterValidator(checked_box)]
    mask: Mask | None = None
    keypoints: tuple[Keypoint, ...] | None = None
    pose: str | None = None
    z: int = 0
    flip: bool = False
    angle: float = Field(default=0.0, ge=-360, le=360, exclude_if=lambda angle: not angle)  # most things stand upright
    locked: bool = False


class Canvas(Record):
    """Size of the picture in pixels."""

    width: int = Field(default=512, ge=CANVAS_MIN, le=CANVAS_MAX)
    height: int = Field(default=512, ge=CANVAS_MIN, le=CANVAS_MAX)

    @property
    def aspect(self) -> float:
        return self.width / self.height


class Provenance(Record):
    """Which stage of which plugin made a change, and what it has to tell (repairs, contradictions, fallbacks)."""

    stage: str
    plugin: str
    version: str
    seed: int | None = None
    notes: tuple[str, ...] = ()


class Layout(Record):
    """Canvas, background, items (any order; drawn by z), the scene it came from and how it came to be."""

    schema_: Literal["layoutgen/layout@1"] = Field(default="layoutgen/layout@1", alias="schema")
    canvas: Canvas = Canvas()
    background: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    scene: SceneData = SceneData()
    provenance: tuple[Provenance, ...] = ()

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, populate_by_name=True)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Layout:
        seen: set[str] = set()
        for item in self.items:
            if item.id in seen:
                raise ValueError(f"item id {item.id!r} is used twice")
            seen.add(item.id)
        return self

    # reading ----------------------------------------------------------------------------------------------------

    def __contains__(self, item: object) -> bool:
        """Whether there is an item with this id."""
        return any(candidate.id == item for candidate in self.items)

    def __getitem__(self, item: str) -> Item:
        """The item with this id. Raises LayoutError that names the ids there are."""
        for candidate in self.items:
            if candidate.id == item:
                return candidate
        raise LayoutError(
            f"there is no item {item!r}; the layout has {', '.join(i.id for i in self.items) or 'no items'}"
        )

    def of(self, node: str) -> tuple[Item, ...]:
        """All instances of a scene node, in the order of their ids."""
        return tuple(item for item in self.items if item.node == node)

    def sorted(self) -> tuple[Item, ...]:
        """All items from the farthest to the nearest; equal z in the order of the layout."""
        return tuple(sorted(self.items, key=lambda item: item.z))

    @property
    def graph(self) -> SceneGraph:
        """The scene as a networkx graph (a new one each time)."""
        return SceneGraph.of(self.scene)

    # editing: every method returns a new layout -----------------------------------------------------------------

    def with_items(self, items: Iterable[Item]) -> Layout:
        """The same layout with other items. Raises LayoutError when an id is used twice."""
        made = tuple(items)
        if len({item.id for item in made}) != len(made):
            raise LayoutError(f"an item id is used twice among {', '.join(item.id for item in made)}")
        return self.model_copy(update={"items": made})

    def _change(self, item: str, change: Callable[[Item], Item]) -> Layout:
        self[item]
        return self.with_items(change(i) if i.id == item else i for i in self.items)

    def put(self, item: str, box: Sequence[float]) -> Layout:
        """The item moved and resized to this box; mask and keypoints follow. Raises LayoutError for a bad box."""
        target = sound_box(box)
        return self._change(item, lambda i: moved(i, target))

    def move(self, item: str, dx: float, dy: float) -> Layout:
        """The item moved right by dx and down by dy, in units of the canvas."""
        return self.put(item, self[item].box.shift(dx, dy))

    def resize(self, item: str, factor: float, factor_y: float | None = None) -> Layout:
        """The item scaled about the middle of its lower edge, so that it keeps standing where it stood."""
        if not (math.isfinite(factor) and factor > 0) or (factor_y is not None and not factor_y > 0):
            raise LayoutError(
                f"a resize factor must be a positive number, got {factor if factor_y is None else factor_y}"
            )
        box = self[item].box
        w, h = box.width * factor / 2, box.height * (factor if factor_y is None else factor_y)
        return self.put(item, Box(box.cx - w, box.y1 - h, box.cx + w, box.y1))

    def add(
        self,
        label: str,
        box: Sequence[float],
        *,
        attributes: Iterable[str] = (),
        node: str | None = None,
        z: int | None = None,
    ) -> Layout:
        """A new item in front of all others (or at z); its id is the next free one ("dog.2" after "dog.1")."""
        stem = node or label
        taken = {i.id for i in self.items} | {o.id for o in self.scene.objects} - ({node} if node else set())
        number = next(n for n in range(1, len(taken) + 2) if f"{stem}.{n}" not in taken)
        nearest = max((i.z for i in self.items), default=-1) + 1
        item = {
            "id": f"{stem}.{number}",
            "node": node,
            "label": _named(label),
            "attributes": listed(attributes),
            "box": sound_box(box),
            "z": nearest if z is None else _depth(z),
        }
        return self.with_items((*self.items, checked(Item, item)))

    def remove(self, item: str) -> Layout:
        """The layout without this item."""
        self[item]
        return self.with_items(i for i in self.items if i.id != item)

    def relabel(self, item: str, label: str, attributes: Iterable[str] | None = None) -> Layout:
        """The item as another thing; its mask, keypoints and pose belong to the old one and go."""
        change: dict[str, Any] = {"label": _named(label), "mask": None, "keypoints": None, "pose": None}
        if attributes is not None:
            change["attributes"] = listed(attributes)
        return self._change(item, lambda i: i.model_copy(update=change))

    def reorder(self, item: str, z: int) -> Layout:
        """The item at another depth; greater is nearer."""
        depth = _depth(z)
        return self._change(item, lambda i: i.model_copy(update={"z": depth}))

    def flip(self, item: str) -> Layout:
        """The item mirrored left to right, mask and keypoints with it."""
        return self._change(item, mirrored)

    def turn(self, item: str, degrees: float) -> Layout:
        """The item turned clockwise, mask and keypoints with it; its box becomes that of what is turned, in place.

        Degrees add up: `turn(id, -layout[id].angle)` sets it upright. Raises LayoutError for what is not finite and
        for a box that would reach too far out.
        """
        if not math.isfinite(degrees):
            raise LayoutError(f"an angle must be a finite number of degrees, got {degrees}")
        made = turned(self[item], degrees, self.canvas.aspect)
        return self._change(item, lambda _: made).put(item, made.box)

    def lock(self, item: str, locked: bool = True) -> Layout:
        """The item locked (predictors leave it where it is) or unlocked."""
        return self._change(item, lambda i: i.model_copy(update={"locked": locked}))

    def resized(self, width: int, height: int) -> Layout:
        """The same layout on a canvas of another size; boxes are relative and stay. Raises LayoutError out of range."""
        return self.model_copy(update={"canvas": canvas_of(width, height)})

    def note(self, stage: str, plugin: str, version: str, seed: int | None = None, notes: Iterable[str] = ()) -> Layout:
        """The same layout with one more provenance record."""
        record = Provenance(stage=stage, plugin=plugin, version=version, seed=seed, notes=tuple(notes))
        return self.model_copy(update={"provenance": (*self.provenance, record)})

    # other forms ------------------------------------------------------------------------------------------------

    def to_json(self, *, indent: int | None = None) -> str:
        """JSON text with `"schema": "layoutgen/layout@1"`; reading it back gives an equal layout."""
        return self.model_dump_json(by_alias=True, indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Layout:
        """The layout in a JSON text. Raises FormatError with the path of the field that is wrong."""
        return checked(cls, text)

    def _repr_svg_(self) -> str:
        from layoutgen.schematic import schematic_svg

        return schematic_svg(self)


def seed_of(layout: Layout) -> int:
    """The seed that the layout was made with, 0 when it does not say."""
    return next((p.seed for p in reversed(layout.provenance) if p.seed is not None), 0)


def _named(label: str) -> str:
    """The label without blanks around it. Raises LayoutError for an empty one."""
    if not isinstance(label, str) or not label.strip():
        raise LayoutError(f"a label must be a text that is not empty, got {label!r}")
    return label.strip()


def _depth(z: int) -> int:
    try:
        return operator.index(z)
    except TypeError:
        raise LayoutError(f"a depth is a whole number, got {z!r}") from None


def canvas_of(width: int, height: int) -> Canvas:
    """A canvas of this size in pixels. Raises LayoutError when a side is out of range or no whole number."""
    for side in (width, height):
        if not isinstance(side, Real) or not CANVAS_MIN <= side <= CANVAS_MAX or side != int(side):
            raise LayoutError(
                f"a canvas of {width} x {height} px is not possible: each side must be {CANVAS_MIN}..{CANVAS_MAX}"
            )
    return Canvas(width=width, height=height)
