"""What people wear before the text says anything of it: everyday clothes, or those of their role."""

from __future__ import annotations

from random import Random

from layoutgen.art.people.garments import Outfit, Piece, dressed
from layoutgen.art.people.roles import ROLES, SNOW

_TOPS = ("#e8575f", "#4f8fd8", "#f2b63a", "#5fae72", "#8f6fc8", "#ee8a4a", "#3fa8b0", "#d9689a", "#f2f0ea", "#6f7f9a")
_BOTTOMS = ("#3d5f94", "#4a5060", "#7a6a54", "#2f4a6a", "#6a7a8a", "#8a6a4a")
_SHOES = ("#5a4030", "#f4f6f8", "#3a3f4a", "#c84a3a")


def everyday(gender: str | None, age: str, pose: str, rng: Random) -> Outfit:
    """Plain clothes for people whose role says nothing; cloth never repeats the colour of its neighbour."""
    top, bottom, shoes = rng.choice(_TOPS), rng.choice(_BOTTOMS), rng.choice(_SHOES)
    roll = rng.random()
    if age == "baby":
        return dressed(Outfit(), {"onesie": rng.choice(("#8fd0c0", "#f7c95a", "#a8c8f0", "#f5a8b8"))})
    if pose == "swimming":
        return dressed(Outfit(), {"swimsuit": "#d9487c"} if gender == "female" else {"swim trunks": ""})
    if pose in ("skiing", "snowboarding"):
        return dressed(Outfit(), {**SNOW, "jacket": top})
    if pose == "surfing":
        return dressed(Outfit(), {"wetsuit": ""})
    sporty = pose in ("running", "jumping", "kicking", "swinging", "throwing", "skateboarding")
    if gender == "female" and age != "teen" and not sporty and pose != "riding_bike" and roll < 0.45:
        worn = {"dress": top} if roll < 0.28 else {"blouse": "#f7f4ee" if roll < 0.36 else top, "skirt": bottom}
        return dressed(Outfit(), {**worn, "shoes": shoes if shoes != "#f4f6f8" else "#c84a3a"})
    kind = "t-shirt" if roll < 0.55 or sporty or age == "child" else "shirt" if roll < 0.8 else "sweater"
    legs = "shorts" if (age == "child" and roll < 0.5) or sporty else "pants"
    pattern = " striped" if roll > 0.9 or 0.1 < roll < 0.18 else ""
    outfit = dressed(
        Outfit(), {kind: top + pattern, legs: bottom, "sneakers" if sporty or age != "old" else "shoes": shoes}
    )
    return dressed(outfit, {"vest": "#8a7a5a"}) if age == "old" and gender == "male" and roll > 0.5 else outfit


def outfit_for(role: str | None, gender: str | None, age: str, pose: str, rng: Random) -> Outfit:
    """What is worn before the text's own garments are put on."""
    base = everyday(gender, age, pose, rng)
    if role is None:
        return base
    worn = dict(ROLES[role].worn)
    if role == "swimmer" and gender != "female":
        worn = {"swim trunks": "#2f6fc0", "goggles": "#3fb8e0"}
    clean = Outfit(top=base.top, bottom=base.bottom, shoes=Piece("shoes", "#3a3430"))
    return dressed(clean, worn)
