"""English plurals: which words have no singular, and what the singular of the others may be."""

from __future__ import annotations

# Clothes and tools in pairs, and words whose final s is not a plural.
_STAYS = frozenset(
    """pants trousers slacks khakis jeans shorts leggings tights sweatpants overalls dungarees pajamas pyjamas glasses
    eyeglasses sunglasses spectacles goggles binoculars scissors shears tweezers pliers tongs suspenders clothes
    headphones earphones briefs panties stairs bleachers groceries woods outdoors indoors chopsticks
    surroundings cattle police livestock silverware christmas santa venus mars gas bus lens tennis canvas atlas cactus
    octopus walrus hippopotamus platypus circus campus virus hibiscus iris crocus bonus chaos news series species
    lotus citrus papyrus ibis abacus discus trellis brussels swiss stands tracks shades chips
    fireworks headquarters gymnastics""".split()
)

_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "geese": "goose",
    "mice": "mouse",
    "oxen": "ox",
    "lice": "louse",
    "brethren": "brother",
    "cacti": "cactus",
    "fungi": "fungus",
    "octopi": "octopus",
    "hippopotami": "hippopotamus",
    "axes": "axe",
    "buses": "bus",
    "busses": "bus",
    "gasses": "gas",
    "quizzes": "quiz",
    "leaves": "leaf",
    "loaves": "loaf",
    "halves": "half",
    "calves": "calf",
    "wolves": "wolf",
    "shelves": "shelf",
    "elves": "elf",
    "thieves": "thief",
    "scarves": "scarf",
    "hooves": "hoof",
    "wharves": "wharf",
    "dwarves": "dwarf",
    "sheaves": "sheaf",
    "knives": "knife",
    "wives": "wife",
    "lives": "life",
    "midwives": "midwife",
    "housewives": "housewife",
}


def plural_stays(word: str) -> bool:
    """Whether `word` has the same form in the singular, or none."""
    return word in _STAYS


def singular_candidates(word: str) -> list[str]:
    """The possible singulars of `word`, likeliest first; empty when it does not look like a plural.

    English spelling cannot tell "houses" (house) from "buses" (bus): the caller picks the one that is a word.
    """
    if word in _IRREGULAR:
        return [_IRREGULAR[word]]
    if word.endswith("men") and len(word) > 4:  # policemen, snowmen
        return [f"{word[:-2]}an"]
    if word.endswith("children"):
        return [word[:-3]]
    if len(word) < 3 or not word.endswith("s") or word.endswith("ss"):
        return []
    if word.endswith("ies"):
        return [f"{word[:-3]}y", word[:-1]] if len(word) > 4 else [word[:-1]]
    if word.endswith(("ches", "shes", "xes", "sses", "zes", "oes")):
        return [word[:-2], word[:-1]]
    if word.endswith("ses"):
        return [word[:-1], word[:-2]]
    if word.endswith("ves"):
        return [word[:-1], f"{word[:-3]}f", f"{word[:-3]}fe"]
    if word.endswith(("us", "is")):
        return [word, word[:-1]]
    return [word[:-1]]
