"""Roles: what a police officer, a surfer or a king wears and carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Role:
    """What a role changes.

    worn: garments as for `dressed`. prop: carried when the pose leaves the hands free, or in one of `poses`.
    gender, hair, beard, skin: assumed when nothing else is said. clown: a painted face.
    """

    worn: Mapping[str, str] = field(default_factory=dict)
    prop: str = ""
    poses: tuple[str, ...] = ()
    gender: str = ""
    hair: str = ""
    beard: str = ""
    skin: str = ""
    clown: bool = False


def _team(colour: str, bottom: str, **more: str) -> dict[str, str]:
    return {"t-shirt": colour, bottom: "#f4f4f0", "sneakers": "#2b2f3a", **more}


SNOW = {"jacket": "#2f8fc8", "pants": "#2f3a50", "boots": "#3a3f4a", "gloves": "#22262e", "goggles": ""}
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
    "little red riding hood": Role(
        {"evening gown": "#f2e9dc", "cape": "#c8283a", "headscarf": "#c8283a", "boots": "#6a4426"}, gender="female"
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
    "soccer player": Role(
        {"jersey": "#d9303a", "shorts": "#ffffff", "sneakers": "#22262e"}, "soccer ball", ("kicking",)
    ),
    "basketball player": Role(
        {"tank top": "#f07a24", "shorts": "#ffffff", "sneakers": "#e0473f", "headband": "#ffffff"},
        "basketball",
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
    "skier": Role({**SNOW, "beanie": "#e0473f"}, "skis", ("skiing", "standing", "jumping")),
    "snowboarder": Role({**SNOW, "jacket": "#8a4fc0", "helmet": "#22262e"}, "snowboard", ("snowboarding", "jumping")),
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
    "judge": Role({"robe": "#22262e", "shirt": "#ffffff", "pants": "#22262e", "glasses": ""}, hair="curly white"),
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
    "hockey player": Role(
        {"sweater": "#d9303a striped", "pants": "#22262e", "skates": "#3a3f4a", "helmet": "#f4f4f0", "gloves": ""}
    ),
    "volleyball player": Role({"jersey": "#8a4fc0", "shorts": "#ffffff", "sneakers": "#ffffff"}, "ball", ("throwing",)),
    "cheerleader": Role(
        {"tank top": "#e0303a", "skirt": "#f4f4f0", "sneakers": "#ffffff", "ribbon": "#e0303a"}, hair="ponytail"
    ),
    "zombie": Role({"shirt": "#7a8a72", "pants": "#5a5048", "shoes": "none"}, skin="#9ac08a"),
    "alien": Role({"jumpsuit": "#8a94b8", "boots": "#5a6488"}, skin="#8ad06a", hair="bald"),
    "ogre": Role({"vest": "#7a5230", "t-shirt": "#e0d4b8", "pants": "#6a5a44"}, skin="#86a850", hair="bald"),
    "devil": Role({"t-shirt": "#8a1f2f", "pants": "#6a1420", "cape": "#22262e"}, "pitchfork", skin="#d9453a"),
    "mummy": Role({"sweater": "#efe6d0 striped", "pants": "#e4dac2", "shoes": "none"}, skin="#efe6d0", hair="bald"),
    "vampire": Role({"tuxedo": "", "cape": "#8a1f2f"}, skin="#e6e2ee", hair="side black"),
    "viking": Role(
        {"vest": "#7a5230", "sweater": "#a89070", "pants": "#5a5048", "boots": "#4a3424", "knight helmet": "#a8b2c0"},
        "shield",
        hair="long ginger",
        beard="long",
    ),
    "lumberjack": Role(
        {"shirt": "#c8303a checked", "jeans": "", "boots": "", "beanie": "#3a4a5a"}, gender="male", beard="full"
    ),
    "prisoner": Role({"shirt": "#22262e striped", "pants": "#3a3f4a", "beanie": "#22262e"}),
    "nun": Role(
        {"robe": "#22262e", "evening gown": "#22262e", "headscarf": "#22262e", "necklace": ""}, gender="female"
    ),
    "hunter": Role({"jacket": "#6f7f52", "pants": "#5a6a44", "boots": "#4a3424", "cap": "#e0702a"}),
    "detective": Role(
        {"trench coat": "#b89a6a", "shirt": "#ffffff", "tie": "#5a3a2a", "pants": "#54617a", "fedora": "#8a7048"}
    ),
    "sheriff": Role(
        {"shirt": "#c8a878", "vest": "#5a4030", "jeans": "", "boots": "", "cowboy hat": "#5a4030", "medal": ""}
    ),
    "diver": Role({"wetsuit": "#22262e", "goggles": "#3fb8e0", "gloves": "#22262e"}),
    "tourist": Role(
        {"shirt": "#3fb0b8 dots", "shorts": "#d8c49a", "sandals": "", "straw hat": "", "sunglasses": ""},
        "camera",
        ("taking_photo",),
    ),
    "flight attendant": Role({"suit": "#2f3f7a", "scarf": "#d9303a"}),
    "jester": Role({"shirt": "#8a3fb0 checked", "leggings": "#f2c431", "party hat": "#8a3fb0", "boots": "#d9303a"}),
    "gymnast": Role({"leotard": "#4f6fd8", "shoes": "#ffffff"}),
    "wrestler": Role({"tank top": "#c8283a", "shorts": "#c8283a", "boots": "#22262e"}),
    "climber": Role(
        {"t-shirt": "#f2853a", "pants": "#4a5a6a", "helmet": "#f2c431", "backpack": "#3f8f6a", "boots": ""}
    ),
    "delivery man": Role({"polo": "#8a5a34", "shorts": "#6a4426", "cap": "#6a4426", "boots": ""}),
    "driver": Role({"shirt": "#ffffff", "pants": "#2b3550", "vest": "#2b3550", "police hat": "#2b3550"}),
}
