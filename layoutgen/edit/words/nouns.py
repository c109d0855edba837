"""Which words of a clause are nouns, adjectives and names of several words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from layoutgen import vocab
from layoutgen.edit.words.lexicon import NUMBERS, ORDINALS, PRONOUNS, SUPERLATIVES
from layoutgen.edit.words.sentence import Word

SIDES_OF = frozenset({"left", "right", "top", "bottom", "upper", "lower", "front", "back", "rear", "far", "near",
                      "outer", "inner"})  # fmt: skip
SAID_OF = frozenset({"colour", "color", "width", "height", "size", "position", "scale"})
# colours by another name
NAMED = {
    "greener": "green", "redder": "red", "bluer": "blue", "whiter": "white", "blacker": "black", "browner": "brown",
    "yellower": "yellow", "pinker": "pink", "ginger": "orange", "auburn": "brown", "blond": "blonde",
}  # fmt: skip
_NO_COMPOUND = frozenset({
    "left", "right", "top", "bottom", "front", "back", "size", "times", "px", "pixels", "night", "one", "color",
    "colour", "instead", "percent", "%", "square", "portrait", "landscape", "up", "down", "smile", "sleep", "look",
    "face", "half", "twice", "double",
    "fly", "sit", "stand", "run", "walk", "swim", "jump", "float", "stay", "lie", "wear", "hold",
})  # fmt: skip


class Nouns:
    """The words of one clause. labels: of the things in the layout, which are nouns whatever their tag."""

    def __init__(self, words: Sequence[Word], labels: Collection[str]) -> None:
        self.words = list(words)
        self.labels = frozenset(labels)
        self._heads = {label.split()[-1] for label in labels}

    def _lower(self, i: int) -> str:
        return self.words[i].lower if 0 <= i < len(self.words) else ""

    def _said(self, start: int, end: int) -> str:
        return " ".join(word.text for word in self.words[start:end]).replace(" - ", "-").replace(" 's", "'s")

    def _singular(self, phrase: str) -> str:
        lower = phrase.lower()
        forms = (lower, lower.removesuffix("s"), lower.removesuffix("es"))  # "glasses" where there are glasses to drink
        return next((form for form in forms if form in self.labels), "") or vocab.singular(lower)

    def _number(self, i: int) -> int | None:
        lower = self._lower(i)
        if lower == "no":
            return None
        return int(lower) if lower.isdigit() else NUMBERS.get(lower)

    def known(self, i: int) -> bool:
        """Whether the word alone names something in the layout."""
        lower = self._lower(i)
        return bool(lower) and (lower in self._heads or vocab.singular(lower) in self._heads)

    def nominal(self, i: int) -> bool:
        """Whether the word at i is a noun here."""
        if i >= len(self.words):
            return False
        word = self.words[i]
        if word.ids or self.long_label(i):
            return True
        if word.lower in NAMED and not self.known(i):
            return False
        if not word.lower.replace("-", "").replace("'", "").isalpha() or word.lower in PRONOUNS:
            return False
        if word.tag.startswith("NN"):
            return True
        if self.known(i):
            return True
        known = vocab.lookup(word.lower)
        return (
            known is not None
            and word.tag in ("JJ", "VB", "VBP", "VBZ", "VBD", "FW", "UH", "VBG", "RB")
            and vocab.colour(word.lower) is None
        )

    def _is_head(self, i: int) -> bool:
        """Whether the noun at i ends the phrase: it is no adjective, and no longer name begins here."""
        if not self.nominal(i) or self._modifies_one(i):
            return False
        lower = self._lower(i)
        if self._begins_name(i):
            return True
        tables = (vocab.MATERIALS, vocab.PATTERNS, vocab.SHAPES)
        colour = vocab.colour(lower) is not None or any(lower in table for table in tables)
        return not (colour and self.noun_follows(i + 1))

    def long_label(self, i: int) -> bool:
        """Whether the words from here on are a label of several words, whatever their tags."""
        return any(self._singular(self._said(i, i + n)) in self.labels for n in (3, 2) if i + n <= len(self.words))

    def _modifies_one(self, i: int) -> bool:
        """ "a square one", "red ones"."""
        return self._lower(i + 1) in ("one", "ones") and self.words[i].tag.startswith(("JJ", "VBN"))

    def _begins_name(self, i: int) -> bool:
        """Whether words from here on are one name of several words."""
        for length in (4, 3, 2):
            if i + length <= len(self.words):
                phrase = self._singular(self._said(i, i + length))
                if phrase in vocab.compounds() or phrase in self.labels:
                    return True
        return False

    def _compound(self, i: int) -> int:
        """Where the name that begins at i ends."""
        for length in (4, 3, 2):
            if i + length <= len(self.words):
                phrase = self._singular(self._said(i, i + length))
                if phrase in vocab.compounds() or phrase in self.labels:
                    return i + length
        end = i + 1
        while end < len(self.words) and self._joins(end):
            end += 1
        return end

    def _joins(self, i: int) -> bool:
        """Whether an unknown compound goes on with the word at i."""
        word = self.words[i]
        if word.lower in SAID_OF and self.known(i - 1) and self.words[i - 1].tag.startswith("NN"):
            return True
        if word.ids or not word.tag.startswith("NN") or word.lower in _NO_COMPOUND or vocab.colour(word.lower):
            return False
        if word.lower in vocab.TIMES or word.lower in vocab.WEATHERS or not word.lower.isalpha():
            return False
        return self.words[i - 1].tag in ("NN", "NNP") and not self.known(i - 1)

    def _describes(self, i: int) -> bool:
        word = self.words[i] if i < len(self.words) else None
        if word is None or word.lower in ("not", "of", "to", "is", "be") or word.tag == "IN":
            return False
        attribute = vocab.colour(word.lower) or word.lower in vocab.STATES or word.lower in vocab.SIZES
        attribute = attribute or word.lower in vocab.MATERIALS or word.lower in vocab.PATTERNS
        return (
            bool(attribute) or word.tag in ("JJ", "VBN", "VBG", "JJR", "RB", "NN", "HYPH", "NNP") or word.lower == "-"
        )

    def noun_follows(self, i: int) -> bool:
        """Whether the words from i on are modifiers and then a noun (or "one")."""
        at = i
        while at < min(len(self.words), i + 6):
            lower = self._lower(at)
            if lower in ("one", "ones") or self.words[at].ids:
                return True
            if lower in ("of", "and", ",", "to", "the", "a", "an") or lower in PRONOUNS:
                return lower in ("and", ",") and at > i and self._describes(at + 1) and self.noun_follows(at + 1)
            colour = vocab.colour(lower) is not None
            if (
                self.nominal(at)
                and not (colour and not self.known(at))
                and lower
                not in ("px", "pixels", "%", "percent", "times", "left", "right", "square", "portrait", "landscape")
            ):
                return True
            modifier = lower in ORDINALS or lower in SUPERLATIVES or self._number(at) is not None or lower in SIDES_OF
            modifier = modifier or self._describes(at) or lower in ("other", "more", "remaining", "additional", "extra")
            if not modifier:
                return False
            at += 1
        return False
