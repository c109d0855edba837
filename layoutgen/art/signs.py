"""Words on signs: what the text quotes after or right before a sign is written on its board."""

from __future__ import annotations

import re

from layoutgen import vocab
from layoutgen.art.card import fit_text
from layoutgen.art.drawing import Drawing
from layoutgen.art.lettering import can_write, line
from layoutgen.layout import Item, Layout

_SIGNS = frozenset(
    {"sign", "street sign", "road sign", "billboard", "banner", "poster", "signboard", "neon sign", "parking sign"}
)
_ON_POLES = frozenset({"sign", "street sign", "road sign", "parking sign"})
# quotes of every kind; an apostrophe inside a word is none
_QUOTED = re.compile(r"""["“”]([^"“”]{1,40})["“”]|(?<!\w)[‘'`]{1,2}([^‘’'`"]{1,40})[’'`]{1,2}(?!\w)""")
# "a sign that says Water Street": names without quotes
_SAID = re.compile(
    r"^\W*(?:that |which )?(?:says|saying|said|reads|reading|named|marked) ((?:[A-Z][\w.]*)(?: [A-Z0-9][\w.]*){0,4})"
)
# "a sign that says no parking.": small letters up to where the sentence ends
_PLAIN = re.compile(
    r"^\W*(?:that |which )?(?:says|saying|reads|reading) "
    r"(?!(?:\w+thing|it|that|what|so|how|where|an?|the|which|who)\b)((?:[a-z0-9']+ ?){1,4})(?=[.,;!]|$)"
)
_NEAR = 40  # characters between the sign and what it says
_INK, _GROUND, _EDGE = "#F5F8FA", "#5C913B", "#F5F8FA"


def words_on(layout: Layout, item: Item) -> str | None:
    """What is written on a sign, None when the text quotes nothing near it, or it is no sign."""
    if not _is_sign(item.label):
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
    named = _SAID.match(text[span[1] :]) if not text.isupper() else None
    if named is not None:
        return named.group(1).rstrip(".") if can_write(named.group(1)) else None
    plain = _PLAIN.match(text[span[1] :])
    end = span[1] + plain.end(1) if plain else 0
    things = any(t.span is not None and span[1] <= t.span[0] < end for t in layout.scene.objects)
    return plain.group(1).strip().upper() if plain and not things else None


def _is_sign(label: str) -> bool:
    return vocab.noun(label).name in _SIGNS or label.lower().split()[-1:] == ["sign"]


def lettered(found: Drawing, label: str, words: str) -> Drawing:
    """A sign of its own with `words` on the board, on a pole where such signs stand on one; named as `found`."""
    rows, size = max((fit_text(words, count, 84.0, 30.0) for count in (1, 2, 3)), key=lambda fit: fit[1])
    size = min(size, 15.0)
    wide = max(44.0, max(line(row).width for row in rows) * size + 14.0)
    high = max(20.0, 1.15 * size * len(rows) + 9.0)
    on_pole = vocab.noun(label).name in _ON_POLES or label.endswith("sign")
    pole = (
        f'<rect x="{wide / 2 - 2:.4g}" y="{high / 2:.4g}" width="4" height="{1.5 * wide:.4g}" fill="#8899A6"/>'
        if on_pole
        else ""
    )
    board = (
        f'<rect x="0" y="0" width="{wide:.4g}" height="{high:.4g}" rx="3.5" fill="{_EDGE}"/>'
        f'<rect x="2" y="2" width="{wide - 4:.4g}" height="{high - 4:.4g}" rx="2.5" fill="{_GROUND}"/>'
    )
    letters = ""
    for row, text in enumerate(rows):
        drawn = line(text)
        x = (wide - drawn.width * size) / 2
        y = high / 2 + (row - (len(rows) - 1) / 2) * 1.15 * size + 0.35 * size
        letters += f'<path transform="translate({x:.4g} {y:.4g}) scale({size:.4g})" fill="{_INK}" d="{drawn.path}"/>'
    svg = f'<g data-art="own/lettered" data-main="{_GROUND}" data-second="">{pole}{board}{letters}</g>'
    tall = high / 2 + 1.5 * wide if on_pole else high
    return Drawing(found.name, svg, (0.0, 0.0, wide, tall), found.pack, "front")
