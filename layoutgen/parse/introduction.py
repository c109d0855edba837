"""The words that introduce a picture or say how it is made ("Draw a photo of", ", digital art")."""

from __future__ import annotations

import re
from functools import lru_cache

from layoutgen import vocab

_DET = r"(?:an?|the|this|that|one|some|my|your)"
_MADE = (
    r"(?:photo(?:graph)?s?|pictures?|images?|pics?|snapshots?|drawings?|sketch(?:es)?|paintings?|illustrations?|"
    r"renderings?|renders?|watercolou?rs?|cartoons?|portraits?|clip[- ]?art|(?:motion )?blur|shots?|views?|scenes?|"
    r"depictions?|(?:close[- ]?ups?|up[- ]close)(?: (?:shot|view|photo|picture|image))?|selfies?|collages?|posters?|"
    r"art|artwork|"
    r"photo collages?|animations?|emojis?|photography|panoramas?|silhouettes?|scenery|polaroids?|doodles?|"
    r"engravings?|woodcuts?|etchings?|lithographs?|frescos?|frescoes|comic strips?|footage|screenshots?|thumbnails?|"
    r"portrayals?|representations?|visuali[sz]ations?|renditions?|icons?|memes?|"
    r"study(?= of)|still(?= of)|capture(?= of)|x-ray(?= of)|"
    r"(?<=3d )model)"
)
_LOOK = (
    r"(?:realistic|photo-?realistic|high[- ]quality|high[- ]resolution|detailed|highly|very|hd|4k|8k|blurry|blurred|"
    r"black[- ]and[- ]white|black & white|b&w|colou?r(?:ful|ed)?|monochrome|sepia|vintage|old|antique|retro|"
    r"up[- ]close|"
    r"beautiful|"
    r"nice|"
    r"cute|simple|stylized|abstract|minimalist|close[- ]?up|wide[- ]?angle|wide|aerial|overhead|top|side|front|rear|"
    r"panoramic|bird'?s[- ]eye|oil|acrylic|pencil|charcoal|pen|ink|crayon|chalk|watercolou?r|digital|cartoon|comic|"
    r"anime|manga|3d|pixel|line|flat|vector|street|indoor|outdoor|night|night[- ]?time|evening|sunset|sunrise|dusk|"
    r"dawn|twilight|daytime|bright|dark|professional|amateur|"
    r"cropped|small|large|big|full|good|great|clear|interesting|funny|artistic|stock|time[- ]lapse|instagram|hdr|macro|"
    r"long|medium|child'?s|children'?s|real|life|action|single|couple|different|strange|unusual|quick|rough|"
    r"split|split[- ]screen|faded|grainy|staged|candid|posed|zoomed(?:[- ]in)?|pretty|lovely|"
    r"out[- ]of[- ]focus|somewhat|top[- ]down|low[- ]angle|high[- ]angle|eye[- ]level|[a-z]+-[a-z]+|"
    r"dslr|slr|gopro|polaroid|film|analog(?:ue)?|studio|\d+ ?mm|drone|satellite|telescope|camera|fish-?eye|lens|raw|"
    r"cinematic|low[- ]poly|stunning|amazing|striking|intricate|extreme|sharp|crisp|natural|plain|neutral|ordinary|"
    r"pop art|impressionist|expressionist|cubist|surrealist|surreal|renaissance|baroque|medieval|modern|van gogh|"
    r"gouache|pastel|sketchy|kid'?s|toddler'?s|artist'?s|hand[- ]drawn|concept|cgi|computer|webcam|telephoto|"
    r"portrait|product|wildlife|(?:smart|cell |mobile )?phone|iphone|cent(?:ered|red)|full[- ]body|full[- ]length|"
    r"still|(?:high|low|ultra)[- ](?:definition|def|res|resolution)|(?:dimly|well|brightly|softly|naturally)[- ]lit|"
    r"side[- ]view|front[- ]view|day ?light)"
)
_LINK = (
    r"(?:of|looking (?:down |up |out )?(?:at|on)|(?:focusing|focused|focussing|focussed|centered|centred) (?:on|in on)|"
    r"showing|depicting|featuring|containing|that (?:shows?|depicts?|contains?|has)|"
    r"including(?! of)|taken of|(?:in which|where) there (?:is|are))"
)
_ASK = (
    r"(?:(?:please|kindly|hey|ok|okay)[, ]+)?(?:(?:can|could|would|will) you (?:please )?)?"
    r"(?:i(?: would|'d)? (?:want|like|need|love)(?: to (?:see|have|get))?(?: you to)?|let'?s (?:see|have)|show(?: "
    r"me)?|"
    r"give me|draw(?: me)?|generate(?: me)?|create(?: me)?|imagine|render|illustrate|depict|visuali[sz]e|"
    r"paint(?: me)?(?= (?:an?|the|some|\d+) )|sketch(?: me)?(?= (?:an?|the|some|\d+) )|"
    r"make(?: me)?(?= (?:an?|the|some|\d+) )|"
    r"picture(?= (?:an?|the) )|design(?= (?:an?|the) )|produce(?= (?:an?|the) ))"
)
_MADE_PHRASE = rf"(?:{_DET} )?(?:{_LOOK}(?:,? and|[ ,])[ ,]*)*{_MADE}(?: in (?:black and white|colou?r|sepia)(?= of))?"
_ROOM = r"(?:kitchen|bathroom|bedroom|beach|office)"
_ON_WALL = r"[^.;,]*\b(?:on|above|over) (?:the|a) (?:[a-z]+ )?(?:walls?|fireplace|mantel)\b"  # there it hangs
_ON_SHOW = r"[^.;,]*(?<!that )(?<!which )\b(?:hangs|is hanging|is hung|is mounted)\b"  # it is itself in the picture


def _patterns(*patterns: str) -> list[re.Pattern[str]]:
    return [re.compile(pattern, re.IGNORECASE) for pattern in patterns]


_INTRODUCTIONS = _patterns(
    rf"(?:this|it|here) is (?={_MADE_PHRASE} {_LINK}\b)",
    rf"there (?:is|are) (?!{_ON_WALL})(?={_MADE_PHRASE} {_LINK}\b)",
    rf"in (?:this|the) {_MADE},?\s+(?:(?:we|you|i|one) can see |you see |we see |is |are )?",
    r"(?:we|you|i|one) can see\s+",
    r"(?:we are|you are|i am|i'm|we're) looking at (?=(?:an?|the|some) )",
    r"with\s+",
)
_FIRST = frozenset("tihwyoTIHWYO")  # letters that these begin with
_NAMED = re.compile(rf"\s*(?:{_ASK}|(?:{_DET} )?(?:{_LOOK}|{_MADE}|{_ROOM}))", re.IGNORECASE)  # how the next ones begin


@lru_cache(maxsize=1)
def _alone() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_MADE_PHRASE}|{_ASK})\s*[.!]?\s*$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _named_introductions() -> list[re.Pattern[str]]:
    """Compiled for the first text that begins so: the longest patterns of all."""
    return _patterns(
        rf"{_ASK}\b[,:]?\s+",
        rf"{_DET} (?:{_LOOK} )*{_ROOM} (?:view|shot|photo|picture|image) {_LINK}\s+",
        rf"{_MADE_PHRASE} {_LINK}\s+(?!(?:it|them|me|him|her)\b)(?!{_ON_SHOW})",
        (
            rf"{_DET} (?:{_LOOK} )*(?:photo|photograph|picture|image|scene|drawing|illustration|view)"
            r" (?:shows|depicts|features|contains|displays|has|captures)\s+"
        ),
        rf"{_DET} (?:{_LOOK} )*(?:photo|photograph|picture|image|scene)s? with\s+",
        rf"{_DET} (?:{_LOOK} )*(?:photo|photograph|picture|image|scene)s? (?=without\b|that has no\b|containing "
        r"no\b)",
        rf"{_DET} (?:{_LOOK} )*{_MADE} with (?=[^.;]* in it[.!]?\s*$)",
        rf"{_MADE_PHRASE}\s*:\s*",
    )


_HOW = (
    r"(?:in (?:the )?style of [^,.;]+|in an? [^,.;]* style|[\w -]+ style|digital art|concept art|vector art|"
    r"clip[- ]?art|"
    r"pixel art|"
    r"line art|oil painting|oil on canvas|watercolou?r(?: painting)?|pencil (?:drawing|sketch)|cartoon|anime|"
    r"photo-?realistic|"
    r"realistic|photograph(?:y|ic)?|photo|highly detailed|high(?:ly)? quality|detailed|4k|8k|hd|hdr|uhd|"
    r"trending on \w+|"
    r"masterpiece|best quality|sharp focus|illustration|3d render|cinematic(?: lighting)?|"
    r"black and white|sepia|close[- ]?up|"
    r"high resolution|octane render|unreal engine|award[- ]winning)"
)
_TAIL = re.compile(
    rf"(?:\s*[,;]\s*{_HOW}|\s+(?:in|with) monochrome(?: black and white)?|"
    r"\s+in (?:watercolou?r|black and white|sepia|oil|pencil|pixel art|cartoon style)|\s+as an? "
    r"(?:cartoon|sketch|painting|watercolou?r|drawing|oil painting|pencil sketch))+\s*[.!]?\s*$",
    re.IGNORECASE,
)  # fmt: skip
_OF_WHAT = re.compile(
    r" *(?:(?:an?|the|one) )?(?:[a-z]+ )?(?P<what>[a-z]+)(?P<tail> (?:photo|photograph|picture|pic|image|drawing|"
    r"painting|"
    r"sketch|illustration)\s*[.!]?\s*)$",
    re.IGNORECASE,
)  # "a lamp photo"


def introduction_end(text: str) -> int:
    """Where the scene begins: the length of the introduction of `text`, 0 when there is none."""
    at = len(text) - len(text.lstrip(" \n\"'-*#>"))
    while True:
        named = _NAMED.match(text, at) is not None
        if named and _alone().match(text, at):
            return len(text)
        plain = _INTRODUCTIONS if text[at : at + 1] in _FIRST else []
        patterns = [*_named_introductions(), *plain] if named else plain
        found = next((found for pattern in patterns if (found := pattern.match(text, at))), None)
        if found is None:
            return at
        at = found.end()


def tail_start(text: str) -> int:
    """Where the words on style at the end of `text` begin; its length when there are none."""
    found = _TAIL.search(text)
    if found is not None:
        return found.start()
    named = _OF_WHAT.match(text)
    shown = named is not None and vocab.lookup(named["what"].lower()) is not None
    return named.start("tail") if named is not None and shown else len(text)
