"""An answer held against its text: a scene graph with our ids and spans, and what had to be set right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from layoutgen import vocab
from layoutgen.errors import FormatError
from layoutgen.meanings import PREDICATES
from layoutgen.parse.json_parser import canonical
from layoutgen.scene import Absent, SceneGraph, Vague
from layoutgen_llm.answer import Answer, Thing
from layoutgen_llm.mentions import Claim, Span, claim, find, several


@dataclass(frozen=True, slots=True)
class Grounded:
    """An object of the answer with its place in the text and the number that the text says with it."""

    thing: Thing
    label: str
    attributes: tuple[str, ...]
    count: int | Vague
    span: Span
    claim: Claim | None


def scene_of(answer: Answer, text: str) -> tuple[SceneGraph, tuple[str, ...]]:
    """The scene of an answer, and a sentence on each thing in which the text was followed instead of the model.

    Raises FormatError when a key is used twice or not known.
    """
    notes: list[str] = []
    found = _counted(_grounded(answer, text, notes), text, notes)
    scene = SceneGraph(text=text)
    ids: dict[str, str] = {}
    for g in found:
        kind = g.thing.kind if g.count == 1 else "thing"
        ids[g.thing.key] = scene.put(
            g.label, attributes=g.attributes, count=g.count, span=g.span, kind=kind, position=g.thing.position
        )
    _relate(scene, answer, ids, text, notes)
    scene.graph["background"] = tuple(dict.fromkeys(filter(None, map(_clean, answer.background))))
    scene.graph["time"] = answer.time if answer.time in vocab.TIMES.values() else None
    known = set(vocab.WEATHERS.values())
    scene.graph["weather"] = tuple(dict.fromkeys(word for word in answer.weather if word in known))
    scene.graph["style"] = tuple(dict.fromkeys(filter(None, map(_clean, answer.style))))
    scene.graph["absent"] = tuple(
        Absent(label=label, attributes=_words(a.attributes), of=ids.get(a.of or ""))
        for a in answer.absent
        if (label := vocab.singular(_clean(a.label)))
    )
    return scene, tuple(notes)


def _grounded(answer: Answer, text: str, notes: list[str]) -> list[Grounded]:
    """The objects that the text names, with their places in it."""
    keys = [thing.key for thing in answer.objects]
    if len(set(keys)) != len(keys):
        raise FormatError(f"objects: the key {next(k for k in keys if keys.count(k) > 1)!r} is used twice")
    found: list[Grounded] = []
    taken: set[Span] = set()
    for thing in answer.objects:
        label = vocab.singular(_clean(thing.label))
        span = find(text, thing.words, label, taken) if label else None
        if span is None:
            notes.append(f"the model sees {thing.label!r}, which the text does not name: left out")
            continue
        if isinstance(thing.count, int) and thing.count < 1:
            notes.append(f"the model counts {thing.count} of {label!r}: left out")
            continue
        taken.add(span)
        attributes = _words(thing.attributes)
        said = claim(text, span, attributes)
        if said is None and thing.count == 1 and thing.kind == "thing" and several(text, span, label):
            said = Claim("many", span[0])
        count = min(thing.count, 1000) if isinstance(thing.count, int) else thing.count
        found.append(Grounded(thing, label, attributes, count, span, said))
    return found


def _counted(found: Sequence[Grounded], text: str, notes: list[str]) -> list[Grounded]:
    """The objects with the counts that the text says; several that share a number ("two dogs, one black") share it."""
    made: list[Grounded] = []
    for g in found:
        sharing = [other for other in found if (other.claim, other.label) == (g.claim, g.label)]
        if g.claim is None or _total(sharing) == g.claim.amount:
            made.append(g)
        elif g is sharing[0]:  # the first stands for all of them
            if isinstance(g.claim.amount, int) or g.count == 1:
                said = text[g.claim.at : g.span[1]]
                notes.append(f"the text says {said!r} and the model counts {_total(sharing)}: the text is followed")
            made.append(replace(g, count=g.claim.amount))
    return made


def _total(found: Sequence[Grounded]) -> int | Vague:
    counts = [g.count for g in found]
    numbers = [count for count in counts if isinstance(count, int)]
    return sum(numbers) if len(numbers) == len(counts) else counts[0]


def _relate(scene: SceneGraph, answer: Answer, ids: dict[str, str], text: str, notes: list[str]) -> None:
    keys = {thing.key for thing in answer.objects}
    done: set[tuple[str, str, str]] = set()
    for link in answer.relations:
        unknown = next((key for key in (link.subject, link.object) if key not in keys), None)
        if unknown is not None:
            raise FormatError(f"relations: {unknown!r} is the key of no object")
        predicate = _predicate(link.predicate) or _predicate(link.words)
        if not predicate:
            notes.append(f"the model's relation {link.predicate!r} is not known: left out")
            continue
        edge = (ids.get(link.subject, ""), predicate, ids.get(link.object, ""))
        if "" in edge or edge[0] == edge[2] or edge in done:
            continue
        done.add(edge)
        span = find(text, link.words, "", set()) if link.words.strip() else None
        scene.relate(*edge, words=_clean(link.words) if span else "", span=span)


def _predicate(words: str) -> str:
    if words in PREDICATES:
        return words
    try:
        return canonical(words)
    except FormatError:
        return ""


def _words(attributes: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_clean, attributes))))


def _clean(words: str) -> str:
    """Lower case, single spaces, nothing that cannot be printed."""
    return " ".join("".join(c if c.isprintable() else " " for c in words.lower()).split())
