"""What some facts mean in a picture: what a donkey carries is on its back, what a dragon breathes leaves its mouth."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping

from layoutgen import vocab
from layoutgen.parse.kin import mother
from layoutgen.parse.reading import Entity, Reading

_HEAVY = frozenset({"person", "animal", "bird", "vehicle", "building"})
_HIDING = frozenset({"hidden", "hides", "hiding", "hide"})
_BREATHES = frozenset({"breathe", "spit", "breath", "blow"})


def fit_facts(reading: Reading) -> None:
    """Changes such facts."""
    if not _HIDING.isdisjoint(reading.tree.lower):
        _hide(reading)
    for entity in list(reading.entities):
        change = _CHANGES.get(entity.label)
        if change is not None:
            change(reading, entity)


def _hide(reading: Reading) -> None:
    """What a thing hides is behind it; snow and fog cover it."""
    for fact in reading.facts:
        said = bool(fact.tokens) and fact.predicate == "covering" and reading.tree.lower[fact.tokens[0]] in _HIDING
        if said and all(e.kind == "thing" and e.group != "body" for e in (*fact.subjects, *fact.objects)):
            fact.predicate = "in front of"


def _breathe(reading: Reading, fire: Entity) -> None:
    """The fire of "a dragon breathing fire on a castle" comes out of its mouth, and it is not on the castle."""
    tree = reading.tree
    breathed = [f for f in reading.facts if fire in f.objects and f.tokens and tree.lemmas[f.tokens[0]] in _BREATHES]
    for fact in breathed:
        fact.predicate, fire.count = "holding", 1
        for other in reading.facts:
            at = other.predicate in ("on", "at", "over") and other.tokens > fact.tokens
            if at and other.subjects == fact.subjects:
                other.predicate = "facing"


def _stand_at(reading: Reading, thing: Entity) -> None:
    """Who jumps in a puddle is on it, who reads under a lamp beside it."""
    was, now = ("in", "on") if thing.label == "puddle" else ("under", "next to")
    for fact in reading.facts:
        if thing in fact.objects and fact.predicate == was and all(e.group in _HEAVY for e in fact.subjects):
            fact.predicate = now


def _load(reading: Reading, animal: Entity) -> None:
    """What a donkey carries is on its back."""
    for fact in reading.facts:
        if fact.subjects == [animal] and fact.predicate == "carrying":
            fact.subjects, fact.predicate, fact.objects = fact.objects, "on", fact.subjects


def _wield(reading: Reading, tool: Entity) -> None:
    """The rope of "a girl climbs the tower with a rope" is hers: no tower has one."""
    for fact in reading.facts:
        whole = fact.subjects[0]
        if fact.predicate != "with" or tool not in fact.objects or whole.group not in _FIXED:
            continue
        doers = [f.subjects[0] for f in reading.facts if whole in f.objects and f.tokens and f.tokens < fact.tokens]
        doers = [e for e in doers if e.group in ("person", "animal", "toy")]
        if doers:
            fact.subjects, fact.predicate = doers[-1:], "holding"


_FIXED = frozenset({"building", "structure", "nature", "plant", "place", "celestial"})
_TOOLS = ("rope", "axe", "hammer", "brush", "paintbrush", "hose", "telescope", "binoculars", "camera", "saw", "shovel")


def _in_drink(reading: Reading, thing: Entity) -> None:
    """The straw and the ice of "a glass of juice with a straw" are in the glass."""
    for fact in reading.facts:
        if fact.predicate == "with" and thing in fact.objects:
            vessels = [f.objects[0] for f in reading.facts if f.predicate == "in" and f.subjects == fact.subjects]
            if vessels and vessels[0].group == "kitchenware":
                fact.subjects, fact.predicate, fact.objects = fact.objects, "in", vessels[:1]


def _grill(reading: Reading, grill: Entity) -> None:
    """What somebody grills at a barbecue lies on it."""
    for fact in reading.facts:
        said = bool(fact.tokens) and reading.tree.lemmas[fact.tokens[0]] in _GRILLS
        food = all(e.group in ("food", "fish") for e in fact.objects)
        if said and food and fact.predicate in ("holding", "interacting with"):
            cooks = fact.subjects
            for other in reading.facts:
                if other.predicate == "on" and other.objects == [grill] and other.subjects == cooks:
                    other.predicate = "at"
            fact.subjects, fact.predicate, fact.objects = fact.objects, "on", [grill]


_GRILLS = frozenset({"grill", "barbecue", "cook", "roast", "fry"})


def _picnic(reading: Reading, picnic: Entity) -> None:
    """Who has a picnic is beside it."""
    for fact in reading.facts:
        if picnic in fact.objects and fact.predicate == "has":
            fact.predicate = "next to"


def _hold_hands(reading: Reading, hand: Entity) -> None:
    """ "a mother holding a boy's hand": she is beside the boy."""
    owners = [e for f in reading.facts if f.predicate == "has" and hand in f.objects for e in f.subjects]
    holding = [f for f in reading.facts if f.predicate in ("holding", "touching") and hand in f.objects]
    if (
        not owners and hand.count == "many" and sum(len(f.subjects) for f in holding) > 1
    ):  # "a boy and a girl holding hands"
        pairs = list(itertools.pairwise([e for f in holding for e in f.subjects]))
        for one, other in pairs:
            one.describe(["holding hand"])
            other.describe(["holding hand"])
            reading.relate([one], "next to", [other], holding[0].tokens)
        reading.facts[:] = [f for f in reading.facts if hand not in f.objects and hand not in f.subjects]
        reading.entities.remove(hand)
        return
    if not owners or not holding or any(o in f.subjects for o in owners for f in holding):
        return
    for fact in holding:
        reading.relate(fact.subjects, "next to", owners, fact.tokens)
    reading.facts[:] = [f for f in reading.facts if hand not in f.objects and hand not in f.subjects]
    reading.entities.remove(hand)


def _nose(reading: Reading, nose: Entity) -> None:
    """What sits on the nose or the finger of a girl is on the girl, there."""
    owners = [f.subjects for f in reading.facts if nose in f.objects and f.predicate == "has"]
    there = [f for f in reading.facts if nose in f.objects and f.predicate == "on"]
    if not owners or not there:
        return
    tree = reading.tree
    at = next(i for i in range(len(tree)) if tree.starts[i] >= nose.start and tree.ends[i] >= nose.end)
    for fact in there:
        fact.objects, fact.tokens = list(owners[0]), (*fact.tokens, at)
    reading.facts[:] = [f for f in reading.facts if nose not in f.objects]
    reading.entities.remove(nose)


def _slide(reading: Reading, slide: Entity) -> None:
    """Who goes down a slide is on it."""
    for fact in reading.facts:
        if slide in fact.objects and fact.predicate in ("along", "through", "across"):
            fact.predicate = "on"


def _build(reading: Reading, tower: Entity) -> None:
    """A tower that is built with blocks is of blocks, one on another."""
    for fact in reading.facts:
        blocks = [e for e in fact.objects if e.label.endswith(("block", "brick", "cube", "box"))]
        if tower in fact.subjects and fact.predicate in ("with", "has") and blocks:
            blocks[0].describe(["stacked"])
            reading.facts.remove(fact)
            for other in reading.facts:
                other.objects = [blocks[0] if e is tower else e for e in other.objects]
            reading.entities.remove(tower)
            return


def _carve(reading: Reading, face: Entity) -> None:
    """A pumpkin with a face is carved."""
    for fact in reading.facts:
        pumpkin = fact.subjects[0]
        if face in fact.objects and fact.predicate in ("has", "with") and pumpkin.label == "pumpkin":
            pumpkin.label = "jack-o-lantern"
            reading.facts.remove(fact)
            reading.entities.remove(face)
            return


def _write(reading: Reading, board: Entity) -> None:
    """Who writes on a blackboard or draws on a wall stands before it."""
    lemmas = reading.tree.lemmas
    for fact in reading.facts:
        drawn = any(lemmas[i] in _WRITES for i in fact.tokens)
        if board in fact.objects and fact.predicate == "on" and drawn and fact.subjects[0].group in _HEAVY:
            fact.predicate = "at"


_WRITES = frozenset({"write", "draw", "paint", "doodle", "scribble", "sketch"})
_BOARDS = ("blackboard", "chalkboard", "whiteboard", "board", "window", "easel", "door")


def _look_over(reading: Reading, fence: Entity) -> None:
    """Who looks over a fence is behind it."""
    for fact in reading.facts:
        over = any(reading.tree.lower[i] == "over" for i in fact.tokens)
        if fence in fact.objects and over and fact.predicate in ("looking at", "over") and len(fact.tokens) > 1:
            looks = any(reading.tree.lemmas[i] in _LOOKS for i in fact.tokens)
            fact.predicate = "behind" if looks else fact.predicate
            if looks and fence.label.endswith("wall"):
                fence.kind, fence.group = "thing", "structure"
        elif fence in fact.objects and fact.predicate == "over":  # "looks at leaves over a fence"
            looks = any(f.predicate == "looking at" and f.subjects == fact.subjects for f in reading.facts)
            fact.predicate = "behind" if looks and fact.subjects[0].group in _ALIVE else fact.predicate


_LOOKS = frozenset({"look", "peek", "peer", "gaze", "stare"})


def _fence(reading: Reading, fence: Entity) -> None:
    _write(reading, fence)
    _look_over(reading, fence)
    if fence.label.endswith("wall") and fence.kind == "stuff":
        _sit_on(reading, fence)


def _sit_on(reading: Reading, wall: Entity) -> None:
    """The wall on which somebody sits is no wall of a room."""
    for fact in reading.facts:
        said = bool(fact.tokens) and reading.tree.lemmas[fact.tokens[0]] in _SITS
        if said and fact.predicate == "on" and wall in fact.objects and fact.subjects[0].group in _ALIVE:
            wall.kind, wall.group = "thing", "structure"


_SITS = frozenset({"sit", "stand", "walk", "balance", "perch", "lie", "nap", "climb"})
_ALIVE = frozenset({"person", "animal", "bird", "toy"})


def _wound(reading: Reading, ball: Entity) -> None:
    """A ball of yarn is no ball, and neither is one at which people dance."""
    about = [f for f in reading.facts if ball in f.objects or ball in f.subjects]
    if "dance" in reading.tree.lemmas and about and all(_is_at(reading, f.tokens) for f in about):
        for fact in about:
            for entity in fact.subjects:
                entity.describe(["dancing"])
        reading.facts[:] = [f for f in reading.facts if f not in about]
        reading.entities.remove(ball)
        return
    for fact in reading.facts:
        wool = [e for e in fact.objects if e.label in ("yarn", "wool", "string", "thread", "twine")]
        if ball in fact.subjects and wool and fact.tokens and reading.tree.lower[fact.tokens[0]] == "of":
            ball.label, ball.group = "ball of yarn", "toy"
            reading.facts.remove(fact)
            reading.entities.remove(wool[0])
            return


def _is_at(reading: Reading, tokens: tuple[int, ...]) -> bool:
    return any(reading.tree.lower[i] == "at" for i in tokens)


def _carted(reading: Reading, cart: Entity) -> None:
    """What a wagon is said to be of is in it: "a wagon of hay"."""
    for fact in reading.facts:
        of = bool(fact.tokens) and reading.tree.lower[fact.tokens[0]] == "of"
        if fact.subjects == [cart] and of and fact.predicate in ("with", "has") and fact.objects[0].kind == "thing":
            fact.subjects, fact.predicate, fact.objects = fact.objects, "in", fact.subjects


_CARTS = ("wagon", "cart", "truck", "pickup truck", "wheelbarrow", "trailer", "sled", "boat", "stroller", "train car")


def _feed_in(reading: Reading, nest: Entity) -> None:
    """The babies that a bird feeds in a nest are in it."""
    for fact in [f for f in reading.facts if f.predicate == "feeding"]:
        at_home = [f for f in reading.facts if f.objects == [nest] and f.subjects == fact.subjects]
        if at_home and at_home[0].predicate == "in":
            at_home[0].predicate = "next to"
            reading.relate(fact.objects, "in", [nest], at_home[0].tokens)


def _decked(reading: Reading, arch: Entity) -> None:
    """An arch of flowers is made of them."""
    for fact in reading.facts:
        plants = [e for e in fact.objects if e.group == "plant"]
        of = fact.tokens and reading.tree.lower[fact.tokens[0]] == "of"
        if arch in fact.subjects and plants and (of or fact.predicate in ("covered with", "made of")):
            arch.label = "flower arch"
            reading.facts.remove(fact)
            reading.entities.remove(plants[0])
            return


_BURDENED = ("donkey", "mule", "horse", "pony", "camel", "elephant", "llama", "ox", "yak", "turtle", "snail")


def _consult(reading: Reading, phone: Entity) -> None:
    """Who looks at a phone that lies nowhere has it in the hand."""
    if any(phone in f.subjects for f in reading.facts):
        return
    for fact in reading.facts:
        if phone in fact.objects and fact.predicate == "looking at" and all(e.group == "person" for e in fact.subjects):
            fact.predicate = "using"


def _kick(reading: Reading, scooter: Entity) -> None:
    """The scooter that a child rides has no motor."""
    riders = [e for f in reading.facts if scooter in f.objects and f.predicate in _RIDES for e in f.subjects]
    who = [vocab.person(e.label, e.attributes) for e in riders]
    if who and all(found is not None and found[1] in ("child", "baby") for found in who):
        scooter.label = "kick scooter"


def _shine(reading: Reading, light: Entity) -> None:
    """The light that a boat lies in is no lamp: of the moon, of the morning."""
    about = [f for f in reading.facts if light in f.objects or light in f.subjects]
    shone = [f for f in about if light in f.objects and f.predicate == "in" and f.subjects[0].kind == "thing"]
    rest = [f for f in about if f not in shone]
    if light.count != 1 or not shone or any(f.objects[0].group != "celestial" for f in rest):
        return
    reading.facts[:] = [f for f in reading.facts if f not in about]
    reading.entities.remove(light)


_RIDES = ("riding", "on", "using")
_PHONES = ("phone", "cell phone", "cellphone", "mobile phone", "smartphone", "smart phone", "mobile", "iphone")


_CHANGES: Mapping[str, Callable[[Reading, Entity], None]] = {
    **dict.fromkeys(_BURDENED, _load),
    **dict.fromkeys(("puddle", "lamp"), _stand_at),
    **dict.fromkeys(("fire", "flame"), _breathe),
    **dict.fromkeys(("mother", "mom", "mama", "father", "dad", "parent"), mother),
    **dict.fromkeys(_BOARDS, _write),
    **dict.fromkeys(("fence", "wall", "brick wall", "stone wall", "garden wall", "hedge", "gate", "railing"), _fence),
    **dict.fromkeys(_CARTS, _carted),
    **dict.fromkeys(_PHONES, _consult),
    "scooter": _kick,
    "light": _shine,
    "ball": _wound,
    "nest": _feed_in,
    **dict.fromkeys(("arch", "archway"), _decked),
    "slide": _slide,
    "nose": _nose,
    "tower": _build,
    "face": _carve,
    "picnic": _picnic,
    **dict.fromkeys(_TOOLS, _wield),
    **dict.fromkeys(("straw", "ice", "ice cube", "drinking straw"), _in_drink),
    **dict.fromkeys(("barbecue", "grill", "bbq"), _grill),
    "hand": _hold_hands,
}
