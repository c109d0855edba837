"""Tools that a verb names: who sweeps has a broom, who mows a lawn pushes a mower, who paints a picture has an easel.

They become things of the scene where the text names no such thing itself.
"""

from __future__ import annotations

from layoutgen.parse.clauses import verb_subjects
from layoutgen.parse.reading import Entity, Reading, group_of

_TOOLS: dict[str, tuple[tuple[str, str], ...]] = {
    "sweep": (("broom", "holding"),),
    "mop": (("mop", "holding"),),
    "vacuum": (("vacuum cleaner", "pushing"),),
    "mow": (("lawn mower", "pushing"),),
    "rake": (("rake", "holding"),),
    "dig": (("shovel", "holding"),),
    "shovel": (("shovel", "holding"),),
    "fish": (("fishing rod", "holding"),),
    "water": (("watering can", "holding"),),
    "paint": (("easel", "next to"), ("paintbrush", "holding")),
    "sew": (("sewing machine", "using"),),
    "iron": (("iron", "holding"), ("ironing board", "at")),
    "knit": (("yarn", "next to"), ("knitting needles", "holding")),
    "grill": (("grill", "at"),),
    "barbecue": (("grill", "at"),),
    "spray": (("hose", "holding"),),
}
_OBJECTS: dict[str, frozenset[str]] = {  # verbs that name their tool with such objects alone
    "water": frozenset({"flower", "plant", "garden", "lawn", "tree", "rose", "tulip", "sunflower", "grass", "vegetable"}),
    "paint": frozenset({"", "picture", "painting", "portrait", "landscape", "canvas", "flower", "sunset", "still life"}),
    "iron": frozenset({"", "shirt", "clothes", "clothing", "dress", "laundry", "trousers", "pants"}),
    "fish": frozenset({""}),
    "dig": frozenset({"", "hole", "grave", "garden", "sand", "ditch", "tunnel", "dirt"}),
}
_DOERS = frozenset({"person"})
_MACHINES = frozenset({"robot", "bear", "rabbit", "fox", "mouse", "monkey", "panda"})  # that do as people do


_BALLS = {
    "soccer": "soccer ball", "basketball": "basketball", "volleyball": "volleyball", "football": "football",
}  # fmt: skip


def imply(reading: Reading) -> None:
    """Adds such tools and balls."""
    tree = reading.tree
    _play(reading)
    _spray(reading)
    for i, lemma in enumerate(tree.lemmas):
        tools = _TOOLS.get(lemma)
        if tools is None or not reading.is_verb(i) or tree.tags[i] in ("VBN", "NN"):
            continue
        if lemma in _OBJECTS and not _is_object(reading, i, _OBJECTS[lemma]):
            continue
        doers = [e for n in verb_subjects(reading, i) for e in reading.refers[n]]
        if not doers or not all(e.group in _DOERS or e.label in _MACHINES for e in doers):
            continue
        _add(reading, i, doers, tools)


def _play(reading: Reading) -> None:
    """The ball of "kids playing soccer", whom one player alone needs no more than a figure of his own."""
    for entity in list(reading.entities):
        game = next((a.removeprefix("playing ") for a in entity.attributes if a.startswith("playing ")), "")
        ball = _BALLS.get(game)
        if ball is None or any("ball" in e.label and e.group == "sport" for e in reading.entities):
            continue
        at = next(i for i, word in enumerate(reading.tree.lower) if word == game)
        tree = reading.tree
        added = Entity(ball, [], 1, tree.starts[at], tree.ends[at], tree.sentence[at], group=group_of(ball))
        reading.add(added)
        reading.relate([entity], "playing with", [added], (at,))


def _spray(reading: Reading) -> None:
    """The water that is sprayed on a house is no lake, and who sprays it is not on the house."""
    tree = reading.tree
    for i, lemma in enumerate(tree.lemmas):
        number = reading.chunk_at[i + 1] if lemma == "spray" and reading.is_verb(i) and i + 1 < len(tree) else None
        if number is None or not any(e.label == "water" for e in reading.refers[number]):
            continue
        water = reading.refers[number]
        reading.facts[:] = [f for f in reading.facts if not set(water) & {*f.subjects, *f.objects}]
        reading.forget(number)
        doers = {e for n in verb_subjects(reading, i) for e in reading.refers[n]}
        for fact in reading.facts:
            if fact.predicate in ("on", "at", "over") and doers >= set(fact.subjects) and fact.tokens > (i,):
                fact.predicate = "facing"


def _is_object(reading: Reading, verb: int, named: frozenset[str]) -> bool:
    """Whether what follows the verb, or nothing, is among `named`."""
    after = verb + 1
    while after < len(reading.tree) and reading.tree.tags[after] in ("RP",):
        after += 1
    number = reading.chunk_at[after] if after < len(reading.tree) else None
    mention = reading.mentions[number] if number is not None else None
    return ("" if mention is None else mention.label) in named or (
        mention is not None and mention.label.rsplit(" ", 1)[-1] in named
    )


def _add(reading: Reading, verb: int, doers: list[Entity], tools: tuple[tuple[str, str], ...]) -> None:
    tree = reading.tree
    had = {e.label for e in reading.entities}
    held = any(f.predicate in ("holding", "using") and doers[0] in f.subjects for f in reading.facts)
    for label, predicate in tools:
        word = label.rsplit(" ", 1)[-1]
        if any(other == label or other.rsplit(" ", 1)[-1] == word for other in had):
            continue
        if predicate == "holding" and held:
            continue
        numbers = [e.count for e in doers if isinstance(e.count, int)]
        count = sum(numbers) if predicate == "holding" and len(numbers) == len(doers) else 1
        tool = Entity(
            label, [], count, tree.starts[verb], tree.ends[verb], tree.sentence[verb], group=group_of(label)
        )
        reading.add(tool)
        reading.relate(doers, predicate, [tool], (verb,))
