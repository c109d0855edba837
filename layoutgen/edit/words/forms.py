"""How experts, learners and talkers write, in the words of the others: "x2", "could do with", "while you're at it"."""

from __future__ import annotations

import re

_WHERE = "on|in|under|next|left|right|behind|above|below|at"
_POSES = "be|stand|sit|lie|look|face|go|come|move|jump|sleep|fly|swim|run|walk|stay|hold|wear"
_SOME = "an?|some|two|three|four|five"
_GLAD = "happy|glad|grateful|delighted|pleased"
_NAME = r"(?:the|my) [a-z ]+?"

_IDLE = (  # what asks for nothing
    r"\bwhile (?:you|we|i)\s?(?:'re|are|'m|am) (?:at it|there)\b,?\s*",
    r"\bif (?:you|u) (?:do n't|don't|do not) mind\b,?\s*",
    r"\bif (?:that|it)\s?(?:'s|is) (?:ok|okay|possible|alright|fine)(?: (?:with|for) you)?\b,?\s*",
    r"\b(?:as it were|at the same time|if i may|if you like|if you want|to be fair|so to speak)\b,?\s*",
    r"\b(?:for instance|for example|by any chance|if at all possible)\b,?\s*",
    r"\b(?:hey |hi |hello )?(?:y'?all|you guys|folks|ladies and gentlemen),\s*",
    r"\bbe (?:an? )?(?:love|dear|darling|angel|sport|good \w+) and\b",
    r"\b(?:here we go|let(?:'s| us) (?:get )?(?:going|started|go|begin|start|see))[:,.!]+\s*",
    rf"\bi(?: would|'d|'ll| will| should)? be (?:{_GLAD}) if ",
    r"\s*\b(?:as if|as though) [^.;!?]*",
    r",? so that (?:everything|everybody|everyone|all|they all|we|you|one|there) [^.;!?]*",
    rf",? (?:that|which) (?:says|reads) [^.;!?]*?(?= (?:{_WHERE}|to)\b|$)",
)
_FOR_WHOM = r"\b(?:it(?: would|'d| might| could| should) be|(?:would|might|could|is) it(?: be)?) (?:\w+ ){1,3}for "
_GOING = "flying|going|walking|running|swimming|driving|moving|sailing|heading|travelling|pointing"
_OTHERWISE = (  # the same in other words
    (rf"{_FOR_WHOM}(?=(?:the|an?|both|all|one|my|this|there)\b[^.;!?]* to\b)", "I want "),
    (r"\bwould (?:look|be|seem) (?:much |a lot |even |far )?\w+ if (?:it|they|he|she) (?:was|were)\b", "should be"),
    (r"\bwould (?:look|be|seem) (?:much |a lot |even |far )?\w+ if (?:it|they|he|she) had\b", "should have"),
    (r"\bwould(?:n't| not)? it (be|look|make) (?=(?:\w+ ){1,3}(?:if|to|for)\b)", r"it would \1 "),
    (r"(^|[.;!?,] )(?:should|could|can|would|must)n't (?=(?:the|a|an|there|all|both|his|her)\b)", r"\1could "),
    (r"(^|[.;!?,] )(?:couldn't|can't|won't|wouldn't) (?=(?:you|we|i)\b)", r"\1could "),
    (
        rf"\bit should be ({_NAME}) (?:who|that|which) (?=(?:holds|wears|carries|has|is|are|sits|stands|lies)\b)",
        r"\1 ",
    ),
    (
        r"\b(should|must|can|could) be (\w+(?:ed|en)\b[^,.;]*?),? and ((?:the|both|all) [a-z ]+?) (?=\w+ed\b)",
        r"\1 be \2 and \3 should be ",
    ),
    (r"\bi(?:'d| would) (?:love|like|prefer) for (?=(?:the|an?|both|all)\b[^.;!?]* to\b)", "I want "),
    (
        (
            r"\b(?:make|get) ((?:the|both|all|every|each) [a-z ]+?) (?:look |seem |appear |be )?"
            r"(?:further|farther) (?:away|off)(?= *[.,;!?]|$| and )"
        ),
        r"move \1 to the background",
    ),
    (r"\b(?:far|further|farther) (?:away|off|back)(?= *[.,;!?]|$| and )", "in the background"),
    (r"\b(?:in|into|to|at|on|towards?) the (?:far )?(?:distance|horizon)(?= *[.,;!?]|$| and )", "in the background"),
    (r",? one (?:next to|beside) the other(?: one)?(?=[.,;!?]|$)", " side by side"),
    (r"\b(?:next to|beside|alongside) (?:each other|one another)\b", "side by side"),
    (rf"\b(?:{_GOING}) (?=the other way\b)", "facing "),
    (r"\ba (?:different|another|new|nicer|better) colou?r,? (?:say|like|maybe|perhaps|for example),? (?=[a-z])", ""),
    (r"\s*(?:[-=]+>|→)\s*", " to "),
    (r"\bto (?=(?:to|on|in|at|left of|right of|above|below|behind|under|next to)\b)", ""),
    (r"\b(should|must|can|could|shall|let us|let it) to (?!(?:the|an?|my|left|right)\b)(?=[a-z])", r"\1 "),
    (
        rf"\b(?:whatever|what|(?:anything|everything|all) that)(?:'s| is| lies| stands)\b(?= (?:{_WHERE})\b)",
        "everything",
    ),
    (r"(?:\b(?:is|are)n't|\b(?:is|are) not|'(?:s|re) not) (?:supposed|meant) to\b", " should not"),
    (r"\bought(?:n't| not) to\b", "should not"),
    (r"\bdo(?:es)?(?:n't| not) (?:have|need) to be (?=(?:so|that|this|as|quite)\b)", "should not be "),
    (r"\bdo(?:es)?(?:n't| not) belong\b(?! to)", "should not be"),
    (r"(?:\b(?=[a-z])|(?='))(?:(?:ought|(?:is|are|'s|'re) (?:supposed|meant)) to|had better)\b", " should"),
    (rf"\b(?:misses|lacks|is missing|'s missing)(?= (?:{_SOME})\b)", "needs"),
    (r"\bcould do with being\b", "should be"),
    (r"\bcould (?:use|do with)\b", "needs"),
    (rf"\bi (?:would|should|'d) be (?:{_GLAD}) (?:of|for|about|with) ", "I want "),
    (r"\b(?:closer|nearer) to (?:each other|one another)\b", "closer together"),
    (r"\b(?:away|apart) from (?:each other|one another)\b", "apart"),
    (r"\bit all\b(?! the)", "everything"),
    (r"\bthe (double|half|triple) (?:of|in) (?:the |its )?size\b", r"\1 its size"),
    (r"^half (?=(?:the|its) (?:size|width|height|number)\b)", "halve "),
    (rf"\b(?:get|ask|tell) ((?:the|an?|my|both|all) [a-z ]{{1,30}}?) to (?=(?:{_POSES})\b)", r"let \1 "),
    (r",\s*please\s*,", ","),
    (r"\b(look|face|point)(ing|s)? in the direction of\b", r"\1\2 at"),
    (r"\bturn (around|round) ((?:the|both|all|every|each) [a-z ]+?)(?=[.,;!?]|$| and )", r"turn \2 \1"),
    (r"\bmake that (?=(?:the|all|both|every|each)\b)", "let "),
    (rf"\blet ({_POSES}|dance) ((?:the|both|all) [a-z ]+?)(?= (?:{_WHERE}|over|to|near)\b|[.,!?]|$)", r"let \2 \1"),
    (r", (?=one (?:on|at) (?:each|either|both)\b)", " "),
    (r"\b(?:in|into|to) the (?:other|opposite) (?:direction|way)\b", "the other way"),
    (r"\btime of (?:the )?day\b", "time"),
    (rf"\b(?:at|in|into|to) the (?:place|position|spot|location) of ({_NAME})(?=[,.;]| and |$)", r"where \1 is"),
    (r"\bmore of (?!(?:the|these|those|them|it|this|that)\b)", "more "),
    (r"(?<![\w.])x(\d+(?:\.\d+)?)\b", r"\1 times"),
    (r"(?<=\w )\+(\d+(?:\.\d+)?) ?%", r"larger by \1 %"),
    (r"(?<=\w )[-\N{MINUS SIGN}](\d+(?:\.\d+)?) ?%(?! ?[a-z]+er\b)", r"smaller by \1 %"),
)
_FORMS = tuple((re.compile(form, re.IGNORECASE), to) for form, to in (*((form, "") for form in _IDLE), *_OTHERWISE))


def plainly(text: str) -> str:
    """The text in plain words; as it is where it is plain."""
    for form, written in _FORMS:
        text = form.sub(written, text)
    return " ".join(text.split())
