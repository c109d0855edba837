"""Second mentions that only the rest of the text explains: "the horses" after a horse and another, "the red one" after
"The first is red", "each plate" after four plates, "the boy" after a son."""

from __future__ import annotations

from layoutgen.parse.clauses import verb_subjects
from layoutgen.parse.mentions import Mention
from layoutgen.parse.reading import Entity, Reading, group_of
from layoutgen.parse.sets import part_of, remainder

_SAME = {
    "boy": ("son", "brother", "child", "kid", "toddler", "grandson"),
    "girl": ("daughter", "sister", "child", "kid", "toddler", "granddaughter"),
    "man": ("father", "dad", "husband", "grandfather", "groom"),
    "screen": ("laptop", "computer", "tv", "television", "phone", "cellphone", "tablet", "monitor", "smartphone"),
    "woman": ("mother", "mom", "wife", "grandmother", "bride"),
}
_GENERAL = {"person": ("person",), "animal": ("animal", "bird", "fish", "insect"), "vehicle": ("vehicle", "boat")}
_KIN = frozenset(
    {"father", "mother", "dad", "mom", "son", "daughter", "brother", "sister", "wife", "husband", "parent", "owner",
     "grandfather", "grandmother"}
)  # fmt: skip


def singles_named(reading: Reading, mention: Mention) -> list[Entity]:
    """The horses of "a horse stands and another lies there. A fence is behind the horses": all of that name, where each
    came alone."""
    words = reading.tree.lower[mention.chunk.start : mention.chunk.head]
    if not mention.plural or mention.attributes or words not in (["the"], ["both"], ["both", "the"]):
        return []
    general = _GENERAL.get(mention.label, ()) if words[0] == "both" else ()
    kinds = (mention.label, f" {mention.label}")  # "a stop sign ... a sign ... the signs"
    alike = [e for e in reading.entities if (e.label == kinds[0] or e.label.endswith(kinds[1]) or e.group in general)]
    alike = [e for e in alike if e.kind == "thing"]
    return alike if len(alike) > 1 and all(e.count == 1 for e in alike) else []


def told_so(reading: Reading, mention: Mention) -> Entity | None:
    """The third of "three boats: the first is red, the third is white. A man sits in the white boat"; else None."""
    looks = set(mention.attributes)
    for number in range(len(reading.chunks)):
        found = reading.refers[number]
        named = len(found) == 1 and (found[0].label == mention.label or mention.chunk.kind == "anaphor")
        one = named and found[0].count == 1 and not mention.plural
        if one and looks <= _said_of(reading, reading.head(number)):
            return found[0]
    return None


def _said_of(reading: Reading, head: int) -> set[str]:
    """What is said to be so of a noun: "is red and white"."""
    tree, look = reading.tree, reading.tree.heads[head]
    if not tree.deps[head].startswith("nsubj") or not tree.tags[look].startswith("JJ"):
        return set()
    return {
        tree.lower[look],
        *(tree.lower[k] for k in tree.kids[look] if tree.deps[k] == "conj" and tree.kid(k, "nsubj") is None),
    }


def each_of(reading: Reading, mention: Mention) -> Entity | None:
    """The four plates of "four plates. Each plate has a steak"; else None."""
    chunk, sentence = mention.chunk, reading.tree.sentence
    if reading.tree.lower[chunk.start] not in ("each", "every") or mention.attributes:
        return None
    sets = [e for e in reading.entities if e.label == mention.label and e.count != 1 and not (remainder(e) or 0) < 0]
    return sets[-1] if sets and sets[-1].sentence < sentence[chunk.head] else None


def kin_again(reading: Reading, mention: Mention, owner: list[Entity]) -> Entity | None:
    """The son of "a father and his son. The boy holds the string", and the father of "his father" then; else None."""
    if mention.plural or mention.attributes:
        return None
    if owner and mention.label in _KIN:
        named = [e for e in reading.entities if e.label == mention.label and e.count == 1 and e not in owner]
        owned = any(f.objects == named[:1] and not set(f.subjects) & set(owner) for f in reading.facts)
        return named[0] if len(named) == 1 and not owned else None
    if not mention.definite or mention.label not in _SAME or mention.chunk.owner_word is not None:
        return None
    if mention.label == "screen" and reading.tree.lower[mention.chunk.start - 1] in ("on", "in"):
        return None  # "a laptop with a cat on the screen"
    same = [e for e in reading.entities if e.label.rsplit(" ", 1)[-1] in _SAME[mention.label] and e.count == 1]
    return same[0] if len(same) == 1 and all(e.label != mention.label for e in reading.entities) else None


def one_of_people(reading: Reading, mention: Mention) -> Entity | None:
    """The boy of "Two kids on a sofa, the boy is reading", the man of "A couple sits there. The man sleeps".

    None when somebody else is meant."""
    kinds = _MEMBERS.get(mention.label)
    chunk = mention.chunk
    if kinds is None or mention.plural or mention.attributes or reading.tree.lower[chunk.start] != "the":
        return None
    sets = [e for e in reading.entities if e.count != 1 and e.whole is None and e.group == "person"]
    alike = [e for e in reading.entities if e.label == mention.label]
    if alike or len(sets) != 1 or sets[0].label not in kinds or not remainder(sets[0]) or chunk.owner is not None:
        return None
    one = part_of(sets[0], 1, [])
    one.label, one.group = mention.label, group_of(mention.label)
    one.start, one.end = reading.tree.starts[chunk.start], reading.tree.ends[chunk.end - 1]
    return one


_YOUNG = frozenset({"child", "kid", "toddler", "person", "sibling", "twin", "student", "teenager"})
_GROWN = frozenset({"person", "adult", "parent", "couple", "senior", "dancer", "tourist"})
_MEMBERS = {"boy": _YOUNG, "girl": _YOUNG, "man": _GROWN, "woman": _GROWN, "lady": _GROWN, "guy": _GROWN}


def had_already(reading: Reading, mention: Mention, owner: list[Entity]) -> Entity | None:
    """The dog of "A woman walking a dog passes by. Her dog is small": what its owner was said to have; else None."""
    if not owner or mention.plural or mention.chunk.owner_word is None:
        return None
    here = reading.tree.sentence[mention.chunk.head]
    alike = [e for e in reading.entities if e.label == mention.label and e.count == 1 and e.sentence < here]
    number = next((n for n, found in enumerate(reading.refers) if found == alike), 0) if len(alike) == 1 else 0
    if not number:
        return None
    phrase = reading.landmark_of.get(number)
    at = (reading.chunks[number].start if phrase is None else reading.phrases[phrase].start) - 1
    if phrase is not None and reading.phrases[phrase].predicate != "with":
        return None
    if at > 0 and reading.is_verb(at):
        doers = [e for n in verb_subjects(reading, at) for e in reading.refers[n]]
    else:
        doers = reading.refers[reading.chunk_at[at] or 0] if at >= 0 and phrase is not None else []
    return alike[0] if set(owner) <= set(doers) else None


def told_there(reading: Reading, number: int, mention: Mention) -> Entity | None:
    """Which of two is meant: the one of "Two men ... the other is on a sofa. The man on the sofa"; else None."""
    chunk = mention.chunk
    after = reading.phrase_at[chunk.end] if mention.definite and chunk.end < len(reading.tree) else None
    landmark = reading.phrases[after].landmark if after is not None else None
    place = reading.mentions[landmark] if landmark is not None else None
    if place is None or mention.plural or reading.phrases[after or 0].predicate not in ("on", "in", "with", "at"):
        return None
    alike = [p for e in reading.entities if e.label == mention.label for p in (e.parts or [e]) if p.count == 1]
    if len(alike) < 2:
        return None
    told: Entity | None = None
    there = set()
    for earlier in range(number):
        told = next((e for e in reading.refers[earlier] if e in alike), told)
        said = reading.mentions[earlier]
        if said is not None and told is not None and said.label == place.label:
            there.add(told)
    return there.pop() if len(there) == 1 else None


def named_again(reading: Reading, mention: Mention) -> Entity | None:
    """The first person of "The first person is a tall man": a man; else None."""
    tree, head = reading.tree, mention.chunk.head
    subject = tree.kid(head, "nsubj") if tree.kid(head, "cop") is not None else None
    number = reading.chunk_at[subject] if subject is not None and subject < head else None
    found = reading.refers[number] if number is not None else []
    if len(found) != 1 or found[0].count != 1 or mention.plural:
        return None
    if number is not None and reading.chunks[number].kind == "anaphor" and found[0].label == mention.label:
        return found[0]  # "another is a red kite"
    if found[0].label not in _GENERAL:
        return None
    if group_of(mention.label) not in _GENERAL[found[0].label]:
        return None
    found[0].label = mention.label
    return found[0]


def numbered_share(reading: Reading, mention: Mention) -> Entity | None:
    """The first plane of "two planes. The first plane is red", the two of "five hats. Two hats are blue"; else None."""
    tree, chunk = reading.tree, mention.chunk
    words = tree.lower[chunk.start : chunk.head]
    sets = [e for e in reading.entities if e.label == mention.label and isinstance(e.count, int) and e.count > 1]
    earlier = [e for e in sets if e.sentence < tree.sentence[chunk.head]]
    if not earlier or not words:
        return None
    whole = earlier[-1]
    if words[0] == "the" and mention.attributes and not mention.plural:
        return _one_that_is(reading, mention, whole)
    some = words[-1] if tree.tags[chunk.start] == "CD" and chunk.head == chunk.start + 1 else ""
    count = mention.count if some and tree.deps[chunk.head].startswith("nsubj") else None
    left = remainder(whole) or 0
    fresh = tree.lower[max(0, chunk.start - 2) : chunk.start] in (["there", "are"], ["are", "also"])
    return (
        part_of(whole, count, [])
        if isinstance(count, int) and count <= left and count != whole.count and not fresh
        else None
    )


def _one_that_is(reading: Reading, mention: Mention, whole: Entity) -> Entity | None:
    """The bigger of "two boxes. The bigger box is open": the same when named again; None when another is meant."""
    looks = set(mention.attributes)
    alone = any(e.label == mention.label and e.count == 1 and looks <= set(e.attributes) for e in reading.entities)
    known = next((p for p in whole.parts if p.count == 1 and looks <= set(p.attributes)), None)
    if alone or known is not None:
        return known
    told = told_so(reading, mention)
    return told if told is not None or not remainder(whole) else part_of(whole, 1, mention.attributes)
