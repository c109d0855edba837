"""What a relation makes of two items: one rides, holds or wears the other, sits on it, lies on it or is in it."""

from __future__ import annotations

from typing import Literal

from layoutgen import vocab
from layoutgen.layout import Item
from layoutgen.pose import aboard
from layoutgen.scene import Relation
from layoutgen.sorts import (
    CYCLES,
    FACADES,
    FACES,
    GIVING,
    HUGS,
    MUNCHED,
    PEAKED,
    ROWING,
    SHOWN,
    SMALL_BOATS,
    SPREAD,
    UPRIGHT,
)

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
_TUBS = frozenset({"bath", "bathtub", "toilet", "sink", "crib", "hot tub", "drawer", "kiddie pool"})
_CARRIED = frozenset({"baby", "toddler", "child", "boy", "girl"})  # persons in somebody's arms
_WIELDED = frozenset({"swinging", "swing", "swings", "wielding", "waving", "swung"})
_ROWED = frozenset({"boat", "rowboat", "canoe", "kayak", "raft", "dinghy", "gondola", "motorboat", "sailboat", "ship"})
_UP = frozenset({"standing", "stands", "stand", "lying", "sleeping", "jumping", "dancing"})
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
_ATOP = frozenset({"top", "roof"})
_LAID = frozenset({"lying", "sleeping"})
_COVERS = frozenset({"blanket", "sheet", "towel"})
_VESSELS = frozenset({"kitchenware", "container", "drink"})
_SCREENS = frozenset({"tv", "monitor", "laptop", "screen", "tablet"})
FLAT = frozenset({"plate", "platter", "tray", "saucer", "cutting board"})
_EATEN = frozenset({"food", "fruit", "vegetable", "plant"})
_BEINGS = frozenset({"person", "animal", "toy", "bird"})
_FUMES = frozenset({"smoke", "steam"})
_HELD_GROUPS = frozenset(
    {"accessory", "food", "fruit", "drink", "kitchenware", "electronics", "stationery", "tool", "toy", "sport", "music"}
    | {"fish", "insect", "container", "weapon", "textile", "medical", "plant", "clothing", "vegetable", "symbol"}
)
_LARGE_GROUPS = frozenset({"aircraft", "boat", "animal", "bird", "furniture"})
_BREATHED = frozenset({"breathing", "breathes", "spitting", "spits", "breathe"})
_HOLLOW = frozenset({"slipper", "shoe", "boot", "sneaker", "hat", "helmet", "top hat"})  # a kitten finds room in them
_NESTLED = _SEATED | {"lying", "laying", "sleeping", "sleeps", "hiding", "hides", "curled", "resting", "nestled"}
_UP_A_TREE = frozenset({"climbing", "climbs", "climb", "shoulder", "shoulders", "head", "nose", "lap"})


def kind_of(relation: Relation, subject: Item, target: Item) -> Kind | None:
    """What sort of companionship the relation means for these two, if any."""
    predicate, words = relation.predicate, set(relation.words.lower().split())
    here, there = vocab.generic(subject.label), vocab.generic(target.label)
    at_it = predicate == "eating" and target.box.height > subject.box.height  # a mouse at a cheese
    if vocab.is_stuff(target.label) or vocab.is_stuff(subject.label) or here.name in _FUMES or at_it:
        return None
    if predicate == "holding" and subject.pose == "jumping" and there.name in BOARDS:
        return "ride"
    rows = predicate == "interacting with" and words & ROWING and there.name not in BOARDS
    rows = rows or (predicate == "riding" and there.name in _ROWED)
    if (rows and there.group == "boat") or aboard(predicate, relation.words, (subject.label, target.label)):
        return "inside"
    loose = subject.pose in LOW or here.group == "animal"
    if predicate in ("on", "riding") and loose and there.name in BOARDS - {"ski"}:
        return "on"  # the board is not strapped to the feet
    if predicate in ("riding", "driving"):
        ridden = there.name in _MOUNTS or (predicate == "riding" and there.group in _RIDDEN)
        return "ride" if ridden else "inside" if predicate == "driving" else None
    being = here.group in _BEINGS or here.name == "robot"
    if predicate == "on" and being and there.name == "broom" and not words & _UP:
        return "ride"
    slung = predicate == "carrying" and there.name == "backpack"
    if (slung or relation.words.split()[-1:] == ["with"]) and here.group == "person" and there.name in _WORN:
        return "wear"  # a skier with a backpack has it on the back
    if predicate == "under" and being and there.name in _COVERS:
        return "wear"  # who lies under a blanket has it over the body
    nested = here.group != "person" and there.name in _HOLLOW and bool(words & _NESTLED)
    kind = None if nested else _belonging(predicate, being, there)
    if kind is None and predicate in ("on", "in", "inside", "across", "covering"):
        found = _resting(predicate, words, here, there)
        upright = subject.pose in UPRIGHT | _LAID or bool(words & _ATOP and there.group == "vehicle")
        return "on" if found == "sit" and upright else found
    hugged = subject.pose == "hugging" or (subject.pose == "kneeling" and bool(words & HUGS))
    aside = hugged and there.group == "animal"  # it stands beside who hugs it
    return kind or ("hold" if being and not aside and _is_held(predicate, words, here, there) else None)


def turned_round(predicate: str, subject: Item, target: Item) -> str | None:
    """How the relation reads from its other end, where that tells who is on whom."""
    here, there = vocab.generic(subject.label), vocab.generic(target.label)
    if predicate in ("with", "has") and here.name in CYCLES and there.group == "container":
        return "on"  # the basket of a bicycle
    if predicate in ("holding", "carrying") and here.group not in _BEINGS and here.name != "robot":
        return "in"
    return "riding" if predicate in ("holding", "carrying") and _bears_people(subject, target) else None


def _bears_people(animal: Item, person: Item) -> bool:
    """Whether it is an elephant, a horse or the like that carries somebody."""
    mount = vocab.generic(animal.label)
    return mount.group == "animal" and mount.height >= 1.2 and vocab.generic(person.label).group == "person"


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
    if predicate == "interacting with" and words & GIVING:
        return there.group in _HELD_GROUPS
    if predicate == "cutting" and there.group == "stationery":
        return True
    if there.name == "sign" or (there.group == "plant" and there.height > 2 and there.name not in MUNCHED):
        return predicate in ("holding", "carrying")
    if predicate not in _HOLD:
        return False
    if there.group in _LARGE_GROUPS or there.name in _CARRIED:
        return predicate != "has"
    return there.group in _HELD_GROUPS


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
    if here.group in _BEINGS and there.name in SMALL_BOATS and predicate == "on" and not words & _UP:
        return "inside"
    if there.name in _TUBS and predicate in ("in", "inside", "on"):
        return "inside"
    table = is_table(there.name)
    seat = there.name == "bench" or (there.group == "furniture" and not table)  # who lies on a bed has such a pose
    if person and seat and there.support != "wall" and (words & _SEATED or predicate in ("on", "in")):
        return "on" if words & {"standing", "lying", "sleeping"} else "sit"
    if predicate in ("in", "inside"):
        if there.support == "wall" or there.name == "display case":
            return None  # who is in a mirror is seen within its frame, a cake behind the glass
        flat = there.name in FLAT or (there.group == "furniture" and there.name not in ("cabinet", "closet"))
        return "on" if flat else "inside"
    return "on"


def _lies_flat(words: set[str], here: vocab.Noun, there: vocab.Noun) -> bool:
    """Whether its box is right as it is: a cloth hangs over what it lies on, a sticker is within the sign's face."""
    if words & _UP_A_TREE and there.group != "animal" and (here.group in _BEINGS or there.group == "person"):
        return True  # half way up where its box is, on the shoulder
    if there.name == "seesaw":
        return True  # at its ends
    ad = here.name in ("billboard", "poster", "banner") and there.group == "vehicle"
    if here.group == "textile" or ad or (vocab.sticks(here.name, there.name) and there.group in FACES):
        return True
    if there.group == "plant" and there.height > 2 and here.group in (*_EATEN, "bird") and "top" not in words:
        return True  # fruit and birds are all over the crown
    if there.name == "pole" or ("covered" in words and there.group == "kitchenware"):
        return True  # at its height of the pole, all over the plate
    if there.name in ("stairs", "step", "staircase", "power line"):
        return True  # on the step where its box is, or where the wire sags
    if (here.group, there.group) == ("insect", "plant") or (there.name in _SCREENS and here.support == "wall"):
        return True  # on the blossom, on the leaf; a picture on a screen
    if _is_upright_face(words, here, there) or there.name in PEAKED or there.name in SPREAD:
        return True  # on the slope where its box is, or somewhere on the rug
    if here.name == "clock" and there.group in ("structure", "building"):
        return True  # the dial of a tower
    return (
        here.group in _EATEN and there.group == "food" and "top" not in words
    )  # the topping of a pizza, which is not on its far edge


def _is_upright_face(words: set[str], here: vocab.Noun, there: vocab.Noun) -> bool:
    """Whether it is on what one looks at: a screen that shows it, the front of a house."""
    sign = here.name.endswith(("sign", "banner", "flag")) and there.group == "building"
    shown = there.name in _SCREENS and any(word.startswith(SHOWN) for word in words)
    return shown or (sign and bool(words & FACADES))


def is_filling(relation: Relation, subject: Item, target: Item) -> bool:
    """Water in a glass, coffee in a cup, fire in a fireplace: the vessel's drawing is enough."""
    burns = vocab.generic(subject.label).name in _FLAMES and vocab.generic(target.label).name in _HEARTHS
    if burns and relation.predicate in ("in", "inside"):
        return True
    liquid = vocab.generic(subject.label).group == "drink" or vocab.generic(subject.label).name in _LIQUIDS
    vessel = vocab.generic(target.label)
    return liquid and relation.predicate in ("in", "inside") and (vessel.group in _VESSELS or vessel.name in _TUBS)


_FLAMES = frozenset({"fire", "flame"})
_HEARTHS = frozenset({"fireplace", "campfire", "fire pit", "torch"})


def is_table(name: str) -> bool:
    """Whether things stand on what has this name, and nobody sits on it."""
    return any(word in name for word in ("table", "desk", "counter"))
