"""Garments: what each noun of clothing is made of, and what a person wears in the end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

SLOTS = ("top", "outer", "bottom", "shoes", "hat", "eyes", "mask", "neck", "hands", "back", "apron", "belt", "prop")


@dataclass(frozen=True, slots=True)
class Piece:
    """One drawn piece of clothing. pattern: "", "stripes", "dots" or "checks"."""

    kind: str
    colour: str
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Outfit:
    """What a person wears, slot by slot; None is bare."""

    top: Piece | None = None
    outer: Piece | None = None
    bottom: Piece | None = None
    shoes: Piece | None = None
    hat: Piece | None = None
    eyes: Piece | None = None
    mask: Piece | None = None
    neck: Piece | None = None
    hands: Piece | None = None
    back: Piece | None = None
    apron: Piece | None = None
    belt: Piece | None = None
    prop: Piece | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One slot that a garment noun fills. dyed: it takes the colour that the text gives to the noun."""

    slot: str
    kind: str
    colour: str
    dyed: bool = True


def _one(slot: str, colour: str, *nouns: str, kind: str = "") -> dict[str, tuple[Part, ...]]:
    return {noun: (Part(slot, kind or noun, colour),) for noun in nouns}


def _suit(colour: str, *, neck: str = "tie") -> tuple[Part, ...]:
    return (
        Part("outer", "blazer", colour),
        Part("bottom", "pants", colour),
        Part("top", "shirt", "#ffffff", dyed=False),
        Part("neck", neck, "#b8323a" if neck == "tie" else "#20242c", dyed=False),
        Part("shoes", "shoes", "#2b2622", dyed=False),
    )


def _dress(colour: str, sleeve: str, length: str) -> tuple[Part, ...]:
    return (Part("top", sleeve, colour), Part("bottom", length, colour))


def _whole(top: str, bottom: str, colour: str) -> tuple[Part, ...]:
    return (Part("top", top, colour), Part("bottom", bottom, colour))


_WETSUIT = (*_whole("sweater", "leggings", "#2b3442"), Part("shoes", "bare", ""))
_SWIMSUIT = (*_whole("tank", "briefs", "#d94f7c"), Part("shoes", "bare", ""))
_TRUNKS = (
    Part("top", "none", "", dyed=False),
    Part("bottom", "shorts", "#2f8fb8"),
    Part("shoes", "bare", ""),
)

GARMENTS: Mapping[str, tuple[Part, ...]] = {
    **_one("top", "#e8505b", "t-shirt", "tee", "tshirt", "jersey", "polo", kind="tshirt"),
    **_one("top", "#4f8fd0", "shirt", "blouse", "button-down", kind="shirt"),
    **_one("top", "#d98b3a", "sweater", "pullover", "jumper", "cardigan", "turtleneck", kind="sweater"),
    **_one("top", "#7d8aa0", "hoodie", "sweatshirt", kind="hoodie"),
    **_one("top", "#f2b632", "tank top", "tank", "camisole", "undershirt", "singlet", kind="tank"),
    **_one("outer", "#3f5f8a", "jacket", "parka", "windbreaker", "raincoat", "anorak", kind="jacket"),
    **_one("outer", "#8a6a4a", "coat", "overcoat", "poncho", "trench coat", kind="coat"),
    **_one("outer", "#f4f6f8", "lab coat", "white coat", kind="coat"),
    **_one("outer", "#303a50", "blazer", "sport coat", kind="blazer"),
    **_one("outer", "#5f7d4f", "vest", "waistcoat", kind="vest"),
    **_one("outer", "#f58a1f", "safety vest", "life jacket", "life vest", kind="safety"),
    **_one("outer", "#7a5aa8", "robe", "bathrobe", "gown", "kimono", "cassock", kind="robe"),
    **_one("bottom", "#54617a", "pants", "trousers", "slacks", "sweatpants", "khakis", "chaps", "pant", kind="pants"),
    **_one("bottom", "#3d68a8", "jeans", "jean", "denim", kind="pants"),
    **_one("bottom", "#3c4250", "leggings", "tights", "legging", kind="leggings"),
    **_one("bottom", "#b89a6a", "shorts", "short", kind="shorts"),
    **_one("bottom", "#c0508a", "skirt", kind="skirt"),
    **_one("bottom", "#c0508a", "long skirt", kind="gown"),
    **_one("bottom", "#f2a0c4", "tutu", kind="tutu"),
    **_one("bottom", "#a8323a", "kilt", kind="skirt"),
    "overalls": (Part("bottom", "pants", "#3f6aa6"), Part("apron", "bib", "#3f6aa6")),
    "dress": _dress("#d94f7c", "tshirt", "skirt"),
    "sundress": _dress("#f2b632", "tank", "skirt"),
    "wedding dress": _dress("#ffffff", "tank", "gown"),
    "evening gown": _dress("#8a2f5a", "tank", "gown"),
    "suit": _suit("#3a4660"),
    "business suit": _suit("#3a4660"),
    "tuxedo": _suit("#20242c", neck="bow tie"),
    "uniform": (*_whole("shirt", "pants", "#4a5f8a"), Part("belt", "belt", "#2b2622", dyed=False)),
    **dict.fromkeys(("outfit", "clothes", "clothing"), _whole("shirt", "pants", "#4f8fd0")),
    "scrubs": _whole("tshirt", "pants", "#3f9a8f"),
    "costume": _whole("shirt", "pants", "#8f6fc8"),
    "sari": _dress("#d9642f", "tshirt", "gown"),
    "underwear": (Part("top", "none", "", dyed=False), Part("bottom", "briefs", "#f4f4f0")),
    "jumpsuit": _whole("sweater", "pants", "#4a7fb0"),
    "pajamas": _whole("shirt", "pants", "#8fb8e0"),
    "tracksuit": _whole("hoodie", "pants", "#3f6fb0"),
    "wet suit": _WETSUIT,
    "wetsuit": _WETSUIT,
    "swimsuit": _SWIMSUIT,
    "bathing suit": _SWIMSUIT,
    "swimming suit": _SWIMSUIT,
    "bikini": (*_whole("bikini", "briefs", "#e8505b"), Part("shoes", "bare", "")),
    "swim trunks": _TRUNKS,
    "swimming trunks": _TRUNKS,
    "trunks": _TRUNKS,
    "diaper": (Part("top", "none", "", dyed=False), Part("bottom", "briefs", "#ffffff"), Part("shoes", "bare", "")),
    "onesie": (*_whole("sweater", "leggings", "#8fd0c0"), Part("shoes", "socks", "#8fd0c0")),
    "leotard": _whole("tank", "briefs", "#f2a0c4"),
    "armor": (*_whole("armor", "pants", "#a8b2c0"), Part("shoes", "boots", "#8a94a4", dyed=False)),
    "spacesuit": (
        *_whole("spacesuit", "pants", "#f2f4f8"),
        Part("hat", "bubble", "#d8e8f4", dyed=False),
        Part("hands", "gloves", "#d0d6e0", dyed=False),
        Part("shoes", "boots", "#d0d6e0", dyed=False),
    ),
    **_one("apron", "#f4f1e8", "apron", kind="apron"),
    **_one("shoes", "#5a4030", "shoes", "shoe", "loafers", "moccasin", "clog", kind="shoes"),
    **_one("shoes", "#f4f6f8", "sneakers", "sneaker", "trainers", "running shoes", "cleat", kind="sneakers"),
    **_one("shoes", "#6a4a30", "boots", "boot", "wellies", kind="boots"),
    **_one("shoes", "#9a7048", "sandals", "sandal", "flip flops", "flip-flop", "slippers", kind="sandals"),
    **_one("shoes", "#b8323a", "heels", "high heels", "pumps", kind="heels"),
    **_one("shoes", "#e4e8f0", "socks", "sock", "stockings", kind="socks"),
    **_one("shoes", "#3f6fb0", "skates", "ice skates", "roller skates", kind="skates"),
    **_one("hat", "#8a6a4a", "hat", "fedora", "sunhat", "bowler hat", "sun hat", "straw hat", "bonnet", kind="hat"),
    **_one("hat", "#2f5fa8", "cap", "baseball cap", "ball cap", "visor", kind="cap"),
    **_one("hat", "#d93a3a", "helmet", "bike helmet", "bicycle helmet", kind="helmet"),
    **_one("hat", "#2f4f8a", "batting helmet", "baseball helmet", kind="batting helmet"),
    **_one("hat", "#2b2f3a", "motorcycle helmet", kind="full helmet"),
    **_one("hat", "#f5b81f", "hard hat", "hardhat", kind="hard hat"),
    **_one("hat", "#c83a4a", "beanie", "knit hat", "beret", "winter hat", "wool hat", "stocking cap", kind="beanie"),
    **_one("hat", "#f5c431", "crown", kind="crown"),
    **_one("hat", "#f5c431", "tiara", kind="tiara"),
    **_one("hat", "#ffffff", "chef hat", "toque", "chef's hat", kind="chef hat"),
    **_one("hat", "#9a6a3a", "cowboy hat", "sombrero", "stetson", kind="cowboy hat"),
    **_one("hat", "#22262e", "top hat", kind="top hat"),
    **_one("hat", "#4a3a78", "witch hat", "wizard hat", "pointed hat", kind="pointed hat"),
    **_one("hat", "#d9303a", "santa hat", kind="santa hat"),
    **_one("hat", "#2a2630", "pirate hat", kind="pirate hat"),
    **_one("hat", "#24324e", "police hat", "police cap", "peaked cap", kind="police cap"),
    **_one("hat", "#c8282e", "fire helmet", kind="fire helmet"),
    **_one("hat", "#5f7048", "army helmet", kind="army helmet"),
    **_one("hat", "#8a94a4", "knight helmet", kind="knight helmet"),
    **_one("hat", "#22262e", "graduation cap", "mortarboard", kind="graduation cap"),
    **_one("hat", "#e87bb0", "party hat", kind="party hat"),
    **_one("hat", "#e8505b", "headband", "bandana", "sweatband", kind="headband"),
    **_one("hat", "#e0903a", "turban", kind="turban"),
    **_one("hat", "#4f7fa0", "headscarf", "hijab", kind="headscarf"),
    **_one("hat", "#e9eef6", "veil", kind="veil"),
    **_one("hat", "#e8508a", "bow", "hair bow", "ribbon", kind="hair bow"),
    **_one("hat", "#2b2f3a", "headphones", "headphone", "earphones", "earmuff", kind="headphones"),
    **_one("hat", "#ffffff", "nurse cap", kind="nurse cap"),
    **_one("eyes", "#3a3330", "glasses", "eyeglasses", "spectacles", "eyeglass", kind="glasses"),
    **_one("eyes", "#1f2228", "sunglasses", "sunglass", "shades", kind="sunglasses"),
    **_one("eyes", "#f08a24", "goggles", "ski goggles", "goggle", kind="goggles"),
    **_one("eyes", "#22262e", "eye patch", "eyepatch", kind="eye patch"),
    **_one("mask", "#8fd0e8", "mask", "face mask", "surgical mask", kind="mask"),
    **_one("mask", "#3a3f4a", "catcher mask", kind="cage"),
    **_one("neck", "#d9453a", "scarf", "shawl", kind="scarf"),
    **_one("neck", "#c0303a", "tie", "necktie", kind="tie"),
    **_one("neck", "#c0303a", "bow tie", "bowtie", kind="bow tie"),
    **_one("neck", "#f2c84a", "necklace", "pearls", kind="necklace"),
    **_one("neck", "#f2c84a", "medal", kind="medal"),
    **_one("neck", "#4a5260", "stethoscope", kind="stethoscope"),
    **_one("hands", "#3a4252", "gloves", "glove", "mittens", "mitten", kind="gloves"),
    **_one("hands", "#a8683a", "baseball glove", "mitt", "baseball mitt", "catcher's mitt", kind="mitt"),
    **_one("hands", "#d9303a", "boxing gloves", kind="boxing gloves"),
    **_one("back", "#d9503a", "backpack", "rucksack", "bookbag", "knapsack", kind="backpack"),
    **_one("back", "#c8283a", "cape", "cloak", kind="cape"),
    **_one("back", "#ffffff", "wings", kind="wings"),
    **_one("belt", "#4a3424", "belt", kind="belt"),
}

PROPS: tuple[str, ...] = (
    *("surfboard", "skateboard", "skis", "snowboard", "bat", "racket", "cane", "book", "phone", "laptop", "guitar"),
    *("umbrella", "briefcase", "ball", "camera", "cup", "sandwich", "wand", "broom", "sword", "pitchfork", "tray"),
    *("bouquet", "ski poles", "shield", "balloon", "hose", "sack", "soccer ball", "basketball"),
    *("toothbrush", "hairbrush", "hair dryer", "razor", "lipstick", "knitting", "spray can", "paintbrush", "easel"),
    *("fishing rod", "watering can", "spatula", "grill", "frying pan", "mixing bowl", "game controller", "remote"),
    *("wrench", "hammer", "saw", "iron", "sponge", "bubble wand", "breath", "pencil", "drumsticks", "microphone"),
    *("golf club", "hockey stick", "volleyball", "juggling balls", "binoculars", "scissors", "knife", "jug", "leaves"),
    *("carrot", "bread", "fish", "bone", "spoon", "baby bottle", "mop", "rake", "shovel", "snow shovel", "hoe"),
    *(
        "vacuum cleaner",
        "lawn mower",
        "axe",
        "paddle",
        "barbell",
        "skipping rope",
        "hula hoop",
        "rope",
        "drum kit",
        "piano",
        "swing",
        "violin",
        "trumpet",
        "saxophone",
        "flute",
    ),
)

_PATTERNS = {
    **dict.fromkeys(("stripe", "stripes", "striped"), "stripes"),
    **dict.fromkeys(("dot", "dots", "dotted", "polka", "spotted", "spots"), "dots"),
    **dict.fromkeys(("plaid", "checked", "checks", "checkered", "tartan", "flannel", "gingham"), "checks"),
}
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_DYE_ONE_SLOT = {"top": "bottom", "outer": "outer"}


def garment(label: str) -> str | None:
    """The noun of GARMENTS that a label means ("red baseball cap" is "baseball cap"), or None when"
    " it is no clothing."""
    words = label.strip().lower().replace("_", " ").split()
    for start in range(len(words)):
        tail = " ".join(words[start:])
        for noun in (tail, tail + "s", tail.removesuffix("s"), tail.removesuffix("es")):
            if noun in GARMENTS:
                return noun
    return None


def dressed(base: Outfit, worn: Mapping[str, str]) -> Outfit:
    """`base` with the garments of `worn` put on.

    worn: garment noun or prop -> "" (its usual colour), a hex colour, a pattern word, both ("#dd2222 striped"), or
    "none" to take it off. Nouns that are neither a garment nor a prop are ignored.
    """
    outfit = base
    layered = any(part.slot == "outer" for label in worn for part in GARMENTS.get(garment(label) or "", ()))
    if not layered and outfit.outer and any(_hides_top(label) for label in worn):
        outfit = replace(outfit, outer=None)
    for label, value in sorted(worn.items(), key=lambda item: _is_layer(item[0])):
        prop = label.strip().lower()
        if prop in PROPS:
            if value != "none":
                found = _HEX.search(value)
                outfit = replace(outfit, prop=Piece(prop, found.group().lower() if found else ""))
            elif outfit.prop and outfit.prop.kind.endswith(prop):
                outfit = replace(outfit, prop=None)
            continue
        noun = garment(label)
        if noun is not None:
            outfit = _put_on(outfit, noun, value)
    return outfit


def _hides_top(label: str) -> bool:
    """Whether a named garment is a shirt, which a coat that nobody named must not hide."""
    return any(part.slot == "top" for part in GARMENTS.get(garment(label) or "", ()))


def _is_layer(label: str) -> int:
    """Suits and dresses first, so that the single pieces named beside them win."""
    noun = garment(label)
    return -len(GARMENTS[noun]) if noun else 0


def _put_on(outfit: Outfit, noun: str, value: str) -> Outfit:
    if value == "none":
        return replace(outfit, **dict.fromkeys((part.slot for part in GARMENTS[noun]), None))
    found = _HEX.search(value)
    pattern = next((p for word, p in _PATTERNS.items() if word in value.lower().split()), "")
    pieces: dict[str, Piece | None] = {}
    for part in GARMENTS[noun]:
        colour = found.group().lower() if found and part.dyed else part.colour
        pieces[part.slot] = None if part.kind == "none" else Piece(part.kind, colour, pattern if part.dyed else "")
    if "top" in pieces and "bottom" not in pieces and outfit.bottom and outfit.bottom.kind == "briefs":
        pieces["bottom"] = Piece("pants", "#54617a")
    return replace(outfit, **pieces)
