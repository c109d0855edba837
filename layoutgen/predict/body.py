"""The mutable records that a layout is worked out with. Lengths are in canvas heights; y is the lower edge, y down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from layoutgen.layout import Item
from layoutgen.predict.postures import posture
from layoutgen.scene import SceneObject
from layoutgen.vocab import Noun

_EVEN = frozenset({"round", "circular", "square"})


@dataclass(slots=True, eq=False)
class Body:
    """One instance: centre x, lower edge y, size, what it sits on (host) and what sits on it (children)."""

    id: str
    node: Node
    w: float
    h: float
    x: float = 0.0
    y: float = 0.0
    z: int = 0
    locked: bool = False
    given: Item | None = None
    host: Body | None = None
    told: tuple[str, ...] = ()  # what tells it from the others of its node: the woman of a couple is female
    front: int = 1  # drawn after (1) or before (-1) its host
    children: list[Body] = field(default_factory=list)

    @property
    def x0(self) -> float:
        return self.x - self.w / 2

    @property
    def x1(self) -> float:
        return self.x + self.w / 2

    @property
    def y0(self) -> float:
        return self.y - self.h

    @property
    def cy(self) -> float:
        return self.y - self.h / 2

    def tree(self) -> Iterator[Body]:
        """Itself and everything on it."""
        yield self
        for child in self.children:
            yield from child.tree()

    def shift(self, dx: float, dy: float) -> None:
        """Moves it with everything on it; what is locked stays."""
        for body in self.tree():
            if not body.locked:
                body.x += dx
                body.y += dy

    def grow(self, factor: float) -> None:
        """Scales it about its foot, everything on it with it."""
        for body in self.tree():
            if not body.locked:
                body.w *= factor
                body.h *= factor
                body.x = self.x + (body.x - self.x) * factor
                body.y = self.y + (body.y - self.y) * factor


@dataclass(slots=True, eq=False)
class Node:
    """A mention with its instances and, when it is attached to another mention, how."""

    thing: SceneObject
    noun: Noun
    number: int
    bodies: list[Body] = field(default_factory=list)
    host: Node | None = None
    mode: str = ""  # "on", "in", "part", "hand", ...; "" stands by itself
    words: str = ""
    form: str = ""  # "row" or "stack", where the text says that they are in one
    region: bool = False
    riders: list[Node] = field(default_factory=list)  # those who ride on it
    about: list[Node] = field(default_factory=list)  # those who stand around it
    pose: str | None = None
    scale: float = 1.0  # canvas heights of what is 2 m tall, once the scene has a scale
    laden: bool = False  # a table on which things lie, with nobody on it or about it
    near: bool = False  # seen from near, for the things on it
    rear: bool = False  # trees that are seen past whatever stands before them
    fit: float = 1.0  # by how much a group was made smaller so that there is room for it

    @property
    def id(self) -> str:
        return self.thing.id

    @property
    def height(self) -> float:
        """Real height in metres, in the pose the text gives; a sink by itself is as high as a counter."""
        if self.noun.name == "sink" and self.host is None:
            return 0.9
        held = posture(self.pose) if self.noun.group == "person" else None
        return float(self.noun.height * (held[0] if held else 1.0))

    @property
    def aspect(self) -> float:
        """Width over height, in the pose the text gives; a round mirror is as wide as it is high."""
        if self.noun.support == "wall" and not _EVEN.isdisjoint(self.thing.attributes):
            return 1.0
        held = posture(self.pose) if self.noun.group == "person" else None
        return float(held[1] if held else self.noun.aspect)


@dataclass(slots=True, eq=False)
class Entity:
    """What one level of the layout moves as a whole: one body with its children, or all instances of a node.

    lo, hi: where the lower edge of the core may be. left, right: where the core may reach. core: box of the bodies;
    hull: box of the bodies with everything on them, both where they were when measured; dx, dy: moved since then.
    """

    bodies: list[Body]
    lo: float = 0.0
    hi: float = 1.0
    left: float = 0.0
    right: float = 1.0
    fixed: bool = False
    floats: bool = False
    kept: bool = False  # its range is as narrow as it must be: off the road
    seated: bool = False  # on a host: the canvas is no bound
    edged: bool = False  # reaches into the picture from its edge: a branch
    far: bool = False  # at the far end of the ground: others may stand before it
    core: tuple[float, float, float, float] = (0, 0, 0, 0)
    hull: tuple[float, float, float, float] = (0, 0, 0, 0)
    dx: float = 0.0
    dy: float = 0.0

    def measure(self) -> None:
        """Reads core (the bodies) and hull (with everything on them) off the bodies."""
        self.core = _around(self.bodies)
        everything = [b for body in self.bodies for b in body.tree()]
        self.hull = _around(everything)

    def shift(self, dx: float, dy: float) -> None:
        """Notes the way; `settle` moves the bodies."""
        if not self.fixed:
            self.dx += dx
            self.dy += dy

    def settle(self) -> None:
        """Moves the bodies by the way gone since they were measured."""
        for body in self.bodies:
            body.shift(self.dx, self.dy)
        self.dx = self.dy = 0.0
        self.measure()


def _around(bodies: list[Body]) -> tuple[float, float, float, float]:
    return (
        min(b.x - b.w / 2 for b in bodies),
        min(b.y - b.h for b in bodies),
        max(b.x + b.w / 2 for b in bodies),
        max(b.y for b in bodies),
    )


_FIGURES = {"robot", "statue"}  # which have hands


def living(node: Node) -> bool:
    """Whether the node is a person or an animal, or looks like one: it can hold and ride."""
    return node.noun.group in ("person", "animal", "bird", "fish", "insect", "toy") or node.noun.name in _FIGURES
