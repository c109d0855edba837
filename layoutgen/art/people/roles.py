"""Roles: what a police officer, a surfer or a king wears and carries, and how people without a role dress."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from layoutgen.art.people.garments import Outfit, Piece, dressed


@dataclass(frozen=True, slots=True)
class Role:
    """What a role changes.

    worn: garments as for `dressed`. prop: carried when the pose leaves the hands free, or in one of `poses`.
    gender, hair, beard: assumed when nothing else is said. skirt: women wear a skirt instead of trousers.
    """

    worn: Mapping[str, str] = field(default_factory=dict)
    prop: str = ""
    poses: tuple[str, ...] = ()
    gender: str = ""
    hair: str = ""
    beard: str = ""
    clown: bool = False


def _team(colour: str, bottom: str, **more: str) -> dict[str, str]:
    return {"t-shirt": colour, bottom: "#f4f4f0", "sneakers": "#2b2f3a", **more}


_SNOW = {"jacket": "#2f8fc8", "pants": "#2f3a50", "boots": "#3a3f4a", "gloves": "#22262e", "goggles": ""}
ROLES: Mapping[str, Role] = {
    "police officer": Role({"uniform": "#2f4a7a", "police hat": "", "tie": "#1f2c48", "shoes": "#1f2228"}),
    "firefighter": Role(
        {
            "coat": "#c8a23a",
            "safety vest": "#c8a23a",
            "sweater": "#c8a23a",
            "pants": "#c8a23a",
            "boots": "#2b2622",
            "fire helmet": "",
        },
    ),
    "chef": Role({"shirt": "#ffffff", "pants": "#54617a", "apron": "#f4f1e8", "chef hat": ""}),
    "baker": Role({"t-shirt": "#d9e4f0", "apron": "#ffffff", "chef hat": ""}),
    "doctor": Role({"shirt": "#8fc4e8", "pants": "#3f4f6a", "lab coat": "", "stethoscope": ""}),
    "nurse": Role(
        {"t-shirt": "#5fb8c0", "pants": "#5fb8c0", "sneakers": "#ffffff", "nurse cap": "", "stethoscope": ""}
    ),
    "scientist": Role({"shirt": "#7aa86a", "lab coat": "", "goggles": "#8fd0e8"}),
    "construction worker": Role(
        {"shirt": "#4f6fa8", "jeans": "", "safety vest": "", "hard hat": "", "boots": "#a8743f"}
    ),
    "soldier": Role({"uniform": "#6f7f52", "army helmet": "", "boots": "#3a3024"}),
    "sailor": Role({"shirt": "#ffffff", "pants": "#2f4a7a", "police hat": "#ffffff", "scarf": "#2f4a7a"}),
    "pilot": Role({"suit": "#24324e", "police hat": "#24324e", "tie": "#181c26"}),
    "pirate": Role(
        {
            "t-shirt": "#e8e4da striped",
            "vest": "#8a2f2f",
            "pants": "#3a3440",
            "boots": "#2b2622",
            "pirate hat": "",
            "eye patch": "",
            "belt": "",
        },
        "sword",
        beard="full",
    ),
    "king": Role(
        {"robe": "#b8283a", "sweater": "#f2e0b0", "pants": "#7a1f2f", "crown": "", "boots": "#5a2f24"},
        gender="male",
        beard="full",
    ),
    "queen": Role({"evening gown": "#8a2f8a", "crown": "", "necklace": ""}, gender="female", hair="wavy"),
    "prince": Role(
        {
            "blazer": "#3f5fb0",
            "shirt": "#ffffff",
            "pants": "#f0ead8",
            "boots": "#5a4030",
            "crown": "",
            "cape": "#b8283a",
        },
        gender="male",
    ),
    "princess": Role({"evening gown": "#f08ab8", "tiara": "", "heels": "#f08ab8"}, gender="female", hair="long"),
    "bride": Role({"wedding dress": "", "veil": "", "heels": "#ffffff"}, "bouquet", gender="female", hair="bun"),
    "groom": Role({"tuxedo": ""}, gender="male"),
    "astronaut": Role({"spacesuit": ""}),
    "cowboy": Role(
        {
            "shirt": "#b8483a checked",
            "vest": "#7a5230",
            "jeans": "",
            "boots": "#6a4426",
            "cowboy hat": "",
            "belt": "",
        }
    ),
    "farmer": Role(
        {"shirt": "#c8483a checked", "overalls": "", "straw hat": "#e0c060", "boots": "#5a4a34"}, "pitchfork"
    ),
    "gardener": Role(
        {"t-shirt": "#f2b632", "overalls": "#4f8a4f", "straw hat": "#e0c060", "gloves": "#8a6a4a", "boots": "#4f7a3a"}
    ),
    "fisherman": Role({"raincoat": "#f2c431", "pants": "#5a6a4a", "boots": "#3f5f3a", "hat": "#f2c431"}),
    "baseball player": Role(_team("#3f6fc0", "pants", cap="#2f4f9a"), "ball", ("throwing",)),
    "pitcher": Role(_team("#c83a3f", "pants", cap="#a82f36"), "ball", ("throwing",)),
    "batter": Role(_team("#2f5fb0", "pants", **{"batting helmet": "#24468a"}), "bat", ("swinging",)),
    "catcher": Role(
        _team("#c83a3f", "pants", **{"batting helmet": "#8a2428", "catcher mask": "", "vest": "#8a2428", "mitt": ""})
    ),
    "umpire": Role(
        {"t-shirt": "#2b3038", "pants": "#8a909a", "cap": "#22262e", "catcher mask": "", "shoes": "#22262e"}
    ),
    "referee": Role({"shirt": "#22262e striped", "pants": "#22262e", "cap": "#22262e"}),
    "tennis player": Role(
        {"polo": "#ffffff", "shorts": "#2f6fb0", "sneakers": "#ffffff", "sweatband": "#e0473f"},
        "racket",
        ("swinging", "throwing", "running", "jumping"),
    ),
    "soccer player": Role({"jersey": "#d9303a", "shorts": "#ffffff", "sneakers": "#22262e"}, "ball", ("kicking",)),
    "basketball player": Role(
        {"tank top": "#f07a24", "shorts": "#ffffff", "sneakers": "#e0473f", "headband": "#ffffff"},
        "ball",
        ("throwing",),
    ),
    "football player": Role(
        {
            "sweater": "#2f5fa8 striped",
            "pants": "#e8e8ec",
            "helmet": "#2f5fa8",
            "catcher mask": "",
            "sneakers": "#22262e",
        }
    ),
    "boxer": Role({"swim trunks": "#c8283a", "boxing gloves": "", "boots": "#ffffff"}),
    "golfer": Role({"polo": "#5fae5a", "pants": "#e8dcc0", "cap": "#ffffff", "shoes": "#ffffff"}),
    "runner": Role({"tank top": "#f2f04a", "shorts": "#2b3a5a", "running shoes": "#e0473f", "headband": "#e0473f"}),
    "skier": Role({**_SNOW, "beanie": "#e0473f"}, "skis", ("skiing", "standing", "jumping")),
    "snowboarder": Role({**_SNOW, "jacket": "#8a4fc0", "helmet": "#22262e"}, "snowboard", ("snowboarding", "jumping")),
    "skater": Role({"sweater": "#4f8fd0", "leggings": "", "ice skates": "#f4f6f8", "scarf": ""}),
    "surfer": Role({"wetsuit": "#24486a"}, "surfboard", ("surfing", "standing", "walking")),
    "skateboarder": Role(
        {"t-shirt": "#f2853a", "jeans": "", "sneakers": "#e0473f", "beanie": "#2b3a4a"},
        "skateboard",
        ("skateboarding", "jumping"),
    ),
    "cyclist": Role(
        {"jersey": "#f2d02f", "shorts": "#22262e", "bike helmet": "#e0473f", "sneakers": "#ffffff", "gloves": ""}
    ),
    "biker": Role(
        {"jacket": "#22262e", "jeans": "#2f3f5a", "motorcycle helmet": "#b8282e", "boots": "#22262e", "gloves": ""}
    ),
    "rider": Role({"blazer": "#8a2f36", "pants": "#f0ead8", "boots": "#2b2622", "helmet": "#22262e"}),
    "swimmer": Role({"swimsuit": "#2f6fc0", "goggles": "#3fb8e0"}),
    "lifeguard": Role({"tank top": "#f2c431", "shorts": "#e0303a", "cap": "#e0303a", "sunglasses": ""}),
    "ballerina": Role({"leotard": "#f2a0c4", "tutu": "#f7b8d4", "socks": "#f2a0c4"}, gender="female", hair="bun"),
    "dancer": Role({"leotard": "#8a4fc0", "skirt": "#c04f9a"}, gender="female", hair="bun"),
    "clown": Role(
        {"shirt": "#f7d13a dots", "pants": "#3f8fd0", "shoes": "#e0303a", "bow tie": "#e0508a", "party hat": ""},
        hair="afro #e8502e",
        clown=True,
    ),
    "witch": Role(
        {"robe": "#3a2f54", "dress": "#5a3f7a", "witch hat": "#3a2f54", "boots": "#22262e"},
        "broom",
        gender="female",
        hair="long",
    ),
    "wizard": Role(
        {"robe": "#3f5fb8", "sweater": "#7a8fd8", "pants": "#3f5fb8", "wizard hat": "#3f5fb8"},
        "wand",
        gender="male",
        hair="long white",
        beard="long",
    ),
    "fairy": Role({"sundress": "#a8e08a", "wings": "#d8f0ff", "tiara": ""}, "wand", gender="female"),
    "angel": Role({"dress": "#ffffff", "wings": "#f4f7ff", "sandals": ""}),
    "knight": Role({"armor": "", "knight helmet": "", "gloves": "#8a94a4"}, "shield"),
    "santa": Role(
        {
            "coat": "#d9303a",
            "sweater": "#d9303a",
            "pants": "#d9303a",
            "boots": "#22262e",
            "belt": "#22262e",
            "santa hat": "",
        },
        "sack",
        gender="male",
        hair="short white",
        beard="long",
    ),
    "elf": Role({"t-shirt": "#4fa84a", "leggings": "#c8303a", "santa hat": "#4fa84a", "belt": ""}),
    "superhero": Role(
        {
            "sweater": "#2f5fd0",
            "leggings": "#2f5fd0",
            "boots": "#d9303a",
            "cape": "#d9303a",
            "belt": "#f2c431",
            "gloves": "#d9303a",
        }
    ),
    "ninja": Role(
        {"sweater": "#22262e", "pants": "#22262e", "headband": "#c8303a", "mask": "#22262e", "belt": "#c8303a"}
    ),
    "businessman": Role({"suit": "#3a4660", "glasses": "none"}, "briefcase"),
    "waiter": Role(
        {"shirt": "#ffffff", "vest": "#22262e", "pants": "#22262e", "bow tie": "#22262e"},
        "tray",
        ("holding", "carrying"),
    ),
    "student": Role({"hoodie": "#4f8a6a", "jeans": "", "sneakers": "#ffffff", "backpack": ""}),
    "teacher": Role(
        {"cardigan": "#8a6a4a", "shirt": "#d8e4f0", "vest": "#8a6a4a", "pants": "#54617a", "glasses": ""}, "book"
    ),
    "graduate": Role({"robe": "#2b3040", "shirt": "#ffffff", "pants": "#2b3040", "graduation cap": ""}),
    "judge": Role({"robe": "#22262e", "shirt": "#ffffff", "pants": "#22262e", "glasses": ""}),
    "priest": Role({"robe": "#22262e", "shirt": "#22262e", "pants": "#22262e", "necklace": ""}),
    "mechanic": Role({"jumpsuit": "#3f5f8a", "cap": "#b8323a", "boots": "#3a3024", "gloves": "#5a5f6a"}),
    "mail carrier": Role(
        {"shirt": "#8fb4e0", "shorts": "#3f5070", "cap": "#2f4a7a", "boots": "#2b2622", "backpack": "#2f4a7a"}
    ),
    "artist": Role({"t-shirt": "#22262e striped", "apron": "#d8c8a8", "jeans": ""}),
    "hiker": Role({"shirt": "#7a9a5a", "shorts": "#8a7a5a", "boots": "", "hat": "#b89a6a", "backpack": "#d9703a"}),
    "guitarist": Role({"t-shirt": "#22262e", "jeans": "", "boots": "#22262e"}, "guitar", ("playing_guitar",)),
    "singer": Role({"evening gown": "#d9303a"}, gender="female", hair="wavy"),
    "photographer": Role({"shirt": "#6a7a5a", "vest": "#b8a47a", "jeans": ""}, "camera", ("taking_photo", "holding")),
}
_SAME: Mapping[str, str] = {
    **dict.fromkeys(
        ("policeman", "policewoman", "police", "cop", "officer", "guard", "security guard"), "police officer"
    ),
    **dict.fromkeys(("fireman", "firewoman", "fire fighter"), "firefighter"),
    **dict.fromkeys(("cook",), "chef"),
    **dict.fromkeys(("surgeon", "dentist", "physician", "vet", "veterinarian"), "doctor"),
    **dict.fromkeys(("builder", "worker", "workman", "carpenter", "engineer"), "construction worker"),
    **dict.fromkeys(
        ("businesswoman", "business man", "business person", "businessperson", "lawyer", "politician", "boss"),
        "businessman",
    ),
    **dict.fromkeys(("waitress", "server", "bartender", "butler"), "waiter"),
    **dict.fromkeys(("motorcyclist", "motorcycle rider", "motorbiker"), "biker"),
    **dict.fromkeys(("bicyclist", "biker on bicycle", "bike rider"), "cyclist"),
    **dict.fromkeys(("jockey", "equestrian", "horseman", "horse rider"), "rider"),
    **dict.fromkeys(("cowgirl", "rancher"), "cowboy"),
    **dict.fromkeys(("football player soccer", "footballer", "goalkeeper", "goalie"), "soccer player"),
    **dict.fromkeys(("hitter", "batsman", "baseball batter"), "batter"),
    **dict.fromkeys(("baseball catcher",), "catcher"),
    **dict.fromkeys(("snow boarder",), "snowboarder"),
    **dict.fromkeys(("skate boarder",), "skateboarder"),
    **dict.fromkeys(("ice skater", "figure skater"), "skater"),
    **dict.fromkeys(("santa claus", "father christmas"), "santa"),
    **dict.fromkeys(("jogger", "athlete", "sprinter"), "runner"),
    **dict.fromkeys(("ballet dancer",), "ballerina"),
    **dict.fromkeys(("pupil", "schoolboy", "schoolgirl"), "student"),
    **dict.fromkeys(("professor",), "teacher"),
    **dict.fromkeys(("painter",), "artist"),
    **dict.fromkeys(("magician", "sorcerer"), "wizard"),
    **dict.fromkeys(("postman", "mailman"), "mail carrier"),
    **dict.fromkeys(("musician",), "guitarist"),
    **dict.fromkeys(("spaceman", "cosmonaut"), "astronaut"),
}


def role_named(name: str | None) -> str | None:
    """The name in ROLES for a noun of the text ("policeman" is "police officer"), or None."""
    if name is None:
        return None
    word = name.strip().lower().replace("_", " ")
    return word if word in ROLES else _SAME.get(word)


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
        return dressed(Outfit(), {**_SNOW, "jacket": top})
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
