"""How the things of one mention stand and differ: in a row, of different sizes, man and woman of a couple."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from layoutgen.scene import SceneData, SceneObject


class Member(NamedTuple):
    """One of several: what tells it from the others, and its size as a share of the largest one's."""

    told: tuple[str, ...] = ()
    size: float = 1.0


_HE, _SHE = Member(("male",)), Member(("female",), 0.95)
_FORMS = {"row": "row", "line": "row", "lineup": "row", "stack": "stack", "tower": "stack", "pyramid": "stack"}
_PILED = frozenset(
    {"book", "box", "plate", "pillow", "suitcase", "pancake", "magazine", "brick", "blanket", "present", "cushion"}
)
_LINE = re.compile(
    r"\b(?:(?:in|into) (?:a |an |one )?(?:\w+ )?(?:row|line|queue|single file)\b(?! of)|side by side\b|lined up\b"
    r"|lining up\b|from (?:small|big|short|tall|large|little)\w* to )"
)
_UNLIKE = re.compile(
    r"\b(?:different|various|varying|all|many|several|differing|three|two|mixed)[ -](?:sizes?|sized|heights)\b"
)
_RISING = re.compile(
    r"\bfrom (small|little|short|big|large|tall)\w* to |\b(?:sorted|ordered|arranged) by (?:size|height)\b"
)
_SMALLEST = 0.4  # of things of different sizes, as a share of the largest
_KIN = {
    "family": (_HE, _SHE, Member(("female", "child"), 0.76), Member(("male", "child"), 0.64)),
    **dict.fromkeys(("couple", "parent", "newlywed"), (_HE, _SHE)),
}
_RELATED = frozenset({"person", "parent", "newlywed"})


def form_of(thing: SceneObject, data: SceneData) -> str:
    """ "row" for "a row of chairs" and "chairs in a row", "stack" for "a stack of books", else ""."""
    if thing.span is None or thing.count == 1:
        return ""
    before, of, _ = data.text[slice(*thing.span)].lower().partition(" of ")
    word = before.split()[-1] if of and before.split() else ""
    if word == "pile" and thing.label in _PILED:
        return "stack"
    named = _FORMS.get(word, "")
    return named or ("row" if _LINE.search(_told(thing, data)) else "")


def members(thing: SceneObject, number: int, data: SceneData) -> Sequence[Member]:
    """What tells the things of a mention from one another; () when the text has nothing that does."""
    if number < 2 or thing.span is None:
        return ()
    named = data.text[slice(*thing.span)].lower()
    kin = next((row for word, row in _KIN.items() if word in named), ()) if thing.label in _RELATED else ()
    if kin:
        return [kin[min(k, len(kin) - 1)] for k in range(number)] if number <= 6 else ()
    told = f"{named} {_told(thing, data)}"
    rising = _RISING.search(told)
    if rising is None and _UNLIKE.search(told) is None:
        return ()
    sizes = [1.0 - (1.0 - _SMALLEST) * k / (number - 1) for k in range(number)]  # the largest first
    if rising is None:
        sizes = [*sizes[::2], *sizes[1::2][::-1]]
        return [Member((), size) for size in sizes]
    return [Member((), size) for size in (sizes if rising.group(1) in ("big", "large", "tall") else reversed(sizes))]


def _told(thing: SceneObject, data: SceneData) -> str:
    """The words of the text from a mention to the next one or to the end of its sentence."""
    assert thing.span is not None
    end = thing.span[1]
    starts = [other.span[0] for other in data.objects if other.span is not None and other.span[0] >= end]
    return data.text[end : min(starts, default=len(data.text))].lower().partition(".")[0]
