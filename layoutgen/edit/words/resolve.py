"""Which items a noun phrase means: by name, looks, order, place, company, and what was spoken of before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen import vocab
from layoutgen.edit.company import company
from layoutgen.edit.names import listed
from layoutgen.edit.words.context import Context as Context
from layoutgen.edit.words.naming import inventory, named, nearest
from layoutgen.edit.words.narrowing import (
    AMONG_OTHERS,
    ANYTHING,
    are,
    belonging,
    extreme,
    has,
    looking_so,
    lost,
    ordinal,
    question,
    related,
    several_of,
)
from layoutgen.edit.words.ref import Ref
from layoutgen.errors import AmbiguousError, EditError
from layoutgen.layout import Item, Layout

_ZERO_PLURALS = frozenset({"sheep", "fish", "deer", "moose", "bison", "shrimp", "cattle", "aircraft", "salmon"})
_COPIES = frozenset({"copy", "duplicate", "clone"})
_TROOPS = frozenset({"band", "group", "crew", "team", "family", "crowd", "couple", "orchestra", "gang"})


def resolve(refs: Sequence[Ref], context: Context) -> tuple[str, ...]:
    """The ids that phrases mean, in order. Raises AmbiguousError (a question), EditError when there is no such."""
    found: dict[str, None] = {}
    focus = context.focus
    try:
        for ref in refs:
            found.update(dict.fromkeys(_one(ref, context)))
            if len(refs) > 1:
                context.focus = tuple(found)  # "the table and everything on it"
    finally:
        context.focus = focus
    return tuple(found)


def _one(ref: Ref, context: Context) -> tuple[str, ...]:
    layout = context.layout
    if ref.ids:
        return tuple(each for each in ref.ids if any(item.id == each for item in layout.items)) or _gone(ref, context)
    if ref.pronoun == "everything" and (ref.near or ref.position or ref.attributes):
        return _less(ref, tuple(i.id for i in _narrowed(ref, _every(ref, layout), context)), context)
    if ref.more and ref.label is None:  # "one person bigger and another one smaller"
        ref = replace(ref, other=True)
    if ref.label in _COPIES and not named(ref.label, layout) and context.focus:
        return tuple(context.focus)
    if ref.label == "original" and not named(ref.label, layout) and context.earlier:
        return tuple(context.earlier)  # of which a copy was made
    if ref.pronoun:
        all_of = _less(ref, _pronoun(ref, context), context)
        return all_of[-ref.number :] if ref.quantity == "part" and ref.number else all_of  # "two of them"
    whole = (ref.owner,) if ref.owner is not None else ref.of
    if whole and ref.label is not None and not named(ref.label, layout):
        return resolve(whole, context)  # "the man's head", "the roof of the house": what has no item of its own
    items = _candidates(ref, context)
    items = _narrowed(ref, items, context)
    return _less(ref, _chosen(ref, items, context), context)


def _gone(ref: Ref, context: Context) -> tuple[str, ...]:
    raise EditError(f"{listed(list(ref.ids))} is no longer there; {inventory(context.layout)}")


def _less(ref: Ref, ids: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """Without what "except the dog" takes out."""
    if not ref.but:
        return ids
    named_as = [each if each.label or each.pronoun or each.ids else replace(each, label=ref.label) for each in ref.but]
    out = context.left_out = resolve(named_as, context)
    parts = {each for each, (_, grows) in company(context.layout, out).items() if grows} if ref.pronoun else ()
    return tuple(each for each in ids if each not in out and each not in parts)


def _every(ref: Ref, layout: Layout) -> list[Item]:
    """All things; all people for "everybody"."""
    people = ref.text.lower().startswith(("everyone", "everybody"))
    return [i for i in _things(layout) if not people or vocab.person(i.label, i.attributes) is not None]


def _things(layout: Layout) -> list[Item]:
    stuff = {thing.id for thing in layout.scene.objects if thing.kind == "stuff"}
    return [item for item in layout.items if item.z >= 0 and item.node not in stuff]


def _pronoun(ref: Ref, context: Context) -> tuple[str, ...]:
    layout = context.layout
    there = {item.id for item in layout.items}
    focus = tuple(each for each in context.focus if each in there)
    several = tuple(each for each in context.several if each in there)
    if ref.pronoun == "everything":
        loose = [i for i in _every(ref, layout) if context.locked_too or not i.locked]
        return tuple(i.id for i in loose if not (ref.other and i.id in focus))
    things = _things(layout)
    if ref.pronoun == "him":
        who = _somebody(ref, things, focus, context)
        if len(who) == 1:
            return who
        raise question(ref.text, [layout[e] for e in who] or things)
    if ref.pronoun == "them" and (group := _group(ref, things, focus, several, context)):
        return group
    if focus:
        return focus
    if len(things) == 1 or (ref.pronoun == "them" and len({i.label for i in things}) == 1 and things):
        return tuple(i.id for i in things)
    raise question(ref.text, things)


def _group(
    ref: Ref, things: Sequence[Item], focus: tuple[str, ...], several: tuple[str, ...], context: Context
) -> tuple[str, ...]:
    """What "them" means; nothing when nothing was spoken of and there are more than two things."""
    there = {item.id for item in context.layout.items}
    beside = tuple(each for each in context.beside if each in there and each not in focus)
    if len(focus) == 1 and beside and (ref.number in (None, 1 + len(beside)) or ref.quantity == "all"):
        return (*focus, *beside)  # "move the dog next to the cat and make them bigger"
    earlier = tuple(each for each in context.earlier if each in there)
    two = len(focus) == len(earlier) == 1 and not set(focus) & set(earlier)
    if two and ref.number == 2:  # "put a cat here and a dog there and make both of them brown"
        return (*earlier, *focus)
    if focus and (len(focus) > 1 or not several):
        return focus
    return several or (tuple(i.id for i in things) if len(things) == 2 else several_of(ref, things))


def _somebody(ref: Ref, things: Sequence[Item], focus: Sequence[str], context: Context) -> tuple[str, ...]:
    """Whom "him" or "her" can mean: a person spoken of, an animal spoken of, any person, any animal."""

    def people(known: Sequence[str]) -> list[str]:
        there = [i for i in things if i.id in known]
        return next((f for sure in (True, False) if (f := [i.id for i in there if _person(ref, i, sure)])), [])

    def animals(known: Sequence[str]) -> list[str]:
        return [i.id for i in things if i.id in known and vocab.noun(i.label).group in ("animal", "bird", "fish")]

    every = [i.id for i in things]
    near = (people(focus), people((context.person,)), animals(focus), animals(context.earlier))
    found = (*near, people(every), animals(every))
    return tuple(next((each for each in found if each), []))


def _person(ref: Ref, item: Item, sure: bool) -> bool:
    """Whether "him" or "her" can mean this one; sure: only where its name says man or woman."""
    known, gender = (
        vocab.person(item.label, item.attributes),
        "female" if ref.text.lower() in ("her", "she") else "male",
    )
    return known is not None and (known.gender == gender or (known.gender is None and not sure))


def _candidates(ref: Ref, context: Context) -> list[Item]:
    layout = context.layout
    if ref.label is None and ref.lately:
        return _things(layout)
    if ref.label is None and ref.of:  # "the smaller of the rocks"
        return [layout[each] for each in resolve(ref.of, context)]
    if ref.label is None or ref.label in ANYTHING:
        items = _things(layout)
        return _of_its_kind(ref, items, context) if ref.label is None else items
    if ref.label in _TROOPS and ref.definite and not any(item.label == ref.label for item in layout.items):
        return [item for item in layout.items if vocab.person(item.label) is not None]
    found = named(ref.label, layout)
    if not found and ref.attributes:  # "the police car" where the label is two words
        found = named(" ".join((*ref.attributes[-1:], ref.label)), layout)
    if not found:
        raise EditError(f"there is no {ref.label}{nearest(ref.label, layout)}; {inventory(layout)}")
    return _so_called(ref, found, context) if context.former and context.before is not None else found


def _of_its_kind(ref: Ref, items: list[Item], context: Context) -> list[Item]:
    """Those of the kind that was spoken of before, or of what something was put on: "the red one", "the other"."""
    both = (*context.layout.items, *(context.before.items if context.before is not None else ()))
    spoken = {i.label for i in both if i.id in context.focus}
    alike = [i for i in items if i.label in (spoken or {context.kind})]
    beside = [i for i in items if i.label in {mark.label for mark in items if mark.id in context.landmarks}]
    told = ref.position in ("left", "right") and len(alike) < 2 <= len(beside)
    if told:  # "she holds a book and the right one a cup"
        return beside
    if not ref.other:
        return alike or items
    if any(i.id not in context.focus for i in alike):
        return alike
    left = [i for i in beside if i.id not in context.landmarks]
    return left if left and not ref.quantity else items  # "a cup on the left table and a vase on the other one"


def _so_called(ref: Ref, items: list[Item], context: Context) -> list[Item]:
    """Those that had their name before: "turn the cat into a dog and the dog into a cat"."""
    old = {item.id: item.label for item in context.before.items} if context.before is not None else {}
    was = [item for item in items if old.get(item.id) == item.label]
    return was if was and ref.number in (None, len(was)) else items


def _narrowed(ref: Ref, items: list[Item], context: Context) -> list[Item]:
    layout = context.layout
    items, size = looking_so(ref, items, layout)
    items = _latest(ref, items, context) if ref.lately else items
    if ref.owner is not None:
        items = _owned(ref.owner, items, context)
    for predicate, landmarks in ref.near:
        if len(landmarks) == 1 and landmarks[0].other and landmarks[0].label is None and predicate in AMONG_OTHERS:
            ref = replace(ref, position=AMONG_OTHERS[predicate])  # "the bottle between the other two"
            continue
        items = related(ref, items, predicate, _marks(landmarks, context), layout)
    if ref.of and ref.label is not None and not _made_of(ref, items):
        items = belonging(items, resolve(ref.of, context), layout) or items
    if ref.other:
        rest = [item for item in items if item.id not in context.focus]
        items = rest or items
    for way in (size, ref.superlative, ref.position):
        if way and len(items) > 1 and ref.ordinal is None:
            items = extreme(ref, items, way, _as_before(ref, items, context))
    return items


def _as_before(ref: Ref, items: list[Item], context: Context) -> Layout | None:
    """The layout when the text began, where a nameless phrase tells one from others of which one has moved since."""
    old = {item.id for item in context.before.items} if context.before is not None else set()
    return context.before if ref.label is None and all(item.id in old for item in items) else None


def _latest(ref: Ref, items: list[Item], context: Context) -> list[Item]:
    """Those that were brought in this text, else those that were spoken of last: "the tree you just added"."""
    old = {item.id for item in context.before.items} if context.before is not None else set()
    fresh = [i for i in items if i.id not in old] if ref.lately == "new" else []
    spoken = fresh or [i for i in items if i.id in context.focus]
    if not spoken and ref.label is None:
        raise question(ref.text, items)
    return spoken or items


def _made_of(ref: Ref, items: list[Item]) -> bool:
    """ "rolls of fabric", which are rolls that are said to be fabric."""
    return all(any(each.label in item.attributes for item in items) for each in ref.of)


def _owned(owner: Ref, items: list[Item], context: Context) -> list[Item]:
    """Those that belong to an owner; "his jacket" where there is one jacket needs no answer to who he is."""
    try:
        return belonging(items, _one(owner, context), context.layout) or items
    except AmbiguousError:
        if owner.pronoun and len(items) == 1:
            return items
        raise


def _marks(landmarks: Sequence[Ref], context: Context) -> list[Item]:
    """What tells an item from others; of several that could be meant, any will do."""
    marks: list[Item] = []
    for landmark in landmarks:
        try:
            marks += [context.layout[e] for e in resolve([landmark], context)]
        except AmbiguousError as error:  # noqa: PERF203 - a few landmarks
            marks += [context.layout[e] for e in error.candidates]
    return marks


def _chosen(ref: Ref, items: list[Item], context: Context) -> tuple[str, ...]:  # noqa: C901 - one case after the other
    label = ref.label or "thing"
    if ref.ordinal is not None:
        return ordinal(ref, items, lost(items, context.before, context.layout))
    if ref.quantity == "alternate":
        spoken = [i.id for i in items if i.id in context.focus]
        if len(spoken) == 1:  # "every other bird" than the one that was spoken of
            return tuple(i.id for i in items if i.id not in spoken)
        return tuple(i.id for i in sorted(items, key=lambda i: i.box.cx)[1::2])
    if ref.quantity == "half":
        return tuple(i.id for i in items[(len(items) + 1) // 2 :]) or (items[0].id,)
    if ref.quantity == "part" or (ref.indefinite and not ref.definite):
        number = ref.number or 1
        if len(items) < number:
            raise EditError(f"there {are(len(items))} {label}, not {number}")
        return tuple(i.id for i in items[-number:])
    if ref.quantity == "all" or (ref.plural and ref.number is None) or label in _TROOPS:
        return tuple(i.id for i in items)
    if ref.plural and ref.number is not None:
        if len(items) == ref.number:
            return tuple(i.id for i in items)
        if len(items) < ref.number:
            raise EditError(f"there {are(len(items))} {label}, not {ref.number}")
        if not ref.definite:
            return tuple(i.id for i in items[-ref.number :])
        focus = [i.id for i in items if i.id in context.several]
        if len(focus) == ref.number:
            return tuple(focus)
        raise question(ref.text, items)
    if len(items) == 1:
        return (items[0].id,)
    if ref.attributes and context.before is not None:  # "make the red one blue and the blue one red"
        old = {i.id: i for i in context.before.items}
        was = [i.id for i in items if i.id in old and all(has(old[i.id], a, context.before) for a in ref.attributes)]
        if len(was) == 1:
            return tuple(was)
    spoken = [i.id for i in items if i.id in context.focus]
    if len(spoken) == 1:
        return tuple(spoken)
    if ref.label in _ZERO_PLURALS and not ref.superlative and not ref.position:
        return tuple(i.id for i in items)
    raise question(ref.text, items)
