"""What a deed means for the things of a scene: the water that is sprayed on a fire is no lake."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from layoutgen.parse.clauses import verb_subjects
from layoutgen.parse.fellows import keep_company
from layoutgen.parse.gatherings import EATEN_AT_TABLE, celebrate, play_matches, seat_guests
from layoutgen.parse.reading import Fact, Reading, group_of
from layoutgen.parse.served import serve
from layoutgen.parse.vantage import SHADES, act_from, shade


def imply(reading: Reading) -> None:
    """Takes such water away, seats who eats at a table, and turns who gives something to whom it is for."""
    said = {*reading.tree.lemmas, *reading.tree.lower}
    if reading.matches:
        play_matches(reading)
    if reading.tables or not EATEN_AT_TABLE.isdisjoint(said):
        seat_guests(reading)
    serve(reading)
    keep_company(reading)
    if "on" in reading.tree.lower[-2:]:
        _dress(reading)
    if _CONCERNED.isdisjoint(said):
        return
    for words, rule in _RULES:
        if not words.isdisjoint(said):
            rule(reading)


def _give(reading: Reading) -> None:
    """The boy of "a grandmother giving a cookie to a boy": she faces him."""
    tree = reading.tree
    for phrase in reading.phrases:
        if phrase.landmark is None or tree.lower[phrase.start : phrase.end] != ["to"]:
            continue
        verb = next((i for i in range(phrase.start - 1, -1, -1) if reading.is_verb(i)), None)
        if verb is None or tree.lemmas[verb] not in _GIVES or phrase.start - verb > 6:
            continue
        taker = [e for e in reading.refers[phrase.landmark] if e.group in ("person", "animal", "bird")]
        givers = [e for n in verb_subjects(reading, verb) for e in reading.refers[n] if e not in taker]
        known = {(a, b) for f in reading.facts for a in f.subjects for b in f.objects}
        if taker and givers and not any((a, b) in known for a in givers for b in taker):
            reading.relate(givers, "facing", taker, (phrase.start,))


_SLEDDING = frozenset({"sledding", "sleds", "tobogganing", "canoeing", "kayaking"})
_BENEATH = {"sled": "sled", "toboggan": "sled", "canoe": "canoe", "kayak": "kayak"}


def _sled(reading: Reading) -> None:
    """Who is sledding has a sled, named or not."""
    tree = reading.tree
    for verb in range(len(tree)):
        word = next((name for name in _BENEATH if tree.lower[verb] in (f"{name}ding", f"{name}ing")), None)
        if word is None or any(e.label == _BENEATH[word] for e in reading.entities):
            continue
        riders = [e for n in verb_subjects(reading, verb) for e in reading.refers[n] if e.group in ("person", "animal")]
        if riders:
            label = _BENEATH[word]
            each = riders[0].count if label == "sled" else 1
            reading.relate(riders, "riding", [reading.bring(label, each, verb)], (verb,))


_CAMPS = frozenset({"camping", "camps", "camped"})


def _camp(reading: Reading) -> None:
    """Who is camping has a tent, named or not."""
    tree = reading.tree
    if any(e.label in ("tent", "camper", "teepee", "rv", "caravan") for e in reading.entities):
        return
    for verb in range(len(tree)):
        if tree.lower[verb] not in _CAMPS or not reading.is_verb(verb):
            continue
        campers = [e for n in verb_subjects(reading, verb) for e in reading.refers[n]]
        if campers:
            reading.relate(campers, "next to", [reading.bring("tent", 1, verb)], (verb,))
            return


def _bathe(reading: Reading) -> None:
    """Who takes a bath is in a bathtub."""
    tree = reading.tree
    tubs = [e for e in reading.entities if e.label in ("bathtub", "tub", "bucket", "sink", "pool", "bath tub")]
    for at in (i for i, lemma in enumerate(tree.lemmas) if lemma == "bath"):
        verb = next((i for i in range(at - 1, max(-1, at - 4), -1) if tree.lemmas[i] in ("take", "have", "get")), None)
        if verb is None or tubs or tree.deps[at] == "compound":
            continue
        bathers = [e for n in verb_subjects(reading, verb) for e in reading.refers[n] if e.group != "furniture"]
        if not bathers:
            continue
        number = reading.chunk_at[at]
        named = reading.refers[number] if number is not None else []
        tub = named[0] if named else reading.bring("bathtub", 1, at)
        tub.label, tub.group = "bathtub", group_of("bathtub")
        reading.facts[:] = [f for f in reading.facts if tub not in f.objects]
        for fact in reading.facts:
            if (
                fact.predicate in ("holding", "with")
                and fact.subjects == bathers
                and fact.objects[0].group in ("toy", "bird")
            ):
                fact.subjects, fact.predicate, fact.objects = fact.objects, "in", [tub]
        reading.relate(bathers, "in", [tub], (verb,))


_JOINING = ("holding hand", "shaking hand")
_ABLE = frozenset({"person", "animal", "toy", "electronics"})


def _ends_with(reading: Reading, fact: Fact, word: str) -> bool:
    return bool(fact.tokens) and reading.tree.lower[fact.tokens[-1]] == word


def _join_hands(reading: Reading) -> None:
    """Two who hold or shake hands are beside one another, and both do."""
    for fact in [f for f in reading.facts if f.predicate in ("with", "holding") and _ends_with(reading, f, "with")]:
        both = (*fact.subjects, *fact.objects)
        shared = [said for said in _JOINING if said in fact.subjects[0].attributes]
        if shared and all(e.group in _ABLE for e in both):
            fact.predicate = "next to"
            for entity in both:
                entity.describe(shared[:1])
    joined = [e for e in reading.entities if any(said in e.attributes for said in _JOINING)]
    known = {frozenset((a, b)) for f in reading.facts for a in f.subjects for b in f.objects}
    for one, other in itertools.pairwise(joined):
        if frozenset((one, other)) not in known:
            reading.relate([one], "next to", [other], (reading.tree.lemmas.index("hand"),))


_COOKS = frozenset({"cook", "fry", "bake"})
_MEANS = frozenset({"stove", "oven", "grill", "campfire", "fire", "pan", "pot", "barbecue", "cauldron", "kitchen"})


def _cook(reading: Reading) -> None:
    """A robot or a bear that cooks, which has no pan in its hands, is at a stove with the food on it."""
    tree = reading.tree
    if any(e.label.rsplit(" ", 1)[-1] in _MEANS - {"kitchen"} for e in reading.entities):
        return
    for verb in range(len(tree)):
        if tree.lemmas[verb] not in _COOKS or not reading.is_verb(verb):
            continue
        cooks = [e for n in verb_subjects(reading, verb) for e in reading.refers[n] if e.kind == "thing"]
        if not cooks or any(e.group not in ("animal", "bird", "toy", "electronics") for e in cooks):
            continue
        stove = reading.bring("stove", 1, verb)
        reading.relate(cooks, "using", [stove], (verb,))
        for fact in reading.facts:
            if fact.tokens == (verb,) and fact.predicate == "holding" and set(fact.subjects) <= set(cooks):
                fact.subjects, fact.predicate, fact.objects = fact.objects, "on", [stove]
        return


_MIXES = frozenset({"mix", "stir", "whisk", "beat"})


def _mix(reading: Reading) -> None:
    """Several bowls in which somebody mixes are on a counter before who does it, as one in the hands is not."""
    for fact in [f for f in reading.facts if f.predicate == "using" and f.objects[0].group == "kitchenware"]:
        several = any(e.count != 1 for e in fact.objects)
        if several and fact.tokens and reading.tree.lemmas[fact.tokens[0]] in _MIXES:
            counter = reading.bring("counter", 1, fact.tokens[0])
            reading.relate(fact.subjects, "behind", [counter], fact.tokens)
            fact.subjects, fact.predicate, fact.objects = fact.objects, "on", [counter]


_LEAPS = frozenset({"jump", "leap", "hop", "swing", "fly", "climb", "bounce", "flit", "flutter"})


def _leap(reading: Reading) -> None:
    """Who jumps from one rock to another is between the two."""
    lower, lemmas = reading.tree.lower, reading.tree.lemmas
    for start in [f for f in reading.facts if f.tokens and lower[f.tokens[-1]] == "from"]:
        verb = start.tokens[0]
        ends = [f for f in reading.facts if f.tokens and f.tokens[0] == verb and lower[f.tokens[-1]] == "to"]
        alike = len(ends) == 1 and ends[0].objects[0].kind == start.objects[0].kind == "thing"
        if lemmas[verb] in _LEAPS and alike and ends[0].objects != start.objects:
            start.predicate = ends[0].predicate = "between"
            ends[0].subjects = list(start.subjects)
            for entity in start.subjects:
                entity.describe(["jumping"])


_TOLD = frozenset({"story", "tale", "joke", "secret", "fairy tale", "bedtime story", "riddle"})


def _tell(reading: Reading) -> None:
    """A story that is told is no book; who tells it looks at whom it is told to."""
    tree = reading.tree
    for story in [e for e in reading.entities if e.label in _TOLD]:
        told = [f for f in reading.facts if story in f.objects and f.tokens and tree.lemmas[f.tokens[0]] == "tell"]
        if not told:
            continue
        tellers, verb = told[0].subjects, told[0].tokens[0]
        reading.facts[:] = [f for f in reading.facts if story not in f.objects and story not in f.subjects]
        reading.entities.remove(story)
        to = next((p for p in reading.phrases if p.start > verb and tree.lower[p.start] == "to"), None)
        heard = reading.refers[to.landmark] if to is not None and to.landmark is not None else []
        listeners = [e for e in heard if e.group in _ABLE and e not in tellers]
        reading.facts[:] = [
            f for f in reading.facts if not (f.weak and f.subjects == tellers and f.objects == listeners)
        ]
        reading.relate(tellers, "facing", listeners, (verb,))


_INSTRUMENTS = frozenset(
    {"piano", "grand piano", "upright piano", "guitar", "drum", "violin", "harp", "keyboard", "organ"}
)


def _play(reading: Reading) -> None:
    """Who only "plays" where the text has a piano plays that."""
    tools = [e for e in reading.entities if e.label in _INSTRUMENTS]
    busy = {e for f in reading.facts if f.predicate == "playing" for e in f.subjects}
    for player in reading.entities if len(tools) == 1 else ():
        if player.group == "person" and "playing" in player.attributes and player not in busy:
            reading.relate([player], "playing", tools, (reading.tree.lemmas.index("play"),))


_GIVES = frozenset({"give", "hand", "offer", "bring", "show", "serve", "pass", "sell"})


def _spray(reading: Reading) -> None:
    """The water that is sprayed on a house is no lake, and who sprays it is not on the house."""
    tree = reading.tree
    for i, lemma in enumerate(tree.lemmas):
        if lemma != "spray" or not reading.is_verb(i):
            continue
        after = {n for n in reading.chunk_at[i + 1 : i + 7] if n is not None}
        number = next((n for n in sorted(after) if any(e.label == "water" for e in reading.refers[n])), None)
        if number is None:
            continue
        water = reading.refers[number]
        doers = [e for n in verb_subjects(reading, i) for e in reading.refers[n]]
        reading.facts[:] = [f for f in reading.facts if not set(water) & {*f.subjects, *f.objects}]
        reading.forget(number)
        sprayed = {e for f in reading.facts if set(f.subjects) & set(doers) for e in f.objects}
        for entity in (e for e in doers if e not in sprayed):
            entity.describe(["spraying water"])
        for fact in reading.facts:
            if fact.predicate in ("on", "at", "over") and set(doers) >= set(fact.subjects) and fact.tokens > (i,):
                fact.predicate = "facing"


_MESSY = frozenset({"messy", "junky", "cluttered", "untidy"})
_MANY = 3  # things that are mess enough


def _mess(reading: Reading) -> None:
    """A messy room of which little else is said has things lying about on its floor, a messy desk on its top."""
    things = [e for e in reading.entities if e.kind == "thing"]
    if len(things) >= _MANY or any(e.label in _LITTER for e in things):
        return
    for entity in reading.entities:
        bed = entity.kind == "thing" and entity.label.rsplit(" ", 1)[-1] not in _TOPS
        if _MESSY.isdisjoint(entity.attributes) or bed:
            continue
        at = next((i for i, word in enumerate(reading.tree.lower) if word in _MESSY), 0)
        junk = reading.bring("junk", 1 if entity.kind == "thing" else "few", at)
        reading.relate([junk], "on" if entity.kind == "thing" else "in", [entity], (at,))
        return


_LITTER = frozenset({"junk", "clutter", "garbage", "trash", "litter", "rubbish", "debris"})
_TOPS = frozenset({"desk", "table", "counter", "shelf"})


_KITERS = frozenset({"kiteboarding", "kitesurfing"})


def _kite(reading: Reading) -> None:
    """Who is kiteboarding has a board under the feet and a kite in the air, unless the text names them."""
    tree = reading.tree
    verb = next(i for i, word in enumerate(tree.lower) if word in _KITERS)
    riders = [e for n in verb_subjects(reading, verb) for e in reading.refers[n] if e.group == "person"]
    riders = riders or [e for f in reading.facts if verb in f.tokens for e in f.subjects if e.group == "person"]
    for label, predicate in (("surfboard", "riding"), ("kite", "flying")):
        if riders and not any(e.label.rsplit(" ", 1)[-1] in (label, "board") for e in reading.entities):
            reading.relate(riders[:1], predicate, [reading.bring(label, riders[0].count, verb)], (verb,))


def _dress(reading: Reading) -> None:
    """The tie of "a baby with a pacifier in the mouth and a tie on" is worn."""
    tree = reading.tree
    at = len(tree) - (2 if tree.lower[-1] in (".", "!") else 1)
    number = reading.chunk_at[at - 1] if at > 0 and tree.lower[at] == "on" else None
    told = {e for f in reading.facts for e in (*f.subjects, *f.objects)}
    for garment in reading.refers[number] if number is not None else ():
        wearers = [e for e in reading.entities if e.group in ("person", "animal") and e.end <= garment.start]
        if garment.group in ("clothing", "accessory") and garment not in told and wearers:
            reading.relate(wearers[-1:], "wearing", [garment], (at,))


_RULES: tuple[tuple[frozenset[str], Callable[[Reading], None]], ...] = (
    (_GIVES, _give),
    (_SLEDDING, _sled),
    (_CAMPS, _camp),
    (frozenset({"bath"}), _bathe),
    (frozenset({"hand"}), _join_hands),
    (frozenset({"christmas", "xmas"}), celebrate),
    (_COOKS, _cook),
    (_LEAPS, _leap),
    (_MIXES, _mix),
    (_MESSY, _mess),
    (frozenset({"tell"}), _tell),
    (frozenset({"play"}), _play),
    (frozenset({"from"}), act_from),
    (frozenset({"spray"}), _spray),
    (_KITERS, _kite),
    (SHADES, shade),
)
_CONCERNED = frozenset().union(*(words for words, _ in _RULES))
