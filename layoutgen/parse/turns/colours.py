"""Turns that say a colour apart from its thing: "a bus with a blue colour", "a cup and a hat, both pink"."""

from __future__ import annotations

import re

from layoutgen import vocab
from layoutgen.parse.turns.turn import END, NOUN, NUMBER, WORD, Turn, articled, colours, number_of

_THING = rf"(?P<det>\b(?:an?|the|{NUMBER}|some|several|many)) (?P<noun>{NOUN})"
_PLAIN = frozenset({"red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "black", "white", "gray"})
_DONE = frozenset({"done", "written", "made", "shown", "seen", "drawn", "cut", "lit"})
_FIRST = frozenset(
    {"orange", "gold", "silver", "pink", "rose", "violet", "turquoise"}
)  # colours more often than things
_PAIR = rf"(?P<one>\b(?:an?|the)) (?P<first>{NOUN}),? and (?P<other>an?|the) (?P<second>{NOUN})"

_TRIPLE = (
    rf"(?P<one>\b(?:an?|the)) (?P<first>{NOUN}), (?P<other>an?|the) (?P<second>{NOUN}),? "
    rf"and (?P<last>an?|the) (?P<third>{NOUN})"
)
COLOUR = "colour color colours colors coloured colored"


def _three(found: re.Match[str], one: str, other: str, last: str) -> str:
    first, second = (
        articled(f"{found['one']} {one} {found['first']}"),
        articled(f"{found['other']} {other} {found['second']}"),
    )
    third = articled(f"{found['last']} {last} {found['third']}")
    return f"{first}, {second} and {third}"


def _before(found: re.Match[str]) -> str | None:
    """ "a bus with a blue colour" -> "a blue bus"; a boy "covered in chocolate" has no such colour."""
    noun, colour = found["noun"].lower().split()[-1], found["colour"].lower().split()[-1]
    fruit = noun == "orange" and vocab.lookup(colour) is None  # "an orange painted green"
    if (noun in _PLAIN and not fruit) or (
        vocab.lookup(noun) is None and (noun.endswith(("ed", "ing", "ly")) or noun in _DONE)
    ):
        return None  # "a blue coloured lemon" is no lemon-coloured blue
    if vocab.lookup(colour) is not None and colour not in _FIRST and "colo" not in found["cut"].lower():
        return None
    return articled(f"{found['det']} {found['colour']} {found['noun']}")


def _is_thing(word: str | None) -> bool:
    """Whether what follows "blue coloured" is what is blue: no second colour, but for the lemon of "blue coloured
    lemon"."""
    return word is None or (vocab.lookup(word.lower()) is not None and word.lower() not in _FIRST)


def _if_no_person(found: re.Match[str]) -> str | None:
    """A lifeless thing "in orange" is orange, a person wears it."""
    known = vocab.noun(vocab.singular(found["noun"].split()[-1].lower()))
    return None if known.group == "person" or vocab.person(found["noun"]) is not None else _before(found)


def _both(found: re.Match[str]) -> str:
    return _two(found, found["colour"], found["colour"])


def _each_its_own(found: re.Match[str]) -> str:
    return _two(found, found["colour"], found["third"])


def _two(found: re.Match[str], one: str, other: str) -> str:
    first = articled(f"{found['one']} {one} {found['first']}")
    second = articled(f"{found['other']} {other} {found['second']}")
    return f"{first} and {second}"


def _same(found: re.Match[str]) -> str | None:
    """The colour that was said last before."""
    said = re.findall(rf"\b{colours()}\b", found.string[: found.start("cut")], re.IGNORECASE)
    return articled(f"{found['det']} {said[-1]} {found['noun']}") if said else None


def _of_two(found: re.Match[str]) -> str | None:
    """ "the former", "the latter": the first and the second of two things that were named before."""
    pair = list(re.finditer(rf"{_PAIR}{END}", found.string[: found.start("cut")], re.IGNORECASE))
    return f"the {pair[-1]['first' if found['rank'].lower() == 'former' else 'second']}" if pair else None


def _one_of_both(found: re.Match[str]) -> str | None:
    """ "a fire/rescue truck" is the one of both that the vocabulary knows, "a red/blue truck" is red and blue."""
    if vocab.colour(found["first"]) and vocab.colour(found["second"]):
        return f"{found['first']} and {found['second']}"
    names = (word for word in (found["first"], found["second"]) if vocab.lookup(f"{word} {found['noun']}".lower()))
    return next(names, None)


def _colour_first(found: re.Match[str]) -> str | None:
    """ "a yurt that is sky blue" is a sky blue yurt."""
    colour = found["colour"].lower()
    if vocab.colour(colour) is None or colour in _PLAIN:
        return None
    return articled(f"{found['det']} {colour} {found['noun']}")


TURNS = (
    Turn("/", lambda: r"(?P<cut>\b(?P<first>[a-z]+)/(?P<second>[a-z]+)) (?P<noun>[a-z]+)", _one_of_both),
    Turn(
        "the",
        lambda: (
            rf"(?P<cut>{_PAIR} ?(?::|;|,|\.|-) the (?P=first) (?:is )?(?P<colour>{colours()}),?(?: and| while)? the "
            r"(?P=second) "
            rf"(?:is )?(?P<third>{colours()})){END}"
        ),
        _each_its_own,
    ),
    Turn(
        "first",
        lambda: (
            rf"(?P<cut>{_PAIR}(?:,|;|:) (?:with )?the first(?: one)? (?:is |being )?(?P<colour>{colours()}),?(?: "
            r"and)? the (?:second|other)"
            rf"(?: one)? (?:is |being )?(?P<third>{colours()})){END}"
        ),
        _each_its_own,
    ),
    Turn(
        "colour color",
        lambda: rf"(?P<cut>\b(?P<noun>(?:the|an?) {NOUN})'s colou?r (?:is|should be) (?P<colour>{colours()})){END}",
        lambda found: f"{found['noun']} is {found['colour']}",
    ),
    Turn(
        "is",
        lambda: (
            rf"(?:^ *|[,;.] |\band )(?P<cut>(?P<colour>{colours()}) (?:is|are) (?P<det>the|an?) (?P<noun>{NOUN}))"
            r"(?= *[,;.]|$| and )"
        ),
        _before,
    ),
    Turn(
        "paint color colour dye make",
        lambda: (
            rf"(?:^ *|[.;] *)(?P<cut>(?:paint|colou?r|dye|make) the (?P<noun>{NOUN}) (?P<colour>{colours()})"
            rf"(?: and the (?P<second>{NOUN}) (?P<third>{colours()}))?){END}"
        ),
        lambda found: (
            articled(f"a {found['colour']} {found['noun']}")
            + (" and " + articled(f"a {found['third']} {found['second']}") if found["second"] else "")
        ),
    ),
    Turn(
        "(",
        lambda: rf"(?P<cut>{_THING} \((?:colou?r(?:ed)? ?[:=]? ?|in )?(?P<colour>{colours()})\))",
        _before,
    ),
    Turn(
        "objects things items",
        lambda: (
            r"^ *(?P<cut>(?:there are )?(?:two|2) (?:objects|things|items)(?:,|:|;)? (?:of which )?(?:the "
            r")?(?:one|first)(?: is| being)? "
            rf"(?P<noun>an? {NOUN}) and (?:the )?(?:other|second)(?: one)?(?: is| being)? )(?=an? )"
        ),
        lambda found: f"{found['noun']} and ",
    ),
    Turn(
        "entirely completely totally fully wholly purely",
        lambda: (
            rf"(?P<cut>{_THING} (?:entirely|completely|totally|fully|wholly|purely) (?P<colour>{colours()})){END}"
        ),
        _before,
    ),
    Turn(
        "one",
        lambda: rf"(?P<cut>\bthe (?P<colour>{colours()}) (?:one|object|thing) is (?P<noun>an? {NOUN})){END}",
        lambda found: articled(f"a {found['colour']} {found['noun'].split(' ', 1)[1]}"),
    ),
    Turn("however", lambda: r"(?P<cut>, however,)", lambda _: ""),
    Turn("[", lambda: r"(?P<cut>\[(?P<words>[^\]\[]*)\])", lambda found: found["words"]),
    Turn(
        "neither",
        lambda: rf"(?P<cut>\bneither {colours()} nor {colours()},? but )(?={colours()}\b)",
        lambda _: "",
    ),
    Turn("not", lambda: rf"\b{colours()}(?P<cut>, (?:and )?not {colours()},) (?={NOUN})", lambda _: ""),
    Turn(
        COLOUR,
        lambda: (
            r"(?P<cut>\b(?:(?:its|their|the|whose) colou?rs? (?:contrasts?|match(?:es)?|goes|go|clash(?:es)?|"
            r"harmoni[sz]es?)"
            r"(?: well| nicely)? with)) (?=an? |the )"
        ),
        lambda _: "there is",
    ),
    Turn(
        "contrast contrasts contrasted contrasting",
        lambda: (
            r"(?<=[a-z])(?P<cut> (?:contrasts?|contrasted|contrasting)(?: [a-z]+ly)? with )(?=(?:an?|the|its) "
            rf"{NOUN})"
        ),
        lambda _: " and ",
    ),
    Turn(
        "unlike",
        lambda: rf"^ *(?P<cut>unlike (?P<one>(?:the|an?) {colours()} {NOUN}), )(?=(?:the|an?) {NOUN} (?:is|are) )",
        lambda found: f"{found['one']}. ",
    ),
    Turn(
        "painted dyed colored coloured",
        lambda: (
            r"(?P<cut>\b(?:someone|somebody|they|he|she) (?:has |have )?(?:painted|colou?red|dyed) (?P<det>the|"
            rf"an?) (?P<noun>{NOUN}) "
            rf"(?P<colour>{colours()})){END}"
        ),
        lambda found: articled(f"a {found['colour']} {found['noun']}"),
    ),
    Turn(
        "in painted dyed colored coloured",
        lambda: (
            rf"\b(?P<number>{NUMBER}) {NOUN}(?P<cut>,? (?:in|painted|colou?red|dyed) )(?P<list>{colours()}(?:, "
            rf"{colours()})+,? and {colours()}){END}"
        ),
        lambda found: ", " if number_of(found["number"]) == len(re.findall(colours(), found["list"])) else None,
    ),
    Turn("all", lambda: rf"\b(?P<cut>all-)(?={colours()}\b)", lambda _: ""),
    Turn(
        "but while whereas",
        lambda: rf"(?P<cut>,? (?:but|while|whereas) )(?=the {NOUN}(?: [^,.;]*?)? (?:is|are) {colours()}{END})",
        lambda _: ". ",
    ),
    Turn(
        "red orange yellow green blue purple pink brown black white gray grey",
        lambda: rf"^ *{colours()} {WORD}(?P<cut> )(?={colours()} {WORD} *[.!]?$)",
        lambda _: ", ",
    ),
    Turn(
        COLOUR,
        lambda: (
            r"(?P<word>[a-z]+)(?P<cut>(?:-|\s+)colou?red)(?= +(?:and )?[a-z])"
            rf"(?= +(?:in )?(?P<next>{colours()}\b{END})?)"
        ),
        lambda found: "" if vocab.colour(found["word"]) is not None and _is_thing(found["next"]) else None,
    ),
    Turn(
        "is",
        lambda: (
            r"(?<![a-z])(?P<cut>(?P<det>an?) (?P<noun>(?:[a-z]+ )??[a-z]+) (?:that|which) is "
            r"(?P<colour>[a-z]+(?:[ -][a-z]+)?))"
            r"(?=[.,;]|$| and an? | next to | with | on | in | above | below | left | right | behind )"
        ),
        _colour_first,
    ),
    Turn(
        COLOUR,
        lambda: (
            rf"(?P<cut>{_THING},? (?:(?:(?:that|which) (?:has|have)|having|has|with|of|in) (?:an? |the )?|the )"
            rf"(?:(?P<colour>{colours()}) (?:in )?colou?r|colou?r (?:of )?(?P<after>{colours()}))){END}"
        ),
        lambda found: articled(f"{found['det']} {found['colour'] or found['after']} {found['noun']}"),
    ),
    Turn(
        f"{COLOUR} shades tones hues",
        lambda: (
            rf"(?P<cut>{_THING}(?:, (?P<colour>{colours()}) in colou?r| in (?:different )?(?:shades|tones|hues) of "
            rf"(?P<after>{colours()}))){END}"
        ),
        lambda found: articled(f"{found['det']} {found['colour'] or found['after']} {found['noun']}"),
    ),
    Turn(
        COLOUR,
        lambda: (
            rf"(?P<cut>{_THING},? (?:whose|the) colou?r (?:of which )?(?:is|should be|being) "
            rf"(?P<colour>{colours()})){END}"
        ),
        _before,
    ),
    Turn(
        "colored coloured painted dyed tinted",
        lambda: (
            rf"(?P<cut>{_THING},? (?:(?:that|which) (?:is|are|has been|have been) )?"
            rf"(?:colou?red|painted|dyed|tinted)(?: in| all)* (?P<colour>{colours()}))(?!,? and {colours()}\b|, "
            rf"{colours()}\b){END}"
        ),
        _before,
    ),
    Turn(
        "in",
        lambda: (
            rf"(?P<cut>{_THING} (?:all )?in (?P<colour>{colours()}))(?!,? and {colours()}\b|, {colours()}\b){END}"
        ),
        _if_no_person,
    ),
    Turn(
        "colour color",
        lambda: rf"(?P<cut>(?P<colour>\b{colours()}) is the colou?r of (?P<noun>(?:the|an?) {NOUN})){END}",
        lambda found: f"{found['noun']} is {found['colour']}",
    ),
    Turn(
        "be",
        lambda: rf"\b(?:an?|the|{NUMBER}|one|other) {NOUN}(?P<cut> to be) {colours()}\b",
        lambda _: " is",
    ),
    Turn(
        "both",
        lambda: (
            rf"(?P<cut>{_PAIR}(?:,|, and| that are| which are|, which are|, they are|, with)? both (?:of them |are "
            r"|of which are )?"
            rf"(?:(?:in|painted|colou?red|being) )?(?P<colour>{colours()})){END}"
        ),
        _both,
    ),
    Turn(
        "all each",
        lambda: (
            rf"(?P<cut>{_TRIPLE}(?:,|, and|;)? (?:(?:that|which|they) are )?(?:all|each)(?: three)? (?:of (?:them|"
            r"which) (?:are |in |is )?)?"
            rf"(?:(?:in|painted|colou?red|being) )?(?P<colour>{colours()})){END}"
        ),
        lambda found: _three(found, found["colour"], found["colour"], found["colour"]),
    ),
    Turn(
        "are in respectively colored coloured",
        lambda: (
            rf"(?P<cut>{_TRIPLE}[,;.]? (?:(?:that|which|they) are |in |colou?red (?:in "
            rf")?)+(?P<colour>{colours()}), (?P<more>{colours()}),? and "
            rf"(?P<most>{colours()})(?:,? respectively)?){END}"
        ),
        lambda found: _three(found, found["colour"], found["more"], found["most"]),
    ),
    Turn(
        "respectively",
        lambda: (
            rf"(?P<cut>{_PAIR},? (?:(?:that|which) are |are |in |colou?red |colou?red in )*"
            rf"(?P<colour>{colours()}) and (?P<third>{colours()}),? respectively)"
        ),
        _each_its_own,
    ),
    Turn(
        "same",
        lambda: (
            rf"(?P<cut>{_THING},? (?:(?:that|which) is )?(?:of|in|with|has|having) (?:exactly )?the same "
            rf"colou?r){END}"
        ),
        _same,
    ),
    Turn("former latter", lambda: r"(?P<cut>\bthe (?P<rank>former|latter)(?: one)?)\b", _of_two),
)  # fmt: skip
