"""Who does what a verb says, where a few words leave no doubt: "a street lined with cars", "cars going over"."""

from __future__ import annotations

from layoutgen.parse.agents import is_alive
from layoutgen.parse.coordination import members
from layoutgen.parse.doers import told_subjects
from layoutgen.parse.lexicon import SPOUTS
from layoutgen.parse.reading import Reading, group_of
from layoutgen.parse.wheres import where_subjects

VEHICLES = frozenset({"vehicle", "boat", "aircraft"})
_MARKS = frozenset({"numeral", "number", "hand", "face", "dial", "letter", "frame", "leg", "wheel", "handle", "design"})
_FASTENED = frozenset({"mount", "hang", "attach", "display", "place", "position", "locate", "set", "park", "build"})
OF_VEHICLES = frozenset({"drive", "fly", "park", "travel", "move", "pass", "go", "sail", "pull", "tow", "turn", "stop"})


def sure_subjects(reading: Reading, verb: int) -> list[int]:
    """Who does it, where the words leave no doubt; else nothing."""
    return (
        _covering(reading, verb)
        or _helped(reading, verb)
        or _driven_by(reading, verb)
        or _last_named(reading, verb)
        or _lined(reading, verb)
        or _is_doing(reading, verb)
        or where_subjects(reading, verb)
        or told_subjects(reading, verb)
        or _after_place(reading, verb)
    )


def _after_place(reading: Reading, verb: int) -> list[int]:
    """ "Behind them walks a dog", "in the pond swim four ducks": what comes after the verb does it."""
    place = reading.chunk_at[verb - 1] if verb and reading.tree.tags[verb] in ("VBZ", "VBP", "VBD") else None
    phrase = reading.landmark_of.get(place) if place is not None else None
    after = reading.chunk_at[verb + 1] if phrase is not None and verb + 1 < len(reading.tree) else None
    if phrase is None or after is None or place is None or reading.chunks[place].kind == "relative":
        return []
    if reading.phrases[phrase].predicate in ("of", "with", "without", ""):
        return []
    start, tree = reading.phrases[phrase].start, reading.tree
    first = start == 0 or tree.sentence[start - 1] != tree.sentence[start] or tree.lower[start - 1] in _LINKS
    return members(reading, after) if first and after not in reading.landmark_of else []


_LINKS = frozenset({",", ";", "and", "while"})


def _last_named(reading: Reading, verb: int) -> list[int]:
    """What is named just before a participle, where it is that which does it."""
    before = reading.chunk_at[verb - 1] if verb and reading.tree.tags[verb] == "VBG" else None
    if before is None:
        return []
    return (
        _spouting(reading, verb, before)
        or _borne_by(reading, verb, before)
        or _hers(reading, verb, before)
        or _shared_out(reading, before)
        or _last_had(reading, before)
        or _each_does(reading, before)
    )


def _covering(reading: Reading, verb: int) -> list[int]:
    """ "a cat on a tarp covering a car": the tarp does."""
    before = reading.chunk_at[verb - 1] if verb and reading.tree.lower[verb] == "covering" else None
    return [] if before is None or is_alive(reading, before) else [before]


def _borne_by(reading: Reading, verb: int, before: int) -> list[int]:
    """ "a bike with a basket of flowers leaning against a wall": the bike leans, and all that is on it."""
    if reading.tree.lemmas[verb] not in _RESTS:
        return []
    outer = reading.landmark_of.get(before)
    if outer is not None and reading.phrases[outer].predicate in ("of", "~in") and reading.phrases[outer].start:
        inner = reading.chunk_at[reading.phrases[outer].start - 1]
        before = before if inner is None else inner
        outer = reading.landmark_of.get(before)
    mention = reading.mentions[before]
    if outer is None or mention is None or reading.phrases[outer].predicate != "with":
        return []
    host = reading.chunk_at[reading.phrases[outer].start - 1] if reading.phrases[outer].start else None
    whole = reading.mentions[host] if host is not None else None
    borne = mention.label.rsplit(" ", 1)[-1] in _BORNE and whole is not None and group_of(whole.label) in VEHICLES
    return [host] if borne and host is not None else []


_RESTS = frozenset({"lean", "park", "stand", "rest"})
_BORNE = frozenset({"basket", "bag", "sidecar", "trailer", "seat", "saddle", "sail", "backpack", "box", "pannier"})


def _spouting(reading: Reading, verb: int, before: int) -> list[int]:
    """ "a truck next to a hydrant shooting water": the hydrant does."""
    water = {"water", "steam", "smoke", "foam"}.intersection(reading.tree.lower[verb + 1 : verb + 3])
    return [before] if water and reading.tree.lemmas[verb] in SPOUTS else []


def _hers(reading: Reading, verb: int, before: int) -> list[int]:
    """ "a picture of her holding the baby": she holds it."""
    if reading.chunks[before].kind != "pronoun" or before not in reading.landmark_of:
        return []
    return [before] if reading.tree.lower[verb - 1] in ("her", "him", "them", "me", "us") else []


def _shared_out(reading: Reading, before: int) -> list[int]:
    """ "two dogs, one wearing a hat and the other wearing a scarf": each of them alone does it."""
    if reading.chunks[before].kind != "anaphor":
        return []
    return [before] if any(e.whole is not None for e in reading.refers[before]) else []


def _last_had(reading: Reading, before: int) -> list[int]:
    """ "a tree with presents under it and a train running around it": of the presents it is told where they are."""
    if not before or reading.chunks[before - 1].kind != "pronoun" or before - 1 not in reading.landmark_of:
        return []
    return [before] if reading.coordinated.get(before, before - 1) < before - 1 else []


def _each_does(reading: Reading, before: int) -> list[int]:
    """ "a girl jumping on a trampoline and a boy going down a slide": of the girl it is told what she does."""
    first = reading.coordinated.get(before, before)
    if first is None or first >= before - 1 or reading.tree.tags[reading.chunks[before].start] != "DT":
        return []
    end = reading.chunks[first].end
    return [before] if reading.is_verb(end) and reading.tree.tags[end] == "VBG" else []


def _is_doing(reading: Reading, verb: int) -> list[int]:
    """ "a rainbow is over the house and a girl is jumping": the girl, who stands between "and" and "is"."""
    tree = reading.tree
    if verb < 2 or tree.tags[verb] != "VBG" or tree.lower[verb - 1] not in ("is", "was"):
        return []
    before = reading.chunk_at[verb - 2]
    if before is None or before in reading.landmark_of or tree.tags[reading.chunks[before].start] != "DT":
        return []
    start = reading.chunks[before].start
    return [before] if start and tree.lower[start - 1] in ("and", "while", ";", ",") else []


def _lined(reading: Reading, verb: int) -> list[int]:
    """ "down a street lined with cars": the street is."""
    before = reading.chunk_at[verb - 1] if verb else None
    if before is None or reading.tree.tags[verb] not in ("VBN", "VBD") or reading.tree.lemmas[verb] != "line":
        return []
    after = reading.phrase_at[verb + 1] if verb + 1 < len(reading.tree) else None
    return [before] if after is not None and reading.phrases[after].predicate in ("with", "next to") else []


def _helped(reading: Reading, verb: int) -> list[int]:
    """ "a man helping a child ride a bicycle": the child rides."""
    tree = reading.tree
    before = reading.chunk_at[verb - 1] if tree.tags[verb] in ("VB", "VBP") and verb else None
    if before is None or not before or not is_alive(reading, before):
        return []
    start = reading.chunks[before].start
    watched = tree.lemmas[start - 1] in ("watch", "see", "help", "observe")  # "watching two horses pull a plow"
    if tree.tags[reading.head(before)] != "NN" and not watched:
        return []
    return [before] if start and reading.is_verb(start - 1) else []


def _driven_by(reading: Reading, verb: int) -> list[int]:
    """ "a traffic light with cars going over a crossing": the cars go."""
    before = reading.chunk_at[verb - 1] if verb and reading.tree.tags[verb] == "VBG" else None
    if before is None or reading.tree.lemmas[verb] not in OF_VEHICLES or before not in reading.landmark_of:
        return []
    mention = reading.mentions[before]
    with_it = reading.phrases[reading.landmark_of[before]].predicate == "with"
    return [before] if with_it and mention is not None and group_of(mention.label) in VEHICLES else []


def bearing_marks(reading: Reading, number: int, verb: int) -> int | None:
    """The clock of "a clock with roman numerals mounted on a wall", for the list of its numerals; else None."""
    mention, outer = reading.mentions[number], reading.landmark_of.get(number)
    if mention is None or outer is None or mention.label.rsplit(" ", 1)[-1] not in _MARKS:
        return None
    if reading.phrases[outer].predicate != "with" or reading.tree.lemmas[verb] not in _FASTENED:
        return None
    return reading.chunk_at[reading.phrases[outer].start - 1] if reading.phrases[outer].start else None
