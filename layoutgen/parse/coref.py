"""From chunks to entities, left to right: new things, and second mentions of things that are there already."""

from __future__ import annotations

from layoutgen.parse.anaphors import anaphor
from layoutgen.parse.antecedents import relative
from layoutgen.parse.background import note_attributes
from layoutgen.parse.coordination import is_example
from layoutgen.parse.entities import new_entity
from layoutgen.parse.gatherings import gathered
from layoutgen.parse.meant import tell_apart
from layoutgen.parse.measures import apply_measure, apply_share, measured
from layoutgen.parse.mentions import Mention
from layoutgen.parse.nothing import names_nothing
from layoutgen.parse.ordinals import counted_again, ordinal_of
from layoutgen.parse.pronouns import pronoun
from layoutgen.parse.reading import Entity, Reading, group_of
from layoutgen.parse.recalled import (
    each_of,
    had_already,
    kin_again,
    named_again,
    numbered_share,
    one_of_people,
    singles_named,
    told_so,
    told_there,
)
from layoutgen.parse.selves import SELVES, oneself
from layoutgen.parse.sets import part_of, remainder, rest_of

_GENERAL = {
    "animal": ("animal", "bird", "insect", "fish"),
    "vehicle": ("vehicle",),
    "person": ("person",),
    "creature": ("animal", "bird"),
}
_SIDES = frozenset({"left", "right"})


def resolve(reading: Reading) -> None:
    """Fills `reading.refers` and `reading.entities`, from left to right."""
    for number, chunk in enumerate(reading.chunks):
        mention = reading.mentions[number]
        if chunk.kind == "relative":
            reading.refers[number] = relative(reading, number)
        elif chunk.kind == "pronoun" and reading.tree.lower[chunk.head] in SELVES:
            reading.refers[number] = oneself(reading, number)
        elif chunk.kind == "pronoun":
            reading.refers[number] = pronoun(reading, reading.tree.lower[chunk.head], number)
            apply_share(reading, number)
        elif mention is not None and not _is_known_heap(reading, number, mention):
            _nominal(reading, number, mention)


def _nominal(reading: Reading, number: int, mention: Mention) -> None:
    if number in reading.dropped:
        return
    if number in reading.negated or (mention.negative and mention.label != "one"):
        reading.negated.add(number)
        return
    measure = measured(reading, mention)
    if measure is not None:  # "a couple" of "types" of "vases": both are the vases
        outer = [alias for alias, target in reading.alias.items() if target == number]
        reading.alias |= dict.fromkeys([*outer, number], measure)
        return
    if mention.chunk.kind == "anaphor":
        reading.refers[number] = anaphor(reading, number, mention)
        return
    if gathered(reading, number, mention):
        return
    tell_apart(reading, mention)
    if names_nothing(reading, number, mention):
        reading.dropped.add(number)
        _forget_unseen_owner(reading, number, mention)
        return
    before = [alias for alias, target in reading.alias.items() if target == number]
    owner = _owners(reading, number)
    known = (
        None
        if before and not mention.definite
        else _share_of_known(reading, number, mention)
        or told_there(reading, number, mention)
        or _second_mention(reading, mention)
        or each_of(reading, mention)
        or kin_again(reading, mention, owner)
        or one_of_people(reading, mention)
        or had_already(reading, mention, owner)
        or named_again(reading, mention)
    )
    singles = singles_named(reading, mention) if known is None else []
    if singles:
        reading.refers[number] = singles
        return
    if known is not None:
        known.describe([a for a in mention.attributes if not known.parts])
        reading.refers[number] = [known]
    else:
        reading.refers[number] = [new_entity(reading, mention)]
    _replace_general(reading, number, mention)
    for alias in reversed(before):  # what is said first counts
        apply_measure(reading, alias, number, mention)
    note_attributes(reading, mention.attributes, mention.label)
    _relate_owner(reading, number, mention, owner)


def _is_known_heap(reading: Reading, number: int, mention: Mention) -> bool:
    """Whether it is "the stack" after "a stack of pancakes": then it refers to the pancakes."""
    if not mention.definite or not reading.alias or mention.attributes or mention.chunk.kind != "noun":
        return False
    lemma = reading.tree.lemmas
    alike = [n for n in reading.alias if n < number and lemma[reading.head(n)] == lemma[mention.chunk.head]]
    if alike and reading.tree.lower[mention.chunk.end : mention.chunk.end + 1] != ["of"]:
        reading.refers[number] = list(reading.refers[alike[-1]])
    return bool(reading.refers[number])


def _relate_owner(reading: Reading, number: int, mention: Mention, owner: list[Entity]) -> None:
    entity = reading.refers[number][0]
    unseen = owner and owner[0].label in ("someone", "somebody")
    if unseen or (owner and (entity.kind == "stuff" or entity.group in ("building", "indoor", "structure"))):
        _forget_unseen_owner(reading, number, mention)
        owner = [e for e in owner if e in reading.entities]
    if owner and owner[0] is not entity:
        predicate = "wearing" if entity.group == "clothing" and owner[0].group == "person" else "has"
        if entity.label in ("rider", "jockey") and owner[0].group in ("animal", "vehicle"):
            predicate = "~riding"
        reading.relate(owner, predicate, [entity], tuple(_owner_tokens(reading, number)), weak=True)


def _forget_unseen_owner(reading: Reading, number: int, mention: Mention) -> None:
    """Nobody is seen of "someone's birthday", "in someone's house"; of "someone's lap" somebody is."""
    owner = reading.chunks[number].owner
    said = reading.mentions[owner] if owner is not None else None
    unseen = said is not None and said.label in ("someone", "somebody")
    if owner is not None and unseen and group_of(mention.label) not in ("body", "part", "clothing"):
        reading.forget(owner)


def _replace_general(reading: Reading, number: int, mention: Mention) -> None:
    """ "Animals such as cows and pigs" are cows and pigs."""
    general = reading.mentions[number - 1] if is_example(reading, number) else None
    if (
        general is not None
        and not isinstance(general.count, int)
        and (general.plural or group_of(general.label) == group_of(mention.label))
    ):
        reading.forget(number - 1)


def _owner_tokens(reading: Reading, number: int) -> list[int]:
    chunk = reading.chunks[number]
    if chunk.owner_word is not None:
        return [chunk.owner_word]
    return [chunk.start - 1]


def _owners(reading: Reading, number: int) -> list[Entity]:
    chunk = reading.chunks[number]
    if chunk.owner is not None:
        return reading.refers[chunk.owner]
    if chunk.owner_word is not None:
        word = reading.tree.lower[chunk.owner_word]
        if word == "whose":
            return reading.refers[number - 1] if number else []
        return pronoun(reading, word, number)
    return []


def _included(reading: Reading, mention: Mention, count: int) -> Entity | None:
    """The two ladies of "four people including two ladies"."""
    for people in reversed(reading.entities):
        if people.label == "person" and isinstance(people.count, int) and group_of(mention.label) == "person":
            if people.count <= count or people.parts:
                return None
            share = part_of(people, count, mention.attributes)
            share.label, share.start, share.end = mention.label, *_span(reading, mention)
            return share
    return None


def _span(reading: Reading, mention: Mention) -> tuple[int, int]:
    return reading.tree.starts[mention.chunk.start], reading.tree.ends[mention.chunk.end - 1]


def _share_of_known(reading: Reading, number: int, mention: Mention) -> Entity | None:
    """ "Two men are at work. One man ... and the other man ...": one of the two, the rest of them."""
    chunk, tree = mention.chunk, reading.tree
    if tree.lower[chunk.start - 1] == "including" and isinstance(mention.count, int):
        return _included(reading, mention, mention.count)
    words = tree.lower[chunk.start : chunk.head]
    other = words[:2] == ["the", "other"]
    if words[:1] == ["the"] and not mention.plural and ordinal_of(reading, number):
        sets = [e for e in reading.entities if e.label == mention.label and e.count not in (1, None)]
        again = counted_again(reading, number, sets[-1]) if sets else None
        return again or part_of(sets[-1], 1, mention.attributes) if sets else None
    share = numbered_share(reading, mention)
    if share is not None:
        return share
    if not (other or (words[:1] == ["one"] and mention.count == 1)):
        return None
    sets = [e for e in reading.entities if e.label == mention.label and e.count != 1 and not e.whole]
    earlier = [e for e in sets if e.sentence < tree.sentence[chunk.head] and remainder(e) != 0]
    if other:
        divided = [e for e in sets if e.parts and remainder(e) != 0]
        return rest_of(divided[-1], [a for a in mention.attributes if a != "other"], None) if divided else None
    return part_of(earlier[-1], 1, mention.attributes) if earlier else None


def _second_mention(reading: Reading, mention: Mention) -> Entity | None:
    """The entity that "the dog" means, when a dog was there before."""
    chunk = mention.chunk
    if (
        not mention.definite
        or chunk.owner_word is not None
        or chunk.owner is not None
        or (_placed(reading, chunk.end, mention.plural) and not _only_one(reading, mention))
    ):
        return None
    groups = _GENERAL.get(mention.label, ())
    alike = [e for e in reading.entities if (e.count == 1) != mention.plural]
    named = [e for e in alike if e.label == mention.label]
    if not named and not mention.attributes:  # "a brick wall ... the wall"
        named = [e for e in alike if e.label.endswith(f" {mention.label}")] or [
            e
            for e in alike
            if mention.label in (e.label.split(" ")[0], *e.attributes) and e.group == "animal"  # "the baby"
        ]
    fitting = [e for e in named if set(mention.attributes) <= set(e.attributes)]
    side = next((w for w in reading.tree.lower[chunk.start : chunk.head] if w in _SIDES), None)
    if side is not None and not mention.plural:
        return _one_at_side(reading, mention, side)
    if not fitting and not named:
        fitting = [e for e in alike if e.group in groups and set(mention.attributes) <= set(e.attributes)]
    if fitting:
        return fitting[-1]
    told = told_so(reading, mention) if mention.attributes else None
    if told is not None:
        return told
    # "The balloon is red. The big balloon ...": one balloon, of which a later sentence says more.
    alone = len(named) == 1 and not named[0].attributes and sum(e.label == mention.label for e in reading.entities) == 1
    return named[0] if alone and named[0].sentence < reading.tree.sentence[chunk.head] else None


def _only_one(reading: Reading, mention: Mention) -> bool:
    """Whether "with the owl on the left" tells of the one owl that was named already."""
    start = mention.chunk.start
    named = [e for e in reading.entities if e.label == mention.label]
    return bool(start) and reading.tree.lower[start - 1] == "with" and len(named) == 1 and named[0].count == 1


def _one_at_side(reading: Reading, mention: Mention, side: str) -> Entity | None:
    """ "Two desks and a globe on the left desk": one of the two, which stands at that side."""
    sets = [e for e in reading.entities if e.label == mention.label and e.count != 1 and not e.whole]
    if not sets:
        return None
    there = [e for e in sets[-1].parts if side in e.position]
    if there:
        return there[0]
    part = part_of(sets[-1], 1, mention.attributes)
    part.position.append(side)
    return part


def _placed(reading: Reading, end: int, plural: bool) -> bool:
    """Whether "on the left" follows: it tells this one from the others of its name, though not "the apples"."""
    phrase = reading.phrase_at[end] if end < len(reading.tree) else None
    return phrase is not None and bool(reading.phrases[phrase].position) and not plural
