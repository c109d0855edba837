"""What is no object: times of day, weather, kinds of picture, abstract nouns; and which nouns are places."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.lexicon import PLACE_PARTS
from layoutgen.parse.mentions import Mention
from layoutgen.parse.reading import Reading

_TIME_PREPOSITIONS = frozenset(
    {"at", "in", "during", "on", "by", "under", "before", "after", "into", "from", "of", "near"}
)
_KEPT_WEATHER = frozenset({"rainbow", "snow", "sky", "lightning", "snowflake", "blue sky", "ice"})
_WINDING = frozenset({"road", "street", "path", "trail", "track", "tracks", "lane", "highway", "river", "sidewalk"})
_FENCED = frozenset({"area", "enclosure", "space", "lot", "yard", "pasture", "in"})
_SUN = ((frozenset({"sets", "setting"}), "sunset"), (frozenset({"rises", "rising"}), "dawn"))
_NEVER_TIME = frozenset({"dark", "day", "days", "morning", "light"})
# The words of all times and weathers, but for those of any phrase; hardly a noun chunk has one.
_TELLING = {word for said in (*vocab.TIMES, *vocab.WEATHERS) for word in said.split()} - {
    "at", "in", "the", "a", "an", "of", "on", "during", "by", "under", "very", "and", "with", "to", "it", "is",
} | {"day", "days", "night", "morning", "evening", "afternoon", "weather", "time"}  # fmt: skip


def take_time_and_weather(reading: Reading, number: int, mention: Mention) -> bool:
    """Whether the chunk is a time or weather ("at night", "a sunny day"); it is noted and names no object."""
    chunk, tree = mention.chunk, reading.tree
    phrase = reading.landmark_of.get(number)
    if _TELLING.isdisjoint(tree.lower[chunk.start : chunk.end]) and mention.label != "sun":
        return False
    prep = tree.lower[reading.phrases[phrase].end - 1] if phrase is not None else ""
    start = chunk.start
    while start < chunk.head and tree.tags[start] in ("DT", "PRP$"):
        start += 1
    text = reading.words(start, chunk.end)
    head = mention.label
    if head in _KEPT_WEATHER or text.endswith("sky"):
        return False
    spoken = reading.words(reading.phrases[phrase].start, chunk.end) if phrase is not None else text
    enjoyed = start > 1 and tree.lemmas[start - 2] in ("enjoy", "soak") and prep == ""
    if head == "sun" and text == "sun" and (prep in ("in", "under") or enjoyed):
        return _note(reading, None, "sunny")
    time = vocab.TIMES.get(spoken) or vocab.TIMES.get(text)
    weather = vocab.WEATHERS.get(text) or (vocab.WEATHERS.get(spoken) if "snow" not in spoken else None)
    if time is None and weather is None:
        last = tree.lower[chunk.head]
        if last in ("day", "days", "night", "morning", "evening", "afternoon", "weather", "time"):
            time = None if last in ("day", "days", "weather", "time") else vocab.TIMES.get(last)
            for word in tree.lower[start : chunk.head]:
                weather = weather or vocab.WEATHERS.get(word)
                time = time or (vocab.TIMES.get(word) if word not in _NEVER_TIME else None)
            return _note(reading, time, weather) or last in ("day", "days", "weather", "time")
        time = (
            vocab.TIMES.get(last)
            if last in ("sunset", "sunrise")
            or (prep in _TIME_PREPOSITIONS and last not in _NEVER_TIME and len(text.split()) <= 3)
            else None
        )
        weather = (
            vocab.WEATHERS.get(last)
            if prep in ("in", "during", "through", "under") and last not in ("snow", "clear")
            else None
        )
    return _note(reading, time, weather)


def _note(reading: Reading, time: str | None, weather: str | None) -> bool:
    if time is not None:
        reading.time = reading.time or time
    if weather is not None and weather not in reading.weather:
        reading.weather.append(weather)
    return time is not None or weather is not None


def note_attributes(reading: Reading, attributes: list[str], label: str) -> None:
    """Weather and time in adjectives: "a rainy street", "a cloudy sky"."""
    for word in attributes:
        weather = vocab.WEATHERS.get(word)
        if word == "windy" and label.rsplit(" ", 1)[-1] in _WINDING:
            continue
        if weather is not None and word not in ("clear", "snowy", "bright", "cloudless"):
            _note(reading, None, weather)
        elif word in ("nighttime", "moonlit", "starry", "night", "evening", "sunset"):
            _note(reading, vocab.TIMES.get(word), None)
        elif word == "starlit" and label == "sky":
            _note(reading, "night", None)


def take_loose_words(reading: Reading) -> None:
    """Time and weather said with adverbs and verbs: "it is raining", "at night" without a noun chunk."""
    tree = reading.tree
    fenced = next((i for i, word in enumerate(tree.lower) if word == "fenced"), None)
    if fenced is not None and not reading.place_words and _FENCED.intersection(tree.lower[fenced + 1 : fenced + 4]):
        reading.place_words.append("ranch")
    for i, word in enumerate(tree.lower):
        if word == "sun":
            about = {*tree.lower[max(0, i - 1) : i], *tree.lower[i + 1 : i + 4]}
            _note(reading, next((time for words, time in _SUN if not words.isdisjoint(about)), None), None)
        if reading.chunk_at[i] is None and word in (
            "raining",
            "snowing",
            "drizzling",
            "foggy",
            "rainy",
            "sunny",
            "overcast",
            "stormy",
            "snowy",
            "windy",
        ):
            _note(reading, None, vocab.WEATHERS.get(word))


def background_of(label: str) -> str | None:
    """The background word of a place: "beach", "living room"; None for stuff that is no place."""
    return vocab.place(label) or (None if vocab.lookup(label) else vocab.place(label.rsplit(" ", 1)[-1]))


def is_part_word(label: str) -> bool:
    """ "side", "edge", "top": of something else."""
    return label in PLACE_PARTS
