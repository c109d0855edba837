"""Words for surfaces and how they are painted: which pattern "polka dot" is, what colour and texture "brick" has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# word -> kind of pattern in `patterns`; "stripes" lie level on clothing and stand upright on other things
PATTERNS: Mapping[str, str] = {
    **dict.fromkeys(("stripe", "striped", "stripes", "stripy", "zebra print", "tabby"), "stripes"),
    **dict.fromkeys(
        ("dotted", "polka dot", "polka dots", "polka dotted", "polka-dot", "polka-dotted", "spotted", "spotty"), "dots"
    ),
    "speckled": "speckles",
    **dict.fromkeys(("checked", "checkered", "chequered", "argyle", "houndstooth"), "checks"),
    **dict.fromkeys(("plaid", "tartan"), "plaid"),
    **dict.fromkeys(("floral", "flowered", "flowery", "paisley"), "flowers"),
    **dict.fromkeys(
        ("colorful", "colourful", "rainbow", "multicolored", "multicoloured", "multi-colored", "tie-dye", "tie dye"),
        "rainbow",
    ),
    **dict.fromkeys(("camo", "camouflage", "leopard print", "animal print", "calico"), "blotches"),
    "zigzag": "zigzag",
    **dict.fromkeys(("rusty", "rusted", "rusting", "dirty", "muddy", "filthy", "stained", "moldy"), "smears"),
}
# patterns that have colours of their own: ground, marks
OWN_COLOURS: Mapping[str, tuple[str, str]] = {
    "camo": ("#6B7A3A", "#3E4A24"),
    "camouflage": ("#6B7A3A", "#3E4A24"),
    "leopard print": ("#D9A85A", "#4A2F1A"),
    "animal print": ("#D9A85A", "#4A2F1A"),
    "zebra print": ("#FAFAFA", "#31353B"),
    "calico": ("#FAFAFA", "#C27B3A"),
}
# patterns of which only the marks have a colour of their own
OWN_MARKS: Mapping[str, str] = {
    **dict.fromkeys(("rusty", "rusted", "rusting"), "#8A4520"),
    **dict.fromkeys(("dirty", "muddy", "filthy", "stained"), "#8A6A48"),
    "moldy": "#5F8A5A",
}


@dataclass(frozen=True, slots=True)
class Material:
    """What a material looks like: its colour, a pattern of `patterns`, and how much it hides what is behind."""

    colour: str
    texture: str | None = None
    opacity: float = 1.0


MATERIALS: Mapping[str, Material] = {
    **dict.fromkeys(("wood", "wooden"), Material("#B07A48", "grain")),
    "bamboo": Material("#C9B06A", "grain"),
    "brick": Material("#B5523B", "bricks"),
    **dict.fromkeys(
        ("stone", "stony", "rock", "rocky", "granite", "concrete", "cement"), Material("#9A9FA4", "speckles")
    ),
    **dict.fromkeys(("marble", "porcelain", "ceramic"), Material("#F1EFEA")),
    **dict.fromkeys(
        ("metal", "metallic", "steel", "stainless", "stainless steel", "aluminum", "aluminium"),
        Material("#A9B4BD", "sheen"),
    ),
    **dict.fromkeys(("tin", "chrome", "silver"), Material("#C0C5CA", "sheen")),
    "iron": Material("#4A5056", "sheen"),
    **dict.fromkeys(("gold", "golden"), Material("#E0B02C", "sheen")),
    "brass": Material("#C9A44A", "sheen"),
    "bronze": Material("#A9713A", "sheen"),
    "copper": Material("#B87333", "sheen"),
    **dict.fromkeys(("glass", "crystal"), Material("#CFE8F7", "sheen", 0.72)),
    "ice": Material("#D6EEFA", "sheen", 0.85),
    "leather": Material("#7A4A2B"),
    **dict.fromkeys(("wicker", "thatched"), Material("#C79A5B", "weave")),
    "straw": Material("#E3C56B", "weave"),
    "cardboard": Material("#C99B6B"),
    "denim": Material("#41639A", "weave"),
    "terracotta": Material("#C8643C"),
    **dict.fromkeys(("clay", "mud", "adobe"), Material("#B5714A")),
    "snow": Material("#F4F8FB"),
    "rubber": Material("#3A3F44"),
}
