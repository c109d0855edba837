"""The seasons, as far as a picture of things shows them: snow, sun, and the leaves of the trees."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen import vocab
from layoutgen.edit.look import paint, strip
from layoutgen.edit.names import Edited
from layoutgen.edit.setting import clear_weather, set_weather
from layoutgen.errors import EditError
from layoutgen.layout import Layout

SEASONS = {"winter": "winter", "autumn": "autumn", "fall": "autumn", "spring": "spring", "summer": "summer",
           "springtime": "spring", "summertime": "summer", "wintertime": "winter", "fall season": "autumn"}  # fmt: skip
_EVERGREEN = frozenset(
    {"fir", "pine", "palm", "christmas", "cactus", "spruce", "cypress", "coconut", "evergreen", "yew"}
)
_LEAVES = frozenset({"orange", "blooming", "leafless", "green"})
_WEATHER = {"winter": "snow", "summer": "sunny", "spring": "sunny"}
_TREES = {"autumn": "orange", "spring": "blooming", "summer": "green"}


def set_season(layout: Layout, season: str) -> Edited:
    """Winter snows, in summer and spring the sun shines; trees with leaves are orange, green or in bloom.

    Raises EditError for autumn where no tree could show it.
    """
    trees = _trees(layout)
    if season == "autumn" and not trees:
        raise EditError("nothing in the picture would show that it is autumn: add a tree first, or say 'make it windy'")
    done = Edited(layout)
    if season in _WEATHER:
        done = set_weather(layout, _WEATHER[season])
    elif "snow" in layout.scene.weather:
        done = clear_weather(layout, ("snow",))
    look = _TREES.get(season)
    if look and trees:
        bare = strip(done.layout, trees, sorted(_LEAVES)).layout
        painted = paint(bare, trees, [look])
        done = Edited(painted.layout, (*done.told, *painted.told))
    return done


def _trees(layout: Layout) -> Sequence[str]:
    """The trees and bushes that lose their leaves and may be changed."""
    return [
        item.id
        for item in layout.items
        if not item.locked
        and item.z >= 0
        and vocab.noun(item.label).group == "plant"
        and set(item.label.split()) & {"tree", "bush", "hedge", "oak", "birch", "maple", "willow", "vine"}
        and not set(item.label.split()) & _EVERGREEN
    ]
