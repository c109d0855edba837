"""Which items a noun phrase means: by name, looks, order, place, company, and what was spoken of before."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from layoutgen import vocab
from layoutgen.boxes import gap
from layoutgen.checks import position_holds
from layoutgen.edit.names import listed, name
from layoutgen.edit.words.phrase import Ref
from layoutgen.errors import AmbiguousError, EditError
from layoutgen.geometry import holds
from layoutgen.layout import Item, Layout

_GROUPS = {
    "animal": ("animal", "bird", "fish", "insect"), "creature": ("animal", "bird", "fish", "insect"),
    "pet": ("animal",), "vehicle": ("vehicle", "aircraft", "boat"), "person": ("person",), "people": ("person",),
    "bird": ("bird",), "furniture": ("furniture",), "plant": ("plant",), "food": ("food", "fruit"),
    "fruit": ("food", "fruit"), "insect": ("insect",), "fish": ("fish",), "human": ("person",), "adult": ("person",),
    "clothes": ("clothing",), "clothing": ("clothing",), "toy": ("toy",), "building": ("building",),
    "figure": ("person",),
    "kid": ("person",), "child": ("person",), "boy": ("person",), "girl": ("person",), "man": ("person",),
    "woman": ("person",), "guy": ("person",), "lady": ("person",), "flower": ("plant",),
}  # fmt: skip
_COPIES = frozenset({"copy", "duplicate", "clone"})
_ANYTHING = frozenset({"thing", "object", "item", "element", "stuff", "shape", "figure"})
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
_SIZES = {
    **dict.fromkeys(("big", "large", "huge", "giant", "bigger", "larger", "great", "enormous"), "largest"),
    **dict.fromkeys(("small", "little", "tiny", "smaller", "mini"), "smallest"),
    **dict.fromkeys(("tall", "taller", "long", "high"), "tallest"),
    **dict.fromkeys(("short", "shorter", "low"), "shortest"),
    **dict.fromkeys(("wide", "wider"), "widest"),
    **dict.fromkeys(("narrow", "thin"), "narrowest"),
}


@dataclass(slots=True)
class Context:
    """What words can refer back to. focus: the items spoken of last; several: the last group of several."""

    layout: Layout
    focus: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    locked_too: bool = False  # whether "everything" means locked things as well

    def mention(self, ids: Sequence[str]) -> None:
        """Notes what was spoken of."""
        self.focus = tuple(ids)
        if len(ids) > 1:
            self.several = tuple(ids)


def resolve(refs: Sequence[Ref], context: Context) -> tuple[str, ...]:
    """The ids that phrases mean, in order. Raises AmbiguousError (a question), EditError when there is no such."""
    found: dict[str, None] = {}
    focus = context.focus
    try:
        for ref in refs:
            found.update(dict.fromkeys(_one(ref, context)))
            if len(refs) > 1:
                context.focus = tuple(found)  # "the table and everything on it"
    finally:
        context.focus = focus
    return tuple(found)


def _one(ref: Ref, context: Context) -> tuple[str, ...]:
    layout = context.layout
    if ref.ids:
        return tuple(each for each in ref.ids if any(item.id == each for item in layout.items)) or _gone(ref, context)
    if ref.pronoun == "everything" and (ref.near or ref.position or ref.attributes):
        return _less(ref, tuple(i.id for i in _narrowed(ref, _things(layout), context)), context)
    if ref.label in _COPIES and not named(ref.label, layout) and context.focus:
        return tuple(context.focus)
    if ref.pronoun:
        return _less(ref, _pronoun(ref, context), context)
    whole = (ref.owner,) if ref.owner is not None else ref.of
    if whole and ref.label is not None and not named(ref.label, layout):
        return resolve(whole, context)  # "the man's head", "the roof of the house": what has no item of its own
    items = _candidates(ref, context)
    items = _narrowed(ref, items, context)
    return _less(ref, _chosen(ref, items, context), context)


def _gone(ref: Ref, context: Context) -> tuple[str, ...]:
    raise EditError(f"{listed(list(ref.ids))} is no longer there; {_inventory(context.layout)}")


def _less(ref: Ref, ids: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """Without what "except the dog" takes out."""
    if not ref.but:
        return ids
    out = resolve(ref.but, context)
    return tuple(each for each in ids if each not in out)


def _things(layout: Layout) -> list[Item]:
    stuff = {thing.id for thing in layout.scene.objects if thing.kind == "stuff"}
    return [item for item in layout.items if item.z >= 0 and item.node not in stuff]


def _pronoun(ref: Ref, context: Context) -> tuple[str, ...]:
    layout = context.layout
    there = {item.id for item in layout.items}
    focus = tuple(each for each in context.focus if each in there)
    several = tuple(each for each in context.several if each in there)
    if ref.pronoun == "everything":
        loose = [i for i in _things(layout) if context.locked_too or not i.locked]
        return tuple(i.id for i in loose if not (ref.other and i.id in focus))
    things = _things(layout)
    if ref.pronoun == "him":
        people = [e for e in focus if vocab.noun(layout[e].label).group == "person"]
        people = people or [i.id for i in things if vocab.noun(i.label).group == "person"]
        if len(people) == 1:
            return tuple(people)
        raise _question(ref.text, [layout[e] for e in people] or things)
    if ref.pronoun == "them":
        if len(focus) > 1 or (focus and not several):
            return focus
        if several:
            return several
        if ref.quantity == "both" and len(things) == 2:
            return tuple(i.id for i in things)
    if focus:
        return focus
    if len(things) == 1 or (ref.pronoun == "them" and len({i.label for i in things}) == 1 and things):
        return tuple(i.id for i in things)
    raise _question(ref.text, things)


# by name ----------------------------------------------------------------------------------------------------------


def _candidates(ref: Ref, context: Context) -> list[Item]:
    layout = context.layout
    if ref.label is None or ref.label in _ANYTHING:
        items = _things(layout)
        if ref.label is None:  # "the red one", "the other": of the kind spoken of before
            kinds = {layout[e].label for e in context.focus if any(i.id == e for i in layout.items)}
            alike = [i for i in items if i.label in kinds]
            items = alike if len(alike) > (1 if ref.other else 0) else items
        return items
    found = named(ref.label, layout)
    if not found and ref.attributes:  # "the police car" where the label is two words
        found = named(" ".join((*ref.attributes[-1:], ref.label)), layout)
    if not found:
        raise EditError(f"there is no {ref.label}{_nearest(ref.label, layout)}; {_inventory(layout)}")
    return found


def named(label: str, layout: Layout) -> list[Item]:
    """The items that a noun can mean: by the same word, else another name of it, else a kind of it."""
    known = vocab.lookup(label)
    names = {label, *vocab.aliases(label), *((known.name,) if known else ())}
    levels: list[Callable[[Item], bool]] = [
        lambda i: i.label == label,
        lambda i: i.label in names,
        lambda i: vocab.singular(i.label) in names or label in vocab.aliases(i.label),
        lambda i: i.label.split()[-1] == label or i.label.split(" of ")[0] == label,
        lambda i: label.split()[-1] == i.label or label.split(" of ")[0] == i.label,
        lambda i: _is_kind(i, label),
        lambda i: _is_sort(i, label),
        lambda i: label in ("ground", "floor") and i.z < 0 and i.box.y1 > 0.9,
    ]
    for level in levels:
        found = [item for item in layout.items if level(item)]
        if found:
            return found
    return []


def _is_sort(item: Item, label: str) -> bool:
    """Whether one is a sort of the other: a puppy and a dog, a taxi and a car."""
    asked, there = vocab.lookup(label), vocab.lookup(item.label)
    if asked is None or there is None or asked.coco is None or asked.coco == "person" or asked.coco != there.coco:
        return False
    return asked.coco in (asked.name, there.name, *vocab.aliases(asked.name), *vocab.aliases(there.name))


def _is_kind(item: Item, label: str) -> bool:
    """Whether the item is one of the kind that a general word names: an animal, a vehicle, a man."""
    groups = _GROUPS.get(label)
    known = vocab.lookup(label)
    if groups is None and known is not None and known.group == "person":
        groups = ("person",)
    if groups is None or vocab.noun(item.label).group not in groups:
        return False
    wanted, is_ = vocab.person(label), vocab.person(item.label, item.attributes)
    if wanted is None or is_ is None:
        return True
    if wanted.gender and is_.gender and wanted.gender != is_.gender:
        return False
    return wanted.age == "adult" or is_.age == wanted.age or item.label == "person"


def _nearest(label: str, layout: Layout) -> str:
    labels = sorted({item.label for item in layout.items})
    near = difflib.get_close_matches(label, labels, 1, 0.7)
    return f" (did you mean {near[0]}?)" if near else ""


def _inventory(layout: Layout) -> str:
    said = list(dict.fromkeys(name(layout, item) for item in layout.items))
    return f"the picture has {listed(said[:12])}" + (" and more" if len(said) > 12 else "") if said else "it is empty"


# by what else is said ---------------------------------------------------------------------------------------------


def _narrowed(ref: Ref, items: list[Item], context: Context) -> list[Item]:
    layout = context.layout
    size = ""
    for attribute in ref.attributes:
        kept = [item for item in items if _has(item, attribute, layout)]
        if kept:
            items = kept
        elif attribute in _SIZES:
            size = _SIZES[attribute]
        else:
            looks = ", ".join(f"{name(layout, i)} ({', '.join(i.attributes) or 'nothing said'})" for i in items[:6])
            raise EditError(f"there is no {attribute} {ref.label or 'thing'}; there is {looks}")
    if ref.owner is not None:
        items = _belonging(items, _one(ref.owner, context), layout) or items
    for predicate, landmarks in ref.near:
        items = _related(ref, items, predicate, landmarks, context)
    if ref.of and ref.label is not None:
        items = _belonging(items, resolve(ref.of, context), layout) or items
    if ref.other:
        rest = [item for item in items if item.id not in context.focus]
        items = rest or items
    for way in (size, ref.superlative, ref.position):
        if way and len(items) > 1 and ref.ordinal is None:
            items = _extreme(ref, items, way)
    return items


def _has(item: Item, attribute: str, layout: Layout) -> bool:
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


def layout_label(layout: Layout, node: str) -> str:
    """The label of a scene node, "" for none."""
    return next((thing.label for thing in layout.scene.objects if thing.id == node), "")


def _belonging(items: Sequence[Item], owners: Sequence[str], layout: Layout) -> list[Item]:
    """Those of the items that belong to one of the owners: worn, held, a part, or touching."""
    nodes = {layout[each].node for each in owners}
    pairs = {(r.subject, r.object) for r in layout.scene.relations}
    stated = [i for i in items if any((n, i.node) in pairs or (i.node, n) in pairs for n in nodes)]
    if len(stated) > 1:
        by_gap = [min(gap(i.box, layout[o].box) + abs(i.box.cx - layout[o].box.cx) for o in owners) for i in stated]
        least = min(by_gap)
        return [i for i, g in zip(stated, by_gap, strict=True) if g <= least + 0.02]
    return stated or [i for i in items if any(gap(i.box, layout[o].box) <= 0.04 for o in owners)]


def _related(ref: Ref, items: list[Item], predicate: str, landmarks: tuple[Ref, ...], context: Context) -> list[Item]:
    """Those of the items for which a relation to the landmarks is stated, else for which it holds."""
    layout = context.layout
    marks: list[Item] = []
    for landmark in landmarks:
        try:
            marks += [layout[e] for e in resolve([landmark], context)]
        except AmbiguousError as error:  # any of them will do  # noqa: PERF203 - a few landmarks
            marks += [layout[e] for e in error.candidates]
    marks = [mark for mark in marks if mark.id not in {i.id for i in items} or len(items) > 1]
    if predicate in ("nearest", "farthest"):
        side = 1 if predicate == "nearest" else -1
        rest = [item for item in items if item not in marks]
        return sorted(rest, key=lambda i: side * min((gap(i.box, m.box) for m in marks), default=0.0))[
            : 1 if not ref.plural else None
        ]
    wanted = {
        "from": ("on", "in", "inside", "at", "next to"),
        "with": ("with", "wearing", "has", "holding", "carrying", "containing", "riding", "full of"),
    }
    predicates = wanted.get(predicate, (predicate, *_SAME.get(predicate, ())))
    nodes = {mark.node for mark in marks}
    forward = {r.subject for r in layout.scene.relations if r.predicate in predicates and r.object in nodes}
    back = {
        r.object for r in layout.scene.relations if r.subject in nodes and r.predicate in _INVERSE.get(predicate, ())
    }
    stated = [item for item in items if item.node in forward | back]
    aspect = layout.canvas.aspect
    test = {"with": "near", "from": "on"}.get(predicate, predicate)
    true = [i for i in items if any(i.id != m.id and holds(test, i, m, aspect=aspect) for m in marks)]
    both = [item for item in stated if item in true]
    kept = both or stated or true
    if not kept:
        said = f"{ref.label or 'thing'} {predicate} {listed([name(layout, m) for m in marks]) or 'it'}"
        raise EditError(f"there is no {said}; {_inventory(layout)}")
    if predicate in ("near", "next to", "with", "far from") and len(kept) > 1 and not ref.plural and marks:
        kept = sorted(kept, key=lambda i: min(gap(i.box, m.box) for m in marks))[: None if stated else 1]
    return kept


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


def _extreme(ref: Ref, items: list[Item], way: str) -> list[Item]:
    if way in ("left", "right", "top", "bottom") and ref.plural:
        inside = [i for i in items if position_holds(way, i.box)]  # type: ignore[arg-type]
        return inside or items
    number = ref.number if ref.plural and ref.number else 1
    if way in ("center", "middle") and len(items) % 2 and number == 1:  # of three the second, wherever they are
        return [sorted(items, key=_PLACES["left"])[len(items) // 2]]
    return sorted(items, key=_PLACES[way])[:number]


# how many ---------------------------------------------------------------------------------------------------------


def _chosen(ref: Ref, items: list[Item], context: Context) -> tuple[str, ...]:  # noqa: C901 - one case after the other
    label = ref.label or "thing"
    if ref.ordinal is not None:
        return _ordinal(ref, items)
    if ref.quantity == "half":
        return tuple(i.id for i in items[(len(items) + 1) // 2 :]) or (items[0].id,)
    if ref.quantity == "part" or (ref.indefinite and not ref.definite):
        number = ref.number or 1
        if len(items) < number:
            raise EditError(f"there {_are(len(items))} {label}, not {number}")
        return tuple(i.id for i in items[-number:])
    if ref.quantity == "all" or (ref.plural and ref.number is None):
        return tuple(i.id for i in items)
    if ref.plural and ref.number is not None:
        if len(items) == ref.number:
            return tuple(i.id for i in items)
        if len(items) < ref.number:
            raise EditError(f"there {_are(len(items))} {label}, not {ref.number}")
        if not ref.definite:
            return tuple(i.id for i in items[-ref.number :])
        focus = [i.id for i in items if i.id in context.several]
        if len(focus) == ref.number:
            return tuple(focus)
        raise _question(ref.text, items)
    if len(items) == 1:
        return (items[0].id,)
    spoken = [i.id for i in items if i.id in context.focus]
    if len(spoken) == 1:
        return tuple(spoken)
    raise _question(ref.text, items)


def _are(number: int) -> str:
    return "is only 1" if number == 1 else f"are only {number}" if number else "is no"


def _ordinal(ref: Ref, items: list[Item]) -> tuple[str, ...]:
    assert ref.ordinal is not None
    order = sorted(items, key=_PLACES[ref.superlative or ref.side])
    number = ref.number if ref.plural and ref.number else 1
    if ref.ordinal < 0:
        return tuple(i.id for i in order[-number:])
    if ref.ordinal > len(order):
        raise EditError(f"there {_are(len(order))} {ref.label or 'thing'}, so there is no number {ref.ordinal}")
    return tuple(i.id for i in order[ref.ordinal - 1 : ref.ordinal - 1 + number])


def _question(text: str, items: Sequence[Item]) -> AmbiguousError:
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
