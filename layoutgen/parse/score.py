"""How near one set of scene tuples comes to another: Set Match, F1 by kind of tuple, and SPICE's F1.

Set Match is FACTUAL's (Li et al. 2023, arXiv 2305.17497): all tuples are the same. SPICE F1 (Anderson et al. 2016,
arXiv 1607.08822) compares objects, (object, attribute) and (subject, predicate, object), and is averaged over texts;
words match by WordNet synonyms where nltk and its WordNet are installed, else by their base forms alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from layoutgen.parse.head.forms import base
from layoutgen.parse.pipeline.lemma import lemma_of
from layoutgen.scene import SceneGraph

Fact = tuple[str, ...]  # (object,), (object, "is", attribute or count) or (subject, predicate, object)
Names = Callable[[str], frozenset[str]]  # a phrase -> everything that counts as the same

KINDS = ("objects", "attributes", "counts", "relations")


@dataclass(frozen=True)
class Tally:
    """right: tuples in both; given, wanted: tuples of the answer and of the gold graph."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Share of the answer's tuples that are right; 1 when there are none."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold tuples that were found; 1 when there are none."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else 1.0


@dataclass(frozen=True)
class Score:
    """set_match and spice: 0 to 1, averages over `texts`. tuples: all, as FACTUAL writes them; kinds: by KINDS."""

    texts: int
    set_match: float
    spice: float
    tuples: Tally
    kinds: dict[str, Tally]


def kind_of(fact: Fact) -> str:
    """Which of KINDS a tuple is."""
    if len(fact) < 3:
        return "objects"
    if fact[1] != "is":
        return "relations"
    return "counts" if fact[2].isdigit() else "attributes"


def score(answers: Sequence[Iterable[Fact]], gold: Sequence[Iterable[Fact]], names: Names | None = None) -> Score:
    """Compare answers with gold graphs, text by text. `names`: what phrases count as the same (see `names_for`)."""
    if len(answers) != len(gold):
        raise ValueError(f"{len(answers)} answers for {len(gold)} texts")
    same = names or names_for(None)
    matches, spice, tuples = 0, 0.0, Tally()
    kinds = {kind: Tally() for kind in KINDS}
    for answer, wanted in zip(map(set, answers), map(set, gold), strict=True):
        matches += answer == wanted
        tuples += Tally(len(answer & wanted), len(answer), len(wanted))
        one, other = elements(answer), elements(wanted)
        spice += _matched(one, other, same).f1
        for kind in KINDS:
            a, b = ({f for f in facts if kind_of(f) == kind} for facts in (one, other))
            kinds[kind] += Tally(len(a & b), len(a), len(b))
    count = max(1, len(answers))
    return Score(len(answers), matches / count, spice / count, tuples, kinds)


def elements(facts: Iterable[Fact]) -> set[Fact]:
    """The tuples with every object they name as a tuple of its own, as SPICE counts them."""
    found: set[Fact] = set()
    for fact in facts:
        found.add(fact)
        found.add((fact[0],))
        if kind_of(fact) == "relations":
            found.add((fact[2],))
    return found


def _matched(answer: set[Fact], gold: set[Fact], names: Names) -> Tally:
    left = sorted(gold - answer)
    right = len(answer & gold)
    for fact in sorted(answer - gold):
        for other in left:
            if len(fact) == len(other) and all(names(a) & names(b) for a, b in zip(fact, other, strict=True)):
                left.remove(other)
                right += 1
                break
    return Tally(right, len(answer), len(gold))


def names_for(synonyms: Names | None) -> Names:
    """Phrases are the same when their words' base forms are, or when they share one of `synonyms`."""

    @lru_cache(maxsize=50_000)
    def names(phrase: str) -> frozenset[str]:
        plain = " ".join(base(lemma_of(word, "NNS")) for word in phrase.split())
        return frozenset({phrase, plain}) | (synonyms(phrase) | synonyms(plain) if synonyms else frozenset())

    return names


def wordnet() -> Names | None:
    """WordNet's synonyms through nltk, or none when nltk or its WordNet is not installed."""
    try:
        from nltk.corpus import wordnet as net

        net.ensure_loaded()
    except (ImportError, LookupError):
        return None

    def synonyms(phrase: str) -> frozenset[str]:
        return frozenset(name for s in net.synsets(phrase.replace(" ", "_")) for name in s.lemma_names())

    return synonyms


def scene_facts(scene: SceneGraph) -> list[Fact]:
    """A scene as FACTUAL writes it: what its text says in words where the parser kept that, else what is drawn."""
    said: Sequence[Fact] | None = scene.graph.get("said")
    return list(said) if said is not None else drawn_facts(scene)


def drawn_facts(scene: SceneGraph) -> list[Fact]:
    """Nodes and relations as FACTUAL writes them: nouns in the number of the text, verbs in their base form."""
    found: list[Fact] = []
    named = {thing.id: _as_written(thing.label, scene.text, thing.span) for thing in scene.objects}
    used: set[str] = set()
    for thing in scene.objects:
        said = [*thing.attributes, *([str(thing.count)] if isinstance(thing.count, int) and thing.count > 1 else [])]
        found += [(named[thing.id], "is", word) for word in said]
        used |= {thing.id} if said else set()
    for relation in scene.relations:
        found.append(_relation(named[relation.subject], relation.words, relation.predicate, named[relation.object]))
        used |= {relation.subject, relation.object}
    return found + [(named[thing.id],) for thing in scene.objects if thing.id not in used]


def _relation(subject: str, said: str, predicate: str, target: str) -> Fact:
    words = [w for w in (said or predicate).lower().split() if w not in _AUXILIARY]
    if words in (["of"], ["'s"], []):  # "leg of the man", "man's leg"
        return (target, "have", subject)
    return (subject, " ".join([words[0] if words[0] in _KEPT else base(words[0]), *words[1:]]), target)


_AUXILIARY = frozenset({"is", "are", "was", "were", "be", "been", "being", "the", "a", "an"})
_KEPT = frozenset({"inside", "across", "towards", "besides", "underneath", "beside", "left"})


def _as_written(label: str, text: str, span: tuple[int, int] | None) -> str:
    """The label with its last word as the text has it."""
    first, last = label.rpartition(" ")[::2]
    near = text[span[0] : span[1]].lower().split() if span else []
    written = next((word for word in reversed(near) if word != last and lemma_of(word, "NNS") == last), last)
    return f"{first} {written}" if first else written
