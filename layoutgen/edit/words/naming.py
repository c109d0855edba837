"""Which items a noun can mean: by the same word, another name, a more general or a narrower one."""

from __future__ import annotations

import difflib
from collections.abc import Callable

from layoutgen import vocab
from layoutgen.edit.names import listed, name
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
_LIKENESSES = frozenset({"toy", "doll", "statue", "figure", "puppet", "plush", "tree", "building", "bush", "plant"})
_GENERAL = frozenset({"animal", "creature", "vehicle", "person", "people", "furniture", "plant", "food", "building"})
_LOOSELY = {
    "bike": ("bicycle", "motorcycle", "motorbike", "scooter"), "boat": ("ship", "canoe", "kayak", "yacht", "ferry"),
    "plane": ("airplane", "jet"), "picture": ("painting", "poster", "photo"), "couch": ("sofa",), "tv": ("television",),
    "animal": ("dinosaur", "dragon"),
}  # fmt: skip
_REGIONS = {
    "water": ("sea", "lake", "river", "pond", "ocean", "pool", "canal", "stream"),
    "grass": ("meadow", "garden", "park", "field", "lawn", "yard"), "road": ("street", "highway", "path"),
    "sand": ("beach", "desert"), "room": ("living room", "bedroom", "kitchen", "dining room", "office", "classroom"),
}  # fmt: skip


def named(label: str, layout: Layout) -> list[Item]:
    """The items that a noun can mean: by the same word, else another name of it, else a kind of it."""
    known = vocab.lookup(label)
    names = {label, *vocab.aliases(label), *((known.name,) if known else _grown_up(label))}
    levels: list[Callable[[Item], bool]] = [
        lambda i: i.label == label,
        lambda i: label in _GENERAL and _is_kind(i, label),  # "both vehicles" of a car, which is called so, and a van
        lambda i: i.label in names,
        lambda i: vocab.singular(i.label) in names or label in vocab.aliases(i.label),
        lambda i: i.label.split()[-1] == label or i.label.split(" of ")[0] == label,
        lambda i: label.split(" of ")[0] == i.label,
        lambda i: label.split()[-1] == i.label,
        lambda i: _is_kind(i, label),
        lambda i: _is_sort(i, label),
        lambda i: i.z < 0 and i.label in _REGIONS.get(label, ()),
        lambda i: label in ("ground", "floor") and i.z < 0 and i.box.y1 > 0.9,
        lambda i: i.label in _LOOSELY.get(label, ()),
        lambda i: _grows(label) and label in i.attributes,  # "the roses" of rose bushes
        lambda i: label in i.label.split() and i.label.split()[-1] in _LIKENESSES,  # "the giraffe" of a giraffe toy
    ]
    for level in levels:
        found = [item for item in layout.items if level(item)]
        if found:
            return found
    return []


def _grows(label: str) -> bool:
    return vocab.lookup(label) is not None and vocab.noun(label).group in ("plant", "fruit")


def _grown_up(label: str) -> tuple[str, ...]:
    """What a child's word stands for: "piggy" and "birdie" for pig and bird."""
    stem = next((label.removesuffix(end) for end in ("ie", "ey", "y") if label.endswith(end)), "")
    forms = (stem, stem[:-1] if stem[-1:] == stem[-2:-1] else "", f"{stem}e")
    return tuple(form for form in forms if len(form) > 2 and vocab.lookup(form) is not None)


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


def nearest(label: str, layout: Layout) -> str:
    """A hint at the label of the layout that is nearest in spelling, "" when none is near."""
    labels = sorted({item.label for item in layout.items})
    near = difflib.get_close_matches(label, labels, 1, 0.7)
    return f" (did you mean {near[0]}?)" if near else ""


def inventory(layout: Layout) -> str:
    """What there is in the picture, in words."""
    said = list(dict.fromkeys(name(layout, item) for item in layout.items))
    return f"the picture has {listed(said[:12])}" + (" and more" if len(said) > 12 else "") if said else "it is empty"
