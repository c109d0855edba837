"""Grammar words: prepositions and places as canonical predicates, verbs as predicates, positions in the picture."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

_SINGLE = """
on: on upon onto atop
in: in into within amid amidst aboard
inside: inside
under: under underneath beneath
below: below
above: above
over: over
behind: behind
near: near past off outside
next to: beside besides by alongside
at: at
between: between betwixt inbetween
among: among amongst
along: along
across: across
around: around round
against: against
through: through
opposite: opposite
facing: towards toward facing
with: with
surrounded by:
"""

_SEVERAL = """
on: on top of|ontop of|on to|up on|down on|at the top of|on the top of|on the back of|on the surface of|on board of|out on|across the top of
in: in to|inside of|out of|in the middle of|in the center of|in the centre of|in the midst of|at the center of|at the centre of|\
in the back of|in the bed of|in the corner of|at the corner of|on the corner of|on the inside of|in a corner of|within the|out in|up in|over in|down in|at the middle of
under: at the foot of|at the base of|down under|on the underside of|at the bottom of|on the bottom of
behind: in back of|at the back of|to the rear of|at the rear of|from behind|to the back of|on the back side of|out from behind|in the rear of|behind of
in front of: in front of|in the front of|at the front of|to the front of|ahead of|infront of|on front of|front of|out in front of|before the
near: close to|near to|nearby to|in the vicinity of|at the edge of|on the edge of|along the edge of|on the edges of|\
at the end of|at the side of|at the entrance of|on the outside of|outside of|a short distance from|not far from|close by|in close proximity to|around the corner from|off of
next to: next to|adjacent to|by the side of|beside of|alongside of|side by side with|along side|along side of|\
to the side of|on the side of|on a side of|along the side of|up next to|right next to|on one side of|on either side of|on both sides of|on each side of|on the other side of|at the sides of|on the sides of
far from: far from|far away from|away from
opposite: across from|opposite to|opposite of|on the opposite side of|on the opposite side from|on the other side from
against: up against|right up against
between: in between|in-between
around: all around|surrounding
above: up above|high above|from above
below: down below|from below
over: up over|all over|high over|out over
under: from under|out from under|from underneath
with: together with|along with|accompanied by|as well as
along: up along|down along
facing: in the direction of
"""

_SIDES = {"left": "left of", "right": "right of"}


def _spatial() -> Iterator[tuple[str, str]]:
    for side, predicate in _SIDES.items():
        hands = (
            side,
            f"{side} side",
            f"{side} - hand side",
            f"{side} hand side",
            f"{side}side",
            f"far {side}",
            f"far {side} side",
        )
        for lead, hand, link in product(
            (
                "to the",
                "on the",
                "at the",
                "in the",
                "by the",
                "off to the",
                "over to the",
                "from the",
                "along the",
                "to",
            ),
            hands,
            ("of", "from"),
        ):
            yield f"{lead} {hand} {link}", predicate
        for words in (
            f"{side} of",
            f"{side} to",
            f"{side} from",
            f"on {side} of",
            f"to {side} of",
            f"on {side} side of",
            f"at {side} of",
            f"the {side} of",
            f"{side} side of",
            f"the {side} side of",
            "left hand of",
        ):
            yield words.replace("left hand", f"{side} hand"), predicate
        for lead, corner in product(("in the", "at the", "on the"), ("top", "bottom", "upper", "lower")):
            yield f"{lead} {corner} {side} of", predicate
    yield "top of", "on"
    yield "on the underside of", "under"
    yield "to the top of", "above"
    yield "to the bottom of", "below"


PHRASES: dict[tuple[str, ...], str] = {tuple(words.split()): predicate for words, predicate in _spatial()}
for _more, _comparison in (("larger", "larger than"), ("bigger", "larger than"), ("smaller", "smaller than"), ("taller", "taller than"),
                           ("shorter", "shorter than"), ("higher", "above"), ("lower", "below"), ("longer", "larger than")):  # fmt: skip
    PHRASES[_more, "than"] = _comparison
for _adjective, _link in (
    ("free", "of"),
    ("empty", "of"),
    ("devoid", "of"),
    ("free", "from"),
    ("clear", "of"),
    ("instead", "of"),
    ("rather", "than"),
    ("bare", "of"),
    ("other", "than"),
):
    PHRASES[_adjective, _link] = "without"
PHRASES["full", "of"] = "~in"
for _line in _SEVERAL.replace("\\\n", "").strip().splitlines():
    _predicate, _, _rest = _line.partition(": ")
    PHRASES.update({tuple(words.split()): _predicate for words in _rest.split("|")})

PREPOSITIONS: dict[str, str] = {}
for _line in _SINGLE.strip().splitlines():
    _predicate, _, _rest = _line.partition(": ")
    PREPOSITIONS.update(dict.fromkeys(_rest.split(), _predicate))
PREPOSITIONS |= {
    "down": "along", "up": "along", "to": "near", "from": "near", "surrounding": "around", "for": "", "of": "of", "like": "", "as": "", "about": "",
    "during": "", "without": "without", "minus": "without", "excluding": "without", "lacking": "without", "except": "without",
    "than": "", "via": "", "per": "", "since": "", "until": "", "after": "following", "'s": "", "despite": "", "before": "in front of",
}  # fmt: skip
FIRST_WORDS: dict[str, tuple[int, ...]] = {}
for _words in PHRASES:
    FIRST_WORDS[_words[0]] = tuple(sorted({len(_words), *FIRST_WORDS.get(_words[0], ())}, reverse=True))

ADVERBS = {"above": "above", "below": "below", "behind": "behind", "nearby": "near", "overhead": "above", "beneath": "under",
           "underneath": "under", "inside": "in", "beside": "next to", "around": "around", "alongside": "next to"}  # fmt: skip

# Verbs: lemma -> predicate of subject and direct object; "" keeps the verb as an attribute ("playing tennis").
TRANSITIVE: dict[str, str] = {}
for _line in (
    """
holding: hold grasp grip clutch hug cradle raise lift brandish wield swing grab present embrace cuddle
carrying: carry haul transport tote bear deliver hoist
wearing: wear sport don
riding: ride mount
eating: eat bite chew munch nibble lick consume devour taste lick
drinking: drink sip
looking at: watch observe see admire examine inspect study eye notice spot
facing: face
reading: read
using: use operate type work
playing: play
pulling: pull drag tow
pushing: push shove
kicking: kick
hitting: hit strike bat bash punch smack
throwing: throw toss pitch hurl serve fling bowl launch
catching: catch receive
chasing: chase pursue hunt
following: follow
leading: lead guide walk
feeding: feed
touching: touch pet pat stroke kiss groom brush rub scratch sniff tickle poke press
cutting: cut slice chop carve trim mow prune
flying: fly pilot
driving: drive steer
covering: cover cap coat hide
containing: contain include house enclose store display feature
around: surround encircle border circle ring frame flank enclose fence
has: have possess own feature boast
on: top
across: cross span
over: overlook jump leap
next to: adjoin join
along: line
with: accompany
""".replace("\\\n", "")
    .strip()
    .splitlines()
):
    _predicate, _, _rest = _line.partition(":")
    TRANSITIVE.update(dict.fromkeys(_rest.split(), _predicate))

# (verb, preposition's predicate or word) -> predicate, where the verb changes what the preposition says; "~" turns it round.
WITH_PREPOSITION: dict[tuple[str, str], str] = {}
for _line in """
looking at: look at|stare at|gaze at|glance at|peer at|look up at|look down at|look toward|look towards|stare towards|gaze towards|stare toward|look into|point at|point to|smile at|look through|look over|peer through|look out|peek at|aim at|bark at|look on|growl at|laugh at
playing with: play with|interact with|wrestle with|fight with
talking to: talk to|speak to|talk with|chat with|speak with|converse with
using: talk on|type on|work on|cook on|speak on|chat on
leaning on: lean on|lean against|rest against|prop against|prop up against
attached to: attach to|tie to|fasten to|connect to|chain to|hook to|strap to|leash to|affix to|stick to|attach on|mount to|tether to|bolt to|hitch to|fix to|secure to
hanging from: hang from|suspend from|dangle from|swing from|hang on|hang off
riding: ride on|ride in|ride atop|travel on|ride upon
eating: eat from|feed on|graze on|chew on|munch on|snack on|dine on|nibble on|nibble at|eat off|eat out of|bite into|drink out of
wearing: dress in|clothe in|clad in|wrap in
covered with: cover with|cover in|cover by|coat with|coat in|blanket in|blanket with|litter with|drape with|drape in|decorate with|decorate in|decorate by|adorn with|paint with|scatter with|dot with
surrounded by: surround by|surround with|encircle by|border by|enclose by|flank by|ring by|fence by|frame by|surround in
~in: fill with|pack with|stuff with|stock with|load with|fill by|crowd with
~on: top with|garnish with|set with
~with: serve with|come with|line up with
~along: line with|line by
drinking: drink from
hitting: swing at|hit at
feeding: feed to
following: follow|walk after|run after
chasing: chase after|run after
facing: face toward|face to|head toward|head to|face at
over: jump over|leap over|fly over|hover over|lean over|soar over|step over|fly above|hop over|bend over|stand over|climb over|glide over
in: reflect in|fly in|soar in|swim in|stick out of
on: perch on|put on|place on|drive on
~looking at: watch by
""".strip().splitlines():
    _predicate, _, _rest = _line.partition(": ")
    for _pair in _rest.split("|"):
        if _pair:
            _verb, _, _prep = _pair.partition(" ")
            WITH_PREPOSITION[_verb, _prep] = _predicate

MATERIAL_VERBS = frozenset({"make", "build", "construct", "craft", "carve", "compose", "form"})
PUT_VERBS = frozenset(
    {
        "put",
        "place",
        "set",
        "lay",
        "arrange",
        "position",
        "stack",
        "pile",
        "add",
        "hang",
        "park",
        "display",
        "draw",
        "pour",
        "spread",
        "insert",
    }
)
LIGHT_VERBS = frozenset({"be", "have", "do", "get", "go", "take", "seem", "appear", "look", "become", "remain", "stay", "feature",
                         "include", "show", "contain", "see", "depict", "try", "begin", "start", "prepare", "continue", "attempt",
                         "let", "want", "need", "keep", "come", "wait", "enjoy", "like", "can", "will"})  # fmt: skip
ANIMATE_VERBS = frozenset({"eat", "read", "look", "watch", "wear", "hold", "carry", "ride", "talk", "play", "walk", "run", "smile",
                           "stare", "drink", "throw", "kick", "jump", "swing", "fly", "chase", "pull", "push", "wave", "sleep"})  # fmt: skip

POSITIONS: dict[str, str] = {
    "left": "left", "right": "right", "top": "top", "bottom": "bottom", "center": "center", "centre": "center", "middle": "center",
    "background": "background", "distance": "background", "foreground": "foreground", "backdrop": "background", "horizon": "",
    "upper": "top", "lower": "bottom", "back": "background", "front": "foreground", "forefront": "foreground", "far": "",
    "leftmost": "left", "rightmost": "right", "topmost": "top",
}  # fmt: skip
POSITION_TAILS = frozenset(
    {"side", "corner", "half", "hand", "-", "part", "edge", "portion", "most", "section", "third", "end", "sides"}
)
PICTURE_WORDS = frozenset(
    {
        "picture",
        "image",
        "photo",
        "photograph",
        "frame",
        "scene",
        "screen",
        "canvas",
        "shot",
        "view",
        "painting",
        "pic",
        "page",
    }
)
PLACE_PARTS = frozenset(
    ["side", "top", "bottom", "edge", "end", "middle", "center", "centre", "corner", "back", "front", "rear", "inside", "outside", "surface", "part", "half", "section", "piece", "portion", "bit", "foot", "base", "sides", "edges", "rest", "interior", "view", "close-up", "closeup", "underside", "lot", "kind", "type", "sort", "variety", "pattern", "line", "body"]
)  # fmt: skip
NUMBERS: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
    "thousand": 1000, "dozen": 12, "couple": 2, "pair": 2, "single": 1, "both": 2, "half-dozen": 6, "twin": 2, "lone": 1,
}  # fmt: skip
VAGUE: dict[str, str] = {
    "many": "many", "numerous": "many", "lots": "many", "countless": "many", "hundreds": "many", "thousands": "many",
    "dozens": "many", "plenty": "many", "tons": "many", "multiple": "several", "multitude": "many", "all": "many",
    "several": "several", "some": "several", "various": "several", "few": "few", "different": "several", "assorted": "several",
    "bunches": "many", "loads": "many", "scores": "many", "lot": "many", "ton": "many", "handful": "few", "abundance": "many",
    "variety": "several", "assortment": "several", "group": "several", "number": "several", "array": "several",
    "myriad": "many", "most": "many", "every": "many", "trio": "three", "quartet": "four", "duo": "two",
}  # fmt: skip
MASS_HEADS = frozenset({"slice", "piece", "bit", "chunk", "loaf", "scoop", "bite", "portion", "serving", "sliver", "wedge", "strip",
                        "sheet", "type", "kind", "sort", "part", "section", "half", "body", "patch", "stalk", "stick", "lump", "drop",
                        "cut", "hunk", "helping", "head", "bar", "pool", "bits", "block", "variety", "style", "brand", "model"})  # fmt: skip
SINGLE_PAIRS = frozenset(
    ["scissors", "glasses", "sunglasses", "eyeglasses", "spectacles", "goggles", "pants", "trousers", "jeans", "shorts", "shoes", "boots", "sandals", "socks", "slippers", "sneakers", "skis", "skates", "rollerblades", "heels", "headphones", "earphones", "binoculars", "pliers", "tweezers", "tongs", "pajamas", "tights", "leggings", "overalls", "mittens", "gloves", "chopsticks", "earrings", "flip-flops", "suspenders", "knickers", "underpants", "pyjamas", "slacks"]
)  # fmt: skip
DEPICTIONS = frozenset({"picture", "painting", "photo", "photograph", "statue", "sculpture", "drawing", "poster", "image", "portrait",
                        "map", "model", "figurine", "mural", "figure", "print", "logo", "symbol", "sketch", "illustration",
                        "silhouette", "toy", "replica", "sticker", "reflection", "shadow"})  # fmt: skip
SURFACES = frozenset(
    ["table", "desk", "plate", "counter", "countertop", "shelf", "bench", "bed", "couch", "sofa", "chair", "tray", "stand", "nightstand", "dresser", "board", "platter", "mantle", "mantel", "mat", "rug", "bookshelf", "bookcase", "rack", "cake", "pizza", "sandwich", "salad", "dish", "pancake", "toast", "saucer", "stove", "oven", "tablecloth", "blanket", "napkin", "bun", "waffle", "pastry", "burger", "cupcake", "hill", "field", "wall", "tree", "roof", "towel", "pallet", "stool", "pan", "grill", "windowsill", "sill", "ledge", "platform", "stage", "bread", "bagel", "cracker", "donut", "doughnut", "cookie"]
)  # fmt: skip
TALL_OWNERS = frozenset({"person", "animal", "bird", "toy", "fish", "insect"})
CLOTHES_GROUPS = frozenset({"clothing", "accessory"})
OVER_CLOTHES = frozenset({"umbrella", "handbag", "purse", "bag", "backpack", "suitcase", "briefcase", "luggage", "cane", "wallet", "fan",
                          "tote bag", "shopping bag", "phone", "cell phone", "parasol", "suit case", "duffel bag"})  # fmt: skip
INTENSIFIERS = frozenset({"very", "really", "extremely", "super", "quite", "rather", "fairly", "slightly", "somewhat", "light", "dark",
                          "bright", "pale", "deep", "partly", "partially", "half", "brightly", "mostly", "completely", "fully",
                          "newly", "freshly", "well", "neatly", "colorfully", "dimly", "heavily", "medium", "neon", "hot", "mint",
                          "navy", "sky", "baby", "royal", "lime", "forest", "multi", "pastel", "soft", "vivid", "all", "too", "so"})  # fmt: skip
KIND_ATTRIBUTES = frozenset({"baby", "toy", "adult", "male", "female", "neon", "plaid", "stuffed", "designer", "mother", "miniature",
                             "vintage", "twin", "infant", "giant", "cartoon", "replica", "family", "dwarf", "polka", "pet", "cutout"})  # fmt: skip
NOT_ATTRIBUTES = frozenset(
    ["other", "same", "own", "such", "another", "first", "second", "third", "next", "last", "certain", "only", "various", "several", "many", "few", "more", "most", "fewer", "less", "much", "single", "different", "multiple", "numerous", "respective", "whole", "entire", "half", "lone", "additional", "extra", "nearby", "visible", "present", "available", "able", "due", "ready", "like", "separate", "main", "left", "right", "top", "bottom", "upper", "lower", "assorted", "double", "various", "sure", "able", "free", "least", "front", "back", "rear", "far", "close", "near", "adjacent", "full", "opposite", "kind", "side", "total", "particular", "overall", "together", "alone", "apart"]
)  # fmt: skip
POSTURES = {"sit": "sitting", "stand": "standing", "lie": "lying", "lay": "lying"}
