"""The time of day and the weather that a scene shows without the text naming them: night by the moon, falling snow."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.predict.homes import ROOMS
from layoutgen.scene import SceneData

_TIMELESS = frozenset({"space", "moon surface", "planet surface", "underwater", "cave", "room", *ROOMS})
_BUILT = frozenset({"street", "city", "suburb", "village", "park", "road", "path", "forest", "garden", "railway"})
_DARK = frozenset({"dark", "dim", "dimly", "unlit", "darkened", "pitch-black"})
_NIGHTLY = frozenset({"moon", "crescent moon", "star", "fireworks", "shooting star"})


def hour(data: SceneData) -> str | None:
    """The time of day that the text names, or night where the moon shines, stars or fireworks are seen."""
    if data.time is not None or data.weather or not {*data.background}.isdisjoint(_TIMELESS):
        return data.time or _unlit(data)
    shown = (t for t in data.objects if vocab.noun(t.label).name in _NIGHTLY)
    nightly = {t.id for t in shown if not any(map(vocab.colour, t.attributes))}  # a blue star is painted somewhere
    trodden = {r.object for r in data.relations if r.predicate in ("on", "in", "inside", "at")}
    return "night" if nightly - trodden else _unlit(data)


def _unlit(data: SceneData) -> str | None:
    """Night in a room or a street that is said to be dark."""
    rooms = (t for t in data.objects if t.kind == "stuff" and vocab.place(t.label) is not None)
    return "night" if any(_DARK & set(" ".join(t.attributes).split()) for t in rooms) else None


def snowfall(data: SceneData, places: tuple[str, ...]) -> tuple[str, ...]:
    """The weather of the text, with snow where a street or a village is said to be snowy."""
    snowy = any(word in ("snowy", "snow-covered", "snow covered") for t in data.objects for word in t.attributes)
    built = set(places[:1]) <= _BUILT and bool(places)
    return ("snow", *data.weather) if snowy and built and "snow" not in data.weather else data.weather
