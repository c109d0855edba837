"""What is known of each noun: what kind of thing it is, how big, where it is found, what else it is called.

The table is `nouns.tsv`, one noun a line with all its names; it is read on the first question, not on import. Outlines
are those of the clip-art where there is some (a fork lies, its drawing stands), so that a box of that shape fits it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from layoutgen.vocabulary.plurals import plural_stays, singular_candidates
from layoutgen.vocabulary.words import members


class Noun(NamedTuple):
    """One noun. Sizes are what a picture shows, for comparing things with one another, not for building them."""

    name: str  # singular lemma, "traffic light"
    kind: str  # "thing", or "stuff" for regions and surroundings: sky, grass, street, kitchen
    group: str  # person, animal, vehicle, furniture, part ...; `groups()` lists them
    height: float  # metres, the usual vertical extent; of sun, moon and cloud an apparent size
    aspect: float  # width / height of the outline as clip-art shows it
    support: str  # "ground", "sky", "water", "surface" (a table), "wall", "body" (of an owner) or "any"
    coco: str | None  # the nearest of COCO_80, None when none is near


class _Table(NamedTuple):
    by_name: dict[str, Noun]  # every name and alias -> its noun
    names: dict[str, tuple[str, ...]]  # the noun's name -> all its names, that name first


@lru_cache(maxsize=1)
def _table() -> _Table:
    by_name: dict[str, Noun] = {}
    names: dict[str, tuple[str, ...]] = {}
    lines = Path(__file__).with_name("nouns.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        name, kind, group, height, aspect, support, coco, others = line.split("\t")
        entry = Noun(name, kind, group, float(height), float(aspect), support, coco or None)
        names[name] = (name, *others.split(", ")) if others else (name,)
        for each in names[name]:
            by_name[each] = entry
    return _Table(by_name, names)


def _clean(label: str) -> str:
    return " ".join(label.lower().replace("_", " ").split())


@lru_cache(maxsize=8192)
def lookup(label: str) -> Noun | None:
    """The noun called `label`: by its name, an alias or the plural of either; None when it is not known.

    The answer carries the noun's main name: `lookup("sofas").name == "couch"`.
    """
    table = _table().by_name
    return table.get(_clean(label)) or table.get(singular(label))


@lru_cache(maxsize=8192)
def noun(label: str) -> Noun:
    """Always an answer: `lookup`, else the head noun of a compound ("police helicopter"), else a middling thing.

    Where only the head is known, the answer keeps the label given as its name. Of a compound whose head nobody knows
    ("tree stuff") the words before it say what it is about.
    """
    known = lookup(label)
    if known is not None:
        return known
    name = singular(label)
    found = _head(name)
    if found is None:
        words = name.replace("-", " ").split()
        starts = (_table().by_name.get(" ".join(words[:end])) for end in range(len(words) - 1, 0, -1))
        found = next((about for about in starts if about is not None and about.kind == "thing"), None)
    if found is not None:
        return found._replace(name=name)
    return Noun(name or label, "thing", "thing", 0.5, 1.0, "ground", None)


@lru_cache(maxsize=4096)
def generic(label: str) -> Noun:
    """Like `noun`, but a compound of which only the head is known has its head's name: "sidewalk bench" is a bench.

    What is done with benches is then done with it: one sits on its seat.
    """
    if lookup(label) is None:
        head = _head(singular(label))
        if head is not None:
            return head
    return noun(label)


def _head(name: str) -> Noun | None:
    """The noun at the end of a compound, or before its "of"."""
    whole = " of " in name
    words = name.split(" of ", 1)[0].split() if whole else name.replace("-", " ").split()
    heads = (_table().by_name.get(" ".join(words[start:])) for start in range(0 if whole else 1, len(words)))
    return next((head for head in heads if head is not None), None)


@lru_cache(maxsize=4096)
def singular(label: str) -> str:
    """The singular, lower case: "wine glasses" -> "wine glass", "men" -> "man"; "pants" stays.

    Of "slices of pizza" the first part is made singular.
    """
    text = _clean(label)
    table = _table().by_name
    if not text or plural_stays(text):
        return text
    before, of, after = text.partition(" of ")
    first, space, last = before.rpartition(" ")
    options = [f"{first}{space}{option}{of}{after}" for option in singular_candidates(last)]
    for option in options:
        if option in table:
            return option
    if text in table or plural_stays(last):
        return text
    for word, option in zip(singular_candidates(last), options, strict=True):
        if word in table:
            return option
    return options[0] if options else text


def is_stuff(label: str) -> bool:
    """Whether `label` is a region or a surrounding (sky, grass, street, kitchen), not a countable thing."""
    return noun(label).kind == "stuff"


def nearest_coco(label: str) -> str | None:
    """The COCO-80 class nearest to `label` ("taxi" -> "car"), None when none is near."""
    return noun(label).coco


def aliases(label: str) -> tuple[str, ...]:
    """The other names of the same thing: "couch" -> ("sofa", ...), "sofa" -> ("couch", ...); () when there are none."""
    known = lookup(label)
    if known is None:
        return ()
    return tuple(name for name in _table().names[known.name] if name not in (_clean(label), singular(label)))


@lru_cache(maxsize=1)
def compounds() -> frozenset[str]:
    """All nouns of several words ("hot dog", "fire hydrant", "glass of water"), for a parser to join.

    Not those that count ("bunch of bananas"): see `collective`.
    """
    several = members("collectives")
    return frozenset(name for name in _table().by_name if " " in name and name.split(" of ")[0] not in several)


def nouns() -> tuple[Noun, ...]:
    """Every noun once, in the order of the table."""
    table = _table()
    return tuple(table.by_name[name] for name in table.names)


def groups() -> tuple[str, ...]:
    """The groups in use, sorted."""
    return tuple(sorted({each.group for each in nouns()}))
