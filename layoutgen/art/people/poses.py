"""Poses: the angles of every limb. Which verb means which pose is said in `layoutgen.pose`.

Angles are absolute directions in degrees: 0 hangs down, 90 points to the right (forward, when the person faces right),
180 up. `a` is the person's right arm: on the viewer's left in a front view, the near one when facing right.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Pose:
    """A pose seen from one side.

    side: seen from the side, facing right; else from the front.
    lean: of the trunk, clockwise; nod: of the head beyond that.
    a, b: upper arm, forearm. leg_a, leg_b: thigh, shin, toes.
    over: which arms ("ab") pass before trunk and head. lap: the legs pass before the trunk.
    thigh, reach: foreshortening of thighs and arms. legs: False when the body ends in water.
    looks: the head is turned to the right although the trunk faces the viewer.
    """

    side: bool
    a: tuple[float, float]
    b: tuple[float, float]
    leg_a: tuple[float, float, float]
    leg_b: tuple[float, float, float]
    lean: float = 0.0
    nod: float = 0.0
    over: str = ""
    lap: bool = False
    thigh: float = 1.0
    reach: float = 1.0
    legs: bool = True
    looks: bool = False


_STAND = ((-4.0, -2.0, -90.0), (4.0, 2.0, 90.0))


def _front(
    a: tuple[float, float],
    b: tuple[float, float],
    legs: tuple[tuple[float, float, float], tuple[float, float, float]] = _STAND,
    *,
    lean: float = 0.0,
    nod: float = 0.0,
    over: str = "",
    lap: bool = False,
    thigh: float = 1.0,
    reach: float = 1.0,
    looks: bool = False,
) -> Pose:
    return Pose(False, a, b, legs[0], legs[1], lean, nod, over, lap, thigh, reach, True, looks)


def _side(
    a: tuple[float, float],
    b: tuple[float, float],
    leg_a: tuple[float, float, float],
    leg_b: tuple[float, float, float],
    *,
    lean: float = 0.0,
    nod: float = 0.0,
    legs: bool = True,
) -> Pose:
    return Pose(True, a, b, leg_a, leg_b, lean, nod, "a", legs=legs)


_UP = ((-3.0, -3.0, 90.0), (6.0, 3.0, 90.0))
_CHAIR = ((90.0, 2.0, 90.0), (84.0, -6.0, 90.0))
_SEATED = ((-40.0, 0.0, -90.0), (40.0, 0.0, 90.0))

_FRONT: dict[str, Pose] = {
    "standing": _front((-17, -9), (17, 9)),
    "waving": _front((-14, -6), (112, 168)),
    "reaching_up": _front((-158, -172), (158, 172)),
    "cheering": _front((-128, -158), (128, 158), ((-12, -6, -90), (12, 6, 90))),
    "dancing": _front((-118, -172), (52, -48), ((-8, -6, -90), (38, -28, 90)), lean=-5, nod=7),
    "jumping": _front((-135, -150), (135, 150), ((-38, 22, -60), (38, -22, 60))),
    "holding": _front((-24, 58), (14, 6), over="a"),
    "holding_up": _front((-138, -176), (16, 8)),
    "holding_two": _front((-36, -112), (36, 112)),
    "hand_in_hand": _front((-36, -32), (36, 32)),
    "pointing": _front((-14, -6), (88, 90)),
    "pointing_up": _front((-14, -6), (136, 142)),
    "selfie": _front((-112, -136), (16, 8)),
    "fiddling": _front((-46, 88), (58, 118), over="a"),
    "carrying": _front((-32, 42), (32, -42), over="ab", reach=0.86),
    "eating": _front((-8, 162), (14, 6), over="a"),
    "drinking": _front((-8, 162), (14, 6), over="a"),
    "reading": _front((-42, 50), (42, -50), over="ab", reach=0.76),
    "using_phone": _front((-30, 112), (14, 6), over="a"),
    "talking_phone": _front((-92, 152), (14, 6), over="a"),
    "taking_photo": _front((-46, 142), (46, -142), over="ab"),
    "playing_guitar": _front((-34, 62), (34, 112), over="ab"),
    "praying": _front((-28, 128), (28, -128), over="ab"),
    "sitting": _front((-22, 8), (22, -8), _SEATED, over="ab", lap=True, thigh=0.5),
    "sitting_ground": _front((-30, 10), (30, -10), ((-72, 74, 80), (72, -74, -80)), over="ab", lap=True, thigh=0.86),
    "crouching": _front((-32, -6), (32, 6), ((-66, 10, -90), (66, -10, 90)), over="ab", lap=True, thigh=0.7),
    "combing": _front((-92, 152), (14, 6), over="a"),
    "brushing": _front((-62, 152), (14, 6), over="a"),
    "swinging_seated": _front((-62, 150), (62, -150), _SEATED, over="", lap=True, thigh=0.5),
    "yoga": _front((-150, 170), (150, -170), ((-2, 0, -90), (66, -66, 70))),
    "drumming": _front((-34, 72), (34, -72), over="ab"),
    "leaning": _front((-26, 60), (26, -60), ((10, 2, -90), (26, 8, 90)), lean=-9, nod=5, over="ab", reach=0.8),
    "skipping": _front((-42, -84), (42, 84), ((-26, 20, -40), (26, -20, 40))),
    "lifting": _front((-152, -178), (152, 178), ((-18, -8, -90), (18, 8, 90))),
    "swimming": Pose(False, (-108, -150), (108, 150), (0, 0, 90), (0, 0, 90), legs=False),
    "skateboarding": _front((-74, -92), (66, 58), ((-44, 2, -90), (46, -4, 90)), lean=6, nod=-4, looks=True),
    "surfing": _front((-82, -104), (78, 66), ((-58, -2, 90), (56, 14, 90)), lean=16, nod=-8, looks=True),
    "snowboarding": _front((-64, -84), (84, 72), ((-46, -8, 90), (50, 4, 90)), lean=8, nod=-4, looks=True),
}

_SIDE: dict[str, Pose] = {
    "standing": _side((-10, 6), (10, 22), *_UP),
    "walking": _side((-30, -8), (30, 48), (27, 12, 102), (-18, -36, 62), lean=3),
    "running": _side((-58, 32), (46, 128), (64, -8, 84), (-26, -84, 14), lean=13),
    "sitting": _side((18, 66), (22, 72), *_CHAIR, lean=-2),
    "sitting_ground": _side((-24, -12), (48, 62), (94, 88, 160), (132, 28, 90), lean=-8),
    "riding_astride": _side((34, 76), (40, 80), (62, 2, 96), (62, 2, 96), lean=-1),
    "riding_bike": _side((54, 66), (58, 68), (72, -8, 88), (38, -26, 76), lean=28, nod=-14),
    "skateboarding": _FRONT["skateboarding"],
    "surfing": _FRONT["surfing"],
    "snowboarding": _FRONT["snowboarding"],
    "skiing": _side((22, 78), (28, 80), (46, -22, 90), (40, -26, 90), lean=24, nod=-14),
    "skating": _side((-62, -50), (64, 74), (26, -10, 90), (-40, -62, 34), lean=22, nod=-10),
    "swinging": _side((66, 104), (80, 112), (-24, -16, 90), (32, 6, 90), lean=-4),
    "throwing": _side((-112, 172), (84, 92), (-26, -20, 84), (46, 4, 96), lean=-8),
    "catching": _side((66, 120), (78, 128), (-14, -20, 90), (34, -6, 90), lean=4),
    "kicking": _side((-52, -30), (58, 84), (74, 66, 132), (-8, -12, 90), lean=-14),
    "jumping": _side((150, 164), (128, 152), (62, -32, 70), (-14, -74, 10), lean=6),
    "kneeling": _side((22, 72), (28, 66), (6, -88, -80), (86, 2, 90)),
    "crouching": _side((44, 72), (50, 78), (104, -30, 90), (98, -36, 90), lean=24, nod=-12),
    "crawling": _side((-2, 4), (16, 22), (-8, -86, -70), (14, -82, -66), lean=82, nod=-62),
    "lying": _side((96, 84), (40, 110), (91, 90, 172), (128, 50, 100), lean=-90),
    "sleeping": _side((100, 128), (90, 96), (92, 90, 168), (88, 88, 160), lean=-90),
    "swimming": _side((68, 86), (-70, -60), (0, 0, 90), (0, 0, 90), lean=24, nod=-12, legs=False),
    "climbing": _side((152, 172), (124, 166), (94, 10, 90), (12, -14, 76), lean=4, nod=-6),
    "waving": _side((94, 148), (10, 22), *_UP),
    "reaching_up": _side((128, 160), (116, 152), *_UP, lean=2, nod=-8),
    "cheering": _side((-128, -158), (122, 154), *_UP),
    "dancing": _side((104, 160), (-60, -90), (-4, -10, 84), (60, -30, 70), lean=-6),
    "holding": _side((28, 84), (10, 22), *_UP),
    "holding_up": _side((112, 150), (-14, 8), *_UP),
    "holding_two": _side((20, 60), (72, 118), *_UP),
    "pointing": _side((86, 90), (10, 22), *_UP),
    "pointing_up": _side((132, 136), (10, 22), *_UP, nod=-10),
    "blowing_horn": _side((50, 134), (60, 126), *_UP, lean=-4, nod=-4),
    "fingering": _side((22, 112), (30, 96), *_UP, lean=-3),
    "punching": _side((86, 92), (44, 138), (-26, -18, 88), (34, 6, 90), lean=7),
    "carrying": _side((14, 84), (20, 88), *_UP, lean=-4),
    "pushing": _side((64, 86), (72, 90), (-24, -38, 68), (42, 4, 90), lean=16, nod=-8),
    "pulling": _side((62, 72), (68, 76), (30, 24, 100), (10, -14, 90), lean=-20, nod=6),
    "hauling": _side((-62, -50), (30, 52), (34, 14, 100), (-24, -40, 64), lean=17, nod=-8),
    "sweeping": _side((18, 46), (-26, 104), (-14, -8, 90), (16, 8, 90), lean=8),
    "working": _side((34, 80), (44, 88), *_UP, lean=5, nod=6),
    "chopping": _side((146, 158), (140, 150), (-16, -8, 90), (20, 6, 90), lean=-4, nod=4),
    "blowing": _side((-18, -4), (14, 30), *_UP, lean=17, nod=2),
    "at_piano": _side((34, 84), (40, 90), *_CHAIR, nod=4),
    "combing": _side((112, 196), (10, 22), *_UP),
    "brushing": _side((70, 170), (10, 22), *_UP),
    "offering": _side((58, 98), (10, 22), *_UP),
    "wheeling": _side((42, 60), (48, 66), (-24, -16, 90), (28, 10, 90), lean=9, nod=-4),
    "steering": _side((58, 78), (66, 84), (-24, -16, 90), (26, 10, 90), lean=10, nod=-4),
    "eating": _side((26, 142), (10, 40), *_UP),
    "drinking": _side((40, 150), (10, 22), *_UP, nod=-9),
    "reading": _side((16, 104), (22, 108), *_UP, nod=8),
    "using_laptop": _side((18, 78), (24, 80), *_CHAIR, nod=6),
    "using_phone": _side((22, 118), (10, 22), *_UP, nod=8),
    "talking_phone": _side((96, 226), (-8, 12), *_UP),
    "taking_photo": _side((54, 132), (60, 132), *_UP),
    "bending": _side((24, 30), (30, 38), (-6, -6, 90), (2, 0, 90), lean=62, nod=-10),
    "hugging": _side((76, 88), (84, 82), *_UP, lean=9),
    "shaking_hands": _side((62, 84), (-14, 8), *_UP, lean=5),
}

POSES: tuple[str, ...] = tuple(dict.fromkeys([*_FRONT, *_SIDE]))

# prop -> the pose whose arms hold it
_ARMS_OF = {
    "book": "reading",
    "guitar": "playing_guitar",
    **dict.fromkeys(
        ("laptop", "camera", "bouquet", "knitting", "mixing bowl", "game controller", "pencil"), "carrying"
    ),
    **dict.fromkeys(("toothbrush", "razor", "microphone", "bubble wand", "lipstick"), "brushing"),
    **dict.fromkeys(("hairbrush", "hair dryer"), "combing"),
    **dict.fromkeys(("paddle", "drumsticks", "juggling balls"), "holding_two"),
    "binoculars": "taking_photo",
    "hula hoop": "cheering",
}
_AT_THE_SIDE = (
    "",
    "surfboard",
    "skateboard",
    "snowboard",
    "skis",
    "ski poles",
    "cane",
    "briefcase",
    "sack",
    "broom",
    "pitchfork",
    "breath",
)


def with_prop(name: str, pose: Pose, prop: str) -> Pose:
    """The pose with the arms of somebody who holds `prop`, when the pose itself leaves the hands idle."""
    if name not in ("standing", "walking", "running", "sitting") or prop in _AT_THE_SIDE:
        forward = pose.side and name in ("standing", "walking") and prop in ("cane", "broom", "pitchfork")
        return replace(pose, a=(34.0, 62.0)) if forward else pose
    like = (_SIDE if pose.side else _FRONT).get(_ARMS_OF.get(prop, ""))
    if like is not None and like.side == pose.side:
        return replace(pose, a=like.a, b=like.b, over=like.over, reach=like.reach)
    if pose.side and prop == "guitar":
        return replace(pose, a=(6.0, 62.0), b=(62.0, 104.0))
    return (
        replace(pose, a=(26.0, 92.0))
        if pose.side
        else replace(pose, a=(-36.0, -128.0), over=pose.over.replace("a", ""))
    )


_ONE_ARM = frozenset(
    {"eating", "drinking", "using_phone", "talking_phone", "waving", "pointing", "combing", "brushing", "offering"}
)


def with_arms(pose: Pose, arms: str) -> Pose:
    """The pose with the arms of another, of which one with a busy hand alone leaves the other arm as it is."""
    like = (_SIDE if pose.side else _FRONT).get(arms)
    if like is None or like.side != pose.side:
        return pose
    both = arms not in _ONE_ARM
    over = "".join(sorted({*pose.over, *like.over}))
    return replace(pose, a=like.a, b=like.b if both else pose.b, over=over, reach=like.reach)


def pose_seen(name: str, facing: str) -> tuple[Pose, str]:
    """The pose as seen for a wanted facing, and the facing it can be drawn in ("left", "right" or "front").

    An unknown name stands. One that is only drawn from the side faces right where "front" was asked, and the reverse.
    """
    name = name if name in POSES else "standing"
    if facing == "front":
        if name in _FRONT and not _FRONT[name].looks:
            return _FRONT[name], "front"
        return _SIDE.get(name) or _FRONT[name], "right"
    if name in _SIDE:
        return _SIDE[name], facing
    return _FRONT[name], "front"
