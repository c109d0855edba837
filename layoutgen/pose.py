"""Which pose a verb or a relation puts a person or an animal in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from layoutgen.vocab import noun, singular

# pose: verbs as lemmas (irregular forms beside them), phrases, and games that are played; the most telling pose first.
# The poses are drawn by art/people, whose tests ask that it knows every one of a person's.
POSES_OF_VERBS: Mapping[str, tuple[str, ...]] = {
    "hand_in_hand": ("hold hand", "hold hands", "hand in hand"),
    "shaking_hands": ("shake hand", "shake hands", "shook hands"),
    "riding_astride": ("ride", "rode", "gallop", "straddle", "on horseback"),
    "riding_bike": ("cycle", "bike", "pedal", "bicycle"),
    "skateboarding": ("skateboard", "grind", "ollie"),
    "surfing": ("surf", "windsurf", "wakeboard", "bodyboard", "kitesurf"),
    "skiing": ("ski",),
    "snowboarding": ("snowboard",),
    "skating": ("skate", "rollerblade", "rollerskate"),
    "cheering": ("cheer", "celebrate", "raise arm"),
    "swinging": ("swing", "hit", "bat", "swat", "strike", "golf", "tennis", "baseball", "badminton", "cricket"),
    "throwing": (
        "throw", "threw", "pitch", "toss", "bowl", "hurl", "fling", "serve", "frisbee", "basketball", "volleyball",
    ),
    "catching": ("catch", "caught", "receive", "dribble"),
    "kicking": ("kick", "soccer", "football"),
    "punching": ("punch", "jab", "boxing"),
    "flying": ("fly", "flew", "soar", "hover"),
    "jumping": ("jump", "leap", "hop", "bounce", "skip", "dunk"),
    "kneeling": ("kneel", "knelt", "propose", "garden", "plant"),
    "crouching": ("crouch", "squat", "hide", "hid", "duck"),
    "crawling": ("crawl",),
    "sleeping": ("sleep", "slept", "nap", "snooze", "doze", "asleep"),
    "lying": ("lie", "lay", "laid", "sunbathe", "recline", "rest", "relax", "lounge", "curl"),
    "swimming": ("swim", "snorkel", "bathe", "dive", "float", "wade"),
    "climbing": ("climb", "scale"),
    "playing_guitar": ("strum", "guitar", "play guitar"),
    "using_laptop": ("type", "program", "code", "laptop", "use laptop"),
    "talking_phone": ("call", "talk on phone", "talk on"),
    "using_phone": ("text", "phone", "use phone"),
    "taking_photo": ("photograph", "film", "take photo", "take picture", "snap"),
    "reading": ("read", "study"),
    "eating": ("eat", "ate", "bite", "chew", "lick", "taste", "brush"),
    "drinking": ("drink", "sip"),
    "dancing": ("dance", "twirl"),
    "running": ("run", "ran", "jog", "sprint", "chase", "race", "flee"),
    "walking": ("walk", "stroll", "hike", "march", "cross", "wander", "step", "enter", "leave", "approach"),
    "pushing": ("push", "shove", "mow", "vacuum", "sweep"),
    "pulling": ("pull", "drag", "tow", "tug", "lead"),
    "holding_up": ("hold up", "raise", "hoist"),
    "carrying": ("carry", "lift", "bring", "deliver", "cradle"),
    "hugging": ("hug", "embrace", "cuddle"),
    "reaching_up": ("reach", "stretch", "hang", "pick"),
    "waving": ("wave", "greet", "hail"),
    "pointing": ("point", "pet", "pat", "paint", "stroke"),
    "bending": ("bend", "bent", "lean over", "stoop"),
    "praying": ("pray", "clap", "applaud"),
    "sitting": ("sit", "sat", "seat", "seated", "perch", "drive", "drove", "sled", "toboggan"),
    "holding": (
        "hold", "use", "grab", "show", "offer", "cook", "cut", "play", "fish", "give", "take", "feed",
        "shake",
    ),
    "standing": ("stand", "stood", "wait", "pose"),
}  # fmt: skip
_POSE_OF: dict[str, str] = {word: pose for pose, words in POSES_OF_VERBS.items() for word in words}
_TELLING: dict[str, int] = {pose: rank for rank, pose in enumerate(POSES_OF_VERBS)}
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
    | {"boat", "rowboat", "canoe", "kayak", "high chair", "rocking chair", "office chair", "pew", "ottoman", "seesaw"}
    | {"ski lift"}
)
_BEDS = frozenset({"bed", "mattress", "bunk bed", "hospital bed", "crib", "sofa bed"})
_BOARDS = {
    "skateboard": "skateboarding",
    "surfboard": "surfing",
    "snowboard": "snowboarding",
    "ski": "skiing",
    "skis": "skiing",
}
_LOW = {"sitting": "sitting_ground", "lying": "lying", "sleeping": "lying", "kneeling": "kneeling"}  # not upright on it
_WAVES = frozenset({"wave", "surf", "water", "sea"})
_BIKES = frozenset({"bicycle", "motorcycle", "moped", "scooter", "tricycle", "unicycle", "bike", "atv", "jet ski"})
_TOOLS = {
    "laptop": "using_laptop", "computer": "using_laptop", "keyboard": "using_laptop",
    "cell phone": "using_phone", "camera": "taking_photo", "guitar": "playing_guitar", "book": "reading",
    "newspaper": "reading", "magazine": "reading", "tennis racket": "swinging", "baseball bat": "swinging",
    "bat": "swinging",
}  # fmt: skip
# what verbs mean of animals; a pose that is not named here is a person's
_OF_ANIMALS: Mapping[str, str] = {
    **{pose: pose for pose in ("sleeping", "lying", "running", "sitting", "flying", "swimming", "jumping")},
    **{pose: pose for pose in ("standing", "walking", "eating")},
    "drinking": "eating",  # the head is down
    "riding_astride": "running",  # it gallops
    "catching": "jumping",
    "sitting_ground": "sitting",
}
_VERBS_OF_ANIMALS: Mapping[str, str] = {
    **dict.fromkeys(("graze", "nibble", "munch", "browse", "forage", "sniff", "feed", "lap"), "eating"),
    **dict.fromkeys(("trot", "charge", "gallop"), "running"),
    **dict.fromkeys(("pounce", "airborne"), "jumping"),
    **dict.fromkeys(("stretch", "sprawl", "snuggle", "curl"), "lying"),
}
_UPRIGHT = frozenset(
    {"ground", "floor", "grass", "beach", "sand", "blanket", "rug", "carpet", "field", "snow", "towel", "dirt"}
)
_SLUNG = frozenset(
    {"backpack", "sunglasses", "glasses", "goggles", "hat", "cap", "helmet", "tie", "scarf", "headphones"}
)
_WINGED = frozenset({"airborne", "flapping", "gliding", "swooping"})
_LAYING = frozenset({"resting", "laying", "leaning", "lying", "hanging", "putting", "placing"})
_UNRIDDEN = frozenset({"standing", "stands", "stand", "lying", "leaning", "leans", "jumping", "working", "holding"})
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
    attributes = [phrase for phrase in attributes if not _of_a_part(phrase)]
    if person:
        return _pose(attributes, stated, person)
    if group in ("bird", "insect") and _is_up(attributes, stated):
        return "flying"
    grazing = [_VERBS_OF_ANIMALS.get(stem) for said in _said(attributes, stated) for stem in _stems(said)]
    return next(filter(None, grazing), _OF_ANIMALS.get(_pose(attributes, stated, person) or ""))


_BUSY_HANDS = frozenset(
    {"eating", "drinking", "reading", "talking_phone", "using_phone", "taking_photo", "waving", "praying", "pointing"}
)


def hands_of(attributes: Sequence[str], relations: Iterable[Stated]) -> str | None:
    """The pose whose arms somebody has who sits: eats, reads, is on the phone. None when the hands lie idle."""
    names = [(predicate, words, noun(singular(target)).name) for predicate, words, target in relations]
    said = [_verb(phrase) for phrase in attributes if not _of_a_part(phrase) and not _is_suffered(phrase)]
    said += [_verb(words) for _, words, _ in names] + [_of_deed(*told) for told in names]
    return min((pose for pose in said if pose in _BUSY_HANDS), key=lambda pose: _TELLING[pose], default=None)


def trails(predicate: str, words: str, labels: tuple[str, str]) -> bool:
    """Whether who is said to be behind another goes after it: a car that drives behind a bus is not hidden by it.

    words: what the text says of the first of the two labels, "traveling behind".
    """
    on_the_way = predicate == "behind" and words.partition(" ")[0] in _ON_THE_WAY
    return on_the_way and all(noun(label).group in _MOVERS for label in labels)


def leads(predicate: str, words: str, labels: tuple[str, str]) -> bool:
    """Whether who is said to be ahead of another goes before it on its way, and does not stand before it."""
    on_the_way = predicate == "in front of" and "ahead" in words.split()
    return on_the_way and all(noun(label).group in _MOVERS for label in labels)


def aboard(predicate: str, words: str, labels: tuple[str, str]) -> bool:
    """Whether who is said to be on a bus or a train is inside it; on top of it, on its roof or its back is outside.

    words: what the text says of the first of the two labels, "sitting on".
    """
    guest, vehicle = (noun(label) for label in labels)
    enclosed = vehicle.coco in ("bus", "train") and vehicle.name not in _OPEN_CARS
    return predicate == "on" and enclosed and guest.group in _MOVERS and _OUTSIDE.isdisjoint(words.split())


_OPEN_CARS = frozenset({"train car", "flatcar", "caboose", "toy train", "train track", "freight train"})
_OUTSIDE = frozenset({"top", "roof", "back", "front", "side", "jumping", "climbing", "painted"})
_ON_THE_WAY = frozenset(
    {"driving", "drives", "traveling", "travelling", "riding", "rides", "running", "runs", "walking", "walks", "racing"}
    | {"moving", "going", "coming", "marching", "cycling", "biking", "trotting", "trailing"}
)
_MOVERS = frozenset({"person", "animal", "vehicle", "boat", "bird"})


def _is_up(attributes: Sequence[str], relations: Sequence[Stated]) -> bool:
    """Whether a bird flaps or is in the air, and is not on or in anything."""
    words = {word for phrase in attributes for word in phrase.split()}
    return bool(words & _WINGED) and not any(predicate in ("on", "in") for predicate, _, _ in relations)


def _of_a_part(phrase: str) -> bool:
    """Whether it tells of a part of the body alone: who is "resting head" on a fence does not lie."""
    verb, _, part = phrase.partition(" ")
    return verb in _LAYING and noun(part).group == "body"


def _said(attributes: Sequence[str], relations: Sequence[Stated]) -> list[str]:
    """Every word of the attributes and of the words of the relations."""
    return [word for phrase in (*attributes, *(words for _, words, _ in relations)) for word in phrase.lower().split()]


def _pose(attributes: Sequence[str], relations: Sequence[Stated], person: bool) -> str | None:
    names = [(predicate, words, noun(singular(target)).name) for predicate, words, target in relations]
    names = [told for told in names if (told[0], told[2]) != ("carrying", "backpack")]  # that is on the back
    ridden = _ridden(names, attributes)
    if ridden:
        return ridden
    said = [_verb(phrase) for phrase in attributes if not _is_suffered(phrase)]
    said += [_verb(words) for _, words, _ in names]
    said += [_verb(target) for predicate, _, target in names if predicate in ("playing", "playing with")]
    poses = [pose for pose in said if pose and not (person and pose in ("flying", "riding_astride"))]
    seated = any(predicate in ("on", "in", "using") and target in _SEATS for predicate, _, target in names)
    if "sitting" in poses:
        low = not seated and any(target in _UPRIGHT for predicate, _, target in names if predicate in ("on", "in"))
        return "sitting_ground" if low else "sitting"
    if seated and not {"standing", "sleeping", "lying", *_BOARDS.values()} & set(poses):
        return "sitting"
    if not {"standing", "sleeping", "lying", "jumping", "kneeling", "crouching", "crawling"} & set(poses):
        bedded = {predicate for predicate, _, target in names if target in _BEDS}
        if "on" in bedded or ("in" in bedded and (poses or len(names) > 1)):
            return "sitting_ground"
        if "in" in bedded:
            return "lying"
    poses += [pose for told in names for pose in [_of_deed(*told)] if pose is not None]
    return min(poses, key=lambda pose: _TELLING[pose], default=None)


def _of_deed(predicate: str, words: str, target: str) -> str | None:
    """The pose of who does something to a thing of this name: reads a book, holds a racket, is at a laptop."""
    if predicate == "holding" and words == "with" and target in _SLUNG:
        return None  # a skier with a backpack has it on the back
    if predicate == "at" and target in ("laptop", "computer", "keyboard"):
        return "using_laptop"
    if predicate == "using" and target == "cell phone" and words in _AT_THE_EAR:
        return "talking_phone"
    if predicate in ("using", "holding", "playing", "reading") and target in _TOOLS:
        tool = _TOOLS[target]
        return "holding" if predicate == "holding" and tool == "swinging" else tool
    return _RELATIONS.get(predicate)


RIDDEN_OVER = frozenset({"ramp", "half pipe", "rail", "railing", "stairs", "ledge", "hill", "bridge"})
_AT_THE_EAR = frozenset({"on", "to", "up to", "against"})  # "a man on his phone", "holds a phone to her ear"
_DEEDS = frozenset({"taking_photo", "throwing", "catching", "kicking", "pushing", "pulling", "carrying", "swinging"})


def _is_suffered(phrase: str) -> bool:
    """Whether it tells what is done to somebody: who is "filmed" holds no camera."""
    return " " not in phrase and phrase.endswith("ed") and _verb(phrase) in _DEEDS


def _ridden(names: Sequence[Stated], attributes: Sequence[str]) -> str | None:
    """The pose of who rides a board, a wave, a bicycle, an animal or in a vehicle."""
    low = [_LOW.get(_verb(said) or "") for said in (*attributes, *(words for _, words, _ in names))]
    for predicate, words, target in names:
        board = target if target in _BOARDS or target in _BIKES else noun(target).coco
        if predicate in ("riding", "on", "driving") and board in _BOARDS:
            return next(filter(None, low), _BOARDS[board])
        if predicate in ("riding", "on") and target == "broom" and _UNRIDDEN.isdisjoint(words.lower().split()):
            return "riding_astride"
        if predicate == "riding" and target in _WAVES:
            return "surfing"
        if predicate == "riding" and target in RIDDEN_OVER:
            continue  # on what they do it, something else says
        if predicate in ("riding", "driving"):
            astride = "riding_astride" if noun(target).group == "animal" and predicate == "riding" else "sitting"
            return "riding_bike" if target in _BIKES else astride
        if predicate == "on" and _UNRIDDEN.isdisjoint(words.lower().split()):
            if target in _BIKES:
                return "riding_bike"
            if noun(target).group == "animal" and noun(target).height >= 1.2:
                return "riding_astride"
    return None


def _verb(phrase: str) -> str | None:
    """The pose of a verb in any form, or of a phrase that begins with one ("talking on")."""
    words = phrase.lower().split()
    if words and not _WATCHED.isdisjoint(_stems(words[0])):
        words = words[:1]  # who watches a baseball game does not bat
    if len(words) > 1 and "play" in _stems(words[0]):
        words = [*words[1:], words[0]]  # who plays football kicks
    elif len(words) > 1:
        rest = " ".join(words[1:])
        words = [f"{stem} {rest}" for stem in _stems(words[0])] + words
    return next((_POSE_OF[stem] for word in words for stem in _stems(word) if stem in _POSE_OF), None)


_WATCHED = frozenset({"watch", "see", "view", "attend", "enjoy", "discuss"})


def _stems(word: str) -> list[str]:
    """The word and what is left of it without the endings of English verbs."""
    stems = [word]
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            base = word[: -len(ending)]
            stems += [base, base + "e"]
            if base.endswith("i"):
                stems.append(base[:-1] + "y")
            if len(base) > 2 and base[-1] == base[-2]:
                stems.append(base[:-1])
            if base.endswith("y"):
                stems.append(base[:-1] + "ie")
    return stems
