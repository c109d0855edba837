"""Sets that are told one by one: the mugs of "three mugs: red, green and blue" by their colours, the toys of "three
toys: a ball, a doll and a kite" by what they are."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.coordination import members
from layoutgen.parse.reading import Entity, Reading
from layoutgen.parse.sets import part_of


def tell_apart(reading: Reading) -> None:
    """Divides such sets."""
    if ":" in reading.tree.lower:
        _by_names(reading)
    _by_colours(reading)


def _by_names(reading: Reading) -> None:
    """Replaces a set by the members of the list after a colon, when they are as many and no others of its name."""
    tree = reading.tree
    colon = tree.lower.index(":")
    first = next((n for n, chunk in enumerate(reading.chunks) if chunk.start > colon and reading.refers[n]), None)
    before = [e for e in reading.entities if e.end <= tree.starts[colon] and isinstance(e.count, int) and e.count > 1]
    if first is None or len(before) != 1 or before[0].parts:
        return
    whole = before[0]
    told = [e for n in members(reading, first) for e in reading.refers[n] if e.kind == "thing"]
    numbers = [e.count for e in told if isinstance(e.count, int)]
    if len(told) < 2 or sum(numbers) != whole.count or any(e.label == whole.label for e in told):
        return
    reading.entities.remove(whole)
    for entity in told:
        entity.describe(whole.attributes)
    for fact in reading.facts:
        for side in (fact.subjects, fact.objects):
            if whole in side:
                side[:] = [e for one in side for e in (told if one is whole else [one])]


def _by_colours(reading: Reading) -> None:
    """Of two members only where the colours follow the noun: two black and white cats are both."""
    for whole in reading.entities:
        number = whole.count
        if not isinstance(number, int) or number < 2 or number > len(whole.attributes) or whole.parts:
            continue
        colours = [word for word in whole.attributes if vocab.colour(word) is not None]
        if len(colours) != number or (number == 2 and not _follow(reading, whole, colours)):
            continue
        lifeless = whole.kind == "thing" and whole.group not in ("animal", "bird", "person")
        if lifeless or _follow(reading, whole, colours):
            whole.attributes[:] = [word for word in whole.attributes if word not in colours]
            for colour in colours:
                part_of(whole, 1, [colour])


def _follow(reading: Reading, whole: Entity, colours: list[str]) -> bool:
    """Whether the colours are listed right after the noun and nothing is between them but commas and "and"."""
    tree = reading.tree
    last = next((i for i in range(len(tree)) if tree.starts[i] >= whole.end), len(tree))
    heads = [n for n, told in enumerate(reading.refers) if told == [whole]]
    if heads:
        last = min(last, reading.chunks[heads[0]].head + 1)
    words = tree.lower[last : last + 3 * len(colours) + 2]
    said = [w for w in words[: _stop(words, colours)] if w in colours]
    return said == colours


def _stop(words: list[str], colours: list[str]) -> int:
    joints = {",", ":", "-", "and", "in", "(", "one", *colours}
    return next((k for k, word in enumerate(words) if word not in joints), len(words))
