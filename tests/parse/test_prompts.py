"""Prompts of the kinds that layout benchmarks use (LMD, GenEval), made from templates, with exact scenes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

from layoutgen import vocab
from layoutgen.parse.parser import SpacyParser

COLOURS = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "black", "white")
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "6": 6, "10": 10}
PLURALS = {
    "person": "persons",
    "mouse": "mice",
    "knife": "knives",
    "sheep": "sheep",
    "scissors": "scissors",
    "skis": "skis",
}
PLACES = {
    "left of": "left of", "right of": "right of", "above": "above", "below": "below", "to the left of": "left of",
    "on the right side of": "right of", "on top of": "on", "next to": "next to", "under": "under", "behind": "behind",
    "in front of": "in front of", "near": "near", "beside": "next to", "on the left of": "left of",
}  # fmt: skip

Thing = tuple[str, int, tuple[str, ...], tuple[str, ...]]


class Prompt(NamedTuple):
    """A text with what its scene must be: things, relations by label, absent labels."""

    text: str
    things: set[Thing]
    relations: set[tuple[str, str, str]]
    absent: set[str]


def plural(word: str) -> str:
    if word in PLURALS:
        return PLURALS[word]
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def a(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def thing(name: str, count: int = 1, colour: str = "", place: str = "") -> Thing:
    return vocab.singular(name), count, (colour,) if colour else (), (place,) if place else ()


def geneval(rng: random.Random, n: int) -> Iterator[Prompt]:
    names = list(vocab.COCO_80)
    for name in names:
        yield Prompt(f"a photo of {a(name)}", {thing(name)}, set(), set())
    for _ in range(n):
        x, y = rng.sample(names, 2)
        c, d = rng.sample(COLOURS, 2)
        number = rng.choice(("two", "three", "four"))
        place = rng.choice(("left of", "right of", "above", "below"))
        yield Prompt(f"a photo of {a(x)} and {a(y)}", {thing(x), thing(y)}, set(), set())
        yield Prompt(f"a photo of {number} {plural(x)}", {thing(x, NUMBERS[number])}, set(), set())
        yield Prompt(f"a photo of {a(c)} {x}", {thing(x, colour=c)}, set(), set())
        relation = (vocab.singular(x), PLACES[place], vocab.singular(y))
        yield Prompt(f"a photo of {a(x)} {place} {a(y)}", {thing(x), thing(y)}, {relation}, set())
        yield Prompt(f"a photo of {a(c)} {x} and {a(d)} {y}", {thing(x, colour=c), thing(y, colour=d)}, set(), set())


def lmd(rng: random.Random, n: int) -> Iterator[Prompt]:
    names = list(vocab.COCO_80)
    scene = "A realistic photo of a scene"
    for _ in range(n):
        x, y = rng.sample(names, 2)
        c, d = rng.sample(COLOURS, 2)
        p, q = rng.choice((("left", "right"), ("right", "left"), ("top", "bottom"), ("bottom", "top")))
        number = rng.choice(list(NUMBERS))
        place = rng.choice(list(PLACES))
        relation = (vocab.singular(x), PLACES[place], vocab.singular(y))
        both = {thing(x, colour=c, place=p), thing(y, colour=d, place=q)}
        yield Prompt(f"{scene} without {plural(x)}", set(), set(), {vocab.singular(x)})
        yield Prompt(f"{scene} with {number} {plural(x)}", {thing(x, NUMBERS[number])}, set(), set())
        yield Prompt(f"{scene} with {a(c)} {x} and {a(d)} {y}", {thing(x, colour=c), thing(y, colour=d)}, set(), set())
        yield Prompt(f"{scene} with {a(c)} {x} on the {p} and {a(d)} {y} on the {q}", both, set(), set())
        yield Prompt(f"{scene} with {a(x)} {place} {a(y)}", {thing(x), thing(y)}, {relation}, set())
        yield Prompt(f"{a(x)} is {place} {a(y)}", {thing(x), thing(y)}, {relation}, set())


def wrong(parser: SpacyParser, prompts: list[Prompt]) -> list[str]:
    result = []
    for prompt, scene in zip(prompts, parser.many([p.text for p in prompts]), strict=True):
        labels = {o.id: o.label for o in scene.objects}
        things = {(o.label, o.count, o.attributes, o.position) for o in scene.objects}
        relations = {(labels[r.subject], r.predicate, labels[r.object]) for r in scene.relations}
        if (things, relations, {m.label for m in scene.absent}) != (prompt.things, prompt.relations, prompt.absent):
            result.append(f"{prompt.text} -> {scene!r}")
    return result


def test_geneval_prompts(parser: SpacyParser) -> None:
    prompts = list(geneval(random.Random(11), 60))
    failures = wrong(parser, prompts)
    assert len(failures) <= 0.005 * len(prompts), failures


def test_lmd_prompts(parser: SpacyParser) -> None:
    prompts = list(lmd(random.Random(12), 60))
    failures = wrong(parser, prompts)
    assert len(failures) <= 0.005 * len(prompts), failures
