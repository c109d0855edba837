"""What a phrase belongs to: the words that the tree gives, corrected where captions are known to differ."""

from __future__ import annotations

from itertools import pairwise

from layoutgen import vocab
from layoutgen.parse.clauses import verb_objects, verb_subjects
from layoutgen.parse.company import HELD, is_fixed_to
from layoutgen.parse.coordination import first_member, is_free, members
from layoutgen.parse.fronted import Anchor, fronted_subject, undoubted_subject
from layoutgen.parse.fuse.weigh import phrase_anchor
from layoutgen.parse.go_between import depiction, goes_on_from, names_no_thing
from layoutgen.parse.lexicon import ALIVE, CLOTHES_GROUPS, PUT_VERBS
from layoutgen.parse.lexicon import members as words_of
from layoutgen.parse.neighbours import about_neighbour, is_put_in
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.reading import Entity, Reading, group_of
from layoutgen.parse.tails import is_placed_before, is_vessel
from layoutgen.parse.treewise import word_by_tree
from layoutgen.parse.undoubted import sure_subjects

_BESIDE = words_of("place predicates") | {"between"}
_LOW = frozenset({"of", "with", "without"})
_SENDS = frozenset({"hit", "kick", "throw", "toss", "serve", "bat", "knock", "shoot", "launch", "return", "pitch"})
_WORKS = frozenset(
    {"use", "cut", "slice", "chop", "prepare", "cook", "make", "roll", "carve", "read", "type", "operate"}
)
_WORKTOPS = frozenset({"desk", "table", "counter", "countertop", "stove", "board", "grill", "stand"})
_HAULS = frozenset({"carry", "push", "pull", "haul", "transport", "move", "wheel", "roll", "bring"})
_CARTS = frozenset(
    {"cart", "hand truck", "hand cart", "dolly", "trolley", "wagon", "trailer", "tray", "plate", "truck"}
)
_MOVES = frozenset({"push", "pull", "drag", "carry", "wheel"})
_NO_SHELVES = frozenset({"bar", "sink", "mirror", "toilet", "window"})  # on which nobody lays what they carry
_ROLLING = frozenset(
    {"wheelchair", "stroller", "cart", "wagon", "sled", "carriage", "wheelbarrow", "swing", "pram", "trolley"}
)
_LIMBS = frozenset({"eye", "wing", "tongue", "ear", "paw", "mouth", "hair", "beard", "tail", "trunk", "antler", "tusk"})
_AWAY = frozenset({"over", "across", "through", "into"})  # "hitting a ball over a net": the ball flies there


def anchor(reading: Reading, phrase: Phrase) -> Anchor:
    """The chunks that the phrase tells about, and the verb between ("sitting on") or None."""
    if names_no_thing(reading, phrase):
        return [], None
    earlier = goes_on_from(reading, phrase)
    if earlier is not None:
        return anchor(reading, earlier)
    told = undoubted_subject(reading, phrase)
    if told:
        return told, None
    chunks, verb = _by_rules(reading, phrase)
    if verb is not None and sure_subjects(reading, verb):
        return chunks, verb
    better = phrase_anchor(reading, phrase, chunks, verb)
    if better is None:
        return chunks, verb
    one = better.verb is None and len(better.chunks) == 1
    return _climbed(reading, better.chunks[0], phrase) if one else (list(better.chunks), better.verb)


def _by_rules(reading: Reading, phrase: Phrase) -> Anchor:
    pair = _both_before(reading, phrase)
    if pair:
        return pair, None
    fronted = fronted_subject(reading, phrase)
    if fronted is not None:
        return fronted
    near_chunk, near_verb = _to_the_left(reading, phrase)
    if near_verb is not None and near_verb == phrase.start - 1:  # "sitting on": no other reading
        return _of_verb(reading, near_verb, phrase), near_verb
    if near_chunk is not None and near_verb is None:
        neighbours = _neighbours(reading, phrase, near_chunk)
        if neighbours:
            return neighbours, None
    found = word_by_tree(reading, phrase)
    chunk = reading.chunk_at[found] if found is not None else None
    verb = found if found is not None and chunk is None and reading.tree.tags[found].startswith("VB") else None
    if chunk is None and verb is None:
        chunk, verb = near_chunk, near_verb
    if near_chunk is not None and _belongs_to_list_item(reading, near_chunk, phrase, found):
        chunk, verb = near_chunk, None
    if verb is not None:
        return _of_verb(reading, verb, phrase), verb
    if chunk is not None and reading.chunks[chunk].start >= phrase.start:
        chunk = near_chunk
    return ([], None) if chunk is None else _climbed(reading, chunk, phrase)


def _neighbours(reading: Reading, phrase: Phrase, near: int) -> list[int]:
    """The noun just before the phrase, with its list where that is meant, if the phrase can only tell about it."""
    if phrase.landmark is not None and _is_leash(reading, phrase.landmark):
        return [near]
    if reading.chunks[near].end != phrase.start:
        return []
    if _is_in_the_sky(reading, phrase, near) or _is_given(reading, phrase, near):
        return [near]
    aboard = _boat_of(reading, phrase, near)
    if aboard is not None:
        return [aboard]
    listed = members(reading, first_member(reading, near))
    outer = reading.landmark_of.get(listed[0])
    if phrase.position and outer is not None and reading.phrases[outer].predicate == "with":
        return listed
    if not about_neighbour(reading, phrase, near):
        return []
    pronoun = reading.chunks[phrase.landmark or 0].kind == "pronoun"
    if pronoun and reading.coordinated.get(near, near - 1) != near - 1:
        return [near]  # "towels under a sink and a mirror above it"
    if pronoun and outer is not None and reading.phrases[outer].predicate == "of" and is_vessel(reading, listed[0]):
        return [listed[0] - 1]  # "and a glass of milk next to it"
    return [n for n in listed if n <= near] if pronoun or is_put_in(reading, phrase, near) else [near]


def _boat_of(reading: Reading, phrase: Phrase, near: int) -> int | None:
    """ "a boat with two people on a lake": the boat is there."""
    outer = reading.landmark_of.get(near)
    water = reading.refers[phrase.landmark] if phrase.landmark is not None else []
    if outer is None or reading.phrases[outer].predicate != "with" or phrase.predicate not in ("on", "in"):
        return None
    boat = reading.chunk_at[reading.phrases[outer].start - 1] if reading.phrases[outer].start else None
    afloat = boat is not None and any(e.group == "boat" for e in reading.refers[boat])
    return boat if afloat and any(e.kind == "stuff" for e in water) else None


def _is_given(reading: Reading, phrase: Phrase, near: int) -> bool:
    """ "giving medicine to a patient in bed": the patient lies there."""
    outer = reading.landmark_of.get(near)
    to_whom = outer is not None and reading.tree.lower[reading.phrases[outer].end - 1] == "to"
    return to_whom and phrase.predicate in ("in", "on", "at") and any(e.group in ALIVE for e in reading.refers[near])


def _both_before(reading: Reading, phrase: Phrase) -> list[int]:
    """ "an apple left of a pear, both on a plate": the two things before the comma."""
    words, start = reading.tree.lower, phrase.start
    if start < 2 or words[start - 1] not in ("both", "all") or words[start - 2] != ",":
        return []
    before = [n for n, c in enumerate(reading.chunks) if c.end < start and reading.refers[n] and c.kind == "noun"]
    return [n for n in before if any(e.kind == "thing" for e in reading.refers[n])][
        -2 if words[start - 1] == "both" else 0 :
    ]


def _is_in_the_sky(reading: Reading, phrase: Phrase, near: int) -> bool:
    """ "an owl on a branch with stars in the sky": the stars are there, and no owl."""
    place = reading.mentions[phrase.landmark] if phrase.landmark is not None else None
    lofty = reading.mentions[near]
    if place is None or lofty is None or phrase.predicate != "in" or place.label not in ("sky", "night sky", "air"):
        return False
    return vocab.noun(lofty.label).support == "sky" and near in reading.landmark_of


def _belongs_to_list_item(reading: Reading, near: int, phrase: Phrase, found: int | None) -> bool:
    """Whether the tree skips the noun before that begins a new part of the picture: "..., a bottle on the right"."""
    skipped = found is None or found < reading.chunks[near].start
    return skipped and _starts_list_item(reading, near, phrase)


def _to_the_left(reading: Reading, phrase: Phrase) -> tuple[int | None, int | None]:
    """The nearest chunk left of the phrase and the verb after it, if one stands between."""
    tree, verb = reading.tree, None
    for i in range(phrase.start - 1, -1, -1):
        if tree.sentence[i] != tree.sentence[phrase.start]:
            break
        number = reading.chunk_at[i]
        if number is not None:
            return depiction(reading, number), verb
        if verb is None and reading.is_verb(i):
            verb = i
    return None, verb


def _of_verb(reading: Reading, verb: int, phrase: Phrase) -> list[int]:
    tree = reading.tree
    before = reading.chunk_at[phrase.start - 1]
    if before is not None and phrase.predicate not in ("with", "without") and phrase.landmark is not None:
        objects = verb_objects(reading, verb)
        done = tree.tags[verb] == "VBN" and not any(tree.lemmas[k] == "have" for k in tree.kids[verb])
        puts = tree.lemmas[verb] in PUT_VERBS and not done
        part = reading.mentions[phrase.landmark]
        puts = puts or (phrase.predicate == "on" and part is not None and _lies_there(tree.lemmas[verb], part.label))
        puts = puts or (tree.lemmas[verb] == "hold" and part is not None and group_of(part.label) == "body")
        puts = puts or (tree.lemmas[verb] in _MOVES and part is not None and part.label in _ROLLING)
        puts = puts or (tree.lemmas[verb] in _SENDS and tree.lower[phrase.end - 1] in _AWAY)
        puts = puts or (tree.lemmas[verb] in _HAULS and part is not None and part.label in _CARTS)
        if before in objects and (puts or tree.lemmas[verb] in ("have", "show", "contain", "feature")):
            return objects
    return verb_subjects(reading, verb)


def _lies_there(verb: str, place: str) -> bool:
    """Whether what somebody eats or uses is what lies there: "eating food on a plate", "uses a laptop on a desk"."""
    group = group_of(place)
    if verb in ("eat", "drink"):
        return group in ("kitchenware", "container")
    return verb in _WORKS and (group in ("kitchenware", "container") or place.rsplit(" ", 1)[-1] in _WORKTOPS)


def _starts_list_item(reading: Reading, chunk: int, phrase: Phrase) -> bool:
    """Whether the phrase comes right after a noun that begins a new part of the picture ("and a bottle ...")."""
    if reading.chunks[chunk].end != phrase.start or chunk in reading.landmark_of:
        return False
    before = reading.chunks[chunk].start - 1
    if before < 0 or reading.tree.lower[before] not in ("and", ",", "while", ";"):
        return False
    return chunk not in reading.coordinated or first_member(reading, chunk) not in reading.landmark_of


def _climbed(reading: Reading, chunk: int, phrase: Phrase) -> Anchor:
    """`chunk`, or what it belongs to when it cannot itself be there: a shirt is not next to a dog, its wearer is."""
    chunk = depiction(reading, chunk)
    vessel = _vessel_of_list(reading, chunk)
    if vessel is not None and phrase.predicate not in _LOW:
        chunk = vessel
    if phrase.predicate == "with" and chunk in reading.dropped and chunk not in reading.landmark_of:
        verb = reading.chunks[chunk].start - 1  # "celebrating a birthday with a cake"
        return (verb_subjects(reading, verb) if verb >= 0 and reading.is_verb(verb) else [chunk]), None
    for _ in range(4):
        owner = _bearer(reading, chunk, phrase)
        if owner is None:
            break
        if isinstance(owner, tuple):
            return owner
        chunk = owner
    if phrase.predicate in _LOW and phrase.predicate != "without":
        return [chunk], None
    first = first_member(reading, chunk)
    listed = members(reading, first)
    free = is_free(reading, first) and reading.tree.deps[reading.head(first)] not in ("obj", "iobj")
    if not free or len(listed) == 1 or is_placed_before(reading, chunk, phrase):
        return [chunk], None
    last = _end_of_list(reading, listed, phrase)
    all_of_it = last == phrase.start or first != chunk or (last < phrase.start and _is_close(reading, listed, phrase))
    return (listed if all_of_it else [chunk]), None


def _end_of_list(reading: Reading, listed: list[int], phrase: Phrase) -> int:
    """Where a list ends, with what its last member is of and with "are both" before the phrase."""
    last = reading.chunks[listed[-1]].end
    content = reading.phrase_at[last] if last < len(reading.tree) else None
    inner = reading.phrases[content].landmark if content is not None else None
    if content is not None and reading.phrases[content].predicate == "of" and inner is not None:
        last = reading.chunks[inner].end
    while last < phrase.start and reading.tree.lower[last] in ("are", "were", "both", "all"):
        last += 1
    return last


def _is_close(reading: Reading, listed: list[int], phrase: Phrase) -> bool:
    """Whether the members of a list stand side by side, with nothing said of any of them in between: "a car and a
    truck next to bushes in a yard"."""
    place = reading.refers[phrase.landmark] if phrase.landmark is not None else []
    if any(e.group == "body" or e in place for n in listed for e in reading.refers[n]):
        return False  # "a baby, eyes wide open, on", "a table and a chair with a laptop on the table"
    return all(b == a + 1 and reading.chunks[b].start - reading.chunks[a].end <= 2 for a, b in pairwise(listed))


def _vessel_of_list(reading: Reading, chunk: int) -> int | None:
    """The plates of "plates of beans and carrots on a table", for one of the list."""
    first = first_member(reading, chunk)
    outer = reading.landmark_of.get(first)
    if first == chunk or outer is None or reading.phrases[outer].predicate != "of" or not first:
        return None
    group = reading.refers[first - 1][0].group if reading.refers[first - 1] else ""
    return first - 1 if group in ("container", "kitchenware") else None


def _host_of_with(reading: Reading, chunk: int, phrase: Phrase, entity: Entity | None) -> int | Anchor | None:
    """ "a boy on a bench with other boys": the boy is with them; "a room at night with ...": the room."""
    landmark = phrase.landmark
    company = landmark is not None and any(e.group in ALIVE for e in reading.refers[landmark])
    carried = landmark is not None and any(
        e.group in ("sport", "sports", "toy", "accessory", "boat", "drink") or e.label in HELD or e.label == "camera"
        for e in reading.refers[landmark]
    )
    limb = landmark is not None and any(e.label in _LIMBS for e in reading.refers[landmark])
    limb = limb and entity is not None and (entity.kind == "stuff" or entity.group == "furniture")
    climbs = (
        limb
        or (company and entity is not None and entity.kind == "thing" and entity.group not in ALIVE)
        or (carried and entity is not None and (entity.kind == "stuff" or entity.label in _NO_SHELVES))
    )
    if entity is not None and not climbs:
        return None
    outer = reading.phrases[reading.landmark_of[chunk]]
    if outer.predicate == "of":
        return None
    chunks, verb = anchor(reading, outer)
    if (
        not chunks
        or not reading.refers[chunks[0]]
        or (entity is not None and not any(e.group in ALIVE for e in reading.refers[chunks[0]]))
    ):
        return None
    return (chunks, None) if verb is not None else chunks[0]


def _whole(reading: Reading, number: int | None, entity: Entity | None, phrase: Phrase) -> int | None:
    """The scooter of "a scooter with a black seat next to a car", where phrase `number` says what it has."""
    if number is None or entity is None or reading.phrases[number].predicate != "with":
        return None
    chunks, _ = anchor(reading, reading.phrases[number])
    owner = reading.refers[chunks[0]][0] if len(chunks) == 1 and reading.refers[chunks[0]] else None
    other = reading.refers[phrase.landmark] if phrase.landmark is not None else []
    return chunks[0] if owner is not None and other and is_fixed_to(owner, entity, other[0]) else None


def _is_leash(reading: Reading, landmark: int) -> bool:
    mention = reading.mentions[landmark]
    return mention is not None and mention.label in ("leash", "lead", "chain", "string", "rope")


def _bearer(reading: Reading, chunk: int, phrase: Phrase) -> int | Anchor | None:
    """What is meant instead of `chunk`; None when the chunk itself is."""
    entities = reading.refers[chunk]
    entity = entities[0] if entities else None
    number = reading.landmark_of.get(chunk)
    if number is not None and chunk in reading.negated:
        chunks, _ = anchor(reading, reading.phrases[number])
        return (chunks, None) if chunks else None
    worn = entity is not None and entity.group in CLOTHES_GROUPS
    if number is None and worn:
        number = reading.landmark_of.get(first_member(reading, chunk))
    part = entity is not None and entity.group == "body"
    region = (entity is not None and entity.kind == "stuff") or chunk in reading.dropped
    local = phrase.predicate not in _LOW
    if number is not None and phrase.predicate == "with" and not worn and not part:
        return _host_of_with(reading, chunk, phrase, entity)
    whole = _whole(reading, number, entity, phrase) if local else None
    if whole is not None or not (local or worn or part):
        return whole
    if number is not None and (
        worn or part or (region and (phrase.position or phrase.predicate in _BESIDE or chunk in reading.dropped))
    ):
        outer = reading.phrases[number]
        if outer.predicate == "of":
            return None
        chunks, verb = anchor(reading, outer)
        if verb is not None and chunks and reading.refers[chunks[0]]:
            return chunks, None
        return chunks[0] if chunks and chunks[0] != chunk and reading.refers[chunks[0]] else None
    if worn and local:
        verb = next((i for i in range(reading.chunks[chunk].start - 1, -1, -1) if reading.is_verb(i)), None)
        if verb is not None and reading.tree.lemmas[verb] in ("wear", "sport", "don", "have", "hold", "carry"):
            return verb_subjects(reading, verb), None
    return None
