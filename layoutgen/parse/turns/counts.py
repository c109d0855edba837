"""Turns that count: "4x lantern", "lanterns: 4", "four (4) lanterns", "six cups, half of them red, the rest blue"."""

from __future__ import annotations

import re

from layoutgen import vocab
from layoutgen.parse.turns.turn import END, NOUN, NUMBER, WORD, Turn, colours, number_of, word_of

_BEGINS = r"(?:^ *|(?<=[,;:]) *|(?<= and)(?= )|(?<= with)(?= )|(?<= of)(?= )|(?<=[.]) +)"


def _many(found: re.Match[str]) -> str:
    number, noun = number_of(found["number"]), found["noun"]
    one = vocab.singular(noun.lower())
    if number == 1:
        return f" one {one}"
    return f" {word_of(number)} {noun if one != noun.lower() else _plural(noun)}"


def _plural(noun: str) -> str:
    if vocab.singular(f"{noun}s") == noun:
        return f"{noun}s"
    return f"{noun}es" if vocab.singular(f"{noun}es") == noun else noun


def copies(number: str, noun: str) -> str:
    """The noun behind a number in digits or as a word, in the plural where it wants one."""
    one = vocab.singular(noun.lower())
    return f"{number} {noun}" if one != noun.lower() or number_of(number) == 1 else f"{number} {_plural(noun)}"


def _apart(found: re.Match[str]) -> str | None:
    """ "five lizards, one of them orange" is four and an orange one: an orange is a thing too."""
    number, left = number_of(found["number"]), number_of(found["all"]) - number_of(found["number"])
    noun = found["noun"]
    one = vocab.singular(noun.lower())
    named = [one if n == 1 else noun for n in (left, number)]
    return f"{word_of(left)} {named[0]} and {word_of(number)} {found['colour']} {named[1]}" if left > 0 else None


def _told(found: re.Match[str]) -> str | None:
    """ "five lizards, three red and two orange": the colours may be things too."""
    shares = [(number_of(found["number"]), found["colour"]), (number_of(found["left"]), found["other"])]
    if sum(number for number, _ in shares) != number_of(found["all"]):
        return None
    one = vocab.singular(found["noun"].lower())
    return " and ".join(f"{word_of(n)} {colour} {one if n == 1 else found['noun']}" for n, colour in shares)


def _halves(found: re.Match[str]) -> str | None:
    number = number_of(found["number"])
    return f"{word_of(number // 2)} " if number % 2 == 0 else None


TURNS = (
    Turn("e", lambda: r"(?<= )(?P<cut>on e)(?= [a-z])", lambda _: "one"),  # a slip of the thumb
    Turn(
        "hundred thousand million",
        lambda: (
            r"\b(?:hundred|thousand|million)(?P<cut> and)(?= (?:"
            rf"{NUMBER}|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ][a-z]+)?|"
            r"(?:thir|four|fif|six|seven|eigh|nine)teen) [a-z])"
        ),
        lambda _: "",
    ),
    Turn(
        "appear appears shown visible seen",
        lambda: (
            r"^ *(?P<cut>an? (?:realistic )?(?:photo|photograph|picture|image|scene|drawing) (?:in|on) which "
            r"(?P<thing>[^.,;]+?) "
            r"(?:appears?|(?:is|are) (?:shown|visible|seen)|can be seen))(?= *(?:[.,;]|$))"
        ),
        lambda found: found["thing"],
    ),
    Turn(
        "only just",
        lambda: rf"[,;:] (?P<cut>(?:only|just) )(?={NUMBER} of (?:them|which)\b)",
        lambda _: "",
    ),
    Turn(
        "ones one",
        lambda: (
            rf"\b(?:{NUMBER}|an?) {colours()} (?P<noun>{NOUN}), (?P<cut>(?P<number>{NUMBER}) "
            rf"(?P<colour>{colours()}) ones)\b"
        ),
        lambda found: f"{found['number']} {found['colour']} {found['noun']}",
    ),
    Turn("glasses", lambda: r"(?P<cut>\b(?:a )?couple of) glasses\b", lambda _: "two"),
    Turn(
        "among including",
        lambda: (
            rf"\b{NUMBER} {NOUN}(?:,|;) (?P<cut>(?:among (?:them|which)(?: is| there is)?|including) (?:one|an?) "
            rf"(?P<colour>{colours()})"
            rf"(?: one)?){END}"
        ),
        lambda found: f"one of them is {found['colour']}",
    ),
    Turn(
        "orange gold silver",
        lambda: (
            rf"(?P<cut>\b(?P<all>{NUMBER}) (?P<noun>{NOUN})(?:,|;|:|,? with) (?P<number>{NUMBER}) of (?:them|"
            r"which) (?:(?:is|are|being) )?"
            rf"(?P<colour>orange|gold|silver)){END}"
        ),
        lambda found: _apart(found),
    ),
    Turn(
        ":",
        lambda: (
            r"^ *(?P<cut>(?:count|counting|prompt|caption|description|title|scene|contents?|items?|objects?|"
            r"subjects?|"
            r"layout|input|text|task) ?: +)(?=[a-z0-9])"
        ),
        lambda _: "",
    ),
    Turn(
        "count",
        lambda: rf"(?:^ *|[.;] )(?P<cut>(?:i|we|you|one)(?: can| could| should)? count )(?=(?:{NUMBER}|an?) )",
        lambda _: "",
    ),
    Turn(
        "times",
        lambda: (
            rf"(?P<cut>\b(?:(?P<number>{NUMBER}) times (?:an? |the same )(?P<noun>{NOUN})|"
            rf"(?:an? |the same )(?P<twin>{NOUN}),? (?:(?:shown|drawn|repeated|duplicated|copied|depicted|"
            r"appearing) )?"
            rf"(?P<often>{NUMBER}) times))(?=[.,;]|$| and )"
        ),
        lambda found: copies(found["number"] or found["often"], found["noun"] or found["twin"]),
    ),
    Turn(
        "copies instances examples repetitions same",
        lambda: (
            rf"(?P<cut>\b(?P<number>{NUMBER}) (?:(?:identical |exact )?(?:copies|instances|examples|repetitions) of "
            r"(?:an? |the same |the |one )|of the same )"
            rf"(?!picture|photo|image|scene|kind|type|size|colou?r|person)(?P<noun>{NOUN})){END}"
        ),
        lambda found: copies(found["number"], found["noun"]),
    ),
    Turn(
        "than most up maximum many",
        lambda: (
            r"(?P<cut>\b(?:as many as|(?:not|no) (?:more|fewer|less) than|"
            r"(?:(?<=with )|(?<=are )|(?<=of )|(?<=^ ))up to|at "
            rf"most|(?:a |the )?maximum of) )(?={NUMBER} "
            r"(?!of\b)[a-z])"
        ),
        lambda _: "",
    ),
    Turn("so", lambda: rf"\b{NUMBER}(?P<cut> or so) [a-z]", lambda _: ""),
    Turn(
        "number",
        lambda: (
            r"(?P<cut>\b(?:the |a )?(?:total )?number of (?P<noun>[a-z][a-z ]*?) (?:is|equals|should be) "
            r"(?:exactly )?"
            rf"(?P<number>{NUMBER}))\b"
        ),
        lambda found: f"{found['number']} {found['noun']}",
    ),
    Turn(
        "times",
        lambda: rf"(?P<cut>\b(?:{NUMBER}|many|several|a hundred) times )(?=(?:bigger|larger|taller) than)",
        lambda _: "",
    ),
    Turn(
        "x ×",
        lambda: r"(?<![\w.])(?P<cut>(?P<number>\d{1,2}) ?[x×] +(?P<noun>[a-z]{3,}))\b(?! ?\d)",
        lambda found: _many(found)[1:],
    ),
    Turn(
        "x ×",
        lambda: r"(?P<cut>\b(?P<noun>[a-z]{3,}) ?[x×] ?(?P<number>\d{1,2}))(?=[.,;]|$| and )",
        lambda found: _many(found)[1:],
    ),
    Turn(
        ": - (",
        lambda: rf"{_BEGINS}(?P<cut> ?(?P<noun>{NOUN})(?:: | - | \()(?P<number>{NUMBER})\)?)(?=[.,;]|$| and )",
        _many,
    ),
    Turn(
        "them total number",
        lambda: (
            rf"{_BEGINS}(?P<cut> ?(?P<noun>{NOUN}),? \(?(?:exactly |just |only )?(?P<number>{NUMBER}) "
            rf"(?:of them(?: in total)?|in total|in number)\)?)(?=[.,;!]|$| and )"
        ),
        _many,
    ),
    Turn(
        "(",
        lambda: rf"\b{NUMBER}(?P<cut> \((?:{NUMBER})\))(?= [a-z])",
        lambda _: "",
    ),
    Turn(
        "of",
        lambda: rf"(?P<cut>\b(?P<number>{NUMBER}) (?:out )?of (?:the )?(?P<all>{NUMBER}) )(?={NOUN} (?:is|are)\b)",
        lambda found: f"{found['number']} " if number_of(found["number"]) == number_of(found["all"]) else None,
    ),
    Turn(
        "consisting made composed",
        lambda: (
            r"\ba (?:row|group|set|line|pile|stack|circle|collection|trio|pair)(?P<cut> (?:consisting|made up|"
            r"composed) of) "
        ),
        lambda _: " of",
    ),
    Turn(
        "many",
        lambda: rf"(?P<cut>\b(?:twice|half|(?:{NUMBER}) times) as many {NOUN} as {NOUN}: )(?=(?:{NUMBER}|an?) )",
        lambda _: "",
    ),
    Turn(
        "half",
        lambda: (
            rf"\b(?P<number>{NUMBER}) {NOUN}(?:,|:|,? with|,? and) (?P<cut>half (?:of (?:them|which) )?(?:are |"
            r"being )?)"
            rf"(?={colours()}\b)"
        ),
        _halves,
    ),
    Turn(
        "them which",
        lambda: (
            rf"(?:,|:|,? and|,? while|,? with) (?P<cut>(?P<number>{NUMBER}) of (?:them|which) "
            rf"(?:being |in |(?:is|are) (?=.* (?:rest|others?|remaining)\b))?)(?={colours()}\b{END})"
        ),
        lambda found: f"{found['number']} ",
    ),
    Turn(
        "half rest other others remaining",
        lambda: (
            rf"\b(?P<all>{NUMBER}) {NOUN}(?:,|:) (?P<number>{NUMBER}) (?P<colour>{colours()})(?P<cut>(?:,? and|,|"
            r",? while) (?:the )?"
            r"(?:(?:other|second|remaining) half|rest|others?|remaining ones)(?: of them)?(?: are| being)?) "
            rf"(?={colours()}\b)"
        ),
        lambda found: _rest(found),
    ),
    Turn(
        "orange gold silver",
        lambda: (
            rf"(?P<cut>\b(?P<all>{NUMBER}) (?P<noun>{NOUN})(?:,|:) (?P<number>{NUMBER}) (?P<colour>{colours()})"
            rf"(?:,? and|,) (?P<left>{NUMBER}) (?P<other>{colours()})){END}"
        ),
        lambda found: _told(found),
    ),
    Turn(
        "rest remainder remaining",
        lambda: (
            rf"\b(?:one|two|three|four|five|\d+) (?:of (?:them|which|the {WORD}) )?[^.;]*?(?P<cut>(?:,? and|,? "
            r"while|,? whereas|,? but|,|;) "
            r"the (?:rest|remainder|remaining ones)(?: of (?:them|the [a-z]+))? (?=(?:is|are|being)\b))"
        ),
        lambda _: " and the others ",
    ),
    Turn(
        "all",
        lambda: (
            rf"(?P<cut>\b(?P<number>{NUMBER}|some|several|many) (?P<noun>{NOUN})(?:,|, which are|,? that are|,? "
            r"they are|, and they are) "
            rf"all (?:of (?:them|which) (?:are )?)?(?:in )?(?P<colour>{colours()})){END}"
        ),
        lambda found: f"{found['number']} {found['colour']} {found['noun']}",
    ),
    Turn(
        "different differently",
        lambda: (
            rf"\b{NUMBER} {NOUN}(?P<cut>(?:,| -)? (?:each|every|all)(?: one)?(?: of (?:them|which))?(?: (?:is|are|"
            r"being|has|having))?"
            rf"(?: of| in)? (?:an? )?different(?:ly)? colou?r(?:s|ed)?(?:,|:| -) )(?={colours()}\b)"
        ),
        lambda _: ", ",
    ),
)  # fmt: skip


def _rest(found: re.Match[str]) -> str | None:
    left = number_of(found["all"]) - number_of(found["number"])
    return f" and {word_of(left)}" if left > 0 else None
