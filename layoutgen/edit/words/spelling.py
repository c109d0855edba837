"""Words written as people type: "dont", "teh", "bigegr"; corrected only towards what a command can mean."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from layoutgen import vocab
from layoutgen.edit.words.forms import plainly
from layoutgen.edit.words.lexicon import (
    ABSOLUTE,
    COMPARATIVES,
    COMPARED,
    DIRECTIONS,
    FILLERS,
    FUZZY,
    NUMBERS,
    ORDINALS,
    POSITIVES,
    PREPOSITIONS,
    SUPERLATIVES,
    VERBS,
)

_SHORT = {
    "dont": "do n't", "doesnt": "does n't", "didnt": "did n't", "cant": "can n't", "wont": "will n't",
    "isnt": "is n't", "arent": "are n't", "shouldnt": "should n't", "im": "I am", "id": "I would",
    "ya": "you", "lets": "let us", "teh": "the", "adn": "and", "nad": "and", "hte": "the", "u": "you", "ur": "your",
    "pls": "please", "plz": "please", "thx": "thanks", "wanna": "want to", "gonna": "going to",
    "gimme": "give me", "btw": "by the way", "abit": "a bit", "alot": "a lot", "infront": "in front",
    "thier": "their", "becuase": "because", "colur": "colour", "ontop": "on top",
}  # fmt: skip
_WORD = re.compile(r"(?<![\w.'-])[A-Za-z]+(?![\w.'-]*[\d.']\w|[\w-])")
_LEAST = 4  # letters; shorter words have too many neighbours, and are mended only where a verb must stand


_MORE = re.compile(r"\bmore (" + "|".join(COMPARED) + r")\b", re.IGNORECASE)


def written_out(text: str) -> str:
    """The text with what is typed short written out: "dont" as "do n't", "teh" as "the", "more big" as "bigger"."""
    text = _MORE.sub(lambda match: COMPARED[match.group(1).lower()], plainly(text))
    return _WORD.sub(lambda match: _SHORT.get(match.group(0).lower(), match.group(0)), text)


def mended(text: str, labels: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """The text with slips of one letter mended, and a line for each; ids and words that are known stay as they are."""
    heads = {word for label in labels for word in label.split()}
    wanted = heads | {_plural(word) for word in heads} | _commands()
    told: dict[str, None] = {}

    def one(match: re.Match[str]) -> str:
        word = match.group(0)
        lower = word.lower()
        if len(lower) < _LEAST - 1 or lower in wanted or _is_known(lower):
            return word
        slips = _slips(lower) if len(lower) >= _LEAST else _slips(lower) & set(VERBS) if not match.start() else set()
        near = sorted(slips & wanted)
        found = [each for each in near if each in heads] or near or sorted(slips & _PLAIN)
        if len(found) != 1:
            return word
        told[f"read {word!r} as {found[0]!r}"] = None
        return found[0]

    return _WORD.sub(one, text), tuple(told)


@cache
def meant_look(word: str) -> str:
    """The colour or pattern that a word is a slip of, "" when none or several are near."""
    if len(word) < _LEAST or not word.isalpha() or _is_known(word) or word in _commands():
        return ""
    near = sorted({slip for slip in _slips(word) if slip in vocab.COLOURS or slip in vocab.PATTERNS})
    return near[0] if len(near) == 1 else ""


def _plural(word: str) -> str:
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


@cache
def _commands() -> frozenset[str]:
    """Every word that commands are made of."""
    tables = (
        VERBS,
        PREPOSITIONS,
        COMPARATIVES,
        POSITIVES,
        ABSOLUTE,
        DIRECTIONS,
        SUPERLATIVES,
        NUMBERS,
        ORDINALS,
        FUZZY,
    )
    words = {word for table in tables for phrase in table for word in phrase.split()} | set(FILLERS)
    words |= {word for look in (*vocab.COLOURS, *vocab.PATTERNS) for word in look.split()}
    return frozenset(word for word in words if word.isalpha() and len(word) >= _LEAST)


_PLAIN = frozenset([
    "love", "loves", "lovely", "fancy", "hate",
    "about", "always", "away", "been", "behind", "could", "does", "done", "down", "each", "ever", "every",
    "everything", "from", "good", "have", "here", "high", "keep", "kind", "left", "like", "made", "many",
    "maybe", "more", "most", "must", "near", "never", "next", "nice", "only", "other", "over", "please", "same",
    "shall", "should", "side", "some", "someone", "something", "still", "such", "sure", "than", "that", "their",
    "them", "then", "there", "these", "they", "thing", "things", "this", "those", "three", "time", "too",
    "under", "upside", "very", "wait", "want", "well", "were", "what", "when", "where", "which", "while",
    "will", "wish", "with", "without", "word", "work", "would", "your", "actually", "again", "almost", "along",
    "also", "although", "another", "anything", "around", "because", "before", "being", "below", "better",
    "bring", "close", "hello", "help", "idea", "just", "later", "least", "less", "look", "looks", "lots",
    "make", "much", "nothing", "okay", "once", "ones", "part", "people", "possible", "quite", "rather", "ready",
    "really", "right", "seems", "seen", "since", "somewhere", "soon", "stay", "stays", "still", "sorry",
    "thank", "thanks", "think", "tiny", "told", "took", "true", "until", "upon", "used", "using", "wants",
    "ways", "went", "whole", "whose", "words", "years", "yesterday", "young", "sits", "stands", "goes",
    "holding", "wearing", "sitting", "standing", "looking", "facing", "going", "coming",
])  # fmt: skip


def _is_known(word: str) -> bool:
    """Whether a word is one that pictures or settings are described with."""
    if (
        word in _PLAIN
        or vocab.lookup(word)
        or vocab.lookup(vocab.singular(word))
        or vocab.person(word)
        or vocab.place(word)
    ):
        return True
    return bool(vocab.time_of_day(word) or vocab.weather(word)) or word in (
        *vocab.STATES,
        *vocab.MATERIALS,
        *vocab.SIZES,
    )


def _slips(word: str) -> set[str]:
    """Every word from which this one differs by two letters exchanged, one left out, doubled or wrong."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    halves = [(word[:k], word[k:]) for k in range(1, len(word) + 1)]  # the first letter is seldom wrong
    swaps = {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1} | {word[1] + word[0] + word[2:]}
    drops = {a + b[1:] for a, b in halves if b}
    adds = {a + c + b for a, b in halves for c in letters}
    changes = {a + c + b[1:] for a, b in halves if b for c in letters}
    return swaps | drops | adds | changes
