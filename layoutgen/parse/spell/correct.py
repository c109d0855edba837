"""Misspelt words of captions, read as what was meant: "windwo" as window, "ofa" as of a, "mans" as man's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import islice
from math import log
from operator import eq

from layoutgen import vocab
from layoutgen.parse.spell.lists import unsaid
from layoutgen.parse.spell.slips import distance, one_slip
from layoutgen.parse.spell.words import common, in_context, known_slips, right

SHORTEST = 4  # letters; shorter words are one slip away from too many others
LONG = 7  # letters from which two slips are taken for one word
_OFTEN = 20  # of 100,000 captions: words met so often may be what a misspelt one was meant to be
_TWO_SLIPS = 60  # and so often if they are two slips away
_JOINED = 250  # and so often if they are a half of two words that were run together
_FIRST_LETTER = 3.0  # the first letter is seldom wrong
_HERDS = frozenset({"flock", "herd", "group", "bunch", "pile", "stack", "row"})
_OF_LEFT_OUT = re.compile(
    rf"\ba (?:[a-z]+ )?(?:{'|'.join(_HERDS)})( )(?=([a-z]+s|people|sheep|men|women)\b)", re.IGNORECASE
)
_SMALL = frozenset({"a", "an", "and", "at", "by", "in", "is", "of", "on", "the", "to", "with"})
_WORD = re.compile(r"[A-Za-z]+(?:[0-9][A-Za-z]+)?")
_NAME_BEFORE = re.compile(r"[\w'@#/.&-]$")
_NAME_AFTER = re.compile(r"['/@-]|\.\w")
_ONE_BEFORE = re.compile(r"(?:^|\b(?:a|an|another|his|her|its|my|the|this|of|one)) $", re.IGNORECASE)
_PRONOUN_BEFORE = re.compile(r"\b(?:his|her|its|my|their) $", re.IGNORECASE)
_OWNED = frozenset({"furniture", "electronics", "vehicle", "clothing", "accessory", "structure", "building"})
_DEEDS = frozenset({"watch", "park", "bus", "dress", "wave", "fence", "bench", "board", "table"})  # verbs as well
_PART_AFTER = re.compile(r" ([a-z]+)\b(?! (?:to|toward|towards|for|the|a|each|their|off|away|back|in the direction)\b)")
_SAYS_NOTHING = re.compile(
    r" (?:what|something (?:that|which)) (?:looks like|appears to be|seems to be|looks to be)\b|"
    r" of (?:some|any|one) (?:sort|kind|type)\b|"
    r" (?:in (?:a )?)?single[- ]file(?: lines?)?(?! [a-z]*s\b)|"
    r" (?:already|currently)(?= (?:in|on|at|under|near|next)\b)|"
    r"(?<=\b[at]) close[- ]up(?= (?!of|shot|photo|picture|view|image|with)[a-z])",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r" (?:that )?(?:says?|saying|shows|showing|reads|reading|tells|telling)(?: that)?"
    r"(?: (?:it is|it's|its|the time (?:is|as|of)))?[a-z ]{0,30}\b"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ?o ?'? ?clock\b",
    re.IGNORECASE,
)  # "saying it is a little after 5 o clock"
_APART = {
    "pick up": "pickup", "pick-up": "pickup", "tie dyed": "tie-dyed", "tie dye": "tie-dye", "turn table": "turntable",
    "light house": "lighthouse", "light houses": "lighthouses", "golf cark": "golf cart", "golf car": "golf cart",
    "are may": "are many", "pitchers mound": "pitcher's mound", "key board": "keyboard", "long horn": "longhorn",
    "back ground": "background", "fore ground": "foreground", "cross walk": "crosswalk", "cross walks": "crosswalks",
    "dug out": "dugout", "a top": "atop", "in front": "in front of",
}  # fmt: skip
_ONE_WORD = {
    "bed spread": "bedspread", "bed spreads": "bedspreads", "foot rest": "footrest", "foot rests": "footrests",
    "run way": "runway", "run ways": "runways", "on to of": "on top of", "in from of": "in front of",
    "tiles bathroom": "tile bathroom",
    "tiles kitchen": "tile kitchen", "double deck": "double decker", "look out onto": "look out at",
    "looks out onto": "looks out at", "looking out onto": "looking out at", "kite surfing": "kitesurfing",
    "wind surfing": "windsurfing", "kite surfs": "kitesurfs", "horse pulled": "horse drawn",
    "amid": "among", "amidst": "among",
    "pics": "pictures", "stone formations": "rock formations",
    "tiles floor": "tile floor", "tiles wall": "tile wall",
}  # fmt: skip
_ONE_WORDS = re.compile(rf"\b(?:{'|'.join(_ONE_WORD)})\b", re.IGNORECASE)
_BOARDS = re.compile(r"\b(skate|snow|kite|wake|paddle|body|sand) (board(?:ing|ers?))\b", re.IGNORECASE)
_IN_PARTS = re.compile(
    r"\b(?:pick[ -]up(?= trucks?\b)|tie dyed?\b|turn table\b|golf cark?\b|light houses?\b|key board\b|"
    r"pitchers mound\b|long horn\b|cross walks?\b|(?<=\bthe )dug out\b|"
    r"in front(?= (?:a|an|the|his|her)\b)|a top(?= (?:a|an|the)\b)|"
    r"(?:back|fore) ground\b|"
    r"(?<=\bthere )are may(?= [a-z]+ ?[a-z]*s\b))",
    re.IGNORECASE,
)  # words that were written in two
_TWICE = re.compile(
    r"\b(?:(the|an?|on|in|of|and|with|is|are|to|at|by|his|her|their)(?= +\1\b)|(?:the|an?)(?= +(?:the|an?)\b)) +",
    re.IGNORECASE,
)  # words that were written twice: "on the the", "down the a street"
_PLURALS = re.compile(
    r"\b([A-Za-z][a-z]{2,}|[A-Z]{2,3})'s(?= (?:and|are|in|on|with|near|next|under|standing|walking|grazing)\b|[.,]|$)"
)
_PLURAL_TOO = re.compile(r" and [a-z]+s\b")
_AN_A = re.compile(r"an +a\b", re.IGNORECASE)


def _shifted() -> dict[str, str]:
    """ "int he" -> "in the", "wit ha" -> "with a": a letter on the wrong side of the space."""
    found = {}
    for first in ("in", "on", "of", "at", "with", "and", "for", "by", "from"):
        for other in ("a", "the"):
            found[f"{first[:-1]} {first[-1]}{other}"] = f"{first} {other}"
            if len(other) > 1:
                found[f"{first}{other[0]} {other[1:]}"] = f"{first} {other}"
    return found


def _last_words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(_WORD.findall(phrase)[-1] for phrase in phrases)


_SHIFTED = _shifted()
_SHIFTS = re.compile(rf"\b(?:{'|'.join(_SHIFTED)})\b", re.IGNORECASE)
# Texts without one of these words have no such phrase, which is found out faster than by its pattern.
_PHRASES: list[tuple[frozenset[str], re.Pattern[str], Callable[[re.Match[str]], str]]] = [
    (_last_words(_APART), _IN_PARTS, lambda m: _APART[m[0].lower()]),
    (_last_words(_ONE_WORD), _ONE_WORDS, lambda m: _ONE_WORD[m[0].lower()]),
    (frozenset({"board", "boarding", "boarder", "boarders"}), _BOARDS, lambda m: m[1] + m[2]),
    (_last_words(_SHIFTED), _SHIFTS, lambda m: _SHIFTED[m[0].lower()]),
    (frozenset({"clock"}), _HOUR, lambda _: ""),
]
_LONGEST = 30  # letters: no word of ours has more, and to look for slips takes the longer the longer a word is
_HERD = re.compile(r" of\b")
_HEARING = re.compile(r"(?:have|has|had|never|ever|i|he|she|they|we|not|n't) $", re.IGNORECASE)
_SINGULAR_AFTER = re.compile(r" +[a-z]+(?<!s)\b")


def corrections(text: str) -> list[tuple[int, int, str]]:
    """Start, end and what was meant of every misspelt word of `text`, left to right.

    Capitalised words are names and stay as they are, but for the first word of a sentence.
    """
    words = _WORD.findall(text.lower())
    present = frozenset(words)
    found: list[tuple[int, int, str]] = [(m.start(), m.end(), "") for m in _SAYS_NOTHING.finditer(text)]
    for needed, pattern, meant_by_it in _PHRASES:
        if not needed.isdisjoint(present):
            found += [(m.start(), m.end(), meant_by_it(m)) for m in pattern.finditer(text)]
    if not _HERDS.isdisjoint(present):
        found += [(m.start(1), m.end(1), " of ") for m in _OF_LEFT_OUT.finditer(text) if _is_of(m[2])]
    if _has_twice(words):
        found += [(m.start(), m.end(), "and " if _AN_A.match(text, m.start()) else "") for m in _TWICE.finditer(text)]
    found += unsaid(text, present)
    if "'s" in text:
        found += [(m.start(), m.end(), f"{m[1]}s") for m in _PLURALS.finditer(text) if _is_counted(text, m)]
    for match in _WORD.finditer(text):
        if _stays(match[0]):
            continue
        start, end = match.span()
        if any(first <= start < last for first, last, _ in found):
            continue
        meant = _meant_here(text, match[0], start, end)
        if meant is not None:
            found.append((start, end, meant.capitalize() if match[0][0].isupper() else meant))
    return sorted(found)


def _is_of(word: str) -> bool:
    """Whether a word after "a herd" is what the herd is of, and no verb: "a herd cows"."""
    noun = vocab.lookup(word)
    return noun is not None and noun.group in ("animal", "bird", "person", "fruit", "vegetable", "plant")


def _has_twice(words: list[str]) -> bool:
    """Whether a word or an article may have been written twice: most texts need no closer look."""
    alike = ["a" if word in ("the", "an") else word for word in words]
    return any(map(eq, alike, islice(alike, 1, None)))


def _is_counted(text: str, match: re.Match[str]) -> bool:
    """Whether an apostrophe is one too many: "several umbrella's and chairs", not "at the barber's and"."""
    noun = vocab.lookup(match[1].lower())
    if noun is None or noun.group == "person":
        return False
    first = match.start() < 2 and _PLURAL_TOO.match(text, match.end())  # "Dog's and cats on a rug"
    return bool(first) or not _ONE_BEFORE.search(text[: match.start()])


@lru_cache(maxsize=8192)
def _stays(word: str) -> bool:
    """Whether a word is right wherever it stands."""
    lower = word.lower()
    return meant_by(lower) == lower and lower[-1] != "s" and lower != "heard" and lower not in in_context()


def _meant_here(text: str, word: str, start: int, end: int) -> str | None:
    """What the word at start..end was meant to be; None when it stays, as names do."""
    lower = word.lower()
    meant = meant_by(lower)
    if not (word.islower() or (word[1:].islower() and _begins_sentence(text, start))):
        return None
    if _NAME_BEFORE.search(text[max(0, start - 1) : start]) or _NAME_AFTER.match(text, end):
        return None
    if lower in in_context() and (beside := _by_neighbours(text, lower, start, end)) is not None:
        return beside
    if lower == "heard" and _HERD.match(text, end) and not _HEARING.search(text[max(0, start - 7) : start]):
        return "herd"
    if _owns_next(text, start, end):
        return f"{lower[:-1]}'s"
    if meant == lower or (meant.endswith("'s") and not _SINGULAR_AFTER.match(text, end)):
        return None
    return meant


def _by_neighbours(text: str, word: str, start: int, end: int) -> str | None:
    """What a word was meant to be by those beside it: "a man on skies", "in front or a house"."""
    before = text[max(0, start - 24) : start]
    for ahead, behind, meant in in_context()[word]:
        if ahead.search(before) and behind.match(text, end):
            return meant
    return None


def _owns_next(text: str, start: int, end: int) -> bool:
    """Whether an apostrophe is missing: "on his fathers back"."""
    anybody = text[start:end].lower() in ("someones", "somebodys")
    if text[end - 1] != "s" or not (anybody or _ONE_BEFORE.search(text[max(0, start - 9) : start])):
        return False
    after = _PART_AFTER.match(text, end)
    part = vocab.lookup(after[1]) if after is not None else None
    owner = vocab.lookup(text[start : end - 1].lower())
    if owner is None or owner.group not in ("person", "animal") or part is None:
        return False
    if anybody:
        return True  # "someones kitchen table"
    theirs = part.group in _OWNED and after is not None and after[1] not in _DEEDS
    return part.group == "body" or (theirs and _PRONOUN_BEFORE.search(text[max(0, start - 9) : start]) is not None)


def _begins_sentence(text: str, start: int) -> bool:
    return text[max(0, start - 3) : start].rstrip(" ,;:-")[-1:] in ("", ".", "!", "?")


@lru_cache(maxsize=8192)
def meant_by(word: str) -> str:
    """A lower-case word, or what it was meant to be when it is no word and near one; two words if they were joined."""
    if word in known_slips():
        return known_slips()[word]
    if not SHORTEST <= len(word) <= _LONGEST:
        return word
    if word[-1] == "s" and (many := _plural_of(word[:-1], word)) is not None:
        return many
    if is_known(word):
        return word
    often = common()
    one = [w for w in dict.fromkeys(one_slip(word)) if often.get(w, 0) >= _OFTEN]
    if one:
        return max(one, key=lambda w: _likely(word, w))
    two_words = halves(word, often)
    if two_words:
        return two_words
    if len(word) < LONG:
        return word
    two = [w for w in _long_words().get(word[0], ()) if _may_be_two(word, w) and distance(word, w) == 2]
    return max(two, key=lambda w: _likely(word, w), default=word)


def _plural_of(one: str, word: str) -> str | None:
    """The plural that `word` was made for, of a noun and a bare s: "benches" for "benchs", "skis" for "skises"."""
    if one.endswith(("ch", "sh", "x", "us", "os", "as", "is")):
        meant = f"{one}es"
    elif one[-1] == "y" and one[-2] not in "aeiou":
        meant = f"{one[:-1]}ies"
    elif one.endswith("se"):
        known, one = is_known(one), one[:-1]
        meant = one
        if known or vocab.singular(one) == one:
            return None
    else:
        return None
    return meant if is_known(one) and word not in common() and word not in right() else None


def _may_be_two(word: str, other: str) -> bool:
    """Whether two words are not too different for two slips, of which each makes one letter of another at most."""
    return (
        abs(len(other) - len(word)) <= 2 and len({*word}.difference(other)) <= 2 and len({*other}.difference(word)) <= 2
    )


@lru_cache(maxsize=1)
def _long_words() -> dict[str, list[str]]:
    """First letter -> the common words that may be two slips from others."""
    found: dict[str, list[str]] = {}
    for word, count in common().items():
        if count >= _TWO_SLIPS and len(word) >= LONG - 1:
            found.setdefault(word[0], []).append(word)
    return found


@lru_cache(maxsize=8192)
def is_known(word: str) -> bool:
    """Whether a lower-case word is right as it is."""
    if word in common() or word in right() or vocab.lookup(word) is not None:
        return True
    return (
        vocab.lookup(vocab.singular(word)) is not None
        or vocab.place(word) is not None
        or vocab.colour(word) is not None
    )


def _likely(word: str, other: str) -> float:
    """Greater for what was rather meant; only the order counts."""
    same_letters = sorted(word) == sorted(other) or set(word) == set(other)
    return log(common()[other]) - _FIRST_LETTER * (word[0] != other[0]) + 2.0 * same_letters


def halves(word: str, often: Mapping[str, int]) -> str:
    """ "of a" of "ofa", "skate park" of "skatepark"; "" for what is not two words run together."""
    for i in range(1, len(word)):
        one, other = word[:i], word[i:]
        small = (one in _SMALL or other in _SMALL) and min(often.get(one, 0), often.get(other, 0)) >= _JOINED
        if small and (len(one) > 1 or one == "a") and (len(other) > 1 or other == "a"):
            return f"{one} {other}"
    return ""
