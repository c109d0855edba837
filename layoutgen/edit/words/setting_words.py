"""Commands about where and when: "make it night", "let it snow", "on a beach instead", "as a watercolour"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from layoutgen import vocab
from layoutgen.edit.names import Edited
from layoutgen.edit.season import SEASONS, set_season
from layoutgen.edit.setting import clear_weather, set_place, set_style, set_time, set_weather
from layoutgen.edit.size import canvas
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import Command, exists, is_picture, thing
from layoutgen.edit.words.lexicon import PICTURE
from layoutgen.edit.words.naming import named
from layoutgen.edit.words.ref import Ref
from layoutgen.errors import EditError

_LEADS = re.compile(
    r"^(?:(?:to|at|in|into|on|onto|be|being|become|as|like|look|looks|a|an|the|it|more|very|with|of|some|from|by|set|there|is|that|during|for|instead|style|look|mood|atmosphere|feeling|bit|little|touch|lots?|hint|plenty)\s+)+"
)
_TAILS = re.compile(
    r"\s+(?:scene|setting|picture|image|style|version|instead|time|outside|"
    r"background|backdrop|weather|mood|atmosphere|feeling|feel|vibe|lighting|light|theme|now|falling|day|of day|"
    r"please|again|view|drops|flakes|rather|one)$"
)
_NO_MORE = re.compile(r"\s(?:instead of|rather than)\s.*$")  # "noon instead of night"
_NAMES = frozenset({
    "background", "backdrop", "setting", "weather", "time", "sky", "time of day", "style", "place", "location",
    "day", "season", "environment", "surroundings", "landscape", "scenery", "world", "mood", "light", "lighting",
    "ground",
})  # fmt: skip
_MORE = {"dark": "night", "darker": "night", "rain": "rain", "snow": "snow",
"storm": "storm", "shine": "sunny",
         "sunny": "sunny", "clear up": "sunny", "clear": "sunny", "cloud over": "cloudy", "pour": "rain",
         "thunder": "storm",
         "hail": "rain", "drizzle": "rain", "blow": "windy", "nice": "sunny", "bright": "day",
         "light": "day", "brighter": "day",
         "wet": "rain"}  # fmt: skip
_SMALL = frozenset({",", "&", "a", "an", "the", "and", "with", "at", "on", "in", "very"})
_MOODS = frozenset({
    "calm", "quiet", "warm", "cold", "beautiful", "late", "early", "like", "look",
    "thick", "heavy", "light",
})  # fmt: skip
_SQUARE = {
    "square": 1.0,
    "landscape": 4 / 3,
    "portrait": 3 / 4,
    "widescreen": 16 / 9,
    "panoramic": 2.0,
    "panorama": 2.0,
}


def is_setting(command: Command, bit: Bit | None) -> bool:
    """Whether the phrase means the picture's setting: "it", "the background", "the weather", the picture itself."""
    if bit is None or bit.kind != "thing" or len(bit.refs) != 1:
        return False
    ref = bit.refs[0]
    if ref.pronoun in ("it", "everything"):
        return True
    known = ref.label is not None and bool(named(ref.label, command.layout))
    return (
        is_picture(command, bit.refs)
        or (ref.label in _NAMES and not (known and ref.label not in ("sky", "ground")))
        or (ref.label is not None and vocab.time_of_day(ref.label) is not None)
        or (ref.definite and ref.label in command.layout.background and not _is_item(command, ref))  # "the sea ..."
    )


def _is_item(command: Command, ref: Ref) -> bool:
    """Whether there is a thing of exactly this name; "the beach" is no beach chair."""
    return any(item.label == ref.label for item in command.layout.items)


def setting_of(command: Command, phrase: str, *, places: bool = True) -> Edited | None:  # noqa: C901 - one case after the other
    """What a phrase says of time, weather, style or place, done; none when it says nothing of them."""
    layout = command.layout
    text = _NO_MORE.sub("", " ".join(phrase.lower().replace(" - ", "-").split())).strip(" ,.")
    forms = _forms(text)
    for form in forms:
        style = vocab.STYLES.get(form)
        if style:
            return set_style(layout, style)
        if form in SEASONS:
            return set_season(layout, SEASONS[form])
        if vocab.time_of_day(form):
            return set_time(layout, form)
        if vocab.weather(form) or (form == "snow" and not text.startswith("in")):
            return set_weather(layout, form)
    for form in forms:
        words = form.split()
        cut = next((k for k in range(1, len(words)) if _styles(words, k)), 0)
        if cut:  # "a black and white sketch"
            return set_style(layout, vocab.STYLES[" ".join(words[cut:])])
    for form in forms:
        if places and vocab.place(form) and form != "sky":
            return set_place(layout, form, command.tools.predict, command.seed)
    for form in forms:
        if form in _MORE:
            name = _MORE[form]
            return set_time(layout, name) if name in ("night", "day") else set_weather(layout, name)
    return _both(command, min(forms, key=len, default=""))


def _forms(text: str) -> list[str]:
    """The phrase, and what is left of it without the words around what counts."""
    forms = [text, _LEADS.sub("", text)]
    while _TAILS.search(forms[-1]):
        forms.append(_TAILS.sub("", forms[-1]))
    forms += [f"{form} day" for form in forms if form in ("sunny", "rainy")]
    return list(dict.fromkeys(form for form in forms if form))


_STYLED = frozenset({
    "old", "vintage", "simple", "nice", "beautiful", "childish", "rough", "quick", "colourful", "colorful", "classic",
    "real", "modern", "faded", "soft", "detailed", "loose", "bright", "pretty", "traditional", "classical",
})  # fmt: skip


def _styles(words: Sequence[str], cut: int) -> bool:
    lead = set(words[:cut]) <= _STYLED or vocab.STYLES.get(" ".join(words[:cut]))
    return bool(lead and vocab.STYLES.get(" ".join(words[cut:])))


def _both(command: Command, phrase: str) -> Edited | None:
    """ "a rainy night", "a foggy morning on the beach": several words of the setting, all of them understood."""
    words = [
        w
        for w in phrase.split()
        if w not in (",", "&", "a", "an", "the", "and", "with", "at", "on", "in", "very", *_MOODS, *_STRENGTHS)
    ]
    if len(words) < 2 and len(phrase.split()) < 2:
        return None
    layout, told = command.layout, list[str]()
    places = [w for w in words if vocab.place(w) and not vocab.weather(w) and w not in ("sky", "snow")]
    if not words:
        return None
    for word in (w for w in words if w not in places[:-1]):
        if vocab.time_of_day(word):
            done = set_time(layout, word)
        elif word in SEASONS:
            done = set_season(layout, SEASONS[word])
        elif vocab.weather(word) or word == "snow":
            done = set_weather(layout, vocab.weather(word) or word)
        elif vocab.place(word) and word != "sky" and word in layout.scene.background:
            continue
        elif vocab.place(word) and word != "sky":
            done = set_place(layout, word, command.tools.predict, command.seed)
        else:
            return None
        layout, told = done.layout, [*told, *done.told]
    return Edited(layout, tuple(told))


def known_place(command: Command) -> None:
    """Refuses a place that the vocabulary does not know: "make the background a quarry"; the place is named."""
    first, rest = thing(command.bits)
    if first is None or first.refs[0].label not in _PLACED or not is_setting(command, first):
        return
    to = ("to", "into", "as", *(("with", "by") if command.frame == "replace" else ()))
    new = next((bit.refs[0] for bit in rest if bit.kind == "thing" or (bit.kind == "prep" and bit.value in to)), None)
    if new is None or not new.indefinite or new.label is None or vocab.place(new.label):
        return
    if setting_of(command, new.text) is None:  # no "sunset" and no "watercolour" either
        raise EditError(f"{new.text!r} is not known as a place; places that are: a beach, a forest, a city, a kitchen")


_PLACED = frozenset({
    "background", "backdrop", "setting", "place", "location", "environment", "surroundings", "landscape", "scenery",
})  # fmt: skip
_STRENGTHS = frozenset({"light", "heavy", "gentle", "soft", "slight", "strong", "thick", "dense", "some"})
_SOMEWHAT = frozenset({"hard", "lot", "a", "little", "bit", "perhaps", "maybe", "now", "please", "again"})


def weather_verb(command: Command) -> Edited | None:
    """ "let it snow", "it should rain", "it is snowing": the verb says the weather."""
    words = [word.lower for word in command.words if not word.lower.endswith("ly") and word.lower not in _SOMEWHAT]
    word = words[-1] if words else ""
    for form in (word, word.removesuffix("s")):
        name = vocab.weather(form) or (_MORE.get(form) if form in ("rain", "snow", "storm") else None)
        if name:
            return set_weather(command.layout, name)
    return None


def stop_weather(command: Command, phrase: str) -> Edited | None:
    """ "stop the rain", "no more snow": the weather taken away, where there is such weather."""
    text = _LEADS.sub("", phrase.lower().strip())
    text = re.sub(r"^(?:raining|snowing)$", lambda m: m.group(0)[:-3], text)
    names = {vocab.weather(text), _MORE.get(text)} - {None}
    hit = [w for w in command.layout.scene.weather if w in names]
    if text == "weather":
        return clear_weather(command.layout)
    return clear_weather(command.layout, hit) if hit else None


def canvas_of_words(command: Command, bits: Sequence[Bit]) -> Edited | None:
    """ "make the canvas 800x600", "make the picture wider", "a square picture", "800 px wide"."""
    layout = command.layout
    width, height = layout.canvas.width, layout.canvas.height
    pixels = next((bit for bit in bits if bit.kind == "pixels"), None)
    if pixels is not None:
        left, _, right = pixels.value.partition("x")
        return canvas(layout, int(left), int(right))
    words = [word.lower for word in command.words]
    for word, aspect in _SQUARE.items():
        if word in words:
            side = max(width, height)
            return (
                canvas(layout, side, round(side / aspect))
                if aspect >= 1
                else canvas(layout, round(side * aspect), side)
            )
    amount = next(
        (bit.measure for bit in bits if bit.kind == "amount" and bit.measure and bit.measure.unit == "px"), None
    )
    if amount is not None:
        if any(w in words for w in ("wide", "width", "wider", "widen", "broaden")):
            return canvas(layout, round(amount.value), height)
        if any(w in words for w in ("tall", "high", "height", "taller", "heighten")):
            return canvas(layout, width, round(amount.value))
    size = next((bit.size for bit in bits if bit.kind == "size"), None)
    if size is not None and not size.other:
        from layoutgen.edit.words.command import growth

        factor = size.factor if size.factor is not None else growth(size.measure, size.sign)
        across = factor if size.side in ("both", "width") else 1.0
        down = factor if size.side in ("both", "height") else 1.0
        return canvas(layout, round(width * across), round(height * down))
    return None


def picture_first(command: Command) -> bool:
    """Whether the clause is about the canvas or picture itself."""
    first, _ = thing(command.bits)
    return first is not None and (
        is_picture(command, first.refs)
        or (
            len(first.refs) == 1
            and first.refs[0].label in ("size", "width", "height")
            and any(r.label in PICTURE for r in first.refs[0].of)
        )
    )


def of_sun(command: Command, words: Sequence[str]) -> Edited | None:
    """ "let the sun set", "the sun going down", "the sun shining"."""
    if words[-2:] in (["sun", "shine"], ["sun", "shining"]):
        return setting_of(command, "sunny")
    if "sun" in words[-3:-1] and words[-1] in _SINKING:
        if exists(command, "sun") and words[-1] in ("down", "up"):  # the one that is there
            return None
        return setting_of(command, "sunset" if words[-1] in ("down", "set", "setting") else "sunrise")
    return None


_SINKING = frozenset({"down", "set", "setting", "up", "rise", "rising"})
