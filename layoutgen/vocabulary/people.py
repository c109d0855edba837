"""Who a word for a person means: gender, age and what the person does; and words for several of something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layoutgen.vocabulary.nouns import lookup, noun, singular


class Person(NamedTuple):
    gender: str | None  # "male", "female", None when the words leave it open
    age: str  # "baby", "child", "adult" or "old"
    role: str | None  # what the person does or is: "surfer", "chef", "bride"; None for plain "man", "girl", "people"


class Collective(NamedTuple):
    member: str  # what it consists of, "" when an "of" says so ("herd of cows")
    count: int  # how many of them a picture shows


_MALE = frozenset(
    """man boy father grandfather son brother husband uncle boyfriend groom groomsman king prince emperor wizard monk
    priest cowboy schoolboy businessman waiter actor batsman merman superman batman viking samurai gladiator caveman
    knight lumberjack sheriff butler magician pirate catcher umpire genie dracula devil mailman delivery_man
    homeless_man bald_man bearded_man old_man young_man young_boy santa_claus guy gentleman dude male fellow bloke gent
    lad dad daddy papa grandpa granddad bridegroom sportsman fisherman seaman workman laborer salesman cameraman
    policeman fireman spaceman serviceman army_man postman snowman santa father_christmas saint_nicholas pope pastor
    barber clown soldier firefighter plumber jester sumo_wrestler bodybuilder centaur cyclops ogre troll yeti""".split()
)
_FEMALE = frozenset(
    """woman girl mother grandmother daughter sister wife aunt girlfriend bride bridesmaid queen princess witch fairy
    nun cowgirl schoolgirl businesswoman waitress actress mermaid ballerina housewife hostess maid widow nurse
    cheerleader pregnant_woman old_woman young_woman young_girl lady female gal lass mom mum mommy mama grandma granny
    sportswoman policewoman stewardess young_lady elderly_lady old_lady elderly_woman little_girl mrs._claus blonde
    brunette flight_attendant saleswoman babysitter nanny secretary receptionist""".split()
)
_CHILD = frozenset(
    """child kid boy girl lad lass son daughter schoolboy schoolgirl young_boy young_girl little_boy little_girl
    twin triplet sibling pupil""".split()
)
_BABY = frozenset("baby infant newborn toddler baby_angel cupid".split())
_OLD = frozenset(
    """old_man old_woman elderly_man elderly_woman old_guy old_lady elderly_lady senior elder older_person old_person
    elderly_person grandmother grandma granny grandfather grandpa granddad wizard santa_claus santa father_christmas
    saint_nicholas mrs._claus""".split()
)
# Words that say no more than gender and age.
_PLAIN = frozenset(
    """person human individual somebody someone man woman boy girl child kid baby toddler adult senior old_man
    old_woman young_man young_woman young_boy young_girl couple crowd family group_of_people teenager member audience
    bystander pedestrian stranger guest friend team native""".split()
)

_ATTRIBUTE_AGES = {
    "old": "old",
    "elderly": "old",
    "aged": "old",
    "senior": "old",
    "ancient": "old",
    "wrinkled": "old",
    "baby": "baby",
    "infant": "baby",
    "newborn": "baby",
    "little": "child",
    "child": "child",
    "kid": "child",
    "small": "child",
    "adult": "adult",
    "grown": "adult",
    "grown-up": "adult",
}
_ATTRIBUTE_GENDERS = {"male": "male", "man": "male", "masculine": "male", "boy": "male"} | {
    word: "female" for word in ("female", "woman", "lady", "feminine", "girl", "pregnant")
}

_COLLECTIVES: dict[str, tuple[str, int]] = {
    "crowd": ("person", 8),
    "audience": ("person", 8),
    "mob": ("person", 8),
    "throng": ("person", 8),
    "couple": ("person", 2),
    "family": ("person", 4),
    "team": ("person", 5),
    "crew": ("person", 4),
    "band": ("musician", 4),
    "choir": ("singer", 6),
    "orchestra": ("musician", 8),
    "army": ("soldier", 8),
    "class": ("student", 6),
    "group of people": ("person", 5),
    "duo": ("person", 2),
    "trio": ("person", 3),
    "quartet": ("person", 4),
    "flock": ("", 6),
    "herd": ("", 5),
    "pack": ("", 5),
    "swarm": ("", 8),
    "school": ("", 7),
    "shoal": ("", 7),
    "pod": ("", 4),
    "colony": ("", 7),
    "litter": ("", 5),
    "gaggle": ("", 5),
    "pride": ("", 4),
    "fleet": ("", 5),
    "convoy": ("", 4),
    "pair": ("", 2),
    "set": ("", 4),
    "bunch": ("", 5),
    "group": ("", 5),
    "gang": ("", 5),
    "cluster": ("", 5),
    "collection": ("", 6),
    "assortment": ("", 6),
    "variety": ("", 6),
    "array": ("", 6),
    "pile": ("", 6),
    "heap": ("", 6),
    "stack": ("", 5),
    "mound": ("", 6),
    "row": ("", 5),
    "line": ("", 5),
    "string": ("", 5),
    "circle": ("", 6),
    "batch": ("", 6),
    "dozen": ("", 12),
    "bouquet": ("", 7),
    "basketful": ("", 6),
    "handful": ("", 4),
    "bundle": ("", 5),
    "lot": ("", 7),
    "number": ("", 5),
    "series": ("", 5),
}
_OF_ONLY = frozenset(
    {"school", "class", "litter", "pride", "line", "string", "circle", "lot", "number", "set", "series"}
)


def person(label: str, attributes: Sequence[str] = ()) -> Person | None:
    """Who `label` means, refined by attributes ("old", "little", "female"); None when it is not a person.

    Words for several people ("crowd", "couple") answer for one of them.
    """
    if noun(label).group != "person":
        return None
    known = lookup(label)
    name = known.name if known else noun(singular(label).split()[-1]).name
    said = [word.lower() for word in attributes]
    keys = _keys(label) | {name.replace(" ", "_")} | {word for each in said for word in each.split()}
    gender = _gender(keys, said)
    age = next((_ATTRIBUTE_AGES[word] for word in said if word in _ATTRIBUTE_AGES), None)
    young = "young" in keys or "teen" in keys
    if keys & _BABY:
        age = age if age == "child" else "baby"
    elif age is None and keys & _OLD:
        age = "old"
    elif age is None and keys & _CHILD or (age is None and "little" in keys):
        age = "child"
    elif age is None and young and name == "person":
        age = "child"
    role = None if name.replace(" ", "_") in _PLAIN or name in _FAMILY else name
    return Person(gender, age or "adult", role)


_FAMILY = frozenset(
    """mother father parent grandmother grandfather son daughter brother sister husband wife uncle aunt cousin sibling
    twin triplet boyfriend girlfriend neighbor visitor widow lover redhead blonde brunette hipster citizen villager
    participant""".split()
)


def _keys(label: str) -> set[str]:
    """The whole label and each of its words, as the tables above write them: "old_man", "old", "man"."""
    text = singular(label)
    return {text.replace(" ", "_"), *text.replace("-", " ").split()}


def _gender(keys: set[str], said: Sequence[str]) -> str | None:
    for word in said:
        if word in _ATTRIBUTE_GENDERS:
            return _ATTRIBUTE_GENDERS[word]
    if keys & _FEMALE:
        return "female"
    return "male" if keys & _MALE else None


def collective(label: str) -> Collective | None:
    """What a word for several things stands for: "crowd" -> ("person", 8), "herd" -> ("", 5); None for other words.

    An "of" names the member: "herd of cows" -> ("cow", 5), "bouquet of roses" -> ("rose", 7).
    Words that usually mean something else ("school", "line") answer only with their "of".
    """
    text = " ".join(label.lower().split())
    if text in _COLLECTIVES and text not in _OF_ONLY:
        return Collective(*_COLLECTIVES[text])
    head, of, member = text.partition(" of ")
    head = singular(head) if head not in _COLLECTIVES else head
    if not of:
        return Collective(*_COLLECTIVES[head]) if head in _COLLECTIVES and head not in _OF_ONLY else None
    if head not in _COLLECTIVES:
        return None
    return Collective(singular(member), _COLLECTIVES[head][1])
