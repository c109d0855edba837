"""A clause as a row of bits: things, relations to things, places of the picture, directions, amounts, sizes, looks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from layoutgen import vocab
from layoutgen.edit.words.amount import measure_at, number_at, size_at
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.lexicon import ABSOLUTE, COMPARATIVES, FILLERS, POSITIVES, PREPOSITIONS
from layoutgen.edit.words.look_bits import coloured_as_at, facing_at, known_look, look_at, patterned_at
from layoutgen.edit.words.nouns import NAMED
from layoutgen.edit.words.ownerless import all_with_owners
from layoutgen.edit.words.phrase import Phrases
from layoutgen.edit.words.place_bits import depth_at, measured_at, pixels_at, place_at, way_at
from layoutgen.edit.words.postures import POSTURES, is_posture
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.relation_bits import end_at, prep_at, preposition_at, verbal_at, where_at
from layoutgen.edit.words.sentence import Word

_EXCEPT = "except"
_SAYING = frozenset({"prep", "way", "side", "place", "size", "look", "depth", "adverb"})
_PLACING = frozenset({word for phrase in PREPOSITIONS for word in phrase.split()[:1]} | {"left", "right", "upright"})


_LISTING = frozenset({",", "and", "or", "&", "plus", "also", "perhaps", "maybe", "preferably", "ideally"})


class Bits:
    """Reads the bits of one clause from a word on."""

    def __init__(self, words: Sequence[Word], labels: Collection[str]) -> None:
        self.words = list(words)
        self.phrases = Phrases(words, labels)
        self.lower = [word.lower for word in words]

    def read(self, start: int = 0) -> list[Bit]:
        """All bits from `start` to the end of the clause; words that are nothing else are bits of kind "word"."""
        made: list[Bit] = []
        at = start
        while at < len(self.words):
            bit = self.bit(at)
            made.append(bit)
            at = bit.end
        return [bit for bit in made if bit.kind != "filler"]

    def bit(self, i: int) -> Bit:
        """The bit that begins at i."""
        for reader in _READERS:
            made = reader(self, i)
            if made is not None:
                return made
        joint = self.lower[i] in ("and", ",", "&", "or", "plus")
        return Bit("joint" if joint else "word", i, i + 1, self.lower[i])

    def things(self, i: int, landmark: str = "") -> tuple[tuple[Ref, ...], int] | None:
        """Phrases joined by "and" or commas from i on, and where they end. landmark: the predicate they follow."""
        first = self.phrases.take(i)
        if first is None:
            return None
        refs, end = self._numbered(first)
        while end < len(self.words):
            at = self._past_joint(end)
            if at == end:
                break
            following = self.phrases.take(at)
            if following is None or (landmark not in ("", "between", "among") and self._goes_on(following.end)):
                break
            if landmark and self.lower[end] == "," and not refs[-1].indefinite and is_nameless(following):
                break  # "a rug under the bed, a dark red one"
            if self.lower[end] == "," and _adds_looks(refs[-1], following):
                refs[-1] = replace(refs[-1], attributes=following.attributes, end=following.end)
            else:
                refs.append(following)
            end = following.end
        out = self._except(end)
        if out is not None:
            refs, end = [*refs[:-1], _without(refs[-1], out[0])], out[1]
        last = refs[-1].label
        if len(refs) > 1 and last is not None:  # "the first and the last bird"
            refs = [_named_as(ref, last) for ref in refs]
        return all_with_owners(refs, self.phrases.labels), end

    def _past_joint(self, i: int) -> int:
        """Where the next phrase of a list begins; i itself where none can follow."""
        at = i
        while at < len(self.words) and self.lower[at] in _LISTING:
            at += 1
        if self.at(at, "as", "well", "as") or self.at(at, "along", "with", "the"):
            at += 3 if self.lower[at] == "as" else 2
        return at

    def _except(self, i: int) -> tuple[tuple[Ref, ...], int] | None:
        """ "except the dog", "but one", "but not the one on the right": what is left out."""
        but = preposition_at(self, i) if i < len(self.words) else None
        out = (self.things(but[1]) or self._number(but[1])) if but is not None and but[0] == _EXCEPT else None
        place = self._side(out[1]) if out is not None else None
        if out is None or place is None:
            return out
        last = replace(out[0][-1], position=place.value.split()[-1], definite=True)
        return (*out[0][:-1], last), place.end

    def _numbered(self, first: Ref) -> tuple[list[Ref], int]:
        """ "goats 2 and 3": a phrase for each of the numbers; else the phrase itself."""
        refs, at = list[Ref](), first.end
        while first.plural and first.label in self.phrases.labels and first.number is None and at < len(self.words):
            joint = bool(refs) and self.lower[at] in (",", "and")
            word = self.lower[at + joint] if at + joint < len(self.lower) else ""
            unit = self.lower[at + joint + 1] if at + joint + 1 < len(self.lower) else ""
            if not word.isdigit() or unit in ("px", "%", "percent", "pixels", "times", "x", "degrees"):
                break
            at += joint + 1
            refs.append(replace(first, end=at, ordinal=int(word), plural=False, definite=True))
        return (refs, at) if refs else ([first], first.end)

    def _side(self, i: int) -> Bit | None:
        found = place_at(self, i) if i < len(self.words) else None
        return found if found is not None and found.value in ("left", "right", "top", "bottom", "center") else None

    def _number(self, i: int) -> tuple[tuple[Ref, ...], int] | None:
        """A bare number of what is spoken of: "all stars but one"."""
        found = number_at(self, i)
        return ((Ref(i, found[1], self.lower[i], number=int(found[0])),), found[1]) if found else None

    def _goes_on(self, i: int) -> bool:
        """Whether what follows says something of its own of the thing before it: "and the cat on the rug"."""
        return i < len(self.words) and (
            self.lower[i] == "to" or is_posture(self.words, i) or self.bit(i).kind in _SAYING
        )

    def at(self, i: int, *words: str) -> bool:
        """Whether these words stand at i."""
        return tuple(self.lower[i : i + len(words)]) == words

    def said(self, start: int, end: int) -> str:
        """Words of the clause in small letters."""
        return " ".join(self.lower[start:end])


def _adds_looks(ref: Ref, following: Ref) -> bool:
    """ "a kitten, perhaps a black one": the same thing, described."""
    return is_nameless(following) and ref.indefinite and not ref.attributes


def is_nameless(ref: Ref) -> bool:
    """ "a dark red one"."""
    return ref.label is None and ref.indefinite and bool(ref.attributes)


def _named_as(ref: Ref, label: str) -> Ref:
    told = ref.ordinal is not None or ref.superlative or ref.position or ref.attributes
    return replace(ref, label=label) if ref.label is None and told and not ref.pronoun and not ref.ids else ref


def _without(ref: Ref, out: tuple[Ref, ...]) -> Ref:
    return replace(ref, but=out)


def _filler_at(bits: Bits, i: int) -> Bit | None:
    if bits.at(i, "that") and i and bits.lower[i + 1 : i + 2] in (["it"], ["they"], ["he"], ["she"]):
        return Bit("filler", i, i + 2 + (bits.lower[i + 2 : i + 3] in (["is"], ["are"], ["be"])))
    if bits.at(i, "that", "the") and i:  # "make that the train is black"
        return Bit("filler", i, i + 1)
    if i and bits.lower[i] in ("look", "seem", "appear", "looks") and i + 1 < len(bits.words):
        after = look_at(bits, i + 1)  # "make the house look abandoned"
        if after is not None and not bits.phrases.noun_follows(i + 1):
            return Bit("filler", i, i + 1)
    also = bits.lower[i + 1] if i + 1 < len(bits.lower) else ""
    if bits.at(i, "but") and i and (also in ("in", "with", "a") or also in COMPARATIVES):
        return Bit("filler", i, i + 1)
    if bits.lower[i] in ("so", "such", "until"):
        at = i + 1 + (bits.lower[i + 1 : i + 2] == ["that"])
        if bits.lower[at : at + 1] and bits.lower[at] in ("it", "they", "he", "she") and at + 1 < len(bits.words):
            return Bit("filler", i, at + 1 + (verbal_at(bits, at + 1) is None))  # "so that it faces the cat"
    if bits.lower[i] in ("become", "becomes") and i:
        return Bit("filler", i, i + 1)
    if i and bits.at(i, "side", "by", "side") and not bits.at(i + 3, "with"):
        return Bit("filler", i, i + 3)
    return _denial_at(bits, i) or _idle_at(bits, i) or _relative_at(bits, i)


def _denial_at(bits: Bits, i: int) -> Bit | None:
    """ "white, not black", "metal instead of wooden", "on the table instead of under it"."""
    if i and bits.lower[i] == "than" and (end := _other_place(bits, i + 1)) > i + 1:  # "I'd rather ... than under it"
        return Bit("filler", i, end)
    if i and bits.lower[i] == "than" and {"rather", "prefer"} & set(bits.lower[:i]) and i + 2 == len(bits.words):
        return Bit("filler", i, i + 2) if number_at(bits, i + 1) is not None else None
    if i and bits.lower[i : i + 2] in (["instead", "of"], ["rather", "than"]):
        if (end := _other_place(bits, i + 2)) > i + 2:
            return Bit("filler", i, end)
        at = i + 2
        while bits.lower[at : at + 1] and bits.lower[at] in ("only", "just", "the"):
            at += 1
        number = number_at(bits, at) if at < len(bits.words) else None
        if number is not None and bits.phrases.take(at) is None:  # "three camels instead of two"
            return Bit("filler", i, number[1])
        look = look_at(bits, i + 2) if i + 2 < len(bits.words) else None
        end = look.end if look is not None and all(map(known_look, look.looks)) else i + 2
        if end == i + 2 and bits.lower[end : end + 1] and bits.lower[end] in vocab.MATERIALS:
            end += 1
        return Bit("filler", i, end) if end > i + 2 and bits.lower[end : end + 1] in ([], ["and"], [","]) else None
    if (
        bits.lower[i] == "not"
        and 0 < i < len(bits.lower) - 1
        and bits.lower[i - 1] not in ("should", "must", "shall", "can", "could", "do", "is", "are")
    ):
        return Bit("filler", i, bits.bit(i + 1).end)
    return None


_WHERE = frozenset({"prep", "place", "side", "depth", "way"})


def _other_place(bits: Bits, i: int) -> int:
    """Where a place ends in which something shall not be any longer: "instead of standing next to it"; i for none."""
    at = i
    while at < len(bits.words):
        doing = bits.words[at].tag == "VBG" and bits.words[at].lemma in (*POSTURES, "be")
        bit = None if doing else bits.bit(at)
        if bit is not None and bit.kind not in _WHERE:
            break
        at = bit.end if bit is not None else at + 1
    ends = at >= len(bits.words) or bits.lower[at] in ("and", ",")
    return at if ends and any(w in _PLACING for w in bits.lower[i:at]) else i


def _idle_at(bits: Bits, i: int) -> Bit | None:
    """Words that say nothing here: "please", "as possible"."""
    if bits.at(i, "as", "possible") or bits.at(i, "as", "you", "can"):
        return Bit("filler", i, i + 2)
    too = bits.lower[i] == "too" and i + 1 < len(bits.lower) and bits.lower[i + 1] in (*POSITIVES, *ABSOLUTE)
    than = bits.lower[i] in ("instead", "rather") and bits.lower[i + 1 : i + 2] in (["of"], ["than"])
    if bits.lower[i] in FILLERS and bits.lower[i] not in ("first", "next", "so") and not too and not than:
        return Bit("filler", i, i + 1)
    return None


def _relative_at(bits: Bits, i: int) -> Bit | None:
    """ "that is", "which has": what tells of a thing goes on as if they were not there."""
    if bits.lower[i] in ("that", "which", "who") and bits.words[i].tag in ("WDT", "WP", "IN", "DT"):
        if i + 1 < len(bits.words) and bits.lower[i + 1] in ("is", "are", "has", "was", "'s"):
            if bits.lower[i + 1] == "has":
                return Bit("filler", i, i + 1)
            return Bit("filler", i, i + 2)
        if i + 1 < len(bits.words) and bits.words[i + 1].lemma in ("sit", "stand", "lie", "hang", "stay", "float"):
            return Bit("filler", i, i + 2)
        if i + 1 < len(bits.words) and bits.words[i + 1].tag in ("VBZ", "VBP"):
            return Bit("filler", i, i + 1)
    return None


def _size_at(bits: Bits, i: int) -> Bit | None:
    found = size_at(bits, i)
    return Bit("size", i, found[1], size=found[0], words=bits.said(i, found[1])) if found else None


def _amount_at(bits: Bits, i: int) -> Bit | None:
    found = measure_at(bits, i)
    return Bit("amount", i, found[1], measure=found[0]) if found else None


def _thing_at(bits: Bits, i: int) -> Bit | None:
    if is_posture(bits.words, i) and bits.lower[i] not in bits.phrases.labels:
        return Bit("word", i, i + 1, bits.lower[i])
    if _does(bits, i):
        return look_at(bits, i)
    things = bits.things(i)
    if things is not None and _is_look(bits, i, things[0]):
        return look_at(bits, i)
    return Bit("thing", i, things[1], refs=things[0], words=bits.said(i, things[1])) if things else None


def _does(bits: Bits, i: int) -> bool:
    """Whether a word behind a thing says what it does, though there is such a noun: "a dog crossing the street"."""
    after = bits.words[i + 1].tag if i + 1 < len(bits.words) else ""
    doing = bits.words[i].tag == "VBG" and bits.lower[i] not in bits.phrases.labels
    beside = after in ("DT", "PRP$", "IN") or bits.at(i + 1, "side", "by", "side")
    return doing and i > 0 and beside and _ends(bits, i - 1)


def _is_look(bits: Bits, i: int, refs: tuple[Ref, ...]) -> bool:
    """Whether a noun behind a thing says what it is like: "the sofa brown leather"."""
    ref = refs[0]
    label = ref.label or ""
    if len(refs) > 1 or i == 0 or label in bits.phrases.labels or not (bits.words[i - 1].ids or _ends(bits, i - 1)):
        return False
    bare = not (ref.definite or ref.indefinite or ref.number or ref.pronoun or ref.ids or ref.near)
    return bare and any(label in table for table in (vocab.MATERIALS, vocab.PATTERNS, vocab.SHAPES, NAMED))


def _ends(bits: Bits, i: int) -> bool:
    """Whether a phrase can end with the word at i."""
    if bits.lower[i] in ("be", "is", "are") and bits.lower[:1] != ["there"]:
        return True  # "the gate should be metal"
    return (
        bits.words[i].tag.startswith("NN")
        or bits.phrases.known(i)
        or bits.lower[i] in ("it", "them", "one", "ones", "him", "her", "all")
    )


_READERS: tuple[Callable[[Bits, int], Bit | None], ...] = (
    _filler_at, depth_at, _size_at, pixels_at, _amount_at, measured_at, place_at, coloured_as_at, patterned_at,
    where_at, end_at, prep_at, way_at, facing_at, verbal_at, _thing_at, look_at,
)  # fmt: skip
