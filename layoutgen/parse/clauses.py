"""Subjects and objects of verbs, in chunks: finite clauses, participles, relative clauses, coordinated verbs."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.agents import agents, is_alive, told_after_comma, wearing_verb
from layoutgen.parse.antecedents import beside_one_before
from layoutgen.parse.company import HOLDABLE
from layoutgen.parse.coordination import first_member, is_free, members
from layoutgen.parse.fuse import weigh
from layoutgen.parse.lexicon import ANIMATE_VERBS, LIFELIKE, TRANSITIVE
from layoutgen.parse.lexicon import members as words_of
from layoutgen.parse.reading import Reading, group_of
from layoutgen.parse.shared import SHARED, shared_object
from layoutgen.parse.undoubted import OF_VEHICLES, VEHICLES, bearing_marks, sure_subjects
from layoutgen.parse.whereabouts import had_on_it

_LIVELY = (ANIMATE_VERBS | {"sit", "kneel", "crouch", "pose"}) - {"lean"}
_SUBJECT = ("nsubj", "nsubj:pass", "csubj")
_WORN_BOARDS = frozenset({"ski", "skateboard", "snowboard", "surfboard", "skate", "bat", "racket", "tennis racket"})
_HEADWEAR = words_of("worn accessories")
_OWNED = frozenset({"body", "clothing"})
_OF_FACES = frozenset({"smile", "pose", "laugh", "talk", "wave"})
_OF_PERSONS = words_of("verbs of persons")
_UNABLE = words_of("unable groups")
_ACTING = words_of("acting verbs")
_WITH_HANDS = (
    _ACTING
    | {"take", "shake", "hike", "run", "jog", "march", "trek", "wait", "climb", "travel", "play", "enjoy", "try",
       "prepare", "hit", "strike", "swing", "catch", "throw"}
) - {"fly"}  # fmt: skip


def verb_subjects(reading: Reading, verb: int) -> list[int]:
    """The chunks that do it (of a passive: that it is done to)."""
    sure = sure_subjects(reading, verb)
    if sure:
        return sure
    chunks = weigh.verb_subjects(reading, verb, _subjects_by_rules(reading, verb))
    chunks = [n for n in chunks if reading.chunks[n].start < verb] or chunks  # and not what a list goes on with
    if not chunks or _right_after_relative(reading, verb):
        return chunks
    return agents(reading, verb, chunks, reading.tree.lemmas[verb] == "fly" and bool(_objects_by_rules(reading, verb)))


def _subjects_by_rules(reading: Reading, verb: int) -> list[int]:
    before = reading.chunk_at[verb - 1] if verb else None
    wears = wearing_verb(reading, verb)
    told = verb_subjects(reading, wears) if wears is not None else told_after_comma(reading, verb)
    if told:
        return told
    if (
        before is not None
        and reading.tree.tags[verb] == "VBN"
        and reading.tree.deps[verb] in ("acl", "advcl", "conj", "dep", "amod", "obj", "xcomp")
    ):
        first = first_member(reading, before)
        marked = bearing_marks(reading, first, verb)
        if marked is not None:
            return [marked]
        shared = is_free(reading, first) or _tells_of_host(reading, verb, first)
        return members(reading, first) if shared else [before]
    if before is not None and reading.tree.tags[verb] == "VBG":
        if _begins_anew(reading, before):
            return [before]
        if _acts_itself(reading, verb, before):
            first = first_member(reading, before)
            shared = is_free(reading, first) and not beside_one_before(reading, verb, before)
            shared = shared or (before != first and _tells_of_host(reading, verb, first))
            return members(reading, first) if shared else [before]
    chunks = _subjects(reading, verb, 0)
    if not chunks:
        chunks = _left_neighbour(reading, verb)
    return _able(reading, verb, _undropped(reading, verb, chunks))


def _undropped(reading: Reading, verb: int, chunks: list[int]) -> list[int]:
    """ "a pizza with toppings resting on a spatula": what is not drawn gives way to what it belongs to."""
    if len(chunks) != 1 or chunks[0] not in reading.dropped or chunks[0] not in reading.landmark_of:
        return chunks
    earlier = (n for n in range(chunks[0] - 1, -1, -1) if reading.refers[n])
    host = next(earlier, None)
    if host is None or reading.tree.sentence[reading.head(host)] != reading.tree.sentence[verb]:
        return chunks
    first = first_member(reading, host)
    return members(reading, first) if is_free(reading, first) else [host]


def _acts_itself(reading: Reading, verb: int, number: int) -> bool:
    """Whether the noun just before a participle does it: the second man of "next to a man riding a horse"."""
    mention, lemma = reading.mentions[number], reading.tree.lemmas[verb]
    if mention is None or mention.chunk.kind != "noun" or number in reading.dropped:
        return False
    group = group_of(mention.label)
    if group == "person" or _tells_of_host(reading, verb, first_member(reading, number)):
        return True
    if group in ("animal", "bird", "insect", "fish"):
        return lemma not in _OF_PERSONS or not _person_before(reading, number)
    return group in VEHICLES and lemma in OF_VEHICLES and reading.chunks[number].end == verb


def _tells_of_host(reading: Reading, verb: int, number: int) -> bool:
    """ "a vase with flowers sticking out of it": the flowers do."""
    outer = reading.landmark_of.get(number)
    if outer is None or reading.phrases[outer].predicate != "with":
        return False
    for i in range(verb + 1, min(verb + 3, len(reading.tree))):
        inner = reading.phrase_at[i]
        if inner is not None:
            landmark = reading.phrases[inner].landmark
            listed = number + 1 in reading.coordinated and reading.phrases[inner].predicate not in (
                "on",
                "in",
                "around",
                "at",
            )
            return not listed and landmark is not None and reading.chunks[landmark].kind == "pronoun"
    return False


def _person_before(reading: Reading, number: int) -> bool:
    sentence = reading.tree.sentence
    earlier = (n for n in range(number) if sentence[reading.head(n)] == sentence[reading.head(number)])
    return any((m := reading.mentions[n]) is not None and group_of(m.label) == "person" for n in earlier)


def _begins_anew(reading: Reading, number: int) -> bool:
    """Whether a chunk starts a part of the picture of its own: ", another ...", "and a woman ..."."""
    start = reading.chunks[number].start
    return (
        start > 0
        and reading.tree.lower[start - 1] in ("and", ",", "while", ";")
        and number not in reading.landmark_of
        and number not in reading.coordinated
    )


def _subjects(reading: Reading, verb: int, depth: int) -> list[int]:
    tree = reading.tree
    own = _own_subject(reading, verb)
    if own is not None:
        return own
    dep, head = tree.deps[verb], tree.heads[verb]
    if head == verb or depth > 6:
        return []
    number = reading.chunk_at[head]
    if number is not None:
        return _left_neighbour(reading, verb) if dep == "conj" and head < verb else _whole_list(reading, number)
    if tree.tags[head].startswith("VB"):
        return _left_neighbour(reading, verb) if dep == "acl" and head < verb else _subjects(reading, head, depth + 1)
    phrase = reading.phrase_at[head]
    if phrase is not None:
        landmark = reading.phrases[phrase].landmark
        return [landmark] if landmark is not None else []
    return _own_subject(reading, head) or []


def _own_subject(reading: Reading, word: int) -> list[int] | None:
    """The subject in the word's own clause; None when it has none."""
    tree = reading.tree
    said = [k for k in tree.kids[word] if tree.deps[k] in _SUBJECT]
    if len(said) > 1:  # "a woman with an umbrella hails a taxi"
        said = [k for k in said if not _is_company(reading, k)] or said
    for kid in reversed([k for k in said if k < word] or said):  # "people on a street where cars are parked"
        number = reading.chunk_at[kid]
        if number is not None:
            relative = reading.chunks[number].kind == "relative"
            return _antecedent(reading, number, word) if relative else members(reading, first_member(reading, number))
    return None


def _is_company(reading: Reading, word: int) -> bool:
    number = reading.chunk_at[word]
    phrase = reading.landmark_of.get(number) if number is not None else None
    return phrase is not None and reading.phrases[phrase].predicate != ""


def _whole_list(reading: Reading, number: int) -> list[int]:
    """The list that a chunk stands in; of a landmark ("on a chair and a table") the chunk alone."""
    first = first_member(reading, number)
    return members(reading, first) if is_free(reading, first) else [number]


def _antecedent(reading: Reading, relative: int, verb: int) -> list[int]:
    """What "that", "which", "who" stands for: the head of the relative clause, else the noun just before."""
    tree = reading.tree
    head = tree.heads[verb]
    number = reading.chunk_at[head] if tree.deps[verb].startswith("acl") else None
    adjacent = relative > 0 and reading.chunks[relative - 1].end == reading.chunks[relative].start
    if adjacent:
        number = relative - 1
        if tree.lower[reading.head(relative)] == "who" and _label_known(reading, relative - 1):
            number = next((n for n in range(relative - 1, -1, -1) if is_alive(reading, n)), number)
    if number is None or number >= relative:
        number = relative - 1 if relative else None
    if number is None:
        return []
    first = first_member(reading, number)
    plural_verb = tree.tags[verb] == "VBP" or any(tree.lower[k] == "are" for k in tree.kids[verb])
    bare = number in reading.coordinated and reading.chunks[number].start == reading.chunks[number].head
    plural_verb = plural_verb or (bare and tree.tags[reading.head(number)] == "NN")  # "a zebra and giraffe that is"
    return members(reading, first) if plural_verb and is_free(reading, first) else [number]


def _label_known(reading: Reading, number: int) -> bool:
    mention = reading.mentions[number]
    return mention is not None and vocab.lookup(mention.label) is not None


def _left_neighbour(reading: Reading, verb: int) -> list[int]:
    tree = reading.tree
    for i in range(verb - 1, -1, -1):
        if tree.sentence[i] != tree.sentence[verb]:
            break
        number = reading.chunk_at[i]
        if number is not None and reading.chunks[number].kind != "relative":
            first = first_member(reading, number)
            return members(reading, first) if is_free(reading, first) else [number]
    return []


def _able(reading: Reading, verb: int, chunks: list[int]) -> list[int]:
    """A tree does not read: for what only the living do, the nearest of them on the left is taken instead."""
    if _right_after_relative(reading, verb):
        return chunks
    if not chunks or (reading.tree.lemmas[verb] not in _LIVELY and not _owned(reading, verb, chunks)):
        return chunks
    if reading.tree.tags[verb] == "VBN":
        return chunks
    if not all(_cannot(reading, number, verb) for number in chunks):
        return chunks
    for number in range(chunks[0] - 1, -1, -1):
        if reading.tree.sentence[reading.head(number)] != reading.tree.sentence[verb]:
            break
        if any(entity.group in LIFELIKE for entity in reading.refers[number]) or is_alive(reading, number):
            first = first_member(reading, number)
            return members(reading, first)
    return chunks


def _right_after_relative(reading: Reading, verb: int) -> bool:
    """Whether the text says itself who does it: "a hat that is wearing a smaller hat"."""
    subject = reading.tree.kid(verb, "nsubj")
    number = reading.chunk_at[subject] if subject is not None else None
    relative = number is not None and reading.chunks[number].kind == "relative"
    return relative and reading.tree.lower[verb - 1] in ("is", "are", "that", "which")


def _owned(reading: Reading, verb: int, chunks: list[int]) -> bool:
    """ "a cat with green eyes sitting in a box", "a man with bottles watching": what somebody has does nothing."""
    phrase = reading.landmark_of.get(first_member(reading, chunks[0])) if len(chunks) == 1 else None
    if phrase is None or reading.tree.tags[verb] not in ("VBG", "VB"):
        return False
    mention = reading.mentions[chunks[0]]
    with_it = reading.phrases[phrase].predicate in ("with", "in")
    if not with_it or mention is None:
        return False
    group = group_of(mention.label)
    return (
        group in _OWNED
        or mention.label in _HEADWEAR
        or (group in HOLDABLE and reading.tree.lemmas[verb] in _WITH_HANDS)
        or (group == "vehicle" and reading.tree.lemmas[verb] in _OF_FACES)
    )


def _cannot(reading: Reading, number: int, verb: int) -> bool:
    mention = reading.mentions[number]
    if mention is None or mention.chunk.kind != "noun":
        return False
    if group_of(mention.label) in HOLDABLE and reading.tree.lemmas[verb] in _WITH_HANDS:
        return True
    if reading.tree.lemmas[verb] == "sit" and group_of(mention.label) not in _OWNED:
        return mention.label in _WORN_BOARDS
    return group_of(mention.label) in _UNABLE or mention.label in _WORN_BOARDS


def verb_objects(reading: Reading, verb: int) -> list[int]:
    """The chunks it is done to directly, with those that stand in a list with them."""
    chunks = weigh.verb_objects(reading, verb, _objects_by_rules(reading, verb))
    start = reading.chunks[chunks[0]].start if chunks else 0
    return [] if start > verb and reading.tree.lower[start - 1] == "," else chunks  # "people walking, buses and cars"


def _antecedent_held(reading: Reading, verb: int) -> int | None:
    """The pizza of "the pizza they are holding"."""
    tree = reading.tree
    noun = tree.heads[verb]
    if not tree.deps[verb].startswith("acl:relcl") or tree.lemmas[verb] not in TRANSITIVE or noun > verb:
        return None
    subject = tree.kid(verb, "nsubj")
    number = reading.chunk_at[noun]
    if subject is None or number is None or subject != reading.chunks[reading.alias.get(number, number)].end:
        return None
    doer = reading.chunk_at[subject]
    free = verb + 1 >= len(tree) or tree.tags[verb + 1] in (".", ",", "IN", "CC")
    return number if free and doer is not None and reading.chunks[doer].kind != "relative" else None


def _does_bare(reading: Reading, number: int) -> bool:
    """ "watch a giraffe eat": whether a verb without any ending follows."""
    end, tree = reading.chunks[number].end, reading.tree
    singular = tree.tags[reading.head(number)] == "NN"
    return end < len(tree) and tree.tags[end] in ("VB", "VBP") and (singular or tree.tags[end] == "VB")


def _objects_by_rules(reading: Reading, verb: int) -> list[int]:
    tree = reading.tree
    for kid in tree.kids[verb]:
        number = reading.chunk_at[kid]
        if tree.deps[kid] in ("obj", "iobj") and number is not None and number not in reading.landmark_of:
            if reading.chunks[number].kind == "relative":
                return _antecedent(reading, number, verb)
            return members(reading, number)
    held = _antecedent_held(reading, verb)
    if held is not None:
        return [held]
    if tree.lemmas[verb] in SHARED and tree.lower[verb + 1 : verb + 2] == ["and"]:
        return shared_object(reading, verb, _objects_by_rules)
    after = reading.chunk_at[verb + 1] if verb + 1 < len(tree) else None
    if after is not None and tree.lemmas[verb] in ("watch", "see", "observe", "help") and _does_bare(reading, after):
        return members(reading, after)
    if after is None and tree.lemmas[verb] == "have":
        after = had_on_it(reading, verb)
    if (
        after is not None
        and tree.tags[verb] != "VBN"
        and not tree.deps[reading.head(after)].startswith("nsubj")
        and reading.chunks[after].kind != "relative"
    ):
        return members(reading, after)
    return []
