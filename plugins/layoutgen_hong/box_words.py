"""The caption as the network hears it: nouns that it has never read are said with the word of the class it uses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from layoutgen.layout import Box
from layoutgen.nn.words import Vocabulary, split
from layoutgen.predict.learned import Wish
from layoutgen.scene import SceneData
from layoutgen.vocab import noun

_SIDES = re.compile(r"\b(?:left|right)\b", re.IGNORECASE)


def says_sides(text: str) -> bool:
    """Whether a text tells left from right, so that its picture must not be mirrored."""
    return _SIDES.search(text) is not None


def unheard(wanted: Sequence[Wish], words: Vocabulary) -> tuple[Wish, ...]:
    """The wishes whose nouns are neither a class, nor mean one, nor are words that the network has read about."""
    return tuple(w for w in wanted if not w.exact and not all(word in words for word in split(w.label)))


def spoken(data: SceneData, strange: Sequence[Wish], text: str) -> str:
    """The text with the nouns of these wishes replaced by their stand-ins."""
    spans = {thing.id: thing.span for thing in data.objects}
    for wish in sorted(strange, key=lambda w: -(spans[w.node] or (0, 0))[0]):
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


def resized(box: Box, label: str, known: str) -> Box:
    """The box of a stand-in as one of what it stands for: higher or lower as the nouns are, and of its shape.

    It stands where the stand-in stood, is no more than four times as high or as low, and no larger than the canvas.
    """
    meant, stood = noun(label), noun(known)
    height = min(0.95, box.height * min(4.0, max(0.25, meant.height / stood.height)))
    width = min(0.95, height * box.width / max(box.height, 1e-6) * meant.aspect / stood.aspect)
    left = min(max(0.0, box.cx - width / 2), 1 - width)
    return Box(left, max(0.0, box.y1 - height), left + width, max(box.y1, height))
