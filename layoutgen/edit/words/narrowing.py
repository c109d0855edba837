"""Which of several items are meant: by looks, owner, relation to others, size, place and order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from layoutgen import vocab
from layoutgen.boxes import gap
from layoutgen.edit.names import listed, name
from layoutgen.edit.words.naming import inventory, named
from layoutgen.edit.words.ref import Ref
from layoutgen.errors import AmbiguousError, EditError
from layoutgen.geometry import holds
from layoutgen.judging import position_holds
from layoutgen.layout import Item, Layout
from layoutgen.meanings import PREDICATES, known

ANYTHING = frozenset({"thing", "object", "item", "element", "stuff", "shape", "figure"})
_NEAR = 0.2  # of the canvas
_PLACES: dict[str, Callable[[Item], float]] = {
    "left": lambda i: i.box.cx, "right": lambda i: -i.box.cx, "top": lambda i: i.box.cy, "bottom": lambda i: -i.box.cy,
    "front": lambda i: -i.box.y1, "back": lambda i: i.box.y1, "foreground": lambda i: -i.box.y1,
    "background": lambda i: i.box.y1, "far": lambda i: i.box.y1, "near": lambda i: -i.box.y1,
    "center": lambda i: abs(i.box.cx - 0.5) + 0.5 * abs(i.box.cy - 0.5),
    "middle": lambda i: abs(i.box.cx - 0.5) + 0.5 * abs(i.box.cy - 0.5),
    "largest": lambda i: -i.box.area, "smallest": lambda i: i.box.area, "tallest": lambda i: -i.box.height,
    "shortest": lambda i: i.box.height, "widest": lambda i: -i.box.width, "narrowest": lambda i: i.box.width,
    "nearest": lambda i: -i.box.y1, "farthest": lambda i: i.box.y1,
}  # fmt: skip
AMONG_OTHERS = {
    "left of": "left", "right of": "right", "above": "top", "below": "bottom", "under": "bottom", "behind": "back",
    "in front of": "front", "between": "middle",
}  # fmt: skip
SIZES = {
    **dict.fromkeys(("big", "large", "huge", "giant", "bigger", "larger", "great", "enormous"), "largest"),
    **dict.fromkeys(("small", "little", "tiny", "smaller", "mini"), "smallest"),
    **dict.fromkeys(("tall", "taller", "long", "high"), "tallest"),
    **dict.fromkeys(("short", "shorter", "low"), "shortest"),
    **dict.fromkeys(("wide", "wider"), "widest"),
    **dict.fromkeys(("narrow", "thin"), "narrowest"),
}


def has(item: Item, attribute: str, layout: Layout) -> bool:
    """Whether an item is said to be so: by its attributes, its pose or what it wears."""
    if attribute in item.attributes:
        return True
    colour = vocab.colour(attribute)
    said = [part for each in item.attributes for part in (each, *each.split())]
    if colour is not None:
        return any(vocab.colour(each) == colour for each in said)
    if attribute in said or item.pose == attribute:
        return True
    worn = [r.object for r in layout.scene.relations if r.subject == item.node and r.predicate in ("wearing", "has")]
    return any(attribute == layout_label(layout, node) for node in worn)


def several_of(ref: Ref, things: Sequence[Item]) -> tuple[str, ...]:
    """What "them all" and "them both" mean when nothing was spoken of: the one group of several, the two that live."""
    groups: dict[str, list[str]] = {}
    for item in things:
        groups.setdefault(item.label, []).append(item.id)
    several = [group for group in groups.values() if len(group) > 1 and ref.number in (None, len(group))]
    if len(several) == 1:
        return tuple(several[0])
    living = [item.id for item in things if _lives(item)] if ref.number == 2 and not several else []
    return tuple(living) if len(living) == 2 else ()


def _lives(item: Item) -> bool:
    alive = vocab.noun(item.label).group in ("person", "animal", "bird", "fish", "insect")
    return alive or vocab.person(item.label, item.attributes) is not None


def looking_so(ref: Ref, items: list[Item], layout: Layout) -> tuple[list[Item], str]:
    """Those that look as the phrase says, and the superlative that a size word means where none is said to be so."""
    size = ""
    for attribute in ref.attributes:
        kept = [item for item in items if has(item, attribute, layout)]
        if kept:
            items = kept
        elif attribute in SIZES:
            size = SIZES[attribute]
        elif (other := [i.id for i in named(attribute, layout)]) and (of_it := belonging(items, other, layout)):
            items = of_it  # "the goldfish bowl"
        else:
            looks = ", ".join(f"{name(layout, i)} ({', '.join(i.attributes) or 'nothing said'})" for i in items[:6])
            raise EditError(f"there is no {attribute} {ref.label or 'thing'}; there is {looks}")
    return items, size


def layout_label(layout: Layout, node: str) -> str:
    """The label of a scene node, "" for none."""
    return next((thing.label for thing in layout.scene.objects if thing.id == node), "")


def belonging(items: Sequence[Item], owners: Sequence[str], layout: Layout) -> list[Item]:
    """Those of the items that belong to one of the owners: worn, held, a part, or touching."""
    nodes = {layout[each].node for each in owners}
    pairs = {(r.subject, r.object) for r in layout.scene.relations}
    stated = [i for i in items if any((n, i.node) in pairs or (i.node, n) in pairs for n in nodes)]
    if len(stated) > 1 and (paired := _paired(stated, owners, layout)):
        return paired
    if len(stated) > 1:
        by_gap = [min(gap(i.box, layout[o].box) + abs(i.box.cx - layout[o].box.cx) for o in owners) for i in stated]
        least = min(by_gap)
        return [i for i, g in zip(stated, by_gap, strict=True) if g <= least + 0.02]
    return stated or [i for i in items if any(gap(i.box, layout[o].box) <= 0.04 for o in owners)]


def _paired(items: Sequence[Item], owners: Sequence[str], layout: Layout) -> list[Item]:
    """One thing for each of as many owners: from left to right, each has his own."""
    nodes = {layout[each].node for each in owners}
    if len(nodes) != 1 or len({item.node for item in items}) != 1:
        return []
    all_of = sorted(layout.of(next(iter(nodes)) or ""), key=lambda i: i.box.cx)
    mine = sorted(items, key=lambda i: i.box.cx)
    return [b for a, b in zip(all_of, mine, strict=True) if a.id in owners] if len(all_of) == len(mine) else []


def related(ref: Ref, items: list[Item], predicate: str, landmarks: Sequence[Item], layout: Layout) -> list[Item]:
    """Those of the items for which a relation to the landmarks is stated, else for which it holds."""
    marks = [mark for mark in landmarks if mark.id not in {i.id for i in items} or len(items) > 1]
    if predicate in ("nearest", "farthest"):
        side = 1 if predicate == "nearest" else -1
        rest = [item for item in items if item not in marks]
        return sorted(rest, key=lambda i: side * min((gap(i.box, m.box) for m in marks), default=0.0))[
            : 1 if not ref.plural else None
        ]
    nodes = {mark.node for mark in marks}
    if predicate in _HAD_BY:
        return _had_by(items, predicate, marks, layout)
    exact = [item for item in items if (item.node, predicate) in _said_of(nodes, layout)]
    stated = exact or _stated(items, predicate, nodes, layout)
    aspect = layout.canvas.aspect
    test = {"with": "near", "from": "on"}.get(predicate, predicate)
    test = test if test in PREDICATES else "near"  # "on either side of the bench"
    true = [i for i in items if any(i.id != m.id and holds(test, i, m, aspect=aspect) for m in marks)]
    both = [item for item in stated if item in true]
    kept = both or stated or true
    if ref.pronoun == "everything" or (ref.label in ANYTHING and ref.plural):
        kept = _all_there(items, predicate, {mark.node for mark in marks}, true, layout)
    if not kept and predicate in ("near", "next to", "with", "at") and marks:  # nothing stands right there: the nearest
        closest = min(items, key=lambda i: min(gap(i.box, m.box) for m in marks))
        kept = [closest] if min(gap(closest.box, m.box) for m in marks) <= _NEAR and len(items) > 1 else []
    if not kept:
        said = f"{ref.label or 'thing'} {predicate} {listed([name(layout, m) for m in marks]) or 'it'}"
        raise EditError(f"there is no {said}; {inventory(layout)}")
    if predicate in ("near", "next to", "with", "far from") and len(kept) > 1 and not ref.plural and marks:
        kept = sorted(kept, key=lambda i: min(gap(i.box, m.box) for m in marks))[: None if stated else 1]
    return kept


_CARRYING = frozenset({"on", "in", "inside"})
_HAD_BY = {"held by": ("holding", "carrying", "using"), "worn by": ("wearing",)}


def _had_by(items: Sequence[Item], predicate: str, owners: Sequence[Item], layout: Layout) -> list[Item]:
    """What one of the owners holds or wears."""
    nodes = {owner.node for owner in owners}
    had = {r.object for r in layout.scene.relations if r.subject in nodes and r.predicate in _HAD_BY[predicate]}
    found = [item for item in items if item.node in had]
    if not found:
        said = listed([name(layout, owner) for owner in owners]) or "it"
        raise EditError(f"nothing is {predicate} {said}; {inventory(layout)}")
    return found


def _all_there(
    items: Sequence[Item], predicate: str, nodes: set[str | None], true: Sequence[Item], layout: Layout
) -> list[Item]:
    """ "everything on the table": what is said to be there, what that carries, and what lies there without a word."""
    relations = layout.scene.relations
    scenery = {item.node for item in layout.items if item.z < 0} - nodes
    borne = {r.subject: r.object for r in relations if r.predicate in _CARRYING and r.object not in scenery}
    carried = {r.object for r in relations if known(r.predicate).family in ("attachment", "action")}
    if predicate not in _CARRYING:
        upon = {node for node, bearer in borne.items() if bearer in nodes}
        said = {r.subject for r in relations if r.object in nodes and r.predicate == predicate}
        said -= {item.node for item in true}  # of a group on all sides only those that are where it is said
        return [i for i in items if i.node in said or (i in true and i.node not in carried | upon)]
    there = {node for node, bearer in borne.items() if bearer in nodes}
    otherwise = carried | {r.subject for r in relations if r.object in nodes} | set(borne)
    found = [item for item in items if item.node in there or (item in true and item.node not in otherwise)]
    while more := [i for i in items if i not in found and borne.get(i.node or "") in {item.node for item in found}]:
        found += more  # the apples in the basket on the table
    return found


def _said_of(nodes: set[str | None], layout: Layout) -> set[tuple[str | None, str]]:
    """Which nodes the scene relates to these, and how."""
    return {(r.subject, r.predicate) for r in layout.scene.relations if r.object in nodes}


def _stated(items: list[Item], predicate: str, nodes: set[str | None], layout: Layout) -> list[Item]:
    """Those of the items of which the scene says this of one of the nodes."""
    wanted = {
        "from": ("on", "in", "inside", "at", "next to"),
        "with": ("with", "wearing", "has", "holding", "carrying", "containing", "riding", "full of"),
    }
    predicates = wanted.get(predicate, (predicate, *_SAME.get(predicate, ())))
    forward = {r.subject for r in layout.scene.relations if r.predicate in predicates and r.object in nodes}
    back = {
        r.object for r in layout.scene.relations if r.subject in nodes and r.predicate in _INVERSE.get(predicate, ())
    }
    return [item for item in items if item.node in forward | back]


_SAME = {
    "holding": ("carrying", "using", "with", "has"), "wearing": ("has", "with"), "on": ("riding", "in", "at"),
    "in": ("wearing", "inside", "on"), "inside": ("in",), "has": ("wearing", "holding", "with"), "near": ("next to",),
    "riding": ("on",), "above": ("over",), "under": ("below",), "below": ("under",), "next to": ("near",),
    "at": ("near", "on", "next to"), "carrying": ("holding",),
}  # fmt: skip
_INVERSE = {
    "from": ("holding", "wearing", "has", "carrying", "containing"),
    "with": ("on", "in", "with", "part of"), "left of": ("right of",), "right of": ("left of",),
    "above": ("below", "under"),
    "below": ("above", "over"), "behind": ("in front of",), "in front of": ("behind",), "next to": ("next to",),
    "near": ("near", "next to"), "under": ("on", "above"), "in": ("containing", "full of"), "containing": ("in",),
}  # fmt: skip


def extreme(ref: Ref, items: list[Item], way: str, before: Layout | None = None) -> list[Item]:
    """The item, or the named number of items, that lies farthest this way or has the most of it.

    before: an earlier layout, whose boxes count: "the left cup behind the pot and the right one in front of it".
    """
    if before is not None:
        told = extreme(ref, [before[item.id] for item in items], way)
        return [item for each in told for item in items if item.id == each.id]
    if way in ("left", "right", "top", "bottom") and ref.plural and not ref.number:
        inside = [i for i in items if position_holds(way, i.box)]  # type: ignore[arg-type]
        return inside or items
    if way in ("outer", "inner"):
        order = sorted(items, key=_PLACES["left"])
        return [order[0], order[-1]] if way == "outer" else order[1:-1] or items
    number = ref.number if ref.plural and ref.number else 1
    if way in ("center", "middle") and len(items) % 2 and number == 1:  # of three the second, wherever they are
        return [sorted(items, key=_PLACES["left"])[len(items) // 2]]
    return sorted(items, key=_PLACES[way])[:number]


def ordinal(ref: Ref, items: list[Item], gone: Sequence[Item] = ()) -> tuple[str, ...]:
    """The ids of "the second tree from the left". Raises EditError when there are not so many.

    gone: those that a step before has removed; they are counted still, as they were when the text began.
    """
    assert ref.ordinal is not None
    order = sorted([*items, *gone], key=_PLACES[ref.superlative or ref.side])
    number = ref.number if ref.plural and ref.number else 1
    first = len(order) - number if ref.ordinal < 0 else ref.ordinal - 1
    if first >= len(order):
        what = ref.label or ("thing" if len(order) == 1 else "things")
        raise EditError(f"there {are(len(order))} {what}, so there is no number {ref.ordinal}")
    chosen = order[max(0, first) : first + number]
    return ordinal(ref, items) if any(i in gone for i in chosen) else tuple(i.id for i in chosen)


def lost(items: Sequence[Item], before: Layout | None, now: Layout) -> list[Item]:
    """What there was of these kinds when the text began and is no more."""
    kinds, left = {item.label for item in items}, {item.id for item in now.items}
    return [i for i in before.items if i.label in kinds and i.id not in left] if before is not None else []


def are(number: int) -> str:
    """ "is no", "is only 1", "are only 3"."""
    return "is only 1" if number == 1 else f"are only {number}" if number else "is no"


def question(text: str, items: Sequence[Item]) -> AmbiguousError:
    """The question that names the candidates for some words."""
    if not items:
        return AmbiguousError(f"what is {text!r}? There is nothing in the picture yet")
    said = [f"{item.id} ({_where(item, items)})" for item in items[:8]]
    more = " or another" if len(items) > 8 else ""
    return AmbiguousError(f"which one is {text!r}: {listed(said, 'or')}{more}?", tuple(i.id for i in items))


def _where(item: Item, items: Sequence[Item]) -> str:
    """What tells an item from the others: its looks, else its place."""
    looks = [a for a in item.attributes if any(a not in other.attributes for other in items)]
    if looks:
        return " ".join(looks)
    if len({i.label for i in items}) == len(items):
        return item.label
    order = sorted(items, key=lambda i: i.box.cx)
    ends = {0: "leftmost", len(order) - 1: "rightmost"}
    place = order.index(item)
    words = ("second", "third", "fourth", "fifth", "sixth", "seventh")
    return ends.get(place) or (f"{words[place - 1]} from the left" if place <= len(words) else f"number {place + 1}")
