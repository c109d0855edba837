"""Words on signs: what the text quotes after or right before a sign is written on its board."""

from __future__ import annotations

import re

from layoutgen import vocab
from layoutgen.art.card import fit_text
from layoutgen.art.drawing import Drawing
from layoutgen.art.lettering import block, can_write, line
from layoutgen.art.place import Rect
from layoutgen.layout import Item, Layout

_SIGNS = frozenset(
    {"sign", "street sign", "road sign", "billboard", "banner", "poster", "signboard", "neon sign", "parking sign"}
)
_ON_POLES = frozenset({"sign", "street sign", "road sign", "parking sign"})
# quotes of every kind; an apostrophe inside a word is none
_QUOTED = re.compile(
    r"""["“”]([^"“”]{1,40})["“”]|(?<!\w)[‘'`]{1,2}((?:[^‘’'`"]|(?<=\w)['’](?=\w)){1,40})[’'`]{1,2}(?!\w)"""
)
# "a sign that says Water Street": names without quotes
_SAID = re.compile(
    r"^\W*(?:that |which )?(?:says|saying|said|reads|reading|named|marked) ((?:[A-Z][\w.]*)(?: [A-Z0-9][\w.]*){0,4})"
)
_STOPS = r"on\b|in\b|and\b|next\b|above\b|at\b|near\b|with\b|hang|stand"
# "a shirt that says boss", "a cake with the words well done", "the number 7"
_PLAINLY = re.compile(
    r"^\W*(?:(?:(?:that|which) (?:says|reads)|says|saying|reads|reading) "
    r"(?!(?:\w+thing|it|that|what|so|how|where|an?|the|which|who)\b)"
    r"|with the (?:words?|letters?|name|text|number)(?: on it)?:? )"
    rf"((?:(?!{_STOPS})[\w'!?&]+ ?){{1,4}})(?=[.,;!?]|{_STOPS}|$)",
    re.IGNORECASE,
)
# "a player with the number 10 on his shirt"
_BEFORE = re.compile(
    r"\bthe (?:number|word|words|name|letters?) ([\w!?]+(?: [\w!?]+){0,2}) on (?:\w+ ){1,3}$", re.IGNORECASE
)
_VAGUE = frozenset({"something", "anything", "nothing", "it", "them", "words"})
_LONGEST = 5
_NEAR = 40  # characters between the sign and what it says
LIGHT, DARK = "#F5F8FA", "#31373D"
# noun -> where the words are, in shares of the frame of its drawing, and their colour
_PLACES: dict[str, tuple[Rect, str]] = {
    "blackboard": ((0.1, 0.1, 0.9, 0.82), LIGHT),
    "whiteboard": ((0.12, 0.15, 0.88, 0.8), DARK),
    "birthday cake": ((0.14, 0.5, 0.86, 0.8), DARK),
    "cake": ((0.14, 0.5, 0.86, 0.8), DARK),
    "book": ((0.12, 0.38, 0.78, 0.8), LIGHT),
    "box": ((0.1, 0.5, 0.9, 0.9), DARK),
    "mug": ((0.08, 0.35, 0.68, 0.75), LIGHT),
    "cup": ((0.08, 0.35, 0.68, 0.75), LIGHT),
    "balloon": ((0.2, 0.15, 0.8, 0.5), LIGHT),
    "flag": ((0.2, 0.12, 0.95, 0.5), LIGHT),
    "truck": ((0.42, 0.2, 0.95, 0.55), DARK),
    "bus": ((0.3, 0.5, 0.9, 0.68), DARK),
    "paper": ((0.12, 0.2, 0.88, 0.8), DARK),
    "letter": ((0.12, 0.3, 0.88, 0.8), DARK),
    "card": ((0.12, 0.25, 0.88, 0.75), DARK),
    "note": ((0.12, 0.2, 0.88, 0.8), DARK),
    "door": ((0.18, 0.12, 0.82, 0.32), LIGHT),
    "gravestone": ((0.2, 0.25, 0.8, 0.65), DARK),
    "bottle": ((0.1, 0.5, 0.9, 0.8), DARK),
    "bag": ((0.15, 0.45, 0.85, 0.85), LIGHT),
    "hat": ((0.25, 0.35, 0.75, 0.7), LIGHT),
    "screen": ((0.12, 0.15, 0.88, 0.7), LIGHT),
    "tv": ((0.12, 0.15, 0.88, 0.7), LIGHT),
    "heart": ((0.15, 0.2, 0.85, 0.6), LIGHT),
    "shirt": ((0.3, 0.3, 0.7, 0.7), DARK),
    "store": ((0.12, 0.06, 0.88, 0.2), DARK),
}
_WORN = frozenset({"shirt", "t-shirt", "tshirt", "tee", "jersey", "sweater", "sweatshirt", "hoodie", "apron"})
_INK, _GROUND, _EDGE = "#F5F8FA", "#5C913B", "#F5F8FA"


def is_inscribed(label: str) -> bool:
    """Whether words of the text can be written on what has this label."""
    return writing_place(label) is not None or is_shirt(label)


def is_shirt(label: str) -> bool:
    """Whether it is worn on the chest."""
    return bool(_WORN & {label, label.rsplit(" ", 1)[-1]})


def writing_place(label: str) -> tuple[Rect, str] | None:
    """Where on what has this label words are written, in shares of its frame, and their colour."""
    known = vocab.noun(label)
    return _PLACES.get(label) or _PLACES.get(known.name) or _PLACES.get(label.rsplit(" ", 1)[-1])


def words_on(layout: Layout, item: Item) -> str | None:
    """What is written on a sign, None when the text quotes nothing near it, or it is no sign."""
    if not is_sign(item.label) and not is_inscribed(item.label):
        return None
    span = next((thing.span for thing in layout.scene.objects if thing.id == item.node), None)
    if span is None:
        return None
    text = layout.scene.text
    for found in _QUOTED.finditer(text):
        between = text[span[1] : found.start()] if found.start() >= span[1] else text[found.end() : span[0]]
        after = found.start() >= span[1]
        if "." not in between and (len(between) <= _NEAR if after else not between.strip()):
            words = " ".join((found.group(1) or found.group(2)).split()).strip(" .,;:")
            return words if words and can_write(words) else None
    before = _BEFORE.search(f"{text[: span[1]].rstrip()} ")
    if before is not None:
        return before.group(1)
    named = _SAID.match(text[span[1] :]) if not text.isupper() else None
    if named is not None:
        return named.group(1).rstrip(".") if can_write(named.group(1)) else None
    plain = _PLAINLY.match(text[span[1] :])
    words = plain.group(1).strip() if plain else ""
    end = span[1] + plain.end(1) if plain else 0
    if any(thing.span is not None and span[1] <= thing.span[0] < end for thing in layout.scene.objects):
        return None  # what the words name is in the picture: they are not on the sign
    told = bool(words) and _VAGUE.isdisjoint(words.lower().split()) and len(words.split()) <= _LONGEST
    if not told or not can_write(words):
        return None
    return words.upper() if is_sign(item.label) else words


def is_sign(label: str) -> bool:
    """Whether it is a board that words stand on."""
    return vocab.noun(label).name in _SIGNS or label.lower().split()[-1:] == ["sign"]


def lettered(found: Drawing, label: str, words: str) -> Drawing:
    """A sign of its own with `words` on the board, on a pole where such signs stand on one; named as `found`."""
    rows, size = max((fit_text(words, count, 84.0, 30.0) for count in (1, 2, 3)), key=lambda fit: fit[1])
    size = min(size, 15.0)
    wide = max(44.0, max(line(row).width for row in rows) * size + 14.0)
    high = max(20.0, 1.15 * size * len(rows) + 9.0)
    if found.name == "placard":  # of paper, on a stick
        ground, edge, ink = LIGHT, "#CCD6DD", DARK
    else:
        ground, edge, ink = _GROUND, _EDGE, _INK
    by_hand = found.name == "placard"
    on_pole = not by_hand and (vocab.noun(label).name in _ON_POLES or label.endswith("sign"))
    tall = high / 2 + 1.5 * wide if on_pole else 1.7 * high if by_hand else high
    pole = ""
    if on_pole or by_hand:
        wood = "#C1694F" if by_hand else "#8899A6"
        pole = (
            f'<rect x="{wide / 2 - 2:.4g}" y="{high / 2:.4g}" width="4" height="{tall - high / 2:.4g}" fill="{wood}"/>'
        )
    board = (
        f'<rect x="0" y="0" width="{wide:.4g}" height="{high:.4g}" rx="3.5" fill="{edge}"/>'
        f'<rect x="2" y="2" width="{wide - 4:.4g}" height="{high - 4:.4g}" rx="2.5" fill="{ground}"/>'
    )
    letters = block(rows, size, (wide / 2, high / 2), f'fill="{ink}"')
    svg = f'<g data-art="own/lettered" data-main="{ground}" data-second="">{pole}{board}{letters}</g>'
    points = {"handle": (wide / 2, high)} if by_hand else {}
    return Drawing(found.name, svg, (0.0, 0.0, wide, tall), found.pack, "front", points)
