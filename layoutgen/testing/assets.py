"""What an asset pack must keep to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from layoutgen.art.drawing import Drawing
from layoutgen.guests import drawing_fault
from layoutgen.testing.contract import Contract, Subject, broken
from layoutgen.testing.samples import ODD, chosen

_NAMES, _DRAWN = 200, 24  # how many of a large pack's drawings are looked at, and rasterised


def _names(subject: Subject) -> list[str]:
    from layoutgen.plugins import guarded

    names = guarded(subject.who, "failed in names()", subject.stage.names)
    if isinstance(names, str) or not isinstance(names, Iterable):
        broken(f"names() returns {type(names).__name__}; it must give the nouns that it can draw")
    listed = list(names)
    if not listed:
        broken("names() gives no noun")
    for name in listed:
        if not isinstance(name, str) or not name.strip():
            broken(f"names() gives {name!r}, which is no noun")
    return listed


def _find(subject: Subject, label: str, attributes: tuple[str, ...] = ()) -> Drawing | None:
    from layoutgen.plugins import guarded

    made = guarded(subject.who, f"failed on the noun {label!r}", subject.stage.find, label, attributes)
    if made is not None and not isinstance(made, Drawing):
        broken(f"find({label!r}) returns {type(made).__name__}; a Drawing or None is wanted")
    return made


def says_what_it_is(subject: Subject) -> None:
    """Name, licence and credit are texts: exports carry the credit."""
    for field in ("name", "licence", "credit"):
        value = getattr(subject.stage, field, None)
        if not isinstance(value, str) or not value.strip():
            broken(f"its {field} is {value!r}; give it a text (licence: an SPDX name, credit: the line exports carry)")


def draws_its_names(subject: Subject) -> None:
    """Each noun of `names()` is found, as a drawing of this pack with a frame that has an area."""
    for name in chosen(_names(subject), _NAMES):
        drawing = _find(subject, name)
        if drawing is None:
            broken(f"names() has {name!r}, but find({name!r}) gives None")
        if drawing.pack != subject.stage.name:
            broken(f"the drawing of {name!r} says it is of the pack {drawing.pack!r}, not {subject.stage.name!r}")
        if fault := drawing_fault(drawing):
            broken(f"the drawing of {name!r}: {fault}")


def drawings_are_svg(subject: Subject) -> None:
    """The SVG refers to nothing outside, and shows something within its frame."""
    from layoutgen.art.rasterise import alpha

    for name in chosen(_names(subject), _DRAWN):
        drawing = _find(subject, name)
        if drawing is None:
            continue
        if outside := re.search(r"""(?:href=["']|url\(["']?)(?!#)[^"')]{0,40}|<script""", drawing.svg):
            broken(f"the drawing of {name!r} refers to something outside of it: {outside[0]}")
        if alpha(drawing.svg, drawing.view, (32, 32)).max() < 0.5:
            broken(f"the drawing of {name!r} shows nothing within its view {drawing.view}")


def ids_are_its_own(subject: Subject) -> None:
    """Two drawings in one picture do not share an id."""
    owner: dict[str, Drawing] = {}
    for name in chosen(_names(subject), _NAMES):
        drawing = _find(subject, name)
        if drawing is None:
            continue
        for found in re.findall(r'\bid="([^"]+)"', drawing.svg):
            other = owner.setdefault(found, drawing)
            if other.svg != drawing.svg:
                broken(f"the drawings of {other.name!r} and {drawing.name!r} share the id {found!r}")


def unknown_nouns(subject: Subject) -> None:
    """None for a noun it does not know."""
    for labels in ODD.values():
        for label in labels:
            _find(subject, label)
    for label in ("flurbo", "quandle machine", ""):
        if label not in set(_names(subject)) and _find(subject, label) is not None:
            broken(f"find({label!r}) gives a drawing, though names() does not have it; None lets the next pack try")


def same_noun(subject: Subject) -> None:
    """The same noun gives the same drawing, also from another instance; attributes are taken."""
    fresh = Subject(subject.kind, subject.name, subject.fresh(), subject.fresh)
    for name in chosen(_names(subject), _DRAWN):
        if _find(subject, name) != _find(subject, name) or _find(subject, name) != _find(fresh, name):
            broken(f"find({name!r}) gives two different drawings")
        _find(subject, name, ("red", "small"))


CONTRACTS: tuple[Contract[Subject], ...] = (
    ("name, licence and credit", says_what_it_is),
    ("draws the names it gives", draws_its_names),
    ("its drawings are SVG", drawings_are_svg),
    ("ids are its own", ids_are_its_own),
    ("None for unknown nouns", unknown_nouns),
    ("same noun, same drawing", same_noun),
)
