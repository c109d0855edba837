"""What a thing is in its company: a cake's candles are thin, a clock out of doors is on a post, plates on tables."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.scene import Relation, SceneData
from layoutgen.sorts import OPENED, STATUES

_OPEN_AIR = {"building", "plant", "vehicle", "boat", "nature"}
_FITTINGS = {"fence", "bench", "street light", "fire hydrant", "mailbox", "railing"}
_BORNE = {"on", "in", "inside", "part of", "attached to", "hanging from", "holding", "has", "with", "carrying", "above"}


def likewise(label: str, node: str, data: SceneData) -> str | None:
    """What a node is to be drawn as beside the other things of its scene; None where they make no difference.

    label: of the node, as the text names it ("birthday cake").
    """
    rules = (_candled, _posted, _opened, _rigged, _carved, _spread, _planted)
    return next(filter(None, (rule(label, node, data) for rule in rules)), None)


def _planted(label: str, node: str, data: SceneData) -> str | None:
    """ "beach umbrella" for an umbrella on a beach that nobody holds, and under which nobody is."""
    if (
        label not in ("umbrella", "parasol", "large umbrella")
        or vocab.place(next(iter(data.background), "")) != "beach"
    ):
        return None
    people = {t.id for t in data.objects if vocab.noun(t.label).group == "person"}
    about = [r for r in data.relations if (node == r.object and r.subject in people) or node == r.subject]
    if any(r.object == node and r.predicate == "under" for r in data.relations):
        return None
    return None if any(r.predicate in _CARRIED or r.object in people for r in about) else "beach umbrella"


def _opened(label: str, node: str, data: SceneData) -> str | None:
    """ "open refrigerator" for one whose door is said to be open."""
    name = vocab.generic(label).name
    if name not in OPENED:
        return None
    doors = {t.id for t in data.objects if t.label.endswith("door") and {"open", "opened"} & set(t.attributes)}
    own = any(r.subject == node and r.object in doors and r.predicate in ("has", "with") for r in data.relations)
    return f"open {name}" if own else None


def _rigged(label: str, node: str, data: SceneData) -> str | None:
    """ "sailboat" for a boat that has sails or a mast."""
    if label.rpartition(" ")[2] != "boat":
        return None
    rigs = {thing.id for thing in data.objects if vocab.noun(thing.label).name in ("sail", "mast")}
    sails = any(r.subject == node and r.object in rigs and r.predicate in ("has", "with") for r in data.relations)
    return "sailboat" if sails else None


def _spread(label: str, node: str, data: SceneData) -> str | None:
    """ "beach towel" for a towel on sand or grass, or one that somebody is on."""
    if vocab.noun(label).name != "towel":
        return None
    kinds = {t.id: (t.kind, vocab.noun(t.label).group, vocab.place(t.label)) for t in data.objects}
    grounds = {n for n, (kind, group, place) in kinds.items() if kind == "stuff" and group in ("place", "region")
               and place not in _ROOMS}  # fmt: skip
    beings = {n for n, (_, group, _) in kinds.items() if group in ("person", "animal")}
    on = [(r.subject, r.object) for r in data.relations if r.predicate == "on"]
    lies = any((above == node and below in grounds) or (below == node and above in beings) for above, below in on)
    return "beach towel" if lies else None


_ROOMS = {"kitchen", "bathroom", "room", "bedroom", "hotel"}


def _carved(label: str, node: str, data: SceneData) -> str | None:
    """ "horse statue" for a statue of which the text says that it is of a horse."""
    if label not in STATUES and label != "figurine":
        return None
    said = next((word for t in data.objects if t.id == node for word in t.attributes if word.startswith("of ")), "")
    subject = vocab.singular(" ".join(word for word in said.split()[1:] if word not in ("a", "an", "the", "two")))
    known = vocab.lookup(subject)
    return f"{subject} {label}" if known is not None and known.group != "person" else None


def _posted(label: str, node: str, data: SceneData) -> str | None:
    """ "street clock" for a clock out of doors that is on nothing."""
    mine = [r for r in data.relations if node in (r.subject, r.object)]
    if label != "clock" or not mine:
        return None
    nouns = {t.id: vocab.noun(t.label) for t in data.objects if t.kind == "thing"}
    about = [nouns[name] for r in mine for name in (r.subject, r.object) if name != node and name in nouns]
    borne = any(r.predicate in _BORNE and r.object in nouns for r in mine)
    outside = bool(about) and all(n.group in _OPEN_AIR or n.name in _FITTINGS for n in about)
    return "street clock" if outside and not borne else None


def _candled(label: str, node: str, data: SceneData) -> str | None:
    """What a cake with candles, or a candle of a cake, is; a cake's own drawing has some."""
    name = vocab.generic(label).name
    if name not in ("cake", "candle"):
        return None
    labels = {thing.id: vocab.generic(thing.label).name for thing in data.objects}
    pairs = {(r.subject, r.object) for r in data.relations if r.predicate in ("on", "in", "part of")}
    pairs |= {(r.object, r.subject) for r in data.relations if r.predicate in ("with", "has")}
    if not any(node in pair and (labels[pair[0]], labels[pair[1]]) == ("candle", "cake") for pair in pairs):
        return None
    plain = "chocolate plain cake" if label.startswith("chocolate") else "plain cake"
    return plain if name == "cake" else "birthday candle"


_CARRIED = {"holding", "carrying", "with", "has", "using", "attached to", "leaning on"}
_SEATED = {"at", "around", "over"}


def table_between(relation: Relation, data: SceneData) -> str | None:
    """The table of which a relation says that somebody sits at it and something lies before him, by its id.

    "In front of" is said of either: a plate in front of a man at a table, a man at a table in front of a plate. None
    where there is no such table.
    """
    if relation.predicate not in ("in front of", "behind"):
        return None
    labels = {thing.id: thing.label for thing in data.objects}
    for guest, thing in ((relation.subject, relation.object), (relation.object, relation.subject)):
        if vocab.noun(labels[thing]).support == "surface" and vocab.noun(labels[guest]).group == "person":
            tables = {r.object for r in data.relations if r.subject == guest and r.predicate in _SEATED}
            found = sorted(name for name in tables if vocab.noun(labels[name]).group == "furniture" and name != thing)
            elsewhere = {r.object for r in data.relations if r.subject == thing and r.predicate in ("on", "in")}
            return found[0] if found and elsewhere <= {found[0]} else None
    return None
