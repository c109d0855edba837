"""Things of which the rules say nothing, when the learned head does: "a tie that someone is wearing"."""

from __future__ import annotations

from layoutgen.parse.company import in_predicate, with_predicate
from layoutgen.parse.coordination import members
from layoutgen.parse.fuse.claims import things
from layoutgen.parse.head.tokens import TokenRelation
from layoutgen.parse.lexicon import ALIVE, LIFELIKE, LIGHT_VERBS, PHRASES, PREPOSITIONS, TRANSITIVE, WITH_PREPOSITION
from layoutgen.parse.reading import Entity, Reading
from layoutgen.parse.verb_phrases import fitting

_SURE = 0.6
_AROUND = frozenset(
    {"container", "kitchenware", "vehicle", "furniture", "structure", "building", "boat", "clothing", "appliance"}
)
_SERVED = frozenset({"food", "fruit", "drink", "plant"})
_SITS = frozenset({"sit", "lie", "lay", "stand", "rest", "perch"})


def lonely_facts(reading: Reading) -> None:
    """Relates each thing that stands in no relation and at no place, by what the head says of it, if it is sure."""
    if reading.graph is None or len(reading.entities) < 2:
        return
    told = {e.whole or e for f in reading.facts for e in (*f.subjects, *f.objects)}
    alone = [e for e in reading.entities if e not in told and not e.position and not e.parts]
    if not alone:
        return
    for relation in reading.graph.relations(reading.tree.lower):
        if relation.certainty < _SURE or not relation.tokens:
            continue
        one, other = _entity(reading, relation.subject), _entity(reading, relation.target)
        if one is None or other is None or one is other or (one not in alone and other not in alone):
            continue
        predicate = _predicate(reading, relation, one, other)
        if predicate and _likely(one, predicate, other) and _joins(reading, relation, one, other):
            reading.relate([one], fitting(predicate, [one], [other]), [other], relation.tokens)


def _likely(one: Entity, predicate: str, other: Entity) -> bool:
    """Whether a picture may show it: nobody is in a lamp, and no cow eats the sky."""
    if predicate in ("in", "inside"):
        return other.kind == "stuff" or (other.group in _AROUND and "light" not in other.label)
    if predicate in ("on", "~on"):
        upper, under = (other, one) if predicate == "~on" else (one, other)
        ridden = under.group == "animal" and upper.group != "person"
        return under.group not in ("plant", "food", "person") and not ridden and upper.kind != "stuff"
    if predicate == "along":
        return other.kind == "stuff"
    if predicate == "with":
        return not (one.position or other.position) and {one.group, other.group} != {"food"}
    if predicate in ("riding", "eating", "flying", "wearing"):
        return other.kind == "thing" and other.group != "thing"
    return True


def _joins(reading: Reading, relation: TokenRelation, one: Entity, other: Entity) -> bool:
    """Whether the rules have not read the same words of others on purpose: "a man on the beach and a dog"."""
    last = max(relation.tokens)
    number = reading.phrase_at[last]
    landmark = reading.phrases[number].landmark if number is not None else None
    if landmark is not None:
        listed = {e for n in members(reading, landmark) for e in reading.refers[n]}
        if one not in listed and other not in listed:
            return False
    same = [f for f in reading.facts if f.tokens and max(f.tokens) == last]
    return all(
        any(_alike(a, e) for e in f.subjects) and any(_alike(b, e) for e in f.objects)
        for f in same
        for a, b in [(one, other) if one in f.subjects or other in f.objects else (other, one)]
    )


def _alike(one: Entity, other: Entity) -> bool:
    both = {one.group, other.group}
    return one is other or one.group == other.group or both <= ALIVE or both <= _SERVED


def _entity(reading: Reading, token: int) -> Entity | None:
    found = [thing for thing in things(reading, token) if isinstance(thing, Entity)]
    return found[0] if len(found) == 1 else None


def _predicate(reading: Reading, relation: TokenRelation, one: Entity, other: Entity) -> str:
    """What the words of the relation say; "" for those that tell nothing to draw."""
    tree = reading.tree
    verb = next((i for i in relation.tokens if tree.tags[i].startswith("VB") and tree.lemmas[i] != "be"), None)
    words = tuple(tree.lower[i] for i in relation.tokens if i != verb and tree.lemmas[i] != "be")
    if not words:
        if verb is None or tree.lemmas[verb] in LIGHT_VERBS:
            return ""
        if tree.lemmas[verb] in _SITS or (tree.lemmas[verb] == "walk" and other.kind == "stuff"):
            return "in" if other.group in _AROUND else "on"
        return TRANSITIVE.get(tree.lemmas[verb], "") if one.group in LIFELIKE else ""
    said = WITH_PREPOSITION.get((tree.lemmas[verb], " ".join(words))) if verb is not None else None
    predicate = said or PHRASES.get(words) or PREPOSITIONS.get(words[-1], "")
    if words == ("into",) and not said:  # "cutting into a cake"
        predicate = TRANSITIVE.get(tree.lemmas[verb], "") if verb is not None else ""
    if predicate == "with":
        return with_predicate(one, other)
    return "" if predicate in ("of", "without") else in_predicate(one, predicate, other)
