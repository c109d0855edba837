"""Which pose a verb or a relation puts a person or an animal in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from layoutgen.vocab import noun, singular

# pose: verb stems, as they begin a participle or a relation's words
_VERBS: dict[str, str] = {
    "sleeping": "sleep asleep nap snooz doz",
    "lying": "lying lay laid sunbath reclin loung relax rest curl",
    "skateboarding": "skateboard ollie grind",
    "snowboarding": "snowboard",
    "surfing": "surf windsurf wakeboard",
    "skiing": "ski",
    "skating": "skat rollerblad rollerskat",
    "sitting": "sit seat sat perch",
    "kneeling": "kneel",
    "crouching": "crouch squat hid duck",
    "crawling": "crawl",
    "running": "run ran jog sprint rac chas gallop",
    "walking": "walk stroll hik march wander",
    "jumping": "jump leap hop bounc",
    "swimming": "swim snorkel wad div",
    "climbing": "climb scal",
    "swinging": "swing bat hit golf swat",
    "throwing": "throw pitch toss hurl",
    "catching": "catch",
    "kicking": "kick",
    "dancing": "danc",
    "waving": "wav",
    "cheering": "cheer celebrat",
    "pointing": "point",
    "reaching_up": "reach stretch",
    "hugging": "hug embrac cuddl",
    "praying": "pray",
    "pushing": "push",
    "pulling": "pull drag tug lead",
    "reading": "read",
    "eating": "eat bit chew",
    "drinking": "drink sip",
    "bending": "bend lean_over",
    "flying": "fly flew soar hover",
    "standing": "stand stood wait pos",
}
_RELATIONS: dict[str, str] = {
    "eating": "eating",
    "drinking": "drinking",
    "reading": "reading",
    "pulling": "pulling",
    "pushing": "pushing",
    "leading": "pulling",
    "kicking": "kicking",
    "throwing": "throwing",
    "catching": "catching",
    "chasing": "running",
    "hitting": "swinging",
    "holding": "holding",
    "carrying": "carrying",
    "flying": "reaching_up",
    "feeding": "holding",
    "driving": "sitting",
}
_SEATS = frozenset(
    {"chair", "couch", "bench", "armchair", "stool", "swing", "toilet", "seat", "throne", "wheelchair", "sofa"}
    | {"boat", "rowboat", "canoe", "kayak", "high chair", "rocking chair", "office chair", "pew", "ottoman"}
)
_BOARDS = {
    "skateboard": "skateboarding",
    "surfboard": "surfing",
    "snowboard": "snowboarding",
    "ski": "skiing",
    "skis": "skiing",
}
_WAVES = frozenset({"wave", "surf", "water", "sea"})
_BIKES = frozenset({"bicycle", "motorcycle", "moped", "scooter", "tricycle", "unicycle", "bike", "atv", "jet ski"})
_TOOLS = {
    "laptop": "using_laptop", "computer": "using_laptop", "keyboard": "using_laptop",
    "cell phone": "using_phone", "camera": "taking_photo", "guitar": "playing_guitar", "book": "reading",
    "newspaper": "reading", "magazine": "reading", "tennis racket": "swinging", "baseball bat": "swinging",
    "bat": "swinging",
}  # fmt: skip
_ANIMAL = frozenset(
    {"sleeping", "lying", "running", "sitting", "flying", "swimming", "jumping", "standing", "walking", "eating"}
)
_UPRIGHT = frozenset(
    {"ground", "floor", "grass", "beach", "sand", "blanket", "rug", "carpet", "field", "snow", "towel", "dirt"}
)
Stated = tuple[str, str, str]


def pose_of(label: str, attributes: Sequence[str], relations: Iterable[Stated]) -> str | None:
    """The pose of a person or an animal from attributes ("sleeping") and relations (predicate, words, object label).

    None for things without poses, and for people and animals of whom nothing is said.
    """
    group = noun(label).group
    person = group == "person"
    if not person and group not in ("animal", "bird", "fish", "insect"):
        return None
    stated = list(relations)
    pose = _pose(list(attributes), stated, person)
    return pose if person or pose in _ANIMAL else None


def _pose(attributes: Sequence[str], relations: Sequence[Stated], person: bool) -> str | None:
    names = [(predicate, words, noun(singular(target)).name) for predicate, words, target in relations]
    ridden = _ridden(names)
    if ridden:
        return ridden
    said = [verb for phrase in attributes for verb in [_verb(phrase)] if verb]
    said += [verb for _, words, _ in names for verb in [_verb(words)] if verb]
    said = [pose for pose in said if not (person and pose == "flying")]
    if "sitting" in said:
        low = any(target in _UPRIGHT for predicate, _, target in names if predicate in ("on", "in"))
        return "sitting_ground" if low else "sitting"
    seated = any(predicate in ("on", "in") and target in _SEATS for predicate, _, target in names)
    if seated and not {"standing", "sleeping", "lying"} & set(said):
        return "sitting"
    if said:
        return said[0]
    for predicate, _, target in names:
        if predicate in ("using", "holding", "playing", "reading") and target in _TOOLS:
            return _TOOLS[target] if predicate != "holding" or _TOOLS[target] != "swinging" else "holding"
        if predicate in _RELATIONS:
            return _RELATIONS[predicate]
    return None


def _ridden(names: Iterable[Stated]) -> str | None:
    """The pose of who rides a board, a wave, a bicycle, an animal or in a vehicle."""
    for predicate, _, target in names:
        if predicate in ("riding", "on", "driving") and target in _BOARDS:
            return _BOARDS[target]
        if predicate == "riding" and target in _WAVES:
            return "surfing"
        if predicate == "riding":
            astride = "riding_astride" if noun(target).group == "animal" else "sitting"
            return "riding_bike" if target in _BIKES else astride
    return None


def _verb(phrase: str) -> str | None:
    for word in phrase.lower().split():
        if not word.endswith(("ing", "ed", "s", "asleep", "laid", "sat", "t", "d")):
            continue
        for pose, stems in _VERBS.items():
            if any(word.startswith(stem) and len(word) - len(stem) <= 6 for stem in stems.split()):
                return pose
    return None
