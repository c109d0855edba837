"""Noun phrases of a command: "the second red tree from the left", "both dogs", "it", "a man's hat"."""

from __future__ import annotations

from dataclasses import replace

from layoutgen import vocab
from layoutgen.edit.words.lately import had_by, told_lately, whatever
from layoutgen.edit.words.lexicon import COMPARATIVES, EVERYTHING, NUMBERS, ORDINALS, PRONOUNS, SUPERLATIVES
from layoutgen.edit.words.nouns import SAID_OF, SIDES_OF, Nouns
from layoutgen.edit.words.ref import Ref

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "my", "your", "our", "said"})
_INDEFINITE = frozenset({"a", "an", "another", "some", "one", "any"})
_OWNERS = frozenset({"its", "his", "her", "their"})
_OWNER = {"its": "it", "his": "him", "her": "him", "their": "them"}
_CAUSES = frozenset({"let", "have", "make", "help", "see", "show", "watch"})
_GIVES = frozenset({"give", "hand", "bring", "get", "gives", "giving"})
_DOES = frozenset({
    "stand", "sit", "lie", "run", "walk", "jump", "dance", "sleep", "look", "swim", "fly", "kneel", "smile", "wave",
    "laugh", "cry", "face", "read", "eat", "drink", "play", "ride", "carry",
})  # fmt: skip
_HUMAN = frozenset({"him", "her", "he", "she"})


class Phrases(Nouns):
    """Reads noun phrases in one clause."""

    def take(self, i: int) -> Ref | None:
        """The noun phrase that begins at i, none when there is none."""
        words = self.words
        if i >= len(words) or (words[i].lower in ("lots", "plenty") and self._lower(i + 1) != "of"):
            return None
        if words[i].lower in ("only", "just", "even", "exactly") and i + 1 < len(words):
            inner = self.take(i + 1)
            return None if inner is None else replace(inner, start=i)
        if words[i].ids:
            return self._owned(
                Ref(i, i + 1, words[i].text, ids=words[i].ids, definite=True, plural=len(words[i].ids) > 1)
            )
        quantified = had_by(words, i, self.take) or self._quantified(i) or whatever(words, i)
        if quantified is not None:
            return quantified
        lower = words[i].lower
        if lower in EVERYTHING and not self.nominal(i + 1) and self._lower(i + 1) != "the":
            end = i + 1 + (self._lower(i + 1) in ("else", "there"))
            end += (
                3
                if [self._lower(end), self._lower(end + 1), self._lower(end + 2)][:2] == ["in", "the"]
                and self._lower(end + 2) in ("picture", "scene", "image")
                else 0
            )
            return Ref(
                i, end, self._said(i, end), pronoun="everything", plural=True, other=self._lower(i + 1) == "else"
            )
        if lower in ("that", "those", "the") and self._lower(i + 1) == "of" and lower != "the":
            return self.take(i + 2)  # "the height of the mug to that of the laptop"
        if lower in PRONOUNS and not (
            lower in ("that", "this", "these", "those", "her", "each", "them")
            and self.noun_follows(i + 1)
            and not (lower == "her" and self._is_she(i))
            and not (lower == "them" and not self._is_those(i))
        ):
            end = i + 1
            plural = lower in ("them", "they", "those", "these", "themselves")
            pair = 2 if plural and self._lower(end) == "both" else None
            if plural and self._lower(end) in ("all", "both"):
                end += 1
            elif lower in ("those", "these") and self._lower(end) in NUMBERS and not self.noun_follows(end + 1):
                end += 1  # "between those two"
            who = "him" if lower in _HUMAN else "them" if plural else "it"
            return Ref(i, end, lower, pronoun=who, plural=plural, number=pair)
        return self._nominal_phrase(i)

    def _is_she(self, i: int) -> bool:
        """Whether "her" is somebody, not whose: in "let her stand", "give her white shoes"."""
        before, after = self._lower(i - 1), self._lower(i + 1)
        if after in ("wear", "hold", "ride") or (
            before in _CAUSES and (after in _DOES or self.words[i + 1].tag == "VB")
        ):
            return True
        if before not in _GIVES:
            return False
        whose = self._modified(i + 1, i + 1, Ref(i, i, "", definite=True))
        return whose is not None and whose.end == len(self.words) and whose.label not in self.labels

    def _is_those(self, i: int) -> bool:
        """ "them horses", where there are horses."""
        return self.known(i + 1) and self._lower(i + 1).endswith("s")

    def _quantified(self, i: int) -> Ref | None:  # noqa: C901 - one case after the other
        """ "all the dogs", "both", "half of the dogs", "one of the dogs", "the rest", "the other two"."""
        _words, lower = self.words, self._lower(i)
        start = i
        quantity, number, at = "", None, i
        if lower == "every" and self._lower(i + 1) in ("other", "second") and self.nominal(i + 2):
            inner = self.take(i + 2)
            if inner is not None and inner.label is not None:
                text = self._said(start, inner.end)
                return replace(inner, start=start, text=text, quantity="alternate", plural=True, definite=True)
        if lower == "every" and self._lower(i + 1) in ("other", "second") and self._lower(i + 2) == "one":
            text = self._said(start, i + 3)
            return Ref(start, i + 3, text, plural=True, definite=True, quantity="alternate")
        if lower in ("all", "every", "each", "both", "half"):
            quantity, at = {"every": "all", "each": "all"}.get(lower, lower), i + 1
            if lower == "half" and self._lower(at) not in ("the", "of"):
                return None
        elif (
            lower in NUMBERS or lower.isdigit() or lower in ("some", "any", "another", "several", "none", "either")
        ) and self._lower(i + 1) == "of":
            quantity, at = "part", i + 1
            number = NUMBERS.get(lower, int(lower) if lower.isdigit() else 2 if lower in ("some", "several") else 1)
        elif lower == "the" and self._lower(i + 1) in ("rest", "remaining", "others"):
            end = i + 2
            if self._lower(i + 1) == "rest" and self._lower(end) == "of":
                inner = self.take(end + 1)
                if inner is not None:
                    return replace(
                        inner, start=start, other=True, plural=True, quantity="all", text=self._said(start, inner.end)
                    )
            if self._lower(i + 1) == "remaining":
                return None
            return Ref(start, end, self._said(start, end), plural=True, other=True, definite=True, quantity="all")
        if not quantity:
            return None
        if self._lower(at) == "of":
            at += 1
        if self._lower(at) in ("but", "except"):
            return None
        inner = self.take(at)
        if inner is None or (inner.label is None and not (inner.pronoun or inner.ids or inner.other)):
            if quantity == "both":
                return Ref(start, i + 1, "both", pronoun="them", plural=True, quantity="both", number=2)
            return None
        if quantity == "both" and inner.label is not None and not inner.plural:
            return replace(inner, start=start)  # "both the dog and the cat"
        plural = quantity in ("all", "both", "half") or (number or 0) > 1
        text = self._said(start, inner.end)
        if quantity == "part":
            return replace(inner, start=start, text=text, quantity="part", number=number, plural=plural)
        number = 2 if quantity == "both" else inner.number
        return replace(inner, start=start, text=text, quantity=quantity, plural=plural, number=number, definite=True)

    def _nominal_phrase(self, i: int) -> Ref | None:
        """Determiner, modifiers, head: "the second red fire truck"; "the red one"; "two more dogs"."""
        start, at = i, i
        made = Ref(i, i, "")
        lower = self._lower(at)
        if lower in _OWNERS and self.noun_follows(at + 1) and not (lower == "her" and self._is_she(at)):
            made = replace(made, definite=True, owner=Ref(at, at + 1, lower, pronoun=_OWNER[lower]))
            at += 1
        elif lower in _DEFINITE or (lower == "them" and self._is_those(at)):
            made = replace(made, definite=True)
            at += 1
        elif lower in _LOTS and self._lower(at + 1) == "of":
            made = replace(made, indefinite=True)
            at += 2
        elif lower in _INDEFINITE:
            made = replace(made, indefinite=True, number=1 if lower != "some" else None, more=lower == "another")
            at += 1
        return told_lately(self.words, self._modified(start, at, made))

    def _modified(self, start: int, at: int, made: Ref) -> Ref | None:  # noqa: C901 - one case after the other
        """Modifiers one by one until the head."""
        attributes: list[str] = []
        while at < len(self.words):
            word = self.words[at]
            lower = word.lower
            last = not self.noun_follows(at + 1)
            if lower in ("other", "remaining", "others") and (not last or made.definite or lower == "others"):
                made = replace(made, other=True, plural=made.plural or lower in ("others", "remaining"))
            elif lower in ("new", "newest", "added") and not last and made.definite:
                made = replace(made, lately="new")
            elif (
                lower in ORDINALS
                and (not last or made.definite)
                and not (lower == "second" and not made.definite and last)
            ):
                made = replace(made, ordinal=ORDINALS[lower], definite=True)
            elif lower == "one" and made.definite and self._elliptic(at + 1):
                break  # "the left one pink, the right one green"
            elif (number := self._number(at)) is not None and (
                not last or made.definite or self._lower(at + 1) == "more"
            ):
                made = replace(made, number=number, plural=number > 1)
                if lower in ("couple", "pair", "dozen") and self._lower(at + 1) == "of":
                    at += 1
            elif lower in ("more", "additional", "extra", "further") and not last:
                made = replace(made, more=True)
            elif lower in COMPARATIVES and made.definite and self._lower(at + 1) == "of":  # "the smaller of the rocks"
                side, sign = COMPARATIVES[lower]
                named_ = {"both": ("smallest", "largest"), "height": ("shortest", "tallest")}
                made = replace(made, superlative=named_.get(side, ("narrowest", "widest"))[sign > 0])
            elif lower in SUPERLATIVES and (not last or made.definite):
                made = replace(made, superlative=SUPERLATIVES[lower], definite=True)
            elif lower in SIDES_OF and not last and (made.definite or made.owner is not None or self.known(at + 1)):
                made = replace(made, position={"upper": "top", "lower": "bottom", "rear": "back"}.get(lower, lower))
            elif lower in ("hand", "most") and made.position:
                pass
            elif self._is_head(at):
                break
            elif (self._describes(at) and not last) or (made.definite and not attributes and self._elliptic(at)):
                attributes.append(lower)
            elif lower in (",", "and") and attributes and self._describes(at + 1) and self.noun_follows(at + 2):
                pass
            else:
                break
            at += 1
        return self._headed(start, at, replace(made, attributes=_joined(attributes)))

    def _elliptic(self, at: int) -> bool:
        """Whether a colour or size stands for its thing, which is named later: "the red and the green balloon"."""
        lower = self._lower(at)
        says = vocab.colour(lower) is not None or lower in vocab.SIZES or lower in vocab.PATTERNS
        joint = self._lower(at + 1) in ("and", ",", "or", "with")
        return says and joint and self._lower(at + 2) in ("the", "and", "this", "that") and not self.known(at)

    def _headed(self, start: int, at: int, made: Ref) -> Ref | None:
        """The phrase with its head noun at `at`, or without one ("the red one", "the other")."""
        lower = self._lower(at)
        if lower in ("one", "ones"):
            return self._owned(
                replace(made, end=at + 1, text=self._said(start, at + 1), plural=made.plural or lower == "ones")
            )
        if at < len(self.words) and self.words[at].ids:
            return replace(made, end=at + 1, text=self._said(start, at + 1), ids=self.words[at].ids)
        if at < len(self.words) and self.nominal(at):
            end = self._compound(at)
            phrase = self._said(at, end)
            label = self._singular(phrase)
            tag = self.words[end - 1].tag
            plural = label != phrase.lower() or (tag in ("NNS", "NNPS") and not made.indefinite)
            plural = plural if made.number is None else made.number > 1
            noun = replace(made, end=end, text=self._said(start, end), label=label, plural=plural or made.plural)
            if noun.indefinite and (noun.ordinal or 0) > 1 and label in self.labels:  # "a third kitten"
                noun = replace(noun, ordinal=None, more=True, definite=False, number=1)
            return self._tail(self._of_part(noun, at))
        bare = (
            made.other
            or made.ordinal is not None
            or made.superlative
            or (made.definite and (made.number or made.attributes))
        )
        if bare and at > start:
            return self._tail(replace(made, end=at, text=self._said(start, at)))
        return None

    def _of_part(self, made: Ref, at: int) -> Ref:
        """ "the mug colour" as the colour of the mug, where there is a mug."""
        last = self._lower(made.end - 1)
        two = made.end - at == 2 and made.label not in self.labels and made.label not in vocab.compounds()
        if two and self.known(at) and self.known(at + 1):  # "the goldfish bowl", "the mans suit"
            owner = Ref(at, at + 1, self._said(at, at + 1), label=self._singular(self._said(at, at + 1)), definite=True)
            return replace(made, label=self._singular(self._said(at + 1, at + 2)), owner=owner, definite=True)
        part = self._lower(made.end)
        done = self._lower(made.start - 1) in (*_CAUSES, *_GIVES) or part in _DOES  # "let the woman face left"
        back = part == "back" and self._lower(made.end + 1) in ("", ",", "and")  # "send the elephant back"
        behind = made.definite and self.nominal(made.end) and not self.known(made.end) and not (done or back)
        if made.label in self.labels and behind and vocab.part_place(part, made.label):  # "the church door"
            text = self._said(made.start, made.end + 1)
            return replace(made, label=self._singular(part), owner=made, end=made.end + 1, text=text)
        if last not in SAID_OF or made.label in self.labels or made.end - at < 2 or not self.known(made.end - 2):
            return made
        text = self._said(at, made.end - 1)
        whole = replace(made, start=at, end=made.end - 1, text=text, label=self._singular(text))
        return Ref(made.start, made.end, made.text, label=last, definite=True, of=(whole,))

    def _tail(self, made: Ref) -> Ref:
        """What belongs to the phrase behind its head: "'s hat", "of the car", "from the left"."""
        at = made.end
        if (
            self._lower(at) == "of"
            and self._lower(at + 1) != "the picture"
            and self._lower(at - 1) not in ("kind", "sort")
        ):
            inner = self.take(at + 1)
            if inner is not None and (made.label is None or f"{made.label} of {inner.label}" not in vocab.compounds()):
                made = replace(made, of=(inner,), end=inner.end, text=self._said(made.start, inner.end))
            elif inner is not None:
                made = replace(
                    made, label=f"{made.label} of {inner.label}", end=inner.end, text=self._said(made.start, inner.end)
                )
        at = made.end
        if made.definite and made.label and self._lower(at) in ("furthest", "farthest"):
            return self._outermost(made)
        step = at + (self._lower(at) in ("number", "no", "#"))
        number = self._number(step)
        unit = self._lower(step + 1) in _UNITS or self._lower(step + 1) == "of"  # "hand her one of the balloons"
        unit = unit or (not self._lower(step).isdigit() and self.noun_follows(step + 1))  # "hand the man three balls"
        if made.label in self.labels and not made.plural and made.number is None and number and not unit:
            return replace(made, ordinal=number, definite=True, end=step + 1, text=self._said(made.start, step + 1))
        if made.ordinal is not None and self._lower(at) in ("from", "counting", "counted", "on"):
            step = at + 1 + (self._lower(at + 1) == "from")
            step += self._lower(step) == "the"
            sides = ("left", "right", "top", "bottom", "front", "back")
            if self._lower(step) in sides and self._lower(step + 1) != "of":  # not "the first bird on top of the car"
                made = replace(made, side=self._lower(step), end=step + 1, text=self._said(made.start, step + 1))
        if made.plural and self._lower(made.end) in ("both", "all") and self._lower(made.end + 1) not in ("the", "of"):
            made = replace(made, end=made.end + 1)
        if self._lower(made.end) == "too":
            made = replace(made, end=made.end + 1)
        return self._owned(made)

    def _outermost(self, made: Ref) -> Ref:
        """ "the tree furthest to the right"."""
        at = made.end + 1 + (self._lower(made.end + 1) in ("to", "on", "at"))
        at += self._lower(at) == "the"
        if self._lower(at) not in ("left", "right", "top", "bottom", "front", "back"):
            return made
        return replace(made, position=self._lower(at), end=at + 1, text=self._said(made.start, at + 1))

    def _owned(self, made: Ref) -> Ref:
        """ "the man's hat": a phrase that owns the next noun."""
        at = made.end
        bare = made.plural and made.text.lower().endswith("s") and self.known(at) and made.definite  # "the mans suit"
        if bare and made.number is None and not made.quantity and self._lower(at) not in PRONOUNS:
            made, at = replace(made, plural=False), at - 1
        elif self._lower(at) not in ("'s", "’s", "'"):
            return made
        inner = self._modified(at + 1, at + 1, Ref(at + 1, at + 1, "", definite=True))
        if inner is None:
            return replace(made, end=at + 1)
        return replace(inner, start=made.start, owner=made, text=self._said(made.start, inner.end))


_UNITS = frozenset({
    "px", "pixels", "%", "percent", "times", "x", "pixel", "by", "layer", "layers", "level",
    "levels", "steps", "step", "more", "degrees", "degree", "deg", "°",
})  # fmt: skip
_LOTS = frozenset({"lots", "plenty", "loads", "tons"})
_IDLE = frozenset({
    "very", "really", "quite", "same", "whole", "entire", "single", "new", "hand", "many", "several", "various",
    "numerous",
})  # fmt: skip


def _joined(words: list[str]) -> tuple[str, ...]:
    """Adjectives with the words that grade them: "dark", "green" -> "dark green"."""
    made: list[str] = []
    for word in words:
        if word == "-":
            continue
        pair = f"{made[-1]} {word}" if made else ""
        if pair and vocab.colour(word) and vocab.colour(pair) and not vocab.colour(made[-1]):
            made[-1] = pair
        elif word not in _IDLE:
            made.append(word)
    return tuple(made)
