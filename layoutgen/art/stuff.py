"""What the backdrop of a layout shows: the words of its place, and its stuff as regions (a road, a steep hill)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layoutgen import vocab
from layoutgen.art.cast import Cast
from layoutgen.art.place import Rect
from layoutgen.layout import Item, Layout
from layoutgen.sorts import SLOPES

WATERS = frozenset({"sea", "lake", "river", "pond", "pool"})
_TRACKS = frozenset({"railroad", "race track"})  # "track" is called a race track
_STANDS = ("on", "over", "above", "in", "inside", "across", "crossing")
_ROOMS = frozenset({"room", "bedroom", "living room", "kitchen", "office", "shop", "store", "museum", "restaurant"})
_WIDEST = 0.16  # height of tracks that run from side to side
_NEAR_RAIL = 0.66  # share of the height of a region of tracks
_SNOWED = frozenset({"track", "trail", "path", "ground", "area", "field", "yard", "plain"})
_FROZEN = frozenset({"lake", "pond", "river", "sea", "water"})
_PAVED = frozenset({"sidewalk", "walkway", "path", "street", "road", "pavement", "ground", "driveway", "patio", "plaza",
                    "courtyard", "square", "lane", "alley", "walk", "footpath"})  # fmt: skip
_COURTS = frozenset({"tennis court"})
_COURT_COLOURS = {"clay": "terracotta", "dirt": "tan", "grass": "green", "grassy": "green"}  # what one plays on
_COBBLED = frozenset({"cobblestone", "cobbled", "cobble", "cobblestones", "stone"})
_GENERAL = frozenset({"room", "outdoors"})  # places that say little beside a kitchen or a park


def background_words(layout: Layout) -> tuple[str, ...]:
    """Place, time and weather, the layout's own or else the scene's; "room" yields to "kitchen"."""
    scene = layout.scene
    words = layout.background or (*scene.background, *((scene.time,) if scene.time else ()), *scene.weather)
    special = any(word not in _GENERAL and vocab.place(word) for word in words)
    words = tuple(word for word in words if not (special and word in _GENERAL))
    if "classroom" in words and any(item.label in _BOARDS for item in layout.items):
        return tuple("living room" if word == "classroom" else word for word in words)  # whose wall has no board
    return words


def backdrop_words(layout: Layout) -> tuple[str, ...]:
    """The same with what our own backdrop shows of a room of which no furniture is named."""
    words = background_words(layout)
    return (*words, *_fittings(layout, words))


def _fittings(layout: Layout, words: Sequence[str]) -> tuple[str, ...]:
    """What the backdrop of a room shows that no furniture of the scene's own tells from other rooms; else ()."""
    room = next((place for word in words if (place := vocab.place(word)) in _FITTED), None)
    if room is None or any(_furnishes(item) for item in layout.items):
        return ()
    bare = {word for thing in layout.scene.objects if vocab.place(thing.label) == room for word in thing.attributes}
    return () if bare & _BARE or layout.scene.absent else _FITTED[room]


def _furnishes(item: Item) -> bool:
    noun = vocab.noun(item.label)
    if vocab.place(item.label) is not None:
        return False
    return noun.group in _FURNITURE or noun.support == "wall"


_FITTED = {room: (f"{room} fittings",) for room in ("bathroom", "bedroom", "living room", "dining room", "office")} | {
    "kitchen": ("kitchen fittings", "kitchen cooker")
}
_FURNITURE = frozenset({"furniture", "appliance", "electronics", "kitchenware", "building", "vehicle"})
_BARE = frozenset({"empty", "bare", "vacant", "unfurnished", "blank", "unfinished"})
_BOARDS = frozenset({"blackboard", "chalkboard", "whiteboard", "chalk board", "white board", "board"})


def stuff_regions(layout: Layout, acting: Cast) -> tuple[tuple[str, Rect], ...]:
    """The stuff of the layout, farthest first: label with its colour, box. What lies on a thing (snow) is no region."""
    scene = layout.scene
    on_things = {r.object for r in scene.relations if r.predicate == "covered with"}
    on_things |= {r.subject for r in scene.relations if r.predicate == "covering"}
    sunk = "underwater" in layout.background
    found = [
        (item.z, vocab.place(item.label) not in _GENERAL, number, item)
        for number, (item, part) in enumerate(zip(layout.items, acting.parts, strict=True))
        if part.how == "stuff" and not (item.node in on_things and item.z >= 0) and not (sunk and _is_sea(item))
    ]
    regions = tuple(
        (_said(layout, item), _lying(layout, item)) for *_, item in sorted(found, key=lambda each: each[:3])
    )
    return (*regions, *_rails(layout, regions))


def _is_sea(item: Item) -> bool:
    """Whether it is water that is all around what is at its bottom."""
    return vocab.place(item.label) == "sea" or vocab.noun(item.label).name in WATERS


def _rails(layout: Layout, regions: Sequence[tuple[str, Rect]]) -> Iterator[tuple[str, Rect]]:
    """Tracks under the trains of a scene that names none; those on a bridge, a table or a floor have none."""
    trains = [item for item in layout.items if vocab.noun(item.label).coco == "train"]
    things = {thing.id for thing in layout.scene.objects if thing.kind == "thing"}
    stands = {r.subject for r in layout.scene.relations if r.object in things and r.predicate in _STANDS}
    indoors = set(background_words(layout)) & _ROOMS
    if indoors or any(item.node in stands for item in trains) or any(vocab.noun(n).name in _TRACKS for n, _ in regions):
        return
    for level in sorted({round(item.box.y1, 2) for item in trains}):
        if 0.5 < level < 1.0:
            yield "tracks", (0.0, level - _NEAR_RAIL * 0.14, 1.0, level + (1 - _NEAR_RAIL) * 0.14)


def _lying(layout: Layout, item: Item) -> Rect:
    """The box of a region; tracks that run from side to side are moved under the wheels of the train on them."""
    x0, y0, x1, y1 = item.box.x0, item.box.y0, item.box.x1, item.box.y1
    if _laid_with(item) == "steep hill":
        return x0, min(y0, 0.2), x1, 1.0
    if vocab.noun(item.label).name in _TRACKS and y1 - y0 < x1 - x0:
        wheels = [
            other.box.y1
            for other in layout.items
            if vocab.noun(other.label).coco == "train" and y0 - 0.1 < other.box.y1 < y1 + 0.02 and other.box.x1 > x0
        ]
        if y1 - y0 > _WIDEST:
            y0 = y1 - _WIDEST
        if wheels:
            down = max(wheels) - (y0 + _NEAR_RAIL * (y1 - y0))
            return x0, y0 + down, x1, y1 + down
    return x0, y0, x1, y1


def _said(layout: Layout, item: Item) -> str:
    """The label with its colour; the track of a train is no race track."""
    if vocab.noun(item.label).name == "race track" and any(vocab.noun(i.label).coco == "train" for i in layout.items):
        return "tracks"
    if "snow" in " ".join((item.label, *item.attributes)) and item.label.split()[-1] in _SNOWED:
        return "snow"
    if (laid := _laid_with(item)) is not None:
        return laid
    if "frozen" in item.attributes and item.label.split()[-1] in _FROZEN:
        return "ice"
    colours = [word for word in item.attributes if vocab.colour(word)]
    if not colours and vocab.place(item.label) in _COURTS:
        colours = [_COURT_COLOURS[word] for word in item.attributes if word in _COURT_COLOURS]
    if len(colours) > 1 and vocab.place(item.label) is not None:
        colours = []  # of a black and white room no wall is black
    pen = item.label.endswith(" pen")  # of elephants or pigs
    return " ".join((*colours[:1], (vocab.place(item.label) if pen else None) or item.label))


def _laid_with(item: Item) -> str | None:
    """The region that is paved with bricks or cobbles, or rises steeply; None for others."""
    words, last = {word for phrase in (*item.attributes, item.label) for word in phrase.split()}, item.label.split()[-1]
    if "steep" in words and vocab.noun(item.label).name in SLOPES:
        return "steep hill"
    if last not in _PAVED:
        return None
    return "brick paving" if words & {"brick", "bricks"} else "cobbles" if words & _COBBLED else None
