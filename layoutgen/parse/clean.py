"""Makes a person's text fit for the pipeline, and remembers where every character came from.

Emoji become nouns, control characters spaces, capitals small where all is in capitals; slips of the finger are
corrected. What introduces the picture ("Draw a photo of ...") is taken off and its style words are kept.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from layoutgen import vocab
from layoutgen.parse.gaps import said_again
from layoutgen.parse.inscriptions import unquoted
from layoutgen.parse.introduction import introduction_end, tail_start
from layoutgen.parse.lexicon import members
from layoutgen.parse.orders import Order, taken_off
from layoutgen.parse.ordinals import with_ones
from layoutgen.parse.rewording import reworded
from layoutgen.parse.spell.correct import corrections

_FOREIGN = members("foreign")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "_": " ", "´": "'", "`": "'"})
_NOUN_TAILS = (" face", " button", " person")
_PLACE_SCENE = re.compile(r"(\w+) (?:scene|view|landscape|shot|photo|picture|image)\b")
_ODD = re.compile(r"^ |  |[^ !#-~]|[a-z]{3}\.[A-Za-z]")  # all but single spaces and printable ASCII without quotes
_JOINED = re.compile(r"(?<=[a-z]{3})\.(?=[A-Za-z]{2,}\b(?!\.))(?!(?:com|org|net|edu|gov)\b)")  # "a window.Next to it"
_SENTENCE_DASH = re.compile(r"\s-+\s")


def _steps(count: int) -> list[tuple[int, int]]:
    return [(i, i + 1) for i in range(count)]


_OF_SO_MANY = re.compile(
    r"\b(?:family|party|group|team) of (?:two|three|four|five|six|seven|eight|nine|ten)"
    r"(?= *(?:[.,]|$| \w+ing\b| (?:is|are|at|in|on|sits?|stands?|eats?|plays?|walks?|has|have|with|by|who|that)\b))"
)
_HOURS = frozenset({"night", "nighttime", "evening", "sunset", "sunrise", "dusk", "dawn", "twilight"})
_STEPS = _steps(512)  # where the letters of most texts stand, made once


class Clean(NamedTuple):
    """`text` is what the pipeline reads; `sources[i]` is where its character i stood in the original, start and end.

    style, places, order, time: what the words that were taken off say ("a watercolour of", "a street scene with", "from
    left to right", "a night shot of").
    """

    text: str
    sources: tuple[tuple[int, int], ...]
    style: tuple[str, ...]
    places: tuple[str, ...] = ()
    order: Order | None = None
    time: str | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Characters start..end of the clean text as characters of the original."""
        return self.sources[start][0], self.sources[end - 1][1]


def clean(original: str) -> Clean:
    """The text for the pipeline; it may be empty, when there was nothing but an introduction ("a photo")."""
    text, sources = _letters(original)
    text = _SENTENCE_DASH.sub(lambda m: f" {',':<{len(m[0]) - 2}} ", text)
    if _shouting(text):
        text = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    text, sources = with_ones(*said_again(*reworded(*_peopled(*_spelt(text, sources)))))
    text, sources, order = taken_off(text, sources)
    start = introduction_end(text)
    end = max(start, tail_start(text))
    style = tuple(dict.fromkeys(styles_in(text[:start]) + styles_in(text[end:])))
    places = places_in(text[:start])
    time = _time_in(text[:start])
    while start < end and text[start] in " ,:;.\n":
        start += 1
    while end > start and text[end - 1] in " ,:;\n":
        end -= 1
    if order is not None:
        order = order._replace(at=order.at - start)
    return Clean(text[start:end], tuple(sources[start:end]), style, places, order, time)


def _time_in(introduction: str) -> str | None:
    """The night of "a night shot of"."""
    words = introduction.lower().replace("night time", "nighttime").replace("-", " ").split()
    return next((vocab.TIMES.get(word) for word in words if word in _HOURS), None)


def _letters(original: str) -> tuple[str, list[tuple[int, int]]]:
    """The text in plain characters, after a space, emoji as words; and where each stood, start and end."""
    plain = original.translate(_QUOTES)
    if '"' in plain:
        original = unquoted(plain)
    if not _ODD.search(plain):  # nearly all captions: no letter needs a look of its own
        return f" {plain}", [(0, 0), *(_steps(len(plain)) if len(plain) > len(_STEPS) else _STEPS[: len(plain)])]
    chars: list[str] = [" "]
    sources: list[tuple[int, int]] = [(0, 0)]

    def put(piece: str, start: int, end: int) -> None:
        for char in piece:
            if char != " " or chars[-1] != " ":
                chars.append(char)
                sources.append((start, end))

    pictures = _emoji(original)
    ends = {found.start() for found in _JOINED.finditer(original)}
    at = 0
    while at < len(original):
        if at in pictures:
            end, name = pictures[at]
            put(f" {name} , " if name and end in pictures else f" {name} ", at, end)
            at = end
            continue
        put(". " if at in ends else _plain(original[at]), at, at + 1)
        at += 1
    return "".join(chars), sources


def _spelt(text: str, sources: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The text with its slips corrected; the letters of a corrected word all come from the whole word."""
    if any(word in _FOREIGN for word in text.lower().split()) and " o clock" not in text:
        return text, sources
    for start, end, meant in reversed(corrections(text)):
        whole = (sources[start][0], sources[end - 1][1])
        text = text[:start] + meant + text[end:]
        sources = [*sources[:start], *[whole] * len(meant), *sources[end:]]
    return text, sources


def _peopled(text: str, sources: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """ "a family of four eating" is of four people, who stand where the number does."""
    for found in reversed(list(_OF_SO_MANY.finditer(text))):
        end = found.end()
        text = f"{text[:end]} people{text[end:]}"
        sources = [*sources[:end], *[sources[end - 1]] * len(" people"), *sources[end:]]
    return text, sources


def places_in(introduction: str) -> tuple[str, ...]:
    """The places that an introduction names: "street" in "a busy street scene with"."""
    said = (vocab.place(word) for word in _PLACE_SCENE.findall(introduction.lower()))
    return tuple(dict.fromkeys(place for place in said if place))


def styles_in(text: str) -> tuple[str, ...]:
    """The styles that the words of `text` name, longest phrases first, in the order of the text."""
    words = re.findall(r"[\w&'-]+", text.lower())
    found: list[str] = []
    at = 0
    while at < len(words):
        for size in (5, 4, 3, 2, 1):
            if at + size > len(words) or words[at + size - 1] == "of":
                continue
            name = vocab.STYLES.get(" ".join(words[at : at + size]))
            if name is not None:
                if name:
                    found.append(name)
                at += size - 1
                break
        at += 1
    return tuple(found)


def _plain(char: str) -> str:
    if char.isascii():
        if char == '"':
            return ""
        return char.translate(_QUOTES) if char.isprintable() else " "
    char = char.translate(_QUOTES)
    if char == '"':
        return ""
    category = unicodedata.category(char)
    if category in ("Mn", "Cf", "So", "Sk"):  # joiners, marks on their own, symbols that are no emoji
        return ""
    if category[0] in "CZ":
        return " "
    return char


def _shouting(text: str) -> bool:
    capitals = sum(map(str.isupper, text))
    return capitals > 2 and capitals > 0.7 * (letters := sum(map(str.isalpha, text))) and letters > 3


def _emoji(text: str) -> dict[int, tuple[int, str]]:
    """start -> (end, noun or "") of every emoji."""
    if text.isascii():
        return {}
    import emoji

    return {m["match_start"]: (m["match_end"], _noun_of(emoji.demojize(m["emoji"]))) for m in emoji.emoji_list(text)}


def _noun_of(code: str) -> str:
    """ ":dog_face:" -> "dog"; faces, hearts and signs that decorate a text -> ""."""
    name = code.strip(":").replace("_", " ").replace("-", " ").split(":")[0].lower()
    name = re.sub(r" (light|medium|dark|medium light|medium dark) skin tone$", "", name)
    options = [name, *(name.removesuffix(tail) for tail in _NOUN_TAILS if name.endswith(tail)), name.split(" ")[-1]]
    for option in options:
        known = vocab.lookup(option)
        if known is not None and known.group not in ("symbol", "body") and option != "face":
            return option
    return ""
