"""Finds the noun chunks: "a small brown dog", "it", "another", "the dog's". Tags lead, the tree decides doubts."""

from __future__ import annotations

from dataclasses import dataclass

from layoutgen import vocab
from layoutgen.parse.lexicon import INTENSIFIERS, NUMBERS, SECOND_HALVES, SHADES, TRANSITIVE, VAGUE, members
from layoutgen.parse.names import MODIFIER, is_second_half, joins, known
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.tree import Tree

_ALONE = frozenset(
    [
        "another",
        "both",
        "each",
        "this",
        "that",
        "these",
        "those",
        "some",
        "all",
        "none",
        "others",
        "one",
        "ones",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "other",
    ]
)
_GENITIVES = members("genitives")  # there is no driver in "the driver's seat"
_WITH_OBJECTS = frozenset(
    {"wearing", "holding", "carrying", "using", "eating", "watching", "feeding", "having", "making"}
)
_RELATIVE = frozenset({"which", "who", "whom", "that", "whose"})


@dataclass(slots=True)
class Chunk:
    """Words start..end (end excluded) around one head word."""

    start: int
    end: int
    head: int
    kind: str  # "noun", "pronoun", "relative" or "anaphor" (one, another, two, both, ...)
    owner: int | None = None  # chunk of the possessor: "the dog" of "the dog's ear"
    owner_word: int | None = None  # or the word "its", "whose"


def find_chunks(tree: Tree, phrases: list[Phrase]) -> list[Chunk]:
    """All chunks, left to right; words inside `phrases` are never part of one."""
    blocked = [False] * len(tree)
    for phrase in phrases:
        blocked[phrase.start : phrase.end] = [True] * (phrase.end - phrase.start)
    chunks: list[Chunk] = []
    at, owner = 0, None
    while at < len(tree):
        chunk = None if blocked[at] else _chunk_at(tree, at, blocked)
        if chunk is None:
            at += 1
            owner = None
            continue
        chunk.owner = owner
        if chunk.kind == "noun" and tree.lower[chunk.end : chunk.end + 2] == ["each", "of"]:
            chunk.end += 1  # "one bowl each of rice, beans and corn"
        chunks.append(chunk)
        at, owner = chunk.end, None
        if at < len(tree) and tree.tags[at] == "POS":
            if _one_name(tree, chunk.head):
                second = _chunk_at(tree, at + 1, blocked)
                if second is not None:
                    chunks[-1] = Chunk(chunk.start, second.end, second.head, "noun", chunk.owner, chunk.owner_word)
                    at = second.end
                    continue
            at, owner = at + 1, len(chunks) - 1
    return chunks


def _one_name(tree: Tree, owner: int) -> bool:
    """Whether "X's Y" is one noun, in which there is no X: "driver's seat"."""
    following = " ".join(tree.lower[owner + 2 : owner + 3])
    name = f"{tree.lower[owner]}'s {following}"
    return name in _GENITIVES or known(name)


def _chunk_at(tree: Tree, at: int, blocked: list[bool]) -> Chunk | None:
    tag, word = tree.tags[at], tree.lower[at]
    if tag == "PRP" or (tag in ("WDT", "WP", "WP$") and word in _RELATIVE):
        if tag != "WP$":
            return Chunk(at, at + 1, at, "pronoun" if tag == "PRP" else "relative")
    elif tag in ("EX", "WRB") or (tag == "CC" and word == "both"):
        return None
    if tag == "IN" and word == "that":
        return (
            Chunk(at, at + 1, at, "relative")
            if at + 1 < len(tree) and tree.tags[at + 1].startswith(("VB", "MD"))
            else None
        )
    if (word, *tree.lower[at + 1 : at + 2]) in (("one", "another"), ("each", "other")):
        return Chunk(at, at + 2, at + 1, "anaphor")
    end = _extend(tree, at, blocked)
    head = next((i for i in range(end - 1, at - 1, -1) if tree.tags[i].startswith("NN")), None)
    if head is not None and tree.lower[head] not in ("one", "ones", "others", "other"):
        chunk = Chunk(at, head + 1, head, "noun")
    else:
        bare = _counted_looks(tree, at, end) or _anaphor_chunk(tree, at, end)
        if bare is None:
            return None
        chunk = bare
    first = chunk.start
    if tree.tags[first] in ("PRP$", "WP$"):
        chunk.owner_word = first
    return chunk


def _anaphor_chunk(tree: Tree, at: int, end: int) -> Chunk | None:
    """ "another", "the other", "both", "two", or a determiner with adjectives alone."""
    last = next((i for i in range(end - 1, at - 1, -1) if tree.lower[i] in _ALONE or tree.tags[i] == "CD"), None)
    if last is None or (tree.tags[last] == "DT" and tree.lower[last] not in _ALONE):
        return _adjective_chunk(tree, at, end)
    verb = last + 1 < len(tree) and tree.tags[last + 1].startswith(("VB", "MD"))
    return Chunk(at, last + 1, last, "relative" if tree.lower[last] == "that" and verb else "anaphor")


def _counted_looks(tree: Tree, at: int, end: int) -> Chunk | None:
    """ "one large" of "one large and two small elephants"."""
    if tree.tags[at] != "CD" or end - at < 2 or not tree.tags[end - 1].startswith("JJ"):
        return None
    counted = tree.lower[end : end + 1] == ["and"] and tree.tags[end + 1 : end + 2] == ["CD"]
    named = any(tag.startswith("NN") for tag in tree.tags[end + 2 : end + 5])
    return Chunk(at, end, end - 1, "anaphor") if counted and named else None


def _adjective_chunk(tree: Tree, at: int, end: int) -> Chunk | None:
    """ "a black (and a white cat)", "the red"; only after a determiner and before "and" or a verb."""
    if (
        tree.tags[at] != "DT"
        or end - at < 2
        or not tree.tags[end - 1].startswith("JJ")
        or tree.lower[end - 1] in VAGUE | {"little": ""}
    ):
        return None
    if end >= len(tree) or not (
        tree.lower[end] == "and" or tree.tags[end].startswith(("VB", "MD")) or tree.lower[end - 1] == "other"
    ):
        return None
    return Chunk(at, end, end - 1, "anaphor")


def _extend(tree: Tree, at: int, blocked: list[bool]) -> int:
    """One past the last word that can belong to the chunk that begins at `at`."""
    i = at
    seen_noun = False
    while i < len(tree) and not blocked[i] and _continues(tree, at, i, seen_noun, blocked):
        seen_noun = seen_noun or tree.tags[i].startswith("NN")
        i += 1
    return i


def _continues(tree: Tree, start: int, i: int, seen_noun: bool, blocked: list[bool]) -> bool:
    tag, word = tree.tags[i], tree.lower[i]
    if tag in ("DT", "PDT", "PRP$", "WP$"):
        return i == start or (
            not seen_noun and tree.tags[i - 1] in ("PDT", "DT") and tree.lower[i - 1] in ("all", "both", "half", "such")
        )
    if tag in ("POS", "CD"):
        return tree.lower[i - 1] == "it" if tag == "POS" else not seen_noun or tree.lower[i - 1] == "-"
    if tag.startswith("JJ"):
        return (
            not seen_noun
            or _is_shade(tree, start, i)
            or tree.lower[i - 1] == "-"
            or _points_past(tree, i - 1, i)
            or word == "-"
        )
    if tag.startswith("NN"):
        return not seen_noun or joins(tree, i)
    if tag in ("VBG", "VBN", "VBD"):
        return _participle_inside(tree, start, i, seen_noun)
    if tag in ("RB", "RBR", "RBS"):
        return (
            not seen_noun
            and _next_is(tree, i, ("JJ", "VBN", "CD", "VBG", "HYPH", "RB"))
            and (word in INTENSIFIERS or word in VAGUE or tree.heads[i] > i)
        )
    if tag == "HYPH" or word == "-" or (tag == "CC" and tree.lower[i - 1] == "-"):
        return i > start and _touches(tree, i)
    if (
        tag in (",", "CC")
        and i > start
        and not seen_noun
        and not (tag == "CC" and word not in ("and", "or", "&", "but"))
    ):
        return _adjectives_around(tree, i, blocked)
    return word in NUMBERS and not seen_noun


def _is_shade(tree: Tree, start: int, i: int) -> bool:
    """Whether the noun before adjective i says which shade of a colour it is: "a lime green bus"."""
    first = all(not tree.tags[k].startswith("NN") for k in range(start, i - 1))
    return (
        first
        and vocab.colour(tree.lower[i]) is not None
        and (tree.lower[i - 1] in SHADES or vocab.colour(f"{tree.lower[i - 1]} {tree.lower[i]}") is not None)
    )


def _points_past(tree: Tree, noun: int, i: int) -> bool:
    """Whether the noun before adjective i modifies a later noun ("brick red wall")."""
    head = tree.heads[noun]
    return head > i and tree.deps[noun] in MODIFIER and head - noun <= 3


def _participle_inside(tree: Tree, start: int, i: int, seen_noun: bool) -> bool:
    if seen_noun and tree.lower[i - 1] != "-":
        half = tree.lower[i] in SECOND_HALVES or is_second_half(tree, i)
        return half and _next_is(tree, i, ("NN", "JJ"))
    following = tree.tags[i + 1] if i + 1 < len(tree) else ""
    if _takes_object(tree, start, i):
        return False
    if following == "HYPH":
        return True
    if not following.startswith(("NN", "JJ", "HYPH", "VBG", "VBN", "CC", ",")):
        return False
    if following in ("CC", ","):
        return (
            i > start
            and tree.tags[i - 1] in ("DT", "JJ", "RB")
            and _adjectives_around(tree, i + 1, [False] * len(tree))
        )
    after_determiner = (
        i > start
        and tree.lower[i - 1] not in ("both", "all", "each")
        and tree.tags[i - 1] in ("DT", "JJ", "CD", "PRP$", "HYPH", "RB", "POS")
    )
    modifies = tree.deps[i] in ("amod", "compound") and tree.heads[i] > i
    if tree.tags[i - 1] == "CC" and i > start + 1 and tree.tags[i - 2] == "JJ" and following.startswith("NN"):
        return tree.tags[i] == "VBN"  # "a small and cluttered desk"
    return modifies or (after_determiner and tree.tags[i] != "VBD" and following.startswith("NN"))


def _takes_object(tree: Tree, start: int, i: int) -> bool:
    """ "wearing" of "two men standing wearing suits", of ", some wearing blankets": a verb, and no part of the noun."""
    if tree.tags[i] != "VBG" or i + 1 >= len(tree) or known(f"{tree.lower[i]} {tree.lower[i + 1]}"):
        return False
    if i == start and i and vocab.person(tree.lower[i - 1]) is not None and tree.tags[i - 1].startswith("NN"):
        return tree.lemmas[i] in TRANSITIVE  # "young male adjusting tie"
    share = i == start + 1 and tree.lower[start] in ("some", "one") and start > 0 and tree.lower[start - 1] == ","
    return tree.lower[i] in _WITH_OBJECTS and (i == start or share)


def _adjectives_around(tree: Tree, i: int, blocked: list[bool]) -> bool:
    """Whether a comma or "and" at i stands between adjectives of one noun: "big, red ball", "black and white cat"."""
    last = i - 2 if tree.tags[i] == "CC" and tree.tags[i - 1] == "," else i - 1  # "red, white, and blue flag"
    if i + 1 >= len(tree) or not (tree.tags[last].startswith(("JJ", "VBN", "VBG")) or vocab.colour(tree.lower[last])):
        return False
    after = i + 1
    if tree.tags[i] == "," and tree.lower[after] == "and" and after + 1 < len(tree):
        after += 1
    while (
        after < len(tree)
        and not blocked[after]
        and tree.tags[after].startswith(("JJ", "VBN", "VBG", "RB", "HYPH", ",", "CC"))
    ):
        after += 1
    if after >= len(tree) or blocked[after] or not tree.tags[after].startswith("NN"):
        return False
    if after == i + 1 and tree.tags[i] == "," and _all_describe(tree, i - 1, after):
        return True  # "a long, rectangular, gourmet pizza"
    if after == i + 1:  # "black and orange cat": the colour is tagged as a noun
        return vocab.colour(tree.lower[after]) is not None and _next_is(tree, after, ("NN",))
    first = tree.heads[i - 1] if tree.deps[i - 1] == "conj" else i - 1
    return tree.tags[i] == "CC" or tree.heads[first] > i


def _all_describe(tree: Tree, adjective: int, noun: int) -> bool:
    """Whether a noun and the adjective before the comma describe one later noun."""
    head = tree.heads[adjective]
    return head > noun and tree.heads[noun] == head and tree.deps[noun] == "compound" and tree.tags[adjective] == "JJ"


def _next_is(tree: Tree, i: int, tags: tuple[str, ...]) -> bool:
    return i + 1 < len(tree) and tree.tags[i + 1].startswith(tags)


def _touches(tree: Tree, i: int) -> bool:
    return i + 1 < len(tree) and tree.ends[i - 1] == tree.starts[i] and tree.ends[i] == tree.starts[i + 1]
