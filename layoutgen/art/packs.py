"""Asset packs and the lookup over them: a noun becomes the best drawing that any pack has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from layoutgen import vocab
from layoutgen.art import mdi, objects, twemoji
from layoutgen.art.drawing import Drawing

# "a bunch of bananas" is drawn as bananas, "a cup of coffee" as a cup
_AMOUNTS = frozenset(
    {
        "array",
        "assortment",
        "batch",
        "bit",
        "bunch",
        "bundle",
        "chunk",
        "cluster",
        "collection",
        "couple",
        "crowd",
        "dozen",
        "flock",
        "gaggle",
        "group",
        "half",
        "heap",
        "herd",
        "hunk",
        "line",
        "load",
        "lot",
        "mound",
        "number",
        "pack",
        "pair",
        "part",
        "piece",
        "pile",
        "portion",
        "row",
        "school",
        "selection",
        "set",
        "slice",
        "stack",
        "swarm",
        "type",
        "variety",
    }
)


# as the last word of a compound without art of its own these name another thing: an onion ring, a candy bar
_NOT_HEADS = frozenset({"bar", "board", "bow", "horn", "key", "ring", "star", "stick", "base"})
# a giraffe's face is drawn as the giraffe, a chicken dinner as the chicken
_OF_BODIES = frozenset({"face", "head", "dinner", "lunch", "meal", "breakfast", "supper", "dish"})
# and these do after certain words
_NOT_AFTER = {
    "bed": frozenset({"flower", "garden", "truck", "river", "raised", "rose", "plant", "lake", "sea", "nail"}),
    "plate": frozenset({"license", "licence", "number", "name", "home", "hot", "face", "switch", "metal"}),
    "seat": frozenset({"toilet"}),
    "case": frozenset({"pillow", "court"}),
}


# a toy of this shape is drawn as what it shows, and no other toy in its place
_SHAPES = frozenset(
    {"donut", "doughnut", "bone", "banana", "carrot", "car", "truck", "train", "plane", "airplane", "boat", "rocket"}
    | {"robot", "dinosaur", "bear", "elephant", "giraffe", "monkey", "lion", "duck", "frog", "fish", "snake", "horse"}
    | {"cow", "pig", "sheep", "rabbit", "bunny", "turtle", "unicorn", "ball"}
)
# describing words that leave a thing what it is, for labels that still carry them
_PLAIN = frozenset(
    {"big", "dinner", "large", "little", "metal", "paper", "plastic", "small", "white", "wood", "wooden"}
)


class AssetPack(Protocol):
    """A source of drawings. `licence` is an SPDX name; `credit` is the sentence an export carries."""

    name: str
    licence: str
    credit: str

    def names(self) -> Iterable[str]:
        """The nouns it can draw."""

    def find(self, label: str, attributes: Sequence[str] = ()) -> Drawing | None:
        """The drawing of exactly this noun or None; attributes may choose a variant ("crescent moon")."""


OWN = objects.PACK.name  # the pack of the engine's own drawings, which need no credit


def default_packs() -> tuple[AssetPack, ...]:
    """Our own drawings, then Twemoji, then Material Design Icons: the first that knows a noun draws it."""
    return (objects.PACK, twemoji.PACK, mdi.PACK)


def pack(name: str) -> AssetPack:
    """The built-in pack that is the plugin `name`: "objects" (our own), "twemoji" or "mdi"; KeyError for others."""
    return dict(zip(("objects", "twemoji", "mdi"), default_packs(), strict=True))[name]


def find(label: str, attributes: Sequence[str] = (), *, packs: Sequence[AssetPack] | None = None) -> Drawing | None:
    """The drawing for `label`, a singular noun or compound in lower case, or None when nobody can draw it.

    Tried in this order, each over all packs: the label (with an attribute in front where that has art of its own), the
    label as the vocabulary calls it where that are several words, the label without its leading words ("red sports
    car", "sports car", "car"), and the same for its `vocab.aliases`.
    """
    if packs is None:
        return _find(label, tuple(attributes))
    return _search(label, attributes, packs)


@lru_cache(maxsize=4096)
def _find(label: str, attributes: tuple[str, ...]) -> Drawing | None:
    return _search(label, attributes, default_packs())


def _search(label: str, attributes: Sequence[str], packs: Sequence[AssetPack]) -> Drawing | None:
    for noun in _candidates(" ".join(label.lower().replace("-", " ").split())):
        for pack in packs:
            drawing = pack.find(noun, attributes)
            if drawing is not None:
                return drawing
    return None


def _candidates(label: str) -> Iterator[str]:
    """Nouns to try for `label`, best first."""
    tails = list(_tails(label))
    known = vocab.lookup(label)
    if known is not None and (
        " " in known.name or " " in label
    ):  # a "double decked bus" is a double decker bus rather than a bus
        yield from (label, known.name)
    yield from tails
    for noun in tails:
        yield from vocab.aliases(noun)
    words = label.partition(" of ")[0].split()
    if words and words[-1] not in _NOT_HEADS and not any(words[0] in before for before in _NOT_AFTER.values()):
        for end in range(len(words) - 1, 0, -1):  # what a compound with an unknown head is about
            yield from _tails(" ".join(words[:end]))


def _tails(label: str) -> Iterator[str]:
    """The label, then ever shorter ends of it ("sports car", "car"); "X of Y" is X, or Y where X is an amount."""
    yield label
    head, of, rest = label.partition(" of ")
    if of:
        yield from _tails(rest if head.split()[-1] in _AMOUNTS else head)
        return
    words = label.split()
    if len(words) == 2:
        yield "".join(words)  # "star fish" is a starfish, not a fish
    if not words:
        return
    singular = vocab.singular(label)
    if singular != label:
        yield from _tails(singular)
        return
    for start in range(1, len(words)):
        another = words[-1] in _NOT_HEADS | _OF_BODIES or words[start - 1] in _NOT_AFTER.get(words[-1], ())
        another = another or (words[-1] == "toy" and words[start - 1] in _SHAPES)
        if start < len(words) - 1 or not another or words[0] in _PLAIN:
            yield " ".join(words[start:])
