"""What is known while a text is read: words, phrases, chunks, and the entities and facts found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from layoutgen import vocab
from layoutgen.parse.chunks import Chunk, find_chunks
from layoutgen.parse.counts import Count
from layoutgen.parse.mentions import Mention, read_chunk
from layoutgen.parse.phrases import Phrase, find_phrases
from layoutgen.parse.tree import Tree

if TYPE_CHECKING:
    from layoutgen.parse.fuse.weigh import Decision
    from layoutgen.parse.head.tokens import TokenGraph


@dataclass(slots=True, eq=False)
class Entity:
    """One thing (or set of like things) of the scene; becomes one node, or one a part when it is divided."""

    label: str
    attributes: list[str]
    count: Count
    start: int  # characters of the clean text
    end: int
    sentence: int
    kind: str = "thing"
    position: list[str] = field(default_factory=list)
    parts: list[Entity] = field(default_factory=list)
    whole: Entity | None = None
    group: str = "thing"

    def describe(self, attributes: list[str]) -> None:
        """Adds what is new of `attributes`, in order."""
        self.attributes.extend(a for a in attributes if a and a not in self.attributes)


@dataclass(slots=True)
class Fact:
    """subject --predicate--> object for every pair of the two lists; words as start..end of the tokens that say it."""

    subjects: list[Entity]
    predicate: str
    objects: list[Entity]
    tokens: tuple[int, ...]
    weak: bool = False  # said by a possessive or "with" alone; gives way to any other fact of the two


@dataclass(slots=True)
class Missing:
    """Something ruled out, and the entity that lacks it."""

    label: str
    attributes: tuple[str, ...]
    of: list[Entity]


@lru_cache(maxsize=8192)
def group_of(label: str) -> str:
    """The vocabulary's group of a label ("person", "clothing"), by its head noun where only that is known."""
    return vocab.noun(label).group


@lru_cache(maxsize=8192)
def kind_of(label: str) -> str:
    """ "stuff" or "thing"."""
    known = vocab.lookup(label)
    named = known is None and (vocab.place(label) is not None or vocab.place(label.rsplit(" ", 1)[-1]) is not None)
    return "stuff" if vocab.is_stuff(label) or named else "thing"


class Reading:
    """The state of the extraction of one text."""

    def __init__(self, tree: Tree, graph: TokenGraph | None = None) -> None:
        self.tree = tree
        self.graph = graph  # what the learned head says, when there is one
        self.decisions: list[Decision] | None = None  # takes down where rules and head differ, to measure them
        self.phrases: list[Phrase] = find_phrases(tree)
        self.chunks: list[Chunk] = find_chunks(tree, self.phrases)
        self.chunk_at: list[int | None] = [None] * len(tree)
        self.phrase_at: list[int | None] = [None] * len(tree)
        for number, chunk in enumerate(self.chunks):
            for i in range(chunk.start, chunk.end):
                self.chunk_at[i] = number
        for number, phrase in enumerate(self.phrases):
            for i in range(phrase.start, phrase.end):
                self.phrase_at[i] = number
        self.landmark_of: dict[int, int] = {}  # chunk -> the phrase before it
        for number, phrase in enumerate(self.phrases):
            if phrase.position or phrase.end >= len(tree) or phrase.of_possessor:
                continue
            at = phrase.end
            while at < len(tree) - 1 and self.chunk_at[at] is None and tree.tags[at].startswith(("RB", "CC")):
                at += 1
            phrase.landmark = self._owned(self.chunk_at[at])
            if phrase.landmark is not None:
                self.landmark_of[phrase.landmark] = number
        self.mentions: list[Mention | None] = [
            read_chunk(tree, chunk) if chunk.kind in ("noun", "anaphor") else None for chunk in self.chunks
        ]
        self.refers: list[list[Entity]] = [[] for _ in self.chunks]
        self.dropped: set[int] = set()  # chunks that name nothing to draw
        self.negated: set[int] = set()
        self.coordinated: dict[int, int] = {}  # chunk -> the chunk just before it in the same list ("a cat and a dog")
        self.alias: dict[int, int] = {}  # "a group" -> "of people"
        self.entities: list[Entity] = []
        self.facts: list[Fact] = []
        self.missing: list[Missing] = []
        self.matches: list[str] = []  # games of which a text tells, whose players it names
        self.tables: list[Entity] = []  # that nobody names, but an occasion or a meal is at
        self.used: set[int] = set()  # verbs and phrases that became facts
        self.place_words: list[str] = []
        self.time: str | None = None
        self.weather: list[str] = []
        self.style: list[str] = []

    def _owned(self, chunk: int | None) -> int | None:
        """The shoulder of "on a man's shoulder", for the chunk of the man."""
        while chunk is not None and chunk + 1 < len(self.chunks) and self.chunks[chunk + 1].owner == chunk:
            chunk += 1
        return chunk

    def head(self, chunk: int) -> int:
        """The head word of a chunk."""
        return self.chunks[chunk].head

    def words(self, start: int, end: int) -> str:
        """The words start..end in lower case with single spaces."""
        return " ".join(self.tree.lower[start:end])

    def is_verb(self, i: int) -> bool:
        """Whether word i is a verb that stands for itself: no auxiliary, copula or part of a chunk or phrase."""
        tree = self.tree
        return (
            tree.tags[i].startswith("VB")
            and self.chunk_at[i] is None
            and self.phrase_at[i] is None
            and tree.deps[i] not in ("aux", "aux:pass", "cop")
        )

    def add(self, entity: Entity) -> Entity:
        """Takes a new entity into the scene."""
        self.entities.append(entity)
        return entity

    def bring(self, label: str, count: Count, start: int, end: int | None = None) -> Entity:
        """Takes in what the words start..end (or the one at `start`) mean without naming it: the tent of who camps."""
        tree, last = self.tree, start if end is None else end - 1
        sentence = tree.sentence[start]
        return self.add(Entity(label, [], count, tree.starts[start], tree.ends[last], sentence, group=group_of(label)))

    def forget(self, chunk: int) -> None:
        """Takes back the entities of a chunk that turned out to be no object."""
        for entity in self.refers[chunk]:
            if entity in self.entities:
                self.entities.remove(entity)
        self.refers[chunk] = []

    def relate(
        self, subjects: list[Entity], predicate: str, objects: list[Entity], tokens: tuple[int, ...], weak: bool = False
    ) -> None:
        """Notes a fact, turned round when the predicate begins with "~"; nothing stands in a relation to itself."""
        if predicate.startswith("~"):
            subjects, predicate, objects = objects, predicate[1:], subjects
        if predicate and subjects and objects:
            self.facts.append(Fact(list(subjects), predicate, list(objects), tokens, weak))
