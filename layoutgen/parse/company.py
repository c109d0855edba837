"""What "X with Y" and "X in Y" mean, by what X and Y are: wearing, holding, has, on, in, or just with."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.lexicon import LIFELIKE, OPEN_GROUND, OVER_CLOTHES, SURFACES, TALL_OWNERS, members
from layoutgen.parse.reading import Entity
from layoutgen.vocab import STUCK

HOLDABLE = members("holdable groups")
_DISHES = frozenset({"plate", "bowl", "dish", "saucer"})
_BESIDE_DISHES = frozenset({"candle", "bottle", "vase", "napkin", "lamp", "laptop", "phone", "book"})
_BEDS = frozenset({"bed", "sofa", "couch"})
_BEDSIDE = frozenset(
    {"mirror", "lamp", "light", "clock", "painting", "headboard", "canopy", "shelf", "cabinet", "nightstand", "curtain"}
)
_CUPS = frozenset({"cup", "mug", "teacup"})
_PASTRIES = frozenset(
    {"cookie", "donut", "doughnut", "cake", "pastry", "sandwich", "croissant", "muffin", "bagel", "biscuit", "pie",
     "pizza", "toast", "cupcake"}
)  # fmt: skip
_SIDES = frozenset({"fry", "chip", "cube", "coleslaw", "salad", "soup", "nugget", "wedge", "dip"})
_BUILT = frozenset({"building", "structure", "vehicle", "boat", "aircraft"})
_AGAINST_TREES = frozenset(
    {"ladder", "rope ladder", "basket", "bench", "bicycle", "bike", "wheelbarrow", "bucket", "picnic basket"}
)
HELD = members("held")
_SEATS = members("seats and tables")
_SEATED = ("chair", "stool", "bench", "swing", "toilet", "bike", "bicycle", "scooter", "motorcycle", "tricycle")
_FIXED = frozenset({"seat", "basket", "sidecar", "candle", "sail", "saddle", "trailer"})
_SMALL = 0.35  # metres
_LARGE = 0.8  # metres: animals that stand about a couch, and are not on it
_FIXTURES = frozenset({"window", "fireplace", "ceiling", "wall", "floor"})
_CONTAINERS = members("containers")
_UTENSILS = members("utensils")
_FITTINGS = members("fittings")
_TANKS = frozenset({"tank", "aquarium", "fishbowl", "cage", "birdcage", "terrarium", "nest"})
_HUNG = frozenset({"ornament", "bauble", "light", "string light", "blossom"})
_KEPT = frozenset({"fish", "animal", "bird", "plant", "nature", "building"})
_TIERS = frozenset({"tier", "layer"})
_RIDERS = frozenset({"passenger", "rider", "commuter"})
_TACK = members("tack")
_HEADWEAR = members("worn accessories")


def with_predicate(subject: Entity, other: Entity) -> str:
    """The predicate of "subject with other"; "~" turns the fact round."""
    if subject.label.endswith("tree") and (other.group == "fruit" or other.label in _HUNG):
        return "~on"
    if subject.label.rsplit(" ", 1)[-1] in _TANKS and other.group in _KEPT:
        return "~in"
    if subject.label.endswith("tree") and other.label in _AGAINST_TREES:
        return "with"  # a ladder by a tree
    if subject.label.endswith("tree") and other.label in ("tree house", "treehouse"):
        return "~in"
    if subject.label in ("crib", "cradle", "stroller") and other.group == "toy":
        return "~in"
    if subject.group == "food" and (other.label == "scoop" or other.label in _TIERS):
        return "has"
    if subject.group == "food" and other.label.rsplit(" ", 1)[-1] in _SIDES:
        return "next to"  # "a burger with fries": no filling
    if other.label.endswith("seat") and (subject.group in _BUILT or subject.label.endswith(_SEATED)):
        return "has"  # "a stool with a red seat"
    return _of_the_living(subject, other) or _of_stuff(subject, other) or _of_things(subject, other) or "with"


def is_fixed_to(whole: Entity, piece: Entity, other: Entity) -> bool:
    """Whether `piece`, which `whole` is said to be with, is on it for good, so that the whole is beside `other`: "a
    bike with a basket next to a bench", "a shelf with books next to a lamp"; not "a table with a plate next to a cup".
    """
    if whole.kind == "stuff" or whole.group in LIFELIKE or piece.group in LIFELIKE or other is piece:
        return False
    relation = with_predicate(whole, piece)
    if relation == "has" or piece.label.rsplit(" ", 1)[-1] in _FIXED:
        return True
    return relation in ("~on", "~in") and not (is_small(other) and whole.group == "furniture")


def is_small(entity: Entity) -> bool:
    """Whether it is of the size of what stands beside other things on a table."""
    return entity.kind == "thing" and vocab.noun(entity.label).height < _SMALL


def _of_the_living(subject: Entity, other: Entity) -> str:
    if other.group == "clothing" and subject.group in TALL_OWNERS and other.label not in OVER_CLOTHES:
        return "has" if other.label in _TACK else "wearing"
    if other.label in _HEADWEAR and subject.group in LIFELIKE:
        return "wearing"
    if other.group in ("body", "part"):
        return "has"
    if other.group == "person" and (subject.group == "boat" or other.label in _RIDERS):
        return "~in"
    held = other.label in HELD | OVER_CLOTHES or other.label.replace(" ", "") in HELD
    if subject.group == "person" and (other.group in HOLDABLE or held):
        return "holding"
    if subject.group in ("animal", "bird") and other.label in _TACK:
        return "has"
    return ""


def _of_stuff(subject: Entity, other: Entity) -> str:
    if subject.kind == "stuff" and other.label.endswith("sky"):
        return "with"  # which is above a beach, and not on it
    if subject.kind == "stuff":
        return "~on" if subject.label.rsplit(" ", 1)[-1] in OPEN_GROUND else "~in"
    if other.kind == "stuff":
        return "in" if other.group == "indoor" else "with"  # "toilets with a sink and a green walled room"
    return ""


def _of_things(subject: Entity, other: Entity) -> str:
    head = subject.label.rsplit(" ", 1)[-1]
    if subject.group == "food" and other.group in ("kitchenware", "drink", "container"):
        return "with"
    if head in _DISHES and (other.group == "kitchenware" or other.label in _BESIDE_DISHES):
        return "with"  # "a plate with a pizza, two glasses and a candle": they are beside the plate
    large = other.group in ("person", "building", "vehicle")
    large = large or (head in _SEATS and other.group == "structure")  # "a bench with a fence"
    if other.label.rsplit(" ", 1)[-1] in _FIXTURES and subject.group == "furniture":
        return "with"  # "a bed with a window"
    if head in _BEDS and other.label == "headboard":
        return "has"
    if head in _BEDS and other.label.rsplit(" ", 1)[-1] in _BEDSIDE:
        return "with"  # "a bed with a white bedspread and a mirror"
    large = large or (other.group == "animal" and other.count != 1 and vocab.noun(other.label).height > _LARGE)
    seat = other.group == "furniture" and other.label.rsplit(" ", 1)[-1] in _SEATS
    if (subject.label in SURFACES or head in SURFACES) and not large and not seat and other.label not in _SEATS:
        return "~on"
    if head in _UTENSILS:
        return "with"
    if other.label in STUCK and subject.group not in LIFELIKE:
        return "~on"
    return _of_vessels(subject, other, head)


def _of_vessels(subject: Entity, other: Entity, head: str) -> str:
    if subject.group in ("container", "kitchenware") or head in _CONTAINERS:
        beside = head in _CUPS and other.label.rsplit(" ", 1)[-1] in _PASTRIES  # "a cup of tea with cookies"
        return "with" if beside or other.group in ("person", "furniture", "vehicle", "appliance") else "~in"
    if subject.group in _BUILT and other.label in _FITTINGS:
        return "has"
    return ""


def in_predicate(subject: Entity, predicate: str, other: Entity) -> str:
    """`predicate`, or "wearing" for "a man in a blue shirt"."""
    worn = (other.group == "clothing" or other.label in _HEADWEAR) and other.label not in OVER_CLOTHES
    if predicate == "in" and subject.group == "person" and other.label.endswith(("ski", "skate", "snowshoe")):
        return "on"
    if predicate == "in" and subject.group == "person" and other.label.endswith(("umbrella", "parasol")):
        return "holding"  # "in a dress and an umbrella"
    return "wearing" if predicate == "in" and worn and subject.group in TALL_OWNERS else predicate
