"""Lists of nouns ("a cat, a dog and two birds"): which chunks stand side by side in the same role."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.hosts import (
    VESSELS,
    after_its_place,
    beside_content,
    beside_host,
    beside_landmark,
    ends_fronted,
    host_of_place,
    is_eaten,
    is_elsewhere,
    is_no_part_too,
    is_object,
    is_served_too,
    opens_clause,
    place_of_another,
    takes_no_more,
)
from layoutgen.parse.lexicon import ANIMATE_VERBS, LIFELIKE, VAGUE
from layoutgen.parse.lexicon import members as words_of
from layoutgen.parse.more_of_list import goes_with_list, in_other_hand, is_region_too, served
from layoutgen.parse.reading import Reading, group_of, kind_of

_HOLDABLE = words_of("holdable groups")
_DEEDS = ANIMATE_VERBS | {"walk", "stand", "sit", "pose", "smile", "laugh", "talk"}  # nothing that is held does them
_WORN = words_of("worn accessories")
_GATHERINGS = words_of("gatherings")
_OF_CROWDS = [[word, "of"] for word in ("crowd", "group", "herd", "flock", "pair", "bunch", "couple")]
_FILLED = frozenset({"full", "filled", "loaded", "packed", "stuffed", "piled", "topped", "covered", "laden", "stocked"})
_LINKS = frozenset(
    {",", "and", "or", "&", "nor", "plus", "but", "then", "also", "not", "both", "either", "/", "with", ";"}
)


def find_lists(reading: Reading) -> None:
    """Fills `reading.coordinated`: chunk -> the member before it."""
    for number in range(1, len(reading.chunks)):
        chunk, before = reading.chunks[number], reading.chunks[number - 1]
        if chunk.owner == number - 1:
            continue
        between = reading.tree.lower[before.end : chunk.start]
        if is_example(reading, number):
            reading.coordinated[number] = number - 1
        elif between in (["including"], [",", "including"]) and _included_in(reading, number) is not None:
            reading.coordinated[number] = _included_in(reading, number) or 0
        elif number not in reading.landmark_of and _is_linked(reading, number, between):
            member = _listed_with(reading, number, between)
            if member is not None:
                reading.coordinated[number] = member


def _is_linked(reading: Reading, number: int, between: list[str]) -> bool:
    """Whether the words between a chunk and the one before leave room for a list."""
    tree, chunk, before = reading.tree, reading.chunks[number], reading.chunks[number - 1]
    if not (between or _lacks_comma(reading, number)) or not _LINKS.issuperset(between) or "with" in between:
        return False
    if chunk.kind == "relative" or tree.sentence[before.head] != tree.sentence[chunk.head]:
        return False
    return not (chunk.kind == "pronoun" and before.kind != "pronoun" and tree.deps[chunk.head].startswith("nsubj"))


def _listed_with(reading: Reading, number: int, between: list[str]) -> int | None:
    """The member of a list that a chunk follows; None when it begins something new."""
    chunk, before = reading.chunks[number], reading.chunks[number - 1]
    other = in_other_hand(reading, number)
    if other is not None:
        return other
    if before.kind == "pronoun" and chunk.kind == "noun" and number - 1 in reading.landmark_of:
        return after_its_place(reading, number)
    beside = None if between else beside_host(reading, number, first_member(reading, number - 1))
    if beside is not None:
        return beside
    if not between or _worn_together(reading, number):
        apart = None if between else place_of_another(reading, number)
        return number - 1 if apart is None else apart
    return _same_role(reading, number)


def _included_in(reading: Reading, number: int) -> int | None:
    """The fruits of "fruits on tables including avocado", the items of "items, including a pen"."""
    here = reading.mentions[number]
    for earlier in range(number - 1, max(-1, number - 4), -1):
        general = reading.mentions[earlier]
        if here is None or general is None:
            continue
        eaten = is_eaten(general) and is_eaten(here)
        vague = earlier == number - 1 and vocab.lookup(general.label) is None
        if eaten or vague or (general.plural and group_of(general.label) == group_of(here.label)):
            return earlier
    return None


def is_example(reading: Reading, number: int) -> bool:
    """Whether a chunk tells what the one before is: the apples of "fruit such as apples and pears"."""
    between = reading.tree.lower[reading.chunks[number - 1].end : reading.chunks[number].start] if number else []
    if between in (["including"], [",", "including"]):
        return _included_in(reading, number) == number - 1
    return between[-2:] == ["such", "as"] and len(between) < 4


def _lacks_comma(reading: Reading, number: int) -> bool:
    """Whether a chunk goes on with a list that has no commas: "a toilet a sink and a tub", "people cars and trees"."""
    tree, chunk, before = reading.tree, reading.chunks[number], reading.chunks[number - 1]
    if chunk.kind != "noun" or before.kind != "noun" or before.end != chunk.start:
        return False
    if tree.tags[chunk.start] in ("NNS", "NN"):
        return tree.tags[before.head] == "NNS"
    given = before.start > 0 and reading.is_verb(before.start - 1)  # "gives a girl a flower"
    if tree.deps[chunk.head] == "nsubj" and ends_fronted(reading, number - 1):
        return False  # "in the kitchen a man cuts bread"
    return tree.lower[chunk.start] in ("a", "an", "some", "two", "three") and not given


def _worn_together(reading: Reading, number: int) -> bool:
    """ "in a green shirt and blue shorts"."""
    before, here = reading.mentions[number - 1], reading.mentions[number]
    phrase = reading.landmark_of.get(first_member(reading, number - 1))
    if before is None or here is None:
        return False
    if phrase is not None and reading.phrases[phrase].predicate not in ("in", "with"):
        return False
    return all(group_of(m.label) == "clothing" or m.label in _WORN for m in (before, here))


def members(reading: Reading, number: int) -> list[int]:
    """The chunk and all that follow it in its list; of "a variety", in the list of what it is of."""
    result = [number]
    reached = {number, reading.alias.get(number, number)}
    if not reading.coordinated:
        return result
    for later in range(number + 1, len(reading.chunks)):
        if reading.coordinated.get(later) in reached:
            result.append(later)
            reached |= {later, reading.alias.get(later, later)}
    return result


def is_free(reading: Reading, first: int) -> bool:
    """Whether a list that begins with chunk `first` is no landmark, or only what "a herd" is of."""
    if first not in reading.landmark_of:
        return True
    return bool(first) and reading.alias.get(first - 1) == first and first - 1 not in reading.landmark_of


def first_member(reading: Reading, number: int) -> int:
    """The first chunk of the list that `number` stands in."""
    while number in reading.coordinated:
        number = reading.coordinated[number]
    return number


def _same_role(reading: Reading, number: int) -> int | None:
    """The earlier chunk that shares the role of `number`: its neighbour, or one further left; or None."""
    before = number - 1
    if _is_filling(reading, number):
        return before
    if _own_subject(reading, number):
        return None
    if _is_other_end(reading, number) or _is_of_gathering(reading, number) or _is_had(reading, number):
        return before
    beside = beside_landmark(reading, number, first_member(reading, number - 1))
    if beside is not None:
        return beside
    if before not in reading.landmark_of and not is_object(reading, before):
        return before
    if _is_of_content(reading, before) and not is_object(reading, before):
        beside = beside_content(reading, number)
        if beside is not None:
            return beside
    if _starts_over(reading, number) or _is_last_of_all(reading, number) or takes_no_more(reading, number):
        return None
    first = first_member(reading, before)
    if not is_elsewhere(reading, number, first):
        return before
    end = reading.chunks[number].end
    alone = end >= len(reading.tree) or reading.phrase_at[end] is None
    return host_of_place(reading, first) if alone else None


def _is_last_of_all(reading: Reading, number: int) -> bool:
    """ "a car on a street, a man on the sidewalk, two trees": nobody stands on a sidewalk and trees without "and"."""
    tree, chunk, before = reading.tree, reading.chunks[number], reading.chunks[number - 1]
    place, here = reading.mentions[number - 1], reading.mentions[number]
    if place is None or here is None or kind_of(place.label) != "stuff" or kind_of(here.label) == "stuff":
        return False
    listed = tree.lower[before.end : chunk.start] == [","] and "and" not in tree.lower[chunk.end : chunk.end + 2]
    return listed and number - 1 not in reading.coordinated and tree.tags[chunk.start] in ("CD", "DT")


def _is_filling(reading: Reading, number: int) -> bool:
    """ "a bowl full of apples and oranges sitting on a table": the bowl is full of both, and sits there."""
    tree, before = reading.tree, reading.chunks[number - 1]
    outer = reading.landmark_of.get(first_member(reading, number - 1))
    if outer is None or tree.lower[before.end : reading.chunks[number].start] != ["and"]:
        return False
    start, landmark = reading.phrases[outer].start, reading.phrases[outer].landmark
    filled = start > 0 and (tree.lower[start - 1] in _FILLED or tree.lower[start] in _FILLED)
    vessel = reading.chunk_at[start - 1] if start and tree.lower[start] == "of" else None
    named = reading.mentions[vessel] if vessel is not None else None
    filled = filled or (named is not None and group_of(named.label) in VESSELS)
    bare = all(tree.tags[reading.chunks[k].start].startswith(("NN", "JJ")) for k in (number, landmark or number))
    here, there = reading.mentions[number], reading.mentions[number - 1]
    if not filled or not bare or here is None or there is None:
        return False
    return (served(reading, number) and served(reading, number - 1)) or group_of(here.label) == group_of(there.label)


def _is_other_end(reading: Reading, number: int) -> bool:
    """ "between the trees and a body of water"."""
    outer = reading.landmark_of.get(number - 1)
    if outer is None or reading.phrases[outer].predicate != "between":
        return False
    return reading.tree.lower[reading.chunks[number - 1].end : reading.chunks[number].start] == ["and"]


def _is_of_gathering(reading: Reading, number: int) -> bool:
    """ "a herd of cows and sheep", "a pile of boards and kayaks": the herd is of both."""
    outer = reading.landmark_of.get(first_member(reading, number - 1))
    if outer is None or reading.phrases[outer].predicate != "of":
        return False
    tree, start = reading.tree, reading.phrases[outer].start
    bare = tree.tags[reading.chunks[number].start].startswith(("NN", "JJ"))
    return bare and bool(start) and tree.lower[start - 1] in _GATHERINGS and not opens_clause(reading, number)


def _is_had(reading: Reading, number: int) -> bool:
    """ "a room that has a couch and a table with chairs": the room has both."""
    tree, before = reading.tree, reading.chunks[number - 1]
    verb = before.start - 1
    if tree.lower[before.end : reading.chunks[number].start] != ["and"] or verb < 0 or not reading.is_verb(verb):
        return False
    end = reading.chunks[number].end
    return tree.lemmas[verb] in ("have", "feature", "contain", "include") and tree.lower[end : end + 1] == ["with"]


def _is_of_content(reading: Reading, number: int) -> bool:
    phrase = reading.landmark_of.get(number)
    return phrase is not None and reading.phrases[phrase].predicate == "of"


def _own_subject(reading: Reading, number: int) -> bool:
    """Whether the chunk is the subject of a clause of its own: "..., and the other is white"."""
    tree, head = reading.tree, reading.head(number)
    if not tree.deps[head].startswith("nsubj"):
        return False
    first = reading.head(number - 1)
    return tree.heads[head] != tree.heads[first] and tree.heads[first] != head


def _is_held_too(reading: Reading, number: int) -> bool:
    """ "a man holding a camera and an umbrella walking": no umbrella walks; "with a hat and a bike posing"."""
    here, verb = reading.mentions[number], reading.chunks[number].end
    held = reading.chunks[number - 1].start - 1
    if here is None or held < 0 or verb >= len(reading.tree) or reading.tree.lemmas[verb] not in _DEEDS:
        return False
    if reading.tree.lower[held] == "with":
        return group_of(here.label) not in LIFELIKE and reading.tree.tags[verb] == "VBG"
    held_too = group_of(here.label) in _HOLDABLE | {"clothing"}
    return held_too and reading.tree.lemmas[held] in ("hold", "carry", "wear")


def _is_in_region(reading: Reading, number: int) -> bool:
    """ "a bathroom with a toilet and a sink with a towel": the sink, whatever is said of it, is in the bathroom."""
    outer = reading.landmark_of.get(first_member(reading, number - 1))
    if outer is None or reading.phrases[outer].predicate != "with" or not reading.phrases[outer].start:
        return False
    host = reading.chunk_at[reading.phrases[outer].start - 1]
    mention = reading.mentions[host] if host is not None else None
    return mention is not None and kind_of(mention.label) == "stuff"


def _is_shared(reading: Reading, number: int) -> bool:
    """Whether a bare noun and the verb after it go on with a list: "a plate with eggs and bacon sitting on it"."""
    tree, end = reading.tree, reading.chunks[number].end
    inner = reading.phrase_at[end + 1] if end + 1 < len(tree) else None
    landmark = reading.phrases[inner].landmark if inner is not None else None
    if inner is not None and reading.phrases[inner].predicate not in ("on", "in", "inside", "around"):
        return False  # "a sink and mirror hanging above it"
    start = reading.chunks[number].start
    bare = tree.tags[start].startswith(("NN", "JJ")) and tree.lower[start] not in VAGUE and tree.lower[end] != "wearing"
    return bare and landmark is not None and reading.chunks[landmark].kind == "pronoun"


def _is_afterthought(reading: Reading, number: int) -> bool:
    """ "children on the beach, umbrella behind them": a comma alone before a first noun that stands beside "them"."""
    comma = reading.tree.lower[reading.chunks[number - 1].end : reading.chunks[number].start] == [","]
    return comma and number - 1 in reading.landmark_of and number - 1 not in reading.coordinated


def _goes_on(reading: Reading, number: int) -> bool:
    """Whether a phrase or a verb follows that tells about the chunk alone: "a dog under a chair", "a dog sleeping"."""
    tree, after = reading.tree, reading.chunks[number].end
    if after >= len(tree):
        return False
    phrase = reading.phrase_at[after]
    if phrase is not None and tree.lower[after - 1 : after + 1] in _OF_CROWDS:  # ", a group of children watching"
        of = reading.phrases[phrase].landmark
        after = reading.chunks[of].end if of is not None else after
        return after < len(tree) and reading.is_verb(after) and tree.tags[after] == "VBG"
    if phrase is not None and reading.phrases[phrase].start == after:
        if reading.phrases[phrase].position == ("background",) and _is_had_alone(reading, number - 1):
            return False  # "with a barn and four cows in the background"
        landmark = reading.phrases[phrase].landmark
        pronoun = landmark is not None and reading.chunks[landmark].kind == "pronoun"
        pronoun = pronoun and not _is_afterthought(reading, number)
        told = reading.phrases[phrase].predicate not in ("of", "without") and not pronoun
        return told and (landmark is None or not _is_in_region(reading, number))
    verb = reading.is_verb(after) and tree.tags[after] in ("VBG", "VBN", "VBZ", "VBP", "VBD")
    return verb and not _is_shared(reading, number)


def _is_had_alone(reading: Reading, number: int) -> bool:
    """Whether a chunk is all that "with" has named so far."""
    outer = reading.landmark_of.get(number)
    return outer is not None and reading.phrases[outer].predicate == "with"


def _starts_over(reading: Reading, number: int) -> bool:
    """Whether a new part of the picture begins: "a cat on a table and a dog under a chair"."""
    tree, chunk = reading.tree, reading.chunks[number]
    first = first_member(reading, number - 1)
    if opens_clause(reading, number) or is_no_part_too(reading, number, first):
        return True
    if _is_held_too(reading, number) or is_served_too(reading, number, first):
        return False
    if goes_with_list(reading, number, first):
        return False
    if tree.tags[chunk.start] not in ("DT", "CD", "JJ", "PDT") and tree.deps[chunk.head] == "conj":
        head = tree.heads[chunk.head]
        if reading.chunk_at[head] == number - 1:
            return False
    if _goes_on(reading, number):
        return True
    head = tree.heads[chunk.head]
    said = reading.chunk_at[head] if tree.deps[chunk.head] in ("conj", "appos") else None
    if said is None or said == number - 1:
        return False
    if said in reading.coordinated or said < number - 1:
        # The tree ties it to something further left: believed when that is no landmark and an article starts anew.
        anew = said not in reading.landmark_of and tree.tags[chunk.start] in ("DT", "CD")
        return anew and not is_region_too(reading, number)
    return False
