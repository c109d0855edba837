"""A clause as a row of bits: things, relations to things, places of the picture, directions, amounts, sizes, looks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from layoutgen import vocab
from layoutgen.edit.words.amount import measure_at, size_at
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.lexicon import ABSOLUTE, DEPTHS, DIRECTIONS, FILLERS, PICTURE, POSITIVES, PREPOSITIONS
from layoutgen.edit.words.phrase import Phrases
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.sentence import Word
from layoutgen.meanings import PREDICATES

_LONGEST = 7
_ADVERBS = frozenset(
    {"above", "below", "behind", "under", "in front of", "near", "inside", "around", "opposite", "in", "on", "off"}
)
_TO_PLACE = frozenset({"to", "on", "at", "in", "into", "onto", "toward", "towards", "near", "along", "by"})
_PARTS = {
    "left": "left", "right": "right", "top": "top", "bottom": "bottom", "upper": "top", "lower": "bottom",
    "middle": "center", "center": "center", "centre": "center", "foreground": "foreground",
    "background": "background", "leftmost": "left", "rightmost": "right",
}  # fmt: skip
_PLACE_NOUNS = frozenset(
    {
        "corner",
        "side",
        "edge",
        "half",
        "part",
        "area",
        "border",
        "end",
        "third",
        "margin",
        "section",
        "region",
        "quarter",
    }
)
_AXES = {
    "horizontally": "across", "vertically": "down", "sideways": "across", "horizontal": "across", "vertical": "down",
}  # fmt: skip
_VERBAL = {
    "wear": "wearing", "hold": "holding", "carry": "carrying", "ride": "riding", "chase": "chasing", "eat": "eating",
    "pull": "pulling", "push": "pushing", "face": "facing", "follow": "following", "read": "reading", "have": "has",
    "drive": "driving", "touch": "touching", "kick": "kicking", "feed": "feeding", "surround": "surrounded by",
    "cover": "covering", "contain": "containing", "throw": "throwing", "catch": "catching", "drink": "drinking",
    "own": "has",
}  # fmt: skip
_EXCEPT = "except"
_PARTICLES = frozenset(
    {
        "exactly",
        "directly",
        "just",
        "somewhere",
        "precisely",
        "over",
        "up",
        "down",
        "back",
        "out",
        "right",
        "straight",
        "all",
        "more",
    }
)


Reader = Callable[[int], "Bit | None"]


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
        readers: tuple[Reader, ...] = (
            self._filler, self._depth, self._size, self._pixels, self._amount, self._place, self._prep, self._way,
            self._look_before_thing, self._verbal, self._thing, self._look,
        )  # fmt: skip
        for reader in readers:
            made = reader(i)
            if made is not None:
                return made
        joint = self.lower[i] in ("and", ",", "&", "or", "plus")
        return Bit("joint" if joint else "word", i, i + 1, self.lower[i])

    def things(self, i: int, landmark: str = "") -> tuple[tuple[Ref, ...], int] | None:  # noqa: C901 - one joint after the other
        """Phrases joined by "and" or commas from i on, and where they end. landmark: the predicate they follow."""
        first = self.phrases.take(i)
        if first is None:
            return None
        refs, end = [first], first.end
        while end < len(self.words):
            at = end
            while at < len(self.words) and self.lower[at] in (",", "and", "or", "&", "plus", "also"):
                at += 1
            if self._at(at, "as", "well", "as") or self._at(at, "along", "with", "the"):
                at += 3 if self.lower[at] == "as" else 2
            if at == end:
                break
            following = self.phrases.take(at)
            if following is None or (landmark not in ("", "between", "among") and self._goes_on(following.end)):
                break
            if not landmark and at > end and self._gapped(following.end, end):
                break
            refs.append(following)
            end = following.end
        if self.lower[end : end + 1] and (but := self._preposition(end)) and but[0] == _EXCEPT:
            out = self.things(but[1])
            if out is not None:
                refs = [*refs[:-1], _without(refs[-1], out[0])]
                end = out[1]
        last = refs[-1].label
        if len(refs) > 1 and last is not None:  # "the first and the last bird"
            refs = [_named_as(ref, last) for ref in refs]
        return tuple(refs), end

    def _goes_on(self, i: int) -> bool:
        """Whether what follows says something of its own of the thing before it: "and the cat on the rug"."""
        return i < len(self.words) and self.bit(i).kind in ("prep", "way", "side", "place", "size", "look", "depth")

    def _gapped(self, i: int, joint: int) -> bool:  # noqa: ARG002 - things of one verb are one group
        return False

    def _at(self, i: int, *words: str) -> bool:
        return tuple(self.lower[i : i + len(words)]) == words

    # the readers ------------------------------------------------------------------------------------------------

    def _filler(self, i: int) -> Bit | None:
        if self.lower[i] in ("so", "such", "until"):
            at = i + 1 + (self.lower[i + 1 : i + 2] == ["that"])
            if self.lower[at : at + 1] and self.lower[at] in ("it", "they", "he", "she") and at + 1 < len(self.words):
                return Bit("filler", i, at + 2)
        if self.lower[i] in ("become", "becomes") and i:
            return Bit("filler", i, i + 1)
        if self._at(i, "as", "possible") or self._at(i, "as", "you", "can"):
            return Bit("filler", i, i + 2)
        too = self.lower[i] == "too" and i + 1 < len(self.lower) and self.lower[i + 1] in (*POSITIVES, *ABSOLUTE)
        if self.lower[i] in FILLERS and self.lower[i] not in ("first", "next", "so") and not too:
            return Bit("filler", i, i + 1)
        if self.lower[i] in ("that", "which", "who") and self.words[i].tag in ("WDT", "WP", "IN", "DT"):
            if i + 1 < len(self.words) and self.lower[i + 1] in ("is", "are", "has", "was", "'s"):
                if self.lower[i + 1] == "has":
                    return Bit("filler", i, i + 1)
                return Bit("filler", i, i + 2)
            if i + 1 < len(self.words) and self.words[i + 1].tag in ("VBZ", "VBP"):
                return Bit("filler", i, i + 1)
        return None

    def _size(self, i: int) -> Bit | None:
        found = size_at(self, i)
        return Bit("size", i, found[1], size=found[0], words=self._said(i, found[1])) if found else None

    def _pixels(self, i: int) -> Bit | None:
        """ "640x480", "640 by 480", "800 x 600 pixels"."""
        at = i + (self.lower[i] == "to")
        word = self.lower[at] if at < len(self.lower) else ""
        left, times, right = word.partition("x")
        end = at + 1
        if not (times and left.isdigit() and right.isdigit()):
            if not (
                word.isdigit() and self.lower[at + 1 : at + 2] in (["x"], ["by"], ["×"]) and self.lower[at + 2 : at + 3]
            ):
                return None
            left, right, end = word, self.lower[at + 2], at + 3
            if not right.isdigit():
                return None
        if self.lower[end : end + 1] in (["px"], ["pixels"], ["pixel"]):
            end += 1
        return Bit("pixels", i, end, f"{left}x{right}")

    def _amount(self, i: int) -> Bit | None:
        found = measure_at(self, i)
        return Bit("amount", i, found[1], measure=found[0]) if found else None

    def _depth(self, i: int) -> Bit | None:
        for length in range(_LONGEST, 0, -1):
            phrase = " ".join(self.lower[i : i + length])
            if length <= len(self.lower) - i and phrase in DEPTHS:
                end = i + length
                if self.lower[end : end + 1] == ["of"] or (
                    phrase in ("in front", "at the back") and end < len(self.lower) and self.lower[end] == "of"
                ):
                    return None
                if end < len(self.lower) and self.lower[end] in ("and", ",") and False:
                    return None
                return Bit("depth", i, end, DEPTHS[phrase], words=phrase)
        return None

    def _place(self, i: int) -> Bit | None:  # noqa: C901 - one case after the other
        """ "to the top left corner", "in the middle of the picture", "on the left", "at the very top"."""
        begin = i
        while self.lower[begin : begin + 1] and self.lower[begin] in _PARTICLES and self.lower[begin + 1 : begin + 2]:
            if self.lower[begin + 1] not in (*_TO_PLACE, *_PARTICLES):
                break
            begin += 1
        lead = self.lower[begin] if self.lower[begin] in _TO_PLACE else ""
        at = begin + bool(lead)
        if (lead and self._at(at, "the", "side")) or not lead:
            return None
        the = at < len(self.lower) and self.lower[at] in ("the", "its")
        at += the
        far = False
        while at < len(self.lower) and self.lower[at] in (
            "far",
            "very",
            "extreme",
            "absolute",
            "exact",
            "immediate",
            "dead",
        ):
            far, at = True, at + 1
        parts: list[str] = []
        while (at < len(self.lower) and self.lower[at] in _PARTS) or (self._at(at, "-") and parts):
            if self.lower[at] != "-":
                parts.append(_PARTS[self.lower[at]])
            at += 1
        if at < len(self.lower) and self.lower[at] == "hand":
            at += 1
        noun = at < len(self.lower) and self.lower[at] in _PLACE_NOUNS
        corner = noun and self.lower[at] in ("corner", "edge", "border", "margin", "end")
        if not parts and not (False):
            return None
        at += noun
        if self.lower[at : at + 1] == ["of"]:
            end = self._picture(at + 1)
            own = end is not None and self.lower[end - 1] in self.phrases.labels and parts in (["left"], ["right"])
            if end is None or own:  # "left of the picture" on the wall
                return None
            at, noun = end, True
        elif (
            (
                not noun
                and at < len(self.words)
                and self.words[at].tag.startswith("NN")
                and self.phrases.take(at)
                and self.lower[at] not in PICTURE
            )
            and parts
            and self.lower[at - 1] in _PARTS
            and self.phrases.nominal(at)
            and the
        ):
            return None
        value = _position(parts)
        if value is None:
            return None
        bare = (
            not noun
            and not far
            and len(parts) == 1
            and parts[0] in ("left", "right")
            and lead in ("to", "toward", "towards")
        )
        return Bit("side" if bare else "place", i, at, value, words=lead, edge=bool(corner or far))

    def _picture(self, i: int) -> int | None:
        at = i + (self.lower[i : i + 1] in (["the"], ["this"]))
        return at + 1 if at < len(self.lower) and self.lower[at] in PICTURE else None

    def _preposition(self, i: int) -> tuple[str, int] | None:
        for length in range(_LONGEST, 0, -1):
            phrase = " ".join(self.lower[i : i + length])
            if length <= len(self.lower) - i and phrase in PREPOSITIONS:
                return PREPOSITIONS[phrase], i + length
        return None

    def _prep(self, i: int) -> Bit | None:  # noqa: C901 - one case after the other
        at = i
        while (
            self.lower[at : at + 1]
            in (
                ["directly"],
                ["right"],
                ["just"],
                ["immediately"],
                ["exactly"],
                ["somewhere"],
                ["straight"],
                ["back"],
                ["out"],
                ["up"],
                ["down"],
                ["over"],
                ["partly"],
                ["partially"],
                ["standing"],
                ["placed"],
                ["located"],
                ["positioned"],
            )
            and self._preposition(at + 1)
            and self._preposition(at) is None
        ):
            at += 1
        found = self._preposition(at)
        if found is None and self.lower[at] == "over" and self._preposition(at + 1):
            found = self._preposition(at + 1)
        if found is None:
            return None
        value, end = found
        if value == "away" and self.lower[at] == "away" and self.lower[at + 1 : at + 2] != ["from"]:
            return None
        second = self._preposition(end)  # "from behind the tree", "out from under the table"
        if second and value in ("off", "from", "over"):
            value, end = ("off", second[1])
        if value == "to" and self.lower[end : end + 1] in (["face"], ["look"]):
            return Bit("filler", i, end)
        things = self.things(end, value)
        said = self._said(at, end)
        if things is None:
            if value == "to" and self.lower[end : end + 1] in (["be"], ["have"], ["become"], ["look"]):
                return Bit("filler", i, end + (self.lower[end] == "be"))
            return Bit("adverb", i, end, value, words=said) if value in _ADVERBS or value in ("with", "as") else None
        refs, end = things
        if (
            value in ("in", "at", "on", "near", "to")
            and len(refs) == 1
            and refs[0].label in PICTURE
            and refs[0].definite
        ):
            return Bit("filler", i, end)
        if value == "between" and len(refs) == 1 and self.lower[end : end + 1] == ["and"]:
            other = self.phrases.take(end + 1)
            if other is not None:
                refs, end = (*refs, other), other.end
        return Bit("prep", i, end, value, refs=refs, words=said)

    def _way(self, i: int) -> Bit | None:
        lower = self.lower[i]
        if lower in _AXES:
            return Bit("axis", i, i + 1, _AXES[lower])
        if (
            lower in ("straight", "directly", "diagonally")
            and self.lower[i + 1 : i + 2]
            and self.lower[i + 1] in DIRECTIONS
        ):
            return Bit("way", i, i + 2, self.lower[i + 1])
        if lower in DIRECTIONS and self.lower[i + 1 : i + 2] not in (["of"], ["one"]):
            return Bit("way", i, i + 1, lower)
        return None

    def _verbal(self, i: int) -> Bit | None:
        """ "wearing a hat", "holding the umbrella", "that rides the horse": a relation said with a verb."""
        word = self.words[i]
        value = _VERBAL.get(word.lemma, "") if word.tag.startswith("VB") else ""
        if word.lower in PREDICATES and word.lower.endswith("ing"):
            value = word.lower
        if word.lower in ("face", "facing"):
            value = "facing"
        if word.lower in ("looking", "look", "looks") and self.lower[i + 1 : i + 2] in (
            ["at"],
            ["toward"],
            ["towards"],
        ):
            things = self.things(i + 2, "looking at")
            return Bit("prep", i, things[1], "looking at", things[0], "looking at") if things else None
        if not value:
            return None
        things = self.things(i + 1, value)
        return Bit("prep", i, things[1], value, things[0], word.lower) if things else None

    def _look_before_thing(self, i: int) -> Bit | None:
        """ "facing left", "look right": before a noun phrase could take the side for one."""
        if self.words[i].lemma in ("face", "look", "point") or self.lower[i] in ("facing", "looking", "pointing"):
            at = i + 1
            while self.lower[at : at + 1] in (["to"], ["the"], ["toward"], ["towards"]):
                at += 1
            if self.lower[at : at + 1] in (["left"], ["right"]):
                return Bit("look", i, at + 1, looks=(f"facing {self.lower[at]}",))
            if (
                self._at(at, "other", "way")
                or self._at(at, "other", "direction")
                or self._at(at, "opposite", "way")
                or self._at(at, "opposite", "direction")
            ):
                return Bit("look", i, at + 2, looks=("turned",))
            if self._at(at, "each", "other") or self._at(at, "one", "another"):
                return Bit("look", i, at + 2, looks=("facing each other",))
        for length in (3, 2):
            words = self.words[i : i + length]
            if (
                len(words) == length
                and vocab.colour(" ".join(w.lower for w in words))
                and not self.phrases.noun_follows(i + length)
            ):
                return self._look(i)
        return None

    def _thing(self, i: int) -> Bit | None:
        things = self.things(i)
        return Bit("thing", i, things[1], refs=things[0], words=self._said(i, things[1])) if things else None

    def _look(self, i: int) -> Bit | None:
        """ "dark blue", "red and white", "sad", "sleeping"."""
        looks: list[str] = []
        at = i
        while at < len(self.words):
            length = next(
                (n for n in (3, 2, 1) if at + n <= len(self.words) and _describes(self.words[at : at + n])), 0
            )
            if length:
                looks.append(" ".join(self.lower[at : at + length]).replace(" - ", "-"))
                at += length
            elif (
                looks
                and self.lower[at] in ("and", ",")
                and at + 1 < len(self.words)
                and _describes(self.words[at + 1 : at + 2])
            ) or (
                self.lower[at] in ("very", "really", "completely", "more", "all", "bright")
                and at + 1 < len(self.words)
                and _describes(self.words[at + 1 : at + 2])
            ):
                at += 1
            else:
                break
        return Bit("look", i, at, looks=tuple(looks), words=self._said(i, at)) if looks else None

    def _said(self, start: int, end: int) -> str:
        return " ".join(self.lower[start:end])


def _named_as(ref: Ref, label: str) -> Ref:
    told = ref.ordinal is not None or ref.superlative or ref.position
    return replace(ref, label=label) if ref.label is None and told and not ref.pronoun and not ref.ids else ref


def _without(ref: Ref, out: tuple[Ref, ...]) -> Ref:
    return replace(ref, but=out)


def _describes(words: Sequence[Word]) -> bool:
    phrase = " ".join(word.lower for word in words).replace(" - ", "-")
    if vocab.colour(phrase) is not None or phrase in vocab.PATTERNS or phrase in vocab.MATERIALS:
        return True
    if len(words) > 1:
        return False
    if phrase in ("on", "off", "in", "up", "down", "out", "over"):
        return False
    return phrase in vocab.STATES or words[0].tag in ("JJ", "VBN", "VBG", "JJR")


def _position(parts: Sequence[str]) -> str | None:
    """Parts of a place as one position: ("left", "top") -> "top left"; none when they contradict."""
    unique = list(dict.fromkeys(parts))
    if len(unique) == 1:
        return unique[0]
    down = [p for p in unique if p in ("top", "bottom")]
    across = [p for p in unique if p in ("left", "right")]
    if len(down) == len(across) == 1:
        return f"{down[0]} {across[0]}"
    rest = [p for p in unique if p != "center"]
    return rest[0] if len(rest) == 1 else None
