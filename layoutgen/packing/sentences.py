"""A grammar of one thing: who it is, what it looks like, what it does and where, and several ways to say so."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layoutgen.scene import Relation, SceneData, SceneObject

COLOURS = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "black", "white", "gray")
_FUR = ("brown", "black", "white", "gray", "orange")
_PEOPLE = ("man", "woman", "boy", "girl")
_ANIMALS = (
    "dog", "cat", "horse", "cow", "sheep", "elephant", "bear", "zebra", "giraffe", "rabbit", "pig", "fox", "lion",
    "bird", "duck", "owl",
)  # fmt: skip
_DYED = frozenset({"dog", "cat", "horse", "cow", "rabbit", "pig", "bird", "duck", "bear"})
_VEHICLES = ("car", "bus", "truck", "train", "motorcycle", "bicycle", "boat", "airplane")
_PLANTS = ("flower", "rose", "tulip", "sunflower")
KINDS: Mapping[str, tuple[str, ...]] = {
    "person": _PEOPLE, "animal": _ANIMALS, "vehicle": _VEHICLES, "flower": _PLANTS,
}  # fmt: skip
_SHARES = {"person": 0.5, "animal": 0.26, "vehicle": 0.16, "flower": 0.08}

# pose -> how one says it; "" for one that is not said
_PEOPLE_DO = {
    "standing": "standing", "walking": "walking", "running": "running", "jumping": "jumping", "waving": "waving",
    "dancing": "dancing", "kneeling": "kneeling", "cheering": "cheering", "sitting_ground": "sitting on the ground",
    "reaching_up": "reaching up", "kicking": "kicking", "crouching": "crouching",
}  # fmt: skip
_ANIMALS_DO = ("running", "sleeping")  # of those whose art has poses
_SITTERS, _GRAZERS = ("dog", "cat", "bear"), ("horse", "cow", "sheep", "elephant", "zebra", "giraffe")
_TOPS = ("shirt", "t-shirt", "sweater", "jacket")
_BOTTOMS = ("pants", "shorts", "skirt")
_HATS = ("hat", "cap", "beanie")
_PLURAL = frozenset({"pants", "shorts"})
_PLACES: Mapping[str, tuple[str, ...]] = {
    "person": ("park", "beach", "street", "snow", "field", "room", ""),
    "animal": ("field", "grass", "forest", "beach", "snow", "desert", ""),
    "vehicle": ("street", "road", "city", "desert", "snow", ""),
    "flower": ("garden", "field", "grass", ""),
    "boat": ("sea", "lake"),
    "airplane": ("sky",),
    "train": ("railway",),
}
_WHERE = {
    "park": "in the park", "beach": "on the beach", "street": "on the street", "snow": "in the snow",
    "field": "in a field", "room": "in a room", "grass": "on the grass", "forest": "in the forest",
    "desert": "in the desert", "road": "on the road", "city": "in the city", "garden": "in a garden",
    "sea": "on the sea", "lake": "on a lake", "sky": "in the sky", "railway": "on the railway", "": "",
}  # fmt: skip


@dataclass(frozen=True)
class Subject:
    """One thing. kind: a key of KINDS. clothes: (garment, colour). action: a pose; said: the words for it."""

    kind: str
    noun: str
    adjectives: tuple[str, ...]
    clothes: tuple[tuple[str, str], ...]
    action: str
    said: str
    place: str

    def sentences(self, chance: random.Random) -> tuple[str, ...]:
        """Five ways to say it, in an order of chance; some may be alike."""
        who = " ".join((*self.adjectives, self.noun))
        worn = _listed([_piece(garment, colour) for garment, colour in self.clothes])
        where = _WHERE[self.place]
        wearing, dressed = (f"wearing {worn}", f"in {worn}") if worn else ("", "")
        does = f"is {self.said}" if self.said else ""
        ways = (
            (_article(who), who, dressed, does, where),
            (_article(who), who, wearing, self.said, where),
            ("there is", _article(who), who, self.said, dressed, where),
            ("the", who, "is", self.said, where) if self.said or where else (_article(who), who, dressed),
            (_article(who), who, self.said, where, f", {wearing}" if wearing else ""),
        )
        said = [" ".join(word for word in way if word).replace(" ,", ",") + "." for way in ways]
        chance.shuffle(said)
        return tuple(sentence[0].upper() + sentence[1:] for sentence in said)

    def scene(self, text: str) -> SceneData:
        """What the sentences say, as a scene."""
        node = f"{self.noun}.1"
        worn = [SceneObject(id=f"{garment}.1", label=garment, attributes=(colour,)) for garment, colour in self.clothes]
        doing = (self.said,) if self.said else ()
        return SceneData(
            text=text,
            objects=(SceneObject(id=node, label=self.noun, attributes=(*self.adjectives, *doing)), *worn),
            relations=tuple(Relation(subject=node, predicate="wearing", object=w.id, words="wearing") for w in worn),
            background=(self.place,) if self.place else (),
        )


def subject(chance: random.Random, kinds: Sequence[str]) -> Subject:
    """A thing of one of these kinds, at random: half of all are people."""
    kind = chance.choices(kinds, [_SHARES[kind] for kind in kinds])[0]
    noun = chance.choice(KINDS[kind])
    place = chance.choice(_PLACES.get(noun, _PLACES[kind]))
    if kind == "person":
        action = chance.choice(list(_PEOPLE_DO))
        said = _PEOPLE_DO[action] if action != "standing" or chance.random() < 0.5 else ""
        old = chance.random() < 0.2 and noun in ("man", "woman")
        return Subject(kind, noun, ("old",) if old else (), _clothes(chance, noun), action, said, place)
    if kind == "animal":
        own = ("sitting",) if noun in _SITTERS else ("eating",) if noun in _GRAZERS else ()
        said = chance.choice(("", *own, *(_ANIMALS_DO if own else ())))
        coat = (chance.choice(_FUR),) if noun in _DYED and chance.random() < 0.8 else ()
        return Subject(kind, noun, coat, (), said or "standing", said, place)
    plain = noun == "sunflower" or (kind == "vehicle" and chance.random() < 0.1)
    colour = () if plain else (chance.choice(COLOURS),)
    return Subject(kind, noun, colour, (), "flying" if noun == "airplane" else "", "", place)


def _clothes(chance: random.Random, noun: str) -> tuple[tuple[str, str], ...]:
    """A top and often a bottom, or a dress; sometimes a hat."""
    worn = [chance.choice(_TOPS)]
    if noun in ("woman", "girl") and chance.random() < 0.3:
        worn = ["dress"]
    elif chance.random() < 0.7:
        worn.append(chance.choice(_BOTTOMS if noun in ("woman", "girl") else _BOTTOMS[:2]))
    if chance.random() < 0.25:
        worn.append(chance.choice(_HATS))
    return tuple((garment, chance.choice(COLOURS)) for garment in worn)


def _piece(garment: str, colour: str) -> str:
    return f"{colour} {garment}" if garment in _PLURAL else f"{_article(colour)} {colour} {garment}"


def _listed(pieces: Sequence[str]) -> str:
    *first, last = pieces or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def _article(words: str) -> str:
    return "an" if words[0] in "aeiou" else "a"
