"""What one noun chunk says: label, attributes, number, whether it is definite. No other word is looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from layoutgen import vocab
from layoutgen.parse.chunks import Chunk
from layoutgen.parse.counts import HERDS, Count, count_of, measure_at
from layoutgen.parse.hyphens import hyphenated, of_hyphenated
from layoutgen.parse.lexicon import (
    INTENSIFIERS,
    KIND_ATTRIBUTES,
    NOT_ATTRIBUTES,
    NUMBERS,
    SINGLE_PAIRS,
    VAGUE,
    members,
)
from layoutgen.parse.names import YOUNG, is_second_half, known
from layoutgen.parse.patterns import is_pattern
from layoutgen.parse.tree import Tree

_SKIP_TAGS = ("DT", "PDT", "PRP$", "WP$", "POS", ",", "CC", "CD", ":", "``", "''", "$", "SYM")
_PERSON_SIZES = frozenset(
    {"old", "young", "little", "elderly", "older", "younger", "small", "big", "large", "tall", "adult", "senior"}
)
_NONE, _NOBODY = {"0", "zero"}, {"nobody", "noone", "no-one"}
_KINDS = members("kinds")
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_COLOURED = frozenset({"animal", "vehicle", "furniture", "clothing", "bird", "symbol", "stationery", "structure"})
_SIDES = frozenset({"left", "right", "front", "back", "rear", "hind", "upper", "lower"})


@dataclass(slots=True)
class Mention:
    """A chunk, read. `count` is none when nothing was said ("dog", not "a dog" which is 1)."""

    chunk: Chunk
    label: str
    attributes: list[str]
    count: Count | None
    plural: bool
    definite: bool
    negative: bool
    indefinite: bool = False
    extra: list[str] = field(default_factory=list)


def read_chunk(tree: Tree, chunk: Chunk) -> Mention:
    """The mention of a chunk of kind "noun" or "anaphor"."""
    label_start, label = _label(tree, chunk) if chunk.kind == "noun" else (chunk.head, tree.lower[chunk.head])
    attributes, label = _modifiers(tree, chunk, label_start, label)
    first = tree.lower[chunk.start]
    words = tree.lower[chunk.start : chunk.head + (chunk.kind == "anaphor")]
    plural = chunk.kind == "noun" and is_plural(tree, chunk.head)
    count = count_of(tree, chunk, label_start, plural)
    plural = plural or (chunk.kind == "noun" and _bare_herd(tree, chunk, count))
    if count == 1 and plural and first in ("a", "an"):  # "a glasses": a slip, or always plural
        plural = False
    none = first in _NONE and chunk.head > chunk.start and (plural or first == "zero")
    if none:
        attributes = [word for word in attributes if word != first]
    return Mention(
        chunk, label, attributes, count, plural,
        definite=first in _DEFINITE or chunk.owner is not None or chunk.owner_word is not None,
        negative="no" in words or none or first == "neither" or label in _NOBODY,
        indefinite=first in ("a", "an", "another", "one", "some"),
    )  # fmt: skip


def _bare_herd(tree: Tree, chunk: Chunk, count: Count | None) -> bool:
    """ "a meadow with sheep": more than one, whatever the tag says."""
    bare = count is None and tree.tags[chunk.start] not in ("DT", "PRP$") and chunk.owner is None
    if bare and tree.lower[chunk.head] == "fish":
        return not _WATERS.isdisjoint(tree.lower)
    return bare and tree.lower[chunk.head] in ("sheep", "deer", "cattle", "bison", "moose", "people")


_WATERS = frozenset(
    {"sea", "ocean", "pond", "lake", "river", "underwater", "aquarium", "tank", "coral", "reef", "swimming", "reefs"}
)
_TABLEWARE = frozenset(
    {"plate", "plates", "platter", "platters", "bottle", "bottles", "pitcher", "dishes", "bowls", "silverware", "cups"}
)
_WORN = frozenset({"wearing", "wears", "wear", "worn", "face", "nose", "eyes", "sun", "reading"})


_BOTH = frozenset({"orange", "gold", "silver", "rose", "pink"})  # colours first, and things too


@lru_cache(maxsize=8192)
def _plural_word(word: str) -> bool:
    return word not in SINGLE_PAIRS and vocab.singular(word) != word


def is_plural(tree: Tree, head: int) -> bool:
    """Whether the noun at `head` is a plural; "scissors" is not."""
    word = tree.lower[head]
    if word == "glasses" and head and tree.tags[head - 1] == "CD" and tree.lower[head - 1] not in ("one", "pair"):
        return True
    if word == "glasses" and tree.lower[head + 1 : head + 2] in (["of"], ["filled"], ["full"]):
        return True
    if word == "glasses" and head > 1 and tree.lower[head - 1] == "in" and vocab.person(tree.lower[head - 2]):
        return False  # "a man in glasses stirs two bowls"
    if word == "glasses" and not _TABLEWARE.isdisjoint(tree.lower) and _WORN.isdisjoint(tree.lower):
        return True
    if (
        word == "glasses"
        and head
        and tree.lower[head - 1]
        in ("wine", "drinking", "water", "beer", "champagne", "shot", "martini", "cocktail", "empty", "full")
    ):
        return True
    if word in SINGLE_PAIRS or word in ("grass", "glass"):
        return False
    one_form = tree.tags[head] == "NNS" and word in ("sheep", "deer", "fish", "people", "cattle", "bison", "moose")
    return _plural_word(word) or (one_form and not _is_that_one(tree, head))


def _is_that_one(tree: Tree, head: int) -> bool:
    """The deer of "a cup above a deer and a hat below the deer"."""
    said = range(1, head - 1) if tree.lower[head - 1] == "the" else ()
    return any(tree.lower[k] == tree.lower[head] and tree.lower[k - 1] in ("a", "an", "one") for k in said)


def _label(tree: Tree, chunk: Chunk) -> tuple[int, str]:
    """Where the label begins and the label: the longest compound that ends at the head."""
    compounds = vocab.compounds()
    head_word = singular(tree, chunk.head)
    for start in range(max(chunk.start, chunk.head - 4), chunk.head):
        words = [w for w in tree.lower[start : chunk.head] if w != "-"]
        if start + 1 < chunk.head and tree.tags[start + 1] == "POS" and tree.tags[start].startswith("NN"):
            return start, f"{tree.lower[start]}'s {head_word}"
        if not words or (
            tree.tags[start] in ("DT", "PRP$", "CD", ",", "CC", "HYPH")
            and " ".join([*words, head_word]) not in compounds
        ):
            continue
        name = vocab.singular(" ".join([*words, tree.lower[chunk.head]]))
        if name not in compounds:
            name = " ".join([*words, head_word])
        joined = "".join([*words, head_word]) if len(words) == 1 else ""
        if name in compounds and not _is_described(tree, start, name, words, head_word):
            return start, name
        if tree.lower[start + 1] == "-" and f"{words[0]}-{head_word}" in compounds:
            return start, f"{words[0]}-{head_word}"
        if joined and tree.tags[start].startswith("NN") and known(joined):
            return start, joined
    return chunk.head, head_word


def _is_described(tree: Tree, start: int, name: str, words: list[str], head_word: str) -> bool:
    """Whether the first word only describes: "old man", "brown bear" where the vocabulary means a bear by it."""
    if tree.tags[start].startswith(("RB", "DT", "PRP")):
        return True
    first, rest = words[0], " ".join([*words[1:], head_word])
    whole, part = vocab.lookup(name), vocab.lookup(rest)
    if (
        first in ("old", "young", "little", "elderly", "older", "senior", "adult", "female", "male", "baby")
        and part is not None
    ):
        return first != "baby" or part.group == "animal"
    if vocab.colour(first) is not None and rest in ("board", "heart"):
        return True
    if vocab.colour(first) is not None and whole is not None and part is not None:
        if first not in _BOTH and whole.name != part.name and vocab.lookup(first) is not None:
            return False  # "a red coffee table": coffee is no colour of it
        return (
            whole.name == part.name
            or part.group == whole.group == "plant"
            or (part.group in _COLOURED and first != "polar")
        )
    if first in vocab.SIZES and part is not None and whole is not None and whole.group == part.group:
        return True
    described = first in vocab.SIZES or first in vocab.MATERIALS or first in vocab.SHAPES
    return described and whole is not None and part is not None and whole.name == part.name


@lru_cache(maxsize=8192)
def singular_word(word: str, lemma: str, plural: bool) -> str:
    """The singular of a noun, by the vocabulary, else by the pipeline's lemma."""
    if word in SINGLE_PAIRS:
        return word if known(word) and vocab.singular(word) == word else vocab.singular(word)
    name = vocab.singular(word)
    if name == word and plural and not known(word) and lemma:
        return lemma
    if name != word and not plural and not known(name) and word.endswith("s"):
        return word
    return name


def singular(tree: Tree, i: int) -> str:
    """The singular of the noun at i."""
    if tree.lower[i] == "glasses" and is_plural(tree, i):
        return "glass"
    return singular_word(tree.lower[i], tree.lemmas[i], tree.tags[i] in ("NNS", "NNPS"))


def _modifiers(tree: Tree, chunk: Chunk, label_start: int, label: str) -> tuple[list[str], str]:
    """Attributes of the words before the label, and the label, longer by nouns that are no attributes."""
    measure, at = measure_at(tree, chunk, label_start), chunk.start
    attributes: list[str] = []
    end = label_start if chunk.kind == "noun" else chunk.head + (not _is_number(tree, chunk.head))
    prefix: list[str] = []
    while at < end:
        piece, after = hyphenated(tree, at, end)
        word, tag = tree.lower[at], tree.tags[at]
        if at == measure or (  # the "four engine" of "a four engine jet"
            at + 1 < end
            and after == at + 1
            and tag not in ("DT", "CD", "PRP$")
            and (is_pattern(f"{word} {tree.lower[at + 1]}") or is_second_half(tree, at + 1))
        ):
            attributes.append(f"{word} {tree.lower[at + 1]}")
            after = at + 2
        elif chunk.kind == "noun" and at + 1 < end and _is_name(tree, at):
            prefix += [word, tree.lower[at + 1]]  # "a hot dog sandwich" is no hot sandwich of dogs
            after = at + 2
        elif after > at + 1:
            attributes.extend(of_hyphenated(piece))
        elif (word in INTENSIFIERS or tag.startswith("RB")) and at + 1 < end:
            phrase, after = _phrase(tree, at, end)
            attributes.append(phrase)  # or "", which is no attribute
        elif tag.startswith("NN") and not _counts(word):
            compound = chunk.kind == "noun" and bool(prefix) and known(f"{prefix[-1]} {word}")  # "toilet paper holder"
            describes = _noun_is_attribute(word, label) or _only_describes(tree, at, end, label)
            if describes and not compound:
                attributes.append(word)
            elif chunk.kind == "noun":
                prefix.append(word)
        elif not (tag in _SKIP_TAGS or _counts(word)) and _describes(word, label):
            attributes.append(_base(tree, at))
        at = after
    label = _named(prefix, label)
    return [a for a in dict.fromkeys(attributes) if a and a not in ("photo", "-")], label


def _is_name(tree: Tree, at: int) -> bool:
    """Whether two words before a noun are one name, of which the first describes nothing: "hot dog", "Big Ben"."""
    first, pair = tree.lower[at], f"{tree.lower[at]} {tree.lower[at + 1]}"
    if tree.tags[at : at + 2] == ["NNP", "NNP"]:
        return True
    describes = first in vocab.SIZES or first in _PERSON_SIZES or vocab.colour(first) is not None
    return pair in vocab.compounds() and not describes


def _counts(word: str) -> bool:
    return word in VAGUE or (word in NUMBERS and word != "pair")


def _describes(word: str, label: str) -> bool:
    """Whether an adjective says how a thing looks; "left" does so only of parts ("its left ear")."""
    return word not in NOT_ATTRIBUTES or (word in _SIDES and _is_part(label))


def _named(prefix: list[str], label: str) -> str:
    """The label with the nouns before it that belong to it."""
    if prefix and _says_enough(prefix[-1], label):
        return " ".join(prefix[-3:])
    return " ".join([*prefix[-2:], label])


def _says_enough(word: str, label: str) -> bool:
    """Whether the noun before the head names the thing alone: "a pug dog", "a wave simulating surfing"."""
    if label in HERDS:
        return _kind(word) in ("animal", "bird")
    if label in YOUNG:
        return _kind(word) in ("animal", "bird")
    if label in _KINDS:
        return word not in _KINDS and _kind(word) == _kind(label)
    return label.endswith("ing") and not known(label) and known(word)


def _kind(word: str) -> str:
    noun = vocab.lookup(word)
    return noun.group if noun is not None else ""


def _is_number(tree: Tree, i: int) -> bool:
    return (
        tree.lower[i] in NUMBERS
        or tree.lower[i].isdigit()
        or tree.tags[i] in ("CD", "DT")
        or tree.lower[i] in ("another", "other", "both", "each", "ones", "others")
    )


def _is_part(label: str) -> bool:
    known_noun = vocab.lookup(label)
    return known_noun is not None and known_noun.group in ("body", "part")


def _base(tree: Tree, at: int) -> str:
    word = tree.lower[at]
    if tree.tags[at] == "JJR" and tree.lemmas[at] != word:
        return tree.lemmas[at]
    return word


def _noun_is_attribute(word: str, label: str) -> bool:
    if f"{word} {label}" in vocab.compounds():
        return False
    return (
        word in vocab.MATERIALS
        or word in KIND_ATTRIBUTES
        or word in vocab.PATTERNS
        or word in vocab.SHAPES
        or (word in vocab.SIZES and vocab.lookup(word) is None)
        or vocab.colour(word) is not None
    )


def _only_describes(tree: Tree, at: int, end: int, label: str) -> bool:
    """Whether a noun before a known one is no thing itself: "unhappy" tagged as a noun, "party food"."""
    pair = f"{tree.lower[at]} {tree.lower[at + 1]}" if at + 1 < end else ""
    named = known(label) and tree.tags[at] in ("NN", "NNS")
    return named and not known(tree.lower[at]) and not known(pair)


def _phrase(tree: Tree, at: int, end: int) -> tuple[str, int]:
    """ "dark green", "very big", "light blue": an adverb or shade with its adjective, and where it ends."""
    after = at
    while after + 1 < end and (tree.lower[after] in INTENSIFIERS or tree.tags[after].startswith("RB")):
        after += 1
    target, stop = hyphenated(tree, after, end)
    while at < after and tree.lower[at] in ("only", "just", "also", "even"):
        at += 1
    if at == after:
        return (target if tree.tags[after].startswith(("JJ", "VB")) and target not in NOT_ATTRIBUTES else ""), (
            stop if tree.tags[after].startswith(("JJ", "VB")) else after
        )
    lead = tree.lower[at:after]
    if tree.tags[after] in ("DT", "CD") or target in VAGUE or target in NUMBERS:
        return "", stop
    if len(lead) == 1 and vocab.colour(f"{lead[0]} {target}") is None and not _degree(tree, at, after):
        parts = [lead[0], target if tree.tags[after].startswith(("JJ", "VB")) or _noun_is_attribute(target, "") else ""]
        return (
            ("", after)
            if not parts[1] and lead[0] in NOT_ATTRIBUTES
            else (parts[0], after)
            if lead[0] not in ("so", "too")
            else ("", after)
        )
    return " ".join([*lead, target]), stop


def _degree(tree: Tree, at: int, adjective: int) -> bool:
    """Whether the word at `at` grades the adjective, rather than being an adjective of its own ("bright shiny")."""
    return tree.tags[at].startswith("RB") or (tree.heads[at] == adjective and tree.deps[at] == "advmod")
