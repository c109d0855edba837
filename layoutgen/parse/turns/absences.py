"""Turns that rule something out: "please leave out the cups", "a crow is there, but an owl is not"."""

from __future__ import annotations

import re

from layoutgen import vocab
from layoutgen.parse.turns.turn import END, NOUN, Turn, colours

_PICTURE = r"(?:the |this )?(?:picture|image|photo|scene|frame|shot|drawing)"
_SEEN = r"(?:present|visible|there|here|shown|included|depicted|seen|to be seen|anywhere|in sight|around)"
_END = r"(?=\s*(?:[.,;:!?)]|$)|\s+(?:and|or|but|while|whereas|though|in (?:the|this|my)|on the|anywhere)\b)"


def _free_of(found: re.Match[str]) -> str | None:
    """ "a car-free street" is without cars; hands and fat are no things that a place is free of."""
    thing = vocab.lookup(vocab.singular(found["noun"].lower()))
    if thing is None or thing.kind != "thing" or thing.group in ("body", "food", "part"):
        return None
    article = "an" if found["det"].lower() != "the" and found["place"][0].lower() in "aeio" else "a"
    return f"{'the' if found['det'].lower() == 'the' else article} {found['place']} without {found['noun']}s"


def _if_told_so(found: re.Match[str]) -> str | None:
    """ "a crow is there, but an owl is not": only where being there is what the sentence is about."""
    before = found.string[: found.start("cut")].lower()
    told = re.search(rf"\b(?:is|are) (?:{_SEEN}|in (?:the|this) )", before) or found["seen"]
    return f"no {found['noun']}" if told else None


TURNS = (
    Turn("sans", lambda: rf"(?<=[a-z]) (?P<cut>sans)(?= (?:an? |the |any )?{NOUN}{END})", lambda _: "without"),
    Turn("place", lambda: r"\b(?P<cut>in place of)(?= an? )", lambda _: "instead of"),
    Turn(
        "never",
        lambda: rf"\b(?P<cut>(?P<joint>but|and) never (?:any|an?))(?= {NOUN}{_END})",
        lambda found: f"{found['joint']} no",
    ),
    Turn(
        "from",
        lambda: (
            rf"\b(?:remove|delete|erase) (?:all|any|every) {NOUN}(?P<cut> from {_PICTURE}(?: and (?:keep|leave|"
            r"show))?)"
        ),
        lambda found: ", only" if " and " in found["cut"] else "",
    ),
    Turn(
        "give show draw want like need",
        lambda: (
            r"[;,.](?P<cut> (?:please )?(?:give me|show me|draw me|(?:i|we)(?:'d| would)? (?:want|like|need)))(?= "
            r"(?:an?|one|two|\d+) )"
        ),
        lambda _: "",
    ),
    Turn(
        "only just",
        lambda: (
            r"[,;.] (?P<cut>(?:but )?(?:i|we) (?:(?:only|just) (?:want|need)|(?:want|need) only)) (?=an? |the |"
            r"one |two |three |\d+ )"
        ),
        lambda _: "only",
    ),
    Turn(
        "not",
        lambda: rf"(?P<cut>\bnot one )(?={NOUN}{_END})",
        lambda _: "no ",
    ),
    Turn(
        "definitely certainly absolutely surely clearly decidedly",
        lambda: rf"(?P<cut>\b(?:definitely|certainly|absolutely|surely|clearly|decidedly) not an? )(?={NOUN})",
        lambda _: "no ",
    ),
    Turn(
        "appear exist show",
        lambda: (
            rf"(?P<cut>\b(?:an?|any|the|no) (?P<noun>{NOUN}) (?:does not|doesn'?t|do not|don'?t|should not|"
            r"shouldn'?t|must not) "
            r"(?:appear|show up|exist))"
        ),
        lambda found: f"there is no {found['noun']}",
    ),
    Turn(
        "hold",
        lambda: rf"(?P<cut>\bbut hold the )(?={NOUN} *(?:[.,;!]|$))",
        lambda _: "but no ",
    ),
    Turn(
        "free",
        lambda: rf"(?P<cut>\b(?P<det>an?|the) (?P<noun>[a-z]+)-free (?P<place>{NOUN})){END}",
        lambda found: _free_of(found),
    ),
    Turn(
        "lacks misses includes contains has shows contain include show have",
        lambda: (
            rf"(?:^ *|[.;] *)(?P<cut>{_PICTURE} (?P<lacks>lacks|misses|(?:contains|includes|has|shows) no|"
            r"(?:does not|doesn'?t|should not|must not) (?:contain|include|show|have)(?: any)?)"
            rf"(?P<noun> (?:an? |any )?{NOUN})(?:(?: but (?:it )?(?:includes|contains|has|shows|features))(?= )|"
            r"(?= *(?:[.,;!?]|$)| or | (?:and|but) (?:no|an?|the|some|one|two|three) )))"
        ),
        lambda found: (
            "there is "
            f"no{re.sub(r' (?:an?|any) ', ' ', found['noun'])}{', there is' if ' but ' in found['cut'] else ''}"
        ),
    ),
    Turn(
        "rather prefer remove removing delete deleting erase erasing leave leaving exclude excluding omit "
        "omitting skip skipping avoid avoiding don dont not need",
        lambda: (
            r"(?:^ *|(?<=[.,;:!] )|(?<=please )|(?=\b(?:but|and|also) ))(?P<cut>(?:\b(?:please|but|and|also) )*"
            r"(?P<joint>\b)(?:(?:i|we)(?:'d| would)? )?(?:(?:leav(?:e|ing) "
            r"out|"
            r"exclud(?:e|ing)|omit(?:ting)?|skip(?:ping)?|"
            r"avoid(?:ing)?|(?:do not|don'?t) (?:include|draw|show|add|put|paint|use|want|need|have)(?: in| to "
            r"(?:see|have|get))?|(?:would )?(?:rather not|prefer not to) (?:have|see)|"
            r"(?:remov(?:e|ing)|delet(?:e|ing)|eras(?:e|ing))(?= (?:all|any|every))|no "
            r"need for|"
            rf"there is no need for)) (?:any |all |the |all the |an? )?)(?P<noun>{NOUN})(?={_END[3:]}"
        ),
        lambda found: _no(found),
    ),
    Turn(
        "there",
        lambda: (
            r"(?P<cut>\bthere (?:should|shall|must|may|can|could|would|will)(?:n'?t| not|not) be (?:any |an? |a "
            r"single )?)"
            rf"(?={NOUN})"
        ),
        lambda _: "there is no ",
    ),
    Turn(
        "missing absent nowhere removed not isn aren gone left",
        lambda: (
            r"(?<!\bin )(?<!\bof )(?<!\bon )(?<!\bfrom )(?<!\bwith )(?P<cut>(?:\b(?:an?|any|the) |(?<=[,;] "
            rf"))(?P<noun>{NOUN}) (?:(?:is|are|has been|have been|should "
            r"be) |(?=nowhere))"
            r"(?:(?P<seen>(?:missing|absent|nowhere(?: to be (?:seen|found))?|removed|gone|left out)(?: from "
            rf"{_PICTURE})?)"
            rf"|not(?P<there> {_SEEN}| in {_PICTURE})?)){_END}"
        ),
        lambda found: f"no {found['noun']}" if found["there"] else _if_told_so(found),
    ),
    Turn(
        "which where",
        lambda: (
            rf"(?P<cut>,? (?:from which|where|in which) (?:all |any |every |the |all the |an? )?(?P<noun>{NOUN}) "
            rf"(?:has|have|is|are)(?: been)? (?:missing|removed|left out|taken away|absent|gone)){_END}"
        ),
        lambda found: f" without {found['noun']}",
    ),
    Turn(
        "removed missing left taken absent excluded omitted",
        lambda: (
            rf"(?P<cut>,? with (?:(?:all |any |every |the |all the )(?P<noun>{NOUN}) (?:removed|missing|left out|taken "
            rf"away)|(?:all |any |every |the |all the )?(?P<gone>{NOUN}) (?:absent|excluded|omitted))){_END}"
        ),
        lambda found: f" without {found['noun'] or found['gone']}",
    ),
    Turn(
        "never",
        lambda: rf"(?P<cut>(?:^ *|(?<=[,;.]) )never (?:an? |any |the )?)(?={NOUN}{_END})",
        lambda _: " no ",
    ),
    Turn(
        "everything anything",
        lambda: (
            rf"(?P<cut>\b(?:every|any)thing (?:but|except)(?: for)? (?:an?|the|any) (?P<noun>{NOUN})) "
            r"?(?=[:,])(?P<joint>)"
        ),
        lambda found: f"no {found['noun']}",
    ),
    Turn(
        "any",
        lambda: (
            r"(?P<cut>,? (?:(?:that|which) )?(?:is not|isn'?t|are not|aren'?t|not) (?:next to|near|beside|close "
            r"to|surrounded by|"
            r"accompanied by|with|on|in|at|by) any) "
        ),
        lambda _: " without any",
    ),
    Turn(
        "none neither",
        lambda: (
            r"(?P<cut>(?:,|,? and|,? but) (?:none|neither) of (?:them|which) (?:is |are |being "
            rf")?{colours()}){_END}"
        ),
        lambda _: "",
    ),
)  # fmt: skip


def _no(found: re.Match[str]) -> str:
    said = found["cut"].lower()
    return "but no " if said.startswith("but") else "and no " if said.startswith("and") else "no "
