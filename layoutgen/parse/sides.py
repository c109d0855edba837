"""One on each side: "a door with a plant on either side" has two plants, "a balloon in each hand" is two balloons."""

from __future__ import annotations

from layoutgen.parse.attach import anchor
from layoutgen.parse.coordination import members
from layoutgen.parse.lexicon import ALIVE
from layoutgen.parse.lexicon import members as words_of
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.pronouns import host, pronoun, several
from layoutgen.parse.reading import Entity, Reading
from layoutgen.parse.sets import part_of

_EACH = frozenset({"each", "both", "either", "opposite"})
_ALL_TOGETHER = frozenset({"both", "opposite"})
_SIDES = frozenset({"side", "sides", "end", "ends"})
_HANDS = frozenset({"hand", "hands", "paw", "paws", "fist", "arm", "arms"})
_PICTURE_WORDS = words_of("picture words")
_EVERY = frozenset({"each", "every", "all", "four"})
_PLACES = words_of("place predicates") | {"on", "under", "in"}
_CORNERS = ("top left", "top right", "bottom left", "bottom right")
_SUPPOSED = frozenset({"with", "has", "on", "in", "next to", "near", "holding", "surrounded by", "beside", "at"})


def both_sides(reading: Reading) -> None:
    """Counts what is said to be on each side or in each hand, and puts what it is beside of in its middle."""
    tree = reading.tree
    if "left" in tree.lower and "right" in tree.lower and "and" in tree.lower:
        _left_and_right(reading)
    if tree.lower and "each" in tree.lower:
        _at_each(reading)
    if "corner" in tree.lower or "corners" in tree.lower:
        _in_corners(reading)
    for i in range(len(tree) - 2):
        if tree.lower[i] not in ("on", "in", "at", "by", "to") or tree.lower[i + 1] not in _EACH:
            continue
        part = tree.lower[i + 2]
        if part not in _SIDES | _HANDS or (part in _SIDES) != (tree.lower[i] != "in"):
            continue
        near = (
            reading.chunk_at[i - 1] if i and tree.sentence[i - 1] == tree.sentence[i] else _told_after(reading, i + 3)
        )
        fellows = reading.refers[near] if near is not None else []
        if not fellows:
            continue
        if part in _HANDS:
            _in_hands(reading, i, fellows)
        else:
            _beside(reading, i, fellows)


def _at_each(reading: Reading) -> None:
    """ "three cats with a fish in front of each": three fish, in front of the cats."""
    tree = reading.tree
    for phrase in reading.phrases:
        landmark, near = phrase.landmark, reading.chunk_at[phrase.start - 1] if phrase.start else None
        if landmark is None or near is None or phrase.predicate not in _PLACES:
            continue
        if reading.chunks[landmark].kind != "anaphor" or tree.lower[reading.chunks[landmark].start] != "each":
            continue
        fellows = reading.refers[near]
        hosts = [e for e in several(reading, landmark) if e not in fellows]
        count = sum(e.count if isinstance(e.count, int) else 0 for e in hosts)
        if (
            len(fellows) != 1
            or fellows[0].count != 1
            or count < 2
            or tree.lower[phrase.end + 1 : phrase.end + 2] == ["other"]
        ):
            continue
        fellows[0].count = count
        told = {*fellows, *hosts}
        reading.facts[:] = [
            f for f in reading.facts if not _only_supposed(f.predicate, {*f.subjects, *f.objects}, told)
        ]
        reading.relate(fellows, phrase.predicate, hosts, tuple(range(phrase.start, phrase.end + 1)))


def _told_after(reading: Reading, end: int) -> int | None:
    """The lamp of "On each side of the bed is a lamp"."""
    tree = reading.tree
    verb = next((i for i in range(end, len(tree)) if tree.tags[i].startswith("VB")), len(tree))
    fellow = next((n for n, c in enumerate(reading.chunks) if c.start > verb), None)
    begun = fellow is not None and tree.sentence[end - 1] == tree.sentence[reading.head(fellow)]
    return fellow if begun else None


def _doubled(reading: Reading, fellow: Entity) -> None:
    """Twice as many of it, and of what is on it."""
    on = [e for f in reading.facts if fellow in f.objects and f.predicate in ("on", "in") for e in f.subjects]
    for entity in (fellow, *(e for e in on if e.sentence == fellow.sentence and e.start > fellow.end)):
        if isinstance(entity.count, int):
            entity.count *= 2


def _in_hands(reading: Reading, i: int, held: list[Entity]) -> None:
    """The hands are the holder's own, and nobody is in them."""
    hands = reading.chunk_at[i + 2]
    if len(held) != 1 or hands is None or reading.tree.lower[i + 1] == "both":
        return
    _doubled(reading, held[0])
    own = reading.refers[hands]
    reading.facts[:] = [f for f in reading.facts if not (set(own) & {*f.subjects, *f.objects})]
    reading.forget(hands)


def _beside(reading: Reading, i: int, fellows: list[Entity]) -> None:
    """Who or what is in the middle: what follows "of", else what has them."""
    tree, end = reading.tree, i + 3
    named = reading.chunk_at[end + 1] if tree.lower[end : end + 1] == ["of"] and end + 1 < len(tree) else None
    if named is not None and tree.lower[end + 1] in ("the", "a") and named is None:
        return
    hosts = reading.refers[named] if named is not None else _had_by(reading, fellows)
    one = _had_by_article(reading, i - 1)
    if not hosts or (tree.lower[i + 1] in _ALL_TOGETHER and fellows[0].count == 1 and not one):
        return
    if (tree.lower[i + 1] not in _ALL_TOGETHER or one) and len(fellows) == 1 and fellows[0].count == 1:
        _doubled(reading, fellows[0])
    told = {*fellows, *hosts}
    reading.facts[:] = [f for f in reading.facts if not _only_supposed(f.predicate, {*f.subjects, *f.objects}, told)]
    if hosts[0].kind == "stuff":
        reading.relate(fellows, "next to", hosts, (i, i + 1, i + 2))
    else:
        reading.relate(hosts, "between", fellows, (i, i + 1, i + 2))


def _had_by_article(reading: Reading, i: int) -> bool:
    """Whether "with a" stands before the noun at i: "a throne with a lion on both sides" has two lions."""
    number = reading.chunk_at[i] if i >= 0 else None
    start = reading.chunks[number].start if number is not None else 0
    return start > 0 and reading.tree.lower[start - 1] == "with" and reading.tree.lower[start] in ("a", "an")


def _left_and_right(reading: Reading) -> None:
    """ "a door with a pumpkin to the left and to the right of it", "two cats to its left and right"."""
    tree = reading.tree
    for left in (i for i, word in enumerate(tree.lower[:-2]) if word == "left" and tree.lower[i + 1] == "and"):
        right = next((k for k in range(left + 2, min(left + 5, len(tree))) if tree.lower[k] == "right"), None)
        start = next((k for k in range(left - 1, max(-1, left - 3), -1) if tree.lower[k] in ("to", "on")), None)
        if right is None or not start or not {"to", "on", "the", "its"}.issuperset(tree.lower[left + 2 : right]):
            continue
        near = reading.chunk_at[start - 1]
        fellows = reading.refers[near] if near is not None else []
        number = (
            reading.chunk_at[right + 2]
            if tree.lower[right + 1 : right + 2] == ["of"] and right + 2 < len(tree)
            else None
        )
        hosts = reading.refers[number] if number is not None else _had_by(reading, fellows) if fellows else []
        if len(fellows) != 1 or not hosts or hosts == fellows or near in reading.coordinated:
            continue
        fellows[0].position.clear()
        if fellows[0].count == 1:
            _doubled(reading, fellows[0])
        told = {*fellows, *hosts}
        reading.facts[:] = [f for f in reading.facts if not _replaced(f.predicate, {*f.subjects, *f.objects}, told)]
        reading.relate(hosts, "between", fellows, (left, left + 1, right))


def _replaced(predicate: str, about: set[Entity], told: set[Entity]) -> bool:
    return about <= told and predicate in _SUPPOSED | {"left of", "right of"}


def _in_corners(reading: Reading) -> None:
    """ "a lamp in each corner", "four lamps in the corners": four, which stand in the corners of the picture."""
    tree = reading.tree
    for i in range(len(tree) - 2):
        at = next((k for k in (i + 2, i + 3, i + 4) if tree.lower[k : k + 1] in (["corner"], ["corners"])), None)
        if tree.lower[i] not in ("in", "at", "on") or at is None:
            continue
        near = reading.chunk_at[i - 1] if i else _after_corner(reading, at)
        fellows = reading.refers[near] if near is not None else []
        if len(fellows) != 1 or fellows[0].parts or fellows[0].whole:
            continue
        every = not _EVERY.isdisjoint(tree.lower[i + 1 : at])
        if fellows[0].count == 1 and every:
            fellows[0].count = 4
        elsewhere = tree.lower[at + 1 : at + 2] == ["of"] and _PICTURE_WORDS.isdisjoint(tree.lower[at + 2 : at + 4])
        if fellows[0].count != 4 or elsewhere or not (every or tree.lower[at] == "corners"):
            continue
        fellows[0].position.clear()
        for corner in _CORNERS:
            part_of(fellows[0], 1, []).position.append(corner)


def _after_corner(reading: Reading, at: int) -> int | None:
    """The candle of "In every corner of the picture there is a candle"."""
    return next((n for n, c in enumerate(reading.chunks) if c.start > at and reading.refers[n]), None)


def _only_supposed(predicate: str, about: set[Entity], told: set[Entity]) -> bool:
    return about <= told and predicate in _SUPPOSED


def _had_by(reading: Reading, fellows: list[Entity]) -> list[Entity]:
    """What the text has them with: the snowman of "a snowman with a fir tree on each side"."""
    for fact in reading.facts:
        if fact.predicate in _SUPPOSED and fellows[0] in {*fact.subjects, *fact.objects}:
            others = fact.subjects if fellows[0] in fact.objects else fact.objects
            return [e for e in others if e not in fellows][:1]
    return _last_named(reading, fellows)


def _last_named(reading: Reading, fellows: list[Entity]) -> list[Entity]:
    """The skier of "a skier going down a mountain, trees on both sides"."""
    had = {e for f in reading.facts if f.predicate in ("has", "wearing", "part of", "with") for e in f.objects}
    latest = fellows[0].sentence
    before = [e for e in reading.entities if e.end <= fellows[0].start and e not in had and e.sentence >= latest - 1]
    before = [e for e in before if e.sentence == latest] or before
    alive = [e for e in before if e.group in ("person", "animal", "bird")]
    things = [e for e in before if e.kind == "thing"]
    return (alive[:1] or things[-1:] or before[-1:]) if len(fellows) == 1 else []


def owner_side(reading: Reading, phrase: Phrase) -> None:
    """ "to its left is a cat", "a couch with a cat to its left", "a woman on a towel with a bag to her left"."""
    at = phrase.start - 1
    while at > 0 and reading.tree.tags[at] == "RB":  # "directly to its left"
        at -= 1
    near = reading.chunk_at[at] if phrase.start else None
    owner = host(reading, near)
    if near is not None and owner is not None:
        owners = reading.refers[owner]
        whose = reading.tree.lower[phrase.start + 1]
        if whose in ("his", "her") and not any(e.group in ALIVE for e in owners):
            beings = [e for e in pronoun(reading, whose, near) if e.group in ALIVE and e not in reading.refers[near]]
            owners = beings or owners
        reading.relate(reading.refers[near], phrase.predicate, owners, tuple(range(phrase.start, phrase.end)))
        return
    chunks, _ = anchor(reading, phrase)
    after = reading.chunk_at[phrase.end] if phrase.end < len(reading.tree) else None
    if phrase.start and reading.tree.lower[phrase.start - 1] in (",", "and") and after is not None:
        chunks = [after]  # "to its left there is a phone, and to its right a mug"
    before = [n for n, c in enumerate(reading.chunks) if c.end <= phrase.start]
    if not before:
        return
    owners = pronoun(reading, reading.tree.lower[phrase.start + 1], before[-1])
    subjects = [e for e in list(dict.fromkeys(e for n in chunks for e in reading.refers[n])) if e not in owners]
    reading.relate(subjects, phrase.predicate, owners, tuple(range(phrase.start, phrase.end)))


_OPPOSITE: dict[tuple[str, ...], str] = {("left",): "left of", ("right",): "right of"}


def on_other_side(reading: Reading, phrase: Phrase, subjects: list[Entity]) -> bool:
    """ "a spoon to the right of the bowl and a napkin to the left": to the left of the bowl."""
    side = _OPPOSITE.get(phrase.position)
    if side is None:
        return False
    for fact in reversed(reading.facts):
        told = fact.predicate in _OPPOSITE.values() and fact.predicate != side
        alone = told and len(fact.objects) == 1 and fact.objects[0] not in subjects
        if alone and subjects and reading.tree.sentence[fact.tokens[0]] == reading.tree.sentence[phrase.start]:
            reading.relate(subjects, side, fact.objects, tuple(range(phrase.start, phrase.end)))
            return True
    return False


def set_apart(reading: Reading, phrase: Phrase, own: list[Entity]) -> bool:
    """ "a walrus and a seal, the seal being on the left", "..., with the seal on the left": left of the walrus."""
    side, at = _OPPOSITE.get(phrase.position), phrase.start - 1
    at -= at > 0 and reading.tree.lower[at] == "being"
    number = reading.chunk_at[at] if at >= 0 else None
    if side is None or number is None or len(own) != 1 or reading.refers[number] != own:
        return False
    if own[0].end > reading.tree.starts[reading.chunks[number].start]:
        return False  # here it is named for the first time
    pair = own[0].whole.parts if own[0].whole is not None else _pair_of(reading, own[0], number)
    if len(pair) != 2:
        return False
    reading.relate(own, side, [e for e in pair if e is not own[0]], tuple(range(phrase.start, phrase.end)))
    return True


def _pair_of(reading: Reading, one: Entity, number: int) -> list[Entity]:
    """The two of a list before chunk `number` of which one is `one`."""
    for earlier in range(number):
        pair = list(dict.fromkeys(e for n in members(reading, earlier) for e in reading.refers[n]))
        if len(pair) == 2 and one in pair:
            return pair
    return []
