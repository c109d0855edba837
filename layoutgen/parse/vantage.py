"""Where somebody is who does something from there, or under an umbrella that nobody else holds."""

from __future__ import annotations

from layoutgen.parse.reading import Reading

_CALLS = frozenset({"wave", "shout", "smile", "look", "peek", "peep", "greet", "sing"})
_WORKS = _CALLS | {"feed", "fish", "paint", "pick", "throw", "shoot", "speak", "watch", "clean", "wash", "photograph"}
_HATCHES = frozenset({"vehicle", "aircraft", "boat", "celestial"})
_STANDS = frozenset({"ladder", "balcony", "bridge", "dock", "pier", "rock", "cliff", "rooftop", "stage", "podium"})
_ABLE = frozenset({"person", "animal", "toy", "bird"})


def act_from(reading: Reading) -> None:
    """Who waves from a boat is in it; who feeds a giraffe from a ladder is on that."""
    tree = reading.tree
    for fact in reading.facts:
        if fact.predicate != "near" or not fact.tokens or tree.lower[fact.tokens[-1]] != "from":
            continue
        place = fact.objects[0]
        if place.kind != "thing" or fact.subjects[0].group not in _ABLE:
            continue
        verb = next((k for k in range(fact.tokens[-1], -1, -1) if reading.is_verb(k)), fact.tokens[0])
        owner = next((f.objects[0] for f in reading.facts if f.subjects == [place] and f.predicate == "part of"), None)
        if place.label in ("window", "door", "hatch") and owner is not None and owner.kind == "thing":
            fact.objects, fact.predicate = [owner], "in"  # "waves from the window of a train"
        elif place.group in _HATCHES and tree.lemmas[fact.tokens[0]] in _CALLS:
            fact.predicate = "in"
        elif place.label.rsplit(" ", 1)[-1] in _STANDS and tree.lemmas[verb] in _WORKS:
            fact.predicate = "on"


SHADES = frozenset({"umbrella", "parasol"})


def shade(reading: Reading) -> None:
    """Of people beside an umbrella of which nothing else is said one has it in the hand; and who stands under one."""
    told = {e for f in reading.facts for e in (*f.subjects, *f.objects) if f.objects[0].kind == "thing"}
    free = [e for e in reading.entities if e.label in SHADES and e.count == 1 and e not in told and not e.position]
    people = [e for e in reading.entities if e.group == "person" and e not in told]
    seated = any(e.group in ("furniture", "textile") for e in reading.entities)  # on a beach, on a terrace
    if len(free) == len(people) == 1 and not seated:
        at = next(i for i in range(len(reading.tree)) if reading.tree.ends[i] >= free[0].end)
        reading.relate(people, "holding", free, (at,))
    under = [f for f in reading.facts if f.predicate == "under" and f.objects[0].label in SHADES]
    for fact in under:
        who, cover = fact.subjects[0], fact.objects[0]
        others = sum(cover in f.objects for f in reading.facts)
        rests = not _RESTS.isdisjoint(reading.tree.lemmas[i] for i in fact.tokens)
        each = (who.count == 1) == (cover.count == 1)  # of several people under several umbrellas each has one
        alone = len(fact.subjects) == 1 and who.group == "person" and each and others == 1
        if alone and not seated and not rests:
            reading.relate([who], "holding", [cover], fact.tokens)


_RESTS = frozenset({"sit", "lie", "lay", "relax", "rest", "sleep", "eat", "sunbathe", "lounge"})
