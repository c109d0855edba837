"""What a phrase belongs to: the words that the tree gives, corrected where captions are known to differ."""

from __future__ import annotations

from layoutgen.parse.clauses import verb_objects, verb_subjects
from layoutgen.parse.coordination import first_member, members
from layoutgen.parse.lexicon import CLOTHES_GROUPS, PUT_VERBS
from layoutgen.parse.lexicon import members as words_of
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.reading import Entity, Reading

_NEAR = words_of("place predicates")
_LOW = frozenset({"of", "with", "without"})


def anchor(reading: Reading, phrase: Phrase) -> tuple[list[int], int | None]:
    """The chunks that the phrase tells about, and the verb between ("sitting on") or None."""
    fronted = _fronted(reading, phrase)
    if fronted is not None:
        return fronted
    found = _by_tree(reading, phrase, set())
    verb, chunk = None, None
    if found is not None:
        chunk = reading.chunk_at[found]
        verb = found if chunk is None and reading.tree.tags[found].startswith("VB") else None
    near_chunk, near_verb = _to_the_left(reading, phrase)
    if (
        near_chunk is not None
        and near_verb is None
        and phrase.landmark is not None
        and _is_leash(reading, phrase.landmark)
    ):
        return [near_chunk], None
    if near_chunk is not None and near_verb is None and reading.chunks[near_chunk].end == phrase.start:
        number = reading.landmark_of.get(first_member(reading, near_chunk))
        if phrase.position and number is not None and reading.phrases[number].predicate == "with":
            return members(reading, first_member(reading, near_chunk)), None
        if _about_neighbour(reading, phrase, near_chunk):
            pronoun = reading.chunks[phrase.landmark or 0].kind == "pronoun"
            listed = members(reading, first_member(reading, near_chunk))
            return [n for n in listed if n <= near_chunk] if pronoun else [near_chunk], None
    if near_verb is not None and near_verb == phrase.start - 1:  # "sitting on": no other reading
        return _of_verb(reading, near_verb, phrase), near_verb
    if chunk is None and verb is None:
        if near_verb is not None:
            return _of_verb(reading, near_verb, phrase), near_verb
        chunk = near_chunk
    if chunk is not None and reading.chunks[chunk].start >= phrase.start:
        chunk = near_chunk
    if (
        near_chunk is not None
        and _starts_list_item(reading, near_chunk, phrase)
        and (found is None or found < reading.chunks[near_chunk].start)
    ):
        chunk, verb = near_chunk, None
    if verb is not None:
        return _of_verb(reading, verb, phrase), verb
    if chunk is None:
        return [], None
    return _climbed(reading, chunk, phrase)


def _by_tree(reading: Reading, phrase: Phrase, seen: set[int]) -> int | None:
    """The word outside the phrase and its landmark that the tree hangs it on."""
    tree = reading.tree
    if phrase.start in seen:
        return None
    seen.add(phrase.start)
    inside = set(range(phrase.start, phrase.end))
    at = phrase.end - 1
    if phrase.landmark is not None:
        chunk = reading.chunks[phrase.landmark]
        inside.update(range(chunk.start, chunk.end))
        at = chunk.head
    for _ in range(len(tree)):
        head = tree.heads[at]
        if head == at:
            return _subject_word(reading, at, inside)
        if head in inside:
            at = head
            continue
        subject = _subject_word(reading, at, inside)
        if subject is not None:
            return subject
        if tree.deps[at] == "conj":
            other = reading.phrase_at[head]
            if other is None and reading.chunk_at[head] is not None:
                other = reading.landmark_of.get(reading.chunk_at[head] or 0)
            if other is not None and reading.phrases[other] is not phrase:
                return _by_tree(reading, reading.phrases[other], seen)
        if reading.phrase_at[head] is not None:
            if head < phrase.start:
                other = reading.phrase_at[head]
                assert other is not None
                landmark = reading.phrases[other].landmark
                return (
                    reading.chunks[landmark].head
                    if landmark is not None and reading.chunks[landmark].end <= phrase.start
                    else _by_tree(reading, reading.phrases[other], seen)
                )
            at = head
            continue
        if reading.chunk_at[head] is None and not tree.tags[head].startswith("VB"):
            at = head  # an adjective or adverb on the way: "located close to"
            inside.add(head)
            continue
        return head
    return None


def _subject_word(reading: Reading, at: int, inside: set[int]) -> int | None:
    """The subject of the copula clause whose predicate stands at `at`."""
    tree = reading.tree
    if tree.kid(at, "cop") is None and not tree.deps[at].startswith("acl:relcl"):
        return None
    subject = tree.kid(at, "nsubj", "nsubj:pass")
    if subject is not None and subject not in inside:
        return subject
    if tree.deps[at] in ("acl:relcl", "acl") and tree.heads[at] not in inside:
        return tree.heads[at]
    return None


def _to_the_left(reading: Reading, phrase: Phrase) -> tuple[int | None, int | None]:
    """The nearest chunk left of the phrase and the verb after it, if one stands between."""
    tree, verb = reading.tree, None
    for i in range(phrase.start - 1, -1, -1):
        if tree.sentence[i] != tree.sentence[phrase.start]:
            break
        if reading.chunk_at[i] is not None:
            return reading.chunk_at[i], verb
        if verb is None and reading.is_verb(i):
            verb = i
    return None, verb


def _fronted(reading: Reading, phrase: Phrase) -> tuple[list[int], int | None] | None:
    """A phrase at the beginning tells about what comes next: "On the table sits a cat", "In the park, a man ..."."""
    tree = reading.tree
    start = phrase.start
    while start and (
        tree.lower[start - 1] in ("right", "directly", "just", "and", "also") or tree.lower[start - 1] == ","
    ):
        if tree.lower[start - 1] in ("and", ",") and not _clause_follows(reading, phrase):
            break
        start -= 1
    new_clause = start < phrase.start and tree.lower[start] in ("and", ",") and _clause_follows(reading, phrase)
    if not new_clause and start and tree.sentence[start - 1] == tree.sentence[start]:
        return None
    if phrase.predicate in ("without", "of", "with") and not phrase.position:
        return None
    at = phrase.end
    if phrase.landmark is not None:
        at = reading.chunks[members(reading, phrase.landmark)[-1]].end
        while at < len(tree) and reading.phrase_at[at] is not None and tree.lower[at] == "of":
            inner = reading.phrases[reading.phrase_at[at] or 0].landmark
            at = reading.chunks[inner].end if inner is not None else at + 1
    verb = None
    for i in range(at, len(tree)):
        if tree.sentence[i] != tree.sentence[phrase.start]:
            return None
        number = reading.chunk_at[i]
        if number is not None:
            if reading.landmark_of.get(number) is not None or reading.chunks[number].kind == "relative":
                continue
            real = verb if verb is not None and tree.lemmas[verb] != "be" and tree.kid(verb, "expl") is None else None
            return members(reading, number), real
        if verb is None and reading.is_verb(i):
            verb = i
    return None


def _clause_follows(reading: Reading, phrase: Phrase) -> bool:
    """Whether "is a cat" or "there is a cat" comes right after the phrase and its landmark."""
    tree = reading.tree
    at = phrase.end if phrase.landmark is None else reading.chunks[phrase.landmark].end
    while at < len(tree) and (tree.lower[at] == "," or tree.tags[at] == "EX"):
        at += 1
    if at >= len(tree) or not tree.tags[at].startswith("VB") or tree.tags[at] in ("VBG", "VBN"):
        return False
    verb_end = at + 1
    return (
        tree.lemmas[at] in ("be", "sit", "stand", "lie", "lay", "hang", "rest")
        and verb_end < len(tree)
        and tree.tags[verb_end] in ("DT", "CD", "JJ", "NN", "NNS")
    )


def _of_verb(reading: Reading, verb: int, phrase: Phrase) -> list[int]:
    tree = reading.tree
    before = reading.chunk_at[phrase.start - 1]
    if before is not None and phrase.predicate not in ("with", "without") and phrase.landmark is not None:
        objects = verb_objects(reading, verb)
        puts = tree.lemmas[verb] in PUT_VERBS and tree.tags[verb] != "VBN"
        if before in objects and (puts or tree.lemmas[verb] in ("have", "show", "contain", "feature")):
            return objects
    return verb_subjects(reading, verb)


def _starts_list_item(reading: Reading, chunk: int, phrase: Phrase) -> bool:
    """Whether the phrase comes right after a noun that begins a new part of the picture ("and a bottle on the right")."""
    if reading.chunks[chunk].end != phrase.start or chunk in reading.landmark_of:
        return False
    before = reading.chunks[chunk].start - 1
    if before < 0 or reading.tree.lower[before] not in ("and", ",", "while", ";"):
        return False
    return chunk not in reading.coordinated or first_member(reading, chunk) not in reading.landmark_of


def _climbed(reading: Reading, chunk: int, phrase: Phrase) -> tuple[list[int], int | None]:
    """`chunk`, or what it belongs to when it cannot itself be there: a shirt is not next to a dog, its wearer is."""
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
    last = reading.chunks[listed[-1]].end
    content = reading.phrase_at[last] if last < len(reading.tree) else None
    if (
        content is not None
        and reading.phrases[content].predicate == "of"
        and reading.phrases[content].landmark is not None
    ):
        last = reading.chunks[reading.phrases[content].landmark or 0].end
    if (
        len(listed) > 1
        and last == phrase.start
        and first not in reading.landmark_of
        and reading.tree.deps[reading.head(first)] not in ("obj", "iobj")
    ):
        return listed, None
    if (
        first != chunk
        and first not in reading.landmark_of
        and reading.tree.deps[reading.head(first)] not in ("obj", "iobj")
    ):
        return members(reading, first), None
    return [chunk], None


def _host_of_with(
    reading: Reading, chunk: int, phrase: Phrase, entity: Entity | None
) -> int | tuple[list[int], int | None] | None:
    """ "a boy on a bench with other boys": the boy is with them; "a room at night with ...": the room."""
    landmark = phrase.landmark
    company = landmark is not None and any(_alive(e) for e in reading.refers[landmark])
    carried = landmark is not None and any(
        e.group in ("sport", "sports", "toy", "accessory", "boat") for e in reading.refers[landmark]
    )
    climbs = (company and entity is not None and entity.kind == "thing" and not _alive(entity)) or (
        carried and entity is not None and entity.kind == "stuff"
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
        or (entity is not None and not any(_alive(e) for e in reading.refers[chunks[0]]))
    ):
        return None
    return (chunks, None) if verb is not None else chunks[0]


def _about_neighbour(reading: Reading, phrase: Phrase, neighbour: int) -> bool:
    """Whether the phrase can only tell about the noun before it: "a cat inside of it", "a man in a red shirt"."""
    landmark = phrase.landmark
    if landmark is None:
        return False
    if reading.chunks[landmark].kind == "pronoun" and phrase.predicate not in ("with", "of"):
        return neighbour in reading.landmark_of or neighbour in reading.coordinated
    entities, worn = reading.refers[neighbour], reading.refers[landmark]
    wearable = phrase.predicate in ("in", "with") and any(e.group in ("clothing", "body") for e in worn)
    return (
        wearable and any(_alive(e) for e in entities) and (neighbour not in reading.coordinated or worn[0].count == 1)
    )


def _is_leash(reading: Reading, landmark: int) -> bool:
    mention = reading.mentions[landmark]
    return mention is not None and mention.label in ("leash", "lead", "chain", "string", "rope")


def _alive(entity: Entity) -> bool:
    return entity.group in ("person", "animal", "bird")


def _bearer(reading: Reading, chunk: int, phrase: Phrase) -> int | tuple[list[int], int | None] | None:
    """What is meant instead of `chunk`; None when the chunk itself is."""
    entities = reading.refers[chunk]
    entity = entities[0] if entities else None
    number = reading.landmark_of.get(chunk)
    if number is not None and chunk in reading.negated:
        chunks, _ = anchor(reading, reading.phrases[number])
        return (chunks, None) if chunks else None
    worn = entity is not None and entity.group in CLOTHES_GROUPS
    part = entity is not None and entity.group == "body" and chunk in reading.dropped
    region = (entity is not None and entity.kind == "stuff") or chunk in reading.dropped
    local = phrase.predicate not in _LOW
    if number is not None and phrase.predicate == "with" and not worn and not part:
        return _host_of_with(reading, chunk, phrase, entity)
    if not local and not (worn or part):
        return None
    if number is not None and (
        worn or part or (region and (phrase.position or phrase.predicate in _NEAR or chunk in reading.dropped))
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
