"""How near parsed scenes come to gold scenes written by hand: objects, relations, what is absent, by phenomenon.

A case is JSON: text, objects (id, name, count, attributes), relations (subject, words, object), absent (name),
phenomena. Long texts have tuples as FACTUAL writes them instead: "facts" as a list of lists, or "scene_graph" as text.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from layoutgen import vocab
from layoutgen.errors import FormatError
from layoutgen.parse.head.factual import parse_facts
from layoutgen.parse.lexicon import PHRASES, PREPOSITIONS, TRANSITIVE, WITH_PREPOSITION
from layoutgen.parse.pipeline.lemma import lemma_of
from layoutgen.parse.score import Tally
from layoutgen.scene import SceneGraph, SceneObject

# What else may stand for a predicate; "~" with the ends changed over. A man in a shirt wears it, "X has Y" says little.
_ALSO = {
    "in": ("inside", "wearing"),
    "has": ("wearing", "with", "holding", "~part of", "~in", "~on", "containing"),
    "with": ("has", "wearing", "holding", "~in", "~on", "containing", "carrying"),
    "containing": ("~in", "~on", "with"),
    "covering": ("~covered with",),
    "covered with": ("~covering", "with", "has", "~on"),
    "around": ("~surrounded by",),
    "surrounded by": ("~around",),
    "decorated with": ("covered with", "with", "has", "~on"),
    "in front of": ("~behind",),
    "behind": ("~in front of",),
    "next to": ("near", "at"),
    "near": ("next to", "at"),
}


@dataclass
class Result:
    """objects, relations: tallies over all scenes. absent: scenes in which it is right, of `scenes`."""

    objects: Tally = field(default_factory=Tally)
    relations: Tally = field(default_factory=Tally)
    absent: int = 0
    scenes: int = 0

    def __add__(self, other: Result) -> Result:
        return Result(
            self.objects + other.objects,
            self.relations + other.relations,
            self.absent + other.absent,
            self.scenes + other.scenes,
        )


def read_cases(path: Path) -> list[dict[str, Any]]:
    """The cases of a JSON file, each with its "text", and either "objects" and "relations" or "facts". Raises
    FormatError when it is no such file."""
    try:
        cases = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FormatError(f"{path} cannot be read as JSON: {error}") from error
    if not isinstance(cases, list) or not cases:
        raise FormatError(f"{path} is no list of cases, each with a text and its objects and relations (or facts).")
    return [_case(case, number, path) for number, case in enumerate(cases)]


def _case(case: Any, number: int, path: Path) -> dict[str, Any]:
    if not isinstance(case, dict) or not isinstance(text := case.get("text", case.get("caption")), str):
        raise FormatError(f"case {number} of {path} has no text.")
    if isinstance(graph := case.get("scene_graph", case.get("graph")), str):
        return {"text": text, "facts": parse_facts(graph)}
    if "facts" in case:
        return {"text": text, "facts": tuple(sorted({tuple(fact) for fact in case["facts"]}))}
    if not isinstance(case.get("objects"), list) or not isinstance(case.get("relations"), list):
        raise FormatError(f"case {number} of {path} has neither objects and relations nor facts.")
    return {**case, "text": text}


def compare(scene: SceneGraph, case: dict[str, Any]) -> Result:
    """One scene against its gold case."""
    things, wanted = list(scene.objects), case["objects"]
    pairs = _pair(things, wanted)
    right = sum(_same_object(things[i], wanted[j]) for i, j in pairs)
    found = {things[i].id: wanted[j]["id"] for i, j in pairs}
    left = [(found.get(r.subject), r.predicate, r.words, found.get(r.object)) for r in scene.relations]
    held = 0
    for gold in case["relations"]:
        match = next((r for r in left if _same_relation(r, gold)), None)
        if match is not None:
            left.remove(match)
            held += 1
    missing = sorted(vocab.singular(a["name"]) for a in case.get("absent", []))
    return Result(
        Tally(right, len(things), len(wanted)),
        Tally(held, len(scene.relations), len(case["relations"])),
        int(sorted(vocab.singular(a.label) for a in scene.absent) == missing),
        1,
    )


def by_phenomenon(results: Iterable[Result], cases: Sequence[dict[str, Any]]) -> dict[str, Result]:
    """Results summed over the cases of each phenomenon, the commonest first, then "all"."""
    total = Result()
    found: dict[str, Result] = {}
    for result, case in zip(results, cases, strict=True):
        total += result
        for name in case.get("phenomena", []):
            found[name] = found.get(name, Result()) + result
    often = Counter({name: result.scenes for name, result in found.items()})
    return {**{name: found[name] for name, _ in often.most_common()}, "all": total}


def _pair(things: list[SceneObject], wanted: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Which object of the scene is which of the gold ones: of one name, and as alike as can be, in the text's order."""
    options = [
        (-_alike(thing, gold), i, j)
        for i, thing in enumerate(things)
        for j, gold in enumerate(wanted)
        if thing.label == vocab.singular(gold["name"])
    ]
    found: list[tuple[int, int]] = []
    for _, i, j in sorted(options):
        if all(i != a and j != b for a, b in found):
            found.append((i, j))
    return found


def _alike(thing: SceneObject, gold: dict[str, Any]) -> int:
    return 2 * len(set(thing.attributes) & set(gold["attributes"])) + int(thing.count == gold["count"])


def _same_object(thing: SceneObject, gold: dict[str, Any]) -> bool:
    """Name, attributes and number; a region ("mountains") is one whatever its number is."""
    number = thing.count == gold["count"] or (thing.kind == "stuff" and gold["count"] == "many")
    return number and sorted(thing.attributes) == sorted(gold["attributes"])


def _same_relation(relation: tuple[int | None, str, str, int | None], gold: Sequence[Any]) -> bool:
    subject, predicate, words, target = relation
    one, said, other = gold
    name = canonical(said)
    fits = {name, *_ALSO.get(name, ())}
    if (subject, target) == (one, other):
        return predicate in fits or base_words(words) in (said, f"{said} by")
    return (subject, target) == (other, one) and "~" + predicate in fits


def canonical(said: str) -> str:
    """The predicate of words in base forms: "sit on" -> "on", "hold" -> "holding"; themselves when unknown."""
    words = tuple(said.split())
    for form in (words, (*words[:1], "the", *words[1:])):
        if form in PHRASES:
            return PHRASES[form]
    if len(words) == 1:
        return PREPOSITIONS.get(said) or TRANSITIVE.get(said) or said
    rest = " ".join(words[1:])
    listed = WITH_PREPOSITION.get((words[0], rest))
    if listed is not None:
        return listed
    return f"{words[0]}d with" if said == "decorate with" else canonical(rest)


def base_words(words: str) -> str:
    """The words of a relation with its verb in the base form: "sitting on" -> "sit on"."""
    first, _, rest = words.partition(" ")
    tag = "VBG" if first.endswith("ing") else "VBZ" if first.endswith("s") else "VBN"
    return f"{lemma_of(first, tag)} {rest}".strip()
