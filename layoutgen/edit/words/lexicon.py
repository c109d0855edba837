"""The words of commands: verbs and what they ask for, prepositions, directions, amounts, sizes."""

from __future__ import annotations

from collections.abc import Mapping


def _table(text: str) -> dict[str, str]:
    """Lines "meaning: word, word" as word -> meaning."""
    made: dict[str, str] = {}
    for line in text.strip().splitlines():
        meaning, _, words = line.strip().partition(":")
        made |= {word.strip(): meaning.strip() for word in words.split(",") if word.strip()}
    return made


# verb lemma (with its particle where that matters) -> frame
VERBS: Mapping[str, str] = _table(
    """
    move: move, shift, drag, slide, push, pull, nudge, bring, carry, relocate, transfer, take, send, shove, scoot, bump
    move: reposition, tug, get, grab, pick up, select, pick, choose, float, fly, walk, drive, roll, jump
    put: put, place, position, set, lay, stick, stand, sit, seat, hang, park, rest, lean, locate, drop
    put: mount, pop, store, throw, toss, stow
    move: shoo, usher, whisk, offset, translate, sail, steer, lead, guide, swing
    switch on: turn on, switch on, light, light up, put on the light
    switch off: turn off, switch off, put out, switch out
    delete: tear down, knock down, pull down, chop down, cut away, clear out, take down, get away
    put: situate, deposit, plop, stash, tuck, prop, install, nestle, settle, attach, affix, set down, put down, lay down
    move: transport, haul, heave, budge, displace, jog, bring over, move over, hover
    grow: amplify, maximize, maximise, bump up, beef up
    shrink: lessen, contract, cut down
    delete: dispose of, do away with, banish, trash, bin, purge, zap, kick out, leave out, pull out, wipe off, dismiss
    add: add in, sketch, drop in, generate, produce, pop in, toss in, stick in
    replace: swap out, switch out, trade out
    turn: transmute, adjust, update, edit, adapt
    rotate: pivot, swivel
    paint: spray, spray paint, paint over
    lock: immobilize, lock in
    swap: transpose
    copy: reproduce
    lift: lift, raise, elevate, lift up
    lower: lower, sink
    size: scale, resize, rescale, size
    grow: enlarge, grow, magnify, expand, blow up, upscale, scale up, upsize, inflate, increase, boost, supersize
    shrink: cut
    shrink: shrink, reduce, downscale, scale down, downsize, minimize, minimise, decrease, miniaturize, diminish
    double: double, triple, quadruple, halve
    widen: widen, broaden, stretch, lengthen, elongate, extend
    narrow: narrow, slim, compress, squeeze
    heighten: heighten
    shorten: shorten
    delete: delete, remove, erase, eliminate, clear, discard, hide, scrap, lose, ditch, destroy, exclude, omit, wipe
    delete: take away, take out, throw away, throw out, rub out, wipe out, get rid of, cut out
    delete: take off, clear away, kill
    delete: put away, let disappear, make disappear, let vanish, make vanish
    delete: dump, strip, del, rm, forget about, forget, do without
    spread: scatter, spread apart
    cover: cover
    copy: dup
    make: do
    match: match
    add: build, construct, paste, sketch in, drop in, plop in
    want: use
    add: add, insert, draw, create, include, introduce, spawn, show, plant, give me, put in, throw in, bring in, append
    give: give, hand, equip, dress
    replace: replace, substitute
    swap: swap, switch, exchange, trade, interchange
    turn: turn, change, convert, transform, morph, switch over, alter, modify
    make: make, render, let, have, get
    become: become
    flip: flip, mirror, reverse, invert, flop
    rotate: rotate, spin
    tilt: tilt, tip, tip over, slant, incline, tip on
    face: face, look
    lock: lock, pin, freeze, fix, fasten, anchor, protect, secure, lock down, glue
    unlock: unlock, unpin, unfreeze, release, unfix, free, unfasten
    paint: paint, color, colour, recolor, recolour, dye, tint, shade, repaint
    rename: rename, call, name, relabel, label
    copy: duplicate, copy, clone, repeat, replicate, multiply
    align: align, line up, arrange, straighten, line, order, stack, organize, organise, level
    spread: distribute, space, space out, spread, spread out, separate
    keep: keep, leave
    swim: wear, hold, ride
    centre: center, centre
    undo: undo, revert, cancel, take back, go back, step back, roll back
    redo: redo, reapply
    rain: rain, snow, storm
    want: want, need, see
    start: start
    stop: stop
    crop: crop
    """
)
# verbs that put a thing in a state -> the state
STATE_VERBS: Mapping[str, str] = _table(
    """
    awake: wake, wake up, awaken, rouse
    open: open, unclose
    closed: close, shut, shut down
    clean: clean, wash, polish, tidy, tidy up, clean up, wipe down
    dirty: dirty, soil
    empty: empty
    full: fill, fill up
    broken: break, smash, shatter
    whole: repair, mend
    cracked: crack
    burning: burn, ignite, set on fire, set fire to
    sliced: slice, chop, chop up, cut up
    peeled: peel
    folded: fold, fold up
    decorated: decorate
    wet: soak
    melted: melt
    framed: frame
    """
)
VERBS = {**VERBS, **dict.fromkeys(STATE_VERBS, "state")}
# Words that are nouns far more often: they begin a command only before what a verb takes.
NOUNY = frozenset({
    "paint", "color", "colour", "place", "turn", "space", "line", "order", "scale", "size", "copy", "name", "label",
    "position", "shade", "rest", "show", "set", "plant", "level", "park", "stand", "stick", "look", "face", "pin",
    "lock", "drop", "swing", "stack", "clone", "switch", "fly", "walk", "drive", "roll", "center", "centre", "hand",
    "start", "stop", "kill", "store", "free", "clear", "lower", "double", "triple", "float", "jump", "slide",
    "open", "close", "shut", "clean", "dirty", "empty", "fill", "break", "crack", "burn", "slice", "fold", "frame",
    "soil", "polish", "dress", "tidy", "wash", "peel", "wake", "smash",
    "rain", "snow", "storm", "water", "ride", "cut", "hold", "need", "spread", "glue", "anchor",
})  # fmt: skip

# how it is said -> canonical predicate; longest first when scanned
PREPOSITIONS: Mapping[str, str] = _table(
    """
    left of: left of, to the left of, on the left of, at the left of, to the left side of, on the left side of
    left of: on the left hand side of, to the left hand side of
    left of: left from, on the left-hand side of, at the left side of
    right of: right of, to the right of, on the right of, at the right of, to the right side of, on the right side of
    right of: on the right hand side of, to the right hand side of, right from, on the right-hand side of
    right of: at the right side of
    above: above, over, higher than, up above, over the top of
    below: below, lower than, down below
    under: under, beneath, underneath, to the bottom of
    on: on, onto, on top of, upon, atop, on to, to the top of, at the top of
    in: in, into, within, inside of, in to
    inside: inside
    next to: next to, next from, beside, besides of, by, alongside, adjacent to, at the side of, by the side of
    next to: to the side of, right next to
    next to: right beside, on one side of, side by side with, along side
    near: near, close to, near to, near from, near of, close from, nearby, in the vicinity of, around
    near: not far from, close by, right by
    closer: closer to, nearer to, nearer, towards, toward, in the direction of, more towards
    as far from: as far from, as far away from
    as close to: as close to, as near to
    both sides of: on either side of, on both sides of, at either side of, on each side of, at both sides of
    both sides of: at each side of, at each end of, at both ends of, at either end of
    both ends of: on each end of, on both ends of, on either end of
    other side of: to the other side of, on the other side of, at the other side of, to the opposite side of
    nearest: closest to, nearest to, nearest
    farthest: farthest from, furthest from, farthest away from, furthest away from
    away: away from, farther from, further from, farther away from, further away from, a way from
    far from: far from, far away from, a long way from
    behind: behind, in back of, at the back of, in the back of, to the back of, further back than
    in front of: in front of, before, ahead of, to the front of, at the front of, closer than
    between: between of, in between of
    between: between, in between, halfway between, midway between, in the middle between, half way between
    middle of: in the middle of, in the center of, in the centre of
    middle of: to the middle of, to the center of, to the centre of
    middle of: at the center of, at the centre of
    among: among, amongst, amid, amidst
    around: all around, round
    opposite: opposite, opposite of, opposite to, across from
    against: against, up against
    along: along
    across: across
    through: through
    leaning on: leaning on, leaning against
    off: off, off of, out of, from off
    from: from
    at: at
    to: to, over to, up to
    together with: together with, along with
    with: with
    without: without
    instead of: instead of, rather than, in place of, in lieu of
    as: as
    like: like
    than: than
    for: for
    except: except, except for, apart from, other than, besides, but not, but
    level with: level with, at the same height as, on the same level as, on a level with, in line with, at the height of
    level with: at the same level as, on the same line as
    """
)
PREPOSITIONS = {
    **PREPOSITIONS,
    **{
        f"{lead} {the}{side}{noun} {tail}".strip(): f"{side} of"
        for lead in ("to", "on", "at", "in", "by")
        for the in ("", "the ")
        for side in ("left", "right")
        for noun in ("", " side", " hand side", " - hand side", "-hand side")
        for tail in ("of", "from")
    },
}
PREPOSITIONS = {  # as learners say them
    **PREPOSITIONS,
    **{f"{word} of": PREPOSITIONS[word] for word in ("behind", "above", "below", "under", "beside", "over", "beneath")},
}
PICTURE = frozenset({
    "picture", "image", "canvas", "scene", "frame", "screen", "page", "photo", "drawing", "view", "layout",
    "illustration",
})  # fmt: skip

DIRECTIONS: Mapping[str, tuple[float, float]] = {
    **dict.fromkeys(("left", "leftward", "leftwards", "west"), (-1.0, 0.0)),
    **dict.fromkeys(("right", "rightward", "rightwards", "east"), (1.0, 0.0)),
    **dict.fromkeys(("up", "upward", "upwards", "higher", "north"), (0.0, -1.0)),
    **dict.fromkeys(("down", "downward", "downwards", "lower", "south"), (0.0, 1.0)),
}
DEPTHS: Mapping[str, str] = _table(
    """
    front: to the front, to front, in front of everything, to the very front, in front of all, to the foreground layer
    front: on top of everything, above everything, to the top layer, before everything, in front of everything else
    front: all the way forward, all the way to the front, in front of all others, in front, on top of everything else
    back: to the back, to back, behind everything, to the very back, behind all, to the rear, behind everything else
    back: all the way back, all the way to the back, to the bottom layer, in the back, at the back, behind all others
    forward: further forward, farther forward
    forward: forward, forwards, one layer up, up one layer, up a layer, one step forward, a step forward
    backward: further back, farther back
    backward: backward, backwards, back, one layer down, down one layer, down a layer, one step back, a step back
    """
)
DEPTHS = {
    **DEPTHS,
    **{
        phrase: depth
        for depth, ways in (("backward", "back backward backwards down"), ("forward", "forward forwards up"))
        for way in ways.split()
        for unit in ("layer", "level", "step", "place")
        for one in ("one", "a")
        for phrase in (f"{one} {unit} {way}", f"{way} {one} {unit}", f"{way} by {one} {unit}")
        if not (unit in ("step", "place") and way in ("up", "down"))
    },
}

# size words: (side, +1 larger or -1 smaller)
COMPARATIVES: Mapping[str, tuple[str, int]] = {
    **dict.fromkeys(("bigger", "larger", "greater", "huger", "grander"), ("both", 1)),
    **dict.fromkeys(("smaller", "tinier", "littler", "lesser"), ("both", -1)),
    **dict.fromkeys(("taller",), ("height", 1)),
    **dict.fromkeys(("shorter",), ("height", -1)),
    **dict.fromkeys(("wider", "broader", "fatter", "thicker", "longer"), ("width", 1)),
    **dict.fromkeys(("narrower", "thinner", "slimmer", "skinnier", "slenderer"), ("width", -1)),
}
POSITIVES: Mapping[str, tuple[str, int]] = {
    **dict.fromkeys(("big", "large", "great"), ("both", 1)),
    **dict.fromkeys(("small", "little", "tiny"), ("both", -1)),
    **dict.fromkeys(("tall", "high"), ("height", 1)),
    **dict.fromkeys(("short", "low"), ("height", -1)),
    **dict.fromkeys(("wide", "broad", "long", "thick", "fat"), ("width", 1)),
    **dict.fromkeys(("narrow", "thin", "slim"), ("width", -1)),
}
COMPARED: Mapping[str, str] = {  # "more big" as learners say it
    "big": "bigger", "large": "larger", "small": "smaller", "little": "smaller", "tall": "taller", "short": "shorter",
    "wide": "wider", "narrow": "narrower", "thin": "thinner", "fat": "fatter", "long": "longer", "thick": "thicker",
    "high": "higher", "low": "lower", "near": "nearer", "close": "closer", "far": "farther",
}  # fmt: skip
ABSOLUTE: Mapping[str, float] = {  # "make it huge": the factor
    "big": 1.5, "large": 1.5, "huge": 2.0, "giant": 2.2, "gigantic": 2.2, "enormous": 2.2, "massive": 2.0,
    "small": 0.65, "little": 0.65, "tiny": 0.4, "minuscule": 0.35, "microscopic": 0.3, "mini": 0.5, "colossal": 2.3,
}  # fmt: skip
SIDES: Mapping[str, str] = _table(
    """
    both: size, scale, dimensions, dimension
    height: height, tallness
    width: width, breadth, length
    """
)
FACTORS: Mapping[str, float] = {
    "twice": 2.0, "double": 2.0, "thrice": 3.0, "triple": 3.0, "half": 0.5, "quadruple": 4.0,
}  # fmt: skip
FRACTIONS: Mapping[str, float] = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}
_COUNTED = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
NUMBERS: Mapping[str, int] = {word: n for n, word in enumerate(_COUNTED)} | {"dozen": 12, "couple": 2, "pair": 2}
ORDINALS: Mapping[str, int] = (
    {
        word: number
        for number, word in enumerate(
            [
                "first",
                "second",
                "third",
                "fourth",
                "fifth",
                "sixth",
                "seventh",
                "eighth",
                "ninth",
                "tenth",
                "eleventh",
                "twelfth",
            ],
            1,
        )
    }
    | {"last": -1, "final": -1, "1st": 1, "2nd": 2, "3rd": 3}
    | {f"{n}th": n for n in range(4, 21)}
)
SUPERLATIVES: Mapping[str, str] = _table(
    """
    largest: biggest, largest, greatest, hugest
    smallest: smallest, tiniest, littlest
    tallest: tallest, longest
    shortest: shortest
    widest: widest, broadest, fattest
    narrowest: narrowest, thinnest, slimmest
    left: leftmost, left-most, farthest left, furthest left
    right: rightmost, right-most
    top: topmost, uppermost, highest, top-most
    bottom: bottommost, lowest, lowermost, bottom-most
    nearest: nearest, closest, frontmost, foremost
    farthest: farthest, furthest, rearmost, backmost, hindmost
    middle: middle, central, centre, center, middlemost
    """
)
PRONOUNS = frozenset(
    {"it", "them", "they", "that", "this", "those", "these", "him", "her", "he", "she", "itself", "themselves", "each"}
)
EVERYTHING = frozenset({"everything", "all", "everybody", "everyone", "anything"})
FILLERS = frozenset(
    {"please", "now", "also", "just", "then", "next", "finally", "afterwards", "ok", "okay", "instead", "again", "too"}
    | {"kindly", "hey", "well", "so", "maybe", "perhaps", "really", "simply", "lastly", "first", "secondly", "actually"}
    | {"oh", "hmm", "alright", "right away", "thanks", "thank", "additionally", "somehow", "later", "firstly", "rather"}
    | {"preferably", "ideally"}
)
FUZZY: Mapping[str, str] = _table(
    """
    little: a bit, a little, a little bit, slightly, a touch, a tad, somewhat, just a bit, a smidge, a hair, a tiny bit
    little: bit, tad, wee bit
    little: a wee bit, marginally, a small amount, gently, a small bit, one notch, a notch, ever so slightly, a fraction
    lot: a lot, much, far, way, considerably, significantly, substantially, a good deal
    lot: a great deal, a lot more, greatly
    lot: a whole lot, very much, lots, quite a bit, quite a lot, a fair bit
    all: all the way, completely, entirely, as far as possible, fully
    some: some, more, further, even, even more, farther, some more
    """
)
MOVES: Mapping[str, float] = {"little": 0.05, "some": 0.15, "lot": 0.3, "all": 9.0}
GROWTHS: Mapping[str, float] = {"little": 1.12, "some": 1.35, "lot": 1.8, "all": 9.0}
