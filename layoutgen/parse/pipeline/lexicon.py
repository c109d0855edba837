"""The word lists of the grammar: nouns by class, verbs with their forms and company, adjectives by class."""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass
from functools import lru_cache

from layoutgen.parse.pipeline.wordlists import lines, listed

_DOUBLING = frozenset(listed("doubling"))
_VOWELS = "aeiou"


@dataclass(frozen=True)
class Noun:
    """A noun as it is written: `modifiers` before the head with their tags; `of` for "pair of scissors"."""

    modifiers: tuple[tuple[str, str], ...]
    singular: str
    plural: str
    kind: str
    mass: bool = False
    plural_only: bool = False
    of: str = ""


@dataclass(frozen=True)
class Verb:
    """Forms and company of a verb. `state`: its participle is said of the thing itself ("parked")."""

    base: str
    past: str
    participle: str
    gerund: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    preps: tuple[str, ...]
    state: bool

    @property
    def third(self) -> str:
        """Third person singular."""
        return "has" if self.base == "have" else plural_of(self.base)


_SUBJECTS = {
    "p": ("person",),
    "a": ("person", "animal"),
    "q": ("animal",),
    "v": ("vehicle",),
    "o": ("furniture", "tool", "container", "food", "building", "textile", "street", "shape", "part"),
    "n": ("nature", "stuff"),
}


_FREQUENT = frozenset(listed("frequent"))


def held_out(word: str) -> bool:
    """True for one word in twelve, but for frequent ones: never seen in training, so that a check on them is about
    structure, not memory."""
    return zlib.crc32(word.encode()) % 12 == 0 and word not in _FREQUENT


def plural_of(word: str) -> str:
    """The regular plural of a noun, which is also the regular third person of a verb."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "es" if word == "go" else word + "s"


def gerund_of(base: str) -> str:
    """The regular -ing form of a verb."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return base + base[-1] + "ing" if base in _DOUBLING else base + "ing"


def past_of(base: str) -> str:
    """The regular -ed form of a verb."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + base[-1] + "ed" if base in _DOUBLING else base + "ed"


class Lexicon:
    """The words one set of sentences is made of: `unseen=False` leaves the held-out ones away, True prefers them."""

    def __init__(self, *, unseen: bool = False) -> None:
        self.nouns: dict[str, list[Noun]] = {}
        for noun in nouns():
            if held_out(noun.singular) == unseen or noun.kind in ("meta", "collective", "direction", "shape"):
                self.nouns.setdefault(noun.kind, []).append(noun)
        self.adjectives = {
            kind: [w for w in words if kind != "state" or held_out(w) == unseen]
            for kind, words in adjective_lists().items()
        }
        chosen = [v for v in verbs() if held_out(v.base) == unseen]
        self.verbs: dict[str, list[Verb]] = {}
        for verb in chosen:
            for code in verb.subjects:
                for kind in _SUBJECTS[code]:
                    self.verbs.setdefault(kind, []).append(verb)
        self.states = [v for v in chosen if v.state] or [v for v in verbs() if v.state]
        self.suffered = [v for v in self.verbs["person"] if v.objects and v.base != "have"]

    def noun(self, rng: random.Random, *kinds: str) -> Noun:
        """A noun of one of the classes; classes with few words are drawn as often as those with many."""
        known = [kind for kind in kinds if self.nouns.get(kind)]
        return rng.choice(self.nouns[rng.choice(known)]) if known else rng.choice(self.nouns["animal"])

    def adjective(self, rng: random.Random, *kinds: str) -> str:
        """An adjective of one of the classes."""
        return rng.choice(self.adjectives[rng.choice([k for k in kinds if self.adjectives[k]])])


@lru_cache(maxsize=1)
def nouns() -> list[Noun]:
    """All nouns of the lists, each once a kind."""
    out = []
    for line in lines("nouns.txt"):
        kind, words = line.split(":")
        bare = kind.rstrip("~#")
        bare = "food" if bare == "drinkfood" else bare
        seen = set()
        for entry in words.split():
            if entry not in seen:
                seen.add(entry)
                kind_name = f"{bare}~" if kind.endswith("~") and bare in ("food", "bodypart") else bare
                out.append(_noun(entry, "drinkfood" if kind_name == "food~" else kind_name.rstrip("~"), kind))
    return out


def _noun(entry: str, kind: str, marked: str) -> Noun:
    singular, _, plural = entry.partition("/")
    first, _, of = singular.partition("_of_")
    head, modifiers = _split(first)
    plural_head = _split(plural.partition("_of_")[0])[0] if plural and plural != "=" else ""
    many = head if plural == "=" or marked.endswith("#") else plural_head or plural_of(head)
    return Noun(modifiers, head, many, kind, marked.endswith("~"), marked.endswith("#"), of)


def _split(entry: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """`hot+air_balloon` to its head and its modifiers with their tags."""
    adjective, plus, rest = entry.rpartition("+")
    *compounds, head = rest.split("_")
    start = [(adjective, "JJ")] if plus else []
    return head, (*start, *((word, "NN") for word in compounds))


@lru_cache(maxsize=1)
def verbs() -> list[Verb]:
    """All verbs of the list with their forms and what they go with."""
    out = []
    for line in lines("verbs.txt"):
        forms, subjects, objects, company = (part.strip() for part in line.split("|"))
        base, *rest = forms.split()
        past, participle, gerund = rest or (past_of(base), past_of(base), gerund_of(base))
        preps = tuple(p for p in company.split() if p not in ("-", "!S"))
        wanted = () if objects == "-" else tuple(objects.split())
        out.append(Verb(base, past, participle, gerund, tuple(subjects.split()), wanted, preps, "!S" in company))
    return out


@lru_cache(maxsize=1)
def adjective_lists() -> dict[str, list[str]]:
    """The adjectives by kind."""
    return {kind: words.split() for kind, words in (line.split(":") for line in lines("adjectives.txt"))}


def adjectives() -> list[str]:
    """All adjectives of the lists."""
    return [word for words in adjective_lists().values() for word in words]
