"""From the tuples of a FACTUAL graph to a graph over the caption's words: what trains the head.

Annotators wrote words that are not in the caption ("guy" became "person", "of" became "have"). `Table` learns such
rewritings from what is left over on both sides, so a second pass can attach them to the word they were written for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice, pairwise, product

from layoutgen.parse.head.forms import base, form_of, written
from layoutgen.parse.head.tokens import Fact, TokenGraph

NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "couple": "2", "pair": "2", "both": "2", "dozen": "12",
    "single": "1"}  # fmt: skip


def _words(text: str) -> list[str]:
    return text.split()


PREPOSITIONS = frozenset(
    _words(
        "in on at of with to by from into onto over under inside within upon against around for through near along "
        "above across off atop towards toward underneath beneath behind beside between among out outside throughout "
        "about"
    )
)
_SKIP = frozenset(_words("a an the is are was were be been being . , '' `` \" '"))


@lru_cache(maxsize=200_000)
def likeness(word: str, token: str) -> float:
    """How well a word of the graph fits a word of the caption: 0 (not at all) to 1 (the same)."""
    if word == token:
        return 1.0
    if NUMBERS.get(token) == word:
        return 0.95
    forms, others = {base(word), written(word, "n")}, {base(token), written(token, "n")}
    if word in others or token in forms:
        return 0.9
    if forms & others:
        return 0.8
    if min(len(word), len(token)) >= 4 and word[:2] == token[:2]:
        ratio = SequenceMatcher(None, word, token).ratio()
        return 0.7 * ratio if ratio >= 0.8 else 0.0
    return 0.0


@dataclass(frozen=True)
class Place:
    """One way to find a phrase of the graph in the caption: its tokens, how each is written, how good it is, 0 to 1."""

    tokens: tuple[int, ...]
    forms: tuple[str, ...]
    fit: float


@dataclass
class Table:
    """What annotators write for words, learned: (role, phrase, word) -> how often one was left for the other."""

    pairs: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    phrases: Counter[tuple[str, str]] = field(default_factory=Counter)

    def note(self, role: str, phrase: str, words: Iterable[str]) -> None:
        """`phrase` found no place, and `words` were free."""
        self.phrases[role, phrase] += 1
        self.pairs.update({(role, phrase, word) for word in words})

    def fit(self, role: str, phrase: str, word: str) -> float:
        """0, or how often `word` was free when `phrase` found no place (a share between .1 and .6)."""
        seen = self.pairs[role, phrase, word]
        share = seen / max(1, self.phrases[role, phrase])
        return min(0.6, share) if seen >= 3 and share >= 0.08 else 0.0


def places(role: str, phrase: str, words: Sequence[str], table: Table | None) -> list[Place]:
    """Where `phrase` may stand in the caption, best first, at most eight."""
    parts = (phrase.replace("-", " - ") if "-" in words else phrase).split()
    options = [[(i, fit) for i, w in enumerate(words) if (fit := likeness(part, w)) > 0] for part in parts]
    if role == "predicate" and len(parts) > 1 and any(options):
        options = [found or _other_preposition(part, words) for found, part in zip(options, parts, strict=True)]
    found: list[Place] = []
    for choice in islice(product(*options), 64):
        tokens = tuple(i for i, _ in choice)
        if any(a >= b for a, b in pairwise(tokens)):
            continue
        gaps = tokens[-1] - tokens[0] + 1 - len(tokens)
        fit = sum(f for _, f in choice) / len(choice) - 0.02 * gaps
        found.append(Place(tokens, tuple(form_of(words[i], p) for i, p in zip(tokens, parts, strict=True)), fit))
    if not found:
        found = list(_whole(role, phrase, parts, words, table))
    return sorted(found, key=lambda p: -p.fit)[:8]


def _other_preposition(part: str, words: Sequence[str]) -> list[tuple[int, float]]:
    """Annotators change "in the middle of" to "on middle of": any preposition may stand for another one, badly."""
    return [(i, 0.3) for i, w in enumerate(words) if w in PREPOSITIONS] if part in PREPOSITIONS else []


def _whole(role: str, phrase: str, parts: list[str], words: Sequence[str], table: Table | None) -> Iterator[Place]:
    """Single words that the whole phrase may have been written for."""
    closed = phrase.replace(" ", "").replace("-", "")
    for i, word in enumerate(words):
        glued = word == closed or (i > 0 and words[i - 1] + word == closed)
        some = max((likeness(part, word) for part in parts), default=0.0) if len(parts) > 1 else 0.0
        learned = table.fit(role, phrase, word) if table else 0.0
        fit = 0.85 if glued else max(0.5 * some if some >= 0.8 and word not in _SKIP else 0.0, learned)
        if fit > 0:
            yield Place((i,), ("=" + phrase,), fit)


@dataclass
class Alignment:
    """The token graph of a caption, and the tuples that found no place in it."""

    graph: TokenGraph
    lost: list[Fact]
    used: set[int]
    missing: list[tuple[str, str, int, int]]  # (role, phrase, first and last token it may stand for)


def align(words: Sequence[str], facts: Sequence[Fact], table: Table | None, implied: frozenset[str]) -> Alignment:
    """Find the tuples in the lower-case `words`. `implied`: predicates that may stand there without a word."""
    result = Alignment(TokenGraph(), [], set(), [])
    order = sorted(facts, key=lambda f: (len(f) != 3, f[1:2] == ("is",)))
    for fact in order:
        fields = (fact[0], "is", fact[1]) if len(fact) == 2 else fact
        things = {phrase: places("object", phrase, words, table) for phrase in fields[::2]}
        if len(fields) == 1:
            done = _thing(result, things[fields[0]])
        elif fields[1] == "is":
            done = _attribute(result, things[fields[0]], places("attribute", fields[2], words, table), fields)
        else:
            predicates = places("predicate", fields[1], words, table)
            done = _relation(result, fields, things, predicates, implied)
        if not done:
            result.lost.append(fact)
            for phrase, found in things.items():
                if not found and not (fields[1:2] == ("is",) and phrase == fields[2]):
                    result.missing.append(("object", phrase, 0, len(words)))
    return result


def _add(result: Alignment, role: str, place: Place) -> int:
    for i, form in zip(place.tokens, place.forms, strict=True):
        result.graph.forms.setdefault((role, i), form)
    result.used.update(place.tokens)
    last = place.tokens[-1]
    if role == "object":
        result.graph.objects.setdefault(last, place.tokens[:-1])
    return last


def _thing(result: Alignment, found: list[Place]) -> bool:
    if not found:
        return False
    _add(result, "object", found[0])
    return True


def _known(result: Alignment, place: Place) -> float:
    """A bonus for a phrase that an earlier tuple put at the same place."""
    return 0.3 if result.graph.objects.get(place.tokens[-1]) == place.tokens[:-1] else 0.0


def _attribute(result: Alignment, things: list[Place], found: list[Place], fact: Fact) -> bool:
    best: tuple[float, Place, Place] | None = None
    for thing, quality in product(things, found):
        if set(thing.tokens) & set(quality.tokens):
            continue
        gap = thing.tokens[0] - quality.tokens[-1]
        far = gap if gap > 0 else 2 + quality.tokens[0] - thing.tokens[-1]
        score = 2 * (thing.fit + quality.fit) - 0.15 * far + _known(result, thing)
        if (thing.tokens[-1], quality.tokens[-1]) in result.graph.attributes:
            score -= 1.0
        if best is None or score > best[0]:
            best = (score, thing, quality)
    if best is None:
        if things and not found:
            result.missing.append(("attribute", fact[2], 0, 1_000))
            _add(result, "object", things[0])
        return False
    thing, quality = best[1:]
    last = _add(result, "attribute", quality)
    result.graph.attributes.setdefault((_add(result, "object", thing), last), quality.tokens[:-1])
    return True


def _relation(
    result: Alignment,
    fact: Fact,
    things: dict[str, list[Place]],
    predicates: list[Place],
    implied: frozenset[str],
) -> bool:
    best: tuple[float, Place, Place, Place | None] | None = None
    options: list[Place | None] = [*predicates, *([None] if fact[1] in implied else [])]
    pairs = list(product(things[fact[0]], things[fact[2]]))
    apart = [(s, t) for s, t in pairs if not set(s.tokens) & set(t.tokens)]
    mutual = [(s, t) for s, t in pairs if fact[0] == fact[2] and s == t]  # "boats side by side" has the word once
    for subject, target in apart or mutual:
        for predicate in options:
            score = _score(result, subject, target, predicate)
            if best is None or score > best[0]:
                best = (score, subject, target, predicate)
    if best is None:
        ends = [things[fact[0]][0].tokens[-1], things[fact[2]][0].tokens[-1]] if all(things.values()) else []
        if ends:
            result.missing.append(("predicate", fact[1], min(ends), max(ends)))
        for phrase in (fact[0], fact[2]):
            if things[phrase]:
                _add(result, "object", things[phrase][0])
        return False
    subject, target, predicate = best[1:]
    one, other = _add(result, "object", subject), _add(result, "object", target)
    if predicate is None:
        result.graph.implied.add((one, fact[1], other))
        return True
    last = _add(result, "predicate", predicate)
    result.graph.predicates.setdefault(last, predicate.tokens[:-1])
    result.graph.subjects.add((last, one))
    result.graph.objects_of.add((last, other))
    return True


def _score(result: Alignment, subject: Place, target: Place, predicate: Place | None) -> float:
    score = 2 * (subject.fit + target.fit) + _known(result, subject) + _known(result, target)
    s, t = subject.tokens[-1], target.tokens[-1]
    if predicate is None:
        return score + 0.3 - 0.1 * abs(s - t)
    p = predicate.tokens[-1]
    if set(predicate.tokens) & {*subject.tokens, *target.tokens}:
        return score - 5.0
    inside = min(s, t) < p < max(s, t)
    score += 2 * predicate.fit - 0.05 * abs(s - p) - 0.1 * abs(t - p) - (0.0 if s < p < t else 0.3 if inside else 0.6)
    same = result.graph.predicates.get(p)
    return score - (1.0 if same is not None and same != predicate.tokens[:-1] else 0.0)


def learn(captions: Iterable[tuple[Sequence[str], Sequence[Fact]]]) -> Table:
    """One pass over the training data: what is left over for what."""
    table = Table()
    for words, facts in captions:
        result = align(words, facts, None, frozenset())
        for role, phrase, first, last in result.missing:
            free = [w for i, w in enumerate(words) if i not in result.used and first <= i <= last and w not in _SKIP]
            table.note(role, phrase, free)
    return table
