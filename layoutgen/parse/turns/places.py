"""Turns that place: "top: a crow", "the lower half has a crow", "whose left neighbour is a crow"."""

from __future__ import annotations

import re

from layoutgen import vocab
from layoutgen.parse.turns.turn import END, NOUN, NUMBER, WORD, Turn

_A = rf"(?:an?|the|{NUMBER}|some|several) "
_SIDE = r"(?:left|right|top|bottom|upper|lower)"
_THING = rf"(?P<thing>(?:an?|the|{NUMBER}) {NOUN})"
_ALIVE = frozenset({"person", "animal", "bird", "toy"})
_OWN = r"(?:its?|the|their)"
_OF_PICTURE = r"(?: of (?:the|its) (?:image|picture|photo|frame|scene))?"


def _in_the(found: re.Match[str]) -> str:
    return f"{found['lead'] or ''}in the {found['place'].lower().strip()} there is "


def _listed(found: re.Match[str]) -> str:
    noun = found["noun"]
    return f"in the {found['place']} there is {noun if re.match(_A, noun, re.IGNORECASE) else f'a {noun}'}"


_NEXT = r",? (?:and )?(?:then|followed by) "


def _sequence(found: re.Match[str]) -> str | None:
    """ "a cup followed by a pear followed by an egg, from left to right"."""
    told = found["order"] or " leftmost" in found["cut"].lower() or "left to right" in found["cut"].lower()
    parts = re.split(_NEXT, re.sub(r"^ *(?:from left to right:? )?", "", found["cut"]), flags=re.IGNORECASE)
    words = ", ".join(part.replace(" leftmost", "") for part in parts)
    return (words if found["order"] else f"from left to right: {words}") if told else None


_ENDS = {"leftmost": "left", "rightmost": "right", "topmost": "top", "bottommost": "bottom", "uppermost": "top",
         "lowest": "bottom", "highest": "top", "lowermost": "bottom"}  # fmt: skip


def _chain(found: re.Match[str]) -> str | None:
    """ "first a cup, then to the right of it a pear, then to the right of that an egg", from left to right."""
    parts = re.split(_THEN, found["cut"], flags=re.IGNORECASE)
    sides = {
        word.lower()
        for word in re.findall(_THEN.replace("(?:left|right)", "(left|right)"), found["cut"], re.IGNORECASE)
    }
    if len(sides) != 1:
        return None
    first = re.sub(r"^\s*first,? (?:there is )?", "", parts[0], flags=re.IGNORECASE)
    other = {"right": "from left to right", "left": "from right to left"}[sides.pop()]
    return f"{other}: {', '.join([first, *parts[1:]])}"


_THEN = (
    r",? (?:and )?(?:then )?(?:comes )?(?:to|on) (?:the|its) (?:left|right)(?: of (?:it|that|this|them))?(?: "
    r"(?:there )?(?:is|comes))? "
    rf"(?={_A})"
)

_THERE = {"above": "above", "below": "below", "underneath": "below", "beneath": "below", "in front": "in front of",
          "behind": "behind"}  # fmt: skip

TURNS = (
    Turn(
        "put place position add",
        lambda: (
            rf"(?:^ *|[.;] *)(?P<cut>(?:put|place|position|add) )(?={_A}{NOUN} (?:on|at|in|to) the (?:left|right|"
            r"top|bottom))"
        ),
        lambda _: "",
    ),
    Turn(
        "we you",
        lambda: (
            rf"(?<=[a-z]) (?P<cut>(?:we|you) (?:can )?(?:(?:see|have)(?= (?:an?|{NUMBER}) )|find|spot|notice)) "
            rf"(?={_A})"
        ),
        lambda _: "there is",
    ),
    Turn(
        "left right",
        lambda: (
            rf"(?<=[a-z] )(?<!photo )(?<!scene )(?<!picture )(?<!image )with {_A}{NOUN} to (?P<cut>the "
            rf"(?P<side>left|right) and (?P<thing>{_A}{NOUN}) (?:to|on) "
            r"the (?P<end>left|right))"
            r"(?= *(?:[.,;]|$))"
        ),
        lambda found: f"its {found['side']} and {found['thing']} to its {found['end']}",
    ),
    Turn(
        "followed",
        lambda: (
            r"(?P<cut>,? followed (?:to|on) (?:the|its) (?P<side>left|right) by (?P<thing>an? [a-z]+(?: "
            r"[a-z]+)?))(?= *(?:[.,;]|$))"
        ),
        lambda found: f" with {found['thing']} to its {found['side']}",
    ),
    Turn(
        "followed then",
        lambda: (
            rf"^(?P<cut> *(?:from left to right:? )?{_A}{NOUN}(?: leftmost)?(?:{_NEXT}{_A}{NOUN})+)"
            r"(?P<order>(?:,? from left to right)?)(?= *(?:[.;]|$))"
        ),
        lambda found: _sequence(found),
    ),
    Turn("left", lambda: r"\b(?P<cut>left (?:beside|next to|near)) (?=an? |the )", lambda _: "left of"),
    Turn(
        "left right",
        lambda: r"\b(?:is|are) (?P<cut>(?P<side>left|right) to) (?=an? |the |one |two |three )",
        lambda found: f"{found['side']} of",
    ),
    Turn(
        "of",
        lambda: r"\bthe (?:left|right|top|bottom)(?P<cut>, of the (?:photo|picture|image|scene))(?= *(?:[.,;]|$))",
        lambda _: "",
    ),
    Turn(
        "corner",
        lambda: r"(?P<cut>\b(?P<where>up|down|high|low) in the (?P<side>left|right)(?:-hand)? corner)\b",
        lambda found: (
            f"in the {'top' if found['where'].lower() in ('up', 'high') else 'bottom'} {found['side']} corner"
        ),
    ),
    Turn(
        "high low",
        lambda: r"(?<=[a-z])(?P<cut> (?P<where>high up|low down))(?= *(?:[.,;]|$)| and )",
        lambda found: " at the top" if found["where"].lower() == "high up" else " at the bottom",
    ),
    Turn(
        "over",
        lambda: r"\b(?:floating|hovering|levitating|floats|hovers|levitates)(?P<cut> over )(?=an? |the )",
        lambda _: " above ",
    ),
    Turn(
        "hand",
        lambda: r"\b(?:left|right)(?P<cut>[- ]hand) side\b",
        lambda _: "",
    ),
    Turn(
        "stand",
        lambda: (
            rf"\band (?:an?|the) (?P<noun>{NOUN})(?P<cut> stand) (?=next to|side by side|together|beside|near|"
            r"opposite|close "
            r"to)"
        ),
        lambda found: None if vocab.noun(found["noun"].split()[-1].lower()).group in _ALIVE else " are",
    ),
    Turn(
        "there here",
        lambda: (
            rf"(?:^ *|[.;] )(?P<cut>(?P<thing>{_A}{NOUN}) (?:stands|sits|is|lies|hangs|floats) (?:there|"
            r"here))(?=[.,;])"
        ),
        lambda found: f"there is {found['thing']}",
    ),
    Turn(
        "left right top bottom",
        lambda: (
            rf"\b(?:on|at|in) the (?:left|right|top|bottom)(?: side)?{_OF_PICTURE}(?P<cut>,? with )"
            rf"(?={_A}{NOUN} (?:on|at|in) the (?:left|right|top|bottom)(?: side)?{_OF_PICTURE}(?: *[.,;]|$))"
        ),
        lambda _: " and ",
    ),
    Turn(
        "left right",
        lambda: (
            rf"(?P<cut>\b(?:next to|beside|near|close to) (?P<thing>(?:an?|the) {NOUN})(?:, | \((?=.*\)))(?:on|to) "
            r"(?:the|its) "
            r"(?P<side>left|right)(?: side)?(?: of it)?\)?)"
            r"(?= *(?:[.,;]|$)| and )"
        ),
        lambda found: f"to the {found['side']} of {found['thing']}",
    ),
    Turn(
        "than",
        lambda: (
            r"(?P<cut>\b(?:(?:situated |placed |positioned |located )?(?:(?P<up>higher up|further up|farther up|"
            r"higher in the (?:picture|image))|"
            r"(?P<down>lower down|further down|farther down|lower in the (?:picture|image))|"
            r"(?:(?:further|farther|more) )(?:to the )?(?P<side>left|right))) than)(?= )"
        ),
        lambda found: "above" if found["up"] else "below" if found["down"] else f"{found['side']} of",
    ),
    Turn(
        "left right top bottom",
        lambda: (
            r"(?:^ *|[,;.] |\band )(?P<cut>(?:(?:on|at|to|in) the )?(?P<place>(?:(?:top|bottom|upper|lower)[ "
            r"-])?(?:left|right)|(?<=the )(?:top|bottom)),? )"
            rf"(?={_A}{NOUN}(?: *[,;.]|$| and (?:(?:top|bottom|upper|lower)[ -])?(?:left|right) {_A}))"
        ),
        lambda found: f"in the {found['place']} there is ",
    ),
    Turn(
        "top bottom upper lower",
        lambda: (
            r"(?P<cut>\b(?:at|in|on) (?P<place>(?:top|bottom|upper|lower)[ -]?(?:left|right)))(?= *(?:[,;.]|$)| "
            r"and | corner| of )"
        ),
        lambda found: f"in the {found['place']}",
    ),
    Turn(
        "left right",
        lambda: (
            rf"(?P<noun>\b{WORD}) and {_A}[^,;.]*?,(?P<cut> )the (?P<same>{WORD}) (?:is )?(?:on|to) the (?:left|"
            r"right)(?= *[,;.]|$)"
        ),
        lambda found: " with " if found["same"].lower() in found.string[: found.start("cut")].lower().split() else None,
    ),
    Turn(
        "occupying occupies filling fills taking takes",
        lambda: (
            r"(?P<cut>\b(?:occupying|filling|taking up|fills|takes up|occupies) )(?=the (?:entire |whole )?"
            r"(?:left|right|top|bottom|upper|lower)(?:[ -](?:left|right))? (?:half|side|part|third|corner))"
        ),
        lambda found: ("is " if found["cut"].strip().endswith("s") else "") + "on ",
    ),
    Turn(
        "shape texture",
        lambda: (
            rf"^ *an? (?:{WORD} ){{0,3}}?(?P<noun>{WORD})(?: made of {WORD})?\.(?P<cut> an? (?:{WORD} "
            rf"){{0,3}}?(?P=noun) "
            r"(?:in the shape of|with the texture of) [^.]*\.?)$"
        ),
        lambda _: "",
    ),
    Turn(
        "right left",
        lambda: rf"^(?P<cut> *(?:first,? (?:there is )?)?{_A}{NOUN}(?:{_THEN}{_A}{NOUN}){{2,}})(?= *(?:[.;]|$))",
        _chain,
    ),
    Turn(
        "class",
        lambda: r"(?<= in )(?P<cut>class)(?= *(?:[.,;!]|$| while| with| and| at| during))",
        lambda _: "a classroom",
    ),
    Turn(
        "center centre",
        lambda: r"(?P<cut>(?:right |smack )?(?:in (?:the )?)?(?:dead|exact|very) cent(?:er|re))\b",
        lambda _: "in the center",
    ),
    Turn(
        ":",
        lambda: (
            r"(?:^ *|[.;,] *)(?P<cut>(?:(?:in|on|at) the )?(?P<place>(?:(?:top|bottom|upper|lower|far)[ -])?"
            r"(?:left|right|center|centre|middle|top|bottom)(?: corner| side| half| part)?|(?:upper|lower) "
            r"(?:half|part)) ?:)"
            r"(?= +(?:an?|the|one|two|three|\d+) )"
        ),
        lambda found: f"in the {found['place']} there is",
    ),
    Turn(
        "shows contains displays depicts features",
        lambda: (
            r"(?P<cut>\bthe (?P<place>(?:top|bottom|upper|lower|left|right)(?:[ -](?:left|right))?"
            r"(?: (?:half|side|part|corner))?)(?: of the (?:image|picture|photo|scene|frame))? "
            r"(?:shows|contains|displays|depicts|features))\b"
        ),
        lambda found: f"in the {found['place']} there is",
    ),
    Turn(
        ":",
        lambda: (
            r"(?:^ *|[.;,] *)(?P<cut>(?:(?:in|on|at) the )?(?P<place>(?:(?:top|bottom|upper|lower|far)[ -])?"
            r"(?:left|right|center|centre|middle|top|bottom)(?: corner| side| half| part)?|(?:upper|lower) "
            r"(?:half|part)) ?: +"
            rf"(?P<noun>(?:(?:an?|the|{NUMBER}) )?{NOUN}))(?=[.,;]|$)"
        ),
        _listed,
    ),
    Turn(
        "has have holds shows contains displays features occupied filled there",
        lambda: (
            rf"(?:^ *|[.;,] *|\b(?:and|while|whereas|but) )(?P<lead>)(?P<cut>(?:in )?the (?P<place>{_SIDE}(?:[ "
            r"-](?:left|right))? (?:half|side|part|corner|third|area))"
            rf"(?: of {_OWN} (?:image|picture|photo|frame|scene))?,? (?:has|have|holds|shows|contains|displays|"
            r"features|is occupied by|is filled by|there's) )"
            rf"(?={_A})"
        ),
        _in_the,
    ),
    Turn(
        "leftmost rightmost topmost bottommost",
        lambda: (
            r"(?P<lead>)(?P<cut>\bthe (?P<place>leftmost|rightmost|topmost|bottommost) (?:third|part|side|section) "
            rf"(?:of {_OWN} (?:image|picture|photo|frame|scene) )?(?:has|holds|shows|contains|displays|features) "
            rf")(?={_A})"
        ),
        lambda found: f"on the {_ENDS[found['place'].lower()]} there is ",
    ),
    Turn(
        "part half side corner area",
        lambda: (
            rf"(?:^ *|[.;,] *|\band )(?P<lead>)(?P<cut>(?:in|on|at) the (?P<place>{_SIDE}(?:[ -](?:left|right))? "
            r"(?:half|side|part|corner|area))"
            rf"(?: of {_OWN} (?:image|picture|photo|frame|scene))?,? )(?={_A}{NOUN}(?:[.,;]|$| and (?:in|on|at) "
            r"the ))"
        ),
        _in_the,
    ),
    Turn(
        "leftmost rightmost topmost bottommost uppermost lowermost lowest highest",
        lambda: (
            rf"\bthe {NOUN} is(?P<cut> the (?P<end>{'|'.join(_ENDS)})(?: (?:one|object|thing|item|element))?)"
            r"(?= *(?:[.,;]|$)| and )"
        ),
        lambda found: f" on the {_ENDS[found['end'].lower()]}",
    ),
    Turn(
        "neighbour neighbor",
        lambda: (
            r"(?P<cut>,? (?:whose|with) (?P<side>left|right)(?:-hand)? neighbou?r (?:is|being) (?P<thing>(?:an?|"
            rf"the) {NOUN})){END}"
        ),
        lambda found: f" with {found['thing']} to its {found['side']}",
    ),
    Turn(
        "one",
        lambda: r"(?P<cut>\bone (?:can (?:see|find|spot)|sees|finds|spots)) ",
        lambda _: "there is",
    ),
    Turn(
        "up down",
        lambda: r"(?P<cut> (?P<where>up top|up above|down below|down at the bottom))(?= *(?:[.,;]|$)| and )",
        lambda found: " at the top" if found["where"].lower().startswith("up") else " at the bottom",
    ),
    Turn(
        "left right",
        lambda: (
            rf"(?P<cut>\bbetween (?P<one>{_A}{NOUN}) (?:on|to) (?:the|its) (?P<side>left|right)(?: side)? and "
            rf"(?P<other>{_A}{NOUN}) "
            r"(?:on|to) (?:the|its) (?P<end>left|right)(?: side)?)(?= *(?:[.,;]|$))"
        ),
        lambda found: f"with {found['one']} on its {found['side']} and {found['other']} on its {found['end']}",
    ),
    Turn(
        "above below",
        lambda: (
            rf"(?:\bwith |, )(?:{_A})?{NOUN}(?P<cut> (?P<one>above|below|on top) and (?P<other>(?:{_A})?{NOUN}) "
            rf"(?P<end>{'|'.join(_THERE)}))(?= *(?:[.,;]|$))"
        ),
        lambda found: (
            f" {'above' if found['one'] == 'on top' else found['one']} it and {found['other']} "
            f"{_THERE[found['end'].lower()]} it"
        ),
    ),
)  # fmt: skip
