"""How many tables for those who sit at them, how many chairs for the tables, and food for every bowl."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layoutgen import vocab
from layoutgen.predict.body import Node
from layoutgen.predict.rules import TOPS
from layoutgen.scene import Relation


def set_tables(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """As many tables as those who sit at them need, and of tables and chairs two chairs a table."""
    tables = [n for n in nodes.values() if n.noun.name in TOPS and n.number > 2 and not isinstance(n.thing.count, int)]
    for table in tables:
        guests = [nodes[r.subject] for r in relations if r.object == table.id and r.predicate in ("at", "around", "on")]
        people = sum(node.number for node in guests if node.noun.group == "person")
        chairs = [n for n in nodes.values() if n.noun.name == "chair" and not isinstance(n.thing.count, int)]
        if people:
            table.number = max(2, min(table.number, people // 2))
        elif chairs:
            table.number = min(table.number, 3)
            for node in chairs:
                node.number = max(2, min(node.number, 2 * table.number))


def fill_each(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """Bowls of food: food in every bowl."""
    for r in relations:
        food, vessel = nodes[r.subject], nodes[r.object]
        if r.predicate in ("in", "inside", "on") and food.thing.label in vocab.PORTIONS and food.thing.count == 1:
            food.number = max(1, vessel.number) if not vessel.region else 1
