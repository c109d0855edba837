"""From a parsed text to its scene graph: the steps in their order, and the assembly of the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layoutgen.parse.actions import adjective_facts, verb_facts
from layoutgen.parse.afterwords import attend
from layoutgen.parse.apart import tell_apart
from layoutgen.parse.background import take_loose_words
from layoutgen.parse.belongings import settle
from layoutgen.parse.clean import Clean
from layoutgen.parse.coordination import find_lists
from layoutgen.parse.coref import resolve
from layoutgen.parse.customs import fit_facts
from layoutgen.parse.fuse.nouns import rename
from layoutgen.parse.fuse.said import said
from layoutgen.parse.fuse.unread import unread_facts
from layoutgen.parse.fuse.weigh import retag
from layoutgen.parse.games import lay_games
from layoutgen.parse.gestures import bat_facts, gesture_facts
from layoutgen.parse.glances import glance
from layoutgen.parse.head import words
from layoutgen.parse.implied import imply
from layoutgen.parse.interiors import enter, stand_at
from layoutgen.parse.lonely import lonely_facts
from layoutgen.parse.meant import understand
from layoutgen.parse.misread import set_right
from layoutgen.parse.negation import find_negated, negation_facts
from layoutgen.parse.orchards import grow
from layoutgen.parse.orders import put_in_order
from layoutgen.parse.ordinals import count_off, retag_ordinals
from layoutgen.parse.ranks import rank_members
from layoutgen.parse.reading import Entity, Reading
from layoutgen.parse.relations import note_place, phrase_facts
from layoutgen.parse.repair import repair
from layoutgen.parse.roofs import house
from layoutgen.parse.screens import show_on_screens
from layoutgen.parse.sets import complete, leaves, own_pairs
from layoutgen.parse.shapes import draw_shapes
from layoutgen.parse.shops import seen_from_outside
from layoutgen.parse.sides import both_sides
from layoutgen.parse.supposed import give_way
from layoutgen.parse.tree import Tree
from layoutgen.parse.views import view_facts
from layoutgen.parse.wheres import where_facts
from layoutgen.parse.wings import spread_wings
from layoutgen.parse.worlds import dive, land
from layoutgen.scene import Absent, SceneGraph

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from layoutgen.parse.fuse.weigh import Decision
    from layoutgen.parse.head.tokens import TokenGraph


# What is only near, before or behind a region is not in it.
_ELSEWHERE = frozenset(
    {
        "next to",
        "near",
        "behind",
        "in front of",
        "left of",
        "right of",
        "looking at",
        "facing",
        "far from",
        "against",
        "opposite",
    }
)


def extract(
    doc: Doc, source: Clean, original: str, graph: TokenGraph | None = None, literal: bool = True
) -> SceneGraph:
    """The scene of a parsed text. `source` is the cleaned text that `doc` was made from, `original` the person's.

    graph: what the learned head says of `doc`; none leaves all to the rules. literal: whether what the text says in
    words is wanted too, for a text that the head has read.
    """
    reading = read_scene(doc, graph)
    if source.order is not None:
        put_in_order(reading, source.order)
    scene = _assemble(reading, source, original)
    if graph is not None and literal:
        scene.graph["said"] = tuple(said(reading, graph, words(doc)))
    return scene


def read_scene(doc: Doc, graph: TokenGraph | None = None, decisions: list[Decision] | None = None) -> Reading:
    """Everything that is found in a text. With `decisions`, the rules' answers stand, and where the head's answers
    differ is noted there."""
    tree = Tree.of(doc)
    repair(tree)
    retag_ordinals(tree)
    if graph is not None:
        retag(tree, graph, decisions)
        if decisions is None:
            rename(tree, graph)
    set_right(tree)
    reading = Reading(tree, graph)
    reading.decisions = decisions
    find_lists(reading)
    find_negated(reading)
    resolve(reading)
    stand_at(reading)
    view_facts(reading)
    bat_facts(reading)
    phrase_facts(reading)
    where_facts(reading)
    unread_facts(reading)
    verb_facts(reading)
    gesture_facts(reading)
    lonely_facts(reading)
    adjective_facts(reading)
    negation_facts(reading)
    take_loose_words(reading)
    give_way(reading)
    rank_members(reading)
    count_off(reading)
    tell_apart(reading)
    both_sides(reading)
    attend(reading)
    settle(reading)
    glance(reading)
    imply(reading)
    show_on_screens(reading)
    grow(reading)
    spread_wings(reading)
    understand(reading)
    fit_facts(reading)
    house(reading)
    lay_games(reading)
    seen_from_outside(reading)
    draw_shapes(reading)
    enter(reading)
    land(reading)
    dive(reading)
    return reading


def _assemble(reading: Reading, source: Clean, original: str) -> SceneGraph:
    scene = SceneGraph(text=original)
    complete(reading.entities)
    own_pairs(reading.facts)
    ids: dict[Entity, list[str]] = {}
    ends: dict[Entity, Entity] = {}
    for entity in sorted(reading.entities, key=lambda e: e.start):
        ids[entity] = []
        for leaf in leaves(entity):
            name = scene.put(
                leaf.label,
                attributes=leaf.attributes,
                count=leaf.count,
                span=source.span(leaf.start, leaf.end),
                kind="stuff" if leaf.kind == "stuff" else "thing",
                position=leaf.position,  # type: ignore[arg-type]
            )
            ids[entity].append(name)
            if leaf is not entity:
                ids[leaf] = [name]
                ends[leaf] = entity
    _relations(scene, reading, source, ids)
    for entity in reading.entities:
        about = [f.predicate for f in reading.facts if entity in f.objects or entity in f.subjects]
        if entity.kind == "stuff" and not (about and _ELSEWHERE.issuperset(about)):
            note_place(reading, entity)
    scene.graph["background"] = tuple(reading.place_words)
    scene.graph["time"] = reading.time or source.time
    scene.graph["weather"] = tuple(reading.weather)
    scene.graph["style"] = source.style
    scene.graph["absent"] = tuple(
        Absent(label=m.label, attributes=m.attributes, of=ids[m.of[0]][0] if m.of and ids.get(m.of[0]) else None)
        for m in reading.missing
    )
    return scene


def _relations(scene: SceneGraph, reading: Reading, source: Clean, ids: dict[Entity, list[str]]) -> None:
    tree = reading.tree
    seen: set[tuple[str, str, str]] = set()
    strong = {(a, b) for f in reading.facts if not f.weak for a in f.subjects for b in f.objects}
    for fact in reading.facts:
        if fact.weak and any((a, b) in strong or (b, a) in strong for a in fact.subjects for b in fact.objects):
            continue
        words = " ".join(tree.lower[i] for i in fact.tokens)
        span = source.span(tree.starts[min(fact.tokens)], tree.ends[max(fact.tokens)]) if fact.tokens else None
        if not fact.tokens and source.order is not None:
            words, span = source.order.words, source.order.span
        for subject in (name for e in fact.subjects for name in ids.get(e, [])):
            for target in (name for e in fact.objects for name in ids.get(e, [])):
                if subject != target and (subject, fact.predicate, target) not in seen:
                    seen.add((subject, fact.predicate, target))
                    scene.relate(subject, fact.predicate, target, words, span)
