"""Where things are held, sat on, filled and stood on: key points of the drawings, else what is usual for the noun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layoutgen import vocab
from layoutgen.art.drawing import Drawing
from layoutgen.art.place import Point

CANOPY = 0.52  # how far down an umbrella its canopy reaches
BOARDS = frozenset({"skateboard", "surfboard", "snowboard", "skis"})

# label -> handle in shares of the view (from the left, from the top), where the art has no key point
_GRIPS: Mapping[str, Point] = {
    **dict.fromkeys(("handbag", "bag", "suitcase", "briefcase", "bucket", "lantern", "basket"), (0.5, 0.04)),
    **dict.fromkeys(("leash", "picnic basket", "luggage", "gift bag"), (0.5, 0.06)),
    **dict.fromkeys(("broom", "mop", "rake", "shovel", "sword"), (0.78, 0.22)),
    **dict.fromkeys(("axe", "hammer", "flashlight", "toothbrush", "lollipop"), (0.8, 0.8)),
    **dict.fromkeys(("flower", "rose", "tulip", "sunflower", "bouquet", "ice cream", "sparkler"), (0.5, 0.87)),
    **dict.fromkeys(("fork", "spoon", "knife", "spatula", "ladle", "brush", "candle"), (0.5, 0.8)),
    **dict.fromkeys(("guitar", "violin", "ukulele", "microphone"), (0.35, 0.65)),
    **dict.fromkeys(("hockey stick", "golf club"), (0.9, 0.08)),
    **dict.fromkeys(("flag", "spear"), (0.08, 0.85)),
    **dict.fromkeys(("balloon", "kite"), (0.5, 1.0)),
    "fishing rod": (0.85, 0.8),
    "oar": (0.25, 0.25),
    "wand": (0.2, 0.8),
    "umbrella": (0.5, 0.95),
}
_UMBRELLAS = frozenset({"umbrella"})
_FLOATING = frozenset({"kite", "balloon", "parachute"})
_BOTH_HANDS = frozenset(
    """box|pizza|cake|tray|plate|pot|pan|book|newspaper|magazine|map|laptop|basket|baby|cat|dog|puppy|kitten|teddy bear
    |guitar|trumpet|drum|crate|pumpkin|watermelon|turkey|surfboard|skateboard|snowboard|sign|gift|bowl|keyboard|rabbit
    |lamb|duck|chicken|trophy|pillow|blanket|steering wheel|accordion|stuffed animal|pizza box|cutting board
    |game controller""".replace("\n    ", "").split("|")
)

# label -> height of the rim in shares of the view, and width of the opening
_OPENINGS: Mapping[str, tuple[float, float]] = {
    **dict.fromkeys(("box", "crate", "drawer", "cage", "treasure chest", "cooler"), (0.3, 0.84)),
    **dict.fromkeys(
        ("basket", "picnic basket", "laundry basket", "nest", "bucket", "barrel", "trash can", "pot"), (0.3, 0.84)
    ),
    **dict.fromkeys(("bowl", "mixing bowl", "sink", "pan"), (0.2, 0.84)),
    **dict.fromkeys(("bath", "crib", "hot tub", "stroller", "shopping cart", "cart"), (0.45, 0.85)),
    **dict.fromkeys(("vase", "jar", "flowerpot", "glass", "cup", "mug", "wine glass", "jug", "teacup"), (0.12, 0.6)),
    "pickup truck": (0.36, 0.46),
    "slipper": (0.4, 0.5),
    **dict.fromkeys(("open suitcase", "open luggage"), (0.6, 0.9)),
    **dict.fromkeys(("bag", "handbag", "backpack", "suitcase", "tote"), (0.25, 0.75)),
}
_SAGS: Mapping[str, float] = {
    **dict.fromkeys(("basket", "picnic basket", "laundry basket", "bicycle basket"), 0.18),
    **dict.fromkeys(("bucket", "nest", "pot", "pan", "barrel"), 0.1),
    **dict.fromkeys(("bowl", "mixing bowl"), 0.14),
    **dict.fromkeys(("cup", "mug", "teacup"), 0.08),
    **dict.fromkeys(("boat", "rowboat", "canoe", "kayak"), 0.04),
}
_GROUP_OPENINGS: Mapping[str, tuple[float, float]] = {
    "container": (0.3, 0.82),
    "kitchenware": (0.2, 0.8),
    "boat": (0.5, 0.7),
    "vehicle": (0.42, 0.7),
    "aircraft": (0.45, 0.6),
}


_SEATED = frozenset({"sitting", "sitting_ground", "riding_astride", "riding_bike", "using_laptop", "crouching"})


def _share(drawing: Drawing, across: float, down: float) -> Point:
    x, y, width, height = drawing.view
    return x + across * width, y + down * height


def seat(drawing: Drawing, group: str) -> Point:
    """Where one sits on it, in units of the art."""
    if "seat" in drawing.keypoints:
        return drawing.keypoints["seat"]
    down = {"furniture": 0.55, "animal": 0.3, "bird": 0.3, "vehicle": 0.4, "boat": 0.6}.get(group, 0.2)
    return _share(drawing, 0.5, down)


def sitting_point(drawing: Drawing, pose: str | None) -> Point:
    """What meets the seat: a sitting person's seat, the feet of one who stands, the underside of anything else."""
    points = drawing.keypoints
    if "left_hip" in points and "seat" in points:
        return points["seat"] if pose in _SEATED or "feet" not in points else points["feet"]
    return _share(drawing, 0.5, 0.96)


def surface(drawing: Drawing, group: str) -> Point:
    """Its upper surface, on which other things stand: of a couch its seat, not its back."""
    for name in ("seat", "surface"):
        if name in drawing.keypoints:
            return drawing.keypoints[name]
    return _share(drawing, 0.5, {"furniture": 0.12, "animal": 0.2, "kitchenware": 0.35}.get(group, 0.06))


def foot(drawing: Drawing) -> Point:
    """The middle of the underside: a standing person's feet, the lowest ink of anything else."""
    return _share(drawing, 0.5, 1.0)


def stands_beside(label: str) -> bool:
    """Whether a standing person holds it upright at the side, its end on the ground: skis, a surfboard."""
    return vocab.noun(label).name in ("ski", "snowboard", "surfboard", "paddleboard", "ski pole", "walking staff")


def lies(drawing: Drawing) -> bool:
    """Whether its art lies flat, so that a hand turns it upright: cutlery, a remote control."""
    return any(f'data-art="own/{key}"' in drawing.svg[:60] for key in ("fork", "knife", "spoon", "remote"))


def is_dish(label: str) -> bool:
    """Whether it is a plate, seen from a little above."""
    return vocab.noun(label).name in ("plate", "platter", "tray", "saucer", "cutting board")


def opens(label: str, drawing: Drawing) -> bool:
    """Whether things can be seen sticking out of it; what is in a house or a cupboard is drawn before it."""
    known = vocab.noun(label)
    if "own/glass-tank" in drawing.svg[:200]:
        return False  # what is in it is seen through the glass
    return "inside" in drawing.keypoints or known.name in _OPENINGS or known.group in _GROUP_OPENINGS


def opening(drawing: Drawing, label: str, group: str) -> tuple[Point, float, float]:
    """The middle of a container's rim in units of the art; its width and its sag as shares of the view."""
    name = vocab.noun(label).name
    down, width = _OPENINGS.get(drawing.name) or _OPENINGS.get(name) or _GROUP_OPENINGS.get(group, (0.3, 0.8))
    if "inside" in drawing.keypoints:
        return drawing.keypoints["inside"], width, _SAGS.get(name, 0.0)
    return _share(drawing, 0.5, down), width, _SAGS.get(name, 0.0)


def hand(drawing: Drawing, used: Sequence[str], *, both: bool) -> tuple[str, Point | None]:
    """The hand that holds: the higher one that is free, both for large things; the mouth of an animal."""
    points = drawing.keypoints
    if "right_hand" not in points:
        if "mouth" in points:
            return "mouth", points["mouth"]
        left = drawing.facing == "left"
        return "mouth", _share(drawing, 0.08 if left else 0.92, 0.38) if drawing.facing != "front" else None
    right, left_hand = points["right_hand"], points["left_hand"]
    if both and not used and abs(right[1] - left_hand[1]) < 0.15 * drawing.view[3]:
        return "both", ((right[0] + left_hand[0]) / 2, (right[1] + left_hand[1]) / 2)
    names = sorted((n for n in ("right_hand", "left_hand") if n not in used), key=lambda n: points[n][1])
    return (names[0], points[names[0]]) if names else ("", None)


def needs_both(label: str) -> bool:
    """Whether a person takes it in both hands."""
    return vocab.noun(label).name in _BOTH_HANDS


def grip(drawing: Drawing, label: str) -> Point:
    """Where it is held."""
    if "handle" in drawing.keypoints:
        return drawing.keypoints["handle"]
    return _share(drawing, *_GRIPS.get(vocab.noun(label).name, (0.5, 0.5)))


def is_long(drawing: Drawing, grip_at: Point) -> bool:
    """Whether it stands up from the hand like a racket or a broom."""
    _, y, _, height = drawing.view
    return grip_at[1] > y + 0.65 * height and drawing.aspect < 0.75


def is_umbrella(label: str) -> bool:
    """Whether it is carried above the head."""
    return vocab.noun(label).name in _UMBRELLAS


def overhead(label: str) -> bool:
    """Whether it hovers above and a shaft or string leads down to the hand."""
    return vocab.noun(label).name in _UMBRELLAS | _FLOATING


def looks_left(drawing: Drawing, flip: bool) -> bool:
    """Whether it looks left as drawn in the picture."""
    return drawing.facing != "front" and (drawing.facing == "left") != flip
