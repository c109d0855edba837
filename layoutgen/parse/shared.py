"""Two verbs with one object: "people flying and watching kites", "a man holding and pointing to a remote control"."""

from __future__ import annotations

from collections.abc import Callable

from layoutgen.parse.company import HOLDABLE
from layoutgen.parse.coordination import members
from layoutgen.parse.reading import Reading, group_of

_RIDDEN = frozenset({"vehicle", "animal", "sport", "boat"})
_FLOWN = frozenset({"kite", "drone", "plane", "airplane", "helicopter", "paper plane"})
_IN_HAND = frozenset({"hold", "carry", "lift"})
SHARED = _IN_HAND | {"fly", "ride", "push", "pull", "touch", "pet", "feed", "wash", "clean", "cut", "slice", "brush",
                     "kick", "throw", "catch", "wear"}  # fmt: skip


def shared_object(reading: Reading, verb: int, objects_of: Callable[[Reading, int], list[int]]) -> list[int]:
    """The object of the verb after "and", which the verb at `verb` has too; none where it cannot be its object."""
    tree, second = reading.tree, verb + 2
    if second >= len(tree) or tree.tags[second] != tree.tags[verb] or not reading.is_verb(second):
        return []
    found = objects_of(reading, second)
    phrase = reading.phrase_at[second + 1] if not found and second + 1 < len(tree) else None
    landmark = reading.phrases[phrase].landmark if phrase is not None else None
    if (
        landmark is not None
        and phrase is not None
        and reading.words(second + 1, reading.phrases[phrase].end) in ("at", "to")
    ):
        found = members(reading, landmark)
    return [n for n in found if _fits(reading, tree.lemmas[verb], n)]


def _fits(reading: Reading, verb: str, number: int) -> bool:
    mention = reading.mentions[number]
    if mention is None:
        return False
    group = group_of(mention.label)
    if verb == "fly":
        return mention.label.rsplit(" ", 1)[-1] in _FLOWN
    if verb == "wear":
        return group == "clothing"
    return group in (_RIDDEN if verb == "ride" else HOLDABLE) if verb in _IN_HAND | {"ride"} else True
