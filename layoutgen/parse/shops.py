"""Shops and cafes seen from the street: "a bakery next to a bookstore", "a dog outside a cafe" are no interiors."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.background import background_of
from layoutgen.parse.reading import Entity, Fact, Reading

_INSIDES = frozenset({"store", "restaurant", "library", "museum", "hospital"})
_STANDS = frozenset(
    {
        "on",
        "in",
        "at",
        "along",
        "next to",
        "near",
        "left of",
        "right of",
        "opposite",
        "across",
        "behind",
        "in front of",
        "between",
    }
)
_OUTSIDE = frozenset(
    {"next to", "near", "in front of", "behind", "left of", "right of", "opposite", "outside", "between", "across"}
)


def seen_from_outside(reading: Reading) -> None:
    """Makes houses of the shops that stand somewhere, or that others are only near."""
    for shop in reading.entities:
        name = vocab.noun(shop.label).name
        place = background_of(shop.label) or background_of(name) if shop.kind == "stuff" else None
        if place not in _INSIDES or shop.group == "indoor":
            continue
        about = [fact for fact in reading.facts if shop in fact.subjects or shop in fact.objects]
        burns = "burning" in shop.attributes
        if not burns and (not about or not all(_from_outside(shop, fact) for fact in about)):
            continue
        shop.kind, shop.group = "thing", "building"
        if not any(e.kind == "stuff" and background_of(e.label) == place for e in reading.entities):
            reading.place_words[:] = [word for word in reading.place_words if word != place]
        if not reading.place_words:
            reading.place_words.append("street")


def _from_outside(shop: Entity, fact: Fact) -> bool:
    return fact.predicate in (_STANDS if shop in fact.subjects else _OUTSIDE)
