"""Which item belongs to which: the scene's relations between single items, as far as the boxes still bear them out.

A person who drags the rider off the horse takes the two apart: a link is made only where the boxes could be one thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from layoutgen import vocab
from layoutgen.layout import Box, Item, Layout
from layoutgen.pose import aboard
from layoutgen.scene import Relation

Kind = Literal["ride", "sit", "inside", "on", "hold", "wear", "part"]

_HOLD = frozenset({"holding", "carrying", "using", "playing", "reading", "eating", "drinking", "flying", "has"})
_SEATED = frozenset({"sit", "sitting", "sat", "seated", "sits"})
_MOUNTS = frozenset(
    """bicycle|motorcycle|scooter|moped|skateboard|surfboard|snowboard|ski|sled|horse|donkey|camel|elephant|unicycle
    |tricycle|wheelchair|tractor|atv|paddleboard|ostrich|zebra|cow|bull|llama|reindeer|jet ski|dolphin|swing|segway
    |roller skate|ice skate|kiteboard|boogie board|rocking horse|carousel horse|broom|giraffe|bear|dragon|unicorn
    """.replace("\n    ", "").split("|")
)
_RIDDEN = frozenset({"animal", "bird", "fish", "vehicle", "boat", "aircraft", "toy", "sport", "furniture", "tool"})
BOARDS = frozenset({"skateboard", "surfboard", "snowboard", "ski", "paddleboard"})  # drawn under a person's feet
LOW = frozenset({"lying", "sleeping", "sitting_ground", "kneeling"})
_LAID = frozenset({"bed", "hospital bed", "bunk bed", "mattress", "hammock"})
_TUBS = frozenset({"bath", "bathtub", "toilet", "sink", "crib", "hot tub", "drawer", "kiddie pool"})
_CARRIED = frozenset({"baby", "toddler", "child", "boy", "girl"})  # persons in somebody's arms
_WIELDED = frozenset({"swinging", "swing", "swings", "wielding", "waving", "swung"})
_ROWED = frozenset({"boat", "rowboat", "canoe", "kayak", "raft", "dinghy", "gondola", "motorboat", "sailboat", "ship"})
_OPEN_BOATS = frozenset({"boat", "rowboat", "canoe", "kayak", "raft", "dinghy", "gondola"})
_UP = frozenset({"standing", "stands", "stand", "lying", "sleeping", "jumping", "dancing"})
_ROWING = frozenset({"rowing", "row", "rows", "paddling", "paddles", "paddle", "sailing", "steering", "driving"})
_GIVING = frozenset(
    {"giving", "gives", "give", "handing", "hands", "offering", "offers", "presenting", "dunking", "lighting"}
)
_LIQUIDS = frozenset(
    {"water", "milk", "liquid", "soup", "sauce", "ketchup", "oil", "juice", "lemonade", "beer", "wine", "honey", "jam"}
    | {
        "paint",
        "syrup",
        "cream",
        "batter",
        "gravy",
        "broth",
        "stew",
        "chili",
        "porridge",
        "oatmeal",
        "cereal",
        "oat",
        "yogurt",
        "curry",
    }
    | {"jelly", "mustard", "flour", "sugar"}
)
_WORN = frozenset(
    {"backpack", "sunglasses", "glasses", "goggles", "hat", "cap", "helmet", "tie", "scarf", "headphones"}
)
_STANDS = frozenset({"skateboarding", "snowboarding", "surfing", "skating", "jumping"})
_ATOP = frozenset({"top", "roof"})
_LAID = frozenset({"lying", "sleeping"})
_COVERS = frozenset({"blanket", "sheet", "towel"})
_BOARDED = frozenset({"structure", "appliance", "vehicle", "building", "furniture", "electronics", "accessory"})
_VESSELS = frozenset({"kitchenware", "container", "drink"})
_PEAKED = frozenset({"cliff", "iceberg", "mountain", "volcano", "sand dune"})
_SCREENS = frozenset({"tv", "monitor", "laptop", "screen", "tablet"})
_SPREAD = frozenset({"rug", "mat", "carpet"})
_FLAT = frozenset({"plate", "platter", "tray", "saucer", "cutting board"})
_OVERHEAD = frozenset({"umbrella", "parasol", "cell phone"})
_EATEN = frozenset({"food", "fruit", "vegetable", "plant"})
_BEINGS = frozenset({"person", "animal", "toy", "bird"})
_CYCLES = frozenset({"bicycle", "tricycle", "scooter", "moped", "motorcycle"})
_FUMES = frozenset({"smoke", "steam"})
_STRINGS = frozenset({"kite", "balloon", "parachute"})  # held from afar
_HELD_GROUPS = frozenset(
    {"accessory", "food", "fruit", "drink", "kitchenware", "electronics", "stationery", "tool", "toy", "sport", "music"}
    | {"fish", "insect", "container", "weapon", "textile", "medical", "plant", "clothing", "vegetable", "symbol"}
)


_GUESTS = frozenset({"ride", "sit", "inside", "on"})  # links in which the subject is put on the object
_LARGE_GROUPS = frozenset({"aircraft", "boat", "animal", "bird", "furniture"})


class Link(NamedTuple):
    """Item `subject` (index into `layout.items`) is a `kind` of companion of item `object`."""

    kind: Kind
    subject: int
    object: int
    words: str


def links(layout: Layout) -> tuple[Link, ...]:
    """All links between items, in the order of the scene's relations; each subject has one object a relation."""
    at: dict[str, list[int]] = {}
    for number, item in enumerate(layout.items):
        if item.node is not None:
            at.setdefault(item.node, []).append(number)
    found: list[Link] = []
    for relation in layout.scene.relations:
        for direct in _directed(relation):
            subjects, targets = at.get(direct.subject, []), at.get(direct.object, [])
            if subjects and targets and direct.subject != direct.object:
                found += _paired(layout, direct, subjects, targets)
    borne = {link.object for link in found if link.kind in ("on", "ride") and _is_heavy(layout.items[link.subject])}
    found = [
        link
        for link in dict.fromkeys(found)
        if not _is_on_desk(layout, link) and (link.kind != "hold" or link.object not in borne)
    ]
    return (*found, *_laid(layout, found))


def _laid(layout: Layout, found: Sequence[Link]) -> Iterator[Link]:
    """Small things that lie on a table by their boxes alone: the text has them beside the plates that are said to."""
    busy = {n for link in found for n in ((link.subject,) if link.kind in _GUESTS else (link.object,))}
    nouns = [vocab.generic(item.label) for item in layout.items]
    tables = [n for n, noun in enumerate(nouns) if noun.group == "furniture" and _is_table(noun.name)]
    for number, (item, noun) in enumerate(zip(layout.items, nouns, strict=True)):
        if number in busy or not (noun.support == "surface" or _is_trinket(noun)) or noun.height > 0.6:
            continue
        for table in tables:
            box, top = item.box, layout.items[table].box
            beyond = box.x0 >= top.x0 - 0.01 and box.x1 <= top.x1 + 0.01 and item.z > layout.items[table].z
            if beyond and top.y0 - 0.02 <= box.y1 <= top.y0 + 0.34 * top.height:
                yield Link("on", number, table, "on")
                break


def _is_heavy(item: Item) -> bool:
    """Whether nobody lifts what it stands on: a surfboard with a dog on it is on the ground, whoever holds it."""
    noun = vocab.generic(item.label)
    return noun.group in ("person", "animal") and noun.height >= 0.3


def _is_table(name: str) -> bool:
    return any(word in name for word in ("table", "desk", "counter"))


def _is_on_desk(layout: Layout, link: Link) -> bool:
    """Whether what somebody at a desk uses stands on it, and not in the hands below it: a laptop, a glass of wine."""
    user, thing = layout.items[link.subject], layout.items[link.object]
    if link.kind != "hold" or vocab.generic(thing.label).name in _STRINGS | _OVERHEAD:
        return False
    at = {r.object for r in layout.scene.relations if r.subject == user.node and r.predicate in ("at", "on", "around")}
    desks = [item.box for item in layout.items if item.node in at and _is_table(vocab.generic(item.label).name)]
    seen = [box for box in desks if box.x0 <= thing.box.cx <= box.x1 and thing.z > user.z]
    return any(box.y0 - 0.03 <= thing.box.y1 <= box.y0 + 0.35 * box.height for box in seen)


def _is_trinket(noun: vocab.Noun) -> bool:
    """Whether people wear it or put it down on a table: glasses, a watch, a hat."""
    return noun.support == "body" and noun.group in ("accessory", "clothing") and noun.height < 0.3


def _directed(relation: Relation) -> Iterator[Relation]:
    """The relation with the part, the held or the contained thing in its usual place."""
    turned = {"part of": "has", "containing": "in", "full of": "in", "covered with": "on"}.get(relation.predicate)
    if turned:
        yield relation.model_copy(update={"subject": relation.object, "object": relation.subject, "predicate": turned})
    else:
        yield relation


def _is_filling(relation: Relation, subject: Item, target: Item) -> bool:
    """Water in a glass, coffee in a cup: the vessel's drawing is enough."""
    liquid = vocab.generic(subject.label).group == "drink" or vocab.generic(subject.label).name in _LIQUIDS
    vessel = vocab.generic(target.label)
    return liquid and relation.predicate in ("in", "inside") and (vessel.group in _VESSELS or vessel.name in _TUBS)


def _paired(layout: Layout, relation: Relation, subjects: list[int], targets: list[int]) -> Iterator[Link]:
    """Nearest pairs first; an object serves twice only when there are fewer objects than subjects."""
    items = layout.items
    if relation.predicate == "attached to" and vocab.generic(items[subjects[0]].label).name in _STRINGS:
        yield from (Link("hold", targets[k % len(targets)], s, relation.words) for k, s in enumerate(subjects))
        return
    turned = _turned(relation.predicate, items[subjects[0]], items[targets[0]])
    if turned:
        relation, subjects, targets = relation.model_copy(update={"predicate": turned}), targets, subjects
    if _is_filling(relation, items[subjects[0]], items[targets[0]]):
        yield from (Link("part", targets[k % len(targets)], s, relation.words) for k, s in enumerate(subjects))
        return
    pairs: list[tuple[float, int, int, Kind]] = []
    for s in subjects:
        for t in targets:
            kind = _kind(relation, items[s], items[t])
            if kind and _bears(kind, items[s], items[t], layout.canvas.aspect):
                pairs.append((_distance(kind, items[s].box, items[t].box), s, t, kind))
    if len(subjects) == len(targets) > 1 and all(
        _kind(relation, items[s], items[t]) == "hold" and _bears("hold", items[s], items[t], layout.canvas.aspect)
        for s, t in zip(subjects, targets, strict=True)
    ):  # the first umbrella is the first woman's
        yield from (Link("hold", s, t, relation.words) for s, t in zip(subjects, targets, strict=True))
        return
    shared = -(-len(subjects) // len(targets))
    one_to_many = {"hold", "wear", "part"}
    taken: set[int] = set()
    uses: dict[int, int] = {}
    for _, s, t, kind in sorted(pairs):
        key = t if kind in one_to_many else s
        owner = s if kind in one_to_many else t
        room = -(-len(targets) // len(subjects)) if kind in one_to_many else shared
        if key in taken or uses.get(owner, 0) >= max(1, room):
            continue
        taken.add(key)
        uses[owner] = uses.get(owner, 0) + 1
        yield Link(kind, s, t, relation.words)


def _turned(predicate: str, subject: Item, target: Item) -> str | None:
    """How the relation reads from its other end, where that tells who is on whom."""
    here, there = vocab.generic(subject.label), vocab.generic(target.label)
    if predicate in ("with", "has") and here.name in _CYCLES and there.group == "container":
        return "on"  # the basket of a bicycle
    if predicate in ("holding", "carrying") and here.group not in _BEINGS:
        return "in"
    return "riding" if predicate in ("holding", "carrying") and _bears_people(subject, target) else None


def _bears_people(animal: Item, person: Item) -> bool:
    """Whether it is an elephant, a horse or the like that carries somebody."""
    mount = vocab.generic(animal.label)
    return mount.group == "animal" and mount.height >= 1.2 and vocab.generic(person.label).group == "person"


def _kind(relation: Relation, subject: Item, target: Item) -> Kind | None:
    """What sort of companionship the relation means for these two, if any."""
    predicate, words = relation.predicate, set(relation.words.lower().split())
    here, there = vocab.generic(subject.label), vocab.generic(target.label)
    if vocab.is_stuff(target.label) or vocab.is_stuff(subject.label) or here.name in _FUMES:
        return None
    if predicate == "holding" and subject.pose == "jumping" and there.name in BOARDS:
        return "ride"
    rows = predicate == "interacting with" and words & _ROWING and there.name not in BOARDS
    rows = rows or (predicate == "riding" and there.name in _ROWED)
    if (rows and there.group == "boat") or aboard(predicate, relation.words, (subject.label, target.label)):
        return "inside"
    loose = subject.pose in LOW or here.group == "animal"
    if predicate in ("on", "riding") and loose and there.name in BOARDS - {"ski"}:
        return "on"  # the board is not strapped to the feet
    if predicate in ("riding", "driving"):
        ridden = there.name in _MOUNTS or (predicate == "riding" and there.group in _RIDDEN)
        return "ride" if ridden else "inside" if predicate == "driving" else None
    being = here.group in _BEINGS
    if predicate == "on" and being and there.name == "broom" and not words & _UP:
        return "ride"
    slung = predicate == "carrying" and there.name == "backpack"
    if (slung or relation.words.split()[-1:] == ["with"]) and here.group == "person" and there.name in _WORN:
        return "wear"  # a skier with a backpack has it on the back
    if predicate == "under" and being and there.name in _COVERS:
        return "wear"  # who lies under a blanket has it over the body
    kind = _belonging(predicate, being, there)
    if kind is None and predicate in ("on", "in", "inside", "across", "covering"):
        found = _resting(predicate, words, here, there)
        upright = subject.pose in _STANDS | _LAID or bool(words & _ATOP and there.group == "vehicle")
        return "on" if found == "sit" and upright else found
    aside = subject.pose == "hugging" and there.group == "animal"  # it stands beside who hugs it
    return kind or ("hold" if being and not aside and _is_held(predicate, words, here, there) else None)


def _belonging(predicate: str, being: bool, there: vocab.Noun) -> Kind | None:
    """Clothes and parts."""
    clothes = there.group == "clothing" or (there.group == "accessory" and vocab.part_place(there.name, "person"))
    if predicate == "wearing" or (predicate == "touching" and being and clothes):
        return "wear"
    if predicate in ("in", "with") and being and clothes:
        return "wear"
    if (predicate == "has" or (being and predicate in ("with", "in"))) and there.group in ("body", "part"):
        return "part"
    return "wear" if predicate == "has" and there.group in ("clothing", "accessory") else None


def _is_held(predicate: str, words: set[str], here: vocab.Noun, there: vocab.Noun) -> bool:
    """Whether a being has it in its hands or mouth."""
    if words & _WIELDED and there.group in ("sport", "tool", "weapon"):
        return True
    if words & _BREATHED and there.name == "fire":
        return True  # out of the mouth
    if predicate == "with":
        return here.group == "person" and there.group in ("sport", "tool", "music") and there.height < 1.2
    if predicate == "at" and there.name in ("laptop", "computer", "keyboard"):
        return True
    if predicate == "interacting with" and words & _GIVING:
        return there.group in _HELD_GROUPS
    if predicate == "cutting" and there.group == "stationery":
        return True
    if predicate not in _HOLD:
        return False
    if there.group in _LARGE_GROUPS or there.name in _CARRIED:
        return predicate != "has"
    return there.group in _HELD_GROUPS


_BREATHED = frozenset({"breathing", "breathes", "spitting", "spits", "breathe"})
_UP_A_TREE = frozenset({"climbing", "climbs", "climb", "shoulder", "shoulders", "head", "nose", "lap"})


def _lies_flat(words: set[str], here: vocab.Noun, there: vocab.Noun) -> bool:
    """Whether its box is right as it is: a cloth hangs over what it lies on, a sticker is within the sign's face."""
    if words & _UP_A_TREE and there.group != "animal" and (here.group in _BEINGS or there.group == "person"):
        return True  # half way up where its box is, on the shoulder
    if there.name == "seesaw":
        return True  # at its ends
    ad = here.name in ("billboard", "poster", "banner") and there.group == "vehicle"
    if here.group == "textile" or ad or (vocab.sticks(here.name, there.name) and there.group in _BOARDED):
        return True
    if there.group == "plant" and there.height > 2 and here.group in (*_EATEN, "bird") and "top" not in words:
        return True  # fruit and birds are all over the crown
    if there.name == "pole" or ("covered" in words and there.group == "kitchenware"):
        return True  # at its height of the pole, all over the plate
    if there.name in ("stairs", "step", "staircase", "power line"):
        return True  # on the step where its box is, or where the wire sags
    if (here.group, there.group) == ("insect", "plant") or (there.name in _SCREENS and here.support == "wall"):
        return True  # on the blossom, on the leaf; a picture on a screen
    if there.name in _PEAKED or there.name in _SPREAD:
        return True  # on the slope where its box is, or somewhere on the rug
    if here.name == "clock" and there.group in ("structure", "building"):
        return True  # the dial of a tower
    return here.group in _EATEN and there.group == "food"  # the topping of a pizza, which is not on its far edge


def _resting(predicate: str, words: set[str], here: vocab.Noun, there: vocab.Noun) -> Kind | None:
    """What lies, stands or sits on or in something."""
    person = here.group == "person"
    if here.group in _BEINGS and there.name in ("leash", "collar"):
        return "wear"  # "a dog on a leash"
    if _lies_flat(words, here, there):
        return None
    if person and there.name in _MOUNTS:
        return "ride"
    if person and there.group == "appliance" and predicate in ("in", "inside"):
        return None  # who bakes in an oven stands before it
    if here.group in _BEINGS and there.name in _OPEN_BOATS and predicate == "on" and not words & _UP:
        return "inside"
    if there.name in _TUBS and predicate in ("in", "inside", "on"):
        return "inside"
    table = _is_table(there.name)
    seat = there.name == "bench" or (there.group == "furniture" and there.name not in _LAID and not table)
    seat = seat or (there.name in _LAID and bool(words & _SEATED))  # one lies on a bed unless the text says "sitting"
    if person and seat and there.support != "wall" and (words & _SEATED or predicate in ("on", "in")):
        return "on" if words & {"standing", "lying", "sleeping"} else "sit"
    if predicate in ("in", "inside"):
        if there.support == "wall":
            return None  # who is in a mirror is seen within its frame
        flat = there.name in _FLAT or (there.group == "furniture" and there.name not in ("cabinet", "closet"))
        return "on" if flat else "inside"
    return "on"


def _bears(kind: Kind, subject: Item, target: Item, aspect: float) -> bool:
    """Whether the boxes still allow the composite."""
    a, b, name = subject.box, target.box, vocab.generic(target.label).name
    if kind == "hold" and name in _STRINGS:
        return True
    if kind == "ride" and name in BOARDS:
        return _gap(a, b, aspect) <= 0.25 * a.height
    if kind == "on" and subject.z < target.z and name not in _FLAT:
        return False  # who works on a desk stands behind it
    if kind in ("ride", "sit", "on"):
        beside = 0.05 * b.width
        return b.x0 - beside <= a.cx <= b.x1 + beside and b.y0 - 0.2 * a.height <= a.y1 <= b.y1 + 0.3 * a.height
    if kind == "inside":
        return _holds_point(b.scale(1.4, 1.8), a.center)
    reach = (0.35 if kind == "hold" else 0.2) * a.height
    if kind == "hold":
        reach = max(reach, 0.06) if b.y1 < a.y1 else reach
    return _gap(a, b, aspect) <= reach


def _holds_point(box: Box, point: tuple[float, float]) -> bool:
    return box.x0 <= point[0] <= box.x1 and box.y0 <= point[1] <= box.y1


def _gap(a: Box, b: Box, aspect: float) -> float:
    """Distance between two boxes in heights of the canvas; 0 when they touch."""
    dx = max(0.0, a.x0 - b.x1, b.x0 - a.x1) * aspect
    dy = max(0.0, a.y0 - b.y1, b.y0 - a.y1)
    return max(dx, dy)


def _distance(kind: Kind, a: Box, b: Box) -> float:
    """Between middles; who is on something is as near to it as his feet are."""
    y = a.y1 if kind in ("ride", "sit", "on") else a.cy
    return (a.cx - b.cx) ** 2 + (y - b.cy) ** 2
