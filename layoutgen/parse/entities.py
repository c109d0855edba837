"""New entities: from a noun chunk, or of the same name as one before ("another", "the red one")."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.chunks import Chunk
from layoutgen.parse.counts import Count
from layoutgen.parse.mentions import Mention
from layoutgen.parse.reading import Entity, Reading, group_of, kind_of

# Words for several people that are drawn as those people; "team" and the like are in the vocabulary too.
_CROWDS = frozenset({"couple", "crowd", "family", "group", "pair", "team", "audience", "trio", "duo"})

_FLIGHTS = frozenset({"step", "stair"})  # "next to steps": one flight of them


def new_entity(reading: Reading, mention: Mention) -> Entity:
    """The entity of a noun chunk: of "a couple" two persons, of a bare plural "many", of a region one."""
    tree, chunk = reading.tree, mention.chunk
    label, count, kind = mention.label, mention.count, kind_of(mention.label)
    teams = mention.plural and label in _CROWDS
    crowd = None if mention.plural and not teams else vocab.collective(label)
    if crowd is not None and (vocab.lookup(label) is None or label in _CROWDS):
        vague: dict[str, Count] = {"crowd": "many", "audience": "many", "group": "several"}
        each = vague.get(label, crowd.number)
        count = _product(each, count) if teams else each
        kind = "thing"
        label = crowd.member or "person"
    if count is None:
        count = "many" if mention.plural and label not in _FLIGHTS else 1
    if kind == "stuff" and not (isinstance(count, int) and mention.plural):
        count = 1
    entity = Entity(
        label,
        list(mention.attributes),
        count,
        tree.starts[chunk.start],
        tree.ends[chunk.end - 1],
        tree.sentence[chunk.head],
        kind,
        group=group_of(label),
    )
    return reading.add(entity)


def _product(each: Count, groups: Count | None) -> Count:
    """Of two couples four."""
    return each * groups if isinstance(each, int) and isinstance(groups, int) else "many"


def another(reading: Reading, chunk: Chunk, model: Entity, count: Count, attributes: list[str]) -> Entity:
    """A new thing of the same name as `model`, mentioned by `chunk`."""
    tree = reading.tree
    start, end = tree.starts[chunk.start], tree.ends[chunk.end - 1]
    sentence = tree.sentence[chunk.head]
    return reading.add(Entity(model.label, attributes, count, start, end, sentence, model.kind, group=model.group))
