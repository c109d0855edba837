"""The caption as the network hears it: nouns that it has no class for are said with the word of the class it uses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from layoutgen.predict.learned import Wish
from layoutgen.scene import SceneData

_SIDES = re.compile(r"\b(?:left|right)\b", re.IGNORECASE)


def says_sides(text: str) -> bool:
    """Whether a text tells left from right, so that its picture must not be mirrored."""
    return _SIDES.search(text) is not None


def spoken(data: SceneData, wanted: Sequence[Wish], text: str) -> str:
    """The text with each noun that is no class, and means none, replaced by its stand-in."""
    spans = {thing.id: thing.span for thing in data.objects}
    for wish in sorted(wanted, key=lambda w: -(spans[w.node] or (0, 0))[0]):
        if wish.exact:
            continue
        start, end = spans[wish.node] or (0, len(text))
        found = list(re.finditer(_pattern(wish.label), text[start:end], re.IGNORECASE))
        if found:
            last = found[-1]
            plural = last.group().lower() != wish.label.lower()
            said = wish.known + ("s" if plural and not wish.known.endswith("s") else "")
            text = text[: start + last.start()] + said + text[start + last.end() :]
    return text


def _pattern(label: str) -> str:
    """The noun and its plurals: "wolf", "wolves", "box", "boxes", "pony", "ponies"."""
    stem = re.escape(label)
    forms = [stem, f"{stem}s", f"{stem}es"]
    if label.endswith("y"):
        forms.append(re.escape(label[:-1]) + "ies")
    if label.endswith(("f", "fe")):
        forms.append(re.escape(label.rstrip("e")[:-1]) + "ves")
    return rf"\b(?:{'|'.join(forms)})\b"
