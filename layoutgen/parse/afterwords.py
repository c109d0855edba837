"""What little words at the end still say: "on its head", "with a helmet on", "It is autumn."."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.reading import Entity, Fact, Reading

_BEINGS = frozenset({"person", "animal", "bird", "toy"})
_RIDDEN = frozenset({"vehicle", "sport", "animal"})
_HANDLED = frozenset({"sport", "tool", "weapon"})
_POLES = frozenset({"stick", "flag", "pole", "whip", "banner", "torch"})
_OF_RIDERS = frozenset(
    {"uniform", "suit", "jacket", "shirt", "jean", "jeans", "pants", "coat", "outfit", "tie", "glove", "boot", "helmet"}
)
_IT_IS = frozenset({"is", "'s", "was"})


def attend(reading: Reading) -> None:
    """Adds what such words say to the facts that have left them out."""
    lower = reading.tree.lower
    if "head" in lower:
        _on_heads(reading)
    if "with" in lower:
        _dress_riders(reading)
        _hold_on_perches(reading)
    if "between" in lower:
        _lie_between(reading)
    if "other" in lower:
        _face_each_other(reading)
    if "to" in lower:
        _mean_doers(reading)
    if "it" in lower or "its" in lower:
        _tell_season(reading)


def _on_heads(reading: Reading) -> None:
    """Who is "on an elephant's head" is there, and not on its back."""
    tree = reading.tree
    for fact in reading.facts:
        if fact.predicate != "on" or fact.objects[0].group not in ("animal", "bird") or not fact.tokens:
            continue
        owner = fact.objects[0]
        at = next((i for i in range(len(tree)) if tree.starts[i] >= owner.end), len(tree))
        if tree.lower[at : at + 2] == ["'s", "head"]:
            fact.tokens = (*fact.tokens, at + 1)


def _dress_riders(reading: Reading) -> None:
    """The helmet of "a kid riding a bike with a helmet on" is the kid's."""
    for fact in reading.facts:
        mount = fact.subjects[0]
        if mount.group == "animal" and fact.tokens:
            _equip_rider(reading, fact, mount)
        worn = fact.predicate in ("with", "has") and fact.objects[0].group == "clothing"
        if not worn or mount.group not in _RIDDEN or not fact.tokens:
            continue
        riders = [
            f.subjects for f in reading.facts if f.objects == [mount] and f.predicate in ("riding", "on", "driving")
        ]
        riders = [who for who in riders if who[0].group == "person"]
        if riders and (mount.group != "animal" or reading.tree.lower[-1] == "on"):
            fact.subjects, fact.predicate = list(riders[0]), "wearing"


def _equip_rider(reading: Reading, fact: Fact, mount: Entity) -> None:
    """The uniforms and the sticks of "men on horses with polo uniforms and sticks": no horse has them."""
    thing = fact.objects[0]
    worn = fact.predicate == "wearing" and thing.label.rsplit(" ", 1)[-1] in _OF_RIDERS
    held = fact.predicate == "with" and (thing.group in _HANDLED or thing.label in _POLES)
    if not worn and not held:
        return
    riders = [f.subjects for f in reading.facts if f.objects == [mount] and f.predicate in ("riding", "on")]
    if riders and riders[0][0].group == "person":
        fact.subjects, fact.predicate = list(riders[0]), "wearing" if worn else "holding"


def _hold_on_perches(reading: Reading) -> None:
    """The crow that sits on a branch with a piece of cheese has the cheese, and not the branch."""
    for fact in reading.facts:
        perch = fact.subjects[0]
        food = fact.predicate == "with" and fact.objects[0].group == "food" and fact.objects[0].kind == "thing"
        if not food or perch.group not in ("plant", "nature", "structure"):
            continue
        sitters = [f.subjects for f in reading.facts if f.predicate == "on" and f.objects == [perch]]
        if len(sitters) == 1 and sitters[0][0].group in _BEINGS:
            fact.subjects, fact.predicate = list(sitters[0]), "holding"


def _lie_between(reading: Reading) -> None:
    """What somebody sits between on a bed is on that bed too."""
    for between in [f for f in reading.facts if f.predicate == "between"]:
        for on in [f for f in reading.facts if f.subjects == between.subjects and f.predicate in ("on", "in")]:
            known = any(f.subjects == between.objects and f.objects == on.objects for f in reading.facts)
            seat = on.objects[0].group == "furniture" or on.objects[0].label in ("bench", "park bench", "log", "swing")
            if seat and not known:
                reading.relate(between.objects, on.predicate, on.objects, on.tokens)


def _face_each_other(reading: Reading) -> None:
    """Two who do something to each other look at each other, whatever it is: "spraying water at each other"."""
    tree = reading.tree
    for i in range(1, len(tree) - 1):
        if tree.lower[i : i + 2] != ["each", "other"] or tree.lower[i - 1] not in ("at", "to", "with"):
            continue
        if tree.lower[i - 2] in ("next", "close", "adjacent"):
            continue  # they only stand side by side
        before = [e for e in reading.entities if e.end <= tree.starts[i] and e.group in _BEINGS]
        alone = len(before) == 1 and before[0].count == 2
        if alone and not any("each other" in said for said in before[0].attributes):
            before[0].describe(["facing each other"])


def _mean_doers(reading: Reading) -> None:
    """Who climbs a ladder to pick apples picks them, and not the ladder."""
    tree = reading.tree
    for fact in reading.facts:
        to = bool(fact.tokens) and fact.tokens[0] > 0 and tree.lower[fact.tokens[0] - 1] == "to"
        if not to or fact.subjects[0].group in _BEINGS or not tree.tags[fact.tokens[0]].startswith("VB"):
            continue
        users = [f.subjects for f in reading.facts if f.objects == fact.subjects and f.subjects[0].group in _BEINGS]
        if users:
            fact.subjects = list(users[0])


def _tell_season(reading: Reading) -> None:
    """ "It is autumn.", "It's winter.": no look of what was named before."""
    tree = reading.tree
    for i in range(len(tree) - 2):
        if tree.lower[i] != "it" or tree.lower[i + 1] not in _IT_IS:
            continue
        said = next((k for k in range(i + 2, min(i + 5, len(tree))) if vocab.WEATHERS.get(tree.lower[k])), None)
        word = tree.lower[said] if said is not None else ""
        weather = vocab.WEATHERS.get(word)
        if weather is None or word in ("clear", "bright"):
            continue
        for entity in reading.entities:
            if word in entity.attributes and entity.group in _BEINGS | {"building", "plant", "vehicle", "thing"}:
                entity.attributes.remove(word)
        if weather not in reading.weather:
            reading.weather.append(weather)
