"""Who a word for a person means: gender, age and what the person does; and words for several of something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layoutgen.vocabulary.nouns import lookup, noun, singular
from layoutgen.vocabulary.words import meanings, members


class Person(NamedTuple):
    """What a picture of a person has to show."""

    gender: str | None  # "male", "female", None when the words leave it open
    age: str  # "baby", "child", "adult" or "old"
    role: str | None  # what the person does or is: "surfer", "chef", "bride"; None for plain "man", "girl", "people"


class Collective(NamedTuple):
    """What a word for several things stands for."""

    member: str  # what it consists of, "" when an "of" has to say so ("herd of cows")
    number: int  # how many of them a picture shows


_MALE = members("male")
_FEMALE = members("female")
_AGES = meanings("ages")
_PLAIN = members("plain people")
_AGE_WORDS = meanings("age words")
_GENDER_WORDS = meanings("gender words")
_COLLECTIVES = meanings("collectives")
_WITH_OF = members("collectives with of")


def person(label: str, attributes: Sequence[str] = ()) -> Person | None:
    """Who `label` means, refined by attributes ("old", "little", "female"); None when it is not a person.

    Words for several people ("crowd", "couple") answer for one of them.
    """
    known = noun(label)
    if known.group != "person":
        return None
    said = [word for each in attributes for word in each.lower().split()]
    text = singular(label)
    words = text.replace("-", " ").split()
    names = (text, known.name, *words)
    return Person(_gender(names, said), _age(names, said), _role(text, words))


def _role(text: str, words: Sequence[str]) -> str | None:
    """The main name of what the person is; of an unknown compound ("surfer girl") whichever word tells it."""
    tails = [" ".join(words[start:]) for start in range(len(words))]
    for phrase in (text, *tails, *reversed(words)):
        known = lookup(phrase)
        if known is not None and known.group == "person" and known.name not in _PLAIN:
            return known.name
        if known is not None and phrase == text:
            return None
    return None


def _gender(names: Sequence[str], said: Sequence[str]) -> str | None:
    for word in (*said, *names):
        if word in _GENDER_WORDS:
            return _GENDER_WORDS[word]
        if word in _FEMALE:
            return "female"
        if word in _MALE:
            return "male"
    return None


def _age(names: Sequence[str], said: Sequence[str]) -> str:
    ages = [_AGES[name] for name in names if name in _AGES]
    spoken = [_AGE_WORDS[word] for word in (*said, *names) if word in _AGE_WORDS]
    if "young" in said and names[1] == "person":
        spoken.append("child")
    if "baby" in ages:
        return "baby"
    return next(iter([*spoken, *ages]), "adult")


def collective(label: str) -> Collective | None:
    """What a word for several things stands for: "crowd" -> ("person", 8), "herd" -> ("", 5); None for other words.

    An "of" names the member: "herd of cows" -> ("cow", 5), "bouquet of roses" -> ("rose", 7).
    Words that usually mean something else ("school", "line") answer only with their "of".
    """
    text = " ".join(label.lower().split())
    head, of, member = text.partition(" of ")
    for name in (text, singular(text)) if text in _COLLECTIVES or not of else (head, singular(head)):
        if name in _COLLECTIVES and (of or name not in _WITH_OF):
            count, _, usual = _COLLECTIVES[name].partition(" ")
            return Collective(usual if name == text or not of else singular(member), int(count))
    return None
