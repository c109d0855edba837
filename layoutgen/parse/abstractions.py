"""Nouns that no picture shows: "for sale", "their natural habitat", "an arrangement"; and what "grassy area" means."""

from __future__ import annotations

from functools import lru_cache

from layoutgen import vocab
from layoutgen.parse.lexicon import meanings, members
from layoutgen.parse.mentions import Mention
from layoutgen.parse.reading import Reading

_ALWAYS = members("abstract")
_ENDINGS = ("tion", "sion", "ness", "ment", "ity", "ance", "ence", "ism", "hood", "ency", "ancy", "dom", "logy", "ship")
_LOOKS = meanings("looks of ground")  # "a grassy area" is grass
_GROUNDS = frozenset({"area", "ground", "surface", "terrain", "landscape", "region", "spot", "patch", "place"})
_PEOPLE = frozenset({"crowd", "audience"})
_MADE_FOR = frozenset({"case", "base", "piece", "cover", "topper", "stand", "holder", "set"})
_PLAYED = frozenset({"game", "chess", "party"})
_NO_OWNERS = frozenset({"person", "structure", "animal", "bird", "body", "vehicle"})
_GAZES = frozenset({"look", "gaze", "stare", "glance", "smile", "point", "bark", "wave", "laugh", "yell"})
_PICTURES = frozenset({"picture", "photo", "photograph", "image"})
_HANGS = frozenset({"on", "above", "over", "hanging from"})
_PLACED = frozenset({"on", "in", "with", "near", "next to", "above", "under", "behind", "in front of", "at", "against"})


@lru_cache(maxsize=4096)
def is_abstract(label: str) -> bool:
    """Whether a noun names nothing that can be drawn."""
    if label in vocab.NOT_THINGS or label in _ALWAYS:
        return True
    return label.endswith(_ENDINGS) and len(label) > 5 and _unknown(label)


@lru_cache(maxsize=4096)
def _unknown(label: str) -> bool:
    return vocab.lookup(label) is None and vocab.lookup(label.rsplit(" ", 1)[-1]) is None and vocab.place(label) is None


def in_halves(mention: Mention) -> bool:
    """Whether a name of several words is none that the vocabulary knows, nor one of what is made for a thing: "a phone
    case" is no phone, "a conical trophy base" no part of another trophy."""
    first, _, last = mention.label.rpartition(" ")
    if not first or vocab.lookup(mention.label) is not None:
        return False
    if last not in _MADE_FOR or not mention.indefinite:
        return True
    whole = vocab.lookup(first)
    return first not in _PLAYED and (whole is None or whole.kind != "thing" or whole.group in _NO_OWNERS)


def is_picture_on_show(reading: Reading, number: int, mention: Mention) -> bool:
    """Whether "pictures" hang in the scene ("a wall with pictures"), rather than being the scene itself."""
    if mention.label not in _PICTURES:
        return False
    phrase = reading.landmark_of.get(number)
    placed = phrase is not None and reading.phrases[phrase].predicate in _PLACED and mention.indefinite is not None
    beside = placed and reading.phrases[phrase or 0].predicate not in ("on", "in", "at")  # "sitting under a picture"
    shown = placed and (mention.plural or beside)
    after = reading.phrase_at[mention.chunk.end] if mention.chunk.end < len(reading.tree) else None
    hangs = (
        after is not None and reading.phrases[after].predicate in _HANGS and reading.phrases[after].landmark is not None
    )
    listed = number in reading.coordinated or (
        mention.indefinite and number in reading.coordinated.values() and "of" not in reading.tree.lower
    )
    return shown or listed or (hangs and number > 0) or _is_of_room(reading, number, mention)


def _is_of_room(reading: Reading, number: int, mention: Mention) -> bool:
    """The picture of "a room features a picture of a cat", "there is a photo of a boy on the wall"."""
    tree, chunk = reading.tree, mention.chunk
    if not number or mention.definite or tree.lower[chunk.end : chunk.end + 1] != ["of"]:
        return _is_there(tree.lower, chunk.start) and _on_wall(tree.lower, chunk.end)
    owns = tree.lemmas[chunk.start - 1] in _OWNS
    return (owns and any(e.kind == "stuff" for e in reading.refers[number - 1])) or _on_wall(tree.lower, chunk.end)


def _is_there(lower: list[str], start: int) -> bool:
    return lower[max(0, start - 2) : start] in (["there", "is"], ["there", "are"], ["there", "'s"])


def _on_wall(lower: list[str], end: int) -> bool:
    """Whether "on the wall" follows within a few words."""
    ends = (i for i in range(end, min(len(lower), end + 9)) if lower[i] in _WALLS)
    return any({"on", "above", "over"} & set(lower[max(end, i - 3) : i]) for i in ends)


_OWNS = frozenset({"have", "feature", "contain", "include", "display"})
_WALLS = frozenset({"wall", "walls", "fireplace", "mantel", "mantle"})


def is_vague_unknown(reading: Reading, number: int, mention: Mention) -> bool:
    """ "in progress", "in an industrial quarter": unknown words that name nothing, or only where the rest is."""
    if not _unknown(mention.label) or mention.label in _PEOPLE:
        return False
    chunk, phrase = mention.chunk, reading.landmark_of.get(number)
    if (
        phrase is None
        and mention.count is None
        and not mention.plural
        and reading.tree.kid(chunk.head, "cop") is not None
    ):
        return True  # "the picture is fuzzy"
    said = reading.tree.lower[chunk.start]
    bare = (
        mention.count is None and not mention.plural and not mention.definite and said == reading.tree.lower[chunk.head]
    )
    if phrase is None:
        return bare and reading.tree.deps[chunk.head] in ("obj", "xcomp", "conj") and chunk.start > 0
    predicate = reading.phrases[phrase].predicate
    if predicate == "at" and reading.tree.lemmas[reading.phrases[phrase].start - 1] in _GAZES:
        return bare  # "gazing at their handler"
    return bare or predicate == "" or (predicate in ("in", "at") and not mention.plural)


def ground_of(mention: Mention) -> str | None:
    """The ground that an adjective tells: grass of "a fenced, grassy area"."""
    if mention.label not in _GROUNDS:
        return None
    return next((_LOOKS[a] for a in mention.attributes if a in _LOOKS), None)
