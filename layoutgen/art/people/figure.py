"""A person as a drawing: skeleton, clothes and face put together, far things first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

from layoutgen.art.drawing import Drawing, Facing
from layoutgen.art.people import clothes, extras, eyewear, face, hair, hats, props, trunk
from layoutgen.art.people.chair import draw_chair
from layoutgen.art.people.garments import Outfit, dressed
from layoutgen.art.people.held import Held
from layoutgen.art.people.poses import Pose, pose_seen, with_arms, with_prop
from layoutgen.art.people.role_names import role_named
from layoutgen.art.people.roles import ROLES
from layoutgen.art.people.sheet import Point, Sheet, between, luminance
from layoutgen.art.people.skeleton import Arm, Build, Joints, age_group, build_for, joints
from layoutgen.art.people.wardrobe import outfit_for

_SKIN_WORDS = {
    **dict.fromkeys(("light", "pale", "fair", "white", "caucasian"), 0),
    **dict.fromkeys(("asian", "oriental", "chinese", "japanese", "korean"), 1),
    **dict.fromkeys(("medium", "tan", "tanned", "olive", "hispanic", "latino", "indian"), 2),
    **dict.fromkeys(("brown",), 3),
    **dict.fromkeys(("dark", "black", "african"), 4),
}
_NATURAL = {  # hair colours that go with each skin, light to dark
    0: ("blond", "brown", "ginger", "auburn", "dark"),
    1: ("brown", "dark", "blond", "black", "auburn"),
    2: ("dark", "black", "brown", "black", "dark"),
    3: ("black", "dark", "black", "black", "dark"),
    4: ("black", "black", "dark", "black", "black"),
}
_HIS = ("short", "side", "quiff", "spiky", "curly", "buzz", "short", "side")
_HERS = ("long", "bob", "ponytail", "wavy", "bun", "braid", "long", "afro")
_POSE_PROPS = {
    "skiing": "skis",
    "reading": "book",
    "using_laptop": "laptop",
    "using_phone": "phone",
    "talking_phone": "phone",
    "taking_photo": "camera",
    "playing_guitar": "guitar",
    "eating": "sandwich",
    "drinking": "cup",
}
_IDLE = ("standing", "walking", "waving", "holding", "pointing")
_BATTERS = ("baseball player", "pitcher", "catcher")  # whoever of them swings has a bat
_RIDDEN = ("skateboard", "snowboard", "skis")
_HIDES_HAIR = ("headscarf", "full helmet", "knight helmet")
_WATER = ("#bfe4f5", "#ffffff")


@dataclass(frozen=True, slots=True)
class _Person:
    """Everything that is decided before the first shape is drawn."""

    pose_name: str
    pose: Pose
    build: Build
    body: Joints
    outfit: Outfit
    look: face.Look
    turned: bool  # the head is seen from the side
    chair: bool = False


def draw_person(
    *,
    gender: str | None,
    age: str,
    role: str | None,
    pose: str,
    facing: Facing,
    outfit: Mapping[str, str],
    hair: str | None,
    skin: str | None,
    expression: str,
    variant: int,
    raised: bool = False,
    chair: bool = False,
    arms: str = "",
) -> Drawing:
    """A person as vector art, about 200 SVG units tall when an adult stands.

    gender: "male", "female" or None. age: baby, child, teen, adult, old, or a common word for one of them. role: a noun
    ("surfer"); one that is not in ROLES changes nothing. pose: one of POSES, else standing. facing: where the person
    should look; the drawing's `facing` says where it does, for some poses exist from one side only.
    outfit: garment or prop noun -> "" (its usual colour), "#rrggbb", a pattern word, both, or "none" to leave it off.
    hair: style and/or colour words. skin: "#rrggbb" or a word such as "dark". expression: one of face.EXPRESSIONS.
    raised: one hand is held up, whatever the pose, as an umbrella needs it.
    chair: a plain chair is drawn under who sits. arms: a pose that lends its arms to one that leaves the hands idle.
    variant: any integer; picks skin, hair and clothes where nothing else does. Same arguments, same drawing.
    Key points: the COCO names (left is the person's own left), head_top, mouth, left_hand, right_hand, seat, feet.
    """
    seen, really = pose_seen(pose, facing)
    group, known = age_group(age), role_named(role)
    gender = gender if gender in ("male", "female") else (ROLES[known].gender or None if known else None)
    rng = Random(variant)
    if role and not known:
        hair = f"{hair or ''} {role}"  # "a bald man" may come as a role of that name
    skin = skin or (ROLES[known].skin or None if known else None)
    look = _look(gender, group, known, pose, hair, skin, expression, rng)
    props = _with_props(known, gender, group, arms or pose, variant, outfit)
    worn = dressed(outfit_for(known, gender, group, pose, rng), props)
    worn = extras.set_apart(worn)
    build = build_for(group, gender)
    seen = with_prop(pose, seen, worn.prop.kind if worn.prop else "")
    seen = with_arms(seen, arms) if arms else seen
    if raised:
        seen = replace(seen, a=(44.0, 138.0) if seen.side else (-36.0, -128.0))
    stoop = 7.0 if group == "old" and abs(seen.lean) < 30 else 0.0
    person = _Person(
        pose, seen, build, joints(build, seen, stoop), worn, _hatted(look, worn), seen.side or seen.looks, chair
    )
    sheet = Sheet(mirror=really == "left")
    _draw(sheet, person)
    cloth = [piece.colour for piece in (worn.outer or worn.top, worn.bottom) if piece]
    return Drawing(
        name=role or {"male": "man", "female": "woman"}.get(gender or "", "person"),
        svg=sheet.svg,
        view=sheet.view,
        pack="people",
        facing="left" if really == "left" else "right" if really == "right" else "front",
        keypoints=_keypoints(sheet, person, mirrored=really == "left"),
        pale=bool(cloth) and min(luminance(colour) for colour in cloth) > 0.88,
    )


def _with_props(
    role: str | None, gender: str | None, age: str, pose: str, variant: int, worn: Mapping[str, str]
) -> dict[str, str]:
    """The garments asked for, and the prop of pose, role or age unless it is taken away or replaced."""
    prop = _POSE_PROPS.get(pose, "")
    if role and not prop and (pose in ROLES[role].poses or pose in _IDLE):
        prop = ROLES[role].prop
        if prop in _RIDDEN and pose not in (*ROLES[role].poses, "standing"):
            prop = ""
    if role in _BATTERS and pose == "swinging":
        prop = "bat"
    extra = (
        {"hair bow": ""}
        if age == "baby" and gender == "female"
        else {"glasses": ""}
        if age == "old" and variant % 2
        else {}
    )
    if age == "old" and not prop and pose in ("standing", "walking") and role is None:
        prop = "cane"
    return {**({prop: ""} if prop else {}), **extra, **worn}


def _look(
    gender: str | None,
    age: str,
    role: str | None,
    pose: str,
    hair_words: str | None,
    skin: str | None,
    expression: str,
    rng: Random,
) -> face.Look:
    tone = rng.choice((0, 0, 1, 1, 2, 3, 4))
    if skin and not skin.startswith("#"):
        tone = _SKIN_WORDS.get(skin.strip().lower().split()[0], tone)
    style = rng.choice(_HIS if gender == "male" else _HERS if gender == "female" else (*_HIS[:5], "bob"))
    colour = hair.COLOURS[rng.choice(_NATURAL[tone])]
    beard = rng.choice(("", "", "", "", "full", "moustache")) if gender == "male" and age in ("adult", "old") else ""
    if age == "old":
        colour = rng.choice(("#c8c8ce", "#e4e4e8", "#b4b4ba"))
        style = rng.choice(("balding", "short", "balding", "side") if gender == "male" else ("bun", "bob", "curly"))
        if gender is None:
            style = "short"
    elif age == "child" and gender == "female":
        style = rng.choice(("pigtails", "ponytail", "bob", "long", "pigtails"))
    elif age == "baby":
        style = "tuft"
    assumed = ROLES[role].hair if role else ""
    for phrase in (assumed, hair_words or ""):
        said_style, said_colour = hair.read_hair(phrase)
        style, colour = said_style or style, said_colour or colour
    if hair_words and "beard" in hair_words:
        beard = "long" if "long beard" in hair_words else "full"
    elif role and ROLES[role].beard and gender != "female" and age not in ("baby", "child"):
        beard = ROLES[role].beard
    return face.Look(
        skin.lower() if skin and skin.startswith("#") else face.SKINS[tone],
        style,
        colour,
        beard,
        "sleeping" if pose == "sleeping" else expression if expression in face.EXPRESSIONS else "smile",
        lashes=gender == "female",
        wrinkles=age == "old",
        blush=age in ("baby", "child"),
        clown=bool(role and ROLES[role].clown),
    )


def _hatted(look: face.Look, outfit: Outfit) -> face.Look:
    covers = outfit.hat and outfit.hat.kind not in (
        "headband",
        "tiara",
        "hair bow",
        "veil",
        "headphones",
        "party hat",
        "nurse cap",
    )
    return replace(look, hair=hair.under_hat(look.hair)) if covers else look


def _draw(sheet: Sheet, p: _Person) -> None:
    """All layers, far ones first."""
    held = Held(p.build, p.body, p.pose_name, p.outfit.prop.colour if p.outfit.prop else "")
    behind = p.outfit.prop is not None and props.is_behind(p.outfit.prop.kind)
    before = [(arm, name in p.pose.over) for name, arm in (("b", p.body.b), ("a", p.body.a))]
    if p.chair:
        draw_chair(sheet, held)
    if p.outfit.prop and behind:
        props.draw_prop(sheet, p.outfit.prop.kind, held)
    _behind(sheet, p)
    _trunk_and_legs(sheet, p)
    for arm, over in before:
        if over and _raised(arm):
            _arm(sheet, p, arm, 0.0, edge=True)
    _head(sheet, p)
    if p.outfit.prop and not behind:
        props.draw_prop(sheet, p.outfit.prop.kind, held)
    for arm, over in before:
        if over and not _raised(arm):
            _arm(sheet, p, arm, 0.0, edge=True)


def _raised(arm: Arm) -> bool:
    """An upper arm that points up passes behind the head, so that the face stays free."""
    return arm.elbow[1] < arm.shoulder[1]


def _behind(sheet: Sheet, p: _Person) -> None:
    """What the trunk hides in part: cape and pack, veil, long hair, the far arm."""
    body, outfit, side = p.body, p.outfit, p.body.side
    late = side and outfit.back is not None and outfit.back.kind == "backpack"
    if outfit.back and not late:
        extras.draw_back(sheet, p.build, body, outfit.back)
    if outfit.hat:
        hats.draw_hat_behind(sheet, body.head, outfit.hat, p.turned)
    if not (outfit.hat and outfit.hat.kind in _HIDES_HAIR):
        hair.draw_behind(sheet, body.head, p.look.hair, p.look.colour, p.turned)
    if "b" not in p.pose.over:
        _arm(sheet, p, body.b, clothes.FAR if side else clothes.BESIDE, edge=False)
    if "a" not in p.pose.over:
        _arm(sheet, p, body.a, clothes.BESIDE, edge=False)
    if outfit.back and late:
        extras.draw_back(sheet, p.build, body, outfit.back)


def _trunk_and_legs(sheet: Sheet, p: _Person) -> None:
    skin = p.look.skin
    if p.pose.legs and not p.pose.lap:
        _legs(sheet, p)
        clothes.draw_hips(sheet, p.build, p.body, p.outfit, skin)
        clothes.draw_skirt(sheet, p.build, p.body, p.outfit)
    trunk.draw_trunk(sheet, p.build, p.body, p.outfit, skin)
    if p.pose.lap:
        clothes.draw_hips(sheet, p.build, p.body, p.outfit, skin)
        _legs(sheet, p)
        clothes.draw_skirt(sheet, p.build, p.body, p.outfit)
    if not p.pose.legs:
        _splash(sheet, p)


def _arm(sheet: Sheet, p: _Person, arm: Arm, dark: float, *, edge: bool) -> None:
    clothes.draw_arm(sheet, p.build, arm, p.outfit, p.look.skin, dark=dark, edge=edge)


def _legs(sheet: Sheet, p: _Person) -> None:
    dark = clothes.FAR if p.body.side else 0.0
    for leg, tone in ((p.body.leg_b, dark), (p.body.leg_a, 0.0)):
        clothes.draw_leg(sheet, p.build, leg, p.outfit, p.look.skin, dark=tone, side=p.body.side)


def _head(sheet: Sheet, p: _Person) -> None:
    body, outfit, look, turned = p.body, p.outfit, p.look, p.turned
    if outfit.neck and outfit.neck.kind == "scarf":
        extras.draw_scarf(sheet, p.build, body, outfit.neck)
    hidden = outfit.hat and outfit.hat.kind == "headscarf"
    face.draw_head(sheet, body.head, look, turned)
    face.draw_face(sheet, body.head, look, turned)
    if not hidden:
        hair.draw_crown(sheet, body.head, look.hair, look.colour, turned)
        if turned:
            face.draw_near_ear(sheet, body.head, look)
    if outfit.mask and outfit.mask.kind != "cage":
        eyewear.draw_mask(sheet, body.head, outfit.mask, turned)
    if outfit.eyes:
        eyewear.draw_eyewear(sheet, body.head, outfit.eyes, turned)
    if outfit.hat:
        hats.draw_hat(sheet, body.head, outfit.hat, turned)
    if outfit.mask and outfit.mask.kind == "cage":
        eyewear.draw_mask(sheet, body.head, outfit.mask, turned)


def _splash(sheet: Sheet, p: _Person) -> None:
    """The water line of a swimmer."""
    x, y = p.body.trunk.at(0.0, -4.0)
    sheet.ellipse(x, y + 1.0, p.build.shoulder * 1.9, 6.4, _WATER[0])
    sheet.ellipse(x, y - 0.6, p.build.shoulder * 1.4, 3.2, _WATER[1])
    sheet.ellipse(x, y + 0.6, p.build.shoulder * 1.2, 2.7, _WATER[0])


def _keypoints(sheet: Sheet, p: _Person, *, mirrored: bool) -> dict[str, Point]:
    """COCO's seventeen and ours; in a mirrored drawing the near limbs are the left ones."""
    body = p.body
    eye_l, eye_r, nose, mouth = face.features(p.turned)
    ear_l, ear_r = face.ears(p.turned)
    at = body.head.at
    points: dict[str, Point] = {"nose": at(*nose), "head_top": at(0.0, -10.4), "mouth": at(mouth[0], 6.2)}
    near, far = ("left", "right") if mirrored else ("right", "left")
    for name, arm, leg, eye, ear in ((near, body.a, body.leg_a, eye_l, ear_l), (far, body.b, body.leg_b, eye_r, ear_r)):
        points |= {f"{name}_eye": at(*eye), f"{name}_ear": at(*ear), f"{name}_shoulder": arm.shoulder}
        points |= {
            f"{name}_elbow": arm.elbow,
            f"{name}_wrist": arm.wrist,
            f"{name}_hand": arm.hand,
            f"{name}_hip": leg.hip,
        }
        if p.pose.legs:
            points |= {f"{name}_knee": leg.knee, f"{name}_ankle": leg.ankle}
    middle = between(body.leg_a.hip, body.leg_b.hip, 0.5)
    points["seat"] = (middle[0], middle[1] + (p.build.leg_radii[0] if p.pose.legs else 0.0))
    points["feet"] = _feet(p)
    return {name: sheet.put(point) for name, point in points.items()}


def _feet(p: _Person) -> Point:
    """Where the figure meets the ground: between the soles that touch it, or the lowest ink of the body."""
    if not p.pose.legs:
        return p.body.trunk.at(0.0, 0.0)
    ankles = (p.body.leg_a.ankle, p.body.leg_b.ankle)
    low = max(y for _, y in ankles)
    standing = [x for x, y in ankles if low - y < 6.0]
    return (sum(standing) / len(standing), low + 4.8 * p.build.foot - 0.1)
